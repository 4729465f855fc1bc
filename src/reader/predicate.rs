//! The table of predicates: which verb or noun with which arguments makes which fact.

use std::cmp::Reverse;

use once_cell::sync::Lazy;

use crate::{
    error::{Error, Result},
    reading::{
        ActionKind, ActionStatus, AllianceKind, AllianceStatus, DisputeStatus, MeetingKind, MeetingStatus,
    },
    syntax::{LEXICON, lexical_tokens, noun_lemma},
    table::{ByWord, Row, Schema, each_bundled_row},
};

/// What a predicate asserts of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asserts {
    /// The first role does something to the second.
    Action { kind: ActionKind, status: Option<ActionStatus>, reciprocal: bool },
    /// Both roles take part.
    Meeting { kind: MeetingKind, status: Option<MeetingStatus> },
    /// Both roles are members.
    Alliance { kind: AllianceKind, status: Option<AllianceStatus> },
    /// The first role stands against the second.
    Dispute { subject: Option<&'static str>, status: Option<DisputeStatus> },
}

/// An argument position of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slot {
    /// The logical subject.
    Subject,
    /// The logical object, where it is an actor.
    Object,
    /// The owner of an object that is a thing.
    Theme,
    /// The first actor inside a complement clause.
    Complement,
    /// The owner of a noun.
    Possessor,
    /// An actor that a noun is said of.
    Apposition,
    /// The state beyond a border that is spoken of: "to the frontier with Peru".
    Border,
    /// What stands after a preposition.
    Preposition(&'static str),
}

/// Stands among the nouns of a predicate for every noun of armed forces and their arms.
pub(crate) const FORCES: &str = "@force";

/// Stands among the words of a verb for its object: "take _ to task".
pub(crate) const GAP: &str = "_";

/// A row of the table.
#[derive(Debug)]
pub(crate) struct Predicate {
    /// The row's number, from 0; earlier rows win where two fit alike.
    pub(crate) row: usize,
    /// Its cells `predicate`, `pos`, `fact` and `kind`.
    pub(crate) key: [&'static str; 4],
    /// Words that must follow the verb at once: particles and prepositions. For nouns, unused.
    pub(crate) particles: Vec<&'static str>,
    /// Nouns one of which must head the object. Empty where any object will do.
    pub(crate) nouns: Vec<String>,
    pub(crate) asserts: Asserts,
    /// Whether both roles must be filled by people, not by states: "Japan greeted" is no meeting.
    pub(crate) people: bool,
    /// Whether the subject must be armed forces or their arms: "left the country" is no retreat but of troops.
    pub(crate) forces: bool,
    /// Whether these must be forces that hold ground: a ship that enters a town takes nothing.
    pub(crate) ground: bool,
    pub(crate) first: Vec<Slot>,
    pub(crate) second: Vec<Slot>,
}

impl Predicate {
    /// Whether it tells of an act of words, which is said to whoever did a deed, not to those that suffered it.
    pub(crate) fn is_said(&self) -> bool {
        use ActionKind::{Accuse, Protest, Reject, Request, Support};
        matches!(self.asserts, Asserts::Action { kind: Accuse | Protest | Reject | Request | Support, .. })
    }
}

/// All predicates, by the lemma of the verb or the last word of the noun.
#[derive(Debug, Default)]
pub(crate) struct Predicates {
    verbs: ByWord<Vec<Predicate>>,
    adjectives: ByWord<Vec<Predicate>>,
    /// By the words of the noun from the last to the first; longer entries first.
    nouns: ByWord<Vec<(Vec<String>, Predicate)>, String>,
}

const PREDICATES: (&str, &str) = ("predicates.tsv", include_str!("../../data/predicates.tsv"));

const SCHEMA: Schema = Schema {
    columns: &["predicate", "pos", "fact", "kind", "status", "a", "b", "fires", "expect", "silent"],
    required: 10,
};

/// The bundled predicates, loaded once. A row that breaks the rules is left out; a test proves that there is none.
pub(crate) static TABLE: Lazy<Predicates> = Lazy::new(|| {
    let mut predicates = Predicates::default();
    let mut number = 0;
    each_bundled_row(PREDICATES, SCHEMA, |row| {
        let added = predicates.add(number, row);
        debug_assert!(added.is_ok(), "{added:?}");
        number += 1;
    });
    predicates.sort();
    predicates
});

impl Predicates {
    /// The predicates of a verb, in the order of the table.
    pub(crate) fn of_verb(&self, lemma: &str) -> &[Predicate] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The predicates of an adjective, in the order of the table.
    pub(crate) fn of_adjective(&self, lemma: &str) -> &[Predicate] {
        self.adjectives.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The predicates of the longest noun that ends the run of lemmas, with the number of its words.
    pub(crate) fn of_noun(&self, lemmas: &[&str]) -> Vec<(usize, &Predicate)> {
        let entries = lemmas.last().and_then(|last| self.nouns.get(*last)).map_or(&[][..], Vec::as_slice);
        let fits = |words: &[String]| {
            words.len() <= lemmas.len() && words.iter().zip(lemmas.iter().rev()).all(|(a, b)| a == b)
        };
        let longest = entries.iter().map(|(words, _)| words).find(|words| fits(words)).map_or(0, Vec::len);
        let same = entries.iter().filter(|(words, _)| words.len() == longest && fits(words));
        same.map(|(words, predicate)| (words.len(), predicate)).collect()
    }

    /// Whether the noun that ends the run of lemmas names a deed done to what "of" tells: "the killing of two sailors".
    pub(crate) fn is_deed(&self, lemmas: &[&str]) -> bool {
        use ActionKind::{Assault, Coerce, Mobilize, Reject, Retreat, Sanction};
        self.of_noun(lemmas).iter().any(|(_, predicate)| {
            let Asserts::Action { kind, reciprocal: false, .. } = predicate.asserts else { return false };
            matches!(kind, Assault | Coerce | Mobilize | Reject | Retreat | Sanction)
                && predicate.second.contains(&Slot::Preposition("of"))
        })
    }

    /// The words that stand for predicates, each with the words that must stand beside it; none for some.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let verbs = self.verbs.iter().flat_map(|(lemma, all)| all.iter().map(move |p| (*lemma, p)));
        let verbs = verbs.flat_map(|(lemma, predicate)| {
            let fixed = &predicate.particles;
            let nouns = predicate.nouns.iter().map(|noun| noun.split(' ').collect());
            let nouns: Vec<Vec<&str>> =
                if predicate.nouns.is_empty() { vec![Vec::new()] } else { nouns.collect() };
            nouns.into_iter().map(move |nouns| (lemma, [fixed.clone(), nouns].concat()))
        });
        let adjectives = self.adjectives.keys().map(|lemma| (*lemma, Vec::new()));
        let nouns = self.nouns.values().flatten().filter_map(|(words, _)| {
            let (last, others) = words.split_first()?;
            Some((last.as_str(), others.iter().map(String::as_str).collect()))
        });
        verbs.chain(adjectives).chain(nouns)
    }

    fn add(&mut self, number: usize, row: &Row<'_, 'static>) -> Result<()> {
        let asserts = asserts(row)?;
        let predicate = row.cell("predicate");
        let (verbs, nouns) = predicate.split_once(" +").unwrap_or((predicate, ""));
        for words in verbs.split('|') {
            let mut words: Vec<&'static str> = words.split(' ').collect();
            let mut predicate = Predicate {
                row: number,
                key: ["predicate", "pos", "fact", "kind"].map(|column| row.cell(column)),
                particles: Vec::new(),
                nouns: nouns
                    .split('/')
                    .filter(|noun| !noun.is_empty())
                    .map(|noun| if noun == FORCES { noun.to_owned() } else { compound(noun).join(" ") })
                    .collect(),
                asserts,
                people: row.cell("kind").ends_with('!'),
                forces: row.cell("kind").ends_with('^'),
                ground: row.cell("kind").ends_with("^^"),
                first: slots(row, "a")?,
                second: slots(row, "b")?,
            };
            if row.cell("pos") == "verb" {
                predicate.particles = words.split_off(1);
                let lemma = words.first().copied().unwrap_or("");
                self.verbs.entry(lemma).or_default().push(predicate);
            } else if row.cell("pos") == "adj" {
                // "not ready"
                let lemma = words.pop().unwrap_or("");
                predicate.particles = words;
                self.adjectives.entry(lemma).or_default().push(predicate);
            } else {
                let mut words: Vec<String> = words.iter().flat_map(|word| compound(word)).collect();
                words.reverse();
                let last = words.first().cloned().unwrap_or_default();
                self.nouns.entry(last).or_default().push((words, predicate));
            }
        }
        Ok(())
    }

    /// Puts what asks for more before what asks for less.
    fn sort(&mut self) {
        for entries in self.verbs.values_mut() {
            entries.sort_by_key(|p| {
                let membership = matches!(p.asserts, Asserts::Alliance { .. });
                (p.nouns.is_empty(), Reverse(p.particles.len()), !membership, p.row)
            });
        }
        for entries in self.nouns.values_mut() {
            entries.sort_by_key(|(words, p)| (Reverse(words.len()), p.row));
        }
    }
}

/// The lemmas of a noun of the table, cut as the tokens of a text are: "stand-off" is three.
fn compound(noun: &str) -> Vec<String> {
    noun.split(' ').flat_map(|word| lexical_tokens(word, &LEXICON)).map(noun_lemma).collect()
}

fn asserts(row: &Row<'_, 'static>) -> Result<Asserts> {
    let kind = row.cell("kind");
    let status = row.cell("status");
    let status = (status != "-").then_some(status);
    let fault = |error: Error| row.fail("kind", error.to_string());
    Ok(match row.cell("fact") {
        "action" => Asserts::Action {
            kind: kind.trim_end_matches(['~', '^']).parse().map_err(fault)?,
            status: status.map(str::parse).transpose()?,
            reciprocal: kind.contains('~'),
        },
        "meeting" => Asserts::Meeting {
            kind: kind.trim_end_matches('!').parse().map_err(fault)?,
            status: status.map(str::parse).transpose()?,
        },
        "alliance" => Asserts::Alliance {
            kind: kind.parse().map_err(fault)?,
            status: status.map(str::parse).transpose()?,
        },
        "dispute" => Asserts::Dispute {
            subject: (kind != "-").then_some(kind),
            status: status.map(str::parse).transpose()?,
        },
        _ => return Err(row.fail("fact", "give one of action, meeting, alliance, dispute")),
    })
}

fn slots(row: &Row<'_, 'static>, column: &str) -> Result<Vec<Slot>> {
    let slot = |name: &'static str| match name {
        "subj" => Slot::Subject,
        "obj" => Slot::Object,
        "theme" => Slot::Theme,
        "comp" => Slot::Complement,
        "poss" => Slot::Possessor,
        "appos" => Slot::Apposition,
        "border" => Slot::Border,
        preposition => Slot::Preposition(preposition),
    };
    Ok(row.list(column).filter(|name| *name != "-").map(slot).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let mut predicates = Predicates::default();
        let mut keys = Vec::new();
        each_bundled_row(PREDICATES, SCHEMA, |row| {
            predicates.add(keys.len(), row).unwrap();
            assert!(["verb", "noun", "adj"].contains(&row.cell("pos")), "{row:?}");
            keys.push(["predicate", "pos", "fact", "kind", "a", "b"].map(|column| row.cell(column)));
        });
        let all = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(all, keys.len(), "a predicate stands twice");
    }

    #[test]
    fn the_longest_noun_wins() {
        let found = TABLE.of_noun(&["new", "trade", "war"]);
        assert!(!found.is_empty() && found.iter().all(|(words, _)| *words == 2));
    }
}
