//! The network of the parser with its gradients, written out by hand: the same sums as `diplograph::syntax::network`, and
//! back again.

use std::ops::Range;

use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};

use crate::{random::Random, recurrent::Layer, writer::Writer};

/// The sizes of the network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) rows: usize,
    pub(crate) width: usize,
    pub(crate) hidden: usize,
    pub(crate) depth: usize,
    pub(crate) arc: usize,
    pub(crate) label: usize,
    pub(crate) labels: usize,
    pub(crate) tags: usize,
    pub(crate) bits: u32,
}

/// A matrix among the dense weights.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Matrix {
    pub(crate) at: usize,
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Matrix {
    fn range(&self) -> Range<usize> {
        self.at..self.at + self.rows * self.columns
    }

    /// Rows of `input` times the matrix.
    pub(crate) fn times(&self, dense: &[f32], input: &[f32]) -> Vec<f32> {
        let n = input.len() / self.rows;
        let mut out = vec![0.0; n * self.columns];
        multiply((n, self.rows, self.columns), (input, false), (&dense[self.range()], false), &mut out);
        out
    }

    /// The slope of the input, from that of the output; that of the matrix goes to `out`.
    pub(crate) fn back(&self, dense: &[f32], input: &[f32], slope: &[f32], out: &mut [f32]) -> Vec<f32> {
        let n = input.len() / self.rows;
        multiply((self.rows, n, self.columns), (input, true), (slope, false), &mut out[self.range()]);
        let mut input_slope = vec![0.0; n * self.rows];
        multiply(
            (n, self.columns, self.rows),
            (slope, false),
            (&dense[self.range()], true),
            &mut input_slope,
        );
        input_slope
    }
}

/// A matrix with a bias that is added to each row of the product.
#[derive(Clone, Copy, Debug)]
struct Affine {
    matrix: Matrix,
    bias: usize,
}

impl Affine {
    fn new(rows: usize, columns: usize, mut take: impl FnMut(usize) -> usize) -> Affine {
        Affine { matrix: Matrix { at: take(rows * columns), rows, columns }, bias: take(columns) }
    }

    fn bias(&self) -> Range<usize> {
        self.bias..self.bias + self.matrix.columns
    }

    fn run(&self, dense: &[f32], input: &[f32]) -> Vec<f32> {
        let mut out = self.matrix.times(dense, input);
        for row in out.chunks_mut(self.matrix.columns) {
            row.iter_mut().zip(&dense[self.bias()]).for_each(|(value, bias)| *value += bias);
        }
        out
    }

    fn back(&self, dense: &[f32], input: &[f32], slope: &[f32], out: &mut [f32]) -> Vec<f32> {
        for row in slope.chunks(self.matrix.columns) {
            out[self.bias()].iter_mut().zip(row).for_each(|(bias, slope)| *bias += slope);
        }
        self.matrix.back(dense, input, slope, out)
    }
}

/// Where the dense weights lie in one vector.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) shape: Shape,
    layers: Vec<Layer>,
    views: Affine,
    arc: Affine,
    label: Affine,
    pub(crate) total: usize,
}

impl Layout {
    pub(crate) fn new(shape: Shape) -> Layout {
        let mut total = 0;
        let mut take = |count: usize| {
            total += count;
            total - count
        };
        let layers =
            (0..shape.depth).map(|level| Layer::new(level, shape.width, shape.hidden, &mut take)).collect();
        let views = Affine::new(2 * shape.hidden, shape.columns(), &mut take);
        let arc = Affine::new(shape.arc, shape.arc, &mut take);
        let label = Affine::new(shape.label, shape.labels, &mut take);
        Layout { shape, layers, views, arc, label, total }
    }

    /// Weights to begin with.
    pub(crate) fn initial(&self, random: &mut Random) -> (Vec<f32>, Vec<f32>) {
        let shape = self.shape;
        let mut dense = vec![0.0; self.total];
        let mut fill = |matrix: Matrix, reach: f32| {
            for value in &mut dense[matrix.range()] {
                *value = (random.unit() * 2.0 - 1.0) * reach;
            }
        };
        for weights in self.layers.iter().map(Layer::weights) {
            fill(weights, (3.0 / weights.rows as f32).sqrt());
        }
        fill(self.views.matrix, (6.0 / (2 * shape.hidden + shape.arc) as f32).sqrt());
        fill(self.arc.matrix, (1.0 / shape.arc as f32).sqrt());
        fill(self.label.matrix, (6.0 / (shape.label + shape.labels) as f32).sqrt());
        let reach = (3.0 / shape.width as f32).sqrt();
        let embeddings = (0..shape.rows * shape.width).map(|_| (random.unit() * 2.0 - 1.0) * reach);
        (dense, embeddings.collect())
    }

    /// Writes the network as `Network::read` reads it.
    pub(crate) fn write(&self, dense: &[f32], embeddings: &[f32], out: &mut Writer) {
        let s = self.shape;
        for size in [s.width, s.hidden, s.depth, s.arc, s.label, s.labels, s.tags, s.bits as usize] {
            out.u8(size);
        }
        out.embeddings(embeddings, s.width, s.bits);
        let mut write = |matrix: Matrix, others: Range<usize>| {
            out.matrix(&dense[matrix.range()], matrix.columns);
            out.f32s(&dense[others]);
        };
        self.layers.iter().for_each(|layer| write(layer.weights(), layer.gates()));
        [self.views, self.arc, self.label].iter().for_each(|affine| write(affine.matrix, affine.bias()));
    }
}

impl Shape {
    /// The views of a token: dependent and head of arcs, the same of labels, classes.
    fn columns(&self) -> usize {
        2 * self.arc + 2 * self.label + self.tags
    }
}

/// A sentence to learn from; the first token is the node above it.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// Rows of the embeddings, a few for each token.
    pub(crate) rows: Vec<Vec<u32>>,
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<usize>,
    pub(crate) tags: Vec<usize>,
}

/// What is left out at random.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    pub(crate) input: f32,
    pub(crate) layer: f32,
    pub(crate) view: f32,
}

/// What one pass over some examples gives: the slope of the loss.
#[derive(Debug)]
pub(crate) struct Slope {
    pub(crate) dense: Vec<f32>,
    /// For each token its rows, and the slope that each of them gets.
    pub(crate) rows: Vec<Vec<u32>>,
    pub(crate) embeddings: Vec<f32>,
    pub(crate) loss: f64,
}

/// `c = a b`, for `a` of `m` rows and `k` columns and `b` of `k` rows and `n` columns, each as it is or else lying the other
/// way round.
fn multiply((m, k, n): (usize, usize, usize), a: (&[f32], bool), b: (&[f32], bool), c: &mut [f32]) {
    let view = |(values, flipped), rows, columns| {
        let shape = if flipped { (columns, rows) } else { (rows, columns) };
        let view = ArrayView2::from_shape(shape, values).expect("the shape fits");
        if flipped { view.reversed_axes() } else { view }
    };
    let mut c = ArrayViewMut2::from_shape((m, n), c).expect("the shape fits");
    general_mat_mul(1.0, &view(a, m, k), &view(b, k, n), 0.0, &mut c);
}

/// A mask for each sentence, the same for all its tokens.
pub(crate) fn mask(lengths: &[usize], width: usize, drop: f32, random: &mut Random) -> Vec<f32> {
    let mut mask = Vec::new();
    for length in lengths {
        let row: Vec<f32> =
            (0..width).map(|_| if random.chance(drop) { 0.0 } else { 1.0 / (1.0 - drop) }).collect();
        (0..*length).for_each(|_| mask.extend_from_slice(&row));
    }
    mask
}

pub(crate) fn times(values: &[f32], mask: &[f32]) -> Vec<f32> {
    values.iter().zip(mask).map(|(value, mask)| value * mask).collect()
}

/// The slope of the loss over some examples; the loss is divided by `tokens`.
pub(crate) fn slope(
    layout: &Layout,
    (dense, embeddings): (&[f32], &[f32]),
    examples: &[Example],
    dropout: Dropout,
    tokens: f32,
    mut random: Random,
) -> Slope {
    let s = layout.shape;
    let lengths: Vec<usize> = examples.iter().map(|example| example.rows.len()).collect();
    let rows: Vec<Vec<u32>> = examples.iter().flat_map(|example| example.rows.iter().cloned()).collect();
    let input_mask = mask(&lengths, s.width, dropout.input, &mut random);
    let mut x = times(&embed(&rows, embeddings, s.width), &input_mask);
    let mut traces = Vec::new();
    for (level, layer) in layout.layers.iter().enumerate() {
        let drop = if level == 0 { 0.0 } else { dropout.layer };
        let (out, trace) = layer.run(dense, x, &lengths, drop, &mut random);
        traces.push(trace);
        x = out;
    }
    let states_mask = mask(&lengths, 2 * s.hidden, dropout.layer, &mut random);
    let states = times(&x, &states_mask);
    let columns = s.columns();
    let mut views = layout.views.run(dense, &states);
    let mut views_mask = mask(&lengths, 2 * s.arc, dropout.view, &mut random);
    for (row, mask) in views.chunks_mut(columns).zip(views_mask.chunks_mut(2 * s.arc)) {
        for (view, mask) in row.iter_mut().zip(mask) {
            // From here on the mask is the slope of what the view becomes.
            *mask *= if *view > 0.0 { 1.0 } else { 0.1 };
            *view *= *mask;
        }
    }
    let mut scorer = Scorer {
        layout,
        dense,
        examples,
        tokens,
        views_slope: vec![0.0; views.len()],
        views,
        out: vec![0.0; layout.total],
    };
    let loss = scorer.arcs() + scorer.labels(dropout.view, &mut random) + scorer.classes();
    let Scorer { mut views_slope, mut out, .. } = scorer;
    for (row, mask) in views_slope.chunks_mut(columns).zip(views_mask.chunks(2 * s.arc)) {
        row.iter_mut().zip(mask).for_each(|(slope, mask)| *slope *= mask);
    }
    let x_slope = layout.views.back(dense, &states, &views_slope, &mut out);
    let mut x_slope = times(&x_slope, &states_mask);
    for (layer, trace) in layout.layers.iter().zip(&traces).rev() {
        x_slope = layer.back(dense, trace, &lengths, &x_slope, &mut out);
    }
    Slope { dense: out, rows, embeddings: times(&x_slope, &input_mask), loss }
}

/// For each token the sum of its rows.
fn embed(rows: &[Vec<u32>], embeddings: &[f32], width: usize) -> Vec<f32> {
    let mut out = vec![0.0; rows.len() * width];
    for (out, rows) in out.chunks_mut(width).zip(rows) {
        for row in rows {
            let values = &embeddings[*row as usize * width..][..width];
            out.iter_mut().zip(values).for_each(|(out, value)| *out += value);
        }
    }
    out
}

/// Turns scores into the slope of the cross entropy; returns the loss.
fn softmax(scores: &mut [f32], truth: usize, by: f32) -> f64 {
    let most = scores.iter().fold(f32::NEG_INFINITY, |most, score| score.max(most));
    let sum: f32 = scores.iter().map(|score| (score - most).exp()).sum();
    let loss = f64::from(sum.ln() + most - scores[truth]) * f64::from(by);
    for (i, score) in scores.iter_mut().enumerate() {
        let share = (*score - most).exp() / sum;
        *score = (share - f32::from(u8::from(i == truth))) * by;
    }
    loss
}

/// What the classes of words count for, beside arcs and labels.
const CLASSES_SHARE: f32 = 0.5;

/// Turns views into losses and their slopes.
struct Scorer<'a> {
    layout: &'a Layout,
    dense: &'a [f32],
    examples: &'a [Example],
    tokens: f32,
    views: Vec<f32>,
    views_slope: Vec<f32>,
    /// The slope of the dense weights.
    out: Vec<f32>,
}

impl Scorer<'_> {
    /// A part of the views of each token.
    fn part(&self, from: usize, width: usize) -> Vec<f32> {
        let rows = self.views.chunks(self.layout.shape.columns());
        rows.flat_map(|row| row[from..from + width].iter().copied()).collect()
    }

    /// The loss of arcs.
    fn arcs(&mut self) -> f64 {
        let a = self.layout.shape.arc;
        let (dependents, heads) = (self.part(0, a), self.part(a, a));
        let turned = self.layout.arc.run(self.dense, &dependents);
        let (mut turned_slope, mut heads_slope) = (vec![0.0; turned.len()], vec![0.0; heads.len()]);
        let (mut start, mut loss) = (0, 0.0);
        for example in self.examples {
            let n = example.rows.len();
            let here = start * a..(start + n) * a;
            let (turned, heads) = (&turned[here.clone()], &heads[here.clone()]);
            let mut scores = vec![0.0; n * n];
            multiply((n, a, n), (turned, false), (heads, true), &mut scores);
            for (i, row) in scores.chunks_mut(n).enumerate() {
                if i == 0 {
                    row.fill(0.0);
                    continue;
                }
                row[i] = -1e9;
                loss += softmax(row, example.heads[i], 1.0 / self.tokens);
            }
            multiply((n, n, a), (&scores, false), (heads, false), &mut turned_slope[here.clone()]);
            multiply((n, n, a), (&scores, true), (turned, false), &mut heads_slope[here]);
            start += n;
        }
        let dependents_slope = self.layout.arc.back(self.dense, &dependents, &turned_slope, &mut self.out);
        let slopes = dependents_slope.chunks(a).zip(heads_slope.chunks(a));
        for (row, (dependent, head)) in self.views_slope.chunks_mut(self.layout.shape.columns()).zip(slopes) {
            row[..a].copy_from_slice(dependent);
            row[a..2 * a].copy_from_slice(head);
        }
        loss
    }

    /// The loss of labels, each told from the views of a dependent and its head.
    fn labels(&mut self, drop: f32, random: &mut Random) -> f64 {
        let s = self.layout.shape;
        let (columns, from, r) = (s.columns(), 2 * s.arc, s.label);
        let mut arcs = Vec::new();
        let mut start = 0;
        for example in self.examples {
            // Where the two views begin, and the label.
            let place = |token: usize| (start + token) * columns + from;
            let arc = |i: usize| (place(i), place(example.heads[i]) + r, example.labels[i]);
            arcs.extend((1..example.rows.len()).map(arc));
            start += example.rows.len();
        }
        let (mut hidden, mut gate) = (vec![0.0; arcs.len() * r], vec![0.0; arcs.len() * r]);
        let rows = hidden.chunks_mut(r).zip(gate.chunks_mut(r));
        for ((hidden, gate), (dependent, head, _)) in rows.zip(&arcs) {
            for i in 0..r {
                let sum = self.views[dependent + i] + self.views[head + i];
                let kept = if random.chance(drop) { 0.0 } else { 1.0 / (1.0 - drop) };
                gate[i] = kept * if sum > 0.0 { 1.0 } else { 0.1 };
                hidden[i] = sum * gate[i];
            }
        }
        let mut scores = self.layout.label.run(self.dense, &hidden);
        let mut loss = 0.0;
        for (row, (_, _, truth)) in scores.chunks_mut(s.labels).zip(&arcs) {
            loss += softmax(row, *truth, 1.0 / self.tokens);
        }
        let slopes = times(&self.layout.label.back(self.dense, &hidden, &scores, &mut self.out), &gate);
        for (slope, (dependent, head, _)) in slopes.chunks(r).zip(&arcs) {
            for (i, slope) in slope.iter().enumerate() {
                self.views_slope[dependent + i] += slope;
                self.views_slope[head + i] += slope;
            }
        }
        loss
    }

    /// The loss of the classes of words.
    fn classes(&mut self) -> f64 {
        let s = self.layout.shape;
        let (columns, part) = (s.columns(), 2 * s.arc + 2 * s.label..s.columns());
        let truths = self.examples.iter().flat_map(|example| example.tags.iter().enumerate());
        let rows = self.views.chunks(columns).zip(self.views_slope.chunks_mut(columns));
        let mut loss = 0.0;
        // Not the node above the sentence.
        for ((_, truth), (view, slope)) in truths.zip(rows).filter(|((i, _), _)| *i > 0 && s.tags > 0) {
            slope[part.clone()].copy_from_slice(&view[part.clone()]);
            loss += softmax(&mut slope[part.clone()], *truth, CLASSES_SHARE / self.tokens);
        }
        loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slopes_are_those_of_the_loss() {
        let shape =
            Shape { rows: 9, width: 5, hidden: 4, depth: 2, arc: 3, label: 3, labels: 4, tags: 3, bits: 8 };
        let layout = Layout::new(shape);
        let (mut dense, mut embeddings) = layout.initial(&mut Random::new(1, 1));
        dense.iter_mut().for_each(|w| *w += 0.01);
        let example = |seed: u32| Example {
            rows: (0..4).map(|i| vec![(i + seed) % 9, (i * 2 + seed) % 9]).collect(),
            heads: vec![0, 2, 0, 2],
            labels: vec![0, 1, 2, 3],
            tags: vec![0, 1, 2, 0],
        };
        let examples = [example(0), example(3)];
        let none = Dropout { input: 0.0, layer: 0.0, view: 0.0 };
        let run = |dense: &[f32], embeddings: &[f32]| {
            slope(&layout, (dense, embeddings), &examples, none, 1.0, Random::new(2, 2))
        };
        let found = run(&dense, &embeddings);
        let step = 1e-2;
        for at in (0..layout.total).step_by(7) {
            let held = dense[at];
            dense[at] = held + step;
            let above = run(&dense, &embeddings).loss;
            dense[at] = held - step;
            let below = run(&dense, &embeddings).loss;
            dense[at] = held;
            let numeric = (above - below) / f64::from(2.0 * step);
            assert!(
                (numeric - f64::from(found.dense[at])).abs() < 2e-2,
                "{at}: {numeric} {}",
                found.dense[at]
            );
        }
        let row = 3;
        let mut expected = [0.0; 5];
        for (rows, slope) in found.rows.iter().zip(found.embeddings.chunks(5)) {
            let times = rows.iter().filter(|r| **r == row).count() as f32;
            expected.iter_mut().zip(slope).for_each(|(e, s)| *e += times * s);
        }
        for (i, expected) in expected.iter().enumerate() {
            let at = row as usize * 5 + i;
            let held = embeddings[at];
            embeddings[at] = held + step;
            let above = run(&dense, &embeddings).loss;
            embeddings[at] = held - step;
            let below = run(&dense, &embeddings).loss;
            embeddings[at] = held;
            let numeric = (above - below) / f64::from(2.0 * step);
            assert!((numeric - f64::from(*expected)).abs() < 2e-2, "{i}: {numeric} {expected}");
        }
    }
}
