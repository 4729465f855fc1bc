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

    /// The two states that are most often spoken of together, where no other two are so as often.
    pub(super) fn main_pair(&self) -> Option<[ActorCode; 2]> {
        let most = self.pairs.values().copied().max().filter(|count| *count >= OFTEN)?;
        let mut pairs = self.pairs.iter().filter(|(_, count)| **count == most);
        let ((a, b), _) = pairs.next()?;
        pairs.next().is_none().then_some([*a, *b])
    }
}
