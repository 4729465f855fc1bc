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
//!   [`Evidence`]. Reading never fails; what was skipped is a [`Diagnostic`].
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
//! | What stands between two? | [`KnowledgeGraph::relation_between`], [`KnowledgeGraph::path_between`] |
//! | Who serves whom? | [`KnowledgeGraph::leaders_of`] |
//! | Who is in the documents? | [`KnowledgeGraph::nations`], [`KnowledgeGraph::organisations`], [`KnowledgeGraph::leaders`] |
//! | Says who? | `evidence()` on every answer |
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
//! There are no Cargo features.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod actor;
mod date;
mod document;
mod error;
mod export;
mod graph;
mod query;
mod reader;
mod reading;
mod syntax;
mod table;
mod world;

pub use actor::ActorCode;
pub use date::{Date, Precision};
pub use document::{Document, JsonLines};
pub use error::{Error, Result};
pub use graph::{
    ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, GRAPH_SCHEMA, KnowledgeGraph, LeaderNode,
    MeetingNode, Node, Relation, Report,
};
pub use query::{
    ActionView, ActionViews, ActorView, ActorViews, AllianceView, AllianceViews, Allies, Ally, DisputeView,
    DisputeViews, DocumentView, DocumentViews, Event, EventKind, EventStatus, Events, EvidenceView,
    EvidenceViews, FactView, LeaderView, LeaderViews, MeetingView, MeetingViews, Path, RelationBetween, Step,
    Steps, Timeline,
};
pub use reader::{Diagnostic, Reader};
pub use reading::{
    ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, DisputeFact,
    DisputeStatus, Evidence, LeaderFact, Level, MeetingFact, MeetingKind, MeetingStatus, NationFact,
    READING_SCHEMA, Reading,
};
pub use syntax::{
    Analyzer, BlockKind,
    tree::{Sentence, Token},
    universal::{Deprel, Upos, Xpos},
};
pub use world::{
    Leader, Leaders, LeadersOn, Nation, Nations, OfficeClass, Organisation, Organisations, Values, World,
    WorldBuilder,
};

/// Compiles and runs the code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
