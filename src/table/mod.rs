//! Tab-separated tables: `#` header lines, a row of column names, then rows; `|` separates the values of a cell.

use std::{borrow::Cow, fmt::Display, str::FromStr};

use foldhash::fast::FixedState;
use indexmap::IndexMap;

use crate::error::{Error, Result};

mod json;

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
    form: Form,
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
        Table::of(Form::Tsv, (file, text), schema, keep)
    }

    /// The table of lines made by [`json_lines`]; row numbers count the objects of the array from 1.
    pub(crate) fn of_json(file: &'t str, lines: &'t str, schema: Schema) -> Result<Table<'t>> {
        Table::of(Form::Json, (file, lines), schema, |cell| Cow::Owned(cell.to_owned()))
    }

    fn of(
        form: Form,
        (file, text): (&'t str, &'t str),
        schema: Schema,
        keep: fn(&'t str) -> Text,
    ) -> Result<Table<'t>> {
        let text = if form == Form::Tsv { text.trim_start_matches('\u{feff}') } else { text };
        let names = form.lines(text).next();
        let header: Vec<&str> = names.map_or(Vec::new(), |(_, line)| line.split('\t').collect());
        let table = Table { form, file, text, schema, header, keep };
        table.check_header(names.map_or(1, |(line, _)| line))?;
        Ok(table)
    }

    fn check_header(&self, line: usize) -> Result<()> {
        for (i, name) in self.header.iter().enumerate() {
            if !self.schema.columns.contains(name) {
                return Err(self.fail(line, name, no_such_column(name, self.schema)));
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

    /// A table that is bundled: cells are slices of the text.
    pub(crate) fn bundled(file: &'static str, text: &'static str, schema: Schema) -> Result<Table<'static>> {
        Table::new(file, text, schema, Cow::Borrowed)
    }

    /// The rows, each checked for its number of cells and its required cells.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Result<Row<'_, 't>>> {
        self.form.lines(self.text).skip(1).map(|(line, text)| self.row(line, text))
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

/// What a table was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Tab-separated text; rows are numbered as lines from 1.
    Tsv,
    /// JSON, turned into lines; rows are numbered as objects from 1.
    Json,
}

impl Form {
    /// The lines that hold the names of the columns and the rows, each with its number.
    fn lines(self, text: &str) -> impl Iterator<Item = (usize, &str)> {
        let first = if self == Form::Tsv { 1 } else { 0 };
        let numbered =
            text.split('\n').zip(first..).map(|(line, i)| (i, line.strip_suffix('\r').unwrap_or(line)));
        numbered.filter(move |(_, line)| self == Form::Json || (!line.is_empty() && !line.starts_with('#')))
    }
}

/// The lines of a JSON array of objects, for [`Table::of_json`].
pub(crate) fn json_lines(file: &str, text: &str, schema: Schema) -> Result<String> {
    json::to_lines(file, text, schema)
}

/// What is wrong with the name of a column that the schema lacks.
fn no_such_column(name: &str, schema: Schema) -> String {
    const FLOOR: f64 = 0.5;
    let known = schema.columns.join(", ");
    let score = |column: &&str| strsim::normalized_damerau_levenshtein(name, column);
    let nearest = schema.columns.iter().copied().max_by(|a, b| score(a).total_cmp(&score(b)));
    match nearest.filter(|column| score(column) >= FLOOR) {
        Some(nearest) => format!("there is no such column: did you mean `{nearest}`? There are {known}"),
        None => format!("there is no such column: give {known}"),
    }
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

    /// The cell in this column; empty where the table has no such column.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let at = self.table.header.iter().position(|name| *name == column);
        at.and_then(|i| self.cells.get(i)).copied().unwrap_or_default()
    }

    /// The values of a cell, separated by `|`.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> {
        self.cell(column).split('|').filter(|value| !value.is_empty())
    }

    /// The cell parsed, `None` where it is empty.
    pub(crate) fn parsed<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Option<T>> {
        match self.cell(column) {
            "" => Ok(None),
            cell => cell.parse().map(Some).map_err(|error: T::Err| self.fail(column, error.to_string())),
        }
    }

    /// The text of a cell, kept beyond the table.
    pub(crate) fn kept(&self, column: &str) -> Text {
        (self.table.keep)(self.cell(column))
    }
}

/// Values by spelling. Words are looked up far more often than by anything else, so that it hashes; iteration is in the
/// order of insertion, and the same in every run.
pub(crate) type ByWord<V, W = &'static str> = IndexMap<W, V, FixedState>;

/// Hands every row of a bundled table to `each`. A table or row that breaks the rules is passed over: tests prove that
/// there is none.
pub(crate) fn each_bundled_row(
    (file, text): (&'static str, &'static str),
    schema: Schema,
    mut each: impl FnMut(&Row<'_, 'static>),
) {
    let table = Table::bundled(file, text, schema);
    debug_assert!(table.is_ok(), "{file}: {table:?}");
    for row in table.iter().flat_map(Table::rows) {
        debug_assert!(row.is_ok(), "{row:?}");
        row.iter().for_each(&mut each);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: Schema = Schema { columns: &["a", "b"], required: 1 };

    /// The errors of a table, in order.
    fn faults(text: &'static str) -> Vec<String> {
        match Table::bundled("t.tsv", text, SCHEMA) {
            Ok(table) => table.rows().filter_map(Result::err).map(|error| error.to_string()).collect(),
            Err(error) => vec![error.to_string()],
        }
    }

    #[test]
    fn cells_are_found_by_name() {
        let table = Table::bundled("t.tsv", "# about\na\tb\n1|2\tx\n", SCHEMA).unwrap();
        let rows: Vec<_> = table.rows().map(Result::unwrap).collect();
        assert_eq!(rows[0].list("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((rows[0].cell("b"), rows[0].cell("c")), ("x", ""));
        let error = rows[0].parsed::<u32>("b").unwrap_err().to_string();
        assert_eq!(error, "t.tsv, row 3, column `b`: invalid digit found in string");
    }

    #[test]
    fn faults_name_row_and_column() {
        let short = "t.tsv, row 2, column `b`: the row has 1 cells: give 2";
        assert_eq!(faults("a\tb\n3\n"), [short]);
        assert_eq!(
            faults("a\tb\n\tx\n"),
            ["t.tsv, row 2, column `a`: the cell is empty: every row needs it"]
        );
        assert_eq!(
            faults("# only a header\n"),
            ["t.tsv, row 1, column `a`: the column is missing: every row needs it"]
        );
        assert_eq!(faults("a\ta\n"), ["t.tsv, row 1, column `a`: the column stands twice: leave one"]);
        assert_eq!(faults("a\tc\n"), ["t.tsv, row 1, column `c`: there is no such column: give a, b"]);
    }
}
