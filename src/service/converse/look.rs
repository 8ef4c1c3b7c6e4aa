//! Looking at a conversation without taking a turn.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::stored::decode;
use super::{Converse, ConverseError};
use crate::dialogue::backend::SnapshotView;
use crate::dialogue::facts::Facts;
use crate::dialogue::reply::Reply;
use crate::dialogue::standing::Standing;
use crate::dialogue::state::State;
use crate::dialogue::texts::{Setting, Worded};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::conversations::{ConversationStore, QueuedItem, Situation};
use crate::ports::portals::Portal;

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

    /// The snapshots of a portal, as its conversations see them; `None` where it can't be worked with.
    ///
    /// # Errors
    /// The store fails.
    pub async fn snapshots(&self, portal: &PortalId) -> Result<Option<Vec<SnapshotView>>, ConverseError> {
        Ok(self.worker.snapshots(portal).await?)
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
        let situation = self.situation(portal, id).await?;
        let setting = Setting { zone: zone_of(&situation.portal), now };
        Ok(self.dialogues().texts.word(&decode(&situation.conversation)?.language, reply, setting)?)
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
        Ok(self.worker.surroundings(&self.situation(portal, id).await?, now).await?)
    }

    /// The zone in which a conversation says moments.
    ///
    /// # Errors
    /// The store fails.
    pub async fn zone(&self, portal: &PortalId, id: ConversationId) -> Result<Tz, ConverseError> {
        Ok(zone_of(&self.situation(portal, id).await?.portal))
    }

    /// A conversation with all that a turn goes by.
    ///
    /// # Errors
    /// The store fails.
    pub async fn situation(&self, portal: &PortalId, id: ConversationId) -> Result<Situation, ConverseError> {
        Ok(self.store.load_situation(portal, id).await?)
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

/// The zone of a portal.
pub(super) fn zone_of(portal: &Portal) -> Tz {
    zone_named(&portal.last_probe.time_zone)
}

/// An IANA name; an offset without a name becomes the zone of that offset (full hours only), else UTC.
fn zone_named(text: &str) -> Tz {
    if let Ok(zone) = text.parse() {
        return zone;
    }
    let hours = text.split(':').next().and_then(|hours| hours.parse::<i32>().ok());
    // POSIX counts westwards, so `+02:00` is `Etc/GMT-2`.
    hours.and_then(|hours| format!("Etc/GMT{:+}", -hours).parse().ok()).unwrap_or(Tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_come_by_name_or_offset() {
        assert_eq!(zone_named("Europe/Berlin"), Tz::Europe__Berlin);
        assert_eq!(zone_named("+02:00"), Tz::Etc__GMTMinus2);
        assert_eq!(zone_named("-03:00"), Tz::Etc__GMTPlus3);
        assert_eq!(zone_named("nowhere"), Tz::UTC);
    }
}
