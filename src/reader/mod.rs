//! The reader: from a document to what it asserts.
//!
//! Sentences come from the syntax, names from the world; mentions become phrases, phrases and verbs become clauses, and
//! the table of predicates says which clause is which fact.

mod abroad;
mod accord;
mod act_kind;
mod action;
mod adjective;
mod alignment;
mod answer;
mod argument;
mod aside;
mod attack;
mod attested;
mod authorship;
mod clause;
mod conference;
mod confidence;
mod contact;
mod crowd;
mod dated;
mod dateline;
mod deed_words;
mod delivery;
mod dependency;
mod diagnostic;
mod dispute;
mod ellipsis;
mod encounter;
mod encounter_words;
mod event;
mod expected;
mod explain;
mod frame;
mod gathering;
mod genre;
mod governing;
mod issuer;
mod likewise;
mod meetings;
mod menace;
mod merge;
mod modality;
mod noun;
mod noun_chain;
mod occasion;
mod onward;
mod other_side;
mod outcry;
mod participation;
mod party;
mod pending;
mod predicate;
mod presumed;
mod prospect;
mod question;
mod reaction;
mod reality;
mod reception;
mod relief;
mod remote;
mod sense;
mod session;
mod sharers;
mod sides;
mod speech;
mod spoken;
mod stance;
mod standing;
mod story;
mod subject;
mod time;
mod trail;
mod unchanged;
mod venue;
mod visit;
mod voice;
mod wording;
mod words;

use std::{ops::Range, sync::Arc};

use once_cell::sync::Lazy;

use self::{
    alignment::AlignmentReader,
    authorship::Authors,
    clause::Clauses,
    confidence::{Judge, Judged},
    diagnostic::Diagnostics,
    frame::{Facts, FrameReader},
    issuer::Voice,
    standing::StandingReader,
    story::Story,
    trail::{Origin, ReadSentence},
};
pub use self::{
    diagnostic::{Diagnostic, DiagnosticKind},
    explain::{Basis, ClauseBasis, Explained, Explanation, Means, MentionBasis, NamedBy, PredicateEntry},
};
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    document::Document,
    reading::{AllianceFact, Evidence, FactRef, NationFact, Reading},
    resolve::{
        companion,
        discourse::Discourse,
        holder,
        mention::{self, Mention, MentionContext, MentionKind},
        person::{PersonReader, Persons},
        phrase::{self, add},
        realm,
    },
    syntax::{self, Analyzer, BlockKind, LEXICON, Sentence},
    world::{Found, World},
};

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
        self.run(document, Wanted::default()).0
    }

    /// What each of the documents asserts, in their order.
    ///
    /// With the feature `rayon` they are read in parallel, on rayon's current pool of threads; the readings are the same to
    /// the byte.
    ///
    /// ```
    /// use diplograph::{Document, Reader};
    ///
    /// let documents = [Document::new("d1", "Japan met China."), Document::new("d2", "Chile sued Bolivia.")];
    /// let readings = Reader::new().read_all(&documents);
    /// assert_eq!(readings[1], Reader::new().read(&documents[1]));
    /// ```
    pub fn read_all<'d>(&self, documents: impl IntoIterator<Item = &'d Document>) -> Vec<Reading> {
        #[cfg(feature = "rayon")]
        {
            use rayon::iter::{IntoParallelIterator, ParallelIterator};
            let documents: Vec<&Document> = documents.into_iter().collect();
            documents.into_par_iter().map(|document| self.read(document)).collect()
        }
        #[cfg(not(feature = "rayon"))]
        documents.into_iter().map(|document| self.read(document)).collect()
    }

    /// What the document asserts, and what was skipped on the way or could not be used: verbs that tell of nobody, actors of
    /// which nothing is told, offices of unknown states. The cost is that of [`read`](Reader::read).
    ///
    /// ```
    /// use diplograph::{DiagnosticKind, Document, Reader};
    ///
    /// let endless = Document::new("d1", "word ".repeat(1000));
    /// let (reading, diagnostics) = Reader::new().read_with_diagnostics(&endless);
    /// assert!(reading.is_empty());
    /// assert_eq!(diagnostics[0].message, "the sentence is too long: it is read in parts");
    ///
    /// let document = Document::new("d2", "In Peru a mob attacked the museum.");
    /// let (_, diagnostics) = Reader::new().read_with_diagnostics(&document);
    /// assert_eq!(diagnostics[0].kind, DiagnosticKind::UnfilledVerb);
    /// assert_eq!(document.text().get(diagnostics[0].range.clone()), Some("attacked"));
    /// ```
    pub fn read_with_diagnostics(&self, document: &Document) -> (Reading, Vec<Diagnostic>) {
        let (reading, diagnostics, _) = self.run(document, Wanted { diagnostics: true, explanations: false });
        (reading, diagnostics)
    }

    /// What the document asserts, with the explanation of every fact. Costs somewhat more than [`read`](Reader::read).
    ///
    /// ```
    /// use diplograph::{Document, Reader};
    ///
    /// let explained = Reader::new().read_explained(&Document::new("d1", "Chad thanked Oman."));
    /// let thanks = &explained.reading().actions[0];
    /// assert!(explained.explain(thanks).is_some());
    /// ```
    pub fn read_explained(&self, document: &Document) -> Explained {
        let (reading, _, explanations) =
            self.run(document, Wanted { diagnostics: false, explanations: true });
        Explained::new(reading, explanations)
    }

    /// Why this reader reads the fact in the document: which sentence, mentions, clause and predicate make it. `None` where
    /// it does not.
    ///
    /// The document is read again. To explain many facts of one document, use [`read_explained`](Reader::read_explained).
    ///
    /// ```
    /// use diplograph::{Document, Inference, Means, Reader};
    ///
    /// let reader = Reader::new();
    /// let text = "Japan and South Korea held talks. The two countries signed an agreement on trade.";
    /// let document = Document::new("d1", text);
    /// let reading = reader.read(&document);
    /// let agreed = &reading.actions[0];
    ///
    /// let explanation = reader.explain(&document, agreed).unwrap();
    /// assert_eq!(explanation.confidence(), agreed.confidence);
    /// assert!(explanation.inferred().contains(Inference::Group));
    /// let basis = &explanation.bases()[0];
    /// assert_eq!(basis.means(), Means::Verb);
    /// assert_eq!(basis.predicate().unwrap().kind(), "agree~");
    /// assert_eq!(basis.clause().unwrap().words(), "signed");
    /// assert_eq!(basis.mentions()[0].to_string(), "The two countries is JPN, KOR (group)");
    /// assert!(explanation.to_string().contains("“The two countries signed an agreement on trade.”"));
    /// ```
    pub fn explain<'f>(&self, document: &Document, fact: impl Into<FactRef<'f>>) -> Option<Explanation> {
        self.read_explained(document).explain(fact).cloned()
    }

    fn run(&self, document: &Document, wanted: Wanted) -> (Reading, Vec<Diagnostic>, Vec<Explanation>) {
        let mut sentences = syntax::analyze(document.text(), &LEXICON);
        let names: Vec<Vec<Found<'_>>> =
            sentences.iter().map(|s| self.world.names_in(&s.words(document.text()))).collect();
        let named = mention::actors_named(names.iter().flatten());
        let introduced = holder::introduced(document.text(), &sentences, &names, &self.world);
        let (world, published) = (&self.world, document.published());
        let context = MentionContext { world, published, named: &named, introduced: &introduced };
        let mut mentions: Vec<Vec<Mention>> = sentences
            .iter()
            .zip(&names)
            .map(|(sentence, names)| mention::mentions(document.text(), sentence, names, &context))
            .collect();
        realm::settle(&sentences, &mut mentions);
        // It takes two to make a fact: where a document names one actor at most, no tree is worth its cost.
        let several = mention::are_several(mentions.iter().flatten())
            || mentions.iter().any(|here| !here.is_empty())
                && alignment::may_name_another(document.text(), &sentences, &self.world);
        let apolitical = genre::apolitical(document.text(), &sentences, &names);
        // Where those in office meet it is politics, be it in a stadium.
        let political = |(apolitical, here): (&bool, &Vec<Mention>)| {
            !apolitical || here.iter().any(|m| m.leader.is_some() && !m.out_of_office)
        };
        let political: Vec<bool> = apolitical.iter().zip(&mentions).map(political).collect();
        let worth = |((sentence, names), apolitical): &((&mut Sentence, &Vec<Found<'_>>), &bool)| {
            several
                && !**apolitical
                && !names.is_empty()
                && !matches!(sentence.block, BlockKind::Furniture | BlockKind::Dateline)
                && prospect::may_tell(document.text(), sentence, names)
        };
        let texts = sentences.iter_mut().zip(&names).zip(&apolitical).filter(worth);
        let spans = |names: &Vec<Found<'_>>| names.iter().map(|name| name.first..name.end).collect();
        let texts = texts.map(|((sentence, names), _)| (sentence, spans(names)));
        self.analyzer.parse_shallow(document.text(), texts);
        let mut state = State::new(self, document, wanted);
        state.silent = !several || !political.contains(&true);
        state.spoken_of = mention::sentences_naming(names.iter().map(Vec::as_slice));
        state.named = named;
        for ((sentence, mentions), political) in sentences.iter_mut().zip(mentions).zip(political) {
            state.political = political;
            state.read(sentence, mentions);
        }
        state.finish()
    }
}

/// What is asked for beside the reading.
#[derive(Clone, Copy, Default)]
struct Wanted {
    diagnostics: bool,
    explanations: bool,
}

/// How much more of the state where a document was written it is taken to speak.
const WRITTEN_THERE: usize = 4;

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
    authors: Authors,
    /// Whom the document names beyond doubt.
    named: Vec<ActorCode>,
    /// Whether the document tells of nothing between states: it names one actor at most, or has other things to tell.
    silent: bool,
    /// How many sentences name each actor.
    spoken_of: Vec<(ActorCode, usize)>,
    /// The city where the document was written.
    dateline: Option<String>,
    /// The day that the document last spoke of.
    told: Option<Date>,
    /// The actors that the sentence named which told it.
    told_of: Vec<ActorCode>,
    /// Whether the sentence being read may tell of the relations of states.
    political: bool,
    diagnostics: Diagnostics,
}

impl<'a> State<'a> {
    fn new(reader: &'a Reader, document: &'a Document, wanted: Wanted) -> State<'a> {
        let mut state = State {
            reader,
            document,
            reading: Reading::new(document),
            facts: Facts::default(),
            persons: Persons::default(),
            discourse: Discourse::default(),
            voice: Voice::default(),
            story: Story::default(),
            authors: Authors::default(),
            named: Vec::new(),
            silent: false,
            spoken_of: Vec::new(),
            dateline: None,
            told: None,
            told_of: Vec::new(),
            political: true,
            diagnostics: Diagnostics::default(),
        };
        state.diagnostics.wanted = wanted.diagnostics;
        state.facts.trail.explains = wanted.explanations;
        state
    }

    fn read(&mut self, sentence: &mut Sentence, mut mentions: Vec<Mention>) {
        if sentence.cut {
            self.diagnostics.add(DiagnosticKind::LongSentence, sentence.range.clone());
        }
        if sentence.block == BlockKind::Furniture {
            return;
        }
        mentions.extend(self.persons.short_mentions(self.document.text(), sentence, &mentions));
        mentions.sort_by_key(|m| m.tokens.start);
        mention::correct_tags(self.document.text(), sentence, &mentions);
        self.note_dateline(sentence, &mut mentions);
        if mentions.is_empty() && sentence.block == BlockKind::Dateline {
            return;
        }
        let evidence = self.evidence(sentence.range.clone());
        self.note_nations(&evidence, &mentions);
        let (text, start) = (self.document.text(), sentence.range.start);
        self.facts.trail.note_mentions(text, &sentence.tokens, start, &mentions);
        if sentence.block != BlockKind::Dateline {
            self.read_clauses(sentence, &mentions, &evidence);
        }
    }

    /// Notes the city where the document was written, by its dateline: "DOHA, June 5 -", or "Doha, 5 June" on a line of its own.
    fn note_dateline(&mut self, sentence: &Sentence, mentions: &mut [Mention]) {
        let text = self.document.text();
        if self.dateline.is_some() {
            return;
        }
        let opens = !dateline::is_dateline(text, sentence);
        self.dateline = match opens {
            false => dateline::dateline_city(text, sentence),
            true => dateline::opening_city(text, sentence, mentions, &self.reader.world),
        };
        if let Some(city) = &self.dateline {
            let world = &self.reader.world;
            let state = world.find_actor(city).filter(|code| world.is_nation(*code));
            let place = |m: &&Mention| m.kind == MentionKind::Place && m.tokens.start <= 1;
            let by_mention = || mentions.iter().find(place).and_then(|m| m.actors.first().copied());
            self.facts.places.dateline = state.or_else(by_mention).map(|state| (state, city.clone()));
            self.facts.places.written_in = Some(city.clone());
            if opens {
                dateline::mark_city(text, sentence, city, mentions);
            }
            self.facts.places.published = self.document.published();
        }
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
        let we = || self.voice.first_person(text, sentence, standing.clone());
        self.discourse.set_speaker(&spoken.clone().unwrap_or_else(we));
        for code in mentions.iter().flat_map(|m| &m.actors) {
            if !self.reader.world.is_nation(*code) {
                self.note_organisation(*code);
            }
        }
        let (mut single, mut phrases) = phrase::phrases(&sentence.tokens, mentions, &mut self.discourse);
        let homes = self.homes();
        let person_reader = PersonReader {
            text,
            sentence,
            phrases: &single,
            mentions,
            world: &self.reader.world,
            published: self.document.published(),
            evidence,
            homes: &homes,
        };
        person_reader.read(&mut self.persons);
        self.persons.mark([&mut single, &mut phrases], &mut self.discourse);
        self.persons.note_offices(&mut self.discourse);
        companion::resolve(&sentence.tokens, [&mut single, &mut phrases], &self.discourse);
        if first_person && spoken.is_none() {
            let spoken = speech::first_person_of(sentence, &phrases);
            phrase::speak(&mut phrases, &sentence.tokens, &spoken.unwrap_or_default());
        }
        let clauses = Clauses::new(&sentence.tokens, &phrases);
        if self.silent {
            self.diagnostics.end_sentence(&clauses, mentions, &self.facts.trail);
            return self.note_discourse(&clauses);
        }
        let times = time::time_mentions(text, &sentence.tokens, self.document.published(), self.told);
        let speeches = speech::speeches(&clauses, &standing);
        self.voice.note(sentence, &clauses, mentions, &speeches);
        let read =
            ReadSentence { text, evidence, clauses: &clauses, mentions, speeches: &speeches, times: &times };
        if self.political {
            self.read_facts(&read);
        }
        self.diagnostics.end_sentence(&clauses, mentions, &self.facts.trail);
        self.facts.trail.end_sentence(&read);
        let day = |time: &time::TimeMention| (time.date.precision() == Precision::Day).then_some(time.date);
        if let Some(told) = times.iter().filter_map(day).next_back() {
            self.told = Some(told);
            self.told_of = mentions.iter().flat_map(|m| m.actors.iter().copied()).collect();
        }
        self.story.note(mentions, &self.reader.world);
        self.authors.note(&clauses);
        self.note_discourse(&clauses);
    }

    /// Notes an organisation and the words for what it is: "the alliance", "the union".
    fn note_organisation(&mut self, code: ActorCode) {
        self.discourse.note_organisation(code);
        let kind = self.reader.world.organisation(code).map_or("", |organisation| organisation.kind());
        self.discourse.note_words(kind.split(' '), code);
    }

    /// What a sentence tells of acts, meetings, alignments and disputes.
    fn read_facts(&mut self, read: &ReadSentence<'_>) {
        let ReadSentence { text, evidence, clauses, mentions, speeches, times } = *read;
        let frames = FrameReader {
            text,
            evidence,
            clauses,
            speeches,
            times,
            mentions,
            dateline: self.dateline.as_deref(),
            told: self.told,
            told_of: &self.told_of,
            published: self.document.published(),
            discourse: &self.discourse,
            story: &self.story,
            authors: &self.authors,
            world: &self.reader.world,
        };
        let known = self.facts.alliances.len();
        frames.read(&mut self.facts);
        self.facts.tell(evidence, &mut self.discourse);
        self.read_standing(clauses, mentions, evidence, known);
    }

    /// Adds the alliances and disputes that no single predicate tells; of those told by one, `known` were there before.
    fn read_standing(
        &mut self,
        clauses: &Clauses<'_>,
        mentions: &[Mention],
        evidence: &Evidence,
        known: usize,
    ) {
        let (text, world) = (self.document.text(), &self.reader.world);
        let (story, published) = (&self.story, self.document.published());
        let discourse = &self.discourse;
        let alignments =
            AlignmentReader { text, evidence, clauses, mentions, story, discourse, world, published };
        // Rules on alignments look at what this sentence told, however much the document told before.
        let by_predicates = self.facts.alliances.split_off(known.min(self.facts.alliances.len()));
        let mut told = alignments.plausible(by_predicates);
        let mut before = told.clone();
        alignments.read(&mut told);
        // What they drop of the former is gone, what they tell again is told twice.
        let mut known = |fact: &AllianceFact| {
            let at = before.iter().position(|told| told == fact);
            at.map(|at| before.swap_remove(at)).is_some()
        };
        let (mut told, found): (Vec<_>, Vec<_>) = told.into_iter().partition(|fact| known(fact));
        self.facts.alliances.append(&mut told);
        let mark = self.facts.mark();
        self.facts.alliances.extend(found);
        self.facts.note(&mark, Origin::of(Means::Alignment, None));
        let named = &self.named;
        let acts = self.facts.actions.iter().rev().take_while(|act| act.evidence.last() == Some(evidence));
        let acts = acts.collect();
        let standing =
            StandingReader { text, evidence, clauses, mentions, story, named, acts, world, published };
        let mark = self.facts.mark();
        standing.read(&mut self.facts.disputes);
        self.facts.note(&mark, Origin::of(Means::Standing, None));
    }

    /// Notes who stood as a subject, the main clause's last, and all whom the sentence speaks of.
    fn note_discourse(&mut self, clauses: &Clauses<'_>) {
        let subjects = clauses.verbs.iter().filter(|v| !v.reduced).filter_map(|v| v.subject);
        let main = clauses.main_clause().and_then(|verb| verb.subject);
        // "Kenya is a large country."
        let main = main.or_else(|| clauses.copular_subject());
        for subject in subjects.chain(main).filter_map(|at| clauses.phrases.get(at)) {
            self.discourse.note_subject(&subject.actors);
        }
        let main = main.and_then(|at| clauses.phrases.get(at));
        if let Some(person) = main.filter(|p| p.means_person()) {
            self.discourse.note_person(&person.actors, person.gender);
        }
        let mut named = Vec::new();
        clauses.phrases.iter().for_each(|phrase| add(&mut named, &phrase.actors));
        self.discourse.end_sentence(&named, deed_words::tells_of_conduct(clauses.tokens));
    }

    /// The states that the document speaks of, the one spoken of most first, each with how often, what it has told so far
    /// counting twice.
    fn homes(&self) -> Vec<(ActorCode, usize)> {
        let total = |code| self.spoken_of.iter().find(|(known, _)| *known == code).map_or(0, |(_, n)| *n);
        let here = self.facts.places.dateline.as_ref().map(|(state, _)| *state);
        let weight = |fact: &NationFact| {
            let written = if here == Some(fact.code) { WRITTEN_THERE } else { 0 };
            2 * fact.evidence.len() + total(fact.code) + written
        };
        let mut nations: Vec<(ActorCode, usize)> =
            self.reading.nations.iter().map(|fact| (fact.code, weight(fact))).collect();
        nations.sort_by_key(|(_, weight)| std::cmp::Reverse(*weight));
        nations
    }

    fn finish(mut self) -> (Reading, Vec<Diagnostic>, Vec<Explanation>) {
        self.reading.leaders = self.persons.into_facts();
        let trail = std::mem::take(&mut self.facts.trail);
        let world = &self.reader.world;
        merge::merge_into(&mut self.reading, self.facts, world);
        let mut judged: Vec<Judged> = Vec::new();
        let judge = Judge::new(&trail, &self.reading, world);
        judge.judge(&mut self.reading, |fact| judged.extend(trail.explains.then_some(fact)));
        let facts = self.reading.facts().zip(judged);
        let explanations = facts.map(|(fact, judged)| trail.explanation(fact, judged)).collect();
        (self.reading, self.diagnostics.into_found(), explanations)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_can_be_shared_sent_and_cloned_cheaply() {
        fn shared<T: Send + Sync + Clone>(_: &T) {}
        let reader = Reader::new();
        shared(&reader);
        assert!(Arc::ptr_eq(reader.world(), reader.clone().world()));
        // Two pointers or so: what is loaded is not copied.
        assert!(size_of::<Reader>() <= 4 * size_of::<usize>());
    }
}
