//! Whose a quarrel is: "their dispute", "the A-B spat", "A's long dispute with B", "the dispute"; and relations that are broken off.

use super::{Class, StandingReader, is};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{DisputeFact, DisputeStatus},
    resolve::phrase::PhraseKind,
    syntax::Upos,
};

/// The longest way from an owner to the quarrel that is its, in tokens.
const OWNER: usize = 7;
/// The longest way from a verb of breaking to the relations that it breaks, in tokens.
const BROKEN: usize = 6;

impl StandingReader<'_> {
    /// "The dispute", with no parties in the sentence: those of whom the document speaks together most.
    pub(super) fn read_quarrel(
        &self,
        at: usize,
        parties: &[Party],
        named: &[ActorCode],
        facts: &mut Vec<DisputeFact>,
    ) {
        if self.read_owned_quarrel(at, parties, facts) {
            return;
        }
        if !self.token(at).is_some_and(|t| t.upos == Upos::Noun && is(t, Class::Quarrel)) {
            return;
        }
        let definite =
            at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["the", "this", "their"]));
        let next = self
            .token(at + 1)
            .is_some_and(|t| t.upos == Upos::Noun || t.is_lemma(&["between", "with", "in", "-"]));
        let Some(pair) = self.story.main_pair().filter(|_| definite && !next) else {
            return;
        };
        if named.iter().all(|actor| pair.contains(actor)) {
            self.push(pair.map(|actor| vec![actor]).to_vec(), None, DisputeStatus::Active, facts);
        }
    }

    /// "their quarrel", of a list of two before; "the Saudi-Canadian spat"; "Denmark's fishing dispute with the Union".
    fn read_owned_quarrel(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) -> bool {
        if !self.token(at).is_some_and(|t| is(t, Class::Quarrel)) || self.is_mentioned(at) {
            return false;
        }
        let from = at.saturating_sub(OWNER);
        let open = |mark: usize| {
            !self
                .slice(mark + 1..at)
                .iter()
                .any(|t| matches!(t.upos, Upos::Aux | Upos::Adp | Upos::Punct) && !t.is_lemma(&["-"]))
        };
        let mark = (from..at)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["their", "'s"]))
            .filter(|mark| open(*mark));
        let sides = match mark {
            Some(mark) if self.clauses.is_lemma(mark, &["their"]) => {
                let two = parties.iter().rev().find(|p| p.tokens.end <= mark && !p.anaphoric);
                two.filter(|p| p.actors.len() == 2)
                    .map(|p| p.actors.iter().map(|actor| vec![*actor]).collect())
            }
            Some(mark) => self.owner_and_other(mark, at),
            None => self.joined_by_hyphen(at),
        };
        let found = sides.is_some();
        self.push(sides.unwrap_or_default(), None, DisputeStatus::Active, facts);
        found
    }

    /// The owner before a possessive ending, and the actor behind "with".
    fn owner_and_other(&self, mark: usize, noun: usize) -> Option<Vec<Vec<ActorCode>>> {
        let owner = self.mentions.iter().find(|m| m.tokens.end == mark)?.actors.clone();
        let with = noun + 1;
        let other = self.clauses.phrases.iter().find(|p| p.tokens.start == with + 1)?;
        let apart = !other.actors.is_empty() && !other.actors.iter().any(|actor| owner.contains(actor));
        let fits = self.clauses.is_lemma(with, &["with"]) && other.kind == PhraseKind::Actor && apart;
        fits.then(|| vec![owner, other.actors.clone()])
    }

    /// Two actors before a noun, joined by a hyphen.
    fn joined_by_hyphen(&self, noun: usize) -> Option<Vec<Vec<ActorCode>>> {
        let second = self.mentions.iter().find(|m| m.tokens.end == noun || m.tokens.end + 1 == noun)?;
        let hyphen = second.tokens.start.checked_sub(1)?;
        let first = self.mentions.iter().find(|m| m.tokens.end == hyphen)?;
        let joined = self.clauses.is_lemma(hyphen, &["-", "–"]) && first.actors != second.actors;
        joined.then(|| vec![first.actors.clone(), second.actors.clone()])
    }

    /// "Peru and Brazil have long argued over the river": what two do over something, or for it, is done against each other.
    pub(super) fn read_wrangle(&self, at: usize, facts: &mut Vec<DisputeFact>) {
        let over = ["over", "about", "for", "on"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Wrangle))
            || !self.clauses.is_lemma(at + 1, &over)
        {
            return;
        }
        let Some(group) =
            self.clauses.group_at(at).filter(|v| v.main == at && v.modality == Modality::Actual)
        else {
            return;
        };
        let subject = self.clauses.tree_subject(at).or_else(|| self.clauses.phrases.get(group.subject?));
        if let Some(two) = subject.filter(|p| p.kind == PhraseKind::Actor && p.actors.len() == 2) {
            let sides = two.actors.iter().map(|actor| vec![*actor]).collect();
            self.push(sides, None, DisputeStatus::Active, facts);
        }
    }

    /// "severed its ties with Qatar", "has downgraded relations with Fiji": who breaks with another is at odds with it.
    pub(super) fn read_rupture(&self, at: usize, facts: &mut Vec<DisputeFact>) {
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Rupture)) {
            return;
        }
        let Some(group) = self.clauses.group_at(at).filter(|v| {
            v.main == at && !v.passive && matches!(v.modality, Modality::Actual | Modality::Announced)
        }) else {
            return;
        };
        let relation =
            (at + 1..at + BROKEN).find(|at| self.token(*at).is_some_and(|t| is(t, Class::Relation)));
        let Some(with) = relation.filter(|at| self.clauses.is_lemma(at + 1, &["with", "to"])) else { return };
        let subject = self
            .clauses
            .tree_subject(at)
            .or_else(|| self.clauses.phrases.get(group.subject?))
            .filter(|p| p.kind == PhraseKind::Actor);
        let other = self.clauses.phrases.iter().find(|p| (with + 2..with + 4).contains(&p.tokens.start));
        let (Some(subject), Some(other)) = (subject, other.filter(|p| p.kind == PhraseKind::Actor)) else {
            return;
        };
        if !subject.actors.is_empty()
            && !other.actors.is_empty()
            && !other.actors.iter().any(|actor| subject.actors.contains(actor))
        {
            let sides = vec![subject.actors.clone(), other.actors.clone()];
            self.push(sides, None, DisputeStatus::Active, facts);
        }
    }
}
