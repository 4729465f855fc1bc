//! Reads news about international relations into a typed knowledge graph of nations, leaders, alliances, meetings and
//! disputes (and who did what to whom), and answers typed queries, every answer with the words that support it.
//!
//! It runs offline in one process: no model to download, no service, no GPU. The tables it knows the world by are part
//! of the crate.
//!
//! ```
//! use diplograph::{Document, KnowledgeGraph, Reader};
//!
//! let reader = Reader::new(); // the bundled world, loaded once
//! let mut graph = KnowledgeGraph::new();
//! let text = "South Korea and its ally the United States held talks in Seoul on Monday. \
//!             North Korea condemned the meeting.";
//! graph.fold(reader.read(&Document::new("d1", text).with_published("2023-03-14".parse()?)));
//!
//! let ally = graph.allies_of("South Korea")?.next().unwrap();
//! assert_eq!(ally.name(), "United States");
//! let event = graph.events_involving("Seoul")?.meetings().next().unwrap();
//! assert_eq!(event.to_string(), "talks of South Korea and United States (held, 2023-03-13, Seoul)");
//! assert!(event.evidence().next().unwrap().quote().starts_with("South Korea and its ally"));
//! # Ok::<(), diplograph::Error>(())
//! ```
//!
//! # The nouns
//!
//! - A [`Document`] is a text with an id and perhaps the day it was published. It comes from a string, a text file, JSON,
//!   or [JSON Lines](JsonLines) one line at a time.
//! - A [`Reader`] turns a document into a [`Reading`]: the facts that the text asserts, as plain serde data, each with its
//!   [`Evidence`] and a [`Confidence`]. Reading never fails; what was skipped is a [`Diagnostic`], and
//!   [`Reader::explain`] tells why a fact was read.
//! - A [`World`] is who is who: nations, organisations and leaders with their names and times, as tables that you can
//!   add to or replace through [`WorldBuilder`].
//! - A [`KnowledgeGraph`] is any number of readings folded together, so that one alliance, meeting or leader in many
//!   documents is one node with all the evidence.
//!
//! # What to ask
//!
//! | question | method |
//! |---|---|
//! | Who is allied with whom? | [`KnowledgeGraph::allies_of`] |
//! | What happened, to whom, when? | [`KnowledgeGraph::events_involving`], [`KnowledgeGraph::timeline_of`] |
//! | Who met, or will meet? | [`KnowledgeGraph::meetings_of`], [`KnowledgeGraph::meetings_between`] |
//! | Who is at odds, over what? | [`KnowledgeGraph::disputes_of`], [`KnowledgeGraph::disputes_between`] |
//! | What stands between two? | [`KnowledgeGraph::relation_between`], [`KnowledgeGraph::events_between`], [`KnowledgeGraph::path_between`] |
//! | Are they friends or foes, over time? | [`KnowledgeGraph::balance`], [`KnowledgeGraph::counts_by_kind`], [`KnowledgeGraph::rivals_of`], [`KnowledgeGraph::common_allies`] |
//! | What changed between two dates? | [`KnowledgeGraph::changes_between`], [`KnowledgeGraph::as_of`] |
//! | Who is near whom, who belongs together? | [`KnowledgeGraph::neighbours_within`], [`KnowledgeGraph::communities`], [`KnowledgeGraph::centrality`] |
//! | Who serves whom? | [`KnowledgeGraph::leaders_of`] |
//! | Who is in the documents? | [`KnowledgeGraph::nations`], [`KnowledgeGraph::organisations`], [`KnowledgeGraph::leaders`] |
//! | Where do reports differ? | [`KnowledgeGraph::disagreements`] |
//! | Says who? | `evidence()` on every answer |
//! | Do documents say so, or a table of treaties? | `origin()` on every answer, and `.origin(…)` on every list |
//!
//! Names, adjectives and codes are understood alike (`"South Korea"`, `"ROK"`, `"KOR"`); an unknown
//! name is an error that offers the nearest ones:
//!
//! ```
//! let graph = diplograph::KnowledgeGraph::new();
//! let error = graph.allies_of("Sout Korea").unwrap_err();
//! assert!(error.to_string().contains("did you mean South Korea"));
//! ```
//!
//! # Who is meant
//!
//! The world can be asked by itself, on a date and in a context; an answer says why:
//!
//! ```
//! use diplograph::{Context, World};
//!
//! let world = World::bundled();
//! let context = Context::new().on("2023-08-18".parse()?);
//! let resolution = world.resolve("Japan's prime minister", &context);
//! let candidate = resolution.meant().next().unwrap();
//! assert_eq!((candidate.person(), candidate.is_inferred()), (Some("Fumio Kishida"), true));
//! assert_eq!(world.resolve("Danish media", &context).to_string(), "nobody");
//! assert_eq!(world.leader("Abe", "2015-05-01".parse()?)?.to_string(), "Shinzo Abe, Prime Minister (JPN, incumbent)");
//! # Ok::<(), diplograph::Error>(())
//! ```
//!
//! # Syntax by itself
//!
//! [`Analyzer`] gives the sentences, tokens, parts of speech, lemmas and dependency trees of any English text:
//!
//! ```
//! use diplograph::{Analyzer, Deprel};
//!
//! let sentences = Analyzer::new().analyze("The strait was closed by the navy.");
//! let closed = sentences[0].root().unwrap();
//! let agent = sentences[0].child(closed, Deprel::OblAgent).unwrap();
//! assert_eq!(sentences[0].tokens()[agent].text, "navy");
//! ```
//!
//! # Units and limits
//!
//! Positions are byte offsets into the text as it was given, UTF-8, end-exclusive. Dates are ISO 8601 days, months or
//! years, in the Gregorian calendar. Reading is linear in the text; a sentence of more than 400 tokens is read in parts.
//! No input makes the library panic; it opens no file and no connection that the caller does not name.
//!
//! # Features
//!
//! None is on by default.
//!
//! - `rdf`: `write_turtle` and `write_nquads`, through the `oxrdf` and `oxttl` crates.
//! - `rayon`: [`Reader::read_all`] reads on all cores, and event data sets are imported on all cores, through the `rayon`
//!   crate.
//! - `arrow`: `write_parquet`, through the `arrow-array` and `parquet` crates.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod actor;
mod coded;
mod date;
mod document;
mod error;
mod export;
mod graph;
pub mod guide;
mod query;
mod reader;
mod reading;
mod resolve;
mod syntax;
mod table;
mod world;

pub use actor::ActorCode;
pub use coded::{
    CodedEvent, EventCode, EventCodes, EventReader, ImportReport, QuadClass, RejectedRow, Rejection,
};
pub use date::{Date, Precision};
pub use document::{Document, JsonLines};
pub use error::{Error, Result};
pub use graph::{
    ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, GRAPH_SCHEMA, KnowledgeGraph, LeaderNode,
    MeetingNode, Node, Relation, Report, SNAPSHOT_SCHEMA,
};
pub use query::{
    ActionView, ActionViews, ActorView, ActorViews, AllianceView, AllianceViews, Allies, Ally, Balance,
    Change, ChangeKind, CodedView, CodedViews, CommonAlly, Disagreement, Disagreements, DisputeView,
    DisputeViews, DocumentView, DocumentViews, Event, EventKind, EventStatus, Events, EvidenceView,
    EvidenceViews, FactView, LeaderView, LeaderViews, LinkClass, Links, MeetingView, MeetingViews, Neighbour,
    Path, RelationBetween, Rival, Rivals, StatedValue, Step, Steps, Timeline,
};
pub use reader::{
    Basis, ClauseBasis, Diagnostic, DiagnosticKind, Explained, Explanation, Means, MentionBasis, NamedBy,
    PredicateEntry, Reader,
};
pub use reading::{
    ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, Confidence,
    DisputeFact, DisputeStatus, Evidence, FactRef, Inference, Inferences, LeaderFact, Level, MeetingFact,
    MeetingKind, MeetingStatus, NationFact, Origin, READING_SCHEMA, Reading,
};
pub use resolve::{Candidate, Context, LeaderOn, Reason, Resolution, Standing};
pub use syntax::{
    Analyzer, BlockKind,
    tree::{Sentence, Token},
    universal::{Deprel, Upos, Xpos},
};
pub use world::{
    Alliance, AllianceId, Alliances, Dispute, DisputeId, DisputeKind, Disputes, Group, Leader, LeaderId,
    Leaders, LeadersOn, MembersOn, Membership, MembershipStatus, Memberships, Nation, Nations, OfficeClass,
    Organisation, Organisations, Spell, TreatyKind, Values, World, WorldBuilder,
};

/// Compiles and runs the code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
