//! Mentions: which tokens of a sentence name which actors.

use std::ops::Range;

use super::role::{RoleClass, role_of};
use crate::{
    actor::ActorCode,
    date::Date,
    syntax::{BlockKind, Sentence, Token, Upos, VerbForm, noun_lemma},
    world::{CollectiveIndex, Found, Leader, LeaderIndex, OfficeClass, Sense, World},
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
    /// The table's person, where the name is one of them.
    pub(crate) leader: Option<LeaderIndex>,
}

/// What decides between the senses of a name.
pub(crate) struct MentionContext<'a> {
    pub(crate) world: &'a World,
    pub(crate) published: Option<Date>,
    /// Actors that the document names anywhere, for what holds in context only ("the North", a bare surname).
    pub(crate) named: &'a [ActorCode],
}

/// The mentions of a sentence, from left to right, traps left out.
pub(crate) fn mentions(
    text: &str,
    sentence: &Sentence,
    found: &[Found<'_>],
    context: &MentionContext<'_>,
) -> Vec<Mention> {
    let taken = |i: &usize| found.iter().any(|name| (name.first..name.end).contains(i));
    let mut mentions: Vec<Mention> = Vec::new();
    for name in found {
        let tokens = name.first..name.end;
        let mention = name
            .senses
            .iter()
            .find_map(|sense| mention(text, sentence, &tokens, name.senses, *sense, context));
        mentions.extend(mention);
    }
    let tokens = sentence.tokens.iter().enumerate().filter(|(i, t)| t.upos == Upos::Propn && !taken(i));
    mentions.extend(tokens.filter_map(|(i, _)| office_holder(text, sentence, i, &taken, context)));
    mentions.sort_by_key(|m| m.tokens.start);
    mentions
}

/// The actors that names mean beyond doubt.
pub(crate) fn actors_named<'f>(names: impl IntoIterator<Item = &'f Found<'f>>) -> Vec<ActorCode> {
    let mut named = Vec::new();
    for found in names {
        if let Some(Sense::Name(code) | Sense::Adjective(code) | Sense::Demonym(code) | Sense::Seat(code)) =
            found.senses.first()
            && !named.contains(code)
        {
            named.push(*code);
        }
    }
    named
}

fn leader_of(sense: &Sense) -> Option<LeaderIndex> {
    match sense {
        Sense::Leader(index) => Some(*index),
        _ => None,
    }
}

/// How well a term of office fits the date of publication: under way, else the latest begun before, else any; of equals the
/// first of the table.
fn term_fit(index: LeaderIndex, context: &MentionContext<'_>) -> impl Ord {
    let leader = context.world.leader_at(index);
    let current = context.published.is_some_and(|day| leader.is_some_and(|leader| leader.held_on(day)));
    let begun =
        leader.and_then(Leader::start).filter(|start| context.published.is_none_or(|day| *start <= day));
    (current, begun, std::cmp::Reverse(index))
}

/// "President Moon", "Mr Sato", "Foreign Secretary Jack Straw": the holder of an office on the date of publication whom news
/// calls by this last name, where all such holders serve the same actor.
fn office_holder(
    text: &str,
    sentence: &Sentence,
    at: usize,
    taken: &dyn Fn(&usize) -> bool,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let word = |i: usize| sentence.tokens.get(i).map_or("", |t| t.text(text));
    let in_name =
        |i: usize| sentence.tokens.get(i).is_some_and(|t| t.upos == Upos::Propn || t.is_lemma(&["-"]));
    let mut first = at;
    while first > 0
        && at - first < 3
        && in_name(first - 1)
        && !taken(&(first - 1))
        && !is_title(&sentence.tokens, first)
    {
        first -= 1;
    }
    let title = is_title(&sentence.tokens, first);
    let longer_name =
        in_name(at + 1) || !title && first < at || first > 0 && taken(&(first - 1)) && in_name(first - 1);
    if longer_name {
        return None;
    }
    let initial = word(first).chars().next();
    let current = |leader: &Leader| context.published.is_some_and(|day| leader.held_on(day));
    let past = |leader: &Leader| {
        context.published.is_none_or(|day| leader.start().is_some_and(|start| start <= day))
    };
    let fits = |leader: &Leader| {
        let given = first == at || leader.name().chars().next() == initial;
        let leads = leads(leader.office_class());
        let named = context.named.contains(&leader.actor());
        given && (named && (title || word(at).len() > 3 && leads) || title && leads && current(leader))
    };
    let holders = || context.world.leaders_by_short_name(word(at)).filter(|(_, leader)| fits(leader));
    let in_office = one_actor(holders().filter(|(_, leader)| current(leader)));
    let holder = in_office.or_else(|| one_actor(holders().filter(|(_, leader)| title && past(leader))));
    holder.map(|(index, leader)| Mention {
        tokens: first..at + 1,
        kind: MentionKind::Person,
        actors: vec![leader.actor()],
        leader: Some(index),
    })
}

/// The first of these leaders, where all of them serve the same actor.
fn one_actor<'w>(
    mut leaders: impl Iterator<Item = (LeaderIndex, &'w Leader)>,
) -> Option<(LeaderIndex, &'w Leader)> {
    let first = leaders.next()?;
    leaders.all(|(_, other)| other.actor() == first.1.actor()).then_some(first)
}

/// Whether an office is so high that news names its holder without it.
fn leads(class: OfficeClass) -> bool {
    matches!(class, OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment)
}

/// Whether an office or a courtesy title stands right before a token.
fn is_title(tokens: &[Token], at: usize) -> bool {
    let lemmas: Vec<&str> = tokens
        .get(at.saturating_sub(3)..at)
        .unwrap_or(&[])
        .iter()
        .map(|t| t.lemma.trim_end_matches('.'))
        .collect();
    role_of(&lemmas).is_some_and(|(_, role)| matches!(role.class, RoleClass::Office | RoleClass::Courtesy))
}

/// What the names tell of their neighbours' parts of speech: after an adjective of nationality stands a noun, and a name is
/// never a verb.
pub(crate) fn correct_tags(text: &str, sentence: &mut Sentence, mentions: &[Mention]) {
    for mention in mentions {
        for token in sentence.tokens.get_mut(mention.tokens.clone()).unwrap_or(&mut []) {
            (token.upos, token.form) = (Upos::Propn, VerbForm::None);
        }
        let next =
            sentence.tokens.get_mut(mention.tokens.end).filter(|_| mention.kind == MentionKind::Adjective);
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
    senses: &[Sense],
    sense: Sense,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let one = |kind, code| Some(Mention { tokens: tokens.clone(), kind, actors: vec![code], leader: None });
    match sense {
        Sense::Trap => None,
        Sense::Name(code) | Sense::Organisation(code) => one(MentionKind::Name, code),
        Sense::Demonym(code) => one(MentionKind::People, code),
        Sense::Adjective(code) => one(MentionKind::Adjective, code),
        Sense::Seat(code) => one(MentionKind::Capital, code),
        Sense::Capital(code) if is_place(text, sentence, tokens) => one(MentionKind::Place, code),
        Sense::Capital(code) => one(MentionKind::Capital, code),
        Sense::Leader(_) => person(tokens, senses, context),
        Sense::Collective(index) => collective(tokens, index, context),
    }
}

/// A person of the table, by the term of office that fits best.
fn person(tokens: &Range<usize>, senses: &[Sense], context: &MentionContext<'_>) -> Option<Mention> {
    let terms = senses.iter().filter_map(leader_of);
    let index = terms.max_by_key(|index| term_fit(*index, context))?;
    let actors = vec![context.world.leader_at(index)?.actor()];
    Some(Mention { tokens: tokens.clone(), kind: MentionKind::Person, actors, leader: Some(index) })
}

fn collective(
    tokens: &Range<usize>,
    index: CollectiveIndex,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let collective = context.world.collective(index)?;
    let holds = collective.needs.is_none_or(|code| context.named.contains(&code));
    holds.then(|| Mention {
        tokens: tokens.clone(),
        kind: MentionKind::Collective,
        actors: collective.members.clone(),
        leader: None,
    })
}

/// Whether a capital is only a place: after a preposition of place, in a dateline, or before its country.
fn is_place(text: &str, sentence: &Sentence, tokens: &Range<usize>) -> bool {
    const PLACE: [&str; 15] = [
        "in",
        "at",
        "near",
        "around",
        "outside",
        "across",
        "through",
        "via",
        "into",
        "inside",
        "throughout",
        "leave",
        "reach",
        "enter",
        "over",
    ];
    const MOTION: [&str; 14] = [
        "travel", "fly", "arrive", "return", "go", "come", "trip", "visit", "head", "flight", "journey",
        "drive", "move", "tour",
    ];
    if sentence.block == BlockKind::Dateline {
        return true;
    }
    let token = |i: Option<usize>| i.and_then(|i| sentence.tokens.get(i));
    let before = token(tokens.start.checked_sub(1));
    let behind = token(tokens.start.checked_sub(2));
    let after = token(Some(tokens.end));
    let is = |token: Option<&Token>, lemmas: &[&str]| token.is_some_and(|t| t.is_lemma(lemmas));
    let city = after.is_some_and(|t| {
        t.is_lemma(&[
            "airport",
            "suburb",
            "street",
            "resident",
            "hotel",
            "district",
            "mayor",
            "stock",
            "university",
        ])
    });
    let country_follows = is(after, &[","])
        && token(Some(tokens.end + 1)).is_some_and(|t| t.upos == Upos::Propn)
        && !before.is_some_and(|t| t.is_lemma(&["and", ","]))
        && token(Some(tokens.end + 2)).is_none_or(|t| t.is_lemma(&[",", "("]) || t.text(text) == ".");
    city || country_follows
        || is(before, &PLACE)
        || (is(before, &["to", "for", "from"]) && is(behind, &MOTION))
        || is(before, &["leave", "reach", "enter"])
}
