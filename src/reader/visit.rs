//! Visits that no single predicate tells: "on a trip to Oslo", "the premier was in Oslo", "told the visiting minister".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Adjunct, Visit},
    frame::{Facts, FrameReader, Occurrence},
    meetings::Telling,
    modality::{Modality, effect_of},
};
use crate::{
    actor::ActorCode,
    reading::{Level, MeetingFact, MeetingKind},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Deprel, Upos},
};

/// The longest aside that says where somebody is, in tokens.
const ASIDE: usize = 12;

impl FrameReader<'_> {
    /// The foreign country or capital that stands right after one of these words and an article.
    pub(super) fn goal_after(
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
    pub(super) fn read_visit_noun(&self, phrase: &Phrase, facts: &mut Facts) -> bool {
        let noun = phrase.tokens.end.saturating_sub(1);
        if !self.is_class(noun, Visit) || !phrase.owners.is_empty() {
            return false;
        }
        let opening = phrase.tokens.start.wrapping_sub(1);
        if !self.is_class(opening, Adjunct) {
            return false;
        }
        if self.is_on_visit(phrase, facts) {
            return true;
        }
        if self.read_visit_aside(phrase, facts) {
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

    /// "After the premier, on a visit to Oslo, pledged": whom an aside says to be on a visit.
    fn read_visit_aside(&self, visit: &Phrase, facts: &mut Facts) -> bool {
        let on = visit.tokens.start.saturating_sub(1);
        let aside = self.clauses.is_lemma(on, &["on"]) && self.clauses.is_lemma(on.saturating_sub(1), &[","]);
        let before = |p: &&Phrase| p.tokens.end + 1 == on && self.is_person(p) && p.actors.len() == 1;
        let Some(guest) = self.clauses.phrases.iter().find(before).filter(|_| aside) else { return false };
        let goal = self.goal_after(visit.tokens.end, &["to", "in"], &guest.actors);
        let Some((goal, host)) = goal else { return false };
        if !self.clauses.is_lemma(goal + 1, &[","]) {
            return false;
        }
        let noun = visit.tokens.end - 1;
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality: Modality::Actual };
        let parties = guest.actors.iter().copied().chain([host]).collect();
        self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
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
    pub(super) fn read_presence(&self, phrase: &Phrase, facts: &mut Facts) {
        if !self.is_person(phrase) || phrase.actors.is_empty() {
            return;
        }
        if let Some((goal, host)) = self.aside_place(phrase) {
            let occurrence = Occurrence { at: goal, noun: None, modality: Modality::Actual };
            let parties = phrase.actors.iter().copied().chain([host]).collect();
            self.push(MeetingKind::Visit, parties, phrase, &occurrence, facts);
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
        if matches!(modality, Modality::Planned | Modality::Expected) && self.clauses.is_lemma(at, &["here"])
        {
            self.push_here(phrase, at, modality, facts);
            return;
        }
        let Some((goal, host)) = self.goal_after(at, &["in"], &phrase.actors) else { return };
        if self.token(at).is_some_and(|t| !t.is_lemma(&["in"])) {
            return;
        }
        let occurrence = Occurrence { at: goal, noun: None, modality };
        self.push(
            MeetingKind::Visit,
            phrase.actors.iter().copied().chain([host]).collect(),
            phrase,
            &occurrence,
            facts,
        );
    }

    /// "The premier, in Oslo on a two-day visit, said": the foreign place that an aside has somebody be in.
    fn aside_place(&self, phrase: &Phrase) -> Option<(usize, ActorCode)> {
        let comma = phrase.tokens.end;
        let aside = self.clauses.is_lemma(comma, &[","]) && self.clauses.is_lemma(comma + 1, &["in"]);
        let close =
            (comma + 2..comma + ASIDE).find(|at| self.clauses.is_lemma(*at, &[","])).filter(|_| aside)?;
        let follows = |at: usize| self.clauses.verbs.iter().any(|v| v.first == at && !v.reduced);
        let verb = self.clauses.verbs.iter().any(|v| (comma..close).contains(&v.main));
        let goal = self.goal_after(comma + 1, &["in"], &phrase.actors)?;
        let foreign = matches!(phrase.level, Some(Level::Leader | Level::Minister)) || self.is_person(phrase);
        (follows(close + 1) && !verb && foreign).then_some(goal)
    }

    /// "The envoy is due here": a visit to where the text was written.
    fn push_here(&self, guest: &Phrase, at: usize, modality: Modality, facts: &mut Facts) {
        let Some((host, city)) = facts.places.dateline.clone() else { return };
        let Some(from) = guest.actors.first().copied().filter(|from| *from != host) else { return };
        let occurrence = Occurrence { at, noun: None, modality };
        self.push(MeetingKind::Visit, vec![from, host], guest, &occurrence, facts);
        if let Some(last) = facts.meetings.last_mut() {
            last.fact.place = Some(city);
        }
    }

    /// The form of "be" that follows a person, perhaps after a comma and "who".
    pub(super) fn copula_after(&self, phrase: &Phrase) -> Option<usize> {
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
            // "accompanied by four ministers"
            let verb = self
                .clauses
                .verbs
                .iter()
                .any(|v| (at..end).contains(&v.main) && v.finite() && v.main > at + 1);
            at = if verb { return None } else { end + 1 };
        }
        let auxiliary = self.token(at).is_some_and(|t| t.upos == Upos::Aux);
        let be = (at..at + 3).any(|i| self.clauses.is_lemma(i, &["be"]));
        (auxiliary && be).then_some(at)
    }

    /// "told the visiting Danish minister": whoever is visiting meets who speaks to him.
    pub(super) fn read_visiting(&self, phrase: &Phrase, facts: &mut Facts) {
        let is_visiting =
            |at: usize| self.token(at).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case("visiting"));
        let visiting = phrase.tokens.clone().any(is_visiting)
            || is_visiting(phrase.tokens.start.wrapping_sub(1))
                && !self
                    .clauses
                    .is_lemma(phrase.tokens.start.wrapping_sub(2), &["be", "in", "after", "before"]);
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

    /// "A tour that will take her to Vietnam and Laos": where the tour of someone leads.
    pub(super) fn read_itinerary(&self, verb: &VerbGroup, facts: &mut Facts) {
        let Some(first) = self.tour_goals(verb) else { return };
        let tour = |p: &&Phrase| p.tokens.end <= verb.first && self.is_class(p.tokens.end - 1, Visit);
        let Some(tour) = self.clauses.phrases.iter().rev().find(tour) else { return };
        let people =
            |p: &&Phrase| p.tokens.end <= tour.tokens.start && self.is_person(p) && p.actors.len() == 1;
        let Some(guest) = self.clauses.phrases.iter().rev().find(people) else { return };
        let goals = self.clauses.phrases.iter().find(|p| p.tokens.start == first);
        let Some(goals) = goals.filter(|p| p.kind == PhraseKind::Actor) else { return };
        for host in goals.actors.iter().filter(|host| !guest.actors.contains(host)) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            let parties = guest.actors.iter().chain([host]).copied().collect();
            self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
        }
    }

    /// "visited Ghana on 4 April and Senegal on 6 April": what is joined to the place of a visit over other words.
    pub(super) fn read_further_goals(&self, facts: &mut Facts) {
        let here =
            |t: &&Telling| t.fact.kind == MeetingKind::Visit && t.fact.evidence.last() == Some(self.evidence);
        let mut further: Vec<Telling> = Vec::new();
        for telling in
            facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence))
        {
            let Some(host) = telling.fact.participants.last().filter(|_| here(&telling)) else { continue };
            let goal = |m: &&Mention| m.actors.contains(host) && self.is_goal(m);
            let Some(place) = self.mentions.iter().find(goal) else { continue };
            let joined = self.clauses.children(place.tokens.start).filter(|(_, t)| t.deprel == Deprel::Conj);
            let joined = joined.map(|(at, _)| at).chain(self.after_time(place.tokens.end));
            for at in joined {
                let other = self.clauses.phrase_of(at).filter(|p| {
                    !p.tokens.contains(&place.tokens.start)
                        && p.kind == PhraseKind::Actor
                        && p.level.is_none()
                        && p.actors.len() == 1
                        && p.actors
                            .iter()
                            .all(|a| self.world.is_nation(*a) && !telling.fact.participants.contains(a))
                });
                let Some(other) = other else { continue };
                let mut visit = telling.to(&other.actors);
                visit.fact.place = self.words(other.tokens.clone());
                visit.fact.date = self.times.iter().find(|time| time.first >= at).map(|time| time.date);
                further.push(visit);
            }
        }
        for visit in further {
            let known =
                facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
            if !known.into_iter().any(|t| t.fact.participants == visit.fact.participants) {
                facts.meetings.push(visit);
            }
        }
    }

    /// The token after "and" where nothing but a time stands before it: "on 4 April and".
    fn after_time(&self, from: usize) -> Option<usize> {
        let time = self.times.iter().find(|time| (from..=from + 1).contains(&time.first))?;
        // "and to Quito"
        let to = usize::from(self.clauses.is_lemma(time.end + 1, &["to", "in"]));
        self.clauses.is_lemma(time.end, &["and"]).then_some(time.end + 1 + to)
    }

    /// "where Reagan and Gorbachev met in 1986": those who led states at the time.
    pub(super) fn read_past_meeting(&self, verb: &VerbGroup, facts: &mut Facts) {
        let date = self.date(verb.main).filter(|date| {
            self.published.is_some_and(|day| date.last_day() < day.first_day() && date.year() < day.year())
        });
        if date.is_none() || !self.clauses.is_lemma(verb.main, &["meet", "talk", "confer"]) {
            return;
        }
        let named =
            |at: usize| self.mentions.iter().find(|m| m.kind == MentionKind::Person && m.tokens.start == at);
        let subjects = self.clauses.children(verb.main).filter(|(_, t)| t.deprel == Deprel::Nsubj);
        let subjects: Vec<usize> = subjects.map(|(at, _)| at).collect();
        let joined = subjects.iter().flat_map(|at| {
            self.clauses.children(*at).filter(|(_, t)| t.deprel == Deprel::Conj).map(|(at, _)| at)
        });
        let objects = self.clauses.children(verb.main).filter(|(_, t)| t.deprel == Deprel::Obj);
        let people = subjects.iter().copied().chain(joined).chain(objects.map(|(at, _)| at));
        let mut parties: Vec<ActorCode> = Vec::new();
        for person in people.filter_map(named) {
            add(&mut parties, &person.actors);
        }
        let told = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        if parties.len() < 2 || told.into_iter().any(|t| t.at == Some(verb.main)) {
            return;
        }
        let Some(status) = super::frame::meeting_status(verb.modality) else { return };
        let mut fact = MeetingFact::new(parties, MeetingKind::Talks, status);
        fact.level = Some(Level::Leader);
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        facts.meetings.push(self.telling(fact, &occurrence));
    }
}
