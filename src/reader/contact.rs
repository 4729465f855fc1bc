//! Contacts that a common verb tells: "called the premier on Friday", "the treaty that he signed in Hanoi".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Jointly, Report},
    frame::{Facts, FrameReader, Occurrence, meeting_status},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, Level, MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::Phrase,
    },
    syntax::{Deprel, Upos},
};

/// How far behind what people do together its place may stand, in tokens.
const PLACE_REACH: usize = 9;

impl FrameReader<'_> {
    /// Reads the contacts that a verb tells.
    pub(super) fn read_contact(&self, verb: &VerbGroup, facts: &mut Facts) {
        self.read_calling(verb, facts);
        self.read_seeing(verb, facts);
        self.read_speaking(verb, facts);
        self.read_joint_word(verb, facts);
        self.read_signing_abroad(verb, facts);
    }

    /// "The premier called his Danish counterpart to thank him", not "called him a liar" or "called on him".
    fn read_calling(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["call"]) || verb.passive || verb.reduced {
            return;
        }
        let particle = usize::from(self.clauses.is_lemma(verb.main + 1, &["up"]));
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let object = self.clauses.phrases.iter().find(|p| p.tokens.start == verb.main + 1 + particle);
        let (Some(caller), Some(called)) = (subject, object.filter(|p| self.is_person(p))) else { return };
        if caller.actors.len() != 1 || self.is_named_so(verb, called) {
            return;
        }
        for actor in called.actors.iter().filter(|actor| !caller.actors.contains(actor)) {
            let parties = caller.actors.iter().chain([actor]).copied().collect();
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Call, parties, caller, &occurrence, facts);
        }
    }

    /// "The premier called on her Danish counterpart in Oslo", "saw the president on Friday".
    fn read_seeing(&self, verb: &VerbGroup, facts: &mut Facts) {
        let on = self.clauses.is_lemma(verb.main, &["call"])
            && self.clauses.is_lemma(verb.main + 1, &["on", "upon"]);
        let sees = self.clauses.is_lemma(verb.main, &["see"]);
        if !(on || sees) || verb.passive || verb.reduced {
            return;
        }
        let start = verb.main + 1 + usize::from(on);
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let object =
            self.clauses.phrases.iter().find(|p| p.tokens.start == start).filter(|p| self.is_person(p));
        let (Some(guest), Some(host)) = (subject, object) else { return };
        let apart = guest.actors.len() == 1 && !host.actors.iter().any(|actor| guest.actors.contains(actor));
        let asked = self.clauses.is_lemma(host.tokens.end, &["to", "not"]) || self.is_named_so(verb, host);
        if !apart || asked {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let parties = guest.actors.iter().chain(&host.actors).copied().collect();
        let mut fact = MeetingFact::new(parties, MeetingKind::Talks, MeetingStatus::Held);
        fact.level = guest.level.into_iter().chain(host.level).min();
        let Some(status) = meeting_status(verb.modality) else { return };
        fact.status = status;
        let telling = self.telling(fact, &occurrence);
        if telling.fact.place.is_none() && telling.fact.date.is_none() {
            return;
        }
        facts.meetings.push(telling);
        // Who calls on somebody at home asks nothing of him.
        let asked = |fact: &ActionFact| {
            fact.kind == ActionKind::Request && fact.actors == guest.actors && fact.targets == host.actors
        };
        if on {
            let own = facts.actions.len() - facts.acts_in(self.evidence).count();
            let own = facts.actions.split_off(own);
            facts.actions.extend(own.into_iter().filter(|fact| !asked(fact)));
        }
    }

    /// "The premier and the president spoke on Thursday evening": two who speak, with nobody else.
    fn read_speaking(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["speak", "talk"])
            || verb.passive
            || verb.reduced
            || verb.infinitive
        {
            return;
        }
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let Some(both) = subject.filter(|p| p.actors.len() == 2) else { return };
        let end = verb.main + 1;
        // "called the emir of Qatar last night"
        let of = self.clauses.phrases.iter().find(|p| p.tokens.start == end + 1);
        let end = of.filter(|_| self.clauses.is_lemma(end, &["of"])).map_or(end, |p| p.tokens.end);
        let timed = self.times.iter().any(|time| (end..=end + 1).contains(&time.first));
        if timed || self.token(end).is_none_or(|t| t.upos == Upos::Punct) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Call, both.actors.clone(), both, &occurrence, facts);
        }
    }

    /// "In Vienna the presidents of Peru and Chile announced": people of several states who say or do something together
    /// in a place.
    fn read_joint_word(&self, verb: &VerbGroup, facts: &mut Facts) {
        let jointly = self.is_class(verb.main, Jointly) || self.is_class(verb.main, Report);
        if !jointly || verb.modality != Modality::Actual || verb.passive || verb.reduced || verb.infinitive {
            return;
        }
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let Some(both) = subject.filter(|p| self.is_person(p) && p.actors.len() > 1) else { return };
        let here = |t: &&Telling| t.fact.evidence.last() == Some(self.evidence);
        let told = facts.meetings.iter().rev().take_while(here);
        if told.into_iter().any(|t| both.actors.iter().all(|actor| t.fact.participants.contains(actor))) {
            return;
        }
        // "opened a bridge near Narva", but not "denounced a killing in Narva"
        let joint = self.is_class(verb.main, Jointly);
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let end = next.min(verb.main + PLACE_REACH);
        let place = |p: &&Phrase| {
            let fronted = p.tokens.start == 1 && p.tokens.end < both.tokens.start;
            let behind =
                p.tokens.start == verb.main + 2 || joint && (verb.main..end).contains(&p.tokens.start);
            matches!(p.preposition(self.clauses.tokens), Some("in" | "near" | "at"))
                && (fronted || behind)
                && self.is_city(p)
        };
        let Some(place) = self.clauses.phrases.iter().find(place) else { return };
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let mut fact = MeetingFact::new(both.actors.clone(), MeetingKind::Talks, MeetingStatus::Held);
        fact.level = both.level;
        let mut telling = self.telling(fact, &occurrence);
        telling.fact.place = self.words(place.tokens.clone());
        facts.meetings.push(telling);
    }

    /// Whether a phrase is a proper name that is no state's.
    fn is_city(&self, phrase: &Phrase) -> bool {
        let proper = self.token(phrase.tokens.end - 1).is_some_and(|t| t.upos == Upos::Propn);
        let state = |m: &Mention| m.kind == MentionKind::Name && phrase.tokens.contains(&m.tokens.start);
        let time = self.times.iter().any(|time| phrase.tokens.contains(&time.first));
        proper && !time && !self.mentions.iter().any(state)
    }

    /// Whether a clause gives its object a name: whether anything but a time, an aim or the end follows the object.
    fn is_named_so(&self, verb: &VerbGroup, object: &Phrase) -> bool {
        let end = object.tokens.end;
        let complement = self
            .clauses
            .children(verb.main)
            .any(|(at, t)| at >= end && t.deprel == Deprel::Xcomp && !self.is_aim(at));
        let timed = self.times.iter().any(|time| (end..=end + 1).contains(&time.first));
        let aim = self.token(end).is_none_or(|t| {
            t.is_lemma(&[
                "to", "and", "after", "before", "from", "about", "for", "over", "in", "at", "late", "early",
                ".", ",", "that", "again",
            ])
        });
        !(timed || aim) || complement
    }

    /// Whether a word is an infinitive with "to".
    fn is_aim(&self, at: usize) -> bool {
        self.clauses.is_lemma(at.wrapping_sub(1), &["to"])
            && self.token(at).is_some_and(|t| t.upos == Upos::Verb)
    }

    /// "The treaty that the president signed in Hanoi": who signs something in a foreign capital is there.
    fn read_signing_abroad(&self, verb: &VerbGroup, facts: &mut Facts) {
        let signs = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink"])
            && verb.modality == Modality::Actual;
        let high = |p: &&Phrase| {
            self.is_person(p)
                && p.actors.len() == 1
                && matches!(p.level, Some(Level::Leader | Level::Minister) | None)
        };
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(high);
        let Some(subject) = subject.filter(|_| signs && !verb.passive && !verb.reduced) else { return };
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let abroad = |m: &&Mention| {
            let host: &[ActorCode] = &m.actors;
            matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && (verb.main..next).contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start - 1, &["in"])
                && host.len() == 1
                && !host.iter().any(|code| subject.actors.contains(code))
                && host.iter().all(|code| self.world.is_nation(*code))
        };
        let Some(city) = self.mentions.iter().find(abroad) else { return };
        let told = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        if told.into_iter().any(|t| subject.actors.iter().all(|code| t.fact.participants.contains(code))) {
            return;
        }
        let parties = subject.actors.iter().chain(&city.actors).copied().collect();
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Visit, parties, subject, &occurrence, facts);
    }
}
