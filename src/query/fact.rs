//! Any fact that links actors, and the timeline of such facts.

use std::{fmt, iter::FusedIterator, vec};

use petgraph::graph::NodeIndex;

use super::{
    evidence::EvidenceViews,
    view::{ActionView, AllianceView, DisputeView, MeetingView},
};
use crate::{
    actor::ActorCode,
    date::Date,
    graph::{KnowledgeGraph, Node},
    reading::Origin,
};

/// An alliance, a meeting, a dispute or an action: whatever may stand between actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FactView<'g> {
    /// An alliance.
    Alliance(AllianceView<'g>),
    /// A meeting.
    Meeting(MeetingView<'g>),
    /// A dispute.
    Dispute(DisputeView<'g>),
    /// An action.
    Action(ActionView<'g>),
}

impl<'g> FactView<'g> {
    pub(crate) fn new(graph: &'g KnowledgeGraph, index: NodeIndex) -> Option<FactView<'g>> {
        Some(match graph.projection().node(index)? {
            Node::Alliance(node) => FactView::Alliance(AllianceView::new(graph, node)),
            Node::Meeting(node) => FactView::Meeting(MeetingView::new(graph, node)),
            Node::Dispute(node) => FactView::Dispute(DisputeView::new(graph, node)),
            Node::Action(node) => FactView::Action(ActionView::new(graph, node)),
            _ => return None,
        })
    }

    /// When; alliances have no date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing","date":"2019-07","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let fact = graph.timeline_of("Japan")?.next().unwrap();
    /// assert_eq!(fact.date(), "2019-07".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn date(self) -> Option<Date> {
        match self {
            FactView::Alliance(_) => None,
            FactView::Meeting(meeting) => meeting.date(),
            FactView::Dispute(dispute) => dispute.date(),
            FactView::Action(action) => action.date(),
        }
    }

    /// Whether documents assert it or a reference table lists it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let fact = graph.timeline_of("Japan")?.next().unwrap();
    /// assert_eq!(fact.origin(), diplograph::Origin::Document);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(self) -> Origin {
        match self {
            FactView::Alliance(alliance) => alliance.origin(),
            FactView::Meeting(meeting) => meeting.origin(),
            FactView::Dispute(dispute) => dispute.origin(),
            FactView::Action(action) => action.origin(),
        }
    }

    /// Whether it links the two: allies, participants of one meeting, opposite sides, doer and target.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing","date":"2019-07","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let fact = graph.timeline_of("Japan")?.next().unwrap();
    /// assert!(fact.links("JPN".parse()?, "KOR".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn links(self, a: ActorCode, b: ActorCode) -> bool {
        match self {
            FactView::Alliance(alliance) => alliance.binds(a, b),
            FactView::Meeting(meeting) => a != b && meeting.involves(a) && meeting.involves(b),
            FactView::Dispute(dispute) => dispute.opposes(a, b),
            FactView::Action(action) => action.does_to(a, b) || action.does_to(b, a),
        }
    }

    /// The words that support it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing","date":"2019-07","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let fact = graph.timeline_of("Japan")?.next().unwrap();
    /// assert_eq!(fact.evidence().next().unwrap().quote(), "Seoul");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn evidence(self) -> EvidenceViews<'g> {
        match self {
            FactView::Alliance(alliance) => alliance.evidence(),
            FactView::Meeting(meeting) => meeting.evidence(),
            FactView::Dispute(dispute) => dispute.evidence(),
            FactView::Action(action) => action.evidence(),
        }
    }

    /// Every actor it names.
    pub(super) fn actors(self) -> Vec<ActorCode> {
        match self {
            FactView::Alliance(alliance) => alliance.members().to_vec(),
            FactView::Meeting(meeting) => meeting.participants().to_vec(),
            FactView::Dispute(dispute) => dispute.sides().concat(),
            FactView::Action(action) => [action.actors(), action.targets()].concat(),
        }
    }
}

impl fmt::Display for FactView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FactView::Alliance(alliance) => alliance.fmt(f),
            FactView::Meeting(meeting) => meeting.fmt(f),
            FactView::Dispute(dispute) => dispute.fmt(f),
            FactView::Action(action) => action.fmt(f),
        }
    }
}

/// What an actor has part in, in order of time: first meetings, actions and disputes with a date (a year before its
/// months, a month before its days), then meetings and actions without one. On one date events stand before disputes.
///
/// Made by [`KnowledgeGraph::timeline_of`].
#[derive(Clone, Debug)]
pub struct Timeline<'g> {
    graph: &'g KnowledgeGraph,
    nodes: vec::IntoIter<NodeIndex>,
    origin: Option<Origin>,
}

impl<'g> Timeline<'g> {
    /// Merges two lists that are each sorted: of events, and of disputes once those without a date are left out.
    pub(super) fn new(
        graph: &'g KnowledgeGraph,
        events: &[NodeIndex],
        disputes: &[NodeIndex],
    ) -> Timeline<'g> {
        let date = |index: &NodeIndex| FactView::new(graph, *index).and_then(FactView::date);
        let dated = disputes.iter().filter(|index| date(index).is_some());
        let mut nodes: Vec<NodeIndex> = events.iter().chain(dated).copied().collect();
        nodes.sort_by_cached_key(|index| (date(index).is_none(), date(index)));
        Timeline { graph, nodes: nodes.into_iter(), origin: None }
    }

    /// Only what is of this origin: asserted by documents, or listed in reference tables. Without it, both.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.timeline_of("Japan")?.origin(diplograph::Origin::Document).count(), 1);
    /// assert_eq!(graph.timeline_of("Japan")?.origin(diplograph::Origin::Reference).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> Timeline<'g> {
        self.origin = Some(origin);
        self
    }
}

impl<'g> Iterator for Timeline<'g> {
    type Item = FactView<'g>;

    fn next(&mut self) -> Option<FactView<'g>> {
        let (graph, origin) = (self.graph, self.origin);
        let kept = |fact: &FactView<'_>| origin.is_none_or(|origin| fact.origin() == origin);
        self.nodes.find_map(|index| FactView::new(graph, index).filter(kept))
    }
}

impl FusedIterator for Timeline<'_> {}
