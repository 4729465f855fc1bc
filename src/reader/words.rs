//! Tables of words by class: a word may stand in several classes, each with a status.

use crate::table::{ByWord, Schema, each_bundled_row};

const SCHEMA: Schema = Schema { columns: &["word", "class", "status"], required: 2 };

/// The classes of each word of a table; `class` reads those cells.
pub(super) fn by_class<C>(
    table: (&'static str, &'static str),
    class: impl Fn(&str, &str) -> Option<C>,
) -> ByWord<Vec<C>> {
    let mut words: ByWord<Vec<C>> = ByWord::default();
    each_bundled_row(table, SCHEMA, |row| {
        if let Some(class) = class(row.cell("class"), row.cell("status")) {
            words.entry(row.cell("word")).or_default().push(class);
        }
    });
    words
}

/// The words that have a class which tells of something by itself.
pub(super) fn telling<C>(table: &ByWord<Vec<C>>, tells: impl Fn(&C) -> bool) -> Vec<&'static str> {
    table.iter().filter(|(_, classes)| classes.iter().any(&tells)).map(|(word, _)| *word).collect()
}

/// Every row has a class that is known, is in small letters, and stands once.
#[cfg(test)]
pub(super) fn assert_sound<C>(table: (&'static str, &'static str), class: impl Fn(&str, &str) -> Option<C>) {
    let mut keys = Vec::new();
    each_bundled_row(table, SCHEMA, |row| {
        assert!(class(row.cell("class"), row.cell("status")).is_some(), "{row:?}");
        assert_eq!(row.cell("word"), row.cell("word").to_lowercase(), "{row:?}");
        keys.push((row.cell("word"), row.cell("class")));
    });
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(all, keys.len(), "a word stands twice in a class");
}
