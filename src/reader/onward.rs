//! Journeys told beside something else: "on his way to Dhaka", "en route to Cairo", "a tour that will take in Mexico"; and meetings
//! that open a sentence or are told of several capitals at once.

use super::{
    argument::Filler,
    clause::VerbGroup,
    encounter_words::Class::{Building, Visit},
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    venue::house_in,
};
use crate::{
    actor::ActorCode,
    reading::{MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::Upos,
};

/// How far behind a verb the meeting stands that it may bring about, in tokens.
const OUTCOME_REACH: usize = 6;

impl FrameReader<'_> {
    /// Reads journeys that go on and meetings that open the sentence.
    pub(super) fn read_onward(&self, facts: &mut Facts) {
        for mention in self.mentions {
            self.read_way_to(mention, facts);
        }
        self.read_meeting_there(facts);
    }

    /// "The premier stopped in Delhi on his way to Dhaka", "the minister, who was bound for Damascus,".
    fn read_way_to(&self, goal: &Mention, facts: &mut Facts) {
        let place = matches!(goal.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name);
        let one = goal.actors.len() == 1 && goal.actors.iter().all(|code| self.world.is_nation(*code));
        let ends = self
            .token(goal.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "'", "-"]));
        let article = usize::from(self.clauses.is_lemma(goal.tokens.start.wrapping_sub(1), &["the"]));
        let Some(word) = goal.tokens.start.checked_sub(1 + article).filter(|_| place && one && ends) else {
            return;
        };
        let is = |back: usize, lemmas: &[&str]| {
            word.checked_sub(back).is_some_and(|at| self.clauses.is_lemma(at, lemmas))
        };
        let way = is(0, &["to"]) && is(1, &["way", "route"]) && (is(3, &["on"]) || is(2, &["on", "en"]));
        let bound = is(0, &["for"]) && is(1, &["bound"]);
        if !(way || bound) {
            return;
        }
        let guest = |p: &&Phrase| {
            p.tokens.end < word && self.is_person(p) && p.actors.len() == 1 && p.actors != goal.actors
        };
        let guests: Vec<&Phrase> = self.clauses.phrases.iter().filter(guest).collect();
        // "received the premier on his way to Oslo": the one who is received.
        let receives = |v: &VerbGroup| {
            self.clauses.is_lemma(v.main, &["receive", "host", "welcome", "greet"]) && !v.passive
        };
        let subject = self.subject_at(word).filter(|(_, verb)| !receives(verb)).map(|(subject, _)| subject);
        let subject = subject.filter(|p| guest(p));
        let Some(guest) = subject.or(guests.last().copied()) else { return };
        let parties: Vec<ActorCode> = guest.actors.iter().chain(&goal.actors).copied().collect();
        if !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: word, noun: None, modality: Modality::Planned };
            let told = facts.meetings.len();
            self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
            if let Some(last) = facts.meetings.get_mut(told) {
                last.fact.place = self.words(goal.tokens.clone());
            }
        }
    }

    /// "Meeting in Minsk, the presidents of Chad and Niger pledged".
    fn read_meeting_there(&self, facts: &mut Facts) {
        let opens = self.token(0).is_some_and(|t| t.text(self.text) == "Meeting")
            && self.clauses.is_lemma(1, &["in", "at", "on", "near"]);
        let comma = (2..9).find(|at| self.clauses.is_lemma(*at, &[","])).filter(|_| opens);
        let Some(comma) = comma else { return };
        let main = self.clauses.verbs.iter().find(|v| v.main > comma && v.finite());
        let subject = main.and_then(|v| self.clauses.phrases.get(v.subject?));
        let Some(both) = subject.filter(|p| p.kind == PhraseKind::Actor && p.actors.len() > 1) else {
            return;
        };
        if !self.has_met(&both.actors, facts) {
            let occurrence = Occurrence { at: 0, noun: None, modality: Modality::Actual };
            self.push(MeetingKind::Talks, both.actors.clone(), both, &occurrence, facts);
        }
    }

    /// "A tour that will also take in Mexico", "that includes Oman": where the goals begin that a tour is said to have.
    pub(super) fn tour_goals(&self, verb: &VerbGroup) -> Option<usize> {
        let traveller = self.clauses.is_lemma(verb.main + 1, &["he", "she", "him", "her"]);
        let leads = self.clauses.is_lemma(verb.main, &["take", "bring", "lead", "carry"]);
        if leads && traveller && self.clauses.is_lemma(verb.main + 2, &["to"]) {
            return Some(verb.main + 3);
        }
        let relative = self.clauses.tokens.get(verb.first.saturating_sub(3)..verb.first).unwrap_or(&[]);
        let that = relative.iter().any(|t| t.is_lemma(&["that", "which"]));
        let takes_in =
            self.clauses.is_lemma(verb.main, &["take"]) && self.clauses.is_lemma(verb.main + 1, &["in"]);
        let includes = self.clauses.is_lemma(verb.main, &["include", "cover"]);
        match (that, takes_in, includes) {
            (true, true, _) => Some(verb.main + 2),
            (true, _, true) => Some(verb.main + 1),
            _ => None,
        }
    }

    /// "Met Israeli and Palestinian leaders in Jerusalem and Ramallah": as many meetings as there are capitals of those met.
    pub(super) fn is_in_own_capitals(&self, at: usize, second: &Filler) -> bool {
        let own = |actor: &ActorCode| {
            self.mentions.iter().any(|m| {
                m.tokens.start > at
                    && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                    && m.actors == [*actor]
                    && self.is_goal(m)
            })
        };
        second.actors.len() > 1 && second.actors.iter().all(own)
    }

    /// The words of where a visit goes, with the noun behind the name of a house and the town of it: "the Cankaya Palace in Ankara".
    pub(super) fn goal_words(&self, goal: &Mention) -> Option<String> {
        let house = self.is_class(goal.tokens.end, Building) && goal.kind == MentionKind::Capital;
        let end = goal.tokens.end + usize::from(house);
        let name = self.words(goal.tokens.start..end)?;
        let town = self.mentions.iter().find(|m| {
            let city = matches!(m.kind, MentionKind::Capital | MentionKind::Place);
            house && city && m.tokens.start == end + 1 && self.clauses.is_lemma(end, &["in", ","])
        });
        match town.and_then(|m| self.words(m.tokens.clone())) {
            Some(town) => Some(house_in(Some(&name), town)),
            None => Some(name),
        }
    }

    /// "Jordan hosted talks between": the state that a meeting is the guest of.
    pub(super) fn giver(&self, at: usize) -> Option<ActorCode> {
        let hosts = |v: &&VerbGroup| {
            v.main <= at && self.clauses.is_lemma(v.main, &["host", "co-host"]) && !v.passive
        };
        let verb = self.clauses.verbs.iter().rev().find(hosts).filter(|v| at - v.main <= 5)?;
        let host = verb.subject.and_then(|s| self.clauses.phrases.get(s))?;
        match host.actors.as_slice() {
            [one] if self.world.is_nation(*one) => Some(*one),
            _ => None,
        }
    }

    /// "His first trip since taking office last year": what is dated by a time is something before.
    pub(super) fn is_since(&self, time: usize) -> bool {
        let words = time.saturating_sub(4)..time.saturating_sub(1);
        words.into_iter().any(|at| at > 0 && self.clauses.is_lemma(at, &["since"]))
    }

    /// "Told visiting Russian officials": those who visit, no visit of the subject's.
    pub(super) fn is_visitor(&self, occurrence: &Occurrence) -> bool {
        let at = occurrence.at;
        let bare = self.clauses.group_at(at).is_none_or(|v| v.gerund && v.first == v.main);
        let visiting = self.token(at).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case("visiting"));
        let guest = |p: &&Phrase| (p.tokens.start == at + 1 || p.tokens.contains(&at)) && self.is_person(p);
        visiting && bare && self.clauses.phrases.iter().any(|p| guest(&p))
    }

    /// Whether a phrase is nothing but words in capitals in a sentence of such: "IN ADDITION TO" is no place.
    pub(super) fn is_shouted(&self, phrase: &Phrase) -> bool {
        let capitals = |at: usize| {
            self.token(at).is_some_and(|t| {
                let word = t.text(self.text);
                word.len() > 2 && !word.chars().any(char::is_lowercase)
            })
        };
        let verbs = !self.clauses.verbs.is_empty() && self.clauses.verbs.iter().all(|v| capitals(v.main));
        let named = self.mentions.iter().any(|m| phrase.tokens.contains(&m.tokens.start));
        verbs && !named && phrase.tokens.clone().all(capitals)
    }

    /// "Could lead to a visit": what may come of something is hoped for.
    pub(super) fn may_come(&self, occurrence: &Occurrence) -> bool {
        if occurrence.modality != Modality::Hypothetical {
            return false;
        }
        let Some(noun) = occurrence.noun else {
            // "the two should sit down together"
            let group = self.clauses.group_at(occurrence.at);
            return group.is_some_and(|v| {
                let is = |at: usize, lemmas: &[&str]| self.clauses.is_lemma(at, lemmas);
                let ought = (v.first..v.main).any(|at| is(at, &["should", "must"]));
                ought && !(v.first..v.main).any(|at| is(at, &["not", "never", "have"]))
            });
        };
        let leads = |v: &VerbGroup| {
            let may = (v.first..v.main).any(|at| self.clauses.is_lemma(at, &["could", "may", "might"]));
            let not = (v.first..v.main).any(|at| self.clauses.is_lemma(at, &["not", "never"]));
            let before = v.main < noun
                && noun - v.main <= OUTCOME_REACH
                && self.clauses.is_lemma(v.main, &["lead", "result", "open", "pave", "clear", "prompt"]);
            let behind = v.main > noun && self.clauses.is_lemma(v.main, &["follow", "come", "ensue"]);
            may && !not && (before || behind)
        };
        self.is_class(noun, Visit) && self.clauses.verbs.iter().any(leads)
            || self.clauses.is_lemma(noun, &["meeting", "summit", "talks", "talk", "negotiation"])
                && self.clauses.verbs.iter().any(leads)
    }

    /// What the words before the noun of a meeting make of it: "agreed at a meeting", "ready for talks".
    pub(super) fn by_occasion(&self, status: MeetingStatus, occurrence: &Occurrence) -> MeetingStatus {
        let (at, noun) = (occurrence.at, occurrence.noun);
        // The noun that a verb has with it: "agreed at a meeting".
        let verb = self.clauses.is_lemma(at, &["agree"]);
        let near = |i: &usize| self.clauses.is_lemma(*i, &["meeting", "summit", "talks", "talk"]);
        let noun = noun.or_else(|| (at..at + 5).find(near).filter(|_| verb));
        let opening = noun.and_then(|noun| self.clauses.phrase_of(noun)).map(|p| p.tokens.start);
        let Some(opening) = opening else { return status };
        let is = |back: usize, lemmas: &[&str]| {
            opening.checked_sub(back).is_some_and(|at| self.clauses.is_lemma(at, lemmas))
        };
        match status {
            MeetingStatus::Planned if verb && is(1, &["at", "during", "after", "following"]) => {
                MeetingStatus::Held
            }
            // "ahead of a summit in Lima next week"
            MeetingStatus::Held
                if (is(1, &["before"]) || is(1, &["of"]) && is(2, &["ahead", "eve"]))
                    && self.times.iter().any(|time| {
                        time.first > at && self.clauses.is_lemma(time.first, &["next", "tomorrow", "later"])
                    }) =>
            {
                MeetingStatus::Planned
            }
            MeetingStatus::Held if is(1, &["for", "to"]) && is(2, &["ready", "open", "willing", "eager"]) => {
                MeetingStatus::Proposed
            }
            status => status,
        }
    }
}
