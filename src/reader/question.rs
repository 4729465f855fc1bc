//! Questions: what is asked and not told, "Did Chad attack Mali?", and what a question takes for granted, "Why did Chad attack?".

use std::ops::Range;

use super::clause::{Clauses, VerbGroup};
use crate::syntax::{Deprel, Token};

/// Words that ask for something else than whether it is so.
const WORDS: [&str; 9] = ["who", "whom", "whose", "what", "which", "when", "where", "why", "how"];

impl Clauses<'_> {
    /// Whether a question asks if what a verb tells of is so.
    pub(super) fn is_questioned(&self, group: &VerbGroup) -> bool {
        let Some(mark) = self.question_mark(group.main) else { return false };
        let inverted = self.auxiliary_before_subject(group.main);
        let opens = self.question_start(mark);
        // "Chad attacked Mali, but will Niger help?"
        if group.main < opens {
            return false;
        }
        let words = |mut range: Range<usize>| range.any(|at| self.is_lemma(at, &WORDS));
        match inverted {
            // "How can Chad help?"
            Some(at) if self.is_lemma(at, &["can", "could", "should", "would", "might", "may"]) => true,
            Some(at) => !words(opens..at),
            None => group.finite() && self.is_main(group.main) && !words(opens..mark),
        }
    }

    /// The question mark that ends what a token stands in.
    fn question_mark(&self, at: usize) -> Option<usize> {
        let ends = |t: &Token| t.is_lemma(&["?", ".", "!", ";", "\"", "”"]);
        let end = (at..self.tokens.len()).find(|at| self.tokens.get(*at).is_some_and(ends))?;
        self.is_lemma(end, &["?"]).then_some(end)
    }

    /// Where the question opens that a mark ends: behind a quotation mark, a dash or a ", but", or with the sentence.
    fn question_start(&self, mark: usize) -> usize {
        let turns = |at: usize| {
            self.is_lemma(at, &["but", "yet", "so"]) && at > 0 && self.is_lemma(at - 1, &[",", "—", "–"])
        };
        let opens = |at: &usize| self.is_lemma(*at, &["\"", "“", "?", "!", ";", ":", "—", "–"]) || turns(*at);
        (0..mark).rev().find(opens).map_or(0, |at| at + 1)
    }

    /// The auxiliary of a verb that stands before its subject.
    fn auxiliary_before_subject(&self, verb: usize) -> Option<usize> {
        let subject = |t: &Token| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let (subject, _) = self.children(verb).find(|(_, t)| subject(t))?;
        let auxiliary = |t: &Token| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop);
        let (at, _) = self.children(verb).find(|(_, t)| auxiliary(t))?;
        (at < subject).then_some(at)
    }

    /// Whether a verb is that of the main clause, or joined to it.
    fn is_main(&self, verb: usize) -> bool {
        let token = self.tokens.get(verb);
        let root = |t: &Token| t.deprel == Deprel::Root;
        token.is_some_and(root)
            || token.is_some_and(|t| {
                t.deprel == Deprel::Conj && t.head.and_then(|head| self.tokens.get(head)).is_some_and(root)
            })
    }
}
