//! Coded events, as they were folded in: 16 bytes each.

mod index;

use std::{collections::BTreeMap, sync::Arc};

pub(crate) use index::{EventIndex, Posting};

use crate::{
    actor::ActorCode,
    coded::{CodedEvent, EventCode},
    date::Date,
    error::{Error, Result},
};

/// Most data sets that one graph holds: their numbers have seven bits.
pub(crate) const MOST_SOURCES: usize = 1 << 7;

/// Most actors that coded events of one graph name: their numbers have 24 bits.
pub(crate) const MOST_ACTORS: usize = 1 << 24;

/// How many records may be added before the whole is put in order again.
const UNTIDY: usize = 1 << 20;

/// Coded events with actors and data sets as numbers, given in order of arrival; what the numbers mean is in the lists.
///
/// A set: an event of a data set is there once, however often it is folded in.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventStore {
    sources: Vec<Arc<str>>,
    actors: Vec<ActorCode>,
    numbers: BTreeMap<ActorCode, u32>,
    records: Vec<Record>,
    /// So many of the first records are sorted, each once.
    tidy: usize,
}

/// One event. Sorting records sorts events by day, then code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Record {
    pub(crate) what: What,
    pub(crate) actor: u32,
    pub(crate) target: u32,
    pub(crate) source: Source,
}

/// The number of a data set.
pub(crate) type Source = u8;

/// A day and a code in 32 bits: 14 of the year, 4 of the month, 5 of the day, 9 of the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct What(pub(crate) u32);

const CODE_BITS: u32 = 9;
const CODE_MASK: u32 = (1 << CODE_BITS) - 1;

impl What {
    pub(crate) fn new(date: Date, code: EventCode) -> What {
        What(What::first_of(date).0 | u32::from(code.index()))
    }

    /// What sorts before or equal to all events of the first day of this date, and after all of the day before.
    pub(crate) fn first_of(date: Date) -> What {
        What(date.first_day().packed() << CODE_BITS)
    }

    /// What sorts after all events of the last day of this date, and before all of the day after.
    pub(crate) fn end_of(date: Date) -> What {
        What(What::first_of(date.last_day()).0 | CODE_MASK)
    }

    pub(crate) fn code(self) -> EventCode {
        EventCode::at((self.0 & CODE_MASK) as u16)
    }

    pub(crate) fn date(self) -> Date {
        Date::unpacked(self.0 >> CODE_BITS)
    }
}

impl EventStore {
    /// A store of these parts; `None` where there are too many, or where actors or data sets are there twice.
    pub(crate) fn of_parts(
        sources: Vec<Arc<str>>,
        actors: Vec<ActorCode>,
        records: Vec<Record>,
    ) -> Option<EventStore> {
        let numbers: BTreeMap<ActorCode, u32> = actors.iter().copied().zip(0..).collect();
        let distinct: std::collections::BTreeSet<&Arc<str>> = sources.iter().collect();
        let fits = sources.len() <= MOST_SOURCES && actors.len() <= MOST_ACTORS;
        let sound = numbers.len() == actors.len() && distinct.len() == sources.len();
        (fits && sound).then_some(EventStore { sources, actors, numbers, records, tidy: 0 })
    }

    /// Adds events of a data set; gives how many.
    pub(crate) fn fold(
        &mut self,
        source: &str,
        events: impl IntoIterator<Item = CodedEvent>,
    ) -> Result<usize> {
        let before = self.records.len();
        for event in events {
            let source = self.source(source)?;
            let (actor, target) = (self.number(event.actor)?, self.number(event.target)?);
            self.records.push(Record { what: What::new(event.date, event.code), actor, target, source });
        }
        let added = self.records.len() - before;
        if self.records.len() > self.tidy * 2 + UNTIDY {
            self.tidy_up();
        }
        // Room to grow is given back after many events, not after each of a few.
        if added > self.records.len() / 4 {
            self.records.shrink_to_fit();
            self.actors.shrink_to_fit();
        }
        Ok(added)
    }

    /// Adds those events of another store that happened by the last day of this date, or all.
    pub(crate) fn merge(&mut self, other: &EventStore, until: Option<Date>) -> Result<()> {
        let end = until.map(What::end_of);
        for record in other.records.iter().filter(|record| end.is_none_or(|end| record.what <= end)) {
            let names = other.actors.get(record.actor as usize).zip(other.actors.get(record.target as usize));
            let source = other.sources.get(usize::from(record.source));
            if let Some(((actor, target), source)) = names.zip(source) {
                let (actor, target) = (self.number(*actor)?, self.number(*target)?);
                let record = Record { what: record.what, actor, target, source: self.source(source)? };
                self.records.push(record);
            }
        }
        self.tidy_up();
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All actors that events name, in no order.
    pub(crate) fn actors(&self) -> &[ActorCode] {
        &self.actors
    }

    pub(crate) fn sources(&self) -> &[Arc<str>] {
        &self.sources
    }

    /// The records in no order, some perhaps more than once.
    pub(crate) fn records(&self) -> &[Record] {
        &self.records
    }

    /// Sorts the records and drops those that are there twice. The sort takes what is sorted already as it is.
    pub(crate) fn tidy_up(&mut self) {
        if self.tidy < self.records.len() {
            self.records.sort();
            self.records.dedup();
            self.records.shrink_to_fit();
            self.tidy = self.records.len();
        }
    }

    fn source(&mut self, name: &str) -> Result<Source> {
        let known = self.sources.iter().position(|source| **source == *name);
        let number = known.unwrap_or(self.sources.len());
        if number >= MOST_SOURCES {
            return Err(Error::Full { what: "data sets of coded events", most: MOST_SOURCES });
        }
        if known.is_none() {
            self.sources.push(name.into());
        }
        Ok(number as Source)
    }

    fn number(&mut self, actor: ActorCode) -> Result<u32> {
        if let Some(number) = self.numbers.get(&actor) {
            return Ok(*number);
        }
        if self.actors.len() >= MOST_ACTORS {
            return Err(Error::Full { what: "actors of coded events", most: MOST_ACTORS });
        }
        let number = self.actors.len() as u32;
        self.actors.push(actor);
        self.numbers.insert(actor, number);
        Ok(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(date: &str, actor: &str, code: &str, target: &str) -> CodedEvent {
        let [actor, target] = [actor, target].map(|code| code.parse().unwrap());
        CodedEvent::new(date.parse().unwrap(), actor, code.parse().unwrap(), target)
    }

    #[test]
    fn a_day_and_a_code_fit_32_bits_in_order() {
        let days = ["0001-01-01", "2014-02-28", "2014-03-01", "9999-12-31"];
        let mut all = Vec::new();
        for day in days {
            for code in EventCode::all() {
                let what = What::new(day.parse().unwrap(), code);
                assert_eq!((what.date().to_string().as_str(), what.code()), (day, code));
                assert!(What::first_of(day.parse().unwrap()) <= what);
                assert!(what <= What::end_of(day.parse().unwrap()));
                all.push(what);
            }
        }
        assert!(all.is_sorted());
        assert!(EventCode::all().len() <= 1 << CODE_BITS);
    }

    #[test]
    fn a_store_is_a_set_by_data_set() {
        let mut store = EventStore::default();
        let events = [event("2014-03-02", "RUS", "190", "UKR"), event("2014-03-01", "USA", "042", "UKR")];
        for source in ["a", "b", "a"] {
            assert_eq!(store.fold(source, events).unwrap(), 2);
        }
        store.tidy_up();
        assert_eq!(store.records().len(), 4);
        let mut twice = store.clone();
        twice.merge(&store, None).unwrap();
        assert_eq!(twice.records(), store.records());
        let mut early = EventStore::default();
        early.merge(&store, "2014-03-01".parse().ok()).unwrap();
        assert_eq!(early.records().len(), 2);
    }

    #[test]
    fn too_many_data_sets_are_refused() {
        let mut store = EventStore::default();
        for number in 0..MOST_SOURCES {
            store.fold(&number.to_string(), [event("2014-03-01", "USA", "042", "UKR")]).unwrap();
        }
        let error = store.fold("one more", [event("2014-03-01", "USA", "042", "UKR")]).unwrap_err();
        assert_eq!(error.to_string(), "a graph has room for 128 data sets of coded events: build two graphs");
        assert!(store.fold("7", []).is_ok());
    }
}
