//! What parts mean together: a day, a time, a part of the day, in the portal's zone.
//!
//! In charge of putting parts together, of which half of the day is meant, and of the clock's jumps. Which of the
//! parts name the day is `days`'s, which day that was `calendar`'s.

use chrono::offset::LocalResult;
use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, TimeZone, Utc};

use super::calendar::{Stretch, moved, stretch};
use super::days::day_of;
use super::parts::{Part, PartOfDay, TimeOfDay, Unit};
use super::source::{DateOrder, Half};
use super::{Moment, Precision, Reading, Writing};

/// Clocks differ a little: so much ahead of now still counts as now, in minutes.
const TOLERANCE_MINUTES: i64 = 2;

/// How far a time may lie outside the part of the day that is named beside it, in minutes.
const MARGIN: u32 = 120;

/// Of *a few hours* the fewest and the most that are meant, and of minutes the most.
const FEWEST: i64 = 2;
const MOST_FEW: i64 = 6;
const MOST_FEW_MINUTES: i64 = 30;

/// Where and when a text is read.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub order: DateOrder,
    pub writing: Writing,
}

impl Place {
    fn here(self) -> NaiveDateTime {
        self.writing.now.with_timezone(&self.writing.zone).naive_local()
    }

    /// The instants that a clock of the zone shows so.
    fn instants(self, local: NaiveDateTime) -> LocalResult<DateTime<Utc>> {
        self.writing.zone.from_local_datetime(&local).map(|at| at.to_utc())
    }

    /// The first moment of a day, or of what is left of it where the clock jumps.
    fn begin(self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        self.instants(local).earliest().or_else(|| self.instants(local + Duration::hours(1)).earliest())
    }
}

/// What parts mean: how it is to be taken, and the moments with their precision.
pub type Meant = (Reading, Vec<Moment>);

const NOTHING: Meant = (Reading::None, Vec::new());

/// Puts parts together.
pub fn assemble(parts: &[Part], place: Place) -> Meant {
    if parts.contains(&Part::Impossible) {
        return NOTHING;
    }
    for part in parts {
        match *part {
            Part::Instant(at) => return points(vec![at], Precision::Minute, place),
            Part::Ago { tenths, unit: unit @ (Unit::Seconds | Unit::Minutes | Unit::Hours) } => {
                return short_ago(tenths, unit, place);
            }
            Part::Few(unit) => return few_ago(unit, place),
            // Beside a day or a time it is a word of every day (*gerade gestern*).
            Part::Now if parts.iter().all(|part| *part == Part::Now) => {
                return (
                    Reading::One(place.writing.now),
                    vec![Moment { at: place.writing.now, precision: Precision::Second }],
                );
            }
            _ => {}
        }
    }
    let Some(named) = Named::gather(parts, place) else { return NOTHING };
    match &named.days {
        Some(days) if days.end.is_some() => whole(days, place),
        Some(days) => on_days(days, &named, place),
        None => lately(&named, place),
    }
}

fn short_ago(tenths: i64, unit: Unit, place: Place) -> Meant {
    let (seconds, precision) = match unit {
        Unit::Seconds => (1, Precision::Second),
        Unit::Minutes => (60, Precision::Second),
        _ => (3_600, Precision::Minute),
    };
    let back = tenths.checked_mul(seconds).map(|tenths| Duration::seconds(tenths / 10));
    back.and_then(|back| place.writing.now.checked_sub_signed(back))
        .map_or(NOTHING, |at| points(vec![at], precision, place))
}

/// *A few hours ago* is a span: from `MOST_FEW` of them ago to `FEWEST` ago.
fn few_ago(unit: Unit, place: Place) -> Meant {
    let seconds = if unit == Unit::Minutes { 60 } else { 3_600 };
    let back = |count: i64| place.writing.now - Duration::seconds(count * seconds);
    let most = if unit == Unit::Minutes { MOST_FEW_MINUTES } else { MOST_FEW };
    let (from, to) = (back(most), back(FEWEST));
    (Reading::Span(from, to), vec![Moment { at: from, precision: Precision::Hour }])
}

/// Days and times that a text names.
struct Named {
    days: Option<Stretch>,
    time: Option<TimeOfDay>,
    is_midnight: bool,
    part: Option<PartOfDay>,
    /// Which night is meant is certain (*last night*), not only the day it belongs to.
    is_certain_night: bool,
}

impl Named {
    fn gather(parts: &[Part], place: Place) -> Option<Self> {
        let times = parts.iter().filter_map(|part| if let Part::Time(time) = part { Some(*time) } else { None });
        let day_parts = parts.iter().filter_map(|part| match *part {
            Part::OfDay { part, day } => Some((part, day)),
            Part::Weekday { part: Some(part), .. } => Some((part, None)),
            _ => None,
        });
        let time = times.min_by_key(|time| time.minutes);
        let narrowest = day_parts.clone().min_by_key(|(part, _)| part.to - part.from).map(|(part, _)| part);
        // *Two in the morning last night*: the morning is that of the night.
        let is_of_night = |part: &PartOfDay| {
            let at = time.map(|time| time.minutes % 720 + 1440);
            part.to > 1440 && at.is_some_and(|at| at <= part.to) && narrowest.is_some_and(|other| other.to <= 780)
        };
        let night = day_parts.filter_map(|(part, day)| day.map(|_| part)).find(is_of_night);
        let part = night.or(narrowest);
        let mut named =
            Self { days: None, time, is_midnight: parts.contains(&Part::Midnight), part, is_certain_night: false };
        let here = place.here();
        let passed = |day: NaiveDate| {
            let first = named.minutes().into_iter().min().or(named.part.map(|part| part.from));
            first.is_none_or(|minutes| moment_of(day, minutes).is_some_and(|at| at <= here))
        };
        let wanted = day_of(parts, here.date());
        let is_night_itself = |part: &Part| matches!(part, Part::OfDay { .. } | Part::Weekday { part: Some(_), .. });
        let is_certain_night = wanted.iter().any(is_night_itself);
        let found: Vec<Stretch> = wanted.iter().filter_map(|part| stretch(*part, place.order, here, passed)).collect();
        if !wanted.is_empty() && found.is_empty() {
            return None;
        }
        named.days = found.into_iter().min_by_key(|days| days.starts.clone());
        named.is_certain_night = is_certain_night;
        Some(named)
    }

    fn is_night(&self) -> bool {
        self.part.is_some_and(|part| part.to > 1440)
    }

    /// The time in minutes from the day's midnight, two where nobody said which half; after 1440 on the next day.
    fn minutes(&self) -> Vec<u32> {
        let Some(time) = self.time else {
            return match self.is_midnight {
                true if self.is_night() => vec![1440],
                true => vec![0, 1440],
                false => Vec::new(),
            };
        };
        if matches!(time.half, Half::Am | Half::Pm) {
            // Of a night the hours after midnight are the next day's.
            let is_next = self.is_night() && self.part.is_some_and(|part| time.minutes + 1440 <= part.to);
            return vec![if is_next { time.minutes + 1440 } else { time.minutes }];
        }
        let halves = [time.minutes % 720, time.minutes % 720 + 720, time.minutes % 720 + 1440];
        let all = [time.minutes, time.minutes + 1440];
        let possible = if time.minutes < 780 { &halves[..] } else { &all[..] };
        if let Some(part) = self.part {
            let fits = |margin: u32| {
                let mut fitting = possible.iter().filter(|at| **at + margin >= part.from && **at <= part.to + margin);
                fitting.next().copied()
            };
            if let Some(minutes) = fits(0).or_else(|| fits(MARGIN)) {
                return vec![minutes];
            }
            // *Three in the morning* is before the morning begins.
            if time.half == Half::Either {
                return vec![if part.from < 720 && part.to <= 780 { halves[0] } else { halves[1] }];
            }
        }
        if time.half == Half::Either { halves[..2].to_vec() } else { vec![time.minutes] }
    }

    fn precision(&self) -> Precision {
        match self.time {
            Some(TimeOfDay { seconds: Some(_), .. }) => Precision::Second,
            Some(time) if time.has_minutes => Precision::Minute,
            _ => Precision::Hour,
        }
    }

    fn seconds(&self) -> u32 {
        self.time.and_then(|time| time.seconds).unwrap_or(0)
    }
}

fn moment_of(day: NaiveDate, minutes: u32) -> Option<NaiveDateTime> {
    moved(day, i64::from(minutes / 1440))?.and_hms_opt(minutes % 1440 / 60, minutes % 60, 0)
}

/// A week, a month, a year: whatever time was named, it was on one of its days.
fn whole(days: &Stretch, place: Place) -> Meant {
    let end = days.end.or(days.starts.first().and_then(|first| moved(*first, 1)));
    span(
        days.starts.first().and_then(|day| moment_of(*day, 0)),
        end.and_then(|day| moment_of(day, 0)),
        days.precision,
        place,
    )
}

fn span(from: Option<NaiveDateTime>, to: Option<NaiveDateTime>, precision: Precision, place: Place) -> Meant {
    match (from.and_then(|from| place.begin(from)), to.and_then(|to| place.begin(to))) {
        (Some(from), Some(to)) if from <= place.writing.now => {
            // Of *this morning*, said at ten, what is to come is none of it.
            let to =
                if precision == Precision::Hour && from < place.writing.now { to.min(place.writing.now) } else { to };
            (Reading::Span(from, to), vec![Moment { at: from, precision }])
        }
        (Some(from), _) => (Reading::Future(from), Vec::new()),
        _ => NOTHING,
    }
}

fn on_days(days: &Stretch, named: &Named, place: Place) -> Meant {
    let minutes = named.minutes();
    let ([day], []) = (&days.starts[..], &minutes[..]) else {
        return at_times(days, &minutes, named, place);
    };
    if let Some(part) = named.part {
        let from = moment_of(*day, part.from);
        return span(from, moment_of(*day, part.to), Precision::Hour, place);
    }
    let (reading, mut moments) = span(moment_of(*day, 0), moment_of(*day, 1440), days.precision, place);
    if let (Some(moment), Some(same)) = (moments.first_mut(), days.same_time) {
        moment.at = place.begin(same).unwrap_or(moment.at);
    }
    (reading, moments)
}

fn at_times(days: &Stretch, minutes: &[u32], named: &Named, place: Place) -> Meant {
    let from = named.part.map_or(0, |part| part.from);
    let minutes = if minutes.is_empty() { vec![from] } else { minutes.to_vec() };
    let mut locals = Vec::new();
    for day in &days.starts {
        for minutes in &minutes {
            if named.is_night() && *minutes > 1440 && !named.is_certain_night {
                // Two in the night of Saturday is Sunday's; *yesterday night* may be either night.
                locals.extend(moment_of(*day, *minutes - 1440));
            }
            locals.extend(moment_of(*day, *minutes));
        }
    }
    let seconds = Duration::seconds(named.seconds().into());
    let locals = locals.into_iter().map(|local| local + seconds).collect();
    let precision = if named.time.is_none() && named.part.is_none() && !named.is_midnight {
        days.precision
    } else {
        named.precision()
    };
    shown(locals, precision, place)
}

/// A time without a day is one of the day that is spoken of, else the last such time; of both halves of the day where nobody
/// said which.
fn lately(named: &Named, place: Place) -> Meant {
    let here = place.here();
    let last = |minutes: u32| {
        let spoken = place.writing.day.and_then(|day| moment_of(day, minutes % 1440)).filter(|at| *at <= here);
        if let Some(at) = spoken {
            return Some(at + Duration::seconds(named.seconds().into()));
        }
        let today = moment_of(here.date(), minutes % 1440)?;
        let today = today + Duration::seconds(named.seconds().into());
        if today <= here { Some(today) } else { today.checked_sub_days(chrono::Days::new(1)) }
    };
    let mut minutes = named.minutes();
    if named.is_midnight {
        minutes.truncate(1);
    }
    match (&minutes[..], named.part) {
        ([], Some(part)) => {
            let Some(from) = last(part.from) else { return NOTHING };
            span(Some(from), Some(from + Duration::minutes((part.to - part.from).into())), Precision::Hour, place)
        }
        ([], None) => NOTHING,
        (minutes, _) => shown(minutes.iter().filter_map(|minutes| last(*minutes)).collect(), named.precision(), place),
    }
}

/// What a clock of the zone showed.
fn shown(locals: Vec<NaiveDateTime>, precision: Precision, place: Place) -> Meant {
    let [only] = locals[..] else {
        let moments = locals.into_iter().filter_map(|local| place.instants(local).earliest()).collect();
        return points(moments, precision, place);
    };
    match place.instants(only) {
        LocalResult::Single(at) => points(vec![at], precision, place),
        LocalResult::Ambiguous(first, second) => match points(vec![first, second], precision, place) {
            (Reading::Two(first, second), moments) => (Reading::Overlap(first, second), moments),
            other => other,
        },
        LocalResult::None => {
            let at = |shift: i64| place.instants(only + Duration::hours(shift)).earliest();
            match points([at(-1), at(1)].into_iter().flatten().collect(), precision, place) {
                (Reading::Two(before, after), moments) => (Reading::Gap(before, after), moments),
                other => other,
            }
        }
    }
}

/// Only the past counts; where nothing of it is left, the moment is still to come.
fn points(mut moments: Vec<DateTime<Utc>>, precision: Precision, place: Place) -> Meant {
    moments.sort();
    moments.dedup();
    let limit = place.writing.now + Duration::minutes(TOLERANCE_MINUTES);
    let ahead = moments.first().copied();
    moments.retain(|at| *at <= limit);
    let reading = match (&moments[..], ahead) {
        ([first, second, ..], _) => Reading::Two(*first, *second),
        ([only], _) => Reading::One(*only),
        ([], Some(ahead)) => Reading::Future(ahead),
        ([], None) => Reading::None,
    };
    let moments = moments.into_iter().take(2).map(|at| Moment { at, precision }).collect();
    (reading, moments)
}
