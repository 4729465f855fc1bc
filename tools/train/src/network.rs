//! The network of the parser with its gradients, written out by hand: the same sums as `diplograph::syntax::network`, and
//! back again.

use ndarray::{ArrayView2, ArrayViewMut2, linalg::general_mat_mul};

use crate::{random::Random, syntax::network::sigmoid, writer::Writer};

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

/// Where the dense weights lie in one vector.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    pub(crate) shape: Shape,
    layers: Vec<(usize, usize)>,
    views: usize,
    views_bias: usize,
    arc: usize,
    arc_bias: usize,
    label: usize,
    label_bias: usize,
    pub(crate) total: usize,
}

impl Layout {
    pub(crate) fn new(shape: Shape) -> Layout {
        let mut total = 0;
        let mut take = |count: usize| {
            total += count;
            total - count
        };
        let mut layers = Vec::new();
        for level in 0..shape.depth {
            let (input, parts) = shape.layer(level);
            layers.push((take(input * 2 * parts * shape.hidden), take(8 * shape.hidden)));
        }
        let columns = shape.columns();
        let views = take(2 * shape.hidden * columns);
        let views_bias = take(columns);
        let arc = take(shape.arc * shape.arc);
        let arc_bias = take(shape.arc);
        let label = take(shape.label * shape.labels);
        let label_bias = take(shape.labels);
        Layout { shape, layers, views, views_bias, arc, arc_bias, label, label_bias, total }
    }

    /// Weights to begin with.
    pub(crate) fn initial(&self, random: &mut Random) -> (Vec<f32>, Vec<f32>) {
        let shape = self.shape;
        let mut dense = vec![0.0; self.total];
        let mut fill = |at: usize, rows: usize, columns: usize, reach: f32| {
            for value in &mut dense[at..at + rows * columns] {
                *value = (random.unit() * 2.0 - 1.0) * reach;
            }
        };
        let h = shape.hidden;
        for (level, (weights, _)) in self.layers.iter().enumerate() {
            let (input, parts) = shape.layer(level);
            fill(*weights, input, 2 * parts * h, (3.0 / input as f32).sqrt());
        }
        fill(self.views, 2 * h, shape.columns(), (6.0 / (2 * h + shape.arc) as f32).sqrt());
        fill(self.arc, shape.arc, shape.arc, (1.0 / shape.arc as f32).sqrt());
        fill(self.label, shape.label, shape.labels, (6.0 / (shape.label + shape.labels) as f32).sqrt());
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
        for (level, (weights, gates)) in self.layers.iter().enumerate() {
            let (input, parts) = s.layer(level);
            let columns = 2 * parts * s.hidden;
            out.matrix(&dense[*weights..weights + input * columns], columns);
            out.f32s(&dense[*gates..gates + 8 * s.hidden]);
        }
        let columns = s.columns();
        out.matrix(&dense[self.views..self.views + 2 * s.hidden * columns], columns);
        out.f32s(&dense[self.views_bias..self.views_bias + columns]);
        out.matrix(&dense[self.arc..self.arc + s.arc * s.arc], s.arc);
        out.f32s(&dense[self.arc_bias..self.arc_bias + s.arc]);
        out.matrix(&dense[self.label..self.label + s.label * s.labels], s.labels);
        out.f32s(&dense[self.label_bias..self.label_bias + s.labels]);
    }
}

impl Shape {
    /// The width of the input of a layer, and how many parts it has in either direction.
    fn layer(&self, level: usize) -> (usize, usize) {
        if level == 0 { (self.width, 4) } else { (2 * self.hidden, 3) }
    }

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

/// `c = a b + beta c`, with `a` or `b` transposed.
#[allow(clippy::too_many_arguments, reason = "the shape of a BLAS call")]
fn multiply(
    (m, k, n): (usize, usize, usize),
    a: &[f32],
    a_flipped: bool,
    b: &[f32],
    b_flipped: bool,
    beta: f32,
    c: &mut [f32],
) {
    let view = |values, rows, columns, flipped: bool| {
        let (first, second) = if flipped { (columns, rows) } else { (rows, columns) };
        let view = ArrayView2::from_shape((first, second), values).expect("the shape fits");
        if flipped { view.reversed_axes() } else { view }
    };
    let mut c = ArrayViewMut2::from_shape((m, n), &mut c[..m * n]).expect("the shape fits");
    general_mat_mul(
        1.0,
        &view(&a[..m * k], m, k, a_flipped),
        &view(&b[..k * n], k, n, b_flipped),
        beta,
        &mut c,
    );
}

/// A mask for each sentence, the same for all its tokens.
fn mask(lengths: &[usize], width: usize, drop: f32, random: &mut Random) -> Vec<f32> {
    let mut mask = Vec::new();
    for length in lengths {
        let row: Vec<f32> =
            (0..width).map(|_| if random.chance(drop) { 0.0 } else { 1.0 / (1.0 - drop) }).collect();
        (0..*length).for_each(|_| mask.extend_from_slice(&row));
    }
    mask
}

fn times(values: &[f32], mask: &[f32]) -> Vec<f32> {
    values.iter().zip(mask).map(|(value, mask)| value * mask).collect()
}

/// What a layer keeps for the way back.
struct Trace {
    /// Input, as it was and with some left out.
    skip: Vec<f32>,
    input: Vec<f32>,
    mask: Vec<f32>,
    inner: Vec<f32>,
    keep: Vec<f32>,
    show: Vec<f32>,
    state: Vec<f32>,
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
    let n: usize = lengths.iter().sum();
    let rows: Vec<Vec<u32>> = examples.iter().flat_map(|example| example.rows.iter().cloned()).collect();
    let input_mask = mask(&lengths, s.width, dropout.input, &mut random);
    let mut x = vec![0.0; n * s.width];
    for (out, rows) in x.chunks_mut(s.width).zip(&rows) {
        for row in rows {
            let values = &embeddings[*row as usize * s.width..][..s.width];
            out.iter_mut().zip(values).for_each(|(out, value)| *out += value);
        }
    }
    x.iter_mut().zip(&input_mask).for_each(|(x, mask)| *x *= mask);

    let mut traces = Vec::new();
    for (level, (weights, gates)) in layout.layers.iter().enumerate() {
        let (input_width, parts) = s.layer(level);
        let drop = if level == 0 { 0.0 } else { dropout.layer };
        let mask = mask(&lengths, input_width, drop, &mut random);
        let input = times(&x, &mask);
        let columns = 2 * parts * s.hidden;
        let mut inner = vec![0.0; n * columns];
        multiply((n, input_width, columns), &input, false, &dense[*weights..], false, 0.0, &mut inner);
        let mut trace = Trace {
            skip: x,
            input,
            mask,
            inner,
            keep: vec![0.0; n * 2 * s.hidden],
            show: vec![0.0; n * 2 * s.hidden],
            state: vec![0.0; n * 2 * s.hidden],
        };
        x = recur(&s, &mut trace, parts, input_width, &dense[*gates..][..8 * s.hidden], &lengths);
        traces.push(trace);
    }

    let mut out = vec![0.0; layout.total];
    let states_mask = mask(&lengths, 2 * s.hidden, dropout.layer, &mut random);
    let states = times(&x, &states_mask);
    let (columns, both) = (s.columns(), 2 * s.hidden);
    let mut views = vec![0.0; n * columns];
    multiply((n, both, columns), &states, false, &dense[layout.views..], false, 0.0, &mut views);
    let mut views_mask = mask(&lengths, 2 * s.arc, dropout.view, &mut random);
    for (row, mask) in views.chunks_mut(columns).zip(views_mask.chunks_mut(2 * s.arc)) {
        row.iter_mut().zip(&dense[layout.views_bias..]).for_each(|(view, bias)| *view += bias);
        for (view, mask) in row.iter_mut().zip(mask) {
            // From here on the mask is the slope of what the view becomes.
            *mask *= if *view > 0.0 { 1.0 } else { 0.1 };
            *view *= *mask;
        }
    }
    let mut views_slope = vec![0.0; n * columns];
    let mut loss = 0.0;
    loss += arcs(layout, dense, examples, &views, &mut views_slope, &mut out, tokens);
    loss += labels(layout, dense, examples, &views, &mut views_slope, &mut out, tokens, dropout, &mut random);
    loss += classes(&s, examples, &views, &mut views_slope, tokens);

    for (row, mask) in views_slope.chunks_mut(columns).zip(views_mask.chunks(2 * s.arc)) {
        row.iter_mut().zip(mask).for_each(|(slope, mask)| *slope *= mask);
        let bias = &mut out[layout.views_bias..layout.views_bias + columns];
        bias.iter_mut().zip(row).for_each(|(bias, slope)| *bias += *slope);
    }
    multiply((both, n, columns), &states, true, &views_slope, false, 0.0, &mut out[layout.views..]);
    let mut x_slope = vec![0.0; n * both];
    multiply((n, columns, both), &views_slope, false, &dense[layout.views..], true, 0.0, &mut x_slope);
    x_slope.iter_mut().zip(&states_mask).for_each(|(slope, mask)| *slope *= mask);

    for (level, ((weights, gates), trace)) in layout.layers.iter().zip(&traces).enumerate().rev() {
        let (input_width, parts) = s.layer(level);
        let columns = 2 * parts * s.hidden;
        let (before, after) = out.split_at_mut(*gates);
        let (inner, mut skip) =
            recur_back(&s, trace, parts, input_width, &dense[*gates..], &lengths, &x_slope, after);
        multiply((input_width, n, columns), &trace.input, true, &inner, false, 0.0, &mut before[*weights..]);
        let mut input = vec![0.0; n * input_width];
        multiply((n, columns, input_width), &inner, false, &dense[*weights..], true, 0.0, &mut input);
        skip.iter_mut().zip(&input).zip(&trace.mask).for_each(|((skip, input), mask)| *skip += input * mask);
        x_slope = skip;
    }
    x_slope.iter_mut().zip(&input_mask).for_each(|(slope, mask)| *slope *= mask);
    Slope { dense: out, rows, embeddings: x_slope, loss }
}

fn order(length: usize, direction: usize) -> Box<dyn Iterator<Item = usize>> {
    if direction == 0 { Box::new(0..length) } else { Box::new((0..length).rev()) }
}

fn recur(
    s: &Shape,
    trace: &mut Trace,
    parts: usize,
    width: usize,
    gates: &[f32],
    lengths: &[usize],
) -> Vec<f32> {
    let h = s.hidden;
    let columns = 2 * parts * h;
    let mut out = vec![0.0; trace.keep.len()];
    let mut start = 0;
    let mut state = vec![0.0; h];
    for length in lengths {
        for direction in 0..2 {
            let gate = &gates[direction * 4 * h..][..4 * h];
            state.fill(0.0);
            for t in order(*length, direction) {
                let row = start + t;
                let inner = &trace.inner[row * columns + direction * parts * h..][..parts * h];
                let skip = if parts == 4 {
                    &inner[3 * h..4 * h]
                } else {
                    &trace.skip[row * width + direction * h..][..h]
                };
                let at = row * 2 * h + direction * h;
                let (keep, show) = (&mut trace.keep[at..at + h], &mut trace.show[at..at + h]);
                let (states, out) = (&mut trace.state[at..at + h], &mut out[at..at + h]);
                for i in 0..h {
                    let k = sigmoid(inner[h + i] + gate[i] * state[i] + gate[2 * h + i]);
                    let r = sigmoid(inner[2 * h + i] + gate[h + i] * state[i] + gate[3 * h + i]);
                    let c = inner[i] + k * (state[i] - inner[i]);
                    (keep[i], show[i], states[i], state[i]) = (k, r, c, c);
                    out[i] = skip[i] + r * (c - skip[i]);
                }
            }
        }
        start += length;
    }
    out
}

/// Slopes of the inner values and of what skips the layer; those of the gates are added to `gates_slope`.
#[allow(clippy::too_many_arguments, reason = "all that the way there has used")]
fn recur_back(
    s: &Shape,
    trace: &Trace,
    parts: usize,
    width: usize,
    gates: &[f32],
    lengths: &[usize],
    slope: &[f32],
    gates_slope: &mut [f32],
) -> (Vec<f32>, Vec<f32>) {
    let h = s.hidden;
    let columns = 2 * parts * h;
    let mut inner_slope = vec![0.0; trace.inner.len()];
    let mut skip_slope = vec![0.0; trace.skip.len()];
    let mut start = 0;
    for length in lengths {
        for direction in 0..2 {
            let gate = &gates[direction * 4 * h..][..4 * h];
            let gate_slope = &mut gates_slope[direction * 4 * h..][..4 * h];
            let mut state_slope = vec![0.0f32; h];
            let zeros = vec![0.0f32; h];
            for t in order(*length, 1 - direction) {
                let row = start + t;
                let inner = &trace.inner[row * columns + direction * parts * h..][..parts * h];
                let at = row * 2 * h + direction * h;
                let (keep, show) = (&trace.keep[at..at + h], &trace.show[at..at + h]);
                let state = &trace.state[at..at + h];
                let first = if direction == 0 { t == 0 } else { t + 1 == *length };
                let before = match (first, direction) {
                    (true, _) => &zeros[..],
                    (_, 0) => &trace.state[at - 2 * h..][..h],
                    _ => &trace.state[at + 2 * h..][..h],
                };
                let out = &slope[at..at + h];
                let here = &mut inner_slope[row * columns + direction * parts * h..][..parts * h];
                for i in 0..h {
                    let skip = if parts == 4 {
                        inner[3 * h + i]
                    } else {
                        trace.skip[row * width + direction * h + i]
                    };
                    let d_show = out[i] * (state[i] - skip) * show[i] * (1.0 - show[i]);
                    let d_state = state_slope[i] + out[i] * show[i];
                    let d_skip = out[i] * (1.0 - show[i]);
                    let d_keep = d_state * (before[i] - inner[i]) * keep[i] * (1.0 - keep[i]);
                    here[i] = d_state * (1.0 - keep[i]);
                    here[h + i] = d_keep;
                    here[2 * h + i] = d_show;
                    if parts == 4 {
                        here[3 * h + i] = d_skip;
                    } else {
                        skip_slope[row * width + direction * h + i] += d_skip;
                    }
                    gate_slope[i] += d_keep * before[i];
                    gate_slope[h + i] += d_show * before[i];
                    gate_slope[2 * h + i] += d_keep;
                    gate_slope[3 * h + i] += d_show;
                    state_slope[i] = d_state * keep[i] + d_keep * gate[i] + d_show * gate[h + i];
                }
            }
        }
        start += length;
    }
    (inner_slope, skip_slope)
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

fn arcs(
    layout: &Layout,
    dense: &[f32],
    examples: &[Example],
    views: &[f32],
    views_slope: &mut [f32],
    out: &mut [f32],
    tokens: f32,
) -> f64 {
    let (s, a) = (layout.shape, layout.shape.arc);
    let columns = s.columns();
    let n = views.len() / columns;
    let part = |from: usize| -> Vec<f32> {
        views.chunks(columns).flat_map(|row| row[from..from + a].iter().copied()).collect()
    };
    let (dependents, heads) = (part(0), part(a));
    let mut turned: Vec<f32> =
        (0..n).flat_map(|_| dense[layout.arc_bias..layout.arc_bias + a].iter().copied()).collect();
    multiply((n, a, a), &dependents, false, &dense[layout.arc..], false, 1.0, &mut turned);
    let mut turned_slope = vec![0.0; n * a];
    let mut heads_slope = vec![0.0; n * a];
    let (mut start, mut loss) = (0, 0.0);
    for example in examples {
        let length = example.rows.len();
        let here = start * a..(start + length) * a;
        let mut scores = vec![0.0; length * length];
        multiply(
            (length, a, length),
            &turned[here.clone()],
            false,
            &heads[here.clone()],
            true,
            0.0,
            &mut scores,
        );
        for (i, row) in scores.chunks_mut(length).enumerate() {
            if i == 0 {
                row.fill(0.0);
                continue;
            }
            row[i] = -1e9;
            loss += softmax(row, example.heads[i], 1.0 / tokens);
        }
        multiply(
            (length, length, a),
            &scores,
            false,
            &heads[here.clone()],
            false,
            0.0,
            &mut turned_slope[here.clone()],
        );
        multiply(
            (length, length, a),
            &scores,
            true,
            &turned[here.clone()],
            false,
            0.0,
            &mut heads_slope[here],
        );
        start += length;
    }
    multiply((a, n, a), &dependents, true, &turned_slope, false, 0.0, &mut out[layout.arc..]);
    for row in turned_slope.chunks(a) {
        let bias = &mut out[layout.arc_bias..layout.arc_bias + a];
        bias.iter_mut().zip(row).for_each(|(bias, slope)| *bias += slope);
    }
    let mut dependents_slope = vec![0.0; n * a];
    multiply((n, a, a), &turned_slope, false, &dense[layout.arc..], true, 0.0, &mut dependents_slope);
    for (i, row) in views_slope.chunks_mut(columns).enumerate() {
        row[..a].copy_from_slice(&dependents_slope[i * a..(i + 1) * a]);
        row[a..2 * a].copy_from_slice(&heads_slope[i * a..(i + 1) * a]);
    }
    loss
}

#[allow(clippy::too_many_arguments, reason = "all that the loss depends on")]
fn labels(
    layout: &Layout,
    dense: &[f32],
    examples: &[Example],
    views: &[f32],
    views_slope: &mut [f32],
    out: &mut [f32],
    tokens: f32,
    dropout: Dropout,
    random: &mut Random,
) -> f64 {
    let s = layout.shape;
    let (columns, from, r) = (s.columns(), 2 * s.arc, s.label);
    let mut arcs = Vec::new();
    let mut start = 0;
    for example in examples {
        let tokens = 1..example.rows.len();
        arcs.extend(tokens.map(|i| (start + i, start + example.heads[i], example.labels[i])));
        start += example.rows.len();
    }
    let (mut hidden, mut gate) = (vec![0.0; arcs.len() * r], vec![0.0; arcs.len() * r]);
    for (k, (dependent, head, _)) in arcs.iter().enumerate() {
        let dependent = &views[dependent * columns + from..][..r];
        let head = &views[head * columns + from + r..][..r];
        for i in 0..r {
            let sum = dependent[i] + head[i];
            let kept = if random.chance(dropout.view) { 0.0 } else { 1.0 / (1.0 - dropout.view) };
            gate[k * r + i] = kept * if sum > 0.0 { 1.0 } else { 0.1 };
            hidden[k * r + i] = sum * gate[k * r + i];
        }
    }
    let bias = &dense[layout.label_bias..layout.label_bias + s.labels];
    let mut scores: Vec<f32> = arcs.iter().flat_map(|_| bias.iter().copied()).collect();
    multiply((arcs.len(), r, s.labels), &hidden, false, &dense[layout.label..], false, 1.0, &mut scores);
    let mut loss = 0.0;
    for (row, (_, _, truth)) in scores.chunks_mut(s.labels).zip(&arcs) {
        loss += softmax(row, *truth, 1.0 / tokens);
        let bias = &mut out[layout.label_bias..layout.label_bias + s.labels];
        bias.iter_mut().zip(row).for_each(|(bias, slope)| *bias += *slope);
    }
    multiply((r, arcs.len(), s.labels), &hidden, true, &scores, false, 0.0, &mut out[layout.label..]);
    let mut hidden_slope = vec![0.0; arcs.len() * r];
    multiply((arcs.len(), s.labels, r), &scores, false, &dense[layout.label..], true, 0.0, &mut hidden_slope);
    for (k, (dependent, head, _)) in arcs.iter().enumerate() {
        for i in 0..r {
            let slope = hidden_slope[k * r + i] * gate[k * r + i];
            views_slope[dependent * columns + from + i] += slope;
            views_slope[head * columns + from + r + i] += slope;
        }
    }
    loss
}

/// What the classes of words count for, beside arcs and labels.
const CLASSES_SHARE: f32 = 0.5;

fn classes(s: &Shape, examples: &[Example], views: &[f32], views_slope: &mut [f32], tokens: f32) -> f64 {
    let (columns, from) = (s.columns(), 2 * s.arc + 2 * s.label);
    let truths = examples.iter().flat_map(|example| example.tags.iter());
    let mut loss = 0.0;
    let mut above = examples.iter().flat_map(|example| (0..example.rows.len()).map(|i| i == 0));
    for ((truth, view), slope) in truths.zip(views.chunks(columns)).zip(views_slope.chunks_mut(columns)) {
        if above.next() != Some(false) || s.tags == 0 {
            continue;
        }
        let slope = &mut slope[from..from + s.tags];
        slope.copy_from_slice(&view[from..from + s.tags]);
        loss += softmax(slope, *truth, CLASSES_SHARE / tokens);
    }
    loss
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
