//! Rows of `record_version`: bodies, digests and seals.

use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::super::seal::Seal;
use crate::domain::schema::Digest;
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId};
use crate::ports::snapshots::{StoreError, StoredKey, StoredRecord};

/// How hard bodies are compressed.
const ZSTD_LEVEL: i32 = 3;
/// No body is larger than this once it is unpacked; a damaged one could claim to be.
const LARGEST_BODY_BYTES: usize = 64 << 20;

/// A row of `record_version`, as it is.
#[derive(Debug, Clone)]
pub(in super::super) struct VersionRow {
    pub portal: String,
    pub entity_type: String,
    pub id: i64,
    pub first_snapshot: i64,
    pub last_snapshot: Option<i64>,
    pub digest: Vec<u8>,
    pub content: Vec<u8>,
    pub body: Vec<u8>,
    pub seal: Vec<u8>,
}

impl VersionRow {
    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            entity_type: row.try_get("type")?,
            id: row.try_get("id")?,
            first_snapshot: row.try_get("first_snapshot")?,
            last_snapshot: row.try_get("last_snapshot")?,
            digest: row.try_get("digest")?,
            content: row.try_get("content")?,
            body: row.try_get("body")?,
            seal: row.try_get("seal")?,
        })
    }

    pub(in super::super) fn compute_seal(&self) -> Vec<u8> {
        self.compute_seal_ending(self.last_snapshot)
    }

    /// The seal that the row bears once its span ends there.
    pub(in super::super) fn compute_seal_ending(&self, last_snapshot: Option<i64>) -> Vec<u8> {
        version_seal(
            &self.portal,
            &self.entity_type,
            (self.id, self.first_snapshot, last_snapshot),
            (&self.digest, &self.content),
            &self.body,
        )
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    /// The body as canonical JSON, `None` where it does not match its digest.
    pub(in super::super) fn checked_json(&self) -> Option<Vec<u8>> {
        decompress(&self.body).filter(|json| Digest::of(json).0[..] == self.digest)
    }

    /// What the row holds, once it proved to be as it was written.
    pub(in super::super) fn to_record(&self) -> Result<StoredRecord, StoreError> {
        let damaged = || StoreError::Damaged {
            what: format!("{} {} as of snapshot s{}", self.entity_type, self.id, self.first_snapshot),
        };
        if !self.is_sealed() {
            return Err(damaged());
        }
        let json = self.checked_json().ok_or_else(damaged)?;
        let key = RecordKey {
            entity_type: self.entity_type.parse().map_err(|_| damaged())?,
            id: RecordId(u64::try_from(self.id).map_err(|_| damaged())?),
        };
        let fields = serde_json::from_slice(&json).map_err(|_| damaged())?;
        let content = Digest(self.content.as_slice().try_into().map_err(|_| damaged())?);
        Ok(StoredRecord {
            record: Record { entity_type: key.entity_type, id: key.id, fields },
            key: StoredKey {
                record: key,
                first_snapshot: SnapshotId(self.first_snapshot),
                last_snapshot: self.last_snapshot.map(SnapshotId),
                content,
            },
        })
    }
}

/// The seal of a version: every column, the body and the span (id, first and last snapshot) included.
pub(in super::super) fn version_seal(
    portal: &str,
    entity_type: &str,
    (id, first_snapshot, last_snapshot): (i64, i64, Option<i64>),
    (digest, content): (&[u8], &[u8]),
    body: &[u8],
) -> Vec<u8> {
    Seal::of_table("record_version")
        .text(portal)
        .text(entity_type)
        .integer(id)
        .integer(first_snapshot)
        .integer_or_null(last_snapshot)
        .bytes(digest)
        .bytes(content)
        .bytes(body)
        .finish()
}

/// A row with type, id, both ends of the span, and content.
pub(super) fn read_key(row: &SqliteRow) -> Result<StoredKey, StoreError> {
    let (record, content) = read_content(row)?;
    let last: Option<i64> = row.try_get("last_snapshot")?;
    Ok(StoredKey {
        record,
        first_snapshot: SnapshotId(row.try_get("first_snapshot")?),
        last_snapshot: last.map(SnapshotId),
        content,
    })
}

/// A row with type, id and content.
pub(super) fn read_content(row: &SqliteRow) -> Result<(RecordKey, Digest), StoreError> {
    let (entity_type, id): (&str, i64) = (row.try_get("type")?, row.try_get("id")?);
    let damaged = || StoreError::Damaged { what: format!("the entry of {entity_type} {id}") };
    let entity_type: EntityType = entity_type.parse().map_err(|_| damaged())?;
    let key = RecordKey { entity_type, id: RecordId(u64::try_from(id).map_err(|_| damaged())?) };
    let content: &[u8] = row.try_get("content")?;
    Ok((key, Digest(content.try_into().map_err(|_| damaged())?)))
}

/// Packs bodies, one after the other with the same working memory.
pub(in super::super) struct Packer(zstd::bulk::Compressor<'static>);

impl Packer {
    pub(in super::super) fn new() -> Self {
        Self(zstd::bulk::Compressor::new(ZSTD_LEVEL).expect("the level is within zstd's range"))
    }

    pub(in super::super) fn pack(&mut self, json: &[u8]) -> Vec<u8> {
        self.0.compress(json).expect("compressing from memory into memory has nothing to fail on")
    }
}

/// Unpacks a body, `None` where it is not one.
pub(in super::super) fn decompress(body: &[u8]) -> Option<Vec<u8>> {
    let size = zstd::zstd_safe::get_frame_content_size(body).ok().flatten()?;
    let size = usize::try_from(size).ok().filter(|size| *size <= LARGEST_BODY_BYTES)?;
    zstd::bulk::decompress(body, size).ok()
}
