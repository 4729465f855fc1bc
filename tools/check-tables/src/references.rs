//! Codes that a table uses must be rows of another.

use std::collections::BTreeSet;

use crate::{
    report::Report,
    table::{Row, Table, day, find},
};

/// The columns with codes of actors.
const CODES: &[(&str, &[&str])] = &[
    ("alliances.tsv", &["members", "hub"]),
    ("collectives.tsv", &["members", "needs"]),
    ("disputes.tsv", &["sides", "others"]),
    ("leaders.tsv", &["actor"]),
    ("memberships.tsv", &["organisation", "members"]),
    ("organisations.tsv", &["parent"]),
];

/// Checks the codes of every table, and the spells of members.
pub fn check(tables: &[Table], report: &mut Report) {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for table in ["nations.tsv", "organisations.tsv"].iter().filter_map(|name| find(tables, name)) {
        for row in &table.rows {
            if !known.insert(table.cell(row, "code")) {
                report.fault("code twice", table.place(row));
            }
        }
    }
    for (name, columns) in CODES {
        let Some(table) = find(tables, name) else { continue };
        for (row, column) in table.rows.iter().flat_map(|row| columns.iter().map(move |column| (row, column)))
        {
            for value in table.list(row, column).flat_map(|value| value.split('+')) {
                let code = value.split(':').next().unwrap_or_default();
                if !known.contains(code) {
                    report.fault("unknown code", format!("{}: {code:?} in {column}", table.place(row)));
                }
            }
        }
    }
    for table in ["alliances.tsv", "memberships.tsv"].iter().filter_map(|name| find(tables, name)) {
        table.rows.iter().for_each(|row| spells(tables, table, row, report));
    }
}

/// The spells of one row: sorted, in order, none overlapping another of the same member, each within the member's time.
fn spells(tables: &[Table], table: &Table, row: &Row, report: &mut Report) {
    let place = table.place(row);
    let values: Vec<&str> = table.list(row, "members").collect();
    if !values.is_sorted() {
        report.fault("order", format!("{place}: members"));
    }
    let spells: Vec<(&str, &str, &str)> = values.iter().filter_map(|value| split(value)).collect();
    if spells.len() != values.len() {
        report.fault("spells", format!("{place}: a member is not CODE:from/to"));
    }
    for (code, from, to) in &spells {
        let bounds = (day(from, false), day(to, true));
        if (!from.is_empty() && bounds.0.is_none()) || (!to.is_empty() && bounds.1.is_none()) {
            report.fault("spells", format!("{place}: {code}:{from}/{to} is no interval"));
        }
        if bounds.0.zip(bounds.1).is_some_and(|(from, to)| from > to) {
            report.fault("spells", format!("{place}: {code} ends before it begins"));
        }
        lifetime(tables, &place, (code, from, to), report);
    }
    for pair in spells.windows(2) {
        let [(a, _, to), (b, from, _)] = pair else { continue };
        if a == b && day(to, false).zip(day(from, true)).is_none_or(|(to, from)| to > from) {
            report.fault("spells", format!("{place}: spells of {a} overlap"));
        }
    }
}

fn split(value: &str) -> Option<(&str, &str, &str)> {
    let (code, span) = value.split_once(':')?;
    let (from, to) = span.split_once('/')?;
    Some((code, from, to))
}

/// A member that did not exist yet, or no longer.
fn lifetime(tables: &[Table], place: &str, (code, from, to): (&str, &str, &str), report: &mut Report) {
    let Some(nations) = find(tables, "nations.tsv") else { return };
    let Some(nation) = nations.rows.iter().find(|row| nations.cell(row, "code") == code) else { return };
    let (began, ended) = (nations.cell(nation, "from"), nations.cell(nation, "to"));
    if day(from, true).zip(day(began, false)).is_some_and(|(from, began)| from < began) {
        report.note("before its time", format!("{place}: {code} in {from}, a state since {began}"));
    }
    if let Some(ended) = day(ended, true)
        && day(to, false).is_none_or(|to| to > ended)
    {
        report.fault("after its time", format!("{place}: {code} until {to:?}, a state to {ended}"));
    }
}
