//! The model file: what the training program learnt, in bytes.
//!
//! Little-endian, in this order: mark, word classes, commonest classes of words, tagger, segmenter, lemmas, relations,
//! parser. Sorted hashes are differences in LEB128; weights are small integers with a scale for each row.

use once_cell::sync::Lazy;

use super::{lemma::Lemmatizer, parser::Parser, segmenter::Segmenter, tagger::Tagger};

/// The first bytes of every model: a name, and the version of the format.
pub(crate) const MARK: &[u8] = b"diplograph-en-1\n";

/// The bytes of the model of the crate.
pub(crate) const BYTES: &[u8] = include_bytes!("../../data/english.model");

/// The model of the crate, read when first asked for.
pub(crate) static BUNDLED: Lazy<Model> = Lazy::new(|| {
    let model = Model::read(BYTES);
    debug_assert!(model.is_ok(), "{:?}", model.as_ref().err());
    model.unwrap_or_default()
});

/// Everything that analysis needs to know about English.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) segmenter: Segmenter,
    pub(crate) tagger: Tagger,
    pub(crate) lemmatizer: Lemmatizer,
    pub(crate) parser: Parser,
}

/// A file that is no model: where reading stopped, and what was to stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// Bytes from the start of the file.
    pub(crate) offset: usize,
    /// What was to stand there.
    pub(crate) expected: &'static str,
}

impl Model {
    /// Reads a model from the bytes of a file.
    pub(crate) fn read(bytes: &[u8]) -> Result<Model, Malformed> {
        let mut bytes = Bytes::new(bytes);
        if bytes.take(MARK.len())? != MARK {
            return Err(Malformed { offset: 0, expected: "the mark of a model of this version" });
        }
        let tagger = Tagger::read(&mut bytes)?;
        let segmenter = Segmenter::read(&mut bytes)?;
        let lemmatizer = Lemmatizer::read(&mut bytes)?;
        let parser = Parser::read(&mut bytes)?;
        match bytes.rest.len() {
            0 => Ok(Model { segmenter, tagger, lemmatizer, parser }),
            _ => Err(bytes.malformed("the end of the file")),
        }
    }
}

/// Bytes that are read from the front.
#[derive(Debug)]
pub(crate) struct Bytes<'b> {
    rest: &'b [u8],
    length: usize,
}

impl<'b> Bytes<'b> {
    /// The front of these bytes.
    pub(crate) fn new(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes { rest: bytes, length: bytes.len() }
    }

    /// The error that something else was to stand here.
    pub(crate) fn malformed(&self, expected: &'static str) -> Malformed {
        Malformed { offset: self.length - self.rest.len(), expected }
    }

    /// The next `count` bytes.
    pub(crate) fn take(&mut self, count: usize) -> Result<&'b [u8], Malformed> {
        let (head, rest) = self.rest.split_at_checked(count).ok_or(self.malformed("more bytes"))?;
        self.rest = rest;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        let (head, rest) = self.rest.split_first_chunk().ok_or(self.malformed("a number"))?;
        self.rest = rest;
        Ok(*head)
    }

    /// The next byte.
    pub(crate) fn u8(&mut self) -> Result<u8, Malformed> {
        self.array().map(|[byte]| byte)
    }

    /// A number of four bytes.
    pub(crate) fn u32(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_le_bytes)
    }

    /// A floating-point number of four bytes.
    pub(crate) fn f32(&mut self) -> Result<f32, Malformed> {
        self.array().map(f32::from_le_bytes)
    }

    /// A number in LEB128.
    pub(crate) fn varint(&mut self) -> Result<u32, Malformed> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.u8()?;
            value |= u32::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(self.malformed("the end of a number"))
    }

    /// Ascending numbers.
    pub(crate) fn sorted(&mut self) -> Result<Vec<u32>, Malformed> {
        let count = self.u32()? as usize;
        let mut last = 0u32;
        let mut numbers = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            last = last.wrapping_add(self.varint()?);
            numbers.push(last);
        }
        Ok(numbers)
    }

    /// A text of at most 255 bytes.
    pub(crate) fn text(&mut self) -> Result<&'b str, Malformed> {
        let length = self.u8()?;
        let bytes = self.take(usize::from(length))?;
        std::str::from_utf8(bytes).map_err(|_| self.malformed("a text in UTF-8"))
    }

    /// A list of texts.
    pub(crate) fn texts(&mut self) -> Result<Vec<&'b str>, Malformed> {
        (0..self.u32()?).map(|_| self.text()).collect()
    }

    /// Integers of `bits` bits each, from the lowest bit up, with the middle of the range taken off.
    pub(crate) fn packed(&mut self, count: usize, bits: u32) -> Result<Vec<i8>, Malformed> {
        if !(2..=8).contains(&bits) {
            return Err(self.malformed("a width of 2 to 8 bits"));
        }
        let bytes = self.take((count * bits as usize).div_ceil(8))?;
        let middle = 1i32 << (bits - 1);
        let mask = (1u32 << bits) - 1;
        let (mut held, mut width) = (0u32, 0);
        let mut bytes = bytes.iter();
        let mut out = Vec::with_capacity(count);
        for _ in 0..count {
            if width < bits {
                held |= u32::from(bytes.next().copied().unwrap_or_default()) << width;
                width += 8;
            }
            out.push(((held & mask).cast_signed() - middle) as i8);
            held >>= bits;
            width -= bits;
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_widths() {
        let mut bytes = Bytes::new(&[2, 0, 0, 0, 5, 0x81, 1, 0b1110_0100]);
        assert_eq!(bytes.sorted(), Ok(vec![5, 134]));
        assert_eq!(bytes.packed(4, 2), Ok(vec![-2, -1, 0, 1]));
        assert_eq!(bytes.u8(), Err(Malformed { offset: 8, expected: "a number" }));
    }

    #[test]
    fn damaged_models_are_refused() {
        let whole = BYTES;
        assert!(Model::read(whole).is_ok());
        for bytes in [&b""[..], b"something else entirely", &whole[..whole.len() - 1], &whole[..1000]] {
            assert!(Model::read(bytes).is_err());
        }
        let mut longer = whole.to_vec();
        longer.push(0);
        assert_eq!(Model::read(&longer).unwrap_err().expected, "the end of the file");
    }
}
