//! Adam (Kingma and Ba 2015) with a moving average of the weights.

const MOMENTUM: f32 = 0.9;
const SPREAD: f32 = 0.98;
const SMALLEST: f32 = 1e-8;

/// Weights with what the optimiser remembers of them.
#[derive(Debug)]
pub(crate) struct Weights {
    pub(crate) now: Vec<f32>,
    average: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    /// For each row, the step at which it last moved.
    moved: Vec<u32>,
    width: usize,
}

/// A step of the optimiser.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    /// From 1.
    pub(crate) number: u32,
    pub(crate) rate: f32,
    /// What the slope is multiplied by, so that it is not too long.
    pub(crate) clip: f32,
    /// How much of the moving average stays.
    pub(crate) stay: f32,
}

impl Weights {
    pub(crate) fn new(now: Vec<f32>, width: usize) -> Weights {
        let zeros = vec![0.0; now.len()];
        let rows = now.len() / width;
        Weights {
            average: now.clone(),
            first: zeros.clone(),
            second: zeros,
            moved: vec![0; rows],
            width,
            now,
        }
    }

    /// How wide a row is.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Moves one row along its slope.
    pub(crate) fn step(&mut self, row: usize, slope: &[f32], step: Step) {
        let span = row * self.width..(row + 1) * self.width;
        // The average of a row that stood still goes on towards it.
        let still = step.stay.powi((step.number - 1).saturating_sub(self.moved[row]) as i32);
        self.moved[row] = step.number;
        let begun = step.number as i32;
        let rate = step.rate * (1.0 - SPREAD.powi(begun)).sqrt() / (1.0 - MOMENTUM.powi(begun));
        let weights = self.now[span.clone()].iter_mut().zip(&mut self.average[span.clone()]);
        let moments = self.first[span.clone()].iter_mut().zip(&mut self.second[span]);
        for (((now, average), (first, second)), slope) in weights.zip(moments).zip(slope) {
            *average = *now + still * (*average - *now);
            let slope = slope * step.clip;
            *first = MOMENTUM * *first + (1.0 - MOMENTUM) * slope;
            *second = SPREAD * *second + (1.0 - SPREAD) * slope * slope;
            *now -= rate * *first / (second.sqrt() + SMALLEST);
            *average = *now + step.stay * (*average - *now);
        }
    }

    /// The moving average after `steps` steps.
    pub(crate) fn average(&self, steps: u32, stay: f32) -> Vec<f32> {
        let pairs = self.now.iter().zip(&self.average).enumerate();
        let value = |(at, (now, average)): (usize, (&f32, &f32))| {
            let still = stay.powi(steps.saturating_sub(self.moved[at / self.width]) as i32);
            now + still * (average - now)
        };
        pairs.map(value).collect()
    }
}
