//! What texts mean that stand in many rows.

/// Meanings by text, in an open-addressing table.
///
/// A text is sought in few places; one that finds no room there is read anew each time, so that no data set makes this
/// slow, however its texts are chosen.
#[derive(Debug)]
pub(super) struct Texts<T> {
    /// At places by hash; a power of two, at most half taken.
    slots: Vec<Slot>,
    /// In the order of arrival.
    entries: Vec<Entry<T>>,
    /// The texts of all entries, one after the other.
    letters: Vec<u8>,
}

/// A place in the table. The hash is here and not with the entry, so that other texts are passed over at once.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    /// The number of an entry from 1; 0 where there is none.
    entry: u32,
}

#[derive(Debug)]
struct Entry<T> {
    /// Where its text is among the letters.
    start: u32,
    end: u32,
    meaning: T,
}

impl<T> Default for Texts<T> {
    fn default() -> Texts<T> {
        Texts { slots: vec![Slot::default(); 64], entries: Vec::new(), letters: Vec::new() }
    }
}

/// How many texts are kept, so that memory does not grow with the data set.
const ROOM: usize = 1 << 20;

/// The longest text that is kept, in bytes, for the same reason.
const LONGEST: usize = 1 << 8;

/// In how many places a text may be.
const PLACES: usize = 32;

impl<T: Copy> Texts<T> {
    /// What a text means: as last time, or as `read` finds.
    #[inline]
    pub(super) fn meaning(&mut self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        let hash = hash(text.as_bytes());
        self.find(hash, text.as_bytes()).unwrap_or_else(|| {
            let meaning = read(text);
            if text.len() <= LONGEST && self.entries.len() < ROOM {
                self.keep(hash, text, meaning);
            }
            meaning
        })
    }

    #[inline]
    fn find(&self, hash: u32, text: &[u8]) -> Option<T> {
        for place in self.places(hash) {
            let slot = self.slots.get(place)?;
            let number = slot.entry.checked_sub(1)?;
            if slot.hash == hash
                && let Some(entry) = self.entries.get(number as usize)
                && let Some(letters) = self.letters.get(entry.start as usize..entry.end as usize)
                && same(letters, text)
            {
                return Some(entry.meaning);
            }
        }
        None
    }

    fn keep(&mut self, hash: u32, text: &str, meaning: T) {
        if (self.entries.len() + 1) * 2 > self.slots.len() {
            let size = self.slots.len() * 2;
            let slots = std::mem::replace(&mut self.slots, vec![Slot::default(); size]);
            for slot in slots.into_iter().filter(|slot| slot.entry > 0) {
                self.place(slot);
            }
        }
        if self.place(Slot { hash, entry: self.entries.len() as u32 + 1 }) {
            let start = self.letters.len() as u32;
            self.letters.extend_from_slice(text.as_bytes());
            self.entries.push(Entry { start, end: self.letters.len() as u32, meaning });
        }
    }

    /// Puts it into the first free place, if there is one.
    fn place(&mut self, slot: Slot) -> bool {
        let is_free = |place: &usize| self.slots.get(*place).is_some_and(|slot| slot.entry == 0);
        let free = self.places(slot.hash).find(is_free).and_then(|place| self.slots.get_mut(place));
        free.map(|free| *free = slot).is_some()
    }

    /// The places of a text, in the order in which they are tried.
    fn places(&self, hash: u32) -> impl Iterator<Item = usize> + use<T> {
        let mask = self.slots.len() - 1;
        (0..PLACES).map(move |step| (hash as usize + step) & mask)
    }
}

/// Whether two texts are equal, eight bytes at a time: most are shorter than it pays to call for help with.
#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    match (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        // The last eight may have been compared in part before.
        (Some(end), Some(other)) => {
            let ((a, _), (b, _)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
            end == other && a.iter().zip(b).all(|(a, b)| a == b)
        }
        _ => a.iter().zip(b).all(|(a, b)| a == b),
    }
}

/// A hash, eight bytes at a time. The last steps bring every byte to bear on every bit.
#[inline]
fn hash(text: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, bytes: u64| (hash.rotate_left(23) ^ bytes).wrapping_mul(FACTOR);
    let (chunks, rest) = text.as_chunks();
    let whole = chunks.iter().fold(text.len() as u64, |hash, chunk| mix(hash, u64::from_le_bytes(*chunk)));
    let rest = match (text.last_chunk(), rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        // Of a longer text the last eight, some of them for the second time: no loop over single bytes.
        (Some(last), ..) => u64::from_le_bytes(*last),
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last))
        }
        _ => rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)),
    };
    let hash = mix(whole, rest);
    ((hash ^ hash >> 32).wrapping_mul(FACTOR) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_once_and_means_the_same_after() {
        let mut texts = Texts::default();
        let mut read = Vec::new();
        for text in ["Japan", "Peru", "", "Japan", "Peru", "", "Peru"] {
            let length = texts.meaning(text, |text| {
                read.push(text.to_owned());
                text.len()
            });
            assert_eq!(length, text.len());
        }
        assert_eq!(read, ["Japan", "Peru", ""]);
    }

    #[test]
    fn nearly_all_of_many_texts_are_kept() {
        let mut texts = Texts::default();
        let all: Vec<String> = (0..20_000).map(|number| format!("A{number:06}")).collect();
        let mut read = 0;
        for text in all.iter().chain(&all) {
            let meaning = texts.meaning(text, |text| {
                read += 1;
                text[1..].parse::<usize>().unwrap()
            });
            assert_eq!(all[meaning], *text);
        }
        assert!((20_000..20_200).contains(&read), "{read}");
    }

    #[test]
    fn texts_of_one_hash_and_long_texts_are_told_apart() {
        let mut texts: Texts<usize> = Texts::default();
        for number in 0..PLACES * 2 {
            texts.keep(7, &number.to_string(), number);
        }
        assert_eq!(texts.entries.len(), PLACES);
        assert!((0..PLACES).all(|number| texts.find(7, number.to_string().as_bytes()) == Some(number)));
        assert_eq!(texts.find(7, PLACES.to_string().as_bytes()), None);
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(texts.meaning(&long, str::len), LONGEST + 1);
        assert!(!texts.letters.contains(&b'x'));
    }

    #[test]
    fn a_byte_changed_anywhere_makes_another_text() {
        for length in 1..40 {
            let text = vec![b'a'; length];
            assert!(same(&text, &text));
            assert!(!same(&text, &text[1..]));
            for at in 0..length {
                let mut other = text.clone();
                other[at] = b'b';
                assert!(!same(&text, &other));
                assert_ne!(hash(&text), hash(&other), "{length} bytes, byte {at}");
            }
        }
    }
}
