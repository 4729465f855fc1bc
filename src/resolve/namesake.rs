//! Whom somebody serves, judged by his name among the states that a text speaks of.

use crate::{actor::ActorCode, world::World};

/// Of how many of the states that a document speaks of most somebody may serve one whom it gives no state.
const CANDIDATES: usize = 6;

/// What it weighs that the sentence makes a state likely, as a logarithm.
const LIKELY: f64 = 2.0;

/// The state that the bearer of a name serves: of those that the document speaks of, each with how often, the one whose leaders
/// have names most like his and that is spoken of most. Where none is `likely`, it must be one whose leaders have such names.
pub(super) fn served(
    world: &World,
    name: &str,
    likely: Option<ActorCode>,
    states: &[(ActorCode, usize)],
) -> Option<ActorCode> {
    let named = likely.into_iter().filter(|likely| !states.iter().any(|(state, _)| state == likely));
    let states = states.iter().copied().filter(|(state, _)| world.is_nation(*state)).take(CANDIDATES);
    let score = |(state, often): (ActorCode, usize)| {
        let prior = (often as f64).ln_1p() + if likely == Some(state) { LIKELY } else { 0.0 };
        (prior + world.name_fit(name, state), state)
    };
    let scored = states.chain(named.map(|state| (state, 1))).map(score);
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, state)| state);
    best.filter(|state| likely.is_some() || world.name_fit(name, *state) > 0.0)
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
        assert_eq!(of("Kenji Tanaka", "CHN").as_deref(), Some("JPN"));
        assert_eq!(of("Kenji Tanaka", "").as_deref(), Some("JPN"));
        assert_eq!(of("Qwert Zuiop", "CHN").as_deref(), Some("CHN"));
        assert_eq!(of("Qwert Zuiop", ""), None);
    }
}
