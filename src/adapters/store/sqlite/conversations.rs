//! Conversations, inbox, outbox and requests to people.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::chats::FINISH_UPDATE;
use super::look::rows_of_each;
use super::seal::{from_micros, to_micros};
use super::{SqliteStore, Writing, handoffs, look};
use crate::domain::{ConversationId, PortalId, SnapshotId, UserId};
use crate::ports::conversations::{
    ConversationStore, NewRequest, Outgoing, OutgoingKind, QueuedItem, Situation, StoredConversation, SupportRequest,
    Turn, TurnOutcome,
};
use crate::ports::handoffs::{Case, ChangeOutcome};
use crate::ports::snapshots::StoreError;

/// All of a conversation.
pub(super) const COLUMNS: &str = "portal, conversation_id, channel, person, revision, state, created_at, updated_at";

/// All of what is still to be said or done.
pub(super) const QUEUED: &str = "item, revision, kind, payload";

#[async_trait]
impl ConversationStore for SqliteStore {
    async fn find_conversation(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
    ) -> Result<Option<StoredConversation>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM conversation WHERE portal = $1 AND channel = $2 AND person = $3
             ORDER BY conversation_id DESC LIMIT 1"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(portal.as_str())
            .bind(channel)
            .bind(person.0.cast_signed())
            .fetch_optional(self.readers())
            .await?;
        row.as_ref().map(conversation).transpose()
    }

    async fn load_conversation(&self, portal: &PortalId, id: ConversationId) -> Result<StoredConversation, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM conversation WHERE portal = $1 AND conversation_id = $2");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(portal.as_str())
            .bind(id.0)
            .fetch_optional(self.readers())
            .await?;
        let row = row.ok_or_else(|| StoreError::NotFound { what: format!("conversation {id}") })?;
        conversation(&row)
    }

    async fn load_situation(&self, portal: &PortalId, id: ConversationId) -> Result<Situation, StoreError> {
        look::situation(self, portal, id).await
    }

    async fn list_conversations(&self) -> Result<Vec<StoredConversation>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM conversation AS c WHERE conversation_id =
                 (SELECT MAX(conversation_id) FROM conversation AS o
                  WHERE o.portal = c.portal AND o.channel = c.channel AND o.person = c.person)
             ORDER BY portal, conversation_id"
        );
        let rows = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(self.readers()).await?;
        rows.iter().map(conversation).collect()
    }

    async fn create_conversation(
        &self,
        portal: &PortalId,
        channel: &str,
        person: UserId,
        state: &str,
        now: DateTime<Utc>,
    ) -> Result<StoredConversation, StoreError> {
        let mut tx = self.begin().await?;
        let id: i64 = sqlx::query_scalar(
            "INSERT INTO conversation
                 (portal, conversation_id, channel, person, revision, state, created_at, updated_at)
             SELECT $1, COALESCE(MAX(conversation_id), 0) + 1, $2, $3, 0, $4, $5, $5
             FROM conversation WHERE portal = $1
             RETURNING conversation_id",
        )
        .bind(portal.as_str())
        .bind(channel)
        .bind(person.0.cast_signed())
        .bind(state)
        .bind(to_micros(now))
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        self.load_conversation(portal, ConversationId(id)).await
    }

    async fn take_turn(
        &self,
        portal: &PortalId,
        id: ConversationId,
        turn: Turn,
        now: DateTime<Utc>,
    ) -> Result<TurnOutcome, StoreError> {
        let mut tx = self.begin().await?;
        let moved = sqlx::query(
            "UPDATE conversation SET revision = revision + 1, state = $4, updated_at = $5
             WHERE portal = $1 AND conversation_id = $2 AND revision = $3
                   AND NOT EXISTS (SELECT 1 FROM inbox WHERE portal = $1 AND conversation_id = $2 AND inbox_id = $6)
             RETURNING revision;
             SELECT revision FROM handoff WHERE portal = $1 AND conversation_id = $2",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .bind(turn.expected_revision)
        .bind(&turn.state)
        .bind(to_micros(now))
        .bind(&turn.inbox_id);
        let found = rows_of_each(&mut *tx, moved).await?;
        let revision_of = |statement: usize| -> Result<Option<i64>, sqlx::Error> {
            found.get(statement).and_then(|rows| rows.first()).map(|row| row.try_get(0)).transpose()
        };
        let Some(revision) = revision_of(0)? else {
            return not_taken(&mut tx, portal, id, &turn.inbox_id).await;
        };
        if let Some(owner) = &turn.owner {
            let case = Case { portal: portal.clone(), conversation: id };
            let is_same = revision_of(1)?.unwrap_or_default() == owner.expected_revision;
            let change = owner.change.as_ref().filter(|_| is_same);
            let is_outrun = match change {
                Some(change) => handoffs::apply(&mut tx, &case, change, now).await? != ChangeOutcome::Changed,
                None => !is_same,
            };
            if is_outrun {
                return Ok(TurnOutcome::Outrun);
            }
        }
        keep_turn(&mut tx, portal, id, revision, &turn, now).await?;
        tx.commit().await?;
        Ok(TurnOutcome::Taken(revision))
    }

    async fn find_message_number(
        &self,
        portal: &PortalId,
        id: ConversationId,
        inbox_id: &str,
    ) -> Result<Option<u32>, StoreError> {
        // Texts and what is no text count as messages; presses, commands and results do not.
        let number: Option<i64> = sqlx::query_scalar(
            "SELECT (SELECT COUNT(*) FROM inbox AS earlier
                     WHERE earlier.portal = named.portal AND earlier.conversation_id = named.conversation_id
                       AND earlier.revision <= named.revision
                       AND (earlier.event LIKE '{\"text\":%' OR earlier.event LIKE '{\"captioned\":%'
                            OR earlier.event = '\"unsupported\"'))
             FROM inbox AS named
             WHERE named.portal = $1 AND named.conversation_id = $2 AND named.inbox_id = $3
               AND (named.event LIKE '{\"text\":%' OR named.event LIKE '{\"captioned\":%'
                    OR named.event = '\"unsupported\"')",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .bind(inbox_id)
        .fetch_optional(self.readers())
        .await?;
        Ok(number.and_then(|number| u32::try_from(number).ok()))
    }

    async fn list_queued(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<QueuedItem>, StoreError> {
        let sql = format!(
            "SELECT {QUEUED} FROM outbox
             WHERE portal = $1 AND conversation_id = $2 AND done_at IS NULL ORDER BY item"
        );
        let rows =
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(portal.as_str()).bind(id.0).fetch_all(self.readers()).await?;
        rows.iter().map(queued_item).collect()
    }

    async fn finish_item(
        &self,
        portal: &PortalId,
        id: ConversationId,
        item: i64,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let finish = sqlx::query(
            "UPDATE outbox SET done_at = $4
             WHERE portal = $1 AND conversation_id = $2 AND item = $3 AND done_at IS NULL",
        );
        self.write(finish.bind(portal.as_str()).bind(id.0).bind(item).bind(to_micros(now))).await
    }

    async fn record_request(
        &self,
        portal: &PortalId,
        id: ConversationId,
        new: &NewRequest,
        now: DateTime<Utc>,
    ) -> Result<SupportRequest, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO request (portal, request_id, conversation_id, outbox_item, kind, details, snapshot, created_at)
             SELECT $1, COALESCE(MAX(request_id), 0) + 1, $2, $3, $4, $5, $6, $7 FROM request WHERE portal = $1
             ON CONFLICT (portal, conversation_id, outbox_item) DO NOTHING",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .bind(new.item)
        .bind(&new.kind)
        .bind(&new.details)
        .bind(new.snapshot.map(|snapshot| snapshot.0))
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        let row = sqlx::query(
            "SELECT request_id, conversation_id, outbox_item, kind, details, created_at FROM request
             WHERE portal = $1 AND conversation_id = $2 AND outbox_item = $3",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .bind(new.item)
        .fetch_one(&mut *tx)
        .await?;
        tx.commit().await?;
        request(&row)
    }

    async fn amend_request(&self, portal: &PortalId, request: i64, details: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE request SET details = $3 WHERE portal = $1 AND request_id = $2")
            .bind(portal.as_str())
            .bind(request)
            .bind(details)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn renew_request(
        &self,
        portal: &PortalId,
        request: i64,
        details: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE request SET details = $3, created_at = $4 WHERE portal = $1 AND request_id = $2")
            .bind(portal.as_str())
            .bind(request)
            .bind(details)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn close_request(&self, portal: &PortalId, request: i64, details: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE request SET details = $3, snapshot = NULL WHERE portal = $1 AND request_id = $2")
            .bind(portal.as_str())
            .bind(request)
            .bind(details)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_requests_of(&self, portal: &PortalId, id: ConversationId) -> Result<Vec<SupportRequest>, StoreError> {
        let rows = sqlx::query(
            "SELECT request_id, conversation_id, outbox_item, kind, details, created_at FROM request
             WHERE portal = $1 AND conversation_id = $2 ORDER BY request_id DESC",
        )
        .bind(portal.as_str())
        .bind(id.0)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(request).collect()
    }

    async fn list_requests(&self, portal: &PortalId, limit: usize) -> Result<Vec<SupportRequest>, StoreError> {
        let rows = sqlx::query(
            "SELECT request_id, conversation_id, outbox_item, kind, details, created_at FROM request
             WHERE portal = $1 ORDER BY request_id DESC LIMIT $2",
        )
        .bind(portal.as_str())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(request).collect()
    }
}

/// The snapshots that requests made since a moment need.
pub(super) async fn snapshots_of_requests(
    store: &SqliteStore,
    portal: &PortalId,
    since: DateTime<Utc>,
) -> Result<Vec<SnapshotId>, StoreError> {
    let ids: Vec<i64> = sqlx::query_scalar(
        "SELECT DISTINCT snapshot FROM request WHERE portal = $1 AND snapshot IS NOT NULL AND created_at >= $2",
    )
    .bind(portal.as_str())
    .bind(to_micros(since))
    .fetch_all(store.readers())
    .await?;
    Ok(ids.into_iter().map(SnapshotId).collect())
}

/// Why a turn was not taken.
async fn not_taken(
    tx: &mut Writing,
    portal: &PortalId,
    id: ConversationId,
    inbox_id: &str,
) -> Result<TurnOutcome, StoreError> {
    let known: Option<i64> =
        sqlx::query_scalar("SELECT revision FROM inbox WHERE portal = $1 AND conversation_id = $2 AND inbox_id = $3")
            .bind(portal.as_str())
            .bind(id.0)
            .bind(inbox_id)
            .fetch_optional(&mut **tx)
            .await?;
    Ok(if known.is_some() { TurnOutcome::Repeated } else { TurnOutcome::Outrun })
}

/// Keeps what came in with a turn and what follows from it.
async fn keep_turn(
    tx: &mut Writing,
    portal: &PortalId,
    id: ConversationId,
    revision: i64,
    turn: &Turn,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let handled = turn.handles.as_ref();
    let sql = format!(
        "{FINISH_UPDATE};
         INSERT INTO inbox (portal, conversation_id, inbox_id, revision, event, received_at)
         VALUES ($4, $5, $6, $7, $8, $1);
         UPDATE outbox SET done_at = $1 WHERE portal = $4 AND conversation_id = $5 AND item = $9 AND done_at IS NULL;
         INSERT INTO outbox (portal, conversation_id, item, revision, kind, payload, created_at)
         SELECT $4, $5, 1 + key + (SELECT COALESCE(MAX(item), 0) FROM outbox WHERE portal = $4 AND conversation_id = $5),
                $7, value ->> 0, value ->> 1, $1
         FROM json_each($10) ORDER BY key"
    );
    sqlx::query(sqlx::AssertSqlSafe(sql))
        .bind(to_micros(now))
        .bind(handled.map(|handled| &handled.messenger.0))
        .bind(handled.map(|handled| handled.update))
        .bind(portal.as_str())
        .bind(id.0)
        .bind(&turn.inbox_id)
        .bind(revision)
        .bind(&turn.event)
        .bind(turn.finishes)
        .bind(to_pairs(&turn.outgoing))
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Pairs of kind and payload, as JSON.
fn to_pairs(outgoing: &[Outgoing]) -> String {
    let pair = |entry: &Outgoing| match entry.kind {
        OutgoingKind::Say => ("say", entry.payload.clone()),
        OutgoingKind::Work => ("work", entry.payload.clone()),
    };
    let pairs: Vec<_> = outgoing.iter().map(pair).collect();
    serde_json::to_string(&pairs).expect("texts are always JSON")
}

pub(super) fn conversation(row: &SqliteRow) -> Result<StoredConversation, StoreError> {
    let portal: String = row.try_get("portal")?;
    let person: i64 = row.try_get("person")?;
    Ok(StoredConversation {
        portal: portal.parse().map_err(|_| StoreError::Damaged { what: "the portal of a conversation".into() })?,
        id: ConversationId(row.try_get("conversation_id")?),
        channel: row.try_get("channel")?,
        person: UserId(person.cast_unsigned()),
        revision: row.try_get("revision")?,
        state: row.try_get("state")?,
        created_at: moment(row, "created_at")?,
        updated_at: moment(row, "updated_at")?,
    })
}

fn request(row: &SqliteRow) -> Result<SupportRequest, StoreError> {
    Ok(SupportRequest {
        id: row.try_get("request_id")?,
        conversation: ConversationId(row.try_get("conversation_id")?),
        item: row.try_get("outbox_item")?,
        kind: row.try_get("kind")?,
        details: row.try_get("details")?,
        created_at: moment(row, "created_at")?,
    })
}

fn moment(row: &SqliteRow, column: &str) -> Result<DateTime<Utc>, StoreError> {
    from_micros(row.try_get(column)?).ok_or_else(|| StoreError::Damaged { what: format!("a moment ({column})") })
}

pub(super) fn queued_item(row: &SqliteRow) -> Result<QueuedItem, StoreError> {
    let kind: String = row.try_get("kind")?;
    Ok(QueuedItem {
        item: row.try_get("item")?,
        revision: row.try_get("revision")?,
        kind: if kind == "say" { OutgoingKind::Say } else { OutgoingKind::Work },
        payload: row.try_get("payload")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::conversations::KEPT_FOR_REQUEST_DAYS;
    use crate::ports::snapshots::SnapshotRetention;

    fn turn(inbox_id: &str, expected_revision: i64, outgoing: Vec<Outgoing>, finishes: Option<i64>) -> Turn {
        let event = "{}".to_owned();
        Turn {
            inbox_id: inbox_id.into(),
            event,
            expected_revision,
            state: "{}".into(),
            outgoing,
            finishes,
            handles: None,
            owner: None,
        }
    }

    fn outgoing(kind: OutgoingKind, payload: &str) -> Outgoing {
        Outgoing { kind, payload: payload.into() }
    }

    #[tokio::test]
    async fn a_turn_is_taken_once_and_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let (portal, now) = ("acme".parse().unwrap(), Utc::now());
        let begun = store.create_conversation(&portal, "terminal", UserId(1), "{}", now).await.unwrap();
        let id = begun.id;

        let said = outgoing(OutgoingKind::Say, "hello");
        let work = outgoing(OutgoingKind::Work, "look");
        let first = turn("in-1", 0, vec![said, work], None);
        assert_eq!(store.take_turn(&portal, id, first.clone(), now).await.unwrap(), TurnOutcome::Taken(1));
        assert_eq!(store.take_turn(&portal, id, first, now).await.unwrap(), TurnOutcome::Repeated);
        let late = turn("in-2", 0, vec![], None);
        assert_eq!(store.take_turn(&portal, id, late, now).await.unwrap(), TurnOutcome::Outrun);

        let queued = store.list_queued(&portal, id).await.unwrap();
        assert_eq!(queued.iter().map(|item| item.payload.as_str()).collect::<Vec<_>>(), ["hello", "look"]);
        store.finish_item(&portal, id, queued[0].item, now).await.unwrap();
        let result = turn("work-2", 1, vec![], Some(queued[1].item));
        assert_eq!(store.take_turn(&portal, id, result, now).await.unwrap(), TurnOutcome::Taken(2));
        assert!(store.list_queued(&portal, id).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn the_same_work_makes_one_request_that_keeps_its_snapshot() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let (portal, now) = ("acme".parse().unwrap(), Utc::now());
        let id = store.create_conversation(&portal, "terminal", UserId(1), "{}", now).await.unwrap().id;
        let new = |item, snapshot| NewRequest { item, kind: "handoff".into(), details: "{}".into(), snapshot };
        let once = store.record_request(&portal, id, &new(4, Some(SnapshotId(3))), now).await.unwrap();
        let again = store.record_request(&portal, id, &new(4, None), now).await.unwrap();
        assert_eq!(once, again);
        let other = store.record_request(&portal, id, &new(5, None), now).await.unwrap();
        assert_eq!(other.id, once.id + 1);
        let later = now + chrono::TimeDelta::days(KEPT_FOR_REQUEST_DAYS - 1);
        assert!(store.pinned_snapshots(&portal, later).await.unwrap().contains(&SnapshotId(3)), "R26");
        let too_late = now + chrono::TimeDelta::days(KEPT_FOR_REQUEST_DAYS + 1);
        assert!(store.pinned_snapshots(&portal, too_late).await.unwrap().is_empty());
        store.renew_request(&portal, once.id, "{}", later).await.unwrap();
        assert!(store.pinned_snapshots(&portal, too_late).await.unwrap().contains(&SnapshotId(3)), "said again");
        store.close_request(&portal, once.id, "{}").await.unwrap();
        assert!(store.pinned_snapshots(&portal, later).await.unwrap().is_empty(), "closed");
        assert_eq!(store.list_requests(&portal, 10).await.unwrap().len(), 2);
    }
}
