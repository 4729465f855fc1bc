//! From the lines of a data set to events, and to what is wrong with the rows that have none.

use super::{
    actors::{Actors, Known},
    formats::{Columns, Format, JsonRow, Line, Row},
    report::{ImportReport, Rejection},
    scan,
    texts::Texts,
};
use crate::{
    actor::ActorCode,
    coded::{CodedEvent, EventCode, NumberedEvent},
    date::Date,
    world::World,
};

/// The rows of one data set, and what was made of them so far.
#[derive(Debug)]
pub(super) struct Rows<'w> {
    tables: Tables<'w>,
    /// One for each thread.
    workers: Vec<Worker>,
    events: Vec<NumberedEvent>,
    report: ImportReport,
    /// How many lines there were.
    lines: usize,
}

/// What all workers go by.
#[derive(Debug)]
struct Tables<'w> {
    format: Format,
    columns: Columns,
    actors: Actors<'w>,
}

/// Reads some of the lines.
#[derive(Debug, Default)]
struct Worker {
    codes: Texts<Option<EventCode>>,
    days: Texts<Option<Date>>,
    actors: Texts<Known>,
    /// The day asked for last: rows are mostly in the order of days.
    day: (String, Option<Date>),
    ends: Vec<usize>,
    /// What the lines gave, of which there were so many.
    events: Vec<NumberedEvent>,
    report: ImportReport,
    lines: usize,
    /// How many of the rows that do not fit are wanted.
    room: usize,
}

/// Why a row does not fit, and the text that does not.
type Refused<'l> = (Rejection, &'l str);

impl<'w> Rows<'w> {
    pub(super) fn new(world: &'w World, format: Format) -> Rows<'w> {
        let tables = Tables { format, columns: Columns::new(format), actors: Actors::new(world) };
        let workers = (0..threads()).map(|_| Worker::default()).collect();
        Rows { tables, workers, events: Vec::new(), report: ImportReport::default(), lines: 0 }
    }

    pub(super) fn report(&self) -> &ImportReport {
        &self.report
    }

    /// The events that were not cleared yet, in the order of their rows.
    pub(super) fn events(&self) -> &[NumberedEvent] {
        &self.events
    }

    pub(super) fn clear(&mut self) {
        self.events.clear();
    }

    /// The actors that the numbers in events mean.
    pub(super) fn actors(&self) -> &[ActorCode] {
        self.tables.actors.codes()
    }

    pub(super) fn coded(&self, event: NumberedEvent) -> CodedEvent {
        let code = |number: u32| self.actors().get(number as usize).copied().unwrap_or(ActorCode::NOBODY);
        CodedEvent::new(event.date, code(event.actor), event.code, code(event.target))
    }

    /// Reads the next lines, the last of which need not have an end. However they are divided among workers and calls, the
    /// events and the report are the same.
    pub(super) fn read(&mut self, lines: &[u8]) {
        let lines = if self.lines == 0 { self.without_header(lines) } else { lines };
        let pieces = pieces(lines, self.workers.len());
        let room = self.report.room();
        self.workers.iter_mut().for_each(|worker| worker.room = room);
        read_all(&self.tables, &mut self.workers, &pieces);
        for worker in self.workers.iter_mut().take(pieces.len()) {
            self.events.append(&mut worker.events);
            self.report.append(std::mem::take(&mut worker.report), self.lines);
            self.lines += std::mem::take(&mut worker.lines);
        }
    }

    /// The lines without a byte order mark, and without the header of a table, after which the rows go from now on.
    fn without_header<'l>(&mut self, lines: &'l [u8]) -> &'l [u8] {
        let lines = lines.strip_prefix("\u{feff}".as_bytes()).unwrap_or(lines);
        let end = lines.iter().position(|byte| *byte == b'\n').unwrap_or(lines.len());
        let line = lines.get(..end).and_then(|line| std::str::from_utf8(line).ok());
        match line.and_then(|line| Columns::named_in(line, self.tables.format)) {
            Some(columns) => {
                self.tables.columns = columns;
                self.lines = 1;
                lines.get(end + 1..).unwrap_or_default()
            }
            None => lines,
        }
    }
}

#[cfg(feature = "rayon")]
fn threads() -> usize {
    rayon::current_num_threads().max(1)
}

#[cfg(not(feature = "rayon"))]
fn threads() -> usize {
    1
}

#[cfg(feature = "rayon")]
fn read_all(tables: &Tables<'_>, workers: &mut [Worker], pieces: &[&[u8]]) {
    use rayon::iter::{
        IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
    };
    match (workers, pieces) {
        // One piece is read here: to hand it on takes longer.
        ([worker, ..], [piece]) => worker.read(tables, piece),
        (workers, pieces) => {
            workers
                .par_iter_mut()
                .zip(pieces.par_iter())
                .for_each(|(worker, piece)| worker.read(tables, piece));
        }
    }
}

#[cfg(not(feature = "rayon"))]
fn read_all(tables: &Tables<'_>, workers: &mut [Worker], pieces: &[&[u8]]) {
    workers.iter_mut().zip(pieces).for_each(|(worker, piece)| worker.read(tables, piece));
}

/// How many bytes are worth a worker of their own.
const PIECE: usize = 1 << 15;

/// The lines in so many pieces of whole lines, of about the same length, or in fewer.
fn pieces(lines: &[u8], most: usize) -> Vec<&[u8]> {
    let size = lines.len().div_ceil(most.max(1)).max(PIECE);
    let mut pieces = Vec::new();
    let mut rest = lines;
    while !rest.is_empty() {
        let line = rest.get(size..).and_then(|after| after.iter().position(|byte| *byte == b'\n'));
        let (piece, after) = rest.split_at(line.map_or(rest.len(), |end| size + end + 1));
        pieces.push(piece);
        rest = after;
    }
    pieces
}

impl Worker {
    fn read(&mut self, tables: &Tables<'_>, lines: &[u8]) {
        match std::str::from_utf8(lines) {
            Ok(lines) => self.lines(tables, lines),
            // Some line is no text; the others are.
            Err(_) => {
                lines.split_inclusive(|byte| *byte == b'\n').for_each(|line| {
                    match std::str::from_utf8(line) {
                        Ok(line) => self.lines(tables, line),
                        Err(_) => {
                            self.lines += 1;
                            let text = String::from_utf8_lossy(line);
                            self.refuse((Rejection::Text, text.trim_end_matches(['\r', '\n'])));
                        }
                    }
                })
            }
        }
    }

    fn lines(&mut self, tables: &Tables<'_>, text: &str) {
        let mut ends = std::mem::take(&mut self.ends);
        ends.clear();
        scan::ends(text.as_bytes(), &mut ends);
        if !text.ends_with('\n') {
            ends.push(text.len());
        }
        let (mut start, mut first) = (0, 0);
        for (number, end) in ends.iter().enumerate() {
            if text.as_bytes().get(*end) != Some(&b'\t') {
                let tabs = ends.get(first..number).unwrap_or_default();
                let text = text.get(start..*end).unwrap_or_default().trim_end_matches('\r');
                self.lines += 1;
                self.line(tables, Line { text, start, tabs });
                (start, first) = (end + 1, number + 1);
            }
        }
        self.ends = ends;
    }

    fn line(&mut self, tables: &Tables<'_>, line: Line<'_>) {
        if line.text.is_empty() {
            return;
        }
        let is_json = tables.format == Format::Polecat && line.text.starts_with('{');
        let json = if is_json { JsonRow::new(line.text) } else { None };
        let row = if is_json { json.as_ref().map(JsonRow::row) } else { tables.columns.row(line) };
        let event = row.ok_or((Rejection::Columns, line.text)).and_then(|row| self.event(tables, &row));
        match event {
            Ok(event) => {
                self.report.take();
                self.events.push(event);
            }
            Err(refused) => self.refuse(refused),
        }
    }

    fn event<'l>(&mut self, tables: &Tables<'_>, row: &Row<'l>) -> Result<NumberedEvent, Refused<'l>> {
        let date = self.day(row.date).ok_or((Rejection::Date, row.date))?;
        let code = self.codes.meaning(row.code, |_, text| code(text)).ok_or((Rejection::Code, row.code))?;
        let mut find = |party| tables.actors.find(&mut self.actors, party, date);
        let actor = find(row.actor).ok_or((Rejection::Actor, row.actor.text()))?;
        let target = find(row.target).ok_or((Rejection::Target, row.target.text()))?;
        if actor == target {
            return Err((Rejection::SameActor, row.actor.text()));
        }
        Ok(NumberedEvent { date, code, actor, target })
    }

    fn day(&mut self, text: &str) -> Option<Date> {
        if self.day.0 != text {
            self.day.0.clear();
            self.day.0.push_str(text);
            self.day.1 = self.days.meaning(text, |_, text| day(text));
        }
        self.day.1
    }

    fn refuse(&mut self, (reason, text): Refused<'_>) {
        self.report.reject(self.room, self.lines, reason, text);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows that fit and rows with every fault, empty lines and lines of other systems, the last without an end.
    fn table() -> Vec<u8> {
        let mut table = b"\xef\xbb\xbf".to_vec();
        for row in 0..9_000 {
            let day = format!("{}-{:02}-{:02}", 2000 + row / 600, 1 + row / 50 % 12, 1 + row % 28);
            let line = match row % 11 {
                0 => format!("Japan\tMake a visit\tChina\t{day}\r"),
                1 => String::new(),
                2 => format!("Police (India)\tConsult\tPakistan\t{day}"),
                3 => format!("Nobody {row}\tConsult\tJapan\t{day}"),
                4 if row > 5_000 => format!("Japan\tSing\tChina\t{day}"),
                5 => format!("Japan\tConsult\t\u{e9}\u{e8} ({row})\t{day}"),
                6 if row > 8_000 => "Japan\tConsult\tChina\tsoon".to_owned(),
                7 => format!("France\tConsult\tCitizen (France)\t{day}"),
                8 => "too short".to_owned(),
                _ => format!("Angela Merkel\tConsult\tRussia\t{day}"),
            };
            table.extend_from_slice(line.as_bytes());
            table.extend_from_slice(if row % 701 == 700 { b"\xff\n" } else { b"\n" });
        }
        table.extend_from_slice("Peru\tConsult\tChile\t2014-11-10".as_bytes());
        table
    }

    fn read(workers: usize, parts: &[&[u8]]) -> (Vec<String>, ImportReport, usize) {
        let world = World::bundled();
        let mut rows = Rows::new(&world, Format::Icews);
        rows.workers = (0..workers).map(|_| Worker::default()).collect();
        parts.iter().for_each(|part| rows.read(part));
        let events = rows.events().iter().map(|event| rows.coded(*event).to_string());
        (events.collect(), rows.report().clone(), rows.lines)
    }

    #[test]
    fn so_many_workers_read_the_same_as_one() {
        let table = table();
        let lines: Vec<&[u8]> = table.split_inclusive(|byte| *byte == b'\n').collect();
        let whole = read(1, &[&table]);
        assert_eq!(whole.2, lines.len());
        assert_eq!(whole.1.rejected_rows().len(), 1_002);
        assert_eq!(whole.0.last().map(String::as_str), Some("2014-11-10 PER 040 CHL"));
        assert_eq!(read(1, &lines), whole);
        for workers in 2..6 {
            assert!(pieces(&table, workers).len() > 1);
            assert_eq!(read(workers, &[&table]), whole, "{workers} workers");
            let (early, late) = table.split_at(table.len() / 3);
            let line = early.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            assert_eq!(read(workers, &[&table[..line], &table[line..early.len() + late.len()]]), whole);
        }
    }

    #[test]
    fn pieces_are_whole_lines_and_all_of_them() {
        let lines = [b"a line\n".repeat(20_000), vec![b'x'; 3 * PIECE], b"\n\n".repeat(PIECE)].concat();
        for most in 1..9 {
            let pieces = pieces(&lines, most);
            assert!((1..=most).contains(&pieces.len()));
            assert_eq!(pieces.concat(), lines);
            assert!(pieces.iter().all(|piece| piece.ends_with(b"\n")));
        }
        assert!(pieces(b"", 3).is_empty());
    }
}
