//! Adjectives as predicates: "Denmark is critical of the Hungarian law", "grateful to Canada".

use std::borrow::Cow;

use super::{
    argument::{Arguments, Filler, VerbMatch},
    clause::Clauses,
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::{Modality, effect_of},
    noun_chain::{first_with_actors, through},
    predicate::{Asserts, Predicate, Slot, TABLE},
    speech::{Judgement, has_use},
    trail::Origin,
};
use crate::{
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos, VerbForm},
};

/// The longest way from an adjective to an actor in its clause, in tokens: "angry that the envoy of Chad".
const CLAUSE_REACH: usize = 8;

/// An adjective that is said of somebody.
pub(crate) struct AdjectiveMatch<'c> {
    clauses: &'c Clauses<'c>,
    at: usize,
    /// Whether the predicate is an act of words.
    said: bool,
    /// Whether it is a refusal.
    refuses: bool,
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
                let near = near.map(|p| through(self.clauses, p, self.said));
                let tree = || {
                    let phrases = self.clauses.tree_obliques(self.at, preposition);
                    first_with_actors(self.clauses, phrases, self.said)
                };
                near.filter(|filler| !filler.actors.is_empty()).unwrap_or_else(tree)
            }
            Slot::Complement => {
                let that = self.clauses.is_lemma(self.at + 1, &["that"]);
                let reach = self.at + 2..self.at + CLAUSE_REACH;
                let phrase = self
                    .clauses
                    .phrases
                    .iter()
                    .find(|p| that && reach.contains(&p.tokens.start) && !p.actors.is_empty());
                phrase.map_or_else(|| self.in_infinitive(), Filler::of)
            }
            _ => Filler::default(),
        }
    }
}

impl AdjectiveMatch<'_> {
    /// Who is named in the infinitive beside the subject: "unwilling to send arms to Chad".
    fn in_infinitive(&self) -> Filler {
        let infinitive = self.clauses.children(self.at).find(|(at, t)| {
            t.deprel == Deprel::Xcomp && t.upos == Upos::Verb && *at <= self.at + CLAUSE_REACH
        });
        let Some((verb, _)) = infinitive.filter(|(at, _)| !self.refuses || self.is_wanted(*at)) else {
            return Filler::default();
        };
        let clause = self.clauses.subtree(verb);
        let doer = self.fill(Slot::Subject).actors;
        let other = |p: &&Phrase| {
            clause.contains(&p.head)
                && p.tokens.start > verb
                && matches!(p.kind, PhraseKind::Actor | PhraseKind::Thing)
                && !self.clauses.is_circumstance(p)
        };
        let named = self.clauses.phrases.iter().filter(other);
        let mut fillers = named
            .map(|p| if p.kind == PhraseKind::Thing { Filler::owners(&p.owners) } else { Filler::of(p) });
        fillers.find(|filler| filler.actors.iter().any(|actor| !doer.contains(actor))).unwrap_or_default()
    }

    /// Whether what a verb tells of is what others may want: "send arms to Chad", and not "condemn Chad" or "join the bloc".
    fn is_wanted(&self, verb: usize) -> bool {
        let Some(lemma) = self.clauses.tokens.get(verb).map(|t| &*t.lemma) else { return false };
        let index = self.clauses.verbs.iter().position(|v| v.main == verb);
        let told = TABLE.of_verb(lemma).iter().find(|predicate| {
            index.is_some_and(|index| VerbMatch::new(self.clauses, index, predicate).is_some())
        });
        match told.map(|predicate| &predicate.asserts) {
            Some(Asserts::Action { kind, .. }) => kind.is_cooperative(),
            Some(asserts) => matches!(asserts, Asserts::Meeting { .. }),
            None => has_use("verb", lemma, Judgement::Yield),
        }
    }
}

impl FrameReader<'_> {
    /// Reads the adjectives that are predicates.
    pub(super) fn read_adjectives(&self, facts: &mut Facts) {
        for at in 0..self.clauses.tokens.len() {
            let Some(token) = self.token(at).filter(|t| t.deprel != Deprel::Amod) else { continue };
            let adjective = token.upos == Upos::Adj;
            let Some(word) = self.as_adjective(at, token) else { continue };
            let mut accuses = false;
            for predicate in TABLE.of_adjective(&word) {
                accuses = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Accuse, .. });
                let refuses = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Reject, .. });
                let said = predicate.is_said();
                let found = AdjectiveMatch { clauses: self.clauses, at, said, refuses };
                let Some(modality) = denial(predicate, self.adjective_modality(at)) else { continue };
                let mark = facts.mark();
                let occurrence = Occurrence { at, noun: None, modality };
                let asserted = self.assert(predicate, &found, &occurrence, facts);
                facts.note(
                    &mark,
                    Origin { means: Means::Adjective, predicate: Some(predicate), at: Some(at), modality },
                );
                if asserted {
                    if refuses && modality == Modality::Actual {
                        self.stand_opposed(at, facts);
                    }
                    accuses = false;
                    break;
                }
            }
            // "Chile was livid."
            if accuses
                && adjective
                && self.stands_alone(at)
                && self.adjective_modality(at) == Modality::Actual
            {
                self.react(ActionKind::Accuse, at, facts);
            }
        }
    }

    /// The word by which a token is looked up as an adjective: "is not prepared", "remains opposed" are taken for verbs.
    fn as_adjective<'t>(&self, at: usize, token: &'t Token) -> Option<Cow<'t, str>> {
        if token.upos == Upos::Adj {
            return Some(Cow::Borrowed(&*token.lemma));
        }
        let participle =
            token.upos == Upos::Verb && matches!(token.form, VerbForm::Past | VerbForm::Participle);
        let linked = matches!(token.deprel, Deprel::Root | Deprel::Ccomp | Deprel::Xcomp | Deprel::Conj);
        let state = || self.clauses.group_at(at).is_some_and(|v| v.passive || v.first == at);
        if !(participle && linked && state()) {
            return None;
        }
        self.words(at..at + 1).map(Cow::Owned)
    }

    /// How real it is what an adjective says, by the words that stand with it.
    fn adjective_modality(&self, at: usize) -> Modality {
        let mut modality = Modality::Actual;
        for (_, token) in self.clauses.children(at) {
            let effect = match token.deprel {
                Deprel::Aux | Deprel::AuxPass | Deprel::Cop => effect_of("aux", &token.lemma),
                Deprel::Mark => effect_of("conj", &token.lemma),
                Deprel::Advmod if token.is_lemma(&["not", "never", "no", "hardly", "longer", "long"]) => {
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

/// How real a predicate is that stands where something is so real: one that begins with "not" is, where that is denied.
fn denial(predicate: &Predicate, modality: Modality) -> Option<Modality> {
    match (predicate.particles.contains(&"not"), modality) {
        (true, Modality::Negated) => Some(Modality::Actual),
        (true, _) => None,
        (false, modality) => Some(modality),
    }
}
