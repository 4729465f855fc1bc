//! Times that actors spend in a group: the cells `CODE:from/to`.

use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
    table::Row,
    world::cell::Span,
};

/// The time that an actor belongs to an alliance; an actor that left and came back has several.
///
/// ```
/// use diplograph::World;
///
/// let world = World::bundled();
/// let nato = world.alliance("nato".parse()?)?;
/// let finland = nato.members().find(|spell| spell.actor().as_str() == "FIN").unwrap();
/// assert_eq!(finland.since(), Some("2023-04-04".parse()?));
/// assert_eq!(finland.until(), None);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    pub(super) actor: ActorCode,
    pub(super) time: Span,
}

impl Spell {
    /// The member.
    pub fn actor(&self) -> ActorCode {
        self.actor
    }

    /// The first day, month or year as a member; absent where it is not known.
    pub fn since(&self) -> Option<Date> {
        self.time.from
    }

    /// The last day, month or year as a member; absent where there is none.
    pub fn until(&self) -> Option<Date> {
        self.time.to
    }

    /// Whether the actor is a member on any day of this date.
    pub fn held_on(&self, date: Date) -> bool {
        self.time.meets(date)
    }

    fn sort_key(&self) -> (ActorCode, Option<Date>) {
        (self.actor, self.time.from)
    }
}

impl Row<'_, '_> {
    /// A cell with spells `CODE:from/to`, sorted by code and start; no two of one actor overlap.
    pub(super) fn spells(&self, column: &str) -> Result<Vec<Spell>> {
        let values = self.values(column)?;
        let spells = values.iter().map(|value| self.spell(column, value));
        let mut spells = spells.collect::<Result<Vec<Spell>>>()?;
        spells.sort_by_key(Spell::sort_key);
        for pair in spells.windows(2) {
            if let [a, b] = pair
                && a.actor == b.actor
                && a.time.overlaps(b.time)
            {
                return Err(self.fail(column, format!("two spells of {} overlap", a.actor)));
            }
        }
        Ok(spells)
    }

    fn spell(&self, column: &str, value: &str) -> Result<Spell> {
        let parts = value.split_once(':').and_then(|(code, time)| Some((code, time.split_once('/')?)));
        let Some((code, (from, to))) = parts else {
            return Err(self.fail(column, format!("`{value}` is no time as a member: give CODE:from/to")));
        };
        let date = |text: &str| (!text.is_empty()).then(|| text.parse::<Date>()).transpose();
        let read = || Ok((ActorCode::new(code)?, Span { from: date(from)?, to: date(to)? }));
        let (actor, time) = read().map_err(|error: Error| self.fail(column, error.to_string()))?;
        if time.is_empty() {
            return Err(self.fail(column, format!("`{value}` ends before it begins")));
        }
        Ok(Spell { actor, time })
    }
}

/// The actors of the spells that meet a date, each once.
pub(super) fn actors_on<'s>(spells: impl Iterator<Item = &'s Spell>, date: Date) -> Vec<ActorCode> {
    let mut actors: Vec<ActorCode> = spells.filter(|spell| spell.held_on(date)).map(Spell::actor).collect();
    actors.sort_unstable();
    actors.dedup();
    actors
}
