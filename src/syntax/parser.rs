//! The parser: scores every pair of tokens of a sentence, and takes the best tree.

use std::{collections::BTreeMap, ops::Range};

use ndarray::ArrayView1;

use super::{
    arborescence::{Scores, best_tree},
    hash::{self, HashIndex},
    model::{Bytes, Malformed},
    network::{Batch, Network, Views},
    repair::Repair,
    spelling::Spelling,
    tagger::Tag,
    universal::{Deprel, Upos},
};

/// How many tokens go through the network at once.
const BATCH_TOKENS: usize = 512;

/// What a token within a name gains by having its head there too.
const NAME_BONUS: f64 = 1e4;

/// A sentence as the parser sees it.
#[derive(Debug, Default)]
pub(crate) struct Input {
    pub(crate) words: Vec<Spelling>,
    pub(crate) tags: Vec<Tag>,
    /// Runs of tokens that are one name each.
    pub(crate) names: Vec<Range<usize>>,
}

/// What the parser makes of one token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Arc {
    /// The head, counted from 1; 0 for the head of the sentence.
    pub(crate) head: usize,
    pub(crate) deprel: Deprel,
    /// The class of the word, now that the sentence is known.
    pub(crate) class: u8,
}

/// The vocabulary of the embeddings, the network and its relations.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    rows: HashIndex<u32>,
    relations: Vec<Deprel>,
    network: Network,
}

/// The keys of the embeddings of a token: word, endings, beginning, shape, verb form and tag.
pub(crate) fn keys(word: &Spelling, (upos, xpos): Tag) -> [u32; KEYS] {
    [
        hash::pair(300, word.lower, 0),
        hash::pair(301, word.suffixes[1], 0),
        hash::pair(302, word.suffixes[2], 0),
        hash::pair(303, word.prefixes[2], 0),
        hash::pair(304, word.shape, 0),
        hash::pair(308, word.verb, 0),
        hash::pair(305, (upos as u32) << 8 | xpos as u32, 0),
    ]
}

/// How many keys a token has.
pub(crate) const KEYS: usize = 7;

/// The key of words that are not in the vocabulary.
pub(crate) fn unknown_word() -> u32 {
    hash::pair(306, 0, 0)
}

/// The key of the node above the sentence.
pub(crate) fn root() -> u32 {
    hash::pair(307, 0, 0)
}

impl Parser {
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Parser, Malformed> {
        let names = bytes.texts()?;
        let relations: Option<Vec<Deprel>> = names.iter().map(|name| name.parse().ok()).collect();
        let relations = relations.ok_or(bytes.malformed("relations"))?;
        let keys = bytes.sorted()?;
        let count = keys.len();
        let network = Network::read(bytes, count)?;
        if network.labels() != relations.len() {
            return Err(bytes.malformed("as many relations as labels"));
        }
        let rows = HashIndex::new(keys.into_iter().zip(0..count as u32));
        Ok(Parser { rows, relations, network })
    }

    /// The arcs of each sentence. Linear in the number of sentences, quadratic in their length.
    pub(crate) fn parse(&self, sentences: &[Input]) -> Vec<Vec<Arc>> {
        let mut arcs = Vec::with_capacity(sentences.len());
        let mut rest = sentences;
        while !rest.is_empty() {
            let mut tokens = 0;
            let more = rest.iter().take_while(|sentence| {
                tokens += sentence.words.len() + 1;
                tokens <= BATCH_TOKENS
            });
            let (batch, after) = rest.split_at(more.count().max(1));
            self.parse_batch(batch, &mut arcs);
            rest = after;
        }
        arcs
    }

    fn parse_batch(&self, sentences: &[Input], out: &mut Vec<Vec<Arc>>) {
        let views = self.network.run(&self.batch(sentences));
        let mut start = 0;
        let (mut pairs, mut spans) = (Vec::new(), Vec::new());
        for sentence in sentences {
            let rows = start..start + sentence.words.len() + 1;
            let heads = self.heads(&views, sentence, rows.clone());
            let arcs = heads.iter().enumerate().skip(1);
            pairs.extend(arcs.map(|(dependent, head)| (start + dependent, start + head)));
            spans.push((start, sentence.words.len()));
            start = rows.end;
        }
        let relations = self.network.relations(&views, &pairs);
        let classes = self.network.tag_scores(&views);
        let mut relations = relations.rows().into_iter();
        let mut pairs = pairs.iter();
        for ((start, length), sentence) in spans.into_iter().zip(sentences) {
            let arcs = pairs.by_ref().take(length).zip(relations.by_ref());
            let arcs = arcs.map(|((dependent, head), scores)| {
                let head = head - start;
                let class = best(slice(&classes.row(*dependent)).iter().copied()) as u8;
                Arc { head, deprel: self.deprel(head, slice(&scores).iter().copied()), class }
            });
            let mut arcs: Vec<Arc> = arcs.collect();
            Repair::run(&sentence.words, &sentence.tags, &mut arcs);
            out.push(arcs);
        }
    }

    fn heads(&self, views: &Views, sentence: &Input, rows: Range<usize>) -> Vec<usize> {
        let arcs = self.network.arcs(views, rows.clone());
        let mut scores = Scores::new(rows.len(), arcs.iter().map(|score| f64::from(*score)));
        for name in &sentence.names {
            let inside = name.start + 1..name.end + 1;
            for dependent in inside.clone() {
                inside.clone().for_each(|head| scores.add(dependent, head, NAME_BONUS));
            }
        }
        best_tree(scores)
    }

    /// The best relation; `root` is for the head of the sentence alone.
    fn deprel(&self, head: usize, scores: impl Iterator<Item = f32>) -> Deprel {
        if head == 0 {
            return Deprel::Root;
        }
        let allowed = |(deprel, score): (&Deprel, f32)| match deprel {
            Deprel::Root => f32::NEG_INFINITY,
            _ => score,
        };
        let best = best(self.relations.iter().zip(scores).map(allowed));
        self.relations.get(best).copied().unwrap_or(Deprel::Dep)
    }

    fn batch(&self, sentences: &[Input]) -> Batch {
        let mut batch = Batch::default();
        batch.rows.extend(self.rows.get(root()));
        batch.ends.push(batch.rows.len());
        // What the keys of a token are made of, and its input.
        let mut known = BTreeMap::new();
        for sentence in sentences {
            batch.inputs.push(0);
            for (word, tag) in sentence.words.iter().zip(&sentence.tags) {
                let input = known.entry((word.lower, word.shape, *tag)).or_insert_with(|| {
                    let [lower, others @ ..] = keys(word, *tag);
                    batch.rows.extend(self.rows.get(lower).or_else(|| self.rows.get(unknown_word())));
                    batch.rows.extend(others.iter().filter_map(|key| self.rows.get(*key)));
                    batch.ends.push(batch.rows.len());
                    batch.ends.len() - 1
                });
                batch.inputs.push(*input);
            }
            batch.lengths.push(sentence.words.len() + 1);
        }
        batch
    }
}

fn slice<'v>(row: &ArrayView1<'v, f32>) -> &'v [f32] {
    row.to_slice().unwrap_or_default()
}

/// Where the highest score is, the first of equals.
fn best(scores: impl Iterator<Item = f32>) -> usize {
    let better =
        |best: (usize, f32), (i, score): (usize, f32)| if score > best.1 { (i, score) } else { best };
    scores.enumerate().fold((0, f32::NEG_INFINITY), better).0
}

/// Whether the class that the parser chose may stand for a token known to be part of a name.
pub(crate) fn fits_name(tag: Tag) -> bool {
    tag.0 == Upos::Propn
}
