//! Whether texts of sport, business, crime and culture are left alone, and those of politics beside them read: the texts of
//! `tests/data/genres.tsv`.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;

use diplograph::{ActorCode, Document, Reader, Reading};

/// Whom each fact that is no nation and no leader joins, with its field.
fn joined(reading: &Reading) -> Vec<(&'static str, Vec<ActorCode>)> {
    let alliances = reading.alliances.iter().map(|fact| ("alliance", fact.members.clone()));
    let meetings = reading.meetings.iter().map(|fact| ("meeting", fact.participants.clone()));
    let disputes = reading.disputes.iter().map(|fact| ("dispute", fact.sides.concat()));
    let actions = reading.actions.iter().map(|fact| ("action", [&*fact.actors, &*fact.targets].concat()));
    alliances.chain(meetings).chain(disputes).chain(actions).collect()
}

fn holds(pattern: &str, found: &[(&str, Vec<ActorCode>)]) -> bool {
    let (field, codes) = pattern.split_once(' ').unwrap();
    let codes: Vec<ActorCode> = codes.split('+').map(|code| code.parse().unwrap()).collect();
    assert!(codes.len() == 2 && ["meeting", "dispute", "action"].contains(&field), "{pattern}");
    found.iter().any(|(known, actors)| *known == field && codes.iter().all(|code| actors.contains(code)))
}

#[test]
fn only_politics_tells_of_relations_between_states() {
    let reader = Reader::new();
    let mut genres: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let mut surprises = Vec::new();
    for line in include_str!("data/genres.tsv").lines().filter(|line| !line.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [genre, published, text, expect, known] = cells.try_into().unwrap();
        assert!(["", "fails"].contains(&known), "`{known}` is no mark: {text}");
        assert_eq!(genre == "politics", !expect.is_empty(), "{text}");
        let document = Document::new("example", text).with_published(published.parse().unwrap());
        let reading = reader.read(&document);
        assert!(!reading.nations.is_empty(), "names no state: {text}");
        let found = joined(&reading);
        let right = match genre {
            "politics" => expect.split("; ").all(|pattern| holds(pattern, &found)),
            _ => found.is_empty(),
        };
        let [rights, all] = genres.entry(genre).or_default();
        *rights += usize::from(right);
        *all += 1;
        if right == (known == "fails") {
            surprises.push(format!("{genre}: {text}\n    {found:?}"));
        }
    }
    println!("{genres:?}");
    assert!(genres.len() == 5 && genres.values().all(|[_, all]| *all >= 10), "{genres:?}");
    assert!(surprises.is_empty(), "not as marked:\n{}", surprises.join("\n"));
}
