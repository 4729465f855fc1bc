//! Whom a phrase stands for through those that follow it: "a strip of Congolese land", "a summit in Oslo between".

use super::{
    argument::{Filler, same_preposition},
    clause::Clauses,
};
use crate::{
    resolve::phrase::{Phrase, PhraseKind},
    syntax::Deprel,
};

/// The actors of a phrase, or of the phrase behind it that it belongs to: "a strip of Congolese land", "goods from Benin".
pub(super) fn through(clauses: &Clauses<'_>, phrase: &Phrase) -> Filler {
    let beyond = clauses.phrases.iter().find(|p| {
        is_border(clauses, phrase)
            && p.tokens.start == phrase.tokens.end + 1
            && p.preposition(clauses.tokens) == Some("with")
    });
    if let Some(neighbour) = beyond.filter(|p| !p.actors.is_empty()) {
        return Filler::of(neighbour);
    }
    if !phrase.actors.is_empty() {
        return Filler::of(phrase);
    }
    let next = clauses.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
    let owner = next.filter(|p| {
        phrase.kind == PhraseKind::Plain && matches!(p.preposition(clauses.tokens), Some("of" | "from"))
    });
    owner.map(Filler::of).unwrap_or_default()
}

pub(super) fn is_border(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    clauses.is_lemma(phrase.head, &["border", "frontier", "boundary", "borderland"])
}

/// The actors of the first of some phrases that has any.
pub(super) fn first_with_actors<'p>(
    clauses: &Clauses<'_>,
    phrases: impl IntoIterator<Item = &'p Phrase>,
) -> Filler {
    let mut fillers = phrases.into_iter().map(|p| through(clauses, p));
    fillers.find(|filler| !filler.actors.is_empty()).unwrap_or_default()
}

/// What stands after a preposition in the run of prepositional phrases behind a phrase.
pub(super) fn chained(clauses: &Clauses<'_>, phrase: usize, wanted: &str) -> Filler {
    let mut end = clauses.phrases.get(phrase).map(|p| p.tokens.end);
    for next in clauses.phrases.iter().skip(phrase + 1).take(5) {
        // "a summit in Oslo next month between"
        if end == Some(next.tokens.start) && clauses.is_time(next) {
            end = Some(next.tokens.end);
            continue;
        }
        // "the meeting held in Oslo between"
        if let Some(at) = end.filter(|at| is_told_of(clauses, *at, wanted) && at + 2 == next.tokens.start) {
            end = Some(at + 1);
        }
        let Some(found) =
            next.preposition(clauses.tokens).filter(|_| end.map(|end| end + 1) == Some(next.tokens.start))
        else {
            break;
        };
        let filler = through(clauses, next);
        if same_preposition(found, wanted) && !filler.actors.is_empty() {
            return filler;
        }
        // What "of" belongs to stands right before it, or before an agent: "violations by A of B's airspace".
        if wanted == "of" && found != "by" {
            break;
        }
        end = Some(next.tokens.end);
    }
    Filler::default()
}

/// Whether a token is a participle that says of the noun before it where or by whom it is held, for who takes part is sought.
fn is_told_of(clauses: &Clauses<'_>, at: usize, wanted: &str) -> bool {
    const HELD: [&str; 10] =
        ["hold", "host", "organise", "organize", "convene", "mediate", "schedule", "plan", "arrange", "set"];
    let partner = matches!(wanted, "between" | "among" | "with");
    let reduced = || clauses.verbs.iter().any(|v| v.main == at && v.reduced);
    let by_tree = clauses.tokens.get(at).is_some_and(|t| t.deprel == Deprel::Acl);
    partner && clauses.is_lemma(at, &HELD) && (by_tree || reduced())
}
