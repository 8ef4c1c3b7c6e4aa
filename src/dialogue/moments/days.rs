//! Which of several parts name the day, and how they complete each other: *Tuesday* and *last week*.
//!
//! In charge of the choice among them. Which day that was is `calendar`'s.

use chrono::{Datelike, NaiveDate};

use super::parts::{MonthOf, Part, Period, Unit, Which};

/// The parts that say which day: the most exact, put together where they complete each other.
pub fn day_of(parts: &[Part], today: NaiveDate) -> Vec<Part> {
    let period = |fits: fn(&Period) -> bool| {
        parts.iter().find_map(|part| if let Part::Period(period, _) = part { Some(*period).filter(fits) } else { None })
    };
    let week = period(|period| matches!(period, Period::Week(_)));
    let year = period(|period| matches!(period, Period::Year(_) | Period::YearDistance(_)));
    let named_year = match year {
        Some(Period::Year(year)) => Some(year),
        Some(Period::YearDistance(years)) => i32::try_from(years).ok().map(|years| today.year() + years),
        _ => parts.iter().find_map(|part| match part {
            Part::Ago { tenths, unit: Unit::Years } => {
                i32::try_from(tenths / 10).ok().map(|years| today.year() - years)
            }
            _ => None,
        }),
    };
    let month = parts.iter().find_map(|part| match part {
        Part::Period(Period::Month(month), _) => Some(*month),
        _ => None,
    });
    let weeks_ago = parts.iter().find_map(|part| match part {
        Part::Ago { tenths, unit: Unit::Weeks } => Some(tenths / 10),
        // *Il y a quinze jours, un lundi*: in several languages two weeks are fifteen days.
        Part::Ago { tenths: 140 | 150, unit: Unit::Days } => Some(2),
        _ => None,
    });
    let calendar_week = parts.iter().find_map(|part| match part {
        Part::Period(Period::CalendarWeek(number), _) => Some(*number),
        _ => None,
    });
    let completed = |part: &Part| match (*part, week, month) {
        (Part::Weekday { number, which: Which::Plain | Which::Back(1), part }, ..) if calendar_week.is_some() => {
            Part::Weekday { number, which: Which::OfCalendarWeek(calendar_week.unwrap_or(1)), part }
        }
        (Part::Weekday { number, which: Which::Plain | Which::Back(1), part }, Some(Period::Week(weeks)), _) => {
            Part::Weekday { number, which: Which::OfWeek(weeks), part }
        }
        (Part::Weekday { number, which: Which::Plain | Which::Back(_), part }, ..) if weeks_ago.is_some() => {
            Part::Weekday { number, which: Which::WeeksAgo(weeks_ago.unwrap_or(0)), part }
        }
        (Part::DayOfMonth { day, months: None, weekday }, _, Some(MonthOf::Distance(months))) => {
            Part::DayOfMonth { day, months: Some(months), weekday }
        }
        (Part::DayOfMonth { day, months: None, .. }, _, Some(MonthOf::Named(month, year))) => {
            Part::Date { year, month, day }
        }
        // *The 3rd of May last year*, *two years ago at Easter*.
        (Part::Date { year: None, month, day }, ..) => Part::Date { year: named_year, month, day },
        (Part::Slashed { first, second, year: None }, ..) => Part::Slashed { first, second, year: named_year },
        (Part::Holiday(holiday, None), ..) => Part::Holiday(holiday, named_year),
        (Part::Period(Period::Month(MonthOf::Named(month, None)), third), ..) => {
            Part::Period(Period::Month(MonthOf::Named(month, named_year)), third)
        }
        (other, ..) => other,
    };
    let days: Vec<Part> = parts.iter().filter(|part| part.is_day()).map(completed).collect();
    let names_other_day = days.iter().any(|part| match part {
        Part::Weekday { number, which: Which::Plain | Which::Back(_), .. } => {
            *number != today.weekday().number_from_monday()
        }
        _ => false,
    });
    let names_week = weeks_ago.is_some() && days.iter().any(|day| matches!(day, Part::Weekday { .. }));
    let counts_back = days.iter().any(|day| matches!(day, Part::Ago { .. }));
    let is_date = |part: &Part| matches!(part, Part::Date { .. } | Part::Slashed { .. } | Part::DayOfMonth { .. });
    let has_date = days.iter().any(is_date);
    let rank = |part: &Part| match part {
        // *Right after All Saints', on Monday, 2 November*.
        Part::Holiday(..) if has_date => 2,
        // *Thursday, seen only today*: the other day counts.
        Part::Day(0) if names_other_day => 1,
        // *A month ago today*.
        Part::Day(0) if counts_back => -1,
        Part::Period(Period::Year(_) | Period::YearDistance(_), _) if month.is_some() => -1,
        Part::Period(..) => 0,
        // *In the night* is last night, unless a day is named.
        Part::OfDay { .. } => 1,
        Part::Weekday { which: Which::Plain | Which::Back(1), .. } => 2,
        // *In October, almost two months ago*.
        Part::Ago { unit: Unit::Months | Unit::Years, .. } if month.is_some() => -1,
        // Weeks ago count less than the weekday of that week, and what is vague less than a date.
        Part::Ago { unit: Unit::Weeks | Unit::Months | Unit::Years, .. } => 2,
        Part::Ago { .. } if names_week => 2,
        _ => 3,
    };
    let best = days.iter().map(rank).max().unwrap_or(0);
    days.into_iter().filter(|part| rank(part) == best).collect()
}
