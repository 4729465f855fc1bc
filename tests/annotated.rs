//! How right the reader is on the annotated texts of `tests/data/annotated/`: three sets of forty documents, dense and full of
//! allusion, three of sixty short items of plain news, and forty statements of governments, all written and annotated before the reader had seen them.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod annotated {
    pub(crate) mod score;
}

use annotated::score::{Count, FIELDS, count};
use diplograph::{Date, Document, Reader, World};
use serde_json::Value;

/// A set: its name, its lines, and the headline in thousandths that it must reach: what holds today, rounded down.
const SETS: [(&str, &str, u32); 7] = [
    ("west", include_str!("data/annotated/west.jsonl"), 650),
    ("south", include_str!("data/annotated/south.jsonl"), 620),
    ("world", include_str!("data/annotated/world.jsonl"), 600),
    ("asia", include_str!("data/annotated/asia.jsonl"), 850),
    ("europe", include_str!("data/annotated/europe.jsonl"), 810),
    ("africa", include_str!("data/annotated/africa.jsonl"), 790),
    ("statements", include_str!("data/annotated/statements.jsonl"), 735),
];

fn documents(lines: &'static str) -> impl Iterator<Item = Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap())
}

fn text_of(annotated: &Value) -> &str {
    annotated["text"].as_str().unwrap()
}

#[test]
fn every_annotation_quotes_its_text() {
    let world = World::new();
    for annotated in SETS.iter().flat_map(|(_, lines, _)| documents(lines)) {
        let name = &annotated["document"];
        assert!(annotated["published"].as_str().unwrap().parse::<Date>().is_ok(), "{name}");
        for field in FIELDS.into_iter().filter(|field| *field != "nations") {
            for fact in annotated[field].as_array().unwrap() {
                let quote = fact["quote"].as_str().unwrap();
                assert!(text_of(&annotated).contains(quote), "{name}: {quote}");
            }
        }
        for nation in annotated["nations"].as_array().unwrap() {
            let known = |code: &str| world.is_nation(code.parse().unwrap());
            let optional = nation["optional"].as_bool().unwrap_or(false);
            assert!(
                optional || known(nation["code"].as_str().or(nation.as_str()).unwrap()),
                "{name}: {nation}"
            );
        }
    }
}

#[test]
fn readings_are_as_right_as_they_were() {
    let reader = Reader::new();
    for (set, lines, least) in SETS {
        let mut counts = [Count::default(); FIELDS.len()];
        for annotated in documents(lines) {
            let published = annotated["published"].as_str().unwrap().parse().unwrap();
            let document = Document::new("d", text_of(&annotated)).with_published(published);
            let read = serde_json::to_value(reader.read(&document)).unwrap();
            for (total, field) in counts.iter_mut().zip(FIELDS) {
                total.add(count(&annotated, &read, field, reader.world()));
            }
        }
        println!("{set:<11} precision recall    F1");
        for (total, field) in counts.iter().zip(FIELDS) {
            println!("{field:<11} {:>9.3} {:>6.3} {:>5.3}", total.precision(), total.recall(), total.f1());
        }
        let headline = counts.iter().map(|total| total.f1()).sum::<f64>() / FIELDS.len() as f64;
        println!("{:<27} {headline:>6.3}", "headline");
        assert!(headline * 1000.0 >= f64::from(least), "{set}: {headline:.3}");
    }
}
