//! Codes: asked for, sent inside the portal, typed back.
//!
//! In charge of doing what depends on the portal and its users behind the back of whoever asks: the answer in the chat
//! is given before, so neither its words nor its time tell whether they exist.

use std::time::Duration;

use chrono::TimeDelta;
use futures::StreamExt as _;
use tokio_util::sync::CancellationToken;

use super::{InviteEvent, Invites, secret};
use crate::dialogue::introduction::{CODE_MINUTES, Outcome};
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Setting;
use crate::domain::UserId;
use crate::ports::chats::MessengerId;
use crate::ports::crm::{Crm, CrmError, PortalUser};
use crate::ports::invites::{CodeOrder, NewInvite, Newcomer};
use crate::ports::portals::Portal;
use crate::ports::snapshots::StoreError;

/// So many codes an account may ask for within [`ORDER_SPAN`].
const MOST_ORDERS: u64 = 5;

/// So many codes a user is sent within [`ORDER_SPAN`], whoever asks: a stranger must not fill the bell of somebody.
const MOST_TO_ONE: u64 = 5;

/// See above.
const ORDER_SPAN: TimeDelta = TimeDelta::hours(1);

/// Portals that are asked at the same time.
const AT_ONCE: usize = 4;

/// The longest that one order takes; another try is for whoever asked.
const LONGEST_ORDER: Duration = Duration::from_secs(60);

/// After the store failed.
const PAUSE: Duration = Duration::from_secs(5);

impl Invites {
    /// Takes an order for a code; it is sent by [`send_codes`](Self::send_codes).
    ///
    /// # Errors
    /// The store fails.
    pub async fn order_code(&self, messenger: &MessengerId, order: &CodeOrder) -> Result<Outcome, StoreError> {
        if let Some(wait) = self.waits(messenger, order.account).await? {
            return Ok(waits(wait));
        }
        let store = &self.parts.store;
        let asked = store.count_orders_of(messenger, order.account, order.made_at - ORDER_SPAN).await?;
        if asked >= MOST_ORDERS {
            tracing::info!(account = order.account, asked, "somebody asks for too many codes");
            return Ok(waits(ORDER_SPAN));
        }
        store.order_code(messenger, order).await?;
        self.parts.ordered.notify_one();
        Ok(Outcome::OnItsWay)
    }

    /// Sends the codes that are asked for, until it is told to end.
    pub async fn send_codes(&self, messenger: &MessengerId, ending: &CancellationToken) {
        loop {
            if let Err(error) = self.send_ordered(messenger).await {
                tracing::error!(%error, "codes cannot be sent; tried again");
                tokio::select! {
                    () = ending.cancelled() => return,
                    () = tokio::time::sleep(PAUSE) => continue,
                }
            }
            tokio::select! {
                () = ending.cancelled() => return,
                () = self.parts.ordered.notified() => {}
            }
        }
    }

    async fn send_ordered(&self, messenger: &MessengerId) -> Result<(), StoreError> {
        let orders = self.parts.store.list_code_orders(messenger).await?;
        let send = |order: CodeOrder| async move {
            if tokio::time::timeout(LONGEST_ORDER, self.send_one(messenger, &order)).await.is_err() {
                tracing::warn!(account = order.account, "a portal did not answer in time, so no code was sent");
            }
            self.parts.store.finish_code_order(messenger, &order, self.now()).await
        };
        let done: Vec<_> = futures::stream::iter(orders).map(send).buffer_unordered(AT_ONCE).collect().await;
        done.into_iter().collect()
    }

    /// Sends one, where there is somebody to send it to. What is wrong is told the operator, never whoever asked.
    async fn send_one(&self, messenger: &MessengerId, order: &CodeOrder) {
        if self.now() >= order.made_at + TimeDelta::minutes(CODE_MINUTES) {
            return;
        }
        let portal = match self.portal_of(&order.portal).await {
            Ok(Some(portal)) => portal,
            Ok(None) => return tracing::info!(account = order.account, "a code was asked for no portal of ours"),
            Err(error) => return tracing::error!(%error, "the portals cannot be read, so no code was sent"),
        };
        if let Err((reason, hint)) = self.send_in(messenger, order, &portal).await {
            tracing::warn!(portal.id = %portal.id, reason, "a code was not sent");
            self.tell(InviteEvent::CodeNotSent { portal: portal.id, reason, hint });
        }
    }

    async fn send_in(
        &self,
        messenger: &MessengerId,
        order: &CodeOrder,
        portal: &Portal,
    ) -> Result<(), (String, &'static str)> {
        const OF_STORE: &str = "see the log; whoever asked can ask again";
        let of_store = |error: StoreError| (error.to_string(), OF_STORE);
        let desk = self
            .parts
            .desks
            .desk(&portal.id)
            .await
            .map_err(|error| (error.to_string(), "give the portal a webhook with `restore24 portal add NAME`"))?;
        let of_portal = |error: CrmError| (error.to_string(), hint(&error));
        let Some(user) = find_person(&*desk.crm, &order.person).await.map_err(of_portal)? else {
            tracing::info!(portal.id = %portal.id, account = order.account, "a code was asked for no active user");
            return Ok(());
        };
        let (store, now) = (&self.parts.store, self.now());
        if store.count_codes_to(&portal.id, user.id, now - ORDER_SPAN).await.map_err(of_store)? >= MOST_TO_ONE {
            let reason = format!("user {} was sent {MOST_TO_ONE} codes within an hour", user.id);
            return Err((reason, "make an invitation with `restore24 invite` if that user really wants one"));
        }
        let code = secret::new_code();
        let kept = NewInvite {
            portal: portal.id.clone(),
            person: user.id,
            secret: secret::digest_of_code(messenger, order.account, &code),
            made_by: "portal".to_owned(),
            expires_at: now + TimeDelta::minutes(CODE_MINUTES),
        };
        let newcomer = Newcomer { messenger, account: order.account };
        store.keep_code(newcomer, &kept, now).await.map_err(of_store)?;
        let text = self.code_in_words(&order.language, &code).map_err(|error| (error, OF_STORE))?;
        let tag = format!("restore24-code-{}", order.account);
        desk.crm.notify(user.id, &text, &tag).await.map_err(of_portal)
    }

    /// The connected portal of that name or address.
    async fn portal_of(&self, typed: &str) -> Result<Option<Portal>, StoreError> {
        let portals = self.parts.portals.list_portals().await?;
        let is_meant = |portal: &Portal| portal.id.as_str() == typed || portal.fingerprint.host.to_lowercase() == typed;
        Ok(portals.into_iter().find(|portal| portal.is_connected && is_meant(portal)))
    }

    /// In the language of whoever asked, and in English: nobody knows which one the portal's user reads, and the warning
    /// is for them.
    fn code_in_words(&self, language: &str, code: &str) -> Result<String, String> {
        let dialogues = self.parts.converse.dialogues();
        let reply = Reply::new("code-in-portal")
            .with("code", secret::spaced(code))
            .with("minutes", CODE_MINUTES.unsigned_abs());
        let setting = Setting { zone: chrono_tz::UTC, now: self.now() };
        let word = |language: &str| dialogues.texts.word(language, &reply, setting).map_err(|error| error.to_string());
        let (asked_in, english) = (dialogues.texts.closest(language), dialogues.texts.closest("en"));
        let text = word(asked_in)?.text;
        if asked_in == english { Ok(text) } else { Ok(format!("{text}\n\n{}", word(english)?.text)) }
    }
}

/// The active user whom somebody named by number or address.
async fn find_person(crm: &dyn Crm, typed: &str) -> Result<Option<PortalUser>, CrmError> {
    let found = match typed.parse() {
        Ok(number) => crm.find_user(UserId(number)).await?,
        Err(_) => crm.find_user_by_email(typed).await?,
    };
    Ok(found.filter(|user| user.is_active))
}

fn hint(error: &CrmError) -> &'static str {
    match error {
        CrmError::MissingScope { .. } => {
            "edit the webhook and tick the permission \"im\", so that codes can be sent; until then only invitations made with \
             `restore24 invite` introduce somebody"
        }
        error => error.hint(),
    }
}

/// Rounded up to whole seconds.
pub(super) fn waits(wait: TimeDelta) -> Outcome {
    Outcome::Wait(wait.num_seconds().max(0).unsigned_abs() + 1)
}
