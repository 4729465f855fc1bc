//! Names of several actors at once, names that hold only in context, and names that only look like an actor's.

use crate::{
    actor::ActorCode,
    error::Result,
    table::{Row, Schema, Text},
    world::cell::Span,
};

pub(crate) const COLLECTIVES: Schema =
    Schema { columns: &["surface", "members", "needs", "from", "to"], required: 2 };

pub(crate) const TRAPS: Schema = Schema { columns: &["surface", "kind"], required: 2 };

/// A text that means these actors; where `needs` is given, only in a document that also names that actor, and where a time
/// is given, only within it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Collective {
    pub(crate) text: Text,
    pub(crate) members: Vec<ActorCode>,
    pub(crate) needs: Option<ActorCode>,
    /// When the text means them.
    pub(crate) valid: Span,
}

impl Collective {
    pub(crate) fn from_row(row: &Row<'_, '_>) -> Result<Collective> {
        Ok(Collective {
            text: row.surface("surface")?,
            members: row.codes("members")?,
            needs: row.optional_code("needs")?,
            valid: row.span("from", "to")?,
        })
    }

    /// What tells a row from others: one text may mean different actors in different documents.
    pub(crate) fn key(&self) -> Text {
        match self.needs {
            Some(code) => format!("{} ({code})", self.text).into(),
            None => self.text.clone(),
        }
    }
}

/// A text with the name of a nation in it that does not mean the nation: a newspaper, a sea, a war.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trap {
    pub(crate) text: Text,
    pub(crate) kind: Text,
}

impl Trap {
    pub(crate) fn from_row(row: &Row<'_, '_>) -> Result<Trap> {
        Ok(Trap { text: row.surface("surface")?, kind: row.text("kind")? })
    }
}
