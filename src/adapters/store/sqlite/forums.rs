//! What the desk's group shows, and files on their way between both sides.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::seal::{from_micros, to_micros};
use super::{SqliteStore, handoffs};
use crate::domain::ConversationId;
use crate::ports::chats::{MessengerId, Place};
use crate::ports::forums::{ForumStore, Lack, ListState, MediaMessage, SaidMessage, Saying, ShownMessage, TopicState};
use crate::ports::handoffs::{Case, DeskId, SentFile};
use crate::ports::snapshots::StoreError;

const SHOWN: &str =
    "chat, topic, message, portal, conversation_id, item, part, words, has_file, has_buttons, last_item";

#[async_trait]
impl ForumStore for SqliteStore {
    async fn find_topic(&self, desk: &DeskId, topic: i64) -> Result<Option<TopicState>, StoreError> {
        let row = sqlx::query(
            "SELECT topic, name, is_closed, card, card_digest, is_pinned, has_past FROM desk_topic
             WHERE desk = $1 AND topic = $2",
        )
        .bind(&desk.0)
        .bind(topic)
        .fetch_optional(self.readers())
        .await?;
        row.map(|row| {
            Ok(TopicState {
                topic: row.try_get("topic")?,
                name: row.try_get("name")?,
                is_closed: row.try_get("is_closed")?,
                card: row.try_get("card")?,
                card_digest: row.try_get("card_digest")?,
                is_pinned: row.try_get("is_pinned")?,
                has_past: row.try_get("has_past")?,
            })
        })
        .transpose()
    }

    async fn save_topic(&self, desk: &DeskId, state: &TopicState) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO desk_topic (desk, topic, name, is_closed, card, card_digest, is_pinned, has_past)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
             ON CONFLICT (desk, topic) DO UPDATE SET
                 name = excluded.name, is_closed = excluded.is_closed, card = excluded.card,
                 card_digest = excluded.card_digest, is_pinned = excluded.is_pinned, has_past = excluded.has_past",
        )
        .bind(&desk.0)
        .bind(state.topic)
        .bind(&state.name)
        .bind(state.is_closed)
        .bind(state.card)
        .bind(&state.card_digest)
        .bind(state.is_pinned)
        .bind(state.has_past)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn forget_topic(&self, desk: &DeskId, topic: i64) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let sql = "DELETE FROM desk_topic WHERE desk = $1 AND topic = $2";
        sqlx::query(sql).bind(&desk.0).bind(topic).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn find_list(&self, messenger: &MessengerId, chat: i64) -> Result<Option<ListState>, StoreError> {
        let sql = "SELECT message, digest FROM desk_list WHERE messenger = $1 AND chat = $2";
        let row: Option<(i64, String)> =
            sqlx::query_as(sql).bind(&messenger.0).bind(chat).fetch_optional(self.readers()).await?;
        Ok(row.map(|(message, digest)| ListState { message, digest }))
    }

    async fn save_list(&self, messenger: &MessengerId, chat: i64, list: &ListState) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO desk_list (messenger, chat, message, digest) VALUES ($1, $2, $3, $4)
             ON CONFLICT (messenger, chat) DO UPDATE SET message = excluded.message, digest = excluded.digest",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(list.message)
        .bind(&list.digest)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn note_shown(
        &self,
        messenger: &MessengerId,
        shown: &[ShownMessage],
        told: &[i64],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for one in shown {
            sqlx::query(
                "INSERT INTO desk_message
                     (messenger, chat, message, topic, portal, conversation_id, item, part, words, has_file, sent_at,
                      has_buttons, last_item)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                 ON CONFLICT (messenger, chat, message) DO UPDATE SET
                     item = excluded.item, part = excluded.part, words = excluded.words,
                     has_file = excluded.has_file, has_buttons = excluded.has_buttons,
                     last_item = excluded.last_item",
            )
            .bind(&messenger.0)
            .bind(one.place.chat)
            .bind(one.message)
            .bind(one.place.topic)
            .bind(one.case.portal.as_str())
            .bind(one.case.conversation.0)
            .bind(one.item)
            .bind(i64::from(one.part))
            .bind(one.words.map(i64::from))
            .bind(one.has_file)
            .bind(to_micros(now))
            .bind(one.has_buttons)
            .bind(one.last_item)
            .execute(&mut *tx)
            .await?;
        }
        for item in told {
            handoffs::note_told(&mut tx, *item, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn list_with_buttons(&self, case: &Case) -> Result<Vec<ShownMessage>, StoreError> {
        let sql = format!(
            "SELECT {SHOWN} FROM desk_message
             WHERE portal = $1 AND conversation_id = $2 AND has_buttons = 1 AND item IS NOT NULL ORDER BY message"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(case.portal.as_str()).bind(case.conversation.0);
        query.fetch_all(self.readers()).await?.iter().map(shown).collect()
    }

    async fn note_without_buttons(&self, messenger: &MessengerId, chat: i64, message: i64) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let sql = "UPDATE desk_message SET has_buttons = 0 WHERE messenger = $1 AND chat = $2 AND message = $3";
        sqlx::query(sql).bind(&messenger.0).bind(chat).bind(message).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn keep_lacks(
        &self,
        messenger: &MessengerId,
        chat: i64,
        lacks: &[Lack],
        now: DateTime<Utc>,
    ) -> Result<Vec<(Lack, DateTime<Utc>)>, StoreError> {
        let mut tx = self.begin().await?;
        let known: Vec<(String, i64)> =
            sqlx::query_as("SELECT lack, since FROM desk_lack WHERE messenger = $1 AND chat = $2")
                .bind(&messenger.0)
                .bind(chat)
                .fetch_all(&mut *tx)
                .await?;
        for (name, _) in known.iter().filter(|(name, _)| lacks.iter().all(|lack| lack.as_str() != name)) {
            let sql = "DELETE FROM desk_lack WHERE messenger = $1 AND chat = $2 AND lack = $3";
            sqlx::query(sql).bind(&messenger.0).bind(chat).bind(name).execute(&mut *tx).await?;
        }
        let mut kept = Vec::new();
        for lack in lacks {
            let since = known.iter().find(|(name, _)| name == lack.as_str()).map(|(_, since)| *since);
            if since.is_none() {
                sqlx::query("INSERT INTO desk_lack (messenger, chat, lack, since) VALUES ($1, $2, $3, $4)")
                    .bind(&messenger.0)
                    .bind(chat)
                    .bind(lack.as_str())
                    .bind(to_micros(now))
                    .execute(&mut *tx)
                    .await?;
            }
            let since = since.map_or(Some(now), from_micros).ok_or_else(|| damaged("since when something lacks"))?;
            kept.push((*lack, since));
        }
        tx.commit().await?;
        Ok(kept)
    }

    async fn count_shown(&self, item: i64) -> Result<usize, StoreError> {
        let count: i64 = sqlx::query_scalar("SELECT COUNT(DISTINCT part) FROM desk_message WHERE item = $1")
            .bind(item)
            .fetch_one(self.readers())
            .await?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    async fn find_shown(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<ShownMessage>, StoreError> {
        let sql = format!("SELECT {SHOWN} FROM desk_message WHERE messenger = $1 AND chat = $2 AND message = $3");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&messenger.0).bind(chat).bind(message);
        query.fetch_optional(self.readers()).await?.as_ref().map(shown).transpose()
    }

    async fn list_shown_words(&self, case: &Case, words: u32) -> Result<Vec<ShownMessage>, StoreError> {
        // In a topic that was made again the same words may stand once more: only the newest are there.
        let sql = format!(
            "SELECT {SHOWN} FROM desk_message
             WHERE portal = $1 AND conversation_id = $2 AND words = $3
               AND item = (SELECT MAX(item) FROM desk_message
                           WHERE portal = $1 AND conversation_id = $2 AND words = $3)
             ORDER BY part"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(case.portal.as_str())
            .bind(case.conversation.0)
            .bind(i64::from(words));
        query.fetch_all(self.readers()).await?.iter().map(shown).collect()
    }

    async fn note_said(&self, said: &SaidMessage) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO desk_said (portal, conversation_id, number, part, chat, message, has_file)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (portal, conversation_id, number, part) DO UPDATE SET
                 chat = excluded.chat, message = excluded.message, has_file = excluded.has_file",
        )
        .bind(said.case.portal.as_str())
        .bind(said.case.conversation.0)
        .bind(said.number)
        .bind(i64::from(said.part))
        .bind(said.chat)
        .bind(said.message)
        .bind(said.has_file)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_said_words(&self, case: &Case, number: i64) -> Result<Vec<SaidMessage>, StoreError> {
        let rows = sqlx::query(
            "SELECT part, chat, message, has_file FROM desk_said
             WHERE portal = $1 AND conversation_id = $2 AND number = $3 ORDER BY part",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .bind(number)
        .fetch_all(self.readers())
        .await?;
        rows.iter()
            .map(|row| {
                Ok(SaidMessage {
                    case: case.clone(),
                    number,
                    part: part_of(row)?,
                    chat: row.try_get("chat")?,
                    message: row.try_get("message")?,
                    has_file: row.try_get("has_file")?,
                })
            })
            .collect()
    }

    async fn note_saying(&self, messenger: &MessengerId, chat: i64, saying: Saying) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO desk_saying (messenger, chat, what) VALUES ($1, $2, $3)
             ON CONFLICT (messenger, chat) DO UPDATE SET what = excluded.what",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(saying.as_str())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn find_saying(&self, messenger: &MessengerId, chat: i64) -> Result<Option<Saying>, StoreError> {
        let sql = "SELECT what FROM desk_saying WHERE messenger = $1 AND chat = $2";
        let known: Option<String> =
            sqlx::query_scalar(sql).bind(&messenger.0).bind(chat).fetch_optional(self.readers()).await?;
        Ok(known.and_then(|what| Saying::find(&what)))
    }

    async fn note_media(&self, messenger: &MessengerId, media: &MediaMessage) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO messenger_media (messenger, chat, message, album, received_at, kind, name)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (messenger, chat, message) DO NOTHING",
        )
        .bind(&messenger.0)
        .bind(media.chat)
        .bind(media.message)
        .bind(&media.album)
        .bind(to_micros(media.received_at))
        .bind(&media.file.kind)
        .bind(&media.file.name)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn find_media(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<MediaMessage>, StoreError> {
        let row = sqlx::query(
            "SELECT chat, message, album, received_at, kind, name FROM messenger_media
             WHERE messenger = $1 AND chat = $2 AND message = $3",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(message)
        .fetch_optional(self.readers())
        .await?;
        row.as_ref().map(media).transpose()
    }

    async fn list_album(
        &self,
        messenger: &MessengerId,
        chat: i64,
        album: &str,
    ) -> Result<Vec<MediaMessage>, StoreError> {
        let rows = sqlx::query(
            "SELECT chat, message, album, received_at, kind, name FROM messenger_media
             WHERE messenger = $1 AND chat = $2 AND album = $3 ORDER BY message",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(album)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(media).collect()
    }

    async fn forget_media(&self, messenger: &MessengerId, before: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM messenger_media WHERE messenger = $1 AND received_at < $2")
            .bind(&messenger.0)
            .bind(to_micros(before))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}

fn shown(row: &SqliteRow) -> Result<ShownMessage, StoreError> {
    let portal: String = row.try_get("portal")?;
    let words: Option<i64> = row.try_get("words")?;
    Ok(ShownMessage {
        place: Place { chat: row.try_get("chat")?, topic: row.try_get("topic")? },
        message: row.try_get("message")?,
        case: Case {
            portal: portal.parse().map_err(|_| damaged("the portal"))?,
            conversation: ConversationId(row.try_get("conversation_id")?),
        },
        item: row.try_get("item")?,
        part: part_of(row)?,
        words: words.map(u32::try_from).transpose().map_err(|_| damaged("what it shows"))?,
        has_file: row.try_get("has_file")?,
        has_buttons: row.try_get("has_buttons")?,
        last_item: row.try_get("last_item")?,
    })
}

fn media(row: &SqliteRow) -> Result<MediaMessage, StoreError> {
    Ok(MediaMessage {
        chat: row.try_get("chat")?,
        message: row.try_get("message")?,
        album: row.try_get("album")?,
        file: SentFile { kind: row.try_get("kind")?, name: row.try_get("name")? },
        received_at: from_micros(row.try_get("received_at")?).ok_or_else(|| damaged("the moment"))?,
    })
}

fn part_of(row: &SqliteRow) -> Result<u32, StoreError> {
    let part: i64 = row.try_get("part")?;
    u32::try_from(part).map_err(|_| damaged("the part"))
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: format!("{what} of a message of the desk") }
}
