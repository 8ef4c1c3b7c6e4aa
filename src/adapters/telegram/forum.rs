//! A forum group as the desk's.

use async_trait::async_trait;
use teloxide::payloads::{EditForumTopicSetters, PinChatMessageSetters};
use teloxide::requests::Requester;
use teloxide::types::{
    ChatFullInfo, ChatFullInfoKind, ChatFullInfoPublicKind, ChatId, ChatMemberKind, ThreadId, UserId,
};
use teloxide::{ApiError, RequestError};

use super::failure::explain;
use super::incoming::sender;
use super::{Telegram, chat, message_id, number};
use crate::ports::chats::{Place, Sender, ShowError};
use crate::ports::forums::{ForumApi, Standing};

/// The longest name of a topic (<https://core.telegram.org/bots/api#createforumtopic>, read 2026-11-25).
const TOPIC_UNITS: usize = 128;

/// Numbers of supergroups begin with it (<https://core.telegram.org/api/bots/ids>, read 2026-11-25).
const SUPERGROUP_MARK: &str = "-100";

/// How Telegram says that somebody is not in a group.
const NOT_THERE: [&str; 4] = ["user not found", "member not found", "USER_ID_INVALID", "PARTICIPANT_ID_INVALID"];

#[async_trait]
impl ForumApi for Telegram {
    async fn standing(&self, group: i64) -> Result<Standing, ShowError> {
        let is_forum = is_forum(&self.bot.get_chat(ChatId(group)).await.map_err(explain)?);
        let me = UserId(self.me.id.cast_unsigned());
        let member = self.bot.get_chat_member(ChatId(group), me).await.map_err(explain)?;
        Ok(match &member.kind {
            ChatMemberKind::Administrator(rights) => Standing {
                is_forum,
                is_administrator: true,
                manages_topics: rights.can_manage_topics,
                pins: rights.can_pin_messages,
            },
            kind if kind.is_present() => {
                Standing { is_forum, is_administrator: kind.is_owner(), manages_topics: false, pins: false }
            }
            _ => return Err(ShowError::Blocked("the bot is not in the group".to_owned())),
        })
    }

    async fn is_member(&self, group: i64, account: i64) -> Result<bool, ShowError> {
        let account = UserId(account.cast_unsigned());
        match self.bot.get_chat_member(ChatId(group), account).await {
            Ok(member) => Ok(member.kind.is_present()),
            Err(RequestError::Api(ApiError::UserNotFound)) => Ok(false),
            Err(error) => match explain(error) {
                // Telegram has several words for somebody who is not there; every other one tells nothing of them.
                ShowError::Refused(words) if NOT_THERE.iter().any(|known| words.contains(known)) => Ok(false),
                failure => Err(failure),
            },
        }
    }

    async fn list_administrators(&self, group: i64) -> Result<Vec<Sender>, ShowError> {
        let members = self.bot.get_chat_administrators(ChatId(group)).await.map_err(explain)?;
        Ok(members.iter().filter(|member| !member.user.is_bot).map(|member| sender(&member.user)).collect())
    }

    async fn create_topic(&self, group: i64, name: &str) -> Result<i64, ShowError> {
        let made = self.bot.create_forum_topic(ChatId(group), name).await.map_err(explain)?;
        Ok(i64::from(made.thread_id.0.0))
    }

    async fn rename_topic(&self, group: i64, topic: i64, name: &str) -> Result<(), ShowError> {
        same_is_fine(self.bot.edit_forum_topic(ChatId(group), thread(topic)?).name(name).await)
    }

    async fn set_topic_closed(&self, group: i64, topic: i64, is_closed: bool) -> Result<(), ShowError> {
        let (group, topic) = (ChatId(group), thread(topic)?);
        same_is_fine(match is_closed {
            true => self.bot.close_forum_topic(group, topic).await,
            false => self.bot.reopen_forum_topic(group, topic).await,
        })
    }

    async fn delete_topic(&self, group: i64, topic: i64) -> Result<(), ShowError> {
        self.bot.delete_forum_topic(ChatId(group), thread(topic)?).await.map(drop).map_err(explain)
    }

    async fn pin(&self, place: Place, message: i64) -> Result<(), ShowError> {
        let request = self.bot.pin_chat_message(chat(place), number(message)?).disable_notification(true);
        request.await.map(drop).map_err(explain)
    }

    fn topic_link(&self, group: i64, topic: i64) -> Option<String> {
        let group = group.to_string();
        Some(format!("https://t.me/c/{}/{topic}", group.strip_prefix(SUPERGROUP_MARK)?))
    }

    fn start_link(&self, payload: &str) -> String {
        format!("https://t.me/{}?start={payload}", self.me.username)
    }

    fn longest_topic_name(&self) -> usize {
        TOPIC_UNITS
    }
}

fn is_forum(info: &ChatFullInfo) -> bool {
    match &info.kind {
        ChatFullInfoKind::Public(public) => {
            matches!(&public.kind, ChatFullInfoPublicKind::Supergroup(group) if group.is_forum)
        }
        ChatFullInfoKind::Private(_) => false,
    }
}

fn thread(topic: i64) -> Result<ThreadId, ShowError> {
    let gone = || ShowError::TopicGone(format!("{topic} is no number of a topic"));
    message_id(topic).map(ThreadId).ok_or_else(gone)
}

/// Telegram refuses a change that changes nothing.
fn same_is_fine<T>(changed: Result<T, RequestError>) -> Result<(), ShowError> {
    match changed {
        Err(RequestError::Api(ApiError::Unknown(text))) if text.contains("TOPIC_NOT_MODIFIED") => Ok(()),
        changed => changed.map(drop).map_err(explain),
    }
}
