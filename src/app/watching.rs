//! Watching put together: the portals of an installation, the channels that can be spoken to without being asked.
//!
//! In charge of doing it again and again, and of which channel hears it how: a messenger's chat is called, a terminal says
//! it at its next prompt. What is noticed is `service::watch`'s.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use chrono::Utc;
use tokio::sync::watch;

use crate::adapters::store::SqliteStore;
use crate::ports::accounts::AccountStore;
use crate::ports::chats::MessengerId;
use crate::ports::snapshots::StoreError;
use crate::ports::watch::Hearer;
use crate::service::chats::Chats;
use crate::service::converse::Converse;
use crate::service::converse::work::Desks;
use crate::service::desk::Clock;
use crate::service::watch::{Reach, Watch, WatchEvent, WatchParts};

/// How often is looked what is due; the portal itself is asked as the policy says.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// A bot whose chats can be called.
pub type BotInReach = (MessengerId, Chats);

/// Watches an installation's portals.
pub struct Watching {
    watch: Watch,
    every: Duration,
}

/// What watching tells.
#[derive(Debug)]
pub enum WatchingEvent {
    /// Something of one portal.
    Watch(WatchEvent),
    /// The installation itself could not be read; it is tried again.
    Unreadable(StoreError),
}

impl Watching {
    /// Over a store, at the desks that its conversations work at.
    pub fn new(
        store: &SqliteStore,
        converse: Converse,
        desks: Arc<dyn Desks>,
        bot: watch::Receiver<Option<BotInReach>>,
    ) -> Self {
        let clock: Clock = Arc::new(Utc::now);
        let reach = Arc::new(Channels { store: store.clone(), bot });
        Self { watch: Watch::new(parts(store, converse, desks, reach, clock)), every: LOOK_EVERY }
    }

    /// Works until it is dropped; each event is told to `tell`.
    pub async fn run(mut self, tell: &(dyn Fn(WatchingEvent) + Send + Sync)) {
        let mut told = None;
        loop {
            match self.watch.pass().await {
                Ok(events) => {
                    told = None;
                    events.into_iter().for_each(|event| tell(WatchingEvent::Watch(event)));
                }
                Err(error) => {
                    let text = error.to_string();
                    if told.as_ref() != Some(&text) {
                        tell(WatchingEvent::Unreadable(error));
                    }
                    told = Some(text);
                }
            }
            tokio::time::sleep(self.every).await;
        }
    }
}

/// With what a store's portals are watched.
pub fn parts(
    store: &SqliteStore,
    converse: Converse,
    desks: Arc<dyn Desks>,
    reach: Arc<dyn Reach>,
    clock: Clock,
) -> WatchParts {
    let shared = Arc::new(store.clone());
    WatchParts {
        desks,
        portals: shared.clone(),
        conversations: shared.clone(),
        leases: shared.clone(),
        memories: shared,
        converse,
        reach,
        clock,
    }
}

/// The channels of an installation: the terminal, and the chats of its bot.
pub struct Channels {
    /// Who is linked.
    pub store: SqliteStore,
    /// The bot that runs here, from the moment on at which it is connected.
    pub bot: watch::Receiver<Option<BotInReach>>,
}

#[async_trait]
impl Reach for Channels {
    async fn may_hear(&self, conversation: &Hearer) -> Result<bool, StoreError> {
        // A messenger's channel is the bot and the account behind it (`telegram:123:456`); others need no link.
        let Some((messenger, account)) = messenger_of(&conversation.channel) else { return Ok(true) };
        let links = self.store.list_links_of(&messenger, account).await?;
        Ok(links.iter().any(|link| link.portal == conversation.portal && link.person == conversation.person))
    }

    fn call(&self, conversation: &Hearer) {
        let bot = self.bot.borrow();
        let Some((messenger, chats)) = &*bot else { return };
        if let Some(account) = messenger.account_of(&conversation.channel) {
            // The private chat with an account has the account's number.
            chats.poke(account);
        }
    }
}

fn messenger_of(channel: &str) -> Option<(MessengerId, i64)> {
    let (messenger, account) = channel.rsplit_once(':')?;
    let messenger = MessengerId(messenger.to_owned());
    messenger.0.contains(':').then_some(())?;
    Some((messenger, account.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_messengers_channel_names_bot_and_account() {
        assert_eq!(messenger_of("telegram:12:34"), Some((MessengerId("telegram:12".into()), 34)));
        for other in ["terminal", "script", "telegram:12", "telegram:12:x"] {
            assert_eq!(messenger_of(other), None, "{other}");
        }
    }
}
