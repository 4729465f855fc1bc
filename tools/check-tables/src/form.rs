//! The form of a table: header, encoding, order, duplicates, blanks and sizes.

use std::{collections::BTreeMap, io::Write};

use flate2::{Compression, write::GzEncoder};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::{report::Report, table::Table};

/// How many packed bytes all tables may have.
const PACKED_LIMIT: usize = 1_500_000;

/// The columns that tell the rows of a table apart and that its rows are sorted by; the first column for other tables.
const KEYS: &[(&str, &[&str])] = &[
    ("causality_words.tsv", &["word", "pos"]),
    ("cities.tsv", &["nation", "city"]),
    ("territories.tsv", &["nation", "territory"]),
    ("collectives.tsv", &["surface", "needs"]),
    ("confidence.tsv", &["field", "feature"]),
    ("deed_words.tsv", &["word", "class"]),
    ("leaders.tsv", &["actor", "start", "name", "class", "office"]),
    ("memberships.tsv", &["organisation", "status"]),
    ("place_words.tsv", &["word", "position"]),
];

/// Tables whose rows are grouped by meaning and not sorted.
const GROUPED: &[&str] = &[
    "alignment_words.tsv",
    "cameo.tsv",
    "token_parts.tsv",
    "confidence.tsv",
    "crowd_words.tsv",
    "dispute_words.tsv",
    "encounter_words.tsv",
    "event_words.tsv",
    "function_words.tsv",
    "genre_words.tsv",
    "idioms.tsv",
    "verdicts.tsv",
    "judgements.tsv",
    "modality.tsv",
    "page_furniture.tsv",
    "predicates.tsv",
    "roles.tsv",
    "verbs.tsv",
];

/// Checks one table.
pub fn check(table: &Table, report: &mut Report) {
    header(table, report);
    encoding(table, report);
    let mut seen: BTreeMap<&[String], usize> = BTreeMap::new();
    for row in &table.rows {
        let place = table.place(row);
        if row.cells.len() != table.columns.len() {
            report.fault(
                "cells",
                format!("{place}: {} cells under {} columns", row.cells.len(), table.columns.len()),
            );
        }
        for cell in &row.cells {
            if cell.trim() != cell
                || cell.contains("  ")
                || cell.split('|').any(|value| value.trim() != value)
            {
                report.fault("blanks", format!("{place}: {cell:?}"));
            }
            repeated(table, &place, cell, report);
        }
        if let Some(before) = seen.insert(&row.cells, row.line) {
            report.fault("row twice", format!("{place}: as line {before}"));
        }
    }
    near(table, report);
    if !GROUPED.contains(&table.name.as_str()) {
        order(table, report);
    }
}

/// Rows that are one but for case, diacritics and punctuation; a table of surfaces spells a text in several cases.
fn near(table: &Table, report: &mut Report) {
    if table.columns.first().is_some_and(|column| column == "surface") {
        return;
    }
    let fold =
        |cell: &String| cell.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for row in &table.rows {
        if let Some(before) = seen.insert(row.cells.iter().map(fold).collect(), row.line) {
            report.note(
                "near-duplicate rows",
                format!("{}: as line {before}: {}", table.place(row), row.cells.join(" ")),
            );
        }
    }
}

fn header(table: &Table, report: &mut Report) {
    for word in ["Columns:", "Source|wn compilation", "Licence:", "Date: 20"] {
        if !table.comments.iter().any(|line| word.split('|').any(|word| line.contains(word))) {
            report.fault("header", format!("{}: no {word}", table.name));
        }
    }
}

fn encoding(table: &Table, report: &mut Report) {
    match std::str::from_utf8(&table.bytes) {
        Err(error) => {
            report.fault("encoding", format!("{}: not UTF-8 at byte {}", table.name, error.valid_up_to()))
        }
        Ok(text) => {
            for (line, number) in text.lines().zip(1..) {
                if !is_nfc(line) {
                    report.fault("encoding", format!("{}:{number}: not in NFC", table.name));
                }
                if line.trim_end_matches('\t') != line.trim_end()
                    || line.contains(['\r', '\u{feff}', '\u{a0}', '\u{200b}'])
                {
                    report.fault(
                        "blanks",
                        format!("{}:{number}: blank at the end, or an odd space", table.name),
                    );
                }
                if line.is_empty() {
                    report.fault("blanks", format!("{}:{number}: empty line", table.name));
                }
            }
            if !text.ends_with('\n') {
                report.fault("blanks", format!("{}: no line end at the end", table.name));
            }
        }
    }
}

/// A value that stands twice in one list.
fn repeated(table: &Table, place: &str, cell: &str, report: &mut Report) {
    let mut values: Vec<&str> = cell.split('|').collect();
    values.sort_unstable();
    let all = values.len();
    values.dedup();
    if values.len() != all && table.name != "predicates.tsv" {
        report.fault("value twice", format!("{place}: {cell:?}"));
    }
}

fn order(table: &Table, report: &mut Report) {
    let first = table.columns.first().map(String::as_str).unwrap_or_default();
    let columns =
        KEYS.iter().find(|(name, _)| *name == table.name).map_or(vec![first], |(_, keys)| keys.to_vec());
    let key = |row| columns.iter().map(|column| table.cell(row, column)).collect::<Vec<&str>>();
    for pair in table.rows.windows(2) {
        let [before, after] = pair else { continue };
        let (a, b) = (key(before), key(after));
        if a > b {
            report.fault("order", format!("{}: {b:?} stands after {a:?}", table.place(after)));
        } else if a == b {
            report.fault("key twice", format!("{}: {b:?}", table.place(after)));
        }
    }
}

/// The sizes of the tables, raw and packed.
pub fn sizes(tables: &[Table], report: &mut Report) {
    let mut total = (0, 0);
    for table in tables {
        let packed = packed(&table.bytes);
        total = (total.0 + table.bytes.len(), total.1 + packed);
        report.note(
            "sizes",
            format!(
                "{:<22}{:>7} rows {:>9} bytes {:>9} packed",
                table.name,
                table.rows.len(),
                table.bytes.len(),
                packed
            ),
        );
    }
    report.note("sizes", format!("{:<22}{:>12} {:>9} bytes {:>9} packed", "all", "", total.0, total.1));
    if total.1 > PACKED_LIMIT {
        report.fault("sizes", format!("{} packed bytes, {PACKED_LIMIT} at most", total.1));
    }
}

fn packed(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let written = encoder.write_all(bytes);
    written.and_then(|()| encoder.finish()).map_or(bytes.len(), |packed| packed.len())
}
