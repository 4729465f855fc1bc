//! The JSON form of a graph, apart from its form in memory.

use serde::{Deserialize, Serialize};

use super::store::Store;
use crate::{
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
}

#[derive(Deserialize)]
struct Read {
    readings: Vec<Reading>,
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

pub(super) fn write(store: &Store) -> String {
    let written = Written { schema: GRAPH_SCHEMA, readings: store.readings().collect() };
    // Strings, numbers and lists in string-keyed structs always serialise.
    serde_json::to_string(&written).unwrap_or_default()
}

pub(super) fn read(json: &str) -> Result<Vec<Reading>> {
    let refused = |source| Error::Json { place: "graph".to_owned(), source };
    let version: Version = serde_json::from_str(json).map_err(refused)?;
    supported("the graph", version.schema, GRAPH_SCHEMA)?;
    let versions: Versions = serde_json::from_str(json).map_err(refused)?;
    for version in versions.readings {
        supported("a reading in the graph", version.schema, READING_SCHEMA)?;
    }
    Ok(serde_json::from_str::<Read>(json).map_err(refused)?.readings)
}

fn supported(what: &'static str, found: u32, supported: u32) -> Result<()> {
    if found > supported { Err(Error::Schema { what, found, supported }) } else { Ok(()) }
}
