//! What a graph is made of: one canonical reading for each document and each reference table, joined by rules that no order of folding changes.

use std::{
    cmp::{Ordering, Reverse},
    collections::{BTreeMap, btree_map},
};

use crate::{
    date::Date,
    reading::{
        ActionFact, AllianceFact, Confidence, DisputeFact, Evidence, Inferences, LeaderFact, MeetingFact,
        NationFact, Origin, READING_SCHEMA, Reading,
    },
};

/// Canonical readings by document id, then origin: a document and a table of one name are two.
///
/// Joining is a least upper bound: of lists of facts the union, of a date the more precise, of a title the first by
/// letters. Hence it is associative, commutative and idempotent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Store {
    readings: BTreeMap<(String, Origin), Reading>,
}

impl Store {
    pub(crate) fn join(&mut self, reading: Reading) {
        let key = (reading.document.clone(), reading.origin);
        let reading = match self.readings.remove(&key) {
            Some(known) => joined(known, reading),
            None => canonical(reading),
        };
        self.readings.insert(key, reading);
    }

    pub(crate) fn readings(&self) -> btree_map::Values<'_, (String, Origin), Reading> {
        self.readings.values()
    }

    pub(crate) fn get(&self, document: &str, origin: Origin) -> Option<&Reading> {
        self.readings.get(&(document.to_owned(), origin))
    }

    pub(crate) fn len(&self) -> usize {
        self.readings.len()
    }

    pub(crate) fn into_readings(self) -> impl Iterator<Item = Reading> {
        self.readings.into_values()
    }
}

fn joined(mut a: Reading, b: Reading) -> Reading {
    a.published = precise(a.published, b.published);
    a.title = first(a.title, b.title);
    a.source = first(a.source, b.source);
    a.nations.extend(b.nations);
    a.leaders.extend(b.leaders);
    a.alliances.extend(b.alliances);
    a.meetings.extend(b.meetings);
    a.disputes.extend(b.disputes);
    a.actions.extend(b.actions);
    canonical(a)
}

/// The more precise date, then the earlier.
fn precise(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.into_iter().chain(b).min_by_key(|date| (Reverse(date.precision()), *date))
}

fn first(a: Option<String>, b: Option<String>) -> Option<String> {
    a.into_iter().chain(b).min()
}

fn canonical(mut reading: Reading) -> Reading {
    reading.schema = READING_SCHEMA;
    sort(&mut reading.nations);
    sort(&mut reading.leaders);
    sort(&mut reading.alliances);
    sort(&mut reading.meetings);
    sort(&mut reading.disputes);
    sort(&mut reading.actions);
    reading
}

fn sort<F: Fact>(facts: &mut Vec<F>) {
    facts.iter_mut().for_each(Fact::normalise);
    facts.sort_by(Fact::compare);
    facts.dedup_by(|next, kept| {
        let same = kept.compare(next) == Ordering::Equal;
        if same {
            kept.absorb(next);
        }
        same
    });
    for fact in facts {
        fact.evidence_mut().sort();
        fact.evidence_mut().dedup();
    }
}

/// A fact that can be told from others, evidence apart, and joined with its like.
trait Fact {
    /// Sorts its lists of actors.
    fn normalise(&mut self);
    /// A total order by all but evidence, optionality and trust.
    fn compare(&self, other: &Self) -> Ordering;
    fn optional_mut(&mut self) -> &mut bool;
    fn evidence_mut(&mut self) -> &mut Vec<Evidence>;
    fn trust_mut(&mut self) -> (&mut Option<Confidence>, &mut Inferences);

    fn absorb(&mut self, other: &mut Self) {
        let (confidence, inferred) = self.trust_mut();
        let (other_confidence, other_inferred) = other.trust_mut();
        // The greater of two, in a total order, so that the order of folding does not show.
        (*confidence, *inferred) = (*confidence, *inferred).max((*other_confidence, *other_inferred));
        *self.optional_mut() &= *other.optional_mut();
        self.evidence_mut().append(other.evidence_mut());
    }
}

macro_rules! fact {
    ($type:ident, |$fact:ident| $normalise:block, $($field:ident),+) => {
        impl Fact for $type {
            fn normalise(&mut self) {
                let $fact = self;
                $normalise
            }

            fn compare(&self, other: &Self) -> Ordering {
                Ordering::Equal$(.then_with(|| self.$field.cmp(&other.$field)))+
            }

            fn optional_mut(&mut self) -> &mut bool {
                &mut self.optional
            }

            fn evidence_mut(&mut self) -> &mut Vec<Evidence> {
                &mut self.evidence
            }

            fn trust_mut(&mut self) -> (&mut Option<Confidence>, &mut Inferences) {
                (&mut self.confidence, &mut self.inferred)
            }
        }
    };
}

fn set<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}

fact!(NationFact, |_fact| {}, code);
fact!(LeaderFact, |_fact| {}, actor, name, office);
fact!(AllianceFact, |fact| { set(&mut fact.members) }, members, kind, status, name, since, until);
fact!(MeetingFact, |fact| { set(&mut fact.participants) }, date, participants, kind, status, level, place);
fact!(
    DisputeFact,
    |fact| {
        fact.sides.iter_mut().for_each(set);
        fact.sides.retain(|side| !side.is_empty());
        set(&mut fact.sides);
    },
    sides,
    subject,
    status,
    date,
    since,
    until
);
fact!(
    ActionFact,
    |fact| {
        set(&mut fact.actors);
        set(&mut fact.targets);
    },
    date,
    actors,
    kind,
    targets,
    status
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn reading() -> Reading {
        Reading::new(&Document::new("d", ""))
    }

    fn nation(start: usize, optional: bool) -> NationFact {
        let mut fact = NationFact::new("KOR".parse().unwrap());
        fact.evidence.push(Evidence::new(start, start + 1));
        fact.optional = optional;
        fact
    }

    #[test]
    fn equal_facts_are_one_with_all_their_evidence() {
        let mut reading = reading();
        reading.nations = vec![nation(5, true), nation(2, false), nation(5, true)];
        let mut store = Store::default();
        store.join(reading);
        let [fact] = &store.get("d", Origin::Document).unwrap().nations[..] else { panic!("one fact") };
        assert!(!fact.optional);
        assert_eq!(fact.evidence, [Evidence::new(2, 3), Evidence::new(5, 6)]);
    }

    #[test]
    fn of_two_dates_the_more_precise_is_kept() {
        let dated = |text: &str| Reading { published: Some(text.parse().unwrap()), ..reading() };
        for order in [["2021", "2021-12-02", "2021-12-01"], ["2021-12-01", "2021-12-02", "2021"]] {
            let mut store = Store::default();
            order.into_iter().for_each(|text| store.join(dated(text)));
            assert_eq!(
                store.get("d", Origin::Document).unwrap().published.unwrap().to_string(),
                "2021-12-01"
            );
        }
    }
}
