//! The Telegram bot put together: connection, chats, updates by polling or by webhook, commands in the menu.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::Utc;
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::adapters::pictures::PictureFolder;
use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::poll::{PollTrouble, poll};
use crate::adapters::telegram::{CommandWords, Telegram, TelegramSettings, register_commands, webhook};
use crate::dialogue::Dialogues;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Setting;
use crate::ports::chats::{Incoming, MessengerId, ShowError};
use crate::service::chats::{ChatParts, Chats, PictureSource};
use crate::service::converse::Converse;

/// How long the end waits for chats that are busy.
const DRAIN: Duration = Duration::from_secs(8);

/// The commands of private chats, in the order of the menu. Each has a text `command-…`.
pub const COMMANDS: [&str; 8] = ["start", "help", "status", "cancel", "human", "language", "settings", "privacy"];

/// How updates come.
#[derive(Debug, Clone)]
pub enum Arrival {
    /// The bot asks for them.
    Polling,
    /// Telegram brings them.
    Webhook {
        /// The address under which this service can be reached from outside, without the path.
        public: reqwest::Url,
        /// Where it listens for the proxy that stands in front of it.
        listen: SocketAddr,
    },
}

/// Something that the operator should know of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BotEvent {
    /// The bot is there.
    Connected {
        /// Its name behind the @.
        username: String,
        /// Where updates are brought to; `None`: it asks for them.
        webhook: Option<SocketAddr>,
    },
    /// Something is wrong, or well again, with the updates.
    Trouble(PollTrouble),
    /// The commands are not in the menu.
    CommandsNotShown(String),
}

/// A bot that is ready to run.
pub struct TelegramBot {
    telegram: Telegram,
    chats: Chats,
    converse: Converse,
    secret: SecretString,
}

impl TelegramBot {
    /// Connects the bot to an installation's conversations.
    ///
    /// # Errors
    /// [`ConnectError`](crate::adapters::telegram::ConnectError).
    pub async fn connect(
        settings: &TelegramSettings,
        store: &SqliteStore,
        converse: Converse,
        data: &Path,
    ) -> anyhow::Result<Self> {
        let telegram = Telegram::connect(settings).await?;
        let store = Arc::new(store.clone());
        let chats = Chats::new(ChatParts {
            messenger: telegram.messenger(),
            converse: converse.clone(),
            chats: store.clone(),
            accounts: store,
            api: Arc::new(telegram.clone()),
            pictures: Arc::new(InstallationPictures { data: data.to_owned(), converse: converse.clone() }),
            folder: data.to_owned(),
            clock: Arc::new(Utc::now),
        });
        Ok(Self { telegram, chats, converse, secret: webhook_secret(&settings.token) })
    }

    /// Which bot of which messenger it is.
    pub fn messenger(&self) -> MessengerId {
        self.telegram.messenger()
    }

    /// The chats, for whatever comes up in the service itself.
    pub fn chats(&self) -> Chats {
        self.chats.clone()
    }

    /// Runs until it is told to end; then says what is being said to its end.
    ///
    /// # Errors
    /// The store fails at the start, the webhook is refused, or its port is taken.
    pub async fn run(
        self,
        arrival: Arrival,
        ending: CancellationToken,
        tell: &(dyn Fn(BotEvent) + Send + Sync),
    ) -> anyhow::Result<()> {
        self.chats.go_on().await?;
        let listening = match &arrival {
            Arrival::Polling => {
                webhook::unset(&self.telegram).await.map_err(not_ready)?;
                None
            }
            Arrival::Webhook { public, listen } => {
                let listener = TcpListener::bind(listen).await.with_context(|| format!("{listen} cannot be used"))?;
                webhook::set(&self.telegram, public, &self.secret).await.map_err(not_ready)?;
                Some(listener)
            }
        };
        let webhook = listening.as_ref().and_then(|listener| listener.local_addr().ok());
        tell(BotEvent::Connected { username: self.telegram.me().username.clone(), webhook });
        if let Err(error) = register_commands(&self.telegram, &command_words(&self.converse.dialogues())).await {
            tell(BotEvent::CommandsNotShown(error.to_string()));
        }
        match listening {
            None => {
                let take = |updates: Vec<Incoming>| {
                    let chats = self.chats.clone();
                    async move { chats.take_in(&updates).await }
                };
                let in_trouble = |trouble| tell(BotEvent::Trouble(trouble));
                tokio::select! {
                    () = poll(&self.telegram, take, &in_trouble) => {}
                    () = ending.cancelled() => {}
                }
            }
            Some(listener) => {
                let route = webhook::route(self.telegram.me().clone(), &self.secret, taking(self.chats.clone()));
                let ended = ending.clone();
                axum::serve(listener, route)
                    .with_graceful_shutdown(async move { ended.cancelled().await })
                    .await
                    .context("the webhook's port")?;
            }
        }
        self.chats.drain(DRAIN).await;
        Ok(())
    }
}

fn not_ready(error: ShowError) -> anyhow::Error {
    anyhow::Error::new(error).context("the bot is not ready")
}

fn taking(chats: Chats) -> webhook::Take {
    Arc::new(move |updates| {
        let chats = chats.clone();
        Box::pin(async move { Ok(chats.take_in(&updates).await?) })
    })
}

/// The secret that Telegram shows with each update, derived from the token: whoever knows one of them can have the
/// other, and nothing more has to be kept.
fn webhook_secret(token: &SecretString) -> SecretString {
    let key = blake3::derive_key("restore24 2026-11-25 telegram webhook secret", token.expose_secret().as_bytes());
    SecretString::from(blake3::Hash::from_bytes(key).to_hex().to_string())
}

/// The words of the commands in every language, English for the rest.
fn command_words(dialogues: &Dialogues) -> Vec<CommandWords> {
    let setting = Setting { zone: chrono_tz::UTC, now: Utc::now() };
    let languages: BTreeSet<&str> = dialogues.texts.languages().collect();
    let others = std::iter::once((None, "en"));
    let each = languages.into_iter().map(|language| (Some(language.to_owned()), language));
    others
        .chain(each)
        .map(|(code, language)| CommandWords {
            language: code,
            commands: COMMANDS
                .iter()
                .filter_map(|name| {
                    let reply = Reply::new(format!("command-{name}"));
                    let worded = dialogues.texts.word(language, &reply, setting).ok()?;
                    Some(((*name).to_owned(), worded.text))
                })
                .collect(),
        })
        .collect()
}

/// Pictures of the dialogues in use, kept in the installation's folder.
struct InstallationPictures {
    data: PathBuf,
    converse: Converse,
}

impl PictureSource for InstallationPictures {
    fn find_picture(&self, name: &str, language: &str) -> Option<PathBuf> {
        let pictures = PictureFolder::new(&self.data, self.converse.dialogues());
        pictures.place(name, language).map(|placed| placed.path)
    }
}
