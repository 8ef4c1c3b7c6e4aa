//! What a person's own sign-in tells of their rights, asked anew each time.
//!
//! In charge of the tokens: an access token that has expired is replaced by means of the refresh token, never by the
//! clock; what is not taken any more is forgotten, and the chat is told that from now on the operator's word counts.
//!
//! A refresh token gives the next one and is worth nothing afterwards. A process that is killed between the server's
//! answer and our storing it loses the sign-in: the person is told so and signs in again.

use std::sync::Arc;

use async_trait::async_trait;
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;

use crate::dialogue::reply::Reply;
use crate::domain::{PortalId, UserId};
use crate::ports::chats::{NewNotice, Place};
use crate::ports::portals::PortalStore;
use crate::ports::sign_ins::{
    GrantError, OwnProfile, OwnRights, OwnRightsError, OwnWord, PersonalToken, SignInApp, SignInServer, SignInStore,
};
use crate::ports::snapshots::StoreError;
use crate::service::chats::NoticeForm;
use crate::service::desk::Clock;
use crate::service::invite::in_words;

/// Asks portals with what people's sign-ins gave.
pub struct OwnTokens {
    store: Arc<dyn SignInStore>,
    portals: Arc<dyn PortalStore>,
    server: Arc<dyn SignInServer>,
    clock: Clock,
    /// Two who renew the same token at once would each make the other's worthless.
    renewing: Mutex<()>,
}

impl OwnTokens {
    /// Over a store.
    pub fn new(
        store: Arc<dyn SignInStore>,
        portals: Arc<dyn PortalStore>,
        server: Arc<dyn SignInServer>,
        clock: Clock,
    ) -> Self {
        Self { store, portals, server, clock, renewing: Mutex::default() }
    }

    /// Asks the portal, with new tokens where the present ones are over.
    async fn ask(&self, app: &SignInApp, person: UserId, token: &PersonalToken) -> Result<OwnProfile, OwnRightsError> {
        match self.server.profile(app, &token.access).await {
            // Refused it may be too because somebody else has renewed it.
            Err(GrantError::Expired | GrantError::Refused { .. }) => {}
            told => return Ok(told?),
        }
        let access = self.renew(app, person, token).await?;
        Ok(self.server.profile(app, &access).await?)
    }

    async fn renew(
        &self,
        app: &SignInApp,
        person: UserId,
        token: &PersonalToken,
    ) -> Result<SecretString, OwnRightsError> {
        let _alone = self.renewing.lock().await;
        let present = self.present(app, person, token).await?;
        if present.access.expose_secret() != token.access.expose_secret() {
            return Ok(present.access);
        }
        match self.server.renew(app, &present.refresh).await {
            Ok(tokens) => {
                self.store.renew_personal_token(token.id, &tokens).await?;
                Ok(tokens.access)
            }
            Err(error @ GrantError::Refused { .. }) => {
                // Another process of ours may have been faster.
                let newer = self.present(app, person, token).await?;
                match newer.refresh.expose_secret() == present.refresh.expose_secret() {
                    true => Err(error.into()),
                    false => Ok(newer.access),
                }
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The token as it is stored now; one that is gone is none any more.
    async fn present(
        &self,
        app: &SignInApp,
        person: UserId,
        token: &PersonalToken,
    ) -> Result<PersonalToken, OwnRightsError> {
        let tokens = self.store.list_personal_tokens(&app.portal, person).await?;
        let present = tokens.into_iter().find(|each| each.id == token.id);
        present.ok_or_else(|| GrantError::Refused { code: "forgotten".to_owned() }.into())
    }

    /// Forgets a token that is not taken any more, and has the chat told.
    async fn end(&self, app: &SignInApp, token: &PersonalToken, code: &str) -> Result<(), StoreError> {
        tracing::warn!(portal.id = %app.portal, account = token.account, code, "a sign-in does not hold any more");
        let portal = self.portals.find_portal(&app.portal).await?;
        let portal = portal.map_or_else(|| app.portal.to_string(), |portal| in_words(&portal));
        let language = token.language.clone().unwrap_or_else(|| "en".to_owned());
        let form = NoticeForm::of(Reply::new("sign-in-ended").with("portal", portal), language);
        let notice = NewNotice {
            place: Place::chat(token.account),
            cause: format!("sign-in-ended-{}", token.id),
            payload: form.to_json(),
            is_secret: false,
        };
        self.store.end_personal_token(token.id, &notice, (self.clock)()).await
    }
}

#[async_trait]
impl OwnRights for OwnTokens {
    async fn ask_own_word(&self, portal: &PortalId, person: UserId) -> Result<OwnWord, OwnRightsError> {
        let Some(app) = self.store.find_sign_in_app(portal).await? else { return Ok(OwnWord::NotSignedIn) };
        for token in self.store.list_personal_tokens(portal, person).await? {
            match self.ask(&app, person, &token).await {
                Ok(profile) if profile.person == person => {
                    self.store.note_own_word(token.id, profile.is_admin, (self.clock)()).await?;
                    return Ok(match profile.is_admin {
                        true => OwnWord::Administrator,
                        false => OwnWord::NoAdministrator,
                    });
                }
                Ok(_) => self.end(&app, &token, "another person").await?,
                Err(OwnRightsError::Grant(GrantError::Refused { code })) => self.end(&app, &token, &code).await?,
                // New as the token is, it has not expired: something is wrong with somebody's clock.
                Err(OwnRightsError::Grant(GrantError::Expired)) => {
                    return Err(GrantError::Silent { reason: "a new token is called expired".to_owned() }.into());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(OwnWord::NotSignedIn)
    }
}
