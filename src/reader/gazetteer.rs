//! The automaton that finds every name of the world in a sentence, longest first.
//!
//! The patterns are runs of tokens, not of characters: each token is written between two marks that occur nowhere
//! else, so that a match begins and ends with a token ("Niger" is not found in "Nigeria", nor "Oman" in "woman") and
//! white space and line ends inside a name do not matter.

use std::{collections::BTreeMap, sync::Arc};

use aho_corasick::{AhoCorasick, Input, MatchKind};
use once_cell::sync::OnceCell;
use unicode_normalization::UnicodeNormalization;

use crate::{
    syntax::{LEXICON, Sentence, lexical_tokens},
    world::{Sense, World},
};

const OPEN: char = '\u{1}';
const CLOSE: char = '\u{2}';

/// One name found: a run of tokens of a sentence, and what it may mean, likeliest first.
#[derive(Debug)]
pub(crate) struct Found<'g> {
    /// Index of the first token.
    pub(crate) first: usize,
    /// Index just after the last token.
    pub(crate) end: usize,
    /// What the name may mean.
    pub(crate) senses: &'g [Sense],
}

/// An automaton over all surfaces of a world.
///
/// That for sentences in capitals is built when the first one comes.
#[derive(Debug)]
pub(crate) struct Gazetteer {
    world: Arc<World>,
    as_written: Matcher,
    capitals: OnceCell<Matcher>,
}

#[derive(Debug)]
struct Matcher {
    automaton: Option<AhoCorasick>,
    senses: Vec<Vec<Sense>>,
}

impl Gazetteer {
    pub(crate) fn new(world: Arc<World>) -> Gazetteer {
        let as_written = Matcher::new(&world, str::to_owned);
        Gazetteer { world, as_written, capitals: OnceCell::new() }
    }

    /// The names in a sentence from left to right; they do not overlap. Linear in the sentence.
    pub(crate) fn find(&self, text: &str, sentence: &Sentence) -> Vec<Found<'_>> {
        let capitals = is_capitals(text, sentence);
        let folded = || self.capitals.get_or_init(|| Matcher::new(&self.world, str::to_uppercase));
        let matcher = if capitals { folded() } else { &self.as_written };
        let Some(automaton) = &matcher.automaton else { return Vec::new() };
        let (line, starts) = token_line(sentence.tokens.iter().map(|token| token.text(text)));
        let index = |at: usize| starts.partition_point(|start| *start < at);
        let mut names = Vec::new();
        let mut from = 0;
        while let Some(found) = automaton.find(Input::new(&line).range(from..)) {
            // "The North" gives way to "North Korean".
            let next = starts.get(index(found.start()) + 1).filter(|next| **next < found.end());
            let later = next.and_then(|next| automaton.find(Input::new(&line).range(*next..)));
            let overlapping = later.filter(|later| later.start() < found.end() && later.end() > found.end());
            let article = line
                .get(found.range())
                .is_some_and(|name| name.starts_with("\u{1}the\u{2}") || name.starts_with("\u{1}The\u{2}"));
            let found = overlapping.filter(|_| article).unwrap_or(found);
            from = found.end();
            if let Some(senses) = matcher.senses.get(found.pattern().as_usize()) {
                names.push(Found { first: index(found.start()), end: index(found.end()), senses });
            }
        }
        names
    }
}

impl Matcher {
    fn new(world: &World, fold: impl Fn(&str) -> String) -> Matcher {
        let mut patterns: BTreeMap<String, Vec<Sense>> = BTreeMap::new();
        for surface in world.surfaces() {
            let text = fold(surface.text);
            let (pattern, _) = token_line(lexical_tokens(&text, &LEXICON).into_iter());
            let senses = patterns.entry(pattern).or_default();
            if !senses.contains(&surface.sense) {
                senses.push(surface.sense);
            }
        }
        patterns.remove("");
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns.keys()).ok();
        debug_assert!(automaton.is_some());
        Matcher { automaton, senses: patterns.into_values().collect() }
    }
}

/// Tokens between marks, with typographic apostrophes made plain, and where each begins.
fn token_line<'t>(tokens: impl Iterator<Item = &'t str>) -> (String, Vec<usize>) {
    let mut line = String::new();
    let mut starts = Vec::new();
    for token in tokens {
        starts.push(line.len());
        line.push(OPEN);
        match token.is_ascii() {
            true => line.push_str(token),
            false => {
                line.extend(token.nfc().filter(|c| !is_format(*c)).map(|c| if c == '’' { '\'' } else { c }))
            }
        }
        line.push(CLOSE);
    }
    (line, starts)
}

/// Characters that show nothing and part no word, such as the soft hyphen.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether the sentence is written in capitals throughout, so that only case-folded names can match.
fn is_capitals(text: &str, sentence: &Sentence) -> bool {
    let words = || {
        sentence
            .tokens
            .iter()
            .map(|t| t.text(text))
            .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 1)
    };
    words().count() >= 4 && !words().any(|w| w.chars().any(char::is_lowercase))
}
