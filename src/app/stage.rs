//! A stand-in portal with a week behind it: what the demo and scripted dialogues set up in the same way.
//!
//! In charge of when the week's snapshots are taken and of the portal's clock.

use anyhow::anyhow;
use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde_json::json;

use crate::domain::policy::Policy;
use crate::sandbox::Server;

/// Moves the portal's clock.
///
/// # Errors
/// It only moves forward.
pub fn move_clock(server: &Server, to: DateTime<Utc>, is_frozen: bool) -> anyhow::Result<()> {
    let answer = server.ui_post("clock", &json!({ "now": to.to_rfc3339(), "frozen": is_frozen }));
    match answer.get("error") {
        Some(error) => Err(anyhow!("the stand-in portal's clock does not move: {error}")),
        None => Ok(()),
    }
}

/// The daily captures (R08) within the retention (R09) before a moment, oldest first.
pub fn captures_before(end: DateTime<Utc>, zone: Tz) -> Vec<DateTime<Utc>> {
    let policy = Policy::default();
    let at = policy.daily_at().unwrap_or(NaiveTime::MIN);
    let today = end.with_timezone(&zone).date_naive();
    let oldest = end - chrono::TimeDelta::days(i64::from(policy.snapshots.keep_days));
    (0..=u64::from(policy.snapshots.keep_days))
        .rev()
        .filter_map(|days| zone.from_local_datetime(&(today - Days::new(days)).and_time(at)).earliest())
        .map(|moment| moment.with_timezone(&Utc))
        .filter(|moment| (oldest..end).contains(moment))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_has_seven_daily_captures_whatever_the_hour() {
        for end in ["2026-11-22T01:30:00Z", "2026-11-22T02:30:00Z", "2026-11-22T22:30:00Z"] {
            let end: DateTime<Utc> = end.parse().unwrap();
            let captures = captures_before(end, chrono_tz::Europe::Berlin);
            assert_eq!(captures.len(), 7, "{end}");
            assert!(captures.iter().all(|moment| *moment < end));
        }
    }
}
