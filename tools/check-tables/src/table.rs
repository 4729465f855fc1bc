//! Tables as they stand in the files, read apart from the crate's own parser.

/// A file of rows under a header.
#[derive(Debug)]
pub struct Table {
    pub name: String,
    pub bytes: Vec<u8>,
    pub comments: Vec<String>,
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row with the number of its line.
#[derive(Debug)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

impl Table {
    /// The table of these bytes; what is not UTF-8 is replaced, which the check of form reports.
    pub fn new(name: String, bytes: Vec<u8>) -> Table {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let comments =
            text.lines().take_while(|line| line.starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        let mut body = text.lines().zip(1..).skip(comments.len());
        let cells = |line: &str| line.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let columns = body.next().map(|(line, _)| cells(line)).unwrap_or_default();
        let rows = body.map(|(text, line)| Row { line, cells: cells(text) }).collect();
        Table { name, bytes, comments, columns, rows }
    }

    /// The cell of a row in a column; empty where there is none.
    pub fn cell<'t>(&self, row: &'t Row, column: &str) -> &'t str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|i| row.cells.get(i)).map_or("", String::as_str)
    }

    /// The values of a cell, separated by `|`.
    pub fn list<'t>(&self, row: &'t Row, column: &str) -> impl Iterator<Item = &'t str> {
        self.cell(row, column).split('|').filter(|value| !value.is_empty())
    }

    /// `leaders.tsv:17`.
    pub fn place(&self, row: &Row) -> String {
        format!("{}:{}", self.name, row.line)
    }
}

/// The table of this name.
pub fn find<'t>(tables: &'t [Table], name: &str) -> Option<&'t Table> {
    tables.iter().find(|table| table.name == name)
}

/// A date as the number of days since year 0, first or last day of what is given; months count 31 days.
pub fn day(text: &str, last: bool) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok());
    let year = parts.next()??;
    let month = parts.next().unwrap_or(Some(if last { 12 } else { 1 }))?;
    let day = parts.next().unwrap_or(Some(if last { 31 } else { 1 }))?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((year * 12 + month - 1) * 31 + day - 1)
}
