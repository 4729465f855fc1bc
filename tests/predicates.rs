//! Every predicate and every verdict of the tables fires on its own example and keeps silent on its counter-example.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use diplograph::{ActorCode, Document, Reader, Reading};

/// One row of a table, by column name.
struct Row<'t> {
    columns: Vec<&'t str>,
    cells: Vec<&'t str>,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> &str {
        let index = self.columns.iter().position(|name| *name == column).unwrap();
        self.cells[index]
    }
}

const PREDICATES: &str = include_str!("../data/predicates.tsv");

const VERDICTS: &str = include_str!("../data/verdicts.tsv");

fn rows(text: &'static str) -> Vec<Row<'static>> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
    lines.map(|line| Row { columns: columns.clone(), cells: line.split('\t').collect() }).collect()
}

fn read(reader: &Reader, sentence: &str) -> Reading {
    reader.read(&Document::new("example", sentence))
}

fn codes(text: &str) -> Vec<ActorCode> {
    sorted(text.split('+').map(|code| code.parse().unwrap()).collect())
}

fn sorted(mut codes: Vec<ActorCode>) -> Vec<ActorCode> {
    codes.sort();
    codes
}

/// Whether the reading holds the fact that the row expects.
fn fires(row: &Row<'_>, reading: &Reading) -> bool {
    let expected = row.cell("expect");
    let kind = row.cell("kind").trim_end_matches(['~', '!', '^']);
    match row.cell("fact") {
        "action" => {
            let parts: Vec<&str> = expected.split(' ').collect();
            let (actors, targets) = (codes(parts[0]), codes(parts[2]));
            let all = sorted(actors.iter().chain(&targets).copied().collect());
            reading.actions.iter().any(|fact| {
                let (does, bears) = (sorted(fact.actors.clone()), sorted(fact.targets.clone()));
                // What is done "with" somebody is done by both.
                let together = row.cell("kind").ends_with('~') && does == all && bears == all;
                fact.kind.as_str() == kind && (together || does == actors && bears == targets)
            })
        }
        "meeting" => {
            let participants = codes(expected);
            reading
                .meetings
                .iter()
                .any(|fact| sorted(fact.participants.clone()) == participants && fact.kind.as_str() == kind)
        }
        "alliance" => {
            let members = codes(expected);
            reading
                .alliances
                .iter()
                .any(|fact| sorted(fact.members.clone()) == members && fact.kind.as_str() == kind)
        }
        _ => {
            let mut sides: Vec<_> = expected.split('/').map(codes).collect();
            sides.sort();
            reading.disputes.iter().any(|fact| {
                let mut found: Vec<_> = fact.sides.iter().cloned().map(sorted).collect();
                found.sort();
                found == sides
            })
        }
    }
}

/// Whether the reading holds any fact of the row's kind.
fn speaks(row: &Row<'_>, reading: &Reading) -> bool {
    let kind = row.cell("kind").trim_end_matches(['~', '!', '^']);
    match row.cell("fact") {
        "action" => reading.actions.iter().any(|fact| fact.kind.as_str() == kind),
        "meeting" => reading.meetings.iter().any(|fact| fact.kind.as_str() == kind),
        "alliance" => reading.alliances.iter().any(|fact| fact.kind.as_str() == kind),
        _ => !reading.disputes.is_empty(),
    }
}

#[test]
fn every_predicate_fires_and_keeps_silent() {
    let reader = Reader::new();
    let mut failures = Vec::new();
    let rows = rows(PREDICATES);
    for row in &rows {
        let name = format!(
            "{} ({} {} {})",
            row.cell("predicate"),
            row.cell("pos"),
            row.cell("fact"),
            row.cell("kind")
        );
        let reading = read(&reader, row.cell("fires"));
        if !fires(row, &reading) {
            let found = reading
                .actions
                .iter()
                .map(|f| f.to_string())
                .chain(reading.meetings.iter().map(|f| f.to_string()));
            let found = found
                .chain(reading.alliances.iter().map(|f| f.to_string()))
                .chain(reading.disputes.iter().map(|f| f.to_string()));
            let found: Vec<String> = found.collect();
            failures.push(format!(
                "{name} does not give {}: {}\n      {found:?}",
                row.cell("expect"),
                row.cell("fires")
            ));
        }
        if speaks(row, &read(&reader, row.cell("silent"))) {
            failures.push(format!("{name} is not silent: {}", row.cell("silent")));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} examples fail:\n{}",
        failures.len(),
        2 * rows.len(),
        failures.join("\n")
    );
}

#[test]
fn every_verdict_fires_and_keeps_silent() {
    let reader = Reader::new();
    let mut failures = Vec::new();
    let rows = rows(VERDICTS);
    for row in &rows {
        let told = |sentence: &str| {
            let acts = read(&reader, sentence).actions;
            acts.iter().any(|fact| fact.kind.as_str() == row.cell("kind"))
        };
        if !told(row.cell("fires")) {
            failures.push(format!("{} does not fire: {}", row.cell("wording"), row.cell("fires")));
        }
        if told(row.cell("silent")) {
            failures.push(format!("{} is not silent: {}", row.cell("wording"), row.cell("silent")));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
