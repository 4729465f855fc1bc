//! Forces that a state keeps in another by its leave: "the American base in Djibouti", "Qatar hosts British troops".

use super::{AlignmentReader, Class, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, add},
    },
    syntax::{Deprel, Token, Upos},
};

/// The longest way from forces to where they are, in tokens.
const REACH: usize = 5;
/// The most states that one hosts forces of in one breath.
const GUESTS: usize = 5;
/// The longest way from a verb to the forces that it is said of, in tokens.
const OBJECT: usize = 6;

impl AlignmentReader<'_> {
    /// Reads forces of one state in another, where the words tell that they are there by leave of it.
    pub(super) fn read_basing(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(token) = self.token(at).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn)) else {
            return;
        };
        let base = is(token, Class::Base);
        let followed = self.token(at + 1).is_some_and(|t| t.upos == Upos::Noun);
        if !(base || is(token, Class::Troops)) || self.is_mentioned(at) || followed || self.tells_force() {
            return;
        }
        let Some(phrase) = self.phrase_at(at) else { return };
        if base
            && phrase.owners.len() == 2
            && self.slice(phrase.tokens.clone()).iter().any(|t| t.is_lemma(&["joint", "shared"]))
        {
            return self.push(
                phrase.owners.clone(),
                AllianceKind::Partnership,
                AllianceStatus::Active,
                facts,
            );
        }
        // "hosts an American base and a French garrison"
        let first = token.head.filter(|head| {
            token.deprel == Deprel::Conj
                && *head < at
                && self.token(*head).is_some_and(|t| is(t, Class::Base) || is(t, Class::Troops))
        });
        let start = first.and_then(|at| self.phrase_at(at)).map_or(phrase.tokens.start, |p| p.tokens.start);
        let verb = self
            .clauses
            .verbs
            .iter()
            .rev()
            .find(|v| v.main < first.unwrap_or(at) && start <= v.main + OBJECT);
        let verb = verb.map(|v| v.main);
        let said = |class: Class| verb.is_some_and(|at| self.token(at).is_some_and(|t| is(t, class)));
        let named_host = self.named_host(first.unwrap_or(at));
        let guests = self.guests(at, phrase, parties);
        let (owners, hosts) = if let Some(host) = named_host {
            (guests, host)
        } else if said(Class::Host)
            || self.clauses.is_lemma(phrase.tokens.start.saturating_sub(2), &["home", "host"])
        {
            (guests, self.host_by(verb, at))
        } else {
            let has = verb.is_some_and(|at| self.clauses.is_lemma(at, &["have"])) && self.tells_leave();
            let keeps = (said(Class::Keep) || has || self.opens_base(verb, at)) && phrase.owners.is_empty();
            let owners = if keeps { self.subject_through(at) } else { self.owners_of_force(at, phrase) };
            let licensed = base || self.tells_leave();
            // By leave of an agreement, or of a treaty that is known: "American troops in Japan".
            let mut hosts = self.place_of(at, parties);
            hosts.retain(|host| licensed || owners.iter().any(|owner| self.is_ally_of(*host, *owner)));
            (owners, hosts)
        };
        if owners.len() > GUESTS || hosts.len() > 2 {
            return;
        }
        let states = |actor: &ActorCode| self.world.is_nation(*actor);
        for owner in owners.iter().copied().filter(states) {
            for host in hosts.iter().copied().filter(states).filter(|host| *host != owner) {
                self.push(vec![owner, host], AllianceKind::Partnership, AllianceStatus::Active, facts);
            }
        }
    }

    /// Who hosts: the subject by the tree, else by the order of words.
    fn host_by(&self, verb: Option<usize>, at: usize) -> Vec<ActorCode> {
        match verb.filter(|verb| self.clauses.tree_subject(*verb).is_some()) {
            // "It lives off Chad's trade and hosts": whoever is named beside a pronoun is not meant by it.
            Some(verb) => {
                let pronoun = self.clauses.tree_subject(verb).is_some_and(|p| p.anaphoric);
                let hosts = self.pledger(verb);
                let named = self.mentions.iter().any(|m| m.tokens.end <= verb && m.actors == hosts);
                if pronoun && named { Vec::new() } else { hosts }
            }
            None => self.subject_through(at),
        }
    }

    /// "will open a naval base": not one of industry.
    fn opens_base(&self, verb: Option<usize>, at: usize) -> bool {
        verb.is_some_and(|verb| self.clauses.is_lemma(verb, &["open", "build", "establish", "have", "set"]))
            && self
                .slice(at.saturating_sub(3)..at)
                .iter()
                .any(|t| t.is_lemma(&["military", "naval", "air", "army", "navy"]))
    }

    /// Whose forces a host has: of the owners, or of those behind "for", "of" and "from".
    fn guests(&self, at: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let mut owners = phrase.owners.clone();
        let behind = parties.iter().find(|p| (at + 2..at + 4).contains(&p.tokens.start));
        if let Some(party) = behind.filter(|_| self.clauses.is_lemma(at + 1, &["for", "of", "from"])) {
            add(&mut owners, &party.actors);
        }
        owners
    }

    /// "Qatar hosts some American troops", by the order of words.
    fn named_host(&self, at: usize) -> Option<Vec<ActorCode>> {
        let mut before = (at.saturating_sub(OBJECT)..at).rev();
        let verb = before.find(|at| self.token(*at).is_some_and(|t| is(t, Class::Host)))?;
        let host = self.mentions.iter().find(|m| m.kind == MentionKind::Name && m.tokens.end == verb);
        host.map(|m| m.actors.clone())
    }

    fn owners_of_force(&self, at: usize, phrase: &Phrase) -> Vec<ActorCode> {
        let mut owners = phrase.owners.clone();
        if owners.is_empty() && self.slice(phrase.tokens.start..at).iter().any(|t| t.is_lemma(&["its"])) {
            add(&mut owners, &phrase.possessor);
        }
        owners
    }

    /// The states right behind "in", "at" or "on": also those in which a town lies that is named there.
    fn place_of(&self, at: usize, parties: &[Party]) -> Vec<ActorCode> {
        let end = self.clauses.tokens.len().min(at + REACH);
        let stops = |t: &Token| {
            matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj)
                && !t.is_lemma(&["be", "station", "base", "open", "sit", "lie"])
        };
        for preposition in at + 1..end {
            if self.slice(preposition..preposition + 1).iter().any(stops) {
                break;
            }
            if !self.clauses.is_lemma(preposition, &["in", "at"]) {
                continue;
            }
            let begins = |start: usize| (preposition + 1..preposition + 3).contains(&start);
            if let Some(party) = parties.iter().find(|p| begins(p.tokens.start)) {
                return party.actors.clone();
            }
            let town = |m: &&Mention| {
                matches!(m.kind, MentionKind::Place | MentionKind::Capital) && begins(m.tokens.start)
            };
            if let Some(town) = self.mentions.iter().find(town) {
                return town.actors.clone();
            }
        }
        Vec::new()
    }

    /// Whether the sentence tells of forces that nobody asked for.
    fn tells_force(&self) -> bool {
        self.clauses.tokens.iter().any(|t| is(t, Class::Force) || t.is_lemma(&["no", "never", "if"]))
    }

    /// Whether the sentence tells of an agreement or an invitation.
    fn tells_leave(&self) -> bool {
        self.clauses.tokens.iter().any(|t| {
            t.is_lemma(&["invitation", "request", "invite", "treaty", "agreement", "pact", "accord"])
        })
    }
}
