//! Groupings that no organisation of the world's table bears the name of: "Chad and Niger have formed a confederation", "Peru and
//! Chile, the two members of the trade bloc".

use super::{AlignmentReader, Class, anchor::Organisation, is, roster::is_member_noun};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::add,
    syntax::{Token, Upos},
};

/// The longest way from a verb of forming to the grouping, in tokens.
const REACH: usize = 8;
/// The most states that a grouping without a name is said to be formed of.
const MOST: usize = 12;
/// The longest way from a list to the grouping whose members it names, in tokens.
const MEMBERS: usize = 11;

impl AlignmentReader<'_> {
    /// "Mali and Niger have formed a confederation", "make up the trade bloc", "are to set up a trilateral format";
    /// "Chad founded a customs union with Niger and Mali".
    pub(super) fn read_formed(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let with = self.formed_with(at, parties);
        if !self.is_grouping_noun(at, organisations, !with.is_empty()) {
            return;
        }
        let Some(verb) = self.clauses.verbs.iter().rev().find(|v| v.main < at) else { return };
        let gap = self.slice(verb.main + 1..at);
        let apart = |t: &Token| {
            matches!(t.upos, Upos::Sconj | Upos::Punct) && !t.is_lemma(&["-", "\"", "“"])
                || t.upos == Upos::Adp && !t.is_lemma(&["up"])
        };
        let makes = self.clauses.is_lemma(verb.main, &["make", "constitute", "compose"])
            && (!self.clauses.is_lemma(verb.main, &["make"])
                || gap.first().is_some_and(|t| t.is_lemma(&["up"])));
        let founds = self.token(verb.main).is_some_and(|t| is(t, Class::Found));
        if !(makes || founds) || verb.passive || gap.len() > REACH || gap.iter().any(apart) {
            return;
        }
        let status = match verb.modality {
            Modality::Negated | Modality::Hypothetical | Modality::Ended | Modality::Cancelled => return,
            Modality::Actual | Modality::Announced => AllianceStatus::Active,
            _ => AllianceStatus::Proposed,
        };
        let mut states = self.subject_through(at);
        if !states.is_empty() {
            add(&mut states, &with);
        }
        self.push_grouping(states, status, facts);
    }

    /// "a customs union with Niger and Mali": the states with whom a grouping is formed.
    fn formed_with(&self, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        if !self.clauses.is_lemma(noun + 1, &["with"]) {
            return Vec::new();
        }
        let begins = |p: &Party| (noun + 2..noun + 4).contains(&p.tokens.start);
        let list = self.lists(parties).into_iter().find(|list| begins(list));
        let list = list.or_else(|| parties.iter().find(|p| begins(p)).cloned());
        list.map_or_else(Vec::new, |list| list.actors)
    }

    /// Some states as a grouping, unless it has been told of.
    fn push_grouping(&self, states: Vec<ActorCode>, status: AllianceStatus, facts: &mut Vec<AllianceFact>) {
        let told = |fact: &AllianceFact| {
            fact.members.len() == states.len() && states.iter().all(|state| fact.members.contains(state))
        };
        let nations = states.iter().all(|state| self.world.is_nation(*state));
        if (2..=MOST).contains(&states.len()) && nations && !facts.iter().any(told) {
            self.push(states, AllianceKind::Bloc, status, facts);
        }
    }

    /// "Chad, Niger and Mali, the three members of the regional alliance": the list before the noun for its members.
    pub(super) fn read_apposed_grouping(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        if !self.is_grouping(at, organisations) {
            return;
        }
        let Some(list) = self.lists(parties).into_iter().rev().find(|l| l.tokens.end <= at) else { return };
        let gap = self.slice(list.tokens.end..at);
        let opens = gap.first().is_some_and(|t| t.is_lemma(&[",", "–", "—", "("]));
        let Some(noun) = gap.iter().position(is_member_noun) else { return };
        let (before, behind) = gap.split_at(noun);
        let counted = |t: &Token| {
            matches!(t.upos, Upos::Det | Upos::Num | Upos::Adj) || t.is_lemma(&[",", "–", "—", "(", "all"])
        };
        let of = behind.get(1).is_some_and(|t| t.is_lemma(&["of", "in"]));
        let plain = |t: &Token| {
            matches!(t.upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num)
                || t.is_lemma(&["of", "in", "-", "so-called", "\"", "“"])
        };
        let all = list.actors.len() > 2 || before.iter().any(|t| t.is_lemma(&["two", "both"]));
        if opens
            && of
            && all
            && gap.len() <= MEMBERS
            && before.iter().all(counted)
            && before.iter().any(|t| t.upos == Upos::Det)
            && behind.iter().all(plain)
            && !before.iter().any(|t| t.is_lemma(&["a", "some"]))
            && !gap.iter().any(|t| is(t, Class::Untrue))
        {
            self.push_grouping(list.actors, AllianceStatus::Active, facts);
        }
    }

    /// Whether a noun for a grouping stands at a token that names no organisation and belongs to none.
    fn is_grouping(&self, at: usize, organisations: &[Organisation]) -> bool {
        self.is_grouping_noun(at, organisations, false)
    }

    /// The same; a noun that may be one of people too counts where it is said to be one with states.
    fn is_grouping_noun(&self, at: usize, organisations: &[Organisation], with_states: bool) -> bool {
        let joint = || self.slice(at.saturating_sub(3)..at).iter().any(|t| is(t, Class::Joint));
        let beside = |o: &Organisation| o.tokens.end <= at && at - o.tokens.end <= 3;
        let noun = self.token(at).is_some_and(|t| {
            matches!(t.upos, Upos::Noun | Upos::Propn)
                && is(t, Class::Grouping)
                && (is(t, Class::Firm) || with_states || joint())
        });
        noun && !self.is_of_others(at)
            && !self.is_mentioned(at)
            && !self.is_plural(at)
            && !organisations.iter().any(beside)
            && !self.slice(at.saturating_sub(2)..at).iter().any(|t| is(t, Class::Led))
            && !self.token(at + 1).is_some_and(|t| t.upos == Upos::Noun || t.is_lemma(&["of", "between"]))
    }

    /// "a coalition government", "a football league", "an alliance of parties": what is formed by others than states.
    fn is_of_others(&self, at: usize) -> bool {
        let near = at.saturating_sub(3)..at + 4;
        self.slice(near).iter().any(|t| is(t, Class::Private))
    }
}
