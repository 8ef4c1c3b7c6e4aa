//! What scripted dialogues ask of the store beside what the program needs.
//!
//! In charge of telling everything that was said, also what is done, and of links that nobody was invited by.

use super::SqliteStore;
use super::conversations::queued_item;
use super::handoffs::item;
use super::seal::to_micros;
use crate::domain::{ConversationId, PortalId};
use crate::ports::accounts::AccountLink;
use crate::ports::chats::MessengerId;
use crate::ports::conversations::QueuedItem;
use crate::ports::handoffs::Item;
use crate::ports::snapshots::StoreError;

impl SqliteStore {
    /// Replies and files of a conversation after an item, said or not, in order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn list_said(
        &self,
        portal: &PortalId,
        id: ConversationId,
        after: i64,
    ) -> Result<Vec<QueuedItem>, StoreError> {
        let rows = sqlx::query(
            "SELECT item, revision, kind, payload FROM outbox
             WHERE portal = $1 AND conversation_id = $2 AND item > $3 AND kind = 'say' ORDER BY item",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .bind(after)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(queued_item).collect()
    }

    /// What the desk was to be shown after an item, shown or not, in order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn list_desk_items(&self, after: i64) -> Result<Vec<Item>, StoreError> {
        let rows = sqlx::query(
            "SELECT item, portal, conversation_id, audience, payload, made_at FROM handoff_item
             WHERE item > $1 AND audience <> 'person' ORDER BY item",
        )
        .bind(after)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(item).collect()
    }

    /// The messages by which an item was shown to the desk, in order.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn list_shown(&self, item: i64) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT message FROM desk_message WHERE item <= $1 AND COALESCE(last_item, item) >= $1
                   ORDER BY part, message";
        Ok(sqlx::query_scalar(sql).bind(item).fetch_all(self.readers()).await?)
    }

    /// Notices of a chat after one, each with the number of its message and what it says as JSON.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn list_notices_said(
        &self,
        messenger: &MessengerId,
        chat: i64,
        after: i64,
    ) -> Result<Vec<(i64, Option<i64>, String)>, StoreError> {
        let rows = sqlx::query_as(
            "SELECT notice_id, message, payload FROM messenger_notice
             WHERE messenger = $1 AND chat = $2 AND notice_id > $3 ORDER BY notice_id",
        )
        .bind(&messenger.0)
        .bind(chat)
        .bind(after)
        .fetch_all(self.readers())
        .await?;
        Ok(rows)
    }

    /// Links an account to a portal's user.
    ///
    /// # Errors
    /// The account is linked to that portal already, or the database fails.
    pub async fn add_link(&self, link: &AccountLink) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO account_link (portal, messenger, account, person, how, linked_by, linked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(link.portal.as_str())
        .bind(&link.messenger.0)
        .bind(link.account)
        .bind(link.person.0.cast_signed())
        .bind(&link.how)
        .bind(&link.linked_by)
        .bind(to_micros(link.linked_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }
}
