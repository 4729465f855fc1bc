//! Why a fact was read: the sentences, mentions, clauses and predicates that it rests on.

use std::fmt;

use serde::Serialize;

use super::{confidence::Feature, predicate::Predicate};
use crate::{
    actor::ActorCode,
    reading::{Confidence, Evidence, FactRef, Inferences, Reading, vocabulary},
};

vocabulary! {
    /// By what sort of rule a sentence was found to tell a fact.
    Means, "means of reading" {
        /// By its mere mention, as of states and persons.
        Mention = "mention",
        /// A verb of the table of predicates.
        Verb = "verb",
        /// A noun of the table of predicates.
        Noun = "noun",
        /// An adjective of the table of predicates.
        Adjective = "adjective",
        /// A verb of that table whose target the sentence leaves out.
        Ellipsis = "ellipsis",
        /// Blame, praise or a demand in what somebody says; the predicate, where there is one, is the deed that is told of
        /// another.
        Judgement = "judgement",
        /// A meeting that is told by where somebody is, by a visit or by "the talks".
        Encounter = "encounter",
        /// An alignment that is told by words beside an organisation, an ally or a pact.
        Alignment = "alignment",
        /// A dispute that stands between those of whom the text tells a quarrel.
        Standing = "standing",
    }
}

impl Means {
    pub(super) fn feature(self) -> Feature {
        match self {
            Means::Mention => Feature::ByName,
            Means::Verb | Means::Adjective => Feature::Verb,
            Means::Noun => Feature::Noun,
            Means::Ellipsis => Feature::Ellipsis,
            Means::Judgement => Feature::Judgement,
            Means::Encounter => Feature::Encounter,
            Means::Alignment => Feature::Alignment,
            Means::Standing => Feature::Standing,
        }
    }
}

vocabulary! {
    /// How words of a sentence mean an actor.
    NamedBy, "way of naming" {
        /// Its name.
        Name = "name",
        /// Its people: "Russians".
        People = "people",
        /// An adjective.
        Adjective = "adjective",
        /// Its capital or another seat of government.
        Capital = "capital",
        /// A city that is only a place here.
        City = "city",
        /// A person in its service.
        Person = "person",
        /// A name for several, or one that holds in context.
        Collective = "collective",
        /// A pronoun.
        Pronoun = "pronoun",
        /// "The minister", "the council", named before.
        Title = "title",
        /// "Both sides", "the two countries".
        Group = "group",
    }
}

/// Words of a sentence and the actors that they mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MentionBasis {
    start: usize,
    text: String,
    actors: Vec<ActorCode>,
    how: NamedBy,
}

impl MentionBasis {
    pub(super) fn new(start: usize, text: String, actors: Vec<ActorCode>, how: NamedBy) -> MentionBasis {
        MentionBasis { start, text, actors, how }
    }

    /// The byte offset of the first of the words in the document's text.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whom they mean.
    pub fn actors(&self) -> &[ActorCode] {
        &self.actors
    }

    /// How they mean them.
    pub fn how(&self) -> NamedBy {
        self.how
    }
}

/// `Seoul is KOR (capital)`.
impl fmt::Display for MentionBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.text.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(f, "{words} is {} ({})", Codes(&self.actors), self.how)
    }
}

/// A row of the table of predicates (`data/predicates.tsv`), by the cells that tell it from all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PredicateEntry {
    predicate: &'static str,
    pos: &'static str,
    fact: &'static str,
    kind: &'static str,
}

impl PredicateEntry {
    pub(super) fn of(predicate: &Predicate) -> PredicateEntry {
        let [predicate, pos, fact, kind] = predicate.key;
        PredicateEntry { predicate, pos, fact, kind }
    }

    /// The words: `lodge|file +complaint/case`.
    pub fn predicate(&self) -> &'static str {
        self.predicate
    }

    /// `verb` or `noun`.
    pub fn pos(&self) -> &'static str {
        self.pos
    }

    /// What it makes: `action`, `meeting`, `alliance` or `dispute`.
    pub fn fact(&self) -> &'static str {
        self.fact
    }

    /// Of which kind; for a dispute its subject, `-` where it has none.
    pub fn kind(&self) -> &'static str {
        self.kind
    }
}

/// `accuse|blame (verb, action accuse)`.
impl fmt::Display for PredicateEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {} {})", self.predicate, self.pos, self.fact, self.kind)
    }
}

/// The clause of a verb or noun that tells a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseBasis {
    pub(super) start: usize,
    pub(super) words: String,
    pub(super) lemma: String,
    pub(super) passive: bool,
    pub(super) modality: &'static str,
    pub(super) speaker: Option<Vec<ActorCode>>,
}

impl ClauseBasis {
    /// The byte offset of the verb or noun, auxiliaries included, in the document's text.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The verb with its auxiliaries, or the noun.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The dictionary form of the verb or noun.
    pub fn lemma(&self) -> &str {
        &self.lemma
    }

    /// Whether the verb is passive, or a participle behind its noun.
    pub fn is_passive(&self) -> bool {
        self.passive
    }

    /// How real it is: `actual`, `announced`, `planned`, `proposed`, `hypothetical`, `ended`, `cancelled` or `negated`.
    pub fn modality(&self) -> &'static str {
        self.modality
    }

    /// For whom those speak who say so, nobody where that is no actor; `None` where the text itself says it.
    pub fn speaker(&self) -> Option<&[ActorCode]> {
        self.speaker.as_deref()
    }
}

/// `were expelled (passive, actual, said by RUS)`.
impl fmt::Display for ClauseBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words.split_whitespace().collect::<Vec<_>>().join(" ");
        write!(f, "{words} ({}, {}", if self.passive { "passive" } else { "active" }, self.modality)?;
        match self.speaker() {
            Some([]) => f.write_str(", said by another)"),
            Some(speaker) => write!(f, ", said by {})", Codes(speaker)),
            None => f.write_str(")"),
        }
    }
}

/// One sentence that tells a fact, and how it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    sentence: Evidence,
    means: Means,
    #[serde(skip_serializing_if = "Option::is_none")]
    predicate: Option<PredicateEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<ClauseBasis>,
    mentions: Vec<MentionBasis>,
}

impl Basis {
    pub(super) fn new(
        sentence: Evidence,
        means: Means,
        predicate: Option<PredicateEntry>,
        clause: Option<ClauseBasis>,
        mentions: Vec<MentionBasis>,
    ) -> Basis {
        Basis { sentence, means, predicate, clause, mentions }
    }

    /// The sentence.
    pub fn sentence(&self) -> &Evidence {
        &self.sentence
    }

    /// By what sort of rule.
    pub fn means(&self) -> Means {
        self.means
    }

    /// The row of the table of predicates, where one made the fact.
    pub fn predicate(&self) -> Option<PredicateEntry> {
        self.predicate
    }

    /// The clause that tells it, where one word does.
    pub fn clause(&self) -> Option<&ClauseBasis> {
        self.clause.as_ref()
    }

    /// The words of the sentence that mean the actors of the fact; none where the actors are taken from before.
    pub fn mentions(&self) -> &[MentionBasis] {
        &self.mentions
    }
}

/// Several lines: the sentence, then how it tells the fact, then who is who.
impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quote = self.sentence.quote.as_deref().unwrap_or("");
        writeln!(f, "  “{}”", quote.split_whitespace().collect::<Vec<_>>().join(" "))?;
        write!(f, "    by {}", self.means)?;
        if let Some(clause) = &self.clause {
            write!(f, ": {clause}")?;
        }
        if let Some(predicate) = &self.predicate {
            write!(f, "\n    predicate: {predicate}")?;
        }
        for mention in &self.mentions {
            write!(f, "\n    {mention}")?;
        }
        Ok(())
    }
}

/// Why a fact was read, and how far it can be trusted.
///
/// Printed, it is a few lines for a person to read; the getters give its parts. In JSON (it can only be written) it has
/// the same parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    fact: String,
    confidence: Option<Confidence>,
    inferred: Inferences,
    features: Vec<&'static str>,
    bases: Vec<Basis>,
}

impl Explanation {
    pub(super) fn new(fact: FactRef<'_>, features: Vec<&'static str>, bases: Vec<Basis>) -> Explanation {
        let (confidence, inferred) = (fact.confidence(), fact.inferred());
        Explanation { fact: fact.to_string(), confidence, inferred, features, bases }
    }

    /// The fact as it prints.
    pub fn fact(&self) -> &str {
        &self.fact
    }

    /// How likely it is right.
    pub fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }

    /// What of it was inferred.
    pub fn inferred(&self) -> Inferences {
        self.inferred
    }

    /// What the confidence rests on: names of `data/confidence.tsv`.
    pub fn features(&self) -> &[&'static str] {
        &self.features
    }

    /// The sentences that tell it, each with how it does, in the order of the text; a sentence that tells it twice is here
    /// twice.
    pub fn bases(&self) -> &[Basis] {
        &self.bases
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fact)?;
        if let Some(confidence) = self.confidence {
            write!(f, "\n  confidence {confidence}, inferred: {}", self.inferred)?;
        }
        for basis in &self.bases {
            write!(f, "\n{basis}")?;
        }
        Ok(())
    }
}

/// A reading with the explanation of every fact.
///
/// ```
/// use diplograph::{Document, Means, NamedBy, Reader};
///
/// let text = "The two envoys of Peru were expelled by Chile.";
/// let explained = Reader::new().read_explained(&Document::new("d1", text));
/// let explanation = explained.explain(&explained.reading().actions[0]).unwrap();
/// let basis = &explanation.bases()[0];
/// assert_eq!(basis.means(), Means::Verb);
/// assert!(basis.clause().unwrap().is_passive());
/// assert_eq!(basis.mentions()[1].how(), NamedBy::Name);
/// assert!(explained.explanations().count() >= 3); // Peru and Chile are facts too
/// ```
#[derive(Clone, Debug)]
pub struct Explained {
    reading: Reading,
    explanations: Vec<Explanation>,
}

impl Explained {
    pub(super) fn new(reading: Reading, explanations: Vec<Explanation>) -> Explained {
        Explained { reading, explanations }
    }

    /// The reading, the same as [`Reader::read`](crate::Reader::read) gives.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The reading by itself.
    pub fn into_reading(self) -> Reading {
        self.reading
    }

    /// Why the fact was read; `None` where it is no fact of this reading. The cost is linear in the reading.
    pub fn explain<'f>(&self, fact: impl Into<FactRef<'f>>) -> Option<&Explanation> {
        let fact = fact.into();
        self.explanations().find(|(known, _)| *known == fact).map(|(_, explanation)| explanation)
    }

    /// Every fact with its explanation, in the order of [`Reading::facts`].
    pub fn explanations(&self) -> impl Iterator<Item = (FactRef<'_>, &Explanation)> {
        self.reading.facts().zip(&self.explanations)
    }
}

/// Codes joined by commas.
struct Codes<'a>(&'a [ActorCode]);

impl fmt::Display for Codes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, code) in self.0.iter().enumerate() {
            write!(f, "{}{code}", if at > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}
