//! Plans, consents, restores and their journal at rest; lineage and the audit.
//!
//! In charge of which changes happen together: a consent and the start of its restore, a step that is done and
//! its lineage, anything and its entry in the audit. Nothing is ever changed outside these calls.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::snapshots::StoreError;
use crate::domain::audit::AuditEntry;
use crate::domain::consent::{ConfirmedPlan, SavedPlan, Who};
use crate::domain::lineage::Edge;
use crate::domain::plan::RestorePlan;
use crate::domain::report::{DifferenceReason, RestoreReport};
use crate::domain::restore::{JournalEntry, Progress, RestoreHeader, RestoreState};
use crate::domain::schema::Digest;
use crate::domain::{PlanId, PortalId, RecordKey, RestoreId, SnapshotId, UserId};

/// Keeps everything around restores. Each call is one transaction.
#[async_trait]
pub trait RestoreStore: Send + Sync {
    /// Every edge of a portal, undone ones too.
    async fn load_lineage(&self, portal: &PortalId) -> Result<Vec<Edge>, StoreError>;

    /// Stores a plan under a new number.
    async fn save_plan(&self, plan: RestorePlan, who: &Who) -> Result<SavedPlan, StoreError>;

    /// A plan with all its steps, its hash checked.
    async fn load_plan(&self, id: PlanId) -> Result<SavedPlan, StoreError>;

    /// The restore that carries a plan out, `None` before it was confirmed.
    async fn find_restore_of(&self, plan: PlanId) -> Result<Option<RestoreHeader>, StoreError>;

    /// The snapshots of a portal that an unexpired plan or a restore that has not ended needs. (An undo needs none: it
    /// works from the journal.)
    async fn list_needed_snapshots(&self, portal: &PortalId, now: DateTime<Utc>)
    -> Result<Vec<SnapshotId>, StoreError>;

    /// Stores the consent, uses it up and begins its restore.
    ///
    /// # Errors
    /// [`StartError::AlreadyConfirmed`] where the plan's consent was used before.
    async fn start_restore(&self, confirmed: &ConfirmedPlan) -> Result<RestoreHeader, StartError>;

    /// A restore.
    async fn load_restore(&self, id: RestoreId) -> Result<RestoreHeader, StoreError>;

    /// The restores of one portal or of all, oldest first.
    async fn list_restores(&self, portal: Option<&PortalId>) -> Result<Vec<RestoreHeader>, StoreError>;

    /// Says where a restore stands now, with the report once it has ended.
    async fn set_state(
        &self,
        id: RestoreId,
        state: &RestoreState,
        report: Option<&RestoreReport>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError>;

    /// The report of a restore that has ended.
    async fn find_report(&self, id: RestoreId) -> Result<Option<RestoreReport>, StoreError>;

    /// What the journal holds, by step; a step that was never begun has no entry.
    async fn load_journal(&self, id: RestoreId) -> Result<Vec<JournalEntry>, StoreError>;

    /// Replaces entries, adds edges of lineage and marks those undone whose new record was removed, all or nothing.
    async fn save_journal(&self, id: RestoreId, change: &JournalChange) -> Result<(), StoreError>;

    /// How many steps of a restore stand where.
    async fn count_steps(&self, id: RestoreId) -> Result<Progress, StoreError>;

    /// The differences that the portal refused in earlier restores.
    async fn list_refusals(&self, portal: &PortalId) -> Result<Vec<Refusal>, StoreError>;

    /// Adds an entry to the audit.
    async fn append_audit(&self, entry: &AuditEntry) -> Result<(), StoreError>;

    /// Every entry of the audit, oldest first.
    async fn list_audit(&self, portal: Option<&PortalId>) -> Result<Vec<AuditEntry>, StoreError>;
}

/// What one turn of a restore changes in the store.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JournalChange {
    /// Entries as they shall stand.
    pub entries: Vec<JournalEntry>,
    /// Records that were re-created.
    pub edges: Vec<Edge>,
    /// Records that were removed: edges that led to them are undone.
    pub removed: Vec<RecordKey>,
    /// Differences that the portal refused.
    pub refusals: Vec<Refusal>,
}

/// A difference that the portal refused. It is not planned again unless asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The record, under its first number.
    pub record: RecordKey,
    /// The field; empty: the whole record.
    pub field: String,
    /// Digest of the comparable form of what was wanted; zeros for a whole record.
    pub wanted: Digest,
    /// Why.
    pub reason: DifferenceReason,
    /// When it last was refused.
    pub restore: RestoreId,
}

/// Why a restore was not begun.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its plan was confirmed and used before.
    #[error("the plan {plan} was already confirmed by user {by}, and {restore} carries it out")]
    AlreadyConfirmed {
        /// Which plan.
        plan: PlanId,
        /// By whom.
        by: UserId,
        /// The restore that it began.
        restore: RestoreId,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
