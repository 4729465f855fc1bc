//! Who holds whom to be an ally: "counts Peru among its allies", "regards Chad as a friend"; and what the words before tell of a
//! second pair: "Fiji has a treaty with Tonga, and Samoa with Palau".

use super::{AlignmentReader, Class, is, shelter::pairs};
use crate::{
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
        let object = parties.iter().find(|p| (at + 1..at + 4).contains(&p.tokens.start));
        let Some(object) = object.filter(|p| {
            self.slice(at + 1..p.tokens.start).iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj))
        }) else {
            return;
        };
        let Some((noun, kind)) = self.held_to_be(object.tokens.end) else { return };
        let subject = self.pledger(at);
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
    fn held_to_be(&self, from: usize) -> Option<(usize, AllianceKind)> {
        const LINKS: [&str; 9] = ["as", "among", "a", "an", "its", "one", "the", "his", "to"];
        if !self.clauses.is_lemma(from, &LINKS) {
            return None;
        }
        let end = self.clauses.tokens.len().min(from + REACH);
        let noun = (from..end).find(|at| {
            self.token(*at)
                .is_some_and(|t| is(t, Class::Ally) || is(t, Class::Friend) && t.upos == Upos::Noun)
        })?;
        let between = self.slice(from..noun);
        let clear = |t: &Token| {
            !matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj)
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
        for window in named.windows(3) {
            let [first, left, right] = window else { continue };
            let joint = self.slice(first.tokens.end..left.tokens.start);
            let with = self.slice(left.tokens.end..right.tokens.start);
            let opens = first.tokens.start.saturating_sub(2);
            let same = self.slice(opens..first.tokens.start).iter().any(|t| t.is_lemma(&["with"]))
                && with.first().is_some_and(|t| t.is_lemma(&["with"]))
                && with.iter().skip(1).all(|t| t.upos == Upos::Det);
            let joined = joint.len() <= GAP
                && joint.iter().any(|t| t.is_lemma(&["and", ",", ";"]))
                && joint.iter().all(|t| t.is_lemma(&["and", ",", ";", "the"]));
            if !(same && joined) {
                continue;
            }
            let told = facts.iter().rev().find(|fact| {
                fact.evidence.last() == Some(self.evidence)
                    && fact.kind != AllianceKind::Bloc
                    && first.actors.iter().any(|actor| fact.members.contains(actor))
            });
            let Some((kind, status)) = told.map(|fact| (fact.kind, fact.status)) else { continue };
            for pair in pairs(&left.actors, &right.actors) {
                self.push(pair, kind, status, facts);
            }
        }
    }
}
