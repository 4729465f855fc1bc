//! Where cells and lines end.

/// How many bytes are looked at together: as many as there are bits to tell of them.
const CHUNK: usize = u64::BITS as usize;

/// Adds the place of every tab and line feed, in their order.
///
/// Cells are short, so a search that sets out anew for each of them would spend its time in setting out.
pub(super) fn ends(bytes: &[u8], places: &mut Vec<usize>) {
    let (chunks, rest) = bytes.as_chunks();
    for (chunk, start) in chunks.iter().zip((0..).step_by(CHUNK)) {
        let mut found = found_in(chunk);
        while found != 0 {
            places.push(start + found.trailing_zeros() as usize);
            found &= found - 1;
        }
    }
    let after = bytes.len() - rest.len();
    places.extend(rest.iter().zip(after..).filter(|(byte, _)| is_end(**byte)).map(|(_, place)| place));
}

fn is_end(byte: u8) -> bool {
    // Both are computed, without a branch, so that the compiler takes many bytes at once.
    (byte == b'\t') | (byte == b'\n')
}

/// A bit for each byte, the lowest for the first.
fn found_in(chunk: &[u8; CHUNK]) -> u64 {
    let mut found = [0u8; CHUNK];
    for (found, byte) in found.iter_mut().zip(chunk) {
        *found = u8::from(is_end(*byte));
    }
    // The factor brings the lowest bit of the byte at place `n` to bit `56 + n`.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (words, _) = found.as_chunks();
    words.iter().rev().fold(0, |bits, word| bits << 8 | u64::from_le_bytes(*word).wrapping_mul(GATHER) >> 56)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) {
        let mut found = Vec::new();
        ends(bytes, &mut found);
        let scanned: Vec<usize> = (0..bytes.len()).filter(|at| matches!(bytes[*at], b'\t' | b'\n')).collect();
        assert_eq!(found, scanned, "{bytes:?}");
    }

    #[test]
    fn all_are_found_wherever_they_are() {
        // Neighbours in value, and bytes with the top bit, stand before and after.
        for fill in [0, 8, 11, b'a', 0x89, 0x8a, 0xff] {
            for length in [0, 1, 63, 64, 65, 130] {
                let mut bytes = vec![fill; length];
                check(&bytes);
                for at in 0..length {
                    bytes[at] = [b'\t', b'\n'][at % 2];
                    check(&bytes);
                    bytes[at] = fill;
                }
            }
        }
        check(&[b'\n'; 100]);
        check(&(0..=255).collect::<Vec<u8>>());
    }
}
