//! Finished snapshots in SQLite: headers, set-ups, versions and differences.
//!
//! In charge of reading; what a running capture writes is in `captures`, what lets them go in `retention`. Whatever is read is checked against its
//! seal, and bodies against their digest, before anybody sees it.

mod headers;
mod versions;

use async_trait::async_trait;
use std::collections::BTreeMap;

use sqlx::Row;

pub(super) use headers::{HeaderRow, StoredTypes, definitions_seal, parse_definitions};
pub(super) use versions::{Packer, VersionRow, version_seal};

use super::SqliteStore;
use crate::domain::schema::{Definitions, Digest};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, PortalId, RecordId, RecordKey, SnapshotId};
use crate::ports::snapshots::{Difference, SnapshotReader, StoreError, StoredKey, StoredRecord};

impl SqliteStore {
    /// Kept snapshots whose headers are not as they were written: [`list_snapshots`](SnapshotReader::list_snapshots) leaves
    /// them out.
    ///
    /// # Errors
    /// Where the rows cannot be read.
    pub async fn list_damaged_snapshots(&self, portal: &PortalId) -> Result<Vec<SnapshotId>, StoreError> {
        let rows = self.kept_rows(portal).await?;
        Ok(rows.iter().filter(|row| row.to_header().is_err()).map(|row| SnapshotId(row.id)).collect())
    }

    async fn kept_rows(&self, portal: &PortalId) -> Result<Vec<HeaderRow>, StoreError> {
        let rows = sqlx::query("SELECT * FROM snapshot WHERE portal = ?1 AND expired_at IS NULL ORDER BY id")
            .bind(portal.as_str())
            .fetch_all(self.readers())
            .await?;
        Ok(rows.iter().map(HeaderRow::read).collect::<Result<_, _>>()?)
    }
}

#[async_trait]
impl SnapshotReader for SqliteStore {
    async fn list_snapshots(&self, portal: &PortalId) -> Result<Vec<SnapshotHeader>, StoreError> {
        let rows = self.kept_rows(portal).await?;
        let mut headers = Vec::with_capacity(rows.len());
        for row in rows {
            match row.to_header() {
                Ok(header) => headers.push(header),
                // The other snapshots stay usable; this one is reported by whoever names it, and by `verify`.
                Err(error) => tracing::warn!(portal.id = %portal, snapshot.id = row.id, %error, "left out of the list"),
            }
        }
        Ok(headers)
    }

    async fn load_snapshot(&self, portal: &PortalId, id: SnapshotId) -> Result<SnapshotHeader, StoreError> {
        self.load_header(portal, id).await?.to_header()
    }

    async fn load_definitions(&self, portal: &PortalId, id: SnapshotId) -> Result<Definitions, StoreError> {
        let header = self.load_header(portal, id).await?;
        header.to_header()?;
        let damaged = || StoreError::Damaged { what: format!("the portal's set-up in snapshot {id}") };
        let row = sqlx::query("SELECT body, seal FROM definitions WHERE portal = ?1 AND digest = ?2")
            .bind(portal.as_str())
            .bind(&header.definitions)
            .fetch_optional(self.readers())
            .await?
            .ok_or_else(damaged)?;
        let (body, seal): (Vec<u8>, Vec<u8>) = (row.try_get("body")?, row.try_get("seal")?);
        if seal != definitions_seal(portal.as_str(), &header.definitions, &body) {
            return Err(damaged());
        }
        parse_definitions(&header.definitions, &body).ok_or_else(damaged)
    }

    async fn page_records(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<StoredRecord>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM record_version WHERE portal = ?1 AND type = ?2 AND id > ?3 AND first_snapshot <= ?4 \
             AND (last_snapshot IS NULL OR last_snapshot >= ?4) ORDER BY id LIMIT ?5",
        )
        .bind(portal.as_str())
        .bind(entity_type.as_str())
        .bind(to_column(after))
        .bind(id.0)
        .bind(limit_column(limit))
        .fetch_all(self.readers())
        .await?;
        if !self.is_held(portal, id, entity_type).await? {
            return Ok(Vec::new());
        }
        rows.iter().map(|row| VersionRow::read(row)?.to_record()).collect()
    }

    async fn page_keys(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<StoredKey>, StoreError> {
        let rows = sqlx::query(
            "SELECT type, id, first_snapshot, last_snapshot, content FROM record_version \
             WHERE portal = ?1 AND type = ?2 AND id > ?3 AND first_snapshot <= ?4 \
             AND (last_snapshot IS NULL OR last_snapshot >= ?4) ORDER BY id LIMIT ?5",
        )
        .bind(portal.as_str())
        .bind(entity_type.as_str())
        .bind(to_column(after))
        .bind(id.0)
        .bind(limit_column(limit))
        .fetch_all(self.readers())
        .await?;
        if !self.is_held(portal, id, entity_type).await? {
            return Ok(Vec::new());
        }
        rows.iter().map(versions::read_key).collect()
    }

    async fn load_records(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        ids: &[RecordId],
    ) -> Result<Vec<StoredRecord>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(1_000) {
            let found = sqlx::query(
                "SELECT * FROM record_version WHERE portal = ?1 AND type = ?2 \
                 AND id IN (SELECT value FROM json_each(?3)) AND first_snapshot <= ?4 \
                 AND (last_snapshot IS NULL OR last_snapshot >= ?4) ORDER BY id",
            )
            .bind(portal.as_str())
            .bind(entity_type.as_str())
            .bind(ids_column(chunk))
            .bind(id.0)
            .fetch_all(self.readers())
            .await?;
            rows.extend(found);
        }
        if !self.is_held(portal, id, entity_type).await? {
            return Ok(Vec::new());
        }
        rows.iter().map(|row| VersionRow::read(row)?.to_record()).collect()
    }

    async fn list_ended(
        &self,
        portal: &PortalId,
        since: SnapshotId,
        entity_type: EntityType,
    ) -> Result<Vec<StoredKey>, StoreError> {
        let rows = sqlx::query(
            "SELECT type, id, first_snapshot, last_snapshot, content FROM record_version \
             INDEXED BY record_version_last WHERE portal = ?1 AND last_snapshot >= ?2 AND type = ?3",
        )
        .bind(portal.as_str())
        .bind(since.0)
        .bind(entity_type.as_str())
        .fetch_all(self.readers())
        .await?;
        let headers = self.list_snapshots(portal).await?;
        let kept: Vec<i64> = headers
            .iter()
            .filter(|header| header.id >= since && header.holds(entity_type))
            .map(|header| header.id.0)
            .collect();
        let mut keys: Vec<StoredKey> = rows.iter().map(versions::read_key).collect::<Result<_, _>>()?;
        keys.retain(|key| {
            let span = key.first_snapshot.0..=key.last_snapshot.map_or(i64::MAX, |last| last.0);
            kept.iter().any(|kept| span.contains(kept))
        });
        keys.sort_by_key(|key| (key.record, key.first_snapshot));
        Ok(keys)
    }

    async fn diff(&self, portal: &PortalId, from: SnapshotId, to: SnapshotId) -> Result<Vec<Difference>, StoreError> {
        if from > to {
            let mut differences = self.diff(portal, to, from).await?;
            for difference in &mut differences {
                std::mem::swap(&mut difference.before, &mut difference.after);
            }
            return Ok(differences);
        }
        // What the older one holds and the newer does not, then the other way round: one index range each.
        let before = sqlx::query(
            "SELECT type, id, content FROM record_version INDEXED BY record_version_last \
             WHERE portal = ?1 AND last_snapshot >= ?2 AND last_snapshot < ?3 AND first_snapshot <= ?2",
        );
        let after = sqlx::query(
            "SELECT type, id, content FROM record_version INDEXED BY record_version_first \
             WHERE portal = ?1 AND first_snapshot > 1 AND first_snapshot > ?2 AND first_snapshot <= ?3 \
             AND (last_snapshot IS NULL OR last_snapshot >= ?3)",
        );
        let mut pairs: BTreeMap<RecordKey, (Option<Digest>, Option<Digest>)> = BTreeMap::new();
        for row in before.bind(portal.as_str()).bind(from.0).bind(to.0).fetch_all(self.readers()).await? {
            let (key, content) = versions::read_content(&row)?;
            pairs.entry(key).or_default().0 = Some(content);
        }
        for row in after.bind(portal.as_str()).bind(from.0).bind(to.0).fetch_all(self.readers()).await? {
            let (key, content) = versions::read_content(&row)?;
            pairs.entry(key).or_default().1 = Some(content);
        }
        let (older, newer) = (self.load_snapshot(portal, from).await?, self.load_snapshot(portal, to).await?);
        let held = |key: &RecordKey| older.holds(key.entity_type) && newer.holds(key.entity_type);
        Ok(pairs
            .into_iter()
            .filter(|(key, (before, after))| before != after && held(key))
            .map(|(record, (before, after))| Difference { record, before, after })
            .collect())
    }
}

impl SqliteStore {
    /// Whether a kept snapshot holds a type. Asked *after* its rows were read: expiry marks a snapshot before it removes
    /// anything, so what was read of one that is kept even now was whole.
    async fn is_held(&self, portal: &PortalId, id: SnapshotId, entity_type: EntityType) -> Result<bool, StoreError> {
        Ok(self.load_snapshot(portal, id).await?.holds(entity_type))
    }

    /// The header of a kept snapshot; the error names what there is.
    async fn load_header(&self, portal: &PortalId, id: SnapshotId) -> Result<HeaderRow, StoreError> {
        let row = sqlx::query("SELECT * FROM snapshot WHERE portal = ?1 AND id = ?2")
            .bind(portal.as_str())
            .bind(id.0)
            .fetch_optional(self.readers())
            .await?;
        let row = row.as_ref().map(HeaderRow::read).transpose()?;
        match row {
            Some(row) if row.expired_at.is_none() => Ok(row),
            other => Err(self.no_such_snapshot(portal, id, other.is_some()).await?),
        }
    }

    async fn no_such_snapshot(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        was_there: bool,
    ) -> Result<StoreError, StoreError> {
        let numbers: (Option<i64>, Option<i64>) =
            sqlx::query_as("SELECT min(id), max(id) FROM snapshot WHERE portal = ?1 AND expired_at IS NULL")
                .bind(portal.as_str())
                .fetch_one(self.readers())
                .await?;
        let there = super::tell_numbers('s', numbers, "none was taken yet");
        let what = if was_there {
            format!("snapshot {id} of {portal} any more, its records have expired ({there})")
        } else {
            format!("snapshot {id} of {portal} ({there})")
        };
        Ok(StoreError::NotFound { what })
    }
}

/// A record's number as a column; cursors beyond SQLite's range mean "beyond everything".
pub(super) fn to_column(id: RecordId) -> i64 {
    i64::try_from(id.0).unwrap_or(i64::MAX)
}

pub(super) fn limit_column(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

pub(super) fn ids_column(ids: &[RecordId]) -> String {
    let numbers: Vec<i64> = ids.iter().map(|id| to_column(*id)).collect();
    serde_json::to_string(&numbers).expect("numbers are always JSON")
}
