//! Event data sets of others: what is taken from each format, and what is reported of the rest.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use diplograph::{CodedEvent, EventReader, KnowledgeGraph, Rejection, World};
use proptest::{collection::vec, prelude::*};

/// The events of a reader, and its report in words.
fn read<R: std::io::BufRead>(mut reader: EventReader<'_, R>) -> (Vec<String>, String) {
    let events = reader.by_ref().map(|event| event.unwrap().to_string()).collect();
    (events, reader.report().to_string())
}

#[track_caller]
fn check<R: std::io::BufRead>(reader: EventReader<'_, R>, events: &[&str], report: &str) {
    let (found, said) = read(reader);
    assert_eq!(found, events);
    assert_eq!(said, report);
}

/// A GDELT row of so many columns: day, the two countries, the two names, the code.
fn gdelt(columns: usize, cells: [&str; 6]) -> String {
    let mut row = vec![""; columns];
    for (at, cell) in [1, 7, 17, 6, 16, 26].into_iter().zip(cells) {
        row[at] = cell;
    }
    row.join("\t")
}

#[test]
fn four_columns_are_who_what_whom_when() {
    let rows = "Japan\tMake a visit\tChina\t2014-11-10\n\
                Police (India)\tArrest, detain, or charge with legal action\tPakistan\t2014-01-02\n\
                Republic of Korea\t0831\tDPRK\t2014-01-03\n\
                \n\
                Nobody Known\tConsult\tJapan\t2014-11-11\n\
                Japan\tConsult\tLandlocked Company\t2014-11-11\n\
                Japan\tSing\tChina\t2014-11-11\n\
                Japan\tConsult\tChina\tsoon\n\
                Japan\tConsult\tCitizen (Japan)\t2014-11-11\n\
                Japan\tConsult\n";
    check(
        EventReader::icews(&World::bundled(), rows.as_bytes(), "rows.tsv"),
        &["2014-11-10 JPN 042 CHN", "2014-01-02 IND 173 PAK", "2014-01-03 KOR 0831 PRK"],
        "9 rows, 3 taken; 1 without the columns of the format (first: line 10, `Japan\tConsult`); \
         1 without a day (first: line 8, `soon`); 1 with an unknown code (first: line 7, `Sing`); \
         1 with an unknown actor (first: line 5, `Nobody Known`); \
         1 with an unknown target (first: line 6, `Landlocked Company`); \
         1 of one actor with itself (first: line 9, `Japan`)",
    );
}

#[test]
fn a_leader_stands_for_whom_he_serves_on_the_day() {
    let row = |day: &str| format!("Angela Merkel\tConsult\tFrance\t{day}\n");
    let rows = row("2014-11-10") + &row("2023-11-10");
    check(
        EventReader::icews(&World::bundled(), rows.as_bytes(), "rows.tsv"),
        &["2014-11-10 DEU 040 FRA"],
        "2 rows, 1 taken; 1 with an unknown actor (first: line 2, `Angela Merkel`)",
    );
}

#[test]
fn a_header_names_the_columns_in_any_order() {
    let rows = "\u{feff}Event ID\tCAMEO Code\tEvent Date\tSource Name\tSource Country\tTarget Name\tTarget Country\r\n\
                1\t0357\t2014-01-02\tSomebody\tRussian Federation\tUnited Nations\t\r\n\
                2\t042\t2014-01-02\tSomebody\tJapan\r\n";
    check(
        EventReader::icews(&World::bundled(), rows.as_bytes(), "events.tab"),
        &["2014-01-02 RUS 035 UN"],
        "2 rows, 1 taken; 1 without the columns of the format (first: line 3, `2\t042\t2014-01-02\tSomebody\tJapan`)",
    );
}

#[test]
fn gdelt_of_both_versions_is_read() {
    let rows = [
        gdelt(57, ["20141110", "JPN", "CHN", "JAPAN", "CHINA", "042"]),
        gdelt(58, ["20141110", "", "USA", "UNITED NATIONS", "UNITED STATES", "010"]),
        gdelt(61, ["20220224", "RUS", "UKR", "MOSCOW", "KYIV", "190"]),
        gdelt(61, ["20220230", "RUS", "UKR", "MOSCOW", "KYIV", "190"]),
        gdelt(61, ["20220224", "RUS", "", "MOSCOW", "", "190"]),
        gdelt(30, ["20220224", "RUS", "UKR", "MOSCOW", "KYIV", "190"]),
    ];
    let world = World::bundled();
    let rows = rows.join("\n");
    let mut reader = EventReader::gdelt(&world, rows.as_bytes(), "gdelt.csv");
    let events: Vec<String> = reader.by_ref().map(|event| event.unwrap().to_string()).collect();
    assert_eq!(events, ["2014-11-10 JPN 042 CHN", "2014-11-10 UN 010 USA", "2022-02-24 RUS 190 UKR"]);
    let report = reader.report();
    assert_eq!((report.rows(), report.taken(), report.rejected()), (6, 3, 3));
    let rows: Vec<(usize, Rejection)> =
        report.rejected_rows().iter().map(|row| (row.line, row.reason)).collect();
    assert_eq!(rows, [(4, Rejection::Date), (5, Rejection::Target), (6, Rejection::Columns)]);
    assert_eq!(report.count(Rejection::Date), 1);
}

#[test]
fn polecat_is_read_as_json_lines_and_as_a_table() {
    let rows = [
        r#"{"event_type":"CONSULT","event_mode":["visit"],"pub_date":"2022-05-04","attributes":{"ACTOR":[{"text":"Tokyo officials","country":"JPN"}],"RECIP":[{"text":"x","country":"CHN"}]}}"#,
        r#"{"event_type":"retreat","date":"2022-05-05T10:00:00","attributes":{"ACTOR":{"wiki":"Russia"},"RECIP":{"text":"Ukraine"}}}"#,
        r#"{"event_type":"AGREE","pub_date":"2022-05-04","attributes":{"ACTOR":[],"RECIP":[]}}"#,
        r#"{"event_type":"AGREE""#,
        r#"{"event_type":"AGREE","pub_date":"2022-05-04"}"#,
    ];
    let world = World::bundled();
    let (events, report) = read(EventReader::polecat(&world, rows.join("\n").as_bytes(), "ngec.jsonl"));
    assert_eq!(events, ["2022-05-04 JPN CONSULT CHN", "2022-05-05 RUS RETREAT UKR"]);
    assert!(
        report.starts_with("5 rows, 2 taken; 2 without the columns of the format (first: line 4, "),
        "{report}"
    );
    assert!(report.ends_with("1 with an unknown actor (first: line 3, ``)"), "{report}");
    let table = "Event ID\tEvent Date\tEvent Type\tActor Name\tActor Country\tRecipient Name\tRecipient Country\n\
                 X\t2021-03-04\tSANCTION\tTreasury\tUSA\tMinistry\tIRN\n";
    check(
        EventReader::polecat(&world, table.as_bytes(), "polecat.txt"),
        &["2021-03-04 USA SANCTION IRN"],
        "1 rows, 1 taken",
    );
}

#[test]
fn bytes_that_are_no_text_are_a_row_that_does_not_fit() {
    let rows = b"Japan\tConsult\tChina\t2014-11-10\nJap\xff\tConsult\tChina\t2014-11-10\n\xff\xfe".as_slice();
    let world = World::bundled();
    let mut reader = EventReader::icews(&world, rows, "rows.tsv");
    let mut graph = KnowledgeGraph::new();
    assert_eq!(graph.import_events("ICEWS", &mut reader).unwrap(), 1);
    assert_eq!(reader.report().count(Rejection::Text), 2);
    let events: Vec<(&str, CodedEvent)> = graph.coded_events().collect();
    assert_eq!(events[0].0, "ICEWS");
}

#[test]
fn a_broken_stream_is_an_error_and_what_was_read_stays() {
    struct Broken(usize);
    impl std::io::Read for Broken {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let row = b"Japan\tConsult\tChina\t2014-11-10\n";
            self.0 += 1;
            if self.0 > 1 {
                return Err(std::io::Error::other("the line went dead"));
            }
            buffer[..row.len()].copy_from_slice(row);
            Ok(row.len())
        }
    }
    let world = World::bundled();
    let mut reader = EventReader::icews(&world, std::io::BufReader::new(Broken(0)), "rows.tsv");
    let mut graph = KnowledgeGraph::new();
    let error = graph.import_events("ICEWS", &mut reader).unwrap_err();
    assert_eq!(error.to_string(), "cannot read rows.tsv: the line went dead");
    assert_eq!(graph.coded_len(), 1);
}

#[test]
fn many_bad_rows_are_all_counted_and_the_first_thousand_kept() {
    let rows = "x\n".repeat(5_000) + "Japan\tSing\tChina\t2014-11-10\n";
    let world = World::bundled();
    let mut reader = EventReader::icews(&world, rows.as_bytes(), "rows.tsv");
    assert!(reader.next().is_none());
    let report = reader.report();
    assert_eq!((report.count(Rejection::Columns), report.count(Rejection::Code)), (5_000, 1));
    assert_eq!(report.rejected_rows().len(), 1_001);
    assert_eq!(report.rejected_rows().last().unwrap().line, 5_001);
}

#[test]
fn however_much_is_read_at_a_time_the_events_and_the_report_are_the_same() {
    let world = World::bundled();
    let mut rows =
        "Event Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\tTarget Country\n".to_owned();
    for row in 0..30_000 {
        let (target, code) = (["China", "Nowhere", "Peru"][row % 3], ["042", "010", "x"][row % 7 % 3]);
        rows +=
            &format!("2014-{:02}-{:02}\tSomebody\tJapan\t{code}\t{target}\t\n", 1 + row / 2500, 1 + row % 28);
    }
    let whole = read(EventReader::icews(&world, rows.as_bytes(), "rows.tsv"));
    assert!(whole.0.len() > 10_000 && whole.1.starts_with("30000 rows, "), "{}", whole.1);
    for capacity in [1, 100, 8_192, 100_000] {
        let reader = std::io::BufReader::with_capacity(capacity, rows.as_bytes());
        assert_eq!(read(EventReader::icews(&world, reader, "rows.tsv")), whole, "{capacity} bytes");
    }
    // A graph takes what was not given yet, however much that is.
    for given in [0, 1, 5_000] {
        let mut reader = EventReader::icews(&world, rows.as_bytes(), "rows.tsv");
        assert_eq!(reader.by_ref().take(given).count(), given);
        let mut graph = KnowledgeGraph::new();
        assert_eq!(graph.import_events("ICEWS", &mut reader).unwrap(), whole.0.len() - given);
        assert_eq!(reader.report().to_string(), whole.1);
        assert_eq!(graph.import_events("ICEWS", &mut reader).unwrap(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_break_a_reader(lines in vec(prop_oneof![
        vec(any::<u8>(), 0..40),
        "[A-Za-z]{0,6}(\t[A-Za-z0-9-]{0,10}){0,62}".prop_map(String::into_bytes),
        Just(b"Event Date\tSource Name\tCAMEO Code\tTarget Name".to_vec()),
        Just("Japan\tConsult\tChina\t2014-11-10é".as_bytes().to_vec()),
        r#"\{"event_type":"[A-Z]{0,7}","attributes":(\{\}|3|\[\]|\{"ACTOR":[1-3]\})\}"#.prop_map(String::into_bytes),
    ], 0..6)) {
        let world = World::bundled();
        let bytes = lines.join(&b'\n');
        let not_empty = bytes.split(|byte| *byte == b'\n').filter(|line| line.iter().any(|byte| *byte != b'\r')).count();
        let all = [
            counted(EventReader::icews(&world, &bytes[..], "x")),
            counted(EventReader::gdelt(&world, &bytes[..], "x")),
            counted(EventReader::polecat(&world, &bytes[..], "x")),
        ];
        for (events, rows) in all {
            prop_assert!(events <= rows && rows <= not_empty && rows + 1 >= not_empty);
        }
    }
}

/// How many events and how many rows there are.
fn counted(mut reader: EventReader<'_, &[u8]>) -> (usize, usize) {
    let events = reader.by_ref().map(Result::unwrap).count();
    assert_eq!(reader.report().taken(), events);
    (events, reader.report().rows())
}
