//! The knowledge graph: readings folded together.
//!
//! The graph keeps the readings it was given, one canonical reading for each document, and from them derives nodes,
//! edges and indexes when they are first asked for. Folding only ever joins readings, so neither order nor repetition
//! matters; deriving looks at all of them at once. Nothing here knows of tokens or of text.
//! Its laws and the identity of its nodes are written down in `guide.rs`.

mod best;
mod build;
mod events;
mod meetings;
mod names;
mod node;
mod projection;
mod snapshot;
mod store;
mod stream;
mod term;
mod wire;

pub(crate) use events::{EventIndex, Posting, What};
pub use node::{
    ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, LeaderNode, MeetingNode, Node, Relation,
    Report,
};
pub(crate) use projection::Projection;
pub use snapshot::SNAPSHOT_SCHEMA;
pub use wire::GRAPH_SCHEMA;

use std::{
    fmt,
    io::{self, BufRead},
    path::Path,
    sync::Arc,
};

use once_cell::sync::OnceCell;

use self::{events::EventStore, store::Store};
use crate::{
    coded::{CodedEvent, EventReader},
    date::Date,
    error::{Error, Result},
    reading::{Origin, Reading},
    world::World,
};

/// A typed knowledge graph of nations, organisations, leaders, alliances, meetings, disputes, actions and the documents
/// that report them.
///
/// Folding readings is associative, commutative and idempotent: any order, any split over machines, any repetition
/// gives the same graph and the same bytes of JSON. Nodes and edges are derived when a query first needs them, and again
/// after the next fold, in time `O(n log n)` in the facts (meetings without dates of one set of participants take more). Events that others coded
/// ([`fold_events`](KnowledgeGraph::fold_events)) are kept beside, in a form of their own.
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
    events: EventStore,
    projection: OnceCell<Arc<Projection>>,
    event_index: OnceCell<Arc<EventIndex>>,
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
        KnowledgeGraph {
            world,
            store: Store::default(),
            events: EventStore::default(),
            projection: OnceCell::new(),
            event_index: OnceCell::new(),
        }
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

    /// Adds events that others coded, under the name of their data set. An event of a data set is there once, however
    /// often it is folded in. Gives how many were taken, those that were known included.
    ///
    /// Coded events are answers to [`events_involving`](KnowledgeGraph::events_involving) and the like, and have lists
    /// of their own ([`coded_events_of`](KnowledgeGraph::coded_events_of)). They are not nodes of
    /// [`as_petgraph`](KnowledgeGraph::as_petgraph); their actors are. An event takes 12 bytes, and 26 more once it is
    /// asked for; each actor and pair of actors some more.
    ///
    /// # Errors
    /// [`Error::Full`](crate::Error::Full) beyond 128 data sets, 16,777,216 actors or 2,147,483,647 events; what was taken
    /// before stays.
    ///
    /// ```
    /// use diplograph::{CodedEvent, KnowledgeGraph};
    /// let mut graph = KnowledgeGraph::new();
    /// let event = CodedEvent::new("2014-03-02".parse()?, "RUS".parse()?, "190".parse()?, "UKR".parse()?);
    /// graph.fold_events("example", [event])?;
    /// graph.fold_events("example", [event])?; // changes nothing
    /// let events: Vec<String> = graph.events_involving("Ukraine")?.map(|event| event.to_string()).collect();
    /// assert_eq!(events, ["assault by Russia on Ukraine (done, 2014-03-02)"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn fold_events(
        &mut self,
        source: &str,
        events: impl IntoIterator<Item = CodedEvent>,
    ) -> Result<usize> {
        self.projection = OnceCell::new();
        self.event_index = OnceCell::new();
        self.events.fold(source, events)
    }

    /// Adds the events of a data set as they are read; gives how many. What is wrong with rows that were passed over is in
    /// the reader's report.
    ///
    /// # Errors
    /// [`Error::Io`](crate::Error::Io) where the data set cannot be read on, and as for
    /// [`fold_events`](KnowledgeGraph::fold_events); what was taken before stays.
    ///
    /// ```
    /// use diplograph::{EventReader, KnowledgeGraph, World};
    /// let world = World::bundled();
    /// let mut reader = EventReader::icews(&world, "Japan\tConsult\tChina\t2014-11-10\n".as_bytes(), "icews.tsv");
    /// let mut graph = KnowledgeGraph::new();
    /// assert_eq!(graph.import_events("ICEWS", &mut reader)?, 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn import_events<R: BufRead>(
        &mut self,
        source: &str,
        reader: &mut EventReader<'_, R>,
    ) -> Result<usize> {
        self.projection = OnceCell::new();
        self.event_index = OnceCell::new();
        self.events.import(source, reader)
    }

    /// Adds all that another graph holds. The world stays that of `self`.
    ///
    /// # Errors
    /// [`Error::Full`](crate::Error::Full) as for [`fold_events`](KnowledgeGraph::fold_events).
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    /// let [a, b] = ["a", "b"].map(|id| Reading::new(&Document::new(id, "…")));
    /// let mut here = KnowledgeGraph::from_iter([a.clone()]);
    /// here.merge(KnowledgeGraph::from_iter([b.clone()]))?;
    /// assert_eq!(here, KnowledgeGraph::from_iter([b, a]));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn merge(&mut self, other: KnowledgeGraph) -> Result<()> {
        self.extend(other.store.into_readings());
        if other.events.is_empty() {
            return Ok(());
        }
        (self.projection, self.event_index) = (OnceCell::new(), OnceCell::new());
        self.events.merge(&other.events, None)
    }

    /// The graph as it stood at the end of this date: the documents published by then (those without a date are left
    /// out), the coded events up to then, and of reference tables the alliances and disputes that had begun by then. Those whose term includes the
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
        // A part of a graph has room in a graph.
        let whole = graph.events.merge(&self.events, Some(date));
        debug_assert!(whole.is_ok());
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
        self.len() == 0 && self.events.is_empty()
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

    pub(crate) fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.store.readings()
    }

    pub(crate) fn write_json_to(&self, writer: &mut impl io::Write) -> io::Result<()> {
        wire::write_to(&self.store, self.event_index(), writer)
    }

    pub(crate) fn reading_of(&self, document: &str, origin: Origin) -> Option<&Reading> {
        self.store.get(document, origin)
    }

    /// The JSON form, on one line: `{"schema": …, "readings": […], "events": […]}`, where `schema` is [`GRAPH_SCHEMA`] and each reading
    /// is the canonical [`Reading`] of one document in its own JSON form, in the order of the documents' ids; `events` is left out where there are none, and holds for each data set
    /// `{"source": …, "events": [["2014-03-02", "RUS", "190", "UKR"], …]}`.
    ///
    /// Nodes and edges are not written: they follow from the readings, so a later version of the library can derive
    /// them better.
    ///
    /// ```
    /// assert_eq!(diplograph::KnowledgeGraph::new().to_json(), r#"{"schema":1,"readings":[]}"#);
    /// ```
    pub fn to_json(&self) -> String {
        wire::write(&self.store, self.event_index())
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
        let (readings, events) = wire::read(json)?;
        let mut graph = KnowledgeGraph::from_iter(readings);
        for set in events {
            graph.fold_events(&set.source, set.events)?;
        }
        Ok(graph)
    }

    /// A graph from its JSON form in a stream, over the bundled world, one reading at a time: the text is not held in memory. Its
    /// `schema` must stand first, as [`write_json`](KnowledgeGraph::write_json) has it.
    ///
    /// # Errors
    /// As [`from_json`](KnowledgeGraph::from_json); [`Error::Json`](crate::Error::Json) where the stream breaks off, too.
    ///
    /// ```
    /// use diplograph::{Document, Error, KnowledgeGraph, Reading};
    /// let graph = KnowledgeGraph::from_iter([Reading::new(&Document::new("d1", "…"))]);
    /// let json = graph.to_json();
    /// assert_eq!(KnowledgeGraph::read_json(json.as_bytes())?, graph);
    /// let newer = KnowledgeGraph::read_json(&br#"{"schema":99,"tables":[]}"#[..]);
    /// assert!(matches!(newer, Err(Error::Schema { found: 99, .. })));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn read_json(reader: impl io::Read) -> Result<KnowledgeGraph> {
        let mut graph = KnowledgeGraph::new();
        stream::read_into(reader, &mut graph)?;
        Ok(graph)
    }

    /// The binary form, for millions of coded events: about 8 bytes an event. Equal graphs have equal bytes.
    ///
    /// ```
    /// use diplograph::{CodedEvent, KnowledgeGraph};
    /// let mut graph = KnowledgeGraph::new();
    /// let event = CodedEvent::new("2014-03-02".parse()?, "RUS".parse()?, "190".parse()?, "UKR".parse()?);
    /// graph.fold_events("example", [event])?;
    /// assert_eq!(KnowledgeGraph::from_snapshot(&graph.to_snapshot())?, graph);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn to_snapshot(&self) -> Vec<u8> {
        snapshot::write(wire::write(&self.store, &EventIndex::default()), self.event_index())
    }

    /// A graph from its binary form, over the bundled world.
    ///
    /// # Errors
    /// [`Error::Schema`](crate::Error::Schema) where it was written by a newer version of the library,
    /// [`Error::Snapshot`](crate::Error::Snapshot) where it is damaged or no snapshot.
    ///
    /// ```
    /// use diplograph::{Error, KnowledgeGraph};
    /// let refused = KnowledgeGraph::from_snapshot(b"{}");
    /// assert!(matches!(refused, Err(Error::Snapshot { .. })));
    /// ```
    pub fn from_snapshot(bytes: &[u8]) -> Result<KnowledgeGraph> {
        let (readings, events) = snapshot::read(bytes)?;
        let mut graph = KnowledgeGraph::from_json(&readings)?;
        graph.events = events;
        Ok(graph)
    }

    /// Writes the [binary form](KnowledgeGraph::to_snapshot) to a file, in place of what is there.
    ///
    /// # Errors
    /// [`Error::Io`](crate::Error::Io) where the file cannot be written.
    ///
    /// ```
    /// use diplograph::KnowledgeGraph;
    /// let graph = KnowledgeGraph::new();
    /// let path = std::env::temp_dir().join(format!("diplograph-doc-{}.snapshot", std::process::id()));
    /// graph.save(&path)?;
    /// assert_eq!(KnowledgeGraph::load(&path)?, graph);
    /// # std::fs::remove_file(path).ok();
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn save(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        let failed = |source| Error::Io { path: path.to_owned(), source };
        std::fs::write(path, self.to_snapshot()).map_err(failed)
    }

    /// Reads a graph from a file that [`save`](KnowledgeGraph::save) wrote.
    ///
    /// # Errors
    /// [`Error::Io`](crate::Error::Io) where the file cannot be read, and as for
    /// [`from_snapshot`](KnowledgeGraph::from_snapshot).
    ///
    /// ```
    /// use diplograph::{Error, KnowledgeGraph};
    /// assert!(matches!(KnowledgeGraph::load("no/such.snapshot"), Err(Error::Io { .. })));
    /// ```
    pub fn load(path: impl AsRef<Path>) -> Result<KnowledgeGraph> {
        let path = path.as_ref();
        let failed = |source| Error::Io { path: path.to_owned(), source };
        KnowledgeGraph::from_snapshot(&std::fs::read(path).map_err(failed)?)
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
        self.projection
            .get_or_init(|| Arc::new(Projection::build(&self.store, self.events.actors(), &self.world)))
    }
}

impl KnowledgeGraph {
    pub(crate) fn event_index(&self) -> &EventIndex {
        self.event_index.get_or_init(|| Arc::new(EventIndex::build(&self.events)))
    }
}

impl Default for KnowledgeGraph {
    fn default() -> KnowledgeGraph {
        KnowledgeGraph::new()
    }
}

impl PartialEq for KnowledgeGraph {
    fn eq(&self, other: &KnowledgeGraph) -> bool {
        self.store == other.store && self.event_index() == other.event_index()
    }
}

impl Eq for KnowledgeGraph {}

/// The numbers of documents and coded events; see [`KnowledgeGraph::to_json`] for the whole.
impl fmt::Debug for KnowledgeGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KnowledgeGraph")
            .field("documents", &self.len())
            .field("coded_events", &self.events.records().len())
            .finish_non_exhaustive()
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
