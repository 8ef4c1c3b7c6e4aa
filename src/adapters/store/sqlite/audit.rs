//! The audit in SQLite: rows that are only added, each sealed over the one before.

use sqlx::Row;

use super::portals::{from_json, to_json};
use super::seal::{Seal, to_micros};
use super::{SqliteStore, Writing};
use crate::domain::PortalId;
use crate::domain::audit::AuditEntry;
use crate::ports::snapshots::StoreError;

/// A row of `audit`, as it is.
pub(super) struct AuditRow {
    pub seq: i64,
    portal: String,
    at: i64,
    body: String,
    pub previous: Vec<u8>,
    pub seal: Vec<u8>,
}

impl AuditRow {
    pub(super) fn read(row: &sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            seq: row.try_get("seq")?,
            portal: row.try_get("portal")?,
            at: row.try_get("at")?,
            body: row.try_get("body")?,
            previous: row.try_get("previous")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("audit")
            .integer(self.seq)
            .text(&self.portal)
            .integer(self.at)
            .text(&self.body)
            .bytes(&self.previous)
            .finish()
    }

    fn to_entry(&self) -> Result<AuditEntry, StoreError> {
        let damaged = || StoreError::Damaged { what: format!("entry {} of the audit", self.seq) };
        if !self.is_sealed() {
            return Err(damaged());
        }
        from_json(&self.body).ok_or_else(damaged)
    }
}

/// Adds an entry within the transaction of what it records.
pub(super) async fn append(tx: &mut Writing, entry: &AuditEntry) -> Result<(), StoreError> {
    let last = sqlx::query("SELECT seq, seal FROM audit ORDER BY seq DESC LIMIT 1").fetch_optional(&mut **tx).await?;
    let (seq, previous): (i64, Vec<u8>) = match last {
        Some(row) => (row.try_get("seq")?, row.try_get("seal")?),
        None => (0, Vec::new()),
    };
    let row = AuditRow {
        seq: seq + 1,
        portal: entry.portal.to_string(),
        at: to_micros(entry.at),
        body: to_json(entry),
        previous,
        seal: Vec::new(),
    };
    sqlx::query("INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        .bind(row.seq)
        .bind(&row.portal)
        .bind(row.at)
        .bind(&row.body)
        .bind(&row.previous)
        .bind(row.compute_seal())
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Every entry, oldest first.
pub(super) async fn list(store: &SqliteStore, portal: Option<&PortalId>) -> Result<Vec<AuditEntry>, StoreError> {
    let rows = sqlx::query("SELECT * FROM audit WHERE ?1 IS NULL OR portal = ?1 ORDER BY seq")
        .bind(portal.map(PortalId::as_str))
        .fetch_all(store.readers())
        .await?;
    rows.iter().map(|row| AuditRow::read(row)?.to_entry()).collect()
}
