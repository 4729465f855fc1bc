//! A layer of simple recurrent units in both directions, there and back.

use std::ops::Range;

use crate::{
    network::{Matrix, mask, times},
    random::Random,
    syntax::network::sigmoid,
};

/// A layer, and where its weights lie among all dense weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layer {
    hidden: usize,
    /// For either direction: candidate, forget gate, reset gate and, in the first layer, the input made as wide as the
    /// output.
    weights: Matrix,
    /// For either direction: forget and reset weights of the state, forget and reset bias.
    gates: usize,
}

/// What a layer keeps for the way back.
pub(crate) struct Trace {
    /// Input, as it was and with some left out.
    skip: Vec<f32>,
    input: Vec<f32>,
    mask: Vec<f32>,
    inner: Vec<f32>,
    keep: Vec<f32>,
    show: Vec<f32>,
    state: Vec<f32>,
}

/// A token in one direction: where its numbers lie.
struct Step {
    /// Whether no token is before it.
    first: bool,
    inner: Range<usize>,
    state: Range<usize>,
    /// The state of the token before it.
    before: Range<usize>,
    /// What skips the layer: among the input, but in the first layer among the inner values.
    skip: Range<usize>,
    gates: Range<usize>,
}

impl Layer {
    /// A layer whose weights lie where `take` finds room for so many.
    pub(crate) fn new(
        level: usize,
        width: usize,
        hidden: usize,
        mut take: impl FnMut(usize) -> usize,
    ) -> Layer {
        let (input, parts) = if level == 0 { (width, 4) } else { (2 * hidden, 3) };
        let (rows, columns) = (input, 2 * parts * hidden);
        let weights = Matrix { at: take(rows * columns), rows, columns };
        Layer { hidden, weights, gates: take(8 * hidden) }
    }

    pub(crate) fn weights(&self) -> Matrix {
        self.weights
    }

    pub(crate) fn gates(&self) -> Range<usize> {
        self.gates..self.gates + 8 * self.hidden
    }

    /// Whether what skips the layer is among its inner values.
    fn widens(&self) -> bool {
        self.weights.columns == 8 * self.hidden
    }

    /// The tokens of sentences of these lengths, first in one direction and then in the other; the other way round for the
    /// way back.
    fn steps(&self, lengths: &[usize], back: bool) -> impl Iterator<Item = Step> {
        let (h, columns, width) = (self.hidden, self.weights.columns, self.weights.rows);
        let (gates, widens) = (self.gates, self.widens());
        let step = move |start: usize, length: usize, direction: usize, i: usize| {
            let at = if (direction == 0) != back { i } else { length - 1 - i };
            let row = start + at;
            let first = at == if direction == 0 { 0 } else { length - 1 };
            let inner = row * columns + direction * columns / 2;
            let state = (2 * row + direction) * h;
            let before = match (first, direction) {
                (true, _) => state,
                (_, 0) => state - 2 * h,
                _ => state + 2 * h,
            };
            let skip = if widens { inner + 3 * h } else { row * width + direction * h };
            Step {
                first,
                inner: inner..inner + columns / 2,
                state: state..state + h,
                before: before..before + h,
                skip: skip..skip + h,
                gates: gates + direction * 4 * h..gates + (direction + 1) * 4 * h,
            }
        };
        let mut start = 0;
        let sentences = lengths.iter().map(move |length| {
            start += length;
            (start - length, *length)
        });
        let sentences: Vec<(usize, usize)> = sentences.collect();
        sentences.into_iter().flat_map(move |(start, length)| {
            (0..2).flat_map(move |direction| (0..length).map(move |i| step(start, length, direction, i)))
        })
    }

    /// What the layer makes of its input.
    pub(crate) fn run(
        &self,
        dense: &[f32],
        skip: Vec<f32>,
        lengths: &[usize],
        drop: f32,
        random: &mut Random,
    ) -> (Vec<f32>, Trace) {
        let mask = mask(lengths, self.weights.rows, drop, random);
        let input = times(&skip, &mask);
        let inner = self.weights.times(dense, &input);
        let h = self.hidden;
        let zeros = vec![0.0; inner.len() / self.weights.columns * 2 * h];
        let mut out = zeros.clone();
        let mut trace =
            Trace { skip, input, mask, inner, keep: zeros.clone(), show: zeros.clone(), state: zeros };
        let mut state = vec![0.0; h];
        for step in self.steps(lengths, false) {
            if step.first {
                state.fill(0.0);
            }
            let (inner, gate) = (&trace.inner[step.inner], &dense[step.gates]);
            let skip = if self.widens() { &trace.inner[step.skip] } else { &trace.skip[step.skip] };
            let (keep, show) = (&mut trace.keep[step.state.clone()], &mut trace.show[step.state.clone()]);
            let (states, out) = (&mut trace.state[step.state.clone()], &mut out[step.state]);
            for i in 0..h {
                let k = sigmoid(inner[h + i] + gate[i] * state[i] + gate[2 * h + i]);
                let r = sigmoid(inner[2 * h + i] + gate[h + i] * state[i] + gate[3 * h + i]);
                let c = inner[i] + k * (state[i] - inner[i]);
                (keep[i], show[i], states[i], state[i]) = (k, r, c, c);
                out[i] = skip[i] + r * (c - skip[i]);
            }
        }
        (out, trace)
    }

    /// The slope of the input, from that of the output; those of the weights go to `out`.
    pub(crate) fn back(
        &self,
        dense: &[f32],
        trace: &Trace,
        lengths: &[usize],
        slope: &[f32],
        out: &mut [f32],
    ) -> Vec<f32> {
        let (inner, mut skip) = self.steps_back(dense, trace, lengths, slope, out);
        let input = self.weights.back(dense, &trace.input, &inner, out);
        skip.iter_mut().zip(&input).zip(&trace.mask).for_each(|((skip, input), mask)| *skip += input * mask);
        skip
    }

    /// Slopes of the inner values and of what skips the layer; those of the gates are added to `out`.
    fn steps_back(
        &self,
        dense: &[f32],
        trace: &Trace,
        lengths: &[usize],
        slope: &[f32],
        out: &mut [f32],
    ) -> (Vec<f32>, Vec<f32>) {
        let h = self.hidden;
        let mut inner_slope = vec![0.0; trace.inner.len()];
        let mut skip_slope = vec![0.0; trace.skip.len()];
        let (zeros, mut state_slope) = (vec![0.0; h], vec![0.0; h]);
        let mut ended = true;
        for step in self.steps(lengths, true) {
            if std::mem::replace(&mut ended, step.first) {
                state_slope.fill(0.0);
            }
            let (inner, gate) = (&trace.inner[step.inner.clone()], &dense[step.gates.clone()]);
            let gate_slope = &mut out[step.gates];
            let (keep, show) = (&trace.keep[step.state.clone()], &trace.show[step.state.clone()]);
            let (state, out) = (&trace.state[step.state.clone()], &slope[step.state]);
            let before = if step.first { &zeros[..] } else { &trace.state[step.before] };
            let skip =
                if self.widens() { &trace.inner[step.skip.clone()] } else { &trace.skip[step.skip.clone()] };
            let here = &mut inner_slope[step.inner];
            for i in 0..h {
                let d_show = out[i] * (state[i] - skip[i]) * show[i] * (1.0 - show[i]);
                let d_state = state_slope[i] + out[i] * show[i];
                let d_keep = d_state * (before[i] - inner[i]) * keep[i] * (1.0 - keep[i]);
                here[i] = d_state * (1.0 - keep[i]);
                here[h + i] = d_keep;
                here[2 * h + i] = d_show;
                gate_slope[i] += d_keep * before[i];
                gate_slope[h + i] += d_show * before[i];
                gate_slope[2 * h + i] += d_keep;
                gate_slope[3 * h + i] += d_show;
                state_slope[i] = d_state * keep[i] + d_keep * gate[i] + d_show * gate[h + i];
            }
            let skipped =
                if self.widens() { &mut inner_slope[step.skip] } else { &mut skip_slope[step.skip] };
            for ((skipped, out), show) in skipped.iter_mut().zip(out).zip(show) {
                *skipped += out * (1.0 - show);
            }
        }
        (inner_slope, skip_slope)
    }
}
