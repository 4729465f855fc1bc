//! What changed between two dates.

use std::fmt;

use super::{fact::FactView, list::AllianceViews, list::DisputeViews};
use crate::{date::Date, graph::KnowledgeGraph, reading::MeetingStatus};

/// A fact that began, ended or happened; made by [`KnowledgeGraph::changes_between`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change<'g> {
    /// What became of it.
    pub kind: ChangeKind,
    /// When, where it is known: the beginning or end of the term, or the date of the event.
    pub date: Option<Date>,
    /// The fact.
    pub fact: FactView<'g>,
}

/// What became of a fact between two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// An alliance or dispute stands on the second date and did not on the first.
    Began,
    /// A meeting was held or an action done in between.
    Happened,
    /// An alliance or dispute stood on the first date and does not on the second.
    Ended,
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            ChangeKind::Began => "began",
            ChangeKind::Happened => "happened",
            ChangeKind::Ended => "ended",
        })
    }
}

/// `began: the fact`.
impl fmt::Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.fact)
    }
}

impl KnowledgeGraph {
    /// What changed after the last day of the first date up to the last day of the second: alliances and disputes that
    /// began or ended, meetings that were held and actions. By date, unknown ones last; on one date what began before
    /// what happened before what ended. Coded events are left out: ask
    /// [`events_involving`](KnowledgeGraph::events_involving) with `since` and `until`.
    ///
    /// An alliance stands on a date as by [`AllianceView::in_force_on`](crate::AllianceView::in_force_on) of its last
    /// day, a dispute likewise. An event whose date is wider than a day counts where all of that lies in the range.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[
    ///     {"document":"treaties","origin":"reference","alliances":[
    ///         {"members":["POL","SUN"],"kind":"alliance","status":"active","since":"1955-05-14","until":"1991-07-01"},
    ///         {"members":["POL","NATO"],"kind":"bloc","status":"active","since":"1999-03-12"}]},
    ///     {"document":"d1","published":"1993-08-26","meetings":[
    ///         {"participants":["POL","RUS"],"kind":"summit","status":"held","date":"1993-08-25"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let changes = graph.changes_between("1990".parse()?, "1999".parse()?);
    /// let lines: Vec<String> = changes.iter().map(|change| change.to_string()).collect();
    /// assert_eq!(lines, [
    ///     "ended: alliance of Poland and Soviet Union (ended, 1955-05-14 to 1991-07-01, reference)",
    ///     "happened: summit of Poland and Russia (held, 1993-08-25)",
    ///     "began: bloc of North Atlantic Treaty Organization and Poland (active, since 1999-03-12, reference)",
    /// ]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn changes_between(&self, from: Date, to: Date) -> Vec<Change<'_>> {
        let (from, to) = (from.last_day(), to.last_day());
        let mut changes: Vec<Change<'_>> = Vec::new();
        let mut standing =
            |before: bool, after: bool, term: (Option<Date>, Option<Date>), fact| match (before, after) {
                (false, true) => changes.push(Change { kind: ChangeKind::Began, date: term.0, fact }),
                (true, false) => changes.push(Change { kind: ChangeKind::Ended, date: term.1, fact }),
                _ => {}
            };
        let lists = self.projection().lists();
        for view in AllianceViews::new(self, &lists.alliances) {
            let term = (view.since(), view.until());
            standing(view.in_force_on(from), view.in_force_on(to), term, FactView::Alliance(view));
        }
        for view in DisputeViews::new(self, &lists.disputes) {
            let term = (view.since().or(view.date()), view.until());
            standing(view.active_on(from), view.active_on(to), term, FactView::Dispute(view));
        }
        let held = self.meetings().filter(|meeting| meeting.status() == MeetingStatus::Held);
        let events = held.map(FactView::Meeting).chain(self.actions().map(FactView::Action));
        let within = |fact: &FactView<'_>| {
            fact.date().is_some_and(|date| date.first_day() > from && date.last_day() <= to)
        };
        changes.extend(events.filter(within).map(|fact| Change {
            kind: ChangeKind::Happened,
            date: fact.date(),
            fact,
        }));
        // Stable: facts of one date and kind keep the order of their lists.
        changes.sort_by_key(|change| (change.date.is_none(), change.date, change.kind));
        changes
    }
}
