//! A link that is opened, a code that is typed: what it gives, and to whom.

use std::time::Duration;

use super::codes::waits;
use super::{INVITE_MARK, InviteError, InviteEvent, Invites, active, secret};
use crate::dialogue::introduction::Outcome;
use crate::ports::chats::MessengerId;
use crate::ports::crm::PortalUser;
use crate::ports::invites::{Invite, InviteState, InviteUse, Newcomer};
use crate::ports::portals::Portal;
use crate::ports::snapshots::StoreError;

/// The longest that the portal is asked whether somebody is active.
const LONGEST_QUESTION: Duration = Duration::from_secs(20);

/// Whoever shows a link or a code.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The bot.
    pub messenger: &'a MessengerId,
    /// The account.
    pub account: i64,
    /// As it names itself.
    pub name: &'a str,
}

/// What a link or code gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// It can be used: [`Invites::link`] does it.
    Good {
        /// The invitation or code.
        invite: Invite,
        /// Whom it makes of whoever uses it, as the portal names them.
        user: PortalUser,
        /// The portal.
        portal: Portal,
    },
    /// There is none of that secret, or no longer; a wrong code or link was counted.
    Unknown,
    /// It cannot be used any more.
    Over(InviteState),
    /// The portal does not know that user any more, or has dismissed them.
    PersonGone(Portal),
    /// The portal could not be asked; it can be tried again.
    Silent(Portal),
    /// Too much was tried.
    Wait(u64),
}

impl Invites {
    /// Looks at the payload of a link.
    ///
    /// # Errors
    /// The store fails.
    pub async fn open_link(&self, shown: Shown<'_>, payload: &str) -> Result<Opened, StoreError> {
        if let Some(wait) = self.wait_of(shown).await? {
            return Ok(Opened::Wait(wait));
        }
        let secret = payload.strip_prefix(INVITE_MARK).map(secret::digest_of_link);
        let found = match secret {
            Some(secret) => self.parts.store.find_invite(&secret).await?,
            None => None,
        };
        match found {
            None => {
                self.count_wrong(shown.messenger, shown.account).await?;
                Ok(Opened::Unknown)
            }
            Some(invite) => match invite.state(self.now()) {
                InviteState::Open => self.look_at(invite).await,
                state => Ok(Opened::Over(state)),
            },
        }
    }

    /// Looks at a code that was typed.
    ///
    /// # Errors
    /// The store fails.
    pub async fn open_code(&self, shown: Shown<'_>, code: &str) -> Result<Opened, StoreError> {
        if let Some(wait) = self.wait_of(shown).await? {
            return Ok(Opened::Wait(wait));
        }
        let open = self.parts.store.find_code(shown.messenger, shown.account, self.now()).await?;
        let typed = secret::digest_of_code(shown.messenger, shown.account, code);
        match open {
            Some(open) if open.invite.secret == typed => self.look_at(open.invite).await,
            open => {
                if let Some(open) = open {
                    self.parts.store.count_try(open.invite.id).await?;
                }
                self.count_wrong(shown.messenger, shown.account).await?;
                Ok(Opened::Unknown)
            }
        }
    }

    /// Links the account; the introduction stands where `introduction` says from then on.
    ///
    /// # Errors
    /// The store fails.
    pub async fn link(
        &self,
        shown: Shown<'_>,
        (invite, user): (&Invite, &PortalUser),
        how: &'static str,
        introduction: &str,
    ) -> Result<InviteUse, StoreError> {
        let newcomer = Newcomer { messenger: shown.messenger, account: shown.account };
        let used = self.parts.store.use_invite(invite.id, newcomer, how, introduction, self.now()).await?;
        if let InviteUse::Linked(link) = &used {
            tracing::info!(
                portal.id = %link.portal, person = link.person.0, account = link.account, how, "an account was linked"
            );
            self.tell(InviteEvent::Linked {
                portal: link.portal.clone(),
                person: link.person,
                name: user.name.clone(),
                account: shown.account,
                account_name: shown.name.to_owned(),
                how,
            });
        }
        Ok(used)
    }

    /// For how many seconds nothing of an account is looked at.
    ///
    /// # Errors
    /// The store fails.
    pub async fn wait_of(&self, shown: Shown<'_>) -> Result<Option<u64>, StoreError> {
        let wait = self.waits(shown.messenger, shown.account).await?;
        Ok(wait.map(|wait| match waits(wait) {
            Outcome::Wait(seconds) => seconds,
            _ => 0,
        }))
    }

    /// Asks the portal whether the person is there and active.
    async fn look_at(&self, invite: Invite) -> Result<Opened, StoreError> {
        let Some(portal) = self.parts.portals.find_portal(&invite.portal).await? else { return Ok(Opened::Unknown) };
        match tokio::time::timeout(LONGEST_QUESTION, self.ask(&invite)).await {
            Ok(Ok(user)) => Ok(Opened::Good { invite, user, portal }),
            Ok(Err(InviteError::NoSuchPerson { .. })) => Ok(Opened::PersonGone(portal)),
            Ok(Err(InviteError::Store(error))) => Err(error),
            Ok(Err(error)) => {
                let error = anyhow::Error::new(error);
                tracing::warn!(portal.id = %portal.id, error = format!("{error:#}"), "whether somebody is active could not be asked");
                Ok(Opened::Silent(portal))
            }
            Err(_) => {
                tracing::warn!(portal.id = %portal.id, "the portal did not say in time whether somebody is active");
                Ok(Opened::Silent(portal))
            }
        }
    }

    async fn ask(&self, invite: &Invite) -> Result<PortalUser, InviteError> {
        let desk = self.parts.desks.desk(&invite.portal).await?;
        active(&invite.portal, invite.person, desk.crm.find_user(invite.person).await?)
    }
}
