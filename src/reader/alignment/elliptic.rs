//! Alignments one side of which the sentence leaves to the text before: "the Russian-led bloc", "one member of the alliance
//! has broken with another", "a rank that Peru has granted only to Chile".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, is, membership::WORLDWIDE};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::add,
    syntax::Token,
};

/// How far behind "led" its noun stands, in tokens.
const LED: usize = 4;
/// How far apart the words may stand that speak of two members: "one member … another", in tokens.
const ANOTHER: usize = 14;
/// How far behind a rank stands who has it, in tokens.
const RANK: usize = 12;

impl AlignmentReader<'_> {
    /// Reads what is told at a token of an organisation or a state that another sentence names.
    pub(super) fn read_elliptic(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        self.read_led_bloc(at, organisations, facts);
        self.read_rank(at, parties, facts);
        for organisation in organisations {
            self.read_two_members(at, organisation, parties, facts);
            self.read_door(at, organisation, parties, facts);
        }
    }

    /// "The Russian-led bloc": who leads the organisation that the text spoke of last, of those that the state belongs to.
    fn read_led_bloc(&self, led: usize, organisations: &[Organisation], facts: &mut Vec<AllianceFact>) {
        if self.token(led).is_none_or(|t| t.text(self.text) != "led") {
            return;
        }
        let leader = self.mentions.iter().find(|m| m.tokens.end + 1 == led);
        let Some([leader]) = leader.map(|m| m.actors.as_slice()) else { return };
        let bloc = |t: &Token| is(t, Class::League) || is(t, Class::Body);
        let noun = (led + 1..led + LED).find(|at| self.token(*at).is_some_and(bloc));
        let named = |noun: usize| {
            let own = self.mentions.iter().filter(|m| m.tokens.start > led && m.tokens.start <= noun + 1);
            own.flat_map(|m| &m.actors).any(|code| !self.world.is_nation(*code))
        };
        if noun.is_none_or(named) {
            return;
        }
        let here = organisations.iter().map(|o| o.code);
        let fits = |code: &ActorCode| {
            self.rows(*code).next().is_some()
                && self.member_count(*code) <= WORLDWIDE
                && self.is_member(*leader, *code)
        };
        if let Some(code) = here.chain(self.story.organisations()).find(fits) {
            self.push(vec![code, *leader], AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "The first time that one member of the League has broken with another": the two of whom the text speaks.
    fn read_two_members(
        &self,
        at: usize,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let start = organisation.tokens.start;
        let of = (at + 1..start).all(|at| self.clauses.is_lemma(at, &["of", "to", "the"]));
        let member = self.clauses.is_lemma(at, &["member", "signatory", "ally"]) && at < start && of;
        if !member || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let behind = organisation.tokens.end..organisation.tokens.end + ANOTHER;
        let one = at > 0 && self.clauses.is_lemma(at - 1, &["one", "first", "a"]);
        let other = behind.clone().any(|at| self.clauses.is_lemma(at, &["another"]) && one);
        let mutual = |at: usize| {
            self.clauses.is_lemma(at, &["each", "one"])
                && self.clauses.is_lemma(at + 1, &["other", "another"])
        };
        if !(other || self.is_plural(at) && behind.into_iter().any(mutual)) {
            return;
        }
        let belongs = |state: &ActorCode| self.is_member(*state, organisation.code);
        let mut named = Vec::new();
        for party in parties.iter().filter(|p| !p.anaphoric && p.actors.iter().all(belongs)) {
            add(&mut named, &party.actors);
        }
        let main = self.story.main_pair().filter(|pair| pair.iter().all(belongs)).map(|pair| pair.to_vec());
        let states = match named.len() {
            2 => named,
            _ => main.unwrap_or_else(|| self.discourse.several(Some(2), belongs)),
        };
        if states.len() == 2 {
            let members = [organisation.code].into_iter().chain(states).collect();
            self.push(members, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "Knocked at the Union's door": who wants to be let in.
    fn read_door(
        &self,
        at: usize,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let start = organisation.tokens.start;
        let door = organisation.tokens.end..organisation.tokens.end + 3;
        let knocks = self.clauses.is_lemma(at, &["knock"])
            && (at + 1..at + 4).contains(&start)
            && door.into_iter().any(|at| self.clauses.is_lemma(at, &["door", "gate"]));
        let subject = self.clauses.tree_subject(at).map(|p| p.tokens.clone());
        let before = parties.iter().rev().find(|p| p.tokens.end <= at);
        let asks = subject.and_then(|tokens| parties.iter().find(|p| tokens.contains(&p.tokens.start)));
        let Some(party) = asks.or(before).filter(|_| knocks) else { return };
        for state in &party.actors {
            let status = self.standing_of(*state, organisation.code, Standing::Proposed, false);
            if let Some(status) = status {
                self.push(vec![organisation.code, *state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "A strategic partnership, a rank that Peru has granted only to Chile", "a status shared by Chad": who has it beside those
    /// of whom the sentence has just told it.
    fn read_rank(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let rank = self.clauses.is_lemma(at, &["rank", "status", "level", "tier", "title", "designation"]);
        let apposed = (at.saturating_sub(3)..at).any(|at| self.clauses.is_lemma(at, &[",", "–", "—"]));
        let last = facts.last().filter(|f| f.evidence.last() == Some(self.evidence));
        let Some(last) = last.filter(|f| rank && apposed && f.kind == AllianceKind::Partnership) else {
            return;
        };
        let last = last.members.clone();
        let near = |range: std::ops::Range<usize>, words: &[&str]| {
            range.into_iter().find(|at| self.clauses.is_lemma(*at, words))
        };
        let others = |from: usize| parties.iter().find(|p| p.tokens.start > from && !p.anaphoric);
        let grants = ["grant", "give", "accord", "confer", "reserve", "offer", "award"];
        let granter = near(at + 1..at + RANK, &grants).and_then(|verb| {
            let to = near(verb + 1..verb + 4, &["to", "on", "for"])?;
            Some((self.pledger(verb), others(to)?.actors.clone()))
        });
        // "a status shared by Chad": with the one of the two that the sentence begins with.
        let shared = || {
            let verb = near(at + 1..at + RANK, &["share", "hold", "enjoy"])?;
            let by = near(verb + 1..verb + 4, &["by", "with"])?;
            let first = parties.iter().flat_map(|p| &p.actors).find(|state| last.contains(state))?;
            Some((vec![*first], others(by)?.actors.clone()))
        };
        let Some((one, others)) = granter.or_else(shared) else { return };
        let [one] = one.as_slice() else { return };
        for other in others.into_iter().filter(|other| other != one && !last.contains(other)) {
            self.push(vec![*one, other], AllianceKind::Partnership, AllianceStatus::Active, facts);
        }
    }
}
