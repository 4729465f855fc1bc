//! Mentions: which tokens of a sentence name which actors.

use std::ops::Range;

use super::{
    city::cities,
    gender::{self, Gender},
    holder::{HolderReader, is_of_a_ship, title_of},
    leader::Standing,
    place::is_beside_place_word,
    role::{RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    date::Date,
    syntax::{BlockKind, LEXICON, Sentence, Token, Upos, VerbForm, noun_lemma},
    world::{CollectiveIndex, Found, Leader, LeaderIndex, Sense, World, is_given_name},
};

/// By what sort of name an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// A name of the state or organisation.
    Name,
    /// The people of a state: "Russians".
    People,
    /// An adjective: it needs a noun that it modifies.
    Adjective,
    /// The capital or another seat of government.
    Capital,
    /// A city that is only a place here.
    Place,
    /// A person in its service.
    Person,
    /// Several actors by one name, or one by a name that holds in context only.
    Collective,
}

/// A run of tokens that names actors.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    pub(crate) tokens: Range<usize>,
    pub(crate) kind: MentionKind,
    pub(crate) actors: Vec<ActorCode>,
    /// Whether the person is a woman or a man, where the full name tells.
    pub(crate) gender: Option<Gender>,
    /// The table's person, where the name is one of them.
    pub(crate) leader: Option<LeaderIndex>,
    /// Whether the person was in no office on the day of the document: what they do is not the state's.
    pub(crate) out_of_office: bool,
}

/// What decides between the senses of a name.
pub(crate) struct MentionContext<'a> {
    pub(crate) world: &'a World,
    pub(crate) published: Option<Date>,
    /// Actors that the document names anywhere, for what holds in context only ("the North", a bare surname).
    pub(crate) named: &'a [ActorCode],
    /// The surnames of others whom the document names in full, sorted.
    pub(crate) introduced: &'a [String],
}

impl MentionContext<'_> {
    /// Whether the state that a name may mean existed on the date of publication.
    fn existed(&self, sense: Sense) -> bool {
        let (Sense::Name(code)
        | Sense::Adjective(code)
        | Sense::Demonym(code)
        | Sense::Capital(code)
        | Sense::Seat(code)) = sense
        else {
            return true;
        };
        let nation = self.world.nation(code);
        self.published.is_none_or(|date| nation.is_none_or(|nation| nation.existed_on(date)))
    }
}

/// The mentions of a sentence, from left to right, traps left out.
pub(crate) fn mentions(
    text: &str,
    sentence: &Sentence,
    found: &[Found<'_>],
    context: &MentionContext<'_>,
) -> Vec<Mention> {
    let mut taken = vec![false; sentence.tokens.len()];
    let capitals = !sentence.words(text).iter().any(|word| word.chars().any(char::is_lowercase));
    let mut mentions: Vec<Mention> = Vec::new();
    for name in found {
        let tokens = name.first..name.end;
        if stands_for_given_name(text, sentence, name, found) {
            continue;
        }
        let leader = matches!(name.senses.first(), Some(Sense::Leader(_)));
        if is_address(sentence, name)
            || is_of_a_currency(text, name.end, sentence)
            || is_surname(text, sentence, name)
            || leader && (is_of_a_ship(&sentence.tokens, name.first) || is_namesake(text, sentence, name))
            || leader && is_part_of_name(text, sentence, name, found, context)
            || leader && serves_another(text, sentence, name, found, context)
            || capitals && is_word(text, sentence, name)
        {
            taken.get_mut(tokens).unwrap_or_default().fill(true);
            continue;
        }
        taken.get_mut(tokens.clone()).unwrap_or_default().fill(true);
        // A state of the time goes before one that was over or had not begun.
        let of_the_time = |sense: &&Sense| context.existed(**sense);
        let senses = name
            .senses
            .iter()
            .filter(of_the_time)
            .chain(name.senses.iter().filter(|sense| !of_the_time(sense)));
        let mut senses = senses.copied();
        let whose = leader.then(|| state_beside(sentence, name, found)).flatten();
        let whose = whose.or_else(|| leader.then(|| state_around(name, found, context)).flatten());
        mentions.extend(senses.find_map(|sense| match sense {
            Sense::Leader(_) => person(&tokens, name.senses, whose, context),
            _ => mention(text, sentence, &tokens, sense, context),
        }));
    }
    let holders = HolderReader { text, sentence, taken: &taken, context }.mentions();
    // "President Perez of Venezuela" is no Perez of another state.
    let holders = holders.into_iter().filter(|holder| {
        let of = sentence.tokens.get(holder.tokens.end).is_some_and(|t| t.is_lemma(&["of"]));
        let state = mentions.iter().find(|m| of && m.tokens.start == holder.tokens.end + 1);
        state.is_none_or(|state| state.kind != MentionKind::Name || state.actors == holder.actors)
    });
    let holders: Vec<Mention> = holders.collect();
    mentions.extend(holders);
    let holds = |m: &Mention| m.tokens.clone();
    for range in mentions.iter().map(holds) {
        taken.get_mut(range).unwrap_or_default().fill(true);
    }
    mentions.extend(cities(text, sentence, &taken));
    mentions.sort_by_key(|m| m.tokens.start);
    mentions
}

/// How many words a title has at most between a state and a name.
const TITLE_WORDS: usize = 5;

/// Whether the name of a state is a given name here: one word between a title and a capitalised one ("Secretary Chad Wolf").
fn stands_for_given_name(text: &str, sentence: &Sentence, name: &Found<'_>, found: &[Found<'_>]) -> bool {
    let one_word =
        name.end == name.first + 1 && matches!(name.senses.first(), Some(Sense::Name(_) | Sense::Capital(_)));
    let surname = sentence.tokens.get(name.end).is_some_and(|t| {
        t.upos == Upos::Propn && t.text(text).starts_with(char::is_uppercase) && t.text(text).len() > 1
    });
    let free = !found.iter().any(|other| other.first == name.end);
    // "Deputy U.S. Trade Representative"
    let small = |t: &Token| t.text(text).chars().any(char::is_lowercase);
    let short = !sentence.tokens.get(name.first).is_some_and(small);
    one_word && !short && surname && free && title_of(text, &sentence.tokens, name.first).is_some()
}

/// Whether the name of a state is part of a form of address: "Miss Venezuela".
fn is_address(sentence: &Sentence, name: &Found<'_>) -> bool {
    let courtesy = || name.first.checked_sub(1).and_then(|at| sentence.tokens.get(at));
    matches!(name.senses.first(), Some(Sense::Name(_)))
        && courtesy()
            .is_some_and(|t| role_of(&[&t.lemma]).is_some_and(|(_, role)| role.class == RoleClass::Courtesy))
}

/// Whether the name of a people or a state is a surname: "Richard Finn", "Michael Jordan".
fn is_surname(text: &str, sentence: &Sentence, name: &Found<'_>) -> bool {
    let Some(before) = name.first.checked_sub(1).and_then(|at| sentence.tokens.get(at)) else { return false };
    let word = before.text(text);
    let capital = before.upos == Upos::Propn && word.starts_with(char::is_uppercase);
    let one_word = name.end == name.first + 1;
    one_word
        && match name.senses.first() {
            Some(Sense::Demonym(_)) => capital,
            Some(Sense::Name(_)) => capital && is_given_name(word),
            _ => false,
        }
}

/// Whether a place bears the name of a leader: "Ho Chi Minh City", "Queen Elizabeth Central Hospital".
fn is_namesake(text: &str, sentence: &Sentence, name: &Found<'_>) -> bool {
    let capital = |at: usize| {
        let token = sentence.tokens.get(at).filter(|t| t.text(text).starts_with(char::is_uppercase));
        token.filter(|t| matches!(t.upos, Upos::Propn | Upos::Noun | Upos::Adj))
    };
    let place = |at: usize| is_beside_place_word(None, None, capital(at));
    let headline = sentence.block == BlockKind::Headline;
    capital(name.end).is_some() && (place(name.end) || !headline && place(name.end + 1))
}

/// Whether a surname follows the name of a leader, so that it is another's: "Aziz Ahmed Khan" for one called Aziz Ahmed.
fn is_part_of_name(
    text: &str,
    sentence: &Sentence,
    name: &Found<'_>,
    found: &[Found<'_>],
    context: &MentionContext<'_>,
) -> bool {
    let next = sentence.tokens.get(name.end).filter(|t| t.upos == Upos::Propn);
    let word = next.map_or("", |t| t.text(text));
    let capitals = word.chars().skip(1).all(char::is_uppercase);
    let free = name.end > name.first + 1 && found.iter().all(|other| other.first != name.end);
    free && !capitals
        && word.starts_with(char::is_uppercase)
        && context.world.leaders_by_short_name(word).next().is_some()
}

/// Whether the title before the full name of a leader says that its bearer serves another state: "Deputy U.S. Trade Representative
/// Michael Smith".
fn serves_another(
    text: &str,
    sentence: &Sentence,
    name: &Found<'_>,
    found: &[Found<'_>],
    context: &MentionContext<'_>,
) -> bool {
    let token = |at: usize| sentence.tokens.get(at);
    if name.end < name.first + 2 || title_of(text, &sentence.tokens, name.first).is_none() {
        return false;
    }
    let title = |at: &usize| {
        let capital = token(*at).filter(|t| t.text(text).starts_with(char::is_uppercase));
        capital.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj))
            && found.iter().all(|other| !(other.first..other.end).contains(at))
    };
    let words = (0..name.first).rev().take_while(title).take(TITLE_WORDS).count();
    let Some(state) = found.iter().find(|other| other.end + words == name.first) else { return false };
    let place = state.first.checked_sub(1).and_then(token).is_some_and(|t| t.upos == Upos::Adp);
    let code = match state.senses.first() {
        Some(Sense::Adjective(code)) => *code,
        Some(Sense::Name(code)) if !place => *code,
        _ => return false,
    };
    let serves = |sense: &Sense| {
        let leader = leader_of(sense).and_then(|index| context.world.leader_at(index));
        leader.is_none_or(|leader| leader.actor() == code)
    };
    words > 0 && !name.senses.iter().any(serves)
}

/// Whether a currency sign stands right behind a name: "US$5 million".
fn is_of_a_currency(text: &str, end: usize, sentence: &Sentence) -> bool {
    let last = end.checked_sub(1).and_then(|at| sentence.tokens.get(at));
    let behind = last.and_then(|t| text.get(t.range.end..));
    behind.is_some_and(|text| text.starts_with(['$', '£', '€', '¥']))
}

/// Whether an abbreviation is a word of English where all is in capitals: "WHO WILL WIN?", "THANK YOU FOR HELPING US".
fn is_word(text: &str, sentence: &Sentence, name: &Found<'_>) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| sentence.tokens.get(at));
    let word = token(Some(name.first)).map_or("", |t| t.text(text)).to_lowercase();
    let one = name.end == name.first + 1;
    let object = token(name.first.checked_sub(1)).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Adp))
        && token(Some(name.end)).is_none_or(|t| t.upos == Upos::Punct);
    one && LEXICON.function_word(&word).is_some() && (word != "us" || object)
}

/// The actors that names mean beyond doubt.
pub(crate) fn actors_named<'f>(names: impl IntoIterator<Item = &'f Found<'f>>) -> Vec<ActorCode> {
    let mut named = Vec::new();
    for found in names {
        if let Some(
            Sense::Name(code)
            | Sense::Organisation(code)
            | Sense::Adjective(code)
            | Sense::Demonym(code)
            | Sense::Seat(code),
        ) = found.senses.first()
            && !named.contains(code)
        {
            named.push(*code);
        }
    }
    named
}

/// Whether the mentions mean more than one actor.
pub(crate) fn are_several<'m>(mentions: impl IntoIterator<Item = &'m Mention>) -> bool {
    let mut actors = mentions.into_iter().flat_map(|mention| &mention.actors);
    let first = actors.next();
    actors.any(|other| Some(other) != first)
}

/// How many sentences name each actor beyond doubt.
pub(crate) fn sentences_naming<'f>(
    sentences: impl Iterator<Item = &'f [Found<'f>]>,
) -> Vec<(ActorCode, usize)> {
    let mut counts: Vec<(ActorCode, usize)> = Vec::new();
    for code in sentences.flat_map(actors_named) {
        match counts.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => counts.push((code, 1)),
        }
    }
    counts
}

/// The leader that a sense of a name means.
pub(super) fn leader_of(sense: &Sense) -> Option<LeaderIndex> {
    match sense {
        Sense::Leader(index) => Some(*index),
        _ => None,
    }
}

/// How well a term of office fits the date of publication: under way, else the latest begun before, else any; of equals the
/// first of the table.
pub(super) fn term_fit(index: LeaderIndex, context: &MentionContext<'_>) -> impl Ord {
    let leader = context.world.leader_at(index);
    let current = context.published.is_some_and(|day| leader.is_some_and(|leader| leader.held_on(day)));
    let begun =
        leader.and_then(Leader::start).filter(|start| context.published.is_none_or(|day| *start <= day));
    (current, begun, std::cmp::Reverse(index))
}

/// What the names tell of their neighbours' parts of speech: after an adjective of nationality stands a noun, and a name is
/// never a verb.
pub(crate) fn correct_tags(text: &str, sentence: &mut Sentence, mentions: &[Mention]) {
    for mention in mentions {
        for token in sentence.tokens.get_mut(mention.tokens.clone()).unwrap_or(&mut []) {
            (token.upos, token.form) = (Upos::Propn, VerbForm::None);
        }
        let reflexive =
            sentence.tokens.get(mention.tokens.end + 1).is_some_and(|t| t.is_lemma(&["with", "itself"]));
        if let Some(token) =
            sentence.tokens.get_mut(mention.tokens.end).filter(|t| t.upos == Upos::Verb && !reflexive)
        {
            // "US allies such as": a word for states behind the name of one is no verb.
            let noun = noun_lemma(&token.text(text).to_lowercase());
            if role_of(&[&noun]).is_some_and(|(_, role)| role.class == RoleClass::Collective) {
                (token.upos, token.form, token.lemma) = (Upos::Noun, VerbForm::None, noun.into());
            }
        }
        // "Talks between Greece and Turkey resume on Monday"
        let resumes = |t: &Token| matches!(t.text(text), "resume" | "open" | "start" | "restart" | "reopen");
        let behind = sentence.tokens.get(mention.tokens.end + 1).is_some_and(|t| t.upos == Upos::Adp);
        let named = mention.kind == MentionKind::Name && behind;
        if let Some(token) = sentence.tokens.get_mut(mention.tokens.end).filter(|t| named && resumes(t)) {
            let lemma = token.text(text).into();
            (token.upos, token.form, token.lemma) = (Upos::Verb, VerbForm::Base, lemma);
        }
        // "an OPEC meeting"
        let article = mention.tokens.start.checked_sub(1).and_then(|at| sentence.tokens.get(at));
        let modifies = mention.kind == MentionKind::Adjective
            || mention.kind == MentionKind::Name && article.is_some_and(|t| t.is_lemma(&["a", "an"]));
        let next = sentence.tokens.get_mut(mention.tokens.end).filter(|_| modifies);
        if let Some(token) = next.filter(|t| {
            t.upos == Upos::Verb && matches!(t.form, VerbForm::Gerund | VerbForm::Base | VerbForm::Third)
        }) {
            let word = token.text(text).to_lowercase();
            (token.upos, token.form, token.lemma) = (Upos::Noun, VerbForm::None, noun_lemma(&word).into());
        }
    }
}

fn mention(
    text: &str,
    sentence: &Sentence,
    tokens: &Range<usize>,
    sense: Sense,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let one = |kind, code| {
        Some(Mention {
            tokens: tokens.clone(),
            kind,
            actors: vec![code],
            gender: None,
            leader: None,
            out_of_office: false,
        })
    };
    match sense {
        Sense::Trap => None,
        Sense::Name(code) | Sense::Organisation(code) => one(MentionKind::Name, code),
        Sense::Demonym(code) => one(MentionKind::People, code),
        Sense::Adjective(code) => one(MentionKind::Adjective, code),
        Sense::Seat(code) => one(MentionKind::Capital, code),
        Sense::Capital(code) if is_place(text, sentence, tokens) => one(MentionKind::Place, code),
        Sense::Capital(code) => one(MentionKind::Capital, code),
        Sense::Leader(_) => person(tokens, &[sense], None, context),
        Sense::Collective(index) => collective(tokens, index, context),
    }
}

/// The state that a text gives a leader: "King Abdullah of Jordan", "Jordan's King Abdullah", "the Jordanian King Abdullah".
fn state_beside(sentence: &Sentence, name: &Found<'_>, found: &[Found<'_>]) -> Option<ActorCode> {
    let is = |at: usize, lemmas: &[&str]| sentence.tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
    let state = |other: &Found<'_>| match other.senses.first() {
        Some(Sense::Name(code) | Sense::Adjective(code) | Sense::Demonym(code)) => Some(*code),
        _ => None,
    };
    let behind = |other: &&Found<'_>| other.first == name.end + 1 && is(name.end, &["of"]);
    let before = |other: &&Found<'_>| {
        other.end == name.first || other.end + 1 == name.first && is(other.end, &["'s", "'"])
    };
    let of = found.iter().find(behind).and_then(state);
    of.or_else(|| found.iter().find(before).and_then(state))
}

/// The only state of those whose leaders bear a name that the sentence names, be it by its capital.
fn state_around(name: &Found<'_>, found: &[Found<'_>], context: &MentionContext<'_>) -> Option<ActorCode> {
    let serves =
        |sense: &Sense| leader_of(sense).and_then(|index| context.world.leader_at(index)).map(Leader::actor);
    let bearers: Vec<ActorCode> = name.senses.iter().filter_map(serves).collect();
    let first = bearers.first()?;
    if bearers.iter().all(|bearer| bearer == first) {
        return None;
    }
    let state = |other: &Found<'_>| match other.senses.first() {
        Some(
            Sense::Name(code)
            | Sense::Adjective(code)
            | Sense::Demonym(code)
            | Sense::Capital(code)
            | Sense::Seat(code),
        ) => Some(*code),
        _ => None,
    };
    let mut named = found.iter().filter_map(state).filter(|code| bearers.contains(code));
    let only = named.next()?;
    named.all(|other| other == only).then_some(only)
}

/// A person of the table, by the term of office that fits best, in whosever service: of those with one name he of the state
/// that stands beside it.
fn person(
    tokens: &Range<usize>,
    senses: &[Sense],
    whose: Option<ActorCode>,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let named: Vec<(LeaderIndex, &Leader)> = senses
        .iter()
        .filter_map(leader_of)
        .filter_map(|index| context.world.leader_at(index).map(|leader| (index, leader)))
        .collect();
    let same =
        |(_, leader): &(LeaderIndex, &Leader)| named.iter().any(|(_, known)| known.name() == leader.name());
    let short = named.first()?.1.short_name();
    let terms = context.world.leaders_by_short_name(short).filter(same).chain(named.iter().copied());
    let (index, leader) =
        terms.max_by_key(|(index, leader)| (whose == Some(leader.actor()), term_fit(*index, context)))?;
    let actors = vec![leader.actor()];
    let standing = Standing::of(leader, context.published);
    let out_of_office = matches!(standing, Standing::Former | Standing::Future);
    Some(Mention {
        tokens: tokens.clone(),
        kind: MentionKind::Person,
        actors,
        gender: gender::of_name(leader.name()),
        leader: Some(index),
        out_of_office,
    })
}

fn collective(
    tokens: &Range<usize>,
    index: CollectiveIndex,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let collective = context.world.collective(index)?;
    let named = collective.needs.is_none_or(|code| context.named.contains(&code));
    let holds = named && context.published.is_none_or(|date| collective.valid.meets(date));
    holds.then(|| Mention {
        tokens: tokens.clone(),
        kind: MentionKind::Collective,
        actors: collective.members.clone(),
        gender: None,
        leader: None,
        out_of_office: false,
    })
}

/// Whether a capital is only a place: in a dateline, beside a word for a place, or before its country.
fn is_place(text: &str, sentence: &Sentence, tokens: &Range<usize>) -> bool {
    if sentence.block == BlockKind::Dateline {
        return true;
    }
    let token = |i: Option<usize>| i.and_then(|i| sentence.tokens.get(i));
    let back = |n: usize| token(tokens.start.checked_sub(n));
    let after = token(Some(tokens.end));
    let comma = |t: Option<&Token>| t.is_some_and(|t| t.is_lemma(&[","]));
    let country_follows = comma(after)
        && token(Some(tokens.end + 1)).is_some_and(|t| t.upos == Upos::Propn)
        && !back(1).is_some_and(|t| t.is_lemma(&["and", ","]))
        && token(Some(tokens.end + 2)).is_none_or(|t| t.is_lemma(&[",", "("]) || t.text(text) == ".");
    let numbered =
        after.is_some_and(|t| t.upos == Upos::Num && t.text(text).starts_with(|c: char| c.is_ascii_digit()));
    country_follows || numbered && back(1).is_none() || is_beside_place_word(back(2), back(1), after)
}
