//! Checks every table in `data/` more strictly than the tests of the crate: form, order, encoding, duplicates, names that
//! several rows share, terms of office, and sizes.
//!
//! ```text
//! cargo run --release --manifest-path tools/check-tables/Cargo.toml [-- DIRECTORY]
//! ```
//!
//! Prints a report. Faults are counted and make it fail; notes are worth a look and do not.

mod form;
mod leaders;
mod names;
mod references;
mod report;
mod table;

use std::{env, fs, io, path::PathBuf, process::ExitCode};

use report::Report;
use table::Table;

fn main() -> ExitCode {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data");
    let directory = env::args().nth(1).map_or(PathBuf::from(beside), PathBuf::from);
    let tables = match load(&directory) {
        Ok(tables) => tables,
        Err(error) => {
            eprintln!("cannot read {}: {error}", directory.display());
            return ExitCode::FAILURE;
        }
    };
    let mut report = Report::default();
    for table in &tables {
        form::check(table, &mut report);
    }
    references::check(&tables, &mut report);
    names::check(&tables, &mut report);
    leaders::check(&tables, &mut report);
    form::sizes(&tables, &mut report);
    report.print();
    if report.faults() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The tables of a directory, by name.
fn load(directory: &PathBuf) -> io::Result<Vec<Table>> {
    let paths = fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "tsv")).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::read(path).map(|bytes| Table::new(name, bytes))
    };
    paths.iter().map(read).collect()
}
