//! Tab-separated tables: `#` header lines, a row of column names, rows of as many cells.

use std::{fmt::Display, str::FromStr};

use crate::error::{Error, Result};

/// A table over a text that outlives it. Cells are slices of the text.
#[derive(Debug)]
pub(crate) struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<(usize, &'t str)>,
}

/// One row: its cells by column name.
#[derive(Debug)]
pub(crate) struct Row<'t, 'a> {
    table: &'a Table<'t>,
    line: usize,
    cells: Vec<&'t str>,
}

impl<'t> Table<'t> {
    /// The table in `text`; `file` is what errors call it.
    pub(crate) fn parse(file: &'t str, text: &'t str) -> Result<Table<'t>> {
        let mut lines = (1..)
            .zip(text.lines())
            .map(|(line, row)| (line, row.trim_end_matches('\r')))
            .filter(|(_, row)| !row.is_empty() && !row.starts_with('#'));
        let (line, names) = lines.next().ok_or_else(|| Error::Table {
            file: file.to_owned(),
            row: 1,
            column: "-".to_owned(),
            message: "the table has no row of column names".to_owned(),
        })?;
        let table = Table { file, columns: names.split('\t').collect(), rows: lines.collect() };
        if let Some(empty) = table.columns.iter().position(|name| name.is_empty()) {
            return Err(table.fault(line, "-", format!("column {} has no name", empty + 1)));
        }
        Ok(table)
    }

    /// The rows in order; a row with another number of cells than there are columns is an error.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Result<Row<'t, '_>>> {
        self.rows.iter().map(|(line, text)| {
            let cells: Vec<&str> = text.split('\t').collect();
            if cells.len() != self.columns.len() {
                let message = format!("the row has {} cells, the table {} columns", cells.len(), self.columns.len());
                return Err(self.fault(*line, "-", message));
            }
            Ok(Row { table: self, line: *line, cells })
        })
    }

    fn fault(&self, row: usize, column: &str, message: String) -> Error {
        Error::Table { file: self.file.to_owned(), row, column: column.to_owned(), message }
    }
}

impl<'t> Row<'t, '_> {
    /// The cell in this column; empty where the table has no such column.
    pub(crate) fn cell(&self, column: &str) -> &'t str {
        let index = self.table.columns.iter().position(|name| *name == column);
        index.and_then(|i| self.cells.get(i)).copied().unwrap_or("")
    }

    /// The cell in this column, which must not be empty.
    pub(crate) fn required(&self, column: &str) -> Result<&'t str> {
        match self.cell(column) {
            "" => Err(self.fault(column, "the cell is empty")),
            cell => Ok(cell),
        }
    }

    /// The values of a cell, separated by `|`.
    pub(crate) fn list(&self, column: &str) -> impl Iterator<Item = &'t str> {
        self.cell(column).split('|').filter(|value| !value.is_empty())
    }

    /// The cell parsed, `None` where it is empty.
    pub(crate) fn parsed<T: FromStr<Err: Display>>(&self, column: &str) -> Result<Option<T>> {
        match self.cell(column) {
            "" => Ok(None),
            cell => cell.parse().map(Some).map_err(|e: T::Err| self.fault(column, e)),
        }
    }

    /// The line of the file, from 1.
    pub(crate) fn line(&self) -> usize {
        self.line
    }

    /// An error in this row.
    pub(crate) fn fault(&self, column: &str, message: impl Display) -> Error {
        self.table.fault(self.line, column, message.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_name_and_faults_by_line() {
        let table = Table::parse("t.tsv", "# about\na\tb\n1|2\tx\n3\n").unwrap();
        let rows: Vec<_> = table.rows().collect();
        let row = rows[0].as_ref().unwrap();
        assert_eq!(row.list("a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!((row.cell("b"), row.cell("c"), row.line()), ("x", "", 3));
        assert_eq!(row.parsed::<u32>("b").unwrap_err().to_string(), "t.tsv, row 3, column `b`: invalid digit found in string");
        assert_eq!(rows[1].as_ref().unwrap_err().to_string(), "t.tsv, row 4, column `-`: the row has 1 cells, the table 2 columns");
    }

    #[test]
    fn a_table_without_columns_is_refused() {
        assert!(Table::parse("t.tsv", "# only a header\n").is_err());
        assert!(Table::parse("t.tsv", "a\t\tb\n").is_err());
    }
}
