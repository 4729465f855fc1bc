//! What a nation did, what was done to it and whom it met, by what documents say.
//!
//! ```text
//! cargo run --example events_involving -- ["North Korea" [FILE]...] [--since DATE] [--until DATE]
//! ```

mod support;

use std::{io::Write, process::ExitCode};

use support::{Arguments, Failure, Usage, run, write_evidence};

const USAGE: Usage = Usage {
    text: "\
Usage: events_involving [NATION [FILE]...] [--since DATE] [--until DATE] [--published FILE=DATE]...

Lists the meetings and actions of NATION (North Korea, unless given) in the documents, by date, with evidence.
FILE is a text or a .jsonl file of documents; without any, the sample dispatches are read.
DATE is YYYY, YYYY-MM or YYYY-MM-DD.
",
    flags: &[],
    values: &["--since", "--until"],
};

fn main() -> ExitCode {
    run(&USAGE, events_involving)
}

fn events_involving(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let name = arguments.take_word("North Korea");
    let (since, until) = (arguments.date("--since")?, arguments.date("--until")?);
    let graph = arguments.graph()?;
    let mut events = graph.events_involving(&name)?;
    if let Some(date) = since {
        events = events.since(date);
    }
    if let Some(date) = until {
        events = events.until(date);
    }
    for event in events {
        writeln!(output, "{event}")?;
        write_evidence(output, event.evidence())?;
    }
    Ok(())
}
