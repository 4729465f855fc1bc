//! Who is allied with a nation, by what documents say.
//!
//! ```text
//! cargo run --example allies_of -- ["South Korea" [FILE]...]
//! ```

mod support;

use std::{io::Write, process::ExitCode};

use support::{Arguments, Failure, Usage, run, write_evidence};

const USAGE: Usage = Usage {
    text: "\
Usage: allies_of [NATION [FILE]...] [--published FILE=DATE]...

Lists the allies of NATION (South Korea, unless given) in the documents, with evidence.
FILE is a text or a .jsonl file of documents; without any, the sample dispatches are read.
",
    flags: &[],
    values: &[],
};

fn main() -> ExitCode {
    run(&USAGE, allies_of)
}

fn allies_of(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let name = arguments.take_word("South Korea");
    let graph = arguments.graph()?;
    for ally in graph.allies_of(&name)? {
        writeln!(output, "{ally}")?;
        write_evidence(output, ally.evidence())?;
    }
    Ok(())
}
