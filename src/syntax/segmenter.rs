//! Where sentences end within a block: a linear classifier over the gaps between tokens, which has the list of
//! abbreviations and the commonest classes of words among its features.

use std::ops::Range;

use super::{
    MAX_SENTENCE_BYTES, MAX_SENTENCE_TOKENS, hash,
    lexicon::{Follows, Lexicon},
    linear::Linear,
    model::{Bytes, Malformed},
    spelling::Spelling,
    tagger::{NO_CLASS, Tagger},
    universal::Upos,
};

/// The weights.
#[derive(Debug, Default)]
pub(crate) struct Segmenter {
    linear: Linear,
}

/// A token as the segmenter sees it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    pub(super) spelling: Spelling,
    commonest: u32,
    /// White space before it: none, a space, more.
    gap: u32,
    /// What follows it if it is an abbreviation, from 1.
    follows: u32,
    /// Whether it ends in a full stop, a question or exclamation mark.
    stop: bool,
    closing: bool,
    opening: bool,
    /// Whether it is one capital with a full stop: "J.".
    initial: bool,
    /// Whether it may be part of a name: with a capital, and known as a name or not at all.
    name: bool,
    /// Whether it has letters or digits.
    word: bool,
}

impl Mark {
    /// The marks of the tokens of a block.
    pub(crate) fn all(text: &str, tokens: &[Range<usize>], tagger: &Tagger, lexicon: &Lexicon) -> Vec<Mark> {
        let mut end = tokens.first().map_or(0, |first| first.start);
        let mark = |range: &Range<usize>| {
            let word = text.get(range.clone()).unwrap_or("");
            let between = text.get(end..range.start).unwrap_or("");
            end = range.end;
            let spelling = Spelling::new(word);
            let commonest = tagger.known(&spelling).class();
            Mark {
                spelling,
                commonest: u32::from(commonest),
                gap: if between.contains(['\n', '\r']) || between.len() > 3 {
                    2
                } else {
                    between.len().min(1) as u32
                },
                follows: lexicon.follows(word).map_or(0, |follows| follows as u32 + 1),
                stop: word.ends_with(['.', '!', '?', '…', '。']),
                initial: is_initial(word),
                name: spelling.capital && (commonest == NO_CLASS || tagger.tag(commonest).0 == Upos::Propn),
                closing: matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''"),
                opening: matches!(word, "\"" | "“" | "‘" | "'" | "(" | "[" | "«" | "``"),
                word: word.chars().any(char::is_alphanumeric),
            }
        };
        tokens.iter().map(mark).collect()
    }
}

impl Segmenter {
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Segmenter, Malformed> {
        Ok(Segmenter { linear: Linear::read(bytes)? })
    }

    /// The sentences of a block, as ranges of its tokens, and whether each was cut for its length. No sentence ends within one
    /// of `names`, which are ranges of tokens.
    pub(crate) fn sentences(
        &self,
        marks: &[Mark],
        tokens: &[Range<usize>],
        names: &[Range<usize>],
    ) -> Vec<(Range<usize>, bool)> {
        let mut sentences = Vec::new();
        let mut features = Vec::with_capacity(64);
        let (mut start, mut names) = (0, names.iter().peekable());
        for at in 0..marks.len() {
            while names.next_if(|name| name.end <= at + 1).is_some() {}
            let within = names.peek().is_some_and(|name| name.start <= at);
            let last = at + 1 == marks.len();
            let cut = !last && is_long(tokens, start, at);
            if last || cut || !within && self.ends(marks, start, at, &mut features) {
                sentences.push((start..at + 1, cut));
                start = at + 1;
            }
        }
        sentences
    }

    fn ends(&self, marks: &[Mark], start: usize, at: usize, features: &mut Vec<u32>) -> bool {
        let mark = |at: usize| marks.get(at).copied().unwrap_or_default();
        let (this, next) = (mark(at), mark(at + 1));
        if goes_on(&this, &next) {
            return false;
        }
        let title = this.follows == Follows::Name as u32 + 1;
        let initial = this.initial && (next.name || next.initial);
        if title || initial || next.closing && !next.opening {
            return false;
        }
        features.clear();
        features_at(marks, start, at, features);
        let mut scores = [0; 2];
        self.linear.add(features, &mut scores);
        let [no, yes] = scores;
        yes > no
    }
}

/// Whether no sentence ends between two tokens, whatever stands around: after a word, before a small letter or right before
/// a mark.
fn goes_on(this: &Mark, next: &Mark) -> bool {
    let small = next.spelling.has_lower && !next.spelling.capital;
    this.word && !this.stop && (next.gap == 0 || next.gap == 1 && small)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next() == Some('.') && letters.next().is_none()
}

fn is_long(tokens: &[Range<usize>], start: usize, at: usize) -> bool {
    let begin = tokens.get(start).map_or(0, |token| token.start);
    at + 1 - start >= MAX_SENTENCE_TOKENS
        || tokens.get(at + 1).is_some_and(|next| next.end - begin > MAX_SENTENCE_BYTES)
}

/// The features of the gap after the token `at`, in a sentence that began at `start`.
pub(crate) fn features_at(marks: &[Mark], start: usize, at: usize, out: &mut Vec<u32>) {
    let mark = |offset: isize| {
        at.checked_add_signed(offset).and_then(|at| marks.get(at)).copied().unwrap_or_default()
    };
    let (this, next, before, after) = (mark(0), mark(1), mark(-1), mark(2));
    // The last token that is neither a closing quotation mark nor a bracket.
    let told = (0..4).map(|back| mark(-back)).find(|mark| !mark.closing).unwrap_or_default();
    let (told, closed) = (told.spelling.lower, u32::from(this.closing));
    let length = match at + 1 - start {
        short @ 0..=4 => short as u32,
        5..=8 => 5,
        9..=16 => 6,
        17..=32 => 7,
        33..=64 => 8,
        _ => 9,
    };
    let state = u32::from(this.stop) << 3 | closed << 2 | next.gap;
    let casing = u32::from(next.spelling.capital) << 1 | u32::from(next.spelling.has_lower);
    let kinds = this.commonest << 8 | next.commonest;
    let kind_of_next = next.commonest << 3 | casing << 1 | u32::from(next.opening);
    // Whether a pair of quotation marks or brackets is open.
    let open = marks.get(start..=at).unwrap_or_default().iter().rev().take(40);
    let open = open.map(|mark| i32::from(mark.opening) - i32::from(mark.closing)).sum::<i32>() > 0;
    let pairs = [
        (0, state),
        (this.spelling.lower, next.gap),
        (this.spelling.cased, casing),
        (this.spelling.shape, next.spelling.shape),
        (next.spelling.lower, state),
        (next.spelling.cased, state),
        (next.spelling.shape, state),
        (kind_of_next, state),
        (kinds, state),
        (before.spelling.lower, state),
        (before.spelling.shape, this.spelling.shape),
        (told, kind_of_next),
        (told, next.spelling.shape),
        (told, closed << 2 | next.gap),
        (told, next.spelling.lower),
        (this.follows, kind_of_next),
        (this.follows << 8 | next.spelling.shape & 255, state),
        (length, state),
        (length << 8 | casing, state),
        (length, told),
        (length << 8 | next.commonest, state),
        (u32::from(open), state),
        (u32::from(open) << 4 | casing, told),
        (after.spelling.shape, next.spelling.shape),
        (next.commonest << 8 | after.commonest, state << 2 | casing),
        (after.spelling.lower, state),
        (next.spelling.lower, after.spelling.lower),
        (before.commonest << 8 | this.commonest, next.commonest << 2 | casing),
        (this.spelling.suffixes[2], state << 2 | casing),
        (u32::from(this.word) << 1 | u32::from(next.word), state << 2 | casing),
        (before.spelling.shape, told),
        (u32::from(before.spelling.capital) << 8 | this.commonest, kind_of_next),
    ];
    out.extend(pairs.iter().zip(400..).map(|((a, b), template)| hash::pair(template, *a, *b)));
}
