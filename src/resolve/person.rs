//! Persons: who is named with an office, by a title, by an apposition or because the world knows the name.

use std::{collections::BTreeMap, ops::Range};

use once_cell::sync::Lazy;

use super::{
    apposition::Apposition,
    discourse::Discourse,
    gender,
    mention::{Mention, MentionKind},
    phrase::{Phrase, PhraseKind, TITLE_REACH},
    place::is_beside_place_word,
    role::{RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{Evidence, LeaderFact},
    syntax::{Sentence, Token, Upos},
    table::{Schema, each_bundled_row},
    world::{Leader, World, skeleton, sorted_parts},
};

/// The persons of a document, in the order of their first mention.
#[derive(Debug, Default)]
pub(crate) struct Persons {
    known: Vec<LeaderFact>,
    /// Places in `known` by each part of the name, folded.
    by_part: BTreeMap<String, Vec<usize>>,
    /// Places in `known` by the sound of the surname.
    by_sound: BTreeMap<String, Vec<usize>>,
    /// The latest place in `known` by the name that the person goes by on second mention.
    by_short_name: BTreeMap<String, usize>,
    /// The tokens of names in the sentence that only a title or an apposition tells of, whom they serve, and whether that is an
    /// organisation whatever else the name says.
    here: Vec<(Range<usize>, ActorCode, bool)>,
    /// Places in `known` of those whom the sentence gives an office.
    in_office: Vec<usize>,
}

/// What finding persons in a sentence needs.
pub(crate) struct PersonReader<'a> {
    pub(crate) text: &'a str,
    pub(crate) sentence: &'a Sentence,
    pub(crate) phrases: &'a [Phrase],
    pub(crate) mentions: &'a [Mention],
    pub(crate) world: &'a World,
    pub(crate) published: Option<Date>,
    /// The sentence as evidence.
    pub(crate) evidence: &'a Evidence,
    /// The states that the document speaks of, the one spoken of most first, for offices that name none.
    pub(crate) homes: &'a [(ActorCode, usize)],
}

/// Words in small letters within names.
pub(super) const NAME_PARTICLES: [&str; 16] =
    ["bin", "al", "van", "von", "de", "da", "el", "ul", "ibn", "di", "der", "den", "dos", "del", "la", "du"];

/// The longest name, in tokens.
const NAME_LIMIT: usize = 7;

impl Persons {
    /// The persons as facts.
    pub(crate) fn into_facts(self) -> Vec<LeaderFact> {
        self.known
    }

    fn add_at(&mut self, tokens: Range<usize>, actor: ActorCode, moved: bool) {
        self.here.push((tokens, actor, moved));
    }

    /// Notes for whom "the secretary" acts, where the sentence tells of a "Secretary of State", by the first word of the office.
    pub(crate) fn note_offices(&mut self, discourse: &mut Discourse) {
        for fact in self.in_office.drain(..).filter_map(|at| self.known.get(at)) {
            let office = fact.office.as_deref().and_then(|office| office.split_once(" of "));
            let head = office.filter(|(head, _)| !head.contains(' ')).map(|(head, _)| head.to_lowercase());
            if let Some(head) = head.filter(|head| discourse.title(head).is_none()) {
                discourse.note_title(&head, &[fact.actor]);
            }
        }
    }

    /// Lets phrases that are the names of the sentence's persons stand for those whom the persons serve: "Foreign Minister
    /// Kamal Thapa".
    pub(crate) fn mark(&mut self, lists: [&mut [Phrase]; 2], discourse: &mut Discourse) {
        let here = std::mem::take(&mut self.here);
        for phrase in lists.into_iter().flatten() {
            let named = here.iter().find(|(tokens, ..)| phrase.tokens.end == tokens.end);
            let free = phrase.actors.is_empty() && phrase.kind == PhraseKind::Plain;
            let other = matches!(phrase.kind, PhraseKind::Actor | PhraseKind::National);
            if let Some((_, actor, _)) = named.filter(|(.., moved)| free || *moved && other) {
                (phrase.actors, phrase.kind, phrase.person) = (vec![*actor], PhraseKind::Actor, true);
                phrase.single = true;
                discourse.note_person(&phrase.actors, phrase.gender);
            }
        }
    }

    /// Mentions of persons named before, by one part of their name.
    pub(crate) fn short_mentions(
        &self,
        text: &str,
        sentence: &Sentence,
        mentions: &[Mention],
    ) -> Vec<Mention> {
        let free = |i: &usize| !mentions.iter().any(|m| m.tokens.contains(i));
        // "Park said": a surname that is a common noun too, where nothing follows that it could modify.
        let alone = |i: usize| {
            sentence
                .tokens
                .get(i + 1)
                .is_none_or(|next| !matches!(next.upos, Upos::Noun | Upos::Propn | Upos::Adj))
                && text
                    .get(sentence.tokens.get(i).map_or(0..0, |t| t.range.clone()))
                    .is_some_and(|w| w.starts_with(char::is_uppercase))
        };
        let name = |i: usize, t: &Token| t.upos == Upos::Propn || t.upos == Upos::Noun && alone(i);
        let tokens = sentence.tokens.iter().enumerate().filter(|(i, t)| name(*i, t) && free(i));
        let mention = |(i, token): (usize, &Token)| {
            let person = self.by_short_name(token.text(text))?;
            Some(Mention {
                tokens: i..i + 1,
                kind: MentionKind::Person,
                actors: vec![person.actor],
                gender: gender::of_name(&person.name),
                leader: None,
                out_of_office: false,
            })
        };
        tokens.filter_map(mention).collect()
    }

    fn by_short_name(&self, word: &str) -> Option<&LeaderFact> {
        self.by_short_name.get(word).and_then(|at| self.known.get(*at))
    }

    /// Whom a person named before serves.
    fn serving(&self, name: &str) -> Option<ActorCode> {
        self.places(name).find_map(|at| self.known.get(at)).map(|known| known.actor)
    }

    /// The places of known persons that may be the one of this name, the first first.
    fn places(&self, name: &str) -> impl Iterator<Item = usize> {
        let parts = sorted_parts(name);
        let sharing = parts.iter().filter_map(|part| self.by_part.get(part));
        let mut places: Vec<usize> =
            sharing.flat_map(|places| places.iter().take(SHARING).copied()).collect();
        places.sort_unstable();
        places.dedup();
        let name = name.to_owned();
        places
            .into_iter()
            .filter(move |at| self.known.get(*at).is_some_and(|known| same_person(&known.name, &name)))
    }

    /// The place of a known person of a state whose surname is this one in another spelling: "Pashinyan" and "Pashinian".
    fn spelt_otherwise(&self, name: &str, actor: ActorCode) -> Option<usize> {
        let alike = |at: &usize| {
            self.known.get(*at).is_some_and(|known| {
                let alone = [name, &known.name].iter().any(|name| !name.contains(' '));
                known.actor == actor && (alone || skeleton(&known.name) == skeleton(name))
            })
        };
        self.by_sound.get(&surname_sound(name))?.iter().take(SHARING).copied().find(alike)
    }

    /// Adds a person, or what is new about a known one.
    pub(super) fn add(
        &mut self,
        name: String,
        actor: ActorCode,
        office: Option<String>,
        evidence: Option<Evidence>,
    ) {
        let serves = |at: &usize| self.known.get(*at).is_some_and(|known| known.actor == actor);
        let known = self.places(&name).find(serves).or_else(|| self.spelt_otherwise(&name, actor));
        let at = known.unwrap_or_else(|| {
            self.known.push(LeaderFact::new(name.clone(), actor));
            self.known.len() - 1
        });
        self.note_names(&name, actor, at);
        let Some(person) = self.known.get_mut(at) else { return };
        if name.split_whitespace().count() > person.name.split_whitespace().count() {
            person.name = name;
        }
        if office.is_some() {
            self.in_office.push(at);
        }
        person.office = person.office.take().or(office);
        if let Some(evidence) = evidence.filter(|evidence| person.evidence.last() != Some(evidence)) {
            person.evidence.push(evidence);
        }
    }

    fn note_names(&mut self, name: &str, actor: ActorCode, at: usize) {
        for part in sorted_parts(name) {
            let places = self.by_part.entry(part).or_default();
            if places.last() != Some(&at) && !places.contains(&at) {
                places.push(at);
            }
        }
        let sound = surname_sound(name);
        if sound.len() >= TELLING {
            let places = self.by_sound.entry(sound).or_default();
            if places.last() != Some(&at) && !places.contains(&at) {
                places.push(at);
            }
        }
        for short in short_names(name, actor) {
            self.by_short_name.insert(short.to_owned(), at);
        }
    }
}

/// The shortest skeleton of a surname, in letters, that tells anybody apart.
const TELLING: usize = 3;

/// How many persons that share a part of their name are compared.
const SHARING: usize = 32;

/// What spellings of the surname of a name have in common.
fn surname_sound(name: &str) -> String {
    skeleton(name.split_whitespace().next_back().unwrap_or_default())
}

/// Whether a word is written in capitals throughout.
fn is_acronym(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether one name is part of the other, or they end alike.
fn same_person(a: &str, b: &str) -> bool {
    let (a, b) = (sorted_parts(a), sorted_parts(b));
    let within = |short: &[String], long: &[String]| short.iter().all(|part| long.contains(part));
    within(&a, &b) || within(&b, &a)
}

const NAME_ORDERS: (&str, &str) = ("name_orders.tsv", include_str!("../../data/name_orders.tsv"));

const NAME_ORDER_SCHEMA: Schema = Schema { columns: &["code", "again"], required: 2 };

/// The states whose people are named again by the first part of their names.
static FAMILY_FIRST: Lazy<Vec<ActorCode>> = Lazy::new(|| {
    let mut states = Vec::new();
    each_bundled_row(NAME_ORDERS, NAME_ORDER_SCHEMA, |row| {
        states.extend(row.cell("code").parse::<ActorCode>().ok().filter(|_| row.cell("again") == "first"));
    });
    states
});

/// The parts by which a person is named again: the last, and the first where the given name is hyphenated after it
/// ("Boo Seung-chan") or where the people of the state do so ("Wang Yi").
fn short_names(name: &str, actor: ActorCode) -> Vec<&str> {
    let parts: Vec<&str> = name.split_whitespace().collect();
    match parts.as_slice() {
        [first, .., last] if FAMILY_FIRST.contains(&actor) => vec![first, last],
        // "Jubeir" for Adel al-Jubeir
        [.., last] if without_article(last).is_some() => {
            [*last].into_iter().chain(without_article(last)).collect()
        }
        [first, rest @ ..] if rest.last().is_some_and(|last| last.contains('-')) => vec![first],
        [first, middle, last] if [first, middle, last].iter().all(|part| part.len() <= 5) => {
            vec![first, last]
        }
        // "Sheikh Mohammed" for Mohammed bin Zayed
        [first, son, .., last] if son.eq_ignore_ascii_case("bin") => vec![first, last],
        [.., last] => vec![last],
        [] => Vec::new(),
    }
}

/// "Jubeir" of "al-Jubeir".
fn without_article(part: &str) -> Option<&str> {
    let (article, rest) = part.split_once('-')?;
    ["al", "el"].iter().any(|known| article.eq_ignore_ascii_case(known)).then_some(rest)
}

impl PersonReader<'_> {
    /// Adds the persons of the sentence.
    pub(crate) fn read(&self, persons: &mut Persons) {
        let appositions = self.appositions();
        for mention in self.mentions.iter().filter(|m| m.kind == MentionKind::Person) {
            let apposed =
                appositions.iter().find(|apposition| apposition.name.contains(&mention.tokens.start));
            if apposed.is_none_or(|apposition| mention.actors.contains(&apposition.actor)) {
                self.known_person(mention, persons);
            }
        }
        // "General Michael Rose, the British commander of U.N. forces": whom he serves is said behind the name.
        let elsewhere = |phrase: &&Phrase| {
            appositions.iter().any(|apposition| {
                phrase.tokens.contains(&apposition.name.start) && !self.is_nation(apposition.actor)
            })
        };
        for phrase in self.phrases.iter().filter(|phrase| !elsewhere(phrase)) {
            self.titled(phrase, persons);
        }
        let known = |name: &Range<usize>| {
            self.mentions.iter().any(|m| m.kind == MentionKind::Person && name.contains(&m.tokens.start))
        };
        let apposed: Vec<usize> = appositions.iter().map(|apposition| apposition.name.start).collect();
        let delegates = self.delegates().into_iter();
        let delegates = delegates.filter(|d| !known(&d.name) && !apposed.contains(&d.name.start));
        for Apposition { name, office, actor } in appositions.into_iter().chain(delegates) {
            let serves_state =
                |m: &Mention| name.contains(&m.tokens.start) && m.actors.iter().all(|a| self.is_nation(*a));
            let moved = !self.is_nation(actor) && self.mentions.iter().any(serves_state);
            persons.add_at(name.clone(), actor, moved);
            let office = office.map(|office| self.words(self.bare_office(office)));
            persons.add(self.words(name), actor, office, Some(self.evidence.clone()));
        }
    }

    /// Whether a word is written in capitals throughout, in a sentence that is not.
    pub(super) fn is_acronym(&self, token: &Token) -> bool {
        let small = |t: &Token| t.text(self.text).contains(char::is_lowercase);
        is_acronym(token.text(self.text)) && self.sentence.tokens.iter().any(small)
    }

    pub(super) fn is_nation(&self, actor: ActorCode) -> bool {
        self.world.is_nation(actor)
    }

    pub(super) fn words(&self, tokens: Range<usize>) -> String {
        let start = self.sentence.tokens.get(tokens.start).map_or(0, |t| t.range.start);
        let end =
            tokens.end.checked_sub(1).and_then(|i| self.sentence.tokens.get(i)).map_or(0, |t| t.range.end);
        self.text.get(start..end).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A person whose name the world knows, or who was named before.
    fn known_person(&self, mention: &Mention, persons: &mut Persons) {
        if self.is_craft_or_title(&mention.tokens) {
            return;
        }
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
            .filter(|p| title.is_some() && p.head < mention.tokens.start);
        let stated = phrase
            .filter(|p| p.after == mention.actors || p.owners != mention.actors)
            .and_then(|p| p.owners.first());
        let before = persons.serving(&name);
        // A full name of the table is its bearer's, whoever shares a part of it.
        let full = mention.actors.first().filter(|_| mention.leader.is_some() && mention.tokens.len() > 1);
        let own = full.copied().or(before).or(mention.actors.first().copied());
        let incumbent = mention.leader.and_then(|index| self.world.leader_at(index)).filter(|leader| {
            mention.tokens.len() > 1 && self.published.is_some_and(|day| leader.held_on(day))
        });
        let state = stated.is_none_or(|actor| self.world.is_nation(*actor));
        let incumbent = incumbent.map(Leader::actor).filter(|_| state);
        let Some(actor) = incumbent.or(stated.copied()).or(own) else { return };
        persons.add(name, actor, title.or(from_table), Some(self.evidence.clone()));
    }

    /// Whether what stands as a person's name is that of a ship, "the frigate Admiral Essen", or no more than a title: "the
    /// deposed Shah".
    fn is_craft_or_title(&self, name: &Range<usize>) -> bool {
        let role = |at: usize| {
            let token = self.sentence.tokens.get(at)?;
            role_of(&[&token.text(self.text).to_lowercase()]).map(|(_, role)| role.class)
        };
        // "Prime Minister Major"
        let titled = name.start.checked_sub(1).and_then(role) == Some(RoleClass::Office);
        let title = name.len() == 1 && role(name.start) == Some(RoleClass::Office) && !titled;
        let craft = (1..=2).find_map(|back| {
            let at = name.start.checked_sub(back)?;
            let class = role(at)?;
            (class == RoleClass::Craft || class != RoleClass::Office).then_some(class)
        });
        title || craft == Some(RoleClass::Craft)
    }

    /// The words of an office without an article and without those for whose it is: "the Kenyan ambassador", "Kenya's ambassador".
    fn bare_office(&self, office: Range<usize>) -> Range<usize> {
        let is =
            |at: usize, lemmas: &[&str]| self.sentence.tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
        let owner = office.clone().rev().find(|at| is(*at, &["'s"])).map_or(office.start, |at| at + 1);
        let whose = |at: &usize| {
            is(*at, &["the", "a", "an", "its", "their", "his", "her", "our"])
                || self.mentions.iter().any(|m| m.tokens.contains(at) && m.kind != MentionKind::Person)
        };
        let start = (owner..office.end).find(|at| !whose(at)).unwrap_or(office.start);
        start..office.end
    }

    /// The office that ends right before a token.
    fn title_before(&self, at: usize) -> Option<String> {
        let from = at.saturating_sub(4);
        let lemmas: Vec<&str> = self.sentence.tokens.get(from..at)?.iter().map(|t| &*t.lemma).collect();
        let clock = self.sentence.tokens.get(at.checked_sub(1)?)?.text(self.text) == "pm";
        let (count, role) = role_of(&lemmas).filter(|_| !clock && !self.is_captain(at - 1))?;
        let counterpart = lemmas.last().is_some_and(|last| *last == "counterpart");
        (role.class == RoleClass::Office && !counterpart).then(|| self.words(at - count..at))
    }

    /// Whether a word is "captain" in small letters: whoever leads a team.
    pub(super) fn is_captain(&self, at: usize) -> bool {
        let token = self.sentence.tokens.get(at).filter(|t| t.is_lemma(&["captain"]));
        token.is_some_and(|t| t.text(self.text).starts_with(char::is_lowercase))
    }

    /// "South Korean Defence Minister Seo Wook", "President Moon", "President of France Emmanuel Macron".
    fn titled(&self, phrase: &Phrase, persons: &mut Persons) {
        let direct = self.name_at(phrase.head + 1, phrase.tokens.end);
        let behind_body = || self.name_behind_body(phrase);
        let found = direct.clone().or_else(|| self.name_behind_state(phrase)).or_else(behind_body);
        let Some(name) = found.filter(|name| !self.is_office(name) && !self.is_craft_or_title(name)) else {
            return;
        };
        let title_end = if direct.is_some() { name.start } else { phrase.head + 1 };
        let office = self.title_before(title_end);
        let counterpart = self.sentence.tokens.get(phrase.head).is_some_and(|t| t.is_lemma(&["counterpart"]));
        let known =
            self.mentions.iter().any(|m| m.kind == MentionKind::Person && name.contains(&m.tokens.start));
        if known || office.is_none() && !counterpart {
            return;
        }
        // A former holder acts for nobody, but held the office.
        let held = matches!(phrase.kind, PhraseKind::Actor | PhraseKind::National);
        let stated = self.state_serving(phrase).or(phrase.owners.first().or(phrase.actors.first()).copied());
        let stated = stated.filter(|actor| !self.is_before_comma(phrase, *actor));
        let of = self.state_behind(name.end);
        let actor = of.or(stated.filter(|_| held)).or_else(|| persons.serving(&self.words(name.clone())));
        let actor = actor.or_else(|| self.by_office(&name));
        let actor = actor.or_else(|| self.by_name(phrase, self.at_home(phrase), &name));
        if let Some(actor) = actor {
            persons.add_at(name.clone(), actor, false);
            persons.add(self.words(name), actor, office, Some(self.evidence.clone()));
        }
    }

    /// "After talks with Peru, Foreign Minister Heraldo Muñoz said": whether a comma parts an office from who is named before it.
    fn is_before_comma(&self, office: &Phrase, actor: ActorCode) -> bool {
        let named = |m: &&Mention| {
            office.tokens.contains(&m.tokens.start) && m.tokens.end < office.head && m.actors == [actor]
        };
        let last = self.mentions.iter().rfind(named);
        last.is_some_and(|m| self.sentence.tokens.get(m.tokens.end).is_some_and(|t| t.is_lemma(&[","])))
    }

    /// The state behind a name: "Alan Garcia of Peru".
    pub(super) fn state_behind(&self, end: usize) -> Option<ActorCode> {
        let of = self.sentence.tokens.get(end).is_some_and(|t| t.is_lemma(&["of"]));
        let article = self.sentence.tokens.get(end + 1).is_some_and(|t| t.is_lemma(&["the"]));
        let state =
            |m: &&Mention| m.kind == MentionKind::Name && m.tokens.start == end + 1 + usize::from(article);
        let state = self.mentions.iter().find(state).filter(|_| of)?;
        let [actor] = state.actors.as_slice() else { return None };
        Some(*actor).filter(|actor| self.world.is_nation(*actor))
    }

    /// The state that has somebody serve it at an organisation: "Chile's U.N. ambassador".
    pub(super) fn state_serving(&self, office: &Phrase) -> Option<ActorCode> {
        let organisation = office.owners.iter().all(|code| !self.world.is_nation(*code));
        let [state] = office.possessor.as_slice() else { return None };
        Some(*state).filter(|state| {
            organisation && !office.owners.is_empty() && !office.anaphoric && self.world.is_nation(*state)
        })
    }

    /// Whether what stands as a name is a word for a body or an office: "the head of Delegation".
    fn is_office(&self, name: &Range<usize>) -> bool {
        let word = self.sentence.tokens.get(name.start).map(|t| t.text(self.text).to_lowercase());
        let role = word.and_then(|word| role_of(&[&word]).map(|(_, role)| role.class));
        let office = matches!(role, Some(RoleClass::Body | RoleClass::Office | RoleClass::Collective));
        // "leaders of Warsaw Treaty states"
        let modifies = || self.sentence.tokens.get(name.end).is_some_and(|t| t.upos == Upos::Noun);
        name.len() == 1 && (office || modifies()) || self.is_institution(name)
    }

    /// "The Kenya Ports Authority", "President Kenyatta Avenue": several words of which the last is one for a body or a place.
    fn is_institution(&self, name: &Range<usize>) -> bool {
        let last = name.end.checked_sub(1).and_then(|at| self.sentence.tokens.get(at));
        let word = last.map(|t| t.text(self.text).to_lowercase()).unwrap_or_default();
        let body = || {
            word == "authority" || {
                // "the General Staff"
                let words = self.sentence.tokens.get(name.clone()).unwrap_or(&[]).iter();
                let words: Vec<&str> = words.map(|t| &*t.lemma).collect();
                let role = role_of(&[&word]).or_else(|| role_of(&words)).map(|(_, role)| role.class);
                role.is_some_and(|class| class.is_force() || class == RoleClass::Body)
            }
        };
        name.len() > 1 && (body() || is_beside_place_word(None, None, last))
    }

    /// The name after a title and the body that it belongs to: "spokesman of the Ministry of Foreign Affairs Bahram Ghassemi".
    fn name_behind_body(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let tokens = &self.sentence.tokens;
        let link = |at: usize| tokens.get(at).is_some_and(|t| t.is_lemma(&["of", "for", "the"]));
        let named = |end: &usize| {
            let name = self.name_at(*end, end + NAME_LIMIT)?;
            let lemmas: Vec<&str> = tokens.get(..*end)?.iter().map(|t| &*t.lemma).collect();
            let (count, role) = role_of(&lemmas)?;
            let first = end.checked_sub(count)?;
            let whole = first <= phrase.head || (phrase.head + 1..first).all(link) && first > phrase.head + 1;
            let serves = matches!(role.class, RoleClass::Body | RoleClass::Office);
            (whole && serves && name.len() > 1).then_some(name)
        };
        (phrase.head + 2..phrase.head + 2 + TITLE_REACH).rev().find_map(|end| named(&end))
    }

    /// The name after a title and the state that it belongs to, or that it is for: "ambassador to Japan Rahm Emanuel".
    fn name_behind_state(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let of = self.sentence.tokens.get(phrase.head + 1).filter(|t| t.is_lemma(&["of", "to"]))?;
        let near = |m: &&Mention| (phrase.head + 2..=phrase.head + 3).contains(&m.tokens.start);
        let state = self.mentions.iter().find(near).filter(|_| !of.lemma.is_empty())?;
        let end = self
            .phrases
            .iter()
            .filter(|p| p.tokens.contains(&state.tokens.start) || p.tokens.start == state.tokens.end)
            .map(|p| p.tokens.end)
            .max()?;
        self.name_at(state.tokens.end, end)
    }

    /// The actor that the holder of an office by this name serves: by the date of publication, else where all past holders
    /// of the name serve the same.
    fn by_office(&self, name: &Range<usize>) -> Option<ActorCode> {
        let name = self.words(name.clone());
        let parts: Vec<&str> = name.split_whitespace().collect();
        let initial = |name: &str| name.chars().next();
        let (first, last) = (parts.first()?, parts.last()?);
        // A given name may be short for another, but it begins alike.
        let fits = |leader: &Leader| parts.len() == 1 || initial(leader.name()) == initial(first);
        let holders =
            || self.world.leaders_by_short_name(last).map(|(_, leader)| leader).filter(|leader| fits(leader));
        let one = |mut actors: std::vec::IntoIter<ActorCode>| {
            let first = actors.next()?;
            actors.all(|actor| actor == first).then_some(first)
        };
        let of = |keep: &dyn Fn(&Leader) -> bool| {
            let actors: Vec<ActorCode> = holders().filter(|leader| keep(leader)).map(Leader::actor).collect();
            one(actors.into_iter())
        };
        let Some(day) = self.published else { return of(&|_| true) };
        let past = |leader: &Leader| leader.start().is_some_and(|start| start.first_day() <= day);
        of(&|leader| leader.held_on(day)).or_else(|| of(&past))
    }

    /// A run of capitalised words that can be a personal name.
    pub(super) fn name_at(&self, start: usize, end: usize) -> Option<Range<usize>> {
        let named =
            |i: usize| self.mentions.iter().any(|m| m.tokens.contains(&i) && m.kind != MentionKind::Person);
        let capital_at = |i: usize| {
            let token = self.sentence.tokens.get(i).filter(|t| t.upos == Upos::Propn && !named(i));
            token.is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase))
        };
        let particle = |i: usize| {
            let word = self.sentence.tokens.get(i).map_or("", |t| t.text(self.text));
            NAME_PARTICLES.contains(&word)
        };
        let hyphen = |i: usize| self.sentence.tokens.get(i).is_some_and(|t| t.is_lemma(&["-"]));
        // "Yunus-bek"
        let hyphened = |i: usize| i > start + 1 && hyphen(i - 1) && !named(i);
        let part = |i: usize| {
            capital_at(i)
                || i > start && (hyphen(i) || particle(i) || hyphened(i))
                || particle(i) && capital_at(i + 1)
        };
        // A particle ends a phrase, but not a name.
        let goes_on = |i: usize| i < end || particle(i) || particle(i.saturating_sub(1));
        let length = (start..start + NAME_LIMIT).take_while(|i| goes_on(*i) && part(*i)).count();
        let last = start + length;
        let proper = |i: usize| self.sentence.tokens.get(i).is_some_and(|t| t.upos == Upos::Propn);
        (length > 0 && (proper(last - 1) || hyphened(last - 1) && proper(start))).then_some(start..last)
    }
}
