//! Accounts of messengers, and whose they are.

mod erase;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::SqliteStore;
use super::seal::{from_micros, to_micros};
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::accounts::{Account, AccountLink, AccountStore, Erasure};
use crate::ports::chats::{MessengerId, Sender};
use crate::ports::snapshots::StoreError;

#[async_trait]
impl AccountStore for SqliteStore {
    async fn remember_account(
        &self,
        messenger: &MessengerId,
        sender: &Sender,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO messenger_account (messenger, account, name, language, seen_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (messenger, account) DO UPDATE SET
                 name = excluded.name, seen_at = excluded.seen_at,
                 language = COALESCE(messenger_account.language, excluded.language)",
        )
        .bind(&messenger.0)
        .bind(sender.account)
        .bind(&sender.name)
        .bind(&sender.language)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn find_account(&self, messenger: &MessengerId, number: i64) -> Result<Option<Account>, StoreError> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{ACCOUNT} WHERE messenger = $1 AND account = $2")))
            .bind(&messenger.0)
            .bind(number)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(account).transpose()
    }

    async fn set_blocked(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: Option<DateTime<Utc>>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE messenger_account SET blocked_at = $3 WHERE messenger = $1 AND account = $2")
            .bind(&messenger.0)
            .bind(account)
            .bind(since.map(to_micros))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn save_introduction(
        &self,
        messenger: &MessengerId,
        account: i64,
        introduction: Option<&str>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE messenger_account SET introduction = $3 WHERE messenger = $1 AND account = $2")
            .bind(&messenger.0)
            .bind(account)
            .bind(introduction)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn choose_portal(&self, messenger: &MessengerId, account: i64, portal: &PortalId) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE messenger_account SET portal = $3 WHERE messenger = $1 AND account = $2")
            .bind(&messenger.0)
            .bind(account)
            .bind(portal.as_str())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_links_of(&self, messenger: &MessengerId, account: i64) -> Result<Vec<AccountLink>, StoreError> {
        let of_account =
            format!("{LINK} WHERE messenger = $1 AND account = $2 AND revoked_at IS NULL ORDER BY link_id");
        let rows = sqlx::query(sqlx::AssertSqlSafe(of_account))
            .bind(&messenger.0)
            .bind(account)
            .fetch_all(self.readers())
            .await?;
        rows.iter().map(link).collect()
    }

    async fn list_conversations_of(
        &self,
        messenger: &MessengerId,
        account: i64,
    ) -> Result<Vec<(PortalId, ConversationId)>, StoreError> {
        let rows: Vec<(String, Option<i64>)> = sqlx::query_as(
            "SELECT portal, (SELECT MAX(conversation_id) FROM conversation AS c
                             WHERE c.portal = l.portal AND c.channel = $3 AND c.person = l.person)
             FROM account_link AS l WHERE messenger = $1 AND account = $2 AND revoked_at IS NULL ORDER BY link_id",
        )
        .bind(&messenger.0)
        .bind(account)
        .bind(messenger.channel(account))
        .fetch_all(self.readers())
        .await?;
        let damaged = |_| StoreError::Damaged { what: "the portal of a link".into() };
        let found = rows.into_iter().filter_map(|(portal, id)| Some((portal, ConversationId(id?))));
        found.map(|(portal, id)| Ok((portal.parse().map_err(damaged)?, id))).collect()
    }

    async fn set_language(&self, messenger: &MessengerId, account: i64, language: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE messenger_account SET language = $3 WHERE messenger = $1 AND account = $2")
            .bind(&messenger.0)
            .bind(account)
            .bind(language)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_links(&self, portal: Option<&PortalId>) -> Result<Vec<(AccountLink, Option<String>)>, StoreError> {
        let rows = sqlx::query(
            "SELECT link_id, account_link.portal, messenger, account, person, how, linked_by, linked_at, revoked_by,
                    revoked_at, name
             FROM account_link LEFT JOIN messenger_account USING (messenger, account)
             WHERE $1 IS NULL OR account_link.portal = $1 ORDER BY link_id",
        )
        .bind(portal.map(PortalId::as_str))
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(|row| Ok((link(row)?, row.try_get("name")?))).collect()
    }

    async fn revoke_link(&self, id: i64, by: &str, now: DateTime<Utc>) -> Result<AccountLink, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE account_link SET revoked_by = $2, revoked_at = $3 WHERE link_id = $1 AND revoked_at IS NULL",
        )
        .bind(id)
        .bind(by)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{LINK} WHERE link_id = $1")))
            .bind(id)
            .fetch_optional(&mut *tx)
            .await?;
        let row = row.ok_or_else(|| StoreError::NotFound { what: format!("link {id}") })?;
        let link = link(&row)?;
        sqlx::query("DELETE FROM personal_token WHERE link_id = $1").bind(id).execute(&mut *tx).await?;
        sqlx::query("UPDATE messenger_account SET portal = NULL WHERE messenger = $1 AND account = $2 AND portal = $3")
            .bind(&link.messenger.0)
            .bind(link.account)
            .bind(link.portal.as_str())
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(link)
    }

    async fn erase_account(
        &self,
        messenger: &MessengerId,
        account: i64,
        blank: &str,
        now: DateTime<Utc>,
    ) -> Result<Erasure, StoreError> {
        let mut tx = self.begin().await?;
        let erasure = erase::erase(&mut tx, messenger, account, blank, now).await?;
        tx.commit().await?;
        Ok(erasure)
    }
}

/// All of an account.
pub(super) const ACCOUNT: &str =
    "SELECT account, name, language, portal, introduction, blocked_at FROM messenger_account";

pub(super) fn account(row: &SqliteRow) -> Result<Account, StoreError> {
    Ok(Account {
        account: row.try_get("account")?,
        name: row.try_get("name")?,
        language: row.try_get("language")?,
        portal: row.try_get::<Option<String>, _>("portal")?.map(|name| portal(&name)).transpose()?,
        introduction: row.try_get("introduction")?,
        blocked_at: row.try_get::<Option<i64>, _>("blocked_at")?.map(moment).transpose()?,
    })
}

/// All of a link.
pub(super) const LINK: &str =
    "SELECT link_id, portal, messenger, account, person, how, linked_by, linked_at, revoked_by, revoked_at
     FROM account_link";

pub(super) fn link(row: &SqliteRow) -> Result<AccountLink, StoreError> {
    let person: i64 = row.try_get("person")?;
    let revoked_by: Option<String> = row.try_get("revoked_by")?;
    let revoked_at: Option<i64> = row.try_get("revoked_at")?;
    Ok(AccountLink {
        id: row.try_get("link_id")?,
        portal: portal(row.try_get("portal")?)?,
        messenger: MessengerId(row.try_get("messenger")?),
        account: row.try_get("account")?,
        person: UserId(person.cast_unsigned()),
        how: row.try_get("how")?,
        linked_by: row.try_get("linked_by")?,
        linked_at: moment(row.try_get("linked_at")?)?,
        revoked: revoked_by.zip(revoked_at.map(moment).transpose()?),
    })
}

pub(super) fn portal(name: &str) -> Result<PortalId, StoreError> {
    name.parse().map_err(|_| StoreError::Damaged { what: "the portal of an account".into() })
}

pub(super) fn moment(micros: i64) -> Result<DateTime<Utc>, StoreError> {
    from_micros(micros).ok_or_else(|| StoreError::Damaged { what: "a moment of an account".into() })
}
