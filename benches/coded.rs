//! Coded events at scale, against raw petgraph adjacency in the same run: the events of an actor, of a pair, of an actor
//! in a range of days, counts by type, two hops; importing, folding, indexing, saving and loading, and the memory they
//! take.
//!
//! The events are of a generated shape (a few hubs, a long tail). Where `DIPLOGRAPH_EVENTS` names a file of tab-separated
//! subject, relation, object and day, plain or gzipped, they are those, and then twenty times as many of the same shape.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "helpers of benchmarks")]

mod support;

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    hint::black_box,
    io::{BufRead, BufReader, Read},
    time::{Duration, Instant},
};

use diplograph::{ActorCode, CodedEvent, Date, EventCode, EventReader, KnowledgeGraph, Links, World};
use petgraph::{
    Direction,
    graph::{DiGraph, NodeIndex},
    visit::EdgeRef,
};

/// How many events are generated where there is no file: as many as the file of the comparison has.
const GENERATED: usize = 270_000;

/// How many times as many are measured afterwards.
const SCALE: usize = 20;

fn main() {
    // `cargo test --benches` runs this too, with an argument that asks for a list or a test.
    if std::env::args().any(|argument| argument == "--list" || argument == "--test") {
        return;
    }
    let events = match std::env::var_os("DIPLOGRAPH_EVENTS") {
        Some(path) => {
            import(&path);
            events_of(&path)
        }
        None => {
            eprintln!("DIPLOGRAPH_EVENTS is not set: measuring generated events, not real ones");
            support::coded_events(GENERATED, 1)
        }
    };
    measure("as given", &events);
    let scaled = support::scaled(&events, SCALE);
    drop(events);
    measure("scaled up", &scaled);
}

/// A file, unpacked where its name says that it is packed.
fn opened(path: &OsStr) -> Box<dyn Read> {
    let file = fs::File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let gzipped = path.to_string_lossy().ends_with(".gz");
    if gzipped { Box::new(flate2::read::GzDecoder::new(file)) } else { Box::new(file) }
}

/// The events of a file; those whose relation has no code are left out. Actors are numbered as they come.
fn events_of(path: &OsStr) -> Vec<CodedEvent> {
    let mut numbers: BTreeMap<String, ActorCode> = BTreeMap::new();
    let mut events = Vec::new();
    for line in BufReader::new(opened(path)).lines() {
        let line = line.unwrap();
        let [subject, relation, object, day] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let Some(code) = EventCode::of_name(relation) else { continue };
        let mut number = |name: &str| {
            let next = support::numbered(numbers.len());
            *numbers.entry(name.to_owned()).or_insert(next)
        };
        let (actor, target) = (number(subject), number(object));
        events.push(CodedEvent::new(day.parse().unwrap(), actor, code, target));
    }
    events
}

/// The memory of this process in bytes; 0 where the system does not tell.
fn resident() -> usize {
    let pages = fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|statm| statm.split(' ').nth(1).and_then(|pages| pages.parse::<usize>().ok()));
    pages.unwrap_or(0) * 4096
}

/// One measurement: best of several runs.
fn best<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let once = |run: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..runs).map(|_| once(&mut run)).min().unwrap()
}

fn measure(what: &str, events: &[CodedEvent]) {
    println!("\n{what}: {} events", events.len());
    let graph = folded(events);
    save_and_load(&graph);
    // The same events, each once, as plain adjacency.
    let raw = Raw::new(&graph);
    ask(&graph, &raw, if events.len() > 1_000_000 { 7 } else { 51 });
}

/// Text in, finished lists out; actors are those that the world knows.
fn import(path: &OsStr) {
    let mut text = Vec::new();
    opened(path).read_to_end(&mut text).unwrap();
    let world = World::bundled();
    let mut rows = String::new();
    let took = best(5, || {
        let mut reader = EventReader::icews(&world, text.as_slice(), path.to_string_lossy());
        let mut graph = KnowledgeGraph::new();
        graph.import_events("imported", &mut reader).unwrap();
        rows = reader.report().to_string();
        graph.coded_len()
    });
    println!("import of {} MB   {took:.2?}  {rows}", text.len() >> 20);
}

/// Folding, the lists, and what they take.
fn folded(events: &[CodedEvent]) -> KnowledgeGraph {
    let before = resident();
    let start = Instant::now();
    let mut graph = KnowledgeGraph::new();
    graph.fold_events("measured", events.iter().copied()).unwrap();
    let folding = start.elapsed();
    println!(
        "  fold            {folding:>12.2?}  {:.0} events/s",
        events.len() as f64 / folding.as_secs_f64()
    );
    let start = Instant::now();
    let kept = graph.coded_len();
    println!("  index           {:>12.2?}  {kept} different events", start.elapsed());
    let bytes = resident().saturating_sub(before);
    println!("  memory          {:>9} MB  {:.1} bytes/event", bytes >> 20, bytes as f64 / kept as f64);
    graph
}

fn save_and_load(graph: &KnowledgeGraph) {
    let start = Instant::now();
    let snapshot = graph.to_snapshot();
    println!("  save            {:>12.2?}  {} MB", start.elapsed(), snapshot.len() >> 20);
    let start = Instant::now();
    let loaded = KnowledgeGraph::from_snapshot(&snapshot).unwrap();
    println!("  load            {:>12.2?}", start.elapsed());
    assert!(loaded == *graph);
}

fn compare(name: &str, ours: Duration, theirs: Duration) {
    println!(
        "  {name:<15} {ours:>12.2?}  petgraph {theirs:>10.2?}  {:>7.1}x",
        theirs.as_secs_f64() / ours.as_secs_f64()
    );
}

/// The questions, each checked against the adjacency and timed beside it.
fn ask(graph: &KnowledgeGraph, raw: &Raw, runs: usize) {
    let [hub, partner] = raw.hubs(graph);
    let (a, b) = (hub.as_str(), partner.as_str());
    let (x, y) = (raw.nodes[&hub], raw.nodes[&partner]);
    let (since, until) = raw.quarter();
    let of = || graph.coded_events_of(a).unwrap();
    let between = || graph.coded_events_between(a, b).unwrap();
    let within = || of().since(since).until(until);
    let raw_within = || raw.of(x).filter(|edge| (since..=until).contains(&edge.0));
    println!(
        "  {a}: {} events; with {b}: {}; in {since} to {until}: {}",
        of().count(),
        between().count(),
        within().count()
    );
    assert_eq!(of().count(), raw.of(x).count());
    assert_eq!(between().count(), raw.between(x, y).count());
    assert_eq!(within().count(), raw_within().count());

    let light = |total: u64, date: Date| total + u64::from(date.day().unwrap_or(0));
    let raw_of = best(runs, || raw.of(x).fold(0, |total, edge| light(total, edge.0)));
    compare("of an actor", best(runs, || of().fold(0, |total, event| light(total, event.date()))), raw_of);
    let by_loop = || {
        let mut total = 0;
        for event in of() {
            total = light(total, event.date());
        }
        total
    };
    compare("… for loop", best(runs, by_loop), raw_of);
    let as_events =
        || graph.events_involving(a).unwrap().fold(0, |total, event| light(total, event.date().unwrap()));
    compare("… as Events", best(runs, as_events), raw_of);
    compare(
        "of a pair",
        best(runs, || between().fold(0, |total, event| light(total, event.date()))),
        best(runs, || raw.between(x, y).fold(0, |total, edge| light(total, edge.0))),
    );
    compare(
        "in a range",
        best(runs, || within().fold(0, |total, event| light(total, event.date()))),
        best(runs, || raw_within().fold(0, |total, edge| light(total, edge.0))),
    );
    count(graph, raw, [a, b], [x, y], runs);
}

/// Counting what a pair did, and who is near.
fn count(graph: &KnowledgeGraph, raw: &Raw, [a, b]: [&str; 2], [x, y]: [NodeIndex; 2], runs: usize) {
    let between = || graph.coded_events_between(a, b).unwrap();
    let counted = || {
        let mut counts: BTreeMap<EventCode, usize> = BTreeMap::new();
        raw.between(x, y).for_each(|edge| *counts.entry(edge.1).or_default() += 1);
        counts
    };
    assert_eq!(between().counts_by_code(), counted().into_iter().collect::<Vec<_>>());
    let raw_counted = best(runs, counted);
    compare("counts by code", best(runs, || between().counts_by_code()), raw_counted);
    compare("counts by kind", best(runs, || graph.counts_by_kind(a, b).unwrap()), raw_counted);
    let links = Links::all();
    let near = || graph.neighbours_within(a, 2, &links).unwrap().len();
    println!("  two hops        {:>12.2?}  {} actors", best(runs, near), near());
}

/// Events as the graph library keeps them.
struct Raw {
    graph: DiGraph<ActorCode, (Date, EventCode)>,
    nodes: BTreeMap<ActorCode, NodeIndex>,
}

impl Raw {
    fn new(graph: &KnowledgeGraph) -> Raw {
        let mut raw = Raw { graph: DiGraph::new(), nodes: BTreeMap::new() };
        let mut events: Vec<CodedEvent> = graph.coded_events().map(|(_, event)| event).collect();
        // In the order of days, as a data set has them.
        events.sort_unstable();
        for event in events {
            let [from, to] = [event.actor, event.target]
                .map(|code| *raw.nodes.entry(code).or_insert_with(|| raw.graph.add_node(code)));
            raw.graph.add_edge(from, to, (event.date, event.code));
        }
        raw
    }

    fn of_direction(
        &self,
        node: NodeIndex,
        direction: Direction,
    ) -> impl Iterator<Item = (NodeIndex, (Date, EventCode))> {
        self.graph.edges_directed(node, direction).map(move |edge| match direction {
            Direction::Outgoing => (edge.target(), *edge.weight()),
            Direction::Incoming => (edge.source(), *edge.weight()),
        })
    }

    fn all(&self, node: NodeIndex) -> impl Iterator<Item = (NodeIndex, (Date, EventCode))> {
        let incoming = self.of_direction(node, Direction::Incoming).filter(move |(from, _)| *from != node);
        self.of_direction(node, Direction::Outgoing).chain(incoming)
    }

    fn of(&self, node: NodeIndex) -> impl Iterator<Item = (Date, EventCode)> {
        self.all(node).map(|(_, event)| event)
    }

    fn between(&self, a: NodeIndex, b: NodeIndex) -> impl Iterator<Item = (Date, EventCode)> {
        self.all(a).filter(move |(other, _)| *other == b).map(|(_, event)| event)
    }

    /// The actor with most events, and the one it has most of them with.
    fn hubs(&self, graph: &KnowledgeGraph) -> [ActorCode; 2] {
        let hub = *self
            .nodes
            .keys()
            .max_by_key(|code| graph.coded_events_of(code.as_str()).unwrap().count())
            .unwrap();
        let with =
            |code: &&ActorCode| graph.coded_events_between(hub.as_str(), code.as_str()).unwrap().count();
        let partner = *self.nodes.keys().filter(|code| **code != hub).max_by_key(with).unwrap();
        [hub, partner]
    }

    /// Three months in the middle of the days that there are.
    fn quarter(&self) -> (Date, Date) {
        let mut days: Vec<Date> = self.graph.edge_weights().map(|weight| weight.0).collect();
        days.sort_unstable();
        let middle = days[days.len() / 2];
        (middle.plus_days(-45), middle.plus_days(45))
    }
}
