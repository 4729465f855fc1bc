//! Persons: who is named with an office, by a title, by an apposition or because the world knows the name.

use std::{ops::Range, sync::Arc};

use super::{
    mention::{Mention, MentionKind},
    phrase::{Phrase, PhraseKind},
    role::{RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{Evidence, LeaderFact},
    syntax::{Sentence, Token, Upos},
    world::World,
};

/// The persons of a document, in the order of their first mention.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    known: Vec<LeaderFact>,
}

/// What finding persons in a sentence needs.
pub(crate) struct PersonReader<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentence: &'a Sentence,
    pub(crate) phrases: &'a [Phrase],
    pub(crate) mentions: &'a [Mention],
    pub(crate) world: &'a World,
    pub(crate) published: Option<Date>,
    /// The state that the document speaks of most, for offices that name none.
    pub(crate) home: Option<ActorCode>,
}

/// The longest name, in tokens.
const NAME_LIMIT: usize = 7;

impl Persons {
    /// The persons as facts.
    pub(crate) fn into_facts(self) -> Vec<LeaderFact> {
        self.known
    }

    /// Mentions of persons named before, by one part of their name.
    pub(crate) fn short_mentions(
        &self,
        text: &str,
        sentence: &Sentence,
        mentions: &[Mention],
    ) -> Vec<Mention> {
        let free = |i: &usize| !mentions.iter().any(|m| m.tokens.contains(i));
        let tokens = sentence.tokens.iter().enumerate().filter(|(i, t)| t.upos == Upos::Propn && free(i));
        let mention = |(i, token): (usize, &Token)| {
            let person = self.by_short_name(token.text(text))?;
            Some(Mention {
                tokens: i..i + 1,
                kind: MentionKind::Person,
                actors: vec![person.actor],
                leader: None,
            })
        };
        tokens.filter_map(mention).collect()
    }

    fn by_short_name(&self, word: &str) -> Option<&LeaderFact> {
        self.known.iter().rev().find(|person| short_names(&person.name).contains(&word))
    }

    /// Whom a person named before serves.
    fn serving(&self, name: &str) -> Option<ActorCode> {
        self.known.iter().find(|known| same_person(&known.name, name)).map(|known| known.actor)
    }

    /// Adds a person, or what is new about a known one.
    fn add(&mut self, name: String, actor: ActorCode, office: Option<String>, evidence: Evidence) {
        let same = |known: &&mut LeaderFact| known.actor == actor && same_person(&known.name, &name);
        let person = match self.known.iter_mut().find(same) {
            Some(person) => person,
            None => {
                self.known.push(LeaderFact::new(name.clone(), actor));
                let Some(person) = self.known.last_mut() else { return };
                person
            }
        };
        if name.split_whitespace().count() > person.name.split_whitespace().count() {
            person.name = name;
        }
        person.office = person.office.take().or(office);
        if !person.evidence.contains(&evidence) {
            person.evidence.push(evidence);
        }
    }
}

/// Whether one name is part of the other, or they end alike.
fn same_person(a: &str, b: &str) -> bool {
    let parts = |name: &str| name.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    let (a, b) = (parts(a), parts(b));
    let within = |short: &[String], long: &[String]| short.iter().all(|part| long.contains(part));
    within(&a, &b) || within(&b, &a)
}

/// The parts by which a person is named again: the last, and the first where the given name is hyphenated after it
/// ("Seo Wook", "Boo Seung-chan").
fn short_names(name: &str) -> Vec<&str> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    match parts.as_slice() {
        [first, rest @ ..] if rest.last().is_some_and(|last| last.contains('-')) => vec![first],
        [first, middle, last] if [first, middle, last].iter().all(|part| part.len() <= 5) => {
            vec![first, last]
        }
        [.., last] => vec![last],
        [] => Vec::new(),
    }
}

impl PersonReader<'_> {
    /// Adds the persons of the sentence.
    pub(crate) fn read(&self, persons: &mut Persons) {
        for mention in self.mentions.iter().filter(|m| m.kind == MentionKind::Person) {
            self.known_person(mention, persons);
        }
        for phrase in self.phrases {
            self.titled(phrase, persons);
        }
        for pair in self.phrases.windows(2) {
            if let [a, b] = pair {
                self.apposed(a, b, persons);
            }
        }
    }

    fn evidence(&self) -> Evidence {
        let quote: Arc<str> = self.text.get(self.sentence.range.clone()).unwrap_or("").into();
        Evidence::new(self.sentence.range.start, self.sentence.range.end).with_quote(quote)
    }

    fn words(&self, tokens: Range<usize>) -> String {
        let start = self.sentence.tokens.get(tokens.start).map_or(0, |t| t.range.start);
        let end =
            tokens.end.checked_sub(1).and_then(|i| self.sentence.tokens.get(i)).map_or(0, |t| t.range.end);
        self.text.get(start..end).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A person whose name the world knows, or who was named before.
    fn known_person(&self, mention: &Mention, persons: &mut Persons) {
        let title = self.title_before(mention.tokens.start);
        let from_table = mention
            .leader
            .and_then(|index| self.world.leader_at(index))
            .map(|leader| leader.office().to_owned());
        let name = self.words(mention.tokens.clone());
        // What the text says of whom somebody serves goes before what the table says.
        let phrase = self
            .phrases
            .iter()
            .find(|p| p.tokens.contains(&mention.tokens.start))
            .filter(|_| title.is_some());
        let stated = phrase
            .filter(|p| p.after == mention.actors || p.owners != mention.actors)
            .and_then(|p| p.owners.first());
        let before = persons.serving(&name);
        let Some(actor) = stated.copied().or(before).or(mention.actors.first().copied()) else { return };
        persons.add(name, actor, title.or(from_table), self.evidence());
    }

    /// The office that ends right before a token.
    fn title_before(&self, at: usize) -> Option<String> {
        let from = at.saturating_sub(4);
        let lemmas: Vec<&str> = self.sentence.tokens.get(from..at)?.iter().map(|t| &*t.lemma).collect();
        let (count, role) = role_of(&lemmas)?;
        let counterpart = lemmas.last().is_some_and(|last| *last == "counterpart");
        (role.class == RoleClass::Office && !counterpart).then(|| self.words(at - count..at))
    }

    /// "South Korean Defence Minister Seo Wook", "President Moon".
    fn titled(&self, phrase: &Phrase, persons: &mut Persons) {
        let Some(name) = self.name_at(phrase.head + 1, phrase.tokens.end) else { return };
        let office = self.title_before(name.start);
        if office.is_none()
            && !self.sentence.tokens.get(phrase.head).is_some_and(|t| t.is_lemma(&["counterpart"]))
        {
            return;
        }
        if self.mentions.iter().any(|m| m.kind == MentionKind::Person && name.contains(&m.tokens.start)) {
            return;
        }
        let actor = match phrase
            .owners
            .first()
            .or(phrase.actors.first())
            .filter(|_| phrase.kind == PhraseKind::Actor)
        {
            Some(actor) => Some(*actor),
            None => {
                persons.serving(&self.words(name.clone())).or_else(|| self.by_office(&name)).or(self.home)
            }
        };
        if let Some(actor) = actor {
            persons.add(self.words(name), actor, office, self.evidence());
        }
    }

    /// The actor that the holder of an office by this short name serves: by the date of publication, else where all
    /// holders of the name serve the same.
    fn by_office(&self, name: &Range<usize>) -> Option<ActorCode> {
        let name = self.words(name.clone());
        let mut holders = self.world.leaders_by_short_name(&name).map(|(_, leader)| leader);
        if let Some(day) = self.published {
            let mut in_office = holders.filter(|leader| leader.held_on(day)).map(|leader| leader.actor());
            let first = in_office.next()?;
            return in_office.all(|actor| actor == first).then_some(first);
        }
        let first = holders.next()?.actor();
        holders.all(|leader| leader.actor() == first).then_some(first)
    }

    /// "Seo Wook, South Korea's defence minister", "South Korea's defence minister, Seo Wook,".
    fn apposed(&self, a: &Phrase, b: &Phrase, persons: &mut Persons) {
        if a.tokens.end + 1 != b.tokens.start
            || !self.sentence.tokens.get(a.tokens.end).is_some_and(|t| t.is_lemma(&[","]))
        {
            return;
        }
        for (name, office, closed) in [(a, b, true), (b, a, self.is_closed(b))] {
            let bare_name = name.kind == PhraseKind::Plain && closed;
            let whole = self
                .name_at(name.tokens.start, name.tokens.end)
                .filter(|n| bare_name && n.len() > 1 && n.end == name.tokens.end);
            let serves = office.owners.first().or(office.actors.first()).filter(|_| {
                office.kind == PhraseKind::Actor
                    && office.level.is_some()
                    && self.name_at(office.head + 1, office.tokens.end).is_none()
            });
            if let (Some(name), Some(actor)) = (whole, serves) {
                persons.add(
                    self.words(name),
                    *actor,
                    Some(self.words(office.tokens.clone())),
                    self.evidence(),
                );
            }
        }
    }

    /// Whether an apposition ends with a comma or the sentence.
    fn is_closed(&self, phrase: &Phrase) -> bool {
        self.sentence.tokens.get(phrase.tokens.end).is_none_or(|t| t.upos == Upos::Punct)
    }

    /// A run of capitalised words that can be a personal name.
    fn name_at(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let named =
            |i: usize| self.mentions.iter().any(|m| m.tokens.contains(&i) && m.kind != MentionKind::Person);
        let part = |i: usize| {
            let Some(token) = self.sentence.tokens.get(i) else { return false };
            let word = token.text(self.text);
            let capital =
                word.chars().next().is_some_and(char::is_uppercase) && token.upos == Upos::Propn && !named(i);
            capital
                || i > start
                    && (word == "-"
                        || matches!(
                            word,
                            "bin" | "al" | "van" | "von" | "de" | "da" | "el" | "ul" | "ibn" | "di"
                        ))
        };
        let length = (start..end.min(start + NAME_LIMIT)).take_while(|i| part(*i)).count();
        let last = start + length;
        (length > 0 && self.sentence.tokens.get(last - 1).is_some_and(|t| t.upos == Upos::Propn))
            .then_some(start..last)
    }
}
