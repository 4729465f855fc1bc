//! The tagger's word lists: closed-class words, verb forms and abbreviations.

use once_cell::sync::Lazy;

use super::token::Upos;
use crate::table::{ByWord, Schema, each_bundled_row};

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum VerbForm {
    /// Not a verb.
    None,
    /// "hold": the infinitive, the imperative, the plural present.
    Base,
    /// "holds".
    Third,
    /// "held", as past or participle where both are the same.
    Past,
    /// "took", where it differs from the participle.
    Preterite,
    /// "taken", where it differs from the past.
    Participle,
    /// "holding".
    Gerund,
}

/// A closed-class word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FunctionWord {
    pub(crate) upos: Upos,
    pub(crate) feature: Feature,
}

/// What a closed-class word does beyond its part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    None,
    Modal,
    Be,
    Have,
    Do,
    Negative,
    Relative,
    Possessive,
    Subordinate,
}

/// What a word may be as a verb.
#[derive(Clone, Debug)]
pub(crate) struct VerbReading {
    pub(crate) lemma: Box<str>,
    pub(crate) form: VerbForm,
    /// The base form is at least as often a noun.
    pub(crate) noun_like: bool,
    /// The past is spelt like the base form.
    pub(crate) invariant: bool,
}

/// When an abbreviation's full stop does not end a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Follows {
    /// Whatever follows.
    Any,
    /// Before a name.
    Name,
    /// Before a number.
    Number,
    /// Before a lower-case word.
    Lower,
}

/// The word lists.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    function_words: ByWord<FunctionWord>,
    verbs: ByWord<VerbReading, Box<str>>,
    abbreviations: ByWord<Follows>,
}

const FUNCTION_SCHEMA: Schema = Schema { columns: &["word", "upos", "feature"], required: 2 };
const ABBREVIATION_SCHEMA: Schema = Schema { columns: &["abbreviation", "follows"], required: 2 };
const PLURAL_SCHEMA: Schema = Schema { columns: &["plural", "lemma"], required: 2 };
const VERB_SCHEMA: Schema =
    Schema { columns: &["lemma", "third", "past", "participle", "gerund", "noun"], required: 1 };

const FUNCTION_WORDS: (&str, &str) = ("function_words.tsv", include_str!("../../data/function_words.tsv"));
const ABBREVIATIONS: (&str, &str) = ("abbreviations.tsv", include_str!("../../data/abbreviations.tsv"));
const PLURALS: (&str, &str) = ("plurals.tsv", include_str!("../../data/plurals.tsv"));
const VERBS: (&str, &str) = ("verbs.tsv", include_str!("../../data/verbs.tsv"));

/// Dictionary forms of plurals that the regular rules do not undo.
static IRREGULAR_PLURALS: Lazy<ByWord<Box<str>>> = Lazy::new(|| {
    let mut plurals = ByWord::default();
    each_bundled_row(PLURALS, PLURAL_SCHEMA, |row| {
        plurals.insert(row.cell("plural"), row.cell("lemma").into());
    });
    plurals
});

impl Lexicon {
    /// The bundled lists. A row that breaks the rules is left out; tests prove that there is none.
    pub(crate) fn bundled() -> Lexicon {
        let mut lexicon = Lexicon::default();
        each_bundled_row(FUNCTION_WORDS, FUNCTION_SCHEMA, |row| {
            if let (Some(upos), Some(feature)) = (upos(row.cell("upos")), feature(row.cell("feature"))) {
                lexicon.function_words.insert(row.cell("word"), FunctionWord { upos, feature });
            }
        });
        each_bundled_row(ABBREVIATIONS, ABBREVIATION_SCHEMA, |row| {
            if let Some(follows) = follows(row.cell("follows")) {
                lexicon.abbreviations.insert(row.cell("abbreviation"), follows);
            }
        });
        each_bundled_row(VERBS, VERB_SCHEMA, |row| {
            let irregular = [row.cell("third"), row.cell("past"), row.cell("participle"), row.cell("gerund")];
            lexicon.add_verb(row.cell("lemma"), irregular, row.cell("noun") == "yes");
        });
        lexicon
    }

    /// Adds a verb; empty forms are made by the regular rules. A form that is known already keeps its first reading.
    fn add_verb(&mut self, lemma: &str, irregular: [&str; 4], noun_like: bool) {
        let [third, past, participle, gerund] = irregular;
        let or = |given: &str, regular: String| if given.is_empty() { regular } else { given.to_owned() };
        let past = or(past, inflect::past(lemma));
        let forms = [
            (lemma.to_owned(), VerbForm::Base),
            (or(third, inflect::third(lemma)), VerbForm::Third),
            (
                past.clone(),
                if participle.is_empty() || participle == past {
                    VerbForm::Past
                } else {
                    VerbForm::Preterite
                },
            ),
            (or(participle, past.clone()), VerbForm::Participle),
            (or(gerund, inflect::gerund(lemma)), VerbForm::Gerund),
        ];
        let invariant = past == lemma;
        for (words, form) in forms {
            for word in words.split('|') {
                let reading = VerbReading { lemma: lemma.into(), form, noun_like, invariant };
                self.verbs.entry(word.into()).or_insert(reading);
            }
        }
    }

    /// The closed-class reading of a lower-case word.
    pub(crate) fn function_word(&self, word: &str) -> Option<FunctionWord> {
        self.function_words.get(word).copied()
    }

    /// The verb reading of a lower-case word.
    ///
    /// "co-operate" is "cooperate", "re-open" is "reopen".
    pub(crate) fn verb(&self, word: &str) -> Option<&VerbReading> {
        let joined = || {
            word.split_once('-').and_then(|(prefix, rest)| self.verbs.get(format!("{prefix}{rest}").as_str()))
        };
        self.verbs.get(word).or_else(joined)
    }

    /// All forms of verbs, in the order of their letters.
    pub(crate) fn verbs(&self) -> impl Iterator<Item = (&str, &VerbReading)> {
        let mut verbs: Vec<_> = self.verbs.iter().map(|(form, verb)| (&**form, verb)).collect();
        verbs.sort_unstable_by_key(|(form, _)| *form);
        verbs.into_iter()
    }

    /// Whether the list has a verb form that is spelt with this hyphen.
    pub(crate) fn is_hyphenated_verb(&self, word: &str) -> bool {
        self.verbs.contains_key(word)
    }

    /// Whether a full stop after `word` belongs to it.
    pub(crate) fn is_abbreviation(&self, word: &str) -> bool {
        self.abbreviations.contains_key(word)
    }

    /// What must follow an abbreviation (with its stop) for the sentence to go on.
    pub(crate) fn follows(&self, word: &str) -> Option<Follows> {
        self.abbreviations.get(word.strip_suffix('.')?).copied()
    }
}

fn upos(name: &str) -> Option<Upos> {
    Some(match name {
        "ADJ" => Upos::Adj,
        "ADP" => Upos::Adp,
        "ADV" => Upos::Adv,
        "AUX" => Upos::Aux,
        "CCONJ" => Upos::Cconj,
        "DET" => Upos::Det,
        "INTJ" => Upos::Intj,
        "NUM" => Upos::Num,
        "PART" => Upos::Part,
        "PRON" => Upos::Pron,
        "SCONJ" => Upos::Sconj,
        _ => return None,
    })
}

fn feature(name: &str) -> Option<Feature> {
    Some(match name {
        "" => Feature::None,
        "modal" => Feature::Modal,
        "be" => Feature::Be,
        "have" => Feature::Have,
        "do" => Feature::Do,
        "neg" => Feature::Negative,
        "rel" => Feature::Relative,
        "poss" => Feature::Possessive,
        "sub" => Feature::Subordinate,
        _ => return None,
    })
}

fn follows(name: &str) -> Option<Follows> {
    Some(match name {
        "any" => Follows::Any,
        "name" => Follows::Name,
        "number" => Follows::Number,
        "lower" => Follows::Lower,
        _ => return None,
    })
}

/// The lemma of a noun, by the table of irregular plurals and else by the regular rules of English.
pub(crate) fn noun_lemma(word: &str) -> String {
    if let Some(lemma) = IRREGULAR_PLURALS.get(word) {
        return lemma.clone().into();
    }
    let stem = |cut: usize| word.get(..word.len() - cut).unwrap_or(word).to_owned();
    let es = ["sses", "shes", "ches", "xes", "zzes"];
    match word {
        w if w.len() > 4 && w.ends_with("ies") => stem(3) + "y",
        w if es.iter().any(|ending| w.ends_with(ending)) => stem(2),
        w if w.len() > 3
            && w.ends_with('s')
            && !w.ends_with("ss")
            && !w.ends_with("us")
            && !w.ends_with("is") =>
        {
            stem(1)
        }
        w => w.to_owned(),
    }
}

/// The regular forms of verbs.
mod inflect {
    fn stem(word: &str, cut: usize) -> String {
        word.get(..word.len().saturating_sub(cut)).unwrap_or(word).to_owned()
    }

    fn ends_in_consonant_y(word: &str) -> bool {
        word.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|ending| word.ends_with(ending))
    }

    pub(super) fn third(lemma: &str) -> String {
        if ends_in_consonant_y(lemma) {
            stem(lemma, 1) + "ies"
        } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|ending| lemma.ends_with(ending)) {
            format!("{lemma}es")
        } else {
            format!("{lemma}s")
        }
    }

    pub(super) fn past(lemma: &str) -> String {
        if lemma.ends_with('e') {
            format!("{lemma}d")
        } else if ends_in_consonant_y(lemma) {
            stem(lemma, 1) + "ied"
        } else {
            format!("{lemma}ed")
        }
    }

    pub(super) fn gerund(lemma: &str) -> String {
        if lemma.ends_with("ie") {
            stem(lemma, 2) + "ying"
        } else if lemma.ends_with('e') && !lemma.ends_with("ee") {
            stem(lemma, 1) + "ing"
        } else {
            format!("{lemma}ing")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_read() {
        let mut count = 0;
        each_bundled_row(FUNCTION_WORDS, FUNCTION_SCHEMA, |row| {
            count += 1;
            assert!(upos(row.cell("upos")).is_some() && feature(row.cell("feature")).is_some(), "{row:?}");
            assert_eq!(row.cell("word"), row.cell("word").to_lowercase());
        });
        assert_eq!(count, Lexicon::bundled().function_words.len(), "a word stands twice");
        each_bundled_row(ABBREVIATIONS, ABBREVIATION_SCHEMA, |row| {
            assert!(follows(row.cell("follows")).is_some(), "{row:?}")
        });
        let mut lemmas = Vec::new();
        each_bundled_row(VERBS, VERB_SCHEMA, |row| {
            assert!(["", "yes"].contains(&row.cell("noun")), "{row:?}");
            lemmas.push(row.cell("lemma").to_owned());
        });
        let all = lemmas.len();
        lemmas.sort();
        lemmas.dedup();
        assert_eq!(all, lemmas.len(), "a verb stands twice");
    }

    #[test]
    fn forms_lead_to_their_lemma() {
        let lexicon = Lexicon::bundled();
        for (word, lemma, form) in [
            ("met", "meet", VerbForm::Past),
            ("accuses", "accuse", VerbForm::Third),
            ("denied", "deny", VerbForm::Past),
            ("agreeing", "agree", VerbForm::Gerund),
            ("taken", "take", VerbForm::Participle),
            ("urge", "urge", VerbForm::Base),
        ] {
            let reading = lexicon.verb(word).unwrap_or_else(|| panic!("{word}"));
            assert_eq!((&*reading.lemma, reading.form), (lemma, form));
        }
    }

    #[test]
    fn every_plural_of_the_table_is_a_noun_of_its_own() {
        let mut count = 0;
        each_bundled_row(PLURALS, PLURAL_SCHEMA, |row| {
            count += 1;
            assert_eq!(noun_lemma(row.cell("plural")), row.cell("lemma"), "a plural stands twice");
        });
        assert_eq!(count, IRREGULAR_PLURALS.len());
    }

    #[test]
    fn nouns_lose_their_plural() {
        let cases = [
            ("countries", "country"),
            ("sanctions", "sanction"),
            ("talks", "talks"),
            ("crises", "crisis"),
            ("clashes", "clash"),
            ("ties", "tie"),
            ("is", "is"),
            ("policemen", "policeman"),
            ("embargoes", "embargo"),
        ];
        for (plural, lemma) in cases {
            assert_eq!(noun_lemma(plural), lemma);
        }
    }
}
