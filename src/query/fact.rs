//! Any fact that links actors, and the timeline of such facts.

use std::{
    fmt,
    iter::{FusedIterator, Peekable},
    vec,
};

use petgraph::graph::NodeIndex;

use super::{
    coded::CodedView,
    event::Event,
    events::Events,
    evidence::EvidenceViews,
    list::DisputeViews,
    view::{ActionView, AllianceView, DisputeView, MeetingView},
};
use crate::{
    actor::ActorCode,
    date::Date,
    graph::{KnowledgeGraph, Node},
    reading::Origin,
};

/// An alliance, a meeting, a dispute, an action or a coded event: whatever may stand between actors.
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
    /// An event that others coded.
    Coded(CodedView<'g>),
}

impl<'g> From<Event<'g>> for FactView<'g> {
    fn from(event: Event<'g>) -> FactView<'g> {
        match event {
            Event::Meeting(meeting) => FactView::Meeting(meeting),
            Event::Action(action) => FactView::Action(action),
            Event::Coded(coded) => FactView::Coded(coded),
        }
    }
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
            FactView::Coded(coded) => Some(coded.date()),
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
            FactView::Coded(_) => Origin::Coded,
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
            FactView::Coded(coded) => a != b && coded.involves(a) && coded.involves(b),
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
            FactView::Coded(_) => EvidenceViews::none(),
        }
    }

    /// Every actor it names.
    pub(super) fn actors(self) -> Vec<ActorCode> {
        match self {
            FactView::Alliance(alliance) => alliance.members().to_vec(),
            FactView::Meeting(meeting) => meeting.participants().to_vec(),
            FactView::Dispute(dispute) => dispute.sides().concat(),
            FactView::Action(action) => [action.actors(), action.targets()].concat(),
            FactView::Coded(coded) => vec![coded.actor(), coded.target()],
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
            FactView::Coded(coded) => coded.fmt(f),
        }
    }
}

/// What an actor has part in, in order of time: first meetings, actions, coded events and disputes with a date (a year
/// before its months, a month before its days), then meetings and actions without one. On one date events stand before
/// disputes.
///
/// Made by [`KnowledgeGraph::timeline_of`].
#[derive(Clone, Debug)]
pub struct Timeline<'g> {
    events: Peekable<Events<'g>>,
    disputes: Peekable<vec::IntoIter<DisputeView<'g>>>,
    origin: Option<Origin>,
}

impl<'g> Timeline<'g> {
    pub(super) fn new(events: Events<'g>, disputes: DisputeViews<'g>) -> Timeline<'g> {
        let mut dated: Vec<DisputeView<'g>> = disputes.filter(|dispute| dispute.date().is_some()).collect();
        dated.sort_by_key(|dispute| dispute.date());
        Timeline { events: events.peekable(), disputes: dated.into_iter().peekable(), origin: None }
    }

    /// Only what is of this origin: asserted by documents, listed in reference tables, or coded by others. Without it,
    /// all.
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

    fn next_of_any(&mut self) -> Option<FactView<'g>> {
        let dispute = self.disputes.peek().and_then(|dispute| dispute.date());
        let event = self.events.peek().map(|event| (event.date().is_none(), event.date()));
        match event {
            Some(order) if dispute.is_none_or(|date| order <= (false, Some(date))) => {
                self.events.next().map(FactView::from)
            }
            _ => self.disputes.next().map(FactView::Dispute),
        }
    }
}

impl<'g> Iterator for Timeline<'g> {
    type Item = FactView<'g>;

    fn next(&mut self) -> Option<FactView<'g>> {
        loop {
            let fact = self.next_of_any()?;
            if self.origin.is_none_or(|origin| fact.origin() == origin) {
                return Some(fact);
            }
        }
    }
}

impl FusedIterator for Timeline<'_> {}
