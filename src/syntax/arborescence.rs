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
    /// Scores by `score(dependent, head)`.
    pub(crate) fn new(n: usize, score: impl Fn(usize, usize) -> f64) -> Scores {
        Scores::fill(n, |dependent, head| match head {
            0 => score(dependent, head) - SECOND_ROOT,
            _ => score(dependent, head),
        })
    }

    fn fill(n: usize, score: impl Fn(usize, usize) -> f64) -> Scores {
        let cell = |at: usize| match (at / n, at % n) {
            (dependent, head) if dependent == head || dependent == 0 => f64::NEG_INFINITY,
            (dependent, head) => score(dependent, head),
        };
        Scores { n, cells: (0..n * n).map(cell).collect() }
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
    let mut contractions = Vec::new();
    let mut heads = scores.best_heads();
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
        let smaller = Scores::fill(last + 1, |dependent, head| match (dependent == last, head == last) {
            (false, false) => scores.get(at(&outside, dependent), at(&outside, head)),
            (false, true) => scores.get(at(&outside, dependent), at(&leaving, dependent)),
            (true, _) => gain(at(&entering, head), at(&outside, head)),
        });
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
            let heads = best_tree(Scores::new(n, |dependent, head| score[dependent * n + head]));
            prop_assert!(cycle(&heads).is_none());
            prop_assert_eq!(heads.iter().skip(1).filter(|head| **head == 0).count(), 1);
            prop_assert_eq!(total(n, &score, &heads), exhaustive(n, &score));
        }
    }
}
