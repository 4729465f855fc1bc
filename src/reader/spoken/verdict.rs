//! Verdicts: how what is said of somebody judges him, "is responsible", "has not kept its word", "plays with fire".

use once_cell::sync::Lazy;

use super::{bears_burden, denied, is_actual, is_answerable};
use crate::{
    reader::{
        clause::{Clauses, VerbGroup},
        modality::Modality,
        speech::{CLAIMS, Judgement, is_judged},
        wording::Wording,
    },
    reading::ActionKind,
    resolve::phrase::PhraseKind,
    syntax::{Deprel, Token, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

const VERDICTS: (&str, &str) = ("verdicts.tsv", include_str!("../../../data/verdicts.tsv"));

const SCHEMA: Schema = Schema { columns: &["wording", "said", "kind", "fires", "silent"], required: 5 };

/// The wordings of each verb by which others are judged.
static TABLE: Lazy<ByWord<Vec<Worded>>> = Lazy::new(|| {
    let mut verdicts: ByWord<Vec<Worded>> = ByWord::default();
    each_bundled_row(VERDICTS, SCHEMA, |row| {
        let Ok(kind) = row.cell("kind").parse() else { return };
        let said = match row.cell("said") {
            "denied" => As::Denied,
            "advised" => As::Advised,
            _ => As::Stated,
        };
        for (verb, wording) in Wording::each(row.cell("wording")) {
            verdicts.entry(verb).or_default().push(Worded { wording, said, kind });
        }
    });
    verdicts
});

/// The verbs of the wordings, each with what must stand beside it.
pub(in crate::reader) fn telling() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let needs = |row: &Worded| row.wording.needs();
    TABLE.iter().flat_map(move |(verb, rows)| {
        rows.iter().flat_map(needs).map(move |needs| (*verb, needs)).collect::<Vec<_>>()
    })
}

/// Adjectives by which an offer is turned down.
const REFUSED: [&str; 5] = ["unacceptable", "inadmissible", "unrealistic", "insulting", "absurd"];

/// Nouns for what others offer or ask.
const OFFERS: [&str; 9] =
    ["offer", "proposal", "plan", "demand", "condition", "term", "request", "ultimatum", "draft"];

/// Verbs for what somebody is about to do.
const AIMS: [&str; 14] = [
    "seek", "want", "try", "attempt", "aim", "plan", "plot", "hope", "intend", "wish", "continue", "begin",
    "start", "prefer",
];

/// How a wording must be said to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum As {
    Stated,
    /// "Does not want peace".
    Denied,
    /// "Should think twice".
    Advised,
}

/// A wording that judges.
struct Worded {
    wording: Wording,
    said: As,
    /// What a speaker does by saying it of another.
    kind: ActionKind,
}

/// What a wording of the table makes of what is said of a subject.
fn worded(clauses: &Clauses<'_>, at: usize) -> Option<ActionKind> {
    // "is seeking to restore an empire"
    let meant = clauses
        .children(at)
        .find(|(_, t)| t.deprel == Deprel::Xcomp && t.upos == Upos::Verb)
        .filter(|_| clauses.is_lemma(at, &AIMS) && is_actual(clauses, at));
    if let Some((aim, _)) = meant {
        return fitting(clauses, aim, As::Stated);
    }
    let no = is_negative(clauses, at);
    if if no { !is_stated(clauses, at) } else { !is_actual(clauses, at) } {
        return None;
    }
    fitting(clauses, at, if no { As::Denied } else { As::Stated })
}

/// What a wording makes of what others are told that they should do.
pub(super) fn advised(clauses: &Clauses<'_>, at: usize) -> Option<ActionKind> {
    fitting(clauses, at, As::Advised)
}

fn fitting(clauses: &Clauses<'_>, at: usize, said: As) -> Option<ActionKind> {
    let verb = clauses.tokens.get(at).filter(|t| matches!(t.upos, Upos::Verb | Upos::Aux))?;
    let fits = |row: &&Worded| row.said == said && row.wording.stands_at(clauses, at);
    TABLE.get(&*verb.lemma)?.iter().find(fits).map(|row| row.kind)
}

/// Whether a predicate is denied, by an adverb or by what its object says: "does not want", "has no interest".
fn is_negative(clauses: &Clauses<'_>, at: usize) -> bool {
    let object = clauses.children(at).find(|(_, t)| t.deprel == Deprel::Obj);
    denied(clauses, at) || object.is_some_and(|(object, _)| denied(clauses, object))
}

/// Whether a predicate or its denial is told as a fact.
fn is_stated(clauses: &Clauses<'_>, at: usize) -> bool {
    let real = |v: &VerbGroup| v.modality <= Modality::Announced || v.modality == Modality::Negated;
    clauses.group_at(at).is_none_or(|v| !v.infinitive && real(v))
}

/// How what is said of a subject judges it: "is responsible", "has violated", "is a friend".
pub(super) fn verdict(clauses: &Clauses<'_>, at: usize, token: &Token) -> Option<ActionKind> {
    if clauses.is_to_blame(at) && !denied(clauses, at) {
        return Some(ActionKind::Accuse);
    }
    let words = predicate_words(clauses, at);
    let judged = |judgement| words.iter().any(|word| is_judged(word, judgement));
    if shirks(clauses, at, &judged) {
        return Some(ActionKind::Accuse);
    }
    // "Chad is not alone"
    if token.is_lemma(&["alone"]) && denied(clauses, at) {
        return Some(ActionKind::Support);
    }
    if let Some(kind) = worded(clauses, at) {
        return Some(kind);
    }
    if !is_actual(clauses, at) {
        return bears_burden(clauses, at).then_some(ActionKind::Accuse).filter(|_| !denied(clauses, at));
    }
    // "Moscow was behind the attack"
    let behind = clauses.children(at).any(|(_, t)| t.deprel == Deprel::Case && t.is_lemma(&["behind"]));
    // "has no right to drill there"
    let no = |noun: usize| clauses.children(noun).any(|(_, t)| t.is_lemma(&["no"]));
    let lacks = clauses
        .children(at)
        .any(|(child, t)| t.deprel == Deprel::Obj && is_judged(t, Judgement::Lack) && no(child));
    let lacks = lacks || is_bereft(clauses, at, token);
    let abets = is_judged(token, Judgement::Abet) && judged(Judgement::Outlaw);
    // "is responsible for the raid"
    let end = words.iter().map(|word| word.range.end).max();
    let answers = words.iter().any(|t| is_answerable(t))
        && end.is_some_and(|end| {
            let next = clauses.tokens.partition_point(|t| t.range.start < end);
            (at..next + 2).any(|near| clauses.is_lemma(near, &["for"]))
        });
    if behind || lacks || bears_burden(clauses, at) || abets || answers || judged(Judgement::Blame) {
        // "Chad's charges were unfounded"
        let subject = clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Thing || p.owners.is_empty());
        let claim = subject.is_some_and(|p| {
            // "Chad's offer is unacceptable"
            let refused = words.iter().any(|t| t.is_lemma(&REFUSED)) && clauses.is_lemma(p.head, &OFFERS);
            clauses.is_lemma(p.head, &CLAIMS) || refused
        });
        return Some(if claim { ActionKind::Reject } else { ActionKind::Accuse });
    }
    let nominal = |t: &Token| matches!(t.upos, Upos::Adj | Upos::Noun);
    let praised = words.iter().any(|word| is_judged(word, Judgement::Praise) && nominal(word));
    praised.then_some(ActionKind::Support)
}

/// "Lost all credibility", "was without foundation".
fn is_bereft(clauses: &Clauses<'_>, at: usize, token: &Token) -> bool {
    let mut children = clauses.children(at);
    match token.upos {
        Upos::Verb => {
            token.is_lemma(&["lose", "lack", "forfeit"])
                && children.any(|(_, t)| {
                    t.deprel == Deprel::Obj
                        && is_judged(t, Judgement::Lack)
                        && !t.is_lemma(&["business", "ground"])
                })
        }
        _ => is_judged(token, Judgement::Lack) && children.any(|(_, t)| t.is_lemma(&["without"])),
    }
}

/// "Went back on its word".
fn goes_back(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.is_lemma(at, &["go"]) && clauses.is_lemma(at + 1, &["back"]) && clauses.is_lemma(at + 2, &["on"])
}

/// "Has not kept its word", "does not respect its neighbours", "is not serious", "broke its promise".
fn shirks(clauses: &Clauses<'_>, at: usize, judged: &dyn Fn(Judgement) -> bool) -> bool {
    let Some(token) = clauses.tokens.get(at) else { return false };
    if !is_stated(clauses, at) {
        return false;
    }
    let pledge = || judged(Judgement::Pledge);
    match denied(clauses, at) {
        true => is_judged(token, Judgement::Duty) || is_judged(token, Judgement::Keep) && pledge(),
        false => (is_judged(token, Judgement::Renege) || goes_back(clauses, at)) && pledge(),
    }
}

/// The predicate itself, its objects and what qualifies them.
pub(super) fn predicate_words<'c>(clauses: &Clauses<'c>, at: usize) -> Vec<&'c Token> {
    let complement = |deprel: Deprel| matches!(deprel, Deprel::Obj | Deprel::Xcomp | Deprel::Conj);
    let mut words: Vec<&Token> = clauses.tokens.get(at).into_iter().collect();
    let objects = clauses.children(at).filter(|(_, t)| complement(t.deprel));
    for (child, token) in objects {
        words.push(token);
        words.extend(clauses.children(child).filter(|(_, t)| t.deprel == Deprel::Amod).map(|(_, t)| t));
    }
    let own = |deprel: Deprel| matches!(deprel, Deprel::Amod | Deprel::Obl | Deprel::Advmod);
    words.extend(clauses.children(at).filter(|(_, t)| own(t.deprel)).map(|(_, t)| t));
    words
}
