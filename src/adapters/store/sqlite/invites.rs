//! One-time links and codes, and who guesses them.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::accounts::{LINK, link, moment, portal};
use super::seal::to_micros;
use super::{SqliteStore, Writing};
use crate::dialogue::introduction::CODE_TRIES;
use crate::domain::{PortalId, UserId};
use crate::ports::accounts::AccountLink;
use crate::ports::chats::MessengerId;
use crate::ports::invites::{
    CodeOrder, Invite, InviteState, InviteStore, InviteUse, NewInvite, Newcomer, OpenCode, Used,
};
use crate::ports::snapshots::StoreError;

/// How long codes, what was asked for and what was guessed is kept: longer than anything counts.
const KEPT: TimeDelta = TimeDelta::days(7);

const INVITE: &str = "SELECT invite_id, portal, person, secret, made_by, made_at, expires_at, used_at, used_by,
         revoked_at, tries
     FROM invite";

#[async_trait]
impl InviteStore for SqliteStore {
    async fn create_invite(&self, invite: &NewInvite, now: DateTime<Utc>) -> Result<i64, StoreError> {
        let mut tx = self.begin().await?;
        let id = insert(&mut tx, "invite", None, invite, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn find_invite(&self, secret: &str) -> Result<Option<Invite>, StoreError> {
        let sql = format!("{INVITE} WHERE kind = 'invite' AND secret = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(secret).fetch_optional(self.readers()).await?;
        row.as_ref().map(invite).transpose()
    }

    async fn list_invites(&self, portal: Option<&PortalId>) -> Result<Vec<Invite>, StoreError> {
        let sql = format!("{INVITE} WHERE kind = 'invite' AND ($1 IS NULL OR portal = $1) ORDER BY invite_id DESC");
        let rows =
            sqlx::query(sqlx::AssertSqlSafe(sql)).bind(portal.map(PortalId::as_str)).fetch_all(self.readers()).await?;
        rows.iter().map(invite).collect()
    }

    async fn revoke_invite(&self, id: i64, now: DateTime<Utc>) -> Result<Invite, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE invite SET revoked_at = $2
             WHERE invite_id = $1 AND kind = 'invite' AND used_at IS NULL AND revoked_at IS NULL",
        )
        .bind(id)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        let found = load(&mut tx, id).await?;
        tx.commit().await?;
        Ok(found)
    }

    async fn use_invite(
        &self,
        id: i64,
        newcomer: Newcomer<'_>,
        how: &str,
        introduction: &str,
        now: DateTime<Utc>,
    ) -> Result<InviteUse, StoreError> {
        let mut tx = self.begin().await?;
        let invite = load(&mut tx, id).await?;
        let state = invite.state(now);
        if state != InviteState::Open {
            return Ok(InviteUse::No(state));
        }
        let link = match find_link(&mut tx, newcomer, &invite.portal).await? {
            Some(other) if other.person != invite.person => return Ok(InviteUse::OtherPerson(other)),
            Some(link) => link,
            None => {
                let new = NewLink { portal: &invite.portal, person: invite.person, how, linked_by: &invite.made_by };
                add_link(&mut tx, newcomer, new, now).await?
            }
        };
        use_up(&mut tx, id, newcomer, now).await?;
        settle_account(&mut tx, newcomer, &invite.portal, introduction).await?;
        tx.commit().await?;
        Ok(InviteUse::Linked(link))
    }

    async fn order_code(&self, messenger: &MessengerId, order: &CodeOrder) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let before = to_micros(order.made_at - KEPT);
        for sql in [
            "DELETE FROM code_order WHERE made_at < $1 AND done_at IS NOT NULL",
            "DELETE FROM invite WHERE kind = 'code' AND made_at < $1",
            "DELETE FROM link_attempt WHERE at < $1",
        ] {
            sqlx::query(sql).bind(before).execute(&mut *tx).await?;
        }
        sqlx::query(
            "INSERT INTO code_order (messenger, account, update_id, portal, person, language, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
        )
        .bind(&messenger.0)
        .bind(order.account)
        .bind(order.update)
        .bind(&order.portal)
        .bind(&order.person)
        .bind(&order.language)
        .bind(to_micros(order.made_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_code_orders(&self, messenger: &MessengerId) -> Result<Vec<CodeOrder>, StoreError> {
        let rows = sqlx::query(
            "SELECT account, update_id, portal, person, language, made_at FROM code_order
             WHERE messenger = $1 AND done_at IS NULL ORDER BY made_at, update_id",
        )
        .bind(&messenger.0)
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(order).collect()
    }

    async fn finish_code_order(
        &self,
        messenger: &MessengerId,
        order: &CodeOrder,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE code_order SET done_at = $4 WHERE messenger = $1 AND account = $2 AND update_id = $3")
            .bind(&messenger.0)
            .bind(order.account)
            .bind(order.update)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn keep_code(&self, newcomer: Newcomer<'_>, code: &NewInvite, now: DateTime<Utc>) -> Result<i64, StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE invite SET revoked_at = $3 WHERE messenger = $1 AND account = $2 AND kind = 'code'
                 AND used_at IS NULL AND revoked_at IS NULL",
        )
        .bind(&newcomer.messenger.0)
        .bind(newcomer.account)
        .bind(to_micros(now))
        .execute(&mut *tx)
        .await?;
        let id = insert(&mut tx, "code", Some(newcomer), code, now).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn find_code(
        &self,
        messenger: &MessengerId,
        account: i64,
        now: DateTime<Utc>,
    ) -> Result<Option<OpenCode>, StoreError> {
        let sql = format!(
            "{INVITE} WHERE messenger = $1 AND account = $2 AND kind = 'code' AND used_at IS NULL
                 AND revoked_at IS NULL AND expires_at > $3 AND tries < $4 ORDER BY invite_id DESC LIMIT 1"
        );
        let row = sqlx::query(sqlx::AssertSqlSafe(sql))
            .bind(&messenger.0)
            .bind(account)
            .bind(to_micros(now))
            .bind(i64::from(CODE_TRIES))
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else { return Ok(None) };
        Ok(Some(OpenCode { invite: invite(&row)?, tries: row.try_get("tries")? }))
    }

    async fn count_try(&self, id: i64) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("UPDATE invite SET tries = tries + 1 WHERE invite_id = $1").bind(id).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn count_orders_of(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: DateTime<Utc>,
    ) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM code_order WHERE messenger = $1 AND account = $2 AND made_at >= $3";
        let query = sqlx::query_scalar(sql).bind(&messenger.0).bind(account).bind(to_micros(since));
        Ok(query.fetch_one(self.readers()).await.map(i64::cast_unsigned)?)
    }

    async fn count_codes_to(&self, portal: &PortalId, person: UserId, since: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM invite WHERE kind = 'code' AND portal = $1 AND person = $2 AND made_at >= $3";
        let query = sqlx::query_scalar(sql).bind(portal.as_str()).bind(person.0.cast_signed()).bind(to_micros(since));
        Ok(query.fetch_one(self.readers()).await.map(i64::cast_unsigned)?)
    }

    async fn note_attempt(&self, messenger: &MessengerId, account: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("INSERT INTO link_attempt (messenger, account, at) VALUES ($1, $2, $3)")
            .bind(&messenger.0)
            .bind(account)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    async fn list_attempts(
        &self,
        messenger: &MessengerId,
        account: i64,
        since: DateTime<Utc>,
    ) -> Result<Vec<DateTime<Utc>>, StoreError> {
        let sql = "SELECT at FROM link_attempt WHERE messenger = $1 AND account = $2 AND at >= $3 ORDER BY at";
        let query = sqlx::query_scalar(sql).bind(&messenger.0).bind(account).bind(to_micros(since));
        let moments: Vec<i64> = query.fetch_all(self.readers()).await?;
        moments.into_iter().map(moment).collect()
    }

    async fn count_attempts(&self, messenger: &MessengerId, since: DateTime<Utc>) -> Result<u64, StoreError> {
        let sql = "SELECT COUNT(*) FROM link_attempt WHERE messenger = $1 AND at >= $2";
        let query = sqlx::query_scalar(sql).bind(&messenger.0).bind(to_micros(since));
        Ok(query.fetch_one(self.readers()).await.map(i64::cast_unsigned)?)
    }
}

async fn insert(
    tx: &mut Writing,
    kind: &str,
    newcomer: Option<Newcomer<'_>>,
    new: &NewInvite,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let done = sqlx::query(
        "INSERT INTO invite (portal, person, kind, secret, messenger, account, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(new.portal.as_str())
    .bind(new.person.0.cast_signed())
    .bind(kind)
    .bind(&new.secret)
    .bind(newcomer.map(|newcomer| newcomer.messenger.0.as_str()))
    .bind(newcomer.map(|newcomer| newcomer.account))
    .bind(&new.made_by)
    .bind(to_micros(now))
    .bind(to_micros(new.expires_at))
    .execute(&mut **tx)
    .await?;
    Ok(done.last_insert_rowid())
}

async fn load(tx: &mut Writing, id: i64) -> Result<Invite, StoreError> {
    let sql = format!("{INVITE} WHERE invite_id = $1");
    let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut **tx).await?;
    invite(&row.ok_or_else(|| StoreError::NotFound { what: format!("invitation {id}") })?)
}

pub(super) async fn find_link(
    tx: &mut Writing,
    newcomer: Newcomer<'_>,
    portal: &PortalId,
) -> Result<Option<AccountLink>, StoreError> {
    let sql = format!("{LINK} WHERE messenger = $1 AND account = $2 AND portal = $3 AND revoked_at IS NULL");
    let query = sqlx::query(sqlx::AssertSqlSafe(sql));
    let query = query.bind(&newcomer.messenger.0).bind(newcomer.account).bind(portal.as_str());
    query.fetch_optional(&mut **tx).await?.as_ref().map(link).transpose()
}

async fn use_up(tx: &mut Writing, id: i64, newcomer: Newcomer<'_>, now: DateTime<Utc>) -> Result<(), StoreError> {
    sqlx::query("UPDATE invite SET used_at = $2, used_by = $3, messenger = $4 WHERE invite_id = $1")
        .bind(id)
        .bind(to_micros(now))
        .bind(newcomer.account)
        .bind(&newcomer.messenger.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// A link to be made.
#[derive(Clone, Copy)]
pub(super) struct NewLink<'a> {
    pub portal: &'a PortalId,
    pub person: UserId,
    pub how: &'a str,
    pub linked_by: &'a str,
}

pub(super) async fn add_link(
    tx: &mut Writing,
    newcomer: Newcomer<'_>,
    new: NewLink<'_>,
    now: DateTime<Utc>,
) -> Result<AccountLink, StoreError> {
    let done = sqlx::query(
        "INSERT INTO account_link (portal, messenger, account, person, how, linked_by, linked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(new.portal.as_str())
    .bind(&newcomer.messenger.0)
    .bind(newcomer.account)
    .bind(new.person.0.cast_signed())
    .bind(new.how)
    .bind(new.linked_by)
    .bind(to_micros(now))
    .execute(&mut **tx)
    .await?;
    Ok(AccountLink {
        id: done.last_insert_rowid(),
        portal: new.portal.clone(),
        messenger: newcomer.messenger.clone(),
        account: newcomer.account,
        person: new.person,
        how: new.how.to_owned(),
        linked_by: new.linked_by.to_owned(),
        linked_at: now,
        revoked: None,
    })
}

/// The introduction is over, and the new portal is the one that is spoken about.
pub(super) async fn settle_account(
    tx: &mut Writing,
    newcomer: Newcomer<'_>,
    portal: &PortalId,
    introduction: &str,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE messenger_account SET introduction = $4, portal = $3 WHERE messenger = $1 AND account = $2")
        .bind(&newcomer.messenger.0)
        .bind(newcomer.account)
        .bind(portal.as_str())
        .bind(introduction)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

fn invite(row: &SqliteRow) -> Result<Invite, StoreError> {
    let person: i64 = row.try_get("person")?;
    let used_at = row.try_get::<Option<i64>, _>("used_at")?.map(moment).transpose()?;
    let account: Option<i64> = row.try_get("used_by")?;
    Ok(Invite {
        id: row.try_get("invite_id")?,
        portal: portal(row.try_get("portal")?)?,
        person: UserId(person.cast_unsigned()),
        secret: row.try_get("secret")?,
        made_by: row.try_get("made_by")?,
        made_at: moment(row.try_get("made_at")?)?,
        expires_at: moment(row.try_get("expires_at")?)?,
        used: used_at.map(|at| Used { account: account.unwrap_or_default(), at }),
        revoked_at: row.try_get::<Option<i64>, _>("revoked_at")?.map(moment).transpose()?,
    })
}

fn order(row: &SqliteRow) -> Result<CodeOrder, StoreError> {
    Ok(CodeOrder {
        account: row.try_get("account")?,
        update: row.try_get("update_id")?,
        portal: row.try_get("portal")?,
        person: row.try_get("person")?,
        language: row.try_get("language")?,
        made_at: moment(row.try_get("made_at")?)?,
    })
}
