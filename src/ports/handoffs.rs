//! Conversations between the assistant and the desk, at rest: where each stands, who did what, what is to be told.
//!
//! In charge of the promise that a change is one transaction: where the conversation stands, the record of who did it,
//! and everything that is to be told because of it. Each cause changes something once. What a change means is
//! `domain::handoff`'s, what is told is the service's; here it is JSON.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::snapshots::StoreError;
use crate::domain::handoff::{AgentId, Phase};
use crate::domain::{ConversationId, PlanId, PortalId};

/// Which desk: `telegram:BOT:GROUP`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeskId(pub String);

impl std::fmt::Display for DeskId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A conversation, by what names it everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Case {
    /// Whose data it is about.
    pub portal: PortalId,
    /// Its number.
    pub conversation: ConversationId,
}

/// Where a conversation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handoff {
    /// Which.
    pub case: Case,
    /// Between the assistant and the desk.
    pub phase: Phase,
    /// Grows by one with each change.
    pub revision: i64,
    /// What the assistant decided before this revision of the conversation is not said any more (H2).
    pub speaks_from: i64,
    /// Where the desk shows it: the number of its topic.
    pub topic: Option<i64>,
    /// When it changed last.
    pub updated_at: DateTime<Utc>,
}

/// One change, all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandoffChange {
    /// The revision that it was computed from; 0 where nothing was stored yet.
    pub expected_revision: i64,
    /// What brought it about, unique within the conversation: a second change of that cause changes nothing.
    pub cause: String,
    /// Where the conversation stands now.
    pub phase: Phase,
    /// Whether the assistant's words so far are to be held back (H2): true where an agent takes it, or gives it back.
    pub silences: bool,
    /// Who did what.
    pub entries: Vec<NewEntry>,
    /// Who is to be told what.
    pub items: Vec<NewItem>,
}

/// How a change ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// Stored.
    Changed,
    /// The same cause was handled before.
    Repeated,
    /// Another change was faster: load again and compute anew.
    Outrun,
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The person whose conversation it is.
    Person,
    /// An agent.
    Agent(AgentId),
    /// The assistant.
    Assistant,
    /// The clock.
    Nobody,
}

impl Actor {
    /// Its name in the record.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Agent(_) => "agent",
            Self::Assistant => "assistant",
            Self::Nobody => "clock",
        }
    }
}

/// A line for the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// Who.
    pub who: Actor,
    /// What, by its name: `claimed`, `note`, `filled` …
    pub deed: String,
    /// More of it, as JSON.
    pub details: String,
}

/// A line of the record. Lines are only added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number within the conversation.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Actor,
    /// What, by its name.
    pub deed: String,
    /// More of it, as JSON.
    pub details: String,
}

/// To whom something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The person: it becomes an event of the conversation.
    Person,
    /// The desk, where the conversation is shown.
    Topic,
    /// The whole desk.
    Everybody,
}

impl Audience {
    /// Its name in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Topic => "topic",
            Self::Everybody => "everybody",
        }
    }

    /// The one of that name.
    pub fn find(text: &str) -> Option<Self> {
        [Self::Person, Self::Topic, Self::Everybody].into_iter().find(|one| one.as_str() == text)
    }
}

/// Something to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// To whom.
    pub to: Audience,
    /// What, as JSON.
    pub payload: String,
}

/// Something that is still to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its number, unique within the store, growing.
    pub number: i64,
    /// In which conversation it came up.
    pub case: Case,
    /// To whom.
    pub to: Audience,
    /// What, as JSON.
    pub payload: String,
    /// Since when it waits.
    pub made_at: DateTime<Utc>,
}

/// An agent of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agent {
    /// The account.
    pub id: AgentId,
    /// As the account names itself.
    pub name: String,
    /// Since when the agent is not there any more.
    pub left_at: Option<DateTime<Utc>>,
}

/// A restore that waits, or waited, for an agent's approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// In which conversation.
    pub case: Case,
    /// The plan that was confirmed.
    pub plan: PlanId,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// Until when it can be given.
    pub expires_at: DateTime<Utc>,
    /// When the desk is reminded; `None` once it was.
    pub remind_at: Option<DateTime<Utc>>,
    /// What became of it.
    pub verdict: Option<Verdict>,
}

/// What became of an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// An agent approved it.
    Approved {
        /// Who.
        by: AgentId,
    },
    /// An agent denied it.
    Denied {
        /// Who.
        by: AgentId,
        /// Why.
        reason: String,
    },
    /// Nobody decided in time.
    Expired,
    /// The person took it back, or confirmed another plan.
    Withdrawn,
}

/// What somebody sent that is no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentFile {
    /// `photo`, `document`, `voice` … Each has a text `media-…`.
    pub kind: String,
    /// Its name, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// What was said in a conversation, and when: for a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLine {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it came in; else it was said.
    pub is_incoming: bool,
    /// The event, or the effect, as JSON.
    pub payload: String,
    /// The files that came in with it, in order.
    pub files: Vec<SentFile>,
}

/// Keeps where conversations stand between the assistant and the desk.
#[async_trait]
pub trait HandoffStore: Send + Sync {
    /// Where a conversation stands; `None` where it was the assistant's all along.
    async fn find_handoff(&self, case: &Case) -> Result<Option<Handoff>, StoreError>;

    /// All that wait for an agent or have one, those that wait longest first.
    async fn list_open_handoffs(&self) -> Result<Vec<Handoff>, StoreError>;

    /// Those in which something is due at that moment or before.
    async fn list_due_handoffs(&self, now: DateTime<Utc>) -> Result<Vec<Handoff>, StoreError>;

    /// When something is due next, approvals included.
    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError>;

    /// Stores a change, all of it or nothing.
    async fn change_handoff(
        &self,
        case: &Case,
        change: &HandoffChange,
        now: DateTime<Utc>,
    ) -> Result<ChangeOutcome, StoreError>;

    /// Whether something of that cause has changed the conversation.
    async fn has_cause(&self, case: &Case, cause: &str) -> Result<bool, StoreError>;

    /// Notes where the desk shows a conversation; `None`: nowhere any more.
    async fn set_topic(
        &self,
        case: &Case,
        desk: &DeskId,
        topic: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// The conversation that a desk shows in a topic.
    async fn find_by_topic(&self, desk: &DeskId, topic: i64) -> Result<Option<Case>, StoreError>;

    /// What is still to be told to the person, or (`is_for_person` false) to the desk, in order.
    async fn list_items(&self, is_for_person: bool) -> Result<Vec<Item>, StoreError>;

    /// Something that is, or was, to be told; `None` where nothing of that number is kept.
    async fn find_item(&self, number: i64) -> Result<Option<Item>, StoreError>;

    /// Notes that something was told. Doing so twice changes nothing.
    async fn note_told(&self, number: i64, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// The record of a conversation, from its beginning.
    async fn list_entries(&self, case: &Case) -> Result<Vec<Entry>, StoreError>;

    /// What came in and what was said, from the beginning.
    async fn list_said(&self, case: &Case) -> Result<Vec<SaidLine>, StoreError>;

    /// Notes that an agent is there, and how the account names itself.
    async fn remember_agent(
        &self,
        desk: &DeskId,
        agent: AgentId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Notes that an agent is not there any more.
    async fn forget_agent(&self, desk: &DeskId, agent: AgentId, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// The agents of a desk, those who left included.
    async fn list_agents(&self, desk: &DeskId) -> Result<Vec<Agent>, StoreError>;

    /// Has a plan wait for approval; one that waits already is left as it is. Others of the conversation are withdrawn.
    async fn ask_approval(&self, approval: &Approval, now: DateTime<Utc>) -> Result<Approval, StoreError>;

    /// The approval of a plan.
    async fn find_approval(&self, portal: &PortalId, plan: PlanId) -> Result<Option<Approval>, StoreError>;

    /// The approval that a conversation waits for.
    async fn find_open_approval(&self, case: &Case) -> Result<Option<Approval>, StoreError>;

    /// Every approval that waits, those that wait longest first.
    async fn list_open_approvals(&self) -> Result<Vec<Approval>, StoreError>;

    /// Approvals that wait and of which something is due at that moment or before.
    async fn list_due_approvals(&self, now: DateTime<Utc>) -> Result<Vec<Approval>, StoreError>;

    /// Stores what became of an approval that waits (gives whether it did), or, without a verdict, that the desk was
    /// reminded; with it the line of the record and what is to be told.
    async fn settle_approval(
        &self,
        approval: &Approval,
        verdict: Option<&Verdict>,
        change: &HandoffChange,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
}
