//! Tokens: words, numbers and punctuation marks with their place in the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{
    lexicon::{Lexicon, VerbForm},
    markup,
    universal::Deprel,
};

/// Universal parts of speech, as far as the shallow tagger tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Verb,
}

/// One token of a sentence.
#[derive(Debug)]
pub(crate) struct Token {
    /// Its bytes in the text.
    pub(crate) range: Range<usize>,
    /// Its part of speech.
    pub(crate) upos: Upos,
    /// The form, where it is a verb or an auxiliary.
    pub(crate) form: VerbForm,
    /// The dictionary form, in lower case.
    pub(crate) lemma: Box<str>,
    /// The head in the tree of the sentence; none for the root, and where there is no tree.
    pub(crate) head: Option<usize>,
    /// The relation to the head.
    pub(crate) deprel: Deprel,
}

impl Token {
    /// The token as it stands in the text.
    pub(crate) fn text<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range.clone()).unwrap_or("")
    }

    /// Whether the lemma is one of these.
    pub(crate) fn is_lemma(&self, lemmas: &[&str]) -> bool {
        lemmas.contains(&&*self.lemma)
    }
}

/// The ranges of the tokens of `text[range]`.
///
/// Words are those of Unicode Standard Annex 29, with abbreviations joined to their full stop ("U.S.", "Gen."), and
/// the possessive and negative endings ("'s", "n't") apart.
pub(crate) fn ranges(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let body = text.get(range.clone()).unwrap_or("");
    let mut out: Vec<Range<usize>> = Vec::new();
    let marks = markup::marks(body);
    let mut marks = marks.iter().peekable();
    for (offset, word) in body.split_word_bound_indices() {
        while marks.next_if(|mark| mark.end <= offset).is_some() {}
        if marks.peek().is_some_and(|mark| mark.start <= offset) {
            continue;
        }
        if word.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c)) {
            continue;
        }
        let at = range.start + offset;
        if word == "."
            && let Some(last) = out.last_mut()
            && last.end == at
            && takes_stop(text.get(last.clone()).unwrap_or(""), lexicon)
        {
            last.end += 1;
            continue;
        }
        // "Japan 's", as texts have it whose words were cut before.
        if let Some(last) = out.last_mut()
            && last.end == at
            && matches!(word, "s" | "re" | "ve" | "ll" | "d" | "m" | "S")
            && is_apart(text, last)
        {
            last.end += word.len();
            continue;
        }
        if joins_prefix(text, &out, at, word, lexicon) {
            out.pop();
            if let Some(last) = out.last_mut() {
                last.end = at + word.len();
            }
            continue;
        }
        for (start, part) in parts(word) {
            split_ending(part, at + start, &mut out);
        }
    }
    out
}

/// Whether a token is an apostrophe with a space and a word before it.
fn is_apart(text: &str, token: &Range<usize>) -> bool {
    let mut before = text.get(..token.start).unwrap_or("").chars().rev();
    let apart = before.next() == Some(' ') && before.next().is_some_and(char::is_alphanumeric);
    apart && matches!(text.get(token.clone()), Some("'" | "’"))
}

/// The parts of a word of Annex 29 that are words for a reader of news: apart at narrow spaces, underscores and a full stop
/// between a small letter and a capital ("China.South"), without format characters at either end.
fn parts(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let plain = word.is_ascii() && !word.contains(['_', '.']);
    let pieces = if plain { Vec::new() } else { pieces(word) };
    plain.then_some((0, word)).into_iter().chain(pieces).filter_map(|(start, piece)| {
        let shown = piece.trim_start_matches(|c| is_joint(c) || is_invisible(c));
        let start = start + piece.len() - shown.len();
        let shown = shown.trim_end_matches(|c| is_joint(c) || is_invisible(c));
        (!shown.is_empty()).then_some((start, shown))
    })
}

fn is_joint(c: char) -> bool {
    matches!(c, '_' | '\u{202f}')
}

/// The pieces of a word between joints and around full stops that end a sentence.
fn pieces(word: &str) -> Vec<(usize, &str)> {
    let mut cuts = vec![0];
    let mut before = ' ';
    let mut letters = word.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let capital = letters.peek().is_some_and(|(_, next)| next.is_uppercase());
        if c == '.' && before.is_lowercase() && capital {
            cuts.extend([at, at + 1]);
        } else if is_joint(c) {
            cuts.push(at);
        }
        before = c;
    }
    let ends = cuts.iter().skip(1).copied().chain([word.len()]);
    cuts.iter().zip(ends).filter_map(|(start, end)| Some((*start, word.get(*start..end)?))).collect()
}

/// Whether a word goes on with a prefix and a hyphen right before it ("re-open", "co-operate"), or makes a verb with the word
/// before ("test-fired").
fn joins_prefix(text: &str, out: &[Range<usize>], at: usize, word: &str, lexicon: &Lexicon) -> bool {
    let [.., prefix, hyphen] = out else { return false };
    let touching = prefix.end == hyphen.start && hyphen.end == at && text.get(hyphen.clone()) == Some("-");
    let Some(before) = text.get(prefix.clone()).filter(|_| touching) else { return false };
    let is_prefix = matches!(before, "re" | "Re" | "co" | "Co" | "pre" | "de");
    is_prefix || before.is_ascii() && lexicon.is_hyphenated_verb(&format!("{before}-{word}").to_lowercase())
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Whether a full stop right after `word` belongs to it: initials, letters with stops between them, abbreviations.
fn takes_stop(word: &str, lexicon: &Lexicon) -> bool {
    let mut letters = word.split('.');
    let initials = letters.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    (initials && word.chars().all(|c| c == '.' || c.is_uppercase() || word.len() > 1))
        || lexicon.is_abbreviation(word)
}

fn split_ending(word: &str, at: usize, out: &mut Vec<Range<usize>>) {
    let end = at + word.len();
    let tail =
        word.char_indices().rev().find(|(_, c)| matches!(c, '\'' | '’')).map(|(i, _)| i).filter(|i| *i > 0);
    if let Some(i) = tail {
        let ending = word.get(i..).unwrap_or("").to_lowercase().replace('’', "'");
        let split = match ending.as_str() {
            "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m" => Some(at + i),
            "'t" if word.get(..i).is_some_and(|w| w.ends_with(['n', 'N']) && w.len() > 1) => Some(at + i - 1),
            _ => None,
        };
        if let Some(split) = split {
            out.push(at..split);
            out.push(split..end);
            return;
        }
    }
    if word.eq_ignore_ascii_case("cannot") {
        out.push(at..at + "can".len());
        out.push(at + "can".len()..end);
        return;
    }
    out.push(at..end);
}

/// The tokens of a short text such as a name, as texts.
pub(crate) fn lexical_tokens<'t>(text: &'t str, lexicon: &Lexicon) -> Vec<&'t str> {
    ranges(text, 0..text.len(), lexicon).into_iter().filter_map(|r| text.get(r)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::LEXICON;

    #[test]
    fn words_are_cut_as_news_needs_them() {
        let cases = [
            ("U.S. Gen. J. D. Caine", "U.S.|Gen.|J.|D.|Caine"),
            ("the US-ROK pact", "the|US|-|ROK|pact"),
            ("Seoul’s allies’ fears", "Seoul|’s|allies|’|fears"),
            ("They don't, won’t, cannot", "They|do|n't|,|wo|n’t|,|can|not"),
            ("to re-open co-operation", "to|re-open|co-operation"),
            ("Japan 's allies ' fears were n't", "Japan|'s|allies|'|fears|were|n't"),
            ("$3.5bn in 2018.", "$|3.5bn|in|2018|."),
            ("O'Brien's visit", "O'Brien|'s|visit"),
            ("Türkiye, Côte d'Ivoire", "Türkiye|,|Côte|d'Ivoire"),
            ("a\u{0}b\u{200b} c", "a|b|c"),
            ("Japan\u{200e} met\u{202f}China", "Japan|met|China"),
            ("_Japan_ met China.South Korea left", "Japan|met|China|.|South|Korea|left"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(lexical_tokens(text, &LEXICON).join("|"), expected);
        }
    }
}
