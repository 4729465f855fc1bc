//! Help that a sentence tells of by the goods: "medicine from India reached Malawi", "grain given by Chad arrived in Mali".

use super::{
    clause::VerbGroup,
    deed_words::{Class, is_word},
    frame::{Facts, FrameReader},
    modality::Modality,
    noun_chain::first_with_actors,
};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token},
};

impl FrameReader<'_> {
    /// The goods of a sentence that come to somebody.
    pub(super) fn read_deliveries(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            let Some((actors, targets)) = self.delivered(group) else { continue };
            if group.modality <= Modality::Announced && !self.is_told((&actors, &targets), |_| true, facts) {
                self.assert_deed(ActionKind::Aid, (actors, targets), group, facts);
            }
        }
    }

    /// Who gives whom the goods whose coming a verb tells of.
    fn delivered(&self, group: &VerbGroup) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let lemma = &*self.token(group.main)?.lemma;
        if !is_word(lemma, Class::Arrive) || group.reduced || !group.passive && is_word(lemma, Class::Give) {
            return None;
        }
        let subject = self.clauses.tree_subject(group.main)?;
        let givers = self.givers(subject.head);
        let object = self.clauses.tree_object(group.main).filter(|_| !group.passive);
        let object = object.filter(|p| p.kind == PhraseKind::Actor).map(|p| p.actors.clone());
        let mut targets = object.unwrap_or_else(|| self.received_by(group));
        targets.retain(|target| !givers.contains(target));
        (!givers.is_empty() && !targets.is_empty()).then_some((givers, targets))
    }

    /// Whose place it is that the goods of a verb come to: "landed in Nairobi".
    fn received_by(&self, group: &VerbGroup) -> Vec<ActorCode> {
        const WAYS: [&str; 4] = ["in", "to", "at", "into"];
        let phrases = WAYS.into_iter().flat_map(|way| self.clauses.tree_obliques(group.main, way));
        let found = first_with_actors(self.clauses, phrases.clone(), false).actors;
        if !found.is_empty() {
            return found;
        }
        let placed =
            phrases.filter_map(|p| self.mentions.iter().find(|m| p.tokens.contains(&m.tokens.start)));
        placed.map(|m| m.actors.clone()).next().unwrap_or_default()
    }

    /// Who gives what a noun names: goods, or a load of them.
    fn givers(&self, noun: usize) -> Vec<ActorCode> {
        let Some(token) = self.token(noun) else { return Vec::new() };
        if is_word(&token.lemma, Class::Goods) {
            let own = self.clauses.phrase_of(noun).map_or(Vec::new(), |phrase| self.giver_of(phrase, noun));
            if !own.is_empty() {
                return own;
            }
        }
        if !is_word(&token.lemma, Class::Load) && !is_word(&token.lemma, Class::Goods) {
            return Vec::new();
        }
        // "a ship with grain", "a convoy carrying food"
        let loaded = |(at, t): (usize, &Token)| match t.deprel {
            Deprel::Nmod => Some(at),
            Deprel::Acl | Deprel::AclRelcl if t.is_lemma(&["carry", "bring", "load", "bear"]) => {
                let mut below = self.clauses.children(at);
                below.find(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Obl)).map(|(at, _)| at)
            }
            _ => None,
        };
        let inside: Vec<usize> = self.clauses.children(noun).filter_map(loaded).collect();
        let givers = inside.iter().map(|at| self.givers(*at)).find(|givers| !givers.is_empty());
        givers.unwrap_or_else(|| self.bringers(noun, &inside))
    }

    /// "Two Chadian planes with tents": whose the vehicles are that bring goods which no other gives. What ships carry is
    /// mostly trade.
    fn bringers(&self, load: usize, inside: &[usize]) -> Vec<ActorCode> {
        const VEHICLES: [&str; 9] =
            ["plane", "aircraft", "helicopter", "jet", "truck", "lorry", "convoy", "flight", "airlift"];
        let goods = |at: &usize| {
            let list = std::iter::once(*at).chain(self.clauses.children(*at).map(|(at, _)| at));
            list.into_iter().any(|at| self.token(at).is_some_and(|t| is_word(&t.lemma, Class::Goods)))
        };
        let brings = self.clauses.is_lemma(load, &VEHICLES) && inside.iter().any(goods);
        let own = self.clauses.phrase_of(load).filter(|p| brings && p.kind != PhraseKind::Plain);
        own.map_or(Vec::new(), |p| if p.owners.is_empty() { p.actors.clone() } else { p.owners.clone() })
    }

    /// Whose goods are: their owners, from whom they come, who gave them, or whose gift they are.
    fn giver_of(&self, goods: &Phrase, noun: usize) -> Vec<ActorCode> {
        if goods.kind == PhraseKind::Thing || goods.kind == PhraseKind::Actor {
            return goods.actors.clone();
        }
        let behind = |head: usize, prepositions: &[&str]| {
            let phrases = prepositions.iter().flat_map(|word| self.clauses.tree_obliques(head, word));
            first_with_actors(self.clauses, phrases, false).actors
        };
        let own = behind(noun, &["from"]);
        if !own.is_empty() {
            return own;
        }
        let below = |(at, t): (usize, &Token)| match t.deprel {
            Deprel::Acl if is_word(&t.lemma, Class::Give) => Some(behind(at, &["by"])),
            Deprel::Appos if t.is_lemma(&["gift", "donation", "present"]) => {
                Some(behind(at, &["of", "from", "by"]))
            }
            _ => None,
        };
        let given = self.clauses.children(noun).filter_map(below).find(|found| !found.is_empty());
        given.unwrap_or_default()
    }
}
