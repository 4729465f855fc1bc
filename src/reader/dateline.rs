//! Where a document was written, by how it opens: "Doha: The emir said", "New York. The meeting", "From our man in Lima".

use crate::{
    resolve::mention::{Mention, MentionKind},
    syntax::{BlockKind, Sentence, Token, Upos, is_calendar_word},
    world::{Sense, World},
};

/// How far into the text a dateline may stand, in bytes.
const OPENING: usize = 1500;

/// How many tokens of a sentence may belong to its dateline.
const LONGEST: usize = 16;

/// The longest line that names a correspondent, in tokens.
const BYLINE: usize = 10;

/// Whether a sentence is a dateline, or a line with nothing but a name and a date.
pub(super) fn is_dateline(text: &str, sentence: &Sentence) -> bool {
    let day = |t: &Token| t.upos == Upos::Num || is_calendar_word(&t.text(text).to_lowercase());
    let name = |t: &Token| t.text(text).starts_with(char::is_uppercase);
    let joint = |t: &Token| t.upos == Upos::Punct;
    let line = || {
        sentence.tokens.len() <= 8
            && sentence.tokens.first().is_some_and(|t| name(t) && !day(t))
            && sentence.tokens.iter().all(|t| day(t) || name(t) || joint(t))
            && sentence.tokens.iter().filter(|t| day(t)).count() >= 2
    };
    match sentence.block {
        BlockKind::Dateline => true,
        BlockKind::Headline | BlockKind::Paragraph => line(),
        _ => false,
    }
}

/// The city that a dateline names: what stands before its date or dash.
pub(super) fn dateline_city(text: &str, sentence: &Sentence) -> Option<String> {
    let name = |t: &&Token| {
        t.text(text).starts_with(char::is_uppercase) && !is_calendar_word(&t.text(text).to_lowercase())
    };
    let first = sentence.tokens.iter().find(name)?.range.start;
    let words = sentence.tokens.iter().skip_while(|t| t.range.start < first).take_while(name);
    let words: Vec<&str> = words.map(|t| t.text(text)).collect();
    let capitals = |word: &str| word.len() > 3 && !word.chars().any(char::is_lowercase);
    let shown = |word: &&str| match capitals(word) {
        true => word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect(),
        false => (*word).to_owned(),
    };
    let city = words.iter().map(shown).collect::<Vec<String>>().join(" ");
    (1..=3).contains(&words.len()).then_some(city)
}

/// What names the city of a dateline means the place and no government.
pub(super) fn mark_city(text: &str, sentence: &Sentence, city: &str, mentions: &mut [Mention]) {
    let first = |m: &&mut Mention| {
        let words = sentence.tokens.get(m.tokens.clone()).unwrap_or(&[]);
        let named =
            words.iter().zip(city.split(' ')).all(|(t, part)| t.text(text).eq_ignore_ascii_case(part));
        named && words.len() <= city.split(' ').count()
    };
    if let Some(mention) = mentions.iter_mut().find(first) {
        mention.kind = MentionKind::Place;
    }
}

/// Reads the opening of a sentence.
struct Opening<'a> {
    text: &'a str,
    sentence: &'a Sentence,
    mentions: &'a [Mention],
    world: &'a World,
}

/// The city that a sentence which opens a document gives as the place of writing, where its mark is not a dash behind capitals.
pub(super) fn opening_city(
    text: &str,
    sentence: &Sentence,
    mentions: &[Mention],
    world: &World,
) -> Option<String> {
    let told = matches!(sentence.block, BlockKind::Paragraph | BlockKind::Headline);
    if sentence.range.start > OPENING || !told {
        return None;
    }
    let opening = Opening { text, sentence, mentions, world };
    opening.byline().or_else(|| opening.dateline())
}

impl Opening<'_> {
    fn token(&self, at: usize) -> Option<&Token> {
        self.sentence.tokens.get(at)
    }

    fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |t| t.text(self.text))
    }

    fn words(&self, first: usize, end: usize) -> Option<String> {
        let (start, end) = (self.token(first)?.range.start, self.token(end.checked_sub(1)?)?.range.end);
        let shown = |word: &str| -> String {
            let capitals = word.len() > 3 && !word.chars().any(char::is_lowercase);
            let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
            if capitals { format!("{first}{}", rest.to_lowercase()) } else { word.to_owned() }
        };
        let words: Vec<String> = self.text.get(start..end)?.split_whitespace().map(shown).collect();
        Some(words.join(" "))
    }

    /// Where the name of a capital or another known city ends that begins with a token.
    fn city_end(&self, first: usize) -> Option<usize> {
        let capital = |end: &usize| {
            let name = self.words(first, *end)?;
            let words: Vec<&str> = name.split(' ').collect();
            let found = self.world.names_in(&words);
            let whole = found.iter().find(|found| found.first == 0 && found.end == words.len())?;
            let code = whole.senses.iter().find_map(|sense| match sense {
                Sense::Capital(code) | Sense::Name(code) => Some(*code),
                _ => None,
            })?;
            let state = self.world.nation(code)?;
            // "Luxembourg" for "Luxembourg City"
            let city = format!("{name} City");
            let own =
                |capital: &str| capital.eq_ignore_ascii_case(&name) || capital.eq_ignore_ascii_case(&city);
            state.capitals().any(own).then_some(())
        };
        let run = self.run(first).max(first + 1);
        let ends = (first + 1..=run.min(self.sentence.tokens.len())).rev();
        ends.into_iter().find(|end| capital(end).is_some()).or_else(|| self.city(first).map(|m| m.tokens.end))
    }

    /// The city that a known name means which begins with a token.
    fn city(&self, at: usize) -> Option<&Mention> {
        let city = |m: &&Mention| {
            m.tokens.start == at && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        };
        self.mentions.iter().find(city)
    }

    /// "By our correspondent in Lima"
    fn byline(&self) -> Option<String> {
        let first = self.token(0)?;
        let opens = first.is_lemma(&["by", "from", "report", "reporting"]);
        let short = self.sentence.tokens.len() <= BYLINE;
        let city = self.mentions.iter().rev().find(|m| {
            let behind = m.tokens.start.checked_sub(1).and_then(|at| self.token(at));
            let ends = m.tokens.end >= self.sentence.tokens.len();
            ends && behind.is_some_and(|t| t.is_lemma(&["in", "from"])) && self.city(m.tokens.start).is_some()
        });
        let city = city.filter(|_| opens && short)?;
        self.words(city.tokens.start, city.tokens.end)
    }

    /// "Doha: ", "Vienna, 3 May. ", "LUXEMBOURG | ", "(Lima) "
    fn dateline(&self) -> Option<String> {
        let mut first = 0;
        if matches!(self.word(0), "[" | "(") {
            let close = (1..LONGEST).find(|at| matches!(self.word(*at), "]" | ")"))?;
            first = if self.city_end(1).is_some() { 1 } else { close + 1 };
        }
        while self.is_day(first) || self.word(first) == "," && first > 0 {
            first += 1;
        }
        let (end, known) = match self.city_end(first) {
            Some(end) => (end, true),
            None => (self.run(first), false),
        };
        let alone = end >= self.sentence.tokens.len();
        let state = || self.mentions.iter().any(|m| m.tokens.start == first && m.kind == MentionKind::Name);
        if end == first || !known && (alone || state()) {
            return None;
        }
        let marked = alone || self.mark_behind(first, end, known);
        if marked { self.words(first, end) } else { None }
    }

    /// Where a name that begins with a token ends: capitalised words, three at most.
    fn run(&self, first: usize) -> usize {
        let name = |at: &usize| {
            let capital = self.word(*at).starts_with(char::is_uppercase);
            capital && !self.is_day(*at) && self.token(*at).is_some_and(|t| t.upos == Upos::Propn)
        };
        first + (first..first + 3).take_while(name).count()
    }

    /// Whether a month or a day of the week stands among some tokens.
    fn is_dated(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| is_calendar_word(&self.word(at).trim_end_matches('.').to_lowercase()))
    }

    fn is_day(&self, at: usize) -> bool {
        let word = self.word(at).trim_end_matches('.').to_lowercase();
        self.token(at).is_some_and(|t| t.upos == Upos::Num)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || is_calendar_word(&word)
    }

    /// Whether nothing but a region, a day, an agency and the mark of a dateline stand behind the city.
    fn mark_behind(&self, first: usize, end: usize, known: bool) -> bool {
        let capitals = |at: usize| {
            let word = self.word(at);
            word.len() > 3 && !word.chars().any(char::is_lowercase)
        };
        let shouted = (first..end).all(capitals) && !(end..end + 3).all(capitals);
        let last = self.sentence.tokens.len();
        let (mut at, mut depth) = (end, usize::from(first > 0 && self.word(first - 1) == "("));
        while at < last.min(LONGEST) {
            let country =
                || self.mentions.iter().find(|m| m.tokens.start == at && matches!(m.kind, MentionKind::Name));
            match self.word(at) {
                "(" | "[" => depth += 1,
                ")" | "]" if depth == 1 && at == end => return known,
                ")" | "]" => depth = depth.saturating_sub(1),
                _ if depth > 0 => {}
                ":" | "|" => return known,
                "-" | "--" | "–" | "—" => {
                    return known || shouted || (end..at).any(|day| self.is_day(day));
                }
                mark if mark.starts_with('.') => {
                    return known && (at + 1 == last || at == end) || self.is_dated(end, at);
                }
                "," | "/" => {}
                _ if self.is_day(at) => {}
                _ if self.word(at - 1) == "/" && self.word(at).starts_with(char::is_uppercase) => {}
                _ if capitals(at) && at > end => {}
                _ if self.word(at - 1) == "," && country().is_some() => {
                    at = country().map_or(at, |m| m.tokens.end - 1);
                }
                // "SEOUL The two ministers met"
                _ => return at == end && known && shouted && self.word(at).starts_with(char::is_uppercase),
            }
            at += 1;
        }
        at >= last && (known || depth == 0 && self.is_day(at - 1))
    }
}
