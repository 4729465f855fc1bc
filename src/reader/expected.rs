//! Visitors by the tree of the sentence: "the king of Spain, who is due in Lima", "the envoy had been in Oslo".

use super::{
    argument::Filler,
    frame::{Facts, FrameReader, Occurrence},
    modality::{Modality, effect_of},
};
use crate::{
    actor::ActorCode,
    reading::MeetingKind,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::Phrase,
        role::is_force,
    },
    syntax::{Deprel, Upos},
};

/// Words by which somebody is awaited in a place.
const AWAITED: [&str; 4] = ["due", "expect", "expected", "await"];

/// The word that tells of a visitor by itself, however far his name stands from it.
pub(super) const TELLING: [&str; 1] = ["due"];

impl FrameReader<'_> {
    /// Reads who is, was or is awaited in a foreign place, however far from the verb his name stands.
    pub(super) fn read_whereabouts(&self, facts: &mut Facts) {
        for at in 0..self.clauses.tokens.len() {
            let awaited = self.token(at).is_some_and(|t| t.is_lemma(&AWAITED));
            if awaited && self.is_linked(at) {
                let goal = self.goal_after(at + 1, &["in", "at"], &[]);
                self.push_whereabouts(at, goal, Some(Modality::Planned), facts);
            } else if self.clauses.is_lemma(at, &["there"]) && self.is_linked(at) {
                self.push_whereabouts(at, self.place_named_before(at), None, facts);
            }
        }
        let places = self.mentions.iter().filter(|m| self.is_where_somebody_is(m));
        for place in places {
            let goal = place.actors.first().map(|host| (place.tokens.start, *host));
            self.push_whereabouts(place.tokens.start, goal, None, facts);
        }
    }

    /// Whether a token is said of somebody by a form of "be".
    fn is_linked(&self, at: usize) -> bool {
        self.clauses.children(at).any(|(i, t)| i < at && t.is_lemma(&["be"]))
            || self.clauses.is_lemma(at.wrapping_sub(1), &["be"])
    }

    /// "In Oslo" after a form of "be", without a verb.
    fn is_where_somebody_is(&self, place: &Mention) -> bool {
        let own = place.actors.len() == 1
            && matches!(place.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name);
        let child = |deprels: &[Deprel], lemmas: &[&str]| {
            self.clauses
                .children(place.tokens.start)
                .any(|(_, t)| deprels.contains(&t.deprel) && t.is_lemma(lemmas))
        };
        own && child(&[Deprel::Case], &["in"]) && child(&[Deprel::Cop, Deprel::Aux], &["be"])
    }

    /// The foreign place that a sentence has named last before a token.
    fn place_named_before(&self, at: usize) -> Option<(usize, ActorCode)> {
        let place = |m: &&Mention| {
            m.tokens.end <= at
                && m.actors.len() == 1
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name)
        };
        let place = self.mentions.iter().rev().find(place)?;
        Some((place.tokens.start, *place.actors.first()?))
    }

    /// How real it is that somebody is where a token says, by the auxiliaries that hang on it.
    fn linked_modality(&self, at: usize) -> Option<Modality> {
        let mut modality = Modality::Actual;
        for (_, token) in self.clauses.children(at) {
            if token.is_lemma(&["not", "never", "if", "whether", "unless"]) {
                return None;
            }
            if token.upos == Upos::Aux {
                modality = modality.under(effect_of("aux", &token.lemma).unwrap_or(Modality::Actual));
            }
        }
        Some(modality)
    }

    /// "Hosts some 10,000 American troops": whether those who are somewhere are forces, which visit nobody.
    pub(super) fn are_forces(&self, guests: &Filler) -> bool {
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens == guests.tokens);
        phrase.and_then(|p| self.token(p.head)).is_some_and(|t| is_force(&t.lemma))
    }

    fn push_whereabouts(
        &self,
        at: usize,
        goal: Option<(usize, ActorCode)>,
        modality: Option<Modality>,
        facts: &mut Facts,
    ) {
        let Some((place, host)) = goal.filter(|(_, host)| self.world.is_nation(*host)) else { return };
        let Some(own) = self.linked_modality(at) else { return };
        let guest = |p: &&Phrase| p.actors.len() == 1 && !p.actors.contains(&host) && self.is_person(p);
        let Some(guest) = self.clauses.tree_subject(at).filter(guest) else { return };
        let told = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        let known = |actors: &[ActorCode]| {
            actors.contains(&host) && guest.actors.iter().all(|guest| actors.contains(guest))
        };
        if told.into_iter().any(|t| known(&t.fact.participants)) {
            return;
        }
        let modality = modality.unwrap_or(own);
        let occurrence = Occurrence { at: place, noun: None, modality };
        let parties = vec![guest.actors.first().copied().unwrap_or(host), host];
        self.push(MeetingKind::Visit, parties, guest, &occurrence, facts);
    }
}
