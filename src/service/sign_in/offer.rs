//! The way out: whether a sign-in is offered, and where its button leads.

use std::sync::atomic::Ordering;

use super::{LINK_MINUTES, SignIns, digest_of_state, minutes};
use crate::domain::PortalId;
use crate::ports::portals::Portal;
use crate::ports::sign_ins::NewSignIn;
use crate::ports::snapshots::StoreError;
use crate::service::invite::{in_words, new_secret};

/// A sign-in that can be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its number: the button's key bears it.
    pub id: i64,
    /// The portal as its people know it.
    pub portal: String,
}

impl SignIns {
    /// Offers a sign-in at the portal of that name or address, where one is set up.
    ///
    /// # Errors
    /// The store fails.
    pub async fn offer_by_name(&self, who: (i64, &str), typed: &str) -> Result<Option<Offer>, StoreError> {
        if !self.is_open.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let portals = self.parts.portals.list_portals().await?;
        let is_meant = |portal: &Portal| portal.id.as_str() == typed || portal.fingerprint.host.to_lowercase() == typed;
        match portals.into_iter().find(|portal| portal.is_connected && is_meant(portal)) {
            Some(portal) => self.offer_at(who, &portal).await,
            None => Ok(None),
        }
    }

    /// Offers a sign-in at a portal, where one is set up. `who` is an account and its language.
    ///
    /// # Errors
    /// The store fails.
    pub async fn offer(&self, who: (i64, &str), portal: &PortalId) -> Result<Option<Offer>, StoreError> {
        if !self.is_open.load(Ordering::Relaxed) {
            return Ok(None);
        }
        match self.parts.portals.find_portal(portal).await?.filter(|portal| portal.is_connected) {
            Some(portal) => self.offer_at(who, &portal).await,
            None => Ok(None),
        }
    }

    async fn offer_at(&self, (account, language): (i64, &str), portal: &Portal) -> Result<Option<Offer>, StoreError> {
        if self.parts.store.find_sign_in_app(&portal.id).await?.is_none() {
            return Ok(None);
        }
        let (now, nonce) = (self.now(), new_secret());
        let new = NewSignIn {
            portal: portal.id.clone(),
            messenger: self.parts.messenger.clone(),
            account,
            language: language.to_owned(),
            state: digest_of_state(&self.state_of(&nonce)),
            nonce,
            expires_at: now + minutes(LINK_MINUTES),
        };
        let id = self.parts.store.begin_sign_in(&new, now).await?;
        Ok(Some(Offer { id, portal: in_words(portal) }))
    }

    /// The links of one account that have a sign-in behind them.
    ///
    /// # Errors
    /// The store fails.
    pub async fn signed_in_links(&self, account: i64) -> Result<Vec<i64>, StoreError> {
        self.parts.store.list_signed_in_links(&self.parts.messenger, account).await
    }

    /// Where the button of an offer leads; `None` where that leads nowhere any more.
    ///
    /// # Errors
    /// The store fails.
    pub async fn address(&self, id: i64) -> Result<Option<String>, StoreError> {
        let Some(found) = self.parts.store.find_sign_in(id).await? else { return Ok(None) };
        let state = self.state_of(&found.begun.nonce);
        // Made by a bot of another token.
        if digest_of_state(&state) != found.begun.state {
            return Ok(None);
        }
        let app = self.parts.store.find_sign_in_app(&found.begun.portal).await?;
        Ok(app.and_then(|app| self.parts.server.link(&app, &state)))
    }
}
