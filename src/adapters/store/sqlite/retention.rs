//! Letting snapshots go: marking them expired and removing what no kept one holds.

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::SqliteStore;
use super::conversations;
use super::plans;
use super::seal::to_micros;
use super::snapshots::HeaderRow;
use crate::domain::{PortalId, SnapshotId};
use crate::ports::conversations::KEPT_FOR_REQUEST_DAYS;
use crate::ports::snapshots::{SnapshotRetention, StoreError};

/// Versions that one transaction of pruning removes.
const PRUNE_BATCH: i64 = 5_000;

#[async_trait]
impl SnapshotRetention for SqliteStore {
    async fn pinned_snapshots(
        &self,
        portal: &PortalId,
        now: DateTime<Utc>,
    ) -> Result<BTreeSet<SnapshotId>, StoreError> {
        // Whoever else comes to need snapshots over days adds theirs here.
        let mut pinned: BTreeSet<SnapshotId> = plans::list_needed(self, portal, now).await?.into_iter().collect();
        let since = now - TimeDelta::days(KEPT_FOR_REQUEST_DAYS);
        pinned.extend(conversations::snapshots_of_requests(self, portal, since).await?);
        Ok(pinned)
    }

    async fn expire_snapshots(
        &self,
        portal: &PortalId,
        expired: &[SnapshotId],
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        for id in expired {
            let row = sqlx::query("SELECT * FROM snapshot WHERE portal = ?1 AND id = ?2 AND expired_at IS NULL")
                .bind(portal.as_str())
                .bind(id.0)
                .fetch_optional(&mut *tx)
                .await?;
            let Some(row) = row else { continue };
            let mut row = HeaderRow::read(&row)?;
            row.to_header()?;
            row.expired_at = Some(to_micros(now));
            sqlx::query("UPDATE snapshot SET expired_at = ?3, seal = ?4 WHERE portal = ?1 AND id = ?2")
                .bind(portal.as_str())
                .bind(id.0)
                .bind(row.expired_at)
                .bind(row.compute_seal())
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        self.remove_unreachable(portal).await
    }
}

impl SqliteStore {
    /// Removes versions whose span lies between two kept snapshots, and set-ups that no kept snapshot names.
    async fn remove_unreachable(&self, portal: &PortalId) -> Result<u64, StoreError> {
        let kept: Vec<i64> =
            sqlx::query_scalar("SELECT id FROM snapshot WHERE portal = ?1 AND expired_at IS NULL ORDER BY id")
                .bind(portal.as_str())
                .fetch_all(self.readers())
                .await?;
        let mut removed = 0;
        let mut before = 0;
        for kept in kept {
            loop {
                let mut tx = self.begin().await?;
                let result = sqlx::query(
                    "DELETE FROM record_version WHERE rowid IN (SELECT rowid FROM record_version \
                     INDEXED BY record_version_last WHERE portal = ?1 AND last_snapshot > ?2 AND last_snapshot < ?3 \
                     AND first_snapshot > ?2 LIMIT ?4)",
                )
                .bind(portal.as_str())
                .bind(before)
                .bind(kept)
                .bind(PRUNE_BATCH)
                .execute(&mut *tx)
                .await?;
                tx.commit().await?;
                removed += result.rows_affected();
                if result.rows_affected() == 0 {
                    break;
                }
            }
            before = kept;
        }
        let mut tx = self.begin().await?;
        sqlx::query(
            "DELETE FROM definitions WHERE portal = ?1 AND digest NOT IN \
             (SELECT definitions FROM snapshot WHERE portal = ?1 AND expired_at IS NULL) \
             AND digest NOT IN (SELECT definitions FROM capture WHERE portal = ?1)",
        )
        .bind(portal.as_str())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(removed)
    }
}
