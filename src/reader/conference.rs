//! Conferences that a state holds: "hosted a conference on Somalia, attended by", "the Bonn conference, where Kabul asked".

use super::{
    encounter_words::Class::{Attend, Conference, Mediate},
    frame::{Facts, FrameReader, Occurrence},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{MeetingFact, MeetingKind},
    resolve::phrase::{Phrase, PhraseKind, add},
};

/// How far behind a conference "where" may stand, in tokens.
const WHERE_REACH: usize = 8;

impl FrameReader<'_> {
    /// A conference with whoever the sentence says to hold it and to be at it, where these are several.
    pub(super) fn read_conference(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        if !self.is_class(noun, Conference) || self.is_told_to_press(noun) {
            return;
        }
        let mut parties = self.holders(phrase);
        let (guests, modality) = self.guests(phrase);
        add(&mut parties, &guests);
        let here = |t: &&mut Telling| t.fact.evidence.last() == Some(self.evidence);
        let mut told = facts.meetings.iter_mut().rev().take_while(here);
        if let Some(known) =
            told.find(|t| matches!(t.fact.kind, MeetingKind::Conference | MeetingKind::Summit))
        {
            add(&mut known.fact.participants, &parties);
            return;
        }
        if parties.len() < 2 || told.any(|t| t.fact.participants.iter().any(|actor| parties.contains(actor)))
        {
            return;
        }
        let modality = self.clauses.noun_modality(phrase, noun).under(modality);
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        let Some(status) = super::frame::meeting_status(modality) else { return };
        let summit = self.clauses.is_lemma(noun, &["summit"]);
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Conference };
        let fact = MeetingFact::new(parties, kind, status);
        facts.meetings.push(self.telling(fact, &occurrence));
    }

    /// "a news conference"
    fn is_told_to_press(&self, noun: usize) -> bool {
        self.clauses.is_lemma(noun.wrapping_sub(1), &["news", "press", "video", "telephone", "party"])
    }

    /// Those who hold a conference: the subject of "hosted", the agent of "hosted by".
    fn holders(&self, conference: &Phrase) -> Vec<ActorCode> {
        let states = |p: &&Phrase| p.kind == PhraseKind::Actor && !p.actors.is_empty();
        let object = |verb: usize| {
            (verb + 1..conference.tokens.start + 1).contains(&conference.tokens.start)
                && conference.tokens.start - verb <= 2
        };
        let holds = self.clauses.verbs.iter().find(|v| {
            let word = self.is_class(v.main, Mediate) || self.clauses.is_lemma(v.main, &["hold"]);
            word && !v.passive && !v.reduced && object(v.main)
        });
        let subject = holds.and_then(|v| v.subject).and_then(|s| self.clauses.phrases.get(s)).filter(states);
        let by = |p: &&Phrase| {
            p.tokens.start >= conference.tokens.end + 2
                && p.preposition(self.clauses.tokens) == Some("by")
                && self.is_class(p.tokens.start - 2, Mediate)
        };
        let agent = self.clauses.phrases.iter().filter(by).find(states);
        subject.or(agent).map(|p| p.actors.clone()).unwrap_or_default()
    }

    /// Those who are at a conference, and how real that is: "attended by", "where the premier asked", the subject of "attend".
    fn guests(&self, conference: &Phrase) -> (Vec<ActorCode>, Modality) {
        let people = |p: &&Phrase| p.kind == PhraseKind::Actor && !p.actors.is_empty();
        let behind = conference.tokens.end;
        let by = |p: &&Phrase| {
            p.tokens.start > behind + 1
                && p.preposition(self.clauses.tokens) == Some("by")
                && self.is_class(p.tokens.start - 2, Attend)
        };
        if let Some(guests) = self.clauses.phrases.iter().filter(by).find(people) {
            return (guests.actors.clone(), Modality::Actual);
        }
        let place = (behind..behind + WHERE_REACH).find(|at| self.clauses.is_lemma(*at, &["where"]));
        let verbs = self.clauses.verbs.iter().filter(|v| !v.reduced && !v.infinitive && !v.passive);
        let subject = |at: Option<usize>| at.and_then(|s| self.clauses.phrases.get(s)).filter(people);
        if let Some(word) = place {
            let verb = verbs.clone().find(|v| v.main > word);
            let guests = verb.and_then(|v| Some((subject(v.subject)?, v.modality)));
            let guests = guests.filter(|(p, _)| p.tokens.start > word);
            return guests
                .map(|(p, modality)| (p.actors.clone(), modality))
                .unwrap_or((Vec::new(), Modality::Actual));
        }
        let attends =
            |main: usize| self.is_class(main, Attend) && !self.clauses.is_lemma(main, &["host", "boycott"]);
        let near = |main: usize| main < conference.tokens.start && conference.tokens.start - main <= 4;
        let verb = verbs.clone().find(|v| near(v.main) && attends(v.main));
        let guests = verb.and_then(|v| Some((subject(v.subject)?, v.modality)));
        guests.map(|(p, modality)| (p.actors.clone(), modality)).unwrap_or((Vec::new(), Modality::Actual))
    }
}
