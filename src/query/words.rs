//! How answers are put into words.

use std::fmt::{self, Display};

use crate::{
    actor::ActorCode,
    date::Date,
    graph::KnowledgeGraph,
    reading::{ActionKind, Origin},
};

/// Names joined as in a sentence: `China, Japan and South Korea`.
pub(super) struct Names<'g>(pub(super) &'g KnowledgeGraph, pub(super) &'g [ActorCode]);

impl Display for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Names(graph, codes) = self;
        for (i, code) in codes.iter().enumerate() {
            let before = match i {
                0 => "",
                i if i + 1 == codes.len() => " and ",
                _ => ", ",
            };
            write!(f, "{before}{}", graph.name_of(code))?;
        }
        Ok(())
    }
}

impl KnowledgeGraph {
    /// The world's name for the actor, or the code where it has none.
    pub(super) fn name_of<'g>(&'g self, code: &'g ActorCode) -> &'g str {
        self.world().name_of(*code).unwrap_or(code.as_str())
    }
}

/// ` (planned, 2021-12-02, Seoul)`.
pub(super) fn details(
    f: &mut fmt::Formatter<'_>,
    status: impl Display,
    date: Option<Date>,
    place: Option<&str>,
) -> fmt::Result {
    write!(f, " ({status}")?;
    if let Some(date) = date {
        write!(f, ", {date}")?;
    }
    if let Some(place) = place {
        write!(f, ", {place}")?;
    }
    f.write_str(")")
}

/// ` (active, since 1953-10-01, reference)`, ` (ended, 1955 to 1991)`.
pub(super) struct Standing<S> {
    pub(super) status: S,
    pub(super) date: Option<Date>,
    pub(super) term: (Option<Date>, Option<Date>),
    pub(super) origin: Origin,
}

impl<S: Display> Display for Standing<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, " ({}", self.status)?;
        if let Some(date) = self.date {
            write!(f, ", {date}")?;
        }
        match self.term {
            (Some(since), Some(until)) => write!(f, ", {since} to {until}")?,
            (Some(since), None) => write!(f, ", since {since}")?,
            (None, Some(until)) => write!(f, ", until {until}")?,
            (None, None) => {}
        }
        if self.origin == Origin::Reference {
            write!(f, ", {}", self.origin)?;
        }
        f.write_str(")")
    }
}

/// The noun of an action, and the words before who does it and whom it is done to.
pub(super) fn action_words(kind: ActionKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        ActionKind::Agree => ("agreement", "of", "with"),
        ActionKind::Support => ("support", "by", "for"),
        ActionKind::Concede => ("concession", "by", "to"),
        ActionKind::Cooperate => ("cooperation", "of", "with"),
        ActionKind::Aid => ("aid", "from", "to"),
        ActionKind::Retreat => ("retreat", "by", "before"),
        ActionKind::Request => ("request", "by", "to"),
        ActionKind::Accuse => ("accusation", "by", "against"),
        ActionKind::Reject => ("rejection", "by", "of"),
        ActionKind::Threaten => ("threat", "by", "against"),
        ActionKind::Protest => ("protest", "by", "against"),
        ActionKind::Sanction => ("sanction", "by", "against"),
        ActionKind::Mobilize => ("mobilization", "by", "against"),
        ActionKind::Coerce => ("coercion", "by", "of"),
        ActionKind::Assault => ("assault", "by", "on"),
    }
}
