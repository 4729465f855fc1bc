//! Raw text of a treebank, and scores against it.

use std::{collections::BTreeMap, ops::Range};

use crate::{
    conllu::Sentence,
    measure::{Found, Score},
    syntax,
};

/// A treebank as text: paragraphs with an empty line between, and where words and sentences lie in it.
#[derive(Debug, Default)]
pub(crate) struct Raw {
    pub(crate) text: String,
    pub(crate) words: Vec<Vec<Range<usize>>>,
}

impl Raw {
    pub(crate) fn new(sentences: &[Sentence]) -> Raw {
        let mut raw = Raw::default();
        for sentence in sentences {
            if sentence.new_document || sentence.new_paragraph {
                let kept = raw.text.trim_end().len();
                raw.text.truncate(kept);
                raw.text.push_str("\n\n");
            }
            let mut ranges = Vec::new();
            for word in &sentence.words {
                let start = raw.text.len();
                // Words with spaces in them are written as they are.
                raw.text.push_str(&word.form);
                ranges.push(start..raw.text.len());
                if word.space_after {
                    raw.text.push(' ');
                }
            }
            raw.words.push(ranges);
        }
        raw
    }

    /// The bytes after which a sentence ends.
    pub(crate) fn ends(&self) -> Vec<usize> {
        self.words.iter().filter_map(|words| Some(words.last()?.end)).collect()
    }
}

/// F1 of tokens and sentences, in percent, and the scores of what lies on the words found.
#[derive(Debug)]
pub(crate) struct RawScore {
    pub(crate) tokens: f64,
    pub(crate) sentences: f64,
    /// F1 of universal parts of speech, heads, and heads with relations.
    pub(crate) upos: f64,
    pub(crate) uas: f64,
    pub(crate) las: f64,
}

fn f1(right: usize, gold: usize, found: usize) -> f64 {
    200.0 * right as f64 / (gold + found).max(1) as f64
}

/// The score of an analyser on raw text, as the shared tasks of CoNLL 2017 and 2018 count.
pub(crate) fn score(analyzer: &syntax::Analyzer, sentences: &[Sentence]) -> RawScore {
    let raw = Raw::new(sentences);
    let found = analyzer.analyze(&raw.text);
    // Places are counted in letters that are not white space, so that gaps do not matter.
    let mut place = vec![0usize; raw.text.len() + 1];
    let mut count = 0;
    for (at, c) in raw.text.char_indices() {
        (at..at + c.len_utf8()).for_each(|at| place[at] = count);
        count += usize::from(!c.is_whitespace());
    }
    place[raw.text.len()] = count;
    // An end lies after the letter before it.
    let span = |range: &Range<usize>| (place[range.start], place[range.end - 1] + 1);
    type Word = ((syntax::universal::Upos, Option<(usize, usize)>), syntax::universal::Deprel);
    let mut gold: BTreeMap<(usize, usize), Word> = BTreeMap::new();
    let mut gold_sentences = Vec::new();
    for (sentence, ranges) in sentences.iter().zip(&raw.words) {
        let (Some(first), Some(last)) = (ranges.first(), ranges.last()) else { continue };
        gold_sentences.push((span(first).0, span(last).1));
        for (word, range) in sentence.words.iter().zip(ranges) {
            let head = word.head.checked_sub(1).map(|head| span(&ranges[head]));
            gold.insert(span(range), ((word.tag.0, head), word.deprel));
        }
    }
    let (mut tokens, mut right, mut upos, mut heads, mut arcs, mut ends) = (0, 0, 0, 0, 0, 0);
    for sentence in &found {
        let words = sentence.tokens();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        let whole = (span(&first.range).0, span(&last.range).1);
        ends += usize::from(gold_sentences.binary_search(&whole).is_ok());
        for word in words {
            tokens += 1;
            let Some(((tag, head), deprel)) = gold.get(&span(&word.range)) else { continue };
            right += 1;
            upos += usize::from(*tag == word.upos);
            let same = *head == word.head.map(|head| span(&words[head].range));
            heads += usize::from(same);
            arcs += usize::from(same && deprel.universal() == word.deprel.universal());
        }
    }
    RawScore {
        tokens: f1(right, gold.len(), tokens),
        sentences: f1(ends, gold_sentences.len(), found.len()),
        upos: f1(upos, gold.len(), tokens),
        uas: f1(heads, gold.len(), tokens),
        las: f1(arcs, gold.len(), tokens),
    }
}

/// The score of an analyser on the words of a treebank.
pub(crate) fn gold_tokens(analyzer: &syntax::Analyzer, sentences: &[Sentence]) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let analysis = analyzer.analyze_tokens(&sentence.forms());
        let found: Vec<Found> = analysis
            .tokens()
            .iter()
            .map(|token| Found {
                tag: (token.upos, token.xpos),
                lemma: token.lemma.to_string(),
                head: token.head.map_or(0, |head| head + 1),
                deprel: token.deprel,
            })
            .collect();
        score.add(sentence, &found);
    }
    score
}
