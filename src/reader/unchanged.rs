//! Words that sound like an act towards another and leave things as they are: "ruled out cancelling the deal", "agreed to speak
//! on condition of anonymity".

use super::{
    argument::{Arguments, VerbMatch},
    deed_words::{Class, is_word},
    frame::FrameReader,
    modality::{Modality, effect_of},
    predicate::{Asserts, Predicate, TABLE},
};
use crate::{
    reading::ActionKind,
    syntax::{Deprel, Token},
};

/// How far behind "sent" it may stand for what, in tokens.
const SENT_WITHIN: usize = 10;

impl FrameReader<'_> {
    /// "Agreed to speak on condition of anonymity": with reporters.
    pub(super) fn is_anonymous(&self, verb: usize) -> bool {
        let below = self.clauses.subtree(verb);
        below.into_iter().any(|at| self.clauses.is_lemma(at, &["anonymity", "anonymously"]))
    }

    /// "Ruled out cancelling the arms deal with Chad": who refuses to end what is good for both turns nobody down.
    pub(super) fn keeps_up(&self, verb: usize) -> bool {
        let ends = |t: &Token| {
            let effect = effect_of("object", &t.lemma).or_else(|| effect_of("verb", &t.lemma));
            matches!(effect, Some(Modality::Ended | Modality::Cancelled))
        };
        let governed = |t: &Token| matches!(t.deprel, Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl);
        let ended = self.clauses.children(verb).find(|(at, t)| *at > verb && governed(t) && ends(t));
        let exchange = |at: usize| self.token(at).is_some_and(|t| is_word(&t.lemma, Class::Exchange));
        // "billions of dollars in arms deals"
        let refuses = self.clauses.is_lemma(verb, &["refuse", "rule", "decline", "reject", "exclude"]);
        let kept = || ended.is_some_and(|(at, _)| self.clauses.subtree(at).into_iter().any(exchange));
        refuses && kept() || self.forgoes(verb)
    }

    /// "Ruled out an attack on Chad": who will not harm others turns nobody down.
    fn forgoes(&self, verb: usize) -> bool {
        let object = self
            .clauses
            .tree_object(verb)
            .filter(|_| self.clauses.is_lemma(verb, &["rule", "exclude", "forswear", "renounce"]));
        let harm = |t: &Token| TABLE.of_noun(&[&*t.lemma]).iter().any(|(_, predicate)| is_hostile(predicate));
        object.is_some_and(|p| self.token(p.head).is_some_and(harm))
    }

    /// "Agreed to sanction Chad", "agreed to use the profits from Malian assets": what is agreed on is not agreed with its victims.
    pub(super) fn agrees_against(&self, verb: usize) -> bool {
        let agreed = self.clauses.children(verb).find(|(at, t)| *at > verb && t.deprel == Deprel::Xcomp);
        let Some((deed, token)) = agreed.filter(|_| self.clauses.is_lemma(verb, &["agree"])) else {
            return false;
        };
        let index = self.clauses.verbs.iter().position(|v| v.main == deed);
        let told = |predicate: &Predicate| {
            index.is_some_and(|index| VerbMatch::new(self.clauses, index, predicate).is_some())
        };
        let from = || self.clauses.subtree(deed).into_iter().any(|at| self.clauses.is_lemma(at, &["from"]));
        TABLE.of_verb(&token.lemma).iter().any(|predicate| is_hostile(predicate) && told(predicate))
            || token.is_lemma(&["use"]) && from()
    }

    /// "Troops were sent to Chad for training", "as prisoners", "to be tried": those who are sent to be served serve nobody.
    pub(super) fn sends_to_be_served(&self, verb: usize) -> bool {
        let served = |word: &str, nouns: &[&str]| {
            let mut near = verb + 1..verb + SENT_WITHIN;
            near.any(|at| self.clauses.is_lemma(at, &[word]) && self.clauses.is_lemma(at + 1, nouns))
        };
        let passive = |at: usize| self.clauses.children(at).any(|(_, t)| t.deprel == Deprel::AuxPass);
        let mut purposes = self
            .clauses
            .children(verb)
            .filter(|(at, t)| *at > verb && matches!(t.deprel, Deprel::Advcl | Deprel::Xcomp));
        self.clauses.is_lemma(verb, &["send"])
            && (served("for", &["training", "train", "treatment", "trial", "rest"])
                || served("as", &["prisoner", "hostage", "captive", "labourer", "laborer"])
                || purposes.any(|(at, _)| passive(at)))
    }

    /// "Helped to end the European embargo on Chad": whether what is lifted is another's to lift.
    pub(super) fn lifts_anothers(&self, predicate: &Predicate, found: &VerbMatch<'_>) -> bool {
        let concedes = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Concede, .. });
        let Some(phrase) = found.noun.filter(|_| concedes).and_then(|noun| self.clauses.phrase_of(noun))
        else {
            return false;
        };
        let doer = found.first_of(&predicate.first).map_or(Vec::new(), |(_, filler)| filler.actors);
        let measure = self.token(phrase.head).is_some_and(|t| is_word(&t.lemma, Class::Measure));
        let apart = measure && !phrase.owners.iter().any(|owner| doer.contains(owner));
        apart && !phrase.owners.is_empty() && !doer.is_empty()
    }
}

/// Whether a predicate tells of harm that is done or threatened.
fn is_hostile(predicate: &Predicate) -> bool {
    use ActionKind::{Assault, Coerce, Sanction, Threaten};
    matches!(predicate.asserts, Asserts::Action { kind: Assault | Coerce | Sanction | Threaten, .. })
}
