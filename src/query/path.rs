//! The shortest chain of facts from one actor to another.

use std::{fmt, iter::FusedIterator, slice};

use super::{fact::FactView, links::Links, network::Network, view::ActorView};
use crate::{actor::ActorCode, graph::KnowledgeGraph};

/// A chain of actors in which a fact links each with the next; made by [`KnowledgeGraph::path_between`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<'g> {
    start: ActorView<'g>,
    steps: Vec<Step<'g>>,
}

/// One step of a [`Path`]: to an actor, through a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'g> {
    actor: ActorView<'g>,
    fact: FactView<'g>,
}

impl<'g> Step<'g> {
    /// The actor that the step leads to.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// # let step = path.steps().next().unwrap();
    /// assert_eq!(step.actor().name(), "United States");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(self) -> ActorView<'g> {
        self.actor
    }

    /// The fact that links it with the actor before.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// # let step = path.steps().next().unwrap();
    /// assert_eq!(step.fact().to_string(), "alliance of Japan and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn fact(self) -> FactView<'g> {
        self.fact
    }
}

/// `→ the actor: the fact`.
impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "→ {}: {}", self.actor, self.fact)
    }
}

impl<'g> Path<'g> {
    /// The actor that the path starts from.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// assert_eq!(path.start().name(), "Japan");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn start(&self) -> ActorView<'g> {
        self.start
    }

    /// The steps, in order; none where start and end are the same actor.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// assert_eq!(path.steps().last().unwrap().actor().name(), "South Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn steps(&self) -> Steps<'_, 'g> {
        Steps(self.steps.iter())
    }

    /// How many steps there are.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// assert_eq!(path.len(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether start and end are the same actor.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// assert!(!path.is_empty());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// On one line: `South Korea → United States [the fact] → Japan [the fact]`.
impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start)?;
        self.steps.iter().try_for_each(|step| write!(f, " → {} [{}]", step.actor, step.fact))
    }
}

/// The steps of a [`Path`], in order.
#[derive(Clone, Debug)]
pub struct Steps<'p, 'g>(slice::Iter<'p, Step<'g>>);

impl<'g> Iterator for Steps<'_, 'g> {
    type Item = Step<'g>;

    fn next(&mut self) -> Option<Step<'g>> {
        self.0.next().copied()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for Steps<'_, '_> {}
impl FusedIterator for Steps<'_, '_> {}

/// Breadth first, so the first arrival is a shortest one.
pub(super) fn shortest<'g>(
    graph: &'g KnowledgeGraph,
    start: ActorCode,
    end: ActorCode,
    links: &Links,
) -> Option<Path<'g>> {
    let origin = graph.actor_view(start)?;
    if start == end {
        return Some(Path { start: origin, steps: Vec::new() });
    }
    let network = Network::new(graph, links);
    let (from, to) = network.number(start).zip(network.number(end))?;
    let chain = network.reach(from, usize::MAX, Some(to)).chain(to)?;
    let steps = chain.iter().zip(chain.iter().skip(1)).map(|(from, to)| {
        let fact = network.link(*from, *to)?;
        Some(Step { actor: graph.actor_view(network.code(*to))?, fact })
    });
    Some(Path { start: origin, steps: steps.collect::<Option<_>>()? })
}
