//! Parts of speech from word lists, endings and neighbours: enough to find verbs, nouns and their prepositions.

use super::{
    BlockKind, Sentence,
    lexicon::{Feature, Lexicon, VerbForm, VerbReading, noun_lemma},
    model,
    spelling::Spelling,
    token::{Token, Upos},
    universal,
};

/// Tags the tokens of a sentence from left to right.
pub(super) fn tag(text: &str, sentence: &mut Sentence, lexicon: &Lexicon) {
    let titled = is_titled(text, sentence);
    let capitals = !sentence.tokens.iter().any(|t| t.text(text).chars().any(char::is_lowercase));
    let words: Vec<String> = sentence.tokens.iter().map(|t| word_of(t.text(text))).collect();
    let mut seen_finite = false;
    for i in 0..sentence.tokens.len() {
        let context = Context {
            words: &words,
            tokens: &sentence.tokens,
            at: i,
            lexicon,
            seen_finite,
            titled,
            capitals,
        };
        let Some(token) = sentence.tokens.get(i) else { continue };
        let raw = token.text(text);
        let capital = raw.chars().next().is_some_and(char::is_uppercase) && !titled && i > 0;
        let (upos, form, lemma) = context.tag(raw, capital);
        seen_finite |= upos == Upos::Verb
            && matches!(form, VerbForm::Third | VerbForm::Past | VerbForm::Preterite)
            || upos == Upos::Aux;
        if let Some(token) = sentence.tokens.get_mut(i) {
            (token.upos, token.form, token.lemma) = (upos, form, lemma);
        }
    }
    promote_auxiliaries(&mut sentence.tokens);
}

/// Makes verbs of "done" and "doing", and of "have" where no verb follows that it could be the auxiliary of: "had talks".
fn promote_auxiliaries(tokens: &mut [Token]) {
    let idle = |t: &&Token| matches!(t.upos, Upos::Adv | Upos::Part) || t.is_lemma(&["both", "all"]);
    for i in 0..tokens.len() {
        // "had done too little", "is doing"
        let full =
            |t: &&mut Token| t.is_lemma(&["do"]) && matches!(t.form, VerbForm::Participle | VerbForm::Gerund);
        if let Some(token) = tokens.get_mut(i).filter(|t| t.upos == Upos::Aux).filter(full) {
            token.upos = Upos::Verb;
        }
        let next = tokens.iter().skip(i + 1).find(|t| !idle(t));
        let helps = next.is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
        if let Some(token) =
            tokens.get_mut(i).filter(|t| t.upos == Upos::Aux && t.is_lemma(&["have"]) && !helps)
        {
            token.upos = Upos::Verb;
        }
    }
}

/// A token in lower case, with a plain apostrophe and without the full stop of an abbreviation ("Gen.").
fn word_of(raw: &str) -> String {
    let word = raw.to_lowercase().replace('’', "'");
    match word.strip_suffix('.') {
        Some(bare) if bare.len() > 1 && !bare.contains('.') => bare.to_owned(),
        _ => word,
    }
}

/// Whether capitals say nothing here: a headline with most words capitalised, or all capitals.
fn is_titled(text: &str, sentence: &Sentence) -> bool {
    let long = |t: &&Token| t.text(text).chars().count() > 3 && t.text(text).chars().all(char::is_alphabetic);
    let total = sentence.tokens.iter().filter(long).count();
    let capital = |t: &&Token| t.text(text).chars().next().is_some_and(char::is_uppercase);
    let capitals = sentence.tokens.iter().filter(long).filter(capital).count();
    total >= 3 && capitals * 10 >= total * if sentence.block == BlockKind::Headline { 7 } else { 9 }
}

struct Context<'a> {
    words: &'a [String],
    tokens: &'a [Token],
    at: usize,
    lexicon: &'a Lexicon,
    seen_finite: bool,
    /// Whether capitals say nothing.
    titled: bool,
    /// Whether the whole sentence is in capitals.
    capitals: bool,
}

type Tag = (Upos, VerbForm, Box<str>);

impl Context<'_> {
    fn word(&self, offset: isize) -> &str {
        self.at.checked_add_signed(offset).and_then(|i| self.words.get(i)).map_or("", String::as_str)
    }

    /// A token before this one.
    fn before(&self, offset: usize) -> Option<&Token> {
        self.at.checked_sub(offset).and_then(|i| self.tokens.get(i))
    }

    fn tag(&self, raw: &str, capital: bool) -> Tag {
        let word = self.word(0);
        if !word.chars().any(char::is_alphanumeric) && self.lexicon.function_word(word).is_none() {
            return (Upos::Punct, VerbForm::None, word.into());
        }
        if word.starts_with(|c: char| c.is_numeric()) {
            return (Upos::Num, VerbForm::None, word.into());
        }
        let upper =
            raw.chars().count() > 1 && raw.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let acronym = upper && !self.capitals;
        if self.in_compound() && !capital && !acronym {
            return (Upos::Noun, VerbForm::None, noun_lemma(word).into());
        }
        if let Some(tag) = self.function_word(raw, acronym, capital) {
            return tag;
        }
        if capital {
            return (Upos::Propn, VerbForm::None, noun_lemma(word).into());
        }
        // "MOHAMED" has the ending of a verb, and is a name.
        let name = || model::BUNDLED.tagger.commonest(&Spelling::new(word)) == Some(universal::Upos::Propn);
        let unknown = self
            .unknown_verb(word)
            .filter(|_| raw.starts_with(char::is_lowercase) || self.capitals && !name());
        match self.lexicon.verb(word).or(unknown.as_ref()).filter(|_| !capital) {
            Some(reading) if self.is_verb(reading) => (Upos::Verb, self.form(reading), reading.lemma.clone()),
            Some(reading) if matches!(reading.form, VerbForm::Past | VerbForm::Participle) => {
                (Upos::Adj, VerbForm::Participle, word.into())
            }
            Some(reading) if reading.form == VerbForm::Gerund => (Upos::Noun, VerbForm::Gerund, word.into()),
            _ => self.open_class(raw, word, acronym),
        }
    }

    /// A word that the lists do not know, but that has the ending of a verb form.
    fn unknown_verb(&self, word: &str) -> Option<VerbReading> {
        let forms = [("ed", VerbForm::Past), ("ing", VerbForm::Gerund)];
        let (stem, form) =
            forms.iter().find_map(|(ending, form)| Some((word.strip_suffix(ending)?, *form)))?;
        let noun = matches!(
            word,
            "hundred" | "kindred" | "sibling" | "ceiling" | "morning" | "evening" | "wedding" | "spring"
        );
        (stem.len() > 2 && !noun && word.chars().all(char::is_alphabetic)).then(|| VerbReading {
            lemma: stem.into(),
            form,
            noun_like: false,
            invariant: false,
        })
    }

    /// Whether a hyphen ties the word to another: "build-up", "stand-off", "long-range".
    fn in_compound(&self) -> bool {
        let range = |i: Option<usize>| i.and_then(|i| self.tokens.get(i)).map(|t| t.range.clone());
        let hyphen =
            |i: Option<usize>| i.and_then(|i| self.words.get(i)).is_some_and(|w| w == "-" || w == "‑");
        let touches = |a: Option<std::ops::Range<usize>>, b: Option<std::ops::Range<usize>>| {
            a.zip(b).is_some_and(|(a, b)| a.end == b.start)
        };
        let (at, last, next) = (Some(self.at), self.at.checked_sub(1), Some(self.at + 1));
        hyphen(last) && touches(range(last), range(at)) && touches(range(self.at.checked_sub(2)), range(last))
            || hyphen(next)
                && touches(range(at), range(next))
                && touches(range(next), range(Some(self.at + 2)))
    }

    fn function_word(&self, raw: &str, acronym: bool, capital: bool) -> Option<Tag> {
        let word = self.word(0);
        let known = self.lexicon.function_word(word)?;
        if capital && matches!(known.upos, Upos::Adj | Upos::Adv)
            || acronym
            || (raw.ends_with('.') && raw.len() > 1)
        {
            return Some((Upos::Propn, VerbForm::None, noun_lemma(word).into()));
        }
        // "in May", "since May"
        let month = word == "may" && capital;
        if month
            && self.before(1).is_some_and(|t| {
                matches!(t.upos, Upos::Adp | Upos::Sconj)
                    || t.is_lemma(&["last", "next", "this", "late", "early"])
            })
        {
            return Some((Upos::Noun, VerbForm::None, word.into()));
        }
        let (upos, lemma) = match known.feature {
            // "Japan's": possessive, unless it stands before a participle or after a pronoun ("it's").
            Feature::Be if word == "'s" && self.before(1).is_none_or(|t| t.upos != Upos::Pron) => {
                (Upos::Part, "'s")
            }
            Feature::Possessive if word == "'" && !self.word(-1).ends_with('s') => (Upos::Punct, "'"),
            Feature::Possessive if word == "'" => (Upos::Part, "'s"),
            Feature::Be => (Upos::Aux, "be"),
            Feature::Have => (Upos::Aux, "have"),
            Feature::Do => (Upos::Aux, "do"),
            Feature::Negative => (Upos::Part, "not"),
            _ if word == "to" && !self.to_verb() => (Upos::Adp, "to"),
            _ => (known.upos, word),
        };
        let form = match (upos, word) {
            (Upos::Aux, "is" | "has" | "does") => VerbForm::Third,
            (Upos::Aux, "was" | "were" | "had" | "did") => VerbForm::Past,
            (Upos::Aux, "been" | "done") => VerbForm::Participle,
            (Upos::Aux, "being" | "having" | "doing") => VerbForm::Gerund,
            (Upos::Aux, _) => VerbForm::Base,
            _ => VerbForm::None,
        };
        Some((upos, form, lemma.into()))
    }

    /// Whether "to" stands before an infinitive.
    fn to_verb(&self) -> bool {
        let next = match self.lexicon.function_word(self.word(1)) {
            Some(word) if word.feature == Feature::Be || word.feature == Feature::Have => {
                return self.word(1).len() < 5;
            }
            Some(word) if word.upos == Upos::Adv => self.word(2),
            Some(_) => return matches!(self.word(1), "do" | "not"),
            // "to fully comply", but "to fly"
            None if self.word(1).ends_with("ly") && self.lexicon.verb(self.word(1)).is_none() => self.word(2),
            None => self.word(1),
        };
        self.lexicon.verb(next).is_some_and(|reading| reading.form == VerbForm::Base)
    }

    /// Whether a word that can be a verb is one here.
    fn is_verb(&self, reading: &VerbReading) -> bool {
        let Some(before) = self.before(1) else {
            // First word: an imperative is rare in news, a gerund or participle opens a clause.
            let nominal = reading.form == VerbForm::Gerund
                && matches!(self.word(1), "between" | "among" | "of" | "on" | "in");
            let modifier =
                reading.form != VerbForm::Gerund && self.lexicon.function_word(self.word(1)).is_none();
            return !nominal
                && !modifier
                && matches!(reading.form, VerbForm::Gerund | VerbForm::Participle | VerbForm::Past);
        };
        if before.upos == Upos::Part && before.is_lemma(&["to", "not"]) || before.upos == Upos::Aux {
            return reading.form != VerbForm::Third || !reading.noun_like;
        }
        // "A French official said": the adjective before it is a noun.
        if &*reading.lemma == "say" && before.upos == Upos::Adj {
            return true;
        }
        if self.in_noun_phrase(before) {
            return reading.form == VerbForm::Past
                && before.upos == Upos::Adj
                && before.form != VerbForm::None;
        }
        match reading.form {
            VerbForm::Base
                if reading.invariant
                    && matches!(before.upos, Upos::Propn | Upos::Noun | Upos::Pron | Upos::Adv) =>
            {
                !self.seen_finite || !reading.noun_like
            }
            VerbForm::Gerund => {
                before.upos != Upos::Adj && !matches!(self.word(1), "of" | "on" | "between" | "among")
            }
            VerbForm::Preterite => true,
            VerbForm::Past | VerbForm::Participle => self.is_past(before),
            VerbForm::Third => self.is_third(reading, before),
            _ => self.is_base(reading, before),
        }
    }

    /// Whether the token before makes this one a noun or its modifier.
    fn in_noun_phrase(&self, before: &Token) -> bool {
        match before.upos {
            Upos::Det | Upos::Num => !before.is_lemma(&["all", "both", "this", "that", "these", "those"]),
            Upos::Adj => true,
            Upos::Part => before.is_lemma(&["'s"]),
            Upos::Pron => {
                self.lexicon.function_word(&before.lemma).is_some_and(|w| w.feature == Feature::Possessive)
            }
            _ => false,
        }
    }

    /// A past form after a noun is a verb; after a preposition or at the head of a noun phrase it is a modifier.
    fn is_past(&self, before: &Token) -> bool {
        let noun_follows = self.lexicon.function_word(self.word(1)).is_none()
            && self.word(1).chars().any(char::is_alphabetic);
        match before.upos {
            Upos::Adp => false,
            Upos::Verb => !noun_follows,
            // "handed back looted bronzes"
            Upos::Adv if noun_follows => self.before(2).is_none_or(|t| t.upos != Upos::Verb),
            _ => true,
        }
    }

    fn is_third(&self, reading: &VerbReading, before: &Token) -> bool {
        let subject = matches!(
            before.upos,
            Upos::Propn | Upos::Noun | Upos::Pron | Upos::Adv | Upos::Sconj | Upos::Cconj | Upos::Punct
        );
        if !subject {
            return false;
        }
        if reading.noun_like && self.past_follows() {
            return false;
        }
        !reading.noun_like
            || !self.seen_finite
                && before.upos != Upos::Punct
                && (self.complement_follows() || !self.verb_later())
    }

    /// Whether a later word of the sentence is a finite verb beyond doubt.
    fn verb_later(&self) -> bool {
        let later = self.words.iter().skip(self.at).zip(self.words.iter().skip(self.at + 1));
        later.filter(|(before, _)| !self.opens_noun_phrase(before)).any(|(_, word)| {
            let auxiliary = self.lexicon.function_word(word).is_some_and(|w| w.upos == Upos::Aux);
            let verb = |v: &VerbReading| {
                matches!(v.form, VerbForm::Past | VerbForm::Preterite)
                    || v.invariant
                    || v.form == VerbForm::Third && !v.noun_like
            };
            auxiliary || self.lexicon.verb(word).is_some_and(verb)
        })
    }

    /// Whether a word is a determiner, adjective, preposition or possessive, after which no finite verb stands.
    fn opens_noun_phrase(&self, word: &str) -> bool {
        let known = self.lexicon.function_word(word);
        known.is_some_and(|w| {
            matches!(w.upos, Upos::Det | Upos::Adj | Upos::Adp | Upos::Num)
                || w.feature == Feature::Possessive
        })
    }

    /// Whether the next word is a finite verb, so that this one is its subject: "forces attacked".
    fn past_follows(&self) -> bool {
        let next = self.word(1);
        let auxiliary = self.lexicon.function_word(next).is_some_and(|w| w.upos == Upos::Aux);
        auxiliary
            || self.lexicon.verb(next).is_some_and(|v| matches!(v.form, VerbForm::Past | VerbForm::Preterite))
    }

    fn is_base(&self, reading: &VerbReading, before: &Token) -> bool {
        let plural =
            before.upos == Upos::Noun && before.text_is_plural(self.words.get(self.at.saturating_sub(1)));
        let subject = plural
            || matches!(before.upos, Upos::Pron | Upos::Adv)
            || before.is_lemma(&["and", "or", "that", "who", "which", ","]);
        match (reading.noun_like, before.upos) {
            (_, Upos::Verb) => before.is_lemma(&["help", "let", "make", "see"]),
            (false, Upos::Adp) => false,
            (false, Upos::Noun) => subject,
            (false, Upos::Propn) => subject || self.object_follows(),
            (false, _) => true,
            // "demanded that Moscow end its aid"
            (true, Upos::Propn | Upos::Noun) if self.complement_follows() && self.after_that() => true,
            (true, Upos::Propn | Upos::Noun) if self.word(1) == "to" => self.listed() && !self.seen_finite,
            (true, _) => {
                subject && (self.object_follows() || plural && !self.seen_finite && !self.verb_later())
            }
        }
    }

    /// Whether "that" opens the clause a few words before.
    fn after_that(&self) -> bool {
        (2..=4).any(|offset| self.word(-offset) == "that")
    }

    /// Whether a list with "and" stands before: a plural subject.
    fn listed(&self) -> bool {
        self.tokens.iter().take(self.at).any(|t| t.is_lemma(&["and"]))
    }

    /// Whether what follows looks like the object or complement of a verb.
    fn object_follows(&self) -> bool {
        let next = self.word(1);
        match self.lexicon.function_word(next) {
            Some(word) => {
                matches!(word.upos, Upos::Det | Upos::Pron | Upos::Num | Upos::Part | Upos::Adj)
                    || matches!(next, "that" | "to")
            }
            None => {
                next.chars().any(char::is_alphabetic) && self.lexicon.verb(next).is_none_or(|v| v.noun_like)
            }
        }
    }

    /// Whether what follows can only be the object or complement of a verb.
    fn complement_follows(&self) -> bool {
        let next = self.lexicon.function_word(self.word(1));
        next.is_some_and(|word| matches!(word.upos, Upos::Det | Upos::Pron | Upos::Part | Upos::Num))
            || matches!(self.word(1), "that" | "to")
    }

    fn form(&self, reading: &VerbReading) -> VerbForm {
        let after_aux = (1..=3)
            .filter_map(|k| self.before(k))
            .take_while(|t| matches!(t.upos, Upos::Aux | Upos::Adv | Upos::Part))
            .any(|t| t.is_lemma(&["be", "have", "get"]));
        match reading.form {
            VerbForm::Past if after_aux => VerbForm::Participle,
            VerbForm::Base if reading.invariant && after_aux => VerbForm::Participle,
            VerbForm::Base
                if reading.invariant
                    && !self.before(1).is_some_and(|t| matches!(t.upos, Upos::Part | Upos::Aux)) =>
            {
                VerbForm::Past
            }
            form => form,
        }
    }

    /// What a word mostly is that is a common one: "HOME" in "CALLED ITS ENVOY HOME" is no name.
    fn common(&self, word: &str) -> Option<Tag> {
        let (upos, lemma) = match model::BUNDLED.tagger.commonest(&Spelling::new(word))? {
            universal::Upos::Noun => (Upos::Noun, noun_lemma(word)),
            universal::Upos::Adj => (Upos::Adj, word.to_owned()),
            universal::Upos::Adv => (Upos::Adv, word.to_owned()),
            _ => return None,
        };
        Some((upos, VerbForm::None, lemma.into()))
    }

    fn open_class(&self, raw: &str, word: &str, acronym: bool) -> Tag {
        const ADJECTIVE: [&str; 12] =
            ["ous", "ive", "able", "ible", "ful", "less", "ical", "nal", "ial", "ish", "ric", "tic"];
        const NO_ADVERB: [&str; 7] =
            ["assembly", "family", "anomaly", "monopoly", "butterfly", "likely", "unlikely"];
        if word.len() > 4
            && word.ends_with("ly")
            && self.lexicon.verb(word).is_none()
            && !NO_ADVERB.contains(&word)
            && raw.starts_with(char::is_lowercase)
        {
            return (Upos::Adv, VerbForm::None, word.into());
        }
        if word.len() > 4 && ADJECTIVE.iter().any(|ending| word.ends_with(ending)) {
            return (Upos::Adj, VerbForm::None, word.into());
        }
        let opens = raw.chars().next().is_some_and(char::is_uppercase) && self.lexicon.verb(word).is_none();
        // In a sentence of capitals a word that no list knows is likelier a name than not.
        let unknown = self.capitals && !word.ends_with('s') && self.lexicon.verb(word).is_none();
        if let Some(tag) = self.common(word).filter(|_| (opens || unknown) && !acronym && self.titled) {
            return tag;
        }
        if acronym || opens || unknown {
            return (Upos::Propn, VerbForm::None, noun_lemma(word).into());
        }
        (Upos::Noun, VerbForm::None, noun_lemma(word).into())
    }
}

impl Token {
    fn text_is_plural(&self, word: Option<&String>) -> bool {
        word.is_some_and(|w| {
            w.ends_with('s') && *w.as_str() != *self.lemma || self.is_lemma(&["people", "talks"])
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::{LEXICON, Upos, analyze};

    /// The words tagged as verbs, with their lemmas.
    fn verbs(text: &str) -> String {
        let sentences = analyze(text, &LEXICON);
        let verbs = sentences.iter().flat_map(|s| &s.tokens).filter(|t| t.upos == Upos::Verb);
        verbs.map(|t| &*t.lemma).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn verbs_are_told_from_nouns() {
        for (text, expected) in [
            ("Japan accused China of dumping.", "accuse dump"),
            ("The two sides held talks in Geneva.", "hold"),
            ("The visit follows months of talks.", "follow"),
            ("Leaders will meet to discuss the attack.", "meet discuss"),
            ("Turkey's plans to attack were leaked.", "attack leak"),
            ("The troops withdrew from the occupied town.", "withdraw"),
            ("US pressure on Seoul has grown.", "grow"),
            ("The minister visited Cairo and met his counterpart.", "visit meet"),
            ("Sanctions were imposed by the council.", "impose"),
        ] {
            assert_eq!(verbs(text), expected, "{text}");
        }
    }
}
