//! Encounters that are told by where somebody is received, whom he stands beside, or what he made of a journey: "was received
//! at the White House", "stood next to the emir in Doha", "made Jakarta the first stop of his tour".

use super::{
    clause::VerbGroup,
    encounter_words::Class::{Call, Delegate, Private, Remote, Talks, Visit},
    frame::{Facts, FrameReader, Occurrence},
    meetings::Telling,
    modality::Modality,
};
use crate::{
    actor::ActorCode,
    reading::{Level, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Deprel, Upos},
};

/// How far behind its verb what completes it may stand, in tokens.
const REACH: usize = 10;

/// How far behind its verb an object may end, in tokens: "cancelled the planned bilateral talks".
const OBJECT_REACH: usize = 4;

impl FrameReader<'_> {
    /// Reads what a verb tells by the way of an encounter.
    pub(super) fn read_reception(&self, verb: &VerbGroup, facts: &mut Facts) {
        self.read_received_at(verb, facts);
        self.read_beside(verb, facts);
        self.read_first_stop(verb, facts);
        self.read_delegates_meet(verb, facts);
        self.read_from_to(verb, facts);
        self.read_done_together(verb, facts);
        self.read_speaking_there(verb, facts);
        self.read_told_by_phone(verb, facts);
        self.read_each_other(verb, facts);
    }

    /// The end of what a verb governs: the next verb, or so many tokens on.
    fn clause_end(&self, verb: &VerbGroup) -> usize {
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main);
        next.map_or(usize::MAX, |v| v.first).min(verb.main + REACH)
    }

    /// Whether the sentence has told of a meeting of all of these.
    pub(super) fn has_met(&self, parties: &[ActorCode], facts: &Facts) -> bool {
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
        (verb, modality): (&VerbGroup, Modality),
        facts: &mut Facts,
    ) {
        if parties.len() > 1 && !self.has_met(&parties, facts) {
            let occurrence = Occurrence { at: verb.main, noun: None, modality };
            self.push(kind, parties, phrase, &occurrence, facts);
        }
    }

    /// The actors of a verb's subject and of whoever is joined to it: "Evo Morales and his host, Hugo Chavez".
    pub(super) fn joint_subject(&self, verb: &VerbGroup) -> Option<(&Phrase, Vec<ActorCode>)> {
        let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.or_else(|| self.clauses.tree_subject(verb.main));
        let mut actors = subject.map(|p| p.actors.clone()).unwrap_or_default();
        let mut first = subject;
        for (at, _) in self.clauses.children(verb.main).filter(|(_, t)| t.deprel == Deprel::Nsubj) {
            let joined = self.clauses.children(at).filter(|(_, t)| t.deprel == Deprel::Conj);
            for phrase in joined.map(|(at, _)| at).chain([at]).filter_map(|at| self.clauses.phrase_of(at)) {
                if self.is_person(phrase) {
                    add(&mut actors, &phrase.actors);
                    first = first.filter(|p| self.is_person(p)).or(Some(phrase));
                }
            }
        }
        first.filter(|p| self.is_person(p)).map(|p| (p, actors))
    }

    /// "The premier was received at the White House", "is expected at the Kremlin": by whoever sits there.
    fn read_received_at(&self, verb: &VerbGroup, facts: &mut Facts) {
        let received = self.clauses.is_lemma(verb.main, &["receive", "welcome", "greet", "host", "fete"]);
        let awaited = self.clauses.is_lemma(verb.main, &["expect", "await"]);
        if !(received || awaited) || !verb.passive {
            return;
        }
        let Some((guest, guests)) = self.joint_subject(verb) else { return };
        let next_to = |at: usize| at == verb.main + 1 || !awaited;
        let seat = |m: &&Mention| {
            let near = (verb.main + 2..self.clause_end(verb)).contains(&m.tokens.start);
            let article = usize::from(self.clauses.is_lemma(m.tokens.start - 1, &["the"]));
            let inside = m.tokens.start - 1 - article;
            let one = m.actors.len() == 1 && m.actors.iter().all(|code| self.world.is_nation(*code));
            near && self.clauses.is_lemma(inside, &["at", "in"])
                && next_to(inside)
                && one
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        };
        let Some(seat) = self.mentions.iter().filter(|m| m.tokens.start > 2).find(seat) else { return };
        if seat.actors.iter().any(|actor| guests.contains(actor)) {
            return;
        }
        let parties = guests.iter().chain(&seat.actors).copied().collect();
        let modality = if awaited { verb.modality.under(Modality::Planned) } else { verb.modality };
        let told = facts.meetings.len();
        self.tell(MeetingKind::Visit, parties, guest, (verb, modality), facts);
        if let Some(last) = facts.meetings.get_mut(told) {
            last.fact.place = self.words(seat.tokens.clone());
            last.country = false;
        }
    }

    /// "The premier stood next to the Tunisian president", "speaking beside her guest": two who are seen together.
    fn read_beside(&self, verb: &VerbGroup, facts: &mut Facts) {
        let stands = self.clauses.is_lemma(verb.main, &["stand", "sit", "seat", "pose", "appear", "walk"]);
        let speaks = self.clauses.is_lemma(verb.main, &["speak", "talk"]);
        if !(stands || speaks) || verb.infinitive {
            return;
        }
        let one = match verb.gerund {
            true => self.clauses.main_clause().and_then(|main| self.person_before(main)),
            false => self.person_before(verb),
        };
        let Some(one) = one else { return };
        let beside = |p: &&Phrase| {
            let start = p.tokens.start;
            let next_to = start >= 2
                && self.clauses.is_lemma(start - 1, &["to"])
                && self.clauses.is_lemma(start - 2, &["next"]);
            let side = self.clauses.is_lemma(start - 1, &["beside", "alongside", "opposite"])
                || self.clauses.is_lemma(start - 1, &["from"])
                    && (verb.main + 1..start).any(|at| self.clauses.is_lemma(at, &["across"]));
            let between = stands && self.clauses.is_lemma(start - 1, &["between"]);
            let reach = (verb.main + 2..verb.main + REACH).contains(&start);
            let people = self.is_person(p) || self.is_class(p.head, Delegate) && !p.actors.is_empty();
            reach && (next_to || side || between) && people
        };
        let Some(other) = self.clauses.phrases.iter().filter(|p| p.tokens.start > 0).find(beside) else {
            return;
        };
        let modality = if verb.gerund { Modality::Actual } else { verb.modality };
        if other.actors.iter().any(|actor| one.actors.contains(actor)) {
            return;
        }
        let parties = one.actors.iter().chain(&other.actors).copied().collect();
        self.tell(MeetingKind::Talks, parties, one, (verb, modality), facts);
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
        self.tell(MeetingKind::Visit, parties, guest, (verb, verb.modality), facts);
        if let Some(last) = facts.meetings.get_mut(told) {
            last.fact.place = self.words(goal.tokens.clone());
        }
    }

    /// "Negotiators for Chad and Libya met in Tunis", "experts of both met": people without an office of their own.
    fn read_delegates_meet(&self, verb: &VerbGroup, facts: &mut Facts) {
        if !self.clauses.is_lemma(verb.main, &["meet", "confer", "gather", "talk"])
            || verb.passive
            || !verb.finite()
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
        let role = !people.anaphoric && (people.is_role() || self.is_class(people.head, Delegate));
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
        // "met farmers": whom they meet is private.
        let private = self.clauses.tree_object(verb.main).is_some_and(Phrase::is_private);
        if role && !private {
            self.tell(MeetingKind::Talks, parties, people, (verb, verb.modality), facts);
        }
    }

    /// "Flew from Ottawa to Tunis".
    fn read_from_to(&self, verb: &VerbGroup, facts: &mut Facts) {
        let goes = ["fly", "travel", "go", "drive", "journey", "head", "proceed", "sail", "shuttle", "cross"];
        let from = (verb.main + 1..verb.main + 3).find(|at| self.clauses.is_lemma(*at, &["from"]));
        let Some(from) = from.filter(|_| self.clauses.is_lemma(verb.main, &goes)) else { return };
        let Some(guest) = self.person_before(verb).filter(|p| p.actors.len() == 1 && !p.anaphoric) else {
            return;
        };
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
            self.tell(MeetingKind::Visit, parties, guest, (verb, verb.modality), facts);
        }
    }

    /// "The premier and his Libyan host signed ten accords in Tripoli", "will open the bridge together", "put the last touches to
    /// the pact in Oslo": people of several states who do something in one place.
    fn read_done_together(&self, verb: &VerbGroup, facts: &mut Facts) {
        let real = matches!(verb.modality, Modality::Actual | Modality::Planned);
        if verb.passive || verb.reduced || verb.gerund || !real {
            return;
        }
        let signs = self.clauses.is_lemma(verb.main, &["sign", "initial", "ink"]);
        // "They signed"
        let they = || self.joint_subject_or_state(verb).filter(|(both, _)| signs && both.anaphoric);
        let joint = self.joint_subject(verb).or_else(they).filter(|(_, parties)| parties.len() > 1);
        let Some((both, parties)) = joint else { return };
        if parties.iter().any(|code| !self.world.is_nation(*code)) {
            return;
        }
        let high = matches!(both.level, Some(Level::Leader | Level::Minister));
        let end = self.clause_end(verb);
        let together = (verb.first..end).any(|at| self.clauses.is_lemma(at, &["together", "jointly"]));
        let city = |m: &&Mention| {
            (verb.main..end).contains(&m.tokens.start)
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && self.is_goal(m)
        };
        // What hangs on the verb itself says where it is done.
        let here = |m: &&Mention| {
            let token = self.token(m.tokens.start);
            city(m)
                && self.clauses.is_lemma(m.tokens.start - 1, &["in", "at"])
                && token.is_some_and(|t| t.head == Some(verb.main))
        };
        if together
            || signs && self.mentions.iter().any(|m| city(&m))
            || high && self.mentions.iter().any(|m| here(&m))
        {
            self.tell(MeetingKind::Talks, parties, both, (verb, verb.modality), facts);
        }
    }

    /// "The two presidents spoke for an hour in Oslo": two who speak in a place, with nobody else.
    fn read_speaking_there(&self, verb: &VerbGroup, facts: &mut Facts) {
        let speaks = self.clauses.is_lemma(verb.main, &["speak", "talk"]) && !verb.passive && !verb.reduced;
        let both = self.joint_subject(verb).filter(|(_, parties)| speaks && parties.len() == 2);
        let Some((both, parties)) = both else { return };
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
            self.tell(MeetingKind::Talks, parties, both, (verb, verb.modality), facts);
        }
    }

    /// "The emir was in both capitals", "sent his envoy to the two capitals": a visit to each of the two who were spoken of.
    fn read_both_capitals(&self, verb_end: usize, guest: &Phrase, modality: Modality, facts: &mut Facts) {
        let start = (verb_end..verb_end + REACH).find(|at| self.clauses.is_lemma(*at, &["capital"]));
        let several =
            |at: usize| (at.saturating_sub(2)..at).any(|i| self.clauses.is_lemma(i, &["both", "two"]));
        let Some(capitals) = start.filter(|at| several(*at)) else { return };
        let resolved = self.clauses.phrase_of(capitals).filter(|p| p.anaphoric && p.actors.len() == 2);
        let mut hosts: Vec<ActorCode> = Vec::new();
        for phrase in self.clauses.phrases {
            let states = phrase.actors.iter().filter(|code| self.world.is_nation(**code)).copied();
            add(&mut hosts, &states.filter(|code| !guest.actors.contains(code)).collect::<Vec<_>>());
        }
        // The capitals of the two whom the text is about, where others are named in between.
        let about = self.story.main_pair().map(|pair| pair.to_vec());
        let about = about.filter(|pair| !pair.iter().any(|state| guest.actors.contains(state)));
        let hosts = match resolved {
            Some(phrase) => about.unwrap_or_else(|| phrase.actors.clone()),
            None => hosts,
        };
        if hosts.len() != 2 || hosts.iter().any(|host| guest.actors.contains(host)) {
            return;
        }
        for host in hosts {
            let parties: Vec<ActorCode> = guest.actors.iter().copied().chain([host]).collect();
            if !self.has_met(&parties, facts) {
                let occurrence = Occurrence { at: capitals, noun: None, modality };
                self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
            }
        }
    }

    /// "Told his Chinese counterpart over the telephone", "the two presidents talked by phone".
    fn read_told_by_phone(&self, verb: &VerbGroup, facts: &mut Facts) {
        const BY: [&str; 5] = ["by", "over", "on", "in", "via"];
        let tells =
            ["tell", "assure", "inform", "urge", "ask", "warn", "remind", "promise", "thank", "congratulate"];
        let agrees = self.clauses.is_lemma(verb.main, &["agree", "decide", "resolve"]);
        let talks = agrees || self.clauses.is_lemma(verb.main, &["speak", "talk", "confer"]);
        let real = verb.modality == Modality::Actual && !verb.passive && !verb.reduced && !verb.infinitive;
        if !real {
            return;
        }
        let next = self.clauses.verbs.iter().find(|v| v.first > verb.main).map_or(usize::MAX, |v| v.first);
        let line = self.clauses.phrases.iter().find(|p| {
            let end = p.tokens.end - 1;
            (verb.main..next).contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens).is_some_and(|word| BY.contains(&word))
                && (self.is_class(end, Remote) || self.is_class(end, Call) && self.is_class(end - 1, Remote))
                || self.clauses.is_lemma(end, &["call"]) && p.preposition(self.clauses.tokens) == Some("in")
        });
        let Some(line) = line.filter(|p| p.tokens.start > verb.main) else { return };
        // Whatever verb: "conveyed his thanks by telephone".
        let tells = self.clauses.is_lemma(verb.main, &tells);
        let other = !tells && !talks;
        let gap = self.clauses.tokens.get(verb.main + 1..line.tokens.start).unwrap_or(&[]);
        let apart = gap.iter().any(|t| t.upos == Upos::Aux || t.is_lemma(&[";"]));
        if other && (apart || !self.is_class(line.tokens.end - 1, Remote)) {
            return;
        }
        let Some((caller, mut parties)) = self.joint_subject_or_state(verb) else { return };
        if other && !self.is_person(caller) {
            return;
        }
        let mut others: Vec<ActorCode> = Vec::new();
        if !talks {
            let object = |p: &&Phrase| {
                let to = other
                    && p.preposition(self.clauses.tokens) == Some("to")
                    && (verb.main..next).contains(&p.tokens.start);
                let own = p.tokens.start == verb.main + 1 && p.tokens.end < line.tokens.start;
                (own || to) && p.kind == PhraseKind::Actor && (!other || self.is_person(p))
            };
            let Some(object) = self.clauses.phrases.iter().find(object) else { return };
            others.extend(object.actors.iter().filter(|actor| !parties.contains(actor)));
            if others.is_empty() || parties.len() != 1 {
                return;
            }
        }
        let with = |at: usize| self.clauses.is_lemma(at, if agrees { &["with"] } else { &["with", "to"] });
        if agrees && parties.len() < 2 {
            return;
        }
        if talks && (verb.main..next.min(self.clauses.tokens.len())).any(with) {
            return;
        }
        if others.is_empty() {
            self.tell(MeetingKind::Call, parties, caller, (verb, verb.modality), facts);
            return;
        }
        for other in others {
            parties.truncate(1);
            parties.push(other);
            self.tell(MeetingKind::Call, parties.clone(), caller, (verb, verb.modality), facts);
        }
    }

    /// "The two premiers will see each other in Lima".
    fn read_each_other(&self, verb: &VerbGroup, facts: &mut Facts) {
        let sees = self.clauses.is_lemma(verb.main, &["see", "greet", "embrace", "face", "visit"]);
        let pair = |first: &str, second: &str| {
            self.clauses.is_lemma(verb.main + 1, &[first]) && self.clauses.is_lemma(verb.main + 2, &[second])
        };
        if !sees || verb.passive || !(pair("each", "other") || pair("one", "another")) {
            return;
        }
        if let Some((both, parties)) = self.joint_subject(verb) {
            self.tell(MeetingKind::Talks, parties, both, (verb, verb.modality), facts);
        }
    }

    /// The people that a verb has as its subject, else the state.
    fn joint_subject_or_state(&self, verb: &VerbGroup) -> Option<(&Phrase, Vec<ActorCode>)> {
        let state = || {
            let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s))?;
            let state = subject.kind == PhraseKind::Actor && !subject.actors.is_empty();
            state.then(|| (subject, subject.actors.clone()))
        };
        self.joint_subject(verb).or_else(state)
    }

    /// Visits to both of two capitals, by whoever is, goes or is sent there.
    pub(super) fn read_rounds(&self, facts: &mut Facts) {
        if !self.clauses.tokens.iter().any(|t| t.is_lemma(&["capital"])) {
            return;
        }
        for verb in &self.clauses.verbs {
            let goes =
                ["fly", "go", "travel", "visit", "shuttle", "send", "dispatch", "tour", "return", "come"];
            let sends = self.clauses.is_lemma(verb.main, &["send", "dispatch"]);
            let sender = || self.joint_subject_or_state(verb).map(|(phrase, _)| phrase).filter(|_| sends);
            let guest = self.person_before(verb).or_else(sender);
            if let Some(guest) = guest.filter(|_| self.clauses.is_lemma(verb.main, &goes)) {
                self.read_both_capitals(verb.main, guest, verb.modality, facts);
            }
        }
        for phrase in self.clauses.phrases.iter().filter(|p| self.is_person(p) && p.actors.len() == 1) {
            if let Some(be) = self.copula_after(phrase) {
                self.read_both_capitals(be, phrase, Modality::Actual, facts);
            }
        }
    }

    /// "Flew to Vienna for talks with his Qatari colleague": a country that only lends the venue is not visited.
    pub(super) fn settle_venues(&self, facts: &mut Facts) {
        let count =
            facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence)).count();
        let Some(here) =
            facts.meetings.len().checked_sub(count).and_then(|from| facts.meetings.get_mut(from..))
        else {
            return;
        };
        for at in 0..here.len() {
            let Some(talks) = here.get(at).filter(|t| t.fact.kind != MeetingKind::Visit).cloned() else {
                continue;
            };
            let Some(noun) = talks.at.filter(|noun| self.is_class(*noun, Talks)) else { continue };
            let opening = self.clauses.phrase_of(noun).map_or(noun, |p| p.tokens.start);
            if !self.clauses.is_lemma(opening.wrapping_sub(1), &["for"]) {
                continue;
            }
            let passes = |t: &Telling| {
                let apart = t.fact.participants.split_last().is_some_and(|(host, guests)| {
                    !talks.fact.participants.contains(host)
                        && guests.iter().all(|guest| talks.fact.participants.contains(guest))
                });
                let before = t.at.is_some_and(|verb| {
                    verb < noun
                        && self.clauses.verbs.iter().all(|v| v.reduced || v.main <= verb || v.main >= noun)
                });
                t.fact.kind == MeetingKind::Visit && apart && before
            };
            let Some(visit) = here.iter_mut().find(|t| passes(t)) else { continue };
            visit.transit = true;
            let (place, date) = (visit.fact.place.clone(), visit.fact.date);
            if let Some(talks) = here.get_mut(at) {
                talks.fact.place = place.or(talks.fact.place.take());
                talks.fact.date = talks.fact.date.or(date);
            }
        }
    }

    /// Whether a journey is no state's business: "for medical treatment", "on holiday".
    pub(super) fn is_private(&self, at: usize) -> bool {
        let next = self.clauses.verbs.iter().find(|v| v.first > at).map_or(usize::MAX, |v| v.first);
        let private = |p: &Phrase| {
            (at..next).contains(&p.tokens.start)
                && matches!(p.preposition(self.clauses.tokens), Some("for" | "on"))
                && p.tokens.clone().any(|at| self.is_class(at, Private))
        };
        self.clauses.phrases.iter().any(private)
    }

    /// What became of a meeting that had been set: "fell through", "did not take place", "was to have met".
    pub(super) fn fate(&self, status: MeetingStatus, occurrence: &Occurrence) -> MeetingStatus {
        let at = occurrence.at;
        let group = self.clauses.verbs.iter().rev().find(|v| v.first <= at && v.main >= at);
        let unreal = group.is_some_and(|v| {
            let words = v.first.saturating_sub(3)..v.main;
            let is = |i: usize, lemmas: &[&str]| self.clauses.is_lemma(i, lemmas);
            words.clone().any(|i| is(i, &["be"]) && is(i + 1, &["to"]) && is(i + 2, &["have"]))
        });
        let failed = |verb: &VerbGroup| {
            let no = (verb.first.saturating_sub(1)..verb.main)
                .any(|i| self.clauses.is_lemma(i, &["not", "never"]));
            let through = self.clauses.is_lemma(verb.main, &["fall"])
                && self.clauses.is_lemma(verb.main + 1, &["through", "apart", "victim"]);
            let place = self.clauses.is_lemma(verb.main, &["take"])
                && self.clauses.is_lemma(verb.main + 1, &["place"]);
            let happen = self.clauses.is_lemma(verb.main, &["happen", "materialise", "materialize", "occur"]);
            through || no && (place || happen)
        };
        let subject = |verb: &VerbGroup| {
            let phrase = verb.subject.and_then(|s| self.clauses.phrases.get(s));
            phrase.is_some_and(|p| p.tokens.start <= at && at < verb.first)
                || self.clauses.children(verb.main).any(|(child, t)| t.deprel == Deprel::Nsubj && child == at)
        };
        let noun = occurrence.noun == Some(at);
        let dropped = noun && self.clauses.verbs.iter().any(|v| failed(v) && subject(v));
        match status {
            MeetingStatus::Held if unreal => MeetingStatus::Cancelled,
            _ if self.is_called_off(occurrence) => MeetingStatus::Cancelled,
            MeetingStatus::Planned if unreal || dropped => MeetingStatus::Cancelled,
            // "dismissed a suggestion that the two meet"
            MeetingStatus::Held if self.is_idea(at) => MeetingStatus::Proposed,
            // "has accepted an invitation to visit Chad"
            MeetingStatus::Proposed if self.is_accepted(at) => MeetingStatus::Planned,
            status => status,
        }
    }

    /// "Cancelled a meeting set for Monday", "shelved the talks that it had offered": whether what a clause modifies is called off.
    fn is_called_off(&self, occurrence: &Occurrence) -> bool {
        const CANCELS: [&str; 6] = ["cancel", "scrap", "postpone", "shelve", "call", "put"];
        let clause = self.token(occurrence.at).filter(|t| matches!(t.deprel, Deprel::Acl | Deprel::AclRelcl));
        let noun = clause.and_then(|t| t.head).filter(|noun| self.is_class(*noun, Talks));
        let reduced = self.clauses.group_at(occurrence.at).is_some_and(|v| v.reduced);
        let before = occurrence.at.checked_sub(1).filter(|noun| reduced && self.is_class(*noun, Talks));
        let Some(noun) = noun.or(before) else { return false };
        let object =
            |v: &&VerbGroup| v.main < noun && noun - v.main <= OBJECT_REACH && !v.reduced && !v.passive;
        let Some(verb) = self.clauses.verbs.iter().rev().find(object) else { return false };
        let off = self.clauses.is_lemma(verb.main + 1, &["off"]);
        let particle = !self.clauses.is_lemma(verb.main, &["call", "put"]) || off;
        let real = matches!(verb.modality, Modality::Actual | Modality::Planned | Modality::Announced);
        real && particle && self.clauses.is_lemma(verb.main, &CANCELS)
    }

    /// Whether a clause says what a noun of proposing proposes: "a suggestion that they meet".
    fn is_idea(&self, at: usize) -> bool {
        const IDEAS: [&str; 10] =
            ["suggestion", "proposal", "idea", "demand", "request", "call", "offer", "wish", "hope", "plea"];
        let Some(verb) = self.clauses.group_at(at).filter(|v| v.first == v.main && !v.reduced) else {
            return false;
        };
        let base = self.token(at).is_some_and(|t| t.text(self.text).to_lowercase() == *t.lemma);
        let that =
            (verb.main.saturating_sub(8)..verb.main).rev().find(|i| self.clauses.is_lemma(*i, &["that"]));
        base && that
            .is_some_and(|that| (that.saturating_sub(4)..that).any(|i| self.clauses.is_lemma(i, &IDEAS)))
    }

    /// Whether an invitation that a token stands behind has been accepted.
    fn is_accepted(&self, at: usize) -> bool {
        self.clauses.verbs.iter().any(|v| {
            v.main < at
                && v.modality == Modality::Actual
                && self.clauses.is_lemma(v.main, &["accept"])
                && (v.main + 1..v.main + 5).any(|i| i < at && self.clauses.is_lemma(i, &["invitation"]))
        })
    }
}
