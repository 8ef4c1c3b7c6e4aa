//! What words stand for: the values of classes.
//!
//! In charge of these shapes and of how language files write them.

use chrono::{DateTime, NaiveDate, Utc};

use super::parts::{Holiday, Part, PartOfDay, Unit};
use super::source::Half;

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

pub fn pick<T>(values: &[Value], take: impl Fn(Value) -> Option<T>) -> Option<T> {
    values.iter().copied().find_map(take)
}

pub fn part_in(values: &[Value]) -> Option<PartOfDay> {
    pick(values, |value| if let Value::Part(part) = value { Some(part) } else { None })
}

pub fn half_in(values: &[Value]) -> Option<Half> {
    pick(values, |value| if let Value::Half(half) = value { Some(half) } else { None })
}

pub fn days_in(values: &[Value]) -> Option<i64> {
    pick(values, |value| if let Value::Days(days) = value { Some(days) } else { None })
}

pub fn year_in(values: &[Value]) -> Option<i32> {
    pick(values, |value| if let Value::Year(year) = value { Some(year) } else { None })
}

pub fn month_in(values: &[Value]) -> Option<u32> {
    pick(values, |value| if let Value::Month(month) = value { Some(month) } else { None })
}

pub fn weekday_in(values: &[Value]) -> Option<u32> {
    pick(values, |value| if let Value::Weekday(number) = value { Some(number) } else { None })
}

pub fn holiday_in(values: &[Value]) -> Option<Holiday> {
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

/// `12-25`, `easter`, `easter+1`, `easter-2`, `tet`, `tet-1`, `mid-autumn`, `advent-11`; `11 4 4` is the fourth Thursday of November,
/// `11 4 4 +1` the day after it.
pub fn holiday(text: &str) -> Option<Holiday> {
    let counted_from = |name: &str| {
        let distance = text.strip_prefix(name)?;
        if distance.is_empty() { Some(0) } else { distance.parse::<i64>().ok() }
    };
    let easter = || counted_from("easter").map(Holiday::Easter);
    let tet = || counted_from("tet").map(Holiday::Tet);
    let mid_autumn = || counted_from("mid-autumn").map(Holiday::MidAutumn);
    let advent = || counted_from("advent").map(Holiday::Advent);
    if let Some(movable) = easter().or_else(tet).or_else(mid_autumn).or_else(advent) {
        return Some(movable);
    }
    let numbers: Vec<i64> = text.split(' ').filter_map(|number| number.parse().ok()).collect();
    if let [month @ 1..=12, number @ 1..=7, nth @ -5..=5, ref after @ ..] = numbers[..] {
        let (month, number) = (u32::try_from(month).ok()?, u32::try_from(number).ok()?);
        return Some(Holiday::Weekday { month, number, nth, after: after.iter().sum() });
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
