//! Nouns of alliance that share what they are said of, and words that keep a state out of what stands beside it: "home to the
//! fleet and an ally of Norway's", "would support its bid", "is negotiating a treaty".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, is, shelter::pairs};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Token, Upos},
    world::{Membership, MembershipStatus},
};

/// The class of verbs for leaving.
const ENDED: Class = Class::Member(Standing::Ended);
/// The longest description before "and an ally of", in tokens.
const DESCRIPTION: usize = 12;
/// The longest way from a verb to the bid that it is said of, in tokens.
const BACKED: usize = 3;
/// The longest way from a verb to the treaty that it is said of, in tokens.
const OBJECT: usize = 6;
/// The longest way from a verb for consent to the treaty that is consented to, in tokens.
const BILL: usize = 10;

impl AlignmentReader<'_> {
    /// "Bahrain, home to the fleet and an ally of Norway's": of whom the first of two descriptions is said.
    pub(super) fn said_jointly(&self, noun: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        if !phrase.after.is_empty() || self.listed_behind(noun, parties).is_some() {
            return Vec::new();
        }
        // "becoming the alliance's first partner"
        let states = self.becoming(noun).unwrap_or_default();
        if !states.is_empty() {
            return states;
        }
        if let Some(states) = self.shared_subject(noun) {
            return states;
        }
        if let Some(states) = self.linked_with(noun, phrase, parties) {
            return states;
        }
        if let Some(states) = self.in_the_role_of(noun, phrase) {
            return states;
        }
        let behind = self.named_behind_be(noun, parties);
        if !behind.is_empty() {
            return behind;
        }
        let mut start = self.opening(phrase.tokens.start);
        let ahead = self.said_ahead(start, noun, parties);
        if !ahead.is_empty() {
            return ahead;
        }
        // "and Manila's partner": the owner is no part of what is said of whom.
        if let Some(owner) = parties.iter().find(|p| p.tokens.end + 1 == start || p.tokens.contains(&start))
            && self.slice(owner.tokens.end..start.max(owner.tokens.end)).iter().all(|t| t.is_lemma(&["'s"]))
        {
            start = owner.tokens.start;
        }
        let and = start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["and"]));
        let Some(and) = and else { return Vec::new() };
        let from = and.saturating_sub(DESCRIPTION);
        let Some(comma) = (from..and).rev().find(|at| self.clauses.is_lemma(*at, &[",", "–", "—"]))
        else {
            return Vec::new();
        };
        let own = self.slice(comma + 1..and);
        let verbal = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj);
        let describes = own
            .iter()
            .find(|t| !matches!(t.upos, Upos::Det | Upos::Adj | Upos::Adv | Upos::Pron | Upos::Num))
            .is_some_and(|t| t.upos == Upos::Noun)
            || own.iter().any(|t| t.is_lemma(&["'s"]))
            || own.iter().any(|t| is(t, Class::Ally) || is(t, Class::Friend));
        let before = parties.iter().find(|p| p.tokens.end == comma);
        match before.filter(|_| describes && !own.iter().any(verbal)) {
            Some(party) => party.actors.clone(),
            None => Vec::new(),
        }
    }

    /// "Washington will support its bid": whose bid it is that another backs or blocks.
    pub(super) fn backed_by_another(&self, at: usize, organisation: ActorCode) -> Option<Vec<ActorCode>> {
        const BACK: [&str; 14] = [
            "support", "back", "endorse", "welcome", "oppose", "block", "veto", "approve", "ratify",
            "champion", "favour", "favor", "resist", "delay",
        ];
        let bid = |at: usize| {
            self.token(at)
                .is_some_and(|t| is(t, Class::Right) || t.is_lemma(&["effort", "ambition", "entry"]))
        };
        let noun = (at.saturating_sub(2)..=at).rev().find(|at| bid(*at))?;
        let pronoun = noun.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["its", "his", "her"]))?;
        let verb =
            (pronoun.saturating_sub(BACKED)..pronoun).rev().find(|at| self.clauses.is_lemma(*at, &BACK))?;
        let backers = self.pledger(verb);
        let other = |state: &ActorCode| {
            self.world.is_nation(*state)
                && !backers.contains(state)
                && (self.rows(organisation).next().is_none()
                    || self.rows(organisation).any(|row| row.member() == *state))
        };
        let found = self.discourse.several(Some(1), other);
        (!backers.is_empty() && !found.is_empty()).then_some(found)
    }

    /// "The country, whose ties with Peru have soured, was suspended": whom a passive verb of membership is said of by the tree;
    /// of "the country", the one that the world's table knows to be suspended.
    pub(super) fn taken_subject(&self, at: usize, organisation: ActorCode) -> Option<Vec<ActorCode>> {
        let group = self.clauses.group_at(at).filter(|v| v.main == at)?;
        // "Croatia, which entered the alliance alongside Albania, had to leave"
        if !group.passive && self.token(at).is_some_and(|t| is(t, Class::Moves) && is(t, ENDED)) {
            let subject =
                self.clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Actor && !p.anaphoric);
            let states = |p: &Phrase| p.actors.iter().all(|actor| self.world.is_nation(*actor));
            return subject.filter(|p| !p.actors.is_empty() && states(p)).map(|p| p.actors.clone());
        }
        let group = Some(group).filter(|v| v.passive)?;
        if !self.token(at).is_some_and(|t| is(t, Class::Taken)) {
            return None;
        }
        let phrase = self.clauses.tree_subject(at).or_else(|| self.clauses.phrases.get(group.subject?))?;
        if phrase.kind == PhraseKind::Actor && !phrase.actors.is_empty() {
            return Some(phrase.actors.clone());
        }
        let own = self.slice(phrase.tokens.clone());
        let country = own.first().is_some_and(|t| t.is_lemma(&["the"]))
            && own.last().is_some_and(|t| t.is_lemma(&["country", "nation", "kingdom", "republic", "state"]));
        let suspended = |row: &Membership| {
            row.status() == MembershipStatus::Suspended && self.published.is_none_or(|day| row.held_on(day))
        };
        let ever =
            |state: &ActorCode| self.rows(organisation).any(|row| row.member() == *state && suspended(row));
        let found = if country { self.discourse.several(Some(1), ever) } else { Vec::new() };
        (!found.is_empty()).then_some(found)
    }

    /// "Angola seeks to become a member": whom "become" is said of, through the verb that governs it.
    pub(super) fn becoming(&self, at: usize) -> Option<Vec<ActorCode>> {
        let head = self.token(at)?.head.filter(|head| self.clauses.is_lemma(*head, &["become"]))?;
        let states = self.pledger(head);
        (!states.is_empty() && states.iter().all(|state| self.world.is_nation(*state))).then_some(states)
    }

    /// "India stood by its strategic partner": the state that is most spoken of together with the owners.
    pub(super) fn partner_spoken_of(
        &self,
        noun: usize,
        phrase: &Phrase,
        owners: &[ActorCode],
    ) -> Vec<ActorCode> {
        let own = self.slice(phrase.tokens.start..noun);
        let pronoun = own.first().is_some_and(|t| t.is_lemma(&["its", "his", "her"]));
        let plain =
            own.iter().skip(1).all(|t| t.upos != Upos::Propn && !t.is_lemma(&["other", "new", "only"]));
        let ends =
            self.token(noun + 1).is_none_or(|t| !t.is_lemma(&["of", "in", "for", "to", ",", "–", "—", ":"]));
        if owners.len() != 1 || !pronoun || !plain || !ends || self.is_plural(noun) {
            return Vec::new();
        }
        self.story.partner_of(owners).into_iter().collect()
    }

    /// "is negotiating a security treaty": what is talked of is yet to come.
    pub(super) fn is_in_the_making(&self, noun: usize) -> bool {
        const TALK: [&str; 7] = ["negotiate", "discuss", "draft", "mull", "explore", "pursue", "seek"];
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun);
        verb.is_some_and(|v| {
            self.clauses.is_lemma(v.main, &TALK)
                && noun - v.main <= OBJECT
                && !v.passive
                && !v.reduced
                && !self.slice(v.first..v.main).iter().any(|t| t.text(self.text) == "had")
        })
    }

    /// "agreements with both China and Turkey": of several agreements each binds two.
    pub(super) fn each_with(&self, noun: usize, bound: Vec<ActorCode>) -> Vec<Vec<ActorCode>> {
        let with = self.clauses.phrases.iter().find(|p| {
            (noun + 2..noun + 4).contains(&p.tokens.start)
                && p.kind == PhraseKind::Actor
                && self.clauses.is_lemma(noun + 1, &["with", "to"])
        });
        let each = |p: &&Phrase| {
            p.actors.len() > 1 && (self.is_plural(noun) || self.clauses.is_lemma(noun + 2, &["both", "each"]))
        };
        // "their alliances with Washington": of each of the two.
        let one = with.filter(|p| p.actors.len() == 1 && bound.len() >= 3 && self.is_plural(noun));
        let Some(with) = with.filter(each).or(one) else { return vec![bound] };
        let (others, own): (Vec<ActorCode>, Vec<ActorCode>) =
            bound.iter().partition(|actor| with.actors.contains(actor));
        pairs(&if own.is_empty() { self.subject_through(noun) } else { own }, &others)
    }

    /// "As a partner of the Union, Chad sent": who stands behind the comma.
    fn said_ahead(&self, start: usize, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        // "Among Chad's partners in the region, Mali"
        let among = self.clauses.is_lemma(0, &["among"]) && start <= 3 && self.is_plural(noun);
        let opens = start == 1 && self.clauses.is_lemma(0, &["as"]) || among;
        let end = self.clauses.tokens.len().min(noun + DESCRIPTION);
        let comma = (noun + 1..end).find(|at| self.clauses.is_lemma(*at, &[","]));
        let behind =
            comma.and_then(|comma| parties.iter().find(|p| (comma + 1..comma + 3).contains(&p.tokens.start)));
        behind.filter(|_| opens).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "both houses of the Somali parliament approved a treaty": whose a body is that has a verb for consent behind it.
    pub(super) fn consenting(&self, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        const CONSENT: [&str; 7] = ["approve", "ratify", "endorse", "pass", "adopt", "back", "okay"];
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun);
        let Some(verb) =
            verb.filter(|v| self.clauses.is_lemma(v.main, &CONSENT) && !v.passive && noun - v.main <= BILL)
        else {
            return Vec::new();
        };
        let before = |p: &&Party| p.tokens.end <= verb.first && verb.first - p.tokens.end <= OBJECT;
        parties.iter().rev().find(before).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "in alliance with traffickers": with people who are no state.
    pub(super) fn is_of_strangers(&self, at: usize) -> bool {
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens.start == at);
        phrase.is_some_and(|p| {
            matches!(p.kind, PhraseKind::Plain | PhraseKind::National)
                && !p.anaphoric
                && self.token(p.head).is_some_and(|t| t.upos == Upos::Noun)
        })
    }

    /// Whether one word tells of two organisations: "the Union and the League", "from the Forum in May and from the Union".
    pub(super) fn are_joined(&self, a: &Organisation, b: &Organisation) -> bool {
        let gap = self.slice(a.tokens.end..b.tokens.start.max(a.tokens.end));
        // "from the Forum in May and from the Commonwealth"
        let apart = |t: &Token| {
            t.upos == Upos::Num
                || crate::syntax::is_calendar_word(&t.lemma)
                || t.is_lemma(&["and", ",", "the", "from", "of", "in", "on", "later", "then", "last"])
        };
        a.tokens.end < b.tokens.start
            && (gap.len() <= 3 && gap.iter().all(|t| t.is_lemma(&["and", "or", ",", "the", "both", "of"]))
                || gap.len() <= 7
                    && gap.iter().any(|t| t.is_lemma(&["and"]))
                    && gap.iter().any(|t| t.is_lemma(&["from"]))
                    && gap.iter().all(apart))
    }
}
