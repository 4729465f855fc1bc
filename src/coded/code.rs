//! What was done, as a code of a data set: the rows of `data/cameo.tsv`.

use std::{collections::BTreeMap, fmt, str::FromStr};

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    reading::{ActionKind, MeetingKind},
    table::{Row, Schema, each_bundled_row},
};

const CODES: Schema = Schema { columns: &["code", "name", "kind", "goldstein", "quad"], required: 2 };

static TABLE: Lazy<CodeTable> = Lazy::new(CodeTable::load);

/// A type of event: a CAMEO code such as `042` or a PLOVER type such as `CONSULT`.
///
/// A small `Copy` value; `Display` and `FromStr` round-trip, and codes are ordered as their texts.
///
/// ```
/// use diplograph::{ActionKind, EventCode, QuadClass};
///
/// let code: EventCode = "1721".parse()?;
/// assert_eq!(code.name(), "Impose restrictions on political freedoms");
/// assert_eq!(code.action_kind(), Some(ActionKind::Coerce));
/// assert_eq!((code.goldstein(), code.quad()), (-5.0, Some(QuadClass::MaterialConflict)));
/// assert!("999".parse::<EventCode>().is_err());
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct EventCode(u16);

/// The four quarters of event data: verbal or material, cooperation or conflict.
///
/// ```
/// use diplograph::{ActionKind, QuadClass};
/// assert_eq!(QuadClass::from(ActionKind::Threaten), QuadClass::VerbalConflict);
/// assert_eq!(QuadClass::VerbalConflict.to_string(), "verbal-conflict");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum QuadClass {
    /// Agreements, consultations, support, verbal concessions.
    VerbalCooperation,
    /// Trade, exercises, aid, withdrawals.
    MaterialCooperation,
    /// Demands, accusations, refusals, threats.
    VerbalConflict,
    /// Protests, sanctions, mobilizations, coercion, assaults.
    MaterialConflict,
}

impl QuadClass {
    /// All four, in the order of declaration.
    pub const ALL: [QuadClass; 4] = [
        QuadClass::VerbalCooperation,
        QuadClass::MaterialCooperation,
        QuadClass::VerbalConflict,
        QuadClass::MaterialConflict,
    ];

    /// The word of the class, as in `data/cameo.tsv`.
    pub fn as_str(self) -> &'static str {
        match self {
            QuadClass::VerbalCooperation => "verbal-cooperation",
            QuadClass::MaterialCooperation => "material-cooperation",
            QuadClass::VerbalConflict => "verbal-conflict",
            QuadClass::MaterialConflict => "material-conflict",
        }
    }

    /// Whether the class is one of the two cooperative ones.
    pub fn is_cooperative(self) -> bool {
        matches!(self, QuadClass::VerbalCooperation | QuadClass::MaterialCooperation)
    }
}

impl fmt::Display for QuadClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl From<ActionKind> for QuadClass {
    fn from(kind: ActionKind) -> QuadClass {
        let of_table = EventCode::of_action(kind).and_then(EventCode::quad);
        // Every kind has a row, as a test proves.
        of_table.unwrap_or(QuadClass::MaterialConflict)
    }
}

impl EventCode {
    /// The code of this text or, where there is none, the longest one that the text begins with, of three letters at
    /// least: `0357` is a kind of `035`.
    ///
    /// ```
    /// use diplograph::EventCode;
    /// assert_eq!(EventCode::nearest("0357").unwrap().to_string(), "035");
    /// assert!(EventCode::nearest("9999").is_none());
    /// ```
    pub fn nearest(text: &str) -> Option<EventCode> {
        let shorter = (3..=text.len()).rev().filter_map(|end| text.get(..end));
        std::iter::once(text).chain(shorter).find_map(|text| TABLE.find(text))
    }

    /// The code whose event type has this name, case apart; of a type and its first kind, the kind (`040`, not `04`).
    ///
    /// ```
    /// use diplograph::EventCode;
    /// assert_eq!(EventCode::of_name("Make a visit").unwrap().to_string(), "042");
    /// assert_eq!(EventCode::of_name("Consult").unwrap().to_string(), "040");
    /// assert!(EventCode::of_name("Sing").is_none());
    /// ```
    pub fn of_name(name: &str) -> Option<EventCode> {
        TABLE.by_name.get(&name.trim().to_lowercase()).copied()
    }

    /// The PLOVER type that is this kind of action.
    pub(crate) fn of_action(kind: ActionKind) -> Option<EventCode> {
        TABLE.find(&kind.as_str().to_uppercase())
    }

    /// The PLOVER type of meetings.
    pub(crate) fn consult() -> Option<EventCode> {
        TABLE.find("CONSULT")
    }

    /// All codes, in their order.
    ///
    /// ```
    /// use diplograph::EventCode;
    /// let longest = EventCode::all().map(|code| code.as_str().len()).max();
    /// assert_eq!(longest, Some("COOPERATE".len()));
    /// ```
    pub fn all() -> EventCodes {
        EventCodes(0..u16::try_from(TABLE.rows.len()).unwrap_or(u16::MAX))
    }

    /// The code as text.
    pub fn as_str(self) -> &'static str {
        self.row().map_or("", |row| row.code)
    }

    /// What the codebook calls it.
    pub fn name(self) -> &'static str {
        self.row().map_or("", |row| row.name)
    }

    /// The kind of action it is; `None` for consultations, which are meetings, and for statements and appeals.
    pub fn action_kind(self) -> Option<ActionKind> {
        self.row()?.action
    }

    /// The kind of meeting it is: a call, a visit or talks; `None` for what is no consultation.
    ///
    /// ```
    /// use diplograph::{EventCode, MeetingKind};
    /// let kind = |code: &str| code.parse::<EventCode>().map(EventCode::meeting_kind);
    /// assert_eq!(kind("041")?, Some(MeetingKind::Call));
    /// assert_eq!(kind("190")?, None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meeting_kind(self) -> Option<MeetingKind> {
        self.row()?.meeting
    }

    /// The conflict–cooperation score, from −10 (most hostile) to 10, after Goldstein.
    pub fn goldstein(self) -> f64 {
        f64::from(self.goldstein_tenths()) / 10.0
    }

    /// The score in tenths, so that sums are exact.
    pub(crate) fn goldstein_tenths(self) -> i16 {
        self.row().map_or(0, |row| row.goldstein_tenths)
    }

    /// The quad class; `None` for statements and appeals.
    pub fn quad(self) -> Option<QuadClass> {
        self.row()?.quad
    }

    /// The place in the table, below [`EventCode::LIMIT`].
    pub(crate) fn index(self) -> u16 {
        self.0
    }

    /// The code at this place of the table.
    pub(crate) fn at(index: u16) -> EventCode {
        EventCode(index)
    }

    /// No table has as many codes as this, so an index fits nine bits.
    pub(crate) const LIMIT: usize = 512;

    fn row(self) -> Option<&'static CodeRow> {
        TABLE.rows.get(usize::from(self.0))
    }
}

impl fmt::Display for EventCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for EventCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EventCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<EventCode> {
        TABLE.find(text).ok_or_else(|| Error::Vocabulary {
            text: text.to_owned(),
            what: "code of an event",
            expected: "a CAMEO code such as 042 or a PLOVER type such as CONSULT".to_owned(),
        })
    }
}

impl TryFrom<String> for EventCode {
    type Error = Error;

    fn try_from(text: String) -> Result<EventCode> {
        text.parse()
    }
}

impl From<EventCode> for String {
    fn from(code: EventCode) -> String {
        code.as_str().to_owned()
    }
}

/// All codes; made by [`EventCode::all`].
#[derive(Clone, Debug)]
pub struct EventCodes(std::ops::Range<u16>);

impl Iterator for EventCodes {
    type Item = EventCode;

    fn next(&mut self) -> Option<EventCode> {
        self.0.next().map(EventCode)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for EventCodes {}
impl std::iter::FusedIterator for EventCodes {}

struct CodeTable {
    /// By code.
    rows: Vec<CodeRow>,
    by_name: BTreeMap<String, EventCode>,
}

struct CodeRow {
    code: &'static str,
    name: &'static str,
    action: Option<ActionKind>,
    meeting: Option<MeetingKind>,
    goldstein_tenths: i16,
    quad: Option<QuadClass>,
}

impl CodeTable {
    fn load() -> CodeTable {
        let mut rows: Vec<CodeRow> = Vec::new();
        each_bundled_row(("cameo.tsv", include_str!("../../data/cameo.tsv")), CODES, |row| {
            rows.extend(CodeRow::of(row));
        });
        rows.sort_by_key(|row| row.code);
        rows.truncate(EventCode::LIMIT);
        let mut by_name: BTreeMap<String, EventCode> = BTreeMap::new();
        for (row, index) in rows.iter().zip(0..) {
            let digits = row.code.bytes().all(|b| b.is_ascii_digit());
            let known = by_name.get(&row.name.to_lowercase()).and_then(|code| rows.get(usize::from(code.0)));
            if known.is_none_or(|known| digits && row.code.starts_with(known.code)) {
                by_name.insert(row.name.to_lowercase(), EventCode(index));
            }
        }
        CodeTable { rows, by_name }
    }

    fn find(&self, code: &str) -> Option<EventCode> {
        let at = self.rows.binary_search_by(|row| row.code.cmp(code)).ok()?;
        u16::try_from(at).ok().map(EventCode)
    }
}

impl CodeRow {
    /// The row; a test proves that none of the bundled ones is passed over.
    fn of(row: &Row<'_, 'static>) -> Option<CodeRow> {
        let code = row.cell("code");
        let meeting = match (row.cell("kind"), code) {
            ("consult", "041") => Some(MeetingKind::Call),
            ("consult", "042" | "043") => Some(MeetingKind::Visit),
            ("consult", _) => Some(MeetingKind::Talks),
            _ => None,
        };
        let score: f64 = row.parsed("goldstein").ok()??;
        Some(CodeRow {
            code,
            name: row.cell("name"),
            action: row.cell("kind").parse().ok(),
            meeting,
            goldstein_tenths: (score * 10.0).round() as i16,
            quad: QuadClass::ALL.into_iter().find(|quad| quad.as_str() == row.cell("quad")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells() -> Vec<Vec<&'static str>> {
        let lines = include_str!("../../data/cameo.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.skip(1).map(|line| line.split('\t').collect()).collect()
    }

    #[test]
    fn every_row_is_kept_and_sound() {
        let rows = cells();
        assert_eq!(EventCode::all().len(), rows.len());
        for row in rows {
            let [code, name, kind, goldstein, quad] = row[..] else { panic!("{row:?}") };
            let found: EventCode = code.parse().unwrap();
            assert_eq!((found.as_str(), found.name()), (code, name));
            assert!(!name.is_empty() && name.trim() == name);
            assert_eq!(format!("{:.1}", found.goldstein()), goldstein, "{code}");
            assert!((-10.0..=10.0).contains(&found.goldstein()), "{code}");
            let word = match (found.action_kind(), found.meeting_kind()) {
                (Some(action), None) => action.as_str(),
                (None, Some(_)) => "consult",
                _ => "",
            };
            assert_eq!(word, kind, "{code}");
            assert_eq!(found.quad().map_or("", QuadClass::as_str), quad, "{code}");
            let sign = found.quad().map(QuadClass::is_cooperative);
            assert!(sign.is_none_or(|cooperative| cooperative == (found.goldstein() > 0.0)), "{code}");
            let of_name = EventCode::of_name(name).unwrap();
            assert_eq!(of_name.name(), name);
        }
    }

    #[test]
    fn every_kind_of_action_has_a_plover_type_of_its_class() {
        for kind in ActionKind::ALL {
            let code = EventCode::of_action(*kind).unwrap();
            assert_eq!(code.action_kind(), Some(*kind));
            let cooperative = QuadClass::from(*kind).is_cooperative();
            assert_eq!(cooperative, kind.is_cooperative(), "{kind}");
        }
        assert!(EventCode::consult().is_some());
    }
}
