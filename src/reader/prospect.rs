//! Whether a sentence can tell of acts, meetings, alignments or disputes at all, by its words alone: most sentences of everyday
//! news cannot, and are not worth a tree.

use std::borrow::Cow;

use once_cell::sync::Lazy;

use super::{
    alignment, crowd, deed_words, encounter_words, event, expected,
    predicate::{self, FORCES, GAP},
    reaction, speech, spoken, standing,
};
use crate::{
    resolve::role::is_force,
    syntax::{LEXICON, Sentence, Token, noun_lemma},
    table::ByWord,
    world::{Found, Sense},
};

/// What must stand beside a word for it to tell of something: all the words of one of these lists, which may be empty.
type Needs = Vec<Vec<&'static str>>;

/// The words of all tables from which facts are read. The tables of a class each hold no word that needs another.
static TABLE: Lazy<ByWord<Needs>> = Lazy::new(|| {
    let mut table: ByWord<Needs> = ByWord::default();
    let alone = [
        alignment::telling(),
        deed_words::telling(),
        encounter_words::telling(),
        event::telling(),
        expected::TELLING.to_vec(),
        crowd::telling(),
        speech::telling(),
        standing::telling(),
    ];
    for word in alone.into_iter().flatten() {
        table.insert(word, vec![Vec::new()]);
    }
    let obliging = speech::obliging().into_iter().map(|verb| (verb, vec!["to"]));
    let essential = speech::essential().into_iter().map(|adjective| (adjective, vec!["that"]));
    let answerable = speech::ANSWERABLE.into_iter().map(|adjective| (adjective, vec!["for"]));
    let obliging = obliging.chain(essential).chain(answerable);
    let same = reaction::SAME.iter().filter_map(|words| Some((*words.first()?, words.to_vec())));
    let told = predicate::TABLE.words().chain(obliging).chain(same).chain(spoken::worded());
    for (word, needs) in told {
        let known = table.entry(word).or_default();
        if needs.is_empty() {
            *known = vec![needs];
        } else if known.iter().all(|known| !known.is_empty()) {
            known.push(needs);
        }
    }
    table
});

/// Whether some word of the sentence may make a fact, whatever part of speech it is. Organisations and groups of states tell of
/// their members by being named; other names tell of nothing by their words.
pub(super) fn may_tell(text: &str, sentence: &Sentence, names: &[Found<'_>]) -> bool {
    let groups = |sense: &Sense| matches!(sense, Sense::Organisation(_) | Sense::Collective(_));
    if names.iter().flat_map(|name| name.senses).any(groups) {
        return true;
    }
    let is_name = |at: usize| names.iter().any(|name| (name.first..name.end).contains(&at));
    let words = sentence.tokens.iter().enumerate().filter(|(at, _)| !is_name(*at));
    let words: Vec<[Cow<'_, str>; FORMS]> = words.map(|(_, token)| forms(text, token)).collect();
    let any = |fits: &dyn Fn(&str) -> bool| words.iter().flatten().any(|form| fits(form));
    let holds = |word: &&str| match *word {
        GAP => true,
        FORCES => any(&is_force),
        word => any(&|form| form == word),
    };
    let needs = words.iter().flatten().filter_map(|word| TABLE.get(&**word));
    needs.flatten().any(|needs| needs.iter().all(holds))
}

/// How many forms of a word are looked up.
const FORMS: usize = 4;

/// A word as it is spelt, and what may be its dictionary forms; empty where there is none that differs.
fn forms<'s>(text: &'s str, token: &'s Token) -> [Cow<'s, str>; FORMS] {
    let spelt = token.text(text);
    let spelt = match spelt.contains(char::is_uppercase) {
        true => Cow::Owned(spelt.to_lowercase()),
        false => Cow::Borrowed(spelt),
    };
    let lemma = Cow::Borrowed(if *token.lemma == *spelt { "" } else { &*token.lemma });
    let verb = LEXICON.verb(&spelt).map_or("", |verb| &*verb.lemma);
    let verb = Cow::Borrowed(if verb == spelt || verb == lemma { "" } else { verb });
    let plural = spelt.ends_with('s') || spelt.ends_with("men");
    let noun = if plural { noun_lemma(&spelt) } else { String::new() };
    let noun = if noun == lemma { String::new() } else { noun };
    [spelt, lemma, verb, Cow::Owned(noun)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{syntax, world::World};

    fn tells(text: &str) -> bool {
        let world = World::bundled();
        let tells = |sentence: &Sentence| may_tell(text, sentence, &world.names_in(&sentence.words(text)));
        syntax::analyze(text, &LEXICON).iter().any(tells)
    }

    #[test]
    fn a_sentence_tells_by_its_words() {
        for text in [
            "Chad condemned the raid.",
            "Peru took Chile to task over its fishing fleet.",
            "The envoys of Nepal and Bhutan spent an hour with each other, and a treaty came of it.",
            "Mali and Niger are at odds.",
            "Kenya belongs to the African Union.",
            "Cuba has to pay, Lima said, and Quito did the same.",
        ] {
            assert!(tells(text), "{text}");
        }
        for text in [
            "Teachers from London give lessons in the United States and in Japan.",
            "Maps know the footpaths of Norway and the alleys of Naples.",
            "Turkish pepper and Spanish oil have never spoilt the soup.",
            "Vineyards in Germany ripen late, and those of England win prizes.",
        ] {
            assert!(!tells(text), "{text}");
        }
    }
}
