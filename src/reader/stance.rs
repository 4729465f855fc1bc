//! Disputes told by what somebody does again and again: "has long complained of Chad's raids", "keeps accusing Libya".

use super::{
    clause::VerbGroup,
    explain::Means,
    frame::{Facts, FrameReader},
    merge::implies_dispute,
    modality::Modality,
    predicate::{Asserts, TABLE},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, DisputeFact},
    resolve::phrase::Phrase,
    syntax::{Deprel, Token, Upos, VerbForm},
};

/// Adverbs for what is done more than once.
const OFTEN: [&str; 12] = [
    "long",
    "repeatedly",
    "consistently",
    "always",
    "constantly",
    "frequently",
    "often",
    "persistently",
    "routinely",
    "regularly",
    "traditionally",
    "continually",
];

impl FrameReader<'_> {
    /// Adds the disputes of those who are hostile to each other by habit.
    pub(super) fn read_stances(&self, facts: &mut Facts) {
        for verb in &self.clauses.verbs {
            if !self.is_hostile(verb) || !(self.is_habit(verb) || self.is_standing(verb) || self.sues(verb)) {
                continue;
            }
            let subject = verb.subject.and_then(|s| self.clauses.phrases.get(s));
            let we = |p: &&Phrase| !self.clauses.is_lemma(p.head, &["we", "us"]);
            let Some(subject) = subject.filter(we) else { continue };
            let own = |act: &&ActionFact| {
                implies_dispute(act.kind)
                    && act.actors != act.targets
                    && act.actors.iter().all(|actor| subject.actors.contains(actor))
            };
            let sides: Vec<[Vec<ActorCode>; 2]> = facts
                .acts_in(self.evidence)
                .filter(own)
                .map(|act| [act.actors.clone(), act.targets.clone()])
                .collect();
            for [actors, targets] in sides {
                let mut fact = DisputeFact::new(vec![actors, targets]);
                let here = |known: &&DisputeFact| known.evidence.last() == Some(self.evidence);
                if facts.disputes.iter().rev().take_while(here).any(|known| known.sides == fact.sides) {
                    continue;
                }
                fact.evidence.push(self.evidence.clone());
                let mark = facts.mark();
                facts.disputes.push(fact);
                facts.note(&mark, Origin::of(Means::Standing, Some(verb.main)));
            }
        }
    }

    /// "Chad remains opposed to Niger's dam", "is opposed to": a stand that is kept, by the act that the adjective told of last.
    pub(super) fn stand_opposed(&self, at: usize, facts: &mut Facts) {
        let keeps =
            |t: &Token| t.is_lemma(&["remain", "stay"]) || t.is_lemma(&["be"]) && t.form == VerbForm::Third;
        let opposed = self.clauses.is_lemma(at, &["opposed", "oppose"])
            && self.clauses.is_lemma(at + 1, &["to"])
            && (at.saturating_sub(3)..at).any(|verb| self.token(verb).is_some_and(keeps));
        let act = facts.acts_in(self.evidence).next().filter(|act| act.kind == ActionKind::Reject);
        let Some(act) = act.filter(|_| opposed) else { return };
        let mut fact = DisputeFact::new(vec![act.actors.clone(), act.targets.clone()]);
        let here = |known: &&DisputeFact| known.evidence.last() == Some(self.evidence);
        if facts.disputes.iter().rev().take_while(here).any(|known| known.sides == fact.sides) {
            return;
        }
        fact.evidence.push(self.evidence.clone());
        let mark = facts.mark();
        facts.disputes.push(fact);
        facts.note(&mark, Origin::of(Means::Standing, Some(at)));
    }

    /// Whether a verb may tell of a hostile act.
    fn is_hostile(&self, verb: &VerbGroup) -> bool {
        let lemma = self.token(verb.main).map_or("", |t| &*t.lemma);
        let hostile =
            |asserts: &Asserts| matches!(asserts, Asserts::Action { kind, .. } if implies_dispute(*kind));
        !verb.passive && TABLE.of_verb(lemma).iter().any(|predicate| hostile(&predicate.asserts))
    }

    /// "Chad accuses Libya of": what a text, past its headline, tells of in the present is how things stand.
    fn is_standing(&self, verb: &VerbGroup) -> bool {
        let ends = self.clauses.tokens.last().is_some_and(|t| t.upos == Upos::Punct);
        let present = self.token(verb.main).is_some_and(|t| t.form == VerbForm::Third);
        let said = self.clauses.is_lemma(verb.main, &["accuse", "blame", "oppose", "resent", "suspect"]);
        let state =
            verb.subject.and_then(|s| self.clauses.phrases.get(s)).is_some_and(|p| !self.is_person(p));
        state && verb.modality == Modality::Actual && verb.first == verb.main && ends && present && said
    }

    /// "Took Chad to the court in The Hague", "filed a case".
    fn sues(&self, verb: &VerbGroup) -> bool {
        let goes = ["take", "sue", "haul", "drag", "file", "lodge", "institute", "bring"];
        let court = |t: &Token| t.is_lemma(&["court", "tribunal", "arbitration", "suit", "lawsuit"]);
        verb.modality == Modality::Actual
            && self.clauses.is_lemma(verb.main, &goes)
            && self.clauses.tokens.iter().any(court)
    }

    /// Whether a clause tells of what its subject does more than once or goes on doing.
    fn is_habit(&self, verb: &VerbGroup) -> bool {
        if verb.passive || verb.modality != Modality::Actual {
            return false;
        }
        let adverb = |at: usize| self.clauses.is_lemma(at, &OFTEN);
        let goes_on = || {
            let above = self.token(verb.main).filter(|t| t.deprel == Deprel::Xcomp).and_then(|t| t.head);
            above.is_some_and(|above| self.clauses.is_lemma(above, &["keep", "continue"]))
        };
        (verb.first.saturating_sub(1)..verb.main).any(adverb)
            || self
                .clauses
                .children(verb.main)
                .any(|(at, t)| t.deprel == Deprel::Advmod && adverb(at) && at < verb.main)
            || goes_on()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Reader};

    /// Texts with the disputes that they give, as they print.
    const TOLD: [(&str, &str); 6] = [
        ("Libya has long complained that Chad shelters smugglers.", "LBY against TCD (active)"),
        ("Togo keeps accusing Benin of theft.", "TGO against BEN (active)"),
        ("Benin accuses Togo of hiding a thief.", "BEN against TGO (active)"),
        ("Nicaragua took Honduras to the court in The Hague.", "NIC against HND (active)"),
        ("Togo accused Benin of theft.", ""),
        ("Finland has often praised Sweden.", ""),
    ];

    #[test]
    fn what_is_done_by_habit_is_a_dispute() {
        let published = "2012-05-05".parse().unwrap();
        for (text, disputes) in TOLD {
            let reading = Reader::new().read(&Document::new("example", text).with_published(published));
            let found: Vec<String> = reading.disputes.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("; "), disputes, "{text}");
        }
    }
}
