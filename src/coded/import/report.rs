//! What became of the rows of a data set.

use std::{collections::BTreeMap, fmt};

/// Most rows that are reported one by one; all are counted.
const MOST_ROWS: usize = 1_000;

/// Longest text of a row that is kept, in characters.
const MOST_TEXT: usize = 80;

/// How many rows of a data set were taken, and what was wrong with the others; see
/// [`EventReader::report`](crate::EventReader::report).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    taken: usize,
    counts: BTreeMap<Rejection, usize>,
    rows: Vec<RejectedRow>,
}

/// A row that was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RejectedRow {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: Rejection,
    /// The text that does not fit, its first 80 characters.
    pub text: String,
}

/// Why a row was passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rejection {
    /// It is not valid UTF-8.
    Text,
    /// It has not the columns or the fields of its format.
    Columns,
    /// It has no day.
    Date,
    /// Its code is unknown.
    Code,
    /// The world does not know who did it.
    Actor,
    /// The world does not know to whom.
    Target,
    /// Both are one actor: it happened inside a state.
    SameActor,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Rejection::Text => "not in UTF-8",
            Rejection::Columns => "without the columns of the format",
            Rejection::Date => "without a day",
            Rejection::Code => "with an unknown code",
            Rejection::Actor => "with an unknown actor",
            Rejection::Target => "with an unknown target",
            Rejection::SameActor => "of one actor with itself",
        })
    }
}

impl ImportReport {
    /// How many rows there were, headers and empty lines apart.
    pub fn rows(&self) -> usize {
        self.taken + self.rejected()
    }

    /// How many rows made an event.
    pub fn taken(&self) -> usize {
        self.taken
    }

    /// How many rows were passed over.
    pub fn rejected(&self) -> usize {
        self.counts.values().sum()
    }

    /// How many rows were passed over for this reason.
    ///
    /// ```
    /// use diplograph::{EventReader, Rejection, World};
    /// let world = World::bundled();
    /// let mut reader = EventReader::icews(&world, "Japan\tSing\tChina\t2014-11-10\n".as_bytes(), "x.tsv");
    /// assert!(reader.next().is_none());
    /// assert_eq!(reader.report().count(Rejection::Code), 1);
    /// assert_eq!(reader.report().rejected_rows()[0].line, 1);
    /// ```
    pub fn count(&self, reason: Rejection) -> usize {
        self.counts.get(&reason).copied().unwrap_or_default()
    }

    /// The rows that were passed over, the first thousand of them, in the order of lines.
    pub fn rejected_rows(&self) -> &[RejectedRow] {
        &self.rows
    }

    pub(super) fn take(&mut self) {
        self.taken += 1;
    }

    /// How many more rows are kept besides the first of each reason.
    pub(super) fn room(&self) -> usize {
        MOST_ROWS.saturating_sub(self.rows.len())
    }

    /// Counts a row that was passed over, and keeps it where fewer than `room` are kept. The first of each reason is kept
    /// even beyond, so that each count has an example.
    pub(super) fn reject(&mut self, room: usize, line: usize, reason: Rejection, text: &str) {
        let count = self.counts.entry(reason).or_default();
        *count += 1;
        if self.rows.len() < room || *count == 1 {
            self.rows.push(RejectedRow { line, reason, text: text.chars().take(MOST_TEXT).collect() });
        }
    }

    /// Adds the report on the lines that follow, before which there were so many.
    pub(super) fn append(&mut self, next: ImportReport, lines: usize) {
        self.taken += next.taken;
        for row in next.rows {
            if self.room() > 0 || !self.counts.contains_key(&row.reason) {
                self.counts.entry(row.reason).or_default();
                self.rows.push(RejectedRow { line: lines + row.line, ..row });
            }
        }
        for (reason, count) in next.counts {
            *self.counts.entry(reason).or_default() += count;
        }
    }
}

/// `3 rows, 1 taken; 2 with an unknown actor (first: line 2, …)`.
impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} rows, {} taken", self.rows(), self.taken)?;
        for (reason, count) in &self.counts {
            write!(f, "; {count} {reason}")?;
            if let Some(first) = self.rows.iter().find(|row| row.reason == *reason) {
                write!(f, " (first: line {}, `{}`)", first.line, first.text)?;
            }
        }
        Ok(())
    }
}
