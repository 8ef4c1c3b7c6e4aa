//! Forgetting an account.
//!
//! In charge of what goes and what stays: names, words and numbers of the messenger go; what was done in a portal stays
//! recorded under the portal's user, and what slows guessing down stays until its time is over.

use chrono::{DateTime, Utc};

use crate::adapters::store::sqlite::Writing;
use crate::adapters::store::sqlite::handoffs;
use crate::adapters::store::sqlite::seal::to_micros;
use crate::domain::handoff::Phase;
use crate::ports::accounts::Erasure;
use crate::ports::chats::MessengerId;
use crate::ports::conversations::ERASED;
use crate::ports::snapshots::StoreError;

/// What goes of conversations with agents, in order, before their channel is forgotten. `$1` is the channel, `$2` the
/// moment, `$3` the closed phase. Who did what stays, without words.
const AT_DESK: [&str; 5] = [
    "UPDATE handoff SET status = 'closed', phase = $3, revision = revision + 1, due_at = NULL, updated_at = $2
     WHERE (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1)",
    "UPDATE handoff_entry SET details = '{}'
     WHERE (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1)",
    // What agents were answered about the person.
    "UPDATE messenger_notice SET payload = '{}'
     WHERE done_at IS NOT NULL AND (topic, 'group:' || chat) IN (SELECT topic, desk FROM handoff
         WHERE (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1))",
    "DELETE FROM handoff_item
     WHERE (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1)",
    "UPDATE approval SET verdict = 'withdrawn', decided_at = $2, remind_at = NULL
     WHERE verdict IS NULL
         AND (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1)",
];

/// Of the desk's messages the cards stay known, and those with buttons until they are taken away: numbers in the group
/// of the desk, nothing of the person's. `$1` is the channel.
const SHOWN_AT_DESK: &str = "DELETE FROM desk_message WHERE item IS NOT NULL AND has_buttons = 0
     AND (portal, conversation_id) IN (SELECT portal, conversation_id FROM conversation WHERE channel = $1)";

/// What goes, in order. `$1` is the messenger, `$2` the account, which is also the number of its private chat.
const STATEMENTS: [&str; 7] = [
    "DELETE FROM messenger_message WHERE messenger = $1 AND chat = $2",
    "DELETE FROM messenger_notice WHERE messenger = $1 AND chat = $2",
    "DELETE FROM messenger_media WHERE messenger = $1 AND chat = $2",
    "UPDATE code_order SET portal = '', person = '' WHERE messenger = $1 AND account = $2 AND done_at IS NOT NULL",
    "UPDATE invite SET account = 0 WHERE messenger = $1 AND account = $2",
    "UPDATE invite SET used_by = 0 WHERE messenger = $1 AND used_by = $2",
    "DELETE FROM messenger_account WHERE messenger = $1 AND account = $2",
];

/// What goes of signing in, before the links are forgotten: nobody can ask the portal as that person any more.
const SIGN_INS: [&str; 2] = [
    "DELETE FROM personal_token
     WHERE link_id IN (SELECT link_id FROM account_link WHERE messenger = $1 AND account = $2)
         OR sign_in_id IN (SELECT sign_in_id FROM sign_in WHERE messenger = $1 AND account = $2)",
    "DELETE FROM sign_in WHERE messenger = $1 AND account = $2",
];

pub(super) async fn erase(
    tx: &mut Writing,
    messenger: &MessengerId,
    account: i64,
    blank: &str,
    now: DateTime<Utc>,
) -> Result<Erasure, StoreError> {
    let channel = messenger.channel(account);
    let working: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM outbox JOIN conversation USING (portal, conversation_id)
         WHERE channel = $1 AND kind = 'work' AND done_at IS NULL",
    )
    .bind(&channel)
    .fetch_one(&mut **tx)
    .await?;
    // One that was cut off goes on as soon as it can.
    let unfinished: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM restore JOIN consent ON consent.id = restore.consent
         JOIN account_link ON account_link.portal = restore.portal
             AND account_link.person = json_extract(consent.body, '$.who.user')
         WHERE messenger = $1 AND account = $2 AND revoked_at IS NULL AND restore.finished_at IS NULL
             AND json_extract(restore.state, '$.state') = 'running'",
    )
    .bind(&messenger.0)
    .bind(account)
    .fetch_one(&mut **tx)
    .await?;
    if working > 0 || unfinished > 0 {
        return Ok(Erasure::WorkGoesOn);
    }
    forget_at_desk(tx, &channel, now).await?;
    sqlx::query(SHOWN_AT_DESK).bind(&channel).execute(&mut **tx).await?;
    for table in ["inbox", "outbox", "desk_said"] {
        let sql = format!(
            "DELETE FROM {table} WHERE EXISTS (SELECT 1 FROM conversation
             WHERE conversation.portal = {table}.portal AND conversation.conversation_id = {table}.conversation_id
                 AND channel = $1)"
        );
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(&channel).execute(&mut **tx).await?;
    }
    sqlx::query("UPDATE conversation SET channel = $2, state = $3, updated_at = $4 WHERE channel = $1")
        .bind(&channel)
        .bind(ERASED)
        .bind(blank)
        .bind(to_micros(now))
        .execute(&mut **tx)
        .await?;
    for sql in SIGN_INS {
        sqlx::query(sql).bind(&messenger.0).bind(account).execute(&mut **tx).await?;
    }
    sqlx::query(
        "UPDATE account_link SET account = 0, revoked_by = COALESCE(revoked_by, 'person'),
             revoked_at = COALESCE(revoked_at, $3)
         WHERE messenger = $1 AND account = $2",
    )
    .bind(&messenger.0)
    .bind(account)
    .bind(to_micros(now))
    .execute(&mut **tx)
    .await?;
    for sql in STATEMENTS {
        sqlx::query(sql).bind(&messenger.0).bind(account).execute(&mut **tx).await?;
    }
    Ok(Erasure::Done)
}

async fn forget_at_desk(tx: &mut Writing, channel: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let closed = handoffs::to_json(&Phase::Closed);
    for sql in AT_DESK {
        sqlx::query(sql).bind(channel).bind(to_micros(now)).bind(&closed).execute(&mut **tx).await?;
    }
    Ok(())
}
