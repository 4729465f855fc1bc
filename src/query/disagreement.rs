//! Where reports of one fact differ.

use std::{collections::BTreeMap, fmt, iter::FusedIterator};

use super::{
    fact::FactView,
    view::{ActionView, AllianceView, DisputeView, MeetingView},
};
use crate::{
    date::Date,
    graph::{KnowledgeGraph, Report},
};

/// A field of a fact that its reports fill differently.
///
/// The answers of a graph give one value of each field, by the rule of the node's type; nothing is lost by that, for
/// every report is kept. A report that leaves a field open disagrees with none, and a date does not disagree with one
/// that it contains.
///
/// ```
/// let json = r#"{"schema":1,"readings":[
///     {"document":"d1","published":"2018-06-12","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018-06-12"}]},
///     {"document":"d2","published":"2018-06-10","meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"planned","date":"2018-06"}]}]}"#;
/// let graph = diplograph::KnowledgeGraph::from_json(json)?;
/// let found = graph.disagreements().next().unwrap();
/// assert_eq!((found.field(), found.best()), ("status", "held"));
/// assert_eq!(found.to_string(), "status of the summit of North Korea and United States (held, 2018-06-12): planned (d2), held (d1)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement<'g> {
    fact: FactView<'g>,
    field: &'static str,
    best: String,
    values: Vec<StatedValue<'g>>,
}

/// One value of a field, and the documents that state it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatedValue<'g> {
    /// The value, as it is written in JSON.
    pub value: String,
    /// The ids of the documents, in the order in which they were published, unknown dates last.
    pub documents: Vec<&'g str>,
}

impl<'g> Disagreement<'g> {
    /// The fact.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]},{"document":"d2","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let found = graph.disagreements().next().unwrap();
    /// assert!(found.fact().links("KOR".parse()?, "JPN".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn fact(&self) -> FactView<'g> {
        self.fact
    }

    /// Which field: `status`, `kind`, `level`, `date`, `name`, `subject`, `since` or `until`.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]},{"document":"d2","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let found = graph.disagreements().next().unwrap();
    /// assert_eq!(found.field(), "status");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn field(&self) -> &'static str {
        self.field
    }

    /// The value that the graph gives.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]},{"document":"d2","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let found = graph.disagreements().next().unwrap();
    /// assert_eq!(found.best(), "easing");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn best(&self) -> &str {
        &self.best
    }

    /// The values, in the order in which documents first state them; two at least.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]},{"document":"d2","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let found = graph.disagreements().next().unwrap();
    /// assert_eq!(found.values()[0].documents, ["d1"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn values(&self) -> &[StatedValue<'g>] {
        &self.values
    }
}

/// `status of the fact: planned (d2), held (d1, d3)`.
impl fmt::Display for Disagreement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of the {}: ", self.field, self.fact)?;
        for (i, stated) in self.values.iter().enumerate() {
            let comma = if i > 0 { ", " } else { "" };
            write!(f, "{comma}{} ({})", stated.value, stated.documents.join(", "))?;
        }
        Ok(())
    }
}

/// Disagreements, by the facts (alliances, disputes, then meetings and actions, each in the order of their lists), then
/// by field; made by [`KnowledgeGraph::disagreements`].
#[derive(Clone, Debug)]
pub struct Disagreements<'g> {
    facts: Facts<'g>,
    found: std::vec::IntoIter<Disagreement<'g>>,
}

#[derive(Clone, Debug)]
struct Facts<'g> {
    graph: &'g KnowledgeGraph,
    lists: [std::slice::Iter<'g, petgraph::graph::NodeIndex>; 4],
}

impl<'g> Disagreements<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph) -> Disagreements<'g> {
        let lists = graph.projection().lists();
        let lists =
            [&lists.alliances, &lists.disputes, &lists.meetings, &lists.actions].map(|list| list.iter());
        Disagreements { facts: Facts { graph, lists }, found: Vec::new().into_iter() }
    }
}

impl<'g> Iterator for Disagreements<'g> {
    type Item = Disagreement<'g>;

    fn next(&mut self) -> Option<Disagreement<'g>> {
        loop {
            if let Some(found) = self.found.next() {
                return Some(found);
            }
            let index = self.facts.lists.iter_mut().find_map(Iterator::next)?;
            if let Some(fact) = FactView::new(self.facts.graph, *index) {
                self.found = fact.disagreements().into_iter();
            }
        }
    }
}

impl FusedIterator for Disagreements<'_> {}

impl<'g> FactView<'g> {
    /// The fields that its reports fill differently.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["KOR"],["JPN"]],"status":"active"}]},{"document":"d2","disputes":[{"sides":[["KOR"],["JPN"]],"status":"easing"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let dispute = graph.disputes().next().unwrap();
    /// let fact = diplograph::FactView::Dispute(dispute);
    /// assert_eq!(fact.disagreements()[0].values().len(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disagreements(self) -> Vec<Disagreement<'g>> {
        match self {
            FactView::Alliance(view) => of_alliance(view),
            FactView::Meeting(view) => of_meeting(view),
            FactView::Dispute(view) => of_dispute(view),
            FactView::Action(view) => of_action(view),
            FactView::Coded(_) => Vec::new(),
        }
    }
}

fn of_alliance(view: AllianceView<'_>) -> Vec<Disagreement<'_>> {
    let reports = view.reports();
    let fields = [
        ("status", text(Some(view.status())), stated(reports, |fact| text(Some(fact.status)))),
        ("name", text(view.name()), stated(reports, |fact| fact.name.clone())),
        ("since", text(view.since()), stated_dates(reports, |fact| fact.since)),
        ("until", text(view.until()), stated_dates(reports, |fact| fact.until)),
    ];
    disagreements(FactView::Alliance(view), fields)
}

fn of_meeting(view: MeetingView<'_>) -> Vec<Disagreement<'_>> {
    let reports = view.reports();
    let fields = [
        ("status", text(Some(view.status())), stated(reports, |fact| text(Some(fact.status)))),
        ("kind", text(Some(view.kind())), stated(reports, |fact| text(Some(fact.kind)))),
        ("level", text(view.level()), stated(reports, |fact| text(fact.level))),
        ("date", text(view.date()), stated_dates(reports, |fact| fact.date)),
    ];
    disagreements(FactView::Meeting(view), fields)
}

fn of_dispute(view: DisputeView<'_>) -> Vec<Disagreement<'_>> {
    let reports = view.reports();
    let fields = [
        ("status", text(Some(view.status())), stated(reports, |fact| text(Some(fact.status)))),
        ("subject", text(view.subject()), stated(reports, |fact| fact.subject.clone())),
        ("date", text(view.date()), stated_dates(reports, |fact| fact.date)),
        ("since", text(view.since()), stated_dates(reports, |fact| fact.since)),
        ("until", text(view.until()), stated_dates(reports, |fact| fact.until)),
    ];
    disagreements(FactView::Dispute(view), fields)
}

fn of_action(view: ActionView<'_>) -> Vec<Disagreement<'_>> {
    let status = stated(view.reports(), |fact| text(Some(fact.status)));
    disagreements(FactView::Action(view), [("status", text(Some(view.status())), status)])
}

fn text<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

type Field<'g> = (&'static str, Option<String>, Vec<StatedValue<'g>>);

fn disagreements<'g, const N: usize>(fact: FactView<'g>, fields: [Field<'g>; N]) -> Vec<Disagreement<'g>> {
    let differing = fields.into_iter().filter(|(_, _, values)| values.len() > 1);
    let found = differing.map(|(field, best, values)| Disagreement {
        fact,
        field,
        best: best.unwrap_or_default(),
        values,
    });
    found.collect()
}

/// Each value with the documents that state it, in the order of the reports.
fn stated<'g, F>(reports: &'g [Report<F>], value: impl Fn(&'g F) -> Option<String>) -> Vec<StatedValue<'g>> {
    let mut values: Vec<StatedValue<'g>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for report in reports {
        let Some(value) = value(&report.fact) else { continue };
        let place = *places.entry(value).or_insert_with_key(|value| {
            values.push(StatedValue { value: value.clone(), documents: Vec::new() });
            values.len() - 1
        });
        let id = report.document.id.as_str();
        if let Some(stated) = values.get_mut(place).filter(|stated| stated.documents.last() != Some(&id)) {
            stated.documents.push(id);
        }
    }
    values
}

/// As [`stated`], but nothing where every two dates overlap.
fn stated_dates<'g, F>(
    reports: &'g [Report<F>],
    date: impl Fn(&'g F) -> Option<Date>,
) -> Vec<StatedValue<'g>> {
    let dates = || reports.iter().filter_map(|report| date(&report.fact));
    let latest_start = dates().map(Date::first_day).max();
    let earliest_end = dates().map(Date::last_day).min();
    if latest_start <= earliest_end {
        return Vec::new();
    }
    stated(reports, |fact| text(date(fact)))
}
