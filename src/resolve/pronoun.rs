//! Pronouns and whom they stand for.

use std::ops::Range;

use super::{
    discourse::Discourse,
    gender::{self, Gender},
    mention::{Mention, MentionKind},
    phrase::{Builder, Phrase, PhraseKind, is_possessive},
};
use crate::{
    actor::ActorCode,
    syntax::{Deprel, Token, Upos},
};

impl Builder<'_> {
    /// Whom a possessive pronoun stands for: the phrase it is joined to ("China and its neighbours"), else the first bare
    /// phrase of the sentence, else the last subject.
    pub(super) fn antecedent(
        &self,
        at: usize,
        pronoun: &Token,
        phrases: &[Phrase],
        discourse: &Discourse,
    ) -> Vec<ActorCode> {
        if pronoun.is_lemma(&["our", "my"]) {
            return discourse.speaker();
        }
        let plural = pronoun.is_lemma(&["their", "they"]);
        if !plural && !pronoun.is_lemma(&["its", "it", "his", "her", "whose"]) {
            return Vec::new();
        }
        let fits = |p: &&Phrase| {
            matches!(p.kind, PhraseKind::Actor | PhraseKind::Thing) && (plural || p.actors.len() == 1)
        };
        // "China, whose vice-president"
        let relative = |p: &&Phrase| {
            pronoun.is_lemma(&["whose"])
                && self.is_lemma(p.tokens.end, &[","])
                && self.is_lemma(p.tokens.end + 1, &["whose"])
        };
        let adjacent = |p: &&Phrase| {
            p.tokens.end == at
                || p.tokens.end + 1 == at && self.is_lemma(p.tokens.end, &["and", "with", "or"])
                || p.tokens.end + 2 == at && self.is_lemma(p.tokens.end + 1, &["and"])
        };
        let joined = phrases.last().filter(|p| adjacent(p) || relative(p));
        let bare =
            |p: &&Phrase| fits(p) && p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none();
        let before_verb = |p: &&Phrase| {
            self.token(p.tokens.end).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv))
        };
        let subject = || {
            // "Peru will act if Chile leaves, its ministry said": the main clause is whose ministry speaks.
            let main = phrases.iter().filter(bare).find(before_verb).filter(|_| self.is_report_behind(at));
            let last = || phrases.iter().rev().filter(bare).find(before_verb);
            main.or_else(last).or_else(|| phrases.iter().find(bare))
        };
        let possessive = is_possessive(pronoun);
        let joined = joined.filter(fits).filter(|_| possessive);
        let gender = gender::of_pronoun(&pronoun.lemma);
        let judged =
            || self.judged(at, phrases).filter(|p| gender.is_none() || self.is_person(p) && p.may_be(gender));
        if let Some(judged) = joined.is_none().then(judged).flatten().filter(fits) {
            return if plural { self.list_ending(judged, phrases) } else { judged.actors.clone() };
        }
        if pronoun.is_lemma(&["his", "her"]) && joined.is_none() {
            let here = self.person_before(phrases, gender).or_else(|| self.person_behind(at, gender));
            return here.unwrap_or_else(|| discourse.person_of(gender));
        }
        // "In July Chad recalled its envoy"
        let by_tree = || {
            let subject = self.subject_of(at).filter(|_| possessive && !plural)?;
            phrases.iter().find(|p| p.tokens.contains(&subject)).filter(fits)
        };
        // "Israel, which recalled its envoys", "led China to recall its envoys"
        let doer = || {
            let owned = self.token(at)?.head.filter(|_| possessive && !plural)?;
            let subject = self.subject_of(owned)?;
            let token = self.token(subject)?;
            let noun = match token.deprel {
                Deprel::Obj | Deprel::Iobj | Deprel::Obl => subject,
                _ if token.is_lemma(&["which", "who", "that"]) => {
                    self.token(token.head?).filter(|t| t.deprel == Deprel::AclRelcl)?.head?
                }
                _ => return None,
            };
            phrases.iter().find(|p| p.tokens.contains(&noun)).filter(fits)
        };
        if joined.is_none() && possessive && !plural && self.is_trespass(at) {
            // "Japan protested when a Chinese ship entered its waters": nobody trespasses on what is his own.
            let doers = self.doers(at, phrases);
            let owner = phrases.iter().rev().filter(bare).find(|p| p.actors != doers);
            let owner = owner.map_or_else(|| discourse.singular(), |p| p.actors.clone());
            return if owner == doers { Vec::new() } else { owner };
        }
        match joined.or_else(doer).or_else(subject).or_else(by_tree) {
            Some(phrase) if plural => {
                // "Chad warned Mali and Niger of what they would lose"
                let lone = phrase.actors.len() == 1 && !self.is_plural(phrase);
                let several = |p: &&Phrase| {
                    let joined = p.tokens.start > 0 && self.is_lemma(p.tokens.start - 1, &["and"]);
                    let actors = if joined { self.list_ending(p, phrases).len() } else { p.actors.len() };
                    p.kind == PhraseKind::Actor && actors > 1
                };
                let group = phrases.iter().rev().filter(|_| lone).find(several);
                self.list_ending(group.unwrap_or(phrase), phrases)
            }
            Some(phrase) => phrase.actors.clone(),
            None if plural => discourse.plural(),
            None => discourse.singular(),
        }
    }

    /// "Entered its airspace": whether what a possessive owns is done to as only others do.
    fn is_trespass(&self, at: usize) -> bool {
        const LAND: [&str; 8] =
            ["airspace", "air", "water", "waters", "zone", "territory", "sovereignty", "soil"];
        const TRESPASS: [&str; 10] = [
            "enter",
            "violate",
            "penetrate",
            "breach",
            "infringe",
            "intrude",
            "invade",
            "stray",
            "encroach",
            "overfly",
        ];
        let noun = self.token(at).and_then(|t| t.head).filter(|head| self.is_lemma(*head, &LAND));
        let verb =
            noun.and_then(|noun| self.token(noun)).filter(|t| matches!(t.deprel, Deprel::Obj | Deprel::Obl));
        verb.and_then(|t| t.head).is_some_and(|verb| self.is_lemma(verb, &TRESPASS))
    }

    /// Whom a pronoun that stands alone does.
    pub(super) fn pronoun(
        &self,
        range: &Range<usize>,
        pronoun: &Token,
        before: &[Phrase],
        discourse: &Discourse,
    ) -> Vec<ActorCode> {
        let gender = gender::of_pronoun(&pronoun.lemma);
        match &*pronoun.lemma {
            "we" | "us" | "i" | "me" => discourse.speaker(),
            "he" | "she" | "him" | "her" if self.is_object(range) => {
                let doers = self.doers(range.start, before);
                let person = |p: &&Phrase| {
                    self.is_person(p) && p.actors.len() == 1 && p.actors != doers && p.may_be(gender)
                };
                let here = before.iter().rev().find(person).map(|p| p.actors.clone());
                here.unwrap_or_else(|| discourse.other_person(&doers, gender))
            }
            "he" | "she" => self
                .reporter(range.start, before)
                .filter(|p| self.is_person(p) && p.may_be(gender))
                .map(|p| p.actors.clone())
                .or_else(|| self.person_before(before, gender))
                .unwrap_or_else(|| discourse.person_of(gender)),
            "they" | "them" if self.is_object(range) => {
                let doers = self.doers(range.start, before);
                let apart = |p: &&Phrase| !p.actors.iter().any(|actor| doers.contains(actor));
                let several = |p: &&Phrase| p.kind == PhraseKind::Actor && p.actors.len() > 1;
                let here = before.iter().rev().filter(several).find(apart).map(|p| p.actors.clone());
                // "Chad and Mali agreed, for Niger had warned them"
                let list = |p: &Phrase| {
                    let ends = p.tokens.start > 0 && self.is_lemma(p.tokens.start - 1, &["and"]);
                    let list = if ends { self.list_ending(p, before) } else { Vec::new() };
                    (list.len() > 1 && !list.iter().any(|actor| doers.contains(actor))).then_some(list)
                };
                let here = here.or_else(|| before.iter().rev().find_map(list));
                // "suspended the exercises, calling them …": things.
                let verb = range.start.checked_sub(1).and_then(|at| self.token(at));
                let direct = verb.is_some_and(|t| t.upos == Upos::Verb);
                let things = direct && before.iter().any(|p| self.is_plural_thing(p));
                here.unwrap_or_else(|| if things { Vec::new() } else { discourse.group_without(&doers) })
            }
            "it" if self.is_object(range) => {
                let doers = self.doers(range.start, before);
                let other = |p: &&Phrase| {
                    p.kind == PhraseKind::Actor
                        && p.actors.len() == 1
                        && p.actors != doers
                        && !self.is_person(p)
                };
                let here = before.iter().rev().find(other).map(|p| p.actors.clone());
                here.unwrap_or_else(|| {
                    discourse.singular().into_iter().filter(|a| !doers.contains(a)).collect()
                })
            }
            "it" if self.goes_on_from_thing(range.start, before) => Vec::new(),
            "it" => {
                let owner = self.relative_owner(range.start, before).map(|p| p.owner().to_vec());
                let reporter = || {
                    let reporter = self.reporter(range.start, before);
                    reporter.filter(|p| p.actors.len() == 1).map(|p| p.actors.clone())
                };
                owner
                    .or_else(reporter)
                    .unwrap_or_else(|| self.antecedent(range.start, pronoun, before, discourse))
            }
            "they" if self.is_of_strangers(range.start, before) => Vec::new(),
            "they" => self.antecedent(range.start, pronoun, before, discourse),
            _ => Vec::new(),
        }
    }

    /// "Fiji's return to the Forum, from which it was suspended": whose that is which a relative clause says more of.
    fn relative_owner<'p>(&self, at: usize, before: &'p [Phrase]) -> Option<&'p Phrase> {
        let which = at.checked_sub(1).filter(|at| self.is_lemma(*at, &["which"]))?;
        let opening = which.checked_sub(1).filter(|at| self.is_lemma(*at, &["from", "to", "of", "in"]))?;
        let comma = opening - usize::from(self.is_lemma(opening.checked_sub(1)?, &[","]));
        let host = before.iter().rfind(|p| p.tokens.end == comma)?;
        let owned = before.iter().rev().find(|p| !p.possessor.is_empty() || !p.owners.is_empty())?;
        let adjacent = host.tokens.start == owned.tokens.end + 1 || host.tokens.start == owned.tokens.end + 2;
        let one = owned.possessor.len() == 1 || owned.owners.len() == 1;
        (adjacent && one && owned.tokens != host.tokens).then_some(owned)
    }

    /// The person who is the subject behind an opening that a possessor stands in: "Before her talks with Putin, Angela Merkel
    /// praised Peru".
    fn person_behind(&self, at: usize, gender: Option<Gender>) -> Option<Vec<ActorCode>> {
        let opens = |t: &Token| matches!(t.upos, Upos::Adp | Upos::Sconj | Upos::Verb | Upos::Adv);
        let verbal = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux);
        let comma = (at..self.tokens.len()).find(|at| self.is_lemma(*at, &[","]))?;
        let before = self.tokens.get(1..comma).filter(|_| self.token(0).is_some_and(opens))?;
        let person = |m: &&Mention| m.kind == MentionKind::Person && m.tokens.start > comma;
        let person = self.mentions.iter().find(person)?;
        let title = self.tokens.get(comma + 1..person.tokens.start)?;
        let acts = self.token(person.tokens.end).is_some_and(verbal);
        let fits = person.gender.is_none() || person.gender == gender;
        let alone = !before.iter().chain(title).any(verbal) && !title.iter().any(|t| t.is_lemma(&[","]));
        (acts && fits && alone).then(|| person.actors.clone())
    }

    /// The person who is the subject of a clause before in the sentence: "The minister said when he met …".
    fn person_before(&self, phrases: &[Phrase], gender: Option<Gender>) -> Option<Vec<ActorCode>> {
        let subject = |p: &&Phrase| {
            let verb = self
                .token(p.tokens.end)
                .is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv));
            verb && p.actors.len() == 1 && p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none()
        };
        let person = |p: &&Phrase| p.level.is_some() || self.names_person(p);
        let mut persons = phrases.iter().rev().filter(subject).filter(person).filter(|p| p.may_be(gender));
        persons.next().map(|p| p.actors.clone())
    }
}
