//! What something else waits for: "will not talk until Turkey leaves", "would be lifted once India opened its market".

use super::{
    clause::{Clauses, VerbGroup},
    modality::{Modality, effect_of},
};
use crate::syntax::{Deprel, Token, VerbForm};

/// Words before a clause that say when what stands in the other clause will come about.
const WHEN: [&str; 6] = ["until", "till", "once", "when", "before", "after"];

impl Clauses<'_> {
    /// Whether a clause tells what has yet to come about before what its main clause foretells.
    pub(super) fn is_pending(&self, group: &VerbGroup) -> bool {
        let first = self.joined_first(group.main);
        let clause = self.token(first).filter(|t| t.deprel == Deprel::Advcl);
        let Some(main) = clause.and_then(|t| t.head) else { return false };
        let Some(mark) = self.waiting_word(first) else { return false };
        let auxiliary =
            |lemmas: &[&str]| self.children(main).any(|(_, t)| t.deprel == Deprel::Aux && t.is_lemma(lemmas));
        // "agreed to wait until the dispute was settled"
        let lemma = self.token(main).map_or("", |t| &*t.lemma);
        let intended =
            self.verbs.iter().any(|v| v.main == main && v.modality >= Modality::Planned && v.infinitive)
                || matches!(effect_of("verb", lemma), Some(Modality::Planned | Modality::Proposed));
        if intended && self.is_lemma(mark, &["until", "till", "once"]) {
            return true;
        }
        let form = |at: usize| self.token(at).map_or(VerbForm::None, |t| t.form);
        match form(self.first_of_verb(first)) {
            VerbForm::Base | VerbForm::Third => auxiliary(&["will", "shall", "would", "'ll"]),
            // "would reply after Chad attacked": it has.
            VerbForm::Past | VerbForm::Preterite => {
                auxiliary(&["would", "'d"]) && !self.is_lemma(mark, &["after", "before"])
            }
            _ => false,
        }
    }

    /// The first of the verbs that are joined: "opened" in "once India honoured the pact and opened".
    fn joined_first(&self, verb: usize) -> usize {
        let joined = |at: usize| self.token(at).filter(|t| t.deprel == Deprel::Conj).and_then(|t| t.head);
        let own = |at: usize| self.children(at).any(|(_, t)| t.deprel == Deprel::Nsubj);
        joined(verb).filter(|head| *head < verb && !own(verb)).unwrap_or(verb)
    }

    /// The word before a clause that says that something waits for it.
    fn waiting_word(&self, verb: usize) -> Option<usize> {
        let mark = |t: &Token| matches!(t.deprel, Deprel::Mark | Deprel::Advmod);
        let soon = |at: usize| {
            self.is_lemma(at, &["as"])
                && at.checked_sub(1).is_some_and(|before| self.is_lemma(before, &["soon", "long"]))
        };
        let waits = |at: usize, t: &Token| t.is_lemma(&WHEN) || soon(at);
        self.children(verb).find(|(at, t)| *at < verb && mark(t) && waits(*at, t)).map(|(at, _)| at)
    }

    fn first_of_verb(&self, verb: usize) -> usize {
        self.verbs.iter().find(|v| v.main == verb).map_or(verb, |v| v.first)
    }
}
