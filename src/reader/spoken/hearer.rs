//! Who is meant by what is said to somebody: "told Chad that the raid was a crime", "made clear to Chad that it must leave".

use super::{is_bare_pronoun, is_deed};
use crate::{
    reader::{clause::Clauses, event, modality::Modality, noun_chain::is_conduct, speech::Speech},
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos},
};

/// How far behind "made clear" its clause may open, in tokens.
const OPENS_WITHIN: usize = 12;

/// What sort of subject a clause has that is said to a hearer and names nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A pronoun: "told Chad that it must leave".
    Pronoun,
    /// What was done: "told Chad that the raid was a crime".
    Deed,
    /// Something else, in what is made clear to those who can see to it: "that the ships must be released".
    Thing,
}

impl Meant {
    /// Whether what is said so is said of the hearer.
    pub(super) fn is_of_hearer(self, kind: ActionKind) -> bool {
        match kind {
            ActionKind::Request => true,
            ActionKind::Accuse => self != Meant::Thing,
            _ => false,
        }
    }
}

/// What sort of subject it is of which something is said to a hearer, where that may be his doing.
pub(super) fn meant(clauses: &Clauses<'_>, subject: &Phrase, speech: &Speech) -> Option<Meant> {
    if speech.listener.is_empty() {
        return None;
    }
    if is_bare_pronoun(clauses, subject) {
        return Some(Meant::Pronoun);
    }
    let open = subject.kind == PhraseKind::Plain && subject.actors.is_empty();
    let done = |t: &Token| event::spoken_of(&t.lemma).is_some_and(event::Event::is_done);
    let deed = is_deed(clauses, subject)
        || is_conduct(clauses, subject)
        || clauses.is_definite(subject) && clauses.tokens.get(subject.head).is_some_and(done);
    match (open, deed, speech.stressed) {
        (true, true, _) => Some(Meant::Deed),
        (true, false, true) => Some(Meant::Thing),
        _ => None,
    }
}

/// "Made clear to Chad that", "has made it plain that": whether a verb reports what is said.
pub(in crate::reader) fn makes_clear(clauses: &Clauses<'_>, verb: usize) -> bool {
    let clear = |at: usize| clauses.is_lemma(at, &["clear", "plain", "known"]);
    clauses.is_lemma(verb, &["make"])
        && (clear(verb + 1) || clauses.is_lemma(verb + 1, &["it"]) && (verb + 2..verb + 4).any(clear))
}

/// What is made clear: the clause that "that" opens.
pub(in crate::reader) fn made_clear(clauses: &Clauses<'_>, verb: usize) -> Vec<usize> {
    let that = (verb + 2..verb + OPENS_WITHIN).find(|at| clauses.is_lemma(*at, &["that"]));
    let Some(that) = that else { return Vec::new() };
    let own = clauses.tokens.get(that).and_then(|t| t.head).filter(|head| *head > that);
    let next = || clauses.verbs.iter().find(|v| v.main > that && v.finite()).map(|v| v.main);
    own.or_else(next).map_or(Vec::new(), |clause| clauses.subtree(clause))
}

/// "It is a disgrace, the minister said": whether a verb of speech ends the sentence that it is put into, whatever the tree
/// makes of it.
pub(in crate::reader) fn closes_sentence(clauses: &Clauses<'_>, verb: usize) -> bool {
    let Some(token) = clauses.tokens.get(verb) else { return false };
    let strayed = matches!(token.deprel, Deprel::Csubj | Deprel::Advcl | Deprel::AclRelcl | Deprel::Ccomp);
    let subject = clauses.own_subject(verb).filter(|p| p.tokens.end <= verb);
    let comma = subject.and_then(|p| p.tokens.start.checked_sub(1));
    let apart = comma.is_some_and(|at| clauses.is_lemma(at, &[",", "\"", "”", "'", "’"]));
    let behind = clauses.tokens.get(verb + 1..).unwrap_or(&[]);
    let over = behind.iter().take_while(|t| !t.is_lemma(&[".", "\"", "”"]));
    let idle = |t: &Token| t.upos != Upos::Verb && !t.is_lemma(&["that"]);
    let real = clauses.group_at(verb).is_some_and(|v| v.modality <= Modality::Announced && v.finite());
    strayed && apart && real && over.into_iter().all(idle)
}
