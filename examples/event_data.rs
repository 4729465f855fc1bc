//! The sample dispatches and an event data set in one graph, and what stands between two actors by both.

mod support;

use std::{
    fs::File,
    io::{BufReader, Cursor, Read},
    process::ExitCode,
};

use diplograph::{EventCode, EventReader, KnowledgeGraph, Precision, Reader, World};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use support::{Failure, Usage, write_evidence};

const USAGE: Usage = Usage {
    text: "Usage: event_data [FIRST SECOND] [--events FILE] [FILE…]

Folds the documents in the files (the sample dispatches without any) and the events of an ICEWS table (10,000 made-up ones
without --events) into one graph, and prints what stands between two actors (South Korea and Japan), with evidence.
  --events FILE   tab-separated: source, type of event, target, day; or with the header of an ICEWS file
  --help          prints this
",
    flags: &[],
    values: &["--events"],
};

fn main() -> ExitCode {
    support::run(&USAGE, |arguments, output| {
        let [first, second] = ["South Korea", "Japan"].map(|actor| arguments.take_word(actor));
        let world = World::bundled();
        let mut graph = KnowledgeGraph::new();
        let made_up;
        let (events, bytes): (Box<dyn Read>, u64) = match arguments.value("--events") {
            Some(file) => {
                let open = |file: &str| {
                    let events = File::open(file)?;
                    let bytes = events.metadata()?.len();
                    Ok((events, bytes))
                };
                let (events, bytes) = open(file).map_err(|source| {
                    Failure::Question(diplograph::Error::Io { path: file.into(), source })
                })?;
                (Box::new(events), bytes)
            }
            None => {
                made_up = sample(&world, 10_000);
                let bytes = made_up.len() as u64;
                (Box::new(Cursor::new(made_up)), bytes)
            }
        };
        // Drawn where standard error is a terminal, else not.
        let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
        bar.set_style(
            ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}")
                .unwrap_or(ProgressStyle::default_bar()),
        );
        let mut reader = EventReader::icews(&world, BufReader::new(bar.wrap_read(events)), "events");
        graph.import_events("events", &mut reader)?;
        bar.finish_and_clear();

        let documents = Reader::new();
        arguments.each_document(|document| {
            graph.fold(documents.read(&document));
            Ok(())
        })?;

        writeln!(output, "{}\n", reader.report())?;
        writeln!(output, "{}", graph.relation_between(&first, &second)?)?;
        writeln!(output, "\nWith the words")?;
        for event in graph.events_between(&first, &second)?.origin(diplograph::Origin::Document) {
            writeln!(output, "    {event}")?;
            write_evidence(output, event.evidence())?;
        }
        writeln!(output, "\nBy year")?;
        for year in graph.balance(&first, &second, Precision::Year)? {
            writeln!(output, "    {year}")?;
        }
        Ok(())
    })
}

/// Events as a data set would have them, the same in every run: they are made up and mean nothing.
fn sample(world: &World, rows: u64) -> String {
    let hubs = ["South Korea", "Japan", "China", "United States", "Russia", "North Korea"];
    let nations: Vec<&str> =
        world.nations().filter(|nation| nation.valid_to().is_none()).map(|nation| nation.name()).collect();
    let codes: Vec<EventCode> = EventCode::all().filter(|code| code.as_str().len() == 3).collect();
    let mut text = String::new();
    let mut state = 9u64;
    let mut below = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit.max(1)
    };
    for _ in 0..rows {
        let mut actor = || match below(3) {
            0 => nations.get(below(nations.len())).copied().unwrap_or_default(),
            _ => hubs.get(below(hubs.len())).copied().unwrap_or_default(),
        };
        let (from, to) = (actor(), actor());
        let code = codes.get(below(codes.len())).map_or("", |code| code.name());
        let (year, month, day) = (2014 + below(10), 1 + below(12), 1 + below(28));
        text.push_str(&format!("{from}\t{code}\t{to}\t{year}-{month:02}-{day:02}\n"));
    }
    text
}
