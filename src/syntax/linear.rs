//! A pruned linear classifier over hashed features: what an averaged perceptron leaves behind.

use super::{
    hash::{Filter, HashIndex},
    model::{Bytes, Malformed},
};

/// The weights: for each feature the classes it speaks for or against.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    filter: Filter,
    /// Where the entries of a feature begin, and how many there are in the lowest eight bits.
    index: HashIndex<u32>,
    /// Class and weight; the weight is the signed square root, in steps.
    entries: Vec<(u8, i8)>,
}

/// The most features that are looked at in one go.
const AT_ONCE: usize = 80;

impl Linear {
    /// Reads the weights: hashes of features, and for each of them classes with weights.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Linear, Malformed> {
        let hashes = bytes.sorted()?;
        let mut entries = Vec::new();
        let mut spans = Vec::with_capacity(hashes.len());
        for _ in &hashes {
            let count = bytes.u8()?;
            if entries.len() >= 1 << 24 {
                return Err(bytes.malformed("fewer weights"));
            }
            spans.push((entries.len() as u32) << 8 | u32::from(count));
            for pair in bytes.take(usize::from(count) * 2)?.chunks_exact(2) {
                if let [class, weight] = pair {
                    entries.push((*class, weight.cast_signed()));
                }
            }
        }
        let filter = Filter::new(&hashes);
        entries.shrink_to_fit();
        Ok(Linear { filter, index: HashIndex::new(hashes.into_iter().zip(spans)), entries })
    }

    /// Adds the weights of features to the scores of the classes.
    pub(crate) fn add(&self, features: &[u32], scores: &mut [i32]) {
        for features in features.chunks(AT_ONCE) {
            // Most features have no weights, and those that have lie all over the memory. One step for all features before
            // the next, with as few branches as can be, lets the processor fetch many at a time.
            let (mut kept, mut count) = ([0; AT_ONCE], 0);
            for feature in features {
                if let Some(slot) = kept.get_mut(count) {
                    *slot = *feature;
                }
                count += usize::from(self.filter.may_hold(*feature));
            }
            let mut spans = [0; AT_ONCE];
            for (span, feature) in spans.iter_mut().zip(kept).take(count) {
                *span = self.index.get(feature).unwrap_or_default();
            }
            for span in spans.iter().take(count) {
                self.add_span(*span, scores);
            }
        }
    }

    fn add_span(&self, span: u32, scores: &mut [i32]) {
        let (start, count) = ((span >> 8) as usize, span as usize & 255);
        for (class, weight) in self.entries.get(start..start + count).unwrap_or_default() {
            if let Some(score) = scores.get_mut(usize::from(*class)) {
                let root = i32::from(*weight);
                *score += root * root.abs();
            }
        }
    }
}
