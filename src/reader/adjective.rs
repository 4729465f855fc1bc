//! Adjectives as predicates: "Denmark is critical of the Hungarian law", "grateful to Canada".

use super::{
    argument::{Arguments, Filler},
    clause::Clauses,
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::{Modality, effect_of},
    noun_chain::{first_with_actors, through},
    predicate::{Asserts, Slot, TABLE},
    trail::Origin,
};
use crate::{
    reading::ActionKind,
    resolve::phrase::PhraseKind,
    syntax::{Deprel, Upos},
};

/// The longest way from an adjective to an actor in its clause, in tokens: "angry that the envoy of Chad".
const CLAUSE_REACH: usize = 8;

/// An adjective that is said of somebody.
pub(crate) struct AdjectiveMatch<'c> {
    clauses: &'c Clauses<'c>,
    at: usize,
}

impl Arguments for AdjectiveMatch<'_> {
    fn fill(&self, slot: Slot) -> Filler {
        match slot {
            Slot::Subject => {
                let subject = self.clauses.tree_subject(self.at).filter(|p| p.kind == PhraseKind::Actor);
                subject.map(Filler::of).unwrap_or_default()
            }
            Slot::Preposition(preposition) => {
                let near = self.clauses.phrases.iter().find(|p| {
                    p.tokens.start == self.at + 2 && p.preposition(self.clauses.tokens) == Some(preposition)
                });
                let near =
                    near.map(|p| through(self.clauses, p, false)).filter(|filler| !filler.actors.is_empty());
                let tree = || {
                    first_with_actors(self.clauses, self.clauses.tree_obliques(self.at, preposition), false)
                };
                near.unwrap_or_else(tree)
            }
            Slot::Complement => {
                let that = self.clauses.is_lemma(self.at + 1, &["that"]);
                let reach = self.at + 2..self.at + CLAUSE_REACH;
                let phrase = self
                    .clauses
                    .phrases
                    .iter()
                    .find(|p| that && reach.contains(&p.tokens.start) && !p.actors.is_empty());
                phrase.map(Filler::of).unwrap_or_default()
            }
            _ => Filler::default(),
        }
    }
}

impl FrameReader<'_> {
    /// Reads the adjectives that are predicates.
    pub(super) fn read_adjectives(&self, facts: &mut Facts) {
        for at in 0..self.clauses.tokens.len() {
            let Some(token) = self.token(at).filter(|t| t.upos == Upos::Adj && t.deprel != Deprel::Amod)
            else {
                continue;
            };
            let mut accuses = false;
            for predicate in TABLE.of_adjective(&token.lemma) {
                accuses = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Accuse, .. });
                let found = AdjectiveMatch { clauses: self.clauses, at };
                let modality = self.adjective_modality(at);
                let mark = facts.mark();
                let occurrence = Occurrence { at, noun: None, modality };
                let asserted = self.assert(predicate, &found, &occurrence, facts);
                facts.note(
                    &mark,
                    Origin { means: Means::Adjective, predicate: Some(predicate), at: Some(at), modality },
                );
                if asserted {
                    accuses = false;
                    break;
                }
            }
            // "Chile was livid."
            if accuses && self.stands_alone(at) && self.adjective_modality(at) == Modality::Actual {
                self.react(ActionKind::Accuse, at, facts);
            }
        }
    }

    /// How real it is what an adjective says, by the words that stand with it.
    fn adjective_modality(&self, at: usize) -> Modality {
        let mut modality = Modality::Actual;
        for (_, token) in self.clauses.children(at) {
            let effect = match token.deprel {
                Deprel::Aux | Deprel::Cop => effect_of("aux", &token.lemma),
                Deprel::Mark => effect_of("conj", &token.lemma),
                Deprel::Advmod if token.is_lemma(&["not", "never", "no", "hardly"]) => {
                    Some(Modality::Negated)
                }
                _ => None,
            };
            modality = modality.under(effect.unwrap_or(Modality::Actual));
        }
        let governor = self.token(at).and_then(|t| t.head).and_then(|head| self.clauses.group_at(head));
        let governed = self.token(at).is_some_and(|t| t.deprel == Deprel::Xcomp);
        modality.under(governor.filter(|_| governed).map_or(Modality::Actual, |v| v.modality))
    }
}
