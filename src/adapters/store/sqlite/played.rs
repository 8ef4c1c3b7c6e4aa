//! What scripted dialogues ask of the store beside what the program needs.
//!
//! In charge of telling everything that was said, also what is done, and of links that nobody was invited by.

use super::SqliteStore;
use super::conversations::queued_item;
use super::seal::to_micros;
use crate::domain::{ConversationId, PortalId};
use crate::ports::accounts::AccountLink;
use crate::ports::conversations::QueuedItem;
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
