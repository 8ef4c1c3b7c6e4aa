//! What came in from messengers, and where our messages stand.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::seal::to_micros;
use super::{SqliteStore, Writing, look};
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{
    ChatStore, ChatView, Incoming, KnownNumbers, MessengerId, NewNotice, Notice, Place, SentMessage,
};
use crate::ports::snapshots::StoreError;

/// Numbers of private chats are those of accounts: positive. Groups have negative ones
/// (<https://core.telegram.org/bots/api#chat>, read 2026-11-25).
const PRIVATE: &str = "chat > 0";

/// All of a notice.
pub(super) const NOTICE: &str = "SELECT notice_id, chat, topic, payload FROM messenger_notice";

/// Marks an update (`$3`) of a messenger (`$2`) as handled (`$1`). That it was, and its message's number, are kept; what
/// was in it, such as a link or a code, is not.
pub(super) const FINISH_UPDATE: &str = "UPDATE messenger_update
     SET handled_at = $1, incoming = json_object('message', json_extract(incoming, '$.message'))
     WHERE messenger = $2 AND update_id = $3";

/// All of a message of ours.
pub(super) const SENT: &str = "chat, message, portal, conversation_id, item, part, reply, is_living, question";

#[async_trait]
impl ChatStore for SqliteStore {
    async fn store_updates(
        &self,
        messenger: &MessengerId,
        updates: &[Incoming],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let statement = sqlx::query(
            "INSERT INTO messenger_update (messenger, update_id, chat, incoming, received_at)
             SELECT $1, value ->> '$.update', value ->> '$.chat', value, $3 FROM json_each($2)
             WHERE TRUE ON CONFLICT (messenger, update_id) DO NOTHING",
        );
        self.write(statement.bind(&messenger.0).bind(to_json(updates)).bind(to_micros(now))).await
    }

    async fn look(&self, messenger: &MessengerId, chat: i64, limit: usize) -> Result<ChatView, StoreError> {
        look::chat(self, messenger, chat, limit).await
    }

    async fn finish_update(
        &self,
        messenger: &MessengerId,
        update: i64,
        notices: &[NewNotice],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let finish = sqlx::query(FINISH_UPDATE).bind(to_micros(now)).bind(&messenger.0).bind(update);
        if notices.is_empty() {
            return self.write(finish).await;
        }
        let mut tx = self.begin().await?;
        for notice in notices {
            add_notice(&mut tx, messenger, notice, now).await?;
        }
        finish.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn add_notices(
        &self,
        messenger: &MessengerId,
        notices: &[NewNotice],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for notice in notices {
            add_notice(&mut tx, messenger, notice, now).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    async fn finish_notice(&self, id: i64, message: Option<i64>, now: DateTime<Utc>) -> Result<(), StoreError> {
        // Secrets are forgotten, and files are kept elsewhere.
        let sql = "UPDATE messenger_notice
             SET done_at = $2, message = $3,
                 payload = CASE WHEN is_secret THEN '{}' ELSE json_remove(payload, '$.paper') END
             WHERE notice_id = $1 AND done_at IS NULL";
        self.write(sqlx::query(sql).bind(id).bind(to_micros(now)).bind(message)).await
    }

    async fn forget_updates(&self, messenger: &MessengerId, before: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let done = sqlx::query("DELETE FROM messenger_update WHERE messenger = $1 AND handled_at < $2")
            .bind(&messenger.0)
            .bind(to_micros(before))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(done.rows_affected())
    }

    async fn list_open_chats(&self, messenger: &MessengerId) -> Result<Vec<i64>, StoreError> {
        // Private chats have the number of their account, which the channel ends with.
        let chats = sqlx::query_scalar(
            "SELECT DISTINCT chat FROM messenger_update WHERE messenger = $1 AND handled_at IS NULL
             UNION
             SELECT DISTINCT chat FROM messenger_notice WHERE messenger = $1 AND done_at IS NULL
             UNION
             SELECT DISTINCT CAST(substr(c.channel, length($1) + 2) AS INTEGER)
             FROM outbox AS o JOIN conversation AS c USING (portal, conversation_id)
             WHERE o.done_at IS NULL AND substr(c.channel, 1, length($1) + 1) = $1 || ':'",
        )
        .bind(&messenger.0)
        .fetch_all(self.readers())
        .await?;
        Ok(chats)
    }

    async fn note_sent(
        &self,
        messenger: &MessengerId,
        sent: &SentMessage,
        is_last: bool,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        // A living message is sent once and edited by later items. A part that is not the last ends no item.
        let statements = sqlx::query(
            "INSERT INTO messenger_message
                 (messenger, chat, message, portal, conversation_id, item, part, reply, is_living, question, sent_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
             ON CONFLICT (messenger, chat, message) DO UPDATE SET
                 item = excluded.item, part = excluded.part, reply = excluded.reply, question = excluded.question;
             UPDATE outbox SET done_at = $11
             WHERE portal = $4 AND conversation_id = $5 AND item = $6 AND done_at IS NULL AND $12",
        )
        .bind(&messenger.0)
        .bind(sent.chat)
        .bind(sent.message)
        .bind(sent.portal.as_str())
        .bind(sent.conversation.0)
        .bind(sent.item)
        .bind(i64::from(sent.part))
        .bind(&sent.reply)
        .bind(sent.is_living)
        .bind(sent.question.map(i64::from))
        .bind(to_micros(now))
        .bind(is_last);
        self.write(statements).await
    }

    async fn list_sent(
        &self,
        portal: &PortalId,
        conversation: ConversationId,
        item: i64,
    ) -> Result<Vec<SentMessage>, StoreError> {
        let sql = format!(
            "SELECT {SENT} FROM messenger_message
             WHERE portal = $1 AND conversation_id = $2 AND item = $3 ORDER BY part"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(portal.as_str()).bind(conversation.0).bind(item);
        query.fetch_all(self.readers()).await?.iter().map(sent).collect()
    }

    async fn find_sent(
        &self,
        messenger: &MessengerId,
        chat: i64,
        message: i64,
    ) -> Result<Option<SentMessage>, StoreError> {
        let sql = format!("SELECT {SENT} FROM messenger_message WHERE messenger = $1 AND chat = $2 AND message = $3");
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&messenger.0).bind(chat).bind(message);
        query.fetch_optional(self.readers()).await?.as_ref().map(sent).transpose()
    }

    async fn find_last_sent(&self, messenger: &MessengerId, chat: i64) -> Result<Option<SentMessage>, StoreError> {
        let sql = format!(
            "SELECT {SENT} FROM messenger_message WHERE messenger = $1 AND chat = $2 ORDER BY message DESC LIMIT 1"
        );
        let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&messenger.0).bind(chat);
        query.fetch_optional(self.readers()).await?.as_ref().map(sent).transpose()
    }

    async fn known_numbers(&self, messenger: &MessengerId, chat: i64) -> Result<KnownNumbers, StoreError> {
        let sql = format!(
            "WITH ours (chat, message) AS (
                 SELECT chat, message FROM messenger_message WHERE messenger = $1
                 UNION ALL
                 SELECT chat, message FROM messenger_notice WHERE messenger = $1 AND message IS NOT NULL
                 UNION ALL
                 SELECT chat, message FROM desk_message WHERE messenger = $1
                 UNION ALL
                 SELECT chat, message FROM desk_list WHERE messenger = $1),
             known (chat, message) AS (
                 SELECT chat, message FROM ours
                 UNION ALL
                 SELECT chat, json_extract(incoming, '$.message') FROM messenger_update WHERE messenger = $1)
             SELECT (SELECT COALESCE(MAX(message), 0) FROM ours WHERE chat = $2) AS ours,
                    (SELECT COALESCE(MAX(message), 0) FROM known WHERE {PRIVATE}) AS anywhere"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&messenger.0).bind(chat).fetch_one(self.readers()).await?;
        let ours: i64 = row.try_get("ours")?;
        let others = sqlx::query_scalar(
            "SELECT DISTINCT json_extract(incoming, '$.message') AS message FROM messenger_update
             WHERE messenger = $1 AND chat = $2 AND message > $3 ORDER BY message",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(ours)
        .fetch_all(self.readers())
        .await?;
        Ok(KnownNumbers { ours, others, anywhere: row.try_get("anywhere")? })
    }
}

pub(super) async fn add_notice(
    tx: &mut Writing,
    messenger: &MessengerId,
    notice: &NewNotice,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO messenger_notice (messenger, chat, topic, cause, payload, made_at, is_secret)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (messenger, cause) DO NOTHING",
    )
    .bind(&messenger.0)
    .bind(notice.place.chat)
    .bind(notice.place.topic)
    .bind(&notice.cause)
    .bind(&notice.payload)
    .bind(to_micros(now))
    .bind(notice.is_secret)
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub(super) fn sent(row: &SqliteRow) -> Result<SentMessage, StoreError> {
    let damaged = |what: &str| StoreError::Damaged { what: format!("{what} of a message") };
    let portal: String = row.try_get("portal")?;
    let question: Option<i64> = row.try_get("question")?;
    let part: i64 = row.try_get("part")?;
    Ok(SentMessage {
        chat: row.try_get("chat")?,
        message: row.try_get("message")?,
        conversation: ConversationId(row.try_get("conversation_id")?),
        portal: portal.parse().map_err(|_| damaged("the portal"))?,
        item: row.try_get("item")?,
        part: u32::try_from(part).map_err(|_| damaged("the part"))?,
        reply: row.try_get("reply")?,
        is_living: row.try_get("is_living")?,
        question: question.map(u32::try_from).transpose().map_err(|_| damaged("the question"))?,
    })
}

pub(super) fn incoming(row: &SqliteRow) -> Result<Incoming, StoreError> {
    let damaged = |_| StoreError::Damaged { what: "an update of a messenger".into() };
    let incoming: Incoming = serde_json::from_str(row.try_get("incoming")?).map_err(damaged)?;
    let received_at = super::accounts::moment(row.try_get("received_at")?)?;
    let written_at = Some(received_at - TimeDelta::seconds(incoming.age_seconds.into()));
    Ok(Incoming { written_at, ..incoming })
}

pub(super) fn notice(row: &SqliteRow) -> Result<Notice, StoreError> {
    Ok(Notice {
        id: row.try_get("notice_id")?,
        place: Place { chat: row.try_get("chat")?, topic: row.try_get("topic")? },
        payload: row.try_get("payload")?,
    })
}

fn to_json(updates: &[Incoming]) -> String {
    serde_json::to_string(updates).expect("an update has text keys only, so it is always JSON")
}
