//! Which states are neighbours.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use crate::{
    actor::ActorCode,
    table::{Row, Schema, each_bundled_row},
};

const BORDERS: (&str, &str) = ("borders.tsv", include_str!("../../data/borders.tsv"));

const SCHEMA: Schema = Schema { columns: &["code", "land", "sea"], required: 1 };

/// Who lives next to a state.
struct Neighbours {
    land: Vec<ActorCode>,
    sea: Vec<ActorCode>,
}

/// How near two states are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Nearness {
    /// The table has neighbours of the one, and the other is none of them.
    Apart,
    /// A narrow sea lies between them.
    Sea,
    /// They have a border.
    Land,
}

static TABLE: Lazy<BTreeMap<ActorCode, Neighbours>> = Lazy::new(|| {
    let mut borders = BTreeMap::new();
    let codes =
        |row: &Row<'_, 'static>, column| row.list(column).filter_map(|code| code.parse().ok()).collect();
    each_bundled_row(BORDERS, SCHEMA, |row| {
        if let Ok(code) = row.cell("code").parse() {
            borders.insert(code, Neighbours { land: codes(row, "land"), sea: codes(row, "sea") });
        }
    });
    borders
});

/// How near a state is to another; nothing where the table does not tell of it.
pub(crate) fn nearness(of: ActorCode, other: ActorCode) -> Option<Nearness> {
    let neighbours = TABLE.get(&of)?;
    Some(match (neighbours.land.contains(&other), neighbours.sea.contains(&other)) {
        (true, _) => Nearness::Land,
        (_, true) => Nearness::Sea,
        _ => Nearness::Apart,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    #[test]
    fn every_row_of_the_table_is_read_and_borders_have_two_sides() {
        let world = World::bundled();
        let mut rows = 0;
        each_bundled_row(BORDERS, SCHEMA, |row| {
            rows += 1;
            let code: ActorCode = row.cell("code").parse().unwrap();
            assert!(world.is_nation(code), "{row:?}");
            for (column, nearness) in [("land", Nearness::Land), ("sea", Nearness::Sea)] {
                for other in row.list(column) {
                    let other: ActorCode = other.parse().unwrap();
                    assert!(world.is_nation(other) && other != code, "{row:?}");
                    assert_eq!(super::nearness(other, code), Some(nearness), "{row:?}");
                }
            }
        });
        assert_eq!(rows, TABLE.len(), "a state stands twice");
    }
}
