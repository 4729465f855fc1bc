//! What a reader skipped or could not use.

use std::{fmt, ops::Range};

use super::{
    clause::{Clauses, VerbGroup},
    modality::Modality,
    predicate::TABLE,
    trail::Trail,
};
use crate::{
    actor::ActorCode,
    reading::vocabulary,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
};

/// How many diagnostics of each kind a document has at most.
const LIMIT: usize = 20;

vocabulary! {
    /// What a [`Diagnostic`] is about.
    DiagnosticKind, "kind of diagnostic" {
        /// A sentence that is too long and is read in parts.
        LongSentence = "long sentence",
        /// A verb that tells an act, a meeting, an alliance or a dispute, for which nobody was found who does it or bears it.
        UnfilledVerb = "unfilled verb",
        /// An actor beside such a verb of which nothing is told.
        UnusedActor = "unused actor",
        /// An office of which it is not known whose it is.
        UnknownOffice = "unknown office",
    }
}

/// Something that a reader skipped or could not do fully.
///
/// A document has at most twenty of each kind, the first of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The bytes of the document's text that it is about; end-exclusive.
    pub range: Range<usize>,
    /// What sort of thing happened.
    pub kind: DiagnosticKind,
    /// What happened.
    pub message: &'static str,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bytes {}..{}: {}", self.range.start, self.range.end, self.message)
    }
}

fn message(kind: DiagnosticKind) -> &'static str {
    match kind {
        DiagnosticKind::LongSentence => "the sentence is too long: it is read in parts",
        DiagnosticKind::UnfilledVerb => "nobody was found who does this or to whom it is done",
        DiagnosticKind::UnusedActor => {
            "nothing is told of this actor, beside a verb for which nobody was found"
        }
        DiagnosticKind::UnknownOffice => "it is not known whose office this is",
    }
}

/// The diagnostics of a document.
#[derive(Debug, Default)]
pub(super) struct Diagnostics {
    found: Vec<Diagnostic>,
    counts: [usize; DiagnosticKind::ALL.len()],
    /// Whether they are wanted.
    pub(super) wanted: bool,
}

impl Diagnostics {
    pub(super) fn add(&mut self, kind: DiagnosticKind, range: Range<usize>) {
        let Some(count) = self.counts.get_mut(kind as usize).filter(|count| self.wanted && **count < LIMIT)
        else {
            return;
        };
        *count += 1;
        self.found.push(Diagnostic { range, kind, message: message(kind) });
    }

    pub(super) fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// Adds what a sentence has that no fact uses.
    pub(super) fn end_sentence(&mut self, clauses: &Clauses<'_>, mentions: &[Mention], trail: &Trail) {
        if !self.wanted {
            return;
        }
        let range = |tokens: &Range<usize>| {
            let start = clauses.tokens.get(tokens.start)?.range.start;
            Some(start..clauses.tokens.get(tokens.end.checked_sub(1)?)?.range.end)
        };
        let open = |p: &&Phrase| p.is_role() && p.level.is_some() && p.actors.is_empty();
        for phrase in clauses.phrases.iter().filter(|p| p.kind == PhraseKind::Plain).filter(open) {
            self.add(DiagnosticKind::UnknownOffice, range(&phrase.tokens).unwrap_or_default());
        }
        let unfilled = clauses.verbs.iter().filter(|verb| is_unfilled(clauses, verb, trail));
        let mut any = false;
        for verb in unfilled {
            any = true;
            self.add(DiagnosticKind::UnfilledVerb, range(&(verb.first..verb.main + 1)).unwrap_or_default());
        }
        let acts =
            |m: &&Mention| matches!(m.kind, MentionKind::Name | MentionKind::Capital | MentionKind::Person);
        let unused = |code: &ActorCode| !trail.told_of(*code);
        for mention in mentions.iter().filter(|_| any).filter(acts) {
            if mention.actors.iter().all(unused) {
                self.add(DiagnosticKind::UnusedActor, range(&mention.tokens).unwrap_or_default());
            }
        }
    }
}

/// Whether a verb that needs no noun to tell something told nothing, although the text asserts it.
fn is_unfilled(clauses: &Clauses<'_>, verb: &VerbGroup, trail: &Trail) -> bool {
    let lemma = clauses.tokens.get(verb.main).map_or("", |token| &*token.lemma);
    let tells =
        TABLE.of_verb(lemma).iter().any(|p| p.nouns.is_empty() && p.particles.is_empty() && !p.people);
    tells && verb.modality <= Modality::Proposed && !trail.told_at().any(|at| at == verb.main)
}
