//! When agents are there: hours of each weekday on the clock of a zone.
//!
//! In charge of counting time in which somebody is there, over nights, weekends and changes of the clock. Holidays are
//! not known.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

/// The days that are looked through for time in which somebody is there: a year has a weekday of every kind.
const MOST_DAYS: u64 = 3_660;

/// A part of a day, by the clock: from the first moment up to the second, which is midnight where it is `None`.
pub type Span = (NaiveTime, Option<NaiveTime>);

/// Hours of each weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficeHours {
    zone: Tz,
    /// From Monday; the spans of a day are in order and do not overlap.
    days: [Vec<Span>; 7],
}

impl OfficeHours {
    /// Hours in a zone, from Monday; spans are put in order. `None` where nobody is ever there.
    pub fn new(zone: Tz, mut days: [Vec<Span>; 7]) -> Option<Self> {
        for spans in &mut days {
            spans.sort();
        }
        days.iter().any(|spans| !spans.is_empty()).then_some(Self { zone, days })
    }

    /// Somebody is always there.
    pub fn always() -> Self {
        let whole = vec![(NaiveTime::MIN, None)];
        Self { zone: Tz::UTC, days: std::array::from_fn(|_| whole.clone()) }
    }

    /// The zone whose clock they are told by.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// Whether somebody is there at a moment.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let day = at.with_timezone(&self.zone).date_naive();
        self.spans_of(day).any(|(from, to)| from <= at && at < to)
    }

    /// The moment at which somebody has been there for so long since.
    pub fn after(&self, since: DateTime<Utc>, time: TimeDelta) -> DateTime<Utc> {
        let mut left = time;
        let first = since.with_timezone(&self.zone).date_naive();
        for day in (0..MOST_DAYS).filter_map(|number| first.checked_add_days(Days::new(number))) {
            for (from, to) in self.spans_of(day) {
                let from = from.max(since);
                if from >= to {
                    continue;
                }
                if left <= to - from {
                    return from + left;
                }
                left -= to - from;
            }
        }
        // So long a wait is no promise any more; a moment is needed all the same.
        since + time
    }

    fn spans_of(&self, day: NaiveDate) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> + '_ {
        let spans = &self.days[index(day.weekday())];
        spans.iter().filter_map(move |(from, to)| {
            let until = match to {
                Some(to) => self.moment(day, *to)?,
                None => self.moment(day.succ_opt()?, NaiveTime::MIN)?,
            };
            Some((self.moment(day, *from)?, until))
        })
    }

    /// The moment of a time of day: of two the first, of a time that is left out the first one behind it.
    fn moment(&self, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
        let local = day.and_time(time);
        // The clock leaves out an hour at most.
        let later = (0..=4).map(|quarters| local + TimeDelta::minutes(15 * quarters));
        later.filter_map(|local| self.zone.from_local_datetime(&local).earliest()).map(|at| at.to_utc()).next()
    }
}

fn index(weekday: Weekday) -> usize {
    weekday.num_days_from_monday() as usize
}

/// Reads `09:00-12:30, 13:30-18:00`, `00:00-24:00`, or nothing.
///
/// # Errors
/// What is wrong with it.
pub fn read_spans(text: &str) -> Result<Vec<Span>, &'static str> {
    let mut spans = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once('-').ok_or("hours look like 09:00-18:00")?;
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_| "a time looks like 09:00");
        let to = if to.trim() == "24:00" { None } else { Some(time(to)?) };
        let from = time(from)?;
        if to.is_some_and(|to| to <= from) {
            return Err("hours end after they begin");
        }
        spans.push((from, to));
    }
    spans.sort();
    let overlap = |pair: &[Span]| pair[0].1.is_none_or(|end| end > pair[1].0);
    if spans.windows(2).any(overlap) { Err("hours of a day do not overlap") } else { Ok(spans) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> OfficeHours {
        let workday = read_spans("09:00-12:00, 13:00-18:00").unwrap();
        let days = std::array::from_fn(|day| if day < 5 { workday.clone() } else { Vec::new() });
        OfficeHours::new(Tz::Europe__Berlin, days).unwrap()
    }

    #[test]
    fn time_is_counted_while_somebody_is_there() {
        for (since, minutes, until) in [
            // Wednesday morning, over lunch, over the night, from the night.
            ("2026-11-18T10:00:00+01:00", 30, "2026-11-18T10:30:00+01:00"),
            ("2026-11-18T11:45:00+01:00", 30, "2026-11-18T13:15:00+01:00"),
            ("2026-11-18T17:50:00+01:00", 30, "2026-11-19T09:20:00+01:00"),
            ("2026-11-18T03:00:00+01:00", 30, "2026-11-18T09:30:00+01:00"),
            // To the end of a span counts to its end.
            ("2026-11-18T11:30:00+01:00", 30, "2026-11-18T12:00:00+01:00"),
            // Friday evening, Saturday, Sunday: Monday.
            ("2026-11-20T17:50:00+01:00", 30, "2026-11-23T09:20:00+01:00"),
            ("2026-11-21T12:00:00+01:00", 30, "2026-11-23T09:30:00+01:00"),
            ("2026-11-22T23:59:00+01:00", 30, "2026-11-23T09:30:00+01:00"),
            // Two days' worth of work from Thursday noon ends on Tuesday.
            ("2026-11-19T13:00:00+01:00", 16 * 60, "2026-11-23T12:00:00+01:00"),
            // The clocks go back on Sunday, 25 October 2026, and forward on Sunday, 29 March 2026.
            ("2026-10-23T17:30:00+02:00", 60, "2026-10-26T09:30:00+01:00"),
            ("2026-03-27T17:30:00+01:00", 60, "2026-03-30T09:30:00+02:00"),
        ] {
            let until: DateTime<Utc> = until.parse().unwrap();
            assert_eq!(berlin().after(since.parse().unwrap(), TimeDelta::minutes(minutes)), until, "{since}");
        }
    }

    #[test]
    fn nights_in_which_the_clock_changes_count_as_long_as_they_are() {
        let nights = OfficeHours::new(Tz::Europe__Berlin, std::array::from_fn(|_| read_spans("00:00-24:00").unwrap()));
        let nights = nights.unwrap();
        for (since, hours, until) in
            [("2026-10-24T22:00:00Z", 25, "2026-10-25T23:00:00Z"), ("2026-03-28T23:00:00Z", 23, "2026-03-29T22:00:00Z")]
        {
            let until: DateTime<Utc> = until.parse().unwrap();
            assert_eq!(nights.after(since.parse().unwrap(), TimeDelta::hours(hours)), until, "{since}");
        }
        // A beginning that the clock leaves out is the first moment behind it.
        let early = OfficeHours::new(Tz::Europe__Berlin, std::array::from_fn(|_| read_spans("02:30-04:00").unwrap()));
        let since: DateTime<Utc> = "2026-03-29T00:00:00Z".parse().unwrap();
        let until: DateTime<Utc> = "2026-03-29T01:30:00Z".parse().unwrap();
        assert_eq!(early.unwrap().after(since, TimeDelta::minutes(30)), until);
    }

    #[test]
    fn somebody_is_there_or_not() {
        for (at, is_open) in [
            ("2026-11-18T10:00:00+01:00", true),
            ("2026-11-18T12:00:00+01:00", false),
            ("2026-11-18T18:00:00+01:00", false),
            ("2026-11-21T10:00:00+01:00", false),
        ] {
            assert_eq!(berlin().is_open(at.parse().unwrap()), is_open, "{at}");
        }
        assert!(OfficeHours::always().is_open("2026-11-21T03:00:00Z".parse().unwrap()));
        assert!(OfficeHours::new(Tz::UTC, std::array::from_fn(|_| Vec::new())).is_none());
    }

    #[test]
    fn hours_are_read_or_refused() {
        assert_eq!(read_spans("").unwrap(), []);
        assert_eq!(read_spans("13:00-24:00, 09:00-12:00").unwrap().len(), 2);
        for wrong in
            ["9 to 5", "09:00", "18:00-09:00", "09:00-09:00", "09:00-12:00,11:00-13:00", "00:00-24:00,1:00-2:00"]
        {
            assert!(read_spans(wrong).is_err(), "{wrong}");
        }
    }
}
