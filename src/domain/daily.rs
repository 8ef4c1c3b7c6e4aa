//! When the next daily snapshot of a portal is to be taken (R08).
//!
//! In charge of the hour, of days that were missed and of how long to wait after a failure. Taking it is `app::daily`'s.

use chrono::{DateTime, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::zone::Zone;

/// How much earlier than the hour a snapshot may be dated and still count as that day's: the portal's clock, by which it
/// is dated, need not agree with ours.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(10);

/// How far ahead of our clock a moment may lie and still be believed: two clocks and two zones differ by less than a day.
const FURTHEST_AHEAD: TimeDelta = TimeDelta::days(1);

/// How long to wait where somebody else is at work on the portal.
pub const BUSY_WAIT: TimeDelta = TimeDelta::minutes(1);

/// What decides when the next snapshot is due.
#[derive(Debug, Clone, Copy)]
pub struct Daily {
    /// The hour, on the clock at the portal.
    pub at: NaiveTime,
    /// The portal's zone.
    pub zone: Zone,
    /// The newest finished snapshot, if there is any.
    pub newest: Option<DateTime<Utc>>,
}

impl Daily {
    /// When the next snapshot is due: `now` where the newest is older than the hour that has passed last, so that days on
    /// which nothing ran are made up for by one snapshot; else the next time the clock shows the hour.
    pub fn due(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = self.zone.local(now).date_naive();
        let around = [today.checked_sub_days(Days::new(1)), Some(today), today.checked_add_days(Days::new(1))];
        let hours: Vec<_> = around.into_iter().flatten().map(|date| self.hour_on(date)).collect();
        let passed = hours.iter().rfind(|hour| **hour <= now).copied();
        let is_missed = match (self.newest, passed) {
            (None, _) => true,
            (Some(newest), Some(passed)) => newest < passed - CLOCKS_DIFFER,
            (Some(_), None) => false,
        };
        if is_missed { now } else { hours.into_iter().find(|hour| *hour > now).unwrap_or(now + TimeDelta::days(1)) }
    }

    /// The hour on a date: the earlier one where the clock passes it twice, as much later as the clock skips where it
    /// skips it.
    fn hour_on(&self, date: NaiveDate) -> DateTime<Utc> {
        let local = date.and_time(self.at);
        match self.zone.moments_of(local) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment,
            LocalResult::None => {
                // The offset before the gap, held on through it.
                let before = self.zone.local(local.and_utc() - TimeDelta::days(1)).offset().local_minus_utc();
                local.and_utc() - TimeDelta::seconds(i64::from(before))
            }
        }
    }
}

/// The newest of these moments. One far ahead was written while a clock was wrong; waiting for it would mean days
/// without a snapshot.
pub fn newest(moments: impl IntoIterator<Item = DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    moments.into_iter().filter(|moment| *moment - now <= FURTHEST_AHEAD).max()
}

/// Until when to wait, as it was noted after a failure; not at all where the clock was set back since, and the noted
/// moment is further away than any wait.
pub fn wait_until(noted: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    noted.filter(|moment| *moment - now <= wait_after(u32::MAX))
}

/// How long to wait after so many failures in a row: a minute, five, a quarter of an hour, then an hour each time.
pub fn wait_after(failures: u32) -> TimeDelta {
    TimeDelta::minutes(match failures {
        0 => 0,
        1 => 1,
        2 => 5,
        3 => 15,
        _ => 60,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn due(at: &str, zone: &str, newest: Option<&str>, now: &str) -> DateTime<Utc> {
        let (at, zone) = (NaiveTime::parse_from_str(at, "%H:%M").unwrap(), Zone::parse_or_utc(zone));
        Daily { at, zone, newest: newest.map(moment) }.due(moment(now))
    }

    #[test]
    fn the_next_one_is_at_the_hour_there_and_a_missed_one_is_due_now() {
        for (at, zone, newest, now, expected) in [
            // Never any: now.
            ("03:00", "Europe/Berlin", None, "2026-11-22T12:00:00Z", "2026-11-22T12:00:00Z"),
            // Today's is there: tomorrow, at three on the clock there.
            ("03:00", "Europe/Berlin", Some("2026-11-22T02:00:04Z"), "2026-11-22T12:00:00Z", "2026-11-23T02:00:00Z"),
            // The portal's clock is behind ours: it still is today's.
            ("03:00", "Europe/Berlin", Some("2026-11-22T01:58:00Z"), "2026-11-22T02:01:00Z", "2026-11-23T02:00:00Z"),
            // Yesterday's, before today's hour: wait for it.
            ("03:00", "Europe/Berlin", Some("2026-11-21T02:00:04Z"), "2026-11-22T01:30:00Z", "2026-11-22T02:00:00Z"),
            // Yesterday's, after today's hour: missed.
            ("03:00", "Europe/Berlin", Some("2026-11-21T02:00:04Z"), "2026-11-22T02:00:00Z", "2026-11-22T02:00:00Z"),
            // A week of nothing is made up for once.
            ("03:00", "Europe/Berlin", Some("2026-11-14T02:00:04Z"), "2026-11-22T09:00:00Z", "2026-11-22T09:00:00Z"),
            // The other side of the date line.
            ("22:30", "Pacific/Auckland", Some("2026-11-21T09:30:00Z"), "2026-11-21T20:00:00Z", "2026-11-22T09:30:00Z"),
            ("22:30", "-03:30", Some("2026-11-21T02:00:00Z"), "2026-11-21T03:00:00Z", "2026-11-22T02:00:00Z"),
        ] {
            assert_eq!(due(at, zone, newest, now), moment(expected), "{at} {zone} {newest:?} {now}");
        }
    }

    #[test]
    fn changing_clocks_neither_lose_nor_double_a_day() {
        // Berlin skips 02:00-03:00 on 2026-03-29 and passes 02:00-03:00 twice on 2026-10-25.
        for (at, newest, now, expected) in [
            ("02:30", "2026-03-28T01:30:00Z", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"),
            ("02:30", "2026-03-29T01:30:00Z", "2026-03-29T01:31:00Z", "2026-03-30T00:30:00Z"),
            ("02:30", "2026-10-24T00:30:00Z", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"),
            ("02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-26T01:30:00Z"),
        ] {
            assert_eq!(due(at, "Europe/Berlin", Some(newest), now), moment(expected), "{now}");
        }
    }

    #[test]
    fn failures_are_waited_out_for_longer_and_never_for_more_than_an_hour() {
        let waits: Vec<_> = (1..=6).map(|failures| wait_after(failures).num_minutes()).collect();
        assert_eq!(waits, [1, 5, 15, 60, 60, 60]);
    }

    #[test]
    fn a_clock_that_was_wrong_for_a_while_stops_nothing() {
        let now = moment("2026-11-22T12:00:00Z");
        let (yesterday, in_a_year) = (moment("2026-11-21T12:00:00Z"), moment("2027-11-22T12:00:00Z"));
        assert_eq!(newest([yesterday, in_a_year], now), Some(yesterday));
        assert_eq!(newest([in_a_year], now), None);
        assert_eq!(newest([now + TimeDelta::hours(14)], now), Some(now + TimeDelta::hours(14)));
        assert_eq!(wait_until(Some(now + TimeDelta::minutes(60)), now), Some(now + TimeDelta::minutes(60)));
        assert_eq!(wait_until(Some(in_a_year), now), None);
        assert_eq!(wait_until(None, now), None);
    }
}
