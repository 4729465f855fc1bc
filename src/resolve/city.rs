//! Cities that are no seat of government: places a visitor goes to, by which the host is known.

use once_cell::sync::Lazy;

use super::mention::{Mention, MentionKind};
use crate::{
    actor::ActorCode,
    syntax::{Sentence, Token, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

const CITIES: (&str, &str) = ("cities.tsv", include_str!("../../data/cities.tsv"));

const SCHEMA: Schema = Schema { columns: &["city", "nation"], required: 2 };

/// The longest name of the table, in tokens.
const LONGEST: usize = 6;

/// States by the names of their cities.
static TABLE: Lazy<ByWord<ActorCode>> = Lazy::new(|| {
    let mut cities = ByWord::default();
    each_bundled_row(CITIES, SCHEMA, |row| {
        if let Ok(Some(nation)) = row.parsed("nation") {
            cities.extend(row.list("city").map(|city| (city, nation)));
        }
    });
    cities
});

/// Whether a place is what stands after a token: "in", "to", or a verb of going.
fn opens_place(token: &Token) -> bool {
    token.is_lemma(&["in", "to", "into", "at", "for", "from", "near", "visit", "tour", "reach", "leave"])
}

/// The cities of a sentence that stand as places, where no token is taken by another name.
pub(super) fn cities(text: &str, sentence: &Sentence, taken: &[bool]) -> Vec<Mention> {
    let tokens = &sentence.tokens;
    let mut found: Vec<Mention> = Vec::new();
    for at in 1..tokens.len() {
        let goal = tokens.get(at - 1).is_some_and(opens_place);
        // "visited Munich and Hamburg"
        let listed = tokens.get(at - 1).is_some_and(|t| t.is_lemma(&["and", ","]))
            && found.last().is_some_and(|last| last.tokens.end + 1 == at);
        let start = tokens.get(at).map_or(0, |t| t.range.start);
        if !(goal || listed) || taken.get(at) == Some(&true) {
            continue;
        }
        let city = (1..=LONGEST).rev().find_map(|count| {
            let end = tokens.get(at + count - 1)?.range.end;
            let nation = TABLE.get(text.get(start..end)?)?;
            let named =
                tokens.get(at + count).is_some_and(|t| t.upos == Upos::Propn && t.range.start == end + 1);
            (!named).then_some((at + count, *nation))
        });
        if let Some((end, nation)) = city {
            found.push(Mention {
                tokens: at..end,
                kind: MentionKind::Place,
                actors: vec![nation],
                gender: None,
                leader: None,
                out_of_office: false,
            });
        }
    }
    found
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
}
