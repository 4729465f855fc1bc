//! A pruned linear classifier over hashed features: what an averaged perceptron leaves behind.

use super::{
    hash::HashIndex,
    model::{Bytes, Malformed},
};

/// The weights: for each feature the classes it speaks for or against.
#[derive(Debug, Default)]
pub(crate) struct Linear {
    index: HashIndex<(u32, u8)>,
    /// Class and weight; the weight is the signed square root, in steps.
    entries: Vec<(u8, i8)>,
}

impl Linear {
    /// Reads what [`Linear::write`] wrote.
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Linear, Malformed> {
        let hashes = bytes.sorted()?;
        let mut entries = Vec::new();
        let mut spans = Vec::with_capacity(hashes.len());
        for hash in hashes {
            let count = bytes.u8()?;
            spans.push((hash, (entries.len() as u32, count)));
            for pair in bytes.take(usize::from(count) * 2)?.chunks_exact(2) {
                if let [class, weight] = pair {
                    entries.push((*class, weight.cast_signed()));
                }
            }
        }
        Ok(Linear { index: HashIndex::new(spans.into_iter()), entries })
    }

    /// Adds the weights of a feature to the scores of the classes.
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32]) {
        let Some((start, count)) = self.index.get(feature) else { return };
        let start = start as usize;
        for (class, weight) in self.entries.get(start..start + usize::from(count)).unwrap_or_default() {
            if let Some(score) = scores.get_mut(usize::from(*class)) {
                let root = i32::from(*weight);
                *score += root * root.abs();
            }
        }
    }
}
