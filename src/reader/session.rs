//! Sessions and stays that are told of one side alone: "heads of state of the bloc met in Lomé", "the joint commission of Peru and
//! Chile held its session", "Peru, where the premier ended a visit"; and calls by their noun: "a telephone appeal from Lima".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{
        Building, Call, Convene, Gathering, Happen, Remote, Report, Talks, Timetable, Visit,
    },
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    time::TimeMention,
};
use crate::{
    actor::ActorCode,
    reading::{Level, MeetingKind},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::{Deprel, Token, Upos},
    world::Sense,
};

/// How far behind a verb the session stands that is held, in tokens.
const SESSION: usize = 6;

/// How many states may have met where they sign something together.
const SIGNERS: usize = 5;

impl FrameReader<'_> {
    /// Reads the sessions, stays and calls of the sentence.
    pub(super) fn read_sessions(&self, facts: &mut Facts) {
        for verb in &self.clauses.verbs {
            self.read_members_session(verb, facts);
            self.read_joint_body(verb, facts);
            self.read_stay_where(verb, facts);
            self.read_states_sign(verb, facts);
            self.read_visit_to_come(verb, facts);
            self.read_leaving_for(verb, facts);
            self.read_talks_abroad(verb, facts);
            self.read_talks_said_to_come(verb, facts);
            self.read_rang(verb, facts);
        }
        for phrase in self.clauses.phrases {
            self.read_call_noun(phrase, facts);
        }
    }

    /// Whether a time does not say when something happens: "since May", the year of "the 1942 Rio Protocol".
    pub(super) fn is_no_date(&self, time: &TimeMention) -> bool {
        let digits = |t: &Token| t.text(self.text).chars().all(|c| c.is_ascii_digit());
        let named = time.end == time.first + 1
            && self.token(time.first).is_some_and(digits)
            && self.token(time.end).is_some_and(|t| t.upos == Upos::Propn)
            && self.clauses.is_lemma(time.first.wrapping_sub(1), &["the", "'s", "its", "their"]);
        named || self.is_since(time.first)
    }

    /// Whether a verb says that its subject meets: "convened", "will hold an urgent session".
    pub(super) fn meets(&self, verb: &VerbGroup) -> bool {
        let session = |at: usize| self.is_class(at, Gathering) || self.is_class(at, Talks);
        let holds = self.clauses.is_lemma(verb.main, &["hold", "open", "begin", "start", "conclude", "end"])
            && (verb.main + 1..verb.main + SESSION)
                .any(|at| session(at) && self.token(at).is_some_and(|t| t.deprel == Deprel::Obj));
        !verb.passive && !verb.reduced && (holds || self.is_class(verb.main, Convene))
    }

    /// "Leaders of the bloc will hold a summit in Lomé": those of an organisation meet in the house of a member, who is their host.
    fn read_members_session(&self, verb: &VerbGroup, facts: &mut Facts) {
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.filter(|p| p.kind == PhraseKind::Actor && self.meets(verb));
        let Some(subject) = subject else { return };
        let [organisation] = subject.actors.as_slice() else { return };
        let high = matches!(subject.level, Some(Level::Leader | Level::Minister));
        if self.world.is_nation(*organisation) || !high || !self.told_nothing(facts) {
            return;
        }
        let Some(host) =
            self.host_of_session(verb, facts).filter(|host| self.is_member(*host, *organisation))
        else {
            return;
        };
        let summit = (verb.main..verb.main + SESSION).any(|at| self.clauses.is_lemma(at, &["summit"]));
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Conference };
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(kind, vec![*organisation, host], subject, &occurrence, facts);
    }

    /// The state in which a clause says that something is: by a city, or "here".
    fn host_of_session(&self, verb: &VerbGroup, facts: &Facts) -> Option<ActorCode> {
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main && !v.reduced);
        let end = next.map_or(self.clauses.tokens.len(), |v| v.first);
        if (verb.main..end).any(|at| self.clauses.is_lemma(at, &["here"])) {
            return facts.places.dateline.as_ref().map(|(state, _)| *state);
        }
        let place = |m: &&Mention| {
            matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name)
                && (verb.main..end).contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start.wrapping_sub(1), &["in", "at"])
                && !self.is_seat(m)
        };
        match self.mentions.iter().find(place)?.actors.as_slice() {
            [one] if self.world.is_nation(*one) => Some(*one),
            _ => None,
        }
    }

    /// Whether a city stands for an organisation as well, where no member is the host: "Brussels".
    fn is_seat(&self, city: &Mention) -> bool {
        let words = self.words(city.tokens.clone()).unwrap_or_default();
        let words: Vec<&str> = words.split(' ').collect();
        let seat = |sense: &Sense| matches!(sense, Sense::Seat(code) if !self.world.is_nation(*code));
        self.world.names_in(&words).iter().flat_map(|found| found.senses).any(seat)
    }

    fn is_member(&self, state: ActorCode, organisation: ActorCode) -> bool {
        self.world.memberships_of(state).any(|membership| {
            membership.organisation() == organisation
                && self.published.is_none_or(|date| membership.held_on(date))
        })
    }

    /// Whether a phrase means a body in which states may sit together: "the joint commission".
    pub(super) fn is_joint_body(&self, phrase: &Phrase) -> bool {
        const BODIES: [&str; 6] = ["commission", "committee", "council", "board", "panel", "group"];
        self.clauses.is_lemma(phrase.tokens.end - 1, &BODIES)
    }

    /// "The joint commission of Peru and Chile met", "the Peru-Chile boundary commission held its session".
    fn read_joint_body(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.meets(verb) {
            return;
        }
        let subject = self.clauses.tree_subject(verb.main);
        let subject = subject.or_else(|| verb.subject.and_then(|s| self.clauses.phrases.get(s)));
        let Some(body) = subject.filter(|p| self.is_joint_body(p)) else { return };
        let of = |p: &&Phrase| {
            p.tokens.start == body.tokens.end + 1
                && matches!(p.preposition(self.clauses.tokens), Some("of" | "between"))
                && p.kind == PhraseKind::Actor
        };
        let own = if body.owners.is_empty() { &body.actors } else { &body.owners };
        let of = self.clauses.phrases.iter().find(of).map(|p| &p.actors);
        let parties = of.filter(|of| of.len() > 1).unwrap_or(own);
        let states = parties.iter().all(|code| self.world.is_nation(*code));
        if parties.len() != 2 || !states || self.has_met(parties, facts) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Talks, parties.clone(), body, &occurrence, facts);
    }

    /// "Peru, where the premier ended a visit on Monday": a stay in the state that the clause is about.
    fn read_stay_where(&self, verb: &VerbGroup, facts: &mut Facts) {
        let Some(guest) = verb.subject.and_then(|s| self.clauses.phrases.get(s)) else { return };
        let word = guest.tokens.start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["where"]));
        let Some(word) = word.filter(|_| self.is_person(guest) && guest.actors.len() == 1) else { return };
        let end =
            if self.clauses.is_lemma(word.wrapping_sub(1), &[","]) { word.saturating_sub(1) } else { word };
        let place = |m: &&Mention| {
            m.tokens.end == end
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name)
        };
        let Some([host]) = self.mentions.iter().find(place).map(|m| m.actors.as_slice()) else { return };
        let reach = verb.main + 1..verb.main + SESSION;
        let visit = reach.into_iter().any(|at| self.is_class(at, Visit));
        let arrives = self.clauses.is_lemma(verb.main, &["arrive", "land", "stop", "stay"])
            || self.is_class(verb.main, Timetable) && visit;
        let stays = visit || arrives;
        let parties = vec![guest.actors.first().copied().unwrap_or(*host), *host];
        let apart = !guest.actors.contains(host) && self.world.is_nation(*host);
        if stays && apart && !verb.passive && !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
        }
    }

    /// "The two premiers said that talks would resume in May": the talks of those who say so together.
    fn read_talks_said_to_come(&self, verb: &VerbGroup, facts: &mut Facts) {
        let happens =
            self.is_class(verb.main, Happen) || verb.passive && self.clauses.is_lemma(verb.main, &["hold"]);
        let would = (verb.first..verb.main).any(|at| self.clauses.is_lemma(at, &["would", "will"]));
        let talks = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| {
            let bare = p.owners.is_empty() && p.actors.is_empty();
            bare && self.clauses.is_lemma(p.tokens.end - 1, &["talk", "talks", "negotiation"])
        });
        let Some(talks) = talks.filter(|_| happens && would && self.told_nothing(facts)) else { return };
        let says =
            |v: &&VerbGroup| v.main < talks.tokens.start && self.is_class(v.main, Report) && !v.passive;
        let speech = self.clauses.verbs.iter().rev().find(says);
        let both = speech.and_then(|v| v.subject).and_then(|s| self.clauses.phrases.get(s));
        let both = both.filter(|p| p.kind == PhraseKind::Actor && p.actors.len() == 2);
        let with = self.clauses.is_lemma(talks.tokens.end, &["with", "between", "among"]);
        let timed = self.times.iter().any(|time| time.first > verb.main);
        let Some(both) = both.filter(|_| timed && !with) else { return };
        if both.actors.iter().all(|code| self.world.is_nation(*code)) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: Modality::Planned };
            self.push(MeetingKind::Talks, both.actors.clone(), both, &occurrence, facts);
        }
    }

    /// "The premier rang to tell the emir of the raid": who is told by telephone.
    fn read_rang(&self, verb: &VerbGroup, facts: &mut Facts) {
        let rings = self.clauses.is_lemma(verb.main, &["ring", "telephone", "phone", "call"]);
        let tell = ["tell", "inform", "thank", "congratulate", "warn", "assure", "wish", "ask"];
        let told =
            self.clauses.is_lemma(verb.main + 1, &["to"]) && self.clauses.is_lemma(verb.main + 2, &tell);
        if !(rings && told) || verb.passive || verb.modality != Modality::Actual {
            return;
        }
        let caller = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let object = |p: &&Phrase| p.tokens.start == verb.main + 3 && p.kind == PhraseKind::Actor;
        let (Some(caller), Some(object)) = (caller, self.clauses.phrases.iter().find(object)) else { return };
        let parties: Vec<ActorCode> = caller.actors.iter().chain(&object.actors).copied().collect();
        let apart = !object.actors.iter().any(|actor| caller.actors.contains(actor));
        if apart && parties.len() == 2 && !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Call, parties, caller, &occurrence, facts);
        }
    }

    /// "The premier left Quito for Lima": where somebody goes.
    fn read_leaving_for(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["leave", "depart", "quit"]) || verb.passive || verb.reduced {
            return;
        }
        let guest = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let guest = guest.filter(|p| self.is_person(p) && p.actors.len() == 1);
        let word = (verb.main + 2..verb.main + SESSION).find(|at| self.clauses.is_lemma(*at, &["for"]));
        let (Some(guest), Some(word)) = (guest, word) else { return };
        let Some((_, host)) = self.goal_after(word, &["for"], &guest.actors) else { return };
        let parties: Vec<ActorCode> = guest.actors.iter().copied().chain([host]).collect();
        if !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
        }
    }

    /// "The premier ended talks in Lima without a deal": with those whose capital it is, where nobody else is named.
    fn read_talks_abroad(&self, verb: &VerbGroup, facts: &mut Facts) {
        let holds =
            self.clauses.is_lemma(verb.main, &["hold", "have", "end", "begin", "open", "conclude", "finish"]);
        if !holds || verb.passive || verb.reduced || !self.told_nothing(facts) {
            return;
        }
        let guest = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let guest = guest.filter(|p| self.is_person(p) && p.actors.len() == 1);
        let talks = |at: &usize| self.clauses.is_lemma(*at, &["talk", "talks", "consultation"]);
        let noun = (verb.main + 1..verb.main + SESSION).find(talks);
        let (Some(guest), Some(noun)) = (guest, noun) else { return };
        let with = |at: usize| self.clauses.is_lemma(at, &["with", "between", "among"]);
        if (noun..self.clauses.tokens.len()).any(with) {
            return;
        }
        let Some((goal, host)) = self.goal_after(noun + 1, &["in"], &guest.actors) else { return };
        let city = |m: &Mention| m.tokens.contains(&goal) && m.kind == MentionKind::Capital;
        if self.mentions.iter().any(city) {
            let occurrence = Occurrence { at: verb.main, noun: Some(noun), modality: verb.modality };
            let parties = guest.actors.iter().copied().chain([host]).collect();
            self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
        }
    }

    /// "The premier, who is to visit next week,": a visit to come with no goal leads to the state that the text speaks of
    /// together with the visitor's.
    fn read_visit_to_come(&self, verb: &VerbGroup, facts: &mut Facts) {
        let coming = matches!(verb.modality, Modality::Planned | Modality::Expected);
        let goes = self.clauses.is_lemma(verb.main, &["visit", "come"]) && coming && !verb.passive;
        let timed = self.times.iter().any(|time| time.first == verb.main + 1);
        if !goes || !timed || !self.told_nothing(facts) {
            return;
        }
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.or_else(|| self.clauses.tree_subject(verb.main));
        let Some(guest) = subject.filter(|p| self.is_person(p) && p.actors.len() == 1) else { return };
        let Some(host) = self.story.partner_of(&guest.actors) else { return };
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let parties = guest.actors.iter().copied().chain([host]).collect();
        self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
    }

    /// "Peru and Chile signed a treaty in Quito": states that sign in one city have met there.
    fn read_states_sign(&self, verb: &VerbGroup, facts: &mut Facts) {
        let signs = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink"])
            && matches!(verb.modality, Modality::Actual | Modality::Planned)
            && !(verb.passive || verb.reduced || verb.gerund || verb.infinitive);
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.filter(|p| {
            signs
                && p.kind == PhraseKind::Actor
                && (2..=SIGNERS).contains(&p.actors.len())
                && p.tokens.end <= verb.first
        });
        let Some(both) = subject else { return };
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let city = |m: &Mention| {
            (verb.main..next).contains(&m.tokens.start)
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && self.clauses.is_lemma(m.tokens.start.wrapping_sub(1), &["in"])
        };
        let here = || (verb.main..next.min(verb.main + 12)).any(|at| self.clauses.is_lemma(at, &["here"]));
        let placed = self.mentions.iter().any(city) || here();
        let states = both.actors.iter().all(|code| self.world.is_nation(*code));
        if placed && states && !self.has_met(&both.actors, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.push(MeetingKind::Talks, both.actors.clone(), both, &occurrence, facts);
        }
    }

    /// "Shrugging off a telephone plea from the chancellor, the premier …", "in a phone call with the emir the king offered": who
    /// calls, and the subject or object of the clause.
    fn read_call_noun(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let remote = noun > 0 && self.is_class(noun - 1, Remote);
        let call = self.is_class(noun, Call)
            || self.clauses.is_lemma(noun, &["plea", "appeal", "request", "warning", "chat", "message"]);
        let unowned = phrase.owners.is_empty() && phrase.possessor.is_empty();
        // "backed Chad in a call to Tripoli"
        let to = self.is_class(noun, Call)
            && matches!(phrase.preposition(self.clauses.tokens), Some("in" | "during"))
            && self.clauses.is_lemma(phrase.tokens.end, &["to"])
            && !self.is_called_upon(phrase);
        if !(remote && call || to) || !unowned {
            return;
        }
        let caller = |p: &&Phrase| {
            let preposition = p.preposition(self.clauses.tokens);
            p.tokens.start == phrase.tokens.end + 1
                && (matches!(preposition, Some("from" | "by" | "with")) || to && preposition == Some("to"))
                && p.kind == PhraseKind::Actor
                && p.actors.len() == 1
        };
        let Some(caller) = self.clauses.phrases.iter().find(caller) else { return };
        let other =
            |p: &&Phrase| p.kind == PhraseKind::Actor && p.actors.len() == 1 && p.actors != caller.actors;
        let subject = self.subject_at(phrase.tokens.start).map(|(subject, _)| subject);
        let own = |v: &&VerbGroup| v.main > noun && !v.reduced;
        let object = || {
            let verb = self.clauses.verbs.iter().find(own)?;
            let object = self.clauses.tree_object(verb.main);
            object.filter(|_| self.clauses.tree_subject(verb.main).is_some_and(|p| p.tokens == phrase.tokens))
        };
        let opening = || {
            let verb = self.clauses.verbs.iter().find(own)?;
            verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| p.tokens.start > noun)
        };
        let hearer = object().filter(other).or(subject.filter(other)).or_else(|| opening().filter(other));
        // "the swap, which was arranged in a phone call with the emir": of whom the sentence says all that.
        let teller = || {
            let verb = self.clauses.main_clause().filter(|v| v.main < noun)?;
            let person = verb.subject.and_then(|s| self.clauses.phrases.get(s))?;
            (self.is_person(person) && subject.is_none_or(|p| p.kind != PhraseKind::Actor)).then_some(person)
        };
        let hearer = hearer.or_else(|| teller().filter(other));
        let Some(hearer) = hearer else { return };
        let parties: Vec<ActorCode> = caller.actors.iter().chain(&hearer.actors).copied().collect();
        if (self.is_person(caller) || to && self.is_person(hearer)) && !self.has_met(&parties, facts) {
            let modality = self.clauses.noun_modality(phrase, noun);
            let modality = if modality == Modality::Negated { Modality::Actual } else { modality };
            let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
            self.push(MeetingKind::Call, parties, caller, &occurrence, facts);
        }
    }

    /// "A call to Chad to stop": whether a call asks somebody to do something.
    fn is_called_upon(&self, call: &Phrase) -> bool {
        let to = |p: &&Phrase| p.tokens.start == call.tokens.end + 1;
        let called = self.clauses.phrases.iter().find(to);
        called.is_some_and(|p| self.clauses.is_lemma(p.tokens.end, &["to"]))
    }

    /// Whether the sentence has told of no meeting yet.
    fn told_nothing(&self, facts: &Facts) -> bool {
        facts.meetings.last().is_none_or(|t| t.fact.evidence.last() != Some(self.evidence))
    }

    /// "the Great Hall of the People": the words of a building, with what it is named after.
    pub(super) fn house_words(&self, phrase: &Phrase) -> Option<String> {
        let end = phrase.tokens.end;
        let named = |p: &&Phrase| {
            let proper = |at: usize| {
                self.token(at).is_some_and(|t: &Token| {
                    t.upos == Upos::Propn || t.text(self.text).starts_with(char::is_uppercase)
                })
            };
            let city = |m: &Mention| m.tokens.start >= p.tokens.start && m.tokens.end <= p.tokens.end;
            p.tokens.start == end + 1
                && self.clauses.is_lemma(end, &["of"])
                && proper(p.tokens.end - 1)
                && !self.mentions.iter().any(city)
        };
        let house = self.is_class(phrase.tokens.end - 1, Building);
        let whole = self.clauses.phrases.iter().find(named).filter(|_| house);
        self.words(phrase.tokens.start..whole.map_or(end, |p| p.tokens.end))
    }
}
