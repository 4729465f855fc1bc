//! How real an act is, by the words that govern it.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::table::Table;

/// How real the text makes an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Modality {
    /// It happened or is being done.
    Actual,
    /// It is formally announced or decided.
    Announced,
    /// It is agreed, scheduled or foretold.
    Planned,
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
    /// The modality of an act under a governor that has a modality itself: the less real of the two.
    pub(crate) fn under(self, governor: Modality) -> Modality {
        self.max(governor)
    }
}

const MODALITY: (&str, &str) = ("modality.tsv", include_str!("../../data/modality.tsv"));

static TABLE: Lazy<BTreeMap<&'static str, BTreeMap<&'static str, Modality>>> = Lazy::new(|| {
    let table = Table::parse(MODALITY.0, MODALITY.1);
    debug_assert!(table.is_ok());
    let mut words: BTreeMap<&str, BTreeMap<&str, Modality>> = BTreeMap::new();
    for row in table.iter().flat_map(Table::rows).flatten() {
        if let Some(effect) = effect(row.cell("effect")) {
            words.entry(row.cell("pos")).or_default().insert(row.cell("word"), effect);
        }
    }
    words
});

fn effect(name: &str) -> Option<Modality> {
    Some(match name {
        "actual" => Modality::Actual,
        "announced" => Modality::Announced,
        "planned" => Modality::Planned,
        "proposed" => Modality::Proposed,
        "hypothetical" => Modality::Hypothetical,
        "ended" => Modality::Ended,
        "cancelled" => Modality::Cancelled,
        "negated" => Modality::Negated,
        _ => return None,
    })
}

/// The effect of a word of this part of speech (`aux`, `verb`, `clause`, `object`, `noun`, `adj`, `conj`) on what it governs.
pub(crate) fn effect_of(pos: &str, word: &str) -> Option<Modality> {
    TABLE.get(pos)?.get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let table = Table::parse(MODALITY.0, MODALITY.1).unwrap();
        let rows: Vec<_> = table.rows().map(Result::unwrap).collect();
        assert_eq!(rows.len(), TABLE.values().map(BTreeMap::len).sum::<usize>(), "a word stands twice");
        for row in rows {
            assert!(["aux", "verb", "clause", "object", "noun", "adj", "conj"].contains(&row.cell("pos")), "line {}", row.line());
            assert_eq!(effect_of(row.cell("pos"), row.required("word").unwrap()), effect(row.cell("effect")));
        }
    }

    #[test]
    fn what_is_less_real_wins() {
        assert_eq!(Modality::Actual.under(Modality::Planned), Modality::Planned);
        assert_eq!(Modality::Negated.under(Modality::Planned), Modality::Negated);
    }
}
