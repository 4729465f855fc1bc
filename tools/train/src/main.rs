//! Trains and measures the English model of diplograph.
//!
//! ```text
//! train  model TREEBANKS MODEL   learn a model from the treebanks in a directory, and write it with its card
//! train  eval TREEBANKS          measure the model of the library
//! ```
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a program that may stop")]

mod adam;
mod card;
mod conllu;
mod lemmas;
mod measure;
mod network;
mod parsing;
mod perceptron;
mod random;
mod raw;
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
#[path = "../../../src/table.rs"]
mod table;

use std::path::Path;

use conllu::Sentence;
use network::Dropout;
use parsing::Settings;
use syntax::{
    Analyzer,
    tagger::{Tag, Tagger},
};

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["model", treebanks, model] => train(Path::new(treebanks), Path::new(model)),
        ["eval", treebanks] => {
            print!("{}", card::tables(&Analyzer::new(), Path::new(treebanks))?);
            Ok(())
        }
        ["eval", treebanks, model] => {
            let bytes = std::fs::read(model).map_err(|error| format!("cannot read {model}: {error}"))?;
            let analyzer = Analyzer::with_model(&bytes).map_err(|error| error.to_string())?;
            print!("{}", card::tables(&analyzer, Path::new(treebanks))?);
            Ok(())
        }
        _ => Err("usage: train model TREEBANKS MODEL | train eval TREEBANKS [MODEL]".to_owned()),
    }
}

/// A number from the environment, for trying things out.
fn setting(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn settings() -> Settings {
    Settings {
        epochs: setting("EPOCHS", 32.0) as usize,
        width: setting("WIDTH", 128.0) as usize,
        hidden: setting("HIDDEN", 112.0) as usize,
        depth: setting("DEPTH", 3.0) as usize,
        arc: setting("ARC", 112.0) as usize,
        label: setting("LABEL", 96.0) as usize,
        bits: setting("BITS", 6.0) as u32,
        rate: setting("RATE", 3e-3),
        seed: setting("SEED", 1.0) as u64,
        dropout: Dropout {
            input: setting("DROP_INPUT", 0.2),
            layer: setting("DROP_LAYER", 0.3),
            view: setting("DROP_VIEW", 0.3),
        },
    }
}

/// A treebank that is not trained on, with the tags of the tagger.
struct Held {
    name: &'static str,
    sentences: Vec<Sentence>,
    tags: Vec<Vec<Tag>>,
}

fn train(treebanks: &Path, model: &Path) -> Result<(), String> {
    let mut sentences = conllu::load(treebanks, "ewt-train")?;
    sentences.extend(conllu::load(treebanks, "gum-train")?);
    let classes = tagging::classes(&sentences);
    eprintln!("{} sentences, {} classes", sentences.len(), classes.len());
    let epochs = setting("TAGGER_EPOCHS", 8.0) as usize;
    let keep = f64::from(setting("TAGGER_KEEP", 0.2));
    let all: Vec<&Sentence> = sentences.iter().collect();
    let tagger_bytes = tagging::train(&all, &classes, epochs, keep);
    let tagger = tagging::read(&tagger_bytes);
    let segmenter = segmenting::train(&sentences, &tagger, 10, f64::from(setting("SEGMENTER_KEEP", 0.5)));
    let lemmatizer = lemmas::train(&sentences);
    let held = ["ewt-dev", "gum-dev"]
        .into_iter()
        .map(|name| hold(treebanks, name, &tagger))
        .collect::<Result<Vec<_>, String>>()?;
    let parser = if setting("EPOCHS", 1.0) > 0.0 {
        let tags = tagging::jackknife(&sentences, &classes, epochs);
        eprintln!("tags of sentences that a tagger has not seen: done");
        let held: Vec<parsing::Held<'_>> =
            held.iter().map(|held| (held.name, &held.sentences[..], &held.tags[..])).collect();
        parsing::train(&sentences, &tags, &classes, &held, settings())
    } else {
        let old = syntax::model::BYTES;
        old[old.len() - setting("OLD_PARSER", 0.0) as usize..].to_vec()
    };
    let parts = [("tagger", tagger_bytes), ("segmenter", segmenter), ("lemmatiser", lemmatizer), ("parser", parser)];
    let mut bytes = syntax::model::MARK.to_vec();
    let mut sizes = "| part | bytes |\n|---|---|\n".to_owned();
    for (name, part) in parts {
        bytes.extend(&part);
        sizes += &format!("| {name} | {} |\n", part.len());
    }
    sizes += &format!("| all | {} |\n", bytes.len());
    eprintln!("{sizes}");
    let write = |path: &Path, bytes: &[u8]| {
        std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
    };
    write(model, &bytes)?;
    let analyzer = Analyzer::with_model(&bytes).map_err(|error| error.to_string())?;
    let figures = card::tables(&analyzer, treebanks)?;
    eprintln!("{figures}");
    write(&model.with_extension("md"), card::card(&figures, &sizes).as_bytes())
}

fn hold(treebanks: &Path, name: &'static str, tagger: &Tagger) -> Result<Held, String> {
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
    Ok(Held { name, sentences, tags })
}
