//! Cooperation against conflict, over time.

use std::{collections::BTreeMap, fmt};

use super::{
    event::{Event, EventKind, EventStatus},
    events::Events,
};
use crate::{
    coded::{EventCode, QuadClass},
    date::{Date, Precision},
    error::Result,
    graph::KnowledgeGraph,
    reading::MeetingStatus,
};

/// What happened in one period, weighed as cooperative or conflictual; made by [`Events::balance`].
///
/// Each event has the score of its code on the scale of Goldstein, from −10 (most hostile) to 10; meetings, actions and
/// PLOVER events that of their type. Planned, proposed and cancelled meetings are left out.
///
/// ```
/// use diplograph::{Precision, QuadClass};
/// let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[
///     {"actors":["USA"],"targets":["PRK"],"kind":"sanction","status":"done","date":"2017-08-05"},
///     {"actors":["PRK"],"targets":["USA"],"kind":"threaten","status":"done","date":"2017-08-09"}],
///     "meetings":[{"participants":["PRK","USA"],"kind":"summit","status":"held","date":"2018-06-12"}]}]}"#;
/// let graph = diplograph::KnowledgeGraph::from_json(json)?;
/// let years = graph.balance("USA", "North Korea", Precision::Year)?;
/// let lines: Vec<String> = years.iter().map(|year| year.to_string()).collect();
/// assert_eq!(lines, ["2017: 0 cooperative, 2 conflictual, mean -5.0", "2018: 1 cooperative, 0 conflictual, mean 1.0"]);
/// assert_eq!(years[0].count(QuadClass::VerbalConflict), 1);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    period: Date,
    counts: [usize; 4],
    statements: usize,
    tenths: i64,
}

impl Balance {
    /// The day, month or year; of events whose date is wider than what was asked for, that wider date.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let months = graph.events_involving("Ukraine")?.balance(Precision::Month);
    /// assert_eq!(months[0].period().to_string(), "2014-03");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn period(&self) -> Date {
        self.period
    }

    /// How many events there are of this quad class.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::{Precision, QuadClass};
    /// let year = graph.events_involving("Ukraine")?.balance(Precision::Year).remove(0);
    /// assert_eq!(year.count(QuadClass::MaterialConflict), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn count(&self, quad: QuadClass) -> usize {
        let at = QuadClass::ALL.iter().position(|class| *class == quad);
        at.and_then(|at| self.counts.get(at)).copied().unwrap_or_default()
    }

    /// How many events there are, statements and appeals, which are of no quad class, included.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","010","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let months = graph.events_involving("Ukraine")?.balance(Precision::Month);
    /// assert_eq!((months[0].events(), months[0].cooperative(), months[0].conflictual()), (2, 1, 0));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn events(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.statements
    }

    /// How many events are cooperative, verbally or materially.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let year = graph.events_involving("Ukraine")?.balance(Precision::Year).remove(0);
    /// assert_eq!(year.cooperative(), 1); // the visit
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn cooperative(&self) -> usize {
        self.count(QuadClass::VerbalCooperation) + self.count(QuadClass::MaterialCooperation)
    }

    /// How many events are conflictual, verbally or materially.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let year = graph.events_involving("Ukraine")?.balance(Precision::Year).remove(0);
    /// assert_eq!(year.conflictual(), 1); // the assault
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn conflictual(&self) -> usize {
        self.count(QuadClass::VerbalConflict) + self.count(QuadClass::MaterialConflict)
    }

    /// The sum of the scores, exact to the tenth.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let years = graph.events_involving("Ukraine")?.balance(Precision::Year);
    /// assert_eq!((years[0].sum(), years[0].mean()), (-8.1, -4.05));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn sum(&self) -> f64 {
        self.tenths as f64 / 10.0
    }

    /// The mean of the scores.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let year = graph.events_involving("Ukraine")?.balance(Precision::Year).remove(0);
    /// assert_eq!(year.mean(), (1.9 - 10.0) / 2.0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn mean(&self) -> f64 {
        self.sum() / self.events().max(1) as f64
    }

    fn add(&mut self, quad: Option<QuadClass>, tenths: i16, events: usize) {
        let at = quad.and_then(|quad| QuadClass::ALL.iter().position(|class| *class == quad));
        match at.and_then(|at| self.counts.get_mut(at)) {
            Some(count) => *count += events,
            None => self.statements += events,
        }
        self.tenths += i64::from(tenths) * events as i64;
    }
}

impl fmt::Display for Balance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (with, against) = (self.cooperative(), self.conflictual());
        write!(f, "{}: {with} cooperative, {against} conflictual, mean {:.1}", self.period, self.mean())
    }
}

impl Events<'_> {
    /// How many events there are of each kind, in the order of kinds; kinds without events are left out.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"],["2014-03-06","USA","043","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::{ActionKind, MeetingKind};
    /// let counts = graph.events_involving("Ukraine")?.counts_by_kind();
    /// assert_eq!(counts, [(MeetingKind::Visit.into(), 2), (ActionKind::Assault.into(), 1)]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn counts_by_kind(self) -> Vec<(EventKind, usize)> {
        let mut codes = [0usize; EventCode::LIMIT];
        let mut kinds: BTreeMap<EventKind, usize> = BTreeMap::new();
        self.for_each(|event| match event {
            Event::Coded(view) => {
                if let Some(count) = codes.get_mut(usize::from(view.code().index())) {
                    *count += 1;
                }
            }
            event => *kinds.entry(event.kind()).or_default() += 1,
        });
        for (index, count) in (0u16..).zip(codes).filter(|(_, count)| *count > 0) {
            *kinds.entry(EventKind::of_code(EventCode::at(index))).or_default() += count;
        }
        kinds.into_iter().collect()
    }

    /// What happened in each day, month or year, weighed as cooperative or conflictual, in the order of periods; events
    /// without a date are left out, and so are periods without events. See [`Balance`].
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-04-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Precision;
    /// let means: Vec<f64> = graph.events_involving("Ukraine")?.balance(Precision::Month).iter().map(|m| m.mean()).collect();
    /// assert_eq!(means, [-10.0, 1.9]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn balance(self, precision: Precision) -> Vec<Balance> {
        let mut periods: Vec<Balance> = Vec::new();
        let happened = self.filter(|event| match event.status() {
            EventStatus::Meeting(status) => status == MeetingStatus::Held,
            EventStatus::Action(_) => true,
        });
        happened.for_each(|event| {
            let Some(period) = event.date().map(|date| date.to_precision(precision)) else { return };
            let (tenths, quad) = match event {
                Event::Coded(view) => (view.code().goldstein_tenths(), view.code().quad()),
                event => event.kind().scored(),
            };
            // Events come by date, so the period is the last one or a new one, but for wider dates among narrow ones.
            let at = periods.iter().rposition(|known| known.period <= period);
            let at = match at {
                Some(at) if periods.get(at).is_some_and(|known| known.period == period) => at,
                at => {
                    let at = at.map_or(0, |at| at + 1);
                    periods.insert(at, Balance { period, counts: [0; 4], statements: 0, tenths: 0 });
                    at
                }
            };
            if let Some(balance) = periods.get_mut(at) {
                balance.add(quad, tenths, 1);
            }
        });
        periods
    }
}

impl KnowledgeGraph {
    /// How many events of each kind link two actors, in the order of kinds: [`Events::counts_by_kind`] of
    /// [`events_between`](KnowledgeGraph::events_between).
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let counts = graph.counts_by_kind("Russia", "Ukraine")?;
    /// assert_eq!(counts, [(diplograph::ActionKind::Assault.into(), 1)]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn counts_by_kind(&self, a: &str, b: &str) -> Result<Vec<(EventKind, usize)>> {
        Ok(self.events_between(a, b)?.counts_by_kind())
    }

    /// Cooperation against conflict between two actors over time: [`Events::balance`] of
    /// [`events_between`](KnowledgeGraph::events_between).
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","RUS","190","UKR"],["2014-03-05","USA","042","UKR"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let years = graph.balance("Russia", "Ukraine", diplograph::Precision::Year)?;
    /// assert_eq!(years[0].to_string(), "2014: 0 cooperative, 1 conflictual, mean -10.0");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn balance(&self, a: &str, b: &str, precision: Precision) -> Result<Vec<Balance>> {
        Ok(self.events_between(a, b)?.balance(precision))
    }
}
