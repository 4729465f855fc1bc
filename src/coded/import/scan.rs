//! Finding a byte.

/// Where a byte first is: eight bytes at a time, for cells and lines are too short for a search that sets out slowly.
pub(super) fn find(byte: u8, bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([0x01; 8]);
    const TOPS: u64 = u64::from_le_bytes([0x80; 8]);
    let (chunks, rest) = bytes.as_chunks();
    for (chunk, start) in chunks.iter().zip((0..).step_by(8)) {
        // The byte sought becomes zero; of a zero the top bit is set, and the lowest that is set is surely of one.
        let others = u64::from_le_bytes(*chunk) ^ (ONES * u64::from(byte));
        let zeros = others.wrapping_sub(ONES) & !others & TOPS;
        if zeros != 0 {
            return Some(start + zeros.trailing_zeros() as usize / 8);
        }
    }
    let at = rest.iter().position(|other| *other == byte)?;
    Some(chunks.len() * 8 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_is() {
        // Neighbours in value, and bytes with the top bit, stand before and after it.
        for fill in [0, 8, 10, 0x89, 0xff] {
            for length in 0..40 {
                let mut bytes = vec![fill; length];
                assert_eq!(find(9, &bytes), None);
                for at in (0..length).rev() {
                    bytes[at] = 9;
                    assert_eq!(find(9, &bytes), Some(at), "{bytes:?}");
                }
            }
        }
        let bytes: Vec<u8> = (0..=255).collect();
        assert!((0..=255).all(|byte| find(byte, &bytes) == Some(usize::from(byte))));
    }
}
