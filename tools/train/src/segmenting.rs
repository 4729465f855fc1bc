//! Training the segmenter.

use crate::{
    conllu::Sentence,
    perceptron::Perceptron,
    random::Random,
    raw::Raw,
    syntax::{
        LEXICON, block,
        segmenter::{Mark, features_at},
        tagger::Tagger,
        tokenizer,
    },
    writer::Writer,
};

/// A block to learn from: its tokens, and for each whether a sentence ends with it.
struct Example {
    marks: Vec<Mark>,
    ends: Vec<bool>,
}

fn examples(sentences: &[Sentence], tagger: &Tagger) -> Vec<Example> {
    let raw = Raw::new(sentences);
    let ends = raw.ends();
    let mut examples = Vec::new();
    for block in block::blocks(&raw.text) {
        let tokens = tokenizer::tokens(&raw.text, block.range, &LEXICON);
        let marks = Mark::all(&raw.text, &tokens, tagger, &LEXICON);
        let is_end = |token: &std::ops::Range<usize>| {
            // A sentence may end within a token that should have been two.
            let at = ends.partition_point(|end| *end <= token.start);
            ends.get(at).is_some_and(|end| *end <= token.end)
        };
        let ends = tokens.iter().map(is_end).collect();
        examples.push(Example { marks, ends });
    }
    examples
}

/// Learns the segmenter, as the bytes of its part of the model.
pub(crate) fn train(sentences: &[Sentence], tagger: &Tagger, epochs: usize, keep: f64) -> Vec<u8> {
    let mut examples = examples(sentences, tagger);
    let mut perceptron = Perceptron::default();
    let mut features = Vec::new();
    let mut scores = [0.0; 2];
    for epoch in 0..epochs {
        let mut random = Random::new(12, epoch as u64);
        random.shuffle(&mut examples);
        for example in &examples {
            let mut start = 0;
            for (at, end) in example.ends.iter().enumerate() {
                if at + 1 < example.marks.len() {
                    features.clear();
                    features_at(&example.marks, start, at, &mut features);
                    perceptron.score(&features, &mut scores);
                    let guess = u8::from(scores[1] > scores[0]);
                    perceptron.learn(&features, u8::from(*end), guess, 1.0);
                }
                if *end {
                    start = at + 1;
                }
            }
        }
    }
    let mut out = Writer::default();
    out.linear(&perceptron.finish(keep));
    out.0
}
