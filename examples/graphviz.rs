//! Draws the graph of some documents.
//!
//! ```text
//! cargo run --example graphviz | dot -Tsvg > graph.svg
//! ```

mod support;

use std::{io::Write, process::ExitCode};

use support::{Arguments, Failure, Usage, run};

const USAGE: Usage = Usage {
    text: "\
Usage: graphviz [FILE]... [--published FILE=DATE]...

Writes the graph of the documents in the DOT language of Graphviz.
FILE is a text or a .jsonl file of documents; without any, the sample dispatches are read.
",
    flags: &[],
    values: &[],
};

fn main() -> ExitCode {
    run(&USAGE, graphviz)
}

fn graphviz(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let graph = arguments.graph()?;
    Ok(output.write_all(graph.to_dot().as_bytes())?)
}
