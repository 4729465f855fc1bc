//! Reads documents and writes one reading a line, as JSON: the map step of a larger run.
//!
//! ```text
//! cargo run --example read -- [FILE.txt | FILE.jsonl | -]... [--published FILE.txt=DATE]...
//! ```

mod support;

use std::{io::Write, process::ExitCode};

use diplograph::Reader;
use support::{Arguments, Failure, Usage, run, warn};

const USAGE: Usage = Usage {
    text: "\
Usage: read [FILE]... [--published FILE=DATE]...

Reads documents and writes the reading of each as one line of JSON.
FILE is a text, a .jsonl file of documents, or - for such lines on standard input;
without any, the sample dispatches are read. --published dates a text.
",
    flags: &[],
    values: &[],
};

fn main() -> ExitCode {
    run(&USAGE, read)
}

fn read(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let reader = Reader::new();
    arguments.each_document(|document| {
        let (reading, diagnostics) = reader.read_with_diagnostics(&document);
        for diagnostic in diagnostics {
            warn(format_args!("{}: {diagnostic}", document.id()));
        }
        Ok(writeln!(output, "{}", reading.to_json())?)
    })
}
