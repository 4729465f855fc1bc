//! Prisons: whose prison it is in which somebody's nationals are, "has spent two years in a Chadian jail".

use crate::{
    actor::ActorCode,
    reader::{
        deed_words::{Class, is_word},
        frame::{Facts, FrameReader},
        modality::Modality,
    },
    reading::{ActionFact, ActionKind},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::Deprel,
};

impl FrameReader<'_> {
    /// Those whom the sentence says to be in another state's prison.
    pub(super) fn read_prisoners(&self, facts: &mut Facts) {
        for prison in self.clauses.phrases {
            let Some((verb, jailers, held)) = self.held_in(prison) else { continue };
            let Some(group) = self.clauses.group_at(verb) else { continue };
            let holds = |fact: &ActionFact| fact.kind == ActionKind::Coerce;
            if group.modality == Modality::Actual && !self.is_told((&jailers, &held), holds, facts) {
                self.assert_deed(ActionKind::Coerce, (jailers, held), group, facts);
            }
        }
    }

    /// The verb of a prison's clause, whose it is and whose nationals are in it.
    fn held_in(&self, prison: &Phrase) -> Option<(usize, Vec<ActorCode>, Vec<ActorCode>)> {
        let is = |at: usize, class| self.token(at).is_some_and(|t| is_word(&t.lemma, class));
        let preposition = prison.preposition(self.clauses.tokens);
        let owned = prison.kind != PhraseKind::Plain && !prison.owners.is_empty();
        if !owned || !matches!(preposition, Some("in" | "into")) || !is(prison.head, Class::Prison) {
            return None;
        }
        let verb = self.token(prison.head).filter(|t| t.deprel == Deprel::Obl)?.head?;
        let subject = self
            .clauses
            .tree_subject(verb)
            .filter(|p| is(verb, Class::Dwell) && p.kind != PhraseKind::Plain)?;
        // "A Chadian man is serving ten years in a Malian prison for murder"
        let sentenced = is(subject.head, Class::Irregular) || self.is_for_crime(verb);
        let apart = !sentenced && subject.actors.iter().all(|actor| !prison.owners.contains(actor));
        let held = subject.actors.clone();
        (apart && !held.is_empty()).then(|| (verb, prison.owners.clone(), held))
    }

    /// Whether a verb or what it governs names a crime or a sentence: "serves a term for murder", "for killing his wife".
    fn is_for_crime(&self, verb: usize) -> bool {
        let mut below = self.clauses.subtree(verb).into_iter();
        below.any(|at| self.token(at).is_some_and(|t| is_word(&t.lemma, Class::Crime)))
    }
}
