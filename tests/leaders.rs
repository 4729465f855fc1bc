//! Whether the table of leaders holds together: terms, sole holders, one spelling for a person, and facts known for sure.

mod reference;

use std::{collections::BTreeMap, fs};

use diplograph::{Date, Leader, LeaderId, OfficeClass, World};

/// How many days two holders of a single seat may share: lists differ by the days between oath and handover.
const HANDOVER: i32 = 10;

/// The least share of spot facts that must hold.
const SPOT_SHARE: f64 = 0.99;

/// The least share of terms in the other list that the table must agree with.
const REFERENCE_SHARE: f64 = 0.85;

fn term(leader: &Leader) -> String {
    let date = |date: Option<Date>| date.map_or("?".to_owned(), |date| date.to_string());
    let (actor, class) = (leader.actor(), leader.office_class().as_str());
    format!("{actor} {class} {} {} to {}", leader.name(), date(leader.start()), date(leader.end()))
}

#[test]
fn every_term_has_a_start_and_ends_after_it() {
    let world = World::bundled();
    assert!(world.leaders().len() > 7000);
    for leader in world.leaders() {
        let start = leader.start().unwrap_or_else(|| panic!("no start: {}", term(leader)));
        assert!(leader.end().is_none_or(|end| start.first_day() <= end.last_day()), "{}", term(leader));
        assert!(start.year() >= 1900, "{}", term(leader));
        assert!(leader.end().unwrap_or(start).year() <= 2026, "{}", term(leader));
        assert!(leader.short_names().count() >= 1, "{}", term(leader));
    }
}

/// The seat of a term: one office of an actor that only one person can hold.
fn seat(leader: &Leader) -> (String, &'static str, &str) {
    let class = leader.office_class();
    let office = if class == OfficeClass::OrganisationHead { leader.office() } else { "" };
    (leader.actor().to_string(), class.as_str(), office)
}

/// Whether two terms surely share more days than a handover takes.
fn overlap(a: &Leader, b: &Leader) -> bool {
    let start = |leader: &Leader| leader.start().map(Date::last_day);
    let end = |leader: &Leader| leader.end().map(Date::first_day);
    let later = start(a).max(start(b)).map(|day| day.plus_days(HANDOVER));
    let ends = [end(a), end(b)];
    ends.into_iter().flatten().all(|end| later.is_some_and(|later| later < end))
}

#[test]
fn nobody_shares_a_single_seat_unless_marked() {
    let world = World::bundled();
    let sole = |leader: &&Leader| !(leader.is_acting() || leader.is_joint() || leader.is_disputed());
    let sole = |leader: &&Leader| leader.office_class() != OfficeClass::Other && sole(leader);
    let mut seats: BTreeMap<_, Vec<&Leader>> = BTreeMap::new();
    for leader in world.leaders().filter(sole) {
        // The two captains regent of San Marino are each half of one head of state.
        if leader.actor().as_str() != "SMR" || leader.office_class() != OfficeClass::HeadOfState {
            seats.entry(seat(leader)).or_default().push(leader);
        }
    }
    assert!(seats.len() > 700);
    let mut shared = Vec::new();
    for holders in seats.values() {
        for (i, a) in holders.iter().enumerate() {
            let others = holders.iter().skip(i + 1).filter(|b| overlap(a, b));
            shared.extend(others.map(|b| format!("{} | {}", term(a), term(b))));
        }
    }
    assert!(shared.is_empty(), "{} seats are shared:\n{}", shared.len(), shared.join("\n"));
}

#[test]
fn a_person_has_one_spelling_within_an_actor() {
    let world = World::bundled();
    let mut names: BTreeMap<(String, &str), &str> = BTreeMap::new();
    let mut shorts: BTreeMap<(String, &str), Vec<&str>> = BTreeMap::new();
    for leader in world.leaders() {
        let actor = leader.actor().to_string();
        if let Some(id) = leader.wikidata() {
            assert_eq!(*names.entry((actor.clone(), id)).or_insert(leader.name()), leader.name(), "{id}");
        }
        let forms: Vec<&str> = leader.short_names().collect();
        let first = shorts.entry((actor, leader.name())).or_insert_with(|| forms.clone());
        assert_eq!(*first, forms, "{}", term(leader));
        assert!(leader.aliases().all(|alias| alias != leader.name()), "{}", term(leader));
    }
}

#[test]
fn no_person_serves_two_nations() {
    // A person of a state that split can have served both.
    const SPLIT: &[[&str; 2]] = &[["SDN", "SSD"]];
    let world = World::bundled();
    let mut homes: BTreeMap<&str, &Leader> = BTreeMap::new();
    for leader in world.leaders().filter(|leader| world.is_nation(leader.actor())) {
        let Some(id) = leader.wikidata() else { continue };
        let first = homes.entry(id).or_insert(leader);
        let (a, b) = (first.actor(), leader.actor());
        let pair = [a.as_str(), b.as_str()];
        assert!(pair[0] == pair[1] || SPLIT.contains(&pair), "{} | {}", term(first), term(leader));
    }
}

fn named(leader: &Leader, name: &str) -> bool {
    leader.name() == name || leader.aliases().any(|alias| alias == name)
}

#[test]
fn spot_facts_hold() {
    let world = World::bundled();
    let table = include_str!("data/terms.tsv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    assert!(rows.len() >= 150);
    let mut wrong = Vec::new();
    for row in &rows {
        let [actor, class, day, person, held] = row[..] else { panic!("{row:?} has no five cells") };
        assert!(matches!(held, "yes" | "no"), "{row:?}");
        let mut holders = world.leaders_on(actor.parse().unwrap(), day.parse().unwrap());
        let found = holders.any(|leader| leader.office_class().as_str() == class && named(leader, person));
        if found != (held == "yes") {
            wrong.push(row.join(" "));
        }
    }
    let share = 1.0 - wrong.len() as f64 / rows.len() as f64;
    assert!(share >= SPOT_SHARE, "{} of {} are wrong:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// A day about the middle of a term that is closed.
fn middle(start: &str, end: &str) -> Option<Date> {
    let (first, last): (Date, Date) = (start.parse().ok()?, end.parse().ok()?);
    let halves = (0..).map(|step| (first.first_day().plus_days(step), last.first_day().plus_days(-step)));
    halves.take_while(|(from, to)| from <= to).last().map(|(from, _)| from)
}

/// Whether two names share a word, accents aside.
fn alike(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let plain: String = name.chars().filter(|c| c.is_ascii_alphabetic() || *c == ' ').collect();
        plain.to_lowercase().split(' ').filter(|word| word.len() > 2).map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().any(|word| b.contains(word))
}

#[test]
fn heads_agree_with_another_list() {
    let Some(directory) = reference::directory("heads of state and government") else { return };
    let file = directory.join("leaders.tsv");
    let world = World::bundled();
    let text = fs::read_to_string(&file).unwrap();
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let column = |name: &str| header.iter().position(|column| *column == name).unwrap();
    let [nation, name, class, start, end] = ["nation", "name", "office_class", "start", "end"].map(column);
    let (mut asked, mut wrong) = (0, Vec::new());
    for line in lines {
        let row: Vec<&str> = line.split('\t').collect();
        let head =
            matches!(row[class], "head_of_state" | "head_of_government" | "head_of_state|head_of_government");
        let Some(day) = middle(row[start], row[end]).filter(|_| head) else { continue };
        let Ok(actor) = row[nation].parse() else { continue };
        asked += 1;
        let heads = [OfficeClass::HeadOfState, OfficeClass::HeadOfGovernment];
        let holder = |leader: &Leader| heads.contains(&leader.office_class());
        let spelled = |leader: &Leader| {
            alike(leader.name(), row[name]) || leader.aliases().any(|alias| alike(alias, row[name]))
        };
        if !world.leaders_on(actor, day).any(|leader| holder(leader) && spelled(leader)) {
            wrong.push(format!("{} {} on {day}", row[nation], row[name]));
        }
    }
    let share = 1.0 - wrong.len() as f64 / asked as f64;
    eprintln!("{asked} terms of heads compared, {share:.4} agree");
    assert!(asked > 1500, "only {asked} terms were compared");
    assert!(share >= REFERENCE_SHARE, "{share:.3}:\n{}", wrong.join("\n"));
}

#[test]
fn an_id_is_one_person() {
    let world = World::bundled();
    let mut names: BTreeMap<LeaderId, &str> = BTreeMap::new();
    for leader in world.leaders() {
        let id = leader.id();
        assert_eq!(id.to_string().parse::<LeaderId>().unwrap(), id);
        assert!(id.as_str().len() > leader.actor().as_str().len(), "{id}");
        let name = names.entry(id).or_insert(leader.name());
        assert_eq!(*name, leader.name(), "{id}");
    }
    let (id, name) = names.last_key_value().unwrap();
    assert!(world.terms(*id).all(|leader| leader.name() == *name));
    assert!(world.terms(*id).next().is_some());
}
