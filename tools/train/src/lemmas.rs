//! Learning what makes lemmas: edits by tag and ending.

use std::collections::BTreeMap;

use crate::{
    conllu::Sentence,
    syntax::{lemma, universal::Upos},
    writer::Writer,
};

type Edit = (u8, String);

/// How often an ending must be seen.
const SEEN: usize = 3;

/// What makes `lemma` of `form`: letters to cut off and what to add.
fn edit(form: &str, lemma: &str) -> Option<Edit> {
    let same: usize =
        form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let cut = form[same..].chars().count();
    let add = lemma[same..].to_owned();
    let fits = cut < 200 && add.len() < 200 && add.is_char_boundary(0);
    let edit = (u8::try_from(cut).ok()?, add);
    (fits && lemma::apply(form, edit.0, &edit.1).as_deref() == Some(lemma)).then_some(edit)
}

/// Learns the endings, as the bytes of their part of the model.
pub(crate) fn train(sentences: &[Sentence]) -> Vec<u8> {
    // By key, longest last: how often each edit was right.
    let mut counts: BTreeMap<u32, BTreeMap<Edit, usize>> = BTreeMap::new();
    let mut seen: BTreeMap<Vec<u32>, ()> = BTreeMap::new();
    for word in sentences.iter().flat_map(|sentence| &sentence.words) {
        let form = lemma::form(&word.form, word.tag.0);
        let target = match word.tag.0 {
            Upos::Propn => word.lemma.clone(),
            _ => word.lemma.to_lowercase(),
        };
        if word.lemma == "_" && word.form != "_" {
            continue;
        }
        let Some(edit) = edit(&form, &target) else { continue };
        let keys: Vec<u32> = lemma::keys(&form, word.tag).collect();
        for key in &keys {
            *counts.entry(*key).or_default().entry(edit.clone()).or_default() += 1;
        }
        seen.insert(keys.into_iter().rev().collect(), ());
    }
    let best = |edits: &BTreeMap<Edit, usize>| {
        let most = edits.iter().max_by_key(|(_, count)| **count);
        most.map(|(edit, count)| (edit.clone(), *count))
    };
    // From the shortest ending to the whole word: an ending stays if it says something else than the one before it.
    let mut kept: BTreeMap<u32, Edit> = BTreeMap::new();
    let mut paths: Vec<Vec<u32>> = seen.into_keys().collect();
    paths.sort();
    let depth = paths.iter().map(Vec::len).max().unwrap_or(0);
    for level in 0..depth {
        for path in paths.iter().filter(|path| path.len() > level) {
            let key = path[level];
            if kept.contains_key(&key) {
                continue;
            }
            let whole = level + 1 == path.len();
            let Some((edit, count)) = counts.get(&key).and_then(best) else { continue };
            let said = path[..level].iter().rev().find_map(|key| kept.get(key));
            if said != Some(&edit) && (whole || count >= SEEN) {
                kept.insert(key, edit);
            }
        }
    }
    write(&kept)
}

fn write(kept: &BTreeMap<u32, Edit>) -> Vec<u8> {
    let mut edits: BTreeMap<Edit, usize> = BTreeMap::new();
    for edit in kept.values() {
        *edits.entry(edit.clone()).or_default() += 1;
    }
    let mut order: Vec<(Edit, usize)> = edits.into_iter().collect();
    order.sort_by_key(|(edit, count)| (usize::MAX - count, edit.clone()));
    let numbers: BTreeMap<&Edit, usize> = order.iter().enumerate().map(|(i, (edit, _))| (edit, i)).collect();
    let mut out = Writer::default();
    out.u32(order.len());
    for ((cut, add), _) in &order {
        out.u8(usize::from(*cut));
        out.text(add);
    }
    out.sorted(&kept.keys().copied().collect::<Vec<_>>());
    for edit in kept.values() {
        out.varint(numbers[edit] as u32);
    }
    out.0
}
