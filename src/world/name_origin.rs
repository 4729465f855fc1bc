//! Where the bearer of a name is likely to come from, by the leaders of each state: short runs of letters tell a Mongolian name
//! from a Chinese one (after Torvik and Agarwal 2016, "Ethnea: an instance-based ethnicity classifier").

use std::collections::BTreeMap;

use super::{World, names::fold, spelling::sorted_parts};
use crate::{actor::ActorCode, table::ByWord};

/// How many runs of letters a state counts as having beside its own, of which it has as many as all states have.
const COMMON: f64 = 60.0;

/// The lengths of runs, in letters.
const LENGTHS: [usize; 2] = [2, 3];

/// What the names of leaders are made of.
#[derive(Clone, Debug, Default)]
pub(super) struct NameOrigins {
    /// For each run of letters, and each word behind "=", how often it is in the names of each actor's leaders.
    runs: ByWord<BTreeMap<ActorCode, u32>, Box<str>>,
    /// How many runs there are for each actor.
    totals: BTreeMap<ActorCode, u32>,
}

impl NameOrigins {
    pub(super) fn new(world: &World) -> NameOrigins {
        let mut origins = NameOrigins::default();
        let mut known: Vec<(ActorCode, &str)> =
            world.leaders.iter().map(|leader| (leader.actor(), leader.name())).collect();
        known.sort_unstable();
        known.dedup();
        for (actor, name) in known {
            for run in runs(name) {
                *origins.runs.entry(run.into()).or_default().entry(actor).or_default() += 1;
                *origins.totals.entry(actor).or_default() += 1;
            }
        }
        origins
    }

    /// How many names of an actor's leaders have this part.
    pub(super) fn bearers(&self, part: &str, actor: ActorCode) -> usize {
        let known = self.runs.get(whole(part).as_str());
        known.and_then(|counts| counts.get(&actor)).map_or(0, |count| *count as usize)
    }

    /// How much likelier a run of letters of the name is among the leaders of an actor than among all, as the mean of logarithms; 0
    /// where the actor has no leaders.
    pub(super) fn fit(&self, name: &str, actor: ActorCode) -> f64 {
        let Some(own) = self.totals.get(&actor).map(|total| f64::from(*total)) else { return 0.0 };
        let all: f64 = self.totals.values().map(|total| f64::from(*total)).sum();
        let runs = runs(name);
        let fit = |run: &String| {
            let known = self.runs.get(run.as_str());
            let here = known.and_then(|counts| counts.get(&actor)).map_or(0.0, |count| f64::from(*count));
            let everywhere: u32 = known.map_or(0, |counts| counts.values().sum());
            let share = (f64::from(everywhere) + 0.5) / all;
            ((here / share + COMMON) / (own + COMMON)).ln()
        };
        runs.iter().map(fit).sum::<f64>() / runs.len().max(1) as f64
    }
}

impl World {
    /// How well a personal name fits the leaders of an actor, as the mean of logarithms of likelihoods: about 0 for a name that
    /// could be anybody's, above it for one that is at home there.
    pub(crate) fn name_fit(&self, name: &str, actor: ActorCode) -> f64 {
        self.origins.get_or_init(|| NameOrigins::new(self)).fit(name, actor)
    }

    /// How many names of the leaders of an actor have this part, as [`sorted_parts`] gives it.
    pub(crate) fn bearers(&self, part: &str, actor: ActorCode) -> usize {
        self.origins.get_or_init(|| NameOrigins::new(self)).bearers(part, actor)
    }
}

/// The key of a whole part of a name.
fn whole(part: &str) -> String {
    format!("={part}")
}

/// The runs of letters of the words of a name, with the ends of words as letters, and the words.
fn runs(name: &str) -> Vec<String> {
    let mut runs = Vec::new();
    for word in fold(name).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let letters: Vec<char> = format!("^{word}$").chars().collect();
        for length in LENGTHS {
            runs.extend(letters.windows(length).map(|run| run.iter().collect::<String>()));
        }
    }
    runs.extend(sorted_parts(name).iter().map(|part| whole(part)));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fits_the_state_of_its_bearer() {
        let world = World::bundled();
        for (name, states) in [
            ("Yasunari Kawabata", ["JPN", "CHN", "USA"]),
            ("Astrid Lindgren", ["SWE", "RUS", "TUR"]),
            ("Gonchig Ganbold", ["MNG", "CHN", "RUS"]),
            ("Federico García Lorca", ["ESP", "GBR", "MAR"]),
            ("Orhan Pamuk", ["TUR", "GRC", "USA"]),
        ] {
            let fit = |code: &&str| world.name_fit(name, code.parse().unwrap());
            let best = states.iter().max_by(|a, b| fit(a).total_cmp(&fit(b))).unwrap();
            assert_eq!(*best, states[0], "{name}");
        }
    }

    #[test]
    fn every_name_fits_an_actor_without_leaders_alike() {
        let world = World::bundled();
        assert_eq!(world.name_fit("Astrid Lindgren", "XAA".parse().unwrap()), 0.0);
        assert!(world.name_fit("", "SWE".parse().unwrap()).is_finite());
    }
}
