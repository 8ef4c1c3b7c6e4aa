//! Who did what: the entries that are only ever added.
//!
//! In charge of what an entry says. That it is written in the transaction of what it records, and that none
//! can be changed unnoticed, is the store's.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::consent::Who;
use super::ids::PortalId;

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditEntry {
    /// When, by our clock.
    pub at: DateTime<Utc>,
    /// Whose data.
    pub portal: PortalId,
    /// Who.
    pub who: Who,
    /// What.
    pub action: AuditAction,
    /// To what: `p3`, `r2`, `s5`.
    pub subject: String,
    /// Counts, hashes and reasons; no names and no field values.
    pub details: Value,
}

/// What can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuditAction {
    /// A plan was made.
    Planned,
    /// A plan was confirmed and its restore begun.
    ConfirmedAndStarted,
    /// A restore went on after it had stopped.
    Resumed,
    /// A restore stopped before its end.
    Stopped,
    /// A restore ended.
    Finished,
    /// Files were made from a snapshot.
    Exported,
    /// The full rollback, which is not possible yet, was asked for.
    Requested,
}

impl fmt::Display for AuditAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
