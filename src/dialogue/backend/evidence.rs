//! What is missing or was changed, and the snapshots that hold it (B02).
//!
//! In charge of what can be shown of it. Which of it is wanted back is [`super::Order`]'s.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Counts;
use crate::domain::{EntityType, RestoreId, SnapshotId};

/// Records that a rollback of ours removed because the admin asked for it: gone, and no loss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RemovedByUs {
    /// Which rollback.
    pub restore: RestoreId,
    /// When.
    pub at: DateTime<Utc>,
    /// How many by type.
    pub counts: Counts,
}

/// Changed records that a restore of ours set right: no damage any more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MendedByUs {
    /// Which restore.
    pub restore: RestoreId,
    /// How many are as they were before, by type.
    pub counts: Counts,
    /// How many keep what people entered after the change.
    pub kept: u64,
}

/// What is in some snapshot and not in the portal, read now (B02).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// When the portal was read.
    pub read_at: DateTime<Utc>,
    /// What is gone, a group for each type and pair of readings between which it vanished.
    pub groups: Vec<LossGroup>,
    /// What was changed since the newest snapshot before each change, by author and hour.
    pub changes: Vec<ChangeGroup>,
    /// Custom fields that are gone, by their labels.
    pub deleted_fields: Vec<String>,
    /// Types of which nothing can be said, and why.
    pub unknown: Vec<UnknownType>,
    /// What rollbacks of ours removed, as was asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<RemovedByUs>,
    /// What restores of ours have set right of the changes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mended: Vec<MendedByUs>,
}

impl Evidence {
    /// How much is gone, by type.
    pub fn lost(&self) -> Counts {
        let mut counts = Counts::new();
        for group in &self.groups {
            *counts.entry(group.entity_type).or_default() += group.count;
        }
        counts
    }

    /// How much was changed in bursts, by type.
    pub fn changed(&self) -> Counts {
        let mut counts = Counts::new();
        for group in &self.changes {
            *counts.entry(group.entity_type).or_default() += group.count;
        }
        counts
    }

    /// Whether anything is gone or changed in bursts.
    pub fn shows_anything(&self) -> bool {
        !self.groups.is_empty() || !self.changes.is_empty() || !self.deleted_fields.is_empty()
    }
}

/// Records of one type that vanished between the same two readings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LossGroup {
    /// Names the group in orders.
    pub id: String,
    /// The type.
    pub entity_type: EntityType,
    /// How many.
    pub count: u64,
    /// The last reading that still held them.
    pub last_seen: DateTime<Utc>,
    /// The first that did not.
    pub first_missed: DateTime<Utc>,
    /// Some of their names.
    pub examples: Vec<String>,
}

/// Records of one type that one author changed within the same hour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// Names the group in orders.
    pub id: String,
    /// The type.
    pub entity_type: EntityType,
    /// How many.
    pub count: u64,
    /// Who, where the portal tells.
    pub author: Option<String>,
    /// The beginning of the hour.
    pub hour: DateTime<Utc>,
    /// How many of them somebody changed once more in a later hour.
    #[serde(default)]
    pub changed_again: u64,
    /// What the same person added in that hour, with the first group of it only.
    #[serde(default, skip_serializing_if = "Counts::is_empty")]
    pub added: Counts,
    /// Some of their names.
    pub examples: Vec<String>,
}

/// A type of which nothing can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownType {
    /// The type.
    pub entity_type: EntityType,
    /// Why.
    pub reason: String,
}

/// A snapshot as a person picks it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SnapshotView {
    /// Its number.
    pub id: SnapshotId,
    /// Its moment.
    pub taken_at: DateTime<Utc>,
    /// Types that it does not hold.
    pub lacking: Vec<EntityType>,
    /// Records in it.
    pub records: u64,
}
