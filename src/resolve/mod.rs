//! Who is meant: names, noun phrases, pronouns and persons, by the world and the date. Knows nothing of deeds.

pub(crate) mod discourse;
mod leader;
pub(crate) mod mention;
pub(crate) mod person;
pub(crate) mod phrase;
mod role;
mod spelling;

pub use leader::{LeaderOn, Standing};
