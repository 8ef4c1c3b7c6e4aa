//! Which snapshots are kept, and why.
//!
//! In charge of the decision alone: snapshots in, verdicts with reasons out, `now` passed in. Removing what is not
//! kept any more is the store's.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ids::SnapshotId;
use super::snapshot::{SnapshotHeader, SnapshotState};

/// For so many days a request keeps its snapshot; then whoever waited has to say so again. Not every request is closed
/// by somebody, so without an end many would keep their snapshots for ever.
pub const KEPT_FOR_REQUEST_DAYS: i64 = 30;

/// How long snapshots are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetentionPolicy {
    /// At least one.
    keep_days: u32,
}

/// A policy by which nothing would be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "snapshots must be kept for at least one day and at most ten years: {days} days would delete everything or mean nothing"
)]
pub struct InvalidRetention {
    /// What was asked for.
    pub days: u32,
}

impl RetentionPolicy {
    /// Keeps snapshots for so many days, 1 to 3,650.
    ///
    /// # Errors
    /// [`InvalidRetention`] for any other number.
    pub fn keep_days(days: u32) -> Result<Self, InvalidRetention> {
        if (1..=3_650).contains(&days) { Ok(Self { keep_days: days }) } else { Err(InvalidRetention { days }) }
    }

    /// For how many days.
    pub fn days(self) -> u32 {
        self.keep_days
    }
}

impl Default for RetentionPolicy {
    /// One week (R09).
    fn default() -> Self {
        Self { keep_days: 7 }
    }
}

/// What becomes of one snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Which.
    pub id: SnapshotId,
    /// Why it is kept or not.
    pub reason: Reason,
}

impl Verdict {
    /// Whether it is kept.
    pub fn is_kept(self) -> bool {
        self.reason != Reason::TooOld
    }
}

/// Why a snapshot is kept or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// Kept: an open request, a plan or an undo needs it.
    Pinned,
    /// Kept: no newer snapshot is complete (or, where none is, none is newer).
    NewestComplete,
    /// Kept: it is young enough.
    Young,
    /// Not kept.
    TooOld,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pinned => "kept: a request, a plan or an undo needs it",
            Self::NewestComplete => "kept: the newest complete one",
            Self::Young => "kept: young enough",
            Self::TooOld => "expired: too old",
        })
    }
}

/// Decides about the snapshots of one portal that are kept so far, whatever their order; one verdict each, by id.
///
/// A snapshot dated after `now` (the portal's clock may be ahead of ours) is young.
pub fn decide(
    snapshots: &[SnapshotHeader],
    policy: RetentionPolicy,
    now: DateTime<Utc>,
    pinned: &BTreeSet<SnapshotId>,
) -> Vec<Verdict> {
    let is_complete = |header: &&SnapshotHeader| header.state == SnapshotState::Complete;
    let newest_complete = snapshots.iter().filter(is_complete).map(|header| header.id).max();
    let last_resort = newest_complete.or_else(|| snapshots.iter().map(|header| header.id).max());
    let oldest_kept = now - TimeDelta::days(i64::from(policy.keep_days));
    let mut verdicts: Vec<Verdict> = snapshots
        .iter()
        .map(|header| {
            let reason = if pinned.contains(&header.id) {
                Reason::Pinned
            } else if Some(header.id) == last_resort {
                Reason::NewestComplete
            } else if header.taken_at >= oldest_kept {
                Reason::Young
            } else {
                Reason::TooOld
            };
            Verdict { id: header.id, reason }
        })
        .collect();
    verdicts.sort_by_key(|verdict| verdict.id);
    verdicts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::snapshot::Lack;
    use crate::domain::{EntityType, PortalId};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn header(id: i64, hours_old: i64, is_complete: bool) -> SnapshotHeader {
        let taken_at = now() - TimeDelta::hours(hours_old);
        let lacking = vec![Lack { entity_type: EntityType::Deal, reason: "no right".into() }];
        SnapshotHeader {
            portal: "acme".parse::<PortalId>().unwrap(),
            id: SnapshotId(id),
            taken_at,
            read_until: taken_at,
            state: if is_complete { SnapshotState::Complete } else { SnapshotState::Partial { lacking } },
            counts: BTreeMap::new(),
        }
    }

    fn now() -> DateTime<Utc> {
        "2027-01-03T02:30:00Z".parse().unwrap()
    }

    fn reasons(snapshots: &[SnapshotHeader], pinned: &[i64]) -> Vec<(i64, Reason)> {
        let pinned = pinned.iter().map(|id| SnapshotId(*id)).collect();
        let verdicts = decide(snapshots, RetentionPolicy::default(), now(), &pinned);
        verdicts.into_iter().map(|verdict| (verdict.id.0, verdict.reason)).collect()
    }

    #[test]
    fn a_week_is_kept_to_the_hour_across_the_end_of_a_year() {
        let snapshots = [header(1, 7 * 24 + 1, true), header(2, 7 * 24, true), header(3, 1, true)];
        assert_eq!(reasons(&snapshots, &[]), [(1, Reason::TooOld), (2, Reason::Young), (3, Reason::NewestComplete)]);
    }

    #[test]
    fn the_last_complete_one_stays_whatever_its_age() {
        let snapshots = [header(1, 900, true), header(2, 800, true), header(3, 700, false), header(4, 1, false)];
        assert_eq!(
            reasons(&snapshots, &[]),
            [(1, Reason::TooOld), (2, Reason::NewestComplete), (3, Reason::TooOld), (4, Reason::Young)]
        );
        let only_partial = [header(1, 900, false), header(2, 800, false)];
        assert_eq!(reasons(&only_partial, &[]), [(1, Reason::TooOld), (2, Reason::NewestComplete)]);
    }

    #[test]
    fn what_is_needed_stays() {
        let snapshots = [header(1, 900, true), header(2, 800, true), header(3, 1, true)];
        assert_eq!(reasons(&snapshots, &[1]), [(1, Reason::Pinned), (2, Reason::TooOld), (3, Reason::NewestComplete)]);
    }

    #[test]
    fn a_policy_that_keeps_nothing_is_refused() {
        assert_eq!(RetentionPolicy::keep_days(0), Err(InvalidRetention { days: 0 }));
        assert!(RetentionPolicy::keep_days(3_651).is_err());
        assert_eq!(RetentionPolicy::keep_days(1).unwrap().days(), 1);
    }

    proptest! {
        #[test]
        fn it_keeps_the_newest_complete_one_and_changes_nothing_when_applied_twice(
            ages in prop::collection::vec((-48_i64..2_000, any::<bool>()), 0..20),
            pinned in prop::collection::btree_set(1_i64..20, 0..4),
            days in 1_u32..60,
        ) {
            let snapshots: Vec<SnapshotHeader> =
                ages.iter().zip(1..).map(|((age, is_complete), id)| header(id, *age, *is_complete)).collect();
            let pinned = pinned.into_iter().map(SnapshotId).collect();
            let policy = RetentionPolicy::keep_days(days).unwrap();
            let verdicts = decide(&snapshots, policy, now(), &pinned);
            prop_assert_eq!(verdicts.len(), snapshots.len());
            let is_kept = |id: SnapshotId| verdicts.iter().any(|verdict| verdict.id == id && verdict.is_kept());
            let kept: Vec<SnapshotHeader> = snapshots.iter().filter(|header| is_kept(header.id)).cloned().collect();
            let newest = snapshots.iter().filter(|header| header.state == SnapshotState::Complete).max_by_key(|header| header.id);
            if let Some(newest) = newest {
                prop_assert!(is_kept(newest.id));
            }
            prop_assert_eq!(kept.is_empty(), snapshots.is_empty());
            prop_assert!(decide(&kept, policy, now(), &pinned).iter().all(|verdict| verdict.is_kept()));
        }
    }
}
