//! How alliances and disputes stood on a day.

use super::{
    best,
    node::{AllianceNode, DisputeNode, Report},
};
use crate::{
    date::Date,
    reading::{AllianceFact, AllianceStatus, DisputeFact, DisputeStatus, Origin, Reading, in_term},
};

/// A fact with a term and a status.
trait Standing {
    type Status: Copy + PartialEq;

    const ACTIVE: Self::Status;
    const OVER: Self::Status;

    fn term(&self) -> (Option<Date>, Option<Date>);
    fn is_begun(&self) -> bool;
    /// Ends the term, or opens it.
    fn set(&mut self, status: Self::Status, until: Option<Date>);
}

impl Standing for AllianceFact {
    type Status = AllianceStatus;

    const ACTIVE: AllianceStatus = AllianceStatus::Active;
    const OVER: AllianceStatus = AllianceStatus::Ended;

    fn term(&self) -> (Option<Date>, Option<Date>) {
        (self.since, self.until)
    }

    fn is_begun(&self) -> bool {
        self.status != AllianceStatus::Proposed
    }

    fn set(&mut self, status: AllianceStatus, until: Option<Date>) {
        (self.status, self.until) = (status, until);
    }
}

impl Standing for DisputeFact {
    type Status = DisputeStatus;

    const ACTIVE: DisputeStatus = DisputeStatus::Active;
    const OVER: DisputeStatus = DisputeStatus::Resolved;

    fn term(&self) -> (Option<Date>, Option<Date>) {
        (self.since, self.until)
    }

    fn is_begun(&self) -> bool {
        true
    }

    fn set(&mut self, status: DisputeStatus, until: Option<Date>) {
        (self.status, self.until) = (status, until);
    }
}

/// What was known at the end of a date: the reading of a document published by then; of a table, what had begun by
/// then, with no end that was still to come.
pub(super) fn as_of(reading: &Reading, date: Date) -> Option<Reading> {
    match reading.origin {
        Origin::Document | Origin::Coded => {
            let published = reading.published.is_some_and(|day| day.last_day() <= date.last_day());
            published.then(|| reading.clone())
        }
        Origin::Reference => {
            let mut reading = reading.clone();
            as_they_stood(&mut reading.alliances, date);
            as_they_stood(&mut reading.disputes, date);
            Some(reading)
        }
    }
}

fn as_they_stood<F: Standing>(facts: &mut Vec<F>, date: Date) {
    facts.retain_mut(|fact| {
        let (since, until) = fact.term();
        if since.is_some_and(|since| since.first_day() > date.last_day()) {
            return false;
        }
        if let Some(until) = until
            && fact.is_begun()
        {
            match until.last_day() < date.last_day() {
                true => fact.set(F::OVER, Some(until)),
                false => fact.set(F::ACTIVE, None),
            }
        }
        true
    });
}

impl AllianceNode {
    /// Whether it was in force on any day of the date: within its term, and where the end of that is not known, active
    /// by the latest report that was published by then.
    pub(crate) fn in_force_on(&self, date: Date) -> bool {
        let stood = || stood_on(&self.reports, self.since, date, |fact| fact.status, alliance_progress);
        in_term(self.since, self.until, date)
            && match self.until {
                Some(_) => self.status != AllianceStatus::Proposed,
                None => stood() == Some(AllianceStatus::Active),
            }
    }
}

impl DisputeNode {
    /// Whether it was going on, easing or not, on any day of the date: within its term, and where the end of that is
    /// not known, by the latest report that was published by then.
    pub(crate) fn active_on(&self, date: Date) -> bool {
        let stood = || stood_on(&self.reports, self.since, date, |fact| fact.status, |status| status);
        in_term(self.since, self.until, date)
            && (self.until.is_some()
                || matches!(stood(), Some(DisputeStatus::Active | DisputeStatus::Easing)))
    }
}

/// What reports say of a date: the latest published by then, and tables. Where it is known since when the fact holds,
/// later reports tell of earlier days too.
fn stood_on<F, T: Copy, R: Ord>(
    reports: &[Report<F>],
    since: Option<Date>,
    date: Date,
    value: impl Fn(&F) -> T,
    rank: impl Fn(T) -> R,
) -> Option<T> {
    let known = |report: &&Report<F>| {
        let document = &report.document;
        document.origin == Origin::Reference
            || document.published.is_some_and(|day| day.first_day() <= date.last_day())
    };
    let by_then = best::latest(reports.iter().filter(known), &value, rank);
    let first = since.and_then(|_| reports.first()).map(|report| value(&report.fact));
    by_then.or(first)
}

/// How far an alliance with this status has come.
pub(super) fn alliance_progress(status: AllianceStatus) -> u8 {
    match status {
        AllianceStatus::Proposed => 0,
        AllianceStatus::Active => 1,
        AllianceStatus::Ended => 2,
    }
}

/// How an alliance stands: a row of a table that has an end to its term is over.
pub(super) fn alliance_status(status: AllianceStatus, origin: Origin, until: Option<Date>) -> AllianceStatus {
    match (status, origin) {
        (AllianceStatus::Active, Origin::Reference) if until.is_some() => AllianceStatus::Ended,
        (status, _) => status,
    }
}

/// How a dispute stands: a row of a table that has an end to its term is over.
pub(super) fn dispute_status(status: DisputeStatus, origin: Origin, until: Option<Date>) -> DisputeStatus {
    match (status, origin) {
        (DisputeStatus::Active | DisputeStatus::Easing, Origin::Reference) if until.is_some() => {
            DisputeStatus::Resolved
        }
        (status, _) => status,
    }
}
