//! Ids of alliances and disputes: short slugs that are kept inline.

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $what:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(into = "String", try_from = "String")]
        pub struct $name {
            bytes: [u8; $name::MAX_LEN],
        }

        impl $name {
            /// The length of the longest id, in bytes.
            pub const MAX_LEN: usize = 48;

            /// The id of this text.
            ///
            /// # Errors
            /// [`Error::Id`](crate::Error::Id) where the text is not well-formed.
            pub fn new(text: &str) -> crate::error::Result<$name> {
                let refused = || crate::error::Error::Id { what: $what, text: text.to_owned() };
                let mut bytes = [0; $name::MAX_LEN];
                match bytes.get_mut(..text.len()) {
                    Some(slots) if super::id::is_slug(text) => slots.copy_from_slice(text.as_bytes()),
                    _ => return Err(refused()),
                }
                Ok($name { bytes })
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                let len = self.bytes.iter().position(|b| *b == 0).unwrap_or($name::MAX_LEN);
                self.bytes.get(..len).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(text: &str) -> crate::error::Result<$name> {
                $name::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = crate::error::Error;

            fn try_from(text: String) -> crate::error::Result<$name> {
                $name::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.as_str().to_owned()
            }
        }
    };
}

pub(super) use id;

/// Whether a text is 2 or more of `a`–`z`, `0`–`9` and `-`, a letter first and no hyphen last.
pub(super) fn is_slug(text: &str) -> bool {
    text.len() >= 2
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && text.bytes().next().is_some_and(|b| b.is_ascii_lowercase())
        && !text.ends_with('-')
}

/// The known ids that are nearest to an unknown one, best first, three at most.
pub(super) fn nearest<'w>(text: &str, known: impl Iterator<Item = &'w str>) -> Vec<String> {
    const FLOOR: f64 = 0.5;
    const LIMIT: usize = 3;
    let scored = known.map(|id| (strsim::normalized_damerau_levenshtein(text, id), id));
    let mut scored: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= FLOOR).collect();
    scored.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    scored.into_iter().take(LIMIT).map(|(_, id)| id.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::world::{AllianceId, DisputeId};

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["nato", "us-japan", "d8", &"a".repeat(AllianceId::MAX_LEN)] {
            let id: AllianceId = text.parse().unwrap();
            assert_eq!(id.to_string(), text);
            let json = serde_json::to_string(&id).unwrap();
            assert_eq!(serde_json::from_str::<AllianceId>(&json).unwrap(), id);
        }
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["", "a", "NATO", "8d", "us japan", "us_japan", "-a", "a-", "é-a", &"a".repeat(49)] {
            let error = DisputeId::new(text).unwrap_err().to_string();
            assert!(error.starts_with(&format!("`{text}` is not an id of a dispute: give")), "{error}");
            assert!(serde_json::from_str::<DisputeId>(&format!("{text:?}")).is_err());
        }
    }
}
