//! Second opinions: every indexed query against a plain scan of all facts, on generated graphs.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generate;

use std::collections::{BTreeMap, BTreeSet};

use diplograph::{
    ActorCode, AllianceStatus, ChangeKind, CodedEvent, Date, DisputeStatus, Event, EventCode, EventKind,
    EventStatus, KnowledgeGraph, Links, MeetingStatus, Origin, Precision,
};
use generate::{any_events, any_graph, any_reading, code, graph_of};
use proptest::{collection::vec, option, prelude::*, sample::select};

const ACTORS: [&str; 4] = ["JPN", "KOR", "PRK", "UN"];

fn pair() -> impl Strategy<Value = (&'static str, &'static str)> {
    (select(ACTORS.to_vec()), select(ACTORS.to_vec()))
}

fn day() -> impl Strategy<Value = Option<Date>> {
    option::of(select(vec!["2017", "2018-06", "2018-06-12", "2019"]).prop_map(|text| text.parse().unwrap()))
}

/// All meetings, then all actions, then all coded events, found one by one.
fn all_events(graph: &KnowledgeGraph) -> Vec<Event<'_>> {
    let coded = graph.nations().chain(graph.organisations()).flat_map(|actor| {
        let own = move |event: &diplograph::CodedView<'_>| event.actor() == actor.code();
        graph.coded_events_of(actor.code().as_str()).unwrap().filter(own)
    });
    let own = graph.meetings().map(Event::Meeting).chain(graph.actions().map(Event::Action));
    own.chain(coded.map(Event::Coded)).collect()
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
        Event::Coded(event) => a != b && event.involves(a) && event.involves(b),
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
    fn events_are_those_of_a_scan(graph in any_graph(), (a, b) in pair(), since in day(), until in day()) {
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
    fn coded_events_are_those_of_a_scan(
        events in any_events(), readings in vec(any_reading(), 0..2), (a, b) in pair(), since in day(), until in day()
    ) {
        let graph = graph_of(&readings, &events);
        let mut set: Vec<(&str, CodedEvent)> = events;
        set.sort();
        set.dedup();
        let within = |(_, event): &&(&str, CodedEvent)| {
            since.is_none_or(|since| event.date >= since.first_day())
                && until.is_none_or(|until| event.date <= until.last_day())
        };
        let (x, y) = (code(a), code(b));
        let narrow = |list: diplograph::CodedViews<'_>| {
            let list = since.map_or(list.clone(), |date| list.since(date));
            let list = until.map_or(list.clone(), |date| list.until(date));
            let mut found: Vec<_> = list.clone().map(|view| (view.source().to_owned(), view.event())).collect();
            assert_eq!(list.clone().count(), found.len());
            assert!(list.map(|view| (view.date(), view.code())).is_sorted());
            found.sort();
            found
        };
        let scan = |keep: &dyn Fn(&CodedEvent) -> bool| {
            let kept = set.iter().filter(|(_, event)| keep(event)).filter(within);
            kept.map(|(source, event)| ((*source).to_owned(), *event)).collect::<Vec<_>>()
        };
        if graph.find(a).unwrap().is_some() {
            let of = graph.coded_events_of(a).unwrap();
            prop_assert_eq!(narrow(of.clone()), scan(&|event| event.actor == x || event.target == x));
            prop_assert_eq!(narrow(of.by(a).unwrap()), scan(&|event| event.actor == x));
        }
        let with = |event: &CodedEvent| (event.actor, event.target) == (x, y) || (event.actor, event.target) == (y, x);
        let between = graph.coded_events_between(a, b).unwrap();
        prop_assert_eq!(narrow(between.clone()), scan(&with));
        prop_assert_eq!(narrow(between.clone().source("icews")).len(), scan(&with).iter().filter(|(source, _)| source == "icews").count());
        prop_assert_eq!(narrow(between.clone().by(b).unwrap()), scan(&|event| with(event) && event.actor == y));
        let visits = "042".parse().unwrap();
        prop_assert_eq!(narrow(between.clone().code(visits)), scan(&|event| with(event) && event.code == visits));
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        set.iter().filter(|(_, event)| with(event)).for_each(|(_, event)| *counts.entry(event.code).or_default() += 1);
        prop_assert_eq!(between.counts_by_code(), counts.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(graph.coded_len(), set.len());
        let mut all: Vec<_> = graph.coded_events().collect();
        all.sort();
        prop_assert_eq!(all, set);
    }

    #[test]
    fn events_between_two_are_those_of_one_with_the_other(graph in any_graph(), (a, b) in pair(), since in day(), keep in any::<bool>()) {
        let narrow = |events: diplograph::Events<'_>| {
            since.map_or(events.clone(), |date| events.since(date)).undated(keep).map(|event| event.to_string()).collect::<Vec<_>>()
        };
        let between = graph.events_between(a, b).unwrap();
        let with = graph.events_involving(a).unwrap().with_partner(b).unwrap();
        prop_assert_eq!(narrow(between.clone()), narrow(with));
        // Folding, counting and stepping agree, and so does narrowing after a step.
        let mut stepped = Vec::new();
        for event in between.clone() {
            stepped.push(event.to_string());
        }
        let mut folded = Vec::new();
        between.clone().for_each(|event| folded.push(event.to_string()));
        prop_assert_eq!(&stepped, &folded);
        prop_assert_eq!(between.clone().count(), folded.len());
        let mut late = between.clone();
        let first = late.next();
        let kept = first.map_or(0, |_| 1);
        prop_assert_eq!(late.undated(false).count() + between.clone().take(kept).filter(|event| event.date().is_some()).count(), between.undated(false).count());
    }

    #[test]
    fn counts_and_balance_are_those_of_a_scan(graph in any_graph(), (a, b) in pair()) {
        let (x, y) = (code(a), code(b));
        let events = || all_events(&graph).into_iter().filter(|event| involves_both(*event, x, y));
        let mut kinds: BTreeMap<EventKind, usize> = BTreeMap::new();
        events().for_each(|event| *kinds.entry(event.kind()).or_default() += 1);
        prop_assert_eq!(graph.counts_by_kind(a, b).unwrap(), kinds.into_iter().collect::<Vec<_>>());
        for precision in [Precision::Year, Precision::Month, Precision::Day] {
            let mut periods: BTreeMap<Date, (usize, usize, f64)> = BTreeMap::new();
            for event in events() {
                let happened = match event.status() {
                    EventStatus::Meeting(status) => status == MeetingStatus::Held,
                    _ => true,
                };
                let Some(date) = event.date().filter(|_| happened) else { continue };
                let code: EventCode = match (event, event.kind()) {
                    (Event::Coded(view), _) => view.code(),
                    (_, EventKind::Action(kind)) => kind.as_str().to_uppercase().parse().unwrap(),
                    _ => "CONSULT".parse().unwrap(),
                };
                let period = periods.entry(date.to_precision(precision)).or_default();
                match code.quad() {
                    Some(quad) if quad.is_cooperative() => period.0 += 1,
                    Some(_) => period.1 += 1,
                    None => {}
                }
                period.2 += code.goldstein();
            }
            let found = graph.balance(a, b, precision).unwrap();
            prop_assert_eq!(found.len(), periods.len());
            for (balance, (period, (with, against, sum))) in found.iter().zip(periods) {
                prop_assert_eq!((balance.period(), balance.cooperative(), balance.conflictual()), (period, with, against));
                prop_assert!((balance.sum() - sum).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn neighbours_are_those_of_relaxing_all_pairs(graph in any_graph(), (a, _) in pair(), steps in 0usize..4) {
        let found = graph.neighbours_within(a, steps, &Links::all()).unwrap();
        let found: Vec<(usize, ActorCode)> = found.iter().map(|near| (near.steps, near.actor)).collect();
        let mut scanned: Vec<(usize, ActorCode)> = ACTORS
            .into_iter()
            .filter_map(|to| Some((distance(&graph, code(a), code(to))?, code(to))))
            .filter(|(far, _)| (1..=steps).contains(far))
            .collect();
        scanned.sort();
        prop_assert_eq!(found, scanned);
    }

    #[test]
    fn narrowed_links_are_those_of_facts_that_fit(
        graph in any_graph(), (a, b) in pair(), since in day(), until in day(), origin in option::of(select(Origin::ALL)),
        cooperative in option::of(any::<bool>())
    ) {
        let mut links = Links::all();
        links = since.map_or(links.clone(), |date| links.since(date));
        links = until.map_or(links.clone(), |date| links.until(date));
        links = origin.map_or(links.clone(), |origin| links.origin(origin));
        links = match cooperative {
            Some(true) => links.cooperative(),
            Some(false) => links.conflictual(),
            None => links,
        };
        // Two actors are neighbours where some fact of the timeline or some alliance or dispute links them: every fact
        // that a path of one step gives must fit, and where there is no such path no dated event may fit.
        let path = graph.path_through(a, b, &links).unwrap();
        let events = || graph.events_between(a, b).unwrap();
        let narrow = |events: diplograph::Events<'_>| {
            let events = since.map_or(events.clone(), |date| events.since(date));
            let events = until.map_or(events.clone(), |date| events.until(date));
            let mut events = origin.map_or(events.clone(), |origin| events.origin(origin));
            events.any(|event| {
                let code: Option<EventCode> = match (event, event.kind()) {
                    (Event::Coded(view), _) => Some(view.code()),
                    (_, EventKind::Action(kind)) => kind.as_str().to_uppercase().parse().ok(),
                    _ => "CONSULT".parse().ok(),
                };
                let quad = code.and_then(EventCode::quad).map(|quad| quad.is_cooperative());
                cooperative.is_none_or(|asked| quad == Some(asked))
            })
        };
        let near = a != b && narrow(events());
        let one_step = path.as_ref().is_some_and(|path| path.len() == 1);
        prop_assert!(!near || one_step);
        if let Some(path) = path {
            for step in path.steps() {
                prop_assert!(origin.is_none_or(|origin| step.fact().origin() == origin));
                let date = step.fact().date();
                if let diplograph::FactView::Meeting(_) | diplograph::FactView::Action(_) | diplograph::FactView::Coded(_) = step.fact() {
                    prop_assert!(since.is_none_or(|since| date.is_some_and(|date| date.last_day() >= since.first_day())));
                    prop_assert!(until.is_none_or(|until| date.is_some_and(|date| date.first_day() <= until.last_day())));
                }
            }
        }
        let network = graph.network(&links);
        let edge = |a: ActorCode, b: ActorCode| {
            let at = |code| network.node_indices().find(|index| network[*index] == code);
            at(a).zip(at(b)).is_some_and(|(a, b)| network.find_edge(a, b).is_some())
        };
        prop_assert_eq!(a != b && edge(code(a), code(b)), one_step && a != b);
        let together = graph.communities(&links, 1).iter().any(|group| group.contains(&code(a)) && group.contains(&code(b)));
        prop_assert_eq!(a != b && together, a != b && graph.path_through(a, b, &links).unwrap().is_some());
    }

    #[test]
    fn centrality_is_the_page_rank_of_the_network(graph in any_graph()) {
        for links in [Links::all(), Links::all().cooperative()] {
            let network = graph.network(&links);
            let ranks = petgraph::algo::page_rank(&network, 0.85, 30);
            let expected: BTreeMap<ActorCode, f64> = network.node_weights().copied().zip(ranks).collect();
            let found = graph.centrality(&links);
            prop_assert_eq!(found.len(), expected.len());
            for (actor, share) in &found {
                prop_assert!((share - expected[actor]).abs() < 1e-12, "{}: {} {}", actor, share, expected[actor]);
            }
            prop_assert!(found.is_sorted_by(|a, b| a.1 > b.1 || (a.1 == b.1 && a.0 < b.0)));
        }
    }

    #[test]
    fn rivals_and_common_allies_are_those_of_a_scan(graph in any_graph(), (a, b) in pair(), date in day()) {
        let (x, y) = (code(a), code(b));
        let rivals = graph.rivals_of(a).unwrap();
        let rivals = date.map_or(rivals.clone(), |date| rivals.on(date));
        let goes_on = |dispute: &diplograph::DisputeView<'_>| match date {
            Some(date) => dispute.active_on(date),
            None => matches!(dispute.status(), DisputeStatus::Active | DisputeStatus::Easing),
        };
        let mut scanned: BTreeMap<ActorCode, usize> = BTreeMap::new();
        for dispute in graph.disputes().filter(goes_on) {
            for other in ACTORS.into_iter().map(code).filter(|other| dispute.opposes(x, *other)) {
                *scanned.entry(other).or_default() += 1;
            }
        }
        let found: BTreeMap<ActorCode, usize> = rivals.map(|rival| (rival.actor(), rival.disputes().count())).collect();
        prop_assert_eq!(found, scanned);
        let active = |of: ActorCode, ally: ActorCode| {
            graph.alliances().any(|alliance| alliance.status() == AllianceStatus::Active && alliance.binds(of, ally))
        };
        let common: Vec<ActorCode> = graph.common_allies(a, b).unwrap().iter().map(|common| common.actor()).collect();
        let scanned: Vec<ActorCode> =
            ACTORS.into_iter().map(code).filter(|ally| active(x, *ally) && active(y, *ally)).collect();
        prop_assert_eq!(common, scanned);
    }

    #[test]
    fn changes_are_what_stands_on_one_date_and_not_on_the_other(graph in any_graph(), a in day(), b in day()) {
        let [from, to] = [a, b].map(|day| day.unwrap_or_else(|| "2018-06-12".parse().unwrap()));
        let changes = graph.changes_between(from, to);
        let of = |kind| lines(changes.iter().filter(|change| change.kind == kind).map(|change| change.fact));
        let (start, end) = (from.last_day(), to.last_day());
        let alliances = |was: bool, is: bool| {
            graph.alliances().filter(move |view| (view.in_force_on(start), view.in_force_on(end)) == (was, is))
        };
        let disputes = |was: bool, is: bool| {
            graph.disputes().filter(move |view| (view.active_on(start), view.active_on(end)) == (was, is))
        };
        let both = |was, is| {
            let mut both = lines(alliances(was, is));
            both.extend(lines(disputes(was, is)));
            both.sort();
            both
        };
        prop_assert_eq!(of(ChangeKind::Began), both(false, true));
        prop_assert_eq!(of(ChangeKind::Ended), both(true, false));
        let happened = all_events(&graph).into_iter().filter(|event| match event {
            Event::Meeting(meeting) => meeting.status() == MeetingStatus::Held,
            Event::Coded(_) => false,
            _ => true,
        });
        let within = |event: &Event<'_>| {
            event.date().is_some_and(|date| date.first_day() > start && date.last_day() <= end)
        };
        prop_assert_eq!(of(ChangeKind::Happened), lines(happened.filter(within)));
        prop_assert!(changes.iter().map(|change| (change.date.is_none(), change.date, change.kind)).is_sorted());
    }

    #[test]
    fn events_are_in_their_order(graph in any_graph(), (a, _) in pair()) {
        let orders: Vec<_> = graph.events_involving(a).unwrap()
            .map(|event| {
                let code = match event {
                    Event::Coded(view) => Some(view.code()),
                    _ => None,
                };
                (event.date().is_none(), event.date(), code, code.is_none().then(|| event.kind()))
            })
            .collect();
        prop_assert!(orders.is_sorted(), "{orders:?}");
        let timeline: Vec<_> = graph.timeline_of(a).unwrap().map(|fact| (fact.date().is_none(), fact.date())).collect();
        prop_assert!(timeline.is_sorted(), "{timeline:?}");
    }

    #[test]
    fn what_stands_between_two_is_that_of_a_scan(graph in any_graph(), (a, b) in pair()) {
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
    fn allies_are_those_of_a_scan(graph in any_graph(), (a, _) in pair()) {
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
    fn what_stands_on_a_date_is_what_its_term_covers(graph in any_graph(), date in day()) {
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
    fn as_of_one_date_and_then_an_earlier_one_is_as_of_the_earlier(graph in any_graph(), a in day(), b in day()) {
        let days = [a, b].map(|day| day.unwrap_or_else(|| "2018-06-12".parse().unwrap()));
        let (early, late) = match days[0].last_day() <= days[1].last_day() {
            true => (days[0], days[1]),
            false => (days[1], days[0]),
        };
        prop_assert_eq!(graph.as_of(late).as_of(early).to_json(), graph.as_of(early).to_json());
    }

    #[test]
    fn paths_are_shortest_and_each_step_holds(graph in any_graph(), (a, b) in pair()) {
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
