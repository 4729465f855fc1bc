//! Disputes told in passing by what one state puts on another, and by who tries to bring two together: "under American sanctions",
//! "under boycott by Fiji"; "mediates between Chad and Niger".

use super::StandingReader;
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{DisputeFact, DisputeStatus},
    resolve::phrase::{PhraseKind, add},
    syntax::Upos,
};

/// The longest way from "under" to what somebody is under, in tokens.
const UNDER: usize = 6;
/// The longest way from the words of pressure to whom they are said of, in tokens.
const REACH: usize = 4;

impl StandingReader<'_> {
    /// "Under American sanctions, Belarus …", "Qatar, under boycott by Egypt,", "which is under a Russian blockade".
    pub(super) fn read_pressure(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        const PRESSURE: [&str; 5] = ["sanction", "boycott", "embargo", "blockade", "siege"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Noun && t.is_lemma(&PRESSURE)) {
            return;
        }
        let under = (at.saturating_sub(UNDER)..at).rev().find(|at| self.clauses.is_lemma(*at, &["under"]));
        let Some(under) = under.filter(|under| {
            !self.slice(*under..at).iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct))
        }) else {
            return;
        };
        let (by, end) = self.imposers(under, at);
        let Some(target) = self.under_pressure(under, end, parties) else { return };
        if by.is_empty() || by.iter().any(|actor| target.contains(actor)) {
            return;
        }
        self.push(vec![target, by], None, DisputeStatus::Active, facts);
    }

    /// Who imposes what somebody is under, and where the words for them end; the United Nations are no party.
    fn imposers(&self, under: usize, noun: usize) -> (Vec<ActorCode>, usize) {
        let mut by = Vec::new();
        for mention in self.mentions.iter().filter(|m| m.tokens.start > under && m.tokens.end <= noun) {
            add(&mut by, &mention.actors);
        }
        let behind = self.clauses.phrases.iter().find(|p| p.tokens.start == noun + 2);
        let behind = behind
            .filter(|p| p.kind == PhraseKind::Actor && self.clauses.is_lemma(noun + 1, &["by", "from"]));
        add(&mut by, behind.map_or(&[], |p| &p.actors));
        by.retain(|actor| actor.as_str() != "UN");
        (by, behind.map_or(noun + 1, |p| p.tokens.end))
    }

    /// Who is under pressure: who is named right before, or behind where the words open the sentence.
    fn under_pressure(&self, under: usize, end: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let before = parties.iter().rev().find(|p| p.tokens.end <= under);
        let idle = |p: &&Party| {
            let gap = self.slice(p.tokens.end..under);
            gap.len() <= REACH
                && gap.iter().all(|t| {
                    matches!(t.upos, Upos::Aux | Upos::Adv | Upos::Punct)
                        || t.is_lemma(&["which", "that", "who", "come", "remain", "live", "itself", "be"])
                })
        };
        if let Some(party) = before.filter(idle) {
            return Some(party.actors.clone());
        }
        let opens = under == 0 || under == 1 && before.is_none();
        let after = parties.iter().find(|p| (end..end + REACH).contains(&p.tokens.start));
        after.filter(|_| opens && self.clauses.is_lemma(end, &[","])).map(|p| p.actors.clone())
    }

    /// "mediates between Chad and Niger", "tried to reconcile the two".
    pub(super) fn read_mediation(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        let token = self.token(at).filter(|t| matches!(t.upos, Upos::Verb | Upos::Noun));
        let Some(token) = token else { return };
        let first = if token.is_lemma(&["mediate", "mediator", "mediation", "arbitrate", "arbiter"]) {
            let between = (at + 1..at + REACH).find(|at| self.clauses.is_lemma(*at, &["between"]));
            let Some(between) = between else { return };
            between + 1
        } else if token.is_lemma(&["reconcile"]) {
            at + 1
        } else {
            return;
        };
        let Some(party) = parties.iter().find(|p| (first..first + 2).contains(&p.tokens.start)) else {
            return;
        };
        let with = || {
            let with = party.tokens.end;
            let other = parties.iter().find(|p| (with + 1..with + 3).contains(&p.tokens.start))?;
            self.clauses.is_lemma(with, &["with"]).then(|| vec![party.actors.clone(), other.actors.clone()])
        };
        let sides = match party.actors.as_slice() {
            [a, b] => Some(vec![vec![*a], vec![*b]]),
            [_] => with(),
            _ => None,
        };
        self.push(sides.unwrap_or_default(), None, DisputeStatus::Active, facts);
    }
}
