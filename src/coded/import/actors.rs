//! Who the parties of a row are.

use std::{borrow::Cow, collections::BTreeMap};

use super::texts::Texts;
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

impl<'l> Party<'l> {
    /// What to call it in a report.
    pub(super) fn text(self) -> Cow<'l, str> {
        if self.name.is_empty() { self.country } else { self.name }
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
    /// Terms of office by folded names, as ranges of `terms`.
    leaders: BTreeMap<String, (u32, u32)>,
    terms: Vec<&'w Leader>,
    /// What the texts of the rows so far may mean.
    known: Texts<Known>,
}

/// What a text may mean.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The actor of this name, or the nation in parentheses at its end.
    named: Option<ActorCode>,
    /// The terms of office of the leaders of this name.
    terms: (u32, u32),
}

impl<'w> Actors<'w> {
    pub(super) fn new(world: &'w World) -> Actors<'w> {
        let mut of_name: BTreeMap<String, Vec<&Leader>> = BTreeMap::new();
        for leader in world.leaders() {
            for name in std::iter::once(leader.name()).chain(leader.aliases()) {
                of_name.entry(fold(name)).or_default().push(leader);
            }
        }
        let mut terms = Vec::new();
        let range = |(name, leaders): (String, Vec<&'w Leader>)| {
            let start = terms.len() as u32;
            terms.extend(leaders);
            (name, (start, terms.len() as u32))
        };
        let leaders = of_name.into_iter().map(range).collect();
        Actors { names: names(world), leaders, terms, known: Texts::default() }
    }

    pub(super) fn find(&mut self, party: &Party<'_>, date: Date) -> Option<ActorCode> {
        if let Some(country) = self.known(&party.country).named {
            return Some(country);
        }
        let known = self.known(&party.name);
        self.in_office(known.terms, date).or(known.named)
    }

    /// What a text may mean; each is looked up once.
    fn known(&mut self, text: &str) -> Known {
        if text.is_empty() {
            return Known::default();
        }
        let Actors { names, leaders, known, .. } = self;
        known.meaning(text, |text| {
            let inner =
                || text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, inner)| inner);
            let find = |text: &str| names.get(&fold(text)).copied();
            let named = find(text).or_else(|| find(inner()?));
            Known { named, terms: leaders.get(&fold(text)).copied().unwrap_or_default() }
        })
    }

    /// Whom a leader of these terms serves on the day; nobody where it would be two.
    fn in_office(&self, (start, end): (u32, u32), date: Date) -> Option<ActorCode> {
        let terms = self.terms.get(start as usize..end as usize).unwrap_or_default();
        let mut actors = terms.iter().filter(|leader| leader.held_on(date)).map(|leader| leader.actor());
        let first = actors.next()?;
        actors.all(|actor| actor == first).then_some(first)
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
