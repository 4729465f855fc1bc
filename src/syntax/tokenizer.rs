//! Tokens as the treebanks of Universal Dependencies for English cut them: endings such as "'s" and "n't" apart, compounds
//! with a hyphen in three ("build", "-", "up") but for prefixes ("pro-Beijing"), abbreviations with their stop.

use std::{collections::BTreeMap, ops::Range};

use once_cell::sync::Lazy;

use super::lexicon::Lexicon;
use crate::table::{Schema, each_bundled_row};

/// The tokens of `text[range]`, as ranges of the text. Linear in the length.
pub(crate) fn tokens(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let body = text.get(range.clone()).unwrap_or("");
    for chunk in body.split(is_gap).filter(|chunk| !chunk.is_empty()) {
        let start = range.start + (chunk.as_ptr().addr() - body.as_ptr().addr());
        let mut rest = chunk;
        while !rest.is_empty() {
            let at = start + chunk.len() - rest.len();
            let length = token(rest, lexicon);
            let (word, after) = rest.split_at_checked(length.max(1)).unwrap_or((rest, ""));
            rest = after;
            push_parts(word, at, &mut tokens);
        }
    }
    tokens
}

/// White space and what no reader sees.
fn is_gap(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// How many bytes the first token of a chunk without white space has.
fn token(chunk: &str, lexicon: &Lexicon) -> usize {
    let mut letters = chunk.chars();
    let Some(c) = letters.next() else { return 0 };
    if is_word(c) {
        return address(chunk).unwrap_or_else(|| word(chunk, lexicon));
    }
    if is_apostrophe(c) && is_ending(letters.as_str()) {
        return c.len_utf8() + letters.as_str().len() - letters.as_str().trim_start_matches(is_word).len();
    }
    let face = FACES.iter().find(|face| chunk.starts_with(**face) && !continues(chunk, face.len()));
    face.map_or_else(|| marks(chunk, c), |face| face.len())
}

/// Faces of punctuation marks, as letters and forums have them.
const FACES: [&str; 9] = [":-)", ";-)", ":-(", ":)", ":(", ";)", ":D", ":P", "=)"];

fn continues(chunk: &str, length: usize) -> bool {
    chunk.get(length..).and_then(|rest| rest.chars().next()).is_some_and(is_word)
}

/// A run of marks that are one token: "...", "--", "?!".
fn marks(chunk: &str, first: char) -> usize {
    let same: fn(char, char) -> bool = match first {
        '.' | '-' | '*' | '=' | '_' | '~' | '+' | '#' | '<' | '>' | '$' | '\'' | '`' | '—' | '–' => {
            |a, b| a == b
        }
        '!' | '?' => |_, b| matches!(b, '!' | '?'),
        _ => return first.len_utf8(),
    };
    let run = chunk.chars().take_while(|c| same(first, *c)).map(char::len_utf8).sum();
    // Two apostrophes are a quotation mark; more are several.
    if matches!(first, '\'' | '`') { usize::min(run, 2) } else { run }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark_on_letter(c)
}

/// Accents and vowel signs written as characters of their own.
fn is_mark_on_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Whether what stands after an apostrophe is the ending of the word before it.
fn is_ending(rest: &str) -> bool {
    let letters = rest.split(|c: char| !is_word(c)).next().unwrap_or("");
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|ending| ending.eq_ignore_ascii_case(letters))
}

/// The length of an address of a page or of mail.
fn address(chunk: &str) -> Option<usize> {
    let in_head = |c: char| is_word(c) || matches!(c, '.' | '_' | '-' | '+');
    let (head, after) = chunk.split_at_checked(chunk.find(|c| !in_head(c))?)?;
    let mail = after.strip_prefix('@').is_some_and(|rest| rest.starts_with(is_word));
    if !(mail || after.starts_with("://") || head.starts_with("www.")) {
        return None;
    }
    let end = chunk.find(['"', '“', '”', '<', '>', '(', ')', '[', ']', ',']).unwrap_or(chunk.len());
    let shown = chunk.get(..end)?.trim_end_matches(|c: char| !is_word(c) && c != '/');
    (!shown.is_empty()).then_some(shown.len())
}

/// The length of a word: letters and digits, and the marks that belong to them.
fn word(chunk: &str, lexicon: &Lexicon) -> usize {
    let mut end = 0;
    let mut before = ' ';
    while let Some(c) = chunk.get(end..).and_then(|rest| rest.chars().next()) {
        let next = chunk.get(end + c.len_utf8()..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
        // "US$" stands apart from the number.
        if before == '$' || !is_word(c) && !belongs(chunk, end, (before, c, next), lexicon) {
            break;
        }
        before = c;
        end += c.len_utf8();
    }
    end
}

/// Whether a mark within or after a word is part of it.
fn belongs(chunk: &str, at: usize, (before, c, next): (char, char, char), lexicon: &Lexicon) -> bool {
    let head = chunk.get(..at).unwrap_or("");
    let digits = before.is_numeric() && next.is_numeric();
    match c {
        '.' if digits => true,
        '.' if takes_stop(head, lexicon) => true,
        '.' => next.is_alphanumeric() && goes_on(head, chunk.get(at + 1..).unwrap_or("")),
        ',' | ':' | '/' => digits,
        '\'' | '’' => next.is_alphabetic(),
        '&' => before.is_uppercase() && next.is_uppercase(),
        '_' => is_word(next),
        '$' => next.is_numeric() && head.len() <= 3 && head.chars().all(char::is_uppercase),
        '-' => is_word(next) && (is_prefix(head) || is_telephone(chunk)),
        _ => false,
    }
}

/// Whether a full stop right after `word` belongs to it: initials, letters with stops between them, abbreviations.
fn takes_stop(word: &str, lexicon: &Lexicon) -> bool {
    let mut parts = word.split('.');
    let letters = parts.all(|part| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    });
    let initial = word.chars().all(char::is_uppercase) || word.contains('.');
    letters && initial || lexicon.is_abbreviation(word)
}

/// Whether a full stop joins what is before and after: "p.m.", "example.org", "alt.news.asia".
fn goes_on(head: &str, rest: &str) -> bool {
    let run = rest.split(|c: char| !is_word(c) && c != '.').next().unwrap_or("");
    let known = |part: &str| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(part));
    let small = |part: &str| part.len() > 1 && part.chars().all(char::is_lowercase);
    let mut letters = run.chars();
    let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next() == Some('.');
    letter && head.chars().count() == 1
        || run.split('.').any(known)
        || head.chars().all(|c| c.is_lowercase() || c == '.')
            && run.trim_end_matches('.').split('.').all(small)
            && head.len() > 1
            && (head.contains('.') || run.trim_end_matches('.').contains('.'))
}

/// Ends of addresses and of file names.
const ENDINGS: [&str; 15] = [
    "com", "org", "net", "gov", "edu", "info", "uk", "doc", "docx", "pdf", "xls", "jpg", "htm", "html", "asp",
];

fn is_prefix(head: &str) -> bool {
    head.len() <= 8 && PARTS.prefixes.contains(&&*head.to_lowercase())
}

/// Whether groups of digits between hyphens make a telephone number.
fn is_telephone(chunk: &str) -> bool {
    let number = chunk.trim_end_matches(|c: char| !is_word(c));
    let groups = || number.split('-');
    let digits = groups().all(|group| group.len() >= 3 && group.bytes().all(|b| b.is_ascii_digit()));
    digits
        && (2..5).contains(&groups().count())
        && groups().next_back().is_some_and(|last| last.len() == 4)
        && groups().next().is_some_and(|first| first.len() == 3)
}

/// Adds a word, cut where it is more than one token.
fn push_parts(word: &str, at: usize, out: &mut Vec<Range<usize>>) {
    let end = at + word.len();
    match cut(word).filter(|cut| *cut > 0 && *cut < word.len() && word.is_char_boundary(*cut)) {
        Some(cut) => {
            push_parts(word.get(..cut).unwrap_or(""), at, out);
            out.push(at + cut..end);
        }
        None => out.push(at..end),
    }
}

/// Where the last token of a word begins, if it is more than one.
fn cut(word: &str) -> Option<usize> {
    if let Some((apostrophe, mark)) = word.char_indices().rev().find(|(_, c)| is_apostrophe(*c)) {
        let ending = word.get(apostrophe + mark.len_utf8()..)?;
        if is_ending(ending) && ending.chars().all(is_word) {
            return Some(apostrophe);
        }
        let negated = ending.eq_ignore_ascii_case("t") && word.get(..apostrophe)?.ends_with(['n', 'N']);
        return negated.then(|| apostrophe - 1).filter(|cut| *cut > 0);
    }
    if word.len() <= LONGEST_SPLIT
        && let Some(cut) = PARTS.splits.get(&*word.to_lowercase())
    {
        return Some(*cut);
    }
    let number = word.trim_end_matches(char::is_alphabetic);
    let unit = word.get(number.len()..)?;
    let counts =
        !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ':'));
    (counts && unit.len() <= 3 && PARTS.units.contains(&&*unit.to_lowercase())).then_some(number.len())
}

const LONGEST_SPLIT: usize = 10;

/// The table of parts of tokens.
#[derive(Debug, Default)]
struct Parts {
    prefixes: Vec<&'static str>,
    units: Vec<&'static str>,
    /// Where a word is cut.
    splits: BTreeMap<String, usize>,
}

const TABLE: (&str, &str) = ("token_parts.tsv", include_str!("../../data/token_parts.tsv"));
const SCHEMA: Schema = Schema { columns: &["kind", "text"], required: 2 };

static PARTS: Lazy<Parts> = Lazy::new(|| {
    let mut parts = Parts::default();
    each_bundled_row(TABLE, SCHEMA, |row| match row.cell("kind") {
        "prefix" => parts.prefixes.push(row.cell("text")),
        "unit" => parts.units.push(row.cell("text")),
        _ => {
            if let Some((head, tail)) = row.cell("text").split_once('|') {
                parts.splits.insert([head, tail].concat(), head.len());
            }
        }
    });
    parts
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::LEXICON;

    fn split(text: &str) -> String {
        let ranges = tokens(text, 0..text.len(), &LEXICON);
        ranges.into_iter().map(|range| &text[range]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn words_are_cut_as_in_the_treebanks() {
        for (text, expected) in [
            ("U.S. Gen. J. D. Caine", "U.S.|Gen.|J.|D.|Caine"),
            ("the US-ROK pact", "the|US|-|ROK|pact"),
            ("a pro-Beijing e-mail", "a|pro-Beijing|e-mail"),
            ("Seoul’s allies’ fears", "Seoul|’s|allies|’|fears"),
            ("They don't, won’t, cannot", "They|do|n't|,|wo|n’t|,|can|not"),
            ("$3.5bn or US$50 in 2018.", "$|3.5|bn|or|US$|50|in|2018|."),
            ("O'Brien's visit, at 10:30am", "O'Brien|'s|visit|,|at|10:30|am"),
            ("(“No,” he said…)", "(|“|No|,|”|he|said|…|)"),
            ("Wait... what?! -- no", "Wait|...|what|?!|--|no"),
            ("at 5 p.m. <http://a.org/b-c>", "at|5|p.m.|<|http://a.org/b-c|>"),
            ("see www.example.org/a-b, or a@b.org.", "see|www.example.org/a-b|,|or|a@b.org|."),
            ("1,500 people; 5% of AT&T", "1,500|people|;|5|%|of|AT&T"),
            ("call 713-555-0199 on 9/11", "call|713-555-0199|on|9/11"),
            ("Türkiye, Côte d'Ivoire", "Türkiye|,|Côte|d'Ivoire"),
            ("a\u{0}b\u{200b} c", "a|b|c"),
            ("met China.South Korea left", "met|China|.|South|Korea|left"),
            ("\"We'd've\" 'they're'", "\"|We|'d|'ve|\"|'|they|'re|'"),
            ("and/or", "and|/|or"),
            ("", ""),
        ] {
            assert_eq!(split(text), expected);
        }
    }

    #[test]
    fn every_row_of_the_table_is_used() {
        each_bundled_row(TABLE, SCHEMA, |row| {
            let text = row.cell("text");
            assert_eq!(text, text.to_lowercase());
            let (written, expected) = match row.cell("kind") {
                "prefix" => (format!("{text}-talks"), format!("{text}-talks")),
                "unit" => (format!("5{text}"), format!("5|{text}")),
                "split" => (text.replace('|', ""), text.to_owned()),
                kind => panic!("unknown kind {kind}"),
            };
            assert_eq!(split(&written), expected);
        });
    }
}
