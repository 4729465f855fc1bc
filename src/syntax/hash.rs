//! One 32-bit hash for everything that the model looks up by spelling. It is part of the model's format.

/// The hash of a text under a seed.
pub(crate) fn text(seed: u32, text: &str) -> u32 {
    finish(fold(begin(seed), text))
}

/// The hash of the text that these characters make.
pub(crate) fn chars(seed: u32, text: impl Iterator<Item = char>) -> u32 {
    finish(text.fold(begin(seed), |hash, c| fold(hash, c.encode_utf8(&mut [0; 4]))))
}

fn begin(seed: u32) -> u32 {
    seed.wrapping_mul(0x9e37_79b9) ^ 0x811c_9dc5
}

fn fold(hash: u32, text: &str) -> u32 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
    /// Hashes and their values; [`EMPTY`] where there is none.
    slots: Vec<(u32, V)>,
    mask: usize,
}

/// No hash in a slot.
const EMPTY: u32 = 0;

/// A hash as it stands in a slot: that which is the mark of an empty one counts as the next.
fn key(hash: u32) -> u32 {
    if hash == EMPTY { 1 } else { hash }
}

impl<V: Copy + Default> HashIndex<V> {
    /// The table of these entries; the first of two with one hash stays.
    pub(crate) fn new(entries: impl ExactSizeIterator<Item = (u32, V)>) -> HashIndex<V> {
        // At least a third of the slots is empty, so that a search ends.
        let size = (entries.len() * 3 / 2).max(2).next_power_of_two();
        let mut index = HashIndex { slots: vec![(EMPTY, V::default()); size], mask: size - 1 };
        for (hash, value) in entries {
            let hash = key(hash);
            let mut at = hash as usize & index.mask;
            while let Some(slot) = index.slots.get_mut(at) {
                if slot.0 == EMPTY {
                    *slot = (hash, value);
                }
                if slot.0 == hash {
                    break;
                }
                at = (at + 1) & index.mask;
            }
        }
        index
    }

    /// The value of a hash.
    pub(crate) fn get(&self, hash: u32) -> Option<V> {
        let hash = key(hash);
        let mut at = hash as usize & self.mask;
        loop {
            let (held, value) = self.slots.get(at)?;
            if *held == hash {
                return Some(*value);
            }
            if *held == EMPTY {
                return None;
            }
            at = (at + 1) & self.mask;
        }
    }
}

/// A set of hashes that may hold others too: one bit for each, in so little memory that a look at it is cheap.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    words: Vec<u64>,
    shift: u32,
}

impl Filter {
    /// The filter of these hashes.
    pub(crate) fn new(hashes: &[u32]) -> Filter {
        let bits = (hashes.len() * 8).max(64).next_power_of_two().min(1 << 31);
        let mut filter = Filter { words: vec![0; bits / 64], shift: 32 - bits.ilog2() };
        for hash in hashes {
            let bit = hash >> filter.shift;
            if let Some(word) = filter.words.get_mut(bit as usize / 64) {
                *word |= 1 << (bit % 64);
            }
        }
        filter
    }

    /// Whether the hash is likely in the set: if not, it is not.
    pub(crate) fn may_hold(&self, hash: u32) -> bool {
        let bit = hash >> self.shift;
        self.words.get(bit as usize / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
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
        assert_eq!(HashIndex::new([(0, 'a'), (1, 'b')].into_iter()).get(1), Some('a'));
    }

    #[test]
    fn a_filter_holds_what_it_was_made_of_and_little_else() {
        let hashes: Vec<u32> = (0..1000).map(|i| pair(1, i, 0)).collect();
        let filter = Filter::new(&hashes);
        assert!(hashes.iter().all(|hash| filter.may_hold(*hash)));
        let others = (0..1000).filter(|i| filter.may_hold(pair(2, *i, 0))).count();
        assert!(others < 300, "{others}");
    }

    #[test]
    fn order_and_seed_matter() {
        assert_ne!(pair(1, 2, 3), pair(1, 3, 2));
        assert_ne!(pair(1, 2, 3), pair(2, 2, 3));
    }
}
