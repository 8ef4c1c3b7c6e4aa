//! What comes in and what is to be done.
//!
//! In charge of the vocabulary between the conversation and whoever runs it. Every order carries a request
//! number; its result carries it back, and a result whose number is no longer waited for changes nothing.

mod effect;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use self::effect::{ApprovedDeed, Effect};
use super::backend::news::{EndedRestore, ExpiringSnapshot, MassLoss, ReadyRequest};
use super::backend::{
    Evidence, ExportResult, OtherRestore, PlanSummary, Progress, Report, RequestView, SnapshotView, UndoSummary, named,
};
use super::desk::DeskEvent;
use super::facts::{Fact, FactName};
use super::understand::Command;
use crate::domain::ConsentId;
use std::fmt;

/// Numbers the orders of a conversation, from 1.
pub type RequestNumber = u32;

/// What comes in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The person is there: greeted the first time, reminded of the open question later.
    Opened,
    /// The person wrote.
    Text(String),
    /// The person wrote beside something that is no text, which nobody here opens: a picture, a file.
    Captioned(String),
    /// The person pressed a button.
    Pressed {
        /// The choice's key.
        choice: String,
        /// The question it belonged to, `None` where the channel cannot tell.
        question: Option<u32>,
    },
    /// The person gave a command by the channel's own means (`/help`): it works at every step, in every language.
    Command(Command),
    /// The person sent something that is no text: a voice message, a sticker, a file.
    Unsupported,
    /// The person chose a language by the channel's own means, outside of the conversation.
    Language(String),
    /// The person changed a message that they wrote before.
    Edited {
        /// Which of all that they wrote, from 1.
        message: u32,
        /// What it says now.
        text: String,
    },
    /// Facts that were asked for.
    Facts {
        /// Of which order.
        request: RequestNumber,
        /// The answers; what is missing counts as unknown.
        facts: BTreeMap<FactName, Fact>,
    },
    /// Evidence that was gathered.
    Evidence {
        /// Of which order.
        request: RequestNumber,
        /// What was found.
        evidence: Evidence,
    },
    /// The snapshots there are, in any order.
    Snapshots {
        /// Of which order.
        request: RequestNumber,
        /// All that are kept.
        snapshots: Vec<SnapshotView>,
    },
    /// A plan was made.
    Plan {
        /// Of which order.
        request: RequestNumber,
        /// In figures.
        plan: PlanSummary,
    },
    /// The consent was made and stored.
    Consent {
        /// Of which order.
        request: RequestNumber,
        /// Its number.
        consent: ConsentId,
    },
    /// Work goes on.
    Progress {
        /// Of which order.
        request: RequestNumber,
        /// How far.
        progress: Progress,
    },
    /// A restore ended.
    Restored {
        /// Of which order.
        request: RequestNumber,
        /// What it did.
        report: Report,
    },
    /// Files were made.
    Exported {
        /// Of which order.
        request: RequestNumber,
        /// Which.
        export: ExportResult,
    },
    /// What an undo would do.
    UndoPlanned {
        /// Of which order.
        request: RequestNumber,
        /// In figures.
        undo: UndoSummary,
    },
    /// An undo ended.
    Undone {
        /// Of which order.
        request: RequestNumber,
        /// What it did.
        report: Report,
    },
    /// A request to people was stored.
    Recorded {
        /// Of which order.
        request: RequestNumber,
        /// Its number, as shown.
        number: String,
        /// When it was first recorded, where it was open already: then nothing new was stored but what was added.
        #[serde(default)]
        known_since: Option<DateTime<Utc>>,
        /// By when an agent answers and how many are before the person, where a desk takes it up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        promise: Option<(DateTime<Utc>, u32)>,
    },
    /// A confirmed restore waits for an agent's approval, or has it.
    ApprovalAsked {
        /// Of which order.
        request: RequestNumber,
        /// Until when it can be given.
        until: DateTime<Utc>,
        /// Whether it was given.
        is_given: bool,
    },
    /// The person's requests, newest first.
    Requests {
        /// Of which order.
        request: RequestNumber,
        /// All of them.
        requests: Vec<RequestView>,
    },
    /// An order could not be carried out.
    Failed {
        /// Of which order.
        request: RequestNumber,
        /// Why.
        kind: FailureKind,
        /// Where the operator finds the whole story.
        reference: String,
        /// The restore that is in the way, where one is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<OtherRestore>,
    },
    /// The portal's plan (tariff) changed while a request waited for it (R26).
    TariffChanged,
    /// A request that waited for the plan (tariff) can go on now (R26).
    RequestReady(ReadyRequest),
    /// Many records vanished or were changed between two backups (B09).
    MassLoss(MassLoss),
    /// A backup that is needed will not be kept much longer.
    SnapshotExpires(ExpiringSnapshot),
    /// A restore was carried to its end elsewhere (R30).
    RestoreEnded(EndedRestore),
    /// The desk did something.
    Desk(DeskEvent),
    /// Something that came in while an agent has the conversation: what the person did, or what is told unasked. Stored
    /// as what it was.
    ToAgent(Box<Self>),
}

named! {
    /// Why an order was not carried out, as far as the person needs to know. Each has a text `failure-…`.
    FailureKind {
        /// No connection, no answer, 5xx.
        PortalUnreachable = "portal-unreachable",
        /// The portal's limits are used up.
        PortalBusy = "portal-busy",
        /// Something else answers at the portal's address: a login page, a redirect elsewhere.
        NotThePortal = "not-the-portal",
        /// The webhook is wrong, was deleted, or belongs to another portal.
        NotAuthorised = "not-authorised",
        /// The webhook lacks a permission, or its owner is no longer administrator.
        RightMissing = "right-missing",
        /// REST is not part of the plan (403).
        RestUnavailable = "rest-unavailable",
        /// There is no finished snapshot.
        NoSnapshots = "no-snapshots",
        /// The snapshot has expired meanwhile.
        SnapshotGone = "snapshot-gone",
        /// The portal changed too much since the plan was made, or the plan is too old.
        PlanStale = "plan-stale",
        /// The person may not (any more): dismissed, no administrator.
        NotAllowed = "not-allowed",
        /// The plan (tariff) does not allow it (any more).
        TariffRefused = "tariff-refused",
        /// The rollback of this week was used.
        WeekRefused = "week-refused",
        /// A restore of this portal runs, or was begun and has not ended; [`Event::Failed`] names it.
        AlreadyRunning = "already-running",
        /// Something else is being done with the portal: a backup is taken, for one.
        PortalInUse = "portal-in-use",
        /// Another restore was begun since the preview was made; [`Event::Failed`] names it.
        Overtaken = "overtaken",
        /// The restore has ended, or was taken back.
        HasEnded = "has-ended",
        /// The typed name was another.
        NameDiffers = "name-differs",
        /// The disk is full.
        DiskFull = "disk-full",
        /// The database is held by another process.
        StoreBusy = "store-busy",
        /// Stored data is damaged.
        Damaged = "damaged",
        /// The restore could not go on; what it did is recorded.
        Stopped = "stopped",
        /// Nothing can be undone.
        NothingToUndo = "nothing-to-undo",
        /// Anything else.
        Internal = "internal",
    }
}

impl FailureKind {
    /// Whether trying again may help without anybody doing anything first.
    pub fn is_worth_repeating(self) -> bool {
        matches!(
            self,
            Self::PortalUnreachable
                | Self::PortalBusy
                | Self::PortalInUse
                | Self::StoreBusy
                | Self::Stopped
                | Self::Internal
        )
    }

    /// Whether the portal, or our access to it, is the cause.
    pub fn is_of_portal(self) -> bool {
        matches!(
            self,
            Self::PortalUnreachable
                | Self::PortalBusy
                | Self::NotThePortal
                | Self::NotAuthorised
                | Self::RightMissing
                | Self::RestUnavailable
        )
    }

    /// What can be pressed below its text.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            // What stands in the way is found, gone on with and taken back there.
            Self::AlreadyRunning | Self::HasEnded => &["look-again", "requests", "person", "cancel"],
            kind if kind.is_worth_repeating() => &["try-again", "person", "cancel"],
            _ => &["look-again", "person", "cancel"],
        }
    }
}

/// How the person confirmed (R24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConsentGiven {
    /// By a button.
    Button,
    /// By typing the portal's name; `domain::consent` compares it again.
    Typed(String),
}

impl Event {
    /// Whether it is something that the service noticed: nobody asked, and nothing waits for it.
    pub fn is_unasked(&self) -> bool {
        matches!(
            self,
            Self::TariffChanged
                | Self::RequestReady(_)
                | Self::MassLoss(_)
                | Self::SnapshotExpires(_)
                | Self::RestoreEnded(_)
        )
    }
}

/// What a turn gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Advance {
    /// The conversation afterwards.
    pub state: super::state::State,
    /// What is to be done, in order.
    pub effects: Vec<Effect>,
    /// The steps that were come to on the way, and why.
    pub way: Vec<Passed>,
}

/// A step that a turn came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passed {
    /// The step.
    pub step: String,
    /// Why it led there, where a rule or a fact decided.
    pub because: Option<String>,
}
