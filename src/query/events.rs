//! Events of an actor or of two, narrowed down.

use std::{iter::FusedIterator, slice};

use petgraph::graph::NodeIndex;

use super::{
    coded::{CodedView, CodedViews},
    event::{Event, EventKind, EventStatus},
    view::{ActionView, MeetingView},
};
use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    graph::{KnowledgeGraph, Node},
    reading::Origin,
};

/// Events, by date (a year before its months, a month before its days, unknown dates last), then meetings before
/// actions, then by kind, then by actors and targets; on one date what others coded comes last, by code.
///
/// Made by [`KnowledgeGraph::events_involving`] and [`KnowledgeGraph::events_between`]; its methods narrow it down, each of them further. Filters by date keep
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
    coded: CodedViews<'g>,
    actor: ActorCode,
    filter: Filter,
    /// The next of the nodes and the next of the coded events, where they were looked at.
    heads: (Option<Event<'g>>, Option<CodedView<'g>>),
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
    pub(super) fn involving(graph: &'g KnowledgeGraph, actor: ActorCode) -> Events<'g> {
        let nodes = graph.projection().facts_of(actor).events.iter();
        let coded = CodedViews::of(graph, actor);
        Events { graph, nodes, coded, actor, filter: Filter::default(), heads: (None, None) }
    }

    pub(super) fn between(graph: &'g KnowledgeGraph, a: ActorCode, b: ActorCode) -> Events<'g> {
        if a == b {
            return Events {
                nodes: [].iter(),
                coded: CodedViews::nothing(graph),
                ..Events::involving(graph, a)
            };
        }
        let nodes = graph.projection().events_between(a, b).iter();
        let coded = CodedViews::between(graph, a, b);
        Events { graph, nodes, coded, actor: a, filter: Filter::default(), heads: (None, None) }
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
        // All of the years before are over by then; those without a date stand at the end.
        let nodes = self.nodes.as_slice();
        let over = |index: &NodeIndex| self.date_of(*index).is_some_and(|known| known.year() < date.year());
        self.nodes = nodes.get(nodes.partition_point(over)..).unwrap_or_default().iter();
        self.coded = self.coded.since(date);
        self.narrowed()
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
        self.coded = self.coded.until(date);
        self.narrowed()
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
        self.narrowed()
    }

    /// Only events of this kind, a [`MeetingKind`](crate::MeetingKind), an [`ActionKind`](crate::ActionKind) or an
    /// [`EventKind`]; asked twice, of either kind.
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
        self.narrowed()
    }

    /// Only events of this status, a [`MeetingStatus`](crate::MeetingStatus), an [`ActionStatus`](crate::ActionStatus) or
    /// an [`EventStatus`]; asked twice, of either.
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
        self.narrowed()
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
        if self.filter.origin.is_some_and(|asked| asked != origin) || origin != Origin::Coded {
            self.coded = CodedViews::nothing(self.graph);
        }
        if self.filter.origin.is_some_and(|asked| asked != origin) {
            self.nodes = [].iter();
        }
        self.filter.origin = Some(origin);
        self.narrowed()
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
        let partner = self.graph.actor(name)?;
        // A coded event links two actors and no more.
        self.coded = match self.filter.partners.iter().all(|known| *known == partner) && partner != self.actor
        {
            true => self.coded.narrowed_to(self.actor, partner),
            false => CodedViews::nothing(self.graph),
        };
        self.filter.partners.push(partner);
        Ok(self.narrowed())
    }

    fn of_class(mut self, class: Class) -> Events<'g> {
        let class = if self.filter.class.is_none_or(|asked| asked == class) { class } else { Class::Neither };
        self.filter.class = Some(class);
        self.narrowed()
    }

    /// What was looked at already must stand up to what is asked now.
    fn narrowed(mut self) -> Events<'g> {
        let (node, coded) = self.heads;
        self.heads =
            (node.filter(|event| self.keeps(*event)), coded.filter(|coded| self.keeps(Event::Coded(*coded))));
        self
    }

    fn keeps(&self, event: Event<'_>) -> bool {
        let links = |partner: &ActorCode| match event {
            Event::Meeting(meeting) => *partner != self.actor && meeting.involves(*partner),
            Event::Action(action) => {
                action.does_to(self.actor, *partner) || action.does_to(*partner, self.actor)
            }
            Event::Coded(coded) => *partner != self.actor && coded.involves(*partner),
        };
        self.filter.keeps(event) && self.filter.partners.iter().all(links)
    }
}

impl Filter {
    fn keeps(&self, event: Event<'_>) -> bool {
        let class = self.class.is_none_or(|class| match event {
            Event::Meeting(_) => class == Class::Meetings,
            Event::Action(_) => class == Class::Actions,
            Event::Coded(coded) => match coded.kind() {
                EventKind::Meeting(_) => class == Class::Meetings,
                EventKind::Action(_) => class == Class::Actions,
                EventKind::Statement => false,
            },
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

impl<'g> Events<'g> {
    fn date_of(&self, index: NodeIndex) -> Option<Date> {
        match self.graph.projection().node(index)? {
            Node::Meeting(node) => node.date,
            Node::Action(node) => node.date,
            _ => None,
        }
    }

    fn next_node(&mut self) -> Option<Event<'g>> {
        loop {
            let event = match self.graph.projection().node(*self.nodes.next()?)? {
                Node::Meeting(node) => Event::Meeting(MeetingView::new(self.graph, node)),
                Node::Action(node) => Event::Action(ActionView::new(self.graph, node)),
                _ => continue,
            };
            if self.keeps(event) {
                return Some(event);
            }
            if self.filter.is_past(event.date()) {
                self.nodes = [].iter();
            }
        }
    }

    fn next_coded(&mut self) -> Option<CodedView<'g>> {
        let (coded, filter) = (&mut self.coded, &self.filter);
        if filter.keeps_any_kind() {
            return coded.next();
        }
        coded.find(|view| filter.keeps(Event::Coded(*view)))
    }
}

impl Filter {
    /// Whether nothing but dates, origin and partners are asked for, by which coded events are narrowed beforehand.
    fn keeps_any_kind(&self) -> bool {
        self.class.is_none() && self.kinds.is_empty() && self.statuses.is_empty()
    }

    /// Whether neither an event of this date nor any that stands after it can be kept.
    fn is_past(&self, date: Option<Date>) -> bool {
        let after = date.zip(self.until).is_some_and(|(date, until)| date.first_day() > until);
        after && !self.keeps_date(None)
    }
}

impl<'g> Iterator for Events<'g> {
    type Item = Event<'g>;

    fn next(&mut self) -> Option<Event<'g>> {
        if self.heads.0.is_none() {
            self.heads.0 = self.next_node();
        }
        if self.heads.1.is_none() {
            self.heads.1 = self.next_coded();
        }
        let first = match &self.heads {
            (Some(node), Some(coded)) => node.date().is_some_and(|date| date <= coded.date()),
            (node, _) => node.is_some(),
        };
        match first {
            true => self.heads.0.take(),
            false => self.heads.1.take().map(Event::Coded),
        }
    }

    /// Where no meetings and actions are left, straight through the coded events.
    fn fold<B, F: FnMut(B, Event<'g>) -> B>(mut self, start: B, mut each: F) -> B {
        let mut state = start;
        while let Some(event) = self.next() {
            state = each(state, event);
            if self.heads.0.is_none() && self.nodes.len() == 0 {
                break;
            }
        }
        let coded = self.heads.1.take();
        state = coded.map(Event::Coded).into_iter().fold(state, &mut each);
        let filter = self.filter;
        let rest = self.coded.map(Event::Coded);
        match filter.keeps_any_kind() {
            true => rest.fold(state, each),
            false => rest.filter(|event| filter.keeps(*event)).fold(state, each),
        }
    }
}

impl FusedIterator for Events<'_> {}
