//! The day of what is told without one: that of the sentence, or that on which the document has said the same states did what
//! it is about.

use super::{encounter_words::Class::Report, frame::FrameReader, meetings::Telling, time::TimeMention};
use crate::{
    date::{Date, Precision},
    reading::{MeetingFact, MeetingKind},
};

/// How many days back the day may lie of which the news of a day tells.
const NEWS: i32 = 3;

/// How many days back a day may lie that was spoken of, where more is told of its month.
const WEEKS: i32 = 45;

/// What tells that something took place at another time than the rest.
const OTHERWISE: [&str; 8] = ["earlier", "previously", "recently", "already", "ago", "since", "once", "last"];

impl FrameReader<'_> {
    /// Sets the month, or the day, of what is told without a date.
    pub(super) fn set_near(&self, telling: &mut Telling, at: usize) {
        telling.near = self.near_date(&telling.fact, at);
        match self.day_of_clause(&telling.fact) {
            Some(day) if telling.near.is_some() => (telling.near, telling.on_day) = (Some(day), true),
            _ => telling.on_day = telling.near == self.told && self.is_of_the_day(&telling.fact),
        }
    }

    /// "Flies to Oslo tonight", "leaves today", "travels there this weekend": whether a time with a verb in the present is ahead.
    pub(super) fn is_yet_to_come(&self, time: &TimeMention, verb: usize) -> bool {
        let is = |at: usize, lemmas: &[&str]| self.clauses.is_lemma(at, lemmas);
        is(time.first, &["tonight", "next"])
            || is(time.first, &["today"]) && is(verb, &["leave", "depart"])
            || is(time.first, &["this"]) && is(time.first + 1, &["weekend"])
    }

    /// Whether a day that was spoken of may be that of the news: one of the last weeks, or of a past that the text is about.
    pub(super) fn is_recent(&self, told: Date) -> bool {
        let news = |day: Date| told.plus_days(WEEKS) >= day.first_day() || told.year() + 1 < day.year();
        self.published.is_none_or(news)
    }

    fn is_told_otherwise(&self) -> bool {
        self.clauses.tokens.iter().any(|t| t.is_lemma(&OTHERWISE))
    }

    /// Whether a day is that of the news: the day of publication, or one of the last before it.
    fn is_news(&self, day: Date) -> bool {
        let near =
            |published: Date| day <= published.last_day() && day.plus_days(NEWS) >= published.first_day();
        day.precision() == Precision::Day && self.published.is_some_and(near)
    }

    /// "Agreed on Friday to consult one another, as they held a summit in Oslo": the only day of the sentence, where that is not the
    /// day on which somebody speaks of it.
    fn day_of_clause(&self, fact: &MeetingFact) -> Option<Date> {
        let [time] = self.times else { return None };
        let main = self.clauses.main_clause()?;
        let spoken = self.is_class(main.main, Report);
        let clause = self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= time.first);
        let own = clause.is_some_and(|v| v.main == main.main);
        // "agreed on Friday after days of talks"
        let before = self.clauses.tokens.iter().any(|t| t.is_lemma(&["after", "following"]));
        let free = own && !before && !spoken && fact.kind != MeetingKind::Call && !self.is_told_otherwise();
        Some(time.date).filter(|day| free && self.is_news(*day))
    }

    /// Whether an encounter is of the day that the document last spoke of: where the sentence that spoke of it named all who meet, and
    /// nothing says otherwise.
    fn is_of_the_day(&self, fact: &MeetingFact) -> bool {
        let named = fact.participants.iter().all(|actor| self.told_of.contains(actor));
        let news = self.told.is_some_and(|day| self.is_news(day));
        named && news && fact.kind != MeetingKind::Call && self.times.is_empty() && !self.is_told_otherwise()
    }
}
