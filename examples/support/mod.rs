//! What the examples share: arguments, the documents they name, and output that survives a closed pipe.
#![allow(dead_code, reason = "each example uses a part")]

use std::{
    collections::BTreeMap,
    env,
    fmt::Display,
    io::{self, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use diplograph::{Date, Document, Error, EvidenceViews, JsonLines, KnowledgeGraph, Reader};

/// Why an example stops early.
pub(crate) enum Failure {
    /// The arguments are not understood.
    Usage(String),
    /// A question cannot be answered, such as one about an unknown nation.
    Question(Error),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Question(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// What an example takes besides documents.
pub(crate) struct Usage {
    /// Printed for `--help` and after a mistake.
    pub(crate) text: &'static str,
    /// Options without a value.
    pub(crate) flags: &'static [&'static str],
    /// Options with a value.
    pub(crate) values: &'static [&'static str],
}

/// Runs an example on the arguments of the process. The exit code is 0 where all went well, 1 where something could not
/// be read or answered, 2 where the arguments are not understood. A closed pipe is no mistake.
pub(crate) fn run(
    usage: &Usage,
    example: fn(&mut Arguments, &mut dyn Write) -> Result<(), Failure>,
) -> ExitCode {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut unread = 0;
    let outcome = Arguments::parse(usage, env::args().skip(1)).and_then(|mut arguments| {
        if arguments.flag("--help") {
            return Ok(output.write_all(usage.text.as_bytes())?);
        }
        let outcome = example(&mut arguments, &mut output);
        unread = arguments.unread;
        outcome
    });
    match outcome.and_then(|()| Ok(output.flush()?)) {
        Ok(()) if unread == 0 => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Output(error)) => complain(error, ExitCode::FAILURE),
        Err(Failure::Question(error)) => complain(error, ExitCode::FAILURE),
        Err(Failure::Usage(message)) => {
            complain(format_args!("{message}\n\n{}", usage.text.trim_end()), ExitCode::from(2))
        }
    }
}

/// The arguments of an example.
pub(crate) struct Arguments {
    flags: Vec<String>,
    values: BTreeMap<String, String>,
    published: BTreeMap<String, Date>,
    words: Vec<String>,
    unread: usize,
}

impl Arguments {
    fn parse(usage: &Usage, words: impl Iterator<Item = String>) -> Result<Arguments, Failure> {
        let mut arguments = Arguments {
            flags: Vec::new(),
            values: BTreeMap::new(),
            published: BTreeMap::new(),
            words: Vec::new(),
            unread: 0,
        };
        let mut words = words;
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| Failure::Usage(format!("{word} needs a value")));
            match word.as_str() {
                "--published" => arguments.add_date(&value()?)?,
                option if usage.values.contains(&option) => {
                    let value = value()?;
                    arguments.values.insert(word, value);
                }
                option if option == "--help" || usage.flags.contains(&option) => arguments.flags.push(word),
                option if option.starts_with("--") => {
                    return Err(Failure::Usage(format!("there is no option {option}")));
                }
                _ => arguments.words.push(word),
            }
        }
        Ok(arguments)
    }

    fn add_date(&mut self, pair: &str) -> Result<(), Failure> {
        let Some((file, date)) = pair.rsplit_once('=') else {
            return Err(Failure::Usage(format!("--published takes FILE=DATE, not {pair}")));
        };
        let date = date.parse().map_err(|error: Error| Failure::Usage(error.to_string()))?;
        self.published.insert(file.to_owned(), date);
        Ok(())
    }

    /// Whether this option was given.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }

    /// The value given with this option.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(String::as_str)
    }

    /// The date given with this option.
    pub(crate) fn date(&self, name: &str) -> Result<Option<Date>, Failure> {
        let date = self.values.get(name).map(|text| text.parse()).transpose();
        date.map_err(|error: Error| Failure::Usage(error.to_string()))
    }

    /// The first argument that is no option, taken off the list of files.
    pub(crate) fn take_word(&mut self, default: &str) -> String {
        if self.words.is_empty() { default.to_owned() } else { self.words.remove(0) }
    }

    /// Hands on every document that the arguments name, one at a time; without arguments the sample dispatches. What
    /// cannot be read is reported, and the rest is read nevertheless.
    pub(crate) fn each_document(
        &mut self,
        mut take: impl FnMut(Document) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let files = if self.words.is_empty() { vec![samples()] } else { self.words.clone() };
        for file in files {
            for document in self.documents_of(&file) {
                match document {
                    Ok(document) => take(document)?,
                    Err(error) => {
                        self.unread += 1;
                        warn(error);
                    }
                }
            }
        }
        Ok(())
    }

    fn documents_of(&self, file: &str) -> Box<dyn Iterator<Item = Result<Document, Error>>> {
        if file == "-" {
            return Box::new(JsonLines::new(BufReader::new(io::stdin()), "standard input"));
        }
        if Path::new(file).extension().is_some_and(|extension| extension == "jsonl") {
            return match JsonLines::open(file) {
                Ok(lines) => Box::new(lines),
                Err(error) => Box::new(std::iter::once(Err(error))),
            };
        }
        let published = self.published.get(file).copied();
        let dated =
            |document: Document| published.map_or(document.clone(), |date| document.with_published(date));
        Box::new(std::iter::once(Document::from_text_file(file).map(dated)))
    }

    /// The graph of every document that the arguments name.
    pub(crate) fn graph(&mut self) -> Result<KnowledgeGraph, Failure> {
        let reader = Reader::new();
        let mut graph = KnowledgeGraph::new();
        self.each_document(|document| {
            graph.fold(reader.read(&document));
            Ok(())
        })?;
        Ok(graph)
    }
}

fn samples() -> String {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "examples", "dispatches"].iter().collect();
    folder.join("dispatches.jsonl").to_string_lossy().into_owned()
}

/// Reports a problem; a closed standard error is passed over.
pub(crate) fn warn(problem: impl Display) {
    let _ = writeln!(io::stderr(), "{problem}");
}

fn complain(problem: impl Display, code: ExitCode) -> ExitCode {
    warn(problem);
    code
}

/// Writes the first piece of evidence on a line of its own, and says how many more documents have some.
pub(crate) fn write_evidence(output: &mut dyn Write, evidence: EvidenceViews<'_>) -> io::Result<()> {
    let mut documents: Vec<&str> = evidence.clone().map(|piece| piece.document()).collect();
    documents.dedup();
    let Some(first) = evidence.into_iter().find(|piece| !piece.quote().is_empty()) else { return Ok(()) };
    write!(output, "      “{}” [{}", shortened(first.quote()), first.document())?;
    match documents.len() {
        1 => writeln!(output, "]"),
        n => writeln!(output, " and {} more]", n - 1),
    }
}

/// The text on one line, cut between words to at most 160 characters.
fn shortened(text: &str) -> String {
    const MOST: usize = 160;
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() >= MOST {
            short.push_str(" …");
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
