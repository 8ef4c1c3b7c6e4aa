//! What rules can mean, and the parts of a moment that come of it.
//!
//! In charge of the list of meanings and of what each takes from the words that were found. How parts go together and
//! which day it was is `assemble`'s and `calendar`'s.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::combining::{
    before, dated, end, few, first_of, found_in, in_part, night_before, part_of_first, shortly_before, slashed,
};
use super::parts::{Holiday, MonthOf, Part, PartOfDay, Period, TimeOfDay, Unit, Which};
use super::source::{Half, RawRule, Sign, Third};
use super::values::{
    Value, days_in, half_in, holiday, holiday_in, month_in, part_in, part_of_day, pick, weekday_in, year_in,
};
use crate::dialogue::backend::named;

named! {
    /// The meanings that a rule can name.
    Means {
        /// No moment, though it looks like one.
        Nothing = "nothing",
        /// How many of something: no moment, and a number that counts.
        Count = "count",
        /// This moment.
        Now = "now",
        /// So many units before now: `{number}` and `{unit}`, or one unit.
        Ago = "ago",
        /// So many days or weeks before another day: `{count}`, `{unit}` and `{days}` or `{any-day}`.
        Before = "before",
        /// A few hours or minutes before now: `{unit}`.
        FewAgo = "few-ago",
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
        /// The same of working days, Monday to Friday.
        NthWorkday = "nth-workday",
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
        /// A little before a time: `{time}`, or what `time` takes.
        ShortlyBefore = "shortly-before",
        /// A range of two times or days: its beginning. Of one day and `part:` the night that leads to it.
        Range = "range",
        /// The end of a range that began on a day: `{any-day}`, with a `{part}` of it.
        End = "end",
        /// A moment with its offset: `{instant}`.
        Instant = "instant",
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
    weeks_ago: Option<i64>,
    most: Option<i64>,
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
            weeks_ago: raw.weeks_ago,
            most: raw.most,
            third: raw.third,
            part: part.transpose()?,
            holiday: holiday.transpose()?,
        })
    }

    /// The part that the values found are; `None` where a value does not fit.
    pub fn part(&self, values: &[Value]) -> Option<Part> {
        match self.means {
            Means::Nothing => Some(Part::Nothing),
            Means::Count => Some(Part::Count),
            Means::Now => Some(Part::Now),
            Means::Instant => {
                pick(values, |value| if let Value::Instant(at) = value { Some(Part::Instant(at)) } else { None })
            }
            Means::Ago => self.ago(values),
            Means::Before => before(values, self.days),
            Means::FewAgo => few(values),
            Means::Day => Some(Part::Day(self.days.or_else(|| days_in(values))?)),
            Means::Date => self.date(values),
            Means::Weekday => self.weekday(values),
            Means::NthWeekday => self.nth_weekday(values),
            Means::NthDay | Means::NthWorkday => {
                let nth = pick(values, |value| if let Value::Ordinal(nth) = value { Some(nth) } else { None })?;
                let is_workday = self.means == Means::NthWorkday;
                Some(Part::NthDay { nth, month: self.month(values)?, is_workday })
            }
            Means::Week => Some(Part::Period(self.week(values)?, self.third)),
            Means::Weekend => Some(Part::Period(Period::Weekend(self.weeks?), None)),
            Means::Month => Some(Part::Period(Period::Month(self.month(values)?), self.third)),
            Means::Year => {
                let named = year_in(values).map(Period::Year);
                Some(Part::Period(named.or(self.years.map(Period::YearDistance))?, self.third))
            }
            Means::Time => self.time(values).map(Part::Time).or(Some(Part::Impossible)),
            Means::Midnight => Some(Part::Midnight),
            Means::Part => {
                let part = self.part.or_else(|| part_in(values))?.narrowed(self.third);
                Some(Part::OfDay { part, day: self.days.or_else(|| days_in(values)) })
            }
            Means::ShortlyBefore => {
                let time = found_in(values).or_else(|| self.time(values).map(Part::Time));
                Some(time.map_or(Part::Impossible, shortly_before))
            }
            Means::Range => self.range(values),
            Means::End => end(values),
        }
    }

    fn ago(&self, values: &[Value]) -> Option<Part> {
        // Of *two or three hours ago* the earlier moment.
        let numbers =
            values.iter().filter_map(|value| if let Value::Number(tenths) = value { Some(*tenths) } else { None });
        let number = numbers.max();
        let named = pick(values, |value| if let Value::Unit(unit, count) = value { Some((unit, count)) } else { None });
        // `minutes:` says a span that no unit does: an hour and a half.
        let (unit, tenths) = match (named, self.minutes) {
            (Some((unit, count)), _) => (unit, number.unwrap_or(10).checked_mul(count)?),
            (None, minutes) => (Unit::Hours, minutes? / 6),
        };
        if unit == Unit::Hours && self.most.is_some_and(|most| tenths > most * 10) {
            return None;
        }
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
        // *The 15th to 16/11*: the first day, the month of the second.
        if let [Value::Day(day), .., Value::Slashed { second: month, year, .. }] = *values {
            return Some(dated(year, month, day));
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
        let day = pick(values, |value| match value {
            Value::Day(day) => Some(day),
            Value::Ordinal(nth @ 1..=31) => u32::try_from(nth).ok(),
            _ => None,
        })?;
        match month_in(values) {
            Some(month) => Some(dated(year_in(values), month, day)),
            None if day > 31 => None,
            None => Some(Part::DayOfMonth { day, months: self.months, weekday: weekday_in(values) }),
        }
    }

    fn week(&self, values: &[Value]) -> Option<Period> {
        let number = pick(values, |value| if let Value::Number(tenths) = value { Some(tenths / 10) } else { None });
        let numbered = || u32::try_from(number?).ok().filter(|week| (1..=53).contains(week)).map(Period::CalendarWeek);
        self.weeks.map(Period::Week).or_else(numbered)
    }

    fn weekday(&self, values: &[Value]) -> Option<Part> {
        let number = weekday_in(values).or(self.weekday)?;
        let counted = pick(values, |value| if let Value::Number(tenths) = value { Some(tenths / 10) } else { None });
        let which = match (self.weeks, self.weeks_ago, self.back.or(counted)) {
            (Some(weeks), ..) => Which::OfWeek(weeks),
            (None, Some(weeks), _) => Which::WeeksAgo(weeks),
            (None, None, Some(back)) => Which::Back(back),
            (None, None, None) => Which::Plain,
        };
        let part = self.part.or_else(|| part_in(values)).map(|part| part.narrowed(self.third));
        Some(Part::Weekday { number, which, part })
    }

    fn nth_weekday(&self, values: &[Value]) -> Option<Part> {
        let nth = pick(values, |value| if let Value::Ordinal(nth) = value { Some(nth) } else { None })?;
        let number = weekday_in(values).or(self.weekday)?;
        Some(Part::NthWeekday { nth, number, month: self.month(values)? })
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
        let in_clock = hour < 24 || hour == 24 && (minute.unwrap_or(0) == 0 || self.sign == Some(Sign::To));
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
        // *After the 3 o'clock meeting*: meetings are by day.
        let (half, hour) = match self.part {
            Some(part) if half == Half::Either => match hour % 12 * 60 < part.from {
                true => (Half::Clock, hour % 12 + 12),
                false => (Half::Clock, hour),
            },
            None if half == Half::Either && self.most.is_some_and(|most| i64::from(hour) > most) => (Half::Clock, hour),
            _ => (half, hour),
        };
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
        let from = ends.next()?;
        let Some(to) = ends.next() else {
            return match self.part {
                Some(part) => night_before(from, part),
                None => Some(from),
            };
        };
        let (Part::Time(from), Part::Time(mut to)) = (from, to) else {
            let is_alike = from.is_day() == to.is_day() && from.is_time() == to.is_time();
            let part = self.part.or_else(|| part_of_first(values));
            return is_alike.then(|| part.map_or(Some(from), |part| in_part(from, part)))?;
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
