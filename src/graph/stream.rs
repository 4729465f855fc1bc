//! Reads the JSON form of a graph from a stream, one reading at a time.

use std::{fmt, io};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{
    KnowledgeGraph,
    wire::{EventSet, GRAPH_SCHEMA, supported},
};
use crate::{
    error::{Error, Result},
    reading::Reading,
};

/// Folds the graph that a stream holds into another.
pub(super) fn read_into(reader: impl io::Read, graph: &mut KnowledgeGraph) -> Result<()> {
    let mut seed = Stream { graph, refused: None, versioned: false };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let read = (&mut seed).deserialize(&mut json).and_then(|()| json.end());
    match (seed.refused, read) {
        (Some(error), _) => Err(error),
        (None, read) => read.map_err(|source| Error::Json { place: "graph".to_owned(), source }),
    }
}

/// What has been read, and why it was refused where it was: serde carries only the text of an error.
struct Stream<'g> {
    graph: &'g mut KnowledgeGraph,
    refused: Option<Error>,
    versioned: bool,
}

impl Stream<'_> {
    /// Keeps the error of the library, and gives one for serde to stop at.
    fn check<T, E: serde::de::Error>(&mut self, result: Result<T>) -> Result<T, E> {
        result.map_err(|error| {
            let stop = E::custom(&error);
            self.refused = Some(error);
            stop
        })
    }

    fn version_first<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.versioned { Ok(()) } else { Err(E::custom("`schema` must stand before all else")) }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Stream<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Stream<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a graph")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => {
                    let found = map.next_value()?;
                    self.check(supported("the graph", found, GRAPH_SCHEMA))?;
                    self.versioned = true;
                }
                "readings" => {
                    self.version_first()?;
                    map.next_value_seed(Readings(self))?;
                }
                "events" => {
                    self.version_first()?;
                    map.next_value_seed(Events(self))?;
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        self.version_first()
    }
}

macro_rules! each_element {
    ($name:ident, $what:literal, $element:ty, $fold:expr) => {
        struct $name<'s, 'g>(&'s mut Stream<'g>);

        impl<'de> DeserializeSeed<'de> for $name<'_, '_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_seq(self)
            }
        }

        impl<'de> Visitor<'de> for $name<'_, '_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($what)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
                while let Some(element) = elements.next_element::<$element>()? {
                    let folded = $fold(&mut *self.0.graph, element);
                    self.0.check(folded)?;
                }
                Ok(())
            }
        }
    };
}

each_element!(
    Readings,
    "a list of readings",
    Box<RawValue>,
    |graph: &mut KnowledgeGraph, json: Box<RawValue>| {
        graph.fold(Reading::from_json(json.get())?);
        Ok(())
    }
);

each_element!(Events, "a list of data sets", EventSet, |graph: &mut KnowledgeGraph, set: EventSet| {
    graph.fold_events(&set.source, set.events).map(|_| ())
});
