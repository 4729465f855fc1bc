//! Averaged perceptron (Collins 2002) over hashed features.
#![allow(clippy::disallowed_types, reason = "what is kept is put in order before it is written")]

use std::{
    collections::{BTreeMap, HashMap},
    hash::{BuildHasherDefault, Hasher},
};

/// Features are hashes already; a multiplication spreads them over the upper bits.
#[derive(Debug, Default)]
struct Spread(u64);

impl Hasher for Spread {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// The weight of a class under a feature.
#[derive(Clone, Copy, Debug)]
struct Cell {
    class: u8,
    weight: f32,
    total: f64,
    stamp: u32,
}

/// Weights while they are learnt.
#[derive(Debug, Default)]
pub(crate) struct Perceptron {
    index: HashMap<u32, u32, BuildHasherDefault<Spread>>,
    rows: Vec<Vec<Cell>>,
    step: u32,
}

impl Perceptron {
    /// Adds up the scores of the classes.
    pub(crate) fn score(&self, features: &[u32], scores: &mut [f32]) {
        scores.fill(0.0);
        for row in features.iter().filter_map(|feature| self.index.get(feature)) {
            for cell in &self.rows[*row as usize] {
                scores[usize::from(cell.class)] += cell.weight;
            }
        }
    }

    /// Goes one example on; where the guess was wrong, moves the weights.
    pub(crate) fn learn(&mut self, features: &[u32], truth: u8, guess: u8, by: f32) {
        self.step += 1;
        if truth == guess {
            return;
        }
        for feature in features {
            let row = *self.index.entry(*feature).or_insert_with(|| {
                self.rows.push(Vec::new());
                self.rows.len() as u32 - 1
            });
            for (class, change) in [(truth, by), (guess, -by)] {
                update(&mut self.rows[row as usize], class, change, self.step);
            }
        }
    }

    /// The averaged weights, of which the share `keep` that is largest, in steps of a byte.
    pub(crate) fn finish(&self, keep: f64) -> Vec<(u32, Vec<(u8, i8)>)> {
        let average = |cell: &Cell| {
            let rest = f64::from(self.step - cell.stamp) * f64::from(cell.weight);
            ((cell.total + rest) / f64::from(self.step)) as f32
        };
        let mut sizes: Vec<f32> =
            self.rows.iter().flatten().map(|cell| average(cell).abs()).filter(|size| *size > 0.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let (Some(largest), count) = (sizes.first(), (sizes.len() as f64 * keep) as usize) else {
            return Vec::new();
        };
        let least = sizes.get(count).copied().unwrap_or(0.0);
        let mut features = BTreeMap::new();
        for (feature, row) in &self.index {
            let mut entries = Vec::new();
            for cell in &self.rows[*row as usize] {
                let weight = average(cell);
                let root = (127.0 * (weight.abs() / largest).sqrt()).round();
                if weight.abs() > least && root >= 1.0 {
                    entries.push((cell.class, root.copysign(weight) as i8));
                }
            }
            if !entries.is_empty() {
                entries.sort_unstable();
                features.insert(*feature, entries);
            }
        }
        features.into_iter().collect()
    }
}

fn update(row: &mut Vec<Cell>, class: u8, change: f32, step: u32) {
    let at = row.iter().position(|cell| cell.class == class).unwrap_or_else(|| {
        row.push(Cell { class, weight: 0.0, total: 0.0, stamp: step });
        row.len() - 1
    });
    let cell = &mut row[at];
    cell.total += f64::from(step - cell.stamp) * f64::from(cell.weight);
    cell.stamp = step;
    cell.weight += change;
}
