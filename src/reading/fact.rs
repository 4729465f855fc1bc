//! The facts of a reading, one type for each kind.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    confidence::{Confidence, Inferences},
    vocabulary::{
        ActionKind, ActionStatus, AllianceKind, AllianceStatus, DisputeStatus, Level, MeetingKind,
        MeetingStatus,
    },
};
use crate::{actor::ActorCode, date::Date, document::Document};

/// The words of a document that assert a fact.
///
/// ```
/// use diplograph::{Document, Evidence};
///
/// let document = Document::new("d1", "Seoul protested. Tokyo did not reply.");
/// let evidence = Evidence::new(0, 16);
/// assert_eq!(evidence.in_document(&document), Some("Seoul protested."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Byte offset of the first byte, in the document's text.
    pub start: usize,
    /// Byte offset just after the last byte.
    pub end: usize,
    /// The words themselves, so that a reading can be understood without its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Arc<str>>,
}

impl Evidence {
    /// The range of bytes from `start` to just before `end`, with no quote.
    pub fn new(start: usize, end: usize) -> Evidence {
        Evidence { start, end, quote: None }
    }

    /// The same range with its words.
    pub fn with_quote(mut self, quote: impl Into<Arc<str>>) -> Evidence {
        self.quote = Some(quote.into());
        self
    }

    /// The words in the document they were found in; `None` where the range does not lie on characters of its text.
    pub fn in_document<'d>(&self, document: &'d Document) -> Option<&'d str> {
        document.text().get(self.start..self.end)
    }
}

/// A state that the text means.
///
/// In JSON a bare code (`"KOR"`) is read too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "NationForm")]
#[non_exhaustive]
pub struct NationFact {
    /// The state.
    pub code: ActorCode,
    /// Readers may disagree whether the fact is there.
    #[serde(skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text means it.
    pub evidence: Vec<Evidence>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum NationForm {
    Code(ActorCode),
    Full {
        code: ActorCode,
        #[serde(default)]
        optional: bool,
        #[serde(default)]
        confidence: Option<Confidence>,
        #[serde(default)]
        inferred: Inferences,
        #[serde(default)]
        evidence: Vec<Evidence>,
    },
}

impl From<NationForm> for NationFact {
    fn from(form: NationForm) -> NationFact {
        match form {
            NationForm::Code(code) => NationFact::new(code),
            NationForm::Full { code, optional, confidence, inferred, evidence } => {
                NationFact { code, optional, confidence, inferred, evidence }
            }
        }
    }
}

impl NationFact {
    /// The fact that the text means this state, with no evidence yet.
    pub fn new(code: ActorCode) -> NationFact {
        NationFact {
            code,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// A named person who holds or held an office of a state or organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LeaderFact {
    /// The fullest form of the name in the text.
    pub name: String,
    /// Whom the person serves, at the time of the text.
    pub actor: ActorCode,
    /// The office, as in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Readers may disagree whether the fact is there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text names the person.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl LeaderFact {
    /// A person in the service of an actor, with no office and no evidence yet.
    pub fn new(name: impl Into<String>, actor: ActorCode) -> LeaderFact {
        LeaderFact {
            name: name.into(),
            actor,
            office: None,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// A standing alignment between actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct AllianceFact {
    /// Two or more actors, each pair of which is aligned; for [`AllianceKind::Bloc`] the organisation and members of it.
    pub members: Vec<ActorCode>,
    /// What binds them.
    pub kind: AllianceKind,
    /// How it stands.
    pub status: AllianceStatus,
    /// Its name, as in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day, month or year it came into force, or the membership began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The last day, month or year it was in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Readers may disagree whether the fact is there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text asserts it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl AllianceFact {
    /// An active alignment with no name, term or evidence yet.
    pub fn new(members: Vec<ActorCode>, kind: AllianceKind) -> AllianceFact {
        let status = AllianceStatus::Active;
        AllianceFact {
            members,
            kind,
            status,
            name: None,
            since: None,
            until: None,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// An encounter of representatives of two or more actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct MeetingFact {
    /// Two or more actors whose representatives meet.
    pub participants: Vec<ActorCode>,
    /// What sort of encounter.
    pub kind: MeetingKind,
    /// How far it has come.
    pub status: MeetingStatus,
    /// The highest rank present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Where, as in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// When, resolved against the date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Readers may disagree whether the fact is there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text asserts it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl MeetingFact {
    /// An encounter with no level, place, date or evidence yet.
    pub fn new(participants: Vec<ActorCode>, kind: MeetingKind, status: MeetingStatus) -> MeetingFact {
        MeetingFact {
            participants,
            kind,
            status,
            level: None,
            place: None,
            date: None,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// A standing disagreement, rivalry or conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct DisputeFact {
    /// Two or more sides; actors on different sides are at odds.
    pub sides: Vec<Vec<ActorCode>>,
    /// Over what, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// How it stands.
    pub status: DisputeStatus,
    /// Since when or when, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The day, month or year it began, where it has a known term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// The last day, month or year of its term.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Readers may disagree whether the fact is there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text asserts it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl DisputeFact {
    /// An active dispute with no subject, date, term or evidence yet.
    pub fn new(sides: Vec<Vec<ActorCode>>) -> DisputeFact {
        let status = DisputeStatus::Active;
        DisputeFact {
            sides,
            subject: None,
            status,
            date: None,
            since: None,
            until: None,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// Something that actors did to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ActionFact {
    /// Who did it.
    pub actors: Vec<ActorCode>,
    /// To whom; for what was done together, the same list as `actors`.
    pub targets: Vec<ActorCode>,
    /// What.
    pub kind: ActionKind,
    /// How far it has come.
    pub status: ActionStatus,
    /// When, resolved against the date of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Readers may disagree whether the fact is there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// How likely the fact is right; `None` where nobody has said, as of tables and of older readings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it the text does not say in so many words.
    #[serde(default, skip_serializing_if = "Inferences::is_empty")]
    pub inferred: Inferences,
    /// Where the text asserts it.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
}

impl ActionFact {
    /// Something done, with no date and no evidence yet.
    pub fn new(actors: Vec<ActorCode>, kind: ActionKind, targets: Vec<ActorCode>) -> ActionFact {
        let status = ActionStatus::Done;
        ActionFact {
            actors,
            targets,
            kind,
            status,
            date: None,
            optional: false,
            confidence: None,
            inferred: Inferences::default(),
            evidence: Vec::new(),
        }
    }
}

/// Whether any day of the date falls into a term, both ends inclusive; an end that is not known is open.
pub(crate) fn in_term(since: Option<Date>, until: Option<Date>, date: Date) -> bool {
    since.is_none_or(|since| since.first_day() <= date.last_day())
        && until.is_none_or(|until| date.first_day() <= until.last_day())
}

fn is_false(value: &bool) -> bool {
    !value
}

/// Codes joined by commas: `CHN, JPN`.
struct Codes<'a>(&'a [ActorCode]);

impl fmt::Display for Codes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, code) in self.0.iter().enumerate() {
            write!(f, "{}{code}", if i > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

impl fmt::Display for NationFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.code, f)
    }
}

impl fmt::Display for LeaderFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.name, self.actor)?;
        if let Some(office) = &self.office {
            write!(f, ", {office}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for AllianceFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} ({})", self.kind, Codes(&self.members), self.status)
    }
}

impl fmt::Display for MeetingFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} ({}", self.kind, Codes(&self.participants), self.status)?;
        if let Some(date) = self.date {
            write!(f, ", {date}")?;
        }
        if let Some(place) = &self.place {
            write!(f, ", {place}")?;
        }
        f.write_str(")")
    }
}

impl fmt::Display for DisputeFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, side) in self.sides.iter().enumerate() {
            write!(f, "{}{}", if i > 0 { " against " } else { "" }, Codes(side))?;
        }
        if let Some(subject) = &self.subject {
            write!(f, " over {subject}")?;
        }
        write!(f, " ({})", self.status)
    }
}

impl fmt::Display for ActionFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} ({}", Codes(&self.actors), self.kind, Codes(&self.targets), self.status)?;
        if let Some(date) = self.date {
            write!(f, ", {date}")?;
        }
        f.write_str(")")
    }
}
