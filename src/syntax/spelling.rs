//! What the spelling of a token says: the hashes that tagger, parser and segmenter look at.

use super::{LEXICON, hash};

/// The hashed views of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spelling {
    /// As written, but for quotation marks and digits.
    pub(crate) cased: u32,
    /// In lower case.
    pub(crate) lower: u32,
    /// The last one to five letters, in lower case.
    pub(crate) suffixes: [u32; 5],
    /// The first one to three letters, in lower case.
    pub(crate) prefixes: [u32; 3],
    /// The pattern of capitals, letters, digits and marks.
    pub(crate) shape: u32,
    /// What the table of verbs says of it: the form, and whether it is as often a noun; 0 where it is no verb.
    pub(crate) verb: u32,
    /// Whether it has a small letter.
    pub(crate) has_lower: bool,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
}

/// One form for the many quotation marks, dashes and digits.
pub(crate) fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '`' | '´' | '′' => '\'',
        '“' | '”' | '«' | '»' | '„' | '″' => '"',
        '–' | '—' | '―' | '‐' | '‑' => '-',
        '0'..='9' => '0',
        c => c,
    }
}

impl Spelling {
    /// The views of `word`. Linear in its length.
    pub(crate) fn new(word: &str) -> Spelling {
        let cased: String = word.chars().map(plain).collect();
        let lower = cased.to_lowercase();
        let end = |count: usize| {
            let at = lower.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
            hash::text(10 + count as u32, lower.get(at..).unwrap_or(""))
        };
        let start = |count: usize| {
            let at = lower.char_indices().nth(count).map_or(lower.len(), |(at, _)| at);
            hash::text(20 + count as u32, lower.get(..at).unwrap_or(""))
        };
        Spelling {
            cased: hash::text(1, &cased),
            lower: hash::text(2, &lower),
            suffixes: [end(1), end(2), end(3), end(4), end(5)],
            prefixes: [start(1), start(2), start(3)],
            shape: hash::text(3, &shape(&cased)),
            verb: LEXICON.verb(&lower).map_or(0, |verb| {
                (verb.form as u32) << 2 | u32::from(verb.noun_like) << 1 | u32::from(verb.invariant)
            }),
            has_lower: word.chars().any(char::is_lowercase),
            capital: word.chars().next().is_some_and(char::is_uppercase),
        }
    }
}

/// `Xx` for "Talks", `XX` for "NATO", `X.X.` for "U.S.", `00` for "1990"; runs count as two.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let mut run = (' ', 0);
    for c in word.chars() {
        let class = match c {
            '0' => '0',
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c => c,
        };
        run = if run.0 == class { (class, run.1 + 1) } else { (class, 1) };
        if run.1 <= 2 && shape.len() < 12 {
            shape.push(class);
        }
    }
    shape
}

/// How a sentence is cased: what its capitals are worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Casing {
    /// Capitals where English has them.
    Normal,
    /// No small letter.
    Upper,
    /// Most words with a capital, as in headlines.
    Title,
    /// No capital.
    Lower,
}

/// How these tokens are cased.
pub(crate) fn casing<'t>(words: impl Iterator<Item = &'t str>) -> Casing {
    let (mut long, mut capital, mut upper, mut any) = (0, 0, 0, false);
    for word in words {
        any |= word.chars().any(char::is_uppercase);
        if word.chars().filter(|c| c.is_alphabetic()).count() > 3 {
            long += 1;
            capital += usize::from(word.chars().next().is_some_and(char::is_uppercase));
            upper += usize::from(!word.chars().any(char::is_lowercase));
        }
    }
    match (long, capital) {
        _ if !any => Casing::Lower,
        (2.., _) if upper * 10 >= long * 9 => Casing::Upper,
        (3.., _) if capital * 10 >= long * 8 => Casing::Title,
        _ => Casing::Normal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_and_casings() {
        for (word, expected) in [("Talks", "Xxx"), ("NATO", "XX"), ("U.S.", "X.X."), ("0000", "00")] {
            assert_eq!(shape(word), expected);
        }
        for (text, expected) in [
            ("Envoys met in Geneva .", Casing::Normal),
            ("ENVOYS MET IN GENEVA", Casing::Upper),
            ("Envoys Meet Again in Geneva", Casing::Title),
            ("envoys met in geneva", Casing::Lower),
        ] {
            assert_eq!(casing(text.split(' ')), expected, "{text}");
        }
    }

    #[test]
    fn quotes_and_digits_do_not_matter() {
        assert_eq!(Spelling::new("’s").cased, Spelling::new("'s").cased);
        assert_eq!(Spelling::new("1999").lower, Spelling::new("2024").lower);
        assert_ne!(Spelling::new("May").cased, Spelling::new("may").cased);
    }
}
