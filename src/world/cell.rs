//! The typed cells of the world's tables: names, codes, dates and spans of time.

use std::{fmt::Display, str::FromStr};

use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
    table::{Row, Text},
};

impl Row<'_, '_> {
    /// A cell with one text; empty where the column is absent.
    pub(crate) fn text(&self, column: &str) -> Result<Text> {
        let cell = self.cell(column);
        if cell.trim() != cell {
            return Err(self.fail(column, "there is space before or after the text: remove it"));
        }
        Ok(self.kept(column))
    }

    /// A cell with a text that news could write: not one word in small letters, which running text is full of.
    pub(crate) fn surface(&self, column: &str) -> Result<Text> {
        self.check_surface(column, self.cell(column))?;
        self.text(column)
    }

    /// A cell with texts that news could write.
    pub(crate) fn surfaces(&self, column: &str) -> Result<Cells> {
        let cells = self.values(column)?;
        cells.iter().try_for_each(|text| self.check_surface(column, text))?;
        Ok(cells)
    }

    fn check_surface(&self, column: &str, text: &str) -> Result<()> {
        if !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase()) {
            let message = format!("`{text}` is one word in small letters: it would be found everywhere");
            return Err(self.fail(column, message));
        }
        Ok(())
    }

    /// A cell with any number of values.
    pub(crate) fn values(&self, column: &str) -> Result<Cells> {
        let cell = self.cell(column);
        let bad = |value: &str| value.is_empty() || value.trim() != value;
        if !cell.is_empty() && cell.split('|').any(bad) {
            return Err(self.fail(column, "a value between `|` is empty or has space around it"));
        }
        Ok(Cells(self.kept(column)))
    }

    /// A cell with an actor's code.
    pub(crate) fn code(&self, column: &str) -> Result<ActorCode> {
        self.code_of(column, self.cell(column))
    }

    /// A cell with an actor's code, or empty.
    pub(crate) fn optional_code(&self, column: &str) -> Result<Option<ActorCode>> {
        let cell = self.cell(column);
        (!cell.is_empty()).then(|| self.code_of(column, cell)).transpose()
    }

    /// A cell with any number of codes.
    pub(crate) fn codes(&self, column: &str) -> Result<Vec<ActorCode>> {
        self.values(column)?.iter().map(|value| self.code_of(column, value)).collect()
    }

    /// A text of this column as an actor's code.
    pub(crate) fn code_of(&self, column: &str, text: &str) -> Result<ActorCode> {
        ActorCode::new(text).map_err(|error| self.fail(column, error.to_string()))
    }

    /// A cell that every row needs, parsed.
    pub(crate) fn required<T: FromStr<Err: Display>>(&self, column: &str) -> Result<T> {
        self.parsed(column)?.ok_or_else(|| self.fail(column, "the cell is empty: every row needs it"))
    }

    /// A cell with a date, or empty.
    pub(crate) fn date(&self, column: &str) -> Result<Option<Date>> {
        let cell = self.cell(column);
        let parsed = (!cell.is_empty()).then(|| cell.parse()).transpose();
        parsed.map_err(|error: Error| self.fail(column, error.to_string()))
    }

    /// Two cells with the dates that bound a time.
    pub(crate) fn span(&self, from: &str, to: &str) -> Result<Span> {
        let span = Span { from: self.date(from)?, to: self.date(to)? };
        if let (Some(first), Some(last)) = (span.from, span.to)
            && first.first_day() > last.last_day()
        {
            return Err(self.fail(to, format!("{last} is before {first}, the `{from}` of the row")));
        }
        Ok(span)
    }
}

/// A time between two dates, each inclusive and open where it is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
}

impl Span {
    /// Whether any day of `date` lies within the span.
    pub(crate) fn meets(self, date: Date) -> bool {
        self.from.is_none_or(|from| from.first_day() <= date.last_day())
            && self.to.is_none_or(|to| date.first_day() <= to.last_day())
    }

    /// Whether the span ends before it begins.
    pub(crate) fn is_empty(self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from.first_day() > to.last_day())
    }

    /// The time that two spans share; `None` where there is no such day.
    pub(crate) fn intersection(self, other: Span) -> Option<Span> {
        let from = self.from.max(other.from);
        let to = match (self.to, other.to) {
            (Some(a), Some(b)) => Some(if a.last_day() <= b.last_day() { a } else { b }),
            (a, b) => a.or(b),
        };
        Some(Span { from, to }).filter(|span| !span.is_empty())
    }

    /// Whether one surely begins before the other ends, as far as the dates are exact.
    pub(crate) fn overlaps(self, other: Span) -> bool {
        let before = |a: Span, b: Span| match (a.to, b.from) {
            (Some(to), Some(from)) => to.first_day() <= from.last_day(),
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }
}

/// A cell with values separated by `|`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cells(Text);

impl Cells {
    pub(crate) fn iter(&self) -> Values<'_> {
        Values { rest: (!self.0.is_empty()).then_some(&*self.0) }
    }
}

/// The values of one column of a row, such as the aliases of a nation, in the order of the table.
#[derive(Clone, Debug)]
pub struct Values<'w> {
    rest: Option<&'w str>,
}

impl<'w> Iterator for Values<'w> {
    type Item = &'w str;

    fn next(&mut self) -> Option<&'w str> {
        let rest = self.rest?;
        let (value, rest) = match rest.split_once('|') {
            Some((value, rest)) => (value, Some(rest)),
            None => (rest, None),
        };
        self.rest = rest;
        Some(value)
    }
}
