//! One 32-bit hash for everything that the model looks up by spelling. It is part of the model's format.

/// The hash of a text under a seed.
pub(crate) fn text(seed: u32, text: &str) -> u32 {
    finish(text.bytes().fold(seed.wrapping_mul(0x9e37_79b9) ^ 0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    }))
}

/// The hash of two hashes, in order, under a seed.
pub(crate) fn pair(seed: u32, first: u32, second: u32) -> u32 {
    let mixed = seed.wrapping_mul(0x9e37_79b9) ^ first;
    finish(mixed.wrapping_mul(0x85eb_ca6b).rotate_left(13) ^ second.wrapping_mul(0xc2b2_ae35))
}

fn finish(mut hash: u32) -> u32 {
    hash ^= hash >> 16;
    hash = hash.wrapping_mul(0x7feb_352d);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x846c_a68b);
    hash ^ (hash >> 16)
}

/// An open-addressing table from hashes to small values, filled once.
#[derive(Debug, Default)]
pub(crate) struct HashIndex<V> {
    slots: Vec<Option<(u32, V)>>,
    mask: usize,
}

impl<V: Copy> HashIndex<V> {
    /// The table of these entries; the first of two with one hash stays.
    pub(crate) fn new(entries: impl ExactSizeIterator<Item = (u32, V)>) -> HashIndex<V> {
        let size = (entries.len() * 2).max(2).next_power_of_two();
        let mut index = HashIndex { slots: vec![None; size], mask: size - 1 };
        for (hash, value) in entries {
            let mut at = hash as usize & index.mask;
            while let Some(slot) = index.slots.get_mut(at) {
                match slot {
                    None => *slot = Some((hash, value)),
                    Some((held, _)) if *held != hash => {
                        at = (at + 1) & index.mask;
                        continue;
                    }
                    Some(_) => {}
                }
                break;
            }
        }
        index
    }

    /// The value of a hash.
    pub(crate) fn get(&self, hash: u32) -> Option<V> {
        let mut at = hash as usize & self.mask;
        loop {
            match self.slots.get(at)? {
                Some((held, value)) if *held == hash => return Some(*value),
                Some(_) => at = (at + 1) & self.mask,
                None => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_and_others_are_not() {
        let entries: Vec<(u32, usize)> = (0..1000).map(|i| (text(1, &format!("word{i}")), i)).collect();
        let index = HashIndex::new(entries.iter().copied());
        assert!(entries.iter().all(|(hash, i)| index.get(*hash) == Some(*i)));
        assert_eq!(index.get(text(2, "word1")), None);
        assert_eq!(HashIndex::<u8>::new(std::iter::empty()).get(7), None);
    }

    #[test]
    fn order_and_seed_matter() {
        assert_ne!(pair(1, 2, 3), pair(1, 3, 2));
        assert_ne!(pair(1, 2, 3), pair(2, 2, 3));
    }
}
