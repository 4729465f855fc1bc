//! Events that others coded from news: CAMEO and PLOVER data sets. Knows nothing of graphs.

mod code;
mod import;

pub use code::{EventCode, EventCodes, QuadClass};
pub use import::{EventReader, ImportReport, RejectedRow, Rejection};

use serde::{Deserialize, Serialize};

use crate::{actor::ActorCode, date::Date};

/// One event of a data set: on a day, an actor did something to a target.
///
/// ```
/// use diplograph::CodedEvent;
/// let event = CodedEvent::new("2014-03-02".parse()?, "RUS".parse()?, "190".parse()?, "UKR".parse()?);
/// assert_eq!(event.to_string(), "2014-03-02 RUS 190 UKR");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(Date, ActorCode, EventCode, ActorCode)", into = "(Date, ActorCode, EventCode, ActorCode)")]
#[non_exhaustive]
pub struct CodedEvent {
    /// The day.
    pub date: Date,
    /// Who did it.
    pub actor: ActorCode,
    /// What.
    pub code: EventCode,
    /// To whom.
    pub target: ActorCode,
}

impl CodedEvent {
    /// What an actor did to a target. A month or a year stands for its first day: data sets have days.
    ///
    /// ```
    /// use diplograph::CodedEvent;
    /// let event = CodedEvent::new("2014-03".parse()?, "RUS".parse()?, "190".parse()?, "UKR".parse()?);
    /// assert_eq!(event.date.to_string(), "2014-03-01");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn new(date: Date, actor: ActorCode, code: EventCode, target: ActorCode) -> CodedEvent {
        CodedEvent { date: date.first_day(), actor, code, target }
    }
}

/// An event whose actors are numbers in a list of the reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberedEvent {
    pub(crate) date: Date,
    pub(crate) actor: u32,
    pub(crate) code: EventCode,
    pub(crate) target: u32,
}

impl From<(Date, ActorCode, EventCode, ActorCode)> for CodedEvent {
    fn from((date, actor, code, target): (Date, ActorCode, EventCode, ActorCode)) -> CodedEvent {
        CodedEvent::new(date, actor, code, target)
    }
}

impl From<CodedEvent> for (Date, ActorCode, EventCode, ActorCode) {
    fn from(event: CodedEvent) -> (Date, ActorCode, EventCode, ActorCode) {
        (event.date, event.actor, event.code, event.target)
    }
}

impl std::fmt::Display for CodedEvent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {} {}", self.date, self.actor, self.code, self.target)
    }
}
