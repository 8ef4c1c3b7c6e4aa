//! What a capture writes while it runs. Nothing of it is visible until it is finished.

use std::collections::{BTreeMap, HashMap};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::crm::{Fingerprint, Probe};
use super::snapshots::StoreError;
use crate::domain::record_set::RecordSet;
use crate::domain::schema::{Definitions, Digest};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, PortalId, RecordId, RecordKey, SnapshotId, UserId};

/// Which record was which before restores gave it a new id.
#[async_trait]
pub trait Lineage: Send + Sync {
    /// The first id of every record of the portal that a restore re-created; all others are their own first.
    async fn first_ids(&self, portal: &PortalId) -> Result<HashMap<RecordKey, RecordId>, StoreError>;
}

/// Keeps the capture under way: at most one per portal, held by whoever holds the portal's lease.
#[async_trait]
pub trait CaptureStore: Send + Sync {
    /// The capture that was begun and not finished.
    async fn find_pending(&self, portal: &PortalId) -> Result<Option<PendingCapture>, StoreError>;

    /// Begins a capture, with progress rows for every type.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] where one is pending.
    async fn begin_capture(&self, portal: &PortalId, capture: &NewCapture) -> Result<PendingCapture, StoreError>;

    /// Removes whatever the pending capture wrote.
    async fn discard_capture(&self, portal: &PortalId) -> Result<(), StoreError>;

    /// How far each type has come.
    async fn load_progress(&self, pending: &PendingCapture) -> Result<BTreeMap<EntityType, TypeProgress>, StoreError>;

    /// Versions that are current in the finished snapshots, ids in `after < id <= up_to` ascending, at most `limit`.
    async fn page_current(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        after: RecordId,
        up_to: RecordId,
        limit: usize,
    ) -> Result<Vec<(RecordId, HeldVersion)>, StoreError>;

    /// All that is held of the given records, by id; records of which nothing is held are not there.
    async fn load_held(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        ids: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Held>, StoreError>;

    /// Records that the list did not show and that were not looked for yet, ascending above `after`.
    async fn page_suspected(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<RecordId>, StoreError>;

    /// Applies changes and progress of one type in one transaction.
    async fn write_batch(&self, pending: &PendingCapture, batch: &CaptureBatch) -> Result<(), StoreError>;

    /// Takes back all that was written of a type and marks it lacking.
    async fn forget_type(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        reason: &str,
    ) -> Result<(), StoreError>;

    /// Ends the closed versions and makes the snapshot visible, in one short transaction.
    async fn finish_capture(
        &self,
        pending: &PendingCapture,
        read_until: DateTime<Utc>,
    ) -> Result<SnapshotHeader, StoreError>;
}

/// What is known when a capture begins.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCapture {
    /// By our clock.
    pub started_at: DateTime<Utc>,
    /// The snapshot's moment, by the portal's clock.
    pub taken_at: DateTime<Utc>,
    /// As whom the portal is read.
    pub standing: Standing,
    /// The portal's set-up.
    pub definitions: Definitions,
}

/// A capture that is under way.
#[derive(Debug, Clone, PartialEq)]
pub struct PendingCapture {
    /// Whose.
    pub portal: PortalId,
    /// The snapshot that it will be.
    pub snapshot: SnapshotId,
    /// By our clock.
    pub started_at: DateTime<Utc>,
    /// The snapshot's moment, by the portal's clock.
    pub taken_at: DateTime<Utc>,
    /// As whom the portal is read.
    pub standing: Standing,
    /// The portal's set-up.
    pub definitions: Definitions,
}

/// As whom a portal is read: what must not change between the first and the last question of a capture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The portal.
    pub fingerprint: Fingerprint,
    /// The calling user.
    pub user: UserId,
    /// Whether that is an administrator.
    pub is_admin: bool,
    /// The scopes granted, sorted.
    pub scopes: Vec<String>,
    /// How many records restores had re-created: with more, comparable forms would come out differently.
    pub re_created: usize,
}

impl Standing {
    /// The standing that a probe tells.
    pub fn of(probe: &Probe, re_created: usize) -> Self {
        Self {
            fingerprint: probe.fingerprint.clone(),
            user: probe.user.id,
            is_admin: probe.is_admin,
            scopes: probe.scopes.clone(),
            re_created,
        }
    }

    /// Whether what was read with the one may be put together with what is read with the other.
    pub fn is_same(&self, other: &Self) -> bool {
        self.fingerprint.is_same_portal(&other.fingerprint)
            && self.is_admin == other.is_admin
            && self.scopes == other.scopes
            && self.re_created == other.re_created
    }
}

/// How far the capture of one type has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeProgress {
    /// Everything up to this id was read.
    pub cursor: RecordId,
    /// What is done.
    pub phase: Phase,
    /// What the snapshot would hold if it were finished now.
    pub set: RecordSet,
}

/// What is done of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// The list is being read.
    Reading,
    /// The list was read to its end; what it did not show is being looked for.
    Confirming,
    /// Both are done.
    Read,
    /// The type cannot be part of this snapshot.
    Lacking {
        /// Why.
        reason: String,
    },
}

/// A version as far as a capture compares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldVersion {
    /// The first snapshot that holds it.
    pub first_snapshot: SnapshotId,
    /// Digest of the stored body.
    pub digest: Digest,
    /// Digest of the comparable form.
    pub content: Digest,
}

/// What the store holds of one record while a capture runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Held {
    /// The version that is current in the finished snapshots.
    pub current: Option<HeldVersion>,
    /// The version that this capture wrote.
    pub pending: Option<HeldVersion>,
    /// Whether the current one will end.
    pub closing: Closing,
}

/// Whether a current version will end with the capture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Closing {
    /// It stays.
    #[default]
    No,
    /// The list did not show it.
    Suspected,
    /// It was replaced, or looked for and not found.
    Confirmed,
}

impl Held {
    /// The version that the snapshot would hold if it were finished now.
    pub fn effective(&self) -> Option<HeldVersion> {
        match (self.pending, self.closing) {
            (Some(pending), _) => Some(pending),
            (None, Closing::Confirmed) => None,
            (None, Closing::No | Closing::Suspected) => self.current,
        }
    }
}

/// Changes of one type that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct CaptureBatch {
    /// The type.
    pub entity_type: EntityType,
    /// What changes, each record at most once per kind of change.
    pub changes: Vec<Change>,
    /// How far the type has come with it.
    pub progress: TypeProgress,
}

/// One change that a capture makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes this capture's version of a record, in the place of an earlier one.
    Put(NewVersion),
    /// Takes this capture's version back.
    Drop(RecordId),
    /// Will end the current version.
    Close {
        /// The record.
        id: RecordId,
        /// The first snapshot of the version that ends.
        first_snapshot: SnapshotId,
        /// Whether it is certain.
        is_confirmed: bool,
    },
    /// Will not end the current version after all.
    Keep(RecordId),
}

/// A version to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// The record.
    pub id: RecordId,
    /// Digest of the canonical JSON.
    pub digest: Digest,
    /// Digest of the comparable form.
    pub content: Digest,
    /// The canonical JSON; how it is packed is the store's affair.
    pub json: Vec<u8>,
}
