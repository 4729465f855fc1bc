//! The binary form of a graph: compact, fast, versioned.
//!
//! Ten bytes `diplograph`, the version in four bytes (little-endian), then a body by the `postcard` crate. Readings are
//! JSON inside it: their form is versioned by itself. Of coded events, actors and codes are lists of texts, and each
//! actor has the events it did in the order of days, each day as the difference from the one before.

use serde::{Deserialize, Serialize};

use super::{
    EventIndex,
    events::{EventStore, Record, What},
};
use crate::{
    actor::ActorCode,
    coded::EventCode,
    date::Date,
    error::{Error, Result},
};

/// The version of the binary form of a [`KnowledgeGraph`](crate::KnowledgeGraph) that this library writes; it reads this
/// one and all before it.
pub const SNAPSHOT_SCHEMA: u32 = 1;

const MAGIC: &[u8; 10] = b"diplograph";

#[derive(Serialize, Deserialize)]
struct Body {
    /// The graph without coded events, in its JSON form.
    readings: String,
    sources: Vec<String>,
    actors: Vec<String>,
    codes: Vec<String>,
    /// What each actor did.
    done: Vec<Vec<Row>>,
}

/// Days since the row before in packed form, the place of the code, the place of the target, that of the data set.
type Row = (u32, u16, u32, u8);

pub(super) fn write(readings: String, index: &EventIndex) -> Vec<u8> {
    let mut codes: Vec<EventCode> = Vec::new();
    let mut places = [u16::MAX; EventCode::LIMIT];
    let done = index.numbers().map(|actor| {
        let mut before = 0;
        let out = index.of(actor).iter().filter(|posting| posting.is_out());
        let rows = out.map(|posting| {
            let (day, code) = (posting.what.date().packed(), posting.what.code());
            let place = match places.get_mut(usize::from(code.index())) {
                Some(place) => {
                    if *place == u16::MAX {
                        *place = codes.len() as u16;
                        codes.push(code);
                    }
                    *place
                }
                None => u16::MAX,
            };
            let since = day - std::mem::replace(&mut before, day);
            (since, place, posting.other(), posting.source() as u8)
        });
        rows.collect()
    });
    let done = done.collect();
    let body = Body {
        readings,
        sources: index.sources().iter().map(|source| source.to_string()).collect(),
        actors: index.numbers().map(|actor| index.actor(actor).to_string()).collect(),
        codes: codes.iter().map(|code| code.to_string()).collect(),
        done,
    };
    let head = MAGIC.iter().copied().chain(SNAPSHOT_SCHEMA.to_le_bytes()).collect();
    // Strings, numbers and lists always serialise.
    postcard::to_extend(&body, head).unwrap_or_default()
}

/// The JSON of the readings, and the coded events.
pub(super) fn read(bytes: &[u8]) -> Result<(String, EventStore)> {
    let refused = |message: &str| Error::Snapshot { message: message.to_owned() };
    let rest = bytes.strip_prefix(MAGIC).ok_or_else(|| refused("it does not begin as one"))?;
    let (version, rest) = rest.split_first_chunk::<4>().ok_or_else(|| refused("it ends too soon"))?;
    let found = u32::from_le_bytes(*version);
    if found > SNAPSHOT_SCHEMA {
        return Err(Error::Schema { what: "the snapshot", found, supported: SNAPSHOT_SCHEMA });
    }
    let body: Body = postcard::from_bytes(rest).map_err(|error| refused(&error.to_string()))?;
    let store = events(&body).ok_or_else(|| refused("a coded event of it is not sound"))?;
    Ok((body.readings, store))
}

/// The events, `None` where one has an actor, a code or a day that there is not.
fn events(body: &Body) -> Option<EventStore> {
    let actors: Option<Vec<ActorCode>> = body.actors.iter().map(|code| code.parse().ok()).collect();
    let codes: Option<Vec<EventCode>> = body.codes.iter().map(|code| code.parse().ok()).collect();
    let (actors, codes) = (actors?, codes?);
    let mut records = Vec::with_capacity(body.done.iter().map(Vec::len).sum());
    for (actor, rows) in (0u32..).zip(&body.done) {
        let (mut packed, mut date) = (0u32, None);
        for (since, code, target, source) in rows {
            if *since > 0 || date.is_none() {
                packed = packed.checked_add(*since)?;
                date = Some(day(packed)?);
            }
            let sound =
                (actor.max(*target) as usize) < actors.len() && usize::from(*source) < body.sources.len();
            let what = What::new(date?, *codes.get(usize::from(*code))?);
            records.push(sound.then(|| Record::new(what, actor, *target, *source))?);
        }
    }
    EventStore::of_parts(body.sources.iter().map(|source| source.as_str().into()).collect(), actors, records)
}

fn day(packed: u32) -> Option<Date> {
    let date = Date::unpacked(packed);
    (date.packed() == packed).then_some(())?;
    Date::new(date.year(), date.month(), date.day()).filter(|date| date.day().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::KnowledgeGraph;

    const JSON: &str = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}],"events":[
        {"source":"a","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]},
        {"source":"b","events":[["2014-03-02","RUS","190","UKR"],["2014-03-02","RUS","040","RUS"]]}]}"#;

    #[test]
    fn what_is_damaged_is_refused_and_nothing_panics() {
        let bytes = KnowledgeGraph::from_json(JSON).unwrap().to_snapshot();
        for end in 0..bytes.len() {
            assert!(KnowledgeGraph::from_snapshot(&bytes[..end]).is_err(), "{end} bytes");
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut damaged = bytes.clone();
                damaged[at] ^= 1 << bit;
                // Some damage makes another sound graph; none may do worse than an error.
                let _ = KnowledgeGraph::from_snapshot(&damaged).map(|graph| graph.to_json());
            }
        }
        let error = KnowledgeGraph::from_snapshot(b"PK").unwrap_err();
        assert_eq!(
            error.to_string(),
            "this is no snapshot of a graph that can be read: it does not begin as one"
        );
    }

    #[test]
    fn a_newer_version_is_refused_by_its_version() {
        let mut bytes = KnowledgeGraph::new().to_snapshot();
        bytes[MAGIC.len()] = 7;
        let error = KnowledgeGraph::from_snapshot(&bytes).unwrap_err();
        assert!(matches!(error, Error::Schema { found: 7, supported: SNAPSHOT_SCHEMA, .. }));
    }
}
