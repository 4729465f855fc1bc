//! The words of deeds that are told by what is fired or sent, by class.

use once_cell::sync::Lazy;

use super::words;
use crate::{
    syntax::{Token, Upos},
    table::ByWord,
};

/// What a word says of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A noun for an attack, or for what is fired.
    Attack,
    /// A verb for what an attack does to its victims.
    Harm,
    /// A verb for what its victims do.
    Suffer,
    /// A verb for what those do with it whose it is.
    Launch,
    /// A noun for what is given as help.
    Goods,
    /// A noun for a load of it.
    Load,
    /// A verb for what it does, or what is done with it, where it comes to those who get it.
    Arrive,
    /// A verb for what givers do with it.
    Give,
    /// A verb for having others or goods go where they serve.
    Send,
    /// A verb for what those do who are sent to serve others.
    Serve,
    /// A noun for what a state puts on another until it is lifted.
    Measure,
    /// A noun for what two states have from each other.
    Exchange,
    /// A verb for siding with others, which denied in any tense turns them down.
    Side,
    /// A verb for what help is for.
    Relieve,
    /// A noun for those who fight for no state.
    Irregular,
    /// A noun for a part of a state.
    Land,
    /// A noun for how a state treats those whom it governs.
    Conduct,
    /// A noun for what goes on in a state that its rulers are to end.
    Unrest,
    /// A noun for those whom a state holds.
    Captive,
    /// A noun for those whom a state expels.
    Agent,
    /// A noun for where those are whom a state holds.
    Prison,
    /// A verb for being or being kept there.
    Dwell,
    /// A verb for what forces do with a town that becomes theirs.
    Take,
    /// A word for a crime, or for the sentence for one.
    Crime,
    /// A noun for what is done to somebody for what he did.
    Revenge,
    /// A noun for what nobody does, or for those who flee from it.
    Misfortune,
    /// A noun for a text in which those speak whose it is.
    Statement,
    /// Nouns behind which with "of" stands who did what is called so: "the work of Chad".
    Authored,
    /// A noun for what runs from givers to takers.
    Flow,
    /// A verb for its end, by those who give.
    Cease,
    /// A verb for its end, whoever brings that about.
    Interrupt,
}

const WORDS: (&str, &str) = ("deed_words.tsv", include_str!("../../data/deed_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Class>>> = Lazy::new(|| words::by_class(WORDS, class));

fn class(name: &str, _status: &str) -> Option<Class> {
    Some(match name {
        "attack" => Class::Attack,
        "harm" => Class::Harm,
        "suffer" => Class::Suffer,
        "launch" => Class::Launch,
        "goods" => Class::Goods,
        "load" => Class::Load,
        "arrive" => Class::Arrive,
        "give" => Class::Give,
        "send" => Class::Send,
        "serve" => Class::Serve,
        "measure" => Class::Measure,
        "exchange" => Class::Exchange,
        "side" => Class::Side,
        "relieve" => Class::Relieve,
        "irregular" => Class::Irregular,
        "land" => Class::Land,
        "conduct" => Class::Conduct,
        "unrest" => Class::Unrest,
        "captive" => Class::Captive,
        "prison" => Class::Prison,
        "dwell" => Class::Dwell,
        "take" => Class::Take,
        "crime" => Class::Crime,
        "misfortune" => Class::Misfortune,
        "authored" => Class::Authored,
        "statement" => Class::Statement,
        "flow" => Class::Flow,
        "cease" => Class::Cease,
        "interrupt" => Class::Interrupt,
        "revenge" => Class::Revenge,
        "agent" => Class::Agent,
        _ => return None,
    })
}

/// The words that tell of a deed by themselves.
pub(super) fn telling() -> Vec<&'static str> {
    words::telling(&TABLE, |class| matches!(class, Class::Attack | Class::Harm | Class::Load))
}

/// Whether a lemma is a word of a class.
pub(super) fn is_word(lemma: &str, class: Class) -> bool {
    TABLE.get(lemma).is_some_and(|classes| classes.contains(&class))
}

/// Whether a sentence tells of something for which those answer who govern a state.
pub(super) fn tells_of_conduct(tokens: &[Token]) -> bool {
    let classes = [Class::Conduct, Class::Unrest, Class::Prison, Class::Captive];
    let tells = |t: &Token| classes.iter().any(|class| is_word(&t.lemma, *class));
    tokens.iter().any(|t| matches!(t.upos, Upos::Noun | Upos::Propn) && tells(t))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, class);
    }
}
