//! One-time links and codes by which a messenger account becomes a user of a portal.
//!
//! In charge of what is kept: digests, never the secrets themselves, who used them, who guesses. What makes a secret
//! good, and whom it may go to, is the service's.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::accounts::AccountLink;
use super::chats::MessengerId;
use super::snapshots::StoreError;
use crate::domain::{PortalId, UserId};

/// An invitation to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInvite {
    /// The portal.
    pub portal: PortalId,
    /// Whom it makes of whoever uses it.
    pub person: UserId,
    /// The digest of the secret.
    pub secret: String,
    /// Who made it.
    pub made_by: String,
    /// Until when it holds.
    pub expires_at: DateTime<Utc>,
}

/// An invitation, or a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// Its number.
    pub id: i64,
    /// The portal.
    pub portal: PortalId,
    /// Whom it makes of whoever uses it.
    pub person: UserId,
    /// The digest of the secret.
    pub secret: String,
    /// Who made it.
    pub made_by: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Until when it holds.
    pub expires_at: DateTime<Utc>,
    /// Who used it.
    pub used: Option<Used>,
    /// When it was taken back.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// By whom something was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Used {
    /// The account.
    pub account: i64,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteState {
    /// It can be used.
    Open,
    /// Somebody has used it.
    Used(Used),
    /// It was taken back.
    Revoked,
    /// Its time is over.
    Expired,
}

impl Invite {
    /// Where it stands at a moment.
    pub fn state(&self, now: DateTime<Utc>) -> InviteState {
        match (self.used, self.revoked_at) {
            (Some(used), _) => InviteState::Used(used),
            (None, Some(_)) => InviteState::Revoked,
            (None, None) if self.expires_at <= now => InviteState::Expired,
            (None, None) => InviteState::Open,
        }
    }
}

/// Whoever shows a link or a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Newcomer<'a> {
    /// The bot.
    pub messenger: &'a MessengerId,
    /// The account.
    pub account: i64,
}

/// How using an invitation ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InviteUse {
    /// The account is linked now.
    Linked(AccountLink),
    /// It cannot be used, and nothing was changed.
    No(InviteState),
    /// The account belongs to another user of that portal, and nothing was changed.
    OtherPerson(AccountLink),
}

/// A code that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeOrder {
    /// Who asked.
    pub account: i64,
    /// By which update.
    pub update: i64,
    /// The portal as it was typed.
    pub portal: String,
    /// The person as it was typed.
    pub person: String,
    /// The language of the account.
    pub language: String,
    /// When.
    pub made_at: DateTime<Utc>,
}

/// The code that an account may type now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCode {
    /// What it gives.
    pub invite: Invite,
    /// How often it was typed wrong.
    pub tries: u32,
}

/// Keeps invitations, codes and attempts.
#[async_trait]
pub trait InviteStore: Send + Sync {
    /// Makes an invitation for whoever opens it first; gives its number.
    async fn create_invite(&self, invite: &NewInvite, now: DateTime<Utc>) -> Result<i64, StoreError>;

    /// The invitation with that secret.
    async fn find_invite(&self, secret: &str) -> Result<Option<Invite>, StoreError>;

    /// Invitations, newest first; codes are not among them.
    async fn list_invites(&self, portal: Option<&PortalId>) -> Result<Vec<Invite>, StoreError>;

    /// Takes an invitation back and gives it as it stands then: one that was used stays used.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is none of that number.
    async fn revoke_invite(&self, id: i64, now: DateTime<Utc>) -> Result<Invite, StoreError>;

    /// Uses an invitation or a code: the account is linked and speaks about that portal from now on, and its introduction
    /// stands where `introduction` says, as JSON. All of it or nothing. An account that is that person already uses it
    /// up all the same.
    async fn use_invite(
        &self,
        id: i64,
        newcomer: Newcomer<'_>,
        how: &str,
        introduction: &str,
        now: DateTime<Utc>,
    ) -> Result<InviteUse, StoreError>;

    /// Notes that somebody asked for a code; the same update notes it once.
    async fn order_code(&self, messenger: &MessengerId, order: &CodeOrder) -> Result<(), StoreError>;

    /// Codes that were asked for and not dealt with, oldest first.
    async fn list_code_orders(&self, messenger: &MessengerId) -> Result<Vec<CodeOrder>, StoreError>;

    /// Marks an order as dealt with, whatever came of it.
    async fn finish_code_order(
        &self,
        messenger: &MessengerId,
        order: &CodeOrder,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Keeps a code for the account that asked; an earlier one is worth nothing any more.
    async fn keep_code(&self, newcomer: Newcomer<'_>, code: &NewInvite, now: DateTime<Utc>) -> Result<i64, StoreError>;

    /// The code that an account may type now.
    async fn find_code(
        &self,
        messenger: &MessengerId,
        account: i64,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenCode>, StoreError>;

    /// Counts a code as typed wrong once more.
    async fn count_try(&self, id: i64) -> Result<(), StoreError>;

    /// How many codes an account has asked for since a moment.
    async fn count_orders_of(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError>;

    /// How many codes a user of a portal was sent since a moment, whoever asked.
    async fn count_codes_to(&self, portal: &PortalId, person: UserId, since: DateTime<Utc>) -> Result<u64, StoreError>;

    /// Notes a wrong code or link.
    async fn note_attempt(&self, messenger: &MessengerId, account: i64, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// When an account was wrong since a moment, oldest first.
    async fn list_attempts(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: DateTime<Utc>,
    ) -> Result<Vec<DateTime<Utc>>, StoreError>;

    /// How often anybody was wrong since a moment.
    async fn count_attempts(&self, messenger: &MessengerId, since: DateTime<Utc>) -> Result<u64, StoreError>;
}
