//! The bot of a case: the one that customers run, in this process and on the script's clock.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, bail};
use reqwest::Url;
use secrecy::SecretString;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::{FILE_BYTES, TelegramSettings};
use crate::app::conversations::{Means, connected_desks};
use crate::app::script_world::clock::ScriptClock;
use crate::app::telegram::{Arrival, BotEvent, BotParts, TelegramBot};
use crate::domain::policy::Policy;
use crate::service::chats::Chats;
use crate::service::chats::desk::DeskNote;
use crate::service::converse::Converse;
use crate::service::handoff::Handoffs;

/// A bot that is running.
pub struct RunningBot {
    chats: Chats,
    ending: CancellationToken,
    running: JoinHandle<anyhow::Result<()>>,
    troubles: Arc<Mutex<Vec<String>>>,
}

impl RunningBot {
    /// Connects and starts it.
    ///
    /// # Errors
    /// The Bot API does not answer as it should.
    pub async fn start(
        (token, url): (&str, &Url),
        (store, converse, handoffs): (&SqliteStore, &Converse, Option<&Handoffs>),
        data: &Path,
        clock: &ScriptClock,
    ) -> anyhow::Result<Self> {
        let settings =
            TelegramSettings { token: SecretString::from(token), api_url: Some(url.clone()), file_bytes: FILE_BYTES };
        let clock = clock.clone();
        // Scripts introduce nobody: the portals are asked by their conversations only.
        let desks = connected_desks(store, Policy::default(), Means::default());
        let converse = converse.clone();
        let parts = BotParts {
            store,
            converse,
            handoffs: handoffs.cloned(),
            desks,
            data,
            clock: Arc::new(move || clock.now()),
        };
        let bot = TelegramBot::connect(&settings, parts).await?;
        let (chats, ending) = (bot.chats(), CancellationToken::new());
        let troubles = Arc::<Mutex<Vec<String>>>::default();
        let (heard, ended) = (Arc::clone(&troubles), ending.clone());
        let running = tokio::spawn(async move {
            let tell = move |event: BotEvent| match event {
                BotEvent::Connected { .. } | BotEvent::Desk(DeskNote::Ready { .. }) => {}
                trouble => heard.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{trouble:?}")),
            };
            bot.run(Arrival::Polling, ended, &tell).await
        });
        Ok(Self { chats, ending, running, troubles })
    }

    /// Has a chat look at what is to be said.
    pub fn poke(&self, chat: i64) {
        self.chats.poke(chat);
    }

    /// Whether it runs and is content.
    ///
    /// # Errors
    /// It has ended, or told of trouble.
    pub fn check(&self) -> anyhow::Result<()> {
        if self.running.is_finished() {
            bail!("the bot has ended");
        }
        match self.troubles.lock().unwrap_or_else(PoisonError::into_inner).first() {
            Some(trouble) => bail!("the bot is in trouble: {trouble}"),
            None => Ok(()),
        }
    }

    /// Ends it, as SIGTERM does.
    ///
    /// # Errors
    /// It ended badly.
    pub async fn end(self) -> anyhow::Result<()> {
        self.ending.cancel();
        self.running.await.context("the bot broke off")?
    }
}
