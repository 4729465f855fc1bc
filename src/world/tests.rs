//! What the bundled tables promise to the rest of the crate.

use std::collections::{BTreeMap, BTreeSet};

use super::{World, WorldBuilder, surfaces::Sense};
use crate::actor::ActorCode;

const TABLES: [(&str, &str); 8] = [
    ("nations.tsv", include_str!("../../data/nations.tsv")),
    ("organisations.tsv", include_str!("../../data/organisations.tsv")),
    ("leaders.tsv", include_str!("../../data/leaders.tsv")),
    ("traps.tsv", include_str!("../../data/traps.tsv")),
    ("collectives.tsv", include_str!("../../data/collectives.tsv")),
    ("alliances.tsv", include_str!("../../data/alliances.tsv")),
    ("memberships.tsv", include_str!("../../data/memberships.tsv")),
    ("disputes.tsv", include_str!("../../data/disputes.tsv")),
];

fn code(text: &str) -> ActorCode {
    ActorCode::new(text).unwrap()
}

#[test]
fn every_bundled_table_is_accepted() {
    let builder = WorldBuilder::empty();
    let [nations, organisations, leaders, traps, collectives, alliances, memberships, disputes] = TABLES;
    let builder = builder.nations_tsv(nations.0, nations.1).unwrap();
    let builder = builder.organisations_tsv(organisations.0, organisations.1).unwrap();
    let builder = builder.leaders_tsv(leaders.0, leaders.1).unwrap();
    let builder = builder.traps_tsv(traps.0, traps.1).unwrap();
    let builder = builder.collectives_tsv(collectives.0, collectives.1).unwrap();
    let builder = builder.alliances_tsv(alliances.0, alliances.1).unwrap();
    let builder = builder.memberships_tsv(memberships.0, memberships.1).unwrap();
    let world = builder.disputes_tsv(disputes.0, disputes.1).unwrap().build();
    assert_eq!(world.surfaces().count(), World::bundled().surfaces().count());
    assert_eq!(world.reference(), World::bundled().reference());
}

#[test]
fn every_table_says_what_it_is_and_is_sorted() {
    for (file, text) in TABLES {
        let header: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        for word in ["Columns:", "Sources:", "Licence:", "Date: 20"] {
            assert!(header.iter().any(|line| line.contains(word)), "{file} has no {word}");
        }
        let mut rows: Vec<&str> = text.lines().skip(header.len() + 1).collect();
        let count = rows.len();
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), count, "{file} has a row twice");
    }
    for (file, text) in TABLES.iter().filter(|(file, _)| *file != "leaders.tsv") {
        let keys: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
        let keys: Vec<&str> = keys.iter().map(|row| row.split('\t').next().unwrap()).collect();
        assert!(keys.is_sorted(), "{file}");
    }
}

#[test]
fn every_code_in_a_table_is_known() {
    let world = World::bundled();
    let leaders = world.leaders().map(|leader| leader.actor());
    let parents = world.organisations().filter_map(|organisation| organisation.parent());
    let members = world.collectives.iter().flat_map(|c| c.members.iter().copied().chain(c.needs));
    for code in leaders.chain(parents).chain(members) {
        assert!(world.name_of(code).is_some(), "{code}");
    }
}

#[test]
fn no_surface_is_an_ordinary_word() {
    for surface in World::bundled().surfaces() {
        let text = surface.text;
        assert!(text.len() > 1 && text.trim() == text && !text.contains("  "), "{text:?}");
        let starts_large = text.chars().any(char::is_uppercase) || text.chars().any(|c| c.is_ascii_digit());
        assert!(starts_large || text.contains([' ', '-']), "{text:?}");
    }
}

#[test]
fn no_leader_is_found_by_a_family_name_alone() {
    let world = World::bundled();
    let single: BTreeSet<&str> = world
        .surfaces()
        .filter(|surface| matches!(surface.sense, Sense::Leader(_)) && !surface.text.contains(' '))
        .map(|surface| surface.text)
        .collect();
    assert!(single.len() < 12, "{single:?}");
    assert!(world.leaders().all(|leader| leader.aliases().all(|alias| alias.contains(' '))));
}

#[test]
fn senses_of_one_surface_come_in_order_of_likelihood() {
    let world = World::bundled();
    let mut senses: BTreeMap<&str, Vec<Sense>> = BTreeMap::new();
    for surface in world.surfaces() {
        senses.entry(surface.text).or_default().push(surface.sense);
    }
    let cases = [
        ("Brussels", vec![Sense::Seat(code("EU")), Sense::Capital(code("BEL"))]),
        ("Moscow", vec![Sense::Capital(code("RUS")), Sense::Capital(code("SUN"))]),
        ("Kremlin", vec![Sense::Seat(code("RUS")), Sense::Seat(code("SUN"))]),
        ("U.S.", vec![Sense::Name(code("USA"))]),
        ("WHO", vec![Sense::Organisation(code("WHO"))]),
        ("South Koreans", vec![Sense::Demonym(code("KOR"))]),
        ("South China Sea", vec![Sense::Trap]),
    ];
    for (text, expected) in cases {
        assert_eq!(senses.get(text), Some(&expected), "{text}");
    }
    for absent in ["IT", "IN", "us", "who", "world body", "Dubai", "Kandahar", "NL", "KOR"] {
        assert_eq!(senses.get(absent), None, "{absent}");
    }
}

#[test]
fn collectives_hold_for_fixed_members_or_in_context() {
    let world = World::bundled();
    let find = |text: &str, needs: Option<ActorCode>| {
        let found = world.collectives.iter().find(|c| c.text == text && c.needs == needs);
        found.unwrap_or_else(|| panic!("{text}"))
    };
    for (text, members, needs) in [
        ("the two Koreas", "KOR PRK", None),
        ("the Baltic states", "EST LTU LVA", None),
        ("Benelux", "BEL LUX NLD", None),
        ("the North", "PRK", Some("PRK")),
        ("the South", "KOR", Some("KOR")),
        ("the South", "KOR", Some("PRK")),
        ("the island", "TWN", Some("TWN")),
    ] {
        let expected: Vec<ActorCode> = members.split(' ').map(code).collect();
        assert_eq!(find(text, needs.map(code)).members, expected, "{text}");
    }
    let surfaces = world.surfaces().filter_map(|surface| match surface.sense {
        Sense::Collective(index) => Some((surface.text, world.collective(index).unwrap())),
        _ => None,
    });
    let surfaces: Vec<_> = surfaces.collect();
    assert!(surfaces.iter().all(|(text, collective)| collective.text == *text));
    assert_eq!(surfaces.len(), world.collectives.len());
}

#[test]
fn leaders_are_found_by_short_name() {
    let world = World::bundled();
    let named = |short: &str| {
        let names = world.leaders_by_short_name(short).map(|(_, leader)| leader.name().to_owned());
        names.collect::<BTreeSet<String>>()
    };
    assert!(named("Macron").contains("Emmanuel Macron"));
    assert!(named("Kim").len() > 10);
    assert_eq!(named("macron"), named("Macrón"));
    assert!(named("Macro").is_empty());
    for (index, leader) in world.leaders_by_short_name("Biden") {
        assert_eq!(world.leader_at(index), Some(leader));
    }
}

#[test]
fn a_trap_holds_no_other_meaning() {
    let world = World::bundled();
    assert!(world.traps.len() >= 250);
    let traps: BTreeSet<&str> = world.traps.iter().map(|trap| &*trap.text).collect();
    for surface in world.surfaces().filter(|surface| surface.sense != Sense::Trap) {
        assert!(!traps.contains(surface.text), "{}", surface.text);
    }
    assert!(world.traps.iter().all(|trap| !trap.kind.is_empty()));
}

#[test]
fn the_tables_stay_small() {
    let total: usize = TABLES.iter().map(|(_, text)| text.len()).sum();
    assert!(total < 1_110_000, "{total} bytes");
}
