//! Tab-separated tables: `#` header lines, a row of column names, then rows; `|` separates the values of a cell.

use std::borrow::Cow;

use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
};

/// Text of a table: borrowed where the table is bundled, owned where a caller gave it.
pub(crate) type Text = Cow<'static, str>;

/// The columns of a kind of table; the first `required` of them may be neither absent nor empty.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Schema {
    pub(crate) columns: &'static [&'static str],
    pub(crate) required: usize,
}

impl Schema {
    fn required_columns(&self) -> &'static [&'static str] {
        self.columns.get(..self.required).unwrap_or(self.columns)
    }
}

/// A table whose column names have been checked.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    file: &'t str,
    text: &'t str,
    schema: Schema,
    header: Vec<&'t str>,
    keep: fn(&'t str) -> Text,
}

impl<'t> Table<'t> {
    /// The table in `text`, which errors call `file`; `keep` makes the text of a cell outlive the table.
    pub(crate) fn new(
        file: &'t str,
        text: &'t str,
        schema: Schema,
        keep: fn(&'t str) -> Text,
    ) -> Result<Table<'t>> {
        let text = text.trim_start_matches('\u{feff}');
        let names = lines(text).next();
        let header: Vec<&str> = names.map_or(Vec::new(), |(_, line)| line.split('\t').collect());
        let table = Table { file, text, schema, header, keep };
        table.check_header(names.map_or(1, |(line, _)| line))?;
        Ok(table)
    }

    fn check_header(&self, line: usize) -> Result<()> {
        for (i, name) in self.header.iter().enumerate() {
            if !self.schema.columns.contains(name) {
                let known = self.schema.columns.join(", ");
                return Err(self.fail(line, name, format!("there is no such column: give {known}")));
            }
            if self.header.iter().take(i).any(|before| before == name) {
                return Err(self.fail(line, name, "the column stands twice: leave one".to_owned()));
            }
        }
        match self.schema.required_columns().iter().find(|name| !self.header.contains(name)) {
            Some(name) => Err(self.fail(line, name, "the column is missing: every row needs it".to_owned())),
            None => Ok(()),
        }
    }

    /// The rows, each checked for its number of cells and its required cells.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Result<Row<'_, 't>>> {
        lines(self.text).skip(1).map(|(line, text)| self.row(line, text))
    }

    fn row(&self, line: usize, text: &'t str) -> Result<Row<'_, 't>> {
        let cells: Vec<&str> = text.split('\t').collect();
        if cells.len() != self.header.len() {
            let column = self.header.get(cells.len()).or(self.header.last()).copied().unwrap_or_default();
            let message = format!("the row has {} cells: give {}", cells.len(), self.header.len());
            return Err(self.fail(line, column, message));
        }
        let row = Row { table: self, line, cells };
        match self.schema.required_columns().iter().find(|name| row.cell(name).is_empty()) {
            Some(name) => Err(row.fail(name, "the cell is empty: every row needs it")),
            None => Ok(row),
        }
    }

    fn fail(&self, row: usize, column: &str, message: String) -> Error {
        Error::Table { file: self.file.to_owned(), row, column: column.to_owned(), message }
    }
}

/// The lines that are neither empty nor a comment, each with its number from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// One row of a [`Table`].
#[derive(Debug)]
pub(crate) struct Row<'a, 't> {
    table: &'a Table<'t>,
    line: usize,
    cells: Vec<&'t str>,
}

impl<'t> Row<'_, 't> {
    /// The error that this column of the row is wrong.
    pub(crate) fn fail(&self, column: &str, message: impl Into<String>) -> Error {
        self.table.fail(self.line, column, message.into())
    }

    fn cell(&self, column: &str) -> &'t str {
        let at = self.table.header.iter().position(|name| *name == column);
        at.and_then(|i| self.cells.get(i)).copied().unwrap_or_default()
    }

    /// A cell with one text; empty where the column is absent.
    pub(crate) fn text(&self, column: &str) -> Result<Text> {
        let cell = self.cell(column);
        if cell.trim() != cell {
            return Err(self.fail(column, "there is space before or after the text: remove it"));
        }
        Ok((self.table.keep)(cell))
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
        Ok(Cells((self.table.keep)(cell)))
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

    fn code_of(&self, column: &str, text: &str) -> Result<ActorCode> {
        ActorCode::new(text).map_err(|error| self.fail(column, error.to_string()))
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
