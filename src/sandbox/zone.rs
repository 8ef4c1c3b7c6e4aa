//! The portal's time zone: how moments are written, read and cut into days.
//!
//! In charge of the zone's offsets and of the two shapes in which Bitrix24 writes moments. Moments are
//! seconds since 1970 in UTC. Which moment it is now, the [`clock`](super::clock) knows.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

/// Seconds in a day.
pub const DAY: i64 = 86_400;
/// The first and the last second that four digits of a year can tell: 0001-01-01 and 9999-12-31, by the local clock.
const WRITTEN: (i64, i64) = (-62_135_596_800, 253_402_300_799);

/// A time zone with its changes of offset looked up once.
#[derive(Debug, Clone)]
pub struct Zone {
    tz: Tz,
    /// Offsets in seconds, each from a moment on, ascending.
    steps: Vec<(i64, i32)>,
}

impl Zone {
    /// Reads the offsets of the years 2000 to 2060.
    pub fn new(tz: Tz) -> Self {
        const FIRST: i64 = 946_684_800;
        const LAST: i64 = 2_840_140_800;
        let offset = |moment: i64| {
            let utc = DateTime::from_timestamp(moment, 0).expect("within chrono's range").naive_utc();
            tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
        };
        let mut steps = vec![(i64::MIN, offset(FIRST))];
        let mut day = FIRST;
        while day < LAST {
            if offset(day) != offset(day + DAY) {
                let (mut low, mut high) = (day, day + DAY);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if offset(middle) == offset(day) { low = middle } else { high = middle }
                }
                steps.push((high, offset(high)));
            }
            day += DAY;
        }
        Self { tz, steps }
    }

    /// The zone's IANA name.
    pub fn name(&self) -> &'static str {
        self.tz.name()
    }

    /// Seconds to add to UTC at a moment.
    pub fn offset(&self, moment: i64) -> i64 {
        let position = self.steps.partition_point(|(from, _)| *from <= moment);
        i64::from(self.steps[position.saturating_sub(1)].1)
    }

    /// The local day of a moment, counted from 1970-01-01.
    pub fn day(&self, moment: i64) -> i64 {
        moment.saturating_add(self.offset(moment)).div_euclid(DAY)
    }

    /// The moment at which the local clock shows `seconds` after midnight of a day.
    pub fn at(&self, day: i64, seconds: i64) -> i64 {
        let local = day * DAY + seconds;
        let guess = local - self.offset(local);
        local - self.offset(guess)
    }

    /// Writes `2026-08-01T10:00:00+02:00`; what lies beyond years of four digits is written as the nearest of them.
    pub fn write(&self, moment: i64, out: &mut String) {
        let offset = self.offset(moment);
        let local = moment.saturating_add(offset).clamp(WRITTEN.0, WRITTEN.1);
        let (year, month, day) = civil(local.div_euclid(DAY));
        let seconds = local.rem_euclid(DAY);
        let mut text = *b"0000-00-00T00:00:00+00:00";
        put(&mut text, 0, year / 100);
        put(&mut text, 2, year % 100);
        put(&mut text, 5, month);
        put(&mut text, 8, day);
        put(&mut text, 11, seconds / 3600);
        put(&mut text, 14, seconds / 60 % 60);
        put(&mut text, 17, seconds % 60);
        if offset < 0 {
            text[19] = b'-';
        }
        put(&mut text, 20, offset.abs() / 3600);
        put(&mut text, 23, offset.abs() / 60 % 60);
        out.push_str(std::str::from_utf8(&text).expect("digits are ASCII"));
    }

    /// A moment as text.
    pub fn text(&self, moment: i64) -> String {
        let mut out = String::with_capacity(25);
        self.write(moment, &mut out);
        out
    }

    /// The moment that stands for a date: midnight in UTC, as the portal writes dates with an offset
    /// (reference §1.3, `2024-08-30T02:00:00+02:00`).
    pub fn of_date(day: i64) -> i64 {
        day * DAY
    }

    /// Reads a moment; texts without an offset are local. Years have four digits, as where they are written.
    pub fn parse(&self, text: &str) -> Option<i64> {
        let moment = self.parse_any(text.trim())?;
        (1..=9999).contains(&civil(self.day(moment)).0).then_some(moment)
    }

    fn parse_any(&self, text: &str) -> Option<i64> {
        if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
            return Some(moment.timestamp());
        }
        let local = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
            .or_else(|| naive_date(text)?.and_hms_opt(0, 0, 0))?
            .and_utc()
            .timestamp();
        Some(self.at(local.div_euclid(DAY), local.rem_euclid(DAY)))
    }

    /// Reads a date, counted in days from 1970-01-01; of a moment, its local day.
    pub fn parse_date(&self, text: &str) -> Option<i64> {
        let text = text.trim();
        if let Some(date) = naive_date(text) {
            return Some(i64::from(date.to_epoch_days()));
        }
        self.parse(text).map(|moment| self.day(moment))
    }
}

fn naive_date(text: &str) -> Option<NaiveDate> {
    let date = ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok())?;
    (1..=9999).contains(&date.year()).then_some(date)
}

fn put(text: &mut [u8; 25], at: usize, number: i64) {
    text[at] = b'0' + (number / 10) as u8;
    text[at + 1] = b'0' + (number % 10) as u8;
}

/// Year, month and day of a day counted from 1970-01-01 (Howard Hinnant's `civil_from_days`).
fn civil(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day_of_year - (153 * shifted_month + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_with_the_offset_of_their_season() {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        for text in [
            "2026-03-29T01:59:59+01:00",
            "2026-03-29T03:00:00+02:00",
            "2024-02-29T12:00:07+01:00",
            "2025-12-31T23:59:59+01:00",
        ] {
            assert_eq!(zone.text(zone.parse(text).unwrap()), text);
        }
        assert_eq!(zone.text(Zone::of_date(zone.parse_date("2024-08-30").unwrap())), "2024-08-30T02:00:00+02:00");
        let west = Zone::new(chrono_tz::America::St_Johns);
        assert_eq!(west.text(west.parse("2026-01-02T03:04:05-03:30").unwrap()), "2026-01-02T03:04:05-03:30");
    }

    #[test]
    fn texts_without_an_offset_are_local() {
        let zone = Zone::new(chrono_tz::Europe::Berlin);
        let moment = zone.parse("2026-07-01T12:00:00+02:00");
        assert_eq!(zone.parse("2026-07-01 12:00:00"), moment);
        assert_eq!(zone.parse("01.07.2026 12:00:00"), moment);
        assert_eq!(zone.parse("2026-07-01T10:00:00Z"), moment);
        assert_eq!(zone.parse("soon"), None);
        for far in ["+99999-01-01", "-0005-01-01", "0000-12-31", "+99999-01-01 10:00:00", "9999-12-31T23:30:00Z"] {
            assert_eq!(zone.parse(far), None, "{far}");
        }
        assert_eq!(zone.text(Zone::of_date(zone.parse_date("9999-12-31").unwrap())), "9999-12-31T01:00:00+01:00");
        for (moment, text) in [(i64::MAX, "9999-12-31T23:59:59+01:00"), (i64::MIN, "0001-01-01T00:00:00+01:00")] {
            assert_eq!(zone.text(moment), text);
        }
        assert!(zone.day(i64::MAX) > zone.day(moment.unwrap()) && zone.day(i64::MIN) < 0);
        assert_eq!(zone.parse_date("2026-07-01T02:00:00+02:00"), zone.parse_date("2026-07-01"));
        assert_eq!(zone.at(zone.day(moment.unwrap()), 12 * 3600), moment.unwrap());
    }
}
