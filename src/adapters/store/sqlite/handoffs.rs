//! Conversations between the assistant and the desk.
//!
//! In charge of the queries; a [`change`] is applied in one place, for turns of the conversation too, and [`rows`] are
//! read in one place.

mod change;
mod rows;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::Row;

pub(super) use self::change::apply;
use self::change::{add_entries, add_items};
use self::rows::{approval, case_of, damaged, entry, moment};
pub(super) use self::rows::{handoff, item, to_json};
use super::seal::to_micros;
use super::{SqliteStore, Writing};
use crate::domain::handoff::{AgentId, Phase};
use crate::domain::{PlanId, PortalId};
use crate::ports::handoffs::{
    Agent, Approval, Case, ChangeOutcome, DeskId, Entry, Handoff, HandoffChange, HandoffStore, Item, SaidLine, Verdict,
};
use crate::ports::snapshots::StoreError;

/// All of where a conversation stands.
pub(super) const COLUMNS: &str = "portal, conversation_id, phase, revision, speaks_from, topic, updated_at";

const APPROVAL: &str = "portal, plan, conversation_id, asked_at, expires_at, remind_at, verdict, agent, reason";

#[async_trait]
impl HandoffStore for SqliteStore {
    async fn find_handoff(&self, case: &Case) -> Result<Option<Handoff>, StoreError> {
        // A row may be there for its topic only, before anything has changed.
        let sql = format!("SELECT {COLUMNS} FROM handoff WHERE portal = $1 AND conversation_id = $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(case.portal.as_str())
            .bind(case.conversation.0)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(handoff).transpose()
    }

    async fn list_open_handoffs(&self) -> Result<Vec<Handoff>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM handoff WHERE status IN ('waiting', 'agent') ORDER BY since, portal, conversation_id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(self.readers()).await?;
        rows.iter().map(handoff).collect()
    }

    async fn list_due_handoffs(&self, now: DateTime<Utc>) -> Result<Vec<Handoff>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM handoff WHERE due_at <= $1 ORDER BY due_at");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(to_micros(now)).fetch_all(self.readers()).await?;
        rows.iter().map(handoff).collect()
    }

    async fn next_due(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        let due: Option<i64> = sqlx::query_scalar(
            "SELECT MIN(at) FROM (
                 SELECT MIN(due_at) AS at FROM handoff WHERE due_at IS NOT NULL
                 UNION ALL SELECT MIN(MIN(expires_at, COALESCE(remind_at, expires_at))) FROM approval
                           WHERE verdict IS NULL)",
        )
        .fetch_one(self.readers())
        .await?;
        due.map(moment).transpose()
    }

    async fn change_handoff(
        &self,
        case: &Case,
        change: &HandoffChange,
        now: DateTime<Utc>,
    ) -> Result<ChangeOutcome, StoreError> {
        let mut tx = self.begin().await?;
        let outcome = apply(&mut tx, case, change, now).await?;
        if outcome == ChangeOutcome::Changed {
            tx.commit().await?;
        }
        Ok(outcome)
    }

    async fn has_cause(&self, case: &Case, cause: &str) -> Result<bool, StoreError> {
        let found: Option<i64> =
            sqlx::query_scalar("SELECT 1 FROM handoff_cause WHERE portal = $1 AND conversation_id = $2 AND cause = $3")
                .bind(case.portal.as_str())
                .bind(case.conversation.0)
                .bind(cause)
                .fetch_optional(self.readers())
                .await?;
        Ok(found.is_some())
    }

    async fn set_topic(
        &self,
        case: &Case,
        desk: &DeskId,
        topic: Option<i64>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO handoff (portal, conversation_id, status, phase, revision, speaks_from, since, desk, topic,
                                  updated_at)
             VALUES ($1, $2, 'assistant', $3, 0, 0, $6, $4, $5, $6)
             ON CONFLICT (portal, conversation_id) DO UPDATE SET desk = excluded.desk, topic = excluded.topic",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .bind(to_json(&Phase::Assistant))
        .bind(&desk.0)
        .bind(topic)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn find_by_topic(&self, desk: &DeskId, topic: i64) -> Result<Option<Case>, StoreError> {
        let row = sqlx::query("SELECT portal, conversation_id FROM handoff WHERE desk = $1 AND topic = $2")
            .bind(&desk.0)
            .bind(topic)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(case_of).transpose()
    }

    async fn list_items(&self, is_for_person: bool) -> Result<Vec<Item>, StoreError> {
        let rows = sqlx::query(
            "SELECT item, portal, conversation_id, audience, payload, made_at FROM handoff_item
             WHERE done_at IS NULL AND (audience = 'person') = $1 ORDER BY item",
        )
        .bind(is_for_person)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(item).collect()
    }

    async fn find_item(&self, number: i64) -> Result<Option<Item>, StoreError> {
        let row = sqlx::query(
            "SELECT item, portal, conversation_id, audience, payload, made_at FROM handoff_item WHERE item = $1",
        )
        .bind(number)
        .fetch_optional(self.readers())
        .await?;
        row.as_ref().map(item).transpose()
    }

    async fn note_told(&self, number: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        note_told(&mut tx, number, now).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_entries(&self, case: &Case) -> Result<Vec<Entry>, StoreError> {
        let rows = sqlx::query(
            "SELECT entry, at, who, agent, deed, details FROM handoff_entry
             WHERE portal = $1 AND conversation_id = $2 ORDER BY entry",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(entry).collect()
    }

    async fn list_said(&self, case: &Case) -> Result<Vec<SaidLine>, StoreError> {
        let sql = "SELECT channel FROM conversation WHERE portal = $1 AND conversation_id = $2";
        let channel: Option<String> = sqlx::query_scalar(sql)
            .bind(case.portal.as_str())
            .bind(case.conversation.0)
            .fetch_optional(self.readers())
            .await?;
        let place = channel.as_deref().and_then(|channel| channel.rsplit_once(':'));
        let (messenger, chat) = place.unwrap_or_default();
        let rows = sqlx::query(
            "SELECT at, is_incoming, payload, files FROM (
                 SELECT revision, 0 AS item, received_at AS at, 1 AS is_incoming, event AS payload,
                        (SELECT json_group_array(json_object('kind', m.kind, 'name', m.name) ORDER BY m.message)
                         FROM messenger_media AS m
                         WHERE m.messenger = $3 AND m.chat = $4
                             AND (came.inbox_id = 'message-' || m.message
                                 -- What has words below it came in as a message of its own.
                                 OR came.inbox_id = 'album-' || m.album AND NOT EXISTS (
                                     SELECT 1 FROM inbox AS own WHERE own.portal = $1 AND own.conversation_id = $2
                                         AND own.inbox_id = 'message-' || m.message))) AS files
                 FROM inbox AS came WHERE portal = $1 AND conversation_id = $2
                 UNION ALL
                 SELECT revision, item, created_at AS at, 0 AS is_incoming, payload, NULL AS files FROM outbox
                 WHERE portal = $1 AND conversation_id = $2 AND kind = 'say')
             ORDER BY revision, is_incoming DESC, item",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .bind(messenger)
        .bind(chat.parse::<i64>().ok())
        .fetch_all(self.readers())
        .await?;
        rows.iter()
            .map(|row| {
                Ok(SaidLine {
                    at: moment(row.try_get("at")?)?,
                    is_incoming: row.try_get("is_incoming")?,
                    payload: row.try_get("payload")?,
                    files: row
                        .try_get::<Option<String>, _>("files")?
                        .and_then(|files| serde_json::from_str(&files).ok())
                        .unwrap_or_default(),
                })
            })
            .collect()
    }

    async fn remember_agent(
        &self,
        desk: &DeskId,
        agent: AgentId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO desk_agent (desk, agent, name, seen_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (desk, agent) DO UPDATE SET name = excluded.name, seen_at = excluded.seen_at, left_at = NULL",
        )
        .bind(&desk.0)
        .bind(agent.0)
        .bind(name)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn forget_agent(&self, desk: &DeskId, agent: AgentId, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE desk_agent SET left_at = $3 WHERE desk = $1 AND agent = $2 AND left_at IS NULL")
            .bind(&desk.0)
            .bind(agent.0)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_agents(&self, desk: &DeskId) -> Result<Vec<Agent>, StoreError> {
        let rows = sqlx::query("SELECT agent, name, left_at FROM desk_agent WHERE desk = $1 ORDER BY agent")
            .bind(&desk.0)
            .fetch_all(self.readers())
            .await?;
        rows.iter()
            .map(|row| {
                Ok(Agent {
                    id: AgentId(row.try_get("agent")?),
                    name: row.try_get("name")?,
                    left_at: row.try_get::<Option<i64>, _>("left_at")?.map(moment).transpose()?,
                })
            })
            .collect()
    }

    async fn ask_approval(&self, new: &Approval, now: DateTime<Utc>) -> Result<Approval, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE approval SET verdict = 'withdrawn', decided_at = $4
             WHERE portal = $1 AND conversation_id = $2 AND plan <> $3 AND verdict IS NULL",
        )
        .bind(new.case.portal.as_str())
        .bind(new.case.conversation.0)
        .bind(new.plan.0)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "INSERT INTO approval (portal, plan, conversation_id, asked_at, expires_at, remind_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (portal, plan) DO NOTHING",
        )
        .bind(new.case.portal.as_str())
        .bind(new.plan.0)
        .bind(new.case.conversation.0)
        .bind(to_micros(new.asked_at))
        .bind(to_micros(new.expires_at))
        .bind(new.remind_at.map(to_micros))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        let stored = self.find_approval(&new.case.portal, new.plan).await?;
        stored.ok_or_else(|| damaged("an approval that was stored"))
    }

    async fn find_approval(&self, portal: &PortalId, plan: PlanId) -> Result<Option<Approval>, StoreError> {
        let sql = format!("SELECT {APPROVAL} FROM approval WHERE portal = $1 AND plan = $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(portal.as_str())
            .bind(plan.0)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(approval).transpose()
    }

    async fn find_open_approval(&self, case: &Case) -> Result<Option<Approval>, StoreError> {
        let sql = format!(
            "SELECT {APPROVAL} FROM approval WHERE portal = $1 AND conversation_id = $2 AND verdict IS NULL
             ORDER BY asked_at DESC LIMIT 1"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(case.portal.as_str())
            .bind(case.conversation.0)
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(approval).transpose()
    }

    async fn list_open_approvals(&self) -> Result<Vec<Approval>, StoreError> {
        let sql = format!("SELECT {APPROVAL} FROM approval WHERE verdict IS NULL ORDER BY asked_at, portal, plan");
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(self.readers()).await?;
        rows.iter().map(approval).collect()
    }

    async fn list_due_approvals(&self, now: DateTime<Utc>) -> Result<Vec<Approval>, StoreError> {
        let sql = format!(
            "SELECT {APPROVAL} FROM approval WHERE verdict IS NULL AND (expires_at <= $1 OR remind_at <= $1)
             ORDER BY expires_at"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(to_micros(now)).fetch_all(self.readers()).await?;
        rows.iter().map(approval).collect()
    }

    async fn settle_approval(
        &self,
        settled: &Approval,
        verdict: Option<&Verdict>,
        change: &HandoffChange,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let (name, agent, reason) = match verdict {
            None => (None, None, None),
            Some(Verdict::Approved { by }) => (Some("approved"), Some(by.0), None),
            Some(Verdict::Denied { by, reason }) => (Some("denied"), Some(by.0), Some(reason.as_str())),
            Some(Verdict::Expired) => (Some("expired"), None, None),
            Some(Verdict::Withdrawn) => (Some("withdrawn"), None, None),
        };
        let mut tx = self.begin().await?;
        let moved = sqlx::query(
            "UPDATE approval SET verdict = $3, agent = $4, reason = $5, remind_at = NULL,
                                 decided_at = CASE WHEN $3 IS NULL THEN NULL ELSE $6 END
             WHERE portal = $1 AND plan = $2 AND verdict IS NULL AND ($3 IS NOT NULL OR remind_at IS NOT NULL)",
        )
        .bind(settled.case.portal.as_str())
        .bind(settled.plan.0)
        .bind(name)
        .bind(agent)
        .bind(reason)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        if moved.rows_affected() == 0 {
            return Ok(false);
        }
        add_entries(&mut tx, &settled.case, &change.entries, now).await?;
        add_items(&mut tx, &settled.case, &change.items, now).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Notes within a transaction that something was told.
pub(super) async fn note_told(tx: &mut Writing, number: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query("UPDATE handoff_item SET done_at = $2 WHERE item = $1 AND done_at IS NULL")
        .bind(number)
        .bind(to_micros(now))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
