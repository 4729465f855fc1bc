//! The laws of folding over the readings of whole documents, in shuffled orders and groups.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

#[path = "reference/mod.rs"]
mod reference;

use std::{collections::BTreeSet, path::Path};

use diplograph::{Document, JsonLines, KnowledgeGraph, Reader, Reading};

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

/// Every order, grouping and repetition gives the same graph, and every quote of a reading is in it.
fn check(readings: &[Reading]) {
    let graph = KnowledgeGraph::from_iter(readings.iter().cloned());
    let json = graph.to_json();
    assert_eq!(KnowledgeGraph::read_json(json.as_bytes()).unwrap(), graph);
    for seed in 0..12 {
        let order = shuffled(readings, seed);
        assert_eq!(KnowledgeGraph::from_iter(order.iter().cloned()).to_json(), json, "order {seed}");
        let (left, right) = order.split_at(order.len() / 3);
        let mut merged = KnowledgeGraph::from_iter(left.iter().chain(right.iter().take(2)).cloned());
        merged.merge(KnowledgeGraph::from_iter(right.iter().cloned())).unwrap();
        assert_eq!(merged.to_json(), json, "groups {seed}");
    }
    let quotes = |evidence: &[diplograph::Evidence]| {
        evidence
            .iter()
            .filter_map(|evidence| evidence.quote.as_deref())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let told: BTreeSet<String> = graph
        .meetings()
        .flat_map(|meeting| {
            meeting.evidence().map(|evidence| evidence.quote().to_owned()).collect::<Vec<_>>()
        })
        .collect();
    for fact in readings.iter().flat_map(|reading| &reading.meetings) {
        for quote in quotes(&fact.evidence) {
            assert!(told.contains(&quote), "{quote}");
        }
    }
}

#[test]
fn the_laws_hold_for_the_sample_dispatches() {
    check(&readings(&dispatches()));
}

#[test]
fn the_laws_hold_for_documents_of_others() {
    let Some(reference) = reference::directory("the laws of folding over documents of others") else {
        return;
    };
    let Some(path) =
        reference.parent().map(|above| above.join("gold/dev.documents.jsonl")).filter(|path| path.is_file())
    else {
        return;
    };
    check(&readings(&documents(&path)));
}
