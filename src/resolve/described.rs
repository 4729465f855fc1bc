//! Descriptions of several states that a list right behind them names: "war between the two neighbours, Peru and Chile".

use super::{
    phrase::{Builder, Phrase, PhraseKind},
    role::role_of,
};
use crate::syntax::Upos;

/// Numbers by which a description says how many it stands for, from two on.
const NUMBERS: [&str; 6] = ["two", "three", "four", "five", "six", "seven"];

impl Builder<'_> {
    /// Lets descriptions stand for those whom the list in apposition names.
    pub(super) fn name_described(&self, phrases: Vec<Phrase>) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        for phrase in phrases {
            let Some(count) = self.words_of_description(&out, &phrase) else {
                out.push(phrase);
                continue;
            };
            out.truncate(out.len() + 1 - count);
            if let Some(described) = out.last_mut() {
                described.actors = phrase.actors;
                (described.kind, described.anaphoric, described.person) = (PhraseKind::Actor, false, false);
                described.tokens.end = phrase.tokens.end;
            }
        }
        out
    }

    /// How many of the phrases before a list describe those whom it names: one, or two in "two members of the alliance, Peru
    /// and Chile".
    fn words_of_description(&self, before: &[Phrase], list: &Phrase) -> Option<usize> {
        let (last, rest) = before.split_last()?;
        if self.is_named_by(last, last.tokens.end, list) {
            return Some(1);
        }
        let of = last.preposition(self.tokens) == Some("of");
        let host = rest.last().filter(|host| of && host.tokens.end + 1 == last.tokens.start)?;
        self.is_named_by(host, last.tokens.end, list).then_some(2)
    }

    /// Whether a list between commas says whom a description of several means that ends here.
    fn is_named_by(&self, description: &Phrase, end: usize, list: &Phrase) -> bool {
        let apposed = self.is_lemma(end, &[",", ":", "–", "—", "("]) && list.tokens.start == end + 1;
        let closed = self
            .token(list.tokens.end)
            .is_none_or(|t| t.is_lemma(&[",", ".", ";", ":", "–", "—", ")", "!", "?"]));
        let several = list.kind == PhraseKind::Actor && list.actors.len() > 1 && !list.anaphoric;
        if !(apposed && closed && several) || list.person || list.level.is_some() {
            return false;
        }
        let words = self.tokens.get(description.tokens.clone()).unwrap_or(&[]);
        // "Canada and its neighbours, Peru and Chile,"
        let joined = description.tokens.start.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["and"]));
        let open = !joined && description.after.is_empty();
        let collective = open && self.is_for_several(description.head);
        let number = words.iter().find_map(|t| NUMBERS.iter().position(|number| **number == *t.lemma));
        collective && number.is_none_or(|number| number + 2 == list.actors.len())
    }

    /// Whether a description of several states ends with a phrase: "two members", "two members of the alliance".
    pub(super) fn ends_description(&self, phrase: &Phrase) -> bool {
        let of = phrase.preposition(self.tokens) == Some("of");
        let host = phrase.tokens.start.checked_sub(2).filter(|_| of);
        phrase.after.is_empty() && self.is_for_several(phrase.head)
            || host.is_some_and(|noun| self.is_for_several(noun))
    }

    /// "Two members", "the neighbours": whether a noun is for several states.
    fn is_for_several(&self, noun: usize) -> bool {
        let Some(token) = self.token(noun).filter(|t| t.upos == Upos::Noun) else { return false };
        let role = role_of(&[&token.lemma]);
        role.is_some_and(|(_, role)| role.collective) && token.range.len() > token.lemma.len()
    }
}
