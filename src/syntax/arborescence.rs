//! The best tree over a matrix of scores, with one root (Chu and Liu 1965, Edmonds 1967).

/// Scores of arcs over `n` nodes; node 0 is above the root.
#[derive(Debug)]
pub(crate) struct Scores {
    n: usize,
    cells: Vec<f64>,
}

/// What an arc from node 0 costs, so that there is but one.
const SECOND_ROOT: f64 = 1e6;

impl Scores {
    /// Scores row by row: for each dependent those of all heads. Arcs to node 0 and from a node to itself do not count.
    pub(crate) fn new(n: usize, cells: impl Iterator<Item = f64>) -> Scores {
        let mut scores = Scores { n, cells: cells.collect() };
        scores.cells.resize(n * n, f64::NEG_INFINITY);
        for (dependent, row) in scores.cells.chunks_mut(n.max(1)).enumerate() {
            if let Some(own) = row.get_mut(dependent) {
                *own = f64::NEG_INFINITY;
            }
            if dependent == 0 {
                row.fill(f64::NEG_INFINITY);
            }
        }
        scores
    }

    /// Adds to the score of an arc.
    pub(crate) fn add(&mut self, dependent: usize, head: usize, bonus: f64) {
        if let Some(cell) = self.cells.get_mut(dependent * self.n + head) {
            *cell += bonus;
        }
    }

    /// Makes more than one arc from node 0 cost more than it can bring.
    fn allow_one_root(&mut self) {
        for row in self.cells.chunks_mut(self.n.max(1)) {
            if let Some(from_top) = row.first_mut() {
                *from_top -= SECOND_ROOT;
            }
        }
    }

    fn row(&self, dependent: usize) -> &[f64] {
        self.cells.get(dependent * self.n..(dependent + 1) * self.n).unwrap_or_default()
    }

    fn get(&self, dependent: usize, head: usize) -> f64 {
        self.cells.get(dependent * self.n + head).copied().unwrap_or(f64::NEG_INFINITY)
    }

    /// The best head of each node, the first of equals.
    fn best_heads(&self) -> Vec<usize> {
        let best = |row: &[f64]| {
            let better = |best: (usize, f64), (head, score): (usize, &f64)| {
                if *score > best.1 { (head, *score) } else { best }
            };
            row.iter().enumerate().fold((0, f64::NEG_INFINITY), better).0
        };
        self.cells.chunks(self.n.max(1)).map(best).collect()
    }
}

/// The head of each node in the best tree; that of node 0 means nothing. At most cubic in the number of nodes, and quadratic
/// where the best heads make a tree by themselves, as they mostly do.
pub(crate) fn best_tree(mut scores: Scores) -> Vec<usize> {
    let mut heads = scores.best_heads();
    if heads.iter().skip(1).filter(|head| **head == 0).count() == 1 && cycle(&heads).is_none() {
        return heads;
    }
    scores.allow_one_root();
    let mut contractions = Vec::new();
    heads = scores.best_heads();
    while let Some(cycle) = cycle(&heads) {
        let (contraction, smaller) = Contraction::new(&scores, heads, &cycle);
        contractions.push(contraction);
        scores = smaller;
        heads = scores.best_heads();
    }
    contractions.iter().rev().fold(heads, |heads, contraction| contraction.expand(&heads))
}

/// The nodes of a cycle that the heads make, if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut seen = vec![0; heads.len()];
    for start in 1..heads.len() {
        let mut node = start;
        while node != 0 && at(&seen, node) == 0 {
            put(&mut seen, node, start);
            node = at(heads, node);
        }
        if node != 0 && at(&seen, node) == start {
            let mut cycle = vec![node];
            let mut next = at(heads, node);
            while next != node {
                cycle.push(next);
                next = at(heads, next);
            }
            return Some(cycle);
        }
    }
    None
}

/// A cycle made one node, the last of a smaller graph.
struct Contraction {
    /// The heads before.
    heads: Vec<usize>,
    /// The nodes of the smaller graph but its last, as nodes of the larger.
    outside: Vec<usize>,
    /// For each of them, the member of the cycle that would be its head.
    leaving: Vec<usize>,
    /// For each of them, the member of the cycle whose head it would be.
    entering: Vec<usize>,
}

impl Contraction {
    fn new(scores: &Scores, heads: Vec<usize>, cycle: &[usize]) -> (Contraction, Scores) {
        let outside: Vec<usize> = (0..scores.n).filter(|node| !cycle.contains(node)).collect();
        let gain =
            |member: usize, head: usize| scores.get(member, head) - scores.get(member, at(&heads, member));
        let best = |score: &dyn Fn(usize) -> f64| {
            let order = |a: &&usize, b: &&usize| score(**a).total_cmp(&score(**b));
            cycle.iter().max_by(order).copied().unwrap_or(0)
        };
        let leaving: Vec<usize> =
            outside.iter().map(|node| best(&|member| scores.get(*node, member))).collect();
        let entering: Vec<usize> = outside.iter().map(|node| best(&|member| gain(member, *node))).collect();
        let last = outside.len();
        let mut cells = Vec::with_capacity((last + 1) * (last + 1));
        for (node, leaving) in outside.iter().zip(&leaving) {
            let row = scores.row(*node);
            let cell = |head: &usize| row.get(*head).copied().unwrap_or(f64::NEG_INFINITY);
            cells.extend(outside.iter().map(cell));
            cells.push(cell(leaving));
        }
        cells.extend(outside.iter().zip(&entering).map(|(head, member)| gain(*member, *head)));
        cells.push(f64::NEG_INFINITY);
        let smaller = Scores { n: last + 1, cells };
        (Contraction { heads, outside, leaving, entering }, smaller)
    }

    /// The heads in the larger graph, from those in the smaller.
    fn expand(&self, smaller: &[usize]) -> Vec<usize> {
        let mut heads = self.heads.clone();
        let last = self.outside.len();
        for (i, node) in self.outside.iter().enumerate() {
            let head = at(smaller, i);
            put(&mut heads, *node, if head == last { at(&self.leaving, i) } else { at(&self.outside, head) });
        }
        let head = at(smaller, last);
        put(&mut heads, at(&self.entering, head), at(&self.outside, head));
        heads
    }
}

fn at(nodes: &[usize], node: usize) -> usize {
    nodes.get(node).copied().unwrap_or(0)
}

fn put(nodes: &mut [usize], node: usize, value: usize) {
    if let Some(cell) = nodes.get_mut(node) {
        *cell = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    /// The best total over all trees with one root, by trying them all.
    fn exhaustive(n: usize, score: &[f64]) -> f64 {
        let mut best = f64::NEG_INFINITY;
        for code in 0..n.pow(n as u32 - 1) {
            let heads: Vec<usize> =
                std::iter::once(0).chain((0..n - 1).map(|i| code / n.pow(i as u32) % n)).collect();
            let roots = heads.iter().skip(1).filter(|head| **head == 0).count();
            let own = heads.iter().enumerate().skip(1).any(|(i, head)| i == *head);
            if roots == 1 && !own && cycle(&heads).is_none() {
                best = best.max(total(n, score, &heads));
            }
        }
        best
    }

    fn total(n: usize, score: &[f64], heads: &[usize]) -> f64 {
        (1..n).map(|i| score[i * n + heads[i]]).sum()
    }

    proptest! {
        #[test]
        fn no_tree_is_better(n in 2usize..6, score in vec(-9i8..9, 36)) {
            let score: Vec<f64> = score.into_iter().map(f64::from).collect();
            let heads = best_tree(Scores::new(n, score[..n * n].iter().copied()));
            prop_assert!(cycle(&heads).is_none());
            prop_assert_eq!(heads.iter().skip(1).filter(|head| **head == 0).count(), 1);
            prop_assert_eq!(total(n, &score, &heads), exhaustive(n, &score));
        }
    }
}
