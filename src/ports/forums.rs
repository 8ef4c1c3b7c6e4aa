//! A group with topics as the desk uses it: a topic for each conversation, what it shows, files on their way.
//!
//! In charge of the vocabulary between the desk and a messenger's adapter, and of what is kept of the group. Who has
//! which conversation is in [`handoffs`](super::handoffs).

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::chats::{MessengerId, Place, Sender, ShowError};
use super::handoffs::{Case, DeskId, SentFile};
use super::snapshots::StoreError;

/// What a group and the bot's standing in it allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether the group has topics.
    pub is_forum: bool,
    /// Whether the bot is an administrator: others hear only what is addressed to them.
    pub is_administrator: bool,
    /// Whether the bot may make, rename, close and open topics.
    pub manages_topics: bool,
    /// Whether the bot may pin the card.
    pub pins: bool,
}

/// Something without which the desk does not work, or not well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// The bot is not in the group, or there is none of that number.
    NotThere,
    /// The group has no topics.
    Topics,
    /// The bot is no administrator.
    Administrator,
    /// The bot may not manage topics.
    ManageTopics,
    /// The bot may not pin messages: the desk works without.
    Pins,
}

impl Lack {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::NotThere, Self::Topics, Self::Administrator, Self::ManageTopics, Self::Pins];

    /// Its name, which its text bears (`desk-lacks-…`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotThere => "not-there",
            Self::Topics => "topics",
            Self::Administrator => "administrator",
            Self::ManageTopics => "manage-topics",
            Self::Pins => "pins",
        }
    }

    /// What is the case, for the operator.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotThere => "the bot is not in the group",
            Self::Topics => "the group has no topics",
            Self::Administrator => "the bot is no administrator",
            Self::ManageTopics => "the bot may not make topics",
            Self::Pins => "the bot may not pin the card",
        }
    }

    /// What the operator can do about it.
    pub fn hint(self) -> &'static str {
        match self {
            Self::NotThere => {
                "add it as an administrator, and check the number (desk.group of the policy, or --desk of `serve`)"
            }
            Self::Topics => "switch them on (group > Edit > Topics)",
            Self::Administrator => {
                "make it one (group > Administrators > Add) with the rights Manage topics and Pin messages"
            }
            Self::ManageTopics => "grant it Manage topics (group > Administrators > the bot)",
            Self::Pins => "grant it Pin messages (group > Administrators > the bot)",
        }
    }

    /// Whether no topic can be made without it.
    pub fn stops_the_desk(self) -> bool {
        self != Self::Pins
    }
}

impl Standing {
    /// What is missing, the first thing to be done first.
    pub fn lacks(self) -> Vec<Lack> {
        let rights = [
            (self.is_forum, Lack::Topics),
            (self.is_administrator, Lack::Administrator),
            // Telegram offers that right only where there are topics.
            (self.manages_topics || !self.is_administrator || !self.is_forum, Lack::ManageTopics),
            (self.pins || !self.is_administrator, Lack::Pins),
        ];
        rights.into_iter().filter(|(has, _)| !has).map(|(_, lack)| lack).collect()
    }
}

/// What can be done in a group with topics.
#[async_trait]
pub trait ForumApi: Send + Sync {
    /// What the group and the bot's standing in it allow.
    async fn standing(&self, group: i64) -> Result<Standing, ShowError>;

    /// Whether an account is in the group now.
    async fn is_member(&self, group: i64, account: i64) -> Result<bool, ShowError>;

    /// The administrators of the group, bots left out: the only members that can be listed.
    async fn list_administrators(&self, group: i64) -> Result<Vec<Sender>, ShowError>;

    /// Makes a topic and gives its number. One whose answer was lost may be there: it is reported as
    /// [`Happened::TopicMade`](super::chats::Happened::TopicMade).
    async fn create_topic(&self, group: i64, name: &str) -> Result<i64, ShowError>;

    /// Renames a topic; one that has that name already is left as it is.
    async fn rename_topic(&self, group: i64, topic: i64, name: &str) -> Result<(), ShowError>;

    /// Closes a topic, or opens it again; one that is so already is left as it is.
    async fn set_topic_closed(&self, group: i64, topic: i64, is_closed: bool) -> Result<(), ShowError>;

    /// Removes a topic with all that is in it.
    async fn delete_topic(&self, group: i64, topic: i64) -> Result<(), ShowError>;

    /// Pins a message in its topic, without ringing.
    async fn pin(&self, place: Place, message: i64) -> Result<(), ShowError>;

    /// The address of a topic, for whoever is in the group.
    fn topic_link(&self, group: i64, topic: i64) -> Option<String>;

    /// The address that opens the private chat with the bot and hands it this.
    fn start_link(&self, payload: &str) -> String;

    /// The longest name of a topic, in UTF-16 code units.
    fn longest_topic_name(&self) -> usize;
}

/// What a topic shows by now.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TopicState {
    /// Its number.
    pub topic: i64,
    /// Its name.
    pub name: String,
    /// Whether it is closed.
    pub is_closed: bool,
    /// The message of the card.
    pub card: Option<i64>,
    /// A digest of what stands on the card.
    pub card_digest: String,
    /// Whether the card is pinned.
    pub is_pinned: bool,
    /// Whether what was said before there was a topic was handed over.
    pub has_past: bool,
}

/// What is being said in a chat: each kind in its own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// Notices.
    Notices,
    /// What waits in the chat's conversations, or for the desk.
    Items,
    /// What the desk keeps up to date.
    Upkeep,
}

impl Saying {
    /// Its name in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Notices => "notices",
            Self::Items => "items",
            Self::Upkeep => "upkeep",
        }
    }

    /// The one of that name.
    pub fn find(text: &str) -> Option<Self> {
        [Self::Notices, Self::Items, Self::Upkeep].into_iter().find(|one| one.as_str() == text)
    }
}

/// The list of who waits, as it is shown by now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListState {
    /// Its message in the General topic.
    pub message: i64,
    /// A digest of what stands in it.
    pub digest: String,
}

/// One of our messages in the group, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownMessage {
    /// Where.
    pub place: Place,
    /// Its number there.
    pub message: i64,
    /// The conversation that it is about.
    pub case: Case,
    /// What was told by it; `None`: the card, or what was said before.
    pub item: Option<i64>,
    /// Which part of it, from 0.
    pub part: u32,
    /// The number of the person's message that it shows.
    pub words: Option<u32>,
    /// Whether it bears a file, and words only below it.
    pub has_file: bool,
    /// Whether buttons stand below it.
    pub has_buttons: bool,
    /// The last of the things that are told by it, where they are several, one after another.
    pub last_item: Option<i64>,
}

/// Where an agent's words stand in the person's chat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidMessage {
    /// In which conversation.
    pub case: Case,
    /// The number of the agent's message.
    pub number: i64,
    /// Which part of it, from 0.
    pub part: u32,
    /// The person's chat.
    pub chat: i64,
    /// The number of the message there.
    pub message: i64,
    /// Whether it bears a file, and words only below it.
    pub has_file: bool,
}

/// A message with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaMessage {
    /// The chat.
    pub chat: i64,
    /// Its number there.
    pub message: i64,
    /// The album that it is part of.
    pub album: Option<String>,
    /// What it is.
    pub file: SentFile,
    /// When it came in.
    pub received_at: DateTime<Utc>,
}

/// Keeps what the group shows.
#[async_trait]
pub trait ForumStore: Send + Sync {
    /// What a topic shows; `None` where nothing was kept of it.
    async fn find_topic(&self, desk: &DeskId, topic: i64) -> Result<Option<TopicState>, StoreError>;

    /// Keeps what a topic shows.
    async fn save_topic(&self, desk: &DeskId, state: &TopicState) -> Result<(), StoreError>;

    /// Forgets a topic that is not there any more.
    async fn forget_topic(&self, desk: &DeskId, topic: i64) -> Result<(), StoreError>;

    /// The list of who waits; `None` where there is none yet.
    async fn find_list(&self, messenger: &MessengerId, chat: i64) -> Result<Option<ListState>, StoreError>;

    /// Keeps how the list of who waits is shown.
    async fn save_list(&self, messenger: &MessengerId, chat: i64, list: &ListState) -> Result<(), StoreError>;

    /// Notes messages of ours in the group, and that these items were told with them: all of it or nothing.
    async fn note_shown(
        &self,
        messenger: &MessengerId,
        shown: &[ShownMessage],
        told: &[i64],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;

    /// Our messages about a conversation that have buttons, the card's left out.
    async fn list_with_buttons(&self, case: &Case) -> Result<Vec<ShownMessage>, StoreError>;

    /// Notes that the buttons below a message are gone.
    async fn note_without_buttons(&self, messenger: &MessengerId, chat: i64, message: i64) -> Result<(), StoreError>;

    /// Keeps what a group lacks now, and gives since when each of it is lacking.
    async fn keep_lacks(
        &self,
        messenger: &MessengerId,
        chat: i64,
        lacks: &[Lack],
        now: DateTime<Utc>,
    ) -> Result<Vec<(Lack, DateTime<Utc>)>, StoreError>;

    /// How many parts of something that is told were shown.
    async fn count_shown(&self, item: i64) -> Result<usize, StoreError>;

    /// One of our messages in the group.
    async fn find_shown(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<ShownMessage>, StoreError>;

    /// The newest of our messages that show a message of the person's, in order of their parts.
    async fn list_shown_words(&self, case: &Case, words: u32) -> Result<Vec<ShownMessage>, StoreError>;

    /// Notes where an agent's words stand. Doing so again puts it in place of the earlier note.
    async fn note_said(&self, said: &SaidMessage) -> Result<(), StoreError>;

    /// Where an agent's words stand, in order of their parts.
    async fn list_said_words(&self, case: &Case, number: i64) -> Result<Vec<SaidMessage>, StoreError>;

    /// Notes what is said next in a chat.
    async fn note_saying(&self, messenger: &MessengerId, chat: i64, saying: Saying) -> Result<(), StoreError>;

    /// What was being said in a chat last.
    async fn find_saying(&self, messenger: &MessengerId, chat: i64) -> Result<Option<Saying>, StoreError>;

    /// Notes a message with a file.
    async fn note_media(&self, messenger: &MessengerId, media: &MediaMessage) -> Result<(), StoreError>;

    /// A message with a file.
    async fn find_media(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<MediaMessage>, StoreError>;

    /// The messages of an album that came in so far, in order.
    async fn list_album(
        &self,
        messenger: &MessengerId,
        chat: i64,
        album: &str,
    ) -> Result<Vec<MediaMessage>, StoreError>;

    /// Forgets messages with files that came in before a moment.
    async fn forget_media(&self, messenger: &MessengerId, before: DateTime<Utc>) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_told_in_the_order_in_which_it_is_put_right() {
        let standing = |is_forum, is_administrator, manages_topics, pins| Standing {
            is_forum,
            is_administrator,
            manages_topics,
            pins,
        };
        for (standing, lacks) in [
            (standing(true, true, true, true), vec![]),
            (standing(false, false, false, false), vec![Lack::Topics, Lack::Administrator]),
            (standing(false, true, false, true), vec![Lack::Topics]),
            (standing(true, false, false, false), vec![Lack::Administrator]),
            (standing(true, true, false, false), vec![Lack::ManageTopics, Lack::Pins]),
            (standing(true, true, true, false), vec![Lack::Pins]),
        ] {
            assert_eq!(standing.lacks(), lacks, "{standing:?}");
        }
        assert_eq!(Lack::ALL.iter().filter(|lack| lack.stops_the_desk()).count(), 4);
    }
}
