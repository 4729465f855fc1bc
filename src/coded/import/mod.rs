//! Readers of event data sets, some thousand lines at a time.
//!
//! A row that does not fit is no error: it is counted and reported with its number.

mod actors;
mod formats;
mod report;
mod rows;
mod scan;
mod texts;

pub use report::{ImportReport, RejectedRow, Rejection};

use std::{
    fs::File,
    io::{BufRead, BufReader, ErrorKind},
    path::Path,
};

use self::{formats::Format, rows::Rows};
use crate::{
    actor::ActorCode,
    coded::{CodedEvent, NumberedEvent},
    error::{Error, Result},
    world::World,
};

/// How many bytes are read at a time; with several threads, enough that each has much to do.
const BLOCK: usize = if cfg!(feature = "rayon") { 1 << 22 } else { 1 << 17 };

/// Reads an event data set, one event at a time, in memory that does not grow with it.
///
/// With the feature `rayon` rows are read on rayon's current pool of threads, where the buffer of the reader holds enough
/// of them (as that of [`open`](EventReader::open) does); the events, their order and the report are the same.
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
    rows: Rows<'w>,
    /// How many of the events of the rows were handed out.
    given: usize,
    /// The beginning of a line whose end was not read yet.
    line: Vec<u8>,
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
        Ok(EventReader::new(world, BufReader::with_capacity(BLOCK, file), path.to_string_lossy(), format))
    }
}

impl<'w, R: BufRead> EventReader<'w, R> {
    fn new(world: &'w World, reader: R, file: impl Into<String>, format: Format) -> EventReader<'w, R> {
        EventReader {
            reader,
            file: file.into(),
            rows: Rows::new(world, format),
            given: 0,
            line: Vec::new(),
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

    /// What was read so far: how many rows, how many of them taken, and what was wrong with the others. The reader is some
    /// thousand rows ahead of the events that it has given.
    ///
    /// ```
    /// use diplograph::{EventReader, World};
    /// let world = World::bundled();
    /// let rows = "Japan\tConsult\tChina\t2014-11-10\nJapan\tConsult\n";
    /// let mut reader = EventReader::icews(&world, rows.as_bytes(), "rows.tsv");
    /// assert_eq!(reader.by_ref().count(), 1);
    /// assert_eq!((reader.report().rows(), reader.report().taken()), (2, 1));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn report(&self) -> &ImportReport {
        self.rows.report()
    }

    /// The events that were read and not given yet, and the actors that their numbers mean; where there are none, those of
    /// the next rows. `None` at the end. They count as given.
    pub(crate) fn next_block(&mut self) -> Option<Result<(&[NumberedEvent], &[ActorCode])>> {
        while self.given == self.rows.events().len() {
            match self.read_block() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
        let events = self.rows.events();
        let events = events.get(std::mem::replace(&mut self.given, events.len())..).unwrap_or_default();
        Some(Ok((events, self.rows.actors())))
    }

    /// Reads the next rows, in place of the events before; `false` at the end and after an error.
    fn read_block(&mut self) -> Result<bool> {
        self.rows.clear();
        self.given = 0;
        let read = if self.failed { Ok(false) } else { self.read_lines() };
        read.map_err(|source| {
            self.failed = true;
            Error::Io { path: self.file.clone().into(), source }
        })
    }

    /// Reads the whole lines that are in the buffer; `false` where there is nothing more to read.
    fn read_lines(&mut self) -> std::io::Result<bool> {
        let EventReader { reader, rows, line, .. } = self;
        let buffer = loop {
            match reader.fill_buf() {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                buffer => break buffer?,
            }
        };
        let block = buffer.get(..BLOCK).unwrap_or(buffer);
        let is_end = |byte: &u8| *byte == b'\n';
        if block.is_empty() {
            let rest = std::mem::take(line);
            rows.read(&rest);
            return Ok(!rest.is_empty());
        }
        let (whole, begun) = block.split_at(block.iter().rposition(is_end).map_or(0, |end| end + 1));
        let first = if line.is_empty() { 0 } else { whole.iter().position(is_end).map_or(0, |end| end + 1) };
        let (first, others) = whole.split_at(first);
        if !first.is_empty() {
            line.extend_from_slice(first);
            rows.read(line);
            line.clear();
        }
        rows.read(others);
        line.extend_from_slice(begun);
        let used = block.len();
        reader.consume(used);
        Ok(true)
    }
}

impl<R: BufRead> Iterator for EventReader<'_, R> {
    type Item = Result<CodedEvent>;

    fn next(&mut self) -> Option<Result<CodedEvent>> {
        loop {
            if let Some(event) = self.rows.events().get(self.given) {
                self.given += 1;
                return Some(Ok(self.rows.coded(*event)));
            }
            match self.read_block() {
                Ok(true) => {}
                Ok(false) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
