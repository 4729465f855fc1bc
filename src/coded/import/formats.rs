//! Where each format has day, code and parties.

use std::borrow::Cow;

use serde_json::Value;

use super::{actors::Party, report::Rejection};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Icews,
    Gdelt,
    Polecat,
}

/// A row as texts.
#[derive(Debug)]
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

type Refused = (Rejection, String);

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

    pub(super) fn row<'l>(&self, line: &'l str, format: Format) -> Result<Row<'l>, Refused> {
        match format {
            Format::Polecat if line.starts_with('{') => of_json(line),
            Format::Gdelt => GDELT.cells(line),
            _ => self.cells(line),
        }
    }

    fn cells<'l>(&self, line: &'l str) -> Result<Row<'l>, Refused> {
        let cells: Vec<&str> = line.split('\t').collect();
        let (least, most) = self.count;
        if !(least..=most).contains(&cells.len()) {
            return Err((Rejection::Columns, line.to_owned()));
        }
        let cell = |at: usize| Cow::Borrowed(cells.get(at).map_or("", |cell| cell.trim()));
        let party = |(country, name): (usize, usize)| Party { country: cell(country), name: cell(name) };
        Ok(Row {
            date: cell(self.date),
            code: cell(self.code),
            actor: party(self.actor),
            target: party(self.target),
        })
    }
}

/// An event as the NGEC coder writes it: `event_type`, `pub_date` or `date`, and lists of parties under `attributes`, of
/// which the first is taken.
fn of_json(line: &str) -> Result<Row<'_>, Refused> {
    let refused = || (Rejection::Columns, line.to_owned());
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
