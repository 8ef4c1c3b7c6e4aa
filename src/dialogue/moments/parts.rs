//! The parts of a moment that rules make of what words stand for.
//!
//! In charge of these shapes. What words stand for is `values`'s, what a rule makes of it `meaning`'s.

use chrono::{DateTime, Utc};

use super::source::{Half, Third};

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

impl PartOfDay {
    /// Its first half, its end, or what lies between (*late in the afternoon*); of a night all of it. A morning and an
    /// afternoon of six hours are late for their last third, shorter ones and an evening for half of it.
    pub fn narrowed(self, third: Option<Third>) -> Self {
        let (Some(third), 0..=1440) = (third, self.to) else { return self };
        let twelfth = (self.to - self.from) / 12;
        let is_long = twelfth >= 30 && self.to < 1440;
        match third {
            Third::Beginning => Self { to: self.to - 6 * twelfth, ..self },
            Third::Middle => Self { from: self.from + 5 * twelfth, to: self.to - 3 * twelfth },
            Third::End => Self { from: self.from + if is_long { 8 } else { 6 } * twelfth, ..self },
        }
    }
}

/// A day that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holiday {
    /// On a date.
    Fixed { month: u32, day: u32 },
    /// So many days after Easter Sunday.
    Easter(i64),
    /// So many days after the Vietnamese lunar new year.
    Tet(i64),
    /// So many days after the Vietnamese mid-autumn feast.
    MidAutumn(i64),
    /// So many days after the first Sunday of Advent.
    Advent(i64),
    /// So many days after some weekday of a month, counted from the month's end where `nth` is negative.
    Weekday { month: u32, number: u32, nth: i64, after: i64 },
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
    /// That of so many weeks ago. Of one week it may be that of last week, or a week before the one that was last.
    WeeksAgo(i64),
    /// That of a week of the calendar by its number.
    OfCalendarWeek(u32),
}

/// Which month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthOf {
    /// By its distance from this one.
    Distance(i64),
    /// By its number; without a year the last such.
    Named(u32, Option<i32>),
}

impl MonthOf {
    fn may_come(self) -> bool {
        matches!(self, Self::Distance(0..) | Self::Named(_, None))
    }
}

/// A stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    Week(i64),
    /// A week of the calendar by its number (ISO 8601), the last such.
    CalendarWeek(u32),
    Weekend(i64),
    Month(MonthOf),
    /// By its distance from this one.
    YearDistance(i64),
    Year(i32),
}

impl Period {
    fn may_come(self) -> bool {
        match self {
            Self::Week(distance) | Self::Weekend(distance) | Self::YearDistance(distance) => distance >= 0,
            Self::Month(month) => month.may_come(),
            Self::CalendarWeek(_) => true,
            Self::Year(_) => false,
        }
    }
}

/// A part of a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    Nothing,
    /// How many of something: no moment either, and a number that counts.
    Count,
    /// What looks like a part and cannot be one: 25:00, the 31st of February.
    Impossible,
    Instant(DateTime<Utc>),
    Now,
    /// A few of a unit ago.
    Few(Unit),
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
        is_workday: bool,
    },
    Period(Period, Option<Third>),
    Time(TimeOfDay),
    Midnight,
    /// A part of a day.
    OfDay {
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
                | Self::Count
                | Self::Impossible
                | Self::Now
                | Self::Few(_)
                | Self::Time(_)
                | Self::Midnight
                | Self::OfDay { day: None, .. }
        )
    }

    /// Whether it is a weekday of which no week was said.
    pub fn is_of_any_week(self) -> bool {
        matches!(self, Self::Weekday { which: Which::Plain | Which::Back(1), .. })
    }

    /// Whether it is counted from now, so that no day is missed.
    pub fn is_from_now(self) -> bool {
        matches!(self, Self::Now | Self::Few(_))
    }

    /// Whether it only looks like a moment.
    pub fn is_none(self) -> bool {
        matches!(self, Self::Nothing | Self::Count)
    }

    /// Whether it is a day that is still to come, whatever else is said.
    pub fn is_ahead(self) -> bool {
        matches!(self, Self::Day(1..) | Self::OfDay { day: Some(1..), .. })
    }

    /// Whether it is so long ago that it rather says since when something has been, or how old it is.
    pub fn is_long_ago(self) -> bool {
        matches!(
            self,
            Self::Ago { unit: Unit::Weeks | Unit::Months | Unit::Years, .. }
                | Self::Period(Period::Year(_) | Period::YearDistance(_) | Period::Month(MonthOf::Named(..)), _)
        )
    }

    /// Whether it is a date of a year that was named: behind a word for an age one of that.
    pub fn has_year(self) -> bool {
        matches!(self, Self::Date { year: Some(_), .. } | Self::Slashed { year: Some(_), .. })
    }

    /// Whether it is a stretch in which something may have happened, and none that still goes on: then it may say only
    /// since when people see it.
    pub fn is_stretch(self) -> bool {
        !matches!(
            self,
            Self::Period(Period::Week(0) | Period::Month(MonthOf::Distance(0)) | Period::YearDistance(0), _)
        ) && matches!(self, Self::Period(..))
    }

    /// Whether it is a day or a month that comes back every year, without a year.
    pub fn comes_every_year(self) -> bool {
        matches!(
            self,
            Self::Date { year: None, .. }
                | Self::Slashed { year: None, .. }
                | Self::Holiday(_, None)
                | Self::Period(Period::Month(MonthOf::Named(_, None)), _)
        )
    }

    /// Whether a time of the day lies in a part of it, in whichever half where that was not said.
    pub fn is_in(self, part: PartOfDay) -> bool {
        let Self::Time(time) = self else { return false };
        let shown = [time.minutes, time.minutes % 720 + 720, time.minutes + 1440];
        shown.iter().any(|minutes| (part.from..=part.to).contains(minutes))
    }

    /// Whether it may still come: today or later, or such a day without more.
    pub fn may_come(self) -> bool {
        match self {
            Self::Nothing | Self::Count | Self::Impossible | Self::Time(_) | Self::Midnight => true,
            Self::Instant(_) | Self::Now | Self::Ago { .. } | Self::Few(_) => false,
            Self::Day(days) => days >= 0,
            Self::OfDay { day, .. } => day.is_none_or(|days| days >= 0),
            Self::Weekday { which, .. } => {
                matches!(which, Which::Plain | Which::OfWeek(0..) | Which::OfCalendarWeek(_))
            }
            Self::Date { year, .. } | Self::Slashed { year, .. } | Self::Holiday(_, year) => year.is_none(),
            Self::DayOfMonth { months, .. } => months.is_none_or(|months| months >= 0),
            Self::NthWeekday { month, .. } | Self::NthDay { month, .. } => month.may_come(),
            Self::Period(period, _) => period.may_come(),
        }
    }

    /// Whether it is a part of a day.
    pub fn is_part(self) -> bool {
        matches!(self, Self::OfDay { .. })
    }

    /// Whether it says when on a day.
    pub fn is_time(self) -> bool {
        matches!(self, Self::Time(_) | Self::Midnight)
    }
}
