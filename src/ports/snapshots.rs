//! Snapshots at rest: what captures write and what everybody else reads.

use std::collections::BTreeSet;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

pub use crate::domain::diff::Difference;
use crate::domain::schema::{Definitions, Digest};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, PortalId, Record, RecordId, RecordKey, SnapshotId};

/// Reads finished snapshots. A pending capture is never visible here.
#[async_trait]
pub trait SnapshotReader: Send + Sync {
    /// Every kept snapshot of a portal, oldest first.
    async fn list_snapshots(&self, portal: &PortalId) -> Result<Vec<SnapshotHeader>, StoreError>;

    /// One snapshot's header.
    async fn load_snapshot(&self, portal: &PortalId, id: SnapshotId) -> Result<SnapshotHeader, StoreError>;

    /// The portal's set-up as it was in a snapshot.
    async fn load_definitions(&self, portal: &PortalId, id: SnapshotId) -> Result<Definitions, StoreError>;

    /// Records of a snapshot by ascending id above `after`, at most `limit`; each body is re-hashed.
    async fn page_records(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<StoredRecord>, StoreError>;

    /// Keys of a snapshot by ascending id above `after`, at most `limit`.
    async fn page_keys(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        after: RecordId,
        limit: usize,
    ) -> Result<Vec<StoredKey>, StoreError>;

    /// The given records as a snapshot holds them; those it does not hold are not there.
    async fn load_records(
        &self,
        portal: &PortalId,
        id: SnapshotId,
        entity_type: EntityType,
        ids: &[RecordId],
    ) -> Result<Vec<StoredRecord>, StoreError>;

    /// Every version of a type that some kept snapshot from `since` on holds and the newest does not (spans that
    /// have ended), by id then span: what went missing between snapshots.
    async fn list_ended(
        &self,
        portal: &PortalId,
        since: SnapshotId,
        entity_type: EntityType,
    ) -> Result<Vec<StoredKey>, StoreError>;

    /// What differs between two snapshots by `content`, sorted by type and id. Types that either lacks are left out.
    async fn diff(&self, portal: &PortalId, from: SnapshotId, to: SnapshotId) -> Result<Vec<Difference>, StoreError>;
}

/// Lets snapshots go.
#[async_trait]
pub trait SnapshotRetention: Send + Sync {
    /// Snapshots that an open request, a plan or a restore under way needs at that moment; they are not let go.
    async fn pinned_snapshots(&self, portal: &PortalId, now: DateTime<Utc>)
    -> Result<BTreeSet<SnapshotId>, StoreError>;

    /// Marks snapshots expired and removes the versions that no kept snapshot holds; returns how many those were.
    ///
    /// Safe to run again at any time: what an interrupted run left over goes with the next one. Whoever calls it
    /// holds the portal's lease.
    async fn expire_snapshots(
        &self,
        portal: &PortalId,
        expired: &[SnapshotId],
        now: DateTime<Utc>,
    ) -> Result<u64, StoreError>;
}

/// One version of a record.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredRecord {
    /// The record as it was read.
    pub record: Record,
    /// Where and when it stood.
    pub key: StoredKey,
}

/// Where and when one version of a record stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoredKey {
    /// The record.
    pub record: RecordKey,
    /// The first snapshot that holds this version.
    pub first_snapshot: SnapshotId,
    /// The last one, `None` while it is current.
    pub last_snapshot: Option<SnapshotId>,
    /// Digest of the comparable form.
    pub content: Digest,
}

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing.
    #[error("there is no {what}")]
    NotFound {
        /// Which.
        what: String,
    },
    /// Something of that name is there already.
    #[error("{what} is there already")]
    AlreadyThere {
        /// Which.
        what: String,
    },
    /// Another process holds the database.
    #[error("the database is held by another process")]
    Busy,
    /// The disk is full.
    #[error("the disk of the data folder is full")]
    DiskFull,
    /// The disk took no more, and the database does not say why.
    #[error(
        "the disk of the data folder takes nothing more: it is full, a limit on files or a quota is reached, or it is failing"
    )]
    NotWritten,
    /// Stored data is not what was written.
    #[error("stored data is damaged: {what}")]
    Damaged {
        /// What and where.
        what: String,
    },
    /// The database as a whole cannot be read: cut off, overwritten, or pages of it are not SQLite's.
    #[error("the database is damaged: {what}")]
    BrokenDatabase {
        /// What of it.
        what: String,
    },
    /// The folder holds no installation, and only some commands begin one.
    #[error("there is no installation in {}", folder.display())]
    NoInstallation {
        /// Which.
        folder: std::path::PathBuf,
    },
    /// The database is not where the rest of an installation is.
    #[error("the database restore24.db is missing in {}, although {found} of an installation is there", folder.display())]
    NoDatabase {
        /// Where.
        folder: std::path::PathBuf,
        /// What is there.
        found: String,
    },
    /// The data folder cannot be used.
    #[error("the data folder {} cannot be used: {reason}", folder.display())]
    Unusable {
        /// Which; empty where only the database knows.
        folder: std::path::PathBuf,
        /// Why not.
        reason: String,
    },
    /// What is in the data folder can be read and not written.
    #[error("the data folder {} can only be read", folder.display())]
    ReadOnly {
        /// Which.
        folder: std::path::PathBuf,
    },
    /// The database has the structure of an earlier release, and can only be read.
    #[error(
        "the database in {} was made by an older version of restore24, and it cannot be brought up to date where it can \
         only be read", folder.display()
    )]
    OlderVersion {
        /// Where.
        folder: std::path::PathBuf,
    },
    /// The database was written by a later release.
    #[error("the database was made by a newer version of restore24")]
    NewerVersion,
    /// Anything else.
    #[error("the store failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// Whether there is no room to store anything in.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::DiskFull | Self::NotWritten)
    }

    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotFound { .. } => Some(
                "`restore24 snapshot list`, `restore24 restore status` and `restore24 portal list` show what there is; nothing \
                 was changed",
            ),
            Self::AlreadyThere { .. } => None,
            Self::Busy => Some("end the other command or wait for it, then try again; nothing was changed"),
            Self::DiskFull | Self::NotWritten => Some(
                "free some space, then run the same command again; what was stored before is safe, and `restore24 export \
                     --out FOLDER_ON_ANOTHER_DISK` reads it all the same",
            ),
            Self::Damaged { .. } => Some("run `restore24 snapshot verify` to see everything that is affected"),
            Self::BrokenDatabase { .. } => Some(
                "end every program that uses it, set the damaged folder aside (keep it) and put back your own copy of the \
                 whole folder. Without a copy: the files of exports and plans in it can still be read, and `restore24 \
                 export` reads what the damage has not hit. Snapshots begin anew in another folder: `restore24 --data \
                 NEW_FOLDER portal add NAME`, then `snapshot take`",
            ),
            Self::NoInstallation { .. } => Some(
                "look whether the name is right and the disk is mounted (--data or RESTORE24_DATA); `restore24 portal add \
                 NAME` begins a new installation. Nothing was made",
            ),
            Self::NoDatabase { .. } => Some(
                "put the database back from your own copy of the folder, or move what is there to a place of its own (keep it: \
                 files under restores/ tell the new numbers of what was re-created) and begin anew with `restore24 portal add \
                 NAME`; nothing was changed",
            ),
            Self::Unusable { .. } => Some(
                "run it as the folder's owner, or name a folder that you may write to with --data or RESTORE24_DATA; nothing was \
                 changed",
            ),
            Self::ReadOnly { .. } => Some(
                "nothing was changed, and what is stored is safe and can be read: `restore24 snapshot list`, `restore24 restore \
                 status`, `restore24 export --out FOLDER_ELSEWHERE`. To write, mount the folder for writing or correct its \
                 rights, or copy all of it and name the copy with --data or RESTORE24_DATA",
            ),
            Self::OlderVersion { .. } => Some(
                "copy the whole folder to a place that you may write to and name the copy with --data or RESTORE24_DATA; nothing \
                 was changed",
            ),
            Self::NewerVersion => Some("use that version or a later one; nothing was changed"),
            Self::Failed(_) => Some("what was stored before is safe; see the cause"),
        }
    }
}
