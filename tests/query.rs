//! Questions to hand-made graphs: what is found, in which order, with which words.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Display;

use diplograph::{
    ActionKind, AllianceKind, AllianceStatus, CodedEvent, Error, EventKind, Events, KnowledgeGraph,
    MeetingKind, MeetingStatus, Origin, Precision, QuadClass, World,
};

/// Three documents on Northeast Asia and one on an organisation nobody knows.
const GRAPH: &str = r#"{"schema":1,"readings":[
{"document":"d1","published":"2021-12-01","source":"Example Wire","title":"Ministers meet",
 "nations":[{"code":"KOR","evidence":[{"start":0,"end":5,"quote":"Seoul"}]},{"code":"USA"}],
 "leaders":[{"name":"Lloyd Austin","actor":"USA","office":"Defense Secretary"},{"name":"Suh Wook","actor":"KOR"}],
 "alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","evidence":[{"start":7,"end":12,"quote":"allies"}]},
              {"members":["JPN","KOR","USA"],"kind":"partnership","status":"active"},
              {"members":["CHN","PRK"],"kind":"alliance","status":"ended"}],
 "meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"held","date":"2021-12-02","place":"Seoul"},
             {"participants":["CHN","JPN","KOR"],"kind":"summit","status":"planned"}]},
{"document":"d2","published":"2018-06-13",
 "meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018-06-12"},
             {"participants":["PRK","KOR"],"kind":"summit","status":"held","date":"2018-04"},
             {"participants":["PRK","USA"],"kind":"talks","status":"proposed"}],
 "actions":[{"actors":["USA"],"targets":["PRK"],"kind":"sanction","status":"done","date":"2018"},
            {"actors":["PRK"],"targets":["USA","JPN"],"kind":"threaten","status":"done"},
            {"actors":["KOR","USA"],"targets":["KOR","USA"],"kind":"cooperate","status":"announced","date":"2018-06"}]},
{"document":"d0","published":"2019-07-05",
 "disputes":[{"sides":[["JPN"],["KOR"]],"subject":"wartime labour","status":"active","date":"2019-07","evidence":[{"start":3,"end":9}]},
             {"sides":[["JPN","USA"],["PRK"]],"subject":"missiles","status":"active"}],
 "actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]},
{"document":"z","alliances":[{"members":["XPACT","XAA","XBB"],"kind":"bloc","status":"active"}],
 "nations":["XAA","XBB"]}
]}"#;

fn graph() -> KnowledgeGraph {
    KnowledgeGraph::from_json(GRAPH).unwrap()
}

#[track_caller]
fn check<T: Display>(found: impl Iterator<Item = T>, expected: &[&str]) {
    let found: Vec<String> = found.map(|item| item.to_string()).collect();
    assert_eq!(found, expected);
}

#[test]
fn allies_come_by_code_then_alliance() {
    let graph = graph();
    check(
        graph.allies_of("South Korea").unwrap(),
        &[
            "Japan: partnership of Japan, South Korea and United States (active)",
            "United States: partnership of Japan, South Korea and United States (active)",
            "United States: alliance of South Korea and United States (active)",
        ],
    );
    let proper = graph.allies_of("ROK").unwrap().kind(AllianceKind::Alliance);
    check(proper.map(|ally| ally.name()), &["United States"]);
}

#[test]
fn former_allies_are_given_on_request() {
    let graph = graph();
    check(graph.allies_of("China").unwrap(), &[]);
    let ended = graph.allies_of("China").unwrap().status(AllianceStatus::Ended);
    check(ended, &["North Korea: alliance of China and North Korea (ended)"]);
    assert_eq!(graph.allies_of("China").unwrap().any_status().count(), 1);
}

#[test]
fn a_bloc_allies_its_members_with_the_organisation_alone() {
    let graph = graph();
    let names = |name: &str| graph.allies_of(name).unwrap().map(|ally| ally.actor()).collect::<Vec<_>>();
    check(names("XAA").into_iter(), &["XPACT"]);
    check(names("XPACT").into_iter(), &["XAA", "XBB"]);
    check(graph.organisations().map(|organisation| organisation.code()), &["XPACT"]);
}

#[test]
fn events_come_by_date_then_kind_then_actors() {
    check(
        graph().events_involving("United States").unwrap(),
        &[
            "sanction by United States against North Korea (done, 2018)",
            "cooperation of South Korea and United States (announced, 2018-06)",
            "summit of North Korea and United States (held, 2018-06-12)",
            "talks of South Korea and United States (held, 2021-12-02, Seoul)",
            "talks of North Korea and United States (proposed)",
            "threat by North Korea against Japan and United States (done)",
        ],
    );
}

/// The kinds of the events of the United States that pass.
#[track_caller]
fn check_filter(filter: impl Fn(Events<'_>) -> Events<'_>, expected: &[&str]) {
    check(filter(graph().events_involving("USA").unwrap()).map(|event| event.kind()), expected);
}

#[test]
fn filters_by_date_keep_what_may_lie_in_the_range_and_leave_out_the_undated() {
    let day = |text: &str| text.parse().unwrap();
    check_filter(|events| events.since(day("2018-06-12")), &["sanction", "cooperate", "summit", "talks"]);
    check_filter(|events| events.since(day("2019")), &["talks"]);
    check_filter(|events| events.until(day("2018-06-11")), &["sanction", "cooperate"]);
    check_filter(|events| events.until(day("2018")), &["sanction", "cooperate", "summit"]);
    check_filter(|events| events.since(day("2018-06-13")).until(day("2018-12")), &["sanction", "cooperate"]);
    check_filter(|events| events.since(day("2019")).since(day("2018")), &["talks"]);
    check_filter(|events| events.since(day("2019")).undated(true), &["talks", "talks", "threaten"]);
    check_filter(|events| events.undated(false), &["sanction", "cooperate", "summit", "talks"]);
}

#[test]
fn filters_by_kind_status_and_partner_narrow_each_other() {
    check_filter(|events| events.meetings(), &["summit", "talks", "talks"]);
    check_filter(|events| events.actions(), &["sanction", "cooperate", "threaten"]);
    check_filter(|events| events.actions().meetings(), &[]);
    check_filter(
        |events| events.kind(MeetingKind::Summit).kind(ActionKind::Sanction),
        &["sanction", "summit"],
    );
    check_filter(
        |events| events.kind(EventKind::Meeting(MeetingKind::Talks)).status(MeetingStatus::Held),
        &["talks"],
    );
    check_filter(|events| events.with_partner("Seoul").unwrap(), &["cooperate", "talks"]);
    check_filter(|events| events.with_partner("Tokyo").unwrap(), &[]);
    check_filter(|events| events.with_partner("Pyongyang").unwrap().meetings(), &["summit", "talks"]);
}

#[test]
fn what_stands_between_two_is_given_from_both_ends() {
    let graph = graph();
    check(
        graph.disputes_between("Korea", "Japan").unwrap(),
        &["dispute of Japan with South Korea over wartime labour (active, 2019-07)"],
    );
    check(graph.disputes_between("Japan", "United States").unwrap(), &[]);
    check(
        graph.meetings_between("Japan", "China").unwrap(),
        &["summit of China, Japan and South Korea (planned)"],
    );
    check(graph.meetings_between("Japan", "Tokyo").unwrap(), &[]);
    let relation = graph.relation_between("South Korea", "Japan").unwrap();
    assert_eq!(
        relation.to_string(),
        "South Korea and Japan\n  alliances\n    partnership of Japan, South Korea and United States (active)\n  \
         disputes\n    dispute of Japan with South Korea over wartime labour (active, 2019-07)\n  \
         meetings\n    summit of China, Japan and South Korea (planned)\n  \
         actions of Japan\n    sanction by Japan against South Korea (done, 2019-07-04)"
    );
    assert_eq!(relation.actions().count(), 0);
    assert_eq!(relation.returned_actions().count(), 1);
    let together = graph.relation_between("South Korea", "USA").unwrap();
    assert_eq!((together.actions().count(), together.returned_actions().count()), (1, 1));
    let nothing = graph.relation_between("France", "Japan").unwrap();
    assert!(nothing.is_empty());
    assert_eq!(nothing.to_string(), "France and Japan\n  nothing");
}

#[test]
fn a_timeline_has_dated_disputes_but_no_undated_ones() {
    check(
        graph().timeline_of("Japan").unwrap(),
        &[
            "dispute of Japan with South Korea over wartime labour (active, 2019-07)",
            "sanction by Japan against South Korea (done, 2019-07-04)",
            "summit of China, Japan and South Korea (planned)",
            "threat by North Korea against Japan and United States (done)",
        ],
    );
}

#[test]
fn a_path_is_as_short_as_can_be() {
    let graph = graph();
    let path = graph.path_between("China", "North Korea").unwrap().unwrap();
    assert_eq!((path.start().code().as_str(), path.len()), ("CHN", 1));
    let path = graph.path_between("China", "United States").unwrap().unwrap();
    check(
        path.steps(),
        &[
            "→ North Korea: alliance of China and North Korea (ended)",
            "→ United States: summit of North Korea and United States (held, 2018-06-12)",
        ],
    );
    assert!(graph.path_between("China", "XAA").unwrap().is_none());
    assert!(graph.path_between("China", "Beijing").unwrap().unwrap().is_empty());
}

#[test]
fn everything_of_one_kind_is_sorted() {
    let graph = graph();
    check(graph.nations().map(|nation| nation.code()), &["CHN", "JPN", "KOR", "PRK", "USA", "XAA", "XBB"]);
    check(graph.leaders(), &["Suh Wook (South Korea)", "Lloyd Austin, Defense Secretary (United States)"]);
    check(graph.leaders_of("USA").unwrap().map(|leader| leader.name()), &["Lloyd Austin"]);
    check(graph.documents(), &["d2 (2018-06-13)", "d0 (2019-07-05)", "d1 (2021-12-01)", "z"]);
    check(graph.disputes().map(|dispute| dispute.subject().unwrap()), &["wartime labour", "missiles"]);
    check(graph.disputes_of("North Korea").unwrap().map(|dispute| dispute.status()), &["active"]);
    check(
        graph.alliances().map(|alliance| alliance.kind()),
        &["alliance", "partnership", "alliance", "bloc"],
    );
    let dates = |dates: Vec<Option<diplograph::Date>>| {
        dates.into_iter().map(|date| date.map_or("–".to_owned(), |date| date.to_string()))
    };
    check(
        dates(graph.meetings().map(|meeting| meeting.date()).collect()),
        &["2018-04", "2018-06-12", "2021-12-02", "–", "–"],
    );
    check(
        dates(graph.actions().map(|action| action.date()).collect()),
        &["2018", "2018-06", "2019-07-04", "–"],
    );
    assert_eq!(graph.meetings_of("South Korea").unwrap().count(), 3);
}

#[test]
fn an_unknown_name_gets_suggestions() {
    let graph = graph();
    let Err(Error::UnknownName { name, suggestions }) = graph.allies_of("South Korae") else {
        panic!("unknown")
    };
    assert_eq!(name, "South Korae");
    assert!(suggestions.contains(&"South Korea".to_owned()), "{suggestions:?}");
    assert!(graph.events_involving("XQQ").is_err());
    assert!(graph.events_involving("USA").unwrap().with_partner("Nowhere Land").is_err());
    assert!(graph.relation_between("Japan", "Nowhere Land").is_err());
    assert!(graph.path_between("Nowhere Land", "Japan").is_err());
}

#[test]
fn a_known_actor_without_facts_has_no_answers() {
    let graph = graph();
    assert_eq!(graph.allies_of("Fiji").unwrap().count(), 0);
    assert_eq!(graph.events_involving("Fiji").unwrap().count(), 0);
    assert!(graph.find("Fiji").unwrap().is_none());
    assert!(graph.path_between("Fiji", "Suva").unwrap().is_none());
}

#[test]
fn answers_come_with_their_words() {
    let graph = graph();
    let ally = graph.allies_of("USA").unwrap().last().unwrap();
    check(ally.evidence(), &["“allies” (d1, 2021-12-01)"]);
    let evidence = ally.evidence().next().unwrap();
    assert_eq!((evidence.source(), evidence.title()), (Some("Example Wire"), Some("Ministers meet")));
    assert_eq!((evidence.start(), evidence.end()), (7, 12));
    let quoteless = graph.disputes().next().unwrap().evidence().next().unwrap();
    assert_eq!((quoteless.quote(), quoteless.document()), ("", "d0"));
    let document = graph.documents().nth(2).unwrap();
    check(document.evidence().map(|evidence| evidence.quote()), &["Seoul", "allies"]);
}

#[test]
fn the_graph_as_of_a_date_knows_no_later_document() {
    let graph = graph().as_of("2019".parse().unwrap());
    check(graph.documents().map(|document| document.id()), &["d2", "d0"]);
    assert_eq!(graph.allies_of("South Korea").unwrap().count(), 0);
}

#[test]
fn dot_has_a_line_for_every_node_and_edge() {
    let graph = graph();
    let dot = graph.to_dot();
    let (nodes, edges) = (graph.as_petgraph().node_count(), graph.as_petgraph().edge_count());
    assert_eq!(dot.lines().filter(|line| line.contains(" -> ")).count(), edges);
    assert_eq!(dot.lines().filter(|line| line.contains("shape=")).count(), nodes);
    assert!(
        dot.contains(r##"shape=box, fillcolor="#fff2cc", label="Lloyd Austin\nDefense Secretary""##),
        "{dot}"
    );
    let unescaped = dot.replace("\\\"", "");
    assert!(unescaped.lines().all(|line| line.matches('"').count() % 2 == 0));
}

/// The graph with events that others coded beside it.
fn with_coded() -> KnowledgeGraph {
    let mut graph = graph();
    let event = |day: &str, actor: &str, code: &str, target: &str| {
        let [actor, target] = [actor, target].map(|code| code.parse().unwrap());
        CodedEvent::new(day.parse().unwrap(), actor, code.parse().unwrap(), target)
    };
    let events = [
        event("2018-06-12", "USA", "040", "PRK"),
        event("2017-11-29", "PRK", "152", "USA"),
        event("2018-06-13", "USA", "010", "PRK"),
        event("2018-06-12", "USA", "ACCUSE", "CHN"),
    ];
    graph.fold_events("example", events).unwrap();
    graph
}

#[test]
fn coded_events_stand_among_the_others_by_date() {
    let graph = with_coded();
    check(
        graph.events_between("USA", "North Korea").unwrap(),
        &[
            "mobilization by North Korea against United States (done, 2017-11-29)",
            "sanction by United States against North Korea (done, 2018)",
            "summit of North Korea and United States (held, 2018-06-12)",
            "talks of United States and North Korea (held, 2018-06-12)",
            "make statement by United States to North Korea (done, 2018-06-13)",
            "talks of North Korea and United States (proposed)",
            "threat by North Korea against Japan and United States (done)",
        ],
    );
    let events = || graph.events_between("USA", "North Korea").unwrap();
    let kinds: Vec<String> =
        events().counts_by_kind().iter().map(|(kind, n)| format!("{kind} {n}")).collect();
    assert_eq!(kinds, ["summit 1", "talks 2", "threaten 1", "sanction 1", "mobilize 1", "statement 1"]);
    check(
        events().origin(Origin::Coded).meetings(),
        &["talks of United States and North Korea (held, 2018-06-12)"],
    );
    assert_eq!(events().origin(Origin::Document).count(), 4);
    assert_eq!(events().kind(EventKind::Statement).count(), 1);
    let days =
        |from: &str, to: &str| events().since(from.parse().unwrap()).until(to.parse().unwrap()).count();
    assert_eq!(
        (days("2018-06-12", "2018-06-12"), days("2017", "2017"), days("2018-06-13", "2020")),
        (3, 1, 2)
    );
    check(
        graph.timeline_of("China").unwrap().origin(Origin::Coded),
        &["accusation by United States against China (done, 2018-06-12)"],
    );
    let path = graph.path_between("China", "United States").unwrap().unwrap();
    check(path.steps(), &["→ United States: accusation by United States against China (done, 2018-06-12)"]);
}

#[test]
fn what_was_coded_later_is_not_known_as_of_a_date() {
    let graph = with_coded().as_of("2018-06-12".parse().unwrap());
    assert_eq!(graph.coded_len(), 3);
    assert_eq!(graph.coded_sources().collect::<Vec<_>>(), ["example"]);
}

#[test]
fn the_balance_weighs_what_happened() {
    let graph = with_coded();
    let lines = |precision| graph.balance("USA", "North Korea", precision).unwrap();
    check(
        lines(Precision::Year).iter(),
        &["2017: 0 cooperative, 1 conflictual, mean -7.2", "2018: 2 cooperative, 1 conflictual, mean -0.5"],
    );
    let months: Vec<String> =
        lines(Precision::Month).iter().map(|month| month.period().to_string()).collect();
    assert_eq!(months, ["2017-11", "2018", "2018-06"], "what is known by the year stands by itself");
    let year = &lines(Precision::Year)[1];
    assert_eq!((year.events(), year.count(QuadClass::VerbalConflict), year.sum()), (4, 0, -2.0));
}

#[test]
fn treaties_and_memberships_of_the_world_are_asked_by_date() {
    let mut graph = graph();
    graph.fold(World::bundled().reference());
    let allies = |name: &str| graph.allies_of(name).unwrap().origin(Origin::Reference);
    let date = |text: &str| text.parse().unwrap();
    let has = |allies: diplograph::Allies<'_>, code: &str| {
        allies.into_iter().any(|ally| ally.actor().as_str() == code)
    };
    assert!(has(allies("South Korea").kind(AllianceKind::Alliance), "USA"));
    assert!(!has(allies("South Korea").on(date("1953-01-01")).kind(AllianceKind::Alliance), "USA"));
    assert!(
        has(allies("South Korea").on(date("1992")), "UN")
            && !has(allies("South Korea").on(date("1990")), "UN")
    );
    assert!(has(allies("Poland").on(date("1980")).kind(AllianceKind::Alliance), "SUN"));
    assert!(!has(allies("Poland"), "SUN"));
    let documents: Vec<_> = graph.allies_of("South Korea").unwrap().origin(Origin::Document).collect();
    assert_eq!(documents.len(), 3, "what documents assert stays as it was");
    assert!(graph.as_of(date("1945")).allies_of("South Korea").unwrap().next().is_none());
    assert!(graph.alliances().origin(Origin::Reference).all(|alliance| alliance.evidence().next().is_some()));
}
