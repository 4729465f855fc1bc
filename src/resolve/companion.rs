//! Companions of a person: "his host, the Danish premier", "her guest".

use super::{
    discourse::Discourse,
    phrase::{Phrase, PhraseKind},
};
use crate::syntax::Token;

/// Nouns for somebody whom another has with him.
const COMPANIONS: [&str; 5] = ["host", "guest", "visitor", "interlocutor", "caller"];

/// Lets "his host" stand for whom the name or office right behind it does, else for the other person spoken of.
pub(crate) fn resolve(tokens: &[Token], lists: [&mut [Phrase]; 2], discourse: &Discourse) {
    for phrases in lists {
        let found: Vec<(usize, Phrase)> = (0..phrases.len())
            .filter_map(|at| Some((at, companion(tokens, phrases, at, discourse)?)))
            .collect();
        for (at, companion) in found {
            if let Some(phrase) = phrases.get_mut(at) {
                *phrase = companion;
            }
        }
    }
}

fn companion(tokens: &[Token], phrases: &[Phrase], at: usize, discourse: &Discourse) -> Option<Phrase> {
    let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
    let phrase = phrases.get(at)?;
    let open = phrase.actors.is_empty()
        && phrase.kind == PhraseKind::Plain
        && is(phrase.tokens.start, &["his", "her", "their", "its"])
        && is(phrase.head, &COMPANIONS);
    let apposed = |p: &&Phrase| {
        is(phrase.tokens.end, &[","])
            && p.tokens.start == phrase.tokens.end + 1
            && p.kind == PhraseKind::Actor
            && (p.person || p.level.is_some())
    };
    let mut found = phrase.clone();
    if let Some(apposed) = phrases.iter().find(apposed).filter(|_| open) {
        (found.actors, found.level) = (apposed.actors.clone(), apposed.level);
    } else if open && !phrase.possessor.is_empty() {
        found.actors = discourse.other_person(&phrase.possessor, None);
        found.anaphoric = true;
    }
    (found.kind, found.person) = (PhraseKind::Actor, true);
    (open && !found.actors.is_empty()).then_some(found)
}
