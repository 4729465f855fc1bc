//! Conjuncts on the clause that they go on from: "said that Chad had lied and thanked Mali" tells two things of its subject.

use once_cell::sync::Lazy;

use super::{
    LEXICON,
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

/// Hangs relative clauses without a pronoun on their nouns, verbs on the verb of their own tense, and verbs of speaking on the verb
/// of speaking before them, where the parser chose the clause between. At most quadratic in the length of the sentence.
pub(super) fn correct(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        read_as_verb(text, tokens, at);
        read_as_predicate(text, tokens, at);
        read_as_infinitive(text, tokens, at);
        read_as_content(tokens, at);
        participle_as_verb(tokens, at);
        let said_of = relative(tokens, at);
        if let (Some(noun), Some(token)) = (said_of, tokens.get_mut(at)) {
            (token.head, token.deprel) = (Some(noun), Deprel::AclRelcl);
        }
        let home = own_tense(tokens, at).and_then(|tense| home(tokens, at, tense));
        if let (Some(home), Some(token)) = (home, tokens.get_mut(at)) {
            token.head = Some(home);
        }
    }
}

/// The noun that a clause with a subject of its own and no conjunction says more of: "the tariff Chad placed on it", "resumed the
/// payments it had stopped".
fn relative(tokens: &[Token], at: usize) -> Option<usize> {
    let clause = |t: &&Token| matches!(t.deprel, Deprel::Acl | Deprel::Ccomp) && t.form != VerbForm::Gerund;
    let token = tokens.get(at).filter(|t| t.upos == Upos::Verb).filter(clause)?;
    let head = token.head.filter(|head| *head < at)?;
    let subject = tokens.iter().position(|t| t.head == Some(at) && t.deprel == Deprel::Nsubj)?;
    let opening = |t: &Token| matches!(t.deprel, Deprel::Mark | Deprel::Expl);
    if subject > at
        || tokens.get(subject)?.is_lemma(&["which", "who", "that"])
        || children(tokens, at).any(opening)
    {
        return None;
    }
    match token.deprel {
        Deprel::Acl => Some(head),
        Deprel::Ccomp => {
            let noun = object_before(tokens, head, subject)?;
            (!speaks(tokens, head) && tokens.get(head)?.upos == Upos::Verb).then_some(noun)
        }
        _ => None,
    }
}

/// The object of a verb, where it ends right before a token.
fn object_before(tokens: &[Token], verb: usize, end: usize) -> Option<usize> {
    let noun = (verb..end).find(|at| {
        tokens
            .get(*at)
            .is_some_and(|t| t.head == Some(verb) && t.deprel == Deprel::Obj && t.upos == Upos::Noun)
    })?;
    let first = (0..end).rev().take_while(|at| within(tokens, *at, noun)).last()?;
    (first <= noun).then_some(noun)
}

/// Whether a token is another or hangs on it, over a few steps.
fn within(tokens: &[Token], at: usize, top: usize) -> bool {
    let mut at = Some(at);
    for _ in 0..CHAIN {
        match at {
            Some(here) if here == top => return true,
            Some(here) => at = tokens.get(here).and_then(|t| t.head),
            None => return false,
        }
    }
    false
}

/// "Rejected the charges and ordered British diplomats to leave": a past behind an "and" and before a name is a verb, and no
/// participle with the noun that follows.
fn participle_as_verb(tokens: &mut [Token], at: usize) {
    let past = |t: &Token| matches!(t.form, VerbForm::Past | VerbForm::Preterite);
    let Some(token) = tokens.get(at).filter(|t| t.upos == Upos::Verb && past(t) && t.deprel == Deprel::Amod)
    else {
        return;
    };
    let joined =
        at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|t| t.upos == Upos::Cconj);
    let named = tokens.get(at + 1).is_some_and(|t| t.upos == Upos::Propn);
    let noun = token.head.filter(|noun| *noun > at && joined && named);
    let like = |t: &Token| {
        t.upos == Upos::Verb && t.deprel != Deprel::Amod && (past(t) || t.form == VerbForm::Participle)
    };
    let before = tokens.get(..at).and_then(|before| before.iter().rposition(like));
    let (Some(noun), Some(verb)) = (noun, before) else { return };
    if let Some(token) = tokens.get_mut(at) {
        (token.head, token.deprel) = (Some(verb), Deprel::Conj);
    }
    if let Some(token) = tokens.get_mut(noun) {
        (token.head, token.deprel) = (Some(at), Deprel::Obj);
    }
    let infinitive = |t: &Token| t.head == Some(noun) && t.deprel == Deprel::Acl && t.form == VerbForm::Base;
    if let Some(token) = tokens.iter_mut().find(|t| infinitive(t)) {
        (token.head, token.deprel) = (Some(at), Deprel::Xcomp);
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
    let first = first_conjunct(tokens, verb);
    let complement = match tokens.get(first)?.deprel {
        Deprel::Ccomp | Deprel::Acl => true,
        Deprel::AclRelcl => opens_behind_comma(tokens, at) && speaks(tokens, at) && !speaks(tokens, verb),
        _ => false,
    };
    let matrix =
        governor(tokens, first).filter(|matrix| complement && goes_on(tokens, at, tense, (*matrix, verb)));
    matrix.or_else(|| (verb != hung).then_some(verb))
}

/// The first of the clauses that one is joined to.
fn first_conjunct(tokens: &[Token], verb: usize) -> usize {
    let mut first = verb;
    for _ in 0..CHAIN {
        let joined = tokens.get(first).filter(|t| t.deprel == Deprel::Conj).and_then(|t| t.head);
        match joined.filter(|head| *head < first) {
            Some(head) => first = head,
            None => break,
        }
    }
    first
}

/// Whether a comma stands before the conjunction of a verb: ", and urged".
fn opens_behind_comma(tokens: &[Token], verb: usize) -> bool {
    let conjunction = (0..verb).rev().find(|at| tokens.get(*at).is_some_and(|t| t.upos == Upos::Cconj));
    let before = conjunction.and_then(|at| at.checked_sub(1)).and_then(|at| tokens.get(at));
    before.is_some_and(|t| t.is_lemma(&[","]))
}

fn speaks(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| SPEECH.get(&*t.lemma).is_some())
}

/// "Condemns the raid and demands that Chad": a word like "demands" behind a verb of its form and an "and", with a clause or a
/// name behind it, is a verb.
fn read_as_verb(text: &str, tokens: &mut [Token], at: usize) {
    let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
    let joined = at.checked_sub(1).is_some_and(|before| is(before, &["and", "but"]))
        && is(at + 1, &["that", "the", "its", "their", "an", "a"]);
    let noun = tokens.get(at).filter(|t| joined && t.upos == Upos::Noun);
    let Some(word) = noun.map(|t| t.text(text).to_lowercase()) else { return };
    let reading =
        LEXICON.verb(&word).filter(|r| r.form == VerbForm::Third && SPEECH.get(&*r.lemma).is_some());
    let Some(reading) = reading else { return };
    let like = |t: &Token| t.upos == Upos::Verb && t.form == VerbForm::Third;
    let Some(verb) = tokens.get(..at).and_then(|before| before.iter().rposition(like)) else { return };
    let clause = tokens.iter().position(|t| t.head == Some(at) && t.deprel == Deprel::AclRelcl);
    if let Some(token) = tokens.get_mut(at) {
        (token.upos, token.form, token.lemma) = (Upos::Verb, VerbForm::Third, reading.lemma.clone());
        (token.head, token.deprel) = (Some(verb), Deprel::Conj);
    }
    if let Some(token) = clause.and_then(|clause| tokens.get_mut(clause)) {
        token.deprel = Deprel::Ccomp;
    }
    if let Some(token) = tokens.get_mut(at + 1).filter(|t| t.is_lemma(&["that"]) && clause.is_some()) {
        token.deprel = Deprel::Mark;
    }
}

/// "Complained to the council that Chad had violated its airspace": a clause with "that" and all its arguments, which the parser
/// took for what is told of the council, is what is said.
fn read_as_content(tokens: &mut [Token], that: usize) {
    let Some(verb) = tokens.get(that).filter(|t| t.is_lemma(&["that"])).and_then(|t| t.head) else { return };
    let Some(hearer) = tokens.get(verb).filter(|t| t.deprel == Deprel::AclRelcl).and_then(|t| t.head) else {
        return;
    };
    let said = tokens.get(hearer).filter(|t| t.deprel == Deprel::Obl).and_then(|t| t.head);
    let Some(speech) = said.filter(|at| speaks(tokens, *at) && hearer < that && that < verb) else { return };
    let own = |relations: &[Deprel]| {
        let mut all = tokens.iter().enumerate();
        all.any(|(at, t)| at > that && t.head == Some(verb) && relations.contains(&t.deprel))
    };
    let to = tokens.iter().any(|t| t.head == Some(hearer) && t.deprel == Deprel::Case && t.is_lemma(&["to"]));
    let whole = own(&[Deprel::Nsubj]) && own(&[Deprel::Obj, Deprel::Ccomp]) || own(&[Deprel::NsubjPass]);
    if !to || !whole {
        return;
    }
    if let Some(token) = tokens.get_mut(that) {
        (token.upos, token.deprel) = (Upos::Sconj, Deprel::Mark);
    }
    if let Some(token) = tokens.get_mut(verb) {
        (token.head, token.deprel) = (Some(speech), Deprel::Ccomp);
    }
}

/// "Is ready to close the border": a verb that the parser read as an adjective, between "to" and its object.
fn read_as_infinitive(text: &str, tokens: &mut [Token], at: usize) {
    let to = at.checked_sub(1).and_then(|before| tokens.get(before));
    let marked = to.is_some_and(|t| t.deprel == Deprel::Mark && t.head == Some(at) && t.is_lemma(&["to"]));
    let governs = tokens.iter().any(|t| t.head == Some(at) && t.deprel == Deprel::Obj);
    let Some(token) = tokens.get_mut(at).filter(|t| marked && governs && t.upos == Upos::Adj) else { return };
    if LEXICON.verb(token.text(text)).is_some_and(|reading| reading.form == VerbForm::Base) {
        (token.upos, token.form) = (Upos::Verb, VerbForm::Base);
    }
}

/// "Chad bears responsibility, Niger said": a form of a verb that the parser read as a noun, between a name and the noun that it
/// made the head of a clause without a verb.
fn read_as_predicate(text: &str, tokens: &mut [Token], at: usize) {
    let Some(before) = at.checked_sub(1) else { return };
    let named = |t: &&Token| t.upos == Upos::Propn && t.deprel == Deprel::Compound;
    let word = tokens.get(at).filter(|t| matches!(t.upos, Upos::Noun | Upos::Verb));
    let word = word.filter(|_| tokens.get(before).filter(named).is_some());
    let Some(reading) = word.and_then(|t| LEXICON.verb(t.text(text))).filter(|r| r.form == VerbForm::Third)
    else {
        return;
    };
    let Some((object, head, clause)) = verbless(tokens, at) else { return };
    let subject = tokens.iter().position(|t| t.head == Some(at) || t.head == Some(object));
    let subject = subject.filter(|subject| *subject < at).unwrap_or(before);
    for (token, deprel) in [(object, Deprel::Obj), (subject, Deprel::Nsubj)] {
        if let Some(token) = tokens.get_mut(token) {
            (token.head, token.deprel) = (Some(at), deprel);
        }
    }
    if let Some(token) = tokens.get_mut(at) {
        (token.upos, token.form, token.lemma) = (Upos::Verb, VerbForm::Third, reading.lemma.clone());
        (token.head, token.deprel) = (head, clause);
    }
}

/// The noun that heads a clause without a verb behind a word, on what the clause hangs, and as what.
fn verbless(tokens: &[Token], at: usize) -> Option<(usize, Option<usize>, Deprel)> {
    let word = tokens.get(at)?;
    let clause = |t: &Token| matches!(t.deprel, Deprel::Root | Deprel::Ccomp | Deprel::Parataxis);
    let object = match word.deprel {
        Deprel::Compound => word.head.filter(|head| *head > at)?,
        _ if clause(word) => {
            tokens.iter().skip(at + 1).position(|t| t.head == word.head && clause(t))? + at + 1
        }
        _ => return None,
    };
    let noun = tokens.get(object).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn))?;
    let told = |at: usize| children(tokens, at).any(|t| matches!(t.deprel, Deprel::Cop | Deprel::Nsubj));
    let deprel = match noun.deprel {
        deprel if clause(noun) => deprel,
        // "Chad arms Niger, the minister says": one subject too many
        Deprel::Nsubj if subjects(tokens, noun.head) > 1 => Deprel::Ccomp,
        _ => return None,
    };
    (!told(object) && !told(at)).then_some((object, noun.head, deprel))
}

/// How many subjects a word has.
fn subjects(tokens: &[Token], head: Option<usize>) -> usize {
    head.map_or(0, |head| children(tokens, head).filter(|t| t.deprel == Deprel::Nsubj).count())
}

/// Whether a conjunct goes on from the main clause and not from the clause that this governs.
fn goes_on(tokens: &[Token], at: usize, tense: Tense, (matrix, verb): (usize, usize)) -> bool {
    let speech = speaks(tokens, at) && !speaks(tokens, verb);
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
