//! What a text says before anyone knows what it is about: blocks, sentences, tokens, parts of speech.
//!
//! This module names no nation and knows nothing of politics. It never fails: any UTF-8 has an analysis.

mod analyzer;
pub(crate) mod arborescence;
pub(crate) mod block;
mod calendar;
pub(crate) mod hash;
pub(crate) mod lemma;
mod lexicon;
pub(crate) mod linear;
mod markup;
pub(crate) mod model;
pub(crate) mod network;
pub(crate) mod parser;
mod rejoin;
mod repair;
mod retag;
pub(crate) mod segmenter;
mod sentence;
pub(crate) mod spelling;
mod tag;
pub(crate) mod tagger;
mod token;
pub(crate) mod tokenizer;
pub(crate) mod tree;
pub(crate) mod universal;

pub use analyzer::Analyzer;
pub use block::BlockKind;
pub(crate) use calendar::{MONTHS, WEEKDAYS, is_calendar_word};
pub(crate) use lexicon::{Lexicon, VerbForm, noun_lemma};
pub(crate) use token::{Token, Upos, lexical_tokens};
pub(crate) use universal::Deprel;

use std::ops::Range;

use once_cell::sync::Lazy;

/// The most tokens in a sentence; a longer one is cut there, and a diagnostic says so.
pub(crate) const MAX_SENTENCE_TOKENS: usize = 400;

/// The most bytes from the first token of a sentence to the last; a longer one is cut, and a diagnostic says so.
pub(crate) const MAX_SENTENCE_BYTES: usize = 16_384;

/// A sentence: a run of tokens within one block.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// The bytes of the text, from the first token to the last.
    pub(crate) range: Range<usize>,
    /// The tokens.
    pub(crate) tokens: Vec<Token>,
    /// What sort of block it stands in.
    pub(crate) block: BlockKind,
    /// Whether it was cut at [`MAX_SENTENCE_TOKENS`] or [`MAX_SENTENCE_BYTES`].
    pub(crate) cut: bool,
}

impl Sentence {
    /// Its tokens as they stand in the text.
    pub(crate) fn words<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.tokens.iter().map(|token| token.text(text)).collect()
    }
}

/// Splits `text` into sentences of tagged tokens, in order. Linear in the length of the text.
pub(crate) fn analyze(text: &str, lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for block in block::blocks(text) {
        sentence::split(text, &block, lexicon, &mut sentences);
    }
    for sentence in &mut sentences {
        tag::tag(text, sentence, lexicon);
    }
    sentences
}

/// The same for one line that is taken as running text, whatever it looks like.
pub(crate) fn analyze_line(text: &str, lexicon: &Lexicon) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let block = block::Block { range: 0..text.len(), kind: BlockKind::Paragraph };
    sentence::split(text, &block, lexicon, &mut sentences);
    for sentence in &mut sentences {
        tag::tag(text, sentence, lexicon);
    }
    sentences
}

/// The tables of this module, loaded once.
pub(crate) static LEXICON: Lazy<Lexicon> = Lazy::new(Lexicon::bundled);
