//! What the admin chose before planning: how far to go back, and with what.
//!
//! In charge of what was chosen, in its stored form. What follows from it is [`super::compare`]'s.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::burst::Burst;
use crate::domain::evidence::GroupKey;
use crate::domain::ids::RestoreId;
use crate::domain::record::{EntityType, RecordKey};

/// How far a restore reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Only what is missing or damaged comes back (B06).
    Selective,
    /// Every record of the snapshot's types goes back to the snapshot (R15).
    Crm,
    /// Takes back what a restore did (B05).
    Undo(RestoreId),
}

impl Scope {
    /// Whether this is one of the source documents' rollbacks: typed confirmation, once a week.
    pub fn is_rollback(self) -> bool {
        matches!(self, Self::Crm)
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Selective => f.write_str("selective"),
            Self::Crm => f.write_str("crm"),
            Self::Undo(restore) => write!(f, "undo {restore}"),
        }
    }
}

/// A half of a selective restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Only {
    /// Records that are gone.
    Missing,
    /// Records that were changed.
    Changed,
}

/// What the admin chose before planning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// One half of a selective restore only.
    pub only: Option<Only>,
    /// These types only; empty: all.
    pub types: BTreeSet<EntityType>,
    /// These groups of missing records only; empty: all.
    pub groups: BTreeSet<GroupKey>,
    /// The bursts of changes to take back.
    pub bursts: BTreeSet<Burst>,
    /// Whether a rollback also removes what is new since the snapshot.
    pub remove_new: bool,
    /// Whether to try again what the portal refused in an earlier restore.
    pub retry_refused: bool,
    /// Whether records that an earlier restore of ours removed count as missing too.
    #[serde(default, skip_serializing_if = "is_no")]
    pub with_removed: bool,
    /// Whether to re-create records even where one made since looks the same.
    #[serde(default, skip_serializing_if = "is_no")]
    pub with_alike: bool,
    /// Of what is chosen these records only, by their last number; `None`: all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<BTreeSet<RecordKey>>,
    /// These records are left out.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub without: BTreeSet<RecordKey>,
}

impl Choices {
    /// Whether a type is to be restored.
    pub fn takes(&self, entity_type: EntityType) -> bool {
        self.types.is_empty() || self.types.contains(&entity_type)
    }

    /// Whether a record is to be restored, of what else is chosen.
    pub fn takes_record(&self, record: RecordKey) -> bool {
        let is_named = self.records.as_ref().is_none_or(|records| records.contains(&record));
        is_named && !self.without.contains(&record)
    }

    /// Whether a group or burst of a type was named.
    pub fn names(&self, entity_type: EntityType) -> bool {
        let mut of_bursts = self.bursts.iter().map(|burst| burst.entity_type.is_none_or(|only| only == entity_type));
        self.groups.iter().any(|group| group.entity_type == entity_type) || of_bursts.any(|is_named| is_named)
    }
}

/// What is not chosen is left out of the stored form, so that plans made before the choice existed keep their hash.
fn is_no(flag: &bool) -> bool {
    !*flag
}
