//! Small readings, made by hand or by chance.
#![allow(dead_code, reason = "each test uses a part")]

use diplograph::{
    ActionFact, ActionKind, ActorCode, AllianceFact, AllianceKind, AllianceStatus, CodedEvent, Date,
    DisputeFact, DisputeStatus, Document, Evidence, KnowledgeGraph, LeaderFact, MeetingFact, MeetingKind,
    MeetingStatus, NationFact, Origin, Reading,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

pub(crate) fn code(text: &str) -> ActorCode {
    text.parse().unwrap()
}

pub(crate) fn codes(text: &str) -> Vec<ActorCode> {
    text.split(' ').map(code).collect()
}

pub(crate) fn reading(id: &str, published: &str) -> Reading {
    let document = Document::new(id, "");
    Reading::new(&match published {
        "" => document,
        date => document.with_published(date.parse().unwrap()),
    })
}

fn actor() -> impl Strategy<Value = ActorCode> {
    select(vec!["KOR", "PRK", "JPN", "UN"]).prop_map(code)
}

fn date() -> impl Strategy<Value = Option<Date>> {
    option::of(select(vec!["2018", "2018-06", "2018-06-12", "2018-06-13", "2021-01-05"]))
        .prop_map(|text| text.and_then(|text| text.parse().ok()))
}

fn evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let one = (0usize..9, option::of("[a-c]{1,2}")).prop_map(|(start, quote)| {
        let evidence = Evidence::new(start, start + 2);
        quote.map_or(evidence.clone(), |quote| evidence.with_quote(quote))
    });
    vec(one, 0..3)
}

fn meeting() -> impl Strategy<Value = MeetingFact> {
    let kind = select(MeetingKind::ALL).boxed();
    let status = select(MeetingStatus::ALL);
    let place = option::of(select(vec!["Seoul", "SEOUL", "Busan"]));
    (vec(actor(), 2..4), kind, status, date(), place, any::<bool>(), evidence()).prop_map(
        |(participants, kind, status, date, place, optional, evidence)| {
            let mut fact = MeetingFact::new(participants, kind, status);
            fact.date = date;
            fact.place = place.map(str::to_owned);
            fact.optional = optional;
            fact.evidence = evidence;
            fact
        },
    )
}

fn action() -> impl Strategy<Value = ActionFact> {
    (vec(actor(), 1..3), select(ActionKind::ALL), vec(actor(), 0..3), date(), evidence()).prop_map(
        |(actors, kind, targets, date, evidence)| {
            let mut fact = ActionFact::new(actors, kind, targets);
            fact.date = date;
            fact.evidence = evidence;
            fact
        },
    )
}

fn leader() -> impl Strategy<Value = LeaderFact> {
    let name = select(vec!["Moon", "Moon Jae-in", "MOON JAE IN", "Jae-in Moon", "Ban", "J. Moon"]);
    (name, actor(), evidence()).prop_map(|(name, actor, evidence)| {
        let mut fact = LeaderFact::new(name, actor);
        fact.evidence = evidence;
        fact
    })
}

fn standing() -> impl Strategy<Value = (AllianceFact, DisputeFact)> {
    let alliance = (vec(actor(), 0..3), select(AllianceKind::ALL), select(AllianceStatus::ALL), evidence());
    let dispute = (vec(vec(actor(), 0..3), 0..3), select(DisputeStatus::ALL), date(), evidence());
    let terms = [(date(), date()), (date(), date())];
    (alliance, dispute, terms).prop_map(|(alliance, dispute, terms)| {
        let mut a = AllianceFact::new(alliance.0, alliance.1);
        (a.status, a.evidence) = (alliance.2, alliance.3);
        let mut d = DisputeFact::new(dispute.0);
        (d.status, d.date, d.evidence) = (dispute.1, dispute.2, dispute.3);
        [(a.since, a.until), (d.since, d.until)] = terms;
        (a, d)
    })
}

/// Coded events of two data sets on few days, among few actors.
pub(crate) fn any_events() -> impl Strategy<Value = Vec<(&'static str, CodedEvent)>> {
    let day = select(vec!["2017-12-31", "2018-06-11", "2018-06-12", "2018-06-13", "2021-01-05"]);
    let code = select(vec!["010", "036", "041", "042", "046", "0831", "112", "190", "CONSULT"]);
    let event = (day, actor(), code, actor()).prop_map(|(day, actor, code, target)| {
        CodedEvent::new(day.parse().unwrap(), actor, code.parse().unwrap(), target)
    });
    vec((select(vec!["icews", "gdelt"]), event), 0..12)
}

/// A graph of these readings and coded events, each folded in by itself.
pub(crate) fn graph_of(readings: &[Reading], events: &[(&str, CodedEvent)]) -> KnowledgeGraph {
    let mut graph: KnowledgeGraph = readings.iter().cloned().collect();
    for (source, event) in events {
        graph.fold_events(source, [*event]).unwrap();
    }
    graph
}

/// Some readings and coded events in a graph.
pub(crate) fn any_graph() -> impl Strategy<Value = KnowledgeGraph> {
    (vec(any_reading(), 0..5), any_events()).prop_map(|(readings, events)| graph_of(&readings, &events))
}

pub(crate) fn any_reading() -> impl Strategy<Value = Reading> {
    let id = select(vec![
        ("a", Origin::Document),
        ("b", Origin::Document),
        ("b", Origin::Reference),
        ("c", Origin::Reference),
    ]);
    let facts = (vec(meeting(), 0..4), vec(action(), 0..3), vec(leader(), 0..3), vec(standing(), 0..2));
    (id, date(), option::of("[a-b]"), vec((actor(), evidence()), 0..3), facts).prop_map(
        |((id, origin), published, title, nations, (meetings, actions, leaders, standing))| {
            let mut reading = reading(id, "");
            reading.origin = origin;
            reading.published = published;
            reading.title = title;
            reading.nations.extend(nations.into_iter().map(|(code, evidence)| {
                let mut fact = NationFact::new(code);
                fact.evidence = evidence;
                fact
            }));
            reading.meetings = meetings;
            reading.actions = actions;
            reading.leaders = leaders;
            (reading.alliances, reading.disputes) = standing.into_iter().unzip();
            reading
        },
    )
}
