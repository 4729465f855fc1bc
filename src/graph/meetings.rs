//! When two reports are of one meeting.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    best,
    node::{MeetingNode, Report},
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{MeetingFact, MeetingKind, MeetingStatus, Origin},
    world::fold,
};

/// How many days an undated meeting may lie from the publication of its report.
const UNDATED_DAYS: i32 = 183;

/// The longest span of one date, a leap year.
const YEAR_DAYS: i32 = 366;

/// Meetings from all their reports, in no order that matters.
pub(super) fn cluster(reports: Vec<Report<MeetingFact>>) -> Vec<MeetingNode> {
    let mut groups: BTreeMap<(Vec<ActorCode>, KindClass, Origin), Vec<Report<MeetingFact>>> = BTreeMap::new();
    for report in reports {
        let key = (report.fact.participants.clone(), KindClass::of(report.fact.kind), report.document.origin);
        groups.entry(key).or_default().push(report);
    }
    groups.into_values().flat_map(encounters).filter_map(node).collect()
}

/// Kinds that may name one encounter.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum KindClass {
    Assembly,
    Other(MeetingKind),
}

impl KindClass {
    fn of(kind: MeetingKind) -> KindClass {
        match kind {
            MeetingKind::Summit | MeetingKind::Talks | MeetingKind::Conference => KindClass::Assembly,
            MeetingKind::Visit | MeetingKind::Call => KindClass::Other(kind),
        }
    }
}

/// Reports taken to be of one meeting, and what they say. The first is the most precise; dates are compared with it alone.
#[derive(Default)]
struct Encounter {
    reports: Vec<Report<MeetingFact>>,
    documents: BTreeSet<String>,
    statuses: BTreeSet<MeetingStatus>,
    kinds: BTreeSet<MeetingKind>,
    place: Option<String>,
}

/// Tells the encounters of one set of participants apart: the most precise reports first, each later one joining the
/// encounter it fits best.
fn encounters(mut reports: Vec<Report<MeetingFact>>) -> Vec<Vec<Report<MeetingFact>>> {
    reports.sort_by(|a, b| precision_order(a).cmp(&precision_order(b)));
    let mut found: Vec<Encounter> = Vec::new();
    let mut by_day: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
    for report in reports {
        let place = report.fact.place.as_deref().map(fold);
        match best_fit(&report, place.as_deref(), &found, &by_day).and_then(|i| found.get_mut(i)) {
            Some(encounter) => encounter.join(report, place),
            None => {
                by_day.entry(anchor(&report)).or_default().push(found.len());
                let mut encounter = Encounter::default();
                encounter.join(report, place);
                found.push(encounter);
            }
        }
    }
    found.into_iter().map(|encounter| encounter.reports).collect()
}

fn precision_order(report: &Report<MeetingFact>) -> impl Ord {
    let MeetingFact { date, status, level, kind, place, .. } = &report.fact;
    let (unpublished, published, document, _) = report.order();
    let precision = Reverse(date.map(Date::precision));
    let unplaced = (place.is_none(), place.clone());
    (precision, *date, unpublished, published, document.to_owned(), *status, unplaced, *kind, *level)
}

/// The day an encounter is looked up by: of its meeting, else of its first report.
fn anchor(report: &Report<MeetingFact>) -> Option<Date> {
    report.fact.date.or(report.document.published).map(Date::first_day)
}

/// Where to look for the days of encounters that may fit the report; `None` for everywhere. Encounters found before a
/// dated report are as precise at least, so their days lie within its date.
fn reach(report: &Report<MeetingFact>) -> Option<(Date, Date)> {
    match (report.fact.date, report.document.published) {
        (Some(date), _) => Some((date.first_day(), date.last_day())),
        (None, Some(published)) => {
            let days = UNDATED_DAYS + YEAR_DAYS;
            let (from, to) = (published.first_day().plus_days(-days), published.last_day().plus_days(days));
            Some((from.min(published.first_day()), to.max(published.last_day())))
        }
        (None, None) => None,
    }
}

/// The encounter that the report fits best. Of several, the first; but none where their dates are not the report's own,
/// for then any would be a guess.
fn best_fit(
    report: &Report<MeetingFact>,
    place: Option<&str>,
    found: &[Encounter],
    by_day: &BTreeMap<Option<Date>, Vec<usize>>,
) -> Option<usize> {
    let candidates: Vec<usize> = match reach(report) {
        Some((from, to)) => {
            let anywhen = by_day.get(&None).into_iter().flatten();
            by_day.range(Some(from)..=Some(to)).flat_map(|(_, list)| list).chain(anywhen).copied().collect()
        }
        None => by_day.values().flatten().copied().collect(),
    };
    let scored = candidates.into_iter().filter_map(|i| Some((found.get(i)?.fit(report, place)?, i)));
    let mut best: Option<(Fit, usize, bool)> = None;
    for (fit, i) in scored {
        best = match best {
            Some((top, j, _)) if top == fit => Some((top, j, false)),
            Some(kept) if kept.0 > fit => Some(kept),
            _ => Some((fit, i, true)),
        };
    }
    best.and_then(|(fit, i, alone)| (alone || matches!(fit.0, SAME_DATE | BOTH_UNDATED)).then_some(i))
}

/// How well a report fits: by date, status, place and kind.
type Fit = (u8, bool, bool, bool);

const SAME_DATE: u8 = 3;
const WIDER_DATE: u8 = 2;
const BOTH_UNDATED: u8 = 1;
const ONE_UNDATED: u8 = 0;

impl Encounter {
    fn join(&mut self, report: Report<MeetingFact>, place: Option<String>) {
        self.documents.insert(report.document.id.clone());
        self.statuses.insert(report.fact.status);
        self.kinds.insert(report.fact.kind);
        self.place = self.place.take().or(place);
        self.reports.push(report);
    }

    fn fit(&self, report: &Report<MeetingFact>, place: Option<&str>) -> Option<Fit> {
        let first = self.reports.first()?;
        let by_date = date_fit(first, report)?;
        let place_differs = self.place.as_deref().zip(place).is_some_and(|(a, b)| a != b);
        if place_differs || self.documents.contains(&report.document.id) {
            return None;
        }
        let same_status = self.statuses.contains(&report.fact.status);
        let same_kind = self.kinds.contains(&report.fact.kind);
        Some((by_date, same_status, self.place.as_deref() == place, same_kind))
    }
}

/// How well the dates fit, `None` where they do not.
fn date_fit(a: &Report<MeetingFact>, b: &Report<MeetingFact>) -> Option<u8> {
    match (a.fact.date, b.fact.date) {
        (Some(day), Some(other)) if day == other => Some(SAME_DATE),
        (Some(day), Some(other)) => (day.contains(other) || other.contains(day)).then_some(WIDER_DATE),
        (None, None) => near(a.document.published, b.document.published).then_some(BOTH_UNDATED),
        (Some(day), None) => near(Some(day), b.document.published).then_some(ONE_UNDATED),
        (None, Some(day)) => near(Some(day), a.document.published).then_some(ONE_UNDATED),
    }
}

fn near(a: Option<Date>, b: Option<Date>) -> bool {
    let Some((a, b)) = a.zip(b) else { return true };
    a.first_day() <= b.last_day().plus_days(UNDATED_DAYS)
        && b.first_day() <= a.last_day().plus_days(UNDATED_DAYS)
}

fn node(mut reports: Vec<Report<MeetingFact>>) -> Option<MeetingNode> {
    reports.sort_by(|a, b| a.order().cmp(&b.order()));
    let facts = || reports.iter().map(|report| &report.fact);
    Some(MeetingNode {
        origin: reports.first()?.document.origin,
        participants: facts().next()?.participants.clone(),
        kind: best::commonest(facts().map(|fact| fact.kind))?,
        status: best::latest(&reports, |fact| fact.status, progress)?,
        level: facts().filter_map(|fact| fact.level).min(),
        place: best::commonest(facts().filter_map(|fact| fact.place.clone())),
        date: best::date(facts().map(|fact| fact.date)),
        reports,
    })
}

fn progress(status: MeetingStatus) -> u8 {
    match status {
        MeetingStatus::Proposed => 0,
        MeetingStatus::Planned => 1,
        MeetingStatus::Cancelled => 2,
        MeetingStatus::Held => 3,
    }
}
