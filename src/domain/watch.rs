//! What counts as a mass loss between two looks at a portal, and what a look leaves for the next one (B09).
//!
//! In charge of thresholds and of telling each loss once. How the portal is read, and whether what is absent was deleted,
//! is `service::watch`'s.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::policy::Watch;
use super::{EntityType, RecordId, SnapshotId, UserId};

/// How many records of one kind are many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold {
    /// So many.
    pub records: u64,
    /// Or such a share of the kind, in percent; 0 for no share.
    pub percent: u32,
    /// A share of fewer records than that is nothing.
    pub least: u64,
}

impl Threshold {
    /// Of deletions.
    pub fn of_losses(policy: &Watch) -> Self {
        Self { records: policy.loss_records, percent: policy.loss_percent, least: policy.least_records }
    }

    /// Of changes.
    pub fn of_changes(policy: &Watch) -> Self {
        Self { records: policy.change_records, percent: policy.change_percent, least: policy.least_records }
    }

    /// Whether `count` records are many, of a kind that had `of` of them.
    pub fn is_reached(self, count: u64, of: u64) -> bool {
        let is_share = self.percent > 0 && count >= self.least && count * 100 >= of.max(1) * u64::from(self.percent);
        count > 0 && (count >= self.records || is_share)
    }
}

/// What a look left.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Since when the portal is watched, by our clock: what ended before is not told.
    pub watched_from: Option<DateTime<Utc>>,
    /// When the last look ended, by our clock.
    pub looked_at: Option<DateTime<Utc>>,
    /// What was seen, by type. A type that could not be read is as it was before.
    pub types: BTreeMap<EntityType, Seen>,
}

/// What was last seen of one type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// When, by the portal's clock.
    pub at: DateTime<Utc>,
    /// The newest snapshot at that time: the next look compares with it and with what came since.
    pub newest: SnapshotId,
    /// The highest number at that time: records above it are new, and not changed.
    pub highest: RecordId,
    /// What was known to be gone, by first number.
    pub gone: BTreeSet<RecordId>,
    /// Those of them that were too few to be told, and since when: they count once more in the next look, because a
    /// deletion may go on while the portal is read.
    pub untold: BTreeMap<RecordId, DateTime<Utc>>,
    /// Who had changed many at that time: it is told when it begins, and not every hour.
    pub busy: BTreeSet<Option<UserId>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_so_many_or_such_a_share_of_not_too_few() {
        let threshold = Threshold { records: 50, percent: 10, least: 10 };
        for (count, of, is_mass) in [
            (0, 0, false),
            (49, 100_000, false),
            (50, 100_000, true),
            (9, 10, false),
            (10, 10, true),
            (10, 100, true),
            (10, 101, false),
            (11, 101, true),
        ] {
            assert_eq!(threshold.is_reached(count, of), is_mass, "{count} of {of}");
        }
        let without_share = Threshold { percent: 0, ..threshold };
        assert!(!without_share.is_reached(49, 49));
        assert!(without_share.is_reached(50, 50));
        let no_record = Threshold { least: 0, ..threshold };
        assert!(!no_record.is_reached(0, 0), "nothing is never much");
    }

    #[test]
    fn what_a_look_left_survives_being_stored() {
        let at = DateTime::UNIX_EPOCH;
        let seen = Seen {
            at,
            newest: SnapshotId(3),
            highest: RecordId(9),
            gone: [RecordId(4), RecordId(5)].into(),
            untold: [(RecordId(5), at)].into(),
            busy: [Some(UserId(7)), None].into(),
        };
        let memory = Memory { watched_from: Some(at), looked_at: Some(at), types: [(EntityType::Deal, seen)].into() };
        let stored = serde_json::to_string(&memory).unwrap();
        assert_eq!(serde_json::from_str::<Memory>(&stored).unwrap(), memory);
    }
}
