//! Encounters that no single predicate tells: a leader who is in another capital, a visit whose visitor is the subject of
//! the clause, "the talks" told again, a meeting of an organisation that a minister attends.

use super::{
    argument::{Arguments, Filler},
    clause::VerbGroup,
    encounter_words::{
        self,
        Class::{
            self, Another, Call, Delegate, Happen, Match, Remote, Report, Talks, Timetable, Told, Written,
        },
    },
    frame::{Facts, FrameReader, Occurrence},
    meetings::Telling,
    modality::Modality,
    predicate::{Asserts, Predicate, Slot},
    sides::are_several_others,
};
use crate::{
    actor::ActorCode,
    reading::{MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
        role::{RoleClass, role_of},
    },
    syntax::{Token, Upos},
};

impl FrameReader<'_> {
    /// Whether a token is a word of encounters of a class.
    pub(super) fn is_class(&self, at: usize, class: Class) -> bool {
        self.token(at).is_some_and(|t| encounter_words::is(t, class))
    }

    /// Reads what the table of predicates leaves out.
    pub(super) fn read_encounters(&self, facts: &mut Facts) {
        for index in 0..self.clauses.phrases.len() {
            let Some(phrase) = self.clauses.phrases.get(index) else { continue };
            self.read_company(phrase, facts);
            if self.read_visit_noun(phrase, facts) || self.read_told_talks(phrase, facts) {
                continue;
            }
            self.read_opening(phrase, facts);
            self.read_presence(phrase, facts);
            self.read_visiting(phrase, facts);
            self.read_on_telephone(phrase, facts);
            self.read_on_telephone_to_both(phrase, facts);
            self.read_their_talks(phrase, facts);
            self.read_visit_there(phrase, facts);
        }
        for verb in &self.clauses.verbs {
            self.read_told_there(verb, facts);
            self.read_itinerary(verb, facts);
            self.read_past_meeting(verb, facts);
            self.read_by_the_way(verb, facts);
            self.read_contact(verb, facts);
            self.read_reception(verb, facts);
            self.read_attested(verb, facts);
            self.read_speaking_abroad(verb, facts);
        }
        self.read_further_goals(facts);
        self.read_whereabouts(facts);
        self.read_occasions(facts);
        self.read_rounds(facts);
        self.read_onward(facts);
        self.read_sessions(facts);
        self.settle_venues(facts);
    }

    /// Who meets: where the nearest subject is a state alone and that of the sentence's tree is a person, the person.
    pub(super) fn meeting_subject(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        first: Filler,
    ) -> Filler {
        let first = self.with_counterpart(self.or_delegation(first, arguments));
        if let Some(both) = self.those_just_told(&first) {
            return both;
        }
        if predicate.first.first() != Some(&Slot::Subject) || !self.is_bare_state(&first) {
            return first;
        }
        let subject = arguments.tree_subject();
        if self.is_people(&subject) { subject } else { first }
    }

    /// Whether what is told as a meeting is none: a thing is met, teams are, or somebody else meets those who are named.
    pub(super) fn is_no_encounter(&self, first: &Filler, second: &Filler, occurrence: &Occurrence) -> bool {
        let several = occurrence.noun.is_none() && first.actors.is_empty() && second.actors.len() > 1;
        let active = self.clauses.group_at(occurrence.at).filter(|v| several && !v.passive);
        let subject = active.and_then(|v| v.subject).and_then(|at| self.clauses.phrases.get(at));
        // "The chairman met the leaders of Chad and Mali": not these each other.
        let other = subject.is_some_and(|p| p.kind == PhraseKind::Plain && p.is_role());
        let court =
            |code: &ActorCode| self.world.organisation(*code).is_some_and(|o| o.kind().ends_with("court"));
        // "held meetings with British businesses"
        let private = self.clauses.phrases.iter().any(|p| {
            let delegates = self.is_class(p.head, Delegate) || self.is_person(p);
            let plural = self
                .token(p.head)
                .is_some_and(|t| t.upos == Upos::Noun && t.text(self.text).to_lowercase() != *t.lemma);
            let things = p.kind == PhraseKind::Thing
                && plural
                && !p.is_role()
                && !self.clauses.is_lemma(p.head, &["hour", "day", "week", "month", "year", "minute"])
                && p.preposition(self.clauses.tokens) == Some("with");
            let other = p.kind == PhraseKind::National || things;
            other && !delegates && p.tokens == second.tokens
        });
        other
            || private
            || second.actors.iter().any(court)
            || self.is_met_thing(occurrence)
            || self.is_match(first, second)
            || occurrence.noun.is_some_and(|noun| self.invites_to_act(noun))
    }

    /// "Both met their climate goals", "the presidents met farmers": what is met is no one, but a thing or private people.
    fn is_met_thing(&self, occurrence: &Occurrence) -> bool {
        if !self.clauses.is_lemma(occurrence.at, &["meet"]) || occurrence.noun.is_some() {
            return false;
        }
        let own = |p: &&Phrase| p.tokens.start == occurrence.at + 1;
        self.clauses.phrases.iter().find(own).is_some_and(|p| {
            let common = self.token(p.head).is_some_and(|t| t.upos == Upos::Noun);
            let other = !p.is_role() || p.is_private();
            let thing =
                matches!(p.kind, PhraseKind::Plain | PhraseKind::Thing | PhraseKind::National) && other;
            // "met face to face"
            let twice = self.clauses.is_lemma(p.tokens.end, &["to"])
                && self
                    .token(p.head)
                    .zip(self.token(p.tokens.end + 1))
                    .is_some_and(|(a, b)| a.lemma == b.lemma);
            // "met their goals"
            let several = p.actors.len() > 1 && p.possessor.is_empty();
            common && thing && !twice && p.level.is_none() && !self.clauses.is_time(p) && !several
        })
    }

    /// "spoke separately with the leaders of Chad and Niger": as many encounters as there are others.
    pub(super) fn is_one_by_one(
        &self,
        kind: MeetingKind,
        at: usize,
        first: &Filler,
        second: &Filler,
    ) -> bool {
        const APART: [&str; 3] = ["separately", "individually", "separate"];
        let others = are_several_others(first, second);
        kind != MeetingKind::Visit
            && first.actors.len() == 1
            && others
            && (self.clauses.tokens.iter().any(|t| t.is_lemma(&APART))
                || self.is_in_own_capitals(at, second)
                || self.clauses.is_lemma(second.tokens.start, &["both", "each"]))
    }

    /// "Brazil met Argentina in the final": teams, where nothing but names of states meet.
    fn is_match(&self, first: &Filler, second: &Filler) -> bool {
        let teams = self.is_bare_state(first) && (second.tokens.is_empty() || self.is_bare_state(second));
        let sport = |(at, t): (usize, &Token)| {
            // "the final", no "final round"
            let head = self.token(at + 1).is_none_or(|next| next.upos != Upos::Noun);
            head && encounter_words::is(t, Match)
                || role_of(&[&t.lemma]).is_some_and(|(_, role)| role.class == RoleClass::Sport)
        };
        teams && self.clauses.tokens.iter().enumerate().any(sport)
    }

    /// "An IMF team flew to Accra": people of an organisation, whoever they are, come for it.
    fn or_delegation(&self, mut first: Filler, arguments: &impl Arguments) -> Filler {
        let Some(phrase) = arguments.subject_phrase().filter(|p| p.kind == PhraseKind::National) else {
            return first;
        };
        let organisation =
            !phrase.actors.is_empty() && phrase.actors.iter().all(|a| !self.world.is_nation(*a));
        // "Nigerian and Cameroonian experts"
        let organisation = organisation || phrase.actors.len() > 1;
        if !organisation || !self.is_class(phrase.head, Delegate) {
            return first;
        }
        if first.actors.is_empty() {
            return Filler::of(phrase);
        }
        // "commanders of both and observers of the African Union"
        add(&mut first.actors, &phrase.actors);
        first
    }

    /// "The foreign minister of Chad and his Libyan counterpart": whose counterpart stands behind the name of the state.
    fn with_counterpart(&self, mut first: Filler) -> Filler {
        let of = |p: &&Phrase| {
            p.tokens.start == first.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("of")
        };
        let joined = self.clauses.phrases.iter().find(of).filter(|p| {
            let own = p.tokens.clone().any(|at| self.clauses.is_lemma(at, &["his", "her", "their"]));
            // "President Lungu of Zambia and Joao Lourenco"
            let person = |m: &Mention| m.kind == MentionKind::Person && p.tokens.contains(&m.tokens.start);
            let people = own && p.level.is_some() || self.mentions.iter().any(person);
            people && first.actors.iter().all(|actor| p.actors.contains(actor))
        });
        if let Some(joined) = joined.filter(|_| !first.actors.is_empty()) {
            add(&mut first.actors, &joined.actors);
        }
        first
    }

    /// Whether both slots are filled by people; the host of a visitor may be a state, and where people do something
    /// together the second slot may be empty.
    pub(super) fn are_people(&self, predicate: &Predicate, fillers: [&Filler; 2], at: usize) -> bool {
        let [first, second] = fillers;
        let visit = matches!(predicate.asserts, Asserts::Meeting { kind: MeetingKind::Visit, .. });
        let transitive = predicate.second.contains(&Slot::Object);
        let remote = || (at..at + 5).any(|i| self.is_class(i, Remote));
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

    pub(super) fn is_person(&self, phrase: &Phrase) -> bool {
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
        (start..end).any(|i| self.is_class(i, Remote))
    }

    /// Whether "would" speaks of a future that is reported: "said that she would visit".
    pub(super) fn is_reported_future(&self, occurrence: &Occurrence) -> bool {
        let group = self.clauses.verbs.iter().rev().find(|v| v.first <= occurrence.at && !v.reduced);
        let Some(group) = group.filter(|_| occurrence.modality == Modality::Hypothetical) else {
            return false;
        };
        let would = (group.first..group.main).any(|at| self.clauses.is_lemma(at, &["would"]));
        let not = (group.first..group.main).any(|at| self.clauses.is_lemma(at, &["not", "never", "have"]));
        let open = |t: &Token| t.is_lemma(&["if", "whether", "unless", "could", "might"]);
        let reported = self.clauses.verbs.iter().take_while(|v| v.main < group.first).any(|v| {
            self.is_class(v.main, Report) && !self.clauses.is_lemma(v.main.wrapping_sub(1), &["not"])
        });
        let said = || self.speeches.iter().any(|speech| speech.says(group.main));
        let reported = reported || said();
        would && !not && reported && !self.clauses.tokens.iter().any(open)
    }

    /// "Crossed the Andes to meet the president": whether a verb says what somebody who has set out did it for.
    pub(super) fn is_aim_of_journey(&self, at: usize) -> bool {
        let aim = self.clauses.group_at(at).filter(|v| v.infinitive);
        let journey = aim.and_then(|_| self.token(at)?.head).and_then(|head| self.clauses.group_at(head));
        let sets_out =
            |v: &VerbGroup| self.is_class(v.main, Timetable) || self.is_class(v.main, Class::Speech);
        journey.is_some_and(|v| v.modality == Modality::Actual && v.finite() && !v.passive && sets_out(v))
    }

    /// The subject of the clause that a token stands in, or that it opens.
    pub(super) fn subject_at(&self, at: usize) -> Option<(&Phrase, &VerbGroup)> {
        let verbs = &self.clauses.verbs;
        let before = verbs.iter().rev().find(|v| v.main < at && !v.reduced);
        let verb = before.or_else(|| verbs.iter().find(|v| v.main > at))?;
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.or_else(|| self.clauses.tree_subject(verb.main))?;
        (!subject.tokens.contains(&at)).then_some((subject, verb))
    }

    pub(super) fn push(
        &self,
        kind: MeetingKind,
        parties: Vec<ActorCode>,
        phrase: &Phrase,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        let Some(status) = super::frame::meeting_status(occurrence.modality) else { return };
        if kind == MeetingKind::Visit && self.is_private(occurrence.at) {
            return;
        }
        let mut fact = MeetingFact::new(parties, kind, status);
        fact.level = phrase.level;
        facts.meetings.push(self.telling(fact, occurrence));
    }

    /// "The talks", told again, or in a capital.
    fn read_told_talks(&self, phrase: &Phrase, facts: &mut Facts) -> bool {
        let noun = phrase.tokens.end.saturating_sub(1);
        let organisation = matches!(phrase.owners.as_slice(), [one] if !self.world.is_nation(*one));
        !organisation
            && self.is_class(noun, Talks)
            && (self.read_in_capital(phrase, noun, facts) || self.read_again(phrase, noun, facts))
    }

    /// "During the call the minister told his Danish counterpart": who speaks and who is spoken to in the clause that
    /// a meeting opens.
    fn read_opening(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let call = self.is_class(noun, Call);
        let opens = matches!(phrase.preposition(self.clauses.tokens), Some("in" | "during" | "at"))
            && !self.clauses.verbs.iter().any(|v| v.main < noun);
        if !opens || !(call || self.is_class(noun, Told)) {
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

    /// "In Lima on Tuesday the president assured his Chilean guest": who says something to another in a place.
    fn read_told_there(&self, verb: &VerbGroup, facts: &mut Facts) {
        let asked = self.clauses.is_lemma(verb.main, &["ask", "urge", "press", "thank", "warn"]);
        let told = (asked
            || self.clauses.is_lemma(verb.main, &["tell", "assure", "inform", "remind", "promise"]))
            && verb.modality == Modality::Actual
            && !verb.passive
            && !verb.reduced;
        let written = |t: &Token| encounter_words::is(t, Written) || encounter_words::is(t, Remote);
        if !told || self.clauses.tokens.iter().any(written) {
            return;
        }
        let (clause, here) = (self.clauses, |t: &&Telling| t.fact.evidence.last() == Some(self.evidence));
        let subject = verb.subject.and_then(|at| clause.phrases.get(at)).filter(|p| self.is_person(p));
        let host = |p: &Phrase| clause.is_lemma(p.head, &["host", "guest", "visitor"]);
        let object = |p: &&Phrase| {
            p.tokens.start == verb.main + 1 && (self.is_person(p) || host(p)) && p.actors.len() == 1
        };
        let (Some(subject), Some(object)) = (subject, clause.phrases.iter().find(object)) else { return };
        let apart = subject.actors.len() == 1 && subject.actors != object.actors;
        // "asked the president in the Kremlin to", not "asked the president to free those held in Cairo"
        let placed = self.clauses.is_lemma(object.tokens.end, &["in", "at"]);
        if asked && !placed || !apart || facts.meetings.iter().rev().take_while(here).count() > 0 {
            return;
        }
        let parties = subject.actors.iter().chain(&object.actors).copied().collect();
        let mut fact = MeetingFact::new(parties, MeetingKind::Talks, MeetingStatus::Held);
        fact.level = subject.level.into_iter().chain(object.level).min();
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let telling = self.telling(fact, &occurrence);
        if telling.fact.place.is_some() {
            facts.meetings.push(telling);
        }
    }

    /// "The chancellor was on the telephone to the Chilean president".
    fn read_on_telephone(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let on = phrase.preposition(self.clauses.tokens) == Some("on");
        if !on || !self.is_class(noun, Remote) && !self.clauses.is_lemma(noun, &["line"]) {
            return;
        }
        let caller = |p: &&Phrase| {
            let gap = self.clauses.tokens.get(p.tokens.end..phrase.tokens.start - 1).unwrap_or(&[]);
            self.is_person(p)
                && gap.iter().any(|t| t.is_lemma(&["be"]))
                && gap.iter().all(|t| matches!(t.upos, Upos::Aux | Upos::Adv) || t.is_lemma(&["be"]))
        };
        let called = |p: &&Phrase| {
            let preposition = p.preposition(self.clauses.tokens);
            p.tokens.start == phrase.tokens.end + 1
                && matches!(preposition, Some("to" | "with"))
                && self.is_person(p)
                && !(p.anaphoric && p.actors.len() > 1)
        };
        let (mut before, mut after) = (self.clauses.phrases.iter().rev(), self.clauses.phrases.iter());
        if let (Some(caller), Some(called)) =
            (before.find(|p| p.tokens.end < phrase.tokens.start && caller(p)), after.find(called))
            && !called.actors.iter().any(|actor| caller.actors.contains(actor))
        {
            let occurrence = Occurrence { at: noun, noun: Some(noun), modality: Modality::Actual };
            let (from, to) = (Filler::of(caller), Filler::of(called));
            let calls: Vec<Vec<ActorCode>> = match self.is_call_to_each(MeetingKind::Call, noun, &from, &to) {
                true => to.actors.iter().map(|actor| vec![*actor]).collect(),
                false => vec![to.actors],
            };
            for others in calls {
                let parties = from.actors.iter().copied().chain(others).collect();
                self.push(MeetingKind::Call, parties, caller, &occurrence, facts);
            }
        }
    }

    /// "met several top officials", told in a foreign capital: those of the state where the text was written.
    pub(super) fn locals(&self, occurrence: &Occurrence, first: &Filler, facts: &Facts) -> Option<Filler> {
        let (state, _) = facts.places.dateline.as_ref().filter(|(state, _)| first.actors != [*state])?;
        let single = first.actors.len() == 1 && self.is_people(first);
        let met = |p: &&Phrase| {
            let object = p.tokens.start == occurrence.at + 1
                || p.preposition(self.clauses.tokens) == Some("with")
                    && (occurrence.at..occurrence.at + 5).contains(&p.tokens.start);
            object && p.is_role() && p.actors.is_empty() && p.level.is_some() && p.possessor.is_empty()
        };
        let met = self.clauses.phrases.iter().find(met).filter(|_| single)?;
        let mut filler = Filler::owners(&[*state]);
        filler.level = met.level;
        filler.tokens = met.tokens.clone();
        Some(filler)
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
        let another = phrase.tokens.clone().any(|at| self.is_class(at, Another));
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
        (telling.near, telling.on_day) = (None, false);
        if !self.comes_about(phrase) {
            // "condemned the meeting on Tuesday": the day and the place are those of the condemnation.
            telling.fact.date = self.date_below(noun);
            telling.fact.place = telling.fact.place.filter(|_| self.is_placed(phrase));
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

    /// "The talks in Oslo": whether a place stands right behind a phrase.
    fn is_placed(&self, phrase: &Phrase) -> bool {
        self.clauses.is_lemma(phrase.tokens.end, &["in", "at"])
            && self.token(phrase.tokens.end + 1).is_some_and(|t| t.upos == Upos::Propn)
    }

    /// Whether a phrase is the subject of a verb that says of it only that it takes place.
    fn comes_about(&self, phrase: &Phrase) -> bool {
        let about = |v: &VerbGroup| v.passive || self.is_class(v.main, Happen);
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
        self.clauses.is_lemma(end, &["of"]) && (end + 1..end + 4).any(|at| self.is_class(at, Talks))
    }
}
