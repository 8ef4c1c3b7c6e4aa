//! What was asked for, of the program or of people, and how it stands.
//!
//! In charge of an entry of *my requests*, of the choice that waits for a plan (tariff), and of why a person is wanted.
//! Who hears of it is the service's.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Kind, RestoreOption, SnapshotView, named};
use crate::domain::{RestoreId, SnapshotId};

/// A request as its author sees it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RequestView {
    /// Its number, as shown.
    pub number: String,
    /// What it is.
    pub what: RequestSubject,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether somebody still has to do something.
    pub is_open: bool,
    /// The restore, where it can be undone.
    pub undo: Option<RestoreId>,
    /// The restore, where it has not ended and can be gone on with (B07).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub go_on: Option<RestoreId>,
    /// What it waits to do, where it only waits for the plan (tariff) (R26).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<KeptChoice>,
    /// Whether the backup that it needs is no longer there.
    #[serde(default)]
    pub is_expired: bool,
    /// How it ended, where it is not open.
    #[serde(default)]
    pub end: RequestEnd,
}

/// What an entry of *my requests* is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestSubject {
    /// A restore, a rollback or a file.
    Work(RestoreOption),
    /// An undo that has not ended.
    Undo,
    /// Something asked of people.
    Asked(RequestKind),
}

/// How a request or a restore ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RequestEnd {
    /// What was wanted was done.
    #[default]
    Done,
    /// It was done and taken back since.
    TakenBack,
    /// It was not needed any more.
    Closed,
}

/// A choice that was made before the plan (tariff) allowed it, to be gone on with in place (R26).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptChoice {
    /// What is missing.
    pub missing: BTreeSet<Kind>,
    /// When it was lost.
    pub moment: Option<DateTime<Utc>>,
    /// The way back.
    pub option: RestoreOption,
    /// The snapshot, kept for it.
    pub snapshot: SnapshotView,
}

impl KeptChoice {
    /// The number of the snapshot that a request's card names.
    pub fn snapshot_in(card: &BTreeMap<String, String>) -> Option<SnapshotId> {
        card.get("snapshot")?.parse().ok()
    }

    /// Reads it off the card that was stored with a request; `None` where it names no option, or a snapshot that is
    /// not among those given.
    pub fn read(card: &BTreeMap<String, String>, snapshots: &[SnapshotView]) -> Option<Self> {
        let id = Self::snapshot_in(card)?;
        let kinds = card.get("missing").map(String::as_str).unwrap_or_default();
        let moment = card.get("moment").and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        Some(Self {
            missing: kinds.split('+').filter_map(Kind::find).collect(),
            moment: moment.map(|moment| moment.to_utc()),
            option: RestoreOption::find(card.get("option")?)?,
            snapshot: snapshots.iter().find(|snapshot| snapshot.id == id)?.clone(),
        })
    }
}

named! {
    /// What is asked of people.
    RequestKind {
        /// Someone is to talk to the admin.
        Handoff = "handoff",
        /// An integration specialist is wanted (R32).
        Partner = "partner",
        /// A full rollback (R19).
        FullRollback = "full-rollback",
        /// A restore that waits for an upgrade (R26).
        Upgrade = "upgrade",
        /// A restore whose plan (tariff) an agent has to decide on (R25).
        TariffDecision = "tariff-decision",
        /// A restore that a person has to run (R10, B01).
        Restore = "restore",
        /// A chosen backup that is to be kept until it is decided on.
        KeptBackup = "kept-backup",
    }
}

impl RequestKind {
    /// Whether what it waits for is gone on with in this chat: by its author, once nothing forbids it (R26).
    pub fn can_be_resumed(self) -> bool {
        matches!(self, Self::Upgrade | Self::TariffDecision | Self::KeptBackup)
    }
}

named! {
    /// Why a person is wanted.
    HandoffReason {
        /// The person said so.
        Asked = "asked",
        /// Nothing was found (R07).
        NothingFound = "nothing-found",
        /// Somebody who is no user of the portal seems to have deleted data (R11).
        Security = "security",
        /// The assistant was not able to help.
        Stuck = "stuck",
        /// Something failed.
        Failure = "failure",
        /// A refusal was not accepted.
        Refused = "refused",
        /// An integration specialist is wanted (R32).
        Partner = "partner",
    }
}

impl HandoffReason {
    /// What is asked of people for this reason.
    pub fn kind(self) -> RequestKind {
        match self {
            Self::Partner => RequestKind::Partner,
            _ => RequestKind::Handoff,
        }
    }

    /// Whether agents answer it.
    pub fn is_for_desk(self) -> bool {
        self.kind() == RequestKind::Handoff
    }
}

/// A restore that has not ended, or that stands in another one's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherRestore {
    /// Which.
    pub restore: RestoreId,
    /// Its way back; `None` for an undo.
    pub option: Option<RestoreOption>,
    /// When it began.
    pub since: DateTime<Utc>,
    /// The number of the portal's user who confirmed it, where it is known.
    pub user: Option<u64>,
    /// That user's name, where the portal tells it.
    pub name: Option<String>,
}
