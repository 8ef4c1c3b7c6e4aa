//! What is to be done.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ConsentGiven, RequestNumber};
use crate::dialogue::backend::{FileView, HandoffReason, Order, RequestKind, RestoreOption};
use crate::dialogue::facts::FactName;
use crate::dialogue::reply::Reply;
use crate::domain::{ConsentId, PlanId, RestoreId};

/// What an agent approves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApprovedDeed {
    /// A restore, by this way back.
    Restore(RestoreOption),
    /// Taking a restore back.
    Undo(RestoreId),
}

/// What is to be done. Everything but `Say` and `SendFile` is answered by an event with the same number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Say it.
    Say(Reply),
    /// Hand over a file that a plan, an export or a report names.
    SendFile(FileView),
    /// Find out facts: [`Event::Facts`](super::Event::Facts).
    Ask {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Which.
        facts: BTreeSet<FactName>,
    },
    /// Compare snapshots with the portal, read now: [`Event::Evidence`](super::Event::Evidence).
    GatherEvidence {
        /// Comes back with the answer.
        request: RequestNumber,
    },
    /// List the snapshots: [`Event::Snapshots`](super::Event::Snapshots).
    ListSnapshots {
        /// Comes back with the answer.
        request: RequestNumber,
    },
    /// Make a plan: [`Event::Plan`](super::Event::Plan).
    MakePlan {
        /// Comes back with the answer.
        request: RequestNumber,
        /// About what.
        order: Order,
    },
    /// Make a consent from the person's confirmation: [`Event::Consent`](super::Event::Consent).
    GiveConsent {
        /// Comes back with the answer.
        request: RequestNumber,
        /// For which plan.
        plan: PlanId,
        /// How it was confirmed.
        how: ConsentGiven,
        /// When.
        at: DateTime<Utc>,
    },
    /// Run the restore: [`Event::Progress`](super::Event::Progress), then [`Event::Restored`](super::Event::Restored).
    StartRestore {
        /// Comes back with the answer.
        request: RequestNumber,
        /// The consent to use up.
        consent: ConsentId,
    },
    /// Make the files: [`Event::Exported`](super::Event::Exported).
    ExportCsv {
        /// Comes back with the answer.
        request: RequestNumber,
        /// About what.
        order: Order,
    },
    /// Say what an undo would do: [`Event::UndoPlanned`](super::Event::UndoPlanned).
    PlanUndo {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Of which restore.
        restore: RestoreId,
    },
    /// Take a restore back: [`Event::Progress`](super::Event::Progress), then [`Event::Undone`](super::Event::Undone).
    StartUndo {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Which.
        restore: RestoreId,
        /// The plan that an agent approved, where one had to; else it is planned anew.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<PlanId>,
    },
    /// Have an agent approve a restore that was confirmed (four eyes): [`Event::ApprovalAsked`](super::Event::ApprovalAsked).
    AskApproval {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Its plan.
        plan: PlanId,
        /// What.
        deed: ApprovedDeed,
        /// Until when the plan can be confirmed.
        until: DateTime<Utc>,
    },
    /// Take back that an agent is wanted. Nothing comes back but what the desk makes of it.
    EndHandoff,
    /// Store how it went with an agent. Nothing comes back.
    RecordRating {
        /// Whether it went well.
        is_good: bool,
    },
    /// Store that a person is wanted: [`Event::Recorded`](super::Event::Recorded).
    RequestHandoff {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Why.
        reason: HandoffReason,
        /// What the conversation knows so far, by name, for whoever reads it.
        details: BTreeMap<String, String>,
    },
    /// Store a request that people have to carry out: [`Event::Recorded`](super::Event::Recorded).
    RecordRequest {
        /// Comes back with the answer.
        request: RequestNumber,
        /// What.
        kind: RequestKind,
        /// What the conversation knows so far, by name; a named snapshot is kept while the request is open (R26).
        details: BTreeMap<String, String>,
    },
    /// Close a request of the person's, and list what there is: [`Event::Requests`](super::Event::Requests).
    CloseRequest {
        /// Comes back with the answer.
        request: RequestNumber,
        /// Its number, as shown.
        number: String,
    },
    /// List the person's requests and restores: [`Event::Requests`](super::Event::Requests).
    ListRequests {
        /// Comes back with the answer.
        request: RequestNumber,
    },
    /// Store whether it helped (R31). Nothing comes back.
    RecordFeedback {
        /// Whether it did.
        helped: bool,
        /// The reason, by its name.
        reason: Option<String>,
        /// In the person's words.
        comment: Option<String>,
    },
}

impl Effect {
    /// Whether it changes the portal or makes a file: must have a confirmation before it.
    pub fn needs_confirmation(&self) -> bool {
        matches!(self, Self::StartRestore { .. } | Self::ExportCsv { .. } | Self::StartUndo { .. })
    }

    /// The number that the result carries back; `None` where nothing comes back.
    pub fn request(&self) -> Option<RequestNumber> {
        match self {
            Self::Say(_)
            | Self::SendFile(_)
            | Self::RecordFeedback { .. }
            | Self::EndHandoff
            | Self::RecordRating { .. } => None,
            Self::Ask { request, .. }
            | Self::GatherEvidence { request }
            | Self::ListSnapshots { request }
            | Self::MakePlan { request, .. }
            | Self::GiveConsent { request, .. }
            | Self::StartRestore { request, .. }
            | Self::ExportCsv { request, .. }
            | Self::PlanUndo { request, .. }
            | Self::StartUndo { request, .. }
            | Self::AskApproval { request, .. }
            | Self::RequestHandoff { request, .. }
            | Self::RecordRequest { request, .. }
            | Self::CloseRequest { request, .. }
            | Self::ListRequests { request } => Some(*request),
        }
    }

    /// The name in scripts.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Say(_) => "say",
            Self::SendFile(_) => "send-file",
            Self::Ask { .. } => "ask",
            Self::GatherEvidence { .. } => "gather-evidence",
            Self::ListSnapshots { .. } => "list-snapshots",
            Self::MakePlan { .. } => "make-plan",
            Self::GiveConsent { .. } => "give-consent",
            Self::StartRestore { .. } => "start-restore",
            Self::ExportCsv { .. } => "export-csv",
            Self::PlanUndo { .. } => "plan-undo",
            Self::StartUndo { .. } => "start-undo",
            Self::AskApproval { .. } => "ask-approval",
            Self::EndHandoff => "end-handoff",
            Self::RecordRating { .. } => "record-rating",
            Self::RequestHandoff { .. } => "request-handoff",
            Self::RecordRequest { .. } => "record-request",
            Self::CloseRequest { .. } => "close-request",
            Self::ListRequests { .. } => "list-requests",
            Self::RecordFeedback { .. } => "record-feedback",
        }
    }
}
