//! Whether the reader sees every way of telling a standing alignment: the texts of `tests/data/alliances_told.tsv`.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};

use diplograph::{ActorCode, AllianceKind, AllianceStatus, Date, Document, Reader, Reading, World};

/// How many texts of a hundred must be wholly right: what holds today, rounded down. The aim is 90.
const LEAST: usize = 92;

/// How many texts may give an alignment that they do not assert: what holds today. The aim is none.
const MOST_WRONG: usize = 4;

/// A pair of actors in order of their codes, with what binds them and how it stands.
type Tie = [String; 4];

struct Row {
    line: usize,
    class: &'static str,
    published: Date,
    text: &'static str,
    expect: Vec<Tie>,
    free: Vec<Tie>,
    /// Whether the row is known to fail.
    marked: bool,
}

fn rows(world: &World) -> Vec<Row> {
    let lines = include_str!("data/alliances_told.tsv").lines().zip(1..);
    let lines = lines.filter(|(line, _)| !line.starts_with('#')).skip(1);
    lines.map(|(text, line)| row(text, line, world)).collect()
}

fn row(text: &'static str, line: usize, world: &World) -> Row {
    let cells: Vec<&str> = text.split('\t').collect();
    let [class, published, text, expect, free, known] = cells.try_into().unwrap();
    assert!(["", "fails"].contains(&known), "`{known}` is no mark: {text}");
    let ties = |cell: &str| -> Vec<Tie> {
        cell.split("; ").filter(|part| !part.is_empty()).flat_map(|part| ties(part, world)).collect()
    };
    Row {
        line,
        class,
        published: published.parse().unwrap(),
        text,
        expect: ties(expect),
        free: ties(free),
        marked: known == "fails",
    }
}

/// What `A+B+C kind status` stands for.
fn ties(pattern: &str, world: &World) -> Vec<Tie> {
    let mut words = pattern.split(' ');
    let codes: Vec<&str> = words.next().unwrap().split('+').collect();
    let (kind, status) = (words.next().unwrap_or("*"), words.next().unwrap_or("*"));
    let is_hub = codes.first().is_some_and(|code| code.parse().is_ok_and(|c| !world.is_nation(c)));
    pairs(&codes, is_hub).into_iter().map(|(a, b)| tie(a, b, kind, status)).collect()
}

fn pairs<'a>(codes: &[&'a str], is_hub: bool) -> Vec<(&'a str, &'a str)> {
    let firsts = if is_hub { 1 } else { codes.len() };
    let rest = |i: usize| codes.iter().skip(i + 1).copied();
    codes
        .iter()
        .take(firsts)
        .enumerate()
        .flat_map(|(i, one)| rest(i).map(move |other| (*one, other)))
        .collect()
}

fn tie(a: &str, b: &str, kind: &str, status: &str) -> Tie {
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    [first, second, kind, status].map(str::to_owned)
}

/// Every aligned pair of a reading, organs as their organisations; of a bloc with an organisation, only those with it.
fn told(reading: &Reading, world: &World) -> BTreeSet<Tie> {
    let whole = |code: ActorCode| world.organisation(code).and_then(|organ| organ.parent()).unwrap_or(code);
    let mut found = BTreeSet::new();
    for fact in &reading.alliances {
        let hub = fact.kind == AllianceKind::Bloc && fact.members.iter().any(|code| !world.is_nation(*code));
        for (i, one) in fact.members.iter().enumerate() {
            for other in fact.members.iter().skip(i + 1) {
                if !hub || !world.is_nation(*one) || !world.is_nation(*other) {
                    let [a, b] = [whole(*one), whole(*other)].map(|code| code.to_string());
                    found.insert(tie(&a, &b, fact.kind.as_str(), fact.status.as_str()));
                }
            }
        }
    }
    found
}

fn fits(pattern: &Tie, found: &Tie) -> bool {
    let [a, b, words @ ..] = pattern;
    let [c, d, found @ ..] = found;
    let same = |pattern: &str, code: &str| pattern == "*" || pattern == code;
    let is_pair = same(a, c) && same(b, d) || same(a, d) && same(b, c);
    let is_word = |(pattern, word): (&String, &String)| {
        pattern == "*" || pattern.split('|').any(|pattern| pattern == word)
    };
    is_pair && words.iter().zip(found).all(is_word)
}

/// The ties that the row expects and the reading lacks, and those that it has and the row does not allow.
fn faults(row: &Row, told: &BTreeSet<Tie>) -> [Vec<String>; 2] {
    let lacks = row.expect.iter().filter(|pattern| !told.iter().any(|tie| fits(pattern, tie)));
    let is_pair = |pattern: &Tie, tie: &Tie| {
        let [a, b, ..] = pattern;
        fits(&[a.clone(), b.clone(), "*".to_owned(), "*".to_owned()], tie)
    };
    let allowed = |tie: &Tie| row.expect.iter().chain(&row.free).any(|pattern| is_pair(pattern, tie));
    [
        lacks.map(|tie| format!("lacks {}", tie.join(" "))).collect(),
        told.iter().filter(|tie| !allowed(tie)).map(|tie| format!("has {}", tie.join(" "))).collect(),
    ]
}

#[test]
fn alignments_are_seen_however_they_are_told() {
    let (world, reader) = (World::bundled(), Reader::new());
    let rows = rows(&world);
    let mut classes: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    let (mut surprises, mut failures) = (Vec::new(), Vec::new());
    for row in &rows {
        let document = Document::new("example", row.text).with_published(row.published);
        let [lacks, has] = faults(row, &told(&reader.read(&document), &world));
        let is_right = lacks.is_empty() && has.is_empty();
        let [right, all, fallen] = classes.entry(row.class).or_default();
        *right += usize::from(is_right);
        *all += 1;
        *fallen += usize::from(!has.is_empty());
        let verdict = if is_right { "right".to_owned() } else { [lacks, has].concat().join("; ") };
        let told = format!("{} {} {}: {}\n    {verdict}", row.line, row.class, row.published, row.text);
        if is_right == row.marked {
            surprises.push(told.clone());
        }
        if !is_right {
            failures.push(told);
        }
    }
    for (class, [right, all, fallen]) in &classes {
        println!("{right:3} of {all:3} right, {fallen} with a wrong one: {class}");
    }
    let right = rows.len() - failures.len();
    println!("{right} of {} texts right; the others:\n{}", rows.len(), failures.join("\n"));
    assert!(classes.len() == 11 && classes.values().all(|[_, all, _]| *all >= 8), "{classes:?}");
    assert!(surprises.is_empty(), "{} rows are not as marked:\n{}", surprises.len(), surprises.join("\n"));
    assert!(right * 100 >= rows.len() * LEAST, "{right} of {}", rows.len());
    let fallen: usize = classes.values().map(|[_, _, fallen]| fallen).sum();
    assert!(fallen <= MOST_WRONG, "{fallen} texts give alignments that they do not assert");
}

#[test]
fn patterns_fit_what_they_say() {
    let world = World::bundled();
    let joined =
        |pattern: &str| ties(pattern, &world).iter().map(|tie| tie.join(" ")).collect::<Vec<_>>().join(", ");
    assert_eq!(joined("NATO+TUR+POL bloc"), "NATO TUR bloc *, NATO POL bloc *");
    assert_eq!(joined("USA+AUS+NZL"), "AUS USA * *, NZL USA * *, AUS NZL * *");
    let found = tie("FRA", "CHE", "partnership", "active");
    for (pattern, fit) in [
        ("CHE+FRA", true),
        ("FRA+CHE alliance|partnership", true),
        ("*+FRA", true),
        ("CHE+FRA * ended", false),
        ("CHE+FRA alliance", false),
        ("CHE+DEU", false),
    ] {
        assert_eq!(ties(pattern, &world).iter().any(|tie| fits(tie, &found)), fit, "{pattern}");
    }
}

/// A pattern with a slip in it would never fit.
#[test]
fn every_pattern_is_well_formed() {
    let world = World::bundled();
    let is_actor = |code: &str| {
        let known = |code| world.is_nation(code) || world.organisation(code).is_some();
        code == "*" || code.parse().is_ok_and(known)
    };
    for row in rows(&world) {
        for [a, b, kind, status] in row.expect.iter().chain(&row.free) {
            assert!(is_actor(a) && is_actor(b) && a != b, "{a}, {b} of {}", row.text);
            assert!(
                kind.split('|').all(|k| k == "*" || k.parse::<AllianceKind>().is_ok()),
                "{kind}: {}",
                row.text
            );
            assert!(status == "*" || status.parse::<AllianceStatus>().is_ok(), "{status}: {}", row.text);
        }
    }
}
