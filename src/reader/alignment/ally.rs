//! Who is whose ally, where the words right beside the noun do not tell: "two of Washington's allies in Asia, Japan and Thailand",
//! "the only ally that Pyongyang has", "its ally" of a sentence before.

use super::{AlignmentReader, Class, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::AllianceStatus,
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, add},
    },
    syntax::{Deprel, Token, Upos},
};

/// The longest way from an ally noun to a list of allies behind it, in tokens.
const LIST_REACH: usize = 10;
/// The longest way back to the words that an ally noun is a relative clause's predicate of, in tokens.
const RELATIVE_REACH: usize = 10;

const SUCH: [&str; 13] = [
    "like",
    "as",
    "including",
    "include",
    "notably",
    "especially",
    "particularly",
    "them",
    "whom",
    ":",
    "-",
    "–",
    "—",
];
const NAMING: [&str; 12] = [
    "call",
    "consider",
    "name",
    "deem",
    "term",
    "designate",
    "declare",
    "make",
    "find",
    "proclaim",
    "dub",
    "label",
];
const PAST: [&str; 9] =
    ["former", "erstwhile", "ex", "onetime", "one-time", "once", "formerly", "previously", "longer"];
const POSSESSIVE: [&str; 7] = ["its", "his", "her", "their", "our", "my", "your"];

fn is_verbal(token: &Token) -> bool {
    matches!(token.upos, Upos::Verb | Upos::Aux)
}

fn is_barrier(token: &Token) -> bool {
    token.is_lemma(&[";", ".", "“", "”", "\"", "?", "!"])
}

impl AlignmentReader<'_> {
    /// How an alliance stands by the words before the noun: over for "former", "once", "had been" and "no longer"; `None` where it
    /// is denied.
    pub(super) fn ally_status(&self, noun: usize, phrase: &Phrase) -> Option<AllianceStatus> {
        let start = self.opening(phrase.tokens.start);
        let words = self.slice(start.saturating_sub(3)..noun);
        let past_perfect = words.windows(2).any(|pair| {
            matches!(pair, [had, been] if had.text(self.text) == "had" && been.text(self.text) == "been")
        });
        if past_perfect || words.iter().any(|t| t.is_lemma(&PAST)) {
            return Some(AllianceStatus::Ended);
        }
        let denies = |(at, t): (usize, &Token)| {
            t.is_lemma(&["not", "never", "no"])
                || t.is_lemma(&["non"]) && !(at + 1..at + 3).any(|at| self.is_mentioned(at))
        };
        let from = phrase.tokens.start.saturating_sub(2);
        (!(from..noun).zip(self.slice(from..noun)).any(denies)).then_some(AllianceStatus::Active)
    }

    /// Where a noun phrase begins, with "one of", "both" and adverbs before it.
    pub(super) fn opening(&self, start: usize) -> usize {
        let idle = |at: usize| {
            self.token(at).is_some_and(|t| {
                matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv)
                    || t.is_lemma(&["of", "one", "some", "most", "many", "among", "both"])
            }) && !self.is_mentioned(at)
        };
        let mut at = start;
        while at > 0 && idle(at - 1) {
            at -= 1;
        }
        at
    }

    /// Whom an ally noun is said of.
    pub(super) fn said_of_widely(&self, noun: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let start = self.opening(phrase.tokens.start);
        self.listed_behind(noun, parties)
            .or_else(|| self.described_before(start, noun, parties))
            .or_else(|| self.named_so(start, parties))
            .or_else(|| self.linked_before(start, parties))
            .or_else(|| self.predicated(noun, phrase))
            .or_else(|| self.seated_in(noun))
            .unwrap_or_default()
    }

    /// "allies in Asia, Thailand and the Philippines, did"; "allies of old such as Chad".
    pub(super) fn listed_behind(&self, noun: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let party = parties.iter().find(|p| p.tokens.start > noun)?;
        let gap = self.slice(noun + 1..party.tokens.start);
        let is_open = gap.len() <= LIST_REACH
            && !gap.iter().any(|t| is_barrier(t) || is_verbal(t) && !t.is_lemma(&["include"]));
        let opener = gap.iter().rev().find(|t| !matches!(t.upos, Upos::Det | Upos::Adv | Upos::Adj))?;
        if !is_open || party.anaphoric {
            return None;
        }
        if opener.is_lemma(&SUCH) {
            let such = !opener.is_lemma(&["as"]) || gap.iter().any(|t| t.is_lemma(&["such"]));
            return such.then(|| party.actors.clone());
        }
        let place =
            gap.first().is_some_and(|t| t.upos == Upos::Adp && !t.is_lemma(&["of", "to", "with", "from"]));
        let closed =
            self.token(party.tokens.end).is_none_or(|t| t.is_lemma(&[",", "–", "—", "-", ")", ".", ";"]));
        let agrees = self.is_plural(noun) == (party.actors.len() > 1);
        let bare = gap.len() <= 2;
        (opener.is_lemma(&[",", "("]) && (place || bare) && closed && agrees).then(|| party.actors.clone())
    }

    /// "Palau, one of Taiwan's few remaining allies, said".
    fn described_before(&self, start: usize, noun: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let mark = start.checked_sub(1)?;
        if !self.clauses.is_lemma(mark, &[",", "–", "—", "("]) || self.token(noun + 1).is_some_and(is_verbal)
        {
            return None;
        }
        let party = parties.iter().rev().find(|p| p.tokens.end == mark)?;
        let opens = party.tokens.start < 3
            && self.slice(0..party.tokens.start).first().is_some_and(|t| t.upos == Upos::Adp);
        (!opens).then(|| party.actors.clone())
    }

    /// "its ally in Manila": a capital for the state of which it is the seat.
    pub(super) fn seated_in(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let seat = self.mentions.iter().find(|m| {
            m.tokens.start == noun + 2 && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        })?;
        let closed = self.token(seat.tokens.end).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn));
        (self.clauses.is_lemma(noun + 1, &["in"]) && closed).then(|| seat.actors.clone())
    }

    /// "designated Qatar a major ally"; "Kenya will be named a major ally".
    fn named_so(&self, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let names = |at: usize| self.clauses.is_lemma(at, &NAMING);
        if let Some(party) = parties.iter().find(|p| p.tokens.end == start) {
            let before = party.tokens.start.checked_sub(1)?;
            let within = self.clauses.is_lemma(before, &["in"]).then(|| before.checked_sub(1)).flatten();
            return names(within.unwrap_or(before)).then(|| party.actors.clone());
        }
        let before = start.checked_sub(1)?;
        let before = if self.clauses.is_lemma(before, &["as"]) { before.checked_sub(1)? } else { before };
        let verb = self.clauses.group_at(before).filter(|v| v.passive)?;
        let subject = names(before).then(|| self.clauses.phrases.get(verb.subject?))??;
        Some(subject.actors.clone()).filter(|actors| !actors.is_empty())
    }

    /// "Paraguay is the one ally left", by the order of words.
    fn linked_before(&self, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let verb =
            start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["be", "remain", "become"]))?;
        let party = parties.iter().rev().find(|p| p.tokens.end <= verb && verb - p.tokens.end <= 2)?;
        let idle = |t: &Token| matches!(t.upos, Upos::Adv | Upos::Aux);
        self.slice(party.tokens.end..verb).iter().all(idle).then(|| party.actors.clone())
    }

    /// "Brazil is one of the Union's partners": what is said of the head of the phrase, or of what it is joined to.
    fn predicated(&self, noun: usize, phrase: &Phrase) -> Option<Vec<ActorCode>> {
        let token = self.token(noun)?;
        let head = token.head?;
        let lifts = match token.deprel {
            Deprel::Conj => true,
            Deprel::Nmod => self.token(head).is_some_and(|t| {
                t.upos == Upos::Num || t.is_lemma(&["one", "some", "most", "many", "several", "two"])
            }),
            _ => false,
        };
        if !lifts {
            return None;
        }
        self.copula_subject(head).or_else(|| self.apposed_to(head, phrase))
    }

    /// In relation to whom an ally noun is said.
    pub(super) fn owners_widely(
        &self,
        noun: usize,
        phrase: &Phrase,
        said_of: &[ActorCode],
        parties: &[Party],
    ) -> Vec<ActorCode> {
        if said_of.is_empty() {
            return Vec::new();
        }
        let start = self.opening(phrase.tokens.start);
        let own = self.slice(start..noun);
        let others = |actors: Vec<ActorCode>| {
            Some(actors).filter(|a| !a.is_empty() && !a.iter().any(|actor| said_of.contains(actor)))
        };
        let allied =
            |actors: &Vec<ActorCode>| actors.iter().all(|a| said_of.iter().all(|b| self.are_allied(*a, *b)));
        let pronoun = own.iter().any(|t| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str()));
        let known = |actor: &ActorCode| said_of.iter().all(|other| self.are_allied(*actor, *other));
        self.relative_owner(noun, start, parties)
            .or_else(|| self.joint_owner(noun))
            .or_else(|| {
                let with = start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["with"]))?;
                parties.iter().find(|p| p.tokens.end == with).map(|p| p.actors.clone())
            })
            .and_then(others)
            .or_else(|| {
                let role = start.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["as"]));
                (role && !pronoun).then(|| self.subject_through(noun)).and_then(others)
            })
            .or_else(|| self.named_so(start, parties).map(|_| self.subject_through(noun)).and_then(others))
            .or_else(|| (!pronoun).then(|| self.subject_through(noun)).filter(allied).and_then(others))
            .or_else(|| pronoun.then(|| self.discourse.several(Some(1), known)).and_then(others))
            .unwrap_or_default()
    }

    /// The subject of the verb before a noun, or of one that governs that verb: "tried to calm its allies".
    pub(super) fn subject_through(&self, noun: usize) -> Vec<ActorCode> {
        let near = self.subject(noun);
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun);
        if near.is_empty() { verb.map_or(near, |v| self.pledger(v.main)) } else { near }
    }

    /// For "its ally": the owner, unless the text last spoke of another that the world's table knows to be allied and the owner is
    /// not.
    pub(super) fn corrected(
        &self,
        noun: usize,
        phrase: &Phrase,
        owners: Vec<ActorCode>,
        said_of: &[ActorCode],
    ) -> Vec<ActorCode> {
        let pronoun = |t: &Token| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str());
        // "Along with its allies, Egypt closed": the pronoun stands for the subject to come.
        let opens = phrase.tokens.start <= 3
            && self.token(0).is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj | Upos::Adv));
        let verb = self.clauses.verbs.iter().find(|v| v.main > noun).filter(|_| opens);
        let ahead = verb.map_or(Vec::new(), |v| self.pledger(v.main));
        if self.slice(phrase.tokens.start..noun).first().is_some_and(pronoun)
            && !ahead.is_empty()
            && !ahead.iter().any(|actor| said_of.contains(actor))
        {
            return ahead;
        }
        let allied = |actor: &ActorCode| said_of.iter().all(|other| self.are_allied(*actor, *other));
        if said_of.is_empty()
            || owners.is_empty()
            || !self.slice(phrase.tokens.start..noun).first().is_some_and(pronoun)
            || owners.iter().any(allied)
        {
            return owners;
        }
        let other = self.discourse.several(Some(1), allied);
        if other.is_empty() { owners } else { other }
    }

    /// "the only ally that Pyongyang has"; "Taiwan, for which Paraguay is the one ally".
    fn relative_owner(&self, noun: usize, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let pronoun = self.clauses.is_lemma(noun + 1, &["that", "which", "whom"]);
        let from = noun + 1 + usize::from(pronoun);
        let subject = parties.iter().find(|p| p.tokens.start == from);
        if let Some(party) = subject.filter(|p| self.token(p.tokens.end).is_some_and(is_verbal)) {
            return Some(party.actors.clone());
        }
        let leads = |at: &usize| {
            self.clauses.is_lemma(*at, &["which", "whom"])
                && at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["for", "of"]))
        };
        let lead = (start.saturating_sub(RELATIVE_REACH)..start).rev().find(leads)?;
        let before = |p: &&Party| p.tokens.end + 1 == lead || p.tokens.end + 2 == lead;
        parties.iter().rev().find(before).map(|p| p.actors.clone())
    }

    /// "Ethiopia's neighbour and ally Djibouti".
    fn joint_owner(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let and = noun.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["and"]))?;
        let before = self.phrase_at(and.checked_sub(1)?)?;
        let mut owners = before.possessor.clone();
        add(&mut owners, &before.owners);
        Some(owners).filter(|owners| !owners.is_empty())
    }

    /// "took the side of their ally": the state spoken of last that the owners are allied with.
    pub(super) fn recent_allies(&self, noun: usize, phrase: &Phrase, owners: &[ActorCode]) -> Vec<ActorCode> {
        let own = self.slice(self.opening(phrase.tokens.start)..noun);
        let pronoun = own.iter().any(|t| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str()));
        let two = own.iter().any(|t| t.is_lemma(&["two", "both"]));
        if owners.is_empty() || !pronoun || self.is_plural(noun) && !two {
            return Vec::new();
        }
        let allied = |actor: &ActorCode| owners.iter().all(|owner| self.are_allied(*actor, *owner));
        self.discourse.several(Some(if two { 2 } else { 1 }), allied)
    }

    /// Whether the noun tells of states side by side: "the Axis powers, Germany and Japan".
    pub(super) fn read_powers(&self, at: usize, parties: &[Party]) -> Vec<ActorCode> {
        let league = at.checked_sub(1).and_then(|before| self.token(before));
        let is_league = league.is_some_and(|t| is(t, Class::League));
        if !is_league || !self.token(at).is_some_and(|t| is(t, Class::Fellow)) || !self.is_plural(at) {
            return Vec::new();
        }
        self.listed_behind(at, parties).unwrap_or_default()
    }
}
