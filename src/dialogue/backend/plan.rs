//! What is wanted back, and what a plan, or an undo, would do (B03, B05).
//!
//! In charge of figures before anything is written. What was done then is [`super::report`]'s.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Counts, FileView, Kind, RemovedByUs, RestoreOption, named, total};
use crate::domain::plan::{NamedRecords, Naming};
use crate::domain::{EntityType, PlanId, RestoreId, SnapshotId};

/// What a plan, a file or a restore is to be about. Computed from the answers anew each time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The way back.
    pub option: RestoreOption,
    /// The snapshot chosen.
    pub snapshot: SnapshotId,
    /// The types it is about: those missing, all of them for a rollback.
    pub types: BTreeSet<EntityType>,
    /// Groups of the evidence that were ticked; empty means everything of these types.
    pub groups: BTreeSet<String>,
    /// Records by name: these only, or all but these (selective restores only).
    #[serde(default, skip_serializing_if = "Naming::is_empty")]
    pub naming: Naming,
    /// Whether records that are newer than the snapshot are removed (rollbacks only).
    pub remove_new: bool,
    /// Only what is missing in the portal (files).
    pub only_missing: bool,
}

/// A plan in figures (B03).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanSummary {
    /// Its number.
    pub plan: PlanId,
    /// Records to be created again, by type.
    pub recreate: Counts,
    /// Records that get fields back, by type.
    pub change_back: Counts,
    /// Records whose pointers are rewritten (B08).
    pub relink: u64,
    /// Records to be removed, by type; empty unless ordered.
    pub remove: Counts,
    /// Records that are newer than the snapshot (rollbacks), whether or not they are to be removed.
    pub new_since: u64,
    /// Records that stay as they are, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// Updates of records, each of which may start automation in the portal once.
    #[serde(default)]
    pub updates: u64,
    /// What rollbacks of ours removed, as was asked; it does not come back with this plan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<RemovedByUs>,
    /// Groups that were ticked and of which nothing is missing or changed any more, or nothing is held.
    #[serde(default)]
    pub ticked_in_vain: u64,
    /// What the names mean that were said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedRecords>,
    /// Records that stay and lose links with what is removed.
    #[serde(default)]
    pub cut_records: u64,
    /// Records that were left out although those created again point at them, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links_left_out: Counts,
    /// The plan as files, and what would be lost (B04).
    pub files: Vec<FileView>,
    /// How long it will take, by the portal's own figures.
    pub estimated_seconds: u64,
    /// An unusual share of the portal: percent, where it is above the policy's limit.
    pub unusual_percent: Option<u64>,
    /// Kinds of data around these records that no snapshot holds.
    pub not_held: Vec<Kind>,
    /// Until when it may be confirmed.
    pub expires_at: DateTime<Utc>,
}

impl PlanSummary {
    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        total(&self.recreate) + total(&self.change_back) + total(&self.remove) + self.relink == 0
    }
}

/// What an undo would do (B05).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UndoSummary {
    /// Of which restore.
    pub restore: RestoreId,
    /// Its plan, and until when that can be confirmed.
    #[serde(default)]
    pub plan: Option<(PlanId, DateTime<Utc>)>,
    /// Records that would go again, by type.
    pub remove: Counts,
    /// Records that would be changed, by type.
    pub change: Counts,
    /// Records that would come back, by type.
    pub recreate: Counts,
    /// Records whose links would be set back.
    #[serde(default)]
    pub relink: u64,
    /// Records that stay as they are, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// How long it will take.
    pub estimated_seconds: u64,
}

named! {
    /// Why a plan or a restore leaves something as it is.
    ConflictKind {
        /// Somebody changed it after the damage.
        ChangedAfterDamage = "changed-after-damage",
        /// Somebody changed it after the restore that is taken back.
        ChangedAfterRestore = "changed-after-restore",
        /// Somebody changed it after the preview.
        ChangedAfterPlanning = "changed-after-planning",
        /// It is in the portal again.
        AlreadyThere = "already-there",
        /// Somebody entered it again by hand.
        MadeAgain = "made-again",
        /// It is no longer in the portal.
        Gone = "gone",
        /// Somebody deleted it while the restore was at work.
        GoneSince = "gone-since",
        /// The record that it belongs to could not be created.
        WithoutOwner = "without-owner",
        /// The portal takes this link only while a record is created.
        OnlyWhileCreating = "only-while-creating",
        /// A record that stays points at it, so it is not removed.
        PointedAt = "pointed-at",
    }
}

impl ConflictKind {
    /// Whether somebody's later change is what is kept.
    pub fn is_change(self) -> bool {
        matches!(self, Self::ChangedAfterDamage | Self::ChangedAfterRestore | Self::ChangedAfterPlanning)
    }
}

/// How many records are left as they are, by reason.
pub type Conflicts = BTreeMap<ConflictKind, u64>;
