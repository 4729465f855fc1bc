//! Folding: any order, any repetition and any split give the same graph; what is the same becomes one node.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generate;

use diplograph::{
    ActionFact, ActionKind, AllianceFact, AllianceKind, AllianceStatus, CodedEvent, DisputeFact,
    DisputeStatus, Error, Evidence, KnowledgeGraph, LeaderFact, MeetingFact, NationFact, Node, Origin,
    Reading, Relation,
};
use generate::{any_events, any_graph, any_reading, code, codes, graph_of, reading};
use proptest::{collection::vec, prelude::*};

/// A reading with one meeting: `"KOR USA | talks | planned | 2021-12-02 | Seoul"`.
fn with_meeting(mut reading: Reading, meeting: &str) -> Reading {
    let [actors, kind, status, date, place] = fields(meeting);
    let mut fact = MeetingFact::new(codes(actors), kind.parse().unwrap(), status.parse().unwrap());
    fact.date = date.parse().ok();
    fact.place = Some(place.to_owned()).filter(|place| !place.is_empty());
    reading.meetings.push(fact);
    reading
}

fn fields<const N: usize>(line: &str) -> [&str; N] {
    let fields: Vec<&str> = line.split('|').map(str::trim).collect();
    fields.try_into().unwrap()
}

/// Documents of one meeting each, as `id, published, meeting`, against the lines that the graph gives.
fn check_meetings(reports: &[(&str, &str, &str)], expected: &[&str]) {
    let readings = || reports.iter().map(|(id, day, meeting)| with_meeting(reading(id, day), meeting));
    let lines = |graph: &KnowledgeGraph| graph.meetings().map(|m| m.to_string()).collect::<Vec<_>>();
    assert_eq!(lines(&readings().collect()), expected);
    assert_eq!(lines(&readings().rev().collect()), expected, "folded in reverse");
}

#[test]
fn a_planned_meeting_that_is_held_is_one_meeting() {
    check_meetings(
        &[
            ("a", "2018-05-10", "PRK USA | summit | planned | 2018-06-12 | Singapore"),
            ("b", "2018-06-13", "USA PRK | summit | held | 2018-06-12 |"),
            ("c", "2018-06-20", "PRK USA | talks | held | 2018-06 |"),
        ],
        &["summit of North Korea and United States (held, 2018-06-12, Singapore)"],
    );
}

#[test]
fn other_days_places_participants_and_sorts_are_other_meetings() {
    check_meetings(
        &[
            ("a", "2021-12-01", "KOR USA | talks | held | 2021-12-01 | Seoul"),
            ("b", "2021-12-03", "KOR USA | talks | held | 2021-12-02 | Seoul"),
            ("c", "2021-12-03", "KOR USA | talks | held | 2021-12-01 | Busan"),
            ("d", "2021-12-03", "KOR USA | call | held | 2021-12-01 |"),
            ("e", "2021-12-03", "KOR | talks | held | 2021-12-01 |"),
        ],
        &[
            "talks of South Korea (held, 2021-12-01)",
            "talks of South Korea and United States (held, 2021-12-01, Seoul)",
            "talks of South Korea and United States (held, 2021-12-01, Busan)",
            "call of South Korea and United States (held, 2021-12-01)",
            "talks of South Korea and United States (held, 2021-12-02, Seoul)",
        ],
    );
}

#[test]
fn an_undated_report_joins_the_meeting_near_its_publication() {
    let dated = ("a", "2019-03-01", "PRK USA | summit | held | 2019-02-28 | Hanoi");
    check_meetings(
        &[dated, ("b", "2019-03-09", "PRK USA | summit | held | |")],
        &["summit of North Korea and United States (held, 2019-02-28, Hanoi)"],
    );
    check_meetings(
        &[dated, ("b", "2021-03-09", "PRK USA | summit | held | |")],
        &[
            "summit of North Korea and United States (held, 2019-02-28, Hanoi)",
            "summit of North Korea and United States (held)",
        ],
    );
}

#[test]
fn an_undated_report_that_fits_two_meetings_alike_joins_neither() {
    check_meetings(
        &[
            ("a", "2019-03-01", "PRK USA | summit | held | 2019-02-28 |"),
            ("b", "2019-04-01", "PRK USA | summit | held | 2019-03-28 |"),
            ("c", "2019-04-09", "PRK USA | summit | held | |"),
        ],
        &[
            "summit of North Korea and United States (held, 2019-02-28)",
            "summit of North Korea and United States (held, 2019-03-28)",
            "summit of North Korea and United States (held)",
        ],
    );
}

#[test]
fn two_facts_of_one_document_are_two_meetings() {
    let reading = with_meeting(reading("a", ""), "KOR USA | talks | held | |");
    let graph = KnowledgeGraph::from_iter([with_meeting(reading, "KOR USA | talks | planned | |")]);
    assert_eq!(graph.meetings().count(), 2);
}

#[test]
fn the_latest_report_says_how_an_alliance_stands() {
    let alliance = |id: &str, day: &str, status, name: &str| {
        let mut fact = AllianceFact::new(codes("USA KOR"), AllianceKind::Alliance);
        fact.status = status;
        fact.name = Some(name.to_owned());
        let mut reading = reading(id, day);
        reading.alliances.push(fact);
        reading
    };
    let graph = KnowledgeGraph::from_iter([
        alliance("a", "1953-10-01", AllianceStatus::Proposed, "pact"),
        alliance("b", "1954-11-18", AllianceStatus::Active, "treaty"),
        alliance("c", "", AllianceStatus::Ended, "treaty"),
    ]);
    let [only] = graph.alliances().collect::<Vec<_>>()[..] else { panic!("one alliance") };
    assert_eq!((only.status(), only.name()), (AllianceStatus::Active, Some("treaty")));
    let documents: Vec<&str> = only.reports().iter().map(|report| report.document.id.as_str()).collect();
    assert_eq!(documents, ["a", "b", "c"], "by publication, unknown last");
}

#[test]
fn disputes_are_one_by_their_sides_and_actions_by_their_date() {
    let mut a = reading("a", "2019-01-01");
    a.disputes.push(DisputeFact::new(vec![codes("KOR"), codes("JPN")]));
    a.actions.push(ActionFact::new(codes("JPN"), ActionKind::Sanction, codes("KOR")));
    let mut b = reading("b", "2023-01-01");
    let mut easing = DisputeFact::new(vec![codes("JPN"), codes("KOR")]);
    easing.status = DisputeStatus::Easing;
    b.disputes.push(easing);
    b.actions.push(ActionFact::new(codes("JPN"), ActionKind::Sanction, codes("KOR")));
    let mut dated = ActionFact::new(codes("JPN"), ActionKind::Sanction, codes("KOR"));
    dated.date = "2019-07".parse().ok();
    b.actions.push(dated);
    let graph = KnowledgeGraph::from_iter([a, b]);
    let disputes: Vec<String> = graph.disputes().map(|dispute| dispute.to_string()).collect();
    assert_eq!(disputes, ["dispute of Japan with South Korea (easing)"]);
    let actions: Vec<String> = graph.actions().map(|action| action.to_string()).collect();
    assert_eq!(
        actions,
        [
            "sanction by Japan against South Korea (done, 2019-07)",
            "sanction by Japan against South Korea (done)"
        ]
    );
}

#[test]
fn a_leader_has_the_fullest_name_and_the_latest_office() {
    let leader = |id: &str, day: &str, name: &str, office: Option<&str>| {
        let mut fact = LeaderFact::new(name, code("KOR"));
        fact.office = office.map(str::to_owned);
        let mut reading = reading(id, day);
        reading.leaders.push(fact);
        reading
    };
    let graph = KnowledgeGraph::from_iter([
        leader("a", "2016-05-01", "Moon Jae-in", Some("party leader")),
        leader("b", "2017-06-01", "Moon", Some("President")),
        leader("c", "2018-06-01", "Moon Jae-in", None),
    ]);
    let leaders: Vec<String> = graph.leaders().map(|leader| leader.to_string()).collect();
    assert_eq!(leaders, ["Moon Jae-in, President (South Korea)"]);
}

/// A reference table of alliances, `"KOR USA | 1953 | | treaty"` each.
fn table(id: &str, rows: &[&str]) -> Reading {
    let mut table = Reading::reference(id);
    for row in rows {
        let [members, since, until, name] = fields(row);
        let mut fact = AllianceFact::new(codes(members), AllianceKind::Alliance);
        (fact.since, fact.until) = (since.parse().ok(), until.parse().ok());
        fact.name = Some(name.to_owned()).filter(|name| !name.is_empty());
        fact.evidence.push(Evidence::new(0, 0).with_quote(*row));
        table.alliances.push(fact);
    }
    table
}

#[test]
fn what_a_table_lists_is_kept_apart_from_what_documents_assert() {
    let mut document = reading("a", "2021-12-01");
    document.alliances.push(AllianceFact::new(codes("USA KOR"), AllianceKind::Alliance));
    document.disputes.push(DisputeFact::new(vec![codes("KOR"), codes("JPN")]));
    document.leaders.push(LeaderFact::new("Moon", code("KOR")));
    let mut table =
        table("a", &["KOR USA | 1953 | |", "KOR USA | 1953 | | treaty", "KOR VNM | 1964 | 1973 |"]);
    table.disputes.push(DisputeFact::new(vec![codes("KOR"), codes("JPN")]));
    table.leaders.push(LeaderFact::new("Moon", code("KOR")));
    let graph = KnowledgeGraph::from_iter([document, table.clone(), table]);
    assert_eq!(graph.len(), 2, "a document and a table of one name are two");
    let alliances: Vec<String> = graph.alliances().map(|alliance| alliance.to_string()).collect();
    assert_eq!(
        alliances,
        [
            "alliance of South Korea and United States (active)",
            "alliance of South Korea and United States (active, since 1953, reference)",
            "alliance of South Korea and United States, “treaty” (active, since 1953, reference)",
            "alliance of South Korea and Vietnam (ended, 1964 to 1973, reference)",
        ]
    );
    let origins: Vec<Origin> = graph.disputes().map(|dispute| dispute.origin()).collect();
    assert_eq!(origins, [Origin::Document, Origin::Reference]);
    assert_eq!(graph.leaders().count(), 2);
    assert_eq!(graph.leaders_of("KOR").unwrap().origin(Origin::Reference).count(), 1);
    let named = |origin| graph.nations().origin(origin).map(|nation| nation.code()).collect::<Vec<_>>();
    assert_eq!(named(Origin::Document), codes("JPN KOR USA"));
    assert_eq!(named(Origin::Reference), codes("JPN KOR USA VNM"));
    let [first, second] = [Origin::Document, Origin::Reference]
        .map(|origin| graph.documents().origin(origin).next().unwrap().reading().unwrap().alliances.len());
    assert_eq!((first, second), (1, 3));
}

#[test]
fn as_of_a_date_terms_have_begun_and_ends_to_come_are_not_known() {
    let mut table =
        table("t", &["POL SUN | 1955-05-14 | 1991-07-01 |", "KOR USA | 1953 | |", "CHN SUN | 1950 | 1979 |"]);
    let mut settled = DisputeFact::new(vec![codes("CHN"), codes("RUS")]);
    (settled.since, settled.until) = ("1991".parse().ok(), "2004-10".parse().ok());
    table.disputes.push(settled);
    let graph = KnowledgeGraph::from_iter([table]);
    let lines = |date: &str| {
        let graph = graph.as_of(date.parse().unwrap());
        let alliances = graph.alliances().map(|alliance| alliance.to_string());
        alliances.chain(graph.disputes().map(|dispute| dispute.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(lines("1949"), [""; 0]);
    assert_eq!(lines("1955-05-13").len(), 2);
    assert_eq!(
        lines("1991-07-01"),
        [
            "alliance of China and Soviet Union (ended, 1950 to 1979, reference)",
            "alliance of South Korea and United States (active, since 1953, reference)",
            "alliance of Poland and Soviet Union (active, since 1955-05-14, reference)",
            "dispute of China with Russia (active, since 1991, reference)",
        ]
    );
    assert_eq!(
        lines("1991-07-02")[2],
        "alliance of Poland and Soviet Union (ended, 1955-05-14 to 1991-07-01, reference)"
    );
    assert_eq!(lines("2005")[3], "dispute of China with Russia (resolved, 1991 to 2004-10, reference)");
    let allies = |date: &str| graph.allies_of("Soviet Union").unwrap().on(date.parse().unwrap()).count();
    assert_eq!(
        ["1949", "1950", "1955", "1979", "1980", "1991-07", "1991-08"].map(allies),
        [0, 1, 2, 2, 1, 1, 0]
    );
    let going_on = |date: &str| graph.disputes_of("China").unwrap().on(date.parse().unwrap()).count();
    assert_eq!(["1990-12-31", "1991", "2004-10-31", "2004-11"].map(going_on), [0, 1, 1, 0]);
}

#[test]
fn documents_tell_how_an_alliance_stood_when_they_were_published() {
    let alliance = |id: &str, day: &str, status, since: &str| {
        let mut fact = AllianceFact::new(codes("CHN SUN"), AllianceKind::Alliance);
        (fact.status, fact.since) = (status, since.parse().ok());
        let mut reading = reading(id, day);
        reading.alliances.push(fact);
        reading
    };
    let stood = |graph: &KnowledgeGraph, date: &str| graph.alliances().on(date.parse().unwrap()).count() == 1;
    let undated = KnowledgeGraph::from_iter([
        alliance("a", "1951-02-01", AllianceStatus::Active, ""),
        alliance("b", "1979-04-03", AllianceStatus::Ended, ""),
    ]);
    let days = ["1951-01", "1951-02-01", "1979-04-02", "1979-04-03"];
    assert_eq!(days.map(|day| stood(&undated, day)), [false, true, true, false]);
    let dated = KnowledgeGraph::from_iter([
        alliance("a", "1951-02-01", AllianceStatus::Active, "1950-02-14"),
        alliance("b", "1979-04-03", AllianceStatus::Ended, ""),
    ]);
    let days = ["1950-02-13", "1950-02-14", "1979-04-02", "1979-04-03"];
    assert_eq!(days.map(|day| stood(&dated, day)), [false, true, true, false]);
}

#[test]
fn reports_that_differ_are_all_kept() {
    let mut first =
        with_meeting(reading("a", "2018-05-10"), "PRK USA | summit | planned | 2018-06-12 | Singapore");
    first.alliances.push(AllianceFact::new(codes("KOR USA"), AllianceKind::Alliance));
    let mut second = with_meeting(reading("b", "2018-06-13"), "USA PRK | summit | held | 2018-06 |");
    second.alliances.push(AllianceFact::new(codes("KOR USA"), AllianceKind::Alliance));
    let third = with_meeting(reading("c", "2018-06-14"), "USA PRK | talks | held | 2018-06-12 |");
    let graph = KnowledgeGraph::from_iter([third, first, second]);
    let found: Vec<String> = graph.disagreements().map(|found| found.to_string()).collect();
    let meeting = "summit of North Korea and United States (held, 2018-06-12, Singapore)";
    assert_eq!(
        found,
        [
            format!("status of the {meeting}: planned (a), held (b, c)"),
            format!("kind of the {meeting}: summit (a, b), talks (c)"),
        ]
    );
}

#[test]
fn terms_that_overlap_are_no_disagreement() {
    let alliance = |id: &str, since: &str, name: &str| {
        let mut fact = AllianceFact::new(codes("KOR USA"), AllianceKind::Alliance);
        (fact.since, fact.name) = (since.parse().ok(), Some(name.to_owned()));
        let mut reading = reading(id, "");
        reading.alliances.push(fact);
        reading
    };
    let fields = |days: [&str; 2]| {
        let graph =
            KnowledgeGraph::from_iter([alliance("a", days[0], "pact"), alliance("b", days[1], "pact")]);
        graph.disagreements().map(|found| found.field()).collect::<Vec<_>>()
    };
    assert_eq!(fields(["1953", "1953-10-01"]), [""; 0]);
    assert_eq!(fields(["1953", "1954"]), ["since"]);
    assert_eq!(fields(["1953", ""]), [""; 0]);
}

#[test]
fn nodes_and_edges_are_typed() {
    let mut reading = with_meeting(reading("a", ""), "KOR USA | talks | held | |");
    reading.nations.push(NationFact::new(code("KOR")));
    reading.disputes.push(DisputeFact::new(vec![codes("PRK"), codes("UN")]));
    reading.leaders.push(LeaderFact::new("Ban Ki-moon", code("UN")));
    let graph = KnowledgeGraph::from_iter([reading]);
    let graph = graph.as_petgraph();
    let count = |relation: Relation| graph.edge_weights().filter(|edge| **edge == relation).count();
    assert_eq!(count(Relation::TakesPart), 2);
    assert_eq!(count(Relation::OnSide { side: 0 }), 1);
    assert_eq!(count(Relation::OnSide { side: 1 }), 1);
    assert_eq!(count(Relation::Serves), 1);
    assert_eq!(count(Relation::Names), 5, "four actors and a leader");
    assert_eq!(count(Relation::Reports), 2);
    let organisations = graph.node_weights().filter(|node| matches!(node, Node::Organisation(_))).count();
    assert_eq!((graph.node_count(), organisations), (8, 1));
}

#[test]
fn json_of_a_newer_version_is_refused_by_its_version() {
    let refused = |json: &str| KnowledgeGraph::from_json(json).unwrap_err();
    let newer = refused(r#"{"schema":7,"nodes":{}}"#);
    assert!(matches!(newer, Error::Schema { found: 7, supported: 1, .. }));
    assert_eq!(
        newer.to_string(),
        "the graph has schema version 7, this library reads up to 1: update diplograph"
    );
    let newer = refused(r#"{"schema":1,"readings":[{"schema":9,"facts":[]}]}"#);
    assert!(matches!(newer, Error::Schema { found: 9, .. }));
    assert!(refused(r#"{"readings":[]}"#).to_string().starts_with("graph: missing field `schema`"));
    assert!(matches!(refused("{"), Error::Json { .. }));
}

#[test]
fn the_graph_knows_nothing_of_text() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![source.join("graph"), source.join("query"), source.join("export")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            let found = code.filter(|line| line.contains("syntax::") || line.contains("reader::")).count();
            assert_eq!(found, 0, "{} reaches for the text", path.display());
        }
    }
    assert!(files > 20);
}

#[test]
fn the_types_can_be_sent_shared_and_cloned() {
    fn check<T: Send + Sync + Clone + std::fmt::Debug + 'static>() {}
    check::<KnowledgeGraph>();
    check::<diplograph::Events<'static>>();
    check::<diplograph::EvidenceViews<'static>>();
}

#[test]
fn a_query_between_folds_does_not_freeze_the_graph() {
    let mut graph = KnowledgeGraph::from_iter([with_meeting(reading("a", ""), "KOR USA | talks | held | |")]);
    assert_eq!(graph.meetings().count(), 1);
    let before = graph.clone();
    graph.fold(with_meeting(reading("b", ""), "KOR JPN | talks | held | |"));
    assert_eq!((graph.meetings().count(), before.meetings().count()), (2, 1));
    assert_ne!(graph, before);
}

/// All that a graph says, derived nodes included.
fn everything(graph: &KnowledgeGraph) -> (String, String) {
    (graph.to_json(), format!("{:?}", graph.as_petgraph()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_and_repetition_do_not_matter(
        (readings, shuffled) in vec(any_reading(), 0..6).prop_flat_map(|list| {
            (Just(list.clone()), Just(list).prop_shuffle())
        }),
        (events, mixed) in any_events().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        let once = graph_of(&readings, &events);
        let mut again = graph_of(&shuffled, &mixed);
        again.extend(readings);
        for (source, event) in events {
            again.fold_events(source, [event]).unwrap();
        }
        prop_assert_eq!(&once, &again);
        prop_assert_eq!(everything(&once), everything(&again));
    }

    #[test]
    fn parts_merged_in_any_grouping_are_the_whole(
        readings in vec(any_reading(), 0..6), events in any_events(), at in 0usize..6, to in 0usize..6
    ) {
        let (at, to) = (at.min(readings.len()), to.clamp(at.min(readings.len()), readings.len()));
        let cut = events.len().min(2 * at);
        let part = |range: &[Reading], events: &[(&str, CodedEvent)]| graph_of(range, events);
        let (a, b) = (part(&readings[..at], &events[..cut]), part(&readings[at..to], &events[cut..]));
        let c = part(&readings[to..], &events[..cut.min(1)]);
        let mut left = a.clone();
        left.merge(b.clone()).unwrap();
        left.merge(c.clone()).unwrap();
        let mut right = c;
        right.merge(b).unwrap();
        right.merge(a).unwrap();
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(everything(&left), everything(&right));
        prop_assert_eq!(everything(&left), everything(&part(&readings, &events)));
    }

    #[test]
    fn json_is_read_back(graph in any_graph()) {
        let read = KnowledgeGraph::from_json(&graph.to_json()).unwrap();
        prop_assert_eq!(everything(&read), everything(&graph));
        prop_assert_eq!(read, graph);
    }

    #[test]
    fn a_snapshot_is_read_back_and_is_the_same_for_the_same_graph(
        readings in vec(any_reading(), 0..4),
        (events, mixed) in any_events().prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle()))
    ) {
        let graph = graph_of(&readings, &events);
        let bytes = graph.to_snapshot();
        let read = KnowledgeGraph::from_snapshot(&bytes).unwrap();
        prop_assert_eq!(everything(&read), everything(&graph));
        prop_assert_eq!(&read, &graph);
        prop_assert_eq!(graph_of(&readings, &mixed).to_snapshot(), bytes);
    }

    #[test]
    fn every_piece_of_evidence_can_be_reached(readings in vec(any_reading(), 1..5)) {
        let graph: KnowledgeGraph = readings.iter().cloned().collect();
        let reached = |reading: &Reading, evidence: &Evidence, mut views: Vec<diplograph::EvidenceView<'_>>| {
            views.retain(|view| (view.document(), view.origin()) == (&reading.document, reading.origin) && (view.start(), view.end()) == (evidence.start, evidence.end));
            views.iter().any(|view| view.quote() == evidence.quote.as_deref().unwrap_or(""))
        };
        let meetings: Vec<_> = graph.meetings().flat_map(|view| view.evidence()).collect();
        let actions: Vec<_> = graph.actions().flat_map(|view| view.evidence()).collect();
        let leaders: Vec<_> = graph.leaders().flat_map(|view| view.evidence()).collect();
        let alliances: Vec<_> = graph.alliances().flat_map(|view| view.evidence()).collect();
        let disputes: Vec<_> = graph.disputes().flat_map(|view| view.evidence()).collect();
        let nations: Vec<_> = graph.nations().chain(graph.organisations()).flat_map(|view| view.evidence()).collect();
        let documents: Vec<_> = graph.documents().flat_map(|view| view.evidence()).collect();
        for reading in &readings {
            let lists = [
                (&meetings, reading.meetings.iter().flat_map(|fact| &fact.evidence).collect::<Vec<_>>()),
                (&actions, reading.actions.iter().flat_map(|fact| &fact.evidence).collect()),
                (&leaders, reading.leaders.iter().flat_map(|fact| &fact.evidence).collect()),
                (&alliances, reading.alliances.iter().flat_map(|fact| &fact.evidence).collect()),
                (&disputes, reading.disputes.iter().flat_map(|fact| &fact.evidence).collect()),
                (&nations, reading.nations.iter().flat_map(|fact| &fact.evidence).collect()),
            ];
            for (views, pieces) in lists {
                for evidence in pieces {
                    prop_assert!(reached(reading, evidence, views.clone()));
                    prop_assert!(reached(reading, evidence, documents.clone()));
                }
            }
        }
    }
}

#[test]
fn a_stream_that_is_no_graph_is_refused_with_its_reason() {
    let cases = [
        ("", "EOF"),
        ("[]", "a graph"),
        (r#"{"schema":1"#, "EOF"),
        (r#"{"readings":[]}"#, "`schema` must stand before all else"),
        ("{}", "`schema` must stand before all else"),
        (r#"{"schema":99,"readings":7}"#, "the graph has schema version 99"),
        (r#"{"schema":1,"readings":[{"schema":99,"document":[]}]}"#, "schema version 99"),
        (r#"{"schema":1,"readings":[{"schema":1}]}"#, "document"),
        (r#"{"schema":1,"readings":[]} x"#, "trailing characters"),
        (r#"{"schema":1,"events":[{"source":"a","events":[["2014","RUS","nope","UKR"]]}]}"#, "nope"),
    ];
    for (json, reason) in cases {
        let error = KnowledgeGraph::read_json(json.as_bytes()).unwrap_err().to_string();
        assert!(error.contains(reason), "{json}: {error}");
    }
    let unknown = r#"{"schema":1,"made_by":{"name":"x"},"readings":[]}"#;
    assert_eq!(KnowledgeGraph::read_json(unknown.as_bytes()).unwrap(), KnowledgeGraph::new());
}
