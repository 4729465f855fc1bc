//! Writing what `diplograph::syntax` reads.

/// Bytes of a model.
#[derive(Debug, Default)]
pub(crate) struct Writer(pub(crate) Vec<u8>);

impl Writer {
    pub(crate) fn u8(&mut self, value: usize) {
        assert!(value < 256, "{value} does not fit a byte");
        self.0.push(value as u8);
    }

    pub(crate) fn u32(&mut self, value: usize) {
        self.0.extend((value as u32).to_le_bytes());
    }

    pub(crate) fn f32s(&mut self, values: &[f32]) {
        self.0.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }

    pub(crate) fn varint(&mut self, mut value: u32) {
        while value >= 128 {
            self.0.push(value as u8 | 128);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    /// Ascending numbers.
    pub(crate) fn sorted(&mut self, values: &[u32]) {
        self.u32(values.len());
        let mut last = 0;
        for value in values {
            self.varint(value - last);
            last = *value;
        }
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.u8(text.len());
        self.0.extend(text.as_bytes());
    }

    pub(crate) fn texts(&mut self, texts: &[String]) {
        self.u32(texts.len());
        texts.iter().for_each(|text| self.text(text));
    }

    /// Weights of a linear classifier: features in ascending order, each with classes and weights.
    pub(crate) fn linear(&mut self, features: &[(u32, Vec<(u8, i8)>)]) {
        let hashes: Vec<u32> = features.iter().map(|(hash, _)| *hash).collect();
        self.sorted(&hashes);
        for (_, entries) in features {
            self.u8(entries.len());
            for (class, weight) in entries {
                self.0.extend([*class, weight.cast_unsigned()]);
            }
        }
    }

    /// A matrix of dense weights: a scale for each row, then a byte for each cell.
    pub(crate) fn matrix(&mut self, values: &[f32], columns: usize) {
        let scales: Vec<f32> = values.chunks(columns).map(|row| largest(row) / 127.0).collect();
        self.f32s(&scales);
        for (row, scale) in values.chunks(columns).zip(&scales) {
            let step = if *scale > 0.0 { *scale } else { 1.0 };
            self.0.extend(row.iter().map(|w| ((w / step).round() as i8).cast_unsigned()));
        }
    }

    /// Rows of embeddings: scales of two bytes, then integers of `bits` bits.
    pub(crate) fn embeddings(&mut self, values: &[f32], columns: usize, bits: u32) {
        let most = ((1i32 << (bits - 1)) - 1) as f32;
        let scales: Vec<f32> = values.chunks(columns).map(|row| best_scale(row, most)).collect();
        self.0.extend(scales.iter().flat_map(|scale| ((scale.to_bits() >> 16) as u16).to_le_bytes()));
        let (mut held, mut width) = (0u32, 0);
        for (row, scale) in values.chunks(columns).zip(&scales) {
            for value in row {
                let step = (value / scale).round().clamp(-most, most) as i32 + (1 << (bits - 1));
                held |= (step as u32) << width;
                width += bits;
                while width >= 8 {
                    self.0.push(held as u8);
                    held >>= 8;
                    width -= 8;
                }
            }
        }
        if width > 0 {
            self.0.push(held as u8);
        }
    }
}

fn largest(row: &[f32]) -> f32 {
    row.iter().fold(0.0, |most, w| w.abs().max(most))
}

/// The step, in the upper half of a float, with the least squared error.
fn best_scale(row: &[f32], most: f32) -> f32 {
    let whole = largest(row) / most;
    let rounded = |scale: f32| f32::from_bits((scale.to_bits() + 0x8000) & 0xffff_0000);
    let error = |scale: f32| -> f32 {
        row.iter().map(|w| (w - (w / scale).round().clamp(-most, most) * scale).powi(2)).sum()
    };
    if whole == 0.0 {
        return 1.0;
    }
    let scales = (8..=20).map(|share| rounded(whole * share as f32 / 20.0));
    scales.min_by(|a, b| error(*a).total_cmp(&error(*b))).unwrap_or(whole)
}
