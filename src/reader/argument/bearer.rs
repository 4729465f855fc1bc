//! Whom the clause behind the noun of a predicate is about: "voiced concern that conditions in Chad had worsened".

use super::{Filler, VerbMatch};
use crate::{actor::ActorCode, resolve::phrase::Phrase};

impl VerbMatch<'_> {
    /// By the subject of the clause, or by where that is.
    pub(super) fn clause_bearer(&self, from: usize, doer: &[ActorCode]) -> Filler {
        let mut phrases = self.clauses.phrases.iter().skip_while(|p| p.tokens.start < from);
        let Some(subject) = phrases.next().filter(|p| p.tokens.start <= from + 1) else {
            return Filler::default();
        };
        let place = || {
            let inside = |p: &&Phrase| {
                p.tokens.start == subject.tokens.end + 1
                    && matches!(p.preposition(self.clauses.tokens), Some("in" | "of" | "by"))
            };
            self.clauses.phrases.iter().find(inside)
        };
        let named = if subject.actors.is_empty() { place() } else { Some(subject) };
        let named = named.filter(|p| p.actors.iter().all(|actor| !doer.contains(actor)));
        named.map(Filler::of).unwrap_or_default()
    }
}
