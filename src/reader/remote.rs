//! Calls: one with each of several leaders whom somebody telephones, and those to "both sides".

use super::{
    argument::Filler,
    encounter_words::Class::Remote,
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    sides::are_several_others,
};
use crate::{
    reading::MeetingKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::Upos,
};

/// Words by which several are on one line.
const TOGETHER: [&str; 9] = [
    "conference",
    "joint",
    "jointly",
    "together",
    "video",
    "videoconference",
    "virtual",
    "three-way",
    "teleconference",
];

impl FrameReader<'_> {
    /// "Telephoned the leaders of Chad, Niger and Mali": as many calls as there are others, unless all are on one line.
    pub(super) fn is_call_to_each(
        &self,
        kind: MeetingKind,
        at: usize,
        first: &Filler,
        second: &Filler,
    ) -> bool {
        let call = kind == MeetingKind::Call || kind == MeetingKind::Talks && self.is_remote(at);
        let others = are_several_others(first, second);
        let states = second.actors.iter().all(|code| self.world.is_nation(*code));
        call && others
            && states
            && first.actors.len() == 1
            && !self.clauses.tokens.iter().any(|t| t.is_lemma(&TOGETHER))
    }

    /// "The chancellor has been on the telephone to both capitals": with each of those who are at odds.
    pub(super) fn read_on_telephone_to_both(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let on = phrase.preposition(self.clauses.tokens) == Some("on");
        if !on || !self.is_class(noun, Remote) && !self.clauses.is_lemma(noun, &["line"]) {
            return;
        }
        let linked = |at: usize| {
            (at.saturating_sub(4)..at).any(|i| self.clauses.is_lemma(i, &["be"]))
                || self.token(at).is_some_and(|t| t.upos == Upos::Verb)
        };
        let both = |p: &&Phrase| {
            p.tokens.start == phrase.tokens.end + 1
                && matches!(p.preposition(self.clauses.tokens), Some("to" | "with"))
                && p.kind == PhraseKind::Actor
                && p.anaphoric
                && p.actors.len() > 1
        };
        let caller = self.clauses.tree_subject(noun).filter(|p| self.is_person(p) && p.actors.len() == 1);
        let before = || {
            let people = |p: &&Phrase| p.tokens.end <= phrase.tokens.start && self.is_person(p);
            self.clauses.phrases.iter().rev().find(people).filter(|p| p.actors.len() == 1)
        };
        let Some(both) = self.clauses.phrases.iter().find(both).filter(|_| linked(noun)) else { return };
        let Some(caller) = caller.or_else(before) else { return };
        for other in both.actors.iter().filter(|other| !caller.actors.contains(other)) {
            let occurrence = Occurrence { at: noun, noun: Some(noun), modality: Modality::Actual };
            let parties = caller.actors.iter().copied().chain([*other]).collect();
            self.push(MeetingKind::Call, parties, caller, &occurrence, facts);
        }
    }
}
