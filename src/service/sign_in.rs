//! Signing in with one's own account of the portal (OAuth): a link in the chat, the portal's own page, back to the chat.
//!
//! In charge of who is believed to be whom, and of what a browser is shown that comes back from the portal. What a
//! person's sign-in tells of their rights later on is [`own`]'s, how the portal and its server spell it an adapter's.
//!
//! # The way
//! 1. The chat asks; a button bears a link to the portal with a secret, `state`, made for this account of the messenger.
//! 2. The portal has the person sign in and sends the browser here, with `state` and a code. The first browser that
//!    comes uses `state` up; the code becomes tokens; the portal is asked who the person is.
//! 3. The browser is shown who signed in and whose chat asked, and a button that leads back into the messenger with a
//!    second secret, the proof. The chat is told that somebody signed in.
//! 4. The account that asked comes with the proof: only now is it linked, and the tokens are its own.
//!
//! # What protects whom
//! - *A link forwarded to a colleague* (the asker hopes that the colleague's browser, signed in as it is, gives the asker's
//!   chat the colleague's rights): a question in the chat would be answered by the asker, so the last step needs what only the
//!   colleague's browser was shown. Pressed there, it opens the colleague's messenger, whose account is not the one that
//!   asked, and nothing is linked. The page names the chat and says not to press for somebody else.
//! - *A foreign sign-in pushed on somebody* (login CSRF): `state` is 128 random bits, bound to one account, and used up by
//!   the first browser; the chat says as whom it was linked.
//! - *The page again* (reloaded, or opened by the asker, who knows `state`): it shows no proof a second time.
//! - *A code from another portal*: the person is asked for at the host of the portal's own webhook, never at one that a
//!   browser or a server names; the portal's lasting number has to be the one of the first sign-in.
//! - *Whoever reads the store* finds digests of both secrets only. `state` is made of a nonce and a key out of the bot's
//!   token, so that a message which is sent again bears the same link. Tokens stand there as webhooks do.
//!
//! A process that is killed between the browser's coming and the page has used `state` up: the person asks for a new link
//! in the chat. Killed later, everything is stored.

mod offer;
pub mod own;
mod page;
mod proof;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use tokio_util::sync::CancellationToken;

pub use self::proof::{PROOF_MARK, Proven};
use super::converse::Converse;
use super::desk::Clock;
use super::invite::{InviteEvent, Tell};
use crate::domain::PortalId;
use crate::ports::chats::{ChatStore, MessengerId};
use crate::ports::portals::PortalStore;
use crate::ports::sign_ins::{SignInServer, SignInStore};
use crate::ports::snapshots::StoreError;

/// How long a link leads to the portal and back.
pub const LINK_MINUTES: i64 = 10;

/// How long the way back into the chat is open.
pub const PROOF_MINUTES: i64 = 10;

/// How often what was never finished is looked for.
const TIDY_EVERY: Duration = Duration::from_secs(600);

/// What sign-ins stand on.
pub struct SignInParts {
    /// Applications, sign-ins, tokens.
    pub store: Arc<dyn SignInStore>,
    /// Portals.
    pub portals: Arc<dyn PortalStore>,
    /// What chats are told.
    pub chats: Arc<dyn ChatStore>,
    /// Gives tokens.
    pub server: Arc<dyn SignInServer>,
    /// Texts.
    pub converse: Converse,
    /// Now.
    pub clock: Clock,
    /// Tells the operator.
    pub tell: Tell,
    /// The bot.
    pub messenger: MessengerId,
    /// Its name behind the @, for the way back.
    pub username: String,
    /// What secrets of links are made of; never stored.
    pub key: SecretString,
}

/// Sign-ins through one bot.
#[derive(Clone)]
pub struct SignIns {
    parts: Arc<SignInParts>,
    is_open: Arc<AtomicBool>,
}

impl SignIns {
    /// Nothing is offered before [`open`](Self::open).
    pub fn new(parts: SignInParts) -> Self {
        Self { parts: Arc::new(parts), is_open: Arc::default() }
    }

    /// From now on sign-ins are offered: browsers find the way back to us.
    pub fn open(&self) {
        self.is_open.store(true, Ordering::Relaxed);
    }

    /// The portals at which people can sign in.
    ///
    /// # Errors
    /// The store fails.
    pub async fn portals(&self) -> Result<Vec<PortalId>, StoreError> {
        self.parts.store.list_sign_in_apps().await
    }

    /// Forgets again and again what was never finished, until it is told to end.
    pub async fn tidy(&self, ending: &CancellationToken) {
        loop {
            if let Err(error) = self.parts.store.forget_unfinished(self.now()).await {
                tracing::warn!(%error, "sign-ins that were never finished are still there; tried again");
            }
            tokio::select! {
                () = ending.cancelled() => return,
                () = tokio::time::sleep(TIDY_EVERY) => {}
            }
        }
    }

    /// The secret of a link, the same each time.
    fn state_of(&self, nonce: &str) -> String {
        let key =
            blake3::derive_key("restore24 2026-11-26 state of a sign-in", self.parts.key.expose_secret().as_bytes());
        let bytes = *blake3::keyed_hash(&key, nonce.as_bytes()).as_bytes();
        super::invite::secret_of(&bytes)
    }

    fn tell(&self, event: InviteEvent) {
        (self.parts.tell)(event);
    }

    fn now(&self) -> DateTime<Utc> {
        (self.parts.clock)()
    }
}

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

/// What is kept of a link's secret.
fn digest_of_state(state: &str) -> String {
    digest("restore24 2026-11-26 digest of a sign-in's state", state)
}

/// What is kept of a proof.
fn digest_of_proof(proof: &str) -> String {
    digest("restore24 2026-11-26 digest of a sign-in's proof", proof)
}

fn digest(context: &str, secret: &str) -> String {
    blake3::Hash::from_bytes(blake3::derive_key(context, secret.as_bytes())).to_hex().to_string()
}
