//! Dictionary forms: for each Penn tag, the longest known ending of the word says what to cut off and what to add.

use super::{
    hash::{self, HashIndex},
    model::{Bytes, Malformed},
    spelling::plain,
    universal::{Upos, Xpos},
};

/// What makes a lemma of a word.
#[derive(Clone, Debug, Default)]
struct Edit {
    /// Letters to cut off the end.
    cut: u8,
    /// What to put there.
    add: Box<str>,
}

/// Edits by tag and ending; a whole word is an ending too.
#[derive(Debug, Default)]
pub(crate) struct Lemmatizer {
    edits: Vec<Edit>,
    endings: HashIndex<u16>,
}

/// The longest ending that is not a whole word, in letters.
const LONGEST_ENDING: usize = 6;

/// The form that is looked up: plain marks, and lower case but for names.
pub(crate) fn form(word: &str, upos: Upos) -> String {
    let plain = word.chars().map(|c| if c.is_ascii_digit() { c } else { plain(c) });
    if upos == Upos::Propn { plain.collect() } else { plain.flat_map(char::to_lowercase).collect() }
}

/// The keys of a form under a tag, longest first: the whole word, then its endings.
pub(crate) fn keys(form: &str, (upos, xpos): (Upos, Xpos)) -> impl Iterator<Item = u32> {
    let tag = (upos as u32) << 8 | xpos as u32;
    let whole = hash::pair(200, tag, hash::text(4, form));
    let endings = form.char_indices().rev().take(LONGEST_ENDING).map(|(at, _)| at).collect::<Vec<_>>();
    let ending = move |at: usize| hash::pair(201, tag, hash::text(5, form.get(at..).unwrap_or("")));
    std::iter::once(whole)
        .chain(endings.into_iter().rev().map(ending))
        .chain(std::iter::once(hash::pair(202, tag, 0)))
}

impl Lemmatizer {
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Lemmatizer, Malformed> {
        let count = bytes.u32()?;
        let edits = (0..count).map(|_| Ok(Edit { cut: bytes.u8()?, add: bytes.text()?.into() }));
        let edits = edits.collect::<Result<Vec<_>, Malformed>>()?;
        let endings = bytes.sorted()?;
        let values: Vec<u16> =
            endings.iter().map(|_| Ok(bytes.varint()? as u16)).collect::<Result<_, _>>()?;
        Ok(Lemmatizer { edits, endings: HashIndex::new(endings.into_iter().zip(values)) })
    }

    /// The dictionary form of a word that bears these tags.
    pub(crate) fn lemma(&self, word: &str, tag: (Upos, Xpos)) -> Box<str> {
        let form = form(word, tag.0);
        let edit = keys(&form, tag).find_map(|key| self.endings.get(key));
        let edit = edit.and_then(|edit| self.edits.get(usize::from(edit)));
        let lemma = edit.and_then(|edit| apply(&form, edit.cut, &edit.add));
        lemma.unwrap_or(form).into_boxed_str()
    }
}

/// The form with `cut` letters less and `add` at its end; none where nothing would stay.
pub(crate) fn apply(form: &str, cut: u8, add: &str) -> Option<String> {
    let stem = match usize::from(cut) {
        0 => form,
        cut => form.get(..form.char_indices().rev().nth(cut - 1)?.0)?,
    };
    let lemma = [stem, add].concat();
    (!lemma.is_empty()).then_some(lemma)
}

#[cfg(test)]
mod tests {
    use crate::syntax::{
        model,
        universal::{Upos, Xpos},
    };

    #[test]
    fn lemmas_of_known_and_unknown_words() {
        for (word, upos, xpos, lemma) in [
            ("met", Upos::Verb, Xpos::Vbd, "meet"),
            ("Talks", Upos::Noun, Xpos::Nns, "talk"),
            ("n’t", Upos::Part, Xpos::Rb, "not"),
            ("Geneva", Upos::Propn, Xpos::Nnp, "Geneva"),
            ("postponed", Upos::Verb, Xpos::Vbn, "postpone"),
            ("envoys", Upos::Noun, Xpos::Nns, "envoy"),
            ("1990", Upos::Num, Xpos::Cd, "1990"),
        ] {
            assert_eq!(&*model::BUNDLED.lemmatizer.lemma(word, (upos, xpos)), lemma, "{word}");
        }
    }
}
