//! `--at`: a snapshot by its number, or by a moment (R23).
//!
//! In charge of reading ISO dates and times, local to the portal unless they carry an offset, and of finding the
//! snapshot closest before. What people say in words ("yesterday at three") is the dialogue's.

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::ids::SnapshotId;
use super::snapshot::{SnapshotHeader, closest_before};
use super::zone::Zone;

/// Which snapshot is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// This one.
    Snapshot(SnapshotId),
    /// The one closest before this moment.
    Moment(DateTime<Utc>),
}

/// Why no snapshot fits.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AtError {
    /// Neither a snapshot's number nor a moment.
    #[error("\"{text}\" is neither a snapshot nor a moment")]
    Unreadable {
        /// What was given, cut to 60 characters.
        text: String,
    },
    /// On that day the clocks skipped this time.
    #[error("{text} does not exist in the portal's time zone: the clocks were put forward")]
    Skipped {
        /// What was given.
        text: String,
    },
    /// Not yet.
    #[error("{moment} is in the future")]
    Future {
        /// As the portal's clock shows it.
        moment: String,
    },
    /// There is none that old.
    #[error("there is no snapshot from before {moment}: the oldest is {oldest} of {taken_at}")]
    BeforeOldest {
        /// As the portal's clock shows it.
        moment: String,
        /// The oldest snapshot.
        oldest: SnapshotId,
        /// Its moment, as the portal's clock shows it.
        taken_at: String,
    },
    /// Such a snapshot is not kept.
    #[error("there is no snapshot {id}")]
    NotKept {
        /// Its number.
        id: SnapshotId,
    },
}

impl AtError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => {
                "give a snapshot such as s5, a date (2026-11-20) or a date and time (2026-11-20T14:30, \
                 2026-11-20T14:30+01:00)"
            }
            Self::Skipped { .. } => "give the time with its offset, such as 2026-03-29T02:30+01:00",
            Self::Future { .. } => "give a moment in the past",
            Self::BeforeOldest { .. } | Self::NotKept { .. } => "`restore24 snapshot list` shows what there is",
        }
    }
}

impl At {
    /// Reads a snapshot's number, a date (its beginning) or a date and time, local unless it has an offset.
    ///
    /// # Errors
    /// A text that is none of these, a local time that was skipped. One that was passed twice is the earlier.
    pub fn parse(text: &str, zone: Zone) -> Result<Self, AtError> {
        let text = text.trim();
        if let Ok(id) = text.parse() {
            return Ok(Self::Snapshot(id));
        }
        let iso = text.replacen(' ', "T", 1);
        for completed in [iso.clone(), with_seconds(&iso)] {
            if let Ok(moment) = DateTime::parse_from_rfc3339(&completed) {
                return Ok(Self::Moment(moment.with_timezone(&Utc)));
            }
        }
        let local = NaiveDate::parse_from_str(&iso, "%Y-%m-%d")
            .map(|date| date.and_time(NaiveTime::MIN))
            .or_else(|_| NaiveDateTime::parse_from_str(&iso, "%Y-%m-%dT%H:%M"))
            .or_else(|_| NaiveDateTime::parse_from_str(&iso, "%Y-%m-%dT%H:%M:%S"))
            .map_err(|_| AtError::Unreadable { text: text.chars().take(60).collect() })?;
        match zone.moments_of(local) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => Ok(Self::Moment(moment)),
            LocalResult::None => Err(AtError::Skipped { text: text.chars().take(60).collect() }),
        }
    }

    /// The snapshot that is meant, among those kept.
    ///
    /// # Errors
    /// A moment after `now` (by the portal's clock) or before the oldest snapshot; a snapshot that is not kept.
    pub fn find(
        self,
        snapshots: &[SnapshotHeader],
        now: DateTime<Utc>,
        zone: Zone,
    ) -> Result<&SnapshotHeader, AtError> {
        let moment = match self {
            Self::Snapshot(id) => {
                return snapshots.iter().find(|snapshot| snapshot.id == id).ok_or(AtError::NotKept { id });
            }
            Self::Moment(moment) => moment,
        };
        if moment > now {
            return Err(AtError::Future { moment: zone.show(moment) });
        }
        let oldest = snapshots.iter().min_by_key(|snapshot| (snapshot.taken_at, snapshot.id));
        closest_before(snapshots, moment).ok_or_else(|| match oldest {
            Some(oldest) => AtError::BeforeOldest {
                moment: zone.show(moment),
                oldest: oldest.id,
                taken_at: zone.show(oldest.taken_at),
            },
            None => AtError::NotKept { id: SnapshotId(1) },
        })
    }
}

/// `…T14:30+01:00` as `…T14:30:00+01:00`.
fn with_seconds(iso: &str) -> String {
    let is_short = iso.len() > 16 && iso.is_char_boundary(16) && !iso[16..].starts_with(':');
    if is_short { format!("{}:00{}", &iso[..16], &iso[16..]) } else { iso.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::snapshot::SnapshotState;
    use std::collections::BTreeMap;

    fn berlin() -> Zone {
        Zone::parse_or_utc("Europe/Berlin")
    }

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_local_unless_they_say_otherwise() {
        for (text, expected) in [
            ("2026-11-20", "2026-11-19T23:00:00Z"),
            ("2026-11-20T14:30", "2026-11-20T13:30:00Z"),
            ("2026-11-20 14:30", "2026-11-20T13:30:00Z"),
            ("2026-11-20T14:30:15", "2026-11-20T13:30:15Z"),
            ("2026-11-20T14:30Z", "2026-11-20T14:30:00Z"),
            ("2026-11-20T14:30+03:00", "2026-11-20T11:30:00Z"),
            ("2026-11-20T14:30:00-05:00", "2026-11-20T19:30:00Z"),
            // The clocks were put back: half past two came twice.
            ("2026-10-25T02:30", "2026-10-25T00:30:00Z"),
        ] {
            assert_eq!(At::parse(text, berlin()), Ok(At::Moment(moment(expected))), "{text}");
        }
        assert_eq!(At::parse("s12", berlin()), Ok(At::Snapshot(SnapshotId(12))));
        assert!(matches!(At::parse("2026-03-29T02:30", berlin()), Err(AtError::Skipped { .. })));
        for wrong in ["", "12", "s0", "20.11.2026", "2026-13-01", "2026-11-20T25:00", "yesterday", "2026-11-20TÄ4:30"]
        {
            assert!(matches!(At::parse(wrong, berlin()), Err(AtError::Unreadable { .. })), "{wrong}");
        }
    }

    #[test]
    fn r23_the_closest_snapshot_before() {
        let snapshot = |id, taken_at| SnapshotHeader {
            portal: "acme".parse().unwrap(),
            id: SnapshotId(id),
            taken_at: moment(taken_at),
            read_until: moment(taken_at),
            state: SnapshotState::Complete,
            counts: BTreeMap::new(),
        };
        let kept = [snapshot(4, "2026-11-19T02:00:00Z"), snapshot(5, "2026-11-20T02:00:00Z")];
        let now = moment("2026-11-20T15:00:00Z");
        let find = |at: &str| At::parse(at, berlin()).unwrap().find(&kept, now, berlin()).map(|found| found.id.0);
        assert_eq!(find("2026-11-20T02:59"), Ok(4));
        assert_eq!(find("2026-11-20T03:00"), Ok(5));
        assert_eq!(find("s4"), Ok(4));
        assert_eq!(find("s3"), Err(AtError::NotKept { id: SnapshotId(3) }));
        assert!(matches!(find("2026-11-20T16:01"), Err(AtError::Future { .. })));
        let too_old = find("2026-11-18").unwrap_err();
        assert!(too_old.to_string().contains("the oldest is s4 of 2026-11-19 03:00:00 +01:00"), "{too_old}");
    }
}
