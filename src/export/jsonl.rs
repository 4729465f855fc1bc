//! JSON Lines of facts, and the JSON form to a writer.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    actor::ActorCode,
    coded::{CodedEvent, EventCode},
    date::Date,
    document::Document,
    error::{Error, Result},
    graph::KnowledgeGraph,
    reading::{Origin, READING_SCHEMA, Reading},
};

/// A line: one fact as one document states it, or a document without facts, or a coded event.
#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Line {
    Document(Head),
    Nation(Stated),
    Leader(Stated),
    Alliance(Stated),
    Meeting(Stated),
    Dispute(Stated),
    Action(Stated),
    Coded { set: String, date: Date, actor: ActorCode, code: EventCode, target: ActorCode },
}

#[derive(Clone, Serialize, Deserialize)]
struct Head {
    #[serde(default)]
    schema: u32,
    document: String,
    #[serde(default)]
    origin: Origin,
    published: Option<Date>,
    title: Option<String>,
    source: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Stated {
    #[serde(flatten)]
    head: Head,
    fact: Value,
}

impl Head {
    fn of(reading: &Reading) -> Head {
        Head {
            schema: reading.schema,
            document: reading.document.clone(),
            origin: reading.origin,
            published: reading.published,
            title: reading.title.clone(),
            source: reading.source.clone(),
        }
    }

    fn reading(&self) -> Reading {
        let mut reading = Reading::new(&Document::new(self.document.as_str(), ""));
        (reading.schema, reading.origin, reading.published) = (self.schema, self.origin, self.published);
        (reading.title, reading.source) = (self.title.clone(), self.source.clone());
        reading
    }
}

impl KnowledgeGraph {
    /// The [JSON form](KnowledgeGraph::to_json) to a writer.
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// let mut json = Vec::new();
    /// let graph = diplograph::KnowledgeGraph::new();
    /// graph.write_json(&mut json)?;
    /// assert_eq!(String::from_utf8(json)?, graph.to_json());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_json(&self, mut writer: impl Write) -> io::Result<()> {
        self.write_json_to(&mut writer)?;
        writer.flush()
    }

    /// One fact a line, as JSON: `{"type": "meeting", "document": …, "origin": …, "published": …, "title": …, "source":
    /// …, "fact": {…}}`, where `fact` is in the form that readings have; a document without facts is a line of type
    /// `document`, a coded event `{"type": "coded", "set": …, "date": …, "actor": …, "code": …, "target": …}`. Lines
    /// stand in the order of document ids.
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let mut lines = Vec::new();
    /// graph.write_jsonl(&mut lines)?;
    /// let lines = String::from_utf8(lines)?;
    /// assert!(lines.starts_with(r#"{"type":"nation","schema":1,"document":"d1","origin":"document","#));
    /// assert_eq!(diplograph::KnowledgeGraph::from_jsonl(lines.as_bytes(), "lines")?, graph);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_jsonl(&self, mut writer: impl Write) -> io::Result<()> {
        for reading in self.readings() {
            let head = Head::of(reading);
            if reading.is_empty() {
                write_line(&mut writer, &Line::Document(head.clone()))?;
            }
            write_facts(&mut writer, &head, &reading.nations, Line::Nation)?;
            write_facts(&mut writer, &head, &reading.leaders, Line::Leader)?;
            write_facts(&mut writer, &head, &reading.alliances, Line::Alliance)?;
            write_facts(&mut writer, &head, &reading.meetings, Line::Meeting)?;
            write_facts(&mut writer, &head, &reading.disputes, Line::Dispute)?;
            write_facts(&mut writer, &head, &reading.actions, Line::Action)?;
        }
        for (set, CodedEvent { date, actor, code, target }) in self.coded_events() {
            write_line(&mut writer, &Line::Coded { set: set.to_owned(), date, actor, code, target })?;
        }
        writer.flush()
    }

    /// The graph of JSON Lines that [`write_jsonl`](KnowledgeGraph::write_jsonl) wrote, in any order and split over any
    /// number of files; over the bundled world. Errors call the lines `file`.
    ///
    /// # Errors
    /// [`Error::Json`] with the number of the line that is no fact, [`Error::Schema`] for one of a newer version,
    /// [`Error::Io`] where the lines cannot be read on, [`Error::Full`] as for
    /// [`fold_events`](KnowledgeGraph::fold_events).
    ///
    /// ```
    /// use diplograph::KnowledgeGraph;
    /// let error = KnowledgeGraph::from_jsonl("{}".as_bytes(), "facts.jsonl").unwrap_err();
    /// assert!(error.to_string().starts_with("facts.jsonl:1: "));
    /// ```
    pub fn from_jsonl(mut reader: impl BufRead, file: &str) -> Result<KnowledgeGraph> {
        let mut graph = KnowledgeGraph::new();
        // Facts of one document mostly stand together, and are folded in together.
        let mut pending: Option<Reading> = None;
        let mut text = String::new();
        for number in 1usize.. {
            text.clear();
            let read = reader.read_line(&mut text);
            if read.map_err(|source| Error::Io { path: file.into(), source })? == 0 {
                break;
            }
            if text.trim().is_empty() {
                continue;
            }
            let refused = |source| Error::Json { place: format!("{file}:{number}"), source };
            let line: Line = serde_json::from_str(&text).map_err(refused)?;
            if let Line::Coded { set, date, actor, code, target } = line {
                graph.fold_events(&set, [CodedEvent::new(date, actor, code, target)])?;
                continue;
            }
            let reading = reading_of(line).map_err(refused)?;
            if reading.schema > READING_SCHEMA {
                let (found, supported) = (reading.schema, READING_SCHEMA);
                return Err(Error::Schema { what: "a fact", found, supported });
            }
            match &mut pending {
                Some(open) if same_document(open, &reading) => append(open, reading),
                _ => pending.replace(reading).into_iter().for_each(|reading| graph.fold(reading)),
            }
        }
        pending.into_iter().for_each(|reading| graph.fold(reading));
        Ok(graph)
    }
}

fn write_facts<F: Serialize>(
    writer: &mut impl Write,
    head: &Head,
    facts: &[F],
    line: fn(Stated) -> Line,
) -> io::Result<()> {
    for fact in facts {
        let fact = serde_json::to_value(fact)?;
        write_line(writer, &line(Stated { head: head.clone(), fact }))?;
    }
    Ok(())
}

fn write_line(writer: &mut impl Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *writer, line)?;
    writer.write_all(b"\n")
}

/// A reading of the one fact of a line.
fn reading_of(line: Line) -> serde_json::Result<Reading> {
    fn fact<F: DeserializeOwned>(
        stated: Stated,
        list: fn(&mut Reading) -> &mut Vec<F>,
    ) -> serde_json::Result<Reading> {
        let mut reading = stated.head.reading();
        list(&mut reading).push(serde_json::from_value(stated.fact)?);
        Ok(reading)
    }
    match line {
        Line::Nation(stated) => fact(stated, |reading| &mut reading.nations),
        Line::Leader(stated) => fact(stated, |reading| &mut reading.leaders),
        Line::Alliance(stated) => fact(stated, |reading| &mut reading.alliances),
        Line::Meeting(stated) => fact(stated, |reading| &mut reading.meetings),
        Line::Dispute(stated) => fact(stated, |reading| &mut reading.disputes),
        Line::Action(stated) => fact(stated, |reading| &mut reading.actions),
        Line::Document(head) => Ok(head.reading()),
        Line::Coded { set, .. } => Ok(Reading::new(&Document::new(set, ""))),
    }
}

fn same_document(a: &Reading, b: &Reading) -> bool {
    let head = |reading: &Reading| (reading.origin, reading.published, reading.schema);
    a.document == b.document && head(a) == head(b) && a.title == b.title && a.source == b.source
}

fn append(to: &mut Reading, from: Reading) {
    to.nations.extend(from.nations);
    to.leaders.extend(from.leaders);
    to.alliances.extend(from.alliances);
    to.meetings.extend(from.meetings);
    to.disputes.extend(from.disputes);
    to.actions.extend(from.actions);
}
