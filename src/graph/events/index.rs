//! Coded events by actor and by pair of actors, each list in the order of days, laid out for reading it through.

use std::sync::Arc;

use super::{EventStore, Record, Source, What};
use crate::{actor::ActorCode, coded::CodedEvent};

/// Two indexes are equal where their lists by actor are: the rest follows from them.
///
/// Lists of events in one array each, with the places where they begin: by actor, and by pair of actors.
///
/// Actors and data sets are numbered in the order of their codes and names, so that equal graphs have equal indexes.
#[derive(Clone, Debug, Default)]
pub(crate) struct EventIndex {
    actors: Vec<ActorCode>,
    sources: Vec<Arc<str>>,
    by_actor: Lists<Posting>,
    by_pair: Lists<Posting>,
    /// For each actor the actors it has events with, sorted, and the number of the pair.
    neighbours: Lists<Neighbour>,
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

#[derive(Clone, Copy, Debug)]
struct Neighbour {
    actor: u32,
    pair: u32,
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
    /// Time `O(n log n)` in the events; less where the store is in order.
    pub(crate) fn build(store: &EventStore) -> EventIndex {
        let (actors, actor_ranks) = ranked(store.actors());
        let (sources, source_ranks) = ranked(store.sources());
        let rank = |ranks: &[u32], number: u32| ranks.get(number as usize).copied().unwrap_or_default();
        let renumbered = store.records().iter().map(|record| Record {
            what: record.what,
            actor: rank(&actor_ranks, record.actor),
            target: rank(&actor_ranks, record.target),
            source: rank(&source_ranks, u32::from(record.source)) as Source,
        });
        let mut records: Vec<Record> = renumbered.collect();
        records.sort_unstable();
        records.dedup();

        let mut sizes = vec![0u32; actors.len()];
        for record in &records {
            count(&mut sizes, record.actor);
            if record.actor != record.target {
                count(&mut sizes, record.target);
            }
        }
        let postings = records.iter().flat_map(|record| {
            let Record { what, actor, target, source } = *record;
            let received = (actor != target).then(|| (target, Posting::new(what, actor, false, source)));
            std::iter::once((actor, Posting::new(what, target, true, source))).chain(received)
        });
        let by_actor = Lists::fill(&sizes, NOTHING, postings);
        let len = records.len();
        drop(records);
        let (pairs, by_pair) = pairs(actors.len(), &by_actor);
        let neighbours = neighbours(actors.len(), &pairs);
        EventIndex { actors, sources, by_actor, by_pair, neighbours, len }
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
        let neighbours = self.neighbours.get(a);
        let at = neighbours.binary_search_by_key(&b, |neighbour| neighbour.actor).ok();
        let pair = at.and_then(|at| neighbours.get(at)).map(|neighbour| neighbour.pair);
        pair.map(|pair| self.by_pair.get(pair)).unwrap_or_default()
    }

    /// The actors that one has events with, itself where it has events with itself; sorted.
    pub(crate) fn neighbours(&self, actor: u32) -> impl ExactSizeIterator<Item = u32> + '_ {
        self.neighbours.get(actor).iter().map(|neighbour| neighbour.actor)
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

/// The pairs of actors that have events, sorted, the first of each not greater than the second; and their events.
fn pairs(actors: usize, by_actor: &Lists<Posting>) -> (Vec<(u32, u32)>, Lists<Posting>) {
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut sizes: Vec<u32> = Vec::new();
    let mut seen = vec![0u32; actors];
    // The lists of one actor after the other, each split by the other actor.
    for actor in 0..actors as u32 {
        let mut others: Vec<u32> = Vec::new();
        for posting in by_actor.get(actor).iter().filter(|posting| posting.other() >= actor) {
            if let Some(seen) = seen.get_mut(posting.other() as usize) {
                if *seen == 0 {
                    others.push(posting.other());
                }
                *seen += 1;
            }
        }
        others.sort_unstable();
        for other in others {
            if let Some(seen) = seen.get_mut(other as usize) {
                pairs.push((actor, other));
                sizes.push(std::mem::take(seen));
            }
        }
    }
    // For the actor at hand, the number of its pair with each other.
    let mut pair_with = vec![0u32; actors];
    let mut next = 0usize;
    let items = (0..actors as u32).flat_map(|actor| {
        while let Some((first, other)) = pairs.get(next)
            && *first == actor
        {
            if let Some(pair) = pair_with.get_mut(*other as usize) {
                *pair = next as u32;
            }
            next += 1;
        }
        let pair_with = &pair_with;
        let postings = by_actor.get(actor).iter().filter(move |posting| posting.other() >= actor);
        let numbered = postings.map(|posting| (pair_with.get(posting.other() as usize), *posting));
        numbered.filter_map(|(pair, posting)| Some((*pair?, posting))).collect::<Vec<_>>()
    });
    let by_pair = Lists::fill(&sizes, NOTHING, items);
    (pairs, by_pair)
}

/// For each actor the others and the numbers of the pairs. Pairs are sorted, so each list is filled in order: first
/// those with lesser actors, then those with greater ones.
fn neighbours(actors: usize, pairs: &[(u32, u32)]) -> Lists<Neighbour> {
    let mut sizes = vec![0u32; actors];
    for (a, b) in pairs {
        count(&mut sizes, *a);
        if a != b {
            count(&mut sizes, *b);
        }
    }
    let entries = pairs.iter().zip(0u32..).flat_map(|((a, b), pair)| {
        let back = (a != b).then_some((*b, Neighbour { actor: *a, pair }));
        std::iter::once((*a, Neighbour { actor: *b, pair })).chain(back)
    });
    Lists::fill(&sizes, Neighbour { actor: 0, pair: 0 }, entries)
}
