//! What a paragraph is about: sport, crime, culture and business have victories, raids and partners of their own, of which none
//! is a fact between states.
//!
//! A paragraph belongs to the genre whose words outweigh all others and those of politics; one without a word of its own goes with
//! its document. Where politics comes in, it wins: an Olympic boycott is read. In a document that hardly has a word of politics,
//! nothing but the paragraphs that have one is of politics, whatever else they are of.

use once_cell::sync::Lazy;

use super::words;
use crate::{
    syntax::Sentence,
    table::ByWord,
    world::{Found, Sense},
};

const WORDS: (&str, &str) = ("genre_words.tsv", include_str!("../../data/genre_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Mark>>> = Lazy::new(|| words::by_class(WORDS, mark));

/// What the words of a paragraph must weigh together for it to belong to a genre.
const LEAST: [u32; GENRES] = [4, 5, 5, 7];
/// How many sentences a document has before its lack of politics means something, and how many to each word of politics it has
/// then where it is not of politics: documents about states have one in each sentence and more, others one in six.
const SENTENCES: (usize, usize) = (8, 3);
/// How many genres there are beside politics.
const GENRES: usize = 4;
/// What one strong word and one other weigh.
const WEIGHTS: (u32, u32) = (2, 1);

/// A word of a genre, by the genre's place in [`LEAST`], or of politics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    genre: Option<usize>,
    weight: u32,
}

fn mark(class: &str, status: &str) -> Option<Mark> {
    let weight = match status {
        "strong" => WEIGHTS.0,
        "" => WEIGHTS.1,
        _ => return None,
    };
    let genre = match class {
        "politics" => None,
        class => Some(["sport", "crime", "culture", "business"].iter().position(|known| *known == class)?),
    };
    Some(Mark { genre, weight })
}

/// What the words of a span weigh.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    genres: [u32; GENRES],
    strong: [bool; GENRES],
    politics: u32,
}

impl Weight {
    /// The weight of a sentence; the names of states have none: "the United States" is no word of politics.
    fn of(sentence: &Sentence, names: &[Found<'_>]) -> Weight {
        let mut weight = Weight::default();
        let of_state = |name: &&Found<'_>| !matches!(name.senses.first(), Some(Sense::Organisation(_)));
        let mut names = names.iter().filter(of_state).peekable();
        let words = sentence.tokens.iter().enumerate().filter(|(at, _)| {
            while names.next_if(|name| name.end <= *at).is_some() {}
            names.peek().is_none_or(|name| name.first > *at)
        });
        for mark in words.filter_map(|(_, t)| TABLE.get(&*t.lemma)).flatten() {
            match mark.genre.and_then(|at| Some((weight.genres.get_mut(at)?, weight.strong.get_mut(at)?))) {
                Some((genre, strong)) => {
                    *genre += mark.weight;
                    *strong |= mark.weight == WEIGHTS.0;
                }
                None => weight.politics += mark.weight,
            }
        }
        weight
    }

    fn add(&mut self, other: &Weight) {
        for (mine, more) in self.genres.iter_mut().zip(other.genres) {
            *mine += more;
        }
        for (mine, more) in self.strong.iter_mut().zip(other.strong) {
            *mine |= more;
        }
        self.politics += other.politics;
    }

    /// Whether a document of so many sentences has hardly a word of politics.
    fn is_apolitical(&self, sentences: usize) -> bool {
        let (least, each) = SENTENCES;
        sentences >= least && self.politics as usize * each < sentences
    }

    /// Whether one genre outweighs politics, with a word that is at home there alone.
    fn is_of_genre(&self) -> bool {
        let of = |((weight, strong), least): ((&u32, &bool), &u32)| {
            *strong && weight >= least && *weight > 2 * self.politics
        };
        self.genres.iter().zip(&self.strong).zip(&LEAST).any(of)
    }
}

/// For each sentence whether it tells of something other than the relations of states.
pub(super) fn apolitical(text: &str, sentences: &[Sentence], names: &[Vec<Found<'_>>]) -> Vec<bool> {
    let weights = sentences.iter().zip(names).map(|(sentence, names)| Weight::of(sentence, names));
    let weights: Vec<Weight> = weights.collect();
    let mut document = Weight::default();
    weights.iter().for_each(|weight| document.add(weight));
    let unmarked = document.is_apolitical(sentences.len());
    if !unmarked && document.genres.iter().zip(&LEAST).all(|(weight, least)| weight < least) {
        return vec![false; sentences.len()];
    }
    let of_genre = unmarked || document.is_of_genre();
    let mut found = Vec::with_capacity(sentences.len());
    let mut rest = sentences.iter().zip(&weights).peekable();
    while let Some((first, weight)) = rest.next() {
        let (mut paragraph, mut own, mut end) = (*weight, vec![weight], first.range.end);
        let goes_on =
            |end: usize, start: usize| text.get(end..start).is_some_and(|gap| !gap.contains("\n\n"));
        while let Some((next, weight)) = rest.next_if(|(next, _)| goes_on(end, next.range.start)) {
            paragraph.add(weight);
            own.push(weight);
            end = next.range.end;
        }
        let apart = paragraph.is_of_genre() || of_genre && paragraph.politics == 0;
        found.extend(own.iter().map(|weight| {
            let silent = weight.genres.iter().all(|weight| *weight == 0);
            apart && weight.politics < WEIGHTS.0 && !(silent && paragraph.politics > 0)
        }));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        syntax::{self, LEXICON},
        world::World,
    };

    fn apolitical_in(text: &str) -> Vec<bool> {
        let world = World::bundled();
        let sentences = syntax::analyze(text, &LEXICON);
        let names: Vec<Vec<Found<'_>>> = sentences.iter().map(|s| world.names_in(&s.words(text))).collect();
        apolitical(text, &sentences, &names)
    }

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, mark);
    }

    #[test]
    fn paragraphs_belong_to_the_genre_that_outweighs_politics() {
        let text = "The striker scored twice in the semi-final and the coach was pleased.\n\n\
                    The foreign ministers of Peru and Chile met in Lima for talks about the border.\n\n\
                    The squad trains on Monday with a new goalkeeper.";
        assert_eq!(apolitical_in(text), [true, false, true]);
    }

    #[test]
    fn a_document_without_politics_tells_of_none() {
        let recipes = "Cabbage is stewed in Poland. In Korea it is salted. Chilli goes with it. In the United States it is \
                       sliced, and in Ireland it meets potatoes. It keeps for weeks. A friend from Georgia adds walnuts. \
                       Turkish pepper does no harm. Serve it cold.";
        assert_eq!(apolitical_in(recipes), [true; 8]);
        // Too short to tell.
        assert_eq!(apolitical_in("Cabbage is stewed in Poland. In Korea it is salted."), [false; 2]);
        let politics =
            recipes.replace("It keeps for weeks.", "The minister of trade of Poland accused Korea.");
        assert_eq!(apolitical_in(&politics), [false; 8]);
        let apart = format!("{recipes} {recipes}\n\nThe two governments had talks.");
        assert!(apolitical_in(&apart).ends_with(&[true, false]));
    }
}
