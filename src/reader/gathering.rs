//! Gatherings of an organisation and who is at them, and those whom a sentence adds to an encounter: mediators, joiners,
//! counterparts from several states.

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Attend, Convene, Gathering, Mediate, Occasion, Speech, Talks},
    frame::{Facts, FrameReader, Occurrence, meeting_status},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{Level, MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Token, Upos},
};

/// How far from a meeting "where" may stand, in tokens: "a session in Oslo on Monday, where".
const WHERE_REACH: usize = 7;

/// How far from its verb "together" may stand, in tokens.
const TOGETHER_REACH: usize = 14;

impl FrameReader<'_> {
    /// Reads who is at the gathering that a phrase names, and who is added to what was read of the sentence.
    pub(super) fn read_company(&self, phrase: &Phrase, facts: &mut Facts) {
        if let Some((noun, organisation)) = self.gathering(phrase) {
            self.read_attendance(phrase, noun, organisation, facts);
            self.read_scene(phrase, noun, organisation, facts);
            self.read_attended(phrase, noun, organisation, facts);
        }
        if self.gathering(phrase).is_none() {
            self.read_conference(phrase, facts);
        }
        self.read_convening(phrase, facts);
        self.read_joiners(phrase, facts);
        self.read_counterparts(phrase, facts);
        self.read_accompanied(phrase, facts);
        self.read_participation(phrase, facts);
    }

    /// Encounters that a verb tells by the way: "left Baku", "flew here", "brought the two together".
    pub(super) fn read_by_the_way(&self, verb: &VerbGroup, facts: &mut Facts) {
        self.read_stay(verb, facts);
        self.read_bringing(verb, facts);
        self.read_meeting_again(verb, facts);
        self.read_sending(verb, facts);
        self.read_joining(verb, facts);
    }

    /// The noun of a gathering and the one organisation whose it is: "a NATO summit", "a session of the Arab League".
    fn gathering(&self, phrase: &Phrase) -> Option<(usize, ActorCode)> {
        let noun = phrase.tokens.end.checked_sub(1).filter(|noun| self.is_class(*noun, Gathering))?;
        let body = |actors: &[ActorCode]| match actors {
            [one] if !self.world.is_nation(*one) => Some(*one),
            _ => None,
        };
        let own = body(&phrase.owners).or_else(|| body(&phrase.actors));
        let of = |p: &&Phrase| {
            p.tokens.start == phrase.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("of")
        };
        let of = || self.clauses.phrases.iter().find(of).filter(|_| phrase.owners.is_empty());
        Some((noun, own.or_else(|| of().and_then(|p| body(&p.actors)))?))
    }

    fn read_attendance(&self, phrase: &Phrase, noun: usize, organisation: ActorCode, facts: &mut Facts) {
        let start = phrase.tokens.start;
        let spoken = start.checked_sub(2).is_some_and(|at| self.is_class(at, Speech));
        let present = match phrase.preposition(self.clauses.tokens) {
            Some("at" | "for" | "during") => true,
            Some("to" | "before") => spoken,
            // "told the summit"
            None => self.tells(start),
            _ => false,
        };
        let Some((subject, verb)) = self.attendant(start) else { return };
        // "takes part in", not "takes the chair of"
        let joins = |v: &VerbGroup| {
            self.is_class(v.main, Attend)
                && (!self.clauses.is_lemma(v.main, &["take"]) || self.clauses.is_lemma(v.main + 1, &["part"]))
        };
        let attends = verb.is_some_and(|v| joins(v) && v.main < start && !v.passive);
        let boycott = verb.is_some_and(|v| self.clauses.is_lemma(v.main, &["boycott"]));
        let state = attends
            && subject.kind == PhraseKind::Actor
            && subject.actors.iter().all(|code| self.world.is_nation(*code));
        let who = self.is_person(subject) || state;
        if boycott || !(present || attends) || !who || subject.actors.contains(&organisation) {
            return;
        }
        let modality = verb.map_or(Modality::Actual, |v| v.modality);
        let modality = modality.under(self.clauses.noun_modality(phrase, noun));
        self.push_gathering(noun, organisation, subject, modality, facts);
    }

    /// Whether a verb right before a phrase has it as those to whom something is said: "told the summit".
    fn tells(&self, phrase: usize) -> bool {
        let told = phrase.wrapping_sub(1);
        self.clauses.is_lemma(told, &["tell", "assure", "urge", "warn", "remind"])
            && self.clauses.group_at(told).is_some_and(|v| !v.passive)
    }

    /// "A summit of the Arab League in Amman, attended by the Turkish premier".
    fn read_attended(&self, phrase: &Phrase, noun: usize, organisation: ActorCode, facts: &mut Facts) {
        let by = |p: &&Phrase| {
            let attended = p.tokens.start.checked_sub(2).is_some_and(|at| self.is_class(at, Attend));
            attended
                && p.tokens.start > noun
                && p.preposition(self.clauses.tokens) == Some("by")
                && self.is_person(p)
                && !p.actors.contains(&organisation)
        };
        if let Some(guest) = self.clauses.phrases.iter().find(by) {
            let modality = self.clauses.noun_modality(phrase, noun);
            self.push_gathering(noun, organisation, guest, modality, facts);
        }
    }

    /// Whom a sentence says to be or to act at what a token opens: the subject of its clause, or that of a form of "be".
    fn attendant(&self, at: usize) -> Option<(&Phrase, Option<&VerbGroup>)> {
        let be = |p: &&Phrase| {
            p.tokens.end < at
                && self.is_person(p)
                && self.copula_after(p).is_some_and(|be| {
                    be < at && !self.clauses.verbs.iter().any(|v| (p.tokens.end..at).contains(&v.main))
                })
        };
        match self.clauses.phrases.iter().rev().find(be) {
            Some(guest) => Some((guest, None)),
            None => self.subject_at(at).map(|(subject, verb)| (subject, Some(verb))),
        }
    }

    /// "A session of the Arab League, where Oman asked for aid": who does something there.
    fn read_scene(&self, phrase: &Phrase, noun: usize, organisation: ActorCode, facts: &mut Facts) {
        let reach = phrase.tokens.end..phrase.tokens.end + WHERE_REACH;
        let Some(word) = reach.into_iter().find(|at| self.clauses.is_lemma(*at, &["where"])) else { return };
        let acts = |v: &&VerbGroup| v.main > word && !v.reduced && !v.infinitive;
        let Some(verb) = self.clauses.verbs.iter().find(acts) else { return };
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.filter(|p| {
            let state = p.actors.iter().all(|code| self.world.is_nation(*code));
            p.tokens.start > word && p.kind == PhraseKind::Actor && state && !p.actors.is_empty()
        });
        if let Some(subject) = subject.filter(|_| !verb.passive) {
            // What has ended was held.
            let own = Some(self.clauses.noun_modality(phrase, noun)).filter(|m| *m != Modality::Ended);
            let modality = verb.modality.under(own.unwrap_or(Modality::Actual));
            self.push_gathering(noun, organisation, subject, modality, facts);
        }
    }

    fn push_gathering(
        &self,
        noun: usize,
        organisation: ActorCode,
        subject: &Phrase,
        modality: Modality,
        facts: &mut Facts,
    ) {
        let summit = self.clauses.is_lemma(noun, &["summit"]);
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Conference };
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        // "is to attend the NATO summit hosted by the Spanish premier": one gathering.
        let same = |t: &&mut Telling| {
            t.at == Some(noun)
                && t.fact.evidence.last() == Some(self.evidence)
                && t.fact.participants.contains(&organisation)
        };
        if let Some(known) = facts.meetings.iter_mut().rev().find(same) {
            add(&mut known.fact.participants, &subject.actors);
            return;
        }
        let parties = subject.actors.iter().copied().chain([organisation]).collect();
        self.push(kind, parties, subject, &occurrence, facts);
    }

    /// "The Security Council met at the request of Sudan": who has an organisation meet.
    fn read_convening(&self, phrase: &Phrase, facts: &mut Facts) {
        let [organisation] = phrase.actors.as_slice() else { return };
        if self.world.is_nation(*organisation) {
            return;
        }
        let meets = |v: &&VerbGroup| {
            self.is_class(v.main, Convene)
                && !v.reduced
                && v.subject
                    .and_then(|s| self.clauses.phrases.get(s))
                    .is_some_and(|p| p.tokens == phrase.tokens)
        };
        let Some(verb) = self.clauses.verbs.iter().find(meets) else { return };
        let request = |p: &&Phrase| {
            (p.tokens.start > verb.main || !p.possessor.is_empty())
                && p.preposition(self.clauses.tokens) == Some("at")
                && self.is_class(p.tokens.end - 1, Occasion)
        };
        let Some(request) = self.clauses.phrases.iter().find(request) else { return };
        let of = |p: &&Phrase| {
            p.tokens.start == request.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("of")
        };
        let of = || self.clauses.phrases.iter().find(of).map(|p| p.actors.clone()).unwrap_or_default();
        // "at its request"
        let states = if request.owner().is_empty() { of() } else { request.owner().to_vec() };
        if states.is_empty() || states.iter().any(|code| !self.world.is_nation(*code)) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let parties = states.into_iter().chain([*organisation]).collect();
        self.push(MeetingKind::Conference, parties, phrase, &occurrence, facts);
    }

    /// "Egypt and Libya took part in the talks": in those that were told of before.
    fn read_joiners(&self, phrase: &Phrase, facts: &mut Facts) {
        let Some(noun) = phrase.tokens.end.checked_sub(1) else { return };
        // "took part in Monday's meeting"
        let day = self.times.iter().any(|time| phrase.tokens.contains(&time.first));
        let definite = day || self.clauses.is_lemma(phrase.tokens.start, &["the", "these", "this", "those"]);
        let of = self.clauses.is_lemma(phrase.tokens.end, &["between", "with", "of", "among", "on"]);
        if !self.is_class(noun, Talks) || !definite || of || !phrase.owners.is_empty() {
            return;
        }
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return };
        let near = verb.main < phrase.tokens.start && phrase.tokens.start - verb.main <= 4;
        let attends = self.is_class(verb.main, Attend) && !self.clauses.is_lemma(verb.main, &["boycott"])
            || self.tells(phrase.tokens.start);
        let states = subject.kind == PhraseKind::Actor && !subject.actors.is_empty();
        if !near || !attends || !states || verb.passive || verb.modality != Modality::Actual {
            return;
        }
        let earlier = |t: &&Telling| t.fact.evidence.last() != Some(self.evidence);
        let talks =
            |t: &&Telling| !matches!(t.fact.kind, MeetingKind::Call | MeetingKind::Visit) && earlier(t);
        let summit = self.clauses.is_lemma(noun, &["summit"]);
        let body = |t: &Telling| t.fact.participants.iter().any(|code| !self.world.is_nation(*code));
        let large = |t: &&Telling| {
            talks(t) && (!self.tells(phrase.tokens.start) || body(t) || t.fact.kind == MeetingKind::Summit)
        };
        let last = facts.meetings.iter().rev().find(large).map(|t| t.fact.clone());
        let Some(last) = last else {
            // "told the summit": that of the organisation that the text speaks of.
            let organisation = self.story.organisations().next();
            let told = self.tells(phrase.tokens.start) && summit;
            if let Some(organisation) = organisation.filter(|_| told && self.is_person(subject)) {
                self.push_gathering(noun, organisation, subject, Modality::Actual, facts);
            }
            return;
        };
        let mut all = last.participants.clone();
        add(&mut all, &subject.actors);
        if all.len() == last.participants.len() || last.status == MeetingStatus::Cancelled {
            return;
        }
        let here = |t: &&mut Telling| {
            t.fact.evidence.last() == Some(self.evidence)
                && t.fact.participants.iter().all(|actor| subject.actors.contains(actor))
        };
        if let Some(told) = facts.meetings.iter_mut().rev().find(here) {
            add(&mut told.fact.participants, &last.participants);
            told.fact.status = last.status;
            return;
        }
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality: Modality::Actual };
        let mut telling = self.telling(MeetingFact::new(all, last.kind, last.status), &occurrence);
        telling.fact.status = last.status;
        facts.meetings.push(telling);
    }

    /// "met his counterparts from Niger, Mali and Libya"
    fn read_counterparts(&self, phrase: &Phrase, facts: &mut Facts) {
        let head = phrase.tokens.end.saturating_sub(1);
        if !self.clauses.is_lemma(head, &["counterpart", "colleague"]) {
            return;
        }
        let from = |p: &&Phrase| {
            let preposition = p.preposition(self.clauses.tokens);
            p.tokens.start == phrase.tokens.end + 1 && matches!(preposition, Some("from" | "of" | "in"))
        };
        let Some(from) = self.clauses.phrases.iter().find(from) else { return };
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return };
        let speaks = self.clauses.is_lemma(verb.main, &["speak", "talk"]);
        let meets =
            speaks || self.clauses.is_lemma(verb.main, &["meet", "host", "receive", "confer", "consult"]);
        let near = verb.main < phrase.tokens.start && phrase.tokens.start - verb.main <= 3;
        let apart = !from.actors.is_empty() && !from.actors.iter().any(|a| subject.actors.contains(a));
        let nations = from.actors.iter().all(|code| self.world.is_nation(*code));
        if !meets || !near || verb.passive || !apart || !nations || !self.is_person(subject) {
            return;
        }
        let here = |t: &&mut Telling| t.at == Some(verb.main);
        let own = |t: &&mut Telling| t.fact.evidence.last() == Some(self.evidence) && here(t);
        if let Some(told) = facts.meetings.iter_mut().rev().find(own) {
            add(&mut told.fact.participants, &from.actors);
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        // "has spoken with her counterparts in Kenya and Uganda": one by one, from afar.
        if speaks && from.preposition(self.clauses.tokens) == Some("in") {
            for other in &from.actors {
                let parties = subject.actors.iter().chain([other]).copied().collect();
                self.push(MeetingKind::Call, parties, subject, &occurrence, facts);
            }
            return;
        }
        let parties = subject.actors.iter().chain(&from.actors).copied().collect();
        self.push(MeetingKind::Talks, parties, subject, &occurrence, facts);
    }

    /// "in the presence of the Libyan minister", "together with Kenya's premier", "talks mediated by Qatar".
    fn read_accompanied(&self, phrase: &Phrase, facts: &mut Facts) {
        let start = phrase.tokens.start;
        let before = |back: usize, lemmas: &[&str]| {
            start.checked_sub(back).is_some_and(|at| self.clauses.is_lemma(at, lemmas))
        };
        let together = before(1, &["with"]) && before(2, &["together", "along"]);
        let presence = before(1, &["of"])
            && before(
                2,
                &["presence", "auspices", "auspice", "mediation", "chairmanship", "supervision", "aegis"],
            );
        let under = presence && !before(2, &["presence"]);
        let mediator = before(1, &["by"])
            && start.checked_sub(2).is_some_and(|at| self.is_class(at, Mediate))
            && (3..=6).any(|back| start.checked_sub(back).is_some_and(|at| self.is_class(at, Talks)));
        // "under Qatari mediation"
        let owned = before(1, &["under"])
            && self.clauses.is_lemma(
                phrase.tokens.end.saturating_sub(1),
                &["mediation", "auspices", "auspice", "chairmanship", "supervision", "aegis", "sponsorship"],
            )
            && !phrase.owners.is_empty();
        let people = self.is_person(phrase) || (mediator || under) && phrase.kind == PhraseKind::Actor;
        let others = if owned { &phrase.owners } else { &phrase.actors };
        if !owned && (!(together || presence || mediator) || !people) || others.is_empty() {
            return;
        }
        let here = |t: &Telling| t.fact.evidence.last() == Some(self.evidence);
        let mut told = facts.meetings.iter_mut().rev().take_while(|t| here(t));
        if let (Some(only), None) = (told.next(), told.next())
            && matches!(only.fact.kind, MeetingKind::Talks | MeetingKind::Summit | MeetingKind::Conference)
        {
            add(&mut only.fact.participants, others);
        }
    }

    /// The subject of a verb in the active, where it is a leader or a minister of one state.
    fn traveller(&self, verb: &VerbGroup) -> Option<(&Phrase, ActorCode)> {
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s))?;
        let high = matches!(subject.level, Some(Level::Leader | Level::Minister));
        let named = |m: &Mention| m.kind == MentionKind::Person && subject.tokens.contains(&m.tokens.start);
        let [guest] = subject.actors.as_slice() else { return None };
        let who = self.is_person(subject) && (high || subject.anaphoric || self.mentions.iter().any(named));
        (who && !verb.passive && !verb.reduced && self.world.is_nation(*guest)).then_some((subject, *guest))
    }

    /// "Erdogan left Baku", "flew here": whoever does so was there.
    fn read_stay(&self, verb: &VerbGroup, facts: &mut Facts) {
        // "ordered its ambassador to leave"
        let leaves = self.clauses.is_lemma(verb.main, &["leave", "depart"]) && !verb.infinitive;
        let comes = self.clauses.is_lemma(verb.main, &["fly", "come", "travel", "arrive", "return"]);
        if !(leaves || comes) {
            return;
        }
        let Some((subject, guest)) = self.traveller(verb) else { return };
        let told = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        if told.into_iter().any(|t| t.fact.participants.contains(&guest)) {
            return;
        }
        let capital = |m: &&Mention| {
            let foreign = m.actors.len() == 1
                && m.actors.iter().all(|code| *code != guest && self.world.is_nation(*code));
            let place = m.tokens.start == verb.main + 1;
            let owns = self.clauses.is_lemma(m.tokens.end, &["'s", "'"]);
            let city = matches!(m.kind, MentionKind::Capital | MentionKind::Place);
            city && foreign && place && !owns
        };
        let city = self.mentions.iter().find(capital).filter(|_| leaves);
        let host = match (city, facts.places.dateline.as_ref()) {
            (Some(city), _) => city.actors.first().copied().zip(self.words(city.tokens.clone())),
            (None, Some(here)) if comes && self.clauses.is_lemma(verb.main + 1, &["here"]) => {
                Some(here.clone())
            }
            _ => None,
        };
        let Some((host, city)) = host.filter(|(host, _)| *host != guest) else { return };
        let modality = verb.modality;
        let Some(status) = meeting_status(modality) else { return };
        let mut fact = MeetingFact::new(vec![guest, host], MeetingKind::Visit, status);
        fact.level = subject.level;
        let mut telling = self.telling(fact, &Occurrence { at: verb.main, noun: None, modality });
        telling.fact.place = Some(city);
        facts.meetings.push(telling);
    }

    /// "Oman brought the Chadian and Libyan ministers together": with him who did.
    fn read_bringing(&self, verb: &VerbGroup, facts: &mut Facts) {
        let brings = self.clauses.is_lemma(verb.main, &["bring", "draw", "call", "gather", "get"]);
        let reach = verb.main + 2..verb.main + TOGETHER_REACH;
        let together = reach.into_iter().find(|at| self.clauses.is_lemma(*at, &["together"]));
        let Some(together) = together.filter(|_| brings && !verb.passive) else { return };
        let object = |p: &&Phrase| p.tokens.start == verb.main + 1;
        let Some(object) = self.clauses.phrases.iter().find(object) else { return };
        let mut parties: Vec<ActorCode> = Vec::new();
        let inside = self.clauses.phrases.iter().filter(|p| {
            p.tokens.start > verb.main && p.tokens.end <= together && p.kind == PhraseKind::Actor
        });
        inside.for_each(|p| add(&mut parties, &p.actors));
        let between = self.clauses.verbs.iter().any(|v| (verb.main + 1..together).contains(&v.main));
        if parties.len() < 2 || between || object.kind != PhraseKind::Actor {
            return;
        }
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let host = subject.filter(|p| p.kind == PhraseKind::Actor).map(|p| p.actors.clone());
        add(&mut parties, &host.unwrap_or_default());
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Talks, parties, object, &occurrence, facts);
    }

    /// "The presidents will meet again in Cairo": those who met last.
    fn read_meeting_again(&self, verb: &VerbGroup, facts: &mut Facts) {
        // "are to review progress in August"
        let coming =
            matches!(verb.modality, Modality::Planned | Modality::Expected) && !self.times.is_empty();
        let meets = self.clauses.is_lemma(verb.main, &["meet", "reconvene", "confer"])
            || coming && self.clauses.is_lemma(verb.main, &["review", "discuss", "talk"]);
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|_| meets);
        let Some(subject) = subject.filter(|p| p.actors.is_empty() && p.is_role() && p.level.is_some())
        else {
            return;
        };
        let plural = self.token(subject.head).is_some_and(|t| t.text(self.text).to_lowercase() != *t.lemma);
        let definite = self.clauses.is_lemma(subject.tokens.start, &["the", "both"]);
        let partner = |t: &Token| t.upos == Upos::Adp && t.is_lemma(&["with"]);
        let alone = !(verb.main..verb.main + 4).filter_map(|at| self.token(at)).any(partner)
            && !self.clauses.phrases.iter().any(|p| p.tokens.start == verb.main + 1 && !p.actors.is_empty());
        let Some(last) = facts.meetings.last().filter(|_| plural && definite && alone) else { return };
        if last.fact.evidence.last() == Some(self.evidence) || verb.passive || verb.reduced {
            return;
        }
        let parties = last.fact.participants.clone();
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Talks, parties, subject, &occurrence, facts);
    }

    /// "sent her foreign minister to Hanoi": a visit of whom a government sends.
    fn read_sending(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["send", "dispatch", "despatch"]) || verb.passive {
            return;
        }
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let sender = subject.filter(|p| p.kind == PhraseKind::Actor).and_then(|p| p.actors.first());
        let Some(sender) = sender.copied() else { return };
        // "A monitoring mission" meets nobody.
        const WORK: [&str; 11] = [
            "monitoring",
            "observer",
            "observation",
            "peacekeeping",
            "training",
            "military",
            "aid",
            "rescue",
            "medical",
            "border",
            "police",
        ];
        let mission = |p: &Phrase| {
            self.clauses.is_lemma(p.tokens.end - 1, &["mission", "delegation", "team"])
                && !p.tokens.clone().any(|at| self.clauses.is_lemma(at, &WORK))
        };
        let sent = |p: &&Phrase| {
            let people = (p.is_role() || self.is_person(p)) && self.world.is_nation(sender);
            p.tokens.start == verb.main + 1 && (people || mission(p))
        };
        let Some(sent) = self.clauses.phrases.iter().find(sent) else { return };
        let civil =
            matches!(sent.level, Some(Level::Leader | Level::Minister | Level::Official | Level::Envoy))
                || mission(sent) && !self.world.is_nation(sender);
        // An ambassador who is sent to a country stays there.
        let stays = |at: usize| self.clauses.is_lemma(at, &["ambassador", "consul", "representative"]);
        let own = sent.actors.iter().all(|code| *code == sender) && !sent.tokens.clone().any(stays);
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let goal = |m: &&Mention| {
            let place = matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name);
            let near = (verb.main + 3..next).contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start - 1, &["to"]);
            let ends = self.token(m.tokens.end).is_none_or(|t| {
                !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "'", "-"])
            });
            place && near && ends && m.actors.len() == 1 && m.actors != [sender]
        };
        let goal = self.mentions.iter().find(goal).filter(|_| civil && own);
        let Some(goal) = goal.filter(|m| m.actors.iter().all(|code| self.world.is_nation(*code))) else {
            return;
        };
        let told = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        if told.into_iter().any(|t| goal.actors.iter().all(|code| t.fact.participants.contains(code))) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        let parties = [sender].into_iter().chain(goal.actors.iter().copied()).collect();
        self.push(MeetingKind::Visit, parties, sent, &occurrence, facts);
    }

    /// "Eritrea joined the two in Asmara": those who come to others in a place.
    fn read_joining(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["join"]) || verb.passive {
            return;
        }
        let states = |p: &&Phrase| {
            p.kind == PhraseKind::Actor
                && !p.actors.is_empty()
                && p.actors.iter().all(|code| self.world.is_nation(*code))
        };
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(states);
        let object = self.clauses.phrases.iter().find(|p| p.tokens.start == verb.main + 1).filter(states);
        let (Some(subject), Some(object)) = (subject, object) else { return };
        let there = self.where_stands(verb.main).is_some();
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let place = |m: &&Mention| {
            let reach = (object.tokens.end + 1..next.min(object.tokens.end + 8)).contains(&m.tokens.start);
            reach && matches!(m.kind, MentionKind::Capital | MentionKind::Place) && self.is_goal(m)
        };
        let mut parties = subject.actors.clone();
        add(&mut parties, &object.actors);
        if parties.len() < 3 || !there && !self.mentions.iter().any(|m| place(&m)) {
            return;
        }
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.push(MeetingKind::Talks, parties, subject, &occurrence, facts);
    }
}
