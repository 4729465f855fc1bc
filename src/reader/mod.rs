//! The reader: from a document to what it asserts.
//!
//! Sentences come from the syntax, names from the world; mentions become phrases, phrases and verbs become clauses, and
//! the table of predicates says which clause is which fact.

mod alignment;
mod argument;
mod clause;
mod dependency;
mod encounter;
mod frame;
mod meetings;
mod merge;
mod modality;
mod party;
mod predicate;
mod speech;
mod standing;
mod story;
mod time;
mod venue;

use std::{fmt, ops::Range, sync::Arc};

use once_cell::sync::Lazy;

use self::{
    alignment::AlignmentReader,
    clause::Clauses,
    frame::{Facts, FrameReader},
    speech::Voice,
    standing::StandingReader,
    story::Story,
};
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    document::Document,
    reading::{Evidence, NationFact, Reading},
    resolve::{
        discourse::Discourse,
        mention::{self, Mention, MentionContext, MentionKind},
        person::{PersonReader, Persons},
        phrase::{self, PhraseKind, add},
    },
    syntax::{self, Analyzer, BlockKind, LEXICON, Sentence},
    world::{Found, World},
};

/// Something that a reader skipped or could not do fully.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The bytes of the document's text that it is about; end-exclusive.
    pub range: Range<usize>,
    /// What happened.
    pub message: &'static str,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bytes {}..{}: {}", self.range.start, self.range.end, self.message)
    }
}

/// Reads documents into readings.
///
/// A reader is cheap to clone and can be shared between threads. Reading never fails: any text has a reading, perhaps an
/// empty one. The cost is linear in the length of the text.
///
/// ```
/// use diplograph::{Document, Reader};
///
/// let reader = Reader::new();
/// let document = Document::new("d1", "South Korea and Japan held talks in Tokyo on Monday.")
///     .with_published("2023-03-14".parse()?);
/// let reading = reader.read(&document);
/// assert_eq!(reading.meetings[0].to_string(), "talks of KOR, JPN (held, 2023-03-13, Tokyo)");
/// assert_eq!(reading.meetings[0].evidence[0].in_document(&document), Some(document.text()));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    world: Arc<World>,
    analyzer: Analyzer,
}

static BUNDLED: Lazy<Reader> = Lazy::new(|| Reader::with_world(World::bundled()));

impl Default for Reader {
    fn default() -> Reader {
        Reader::new()
    }
}

impl Reader {
    /// A reader with the bundled world, which is loaded by the first call; the first text that is read indexes its names.
    pub fn new() -> Reader {
        BUNDLED.clone()
    }

    /// A reader with another world.
    pub fn with_world(world: Arc<World>) -> Reader {
        Reader { world, analyzer: Analyzer::new() }
    }

    /// The world by which names are resolved.
    pub fn world(&self) -> &Arc<World> {
        &self.world
    }

    /// What the document asserts.
    pub fn read(&self, document: &Document) -> Reading {
        self.read_with_diagnostics(document).0
    }

    /// What the document asserts, and what was skipped on the way.
    ///
    /// ```
    /// use diplograph::{Document, Reader};
    ///
    /// let endless = Document::new("d1", "word ".repeat(1000));
    /// let (reading, diagnostics) = Reader::new().read_with_diagnostics(&endless);
    /// assert!(reading.is_empty());
    /// assert_eq!(diagnostics[0].message, "the sentence is too long: it is read in parts");
    /// ```
    pub fn read_with_diagnostics(&self, document: &Document) -> (Reading, Vec<Diagnostic>) {
        let mut sentences = syntax::analyze(document.text(), &LEXICON);
        let names: Vec<Vec<Found<'_>>> =
            sentences.iter().map(|s| self.world.names_in(&s.words(document.text()))).collect();
        let named = mention::actors_named(names.iter().flatten());
        let texts = sentences.iter_mut().zip(&names).filter(|(sentence, names)| {
            !names.is_empty() && !matches!(sentence.block, BlockKind::Furniture | BlockKind::Dateline)
        });
        let spans = |names: &Vec<Found<'_>>| names.iter().map(|name| name.first..name.end).collect();
        self.analyzer.parse_shallow(document.text(), texts.map(|(sentence, names)| (sentence, spans(names))));
        let mut state = State::new(self, document, named);
        for (sentence, found) in sentences.iter_mut().zip(&names) {
            state.read(sentence, found);
        }
        state.finish()
    }
}

/// What reading a document accumulates.
struct State<'a> {
    reader: &'a Reader,
    document: &'a Document,
    reading: Reading,
    facts: Facts,
    persons: Persons,
    discourse: Discourse,
    voice: Voice,
    story: Story,
    named: Vec<ActorCode>,
    /// The city where the document was written.
    dateline: Option<String>,
    /// The day that the document last spoke of.
    told: Option<Date>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> State<'a> {
    fn new(reader: &'a Reader, document: &'a Document, named: Vec<ActorCode>) -> State<'a> {
        State {
            reader,
            document,
            reading: Reading::new(document),
            facts: Facts::default(),
            persons: Persons::default(),
            discourse: Discourse::default(),
            voice: Voice::default(),
            story: Story::default(),
            named,
            dateline: None,
            told: None,
            diagnostics: Vec::new(),
        }
    }

    fn read(&mut self, sentence: &mut Sentence, found: &[Found<'_>]) {
        if sentence.cut {
            let message = "the sentence is too long: it is read in parts";
            self.diagnostics.push(Diagnostic { range: sentence.range.clone(), message });
        }
        if sentence.block == BlockKind::Furniture {
            return;
        }
        if sentence.block == BlockKind::Dateline {
            self.dateline =
                self.dateline.take().or_else(|| venue::dateline_city(self.document.text(), sentence));
        }
        let mentions = self.mentions(sentence, found);
        mention::correct_tags(self.document.text(), sentence, &mentions);
        if mentions.is_empty() && sentence.block == BlockKind::Dateline {
            return;
        }
        let evidence = self.evidence(sentence.range.clone());
        self.note_nations(&evidence, &mentions);
        if sentence.block != BlockKind::Dateline {
            self.read_clauses(sentence, &mentions, &evidence);
        }
    }

    fn mentions(&self, sentence: &Sentence, found: &[Found<'_>]) -> Vec<Mention> {
        let text = self.document.text();
        let published = self.document.published();
        let context = MentionContext { world: &self.reader.world, published, named: &self.named };
        let mut mentions = mention::mentions(text, sentence, found, &context);
        mentions.extend(self.persons.short_mentions(text, sentence, &mentions));
        mentions.sort_by_key(|m| m.tokens.start);
        mentions
    }

    fn note_nations(&mut self, evidence: &Evidence, mentions: &[Mention]) {
        let means = |m: &&Mention| m.kind != MentionKind::Place;
        for code in mentions.iter().filter(means).flat_map(|m| &m.actors) {
            if !self.reader.world.is_nation(*code) {
                continue;
            }
            match self.reading.nations.iter_mut().find(|fact| fact.code == *code) {
                Some(fact) if fact.evidence.last() == Some(evidence) => {}
                Some(fact) => fact.evidence.push(evidence.clone()),
                None => {
                    let mut fact = NationFact::new(*code);
                    fact.evidence.push(evidence.clone());
                    self.reading.nations.push(fact);
                }
            }
        }
    }

    fn evidence(&self, range: Range<usize>) -> Evidence {
        let quote = self.document.text().get(range.clone()).unwrap_or("");
        Evidence::new(range.start, range.end).with_quote(quote)
    }

    fn read_clauses(&mut self, sentence: &Sentence, mentions: &[Mention], evidence: &Evidence) {
        let text = self.document.text();
        let standing = self.voice.standing(text, sentence);
        let first_person = sentence.tokens.iter().any(speech::is_first_person);
        let spoken =
            first_person.then(|| speech::first_person(sentence, mentions, &self.discourse)).flatten();
        self.discourse.set_speaker(spoken.as_deref().unwrap_or(&standing));
        for code in
            mentions.iter().flat_map(|m| &m.actors).filter(|code| !self.reader.world.is_nation(**code))
        {
            self.discourse.note_organisation(*code);
        }
        let (single, phrases) = phrase::phrases(&sentence.tokens, mentions, &mut self.discourse);
        let person_reader = PersonReader {
            text,
            sentence,
            phrases: &single,
            mentions,
            world: &self.reader.world,
            published: self.document.published(),
            evidence,
            home: self.home(),
        };
        person_reader.read(&mut self.persons);
        let clauses = Clauses::new(&sentence.tokens, &phrases);
        let times = time::time_mentions(text, &sentence.tokens, self.document.published(), self.told);
        let speeches = speech::speeches(&clauses, &standing);
        self.voice.note(sentence, &clauses, &speeches);
        let frames = FrameReader {
            text,
            evidence,
            clauses: &clauses,
            speeches: &speeches,
            times: &times,
            mentions,
            dateline: self.dateline.as_deref(),
            told: self.told,
            published: self.document.published(),
            discourse: &self.discourse,
            world: &self.reader.world,
        };
        let known = self.facts.alliances.len();
        frames.read(&mut self.facts);
        let day = |time: &time::TimeMention| (time.date.precision() == Precision::Day).then_some(time.date);
        self.told = times.iter().filter_map(day).next_back().or(self.told);
        let alignments = AlignmentReader {
            text,
            evidence,
            clauses: &clauses,
            mentions,
            story: &self.story,
            discourse: &self.discourse,
            world: &self.reader.world,
            published: self.document.published(),
        };
        alignments.keep_plausible(&mut self.facts.alliances, known);
        alignments.read(&mut self.facts.alliances);
        let standing = StandingReader {
            text,
            evidence,
            clauses: &clauses,
            mentions,
            story: &self.story,
            world: &self.reader.world,
            published: self.document.published(),
        };
        standing.read(&mut self.facts.disputes);
        self.story.note(mentions, &self.reader.world);
        self.note_discourse(&clauses);
    }

    /// Notes who stood as a subject, the main clause's last, and all whom the sentence speaks of.
    fn note_discourse(&mut self, clauses: &Clauses<'_>) {
        let subjects = clauses.verbs.iter().filter(|v| !v.reduced).filter_map(|v| v.subject);
        let main = clauses.main_clause().and_then(|verb| verb.subject);
        for subject in subjects.chain(main).filter_map(|at| clauses.phrases.get(at)) {
            self.discourse.note_subject(&subject.actors);
        }
        let main = main.and_then(|at| clauses.phrases.get(at));
        if let Some(person) = main.filter(|p| p.person && p.kind == PhraseKind::Actor) {
            self.discourse.note_person(&person.actors);
        }
        let mut named = Vec::new();
        for phrase in clauses.phrases {
            add(&mut named, &phrase.actors);
        }
        self.discourse.end_sentence(&named);
    }

    /// The state that the document has spoken of most so far.
    fn home(&self) -> Option<ActorCode> {
        let mut nations: Vec<_> = self.reading.nations.iter().collect();
        nations.sort_by_key(|fact| std::cmp::Reverse(fact.evidence.len()));
        nations.first().map(|fact| fact.code)
    }

    fn finish(mut self) -> (Reading, Vec<Diagnostic>) {
        self.reading.leaders = self.persons.into_facts();
        merge::merge_into(&mut self.reading, self.facts, &self.reader.world);
        (self.reading, self.diagnostics)
    }
}
