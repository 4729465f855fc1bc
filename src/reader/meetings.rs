//! One meeting for what a document tells of it several times.

use super::{
    merge::{COMPARED, add_evidence, within},
    venue::Places,
};
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    reading::{MeetingFact, MeetingKind, MeetingStatus},
    world::World,
};

/// One sentence's word of a meeting.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) fact: MeetingFact,
    /// The day spoken of when a meeting was told without a date.
    pub(crate) near: Option<Date>,
    /// Whom a visit goes to.
    host: Option<ActorCode>,
    /// Whether the place is no more than the host's country.
    pub(super) country: bool,
    /// Whether the sentence tells of a city that it does not name: "in the port city".
    pub(super) unnamed_city: bool,
    /// The word that asserts it.
    pub(super) at: Option<usize>,
}

impl Telling {
    pub(crate) fn new(fact: MeetingFact) -> Telling {
        let host = fact.participants.last().filter(|_| fact.kind == MeetingKind::Visit).copied();
        Telling { fact, near: None, host, country: false, unnamed_city: false, at: None }
    }

    /// The same visit with another host.
    pub(super) fn to(&self, host: &[ActorCode]) -> Telling {
        let mut other = self.clone();
        other.fact.participants.pop();
        other.fact.participants.extend(host);
        other.host = host.first().copied();
        other
    }
}

/// The meetings of all sentences, each once, in the order of their first telling.
pub(crate) fn merged(tellings: Vec<Telling>, places: &Places, world: &World) -> Vec<MeetingFact> {
    let mut known: Vec<Telling> = Vec::new();
    for telling in tellings {
        let latest = known.len().saturating_sub(COMPARED);
        let same = known.iter_mut().skip(latest).find(|k| same_meeting(k, &telling));
        match same {
            Some(same) => join(same, telling),
            None => known.push(telling),
        }
    }
    let meetings: Vec<MeetingFact> =
        known.iter().map(|telling| finished(telling.clone(), places, world)).collect();
    let placed = |(at, fact): (usize, &MeetingFact)| {
        let mut fact = fact.clone();
        if fact.place.is_none() && fact.kind != MeetingKind::Call {
            let elsewhere = known.get(at).is_some_and(|telling| telling.unnamed_city);
            fact.place = place_of_same(&meetings, &fact)
                .or_else(|| places.of_dateline(&fact, world))
                .filter(|_| !elsewhere);
        }
        fact
    };
    meetings.iter().enumerate().map(placed).collect()
}

/// Talks that belong to a visit take place where the visit goes: the place of a meeting of the same actors at
/// about the same time.
fn place_of_same(meetings: &[MeetingFact], fact: &MeetingFact) -> Option<String> {
    let near = |other: &MeetingFact| match (other.date, fact.date) {
        (Some(a), Some(b)) => a.to_precision(Precision::Month) == b.to_precision(Precision::Month),
        _ => fact.date.is_none(),
    };
    let real = |fact: &MeetingFact| matches!(fact.status, MeetingStatus::Held | MeetingStatus::Planned);
    let same = |other: &&MeetingFact| {
        (other.status == fact.status || real(other) && real(fact))
            && other.place.is_some()
            && near(other)
            && within(&other.participants, &fact.participants)
            && within(&fact.participants, &other.participants)
    };
    meetings.iter().find(same).and_then(|other| other.place.clone())
}

/// A meeting that nothing dates took place in the month that its sentence speaks of; a visit goes to the city of its host
/// that the document names, else to the host's country.
fn finished(telling: Telling, places: &Places, world: &World) -> MeetingFact {
    let mut fact = telling.fact;
    fact.date = fact.date.or(telling.near.map(|day| day.to_precision(day.precision().min(Precision::Month))));
    if let Some(nation) = telling.host.and_then(|host| world.nation(host)) {
        let here = || places.of_host(nation.code(), &fact);
        let city = || places.city(nation.code()).or_else(here).filter(|_| !telling.unnamed_city);
        let place = match &fact.place {
            Some(_) if telling.country => here().or_else(|| fact.place.clone()),
            known => known.clone().or_else(city),
        };
        fact.place = place.or_else(|| Some(nation.name().to_owned()));
    }
    fact
}

/// One encounter: the participants of one are among those of the other, it stands the same way, neither date nor host
/// speaks against it.
fn same_meeting(a: &Telling, b: &Telling) -> bool {
    let other_host = a.host.is_some() && b.host.is_some() && a.host != b.host;
    let (a, b) = (&a.fact, &b.fact);
    // "They will meet to discuss": one encounter told twice in a sentence; not "met to prepare a summit next month".
    let unlike = matches!(
        (a.status, b.status),
        (MeetingStatus::Held, MeetingStatus::Planned) | (MeetingStatus::Planned, MeetingStatus::Held)
    );
    let same_sentence =
        a.evidence.last() == b.evidence.last() && a.status != MeetingStatus::Cancelled && !unlike;
    let remote = (a.kind == MeetingKind::Call) != (b.kind == MeetingKind::Call);
    let bodily = [a, b].iter().any(|m| matches!(m.kind, MeetingKind::Visit | MeetingKind::Summit));
    let dates = match (a.date, b.date) {
        (Some(a), Some(b)) => a.contains(b) || b.contains(a),
        _ => true,
    };
    let same_day =
        matches!((a.date, b.date), (Some(x), Some(y)) if x == y && x.precision() == Precision::Day);
    let real = |m: &MeetingFact| matches!(m.status, MeetingStatus::Held | MeetingStatus::Planned);
    dates
        && !(remote && bodily)
        && (a.status == b.status || same_sentence || same_day && real(a) && real(b))
        && !other_host
        && (within(&a.participants, &b.participants) || within(&b.participants, &a.participants))
}

fn join(known: &mut Telling, telling: Telling) {
    known.near = known.near.or(telling.near);
    known.host = known.host.or(telling.host);
    let country = known.country;
    if telling.fact.place.is_some() && (country || known.fact.place.is_none()) {
        known.country = telling.country;
    }
    let (known, fact) = (&mut known.fact, telling.fact);
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
    known.place = match country {
        true => fact.place.or(known.place.take()),
        false => known.place.take().or(fact.place),
    };
    known.date = known.date.into_iter().chain(fact.date).max_by_key(|date| date.precision());
    add_evidence(&mut known.evidence, fact.evidence);
}
