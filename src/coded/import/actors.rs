//! Who the parties of a row are.

use std::{borrow::Cow, collections::BTreeMap};

use crate::{
    actor::ActorCode,
    date::Date,
    world::{Leader, World, fold},
};

/// A party of an event, as a row gives it; either text may be empty.
#[derive(Debug, Default)]
pub(super) struct Party<'l> {
    /// A code or a name of a country.
    pub(super) country: Cow<'l, str>,
    /// A name of anybody.
    pub(super) name: Cow<'l, str>,
}

impl Party<'_> {
    /// What to call it in a report.
    pub(super) fn text(&self) -> &str {
        if self.name.is_empty() { &self.country } else { &self.name }
    }
}

/// Finds actors by the texts of rows.
///
/// Codes, names and aliases count, in any case; adjectives and capitals do not: a data set that names a city means it.
#[derive(Debug)]
pub(super) struct Actors<'w> {
    /// By folded code and name; of a name of two, that of a nation of today, then of one of the past, then of an
    /// organisation.
    names: BTreeMap<String, ActorCode>,
    known: BTreeMap<String, Option<ActorCode>>,
    /// Terms of office by folded names.
    leaders: BTreeMap<String, Vec<&'w Leader>>,
}

impl<'w> Actors<'w> {
    pub(super) fn new(world: &'w World) -> Actors<'w> {
        let mut leaders: BTreeMap<String, Vec<&Leader>> = BTreeMap::new();
        for leader in world.leaders() {
            for name in std::iter::once(leader.name()).chain(leader.aliases()) {
                leaders.entry(fold(name)).or_default().push(leader);
            }
        }
        Actors { names: names(world), known: BTreeMap::new(), leaders }
    }

    pub(super) fn find(&mut self, party: &Party<'_>, date: Date) -> Option<ActorCode> {
        let country = self.named(&party.country);
        country.or_else(|| self.in_office(&party.name, date)).or_else(|| self.named(&party.name))
    }

    /// The actor of this name, or the nation in parentheses at its end.
    fn named(&mut self, name: &str) -> Option<ActorCode> {
        if name.is_empty() {
            return None;
        }
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let inner = || name.strip_suffix(')').and_then(|name| name.rsplit_once('(')).map(|(_, inner)| inner);
        let find = |text: &str| self.names.get(&fold(text)).copied();
        let found = find(name).or_else(|| find(inner()?));
        self.known.insert(name.to_owned(), found);
        found
    }

    /// Whom a leader of this name serves on the day; nobody where it would be two.
    fn in_office(&self, name: &str, date: Date) -> Option<ActorCode> {
        let terms = self.leaders.get(&fold(name))?.iter().filter(|leader| leader.held_on(date));
        let mut actors: Vec<ActorCode> = terms.map(|leader| leader.actor()).collect();
        actors.sort_unstable();
        actors.dedup();
        match actors[..] {
            [actor] => Some(actor),
            _ => None,
        }
    }
}

fn names(world: &World) -> BTreeMap<String, ActorCode> {
    let mut names: BTreeMap<String, ActorCode> = BTreeMap::new();
    let mut add = |name: &str, code: ActorCode| {
        let folded = fold(name);
        if !folded.is_empty() {
            names.entry(folded).or_insert(code);
        }
    };
    let mut nations = |past: bool| {
        for nation in world.nations().filter(|nation| nation.valid_to().is_some() == past) {
            let code = nation.code();
            add(code.as_str(), code);
            add(nation.name(), code);
            add(nation.official_name(), code);
            nation.aliases().for_each(|alias| add(alias, code));
        }
    };
    nations(false);
    nations(true);
    for organisation in world.organisations() {
        let code = organisation.code();
        add(code.as_str(), code);
        add(organisation.name(), code);
        organisation.aliases().for_each(|alias| add(alias, code));
    }
    names
}
