//! Meetings and actions together: what happened, or is to happen.

use std::{fmt, iter::FusedIterator, slice};

use petgraph::graph::NodeIndex;

use super::{
    evidence::EvidenceViews,
    view::{ActionView, MeetingView},
};
use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    graph::{KnowledgeGraph, Node},
    reading::{ActionKind, ActionStatus, MeetingKind, MeetingStatus, Origin},
};

/// A meeting or an action.
///
/// ```
/// use diplograph::{ActionKind, EventKind, KnowledgeGraph};
///
/// let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[
///     {"actors":["PRK"],"targets":["JPN"],"kind":"mobilize","status":"done","date":"2021-09-15"}]}]}"#;
/// let graph = KnowledgeGraph::from_json(json)?;
/// let event = graph.events_involving("North Korea")?.next().unwrap();
/// assert_eq!(event.kind(), EventKind::Action(ActionKind::Mobilize));
/// assert!(event.involves("JPN".parse()?));
/// assert_eq!(event.to_string(), "mobilization by North Korea against Japan (done, 2021-09-15)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'g> {
    /// A meeting.
    Meeting(MeetingView<'g>),
    /// An action.
    Action(ActionView<'g>),
}

/// The kind of an [`Event`]; meetings stand before actions.
///
/// ```
/// use diplograph::{ActionKind, EventKind, MeetingKind};
/// assert_eq!(EventKind::from(MeetingKind::Summit).to_string(), "summit");
/// assert!(EventKind::from(MeetingKind::Call) < EventKind::from(ActionKind::Agree));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventKind {
    /// A meeting of this kind.
    Meeting(MeetingKind),
    /// An action of this kind.
    Action(ActionKind),
}

/// The status of an [`Event`].
///
/// ```
/// use diplograph::{EventStatus, MeetingStatus};
/// assert_eq!(EventStatus::from(MeetingStatus::Planned).to_string(), "planned");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EventStatus {
    /// Of a meeting.
    Meeting(MeetingStatus),
    /// Of an action.
    Action(ActionStatus),
}

macro_rules! of_either {
    ($name:ident, $meeting:ident, $action:ident) => {
        impl From<$meeting> for $name {
            fn from(value: $meeting) -> $name {
                $name::Meeting(value)
            }
        }

        impl From<$action> for $name {
            fn from(value: $action) -> $name {
                $name::Action(value)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $name::Meeting(value) => value.fmt(f),
                    $name::Action(value) => value.fmt(f),
                }
            }
        }
    };
}

of_either!(EventKind, MeetingKind, ActionKind);
of_either!(EventStatus, MeetingStatus, ActionStatus);

impl<'g> Event<'g> {
    /// What sort of event.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert_eq!(event.kind(), diplograph::MeetingKind::Talks.into());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(self) -> EventKind {
        match self {
            Event::Meeting(meeting) => meeting.kind().into(),
            Event::Action(action) => action.kind().into(),
        }
    }

    /// How far it has come.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert_eq!(event.status(), diplograph::MeetingStatus::Planned.into());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(self) -> EventStatus {
        match self {
            Event::Meeting(meeting) => meeting.status().into(),
            Event::Action(action) => action.status().into(),
        }
    }

    /// When.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert_eq!(event.date(), "2021-12-02".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn date(self) -> Option<Date> {
        match self {
            Event::Meeting(meeting) => meeting.date(),
            Event::Action(action) => action.date(),
        }
    }

    /// Whether documents report it or a reference table lists it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert_eq!(event.origin(), diplograph::Origin::Document);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(self) -> Origin {
        match self {
            Event::Meeting(meeting) => meeting.origin(),
            Event::Action(action) => action.origin(),
        }
    }

    /// Whether this actor takes part in it, does it or is its target.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert!(event.involves("USA".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn involves(self, actor: ActorCode) -> bool {
        match self {
            Event::Meeting(meeting) => meeting.involves(actor),
            Event::Action(action) => action.involves(actor),
        }
    }

    /// The words that support it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","date":"2021-12-02","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let event = graph.events_involving("KOR")?.next().unwrap();
    /// assert_eq!(event.evidence().next().unwrap().quote(), "Seoul");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn evidence(self) -> EvidenceViews<'g> {
        match self {
            Event::Meeting(meeting) => meeting.evidence(),
            Event::Action(action) => action.evidence(),
        }
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Meeting(meeting) => meeting.fmt(f),
            Event::Action(action) => action.fmt(f),
        }
    }
}

/// Events, by date (a year before its months, a month before its days, unknown dates last), then meetings before
/// actions, then by kind, then by actors and targets.
///
/// Made by [`KnowledgeGraph::events_involving`]; its methods narrow it down, each of them further. Filters by date keep
/// what may lie in the range: an event of 2018 is kept by `since` June 2018. They leave out events without a date,
/// unless [`undated(true)`](Events::undated) is asked for; without a filter by date, such events are kept, unless
/// `undated(false)` is.
///
/// ```
/// use diplograph::{KnowledgeGraph, MeetingStatus};
///
/// let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[
///     {"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018-06-12"},
///     {"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
/// let graph = KnowledgeGraph::from_json(json)?;
/// let events = || graph.events_involving("North Korea");
///
/// assert_eq!(events()?.count(), 2);
/// assert_eq!(events()?.since("2018-01-01".parse()?).count(), 1);
/// assert_eq!(events()?.since("2019".parse()?).undated(true).count(), 1);
/// assert_eq!(events()?.status(MeetingStatus::Held).with_partner("Washington")?.count(), 1);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Events<'g> {
    graph: &'g KnowledgeGraph,
    nodes: slice::Iter<'g, NodeIndex>,
    actor: ActorCode,
    filter: Filter,
}

#[derive(Clone, Debug, Default)]
struct Filter {
    since: Option<Date>,
    until: Option<Date>,
    undated: Option<bool>,
    class: Option<Class>,
    kinds: Vec<EventKind>,
    statuses: Vec<EventStatus>,
    partners: Vec<ActorCode>,
    origin: Option<Origin>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Meetings,
    Actions,
    Neither,
}

impl<'g> Events<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph, nodes: &'g [NodeIndex], actor: ActorCode) -> Events<'g> {
        Events { graph, nodes: nodes.iter(), actor, filter: Filter::default() }
    }

    /// Only events that may have happened on or after the first day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// // One of the two events has no date, the other one is of 2018.
    /// assert_eq!(events.since("2018-06-01".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn since(mut self, date: Date) -> Events<'g> {
        self.filter.since = self.filter.since.max(Some(date.first_day()));
        self
    }

    /// Only events that may have happened on or before the last day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// // One of the two events has no date, the other one is of 2018.
    /// assert_eq!(events.until("2017".parse()?).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn until(mut self, date: Date) -> Events<'g> {
        let earlier = self.filter.until.map_or(date.last_day(), |until| until.min(date.last_day()));
        self.filter.until = Some(earlier);
        self
    }

    /// Whether to keep events without a date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// assert_eq!(events.clone().undated(false).count(), 1);
    /// assert_eq!(events.since("2019".parse()?).undated(true).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn undated(mut self, keep: bool) -> Events<'g> {
        self.filter.undated = Some(keep);
        self
    }

    /// Only events of this kind, a [`MeetingKind`], an [`ActionKind`] or an [`EventKind`]; asked twice, of either kind.
    ///
    /// ```
    /// use diplograph::{KnowledgeGraph, ActionKind, MeetingKind};
    /// let json = r#"{"schema":1,"readings":[{"document":"d1",
    ///     "meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held"}],
    ///     "actions":[{"actors":["USA"],"targets":["PRK"],"kind":"sanction","status":"done"}]}]}"#;
    /// let graph = KnowledgeGraph::from_json(json)?;
    /// let events = || graph.events_involving("DPRK");
    /// assert_eq!(events()?.kind(ActionKind::Sanction).count(), 1);
    /// assert_eq!(events()?.kind(ActionKind::Sanction).kind(MeetingKind::Summit).count(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(mut self, kind: impl Into<EventKind>) -> Events<'g> {
        self.filter.kinds.push(kind.into());
        self
    }

    /// Only events of this status, a [`MeetingStatus`], an [`ActionStatus`] or an [`EventStatus`]; asked twice, of
    /// either.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// use diplograph::MeetingStatus;
    /// assert_eq!(events.status(MeetingStatus::Proposed).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(mut self, status: impl Into<EventStatus>) -> Events<'g> {
        self.filter.statuses.push(status.into());
        self
    }

    /// Only events of this origin: reported by documents, or listed in reference tables. Without it, both.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// assert_eq!(events.clone().origin(diplograph::Origin::Document).count(), 2);
    /// assert_eq!(events.origin(diplograph::Origin::Reference).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> Events<'g> {
        self.filter.origin = Some(origin);
        self
    }

    /// Only meetings.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// assert_eq!(events.meetings().count(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meetings(self) -> Events<'g> {
        self.of_class(Class::Meetings)
    }

    /// Only actions.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// assert_eq!(events.actions().count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actions(self) -> Events<'g> {
        self.of_class(Class::Actions)
    }

    /// Only events that link the actor asked about with this one: meetings of both, actions of one towards the other.
    /// Asked twice, only events that link it with both.
    ///
    /// # Errors
    /// [`Error::UnknownName`](crate::Error::UnknownName) where neither the world nor the graph knows the name.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018"},{"participants":["PRK","USA"],"kind":"talks","status":"proposed"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let events = graph.events_involving("North Korea")?;
    /// assert_eq!(events.clone().with_partner("Washington")?.count(), 2);
    /// assert!(events.with_partner("Atlantis").is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn with_partner(mut self, name: &str) -> Result<Events<'g>> {
        self.filter.partners.push(self.graph.actor(name)?);
        Ok(self)
    }

    fn of_class(mut self, class: Class) -> Events<'g> {
        let class = if self.filter.class.is_none_or(|asked| asked == class) { class } else { Class::Neither };
        self.filter.class = Some(class);
        self
    }

    fn keeps(&self, event: Event<'_>) -> bool {
        let links = |partner: &ActorCode| match event {
            Event::Meeting(meeting) => *partner != self.actor && meeting.involves(*partner),
            Event::Action(action) => {
                action.does_to(self.actor, *partner) || action.does_to(*partner, self.actor)
            }
        };
        self.filter.keeps(event) && self.filter.partners.iter().all(links)
    }
}

impl Filter {
    fn keeps(&self, event: Event<'_>) -> bool {
        let class = self.class.is_none_or(|class| match event {
            Event::Meeting(_) => class == Class::Meetings,
            Event::Action(_) => class == Class::Actions,
        });
        class
            && self.origin.is_none_or(|origin| event.origin() == origin)
            && self.keeps_date(event.date())
            && (self.kinds.is_empty() || self.kinds.contains(&event.kind()))
            && (self.statuses.is_empty() || self.statuses.contains(&event.status()))
    }

    fn keeps_date(&self, date: Option<Date>) -> bool {
        let Some(date) = date else {
            return self.undated.unwrap_or(self.since.is_none() && self.until.is_none());
        };
        self.since.is_none_or(|since| date.last_day() >= since)
            && self.until.is_none_or(|until| date.first_day() <= until)
    }
}

impl<'g> Iterator for Events<'g> {
    type Item = Event<'g>;

    fn next(&mut self) -> Option<Event<'g>> {
        loop {
            let index = self.nodes.next()?;
            let event = match self.graph.projection().node(*index)? {
                Node::Meeting(node) => Event::Meeting(MeetingView::new(self.graph, node)),
                Node::Action(node) => Event::Action(ActionView::new(self.graph, node)),
                _ => continue,
            };
            if self.keeps(event) {
                return Some(event);
            }
        }
    }
}

impl FusedIterator for Events<'_> {}
