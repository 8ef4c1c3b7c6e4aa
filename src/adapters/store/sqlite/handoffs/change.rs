//! One change between the assistant and the desk, with all that is told because of it.
//!
//! In charge of what one transaction holds. When it ends is the caller's: a turn of the conversation may be part of it.

use chrono::{DateTime, Utc};

use super::rows::to_json;
use crate::adapters::store::sqlite::Writing;
use crate::adapters::store::sqlite::seal::to_micros;
use crate::domain::handoff::{Phase, Status};
use crate::ports::handoffs::{Actor, Case, ChangeOutcome, HandoffChange, NewEntry, NewItem};
use crate::ports::snapshots::StoreError;

/// Applies a change within a transaction, which is to be given up unless it was changed.
pub async fn apply(
    tx: &mut Writing,
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
async fn owner_revision(tx: &mut Writing, case: &Case) -> Result<i64, StoreError> {
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
async fn close_requests(tx: &mut Writing, case: &Case, now: DateTime<Utc>) -> Result<(), StoreError> {
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

pub async fn add_entries(
    tx: &mut Writing,
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

pub async fn add_items(tx: &mut Writing, case: &Case, items: &[NewItem], now: DateTime<Utc>) -> Result<(), StoreError> {
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
