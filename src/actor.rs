//! Codes of actors: states and intergovernmental organisations.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The code of a state (ISO 3166-1 alpha-3, such as `KOR`) or of an organisation (its English acronym, such as `NATO`).
///
/// A code is well-formed, but need not be known to any [`World`](crate::World): 2 to 16 of `A`–`Z`, `0`–`9` and `_`,
/// a letter first. It is a small `Copy` value; `Display` and `FromStr` round-trip.
///
/// ```
/// use diplograph::ActorCode;
///
/// let korea: ActorCode = "KOR".parse()?;
/// assert_eq!(korea.as_str(), "KOR");
/// assert!("Korea".parse::<ActorCode>().is_err());
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ActorCode {
    bytes: [u8; ActorCode::MAX_LEN],
}

impl ActorCode {
    /// The length of the longest code, in bytes.
    pub const MAX_LEN: usize = 16;

    /// The code of nobody, which is not well-formed.
    pub(crate) const NOBODY: ActorCode = ActorCode { bytes: [0; ActorCode::MAX_LEN] };

    /// The code of this text.
    ///
    /// # Errors
    /// [`Error::Code`] where the text is not well-formed.
    pub fn new(text: &str) -> Result<ActorCode> {
        let refused = || Error::Code { text: text.to_owned() };
        let well_formed = text.len() >= 2
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
            && text.bytes().next().is_some_and(|b| b.is_ascii_uppercase());
        let mut bytes = [0; ActorCode::MAX_LEN];
        match bytes.get_mut(..text.len()) {
            Some(slots) if well_formed => slots.copy_from_slice(text.as_bytes()),
            _ => return Err(refused()),
        }
        Ok(ActorCode { bytes })
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let len = self.bytes.iter().position(|b| *b == 0).unwrap_or(ActorCode::MAX_LEN);
        self.bytes.get(..len).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }
}

impl fmt::Display for ActorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ActorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ActorCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<ActorCode> {
        ActorCode::new(text)
    }
}

impl TryFrom<String> for ActorCode {
    type Error = Error;

    fn try_from(text: String) -> Result<ActorCode> {
        ActorCode::new(&text)
    }
}

impl From<ActorCode> for String {
    fn from(code: ActorCode) -> String {
        code.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["UN", "KOR", "G7", "WARSAWPACT", "A234567890123456", "X_Y"] {
            assert_eq!(ActorCode::new(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for text in ["", "A", "kor", "7G", "K R", "A2345678901234567", "KÖR", "_A"] {
            assert!(ActorCode::new(text).is_err(), "{text}");
        }
    }
}
