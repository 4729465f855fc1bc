//! Every text by which news names somebody, with what it may mean.

use super::spelling::skeleton;
use crate::{
    actor::ActorCode,
    world::{Collective, Leader, Nation, Organisation, World, names::fold},
};

/// The place of a leader's row in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LeaderIndex(pub(crate) u32);

/// The place of a collective's row in the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CollectiveIndex(pub(crate) u32);

/// What a text may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Sense {
    /// A state by its name, official name or an alias.
    Name(ActorCode),
    /// A state by its adjective.
    Adjective(ActorCode),
    /// A state by the noun for its people.
    Demonym(ActorCode),
    /// A state by its capital.
    Capital(ActorCode),
    /// A state or organisation by its seat or an organ of its own name.
    Seat(ActorCode),
    /// An organisation by its name or abbreviation.
    Organisation(ActorCode),
    /// A person by the full name or another spelling of it.
    Leader(LeaderIndex),
    /// Several actors at once, or one that the document must also name otherwise.
    Collective(CollectiveIndex),
    /// Nobody.
    Trap,
}

/// A case-sensitive text as news writes it, with one of the things it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Surface<'w> {
    pub(crate) text: &'w str,
    pub(crate) sense: Sense,
}

impl World {
    /// Every surface, in an order that is always the same: of several with one text, the likelier sense comes first,
    /// and a state of today before one of the past.
    pub(crate) fn surfaces(&self) -> impl Iterator<Item = Surface<'_>> {
        let today = self.nations().filter(|nation| nation.valid_to().is_none());
        let past = self.nations().filter(|nation| nation.valid_to().is_some());
        let organisations = self.organisations().flat_map(of_organisation);
        let leaders = self.leaders.iter().zip(0..).flat_map(|(leader, i)| of_leader(LeaderIndex(i), leader));
        let collectives = self.collectives.iter().zip(0..).map(|(collective, i)| Surface {
            text: &collective.text,
            sense: Sense::Collective(CollectiveIndex(i)),
        });
        let traps = self.traps.iter().map(|trap| Surface { text: &trap.text, sense: Sense::Trap });
        let nations = today.chain(past).flat_map(of_nation);
        traps.chain(organisations).chain(nations).chain(collectives).chain(leaders)
    }

    /// The leader of a row.
    pub(crate) fn leader_at(&self, index: LeaderIndex) -> Option<&Leader> {
        self.leaders.get(index.0 as usize)
    }

    /// The collective of a row.
    pub(crate) fn collective(&self, index: CollectiveIndex) -> Option<&Collective> {
        self.collectives.get(index.0 as usize)
    }

    /// The leaders that news calls by this short name, whatever its case and diacritics.
    pub(crate) fn leaders_by_short_name(&self, name: &str) -> impl Iterator<Item = (LeaderIndex, &Leader)> {
        let folded = fold(name).into_boxed_str();
        let from = self.short_names.partition_point(|(short, _)| *short < folded);
        let rest = self.short_names.get(from..).unwrap_or_default();
        let same = rest.iter().take_while(move |(short, _)| *short == folded);
        same.filter_map(|(_, index)| self.leader_at(*index).map(|leader| (*index, leader)))
    }

    /// The leaders whose full name, another spelling of it or name on second reference has this skeleton.
    pub(crate) fn leaders_by_skeleton(&self, sought: &str) -> &[(Box<str>, LeaderIndex)] {
        let all = self.skeletons.get_or_init(|| {
            let rows = self.leaders.iter().zip(0..);
            let names = rows.flat_map(|(leader, at)| {
                let names = [leader.name()].into_iter().chain(leader.aliases()).chain(leader.short_names());
                names.map(move |name| (skeleton(name).into_boxed_str(), LeaderIndex(at)))
            });
            let mut all: Vec<(Box<str>, LeaderIndex)> = names.collect();
            // Two consonants tell nobody apart.
            all.retain(|(known, _)| known.len() > 2);
            all.sort();
            all.dedup();
            all
        });
        let from = all.partition_point(|(known, _)| **known < *sought);
        let rest = all.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(known, _)| **known == *sought)).unwrap_or_default()
    }
}

fn of_nation(nation: &Nation) -> impl Iterator<Item = Surface<'_>> {
    let code = nation.code();
    let official = Some(nation.official_name()).filter(|official| *official != nation.name());
    let names = [nation.name()].into_iter().chain(official).chain(nation.aliases());
    let names = names.map(move |text| (text, Sense::Name(code)));
    let adjectives = nation.adjectives().map(move |text| (text, Sense::Adjective(code)));
    let demonyms = nation.demonyms().map(move |text| (text, Sense::Demonym(code)));
    let capitals = nation.capitals().map(move |text| (text, Sense::Capital(code)));
    let seats = nation.seats().map(move |text| (text, Sense::Seat(code)));
    let all = names.chain(adjectives).chain(demonyms).chain(capitals).chain(seats);
    all.map(|(text, sense)| Surface { text, sense })
}

fn of_organisation(organisation: &Organisation) -> impl Iterator<Item = Surface<'_>> {
    let code = organisation.code();
    let names = [organisation.name()].into_iter().chain(organisation.aliases());
    let names = names.map(move |text| Surface { text, sense: Sense::Organisation(code) });
    names.chain(organisation.seats().map(move |text| Surface { text, sense: Sense::Seat(code) }))
}

fn of_leader(index: LeaderIndex, leader: &Leader) -> impl Iterator<Item = Surface<'_>> {
    let names = [leader.name()].into_iter().chain(leader.aliases());
    names.map(move |text| Surface { text, sense: Sense::Leader(index) })
}
