//! In relation to whom a noun of alliance is said: "Washington's ally", "its ally", "the ally that Pyongyang has".

use super::{
    AlignmentReader,
    ally::{POSSESSIVE, is_verbal},
};
use crate::{
    actor::ActorCode,
    reader::{clause::VerbGroup, party::Party},
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::{Token, Upos},
};

/// Verbs whose subject speaks.
pub(super) const SAY: [&str; 12] = [
    "say", "tell", "add", "declare", "announce", "state", "stress", "write", "thank", "vow", "pledge",
    "insist",
];

/// The longest way back to the words that an ally noun is a relative clause's predicate of, in tokens.
const RELATIVE_REACH: usize = 10;

impl AlignmentReader<'_> {
    /// In relation to whom an ally noun is said: a possessor, an adjective, "of both", or the speaker for "our".
    pub(super) fn owners_of(&self, noun: usize, phrase: &Phrase, said_of: &[ActorCode]) -> Vec<ActorCode> {
        let mut owners: Vec<ActorCode> = Vec::new();
        let own = self.slice(phrase.tokens.clone());
        let first = own.iter().any(|t| t.is_lemma(&["our", "my"]));
        if first || self.slice(noun + 1..noun + 3).iter().any(|t| t.is_lemma(&["ours", "mine"])) {
            owners = self.speaker();
        }
        add(&mut owners, &phrase.possessor);
        if owners.is_empty() {
            add(&mut owners, &phrase.owners);
        }
        let of = self.clauses.phrases.iter().find(|p| {
            p.tokens.start == phrase.tokens.end + 1
                && matches!(p.preposition(self.clauses.tokens), Some("of" | "to" | "for"))
        });
        if let Some(of) = of.filter(|_| owners.is_empty()) {
            add(&mut owners, &self.before_comma(noun, of).unwrap_or_else(|| of.actors.clone()));
        }
        if owners.is_empty() {
            owners = self.possessor_before(phrase);
        }
        if owners.is_empty() {
            owners = self.whose(noun, phrase);
        }
        if owners.is_empty() {
            owners = self.speaker();
            owners.retain(|owner| said_of.iter().all(|other| self.are_allied(*owner, *other)));
        }
        owners.retain(|owner| !said_of.contains(owner));
        owners
    }

    /// "North Korea's only major ally": the possessor, where an adverb stands between.
    pub(super) fn possessor_before(&self, phrase: &Phrase) -> Vec<ActorCode> {
        let mut at = phrase.tokens.start;
        while at > 0
            && self.token(at - 1).is_some_and(|t| {
                t.upos == Upos::Adv
                    || t.is_lemma(&["\"", "“", "'", "‘", "first", "only", "last", "second", "new", "latest"])
            })
        {
            at -= 1;
        }
        let owned = at > 0 && self.clauses.is_lemma(at - 1, &["'s"]);
        let owner = self.mentions.iter().find(|m| owned && m.tokens.end + 1 == at);
        let standing_for = || {
            // "his country's only ally"
            let before = self.clauses.phrases.iter().find(|p| owned && p.tokens.end + 1 == at)?;
            Some(before.actors.clone()).filter(|_| before.anaphoric || before.kind == PhraseKind::Actor)
        };
        // "with Peru, its "strategic partner"": the quotation mark parts the two.
        let pronoun = || {
            let own = at.checked_sub(1)?;
            let quoted = |t: &Token| t.is_lemma(&["\"", "“", "'", "‘"]);
            if !self.slice(at..phrase.tokens.start).iter().any(quoted) {
                return None;
            }
            let own = self.clauses.is_lemma(own, &["its", "his", "her"]).then_some(own)?;
            let subject = self.subject_through(own);
            let apart = !subject.is_empty()
                && !self.mentions.iter().any(|m| m.tokens.end + 1 == own && m.actors == subject);
            if apart { Some(subject) } else { self.phrase_at(own).map(|p| p.possessor.clone()) }
        };
        owner.map(|m| m.actors.clone()).or_else(standing_for).or_else(pronoun).unwrap_or_default()
    }

    /// Whom "our" stands for: the subject of a verb of saying in the sentence, else who speaks in it, else whom the last person
    /// named serves.
    pub(super) fn speaker(&self) -> Vec<ActorCode> {
        let known = [self.told_by(), self.discourse.speaker()];
        known.into_iter().find(|speaker| !speaker.is_empty()).unwrap_or_else(|| self.discourse.person())
    }

    /// The subject of a verb of saying in the sentence.
    pub(super) fn told_by(&self) -> Vec<ActorCode> {
        let says = |v: &&VerbGroup| self.clauses.is_lemma(v.main, &SAY) && !v.passive;
        let subject =
            self.clauses.verbs.iter().filter(says).find_map(|v| self.clauses.phrases.get(v.subject?));
        subject.filter(|p| p.kind == PhraseKind::Actor).map(|p| p.actors.clone()).unwrap_or_default()
    }

    /// In relation to whom an ally noun is said.
    pub(super) fn owners_widely(
        &self,
        noun: usize,
        phrase: &Phrase,
        said_of: &[ActorCode],
        parties: &[Party],
    ) -> Vec<ActorCode> {
        if said_of.is_empty() {
            return Vec::new();
        }
        let start = self.opening(phrase.tokens.start);
        let own = self.slice(start..noun);
        let others = |actors: Vec<ActorCode>| {
            Some(actors).filter(|a| !a.is_empty() && !a.iter().any(|actor| said_of.contains(actor)))
        };
        let allied = |actors: &Vec<ActorCode>| {
            actors.iter().all(|a| said_of.iter().all(|b| self.are_allied(*a, *b) || self.is_member(*b, *a)))
        };
        let pronoun = own.iter().any(|t| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str()));
        let known = |actor: &ActorCode| said_of.iter().all(|other| self.are_allied(*actor, *other));
        self.relative_owner(noun, start, parties)
            .or_else(|| self.joint_owner(noun))
            .or_else(|| self.holder(noun, start))
            .or_else(|| self.joined_before(start, parties).filter(|_| !pronoun))
            .or_else(|| {
                let with = start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["with"]))?;
                let party = parties.iter().find(|p| p.tokens.end == with).map(|p| p.actors.clone());
                // "leaving Taipei with few allies"
                let seat = || self.mentions.iter().find(|m| m.tokens.end == with).map(|m| m.actors.clone());
                party.or_else(seat)
            })
            .and_then(others)
            .or_else(|| {
                let role = start.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["as"]));
                (role && !pronoun).then(|| self.subject_through(noun)).and_then(others)
            })
            .or_else(|| self.named_by(noun, parties))
            .and_then(others)
            .or_else(|| self.named_so(start, parties).map(|_| self.subject_through(noun)).and_then(others))
            .or_else(|| (!pronoun).then(|| self.subject_through(noun)).filter(allied).and_then(others))
            .or_else(|| self.ally_of_another(noun, start, said_of, parties))
            .or_else(|| pronoun.then(|| self.discourse.several(Some(1), known)).and_then(others))
            // "Beijing, its only ally, has asked Pyongyang": the owner is yet to come.
            .or_else(|| {
                let ahead = parties.iter().find(|p| p.tokens.start > noun && p.actors.iter().all(known));
                pronoun.then(|| ahead.map_or(Vec::new(), |p| p.actors.clone())).and_then(others)
            })
            .unwrap_or_default()
    }

    /// For "its ally": the owner, unless the text last spoke of another that the world's table knows to be allied and the owner is
    /// not.
    pub(super) fn corrected(
        &self,
        noun: usize,
        phrase: &Phrase,
        owners: Vec<ActorCode>,
        said_of: &[ActorCode],
    ) -> Vec<ActorCode> {
        let pronoun = |t: &Token| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str());
        // "Along with its allies, Egypt closed": the pronoun stands for the subject to come.
        let opens = phrase.tokens.start <= 3
            && self.token(0).is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj | Upos::Adv));
        let verb = self.clauses.verbs.iter().find(|v| v.main > noun).filter(|_| opens);
        let ahead = verb.map_or(Vec::new(), |v| self.pledger(v.main));
        if self.slice(phrase.tokens.start..noun).first().is_some_and(pronoun)
            && !ahead.is_empty()
            && !ahead.iter().any(|actor| said_of.contains(actor))
        {
            return ahead;
        }
        let allied = |actor: &ActorCode| said_of.iter().all(|other| self.are_allied(*actor, *other));
        if said_of.is_empty()
            || owners.is_empty()
            || !self.slice(phrase.tokens.start..noun).first().is_some_and(pronoun)
            || owners.iter().any(allied)
        {
            return owners;
        }
        let other = self.discourse.several(Some(1), allied);
        if other.is_empty() { owners } else { other }
    }

    /// "was named a major ally by Washington".
    fn named_by(&self, noun: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let by = (noun + 1..noun + 3).find(|at| self.clauses.is_lemma(*at, &["by"]))?;
        parties.iter().find(|p| (by + 1..by + 3).contains(&p.tokens.start)).map(|p| p.actors.clone())
    }

    /// "the only ally that Pyongyang has"; "Taiwan, for which Paraguay is the one ally".
    fn relative_owner(&self, noun: usize, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let pronoun = self.clauses.is_lemma(noun + 1, &["that", "which", "whom"]);
        let from = noun + 1 + usize::from(pronoun);
        let the = usize::from(self.clauses.is_lemma(from, &["the"]));
        let subject = parties.iter().find(|p| p.tokens.start == from || p.tokens.start == from + the);
        let verb = |p: &Party| {
            // "the ally that the Syrian government has"
            (p.tokens.end..p.tokens.end + 3)
                .find(|at| self.token(*at).is_none_or(|t| !matches!(t.upos, Upos::Adv | Upos::Noun)))
        };
        let acts = |p: &&Party| verb(p).and_then(|at| self.token(at)).is_some_and(is_verbal);
        if let Some(party) = subject.filter(acts) {
            return Some(party.actors.clone());
        }
        let leads = |at: &usize| {
            self.clauses.is_lemma(*at, &["which", "whom"])
                && at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["for", "of"]))
        };
        let lead = (start.saturating_sub(RELATIVE_REACH)..start).rev().find(leads)?;
        let before = |p: &&Party| p.tokens.end + 1 == lead || p.tokens.end + 2 == lead;
        parties.iter().rev().find(before).map(|p| p.actors.clone())
    }

    /// "Paraguay, the only ally Taiwan has in South America": who has it, named right behind the noun.
    pub(super) fn sides_by_having(
        &self,
        noun: usize,
        phrase: &Phrase,
        parties: &[Party],
    ) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let owner = parties.iter().find(|p| (noun + 1..noun + 3).contains(&p.tokens.start))?;
        let idle = self.slice(noun + 1..owner.tokens.start).iter().all(|t| t.upos == Upos::Det);
        let end = owner.tokens.end;
        let verb = (end..end + 3).find(|at| self.token(*at).is_none_or(|t| t.upos != Upos::Adv))?;
        let has = self.clauses.is_lemma(verb, &["have"])
            && self.token(verb + 1).is_none_or(|t| !matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Det));
        if !idle || !has {
            return None;
        }
        let start = self.opening(phrase.tokens.start);
        let said_of =
            self.described_before(start, noun, parties).or_else(|| self.linked_before(start, parties))?;
        Some((said_of, owner.actors.clone()))
    }

    /// "Russia and several allies, including Belarus": the state to which allies of nobody else are joined.
    fn joined_before(&self, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let and = start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["and"]))?;
        parties.iter().find(|p| p.tokens.end == and).map(|p| p.actors.clone())
    }

    /// "Taiwan has only twelve allies", "is left with two allies": the subject of a verb of having.
    fn holder(&self, noun: usize, start: usize) -> Option<Vec<ActorCode>> {
        let left = start.checked_sub(2).filter(|at| {
            self.clauses.is_lemma(*at, &["leave", "remain"]) && self.clauses.is_lemma(at + 1, &["with"])
        });
        let verb = start
            .checked_sub(1)
            .filter(|at| self.clauses.is_lemma(*at, &["have", "keep", "retain", "count", "boast", "lose"]));
        if !self.is_plural(noun) {
            return None;
        }
        Some(self.pledger(left.or(verb)?)).filter(|actors| !actors.is_empty())
    }

    /// "Ethiopia's neighbour and ally Djibouti".
    fn joint_owner(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let mut first = noun;
        while first > 0
            && noun - first < 3
            && self
                .token(first - 1)
                .is_some_and(|t| matches!(t.upos, Upos::Adj | Upos::Noun) && !self.is_mentioned(first - 1))
        {
            first -= 1;
        }
        let and = first.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["and"]))?;
        let before = self.phrase_at(and.checked_sub(1)?)?;
        let mut owners = before.possessor.clone();
        add(&mut owners, &before.owners);
        Some(owners).filter(|owners| !owners.is_empty())
    }

    /// "took the side of their ally": the state spoken of last that the owners are allied with.
    pub(super) fn recent_allies(&self, noun: usize, phrase: &Phrase, owners: &[ActorCode]) -> Vec<ActorCode> {
        let own = self.slice(self.opening(phrase.tokens.start)..noun);
        let pronoun = own.iter().any(|t| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str()));
        // "Moscow's oldest ally in the Caucasus"
        let named = own.iter().any(|t| t.is_lemma(&["'s", "'", "’"])) && !phrase.owners.is_empty();
        let two = own.iter().any(|t| t.is_lemma(&["two", "both"]));
        if owners.is_empty() || !(pronoun || named) || self.is_plural(noun) && !two {
            return Vec::new();
        }
        let allied = |actor: &ActorCode| {
            let bound = |owner: &ActorCode| match pronoun {
                true => self.are_allied(*actor, *owner),
                false => self.is_ally_of(*actor, *owner),
            };
            owners.iter().all(bound)
        };
        self.discourse.several(Some(if two { 2 } else { 1 }), allied)
    }
}
