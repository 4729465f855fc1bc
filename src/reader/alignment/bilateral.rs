//! Partnerships of two by the words around the noun: "Peru's partners, including Chile", "a partner of choice", "raised their
//! relations to the level of an alliance", "the Partnership for Peace"; and memberships that are laid down: "froze its participation".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, is, membership::WORLDWIDE};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Token, Upos},
};

/// The longest way from a noun for a partner to what makes it one of weight, in tokens.
const REACH: usize = 8;
/// The longest way from "relations" to what they are raised to, in tokens.
const LEVEL: usize = 12;
/// The longest way from "freeze" to the organisation, in tokens.
const FROZEN: usize = 7;

impl AlignmentReader<'_> {
    /// Whether a partner is one of weight by the words around it: one of an organisation, one of choice, one in a coalition, one
    /// of several that are named as such.
    pub(super) fn is_partner_of_weight(&self, at: usize, phrase: &Phrase) -> bool {
        if !self.clauses.is_lemma(at, &["partner"]) {
            return false;
        }
        let of = self.clauses.phrases.iter().find(|p| (at + 2..at + 4).contains(&p.tokens.start));
        let organisation = of.is_some_and(|p| {
            p.kind == PhraseKind::Actor && !p.actors.iter().any(|actor| self.world.is_nation(*actor))
        });
        let behind = self.clauses.is_lemma(at + 1, &["of"]);
        let choice = behind && self.clauses.is_lemma(at + 2, &["choice", "its"]);
        behind && organisation
            || choice
            || self.is_partner_in_coalition(at)
            || self.lists_partners(at, phrase)
    }

    /// "one of the partners of Oman in the coalition".
    fn is_partner_in_coalition(&self, at: usize) -> bool {
        let end = self.clauses.tokens.len().min(at + REACH + 2);
        let halt = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct) && !t.is_lemma(&["-"]);
        let near: Vec<&Token> = self.slice(at + 1..end).iter().take_while(|t| !halt(t)).collect();
        near.iter().any(|t| t.is_lemma(&["in", "within"]))
            && near.iter().any(|t| is(t, Class::League) && !t.text(self.text).starts_with(char::is_uppercase))
            && !near.iter().any(|t| t.is_lemma(&["government", "cabinet", "parliament", "ruling"]))
    }

    /// "India's partners, including France", "its Gulf partners Bahrain and Kuwait", "among Chad's partners in the region, Mali".
    fn lists_partners(&self, at: usize, phrase: &Phrase) -> bool {
        const IDLE: [&str; 6] = ["talk", "negotiating", "dialogue", "sparring", "peace", "negotiation"];
        let from = phrase.tokens.start.min(at);
        let own = self.slice(from..at);
        // "Greece's Union partners": an organisation has them.
        let beside = at.checked_sub(1).and_then(|before| {
            self.mentions.iter().find(|m| m.tokens.contains(&before) && m.kind != MentionKind::Adjective)
        });
        let within = beside
            .is_some_and(|m| m.tokens.start > from && !m.actors.iter().all(|a| self.world.is_nation(*a)));
        let owned = !phrase.possessor.is_empty()
            || !phrase.owners.is_empty()
            || self.clauses.is_lemma(at + 1, &["of"])
            || own.first().is_some_and(|t| t.is_lemma(&["its", "his", "her", "their"]));
        let states = phrase.after.iter().any(|actor| self.world.is_nation(*actor));
        let end = self.clauses.tokens.len().min(at + REACH);
        let opens = self
            .slice(at + 1..end)
            .iter()
            .take_while(|t| !matches!(t.upos, Upos::Verb | Upos::Aux))
            .any(|t| {
                t.is_lemma(&["including", "notably", "especially", "such"]) || t.is_lemma(&["they", "them"])
            });
        let among = from <= 3 && self.clauses.is_lemma(0, &["among"]);
        self.is_plural(at)
            && owned
            && !within
            && (states || opens || among)
            && !own.iter().any(|t| t.is_lemma(&IDLE) || is(t, Class::Trade))
    }

    /// "India, which helped both and which regards": of whom the second of two relative clauses is said.
    pub(super) fn second_relative(&self, verb: usize) -> Vec<ActorCode> {
        let first = self.clauses.group_at(verb).map_or(verb, |v| v.first);
        let which = first.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["which", "who"]));
        let and =
            which.and_then(|at| at.checked_sub(1)).filter(|at| self.clauses.is_lemma(*at, &["and", "but"]));
        let Some(and) = and else { return Vec::new() };
        let from = and.saturating_sub(2 * LEVEL);
        let before = (from + 1..and).rev().find(|at| {
            self.clauses.is_lemma(*at, &["which", "who"]) && self.clauses.is_lemma(*at - 1, &[","])
        });
        let host = before.and_then(|at| self.mentions.iter().find(|m| m.tokens.end + 1 == at));
        host.map_or(Vec::new(), |m| m.actors.clone())
    }

    /// "raises the relations of the two countries to the level of an alliance", "lifted its ties with Peru to a strategic partnership".
    pub(super) fn read_raised(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const RAISE: [&str; 7] = ["raise", "elevate", "upgrade", "lift", "promote", "bring", "take"];
        let Some(token) = self.token(at).filter(|t| t.upos == Upos::Verb && t.is_lemma(&RAISE)) else {
            return;
        };
        let end = self.clauses.tokens.len().min(at + 2 * LEVEL);
        let tie =
            |at: &usize| self.clauses.is_lemma(*at, &["relation", "tie", "relationship", "cooperation"]);
        let Some(ties) = (at + 1..end.min(at + REACH)).find(tie) else { return };
        let to = (ties + 1..end.min(ties + LEVEL)).find(|at| self.clauses.is_lemma(*at, &["to", "into"]));
        let Some(to) = to else { return };
        let level = (to + 1..end.min(to + REACH + 2))
            .find(|at| self.token(*at).is_some_and(|t| t.is_lemma(&["alliance", "partnership"])));
        let barred =
            |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj) || t.is_lemma(&[";", ","]);
        let Some(level) = level.filter(|level| !self.slice(to..*level).iter().any(barred)) else { return };
        if self.is_denied(at) || token.range.is_empty() {
            return;
        }
        let mut bound = Vec::new();
        for party in parties.iter().filter(|p| p.tokens.start > at && p.tokens.end <= to) {
            add(&mut bound, &party.actors);
        }
        for phrase in self.clauses.phrases.iter().filter(|p| p.tokens.start > at && p.tokens.end <= to) {
            if phrase.kind == PhraseKind::Actor {
                add(&mut bound, &phrase.actors);
            }
            add(&mut bound, &phrase.possessor);
        }
        if bound.len() < 2 {
            add(&mut bound, &self.pledger(at));
        }
        if bound.len() < 2 {
            bound = parties
                .iter()
                .rev()
                .find(|p| p.tokens.end <= at && p.actors.len() == 2)
                .map_or(bound, |p| p.actors.clone());
        }
        let kind = match self.clauses.is_lemma(level, &["alliance"]) {
            true => AllianceKind::Alliance,
            false => AllianceKind::Partnership,
        };
        if bound.len() == 2 && bound.iter().all(|code| self.world.is_nation(*code)) && !is_told(&bound, facts)
        {
            self.push(bound, kind, AllianceStatus::Active, facts);
        }
    }

    /// "close partners of the United States, such as Canada": examples behind the owner of a plural noun.
    pub(super) fn examples_past_owner(&self, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        let of = self.clauses.is_lemma(noun + 1, &["of"]) && self.is_plural(noun);
        let owner = parties.iter().find(|p| of && (noun + 2..noun + 4).contains(&p.tokens.start));
        let Some(owner) = owner else { return Vec::new() };
        let comma = usize::from(self.clauses.is_lemma(owner.tokens.end, &[","]));
        let near = owner.tokens.end + comma;
        let opens =
            self.clauses.is_lemma(near, &["including", "notably", "like", "especially", "such", "among"]);
        let found = if opens { self.examples_behind(owner.tokens.end - 1, parties) } else { Vec::new() };
        found.into_iter().filter(|code| !owner.actors.contains(code)).collect()
    }

    /// "a partner in the American war on terror": whose fight it is.
    pub(super) fn owners_of_fight(&self, noun: usize) -> Vec<ActorCode> {
        let end = self.clauses.tokens.len().min(noun + REACH);
        let fight = (noun + 1..end).find(|at| self.token(*at).is_some_and(|t| is(t, Class::Fight)));
        let Some(fight) = fight.filter(|_| self.clauses.is_lemma(noun + 1, &["in"])) else {
            return Vec::new();
        };
        let owner = self.mentions.iter().find(|m| m.tokens.start > noun && m.tokens.end <= fight);
        owner.map_or(Vec::new(), |m| m.actors.clone())
    }

    /// "Vietnam joined ASEAN in 1995, Laos in 1997 and Cambodia in 1999": who else joined, and when, with the verb left out.
    fn read_joined_later(
        &self,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let (start, end) = (organisation.tokens.start, organisation.tokens.end);
        let verb = (start.saturating_sub(3)..start)
            .any(|at| self.clauses.is_lemma(at, &["join", "enter", "accede", "leave", "quit"]));
        let dated = |at: usize| {
            self.clauses.is_lemma(at, &["in"])
                && self
                    .token(at + 1)
                    .is_some_and(|t| t.upos == Upos::Num || crate::syntax::is_calendar_word(&t.lemma))
        };
        if !verb || !dated(end) {
            return;
        }
        let mut from = end + 2;
        let mut states = Vec::new();
        for party in parties.iter().filter(|p| p.tokens.start >= end + 2) {
            let gap = self.slice(from..party.tokens.start);
            let joined = gap
                .iter()
                .all(|t| t.is_lemma(&[",", ";", "and", "the", "followed", "by"]) || t.upos == Upos::Num);
            if !joined || gap.len() > 4 {
                break;
            }
            let next = party.tokens.end;
            if !dated(next) && !self.clauses.is_lemma(next, &["and", ","]) {
                break;
            }
            add(&mut states, &party.actors);
            from = if dated(next) { next + 2 } else { next };
        }
        states.retain(|state| self.is_member(*state, organisation.code));
        if !states.is_empty() {
            states.insert(0, organisation.code);
            self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "the Union and the Alliance ... Greece, a member of both,": of each of two organisations.
    fn read_member_of_both(
        &self,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let both = (0..self.clauses.tokens.len()).find(|at| {
            self.clauses.is_lemma(*at, &["member"])
                && self.clauses.is_lemma(*at + 1, &["of", "in"])
                && self.clauses.is_lemma(*at + 2, &["both"])
                && self.token(*at + 3).is_none_or(|t| t.upos == Upos::Punct || t.upos == Upos::Cconj)
        });
        let Some(noun) = both.filter(|noun| organisation.tokens.end <= *noun) else { return };
        let start = self.opening(self.phrase_at(noun).map_or(noun, |p| p.tokens.start));
        let described = self.described_before(start, noun, parties).or_else(|| self.copula_subject(noun));
        let mut states = described.unwrap_or_default();
        states.retain(|state| self.is_member(*state, organisation.code));
        if !states.is_empty() && !self.is_denied(noun) {
            states.insert(0, organisation.code);
            self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "The Union lifted its suspension of Mali": who is let back in.
    fn read_reinstated(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let end = self.clauses.tokens.len().min(organisation.tokens.end + REACH);
        let noun = (organisation.tokens.end..end).find(|at| self.clauses.is_lemma(*at, &["suspension"]));
        let Some(noun) = noun.filter(|at| self.clauses.is_lemma(*at + 1, &["of", "on"])) else { return };
        let verb =
            self.clauses.verbs.iter().rev().find(|v| v.main < noun && v.main >= organisation.tokens.end);
        let lifted = verb.is_some_and(|v| {
            !v.passive
                && self.clauses.is_lemma(v.main, &["lift", "end", "revoke", "reverse", "cancel"])
                && !self.is_denied(v.main)
        });
        let party = parties.iter().find(|p| lifted && (noun + 2..noun + 4).contains(&p.tokens.start));
        for state in party.into_iter().flat_map(|p| &p.actors).filter(|code| self.world.is_nation(**code)) {
            if let Some(status) = self.standing_of(*state, organisation.code, Standing::Open, true) {
                self.push(vec![organisation.code, *state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "Serbia works with NATO under the Partnership for Peace", "one of the six states in the Eastern Partnership": partners of the
    /// organisation whose framework it is, named or not.
    pub(super) fn read_known_programme(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const TAKES: [&str; 12] = [
            "join",
            "enter",
            "sign",
            "enrol",
            "enroll",
            "take",
            "participate",
            "belong",
            "be",
            "cooperate",
            "work",
            "have",
        ];
        let named = self.token(at).is_some_and(|t| {
            t.is_lemma(&["partnership"]) && t.text(self.text).starts_with(char::is_uppercase)
        });
        let peace = self.clauses.is_lemma(at + 1, &["for"]) && self.clauses.is_lemma(at + 2, &["peace"]);
        let eastern = at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["eastern"]));
        if !named || !(peace || eastern) {
            return;
        }
        let kind = if peace { "military alliance" } else { "political and" };
        let host =
            |code: &ActorCode| self.world.organisation(*code).is_some_and(|o| o.kind().starts_with(kind));
        let told =
            self.mentions.iter().flat_map(|m| m.actors.iter().copied()).chain(self.story.organisations());
        let mut told = told.filter(host);
        let Some(organisation) = told.next() else { return };
        let lead = (at.saturating_sub(REACH)..at).rev().find(|at| {
            self.clauses.is_lemma(*at, &["in", "under", "of", "to", "join", "sign", "enter", "within"])
        });
        let Some(lead) = lead else { return };
        // "one of six former Soviet states"
        let adjective = |p: &Party| {
            self.mentions.iter().any(|m| m.kind == MentionKind::Adjective && m.tokens.start == p.tokens.start)
        };
        let near = parties
            .iter()
            .rev()
            .find(|p| p.tokens.end <= lead && lead - p.tokens.end <= LEVEL && !adjective(p));
        let Some(near) = near else { return };
        let gap = self.slice(near.tokens.end..lead + 1);
        let apposed = gap.first().is_some_and(|t| t.is_lemma(&[",", "–", "—", "("]));
        let denied = gap.iter().any(|t| t.is_lemma(&["not", "never", "refuse", "decline", "reject", ";"]));
        if denied || !(apposed || gap.iter().any(|t| t.is_lemma(&TAKES))) {
            return;
        }
        let mut states = near.actors.clone();
        states.retain(|code| self.world.is_nation(*code) && !self.is_member(*code, organisation));
        for state in states {
            if !is_told(&[organisation, state], facts) {
                self.push(
                    vec![organisation, state],
                    AllianceKind::Partnership,
                    AllianceStatus::Active,
                    facts,
                );
            }
        }
    }

    /// "froze its participation in the Collective Security Treaty", "suspended its membership of the League in 2012".
    pub(super) fn read_frozen(
        &self,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        self.read_joined_later(organisation, parties, facts);
        self.read_member_of_both(organisation, parties, facts);
        self.read_reinstated(organisation, parties, facts);
        let start = organisation.tokens.start;
        let Some(noun) = (start.saturating_sub(4)..start)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["participation", "membership"]))
        else {
            return;
        };
        let own = (noun.saturating_sub(2)..noun)
            .any(|at| self.clauses.is_lemma(at, &["its", "their", "his", "her"]));
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun && start - v.main <= FROZEN);
        let Some(verb) = verb.filter(|v| {
            own && !v.passive
                && self
                    .clauses
                    .is_lemma(v.main, &["freeze", "suspend", "end", "halt", "terminate", "renounce"])
        }) else {
            return;
        };
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "-"]));
        if !whole || self.is_denied(verb.main) {
            return;
        }
        let mut states = self.pledger(verb.main);
        if states.is_empty() {
            states = self.subject(verb.main + 1);
        }
        for state in states.into_iter().filter(|code| self.world.is_nation(*code)) {
            if let Some(status) = self.standing_of(state, organisation.code, Standing::Ended, true) {
                self.push(vec![organisation.code, state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "OPEC's second-largest producer, Iraq": whether a noun for a member stands behind the name with what singles it out.
    pub(super) fn is_singled_out(&self, at: usize, organisation: &Organisation) -> bool {
        let end = organisation.tokens.end;
        let gap = self.slice(end + 1..at.max(end + 1));
        let ranks = |t: &Token| {
            t.text(self.text).ends_with("est")
                || t.is_lemma(&["only", "sole", "lone", "top", "main", "leading"])
        };
        at > end
            && self.clauses.is_lemma(end, &["'s"])
            && !self.clauses.is_lemma(at, &["partner"])
            && gap.len() <= 5
            && gap.iter().any(ranks)
            && !gap.iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adp) || t.is_lemma(&[","]))
    }

    /// "Chad's and Mali's treaties with Niger": the owner before the owner of a pact.
    pub(super) fn joint_possessor(&self, phrase: &Phrase) -> Vec<ActorCode> {
        let end = self.clauses.tokens.len().min(phrase.tokens.end);
        let own = self.mentions.iter().find(|m| {
            m.tokens.start + 2 >= phrase.tokens.start
                && m.tokens.end < end
                && self.clauses.is_lemma(m.tokens.end, &["'s"])
                && phrase.possessor.iter().chain(&phrase.owners).any(|code| m.actors.contains(code))
        });
        let mut and = own.and_then(|m| m.tokens.start.checked_sub(1));
        if let Some(at) = and.filter(|at| self.clauses.is_lemma(*at, &["the"])) {
            and = at.checked_sub(1);
        }
        let Some(and) = and.filter(|at| self.clauses.is_lemma(*at, &["and"])) else { return Vec::new() };
        let mark = and.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["'s"]));
        let first = mark.and_then(|mark| self.mentions.iter().find(|m| m.tokens.end == mark));
        first.map_or(Vec::new(), |m| m.actors.clone())
    }

    /// Words that tell of no membership where they stand: "a road of danger", "joined the leaders of the Nine", "pull out of a field".
    pub(super) fn is_besides(&self, at: usize) -> bool {
        if self.is_mentioned(at) {
            return true;
        }
        let end = self.clauses.tokens.len().min(at + 4);
        let behind = self.slice(at + 1..end);
        if self.clauses.is_lemma(at, &["road", "path", "route"]) {
            return !behind.iter().any(|t| t.is_lemma(&["to", "toward", "towards", "into"]));
        }
        if self.clauses.is_lemma(at, &["pull", "withdraw", "withdrawal"]) && self.leaves_a_place(at) {
            return true;
        }
        // "the chairman of the African Union Commission": an office of the organisation's own.
        if self.token(at).is_some_and(|t| is(t, Class::Seat)) && self.is_office_of_organ(at) {
            return true;
        }
        let people = |t: &Token| {
            t.is_lemma(&["leader", "minister", "head", "counterpart", "colleague", "talk", "meeting"])
        };
        self.clauses.is_lemma(at, &["join"])
            && behind.iter().take_while(|t| !t.is_lemma(&["of", "and", ","])).any(people)
    }

    /// "pull out of the oilfield": where what is left is no organisation.
    fn leaves_a_place(&self, at: usize) -> bool {
        let end = self.clauses.tokens.len().min(at + 5);
        let from = (at + 1..end).rev().find(|at| self.clauses.is_lemma(*at, &["of", "from"]));
        let Some(from) = from else { return false };
        let near = from + 1..self.clauses.tokens.len().min(from + 6);
        let organisation = self.mentions.iter().any(|m| {
            near.contains(&m.tokens.start) && m.actors.iter().any(|code| !self.world.is_nation(*code))
        });
        let stands_for = |t: &Token| {
            is(t, Class::Body)
                || is(t, Class::Pact)
                || is(t, Class::Bond)
                || is(t, Class::Grouping)
                || t.is_lemma(&["it", "they", "them", "which", "cartel"])
                || t.text(self.text).starts_with(char::is_uppercase)
        };
        !organisation && !self.slice(near).iter().any(stands_for)
    }

    /// "its army leave the town": whether the verb at hand has an object behind it.
    pub(super) fn has_own_object(&self, from: usize) -> bool {
        let end = self.clauses.tokens.len().min(from + REACH);
        let verb = (from..end.min(from + 4)).find(|at| self.token(*at).is_some_and(|t| t.upos == Upos::Verb));
        let idle = |t: &Token| matches!(t.upos, Upos::Adp | Upos::Adv | Upos::Part);
        let behind = verb.and_then(|verb| self.slice(verb + 1..end).iter().find(|t| !idle(t)));
        behind.is_some_and(|t| matches!(t.upos, Upos::Det | Upos::Pron))
    }

    /// "Chile's bid for a permanent seat on the Security Council": who seeks a place in an organ of the whole world is a
    /// member of the organisation already, and does not ask to be one.
    pub(super) fn is_seat_in_organ(&self, at: usize, organisation: &Organisation) -> bool {
        let parent = self.world.organisation(organisation.code).and_then(|o| o.parent());
        let right = self
            .token(at)
            .is_some_and(|t| is(t, Class::Member(Standing::Proposed)) || t.is_lemma(&["membership"]));
        right && parent.is_some_and(|parent| self.member_count(parent) > WORLDWIDE)
    }

    fn is_office_of_organ(&self, at: usize) -> bool {
        let end = self.clauses.tokens.len().min(at + 7);
        let organ =
            (at + 1..end).find(|at| self.clauses.is_lemma(*at, &["commission", "secretariat", "parliament"]));
        organ.is_some_and(|organ| {
            !self.slice(at + 1..organ).iter().any(|t| t.upos == Upos::Verb || t.is_lemma(&[",", ";"]))
        })
    }
}

/// Whether the sentence has told of an alignment of the same already.
fn is_told(members: &[ActorCode], facts: &[AllianceFact]) -> bool {
    facts.iter().any(|fact| members.iter().all(|code| fact.members.contains(code)))
}
