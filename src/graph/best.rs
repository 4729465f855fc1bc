//! What a node says where its reports differ.

use std::{cmp::Reverse, collections::BTreeMap};

use super::node::Report;
use crate::date::Date;

/// The commonest value; of several, the least.
pub(super) fn commonest<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    counted(values)
        .into_iter()
        .max_by(|(a, n), (b, m)| n.cmp(m).then_with(|| b.cmp(a)))
        .map(|(value, _)| value)
}

/// The most precise date; of several, the commonest; of several, the earliest.
pub(super) fn date(dates: impl Iterator<Item = Option<Date>>) -> Option<Date> {
    let ranked = counted(dates.flatten()).into_iter();
    ranked.max_by_key(|(date, count)| (date.precision(), *count, Reverse(*date))).map(|(date, _)| date)
}

/// The value in the latest published reports, and among several of that day the greatest by `rank`. Reports without a
/// date of publication stand before all others.
pub(super) fn latest<'r, F: 'r, T: Copy, R: Ord>(
    reports: impl IntoIterator<Item = &'r Report<F>>,
    value: impl Fn(&F) -> T,
    rank: impl Fn(T) -> R,
) -> Option<T> {
    let ranked = reports.into_iter().map(|report| (report.document.published, value(&report.fact)));
    ranked.max_by_key(|(published, value)| (*published, rank(*value))).map(|(_, value)| value)
}

fn counted<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_insert(0) += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_value_wins_and_the_least_of_several() {
        assert_eq!(commonest(["b", "a", "b"].into_iter()), Some("b"));
        assert_eq!(commonest(["b", "a"].into_iter()), Some("a"));
        assert_eq!(commonest(std::iter::empty::<u8>()), None);
    }

    #[test]
    fn a_precise_date_beats_a_common_one_and_an_early_one_a_late_one() {
        let dates = |texts: &[&str]| date(texts.iter().map(|t| t.parse().ok())).unwrap().to_string();
        assert_eq!(dates(&["2018", "2018", "2018-06"]), "2018-06");
        assert_eq!(dates(&["2018-06-12", "2018-06-11", "2018-06-12", "none"]), "2018-06-12");
        assert_eq!(dates(&["2018-06-12", "2018-06-11"]), "2018-06-11");
    }
}
