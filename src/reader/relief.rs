//! Help that a sentence tells of by what it is for: "sent engineers to help rebuild Haiti", "funding to address the drought in
//! Somalia".

use super::{
    clause::VerbGroup,
    deed_words::{Class, is_word},
    frame::{Facts, FrameReader, Occurrence},
    noun_chain::{first_with_actors, is_irregular},
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Upos},
};

impl FrameReader<'_> {
    /// The help of a sentence whose purpose says who gets it.
    pub(super) fn read_relief(&self, facts: &mut Facts) {
        for group in self.clauses.verbs.iter().filter(|v| !v.passive && !v.reduced) {
            let Some(at) = self.purpose(group) else { continue };
            let Some(giver) = self.helper(group).map(|p| p.actors.clone()) else { continue };
            let occurrence = Occurrence { at: group.main, noun: None, modality: group.modality };
            self.assert_relief(giver, (at, at), &occurrence, facts);
        }
        for phrase in self.clauses.phrases.iter().filter(|p| p.kind == PhraseKind::Thing) {
            if !self.is_for_relief(phrase) {
                continue;
            }
            let modality = self.clauses.noun_modality(phrase, phrase.head);
            let occurrence = Occurrence { at: phrase.head, noun: Some(phrase.head), modality };
            let purpose = (phrase.head, phrase.head + 1);
            self.assert_relief(phrase.owners.clone(), purpose, &occurrence, facts);
        }
    }

    /// Help for whom the words name that say what it is for, unless the sentence has told of it.
    fn assert_relief(
        &self,
        giver: Vec<ActorCode>,
        purpose: (usize, usize),
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        let needy = self.helped(purpose, &giver);
        let told = |fact: &ActionFact| fact.targets.iter().any(|target| needy.contains(target));
        if needy.is_empty() || giver.is_empty() || facts.acts_in(self.evidence).any(told) {
            return;
        }
        self.assert_for(ActionKind::Aid, (giver, needy), occurrence, facts);
    }

    /// The verb or noun for what somebody helps with, sends others for or gives something for.
    fn purpose(&self, group: &VerbGroup) -> Option<usize> {
        let is = |at: usize, class| self.token(at).is_some_and(|t| is_word(&t.lemma, class));
        let infinitive = |at: usize| {
            let mut children = self.clauses.children(at);
            let purpose = |deprel| matches!(deprel, Deprel::Advcl | Deprel::Xcomp | Deprel::Acl);
            children.find(|(verb, t)| {
                *verb > at
                    && purpose(t.deprel)
                    && self.clauses.group_at(*verb).is_some_and(|v| v.infinitive || v.first == v.main)
            })
        };
        if self.clauses.is_lemma(group.main, &["help", "assist"]) {
            let verb = infinitive(group.main).map(|(verb, _)| verb).filter(|verb| is(*verb, Class::Relieve));
            // "helped with the coup"
            let harms =
                |at: &usize| is(*at, Class::Attack) || is(*at, Class::Conduct) || is(*at, Class::Crime);
            let with = self.clauses.tree_obliques(group.main, "with");
            let with = || with.into_iter().map(|p| p.head).next().filter(|at| !harms(at));
            return verb.or_else(with);
        }
        if !is(group.main, Class::Send) && !is(group.main, Class::Give) {
            return None;
        }
        let object = self.clauses.tree_object(group.main).filter(|p| p.tokens.start > group.main);
        // "donated $2 million"
        let free = object.is_none_or(|p| p.kind == PhraseKind::Plain && p.actors.is_empty());
        let below = || object.and_then(|p| infinitive(p.head));
        let (verb, _) = infinitive(group.main).or_else(below).filter(|_| free)?;
        (is(verb, Class::Serve) || is(verb, Class::Relieve)).then_some(verb)
    }

    /// Whether goods are said to be for somebody's relief.
    fn is_for_relief(&self, goods: &Phrase) -> bool {
        let is = |at: usize, class| self.token(at).is_some_and(|t| is_word(&t.lemma, class));
        if goods.owners.is_empty() || !is(goods.head, Class::Goods) {
            return false;
        }
        let relieves = |at: usize| at > goods.head && (is(at, Class::Serve) || is(at, Class::Relieve));
        let mut children = self.clauses.children(goods.head);
        children.any(|(at, t)| t.deprel == Deprel::Acl && relieves(at))
            || !self.clauses.tree_obliques(goods.head, "for").is_empty()
    }

    /// Who does what a verb tells of, be it the subject of the verb that governs it.
    fn helper(&self, group: &VerbGroup) -> Option<&Phrase> {
        let governor = group.governor.and_then(|at| self.clauses.verbs.get(at));
        let near = group.subject.and_then(|at| self.clauses.phrases.get(at));
        let subject = near.or_else(|| self.clauses.tree_subject(group.main));
        let subject = subject.or_else(|| self.clauses.tree_subject(governor?.main));
        subject.filter(|p| p.kind == PhraseKind::Actor)
    }

    /// The state that is helped by what a token and those below it from another on say, or where: "rebuild Haiti", "flood
    /// victims in Pakistan".
    fn helped(&self, (purpose, from): (usize, usize), giver: &[ActorCode]) -> Vec<ActorCode> {
        let below = self.clauses.subtree(purpose);
        let inside = |p: &&Phrase| below.contains(&p.head) && p.head >= from;
        // "to fight Kurds in Chad", "to help its citizens in Chad"
        let foe = |p: &Phrase| {
            p.kind == PhraseKind::Plain && self.token(p.head).is_some_and(|t| t.upos == Upos::Propn)
        };
        let own = |p: &Phrase| giver.iter().any(|code| p.owners.contains(code) || p.possessor.contains(code));
        // "to fight Chad", "to repair ties with Chad"
        let fought = |p: &Phrase| {
            let fights = self.clauses.is_lemma(purpose, &["fight", "combat", "counter", "beat", "repel"]);
            let ties = self.clauses.is_lemma(p.head, &["tie", "relation", "relations", "link"]);
            fights && p.preposition(self.clauses.tokens).is_none() && p.kind == PhraseKind::Actor || ties
        };
        // "to fight in Chad", "to train in Chad": where they are, and for nobody.
        let aimless = self.clauses.is_lemma(purpose, &["fight", "combat", "train", "treat"])
            && self.token(purpose).is_some_and(|t| t.upos == Upos::Verb)
            && !self.clauses.children(purpose).any(|(_, t)| t.deprel == Deprel::Obj);
        if aimless {
            return Vec::new();
        }
        let none = |p: &Phrase| is_irregular(self.clauses, p) || own(p) || foe(p) || fought(p);
        if self.clauses.phrases.iter().filter(inside).any(none) {
            return Vec::new();
        }
        let link = |p: &&Phrase| {
            matches!(p.preposition(self.clauses.tokens), None | Some("in" | "of" | "across" | "with" | "for"))
        };
        let named = self.clauses.phrases.iter().filter(inside).filter(link);
        let mut found = first_with_actors(self.clauses, named, false).actors;
        found.retain(|code| !giver.contains(code) && self.world.is_nation(*code));
        found
    }
}
