//! Where each format has day, code and parties.

use serde_json::Value;

use super::actors::Party;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Icews,
    Gdelt,
    Polecat,
}

/// A row as texts.
#[derive(Debug)]
pub(super) struct Row<'l> {
    pub(super) date: &'l str,
    pub(super) code: &'l str,
    pub(super) actor: Party<'l>,
    pub(super) target: Party<'l>,
}

/// A line and the places of the tabs in it, both counted from the beginning of the same text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'l> {
    pub(super) text: &'l str,
    /// Where the text of the line begins.
    pub(super) start: usize,
    pub(super) tabs: &'l [usize],
}

impl<'l> Line<'l> {
    /// The cell of this column, without white space at its ends; empty where the line has no such column.
    fn cell(self, column: usize) -> &'l str {
        let from = match column.checked_sub(1) {
            None => Some(0),
            Some(before) => self.tabs.get(before).map(|tab| tab + 1 - self.start),
        };
        let to = self.tabs.get(column).map_or(self.text.len(), |tab| tab - self.start);
        from.and_then(|from| self.text.get(from..to)).map_or("", trim)
    }
}

/// Without white space at its ends, which few cells have.
fn trim(cell: &str) -> &str {
    match cell.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// The columns of a table, by their place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    date: usize,
    code: usize,
    /// Country and name.
    actor: (usize, usize),
    target: (usize, usize),
    /// Least and most columns of a row.
    count: (usize, usize),
}

/// No column of any table.
const NONE: usize = usize::MAX;

/// Source, type of event, target, day.
const FOUR: Columns = Columns { date: 3, code: 1, actor: (NONE, 0), target: (NONE, 2), count: (4, 4) };

const GDELT: Columns = Columns { date: 1, code: 26, actor: (7, 6), target: (17, 16), count: (57, 61) };

impl Columns {
    /// The columns of a table of this format that has no header.
    pub(super) fn new(format: Format) -> Columns {
        match format {
            Format::Gdelt => GDELT,
            Format::Icews | Format::Polecat => FOUR,
        }
    }

    /// The columns that a line names as the header of a table of this format; `None` where it is none.
    pub(super) fn named_in(line: &str, format: Format) -> Option<Columns> {
        let [actor, target] = match format {
            Format::Gdelt => return None,
            Format::Icews => ["Source", "Target"],
            Format::Polecat => ["Actor", "Recipient"],
        };
        let names: Vec<&str> = line.split('\t').map(str::trim).collect();
        let at = |name: &str| names.iter().position(|known| *known == name);
        let party = |role: &str| {
            let of = |what: &str| at(&format!("{role} {what}")).unwrap_or(NONE);
            (of("Country"), of("Name"))
        };
        let date = at("Event Date")?;
        let code = at("CAMEO Code").or_else(|| at("Event Type")).unwrap_or(NONE);
        let count = (names.len(), names.len());
        Some(Columns { date, code, actor: party(actor), target: party(target), count })
    }

    /// The row of a line; `None` where it has too few columns or too many.
    pub(super) fn row<'l>(&self, line: Line<'l>) -> Option<Row<'l>> {
        let (least, most) = self.count;
        let party = |(country, name)| Party { country: line.cell(country), name: line.cell(name) };
        (least..=most).contains(&(line.tabs.len() + 1)).then(|| Row {
            date: line.cell(self.date),
            code: line.cell(self.code),
            actor: party(self.actor),
            target: party(self.target),
        })
    }
}

/// An event as the NGEC coder writes it: `event_type`, `pub_date` or `date`, and lists of parties under `attributes`, of
/// which the first is taken.
#[derive(Debug)]
pub(super) struct JsonRow {
    event: Value,
    code: String,
}

impl JsonRow {
    /// The event of a line; `None` where it is not JSON or has no attributes.
    pub(super) fn new(line: &str) -> Option<JsonRow> {
        let event: Value = serde_json::from_str(line).ok()?;
        event.get("attributes")?;
        let code = text(&event, &["event_type"]).to_uppercase();
        Some(JsonRow { event, code })
    }

    pub(super) fn row(&self) -> Row<'_> {
        let party = |role: &str| {
            let value = self.event.get("attributes").and_then(|attributes| attributes.get(role));
            let value = value.and_then(|value| value.get(0)).or(value).unwrap_or(&Value::Null);
            Party { country: text(value, &["country"]), name: text(value, &["wiki", "text"]) }
        };
        Row {
            date: text(&self.event, &["event_date", "pub_date", "date"]),
            code: &self.code,
            actor: party("ACTOR"),
            target: party("RECIP"),
        }
    }
}

/// The first of these fields that is a text; empty where none is.
fn text<'v>(value: &'v Value, names: &[&str]) -> &'v str {
    names.iter().find_map(|name| value.get(name)?.as_str()).unwrap_or_default().trim()
}
