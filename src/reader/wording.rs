//! Wordings: a verb with certain words behind it, or with certain objects, as tables write them.

use super::{clause::Clauses, predicate::GAP};

/// How far behind a preposition the noun of a wording stands, in tokens.
const LISTED: usize = 4;

/// The words with which a verb means something.
pub(super) struct Wording {
    /// The words right behind the verb; [`GAP`] for an object between them.
    particles: Vec<&'static str>,
    /// What the verb is done to, or what the words behind its object govern.
    nouns: Vec<&'static str>,
}

impl Wording {
    /// The wordings of a cell, each with its verb: "turn +blind eye/deaf ear", "look away|look the other way", "strike _ from +list".
    pub(super) fn each(cell: &'static str) -> impl Iterator<Item = (&'static str, Wording)> {
        let (verbs, nouns) = cell.split_once(" +").unwrap_or((cell, ""));
        verbs.split('|').map(move |words| {
            let (verb, particles) = words.split_once(' ').unwrap_or((words, ""));
            let particles = particles.split(' ').filter(|word| !word.is_empty()).collect();
            let nouns = nouns.split('/').filter(|noun| !noun.is_empty()).collect();
            (verb, Wording { particles, nouns })
        })
    }

    /// How many words belong to the verb.
    pub(super) fn particles(&self) -> usize {
        self.particles.len()
    }

    /// The words that must stand beside the verb: one of these lists.
    pub(super) fn needs(&self) -> Vec<Vec<&'static str>> {
        let particles = || self.particles.iter().copied();
        match self.nouns.as_slice() {
            [] => vec![particles().collect()],
            nouns => nouns.iter().map(|noun| particles().chain(noun.split(' ')).collect()).collect(),
        }
    }

    /// Whether a verb stands with these words.
    pub(super) fn stands_at(&self, clauses: &Clauses<'_>, verb: usize) -> bool {
        let mut parts = self.particles.split(|particle| *particle == GAP);
        let Some(after) = clauses.after_particles(verb, parts.next().unwrap_or(&[]), false) else {
            return false;
        };
        let Some(last) = parts.try_fold(after, |_, part| clauses.behind_object(after, part)) else {
            return false;
        };
        // Behind a gap the nouns are those of its preposition: "struck Fiji from the list".
        let done_to = || match last > after {
            true => (last..last + LISTED).any(|at| self.is_headed(clauses, at)),
            false => {
                let near = (after..after + LISTED).any(|at| self.is_headed(clauses, at));
                !self.particles.is_empty() && near
                    || clauses.done_to(verb).any(|at| self.is_headed(clauses, at))
            }
        };
        self.nouns.is_empty() || done_to()
    }

    /// Whether one of the nouns ends at a token: "eye", "blind eye".
    fn is_headed(&self, clauses: &Clauses<'_>, at: usize) -> bool {
        let ends = |noun: &str| {
            noun.rsplit(' ')
                .enumerate()
                .all(|(back, word)| at.checked_sub(back).is_some_and(|at| clauses.is_lemma(at, &[word])))
        };
        self.nouns.iter().any(|noun| ends(noun))
    }
}
