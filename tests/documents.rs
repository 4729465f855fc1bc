//! Streams of documents: what is pulled and when, what a bad line costs, and the bytes that files come with.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::{
    cell::Cell,
    env, fs,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::PathBuf,
    process,
};

use diplograph::{Document, Error, JsonLines, KnowledgeGraph, Reader};

/// Makes the lines of a stream only when they are asked for, and counts them.
struct Lazy<'c> {
    lines: u64,
    made: &'c Cell<u64>,
    line: Cursor<Vec<u8>>,
}

impl<'c> Lazy<'c> {
    fn new(lines: u64, made: &'c Cell<u64>) -> Lazy<'c> {
        Lazy { lines, made, line: Cursor::default() }
    }
}

impl Read for Lazy<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Lazy<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.line.fill_buf()?.is_empty() && self.made.get() < self.lines {
            let number = self.made.get();
            self.made.set(number + 1);
            let line = format!("{{\"document\": \"d{number}\", \"text\": \"Japan met China.\"}}\n");
            self.line = Cursor::new(line.into_bytes());
        }
        self.line.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.line.consume(count);
    }
}

#[test]
fn a_line_is_pulled_when_its_document_is_asked_for() {
    let made = Cell::new(0);
    let mut documents = JsonLines::new(Lazy::new(u64::MAX, &made), "endless");
    assert_eq!(made.get(), 0, "making the iterator pulls nothing");
    for number in 0..100 {
        assert_eq!(documents.next().unwrap().unwrap().id(), format!("d{number}"));
        assert_eq!(made.get(), number + 1);
    }
}

#[test]
fn an_endless_stream_can_be_read_in_part() {
    let made = Cell::new(0);
    let reader = Reader::new();
    let documents = JsonLines::new(Lazy::new(u64::MAX, &made), "endless");
    let readings = documents.map(|document| reader.read(&document.unwrap()));
    let graph: KnowledgeGraph = readings.take(20).collect();
    assert_eq!((graph.len(), made.get()), (20, 20));
}

#[test]
fn a_stream_that_ends_stays_ended() {
    let made = Cell::new(0);
    let mut documents = JsonLines::new(Lazy::new(2, &made), "short");
    assert_eq!(documents.by_ref().count(), 2);
    assert!(documents.next().is_none());
    assert_eq!(made.get(), 2);
}

/// What a stream gives, as one line for each item: the id of a document or the words of an error.
fn items(bytes: &[u8]) -> Vec<String> {
    // A buffer of a few bytes, so that no line comes in one piece.
    let documents = JsonLines::new(BufReader::with_capacity(7, bytes), "news.jsonl");
    documents.map(|item| item.map_or_else(|error| error.to_string(), |d| d.id().to_owned())).collect()
}

/// Checks that each item begins like the line given for it.
#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &[&str]) {
    let items = items(bytes);
    let alike = items.len() == expected.len() && items.iter().zip(expected).all(|(a, b)| a.starts_with(b));
    assert!(alike, "{name}: {items:#?}");
}

#[test]
fn streams_give_documents_and_named_errors() {
    const A: &str = r#"{"document":"a","text":"…"}"#;
    const B: &str = r#"{"document":"b","text":"…"}"#;
    let cases: &[(&str, String, &[&str])] = &[
        ("nothing", String::new(), &[]),
        ("empty lines only", "\n\n \t\n\r\n".into(), &[]),
        ("one line", format!("{A}\n"), &["a"]),
        ("no line end at the end", format!("{A}\n{B}"), &["a", "b"]),
        ("line ends of two characters", format!("{A}\r\n{B}\r\n"), &["a", "b"]),
        ("empty lines between", format!("\n\n{A}\n\n\r\n{B}\n\n"), &["a", "b"]),
        ("white space around", format!("  {A} \t\n\t{B}  \n"), &["a", "b"]),
        ("a byte order mark", format!("\u{feff}{A}\n{B}\n"), &["a", "b"]),
        ("a byte order mark alone", "\u{feff}\n".into(), &[]),
        ("a byte order mark later", format!("{A}\n\u{feff}{B}\n"), &["a", "news.jsonl:2: "]),
        ("a bad line first", format!("no\n{A}\n"), &["news.jsonl:1: ", "a"]),
        ("a bad line amid", format!("{A}\n{{\n{B}\n"), &["a", "news.jsonl:2: ", "b"]),
        ("a bad line last", format!("{A}\n{{\"document\": \"b\""), &["a", "news.jsonl:2: "]),
        (
            "bad lines in a row",
            "1\n[]\nnull\n".into(),
            &["news.jsonl:1: ", "news.jsonl:2: ", "news.jsonl:3: "],
        ),
        ("empty lines are counted", format!("\n\r\n{A}\n\nno\n{B}"), &["a", "news.jsonl:5: ", "b"]),
        ("two on one line", format!("{A}{B}\n{B}"), &["news.jsonl:1: ", "b"]),
        ("no text", format!("{{\"document\": \"x\"}}\n{B}"), &["news.jsonl:1: missing field `text`", "b"]),
        (
            "a wrong type",
            format!("{{\"document\": 1, \"text\": \"\"}}\n{B}"),
            &["news.jsonl:1: invalid type", "b"],
        ),
        (
            "half a surrogate",
            format!("{{\"document\":\"x\",\"text\":\"\\ud83d\"}}\n{B}"),
            &["news.jsonl:1: ", "b"],
        ),
        ("a NUL", format!("{A}\n\0\n{B}"), &["a", "news.jsonl:2: ", "b"]),
        ("brackets without end", format!("{}\n{B}", "[".repeat(100_000)), &["news.jsonl:1: ", "b"]),
        (
            "fields of others",
            format!("{{\"x\": [1], \"document\": \"x\", \"text\": \"\"}}\n{B}"),
            &["x", "b"],
        ),
    ];
    for (name, stream, expected) in cases {
        check(name, stream.as_bytes(), expected);
    }
}

#[test]
fn a_line_of_other_bytes_names_the_first_that_is_wrong() {
    let stream = b"{\"document\":\"a\",\"text\":\"\"}\r\n\xef\xbb\xbf\xff\n\xe2\x82\n{\"document\":\"b\",\"text\":\"\"}";
    let expected = [
        "a",
        "news.jsonl:2: not valid UTF-8 at byte 3 of the line",
        "news.jsonl:3: not valid UTF-8 at byte 0 of the line",
        "b",
    ];
    check("other bytes", stream, &expected);
}

#[test]
fn the_fields_of_a_line_are_those_of_the_document() {
    let line = r#"{"text":"a\r\nb\u0000\ud83d\ude00","document":"d","published":"2021-12","title":"T","source":null}"#;
    let document = JsonLines::new(line.as_bytes(), "x").next().unwrap().unwrap();
    assert_eq!(document.text(), "a\r\nb\0😀");
    assert_eq!(document.published(), "2021-12".parse().ok());
    assert_eq!((document.title(), document.source()), (Some("T"), None));
    assert_eq!(document, Document::from_json(line).unwrap());
}

/// Gives one line and then fails, once.
struct Failing(&'static [u8]);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0.is_empty() { Err(io::Error::other("the cable is cut")) } else { self.0.read(buffer) }
    }
}

#[test]
fn a_broken_stream_is_an_error_that_ends_it() {
    let lines = b"{\"document\":\"a\",\"text\":\"\"}\n{\"docu";
    let mut documents = JsonLines::new(BufReader::new(Failing(lines)), "wire");
    assert_eq!(documents.next().unwrap().unwrap().id(), "a");
    let error = documents.next().unwrap().unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error:?}");
    assert!(error.to_string().contains("wire") && error.to_string().contains("the cable is cut"), "{error}");
    assert!(documents.next().is_none());
}

/// A file of the test's own with these bytes, taken away afterwards.
struct TestFile(PathBuf);

impl TestFile {
    fn new(name: &str, bytes: &[u8]) -> TestFile {
        let folder = env::temp_dir().join(format!("diplograph-documents-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        TestFile(path)
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        let _ = self.0.parent().map(fs::remove_dir_all);
    }
}

#[test]
fn text_files_are_read_whatever_their_bytes() {
    for (file, bytes, id, text) in [
        ("plain.txt", &b"Japan met China.\r\n"[..], "plain", "Japan met China.\r\n"),
        ("empty.txt", b"", "empty", ""),
        ("no-extension", b"a", "no-extension", "a"),
        ("two.dots.txt", b"a", "two.dots", "a"),
        ("latin1.txt", b"Caf\xe9 in C\xf4te d'Ivoire", "latin1", "Caf\u{fffd} in C\u{fffd}te d'Ivoire"),
        ("cut.txt", b"Seoul \xed\x95", "cut", "Seoul \u{fffd}"),
        ("surrogate.txt", b"\xed\xa0\x80", "surrogate", "\u{fffd}\u{fffd}\u{fffd}"),
        ("nul.txt", b"a\0b", "nul", "a\0b"),
        ("bom.txt", b"\xef\xbb\xbfJapan", "bom", "\u{feff}Japan"),
    ] {
        let path = TestFile::new(file, bytes);
        let document = Document::from_text_file(&path.0).unwrap();
        assert_eq!((document.id(), document.text()), (id, text), "{file}");
        assert_eq!((document.published(), document.title(), document.source()), (None, None, None), "{file}");
    }
}

#[test]
fn evidence_in_a_mended_file_counts_in_the_mended_text() {
    let path = TestFile::new("mended.txt", b"\xff\xfe caf\xe9. Japan condemned North Korea. \xff");
    let document = Document::from_text_file(&path.0).unwrap();
    let reading = Reader::new().read(&document);
    let evidence = &reading.nations.first().unwrap().evidence[..];
    assert!(!evidence.is_empty());
    for piece in evidence {
        assert_eq!(piece.in_document(&document), piece.quote.as_deref());
    }
}

#[test]
fn a_file_of_lines_is_named_in_its_errors() {
    let path = TestFile::new("news.jsonl", b"\xef\xbb\xbf{\"document\":\"a\",\"text\":\"\"}\r\nno\r\n");
    let items: Vec<_> = JsonLines::open(&path.0).unwrap().collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].as_ref().unwrap().id(), "a");
    let error = items[1].as_ref().unwrap_err().to_string();
    assert!(error.starts_with(&format!("{}:2: ", path.0.display())), "{error}");
    let missing = JsonLines::open(path.0.with_file_name("none.jsonl")).unwrap_err().to_string();
    assert!(missing.contains("none.jsonl"), "{missing}");
}
