//! Disputes whose two parties stand apart from the word for them: "a row over fish has broken out between Peru and Chile",
//! "Peru and Chile are divided over fish", "have had no diplomatic relations", "troops are massed along the border".

use super::{Class, StandingReader, is};
use crate::{
    actor::ActorCode,
    reader::{encounter_words, party::Party},
    reading::{DisputeFact, DisputeStatus},
    syntax::{Token, Upos},
};

/// The longest way from a word for a dispute to "between", in tokens.
const BETWEEN: usize = 14;
/// The longest way from a verb of massing troops to the border where they are, in tokens.
const BORDER: usize = 7;
/// The longest way from those who have no relations to the word for these, in tokens.
const NONE: usize = 8;

impl StandingReader<'_> {
    /// Reads the disputes of those who stand apart.
    pub(super) fn read_apart(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        self.read_between(at, parties, facts);
        self.read_divided(at, parties, facts);
        self.read_divider(at, parties, facts);
        self.read_no_relations(at, parties, facts);
        self.read_massing(at, parties, facts);
    }

    fn push_pair(&self, a: Vec<ActorCode>, b: Vec<ActorCode>, facts: &mut Vec<DisputeFact>) {
        if !a.is_empty() && !b.is_empty() && !a.iter().any(|actor| b.contains(actor)) {
            self.push(vec![a, b], None, DisputeStatus::Active, facts);
        }
    }

    /// "A row has broken out between Peru and Chile", "no love is lost between the two": the nearest word for a dispute before
    /// "between" in its clause, where that is no meeting's or accord's.
    fn read_between(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        if !self.clauses.is_lemma(at, &["between"]) {
            return;
        }
        let Some([a, b]) = parties
            .iter()
            .find(|p| (at + 1..=at + 3).contains(&p.tokens.start))
            .and_then(|p| <[ActorCode; 2]>::try_from(p.actors.as_slice()).ok())
        else {
            return;
        };
        let from = at.saturating_sub(BETWEEN);
        let stops = |t: &Token| {
            t.upos == Upos::Punct && t.is_lemma(&[";", ":", ".", ",", "–", "—"])
                || t.upos == Upos::Noun && encounter_words::is(t, encounter_words::Class::Event)
                || t.upos == Upos::Noun && is(t, Class::Relation)
        };
        for quarrel in (from..at.saturating_sub(1)).rev() {
            let Some(token) = self.token(quarrel) else { return };
            let before = self.slice(quarrel.saturating_sub(2)..quarrel);
            let love = token.is_lemma(&["love"]) && before.iter().any(|t| t.is_lemma(&["no", "little"]));
            let strife = is(token, Class::Quarrel) || is(token, Class::Strife);
            let noun = token.upos == Upos::Noun || token.text(self.text).eq_ignore_ascii_case("fighting");
            if love || noun && strife {
                let denied = !love
                    && self.slice(quarrel.saturating_sub(4)..quarrel).iter().any(|t| t.is_lemma(&["no"]));
                if !denied && !self.is_mentioned(quarrel) {
                    self.push_pair(vec![a], vec![b], facts);
                }
                return;
            }
            if stops(token) {
                return;
            }
        }
    }

    /// "A feud over gas has divided Peru and Chile", "sets Peru against Chile": those whom a dispute divides.
    fn read_divider(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        const DIVIDE: [&str; 6] = ["divide", "split", "pit", "set", "separate", "embroil"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&DIVIDE)) {
            return;
        }
        let quarrel = |t: &Token| t.upos == Upos::Noun && (is(t, Class::Quarrel) || is(t, Class::Strife));
        let subject = self.clauses.tree_subject(at).filter(|p| self.token(p.head).is_some_and(quarrel));
        let party = parties.iter().find(|p| (at + 1..at + 3).contains(&p.tokens.start));
        let Some(party) = party.filter(|_| subject.is_some()) else { return };
        if let [a, b] = party.actors.as_slice() {
            return self.push_pair(vec![*a], vec![*b], facts);
        }
        let against = party.tokens.end;
        let other = parties.iter().find(|p| (against + 1..against + 3).contains(&p.tokens.start));
        if let Some(other) = other.filter(|_| self.clauses.is_lemma(against, &["against", "and"])) {
            self.push_pair(party.actors.clone(), other.actors.clone(), facts);
        }
    }

    /// "Peru and Chile are divided over fish": those who are divided over something.
    fn read_divided(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        let divided = |t: &Token| {
            t.is_lemma(&["divide", "divided", "split"])
                && (t.text(self.text) == "divided" || t.text(self.text) == "split")
        };
        let be = at.checked_sub(1).is_some_and(|before| {
            self.slice(before.saturating_sub(2)..at).iter().any(|t| t.is_lemma(&["be", "remain"]))
        });
        if !be
            || !self.token(at).is_some_and(divided)
            || !self.clauses.is_lemma(at + 1, &["over", "on", "about"])
        {
            return;
        }
        let party = parties.iter().rev().find(|p| p.tokens.end <= at && p.tokens.end + 4 > at);
        if let Some(two) = party.filter(|p| p.actors.len() == 2) {
            let sides = two.actors.iter().map(|actor| vec![*actor]).collect();
            self.push(sides, None, DisputeStatus::Active, facts);
        }
    }

    /// "Peru and Chile have had no diplomatic relations since".
    fn read_no_relations(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        if !self.token(at).is_some_and(|t| t.upos == Upos::Noun && is(t, Class::Relation)) {
            return;
        }
        let inside = self.slice(at.saturating_sub(3)..at);
        let none =
            inside.iter().any(|t| t.is_lemma(&["no"])) && inside.iter().any(|t| t.is_lemma(&["diplomatic"]));
        let have = self.slice(at.saturating_sub(6)..at).iter().any(|t| t.is_lemma(&["have", "maintain"]));
        let Some(before) = parties.iter().rev().find(|p| p.tokens.end <= at && p.tokens.end + NONE > at)
        else {
            return;
        };
        if !none || !have {
            return;
        }
        // Who "has no relations with Taipei" need not quarrel with it.
        if let [a, b] = before.actors.as_slice() {
            self.push_pair(vec![*a], vec![*b], facts);
        }
    }

    /// "Troops that Peru has massed along the Chilean border", "massed along its border with Chile".
    fn read_massing(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&["mass", "amass"])) {
            return;
        }
        let border = |at: &usize| self.clauses.is_lemma(*at, &["border", "frontier", "boundary"]);
        let Some(border) = (at + 1..at + BORDER).find(border) else { return };
        let with = self.clauses.is_lemma(border + 1, &["with", "of"]);
        let other = match with {
            true => parties.iter().find(|p| (border + 2..border + 4).contains(&p.tokens.start)),
            false => parties.iter().find(|p| p.tokens.start > at && p.tokens.end <= border && !p.anaphoric),
        };
        let own = parties.iter().rev().find(|p| p.tokens.end <= at && !p.anaphoric);
        if let (Some(own), Some(other)) = (own, other) {
            self.push_pair(own.actors.clone(), other.actors.clone(), facts);
        }
    }
}
