//! The words of encounters, by class.

use once_cell::sync::Lazy;

use super::words;
use crate::{syntax::Token, table::ByWord};

/// What a word says of an encounter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun for a visit.
    Visit,
    /// A noun for a meeting that a text may speak of again without saying whose.
    Talks,
    /// One that opens a sentence about what was said at it.
    Told,
    /// The same, for talks over a distance.
    Call,
    /// A meeting that the members of an organisation hold.
    Gathering,
    /// Tells a meeting of a series from the one told before.
    Another,
    /// A preposition of an adjunct that says when or why.
    Adjunct,
    /// A verb of reporting, whose "would" is a future.
    Report,
    /// Makes of talks a call.
    Remote,
    /// A settlement, whose name follows after "of".
    Settlement,
    /// A noun that a venue may hang on.
    Event,
    /// A preposition of place or of motion to it.
    Towards,
    /// A building where states meet.
    Building,
    /// A verb whose object is what was spoken about.
    Topic,
    /// A verb that says of a meeting only that it takes place.
    Happen,
    /// A verb for being at a gathering.
    Attend,
    /// People whom an organisation sends.
    Delegate,
    /// A word for a contest of teams.
    Match,
    /// A word for what is told by other means than face to face.
    Written,
    /// A verb whose present tense with a day is a plan.
    Timetable,
    /// A verb for the meeting of a council.
    Convene,
    /// What an organisation meets at: someone's request.
    Occasion,
    /// A verb for what a mediator does.
    Mediate,
    /// What is held before a gathering.
    Speech,
    /// A gathering that somebody holds, whoever is asked to it.
    Conference,
    /// A verb for what those who do it together in a place have met for.
    Jointly,
    /// What somebody travels for who travels for himself.
    Private,
    /// What those who are at it together have met for.
    Ceremony,
    /// A verb for making an accord, with "by" before those who made it.
    Conclude,
}

const WORDS: (&str, &str) = ("encounter_words.tsv", include_str!("../../data/encounter_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Class>>> = Lazy::new(|| words::by_class(WORDS, class));

fn class(class: &str, _: &str) -> Option<Class> {
    Some(match class {
        "visit" => Class::Visit,
        "talks" => Class::Talks,
        "told" => Class::Told,
        "call" => Class::Call,
        "gathering" => Class::Gathering,
        "another" => Class::Another,
        "adjunct" => Class::Adjunct,
        "report" => Class::Report,
        "remote" => Class::Remote,
        "settlement" => Class::Settlement,
        "event" => Class::Event,
        "towards" => Class::Towards,
        "building" => Class::Building,
        "topic" => Class::Topic,
        "happen" => Class::Happen,
        "attend" => Class::Attend,
        "delegate" => Class::Delegate,
        "match" => Class::Match,
        "written" => Class::Written,
        "timetable" => Class::Timetable,
        "convene" => Class::Convene,
        "occasion" => Class::Occasion,
        "mediate" => Class::Mediate,
        "speech" => Class::Speech,
        "jointly" => Class::Jointly,
        "conference" => Class::Conference,
        "private" => Class::Private,
        "ceremony" => Class::Ceremony,
        "conclude" => Class::Conclude,
        _ => return None,
    })
}

/// The words that tell of an encounter by themselves.
pub(super) fn telling() -> Vec<&'static str> {
    use Class::{
        Attend, Call, Ceremony, Conclude, Conference, Convene, Gathering, Jointly, Mediate, Talks, Topic,
        Visit,
    };
    words::telling(&TABLE, |class| {
        matches!(
            class,
            Attend
                | Call
                | Ceremony
                | Conclude
                | Conference
                | Convene
                | Gathering
                | Jointly
                | Mediate
                | Talks
                | Topic
                | Visit
        )
    })
}

/// Whether a token is a word of a class.
pub(super) fn is(token: &Token, class: Class) -> bool {
    is_word(&token.lemma, class)
}

/// Whether a lemma is a word of a class.
pub(super) fn is_word(lemma: &str, class: Class) -> bool {
    TABLE.get(lemma).is_some_and(|classes| classes.contains(&class))
}

/// Whether a name is that of a building: "Hotel Adlon", "Palace of Arts".
pub(super) fn is_house(name: &str) -> bool {
    name.split_whitespace().any(|word| is_word(&word.to_lowercase(), Class::Building))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, class);
    }
}
