//! The graph: folding, deriving, asking, and its JSON form, on generated readings.

mod support;

use std::sync::LazyLock;

use diplograph::KnowledgeGraph;
use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};

/// How many documents a graph is made of.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Whom the questions are about: somebody in most documents, and somebody in few.
const ACTORS: [&str; 2] = ["United States", "Mongolia"];

/// A graph of the largest size, already derived.
static GRAPH: LazyLock<KnowledgeGraph> = LazyLock::new(|| {
    let graph: KnowledgeGraph = support::readings(10_000).into_iter().collect();
    for actor in ACTORS.into_iter().chain(["China", "Peru"]) {
        assert!(graph.find(actor).is_ok_and(|found| found.is_some()), "the generator leaves {actor} out");
    }
    graph
});

fn main() {
    divan::main();
}

/// Facts per second, readings in.
#[divan::bench(args = SIZES, max_time = 3)]
fn fold(bencher: Bencher<'_, '_>, documents: usize) {
    let readings = support::readings(documents);
    bencher
        .counter(ItemsCount::new(support::facts(&readings)))
        .with_inputs(|| readings.clone())
        .bench_values(|readings| readings.into_iter().collect::<KnowledgeGraph>());
}

/// Facts per second, nodes, edges and indexes out: what the first question after a fold costs.
#[divan::bench(args = SIZES, max_time = 3)]
fn derive(bencher: Bencher<'_, '_>, documents: usize) {
    let readings = support::readings(documents);
    let facts = support::facts(&readings);
    let graph: KnowledgeGraph = readings.into_iter().collect();
    bencher
        .counter(ItemsCount::new(facts))
        .with_inputs(|| graph.clone())
        .bench_refs(|graph| graph.as_petgraph().edge_count());
}

#[divan::bench(args = ACTORS, max_time = 1)]
fn events_involving(bencher: Bencher<'_, '_>, actor: &str) {
    let graph = &*GRAPH;
    bencher.bench_local(|| graph.events_involving(actor).map_or(0, Iterator::count));
}

#[divan::bench(args = ACTORS, max_time = 1)]
fn meetings_between(bencher: Bencher<'_, '_>, actor: &str) {
    let graph = &*GRAPH;
    bencher.bench_local(|| graph.meetings_between(actor, "China").map_or(0, Iterator::count));
}

#[divan::bench(args = ACTORS, max_time = 1)]
fn relation_between(bencher: Bencher<'_, '_>, actor: &str) {
    let graph = &*GRAPH;
    bencher.bench_local(|| {
        let relation = graph.relation_between(actor, "China");
        relation.map_or(0, |relation| {
            let standing = relation.alliances().count() + relation.disputes().count();
            standing + relation.meetings().count() + relation.actions().count()
        })
    });
}

#[divan::bench(args = ACTORS, max_time = 1)]
fn path_between(bencher: Bencher<'_, '_>, actor: &str) {
    let graph = &*GRAPH;
    bencher.bench_local(|| graph.path_between(actor, "Peru").ok().flatten().map_or(0, |path| path.len()));
}

#[divan::bench(args = ACTORS, max_time = 1)]
fn allies_of(bencher: Bencher<'_, '_>, actor: &str) {
    let graph = &*GRAPH;
    bencher.bench_local(|| graph.allies_of(actor).map_or(0, Iterator::count));
}

#[divan::bench(max_time = 3)]
fn to_json(bencher: Bencher<'_, '_>) {
    let graph = &*GRAPH;
    bencher.counter(BytesCount::of_str(&graph.to_json())).bench_local(|| graph.to_json());
}

#[divan::bench(max_time = 3)]
fn from_json(bencher: Bencher<'_, '_>) {
    let json = GRAPH.to_json();
    bencher.counter(BytesCount::of_str(&json)).bench_local(|| KnowledgeGraph::from_json(&json));
}
