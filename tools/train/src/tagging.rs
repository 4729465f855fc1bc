//! Training the tagger.

use std::collections::BTreeMap;

use crate::{
    conllu::{Recase, Sentence},
    perceptron::Perceptron,
    random::Random,
    syntax::{
        model::Bytes,
        spelling::{Spelling, casing},
        tagger::{Context, Known, NO_CLASS, Tag, Tagger},
    },
    writer::Writer,
};

/// How often a word has to be seen to have a commonest class.
const SEEN: usize = 3;
/// How often it has to be seen, and with what share of its commonest class, for no other to be thought of.
const SURE_SEEN: usize = 20;
const SURE_SHARE: f64 = 0.99;
/// The share of sentences that are seen in another case.
const RECASED: f32 = 0.06;

/// The classes of the treebanks, commonest first.
pub(crate) fn classes(sentences: &[Sentence]) -> Vec<Tag> {
    let mut counts: BTreeMap<Tag, usize> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        *counts.entry(word.tag).or_default() += 1;
    }
    let mut classes: Vec<(Tag, usize)> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    classes.sort_by_key(|(tag, count)| (usize::MAX - count, *tag));
    classes.into_iter().map(|(tag, _)| tag).collect()
}

/// The number of a tag among the classes.
pub(crate) fn class_of(classes: &[Tag], tag: Tag) -> u8 {
    let found = classes.iter().position(|class| *class == tag);
    found.or(classes.iter().position(|class| class.0 == tag.0)).map_or(0, |class| class as u8)
}

/// Learns a tagger, as the bytes of its part of the model.
pub(crate) fn train(sentences: &[&Sentence], classes: &[Tag], epochs: usize, keep: f64) -> Vec<u8> {
    let names = classes.iter().map(|(upos, xpos)| format!("{upos}|{xpos}")).collect::<Vec<_>>();
    let (words, known) = known(sentences, classes);
    let mut head = Writer::default();
    head.texts(&names);
    head.sorted(&words);
    head.0.extend(known.iter().map(|known| known.0));
    // A tagger without weights, for the commonest classes.
    let mut bytes = Writer(head.0.clone());
    bytes.linear(&[]);
    let lexicon = read(&bytes.0);
    let perceptron = learn(sentences, classes, &lexicon, epochs);
    head.linear(&perceptron.finish(keep));
    head.0
}

/// The tagger of such bytes.
pub(crate) fn read(bytes: &[u8]) -> Tagger {
    Tagger::read(&mut Bytes::new(bytes)).expect("what was just written can be read")
}

fn known(sentences: &[&Sentence], classes: &[Tag]) -> (Vec<u32>, Vec<Known>) {
    let mut counts: BTreeMap<u32, BTreeMap<u8, usize>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let class = class_of(classes, word.tag);
        *counts.entry(Spelling::new(&word.form).lower).or_default().entry(class).or_default() += 1;
    }
    let known = |(word, classes): (u32, BTreeMap<u8, usize>)| {
        let all = classes.values().sum::<usize>();
        let (class, count) = classes.into_iter().max_by_key(|(class, count)| (*count, u8::MAX - *class))?;
        let sure = all >= SURE_SEEN && count as f64 >= SURE_SHARE * all as f64;
        let known = Known(if sure { class | Known::SURE } else { class });
        (all >= SEEN).then_some((word, known))
    };
    counts.into_iter().filter_map(known).unzip()
}

fn learn(sentences: &[&Sentence], classes: &[Tag], lexicon: &Tagger, epochs: usize) -> Perceptron {
    let mut perceptron = Perceptron::default();
    let mut scores = vec![0.0; classes.len()];
    let mut features = Vec::new();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    for epoch in 0..epochs {
        let mut random = Random::new(11, epoch as u64);
        random.shuffle(&mut order);
        for at in &order {
            let sentence = sentences[*at];
            let forms = sentence.forms();
            let recase = random.chance(RECASED).then(|| Recase::ALL[(random.next() % 3) as usize]);
            let recased = recase.map(|recase| recase.apply(&forms));
            let shown: Vec<&str> = match &recased {
                Some(recased) => recased.iter().map(String::as_str).collect(),
                None => forms,
            };
            let casing = casing(shown.iter().copied());
            let words: Vec<Spelling> = shown.iter().map(|form| Spelling::new(form)).collect();
            let known: Vec<Known> = words.iter().map(|word| lexicon.known(word)).collect();
            let mut before = [NO_CLASS; 2];
            for (at, word) in sentence.words.iter().enumerate() {
                let class = known[at].sure().unwrap_or_else(|| {
                    features.clear();
                    Context { words: &words, known: &known, casing, at, before }.features(&mut features);
                    perceptron.score(&features, &mut scores);
                    let guess = best(&scores);
                    perceptron.learn(&features, class_of(classes, word.tag), guess, 1.0);
                    guess
                });
                before = [class, before[0]];
            }
        }
    }
    perceptron
}

fn best(scores: &[f32]) -> u8 {
    (0..scores.len()).fold(0, |best, i| if scores[i] > scores[best] { i } else { best }) as u8
}

/// The tags of a text by a tagger.
pub(crate) fn tag(tagger: &Tagger, forms: &[&str]) -> Vec<Tag> {
    let words: Vec<Spelling> = forms.iter().map(|form| Spelling::new(form)).collect();
    let classes = tagger.classes(&words, casing(forms.iter().copied()), &[]);
    classes.into_iter().map(|class| tagger.tag(class)).collect()
}

/// For each sentence the tags by a tagger that has not seen it, as written and in each other case.
pub(crate) fn jackknife(sentences: &[Sentence], classes: &[Tag], epochs: usize) -> Vec<[Vec<Tag>; 4]> {
    const FOLDS: usize = 6;
    let fold = |number: usize| {
        let others: Vec<&Sentence> =
            sentences.iter().enumerate().filter(|(i, _)| i / 40 % FOLDS != number).map(|(_, s)| s).collect();
        let tagger = read(&train(&others, classes, epochs, 0.25));
        let held = sentences.iter().enumerate().filter(move |(i, _)| i / 40 % FOLDS == number);
        held.map(|(i, sentence)| (i, views(&tagger, sentence))).collect::<Vec<_>>()
    };
    let mut all = BTreeMap::new();
    for pair in (0..FOLDS).collect::<Vec<_>>().chunks(2) {
        std::thread::scope(|scope| {
            let runs: Vec<_> = pair.iter().map(|number| scope.spawn(move || fold(*number))).collect();
            for run in runs {
                all.extend(run.join().expect("a fold runs through"));
            }
        });
    }
    all.into_values().collect()
}

fn views(tagger: &Tagger, sentence: &Sentence) -> [Vec<Tag>; 4] {
    let forms = sentence.forms();
    let recased = |recase: Recase| {
        let words = recase.apply(&forms);
        tag(tagger, &words.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let [upper, title, lower] = Recase::ALL.map(recased);
    [tag(tagger, &forms), upper, title, lower]
}
