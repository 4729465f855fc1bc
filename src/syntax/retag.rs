//! Tags in the light of the tree: the shallow tagger sees a word's neighbours only, the parser the whole sentence.

use super::{
    LEXICON,
    lexicon::{VerbForm, noun_lemma},
    token::{Token, Upos},
    tree,
    universal::{self, Deprel, Xpos},
};

/// Corrects the tags of a sentence that has its tree.
pub(super) fn correct(text: &str, tokens: &mut [Token], parsed: &[tree::Token<'_>]) {
    join_given_names(text, tokens);
    for (at, parsed) in parsed.iter().enumerate() {
        let Some(token) = tokens.get(at) else { continue };
        let word = token.text(text).to_lowercase();
        let determined = || {
            let mut children = tokens.iter().filter(|t| t.head == Some(at));
            children.any(|t| matches!(t.deprel, Deprel::Det | Deprel::Amod | Deprel::NmodPoss))
        };
        // "fighting between", "a ruling on"
        let nominal: &[&str] = match token.form {
            VerbForm::Gerund if !matches!(token.deprel, Deprel::Acl | Deprel::Advcl) => {
                &["between", "among", "of", "on", "in"]
            }
            _ => &["between", "among"],
        };
        // "her visiting counterpart"
        let owned = at.checked_sub(1).and_then(|at| tokens.get(at));
        let owned = owned.is_some_and(|t| {
            matches!(t.deprel, Deprel::Det | Deprel::NmodPoss) || t.is_lemma(&["his", "her", "its", "their"])
        });
        let before_parties = || tokens.get(at + 1).is_some_and(|t| t.is_lemma(nominal));
        let corrected = match (token.upos, parsed.upos) {
            // "a stern warning", "gave warning"
            (Upos::Verb, universal::Upos::Noun)
                if token.form == VerbForm::Gerund && (token.deprel == Deprel::Obj || determined()) =>
            {
                Some(noun(&word))
            }
            // "bombed the oil rigs"
            (Upos::Verb, universal::Upos::Noun)
                if matches!(token.form, VerbForm::Third | VerbForm::Base)
                    && is_nominal(token.deprel)
                    && !opens_relative(tokens, at)
                    && told_besides(tokens, at) =>
            {
                Some(noun(&word))
            }
            // "Efforts to end the war failed."
            (Upos::Propn, universal::Upos::Noun) if at == 0 => Some(noun(&word)),
            (Upos::Adj, universal::Upos::Noun) => Some(noun(&word)),
            // "each accused the other", "the courts hold him"
            (Upos::Noun | Upos::Adj, universal::Upos::Verb)
                if heads_clause(token.deprel)
                    && !owned
                    && !before_parties()
                    && LEXICON.function_word(&word).is_none() =>
            {
                verb(&word, parsed.xpos)
            }
            // "Warsaw believes that Berlin lied"
            (Upos::Noun, universal::Upos::Noun | universal::Upos::Propn)
                if tells_of_subject(tokens, at) && is_finite_verb(&word) =>
            {
                verb(&word, parsed.xpos)
            }
            // "vowed to back Chad"
            (Upos::Adv, universal::Upos::Verb) if heads_clause(token.deprel) => verb(&word, parsed.xpos),
            (Upos::Adp, _)
                if token.deprel == Deprel::Mark && word == "to" && opens_infinitive(text, tokens, at) =>
            {
                Some((Upos::Part, VerbForm::None, "to".into()))
            }
            // "it is vital that"
            (Upos::Noun, universal::Upos::Adj)
                if matches!(token.deprel, Deprel::Amod | Deprel::Xcomp)
                    || tokens.iter().any(|t| t.head == Some(at) && t.deprel == Deprel::Cop) =>
            {
                Some(adjective(&word))
            }
            // "has long charged"
            (Upos::Adj, _) if token.deprel == Deprel::Advmod && token.form == VerbForm::None => {
                Some((Upos::Adv, VerbForm::None, word.as_str().into()))
            }
            (Upos::Verb, universal::Upos::Aux) if is_auxiliary(token) => {
                Some((Upos::Aux, token.form, token.lemma.clone()))
            }
            // "called the answer insulting"
            (Upos::Verb, universal::Upos::Adj)
                if token.form == VerbForm::Gerund && token.deprel == Deprel::Xcomp =>
            {
                Some(adjective(&word))
            }
            // "called the decision disturbing"
            (Upos::Verb, _) if is_said_of_object(tokens, at) => Some(adjective(&word)),
            // "condemned that country"
            (Upos::Sconj | Upos::Pron, _)
                if token.deprel == Deprel::Det
                    && word == "that"
                    && tokens
                        .get(at + 1)
                        .is_some_and(|t| t.is_lemma(&["country", "nation", "state", "kingdom"])) =>
            {
                Some((Upos::Det, VerbForm::None, word.as_str().into()))
            }
            // "called it unjustified": no verb of the table
            (Upos::Verb, universal::Upos::Adj) if LEXICON.verb(&word).is_none() => Some(adjective(&word)),
            _ => None,
        };
        if let (Some(corrected), Some(token)) = (corrected, tokens.get_mut(at)) {
            (token.upos, token.form, token.lemma) = corrected;
        }
    }
}

/// Whether an -ing form without an object says what somebody calls the object before it.
fn is_said_of_object(tokens: &[Token], at: usize) -> bool {
    const NAME: [&str; 8] = ["call", "consider", "deem", "find", "brand", "label", "term", "judge"];
    let Some(token) = tokens.get(at).filter(|t| t.form == VerbForm::Gerund && t.deprel == Deprel::Xcomp)
    else {
        return false;
    };
    let names = token.head.and_then(|head| tokens.get(head)).is_some_and(|t| t.is_lemma(&NAME));
    let object = |t: &Token| t.head == token.head && t.deprel == Deprel::Obj;
    let own = |t: &Token| t.head == Some(at) && matches!(t.deprel, Deprel::Obj | Deprel::Xcomp);
    names && tokens.iter().take(at).any(object) && !tokens.iter().any(own)
}

type Reading = (Upos, VerbForm, Box<str>);

fn noun(word: &str) -> Reading {
    (Upos::Noun, VerbForm::None, noun_lemma(word).into())
}

fn adjective(word: &str) -> Reading {
    (Upos::Adj, VerbForm::None, word.into())
}

/// The reading of a word as a verb, if the table of verbs has it.
fn verb(word: &str, xpos: Xpos) -> Option<Reading> {
    let reading = LEXICON.verb(word)?;
    let form = match reading.form {
        VerbForm::Past | VerbForm::Base if xpos == Xpos::Vbn => VerbForm::Participle,
        VerbForm::Base if xpos == Xpos::Vbd => VerbForm::Past,
        form => form,
    };
    Some((Upos::Verb, form, reading.lemma.clone()))
}

/// Whether a word heads a clause that has a subject and nothing by which a noun could be what is said of it.
fn tells_of_subject(tokens: &[Token], at: usize) -> bool {
    use Deprel::{Amod, Case, Ccomp, Compound, Cop, Det, NmodPoss, Nsubj, Nummod, Parataxis, Root};
    let heads = tokens.get(at).is_some_and(|t| matches!(t.deprel, Root | Ccomp | Parataxis));
    let children = || tokens.iter().enumerate().filter(|(_, t)| t.head == Some(at));
    let nominal = |t: &Token| matches!(t.deprel, Amod | Case | Compound | Cop | Det | NmodPoss | Nummod);
    heads
        && children().any(|(child, t)| child < at && t.deprel == Nsubj)
        && !children().any(|(_, t)| nominal(t))
}

/// Whether a word is a form that a finite verb has and a noun rarely.
fn is_finite_verb(word: &str) -> bool {
    LEXICON.verb(word).is_some_and(|verb| match verb.form {
        VerbForm::Third | VerbForm::Past | VerbForm::Preterite => true,
        VerbForm::Base => !verb.noun_like,
        _ => false,
    })
}

fn is_auxiliary(token: &Token) -> bool {
    matches!(token.deprel, Deprel::Aux | Deprel::AuxPass | Deprel::Cop)
        && token.is_lemma(&["be", "have", "do"])
}

/// "The members that border Chad": whether a word stands right behind one that opens a relative clause.
fn opens_relative(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|t| t.is_lemma(&["that", "which", "who"]))
}

/// Whether a sentence has a finite verb or an auxiliary besides a word of it.
fn told_besides(tokens: &[Token], word: usize) -> bool {
    let finite = |t: &Token| {
        t.upos == Upos::Aux
            || t.upos == Upos::Verb
                && matches!(t.form, VerbForm::Third | VerbForm::Past | VerbForm::Preterite)
    };
    tokens.iter().enumerate().any(|(at, t)| at != word && finite(t))
}

/// Words that hang by a hyphen on a name and make an adjective of it: "a Hong Kong-style law".
const SUFFIXES: [&str; 16] = [
    "style", "wide", "type", "size", "era", "level", "like", "only", "free", "friendly", "side", "area",
    "strong", "old", "related", "specific",
];

/// Makes one name of a hyphenated given name behind a surname: "Moon Jae-in", of which neither part is a word.
fn join_given_names(text: &str, tokens: &mut [Token]) {
    for at in 3..tokens.len() {
        let [.., surname, first, hyphen, last] = tokens.get(..=at).unwrap_or(&[]) else { continue };
        let joint = first.range.end == hyphen.range.start && hyphen.range.end == last.range.start;
        let capital = |t: &Token| t.upos == Upos::Propn && t.text(text).starts_with(char::is_uppercase);
        if !joint || !hyphen.is_lemma(&["-"]) || !capital(surname) || !capital(first) {
            continue;
        }
        let word = last.text(text);
        let foreign =
            word.chars().all(char::is_lowercase) && LEXICON.verb(word).is_none() && !SUFFIXES.contains(&word);
        if !foreign && last.deprel != Deprel::Flat {
            continue;
        }
        let name: Box<str> = format!("{}-{}", first.text(text), word).to_lowercase().into();
        for part in [at - 2, at] {
            if let Some(token) = tokens.get_mut(part) {
                (token.upos, token.form, token.lemma) = (Upos::Propn, VerbForm::None, name.clone());
            }
        }
    }
}

/// Whether a base form of a verb stands behind a token.
fn opens_infinitive(text: &str, tokens: &[Token], at: usize) -> bool {
    let next = tokens.get(at + 1).map(|t| t.text(text).to_lowercase());
    next.and_then(|word| LEXICON.verb(&word)).is_some_and(|verb| verb.form == VerbForm::Base)
}

fn is_nominal(deprel: Deprel) -> bool {
    use Deprel::{Appos, Compound, Iobj, Nmod, Nsubj, NsubjPass, Obj, Obl};
    matches!(deprel, Appos | Compound | Iobj | Nmod | Nsubj | NsubjPass | Obj | Obl)
}

fn heads_clause(deprel: Deprel) -> bool {
    use Deprel::{Acl, AclRelcl, Advcl, Ccomp, Conj, Csubj, Parataxis, Root, Xcomp};
    matches!(deprel, Acl | AclRelcl | Advcl | Ccomp | Conj | Csubj | Parataxis | Root | Xcomp)
}
