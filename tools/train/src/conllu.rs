//! Reading treebanks in CoNLL-U, plain or compressed with gzip.

use std::{io::Read, path::Path, process::Command};

use crate::syntax::universal::{Deprel, Upos, Xpos};

/// A word of a treebank with its annotation.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) form: String,
    pub(crate) lemma: String,
    pub(crate) tag: (Upos, Xpos),
    /// The head, counted from 1; 0 for the head of the sentence.
    pub(crate) head: usize,
    pub(crate) deprel: Deprel,
    /// Whether white space follows.
    pub(crate) space_after: bool,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sentence {
    pub(crate) words: Vec<Word>,
    /// Whether a document begins with it.
    pub(crate) new_document: bool,
    /// Whether a paragraph begins with it.
    pub(crate) new_paragraph: bool,
}

impl Sentence {
    pub(crate) fn forms(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.form.as_str()).collect()
    }
}

/// The sentences of a file of this name, with or without `.gz`, in a directory.
pub(crate) fn load(directory: &Path, name: &str) -> Result<Vec<Sentence>, String> {
    let plain = directory.join(format!("{name}.conllu"));
    let packed = directory.join(format!("{name}.conllu.gz"));
    let text = match std::fs::read_to_string(&plain) {
        Ok(text) => text,
        Err(_) => unpack(&packed)?,
    };
    parse(&text).map_err(|error| format!("{name}: {error}"))
}

fn unpack(path: &Path) -> Result<String, String> {
    let fail = |error: &dyn std::fmt::Display| format!("cannot read {}: {error}", path.display());
    let mut child = Command::new("gzip")
        .arg("-dc")
        .arg(path)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .map_err(|error| fail(&error))?;
    let mut text = String::new();
    if let Some(output) = &mut child.stdout {
        output.read_to_string(&mut text).map_err(|error| fail(&error))?;
    }
    let status = child.wait().map_err(|error| fail(&error))?;
    if status.success() { Ok(text) } else { Err(fail(&status)) }
}

fn parse(text: &str) -> Result<Vec<Sentence>, String> {
    let mut sentences = Vec::new();
    for block in text.split("\n\n").filter(|block| !block.trim().is_empty()) {
        let mut sentence = Sentence::default();
        // The last word of a token of several words ("don't"), and whether white space follows it.
        let mut joined = (0, true);
        for line in block.lines() {
            if let Some(comment) = line.strip_prefix('#') {
                sentence.new_document |= comment.trim_start().starts_with("newdoc");
                sentence.new_paragraph |= comment.trim_start().starts_with("newpar");
                continue;
            }
            let cells: Vec<&str> = line.split('\t').collect();
            let [id, form, lemma, upos, xpos, _, head, deprel, _, misc] = cells[..] else { continue };
            let space_after = !misc.split('|').any(|item| item == "SpaceAfter=No");
            if let Some((_, last)) = id.split_once('-') {
                joined = (last.parse().unwrap_or(0), space_after);
                continue;
            }
            let Ok(number) = id.parse::<usize>() else { continue };
            let space_after = match number.cmp(&joined.0) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Equal => joined.1,
                std::cmp::Ordering::Greater => space_after,
            };
            let fail = |what: &str| format!("{what} in `{line}`");
            let upos: Upos = upos.parse().map_err(|_| fail("unknown part of speech"))?;
            let xpos = xpos.parse().unwrap_or(if upos == Upos::Verb { Xpos::Vb } else { Xpos::Fw });
            sentence.words.push(Word {
                form: form.to_owned(),
                lemma: lemma.to_owned(),
                tag: (upos, xpos),
                head: head.parse().map_err(|_| fail("no head"))?,
                deprel: deprel.parse().map_err(|_| fail("unknown relation"))?,
                space_after,
            });
        }
        if !sentence.words.is_empty() {
            sentences.push(sentence);
        }
    }
    Ok(sentences)
}

/// How a sentence is written anew so that case says less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Recase {
    Upper,
    Title,
    Lower,
}

impl Recase {
    pub(crate) const ALL: [Recase; 3] = [Recase::Upper, Recase::Title, Recase::Lower];

    /// The words of a sentence in that case.
    pub(crate) fn apply(self, forms: &[&str]) -> Vec<String> {
        let small =
            ["a", "an", "the", "of", "to", "in", "on", "and", "for", "at", "by", "with", "or", "from"];
        let clitic = |form: &str| form.starts_with(['\'', '’']) || form.ends_with("n't");
        let title = |(i, form): (usize, &str)| {
            let mut letters = form.chars();
            match letters.next() {
                Some(first) if !clitic(form) && (i == 0 || !small.contains(&form)) => {
                    first.to_uppercase().chain(letters).collect()
                }
                _ => form.to_owned(),
            }
        };
        match self {
            Recase::Upper => forms.iter().map(|form| form.to_uppercase()).collect(),
            Recase::Lower => forms.iter().map(|form| form.to_lowercase()).collect(),
            Recase::Title => forms.iter().copied().enumerate().map(title).collect(),
        }
    }
}
