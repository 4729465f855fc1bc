//! Agreements whose other party the sentence does not join to them: "the minister flew to Rabat and signed a treaty", "they
//! met on Monday. A memorandum was signed."

use super::{
    argument::{Arguments, Filler, VerbMatch},
    clause::VerbGroup,
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    predicate::{Asserts, Predicate, TABLE},
    sides::union,
    speech::{Judgement, has_use, is_judged},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionKind, AllianceKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::Deprel,
};

/// How far back the meeting may end at which an unnamed pair signs, in bytes.
const MEETING_REACH: usize = 300;

impl FrameReader<'_> {
    /// The member sets that an alliance predicate asserts: where both roles are filled, "A's alliances with B and C", each
    /// of the one with each of the other; else all together, but not those with whom somebody who is not named has pacts. A
    /// bloc needs an organisation and a state.
    pub(super) fn member_sets(
        &self,
        kind: AllianceKind,
        first: &Filler,
        second: &Filler,
    ) -> Vec<Vec<ActorCode>> {
        let Some(all) = union(first, second) else { return Vec::new() };
        if kind == AllianceKind::Bloc {
            let (states, organisations): (Vec<_>, Vec<_>) =
                all.iter().partition(|code| self.world.is_nation(**code));
            let with = |organisation: &ActorCode| {
                [*organisation].into_iter().chain(states.iter().copied()).collect()
            };
            return if states.is_empty() { Vec::new() } else { organisations.iter().map(with).collect() };
        }
        let against: Vec<ActorCode> =
            second.actors.iter().filter(|actor| !first.actors.contains(actor)).copied().collect();
        let with = self.clauses.is_lemma(second.tokens.start.wrapping_sub(1), &["with"]);
        if first.actors.is_empty() && with {
            return Vec::new();
        }
        if first.actors.is_empty() || against.is_empty() {
            return vec![all];
        }
        first.actors.iter().flat_map(|a| against.iter().map(|b| vec![*a, *b])).collect()
    }

    /// The agreements of a sentence that tells of no more than one party to them.
    pub(super) fn read_accords(&self, facts: &mut Facts) {
        for (index, group) in self.clauses.verbs.iter().enumerate() {
            let lemma = self.token(group.main).map_or("", |t| &*t.lemma);
            let reached = |predicate: &&Predicate| {
                let kind = Asserts::Action { kind: ActionKind::Agree, status: None, reciprocal: true };
                predicate.asserts == kind && !predicate.nouns.is_empty()
            };
            let known = facts
                .acts_in(self.evidence)
                .any(|fact| matches!(fact.kind, ActionKind::Agree | ActionKind::Reject));
            if known || group.reduced || group.modality > Modality::Announced {
                continue;
            }
            let found = TABLE
                .of_verb(lemma)
                .iter()
                .filter(reached)
                .find_map(|predicate| Some((predicate, VerbMatch::new(self.clauses, index, predicate)?)));
            let Some((predicate, found)) = found else { continue };
            let first = found.first_of(&predicate.first).map_or(Vec::new(), |(_, filler)| filler.actors);
            let Some(parties) = self.signatories(group, &first, facts) else { continue };
            let mark = facts.mark();
            let (at, modality) = (group.main, group.modality);
            let occurrence = Occurrence { at, noun: found.noun, modality };
            self.assert_action(ActionKind::Agree, None, (parties.clone(), parties), &occurrence, facts);
            let (predicate, at) = (Some(predicate), Some(at));
            facts.note(&mark, Origin { means: Means::Ellipsis, predicate, at, modality });
        }
    }

    /// What several states do jointly: "Chad and Mali will jointly patrol the lake", "tested a weapon together".
    pub(super) fn read_joint_acts(&self, facts: &mut Facts) {
        for group in self.clauses.verbs.iter().filter(|v| !v.passive && v.modality <= Modality::Expected) {
            let Some(verb) = self.token(group.main).filter(|t| !is_judged(t, Judgement::Report)) else {
                continue;
            };
            let subject = group.subject.and_then(|at| self.clauses.phrases.get(at));
            let Some(subject) = subject.filter(|p| p.kind == PhraseKind::Actor && !p.actors.is_empty())
            else {
                continue;
            };
            let known = facts.acts_in(self.evidence).next().is_some();
            if known || has_use("verb", &verb.lemma, Judgement::Voice) {
                continue;
            }
            let Some(parties) = self.acting_together(group.main, subject) else { continue };
            let mark = facts.mark();
            let (at, modality) = (group.main, group.modality);
            let roles = (parties.clone(), parties);
            let occurrence = Occurrence { at, noun: None, modality };
            self.assert_action(ActionKind::Cooperate, None, roles, &occurrence, facts);
            facts.note(&mark, Origin { means: Means::Verb, predicate: None, at: Some(at), modality });
        }
    }

    /// Who act jointly: "A and B will jointly guard the port", "A's troops patrol alongside those of B".
    fn acting_together(&self, verb: usize, subject: &Phrase) -> Option<Vec<ActorCode>> {
        let object = self.clauses.tree_object(verb).is_some();
        let jointly = self.clauses.children(verb).any(|(_, t)| {
            t.deprel == Deprel::Advmod && (t.is_lemma(&["jointly"]) || object && t.is_lemma(&["together"]))
        });
        let mut parties = subject.actors.clone();
        if parties.len() == 1 {
            let person = subject.level.is_some() || subject.person;
            let beside = |marker: &str| self.clauses.tree_obliques(verb, marker).into_iter();
            let with = beside("with").filter(|_| jointly);
            let partner = with.chain(beside("alongside")).find(|p| p.kind == PhraseKind::Actor && !p.person);
            add(&mut parties, &partner.filter(|p| !person && p.level.is_none())?.actors);
        } else if !jointly {
            return None;
        }
        (parties.len() > 1).then_some(parties)
    }

    /// Both who sign: the one who is named, with whom he meets in the sentence or whose city he is in; where nobody is, the
    /// two that have just met.
    fn signatories(&self, group: &VerbGroup, first: &[ActorCode], facts: &Facts) -> Option<Vec<ActorCode>> {
        match first {
            [] if group.passive && self.is_open(group) => self.just_met(facts),
            [only] => {
                let host = self.met_by(*only, facts).or_else(|| self.host_of(group, *only))?;
                Some(vec![*only, host])
            }
            _ => None,
        }
    }

    /// Whether a passive verb says nothing of who does it, and is no relative clause, which tells of the past.
    fn is_open(&self, group: &VerbGroup) -> bool {
        let relative = self.token(group.main).is_some_and(|t| t.deprel == Deprel::AclRelcl);
        !relative && self.clauses.tree_obliques(group.main, "by").is_empty()
    }

    /// With whom one actor meets in the sentence, where that is one only.
    fn met_by(&self, actor: ActorCode, facts: &Facts) -> Option<ActorCode> {
        let here = facts.meetings.iter().map(|telling| &telling.fact);
        let here = here.filter(|fact| fact.evidence.last() == Some(self.evidence));
        let mut others: Vec<ActorCode> = here
            .filter(|fact| fact.participants.len() == 2 && fact.participants.contains(&actor))
            .flat_map(|fact| fact.participants.iter().copied())
            .filter(|other| *other != actor && self.world.is_nation(*other))
            .collect();
        others.dedup();
        match others.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whose city something is signed in: "signed a treaty in Pyongyang".
    fn host_of(&self, group: &VerbGroup, actor: ActorCode) -> Option<ActorCode> {
        let end = self.clauses.verbs.iter().map(|v| v.first).filter(|first| *first > group.main).min();
        let behind = group.main..end.unwrap_or(self.clauses.tokens.len());
        let city = |m: &&Mention| {
            matches!(m.kind, MentionKind::Place | MentionKind::Capital)
                && behind.contains(&m.tokens.start)
                && m.tokens.start > 0
                && self.clauses.is_lemma(m.tokens.start - 1, &["in"])
        };
        let host = self.mentions.iter().find(city).and_then(|m| m.actors.first().copied())?;
        // What others sign there is their own affair.
        let named = |code: &ActorCode| *code == actor || *code == host || !self.world.is_nation(*code);
        let only = self.mentions.iter().flat_map(|m| &m.actors).all(named);
        (only && host != actor && self.world.is_nation(host)).then_some(host)
    }

    /// The two states that met in this sentence or right before it, where the sentence names nobody else.
    fn just_met(&self, facts: &Facts) -> Option<Vec<ActorCode>> {
        let last = Some(&facts.meetings.last()?.fact).filter(|fact| fact.status == MeetingStatus::Held)?;
        let end = last.evidence.last()?.end;
        let near = self.evidence.start <= end + MEETING_REACH;
        let pair =
            last.participants.len() == 2 && last.participants.iter().all(|code| self.world.is_nation(*code));
        let others = self.mentions.iter().flat_map(|m| &m.actors);
        let alone = others.into_iter().all(|code| last.participants.contains(code));
        (near && pair && alone).then(|| last.participants.clone())
    }
}
