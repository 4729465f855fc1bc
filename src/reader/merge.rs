//! One fact for what a document tells several times.

use std::collections::BTreeMap;

use super::{frame::Facts, meetings};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{ActionFact, ActionKind, AllianceFact, AllianceKind, DisputeFact, Evidence, Reading},
    resolve::phrase::add,
    world::{Dispute, DisputeKind, World},
};

/// How many of the latest facts with one key a fact is compared with; so that merging stays linear.
pub(super) const COMPARED: usize = 64;

/// A bloc is the organisation that states belong to, and no organ of it: who sits in the Security Council is a member of the United
/// Nations, and nobody is one of a parliament or a court.
fn of_states(mut fact: AllianceFact, world: &World) -> Option<AllianceFact> {
    let mut members = Vec::new();
    for code in fact.members {
        let organ =
            world.organisation(code).filter(|o| fact.kind == AllianceKind::Bloc && o.parent().is_some());
        let council = organ.is_some_and(|o| o.name().ends_with("Council"));
        match organ.and_then(|o| o.parent()) {
            Some(parent) if council => add(&mut members, &[parent]),
            Some(_) => return None,
            None => add(&mut members, &[code]),
        }
    }
    fact.members = members;
    (fact.members.len() > 1).then_some(fact)
}

/// Moves the facts of all sentences into the reading, joining those that are the same.
pub(crate) fn merge_into(reading: &mut Reading, facts: Facts, world: &World) {
    let mut alliances = Merged::default();
    for fact in facts.alliances.into_iter().filter_map(|fact| of_states(fact, world)) {
        let key = (fact.kind == AllianceKind::Bloc, fact.status, sorted(&fact.members));
        alliances.add(key, fact, |_, _| true, join_alliance);
    }
    let mut disputes = Merged::default();
    let mut apart = BTreeMap::new();
    let camps = camps(&facts.disputes, &facts.actions);
    for fact in facts.disputes {
        if is_one_camp(&fact.sides, &camps, world) {
            continue;
        }
        let pairs = pairs_apart(&fact.sides);
        let mut sides: Vec<Vec<ActorCode>> = fact.sides.iter().map(|side| sorted(side)).collect();
        sides.sort();
        let at = disputes.add((fact.status, sides), fact, |_, _| true, join_dispute);
        for pair in pairs {
            apart.entry(pair).or_insert(at);
        }
    }
    let mut actions = Merged::default();
    let grounds = Grounds::of(&facts.actions, reading, world);
    for fact in facts.actions {
        imply_dispute(&fact, &grounds, &mut disputes.facts, &mut apart);
        let key = (fact.kind, fact.status, sorted(&fact.actors), sorted(&fact.targets));
        actions.add(key, fact, same_day, |known, fact| {
            known.date = known.date.or(fact.date);
            add_evidence(&mut known.evidence, fact.evidence);
        });
    }
    reading.alliances = alliances.facts;
    drop_parts(&mut reading.alliances);
    reading.meetings = meetings::merged(facts.meetings, &facts.places, world);
    reading.disputes = disputes.facts;
    // Implied disputes come after stated ones, their evidence perhaps before.
    for dispute in &mut reading.disputes {
        dispute.evidence.sort();
        dispute.evidence.dedup();
    }
    reading.disputes.sort_by_key(|dispute| dispute.evidence.first().map(|evidence| evidence.start));
    reading.actions = actions.facts;
}

/// Facts in the order of their first telling, found again by a key.
struct Merged<K, F> {
    facts: Vec<F>,
    by_key: BTreeMap<K, Vec<usize>>,
}

impl<K, F> Default for Merged<K, F> {
    fn default() -> Merged<K, F> {
        Merged { facts: Vec::new(), by_key: BTreeMap::new() }
    }
}

impl<K: Ord, F> Merged<K, F> {
    /// Joins a fact to one with the same key that is the same, or adds it; gives its place.
    fn add(&mut self, key: K, fact: F, same: impl Fn(&F, &F) -> bool, join: impl Fn(&mut F, F)) -> usize {
        let places = self.by_key.entry(key).or_default();
        let latest = places.len().saturating_sub(COMPARED);
        let known =
            places.iter().skip(latest).find(|at| self.facts.get(**at).is_some_and(|k| same(k, &fact)));
        match known.copied().and_then(|at| Some((at, self.facts.get_mut(at)?))) {
            Some((at, known)) => {
                join(known, fact);
                at
            }
            None => {
                places.push(self.facts.len());
                self.facts.push(fact);
                self.facts.len() - 1
            }
        }
    }
}

/// The lists of actors that the document shows on one side: against others, or doing a hostile act to them together.
fn camps(disputes: &[DisputeFact], actions: &[ActionFact]) -> Vec<Vec<ActorCode>> {
    let sides = disputes.iter().flat_map(|fact| &fact.sides);
    let hostile = actions.iter().filter(|fact| implies_dispute(fact.kind) && fact.actors != fact.targets);
    let mut camps: Vec<Vec<ActorCode>> = sides
        .chain(hostile.flat_map(|fact| [&fact.actors, &fact.targets]))
        .filter(|camp| camp.len() > 1)
        .map(|camp| sorted(camp))
        .collect();
    camps.sort();
    camps.dedup();
    camps.truncate(COMPARED);
    camps
}

/// Whether those who are told to be at odds with one another stand together elsewhere, and no two of them are known to be at odds.
fn is_one_camp(sides: &[Vec<ActorCode>], camps: &[Vec<ActorCode>], world: &World) -> bool {
    let all: Option<Vec<ActorCode>> = sides
        .iter()
        .map(|side| match side.as_slice() {
            [one] => Some(*one),
            _ => None,
        })
        .collect();
    let Some(all) = all.filter(|all| camps.iter().any(|camp| within(all, camp))) else { return false };
    let apart =
        |d: &Dispute| d.sides().filter(|side| all.iter().any(|actor| side.contains(actor))).count() > 1;
    !all.iter().any(|actor| world.disputes_of(*actor).any(apart))
}

/// Who is at odds with whom for more than one utterance.
struct Grounds<'w> {
    /// Where hostile acts between two are told, and whether of both.
    acts: BTreeMap<(ActorCode, ActorCode), Acts>,
    /// The nations that a single sentence of the document names.
    passing: Vec<ActorCode>,
    world: &'w World,
    published: Option<Date>,
}

/// Hostile acts between two actors.
#[derive(Clone, Copy)]
struct Acts {
    actor: ActorCode,
    start: usize,
    many: bool,
}

impl Grounds<'_> {
    fn of<'w>(facts: &[ActionFact], reading: &Reading, world: &'w World) -> Grounds<'w> {
        let mut acts: BTreeMap<(ActorCode, ActorCode), Acts> = BTreeMap::new();
        for fact in facts.iter().filter(|fact| implies_dispute(fact.kind)) {
            let start = fact.evidence.first().map_or(0, |evidence| evidence.start);
            for (x, y) in fact.actors.iter().flat_map(|x| fact.targets.iter().map(move |y| (*x, *y))) {
                let new = Acts { actor: x, start, many: false };
                let known = acts.entry((x.min(y), x.max(y))).or_insert(new);
                known.many |= known.actor != x || known.start != start;
            }
        }
        let passing = reading.nations.iter().filter(|nation| nation.evidence.len() == 1);
        let passing = passing.map(|nation| nation.code).collect();
        Grounds { acts, passing, world, published: reading.published }
    }

    /// Whether the two are hostile to each other more than once, or known to be at odds. What is said once, by or of a nation
    /// that the document names in passing, is no more than said.
    fn are_at_odds(&self, kind: ActionKind, a: ActorCode, b: ActorCode) -> bool {
        let said = matches!(kind, ActionKind::Accuse | ActionKind::Reject);
        let in_passing = said && (self.passing.contains(&a) || self.passing.contains(&b));
        // Who fights another is at odds with it all the time.
        let grave = |dispute: &Dispute| !in_passing || dispute.kind() == DisputeKind::Military;
        let many = self.acts.get(&(a.min(b), a.max(b))).is_some_and(|acts| acts.many);
        let stands = |dispute: &Dispute| {
            dispute.has_party(b)
                && grave(dispute)
                && self.published.map_or(dispute.until().is_none(), |date| dispute.stood_on(date))
        };
        a != b && (many || self.world.disputes_of(a).any(stands))
    }
}

/// Adds the dispute that a hostile act implies, where it is not the only one between the two or the world's table knows of one:
/// what is done or said once is no standing dispute. A mere demand is an act and no dispute.
fn imply_dispute(
    fact: &ActionFact,
    grounds: &Grounds<'_>,
    disputes: &mut Vec<DisputeFact>,
    apart: &mut BTreeMap<(ActorCode, ActorCode), usize>,
) {
    if !implies_dispute(fact.kind) {
        return;
    }
    let mutual = sorted(&fact.actors) == sorted(&fact.targets);
    let at_odds = |actors: &[ActorCode], others: &[ActorCode]| -> Vec<ActorCode> {
        let with_any =
            |actor: &&ActorCode| others.iter().any(|other| grounds.are_at_odds(fact.kind, **actor, *other));
        actors.iter().filter(with_any).copied().collect()
    };
    let actors = at_odds(&fact.actors, &fact.targets);
    let targets = at_odds(&fact.targets, &fact.actors);
    if actors.is_empty() || targets.is_empty() {
        return;
    }
    let sides = match mutual {
        true => actors.iter().map(|actor| vec![*actor]).collect(),
        false => vec![actors, targets],
    };
    let mut dispute = DisputeFact::new(sides);
    dispute.evidence = fact.evidence.clone();
    let pairs = pairs_apart(&dispute.sides);
    let known = pairs
        .first()
        .and_then(|pair| apart.get(pair))
        .filter(|_| pairs.iter().all(|pair| apart.contains_key(pair)));
    match known.and_then(|at| disputes.get_mut(*at)) {
        Some(known) => join_dispute(known, dispute),
        None => {
            for pair in pairs {
                apart.entry(pair).or_insert(disputes.len());
            }
            disputes.push(dispute);
        }
    }
}

/// Whether who does such an act to another is at odds with it.
pub(super) fn implies_dispute(kind: ActionKind) -> bool {
    use ActionKind::{Accuse, Assault, Coerce, Mobilize, Protest, Reject, Sanction, Threaten};
    matches!(kind, Assault | Coerce | Mobilize | Protest | Sanction | Threaten | Reject | Accuse)
}

/// The unordered pairs of actors on different sides.
fn pairs_apart(sides: &[Vec<ActorCode>]) -> Vec<(ActorCode, ActorCode)> {
    let mut pairs = Vec::new();
    for (i, left) in sides.iter().enumerate() {
        for right in sides.iter().skip(i + 1) {
            pairs.extend(left.iter().flat_map(|x| right.iter().map(|y| (*x.min(y), *x.max(y)))));
        }
    }
    pairs
}

fn sorted(actors: &[ActorCode]) -> Vec<ActorCode> {
    let mut actors = actors.to_vec();
    actors.sort();
    actors
}

/// Adds evidence of a later sentence, or of the last one again.
pub(super) fn add_evidence(known: &mut Vec<Evidence>, new: Vec<Evidence>) {
    for evidence in new {
        if known.last() != Some(&evidence) {
            known.push(evidence);
        }
    }
}

pub(super) fn within(a: &[ActorCode], b: &[ActorCode]) -> bool {
    a.iter().all(|actor| b.contains(actor))
}

fn join_alliance(known: &mut AllianceFact, fact: AllianceFact) {
    known.kind = known.kind.min(fact.kind);
    known.name = known.name.take().or(fact.name);
    add_evidence(&mut known.evidence, fact.evidence);
}

/// Drops what a sentence tells of some members of an alliance of which it tells more: "Armenia is in the CSTO" beside "Russia, its
/// ally in the CSTO".
fn drop_parts(alliances: &mut Vec<AllianceFact>) {
    let whole = |part: &AllianceFact, other: &AllianceFact| {
        part.members.len() < other.members.len()
            && (part.kind, part.status) == (other.kind, other.status)
            && part.members.iter().all(|member| other.members.contains(member))
            && part.evidence.iter().all(|evidence| other.evidence.contains(evidence))
    };
    let mut here: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, fact) in alliances.iter().enumerate() {
        fact.evidence.iter().for_each(|evidence| here.entry(evidence.start).or_default().push(at));
    }
    let is_part = |part: &AllianceFact| {
        let beside = part.evidence.first().and_then(|evidence| here.get(&evidence.start));
        let mut beside = beside.into_iter().flatten().take(COMPARED).filter_map(|at| alliances.get(*at));
        beside.any(|other| whole(part, other))
    };
    let told: Vec<bool> = alliances.iter().map(is_part).collect();
    let mut told = told.into_iter();
    alliances.retain(|_| !told.next().unwrap_or_default());
}

fn join_dispute(known: &mut DisputeFact, fact: DisputeFact) {
    known.subject = known.subject.take().or(fact.subject);
    add_evidence(&mut known.evidence, fact.evidence);
}

fn same_day(a: &ActionFact, b: &ActionFact) -> bool {
    a.date.is_none() || b.date.is_none() || a.date == b.date
}

#[cfg(test)]
mod tests {
    use crate::{Document, Reader};

    /// Texts with the disputes that they give, as they print.
    const TOLD: [(&str, &str); 4] = [
        ("Iran accused Denmark of theft. Iran blamed the United States for the fire.", ""),
        (
            "Iran lost a tanker. Iran blamed the United States for the fire. The United States sent an engineer.",
            "IRN against USA (active)",
        ),
        (
            "Fiji, Tonga and Samoa severed ties with Nauru, in the worst rift the three states have known.",
            "FJI, TON, WSM against NRU (active)",
        ),
        ("The rift between Fiji and Tonga deepened.", "FJI against TON (active)"),
    ];

    #[test]
    fn what_is_said_in_passing_and_who_stand_together_are_no_disputes() {
        let published = "2012-05-05".parse().unwrap();
        for (text, disputes) in TOLD {
            let reading = Reader::new().read(&Document::new("example", text).with_published(published));
            let found: Vec<String> = reading.disputes.iter().map(ToString::to_string).collect();
            assert_eq!(found.join("; "), disputes, "{text}");
        }
    }
}
