//! Trains and measures the English model of diplograph.
//!
//! ```text
//! train model TREEBANKS MODEL [EPOCHS]   learn a model from the treebanks in a directory, and write it with its card
//! train eval TREEBANKS [MODEL]           measure a model, else that of the library
//! train speed TEXT                       tokens a second on a file, on one core
//! train memory TEXT                      memory held before and after the analysis of a file
//! ```
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a program that may stop")]

mod adam;
mod card;
mod conllu;
mod cost;
mod lemmas;
mod measure;
mod network;
mod parsing;
mod perceptron;
mod random;
mod raw;
mod recurrent;
mod segmenting;
mod tagging;
mod writer;

// The library's own sources, for what it does not make public.
#[allow(dead_code, unused_imports, missing_docs, reason = "the library uses the rest")]
#[path = "../../../src/error.rs"]
mod error;
#[allow(dead_code, unused_imports, missing_docs, reason = "the library uses the rest")]
#[path = "../../../src/syntax/mod.rs"]
mod syntax;
#[allow(dead_code, unused_imports, missing_docs, reason = "the library uses the rest")]
#[path = "../../../src/table/mod.rs"]
mod table;

use std::path::Path;

use conllu::Sentence;
use network::Dropout;
use parsing::Settings;
use syntax::{
    Analyzer,
    tagger::{Tag, Tagger},
};

/// Passes over the sentences for tagger, segmenter and parser.
const TAGGER_EPOCHS: usize = 8;
const SEGMENTER_EPOCHS: usize = 10;
const EPOCHS: usize = 26;
/// The share of weights that tagger and segmenter keep.
const TAGGER_KEEP: f64 = 0.2;
const SEGMENTER_KEEP: f64 = 0.5;
/// The parser.
const SETTINGS: Settings = Settings {
    epochs: EPOCHS,
    width: 128,
    hidden: 96,
    depth: 3,
    arc: 80,
    label: 64,
    bits: 6,
    rate: 3e-3,
    seed: 1,
    dropout: Dropout { input: 0.2, layer: 0.22, view: 0.25 },
};

const USAGE: &str = "usage: train model TREEBANKS MODEL [EPOCHS] | train eval TREEBANKS [MODEL] | train speed TEXT | \
                     train memory TEXT";

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["model", treebanks, model] => train(Path::new(treebanks), Path::new(model), EPOCHS),
        ["model", treebanks, model, epochs] => {
            let epochs = epochs.parse().map_err(|_| format!("`{epochs}` is no number of epochs"))?;
            train(Path::new(treebanks), Path::new(model), epochs)
        }
        ["eval", treebanks] => eval(treebanks, &Analyzer::new()),
        ["eval", treebanks, model] => eval(treebanks, &analyzer(&read(model)?)?),
        ["speed", text] => cost::speed(&String::from_utf8_lossy(&read(text)?)),
        ["memory", text] => cost::memory(&String::from_utf8_lossy(&read(text)?)),
        _ => Err(USAGE.to_owned()),
    }
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("cannot read {path}: {error}"))
}

fn analyzer(bytes: &[u8]) -> Result<Analyzer, String> {
    Analyzer::with_model(bytes).map_err(|error| error.to_string())
}

fn eval(treebanks: &str, analyzer: &Analyzer) -> Result<(), String> {
    print!("{}", card::tables(analyzer, Path::new(treebanks))?);
    Ok(())
}

fn train(treebanks: &Path, model: &Path, epochs: usize) -> Result<(), String> {
    let mut sentences = conllu::load(treebanks, "ewt-train")?;
    sentences.extend(conllu::load(treebanks, "gum-train")?);
    let classes = tagging::classes(&sentences);
    eprintln!("{} sentences, {} classes", sentences.len(), classes.len());
    let all: Vec<&Sentence> = sentences.iter().collect();
    let tagger_bytes = tagging::train(&all, &classes, TAGGER_EPOCHS, TAGGER_KEEP);
    let tagger = tagging::read(&tagger_bytes);
    let segmenter = segmenting::train(&sentences, &tagger, SEGMENTER_EPOCHS, SEGMENTER_KEEP);
    let lemmatizer = lemmas::train(&sentences);
    let held = ["ewt-dev", "gum-dev"]
        .into_iter()
        .map(|name| hold(treebanks, name, &tagger))
        .collect::<Result<Vec<_>, String>>()?;
    let tags = tagging::jackknife(&sentences, &classes, TAGGER_EPOCHS);
    eprintln!("tags of sentences that a tagger has not seen: done");
    let settings = Settings { epochs, ..SETTINGS };
    let parser = parsing::train(&sentences, &tags, &classes, &held, settings);
    let parts =
        [("tagger", tagger_bytes), ("segmenter", segmenter), ("lemmatiser", lemmatizer), ("parser", parser)];
    let mut bytes = syntax::model::MARK.to_vec();
    let mut sizes = "| part | bytes |\n|---|---|\n".to_owned();
    for (name, part) in parts {
        bytes.extend(&part);
        sizes += &format!("| {name} | {} |\n", part.len());
    }
    sizes += &format!("| all | {} |\n", bytes.len());
    let write = |path: &Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    write(model, &bytes)?;
    let figures = card::tables(&analyzer(&bytes)?, treebanks)?;
    eprintln!("{sizes}\n{figures}");
    write(&model.with_extension("md"), card::card(&figures, &sizes).as_bytes())
}

fn hold(treebanks: &Path, name: &'static str, tagger: &Tagger) -> Result<parsing::Held, String> {
    let sentences = conllu::load(treebanks, name)?;
    let tags: Vec<Vec<Tag>> = sentences.iter().map(|s| tagging::tag(tagger, &s.forms())).collect();
    let mut score = measure::Score::default();
    for (sentence, tags) in sentences.iter().zip(&tags) {
        let found = |tag: &Tag| measure::Found {
            tag: *tag,
            lemma: String::new(),
            head: 0,
            deprel: syntax::universal::Deprel::Dep,
        };
        score.add(sentence, &tags.iter().map(found).collect::<Vec<_>>());
    }
    eprintln!("{name}, tagger alone: {score}");
    Ok(parsing::Held { name, sentences, tags })
}
