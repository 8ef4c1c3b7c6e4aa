//! The capture under way in SQLite: what it wrote, what it will close, how far it came.
//!
//! In charge of keeping all of it invisible until the one transaction that finishes it. What is to be written is
//! decided in `service::capture`.

mod rows;

use std::collections::BTreeMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::{QueryBuilder, Row, Sqlite};

pub(super) use rows::{CaptureRow, CloseRow, ProgressRow};

use super::portals::{load_sealed_row, note_newest, to_json};
use super::seal::to_micros;
use super::snapshots::{
    HeaderRow, Packer, StoredTypes, VersionRow, definitions_seal, ids_column, limit_column, parse_definitions,
    to_column, version_seal,
};
use super::{SqliteStore, Writing};
use crate::domain::record_set::{Leaf, RecordSet};
use crate::domain::schema::Digest;
use crate::domain::snapshot::{Lack, SnapshotHeader, SnapshotState};
use crate::domain::{EntityType, PortalId, RecordId, SnapshotId};
use crate::ports::captures::{
    CaptureBatch, CaptureStore, Change, Closing, Held, HeldVersion, NewCapture, NewVersion, PendingCapture, Phase,
    TypeProgress,
};
use crate::ports::snapshots::StoreError;

/// Rows that one INSERT takes.
const ROWS_PER_INSERT: usize = 100;
/// Versions that one transaction of discarding removes.
const DISCARD_BATCH: i64 = 5_000;

#[async_trait]
impl CaptureStore for SqliteStore {
    async fn find_pending(&self, portal: &PortalId) -> Result<Option<PendingCapture>, StoreError> {
        let row = sqlx::query("SELECT * FROM capture WHERE portal = ?1")
            .bind(portal.as_str())
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let row = CaptureRow::read(&row)?;
        let body: Option<Vec<u8>> =
            sqlx::query_scalar("SELECT body FROM definitions WHERE portal = ?1 AND digest = ?2")
                .bind(portal.as_str())
                .bind(&row.definitions)
                .fetch_optional(self.readers())
                .await?;
        let definitions = body.and_then(|body| parse_definitions(&row.definitions, &body));
        // A pending capture that is damaged is worth nothing; whoever finds none begins anew.
        let Some((definitions, standing, started_at, taken_at)) = definitions.and_then(|definitions| {
            let (standing, started_at, taken_at) = row.parse()?;
            Some((definitions, standing, started_at, taken_at))
        }) else {
            tracing::warn!(portal.id = %portal, "the capture under way is damaged and will be discarded");
            self.discard_capture(portal).await?;
            return Ok(None);
        };
        let snapshot = SnapshotId(row.snapshot);
        Ok(Some(PendingCapture { portal: portal.clone(), snapshot, started_at, taken_at, standing, definitions }))
    }

    async fn begin_capture(&self, portal: &PortalId, capture: &NewCapture) -> Result<PendingCapture, StoreError> {
        let json = to_json(&capture.definitions).into_bytes();
        let digest = Digest::of(&json);
        let body = Packer::new().pack(&json);
        let mut tx = self.begin().await?;
        load_sealed_row(&mut tx, portal).await?;
        let headers = sqlx::query("SELECT * FROM snapshot WHERE portal = ?1 ORDER BY id DESC")
            .bind(portal.as_str())
            .fetch_all(&mut *tx)
            .await?;
        let headers: Vec<HeaderRow> = headers.iter().map(HeaderRow::read).collect::<Result<_, _>>()?;
        let snapshot = headers.first().map_or(1, |newest| newest.id + 1);
        sqlx::query("INSERT OR IGNORE INTO definitions VALUES (?1, ?2, ?3, ?4)")
            .bind(portal.as_str())
            .bind(&digest.0[..])
            .bind(&body)
            .bind(definitions_seal(portal.as_str(), &digest.0, &body))
            .execute(&mut *tx)
            .await?;
        let row = CaptureRow {
            portal: portal.to_string(),
            snapshot,
            started_at: to_micros(capture.started_at),
            taken_at: to_micros(capture.taken_at),
            standing: to_json(&capture.standing),
            definitions: digest.0.to_vec(),
            seal: Vec::new(),
        };
        row.insert(&mut tx).await?;
        for entity_type in EntityType::ALL {
            let (base, set) = last_holder(&mut tx, &headers, entity_type).await?;
            let progress = TypeProgress { cursor: RecordId(0), phase: Phase::Reading, set };
            ProgressRow::new(portal, entity_type, base, &progress).write(&mut tx).await?;
        }
        tx.commit().await?;
        let pending = self.find_pending(portal).await?;
        pending.ok_or_else(|| StoreError::Damaged { what: "the capture that was just begun".to_owned() })
    }

    async fn discard_capture(&self, portal: &PortalId) -> Result<(), StoreError> {
        let newest: Option<i64> = sqlx::query_scalar("SELECT max(id) FROM snapshot WHERE portal = ?1")
            .bind(portal.as_str())
            .fetch_one(self.readers())
            .await?;
        for entity_type in EntityType::ALL {
            self.delete_pending(portal, newest.unwrap_or(0), entity_type).await?;
        }
        let mut tx = self.begin().await?;
        clear_capture(&mut tx, portal).await?;
        Ok(tx.commit().await?)
    }

    async fn load_progress(&self, pending: &PendingCapture) -> Result<BTreeMap<EntityType, TypeProgress>, StoreError> {
        let rows = sqlx::query("SELECT * FROM capture_progress WHERE portal = ?1")
            .bind(pending.portal.as_str())
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(|row| ProgressRow::read(row)?.to_progress()).collect()
    }

    async fn page_current(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        after: RecordId,
        up_to: RecordId,
        limit: usize,
    ) -> Result<Vec<(RecordId, HeldVersion)>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, first_snapshot, digest, content FROM record_version WHERE portal = ?1 AND type = ?2 \
             AND id > ?3 AND id <= ?4 AND first_snapshot < ?5 AND last_snapshot IS NULL ORDER BY id LIMIT ?6",
        )
        .bind(pending.portal.as_str())
        .bind(entity_type.as_str())
        .bind(to_column(after))
        .bind(to_column(up_to))
        .bind(pending.snapshot.0)
        .bind(limit_column(limit))
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(|row| rows::read_held(row, entity_type)).collect()
    }

    async fn load_held(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        ids: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Held>, StoreError> {
        let mut held: BTreeMap<RecordId, Held> = BTreeMap::new();
        for chunk in ids.chunks(1_000) {
            let rows = sqlx::query(
                "SELECT id, first_snapshot, digest, content FROM record_version WHERE portal = ?1 AND type = ?2 \
                 AND id IN (SELECT value FROM json_each(?3)) AND last_snapshot IS NULL",
            );
            for row in rows
                .bind(pending.portal.as_str())
                .bind(entity_type.as_str())
                .bind(ids_column(chunk))
                .fetch_all(self.readers())
                .await?
            {
                let (id, version) = rows::read_held(&row, entity_type)?;
                let entry = held.entry(id).or_default();
                let place =
                    if version.first_snapshot == pending.snapshot { &mut entry.pending } else { &mut entry.current };
                *place = Some(version);
            }
            let closes = sqlx::query(
                "SELECT id, confirmed FROM pending_close WHERE portal = ?1 AND type = ?2 \
                 AND id IN (SELECT value FROM json_each(?3))",
            );
            for row in closes
                .bind(pending.portal.as_str())
                .bind(entity_type.as_str())
                .bind(ids_column(chunk))
                .fetch_all(self.readers())
                .await?
            {
                let (id, confirmed): (i64, bool) = (row.try_get("id")?, row.try_get("confirmed")?);
                let closing = if confirmed { Closing::Confirmed } else { Closing::Suspected };
                held.entry(RecordId(id.unsigned_abs())).or_default().closing = closing;
            }
        }
        Ok(held)
    }

    async fn page_suspected(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<RecordId>, StoreError> {
        let ids: Vec<i64> = sqlx::query_scalar(
            "SELECT id FROM pending_close WHERE portal = ?1 AND type = ?2 AND id > ?3 AND confirmed = 0 \
             ORDER BY id LIMIT ?4",
        )
        .bind(pending.portal.as_str())
        .bind(entity_type.as_str())
        .bind(to_column(after))
        .bind(limit_column(limit))
        .fetch_all(self.readers())
        .await?;
        Ok(ids.into_iter().map(|id| RecordId(id.unsigned_abs())).collect())
    }

    async fn write_batch(&self, pending: &PendingCapture, batch: &CaptureBatch) -> Result<(), StoreError> {
        let rows = encode(pending, batch).await?;
        let mut tx = self.begin().await?;
        let base = load_base(&mut tx, pending, batch.entity_type).await?;
        insert_versions(&mut tx, &rows).await?;
        for change in &batch.changes {
            match change {
                Change::Put(_) => {}
                Change::Drop(id) => drop_version(&mut tx, pending, batch.entity_type, *id).await?,
                Change::Keep(id) => {
                    sqlx::query("DELETE FROM pending_close WHERE portal = ?1 AND type = ?2 AND id = ?3")
                        .bind(pending.portal.as_str())
                        .bind(batch.entity_type.as_str())
                        .bind(to_column(*id))
                        .execute(&mut *tx)
                        .await?;
                }
                Change::Close { id, first_snapshot, is_confirmed } => {
                    let version = load_version(&mut tx, pending, batch.entity_type, *id, *first_snapshot).await?;
                    CloseRow::new(&version, base.unwrap_or(first_snapshot.0), *is_confirmed).write(&mut tx).await?;
                }
            }
        }
        ProgressRow::new(&pending.portal, batch.entity_type, base, &batch.progress).write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn forget_type(
        &self,
        pending: &PendingCapture,
        entity_type: EntityType,
        reason: &str,
    ) -> Result<(), StoreError> {
        self.delete_pending(&pending.portal, pending.snapshot.0 - 1, entity_type).await?;
        let mut tx = self.begin().await?;
        let base = load_base(&mut tx, pending, entity_type).await?;
        sqlx::query("DELETE FROM pending_close WHERE portal = ?1 AND type = ?2")
            .bind(pending.portal.as_str())
            .bind(entity_type.as_str())
            .execute(&mut *tx)
            .await?;
        let phase = Phase::Lacking { reason: reason.to_owned() };
        let progress = TypeProgress { cursor: RecordId(0), phase, set: RecordSet::default() };
        ProgressRow::new(&pending.portal, entity_type, base, &progress).write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn finish_capture(
        &self,
        pending: &PendingCapture,
        read_until: DateTime<Utc>,
    ) -> Result<SnapshotHeader, StoreError> {
        let progress = self.load_progress(pending).await?;
        let mut tx = self.begin().await?;
        let portal = load_sealed_row(&mut tx, &pending.portal).await?;
        let definitions: Vec<u8> =
            sqlx::query_scalar("SELECT definitions FROM capture WHERE portal = ?1 AND snapshot = ?2")
                .bind(pending.portal.as_str())
                .bind(pending.snapshot.0)
                .fetch_one(&mut *tx)
                .await?;
        let mut row = HeaderRow {
            portal: pending.portal.to_string(),
            id: pending.snapshot.0,
            taken_at: to_micros(pending.taken_at),
            read_until: to_micros(read_until),
            state: String::new(),
            types: String::new(),
            definitions,
            previous: portal.newest_header,
            header: Vec::new(),
            expired_at: None,
            seal: Vec::new(),
        };
        let (state, types) = summarize(progress)?;
        row.set_content(&state, &types);
        let header = row.compute_header();
        row.header = header.0.to_vec();
        row.seal = row.compute_seal();
        sqlx::query(
            "UPDATE record_version SET last_snapshot = c.last_snapshot, seal = c.closed_seal FROM pending_close c \
             WHERE c.portal = ?1 AND c.confirmed = 1 AND record_version.portal = c.portal \
             AND record_version.type = c.type AND record_version.id = c.id \
             AND record_version.first_snapshot = c.first_snapshot",
        )
        .bind(pending.portal.as_str())
        .execute(&mut *tx)
        .await?;
        row.insert(&mut tx).await?;
        clear_capture(&mut tx, &pending.portal).await?;
        note_newest(&mut tx, &pending.portal, row.id, header).await?;
        tx.commit().await?;
        row.to_header()
    }
}

impl SqliteStore {
    /// Removes versions of one type that begin after the newest finished snapshot.
    async fn delete_pending(&self, portal: &PortalId, newest: i64, entity_type: EntityType) -> Result<(), StoreError> {
        // A portal's first capture is not in the index on first snapshots; there everything goes anyway.
        let statement = if newest == 0 {
            "DELETE FROM record_version WHERE rowid IN (SELECT rowid FROM record_version \
             WHERE portal = ?1 AND type = ?2 AND first_snapshot > ?3 LIMIT ?4)"
        } else {
            "DELETE FROM record_version WHERE rowid IN (SELECT rowid FROM record_version \
             INDEXED BY record_version_first WHERE portal = ?1 AND type = ?2 AND first_snapshot > 1 \
             AND first_snapshot > ?3 LIMIT ?4)"
        };
        loop {
            let mut tx = self.begin().await?;
            let result = sqlx::query(statement)
                .bind(portal.as_str())
                .bind(entity_type.as_str())
                .bind(newest)
                .bind(DISCARD_BATCH)
                .execute(&mut *tx)
                .await?;
            tx.commit().await?;
            if result.rows_affected() == 0 {
                return Ok(());
            }
        }
    }
}

async fn clear_capture(tx: &mut Writing, portal: &PortalId) -> Result<(), StoreError> {
    for statement in [
        "DELETE FROM pending_close WHERE portal = ?1",
        "DELETE FROM capture_progress WHERE portal = ?1",
        "DELETE FROM capture WHERE portal = ?1",
    ] {
        sqlx::query(statement).bind(portal.as_str()).execute(&mut **tx).await?;
    }
    Ok(())
}

/// The newest snapshot that holds a type, and what it holds of it; headers come newest first.
async fn last_holder(
    tx: &mut Writing,
    headers: &[HeaderRow],
    entity_type: EntityType,
) -> Result<(Option<i64>, RecordSet), StoreError> {
    for header in headers {
        if !header.is_sealed() {
            // A damaged header costs its snapshot, not the ones to come.
            return Ok((Some(header.id), count_current(tx, &header.portal, entity_type).await?));
        }
        if let Some(set) = header.types()?.0.get(&entity_type) {
            return Ok((Some(header.id), *set));
        }
    }
    Ok((None, RecordSet::default()))
}

/// What is current of a type, read from the versions themselves.
async fn count_current(tx: &mut Writing, portal: &str, entity_type: EntityType) -> Result<RecordSet, StoreError> {
    let mut set = RecordSet::default();
    let mut after = -1;
    loop {
        let rows = sqlx::query(
            "SELECT id, first_snapshot, digest, content FROM record_version \
             WHERE portal = ?1 AND type = ?2 AND id > ?3 AND last_snapshot IS NULL ORDER BY id LIMIT 5000",
        )
        .bind(portal)
        .bind(entity_type.as_str())
        .bind(after)
        .fetch_all(&mut **tx)
        .await?;
        for row in &rows {
            let (id, version) = rows::read_held(row, entity_type)?;
            set.add(Leaf::new(id, version.digest, version.content));
            after = to_column(id);
        }
        if rows.is_empty() {
            return Ok(set);
        }
    }
}

fn summarize(progress: BTreeMap<EntityType, TypeProgress>) -> Result<(SnapshotState, StoredTypes), StoreError> {
    let mut types = StoredTypes::default();
    let mut lacking = Vec::new();
    for (entity_type, progress) in progress {
        match progress.phase {
            Phase::Read => {
                types.0.insert(entity_type, progress.set);
            }
            Phase::Lacking { reason } => lacking.push(Lack { entity_type, reason }),
            Phase::Reading | Phase::Confirming => {
                return Err(StoreError::Failed(format!("{entity_type} records were not read to the end").into()));
            }
        }
    }
    let state = if lacking.is_empty() { SnapshotState::Complete } else { SnapshotState::Partial { lacking } };
    Ok((state, types))
}

/// Packs and seals the versions of a batch, away from the threads that answer people.
async fn encode(pending: &PendingCapture, batch: &CaptureBatch) -> Result<Vec<VersionRow>, StoreError> {
    let versions: Vec<NewVersion> = batch
        .changes
        .iter()
        .filter_map(|change| if let Change::Put(version) = change { Some(version.clone()) } else { None })
        .collect();
    let (portal, entity_type, snapshot) =
        (pending.portal.to_string(), batch.entity_type.to_string(), pending.snapshot.0);
    let encoded = tokio::task::spawn_blocking(move || {
        let mut packer = Packer::new();
        versions
            .into_iter()
            .map(|version| {
                let body = packer.pack(&version.json);
                let id = to_column(version.id);
                let digests = (&version.digest.0[..], &version.content.0[..]);
                VersionRow {
                    seal: version_seal(&portal, &entity_type, (id, snapshot, None), digests, &body),
                    portal: portal.clone(),
                    entity_type: entity_type.clone(),
                    id,
                    first_snapshot: snapshot,
                    last_snapshot: None,
                    digest: version.digest.0.to_vec(),
                    content: version.content.0.to_vec(),
                    body,
                }
            })
            .collect()
    });
    encoded.await.map_err(|error| StoreError::Failed(Box::new(error)))
}

async fn insert_versions(tx: &mut Writing, rows: &[VersionRow]) -> Result<(), StoreError> {
    for chunk in rows.chunks(ROWS_PER_INSERT) {
        let mut query = QueryBuilder::<Sqlite>::new(
            "INSERT OR REPLACE INTO record_version \
             (portal, type, id, first_snapshot, last_snapshot, digest, content, body, seal) ",
        );
        query.push_values(chunk, |mut columns, row| {
            columns
                .push_bind(row.portal.as_str())
                .push_bind(row.entity_type.as_str())
                .push_bind(row.id)
                .push_bind(row.first_snapshot)
                .push_bind(row.last_snapshot)
                .push_bind(row.digest.as_slice())
                .push_bind(row.content.as_slice())
                .push_bind(row.body.as_slice())
                .push_bind(row.seal.as_slice());
        });
        query.build().persistent(chunk.len() == ROWS_PER_INSERT).execute(&mut **tx).await?;
    }
    Ok(())
}

async fn drop_version(
    tx: &mut Writing,
    pending: &PendingCapture,
    entity_type: EntityType,
    id: RecordId,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM record_version WHERE portal = ?1 AND type = ?2 AND id = ?3 AND first_snapshot = ?4")
        .bind(pending.portal.as_str())
        .bind(entity_type.as_str())
        .bind(to_column(id))
        .bind(pending.snapshot.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

async fn load_version(
    tx: &mut Writing,
    pending: &PendingCapture,
    entity_type: EntityType,
    id: RecordId,
    first_snapshot: SnapshotId,
) -> Result<VersionRow, StoreError> {
    let row =
        sqlx::query("SELECT * FROM record_version WHERE portal = ?1 AND type = ?2 AND id = ?3 AND first_snapshot = ?4")
            .bind(pending.portal.as_str())
            .bind(entity_type.as_str())
            .bind(to_column(id))
            .bind(first_snapshot.0)
            .fetch_optional(&mut **tx)
            .await?;
    let row = row.ok_or_else(|| StoreError::Damaged {
        what: format!("{entity_type} {id} as of snapshot {first_snapshot}: it is gone"),
    })?;
    Ok(VersionRow::read(&row)?)
}

async fn load_base(
    tx: &mut Writing,
    pending: &PendingCapture,
    entity_type: EntityType,
) -> Result<Option<i64>, StoreError> {
    let row = sqlx::query("SELECT * FROM capture_progress WHERE portal = ?1 AND type = ?2")
        .bind(pending.portal.as_str())
        .bind(entity_type.as_str())
        .fetch_optional(&mut **tx)
        .await?;
    let row = row.ok_or_else(|| StoreError::NotFound { what: format!("capture under way of {}", pending.portal) })?;
    Ok(ProgressRow::read(&row)?.base)
}
