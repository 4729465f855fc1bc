//! Mentions: which tokens of a sentence name which actors.

use std::ops::Range;

use super::gazetteer::Gazetteer;
use crate::{
    actor::ActorCode,
    date::Date,
    syntax::{BlockKind, Sentence, Token, Upos},
    world::{CollectiveIndex, LeaderIndex, Sense, World},
};

/// By what sort of name an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MentionKind {
    /// A name of the state or organisation.
    Name,
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
    /// States named so far, for collectives that need one ("the North").
    pub(crate) named: &'a [ActorCode],
}

/// The mentions of a sentence, from left to right, traps left out.
pub(crate) fn mentions(
    text: &str,
    sentence: &Sentence,
    gazetteer: &Gazetteer,
    context: &MentionContext<'_>,
) -> Vec<Mention> {
    let found = gazetteer.find(text, sentence);
    let mut mentions: Vec<Mention> = Vec::new();
    for name in &found {
        let tokens = name.first..name.end;
        let mention = name.senses.iter().find_map(|sense| mention(text, sentence, &tokens, *sense, context));
        mentions.extend(mention);
    }
    mentions
}

fn mention(
    text: &str,
    sentence: &Sentence,
    tokens: &Range<usize>,
    sense: Sense,
    context: &MentionContext<'_>,
) -> Option<Mention> {
    let one = |kind, code| Some(Mention { tokens: tokens.clone(), kind, actors: vec![code], leader: None });
    match sense {
        Sense::Trap => None,
        Sense::Name(code) | Sense::Demonym(code) | Sense::Organisation(code) => one(MentionKind::Name, code),
        Sense::Adjective(code) => one(MentionKind::Adjective, code),
        Sense::Seat(code) => one(MentionKind::Capital, code),
        Sense::Capital(code) if is_place(text, sentence, tokens) => one(MentionKind::Place, code),
        Sense::Capital(code) => one(MentionKind::Capital, code),
        Sense::Leader(index) => person(tokens, index, context),
        Sense::Collective(index) => collective(tokens, index, context),
    }
}

fn person(tokens: &Range<usize>, index: LeaderIndex, context: &MentionContext<'_>) -> Option<Mention> {
    let actor = context.world.leader_at(index)?.actor();
    Some(Mention { tokens: tokens.clone(), kind: MentionKind::Person, actors: vec![actor], leader: Some(index) })
}

fn collective(tokens: &Range<usize>, index: CollectiveIndex, context: &MentionContext<'_>) -> Option<Mention> {
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
        "in", "at", "near", "around", "outside", "across", "through", "via", "into", "inside", "throughout", "leave", "reach",
        "enter", "over",
    ];
    const MOTION: [&str; 14] = [
        "travel", "fly", "arrive", "return", "go", "come", "trip", "visit", "head", "flight", "journey", "drive", "move", "tour",
    ];
    if sentence.block == BlockKind::Dateline {
        return true;
    }
    let token = |i: Option<usize>| i.and_then(|i| sentence.tokens.get(i));
    let before = token(tokens.start.checked_sub(1));
    let behind = token(tokens.start.checked_sub(2));
    let after = token(Some(tokens.end));
    let is = |token: Option<&Token>, lemmas: &[&str]| token.is_some_and(|t| t.is_lemma(lemmas));
    let city = after.is_some_and(|t| t.is_lemma(&["airport", "suburb", "street", "resident", "hotel", "district", "mayor", "stock", "university"]));
    let country_follows = is(after, &[","])
        && token(Some(tokens.end + 1)).is_some_and(|t| t.upos == Upos::Propn)
        && !before.is_some_and(|t| t.is_lemma(&["and", ","]))
        && token(Some(tokens.end + 2)).is_none_or(|t| t.is_lemma(&[",", "("]) || t.text(text) == ".");
    city
        || country_follows
        || is(before, &PLACE)
        || (is(before, &["to", "for", "from"]) && is(behind, &MOTION))
        || is(before, &["leave", "reach", "enter"])
}
