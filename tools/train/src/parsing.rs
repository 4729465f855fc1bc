//! Training the parser.

use std::collections::BTreeMap;

use crate::{
    adam::{Step, Weights},
    conllu::{Recase, Sentence},
    measure,
    network::{Dropout, Example, Layout, Shape, Slope, slope},
    random::Random,
    syntax::{
        model::Bytes,
        parser::{self, Parser},
        spelling::Spelling,
        tagger::Tag,
        universal::Deprel,
    },
    tagging::class_of,
    writer::Writer,
};

/// Choices of the training, all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    pub(crate) epochs: usize,
    pub(crate) width: usize,
    pub(crate) hidden: usize,
    pub(crate) depth: usize,
    pub(crate) arc: usize,
    pub(crate) label: usize,
    pub(crate) bits: u32,
    pub(crate) rate: f32,
    pub(crate) seed: u64,
    pub(crate) dropout: Dropout,
}

/// How often a key must be seen to have a row of its own, by its place in `parser::keys`.
const SEEN: [usize; parser::KEYS] = [2, 2, 3, 3, 3, 1, 1];
/// Tokens of one step, for each of the two threads.
const SHARD: usize = 350;
/// The share of sentences that are seen in another case, and without their last mark.
const RECASED: f32 = 0.06;
const UNFINISHED: f32 = 0.04;
/// How much of the moving average of the weights stays at each step.
const STAY: f32 = 0.9985;

/// The keys of a sentence in one case.
type Keys = Vec<[u32; parser::KEYS]>;

struct Prepared {
    /// As written, and in each other case.
    views: [Keys; 4],
    heads: Vec<usize>,
    labels: Vec<usize>,
    tags: Vec<usize>,
    /// Whether the last token is a mark that nothing depends on.
    loose_end: bool,
}

fn keys(forms: &[&str], tags: &[Tag]) -> Keys {
    forms.iter().zip(tags).map(|(form, tag)| parser::keys(&Spelling::new(form), *tag)).collect()
}

fn prepare(sentence: &Sentence, tags: &[Vec<Tag>; 4], relations: &[Deprel], classes: &[Tag]) -> Prepared {
    let forms = sentence.forms();
    let [as_written, upper, title, lower] = tags;
    let recased = |recase: Recase, tags: &[Tag]| {
        let words = recase.apply(&forms);
        keys(&words.iter().map(String::as_str).collect::<Vec<_>>(), tags)
    };
    let label = |deprel: Deprel| relations.iter().position(|r| *r == deprel).unwrap_or(0);
    let number = sentence.words.len();
    let with_top = |values: Vec<usize>| std::iter::once(0).chain(values).collect::<Vec<usize>>();
    Prepared {
        views: [
            keys(&forms, as_written),
            recased(Recase::Upper, upper),
            recased(Recase::Title, title),
            recased(Recase::Lower, lower),
        ],
        heads: with_top(sentence.words.iter().map(|word| word.head).collect()),
        labels: with_top(sentence.words.iter().map(|word| label(word.deprel)).collect()),
        tags: with_top(sentence.words.iter().map(|w| usize::from(class_of(classes, w.tag))).collect()),
        loose_end: number > 3
            && sentence.words.last().is_some_and(|word| word.deprel == Deprel::Punct)
            && sentence.words.iter().all(|word| word.head != number),
    }
}

/// The rows of the embeddings.
struct Vocabulary {
    rows: BTreeMap<u32, u32>,
    counts: BTreeMap<u32, usize>,
}

impl Vocabulary {
    fn new(prepared: &[Prepared]) -> Vocabulary {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        let mut least: BTreeMap<u32, usize> = BTreeMap::new();
        for token in prepared.iter().flat_map(|sentence| &sentence.views[0]) {
            for (key, seen) in token.iter().zip(SEEN) {
                *counts.entry(*key).or_default() += 1;
                least.insert(*key, seen);
            }
        }
        // Tags that only the other cases have.
        for token in prepared.iter().flat_map(|sentence| sentence.views.iter().flatten()) {
            counts.entry(token[parser::KEYS - 1]).or_insert(1);
        }
        let kept = counts.iter().filter(|(key, count)| **count >= least.get(*key).copied().unwrap_or(1));
        let mut keys: Vec<u32> = kept.map(|(key, _)| *key).collect();
        keys.extend([parser::unknown_word(), parser::root()]);
        keys.sort_unstable();
        keys.dedup();
        Vocabulary { rows: keys.into_iter().zip(0..).collect(), counts }
    }

    /// The rows of a token, some of them left out at random.
    fn token(&self, keys: &[u32; parser::KEYS], random: &mut Random) -> Vec<u32> {
        let mut rows = Vec::with_capacity(parser::KEYS);
        let count = self.counts.get(&keys[0]).copied().unwrap_or(0) as f32;
        let forget = random.chance((0.3 / (0.3 + count)).max(0.05));
        let word = self.rows.get(&keys[0]).filter(|_| !forget);
        rows.extend(word.or(self.rows.get(&parser::unknown_word())));
        for key in &keys[1..] {
            let forget = random.chance(0.06);
            rows.extend(self.rows.get(key).filter(|_| !forget));
        }
        rows
    }
}

fn example(prepared: &Prepared, vocabulary: &Vocabulary, random: &mut Random) -> Example {
    let view = if random.chance(RECASED) { 1 + (random.next() % 3) as usize } else { 0 };
    let cut = usize::from(prepared.loose_end && random.chance(UNFINISHED));
    let keys = &prepared.views[view];
    let length = keys.len() - cut;
    let top = vocabulary.rows.get(&parser::root()).copied().into_iter().collect();
    let tokens = keys[..length].iter().map(|keys| vocabulary.token(keys, random));
    Example {
        rows: std::iter::once(top).chain(tokens).collect(),
        heads: prepared.heads[..=length].to_vec(),
        labels: prepared.labels[..=length].to_vec(),
        tags: prepared.tags[..=length].to_vec(),
    }
}

/// A treebank that is not trained on, with the tags of the tagger.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) name: &'static str,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) tags: Vec<Vec<Tag>>,
}

/// Learns a parser, as the bytes of its part of the model.
pub(crate) fn train(
    sentences: &[Sentence],
    tags: &[[Vec<Tag>; 4]],
    classes: &[Tag],
    held: &[Held],
    settings: Settings,
) -> Vec<u8> {
    let relations: Vec<Deprel> = {
        let mut seen: Vec<Deprel> =
            sentences.iter().flat_map(|s| s.words.iter().map(|word| word.deprel)).collect();
        seen.sort_unstable();
        seen.dedup();
        seen
    };
    let prepared: Vec<Prepared> =
        sentences.iter().zip(tags).map(|(s, tags)| prepare(s, tags, &relations, classes)).collect();
    let vocabulary = Vocabulary::new(&prepared);
    let layout = Layout::new(Shape {
        rows: vocabulary.rows.len(),
        width: settings.width,
        hidden: settings.hidden,
        depth: settings.depth,
        arc: settings.arc,
        label: settings.label,
        labels: relations.len(),
        tags: classes.len(),
        bits: settings.bits,
    });
    eprintln!("parser: {} rows of {}, {} dense weights", vocabulary.rows.len(), settings.width, layout.total);
    let (dense, embeddings) = layout.initial(&mut Random::new(settings.seed, 0));
    let dense_width = dense.len();
    let mut dense = Weights::new(dense, dense_width);
    let mut embeddings = Weights::new(embeddings, settings.width);
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    let tokens: usize = prepared.iter().map(|sentence| sentence.heads.len()).sum();
    let steps = settings.epochs * tokens.div_ceil(2 * SHARD);
    let mut number = 0u32;
    let mut buffer = Buffer::default();
    let begun = std::time::Instant::now();
    let write = |dense: &[f32], embeddings: &[f32]| {
        let mut out = Writer::default();
        out.texts(&relations.iter().map(ToString::to_string).collect::<Vec<_>>());
        out.sorted(&vocabulary.rows.keys().copied().collect::<Vec<_>>());
        layout.write(dense, embeddings, &mut out);
        out.0
    };
    for epoch in 0..settings.epochs {
        let mut random = Random::new(settings.seed, 1 + epoch as u64);
        random.shuffle(&mut order);
        let mut loss = 0.0;
        let mut rest = order.iter().map(|at| &prepared[*at]).peekable();
        let mut count = 0u32;
        while rest.peek().is_some() {
            let shards: Vec<Vec<Example>> = (0..2)
                .map(|_| {
                    let mut shard = Vec::new();
                    let mut tokens = 0;
                    while let Some(sentence) =
                        rest.next_if(|s| tokens == 0 || tokens + s.heads.len() <= SHARD)
                    {
                        tokens += sentence.heads.len();
                        shard.push(example(sentence, &vocabulary, &mut random));
                    }
                    shard
                })
                .collect();
            number += 1;
            let seeds = [random.next(), random.next()];
            let slopes = both(&layout, (&dense.now, &embeddings.now), &shards, seeds, settings.dropout);
            loss += slopes.iter().map(|slope| slope.loss).sum::<f64>();
            count += 1;
            let progress = number as f32 / steps as f32;
            let rate = settings.rate * (number as f32 / 200.0).min(1.0) * (1.0 - progress).max(0.01);
            let step = Step { number, rate, clip: 1.0, stay: STAY };
            update(&mut dense, &mut embeddings, &mut buffer, slopes, step);
        }
        let mut report = String::new();
        if epoch % 4 == 3 || epoch + 1 == settings.epochs {
            let bytes = write(&dense.average(number, STAY), &embeddings.average(number, STAY));
            let parser = read(&bytes);
            for Held { name, sentences, tags } in held {
                let score = measure::parser(&parser, sentences, tags, classes);
                report += &format!("  {name} {score}");
            }
        }
        let seconds = begun.elapsed().as_secs();
        eprintln!("epoch {:2}  loss {:.4}{report}  ({seconds} s)", epoch + 1, loss / f64::from(count));
    }
    let (dense, embeddings) = (dense.average(number, STAY), embeddings.average(number, STAY));
    write(&dense, &embeddings)
}

/// The parser of such bytes.
pub(crate) fn read(bytes: &[u8]) -> Parser {
    Parser::read(&mut Bytes::new(bytes)).expect("what was just written can be read")
}

/// The slopes of both halves of a step, in their order.
fn both(
    layout: &Layout,
    weights: (&[f32], &[f32]),
    shards: &[Vec<Example>],
    seeds: [u64; 2],
    dropout: Dropout,
) -> Vec<Slope> {
    let total: usize = shards.iter().flatten().map(|example| example.rows.len() - 1).sum();
    let run = |(shard, seed): (&Vec<Example>, u64)| {
        slope(layout, weights, shard, dropout, total as f32, Random::new(seed, 0))
    };
    std::thread::scope(|scope| {
        let runs: Vec<_> = shards
            .iter()
            .zip(seeds)
            .filter(|(shard, _)| !shard.is_empty())
            .map(|half| scope.spawn(move || run(half)))
            .collect();
        runs.into_iter().map(|run| run.join().expect("a shard runs through")).collect()
    })
}

/// The slopes of the embeddings of a step, by row.
#[derive(Debug, Default)]
struct Buffer {
    slopes: Vec<f32>,
    touched: Vec<u32>,
}

/// The longest slope of the dense weights.
const LONGEST: f32 = 2.0;

fn update(
    dense: &mut Weights,
    embeddings: &mut Weights,
    buffer: &mut Buffer,
    slopes: Vec<Slope>,
    step: Step,
) {
    let width = embeddings.width();
    buffer.slopes.resize(embeddings.now.len(), 0.0);
    let mut whole: Option<Vec<f32>> = None;
    for slope in slopes {
        for (rows, slope) in slope.rows.iter().zip(slope.embeddings.chunks(width)) {
            for row in rows {
                buffer.touched.push(*row);
                let sums = &mut buffer.slopes[*row as usize * width..][..width];
                sums.iter_mut().zip(slope).for_each(|(sum, slope)| *sum += slope);
            }
        }
        whole = Some(match whole {
            None => slope.dense,
            Some(mut sum) => {
                sum.iter_mut().zip(&slope.dense).for_each(|(sum, slope)| *sum += slope);
                sum
            }
        });
    }
    let Some(whole) = whole else { return };
    let length = whole.iter().map(|slope| f64::from(slope * slope)).sum::<f64>().sqrt() as f32;
    let step = Step { clip: (LONGEST / length).min(1.0), ..step };
    dense.step(0, &whole, step);
    buffer.touched.sort_unstable();
    buffer.touched.dedup();
    for row in buffer.touched.drain(..) {
        let sums = &mut buffer.slopes[row as usize * width..][..width];
        embeddings.step(row as usize, sums, step);
        sums.fill(0.0);
    }
}
