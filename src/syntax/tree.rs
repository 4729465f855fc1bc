//! What analysis gives: sentences, tokens, and ways through their trees.

use std::{fmt, ops::Range};

use super::{
    block::BlockKind,
    universal::{Deprel, Upos, Xpos},
};

/// A token: a word, a number, an ending such as "'s", or a punctuation mark.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Token<'t> {
    /// As it stands in the text.
    pub text: &'t str,
    /// Its bytes in the text that was analysed (UTF-8, end-exclusive).
    pub range: Range<usize>,
    /// The universal part of speech.
    pub upos: Upos,
    /// The Penn part of speech, which also tells verb forms apart.
    pub xpos: Xpos,
    /// The dictionary form; in lower case unless it is a name.
    pub lemma: Box<str>,
    /// The index of the head in the sentence; none for the root, and in sentences that are not parsed.
    pub head: Option<usize>,
    /// The relation to the head; [`Deprel::Dep`] in sentences that are not parsed.
    pub deprel: Deprel,
}

/// A sentence: its tokens and, if it was parsed, its tree.
///
/// Tokens are told by their index in [`tokens`](Sentence::tokens). An index that is out of range has no children, no ancestors
/// and an empty subtree.
///
/// The `Display` form is CoNLL-U, one line for each token.
///
/// ```
/// let sentences = diplograph::Analyzer::new().analyze("Envoys met.");
/// let lines = sentences[0].to_string();
/// assert_eq!(lines.lines().next(), Some("1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) names: Vec<Range<usize>>,
    pub(super) block: BlockKind,
    pub(super) cut: bool,
    pub(super) parsed: bool,
}

impl<'t> Sentence<'t> {
    /// The tokens in order; there is at least one.
    #[must_use]
    pub fn tokens(&self) -> &[Token<'t>] {
        &self.tokens
    }

    /// The words from the first token to the last, as they stand in the text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The bytes of the text from the first token to the last (UTF-8, end-exclusive).
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// In what part of the text it stands.
    #[must_use]
    pub fn block(&self) -> BlockKind {
        self.block
    }

    /// Whether it is only the first part of something longer, which was cut at 400 tokens or 16,384 bytes.
    ///
    /// ```
    /// let text = "word ".repeat(500);
    /// let sentences = diplograph::Analyzer::new().tag(&text, &[]);
    /// assert!(sentences[0].is_cut() && !sentences.last().unwrap().is_cut());
    /// ```
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.cut
    }

    /// Whether it has a tree.
    #[must_use]
    pub fn is_parsed(&self) -> bool {
        self.parsed
    }

    /// The token that heads the whole sentence, if the sentence is parsed.
    #[must_use]
    pub fn root(&self) -> Option<usize> {
        self.tokens.iter().position(|token| token.deprel == Deprel::Root)
    }

    /// The tokens whose head is `token`, in order. Linear in the length of the sentence.
    pub fn children(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let is_child = move |(_, child): &(usize, &Token<'t>)| child.head == Some(token);
        self.tokens.iter().enumerate().filter(is_child).map(|(i, _)| i)
    }

    /// The first child of `token` in this relation.
    ///
    /// ```
    /// use diplograph::{Analyzer, Deprel};
    ///
    /// let sentences = Analyzer::new().analyze("The minister rejected the offer.");
    /// let rejected = sentences[0].root().unwrap();
    /// let offer = sentences[0].child(rejected, Deprel::Obj).unwrap();
    /// assert_eq!(sentences[0].tokens()[offer].text, "offer");
    /// ```
    #[must_use]
    pub fn child(&self, token: usize, deprel: Deprel) -> Option<usize> {
        self.children(token).find(|child| self.tokens.get(*child).is_some_and(|c| c.deprel == deprel))
    }

    /// The head of `token`, the head of that, and so on up to the root.
    pub fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let head = |at: &usize| self.tokens.get(*at).and_then(|token| token.head);
        // A tree has no cycle, but a caller need not rely on it.
        std::iter::successors(self.tokens.get(token).and_then(|t| t.head), head).take(self.tokens.len())
    }

    /// `token` and all that depends on it, in order. At most quadratic in the length of the sentence.
    pub fn subtree(&self, token: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let inside = move |at: &usize| *at == token || self.ancestors(*at).any(|above| above == token);
        (0..self.tokens.len()).filter(inside)
    }

    /// The words from the first token of the subtree of `token` to its last.
    ///
    /// ```
    /// use diplograph::{Analyzer, Deprel};
    ///
    /// let sentences = Analyzer::new().analyze("The prime minister of Norway spoke.");
    /// let subject = sentences[0].child(5, Deprel::Nsubj).unwrap();
    /// assert_eq!(sentences[0].subtree_text(subject), "The prime minister of Norway");
    /// ```
    #[must_use]
    pub fn subtree_text(&self, token: usize) -> &'t str {
        let mut inside = self.subtree(token).filter_map(|at| self.tokens.get(at));
        let Some(first) = inside.next() else { return "" };
        let last = inside.next_back().unwrap_or(first);
        let offset = self.range.start;
        self.text.get(first.range.start - offset..last.range.end - offset).unwrap_or("")
    }

    /// The way from one token to another through the tree, both included: up to the nearest common head, and down. Empty where
    /// there is none.
    ///
    /// ```
    /// let sentences = diplograph::Analyzer::new().analyze("The envoy of Peru met the press.");
    /// let words = sentences[0].tokens();
    /// let path: Vec<&str> = sentences[0].path(3, 6).into_iter().map(|i| words[i].text).collect();
    /// assert_eq!(path, ["Peru", "envoy", "met", "press"]);
    /// ```
    #[must_use]
    pub fn path(&self, from: usize, to: usize) -> Vec<usize> {
        if from >= self.tokens.len() || to >= self.tokens.len() {
            return Vec::new();
        }
        let up: Vec<usize> = std::iter::once(from).chain(self.ancestors(from)).collect();
        let down: Vec<usize> = std::iter::once(to).chain(self.ancestors(to)).collect();
        let Some(turn) = up.iter().position(|token| down.contains(token)) else { return Vec::new() };
        let top = up.get(turn).copied();
        let down = down.into_iter().take_while(|token| Some(*token) != top).collect::<Vec<_>>();
        up.into_iter().take(turn + 1).chain(down.into_iter().rev()).collect()
    }
}

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, token) in self.tokens.iter().enumerate() {
            let head = match (token.head, token.deprel) {
                (Some(head), _) => (head + 1).to_string(),
                (None, Deprel::Root) => "0".to_owned(),
                (None, _) => "_".to_owned(),
            };
            let deprel = if self.parsed { token.deprel.as_str() } else { "_" };
            let Token { text, lemma, upos, xpos, .. } = token;
            writeln!(f, "{}\t{text}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{deprel}\t_\t_", at + 1)?;
        }
        Ok(())
    }
}
