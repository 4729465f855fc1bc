//! One meeting for what a document tells of it several times.

use super::{
    encounter_words,
    frame::Facts,
    merge::{COMPARED, add_evidence, within},
    venue::{Places, house_in},
};
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    reading::{Evidence, MeetingFact, MeetingKind, MeetingStatus},
    resolve::discourse::Discourse,
    world::World,
};

/// One sentence's word of a meeting.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) fact: MeetingFact,
    /// The day spoken of when a meeting was told without a date.
    pub(crate) near: Option<Date>,
    /// Whether it took place on that day, and not only in its month.
    pub(super) on_day: bool,
    /// Whom a visit goes to.
    host: Option<ActorCode>,
    /// Whether the place is no more than the host's country.
    pub(super) country: bool,
    /// Whether the sentence tells of a city that it does not name: "in the port city".
    pub(super) unnamed_city: bool,
    /// The word that asserts it.
    pub(super) at: Option<usize>,
    /// The state that has it in its house.
    pub(super) giver: Option<ActorCode>,
    /// Whether a visit leads to a country that only lends the venue.
    pub(super) transit: bool,
}

impl Telling {
    pub(crate) fn new(fact: MeetingFact) -> Telling {
        let host = fact.participants.last().filter(|_| fact.kind == MeetingKind::Visit).copied();
        Telling {
            fact,
            near: None,
            on_day: false,
            host,
            country: false,
            unnamed_city: false,
            at: None,
            giver: None,
            transit: false,
        }
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
    let assembly = |code: &ActorCode| {
        let organ = world.organisation(*code).filter(|o| o.parent().is_some());
        organ.is_some_and(|o| o.name().ends_with("Assembly") || o.name().ends_with("Parliament"))
    };
    // "spoke at the General Assembly": the occasion.
    let met = |telling: &Telling| telling.fact.participants.iter().filter(|code| !assembly(code)).count() > 1;
    for telling in tellings.into_iter().filter(|telling| !telling.transit && met(telling)) {
        let latest = known.len().saturating_sub(COMPARED);
        let same = known
            .iter_mut()
            .skip(latest)
            .find(|k| same_meeting(k, &telling) && !are_in_two_states(k, &telling, world));
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
                .or_else(|| place_of_day(&meetings, &fact, world))
                .filter(|_| !elsewhere);
        }
        let giver = known.get(at).and_then(|telling| telling.giver).and_then(|code| world.nation(code));
        if fact.kind != MeetingKind::Call {
            let house =
                giver.map(|giver| places.city(giver.code()).unwrap_or_else(|| giver.name().to_owned()));
            fact.place = fact.place.or(house);
        }
        let hosts = known.get(at).and_then(|telling| telling.host.as_ref());
        let hosts = hosts.map_or(fact.participants.as_slice(), std::slice::from_ref);
        let held = fact.status == MeetingStatus::Held;
        let parties = fact.participants.clone();
        fact.place = fact.place.map(|place| places.with_city(place, hosts, &parties, held, world));
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
    // "will meet on Monday, months after they met in Murmansk"
    let visit = |other: &MeetingFact| other.kind == MeetingKind::Visit || fact.kind == MeetingKind::Visit;
    let same = |other: &&MeetingFact| {
        (other.status == fact.status || real(other) && real(fact) && visit(other))
            && other.place.is_some()
            && near(other)
            && within(&other.participants, &fact.participants)
            && within(&fact.participants, &other.participants)
    };
    meetings.iter().find(same).and_then(|other| other.place.clone())
}

/// Nobody is in two places on one day: the place of the other meetings of those who meet on the day, where these have but one.
fn place_of_day(meetings: &[MeetingFact], fact: &MeetingFact, world: &World) -> Option<String> {
    let day = fact.date.filter(|date| date.precision() == Precision::Day)?;
    let shared = |other: &MeetingFact| {
        let both = other.participants.iter().filter(|actor| fact.participants.contains(actor));
        both.filter(|actor| world.is_nation(**actor)).count() > 0
    };
    let near = |other: &&MeetingFact| {
        other.date == Some(day)
            && other.status == fact.status
            && other.kind != MeetingKind::Call
            && shared(other)
    };
    let mut places = meetings.iter().filter(near).filter_map(|other| other.place.as_ref());
    let first = places.next()?;
    places.all(|place| place == first).then(|| first.clone())
}

/// A meeting that nothing dates took place in the month that its sentence speaks of; a visit goes to the city of its host
/// that the document names, else to the host's country.
fn finished(telling: Telling, places: &Places, world: &World) -> MeetingFact {
    let mut fact = telling.fact;
    let finest = if telling.on_day { Precision::Day } else { Precision::Month };
    fact.date = fact.date.or(telling.near.map(|day| day.to_precision(day.precision().min(finest))));
    if let Some(nation) = telling.host.and_then(|host| world.nation(host)) {
        let here = || places.of_host(nation.code(), &fact);
        let city = || places.city(nation.code()).or_else(here).filter(|_| !telling.unnamed_city);
        let place = match &fact.place {
            Some(country) if telling.country => here()
                .map(|city| house_in(Some(&city), country.clone()))
                .or_else(|| places.capital_in(nation, country))
                .or_else(|| fact.place.clone()),
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
    // "has arrived in Luanda, where he will be received"
    let visits =
        a.kind == MeetingKind::Visit && b.kind == MeetingKind::Visit && a.participants == b.participants;
    let same_visit = visits && unlike && a.evidence.last() == b.evidence.last();
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
        && !other_host
        && (a.status == b.status || same_sentence || same_visit || same_day && real(a) && real(b))
        && (within(&a.participants, &b.participants) || within(&b.participants, &a.participants))
}

/// "Shook hands in Washington", "the accord grew out of secret talks in Norway": whether two tellings stand in cities or countries of
/// two states.
fn are_in_two_states(a: &Telling, b: &Telling, world: &World) -> bool {
    let state = |telling: &Telling| {
        let place = telling.fact.place.as_ref()?;
        let city = place.rsplit(", ").next().unwrap_or(place);
        world.find_actor(city).filter(|code| world.is_nation(*code))
    };
    matches!((state(a), state(b)), (Some(a), Some(b)) if a != b)
}

/// What two sentences say of one place: the building that one names is in the city that the other does.
fn both_places(place: String, other: String) -> String {
    let house = |name: &str| encounter_words::is_house(name) && !name.contains(',');
    match (house(&place), house(&other)) {
        (true, false) if !other.contains(',') => house_in(Some(&place), other),
        (false, true) if !place.contains(',') => house_in(Some(&other), place),
        _ => place,
    }
}

fn join(known: &mut Telling, telling: Telling) {
    if known.near.is_none() || telling.on_day && !known.on_day {
        (known.near, known.on_day) = (telling.near.or(known.near), telling.on_day);
    }
    known.host = known.host.or(telling.host);
    known.giver = known.giver.or(telling.giver);
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
    known.place = match (known.place.take(), fact.place) {
        (Some(place), Some(other)) if !country => Some(both_places(place, other)),
        (place, other) if country => other.or(place),
        (place, other) => place.or(other),
    };
    known.date = known.date.into_iter().chain(fact.date).max_by_key(|date| date.precision());
    add_evidence(&mut known.evidence, fact.evidence);
}
impl Facts {
    /// Tells the discourse who has something against each other, and who met, by what a sentence told.
    pub(super) fn tell(&self, evidence: &Evidence, discourse: &mut Discourse) {
        for fact in self.acts_in(evidence).filter(|fact| !fact.kind.is_cooperative()) {
            if let ([actor], [target]) = (fact.actors.as_slice(), fact.targets.as_slice()) {
                discourse.note_quarrel(*actor, *target);
            }
        }
        let told = |telling: &&Telling| telling.fact.evidence.last() == Some(evidence);
        let likely =
            |telling: &&Telling| matches!(telling.fact.status, MeetingStatus::Held | MeetingStatus::Planned);
        if let Some(telling) = self.meetings.iter().rev().filter(told).find(likely) {
            discourse.note_assembled(&telling.fact.participants);
        }
        let here = |telling: &&Telling| {
            let faced = telling.fact.kind != MeetingKind::Visit && telling.fact.status == MeetingStatus::Held;
            faced && told(telling)
        };
        if let Some(telling) = self.meetings.last().filter(here) {
            discourse.note_encounter(&telling.fact.participants);
        }
    }
}
