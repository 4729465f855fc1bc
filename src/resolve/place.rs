//! Words beside the name of a capital that make it a city and not a government.

use std::collections::BTreeSet;

use once_cell::sync::Lazy;

use crate::{
    syntax::{Token, Upos},
    table::{Schema, each_bundled_row},
};

const PLACE_WORDS: (&str, &str) = ("place_words.tsv", include_str!("../../data/place_words.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "position"], required: 2 };

/// Where a word must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Position {
    Before,
    Motion,
    Part,
    Of,
    After,
    Struck,
    Blow,
}

static TABLE: Lazy<BTreeSet<(Position, &'static str)>> = Lazy::new(|| {
    let mut words = BTreeSet::new();
    each_bundled_row(PLACE_WORDS, SCHEMA, |row| {
        if let Some(position) = position(row.cell("position")) {
            words.insert((position, row.cell("word")));
        }
    });
    words
});

fn position(name: &str) -> Option<Position> {
    Some(match name {
        "before" => Position::Before,
        "motion" => Position::Motion,
        "part" => Position::Part,
        "of" => Position::Of,
        "after" => Position::After,
        "struck" => Position::Struck,
        "blow" => Position::Blow,
        _ => return None,
    })
}

/// Whether the words around the name of a capital speak of a place.
pub(super) fn is_beside_place_word(
    behind: Option<&Token>,
    before: Option<&Token>,
    after: Option<&Token>,
) -> bool {
    let has = |position: Position, token: Option<&Token>| {
        token.is_some_and(|token| TABLE.contains(&(position, &*token.lemma)))
    };
    let is = |token: Option<&Token>, lemmas: &[&str]| token.is_some_and(|token| token.is_lemma(lemmas));
    has(Position::Before, before)
        || has(Position::Part, before)
        || has(Position::After, after)
        || has(Position::Motion, behind) && is(before, &["to", "for", "from"])
        || has(Position::Of, behind) && is(before, &["of"])
}

/// Whether the words before a name speak of violence that is done to it: "bombed Aleppo", "the siege of Aleppo".
pub(super) fn is_struck(behind: Option<&Token>, before: Option<&Token>) -> bool {
    let has = |position: Position, token: Option<&Token>| {
        token.is_some_and(|token| TABLE.contains(&(position, &*token.lemma)))
    };
    let links = |t: &Token| t.is_lemma(&["on", "of", "against", "at", "into", "around"]);
    before.is_some_and(|t| t.upos == Upos::Verb) && has(Position::Struck, before)
        || before.is_some_and(links) && has(Position::Blow, behind)
}

/// Whether words say that violence was done to what stands before them: "was captured", "has been bombed".
pub(super) fn undergoes_blow(behind: &[Token]) -> bool {
    let auxiliaries = behind.iter().take_while(|t| matches!(t.upos, Upos::Aux | Upos::Adv)).count();
    let (auxiliary, rest) = behind.split_at(auxiliaries);
    let struck = |t: &Token| t.upos == Upos::Verb && TABLE.contains(&(Position::Struck, &*t.lemma));
    auxiliary.iter().any(|t| t.is_lemma(&["be"])) && rest.first().is_some_and(struck)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let mut count = 0;
        each_bundled_row(PLACE_WORDS, SCHEMA, |row| {
            count += 1;
            let position = position(row.cell("position")).unwrap_or_else(|| panic!("{row:?}"));
            assert!(TABLE.contains(&(position, row.cell("word"))), "{row:?}");
        });
        assert_eq!(count, TABLE.len(), "a word stands twice");
    }
}
