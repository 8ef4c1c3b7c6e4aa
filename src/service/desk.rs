//! What everything about restores of one portal works with.
//!
//! In charge of nothing but holding it together; `app` makes one per command or conversation.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::PortalId;
use crate::domain::policy::Policy;
use crate::domain::restore::SettleTime;
use crate::ports::crm::Crm;
use crate::ports::files::Folder;
use crate::ports::leases::Leases;
use crate::ports::portals::Portal;
use crate::ports::restores::RestoreStore;
use crate::ports::sign_ins::OwnRights;
use crate::ports::snapshots::SnapshotReader;

/// Tells the moment.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// One portal with its connection, the stores and the rules.
#[derive(Clone)]
pub struct Desk {
    /// The portal as the installation knows it.
    pub portal: Portal,
    /// The connection.
    pub crm: Arc<dyn Crm>,
    /// What people's own sign-ins tell of their rights.
    pub own_rights: Arc<dyn OwnRights>,
    /// Its snapshots.
    pub snapshots: Arc<dyn SnapshotReader>,
    /// Plans, restores, lineage, audit.
    pub restores: Arc<dyn RestoreStore>,
    /// Gives the portal to whoever is to write to it.
    pub leases: Arc<dyn Leases>,
    /// The installation's folder: previews go to `plans/`, reports to `restores/`.
    pub files: Arc<dyn Folder>,
    /// What is allowed.
    pub policy: Policy,
    /// Our clock.
    pub clock: Clock,
    /// How long a lost request may still be at work.
    pub settle: SettleTime,
}

impl Desk {
    /// The portal's name.
    pub fn portal_id(&self) -> &PortalId {
        &self.portal.id
    }

    /// Now, by our clock.
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }
}

/// How far something has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advance {
    /// What is being done.
    pub stage: Stage,
    /// How much of it.
    pub done: u64,
    /// Of how much, where that is known.
    pub total: Option<u64>,
}

impl Advance {
    /// How far it is, for a terminal.
    pub fn in_words(self) -> String {
        match self.total {
            Some(total) if total > 0 => format!("{} {} / {total}", self.stage.in_words(), self.done),
            _ if self.done > 0 => format!("{} {}", self.stage.in_words(), self.done),
            _ => self.stage.in_words().to_owned(),
        }
    }
}

/// The parts of gathering evidence, planning, restoring and exporting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the numbers of the records in the portal.
    ReadingPortal,
    /// Reading snapshots.
    ReadingSnapshots,
    /// Comparing changed records.
    Comparing,
    /// Writing to the portal.
    Restoring,
    /// Writing to the portal what was there before a restore.
    TakingBack,
    /// Reading back.
    Verifying,
    /// Writing files.
    WritingFiles,
    /// Waiting until the portal answers again.
    WaitingForPortal,
}

impl Stage {
    /// Every part.
    pub const ALL: [Self; 8] = [
        Self::ReadingPortal,
        Self::ReadingSnapshots,
        Self::Comparing,
        Self::Restoring,
        Self::TakingBack,
        Self::Verifying,
        Self::WritingFiles,
        Self::WaitingForPortal,
    ];

    /// Its name, which its texts bear.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReadingPortal => "reading-portal",
            Self::ReadingSnapshots => "reading-snapshots",
            Self::Comparing => "comparing",
            Self::Restoring => "restoring",
            Self::TakingBack => "taking-back",
            Self::Verifying => "verifying",
            Self::WritingFiles => "writing-files",
            Self::WaitingForPortal => "waiting-for-portal",
        }
    }

    /// What is being done, for a terminal.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ReadingPortal => "reading the portal",
            Self::ReadingSnapshots => "reading snapshots",
            Self::Comparing => "comparing",
            Self::Restoring => "restoring",
            Self::TakingBack => "taking the restore back",
            Self::Verifying => "reading back",
            Self::WritingFiles => "writing files",
            Self::WaitingForPortal => "waiting until the portal answers again",
        }
    }
}

/// Who wants to know how far it has come.
pub type OnAdvance<'a> = &'a (dyn Fn(Advance) + Send + Sync);
