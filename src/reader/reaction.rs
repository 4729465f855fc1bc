//! Reactions: feelings and applause without an object, and second objects that share a verb: "thanked Chad for its part, and
//! Mali for its efforts".

use super::{
    event::Event,
    explain::Means,
    frame::{Facts, FrameReader},
    modality::Modality,
    predicate::{Asserts, Predicate, Slot, TABLE},
    speech::{Judgement, has_use, speech_at},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Upos},
};

/// How many acts back those of one sentence are looked for.
const RECENT: usize = 6;

/// What stands for a deed told before.
pub(super) const SAME: [&[&str]; 8] = [
    &["do", "the", "same"],
    &["do", "likewise"],
    &["follow", "suit"],
    &["take", "the", "same", "step"],
    &["take", "the", "same", "measure"],
    &["take", "the", "same", "decision"],
    &["take", "similar", "step"],
    &["take", "similar", "measure"],
];

impl FrameReader<'_> {
    /// What is felt or said of what the text has just told: "Egypt applauded", "Chile was appalled".
    pub(super) fn read_reactions(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            if group.modality > Modality::Announced || group.reduced || !self.stands_alone(group.main) {
                continue;
            }
            let lemma = self.token(group.main).map_or("", |t| &*t.lemma);
            let kind = match group.passive {
                true if TABLE.of_verb(lemma).iter().any(is_resented) => ActionKind::Accuse,
                false if has_use("verb", lemma, Judgement::Applaud) => ActionKind::Support,
                _ => continue,
            };
            self.react(kind, group.main, facts);
        }
    }

    /// What the subject of a word that needs no other thinks of what has just been told.
    pub(super) fn react(&self, kind: ActionKind, at: usize, facts: &mut Facts) {
        let Some(subject) = self.clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Actor) else {
            return;
        };
        // "The envoy, who had met Chad's minister, said that he was appalled."
        let pronoun = self.token(subject.head).is_some_and(|t| t.upos == Upos::Pron);
        let speaker = speech_at(self.speeches, at).map(|s| &s.speaker).filter(|s| pronoun && !s.is_empty());
        let actors = speaker.unwrap_or(&subject.actors).clone();
        let targets = match kind {
            ActionKind::Support => Event::Deal.parties(facts, &actors),
            _ => self.implied_targets(kind, &actors, true, facts),
        };
        if !targets.is_empty() {
            let mark = facts.mark();
            self.push_action(kind, ActionStatus::Done, (actors, targets), at, facts);
            facts.note(&mark, Origin::of(Means::Ellipsis, Some(at)));
        }
    }

    /// Whether a verb or adjective has nothing that says of whom or of what.
    pub(super) fn stands_alone(&self, at: usize) -> bool {
        let told = |(child, deprel): (usize, Deprel)| match deprel {
            Deprel::Obj | Deprel::Iobj | Deprel::Ccomp | Deprel::Xcomp | Deprel::Advcl => true,
            Deprel::Obl => self.clauses.phrase_of(child).is_none_or(|p| !self.clauses.is_time(p)),
            _ => false,
        };
        !self.clauses.children(at).any(|(child, t)| told((child, t.deprel)))
    }

    /// The second object of a verb, with a ground of its own: "thanked Chad for its part, and Mali for its efforts".
    pub(super) fn read_second_objects(&self, facts: &mut Facts) {
        let mut told: Vec<ActionFact> = facts.acts_in(self.evidence).cloned().collect();
        told.reverse();
        for fact in told {
            let first = self.clauses.phrases.iter().find(|p| p.actors == fact.targets && self.has_ground(p));
            let Some(first) = first else { continue };
            let Some(second) = self.clauses.phrases.iter().find(|p| self.is_second(first, p)) else {
                continue;
            };
            let apart = |who: &[ActorCode]| !second.actors.iter().any(|actor| who.contains(actor));
            if apart(&fact.actors) && apart(&fact.targets) {
                let mark = facts.mark();
                let mut again = fact;
                again.targets.clone_from(&second.actors);
                facts.actions.push(again);
                facts.note(&mark, Origin::of(Means::Ellipsis, Some(second.head)));
            }
        }
    }

    /// "Peru followed suit", "Peru withdrew its own": what others have just done, or what was done to those.
    pub(super) fn read_likewise(&self, index: usize, facts: &mut Facts) {
        let Some(group) = self.clauses.verbs.get(index).filter(|v| v.modality <= Modality::Announced) else {
            return;
        };
        let at = group.main;
        let own = self.clauses.is_lemma(at + 1, &["its", "their"]) && self.clauses.is_lemma(at + 2, &["own"]);
        let lemma = self.token(at).map_or("", |t| &*t.lemma);
        let own = own && TABLE.of_verb(lemma).iter().any(is_sanction);
        let subject = self.clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Actor);
        let Some(actors) = subject.map(|p| &p.actors).filter(|_| own || self.is_same(at)) else { return };
        let among = |who: &[ActorCode]| actors.iter().any(|code| who.contains(code));
        let Some(model) = self.model(facts).filter(|fact| !among(&fact.actors)).cloned() else { return };
        let targets = match among(&model.targets) {
            true if own => model.actors,
            true => return,
            false => model.targets,
        };
        let kept = !own || model.kind == ActionKind::Sanction;
        if kept {
            let mark = facts.mark();
            self.push_action(model.kind, model.status, (actors.clone(), targets), at, facts);
            facts.note(&mark, Origin::of(Means::Ellipsis, Some(at)));
        }
    }

    /// The act that others do likewise: of those that the sentence of the last one tells, the one of its subject.
    pub(super) fn model<'f>(&self, facts: &'f Facts) -> Option<&'f ActionFact> {
        let last = facts.actions.last()?;
        let told = last.evidence.last()?;
        let subject = self.discourse.last_subject(&[]);
        let same =
            facts.actions.iter().rev().take(RECENT).take_while(|fact| fact.evidence.last() == Some(told));
        let own = same.filter(|fact| !subject.is_empty() && fact.actors == subject).last();
        Some(own.filter(|_| last.evidence.last() != Some(self.evidence)).unwrap_or(last))
    }

    /// Whether a verb stands for what was told before: "did the same", "followed suit".
    pub(super) fn is_same(&self, at: usize) -> bool {
        // "Mali joined them on Tuesday", and not "joined them for dinner"
        let joins = self.clauses.is_lemma(at, &["join"])
            && self.clauses.is_lemma(at + 1, &["they", "them", "it", "in"])
            && self.token(at + 2).is_none_or(|t| {
                t.upos == Upos::Punct
                    || t.is_lemma(&["on", "later", "yesterday", "today", "soon", "within", "and"])
            });
        if joins {
            return true;
        }
        SAME.iter().any(|words| words.iter().zip(at..).all(|(word, at)| self.clauses.is_lemma(at, &[*word])))
    }

    fn has_ground(&self, phrase: &Phrase) -> bool {
        phrase.kind == PhraseKind::Actor && self.clauses.is_lemma(phrase.tokens.end, &["for"])
    }

    /// Whether a phrase is joined to another one by "and", behind that one's ground.
    fn is_second(&self, first: &Phrase, second: &Phrase) -> bool {
        let start = second.tokens.start;
        if second.kind != PhraseKind::Actor || start <= first.tokens.end + 2 {
            return false;
        }
        let tokens = self.clauses.tokens;
        let preposition = second.preposition(tokens);
        let before = if preposition.is_some() { 2 } else { 1 };
        let joined = start.checked_sub(before).is_some_and(|at| self.clauses.is_lemma(at, &["and"]));
        let same = preposition == first.preposition(tokens);
        let grounded = preposition.is_some() || self.has_ground(second);
        let between = first.tokens.end..start;
        let verb = self.clauses.verbs.iter().any(|v| v.finite() && between.contains(&v.main));
        joined && same && grounded && !verb
    }

    /// "No question of handing them over": what is ruled out is refused.
    pub(super) fn is_ruled_out(&self, verb: usize) -> bool {
        let of = verb
            .checked_sub(2)
            .zip(verb.checked_sub(1))
            .filter(|(_, of)| self.clauses.is_lemma(*of, &["of"]));
        let no = |noun: usize| noun.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["no"]));
        of.is_some_and(|(noun, _)| {
            self.clauses.is_lemma(noun, &["question", "chance", "prospect", "possibility", "intention"])
                && no(noun)
        })
    }
}

fn is_sanction(predicate: &Predicate) -> bool {
    matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Sanction, .. })
}

/// Whether a verb says in the passive how its subject takes a deed: "was appalled".
fn is_resented(predicate: &Predicate) -> bool {
    let accuses = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Accuse, .. });
    accuses
        && predicate.first == [Slot::Object]
        && predicate.nouns.is_empty()
        && predicate.particles.is_empty()
}
