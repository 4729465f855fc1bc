//! Reads documents and writes one reading a line, as JSON: the map step of a larger run.
//!
//! ```text
//! cargo run --example read -- [FILE.txt | FILE.jsonl | -]... [--explain] [--published FILE.txt=DATE]...
//! ```

mod support;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use diplograph::{DiagnosticKind, Document, Explanation, Reader};
use serde::Serialize;
use support::{Arguments, Failure, Usage, run, warn};

const USAGE: Usage = Usage {
    text: "\
Usage: read [FILE]... [--explain] [--published FILE=DATE]...

Reads documents and writes the reading of each as one line of JSON.
FILE is a text, a .jsonl file of documents, or - for such lines on standard input;
without any, the sample dispatches are read. --published dates a text.
--explain writes a line for every fact instead: why it was read and how far it can be trusted.
",
    flags: &["--explain"],
    values: &[],
};

fn main() -> ExitCode {
    run(&USAGE, read)
}

fn read(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let reader = Reader::new();
    let explain = arguments.flag("--explain");
    arguments.each_document(|document| {
        if explain {
            return explained(&reader, &document, output);
        }
        let (reading, diagnostics) = reader.read_with_diagnostics(&document);
        for diagnostic in diagnostics.iter().filter(|found| found.kind == DiagnosticKind::LongSentence) {
            warn(format_args!("{}: {diagnostic}", document.id()));
        }
        Ok(writeln!(output, "{}", reading.to_json())?)
    })
}

/// A fact with the document and the field of the reading that it stands in.
#[derive(Serialize)]
struct Line<'a> {
    document: &'a str,
    field: &'static str,
    place: usize,
    explanation: &'a Explanation,
}

fn explained(reader: &Reader, document: &Document, output: &mut dyn Write) -> Result<(), Failure> {
    let explained = reader.read_explained(document);
    let (mut field, mut place) = ("", 0);
    for (fact, explanation) in explained.explanations() {
        place = if fact.field() == field { place + 1 } else { 0 };
        field = fact.field();
        let line = Line { document: document.id(), field, place, explanation };
        writeln!(output, "{}", serde_json::to_string(&line).map_err(io::Error::from)?)?;
    }
    Ok(())
}
