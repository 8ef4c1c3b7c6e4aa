//! What a plan or a restore leaves alone although it differs, and why.
//!
//! In charge of the reasons and of their words in files and reports; the conversation has texts of its own.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::domain::ids::RecordId;
use crate::domain::record::RecordKey;

/// A record that the plan leaves alone although it differs, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// The record, under its present number.
    pub record: RecordKey,
    /// What a person calls it.
    pub name: String,
    /// The fields in question; empty: the whole record.
    pub fields: Vec<String>,
    /// Why it is left alone.
    pub reason: ConflictReason,
}

impl Conflict {
    /// Why, in words for a customer, with the record that it is kept for.
    pub fn in_words(&self) -> Cow<'static, str> {
        match self.reason {
            ConflictReason::PointedAt { by } => Cow::Owned(format!("{} ({by})", self.reason.in_words())),
            reason => Cow::Borrowed(reason.in_words()),
        }
    }
}

/// Why a difference is left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConflictReason {
    /// Somebody changed it after the damage; their value is kept.
    ChangedAfterDamage,
    /// Somebody changed it after the restore that is to be undone.
    ChangedAfterRestore,
    /// Somebody changed it between planning and applying.
    ChangedAfterPlanning,
    /// It was to be re-created and is there again.
    AlreadyThere,
    /// It was to be changed and is gone.
    Gone,
    /// What it depended on was not done.
    WithoutOwner,
    /// It was to be re-created, and one was made since, by hand or from another copy of our data.
    MadeAgain {
        /// The number of that one.
        as_id: RecordId,
    },
    /// It lost a pointer that the portal takes only while a record is created.
    OnlyWhileCreating,
    /// It was to be removed, and a record that stays points at it.
    PointedAt {
        /// That record.
        by: RecordKey,
    },
}

impl ConflictReason {
    /// In words for a customer.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ChangedAfterDamage => "somebody changed it after the damage, and that value is kept",
            Self::ChangedAfterRestore => "somebody changed it after the restore, and that value is kept",
            Self::ChangedAfterPlanning => "somebody changed it after the preview was made, and that value is kept",
            Self::AlreadyThere => "it is in the portal again, so it was not created a second time",
            Self::Gone => "it is not in the portal any more",
            Self::WithoutOwner => "the record itself could not be re-created",
            Self::MadeAgain { .. } => {
                "one like it was made since, by hand or by another restore; no second one was made"
            }
            Self::OnlyWhileCreating => {
                "this link was lost with the record it led to, and the portal lets it be set only while a record is created"
            }
            Self::PointedAt { .. } => {
                "a record that somebody made or changed since leads to it, so it is kept and the link stays"
            }
        }
    }
}
