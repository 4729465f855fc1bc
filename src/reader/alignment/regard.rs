//! Who holds whom to be an ally: "counts Peru among its allies", "regards Chad as a friend"; and what the words before tell of a
//! second pair: "Fiji has a treaty with Tonga, and Samoa with Palau".

use super::{AlignmentReader, Class, is, shelter::pairs};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::mention::{Mention, MentionKind},
    syntax::{Token, Upos},
};

/// The longest way from whom a verb of regarding is said of to the noun for an ally, in tokens.
const REACH: usize = 9;
/// The longest way between the two pairs of one verb, in tokens.
const GAP: usize = 3;

impl AlignmentReader<'_> {
    /// "India counts Viet Nam among its strategic partners".
    pub(super) fn read_regard(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Regard)) {
            return;
        }
        let real = |modality| matches!(modality, Modality::Actual | Modality::Announced);
        if !self.clauses.group_at(at).is_some_and(|v| v.main == at && !v.passive && real(v.modality)) {
            return;
        }
        // "counts on China as"
        let from = at
            + 1
            + usize::from(self.clauses.is_lemma(at, &["count"]) && self.clauses.is_lemma(at + 1, &["on"]));
        let object = parties.iter().find(|p| (from..from + 3).contains(&p.tokens.start));
        let Some(object) = object.filter(|p| {
            self.slice(from..p.tokens.start).iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj))
        }) else {
            return;
        };
        let Some((noun, kind)) = self.held_to_be(object.tokens.end) else { return };
        let mut subject = self.second_relative(at);
        if subject.is_empty() {
            subject = self.pledger(at);
        }
        if subject.is_empty() {
            subject = self.subject(at + 1);
        }
        let own = |t: &Token| t.is_lemma(&["'s", "'"]);
        if self.slice(object.tokens.end..noun).iter().any(own) {
            return;
        }
        for (a, b) in subject.iter().flat_map(|a| object.actors.iter().map(move |b| (*a, *b))) {
            if a != b && self.world.is_nation(a) && self.world.is_nation(b) {
                self.push(vec![a, b], kind, AllianceStatus::Active, facts);
            }
        }
    }

    /// The noun for an ally behind "as", "among" or an article, and what it makes of the two.
    pub(super) fn held_to_be(&self, from: usize) -> Option<(usize, AllianceKind)> {
        const LINKS: [&str; 9] = ["as", "among", "a", "an", "its", "one", "the", "his", "to"];
        if !self.clauses.is_lemma(from, &LINKS) {
            return None;
        }
        let end = self.clauses.tokens.len().min(from + REACH);
        let noun = (from..end).find(|at| {
            self.token(*at)
                .is_some_and(|t| is(t, Class::Ally) || is(t, Class::Friend) && t.upos == Upos::Noun)
        })?;
        let between = self.slice(from + 1..noun);
        let clear = |t: &Token| {
            !matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj)
                && (t.upos != Upos::Adp || t.is_lemma(&["of", "among"]))
                && !t.is_lemma(&[",", ";", "former", "no", "not", "than", "potential"])
                && !is(t, Class::Trade)
        };
        let ally = self.token(noun).is_some_and(|t| is(t, Class::Ally));
        let close = ally || between.iter().any(|t| is(t, Class::Close));
        let kind = if ally { AllianceKind::Alliance } else { AllianceKind::Partnership };
        (close && between.iter().all(clear)).then_some((noun, kind))
    }

    /// "Palau is in free association with the United States, and Niue with New Zealand": what was told of a pair is told of the
    /// next.
    pub(super) fn read_second_pair(&self, facts: &mut Vec<AllianceFact>) {
        let state = |m: &&Mention| {
            m.kind != MentionKind::Place && m.actors.iter().all(|code| self.world.is_nation(*code))
        };
        let named: Vec<&Mention> = self.mentions.iter().filter(state).collect();
        for (at, right) in named.iter().enumerate() {
            let with = self.slice(right.tokens.start.saturating_sub(2)..right.tokens.start);
            let Some((left, first)) = self.list_before(named.get(..at).unwrap_or(&[])) else { continue };
            let apart = right.tokens.start.saturating_sub(left.first().map_or(0, |m| m.tokens.end));
            let owner = left.first().is_some_and(|m| self.clauses.is_lemma(m.tokens.end, &["'s"]));
            if apart > 2 + usize::from(owner) || !with.iter().any(|t| t.is_lemma(&["with"])) {
                continue;
            }
            let left: Vec<ActorCode> = left.iter().flat_map(|m| m.actors.iter().copied()).collect();
            let own = std::mem::take(facts);
            let told = own.iter().rev().find(|fact| {
                fact.kind != AllianceKind::Bloc
                    && first.actors.iter().any(|actor| fact.members.contains(actor))
            });
            let told = told.map(|fact| (fact.kind, fact.status));
            facts.extend(own.into_iter().filter_map(|fact| parted(fact, &left)));
            let Some((kind, status)) = told else { continue };
            for pair in pairs(&left, &right.actors) {
                self.push(pair, kind, status, facts);
            }
        }
    }

    /// The states joined by "and" at the end of some, the last first, and the one before them that "with" stands before.
    fn list_before<'m>(&self, named: &[&'m Mention]) -> Option<(Vec<&'m Mention>, &'m Mention)> {
        let mut list: Vec<&Mention> = Vec::new();
        for mention in named.iter().rev() {
            let joined = list.last().is_none_or(|next| {
                let gap = self.slice(mention.tokens.end..next.tokens.start);
                !gap.is_empty()
                    && gap.len() <= GAP
                    && gap.iter().all(|t| t.is_lemma(&["and", ",", ";", "the"]))
            });
            if !joined {
                return None;
            }
            let opens = self.slice(mention.tokens.start.saturating_sub(2)..mention.tokens.start);
            if opens.iter().any(|t| t.is_lemma(&["with"])) {
                return (!list.is_empty()).then_some((list, mention));
            }
            list.push(mention);
        }
        None
    }
}

/// A fact without those of whom only what follows is told; `None` where that leaves no two.
fn parted(mut fact: AllianceFact, others: &[ActorCode]) -> Option<AllianceFact> {
    if fact.kind != AllianceKind::Bloc && fact.evidence.len() == 1 {
        fact.members.retain(|member| !others.contains(member));
    }
    (fact.members.len() > 1).then_some(fact)
}
