//! The typed nodes and edges of the graph.

use std::{fmt, sync::Arc};

use crate::{
    actor::ActorCode,
    date::Date,
    reading::{
        ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, DisputeFact,
        DisputeStatus, LeaderFact, Level, MeetingFact, MeetingKind, MeetingStatus, NationFact, Origin,
    },
};

/// A node of the graph.
///
/// ```
/// use diplograph::{ActorCode, Document, KnowledgeGraph, LeaderFact, Node, Reading};
///
/// let mut reading = Reading::new(&Document::new("d1", "…"));
/// reading.leaders.push(LeaderFact::new("Ban Ki-moon", "UN".parse()?));
/// let graph = KnowledgeGraph::from_iter([reading]);
/// let leaders = graph.as_petgraph().node_weights().filter(|n| matches!(n, Node::Leader(_)));
/// assert_eq!(leaders.count(), 1);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// A state.
    Nation(ActorNode),
    /// An intergovernmental organisation.
    Organisation(ActorNode),
    /// A person who holds or held an office.
    Leader(LeaderNode),
    /// A standing alignment.
    Alliance(AllianceNode),
    /// An encounter of representatives.
    Meeting(MeetingNode),
    /// A standing disagreement.
    Dispute(DisputeNode),
    /// Something done by actors to others.
    Action(ActionNode),
    /// A document that reports the others.
    Document(Arc<DocumentNode>),
}

/// An edge of the graph; the direction is that of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Relation {
    /// A leader serves a nation or organisation.
    Serves,
    /// A nation or organisation is a member of an alliance.
    MemberOf,
    /// A nation or organisation takes part in a meeting.
    TakesPart,
    /// A nation or organisation stands on one side of a dispute.
    OnSide {
        /// The place of the side in [`DisputeNode::sides`], from 0.
        side: usize,
    },
    /// A nation or organisation does an action.
    Does,
    /// An action targets a nation or organisation.
    Targets,
    /// A document names a nation, an organisation or a leader.
    Names,
    /// A document reports an alliance, a meeting, a dispute or an action.
    Reports,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Relation::Serves => "serves",
            Relation::MemberOf => "member of",
            Relation::TakesPart => "takes part",
            Relation::OnSide { side } => return write!(f, "on side {}", side + 1),
            Relation::Does => "does",
            Relation::Targets => "targets",
            Relation::Names => "names",
            Relation::Reports => "reports",
        })
    }
}

/// A fact as one document states it.
///
/// The reports of a node stand in the order in which their documents were published, unknown dates last, then by the
/// documents' ids.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report<F> {
    /// The document.
    pub document: Arc<DocumentNode>,
    /// What it states, with its evidence. Lists of actors are sorted.
    pub fact: F,
}

impl<F> Report<F> {
    /// What reports are sorted by: date of publication, unknown last, then the document.
    pub(crate) fn order(&self) -> DocumentOrder<'_> {
        self.document.order()
    }
}

/// What documents and reports are sorted by.
pub(crate) type DocumentOrder<'a> = (bool, Option<Date>, &'a str, Origin);

/// A document, or a reference table, that was folded into the graph.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentNode {
    /// The document's id.
    pub id: String,
    /// Whether it is a document or a reference table.
    pub origin: Origin,
    /// When it was published.
    pub published: Option<Date>,
    /// Its title.
    pub title: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
}

impl DocumentNode {
    /// What documents are sorted by: date of publication, unknown last, then the id, then documents before tables.
    pub(crate) fn order(&self) -> DocumentOrder<'_> {
        (self.published.is_none(), self.published, &self.id, self.origin)
    }
}

/// A nation or an organisation. Its identity is its code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActorNode {
    /// The code.
    pub code: ActorCode,
    /// The English short name, or the code where the world has none.
    pub name: String,
    /// Where documents name it; where none lists it among the nations it means, where they report facts it has part in.
    /// None where only coded events do.
    pub reports: Vec<Report<NationFact>>,
}

/// A person in the service of an actor.
///
/// Two names are one person where the actor is the same and the world has both for one person alone among the actor's
/// leaders, or the names have the same parts, case and accents apart; a
/// shorter name joins a longer one that has all its parts and starts or ends with one of them, if all such longer names
/// are forms of one name. A middle initial is a part that never goes missing from a name that has another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeaderNode {
    /// Whether documents assert it or a reference table lists it; the two are never one node.
    pub origin: Origin,
    /// The form of the name with the most parts; then the commonest, then the first by letters.
    pub name: String,
    /// Whom the person serves.
    pub actor: ActorCode,
    /// The office in the latest published report that has one; then the commonest, then the first by letters.
    pub office: Option<String>,
    /// What each document states.
    pub reports: Vec<Report<LeaderFact>>,
}

/// A standing alignment. Its identity is the set of its members and its kind; of a reference table also its name and
/// its term, so that each row is a node.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AllianceNode {
    /// Whether documents assert it or a reference table lists it; the two are never one node.
    pub origin: Origin,
    /// The members, sorted.
    pub members: Vec<ActorCode>,
    /// What binds them.
    pub kind: AllianceKind,
    /// How it stands in the latest published report; among several of that day, the furthest on. An alliance of a
    /// reference table whose term has an end is not active: it has ended.
    pub status: AllianceStatus,
    /// The commonest name, then the first by letters.
    pub name: Option<String>,
    /// The beginning of its term, the most precise one stated; then the commonest, then the earliest.
    pub since: Option<Date>,
    /// The end of its term, inclusive, chosen likewise.
    pub until: Option<Date>,
    /// What each document states.
    pub reports: Vec<Report<AllianceFact>>,
}

/// An encounter. Two reports of different documents are of one meeting where
///
/// - the participants are the same,
/// - the kinds are equal or both are among summit, talks and conference,
/// - the dates are equal or one contains the other; a report without a date fits a date, or another report without
///   one, within 183 days of its publication,
/// - the places are equal, case and accents apart, or one is unknown.
///
/// Where several meetings fit a report, it joins the one closest in date, then status, place and kind. A report without
/// a date, or with a wider one, that fits two dated meetings alike joins neither. Two facts of one document are two meetings: the reader told them apart. Reports are taken in order of
/// precision and date, so the outcome does not hang on the order of folding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MeetingNode {
    /// Whether documents assert it or a reference table lists it; the two are never one node.
    pub origin: Origin,
    /// The participants, sorted.
    pub participants: Vec<ActorCode>,
    /// The commonest kind, then the first in the order of [`MeetingKind::ALL`].
    pub kind: MeetingKind,
    /// How far it has come in the latest published report; among several of that day, the furthest on.
    pub status: MeetingStatus,
    /// The highest level stated.
    pub level: Option<Level>,
    /// The commonest place, then the first by letters.
    pub place: Option<String>,
    /// The most precise date stated; then the commonest, then the earliest.
    pub date: Option<Date>,
    /// What each document states.
    pub reports: Vec<Report<MeetingFact>>,
}

/// A standing disagreement. Its identity is the set of its sides; of a reference table also its subject and its term, so
/// that each row is a node.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DisputeNode {
    /// Whether documents assert it or a reference table lists it; the two are never one node.
    pub origin: Origin,
    /// The sides, sorted, each a sorted list.
    pub sides: Vec<Vec<ActorCode>>,
    /// The commonest subject, then the first by letters.
    pub subject: Option<String>,
    /// How it stands in the latest published report; among several of that day, the furthest on. A dispute of a
    /// reference table whose term has an end is not active: it is resolved.
    pub status: DisputeStatus,
    /// The most precise date stated; then the commonest, then the earliest.
    pub date: Option<Date>,
    /// The beginning of its term, the most precise one stated; then the commonest, then the earliest.
    pub since: Option<Date>,
    /// The end of its term, inclusive, chosen likewise.
    pub until: Option<Date>,
    /// What each document states.
    pub reports: Vec<Report<DisputeFact>>,
}

/// Something done. Its identity is its actors, kind, targets and date; without a date it is one with others without.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ActionNode {
    /// Whether documents assert it or a reference table lists it; the two are never one node.
    pub origin: Origin,
    /// Who did it, sorted.
    pub actors: Vec<ActorCode>,
    /// To whom, sorted; for what was done together, the same list as `actors`.
    pub targets: Vec<ActorCode>,
    /// What.
    pub kind: ActionKind,
    /// How far it has come in the latest published report; among several of that day, the furthest on.
    pub status: ActionStatus,
    /// When.
    pub date: Option<Date>,
    /// What each document states.
    pub reports: Vec<Report<ActionFact>>,
}

impl AllianceNode {
    /// The pairs it binds: for a bloc that names an organisation, the organisation with each other member; else all.
    pub(crate) fn binds(&self, a: ActorCode, b: ActorCode, organisation: impl Fn(ActorCode) -> bool) -> bool {
        let members = self.members.contains(&a) && self.members.contains(&b) && a != b;
        let bloc = self.kind == AllianceKind::Bloc && self.members.iter().any(|code| organisation(*code));
        members && (!bloc || organisation(a) || organisation(b))
    }
}

impl DisputeNode {
    /// Whether the two stand on different sides.
    pub(crate) fn opposes(&self, a: ActorCode, b: ActorCode) -> bool {
        let apart = |i: usize, j: usize, other: &[ActorCode]| i != j && other.contains(&b);
        let holders = self.sides.iter().enumerate().filter(|(_, side)| side.contains(&a));
        a != b
            && holders
                .into_iter()
                .any(|(i, _)| self.sides.iter().enumerate().any(|(j, other)| apart(i, j, other)))
    }
}

impl ActionNode {
    /// Whether the first does it to the second.
    pub(crate) fn does_to(&self, a: ActorCode, b: ActorCode) -> bool {
        a != b && self.actors.contains(&a) && self.targets.contains(&b)
    }
}
