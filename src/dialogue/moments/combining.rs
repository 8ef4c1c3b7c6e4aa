//! Parts of a moment that come of several words together: a day and a part of it, days before another, two times.
//!
//! In charge of what they mean side by side. Which words a rule takes is `meaning`'s.

use chrono::{Datelike, NaiveDate};

use super::calendar::moved;
use super::parts::{Holiday, Part, PartOfDay, TimeOfDay, Unit, Which};
use super::source::Half;
use super::values::{Value, days_in, part_in, pick};

/// What another rule found.
pub fn found_in(values: &[Value]) -> Option<Part> {
    pick(values, |value| if let Value::Found(part) = value { Some(part) } else { None })
}

/// Until which day, and which part of it; of a time beside a day no more is told.
pub fn end(values: &[Value]) -> Option<Part> {
    let day = pick(values, |value| match value {
        Value::Found(part) => Some(part).filter(|part| part.is_day()),
        _ => None,
    })?;
    Some(part_in(values).and_then(|part| in_part(day, part)).unwrap_or(day))
}

/// A quarter of an hour before a time: what happened *shortly before three* was before that.
pub fn shortly_before(time: Part) -> Part {
    const MINUTES: u32 = 15;
    match time {
        // Right behind midnight it would be another day's.
        Part::Time(time) if time.minutes >= MINUTES => {
            Part::Time(TimeOfDay { minutes: time.minutes - MINUTES, ..time })
        }
        Part::Midnight => {
            Part::Time(TimeOfDay { minutes: 1440 - MINUTES, seconds: None, has_minutes: false, half: Half::Clock })
        }
        other => other,
    }
}

/// A few of a unit that is shorter than a day; *a few days ago* is asked about.
pub fn few(values: &[Value]) -> Option<Part> {
    let unit = pick(values, |value| if let Value::Unit(unit, 1) = value { Some(unit) } else { None })?;
    Some(if matches!(unit, Unit::Minutes | Unit::Hours) { Part::Few(unit) } else { Part::Nothing })
}

/// The part of the day that is named of the first of two days: before the second.
pub fn part_of_first(values: &[Value]) -> Option<PartOfDay> {
    let mut days = values.iter().enumerate().filter(|(_, value)| matches!(value, Value::Found(_)));
    let (second, _) = days.nth(1)?;
    part_in(&values[..second])
}

/// A part of a day: the night between two of them. Of a date the part is found by itself.
pub fn in_part(day: Part, part: PartOfDay) -> Option<Part> {
    match day {
        Part::Weekday { number, which, .. } => Some(Part::Weekday { number, which, part: Some(part) }),
        Part::Day(distance) => Some(Part::OfDay { part, day: Some(distance) }),
        _ => None,
    }
}

/// So many days before another; not told of what lies in another month, or of a weekday.
pub fn before(values: &[Value], days: Option<i64>) -> Option<Part> {
    let number = pick(values, |value| if let Value::Number(tenths) = value { Some(tenths) } else { None });
    let unit = pick(values, |value| match value {
        Value::Unit(Unit::Days, count) => Some(count),
        Value::Unit(Unit::Weeks, count) => Some(count * 7),
        _ => None,
    });
    let back = match (unit, days) {
        (Some(length), _) => number.unwrap_or(10).checked_mul(length).filter(|tenths| tenths % 10 == 0)? / 10,
        (None, days) => -days?,
    };
    let day = days_in(values).map(Part::Day);
    match day.or_else(|| found_in(values))? {
        Part::Day(distance) => Some(Part::Day(distance - back)),
        Part::Date { year, month, day } if year.is_some() || i64::from(day) > back => {
            let date = moved(NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day)?, -back)?;
            Some(dated(year.map(|_| date.year()), date.month(), date.day()))
        }
        Part::Holiday(holiday, year) => {
            let before = holiday_before(holiday, back)?;
            // The day before New Year's is the year before's.
            let is_year_before = matches!((holiday, before), (Holiday::Fixed { month, .. }, Holiday::Fixed { month: earlier, .. }) if earlier > month);
            Some(Part::Holiday(before, year.map(|year| year - i32::from(is_year_before))))
        }
        _ => Some(Part::Nothing),
    }
}

fn holiday_before(holiday: Holiday, back: i64) -> Option<Holiday> {
    Some(match holiday {
        // Feasts of a fixed date right behind a leap day are none of ours: any year counts alike.
        Holiday::Fixed { month, day } => {
            let date = moved(NaiveDate::from_ymd_opt(2023, month, day)?, -back)?;
            Holiday::Fixed { month: date.month(), day: date.day() }
        }
        Holiday::Easter(days) => Holiday::Easter(days - back),
        Holiday::Tet(days) => Holiday::Tet(days - back),
        Holiday::MidAutumn(days) => Holiday::MidAutumn(days - back),
        Holiday::Advent(days) => Holiday::Advent(days - back),
        Holiday::Weekday { month, number, nth, after } => Holiday::Weekday { month, number, nth, after: after - back },
    })
}

/// The night that leads to a day; not told of the first of a month, whose day before has another month's name.
pub fn night_before(day: Part, part: PartOfDay) -> Option<Part> {
    match day {
        Part::Weekday { number, which, .. } => {
            let which = match which {
                Which::OfWeek(weeks) if number == 1 => Which::OfWeek(weeks - 1),
                which => which,
            };
            Some(Part::Weekday { number: (number + 5) % 7 + 1, which, part: Some(part) })
        }
        Part::Day(distance) => Some(Part::OfDay { part, day: Some(distance - 1) }),
        Part::Date { year, month, day: day @ 2.. } => Some(dated(year, month, day - 1)),
        Part::DayOfMonth { day: day @ 2.., months, .. } => {
            Some(Part::DayOfMonth { day: day - 1, months, weekday: None })
        }
        _ => None,
    }
}

/// A date, if there is such a day; without a year the 29th of February may be.
pub fn dated(year: Option<i32>, month: u32, day: u32) -> Part {
    match NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day) {
        Some(_) => Part::Date { year, month, day },
        None => Part::Impossible,
    }
}

/// Two numbers of which one is the day; without a year they may be anything else too.
pub fn slashed(first: u32, second: u32, year: Option<i32>) -> Option<Part> {
    let is_day = |day, month| dated(year, month, day) != Part::Impossible;
    match is_day(first, second) || is_day(second, first) {
        true => Some(Part::Slashed { first, second, year }),
        false => year.map(|_| Part::Impossible),
    }
}

/// Of two times the first: which half of the day is said once, at the end.
pub fn first_of(from: TimeOfDay, to: TimeOfDay) -> Option<Part> {
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
