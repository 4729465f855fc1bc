//! Encounters that are told by what was done at them: "a ceremony attended by both premiers", "the accord was concluded in Oslo by",
//! "will set up a council, which is to meet in May", "proposed that they meet".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Attend, Ceremony, Conclude, Talks},
    frame::{Facts, FrameReader, Occurrence},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::MeetingKind,
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::Token,
};

/// How far from its verb a ceremony stands, in tokens.
const CEREMONY_REACH: usize = 7;

/// How far behind a verb of proposing what is proposed opens, in tokens.
const PROPOSAL_REACH: usize = 16;

impl FrameReader<'_> {
    /// Reads the encounters that a verb attests.
    pub(super) fn read_attested(&self, verb: &VerbGroup, facts: &mut Facts) {
        self.read_ceremony(verb, facts);
        self.read_concluded_by(verb, facts);
        self.read_body_set_up(verb, facts);
        self.read_proposal_to_meet(verb, facts);
        self.read_done_with(verb, facts);
    }

    /// "The plan that the president announced with the Australian premier": who does something right with another has met him.
    fn read_done_with(&self, verb: &VerbGroup, facts: &mut Facts) {
        let done = verb.modality == Modality::Actual && !verb.passive && verb.finite();
        if !done
            || !self.clauses.is_lemma(verb.main, &["announce", "unveil", "present", "sign", "inaugurate"])
        {
            return;
        }
        let one = |p: &&Phrase| self.is_person(p) && p.actors.len() == 1;
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(one);
        let with = |p: &&Phrase| {
            p.tokens.start == verb.main + 2 && p.preposition(self.clauses.tokens) == Some("with")
        };
        let partner = self.clauses.phrases.iter().find(with).filter(one);
        if let (Some(subject), Some(partner)) = (subject, partner)
            && subject.actors != partner.actors
        {
            let parties = subject.actors.iter().chain(&partner.actors).copied().collect();
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.attest(MeetingKind::Talks, parties, subject, &occurrence, facts);
        }
    }

    /// Where the clause of a verb ends: at the next verb that is no mere participle.
    fn end_of(&self, verb: &VerbGroup) -> usize {
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main && !v.reduced);
        next.map_or(self.clauses.tokens.len(), |v| v.first)
    }

    /// The actors of people who are listed from a phrase on: "by the Turkish minister, Hulusi Akar, and his Qatari colleague",
    /// "by officials of Peru and Chile".
    pub(super) fn listed_people(&self, first: &Phrase, end: usize) -> Vec<ActorCode> {
        let mut all = Vec::new();
        let mut last: Option<&Phrase> = None;
        let start = first.tokens.start;
        for phrase in self.clauses.phrases.iter().filter(|p| (start..end).contains(&p.tokens.start)) {
            let from = last.map_or(start, |p| p.tokens.end);
            let gap = self.clauses.tokens.get(from..phrase.tokens.start).unwrap_or(&[]);
            if !gap.iter().all(|t: &Token| t.is_lemma(&[",", "and", "of", "the", "from"])) {
                break;
            }
            // "General Rose, the British commander": who that is.
            let apposed = last.is_some_and(|p| self.is_person(p))
                && gap.len() == 1
                && gap.iter().all(|t| t.is_lemma(&[","]))
                && self.clauses.is_lemma(phrase.tokens.start, &["the", "a", "an"]);
            if apposed {
                last = Some(phrase);
                continue;
            }
            let of = gap.iter().any(|t| t.is_lemma(&["of", "from"]));
            let people = last.is_some_and(|p| of && (p.is_role() || self.is_person(p)));
            if self.is_person(phrase) || people && phrase.kind == PhraseKind::Actor {
                add(&mut all, &phrase.actors);
            }
            last = Some(phrase);
        }
        all
    }

    /// Tells of an encounter of at least two states that the sentence has not told of.
    fn attest(
        &self,
        kind: MeetingKind,
        parties: Vec<ActorCode>,
        phrase: &Phrase,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        if parties.len() > 1 && !self.has_met(&parties, facts) {
            self.push(kind, parties, phrase, occurrence, facts);
        }
    }

    /// "A ceremony attended by the presidents of Peru and Chile", "both premiers watched the ceremony in Oslo".
    fn read_ceremony(&self, verb: &VerbGroup, facts: &mut Facts) {
        let attends = self.is_class(verb.main, Attend)
            || self.clauses.is_lemma(verb.main, &["witness", "watch", "oversee", "preside"]);
        if !attends || self.clauses.is_lemma(verb.main, &["boycott", "open"]) {
            return;
        }
        let (people, parties, near) = if verb.reduced || verb.passive {
            let by = |p: &&Phrase| {
                p.tokens.start == verb.main + 2 && p.preposition(self.clauses.tokens) == Some("by")
            };
            let Some(by) = self.clauses.phrases.iter().find(by) else { return };
            let near = verb.main.saturating_sub(CEREMONY_REACH)..verb.first;
            (by, self.listed_people(by, self.end_of(verb)), near)
        } else {
            let Some((people, parties)) = self.joint_subject(verb) else { return };
            (people, parties, verb.main + 1..verb.main + CEREMONY_REACH)
        };
        let states = parties.iter().filter(|code| self.world.is_nation(**code)).count();
        let ceremony = near.into_iter().find(|at| self.is_class(*at, Ceremony));
        let Some(noun) = ceremony.filter(|_| states > 1) else { return };
        let occurrence = Occurrence { at: verb.main, noun: Some(noun), modality: verb.modality };
        self.attest(MeetingKind::Conference, parties, people, &occurrence, facts);
    }

    /// "The accord was concluded in Oslo by the ministers of Peru and Chile", "was negotiated between the two envoys".
    fn read_concluded_by(&self, verb: &VerbGroup, facts: &mut Facts) {
        let done = matches!(verb.modality, Modality::Actual | Modality::Planned | Modality::Expected);
        if !self.is_class(verb.main, Conclude) || !(verb.passive || verb.reduced) || !done {
            return;
        }
        let end = self.end_of(verb);
        // "was reached in talks led by the emir": he led the talks.
        let other = |at: usize| self.clauses.verbs.iter().any(|v| (verb.main + 1..at).contains(&v.main));
        let by = |p: &&Phrase| {
            (verb.main..end).contains(&p.tokens.start)
                && matches!(p.preposition(self.clauses.tokens), Some("by" | "between"))
                && !other(p.tokens.start)
        };
        let Some(first) = self.clauses.phrases.iter().find(by) else { return };
        let parties = self.listed_people(first, end);
        if parties.len() < 2 || !parties.iter().any(|code| self.world.is_nation(*code)) {
            return;
        }
        let told = facts.meetings.len();
        let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
        self.attest(MeetingKind::Talks, parties, first, &occurrence, facts);
        // "The understanding reached by the leaders of both": at any time.
        let bare = |t: &Telling| t.fact.place.is_none() && t.fact.date.is_none();
        if verb.reduced && facts.meetings.get(told).is_some_and(bare) {
            facts.meetings.truncate(told);
        }
    }

    /// "Peru and Chile will set up a joint council, which is to hold its first session in May": those meet in a body who make it.
    fn read_body_set_up(&self, verb: &VerbGroup, facts: &mut Facts) {
        const MAKES: [&str; 7] = ["set", "create", "establish", "form", "found", "launch", "agree"];
        if !self.meets(verb) {
            return;
        }
        let word = (verb.first.saturating_sub(2)..verb.first)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["which", "that"]));
        let Some(word) = word else { return };
        let body = |p: &&Phrase| {
            let end = p.tokens.end;
            (end == word || end + 1 == word && self.clauses.is_lemma(end, &[",", "in", "where"]))
                && self.is_joint_body(p)
        };
        let Some(body) = self.clauses.phrases.iter().find(body) else { return };
        let makes = |v: &&VerbGroup| {
            v.main < body.tokens.start
                && body.tokens.start - v.main <= 3
                && self.clauses.is_lemma(v.main, &MAKES)
                && !v.passive
        };
        let Some(maker) = self.clauses.verbs.iter().rev().find(makes) else { return };
        let makers = maker.subject.and_then(|s| self.clauses.phrases.get(s));
        let makers = makers.or_else(|| self.clauses.tree_subject(maker.main));
        let makers = makers.or_else(|| self.subject_at(maker.main).map(|(subject, _)| subject));
        if let Some(makers) = makers.filter(|p| p.kind == PhraseKind::Actor && p.actors.len() > 1) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality: verb.modality };
            self.attest(MeetingKind::Conference, makers.actors.clone(), makers, &occurrence, facts);
        }
    }

    /// "President Herzog proposed in a call with the emir that they meet", "suggested to the king that the two meet".
    fn read_proposal_to_meet(&self, verb: &VerbGroup, facts: &mut Facts) {
        let proposes = self.clauses.is_lemma(verb.main, &["propose", "suggest", "recommend"]);
        if !proposes || verb.passive || verb.modality != Modality::Actual {
            return;
        }
        let meets = |v: &&VerbGroup| {
            (verb.main + 2..verb.main + PROPOSAL_REACH).contains(&v.main)
                && self.clauses.is_lemma(v.main, &["meet", "confer"])
                && !v.passive
        };
        let Some(meets) = self.clauses.verbs.iter().find(meets) else { return };
        let they = |at: usize| {
            self.clauses.is_lemma(at, &["they", "two", "both"])
                || self.token(at).is_some_and(|t| t.text(self.text).eq_ignore_ascii_case("they"))
        };
        let both = (verb.main + 2..meets.main).rev().take(4).any(they);
        let object = self.clauses.phrases.iter().any(|p| {
            let behind = p.tokens.start == meets.main + 1
                || p.tokens.start == meets.main + 2 && self.clauses.is_lemma(meets.main + 1, &["with"]);
            behind && !p.actors.is_empty()
        });
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s)).filter(|p| self.is_person(p));
        let Some(subject) = subject.filter(|p| both && !object && p.actors.len() == 1) else { return };
        let hearer = |p: &&Phrase| {
            (verb.main..meets.main).contains(&p.tokens.start)
                && matches!(p.preposition(self.clauses.tokens), Some("with" | "to"))
                && p.kind == PhraseKind::Actor
                && !p.actors.iter().any(|actor| subject.actors.contains(actor))
        };
        let Some(hearer) = self.clauses.phrases.iter().find(hearer) else { return };
        let parties = subject.actors.iter().chain(&hearer.actors).copied().collect();
        let occurrence = Occurrence { at: meets.main, noun: None, modality: Modality::Proposed };
        self.push(MeetingKind::Summit, parties, subject, &occurrence, facts);
    }

    /// "Apologised to the king during their meeting in Jeddah": who does something to another at what is theirs.
    pub(super) fn read_their_talks(&self, phrase: &Phrase, facts: &mut Facts) {
        let noun = phrase.tokens.end.saturating_sub(1);
        let during = matches!(
            phrase.preposition(self.clauses.tokens),
            Some("during" | "at" | "in" | "after" | "following" | "over")
        );
        let theirs = self.clauses.is_lemma(phrase.tokens.start, &["their"]);
        if !during || !theirs || !self.is_class(noun, Talks) {
            return;
        }
        let Some((subject, verb)) = self.subject_at(phrase.tokens.start) else { return };
        // "admitted that agents had, and apologised": who says all that.
        let main = || self.clauses.main_clause().and_then(|v| self.clauses.phrases.get(v.subject?));
        let one = |p: &&Phrase| self.is_person(p) && p.actors.len() == 1;
        let Some(subject) = Some(subject).filter(one).or_else(|| main().filter(one)) else { return };
        let other = |p: &&Phrase| {
            (verb.main + 1..phrase.tokens.start).contains(&p.tokens.start)
                && (p.tokens.start == verb.main + 1
                    || matches!(p.preposition(self.clauses.tokens), Some("to" | "with")))
                && self.is_person(p)
                && !p.actors.iter().any(|actor| subject.actors.contains(actor))
        };
        let Some(other) = self.clauses.phrases.iter().find(other) else { return };
        let parties = subject.actors.iter().chain(&other.actors).copied().collect();
        let summit = self.clauses.is_lemma(noun, &["summit"]);
        let kind = if summit { MeetingKind::Summit } else { MeetingKind::Talks };
        let modality = verb.modality.under(self.clauses.noun_modality(phrase, noun));
        let occurrence = Occurrence { at: noun, noun: Some(noun), modality };
        self.attest(kind, parties, subject, &occurrence, facts);
    }
}
