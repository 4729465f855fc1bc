//! Arrow and Parquet: a table of facts.

use std::{
    io::{self, Write},
    sync::Arc,
};

use arrow_array::{
    ArrayRef, RecordBatch,
    builder::{Date32Builder, ListBuilder, StringBuilder},
};
use parquet::arrow::ArrowWriter;

use crate::{actor::ActorCode, date::Date, graph::KnowledgeGraph, query::FactView};

/// How many rows are written at a time.
const BATCH: usize = 100_000;

/// The columns while they are filled.
#[derive(Default)]
struct Columns {
    rows: usize,
    /// `type`, `origin`, `kind`, `code`, `status`, `precision`, `place`, `label`.
    texts: [StringBuilder; 8],
    /// `date`, `since`, `until`: the first day.
    dates: [Date32Builder; 3],
    /// `actors`, `targets`, `documents`, `quotes`.
    lists: [ListBuilder<StringBuilder>; 4],
}

const TEXTS: [&str; 8] = ["type", "origin", "kind", "code", "status", "precision", "place", "label"];
const DATES: [&str; 3] = ["date", "since", "until"];
const LISTS: [&str; 4] = ["actors", "targets", "documents", "quotes"];

/// One fact, as texts.
struct Row {
    texts: [Option<String>; 8],
    dates: [Option<Date>; 3],
    actors: Vec<ActorCode>,
    targets: Vec<ActorCode>,
    documents: Vec<String>,
    quotes: Vec<String>,
}

impl Columns {
    fn push(&mut self, row: Row) {
        self.rows += 1;
        for (column, text) in self.texts.iter_mut().zip(row.texts) {
            column.append_option(text);
        }
        for (column, date) in self.dates.iter_mut().zip(row.dates) {
            column.append_option(date.map(Date::days_since_1970));
        }
        let [actors, targets] = [row.actors, row.targets]
            .map(|codes| codes.iter().map(|code| code.to_string()).collect::<Vec<String>>());
        for (column, texts) in self.lists.iter_mut().zip([actors, targets, row.documents, row.quotes]) {
            texts.iter().for_each(|text| column.values().append_value(text));
            column.append(true);
        }
    }

    fn finish(mut self) -> io::Result<RecordBatch> {
        let texts =
            TEXTS.into_iter().zip(self.texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        let dates =
            DATES.into_iter().zip(self.dates.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        let lists =
            LISTS.into_iter().zip(self.lists.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        let columns = texts.chain(dates).chain(lists).map(|(name, column)| (name, column, true));
        RecordBatch::try_from_iter_with_nullable(columns).map_err(io::Error::other)
    }
}

impl KnowledgeGraph {
    /// A Parquet table of facts, one a row: alliances, disputes, meetings, actions and coded events.
    ///
    /// Columns: `type`, `origin`, `kind`, `code` (of coded events), `status`, `precision` (of `date`: day, month or
    /// year), `place`, `label`; `date`, `since`, `until` (32-bit days, the first one of a month or year); `actors` (members,
    /// participants, the first side, who did it), `targets` (the other sides, to whom), `documents` (of coded events the
    /// data set) and `quotes`, lists of texts. What a fact has not is null, or an empty list.
    ///
    /// # Errors
    /// Those of the writer, and what the format's library refuses.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let mut table = Vec::new();
    /// graph.write_parquet(&mut table)?;
    /// assert!(table.starts_with(b"PAR1"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "arrow")))]
    pub fn write_parquet(&self, writer: impl Write + Send) -> io::Result<()> {
        let schema = Columns::default().finish()?.schema();
        let mut table = ArrowWriter::try_new(writer, schema, None).map_err(io::Error::other)?;
        let mut columns = Columns::default();
        let lists = self.projection().lists();
        let nodes = [&lists.alliances, &lists.disputes, &lists.meetings, &lists.actions];
        let facts = nodes.into_iter().flatten().filter_map(|index| FactView::new(self, *index));
        for row in facts.map(row).chain(self.coded_events().map(|(set, event)| coded(set, event))) {
            columns.push(row);
            if columns.rows >= BATCH {
                table.write(&std::mem::take(&mut columns).finish()?).map_err(io::Error::other)?;
            }
        }
        table.write(&columns.finish()?).map_err(io::Error::other)?;
        table.close().map_err(io::Error::other)?;
        Ok(())
    }
}

fn row(fact: FactView<'_>) -> Row {
    let word = |text: &dyn std::fmt::Display| Some(text.to_string());
    let precision = fact.date().map(|date| format!("{:?}", date.precision()).to_lowercase());
    let mut row = Row {
        texts: [None, word(&fact.origin()), None, None, None, precision, None, word(&fact)],
        dates: [fact.date(), None, None],
        actors: Vec::new(),
        targets: Vec::new(),
        documents: fact.evidence().map(|piece| piece.document().to_owned()).collect(),
        quotes: fact.evidence().map(|piece| piece.quote().to_owned()).collect(),
    };
    row.documents.dedup();
    let [class, _, kind, _, status, _, place, _] = &mut row.texts;
    match fact {
        FactView::Alliance(view) => {
            (*class, *kind, *status) = (word(&"alliance"), word(&view.kind()), word(&view.status()));
            (row.dates, row.actors) = ([None, view.since(), view.until()], view.members().to_vec());
        }
        FactView::Dispute(view) => {
            (*class, *status) = (word(&"dispute"), word(&view.status()));
            row.dates = [view.date(), view.since(), view.until()];
            let (first, rest) = view.sides().split_at(view.sides().len().min(1));
            (row.actors, row.targets) = (first.concat(), rest.concat());
        }
        FactView::Meeting(view) => {
            (*class, *kind, *status) = (word(&"meeting"), word(&view.kind()), word(&view.status()));
            (*place, row.actors) = (view.place().map(str::to_owned), view.participants().to_vec());
        }
        FactView::Action(view) => {
            (*class, *kind, *status) = (word(&"action"), word(&view.kind()), word(&view.status()));
            (row.actors, row.targets) = (view.actors().to_vec(), view.targets().to_vec());
        }
        FactView::Coded(_) => *class = word(&"coded"),
    }
    row
}

fn coded(set: &str, event: crate::CodedEvent) -> Row {
    let kind = crate::EventKind::of_code(event.code).to_string();
    let texts = ["coded", "coded", &kind, event.code.as_str(), "", "day", "", event.code.name()];
    Row {
        texts: texts.map(|text| Some(text.to_owned()).filter(|text| !text.is_empty())),
        dates: [Some(event.date), None, None],
        actors: vec![event.actor],
        targets: vec![event.target],
        documents: vec![set.to_owned()],
        quotes: Vec::new(),
    }
}
