//! Who is meant: names, noun phrases, pronouns and persons, by the world and the date. Knows nothing of deeds.

mod anaphor;
mod apposition;
pub(crate) mod border;
mod causality;
mod city;
mod clause;
pub(crate) mod companion;
mod context;
mod coordination;
mod described;
pub(crate) mod discourse;
mod employer;
mod gender;
pub(crate) mod holder;
mod leader;
pub(crate) mod mention;
mod namesake;
pub(crate) mod person;
pub(crate) mod phrase;
mod place;
mod pronoun;
pub(crate) mod realm;
mod resolution;
mod resolver;
pub(crate) mod role;

pub use context::Context;
pub use leader::{LeaderOn, Standing};
pub use resolution::{Candidate, Reason, Resolution};
