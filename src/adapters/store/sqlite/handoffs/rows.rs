//! Rows of the desk, read.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::adapters::store::sqlite::seal::from_micros;
use crate::domain::handoff::{AgentId, Phase};
use crate::domain::{ConversationId, PlanId};
use crate::ports::handoffs::{Actor, Approval, Audience, Case, Entry, Handoff, Item, Verdict};
use crate::ports::snapshots::StoreError;

pub fn handoff(row: &SqliteRow) -> Result<Handoff, StoreError> {
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

pub fn entry(row: &SqliteRow) -> Result<Entry, StoreError> {
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

pub fn approval(row: &SqliteRow) -> Result<Approval, StoreError> {
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

pub fn item(row: &SqliteRow) -> Result<Item, StoreError> {
    let to = Audience::find(row.try_get("audience")?);
    Ok(Item {
        number: row.try_get("item")?,
        case: case_of(row)?,
        to: to.ok_or_else(|| damaged("the audience of a desk's item"))?,
        payload: row.try_get("payload")?,
        made_at: moment(row.try_get("made_at")?)?,
    })
}

pub fn case_of(row: &SqliteRow) -> Result<Case, StoreError> {
    let portal: String = row.try_get("portal")?;
    Ok(Case {
        portal: portal.parse().map_err(|_| damaged("the portal of a conversation at the desk"))?,
        conversation: ConversationId(row.try_get("conversation_id")?),
    })
}

pub fn moment(micros: i64) -> Result<DateTime<Utc>, StoreError> {
    from_micros(micros).ok_or_else(|| damaged("a moment of the desk"))
}

pub fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}

pub fn to_json(phase: &Phase) -> String {
    serde_json::to_string(phase).expect("a phase has text keys only, so it is always JSON")
}
