//! Who is meant: names, noun phrases, pronouns and persons, by the world and the date. Knows nothing of deeds.

pub(crate) mod discourse;
pub(crate) mod mention;
pub(crate) mod person;
pub(crate) mod phrase;
mod role;
