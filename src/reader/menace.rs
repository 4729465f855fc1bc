//! Deeds that are held out and not yet done: "is ready to close the border with Chad", "may expel more envoys", "will close the
//! border if Chad attacks"; and against whom forces move.

use super::{
    action::is_hostile,
    argument::Filler,
    frame::{FrameReader, Occurrence},
    modality::Modality,
    speech::{Judgement, is_judged, speech_at},
    spoken::{bearers, condition, denied},
};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    syntax::{Deprel, Token},
};

/// Verbs for what forces are moved for, whose object they are moved against.
const AGAINST: [&str; 20] = [
    "intercept",
    "shadow",
    "track",
    "deter",
    "monitor",
    "counter",
    "face",
    "repel",
    "chase",
    "identify",
    "confront",
    "challenge",
    "resist",
    "aim",
    "target",
    "reach",
    "hit",
    "strike",
    "threaten",
    "warn",
];

/// How far before a verb "no choice but to" begins, in tokens.
const FORCED_WITHIN: usize = 5;

impl FrameReader<'_> {
    /// Whether a hostile deed is one that its doers hold out to those whom it is to hit.
    pub(super) fn is_menaced(&self, occurrence: &Occurrence, actors: &[ActorCode]) -> bool {
        if occurrence.modality <= Modality::Announced || occurrence.modality == Modality::Negated {
            return false;
        }
        let at = occurrence.at;
        let governors = [Some(at), occurrence.noun].into_iter().flatten();
        let held_out = |from: usize| {
            let head = self.token(from).and_then(|t| t.head);
            head.is_some_and(|head| self.holds_out(head))
        };
        governors.into_iter().any(held_out) || self.is_forced(at) || self.may_do(at, actors)
    }

    /// Whether a word holds out what it governs: "ready to", "did not rule out", "reserves the right to".
    fn holds_out(&self, word: usize) -> bool {
        // "reserves the right", "raised the prospect of"
        let above = self.token(word).and_then(|t| t.head);
        let of_right = |at: usize| self.clauses.is_lemma(at, &["reserve", "have", "claim"]);
        let of_prospect = |at: usize| {
            self.clauses.is_lemma(at, &["raise", "hold", "float", "brandish", "conjure", "evoke"])
        };
        if self.clauses.is_lemma(word, &["right"]) {
            return above.is_some_and(of_right);
        }
        if self.clauses.is_lemma(word, &["prospect", "spectre", "specter", "possibility", "threat"]) {
            return above.is_some_and(of_prospect);
        }
        let excluded = self.clauses.is_lemma(word, &["rule", "exclude"]);
        match excluded {
            true => denied(self.clauses, word),
            false => {
                self.token(word).is_some_and(|t| is_judged(t, Judgement::Menace))
                    && !denied(self.clauses, word)
            }
        }
    }

    /// "Would have no choice but to close the border".
    fn is_forced(&self, verb: usize) -> bool {
        let near = verb.saturating_sub(FORCED_WITHIN)..verb;
        near.into_iter().any(|at| {
            self.clauses.is_lemma(at, &["choice", "option", "alternative"])
                && self.clauses.is_lemma(at + 1, &["but", "except", "other"])
        })
    }

    /// "Said that it could expel more envoys": what speakers say that they may do.
    fn may_do(&self, verb: usize, actors: &[ActorCode]) -> bool {
        let Some(group) = self.clauses.group_at(verb) else { return false };
        let may = self.clauses.tokens.get(group.first..group.main).is_some_and(|words| {
            words.iter().any(|t| t.is_lemma(&["may", "might", "could"]))
                && !words.iter().any(|t| t.is_lemma(&["have"]))
        });
        let speech = speech_at(self.speeches, verb).filter(|_| may);
        speech.is_some_and(|speech| !actors.is_empty() && actors.iter().all(|a| speech.speaker.contains(a)))
    }

    /// Whom a hostile deed is done to where no slot tells: who is to meet its condition, or whom forces are moved against.
    pub(super) fn target_or_menaced(
        &self,
        kind: ActionKind,
        first: &Filler,
        mut second: Filler,
        occurrence: &Occurrence,
    ) -> Filler {
        let verb = self.clauses.group_at(occurrence.at).is_some();
        if second.actors.is_empty() && verb && is_hostile(kind) && occurrence.modality != Modality::Actual {
            second.actors = self.bound_by_condition(occurrence.at, &first.actors);
        }
        if second.actors.is_empty() && kind == ActionKind::Mobilize {
            second.actors = self.moved_against(occurrence);
        }
        second
    }

    /// "Scrambled jets to intercept Chadian helicopters", "deployed missiles aimed at Chad": against whom forces move.
    fn moved_against(&self, occurrence: &Occurrence) -> Vec<ActorCode> {
        let purpose =
            |t: &Token| matches!(t.deprel, Deprel::Advcl | Deprel::Xcomp | Deprel::Acl | Deprel::AclRelcl);
        let heads = [Some(occurrence.at), occurrence.noun].into_iter().flatten();
        let verbs = heads
            .flat_map(|head| self.clauses.children(head))
            .filter(|(_, t)| purpose(t) && t.is_lemma(&AGAINST));
        for (verb, _) in verbs {
            let near = self.clauses.tree_obliques(verb, "at").into_iter().next();
            let against = near.or_else(|| self.clauses.tree_object(verb));
            let met = against.map_or(Vec::new(), bearers);
            if !met.is_empty() {
                return met;
            }
        }
        Vec::new()
    }

    /// "If Chad attacks, Mali will close its border": whom a deed is to hit that depends on what they do.
    fn bound_by_condition(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        let whose = condition(self.clauses, verb, &["if", "unless", "should", "until"]);
        let mut others = whose.map_or(Vec::new(), |p| p.actors.clone());
        others.retain(|other| !actors.contains(other));
        others
    }
}
