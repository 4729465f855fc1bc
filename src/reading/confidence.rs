//! How far a fact can be trusted: how likely it is right, and what of it was inferred.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::vocabulary::vocabulary;

/// How likely a fact is right, from 0 to 1 in steps of a thousandth.
///
/// What the bundled reader gives is calibrated: of facts with a confidence of about 0.8 about 0.8 were right in documents
/// whose facts are known. In JSON it is a number.
///
/// ```
/// use diplograph::Confidence;
///
/// let confidence = Confidence::new(0.8254);
/// assert_eq!(confidence.get(), 0.825);
/// assert_eq!(confidence.to_string(), "0.825");
/// assert!(confidence > Confidence::new(0.5));
/// assert_eq!(Confidence::new(7.0).get(), 1.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u16);

impl Confidence {
    /// The share rounded to a thousandth; what is below 0 or no number is 0, what is above 1 is 1.
    pub fn new(share: f64) -> Confidence {
        Confidence((share.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// The share, from 0 to 1.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 1000.0
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.get(), f)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.get())
    }
}

impl<'de> Deserialize<'de> for Confidence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Confidence, D::Error> {
        f64::deserialize(deserializer).map(Confidence::new)
    }
}

vocabulary! {
    /// Something of a fact that its sentences do not say in so many words.
    Inference, "inference" {
        /// An actor stands behind a pronoun.
        Pronoun = "pronoun",
        /// Actors stand behind "both sides", "the two countries" and the like.
        Group = "group",
        /// An actor stands behind an office or a body that was named before: "the minister".
        Title = "title",
        /// For whom a named person or office acts is known from the world's tables, on the date of the text.
        Office = "office",
        /// An actor stands behind a name for several, or one that holds in its context only: "the North".
        Collective = "collective",
        /// An actor is not in the sentence: it is taken from what the text says before.
        Context = "context",
        /// To whom something was done is taken from what was done before: "Brazil condemned the raid".
        Target = "target",
        /// A dispute that the text does not call so follows from a hostile act.
        HostileAct = "hostile act",
        /// The date is that of which the document speaks, not of the sentence.
        Date = "date",
        /// The place is that of which the document speaks, or the host's country.
        Place = "place",
    }
}

/// All that was inferred of a fact, each kind once.
///
/// In JSON it is a list of words; an empty one is left out.
///
/// ```
/// use diplograph::{Document, Inference, Reader};
///
/// let text = "China and Japan held talks. The two countries signed an agreement.";
/// let reading = Reader::new().read(&Document::new("d1", text));
/// assert!(reading.meetings[0].inferred.is_empty());
/// assert!(reading.actions[0].inferred.contains(Inference::Group));
/// assert_eq!(reading.actions[0].inferred.to_string(), "group");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inferences(u16);

impl Inferences {
    /// Whether nothing was inferred.
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// Whether this was inferred.
    pub fn contains(self, inference: Inference) -> bool {
        self.0 & bit(inference) != 0
    }

    /// What was inferred, in the order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Inference> {
        Inference::ALL.iter().copied().filter(move |inference| self.contains(*inference))
    }

    /// Adds what was inferred.
    pub fn insert(&mut self, inference: Inference) {
        self.0 |= bit(inference);
    }

    /// What is inferred in both.
    pub(crate) fn and(self, other: Inferences) -> Inferences {
        Inferences(self.0 & other.0)
    }
}

fn bit(inference: Inference) -> u16 {
    1 << inference as u16
}

impl FromIterator<Inference> for Inferences {
    fn from_iter<I: IntoIterator<Item = Inference>>(inferences: I) -> Inferences {
        let mut all = Inferences::default();
        inferences.into_iter().for_each(|inference| all.insert(inference));
        all
    }
}

/// The words, joined by commas; `nothing` where there is none.
impl fmt::Display for Inferences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing");
        }
        for (at, inference) in self.iter().enumerate() {
            write!(f, "{}{inference}", if at > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

impl Serialize for Inferences {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl<'de> Deserialize<'de> for Inferences {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Inferences, D::Error> {
        Ok(Vec::<Inference>::deserialize(deserializer)?.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inferences_are_a_set_in_one_order() {
        let all: Inferences = [Inference::Date, Inference::Pronoun, Inference::Date].into_iter().collect();
        let json = serde_json::to_string(&all).unwrap();
        assert_eq!(json, r#"["pronoun","date"]"#);
        assert_eq!(serde_json::from_str::<Inferences>(r#"["date","pronoun","date"]"#).unwrap(), all);
        assert_eq!(Inferences::default().to_string(), "nothing");
    }

    #[test]
    fn a_confidence_keeps_its_thousandths_in_json() {
        for thousandths in 0..=1000 {
            let confidence = Confidence(thousandths);
            let json = serde_json::to_string(&confidence).unwrap();
            assert_eq!(serde_json::from_str::<Confidence>(&json).unwrap(), confidence, "{json}");
        }
        assert_eq!(Confidence::new(f64::NAN).get(), 0.0);
    }
}
