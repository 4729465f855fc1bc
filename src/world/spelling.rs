//! Spellings of personal names that are one name: word order, hyphens, transliteration.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use super::fold;
use crate::table::{Schema, each_bundled_row};

const GIVEN_NAMES: (&str, &str) = ("given_names.tsv", include_str!("../../data/given_names.tsv"));

const SCHEMA: Schema = Schema { columns: &["forms"], required: 1 };

/// The form that stands for all spellings of a given name.
static GIVEN: Lazy<BTreeMap<&'static str, &'static str>> = Lazy::new(|| {
    let mut given = BTreeMap::new();
    each_bundled_row(GIVEN_NAMES, SCHEMA, |row| {
        if let Some(first) = row.list("forms").next() {
            given.extend(row.list("forms").map(|form| (form, first)));
        }
    });
    given
});

/// The parts of a name, folded, without articles, given names in the form that stands for all spellings, in alphabetical
/// order: the order of family and given name makes no difference.
pub(crate) fn sorted_parts(name: &str) -> Vec<String> {
    let folded = fold(name);
    let parts = folded.split(' ').filter(|part| !ARTICLES.contains(part));
    let mut parts: Vec<String> =
        parts.map(|part| GIVEN.get(part).copied().unwrap_or(part).to_owned()).collect();
    parts.sort_unstable();
    parts
}

/// Whether a word is a known given name.
pub(crate) fn is_given_name(word: &str) -> bool {
    GIVEN.contains_key(fold(word).as_str())
}

/// What transliterations of a name have in common: the sounds of its consonants, without articles and doubled letters.
///
/// "Gaddafi", "Qadhafi" and "Kadafi" share a skeleton, and so do "Zelensky" and "Zelenskyy", "Suh Wook" and "Seo Wook".
pub(crate) fn skeleton(name: &str) -> String {
    let folded = fold(name);
    let parts = folded.split(' ').filter(|part| !ARTICLES.contains(part));
    let parts: Vec<String> = parts.map(part_skeleton).filter(|part| !part.is_empty()).collect();
    parts.concat()
}

/// Articles and words for "son of" that transliterations join, hyphenate or drop.
pub(crate) const ARTICLES: [&str; 9] = ["al", "el", "ul", "ad", "as", "ash", "bin", "ibn", "ben"];

fn part_skeleton(part: &str) -> String {
    let part = ["al", "el"]
        .iter()
        .find_map(|article| part.strip_prefix(article).filter(|rest| rest.len() > 4))
        .unwrap_or(part);
    let mut skeleton = String::new();
    let mut letters = part.chars().peekable();
    while let Some(letter) = letters.next() {
        let aspirated = letters.peek() == Some(&'h');
        let sound = match letter {
            'q' | 'g' | 'c' if !(letter == 'c' && aspirated) => 'k',
            'c' => 'j',
            'z' if aspirated => 'j',
            'v' => 'w',
            'p' if aspirated => 'f',
            letter => letter,
        };
        let silent = matches!(sound, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
        if !silent && !skeleton.ends_with(sound) {
            skeleton.push(sound);
        }
    }
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_share_a_skeleton() {
        let families = [
            &["Gaddafi", "Qaddafi", "Gadhafi", "Kadafi", "al-Qadhafi", "Qadhdhafi"][..],
            &["Zelensky", "Zelenskyy", "Zelenskiy"],
            &["Suh Wook", "Seo Wook"],
            &["Mohammed", "Muhammad", "Mohamed"],
            &["el-Sisi", "al-Sisi", "al Sissi"],
            &["Khamenei", "Khamenai"],
            &["Vladimir", "Wladimir"],
        ];
        for (i, family) in families.iter().enumerate() {
            for (j, other) in families.iter().enumerate() {
                for (a, b) in family.iter().flat_map(|a| other.iter().map(move |b| (a, b))) {
                    assert_eq!(skeleton(a) == skeleton(b), i == j, "{a} {b}");
                }
            }
        }
    }

    #[test]
    fn every_form_of_a_given_name_stands_once() {
        let mut count = 0;
        each_bundled_row(GIVEN_NAMES, SCHEMA, |row| {
            assert!(row.list("forms").count() > 1, "{row:?}");
            for form in row.list("forms") {
                count += 1;
                assert_eq!(fold(form), form, "{row:?}");
            }
        });
        assert_eq!(count, GIVEN.len(), "a form stands twice");
    }

    #[test]
    fn the_order_of_the_parts_makes_no_difference() {
        assert_eq!(sorted_parts("Kishida Fumio"), sorted_parts("Fumio Kishida"));
        assert_eq!(sorted_parts("Kim Jong-un"), sorted_parts("KIM JONG UN"));
        assert_ne!(sorted_parts("Kim Jong-un"), sorted_parts("Kim Jong-il"));
        assert_eq!(sorted_parts("Mike Mullen"), sorted_parts("Michael Mullen"));
        assert_eq!(sorted_parts("Muammar al-Gaddafi"), sorted_parts("Muammar Gaddafi"));
    }
}
