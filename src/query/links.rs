//! Which facts count as links between actors.

use super::{
    event::{Event, EventKind},
    fact::FactView,
};
use crate::{
    coded::QuadClass,
    date::Date,
    reading::{AllianceStatus, DisputeStatus, Origin},
};

/// Which facts count as links between actors, for paths, neighbours and networks; without a filter, all of them.
///
/// Filters narrow further. Standing facts (alliances and disputes) fit a range of days where they stood on one of them:
/// within their term, or by the latest report that was published by the end of the range. Events fit where they may lie
/// in the range; those without a date do not.
///
/// ```
/// use diplograph::{KnowledgeGraph, Links};
///
/// let json = r#"{"schema":1,"readings":[{"document":"d1",
///     "alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"},
///                  {"members":["JPN","USA"],"kind":"alliance","status":"active"}],
///     "disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]}]}"#;
/// let graph = KnowledgeGraph::from_json(json)?;
/// let direct = graph.path_between("Korea", "Japan")?.unwrap();
/// assert_eq!(direct.len(), 1); // the dispute
/// let friendly = graph.path_through("Korea", "Japan", &Links::all().cooperative())?.unwrap();
/// assert_eq!(friendly.len(), 2); // through their ally
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Links {
    classes: Option<Vec<LinkClass>>,
    cooperative: Option<bool>,
    kinds: Vec<EventKind>,
    origin: Option<Origin>,
    since: Option<Date>,
    until: Option<Date>,
}

/// A type of fact that links actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum LinkClass {
    /// Alliances.
    Alliances,
    /// Meetings.
    Meetings,
    /// Disputes.
    Disputes,
    /// Actions.
    Actions,
    /// Events that others coded.
    CodedEvents,
}

impl Links {
    /// All facts, of any status.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"resolved"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Links;
    /// assert!(graph.path_through("Korea", "Japan", &Links::all())?.is_some());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn all() -> Links {
        Links::default()
    }

    /// Only facts of these types; of alliances and disputes only those that stand.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::{LinkClass, Links};
    /// let disputes = Links::all().only(&[LinkClass::Disputes]);
    /// assert!(graph.path_through("Korea", "Japan", &disputes)?.is_some());
    /// let alliances = Links::all().only(&[LinkClass::Alliances]);
    /// assert!(graph.path_through("Korea", "Japan", &alliances)?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn only(mut self, classes: &[LinkClass]) -> Links {
        let kept = |class: &LinkClass| self.classes.as_ref().is_none_or(|known| known.contains(class));
        self.classes = Some(classes.iter().copied().filter(kept).collect());
        self
    }

    /// Only what is cooperative: alliances in force, meetings, and actions and coded events of the two cooperative quad classes.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Links;
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().cooperative())?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn cooperative(mut self) -> Links {
        self.cooperative = Some(true);
        self
    }

    /// Only what is conflictual: disputes that go on, and actions and coded events of the two conflictual quad classes.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Links;
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().conflictual())?.is_some());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn conflictual(mut self) -> Links {
        self.cooperative = Some(false);
        self
    }

    /// Only events of this kind, no standing facts; asked twice, of either kind.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[{"actors":["KOR"],"targets":["JPN"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::{ActionKind, Links};
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().kind(ActionKind::Aid))?.is_some());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(mut self, kind: impl Into<EventKind>) -> Links {
        self.kinds.push(kind.into());
        self
    }

    /// Only facts of this origin.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::{Links, Origin};
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().origin(Origin::Reference))?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> Links {
        self.origin = Some(origin);
        self
    }

    /// Only facts that stood, or events that may have happened, on or after the first day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[{"actors":["KOR"],"targets":["JPN"],"kind":"aid","status":"done","date":"2011-03-14"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Links;
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().since("2012".parse()?))?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn since(mut self, date: Date) -> Links {
        self.since = self.since.max(Some(date.first_day()));
        self
    }

    /// Only facts that stood, or events that may have happened, on or before the last day of this date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[{"actors":["KOR"],"targets":["JPN"],"kind":"aid","status":"done","date":"2011-03-14"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Links;
    /// assert!(graph.path_through("Korea", "Japan", &Links::all().until("2011-03".parse()?))?.is_some());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn until(mut self, date: Date) -> Links {
        let last = date.last_day();
        self.until = Some(self.until.map_or(last, |until| until.min(last)));
        self
    }

    /// Whether coded events count at all.
    pub(super) fn has_coded(&self) -> bool {
        self.classes.as_ref().is_none_or(|classes| classes.contains(&LinkClass::CodedEvents))
            && self.origin.is_none_or(|origin| origin == Origin::Coded)
    }

    /// Whether every coded event counts.
    pub(super) fn has_every_coded(&self) -> bool {
        let dates = self.since.is_none() && self.until.is_none();
        self.has_coded() && dates && self.cooperative.is_none() && self.kinds.is_empty()
    }

    /// Whether the fact counts.
    pub(super) fn keep(&self, fact: FactView<'_>) -> bool {
        self.origin.is_none_or(|origin| fact.origin() == origin)
            && self.keep_class(fact)
            && self.cooperative.is_none_or(|asked| cooperative(fact) == Some(asked))
            && (self.kinds.is_empty() || kind(fact).is_some_and(|kind| self.kinds.contains(&kind)))
            && self.keep_dates(fact)
    }

    fn keep_class(&self, fact: FactView<'_>) -> bool {
        // A range of days has its own say on what stood.
        let any_status = self.classes.is_none() && self.cooperative.is_none();
        let ranged = self.since.is_some() || self.until.is_some();
        let (class, stands) = match fact {
            FactView::Alliance(view) => (LinkClass::Alliances, view.status() == AllianceStatus::Active),
            FactView::Dispute(view) => {
                let stands = matches!(view.status(), DisputeStatus::Active | DisputeStatus::Easing);
                (LinkClass::Disputes, stands)
            }
            FactView::Meeting(_) => (LinkClass::Meetings, true),
            FactView::Action(_) => (LinkClass::Actions, true),
            FactView::Coded(_) => (LinkClass::CodedEvents, true),
        };
        self.classes.as_ref().is_none_or(|classes| classes.contains(&class))
            && (stands || any_status || ranged)
    }

    fn keep_dates(&self, fact: FactView<'_>) -> bool {
        if self.since.is_none() && self.until.is_none() {
            return true;
        }
        let day = self.until.or(self.since);
        let stood = |since: Option<Date>, until: Option<Date>, on: &dyn Fn(Date) -> bool| {
            let begun = self.until.is_none_or(|last| since.is_none_or(|since| since.first_day() <= last));
            let over = self.since.zip(until).is_some_and(|(first, until)| until.last_day() < first);
            // A known end says when it stood; without one the reports do.
            begun && !over && (until.is_some() || day.is_none_or(on))
        };
        match fact {
            FactView::Alliance(view) => stood(view.since(), view.until(), &|day| view.in_force_on(day)),
            FactView::Dispute(view) => stood(view.since(), view.until(), &|day| view.active_on(day)),
            _ => fact.date().is_some_and(|date| {
                self.since.is_none_or(|since| date.last_day() >= since)
                    && self.until.is_none_or(|until| date.first_day() <= until)
            }),
        }
    }
}

/// Whether the fact is cooperative or conflictual; statements are neither.
fn cooperative(fact: FactView<'_>) -> Option<bool> {
    match fact {
        FactView::Alliance(_) | FactView::Meeting(_) => Some(true),
        FactView::Dispute(_) => Some(false),
        FactView::Action(view) => Some(QuadClass::from(view.kind()).is_cooperative()),
        FactView::Coded(view) => view.code().quad().map(QuadClass::is_cooperative),
    }
}

fn kind(fact: FactView<'_>) -> Option<EventKind> {
    match fact {
        FactView::Alliance(_) | FactView::Dispute(_) => None,
        FactView::Meeting(view) => Some(Event::Meeting(view).kind()),
        FactView::Action(view) => Some(Event::Action(view).kind()),
        FactView::Coded(view) => Some(Event::Coded(view).kind()),
    }
}
