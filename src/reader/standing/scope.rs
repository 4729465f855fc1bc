//! Between whom a word for a dispute says that it is: "its quarrel with Denmark", "the invasion of Ukraine"; and disputes that a
//! ruling or a deal ends.

use super::{Class, StandingReader, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{DisputeFact, DisputeStatus},
    syntax::{Token, Upos},
};

/// The longest way from a word for a dispute to who it says is party to it, in tokens.
const SCOPE: usize = 5;
/// The longest way from a verb for ending to the dispute that is ended, in tokens.
const ENDED: usize = 5;

impl StandingReader<'_> {
    /// Whether a word for a dispute names a party, and these two are not those at odds: of "a quarrel with Denmark" whoever is
    /// not Denmark, nor at odds with it.
    pub(super) fn is_of_others(&self, at: usize, pair: (ActorCode, ActorCode), parties: &[Party]) -> bool {
        const LINKS: [&str; 4] = ["with", "between", "against", "of"];
        // "a quarrel of its own with Denmark"
        let own = self.clauses.is_lemma(at + 1, &["of"]) && self.clauses.is_lemma(at + 3, &["own"]);
        let link = if own { at + 4 } else { at + 1 };
        if !self.clauses.is_lemma(link, &LINKS) {
            return false;
        }
        let Some(party) = parties.iter().find(|p| (link + 1..link + SCOPE).contains(&p.tokens.start)) else {
            return false;
        };
        let plain = |t: &Token| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Pron | Upos::Adv | Upos::Num);
        if !self.slice(link + 1..party.tokens.start).iter().all(plain) {
            return false;
        }
        let has = |actor: ActorCode| party.actors.contains(&actor);
        match self.clauses.is_lemma(link, &["between"]) && party.actors.len() > 1 {
            true => !(has(pair.0) && has(pair.1)),
            false if has(pair.0) == has(pair.1) => !has(pair.0),
            false => {
                // "Canada's quarrel with Denmark worries Russia": the other side stands before the word, if any state does.
                let other = if has(pair.0) { pair.1 } else { pair.0 };
                let mut before = parties.iter().filter(|p| p.tokens.end <= link).peekable();
                self.clauses.is_lemma(link, &["with"])
                    && before.peek().is_some()
                    && !before.any(|p| p.actors.contains(&other))
            }
        }
    }

    /// "ruled that the island belongs to Botswana, ending a dispute with Namibia": the other party is the state named last before.
    pub(super) fn read_ended_quarrel(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        const END: [&str; 6] = ["end", "settle", "close", "resolve", "conclude", "bury"];
        if !self.token(at).is_some_and(|t| is(t, Class::Quarrel)) || !self.clauses.is_lemma(at + 1, &["with"])
        {
            return;
        }
        let ends = |at: &usize| {
            self.token(*at).is_some_and(|t| {
                t.upos == Upos::Verb && t.is_lemma(&END) && t.text(self.text).ends_with("ing")
            }) && *at > 0
                && self.clauses.is_lemma(*at - 1, &[",", "–", "—", "thus", "thereby"])
        };
        let Some(verb) = (at.saturating_sub(ENDED)..at).rev().find(ends) else { return };
        let other = parties.iter().find(|p| (at + 2..at + 4).contains(&p.tokens.start));
        let party = parties.iter().rev().find(|p| p.tokens.end < verb && p.actors.len() == 1);
        let (Some(party), Some(other)) = (party, other) else { return };
        if !other.actors.iter().any(|actor| party.actors.contains(actor)) {
            let sides = vec![party.actors.clone(), other.actors.clone()];
            self.push(sides, None, DisputeStatus::Resolved, facts);
        }
    }
}
