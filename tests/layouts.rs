//! The same text in other layouts, as pages, wires and corpora give it: the facts stay as they are.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use std::collections::BTreeSet;

use diplograph::{Document, JsonLines, Reader};

/// The sample dispatches, and each text of the table of readings by itself.
fn documents() -> Vec<Document> {
    let lines = include_str!("../examples/dispatches/dispatches.jsonl");
    let dispatches = JsonLines::new(lines.as_bytes(), "dispatches.jsonl").map(Result::unwrap);
    let rows = include_str!("data/readings.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let texts = rows.enumerate().map(|(number, row)| {
        let cells: Vec<&str> = row.split('\t').collect();
        let document = Document::new(format!("text {number}"), cells[2]);
        cells[1].parse().map_or(document.clone(), |day| document.with_published(day))
    });
    dispatches.chain(texts).collect()
}

/// The facts but for how offices are spelt, as they print without regard to case.
fn facts(reader: &Reader, document: &Document) -> BTreeSet<String> {
    let reading = reader.read(document);
    let facts = reading.facts().map(|fact| fact.to_string().to_lowercase());
    facts.collect()
}

/// Text with its paragraphs cut into lines of some seventy bytes.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    for paragraph in text.split("\n\n") {
        let mut width = 0;
        for word in paragraph.split_whitespace() {
            let room = width > 0 && width + word.len() < 70;
            out.push_str(if room {
                " "
            } else if width > 0 {
                "\n"
            } else {
                ""
            });
            width = if room { width + word.len() + 1 } else { word.len() };
            out.push_str(word);
        }
        out.push_str("\n\n");
    }
    out
}

/// Quotation marks of one kind for those of another: each opens after a space and closes before one.
fn quoted(text: &str, [open, close]: [&str; 2]) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            out.push_str(if at % 2 == 1 { open } else { close });
        }
        out.push_str(piece);
    }
    out
}

/// A text in another layout.
type Layout = fn(&str) -> String;

/// Layouts, with how many of a hundred facts they may change at most.
const LAYOUTS: [(&str, usize, Layout); 10] = [
    ("Windows line ends", 0, |text| text.replace('\n', "\r\n")),
    ("two spaces between sentences", 0, |text| text.replace(". ", ".  ")),
    ("spaces that do not break", 0, |text| text.replace(" the ", "\u{a0}the ")),
    ("one line break between paragraphs", 1, |text| text.replace("\n\n", "\n")),
    ("lines of seventy bytes", 1, wrapped),
    ("curly quotation marks", 1, |text| quoted(text, ["“", "”"]).replace('\'', "’")),
    ("typewriter quotation marks", 1, |text| quoted(text, ["``", "''"])),
    ("no space between sentences", 1, |text| {
        let mut out = text.to_owned();
        for (end, begin) in
            [("d. The ", "d.The "), ("y. It ", "y.It "), ("s. The ", "s.The "), ("e. The ", "e.The ")]
        {
            out = out.replace(end, begin);
        }
        out
    }),
    ("names in bold", 1, |text| text.replace("China", "**China**").replace("Japan", "**Japan**")),
    ("names as links", 1, |text| {
        text.replace("China", "[China](https://example.org/china)").replace("Chad", "[Chad](/chad)")
    }),
];

#[test]
fn facts_do_not_hang_on_the_layout() {
    let (reader, documents) = (Reader::new(), documents());
    for (name, most, layout) in LAYOUTS {
        let (mut all, mut changed) = (0, Vec::new());
        for document in &documents {
            let text = layout(document.text());
            let other = Document::new(document.id(), text);
            let other = document.published().map_or(other.clone(), |day| other.with_published(day));
            let (before, after) = (facts(&reader, document), facts(&reader, &other));
            all += before.len();
            changed
                .extend(before.symmetric_difference(&after).map(|fact| format!("{}: {fact}", document.id())));
        }
        assert!(all > 500, "{all} facts");
        let share = changed.len() as f64 * 100.0 / all as f64;
        assert!(share <= most as f64, "{name}: {share:.1} of 100 facts\n{}", changed.join("\n"));
    }
}

#[test]
fn capitals_change_little() {
    let (reader, documents) = (Reader::new(), documents());
    let (mut all, mut kept) = (0, 0);
    for document in documents.iter().filter(|document| document.text().len() > 400) {
        let other = Document::new(document.id(), document.text().to_uppercase());
        let other = document.published().map_or(other.clone(), |day| other.with_published(day));
        let (before, after) = (facts(&reader, document), facts(&reader, &other));
        all += before.len();
        kept += before.intersection(&after).count();
    }
    assert!(kept * 100 >= all * 90, "{kept} of {all}");
}
