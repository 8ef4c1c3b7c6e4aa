//! What the desk brings into a conversation: that an agent comes and goes, what one says, fills in, approves.
//!
//! In charge of the vocabulary. Whether an agent may, and when, is `domain::handoff`'s; what the assistant says to it is
//! `engine::desk`'s.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::answers::Slot;
use super::understand::Told;
use crate::domain::handoff::PersonNews;
use crate::domain::{PlanId, SnapshotId};

/// Something that the desk did, as the conversation hears of it. Agents have a name in it only where the policy shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskEvent {
    /// The conversation passed between the assistant and the desk, or a promise changed.
    News {
        /// What.
        news: PersonNews,
        /// The agent it is about.
        agent: Option<String>,
    },
    /// An agent wrote to the person.
    Said {
        /// The number of these words in the record; an edit has that of the words that it changes.
        number: i64,
        /// What.
        text: String,
        /// The agent.
        agent: Option<String>,
        /// Whether earlier words are changed (H9).
        is_edit: bool,
    },
    /// An agent gave an answer for the person. It is said, and confirmed at its step.
    Filled {
        /// Which.
        slot: Slot,
        /// What.
        filling: Filling,
        /// The agent.
        agent: Option<String>,
    },
    /// A restore that waited for approval may be run.
    Approved {
        /// Its plan.
        plan: PlanId,
    },
    /// A restore that waited for approval may not be run.
    Denied {
        /// Its plan.
        plan: PlanId,
        /// Why.
        reason: String,
    },
    /// Nobody decided on a restore in time.
    ApprovalExpired {
        /// Its plan.
        plan: PlanId,
    },
    /// An agent chose the language of the conversation.
    Language {
        /// Its code.
        code: String,
    },
}

/// An answer that an agent gave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Filling {
    /// As if the person had told it.
    Told(Box<Told>),
    /// A backup of which only the number is known.
    Snapshot(SnapshotId),
    /// A backup, and when it was taken.
    Backup(SnapshotId, DateTime<Utc>),
}
