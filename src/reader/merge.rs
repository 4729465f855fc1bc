//! One fact for what a document tells several times.

use super::frame::Facts;
use crate::{
    actor::ActorCode,
    reading::{
        ActionFact, ActionKind, AllianceFact, AllianceKind, DisputeFact, Evidence, MeetingFact, MeetingKind,
        MeetingStatus, Reading,
    },
};

/// Moves the facts of all sentences into the reading, joining those that are the same.
pub(crate) fn merge_into(reading: &mut Reading, facts: Facts) {
    for fact in facts.alliances {
        merge(&mut reading.alliances, fact, same_alliance, join_alliance);
    }
    for fact in facts.meetings {
        merge(&mut reading.meetings, fact, same_meeting, join_meeting);
    }
    for fact in facts.disputes {
        merge(&mut reading.disputes, fact, same_dispute, join_dispute);
    }
    for fact in facts.actions {
        if let Some(dispute) = dispute_behind(&fact) {
            merge(&mut reading.disputes, dispute, same_parties, join_dispute);
        }
        merge(&mut reading.actions, fact, same_action, |known, fact| {
            known.date = known.date.or(fact.date);
            add_evidence(&mut known.evidence, fact.evidence);
        });
    }
}

/// The dispute that a hostile act implies: who attacks, punishes, threatens, defies or openly blames another is at odds with
/// it. A mere demand is an act and no dispute.
fn dispute_behind(fact: &ActionFact) -> Option<DisputeFact> {
    use ActionKind::{Accuse, Assault, Coerce, Mobilize, Protest, Reject, Sanction, Threaten};
    let hostile =
        matches!(fact.kind, Assault | Coerce | Mobilize | Protest | Sanction | Threaten | Reject | Accuse);
    let mut dispute = DisputeFact::new(vec![fact.actors.clone(), fact.targets.clone()]);
    dispute.evidence = fact.evidence.clone();
    hostile.then_some(dispute)
}

/// Whether every pair at odds in `b` is at odds in `a` already.
fn same_parties(a: &DisputeFact, b: &DisputeFact) -> bool {
    let apart = |x: &ActorCode, y: &ActorCode| {
        a.sides.iter().any(|s| s.contains(x) && !s.contains(y))
            && a.sides.iter().any(|s| s.contains(y) && !s.contains(x))
    };
    let pairs = |sides: &[Vec<ActorCode>]| -> Vec<(ActorCode, ActorCode)> {
        let mut pairs = Vec::new();
        for (i, left) in sides.iter().enumerate() {
            for right in sides.iter().skip(i + 1) {
                pairs.extend(left.iter().flat_map(|x| right.iter().map(|y| (*x, *y))));
            }
        }
        pairs
    };
    pairs(&b.sides).iter().all(|(x, y)| apart(x, y))
}

fn merge<F>(known: &mut Vec<F>, fact: F, same: impl Fn(&F, &F) -> bool, join: impl Fn(&mut F, F)) {
    match known.iter_mut().find(|k| same(k, &fact)) {
        Some(k) => join(k, fact),
        None => known.push(fact),
    }
}

fn add_evidence(known: &mut Vec<Evidence>, new: Vec<Evidence>) {
    for evidence in new {
        if !known.contains(&evidence) {
            known.push(evidence);
        }
    }
}

/// Whether two lists hold the same actors.
fn same_set(a: &[ActorCode], b: &[ActorCode]) -> bool {
    within(a, b) && within(b, a)
}

fn within(a: &[ActorCode], b: &[ActorCode]) -> bool {
    a.iter().all(|actor| b.contains(actor))
}

fn same_alliance(a: &AllianceFact, b: &AllianceFact) -> bool {
    let kinds = a.kind == b.kind || a.kind != AllianceKind::Bloc && b.kind != AllianceKind::Bloc;
    kinds && a.status == b.status && same_set(&a.members, &b.members)
}

fn join_alliance(known: &mut AllianceFact, fact: AllianceFact) {
    known.kind = known.kind.min(fact.kind);
    known.name = known.name.take().or(fact.name);
    add_evidence(&mut known.evidence, fact.evidence);
}

/// One encounter: the participants of one are among those of the other, it stands the same way, and neither date nor
/// place speaks against it.
fn same_meeting(a: &MeetingFact, b: &MeetingFact) -> bool {
    let participants = within(&a.participants, &b.participants) || within(&b.participants, &a.participants);
    let dates = match (a.date, b.date) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        _ => true,
    };
    let hosts = a.kind != MeetingKind::Visit
        || b.kind != MeetingKind::Visit
        || a.participants.last() == b.participants.last();
    // "They will meet to discuss": one encounter told twice in a sentence.
    let same_sentence = a.evidence.iter().any(|evidence| b.evidence.contains(evidence));
    participants
        && hosts
        && (a.status == b.status || same_sentence && a.status != MeetingStatus::Cancelled)
        && dates
}

fn join_meeting(known: &mut MeetingFact, fact: MeetingFact) {
    for participant in fact.participants {
        if !known.participants.contains(&participant) {
            known.participants.push(participant);
        }
    }
    known.status = known.status.min(fact.status);
    if known.kind == MeetingKind::Talks {
        known.kind = fact.kind;
    }
    known.level = known.level.into_iter().chain(fact.level).min();
    known.place = known.place.take().or(fact.place);
    known.date = known.date.into_iter().chain(fact.date).max_by_key(|date| date.precision());
    add_evidence(&mut known.evidence, fact.evidence);
}

fn same_dispute(a: &DisputeFact, b: &DisputeFact) -> bool {
    let has =
        |sides: &[Vec<ActorCode>], side: &Vec<ActorCode>| sides.iter().any(|other| same_set(other, side));
    a.status == b.status && a.sides.len() == b.sides.len() && a.sides.iter().all(|side| has(&b.sides, side))
}

fn join_dispute(known: &mut DisputeFact, fact: DisputeFact) {
    known.subject = known.subject.take().or(fact.subject);
    add_evidence(&mut known.evidence, fact.evidence);
}

fn same_action(a: &ActionFact, b: &ActionFact) -> bool {
    let dates = a.date.is_none() || b.date.is_none() || a.date == b.date;
    a.kind == b.kind
        && a.status == b.status
        && dates
        && same_set(&a.actors, &b.actors)
        && same_set(&a.targets, &b.targets)
}
