//! Whom somebody serves, judged by his name: the state whose leaders have borne names like his.

use crate::{
    actor::ActorCode,
    world::{World, sorted_parts},
};

/// The shortest part of a name that tells anything, in letters.
const TELLING: usize = 3;

/// How many bearers of one part of a name are counted in each state.
const ENOUGH: usize = 2;

/// How many namesakes a state may have by chance.
const CHANCE: usize = 2;

/// How many of the states that a document speaks of most somebody whom it gives no state may serve.
const CANDIDATES: usize = 4;

/// What it weighs that the sentence makes a state likely, as a logarithm.
const LIKELY: f64 = 2.0;

/// How often leaders of a state have had the parts of a name.
fn namesakes(world: &World, parts: &[String], state: ActorCode) -> usize {
    let telling = parts.iter().filter(|part| part.chars().count() >= TELLING);
    telling.map(|part| world.bearers(part, state).min(ENOUGH)).sum()
}

/// The state that the bearer of a name serves: `likely`, unless none of its leaders has had a name like this and those of
/// another of these states have; where none is likely, the only one of them whose leaders have, else the one whose leaders'
/// names are most like it.
pub(super) fn served(
    world: &World,
    name: &str,
    likely: Option<ActorCode>,
    states: &[(ActorCode, usize)],
) -> Option<ActorCode> {
    let parts = sorted_parts(name);
    let own = likely.map_or(0, |state| namesakes(world, &parts, state));
    let states = || states.iter().copied().take(CANDIDATES).filter(|(state, _)| world.is_nation(*state));
    let mut scored: Vec<(usize, ActorCode)> =
        states().map(|(state, _)| (namesakes(world, &parts, state), state)).collect();
    scored.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match scored.as_slice() {
        [(count, state), rest @ ..] if *count > 0 => {
            let next = rest.first().map_or(0, |(count, _)| *count);
            let sure = match likely {
                Some(_) => *count > next && *count > own + CHANCE * usize::from(own > 0),
                None => next == 0,
            };
            if sure { Some(*state) } else { likely }
        }
        _ => likeliest(world, name, likely, states()),
    }
}

/// The state spoken of most whose leaders have names most like one: both count, and what is likely counts more. Where no state is,
/// the name has to fit.
fn likeliest(
    world: &World,
    name: &str,
    likely: Option<ActorCode>,
    states: impl Iterator<Item = (ActorCode, usize)>,
) -> Option<ActorCode> {
    let states: Vec<(ActorCode, usize)> = states.collect();
    let other = likely.into_iter().filter(|likely| states.iter().all(|(state, _)| state != likely));
    let scored = states.iter().copied().chain(other.map(|state| (state, 1))).map(|(state, often)| {
        let fit = world.name_fit(name, state);
        let weight = if likely == Some(state) { LIKELY } else { 0.0 };
        (fit + weight + (often as f64).ln_1p(), fit, state)
    });
    let best = scored.max_by(|(a, ..), (b, ..)| a.total_cmp(b));
    best.filter(|(_, fit, _)| likely.is_some() || *fit > 0.0).map(|(.., state)| state)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_whom_its_bearer_serves() {
        let world = World::bundled();
        let states: Vec<(ActorCode, usize)> =
            ["CHN", "JPN", "USA"].map(|code| (code.parse().unwrap(), 2)).into();
        let of = |name: &str, likely: &str| {
            served(&world, name, likely.parse().ok(), &states).map(|code| code.to_string())
        };
        assert_eq!(of("Kazuo Kodama", "CHN").as_deref(), Some("JPN"));
        assert_eq!(of("Kazuo Kodama", "").as_deref(), Some("JPN"));
        assert_eq!(of("Qwert Zuiop", "CHN").as_deref(), Some("CHN"));
        assert_eq!(of("Qwert Zuiop", ""), None);
    }
}
