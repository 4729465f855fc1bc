//! Who is meant by the phrases of `tests/data/actor_phrases.tsv`: at least 97 of 100, and the rest marked in the table.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::{collections::BTreeMap, fs};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use diplograph::{ActorCode, Candidate, Context, Resolution, Standing, World};

/// The share of phrases that must be resolved rightly.
const SHARE: f64 = 0.97;

struct Row {
    line: String,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, i: usize) -> &str {
        self.cells.get(i).map_or("", String::as_str)
    }
    fn phrase(&self) -> &str {
        self.cell(0)
    }
    fn expect(&self) -> &str {
        self.cell(3)
    }
    fn office(&self) -> &str {
        self.cell(4)
    }
    fn kind(&self) -> &str {
        self.cell(5)
    }
    /// Whether the row is known to fail.
    fn is_marked(&self) -> bool {
        self.cell(7) == "fails"
    }
}

/// The rows of the table, or of the one that `DIPLOGRAPH_PHRASES` names.
fn rows() -> Vec<Row> {
    let path =
        std::env::var("DIPLOGRAPH_PHRASES").unwrap_or_else(|_| "tests/data/actor_phrases.tsv".to_owned());
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let cells = |line: &str| line.split('\t').map(str::to_owned).collect();
    lines.map(|line| Row { line: line.to_owned(), cells: cells(line) }).collect()
}

fn context(world: &World, row: &Row) -> Context {
    let mut context = Context::new();
    if !row.cell(1).is_empty() {
        context = context.on(row.cell(1).parse().unwrap());
    }
    for name in row.cell(2).split('|').filter(|name| !name.is_empty()) {
        context = match name.strip_prefix('@') {
            Some(person) => context.after_person(person, serves(world, row, person)),
            None => context.naming(name.parse().unwrap()),
        };
    }
    context
}

/// Whom a person of the context serves: as the row expects, else as the world knows.
fn serves(world: &World, row: &Row, person: &str) -> ActorCode {
    let expected = row.expect().split('+').find_map(|part| part.split_once(':')).map(|(code, _)| code);
    let known = || world.leaders().find(|leader| leader.name() == person).map(|leader| leader.actor());
    expected.and_then(|code| code.parse().ok()).or_else(known).unwrap_or_else(|| "USA".parse().unwrap())
}

fn resolve<'w>(world: &'w World, row: &Row) -> Resolution<'w> {
    let context = context(world, row);
    let Some((before, rest)) = row.phrase().split_once('⟦') else {
        return world.resolve(row.phrase(), &context);
    };
    let (phrase, after) = rest.split_once('⟧').unwrap();
    world.resolve(phrase, &context.between(before, after))
}

/// A name in small letters without diacritics and hyphens.
fn plain(name: &str) -> String {
    let letters = name.nfkd().filter(|c| !is_combining_mark(*c));
    let letters = letters.map(|c| match c {
        '-' => ' ',
        'ł' | 'Ł' => 'l',
        '\u{2019}' | '\u{02bb}' => '\'',
        c => c,
    });
    letters.collect::<String>().to_lowercase()
}

/// Whether a candidate is the person of this name, in any spelling that the world knows.
fn is_person(world: &World, candidate: &Candidate<'_>, name: &str) -> bool {
    let Some(person) = candidate.person() else { return false };
    let words = |name: &str| plain(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let spelled = |known: &str| words(known) == words(name);
    let same = words(person).last() == words(name).last();
    let mut terms = world.leaders_of(candidate.actor()).filter(|leader| leader.name() == person);
    same || candidate.term().is_some()
        && terms.any(|leader| spelled(leader.name()) || leader.aliases().any(spelled))
        || words(person).iter().filter(|word| words(name).contains(word)).count() > 1
}

/// What is wrong with the resolution of a row, `None` where it is right.
fn fault(world: &World, row: &Row) -> Option<String> {
    let resolution = resolve(world, row);
    let meant: Vec<&Candidate<'_>> = resolution.meant().collect();
    let parts: Vec<&str> = row.expect().split('+').filter(|part| *part != "-").collect();
    let fits = |candidate: &Candidate<'_>, part: &str| {
        let (code, name) = part.split_once([':', '~']).unwrap_or((part, ""));
        let inferred = part.contains('~');
        let named = || candidate.person().is_some() && !candidate.is_inferred();
        candidate.actor().as_str() == code
            && match name {
                "" => !named(),
                name => is_person(world, candidate, name) && candidate.is_inferred() == inferred,
            }
    };
    let all = meant.len() == parts.len()
        && parts.iter().all(|part| meant.iter().any(|candidate| fits(candidate, part)));
    let office = match (row.office(), meant.first()) {
        ("", _) => true,
        (office, Some(candidate)) => holds(candidate, office),
        _ => false,
    };
    let told = || {
        let first = meant.first().and_then(|candidate| candidate.term());
        let office = first.map_or("", |leader| leader.office_class().as_str());
        format!(
            "{resolution} {office} {:?}",
            resolution.candidates().iter().map(|c| (c.actor(), c.reason())).collect::<Vec<_>>()
        )
    };
    (!all || !office).then(told)
}

fn holds(candidate: &Candidate<'_>, office: &str) -> bool {
    let (class, former) = match office.strip_prefix("former ") {
        Some(class) => (class, true),
        None => (office, false),
    };
    let standing = candidate.standing();
    candidate.term().is_some_and(|term| term.office_class().as_str() == class)
        && (standing == Standing::Former) == former
}

#[test]
fn phrases_mean_whom_a_reader_of_news_takes_them_to_mean() {
    let world = World::bundled();
    let rows = rows();
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let (mut wrong, mut surprises) = (0, Vec::new());
    for row in &rows {
        let fault = fault(&world, row);
        let kind = kinds.entry(row.kind()).or_default();
        kind.0 += usize::from(fault.is_none());
        kind.1 += 1;
        wrong += usize::from(fault.is_some());
        if fault.is_some() != row.is_marked() {
            surprises.push(format!(
                "{} => {}",
                row.line,
                fault.unwrap_or_else(|| "right, but marked".to_owned())
            ));
        }
    }
    for (kind, (right, all)) in &kinds {
        println!("{right:4} of {all:4} {kind}");
    }
    let right = (rows.len() - wrong) as f64 / rows.len() as f64;
    println!("{} phrases, {:.1}% right", rows.len(), right * 100.0);
    assert!(rows.len() >= 400);
    assert!(surprises.is_empty(), "{} rows:\n{}", surprises.len(), surprises.join("\n"));
    assert!(right >= SHARE, "{right}");
}
