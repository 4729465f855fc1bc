//! Acts of words whose target neither their sentence nor any act before it tells: presumably the state with which the text
//! speaks of the actors all the time.

use super::{
    action::action_status,
    argument::{Arguments, VerbMatch},
    deed_words::{Class, is_word},
    ellipsis::answered,
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    predicate::{Asserts, GAP, TABLE},
    spoken::condition,
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    resolve::{
        phrase::Phrase,
        role::{RoleClass, role_of},
    },
    syntax::Deprel,
};

impl FrameReader<'_> {
    /// "Called for the release of the crew", "is deeply disappointed", "rejected any mediation".
    pub(super) fn read_presumed(&self, index: usize, facts: &mut Facts) {
        let Some(group) = self.clauses.verbs.get(index) else { return };
        let verb = group.main;
        let open = group.modality <= Modality::Announced && !group.reduced && !group.passive;
        // "asked people to stay": others are asked.
        let elsewhere = self.clauses.tree_object(verb).is_some() && self.clauses.has_infinitive(verb);
        if !open || elsewhere || action_status(group.modality).is_none() || self.is_silence(verb) {
            return;
        }
        let lemma = self.token(verb).map_or("", |t| &*t.lemma);
        let told = TABLE.of_verb(lemma).iter().find_map(|predicate| {
            let Asserts::Action { kind, status, reciprocal: false } = predicate.asserts else { return None };
            let asked = kind == ActionKind::Request
                && self.clauses.tree_object(verb).is_some_and(|p| self.are_private(p));
            // "told boats to stay"
            let asked = asked || predicate.particles.contains(&GAP);
            let found = VerbMatch::new(self.clauses, index, predicate).filter(|_| is_told(kind) && !asked)?;
            let actors = found.first_of(&predicate.first)?.1.actors;
            (!actors.is_empty()).then_some((predicate, kind, status, actors, found.noun))
        });
        let Some((predicate, kind, status, actors, noun)) = told else { return };
        if noun.is_some_and(|noun| self.clauses.is_lemma(noun, &["regret"])) || self.denies_too(verb) {
            return;
        }
        let targets = match kind {
            ActionKind::Threaten => self.on_condition(verb, &actors),
            _ => Vec::new(),
        };
        // "Peru shot at a Chilean boat. Chile vowed to hit back."
        let vows = self.clauses.is_lemma(verb, &["vow", "threaten", "swear", "promise", "pledge"]);
        let struck = targets.is_empty() && kind == ActionKind::Threaten && vows;
        let targets = if struck { answered(&actors, facts) } else { targets };
        let targets = if targets.is_empty() { self.presumed(&actors) } else { targets };
        let held = noun.is_some_and(|noun| self.is_release(noun));
        let targets = if targets.is_empty() && held { self.only_one_before(&actors) } else { targets };
        // "asked whether", "asked not to be named"
        if targets.is_empty() || self.is_asked(verb) {
            return;
        }
        let occurrence = Occurrence { at: verb, noun, modality: group.modality };
        let mark = facts.mark();
        self.assert_action(kind, status, (actors, targets), &occurrence, facts);
        let (predicate, at, modality) = (Some(predicate), Some(verb), group.modality);
        facts.note(&mark, Origin { means: Means::Ellipsis, predicate, at, modality });
    }

    /// "Condemned the raid and denied any part in it": no blame for those who blame the subject for it.
    fn denies_too(&self, verb: usize) -> bool {
        let mut joined = self.clauses.children(verb).filter(|(_, t)| t.deprel == Deprel::Conj);
        joined.any(|(_, t)| t.is_lemma(&["deny"]))
    }

    /// "Her release", "the release of the crew": whether a noun is for the freeing of those whom somebody holds.
    fn is_release(&self, noun: usize) -> bool {
        let frees = self.clauses.is_lemma(noun, &["release", "freedom", "liberation"]);
        let theirs = |at: usize| self.clauses.is_lemma(at, &["his", "her", "their"]);
        let phrase = self.clauses.phrase_of(noun);
        let own =
            phrase.is_some_and(|p| (p.tokens.start..noun).any(theirs)) || theirs(noun.saturating_sub(1));
        let captive = |p: &Phrase| self.token(p.head).is_some_and(|t| is_word(&t.lemma, Class::Captive));
        frees && (own || self.clauses.tree_obliques(noun, "of").into_iter().any(captive))
    }

    /// "Asked people to stay": whether a phrase is of those who act for no state.
    fn are_private(&self, phrase: &Phrase) -> bool {
        let role = self.token(phrase.head).and_then(|t| role_of(&[&t.lemma]));
        phrase.actors.is_empty() && role.is_some_and(|(_, role)| role.class == RoleClass::Private)
    }

    /// Who is to meet the condition of a threat: "warned of consequences if Chad attacks".
    fn on_condition(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        const MARKS: [&str; 3] = ["if", "unless", "should"];
        // "threatened to act if Chad did"
        let threatened = self.clauses.children(verb).filter(|(_, t)| t.deprel == Deprel::Xcomp);
        let mut verbs = std::iter::once(verb).chain(threatened.map(|(at, _)| at));
        let who = verbs.find_map(|at| condition(self.clauses, at, &MARKS)).map(|p| p.actors.clone());
        who.filter(|who| !who.iter().any(|actor| actors.contains(actor))).unwrap_or_default()
    }

    /// "… is in prison in Minsk. Peru demanded her release": the only other state of the sentence before, where this names none.
    pub(super) fn only_one_before(&self, actors: &[ActorCode]) -> Vec<ActorCode> {
        let alone = self.mentions.iter().flat_map(|m| &m.actors).all(|actor| actors.contains(actor));
        self.discourse.only_state_before(actors).filter(|_| alone).into_iter().collect()
    }

    /// The state with which the text mostly speaks of these, if it was also the last one named, and the sentence names no
    /// other.
    pub(super) fn presumed(&self, actors: &[ActorCode]) -> Vec<ActorCode> {
        let alone = self.mentions.iter().flat_map(|m| &m.actors).all(|actor| actors.contains(actor));
        let last = self.story.last_beside(actors).filter(|_| alone);
        last.filter(|code| self.story.partner_of(actors) == Some(*code)).into_iter().collect()
    }
}

/// Whether an act of this kind is said to somebody, be he named or not.
pub(super) fn is_told(kind: ActionKind) -> bool {
    use ActionKind::{Accuse, Protest, Reject, Request, Threaten};
    matches!(kind, Accuse | Protest | Reject | Request | Threaten)
}
