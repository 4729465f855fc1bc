//! Disputes that a predicate tells of: between whom they are, and where they stand.

use super::{
    argument::Filler,
    frame::{Facts, FrameReader, Occurrence},
    modality::Modality,
    predicate::{Predicate, Slot},
    sides::{are_several_others, sides},
};
use crate::{
    actor::ActorCode,
    reading::{DisputeFact, DisputeStatus},
    resolve::phrase::Phrase,
    syntax::Upos,
};

impl FrameReader<'_> {
    pub(super) fn assert_dispute(
        &self,
        subject: Option<&str>,
        status: Option<DisputeStatus>,
        sides: Vec<Vec<ActorCode>>,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) -> bool {
        let Some(status) = standing(status, occurrence.modality) else { return true };
        let mut fact = DisputeFact::new(sides);
        let known = || subject.map(str::to_owned).or_else(|| self.topic(occurrence));
        fact.subject = self.subject(occurrence).or_else(known);
        fact.status = status;
        fact.evidence.push(self.evidence.clone());
        facts.disputes.push(fact);
        true
    }

    /// What a dispute is over: the phrase after "over" or "about" that follows the predicate.
    fn subject(&self, occurrence: &Occurrence) -> Option<String> {
        let at = occurrence.at;
        let over = |p: &&Phrase| {
            let preposition = p.preposition(self.clauses.tokens);
            (at + 1..=at + 12).contains(&p.tokens.start) && matches!(preposition, Some("over" | "about"))
        };
        self.clauses.phrases.iter().find(over).and_then(|phrase| self.words(phrase.tokens.clone()))
    }

    /// The noun before the noun of a dispute, which says what it is about: "a fishing row".
    fn topic(&self, occurrence: &Occurrence) -> Option<String> {
        let before = occurrence.noun?.checked_sub(1)?;
        let is_noun = |at: usize| self.token(at).is_some_and(|t| t.upos == Upos::Noun);
        (is_noun(before) && is_noun(before + 1)).then(|| self.words(before..before + 1))?
    }
}

/// Where a dispute stands by its predicate and by how real that is: what is only hoped or failed to be settled goes on.
fn standing(told: Option<DisputeStatus>, modality: Modality) -> Option<DisputeStatus> {
    let open = matches!(
        modality,
        Modality::Expected | Modality::Proposed | Modality::Hypothetical | Modality::Negated
    );
    Some(match (told, modality) {
        (Some(DisputeStatus::Resolved), _) if open => DisputeStatus::Active,
        (_, Modality::Negated | Modality::Hypothetical) => return None,
        (None | Some(DisputeStatus::Active), Modality::Ended) => DisputeStatus::Resolved,
        (Some(status), _) => status,
        (None, _) => DisputeStatus::Active,
    })
}

/// Who stands against whom by the two roles of a predicate.
pub(super) fn disputants(
    predicate: &Predicate,
    (first, second): (&Filler, &Filler),
    slot: Slot,
    noun: bool,
) -> Option<Vec<Vec<ActorCode>>> {
    // "Oman settled a dispute between Chad and Mali": it is not his.
    let theirs = slot == Slot::Preposition("between") && are_several_others(first, second);
    if !noun && theirs && !first.actors.is_empty() {
        return sides(&Filler::default(), second, true);
    }
    // "A and B fear": not each other, as "A and B quarrel" is.
    let mutual = noun || predicate.second.contains(&Slot::Preposition("with"));
    let alone = second.actors.iter().all(|actor| first.actors.contains(actor));
    sides(first, second, noun).filter(|_| mutual || !alone)
}
