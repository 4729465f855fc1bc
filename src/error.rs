//! The one error type of the crate.

use std::path::PathBuf;

/// A `Result` whose error is [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong at the edges of the library: files, tables, JSON, and names in queries.
///
/// Reading a text never fails; see [`Diagnostic`](crate::Diagnostic) for what a reader skipped.
///
/// ```
/// use diplograph::{Date, Error};
///
/// let error = "2021-13".parse::<Date>().unwrap_err();
/// assert!(matches!(error, Error::Date { .. }));
/// assert_eq!(error.to_string(), "`2021-13` is not an ISO 8601 date: give YYYY, YYYY-MM or YYYY-MM-DD");
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file could not be opened or read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// JSON that could not be understood, or that was not of the expected shape.
    #[error("{place}: {source}")]
    Json {
        /// Where: a file, or a file and a line (`news.jsonl:17`).
        place: String,
        /// Why, with line and column inside the JSON text.
        source: serde_json::Error,
    },
    /// A line of a file that is not valid UTF-8.
    #[error("{place}: not valid UTF-8 at byte {offset} of the line")]
    Utf8 {
        /// Where: a file and a line (`news.jsonl:17`).
        place: String,
        /// Byte offset of the first bad byte, from the start of the line.
        offset: usize,
    },
    /// JSON written by a newer version of the library.
    #[error("{what} has schema version {found}, this library reads up to {supported}: update diplograph")]
    Schema {
        /// What was being read.
        what: &'static str,
        /// The version found.
        found: u32,
        /// The newest version that can be read.
        supported: u32,
    },
    /// A row of a table that breaks the table's rules.
    #[error("{file}, row {row}, column `{column}`: {message}")]
    Table {
        /// The table.
        file: String,
        /// The line of the file, from 1.
        row: usize,
        /// The column's name.
        column: String,
        /// What is wrong and what would be right.
        message: String,
    },
    /// Bytes that are no model for [`Analyzer::with_model`](crate::Analyzer::with_model).
    #[error(
        "not a model of this version of diplograph: at byte {offset} there should be {expected}: train one with tools/train"
    )]
    Model {
        /// Where reading stopped, in bytes from the start.
        offset: usize,
        /// What was to stand there.
        expected: &'static str,
    },
    /// A name that no actor of the world bears.
    #[error("no nation or organisation is called `{name}`{}", suggest(suggestions))]
    UnknownName {
        /// The name as given.
        name: String,
        /// The nearest known names, best first.
        suggestions: Vec<String>,
    },
    /// A name that no leader of the world bears.
    #[error("no leader is called `{name}`{}", suggest(suggestions))]
    UnknownLeader {
        /// The name as given.
        name: String,
        /// The nearest known names, best first.
        suggestions: Vec<String>,
    },
    /// A name that several leaders bear, none of whom is likelier than the others.
    #[error("`{name}` can be {}: give a full name, or resolve it with a context", candidates.join(" or "))]
    AmbiguousName {
        /// The name as given.
        name: String,
        /// Whom it can mean, likeliest first.
        candidates: Vec<String>,
    },
    /// Not an id of an alliance or a dispute.
    #[error(
        "`{text}` is not an id of {what}: give 2 to 48 of a-z, 0-9 and -, a letter first and no hyphen last"
    )]
    Id {
        /// What the id would be of, with its article.
        what: &'static str,
        /// The text.
        text: String,
    },
    /// A code, id or key that no row of the world has.
    #[error("there is no {what} `{id}`{}", suggest(suggestions))]
    UnknownId {
        /// What the id would be of.
        what: String,
        /// The id as given.
        id: String,
        /// The nearest known ids, best first.
        suggestions: Vec<String>,
    },
    /// A snapshot that is damaged, or no snapshot at all.
    #[error("this is no snapshot of a graph that can be read: {message}")]
    Snapshot {
        /// What is wrong.
        message: String,
    },
    /// More than a graph has room for.
    #[error("a graph has room for {most} {what}: build two graphs")]
    Full {
        /// What there is too much of.
        what: &'static str,
        /// How many there is room for.
        most: usize,
    },
    /// Not an ISO 8601 day, month or year.
    #[error("`{text}` is not an ISO 8601 date: give YYYY, YYYY-MM or YYYY-MM-DD")]
    Date {
        /// The text.
        text: String,
    },
    /// Not an actor code.
    #[error("`{text}` is not an actor code: give 2 to 16 of A-Z, 0-9 and _, a letter first")]
    Code {
        /// The text.
        text: String,
    },
    /// Not a word of a closed vocabulary, such as the kinds of action.
    #[error("`{text}` is not a {what}: give one of {expected}")]
    Vocabulary {
        /// The text.
        text: String,
        /// Which vocabulary.
        what: &'static str,
        /// The words it has, comma-separated.
        expected: String,
    },
}

fn suggest(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!(": did you mean {}?", names.join(", ")),
    }
}
