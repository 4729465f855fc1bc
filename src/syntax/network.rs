//! The network of the parser: embeddings, three layers of simple recurrent units in both directions, and scores of arcs
//! (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable Recurrence"; Dozat and Manning 2017, "Deep
//! Biaffine Attention for Neural Dependency Parsing").

use std::ops::Range;

use ndarray::{Array1, Array2, ArrayView2, Axis, Slice};

use super::model::{Bytes, Malformed};

/// A matrix as it lies in memory: rows one after the other.
pub(crate) type Matrix = Array2<f32>;

/// Rows of small integers with a scale each.
#[derive(Debug, Default)]
struct Embeddings {
    width: usize,
    values: Vec<i8>,
    scales: Vec<f32>,
}

/// One recurrent layer: the columns of `weights` are, for either direction, candidate, forget gate, reset gate and, where
/// input and output differ in width, the input made as wide as the output.
#[derive(Debug, Default)]
struct Layer {
    hidden: usize,
    weights: Matrix,
    /// For either direction: forget and reset weights of the state, forget and reset bias; each `hidden` wide.
    gates: Vec<f32>,
}

/// The weights of the network.
#[derive(Debug, Default)]
pub(crate) struct Network {
    embeddings: Embeddings,
    layers: Vec<Layer>,
    /// From states to what the scores are made of: dependents and heads of arcs, the same for labels, tags.
    views: Matrix,
    views_bias: Array1<f32>,
    arc: Matrix,
    arc_bias: Array1<f32>,
    label: Matrix,
    label_bias: Array1<f32>,
    arc_width: usize,
    label_width: usize,
}

/// The input of the network. Tokens that are alike share an input, so that the first layer looks at it once.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    /// For each input the rows of the embeddings that are added up.
    pub(crate) rows: Vec<u32>,
    /// For each input the end of its rows in `rows`.
    pub(crate) ends: Vec<usize>,
    /// For each token its input.
    pub(crate) inputs: Vec<usize>,
    /// How many tokens each sentence has.
    pub(crate) lengths: Vec<usize>,
}

/// What the network says of each token of a batch.
#[derive(Debug)]
pub(crate) struct Views {
    all: Matrix,
    /// Dependents times the weights of arcs.
    dependents: Matrix,
}

fn array(bytes: &mut Bytes<'_>, count: usize) -> Result<Vec<f32>, Malformed> {
    (0..count).map(|_| bytes.f32()).collect()
}

fn matrix(bytes: &mut Bytes<'_>, rows: usize, columns: usize) -> Result<Matrix, Malformed> {
    let scales = array(bytes, rows)?;
    let values = bytes.take(rows * columns)?;
    let scaled = values
        .chunks(columns.max(1))
        .zip(&scales)
        .flat_map(|(row, scale)| row.iter().map(move |value| f32::from(value.cast_signed()) * scale));
    Matrix::from_shape_vec((rows, columns), scaled.collect()).map_err(|_| bytes.malformed("a matrix"))
}

impl Network {
    pub(crate) fn read(bytes: &mut Bytes<'_>, rows: usize) -> Result<Network, Malformed> {
        let width = usize::from(bytes.u8()?);
        let hidden = usize::from(bytes.u8()?);
        let depth = usize::from(bytes.u8()?);
        let arc_width = usize::from(bytes.u8()?);
        let label_width = usize::from(bytes.u8()?);
        let (labels, tags) = (usize::from(bytes.u8()?), usize::from(bytes.u8()?));
        let bits = u32::from(bytes.u8()?);
        let scales = bytes.take(rows * 2)?.chunks_exact(2);
        let scales = scales.map(|pair| match pair {
            [low, high] => f32::from_bits(u32::from_le_bytes([0, 0, *low, *high])),
            _ => 0.0,
        });
        let scales = scales.collect();
        let embeddings = Embeddings { width, values: bytes.packed(rows * width, bits)?, scales };
        let mut layers = Vec::with_capacity(depth);
        for level in 0..depth {
            let (input, parts) = if level == 0 { (width, 4) } else { (2 * hidden, 3) };
            let weights = matrix(bytes, input, 2 * parts * hidden)?;
            layers.push(Layer { hidden, weights, gates: array(bytes, 8 * hidden)? });
        }
        let columns = 2 * arc_width + 2 * label_width + tags;
        Ok(Network {
            embeddings,
            layers,
            views: matrix(bytes, 2 * hidden, columns)?,
            views_bias: array(bytes, columns)?.into(),
            arc: matrix(bytes, arc_width, arc_width)?,
            arc_bias: array(bytes, arc_width)?.into(),
            label: matrix(bytes, label_width, labels)?,
            label_bias: array(bytes, labels)?.into(),
            arc_width,
            label_width,
        })
    }

    /// How many relations it knows.
    pub(crate) fn labels(&self) -> usize {
        self.label_bias.len()
    }

    /// Runs the network over a batch.
    pub(crate) fn run(&self, batch: &Batch) -> Views {
        let tokens: Vec<usize> = (0..batch.inputs.len()).collect();
        let mut states = self.embed(batch);
        let mut rows = &batch.inputs;
        for layer in &self.layers {
            states = layer.run(&states, rows, &batch.lengths);
            rows = &tokens;
        }
        let mut all = states.dot(&self.views);
        let bias = self.views_bias.as_slice().unwrap_or_default();
        for mut row in all.rows_mut() {
            let row = row.as_slice_mut().unwrap_or_default();
            row.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
            let arcs = row.get_mut(..2 * self.arc_width).unwrap_or_default();
            arcs.iter_mut().for_each(|value| *value = leaky(*value));
        }
        let dependents = columns(&all, 0..self.arc_width).dot(&self.arc) + &self.arc_bias;
        Views { all, dependents }
    }

    fn embed(&self, batch: &Batch) -> Matrix {
        let width = self.embeddings.width;
        let mut states = Matrix::zeros((batch.ends.len(), width));
        let mut start = 0;
        for (mut state, end) in states.rows_mut().into_iter().zip(&batch.ends) {
            let state = state.as_slice_mut().unwrap_or_default();
            for row in batch.rows.get(start..*end).unwrap_or_default() {
                let at = *row as usize * width;
                let values = self.embeddings.values.get(at..at + width).unwrap_or_default();
                let scale = self.embeddings.scales.get(*row as usize).copied().unwrap_or_default();
                for (sum, value) in state.iter_mut().zip(values) {
                    *sum += f32::from(*value) * scale;
                }
            }
            start = *end;
        }
        states
    }

    /// Scores of arcs among the tokens `tokens` of a batch: a row for each dependent, a column for each head.
    pub(crate) fn arcs(&self, views: &Views, tokens: Range<usize>) -> Matrix {
        let heads = columns(&views.all, self.arc_width..2 * self.arc_width);
        let heads = heads.slice_axis(Axis(0), Slice::from(tokens.clone()));
        views.dependents.slice_axis(Axis(0), Slice::from(tokens)).dot(&heads.t())
    }

    /// Scores of relations for arcs, given as rows of the batch (dependent, head): a row for each arc.
    pub(crate) fn relations(&self, views: &Views, arcs: &[(usize, usize)]) -> Matrix {
        let (start, width) = (2 * self.arc_width, self.label_width);
        let mut hidden = Matrix::zeros((arcs.len(), width));
        let view = |token: usize, start: usize| {
            let row = views.all.row(token).to_slice().unwrap_or_default();
            row.get(start..start + width).unwrap_or_default()
        };
        for (mut out, (dependent, head)) in hidden.rows_mut().into_iter().zip(arcs) {
            let parts = view(*dependent, start).iter().zip(view(*head, start + width));
            for (out, (a, b)) in out.as_slice_mut().unwrap_or_default().iter_mut().zip(parts) {
                *out = leaky(a + b);
            }
        }
        hidden.dot(&self.label) + &self.label_bias
    }

    /// Scores of the classes of words: a row for each token.
    pub(crate) fn tag_scores<'v>(&self, views: &'v Views) -> ArrayView2<'v, f32> {
        let start = 2 * self.arc_width + 2 * self.label_width;
        columns(&views.all, start..views.all.ncols())
    }
}

fn columns(matrix: &Matrix, range: Range<usize>) -> ArrayView2<'_, f32> {
    matrix.slice_axis(Axis(1), Slice::from(range))
}

fn leaky(x: f32) -> f32 {
    x.max(0.1 * x)
}

impl Layer {
    /// The states after each token of sentences of these lengths; `rows` says in which row of `input` a token is.
    fn run(&self, input: &Matrix, rows: &[usize], lengths: &[usize]) -> Matrix {
        let inner = input.dot(&self.weights);
        let mut output = Matrix::zeros((rows.len(), 2 * self.hidden));
        let parts = (inner.as_slice(), input.as_slice(), output.as_slice_mut());
        let (Some(inner), Some(input), Some(mut out)) = parts else { return output };
        let row = |row: &usize| {
            (piece(inner, *row, self.weights.ncols()), piece(input, *row, self.weights.nrows()))
        };
        let mut rest = rows;
        let mut state = vec![0.0; self.hidden];
        for length in lengths {
            let (here, rows_after) = rest.split_at(*length);
            let (out_here, out_after) = out.split_at_mut(length * 2 * self.hidden);
            (rest, out) = (rows_after, out_after);
            state.fill(0.0);
            for (at, out) in here.iter().zip(out_here.chunks_exact_mut(2 * self.hidden)) {
                self.step(0, row(at), out, &mut state);
            }
            state.fill(0.0);
            for (at, out) in here.iter().zip(out_here.chunks_exact_mut(2 * self.hidden)).rev() {
                self.step(1, row(at), out, &mut state);
            }
        }
        output
    }

    /// One token in one direction.
    fn step(&self, direction: usize, (inner, input): (&[f32], &[f32]), out: &mut [f32], state: &mut [f32]) {
        let hidden = self.hidden;
        let parts = inner.len() / (2 * hidden);
        let part = |k: usize| piece(inner, direction * parts + k, hidden);
        let (candidate, forget, reset) = (part(0), part(1), part(2));
        let skip = if parts == 4 { part(3) } else { piece(input, direction, hidden) };
        let gate = |k: usize| piece(&self.gates, direction * 4 + k, hidden);
        let gates = gate(0).iter().zip(gate(1)).zip(gate(2).iter().zip(gate(3)));
        let inputs = candidate.iter().zip(forget).zip(reset.iter().zip(skip));
        let out = out.get_mut(direction * hidden..(direction + 1) * hidden).unwrap_or_default();
        // Slices of one length throughout: what the compiler needs to do several units at once.
        for ((((x, f), (r, skip)), ((fs, rs), (fb, rb))), (state, out)) in
            inputs.zip(gates).zip(state.iter_mut().zip(out))
        {
            let keep = sigmoid(f + fs * *state + fb);
            let show = sigmoid(r + rs * *state + rb);
            *state = x + keep * (*state - x);
            *out = skip + show * (*state - skip);
        }
    }
}

fn piece(row: &[f32], index: usize, width: usize) -> &[f32] {
    row.get(index * width..(index + 1) * width).unwrap_or_default()
}

/// The logistic function, by a rational approximation of the hyperbolic tangent that is off by less than 0.001. Trainer and
/// library use the same.
pub(crate) fn sigmoid(x: f32) -> f32 {
    let x = (0.5 * x).clamp(-3.6, 3.6);
    let square = x * x;
    let above = (square + 105.0) * square + 945.0;
    let below = (15.0 * square + 420.0) * square + 945.0;
    0.5 + 0.5 * x * above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_approximation_is_close() {
        for i in -200..=200 {
            let x = i as f32 * 0.1;
            assert!((sigmoid(x) - 1.0 / (1.0 + (-x).exp())).abs() < 1e-3, "{x}");
        }
    }
}
