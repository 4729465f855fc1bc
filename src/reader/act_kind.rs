//! The kind of an act by who does it, with what and where: police raid and soldiers attack.

use super::{
    frame::{FrameReader, Occurrence},
    modality::Modality,
    predicate::Predicate,
};
use crate::{
    reading::{ActionKind, ActionStatus},
    resolve::{
        phrase::{Phrase, PhraseKind},
        role::is_force,
    },
    syntax::{Deprel, Token, VerbForm},
};

/// How far behind a load its destination stands, in tokens.
const BORDER_WITHIN: usize = 5;

impl FrameReader<'_> {
    /// The kind and status of an act where it stands: help that is offered is announced.
    pub(super) fn act_here(
        &self,
        (kind, status): (ActionKind, Option<ActionStatus>),
        predicate: &Predicate,
        occurrence: &Occurrence,
        mutual: bool,
    ) -> (ActionKind, Option<ActionStatus>) {
        let here = self.kind_here(kind, predicate, occurrence, mutual);
        let promised = kind == ActionKind::Concede && here == ActionKind::Aid;
        (here, status.or(promised.then_some(ActionStatus::Announced)))
    }

    /// The kind of an act by who does it and with what: police raid and soldiers attack, and tanks sent to a border help nobody.
    fn kind_here(
        &self,
        kind: ActionKind,
        predicate: &Predicate,
        occurrence: &Occurrence,
        mutual: bool,
    ) -> ActionKind {
        let at = occurrence.at;
        let verb = predicate.key[1] == "verb";
        let subject = || self.clauses.tree_subject(at);
        match kind {
            // "will come to each other's aid"
            ActionKind::Aid if mutual && occurrence.modality != Modality::Actual => ActionKind::Agree,
            ActionKind::Aid if verb && self.is_sent_to_border(occurrence) => ActionKind::Mobilize,
            ActionKind::Assault
                if verb
                    && self.clauses.is_lemma(at, &["raid", "storm"])
                    && subject().is_some_and(|p| self.clauses.is_lemma(p.head, &["police", "policeman"])) =>
            {
                ActionKind::Coerce
            }
            // "attacked Chad for jailing journalists", "used her speech to attack Chad"
            ActionKind::Assault if verb && self.is_attack_by_words(at) => ActionKind::Accuse,
            // "seized Odesa"
            ActionKind::Coerce
                if verb
                    && self.clauses.is_lemma(at, &["seize", "occupy"])
                    && self.land_taken(at).is_some() =>
            {
                ActionKind::Assault
            }
            ActionKind::Support
                if verb
                    && predicate.nouns.is_empty()
                    && self.clauses.is_lemma(at, &["support", "back", "defend"])
                    && subject().is_some_and(|p| self.is_force_phrase(p)) =>
            {
                ActionKind::Aid
            }
            // "took Kuwait by force", where who vows to take it threatens
            ActionKind::Threaten
                if verb
                    && occurrence.modality == Modality::Actual
                    && predicate.key[0].ends_with("by force") =>
            {
                ActionKind::Assault
            }
            // "police stormed the Chilean embassy", where a crowd protests
            ActionKind::Protest
                if verb
                    && self.clauses.is_lemma(at, &["storm"])
                    && subject().is_some_and(|p| {
                        self.is_force_phrase(p) || self.clauses.is_lemma(p.head, &["police", "policeman"])
                    }) =>
            {
                ActionKind::Coerce
            }
            // "its commitment to Chad's independence"
            ActionKind::Agree if self.is_devotion(at) => ActionKind::Support,
            ActionKind::Concede if verb && self.clauses.is_lemma(at, &["offer"]) => self.kind_of_offer(at),
            // "landed in Gabon at the government's request"
            ActionKind::Assault if verb && self.is_invited(at) => ActionKind::Aid,
            ActionKind::Coerce if verb && self.moves_in(at) => ActionKind::Assault,
            ActionKind::Retreat if verb && self.brings_home_others(occurrence) => ActionKind::Aid,
            kind => kind,
        }
    }

    /// "Attacked Chad for jailing journalists", "in a speech", "used her speech to attack": whether an attack is one by words.
    fn is_attack_by_words(&self, verb: usize) -> bool {
        const SPEECHES: [&str; 12] = [
            "speech",
            "address",
            "interview",
            "editorial",
            "article",
            "tweet",
            "essay",
            "sermon",
            "broadcast",
            "column",
            "debate",
            "memoir",
        ];
        let speech = |p: &Phrase| self.clauses.is_lemma(p.head, &SPEECHES);
        let governor = self.clauses.group_at(verb).and_then(|v| self.clauses.verbs.get(v.governor?));
        let used = governor.filter(|v| self.clauses.is_lemma(v.main, &["use"]));
        let used = used.and_then(|v| self.clauses.tree_object(v.main)).is_some_and(speech);
        let within = ["in", "during"]
            .iter()
            .any(|word| self.clauses.tree_obliques(verb, word).into_iter().any(speech));
        let grounds = |(child, t): (usize, &Token)| {
            let marked =
                self.clauses.children(child).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["for"]));
            t.deprel == Deprel::Advcl && t.form == VerbForm::Gerund && marked
        };
        let blames = self.clauses.children(verb).any(grounds);
        self.clauses.is_lemma(verb, &["attack", "savage", "hit", "assail", "blast"])
            && (used || within || blames)
    }

    /// "A commitment to Chad", "to the independence of Chad": to a state or to what is dear to it, and not to do something.
    fn is_devotion(&self, noun: usize) -> bool {
        const DEAR: [&str; 14] = [
            "sovereignty",
            "independence",
            "integrity",
            "security",
            "defence",
            "defense",
            "unity",
            "people",
            "freedom",
            "stability",
            "prosperity",
            "democracy",
            "future",
            "alliance",
        ];
        let next = self.clauses.phrases.iter().find(|p| p.tokens.start == noun + 2);
        let next = next.filter(|p| p.preposition(self.clauses.tokens) == Some("to"));
        self.clauses.is_lemma(noun, &["commitment"])
            && self
                .clauses
                .tree_obliques(noun, "to")
                .into_iter()
                .chain(next)
                .any(|p| p.kind == PhraseKind::Actor || self.clauses.is_lemma(p.head, &DEAR))
    }

    /// "Landed in Gabon at the government's request": whether forces come where they were asked to.
    fn is_invited(&self, verb: usize) -> bool {
        let comes = self
            .clauses
            .is_lemma(verb, &["land", "enter", "arrive", "move", "march", "roll", "cross", "pour"]);
        comes
            && self
                .clauses
                .tree_obliques(verb, "at")
                .into_iter()
                .any(|p| self.clauses.is_lemma(p.head, &["request", "invitation", "behest", "appeal"]))
    }

    /// "Occupied the island in May": taken then, and not held since.
    fn moves_in(&self, verb: usize) -> bool {
        let lasts =
            (verb + 1..verb + 8).any(|at| self.clauses.is_lemma(at, &["since", "for", "during", "until"]));
        let group = self.clauses.group_at(verb).filter(|v| v.finite() && v.modality == Modality::Actual);
        let had = |first: usize| (first..verb).any(|at| self.clauses.is_lemma(at, &["have"]));
        let past =
            self.token(verb).is_some_and(|t| t.form == VerbForm::Past || t.form == VerbForm::Participle);
        self.clauses.is_lemma(verb, &["occupy"]) && past && !lasts && group.is_some_and(|v| !had(v.first))
    }

    fn is_force_phrase(&self, phrase: &Phrase) -> bool {
        self.token(phrase.head).is_some_and(|t| is_force(&t.lemma))
    }

    /// "Sent tanks to the border with Chad".
    fn is_sent_to_border(&self, occurrence: &Occurrence) -> bool {
        let Some(noun) = occurrence.noun else { return false };
        let armed = noun > 0 && self.clauses.is_lemma(noun - 1, &["armoured", "armored"]);
        let arms = armed || self.token(noun).is_some_and(|t| is_force(&t.lemma));
        let near = noun + 1..noun + 1 + BORDER_WITHIN;
        let border = |p: &Phrase| {
            near.contains(&p.tokens.start)
                && self.clauses.is_lemma(p.head, &["border", "frontier"])
                && matches!(p.preposition(self.clauses.tokens), Some("to" | "toward" | "towards"))
        };
        arms && self.clauses.phrases.iter().any(border)
    }

    /// What an offer to act comes to: offers of talks are requests, offers of goods help.
    fn kind_of_offer(&self, verb: usize) -> ActionKind {
        const MEET: [&str; 9] =
            ["meet", "talk", "negotiate", "host", "mediate", "discuss", "hold", "convene", "arbitrate"];
        const GIVE: [&str; 12] = [
            "ship", "send", "supply", "provide", "help", "donate", "give", "lend", "deliver", "assist",
            "aid", "fund",
        ];
        let clause = |t: &Token| matches!(t.deprel, Deprel::Xcomp | Deprel::Advcl);
        let does =
            |lemmas: &[&str]| self.clauses.children(verb).any(|(_, t)| clause(t) && t.is_lemma(lemmas));
        let talk = self.clauses.done_to(verb).any(|at| self.is_talk(at));
        match (talk || does(&MEET), does(&GIVE)) {
            (true, _) => ActionKind::Request,
            (_, true) => ActionKind::Aid,
            _ => ActionKind::Concede,
        }
    }

    /// "Flew home the Chadian soldiers": others' soldiers, who are helped home.
    fn brings_home_others(&self, occurrence: &Occurrence) -> bool {
        let home = (occurrence.at + 1..occurrence.at + 8).any(|at| self.clauses.is_lemma(at, &["home"]));
        let thing = occurrence.noun.and_then(|noun| self.clauses.phrase_of(noun));
        let whose = thing.map_or(&[][..], |p| if p.owners.is_empty() { &p.actors } else { &p.owners });
        let subject = self.clauses.tree_subject(occurrence.at).map_or(&[][..], |p| &p.actors);
        home && !whose.is_empty() && !subject.is_empty() && !whose.iter().any(|a| subject.contains(a))
    }
}
