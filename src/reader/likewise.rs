//! Deeds told as the same as those before: "Latvia did the same", "Chad and Niger did likewise".

use super::{
    explain::Means,
    frame::{Facts, FrameReader},
    trail::Origin,
};
use crate::{actor::ActorCode, resolve::phrase::PhraseKind, syntax::Upos};

impl FrameReader<'_> {
    /// "Poland expelled a Russian envoy. Latvia did the same": where "do" is an auxiliary to the tagger, and so in no group
    /// of verbs.
    pub(super) fn read_same_deed(&self, facts: &mut Facts) {
        for at in 0..self.clauses.tokens.len() {
            let auxiliary = self.token(at).is_some_and(|t| t.is_lemma(&["do"]) && t.upos == Upos::Aux);
            // "Cuba did so in May"
            let same = self.is_same(at) || self.clauses.is_lemma(at + 1, &["so"]);
            let later = self.token(at + 2).is_some_and(|t| t.upos == Upos::Verb);
            if !auxiliary || !same || later || self.clauses.group_at(at).is_some() {
                continue;
            }
            let before = self.clauses.phrases.iter().find(|p| p.tokens.end == at);
            let subject = self.clauses.tree_subject(at).or(before).filter(|p| p.kind == PhraseKind::Actor);
            let Some(actors) = subject.map(|p| p.actors.clone()) else { continue };
            let apart = |who: &[ActorCode]| !actors.iter().any(|code| who.contains(code));
            let model = self.model(facts).filter(|fact| apart(&fact.actors) && apart(&fact.targets));
            // "will do the same for Chad": what is good for it.
            let good = self.clauses.is_lemma(at + 3, &["for"]);
            let model = model.filter(|fact| !good || fact.kind.is_cooperative());
            let Some(model) = model.cloned() else { continue };
            let mark = facts.mark();
            self.push_action(model.kind, model.status, (actors.clone(), model.targets), at, facts);
            facts.note(&mark, Origin::of(Means::Ellipsis, Some(at)));
        }
    }
}
