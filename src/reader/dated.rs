//! The day of what is told without one: that of the sentence, or that on which the document has said the same states did what
//! it is about.

use super::{encounter_words::Class::Report, frame::FrameReader};
use crate::{
    date::{Date, Precision},
    reading::{MeetingFact, MeetingKind},
};

/// How many days back the day may lie of which the news of a day tells.
const NEWS: i32 = 3;

/// What tells that something took place at another time than the rest.
const OTHERWISE: [&str; 8] = ["earlier", "previously", "recently", "already", "ago", "since", "once", "last"];

impl FrameReader<'_> {
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
    pub(super) fn day_of_clause(&self, fact: &MeetingFact) -> Option<Date> {
        let [time] = self.times else { return None };
        let main = self.clauses.main_clause()?;
        let spoken = self.is_class(main.main, Report);
        let clause = self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= time.first);
        let own = clause.is_some_and(|v| v.main == main.main);
        let free = own && !spoken && fact.kind != MeetingKind::Call && !self.is_told_otherwise();
        Some(time.date).filter(|day| free && self.is_news(*day))
    }

    /// Whether an encounter is of the day that the document last spoke of: where the sentence that spoke of it named all who meet, and
    /// nothing says otherwise.
    pub(super) fn is_of_the_day(&self, fact: &MeetingFact) -> bool {
        let named = fact.participants.iter().all(|actor| self.told_of.contains(actor));
        let news = self.told.is_some_and(|day| self.is_news(day));
        named && news && fact.kind != MeetingKind::Call && self.times.is_empty() && !self.is_told_otherwise()
    }
}
