//! Dates as news gives them: a day, a month or a year.

use std::{fmt, str::FromStr};

use jiff::{ToSpan, civil};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How exactly a [`Date`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

/// A Gregorian day, month or year, from year 1 to 9999; written and serialised as ISO 8601.
///
/// Dates are ordered by year, month and day; a year stands before its months and a month before its days.
///
/// ```
/// use diplograph::{Date, Precision};
///
/// let month: Date = "2021-12".parse()?;
/// assert_eq!(month.precision(), Precision::Month);
/// assert_eq!(month.last_day().to_string(), "2021-12-31");
/// assert!(month.contains("2021-12-01".parse()?));
/// assert!("2021-02-30".parse::<Date>().is_err());
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date of these parts, `None` where the calendar has no such day, month or year.
    ///
    /// ```
    /// use diplograph::Date;
    /// assert_eq!(Date::new(2018, Some(6), Some(12)).unwrap().to_string(), "2018-06-12");
    /// assert!(Date::new(2018, Some(13), None).is_none());
    /// assert!(Date::new(2018, None, Some(1)).is_none());
    /// ```
    pub fn new(year: i16, month: Option<u8>, day: Option<u8>) -> Option<Date> {
        if !(1..=9999).contains(&year) || (month.is_none() && day.is_some()) {
            return None;
        }
        let m = i8::try_from(month.unwrap_or(1)).ok()?;
        let d = i8::try_from(day.unwrap_or(1)).ok()?;
        civil::Date::new(year, m, d).ok()?;
        Some(Date { year, month: month.unwrap_or(0), day: day.unwrap_or(0) })
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// How exactly the date is known.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day of the day, month or year.
    pub fn first_day(self) -> Date {
        Date { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// The last day of the day, month or year.
    ///
    /// ```
    /// use diplograph::Date;
    /// assert_eq!("2024-02".parse::<Date>()?.last_day().to_string(), "2024-02-29");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn last_day(self) -> Date {
        match self.precision() {
            Precision::Day => self,
            Precision::Month => Date::from_civil(self.civil().last_of_month()),
            Precision::Year => Date { year: self.year, month: 12, day: 31 },
        }
    }

    /// Whether `other` lies wholly within this day, month or year.
    pub fn contains(self, other: Date) -> bool {
        self.first_day() <= other.first_day() && other.last_day() <= self.last_day()
    }

    /// The same date with no more than this precision.
    ///
    /// ```
    /// use diplograph::{Date, Precision};
    /// let day: Date = "2018-06-12".parse()?;
    /// assert_eq!(day.to_precision(Precision::Month).to_string(), "2018-06");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn to_precision(self, precision: Precision) -> Date {
        match precision {
            Precision::Year => Date { month: 0, day: 0, ..self },
            Precision::Month => Date { day: 0, ..self },
            Precision::Day => self,
        }
    }

    /// Fourteen bits of the year, four of the month, five of the day; in the order of dates.
    pub(crate) fn packed(self) -> u32 {
        u32::from(self.year.unsigned_abs()) << 9 | u32::from(self.month) << 5 | u32::from(self.day)
    }

    /// The date that was [`packed`](Date::packed).
    pub(crate) fn unpacked(bits: u32) -> Date {
        Date { year: (bits >> 9 & 0x3fff) as i16, month: (bits >> 5 & 0xf) as u8, day: (bits & 0x1f) as u8 }
    }

    /// Days from 1970-01-01 to the first day of this date; negative before.
    #[cfg(feature = "arrow")]
    pub(crate) fn days_since_1970(self) -> i32 {
        let span = self.civil().since(civil::date(1970, 1, 1)).map(|span| span.get_days());
        span.unwrap_or_default()
    }

    /// The first day of this date as the date library's type.
    pub(crate) fn civil(self) -> civil::Date {
        civil::date(self.year, self.month.max(1) as i8, self.day.max(1) as i8)
    }

    /// A day of the date library. Years outside 1 to 9999 cannot arise from dates in that range by the small
    /// steps taken here; they are clamped.
    pub(crate) fn from_civil(date: civil::Date) -> Date {
        Date { year: date.year().max(1), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
    }

    /// The day this many days later (earlier where negative); the same day where the calendar ends.
    ///
    /// ```
    /// use diplograph::Date;
    /// assert_eq!("2021-12-31".parse::<Date>()?.plus_days(1).to_string(), "2022-01-01");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn plus_days(self, days: i32) -> Date {
        self.civil().checked_add(days.days()).map_or(self, Date::from_civil)
    }

    /// The month this many months later (earlier where negative), with month precision.
    ///
    /// ```
    /// use diplograph::Date;
    /// assert_eq!("2021-12-31".parse::<Date>()?.plus_months(2).to_string(), "2022-02");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn plus_months(self, months: i32) -> Date {
        let shifted = self.civil().first_of_month().checked_add(months.months());
        shifted.map_or(self, Date::from_civil).to_precision(Precision::Month)
    }

    /// The year this many years later (earlier where negative), with year precision.
    pub fn plus_years(self, years: i16) -> Date {
        let year = self.year.saturating_add(years).clamp(1, 9999);
        Date { year, month: 0, day: 0 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Date> {
        parse(text).ok_or_else(|| Error::Date { text: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<Date> {
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |m| m.map(Some))?;
    let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |d| d.map(Some))?;
    Date::new(year, month.map(|m| m as u8), day.map(|d| d as u8))
}

fn digits(part: &str, count: usize) -> Option<i16> {
    (part.len() == count && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = Error;

    fn try_from(text: String) -> Result<Date> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["0001", "2021", "2021-12", "2024-02-29", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        let bad = [
            "",
            "21",
            "2021-",
            "2021-1",
            "2021-00",
            "2021-13",
            "2021-02-29",
            "2021-12-011",
            "0000",
            "+021",
            "2021/12",
            "20211201",
            "é021",
        ];
        for text in bad {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn steps_stay_within_the_calendar() {
        let end = Date::new(9999, Some(12), Some(31)).unwrap();
        assert_eq!(end.plus_days(1), end);
        assert_eq!(end.plus_years(1).to_string(), "9999");
        let start = Date::new(1, Some(1), Some(1)).unwrap();
        assert!(start.plus_days(-400).year() >= 1);
        assert!(start.plus_months(-14).year() >= 1);
    }
}
