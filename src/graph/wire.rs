//! The JSON form of a graph, apart from its form in memory.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use super::{EventIndex, store::Store};
use crate::{
    coded::CodedEvent,
    error::{Error, Result},
    reading::{READING_SCHEMA, Reading},
};

/// The version of the JSON form of a [`KnowledgeGraph`](crate::KnowledgeGraph) that this library writes; it reads this
/// one and all before it.
pub const GRAPH_SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    schema: u32,
    readings: Vec<&'a Reading>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<EventSet>,
}

/// The events of one data set.
#[derive(Serialize, Deserialize)]
pub(super) struct EventSet {
    pub(super) source: String,
    pub(super) events: Vec<CodedEvent>,
}

#[derive(Deserialize)]
struct Read {
    readings: Vec<Reading>,
    #[serde(default)]
    events: Vec<EventSet>,
}

/// The version of the whole, read before the rest so that a newer shape is refused by its version, not by its shape.
#[derive(Deserialize)]
struct Version {
    schema: u32,
}

/// The versions of the readings; one without a version is of the first.
#[derive(Deserialize)]
struct Versions {
    readings: Vec<ReadingVersion>,
}

#[derive(Deserialize)]
struct ReadingVersion {
    #[serde(default)]
    schema: u32,
}

pub(super) fn write(store: &Store, index: &EventIndex) -> String {
    let mut json = Vec::new();
    // Strings, numbers and lists in string-keyed structs always serialise, and a list of bytes takes all.
    let written = write_to(store, index, &mut json);
    debug_assert!(written.is_ok());
    String::from_utf8(json).unwrap_or_default()
}

pub(super) fn write_to(store: &Store, index: &EventIndex, writer: &mut impl Write) -> io::Result<()> {
    let written =
        Written { schema: GRAPH_SCHEMA, readings: store.readings().collect(), events: event_sets(index) };
    Ok(serde_json::to_writer(writer, &written)?)
}

/// The events of each data set, by day, code, actor and target.
fn event_sets(index: &EventIndex) -> Vec<EventSet> {
    let mut sets: Vec<EventSet> = Vec::new();
    let mut events: Vec<(&str, CodedEvent)> = index.events().collect();
    events
        .sort_unstable_by_key(|(source, event)| (*source, event.date, event.code, event.actor, event.target));
    for (source, event) in events {
        match sets.last_mut().filter(|set| set.source == source) {
            Some(set) => set.events.push(event),
            None => sets.push(EventSet { source: source.to_owned(), events: vec![event] }),
        }
    }
    sets
}

pub(super) fn read(json: &str) -> Result<(Vec<Reading>, Vec<EventSet>)> {
    let refused = |source| Error::Json { place: "graph".to_owned(), source };
    let version: Version = serde_json::from_str(json).map_err(refused)?;
    supported("the graph", version.schema, GRAPH_SCHEMA)?;
    let versions: Versions = serde_json::from_str(json).map_err(refused)?;
    for version in versions.readings {
        supported("a reading in the graph", version.schema, READING_SCHEMA)?;
    }
    let Read { readings, events } = serde_json::from_str(json).map_err(refused)?;
    Ok((readings, events))
}

pub(super) fn supported(what: &'static str, found: u32, supported: u32) -> Result<()> {
    if found > supported { Err(Error::Schema { what, found, supported }) } else { Ok(()) }
}
