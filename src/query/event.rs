//! Meetings and actions together: what happened, or is to happen.

use std::fmt;

use super::{
    coded::CodedView,
    evidence::EvidenceViews,
    view::{ActionView, MeetingView},
};
use crate::{
    actor::ActorCode,
    coded::{EventCode, QuadClass},
    date::Date,
    reading::{ActionKind, ActionStatus, MeetingKind, MeetingStatus, Origin},
};

/// A meeting or an action, or what others coded as one.
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
    /// An event that others coded.
    Coded(CodedView<'g>),
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
    /// A statement or an appeal, which others code and this library does not read.
    Statement,
}

impl EventKind {
    /// The kind of event that a code stands for.
    ///
    /// ```
    /// use diplograph::{ActionKind, EventKind};
    /// assert_eq!(EventKind::of_code("190".parse()?), EventKind::Action(ActionKind::Assault));
    /// assert_eq!(EventKind::of_code("010".parse()?), EventKind::Statement);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn of_code(code: EventCode) -> EventKind {
        let action = || code.action_kind().map(EventKind::Action);
        code.meeting_kind().map(EventKind::Meeting).or_else(action).unwrap_or(EventKind::Statement)
    }

    /// The score of the kind on the conflict–cooperation scale in tenths, and its quad class.
    pub(super) fn scored(self) -> (i16, Option<QuadClass>) {
        let code = match self {
            EventKind::Meeting(_) => EventCode::consult(),
            EventKind::Action(kind) => EventCode::of_action(kind),
            EventKind::Statement => None,
        };
        code.map_or((0, None), |code| (code.goldstein_tenths(), code.quad()))
    }
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
    };
}

of_either!(EventKind, MeetingKind, ActionKind);
of_either!(EventStatus, MeetingStatus, ActionStatus);

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventKind::Meeting(value) => value.fmt(f),
            EventKind::Action(value) => value.fmt(f),
            EventKind::Statement => f.pad("statement"),
        }
    }
}

impl fmt::Display for EventStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EventStatus::Meeting(value) => value.fmt(f),
            EventStatus::Action(value) => value.fmt(f),
        }
    }
}

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
            Event::Coded(coded) => coded.kind(),
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
            Event::Coded(coded) => coded.status(),
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
            Event::Coded(coded) => Some(coded.date()),
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
            Event::Coded(_) => Origin::Coded,
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
            Event::Coded(coded) => coded.involves(actor),
        }
    }

    /// The words that support it; a coded event has none.
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
            Event::Coded(_) => EvidenceViews::none(),
        }
    }
}

impl fmt::Display for Event<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Event::Meeting(meeting) => meeting.fmt(f),
            Event::Action(action) => action.fmt(f),
            Event::Coded(coded) => coded.fmt(f),
        }
    }
}
