//! Encounters that no single predicate tells: a leader who is in another capital, a visit whose visitor is the subject of
//! the clause, "the talks" told again, a meeting of an organisation that a minister attends.

use super::{
    argument::{Arguments, Filler},
    clause::VerbGroup,
    frame::{Facts, FrameReader, Occurrence, REMOTE},
    modality::{Modality, effect_of},
    predicate::{Asserts, Predicate, Slot},
};
use crate::{
    actor::ActorCode,
    reading::{MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::Upos,
};

/// Nouns for a visit.
const VISITS: [&str; 7] = ["visit", "trip", "tour", "stopover", "journey", "stop", "mission"];
/// Nouns for a meeting that a text may speak of again without saying whose.
const TALKS: [&str; 9] =
    ["talk", "talks", "negotiation", "meeting", "summit", "dialogue", "round", "session", "consultation"];
/// Words that tell a meeting of a series from the one told before.
const ANOTHER: [&str; 14] = [
    "next",
    "another",
    "new",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "follow-up",
    "further",
    "first",
    "previous",
    "last",
    "earlier",
];
/// Gatherings that the members of an organisation hold.
const GATHERINGS: [&str; 7] = ["summit", "meeting", "conference", "assembly", "forum", "session", "congress"];
/// Prepositions of an adjunct that tells when or why: "during a visit to", "on a trip to".
const ADJUNCT: [&str; 9] = ["on", "during", "after", "before", "following", "of", "from", "for", "at"];
/// Verbs of reporting, whose "would" is a future.
const REPORT: [&str; 10] =
    ["say", "announce", "confirm", "add", "tell", "report", "state", "disclose", "declare", "reveal"];

impl FrameReader<'_> {
    /// Reads what the table of predicates leaves out.
    pub(super) fn read_encounters(&self, facts: &mut Facts) {
        for index in 0..self.clauses.phrases.len() {
            let Some(phrase) = self.clauses.phrases.get(index) else { continue };
            if self.read_visit_noun(phrase, facts) || self.read_gathering(phrase, facts) {
                continue;
            }
            self.read_opening(phrase, facts);
            self.read_presence(phrase, facts);
            self.read_visiting(phrase, facts);
        }
    }

    /// Who meets: where the nearest subject is a state alone and that of the sentence's tree is a person, the person.
    pub(super) fn meeting_subject(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        first: Filler,
    ) -> Filler {
        if predicate.first.first() != Some(&Slot::Subject) || !self.is_bare_state(&first) {
            return first;
        }
        let subject = arguments.tree_subject();
        if self.is_people(&subject) { subject } else { first }
    }

    /// Whether both slots are filled by people; the host of a visitor may be a state, and where people do something
    /// together the second slot may be empty.
    pub(super) fn are_people(&self, predicate: &Predicate, fillers: [&Filler; 2], at: usize) -> bool {
        let [first, second] = fillers;
        let visit = matches!(predicate.asserts, Asserts::Meeting { kind: MeetingKind::Visit, .. });
        let transitive = predicate.second.contains(&Slot::Object);
        let remote = || (at..at + 5).any(|i| self.clauses.is_lemma(i, &REMOTE));
        let alone = second.actors.is_empty() && (!transitive || remote());
        self.is_people(first) && (visit || alone || self.is_people(second))
    }

    /// Whether a slot is filled by people: by an office, a person's name or a pronoun for one.
    fn is_people(&self, filler: &Filler) -> bool {
        let person = |m: &Mention| m.kind == MentionKind::Person && filler.tokens.contains(&m.tokens.start);
        let pronoun =
            || self.clauses.is_lemma(filler.tokens.start, &["he", "she"]) && filler.tokens.len() == 1;
        let pair = || {
            filler.actors.len() > 1
                && self.clauses.is_lemma(filler.tokens.start, &["the"])
                && filler.tokens.len() == 2
        };
        !filler.actors.is_empty()
            && (filler.level.is_some() || pronoun() || pair() || self.mentions.iter().any(person))
    }

    /// Whether a slot is filled by nothing but names of states: a team that travels, no visitor.
    pub(super) fn is_bare_state(&self, filler: &Filler) -> bool {
        let name = |at: usize| {
            let within = |m: &Mention| {
                matches!(m.kind, MentionKind::Name | MentionKind::Capital) && m.tokens.contains(&at)
            };
            let joint =
                self.token(at).is_some_and(|t| matches!(t.upos, Upos::Det | Upos::Punct | Upos::Cconj));
            joint || self.mentions.iter().any(within)
        };
        let states = filler.actors.iter().all(|code| self.world.is_nation(*code));
        !filler.tokens.is_empty() && states && filler.tokens.clone().all(name)
    }

    fn is_person(&self, phrase: &Phrase) -> bool {
        let named = |m: &Mention| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start);
        let pronoun = phrase.anaphoric && self.clauses.is_lemma(phrase.head, &["he", "she"]);
        phrase.kind == PhraseKind::Actor
            && (phrase.level.is_some() || pronoun || self.mentions.iter().any(named))
    }

    /// Whether a word of the clause makes of talks a call.
    pub(super) fn is_remote(&self, at: usize) -> bool {
        let verbs = || self.clauses.verbs.iter().filter(|v| !v.reduced).map(|v| v.first);
        let start = verbs().rfind(|first| *first <= at).unwrap_or(0);
        let end = verbs().find(|first| *first > at).unwrap_or(self.clauses.tokens.len());
        (start..end).any(|i| self.clauses.is_lemma(i, &REMOTE))
    }

    /// Whether "would" speaks of a future that is reported: "said that she would visit".
    pub(super) fn is_reported_future(&self, occurrence: &Occurrence) -> bool {
        let group = self.clauses.verbs.iter().rev().find(|v| v.first <= occurrence.at && !v.reduced);
        let Some(group) = group.filter(|_| occurrence.modality == Modality::Hypothetical) else {
            return false;
        };
        let would = (group.first..group.main).any(|at| self.clauses.is_lemma(at, &["would"]));
        let not = (group.first..group.main).any(|at| self.clauses.is_lemma(at, &["not", "never", "have"]));
        let open = |t: &crate::syntax::Token| t.is_lemma(&["if", "whether", "unless", "could", "might"]);
        let reported = self.clauses.verbs.iter().take_while(|v| v.main < group.first).any(|v| {
            self.clauses.is_lemma(v.main, &REPORT) && !self.clauses.is_lemma(v.main.wrapping_sub(1), &["not"])
        });
        would && !not && reported && !self.clauses.tokens.iter().any(open)
    }

    /// The subject of the clause that a token stands in, or that it opens.
    fn subject_at(&self, at: usize) -> Option<(&Phrase, &VerbGroup)> {
        let verbs = &self.clauses.verbs;
        let before = verbs.iter().rev().find(|v| v.main < at && !v.reduced);
        let verb = before.or_else(|| verbs.iter().find(|v| v.main > at))?;
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.or_else(|| self.clauses.tree_subject(verb.main))?;
        (!subject.tokens.contains(&at)).then_some((subject, verb))
    }

    fn push(
        &self,
        kind: MeetingKind,
        parties: Vec<ActorCode>,
        phrase: &Phrase,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        let Some(status) = super::frame::meeting_status(occurrence.modality) else { return };
        let mut fact = MeetingFact::new(parties, kind, status);
        fact.level = phrase.level;
        facts.meetings.push(self.telling(fact, occurrence));
    }

    /// The foreign country or capital that stands right after one of these words and an article.
    fn goal_after(
        &self,
        at: usize,
        prepositions: &[&str],
        guest: &[ActorCode],
    ) -> Option<(usize, ActorCode)> {
        let preposition = (at..at + 3).find(|i| self.clauses.is_lemma(*i, prepositions))?;
        let skipped = self.clauses.tokens.get(at..preposition)?;
        if skipped.iter().any(|t| !matches!(t.upos, Upos::Adv | Upos::Noun | Upos::Adp)) {
            return None;
        }
        let host = |m: &Mention| {
            let place = matches!(m.kind, MentionKind::Name | MentionKind::Capital | MentionKind::Place);
            let near = (preposition + 1..=preposition + 2).contains(&m.tokens.start);
            let end = self.token(m.tokens.end);
            let bare = end.is_none_or(|t| {
                !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "'", "-"])
            });
            place
                && near
                && bare
                && m.actors.len() == 1
                && m.actors.iter().all(|code| self.world.is_nation(*code))
        };
        let mention = self.mentions.iter().find(|m| host(m))?;
        let code = mention.actors.first().copied()?;
        (!guest.contains(&code)).then_some((mention.tokens.start, code))
    }

    /// "Speaking during a trip to Oslo, the minister said": a visit whose visitor is the subject of the clause.
    fn read_visit_noun(&self, phrase: &Phrase, facts: &mut Facts) -> bool {
        let noun = phrase.tokens.end.saturating_sub(1);
        if !self.clauses.is_lemma(noun, &VISITS) || !phrase.owners.is_empty() {
            return false;
        }
        let opening = phrase.tokens.start.wrapping_sub(1);
        if !self.clauses.is_lemma(opening, &ADJUNCT) {
            return false;
        }
        if self.is_on_visit(phrase, facts) {
            return true;
        }
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return false };
        let guest = if phrase.possessor.is_empty() { &subject.actors } else { &phrase.possessor };
        if phrase.possessor.is_empty() && !self.is_person(subject) || guest.len() != 1 {
            return false;
        }
        let Some((_, host)) = self.goal_after(phrase.tokens.end, &["to", "in"], guest) else { return false };
        let own = self.clauses.noun_modality(phrase, noun);
        let looks_back = self.clauses.is_lemma(opening, &["after", "during", "following", "from", "on"]);
        let real = if looks_back && own < Modality::Hypothetical && verb.modality == Modality::Actual {
            Modality::Actual
        } else {
            own
        };
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality: real };
        let parties = guest.iter().copied().chain([host]).collect();
        self.push(MeetingKind::Visit, parties, subject, &occurrence, facts);
        true
    }

    /// "The premier is on a visit to Oslo".
    fn is_on_visit(&self, visit: &Phrase, facts: &mut Facts) -> bool {
        let on = visit.tokens.start.saturating_sub(1);
        let linked = |p: &&Phrase| {
            let be = self.copula_after(p).filter(|be| *be < on);
            let idle = |be: usize| {
                (be..on).all(|i| self.token(i).is_some_and(|t| matches!(t.upos, Upos::Aux | Upos::Adv)))
            };
            p.actors.len() == 1 && self.is_person(p) && be.is_some_and(idle)
        };
        let Some(subject) = self.clauses.phrases.iter().find(linked) else { return false };
        let Some((_, host)) = self.goal_after(visit.tokens.end, &["to", "in"], &subject.actors) else {
            return false;
        };
        let noun = visit.tokens.end - 1;
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality: Modality::Actual };
        let parties = subject.actors.iter().copied().chain([host]).collect();
        self.push(MeetingKind::Visit, parties, subject, &occurrence, facts);
        true
    }

    /// "The premier was in Oslo in June", "the envoy is due in Cairo".
    fn read_presence(&self, phrase: &Phrase, facts: &mut Facts) {
        if !self.is_person(phrase) || phrase.actors.len() != 1 {
            return;
        }
        let Some(mut at) = self.copula_after(phrase) else { return };
        let mut modality = Modality::Actual;
        while let Some(token) = self.token(at) {
            let waits = token.is_lemma(&["due", "expect", "expected", "schedule", "scheduled"]);
            match token.upos {
                Upos::Aux => {
                    modality = modality.under(effect_of("aux", &token.lemma).unwrap_or(Modality::Actual))
                }
                _ if waits => modality = modality.under(Modality::Planned),
                _ if token.is_lemma(&["not", "never"]) => return,
                Upos::Adv if !token.is_lemma(&["here"]) => {}
                _ => break,
            }
            at += 1;
        }
        let Some((goal, host)) = self.goal_after(at, &["in"], &phrase.actors) else { return };
        if self.token(at).is_some_and(|t| !t.is_lemma(&["in"])) {
            return;
        }
        let occurrence = Occurrence { at: goal, noun: None, modality };
        self.push(
            MeetingKind::Visit,
            vec![*phrase.actors.first().unwrap_or(&host), host],
            phrase,
            &occurrence,
            facts,
        );
    }

    /// The form of "be" that follows a person, perhaps after a comma and "who".
    fn copula_after(&self, phrase: &Phrase) -> Option<usize> {
        let mut at = phrase.tokens.end;
        let relative = self.clauses.is_lemma(at, &[","]) && self.clauses.is_lemma(at + 1, &["who"]);
        if relative {
            at += 2;
        } else if self.clauses.is_lemma(at, &["who"]) {
            at += 1;
        }
        if self.clauses.is_lemma(at, &[","]) && !relative {
            // "Her deputy, the minister for trade, is due in Oslo"
            let end = (at + 1..at + 14).find(|i| self.clauses.is_lemma(*i, &[","]))?;
            let verb = self.clauses.verbs.iter().any(|v| (at..end).contains(&v.main));
            at = if verb { return None } else { end + 1 };
        }
        let auxiliary = self.token(at).is_some_and(|t| t.upos == Upos::Aux);
        let be = (at..at + 3).any(|i| self.clauses.is_lemma(i, &["be"]));
        (auxiliary && be).then_some(at)
    }

    /// "told the visiting Danish minister": whoever is visiting meets who speaks to him.
    fn read_visiting(&self, phrase: &Phrase, facts: &mut Facts) {
        let visiting = phrase.tokens.clone().any(|at| self.clauses.is_lemma(at, &["visiting"]))
            || self.clauses.is_lemma(phrase.tokens.start.saturating_sub(1), &["visiting"]);
        if !visiting || phrase.level.is_none() || phrase.actors.len() != 1 || phrase.kind != PhraseKind::Actor
        {
            return;
        }
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return };
        let host =
            subject.actors.first().filter(|host| subject.actors.len() == 1 && !phrase.actors.contains(host));
        let Some(host) = host.filter(|_| verb.main < phrase.tokens.start && self.is_person(subject)) else {
            return;
        };
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let parties = phrase.actors.iter().chain([host]).copied().collect();
        self.push(MeetingKind::Visit, parties, phrase, &occurrence, facts);
    }

    /// "The minister said at an OSCE conference": who attends a meeting of an organisation; and "the talks", told again.
    fn read_gathering(&self, phrase: &Phrase, facts: &mut Facts) -> bool {
        let noun = phrase.tokens.end.saturating_sub(1);
        let organisation =
            phrase.owners.first().filter(|code| phrase.owners.len() == 1 && !self.world.is_nation(**code));
        match organisation {
            Some(organisation) if self.clauses.is_lemma(noun, &GATHERINGS) => {
                self.read_attendance(phrase, noun, *organisation, facts)
            }
            None if self.clauses.is_lemma(noun, &TALKS) => {
                self.read_in_capital(phrase, noun, facts) || self.read_again(phrase, noun, facts)
            }
            _ => false,
        }
    }

    fn read_attendance(
        &self,
        phrase: &Phrase,
        noun: usize,
        organisation: ActorCode,
        facts: &mut Facts,
    ) -> bool {
        let preposition = phrase.preposition(self.clauses.tokens);
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return false };
        let attends = self
            .clauses
            .is_lemma(verb.main, &["attend", "join", "address", "take", "participate", "host", "boycott"])
            && verb.main < phrase.tokens.start;
        let present = attends || matches!(preposition, Some("at" | "for"));
        if !present || !self.is_person(subject) || subject.actors.contains(&organisation) {
            return false;
        }
        if self.clauses.is_lemma(verb.main, &["boycott"]) {
            return false;
        }
        let kind = if self.clauses.is_lemma(noun, &["summit"]) {
            MeetingKind::Summit
        } else {
            MeetingKind::Conference
        };
        let modality = verb.modality.under(self.clauses.noun_modality(phrase, noun));
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        let parties = subject.actors.iter().copied().chain([organisation]).collect();
        self.push(kind, parties, subject, &occurrence, facts);
        true
    }

    /// "During the call the minister told his Danish counterpart": who speaks and who is spoken to in the clause that
    /// a meeting opens.
    fn read_opening(&self, phrase: &Phrase, facts: &mut Facts) {
        const TOLD: [&str; 4] = ["talk", "talks", "meeting", "summit"];
        const CALLED: [&str; 4] = ["call", "conversation", "phone call", "exchange"];
        let noun = phrase.tokens.end.saturating_sub(1);
        let call = self.clauses.is_lemma(noun, &CALLED);
        let opens = matches!(phrase.preposition(self.clauses.tokens), Some("in" | "during" | "at"))
            && !self.clauses.verbs.iter().any(|v| v.main < noun);
        if !opens || !(call || self.clauses.is_lemma(noun, &TOLD)) {
            return;
        }
        let Some(verb) = self.clauses.verbs.iter().find(|v| v.main > noun && !v.reduced) else { return };
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let object = self.clauses.phrases.iter().find(|p| p.tokens.start == verb.main + 1);
        let object = object.filter(|p| self.is_person(p));
        if let (Some(subject), Some(object)) = (subject, object)
            && verb.modality == Modality::Actual
            && !object.actors.iter().any(|actor| subject.actors.contains(actor))
        {
            let kind = if call { MeetingKind::Call } else { MeetingKind::Talks };
            let occurrence = Occurrence { at: noun, noun: Some(noun), modality: verb.modality };
            let parties = subject.actors.iter().chain(&object.actors).copied().collect();
            self.push(kind, parties, subject, &occurrence, facts);
        }
    }

    /// "Talks in Cairo with a Greek delegation": the guests of a capital, where nobody else is said to talk.
    fn read_in_capital(&self, phrase: &Phrase, noun: usize, facts: &mut Facts) -> bool {
        let opens = !self.clauses.verbs.iter().any(|v| v.main < noun)
            && phrase.preposition(self.clauses.tokens).is_none()
            && phrase.owners.is_empty();
        let capital = |m: &&Mention| {
            matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && m.tokens.start == phrase.tokens.end + 1
        };
        let Some(capital) = self.mentions.iter().find(capital).filter(|_| opens) else { return false };
        let with = |p: &&Phrase| {
            p.tokens.start == capital.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("with")
        };
        let guests = self.clauses.phrases.iter().find(with).filter(|p| p.kind == PhraseKind::Actor);
        let Some(guests) = guests.filter(|p| !p.actors.iter().any(|actor| capital.actors.contains(actor)))
        else {
            return false;
        };
        let occurrence =
            Occurrence { at: noun, noun: Some(noun), modality: self.clauses.noun_modality(phrase, noun) };
        let parties = guests.actors.iter().chain(&capital.actors).copied().collect();
        self.push(MeetingKind::Talks, parties, guests, &occurrence, facts);
        true
    }

    /// "The talks ended on Friday", "the next round": of those who met last.
    fn read_again(&self, phrase: &Phrase, noun: usize, facts: &mut Facts) -> bool {
        if !phrase.owners.is_empty() || !phrase.possessor.is_empty() || phrase.anaphoric {
            return false;
        }
        let here =
            facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence)).count();
        if here > 0 {
            return false;
        }
        let another = phrase.tokens.clone().any(|at| self.clauses.is_lemma(at, &ANOTHER));
        let definite = self.clauses.is_lemma(phrase.tokens.start, &["the", "these"]);
        let parties = (phrase.tokens.end..phrase.tokens.end + 2)
            .any(|at| self.clauses.is_lemma(at, &["with", "between", "among"]));
        let round = self.clauses.is_lemma(noun, &["round", "session"]);
        if !(definite || another) || parties || round && !self.of_talks(phrase) && !another {
            return false;
        }
        let Some(last) = facts.meetings.last().map(|t| t.fact.clone()) else { return false };
        let kinds = [MeetingKind::Talks, MeetingKind::Summit, MeetingKind::Conference];
        if !(kinds.contains(&last.kind) || last.kind == MeetingKind::Visit && !another) {
            return false;
        }
        let mut occurrence =
            Occurrence { at: noun, noun: Some(noun), modality: self.clauses.noun_modality(phrase, noun) };
        if self.is_reported_future(&occurrence) {
            occurrence.modality = Modality::Planned;
        }
        let modality = occurrence.modality;
        let Some(status) = super::frame::meeting_status(modality) else { return false };
        let summit = self.clauses.is_lemma(noun, &["summit"]);
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Talks };
        let mut telling =
            self.telling(MeetingFact::new(last.participants.clone(), kind, status), &occurrence);
        telling.fact.level = last.level;
        telling.near = None;
        if !self.comes_about(phrase) {
            // "condemned the meeting on Tuesday": the day and the place are those of the condemnation.
            telling.fact.date = self.date_below(noun);
            telling.fact.place = None;
        }
        let same_status =
            status == last.status || status == MeetingStatus::Held && last.status == MeetingStatus::Planned;
        if !another && same_status {
            // Told again: what is new of it is its place and date.
            telling.fact.status = last.status;
            telling.fact.kind = last.kind;
            facts.meetings.push(telling);
            return true;
        }
        if another && (telling.fact.date.is_some() || telling.fact.place.is_some()) {
            facts.meetings.push(telling);
            return true;
        }
        false
    }

    /// Whether a phrase is the subject of a verb that says of it only that it takes place.
    fn comes_about(&self, phrase: &Phrase) -> bool {
        const COME: [&str; 14] = [
            "be", "begin", "start", "open", "end", "take", "last", "resume", "conclude", "continue", "come",
            "follow", "close", "finish",
        ];
        let about = |v: &VerbGroup| v.passive || self.clauses.is_lemma(v.main, &COME);
        let subject = |v: &VerbGroup| v.subject.and_then(|s| self.clauses.phrases.get(s));
        let own = |p: &Phrase| {
            p.tokens == phrase.tokens
                || p.tokens.end + 1 == phrase.tokens.start && self.clauses.is_lemma(p.tokens.end, &["of"])
        };
        // "The next round is in Oslo": no verb but a form of "be".
        self.clauses.verbs.is_empty()
            || self.clauses.verbs.iter().any(|v| about(v) && subject(v).is_some_and(own))
    }

    /// "the fourth round of talks"
    fn of_talks(&self, phrase: &Phrase) -> bool {
        let end = phrase.tokens.end;
        self.clauses.is_lemma(end, &["of"]) && (end + 1..end + 4).any(|at| self.clauses.is_lemma(at, &TALKS))
    }
}
