//! From the line of a row to an event, or to what is wrong with it.

use super::{
    actors::Actors,
    formats::{Columns, Format, Refused},
    report::{ImportReport, Rejection},
    texts::Texts,
};
use crate::{
    coded::{CodedEvent, EventCode},
    date::Date,
    world::World,
};

/// The rows of one data set, and what was made of them so far.
#[derive(Debug)]
pub(super) struct Rows<'w> {
    format: Format,
    columns: Columns,
    actors: Actors<'w>,
    days: Texts<Option<Date>>,
    codes: Texts<Option<EventCode>>,
    report: ImportReport,
    number: usize,
}

impl<'w> Rows<'w> {
    pub(super) fn new(world: &'w World, format: Format) -> Rows<'w> {
        Rows {
            format,
            columns: Columns::default(),
            actors: Actors::new(world),
            days: Texts::default(),
            codes: Texts::default(),
            report: ImportReport::default(),
            number: 0,
        }
    }

    pub(super) fn report(&self) -> &ImportReport {
        &self.report
    }

    /// The event of the next line; `None` where it has none, which is reported unless there is no row.
    pub(super) fn event(&mut self, line: &[u8]) -> Option<CodedEvent> {
        self.number += 1;
        let returns = line.iter().rev().take_while(|byte| **byte == b'\r').count();
        let line = line.get(..line.len() - returns).unwrap_or_default();
        let Ok(line) = std::str::from_utf8(line) else {
            self.report.reject(self.number, Rejection::Text, &String::from_utf8_lossy(line));
            return None;
        };
        let line = if self.number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if line.is_empty() || (self.number == 1 && self.columns.are_named_in(line, self.format)) {
            return None;
        }
        match self.coded(line) {
            Ok(event) => {
                self.report.take();
                Some(event)
            }
            Err((reason, text)) => {
                self.report.reject(self.number, reason, &text);
                None
            }
        }
    }

    fn coded<'l>(&mut self, line: &'l str) -> Result<CodedEvent, Refused<'l>> {
        let row = self.columns.row(line, self.format)?;
        let Some(date) = self.days.meaning(&row.date, day) else { return Err((Rejection::Date, row.date)) };
        let Some(code) = self.codes.meaning(&row.code, code) else { return Err((Rejection::Code, row.code)) };
        let Some(actor) = self.actors.find(&row.actor, date) else {
            return Err((Rejection::Actor, row.actor.text()));
        };
        let Some(target) = self.actors.find(&row.target, date) else {
            return Err((Rejection::Target, row.target.text()));
        };
        if actor == target {
            return Err((Rejection::SameActor, row.actor.text()));
        }
        Ok(CodedEvent::new(date, actor, code, target))
    }
}

/// The event type of this code or name.
fn code(text: &str) -> Option<EventCode> {
    EventCode::nearest(text).or_else(|| EventCode::of_name(text))
}

/// A day as `2014-11-10`, perhaps with a time after it, or as `20141110`.
fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u8>().ok();
    let date = match text.as_bytes() {
        digits if digits.len() == 8 && digits.iter().all(u8::is_ascii_digit) => {
            Date::new(text.get(..4)?.parse().ok()?, part(4, 6), part(6, 8))
        }
        _ => text.get(..10)?.parse().ok(),
    };
    date.filter(|date| date.day().is_some())
}
