//! The Telegram bot put together: connection, chats, updates by polling or by webhook, commands in the menu.

use std::collections::BTreeSet;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio_util::sync::CancellationToken;

use crate::adapters::bitrix24::Bitrix24SignIn;
use crate::adapters::door;
use crate::adapters::parcels::ParcelFolder;
use crate::adapters::pictures::PictureFolder;
use crate::adapters::store::SqliteStore;
use crate::adapters::telegram::poll::{PollTrouble, poll};
use crate::adapters::telegram::{
    CommandWords, ConnectError, Telegram, TelegramSettings, register_commands, register_desk_commands, webhook,
};
use crate::dialogue::Dialogues;
use crate::dialogue::reply::Reply;
use crate::dialogue::texts::Setting;
use crate::domain::PortalId;
use crate::ports::chats::{Incoming, MessengerId, ShowError};
use crate::ports::portals::{Portal, PortalStore};
use crate::service::chats::desk::{DeskNote, DeskParts, MORE_COMMANDS};
use crate::service::chats::{ChatParts, Chats, ParcelSource, PictureSource, TURNS_AT_ONCE};
use crate::service::converse::Converse;
use crate::service::converse::work::Desks;
use crate::service::desk::Clock;
use crate::service::handoff::{DESK_COMMANDS, Handoffs};
use crate::service::invite::{InviteEvent, InviteStores, Invites, Tell};
use crate::service::sign_in::{SignInParts, SignIns};

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
    /// Something about who is who.
    Invite(InviteEvent),
    /// Something about the desk's group.
    Desk(DeskNote),
    /// The webhooks of these portals may send no codes: their people are introduced by invitations only.
    NoCodes(Vec<PortalId>),
    /// People can sign in at these portals with their own account; browsers come back to that address.
    SignIn {
        /// The portals.
        portals: Vec<PortalId>,
        /// What their applications have as handler.
        handler: String,
    },
    /// These portals have a sign-in, and browsers do not find the way back: there is no public address.
    NoSignIn(Vec<PortalId>),
}

/// What a bot stands on.
pub struct BotParts<'a> {
    /// The installation.
    pub store: &'a SqliteStore,
    /// Its conversations.
    pub converse: Converse,
    /// Their way to agents, where the policy connects a desk.
    pub handoffs: Option<Handoffs>,
    /// Its portals.
    pub desks: Arc<dyn Desks>,
    /// Its folder.
    pub data: &'a Path,
    /// Now.
    pub clock: Clock,
}

/// A bot that is ready to run.
pub struct TelegramBot {
    telegram: Telegram,
    chats: Chats,
    converse: Converse,
    secret: SecretString,
    portals: Arc<dyn PortalStore>,
    invites: Invites,
    sign_ins: SignIns,
    /// The desk's group.
    group: Option<i64>,
    events: UnboundedReceiver<BotEvent>,
}

impl TelegramBot {
    /// Connects the bot to an installation's conversations; `clock` tells their moments.
    ///
    /// # Errors
    /// [`ConnectError`](crate::adapters::telegram::ConnectError).
    pub async fn connect(settings: &TelegramSettings, parts: BotParts<'_>) -> anyhow::Result<Self> {
        let BotParts { store, converse, handoffs, desks, data, clock } = parts;
        let telegram = Telegram::connect(settings).await?;
        let store = Arc::new(store.clone());
        let (send, events) = unbounded_channel();
        let of_desk = send.clone();
        // At the end nobody listens any more; the log has it.
        let tell: Tell = Arc::new(move |event: InviteEvent| drop(send.send(BotEvent::Invite(event))));
        let tell_of_desk = move |note: DeskNote| drop(of_desk.send(BotEvent::Desk(note)));
        let desk = handoffs.map(|handoffs| {
            let group = handoffs.owners().policy().desk.group;
            DeskParts::new(handoffs, group, store.clone(), Arc::new(telegram.clone()), Arc::new(tell_of_desk))
        });
        let group = desk.as_ref().map(|desk| desk.group);
        let stores = InviteStores { invites: store.clone(), portals: store.clone() };
        let invites = Invites::new(stores, desks, converse.clone(), Arc::clone(&clock), Arc::clone(&tell));
        let sign_ins = SignIns::new(SignInParts {
            store: store.clone(),
            portals: store.clone(),
            chats: store.clone(),
            server: Arc::new(Bitrix24SignIn::default()),
            converse: converse.clone(),
            clock: Arc::clone(&clock),
            tell,
            messenger: telegram.messenger(),
            username: telegram.me().username.clone(),
            key: settings.token.clone(),
        });
        let chats = Chats::new(ChatParts {
            messenger: telegram.messenger(),
            converse: converse.clone(),
            chats: store.clone(),
            accounts: store.clone(),
            invites: invites.clone(),
            sign_ins: sign_ins.clone(),
            api: Arc::new(telegram.clone()),
            turns: Arc::new(Semaphore::new(TURNS_AT_ONCE)),
            pictures: Arc::new(InstallationPictures { data: data.to_owned(), converse: converse.clone() }),
            parcels: Arc::new(InstallationParcels(ParcelFolder::new(data))),
            desk,
            folder: data.to_owned(),
            clock,
        });
        let secret = webhook_secret(&settings.token);
        Ok(Self { telegram, chats, converse, secret, portals: store, invites, sign_ins, group, events })
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
        mut self,
        arrival: Arrival,
        ending: CancellationToken,
        tell: &(dyn Fn(BotEvent) + Send + Sync),
    ) -> anyhow::Result<()> {
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
        if listening.is_some() {
            self.sign_ins.open();
        }
        self.chats.go_on().await?;
        let webhook = listening.as_ref().and_then(|listener| listener.local_addr().ok());
        tell(BotEvent::Connected { username: self.telegram.me().username.clone(), webhook });
        let words = command_words(&self.converse.dialogues(), &COMMANDS, "command");
        if let Err(error) = register_commands(&self.telegram, &words).await {
            tell(BotEvent::CommandsNotShown(error.to_string()));
        }
        if let Some(group) = self.group {
            let words = command_words(&self.converse.dialogues(), &desk_commands(), "desk-command");
            if let Err(error) = register_desk_commands(&self.telegram, group, &words).await {
                tell(BotEvent::CommandsNotShown(error.to_string()));
            }
        }
        let without_codes = self.portals_without_codes().await?;
        if !without_codes.is_empty() {
            tell(BotEvent::NoCodes(without_codes));
        }
        self.tell_sign_ins(&arrival, tell).await?;
        let messenger = self.telegram.messenger();
        let (sign_ins, tidied) = (self.sign_ins.clone(), ending.clone());
        let tidying = tokio::spawn(async move { sign_ins.tidy(&tidied).await });
        let (invites, told) = (self.invites.clone(), ending.clone());
        let codes = tokio::spawn(async move { invites.send_codes(&messenger, &told).await });
        let mut events = std::mem::replace(&mut self.events, unbounded_channel().1);
        tokio::select! {
            ended = self.take_updates(listening, &ending, tell) => ended?,
            () = async {
                while let Some(event) = events.recv().await {
                    self.tell_desk(&event).await;
                    tell(event);
                }
                std::future::pending::<()>().await;
            } => {}
        }
        self.chats.drain(DRAIN).await;
        while let Ok(event) = events.try_recv() {
            tell(event);
        }
        codes.abort();
        tidying.abort();
        Ok(())
    }

    /// Tells where people can sign in, or why they cannot.
    async fn tell_sign_ins(&self, arrival: &Arrival, tell: &(dyn Fn(BotEvent) + Send + Sync)) -> anyhow::Result<()> {
        let portals = self.sign_ins.portals().await?;
        if portals.is_empty() {
            return Ok(());
        }
        tell(match arrival {
            Arrival::Polling => BotEvent::NoSignIn(portals),
            Arrival::Webhook { public, .. } => {
                let handler = format!("{}{}", public.as_str().trim_end_matches('/'), door::PATH);
                BotEvent::SignIn { portals, handler }
            }
        });
        Ok(())
    }

    /// Whoever guesses codes is told to the desk too.
    async fn tell_desk(&self, event: &BotEvent) {
        let (reply, cause) = match event {
            BotEvent::Invite(InviteEvent::Guessing { account, count, until }) => {
                let reply = Reply::new("desk-guessing").with("account", account.to_string()).with("count", *count);
                (reply.with("until", end_of_minute(*until)), format!("guessing-{account}-{}", until.timestamp()))
            }
            BotEvent::Invite(InviteEvent::ManyGuesses { count }) => {
                let hour = Utc::now().timestamp() / 3_600;
                (Reply::new("desk-many-guesses").with("count", *count), format!("many-guesses-{hour}"))
            }
            _ => return,
        };
        if let Err(error) = self.chats.tell_desk(reply, &cause).await {
            tracing::error!(%error, "that somebody guesses codes could not be told to the desk");
        }
    }

    /// Portals whose webhook lacks the permission that codes need, as far as it was told when they were last asked.
    async fn portals_without_codes(&self) -> anyhow::Result<Vec<PortalId>> {
        let portals = self.portals.list_portals().await?;
        let lacks = |portal: &Portal| !portal.last_probe.scopes.iter().any(|scope| scope == "im");
        Ok(portals.into_iter().filter(|portal| portal.is_connected && lacks(portal)).map(|portal| portal.id).collect())
    }

    async fn take_updates(
        &self,
        listening: Option<TcpListener>,
        ending: &CancellationToken,
        tell: &(dyn Fn(BotEvent) + Send + Sync),
    ) -> anyhow::Result<()> {
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
                let route = route.merge(door::route(receiving(self.sign_ins.clone(), self.chats.clone())));
                let ended = ending.clone();
                let served =
                    axum::serve(listener, route).with_graceful_shutdown(async move { ended.cancelled().await });
                tokio::select! {
                    served = served.into_future() => served.context("the webhook's port")?,
                    // A browser that waits for a portal does not hold up the end.
                    () = async {
                        ending.cancelled().await;
                        tokio::time::sleep(DRAIN / 2).await;
                    } => {}
                }
            }
        }
        Ok(())
    }
}

/// Whether a bot that did not come to run may do so later: Telegram does not answer, fails, or asks to wait.
pub fn is_worth_repeating(error: &anyhow::Error) -> bool {
    let connecting = |cause: &ConnectError| matches!(cause, ConnectError::Unreachable(_));
    error.chain().any(|cause| {
        cause.downcast_ref().is_some_and(connecting)
            || cause.downcast_ref().is_some_and(|cause: &ShowError| {
                cause.is_worth_repeating() && !matches!(cause, ShowError::Unauthorized)
            })
    })
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

/// Takes browsers in, and has the chat say what is to be said.
fn receiving(sign_ins: SignIns, chats: Chats) -> door::Receive {
    Arc::new(move |came| {
        let (sign_ins, chats) = (sign_ins.clone(), chats.clone());
        Box::pin(async move {
            let page = sign_ins.came_back(came).await;
            if let Some(chat) = page.chat {
                chats.poke(chat);
            }
            page
        })
    })
}

/// The secret that Telegram shows with each update, derived from the token: whoever knows one of them can have the
/// other, and nothing more has to be kept.
fn webhook_secret(token: &SecretString) -> SecretString {
    let key = blake3::derive_key("restore24 2026-11-25 telegram webhook secret", token.expose_secret().as_bytes());
    SecretString::from(blake3::Hash::from_bytes(key).to_hex().to_string())
}

/// The commands of the desk, in the order of the menu. Each has a text `desk-command-…`.
fn desk_commands() -> Vec<&'static str> {
    DESK_COMMANDS.iter().chain(&MORE_COMMANDS).copied().collect()
}

/// The words of the commands in every language, English for the rest.
fn command_words(dialogues: &Dialogues, names: &[&str], prefix: &str) -> Vec<CommandWords> {
    let setting = Setting { zone: chrono_tz::UTC, now: Utc::now() };
    let languages: BTreeSet<&str> = dialogues.texts.languages().collect();
    let others = std::iter::once((None, "en"));
    let each = languages.into_iter().map(|language| (Some(language.to_owned()), language));
    others
        .chain(each)
        .map(|(code, language)| CommandWords {
            language: code,
            commands: names
                .iter()
                .filter_map(|name| {
                    let reply = Reply::new(format!("{prefix}-{name}"));
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

/// Files are cut in threads of their own: they are large.
struct InstallationParcels(ParcelFolder);

#[async_trait]
impl ParcelSource for InstallationParcels {
    async fn parts(&self, name: &str, limit: u64) -> io::Result<Vec<PathBuf>> {
        let (folder, name) = (self.0.clone(), name.to_owned());
        tokio::task::spawn_blocking(move || folder.parts(&name, limit)).await.map_err(io::Error::other)?
    }

    async fn forget(&self, name: &str) {
        if let Err(error) = self.0.forget(name) {
            tracing::warn!(%error, file = name, "the parts of a file that was sent stay");
        }
    }
}

/// The first full minute by which a moment is over: clocks of the desk show no seconds.
fn end_of_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    let over = at.timestamp_micros().rem_euclid(60_000_000);
    if over == 0 { at } else { at + TimeDelta::microseconds(60_000_000 - over) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_within_a_minute_is_said_to_end_with_it() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        for (ends, said) in [
            ("2026-11-27T19:02:00Z", "2026-11-27T19:02:00Z"),
            ("2026-11-27T19:02:00.5Z", "2026-11-27T19:03:00Z"),
            ("2026-11-27T19:02:31Z", "2026-11-27T19:03:00Z"),
        ] {
            assert_eq!(end_of_minute(at(ends)), at(said), "{ends}");
        }
    }
}
