//! How real an act is, by the words that govern it.

use once_cell::sync::Lazy;

use crate::table::{ByWord, Schema, each_bundled_row};

/// How real the text makes an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Modality {
    /// It happened or is being done.
    Actual,
    /// It is formally announced or decided.
    Announced,
    /// It is agreed or scheduled.
    Planned,
    /// It is foretold by others.
    Expected,
    /// It is wished, asked or offered.
    Proposed,
    /// It is possible, feared, alleged or conditional.
    Hypothetical,
    /// It was so, and is given up.
    Ended,
    /// It was planned and called off.
    Cancelled,
    /// It is denied, refused or did not happen.
    Negated,
}

impl Modality {
    /// Its word.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Modality::Actual => "actual",
            Modality::Announced => "announced",
            Modality::Planned => "planned",
            Modality::Expected => "expected",
            Modality::Proposed => "proposed",
            Modality::Hypothetical => "hypothetical",
            Modality::Ended => "ended",
            Modality::Cancelled => "cancelled",
            Modality::Negated => "negated",
        }
    }

    /// The modality of an act under a governor that has a modality itself: the less real of the two.
    pub(crate) fn under(self, governor: Modality) -> Modality {
        self.max(governor)
    }
}

const MODALITY: (&str, &str) = ("modality.tsv", include_str!("../../data/modality.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "pos", "effect"], required: 3 };

/// The effects of each word, by part of speech.
static TABLE: Lazy<ByWord<Vec<(&'static str, Modality)>>> = Lazy::new(|| {
    let mut words: ByWord<Vec<(&str, Modality)>> = ByWord::default();
    each_bundled_row(MODALITY, SCHEMA, |row| {
        if let Some(effect) = effect(row.cell("effect")) {
            words.entry(row.cell("word")).or_default().push((row.cell("pos"), effect));
        }
    });
    words
});

fn effect(name: &str) -> Option<Modality> {
    Some(match name {
        "actual" => Modality::Actual,
        "announced" => Modality::Announced,
        "planned" => Modality::Planned,
        "expected" => Modality::Expected,
        "proposed" => Modality::Proposed,
        "hypothetical" => Modality::Hypothetical,
        "ended" => Modality::Ended,
        "cancelled" => Modality::Cancelled,
        "negated" => Modality::Negated,
        _ => return None,
    })
}

/// The effect of a word of this part of speech (`aux`, `verb`, `clause`, `object`, `noun`, `adj`, `adv`, `conj`, `content`, `that`) on what it governs.
pub(crate) fn effect_of(pos: &str, word: &str) -> Option<Modality> {
    TABLE.get(word)?.iter().find(|(known, _)| *known == pos).map(|(_, effect)| *effect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        each_bundled_row(MODALITY, SCHEMA, |row| {
            assert!(
                ["aux", "verb", "clause", "object", "noun", "adj", "adv", "conj", "content", "that"]
                    .contains(&row.cell("pos")),
                "{row:?}"
            );
            let effect = effect(row.cell("effect"));
            assert!(effect.is_some(), "{row:?}");
            assert_eq!(effect_of(row.cell("pos"), row.cell("word")), effect, "{row:?}");
        });
        for (word, effects) in TABLE.iter() {
            let twice = |(pos, _): &&(&str, Modality)| effects.iter().filter(|(p, _)| p == pos).count() > 1;
            assert!(!effects.iter().any(|effect| twice(&effect)), "{word} stands twice");
        }
    }

    #[test]
    fn what_is_less_real_wins() {
        assert_eq!(Modality::Actual.under(Modality::Planned), Modality::Planned);
        assert_eq!(Modality::Negated.under(Modality::Planned), Modality::Negated);
    }
}
