//! Reads documents about international relations into a typed knowledge graph.

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
pub use world::{
    Leader, Leaders, LeadersOn, Nation, Nations, OfficeClass, Organisation, Organisations, Values, World,
    WorldBuilder,
};
