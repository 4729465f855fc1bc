//! Disputes told of a state by a relative clause: "Peru, with which it is locked in a quarrel", "Mali, with whom Algiers is at odds".

use super::{Class, StandingReader, is};
use crate::{
    reader::party::Party,
    reading::{DisputeFact, DisputeStatus},
    syntax::Upos,
};

/// The longest way from the relative pronoun to the word for a dispute, in tokens.
const CLAUSE: usize = 12;
/// The longest way from the relative pronoun to the other party, in tokens.
const OTHER: usize = 4;

impl StandingReader<'_> {
    /// The relative pronoun stands at `at`; the party before it is at odds with the subject of its clause, or, where that is a
    /// pronoun, with the party that opens the sentence.
    pub(super) fn read_relative(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        if !self.clauses.is_lemma(at, &["which", "whom", "who"]) {
            return;
        }
        let Some(with) = at.checked_sub(1).filter(|with| self.clauses.is_lemma(*with, &["with"])) else {
            return;
        };
        let comma = with.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &[","])).unwrap_or(with);
        let Some(party) = parties.iter().find(|p| p.tokens.end == comma && !p.anaphoric) else { return };
        let clause = self.slice(at + 1..at + CLAUSE);
        let end = clause.iter().position(|t| t.upos == Upos::Punct && !t.is_lemma(&["-", "–"]));
        let mut clause = clause.iter().take(end.unwrap_or(CLAUSE));
        let tells = |t: &crate::syntax::Token| {
            is(t, Class::Quarrel)
                || is(t, Class::Odds)
                || t.text(self.text) == "odds"
                || is(t, Class::Wrangle)
        };
        if !clause.any(tells) {
            return;
        }
        let apart = |p: &&Party| !p.actors.iter().any(|actor| party.actors.contains(actor));
        let pronoun = self.clauses.is_lemma(at + 1, &["it", "he", "she", "they"]);
        let other = match pronoun {
            true => parties.iter().find(|p| p.tokens.end < comma && !p.anaphoric),
            false => parties.iter().find(|p| (at + 1..at + OTHER).contains(&p.tokens.start)),
        };
        if let Some(other) = other.filter(apart) {
            self.push(vec![other.actors.clone(), party.actors.clone()], None, DisputeStatus::Active, facts);
        }
    }
}
