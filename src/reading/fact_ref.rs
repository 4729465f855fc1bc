//! A fact of any kind.

use std::fmt;

use super::{
    confidence::{Confidence, Inferences},
    fact::{ActionFact, AllianceFact, DisputeFact, Evidence, LeaderFact, MeetingFact, NationFact},
};

/// A fact of any kind, borrowed from its reading.
///
/// ```
/// use diplograph::{Document, FactRef, Reader};
///
/// let reading = Reader::new().read(&Document::new("d1", "Japan and China held talks."));
/// let facts: Vec<String> = reading.facts().map(|fact| fact.to_string()).collect();
/// assert_eq!(facts, ["JPN", "CHN", "talks of JPN, CHN (held)"]);
/// let doubtful = reading.facts().filter(|fact| fact.confidence().is_some_and(|c| c.get() < 0.2));
/// assert_eq!(doubtful.count(), 0);
/// assert!(matches!(reading.facts().last(), Some(FactRef::Meeting(meeting)) if meeting.participants.len() == 2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FactRef<'r> {
    /// A state that the text means.
    Nation(&'r NationFact),
    /// A person with an office.
    Leader(&'r LeaderFact),
    /// A standing alignment.
    Alliance(&'r AllianceFact),
    /// An encounter.
    Meeting(&'r MeetingFact),
    /// A standing disagreement.
    Dispute(&'r DisputeFact),
    /// Who did what to whom.
    Action(&'r ActionFact),
}

/// One expression for the fact of whichever kind.
macro_rules! each {
    ($fact:expr, $bound:ident => $value:expr) => {
        match $fact {
            FactRef::Nation($bound) => $value,
            FactRef::Leader($bound) => $value,
            FactRef::Alliance($bound) => $value,
            FactRef::Meeting($bound) => $value,
            FactRef::Dispute($bound) => $value,
            FactRef::Action($bound) => $value,
        }
    };
}

impl<'r> FactRef<'r> {
    /// How likely it is right; `None` where nobody has said.
    pub fn confidence(self) -> Option<Confidence> {
        each!(self, fact => fact.confidence)
    }

    /// What of it was inferred.
    pub fn inferred(self) -> Inferences {
        each!(self, fact => fact.inferred)
    }

    /// Where the text asserts it.
    pub fn evidence(self) -> &'r [Evidence] {
        each!(self, fact => &fact.evidence)
    }

    /// The list of a reading that it stands in: `nations`, `leaders`, `alliances`, `meetings`, `disputes`, `actions`.
    pub fn field(self) -> &'static str {
        match self {
            FactRef::Nation(_) => "nations",
            FactRef::Leader(_) => "leaders",
            FactRef::Alliance(_) => "alliances",
            FactRef::Meeting(_) => "meetings",
            FactRef::Dispute(_) => "disputes",
            FactRef::Action(_) => "actions",
        }
    }
}

impl fmt::Display for FactRef<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        each!(self, fact => fmt::Display::fmt(fact, f))
    }
}

macro_rules! from {
    ($($fact:ident $kind:ident),+) => {$(
        impl<'r> From<&'r $fact> for FactRef<'r> {
            fn from(fact: &'r $fact) -> FactRef<'r> {
                FactRef::$kind(fact)
            }
        }
    )+};
}

from!(NationFact Nation, LeaderFact Leader, AllianceFact Alliance, MeetingFact Meeting, DisputeFact Dispute, ActionFact Action);
