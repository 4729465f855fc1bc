//! Finds the actor that a query names, whatever the spelling.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{
    actor::ActorCode,
    world::{Nation, Organisation},
};

/// The letters without diacritics and without characters that show nothing, in the case they have.
pub(crate) fn fold_accents(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.into();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
            '\u{2018}' | '\u{2019}' | '\u{02bb}' | '\u{02bc}' => folded.push('\''),
            'ø' => folded.push('o'),
            'Ø' => folded.push('O'),
            'ł' => folded.push('l'),
            'Ł' => folded.push('L'),
            'đ' | 'ð' => folded.push('d'),
            'Đ' | 'Ð' => folded.push('D'),
            'ı' => folded.push('i'),
            'ə' => folded.push('a'),
            'Ə' => folded.push('A'),
            'æ' => folded.push_str("ae"),
            'Æ' => folded.push_str("Ae"),
            'œ' => folded.push_str("oe"),
            'Œ' => folded.push_str("Oe"),
            'ß' => folded.push_str("ss"),
            c => folded.push(c),
        }
    }
    folded.into()
}

/// A spelling without case, diacritics, dots, apostrophes, hyphens and a leading article.
///
/// Two spellings of one name fold to the same text.
pub(crate) fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in fold_accents(text).chars() {
        match c {
            '.' | '\'' | '`' => {}
            '&' => folded.push_str(" and "),
            c if c.is_alphanumeric() || c == '+' => folded.extend(c.to_lowercase()),
            _ => folded.push(' '),
        }
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    match words.split_first() {
        Some((&"the", rest)) if !rest.is_empty() => rest.join(" "),
        _ => words.join(" "),
    }
}

/// How well a name of an actor identifies it: the first in this order wins a spelling that several actors share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    Alias,
    Lookup,
    OrganisationName,
    Adjective,
    OrganisationSeat,
    Place,
    Past,
}

#[derive(Clone, Debug)]
struct Entry {
    folded: String,
    rank: Rank,
    code: ActorCode,
}

/// The folded names of all actors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    entries: Vec<Entry>,
}

impl Names {
    pub(crate) fn of<'w>(
        nations: impl Iterator<Item = &'w Nation>,
        organisations: impl Iterator<Item = &'w Organisation>,
    ) -> Names {
        let mut names = Names::default();
        nations.for_each(|nation| names.add_nation(nation));
        organisations.for_each(|organisation| names.add_organisation(organisation));
        let key = |entry: &Entry| (entry.folded.clone(), entry.rank, entry.code);
        names.entries.sort_by_cached_key(key);
        names.entries.dedup_by(|later, kept| later.folded == kept.folded);
        names
    }

    fn add_nation(&mut self, nation: &Nation) {
        let past = nation.valid_to().is_some();
        let mut add = |rank: Rank, text: &str| {
            let rank = if past { Rank::Past } else { rank };
            self.entries.push(Entry { folded: fold(text), rank, code: nation.code() });
        };
        [nation.name(), nation.official_name()].into_iter().for_each(|text| add(Rank::Name, text));
        nation.aliases().for_each(|text| add(Rank::Alias, text));
        nation.lookups().for_each(|text| add(Rank::Lookup, text));
        nation.adjectives().chain(nation.demonyms()).for_each(|text| add(Rank::Adjective, text));
        nation.capitals().chain(nation.seats()).for_each(|text| add(Rank::Place, text));
    }

    fn add_organisation(&mut self, organisation: &Organisation) {
        let mut add = |rank: Rank, text: &str| {
            self.entries.push(Entry { folded: fold(text), rank, code: organisation.code() });
        };
        add(Rank::OrganisationName, organisation.name());
        organisation.aliases().for_each(|text| add(Rank::OrganisationName, text));
        organisation.lookups().for_each(|text| add(Rank::OrganisationName, text));
        organisation.seats().for_each(|text| add(Rank::OrganisationSeat, text));
    }

    /// The actor of this folded name.
    pub(crate) fn get(&self, folded: &str) -> Option<ActorCode> {
        let at = self.entries.binary_search_by(|entry| entry.folded.as_str().cmp(folded)).ok()?;
        self.entries.get(at).map(|entry| entry.code)
    }

    /// The actors whose names are nearest to this folded text, best first, at most `limit`.
    pub(crate) fn nearest(&self, folded: &str, limit: usize) -> Vec<ActorCode> {
        const FLOOR: f64 = 0.6;
        const MARGIN: f64 = 0.15;
        let scored = self.entries.iter().filter(|entry| entry.rank != Rank::Place).filter_map(|entry| {
            let score = strsim::normalized_damerau_levenshtein(folded, &entry.folded);
            (score >= FLOOR).then_some((score, entry))
        });
        let mut scored: Vec<(f64, &Entry)> = scored.collect();
        scored
            .sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.rank.cmp(&y.rank)).then(x.folded.cmp(&y.folded)));
        let best = scored.first().map_or(FLOOR, |(score, _)| *score);
        let mut codes = Vec::new();
        for (_, entry) in scored.into_iter().take_while(|(score, _)| *score >= best - MARGIN) {
            if codes.len() < limit && !codes.contains(&entry.code) {
                codes.push(entry.code);
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_of_one_name_fold_together() {
        let same = [
            ("U.S.", "us"),
            ("Côte d’Ivoire", "cote divoire"),
            ("the Netherlands", "netherlands"),
            ("Guinea-Bissau", "guinea bissau"),
            ("Bosnia & Herzegovina", "bosnia and herzegovina"),
            ("TÜRKİYE", "turkiye"),
            ("  São   Tomé ", "sao tome"),
            ("The", "the"),
            ("", ""),
        ];
        for (text, folded) in same {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(&fold(text)), folded, "{text}");
        }
    }
}
