//! The noun that a verb needs: "gave a loan", "gave 20 billion yen in loans", "pulled out the last of its troops".

use super::{LIGHT_VERB_REACH, VerbMatch, is_force};
use crate::{
    reader::predicate::FORCES,
    syntax::{Deprel, Token, Upos, VerbForm, noun_lemma},
};

/// Nouns that only say how much there is of what stands behind them.
const MEASURES: [&str; 32] = [
    "number",
    "series",
    "raft",
    "range",
    "set",
    "last",
    "rest",
    "most",
    "some",
    "all",
    "bulk",
    "remainder",
    "part",
    "half",
    "third",
    "quarter",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "week",
    "month",
    "round",
    "batch",
    "worth",
    "$",
    "dollar",
    "euro",
    "pound",
    "yen",
    "yuan",
];

/// Words behind which no noun is the object any more.
const BEHIND: [&str; 15] = [
    ",",
    "with",
    "on",
    "against",
    "to",
    "that",
    "by",
    "between",
    "from",
    "over",
    "after",
    "because",
    "during",
    "alongside",
    "beside",
];

impl VerbMatch<'_> {
    /// The noun that the verb needs, be it its object, its subject or what its clause says more of.
    pub(super) fn needed_noun(&self, nouns: &[String]) -> Option<usize> {
        let found = self.noun_in_object(nouns).or_else(|| self.noun_in_subject(nouns));
        found.or_else(|| self.noun_in_head(nouns)).or_else(|| self.noun_in_tree(nouns))
    }

    fn noun_in_object(&self, nouns: &[String]) -> Option<usize> {
        let end = self.clauses.reach(self.index).min(self.after + LIGHT_VERB_REACH);
        let barrier = |at: &usize| {
            let closes = |t: &Token| t.upos == Upos::Verb || t.is_lemma(&BEHIND);
            // "up to 20 billion yen"
            let up_to = self.clauses.is_lemma(*at, &["to"]) && self.clauses.is_lemma(at - 1, &["up"]);
            self.clauses.tokens.get(*at).is_none_or(closes) && !up_to
        };
        let open = (self.after..end).find(barrier).unwrap_or(end);
        let heads = |i: &usize| {
            let next = self.clauses.tokens.get(i + 1);
            // "welcomed the leader's offer"
            let phrase = self.clauses.phrases.iter().find(|p| p.tokens.contains(i));
            let owns =
                phrase.is_some_and(|p| (i + 1..p.tokens.end).any(|at| self.clauses.is_lemma(at, &["'s"])));
            if owns {
                return false;
            }
            next.is_none_or(|t| t.upos != Upos::Noun && !t.is_lemma(&["-"]) || t.deprel == Deprel::Xcomp)
                || !self.clauses.phrases.iter().any(|p| p.tokens.contains(i) && p.tokens.contains(&(i + 1)))
        };
        (self.after..open).rev().filter(heads).find(|i| self.is_one_of(*i, nouns))
    }

    fn noun_in_subject(&self, nouns: &[String]) -> Option<usize> {
        let group = self.clauses.verbs.get(self.index)?;
        let subject = self.clauses.phrases.get(group.subject?)?;
        subject.tokens.clone().rev().find(|i| self.is_one_of(*i, nouns))
    }

    /// The noun among the objects of the verb by the tree: "cut all air, rail and sea links", "signed a number of deals".
    fn noun_in_tree(&self, nouns: &[String]) -> Option<usize> {
        let main = self.clauses.verbs.get(self.index)?.main;
        let own = |head: usize, relations: &'static [Deprel]| {
            let children = self.clauses.children(head);
            children.filter(move |(_, t)| relations.contains(&t.deprel)).map(|(at, _)| at)
        };
        // "Cyprus, whose airspace Chad violated"
        let relative = self.clauses.tokens.get(main).is_some_and(|t| t.deprel == Deprel::AclRelcl);
        let direct =
            || own(main, &[Deprel::Obj, Deprel::NsubjPass]).filter(|at| relative || *at >= self.after);
        let joined = direct().flat_map(|at| own(at, &[Deprel::Conj]));
        let measures = own(main, &[Deprel::Obj, Deprel::NsubjPass, Deprel::OblUnmarked, Deprel::Obl]);
        let measures = measures.filter(|at| *at >= self.after && self.clauses.is_lemma(*at, &MEASURES));
        let counted = measures.flat_map(|at| own(at, &[Deprel::Nmod])).chain(self.measured_by(main));
        direct().chain(joined).chain(counted).find(|at| self.is_one_of(*at, nouns))
    }

    /// "Gave a billion dollars in food aid": what stands behind an amount and is taken for something of the verb.
    fn measured_by(&self, main: usize) -> impl Iterator<Item = usize> {
        let amount = self
            .clauses
            .children(main)
            .any(|(at, t)| at >= self.after && t.deprel == Deprel::Obj && t.is_lemma(&MEASURES));
        let inside = |at: usize| {
            self.clauses.children(at).any(|(_, t)| t.deprel == Deprel::Case && t.is_lemma(&["in", "of"]))
        };
        let obliques = self.clauses.children(main).filter(move |(_, t)| amount && t.deprel == Deprel::Obl);
        obliques.map(|(at, _)| at).filter(move |at| inside(*at))
    }

    /// "The curbs that France had placed on imports": the noun that the verb's clause says more of.
    fn noun_in_head(&self, nouns: &[String]) -> Option<usize> {
        let main = self.clauses.verbs.get(self.index)?.main;
        self.clauses.antecedent(main).filter(|noun| self.is_one_of(*noun, nouns))
    }

    /// Whether a token before a noun is this word, if only as a form of a verb: "warning shots".
    fn is_word(&self, at: usize, word: &str) -> bool {
        let gerund = |stem: &str| {
            let token = self.clauses.tokens.get(at).filter(|t| t.form == VerbForm::Gerund);
            token.is_some_and(|t| t.lemma.starts_with(stem) || stem.starts_with(&*t.lemma))
        };
        self.clauses.is_lemma(at, &[word]) || word.strip_suffix("ing").is_some_and(gerund)
    }

    /// Whether one of the nouns, perhaps of several words, ends at a token.
    fn is_one_of(&self, at: usize, nouns: &[String]) -> bool {
        let Some(last) = self.clauses.tokens.get(at) else { return false };
        // Some plurals are their own lemma: "supplies".
        let singular = noun_lemma(&last.lemma);
        let ends = |noun: &String| {
            if noun == FORCES {
                return is_force(&last.lemma);
            }
            let mut words = noun.rsplit(' ').enumerate();
            let before = |(back, word): (usize, &str)| match back {
                0 => last.is_lemma(&[word]) || singular == word,
                _ => at.checked_sub(back).is_some_and(|i| self.is_word(i, word)),
            };
            (noun.ends_with(&*last.lemma) || noun.ends_with(&*singular)) && words.all(before)
        };
        nouns.iter().any(ends)
    }
}
