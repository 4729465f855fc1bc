//! What texts mean that stand in many rows.

use std::collections::BTreeMap;

/// Meanings by text. The texts are told apart by their hashes first, so that finding one compares few letters.
#[derive(Debug)]
pub(super) struct Texts<T>(BTreeMap<u64, Vec<(Box<str>, T)>>);

impl<T> Default for Texts<T> {
    fn default() -> Texts<T> {
        Texts(BTreeMap::new())
    }
}

impl<T: Clone> Texts<T> {
    /// How many hashes are kept, so that memory does not grow with the data set.
    const ROOM: usize = 1 << 20;

    /// What a text means: as last time, or as `read` finds.
    pub(super) fn meaning(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        let hash = hash(text);
        let known = self.0.get(&hash).and_then(|same| same.iter().find(|(known, _)| **known == *text));
        if let Some((_, meaning)) = known {
            return meaning.clone();
        }
        let meaning = read(text);
        if self.0.len() < Texts::<T>::ROOM {
            self.0.entry(hash).or_default().push((text.into(), meaning.clone()));
        }
        meaning
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once_and_means_the_same_after() {
        let mut texts = Texts::default();
        let mut read = Vec::new();
        for text in ["Japan", "Peru", "", "Japan", "Peru", ""] {
            let length = texts.meaning(text, |text| {
                read.push(text.to_owned());
                text.len()
            });
            assert_eq!(length, text.len());
        }
        assert_eq!(read, ["Japan", "Peru", ""]);
    }
}
