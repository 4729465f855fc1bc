//! What a document has told so far that facts of later sentences rest on: the organisation it last named, and who is most often
//! spoken of together.

use std::collections::BTreeMap;

use crate::{
    actor::ActorCode,
    resolve::mention::{Mention, MentionKind},
    world::World,
};

/// How many sentences must name two states together before a dispute without parties is theirs.
const OFTEN: u32 = 2;
/// The longest sentence, by its states, whose pairs are counted.
const STATES: usize = 5;

/// The document so far.
#[derive(Debug, Default)]
pub(super) struct Story {
    /// The organisations named, each once, the one named last at the end.
    organisations: Vec<ActorCode>,
    /// How many sentences name two states together.
    pairs: BTreeMap<(ActorCode, ActorCode), u32>,
    /// The states named, each once, the one named last at the end.
    states: Vec<ActorCode>,
}

impl Story {
    /// Notes the names of a sentence.
    pub(super) fn note(&mut self, mentions: &[Mention], world: &World) {
        let named = mentions.iter().filter(|m| m.kind != MentionKind::Place).flat_map(|m| &m.actors);
        let (mut states, organisations): (Vec<ActorCode>, Vec<ActorCode>) =
            named.partition(|code| world.is_nation(**code));
        for code in organisations {
            self.organisations.retain(|known| *known != code);
            self.organisations.push(code);
        }
        for code in &states {
            self.states.retain(|known| known != code);
            self.states.push(*code);
        }
        states.sort_unstable();
        states.dedup();
        if states.len() > STATES {
            return;
        }
        for (i, a) in states.iter().enumerate() {
            for b in states.iter().skip(i + 1) {
                *self.pairs.entry((*a, *b)).or_default() += 1;
            }
        }
    }

    /// The organisations named, the latest first.
    pub(super) fn organisations(&self) -> impl Iterator<Item = ActorCode> {
        self.organisations.iter().rev().copied()
    }

    /// The state named last that is none of these.
    pub(super) fn last_beside(&self, actors: &[ActorCode]) -> Option<ActorCode> {
        self.states.iter().rev().copied().find(|code| !actors.contains(code))
    }

    /// The state that is most often spoken of together with one of these, where no other is so as often.
    pub(super) fn partner_of(&self, actors: &[ActorCode]) -> Option<ActorCode> {
        let mut counts: BTreeMap<ActorCode, u32> = BTreeMap::new();
        for ((a, b), count) in &self.pairs {
            match (actors.contains(a), actors.contains(b)) {
                (true, false) => *counts.entry(*b).or_default() += count,
                (false, true) => *counts.entry(*a).or_default() += count,
                _ => {}
            }
        }
        let most = counts.values().copied().max()?;
        let mut best = counts.iter().filter(|(_, count)| **count == most);
        let (code, _) = best.next()?;
        best.next().is_none().then_some(*code)
    }

    /// The two states that are most often spoken of together, where no other two are so as often.
    pub(super) fn main_pair(&self) -> Option<[ActorCode; 2]> {
        let most = self.pairs.values().copied().max().filter(|count| *count >= OFTEN)?;
        let mut pairs = self.pairs.iter().filter(|(_, count)| **count == most);
        let ((a, b), _) = pairs.next()?;
        pairs.next().is_none().then_some([*a, *b])
    }
}
