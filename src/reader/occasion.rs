//! Talks of those whom the noun does not name: "after an hour with the Danish premier", "a meeting that the minister was to
//! have had with his Greek colleague", "urged Chad to return to the negotiating table", "the talks were put off".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Gathering, Occasion, Talks},
    frame::{Facts, FrameReader, Occurrence, meeting_status},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{ActionKind, MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::Deprel,
};

/// How far behind a verb of resuming the talks stand that it resumes, in tokens.
const RESUMED_REACH: usize = 6;

/// Nouns for talks between those who are at odds.
const TALKS: [&str; 4] = ["talks", "talk", "negotiation", "dialogue"];

impl FrameReader<'_> {
    /// Reads the talks whose parties stand elsewhere.
    pub(super) fn read_occasions(&self, facts: &mut Facts) {
        for phrase in self.clauses.phrases {
            self.read_hours_with(phrase, facts);
            self.read_unnamed_talks(phrase, facts);
        }
        for verb in &self.clauses.verbs {
            self.read_meeting_had(verb, facts);
            self.read_session_at_request(verb, facts);
            self.read_call_to_table(verb, facts);
            self.read_signed_by(verb, facts);
        }
    }

    /// "the Geneva talks between Chad and Mali", "their Oslo meeting": the city by which an encounter is called. Of "Oslo talks" the
    /// city may be the government that talks.
    pub(super) fn city_before(&self, noun: usize) -> Option<String> {
        let kind = |at: usize| self.token(at).is_some_and(|t| t.is_lemma(&["peace", "nuclear"]));
        let end = if noun.checked_sub(1).is_some_and(kind) { noun - 1 } else { noun };
        let city = self
            .mentions
            .iter()
            .find(|m| m.tokens.end == end && matches!(m.kind, MentionKind::Capital | MentionKind::Place))?;
        let opens = city.tokens.start.checked_sub(1).and_then(|at| self.token(at))?;
        let called = opens.is_lemma(&["the", "their", "this", "last", "next", "'s"]);
        called.then(|| self.words(city.tokens.clone()))?
    }

    fn told_here<'f>(&self, facts: &'f Facts) -> impl Iterator<Item = &'f Telling> {
        facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence))
    }

    /// "Said after an hour with the Danish premier in Oslo".
    fn read_hours_with(&self, phrase: &Phrase, facts: &mut Facts) {
        const SPANS: [&str; 6] = ["hour", "minute", "half-hour", "morning", "evening", "afternoon"];
        // "after" may be taken for a conjunction.
        let before = phrase.tokens.start.wrapping_sub(1);
        let opens = self.clauses.is_lemma(before, &["after", "following", "during", "for", "over"]);
        if !opens || !self.clauses.is_lemma(phrase.tokens.end - 1, &SPANS) {
            return;
        }
        let with = |p: &&Phrase| {
            p.tokens.start == phrase.tokens.end + 1
                && p.preposition(self.clauses.tokens) == Some("with")
                && self.is_person(p)
        };
        let Some(other) = self.clauses.phrases.iter().find(with) else { return };
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return };
        let apart = !other.actors.iter().any(|actor| subject.actors.contains(actor));
        if verb.modality != Modality::Actual || !self.is_person(subject) || !apart {
            return;
        }
        let at = phrase.tokens.end - 1;
        let parties = subject.actors.iter().chain(&other.actors).copied().collect();
        let occurrence = Occurrence { at, noun: Some(at), modality: Modality::Actual };
        self.push(MeetingKind::Talks, parties, subject, &occurrence, facts);
    }

    /// "Called off a meeting that the minister was to have had with his Greek colleague".
    fn read_meeting_had(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["have", "hold", "arrange"]) || verb.passive {
            return;
        }
        let relative = |at: usize| self.token(at).is_some_and(|t| t.deprel == Deprel::AclRelcl);
        let up = |at: usize| self.token(at).and_then(|t| t.head);
        let over = [Some(verb.main), up(verb.main), up(verb.main).and_then(up)];
        let over = over.into_iter().flatten().find(|at| relative(*at));
        let Some(noun) = over.and_then(up).filter(|noun| self.is_class(*noun, Talks)) else { return };
        let behind = |p: &&Phrase| p.tokens.start > noun && p.kind == PhraseKind::Actor;
        let subject = self.clauses.phrases.iter().filter(behind).find(|p| p.tokens.end <= verb.main);
        let with = |p: &&Phrase| {
            p.tokens.start > verb.main && p.preposition(self.clauses.tokens) == Some("with") && behind(p)
        };
        let (Some(subject), Some(other)) = (subject, self.clauses.phrases.iter().find(with)) else { return };
        let parties: Vec<ActorCode> = subject.actors.iter().chain(&other.actors).copied().collect();
        let known = |t: &Telling| parties.iter().all(|actor| t.fact.participants.contains(actor));
        let apart = !other.actors.iter().any(|actor| subject.actors.contains(actor));
        let Some(phrase) = self.clauses.phrase_of(noun).filter(|_| apart) else { return };
        if self.told_here(facts).any(known) {
            return;
        }
        let modality = self.clauses.noun_modality(phrase, noun);
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        self.push(MeetingKind::Talks, parties, subject, &occurrence, facts);
    }

    /// "The Arab League will hold a session at Oman's request".
    fn read_session_at_request(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["hold", "call", "schedule", "convene"]) || verb.reduced {
            return;
        }
        let subject = verb.subject.and_then(|at| self.clauses.phrases.get(at));
        let body = subject.filter(|p| matches!(p.actors.as_slice(), [one] if !self.world.is_nation(*one)));
        let session = |p: &&Phrase| {
            (verb.main + 1..verb.main + 3).contains(&p.tokens.start)
                && self.is_class(p.tokens.end - 1, Gathering)
        };
        let request = |p: &&Phrase| {
            p.tokens.start > verb.main
                && p.preposition(self.clauses.tokens) == Some("at")
                && self.is_class(p.tokens.end - 1, Occasion)
                && p.owners.len() == 1
        };
        let mut phrases = self.clauses.phrases.iter();
        let request = self.clauses.phrases.iter().find(request);
        let (Some(body), Some(session), Some(request)) = (body, phrases.find(session), request) else {
            return;
        };
        let noun = session.tokens.end - 1;
        let parties = body.actors.iter().chain(&request.owners).copied().collect();
        let occurrence = Occurrence { at: verb.main, noun: Some(noun), modality: verb.modality };
        self.push(MeetingKind::Conference, parties, body, &occurrence, facts);
    }

    /// "Urged Chad to return to the negotiating table": those who quarrel are to talk.
    fn read_call_to_table(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !verb.infinitive
            || !self.clauses.is_lemma(verb.main, &["return", "resume", "come", "restart", "reopen"])
        {
            return;
        }
        let reach = verb.main + 1..verb.main + RESUMED_REACH;
        let table = |at: usize| {
            self.clauses.is_lemma(at, &["table"])
                && self.clauses.is_lemma(at - 1, &["negotiating", "bargaining", "conference", "negotiation"])
        };
        let talks = |at: usize| self.clauses.is_lemma(at, &TALKS);
        let Some(noun) = reach.into_iter().find(|at| table(*at) || talks(*at)) else { return };
        let with = |p: &Phrase| p.tokens.start > noun && p.preposition(self.clauses.tokens) == Some("with");
        let named = self.clauses.phrases.iter().any(|p| with(p) && !p.actors.is_empty());
        let asked = facts.acts_in(self.evidence).find(|act| act.kind == ActionKind::Request);
        let Some(asked) = asked.filter(|_| !named && self.told_here(facts).next().is_none()) else { return };
        let parties = match (asked.actors.as_slice(), asked.targets.as_slice()) {
            (_, [_, _]) => asked.targets.clone(),
            ([a], [b]) if self.are_at_odds(*a, *b, facts) => vec![*a, *b],
            _ => return,
        };
        let mut fact = MeetingFact::new(parties, MeetingKind::Talks, MeetingStatus::Proposed);
        fact.evidence.push(self.evidence.clone());
        let mut telling = Telling::new(fact);
        telling.at = Some(noun);
        facts.meetings.push(telling);
    }

    /// "The papers were signed in Rome by Chad's premier and his Libyan host": who signs together has met.
    fn read_signed_by(&self, verb: &VerbGroup, facts: &mut Facts) {
        let signed = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink"])
            && matches!(verb.modality, Modality::Actual | Modality::Planned | Modality::Expected);
        if !signed || !(verb.passive || verb.reduced) {
            return;
        }
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let by = |p: &&Phrase| {
            (verb.main..next).contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens) == Some("by")
                && self.is_person(p)
        };
        let Some(first) = self.clauses.phrases.iter().find(by) else { return };
        let mut parties = first.actors.clone();
        let joined = |p: &&Phrase| {
            p.tokens.start > first.tokens.end
                && p.tokens.start <= first.tokens.end + 4
                && self.clauses.is_lemma(p.tokens.start - 1, &["and"])
                && self.is_person(p)
        };
        if let Some(second) = self.clauses.phrases.iter().find(joined) {
            add(&mut parties, &second.actors);
        }
        let states = parties.iter().filter(|code| self.world.is_nation(**code)).count();
        let known = |t: &Telling| parties.iter().all(|actor| t.fact.participants.contains(actor));
        if states < 2 || self.told_here(facts).any(known) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Talks, parties, first, &occurrence, facts);
    }

    /// Whether two are at odds, by what the text has told or by what is known of the time.
    fn are_at_odds(&self, a: ActorCode, b: ActorCode, facts: &Facts) -> bool {
        let told = facts.disputes.iter().rev().take(8).any(|dispute| {
            let on = |actor: ActorCode| dispute.sides.iter().position(|side| side.contains(&actor));
            matches!((on(a), on(b)), (Some(x), Some(y)) if x != y)
        });
        told || self
            .world
            .disputes_of(a)
            .any(|dispute| dispute.has_party(b) && self.published.is_none_or(|day| dispute.stood_on(day)))
    }

    /// "The talks on the border have been put off", "after the collapse of the Agra summit": of the two of whom the
    /// sentence, or the last quarrel that was told, is.
    fn read_unnamed_talks(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let summit = self.clauses.is_lemma(noun, &["summit"]) && phrase.tokens.len() > 1;
        let talks = self.clauses.is_lemma(noun, &TALKS);
        let bare = phrase.actors.is_empty() && phrase.owners.is_empty() && phrase.possessor.is_empty();
        let party = |p: &&Phrase| {
            p.tokens.start > noun
                && p.tokens.start <= noun + 6
                && matches!(p.preposition(self.clauses.tokens), Some("with" | "between" | "among"))
        };
        if !(summit || talks) || !bare || self.clauses.phrases.iter().any(|p| party(&p)) {
            return;
        }
        let modality = self.clauses.noun_modality(phrase, noun);
        // "A first round of talks held in Tripoli in June": of those of whom the text is.
        let held = (noun + 1..noun + 4).find(|at| self.clauses.is_lemma(*at, &["hold"]));
        let held = held.filter(|at| {
            self.clauses.group_at(*at).is_some_and(|v| v.reduced)
                && self.clauses.is_lemma(at + 1, &["in", "at"])
        });
        let held = held.is_some() && modality == Modality::Actual && !self.times.is_empty();
        let told = held || matches!(modality, Modality::Ended | Modality::Cancelled);
        let Some(status) = meeting_status(modality).filter(|_| told) else { return };
        if self.told_here(facts).next().is_some() {
            return;
        }
        let Some(parties) = self.pair(facts) else { return };
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Talks };
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        let telling = self.telling(MeetingFact::new(parties, kind, status), &occurrence);
        facts.meetings.push(telling);
    }

    /// The only two states that the sentence names, else the sides of the last quarrel that was told.
    fn pair(&self, facts: &Facts) -> Option<Vec<ActorCode>> {
        let mut named: Vec<ActorCode> = Vec::new();
        let venue =
            |p: &&Phrase| matches!(p.preposition(self.clauses.tokens), Some("in" | "at" | "near" | "from"));
        for phrase in self.clauses.phrases.iter().filter(|p| !venue(p)) {
            let states: Vec<ActorCode> =
                phrase.actors.iter().copied().filter(|code| self.world.is_nation(*code)).collect();
            add(&mut named, &states);
        }
        if named.len() == 2 {
            return Some(named);
        }
        let sides = &facts.disputes.last()?.sides;
        let sides: Vec<ActorCode> = match sides.as_slice() {
            [a, b] if a.len() == 1 && b.len() == 1 => a.iter().chain(b).copied().collect(),
            _ => return None,
        };
        named.iter().all(|actor| sides.contains(actor)).then_some(sides)
    }
}
