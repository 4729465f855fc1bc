//! Events spoken of again: whose "the meeting", "the charge" and "those sanctions" are.

use once_cell::sync::Lazy;

use super::{frame::Facts, words};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind},
    table::ByWord,
};

const WORDS: (&str, &str) = ("event_words.tsv", include_str!("../../data/event_words.tsv"));

/// How many acts back an event that is spoken of again may lie.
const REACH: usize = 64;

static TABLE: Lazy<ByWord<Vec<Event>>> = Lazy::new(|| words::by_class(WORDS, event));

/// What an event noun speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    /// A meeting.
    Meeting,
    /// What was agreed, at a meeting perhaps.
    Deal,
    /// An act of one of these kinds.
    Act(&'static [ActionKind]),
    /// Whatever was done.
    Deed,
}

fn event(class: &str, _status: &str) -> Option<Event> {
    use ActionKind::{
        Accuse, Agree, Aid, Assault, Coerce, Concede, Cooperate, Mobilize, Protest, Reject, Request, Retreat,
        Sanction, Support, Threaten,
    };
    Some(match class {
        "meeting" => Event::Meeting,
        "deal" => Event::Deal,
        "violence" => Event::Act(&[Assault]),
        "capture" => Event::Act(&[Coerce, Sanction, Assault]),
        "measure" => Event::Act(&[Sanction, Coerce]),
        "manoeuvre" => Event::Act(&[Mobilize, Cooperate]),
        "charge" => Event::Act(&[Accuse, Protest]),
        "demand" => Event::Act(&[Request]),
        "offer" => Event::Act(&[Request, Aid, Concede, Support, Agree]),
        "help" => Event::Act(&[Aid]),
        "threat" => Event::Act(&[Threaten]),
        "refusal" => Event::Act(&[Reject, Protest]),
        "concession" => Event::Act(&[Concede, Retreat]),
        "deed" => Event::Deed,
        _ => return None,
    })
}

/// The words that speak of an event.
pub(super) fn telling() -> Vec<&'static str> {
    words::telling(&TABLE, |_| true)
}

/// The event that a noun may speak of.
pub(super) fn spoken_of(noun: &str) -> Option<Event> {
    TABLE.get(noun)?.first().copied()
}

/// Whether a noun speaks of what somebody has done, and not of what several did together.
pub(super) fn is_deed(noun: &str) -> bool {
    matches!(spoken_of(noun), Some(Event::Act(_) | Event::Deed))
}

impl Event {
    /// Whether it is what somebody did, and not what he said or several did together.
    pub(super) fn is_done(self) -> bool {
        use ActionKind::{Assault, Coerce, Mobilize, Sanction};
        match self {
            Event::Deed => true,
            Event::Act(kinds) => {
                kinds.iter().any(|kind| matches!(kind, Assault | Coerce | Mobilize | Sanction))
            }
            _ => false,
        }
    }

    /// Whether it is an attack or a manoeuvre, for which others punish, and no punishment itself.
    pub(super) fn is_provocation(self) -> bool {
        use ActionKind::{Assault, Mobilize, Sanction};
        match self {
            Event::Act(kinds) => {
                !kinds.contains(&Sanction) && (kinds.contains(&Assault) || kinds.contains(&Mobilize))
            }
            _ => false,
        }
    }

    /// Whose the event is, beside these actors, where the text has told of one: the latest that fits.
    pub(super) fn parties(self, facts: &Facts, actors: &[ActorCode]) -> Vec<ActorCode> {
        let fits: &[ActionKind] = match self {
            Event::Meeting => return met(facts, actors),
            Event::Deal => &[ActionKind::Agree, ActionKind::Retreat, ActionKind::Cooperate],
            Event::Act(kinds) => kinds,
            Event::Deed => return Vec::new(),
        };
        let mutual = |fact: &ActionFact| fact.actors == fact.targets;
        let apart = |fact: &ActionFact| !fact.actors.iter().any(|actor| actors.contains(actor));
        let others = |fact: &ActionFact| match self {
            Event::Deal if mutual(fact) => beside(&fact.actors, actors),
            Event::Deal => Vec::new(),
            // "A and B held a drill. C condemned the exercise."
            Event::Act(_) if mutual(fact) && apart(fact) => fact.actors.clone(),
            Event::Act(_) if mutual(fact) || fact.actors.iter().any(|actor| actors.contains(actor)) => {
                Vec::new()
            }
            _ => fact.actors.clone(),
        };
        let acts = facts.actions.iter().rev().take(REACH).filter(|fact| fits.contains(&fact.kind));
        // Who was charged answers his accuser.
        let concerned = |fact: &&ActionFact| actors.iter().all(|actor| fact.targets.contains(actor));
        let own = acts.clone().filter(concerned).map(others).find(|parties| !parties.is_empty());
        let parties = own.or_else(|| acts.map(others).find(|parties| !parties.is_empty()));
        match (parties, self) {
            (Some(parties), _) => parties,
            (None, Event::Deal) => met(facts, actors),
            (None, _) => Vec::new(),
        }
    }
}

/// Who took part in the last meeting, beside these.
fn met(facts: &Facts, actors: &[ActorCode]) -> Vec<ActorCode> {
    facts.meetings.last().map_or(Vec::new(), |telling| beside(&telling.fact.participants, actors))
}

fn beside(parties: &[ActorCode], actors: &[ActorCode]) -> Vec<ActorCode> {
    parties.iter().filter(|party| !actors.contains(party)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, event);
    }

    #[test]
    fn nouns_are_known_by_what_they_speak_of() {
        assert_eq!(spoken_of("summit"), Some(Event::Meeting));
        assert_eq!(spoken_of("raid"), Some(Event::Act(&[ActionKind::Assault])));
        assert_eq!(spoken_of("banana"), None);
    }
}
