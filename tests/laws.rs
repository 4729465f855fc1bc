//! The laws of folding over the readings of whole documents, in shuffled orders and groups.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "reference/mod.rs"]
mod reference;

use std::{collections::BTreeSet, io::Write, path::Path};

use diplograph::{Document, Evidence, JsonLines, KnowledgeGraph, Reader, Reading};

/// The sample dispatches.
fn dispatches() -> Vec<Document> {
    documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/dispatches/dispatches.jsonl"))
}

fn documents(path: &Path) -> Vec<Document> {
    JsonLines::open(path).unwrap().map(Result::unwrap).collect()
}

fn readings(documents: &[Document]) -> Vec<Reading> {
    let reader = Reader::new();
    documents.iter().map(|document| reader.read(document)).collect()
}

/// A list in another order; the same for the same seed.
fn shuffled<T: Clone>(list: &[T], mut seed: u64) -> Vec<T> {
    let mut list = list.to_vec();
    for last in (1..list.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(last, usize::try_from(seed >> 33).unwrap() % (last + 1));
    }
    list
}

/// Every order, grouping and repetition gives the same graph, and all evidence of a reading is in it.
///
/// What fails is named by its number or its place: the texts of others are not shown.
fn check(readings: &[Reading]) {
    let graph = KnowledgeGraph::from_iter(readings.iter().cloned());
    let json = graph.to_json();
    assert!(KnowledgeGraph::read_json(json.as_bytes()).unwrap() == graph);
    for seed in 0..12 {
        let order = shuffled(readings, seed);
        assert!(KnowledgeGraph::from_iter(order.iter().cloned()).to_json() == json, "order {seed}");
        let (left, right) = order.split_at(order.len() / 3);
        let mut merged = KnowledgeGraph::from_iter(left.iter().chain(right.iter().take(2)).cloned());
        merged.merge(KnowledgeGraph::from_iter(right.iter().cloned())).unwrap();
        assert!(merged.to_json() == json, "groups {seed}");
    }
    check_no_loss(&graph, readings);
}

/// A place in a document and the words there.
type Place<'a> = (&'a str, usize, usize, &'a str);

fn place<'a>(reading: &'a Reading, evidence: &'a Evidence) -> Place<'a> {
    (&reading.document, evidence.start, evidence.end, evidence.quote.as_deref().unwrap_or_default())
}

/// The evidence of the facts of one type is reached from the nodes of that type.
fn check_no_loss(graph: &KnowledgeGraph, readings: &[Reading]) {
    macro_rules! check {
        ($($facts:ident: $nodes:expr),*) => {$({
            let reached: BTreeSet<Place<'_>> = $nodes
                .flat_map(|node| node.evidence())
                .map(|evidence| (evidence.document(), evidence.start(), evidence.end(), evidence.quote()))
                .collect();
            for reading in readings {
                for evidence in reading.$facts.iter().flat_map(|fact| &fact.evidence) {
                    let (document, start, end) = (&reading.document, evidence.start, evidence.end);
                    let found = reached.contains(&place(reading, evidence));
                    assert!(found, "{} of {document} at {start}..{end}", stringify!($facts));
                }
            }
        })*};
    }
    check!(
        nations: graph.nations().chain(graph.organisations()),
        leaders: graph.leaders(),
        alliances: graph.alliances(),
        meetings: graph.meetings(),
        disputes: graph.disputes(),
        actions: graph.actions()
    );
}

#[test]
fn the_laws_hold_for_the_sample_dispatches() {
    check(&readings(&dispatches()));
}

#[test]
fn the_laws_hold_for_documents_of_others() {
    let what = "the laws of folding over documents of others";
    let Some(reference) = reference::directory(what) else { return };
    let path = reference.with_file_name("gold").join("dev.documents.jsonl");
    if !path.is_file() {
        // Not `eprintln!`, which the test runner keeps to itself.
        let message = format!("\nSKIPPED: {what}: no {}\n", path.display());
        std::io::stderr().write_all(message.as_bytes()).unwrap();
        return;
    }
    let readings = readings(&documents(&path));
    assert!(readings.len() > 1);
    check(&readings);
}
