//! Alliances that a sentence takes for granted or tells by the way: "the treaty between Peru and Chile will be tested", "Chad, whose
//! main ally is France", "As an ally, Fiji hosts the American fleet".

use super::{AlignmentReader, Class, anchor::Organisation, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::Deprel,
};

/// How far before a noun "whose" may stand, in tokens.
const WHOSE: usize = 6;

impl AlignmentReader<'_> {
    /// "the Peru-Chile security treaty will be tested": what has a definite bond of two as its subject takes it for granted, be
    /// it only feared or yet to come, unless it is of how the bond comes about.
    pub(super) fn is_taken_for_granted(&self, at: usize, phrase: &Phrase) -> bool {
        let subject = self.token(at).filter(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
        let verb = subject.and_then(|t| t.head).and_then(|head| self.token(head));
        let own = self.slice(phrase.tokens.start.saturating_sub(1)..at);
        let definite = own.iter().take(2).any(|t| t.is_lemma(&["the", "this", "their", "our"]));
        let with = self.clauses.phrases.iter().find(|p| {
            p.tokens.start > at
                && p.tokens.start <= at + 3
                && matches!(p.preposition(self.clauses.tokens), Some("with" | "between"))
        });
        let mut bound = phrase.owners.clone();
        add(&mut bound, &phrase.possessor);
        add(&mut bound, with.map_or(&[], |p| &p.actors));
        bound.len() > 1
            && definite
            && verb.is_some_and(|t| !is(t, Class::Make))
            && !own.iter().any(|t| is(t, Class::Untrue) || t.is_lemma(&["new", "draft", "no"]))
    }

    /// "the American nuclear umbrella".
    pub(super) fn is_umbrella(&self, at: usize) -> bool {
        let before = self.slice(at.saturating_sub(2)..at);
        self.clauses.is_lemma(at, &["umbrella"])
            && before.iter().any(|t| t.is_lemma(&["nuclear", "security", "defence", "defense"]))
    }

    /// "Israel, whose closest ally is the United States": whom the relative clause with the noun in it is said of.
    pub(super) fn whose(&self, noun: usize, phrase: &Phrase) -> Vec<ActorCode> {
        let from = phrase.tokens.start.min(noun).saturating_sub(2).max(noun.saturating_sub(WHOSE));
        let Some(whose) = (from..noun)
            .find(|at| self.token(*at).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case("whose")))
        else {
            return Vec::new();
        };
        let comma = whose - usize::from(whose > 0 && self.clauses.is_lemma(whose - 1, &[","]));
        let before = self.mentions.iter().find(|m| m.tokens.end == comma);
        before.map_or(Vec::new(), |m| m.actors.clone())
    }

    /// "have been in the Union and the alliance since 2004": an organisation with those joined to it.
    pub(super) fn with_joined<'o>(
        &self,
        at: usize,
        organisation: &'o Organisation,
        organisations: &'o [Organisation],
    ) -> Vec<&'o Organisation> {
        let beside = |o: &&Organisation| self.lies_in(at) && self.are_joined(organisation, o);
        std::iter::once(organisation).chain(organisations.iter().filter(beside)).collect()
    }

    /// "fellow NATO member Greece": whether the organisation stands between "fellow" and the noun.
    pub(super) fn is_fellow_of_named(&self, at: usize, organisations: &[Organisation]) -> bool {
        organisations.iter().any(|o| {
            let before = o.tokens.start.checked_sub(1);
            o.tokens.end == at && before.is_some_and(|before| self.clauses.is_lemma(before, &["fellow"]))
        })
    }

    /// "Fellow member Greece told Turkey": whose fellow the subject is called.
    pub(super) fn named_behind(&self, party: &Party, parties: &[Party]) -> Vec<ActorCode> {
        let other = parties.iter().find(|p| p.tokens.start >= party.tokens.end && !p.anaphoric);
        let mut states = other.map_or(Vec::new(), |p| p.actors.clone());
        states.retain(|state| self.world.is_nation(*state));
        states
    }

    /// "As a treaty ally, Thailand hosts an American exercise": the one other state of the sentence, where a treaty binds the two.
    pub(super) fn ally_of_another(
        &self,
        noun: usize,
        start: usize,
        said_of: &[ActorCode],
        parties: &[Party],
    ) -> Option<Vec<ActorCode>> {
        let opens = start <= 2 && self.clauses.is_lemma(0, &["as"]) && !self.is_plural(noun);
        let mut others = Vec::new();
        for party in parties.iter().filter(|_| opens) {
            add(&mut others, &party.actors);
        }
        let named = self.clauses.phrases.iter().filter(|p| opens && p.kind != PhraseKind::Plain);
        named.for_each(|p| add(&mut others, &p.owners));
        others.retain(|state| !said_of.contains(state));
        let allied = |state: &ActorCode| said_of.iter().all(|other| self.are_allied(*state, *other));
        let bound = others.len() == 1 && !said_of.is_empty() && others.iter().all(allied);
        bound.then_some(others).filter(|_| self.token(noun).is_some_and(|t| is(t, Class::Ally)))
    }
}
