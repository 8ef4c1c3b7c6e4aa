//! Conversations between the assistant and the desk.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

use super::SqliteStore;
use super::seal::{from_micros, to_micros};
use crate::domain::handoff::{AgentId, Phase, Status};
use crate::domain::{ConversationId, PlanId, PortalId};
use crate::ports::handoffs::{
    Actor, Agent, Approval, Audience, Case, ChangeOutcome, DeskId, Entry, Handoff, HandoffChange, HandoffStore, Item,
    NewEntry, NewItem, SaidLine, Verdict,
};
use crate::ports::snapshots::StoreError;

const COLUMNS: &str = "portal, conversation_id, phase, revision, speaks_from, topic, updated_at";

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
        rows.iter()
            .map(|row| {
                let to = Audience::find(row.try_get("audience")?);
                Ok(Item {
                    number: row.try_get("item")?,
                    case: case_of(row)?,
                    to: to.ok_or_else(|| damaged("the audience of a desk's item"))?,
                    payload: row.try_get("payload")?,
                    made_at: moment(row.try_get("made_at")?)?,
                })
            })
            .collect()
    }

    async fn note_told(&self, number: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE handoff_item SET done_at = $2 WHERE item = $1 AND done_at IS NULL")
            .bind(number)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
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
        let rows = sqlx::query(
            "SELECT at, is_incoming, payload FROM (
                 SELECT revision, 0 AS item, received_at AS at, 1 AS is_incoming, event AS payload FROM inbox
                 WHERE portal = $1 AND conversation_id = $2
                 UNION ALL
                 SELECT revision, item, created_at AS at, 0 AS is_incoming, payload FROM outbox
                 WHERE portal = $1 AND conversation_id = $2 AND kind = 'say')
             ORDER BY revision, is_incoming DESC, item",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .fetch_all(self.readers())
        .await?;
        rows.iter()
            .map(|row| {
                Ok(SaidLine {
                    at: moment(row.try_get("at")?)?,
                    is_incoming: row.try_get("is_incoming")?,
                    payload: row.try_get("payload")?,
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

/// Applies a change within a transaction, which is to be given up unless it was changed.
pub(super) async fn apply(
    tx: &mut Transaction<'static, Sqlite>,
    case: &Case,
    change: &HandoffChange,
    now: DateTime<Utc>,
) -> Result<ChangeOutcome, StoreError> {
    let (portal, id) = (case.portal.as_str(), case.conversation.0);
    let new = sqlx::query(
        "INSERT INTO handoff_cause (portal, conversation_id, cause, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    )
    .bind(portal)
    .bind(id)
    .bind(&change.cause)
    .bind(to_micros(now))
    .execute(&mut **tx)
    .await?;
    if new.rows_affected() == 0 {
        return Ok(ChangeOutcome::Repeated);
    }
    if owner_revision(tx, case).await? != change.expected_revision {
        return Ok(ChangeOutcome::Outrun);
    }
    let before: Option<String> =
        sqlx::query_scalar("SELECT status FROM handoff WHERE portal = $1 AND conversation_id = $2")
            .bind(portal)
            .bind(id)
            .fetch_optional(&mut **tx)
            .await?;
    sqlx::query(
        "INSERT INTO handoff (portal, conversation_id, status, phase, revision, speaks_from, since, due_at, updated_at)
         VALUES ($1, $2, $3, $4, 1, 0, $5, $6, $7)
         ON CONFLICT (portal, conversation_id) DO UPDATE SET
             status = excluded.status, phase = excluded.phase, revision = revision + 1, since = excluded.since,
             due_at = excluded.due_at, updated_at = excluded.updated_at",
    )
    .bind(portal)
    .bind(id)
    .bind(change.phase.status().as_str())
    .bind(to_json(&change.phase))
    .bind(to_micros(since(&change.phase).unwrap_or(now)))
    .bind(change.phase.due().map(|(_, at)| to_micros(at)))
    .bind(to_micros(now))
    .execute(&mut **tx)
    .await?;
    if change.silences {
        sqlx::query(
            "UPDATE handoff SET speaks_from = 1 + (SELECT revision FROM conversation AS c
                 WHERE c.portal = handoff.portal AND c.conversation_id = handoff.conversation_id)
             WHERE portal = $1 AND conversation_id = $2",
        )
        .bind(portal)
        .bind(id)
        .execute(&mut **tx)
        .await?;
    }
    let was_open = before.as_deref().and_then(Status::find).is_some_and(is_open);
    if was_open && !is_open(change.phase.status()) {
        close_requests(tx, case, now).await?;
    }
    add_entries(tx, case, &change.entries, now).await?;
    add_items(tx, case, &change.items, now).await?;
    Ok(ChangeOutcome::Changed)
}

/// The revision of what is stored between the assistant and the desk, 0 where nothing is.
pub(super) async fn owner_revision(tx: &mut Transaction<'static, Sqlite>, case: &Case) -> Result<i64, StoreError> {
    let revision: Option<i64> =
        sqlx::query_scalar("SELECT revision FROM handoff WHERE portal = $1 AND conversation_id = $2")
            .bind(case.portal.as_str())
            .bind(case.conversation.0)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(revision.unwrap_or_default())
}

fn is_open(status: Status) -> bool {
    matches!(status, Status::Waiting | Status::Agent)
}

fn since(phase: &Phase) -> Option<DateTime<Utc>> {
    match phase {
        Phase::Waiting(wait) => Some(wait.since),
        Phase::Agent(hold) => Some(hold.since),
        Phase::Assistant | Phase::Closed => None,
    }
}

/// The requests for a person that the desk answered, or that nobody waits for any more.
async fn close_requests(
    tx: &mut Transaction<'static, Sqlite>,
    case: &Case,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE request SET snapshot = NULL,
             details = json_set(details, '$.closed', json_object('at', $3, 'why', 'desk'))
         WHERE portal = $1 AND conversation_id = $2 AND kind = 'handoff' AND details ->> '$.closed' IS NULL",
    )
    .bind(case.portal.as_str())
    .bind(case.conversation.0)
    .bind(now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true))
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn add_entries(
    tx: &mut Transaction<'static, Sqlite>,
    case: &Case,
    entries: &[NewEntry],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for entry in entries {
        let agent = match entry.who {
            Actor::Agent(agent) => Some(agent.0),
            _ => None,
        };
        sqlx::query(
            "INSERT INTO handoff_entry (portal, conversation_id, entry, at, who, agent, deed, details)
             SELECT $1, $2, COALESCE(MAX(entry), 0) + 1, $3, $4, $5, $6, $7 FROM handoff_entry
             WHERE portal = $1 AND conversation_id = $2",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .bind(to_micros(now))
        .bind(entry.who.as_str())
        .bind(agent)
        .bind(&entry.deed)
        .bind(&entry.details)
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

async fn add_items(
    tx: &mut Transaction<'static, Sqlite>,
    case: &Case,
    items: &[NewItem],
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    for item in items {
        sqlx::query(
            "INSERT INTO handoff_item (portal, conversation_id, audience, payload, made_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(case.portal.as_str())
        .bind(case.conversation.0)
        .bind(item.to.as_str())
        .bind(&item.payload)
        .bind(to_micros(now))
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

fn handoff(row: &SqliteRow) -> Result<Handoff, StoreError> {
    let phase: String = row.try_get("phase")?;
    Ok(Handoff {
        case: case_of(row)?,
        phase: serde_json::from_str(&phase).map_err(|_| damaged("where a conversation stands"))?,
        revision: row.try_get("revision")?,
        speaks_from: row.try_get("speaks_from")?,
        topic: row.try_get("topic")?,
        updated_at: moment(row.try_get("updated_at")?)?,
    })
}

fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
    let agent: Option<i64> = row.try_get("agent")?;
    let who: String = row.try_get("who")?;
    let who = match (who.as_str(), agent) {
        ("person", _) => Actor::Person,
        ("agent", Some(agent)) => Actor::Agent(AgentId(agent)),
        ("assistant", _) => Actor::Assistant,
        ("clock", _) => Actor::Nobody,
        _ => return Err(damaged("who did something at the desk")),
    };
    Ok(Entry {
        number: row.try_get("entry")?,
        at: moment(row.try_get("at")?)?,
        who,
        deed: row.try_get("deed")?,
        details: row.try_get("details")?,
    })
}

fn approval(row: &SqliteRow) -> Result<Approval, StoreError> {
    let verdict: Option<String> = row.try_get("verdict")?;
    let by = AgentId(row.try_get::<Option<i64>, _>("agent")?.unwrap_or_default());
    let reason: Option<String> = row.try_get("reason")?;
    let verdict = match verdict.as_deref() {
        None => None,
        Some("approved") => Some(Verdict::Approved { by }),
        Some("denied") => Some(Verdict::Denied { by, reason: reason.unwrap_or_default() }),
        Some("expired") => Some(Verdict::Expired),
        Some("withdrawn") => Some(Verdict::Withdrawn),
        Some(_) => return Err(damaged("the verdict on a restore")),
    };
    Ok(Approval {
        case: case_of(row)?,
        plan: PlanId(row.try_get("plan")?),
        asked_at: moment(row.try_get("asked_at")?)?,
        expires_at: moment(row.try_get("expires_at")?)?,
        remind_at: row.try_get::<Option<i64>, _>("remind_at")?.map(moment).transpose()?,
        verdict,
    })
}

fn case_of(row: &SqliteRow) -> Result<Case, StoreError> {
    let portal: String = row.try_get("portal")?;
    Ok(Case {
        portal: portal.parse().map_err(|_| damaged("the portal of a conversation at the desk"))?,
        conversation: ConversationId(row.try_get("conversation_id")?),
    })
}

fn moment(micros: i64) -> Result<DateTime<Utc>, StoreError> {
    from_micros(micros).ok_or_else(|| damaged("a moment of the desk"))
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}

fn to_json(phase: &Phase) -> String {
    serde_json::to_string(phase).expect("a phase has text keys only, so it is always JSON")
}

#[cfg(test)]
#[path = "handoffs_tests.rs"]
mod tests;
