//! Scores against a treebank.

use std::{collections::BTreeMap, fmt};

use crate::{
    conllu::Sentence,
    syntax::{
        parser::{Input, Parser},
        spelling::Spelling,
        tagger::Tag,
        universal::Deprel,
    },
};

/// Counts of words, and of those that are right.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) words: usize,
    pub(crate) upos: usize,
    pub(crate) xpos: usize,
    pub(crate) lemmas: usize,
    pub(crate) heads: usize,
    pub(crate) arcs: usize,
    /// By relation: in the treebank, found, right.
    pub(crate) relations: BTreeMap<Deprel, [usize; 3]>,
}

/// What was found for a word.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) tag: Tag,
    pub(crate) lemma: String,
    pub(crate) head: usize,
    pub(crate) deprel: Deprel,
}

impl Score {
    /// Counts a sentence.
    pub(crate) fn add(&mut self, sentence: &Sentence, found: &[Found]) {
        for (word, found) in sentence.words.iter().zip(found) {
            let head = word.head == found.head;
            let arc = head && word.deprel == found.deprel;
            self.words += 1;
            self.upos += usize::from(word.tag.0 == found.tag.0);
            self.xpos += usize::from(word.tag.1 == found.tag.1);
            self.lemmas += usize::from(word.lemma.eq_ignore_ascii_case(&found.lemma));
            self.heads += usize::from(head);
            self.arcs += usize::from(arc);
            self.relations.entry(word.deprel).or_default()[0] += 1;
            self.relations.entry(found.deprel).or_default()[1] += 1;
            self.relations.entry(word.deprel).or_default()[2] += usize::from(arc);
        }
    }

    /// A part of the words, in percent.
    pub(crate) fn percent(&self, part: usize) -> f64 {
        100.0 * part as f64 / self.words.max(1) as f64
    }

    /// The F1 of a relation, in percent.
    pub(crate) fn relation(&self, deprel: Deprel) -> f64 {
        let [gold, found, right] = self.relations.get(&deprel).copied().unwrap_or_default();
        200.0 * right as f64 / (gold + found).max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [upos, xpos] = [self.upos, self.xpos].map(|part| self.percent(part));
        let [heads, arcs] = [self.heads, self.arcs].map(|part| self.percent(part));
        write!(f, "UPOS {upos:.2} XPOS {xpos:.2} UAS {heads:.2} LAS {arcs:.2}")
    }
}

/// The score of a parser on sentences with the tags of a tagger.
pub(crate) fn parser(parser: &Parser, sentences: &[Sentence], tags: &[Vec<Tag>], classes: &[Tag]) -> Score {
    let input = |(sentence, tags): (&Sentence, &Vec<Tag>)| Input {
        words: sentence.words.iter().map(|word| Spelling::new(&word.form)).collect(),
        tags: tags.clone(),
        names: Vec::new(),
    };
    let inputs: Vec<Input> = sentences.iter().zip(tags).map(input).collect();
    let mut score = Score::default();
    for (sentence, arcs) in sentences.iter().zip(parser.parse(&inputs)) {
        let found: Vec<Found> = arcs
            .iter()
            .map(|arc| Found {
                tag: classes[usize::from(arc.class)],
                lemma: String::new(),
                head: arc.head,
                deprel: arc.deprel,
            })
            .collect();
        score.add(sentence, &found);
    }
    score
}
