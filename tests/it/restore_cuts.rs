//! A restore store that is cut off at a given write, as if the program died there.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use restore24::adapters::store::SqliteStore;
use restore24::domain::audit::AuditEntry;
use restore24::domain::consent::{ConfirmedPlan, SavedPlan, Who};
use restore24::domain::lineage::Edge;
use restore24::domain::plan::RestorePlan;
use restore24::domain::report::RestoreReport;
use restore24::domain::restore::{JournalEntry, Progress, RestoreHeader, RestoreState};
use restore24::domain::{PlanId, PortalId, RestoreId, SnapshotId};
use restore24::ports::restores::{JournalChange, Refusal, RestoreStore, StartError};
use restore24::ports::snapshots::StoreError;

/// Passes everything on to a real store until the `cut`-th journal write (1: the first), which is lost or kept.
pub struct CutStore {
    pub store: SqliteStore,
    pub writes: AtomicUsize,
    pub cut: usize,
    /// Whether the write at which it is cut off still reaches the disk.
    pub keeps_last: bool,
}

impl CutStore {
    pub fn new(store: SqliteStore, cut: usize, keeps_last: bool) -> Self {
        Self { store, writes: AtomicUsize::new(0), cut, keeps_last }
    }

    fn gone() -> StoreError {
        StoreError::Failed("the program died here".into())
    }
}

#[async_trait]
impl RestoreStore for CutStore {
    async fn load_lineage(&self, portal: &PortalId) -> Result<Vec<Edge>, StoreError> {
        self.store.load_lineage(portal).await
    }

    async fn save_plan(&self, plan: RestorePlan, who: &Who) -> Result<SavedPlan, StoreError> {
        self.store.save_plan(plan, who).await
    }

    async fn load_plan(&self, id: PlanId) -> Result<SavedPlan, StoreError> {
        self.store.load_plan(id).await
    }

    async fn find_restore_of(&self, plan: PlanId) -> Result<Option<RestoreHeader>, StoreError> {
        self.store.find_restore_of(plan).await
    }

    async fn list_needed_snapshots(
        &self,
        portal: &PortalId,
        now: DateTime<Utc>,
    ) -> Result<Vec<SnapshotId>, StoreError> {
        self.store.list_needed_snapshots(portal, now).await
    }

    async fn start_restore(&self, confirmed: &ConfirmedPlan) -> Result<RestoreHeader, StartError> {
        self.store.start_restore(confirmed).await
    }

    async fn load_restore(&self, id: RestoreId) -> Result<RestoreHeader, StoreError> {
        self.store.load_restore(id).await
    }

    async fn list_restores(&self, portal: Option<&PortalId>) -> Result<Vec<RestoreHeader>, StoreError> {
        self.store.list_restores(portal).await
    }

    async fn set_state(
        &self,
        id: RestoreId,
        state: &RestoreState,
        report: Option<&RestoreReport>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        if self.writes.load(Ordering::SeqCst) >= self.cut {
            return Err(Self::gone());
        }
        self.store.set_state(id, state, report, entry).await
    }

    async fn find_report(&self, id: RestoreId) -> Result<Option<RestoreReport>, StoreError> {
        self.store.find_report(id).await
    }

    async fn load_journal(&self, id: RestoreId) -> Result<Vec<JournalEntry>, StoreError> {
        self.store.load_journal(id).await
    }

    async fn save_journal(&self, id: RestoreId, change: &JournalChange) -> Result<(), StoreError> {
        let number = self.writes.fetch_add(1, Ordering::SeqCst) + 1;
        if number < self.cut || (number == self.cut && self.keeps_last) {
            self.store.save_journal(id, change).await?;
        }
        if number >= self.cut { Err(Self::gone()) } else { Ok(()) }
    }

    async fn count_steps(&self, id: RestoreId) -> Result<Progress, StoreError> {
        self.store.count_steps(id).await
    }

    async fn list_refusals(&self, portal: &PortalId) -> Result<Vec<Refusal>, StoreError> {
        self.store.list_refusals(portal).await
    }

    async fn append_audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        self.store.append_audit(entry).await
    }

    async fn list_audit(&self, portal: Option<&PortalId>) -> Result<Vec<AuditEntry>, StoreError> {
        self.store.list_audit(portal).await
    }
}
