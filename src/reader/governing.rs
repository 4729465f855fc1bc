//! How real what a noun names is, by the words that govern it.

use super::{
    clause::{Clauses, HAPPEN, VerbGroup},
    encounter_words::{self, Class::Event},
    modality::{Modality, effect_of},
    reality::content_effect,
};
use crate::{
    resolve::phrase::Phrase,
    syntax::{Deprel, Token, Upos},
};

impl Clauses<'_> {
    /// The modality of a noun: by the adjectives before it, by the nouns and verbs that govern it.
    pub(crate) fn noun_modality(&self, phrase: &Phrase, noun: usize) -> Modality {
        let before =
            self.tokens.get(phrase.tokens.start.saturating_sub(2)..phrase.tokens.start).unwrap_or(&[]);
        if before.iter().any(|t| t.is_lemma(&["not", "never"])) || self.is_lemma(phrase.tokens.start, &["no"])
        {
            return Modality::Negated;
        }
        // "the next round of talks": what is said of the round is said of the talks.
        let host =
            self.phrase_ending(phrase.tokens.start.saturating_sub(1)).and_then(|i| self.phrases.get(i));
        let host = host.filter(|h| {
            phrase.preposition(self.tokens) == Some("of")
                && self.is_lemma(
                    h.head,
                    &["round", "series", "set", "phase", "day", "treaty", "pact", "kind", "sort", "form"],
                )
        });
        let from = host.unwrap_or(phrase).tokens.start;
        let own = self.tokens.get(from..noun).unwrap_or(&[]).iter();
        let own = own.filter_map(|t| effect_of("adj", &t.lemma)).fold(Modality::Actual, Modality::under);
        let host = host.unwrap_or(phrase);
        if host.preposition(self.tokens) == Some("without") || self.is_lemma(host.tokens.start, &["no"]) {
            return Modality::Negated;
        }
        own.under(self.governing(host)).under(self.judged(noun)).under(self.in_predicate(noun))
    }

    /// "There should not be a rise in exports to Chad": what a form of "be" and its auxiliaries make of what a noun hangs on.
    fn in_predicate(&self, noun: usize) -> Modality {
        let above = self.token(noun).filter(|t| t.deprel == Deprel::Nmod).and_then(|t| t.head);
        let Some(said) = above.filter(|at| self.children(*at).any(|(_, t)| t.deprel == Deprel::Cop)) else {
            return Modality::Actual;
        };
        let denied = self.children(said).any(|(_, t)| t.is_lemma(&["not", "never"]));
        let auxiliary = self.children(said).filter(|(_, t)| t.deprel == Deprel::Aux);
        let effects = auxiliary.filter_map(|(_, t)| effect_of("aux", &t.lemma));
        let told = effects.fold(Modality::Actual, Modality::under);
        if denied { Modality::Negated } else { told }
    }

    /// "A raid is unlikely": what is said of a noun by an adjective.
    fn judged(&self, noun: usize) -> Modality {
        let subject = self.token(noun).filter(|t| t.deprel == Deprel::Nsubj);
        let head = subject.and_then(|t| t.head);
        let said = head.and_then(|head| self.token(head)).filter(|t| t.upos != Upos::Verb);
        // "The visit will be his first."
        let coming =
            |head: usize| self.children(head).any(|(_, t)| t.upos == Upos::Aux && t.is_lemma(&["will"]));
        if said.is_some() && head.is_some_and(coming) {
            return Modality::Planned;
        }
        said.filter(|t| t.upos == Upos::Adj).and_then(content_effect).unwrap_or(Modality::Actual)
    }

    /// The effect of what stands before a phrase: "called for", "a plan for", "will hold"; or of the verb it is subject of.
    fn governing(&self, phrase: &Phrase) -> Modality {
        let at = phrase.tokens.start;
        let noun = at
            .checked_sub(2)
            .filter(|_| phrase.preposition(self.tokens).is_some_and(|p| matches!(p, "for" | "of" | "to")));
        let noun = noun
            .and_then(|i| self.token(i))
            .filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
            .and_then(|t| effect_of("noun", &t.lemma));
        let verb = self.verbs.iter().rev().find(|v| {
            v.main < at
                && self.tokens.get(v.main + 1..at).is_some_and(|between| !between.iter().any(is_clause_mark))
        });
        let by_verb = verb.map(|v| {
            let lemma = self.token(v.main).map_or("", |t| &*t.lemma);
            // "pledged at a summit": what the verb does to its object is not done to the occasion.
            let occasion = matches!(
                phrase.preposition(self.tokens),
                Some("at" | "during" | "after" | "following" | "in" | "since" | "amid")
            );
            let effect = self.effect_on_noun(v, lemma, phrase).filter(|_| !occasion);
            // "discussed Chad's raid"
            let known = || {
                let event = phrase
                    .tokens
                    .clone()
                    .any(|at| self.token(at).is_some_and(|t| encounter_words::is(t, Event)));
                let owned = phrase.tokens.clone().any(|at| self.is_lemma(at, &["'s"]));
                matches!(lemma, "discuss" | "debate") && !event && (self.is_definite(phrase) || owned)
            };
            let effect = effect.filter(|_| !known());
            // "could not agree at talks": there were talks.
            let own = if occasion && v.modality == Modality::Negated { Modality::Actual } else { v.modality };
            match effect {
                Some(effect) => ended_or_not(effect, own),
                None => own,
            }
        });
        // "At a meeting on Monday, the ministers will sign": what opens a sentence is as real as its verb.
        let opening = || {
            let first = self
                .verbs
                .iter()
                .find(|v| v.main > at)
                .filter(|_| phrase.preposition(self.tokens).is_some())?;
            Some(first.modality).filter(|modality| matches!(modality, Modality::Planned | Modality::Expected))
        };
        let of = |v: &&VerbGroup| {
            let by_tree = || self.tree_subject(v.main).is_some_and(|p| p.tokens == phrase.tokens);
            v.subject.and_then(|s| self.phrases.get(s)).is_some_and(|p| p.tokens == phrase.tokens)
                || by_tree()
        };
        // "A meeting planned for Tuesday was postponed": what is said of it last.
        let stated = || self.verbs.iter().rfind(|v| of(v) && !v.reduced && v.passive);
        let as_subject = stated().or_else(|| self.verbs.iter().find(of));
        let as_subject = as_subject.map(|v| {
            let lemma = self.token(v.main).map_or("", |t| &*t.lemma);
            let happens = v.passive || HAPPEN.contains(&lemma);
            let effect =
                self.effect_on_noun(v, lemma, phrase).filter(|_| v.passive).unwrap_or(Modality::Actual);
            // "A new treaty between them would help": there is none yet.
            let own = self.token(phrase.head).is_some_and(|t| t.head == Some(v.main));
            let imagined =
                own && v.modality == Modality::Hypothetical && self.is_lemma(at, &["a", "an", "any"]);
            if happens || imagined { ended_or_not(effect, v.modality) } else { Modality::Actual }
        });
        let stood = as_subject.or(by_verb).or_else(opening).unwrap_or(Modality::Actual);
        noun.map_or(stood, |effect| ended_or_not(effect, stood))
    }

    /// What a verb does to the noun it governs, its particle included: "called off".
    fn effect_on_noun(&self, verb: &VerbGroup, lemma: &str, noun: &Phrase) -> Option<Modality> {
        // "The meeting was scrapped": it never came, where a treaty that is scrapped was there.
        let last = noun.tokens.end.checked_sub(1).and_then(|at| self.token(at));
        let encounter = last.is_some_and(|t| encounter_words::is(t, Event));
        let cancelled = effect_of("verb", lemma).filter(|effect| *effect == Modality::Cancelled && encounter);
        let particle =
            self.token(verb.main + 1).filter(|t| matches!(t.upos, Upos::Adp | Upos::Adv | Upos::Part));
        let phrasal = particle.and_then(|t| {
            let words = format!("{lemma} {}", t.lemma);
            effect_of("object", &words).or_else(|| effect_of("verb", &words))
        });
        // "left for talks", where "left the talks" would end them
        let purpose = noun.preposition(self.tokens) == Some("for");
        let object = || effect_of("object", lemma).filter(|_| !purpose);
        phrasal.or(cancelled).or_else(object).or_else(|| effect_of("verb", lemma))
    }
}

/// An effect under what governs it in turn: what is only wished, foretold or denied to end goes on, "called for an end to the war".
fn ended_or_not(effect: Modality, governor: Modality) -> Modality {
    let open = governor >= Modality::Expected && governor != Modality::Ended;
    if effect == Modality::Ended && open { Modality::Actual } else { effect.under(governor) }
}

fn is_clause_mark(token: &Token) -> bool {
    token.upos == Upos::Sconj || token.is_lemma(&[",", ";", ":", "which", "who"])
}
