//! Lineage in SQLite: which record was which before a restore gave it a new number.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::Row;

use super::seal::Seal;
use super::snapshots::to_column;
use super::{SqliteStore, Writing};
use crate::domain::lineage::{Edge, Lineage};
use crate::domain::{PortalId, RecordId, RecordKey, RestoreId};
use crate::ports::captures;
use crate::ports::snapshots::StoreError;

#[async_trait]
impl captures::Lineage for SqliteStore {
    async fn first_ids(&self, portal: &PortalId) -> Result<HashMap<RecordKey, RecordId>, StoreError> {
        Ok(Lineage::from_edges(list(self, portal).await?).renumbered().into_iter().collect())
    }
}

/// A row of `lineage`, as it is.
pub(super) struct EdgeRow {
    portal: String,
    entity_type: String,
    old_id: i64,
    new_id: i64,
    restore: i64,
    undone: i64,
    seal: Vec<u8>,
}

impl EdgeRow {
    pub(super) fn read(row: &sqlx::sqlite::SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            entity_type: row.try_get("type")?,
            old_id: row.try_get("old_id")?,
            new_id: row.try_get("new_id")?,
            restore: row.try_get("restore")?,
            undone: row.try_get("undone")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    pub(super) fn describe(&self) -> String {
        format!("lineage of {} {} in portal {}", self.entity_type, self.old_id, self.portal)
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("lineage")
            .text(&self.portal)
            .text(&self.entity_type)
            .integer(self.old_id)
            .integer(self.new_id)
            .integer(self.restore)
            .integer(self.undone)
            .finish()
    }

    fn to_edge(&self) -> Result<Edge, StoreError> {
        let damaged = || StoreError::Damaged { what: self.describe() };
        if !self.is_sealed() {
            return Err(damaged());
        }
        let entity_type = self.entity_type.parse().map_err(|_| damaged())?;
        Ok(Edge {
            old: RecordKey { entity_type, id: RecordId(self.old_id.unsigned_abs()) },
            new: RecordId(self.new_id.unsigned_abs()),
            restore: RestoreId(self.restore),
            undone: self.undone != 0,
        })
    }

    async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO lineage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .bind(&self.portal)
            .bind(&self.entity_type)
            .bind(self.old_id)
            .bind(self.new_id)
            .bind(self.restore)
            .bind(self.undone)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// Every edge of a portal.
pub(super) async fn list(store: &SqliteStore, portal: &PortalId) -> Result<Vec<Edge>, StoreError> {
    let rows =
        sqlx::query("SELECT * FROM lineage WHERE portal = ?1").bind(portal.as_str()).fetch_all(store.readers()).await?;
    rows.iter().map(|row| EdgeRow::read(row)?.to_edge()).collect()
}

/// Adds an edge.
pub(super) async fn add(tx: &mut Writing, portal: &PortalId, edge: &Edge) -> Result<(), StoreError> {
    let row = EdgeRow {
        portal: portal.to_string(),
        entity_type: edge.old.entity_type.to_string(),
        old_id: to_column(edge.old.id),
        new_id: to_column(edge.new),
        restore: edge.restore.0,
        undone: i64::from(edge.undone),
        seal: Vec::new(),
    };
    row.write(tx).await
}

/// Marks the edges undone that led to a record which is gone now.
pub(super) async fn mark_undone(tx: &mut Writing, portal: &PortalId, removed: RecordKey) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT * FROM lineage WHERE portal = ?1 AND type = ?2 AND new_id = ?3")
        .bind(portal.as_str())
        .bind(removed.entity_type.as_str())
        .bind(to_column(removed.id))
        .fetch_all(&mut **tx)
        .await?;
    for row in &rows {
        let mut row = EdgeRow::read(row)?;
        row.to_edge()?;
        row.undone = 1;
        row.write(tx).await?;
    }
    Ok(())
}
