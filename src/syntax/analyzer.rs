//! The analyser: text to sentences, tokens, tags, lemmas and trees.

use std::{ops::Range, sync::Arc};

use super::{
    LEXICON,
    block::{self, Block, BlockKind},
    model::{self, Model},
    parser::{Input, fits_name},
    rejoin, retag,
    segmenter::Mark,
    sentence::dateline,
    spelling::{Spelling, casing},
    tagger::Tag,
    tokenizer,
    tree::{Sentence, Token},
    universal::{Deprel, Upos},
};
use crate::error::Error;

/// Analyses English text: sentences, tokens, parts of speech, lemmas and dependency trees.
///
/// The model is part of the library and is read when first used, which takes some milliseconds; after that an analyser costs
/// nothing to make. Analysis never fails, never panics, and takes time in proportion to the text.
///
/// ```
/// use diplograph::{Analyzer, Deprel, Upos};
///
/// let text = "The treaty was signed by both ministers.";
/// let sentences = Analyzer::new().analyze(text);
/// let sentence = &sentences[0];
/// let signed = sentence.root().unwrap();
/// assert_eq!(sentence.tokens()[signed].lemma.as_ref(), "sign");
///
/// let child = |deprel| sentence.children(signed).find(|i| sentence.tokens()[*i].deprel == deprel);
/// let treaty = &sentence.tokens()[child(Deprel::NsubjPass).unwrap()];
/// assert_eq!((treaty.text, treaty.upos, treaty.range.clone()), ("treaty", Upos::Noun, 4..10));
/// let agent = child(Deprel::OblAgent).unwrap();
/// assert_eq!(sentence.subtree_text(agent), "by both ministers");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Analyzer {
    /// A model of the caller; none for that of the library.
    model: Option<Arc<Model>>,
}

impl Analyzer {
    /// An analyser with the model of the library.
    #[must_use]
    pub fn new() -> Analyzer {
        Analyzer { model: None }
    }

    /// An analyser with a model from the training program in `tools/train`.
    ///
    /// ```
    /// let error = diplograph::Analyzer::with_model(b"no model").unwrap_err();
    /// assert!(error.to_string().starts_with("not a model of this version"));
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::Model`] where the bytes are no model, or one for another version of the library.
    pub fn with_model(bytes: &[u8]) -> Result<Analyzer, Error> {
        let fail = |bad: model::Malformed| Error::Model { offset: bad.offset, expected: bad.expected };
        Ok(Analyzer { model: Some(Arc::new(Model::read(bytes).map_err(fail)?)) })
    }

    fn model(&self) -> &Model {
        self.model.as_deref().unwrap_or(&model::BUNDLED)
    }

    /// Analyses a text to the full: [`tag`](Analyzer::tag) without names, and then [`parse`](Analyzer::parse).
    ///
    /// ```
    /// let sentences = diplograph::Analyzer::new().analyze("Talks failed. Nobody was surprised.");
    /// let roots: Vec<_> = sentences.iter().filter_map(|s| Some(s.tokens()[s.root()?].text)).collect();
    /// assert_eq!(roots, ["failed", "surprised"]);
    /// ```
    #[must_use]
    pub fn analyze<'t>(&self, text: &'t str) -> Vec<Sentence<'t>> {
        let mut sentences = self.tag(text, &[]);
        self.parse(&mut sentences);
        sentences
    }

    /// Sentences, tokens, parts of speech and lemmas, without trees: several times faster than the whole.
    ///
    /// `names` are ranges of the text (bytes, ascending, not overlapping, within a line each) that the caller knows to be one name each. Their
    /// words become proper nouns, no sentence ends within them, and [`parse`](Analyzer::parse) gives each a single head. A
    /// range that does not begin and end with a token stands for the tokens that lie wholly inside.
    ///
    /// ```
    /// use diplograph::{Analyzer, Upos};
    ///
    /// let text = "Turkey Will vowed to return.";
    /// let sentences = Analyzer::new().tag(text, &[0..11]);
    /// assert!(sentences[0].tokens()[..2].iter().all(|token| token.upos == Upos::Propn));
    /// assert!(!sentences[0].is_parsed());
    /// ```
    #[must_use]
    pub fn tag<'t>(&self, text: &'t str, names: &[Range<usize>]) -> Vec<Sentence<'t>> {
        let mut sentences = Vec::new();
        let mut names = names;
        for block in block::blocks(text) {
            let here = names.partition_point(|name| name.start < block.range.end);
            let (inside, after) = names.split_at_checked(here).unwrap_or((names, &[]));
            names = after;
            self.tag_block(text, &block, inside, &mut sentences);
        }
        sentences
    }

    fn tag_block<'t>(
        &self,
        text: &'t str,
        block: &Block,
        names: &[Range<usize>],
        out: &mut Vec<Sentence<'t>>,
    ) {
        let model = self.model();
        let tokens = tokenizer::tokens(text, block.range.clone(), &LEXICON);
        let (head, rest) = match block.kind {
            BlockKind::Paragraph => tokens.split_at_checked(dateline(text, &tokens).unwrap_or(0)),
            _ => tokens.split_at_checked(0),
        }
        .unwrap_or((&[], &tokens));
        let names = token_ranges(&tokens, names);
        if !head.is_empty() {
            let names = within(&names, 0..head.len());
            out.push(self.sentence(text, head, &spellings(text, head), &names, (BlockKind::Dateline, false)));
        }
        let marks = Mark::all(text, rest, &model.tagger, &LEXICON);
        let shifted = within(&names, head.len()..tokens.len());
        for (range, cut) in model.segmenter.sentences(&marks, rest, &shifted) {
            let names = within(&shifted, range.clone());
            let ranges = rest.get(range.clone()).unwrap_or_default();
            let marks = marks.get(range).unwrap_or_default();
            let spellings: Vec<Spelling> = marks.iter().map(|mark| mark.spelling).collect();
            out.push(self.sentence(text, ranges, &spellings, &names, (block.kind, cut)));
        }
    }

    /// Gives sentences that are cut and tagged already their trees: `names` are the token ranges of each that are one name.
    pub(crate) fn parse_shallow<'s>(
        &self,
        text: &str,
        sentences: impl IntoIterator<Item = (&'s mut super::Sentence, Vec<Range<usize>>)>,
    ) {
        let (mut shallow, mut trees) = (Vec::new(), Vec::new());
        for (sentence, names) in sentences {
            let ranges: Vec<Range<usize>> = sentence.tokens.iter().map(|token| token.range.clone()).collect();
            let cut = (sentence.block, sentence.cut);
            trees.push(self.sentence(text, &ranges, &spellings(text, &ranges), &names, cut));
            shallow.push(sentence);
        }
        self.parse(&mut trees);
        for (sentence, tree) in shallow.into_iter().zip(&trees) {
            for (token, parsed) in sentence.tokens.iter_mut().zip(tree.tokens()) {
                (token.head, token.deprel) = (parsed.head, parsed.deprel);
            }
            retag::correct(text, &mut sentence.tokens, tree.tokens());
            rejoin::correct(text, &mut sentence.tokens);
        }
    }

    fn sentence<'t>(
        &self,
        text: &'t str,
        ranges: &[Range<usize>],
        spellings: &[Spelling],
        names: &[Range<usize>],
        (block, cut): (BlockKind, bool),
    ) -> Sentence<'t> {
        let words = ranges.iter().map(|range| (text.get(range.clone()).unwrap_or(""), range.clone()));
        let bytes = ranges.first().map_or(0, |r| r.start)..ranges.last().map_or(0, |r| r.end);
        let tokens = self.tagged(words.collect(), spellings, names);
        let text = text.get(bytes.clone()).unwrap_or("");
        Sentence { text, range: bytes, tokens, names: names.to_vec(), block, cut, parsed: false }
    }

    fn tagged<'t>(
        &self,
        words: Vec<(&'t str, Range<usize>)>,
        spellings: &[Spelling],
        names: &[Range<usize>],
    ) -> Vec<Token<'t>> {
        let model = self.model();
        let mut is_name = vec![false; words.len()];
        for name in names {
            is_name.get_mut(name.clone()).unwrap_or_default().fill(true);
        }
        for (name, (word, _)) in is_name.iter_mut().zip(&words) {
            *name &= word.chars().any(char::is_alphanumeric);
        }
        let classes = model.tagger.classes(spellings, casing(words.iter().map(|(word, _)| *word)), &is_name);
        let token = |((text, range), class): ((&'t str, Range<usize>), u8)| {
            let tag = model.tagger.tag(class);
            let lemma = lemma(model, text, tag);
            Token { text, range, upos: tag.0, xpos: tag.1, lemma, head: None, deprel: Deprel::Dep }
        };
        words.into_iter().zip(classes).map(token).collect()
    }

    /// Gives the sentences their trees, and corrects the tags in their light. Several sentences in one call are faster than
    /// each by itself. Time grows with the square of the length of a sentence, which is limited.
    ///
    /// ```
    /// let analyzer = diplograph::Analyzer::new();
    /// let mut sentences = analyzer.tag("It rained all day. The envoys met in Oslo.", &[]);
    /// // Only what is of interest.
    /// analyzer.parse(sentences.iter_mut().filter(|s| s.tokens().iter().any(|t| &*t.lemma == "meet")));
    /// assert_eq!(sentences.iter().map(|s| s.is_parsed()).collect::<Vec<_>>(), [false, true]);
    /// ```
    pub fn parse<'s, 't: 's>(&self, sentences: impl IntoIterator<Item = &'s mut Sentence<'t>>) {
        let mut batch = Vec::new();
        let mut tokens = 0;
        for sentence in sentences {
            tokens += sentence.tokens.len();
            batch.push(sentence);
            if tokens > PARSED_AT_ONCE {
                self.parse_batch(std::mem::take(&mut batch));
                tokens = 0;
            }
        }
        self.parse_batch(batch);
    }

    fn parse_batch(&self, sentences: Vec<&mut Sentence<'_>>) {
        let model = self.model();
        let input = |sentence: &&mut Sentence<'_>| Input {
            words: sentence.tokens.iter().map(|token| Spelling::new(token.text)).collect(),
            tags: sentence.tokens.iter().map(|token| (token.upos, token.xpos)).collect(),
            names: sentence.names.clone(),
        };
        let inputs: Vec<Input> = sentences.iter().map(input).collect();
        for (sentence, arcs) in sentences.into_iter().zip(model.parser.parse(&inputs)) {
            sentence.parsed = true;
            let names = &sentence.names;
            for (at, (token, arc)) in sentence.tokens.iter_mut().zip(arcs).enumerate() {
                token.head = arc.head.checked_sub(1);
                token.deprel = arc.deprel;
                let tag = model.tagger.tag(arc.class);
                let named = names.iter().any(|name| name.contains(&at));
                if tag != (token.upos, token.xpos) && (!named || fits_name(tag)) {
                    (token.upos, token.xpos) = tag;
                    token.lemma = lemma(model, token.text, tag);
                }
            }
        }
    }

    /// Analyses a sentence whose tokens are known, cut as in the treebanks of Universal Dependencies.
    ///
    /// The ranges of the tokens are those in a text that has one space between each two tokens; [`Sentence::text`] is empty.
    ///
    /// ```
    /// let sentence = diplograph::Analyzer::new().analyze_tokens(&["They", "did", "n't", "agree", "."]);
    /// assert_eq!(sentence.root(), Some(3));
    /// ```
    #[must_use]
    pub fn analyze_tokens<'t>(&self, tokens: &[&'t str]) -> Sentence<'t> {
        let mut end = 0;
        let place = |word: &&'t str| {
            let start = end;
            end += word.len() + 1;
            (*word, start..start + word.len())
        };
        let words: Vec<_> = tokens.iter().map(place).collect();
        let range = 0..words.last().map_or(0, |(_, range)| range.end);
        let spellings: Vec<Spelling> = words.iter().map(|(word, _)| Spelling::new(word)).collect();
        let tokens = self.tagged(words, &spellings, &[]);
        let block = BlockKind::Paragraph;
        let mut sentence =
            Sentence { text: "", range, tokens, names: Vec::new(), block, cut: false, parsed: false };
        self.parse([&mut sentence]);
        sentence
    }
}

fn spellings(text: &str, tokens: &[Range<usize>]) -> Vec<Spelling> {
    tokens.iter().map(|token| Spelling::new(text.get(token.clone()).unwrap_or(""))).collect()
}

/// The dictionary form: of a verb in the table of verbs the one that it gives, else the one that the endings tell.
fn lemma(model: &Model, text: &str, tag: Tag) -> Box<str> {
    let known = || LEXICON.verb(&text.to_lowercase()).map(|verb| verb.lemma.clone());
    let known = if tag.0 == Upos::Verb { known() } else { None };
    known.unwrap_or_else(|| model.lemmatizer.lemma(text, tag))
}

/// How many tokens are handed to the parser in one go.
const PARSED_AT_ONCE: usize = 4096;

/// The tokens inside each of these ranges of the text.
fn token_ranges(tokens: &[Range<usize>], names: &[Range<usize>]) -> Vec<Range<usize>> {
    let span = |name: &Range<usize>| {
        let start = tokens.partition_point(|token| token.start < name.start);
        let end = tokens.partition_point(|token| token.end <= name.end);
        start..end
    };
    names.iter().map(span).filter(|span| !span.is_empty()).collect()
}

/// The names in a range of tokens, counted from its start.
fn within(names: &[Range<usize>], range: Range<usize>) -> Vec<Range<usize>> {
    let inside = names.iter().filter(|name| name.start < range.end && name.end > range.start);
    inside.map(|n| n.start.max(range.start) - range.start..n.end.min(range.end) - range.start).collect()
}
