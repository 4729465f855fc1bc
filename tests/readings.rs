//! Short texts with all the facts that a reader must find in them, and no others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use diplograph::{Document, JsonLines, Reader, Reading};

/// All facts of a reading but the nations, as they print, in the order of kinds.
fn facts(reading: &Reading) -> Vec<String> {
    let leaders = reading.leaders.iter().map(|fact| fact.to_string());
    let alliances = reading.alliances.iter().map(|fact| fact.to_string());
    let meetings = reading.meetings.iter().map(|fact| fact.to_string());
    let actions = reading.actions.iter().map(|fact| fact.to_string());
    leaders.chain(alliances).chain(meetings).chain(stated_disputes(reading)).chain(actions).collect()
}

/// The disputes that are not only the shadow of an action with the same evidence.
fn stated_disputes(reading: &Reading) -> impl Iterator<Item = String> {
    let implied = |evidence| reading.actions.iter().any(|action| action.evidence == evidence);
    let stated =
        reading.disputes.iter().filter(move |fact| fact.subject.is_some() || !implied(fact.evidence.clone()));
    stated.map(|fact| fact.to_string())
}

#[test]
fn every_text_gives_its_facts_and_no_others() {
    let reader = Reader::new();
    let mut failures = Vec::new();
    let mut count = 0;
    for row in include_str!("data/readings.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let document = Document::new("example", cells[2].replace("\\n", "\n"));
        let document = match cells[1] {
            "" => document,
            day => document.with_published(day.parse().unwrap()),
        };
        let reading = reader.read(&document);
        let nations = reading.nations.iter().map(|fact| fact.code.to_string()).collect::<Vec<_>>().join(" ");
        let found = [nations].into_iter().chain(facts(&reading)).collect::<Vec<_>>().join("; ");
        count += 1;
        if found != cells[3] {
            failures.push(format!("{}: {}\n  expected {}\n  found    {found}", cells[0], cells[2], cells[3]));
        }
    }
    assert!(
        count > 40 && failures.is_empty(),
        "{} of {count} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// News of sport, markets, courts, weather, kitchens and stages, in which many states are named and none acts.
#[test]
fn everyday_news_tells_of_no_relations() {
    let lines = include_str!("data/everyday.jsonl");
    let documents = JsonLines::new(lines.as_bytes(), "everyday.jsonl").map(Result::unwrap);
    let readings: Vec<Reading> = documents.map(|document| Reader::new().read(&document)).collect();
    assert!(readings.iter().map(|reading| reading.nations.len()).sum::<usize>() > 60);
    let wrong =
        readings.iter().flat_map(|reading| facts(reading).into_iter().map(|f| (&reading.document, f)));
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
