//! What a turn goes by, read at once.
//!
//! In charge of reading together what is always needed together: several statements that are sent as one query. Each
//! query is a wait for another thread, which takes longer than most statements do. What is read is of one moment as far as
//! each conversation's revision tells: a turn that was decided by something older is outrun.

use std::collections::BTreeMap;

use futures::TryStreamExt as _;
use sqlx::sqlite::SqliteRow;
use sqlx::{Either, Execute, Executor, Row, Sqlite};

use super::SqliteStore;
use super::accounts::{ACCOUNT, LINK, account, link};
use super::chats::{NOTICE, SENT, incoming, notice, sent};
use super::conversations::{COLUMNS, QUEUED, conversation, queued_item};
use super::handoffs::{self, handoff};
use super::portals::PortalRow;
use crate::domain::{ConversationId, PortalId};
use crate::ports::chats::{ChatView, MessengerId};
use crate::ports::conversations::{QueuedItem, Situation, StoredConversation};
use crate::ports::handoffs::Handoff;
use crate::ports::snapshots::StoreError;

/// Of a portal and a person, beside the portal's row.
const AROUND: &str = "EXISTS (SELECT 1 FROM restore AS r WHERE r.portal = p.id) AS has_restores,
     EXISTS (SELECT 1 FROM personal_token AS t JOIN account_link AS s USING (link_id)
             WHERE t.portal = p.id AND t.person = who.person AND s.revoked_at IS NULL) AS has_signed_in";

/// The newest conversation of each of an account's links.
const MINE: &str = "(SELECT l.portal AS portal, (SELECT MAX(c.conversation_id) FROM conversation AS c
                      WHERE c.portal = l.portal AND c.channel = $4 AND c.person = l.person) AS conversation_id
     FROM account_link AS l WHERE l.messenger = $1 AND l.account = $2 AND l.revoked_at IS NULL)";

/// The rows of each statement of a query.
pub(super) async fn rows_of_each<'e, 'q: 'e, E, X>(executor: X, query: E) -> Result<Vec<Vec<SqliteRow>>, sqlx::Error>
where
    E: 'q + Execute<'q, Sqlite>,
    X: 'e + Executor<'e, Database = Sqlite>,
{
    let mut found = executor.fetch_many(query);
    let (mut all, mut rows) = (Vec::new(), Vec::new());
    while let Some(one) = found.try_next().await? {
        match one {
            Either::Left(_end) => all.push(std::mem::take(&mut rows)),
            Either::Right(row) => rows.push(row),
        }
    }
    Ok(all)
}

/// A conversation with all that a turn goes by.
pub(super) async fn situation(
    store: &SqliteStore,
    portal: &PortalId,
    id: ConversationId,
) -> Result<Situation, StoreError> {
    let handoff_columns = handoffs::COLUMNS;
    let sql = format!(
        "SELECT {COLUMNS} FROM conversation WHERE portal = $1 AND conversation_id = $2;
         SELECT {handoff_columns} FROM handoff WHERE portal = $1 AND conversation_id = $2;
         SELECT p.*, {AROUND} FROM portal AS p JOIN conversation AS who ON who.portal = p.id
         WHERE who.portal = $1 AND who.conversation_id = $2"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(portal.as_str()).bind(id.0);
    let mut parts = rows_of_each(store.readers(), query).await?.into_iter();
    let mut next = move || parts.next().unwrap_or_default().into_iter().next();
    let missing = |what: String| StoreError::NotFound { what };
    let found = next().ok_or_else(|| missing(format!("conversation {id}")))?;
    let owner = next();
    let around = next().ok_or_else(|| missing(format!("portal \"{portal}\"")))?;
    Around::read(&around)?.situation(conversation(&found)?, owner.as_ref().map(handoff).transpose()?)
}

/// What a chat has before it.
pub(super) async fn chat(
    store: &SqliteStore,
    messenger: &MessengerId,
    number: i64,
    limit: usize,
) -> Result<ChatView, StoreError> {
    let handoff_columns = qualified("h", handoffs::COLUMNS);
    let (columns, queued) = (qualified("c", COLUMNS), qualified("o", QUEUED));
    let outbox = format!(
        "{MINE} AS m CROSS JOIN outbox AS o
         WHERE o.portal = m.portal AND o.conversation_id = m.conversation_id AND o.done_at IS NULL"
    );
    // Mostly nothing waits; then nothing else is needed.
    let is_needed = format!(
        "(EXISTS (SELECT 1 FROM messenger_update WHERE messenger = $1 AND chat = $2 AND handled_at IS NULL)
          OR EXISTS (SELECT 1 FROM {outbox}))"
    );
    let sql = format!(
        "SELECT incoming, received_at FROM messenger_update
         WHERE messenger = $1 AND chat = $2 AND handled_at IS NULL ORDER BY update_id LIMIT $3;
         {NOTICE} WHERE messenger = $1 AND chat = $2 AND done_at IS NULL ORDER BY notice_id;
         SELECT o.portal, o.conversation_id, {queued} FROM {outbox} ORDER BY o.item;
         SELECT {SENT} FROM messenger_message WHERE messenger = $1 AND chat = $2 AND {is_needed}
         ORDER BY message DESC LIMIT 1;
         {ACCOUNT} WHERE messenger = $1 AND account = $2 AND {is_needed};
         {LINK} WHERE messenger = $1 AND account = $2 AND revoked_at IS NULL AND {is_needed} ORDER BY link_id;
         SELECT {columns} FROM {MINE} AS m CROSS JOIN conversation AS c
         WHERE c.portal = m.portal AND c.conversation_id = m.conversation_id AND {is_needed};
         SELECT {handoff_columns} FROM {MINE} AS m CROSS JOIN handoff AS h
         WHERE h.portal = m.portal AND h.conversation_id = m.conversation_id AND {is_needed};
         SELECT p.*, {AROUND} FROM account_link AS who CROSS JOIN portal AS p
         WHERE p.id = who.portal AND who.messenger = $1 AND who.account = $2 AND who.revoked_at IS NULL AND {is_needed}"
    );
    let query = sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(&messenger.0)
        .bind(number)
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(messenger.channel(number));
    let mut parts = rows_of_each(store.readers(), query).await?.into_iter();
    let mut next = move || parts.next().unwrap_or_default();
    let updates = next().iter().map(incoming).collect::<Result<_, _>>()?;
    let notices = next().iter().map(notice).collect::<Result<_, _>>()?;
    let mut queued = by_portal(&next(), queued_item)?;
    let last_sent = next().first().map(sent).transpose()?;
    let account = next().first().map(account).transpose()?;
    let links = next().iter().map(link).collect::<Result<Vec<_>, _>>()?;
    let mut found = by_portal(&next(), conversation)?;
    let mut owners = by_portal(&next(), handoff)?;
    let mut around = next()
        .iter()
        .map(|row| Ok((row.try_get("id")?, Around::read(row)?)))
        .collect::<Result<BTreeMap<String, Around>, StoreError>>()?;
    let mut conversations = Vec::new();
    for link in &links {
        let name = link.portal.as_str();
        let (Some(conversation), Some(around)) = (found.remove(name), around.remove(name)) else { continue };
        let owner = owners.remove(name).into_iter().flatten().next();
        let items: Vec<QueuedItem> = queued.remove(name).unwrap_or_default();
        for conversation in conversation {
            conversations.push((around.situation(conversation, owner.clone())?, items.clone()));
        }
    }
    Ok(ChatView { updates, account, links, notices, last_sent, conversations })
}

/// A portal as the conversations about it find it.
struct Around {
    portal: PortalRow,
    has_restores: bool,
    has_signed_in: bool,
}

impl Around {
    fn read(row: &SqliteRow) -> Result<Self, StoreError> {
        Ok(Self {
            portal: PortalRow::read(row)?,
            has_restores: row.try_get("has_restores")?,
            has_signed_in: row.try_get("has_signed_in")?,
        })
    }

    fn situation(&self, conversation: StoredConversation, handoff: Option<Handoff>) -> Result<Situation, StoreError> {
        let (has_restores, has_signed_in) = (self.has_restores, self.has_signed_in);
        Ok(Situation { conversation, handoff, portal: self.portal.to_portal()?, has_restores, has_signed_in })
    }
}

fn by_portal<T>(
    rows: &[SqliteRow],
    read: impl Fn(&SqliteRow) -> Result<T, StoreError>,
) -> Result<BTreeMap<String, Vec<T>>, StoreError> {
    let mut all = BTreeMap::<String, Vec<T>>::new();
    for row in rows {
        all.entry(row.try_get("portal")?).or_default().push(read(row)?);
    }
    Ok(all)
}

/// Columns of that table: `portal, state` becomes `c.portal, c.state`.
fn qualified(table: &str, columns: &str) -> String {
    columns.split(',').map(|column| format!("{table}.{}", column.trim())).collect::<Vec<_>>().join(", ")
}
