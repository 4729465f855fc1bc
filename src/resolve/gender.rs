//! Whether a person is a woman or a man, as far as names, nouns and pronouns tell.

use once_cell::sync::Lazy;

use crate::{
    table::{ByWord, Schema, each_bundled_row},
    world::fold_accents,
};

/// A woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Woman,
    Man,
}

const GENDER_WORDS: (&str, &str) = ("gender_words.tsv", include_str!("../../data/gender_words.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "kind", "gender"], required: 3 };

/// Whether a word is a given name, and of whom it tells.
static TABLE: Lazy<ByWord<(bool, Gender)>> = Lazy::new(|| {
    let mut words = ByWord::default();
    each_bundled_row(GENDER_WORDS, SCHEMA, |row| {
        let gender = gender(row.cell("gender"));
        words.extend(gender.map(|gender| (row.cell("word"), (row.cell("kind") == "name", gender))));
    });
    words
});

fn gender(name: &str) -> Option<Gender> {
    Some(match name {
        "f" => Gender::Woman,
        "m" => Gender::Man,
        _ => return None,
    })
}

/// What the given name at the head of a full name tells; that of most men is not in the table.
pub(crate) fn of_name(name: &str) -> Option<Gender> {
    let (given, _) = name.split_once(' ')?;
    of_word(given, true)
}

/// What one word of the phrase that means a person tells: a given name where it stands as a `name`, else a noun or a form of
/// address.
pub(super) fn of_word(word: &str, name: bool) -> Option<Gender> {
    let folded = fold_accents(word).to_lowercase();
    TABLE.get(&*folded).filter(|(given, _)| name || !given).map(|(_, gender)| *gender)
}

/// Of whom a pronoun tells.
pub(super) fn of_pronoun(lemma: &str) -> Option<Gender> {
    Some(match lemma {
        "she" | "her" | "hers" | "herself" => Gender::Woman,
        "he" | "him" | "his" | "himself" => Gender::Man,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let mut seen = BTreeSet::new();
        each_bundled_row(GENDER_WORDS, SCHEMA, |row| {
            assert!(seen.insert(row.cell("word")), "{row:?} stands twice");
            let name = row.cell("kind") == "name";
            assert!(name || row.cell("kind") == "noun", "{row:?}");
            assert_eq!(of_word(row.cell("word"), name), gender(row.cell("gender")), "{row:?}");
            assert!(gender(row.cell("gender")).is_some(), "{row:?}");
            // Of a man most names are another's too somewhere.
            assert!(!name || gender(row.cell("gender")) == Some(Gender::Woman), "{row:?}");
        });
    }

    #[test]
    fn names_tell_by_the_given_one() {
        assert_eq!(of_name("Zuzana Čaputová"), Some(Gender::Woman));
        assert_eq!(of_name("Ángela Merkel"), Some(Gender::Woman));
        assert_eq!(of_name("Boris Johnson"), None);
        assert_eq!(of_name("Merkel"), None);
        assert_eq!(of_word("rose", false), None);
        assert_eq!(of_pronoun("it"), None);
    }
}
