//! Who is who: one-time links and codes that make a user of a portal of a messenger account.
//!
//! In charge of making and checking the secrets, of asking the portal whether that user is there and active, of slowing
//! down whoever guesses, and of telling the operator. What is asked and said is
//! [`dialogue::introduction`](crate::dialogue::introduction)'s and the chat's, what is kept is the store's: digests
//! only.
//!
//! # What a guess costs
//! A link bears 128 random bits, so it cannot be guessed; a code bears eight digits, may be typed wrong five times, holds
//! ten minutes and for the account that asked. Each wrong one counts for a day, and from the third on an account waits,
//! longer each time ([`brake`]).

pub mod brake;
mod codes;
mod open;
mod secret;

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

pub use self::open::{Opened, Shown};
pub(super) use self::secret::{new_secret, secret_of};
use super::converse::Converse;
use super::converse::work::{DeskError, Desks};
use super::desk::Clock;
use crate::domain::{PortalId, UserId};
use crate::ports::chats::MessengerId;
use crate::ports::crm::{CrmError, PortalUser};
use crate::ports::invites::{InviteStore, NewInvite};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::snapshots::StoreError;

/// Begins the payload of an invitation.
pub const INVITE_MARK: &str = "i_";

/// Begins the payload that switches to another portal of the person's.
pub const PORTAL_MARK: &str = "p_";

/// How long an invitation holds where nobody says otherwise, and at most.
pub const USUAL_SPAN: TimeDelta = TimeDelta::days(3);
/// The longest an invitation holds.
pub const LONGEST_SPAN: TimeDelta = TimeDelta::days(30);

/// Something that the operator should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InviteEvent {
    /// An account belongs to a user of a portal now.
    Linked {
        /// The portal.
        portal: PortalId,
        /// Its user.
        person: UserId,
        /// As the portal names that user.
        name: String,
        /// The account.
        account: i64,
        /// As the account names itself.
        account_name: String,
        /// `invite`, `code` or `sign-in`.
        how: &'static str,
    },
    /// A code could not be sent to a user who asked for it.
    CodeNotSent {
        /// The portal.
        portal: PortalId,
        /// Why not.
        reason: String,
        /// What can be done about it.
        hint: &'static str,
    },
    /// Somebody could not sign in at a portal, through no fault of theirs.
    SignInFailed {
        /// The portal.
        portal: PortalId,
        /// Why not.
        reason: String,
        /// What can be done about it.
        hint: &'static str,
    },
    /// Somebody tries codes or links that are not theirs, and has to wait.
    Guessing {
        /// The account.
        account: i64,
        /// How often it was wrong within a day.
        count: u64,
        /// Until when nothing of it is looked at.
        until: DateTime<Utc>,
    },
    /// Many wrong codes and links come in, from whomever.
    ManyGuesses {
        /// How many within an hour.
        count: u64,
    },
}

/// Tells the operator.
pub type Tell = Arc<dyn Fn(InviteEvent) + Send + Sync>;

/// Why there is no invitation.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// The portal knows no such user, or has dismissed them.
    #[error("user {person} {} {portal}", if *is_known { "is not active any more in" } else { "does not exist in" })]
    NoSuchPerson {
        /// Who.
        person: UserId,
        /// Where.
        portal: PortalId,
        /// Whether the portal knows them, dismissed as they are.
        is_known: bool,
    },
    /// The portal cannot be asked.
    #[error("the portal could not be asked whether that user is active")]
    Crm(#[from] CrmError),
    /// There is no connection to it.
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl InviteError {
    /// The way on.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoSuchPerson { .. } => Some(
                "name an active user of the portal by the number in the address of their profile; no invitation was made",
            ),
            Self::Crm(error) => Some(error.hint()),
            Self::Desk(_) => Some("give the portal a webhook with `restore24 portal add NAME`; no invitation was made"),
            Self::Store(error) => error.hint(),
        }
    }
}

/// An invitation that was made. Only this knows its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeInvite {
    /// Its number.
    pub id: i64,
    /// What the link bears.
    pub payload: String,
    /// Whom it is for, as the portal names them.
    pub name: String,
    /// Until when it holds.
    pub expires_at: DateTime<Utc>,
}

/// Makes and checks links and codes.
#[derive(Clone)]
pub struct Invites {
    parts: Arc<Parts>,
}

struct Parts {
    store: Arc<dyn InviteStore>,
    portals: Arc<dyn PortalStore>,
    desks: Arc<dyn Desks>,
    converse: Converse,
    clock: Clock,
    tell: Tell,
    /// Wakes whoever sends codes.
    ordered: Notify,
}

/// The stores behind invitations.
#[derive(Clone)]
pub struct InviteStores {
    /// Invitations, codes, attempts.
    pub invites: Arc<dyn InviteStore>,
    /// Portals.
    pub portals: Arc<dyn PortalStore>,
}

impl Invites {
    /// Over stores and portals; texts are the conversations'.
    pub fn new(stores: InviteStores, desks: Arc<dyn Desks>, converse: Converse, clock: Clock, tell: Tell) -> Self {
        let InviteStores { invites: store, portals } = stores;
        let ordered = Notify::new();
        Self { parts: Arc::new(Parts { store, portals, desks, converse, clock, tell, ordered }) }
    }

    /// The portal of that name.
    ///
    /// # Errors
    /// The store fails.
    pub async fn find_portal(&self, id: &PortalId) -> Result<Option<Portal>, StoreError> {
        self.parts.portals.find_portal(id).await
    }

    /// Makes an invitation for a user of a portal, who has to be active there.
    ///
    /// # Errors
    /// [`InviteError`]; then none was made.
    pub async fn invite(
        &self,
        portal: &PortalId,
        person: UserId,
        (made_by, span): (&str, TimeDelta),
    ) -> Result<MadeInvite, InviteError> {
        let crm = self.parts.desks.desk(portal).await?.crm;
        make_invite(&*self.parts.store, &*crm, (portal, person), (made_by, span), self.now()).await
    }

    /// Counts a wrong code or link, and tells the operator where somebody guesses.
    ///
    /// # Errors
    /// The store fails.
    pub async fn count_wrong(&self, messenger: &MessengerId, account: i64) -> Result<(), StoreError> {
        let now = self.now();
        self.parts.store.note_attempt(messenger, account, now).await?;
        let mine = self.parts.store.list_attempts(messenger, account, now - brake::COUNTED).await?;
        let all = self.parts.store.count_attempts(messenger, now - brake::ALARM_SPAN).await?;
        let count = mine.len() as u64;
        if let Some(until) = brake::closed_until(&mine, all) {
            tracing::warn!(account, count, %until, "somebody guesses codes or links and has to wait");
            self.tell(InviteEvent::Guessing { account, count, until });
        }
        if all >= brake::ALARM && all.is_multiple_of(brake::ALARM) {
            tracing::warn!(count = all, "many wrong codes and links within an hour: everybody waits sooner");
            self.tell(InviteEvent::ManyGuesses { count: all });
        }
        Ok(())
    }

    /// For how long nothing of an account is looked at.
    async fn waits(&self, messenger: &MessengerId, account: i64) -> Result<Option<TimeDelta>, StoreError> {
        let now = self.now();
        let mine = self.parts.store.list_attempts(messenger, account, now - brake::COUNTED).await?;
        if mine.is_empty() {
            return Ok(None);
        }
        let all = self.parts.store.count_attempts(messenger, now - brake::ALARM_SPAN).await?;
        Ok(brake::closed_until(&mine, all).map(|until| until - now).filter(|wait| *wait > TimeDelta::zero()))
    }

    fn tell(&self, event: InviteEvent) {
        (self.parts.tell)(event);
    }

    fn now(&self) -> DateTime<Utc> {
        (self.parts.clock)()
    }
}

/// Makes an invitation for a user of a portal, who has to be active there.
///
/// # Errors
/// [`InviteError`]; then none was made.
pub async fn make_invite(
    store: &dyn InviteStore,
    crm: &dyn crate::ports::crm::Crm,
    new: (&PortalId, UserId),
    (made_by, span): (&str, TimeDelta),
    now: DateTime<Utc>,
) -> Result<MadeInvite, InviteError> {
    let (portal, person) = new;
    let user = active(portal, person, crm.find_user(person).await?)?;
    let secret = secret::new_secret();
    let invite = NewInvite {
        portal: portal.clone(),
        person,
        secret: secret::digest_of_link(&secret),
        made_by: made_by.to_owned(),
        expires_at: now + span.min(LONGEST_SPAN),
    };
    let id = store.create_invite(&invite, now).await?;
    Ok(MadeInvite { id, payload: format!("{INVITE_MARK}{secret}"), name: user.name, expires_at: invite.expires_at })
}

/// The user, where the portal knows them and they still work there.
fn active(portal: &PortalId, person: UserId, found: Option<PortalUser>) -> Result<PortalUser, InviteError> {
    match found {
        Some(user) if user.is_active => Ok(user),
        found => Err(InviteError::NoSuchPerson { person, portal: portal.clone(), is_known: found.is_some() }),
    }
}

/// A portal as its people know it: our name for it, and its address.
pub fn in_words(portal: &Portal) -> String {
    format!("{} ({})", portal.id, portal.fingerprint.host)
}
