//! What the examples print on the sample dispatches, and how they fail.
//!
//! The expected output lies in `tests/goldens`; run the tests with `DIPLOGRAPH_BLESS=1` to write it anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::{
    env, fs,
    io::{Read, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::SystemTime,
};

use diplograph::{KnowledgeGraph, Reading};

/// The example as cargo built it, beside the folder of this test. `cargo test` builds it, but `cargo test --test` does not.
fn example(name: &str) -> Command {
    let test = env::current_exe().unwrap();
    let profile = test.ancestors().nth(2).unwrap();
    let path = profile.join("examples").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    let built = path.metadata().and_then(|file| file.modified()).ok();
    let changed = newest(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(built >= changed, "{} is missing or old: run `cargo build --examples` first", path.display());
    Command::new(path)
}

/// When the latest change to a file of the folder was made.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let changed = |path: PathBuf| match path.is_dir() {
        true => newest(&path),
        false => path.metadata().unwrap().modified().ok(),
    };
    entries.filter_map(changed).max()
}

fn output(name: &str, arguments: &[&str]) -> Output {
    example(name).args(arguments).output().unwrap()
}

fn stdout(name: &str, arguments: &[&str]) -> String {
    let output = output(name, arguments);
    assert!(output.status.success(), "{name} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Compares what the example prints with `tests/goldens/FILE.txt`.
#[track_caller]
fn check(file: &str, name: &str, arguments: &[&str]) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "goldens", file].iter().collect();
    let path = path.with_extension("txt");
    let printed = stdout(name, arguments);
    if env::var_os("DIPLOGRAPH_BLESS").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &printed).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if printed != expected {
        panic!("{}", difference(&path, &expected, &printed));
    }
}

/// The first line that differs, with the way to accept it.
fn difference(path: &Path, expected: &str, printed: &str) -> String {
    let same = expected.lines().zip(printed.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("the end").to_owned();
    format!(
        "{}, line {}:\n  expected: {}\n  printed:  {}\nset DIPLOGRAPH_BLESS=1 to accept what is printed",
        path.display(),
        same + 1,
        line(expected),
        line(printed)
    )
}

#[test]
fn briefing() {
    check("briefing", "briefing", &[]);
}

#[test]
fn read() {
    check("read", "read", &[]);
}

#[test]
fn allies_of() {
    check("allies_of", "allies_of", &[]);
    check("allies_of_armenia", "allies_of", &["Armenia"]);
}

#[test]
fn events_involving() {
    check("events_involving", "events_involving", &[]);
    check(
        "events_involving_russia",
        "events_involving",
        &["Moscow", "--since", "2023-09", "--until", "2023"],
    );
}

#[test]
fn graphviz() {
    check("graphviz", "graphviz", &[]);
}

#[test]
fn custom_world() {
    check("custom_world", "custom_world", &[]);
}

#[test]
fn event_data() {
    check("event_data", "event_data", &[]);
}

#[test]
fn readings_written_and_folded_are_the_graph_written() {
    let json = stdout("briefing", &["--json"]);
    let readings = stdout("read", &[]);
    let graph: KnowledgeGraph = readings.lines().map(|line| Reading::from_json(line).unwrap()).collect();
    assert_eq!(graph, KnowledgeGraph::from_json(&json).unwrap());
    assert_eq!(graph.len(), 8);
}

#[test]
fn every_example_says_how_it_is_used() {
    for name in
        ["briefing", "read", "allies_of", "events_involving", "graphviz", "custom_world", "event_data"]
    {
        assert!(stdout(name, &["--help"]).starts_with(&format!("Usage: {name}")));
    }
}

/// Runs an example that is to fail, and checks its exit code and how its complaint starts.
#[track_caller]
fn check_failure(name: &str, arguments: &[&str], code: i32, complaint: &str) {
    let output = output(name, arguments);
    let printed = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{printed}");
    assert!(printed.starts_with(complaint), "{printed}");
}

#[test]
fn mistakes_have_exit_codes_and_words() {
    check_failure("briefing", &["no/such.txt"], 1, "cannot read no/such.txt: ");
    check_failure(
        "event_data",
        &["Japan", "China", "--events", "no/such.tsv"],
        1,
        "cannot read no/such.tsv: ",
    );
    check_failure("read", &["no/such.jsonl"], 1, "cannot read no/such.jsonl: ");
    check_failure(
        "allies_of",
        &["South Korae"],
        1,
        "no nation or organisation is called `South Korae`: did you mean ",
    );
    check_failure("events_involving", &["--since", "soon"], 2, "`soon` is not an ISO 8601 date");
    check_failure("events_involving", &["--since"], 2, "--since needs a value");
    check_failure("briefing", &["--jsn"], 2, "there is no option --jsn\n\nUsage: briefing");
    check_failure("read", &["--published", "x.txt"], 2, "--published takes FILE=DATE, not x.txt");
}

#[test]
fn a_bad_line_is_reported_and_the_rest_is_read() {
    let mut child = example("read")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = "{\"document\": \"a\", \"text\": \"\"}\nnonsense\n{\"document\": \"b\", \"text\": \"\"}\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("standard input:2: "));
    let readings = String::from_utf8(output.stdout).unwrap();
    let documents: Vec<String> =
        readings.lines().map(|line| Reading::from_json(line).unwrap().document).collect();
    assert_eq!(documents, ["a", "b"]);
}

#[test]
fn a_text_is_dated_by_an_option() {
    let path = env::temp_dir().join(format!("diplograph-{}.txt", std::process::id()));
    fs::write(&path, "Japan and South Korea held talks on Monday.").unwrap();
    let file = path.to_str().unwrap();
    let printed = stdout("read", &[file, "--published", &format!("{file}=2023-03-14")]);
    fs::remove_file(&path).unwrap();
    let reading = Reading::from_json(&printed).unwrap();
    assert_eq!(reading.published, "2023-03-14".parse().ok());
}

#[test]
fn a_closed_pipe_is_no_panic() {
    let mut child = example("graphviz").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(complaint, "");
}
