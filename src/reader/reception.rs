//! Encounters that are told by where somebody is received, whom he stands beside, or what he made of a journey: "was received
//! at the White House", "stood next to the emir in Doha", "made Jakarta the first stop of his tour".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Delegate, Talks, Visit},
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::MeetingKind,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
};

/// How far behind its verb what completes it may stand, in tokens.
const REACH: usize = 10;

impl FrameReader<'_> {
    /// Reads what a verb tells by the way of an encounter.
    pub(super) fn read_reception(&self, verb: &VerbGroup, facts: &mut Facts) {
        self.read_received_at(verb, facts);
        self.read_beside(verb, facts);
        self.read_first_stop(verb, facts);
        self.read_delegates_meet(verb, facts);
        self.read_from_to(verb, facts);
        self.read_signing_with_host(verb, facts);
        self.read_speaking_there(verb, facts);
    }

    /// The end of what a verb governs: the next verb, or so many tokens on.
    fn clause_end(&self, verb: &VerbGroup) -> usize {
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main);
        next.map_or(usize::MAX, |v| v.first).min(verb.main + REACH)
    }

    /// Whether the sentence has told of a meeting of all of these.
    fn has_met(&self, parties: &[ActorCode], facts: &Facts) -> bool {
        let here = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        let mut here = here.into_iter();
        here.any(|t| parties.iter().all(|actor| t.fact.participants.contains(actor)))
    }

    fn person_before(&self, verb: &VerbGroup) -> Option<&Phrase> {
        verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p))
    }

    fn tell(
        &self,
        kind: MeetingKind,
        parties: Vec<ActorCode>,
        phrase: &Phrase,
        verb: &VerbGroup,
        facts: &mut Facts,
    ) {
        if parties.len() > 1 && !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(kind, parties, phrase, &occurrence, facts);
        }
    }

    /// "The premier was received at the White House": by whoever sits there.
    fn read_received_at(&self, verb: &VerbGroup, facts: &mut Facts) {
        let received = self.clauses.is_lemma(verb.main, &["receive", "welcome", "greet", "host", "fete"]);
        let Some(guest) =
            self.person_before(verb).filter(|p| received && verb.passive && p.actors.len() == 1)
        else {
            return;
        };
        let seat = |m: &&Mention| {
            let near = (verb.main..self.clause_end(verb)).contains(&m.tokens.start);
            let article = usize::from(self.clauses.is_lemma(m.tokens.start - 1, &["the"]));
            let inside = self.clauses.is_lemma(m.tokens.start - 1 - article, &["at", "in"]);
            let one = m.actors.len() == 1 && m.actors.iter().all(|code| self.world.is_nation(*code));
            near && inside && one && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        };
        let Some(seat) = self.mentions.iter().find(|m| m.tokens.start > verb.main + 1 && seat(m)) else {
            return;
        };
        if seat.actors == guest.actors {
            return;
        }
        let parties = guest.actors.iter().chain(&seat.actors).copied().collect();
        let told = facts.meetings.len();
        self.tell(MeetingKind::Visit, parties, guest, verb, facts);
        if let Some(last) = facts.meetings.get_mut(told) {
            last.fact.place = self.words(seat.tokens.clone());
            last.country = false;
        }
    }

    /// "The premier stood next to the Tunisian president": two who are seen together.
    fn read_beside(&self, verb: &VerbGroup, facts: &mut Facts) {
        let stands = self.clauses.is_lemma(verb.main, &["stand", "sit", "seat", "pose", "appear", "walk"]);
        let Some(one) = self.person_before(verb).filter(|_| stands && !verb.infinitive) else { return };
        let beside = |p: &&Phrase| {
            let start = p.tokens.start;
            let next_to = start >= 2
                && self.clauses.is_lemma(start - 1, &["to"])
                && self.clauses.is_lemma(start - 2, &["next"]);
            let side = self.clauses.is_lemma(start - 1, &["beside", "alongside"]);
            let between = self.clauses.is_lemma(start - 1, &["between"]);
            (verb.main + 2..verb.main + 6).contains(&start)
                && (next_to || side || between)
                && self.is_person(p)
        };
        let Some(other) = self.clauses.phrases.iter().filter(|p| p.tokens.start > 0).find(beside) else {
            return;
        };
        if other.actors.iter().any(|actor| one.actors.contains(actor)) {
            return;
        }
        let parties = one.actors.iter().chain(&other.actors).copied().collect();
        self.tell(MeetingKind::Talks, parties, one, verb, facts);
    }

    /// "Made Jakarta the first stop of his tour", "chose India for his first visit abroad".
    fn read_first_stop(&self, verb: &VerbGroup, facts: &mut Facts) {
        let chooses = self.clauses.is_lemma(verb.main, &["make", "choose", "pick"]) && !verb.passive;
        let Some(guest) = self.person_before(verb).filter(|p| chooses && p.actors.len() == 1) else { return };
        let goal = |m: &&Mention| {
            let place = matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name);
            let article = usize::from(self.clauses.is_lemma(verb.main + 1, &["the"]));
            place
                && m.tokens.start == verb.main + 1 + article
                && m.actors.len() == 1
                && m.actors != guest.actors
        };
        let goal = self.mentions.iter().find(goal);
        let Some(goal) = goal.filter(|m| m.actors.iter().all(|code| self.world.is_nation(*code))) else {
            return;
        };
        let stop = |at: usize| self.is_class(at, Visit) || self.clauses.is_lemma(at, &["destination"]);
        let first = |at: usize| self.clauses.is_lemma(at, &["first", "last", "next", "second", "final"]);
        let (mut near, mut rank) =
            (goal.tokens.end..goal.tokens.end + 7, goal.tokens.end..goal.tokens.end + 5);
        if !near.any(stop) || !rank.any(first) {
            return;
        }
        let parties = guest.actors.iter().chain(&goal.actors).copied().collect();
        let told = facts.meetings.len();
        self.tell(MeetingKind::Visit, parties, guest, verb, facts);
        if let Some(last) = facts.meetings.get_mut(told) {
            last.fact.place = self.words(goal.tokens.clone());
        }
    }

    /// "Negotiators for Chad and Libya met in Tunis", "experts of both met": people without an office of their own.
    fn read_delegates_meet(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["meet", "confer", "gather", "talk"])
            || verb.passive
            || verb.reduced
        {
            return;
        }
        let Some(people) = verb.subject.and_then(|s| self.clauses.phrases.get(s)) else { return };
        let behind = |p: &&Phrase| {
            p.tokens.start == people.tokens.end + 1
                && p.tokens.end <= verb.first
                && matches!(p.preposition(self.clauses.tokens), Some("for" | "of" | "from"))
        };
        let mut parties = people.actors.clone();
        let role = people.is_role() || self.is_class(people.head, Delegate);
        if let Some(of) = self.clauses.phrases.iter().find(behind) {
            add(&mut parties, &of.actors);
        }
        let end = self.clause_end(verb);
        let with = |p: &&Phrase| {
            let object = p.tokens.start == verb.main + 1;
            let with = p.tokens.start <= verb.main + 3 && p.preposition(self.clauses.tokens) == Some("with");
            (verb.main..end).contains(&p.tokens.start)
                && (object || with)
                && (p.kind == PhraseKind::Actor || self.is_class(p.head, Delegate))
        };
        if let Some(others) = self.clauses.phrases.iter().find(with) {
            add(&mut parties, &others.actors);
        }
        if role {
            self.tell(MeetingKind::Talks, parties, people, verb, facts);
        }
    }

    /// "Flew from Ottawa to Tunis".
    fn read_from_to(&self, verb: &VerbGroup, facts: &mut Facts) {
        let goes = ["fly", "travel", "go", "drive", "journey", "head", "proceed", "sail", "shuttle", "cross"];
        let from = (verb.main + 1..verb.main + 3).find(|at| self.clauses.is_lemma(*at, &["from"]));
        let Some(from) = from.filter(|_| self.clauses.is_lemma(verb.main, &goes)) else { return };
        let Some(guest) = self.person_before(verb).filter(|p| p.actors.len() == 1) else { return };
        let goal = |m: &&Mention| {
            (from + 2..from + 6).contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start - 1, &["to"])
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name)
                && m.actors.len() == 1
                && m.actors != guest.actors
        };
        let goal = self.mentions.iter().find(goal);
        if let Some(goal) = goal.filter(|m| m.actors.iter().all(|code| self.world.is_nation(*code))) {
            let parties = guest.actors.iter().chain(&goal.actors).copied().collect();
            self.tell(MeetingKind::Visit, parties, guest, verb, facts);
        }
    }

    /// "The premier and his Libyan host signed ten accords in Tripoli": people of several states who sign something.
    fn read_signing_with_host(&self, verb: &VerbGroup, facts: &mut Facts) {
        let signs = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink", "inspect", "tour", "visit"]);
        if !signs || verb.passive || verb.reduced || verb.modality != Modality::Actual {
            return;
        }
        let Some(both) = self.person_before(verb).filter(|p| p.actors.len() > 1) else { return };
        let joint = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink"]);
        let end = self.clause_end(verb);
        let together = (verb.main..end).any(|at| self.clauses.is_lemma(at, &["together"]));
        let city = |m: &&Mention| {
            (verb.main..end).contains(&m.tokens.start)
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && self.is_goal(m)
        };
        if together || joint && self.mentions.iter().any(|m| city(&m)) {
            self.tell(MeetingKind::Talks, both.actors.clone(), both, verb, facts);
        }
    }

    /// "The two presidents spoke for an hour in Oslo": two who speak in a place, with nobody else.
    fn read_speaking_there(&self, verb: &VerbGroup, facts: &mut Facts) {
        let speaks = self.clauses.is_lemma(verb.main, &["speak", "talk"]) && !verb.passive && !verb.reduced;
        let Some(both) = self.person_before(verb).filter(|p| speaks && p.actors.len() == 2) else { return };
        let span = |p: &&Phrase| {
            p.tokens.start <= verb.main + 3
                && p.tokens.start > verb.main
                && p.preposition(self.clauses.tokens) == Some("for")
                && self.clauses.is_time(p)
        };
        let others = |at: usize| self.clauses.is_lemma(at, &["with", "to", "at", "against"]);
        let end = self.clause_end(verb);
        let spans = self.clauses.phrases.iter().any(|p| span(&p));
        if spans && !(verb.main..end).any(others) && !self.is_class(verb.main, Talks) {
            self.tell(MeetingKind::Talks, both.actors.clone(), both, verb, facts);
        }
    }
}
