//! Who is who in a messenger: accounts, and the portal users that they belong to.
//!
//! In charge of what is kept. How an account comes to be linked is the service's.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::chats::{MessengerId, Sender};
use super::snapshots::StoreError;
use crate::domain::{ConversationId, PortalId, UserId};

/// Somebody who wrote to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account's number in the messenger.
    pub account: i64,
    /// As it names itself.
    pub name: String,
    /// The language of its program, or the one that the person chose.
    pub language: Option<String>,
    /// The portal that the person speaks about now, where one was chosen.
    pub portal: Option<PortalId>,
    /// Where the introduction stands while the account is linked to nobody, as JSON.
    pub introduction: Option<String>,
    /// Since when the bot may not write to it.
    pub blocked_at: Option<DateTime<Utc>>,
}

/// An account that belongs to a user of a portal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLink {
    /// Its number.
    pub id: i64,
    /// The portal.
    pub portal: PortalId,
    /// The bot.
    pub messenger: MessengerId,
    /// The account.
    pub account: i64,
    /// The portal's user.
    pub person: UserId,
    /// `invite`, `code` or `sign-in`.
    pub how: String,
    /// Who made the invite, or `portal` for a code that was read and a sign-in that was made there.
    pub linked_by: String,
    /// Since when.
    pub linked_at: DateTime<Utc>,
    /// Who ended it, and when.
    pub revoked: Option<(String, DateTime<Utc>)>,
}

/// How erasing an account ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// It is forgotten.
    Done,
    /// Work that the person ordered is not at its end; nothing was changed.
    WorkGoesOn,
}

/// Keeps accounts and links.
#[async_trait]
pub trait AccountStore: Send + Sync {
    /// Notes who wrote; a language that the person chose stays.
    async fn remember_account(
        &self,
        messenger: &MessengerId,
        sender: &Sender,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// One account, `None` where it never wrote.
    async fn find_account(&self, messenger: &MessengerId, account: i64) -> Result<Option<Account>, StoreError>;

    /// Notes that the bot may not write to an account, or that it may again.
    async fn set_blocked(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError>;

    /// Keeps where an account's introduction stands.
    async fn save_introduction(
        &self,
        messenger: &MessengerId,
        account: i64,
        introduction: Option<&str>,
    ) -> Result<(), StoreError>;

    /// Keeps which portal a person speaks about.
    async fn choose_portal(&self, messenger: &MessengerId, account: i64, portal: &PortalId) -> Result<(), StoreError>;

    /// Keeps the language that a person chose.
    async fn set_language(&self, messenger: &MessengerId, account: i64, language: &str) -> Result<(), StoreError>;

    /// Links that hold, the oldest first.
    async fn list_links_of(&self, messenger: &MessengerId, account: i64) -> Result<Vec<AccountLink>, StoreError>;

    /// The conversations that an account may be spoken to in: the newest of each link that holds, the oldest link first.
    async fn list_conversations_of(
        &self,
        messenger: &MessengerId,
        account: i64,
    ) -> Result<Vec<(PortalId, ConversationId)>, StoreError>;

    /// Every link there was, the oldest first, with the account's name where it is still known.
    async fn list_links(&self, portal: Option<&PortalId>) -> Result<Vec<(AccountLink, Option<String>)>, StoreError>;

    /// Ends a link and gives it as it stands then; one that has ended stays as it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none of that number.
    async fn revoke_link(&self, id: i64, by: &str, now: DateTime<Utc>) -> Result<AccountLink, StoreError>;

    /// Forgets an account: its name, its links, what was said in its conversations. What was done in a portal stays
    /// recorded under the portal's user. `blank` is the state of a conversation that has just begun.
    async fn erase_account(
        &self,
        messenger: &MessengerId,
        account: i64,
        blank: &str,
        now: DateTime<Utc>,
    ) -> Result<Erasure, StoreError>;
}
