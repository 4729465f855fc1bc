//! Deeds between two states of which a sentence names one, for the text is about both: "moved troops to the frontier",
//! "answered in kind", "released two prisoners"; and those who are made to leave or are under sanctions.

use super::{
    action::action_status,
    clause::VerbGroup,
    deed_words::{self, Class},
    explain::Means,
    frame::{Facts, FrameReader},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionKind, ActionStatus, Level},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, PhraseKind},
        role::role_of,
    },
};

/// How many acts back the other side may have been named.
const RECENT: usize = 6;

/// How far behind a deed the border stands that it is done at, in tokens.
const BORDER_REACH: usize = 14;

/// How far behind "asked" the place stands that somebody is to leave, in tokens.
const LEAVE_REACH: usize = 10;

impl FrameReader<'_> {
    /// Reads the deeds that a sentence tells of one side only.
    pub(super) fn read_one_sided_deeds(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            if action_status(group.modality).is_none() || group.reduced {
                continue;
            }
            if group.passive {
                self.read_told_to_leave(group, facts);
            } else {
                self.read_answered_in_kind(group, facts);
                self.read_towards_the_border(group, facts);
                self.read_captives(group, facts);
            }
        }
        for phrase in self.clauses.phrases {
            self.read_under_sanctions(phrase, facts);
        }
    }

    fn is_deed_word(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|t| deed_words::is_word(&t.lemma, class))
    }

    fn note_deed(
        &self,
        kind: ActionKind,
        (actors, targets): (Vec<ActorCode>, Vec<ActorCode>),
        group: &VerbGroup,
        facts: &mut Facts,
    ) {
        let told = self.is_told((&actors, &targets), |fact| fact.kind == kind, facts);
        let Some(status) = action_status(group.modality).filter(|_| !told) else { return };
        let mark = facts.mark();
        self.push_action(kind, status, (actors, targets), group.main, facts);
        let (at, modality) = (Some(group.main), group.modality);
        facts.note(&mark, Origin { means: Means::Ellipsis, predicate: None, at, modality });
    }

    /// The one state that acts by a verb.
    fn doer_of(&self, group: &VerbGroup) -> Option<ActorCode> {
        let subject = group.subject.and_then(|at| self.clauses.phrases.get(at));
        let subject = subject.or_else(|| self.clauses.tree_subject(group.main))?;
        let [actor] = subject.actors.as_slice() else { return None };
        Some(*actor).filter(|actor| subject.kind == PhraseKind::Actor && self.world.is_nation(*actor))
    }

    /// The state with which another has to do, where the sentence names no third: that of the last acts of the two, else the
    /// one that the text speaks of together with it most.
    fn other_side(&self, actor: ActorCode, facts: &Facts) -> Option<ActorCode> {
        let named = self.mentions.iter().filter(|m| m.kind != MentionKind::Place);
        if named.flat_map(|m| &m.actors).any(|code| *code != actor) {
            return None;
        }
        let nation = |code: &ActorCode| self.world.is_nation(*code);
        let last = facts.actions.iter().rev().take(RECENT).find_map(|fact| {
            match (fact.actors.as_slice(), fact.targets.as_slice()) {
                ([a], [b]) if *a == actor => Some(*b),
                ([a], [b]) if *b == actor => Some(*a),
                _ => None,
            }
        });
        let last = last.filter(nation);
        let partner = self.story.partner_of(&[actor]);
        if last.is_some() && partner.is_some() && last != partner { None } else { last.or(partner) }
    }

    /// "Moscow answered in kind", "Beijing retaliated": the same, to those who did it.
    fn read_answered_in_kind(&self, group: &VerbGroup, facts: &mut Facts) {
        let at = group.main;
        let kind = |at: usize| self.clauses.is_lemma(at, &["in"]) && self.clauses.is_lemma(at + 1, &["kind"]);
        let answers = self.clauses.is_lemma(at, &["answer", "respond", "reply", "retaliate", "react"]);
        let reciprocates = self.clauses.is_lemma(at, &["reciprocate"]);
        if !(answers && kind(at + 1) || reciprocates) {
            return;
        }
        let Some(actor) = self.doer_of(group) else { return };
        let model =
            facts.actions.last().filter(|fact| fact.targets == [actor] && !fact.actors.contains(&actor));
        let Some((kind, targets)) = model.map(|fact| (fact.kind, fact.actors.clone())) else { return };
        self.note_deed(kind, (vec![actor], targets), group, facts);
    }

    /// "Massed half a million troops along the frontier", whose the other side is.
    fn read_towards_the_border(&self, group: &VerbGroup, facts: &mut Facts) {
        const MOVES: [&str; 12] = [
            "move",
            "mass",
            "send",
            "deploy",
            "rush",
            "order",
            "dispatch",
            "gather",
            "pour",
            "station",
            "concentrate",
            "mobilise",
        ];
        if !self.clauses.is_lemma(group.main, &MOVES) {
            return;
        }
        let force = |p: &&Phrase| {
            let head = self.token(p.head).and_then(|t| role_of(&[&t.lemma]));
            p.tokens.start > group.main
                && p.tokens.start <= group.main + 6
                && head.is_some_and(|(_, role)| role.class.is_force() || role.level == Some(Level::Military))
        };
        let border = |p: &&Phrase| {
            p.tokens.start > group.main
                && p.tokens.start < group.main + BORDER_REACH
                && self.clauses.is_lemma(p.head, &["border", "frontier", "front"])
                && p.actors.is_empty()
                && p.owners.is_empty()
                && matches!(
                    p.preposition(self.clauses.tokens),
                    Some("to" | "along" | "on" | "at" | "near" | "toward")
                )
        };
        let mut phrases = self.clauses.phrases.iter();
        let there = self.clauses.phrases.iter().any(|p| border(&p));
        if phrases.find(force).is_none() || !there {
            return;
        }
        let Some(actor) = self.doer_of(group) else { return };
        if let Some(other) = self.other_side(actor, facts) {
            self.note_deed(ActionKind::Mobilize, (vec![actor], vec![other]), group, facts);
        }
    }

    /// "Released two prisoners", "expelled ten agents": people whom the sentence gives no state.
    fn read_captives(&self, group: &VerbGroup, facts: &mut Facts) {
        let frees = self.clauses.is_lemma(group.main, &["release", "free", "liberate"]);
        let expels = self.clauses.is_lemma(group.main, &["expel"]);
        let object = self.clauses.tree_object(group.main).filter(|p| p.tokens.start > group.main);
        let Some(object) = object.filter(|_| frees || expels) else { return };
        let nobody = object.actors.is_empty() && object.owners.is_empty() && object.possessor.is_empty();
        let people = frees && self.is_deed_word(object.head, Class::Captive)
            || expels && self.is_deed_word(object.head, Class::Agent);
        if !nobody || !people || self.clauses.is_lemma(object.tokens.start, &["its", "their", "his", "her"]) {
            return;
        }
        let Some(actor) = self.doer_of(group) else { return };
        if let Some(other) = self.other_side(actor, facts) {
            let kind = if frees { ActionKind::Retreat } else { ActionKind::Sanction };
            self.note_deed(kind, (vec![actor], vec![other]), group, facts);
        }
    }

    /// "Chad's ambassador has been asked to leave Niger within two days".
    fn read_told_to_leave(&self, group: &VerbGroup, facts: &mut Facts) {
        let told =
            self.clauses.is_lemma(group.main, &["ask", "tell", "order", "instruct", "give", "require"]);
        let subject = group.subject.and_then(|at| self.clauses.phrases.get(at)).filter(|_| told);
        let Some(subject) = subject.or_else(|| self.clauses.tree_subject(group.main)).filter(|_| told) else {
            return;
        };
        let envoy = matches!(subject.level, Some(Level::Envoy | Level::Official | Level::Military));
        let [home] = subject.actors.as_slice() else { return };
        let leave = (group.main + 1..group.main + LEAVE_REACH)
            .find(|at| self.clauses.is_lemma(*at, &["leave", "quit", "depart"]));
        let Some(leave) = leave.filter(|_| envoy && subject.kind == PhraseKind::Actor) else { return };
        let place = self.mentions.iter().find(|m| {
            (leave + 1..leave + 3).contains(&m.tokens.start) && m.actors.len() == 1 && m.actors != [*home]
        });
        let host = place.and_then(|m| m.actors.first().copied());
        let Some(host) = host.or_else(|| self.other_side(*home, facts)) else { return };
        if self.world.is_nation(host) && self.world.is_nation(*home) {
            self.note_deed(ActionKind::Sanction, (vec![host], vec![*home]), group, facts);
        }
    }

    /// "Under American and European sanctions, Chad turned east", "Niger is under a Libyan boycott".
    fn read_under_sanctions(&self, phrase: &Phrase, facts: &mut Facts) {
        let under = phrase.preposition(self.clauses.tokens) == Some("under");
        let measure = self
            .clauses
            .is_lemma(phrase.tokens.end - 1, &["sanction", "sanctions", "embargo", "boycott", "blockade"]);
        if !under || !measure {
            return;
        }
        let by = |p: &&Phrase| {
            p.tokens.start == phrase.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("by")
        };
        let by = self.clauses.phrases.iter().find(by).map(|p| p.actors.clone());
        let actors = by.unwrap_or_else(|| phrase.owners.clone());
        // "Chad, under boycott by Niger, has turned east"
        let before = |p: &&Phrase| p.tokens.end + 2 == phrase.tokens.start && p.kind == PhraseKind::Actor;
        let apposed = self.clauses.phrases.iter().find(before);
        let Some((subject, group)) = self.subject_at(phrase.tokens.start) else { return };
        let subject = apposed.unwrap_or(subject);
        let [target] = subject.actors.as_slice() else { return };
        let apart = !actors.is_empty() && !actors.contains(target) && self.world.is_nation(*target);
        let told = self.is_told((&actors, &[*target]), |fact| fact.kind == ActionKind::Sanction, facts);
        if apart && !told && subject.kind == PhraseKind::Actor {
            let mark = facts.mark();
            let roles = (actors, vec![*target]);
            self.push_action(ActionKind::Sanction, ActionStatus::Done, roles, phrase.head, facts);
            let (at, modality) = (Some(phrase.head), group.modality);
            facts.note(&mark, Origin { means: Means::Noun, predicate: None, at, modality });
        }
    }
}
