//! Appositions of a name and an office: "Seo Wook, South Korea's defence minister", "the EU's chief negotiator, Michel
//! Barnier,".

use std::ops::Range;

use super::{
    mention::MentionKind,
    person::PersonReader,
    phrase::{Phrase, PhraseKind},
    role::{Role, RoleClass, role_of},
};
use crate::{actor::ActorCode, reading::Level, syntax::Upos};

/// A person's name and the office that stands beside it.
#[derive(Debug)]
pub(super) struct Apposition {
    /// The tokens of the name.
    pub(super) name: Range<usize>,
    /// The tokens of the office.
    pub(super) office: Range<usize>,
    /// Whom the person serves.
    pub(super) actor: ActorCode,
}

impl PersonReader<'_> {
    /// The appositions of the sentence, from left to right.
    pub(super) fn appositions(&self) -> Vec<Apposition> {
        let mut appositions: Vec<Apposition> = Vec::new();
        for apposition in (0..self.phrases.len()).flat_map(|index| self.appositions_at(index)) {
            // "The president, A, the premier, B": each name goes with the office before it.
            let free = appositions
                .last()
                .is_none_or(|last| last.name != apposition.name && last.office != apposition.office);
            if free {
                appositions.push(apposition);
            }
        }
        appositions
    }

    fn appositions_at(&self, index: usize) -> Vec<Apposition> {
        let Some(a) = self.phrases.get(index) else { return Vec::new() };
        let end = self.end_with_phrases(index);
        let comma = self.sentence.tokens.get(end).is_some_and(|t| t.is_lemma(&[","]));
        let next = self.phrases.iter().position(|p| p.tokens.start == end + 1).filter(|_| comma);
        let Some((next, b)) = next.and_then(|next| self.phrases.get(next).map(|b| (next, b))) else {
            return Vec::new();
        };
        let pairs = [(a, next, b, end == a.tokens.end), (b, index, a, self.is_closed(b))];
        let appositions = pairs.into_iter().filter_map(|(name, at, office, closed)| {
            let person =
                self.mentions.iter().any(|m| m.kind == MentionKind::Person && m.tokens == name.tokens);
            let bare = closed && (person || name.kind == PhraseKind::Plain);
            let whole = self.name_at(name.tokens.start, name.tokens.end);
            let name = whole.filter(|n| bare && n.len() > 1 && n.end == name.tokens.end)?;
            Some(Apposition { name, office: office.tokens.clone(), actor: self.served_by(at, office)? })
        });
        appositions.collect()
    }

    /// Whom the holder of an office serves: those named in the phrase, in the phrases that complete it, or the state that
    /// alone has the office.
    fn served_by(&self, index: usize, office: &Phrase) -> Option<ActorCode> {
        let role = self.sole_office(office).filter(|_| !office.anaphoric)?;
        let own = office.owners.first().or(office.actors.first());
        own.copied().or_else(|| self.complement(index, role)).or(role.nation)
    }

    /// The actor in the phrases that complete an office: "spokesman for the Indonesian military".
    fn complement(&self, index: usize, role: &Role) -> Option<ActorCode> {
        let mut end = self.phrases.get(index)?.tokens.end;
        for next in self.phrases.iter().skip(index + 1) {
            let preposition = next.preposition(&self.sentence.tokens)?;
            let serves = match preposition {
                "of" | "for" | "at" | "in" | "from" | "with" => true,
                "to" => role.level != Some(Level::Envoy),
                _ => false,
            };
            if next.tokens.start != end + 1 || !serves {
                return None;
            }
            if let Some(actor) = next.owners.first().or(next.actors.first()) {
                return Some(*actor);
            }
            end = next.tokens.end;
        }
        None
    }

    /// Where a phrase ends together with the prepositional phrases that follow it at once.
    fn end_with_phrases(&self, index: usize) -> usize {
        let mut end = self.phrases.get(index).map_or(0, |p| p.tokens.end);
        for next in self.phrases.iter().skip(index + 1) {
            if next.tokens.start != end + 1 || next.preposition(&self.sentence.tokens).is_none() {
                break;
            }
            end = next.tokens.end;
        }
        end
    }

    /// The role of a phrase that is the office of one person whom it does not name.
    fn sole_office(&self, office: &Phrase) -> Option<&'static Role> {
        let tokens = &self.sentence.tokens;
        let head = tokens.get(office.head)?;
        let plural = head.text(self.text).to_lowercase() != *head.lemma;
        let lemmas: Vec<&str> =
            tokens.get(office.tokens.start..=office.head)?.iter().map(|t| &*t.lemma).collect();
        let (_, role) = role_of(&lemmas).filter(|_| !plural && office.level.is_some())?;
        let alone = self.name_at(office.head + 1, office.tokens.end).is_none();
        Some(role).filter(|role| alone && role.class == RoleClass::Office)
    }

    /// Whether an apposition ends with a comma or the sentence.
    fn is_closed(&self, phrase: &Phrase) -> bool {
        self.sentence.tokens.get(phrase.tokens.end).is_none_or(|t| t.upos == Upos::Punct)
    }
}
