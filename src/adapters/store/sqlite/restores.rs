//! Consents, restores, their journal and refusals in SQLite.
//!
//! In charge of what happens together: see [`RestoreStore`]. Plans, lineage and audit have files of their own.

mod rows;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::Row;

pub(super) use rows::{ConsentRow, JournalRow, RefusalRow, RestoreRow};

use super::seal::to_micros;
use super::{SqliteStore, Writing};
use super::{audit, lineage, plans};
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::consent::{ConfirmedPlan, SavedPlan, Who};
use crate::domain::lineage::Edge;
use crate::domain::plan::RestorePlan;
use crate::domain::report::RestoreReport;
use crate::domain::restore::{JournalEntry, Progress, RestoreHeader, RestoreState};
use crate::domain::{PlanId, PortalId, RestoreId, SnapshotId};
use crate::ports::restores::{JournalChange, Refusal, RestoreStore, StartError};
use crate::ports::snapshots::StoreError;

#[async_trait]
impl RestoreStore for SqliteStore {
    async fn load_lineage(&self, portal: &PortalId) -> Result<Vec<Edge>, StoreError> {
        lineage::list(self, portal).await
    }

    async fn save_plan(&self, plan: RestorePlan, who: &Who) -> Result<SavedPlan, StoreError> {
        plans::save(self, plan, who).await
    }

    async fn load_plan(&self, id: PlanId) -> Result<SavedPlan, StoreError> {
        plans::load(self, id).await
    }

    async fn find_restore_of(&self, plan: PlanId) -> Result<Option<RestoreHeader>, StoreError> {
        let row =
            sqlx::query("SELECT * FROM restore WHERE plan = ?1").bind(plan.0).fetch_optional(self.readers()).await?;
        row.map(|row| RestoreRow::read(&row)?.to_header()).transpose()
    }

    async fn list_needed_snapshots(
        &self,
        portal: &PortalId,
        now: DateTime<Utc>,
    ) -> Result<Vec<SnapshotId>, StoreError> {
        plans::list_needed(self, portal, now).await
    }

    async fn start_restore(&self, confirmed: &ConfirmedPlan) -> Result<RestoreHeader, StartError> {
        let mut tx = self.begin().await?;
        if let Some(row) = sqlx::query("SELECT * FROM restore WHERE plan = ?1")
            .bind(confirmed.plan_id().0)
            .fetch_optional(&mut *tx)
            .await
            .map_err(StoreError::from)?
        {
            let restore = RestoreRow::read(&row).map_err(StoreError::from)?.to_header()?.id;
            let by = load_consent(&mut tx, confirmed.plan_id()).await?.by()?;
            return Err(StartError::AlreadyConfirmed { plan: confirmed.plan_id(), by, restore });
        }
        let consent = ConsentRow::insert(&mut tx, confirmed).await?;
        let with_files = super::highest_in(self.folder(), super::FilesOf::Restores).unwrap_or(0);
        let restore = RestoreRow::insert(&mut tx, confirmed, consent, with_files).await?;
        let header = restore.to_header()?;
        let mut details = json!({
            "plan": header.plan, "hash": confirmed.hash(), "manner": confirmed.manner(),
            "scope": header.scope.to_string(), "counts": confirmed.plan().counts(),
        });
        if let Some(agent) = confirmed.approver() {
            details["approved_by"] = json!(agent);
        }
        let entry = AuditEntry {
            at: confirmed.given_at(),
            portal: header.portal.clone(),
            who: confirmed.who().clone(),
            action: AuditAction::ConfirmedAndStarted,
            subject: header.id.to_string(),
            details,
        };
        audit::append(&mut tx, &entry).await?;
        tx.commit().await?;
        Ok(header)
    }

    async fn load_restore(&self, id: RestoreId) -> Result<RestoreHeader, StoreError> {
        let found =
            sqlx::query("SELECT * FROM restore WHERE id = ?1").bind(id.0).fetch_optional(self.readers()).await?;
        let Some(row) = found else {
            let numbers = sqlx::query_as("SELECT min(id), max(id) FROM restore").fetch_one(self.readers()).await?;
            let there = super::tell_numbers('r', numbers, "none was begun yet");
            return Err(StoreError::NotFound { what: format!("restore {id} ({there})") });
        };
        RestoreRow::read(&row)?.to_header()
    }

    async fn list_restores(&self, portal: Option<&PortalId>) -> Result<Vec<RestoreHeader>, StoreError> {
        let rows = sqlx::query("SELECT * FROM restore WHERE ?1 IS NULL OR portal = ?1 ORDER BY id")
            .bind(portal.map(PortalId::as_str))
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(|row| RestoreRow::read(row)?.to_header()).collect()
    }

    async fn set_state(
        &self,
        id: RestoreId,
        state: &RestoreState,
        report: Option<&RestoreReport>,
        entry: &AuditEntry,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let row = sqlx::query("SELECT * FROM restore WHERE id = ?1")
            .bind(id.0)
            .fetch_optional(&mut *tx)
            .await?
            .ok_or_else(|| not_found(id))?;
        let mut row = RestoreRow::read(&row)?;
        row.to_header()?;
        row.set_state(state, report, entry.at);
        row.update(&mut tx).await?;
        audit::append(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }

    async fn find_report(&self, id: RestoreId) -> Result<Option<RestoreReport>, StoreError> {
        let row = sqlx::query("SELECT * FROM restore WHERE id = ?1")
            .bind(id.0)
            .fetch_optional(self.readers())
            .await?
            .ok_or_else(|| not_found(id))?;
        RestoreRow::read(&row)?.to_report()
    }

    async fn load_journal(&self, id: RestoreId) -> Result<Vec<JournalEntry>, StoreError> {
        let rows = sqlx::query("SELECT * FROM restore_step WHERE restore = ?1 ORDER BY seq")
            .bind(id.0)
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(|row| JournalRow::read(row)?.to_entry()).collect()
    }

    async fn save_journal(&self, id: RestoreId, change: &JournalChange) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let portal = portal_of(&mut tx, id).await?;
        for entry in &change.entries {
            JournalRow::new(id, entry).write(&mut tx).await?;
        }
        for edge in &change.edges {
            lineage::add(&mut tx, &portal, edge).await?;
        }
        for removed in &change.removed {
            lineage::mark_undone(&mut tx, &portal, *removed).await?;
        }
        for refusal in &change.refusals {
            RefusalRow::new(&portal, refusal).write(&mut tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn count_steps(&self, id: RestoreId) -> Result<Progress, StoreError> {
        let total: Option<i64> =
            sqlx::query_scalar("SELECT p.step_count FROM restore r JOIN plan p ON p.id = r.plan WHERE r.id = ?1")
                .bind(id.0)
                .fetch_optional(self.readers())
                .await?;
        let total = total.ok_or_else(|| not_found(id))?;
        let rows = sqlx::query("SELECT state, count(*) AS number FROM restore_step WHERE restore = ?1 GROUP BY state")
            .bind(id.0)
            .fetch_all(self.readers())
            .await?;
        let mut progress = Progress { total: total.unsigned_abs(), ..Progress::default() };
        for row in rows {
            let (state, number): (String, i64) = (row.try_get("state")?, row.try_get("number")?);
            let number = number.unsigned_abs();
            match state.as_str() {
                "done" => progress.done += number,
                "refused" => progress.refused += number,
                "conflict" => progress.conflicts += number,
                "sent" | "unknown" => progress.unknown += number,
                _ => {}
            }
        }
        Ok(progress)
    }

    async fn list_refusals(&self, portal: &PortalId) -> Result<Vec<Refusal>, StoreError> {
        let rows = sqlx::query("SELECT * FROM refusal WHERE portal = ?1")
            .bind(portal.as_str())
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(|row| RefusalRow::read(row)?.to_refusal()).collect()
    }

    async fn append_audit(&self, entry: &AuditEntry) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        audit::append(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }

    async fn list_audit(&self, portal: Option<&PortalId>) -> Result<Vec<AuditEntry>, StoreError> {
        audit::list(self, portal).await
    }
}

async fn load_consent(tx: &mut Writing, plan: PlanId) -> Result<ConsentRow, StoreError> {
    let row = sqlx::query("SELECT * FROM consent WHERE plan = ?1").bind(plan.0).fetch_one(&mut **tx).await?;
    Ok(ConsentRow::read(&row)?)
}

async fn portal_of(tx: &mut Writing, id: RestoreId) -> Result<PortalId, StoreError> {
    let portal: Option<String> =
        sqlx::query_scalar("SELECT portal FROM restore WHERE id = ?1").bind(id.0).fetch_optional(&mut **tx).await?;
    let portal = portal.ok_or_else(|| not_found(id))?;
    portal.parse().map_err(|_| StoreError::Damaged { what: format!("restore {id}") })
}

fn not_found(id: RestoreId) -> StoreError {
    StoreError::NotFound { what: format!("restore {id}") }
}

/// A moment as the rows keep it.
fn micros_or_null(moment: Option<DateTime<Utc>>) -> Option<i64> {
    moment.map(to_micros)
}
