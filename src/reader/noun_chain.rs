//! What stands behind a noun: whose a thing is, who did a deed, and the run of prepositional phrases that follows.

use super::{
    argument::Filler,
    clause::{Clauses, VerbGroup},
    deed_words::{Class, is_word},
    predicate::TABLE,
};
use crate::{
    resolve::{
        phrase::{Phrase, PhraseKind},
        role::role_of,
    },
    syntax::{Deprel, VerbForm},
};

/// How many nouns lead from a thing to whose it is: "a network of firms in Chad".
const CHAIN_OF_NOUNS: usize = 2;

/// The actors of a phrase, or of the phrase behind it that it belongs to: "a strip of Congolese land", "goods from Benin".
///
/// What is `said` of a deed is said to whoever did it, not to those that suffered it: "condemned the killing of two Malians".
pub(super) fn through(clauses: &Clauses<'_>, phrase: &Phrase, said: bool) -> Filler {
    let beyond = clauses.phrases.iter().find(|p| {
        is_border(clauses, phrase)
            && p.tokens.start == phrase.tokens.end + 1
            && p.preposition(clauses.tokens) == Some("with")
    });
    if let Some(neighbour) = beyond.filter(|p| !p.actors.is_empty()) {
        return Filler::of(neighbour);
    }
    if said && is_misfortune(clauses, phrase) {
        return Filler::default();
    }
    if !phrase.actors.is_empty() {
        return Filler::of(phrase);
    }
    // "the killing of a Dane by Russia": whose deed it is.
    let at = clauses.phrases.iter().position(|p| p.tokens == phrase.tokens);
    let by = at.map(|at| chained(clauses, at, "by", said)).filter(|filler| !filler.actors.is_empty());
    if let Some(doer) = by.filter(|_| phrase.kind == PhraseKind::Plain) {
        return doer;
    }
    let told = made_by(clauses, phrase);
    if !told.actors.is_empty() {
        return told;
    }
    let seat = if said { seat_of_conduct(clauses, phrase) } else { Filler::default() };
    if !seat.actors.is_empty() {
        return seat;
    }
    if said && (is_deed(clauses, phrase) || is_land(clauses, phrase)) {
        return Filler::default();
    }
    if clauses.is_hinge(phrase) {
        return Filler::default();
    }
    let mut host = phrase;
    for _ in 0..CHAIN_OF_NOUNS {
        let next = clauses.phrases.iter().find(|p| p.tokens.start == host.tokens.end + 1);
        let Some(next) = next.filter(|next| belongs_to(clauses, next, host)) else { break };
        if !next.actors.is_empty() {
            return Filler::of(next);
        }
        host = next;
    }
    Filler::default()
}

/// Whether a phrase is of people, forces or firms: what is done to those in a state is done to the state.
fn is_served(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    clauses.tokens.get(phrase.head).is_some_and(|t| role_of(&[&t.lemma]).is_some())
}

/// Whether a phrase is of how a state treats those in it.
pub(super) fn is_conduct(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    clauses.tokens.get(phrase.head).is_some_and(|t| is_word(&t.lemma, Class::Conduct))
}

/// "The statements made by Chad": who is named by the participle behind a thing as its author.
pub(super) fn made_by(clauses: &Clauses<'_>, phrase: &Phrase) -> Filler {
    let participle = |v: &&VerbGroup| {
        let token = clauses.tokens.get(v.main);
        let told = token.is_some_and(|t| {
            matches!(t.deprel, Deprel::Acl | Deprel::Xcomp)
                && matches!(t.form, VerbForm::Past | VerbForm::Participle)
        });
        v.main == phrase.tokens.end && v.first == v.main && (v.reduced || told)
    };
    let plain = phrase.kind == PhraseKind::Plain;
    let verb = clauses.verbs.iter().filter(|_| plain).find(participle).map(|v| v.main);
    let by = verb.map_or(Vec::new(), |verb| clauses.tree_obliques(verb, "by"));
    let doer = by.into_iter().find(|p| p.kind == PhraseKind::Actor);
    doer.map(Filler::of).unwrap_or_default()
}

/// "The arrest of three Danes in Chad": where a state treats those whom it governs so, which is the state that is meant.
pub(super) fn seat_of_conduct(clauses: &Clauses<'_>, phrase: &Phrase) -> Filler {
    if phrase.kind != PhraseKind::Plain || !phrase.actors.is_empty() || !is_conduct(clauses, phrase) {
        return Filler::default();
    }
    let mut end = phrase.tokens.end;
    for next in clauses.phrases.iter().filter(|p| p.tokens.start > phrase.tokens.start) {
        let preposition = next.preposition(clauses.tokens);
        if next.tokens.start != end + 1 || !matches!(preposition, Some("of" | "in" | "by" | "from")) {
            break;
        }
        if matches!(preposition, Some("in" | "by")) && !next.actors.is_empty() {
            return Filler::of(next);
        }
        end = next.tokens.end;
    }
    Filler::default()
}

/// Whether a phrase is of what nobody does: "concern about the floods in Chad" blames nobody.
pub(super) fn is_misfortune(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    clauses.tokens.get(phrase.head).is_some_and(|t| is_word(&t.lemma, Class::Misfortune))
}

/// Whether a phrase is a part of a state: what is said of it is not said to the state.
fn is_land(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let land = clauses.tokens.get(phrase.head).is_some_and(|t| is_word(&t.lemma, Class::Land));
    land && clauses.is_lemma(phrase.tokens.end, &["of"])
}

/// Whether a phrase is of those who fight for no state: they are not the state in whose land they are.
pub(super) fn is_irregular(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let fights = |head: usize| clauses.tokens.get(head).is_some_and(|t| is_word(&t.lemma, Class::Irregular));
    phrase.kind == PhraseKind::Plain && phrase.actors.is_empty() && fights(phrase.head)
}

/// Whether a phrase right behind a plain one says whose that is or where: "goods from Benin", "a network of firms in Chad".
fn belongs_to(clauses: &Clauses<'_>, phrase: &Phrase, host: &Phrase) -> bool {
    let by_tree = || {
        let head = clauses.tokens.get(phrase.head).and_then(|t| t.head);
        head.is_some_and(|head| host.tokens.contains(&head))
    };
    host.kind == PhraseKind::Plain
        && match phrase.preposition(clauses.tokens) {
            Some("of" | "from") => true,
            Some("in") if is_conduct(clauses, host) => true,
            Some("in") => is_served(clauses, host) && !is_irregular(clauses, host) && by_tree(),
            _ => false,
        }
}

/// Whether a phrase is a deed done to what "of" tells behind it.
fn is_deed(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let words = clauses.tokens.get(phrase.tokens.start..phrase.tokens.end).unwrap_or(&[]);
    let lemmas: Vec<&str> = words.iter().map(|t| &*t.lemma).collect();
    clauses.is_lemma(phrase.tokens.end, &["of"]) && TABLE.is_deed(&lemmas)
}

/// Whether a phrase is a border.
pub(super) fn is_border(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    clauses.is_lemma(phrase.head, &["border", "frontier", "boundary", "borderland"])
}

/// The actors of the first of some phrases that has any.
pub(super) fn first_with_actors<'p>(
    clauses: &Clauses<'_>,
    phrases: impl IntoIterator<Item = &'p Phrase>,
    said: bool,
) -> Filler {
    let mut fillers = phrases.into_iter().map(|p| through(clauses, p, said));
    fillers.find(|filler| !filler.actors.is_empty()).unwrap_or_default()
}

/// What stands after a preposition in the run of prepositional phrases behind a phrase.
pub(super) fn chained(clauses: &Clauses<'_>, phrase: usize, wanted: &str, said: bool) -> Filler {
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
        let filler = through(clauses, next, said);
        if same_preposition(found, wanted) && !filler.actors.is_empty() {
            return filler;
        }
        // What "of" belongs to stands right before it, or before an agent: "violations by A of B's airspace".
        if wanted == "of" && !matches!(found, "by" | "from") {
            break;
        }
        end = Some(next.tokens.end);
    }
    Filler::default()
}

/// Whether two prepositions stand for each other before a party.
pub(super) fn same_preposition(found: &str, wanted: &str) -> bool {
    found == wanted
        || matches!((found, wanted), ("towards", "toward") | ("amongst" | "among", "among" | "between"))
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
