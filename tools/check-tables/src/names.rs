//! Names that several rows share, and traps that shadow names.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    report::Report,
    table::{Table, find},
};

/// The rank of a name: the crate's order of senses. A text must mean one actor at its best rank.
const RANKS: &[(&str, &[&str])] = &[
    ("organisations.tsv", &["name", "aliases"]),
    ("nations.tsv", &["name", "official", "aliases"]),
    ("nations.tsv", &["adjectives"]),
    ("nations.tsv", &["demonyms"]),
    ("nations.tsv", &["capitals"]),
    ("nations.tsv", &["seats"]),
    ("organisations.tsv", &["seats"]),
];

/// Checks the texts of nations, organisations, collectives and traps.
pub fn check(tables: &[Table], report: &mut Report) {
    let mut senses: BTreeMap<&str, BTreeMap<(bool, usize), BTreeSet<&str>>> = BTreeMap::new();
    for ((name, columns), rank) in RANKS.iter().zip(0..) {
        let Some(table) = find(tables, name) else { continue };
        for row in &table.rows {
            let past = *name == "nations.tsv" && !table.cell(row, "to").is_empty();
            for text in columns.iter().flat_map(|column| table.list(row, column)) {
                let ranks = senses.entry(text).or_default();
                ranks.entry((past, rank)).or_default().insert(table.cell(row, "code"));
            }
        }
    }
    for (text, ranks) in &senses {
        let all: BTreeSet<&str> = ranks.values().flatten().copied().collect();
        if let Some(((past, _), codes)) = ranks.iter().next()
            && codes.len() > 1
        {
            let line = format!("{text:?}: {codes:?}");
            if *past {
                report.note("name shared in the past", line)
            } else {
                report.fault("ambiguous name", line)
            }
        } else if all.len() > 1 {
            report.note("name resolved by rank", format!("{text:?}: {ranks:?}"));
        }
    }
    traps(tables, &senses.into_keys().collect(), report);
    alliances(tables, report);
}

fn traps(tables: &[Table], names: &BTreeSet<&str>, report: &mut Report) {
    let collectives = find(tables, "collectives.tsv");
    let collectives = collectives.iter().flat_map(|table| {
        // One that needs another name in the document takes nothing from a name that stands alone.
        let free = table.rows.iter().filter(|row| table.cell(row, "needs").is_empty());
        free.map(|row| table.cell(row, "surface"))
    });
    let collectives: BTreeSet<&str> = collectives.collect();
    let leaders = find(tables, "leaders.tsv");
    let leaders = leaders.iter().flat_map(|table| {
        table.rows.iter().flat_map(|row| table.list(row, "name").chain(table.list(row, "aliases")))
    });
    let leaders: BTreeSet<&str> = leaders.collect();
    let Some(table) = find(tables, "traps.tsv") else { return };
    for row in &table.rows {
        let text = table.cell(row, "surface");
        for (names, of) in [(names, "an actor"), (&collectives, "a collective"), (&leaders, "a leader")] {
            if names.contains(text) {
                report.fault(
                    "trap shadows a name",
                    format!("{}: {text:?} is a name of {of}", table.place(row)),
                );
            }
        }
    }
    for text in collectives.intersection(names) {
        report.fault("ambiguous name", format!("{text:?}: a collective and an actor"));
    }
}

/// Names of alliances and disputes that two rows of one table share.
fn alliances(tables: &[Table], report: &mut Report) {
    for table in ["alliances.tsv", "disputes.tsv"].iter().filter_map(|name| find(tables, name)) {
        let mut owners: BTreeMap<String, &str> = BTreeMap::new();
        for row in &table.rows {
            let id = table.cell(row, "id");
            for text in [table.cell(row, "name")].into_iter().chain(table.list(row, "aliases")) {
                if let Some(other) = owners.insert(text.to_lowercase(), id) {
                    report.fault("name twice", format!("{}: {text:?} is also of {other}", table.place(row)));
                }
            }
        }
    }
}
