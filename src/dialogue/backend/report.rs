//! What a restore or an undo has done so far, and did (B07).
//!
//! In charge of what is told of it. What it was to do is [`super::plan`]'s.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Conflicts, Counts, FileView, named};
use crate::domain::RestoreId;

/// How far a restore has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Steps done.
    pub done: u64,
    /// All steps.
    pub of: u64,
}

named! {
    /// Why a difference remains. Each has a text `difference-…`.
    DifferenceKind {
        /// The portal said no.
        Refused = "refused",
        /// The portal took the request and keeps its own value.
        NotTaken = "not-taken",
        /// It can be set while a record is created only.
        OnlyWhileCreating = "only-while-creating",
        /// The field does not exist any more.
        FieldDeleted = "field-deleted",
        /// It pointed at something that is gone for good.
        PointsAtGone = "points-at-gone",
        /// It pointed at something that was left out.
        LeftOut = "left-out",
        /// The stage, pipeline, source or choice does not exist any more.
        ValueGone = "value-gone",
    }
}

/// A difference that remains after a restore.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotTaken {
    /// The record, and the field where one is meant, as people call them.
    pub what: String,
    /// Why.
    pub why: DifferenceKind,
    /// The portal's own words, where it said any.
    pub words: String,
}

/// What a restore or an undo did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Which.
    pub restore: RestoreId,
    /// Created again, by type.
    pub created: Counts,
    /// Changed back, by type.
    pub changed: Counts,
    /// Pointers rewritten.
    pub relinked: u64,
    /// Removed, by type.
    pub removed: Counts,
    /// Left alone, by reason.
    #[serde(default)]
    pub left_alone: Conflicts,
    /// Records that stayed and lost links with what was removed.
    #[serde(default)]
    pub cut_records: u64,
    /// Records that were left out although those created again pointed at them, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub links_left_out: Counts,
    /// What the portal would not take, in words for the customer (B07); the first ones.
    pub not_taken: Vec<NotTaken>,
    /// How many the portal would not take in all.
    pub refused: u64,
    /// Steps of which nobody knows how they ended.
    pub unknown: u64,
    /// Read back and compared (B07).
    pub is_verified: bool,
    /// Whether it can be undone.
    pub can_undo: bool,
    /// The restore that it took back, where it was itself an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<RestoreId>,
    /// The report as files.
    pub files: Vec<FileView>,
}
