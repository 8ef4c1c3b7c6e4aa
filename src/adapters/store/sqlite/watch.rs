//! What looks at portals between two snapshots left, as versioned JSON.

use std::collections::BTreeMap;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::Row;

use super::SqliteStore;
use super::seal::to_micros;
use crate::domain::watch::Memory;
use crate::domain::{ConversationId, PortalId, UserId};
use crate::ports::snapshots::StoreError;
use crate::ports::watch::{Hearer, WatchStore};

/// The present form; one that is not known here is as good as none: the next look begins anew.
const FORM: u32 = 1;

#[derive(Serialize, Deserialize)]
struct StoredMemoryV1 {
    version: u32,
    memory: Memory,
}

#[async_trait]
impl WatchStore for SqliteStore {
    async fn find_memory(&self, portal: &PortalId) -> Result<Option<Memory>, StoreError> {
        let row = sqlx::query("SELECT memory FROM watch_memory WHERE portal = $1")
            .bind(portal.as_str())
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let text: String = row.try_get("memory")?;
        match serde_json::from_str::<StoredMemoryV1>(&text) {
            Ok(stored) if stored.version == FORM => Ok(Some(stored.memory)),
            Ok(stored) => {
                tracing::warn!(portal.id = %portal, version = stored.version, "the last look is of another form");
                Ok(None)
            }
            Err(error) => {
                tracing::warn!(portal.id = %portal, %error, "what the last look left cannot be read");
                Ok(None)
            }
        }
    }

    async fn save_memory(&self, portal: &PortalId, memory: &Memory, now: DateTime<Utc>) -> Result<(), StoreError> {
        let stored = StoredMemoryV1 { version: FORM, memory: memory.clone() };
        let text = serde_json::to_string(&stored).expect("its keys are numbers and names, so it is always JSON");
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO watch_memory (portal, memory, saved_at) VALUES ($1, $2, $3)
             ON CONFLICT (portal) DO UPDATE SET memory = excluded.memory, saved_at = excluded.saved_at",
        )
        .bind(portal.as_str())
        .bind(text)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        Ok(tx.commit().await?)
    }

    async fn list_own_words(&self, portal: &PortalId) -> Result<BTreeMap<UserId, bool>, StoreError> {
        let rows: Vec<(i64, i64)> = sqlx::query_as(
            "SELECT t.person, t.is_admin FROM personal_token AS t JOIN account_link AS l USING (link_id)
             WHERE t.portal = $1 AND l.revoked_at IS NULL ORDER BY t.told_at",
        )
        .bind(portal.as_str())
        .fetch_all(self.readers())
        .await?;
        Ok(rows.into_iter().map(|(person, is_admin)| (UserId(person.cast_unsigned()), is_admin != 0)).collect())
    }

    async fn list_hearers(&self, portal: &PortalId, person: UserId) -> Result<Vec<Hearer>, StoreError> {
        let rows = sqlx::query(
            "SELECT channel, MAX(conversation_id) AS newest, MAX(created_at) AS begun_at FROM conversation
             WHERE portal = $1 AND person = $2 GROUP BY channel ORDER BY channel",
        )
        .bind(portal.as_str())
        .bind(person.0.cast_signed())
        .fetch_all(self.readers())
        .await?;
        rows.iter()
            .map(|row| {
                let id = ConversationId(row.try_get("newest")?);
                let begun_at = super::accounts::moment(row.try_get("begun_at")?)?;
                Ok(Hearer { portal: portal.clone(), id, channel: row.try_get("channel")?, person, begun_at })
            })
            .collect()
    }

    async fn has_open_work(&self, portal: &PortalId, since: DateTime<Utc>) -> Result<bool, StoreError> {
        let found: bool = sqlx::query_scalar(
            "SELECT EXISTS (SELECT 1 FROM outbox
             WHERE portal = $1 AND kind = 'work' AND done_at IS NULL AND created_at > $2)",
        )
        .bind(portal.as_str())
        .bind(to_micros(since))
        .fetch_one(self.readers())
        .await?;
        Ok(found)
    }
}
