//! Whose deed is told where somebody is judged or punished for it: "blamed Chad for its raid".

use once_cell::sync::Lazy;

use super::phrase::{Builder, Phrase};
use crate::{
    syntax::{Deprel, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

const CAUSALITY_WORDS: (&str, &str) = ("causality_words.tsv", include_str!("../../data/causality_words.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "pos"], required: 2 };

/// The parts of speech as which a word puts the cause into whom it is done to.
static TABLE: Lazy<ByWord<Vec<Upos>>> = Lazy::new(|| {
    let mut words: ByWord<Vec<Upos>> = ByWord::default();
    each_bundled_row(CAUSALITY_WORDS, SCHEMA, |row| {
        words.entry(row.cell("word")).or_default().extend(pos(row.cell("pos")));
    });
    words
});

fn pos(name: &str) -> Option<Upos> {
    Some(match name {
        "noun" => Upos::Noun,
        "verb" => Upos::Verb,
        _ => return None,
    })
}

/// What opens the cause of a judgement.
const CAUSE: [&str; 6] = ["for", "over", "after", "because", "about", "following"];
/// What stands before whom a noun is about: "sanctions on", "anger at".
const ABOUT: [&str; 8] = ["on", "of", "against", "at", "to", "toward", "towards", "with"];
/// How far the words may stand before whom they are about that stand in one noun phrase with him, in tokens.
const NEAR: usize = 4;

impl Builder<'_> {
    /// Who is judged or punished for what a possessive pronoun owns: "blamed Chad for its raid".
    pub(super) fn judged<'p>(&self, at: usize, phrases: &'p [Phrase]) -> Option<&'p Phrase> {
        let opening = at.checked_sub(1)?;
        // "because of its raid", "in response to its raid"
        let cause = match self.token(opening)?.is_lemma(&["of", "to"]) {
            true if self.is_lemma(opening.checked_sub(1)?, &["because"]) => opening - 1,
            true if self.is_lemma(opening - 1, &["response", "retaliation", "reaction"]) => {
                opening.checked_sub(2).filter(|at| self.is_lemma(*at, &["in"]))?
            }
            true => return None,
            // "congratulated Chad on its vote"
            false if self.is_lemma(opening, &["on"]) => {
                let whom = phrases.last().filter(|p| p.tokens.end == opening)?;
                let verb = whom.tokens.start.checked_sub(1)?;
                Some(opening)
                    .filter(|_| self.is_lemma(verb, &["congratulate", "compliment", "felicitate"]))?
            }
            false => Some(opening).filter(|at| self.is_lemma(*at, &CAUSE))?,
        };
        // "after its envoys were killed" tells of the one or of the other.
        let owned = self.token(self.token(at)?.head?)?;
        if !matches!(owned.deprel, Deprel::Obl | Deprel::Nmod | Deprel::Conj | Deprel::Fixed | Deprel::Obj) {
            return None;
        }
        let judged = phrases.last().filter(|p| p.tokens.end == cause && !p.actors.is_empty())?;
        let before = |back: usize| self.token(judged.tokens.start.checked_sub(back)?);
        let tells = |pos: Upos| {
            move |token: &crate::syntax::Token| {
                token.upos == pos && TABLE.get(&*token.lemma).is_some_and(|all| all.contains(&pos))
            }
        };
        let by_verb = before(1).is_some_and(tells(Upos::Verb));
        let about = before(1).is_some_and(|t| t.is_lemma(&ABOUT));
        let by_noun = about && (2..2 + NEAR).any(|back| before(back).is_some_and(tells(Upos::Noun)));
        (by_verb || by_noun).then_some(judged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        each_bundled_row(CAUSALITY_WORDS, SCHEMA, |row| {
            let known = TABLE.get(row.cell("word")).zip(pos(row.cell("pos")));
            assert!(known.is_some_and(|(all, pos)| all.contains(&pos)), "{}", row.cell("word"));
        });
    }
}
