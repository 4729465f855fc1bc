//! Cities that are no seat of government: places a visitor goes to, by which the host is known.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::{
    mention::{Mention, MentionKind},
    place::{self, is_struck},
};
use crate::{
    actor::ActorCode,
    syntax::{Sentence, Token, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

const CITIES: (&str, &str) = ("cities.tsv", include_str!("../../data/cities.tsv"));

const SCHEMA: Schema = Schema { columns: &["city", "nation"], required: 2 };

/// The longest name of the table, in tokens.
const LONGEST: usize = 6;

const TERRITORIES: (&str, &str) = ("territories.tsv", include_str!("../../data/territories.tsv"));

const TERRITORY_SCHEMA: Schema = Schema { columns: &["territory", "nation"], required: 2 };

/// The most words before what sort of place a name is: "the Black Sea port of Odesa".
const EPITHETS: usize = 3;

/// The longest way from the first word of a place to the auxiliary of what is done to it, in tokens.
const PASSIVE: usize = 4;

/// States by the names of their cities.
static TABLE: Lazy<ByWord<ActorCode>> = Lazy::new(|| by_name(CITIES, SCHEMA));

/// States by the names of lands and towns that wars are fought over.
static LANDS: Lazy<ByWord<ActorCode>> = Lazy::new(|| by_name(TERRITORIES, TERRITORY_SCHEMA));

fn by_name(source: (&'static str, &'static str), schema: Schema) -> ByWord<ActorCode> {
    let mut places = ByWord::default();
    each_bundled_row(source, schema, |row| {
        if let (Ok(Some(nation)), Some(column)) = (row.parsed("nation"), schema.columns.first()) {
            places.extend(row.list(column).map(|place| (place, nation)));
        }
    });
    places
}

/// Whether a place is what stands after a token: "in", "to", or a verb of going.
fn opens_place(token: &Token) -> bool {
    token.is_lemma(&["in", "to", "into", "at", "for", "from", "near", "visit", "tour", "reach", "leave"])
}

/// The cities of a sentence that stand as places, and the lands that are struck, where no token is taken by another name.
pub(super) fn cities(text: &str, sentence: &Sentence, taken: &[bool]) -> Vec<Mention> {
    let tokens = &sentence.tokens;
    let mut found: Vec<(Mention, bool)> = Vec::new();
    for at in 0..tokens.len() {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let opens = name_start(tokens, at);
        let token = |back: usize| opens.checked_sub(back).and_then(|at| tokens.get(at));
        let goal = before.is_some_and(opens_place);
        // "visited Munich and Hamburg"
        let listed = before.is_some_and(|t| t.is_lemma(&["and", ","]));
        let list = found.last().filter(|(last, _)| listed && last.tokens.end + 1 == at);
        let struck = is_struck(token(2), token(1)) || list.is_some_and(|(_, struck)| *struck);
        let near = tokens.get(at + 1..tokens.len().min(at + PASSIVE)).unwrap_or(&[]);
        let name =
            near.iter().any(|t| t.upos == Upos::Aux) && tokens.get(at).is_some_and(|t| t.upos == Upos::Propn);
        let opened = goal || struck || list.is_some();
        if !(opened || name) || taken.get(at) == Some(&true) {
            continue;
        }
        // "Mariupol was captured"
        let undergoes = |end: &usize| !opened && tokens.get(*end..).is_some_and(place::undergoes_blow);
        let found_here = place_at(text, tokens, at, struck || !opened);
        if let Some((end, nation)) = found_here.filter(|(end, _)| opened || undergoes(end)) {
            found.push((place_mention(at..end, nation), struck || !opened));
        }
    }
    found.into_iter().map(|(mention, _)| mention).collect()
}

/// Where the words begin that say what sort of place a name is: "the port of Odesa", "the Gaza Strip".
fn name_start(tokens: &[Token], at: usize) -> usize {
    const SORTS: [&str; 14] = [
        "port",
        "city",
        "town",
        "village",
        "region",
        "province",
        "district",
        "outskirts",
        "suburb",
        "oblast",
        "governorate",
        "peninsula",
        "enclave",
        "capital",
    ];
    let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
    let sort = at.checked_sub(2).filter(|noun| is(noun + 1, &["of"]) && is(*noun, &SORTS));
    let name = sort.unwrap_or(at);
    let epithet = |t: &Token| matches!(t.upos, Upos::Adj | Upos::Noun | Upos::Propn);
    let own = (0..name).rev().take(EPITHETS).take_while(|at| tokens.get(*at).is_some_and(epithet));
    let start = if sort.is_some() { own.last().unwrap_or(name) } else { name };
    let article = start.checked_sub(1).filter(|at| is(*at, &["the"]));
    article.unwrap_or(start)
}

/// Where the name of a city ends that begins at a token, or of a land where it is `struck`, and whose it is.
fn place_at(text: &str, tokens: &[Token], at: usize, struck: bool) -> Option<(usize, ActorCode)> {
    let start = tokens.get(at)?.range.start;
    (1..=LONGEST).rev().find_map(|count| {
        let end = tokens.get(at + count - 1)?.range.end;
        let name = text.get(start..end)?;
        let nation = TABLE.get(name).or_else(|| LANDS.get(name).filter(|_| struck))?;
        let named = tokens.get(at + count).is_some_and(|t| t.upos == Upos::Propn && t.range.start == end + 1);
        (!named).then_some((at + count, *nation))
    })
}

fn place_mention(tokens: Range<usize>, nation: ActorCode) -> Mention {
    Mention {
        tokens,
        kind: MentionKind::Place,
        actors: vec![nation],
        gender: None,
        leader: None,
        out_of_office: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[test]
    fn every_city_is_of_a_nation_and_no_other_name() {
        let world = World::bundled();
        let mut count = 0;
        let mut named = Vec::new();
        each_bundled_row(CITIES, SCHEMA, |row| {
            let nation: Option<ActorCode> = row.parsed("nation").unwrap();
            assert!(nation.is_some_and(|code| world.is_nation(code)), "{row:?}");
            for city in row.list("city") {
                count += 1;
                assert_eq!(TABLE.get(city), nation.as_ref(), "{city} stands twice");
                if !world.names_in(&city.split(' ').collect::<Vec<_>>()).is_empty() {
                    named.push(city);
                }
            }
        });
        assert_eq!(count, TABLE.len());
        assert!(named.is_empty(), "names of something else already: {named:?}");
    }

    #[test]
    fn every_land_is_of_a_nation_and_no_city() {
        let world = World::bundled();
        let mut count = 0;
        each_bundled_row(TERRITORIES, TERRITORY_SCHEMA, |row| {
            let nation: Option<ActorCode> = row.parsed("nation").unwrap();
            assert!(nation.is_some_and(|code| world.is_nation(code)), "{row:?}");
            for land in row.list("territory") {
                count += 1;
                assert_eq!(LANDS.get(land), nation.as_ref(), "{land} stands twice");
                assert_eq!(TABLE.get(land), None, "{land} is a city");
                let named = world.names_in(&land.split(' ').collect::<Vec<_>>());
                assert!(named.is_empty(), "{land} is the name of something else");
            }
        });
        assert_eq!(count, LANDS.len());
    }
}
