//! How long whoever guesses has to wait, as a pure function.

use chrono::{DateTime, TimeDelta, Utc};

/// For so long a wrong code or link counts.
pub const COUNTED: TimeDelta = TimeDelta::hours(24);

/// So many wrong ones are slips.
pub const FREE: usize = 3;

/// The first wait; it doubles with each wrong one.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(30);

/// The longest wait.
const LONGEST_WAIT: TimeDelta = TimeDelta::hours(12);

/// So many wrong ones of all accounts within [`ALARM_SPAN`] are an attack: then nobody has slips to spare.
pub const ALARM: u64 = 50;

/// See [`ALARM`].
pub const ALARM_SPAN: TimeDelta = TimeDelta::hours(1);

/// Until when nothing of an account is looked at; the moment may be over. `mine` are its wrong ones that count, oldest
/// first, `all` those of everybody within [`ALARM_SPAN`].
pub fn closed_until(mine: &[DateTime<Utc>], all: u64) -> Option<DateTime<Utc>> {
    let free = if all >= ALARM { 1 } else { FREE };
    let beyond = mine.len().checked_sub(free)?;
    let doublings = u32::try_from(beyond).unwrap_or(u32::MAX).min(16);
    let wait = (FIRST_WAIT * 2_i32.pow(doublings)).min(LONGEST_WAIT);
    Some(*mine.last()? + wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_an_attack_leaves_nobody_slips() {
        let last: DateTime<Utc> = "2026-11-25T10:00:00Z".parse().unwrap();
        let minutes = |count: usize, all: u64| {
            let mine: Vec<_> = (0..count).map(|ago| last - TimeDelta::seconds(ago as i64)).rev().collect();
            closed_until(&mine, all).map(|until| (until - last).num_seconds())
        };
        for (count, all, seconds) in [
            (0, 0, None),
            (0, ALARM * 9, None),
            (2, 2, None),
            (3, 3, Some(30)),
            (4, 4, Some(60)),
            (5, ALARM - 1, Some(120)),
            (1, ALARM, Some(30)),
            (2, ALARM, Some(60)),
            (13, 13, Some(30 * 1024)),
            (14, 14, Some(12 * 3_600)),
            (10_000, 10_000, Some(12 * 3_600)),
        ] {
            assert_eq!(minutes(count, all), seconds, "{count} of {all}");
        }
    }
}
