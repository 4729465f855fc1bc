//! Who is bound by a pact where other words than "with" and "between" tell: "a pact under which Fiji will", "the doctrine that binds
//! the island to Greece", "an association agreement", a treaty of two by its name alone.

use super::{AlignmentReader, Class, is, shelter::pairs};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, add},
    },
    syntax::{Token, Upos},
    world::Alliance,
};

/// The longest way from a pact to those behind it, in tokens.
const REACH: usize = 8;

impl AlignmentReader<'_> {
    /// "a security pact under which Canberra, with American help, will": who is named in the clause of what a pact is for.
    pub(super) fn bound_under(&self, at: usize, parties: &[Party]) -> Vec<ActorCode> {
        let which = (self.clauses.is_lemma(at + 1, &["under", "by", "through"])
            && self.clauses.is_lemma(at + 2, &["which"]))
        .then_some(at + 2)
        .or_else(|| self.clauses.is_lemma(at + 1, &["whereby"]).then_some(at + 1));
        let Some(which) = which else { return Vec::new() };
        let mut bound = Vec::new();
        let verb = self.clauses.verbs.iter().find(|v| v.main > which);
        let end = verb.map_or(which, |v| v.main + REACH / 2);
        for party in parties.iter().filter(|p| p.tokens.start > which && p.tokens.start < end && !p.anaphoric)
        {
            add(&mut bound, &party.actors);
        }
        if (2..=4).contains(&bound.len()) { bound } else { Vec::new() }
    }

    /// "Chad and Niger, Mali's partners in a security pact": what the partners are said to be in binds nobody by itself.
    pub(super) fn is_of_partners(&self, phrase: &Phrase) -> bool {
        let inside =
            phrase.tokens.start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["in", "under"]));
        let noun = inside.and_then(|at| at.checked_sub(1));
        // "the Eastern Partnership of the Union with Georgia"
        let end = phrase.tokens.end;
        let unions = self.mentions.iter().any(|m| {
            (end + 1..end + 3).contains(&m.tokens.start)
                && self.clauses.is_lemma(end, &["of"])
                && m.actors.iter().any(|code| !self.world.is_nation(*code))
        });
        unions
            || noun.is_some_and(|noun| {
                self.token(noun).is_some_and(|t| is(t, Class::Ally) || is(t, Class::Friend))
                    && self
                        .slice(noun.saturating_sub(4)..noun)
                        .iter()
                        .any(|t| t.is_lemma(&["'s", "its", "their"]))
            })
    }

    /// "acceding to a treaty": who so does is bound to others than whom it is named with.
    pub(super) fn is_acceded_to(&self, phrase: &Phrase) -> bool {
        let to = phrase.tokens.start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["to"]));
        to.and_then(|to| to.checked_sub(1))
            .is_some_and(|at| self.clauses.is_lemma(at, &["accede", "accession"]))
    }

    /// "a friendship without limits", "a "no limits" partnership".
    pub(super) fn is_limitless(&self, at: usize) -> bool {
        let end = self.clauses.tokens.len().min(at + 4);
        let near = self.slice(at.saturating_sub(4)..end).windows(2);
        self.clauses.is_lemma(at, &["friendship", "partnership"])
            && near.into_iter().any(|pair| match pair {
                [no, limits] => {
                    no.is_lemma(&["no", "without"]) && limits.is_lemma(&["limit", "bound"])
                        || limits.is_lemma(&["all-weather", "ironclad", "iron-clad"])
                        || no.is_lemma(&["-"]) && limits.is_lemma(&["weather"])
                }
                _ => false,
            })
    }

    /// "left without signing an association agreement": with the Union, where the text speaks of it and of one state.
    pub(super) fn read_association(&self, at: usize, phrase: &Phrase, facts: &mut Vec<AllianceFact>) {
        if !self.is_association(at) {
            return;
        }
        let bound = self.bound(at, phrase, &[]);
        let union = |code: &ActorCode| {
            self.world.organisation(*code).is_some_and(|o| o.kind().starts_with("political and"))
        };
        let here = self.mentions.iter().flat_map(|m| m.actors.iter().copied());
        let union = here.chain(self.story.organisations()).find(union);
        let states: Vec<ActorCode> =
            bound.iter().copied().filter(|state| self.world.is_nation(*state)).collect();
        let status = match self.clauses.noun_modality(phrase, at) {
            Modality::Actual | Modality::Announced => AllianceStatus::Active,
            _ => AllianceStatus::Proposed,
        };
        if let (Some(union), [state]) = (union, states.as_slice()) {
            self.push(vec![union, *state], AllianceKind::Partnership, status, facts);
        }
    }

    /// "an association agreement"
    pub(super) fn is_association(&self, at: usize) -> bool {
        self.clauses.is_lemma(at, &["agreement", "accord", "pact"])
            && self.slice(at.saturating_sub(2)..at).iter().any(|t| t.is_lemma(&["association"]))
    }

    /// "The two countries are partners in the North American Aerospace Defense Command": a treaty of two by its full name.
    pub(super) fn read_pair_treaties(&self, facts: &mut Vec<AllianceFact>) {
        const NAMES: [&str; 15] = [
            "treaty",
            "pact",
            "command",
            "agreement",
            "union",
            "charter",
            "accord",
            "compact",
            "initiative",
            "plan",
            "corridor",
            "memorandum",
            "alliance",
            "entente",
            "treaties",
        ];
        let upper = |t: &Token| t.text(self.text).starts_with(char::is_uppercase);
        let named = self.clauses.tokens.windows(2).any(|pair| match pair {
            [before, noun] => noun.is_lemma(&NAMES) && (upper(before) || upper(noun)),
            _ => false,
        });
        if !named {
            return;
        }
        let words = self.text.get(self.evidence.start..self.evidence.end).unwrap_or("");
        let lower = words.to_lowercase();
        for treaty in self.world.alliances().filter(|treaty| treaty.members().len() == 2) {
            let long = treaty.name().contains(' ') && words.contains(treaty.name());
            if (long || self.bears_alias(treaty, &lower))
                && self.published.is_none_or(|day| treaty.in_force_on(day))
            {
                let members = treaty.members().map(|m| m.actor()).collect();
                self.push(members, super::kind_of(treaty), AllianceStatus::Active, facts);
            }
        }
    }

    /// "the Merida Initiative": another name of a treaty of two, beside one of them and no third state.
    fn bears_alias(&self, treaty: &Alliance, lower: &str) -> bool {
        let inside = |c: char| c.is_alphanumeric() || c == '-';
        let found = |text: &str, alias: &str| {
            text.match_indices(alias).any(|(at, found)| {
                let before = text.get(..at).and_then(|w| w.chars().next_back());
                let after = text.get(at + found.len()..).and_then(|w| w.chars().next());
                !before.is_some_and(inside) && !after.is_some_and(inside)
            })
        };
        let whole = |alias: &str| alias.contains(' ') && found(lower, &alias.to_lowercase());
        if !std::iter::once(treaty.name()).chain(treaty.aliases()).any(whole) {
            return false;
        }
        let mut states = self
            .mentions
            .iter()
            .flat_map(|m| &m.actors)
            .filter(|code| self.world.is_nation(**code))
            .peekable();
        states.peek().is_some() && states.all(|code| treaty.has_member(*code))
    }

    /// Whether a fact is borne out by the clause that tells who is bound by a pact, where there is one: "a pact under which Fiji".
    pub(super) fn fits_clause(&self, fact: &AllianceFact) -> bool {
        let binds = |t: &Token| is(t, Class::Pact) || is(t, Class::Bond);
        let pact = |at: &usize| self.token(*at).is_some_and(binds) && !self.is_mentioned(*at);
        let mut pacts = (0..self.clauses.tokens.len()).filter(pact).peekable();
        if pacts.peek().is_none() {
            return true;
        }
        let parties = crate::reader::party::parties(self.clauses, self.mentions, self.world);
        pacts.all(|at| {
            let bound = self.bound_under(at, &parties);
            let partners = self.phrase_at(at).is_some_and(|phrase| self.is_of_partners(phrase));
            !partners && (bound.len() < 3 || fact.members.iter().all(|member| bound.contains(member)))
        })
    }

    /// "the defence doctrine that binds the island to Greece": whom a verb ties together of which a pact is the subject.
    pub(super) fn read_binding(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        if !self
            .token(at)
            .is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&["bind", "tie", "link", "ally", "unite"]))
        {
            return;
        }
        let that = (at.saturating_sub(3)..at).find(|at| self.clauses.is_lemma(*at, &["that", "which"]));
        let Some(that) = that.filter(|that| *that > 0) else { return };
        let noun = that - 1 - usize::from(self.clauses.is_lemma(that - 1, &[",", "”", "\""]));
        let Some(token) = self.token(noun) else { return };
        let from = noun.saturating_sub(4);
        let matter = self.slice(from..noun).iter().any(|t| is(t, Class::Matter))
            || self.clauses.is_lemma(noun - usize::from(noun > 1) * 2, &["treaty", "pact"]);
        if !(is(token, Class::Pact) || (is(token, Class::Bond) || token.is_lemma(&["doctrine"])) && matter) {
            return;
        }
        let kind = if is(token, Class::Pact) { AllianceKind::Alliance } else { AllianceKind::Partnership };
        // "the treaty which ties it to Oman": the pronoun stands for who has the treaty.
        if self.clauses.is_lemma(at + 1, &["it", "them"]) && self.clauses.is_lemma(at + 2, &["to", "with"]) {
            let to = parties.iter().find(|p| (at + 3..at + 5).contains(&p.tokens.start));
            let owner = self.subject_through(noun);
            let states = |pair: &Vec<ActorCode>| pair.iter().all(|code| self.world.is_nation(*code));
            let ties = pairs(&owner, to.map_or(&[], |p| &p.actors)).into_iter().filter(states);
            return ties.for_each(|pair| self.push(pair, kind, AllianceStatus::Active, facts));
        }
        let object = parties.iter().find(|p| (at + 1..at + 4).contains(&p.tokens.start));
        let Some(object) = object else { return };
        let to = self.clauses.is_lemma(object.tokens.end, &["to", "with"]);
        let end = object.tokens.end;
        let other = parties.iter().find(|p| to && (end + 1..end + 3).contains(&p.tokens.start));
        match other {
            Some(other) => pairs(&object.actors, &other.actors)
                .into_iter()
                .for_each(|pair| self.push(pair, kind, AllianceStatus::Active, facts)),
            None if (2..=3).contains(&object.actors.len()) => {
                self.push(object.actors.clone(), kind, AllianceStatus::Active, facts);
            }
            None => {}
        }
    }

    /// "Israel's minister flew to Rabat and signed a defence pact": with one side told, the state whose capital it was signed in.
    pub(super) fn host_of_signing(&self, at: usize, bound: &[ActorCode]) -> Option<ActorCode> {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < at)?;
        if !self.clauses.is_lemma(verb.main, &["sign", "conclude", "initial", "seal", "ink"]) {
            return None;
        }
        let named = self.mentions.iter().filter(|m| !matches!(m.kind, MentionKind::Place));
        let others =
            named.flat_map(|m| &m.actors).any(|code| self.world.is_nation(*code) && !bound.contains(code));
        let seat = self.mentions.iter().find(|m| {
            let before = m.tokens.start.checked_sub(1);
            let name = self.slice(m.tokens.clone());
            let text = name
                .first()
                .zip(name.last())
                .and_then(|(a, b)| self.text.get(a.range.start..b.range.end))
                .unwrap_or("");
            let capital = |code: &ActorCode| {
                !bound.contains(code)
                    && self
                        .world
                        .nation(*code)
                        .is_some_and(|nation| nation.capitals().any(|capital| capital == text))
            };
            matches!(m.kind, MentionKind::Place | MentionKind::Capital)
                && before.is_some_and(|at| self.clauses.is_lemma(at, &["in", "to"]))
                && m.actors.iter().any(capital)
        })?;
        let host = seat.actors.first().copied()?;
        let neutral = others && seat.kind == MentionKind::Place;
        (!neutral && bound.len() == 1).then_some(host)
    }

    /// "defence agreements with eight African states, including Senegal and Gabon": each of the examples with whoever has them.
    pub(super) fn ties_by_examples(
        &self,
        at: usize,
        phrase: &Phrase,
        parties: &[Party],
    ) -> Vec<Vec<ActorCode>> {
        if !self.clauses.is_lemma(at + 1, &["with"]) || !self.is_plural(at) {
            return Vec::new();
        }
        let end = self.clauses.tokens.len().min(at + REACH);
        let noun = (at + 2..end).find(|at| {
            self.token(*at).is_some_and(|t| is(t, Class::Fellow) && t.upos == Upos::Noun)
                && self.is_plural(*at)
        });
        let Some(noun) = noun else { return Vec::new() };
        let verb = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct);
        if self.slice(at + 1..noun).iter().any(verb) {
            return Vec::new();
        }
        let mut owners = phrase.possessor.clone();
        if owners.is_empty() {
            add(&mut owners, &self.subject_through(at));
        }
        pairs(&owners, &self.examples_behind(noun, parties))
    }
}
