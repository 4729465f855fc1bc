//! The knowledge graph: readings folded together.
//!
//! The graph keeps the readings it was given, one canonical reading for each document, and from them derives nodes,
//! edges and indexes when they are first asked for. Folding only ever joins readings, so neither order nor repetition
//! matters; deriving looks at all of them at once. Nothing here knows of tokens or of text.
//!
//! # Laws
//!
//! For all readings and graphs, to the byte of [`KnowledgeGraph::to_json`]:
//!
//! 1. Order: folding `a`, then `b` is folding `b`, then `a`.
//! 2. Repetition: folding `a` twice is folding it once.
//! 3. Grouping: merging graphs that were built apart is building one graph of all readings.
//! 4. No loss: every fact of every reading is a report of some node, and every piece of evidence is reached from it.
//!
//! # Identity
//!
//! | node | two facts are one node where these are the same |
//! |---|---|
//! | document | id and origin |
//! | actor | code |
//! | leader | actor, origin, and name: see [`LeaderNode`] |
//! | alliance | members, kind, origin; of a reference table also name and term |
//! | dispute | sides, origin; of a reference table also subject and term |
//! | meeting | participants, class of kind, origin, with dates and places that fit: see [`MeetingNode`] |
//! | action | actors, kind, targets, date, origin |
//!
//! Where reports of one node differ, the node has a best value by the rule of its field, and keeps all of them:
//! [`KnowledgeGraph::disagreements`].

mod best;
mod build;
mod meetings;
mod names;
mod node;
mod projection;
mod store;
mod term;
mod wire;

pub use node::{
    ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, LeaderNode, MeetingNode, Node, Relation,
    Report,
};
pub(crate) use projection::Projection;
pub use wire::GRAPH_SCHEMA;

use std::{fmt, sync::Arc};

use once_cell::sync::OnceCell;

use self::store::Store;
use crate::{
    date::Date,
    error::Result,
    reading::{Origin, Reading},
    world::World,
};

/// A typed knowledge graph of nations, organisations, leaders, alliances, meetings, disputes, actions and the documents
/// that report them.
///
/// Folding readings is associative, commutative and idempotent: any order, any split over machines, any repetition
/// gives the same graph and the same bytes of JSON. Nodes and edges are derived when a query first needs them, and again
/// after the next fold, in time `O(n log n)` in the facts (meetings without dates of one set of participants take more).
///
/// Two graphs are equal where the same facts were folded into them; their worlds are not compared.
///
/// ```
/// use diplograph::{Document, KnowledgeGraph, MeetingFact, MeetingKind, MeetingStatus, Reading};
///
/// let mut reading = Reading::new(&Document::new("d1", "…"));
/// let participants = vec!["KOR".parse()?, "JPN".parse()?];
/// reading.meetings.push(MeetingFact::new(participants, MeetingKind::Summit, MeetingStatus::Planned));
///
/// let mut graph = KnowledgeGraph::new();
/// graph.fold(reading.clone());
/// graph.fold(reading); // changes nothing
/// let meeting = graph.meetings().next().unwrap();
/// assert_eq!(meeting.to_string(), "summit of Japan and South Korea (planned)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone)]
pub struct KnowledgeGraph {
    world: Arc<World>,
    store: Store,
    projection: OnceCell<Arc<Projection>>,
}

impl KnowledgeGraph {
    /// An empty graph over the bundled world, which gives names to codes and codes to names.
    ///
    /// ```
    /// assert!(diplograph::KnowledgeGraph::new().is_empty());
    /// ```
    pub fn new() -> KnowledgeGraph {
        KnowledgeGraph::with_world(World::bundled())
    }

    /// An empty graph over a world of your own.
    ///
    /// ```
    /// use diplograph::{KnowledgeGraph, World};
    /// let graph = KnowledgeGraph::with_world(World::bundled());
    /// assert_eq!(graph, KnowledgeGraph::new());
    /// ```
    pub fn with_world(world: Arc<World>) -> KnowledgeGraph {
        KnowledgeGraph { world, store: Store::default(), projection: OnceCell::new() }
    }

    /// Adds the facts of a reading. A second reading of the same document adds what the first did not have.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    /// let mut graph = KnowledgeGraph::new();
    /// graph.fold(Reading::new(&Document::new("d1", "…")));
    /// graph.fold(Reading::new(&Document::new("d1", "…")));
    /// assert_eq!(graph.len(), 1);
    /// ```
    pub fn fold(&mut self, reading: Reading) {
        self.projection = OnceCell::new();
        self.store.join(reading);
    }

    /// Adds all that another graph holds. The world stays that of `self`.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    /// let [a, b] = ["a", "b"].map(|id| Reading::new(&Document::new(id, "…")));
    /// let mut here = KnowledgeGraph::from_iter([a.clone()]);
    /// here.merge(KnowledgeGraph::from_iter([b.clone()]));
    /// assert_eq!(here, KnowledgeGraph::from_iter([b, a]));
    /// ```
    pub fn merge(&mut self, other: KnowledgeGraph) {
        self.extend(other.store.into_readings());
    }

    /// The graph as it stood at the end of this date: the documents published by then (those without a date are left
    /// out), and of reference tables the alliances and disputes that had begun by then. Those whose term includes the
    /// date are active and their end is not known yet; those whose term was over are ended or resolved.
    ///
    /// ```
    /// use diplograph::{AllianceFact, AllianceKind, Document, KnowledgeGraph, Reading};
    /// let of = |id: &str, date: &str| {
    ///     Ok::<_, diplograph::Error>(Reading::new(&Document::new(id, "…").with_published(date.parse()?)))
    /// };
    /// let graph = KnowledgeGraph::from_iter([of("old", "2018-06-12")?, of("new", "2021-12-01")?]);
    /// assert_eq!(graph.as_of("2018".parse()?).len(), 1);
    ///
    /// let mut treaties = Reading::reference("treaties");
    /// let mut pact = AllianceFact::new(vec!["POL".parse()?, "SUN".parse()?], AllianceKind::Alliance);
    /// (pact.since, pact.until) = (Some("1955".parse()?), Some("1991".parse()?));
    /// treaties.alliances.push(pact);
    /// let graph = KnowledgeGraph::from_iter([treaties]);
    /// assert_eq!(graph.allies_of("Poland")?.count(), 0); // it has ended
    /// assert_eq!(graph.as_of("1980".parse()?).allies_of("Poland")?.count(), 1);
    /// assert_eq!(graph.as_of("1950".parse()?).alliances().count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn as_of(&self, date: Date) -> KnowledgeGraph {
        let mut graph = KnowledgeGraph::with_world(Arc::clone(&self.world));
        graph.extend(self.store.readings().filter_map(|reading| term::as_of(reading, date)));
        graph
    }

    /// How many documents and reference tables were folded in.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    /// let graph = KnowledgeGraph::from_iter([Reading::new(&Document::new("d1", "…"))]);
    /// assert_eq!(graph.len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether nothing was folded in.
    ///
    /// ```
    /// assert!(diplograph::KnowledgeGraph::default().is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The world that gives names to codes and codes to names.
    ///
    /// ```
    /// let graph = diplograph::KnowledgeGraph::new();
    /// assert_eq!(graph.world().name_of("FRA".parse()?), Some("France"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn world(&self) -> &Arc<World> {
        &self.world
    }

    /// The canonical reading of a document, else of the reference table of this name: lists of actors sorted, facts
    /// sorted, equal facts joined.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    /// let graph = KnowledgeGraph::from_iter([Reading::new(&Document::new("d1", "…"))]);
    /// assert_eq!(graph.reading("d1").unwrap().len(), 0);
    /// assert!(graph.reading("d2").is_none());
    /// ```
    pub fn reading(&self, document: &str) -> Option<&Reading> {
        let of = |origin| self.reading_of(document, origin);
        of(Origin::Document).or_else(|| of(Origin::Reference))
    }

    pub(crate) fn reading_of(&self, document: &str, origin: Origin) -> Option<&Reading> {
        self.store.get(document, origin)
    }

    /// The JSON form, on one line: `{"schema": …, "readings": […]}`, where `schema` is [`GRAPH_SCHEMA`] and each reading
    /// is the canonical [`Reading`] of one document in its own JSON form, in the order of the documents' ids.
    ///
    /// Nodes and edges are not written: they follow from the readings, so a later version of the library can derive
    /// them better.
    ///
    /// ```
    /// assert_eq!(diplograph::KnowledgeGraph::new().to_json(), r#"{"schema":1,"readings":[]}"#);
    /// ```
    pub fn to_json(&self) -> String {
        wire::write(&self.store)
    }

    /// A graph from its JSON form, over the bundled world. For another world, [`merge`](KnowledgeGraph::merge) it into
    /// an empty graph of that world.
    ///
    /// # Errors
    /// [`Error::Schema`](crate::Error::Schema) where it was written by a newer version of the library,
    /// [`Error::Json`](crate::Error::Json) where it is no graph.
    ///
    /// ```
    /// use diplograph::{Error, KnowledgeGraph};
    /// let graph = KnowledgeGraph::new();
    /// assert_eq!(KnowledgeGraph::from_json(&graph.to_json())?, graph);
    /// let newer = KnowledgeGraph::from_json(r#"{"schema":99,"tables":[]}"#);
    /// assert!(matches!(newer, Err(Error::Schema { found: 99, .. })));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn from_json(json: &str) -> Result<KnowledgeGraph> {
        Ok(wire::read(json)?.into_iter().collect())
    }

    /// The graph as the graph library's type, for algorithms that are not here.
    ///
    /// Its node and edge indexes are meaningless after the next fold, and in any other graph.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, LeaderFact, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// reading.leaders.push(LeaderFact::new("Ban Ki-moon", "UN".parse()?));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// assert_eq!(graph.as_petgraph().node_count(), 3); // the organisation, the leader, the document
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn as_petgraph(&self) -> &petgraph::graph::DiGraph<Node, Relation> {
        self.projection().graph()
    }

    pub(crate) fn projection(&self) -> &Projection {
        self.projection.get_or_init(|| Arc::new(Projection::build(&self.store, &self.world)))
    }
}

impl Default for KnowledgeGraph {
    fn default() -> KnowledgeGraph {
        KnowledgeGraph::new()
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &KnowledgeGraph) -> bool {
        self.store == other.store
    }
}

impl Eq for KnowledgeGraph {}

/// The number of documents; see [`KnowledgeGraph::to_json`] for the whole.
impl fmt::Debug for KnowledgeGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KnowledgeGraph").field("documents", &self.len()).finish_non_exhaustive()
    }
}

impl Extend<Reading> for KnowledgeGraph {
    fn extend<I: IntoIterator<Item = Reading>>(&mut self, readings: I) {
        readings.into_iter().for_each(|reading| self.fold(reading));
    }
}

impl FromIterator<Reading> for KnowledgeGraph {
    fn from_iter<I: IntoIterator<Item = Reading>>(readings: I) -> KnowledgeGraph {
        let mut graph = KnowledgeGraph::new();
        graph.extend(readings);
        graph
    }
}
