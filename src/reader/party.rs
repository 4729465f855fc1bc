//! The states of a sentence in the lists that they stand in.

use std::ops::Range;

use super::clause::Clauses;
use crate::{
    actor::ActorCode,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::add,
    },
    syntax::{Token, Upos},
    world::World,
};

/// One state or a list of them.
#[derive(Clone, Debug)]
pub(super) struct Party {
    pub(super) tokens: Range<usize>,
    pub(super) actors: Vec<ActorCode>,
    /// Whether a pronoun or a description stands for them.
    pub(super) anaphoric: bool,
}

/// The states of a sentence from left to right, lists joined; what stands for states named before is among them.
pub(super) fn parties(clauses: &Clauses<'_>, mentions: &[Mention], world: &World) -> Vec<Party> {
    let mut found: Vec<Party> = Vec::new();
    for mention in mentions.iter().filter(|m| m.kind != MentionKind::Place) {
        let actors: Vec<ActorCode> =
            mention.actors.iter().copied().filter(|code| world.is_nation(*code)).collect();
        if !actors.is_empty() {
            found.push(Party { tokens: mention.tokens.clone(), actors, anaphoric: false });
        }
    }
    for phrase in clauses.phrases.iter().filter(|p| p.anaphoric) {
        let stands_for = if phrase.actors.is_empty() { &phrase.possessor } else { &phrase.actors };
        let actors: Vec<ActorCode> =
            stands_for.iter().copied().filter(|code| world.is_nation(*code)).collect();
        if !actors.is_empty() {
            found.push(Party { tokens: phrase.tokens.clone(), actors, anaphoric: true });
        }
    }
    found.sort_by_key(|party| party.tokens.start);
    let mut joined: Vec<Party> = Vec::new();
    for party in found {
        match joined.last_mut() {
            Some(last)
                if !party.anaphoric
                    && !last.anaphoric
                    && is_list_gap(clauses.tokens, last, &party)
                    && !is_spelt_out(clauses.tokens, mentions, last, &party) =>
            {
                add(&mut last.actors, &party.actors);
                last.tokens.end = party.tokens.end;
            }
            _ => joined.push(party),
        }
    }
    joined
}

/// Whether only what joins the items of a list stands between: "France, Turkey and possibly also the Netherlands".
fn is_list_gap(tokens: &[Token], before: &Party, after: &Party) -> bool {
    let gap = tokens.get(before.tokens.end..after.tokens.start).unwrap_or(&[]);
    let joins = |t: &Token| {
        matches!(t.upos, Upos::Cconj | Upos::Adv | Upos::Det) || t.is_lemma(&[",", "&", "-", "–"])
    };
    gap.len() <= 4
        && !gap.is_empty()
        && gap.iter().all(joins)
        && gap.iter().any(|t| !matches!(t.upos, Upos::Adv | Upos::Det))
}

/// "The five nations – France, …": whether what follows a collective and a mark says who they are.
fn is_spelt_out(tokens: &[Token], mentions: &[Mention], before: &Party, after: &Party) -> bool {
    let gap = tokens.get(before.tokens.end..after.tokens.start).unwrap_or(&[]);
    let marked = gap.first().is_some_and(|t| t.is_lemma(&["-", "–", "—", "--", ","]))
        && !gap.iter().any(|t| t.upos == Upos::Cconj);
    marked
        && mentions
            .iter()
            .any(|m| m.kind == MentionKind::Collective && m.actors.len() > 1 && m.tokens == before.tokens)
}
