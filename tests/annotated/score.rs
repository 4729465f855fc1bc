//! How right readings are: precision and recall by field, micro-averaged over documents.
//!
//! Nations are counted by code, persons by name and whom they serve, alliances and disputes by unordered pair, actions by actor,
//! kind and target; meetings are matched one to one where at least half of all their participants are the same. Optional
//! facts are neither asked for nor held against a reader. A fact of many units weighs six in all.

use std::collections::{BTreeMap, BTreeSet};

use diplograph::World;
use serde_json::Value;

/// The fields, in the order of a report.
pub(crate) const FIELDS: [&str; 6] = ["nations", "leaders", "alliances", "meetings", "disputes", "actions"];

/// What one fact may weigh.
const CAP: f64 = 6.0;

/// Organs, which count as what they are of.
const ORGANS: [(&str, &[&str]); 2] = [
    ("UN", &["UNSC", "UNGA", "UNHRC", "UNHCR", "OHCHR", "UNRWA", "UNICEF", "WFP", "UNDP", "OCHA", "UNESCO"]),
    ("EU", &["EC", "EUCO", "EUROPARL", "EEAS", "ECB", "CJEU"]),
];

/// What was found of what there is, and what else.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Count {
    found: f64,
    wrong: f64,
    missed: f64,
}

impl Count {
    pub(crate) fn add(&mut self, other: Count) {
        self.found += other.found;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    pub(crate) fn precision(self) -> f64 {
        share(self.found, self.wrong)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.found, self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn share(part: f64, rest: f64) -> f64 {
    if part + rest > 0.0 { part / (part + rest) } else { 1.0 }
}

/// Counts one field of a reading against the annotation of its document.
pub(crate) fn count(annotated: &Value, read: &Value, field: &str, world: &World) -> Count {
    match field {
        "leaders" => count_matched(annotated, read, field, same_person),
        "meetings" => count_matched(annotated, read, field, overlap),
        _ => count_units(annotated, read, field, world),
    }
}

fn facts<'a>(reading: &'a Value, field: &str) -> &'a [Value] {
    reading[field].as_array().map_or(&[], Vec::as_slice)
}

fn is_optional(fact: &Value) -> bool {
    fact["optional"].as_bool().unwrap_or(false)
}

fn code(value: &Value) -> &str {
    let code = value.as_str().or_else(|| value["code"].as_str()).unwrap_or("");
    ORGANS.iter().find(|(_, organs)| organs.contains(&code)).map_or(code, |(whole, _)| whole)
}

fn codes<'a>(fact: &'a Value, role: &str) -> BTreeSet<&'a str> {
    fact[role].as_array().into_iter().flatten().map(code).collect()
}

/// The scored units of a fact.
fn units(fact: &Value, field: &str, world: &World) -> BTreeSet<String> {
    let pair = |a: &str, b: &str| if a < b { format!("{a} {b}") } else { format!("{b} {a}") };
    match field {
        "alliances" => {
            let members = codes(fact, "members");
            let is_state = |name: &str| name.parse().is_ok_and(|code| world.is_nation(code));
            let bloc = fact["kind"] == "bloc" && members.iter().any(|member| !is_state(member));
            let pairs = members.iter().flat_map(|a| members.iter().map(move |b| (*a, *b)));
            let pairs = pairs.filter(|(a, b)| a < b && !(bloc && is_state(a) && is_state(b)));
            pairs.map(|(a, b)| pair(a, b)).collect()
        }
        "disputes" => {
            let sides: Vec<BTreeSet<&str>> = fact["sides"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|side| side.as_array().into_iter().flatten().map(code).collect())
                .collect();
            let mut pairs = BTreeSet::new();
            for (at, left) in sides.iter().enumerate() {
                for right in sides.iter().skip(at + 1) {
                    let each = left.iter().flat_map(|a| right.iter().map(move |b| (*a, *b)));
                    pairs.extend(each.filter(|(a, b)| a != b).map(|(a, b)| pair(a, b)));
                }
            }
            pairs
        }
        "actions" => {
            let kind = fact["kind"].as_str().unwrap_or("");
            let (actors, targets) = (codes(fact, "actors"), codes(fact, "targets"));
            let each = actors.iter().flat_map(|a| targets.iter().map(move |b| (*a, *b)));
            each.filter(|(a, b)| a != b).map(|(a, b)| format!("{a} {kind} {b}")).collect()
        }
        _ => BTreeSet::from([code(fact).to_owned()]),
    }
}

/// The units of the facts of a field with their weights, of those that are asked for or of the others.
fn weights(reading: &Value, field: &str, optional: bool, world: &World) -> BTreeMap<String, f64> {
    let mut weights: BTreeMap<String, f64> = BTreeMap::new();
    for fact in facts(reading, field).iter().filter(|fact| is_optional(fact) == optional) {
        let units = units(fact, field, world);
        let weight = (CAP / units.len() as f64).min(1.0);
        for unit in units {
            let known = weights.entry(unit).or_default();
            *known = known.max(weight);
        }
    }
    weights
}

fn count_units(annotated: &Value, read: &Value, field: &str, world: &World) -> Count {
    let core = weights(annotated, field, false, world);
    let free = weights(annotated, field, true, world);
    let found = weights(read, field, false, world);
    let sum = |of: &BTreeMap<String, f64>, with: &dyn Fn(&String) -> bool| {
        of.iter().filter(|(unit, _)| with(unit)).map(|(_, weight)| weight).sum()
    };
    Count {
        found: sum(&core, &|unit| found.contains_key(unit)),
        wrong: sum(&found, &|unit| !core.contains_key(unit) && !free.contains_key(unit)),
        missed: sum(&core, &|unit| !found.contains_key(unit)),
    }
}

/// One to one, the best first; what is optional takes up what nothing else does.
fn count_matched(
    annotated: &Value,
    read: &Value,
    field: &str,
    alike: fn(&Value, &Value) -> Option<f64>,
) -> Count {
    let (asked, found) = (facts(annotated, field), facts(read, field));
    let mut pairs: Vec<(bool, f64, usize, usize)> = Vec::new();
    for (i, a) in asked.iter().enumerate() {
        for (j, b) in found.iter().enumerate() {
            pairs.extend(alike(a, b).map(|score| (is_optional(a), -score, i, j)));
        }
    }
    pairs.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut taken, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (_, _, i, j) in pairs {
        if !taken.contains(&i) && !used.contains(&j) {
            taken.insert(i);
            used.insert(j);
        }
    }
    let core = |hit: bool| {
        let counted =
            asked.iter().enumerate().filter(|(i, fact)| !is_optional(fact) && taken.contains(i) == hit);
        counted.count() as f64
    };
    Count { found: core(true), wrong: (found.len() - used.len()) as f64, missed: core(false) }
}

fn same_person(a: &Value, b: &Value) -> Option<f64> {
    let (first, second) = (words(&a["name"]), words(&b["name"]));
    let (short, long) = if first.len() <= second.len() { (&first, &second) } else { (&second, &first) };
    let within = short.iter().all(|word| long.contains(word));
    let alike =
        !short.is_empty() && (within || first.last() == second.last() || first.concat() == second.concat());
    (alike && code(&a["actor"]) == code(&b["actor"])).then_some(1.0)
}

fn words(name: &Value) -> Vec<String> {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let name: String = name.as_str().unwrap_or("").nfkd().filter(|c| !is_combining_mark(*c)).collect();
    name.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(Into::into)
        .collect()
}

fn overlap(a: &Value, b: &Value) -> Option<f64> {
    let (first, second) = (codes(a, "participants"), codes(b, "participants"));
    let all = first.union(&second).count();
    let same = first.intersection(&second).count() as f64 / all.max(1) as f64;
    let status = if a["status"] == b["status"] { 0.1 } else { 0.0 };
    let date = if a["date"].is_string() && a["date"] == b["date"] { 0.05 } else { 0.0 };
    (same >= 0.5).then_some(same + status + date)
}
