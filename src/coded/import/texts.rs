//! What texts mean that stand in many rows.

/// Meanings by text, in an open-addressing table.
///
/// A text is sought in few places; one that finds no room there is read anew each time, so that no data set makes this
/// slow, however its texts are chosen. What costs time is memory that is far away, so the table is small, and most texts
/// stand with their meanings.
#[derive(Debug)]
pub(super) struct Texts<T> {
    /// At places by hash; a power of two, at most five in eight taken.
    slots: Vec<Slot>,
    /// In the order of arrival.
    entries: Vec<Entry<T>>,
    /// The further bytes of long texts, one text after the other.
    further: Vec<u8>,
}

/// The number of an entry from 1, or 0 where there is none, and above it some bits of the hash of its text.
#[derive(Clone, Copy, Debug, Default)]
struct Slot(u32);

#[derive(Debug)]
struct Entry<T> {
    meaning: T,
    /// Where the further bytes of its text begin.
    further: u32,
    /// The length of its text.
    length: u8,
    /// Its text, or the first bytes of it.
    first: [u8; FIRST],
}

/// How many bytes of a text stand with its meaning.
const FIRST: usize = 31;

/// The bits of a slot that are the number of an entry.
const NUMBER: u32 = (1 << 20) - 1;

/// How many texts are kept, so that memory does not grow with the data set: as many as there are numbers.
const ROOM: usize = NUMBER as usize;

/// In how many places a text may be.
const PLACES: usize = 32;

impl Slot {
    fn new(hash: u32, number: u32) -> Slot {
        Slot(hash & !NUMBER | number)
    }

    fn number(self) -> u32 {
        self.0 & NUMBER
    }

    /// Whether its text may have this hash.
    fn may_have(self, hash: u32) -> bool {
        (self.0 ^ hash) & !NUMBER == 0
    }
}

impl<T> Default for Texts<T> {
    fn default() -> Texts<T> {
        Texts { slots: vec![Slot::default(); 64], entries: Vec::new(), further: Vec::new() }
    }
}

impl<T: Copy> Texts<T> {
    /// What a text means: as last time, or as `read` finds.
    #[inline]
    pub(super) fn meaning(&mut self, text: &str, read: impl FnOnce(&mut Texts<T>, &str) -> T) -> T {
        let hash = hash(text.as_bytes());
        self.find(hash, text.as_bytes()).unwrap_or_else(|| {
            let meaning = read(self, text);
            self.keep(hash, text.as_bytes(), meaning);
            meaning
        })
    }

    #[inline]
    fn find(&self, hash: u32, text: &[u8]) -> Option<T> {
        for place in self.places(hash) {
            let slot = self.slots.get(place)?;
            let number = slot.number().checked_sub(1)?;
            if slot.may_have(hash)
                && let Some(entry) = self.entries.get(number as usize)
                && self.is_of(entry, text)
            {
                return Some(entry.meaning);
            }
        }
        None
    }

    #[inline]
    fn is_of(&self, entry: &Entry<T>, text: &[u8]) -> bool {
        let length = usize::from(entry.length);
        length == text.len()
            && match text.split_at_checked(FIRST) {
                None => entry.first.get(..length).is_some_and(|first| same(first, text)),
                Some((first, further)) => entry.first == *first && self.further(entry) == further,
            }
    }

    /// What stands apart of the text of an entry.
    fn further(&self, entry: &Entry<T>) -> &[u8] {
        let (start, length) = (entry.further as usize, usize::from(entry.length).saturating_sub(FIRST));
        self.further.get(start..start + length).unwrap_or_default()
    }

    /// Keeps what a text means, if there is room and its length fits a byte.
    fn keep(&mut self, hash: u32, text: &[u8], meaning: T) {
        let Ok(length) = u8::try_from(text.len()) else { return };
        if self.entries.len() == ROOM {
            return;
        }
        if (self.entries.len() + 1) * 8 > self.slots.len() * 5 {
            self.grow();
        }
        if self.place(hash, self.entries.len() as u32 + 1) {
            let (text, further) = text.split_at_checked(FIRST).unwrap_or((text, &[]));
            let mut first = [0; FIRST];
            first.iter_mut().zip(text).for_each(|(slot, byte)| *slot = *byte);
            self.entries.push(Entry { meaning, further: self.further.len() as u32, length, first });
            self.further.extend_from_slice(further);
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, Slot::default());
        for (entry, number) in (0..self.entries.len()).zip(1..) {
            let text = self.entries.get(entry).map(|entry| {
                let first = entry.first.get(..usize::from(entry.length)).unwrap_or(&entry.first);
                [first, self.further(entry)].concat()
            });
            text.into_iter().for_each(|text| {
                self.place(hash(&text), number);
            });
        }
    }

    /// Puts an entry into the first free place for its hash, if there is one.
    fn place(&mut self, hash: u32, number: u32) -> bool {
        let is_free = |place: &usize| self.slots.get(*place).is_some_and(|slot| slot.number() == 0);
        let free = self.places(hash).find(is_free).and_then(|place| self.slots.get_mut(place));
        free.map(|free| *free = Slot::new(hash, number)).is_some()
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
            let length = texts.meaning(text, |_, text| {
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
            let meaning = texts.meaning(text, |_, text| {
                read += 1;
                text[1..].parse::<usize>().unwrap()
            });
            assert_eq!(all[meaning], *text);
        }
        assert!((20_000..20_200).contains(&read), "{read}");
    }

    #[test]
    fn texts_of_one_hash_are_told_apart() {
        let mut texts: Texts<usize> = Texts::default();
        for number in 0..PLACES * 2 {
            texts.keep(7, number.to_string().as_bytes(), number);
        }
        assert_eq!(texts.entries.len(), PLACES);
        assert!((0..PLACES).all(|number| texts.find(7, number.to_string().as_bytes()) == Some(number)));
        assert_eq!(texts.find(7, PLACES.to_string().as_bytes()), None);
    }

    /// The length of the longest text that is kept.
    const LONGEST: usize = u8::MAX as usize;

    #[test]
    fn texts_of_any_length_are_told_apart_and_the_longest_not_kept() {
        let mut texts = Texts::default();
        let all: Vec<String> = (0..LONGEST + 9).map(|length| "x".repeat(length)).collect();
        for _ in 0..2 {
            for text in &all {
                assert_eq!(texts.meaning(text, |_, text| text.len()), text.len());
                let other = format!("{}y", text.get(1..).unwrap_or_default());
                assert_eq!(texts.meaning(&other, |_, _| 1_000), 1_000, "{text}");
            }
        }
        assert_eq!(texts.entries.len(), 2 * LONGEST + 1);
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
