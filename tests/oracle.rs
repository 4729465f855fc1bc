//! Second opinions: every indexed query against a plain scan of all facts, on generated graphs.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generate;

use std::collections::{BTreeMap, BTreeSet};

use diplograph::{ActorCode, AllianceStatus, Date, Event, KnowledgeGraph, Origin};
use generate::{any_reading, code};
use proptest::{collection::vec, option, prelude::*, sample::select};

const ACTORS: [&str; 4] = ["JPN", "KOR", "PRK", "UN"];

fn graph() -> impl Strategy<Value = KnowledgeGraph> {
    vec(any_reading(), 0..5).prop_map(|readings| readings.into_iter().collect())
}

fn pair() -> impl Strategy<Value = (&'static str, &'static str)> {
    (select(ACTORS.to_vec()), select(ACTORS.to_vec()))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    option::of(select(vec!["2017", "2018-06", "2018-06-12", "2019"]).prop_map(|text| text.parse().unwrap()))
}

/// All meetings, then all actions.
fn all_events(graph: &KnowledgeGraph) -> Vec<Event<'_>> {
    graph.meetings().map(Event::Meeting).chain(graph.actions().map(Event::Action)).collect()
}

fn involves_both(event: Event<'_>, a: ActorCode, b: ActorCode) -> bool {
    match event {
        Event::Meeting(meeting) => {
            a != b && meeting.participants().contains(&a) && meeting.participants().contains(&b)
        }
        Event::Action(action) => {
            let does = |from, to| action.actors().contains(from) && action.targets().contains(to);
            a != b && (does(&a, &b) || does(&b, &a))
        }
        _ => false,
    }
}

/// Lines in any order.
fn lines<T: ToString>(items: impl Iterator<Item = T>) -> Vec<String> {
    let mut lines: Vec<String> = items.map(|item| item.to_string()).collect();
    lines.sort();
    lines
}

/// Fewest steps between the two, by relaxing all pairs.
fn distance(graph: &KnowledgeGraph, a: ActorCode, b: ActorCode) -> Option<usize> {
    let codes: Vec<ActorCode> = ACTORS.into_iter().map(code).collect();
    let mut far: BTreeMap<(ActorCode, ActorCode), usize> = BTreeMap::new();
    for x in &codes {
        for y in &codes {
            let events = all_events(graph).into_iter().any(|event| involves_both(event, *x, *y));
            let disputes = graph.disputes().any(|dispute| dispute.opposes(*x, *y));
            let alliances = graph.alliances().any(|alliance| alliance.binds(*x, *y));
            if events || disputes || alliances {
                far.insert((*x, *y), 1);
            }
        }
        if graph.nations().chain(graph.organisations()).any(|actor| actor.code() == *x) {
            far.insert((*x, *x), 0);
        }
    }
    for via in &codes {
        for x in &codes {
            for y in &codes {
                let (Some(there), Some(back)) = (far.get(&(*x, *via)), far.get(&(*via, *y))) else {
                    continue;
                };
                let steps = there + back;
                far.entry((*x, *y)).and_modify(|known| *known = steps.min(*known)).or_insert(steps);
            }
        }
    }
    far.get(&(a, b)).copied()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn events_are_those_of_a_scan(graph in graph(), (a, b) in pair(), since in day(), until in day()) {
        let mut asked = graph.events_involving(a).unwrap().with_partner(b).unwrap();
        asked = since.map_or(asked.clone(), |date| asked.since(date));
        asked = until.map_or(asked.clone(), |date| asked.until(date));
        let within = |event: &Event<'_>| match event.date() {
            None => since.is_none() && until.is_none(),
            Some(date) => {
                since.is_none_or(|since| date.last_day() >= since.first_day())
                    && until.is_none_or(|until| date.first_day() <= until.last_day())
            }
        };
        let scanned = all_events(&graph).into_iter().filter(|event| involves_both(*event, code(a), code(b)));
        prop_assert_eq!(lines(asked), lines(scanned.filter(within)));
        let all = graph.events_involving(a).unwrap();
        prop_assert_eq!(lines(all), lines(all_events(&graph).into_iter().filter(|event| event.involves(code(a)))));
    }

    #[test]
    fn events_are_in_their_order(graph in graph(), (a, _) in pair()) {
        let orders: Vec<_> = graph.events_involving(a).unwrap()
            .map(|event| (event.date().is_none(), event.date(), event.kind()))
            .collect();
        prop_assert!(orders.is_sorted(), "{orders:?}");
        let timeline: Vec<_> = graph.timeline_of(a).unwrap().map(|fact| (fact.date().is_none(), fact.date())).collect();
        prop_assert!(timeline.is_sorted(), "{timeline:?}");
    }

    #[test]
    fn what_stands_between_two_is_that_of_a_scan(graph in graph(), (a, b) in pair()) {
        let (x, y) = (code(a), code(b));
        let relation = graph.relation_between(a, b).unwrap();
        prop_assert_eq!(lines(relation.disputes()), lines(graph.disputes().filter(|dispute| dispute.opposes(x, y))));
        prop_assert_eq!(lines(relation.alliances()), lines(graph.alliances().filter(|alliance| alliance.binds(x, y))));
        prop_assert_eq!(lines(relation.actions()), lines(graph.actions().filter(|action| action.does_to(x, y))));
        let back = graph.relation_between(b, a).unwrap();
        prop_assert_eq!(lines(relation.meetings()), lines(back.meetings()));
        prop_assert_eq!(lines(relation.returned_actions()), lines(back.actions()));
        prop_assert_eq!(relation.is_empty(), back.is_empty());
    }

    #[test]
    fn allies_are_those_of_a_scan(graph in graph(), (a, _) in pair()) {
        let allies = graph.allies_of(a).unwrap().any_status();
        let allies: BTreeSet<(ActorCode, String)> =
            allies.map(|ally| (ally.actor(), ally.alliance().to_string())).collect();
        let mut scanned = BTreeSet::new();
        for alliance in graph.alliances() {
            for member in alliance.members().iter().filter(|member| alliance.binds(code(a), **member)) {
                scanned.insert((*member, alliance.to_string()));
            }
        }
        prop_assert_eq!(allies, scanned);
    }

    #[test]
    fn answers_of_one_origin_are_those_of_a_graph_with_nothing_else(
        readings in vec(any_reading(), 0..5), (a, b) in pair(), origin in select(Origin::ALL)
    ) {
        let graph: KnowledgeGraph = readings.iter().cloned().collect();
        let alone: KnowledgeGraph = readings.into_iter().filter(|reading| reading.origin == origin).collect();
        let both = |ask: &dyn Fn(&KnowledgeGraph, bool) -> Vec<String>| (ask(&graph, true), ask(&alone, false));
        macro_rules! same {
            ($graph:ident => $list:expr) => {{
                let (narrowed, whole) = both(&|$graph, narrow| match narrow {
                    true => $list.origin(origin).map(|item| item.to_string()).collect(),
                    false => $list.map(|item| item.to_string()).collect(),
                });
                prop_assert_eq!(narrowed, whole);
            }};
        }
        same!(graph => graph.allies_of(a).or_else(|_| graph.allies_of("KOR")).unwrap());
        same!(graph => graph.events_involving(a).unwrap());
        same!(graph => graph.disputes_of(a).unwrap());
        same!(graph => graph.meetings_of(a).unwrap());
        same!(graph => graph.leaders());
        same!(graph => graph.alliances());
        same!(graph => graph.actions());
        same!(graph => graph.documents());
        same!(graph => graph.timeline_of(a).unwrap());
        same!(graph => graph.nations());
        let between = graph.relation_between(a, b).unwrap().origin(origin).to_string();
        prop_assert_eq!(between, alone.relation_between(a, b).unwrap().to_string());
    }

    #[test]
    fn what_stands_on_a_date_is_what_its_term_covers(graph in graph(), date in day()) {
        let date = date.unwrap_or_else(|| "2020".parse().unwrap());
        for alliance in graph.alliances().origin(Origin::Reference) {
            let begun = alliance.since().is_none_or(|since| since.first_day() <= date.last_day());
            let over = alliance.until().is_some_and(|until| until.last_day() < date.first_day());
            let active = match alliance.until() {
                Some(_) => alliance.status() != AllianceStatus::Proposed,
                None => alliance.status() == AllianceStatus::Active,
            };
            prop_assert_eq!(alliance.in_force_on(date), begun && !over && active);
        }
        let standing = graph.alliances().filter(|alliance| alliance.in_force_on(date));
        prop_assert_eq!(lines(graph.alliances().on(date)), lines(standing));
        let active = graph.disputes().filter(|dispute| dispute.active_on(date));
        prop_assert_eq!(lines(graph.disputes().on(date)), lines(active));
        let before = graph.as_of(date);
        let known = before.alliances().origin(Origin::Reference).chain(before.alliances().origin(Origin::Document));
        for alliance in known {
            let known = alliance.since().is_none_or(|since| since.first_day() <= date.last_day());
            prop_assert!(known || alliance.origin() == Origin::Document);
        }
    }

    #[test]
    fn as_of_one_date_and_then_an_earlier_one_is_as_of_the_earlier(graph in graph(), a in day(), b in day()) {
        let days = [a, b].map(|day| day.unwrap_or_else(|| "2018-06-12".parse().unwrap()));
        let (early, late) = match days[0].last_day() <= days[1].last_day() {
            true => (days[0], days[1]),
            false => (days[1], days[0]),
        };
        prop_assert_eq!(graph.as_of(late).as_of(early).to_json(), graph.as_of(early).to_json());
    }

    #[test]
    fn paths_are_shortest_and_each_step_holds(graph in graph(), (a, b) in pair()) {
        let path = graph.path_between(a, b).unwrap();
        prop_assert_eq!(path.as_ref().map(|path| path.len()), distance(&graph, code(a), code(b)));
        if let Some(path) = path {
            let mut at = path.start().code();
            for step in path.steps() {
                prop_assert!(step.fact().links(at, step.actor().code()));
                at = step.actor().code();
            }
            prop_assert_eq!(at, code(b));
        }
    }
}
