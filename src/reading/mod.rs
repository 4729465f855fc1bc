//! Readings: the facts that one document asserts or one reference table lists, as plain data.

mod confidence;
mod fact;
mod fact_ref;
mod vocabulary;

pub use confidence::{Confidence, Inference, Inferences};
pub use fact::{ActionFact, AllianceFact, DisputeFact, Evidence, LeaderFact, MeetingFact, NationFact};
pub use fact_ref::FactRef;
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{
    ActionKind, ActionStatus, AllianceKind, AllianceStatus, DisputeStatus, Level, MeetingKind, MeetingStatus,
    Origin,
};

pub(crate) use fact::in_term;

use serde::{Deserialize, Serialize};

use crate::{
    date::Date,
    document::Document,
    error::{Error, Result},
};

/// The version of the JSON form of a [`Reading`] that this library writes; it reads this one and all before it.
pub const READING_SCHEMA: u32 = 1;

/// What one document asserts about relations between states, each fact with the words that assert it.
///
/// A reading is plain data: it can be stored, shipped and folded into a [`KnowledgeGraph`](crate::KnowledgeGraph)
/// elsewhere. Facts stand in the order in which the text first asserts them. What the reader found has a [`Confidence`].
///
/// ```
/// use diplograph::{Document, Reader, Reading};
///
/// let document = Document::new("d1", "Japan accused North Korea of breaking the accord.");
/// let reading = Reader::new().read(&document);
/// assert_eq!(reading.actions[0].to_string(), "JPN accuse PRK (done)");
/// assert_eq!(Reading::from_json(&reading.to_json())?, reading);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Reading {
    /// The version of the JSON form, [`READING_SCHEMA`] or older.
    #[serde(default = "first_schema")]
    pub schema: u32,
    /// The document's id; the table's name where the origin is a reference table.
    pub document: String,
    /// Whether a document asserts the facts or a reference table lists them.
    #[serde(default, skip_serializing_if = "Origin::is_document")]
    pub origin: Origin,
    /// When the document was published.
    #[serde(default)]
    pub published: Option<Date>,
    /// The document's title, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where the document comes from, if that was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Every state that the text means.
    #[serde(default)]
    pub nations: Vec<NationFact>,
    /// Every named person who holds or held an office of a state or organisation.
    #[serde(default)]
    pub leaders: Vec<LeaderFact>,
    /// Standing alignments.
    #[serde(default)]
    pub alliances: Vec<AllianceFact>,
    /// Encounters of representatives of two or more actors.
    #[serde(default)]
    pub meetings: Vec<MeetingFact>,
    /// Standing disagreements.
    #[serde(default)]
    pub disputes: Vec<DisputeFact>,
    /// Who did what to whom.
    #[serde(default)]
    pub actions: Vec<ActionFact>,
}

fn first_schema() -> u32 {
    1
}

impl Reading {
    /// A reading of this document that holds no fact yet.
    pub fn new(document: &Document) -> Reading {
        Reading {
            schema: READING_SCHEMA,
            document: document.id().to_owned(),
            origin: Origin::Document,
            published: document.published(),
            title: document.title().map(str::to_owned),
            source: document.source().map(str::to_owned),
            nations: Vec::new(),
            leaders: Vec::new(),
            alliances: Vec::new(),
            meetings: Vec::new(),
            disputes: Vec::new(),
            actions: Vec::new(),
        }
    }

    /// A reading of a reference table that holds no fact yet.
    ///
    /// Its facts are kept apart from what documents assert: an alliance that both have is two nodes of the graph.
    ///
    /// ```
    /// use diplograph::{AllianceFact, AllianceKind, KnowledgeGraph, Origin, Reading};
    ///
    /// let mut treaties = Reading::reference("treaties");
    /// let mut treaty = AllianceFact::new(vec!["KOR".parse()?, "USA".parse()?], AllianceKind::Alliance);
    /// treaty.since = Some("1953-10-01".parse()?);
    /// treaties.alliances.push(treaty);
    ///
    /// let graph = KnowledgeGraph::from_iter([treaties]);
    /// let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.alliance().origin(), Origin::Reference);
    /// assert_eq!(graph.allies_of("South Korea")?.origin(Origin::Document).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn reference(table: impl Into<String>) -> Reading {
        let mut reading = Reading::new(&Document::new(table, ""));
        reading.origin = Origin::Reference;
        reading
    }

    /// A reading from its JSON form.
    ///
    /// # Errors
    /// [`Error::Schema`] where it was written by a newer version of the library, [`Error::Json`] where it is no reading.
    pub fn from_json(json: &str) -> Result<Reading> {
        let refused = |source| Error::Json { place: "reading".to_owned(), source };
        #[derive(Deserialize)]
        struct Version {
            #[serde(default = "first_schema")]
            schema: u32,
        }
        let found = serde_json::from_str::<Version>(json).map_err(refused)?.schema;
        if found > READING_SCHEMA {
            return Err(Error::Schema { what: "the reading", found, supported: READING_SCHEMA });
        }
        serde_json::from_str(json).map_err(refused)
    }

    /// The JSON form, on one line.
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists in string-keyed structs always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// All facts, kind by kind in the order of the fields.
    pub fn facts(&self) -> impl Iterator<Item = FactRef<'_>> {
        let named = self.nations.iter().map(FactRef::from).chain(self.leaders.iter().map(FactRef::from));
        let stands = self.alliances.iter().map(FactRef::from).chain(self.meetings.iter().map(FactRef::from));
        let deeds = self.disputes.iter().map(FactRef::from).chain(self.actions.iter().map(FactRef::from));
        named.chain(stands).chain(deeds)
    }

    /// How many facts there are, of all kinds.
    pub fn len(&self) -> usize {
        self.nations.len()
            + self.leaders.len()
            + self.alliances.len()
            + self.meetings.len()
            + self.disputes.len()
            + self.actions.len()
    }

    /// Whether there is no fact at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
