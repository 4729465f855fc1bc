//! The formats of other tools: each is read back, here by a reader of its own, in `tools/` by those of others.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod generate;

use std::collections::BTreeMap;

use diplograph::KnowledgeGraph;
use generate::any_graph;
use proptest::prelude::*;

/// A graph with all types of nodes, awkward texts, and coded events.
const JSON: &str = r#"{"schema":1,"readings":[
{"document":"d, \"1\" <a&b>","published":"2021-12","title":"Talks","nations":[{"code":"KOR","evidence":[{"start":0,"end":5,"quote":"Seoul, \"the\n capital\" <&>"}]}],
 "leaders":[{"name":"Suh Wook","actor":"KOR","office":"Minister"}],
 "alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"}],
 "meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"held","date":"2021-12-02","place":"Seoul"}],
 "disputes":[{"sides":[["JPN"],["KOR"]],"subject":"a, b","status":"active","date":"2019"}],
 "actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07"}]},
{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"}]},
{"document":"empty"}],
"events":[{"source":"set, \"x\"","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;

fn graph() -> KnowledgeGraph {
    KnowledgeGraph::from_json(JSON).unwrap()
}

fn written(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The rows of a comma-separated table, after RFC 4180.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                row.last_mut().unwrap().push(chars.next().unwrap())
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the table ends with the end of a line");
    rows
}

#[test]
fn tables_have_a_row_for_every_node_and_edge() {
    let graph = graph();
    let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    graph.write_csv(&mut nodes, &mut edges).unwrap();
    let (nodes, edges) =
        (rows(std::str::from_utf8(&nodes).unwrap()), rows(std::str::from_utf8(&edges).unwrap()));
    assert_eq!(nodes.len() - 1, graph.as_petgraph().node_count());
    assert_eq!(edges.len() - 1, graph.as_petgraph().edge_count() + graph.coded_len());
    assert!(nodes.iter().all(|row| row.len() == 10) && edges.iter().all(|row| row.len() == 6));
    let ids: BTreeMap<&str, &Vec<String>> = nodes.iter().map(|row| (row[0].as_str(), row)).collect();
    assert!(
        edges[1..].iter().all(|row| ids.contains_key(row[0].as_str()) && ids.contains_key(row[1].as_str()))
    );
    let coded: Vec<_> = edges.iter().filter(|row| row[2] == "coded").collect();
    assert_eq!(coded[0][3..], ["190", "2014-03-02", "set, \"x\""]);
    assert_eq!(
        (ids[coded[0][0].as_str()][3].as_str(), ids[coded[0][1].as_str()][3].as_str()),
        ("RUS", "UKR")
    );
    let document = nodes.iter().find(|row| row[1] == "document").unwrap();
    assert_eq!((document[2].as_str(), document[6].as_str()), ("d, \"1\" <a&b>", "2021-12"));
    let treaty = nodes.iter().find(|row| row[9] == "reference" && row[1] == "alliance").unwrap();
    assert_eq!(treaty[3..9], ["", "alliance", "active", "", "1953-10-01", ""]);
}

#[test]
fn graphml_is_well_formed_and_whole() {
    let graph = graph();
    let xml = written(|bytes| graph.write_graphml(bytes));
    let count = |text: &str| xml.matches(text).count();
    assert_eq!(count("<node "), graph.as_petgraph().node_count());
    assert_eq!(count("<edge "), graph.as_petgraph().edge_count() + graph.coded_len());
    for tag in ["node", "edge", "data", "graph", "graphml"] {
        assert_eq!(count(&format!("<{tag} ")), count(&format!("</{tag}>")), "{tag}");
    }
    assert!(xml.contains("d, \"1\" &lt;a&amp;b&gt;"));
    let declared: Vec<&str> =
        xml.split("<key id=\"").skip(1).map(|key| key.split('"').next().unwrap()).collect();
    for used in xml.split("<data key=\"").skip(1) {
        assert!(declared.contains(&used.split('"').next().unwrap()));
    }
}

#[test]
fn lines_of_facts_say_their_type() {
    let text = written(|bytes| graph().write_jsonl(bytes));
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(
        types,
        [
            "nation", "leader", "alliance", "meeting", "dispute", "action", "document", "alliance", "coded",
            "coded"
        ]
    );
    assert_eq!(lines[3]["fact"]["place"], "Seoul");
    assert_eq!(lines[8]["set"], "set, \"x\"");
}

#[test]
fn lines_that_are_no_facts_are_refused_by_their_number() {
    let refused =
        |lines: &str| KnowledgeGraph::from_jsonl(lines.as_bytes(), "f.jsonl").unwrap_err().to_string();
    assert!(refused("\n{\"type\":\"song\"}\n").starts_with("f.jsonl:2: unknown variant `song`"));
    let head = r#"{"type":"nation","schema":9,"document":"d","published":null,"title":null,"source":null,"#;
    assert!(refused(&format!("{head}\"fact\":3}}")).starts_with("f.jsonl:1: "));
    assert_eq!(
        refused(&format!("{head}\"fact\":\"KOR\"}}")),
        "a fact has schema version 9, this library reads up to 1: update diplograph"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_facts_in_any_order_are_the_graph(graph in any_graph(), seed in any::<u64>()) {
        let text = written(|bytes| graph.write_jsonl(bytes));
        let read = KnowledgeGraph::from_jsonl(text.as_bytes(), "lines").unwrap();
        prop_assert_eq!(&read, &graph);
        let mut lines: Vec<&str> = text.lines().collect();
        let key = |line: &&str| line.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        lines.sort_by_key(key);
        let mixed = KnowledgeGraph::from_jsonl(lines.join("\n").as_bytes(), "lines").unwrap();
        prop_assert_eq!(mixed.to_json(), graph.to_json());
    }

    #[test]
    fn json_to_a_writer_is_the_json(graph in any_graph()) {
        prop_assert_eq!(written(|bytes| graph.write_json(bytes)), graph.to_json());
    }
}

#[cfg(feature = "rdf")]
#[test]
fn turtle_and_quads_are_read_by_their_parsers() {
    let graph = graph();
    let turtle = written(|bytes| graph.write_turtle(bytes));
    let triples: Vec<oxrdf::Triple> =
        oxttl::TurtleParser::new().for_slice(turtle.as_bytes()).collect::<Result<_, _>>().unwrap();
    let nquads = written(|bytes| graph.write_nquads(bytes));
    let quads: Vec<oxrdf::Quad> =
        oxttl::NQuadsParser::new().for_slice(nquads.as_bytes()).collect::<Result<_, _>>().unwrap();
    assert_eq!(triples.len(), quads.len());
    let has = |text: &str| triples.iter().any(|triple| triple.to_string() == text);
    let actor = "<urn:x-diplograph:actor:KOR>";
    assert!(has(&format!(
        "{actor} <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q884>"
    )));
    assert!(has(&format!(
        "{actor} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:x-diplograph:vocabulary:Nation>"
    )));
    let dated = |literal: &str| triples.iter().any(|triple| triple.object.to_string() == literal);
    assert!(dated("\"2019-07\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>"));
    assert!(dated("\"2021-12-02\"^^<http://www.w3.org/2001/XMLSchema#date>"));
    let quoted = quads.iter().filter(|quad| quad.graph_name != oxrdf::GraphName::DefaultGraph).count();
    assert_eq!(quoted, 6, "one piece of evidence, all of it in the graph of its document");
    assert!(dated("\"Seoul, \\\"the\\n capital\\\" <&>\""));
}

#[cfg(feature = "arrow")]
#[test]
fn parquet_is_read_by_its_reader() {
    use arrow_array::{Array, cast::AsArray, types::Date32Type};

    let mut file = Vec::new();
    graph().write_parquet(&mut file).unwrap();
    let path = std::env::temp_dir().join(format!("diplograph-{}.parquet", std::process::id()));
    std::fs::write(&path, file).unwrap();
    let reader = std::fs::File::open(&path).unwrap();
    let builder = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(reader).unwrap();
    let batches: Vec<_> = builder.build().unwrap().map(Result::unwrap).collect();
    std::fs::remove_file(path).unwrap();
    let [batch] = &batches[..] else { panic!("one batch") };
    let column = |name: &str| batch.column_by_name(name).unwrap();
    let types: Vec<&str> = column("type").as_string::<i32>().iter().flatten().collect();
    assert_eq!(types, ["alliance", "alliance", "dispute", "meeting", "action", "coded", "coded"]);
    let dates = column("date").as_primitive::<Date32Type>();
    assert_eq!((dates.is_null(0), dates.value(5)), (true, 16_131));
    let actors = column("actors").as_list::<i32>().value(0);
    assert_eq!(actors.as_string::<i32>().iter().flatten().collect::<Vec<_>>(), ["KOR", "USA"]);
}
