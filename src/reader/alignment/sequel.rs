//! Memberships of an organisation that only a sentence before names: "Mauritania left in 2000", "Chad and Fiji have applied",
//! "Hungary takes over the presidency".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, classes, is, membership::WORLDWIDE};
use crate::{
    actor::ActorCode,
    reader::{clause::VerbGroup, modality::Modality},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::mention::MentionKind,
    syntax::{Token, Upos},
};

/// How many organisations back a sentence may speak of.
const BACK: usize = 2;
/// How many where the sentence tells of who comes or goes.
const FAR_BACK: usize = 3;

impl AlignmentReader<'_> {
    /// Reads who belongs to an organisation named before, in a sentence that names none. The world's table must know of it.
    pub(super) fn read_sequels(&self, organisations: &[Organisation], facts: &mut Vec<AllianceFact>) {
        if !organisations.is_empty() {
            return;
        }
        for verb in &self.clauses.verbs {
            if let Some(standing) = self.bare_verb(verb) {
                self.add_sequel(&self.named_subject(verb.main), standing, facts);
                for states in self.gapped_after(verb.main) {
                    self.add_sequel(&states, standing, facts);
                }
            }
        }
        for at in 1..self.clauses.tokens.len() {
            self.add_sequel(&self.already_inside(at), Standing::Active, facts);
            let Some(token) = self.token(at).filter(|t| t.upos == Upos::Noun) else { continue };
            let right = is(token, Class::Right);
            let seat = token.is_lemma(&["presidency", "chair", "chairmanship"]);
            if !(right || seat) || self.clauses.is_lemma(at + 1, &["of", "to", "for", "in"]) {
                continue;
            }
            let standing = if seat || token.is_lemma(&["membership", "participation"]) {
                Standing::Active
            } else {
                Standing::Proposed
            };
            let states = if right { self.owner_of_right(at) } else { self.holder_of_seat(at) };
            self.add_sequel(&states, standing, facts);
        }
    }

    /// How those stand of whom a verb of membership is said with nothing behind it.
    fn bare_verb(&self, verb: &VerbGroup) -> Option<Standing> {
        let token = self.token(verb.main)?;
        let fits = is(token, if verb.passive { Class::Taken } else { Class::Moves });
        // "has been negotiating since last year"
        if token.is_lemma(&["negotiate"]) && self.clauses.is_lemma(verb.main + 1, &["since", "for"]) {
            return Some(Standing::Proposed);
        }
        let denied = self
            .slice(verb.first.saturating_sub(1)..verb.main)
            .iter()
            .any(|t| t.is_lemma(&["not", "never", "n't", "if"]));
        let end = verb.main + 1;
        let particle =
            usize::from(self.clauses.is_lemma(end, &["out"]) && !self.clauses.is_lemma(end + 1, &["of"]));
        if !fits || denied || !self.ends_bare(end + particle) {
            return None;
        }
        if token.is_lemma(&["add", "accept"]) {
            return Some(Standing::Open);
        }
        // "hopes to accede by July"
        let ahead = verb.infinitive || matches!(verb.modality, Modality::Planned | Modality::Expected);
        classes(token).iter().find_map(|class| match class {
            Class::Member(Standing::Open) if ahead => Some(Standing::Proposed),
            Class::Member(standing) => Some(*standing),
            _ => None,
        })
    }

    /// "Fiji left in 2009, Gambia in 2013": the states of which the verb is said again by a comma and a time.
    fn gapped_after(&self, verb: usize) -> Vec<Vec<ActorCode>> {
        let next =
            self.clauses.verbs.iter().find(|v| v.main > verb).map_or(self.clauses.tokens.len(), |v| v.first);
        let named = self.mentions.iter().filter(|m| m.kind == MentionKind::Name && m.tokens.start > verb);
        let gapped = |m: &&crate::resolve::mention::Mention| {
            let before = m.tokens.start.saturating_sub(1);
            let joint = if self.clauses.is_lemma(before, &["the", "and"]) {
                before.saturating_sub(1)
            } else {
                before
            };
            m.tokens.end < next.max(m.tokens.end)
                && (self.clauses.is_lemma(joint, &[",", ";"]) || self.clauses.is_lemma(before, &["and"]))
                && self.clauses.is_lemma(m.tokens.end, &["in", "by", "on", "a", "two", "three"])
                && !self.slice(verb + 1..m.tokens.start).iter().any(|t| t.upos == Upos::Verb)
        };
        named.filter(gapped).map(|m| m.actors.clone()).collect()
    }

    /// "Albania and Croatia are already inside".
    fn already_inside(&self, at: usize) -> Vec<ActorCode> {
        let inside = self.clauses.is_lemma(at, &["inside"]) && self.ends_bare(at + 1);
        let be = (at.saturating_sub(3)..at).find(|at| self.clauses.is_lemma(*at, &["be", "remain"]));
        let Some(be) = be.filter(|_| inside) else { return Vec::new() };
        let idle = |t: &Token| matches!(t.upos, Upos::Aux | Upos::Adv | Upos::Punct);
        let mut states = Vec::new();
        let mut end = be;
        for mention in self.mentions.iter().rev().filter(|m| m.tokens.end <= be) {
            let gap = self.slice(mention.tokens.end..end);
            let list = gap.iter().all(|t| t.is_lemma(&[",", "and"]));
            if !(list && !states.is_empty() || states.is_empty() && gap.iter().all(idle)) {
                break;
            }
            states.extend(mention.actors.iter().copied());
            end = mention.tokens.start;
        }
        states
    }

    /// Whether what follows a verb is no object of it: an end, an adverb, a time.
    fn ends_bare(&self, at: usize) -> bool {
        let time = |at: usize| {
            self.token(at).is_some_and(|t| {
                t.upos == Upos::Num
                    || crate::syntax::is_calendar_word(&t.lemma)
                    || t.is_lemma(&["year", "month"])
            })
        };
        self.token(at).is_none_or(|t| {
            matches!(t.upos, Upos::Punct | Upos::Cconj | Upos::Sconj)
                || t.is_lemma(&["too", "also", "last", "again", "altogether", "soon", "together", "as"])
                || t.is_lemma(&["after", "before", "over"])
                || t.is_lemma(&["in", "on", "since", "by"]) && (at + 1..at + 5).any(time)
        })
    }

    /// The states that are the subject of a verb by their names.
    fn named_subject(&self, verb: usize) -> Vec<ActorCode> {
        let Some(phrase) = self.clauses.tree_subject(verb).or_else(|| {
            let group = self.clauses.group_at(verb)?;
            self.clauses.phrases.get(group.subject?)
        }) else {
            return Vec::new();
        };
        let named = |t: usize| {
            self.mentions
                .iter()
                .any(|m| matches!(m.kind, MentionKind::Name | MentionKind::Capital) && m.tokens.contains(&t))
        };
        if phrase.person || !named(phrase.head) { Vec::new() } else { phrase.actors.clone() }
    }

    /// "Sweden's bid", "Nikol Pashinyan has frozen its participation".
    fn owner_of_right(&self, at: usize) -> Vec<ActorCode> {
        let Some(phrase) = self.phrase_at(at) else { return Vec::new() };
        let mut owners = phrase.possessor.clone();
        if owners.is_empty() && self.slice(phrase.tokens.clone()).iter().any(|t| t.is_lemma(&["'s", "'"])) {
            owners.clone_from(&phrase.owners);
        }
        owners
    }

    /// "Belgium, which holds the rotating chair", "Hungary takes over the presidency".
    fn holder_of_seat(&self, at: usize) -> Vec<ActorCode> {
        let holds = |t: &Token| t.is_lemma(&["take", "hold", "assume", "occupy"]);
        let Some(verb) = self.clauses.verbs.iter().rev().find(|v| v.main < at && at - v.main <= 5) else {
            return Vec::new();
        };
        if !self.token(verb.main).is_some_and(holds) {
            return Vec::new();
        }
        let own = self.named_subject(verb.main);
        if !own.is_empty() {
            return own;
        }
        let mark = verb.first.checked_sub(2).filter(|mark| {
            self.clauses.is_lemma(*mark, &[","]) && self.clauses.is_lemma(mark + 1, &["which"])
        });
        let before = mark.and_then(|mark| {
            self.mentions.iter().find(|m| m.kind == MentionKind::Name && m.tokens.end == mark)
        });
        before.map_or(Vec::new(), |m| m.actors.clone())
    }

    /// Adds the membership of states in the organisation named last that the table knows to have to do with all of them.
    fn add_sequel(&self, states: &[ActorCode], standing: Standing, facts: &mut Vec<AllianceFact>) {
        if states.is_empty() || !states.iter().all(|state| self.world.is_nation(*state)) {
            return;
        }
        let usual = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE
                && self.rows(*code).next().is_some()
                && self
                    .world
                    .organisation(*code)
                    .is_some_and(|o| o.parent().is_none() && !o.kind().contains("mission"))
        };
        // "were suspended and later readmitted"
        let again = self.clauses.tokens.iter().any(|t| t.is_lemma(&["readmit", "rejoin", "reinstate"]));
        let standing = if standing == Standing::Ended && again { Standing::Open } else { standing };
        let status = |code: ActorCode| -> Option<AllianceStatus> {
            let mut all = states.iter().map(|state| self.standing_of(*state, code, standing, true));
            let first = all.next()??;
            let over = |state: &ActorCode| !self.is_member(*state, code);
            let left = standing != Standing::Ended || states.iter().all(over);
            (all.all(|status| status == Some(first)) && left).then_some(first)
        };
        let back = if standing == Standing::Active { BACK } else { FAR_BACK };
        let told = self.story.organisations().take(back).filter(usual);
        if let Some((code, status)) = told.filter_map(|code| Some((code, status(code)?))).next() {
            let members = [code].into_iter().chain(states.iter().copied()).collect();
            self.push(members, AllianceKind::Bloc, status, facts);
        }
    }
}
