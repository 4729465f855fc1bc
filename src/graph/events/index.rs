//! Coded events by actor and by pair of actors, each list in the order of days, laid out for reading it through.

use std::sync::Arc;

use super::{EventStore, Source, What};
use crate::{actor::ActorCode, coded::CodedEvent};

/// Lists of events in one array each, with the places where they begin: by actor, and by pair of actors.
///
/// Actors and data sets are numbered in the order of their codes and names, so that equal graphs have equal indexes. Two
/// indexes are equal where their lists by actor are: the rest follows from them.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventIndex {
    actors: Vec<ActorCode>,
    sources: Vec<Arc<str>>,
    by_actor: Lists<Posting>,
    by_pair: Lists<Posting>,
    /// For each actor the actors it has events with, sorted.
    neighbours: Lists<u32>,
    /// For each actor the number of its first pair with an actor that is not before it; its others follow in the order of
    /// its neighbours.
    first_pairs: Vec<u32>,
    len: usize,
}

impl PartialEq for EventIndex {
    fn eq(&self, other: &EventIndex) -> bool {
        self.actors == other.actors
            && self.sources == other.sources
            && self.by_actor.starts == other.by_actor.starts
            && self.by_actor.items == other.by_actor.items
    }
}

/// One event in the list of an actor, its owner: the other actor (24 bits), whether the owner did it (1), the data set
/// (7). In the list of a pair the owner is the one whose code is first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Posting {
    pub(crate) what: What,
    who: u32,
}

/// The bits of [`Posting`] that say whether the owner did it.
const OUT: u32 = 1 << 7;
const SOURCE: u32 = OUT - 1;

impl Posting {
    fn new(what: What, other: u32, out: bool, source: Source) -> Posting {
        Posting { what, who: other << 8 | if out { OUT } else { 0 } | u32::from(source) }
    }

    pub(crate) fn other(self) -> u32 {
        self.who >> 8
    }

    pub(crate) fn is_out(self) -> bool {
        self.who & OUT != 0
    }

    pub(crate) fn source(self) -> usize {
        (self.who & SOURCE) as usize
    }
}

/// Many lists in one array.
#[derive(Clone, Debug)]
struct Lists<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { starts: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    fn get(&self, list: u32) -> &[T] {
        let at = |i: usize| self.starts.get(i).map(|start| *start as usize);
        let range = at(list as usize).zip(at(list as usize + 1));
        range.and_then(|(from, to)| self.items.get(from..to)).unwrap_or_default()
    }

    /// Lists of these sizes, filled by putting each item, in order, at the end of its list.
    fn fill(sizes: &[u32], empty: T, items: impl Iterator<Item = (u32, T)>) -> Lists<T> {
        let mut starts = Vec::with_capacity(sizes.len() + 1);
        let mut total = 0u32;
        starts.push(0);
        for size in sizes {
            total += size;
            starts.push(total);
        }
        let mut places = starts.clone();
        let mut all = vec![empty; total as usize];
        for (list, item) in items {
            if let Some(place) = places.get_mut(list as usize)
                && let Some(slot) = all.get_mut(*place as usize)
            {
                *slot = item;
                *place += 1;
            }
        }
        Lists { starts, items: all }
    }
}

fn count(sizes: &mut [u32], list: u32) {
    if let Some(size) = sizes.get_mut(list as usize) {
        *size += 1;
    }
}

const NOTHING: Posting = Posting { what: What(0), who: 0 };

impl EventIndex {
    /// Time linear in the events where the store is tidy, else `O(n log n)`.
    pub(crate) fn build(store: &EventStore) -> EventIndex {
        if !store.is_tidy() {
            let mut tidy = store.clone();
            tidy.tidy_up();
            return EventIndex::build(&tidy);
        }
        let (actors, records) = (store.actors(), store.records());
        let mut sizes = vec![0u32; actors.len()];
        for record in records {
            count(&mut sizes, record.actor);
            if record.actor != record.target() {
                count(&mut sizes, record.target());
            }
        }
        let postings = records.iter().flat_map(|record| {
            let (actor, target) = (record.actor, record.target());
            let posting = |other, out| Posting::new(record.what, other, out, record.source());
            let received = (actor != target).then(|| (target, posting(actor, false)));
            std::iter::once((actor, posting(target, true))).chain(received)
        });
        let by_actor = Lists::fill(&sizes, NOTHING, postings);
        let Pairs { pairs, firsts, by_pair } = Pairs::of(actors.len(), records.len(), &by_actor);
        EventIndex {
            actors: actors.to_vec(),
            sources: store.sources().to_vec(),
            by_actor,
            by_pair,
            neighbours: neighbours(actors.len(), &pairs),
            first_pairs: firsts,
            len: records.len(),
        }
    }

    /// How many events there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn number(&self, actor: ActorCode) -> Option<u32> {
        self.actors.binary_search(&actor).ok().map(|at| at as u32)
    }

    pub(crate) fn actor(&self, number: u32) -> ActorCode {
        self.actors.get(number as usize).copied().unwrap_or(ActorCode::NOBODY)
    }

    /// The numbers of the actors, in the order of their codes.
    pub(crate) fn numbers(&self) -> std::ops::Range<u32> {
        0..self.actors.len() as u32
    }

    pub(crate) fn source(&self, number: usize) -> Option<&str> {
        self.sources.get(number).map(|source| &**source)
    }

    pub(crate) fn sources(&self) -> &[Arc<str>] {
        &self.sources
    }

    /// All events with their data sets, by actor, then day.
    pub(crate) fn events(&self) -> impl Iterator<Item = (&str, CodedEvent)> {
        let done = self.numbers().flat_map(|actor| {
            self.of(actor).iter().filter(|posting| posting.is_out()).map(move |posting| (actor, *posting))
        });
        done.filter_map(|(actor, posting)| {
            let (actor, target) = (self.actor(actor), self.actor(posting.other()));
            let event = CodedEvent::new(posting.what.date(), actor, posting.what.code(), target);
            Some((self.source(posting.source())?, event))
        })
    }

    /// The events of an actor; one with itself stands once.
    pub(crate) fn of(&self, actor: u32) -> &[Posting] {
        self.by_actor.get(actor)
    }

    /// The events of two actors with each other, in the list of the one whose number is less.
    pub(crate) fn between(&self, a: u32, b: u32) -> &[Posting] {
        let (a, b) = (a.min(b), a.max(b));
        let neighbours = self.neighbours.get(a);
        let first = neighbours.partition_point(|neighbour| *neighbour < a);
        let at = neighbours.get(first..).and_then(|following| following.binary_search(&b).ok());
        let pair = at.zip(self.first_pairs.get(a as usize)).map(|(at, pair)| pair + at as u32);
        pair.map(|pair| self.by_pair.get(pair)).unwrap_or_default()
    }

    /// The actors that one has events with, itself where it has events with itself; sorted.
    pub(crate) fn neighbours(&self, actor: u32) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.neighbours.get(actor).iter().copied()
    }
}

/// The pairs of actors that have events, the first of each not after the second.
struct Pairs {
    /// Sorted; a pair is known by its place here.
    pairs: Vec<(u32, u32)>,
    /// For each actor the place of the first pair that it is the first of, or where that would be.
    firsts: Vec<u32>,
    by_pair: Lists<Posting>,
}

impl Pairs {
    /// Splits the list of each actor by the other actor; time linear in the events but for the order of the pairs.
    fn of(actors: usize, events: usize, by_actor: &Lists<Posting>) -> Pairs {
        let by_pair = Lists { starts: vec![0], items: Vec::with_capacity(events) };
        let mut found = Pairs { pairs: Vec::new(), firsts: Vec::with_capacity(actors), by_pair };
        // For the actor at hand and each other how many events they have, then where the next of them stands.
        let mut places = vec![0u32; actors];
        for actor in 0..actors as u32 {
            found.firsts.push(found.pairs.len() as u32);
            let own = by_actor.get(actor).iter().filter(|posting| posting.other() >= actor);
            let mut others: Vec<u32> = Vec::new();
            for posting in own.clone() {
                if places.get(posting.other() as usize) == Some(&0) {
                    others.push(posting.other());
                }
                count(&mut places, posting.other());
            }
            others.sort_unstable();
            let Lists { starts, items } = &mut found.by_pair;
            let mut end = items.len() as u32;
            for other in &others {
                found.pairs.push((actor, *other));
                if let Some(place) = places.get_mut(*other as usize) {
                    let size = std::mem::replace(place, end);
                    end += size;
                    starts.push(end);
                }
            }
            items.resize(end as usize, NOTHING);
            for posting in own {
                if let Some(place) = places.get_mut(posting.other() as usize)
                    && let Some(slot) = items.get_mut(*place as usize)
                {
                    *slot = *posting;
                    *place += 1;
                }
            }
            for other in others {
                places.get_mut(other as usize).into_iter().for_each(|place| *place = 0);
            }
        }
        found.by_pair.starts.shrink_to_fit();
        found
    }
}

/// For each actor the others. Pairs are sorted, so each list is filled in order: first those before it, then itself and
/// those after it.
fn neighbours(actors: usize, pairs: &[(u32, u32)]) -> Lists<u32> {
    let mut sizes = vec![0u32; actors];
    for (a, b) in pairs {
        count(&mut sizes, *a);
        if a != b {
            count(&mut sizes, *b);
        }
    }
    let entries = pairs.iter().flat_map(|(a, b)| {
        let back = (a != b).then_some((*b, *a));
        std::iter::once((*a, *b)).chain(back)
    });
    Lists::fill(&sizes, 0, entries)
}
