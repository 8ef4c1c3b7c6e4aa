//! Conversations at rest: state, inbox, outbox, requests to people.
//!
//! In charge of the promise that a turn is one transaction: the event that came in, the new state and all
//! that is to be said or done because of it are stored together or not at all. What a state or an event
//! *is* belongs to the dialogue; here they are versioned JSON texts.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::chats::MessengerId;
use super::handoffs::{Handoff, HandoffChange};
use super::portals::Portal;
use super::snapshots::StoreError;
pub use crate::domain::retention::KEPT_FOR_REQUEST_DAYS;
use crate::domain::{ConversationId, PortalId, SnapshotId, UserId};

/// A stored conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredConversation {
    /// Whose data it is about.
    pub portal: PortalId,
    /// Its number.
    pub id: ConversationId,
    /// Where it is held: `terminal`, `script` …
    pub channel: String,
    /// The portal's user who speaks.
    pub person: UserId,
    /// Grows by one with each turn.
    pub revision: i64,
    /// The state as versioned JSON.
    pub state: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When the last turn was taken.
    pub updated_at: DateTime<Utc>,
}

/// The channel of conversations whose person had everything erased: nobody comes back to them.
pub const ERASED: &str = "erased";

impl StoredConversation {
    /// Whether its person had everything erased that was kept of them.
    pub fn is_erased(&self) -> bool {
        self.channel == ERASED
    }
}

/// A conversation with all that a turn goes by, read at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Situation {
    /// The conversation.
    pub conversation: StoredConversation,
    /// Where it stands between the assistant and the desk, where anything is kept of that.
    pub handoff: Option<Handoff>,
    /// The portal that it is about.
    pub portal: Portal,
    /// Whether any of the portal's data was ever restored, or is being restored.
    pub has_restores: bool,
    /// Whether the person's own sign-in at the portal is kept.
    pub has_signed_in: bool,
}

/// One turn: what came in and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Unique within the conversation; a second turn with it changes nothing.
    pub inbox_id: String,
    /// The event as JSON.
    pub event: String,
    /// The revision that the new state was computed from.
    pub expected_revision: i64,
    /// The new state as versioned JSON.
    pub state: String,
    /// What is to be said and done, in order.
    pub outgoing: Vec<Outgoing>,
    /// The work item whose result came in with this turn; it is done now.
    pub finishes: Option<i64>,
    /// The update that it came in with; it is handled now.
    pub handles: Option<HandledUpdate>,
    /// What the turn went by, and changes, between the assistant and the desk; `None` where there is no desk.
    pub owner: Option<TurnOwner>,
}

/// An update of a messenger that a turn answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandledUpdate {
    /// The bot.
    pub messenger: MessengerId,
    /// Its number.
    pub update: i64,
}

/// What a turn goes by between the assistant and the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnOwner {
    /// The revision that it was decided by, 0 where nothing was stored: where it is another one the turn was outrun.
    pub expected_revision: i64,
    /// What is changed with it.
    pub change: Option<HandoffChange>,
}

/// Something that a turn decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// To be said or to be done.
    pub kind: OutgoingKind,
    /// What, as JSON.
    pub payload: String,
}

/// Whether an item is for the person or for us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutgoingKind {
    /// A reply for the person.
    Say,
    /// Work whose result comes back as an event.
    Work,
}

/// An item that is still to be said or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedItem {
    /// Its number within the conversation.
    pub item: i64,
    /// The turn that decided it.
    pub revision: i64,
    /// To be said or to be done.
    pub kind: OutgoingKind,
    /// What, as JSON.
    pub payload: String,
}

/// How a turn ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnOutcome {
    /// Stored; the conversation has this revision now.
    Taken(i64),
    /// The same event was handled before.
    Repeated,
    /// Another turn was faster: load again and compute anew.
    Outrun,
}

/// Something to be asked of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    /// The outbox item that orders it.
    pub item: i64,
    /// `handoff`, `full-rollback` …
    pub kind: String,
    /// What is known, as JSON.
    pub details: String,
    /// The snapshot that it needs: kept while the request is open, at most [`KEPT_FOR_REQUEST_DAYS`].
    pub snapshot: Option<SnapshotId>,
}

/// Something asked of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SupportRequest {
    /// Its number within the portal.
    pub id: i64,
    /// The conversation it came from.
    pub conversation: ConversationId,
    /// The outbox item that ordered it.
    pub item: i64,
    /// `handoff`, `full-rollback` …
    pub kind: String,
    /// What is known, as JSON.
    pub details: String,
    /// When it was made, or last said to be needed.
    pub created_at: DateTime<Utc>,
}

/// Keeps conversations.
#[async_trait]
pub trait ConversationStore: Send + Sync {
    /// The newest conversation of a person on a channel.
    async fn find_conversation(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
    ) -> Result<Option<StoredConversation>, StoreError>;

    /// One conversation.
    async fn load_conversation(&self, portal: &PortalId, id: ConversationId) -> Result<StoredConversation, StoreError>;

    /// One conversation with all that a turn goes by.
    async fn load_situation(&self, portal: &PortalId, id: ConversationId) -> Result<Situation, StoreError>;

    /// Every conversation of every portal, the newest of each person on each channel: those that can go on.
    async fn list_conversations(&self) -> Result<Vec<StoredConversation>, StoreError>;

    /// Begins a conversation at revision 0.
    async fn create_conversation(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
        state: &str,
        now: DateTime<Utc>,
    ) -> Result<StoredConversation, StoreError>;

    /// Stores a turn, all of it or nothing.
    async fn take_turn(
        &self,
        portal: &PortalId,
        id: ConversationId,
        turn: Turn,
        now: DateTime<Utc>,
    ) -> Result<TurnOutcome, StoreError>;

    /// Which of the person's messages came in under that name, counted from 1 as the dialogue counts them; `None` for one
    /// that is no message.
    async fn find_message_number(
        &self,
        portal: &PortalId,
        id: ConversationId,
        inbox_id: &str,
    ) -> Result<Option<u32>, StoreError>;

    /// What is still to be said and done, in order.
    async fn list_queued(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<QueuedItem>, StoreError>;

    /// Marks a reply as said. Saying so twice changes nothing.
    async fn finish_item(
        &self,
        portal: &PortalId,
        id: ConversationId,
        item: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Records a request to people; the same outbox item makes one request, however often it is worked on.
    async fn record_request(
        &self,
        portal: &PortalId,
        id: ConversationId,
        request: &NewRequest,
        now: DateTime<Utc>,
    ) -> Result<SupportRequest, StoreError>;

    /// Sets what is known of a request: something was added to it.
    async fn amend_request(&self, portal: &PortalId, request: i64, details: &str) -> Result<(), StoreError>;

    /// Keeps a request's snapshot anew, as if it were made now.
    async fn renew_request(
        &self,
        portal: &PortalId,
        request: i64,
        details: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Closes a request: its snapshot is no longer kept for it. `details` says why.
    async fn close_request(&self, portal: &PortalId, request: i64, details: &str) -> Result<(), StoreError>;

    /// Requests of a conversation, newest first.
    async fn list_requests_of(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<SupportRequest>, StoreError>;

    /// Requests of a portal, newest first, at most `limit`.
    async fn list_requests(&self, portal: &PortalId, limit: usize) -> Result<Vec<SupportRequest>, StoreError>;
}
