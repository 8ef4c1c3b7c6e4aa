//! Rows of `capture`, `capture_progress` and `pending_close`, each with its seal.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::super::portals::from_json;
use super::super::seal::{Seal, from_micros};
use super::super::snapshots::{HeaderRow, VersionRow};
use crate::adapters::store::sqlite::Writing;
use crate::domain::record_set::RecordSet;
use crate::domain::schema::Digest;
use crate::domain::{EntityType, PortalId, RecordId, SnapshotId};
use crate::ports::captures::{HeldVersion, Phase, Standing, TypeProgress};
use crate::ports::snapshots::StoreError;

/// A row of `capture`, as it is.
pub(in super::super) struct CaptureRow {
    pub portal: String,
    pub snapshot: i64,
    pub started_at: i64,
    pub taken_at: i64,
    pub standing: String,
    pub definitions: Vec<u8>,
    pub seal: Vec<u8>,
}

impl CaptureRow {
    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            snapshot: row.try_get("snapshot")?,
            started_at: row.try_get("started_at")?,
            taken_at: row.try_get("taken_at")?,
            standing: row.try_get("standing")?,
            definitions: row.try_get("definitions")?,
            seal: row.try_get("seal")?,
        })
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("capture")
            .text(&self.portal)
            .integer(self.snapshot)
            .integer(self.started_at)
            .integer(self.taken_at)
            .text(&self.standing)
            .bytes(&self.definitions)
            .finish()
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    /// Standing, our start and the portal's moment; `None` where the row is not as it was written.
    pub(super) fn parse(&self) -> Option<(Standing, DateTime<Utc>, DateTime<Utc>)> {
        let parsed = (from_json(&self.standing)?, from_micros(self.started_at)?, from_micros(self.taken_at)?);
        self.is_sealed().then_some(parsed)
    }

    /// Inserts the row, sealed.
    pub(super) async fn insert(&self, tx: &mut Writing) -> Result<(), StoreError> {
        let inserted = sqlx::query("INSERT INTO capture VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .bind(&self.portal)
            .bind(self.snapshot)
            .bind(self.started_at)
            .bind(self.taken_at)
            .bind(&self.standing)
            .bind(&self.definitions)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await;
        match inserted {
            Err(sqlx::Error::Database(error)) if error.is_unique_violation() => {
                Err(StoreError::AlreadyThere { what: format!("a capture of {}", self.portal) })
            }
            other => Ok(other.map(|_| ())?),
        }
    }
}

impl HeaderRow {
    /// Inserts the row as it is.
    pub(super) async fn insert(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO snapshot VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")
            .bind(&self.portal)
            .bind(self.id)
            .bind(self.taken_at)
            .bind(self.read_until)
            .bind(&self.state)
            .bind(&self.types)
            .bind(&self.definitions)
            .bind(&self.previous)
            .bind(&self.header)
            .bind(self.expired_at)
            .bind(&self.seal)
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row of `capture_progress`, as it is.
pub(in super::super) struct ProgressRow {
    pub portal: String,
    pub entity_type: String,
    pub base: Option<i64>,
    cursor: i64,
    phase: String,
    reason: Option<String>,
    records: i64,
    leaves: Vec<u8>,
    seal: Vec<u8>,
}

impl ProgressRow {
    pub(super) fn new(portal: &PortalId, entity_type: EntityType, base: Option<i64>, progress: &TypeProgress) -> Self {
        let (phase, reason) = match &progress.phase {
            Phase::Reading => ("reading", None),
            Phase::Confirming => ("confirming", None),
            Phase::Read => ("read", None),
            Phase::Lacking { reason } => ("lacking", Some(reason.clone())),
        };
        Self {
            portal: portal.to_string(),
            entity_type: entity_type.to_string(),
            base,
            cursor: i64::try_from(progress.cursor.0).unwrap_or(i64::MAX),
            phase: phase.to_owned(),
            reason,
            records: progress.set.records.cast_signed(),
            leaves: progress.set.leaves_to_bytes(),
            seal: Vec::new(),
        }
    }

    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            entity_type: row.try_get("type")?,
            base: row.try_get("base")?,
            cursor: row.try_get("cursor")?,
            phase: row.try_get("phase")?,
            reason: row.try_get("reason")?,
            records: row.try_get("records")?,
            leaves: row.try_get("leaves")?,
            seal: row.try_get("seal")?,
        })
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("capture_progress")
            .text(&self.portal)
            .text(&self.entity_type)
            .integer_or_null(self.base)
            .integer(self.cursor)
            .text(&self.phase)
            .text_or_null(self.reason.as_deref())
            .integer(self.records)
            .bytes(&self.leaves)
            .finish()
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    pub(super) fn to_progress(&self) -> Result<(EntityType, TypeProgress), StoreError> {
        let damaged = || StoreError::Damaged { what: format!("the progress of the capture of {}", self.portal) };
        if !self.is_sealed() {
            return Err(damaged());
        }
        let phase = match (self.phase.as_str(), &self.reason) {
            ("reading", None) => Phase::Reading,
            ("confirming", None) => Phase::Confirming,
            ("read", None) => Phase::Read,
            ("lacking", Some(reason)) => Phase::Lacking { reason: reason.clone() },
            _ => return Err(damaged()),
        };
        let set = RecordSet::from_stored(self.records.cast_unsigned(), &self.leaves).ok_or_else(damaged)?;
        let entity_type = self.entity_type.parse().map_err(|_| damaged())?;
        Ok((entity_type, TypeProgress { cursor: RecordId(self.cursor.unsigned_abs()), phase, set }))
    }

    /// Writes the row, sealed, in the place of an earlier one.
    pub(super) async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO capture_progress VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")
            .bind(&self.portal)
            .bind(&self.entity_type)
            .bind(self.base)
            .bind(self.cursor)
            .bind(&self.phase)
            .bind(&self.reason)
            .bind(self.records)
            .bind(&self.leaves)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row of `pending_close`, as it is.
pub(in super::super) struct CloseRow {
    pub portal: String,
    pub entity_type: String,
    pub id: i64,
    pub first_snapshot: i64,
    last_snapshot: i64,
    confirmed: i64,
    closed_seal: Vec<u8>,
    seal: Vec<u8>,
}

impl CloseRow {
    /// The closing of a version. One that is damaged already keeps its seal, so that it stays visibly damaged.
    pub(super) fn new(version: &VersionRow, last_snapshot: i64, is_confirmed: bool) -> Self {
        let closed_seal =
            if version.is_sealed() { version.compute_seal_ending(Some(last_snapshot)) } else { version.seal.clone() };
        Self {
            portal: version.portal.clone(),
            entity_type: version.entity_type.clone(),
            id: version.id,
            first_snapshot: version.first_snapshot,
            last_snapshot,
            confirmed: i64::from(is_confirmed),
            closed_seal,
            seal: Vec::new(),
        }
    }

    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            entity_type: row.try_get("type")?,
            id: row.try_get("id")?,
            first_snapshot: row.try_get("first_snapshot")?,
            last_snapshot: row.try_get("last_snapshot")?,
            confirmed: row.try_get("confirmed")?,
            closed_seal: row.try_get("closed_seal")?,
            seal: row.try_get("seal")?,
        })
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("pending_close")
            .text(&self.portal)
            .text(&self.entity_type)
            .integer(self.id)
            .integer(self.first_snapshot)
            .integer(self.last_snapshot)
            .integer(self.confirmed)
            .bytes(&self.closed_seal)
            .finish()
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    /// Writes the row, sealed, in the place of an earlier one.
    pub(super) async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO pending_close VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .bind(&self.portal)
            .bind(&self.entity_type)
            .bind(self.id)
            .bind(self.first_snapshot)
            .bind(self.last_snapshot)
            .bind(self.confirmed)
            .bind(&self.closed_seal)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row with id, first snapshot and both digests.
pub(super) fn read_held(row: &SqliteRow, entity_type: EntityType) -> Result<(RecordId, HeldVersion), StoreError> {
    let (id, first_snapshot): (i64, i64) = (row.try_get("id")?, row.try_get("first_snapshot")?);
    let damaged = || StoreError::Damaged { what: format!("the entry of {entity_type} {id}") };
    let digest = |column: &str| -> Result<Digest, StoreError> {
        let bytes: &[u8] = row.try_get(column)?;
        Ok(Digest(bytes.try_into().map_err(|_| damaged())?))
    };
    let id = RecordId(u64::try_from(id).map_err(|_| damaged())?);
    let first_snapshot = SnapshotId(first_snapshot);
    Ok((id, HeldVersion { first_snapshot, digest: digest("digest")?, content: digest("content")? }))
}
