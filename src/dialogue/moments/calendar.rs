//! Which day it was: parts that name a day, seen from today.
//!
//! In charge of the calendar. Times of a day and the zone are `assemble`'s.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};

use super::Precision;
use super::parts::{Holiday, MonthOf, Part, Period, Unit, Which};
use super::source::{DateOrder, Third};

/// A year of two digits that is further ahead than this is of the century before.
const YEARS_AHEAD: i32 = 10;

/// The days that a part can mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The first day; two where nobody knows which is meant.
    pub starts: Vec<NaiveDate>,
    /// The first day that no longer belongs to it, where it is more than a day.
    pub end: Option<NaiveDate>,
    /// How exact it is.
    pub precision: Precision,
    /// The same time of that day as now, where it was counted back from now.
    pub same_time: Option<NaiveDateTime>,
}

impl Stretch {
    fn day(day: NaiveDate) -> Self {
        Self { starts: vec![day], end: None, precision: Precision::Day, same_time: None }
    }

    fn long(first: NaiveDate, end: NaiveDate, precision: Precision) -> Self {
        Self { starts: vec![first], end: Some(end), precision, same_time: None }
    }
}

/// The days of a part; `None` where there is no such day.
pub fn stretch(
    part: Part,
    order: DateOrder,
    here: NaiveDateTime,
    passed: impl Fn(NaiveDate) -> bool,
) -> Option<Stretch> {
    let today = here.date();
    match part {
        Part::Day(distance) | Part::OfDay { day: Some(distance), .. } => Some(Stretch::day(moved(today, distance)?)),
        Part::Ago { tenths, unit } => ago(tenths, unit, here),
        Part::Date { year, month, day } => date(year, month, day, today).map(Stretch::day),
        Part::Slashed { first, second, year } => slashed(first, second, year, order, today),
        Part::DayOfMonth { day, months: Some(months), .. } => {
            first_of_month(today, months)?.with_day(day).map(Stretch::day)
        }
        Part::DayOfMonth { day, months: None, weekday } => day_of_month(day, weekday, today).map(Stretch::day),
        Part::Holiday(holiday, year) => holiday_day(holiday, year, today).map(Stretch::day),
        Part::Weekday { number, which, .. } => weekday(number, which, today, passed),
        Part::NthWeekday { nth, number, month } => nth_weekday(nth, number, month, today).map(Stretch::day),
        Part::NthDay { nth, month, is_workday } => nth_day(nth, month, is_workday, today).map(Stretch::day),
        Part::Period(period, third) => self::period(period, third, today),
        _ => None,
    }
}

/// A day by its distance.
pub fn moved(day: NaiveDate, distance: i64) -> Option<NaiveDate> {
    let days = Days::new(distance.unsigned_abs());
    if distance < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

fn ago(tenths: i64, unit: Unit, here: NaiveDateTime) -> Option<Stretch> {
    let count = tenths / 10;
    let months = |count: i64| here.checked_sub_months(Months::new(u32::try_from(count).ok()?));
    let (at, precision) = match unit {
        Unit::Seconds | Unit::Minutes | Unit::Hours => return None,
        Unit::Days => (here.checked_sub_days(Days::new(count.unsigned_abs()))?, Precision::Hour),
        Unit::Weeks => (here.checked_sub_days(Days::new(count.unsigned_abs() * 7))?, Precision::Day),
        Unit::Months => (months(count)?, Precision::Day),
        Unit::Years => (months(count.checked_mul(12)?)?, Precision::Month),
    };
    // Nobody who counts in weeks means the minute.
    let same_time = Some(at).filter(|_| unit == Unit::Days);
    Some(Stretch { starts: vec![at.date()], end: None, precision, same_time })
}

/// A year of two digits is of this century, unless that is far ahead.
fn full_year(year: i32, today: NaiveDate) -> i32 {
    match year {
        0..100 if 2000 + year <= today.year() + YEARS_AHEAD => 2000 + year,
        0..100 => 1900 + year,
        _ => year,
    }
}

/// A date; without a year the last such day.
fn date(year: Option<i32>, month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(year) = year {
        return NaiveDate::from_ymd_opt(full_year(year, today), month, day);
    }
    let this_year = NaiveDate::from_ymd_opt(today.year(), month, day);
    let last_year = || NaiveDate::from_ymd_opt(today.year() - 1, month, day);
    this_year.filter(|day| *day <= today).or_else(last_year).or(this_year)
}

/// Whichever of two numbers is the day; where the file's order gives no day, the other one counts.
fn slashed(first: u32, second: u32, year: Option<i32>, order: DateOrder, today: NaiveDate) -> Option<Stretch> {
    let day_first = date(year, second, first, today);
    let month_first = date(year, first, second, today);
    let mut starts: Vec<NaiveDate> = match order {
        DateOrder::Dmy => day_first.or(month_first).into_iter().collect(),
        DateOrder::Mdy => month_first.or(day_first).into_iter().collect(),
        DateOrder::Both => day_first.into_iter().chain(month_first).collect(),
    };
    starts.dedup();
    (!starts.is_empty()).then_some(Stretch { starts, end: None, precision: Precision::Day, same_time: None })
}

fn first_of_month(today: NaiveDate, distance: i64) -> Option<NaiveDate> {
    let months = Months::new(u32::try_from(distance.unsigned_abs()).ok()?);
    let first = today.with_day(1)?;
    if distance < 0 { first.checked_sub_months(months) } else { first.checked_add_months(months) }
}

fn month_of(month: MonthOf, today: NaiveDate) -> Option<NaiveDate> {
    match month {
        MonthOf::Distance(distance) => first_of_month(today, distance),
        MonthOf::Named(number, Some(year)) => NaiveDate::from_ymd_opt(full_year(year, today), number, 1),
        MonthOf::Named(number, None) => date(None, number, 1, today),
    }
}

fn monday(today: NaiveDate, weeks: i64) -> Option<NaiveDate> {
    moved(today, weeks.checked_mul(7)? - i64::from(today.weekday().num_days_from_monday()))
}

/// The Monday of the last week of that number (ISO 8601).
fn calendar_week(number: u32, today: NaiveDate) -> Option<NaiveDate> {
    let of_year = |year: i32| NaiveDate::from_isoywd_opt(year, number, Weekday::Mon);
    of_year(today.year()).filter(|monday| *monday <= today).or_else(|| of_year(today.year() - 1))
}

fn weekday(number: u32, which: Which, today: NaiveDate, passed: impl Fn(NaiveDate) -> bool) -> Option<Stretch> {
    let back = (i64::from(today.weekday().number_from_monday()) - i64::from(number)).rem_euclid(7);
    let of_week = |weeks: i64| moved(monday(today, weeks)?, i64::from(number) - 1);
    let day = match which {
        Which::OfWeek(weeks) => of_week(weeks)?,
        Which::OfCalendarWeek(week) => moved(calendar_week(week, today)?, i64::from(number) - 1)?,
        Which::WeeksAgo(weeks) => {
            let first = of_week(weeks.checked_neg()?)?;
            // *Friday a week ago*, said on a Wednesday: that of last week, or the one before it.
            let second = moved(today, -back - 7).filter(|day| weeks == 1 && *day != first);
            return Some(Stretch { starts: second.into_iter().chain([first]).collect(), ..Stretch::day(first) });
        }
        Which::Back(count) => {
            let last = if back == 0 { 7 } else { back };
            moved(today, -last.checked_add((count - 1).checked_mul(7)?)?)?
        }
        Which::Plain if back == 0 && !passed(today) => moved(today, -7)?,
        Which::Plain => moved(today, -back)?,
    };
    Some(Stretch::day(day))
}

fn nth_weekday(nth: i64, number: u32, month: MonthOf, today: NaiveDate) -> Option<NaiveDate> {
    let first = month_of(month, today)?;
    let to_first = (i64::from(number) - i64::from(first.weekday().number_from_monday())).rem_euclid(7);
    if nth > 0 {
        return moved(first, to_first + (nth - 1).checked_mul(7)?).filter(|day| day.month() == first.month());
    }
    let next = first.checked_add_months(Months::new(1))?;
    let to_next = (i64::from(number) - i64::from(next.weekday().number_from_monday())).rem_euclid(7);
    moved(next, to_next + nth.checked_mul(7)?)
}

fn nth_day(nth: i64, month: MonthOf, is_workday: bool, today: NaiveDate) -> Option<NaiveDate> {
    let first = month_of(month, today)?;
    let next = first.checked_add_months(Months::new(1))?;
    let mut days: Vec<NaiveDate> = first.iter_days().take_while(|day| *day < next).collect();
    days.retain(|day| !is_workday || day.weekday().number_from_monday() < 6);
    let from_end = usize::try_from(nth.unsigned_abs()).ok()?.checked_sub(1)?;
    if nth > 0 { days.get(from_end).copied() } else { days.iter().rev().nth(from_end).copied() }
}

/// The last such day; where its weekday was said, the last one that is both.
fn day_of_month(day: u32, weekday: Option<u32>, today: NaiveDate) -> Option<NaiveDate> {
    let past = |months: i64| {
        let days = (0..=months).filter_map(move |back| first_of_month(today, -back)?.with_day(day));
        days.filter(|found| *found <= today)
    };
    let fits = |found: &NaiveDate| weekday.is_none_or(|number| found.weekday().number_from_monday() == number);
    past(12).find(fits).or_else(|| past(2).next())
}

fn holiday_day(holiday: Holiday, year: Option<i32>, today: NaiveDate) -> Option<NaiveDate> {
    let in_year = |year: i32| match holiday {
        Holiday::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Easter(distance) => moved(easter(year)?, distance),
        Holiday::Tet(distance) => moved(tet(year)?, distance),
        Holiday::MidAutumn(distance) => moved(mid_autumn(year)?, distance),
        Holiday::Advent(distance) => moved(advent(year)?, distance),
        Holiday::Weekday { month, number, nth, after } => {
            moved(nth_weekday(nth, number, MonthOf::Named(month, Some(year)), today)?, after)
        }
    };
    match year {
        Some(year) => in_year(full_year(year, today)),
        None => in_year(today.year()).filter(|day| *day <= today).or_else(|| in_year(today.year() - 1)),
    }
}

/// The first day of the Vietnamese lunar new year, from 2020 to 2040; `None` outside.
///
/// Taken from the published calendars: it differs from the Chinese one where midnight lies between a new moon in Hanoi
/// and in Beijing (2030).
fn tet(year: i32) -> Option<NaiveDate> {
    #[rustfmt::skip]
    const DAYS: [(u32, u32); 21] = [
        (1, 25), (2, 12), (2, 1), (1, 22), (2, 10), (1, 29), (2, 17), (2, 6), (1, 26), (2, 13), (2, 2),
        (1, 23), (2, 11), (1, 31), (2, 19), (2, 8), (1, 28), (2, 15), (2, 4), (1, 24), (2, 12),
    ];
    of_table(&DAYS, year)
}

/// The mid-autumn feast, the full moon of the eighth lunar month, from 2020 to 2040; `None` outside. Taken from the
/// published calendars.
fn mid_autumn(year: i32) -> Option<NaiveDate> {
    #[rustfmt::skip]
    const DAYS: [(u32, u32); 21] = [
        (10, 1), (9, 21), (9, 10), (9, 29), (9, 17), (10, 6), (9, 25), (9, 15), (10, 3), (9, 22), (9, 12),
        (10, 1), (9, 19), (9, 8), (9, 27), (9, 16), (10, 4), (9, 24), (9, 13), (10, 2), (9, 20),
    ];
    of_table(&DAYS, year)
}

/// The month and day of a year in a table that begins with 2020.
fn of_table(days: &[(u32, u32)], year: i32) -> Option<NaiveDate> {
    let (month, day) = *days.get(usize::try_from(year - 2020).ok()?)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The first Sunday of Advent: the fourth before Christmas.
fn advent(year: i32) -> Option<NaiveDate> {
    let eve = NaiveDate::from_ymd_opt(year, 12, 24)?;
    moved(eve, -i64::from(eve.weekday().num_days_from_sunday()) - 21)
}

/// Easter Sunday (the anonymous Gregorian rule).
fn easter(year: i32) -> Option<NaiveDate> {
    let (century, of_century, golden) = (year / 100, year % 100, year % 19);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

fn period(period: Period, third: Option<Third>, today: NaiveDate) -> Option<Stretch> {
    let (first, days, precision) = match period {
        Period::Week(weeks) => (monday(today, weeks)?, [0, 2, 4, 7], Precision::Week),
        Period::CalendarWeek(number) => (calendar_week(number, today)?, [0, 2, 4, 7], Precision::Week),
        Period::Weekend(weeks) => {
            let saturday = moved(monday(today, weeks)?, 5)?;
            // A weekend that is still to come is none in which something was lost.
            let saturday = if weeks == 0 && saturday > today { moved(saturday, -7)? } else { saturday };
            return Some(Stretch::long(saturday, moved(saturday, 2)?, Precision::Day));
        }
        Period::Month(month) => {
            let first = month_of(month, today)?;
            let end = first.checked_add_months(Months::new(1))?;
            (first, [0, 10, 20, (end - first).num_days()], Precision::Month)
        }
        Period::YearDistance(distance) => return year(today.year().checked_add(i32::try_from(distance).ok()?)?, third),
        Period::Year(number) => return year(number, third),
    };
    let Some(third) = third else {
        return Some(Stretch::long(first, moved(first, days[3])?, precision));
    };
    let [from, to] = bounds(third, days);
    Some(Stretch::long(moved(first, from)?, moved(first, to)?, Precision::Day))
}

fn year(number: i32, third: Option<Third>) -> Option<Stretch> {
    let first = NaiveDate::from_ymd_opt(number, 1, 1)?;
    let [from, to] = third.map_or([0, 12], |third| bounds(third, [0, 4, 8, 12]));
    let month = |months: i64| first.checked_add_months(Months::new(u32::try_from(months).ok()?));
    let precision = if third.is_some() { Precision::Month } else { Precision::Year };
    Some(Stretch::long(month(from)?, month(to)?, precision))
}

fn bounds(third: Third, [start, first, second, end]: [i64; 4]) -> [i64; 2] {
    match third {
        Third::Beginning => [start, first],
        Third::Middle => [first, second],
        Third::End => [second, end],
    }
}
