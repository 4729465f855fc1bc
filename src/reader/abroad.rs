//! Visits that are told by where somebody acts: "in Hanoi the premier asked Vietnam", "signed in Astana during a visit by the emir",
//! "sent their ministers to both capitals".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Report, Visit},
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{Level, MeetingKind},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
};

/// How far from its verb the place stands where something is said, in tokens.
const SAID_REACH: usize = 3;

impl FrameReader<'_> {
    /// "In Hanoi, the premier asked Vietnam to open its ports", "announced in Tehran that she would sell oil to Iran": who speaks in the
    /// capital of those to whom, or of whom, he speaks is there.
    pub(super) fn read_speaking_abroad(&self, verb: &VerbGroup, facts: &mut Facts) {
        let speaks = verb.modality == Modality::Actual && verb.finite() && !verb.passive && !verb.reduced;
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|_| speaks);
        let high = |p: &&Phrase| {
            let posted = |at: usize| self.clauses.is_lemma(at, &["ambassador", "consul", "spokesman"]);
            let office = matches!(p.level, Some(Level::Leader | Level::Minister));
            self.is_person(p)
                && p.actors.len() == 1
                && (office || self.is_named(p))
                && !p.tokens.clone().any(posted)
                && !p.anaphoric
        };
        let Some(guest) = subject.filter(high) else { return };
        let Some(city) = self.mentions.iter().find(|m| self.is_scene(m, guest, verb)) else { return };
        let [host] = city.actors.as_slice() else { return };
        let spoken_of = |p: &Phrase| {
            p.tokens.start > verb.main && !p.tokens.contains(&city.tokens.start) && p.actors.contains(host)
        };
        let about = self.clauses.phrases.iter().any(spoken_of);
        let foreign = self.world.is_nation(*host) && !guest.actors.contains(host);
        let parties: Vec<ActorCode> = guest.actors.iter().copied().chain([*host]).collect();
        if !about || !foreign || self.has_met(&parties, facts) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: Modality::Actual };
        self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
    }

    fn is_named(&self, phrase: &Phrase) -> bool {
        let named = |m: &Mention| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start);
        self.mentions.iter().any(named)
    }

    /// Whether a city opens the sentence before its subject, or stands right behind its verb of saying.
    fn is_scene(&self, city: &Mention, guest: &Phrase, verb: &VerbGroup) -> bool {
        let place = matches!(city.kind, MentionKind::Capital | MentionKind::Place)
            && self.clauses.is_lemma(city.tokens.start.wrapping_sub(1), &["in"]);
        let opens = city.tokens.start == 1 && city.tokens.end <= guest.tokens.start;
        let said = self.is_class(verb.main, Report)
            && (verb.main + 1..verb.main + SAID_REACH).contains(&city.tokens.start);
        place && (opens || said)
    }

    /// "The pact was signed in Astana during a visit by the Turkish president", "agreed during Widodo's visit to the neighbouring
    /// state": where he was who is said to have come.
    pub(super) fn read_visit_there(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let during = matches!(
            phrase.preposition(self.clauses.tokens),
            Some("during" | "after" | "on" | "at" | "following" | "in")
        );
        if !during || !self.is_class(noun, Visit) {
            return;
        }
        let by = |p: &&Phrase| {
            p.tokens.start == phrase.tokens.end + 1
                && p.preposition(self.clauses.tokens) == Some("by")
                && self.is_person(p)
        };
        let guest = self.clauses.phrases.iter().find(by);
        let guests = guest.map_or(phrase.owner(), |p| p.actors.as_slice());
        let [guest_code] = guests else { return };
        let gone = guest.map_or(phrase, |p| p);
        let host = match guest {
            Some(_) => self.scene_of(phrase, *guest_code, facts),
            None => self.other_goal(phrase, *guest_code),
        };
        let Some(host) = host.filter(|host| self.world.is_nation(*guest_code) && host != guest_code) else {
            return;
        };
        let parties = vec![*guest_code, host];
        if !self.has_met(&parties, facts) {
            // "agreed to sign during a visit": the visit goes with what was agreed.
            let during = phrase.preposition(self.clauses.tokens) == Some("during");
            let main = self.clauses.main_clause().map(|verb| verb.modality);
            let modality = match main.filter(|_| during) {
                Some(Modality::Actual) => Modality::Actual,
                _ => self.clauses.noun_modality(phrase, noun),
            };
            let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
            self.push(MeetingKind::Visit, parties, gone, &occurrence, facts);
        }
    }

    /// The state in whose city, or in whose dateline city, the clause before a visit takes place.
    fn scene_of(&self, visit: &Phrase, guest: ActorCode, facts: &Facts) -> Option<ActorCode> {
        let before = 0..visit.tokens.start;
        let city = |m: &&Mention| {
            matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && before.contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start.wrapping_sub(1), &["in"])
        };
        let named = self.mentions.iter().rev().find(city).and_then(|m| match m.actors.as_slice() {
            [one] => Some(*one),
            _ => None,
        });
        let here = before.clone().any(|at| self.clauses.is_lemma(at, &["here"]));
        let dateline = facts.places.dateline.as_ref().filter(|_| here).map(|(state, _)| *state);
        let state = |code: &ActorCode| self.world.is_nation(*code) && *code != guest;
        named.or(dateline).filter(state)
    }

    /// "To the neighbouring state": the only other state that the sentence names, where a visit leads to a state without its name.
    fn other_goal(&self, visit: &Phrase, guest: ActorCode) -> Option<ActorCode> {
        const GOALS: [&str; 8] =
            ["state", "country", "kingdom", "republic", "neighbour", "neighbor", "nation", "capital"];
        let goal = |p: &&Phrase| {
            p.tokens.start == visit.tokens.end + 1
                && p.preposition(self.clauses.tokens) == Some("to")
                && self.clauses.is_lemma(p.tokens.start, &["the"])
                && self.clauses.is_lemma(p.tokens.end - 1, &GOALS)
                && (p.actors.is_empty() || p.actors == [guest])
        };
        self.clauses.phrases.iter().find(goal)?;
        let named = self.clauses.phrases.iter().filter(|p| p.kind == PhraseKind::Actor);
        let mut others = named.flat_map(|p| &p.actors).filter(|code| **code != guest);
        let host = *others.next()?;
        (others.all(|code| *code == host) && self.world.is_nation(host)).then_some(host)
    }
}
