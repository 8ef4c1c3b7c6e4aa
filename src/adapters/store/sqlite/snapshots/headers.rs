//! Rows of `snapshot` and `definitions`: their seals and the chain from header to header.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::super::portals::{from_json, to_json};
use super::super::seal::{Seal, from_micros};
use super::versions::decompress;
use crate::domain::record_set::RecordSet;
use crate::domain::schema::{Definitions, Digest};
use crate::domain::snapshot::{SnapshotHeader, SnapshotState};
use crate::domain::{EntityType, SnapshotId};
use crate::ports::snapshots::StoreError;

/// The `types` column: what a snapshot holds of each type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct StoredTypes(pub BTreeMap<EntityType, RecordSet>);

/// A row of `snapshot`, as it is.
#[derive(Debug, Clone)]
pub(in super::super) struct HeaderRow {
    pub portal: String,
    pub id: i64,
    pub taken_at: i64,
    pub read_until: i64,
    pub state: String,
    pub types: String,
    pub definitions: Vec<u8>,
    pub previous: Option<Vec<u8>>,
    pub header: Vec<u8>,
    pub expired_at: Option<i64>,
    pub seal: Vec<u8>,
}

impl HeaderRow {
    pub(in super::super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            id: row.try_get("id")?,
            taken_at: row.try_get("taken_at")?,
            read_until: row.try_get("read_until")?,
            state: row.try_get("state")?,
            types: row.try_get("types")?,
            definitions: row.try_get("definitions")?,
            previous: row.try_get("previous")?,
            header: row.try_get("header")?,
            expired_at: row.try_get("expired_at")?,
            seal: row.try_get("seal")?,
        })
    }

    /// The digest over everything that never changes.
    pub(in super::super) fn compute_header(&self) -> Digest {
        Seal::of_table("snapshot.header")
            .text(&self.portal)
            .integer(self.id)
            .integer(self.taken_at)
            .integer(self.read_until)
            .text(&self.state)
            .text(&self.types)
            .bytes(&self.definitions)
            .bytes_or_null(self.previous.as_deref())
            .finish_digest()
    }

    pub(in super::super) fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("snapshot")
            .bytes(&self.header)
            .text(&self.portal)
            .integer(self.id)
            .integer_or_null(self.expired_at)
            .finish()
    }

    pub(in super::super) fn is_sealed(&self) -> bool {
        self.header == self.compute_header().0 && self.seal == self.compute_seal()
    }

    /// What the snapshot holds by type.
    pub(in super::super) fn types(&self) -> Result<StoredTypes, StoreError> {
        from_json(&self.types).ok_or_else(|| self.damaged())
    }

    pub(in super::super) fn set_content(&mut self, state: &SnapshotState, types: &StoredTypes) {
        self.state = to_json(state);
        self.types = to_json(types);
    }

    /// What the header says, once it proved to be as it was written.
    pub(in super::super) fn to_header(&self) -> Result<SnapshotHeader, StoreError> {
        let damaged = || self.damaged();
        if !self.is_sealed() {
            return Err(damaged());
        }
        let moment = |micros: i64| from_micros(micros).ok_or_else(damaged);
        Ok(SnapshotHeader {
            portal: self.portal.parse().map_err(|_| damaged())?,
            id: SnapshotId(self.id),
            taken_at: moment(self.taken_at)?,
            read_until: moment(self.read_until)?,
            state: from_json(&self.state).ok_or_else(damaged)?,
            counts: self.types()?.0.into_iter().map(|(entity_type, set)| (entity_type, set.records)).collect(),
        })
    }

    fn damaged(&self) -> StoreError {
        StoreError::Damaged { what: format!("the header of snapshot s{} of {}", self.id, self.portal) }
    }
}

/// The seal of a row of `definitions`.
pub(in super::super) fn definitions_seal(portal: &str, digest: &[u8], body: &[u8]) -> Vec<u8> {
    Seal::of_table("definitions").text(portal).bytes(digest).bytes(body).finish()
}

/// The set-up in a body, `None` where the body does not match its digest.
pub(in super::super) fn parse_definitions(digest: &[u8], body: &[u8]) -> Option<Definitions> {
    let json = decompress(body)?;
    if Digest::of(&json).0 != digest { None } else { serde_json::from_slice(&json).ok() }
}
