//! Terms of office: valid, one holder at a time, nobody twice, no end missing.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    report::Report,
    table::{Row, Table, day, find},
};

const SHARED: &str = include_str!("../shared_seats.tsv");

/// Classes of office with one seat in a nation.
const SINGLE: &[&str] = &[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "military_chief",
    "security_adviser",
];

/// Up to so many days a predecessor may stay beside the successor: lists differ in when a handover counts.
const HANDOVER: i64 = 31;

/// From this similarity two names in one office at once are taken for one person in two spellings.
const SIMILAR: f64 = 0.88;

struct Term<'t> {
    place: String,
    actor: &'t str,
    class: &'t str,
    office: &'t str,
    name: &'t str,
    start: &'t str,
    end: &'t str,
    /// Whether the row says that the office was shared, disputed or held for another.
    marked: bool,
}

impl Term<'_> {
    /// The first and last day that the person surely held the office.
    fn sure(&self) -> Option<(i64, i64)> {
        let start = day(self.start, true)?;
        Some((start, if self.end.is_empty() { i64::MAX } else { day(self.end, false)? }))
    }

    fn show(&self) -> String {
        format!("{} {} ({}, {}–{})", self.place, self.name, self.office, self.start, self.end)
    }
}

/// Checks `leaders.tsv`.
pub fn check(tables: &[Table], report: &mut Report) {
    let Some(table) = find(tables, "leaders.tsv") else { return };
    let terms: Vec<Term<'_>> = table.rows.iter().map(|row| term(table, row)).collect();
    terms.iter().for_each(|term| interval(term, report));
    seats(&terms, report);
    persons(tables, &terms, report);
    let undated = terms.iter().filter(|term| term.start.is_empty()).count();
    report.note("terms", format!("{undated} of {} terms have no start", terms.len()));
    let open = terms.iter().filter(|term| term.end.is_empty()).count();
    report.note("terms", format!("{open} of {} terms have no end", terms.len()));
}

fn term<'t>(table: &Table, row: &'t Row) -> Term<'t> {
    let cell = |column| table.cell(row, column);
    Term {
        place: format!("line {}", row.line),
        actor: cell("actor"),
        class: cell("class"),
        office: cell("office"),
        name: cell("name"),
        start: cell("start"),
        end: cell("end"),
        marked: !cell("mark").is_empty(),
    }
}

fn interval(term: &Term<'_>, report: &mut Report) {
    for date in [term.start, term.end] {
        let shaped = matches!(date.len(), 4 | 7 | 10) && day(date, false).is_some();
        if !date.is_empty() && !shaped {
            report.fault("terms", format!("{}: {date:?} is no date", term.show()));
        }
    }
    if day(term.start, false).zip(day(term.end, true)).is_some_and(|(start, end)| start > end) {
        report.fault("terms", format!("{} ends before it begins", term.show()));
    }
    if term.start.is_empty() && term.end.is_empty() {
        report.note("terms without dates", format!("{} {}", term.actor, term.show()));
    }
}

/// Two holders of one seat at once.
fn seats(terms: &[Term<'_>], report: &mut Report) {
    let rows = SHARED.lines().filter(|line| !line.starts_with('#')).skip(1);
    let shared: BTreeSet<(&str, &str)> =
        rows.filter_map(|line| line.rsplit_once('\t')?.0.split_once('\t')).collect();
    let mut seats: BTreeMap<(&str, &str), Vec<&Term<'_>>> = BTreeMap::new();
    for term in terms.iter().filter(|term| !shared.contains(&(term.actor, term.class))) {
        seats.entry((term.actor, term.class)).or_default().push(term);
    }
    for ((actor, class), holders) in &seats {
        for (i, one) in holders.iter().enumerate() {
            holders.iter().skip(i + 1).for_each(|other| pair(actor, class, one, other, report));
        }
    }
}

fn pair(actor: &str, class: &str, one: &Term<'_>, other: &Term<'_>, report: &mut Report) {
    let (Some(a), Some(b)) = (one.sure(), other.sure()) else { return };
    let together = a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let line = || format!("{actor} {class}: {} | {}", one.show(), other.show());
    let alike = strsim::jaro_winkler(&fold(one.name), &fold(other.name)) >= SIMILAR;
    if alike && together > 0 && one.office == other.office {
        report.fault("one person twice in one office at once", line());
    } else if together > HANDOVER && SINGLE.contains(&class) && !one.marked && !other.marked {
        let missing = [one, other].iter().any(|term| term.end.is_empty());
        let check = match (one.office == other.office, missing) {
            (true, true) => "two holders of one seat, an end missing",
            (true, false) => "two holders of one seat at once",
            (false, true) => "two titles in one class, an end missing",
            (false, false) => "two titles in one class at once",
        };
        if one.office == other.office { report.fault(check, line()) } else { report.note(check, line()) }
    }
}

/// One name in the service of two nations.
fn persons(tables: &[Table], terms: &[Term<'_>], report: &mut Report) {
    let nations = find(tables, "nations.tsv");
    let nations = nations.iter().flat_map(|table| table.rows.iter().map(|row| table.cell(row, "code")));
    let nations: BTreeSet<&str> = nations.collect();
    let mut names: BTreeMap<String, Vec<&Term<'_>>> = BTreeMap::new();
    for term in terms.iter().filter(|term| nations.contains(term.actor)) {
        names.entry(fold(term.name)).or_default().push(term);
    }
    for terms in names.values() {
        for (i, one) in terms.iter().enumerate() {
            for other in terms.iter().skip(i + 1).filter(|other| other.actor != one.actor) {
                let together =
                    one.sure().zip(other.sure()).is_some_and(|(a, b)| a.1.min(b.1) > a.0.max(b.0) + HANDOVER);
                let line = format!("{} {} | {} {}", one.actor, one.show(), other.actor, other.show());
                report.note(
                    if together { "one name in two nations at once" } else { "one name in two nations" },
                    line,
                );
            }
        }
    }
}

/// A name without case and diacritics.
fn fold(name: &str) -> String {
    name.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
