//! Conjuncts on the clause that they go on from: "said that Chad had lied and thanked Mali" tells two things of its subject.

use once_cell::sync::Lazy;

use super::{
    lexicon::VerbForm,
    token::{Token, Upos},
    universal::Deprel,
};
use crate::table::{ByWord, Schema, each_bundled_row};

const SPEECH_VERBS: (&str, &str) = ("speech_verbs.tsv", include_str!("../../data/speech_verbs.tsv"));

const SCHEMA: Schema = Schema { columns: &["verb"], required: 1 };

static SPEECH: Lazy<ByWord<()>> = Lazy::new(|| {
    let mut verbs = ByWord::default();
    each_bundled_row(SPEECH_VERBS, SCHEMA, |row| {
        verbs.insert(row.cell("verb"), ());
    });
    verbs
});

/// How many verbs up a conjunct may be moved.
const CHAIN: usize = 4;

/// The tense of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    /// "Would", "must".
    Modal,
    /// "To leave", "leaving".
    None,
}

/// Hangs verbs on the verb of their own tense, and verbs of speaking on the verb of speaking before them, where the parser chose
/// the clause between. At most quadratic in the length of the sentence.
pub(super) fn correct(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let home = own_tense(tokens, at).and_then(|tense| home(tokens, at, tense));
        if let (Some(home), Some(token)) = (home, tokens.get_mut(at)) {
            token.head = Some(home);
        }
    }
}

/// The tense of a conjunct that has neither subject nor auxiliary.
fn own_tense(tokens: &[Token], at: usize) -> Option<Tense> {
    let token = tokens.get(at).filter(|t| t.upos == Upos::Verb && t.deprel == Deprel::Conj)?;
    let own = [Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj, Deprel::Aux, Deprel::AuxPass];
    let complete = children(tokens, at).any(|child| own.contains(&child.deprel));
    let tense = match token.form {
        VerbForm::Past | VerbForm::Preterite => Tense::Past,
        VerbForm::Third => Tense::Present,
        _ => return None,
    };
    (!complete).then_some(tense)
}

/// The verb that a conjunct goes on from, where it is not the one that it hangs on.
fn home(tokens: &[Token], at: usize, tense: Tense) -> Option<usize> {
    let mut verb = tokens.get(at)?.head.filter(|head| *head < at)?;
    let hung = verb;
    for _ in 0..CHAIN {
        if tense_of(tokens, verb) != Tense::None {
            break;
        }
        // "vowed to resist and accused Chad": no infinitive is joined to a past.
        verb = governor(tokens, verb)?;
    }
    let complement = tokens.get(verb).is_some_and(|t| matches!(t.deprel, Deprel::Ccomp | Deprel::Acl));
    let matrix = governor(tokens, verb).filter(|matrix| complement && goes_on(tokens, at, tense, (*matrix, verb)));
    matrix.or_else(|| (verb != hung).then_some(verb))
}

/// Whether a conjunct goes on from the main clause and not from the clause that this governs.
fn goes_on(tokens: &[Token], at: usize, tense: Tense, (matrix, verb): (usize, usize)) -> bool {
    let speaks = |at: usize| tokens.get(at).is_some_and(|t| SPEECH.get(&*t.lemma).is_some());
    let speech = speaks(at) && !speaks(verb);
    let perfect = children(tokens, verb).any(|t| t.deprel == Deprel::Aux && t.is_lemma(&["have"]));
    // "has refused and blocked": one auxiliary serves both.
    let shared = perfect && tokens.get(at).is_some_and(|t| t.form == VerbForm::Past);
    let apart = tense_of(tokens, verb) != tense && !shared;
    tense_of(tokens, matrix) == tense && (apart || speech)
}

/// The verb above a clause, beyond the noun that it may be said of: "expressed regret that Chad left".
fn governor(tokens: &[Token], verb: usize) -> Option<usize> {
    let mut above = tokens.get(verb)?.head.filter(|head| *head < verb)?;
    for _ in 0..CHAIN {
        let token = tokens.get(above)?;
        if token.upos == Upos::Verb {
            return Some(above);
        }
        above = token.head.filter(|head| *head < above)?;
    }
    None
}

fn tense_of(tokens: &[Token], verb: usize) -> Tense {
    let auxiliary = children(tokens, verb)
        .find(|t| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop) && t.upos == Upos::Aux);
    let Some(form) = auxiliary.or(tokens.get(verb)).map(|t| t.form) else { return Tense::None };
    let modal = auxiliary.is_some_and(|t| !t.is_lemma(&["be", "have", "do"]));
    let infinitive = children(tokens, verb).any(|t| t.is_lemma(&["to"]) && t.deprel == Deprel::Mark);
    match form {
        _ if modal => Tense::Modal,
        VerbForm::Past | VerbForm::Preterite => Tense::Past,
        VerbForm::Third => Tense::Present,
        VerbForm::Base if !infinitive => Tense::Present,
        _ => Tense::None,
    }
}

fn children(tokens: &[Token], of: usize) -> impl Iterator<Item = &Token> {
    tokens.iter().filter(move |t| t.head == Some(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_none_stands_twice() {
        let mut count = 0;
        each_bundled_row(SPEECH_VERBS, SCHEMA, |row| {
            count += 1;
            assert!(SPEECH.get(row.cell("verb")).is_some(), "{row:?}");
        });
        assert_eq!(count, SPEECH.len());
    }
}
