//! What watching portals needs of the store: what a look leaves for the next one (B09), and who can be told.

use std::collections::BTreeMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::snapshots::StoreError;
use crate::domain::watch::Memory;
use crate::domain::{ConversationId, PortalId, UserId};

/// A conversation in which something can be said, without what was said there before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearer {
    /// Whose data it is about.
    pub portal: PortalId,
    /// Its number.
    pub id: ConversationId,
    /// Where it is held.
    pub channel: String,
    /// The portal's user who speaks there.
    pub person: UserId,
    /// When it was begun.
    pub begun_at: DateTime<Utc>,
}

/// Keeps what was last seen of each portal.
#[async_trait]
pub trait WatchStore: Send + Sync {
    /// What the last look left, `None` before the first one.
    async fn find_memory(&self, portal: &PortalId) -> Result<Option<Memory>, StoreError>;

    /// Keeps it.
    async fn save_memory(&self, portal: &PortalId, memory: &Memory, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// People of whom the portal said last, asked with their own sign-in, that they are administrators (`true`) or none.
    async fn list_own_words(&self, portal: &PortalId) -> Result<BTreeMap<UserId, bool>, StoreError>;

    /// The newest conversation of a person on each channel, by channel.
    async fn list_hearers(&self, portal: &PortalId, person: UserId) -> Result<Vec<Hearer>, StoreError>;

    /// Whether something that was ordered in a conversation about the portal since a moment is still to be done.
    async fn has_open_work(&self, portal: &PortalId, since: DateTime<Utc>) -> Result<bool, StoreError>;
}
