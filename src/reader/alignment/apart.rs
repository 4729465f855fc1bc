//! Words beside the name of an organisation that tell of no membership, or of one given up: "joined in condemning", "a UN
//! brigade", "took Gambia out of the Commonwealth".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, is};
use crate::{
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::add,
    syntax::{Token, Upos},
};

/// An organisation with more members than this has nearly every state in it.
const EVERYBODY: usize = 150;
/// The longest way from "take" to "out of", in tokens.
const TAKE_REACH: usize = 6;
/// Words for whoever does something, as what it is done to.
const ITSELF: [&str; 9] =
    ["itself", "themselves", "it", "country", "nation", "state", "republic", "kingdom", "island"];
/// The longest way from "withdraw" to the name of an organisation of the whole world, in tokens.
const LEAVE_REACH: usize = 5;
/// The longest way from "'s" to the word for membership that it owns, in tokens.
const OWNED: usize = 3;

impl AlignmentReader<'_> {
    /// "joined the Union in condemning", "the Union joined in condemning": who does with others what they do need be no member.
    pub(super) fn joins_in_doing(&self, at: usize, organisation: &Organisation) -> bool {
        let doing = |end: usize| {
            self.clauses.is_lemma(end, &["in"])
                && self
                    .token(end + 1)
                    .is_some_and(|t| t.upos == Upos::Verb && t.text(self.text).ends_with("ing"))
        };
        // "invited the Union's leaders to a summit"
        let end =
            organisation.tokens.end + usize::from(self.clauses.is_lemma(organisation.tokens.end, &["'s"]));
        let people = self.token(end).is_some_and(|t| t.upos == Upos::Noun && !is(t, Class::Right));
        let invites = self.clauses.is_lemma(at, &["invite"]) && organisation.tokens.start > at && people;
        invites || doing(organisation.tokens.end) || self.clauses.is_lemma(at, &["join"]) && doing(at + 1)
    }

    /// "belong to a UN brigade": to something of an organisation, and not to it.
    pub(super) fn is_of_a_part(&self, at: usize, organisation: &Organisation) -> bool {
        let noun = self.token(organisation.tokens.end).filter(|t| t.upos == Upos::Noun);
        let body = |t: &Token| is(t, Class::Body) || is(t, Class::Grouping) || is(t, Class::Framework);
        let article = organisation.tokens.start.checked_sub(1);
        let one = article.is_some_and(|before| self.clauses.is_lemma(before, &["a", "an"]));
        at < organisation.tokens.start && one && noun.is_some_and(|t| !body(t))
    }

    /// "withdrew from the Criminal Court": a departure from an organisation of the whole world, told in so many words.
    pub(super) fn leaves_world(&self, at: usize, organisation: &Organisation) -> bool {
        let start = organisation.tokens.start;
        let departs = self.clauses.is_lemma(at, &["withdraw", "withdrawal", "quit", "exit", "pull"]);
        let gap = self.slice(at + 1..start);
        let from = gap.iter().any(|t| t.is_lemma(&["from"]))
            || gap
                .windows(2)
                .any(|pair| matches!(pair, [out, of] if out.is_lemma(&["out"]) && of.is_lemma(&["of"])))
            || self.clauses.is_lemma(at, &["quit"]) && gap.len() <= 1;
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "-"]));
        departs && start > at && gap.len() <= LEAVE_REACH && from && whole
    }

    /// "on Norway's opening accession talks" with nobody known before "'s": it is another's.
    pub(super) fn is_anothers(&self, at: usize, parties: &[Party]) -> bool {
        // "suspended its readmission agreement": of migrants.
        if self.clauses.is_lemma(at, &["readmission", "enlargement"])
            && self.token(at + 1).is_some_and(|t| t.upos == Upos::Noun)
        {
            return true;
        }
        if self.is_any_fellow(at, parties) {
            return true;
        }
        let Some(mark) = (at.saturating_sub(OWNED)..at).rev().find(|at| self.clauses.is_lemma(*at, &["'s"]))
        else {
            return false;
        };
        let known = parties.iter().any(|p| p.tokens.end == mark || p.tokens.contains(&mark))
            || self.mentions.iter().any(|m| m.tokens.end == mark || m.tokens.contains(&mark));
        let open = self.slice(mark + 1..at).iter().all(|t| {
            matches!(t.upos, Upos::Adj | Upos::Noun | Upos::Adv)
                || t.upos == Upos::Verb && t.text(self.text).ends_with("ing")
        });
        let right =
            self.clauses.is_lemma(at, &["accession", "entry", "admission", "membership", "bid", "join"]);
        right && open && !known
    }

    /// "proposed that the Union be joined by Chad": who so joins somebody in something is no member.
    pub(super) fn is_joined_by(&self) -> bool {
        let by = |at: usize| {
            self.clauses.is_lemma(at, &["join"])
                && self.clauses.is_lemma(at + 1, &["by"])
                && self.clauses.group_at(at).is_some_and(|v| v.passive)
        };
        (0..self.clauses.tokens.len()).any(by)
    }

    /// Takes out what is said of organisations of the whole world by words that happen to stand beside their names: everybody is
    /// long in.
    pub(super) fn drop_long_known(&self, facts: &mut Vec<AllianceFact>) {
        let worldwide = |fact: &AllianceFact| {
            let organisation = fact.members.iter().find(|code| !self.world.is_nation(**code));
            organisation.is_some_and(|code| self.member_count(*code) > EVERYBODY)
        };
        facts.retain(|fact| {
            fact.kind != AllianceKind::Bloc
                || fact.status == AllianceStatus::Ended
                || !worldwide(fact)
                || self.is_plausible(fact)
        });
    }

    /// "had been due to visit the NATO ally": one of whom the text spoke before.
    pub(super) fn is_that_fellow(&self, at: usize) -> bool {
        let name = self.mentions.iter().find(|m| m.tokens.end == at);
        let the = name.and_then(|m| m.tokens.start.checked_sub(1));
        let the = the.filter(|the| self.clauses.is_lemma(*the, &["the"]));
        let before = the.and_then(|the| the.checked_sub(1)).and_then(|before| self.token(before));
        self.clauses.is_lemma(at, &["ally", "partner", "member"])
            && before.is_some_and(|t| {
                matches!(t.upos, Upos::Verb | Upos::Adp)
                    && !t.is_lemma(&["be", "become", "remain", "as", "of"])
            })
            && self.token(at + 1).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn))
    }

    /// "a provocation against a NATO partner": one that is not named, and not whoever is named before.
    fn is_any_fellow(&self, at: usize, parties: &[Party]) -> bool {
        let token = self.token(at).filter(|t| is(t, Class::Fellow) || is(t, Class::Ally));
        let name = self.mentions.iter().find(|m| m.tokens.end == at);
        let article = name.and_then(|m| m.tokens.start.checked_sub(1));
        let article = article.filter(|at| self.clauses.is_lemma(*at, &["a", "an", "another"]));
        let against = article.and_then(|at| at.checked_sub(1));
        let apart =
            against.is_some_and(|at| self.clauses.is_lemma(at, &["against", "with", "for", "on", "from"]));
        let named = parties.iter().any(|p| (at + 1..at + 3).contains(&p.tokens.start));
        token.is_some() && (apart || self.is_that_fellow(at)) && !named && !self.is_plural(at)
    }

    /// "exceeded their quotas" with the name of an organisation between: whose they are belong to it.
    pub(super) fn read_quotas(&self, organisations: &[Organisation], facts: &mut Vec<AllianceFact>) {
        for organisation in organisations {
            let noun = organisation.tokens.end;
            if !self.clauses.is_lemma(noun, &["quota", "ceiling"]) {
                continue;
            }
            let Some(phrase) = self.phrase_at(noun) else { continue };
            let mut states = phrase.possessor.clone();
            add(&mut states, &self.possessor_before(phrase));
            add(&mut states, &phrase.owners);
            if !states.iter().any(|state| self.world.is_nation(*state)) {
                states = self.subject_through(noun);
            }
            states.retain(|state| self.is_member(*state, organisation.code));
            if !states.is_empty() {
                states.insert(0, organisation.code);
                self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
            }
        }
    }

    /// "took his country out of the Commonwealth".
    pub(super) fn read_taken_out(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for organisation in organisations {
            let start = organisation.tokens.start;
            let leaves =
                |at: &usize| self.clauses.is_lemma(*at, &["out"]) && self.clauses.is_lemma(*at + 1, &["of"]);
            let Some(out) = (start.saturating_sub(3)..start).find(leaves) else { continue };
            let verb = self.clauses.verbs.iter().rev().find(|v| v.main < out && out - v.main <= TAKE_REACH);
            let taken = verb.filter(|v| {
                self.clauses.is_lemma(v.main, &["take", "pull", "lead", "drag", "bring", "haul"])
                    && matches!(v.modality, Modality::Actual | Modality::Announced)
                    && v.main + 1 < out
            });
            let Some(verb) = taken else { continue };
            let object = parties.iter().rev().find(|p| p.tokens.start > verb.main && p.tokens.end <= out);
            // "took itself out of", "took the nation out of"; not "took Greenland out of" of whoever did.
            let own = self.slice(verb.main + 1..out).iter().any(|t| t.is_lemma(&ITSELF));
            let subject = || if own { self.subject(out) } else { Vec::new() };
            let states = object.map_or_else(subject, |p| p.actors.clone());
            for state in states.into_iter().filter(|state| self.world.is_nation(*state)) {
                let status = self.standing_of(state, organisation.code, Standing::Ended, false);
                if let Some(status) = status {
                    self.push(vec![organisation.code, state], AllianceKind::Bloc, status, facts);
                }
            }
        }
    }
}
