//! What the spelling of a token says: the hashes that tagger, parser and segmenter look at.

use once_cell::sync::Lazy;

use super::{
    LEXICON,
    hash::{self, HashIndex},
    lexicon::VerbReading,
};

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

/// The longest word, in bytes, that is looked at without memory being asked for.
const SHORT: usize = 32;

impl Spelling {
    /// The views of `word`. Linear in its length.
    pub(crate) fn new(word: &str) -> Spelling {
        let (mut cased, mut lower) = ([0; SHORT], [0; SHORT]);
        let room = cased.get_mut(..word.len()).zip(lower.get_mut(..word.len()));
        if let Some((cased, lower)) = room.filter(|_| word.is_ascii()) {
            for ((cased, lower), byte) in cased.iter_mut().zip(lower.iter_mut()).zip(word.bytes()) {
                *cased = plain(char::from(byte)) as u8;
                *lower = cased.to_ascii_lowercase();
            }
            if let (Ok(cased), Ok(lower)) = (std::str::from_utf8(cased), std::str::from_utf8(lower)) {
                return Spelling::of(cased, lower);
            }
        }
        let cased: String = word.chars().map(plain).collect();
        Spelling::of(&cased, &cased.to_lowercase())
    }

    /// The views of a word in plain marks, and in lower case.
    fn of(cased: &str, lower: &str) -> Spelling {
        let end = |count: usize| {
            let at = lower.char_indices().rev().nth(count - 1).map_or(0, |(at, _)| at);
            hash::text(10 + count as u32, lower.get(at..).unwrap_or(""))
        };
        let start = |count: usize| {
            let at = lower.char_indices().nth(count).map_or(lower.len(), |(at, _)| at);
            hash::text(20 + count as u32, lower.get(..at).unwrap_or(""))
        };
        let key = hash::text(LOWER, lower);
        Spelling {
            cased: hash::text(1, cased),
            lower: key,
            suffixes: [end(1), end(2), end(3), end(4), end(5)],
            prefixes: [start(1), start(2), start(3)],
            shape: hash::chars(3, shape(cased)),
            verb: u32::from(if lower.contains('-') {
                LEXICON.verb(lower).map_or(0, verb_code)
            } else {
                VERBS.get(key).unwrap_or(0)
            }),
            has_lower: cased.chars().any(char::is_lowercase),
            capital: cased.chars().next().is_some_and(char::is_uppercase),
        }
    }
}

/// The seed of the hashes of words in lower case.
const LOWER: u32 = 2;

/// What a verb form counts as.
fn verb_code(verb: &VerbReading) -> u8 {
    (verb.form as u8) << 2 | u8::from(verb.noun_like) << 1 | u8::from(verb.invariant)
}

/// The forms in the table of verbs, by their hash.
static VERBS: Lazy<HashIndex<u8>> = Lazy::new(|| {
    let forms: Vec<(u32, u8)> =
        LEXICON.verbs().map(|(form, verb)| (hash::text(LOWER, form), verb_code(verb))).collect();
    HashIndex::new(forms.into_iter())
});

/// `Xx` for "Talks", `XX` for "NATO", `X.X.` for "U.S.", `00` for "1990"; runs count as two.
fn shape(word: &str) -> impl Iterator<Item = char> {
    let (mut run, mut length) = ((' ', 0), 0);
    word.chars().filter_map(move |c| {
        let class = match c {
            '0' => '0',
            'a'..='z' => 'x',
            'A'..='Z' => 'X',
            c if c.is_ascii() => c,
            c if c.is_uppercase() => 'X',
            c if c.is_alphabetic() => 'x',
            c => c,
        };
        run = if run.0 == class { (class, run.1 + 1) } else { (class, 1) };
        let shown = run.1 <= 2 && length < 12;
        length += if shown { class.len_utf8() } else { 0 };
        shown.then_some(class)
    })
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
            assert_eq!(shape(word).collect::<String>(), expected);
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
