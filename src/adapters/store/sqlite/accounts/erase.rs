//! Forgetting an account.
//!
//! In charge of what goes and what stays: names, words and numbers of the messenger go; what was done in a portal stays
//! recorded under the portal's user, and what slows guessing down stays until its time is over.

use chrono::{DateTime, Utc};

use crate::adapters::store::sqlite::Writing;
use crate::adapters::store::sqlite::seal::to_micros;
use crate::ports::accounts::Erasure;
use crate::ports::chats::MessengerId;
use crate::ports::snapshots::StoreError;

/// The channel of conversations whose person was forgotten: nobody comes back to them.
const ERASED: &str = "erased";

/// What goes, in order. `$1` is the messenger, `$2` the account, which is also the number of its private chat.
const STATEMENTS: [&str; 6] = [
    "DELETE FROM messenger_message WHERE messenger = $1 AND chat = $2",
    "DELETE FROM messenger_notice WHERE messenger = $1 AND chat = $2",
    "UPDATE code_order SET portal = '', person = '' WHERE messenger = $1 AND account = $2 AND done_at IS NOT NULL",
    "UPDATE invite SET account = 0 WHERE messenger = $1 AND account = $2",
    "UPDATE invite SET used_by = 0 WHERE messenger = $1 AND used_by = $2",
    "DELETE FROM messenger_account WHERE messenger = $1 AND account = $2",
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
    if working > 0 {
        return Ok(Erasure::WorkGoesOn);
    }
    for table in ["inbox", "outbox"] {
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
