//! The tables that the model is judged by, and the card that goes with it.

use std::{fmt::Write, path::Path};

use crate::{
    conllu::{self, Recase, Sentence},
    measure::Score,
    raw,
    syntax::{Analyzer, universal::Deprel},
};

/// The relations that reading depends on.
const RELATIONS: [Deprel; 15] = [
    Deprel::Nsubj,
    Deprel::NsubjPass,
    Deprel::Obj,
    Deprel::Iobj,
    Deprel::Obl,
    Deprel::OblAgent,
    Deprel::Nmod,
    Deprel::Conj,
    Deprel::Appos,
    Deprel::AclRelcl,
    Deprel::Advcl,
    Deprel::Xcomp,
    Deprel::Ccomp,
    Deprel::Compound,
    Deprel::Flat,
];

/// Measures an analyser on the treebanks that are not trained on, as Markdown.
pub(crate) fn tables(analyzer: &Analyzer, treebanks: &Path) -> Result<String, String> {
    let load = |name: &'static str| Ok((name, conllu::load(treebanks, name)?));
    let names = ["ewt-dev", "gum-dev", "ewt-test", "gum-test"];
    let sets: Vec<(&str, Vec<Sentence>)> = names.into_iter().map(load).collect::<Result<_, String>>()?;
    let scores: Vec<Score> = sets.iter().map(|(_, set)| raw::gold_tokens(analyzer, set)).collect();
    let mut out = String::new();
    out += "From the tokens of the treebank, punctuation included, in percent:\n\n";
    out +=
        "| set | sentences | tokens | UPOS | XPOS | lemma | UAS | LAS |\n|---|---|---|---|---|---|---|---|\n";
    for ((name, set), score) in sets.iter().zip(&scores) {
        let parts = [score.upos, score.xpos, score.lemmas, score.heads, score.arcs];
        row(&mut out, name, &[set.len(), score.words], &parts.map(|part| score.percent(part)));
    }
    out += "\nFrom raw text (paragraphs apart), F1 as in the CoNLL 2018 shared task, in percent:\n\n";
    out += "| set | sentences | tokens | UPOS | UAS | LAS |\n|---|---|---|---|---|---|\n";
    for (name, set) in &sets {
        let score = raw::score(analyzer, set);
        let parts = [score.sentences, score.tokens, score.upos, score.uas, score.las];
        row(&mut out, name, &[], &parts);
    }
    out += "\nF1 of single relations, head and label right, from the tokens of the treebank:\n\n| set |";
    RELATIONS.iter().for_each(|relation| out += &format!(" {relation} |"));
    out += &format!("\n|---|{}\n", "---|".repeat(RELATIONS.len()));
    for ((name, _), score) in sets.iter().zip(&scores) {
        row(&mut out, name, &[], &RELATIONS.map(|relation| score.relation(relation)));
    }
    out += "\nThe test sets in other cases, from their tokens: UPOS and LAS:\n\n";
    out += "| set | as written | upper | title | lower |\n|---|---|---|---|---|\n";
    for ((name, set), score) in sets.iter().zip(&scores).skip(2) {
        let mut cells = vec![pair(score)];
        for recase in Recase::ALL {
            cells.push(pair(&raw::gold_tokens(analyzer, &recased(set, recase))));
        }
        let _ = writeln!(out, "| {name} | {} |", cells.join(" | "));
    }
    Ok(out)
}

fn pair(score: &Score) -> String {
    format!("{:.2} {:.2}", score.percent(score.upos), score.percent(score.arcs))
}

fn recased(set: &[Sentence], recase: Recase) -> Vec<Sentence> {
    let mut set = set.to_vec();
    for sentence in &mut set {
        let forms = recase.apply(&sentence.forms());
        sentence.words.iter_mut().zip(forms).for_each(|(word, form)| word.form = form);
    }
    set
}

fn row(out: &mut String, name: &str, counts: &[usize], parts: &[f64]) {
    let counts = counts.iter().map(|count| format!(" {count} |")).collect::<String>();
    let parts = parts.iter().map(|part| format!(" {part:.2} |")).collect::<String>();
    let _ = writeln!(out, "| {name} |{counts}{parts}");
}

/// What is said of a model beside its figures.
pub(crate) const ABOUT: &str = include_str!("about.md");

/// The card of a model.
pub(crate) fn card(figures: &str, sizes: &str) -> String {
    format!("{ABOUT}\n## Parts\n\n{sizes}\n## Figures\n\n{figures}")
}
