//! Readers of event data sets, a line at a time.
//!
//! A row that does not fit is no error: it is counted and reported with its number.

mod actors;
mod formats;
mod report;
mod texts;

pub use report::{ImportReport, RejectedRow, Rejection};

use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use self::{
    actors::Actors,
    formats::{Columns, Format},
    texts::Texts,
};
use crate::{
    coded::{CodedEvent, EventCode},
    date::Date,
    error::{Error, Result},
    world::World,
};

/// Reads an event data set, one event at a time, in memory that does not grow with it.
///
/// Actors are found through a [`World`]: by the country code or country name of the row, else by name, else as the nation
/// in parentheses after a role ("Police (India)"), else as a leader in office on the day. A row without two different
/// actors, a day and a known code is passed over; [`report`](EventReader::report) says how many there were, why, and
/// where.
///
/// ```
/// use diplograph::{EventReader, KnowledgeGraph, World};
///
/// let rows = "Japan\tMake a visit\tChina\t2014-11-10\nSomebody\tConsult\tJapan\t2014-11-11\n";
/// let world = World::bundled();
/// let mut reader = EventReader::icews(&world, rows.as_bytes(), "icews.tsv");
/// let mut graph = KnowledgeGraph::new();
/// graph.import_events("ICEWS", &mut reader)?;
/// assert_eq!(graph.events_between("Japan", "China")?.next().unwrap().to_string(), "visit of Japan and China (held, 2014-11-10)");
/// assert_eq!(reader.report().to_string(), "2 rows, 1 taken; 1 with an unknown actor (first: line 2, `Somebody`)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Debug)]
pub struct EventReader<'w, R> {
    reader: R,
    file: String,
    format: Format,
    columns: Columns,
    actors: Actors<'w>,
    days: Texts<Option<Date>>,
    codes: Texts<Option<EventCode>>,
    report: ImportReport,
    line: Vec<u8>,
    number: usize,
    failed: bool,
}

impl<'w> EventReader<'w, BufReader<File>> {
    /// A reader of a file in the format of its name: `icews`, `gdelt` or `polecat` in it, case apart; else ICEWS.
    ///
    /// # Errors
    /// [`Error::Io`] where the file cannot be opened.
    ///
    /// ```
    /// use diplograph::{Error, EventReader, World};
    /// assert!(matches!(EventReader::open(&World::bundled(), "no/such.tsv"), Err(Error::Io { .. })));
    /// ```
    pub fn open(world: &'w World, path: impl AsRef<Path>) -> Result<EventReader<'w, BufReader<File>>> {
        let path = path.as_ref();
        let file = File::open(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().to_lowercase();
        let format = match () {
            () if name.contains("gdelt") => Format::Gdelt,
            () if name.contains("polecat") || name.contains("ngec") => Format::Polecat,
            () => Format::Icews,
        };
        Ok(EventReader::new(world, BufReader::new(file), path.to_string_lossy(), format))
    }
}

impl<'w, R: BufRead> EventReader<'w, R> {
    fn new(world: &'w World, reader: R, file: impl Into<String>, format: Format) -> EventReader<'w, R> {
        EventReader {
            reader,
            file: file.into(),
            format,
            columns: Columns::default(),
            actors: Actors::new(world),
            days: Texts::default(),
            codes: Texts::default(),
            report: ImportReport::default(),
            line: Vec::new(),
            number: 0,
            failed: false,
        }
    }

    /// A reader of ICEWS events: the tab-separated files of the project, with their header, or four columns without one
    /// (source, type of event by name or code, target, day) as data sets derived from it have. `file` is for errors.
    ///
    /// ```
    /// use diplograph::{EventReader, World};
    /// let world = World::bundled();
    /// let rows = "Event ID\tEvent Date\tSource Name\tSource Country\tCAMEO Code\tTarget Name\tTarget Country\n\
    ///             1\t2014-11-10\tShinzo Abe\tJapan\t042\tXi Jinping\tChina\n";
    /// let event = EventReader::icews(&world, rows.as_bytes(), "events.tab").next().unwrap()?;
    /// assert_eq!(event.to_string(), "2014-11-10 JPN 042 CHN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn icews(world: &'w World, reader: R, file: impl Into<String>) -> EventReader<'w, R> {
        EventReader::new(world, reader, file, Format::Icews)
    }

    /// A reader of GDELT 1.0 events (57 or 58 columns) or 2.0 events (61), tab-separated without a header.
    ///
    /// ```
    /// use diplograph::{EventReader, World};
    /// let world = World::bundled();
    /// let mut row = [""; 58];
    /// (row[1], row[7], row[17], row[26]) = ("20141110", "JPN", "CHN", "042");
    /// let row = row.join("\t");
    /// let event = EventReader::gdelt(&world, row.as_bytes(), "20141110.export.csv").next().unwrap()?;
    /// assert_eq!(event.to_string(), "2014-11-10 JPN 042 CHN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn gdelt(world: &'w World, reader: R, file: impl Into<String>) -> EventReader<'w, R> {
        EventReader::new(world, reader, file, Format::Gdelt)
    }

    /// A reader of POLECAT events: JSON Lines as the NGEC coder writes them, or the tab-separated files of the data set
    /// with their header.
    ///
    /// ```
    /// use diplograph::{EventReader, World};
    /// let world = World::bundled();
    /// let row = r#"{"event_type":"CONSULT","event_mode":["visit"],"pub_date":"2022-05-04",
    ///     "attributes":{"ACTOR":[{"text":"Tokyo","country":"JPN"}],"RECIP":[{"text":"Beijing","country":"CHN"}]}}"#;
    /// let row = row.replace('\n', " ");
    /// let event = EventReader::polecat(&world, row.as_bytes(), "ngec.jsonl").next().unwrap()?;
    /// assert_eq!(event.to_string(), "2022-05-04 JPN CONSULT CHN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn polecat(world: &'w World, reader: R, file: impl Into<String>) -> EventReader<'w, R> {
        EventReader::new(world, reader, file, Format::Polecat)
    }

    /// What was read so far: how many rows, how many of them taken, and what was wrong with the others.
    pub fn report(&self) -> &ImportReport {
        &self.report
    }

    /// The next line without its end, `None` at the end of the file.
    fn next_line(&mut self) -> Result<Option<()>> {
        self.line.clear();
        let read = self.reader.read_until(b'\n', &mut self.line);
        let bytes = read.map_err(|source| Error::Io { path: self.file.clone().into(), source })?;
        self.number += 1;
        while self.line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            self.line.pop();
        }
        Ok((bytes > 0).then_some(()))
    }

    fn event(&mut self) -> std::result::Result<Option<CodedEvent>, (Rejection, String)> {
        let Ok(line) = std::str::from_utf8(&self.line) else {
            return Err((Rejection::Text, String::from_utf8_lossy(&self.line).into_owned()));
        };
        let line = if self.number == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if line.is_empty() || (self.number == 1 && self.columns.are_named_in(line, self.format)) {
            return Ok(None);
        }
        let row = self.columns.row(line, self.format)?;
        let refused = |reason, text: &str| (reason, text.to_owned());
        let date = self.days.meaning(&row.date, day).ok_or_else(|| refused(Rejection::Date, &row.date))?;
        let code = self.codes.meaning(&row.code, code).ok_or_else(|| refused(Rejection::Code, &row.code))?;
        let actor = self.actors.find(&row.actor, date);
        let actor = actor.ok_or_else(|| refused(Rejection::Actor, row.actor.text()))?;
        let target = self.actors.find(&row.target, date);
        let target = target.ok_or_else(|| refused(Rejection::Target, row.target.text()))?;
        if actor == target {
            return Err(refused(Rejection::SameActor, row.actor.text()));
        }
        Ok(Some(CodedEvent::new(date, actor, code, target)))
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

impl<R: BufRead> Iterator for EventReader<'_, R> {
    type Item = Result<CodedEvent>;

    fn next(&mut self) -> Option<Result<CodedEvent>> {
        while !self.failed {
            match self.next_line() {
                Ok(Some(())) => {}
                Ok(None) => return None,
                Err(error) => {
                    self.failed = true;
                    return Some(Err(error));
                }
            }
            match self.event() {
                Ok(Some(event)) => {
                    self.report.take();
                    return Some(Ok(event));
                }
                Ok(None) => {}
                Err((reason, text)) => self.report.reject(self.number, reason, &text),
            }
        }
        None
    }
}
