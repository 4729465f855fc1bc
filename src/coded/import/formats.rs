//! Where each format has day, code and parties.

use std::borrow::Cow;

use serde_json::Value;

use super::{actors::Party, report::Rejection, scan};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Icews,
    Gdelt,
    Polecat,
}

/// A row as texts.
#[derive(Debug, Default)]
pub(super) struct Row<'l> {
    pub(super) date: Cow<'l, str>,
    pub(super) code: Cow<'l, str>,
    pub(super) actor: Party<'l>,
    pub(super) target: Party<'l>,
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

impl Default for Columns {
    fn default() -> Columns {
        // Source, type of event, target, day.
        Columns { date: 3, code: 1, actor: (NONE, 0), target: (NONE, 2), count: (4, 4) }
    }
}

const GDELT: Columns = Columns { date: 1, code: 26, actor: (7, 6), target: (17, 16), count: (57, 61) };

/// Why a row does not fit, and the text that does not.
pub(super) type Refused<'l> = (Rejection, Cow<'l, str>);

impl Columns {
    /// Whether the line is the header of a table; if so, its columns are those of the rows from now on.
    pub(super) fn are_named_in(&mut self, line: &str, format: Format) -> bool {
        let [actor, target] = match format {
            Format::Gdelt => return false,
            Format::Icews => ["Source", "Target"],
            Format::Polecat => ["Actor", "Recipient"],
        };
        let names: Vec<&str> = line.split('\t').map(str::trim).collect();
        let at = |name: &str| names.iter().position(|known| *known == name);
        let party = |role: &str| {
            let of = |what: &str| at(&format!("{role} {what}")).unwrap_or(NONE);
            (of("Country"), of("Name"))
        };
        let Some(date) = at("Event Date") else { return false };
        let code = at("CAMEO Code").or_else(|| at("Event Type")).unwrap_or(NONE);
        *self = Columns {
            date,
            code,
            actor: party(actor),
            target: party(target),
            count: (names.len(), names.len()),
        };
        true
    }

    pub(super) fn row<'l>(&self, line: &'l str, format: Format) -> Result<Row<'l>, Refused<'l>> {
        match format {
            Format::Polecat if line.starts_with('{') => of_json(line),
            Format::Gdelt => GDELT.cells(line),
            _ => self.cells(line),
        }
    }

    fn cells<'l>(&self, line: &'l str) -> Result<Row<'l>, Refused<'l>> {
        let mut row = Row::default();
        let mut count = 0;
        for (at, cell) in cells(line).enumerate() {
            count = at + 1;
            let wanted = [
                (self.date, &mut row.date),
                (self.code, &mut row.code),
                (self.actor.0, &mut row.actor.country),
                (self.actor.1, &mut row.actor.name),
                (self.target.0, &mut row.target.country),
                (self.target.1, &mut row.target.name),
            ];
            for (_, slot) in wanted.into_iter().filter(|(place, _)| *place == at) {
                *slot = Cow::Borrowed(trim(cell));
            }
        }
        let (least, most) = self.count;
        if !(least..=most).contains(&count) {
            return Err((Rejection::Columns, Cow::Borrowed(line)));
        }
        Ok(row)
    }
}

/// Without white space at its ends, which few cells have.
fn trim(cell: &str) -> &str {
    match cell.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// The cells of a line.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(line);
    std::iter::from_fn(move || {
        let line = rest?;
        let end = scan::find(b'\t', line.as_bytes());
        rest = end.and_then(|end| line.get(end + 1..));
        line.get(..end.unwrap_or(line.len()))
    })
}

/// An event as the NGEC coder writes it: `event_type`, `pub_date` or `date`, and lists of parties under `attributes`, of
/// which the first is taken.
fn of_json(line: &str) -> Result<Row<'_>, Refused<'_>> {
    let refused = || (Rejection::Columns, Cow::Borrowed(line));
    let event: Value = serde_json::from_str(line).map_err(|_| refused())?;
    let text = |value: &Value, names: &[&str]| {
        let found = names.iter().find_map(|name| value.get(name)?.as_str());
        Cow::Owned::<'_, str>(found.unwrap_or_default().trim().to_owned())
    };
    let attributes = event.get("attributes").ok_or_else(refused)?;
    let party = |role: &str| {
        let value = attributes.get(role);
        let value = value.and_then(|value| value.get(0)).or(value).unwrap_or(&Value::Null);
        Party { country: text(value, &["country"]), name: text(value, &["wiki", "text"]) }
    };
    Ok(Row {
        date: text(&event, &["event_date", "pub_date", "date"]),
        code: Cow::Owned(text(&event, &["event_type"]).to_uppercase()),
        actor: party("ACTOR"),
        target: party("RECIP"),
    })
}
