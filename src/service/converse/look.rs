//! Looking at a conversation without taking a turn.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::stored::decode;
use super::{Converse, ConverseError};
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::Reply;
use crate::dialogue::standing::Standing;
use crate::dialogue::state::State;
use crate::dialogue::texts::{Setting, Worded};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::conversations::{ConversationStore, QueuedItem};

impl Converse {
    /// The person's conversation on a channel, where there is one.
    ///
    /// # Errors
    /// The store fails.
    pub async fn find(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
    ) -> Result<Option<ConversationId>, ConverseError> {
        Ok(self.store.find_conversation(portal, channel, person).await?.map(|stored| stored.id))
    }

    /// Which of the person's messages came in under that name, as [`Event::Edited`] counts them.
    ///
    /// # Errors
    /// The store fails.
    pub async fn message_number(
        &self,
        portal: &PortalId,
        id: ConversationId,
        inbox_id: &str,
    ) -> Result<Option<u32>, ConverseError> {
        Ok(self.store.find_message_number(portal, id, inbox_id).await?)
    }

    /// What is still to be said and done, in order. For channels that say while work goes on; others
    /// [`settle`](Self::settle).
    ///
    /// # Errors
    /// The store fails.
    pub async fn queued(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<QueuedItem>, ConverseError> {
        Ok(self.store.list_queued(portal, id).await?)
    }

    /// A reply in the words of a conversation.
    ///
    /// # Errors
    /// The store fails, or the reply has no words.
    pub async fn word(
        &self,
        portal: &PortalId,
        id: ConversationId,
        reply: &Reply,
        now: DateTime<Utc>,
    ) -> Result<Worded, ConverseError> {
        let stored = self.store.load_conversation(portal, id).await?;
        let setting = Setting { zone: self.worker.zone(&stored).await?, now };
        Ok(self.dialogues().texts.word(&decode(&stored)?.language, reply, setting)?)
    }

    /// The person's conversation on a channel and its state, where there is one.
    ///
    /// # Errors
    /// The store fails, or the state cannot be read.
    pub async fn find_state(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
    ) -> Result<Option<(ConversationId, State)>, ConverseError> {
        let Some(stored) = self.store.find_conversation(portal, channel, person).await? else { return Ok(None) };
        Ok(Some((stored.id, decode(&stored)?)))
    }

    /// Portal, person and policy of a conversation, without asking the portal.
    ///
    /// # Errors
    /// The store fails.
    pub async fn surroundings(
        &self,
        portal: &PortalId,
        id: ConversationId,
        now: DateTime<Utc>,
    ) -> Result<Facts, ConverseError> {
        let stored = self.store.load_conversation(portal, id).await?;
        Ok(self.worker.surroundings(&stored, now).await?)
    }

    /// The zone in which a conversation says moments.
    ///
    /// # Errors
    /// The store fails.
    pub async fn zone(&self, portal: &PortalId, id: ConversationId) -> Result<Tz, ConverseError> {
        Ok(self.worker.zone(&self.store.load_conversation(portal, id).await?).await?)
    }

    /// The state of a conversation.
    ///
    /// # Errors
    /// The store fails, or the state cannot be read.
    pub async fn state(&self, portal: &PortalId, id: ConversationId) -> Result<State, ConverseError> {
        decode(&self.store.load_conversation(portal, id).await?)
    }

    /// How many turns a conversation has had.
    ///
    /// # Errors
    /// The store fails.
    pub async fn revision(&self, portal: &PortalId, id: ConversationId) -> Result<i64, ConverseError> {
        Ok(self.store.load_conversation(portal, id).await?.revision)
    }
}

/// Where all conversations of a store stand.
///
/// # Errors
/// The store fails, or a state cannot be read.
pub async fn standing(store: &dyn ConversationStore) -> Result<Standing, ConverseError> {
    let mut standing = Standing::default();
    for stored in store.list_conversations().await? {
        standing.add(&decode(&stored)?);
    }
    Ok(standing)
}
