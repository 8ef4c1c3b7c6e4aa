//! What rules can mean, and the parts of a moment that come of it.
//!
//! In charge of the list of meanings and of what each takes from the words that were found. How parts go together and
//! which day it was is `assemble`'s and `calendar`'s.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::source::{Half, RawRule, Sign, Third};
use crate::dialogue::backend::named;

named! {
    /// The meanings that a rule can name.
    Means {
        /// No moment, though it looks like one.
        Nothing = "nothing",
        /// This moment.
        Now = "now",
        /// So many units before now: `{number}` and `{unit}`, or one unit.
        Ago = "ago",
        /// A day by its distance from today: `{days}` or `days:`.
        Day = "day",
        /// A date: `{date}`, `{slashed}`, `{pair}`, `{day}` with `{month}` and `{year}`, `{holiday}`, or a `{day}` of this or of another month.
        Date = "date",
        /// A weekday: the last one, that of a week (`weeks:`), or so many back (`back:` or `{number}`).
        Weekday = "weekday",
        /// The first, second … last weekday of a month: `{ordinal}`, `{weekday}`, `{month}` or `months:`.
        NthWeekday = "nth-weekday",
        /// The first, second … last day of a month: `{ordinal}`, `{month}` or `months:`.
        NthDay = "nth-day",
        /// A week by its distance from this one, or a third of it.
        Week = "week",
        /// The Saturday and Sunday of a week.
        Weekend = "weekend",
        /// A month, or a third of it: `{month}` and `{year}`, or `months:`.
        Month = "month",
        /// A year, or a third of it: `{year}` or `years:`.
        Year = "year",
        /// A time: `{clock}`, `{pair}`, `{hour}` and `{minute}`, or `hour:`.
        Time = "time",
        /// The end of a day, or its beginning.
        Midnight = "midnight",
        /// A part of the day: `{part}` or `part:`; of a certain day with `days:`.
        Part = "part",
        /// A range of two times or days: its beginning.
        Range = "range",
        /// A moment with its offset: `{instant}`.
        Instant = "instant",
    }
}

/// What a class found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// A word that has no value.
    Word,
    /// A number in tenths.
    Number(i64),
    Hour(u32),
    Minute(u32),
    Day(u32),
    Year(i32),
    Ordinal(i64),
    Weekday(u32),
    Month(u32),
    /// So many of a unit.
    Unit(Unit, i64),
    Part(PartOfDay),
    /// Distance from today.
    Days(i64),
    Holiday(Holiday),
    Date {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
    Slashed {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    Pair {
        first: u32,
        second: u32,
        is_dotted: bool,
    },
    Clock {
        hour: u32,
        minute: u32,
        second: Option<u32>,
    },
    Instant(DateTime<Utc>),
    Half(Half),
    /// What another rule found.
    Found(Part),
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// A part of the day in minutes from its midnight; a night ends after 24:00.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartOfDay {
    pub from: u32,
    pub to: u32,
}

/// A day that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// On a date.
    Fixed { month: u32, day: u32 },
    /// So many days after Easter Sunday.
    Easter(i64),
    /// Some weekday of a month, from its end where it is negative.
    Weekday { month: u32, number: u32, nth: i64 },
}

/// A time of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    /// Minutes from midnight, 1440 is the next one.
    pub minutes: u32,
    /// Seconds, where they were said.
    pub seconds: Option<u32>,
    /// Whether minutes were said.
    pub has_minutes: bool,
    /// What is known of the half of the day.
    pub half: Half,
}

/// Which weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The last one, today's too.
    Plain,
    /// So many back, today's not.
    Back(i64),
    /// That of a week by its distance from this one.
    OfWeek(i64),
}

/// Which month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthOf {
    /// By its distance from this one.
    Distance(i64),
    /// By its number; without a year the last such.
    Named(u32, Option<i32>),
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Week(i64),
    Weekend(i64),
    Month(MonthOf),
    /// By its distance from this one.
    YearDistance(i64),
    Year(i32),
}

/// A part of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    Nothing,
    /// What looks like a part and cannot be one: 25:00, the 31st of February.
    Impossible,
    Instant(DateTime<Utc>),
    Now,
    /// So many tenths of a unit ago.
    Ago {
        tenths: i64,
        unit: Unit,
    },
    Day(i64),
    Date {
        year: Option<i32>,
        month: u32,
        day: u32,
    },
    Slashed {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    /// A day of a month by its distance from this one; without it the last such day.
    /// Where its weekday was said, the last one that fits.
    DayOfMonth {
        day: u32,
        months: Option<i64>,
        weekday: Option<u32>,
    },
    Holiday(Holiday, Option<i32>),
    /// Perhaps with a part of that day, where one word says both (*Montag morgen*).
    Weekday {
        number: u32,
        which: Which,
        part: Option<PartOfDay>,
    },
    NthWeekday {
        nth: i64,
        number: u32,
        month: MonthOf,
    },
    NthDay {
        nth: i64,
        month: MonthOf,
    },
    Period(Period, Option<Third>),
    Time(TimeOfDay),
    Midnight,
    PartOfDay {
        part: PartOfDay,
        day: Option<i64>,
    },
}

impl Part {
    /// Whether it says which day.
    pub fn is_day(self) -> bool {
        !matches!(
            self,
            Self::Nothing
                | Self::Impossible
                | Self::Now
                | Self::Time(_)
                | Self::Midnight
                | Self::PartOfDay { day: None, .. }
        )
    }

    /// Whether it says when on a day.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time(_) | Self::Midnight)
    }
}

/// A rule's meaning with all that it has to know.
#[derive(Debug, Clone)]
pub struct Meaning {
    pub means: Means,
    days: Option<i64>,
    weeks: Option<i64>,
    months: Option<i64>,
    years: Option<i64>,
    hour: Option<u32>,
    minutes: Option<i64>,
    sign: Option<Sign>,
    half: Option<Half>,
    weekday: Option<u32>,
    back: Option<i64>,
    third: Option<Third>,
    part: Option<PartOfDay>,
    holiday: Option<Holiday>,
}

impl Meaning {
    /// Reads it from a rule.
    ///
    /// # Errors
    /// What cannot be understood, in words.
    pub fn read(means: Means, raw: &RawRule) -> Result<Self, String> {
        let part =
            raw.part.as_deref().map(|text| part_of_day(text).ok_or(format!("\"{text}\" is no part like 18:00-24:00")));
        let holiday =
            raw.holiday.as_deref().map(|text| holiday(text).ok_or(format!("\"{text}\" is no day like 12-25")));
        Ok(Self {
            means,
            days: raw.days,
            weeks: raw.weeks,
            months: raw.months,
            years: raw.years,
            hour: raw.hour,
            minutes: raw.minutes,
            sign: raw.sign,
            half: raw.half,
            weekday: raw.weekday.filter(|day| (1..=7).contains(day)),
            back: raw.back,
            third: raw.third,
            part: part.transpose()?,
            holiday: holiday.transpose()?,
        })
    }

    /// The part that the values found are; `None` where a value does not fit.
    pub fn part(&self, values: &[Value]) -> Option<Part> {
        match self.means {
            Means::Nothing => Some(Part::Nothing),
            Means::Now => Some(Part::Now),
            Means::Instant => {
                pick(values, |value| if let Value::Instant(at) = value { Some(Part::Instant(at)) } else { None })
            }
            Means::Ago => self.ago(values),
            Means::Day => Some(Part::Day(self.days.or_else(|| days_in(values))?)),
            Means::Date => self.date(values),
            Means::Weekday => self.weekday(values),
            Means::NthWeekday => self.nth_weekday(values),
            Means::NthDay => {
                let nth = pick(values, |value| if let Value::Ordinal(nth) = value { Some(nth) } else { None })?;
                Some(Part::NthDay { nth, month: self.month(values)? })
            }
            Means::Week => Some(Part::Period(Period::Week(self.weeks?), self.third)),
            Means::Weekend => Some(Part::Period(Period::Weekend(self.weeks?), None)),
            Means::Month => Some(Part::Period(Period::Month(self.month(values)?), self.third)),
            Means::Year => {
                let named = year_in(values).map(Period::Year);
                Some(Part::Period(named.or(self.years.map(Period::YearDistance))?, self.third))
            }
            Means::Time => self.time(values).map(Part::Time).or(Some(Part::Impossible)),
            Means::Midnight => Some(Part::Midnight),
            Means::Part => {
                let part = self.part.or_else(|| part_in(values))?;
                Some(Part::PartOfDay { part, day: self.days.or_else(|| days_in(values)) })
            }
            Means::Range => self.range(values),
        }
    }

    fn ago(&self, values: &[Value]) -> Option<Part> {
        let number = pick(values, |value| if let Value::Number(tenths) = value { Some(tenths) } else { None });
        let named = pick(values, |value| if let Value::Unit(unit, count) = value { Some((unit, count)) } else { None });
        // `minutes:` says a span that no unit does: an hour and a half.
        let (unit, tenths) = match (named, self.minutes) {
            (Some((unit, count)), _) => (unit, number.unwrap_or(10).checked_mul(count)?),
            (None, minutes) => (Unit::Hours, minutes? / 6),
        };
        // Days and longer are counted whole: half a year is six months.
        let (unit, tenths) = match unit {
            Unit::Days if tenths % 10 != 0 => (Unit::Hours, tenths * 24),
            Unit::Years if tenths % 10 != 0 => (Unit::Months, tenths * 12),
            _ => (unit, tenths),
        };
        let is_whole = tenths % 10 == 0 || matches!(unit, Unit::Seconds | Unit::Minutes | Unit::Hours);
        (is_whole && (1..1_000_000).contains(&tenths)).then_some(Part::Ago { tenths, unit })
    }

    fn date(&self, values: &[Value]) -> Option<Part> {
        if let Some(holiday) = self.holiday.or_else(|| holiday_in(values)) {
            return Some(Part::Holiday(holiday, year_in(values)));
        }
        for value in values {
            match *value {
                Value::Date { year, month, day } => return Some(dated(year, month, day)),
                Value::Pair { first, second, is_dotted } => {
                    let part = dated(year_in(values), second, first);
                    return (is_dotted || part != Part::Impossible).then_some(part);
                }
                Value::Slashed { first, second, year } => return slashed(first, second, year),
                _ => {}
            }
        }
        let day = pick(values, |value| if let Value::Day(day) = value { Some(day) } else { None })?;
        match month_in(values) {
            Some(month) => Some(dated(year_in(values), month, day)),
            None if day > 31 => None,
            None => Some(Part::DayOfMonth { day, months: self.months, weekday: weekday_in(values) }),
        }
    }

    fn weekday(&self, values: &[Value]) -> Option<Part> {
        let number = weekday_in(values).or(self.weekday)?;
        let counted = pick(values, |value| if let Value::Number(tenths) = value { Some(tenths / 10) } else { None });
        let which = match (self.weeks, self.back.or(counted)) {
            (Some(weeks), _) => Which::OfWeek(weeks),
            (None, Some(back)) => Which::Back(back),
            (None, None) => Which::Plain,
        };
        Some(Part::Weekday { number, which, part: self.part.or_else(|| part_in(values)) })
    }

    fn nth_weekday(&self, values: &[Value]) -> Option<Part> {
        let nth = pick(values, |value| if let Value::Ordinal(nth) = value { Some(nth) } else { None })?;
        Some(Part::NthWeekday { nth, number: weekday_in(values)?, month: self.month(values)? })
    }

    fn month(&self, values: &[Value]) -> Option<MonthOf> {
        match month_in(values) {
            Some(month) => Some(MonthOf::Named(month, year_in(values))),
            None => self.months.map(MonthOf::Distance),
        }
    }

    /// `None` where no clock shows it.
    fn time(&self, values: &[Value]) -> Option<TimeOfDay> {
        let (mut hour, mut minute, mut seconds) = (self.hour, None, None);
        for value in values {
            match *value {
                Value::Clock { hour: named, minute: past, second } => {
                    (hour, minute, seconds) = (Some(named), Some(past), second)
                }
                Value::Pair { first, second, .. } => (hour, minute) = (Some(first), Some(second)),
                Value::Hour(named) => hour = Some(named),
                Value::Minute(named) => minute = Some(named),
                _ => {}
            }
        }
        let hour = hour?;
        let in_clock = hour < 24 || hour == 24 && minute.unwrap_or(0) == 0;
        if !in_clock || minute.is_some_and(|minute| minute > 59) || seconds.is_some_and(|second| second > 59) {
            return None;
        }
        let half = half_in(values).or(self.half).unwrap_or(Half::Clock);
        let hour = match (half, hour) {
            (Half::Am | Half::Pm, 0 | 13..) => return None,
            (Half::Am, hour) => hour % 12,
            (Half::Pm, hour) => hour % 12 + 12,
            (_, hour) => hour,
        };
        let half = if half == Half::Either && !(1..=12).contains(&hour) { Half::Clock } else { half };
        let named = i64::from(minute.unwrap_or(0));
        let named = if self.sign == Some(Sign::To) { -named } else { named };
        let minutes = match i64::from(hour) * 60 + named + self.minutes.unwrap_or(0) {
            1440 => 1440,
            other => u32::try_from(other.rem_euclid(1440)).ok()?,
        };
        Some(TimeOfDay { minutes, seconds, has_minutes: minute.is_some() || self.minutes.is_some(), half })
    }

    /// Of a range its beginning.
    fn range(&self, values: &[Value]) -> Option<Part> {
        let either = self.half.unwrap_or(Half::Either);
        let time = |hour: u32, minute: Option<u32>| TimeOfDay {
            minutes: hour * 60 + minute.unwrap_or(0),
            seconds: None,
            has_minutes: minute.is_some(),
            half: if (1..=12).contains(&hour) { either } else { Half::Clock },
        };
        let mut ends = values.iter().filter_map(|value| match *value {
            Value::Found(part) => Some(part),
            Value::Hour(hour) if hour <= 24 => Some(Part::Time(time(hour, None))),
            Value::Pair { first, second, .. } if first < 24 && second < 60 => {
                Some(Part::Time(time(first, Some(second))))
            }
            _ => None,
        });
        let (from, to) = (ends.next()?, ends.next()?);
        let (Part::Time(from), Part::Time(mut to)) = (from, to) else {
            let is_alike = from.is_day() == to.is_day() && from.is_time() == to.is_time();
            return is_alike.then(|| self.part.map_or(from, |part| in_part(from, part)));
        };
        if let Some(half) = half_in(values) {
            to.half = half;
            if half == Half::Pm && to.minutes < 720 {
                to.minutes += 720;
            }
        }
        let is_open = from.half == Half::Clock && half_in(values).is_some() && from.minutes < 780;
        first_of(if is_open { TimeOfDay { half: Half::Either, ..from } } else { from }, to)
    }
}

/// A part of a day: the night between two of them.
fn in_part(day: Part, part: PartOfDay) -> Part {
    match day {
        Part::Weekday { number, which, .. } => Part::Weekday { number, which, part: Some(part) },
        Part::Day(distance) => Part::PartOfDay { part, day: Some(distance) },
        other => other,
    }
}

/// A date, if there is such a day; without a year the 29th of February may be.
fn dated(year: Option<i32>, month: u32, day: u32) -> Part {
    match NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day) {
        Some(_) => Part::Date { year, month, day },
        None => Part::Impossible,
    }
}

/// Two numbers of which one is the day; without a year they may be anything else too.
fn slashed(first: u32, second: u32, year: Option<i32>) -> Option<Part> {
    let is_day = |day, month| dated(year, month, day) != Part::Impossible;
    match is_day(first, second) || is_day(second, first) {
        true => Some(Part::Slashed { first, second, year }),
        false => year.map(|_| Part::Impossible),
    }
}

/// Of two times the first: which half of the day is said once, at the end.
fn first_of(from: TimeOfDay, to: TimeOfDay) -> Option<Part> {
    if from.half != Half::Either || to.half == Half::Either {
        return Some(Part::Time(from));
    }
    let half = |minutes: u32, half| Some(Part::Time(TimeOfDay { minutes, half, ..from }));
    let morning = from.minutes % 720;
    match to.half {
        // `11 to 1 pm` begins before noon, `3 to 4 pm` and `12 to 1 pm` do not.
        Half::Pm if morning <= to.minutes % 720 => half(morning + 720, Half::Pm),
        Half::Pm | Half::Am => half(morning, Half::Am),
        _ => half(from.minutes, Half::Clock),
    }
}

fn pick<T>(values: &[Value], take: impl Fn(Value) -> Option<T>) -> Option<T> {
    values.iter().copied().find_map(take)
}

fn part_in(values: &[Value]) -> Option<PartOfDay> {
    pick(values, |value| if let Value::Part(part) = value { Some(part) } else { None })
}

fn half_in(values: &[Value]) -> Option<Half> {
    pick(values, |value| if let Value::Half(half) = value { Some(half) } else { None })
}

fn days_in(values: &[Value]) -> Option<i64> {
    pick(values, |value| if let Value::Days(days) = value { Some(days) } else { None })
}

fn year_in(values: &[Value]) -> Option<i32> {
    pick(values, |value| if let Value::Year(year) = value { Some(year) } else { None })
}

fn month_in(values: &[Value]) -> Option<u32> {
    pick(values, |value| if let Value::Month(month) = value { Some(month) } else { None })
}

fn weekday_in(values: &[Value]) -> Option<u32> {
    pick(values, |value| if let Value::Weekday(number) = value { Some(number) } else { None })
}

fn holiday_in(values: &[Value]) -> Option<Holiday> {
    pick(values, |value| if let Value::Holiday(holiday) = value { Some(holiday) } else { None })
}

/// `18:00-24:00`, `21:00-30:00`.
pub fn part_of_day(text: &str) -> Option<PartOfDay> {
    let minutes = |end: &str| {
        let (hour, minute) = end.split_once(':')?;
        Some(
            hour.parse::<u32>().ok().filter(|hour| *hour <= 36)? * 60
                + minute.parse::<u32>().ok().filter(|m| *m < 60)?,
        )
    };
    let (from, to) = text.split_once('-')?;
    let part = PartOfDay { from: minutes(from)?, to: minutes(to)? };
    (part.from < part.to && part.from < 1440).then_some(part)
}

/// `12-25`, `easter`, `easter+1`, `easter-2`; `11 4 4` is the fourth Thursday of November.
pub fn holiday(text: &str) -> Option<Holiday> {
    if let Some(distance) = text.strip_prefix("easter") {
        return if distance.is_empty() { Some(Holiday::Easter(0)) } else { distance.parse().ok().map(Holiday::Easter) };
    }
    let numbers: Vec<i64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    if let [month @ 1..=12, number @ 1..=7, nth @ -5..=5] = numbers[..] {
        return Some(Holiday::Weekday { month: u32::try_from(month).ok()?, number: u32::try_from(number).ok()?, nth });
    }
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| Holiday::Fixed { month, day })
}

/// `am`, `pm`, `clock`, `either`.
pub fn half(text: &str) -> Option<Half> {
    Some(match text {
        "am" => Half::Am,
        "pm" => Half::Pm,
        "clock" => Half::Clock,
        "either" => Half::Either,
        _ => return None,
    })
}

/// `minutes`, `14 days`.
pub fn unit(text: &str) -> Option<(Unit, i64)> {
    let (count, name) = text.split_once(' ').map_or((1, text), |(count, name)| (count.parse().unwrap_or(0), name));
    let unit = match name {
        "seconds" => Unit::Seconds,
        "minutes" => Unit::Minutes,
        "hours" => Unit::Hours,
        "days" => Unit::Days,
        "weeks" => Unit::Weeks,
        "months" => Unit::Months,
        "years" => Unit::Years,
        _ => return None,
    };
    (count > 0).then_some((unit, count))
}
