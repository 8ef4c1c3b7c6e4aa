//! Plans in SQLite: a head and its steps, written once.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::json;
use sqlx::Row;

use super::portals::{from_json, to_json};
use super::seal::{Seal, to_micros};
use super::{SqliteStore, Writing};
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::consent::{SavedPlan, Who};
use crate::domain::plan::{RestorePlan, Scope, Step};
use crate::domain::schema::Digest;
use crate::domain::{PlanId, PortalId, SnapshotId};
use crate::ports::snapshots::StoreError;

/// A row of `plan`, as it is.
pub(super) struct PlanRow {
    pub id: i64,
    portal: String,
    expires_at: i64,
    head: String,
    pub step_count: i64,
    hash: Vec<u8>,
    seal: Vec<u8>,
}

impl PlanRow {
    pub(super) fn read(row: &sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            portal: row.try_get("portal")?,
            expires_at: row.try_get("expires_at")?,
            head: row.try_get("head")?,
            step_count: row.try_get("step_count")?,
            hash: row.try_get("hash")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("plan")
            .integer(self.id)
            .text(&self.portal)
            .integer(self.expires_at)
            .text(&self.head)
            .integer(self.step_count)
            .bytes(&self.hash)
            .finish()
    }

    fn damaged(&self) -> StoreError {
        StoreError::Damaged { what: format!("plan p{}", self.id) }
    }
}

/// The seal of a row of `plan_step`.
pub(super) fn step_seal(plan: i64, seq: i64, body: &str) -> Vec<u8> {
    Seal::of_table("plan_step").integer(plan).integer(seq).text(body).finish()
}

/// Stores a plan with its entry in the audit.
pub(super) async fn save(store: &SqliteStore, plan: RestorePlan, who: &Who) -> Result<SavedPlan, StoreError> {
    let hash = plan.hash();
    let mut tx = store.begin().await?;
    // The number is known only after inserting, and the seal covers it: two statements, one transaction.
    let inserted = sqlx::query(
        "INSERT INTO plan (id, portal, expires_at, head, step_count, hash, seal) VALUES \
         (max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'plan'), 0), ?6) + 1, ?1, ?2, ?3, ?4, ?5, x'')",
    )
    .bind(plan.portal.as_str())
    .bind(to_micros(plan.expires_at))
    .bind(to_json(&plan.head()))
    .bind(count(&plan.steps))
    .bind(&hash.0[..])
    // Where an earlier copy of the database was put back, the files of later plans are still there.
    .bind(super::highest_in(store.folder(), super::FilesOf::Plans).unwrap_or(0))
    .execute(&mut *tx)
    .await?;
    let id = inserted.last_insert_rowid();
    let row = sqlx::query("SELECT * FROM plan WHERE id = ?1").bind(id).fetch_one(&mut *tx).await?;
    sqlx::query("UPDATE plan SET seal = ?2 WHERE id = ?1")
        .bind(id)
        .bind(PlanRow::read(&row)?.compute_seal())
        .execute(&mut *tx)
        .await?;
    for step in &plan.steps {
        insert_step(&mut tx, id, step).await?;
    }
    let entry = AuditEntry {
        at: plan.planned_at,
        portal: plan.portal.clone(),
        who: who.clone(),
        action: AuditAction::Planned,
        subject: PlanId(id).to_string(),
        details: json!({
            "scope": plan.scope.to_string(), "snapshot": plan.snapshot, "hash": hash, "counts": plan.counts(),
        }),
    };
    super::audit::append(&mut tx, &entry).await?;
    tx.commit().await?;
    Ok(SavedPlan { id: PlanId(id), hash, plan })
}

fn count(steps: &[Step]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

async fn insert_step(tx: &mut Writing, plan: i64, step: &Step) -> Result<(), StoreError> {
    let body = to_json(step);
    sqlx::query("INSERT INTO plan_step VALUES (?1, ?2, ?3, ?4)")
        .bind(plan)
        .bind(i64::from(step.seq))
        .bind(&body)
        .bind(step_seal(plan, i64::from(step.seq), &body))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A plan with all its steps.
pub(super) async fn load(store: &SqliteStore, id: PlanId) -> Result<SavedPlan, StoreError> {
    let found = sqlx::query("SELECT * FROM plan WHERE id = ?1").bind(id.0).fetch_optional(store.readers()).await?;
    let Some(row) = found else {
        let numbers = sqlx::query_as("SELECT min(id), max(id) FROM plan").fetch_one(store.readers()).await?;
        let there = super::tell_numbers('p', numbers, "none was made yet");
        return Err(StoreError::NotFound { what: format!("plan {id} ({there})") });
    };
    let row = PlanRow::read(&row)?;
    let mut plan: RestorePlan = match from_json(&row.head) {
        Some(head) if row.is_sealed() => head,
        _ => return Err(row.damaged()),
    };
    let steps = sqlx::query("SELECT seq, body, seal FROM plan_step WHERE plan = ?1 ORDER BY seq")
        .bind(id.0)
        .fetch_all(store.readers())
        .await?;
    for step in steps {
        let (seq, body, seal): (i64, String, Vec<u8>) =
            (step.try_get("seq")?, step.try_get("body")?, step.try_get("seal")?);
        match from_json::<Step>(&body) {
            Some(step) if seal == step_seal(id.0, seq, &body) && i64::from(step.seq) == seq => plan.steps.push(step),
            _ => return Err(row.damaged()),
        }
    }
    let hash = plan.hash();
    if count(&plan.steps) != row.step_count || hash.0[..] != row.hash[..] {
        return Err(row.damaged());
    }
    Ok(SavedPlan { id, hash: Digest(hash.0), plan })
}

/// Snapshots that unexpired plans and restores that have not ended need.
pub(super) async fn list_needed(
    store: &SqliteStore,
    portal: &PortalId,
    now: DateTime<Utc>,
) -> Result<Vec<SnapshotId>, StoreError> {
    let rows = sqlx::query(
        "SELECT p.*, r.id AS restore FROM plan p LEFT JOIN restore r ON r.plan = p.id WHERE p.portal = ?1 \
         AND ((r.id IS NULL AND p.expires_at > ?2) OR (r.id IS NOT NULL AND r.finished_at IS NULL))",
    )
    .bind(portal.as_str())
    .bind(to_micros(now))
    .fetch_all(store.readers())
    .await?;
    let taken_back = taken_back(store, portal).await?;
    let mut needed = Vec::new();
    for row in &rows {
        if row.try_get::<Option<i64>, _>("restore")?.is_some_and(|id| taken_back.contains(&id)) {
            continue;
        }
        let row = PlanRow::read(row)?;
        let head: RestorePlan = from_json(&row.head).filter(|_| row.is_sealed()).ok_or_else(|| row.damaged())?;
        needed.push(head.snapshot);
        needed.extend(head.groups.iter().map(|group| group.last_seen.id));
    }
    needed.sort_unstable();
    needed.dedup();
    Ok(needed)
}

/// The restores that an undo was begun for: they never go on.
async fn taken_back(store: &SqliteStore, portal: &PortalId) -> Result<BTreeSet<i64>, StoreError> {
    let scopes: Vec<String> = sqlx::query_scalar("SELECT scope FROM restore WHERE portal = ?1")
        .bind(portal.as_str())
        .fetch_all(store.readers())
        .await?;
    let undone = scopes.iter().filter_map(|scope| match from_json(scope) {
        Some(Scope::Undo(restore)) => Some(restore.0),
        _ => None,
    });
    Ok(undone.collect())
}
