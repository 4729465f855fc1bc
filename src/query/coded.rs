//! Events that others coded, by actor and by pair.

use std::{fmt, iter::FusedIterator, slice};

use super::{
    event::{EventKind, EventStatus},
    words::{action_words, details},
};
use crate::{
    actor::ActorCode,
    coded::{CodedEvent, EventCode},
    date::Date,
    graph::{KnowledgeGraph, Posting, What},
    reading::{ActionStatus, MeetingStatus},
};

/// An event of a data set: on a day, an actor did something to a target.
///
/// ```
/// use diplograph::{CodedEvent, KnowledgeGraph};
///
/// let mut graph = KnowledgeGraph::new();
/// let event = CodedEvent::new("2014-03-02".parse()?, "RUS".parse()?, "190".parse()?, "UKR".parse()?);
/// graph.fold_events("example", [event])?;
/// let view = graph.coded_events_of("Ukraine")?.next().unwrap();
/// assert_eq!((view.actor().as_str(), view.target().as_str(), view.source()), ("RUS", "UKR", "example"));
/// assert_eq!(view.event(), event);
/// assert_eq!(view.to_string(), "assault by Russia on Ukraine (done, 2014-03-02)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct CodedView<'g> {
    graph: &'g KnowledgeGraph,
    owner: u32,
    posting: Posting,
}

impl<'g> CodedView<'g> {
    /// The day.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let days: Vec<_> = graph.coded_events_of("Ukraine")?.map(|event| event.date().to_string()).collect();
    /// assert_eq!(days, ["2014-03-02", "2014-03-05"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    #[inline]
    pub fn date(self) -> Date {
        self.posting.what.date()
    }

    /// What was done.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.next().unwrap().code().name(), "Use conventional military force");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    #[inline]
    pub fn code(self) -> EventCode {
        self.posting.what.code()
    }

    /// Who did it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.next().unwrap().actor().as_str(), "RUS");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(self) -> ActorCode {
        self.code_of(if self.posting.is_out() { self.owner } else { self.posting.other() })
    }

    /// To whom.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.next().unwrap().target().as_str(), "UKR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn target(self) -> ActorCode {
        self.code_of(if self.posting.is_out() { self.posting.other() } else { self.owner })
    }

    /// The name of the data set.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.next().unwrap().source(), "example");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn source(self) -> &'g str {
        self.graph.event_index().source(self.posting.source()).unwrap_or_default()
    }

    /// The event as plain data.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let event = graph.coded_events_of("Ukraine")?.next().unwrap().event();
    /// assert_eq!(event.to_string(), "2014-03-02 RUS 190 UKR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn event(self) -> CodedEvent {
        CodedEvent::new(self.date(), self.actor(), self.code(), self.target())
    }

    /// What sort of event.
    pub(super) fn kind(self) -> EventKind {
        EventKind::of_code(self.code())
    }

    /// Data sets tell of what has happened.
    pub(super) fn status(self) -> EventStatus {
        match self.kind() {
            EventKind::Meeting(_) => MeetingStatus::Held.into(),
            _ => ActionStatus::Done.into(),
        }
    }

    /// Whether this actor did it or is its target.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert!(graph.coded_events_of("Ukraine")?.next().unwrap().involves("RUS".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn involves(self, actor: ActorCode) -> bool {
        self.actor() == actor || self.target() == actor
    }

    fn code_of(self, number: u32) -> ActorCode {
        self.graph.event_index().actor(number)
    }
}

impl PartialEq for CodedView<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.event(), self.source()) == (other.event(), other.source())
    }
}

impl Eq for CodedView<'_> {}

impl fmt::Debug for CodedView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CodedView({self})")
    }
}

/// In the words of its kind; a statement or an appeal in those of the codebook.
impl fmt::Display for CodedView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (actor, target) = (self.actor(), self.target());
        let (actor, target) = (self.graph.name_of(&actor), self.graph.name_of(&target));
        match self.kind() {
            EventKind::Meeting(kind) => write!(f, "{kind} of {actor} and {target}")?,
            EventKind::Action(kind) => {
                let (noun, by, to) = action_words(kind);
                write!(f, "{noun} {by} {actor} {to} {target}")?;
            }
            EventKind::Statement => {
                write!(f, "{} by {actor} to {target}", self.code().name().to_lowercase())?
            }
        }
        details(f, self.status(), Some(self.date()), None)
    }
}

/// Coded events, by day, then by code; made by [`KnowledgeGraph::coded_events_of`] and
/// [`KnowledgeGraph::coded_events_between`].
///
/// A view is made of eight bytes; reading a list through takes about a nanosecond an event, narrowing it to a range of
/// days two binary searches.
#[derive(Clone, Debug)]
pub struct CodedViews<'g> {
    graph: &'g KnowledgeGraph,
    owner: u32,
    postings: slice::Iter<'g, Posting>,
    narrow: Option<Narrow>,
}

/// What a posting must be.
#[derive(Clone, Copy, Debug, Default)]
struct Narrow {
    out: Option<bool>,
    source: Option<usize>,
    code: Option<EventCode>,
    /// A source that no event has.
    nothing: bool,
}

impl Narrow {
    fn keeps(self, posting: Posting) -> bool {
        !self.nothing
            && self.out.is_none_or(|out| posting.is_out() == out)
            && self.source.is_none_or(|source| posting.source() == source)
            && self.code.is_none_or(|code| posting.what.code() == code)
    }
}

impl<'g> CodedViews<'g> {
    pub(super) fn nothing(graph: &'g KnowledgeGraph) -> CodedViews<'g> {
        CodedViews { graph, owner: 0, postings: [].iter(), narrow: None }
    }

    pub(super) fn of(graph: &'g KnowledgeGraph, actor: ActorCode) -> CodedViews<'g> {
        let index = graph.event_index();
        index.number(actor).map_or(CodedViews::nothing(graph), |owner| CodedViews {
            graph,
            owner,
            postings: index.of(owner).iter(),
            narrow: None,
        })
    }

    /// The events of two actors; those of `self` that are outside its days are not among them.
    pub(super) fn narrowed_to(self, a: ActorCode, b: ActorCode) -> CodedViews<'g> {
        let days = self.postings.as_slice();
        let ends = days.first().zip(days.last()).map(|(first, last)| (first.what.date(), last.what.date()));
        ends.map_or(CodedViews::nothing(self.graph), |(first, last)| {
            CodedViews::between(self.graph, a, b).since(first).until(last)
        })
    }

    pub(super) fn between(graph: &'g KnowledgeGraph, a: ActorCode, b: ActorCode) -> CodedViews<'g> {
        let index = graph.event_index();
        let Some((a, b)) = index.number(a).zip(index.number(b)) else { return CodedViews::nothing(graph) };
        let owner = a.min(b);
        CodedViews { graph, owner, postings: index.between(owner, a.max(b)).iter(), narrow: None }
    }

    /// Only events on or after the first day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.since("2014-03-03".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn since(mut self, date: Date) -> CodedViews<'g> {
        let (postings, first) = (self.postings.as_slice(), What::first_of(date));
        let from = postings.partition_point(|posting| posting.what < first);
        self.postings = postings.get(from..).unwrap_or_default().iter();
        self
    }

    /// Only events on or before the last day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.until("2014-03-04".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn until(mut self, date: Date) -> CodedViews<'g> {
        let (postings, end) = (self.postings.as_slice(), What::end_of(date));
        let to = postings.partition_point(|posting| posting.what <= end);
        self.postings = postings.get(..to).unwrap_or_default().iter();
        self
    }

    /// Only events with this code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.code("042".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn code(mut self, code: EventCode) -> CodedViews<'g> {
        let narrow = self.narrow.get_or_insert_default();
        narrow.nothing |= narrow.code.is_some_and(|known| known != code);
        narrow.code = Some(code);
        self
    }

    /// Only events of this data set.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.source("example").count(), 2);
    /// assert_eq!(graph.coded_events_of("Ukraine")?.source("another").count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn source(mut self, name: &str) -> CodedViews<'g> {
        let number = self.graph.event_index().sources().iter().position(|source| **source == *name);
        let narrow = self.narrow.get_or_insert_default();
        narrow.nothing |= number.is_none() || narrow.source.is_some_and(|known| Some(known) != number);
        narrow.source = number;
        self
    }

    /// Only what this actor did, of the actor or the pair that was asked about.
    ///
    /// # Errors
    /// [`Error::UnknownName`](crate::Error::UnknownName) where neither the world nor the graph knows the name.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","UKR","042","RUS"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let events = graph.coded_events_between("Russia", "Ukraine")?;
    /// assert_eq!(events.clone().by("Russia")?.next().unwrap().code().as_str(), "190");
    /// assert_eq!(events.by("Ukraine")?.count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn by(self, name: &str) -> crate::Result<CodedViews<'g>> {
        let actor = self.graph.actor(name)?;
        Ok(self.done_by(actor))
    }

    pub(super) fn done_by(mut self, actor: ActorCode) -> CodedViews<'g> {
        let owner = self.graph.event_index().actor(self.owner) == actor;
        let narrow = self.narrow.get_or_insert_default();
        narrow.nothing |= narrow.out.is_some_and(|known| known != owner);
        narrow.out = Some(owner);
        self
    }

    /// How many events there are of each code, by code; codes without events are left out.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"],["2014-03-06","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let counts = graph.coded_events_of("Ukraine")?.counts_by_code();
    /// assert_eq!(counts, [("042".parse()?, 2), ("190".parse()?, 1)]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn counts_by_code(self) -> Vec<(EventCode, usize)> {
        let mut counts = [0u32; EventCode::LIMIT];
        self.for_each(|event| {
            if let Some(count) = counts.get_mut(usize::from(event.code().index())) {
                *count += 1;
            }
        });
        let some = (0u16..).zip(counts).filter(|(_, count)| *count > 0);
        some.map(|(index, count)| (EventCode::at(index), count as usize)).collect()
    }

    fn view(&self, posting: Posting) -> CodedView<'g> {
        CodedView { graph: self.graph, owner: self.owner, posting }
    }
}

impl<'g> Iterator for CodedViews<'g> {
    type Item = CodedView<'g>;

    #[inline]
    fn next(&mut self) -> Option<CodedView<'g>> {
        let posting = match self.narrow {
            None => self.postings.next(),
            Some(narrow) => self.postings.find(|posting| narrow.keeps(**posting)),
        };
        posting.map(|posting| self.view(*posting))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.postings.len();
        (if self.narrow.is_none() { most } else { 0 }, Some(most))
    }

    fn count(self) -> usize {
        match self.narrow {
            None => self.postings.len(),
            Some(narrow) => self.postings.filter(|posting| narrow.keeps(**posting)).count(),
        }
    }

    fn fold<B, F: FnMut(B, CodedView<'g>) -> B>(self, start: B, mut each: F) -> B {
        let CodedViews { graph, owner, postings, narrow } = self;
        let view = |posting: &Posting| CodedView { graph, owner, posting: *posting };
        match narrow {
            None => postings.fold(start, |state, posting| each(state, view(posting))),
            Some(narrow) => {
                let kept = postings.filter(|posting| narrow.keeps(**posting));
                kept.fold(start, |state, posting| each(state, view(posting)))
            }
        }
    }
}

impl FusedIterator for CodedViews<'_> {}

/// # Events that others coded
///
/// Answers from the coded events alone, for reading through many of them fast. The questions above count them in.
impl KnowledgeGraph {
    /// How many coded events there are in all.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_len(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_len(&self) -> usize {
        self.event_index().len()
    }

    /// The names of the data sets, sorted.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_sources().collect::<Vec<_>>(), ["example"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_sources(&self) -> impl ExactSizeIterator<Item = &str> {
        self.event_index().sources().iter().map(|source| &**source)
    }

    /// All coded events with the names of their data sets, by actor, then by day.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-05","USA","042","UKR"],["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let all: Vec<String> = graph.coded_events().map(|(source, event)| format!("{source}: {event}")).collect();
    /// assert_eq!(all, ["example: 2014-03-02 RUS 190 UKR", "example: 2014-03-05 USA 042 UKR"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_events(&self) -> impl Iterator<Item = (&str, CodedEvent)> {
        self.event_index().events()
    }

    /// The coded events that an actor did or is the target of, by day; one that it did to itself once.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-05","USA","042","UKR"],["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_of("Ukraine")?.count(), 2);
    /// assert_eq!(graph.coded_events_of("France")?.count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_events_of(&self, name: &str) -> crate::Result<CodedViews<'_>> {
        Ok(CodedViews::of(self, self.actor(name)?))
    }

    /// The coded events of two actors with each other, by day.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-05","USA","042","UKR"],["2014-03-02","RUS","190","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.coded_events_between("Ukraine", "Russia")?.count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_events_between(&self, a: &str, b: &str) -> crate::Result<CodedViews<'_>> {
        Ok(CodedViews::between(self, self.actor(a)?, self.actor(b)?))
    }
}
