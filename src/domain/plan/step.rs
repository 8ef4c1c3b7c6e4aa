//! One write, planned: which record, what is done to it, and where its wanted state is found.
//!
//! In charge of what a step says. Carrying it out is `service::restore`'s.

use serde::{Deserialize, Serialize};

use super::cut::CutLink;
use crate::domain::ids::{RestoreId, SnapshotId};
use crate::domain::record::{Fields, RecordKey};
use crate::domain::schema::Digest;

/// One write, planned.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Its place in the plan, from 0.
    pub seq: u32,
    /// The record: under its last number where it is gone, else under its present one.
    pub record: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// What to do.
    pub action: Action,
}

/// Where the wanted state of a record is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Source {
    /// The record as this snapshot holds it, under the step's own number.
    Snapshot(SnapshotId),
    /// The record as it stood right before a step of an earlier restore.
    Before {
        /// The restore.
        restore: RestoreId,
        /// The step's number in it.
        seq: u32,
    },
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Action {
    /// Makes a record that is gone again.
    Recreate {
        /// Its content.
        source: Source,
        /// Fields that point at records which are missing too and were left out.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left_out: Vec<String>,
        /// Pointing fields with links that its content had lost already, because their other end was deleted before it.
        #[serde(default, skip_serializing_if = "Fields::is_empty")]
        owed: Fields,
    },
    /// Sets pointers of a re-created record to records that were re-created after it.
    Link {
        /// Its content.
        source: Source,
        /// The pointing fields.
        fields: Vec<String>,
    },
    /// Sets fields of a record that is there.
    ChangeBack {
        /// The values, pointers under the numbers of their time.
        set: Fields,
        /// Digest of the comparable form of these fields as they stood when planning.
        expected: Digest,
    },
    /// Gives back pointers that a record lost because what it pointed at was deleted.
    Relink {
        /// The values, pointers under the numbers of their time.
        set: Fields,
        /// Digest of the comparable form of these fields as they stood when planning.
        expected: Digest,
    },
    /// Removes a record that the snapshot does not have.
    Remove {
        /// Digest of its whole comparable form as it stood when planning.
        expected: Digest,
        /// Links of records that stay, which go with it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        cuts: Vec<CutLink>,
    },
}

impl Action {
    /// The kind alone: what steps are counted, batched and reported by.
    pub fn kind(&self) -> ActionKind {
        match self {
            Self::Recreate { .. } => ActionKind::Recreate,
            Self::Link { .. } => ActionKind::Link,
            Self::ChangeBack { .. } => ActionKind::ChangeBack,
            Self::Relink { .. } => ActionKind::Relink,
            Self::Remove { .. } => ActionKind::Remove,
        }
    }
}

/// The kinds of [`Action`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionKind {
    /// [`Action::Recreate`].
    Recreate,
    /// [`Action::Link`].
    Link,
    /// [`Action::ChangeBack`].
    ChangeBack,
    /// [`Action::Relink`].
    Relink,
    /// [`Action::Remove`].
    Remove,
}

impl ActionKind {
    /// The name in files and reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recreate => "re-create",
            Self::Link => "link",
            Self::ChangeBack => "change back",
            Self::Relink => "relink",
            Self::Remove => "remove",
        }
    }
}
