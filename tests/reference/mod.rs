//! Reference tables of others to check ours against, where there are any.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// The directory that `DIPLOGRAPH_REFERENCE` names, else the directory `reference` in one that stands beside the crate.
///
/// Says on the terminal, past the test runner, that the check `what` was skipped where there is none.
pub(crate) fn directory(what: &str) -> Option<PathBuf> {
    let named = env::var_os("DIPLOGRAPH_REFERENCE").map(PathBuf::from);
    let found = named.or_else(beside).filter(|path| path.is_dir());
    if found.is_none() {
        // Not `eprintln!`, which the test runner keeps to itself.
        let mut terminal = io::stderr();
        let message = "no reference tables: name their directory in DIPLOGRAPH_REFERENCE";
        terminal.write_all(format!("\nSKIPPED: {what}: {message}\n").as_bytes()).ok();
    }
    found
}

fn beside() -> Option<PathBuf> {
    let parent = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let entries = fs::read_dir(parent).ok()?.filter_map(|entry| Some(entry.ok()?.path().join("reference")));
    entries.filter(|path| path.join("leaders.tsv").is_file()).min()
}
