//! Moments as people write them, in the portal's zone: ISO, a language's own form, days and weekdays by name
//! with a time, spans ago.
//!
//! In charge of what a text can mean. It never decides: the step says the reading back, asks where there are
//! two, and only takes the past. Words are language data; the grammar is here.

use chrono::offset::LocalResult;
use chrono::{
    DateTime, Datelike, Days, Duration, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike, Utc,
};
use chrono_tz::Tz;

use super::language::{DateOrder, Language, MomentWords};
use super::understand::normal;

mod parts;

use parts::{Part, parts_of};

/// What a text says of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    None,
    /// One moment of the past.
    One(DateTime<Utc>),
    /// A day, a night or a week of which no time was said: its first moment and the first after it.
    Span(DateTime<Utc>, DateTime<Utc>),
    /// Two moments of the past, the earlier first (3/4).
    Two(DateTime<Utc>, DateTime<Utc>),
    /// A time that the clock skipped: an hour before it and an hour after.
    Gap(DateTime<Utc>, DateTime<Utc>),
    /// A time that the clock showed twice.
    Overlap(DateTime<Utc>, DateTime<Utc>),
    /// A moment that is still to come.
    Future(DateTime<Utc>),
}

impl Reading {
    /// Its moments of the past, the earlier first.
    pub fn past_moments(self) -> Vec<DateTime<Utc>> {
        match self {
            Self::None | Self::Future(_) => Vec::new(),
            Self::One(at) | Self::Span(at, _) => vec![at],
            Self::Two(first, second) | Self::Gap(first, second) | Self::Overlap(first, second) => vec![first, second],
        }
    }
}

/// A moment within a longer text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What it means.
    pub reading: Reading,
    /// The text without it.
    pub rest: String,
}

/// Whether a span is one day of the zone's calendar.
pub fn is_whole_day(from: DateTime<Utc>, to: DateTime<Utc>, zone: Tz) -> bool {
    let (first, last) = (from.with_timezone(&zone), (to - Duration::seconds(1)).with_timezone(&zone));
    first.time() == NaiveTime::MIN
        && to.with_timezone(&zone).time() == NaiveTime::MIN
        && first.date_naive() == last.date_naive()
}

/// Clocks differ a little: so much ahead of now still counts as now, in minutes.
const TOLERANCE_MINUTES: i64 = 2;

/// The moment that a text is, as a whole, in one of the languages: the first that makes sense of it, else all of them
/// together (people mix them).
pub fn read_in_any(text: &str, languages: &[&Language], zone: Tz, now: DateTime<Utc>) -> Reading {
    let readings = vocabularies(languages).into_iter().map(|words| read_with(text, &words, zone, now));
    readings.into_iter().find(|reading| *reading != Reading::None).unwrap_or(Reading::None)
}

/// The moment that a text is, as a whole.
pub fn read(text: &str, language: &Language, zone: Tz, now: DateTime<Utc>) -> Reading {
    read_with(text, &language.moments, zone, now)
}

fn read_with(text: &str, words: &MomentWords, zone: Tz, now: DateTime<Utc>) -> Reading {
    let (parts, rest) = parts_of(text, words);
    if rest.is_empty() { assemble(&parts, words, zone, now) } else { Reading::None }
}

/// The moment in a text that says more than that, in the language (or all together) that explains most of its words.
pub fn find_in_any(text: &str, languages: &[&Language], zone: Tz, now: DateTime<Utc>) -> Option<Found> {
    let found = vocabularies(languages).into_iter().filter_map(|words| find_with(text, &words, zone, now));
    found.min_by_key(|found| found.rest.split_whitespace().count())
}

fn find_with(text: &str, words: &MomentWords, zone: Tz, now: DateTime<Utc>) -> Option<Found> {
    let (parts, rest) = parts_of(text, words);
    match assemble(&parts, words, zone, now) {
        Reading::None => None,
        reading => Some(Found { reading, rest: rest.join(" ") }),
    }
}

/// The words of each language, the first one's first, then of all together.
fn vocabularies(languages: &[&Language]) -> Vec<MomentWords> {
    let mut all: Vec<MomentWords> = languages.iter().map(|language| language.moments.clone()).collect();
    if all.len() > 1 {
        all.extend(all.clone().into_iter().reduce(|together, words| together.and(&words)));
    }
    all
}

/// Whether a text says that the moment is not known.
pub fn is_unknown(text: &str, language: &Language) -> bool {
    let text = normal(text);
    language.moments.unknown.iter().any(|phrase| normal(phrase) == text)
}

/// Days and times that a text names.
#[derive(Debug, Default)]
struct Named {
    days: Vec<NaiveDate>,
    time: Option<NaiveTime>,
    /// The time may as well be twelve hours later.
    is_either_half: bool,
    part: Option<NaiveTime>,
    /// Which night is meant is certain (*last night*), not only the day it belongs to.
    is_certain_night: bool,
    /// How many days are meant, where it is not one.
    length: Option<i64>,
}

/// A part of the day that begins at this hour or later is a night, which ends on the next day.
const NIGHT_BEGINS: u32 = 20;

/// The hour at which a night ends.
const NIGHT_ENDS: u32 = 6;

impl Named {
    fn is_night(&self) -> bool {
        self.part.is_some_and(|part| part.hour() >= NIGHT_BEGINS)
    }
}

fn assemble(parts: &[Part], words: &MomentWords, zone: Tz, now: DateTime<Utc>) -> Reading {
    let here = now.with_timezone(&zone).naive_local();
    let mut named = Named::default();
    let mut weekday = None;
    let mut of_last_week = false;
    for part in parts {
        match *part {
            Part::Instant(at) => return in_past(vec![at], now),
            // Beside a day or a time it is a word of every day (*gerade gestern*).
            Part::Now if parts.len() == 1 => return Reading::One(now),
            Part::Now => {}
            Part::Ago(minutes) if minutes % 1440 != 0 => return in_past(vec![now - Duration::minutes(minutes)], now),
            Part::Ago(minutes) => named.days = days_ago(here.date(), minutes / 1440),
            Part::Day(distance) => named.days = days_ago(here.date(), -distance),
            Part::WithinDay(distance, time) => {
                named.days = days_ago(here.date(), -distance);
                named.part = Some(time);
                named.is_certain_night = true;
            }
            Part::Date { year, month, day } => named.days = date(year, month, day, here.date()),
            Part::Slash { first, second, year } => {
                named.days = slash(first, second, year, words.slashes, here.date());
                if named.days.is_empty() {
                    return Reading::None;
                }
            }
            Part::Weekday { number, is_last } => weekday = Some((number, is_last)),
            Part::LastWeek => of_last_week = true,
            Part::MonthsAgo(months) => {
                named.days = here.date().checked_sub_months(Months::new(months)).into_iter().collect();
            }
            Part::Time(time) => named.time = Some(time),
            Part::EitherHalf(time) => {
                named.time = Some(time);
                named.is_either_half = true;
            }
            Part::DayTime(time) => named.part = Some(time),
            Part::Impossible => return Reading::None,
        }
    }
    // A part of the day tells which half it is.
    named.is_either_half &= named.part.is_none();
    if of_last_week && named.days.is_empty() {
        // The week begins on Monday; without a weekday its first moment counts.
        named.length = weekday.is_none().then_some(7);
        let number = weekday.take().map_or(1, |(number, _)| number);
        let back = i64::from(here.date().weekday().num_days_from_monday()) + 8 - i64::from(number);
        named.days = days_ago(here.date(), back);
    }
    if let (Some((number, is_last)), true) = (weekday, named.days.is_empty()) {
        named.days = vec![last_weekday(number, is_last, clock(&named), here)];
    }
    if named.days.is_empty() {
        let Some(time) = clock(&named).or(named.part) else { return Reading::None };
        if named.is_either_half {
            return either_half_lately(time, here, zone, now);
        }
        // A time without a day is the last such time.
        let today = here.date();
        if named.is_night() && named.time.is_some() {
            named.part = None;
            named.time = Some(time);
        }
        named.days = if time <= here.time() { vec![today] } else { days_ago(today, 1) };
    }
    resolve(&named, zone, now)
}

/// The time named: a part of the day tells whether 8 is the morning's or the evening's.
fn clock(named: &Named) -> Option<NaiveTime> {
    if named.is_night() {
        return named.time.map(|time| match time.hour() {
            12 => time.with_hour(0).unwrap_or(time),
            hour if (NIGHT_ENDS..12).contains(&hour) => time.with_hour(hour + 12).unwrap_or(time),
            _ => time,
        });
    }
    match (named.time, named.part) {
        (Some(time), Some(part)) if part.hour() >= 12 && time.hour() < 12 => {
            time.with_hour(time.hour() + 12).or(Some(time))
        }
        (time, part) => time.or(part),
    }
}

/// The last such time of the morning and of the evening.
fn either_half_lately(time: NaiveTime, here: NaiveDateTime, zone: Tz, now: DateTime<Utc>) -> Reading {
    let lately = |time: NaiveTime| {
        let day = if time <= here.time() { Some(here.date()) } else { here.date().pred_opt() };
        day.and_then(|day| zone.from_local_datetime(&day.and_time(time)).earliest()).map(|at| at.to_utc())
    };
    in_past([time, time + Duration::hours(12)].into_iter().filter_map(lately).collect(), now)
}

fn resolve(named: &Named, zone: Tz, now: DateTime<Utc>) -> Reading {
    if let ([day], None) = (&named.days[..], clock(named)) {
        return span(*day, named, zone, now);
    }
    let time = clock(named).unwrap_or(NaiveTime::MIN);
    let mut days = named.days.clone();
    if let (true, [day], true) = (named.is_night(), &named.days[..], time.hour() < NIGHT_ENDS) {
        // Two in the night of Saturday is Sunday's; *yesterday night* may be either night.
        days = if named.is_certain_night { Vec::new() } else { vec![*day] };
        days.extend(day.succ_opt());
    }
    let times = if named.is_either_half { vec![time, time + Duration::hours(12)] } else { vec![time] };
    let at = |day: &NaiveDate| times.iter().map(|time| day.and_time(*time)).collect::<Vec<_>>();
    let locals: Vec<NaiveDateTime> = days.iter().flat_map(at).collect();
    if let [only] = locals[..] {
        return match zone.from_local_datetime(&only) {
            LocalResult::Single(at) => in_past(vec![at.to_utc()], now),
            LocalResult::Ambiguous(first, second) => match in_past(vec![first.to_utc(), second.to_utc()], now) {
                Reading::Two(first, second) => Reading::Overlap(first, second),
                other => other,
            },
            LocalResult::None => gap(only, zone, now),
        };
    }
    in_past(
        locals.iter().filter_map(|local| zone.from_local_datetime(local).earliest()).map(|at| at.to_utc()).collect(),
        now,
    )
}

/// The whole of what was named without a time.
fn span(day: NaiveDate, named: &Named, zone: Tz, now: DateTime<Utc>) -> Reading {
    let at = |day: Option<NaiveDate>, time: NaiveTime| {
        let local = day?.and_time(time);
        let shown = zone.from_local_datetime(&local).earliest();
        shown.or_else(|| zone.from_local_datetime(&(local + Duration::hours(1))).earliest()).map(|at| at.to_utc())
    };
    let days = u64::try_from(named.length.unwrap_or(1)).unwrap_or(1);
    let end = if named.is_night() { NIGHT_ENDS } else { 0 };
    let from = at(Some(day), named.part.unwrap_or(NaiveTime::MIN));
    let to = at(day.checked_add_days(Days::new(days)), NaiveTime::from_hms_opt(end, 0, 0).unwrap_or(NaiveTime::MIN));
    match (from, to) {
        (Some(from), Some(to)) if from <= now => Reading::Span(from, to),
        (Some(from), _) => Reading::Future(from),
        _ => Reading::None,
    }
}

/// Around a time that the clock skipped.
fn gap(local: NaiveDateTime, zone: Tz, now: DateTime<Utc>) -> Reading {
    let at = |shifted: NaiveDateTime| zone.from_local_datetime(&shifted).earliest().map(|at| at.to_utc());
    let around = [at(local - Duration::hours(1)), at(local + Duration::hours(1))];
    match in_past(around.into_iter().flatten().collect(), now) {
        Reading::Two(before, after) => Reading::Gap(before, after),
        other => other,
    }
}

/// Only the past counts; where nothing of it is left, the moment is still to come.
fn in_past(mut moments: Vec<DateTime<Utc>>, now: DateTime<Utc>) -> Reading {
    moments.sort();
    moments.dedup();
    let limit = now + Duration::minutes(TOLERANCE_MINUTES);
    let past: Vec<DateTime<Utc>> = moments.iter().copied().filter(|at| *at <= limit).collect();
    match (past[..].first(), past.get(1), moments.first()) {
        (Some(first), Some(second), _) => Reading::Two(*first, *second),
        (Some(only), None, _) => Reading::One(*only),
        (None, _, Some(ahead)) => Reading::Future(*ahead),
        (None, _, None) => Reading::None,
    }
}

fn days_ago(today: NaiveDate, days: i64) -> Vec<NaiveDate> {
    let day = match u64::try_from(days) {
        Ok(back) => today.checked_sub_days(Days::new(back)),
        Err(_) => today.checked_add_days(Days::new(days.unsigned_abs())),
    };
    day.into_iter().collect()
}

/// A date; without a year the last such day.
fn date(year: Option<i32>, month: u32, day: u32, today: NaiveDate) -> Vec<NaiveDate> {
    let found = match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day),
        None => {
            let this_year = NaiveDate::from_ymd_opt(today.year(), month, day);
            this_year
                .filter(|day| *day <= today)
                .or_else(|| NaiveDate::from_ymd_opt(today.year() - 1, month, day))
                .or(this_year)
        }
    };
    found.into_iter().collect()
}

fn slash(first: u32, second: u32, year: Option<i32>, order: DateOrder, today: NaiveDate) -> Vec<NaiveDate> {
    let day_first = || date(year, second, first, today);
    let month_first = || date(year, first, second, today);
    let mut days = match order {
        DateOrder::Dmy => day_first(),
        DateOrder::Mdy => month_first(),
        DateOrder::Both => [day_first(), month_first()].concat(),
    };
    days.dedup();
    days
}

/// The last such weekday: today's too, if its time has passed and nobody said *last*.
fn last_weekday(number: u32, is_last: bool, time: Option<NaiveTime>, here: NaiveDateTime) -> NaiveDate {
    let today = here.date();
    let back = (i64::from(today.weekday().number_from_monday()) - i64::from(number)).rem_euclid(7);
    let is_past_today = time.is_none_or(|time| time <= here.time());
    let back = if back == 0 && (is_last || !is_past_today) { 7 } else { back };
    days_ago(today, back).first().copied().unwrap_or(today)
}

#[cfg(test)]
#[path = "moments/tests.rs"]
mod tests;
