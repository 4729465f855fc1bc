//! Time expressions: "on Wednesday", "next month", "in 2018", "June 12", resolved against the date of publication.

use super::encounter_words::{self, Class::Timetable};
use crate::{
    date::{Date, Precision},
    syntax::{MONTHS, Token, Upos, VerbForm, WEEKDAYS},
};

/// A time expression of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeMention {
    /// Index of its first token.
    pub(crate) first: usize,
    /// Index just after its last token.
    pub(crate) end: usize,
    pub(crate) date: Date,
}

/// The time expressions of a sentence from left to right. Those that need the date of publication are left out
/// where it is not known to the day.
///
/// `told` is the day that the document last spoke of: "the same evening" is that day.
pub(crate) fn time_mentions(
    text: &str,
    tokens: &[Token],
    published: Option<Date>,
    told: Option<Date>,
) -> Vec<TimeMention> {
    let words: Vec<String> =
        tokens.iter().map(|t| t.text(text).trim_end_matches('.').to_lowercase()).collect();
    let mut reader = TimeReader {
        text,
        words: &words,
        tokens,
        published,
        day: published.filter(|d| d.precision() == Precision::Day),
        told: told.filter(|d| d.precision() == Precision::Day),
    };
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reader.at(at) {
            Some((count, date)) => {
                mentions.push(TimeMention { first: at, end: at + count, date });
                if date.precision() == Precision::Day {
                    reader.told = Some(date);
                }
                at += count;
            }
            None => at += 1,
        }
    }
    mentions
}

struct TimeReader<'a> {
    text: &'a str,
    words: &'a [String],
    tokens: &'a [Token],
    published: Option<Date>,
    day: Option<Date>,
    /// The day that was spoken of last.
    told: Option<Date>,
}

/// Words before "to" after which the infinitive is no plan: "had begun to talk in June".
const BEGUN: [&str; 12] = [
    "began",
    "begun",
    "started",
    "continued",
    "came",
    "went",
    "had",
    "managed",
    "failed",
    "helped",
    "used",
    "seemed",
];

/// Words before "may" and "march" that make them months.
const MONTH_MARKS: [&str; 20] = [
    "in", "since", "last", "until", "by", "of", "late", "early", "for", "from", "this", "next", "before",
    "after", "through", "during", "mid", "till", "to", "-",
];

impl TimeReader<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    fn at(&self, at: usize) -> Option<(usize, Date)> {
        self.days_of_month(at)
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.month_alone(at))
            .or_else(|| self.year(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.relative(at))
    }

    /// "6-7 June 2015", "30 and 31 October": the first day.
    fn days_of_month(&self, at: usize) -> Option<(usize, Date)> {
        let joined = matches!(self.word(at + 1), "-" | "–" | "and" | "to" | "/");
        let month = self.month(at + 3).filter(|_| joined && self.month(at).is_none())?;
        let (day, last) = (self.day_number(at)?, self.day_number(at + 2)?);
        if last <= day {
            return None;
        }
        if let Some(year) = self.year_number(at + 4) {
            return Some((5, Date::new(year, Some(month), Some(day))?));
        }
        Some((4, self.nearest(at, month, Some(day))?))
    }

    fn day_number(&self, at: usize) -> Option<u8> {
        self.word(at).parse().ok().or_else(|| ordinal(self.word(at)))
    }

    /// "June 12", "12 June", with or without a year; "June 2018".
    fn month_and_day(&self, at: usize) -> Option<(usize, Date)> {
        let (day_at, month_at) = match self.month(at) {
            Some(_) => (at + 1, at),
            None => (at, at + 1),
        };
        let month = self.month(month_at)?;
        if let Some(year) = self.year_number(at + 1).filter(|_| month_at == at) {
            return Some((2, Date::new(year, Some(month), None)?));
        }
        let day = self.day_number(day_at)?;
        // "June 12-14, 2018"
        let range = month_at == at
            && matches!(self.word(at + 2), "-" | "–" | "and" | "to")
            && self.day_number(at + 3).is_some_and(|last| last > day);
        if range {
            let comma = usize::from(self.word(at + 4) == ",");
            return match self.year_number(at + 4 + comma) {
                Some(year) => Some((5 + comma, Date::new(year, Some(month), Some(day))?)),
                None => Some((4, self.nearest(at, month, Some(day))?)),
            };
        }
        let comma = usize::from(self.word(at + 2) == ",");
        if let Some(year) = self.year_number(at + 2 + comma) {
            return Some((3 + comma, Date::new(year, Some(month), Some(day))?));
        }
        Some((2, self.nearest(at, month, Some(day))?))
    }

    /// "in June": the nearest June.
    fn month_alone(&self, at: usize) -> Option<(usize, Date)> {
        let month = self.month(at)?;
        let unambiguous = !matches!(self.word(at), "may" | "march" | "mar" | "jan" | "sun")
            || (self.tokens.get(at).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase))
                && MONTH_MARKS.contains(&self.word(at.wrapping_sub(1))));
        let before = self.word(at.wrapping_sub(1));
        let same = || {
            self.published
                .filter(|day| day.month() == Some(month))
                .map(|day| day.to_precision(Precision::Month))
        };
        let date = match before {
            // "last March" is over.
            "last" => self.nearest_to(month, None, false),
            "next" => self.nearest_to(month, None, true),
            _ => same().or_else(|| self.nearest(at, month, None)),
        };
        unambiguous.then_some(date).flatten().map(|date| (1, date))
    }

    /// The day or month that lies nearest to the date of publication: after it where the sentence looks ahead, else before.
    fn nearest(&self, at: usize, month: u8, day: Option<u8>) -> Option<Date> {
        self.nearest_to(month, day, self.looks_ahead(at))
    }

    fn nearest_to(&self, month: u8, day: Option<u8>, ahead: bool) -> Option<Date> {
        let published = self.published?;
        let candidates = [-1, 0, 1].map(|shift| Date::new(published.year() + shift, Some(month), day));
        let reference = published.first_day().civil();
        let distance = |date: &Date| (date.first_day().civil() - reference).get_days().unsigned_abs();
        let fits = |date: &Date| {
            if ahead {
                date.last_day() >= published.first_day()
            } else {
                date.first_day() <= published.last_day()
            }
        };
        candidates.into_iter().flatten().filter(fits).min_by_key(distance)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let name = self.word(at);
        let capital = self
            .tokens
            .get(at)
            .is_some_and(|t| t.upos == Upos::Propn || t.upos == Upos::Aux || at == 0 || t.upos == Upos::Noun);
        MONTHS.iter().find(|(month, _)| *month == name).filter(|_| capital).map(|(_, number)| *number)
    }

    fn year_number(&self, at: usize) -> Option<i16> {
        let word = self.word(at);
        (word.len() == 4)
            .then(|| word.parse::<i16>().ok())
            .flatten()
            .filter(|year| (1800..2100).contains(year))
    }

    /// "in 2018", "since 2018", "the 2018 summit".
    fn year(&self, at: usize) -> Option<(usize, Date)> {
        let year = self.year_number(at)?;
        let range = matches!(self.word(at + 1), "-" | "–" | "%" | "percent");
        let money = matches!(self.word(at.wrapping_sub(1)), "$" | "€" | "£" | "-" | "–");
        let counted = self
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.upos == Upos::Noun && t.text_ends_with_s(self.word(at + 1)));
        (!range && !money && !counted).then(|| Date::new(year, None, None)).flatten().map(|date| (1, date))
    }

    /// "on Wednesday": the next one where the sentence looks ahead, else the last one, the day itself included.
    fn weekday(&self, at: usize) -> Option<(usize, Date)> {
        let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| *name == self.word(at))?;
        let day = self.day?.civil();
        let ahead = match self.word(at.wrapping_sub(1)) {
            "next" | "coming" => true,
            "last" | "past" => false,
            // "called a meeting for Sunday"
            "for" if !matches!(self.word(at + 1), "'s" | "’s") => true,
            _ => self.looks_ahead(at),
        };
        let since = i32::from(weekday.until(day.weekday()));
        let until = i32::from(day.weekday().until(*weekday));
        let shift = if ahead { until } else { -since };
        let strictly_before = self.word(at.wrapping_sub(1)) == "last" && shift == 0;
        Some((1, self.day?.plus_days(if strictly_before { -7 } else { shift })))
    }

    /// Whether the verb that a time belongs to points to the future: the last verb before it, else the first behind it.
    fn looks_ahead(&self, at: usize) -> bool {
        let future = |i: usize| {
            matches!(
                self.word(i),
                "will"
                    | "shall"
                    | "'ll"
                    | "due"
                    | "set"
                    | "scheduled"
                    | "planned"
                    | "slated"
                    | "plans"
                    | "plan"
                    | "expected"
                    | "upcoming"
            ) || self.word(i) == "to"
                && self.tokens.get(i + 1).is_none_or(|t| !matches!(t.upos, Upos::Propn | Upos::Det | Upos::Adj))
                && self.word(i + 1) != "have"
                // "face to face"
                && self.word(i + 1) != self.word(i.wrapping_sub(1))
                && !BEGUN.contains(&self.word(i.wrapping_sub(1)))
        };
        let is_verb = |i: &usize| {
            let verb = |t: &Token| {
                matches!(t.upos, Upos::Verb | Upos::Aux) || t.is_lemma(&["due", "upcoming", "plan"])
            };
            self.tokens.get(*i).is_some_and(verb)
        };
        let verb = (0..at).rev().find(is_verb).or_else(|| (at..self.words.len()).find(is_verb));
        // "arrives in Cairo on Monday": the present of timetables.
        let timed = |verb: usize| {
            // "meet on Monday", not "did meet"
            let bare = verb.checked_sub(1).and_then(|before| self.tokens.get(before));
            let plural =
                bare.is_none_or(|t| t.upos != Upos::Aux && !t.is_lemma(&["to", "let", "help", "not"]));
            self.tokens.get(verb).is_some_and(|t| {
                let present = t.form == VerbForm::Third || t.form == VerbForm::Base && plural;
                present && encounter_words::is(t, Timetable)
            })
        };
        verb.is_some_and(|verb| timed(verb) || (verb.saturating_sub(3)..=verb).any(future))
    }

    /// "the same evening", "the following day", "the day before": by the day that was spoken of last.
    fn told(&self, at: usize) -> Option<(usize, Date)> {
        let told = self.told?;
        let unit = |at: usize| matches!(self.word(at), "day" | "night" | "evening" | "morning" | "afternoon");
        let the = || self.word(at.wrapping_sub(1)) == "the";
        match self.word(at) {
            "same" | "that" if unit(at + 1) => Some((2, told)),
            "following" | "next" if unit(at + 1) && the() => Some((2, told.plus_days(1))),
            "previous" if unit(at + 1) && the() => Some((2, told.plus_days(-1))),
            "day" if self.word(at + 1) == "before" && the() && self.ends_phrase(at + 2) => {
                Some((2, told.plus_days(-1)))
            }
            _ => None,
        }
    }

    fn ends_phrase(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Adp | Upos::Cconj | Upos::Sconj))
    }

    /// "today", "yesterday", "next month", "four years ago".
    fn relative(&self, at: usize) -> Option<(usize, Date)> {
        if let Some(told) = self.told(at) {
            return Some(told);
        }
        let Some(day) = self.day else { return self.coarse(at) };
        match self.word(at) {
            "today" | "tonight" => return Some((1, day)),
            "yesterday" => return Some((1, day.plus_days(-1))),
            "tomorrow" => return Some((1, day.plus_days(1))),
            _ => {}
        }
        let step = match self.word(at) {
            "last" | "past" | "previous" => Some(-1),
            "this" | "current" => Some(0),
            "next" | "coming" => Some(1),
            _ => None,
        };
        if let Some(step) = step {
            if step == 0 && matches!(self.word(at + 1), "morning" | "afternoon" | "evening") {
                return Some((2, day));
            }
            return shift(day, self.word(at + 1), step).map(|date| (2, date));
        }
        if self.word(at + 2) == "ago" {
            let count = number(self.word(at))?;
            return shift(day, self.word(at + 1).trim_end_matches('s'), -count).map(|date| (3, date));
        }
        if let Some(vague) = self.season(at, day).or_else(|| self.hours(at, day)) {
            return Some(vague);
        }
        // "before the end of the year"
        if self.word(at) == "end" && self.word(at + 1) == "of" && self.word(at + 2) == "the" {
            return shift(day, self.word(at + 3), 0).map(|date| (4, date));
        }
        // "two weeks earlier": than what was told last
        if self.word(at + 2) == "earlier" && self.word(at + 3) != "than" {
            let count = number(self.word(at))?;
            let unit = self.word(at + 1).trim_end_matches('s');
            return shift(self.told.unwrap_or(day), unit, -count).map(|date| (3, date));
        }
        // "earlier in the month"
        let part = || matches!(self.word(at.wrapping_sub(1)), "earlier" | "later");
        if self.word(at) == "in" && self.word(at + 1) == "the" && part() {
            return shift(day, self.word(at + 2), 0).map(|date| (3, date));
        }
        if self.word(at) == "within" {
            return self.within(at, day);
        }
        if matches!(self.word(at), "at" | "over")
            && self.word(at + 1) == "the"
            && self.word(at + 2) == "weekend"
        {
            return Some((3, day.to_precision(Precision::Month)));
        }
        None
    }

    /// "in the autumn", "next spring", "last summer": the year in which it is. A winter is in two.
    fn season(&self, at: usize, day: Date) -> Option<(usize, Date)> {
        let (first, last) = match self.word(at) {
            "spring" => (3, 5),
            "summer" => (6, 8),
            "autumn" | "fall" => (9, 11),
            _ => return None,
        };
        let before = self.word(at.wrapping_sub(1));
        let the = before == "the" && self.word(at.wrapping_sub(2)) == "in";
        let month = day.month()?;
        let back = -i16::from(month <= last);
        let on = i16::from(month >= first);
        let years = match before {
            "last" => back,
            "next" => on,
            "this" => 0,
            _ if the && self.looks_ahead(at) => i16::from(month > last),
            _ if the => -i16::from(month < first),
            _ => return None,
        };
        let ends = self.tokens.get(at + 1).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn));
        ends.then(|| (1, day.plus_years(years).to_precision(Precision::Year)))
    }

    /// "in the small hours", "overnight": those of the day.
    fn hours(&self, at: usize, day: Date) -> Option<(usize, Date)> {
        let small = self.word(at) == "the"
            && matches!(self.word(at + 1), "small" | "early")
            && self.word(at + 2) == "hours"
            && self.word(at + 3) != "of";
        let named = WEEKDAYS.iter().any(|(name, _)| self.words.iter().any(|word| word == name));
        (small && !named).then_some((3, day))
    }

    /// "within days", "within three months"
    fn within(&self, at: usize, day: Date) -> Option<(usize, Date)> {
        if self.word(at + 1) == "days" {
            return Some((2, day.to_precision(Precision::Month)));
        }
        let count = number(self.word(at + 1))?;
        shift(day, self.word(at + 2).trim_end_matches('s'), count).map(|date| (3, date))
    }

    /// "next month" where only the month of publication is known, "last year" where only the year is.
    fn coarse(&self, at: usize) -> Option<(usize, Date)> {
        let published = self.published?;
        let step = match self.word(at) {
            "last" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        let fits = match self.word(at + 1) {
            "month" => published.precision() == Precision::Month,
            "year" => true,
            _ => false,
        };
        let date = fits.then(|| shift(published.first_day(), self.word(at + 1), step))??;
        Some((2, date))
    }
}

impl Token {
    fn text_ends_with_s(&self, word: &str) -> bool {
        word.ends_with('s') && word != &*self.lemma
    }
}

/// The day, week, month or year `count` units away; a week is given as the month it lies in.
fn shift(day: Date, unit: &str, count: i32) -> Option<Date> {
    Some(match unit {
        "day" => day.plus_days(count),
        "fortnight" => day.plus_days(count * 14).to_precision(Precision::Month),
        "weekend" => day.plus_days(count * 7).to_precision(Precision::Month),
        "week" => day.plus_days(count * 7).to_precision(Precision::Month),
        "month" => day.plus_months(count),
        "year" => day.plus_years(i16::try_from(count).ok()?),
        _ => return None,
    })
}

fn ordinal(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok()
}

fn number(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let named = WORDS.iter().position(|name| *name == word).and_then(|n| i32::try_from(n).ok());
    named
        .or(if matches!(word, "a" | "an") { Some(1) } else { None })
        .or_else(|| word.parse().ok().filter(|n| *n < 1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{LEXICON, analyze};

    fn dates(text: &str, published: &str) -> Vec<String> {
        let published = published.parse().ok();
        let sentences = analyze(text, &LEXICON);
        let mentions = sentences.iter().flat_map(|s| time_mentions(text, &s.tokens, published, None));
        mentions.map(|m| m.date.to_string()).collect()
    }

    #[test]
    fn times_are_resolved_against_the_date_of_publication() {
        // 2021-12-01 is a Wednesday.
        let cases: [(&str, &[&str]); 46] = [
            ("They called a meeting for Tuesday.", &["2021-12-07"]),
            ("They will meet in the spring.", &["2022"]),
            ("They will meet next summer.", &["2022"]),
            ("They met last autumn.", &["2021"]),
            ("They met in the summer.", &["2021"]),
            ("They found a spring in the woods.", &[]),
            ("He was asked to come before the end of the year.", &["2021"]),
            ("They met in the small hours.", &["2021-12-01"]),
            ("They met on Monday. Aides had met two weeks earlier.", &["2021-11-29", "2021-11"]),
            ("Envoys met on Wednesday.", &["2021-12-01"]),
            ("Envoys met on Tuesday.", &["2021-11-30"]),
            ("Envoys will meet on Thursday.", &["2021-12-02"]),
            ("Envoys met last Wednesday.", &["2021-11-24"]),
            ("Envoys met yesterday.", &["2021-11-30"]),
            ("The accord was signed in 2018.", &["2018"]),
            ("The accord was signed on June 12, 2018.", &["2018-06-12"]),
            ("The accord was signed on 12 June 2018.", &["2018-06-12"]),
            ("The accord was signed in June 2018.", &["2018-06"]),
            ("They met on Nov. 3.", &["2021-11-03"]),
            ("They met on January 3rd.", &["2021-01-03"]),
            ("They will meet on January 3rd.", &["2022-01-03"]),
            ("They will meet next month.", &["2022-01"]),
            ("They will meet next week.", &["2021-12"]),
            ("They met four years ago.", &["2017"]),
            ("They met this year.", &["2021"]),
            ("It may rain and they march on.", &[]),
            ("It cost $2000 and took 1900 soldiers.", &[]),
            ("They met in March.", &["2021-03"]),
            ("Talks are set for March.", &["2022-03"]),
            ("The envoy arrives on Monday.", &["2021-12-06"]),
            ("They met last March.", &["2021-03"]),
            ("They met on 6-7 June 2015.", &["2015-06-06"]),
            ("They met on June 6-7, 2015.", &["2015-06-06"]),
            ("They met on October 30 and 31.", &["2021-10-30"]),
            ("They met this morning.", &["2021-12-01"]),
            ("They met on Monday and dined the same evening.", &["2021-11-29", "2021-11-29"]),
            ("They met on Monday and the following day.", &["2021-11-29", "2021-11-30"]),
            ("They met on Monday. They had talked the day before.", &["2021-11-29"]),
            ("They met the same evening.", &[]),
            ("They met a fortnight ago.", &["2021-11"]),
            ("They met the day before the vote.", &[]),
            ("They met in December.", &["2021-12"]),
            ("They met in May.", &["2021-05"]),
            ("Earlier in the month they met.", &["2021-12"]),
            ("The news seems to have come to him by Monday.", &["2021-11-29"]),
            ("They met in Oslo, and by and by may meet again.", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(dates(text, "2021-12-01"), expected, "{text}");
        }
        assert!(dates("They met on Tuesday.", "").is_empty());
        assert_eq!(dates("They met in 2018.", ""), ["2018"]);
        assert_eq!(dates("They will meet next month.", "2021-12"), ["2022-01"]);
        assert_eq!(dates("They will meet next week.", "2021-12"), [""; 0]);
    }
}
