//! Who the parties of a row are.

use std::collections::BTreeMap;

use super::texts::Texts;
use crate::{
    actor::ActorCode,
    date::Date,
    world::{Leader, World, fold},
};

/// A party of an event, as a row gives it; either text may be empty.
#[derive(Clone, Copy, Debug)]
pub(super) struct Party<'l> {
    /// A code or a name of a country.
    pub(super) country: &'l str,
    /// A name of anybody.
    pub(super) name: &'l str,
}

impl<'l> Party<'l> {
    /// What to call it in a report.
    pub(super) fn text(self) -> &'l str {
        if self.name.is_empty() { self.country } else { self.name }
    }
}

/// Finds actors by the texts of rows, and numbers them.
///
/// Codes, names and aliases count, in any case; adjectives and capitals do not: a data set that names a city means it.
#[derive(Debug)]
pub(super) struct Actors<'w> {
    /// By number: all that the world knows, sorted.
    codes: Vec<ActorCode>,
    /// By folded code and name.
    names: BTreeMap<String, Known>,
    /// Terms of office, those of each name together.
    terms: Vec<&'w Leader>,
}

/// What a text may mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// The actor of this name, or the nation in parentheses at its end. Of two, a nation of today, then one of the past,
    /// then an organisation.
    named: Option<u32>,
    /// The terms of office of the leaders of this name, as a range.
    terms: (u32, u32),
}

impl<'w> Actors<'w> {
    pub(super) fn new(world: &'w World) -> Actors<'w> {
        let nations = world.nations().map(|nation| nation.code());
        let organisations = world.organisations().map(|organisation| organisation.code());
        let served = world.leaders().map(|leader| leader.actor());
        let mut codes: Vec<ActorCode> = nations.chain(organisations).chain(served).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut actors = Actors { codes, names: BTreeMap::new(), terms: Vec::new() };
        for past in [false, true] {
            for nation in world.nations().filter(|nation| nation.valid_to().is_some() == past) {
                let code = nation.code();
                let names = [code.as_str(), nation.name(), nation.official_name()];
                actors.add(code, names.into_iter().chain(nation.aliases()));
            }
        }
        for organisation in world.organisations() {
            let code = organisation.code();
            let names = [code.as_str(), organisation.name()];
            actors.add(code, names.into_iter().chain(organisation.aliases()));
        }
        actors.add_leaders(world);
        actors
    }

    fn add<'n>(&mut self, code: ActorCode, names: impl Iterator<Item = &'n str>) {
        let number = self.number(code);
        for name in names.map(fold).filter(|name| !name.is_empty()) {
            let named = &mut self.names.entry(name).or_default().named;
            *named = named.or(number);
        }
    }

    fn add_leaders(&mut self, world: &'w World) {
        let mut terms: Vec<(String, &Leader)> = Vec::new();
        for leader in world.leaders() {
            let names = std::iter::once(leader.name()).chain(leader.aliases());
            terms.extend(names.map(|name| (fold(name), leader)));
        }
        // Terms of one name stay in the order of the world.
        terms.sort_by(|a, b| a.0.cmp(&b.0));
        let mut start = 0;
        for same in terms.chunk_by(|a, b| a.0 == b.0) {
            let end = start + same.len() as u32;
            if let Some((name, _)) = same.first() {
                self.names.entry(name.clone()).or_default().terms = (start, end);
            }
            start = end;
        }
        self.terms = terms.into_iter().map(|(_, leader)| leader).collect();
    }

    fn number(&self, code: ActorCode) -> Option<u32> {
        self.codes.binary_search(&code).ok().map(|number| number as u32)
    }

    /// The actors by number.
    pub(super) fn codes(&self) -> &[ActorCode] {
        &self.codes
    }

    /// The number of the actor that a party is on a day. Each text is looked up once.
    pub(super) fn find(&self, texts: &mut Texts<Known>, party: Party<'_>, date: Date) -> Option<u32> {
        let mut known = |text: &str| match text {
            "" => Known::default(),
            text => texts.meaning(text, |texts, text| self.known(texts, text)),
        };
        known(party.country).named.or_else(|| {
            let known = known(party.name);
            self.in_office(known.terms, date).or(known.named)
        })
    }

    fn known(&self, texts: &mut Texts<Known>, text: &str) -> Known {
        let known = self.names.get(&fold(text)).copied().unwrap_or_default();
        let inner = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        match inner.filter(|_| known.named.is_none()) {
            // There is no parenthesis within, so this goes no deeper.
            Some((_, inner)) => {
                let inner = texts.meaning(inner, |texts, inner| self.known(texts, inner));
                Known { named: inner.named, ..known }
            }
            None => known,
        }
    }

    /// Whom a leader of these terms serves on the day; nobody where it would be two.
    fn in_office(&self, (start, end): (u32, u32), date: Date) -> Option<u32> {
        let terms = self.terms.get(start as usize..end as usize).unwrap_or_default();
        let mut actors = terms.iter().filter(|leader| leader.held_on(date)).map(|leader| leader.actor());
        let first = actors.next()?;
        actors.all(|actor| actor == first).then(|| self.number(first))?
    }
}
