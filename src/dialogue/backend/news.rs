//! What the assistant says without being asked.
//!
//! In charge of what is told of it. What counts as a mass loss, and who hears of it, is the service's.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Counts, Report, RequestKind, RestoreOption, SnapshotView};

/// Many records that vanished or were changed since the portal was last looked at (B09).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MassLoss {
    /// What is gone, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub gone: Counts,
    /// What was changed, by type.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changed: Counts,
    /// Who changed it, where it was one person and the portal tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The last moment at which all was certainly as before.
    pub since: DateTime<Utc>,
    /// When it was noticed.
    pub until: DateTime<Utc>,
}

/// A request that only waited for the plan (tariff), which allows it now (R26).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyRequest {
    /// Its number, as shown.
    pub number: String,
    /// The way back that was chosen.
    pub option: RestoreOption,
    /// The moment of the backup that was kept for it.
    pub snapshot: DateTime<Utc>,
}

/// A backup that is needed and will not be kept much longer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExpiringSnapshot {
    /// Which.
    pub snapshot: SnapshotView,
    /// Until when it is kept.
    pub until: DateTime<Utc>,
    /// The request that it is kept for; `None`: it was chosen in the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<ExpiringRequest>,
}

/// A request whose backup will not be kept much longer: saying again that it is needed keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpiringRequest {
    /// Its number, as shown.
    pub number: String,
    /// What was asked for.
    pub kind: RequestKind,
    /// What was known then, by name.
    pub details: BTreeMap<String, String>,
}

/// A restore or an undo that another conversation or a command carried to its end (R30).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndedRestore {
    /// What it did.
    pub report: Report,
    /// When it ended.
    pub at: DateTime<Utc>,
}
