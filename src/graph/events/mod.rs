//! Coded events, as they were folded in: 12 bytes each.

mod index;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::BufRead,
    sync::Arc,
};

pub(crate) use index::{EventIndex, Posting};

use crate::{
    actor::ActorCode,
    coded::{CodedEvent, EventCode, EventReader, NumberedEvent},
    date::Date,
    error::{Error, Result},
};

/// Most data sets that one graph holds: their numbers have seven bits.
pub(crate) const MOST_SOURCES: usize = 1 << 7;

/// Most actors that coded events of one graph name: their numbers have 24 bits.
pub(crate) const MOST_ACTORS: usize = 1 << 24;

/// Most coded events that one graph holds: lists that have each of them twice are numbered in 32 bits.
const MOST_EVENTS: usize = (1 << 31) - 1;

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

/// One event. Sorting records sorts events by day, then code, actor, target and data set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Record {
    pub(crate) what: What,
    pub(crate) actor: u32,
    /// The target in 24 bits, the data set in 8.
    whom: u32,
}

impl Record {
    pub(crate) fn new(what: What, actor: u32, target: u32, source: Source) -> Record {
        Record { what, actor, whom: target << Source::BITS | u32::from(source) }
    }

    pub(crate) fn target(self) -> u32 {
        self.whom >> Source::BITS
    }

    pub(crate) fn source(self) -> Source {
        (self.whom & u32::from(Source::MAX)) as Source
    }
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

    /// What all events of the day have in common; in the order of days.
    fn day(self) -> u32 {
        self.0 >> CODE_BITS
    }

    pub(crate) fn code(self) -> EventCode {
        EventCode::at((self.0 & CODE_MASK) as u16)
    }

    pub(crate) fn date(self) -> Date {
        Date::unpacked(self.day())
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
        let distinct: BTreeSet<&Arc<str>> = sources.iter().collect();
        let fits =
            sources.len() <= MOST_SOURCES && actors.len() <= MOST_ACTORS && records.len() <= MOST_EVENTS;
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
        let mut known = None;
        for event in events {
            let source = self.known_source(&mut known, source)?;
            let (actor, target) = (self.number(event.actor)?, self.number(event.target)?);
            self.push(Record::new(What::new(event.date, event.code), actor, target, source))?;
        }
        Ok(self.settle(before))
    }

    /// Adds the events that a reader still has, and gives how many; what was read before an error stays.
    pub(crate) fn import<R: BufRead>(
        &mut self,
        source: &str,
        reader: &mut EventReader<'_, R>,
    ) -> Result<usize> {
        let before = self.records.len();
        // The numbers here by those in the reader.
        let mut numbers = Vec::new();
        let mut known = None;
        let mut failure = None;
        while let Some(block) = reader.next_block() {
            let added = block.and_then(|(events, actors)| {
                let source = self.known_source(&mut known, source)?;
                numbers.resize(actors.len(), None);
                self.add(source, events, actors, &mut numbers)
            });
            if let Err(error) = added {
                failure = Some(error);
                break;
            }
        }
        let added = self.settle(before);
        failure.map_or(Ok(added), Err)
    }

    fn add(
        &mut self,
        source: Source,
        events: &[NumberedEvent],
        actors: &[ActorCode],
        numbers: &mut [Option<u32>],
    ) -> Result<()> {
        for event in events {
            let mut number = |actor: u32| match numbers.get_mut(actor as usize) {
                Some(Some(number)) => Ok(*number),
                slot => {
                    let code = actors.get(actor as usize).copied().unwrap_or(ActorCode::NOBODY);
                    let number = self.number(code)?;
                    slot.into_iter().for_each(|slot| *slot = Some(number));
                    Ok(number)
                }
            };
            let (actor, target) = (number(event.actor)?, number(event.target)?);
            self.push(Record::new(What::new(event.date, event.code), actor, target, source))?;
        }
        Ok(())
    }

    #[inline]
    fn push(&mut self, record: Record) -> Result<()> {
        if self.records.len() >= MOST_EVENTS {
            return Err(Error::Full { what: "coded events", most: MOST_EVENTS });
        }
        self.records.push(record);
        Ok(())
    }

    /// After records were added to so many: puts them in order where they are many, and gives how many were added.
    fn settle(&mut self, before: usize) -> usize {
        let added = self.records.len() - before;
        if self.records.len() > self.tidy * 2 + UNTIDY {
            self.tidy_up();
        }
        // Room to grow is given back after many events, not after each of a few.
        if added > self.records.len() / 4 {
            self.records.shrink_to_fit();
            self.actors.shrink_to_fit();
        }
        added
    }

    /// Adds those events of another store that happened by the last day of this date, or all.
    pub(crate) fn merge(&mut self, other: &EventStore, until: Option<Date>) -> Result<()> {
        let end = until.map(What::end_of);
        for record in other.records.iter().filter(|record| end.is_none_or(|end| record.what <= end)) {
            let name = |number: u32| other.actors.get(number as usize);
            let names = name(record.actor).zip(name(record.target()));
            let source = other.sources.get(usize::from(record.source()));
            if let Some(((actor, target), source)) = names.zip(source) {
                let (actor, target) = (self.number(*actor)?, self.number(*target)?);
                let source = self.source(source)?;
                self.push(Record::new(record.what, actor, target, source))?;
            }
        }
        self.tidy_up();
        Ok(())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// All actors that events name; sorted where the store is tidy.
    pub(crate) fn actors(&self) -> &[ActorCode] {
        &self.actors
    }

    /// The names of the data sets; sorted where the store is tidy.
    pub(crate) fn sources(&self) -> &[Arc<str>] {
        &self.sources
    }

    /// The records; where the store is not tidy in no order, some perhaps more than once.
    pub(crate) fn records(&self) -> &[Record] {
        &self.records
    }

    /// Whether records are sorted, each once, and actors and data sets numbered in the order of their names.
    pub(crate) fn is_tidy(&self) -> bool {
        self.tidy == self.records.len() && self.actors.is_sorted() && self.sources.is_sorted()
    }

    /// Makes it [tidy](EventStore::is_tidy). Of records in the order of days, as data sets have them, those of each day are
    /// sorted apart.
    pub(crate) fn tidy_up(&mut self) {
        if self.is_tidy() {
            return;
        }
        self.rank();
        let day = |record: &Record| record.what.day();
        if self.records.is_sorted_by_key(day) {
            let days = self.records.chunk_by_mut(|a, b| day(a) == day(b));
            days.for_each(<[Record]>::sort_unstable);
        } else {
            self.records.sort_unstable();
        }
        self.records.dedup();
        self.records.shrink_to_fit();
        self.tidy = self.records.len();
    }

    /// Numbers actors and data sets in the order of their names.
    fn rank(&mut self) {
        let (actors, actor_ranks) = ranked(&self.actors);
        let (sources, source_ranks) = ranked(&self.sources);
        if actors == self.actors && sources == self.sources {
            return;
        }
        let rank = |ranks: &[u32], number: u32| ranks.get(number as usize).copied().unwrap_or_default();
        for record in &mut self.records {
            let [actor, target] = [record.actor, record.target()].map(|number| rank(&actor_ranks, number));
            let source = rank(&source_ranks, u32::from(record.source())) as Source;
            *record = Record::new(record.what, actor, target, source);
        }
        self.numbers.values_mut().for_each(|number| *number = rank(&actor_ranks, *number));
        (self.actors, self.sources) = (actors, sources);
    }

    /// The number of a data set, looked up once.
    fn known_source(&mut self, known: &mut Option<Source>, name: &str) -> Result<Source> {
        match known {
            Some(number) => Ok(*number),
            None => Ok(*known.insert(self.source(name)?)),
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

/// The items sorted, and for each item as it was given its place among them.
fn ranked<T: Clone + Ord>(items: &[T]) -> (Vec<T>, Vec<u32>) {
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by(|a, b| items.get(*a).cmp(&items.get(*b)));
    let mut ranks = vec![0; items.len()];
    for (rank, number) in (0u32..).zip(&order) {
        if let Some(slot) = ranks.get_mut(*number) {
            *slot = rank;
        }
    }
    (order.into_iter().filter_map(|number| items.get(number).cloned()).collect(), ranks)
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
