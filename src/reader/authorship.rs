//! Who did or made what a noun names later: "Chad imposed an embargo … Mali called the embargo a crime", "landed … the landing".

use super::clause::Clauses;
use crate::{
    actor::ActorCode,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Upos},
};

/// How many words are kept.
const KEPT: usize = 48;

/// How many letters a noun shares with the verb that it is made of: "decision", "decide".
const STEM: usize = 4;

/// How many letters a verb may have behind what it shares with the noun.
const ENDING: usize = 2;

/// Words for deeds and things with those whose they are, the latest last.
#[derive(Debug, Default)]
pub(super) struct Authors {
    known: Vec<(Box<str>, Vec<ActorCode>)>,
}

impl Authors {
    /// Notes who does what in a sentence, to what object, and whose the deeds are that it names.
    pub(super) fn note(&mut self, clauses: &Clauses<'_>) {
        for group in &clauses.verbs {
            let Some(verb) = clauses.token(group.main) else { continue };
            let subject = match group.passive || group.reduced {
                true => clauses.tree_obliques(group.main, "by").into_iter().next(),
                false => group.subject.and_then(|at| clauses.phrases.get(at)),
            };
            let Some(doer) = subject.filter(|p| p.kind == PhraseKind::Actor && !p.actors.is_empty()) else {
                continue;
            };
            self.keep(&verb.lemma, &doer.actors);
            let made = if group.passive {
                clauses.tree_subject(group.main)
            } else {
                clauses.tree_object(group.main)
            };
            let noun = made.filter(|p| p.kind == PhraseKind::Plain && !clauses.is_definite(p));
            if let Some(noun) = noun.and_then(|p| clauses.token(p.head)) {
                self.keep(&noun.lemma, &doer.actors);
            }
        }
        for thing in clauses.phrases.iter().filter(|p| p.kind == PhraseKind::Thing && !p.owners.is_empty()) {
            if let Some(noun) = clauses.token(thing.head).filter(|t| t.upos == Upos::Noun) {
                self.keep(&noun.lemma, &thing.owners);
            }
        }
    }

    fn keep(&mut self, word: &str, actors: &[ActorCode]) {
        self.known.push((word.into(), actors.to_vec()));
        if self.known.len() > KEPT {
            self.known.remove(0);
        }
    }

    /// Whose deed or thing a noun names, beside these actors: the latest by the same word, else by the verb that it is made of.
    pub(super) fn of(&self, noun: &str, actors: &[ActorCode]) -> Vec<ActorCode> {
        let apart = |(_, who): &&(Box<str>, Vec<ActorCode>)| !who.iter().any(|actor| actors.contains(actor));
        let same = self.known.iter().rev().find(|(word, _)| **word == *noun);
        let made = || self.known.iter().rev().find(|(word, _)| is_made_of(noun, word));
        same.or_else(made).filter(apart).map_or(Vec::new(), |(_, who)| who.clone())
    }
}

/// Whether a noun may be made of a verb: "expulsion" is not seen to be, "landing", "decision" and "closure" are.
fn is_made_of(noun: &str, verb: &str) -> bool {
    let shared = noun.chars().zip(verb.chars()).take_while(|(a, b)| a == b).count();
    let ending = ["ion", "ing", "ment", "ure", "al", "ance"].iter().any(|end| noun.ends_with(end));
    ending && shared >= STEM && verb.chars().count() <= shared + ENDING
}

impl Clauses<'_> {
    /// The noun by which a phrase may speak again of what was told: "the embargo", with nothing that says whose it is.
    pub(super) fn named_again(&self, phrase: &Phrase) -> Option<&str> {
        let plain = phrase.kind == PhraseKind::Plain && phrase.actors.is_empty() && self.is_definite(phrase);
        let noun = self.token(phrase.head).filter(|t| plain && t.upos == Upos::Noun)?;
        let more = |relation: Deprel| matches!(relation, Deprel::Nmod | Deprel::Acl | Deprel::AclRelcl);
        let open = !self.children(phrase.head).any(|(_, t)| more(t.deprel));
        open.then_some(&*noun.lemma)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_are_known_by_their_verbs() {
        for (noun, verb) in
            [("landing", "land"), ("decision", "decide"), ("closure", "close"), ("arrival", "arrive")]
        {
            assert!(is_made_of(noun, verb), "{noun} {verb}");
        }
        for (noun, verb) in
            [("expulsion", "explode"), ("nation", "name"), ("treaty", "treat"), ("pension", "penalise")]
        {
            assert!(!is_made_of(noun, verb), "{noun} {verb}");
        }
    }
}
