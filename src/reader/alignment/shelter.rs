//! Who shelters or protects whom: "home to the American Fifth Fleet", "relies on Greece for its defence", "guarantees Oman's
//! security"; and who leads a coalition of whom.

use super::{AlignmentReader, Class, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    syntax::Upos,
};

/// The longest way from "home to" to the forces that have it, in tokens.
const REACH: usize = 8;
/// The longest way from a verb of reliance or protection to what it is for, in tokens.
const MATTER: usize = 6;

const SAFETY: [&str; 5] = ["defence", "defense", "security", "protection", "independence"];

/// How far from a verb of obligation the law may stand that obliges, in tokens.
const LAW: usize = 4;

/// Verbs for what a state does for another that it is bound to.
const HELP: [&str; 10] =
    ["help", "provide", "supply", "defend", "assist", "arm", "furnish", "sell", "aid", "protect"];

/// Words that make it another safety than that of a state.
const OTHER: [&str; 6] = ["energy", "food", "supply", "job", "water", "social"];

impl AlignmentReader<'_> {
    /// Reads shelter, protection and leadership told at a token.
    pub(super) fn read_shelter(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(token) = self.token(at) else { return };
        let (pairs, kind) = if token.is_lemma(&["home", "host", "headquarters"]) {
            (self.home_of(at, parties), AllianceKind::Partnership)
        } else if token.upos != Upos::Verb {
            return;
        } else if token.is_lemma(&["rely", "depend", "lean"]) {
            (self.relied_on(at, parties), AllianceKind::Alliance)
        } else if token.is_lemma(&["guarantee", "underwrite"]) {
            (self.protected(at, parties), AllianceKind::Alliance)
        } else if token.is_lemma(&["oblige", "bind", "require", "obligate", "commit", "mandate"]) {
            (self.obliged_by_law(at, parties), AllianceKind::Partnership)
        } else if token.is_lemma(&["lead", "head"]) {
            (self.led_by(at, parties), AllianceKind::Alliance)
        } else {
            return;
        };
        for pair in pairs.into_iter().filter(|pair| pair.iter().all(|state| self.world.is_nation(*state))) {
            self.push(pair, kind, AllianceStatus::Active, facts);
        }
    }

    /// "Bahrain, home to the American Fifth Fleet,".
    fn home_of(&self, at: usize, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        const FORCES: [&str; 6] = ["fleet", "squadron", "airbase", "command", "regiment", "battalion"];
        if !self.clauses.is_lemma(at + 1, &["to", "of"])
            || self.clauses.tokens.iter().any(|t| is(t, Class::Force))
        {
            return Vec::new();
        }
        let end = self.clauses.tokens.len().min(at + 2 + REACH);
        let noun = (at + 2..end).find(|at| {
            self.token(*at).is_some_and(|t| is(t, Class::Base) || is(t, Class::Troops) || t.is_lemma(&FORCES))
        });
        let Some(noun) = noun.filter(|noun| {
            !self.slice(at + 2..*noun).iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj))
        }) else {
            return Vec::new();
        };
        let owner = self.mentions.iter().rev().find(|m| m.tokens.start > at && m.tokens.end <= noun);
        // "Japan, the host of the base"
        let the = usize::from(at > 0 && self.clauses.is_lemma(at - 1, &["the"]));
        let comma = (at - the).checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &[",", "–", "—"]));
        let before = comma.and_then(|mark| parties.iter().find(|p| p.tokens.end == mark));
        let host = self.copula_subject(at).or_else(|| before.map(|p| p.actors.clone()));
        pairs(&host.unwrap_or_default(), owner.map_or(&[], |m| &m.actors))
    }

    /// "relies on Greece for its defence".
    fn relied_on(&self, at: usize, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        let on = (at + 1..at + 3).find(|at| self.clauses.is_lemma(*at, &["on", "upon"]));
        let party = on.and_then(|on| parties.iter().find(|p| (on + 1..on + 3).contains(&p.tokens.start)));
        let Some(party) = party.filter(|p| {
            let from = p.tokens.end;
            self.clauses.is_lemma(from, &["for"])
                && self.slice(from..from + MATTER).iter().any(|t| t.is_lemma(&SAFETY))
                && !self.slice(from..from + MATTER).iter().any(|t| t.is_lemma(&OTHER))
        }) else {
            return Vec::new();
        };
        let denied =
            self.slice(at.saturating_sub(3)..at).iter().any(|t| t.is_lemma(&["not", "never", "longer"]));
        if denied { Vec::new() } else { pairs(&self.subject_through(at + 1), &party.actors) }
    }

    /// "Is required by law to provide Oman with weapons", "a law obliges Greece to help Oman defend itself".
    fn obliged_by_law(&self, at: usize, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        let near = self.slice(at.saturating_sub(LAW)..at + LAW + 1);
        let law = near.iter().any(|t| t.is_lemma(&["law", "legally", "legislation", "act", "treaty"]));
        let help =
            self.clauses.verbs.iter().find(|v| v.main > at && v.infinitive && v.main <= at + MATTER + LAW);
        let Some(help) = help.map(|v| v.main).filter(|verb| law && self.clauses.is_lemma(*verb, &HELP))
        else {
            return Vec::new();
        };
        let object = parties.iter().find(|p| p.tokens.start > at && p.tokens.end < help);
        let passive = self.clauses.group_at(at).is_some_and(|v| v.passive);
        let helper = match object.filter(|_| !passive) {
            Some(party) => party.actors.clone(),
            None => self.subject_through(at + 1),
        };
        let named = |p: &&Party| !p.anaphoric && p.tokens.start > help && p.tokens.start <= help + REACH;
        let helped = parties.iter().find(named);
        pairs(&helper, helped.map_or(&[], |p| &p.actors))
    }

    /// "guarantees Oman's security", "underwrites the defence of Oman".
    fn protected(&self, at: usize, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        let end = self.clauses.tokens.len().min(at + MATTER);
        let noun = (at + 1..end).find(|at| self.clauses.is_lemma(*at, &SAFETY));
        let Some(noun) = noun else { return Vec::new() };
        let owned = |p: &&Party| {
            let behind =
                self.clauses.is_lemma(noun + 1, &["of"]) && (noun + 2..noun + 4).contains(&p.tokens.start);
            behind || p.tokens.start > at && p.tokens.end + 1 >= noun.saturating_sub(1) && p.tokens.end < noun
        };
        let real = self.clauses.group_at(at).is_some_and(|v| {
            use crate::reader::modality::Modality::{Actual, Announced};
            v.main == at && !v.passive && matches!(v.modality, Actual | Announced)
        });
        let party = parties.iter().find(owned).filter(|_| real);
        pairs(&self.pledger(at), party.map_or(&[], |p| &p.actors))
    }

    /// "Riyadh leads a coalition that includes Sudan".
    fn led_by(&self, at: usize, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        let noun = (at + 1..at + 6).find(|at| self.token(*at).is_some_and(|t| is(t, Class::League)));
        let held = noun.and_then(|noun| self.held(noun, parties));
        held.map_or(Vec::new(), |(members, _)| pairs(&self.pledger(at), &members))
    }
}

/// Each of one side with each of the other.
pub(super) fn pairs(left: &[ActorCode], right: &[ActorCode]) -> Vec<Vec<ActorCode>> {
    let all = left.iter().flat_map(|a| right.iter().map(move |b| vec![*a, *b]));
    all.filter(|pair| pair.first() != pair.last()).collect()
}
