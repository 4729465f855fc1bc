//! From readings to nodes: what is the same across documents becomes one.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    best, meetings,
    names::{self, Parts},
    node::{ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, LeaderNode, MeetingNode, Report},
    store::Store,
    term,
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{
        ActionFact, ActionStatus, AllianceFact, DisputeFact, Evidence, LeaderFact, NationFact, Origin,
        Reading,
    },
    world::World,
};

/// All nodes, each list in the order in which queries give it.
pub(super) struct Nodes {
    /// By code; `true` with nations.
    pub(super) actors: Vec<(bool, ActorNode)>,
    /// By date of publication, unknown last, then id.
    pub(super) documents: Vec<Arc<DocumentNode>>,
    /// By actor, then name.
    pub(super) leaders: Vec<LeaderNode>,
    /// By members, then kind, documents before tables, then term.
    pub(super) alliances: Vec<AllianceNode>,
    /// By sides, documents before tables, then term.
    pub(super) disputes: Vec<DisputeNode>,
    /// By date, unknown last, then meetings before actions, then kind, then actors.
    pub(super) events: Vec<Occurrence>,
}

/// A meeting or an action.
pub(super) enum Occurrence {
    Meeting(MeetingNode),
    Action(ActionNode),
}

impl Nodes {
    pub(super) fn gather(store: &Store, coded: &[ActorCode], world: &World) -> Nodes {
        let readings: Vec<(Arc<DocumentNode>, &Reading)> =
            store.readings().map(|reading| (Arc::new(document(reading)), reading)).collect();
        let mut documents: Vec<_> = readings.iter().map(|(document, _)| Arc::clone(document)).collect();
        documents.sort_by(|a, b| a.order().cmp(&b.order()));
        let meetings = meetings::cluster(reports(&readings, |reading| &reading.meetings));
        let actions = actions(reports(&readings, |reading| &reading.actions));
        let mut events: Vec<Occurrence> = meetings.into_iter().map(Occurrence::Meeting).collect();
        events.extend(actions.into_iter().map(Occurrence::Action));
        events.sort_by_cached_key(Occurrence::order);
        Nodes {
            actors: actors(&readings, coded, world),
            documents,
            leaders: leaders(reports(&readings, |reading| &reading.leaders), world),
            alliances: alliances(reports(&readings, |reading| &reading.alliances)),
            disputes: disputes(reports(&readings, |reading| &reading.disputes)),
            events,
        }
    }
}

impl Occurrence {
    fn order(&self) -> impl Ord + use<> {
        match self {
            Occurrence::Meeting(node) => {
                let dated = (node.date.is_none(), node.date);
                let kind = (0, Some(node.kind), None);
                (dated, kind, node.participants.clone(), Vec::new(), first_report(&node.reports))
            }
            Occurrence::Action(node) => {
                let dated = (node.date.is_none(), node.date);
                let kind = (1, None, Some(node.kind));
                (dated, kind, node.actors.clone(), node.targets.clone(), first_report(&node.reports))
            }
        }
    }
}

type FirstReport = Option<(bool, Option<Date>, String, Origin)>;

fn first_report<F>(reports: &[Report<F>]) -> FirstReport {
    let (unpublished, published, id, origin) = reports.first()?.order();
    Some((unpublished, published, id.to_owned(), origin))
}

fn document(reading: &Reading) -> DocumentNode {
    DocumentNode {
        id: reading.document.clone(),
        origin: reading.origin,
        published: reading.published,
        title: reading.title.clone(),
        source: reading.source.clone(),
    }
}

/// All facts of one kind, in the order of reports.
fn reports<F: Clone>(
    readings: &[(Arc<DocumentNode>, &Reading)],
    facts: impl Fn(&Reading) -> &[F],
) -> Vec<Report<F>> {
    let report = |document: &Arc<DocumentNode>, fact: &F| Report {
        document: Arc::clone(document),
        fact: fact.clone(),
    };
    let all = readings.iter().flat_map(|(document, reading)| {
        facts(reading).iter().map(move |fact| report(document, fact)).collect::<Vec<_>>()
    });
    let mut all: Vec<Report<F>> = all.collect();
    all.sort_by(|a, b| a.order().cmp(&b.order()));
    all
}

fn grouped<F, K: Ord>(reports: Vec<Report<F>>, key: impl Fn(&Report<F>) -> K) -> BTreeMap<K, Vec<Report<F>>> {
    let mut groups: BTreeMap<K, Vec<Report<F>>> = BTreeMap::new();
    for report in reports {
        groups.entry(key(&report)).or_default().push(report);
    }
    groups
}

/// Whether the report is a row of a reference table.
fn of_table<F>(report: &Report<F>) -> bool {
    report.document.origin == Origin::Reference
}

fn alliances(reports: Vec<Report<AllianceFact>>) -> Vec<AllianceNode> {
    let groups = grouped(reports, |report| {
        let AllianceFact { members, kind, name, since, until, .. } = &report.fact;
        let row = of_table(report).then(|| (*since, *until, name.clone()));
        (members.clone(), *kind, report.document.origin, row)
    });
    let node = |((members, kind, origin, _), reports): (_, Vec<Report<AllianceFact>>)| {
        let facts = || reports.iter().map(|report| &report.fact);
        let until = best::date(facts().map(|fact| fact.until));
        let status = best::latest(&reports, |fact| fact.status, term::alliance_progress)?;
        Some(AllianceNode {
            origin,
            members,
            kind,
            status: term::alliance_status(status, origin, until),
            name: best::commonest(facts().filter_map(|fact| fact.name.clone())),
            since: best::date(facts().map(|fact| fact.since)),
            until,
            reports,
        })
    };
    groups.into_iter().filter_map(node).collect()
}

fn disputes(reports: Vec<Report<DisputeFact>>) -> Vec<DisputeNode> {
    let groups = grouped(reports, |report| {
        let DisputeFact { sides, subject, since, until, .. } = &report.fact;
        let row = of_table(report).then(|| (*since, *until, subject.clone()));
        (sides.clone(), report.document.origin, row)
    });
    let node = |((sides, origin, _), reports): (_, Vec<Report<DisputeFact>>)| {
        let facts = || reports.iter().map(|report| &report.fact);
        let until = best::date(facts().map(|fact| fact.until));
        // Declared from active to historical.
        let status = best::latest(&reports, |fact| fact.status, |status| status)?;
        Some(DisputeNode {
            origin,
            sides,
            subject: best::commonest(facts().filter_map(|fact| fact.subject.clone())),
            status: term::dispute_status(status, origin, until),
            date: best::date(facts().map(|fact| fact.date)),
            since: best::date(facts().map(|fact| fact.since)),
            until,
            reports,
        })
    };
    groups.into_iter().filter_map(node).collect()
}

fn actions(reports: Vec<Report<ActionFact>>) -> Vec<ActionNode> {
    let rank = |status| match status {
        ActionStatus::Announced => 0,
        ActionStatus::Done => 1,
    };
    let groups = grouped(reports, |report| {
        let ActionFact { actors, kind, targets, date, .. } = &report.fact;
        (actors.clone(), *kind, targets.clone(), *date, report.document.origin)
    });
    let node = |((actors, kind, targets, date, origin), reports): (_, Vec<Report<ActionFact>>)| {
        let status = best::latest(&reports, |fact| fact.status, rank)?;
        Some(ActionNode { origin, actors, targets, kind, status, date, reports })
    };
    groups.into_iter().filter_map(node).collect()
}

fn leaders(reports: Vec<Report<LeaderFact>>, world: &World) -> Vec<LeaderNode> {
    let mut nodes: Vec<LeaderNode> = Vec::new();
    for ((actor, origin), reports) in grouped(reports, |report| (report.fact.actor, report.document.origin)) {
        let known = names::Known::of(world, actor);
        let named: Vec<_> =
            reports.into_iter().map(|report| (known.person(Parts::of(&report.fact.name)), report)).collect();
        let all: BTreeSet<Parts> = named.iter().map(|(parts, _)| parts.clone()).collect();
        let persons = names::persons(&all);
        let mut of_person: BTreeMap<&Parts, Vec<Report<LeaderFact>>> = BTreeMap::new();
        for (parts, report) in named {
            if let Some(person) = persons.get(&parts) {
                of_person.entry(person).or_default().push(report);
            }
        }
        nodes.extend(of_person.into_values().filter_map(|reports| leader(origin, actor, reports)));
    }
    nodes.sort_by(|a, b| (a.actor, &a.name, a.origin).cmp(&(b.actor, &b.name, b.origin)));
    nodes
}

fn leader(origin: Origin, actor: ActorCode, reports: Vec<Report<LeaderFact>>) -> Option<LeaderNode> {
    let names = || reports.iter().map(|report| &report.fact.name);
    let most = names().map(|name| Parts::of(name).count()).max()?;
    let name = best::commonest(names().filter(|name| Parts::of(name).count() == most))?.clone();
    let with_office = || reports.iter().filter(|report| report.fact.office.is_some());
    let latest = with_office().map(|report| report.document.published).max();
    let of_latest = with_office().filter(|report| Some(report.document.published) == latest);
    let office = best::commonest(of_latest.filter_map(|report| report.fact.office.clone()));
    Some(LeaderNode { origin, name, actor, office, reports })
}

/// Every actor that any fact or coded event names.
fn actors(
    readings: &[(Arc<DocumentNode>, &Reading)],
    coded: &[ActorCode],
    world: &World,
) -> Vec<(bool, ActorNode)> {
    let listings = reports(readings, |reading| &reading.nations);
    let listed: BTreeSet<(ActorCode, Origin)> =
        listings.iter().map(|report| (report.fact.code, report.document.origin)).collect();
    let mut named = grouped(listings, |report| report.fact.code);
    for report in reports_in_facts(readings) {
        let code = report.fact.code;
        if !listed.contains(&(code, report.document.origin)) {
            named.entry(code).or_default().push(report);
        }
    }
    for code in coded {
        named.entry(*code).or_default();
    }
    let node = |(code, mut reports): (ActorCode, Vec<Report<NationFact>>)| {
        reports.sort_by(|a, b| a.order().cmp(&b.order()));
        let name = world.name_of(code);
        let is_listed = Origin::ALL.iter().any(|origin| listed.contains(&(code, *origin)));
        let is_nation = world.is_nation(code) || (name.is_none() && is_listed);
        (is_nation, ActorNode { code, name: name.unwrap_or(code.as_str()).to_owned(), reports })
    };
    named.into_iter().map(node).collect()
}

/// For each document and each actor in a fact of it, the evidence of all such facts.
fn reports_in_facts(readings: &[(Arc<DocumentNode>, &Reading)]) -> Vec<Report<NationFact>> {
    let mut reports = Vec::new();
    for (document, reading) in readings {
        let mut evidence: BTreeMap<ActorCode, BTreeSet<Evidence>> = BTreeMap::new();
        for (codes, found) in parts_of(reading) {
            for code in codes {
                evidence.entry(code).or_default().extend(found.iter().cloned());
            }
        }
        reports.extend(evidence.into_iter().map(|(code, evidence)| {
            let mut fact = NationFact::new(code);
            fact.evidence = evidence.into_iter().collect();
            Report { document: Arc::clone(document), fact }
        }));
    }
    reports
}

/// The actors of every fact with the fact's evidence.
fn parts_of(reading: &Reading) -> Vec<(Vec<ActorCode>, &[Evidence])> {
    let mut parts: Vec<(Vec<ActorCode>, &[Evidence])> = Vec::new();
    parts.extend(reading.leaders.iter().map(|fact| (vec![fact.actor], &fact.evidence[..])));
    parts.extend(reading.alliances.iter().map(|fact| (fact.members.clone(), &fact.evidence[..])));
    parts.extend(reading.meetings.iter().map(|fact| (fact.participants.clone(), &fact.evidence[..])));
    parts.extend(reading.disputes.iter().map(|fact| (fact.sides.concat(), &fact.evidence[..])));
    let both = |fact: &ActionFact| [&fact.actors[..], &fact.targets[..]].concat();
    parts.extend(reading.actions.iter().map(|fact| (both(fact), &fact.evidence[..])));
    parts
}
