//! A messenger as the service uses it: what comes in, what is shown, and what is kept of both.
//!
//! In charge of the vocabulary between the service and a messenger's adapter. How the messenger spells it is the
//! adapter's, what an event means to the conversation is the dialogue's.

use std::path::PathBuf;
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::accounts::{Account, AccountLink};
use super::conversations::{QueuedItem, Situation};
use super::snapshots::StoreError;
use crate::domain::{ConversationId, PortalId};

/// Which bot of which messenger: `telegram:123456`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessengerId(pub String);

impl std::fmt::Display for MessengerId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl MessengerId {
    /// The channel of an account's conversations in the store.
    pub fn channel(&self, account: i64) -> String {
        format!("{}:{account}", self.0)
    }

    /// The account whose channel that is, `None` for a channel of another kind.
    pub fn account_of(&self, channel: &str) -> Option<i64> {
        channel.strip_prefix(&self.0)?.strip_prefix(':')?.parse().ok()
    }
}

/// Something that came in, in our words. Stored as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incoming {
    /// The update's number: unique within the bot, growing.
    pub update: i64,
    /// The chat.
    pub chat: i64,
    /// What kind of chat.
    pub kind: ChatKind,
    /// The topic within a forum group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<i64>,
    /// Who did it, where somebody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender: Option<Sender>,
    /// The message that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<i64>,
    /// How old what was written was when it came in, in seconds: the bot may have been away.
    #[serde(default, skip_serializing_if = "is_new")]
    pub age_seconds: u32,
    /// When it was written, as far as our clock tells; set where it is read from the store.
    #[serde(skip)]
    pub written_at: Option<DateTime<Utc>>,
    /// What happened.
    pub what: Happened,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_new(age_seconds: &u32) -> bool {
    *age_seconds == 0
}

/// The kinds of chats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChatKind {
    /// One person and the bot.
    Private,
    /// Several people.
    Group,
    /// Anything else, such as a channel.
    Other,
}

/// Whoever did something in a messenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The account's number.
    pub account: i64,
    /// As it names itself.
    pub name: String,
    /// The language of its program, as the messenger tells it (`de`, `pt-br`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// What happened in a chat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Happened {
    /// Somebody wrote.
    Text {
        /// What.
        text: String,
        /// Whether the bot was named in it, or it answers one of the bot's messages.
        #[serde(default)]
        names_us: bool,
    },
    /// Somebody gave a command.
    Command {
        /// Its name without the slash, in small letters.
        name: String,
        /// What stands behind it.
        rest: String,
    },
    /// Somebody changed a message.
    Edited {
        /// What it says now.
        text: String,
    },
    /// Somebody pressed a button.
    Pressed {
        /// What the press is answered by.
        press: String,
        /// What the button bears.
        data: String,
    },
    /// Somebody sent something that is no text.
    Media {
        /// `photo`, `document`, `voice`, `sticker` …
        media: String,
        /// The name of its file, where it has one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// What is written below it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
        /// The album that it is part of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        album: Option<String>,
    },
    /// The person blocked the bot, or the bot was removed from the chat.
    Left,
    /// The person let the bot in again, or what the bot may do in a group was changed.
    Joined,
    /// Somebody else came into a group, or left it.
    Member {
        /// Who.
        who: Sender,
        /// Whether the account is in the group now.
        is_there: bool,
    },
    /// A topic was made.
    TopicMade {
        /// Its name.
        name: String,
        /// Whether the bot made it.
        is_ours: bool,
    },
    /// A topic was closed by hand.
    TopicClosed,
    /// Something that nothing follows from.
    Other,
}

/// Where something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The chat.
    pub chat: i64,
    /// The topic within it.
    pub topic: Option<i64>,
}

impl Place {
    /// A chat without topics.
    pub fn chat(chat: i64) -> Self {
        Self { chat, topic: None }
    }
}

/// Something to be shown: one message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Post {
    /// Plain text, within the messenger's limit ([`Limits`]).
    pub text: String,
    /// Rows of buttons below it.
    pub buttons: Vec<Vec<Button>>,
    /// What is shown with it; the text is written below.
    pub attached: Option<Attached>,
}

/// A file that goes with a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    /// What it holds.
    pub content: Content,
    /// The name that the person sees.
    pub name: String,
    /// Whether it is shown, and not only handed over.
    pub is_picture: bool,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// What is there.
    File(PathBuf),
    /// This text.
    Text(String),
}

/// A button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What comes back when it is pressed, at most 64 bytes.
    pub data: String,
    /// A page that it opens instead; then nothing comes back.
    pub url: Option<String>,
}

impl Button {
    /// One that is pressed.
    pub fn pressed(label: impl Into<String>, data: impl Into<String>) -> Self {
        Self { label: label.into(), data: data.into(), url: None }
    }
}

/// What a messenger takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in UTF-16 code units.
    pub text: usize,
    /// The longest text below a file, in UTF-16 code units.
    pub caption: usize,
    /// The largest file, in bytes.
    pub file_bytes: u64,
}

/// Why a message was not shown.
#[derive(Debug, thiserror::Error)]
pub enum ShowError {
    /// Too many at once: nothing was shown.
    #[error("the messenger asks to wait {} s", .0.as_secs())]
    Wait(Duration),
    /// It did not answer: the message may be there ([`ChatApi::find_sent`]).
    #[error("the messenger did not answer")]
    Unknown(#[source] anyhow::Error),
    /// It answered that something is wrong on its side: nothing was shown.
    #[error("the messenger fails: {0}")]
    Failing(String),
    /// The person blocked the bot, or it is no longer in the chat.
    #[error("the person does not let the bot write: {0}")]
    Blocked(String),
    /// The message to be changed is not there, or may not be changed any more.
    #[error("the message is not there: {0}")]
    Gone(String),
    /// The topic is not there.
    #[error("the topic is not there: {0}")]
    TopicGone(String),
    /// The bot lacks a right in the group.
    #[error("the bot may not do this in the group: {0}")]
    NotAllowed(String),
    /// The bot's token is not taken any more.
    #[error("the bot's token is refused")]
    Unauthorized,
    /// The person takes no message of that kind.
    #[error("the person takes no such message: {0}")]
    Unwanted(String),
    /// The messenger takes no such message, now or later.
    #[error("the messenger refuses it: {0}")]
    Refused(String),
}

impl ShowError {
    /// Whether the same message may be taken later.
    pub fn is_worth_repeating(&self) -> bool {
        matches!(self, Self::Wait(_) | Self::Unknown(_) | Self::Failing(_) | Self::Unauthorized)
    }
}

/// Shows things in a messenger.
#[async_trait]
pub trait ChatApi: Send + Sync {
    /// What it takes.
    fn limits(&self) -> Limits;

    /// A text in pieces that it takes, in order.
    fn split(&self, text: &str) -> Vec<String>;

    /// Shows a new message and gives its number.
    async fn send(&self, place: Place, post: &Post) -> Result<i64, ShowError>;

    /// Copies messages from another chat, in order, albums together, and gives the numbers of the copies. A single one may
    /// have other words below it. Never forwarded: those could not be edited (H13).
    async fn copy(
        &self,
        place: Place,
        from: i64,
        messages: &[i64],
        caption: Option<&str>,
    ) -> Result<Vec<i64>, ShowError>;

    /// Changes text and buttons of one of our messages; one that says so already is left as it is.
    async fn edit(&self, place: Place, message: i64, post: &Post) -> Result<(), ShowError>;

    /// Changes the buttons below one of our messages.
    async fn set_buttons(&self, place: Place, message: i64, buttons: &[Vec<Button>]) -> Result<(), ShowError>;

    /// Answers a press, with a short hint where there is one; each press is answered once.
    async fn answer_press(&self, press: &str, hint: Option<&str>) -> Result<(), ShowError>;

    /// Shows for some seconds that something is being done.
    async fn show_typing(&self, place: Place) -> Result<(), ShowError>;

    /// Looks for a message of ours whose answer was lost among these numbers, by the buttons that it had: nothing is
    /// changed by it.
    async fn find_sent(&self, place: Place, numbers: &[i64], post: &Post) -> Result<Option<i64>, ShowError>;
}

/// One of our messages, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentMessage {
    /// The chat.
    pub chat: i64,
    /// Its number there.
    pub message: i64,
    /// The conversation that it belongs to.
    pub conversation: ConversationId,
    /// The portal that the conversation is about.
    pub portal: PortalId,
    /// The outbox item that it says.
    pub item: i64,
    /// Which part of it, from 0.
    pub part: u32,
    /// The reply's name.
    pub reply: String,
    /// Whether the next reply of that name replaces it.
    pub is_living: bool,
    /// The question whose buttons stand below it.
    pub question: Option<u32>,
}

/// Numbers of messages, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownNumbers {
    /// The highest one of ours in the chat.
    pub ours: i64,
    /// Those of others in the chat above it, in order.
    pub others: Vec<i64>,
    /// The highest one in all private chats of the bot.
    pub anywhere: i64,
}

/// Something to be said outside a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNotice {
    /// Where.
    pub place: Place,
    /// What brought it about, unique within the messenger: `update-17-0`.
    pub cause: String,
    /// What, as JSON.
    pub payload: String,
    /// Whether it holds a secret: then it is forgotten once it was said.
    pub is_secret: bool,
}

/// Something that is still to be said outside a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: i64,
    /// Where.
    pub place: Place,
    /// What, as JSON.
    pub payload: String,
}

/// What a chat has before it, read at one moment.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChatView {
    /// Updates that were not handled, in order.
    pub updates: Vec<Incoming>,
    /// Whose chat it is, where it is a private one.
    pub account: Option<Account>,
    /// The portal users that this account belongs to, the oldest link first.
    pub links: Vec<AccountLink>,
    /// What is to be said outside of conversations, in order.
    pub notices: Vec<Notice>,
    /// The last of our messages here.
    pub last_sent: Option<SentMessage>,
    /// The newest conversation of each link, and what is still to be said and done in it, in order.
    pub conversations: Vec<(Situation, Vec<QueuedItem>)>,
}

/// Keeps what comes in from a messenger and where our messages stand.
#[async_trait]
pub trait ChatStore: Send + Sync {
    /// Stores updates; those that are known change nothing. What this returned for is safe to acknowledge.
    async fn store_updates(
        &self,
        messenger: &MessengerId,
        updates: &[Incoming],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// What a chat has before it; of its updates at most `limit`. Where nothing waits in it, nothing else is told.
    async fn look(&self, messenger: &MessengerId, chat: i64, limit: usize) -> Result<ChatView, StoreError>;

    /// Marks an update as handled and stores what is to be said because of it outside any conversation: all of it or
    /// nothing. What was in it is forgotten.
    async fn finish_update(
        &self,
        messenger: &MessengerId,
        update: i64,
        notices: &[NewNotice],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Stores something to be said; a second one of the same cause changes nothing.
    async fn add_notices(
        &self,
        messenger: &MessengerId,
        notices: &[NewNotice],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Marks a notice as said, with the number of its message where it made one.
    async fn finish_notice(&self, id: i64, message: Option<i64>, now: DateTime<Utc>) -> Result<(), StoreError>;

    /// Forgets updates that were handled before a moment.
    async fn forget_updates(&self, messenger: &MessengerId, before: DateTime<Utc>) -> Result<u64, StoreError>;

    /// Chats in which something is still to be handled, said or done.
    async fn list_open_chats(&self, messenger: &MessengerId) -> Result<Vec<i64>, StoreError>;

    /// Notes a message of ours; where it is the last part, its outbox item is done.
    async fn note_sent(
        &self,
        messenger: &MessengerId,
        sent: &SentMessage,
        is_last: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// The parts of an outbox item that were said, in order.
    async fn list_sent(
        &self,
        portal: &PortalId,
        conversation: ConversationId,
        item: i64,
    ) -> Result<Vec<SentMessage>, StoreError>;

    /// One of our messages.
    async fn find_sent(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<SentMessage>, StoreError>;

    /// The last of our messages in a chat.
    async fn find_last_sent(&self, messenger: &MessengerId, chat: i64) -> Result<Option<SentMessage>, StoreError>;

    /// The numbers of messages that are known around those that were said last.
    async fn known_numbers(&self, messenger: &MessengerId, chat: i64) -> Result<KnownNumbers, StoreError>;
}
