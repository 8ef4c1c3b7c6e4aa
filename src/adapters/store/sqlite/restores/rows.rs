//! Rows of consents, restores, journal and refusals: read, sealed, written as a whole.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::super::portals::{from_json, to_json};
use super::super::seal::{Seal, from_micros, to_micros};
use super::super::snapshots::to_column;
use super::micros_or_null;
use crate::adapters::store::sqlite::Writing;
use crate::domain::consent::{ConfirmedPlan, ConsentManner, Who};
use crate::domain::report::{DifferenceReason, RestoreReport};
use crate::domain::restore::{JournalEntry, RestoreHeader, RestoreState};
use crate::domain::schema::Digest;
use crate::domain::{PlanId, PortalId, RecordId, RecordKey, RestoreId, UserId};
use crate::ports::restores::Refusal;
use crate::ports::snapshots::StoreError;

/// A row of `consent`, as it is.
pub(in super::super) struct ConsentRow {
    pub id: i64,
    portal: String,
    plan: i64,
    given_at: i64,
    body: String,
    seal: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct ConsentBody {
    who: Who,
    manner: ConsentManner,
    hash: Digest,
}

impl ConsentRow {
    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            portal: row.try_get("portal")?,
            plan: row.try_get("plan")?,
            given_at: row.try_get("given_at")?,
            body: row.try_get("body")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("consent")
            .integer(self.id)
            .text(&self.portal)
            .integer(self.plan)
            .integer(self.given_at)
            .text(&self.body)
            .finish()
    }

    /// Who gave it.
    pub(in super::super) fn by(&self) -> Result<UserId, StoreError> {
        let body: Option<ConsentBody> = from_json(&self.body).filter(|_| self.is_sealed());
        let damaged = || StoreError::Damaged { what: format!("consent k{}", self.id) };
        Ok(body.ok_or_else(damaged)?.who.user)
    }

    /// Stores a consent; gives its number.
    pub(in super::super) async fn insert(tx: &mut Writing, confirmed: &ConfirmedPlan) -> Result<i64, StoreError> {
        let next: i64 = sqlx::query_scalar("SELECT coalesce(max(id), 0) + 1 FROM consent").fetch_one(&mut **tx).await?;
        let body = ConsentBody { who: confirmed.who().clone(), manner: confirmed.manner(), hash: confirmed.hash() };
        let row = Self {
            id: next,
            portal: confirmed.plan().portal.to_string(),
            plan: confirmed.plan_id().0,
            given_at: to_micros(confirmed.given_at()),
            body: to_json(&body),
            seal: Vec::new(),
        };
        sqlx::query("INSERT INTO consent VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .bind(row.id)
            .bind(&row.portal)
            .bind(row.plan)
            .bind(row.given_at)
            .bind(&row.body)
            .bind(row.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(row.id)
    }
}

/// A row of `restore`, as it is.
pub(in super::super) struct RestoreRow {
    pub id: i64,
    portal: String,
    plan: i64,
    consent: i64,
    scope: String,
    started_at: i64,
    finished_at: Option<i64>,
    state: String,
    report: Option<String>,
    seal: Vec<u8>,
}

impl RestoreRow {
    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            portal: row.try_get("portal")?,
            plan: row.try_get("plan")?,
            consent: row.try_get("consent")?,
            scope: row.try_get("scope")?,
            started_at: row.try_get("started_at")?,
            finished_at: row.try_get("finished_at")?,
            state: row.try_get("state")?,
            report: row.try_get("report")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("restore")
            .integer(self.id)
            .text(&self.portal)
            .integer(self.plan)
            .integer(self.consent)
            .text(&self.scope)
            .integer(self.started_at)
            .integer_or_null(self.finished_at)
            .text(&self.state)
            .text_or_null(self.report.as_deref())
            .finish()
    }

    fn damaged(&self) -> StoreError {
        StoreError::Damaged { what: format!("restore r{}", self.id) }
    }

    pub(in super::super) fn to_header(&self) -> Result<RestoreHeader, StoreError> {
        if !self.is_sealed() {
            return Err(self.damaged());
        }
        let moment = |micros: i64| from_micros(micros).ok_or_else(|| self.damaged());
        Ok(RestoreHeader {
            id: RestoreId(self.id),
            portal: self.portal.parse().map_err(|_| self.damaged())?,
            plan: PlanId(self.plan),
            scope: from_json(&self.scope).ok_or_else(|| self.damaged())?,
            started_at: moment(self.started_at)?,
            finished_at: self.finished_at.map(moment).transpose()?,
            state: from_json(&self.state).ok_or_else(|| self.damaged())?,
        })
    }

    pub(in super::super) fn to_report(&self) -> Result<Option<RestoreReport>, StoreError> {
        self.to_header()?;
        self.report.as_deref().map(|report| from_json(report).ok_or_else(|| self.damaged())).transpose()
    }

    /// Begins the restore of a consent that was just stored, under a number above all that have files: where an earlier copy
    /// of the database was put back, those of later restores are still there.
    pub(in super::super) async fn insert(
        tx: &mut Writing,
        confirmed: &ConfirmedPlan,
        consent: i64,
        with_files: i64,
    ) -> Result<Self, StoreError> {
        let next = sqlx::query_scalar("SELECT max(coalesce(max(id), 0), ?1) + 1 FROM restore").bind(with_files);
        let next: i64 = next.fetch_one(&mut **tx).await?;
        let mut row = Self {
            id: next,
            portal: confirmed.plan().portal.to_string(),
            plan: confirmed.plan_id().0,
            consent,
            scope: to_json(&confirmed.plan().scope),
            started_at: to_micros(confirmed.given_at()),
            finished_at: None,
            state: to_json(&RestoreState::Running),
            report: None,
            seal: Vec::new(),
        };
        row.seal = row.compute_seal();
        sqlx::query("INSERT INTO restore VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
            .bind(row.id)
            .bind(&row.portal)
            .bind(row.plan)
            .bind(row.consent)
            .bind(&row.scope)
            .bind(row.started_at)
            .bind(row.finished_at)
            .bind(&row.state)
            .bind(&row.report)
            .bind(&row.seal)
            .execute(&mut **tx)
            .await?;
        Ok(row)
    }

    pub(in super::super) fn set_state(
        &mut self,
        state: &RestoreState,
        report: Option<&RestoreReport>,
        at: DateTime<Utc>,
    ) {
        self.state = to_json(state);
        self.finished_at = micros_or_null((*state == RestoreState::Done).then_some(at));
        if let Some(report) = report {
            self.report = Some(to_json(report));
        }
        self.seal = self.compute_seal();
    }

    pub(in super::super) async fn update(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("UPDATE restore SET finished_at = ?2, state = ?3, report = ?4, seal = ?5 WHERE id = ?1")
            .bind(self.id)
            .bind(self.finished_at)
            .bind(&self.state)
            .bind(&self.report)
            .bind(&self.seal)
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row of `restore_step`, as it is.
pub(in super::super) struct JournalRow {
    restore: i64,
    seq: i64,
    state: String,
    body: String,
    seal: Vec<u8>,
}

impl JournalRow {
    pub(in super::super) fn new(restore: RestoreId, entry: &JournalEntry) -> Self {
        let mut row = Self {
            restore: restore.0,
            seq: i64::from(entry.seq),
            state: entry.state.as_str().to_owned(),
            body: to_json(entry),
            seal: Vec::new(),
        };
        row.seal = row.compute_seal();
        row
    }

    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            restore: row.try_get("restore")?,
            seq: row.try_get("seq")?,
            state: row.try_get("state")?,
            body: row.try_get("body")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    pub(in super::super) fn describe(&self) -> String {
        format!("step {} in the journal of restore r{}", self.seq, self.restore)
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("restore_step")
            .integer(self.restore)
            .integer(self.seq)
            .text(&self.state)
            .text(&self.body)
            .finish()
    }

    pub(in super::super) fn to_entry(&self) -> Result<JournalEntry, StoreError> {
        let damaged = || StoreError::Damaged { what: self.describe() };
        from_json(&self.body).filter(|_| self.is_sealed()).ok_or_else(damaged)
    }

    pub(in super::super) async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO restore_step VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(self.restore)
            .bind(self.seq)
            .bind(&self.state)
            .bind(&self.body)
            .bind(&self.seal)
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row of `refusal`, as it is.
pub(in super::super) struct RefusalRow {
    portal: String,
    entity_type: String,
    id: i64,
    field: String,
    body: String,
    seal: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
struct RefusalBody {
    wanted: Digest,
    reason: DifferenceReason,
    restore: RestoreId,
}

impl RefusalRow {
    pub(in super::super) fn new(portal: &PortalId, refusal: &Refusal) -> Self {
        let body = RefusalBody { wanted: refusal.wanted, reason: refusal.reason.clone(), restore: refusal.restore };
        let mut row = Self {
            portal: portal.to_string(),
            entity_type: refusal.record.entity_type.to_string(),
            id: to_column(refusal.record.id),
            field: refusal.field.clone(),
            body: to_json(&body),
            seal: Vec::new(),
        };
        row.seal = row.compute_seal();
        row
    }

    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            entity_type: row.try_get("type")?,
            id: row.try_get("id")?,
            field: row.try_get("field")?,
            body: row.try_get("body")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    pub(in super::super) fn describe(&self) -> String {
        format!("what the portal {} refused of {} {}", self.portal, self.entity_type, self.id)
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("refusal")
            .text(&self.portal)
            .text(&self.entity_type)
            .integer(self.id)
            .text(&self.field)
            .text(&self.body)
            .finish()
    }

    pub(in super::super) fn to_refusal(&self) -> Result<Refusal, StoreError> {
        let damaged = || StoreError::Damaged { what: self.describe() };
        let body: RefusalBody = from_json(&self.body).filter(|_| self.is_sealed()).ok_or_else(damaged)?;
        let entity_type = self.entity_type.parse().map_err(|_| damaged())?;
        Ok(Refusal {
            record: RecordKey { entity_type, id: RecordId(self.id.unsigned_abs()) },
            field: self.field.clone(),
            wanted: body.wanted,
            reason: body.reason,
            restore: body.restore,
        })
    }

    pub(in super::super) async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO refusal VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .bind(&self.portal)
            .bind(&self.entity_type)
            .bind(self.id)
            .bind(&self.field)
            .bind(&self.body)
            .bind(&self.seal)
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}
