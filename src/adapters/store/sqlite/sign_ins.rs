//! Applications for signing in, sign-ins under way, and what they gave.
//!
//! In charge of a sign-in being used by one browser and one account, once. Secrets of portals and people stand in sealed
//! rows, as webhooks do.

mod rows;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use self::rows::{AppRow, TokenRow, sign_in, token};
use super::accounts::portal;
use super::chats::add_notice;
use super::invites::{NewLink, add_link, find_link, settle_account};
use super::seal::to_micros;
use super::{SqliteStore, Writing};
use crate::domain::{PortalId, UserId};
use crate::ports::chats::{MessengerId, NewNotice};
use crate::ports::invites::Newcomer;
use crate::ports::portals::PortalStore;
use crate::ports::sign_ins::{
    CameBack, NewSignIn, NewToken, PersonalToken, SignIn, SignInApp, SignInStore, SignInUse, Tokens,
};
use crate::ports::snapshots::StoreError;

/// How long sign-ins are kept, so that whoever comes late is told so.
const KEPT: TimeDelta = TimeDelta::days(7);

/// How long tokens without a link are kept: longer than their proof can be shown.
const PENDING_KEPT: TimeDelta = TimeDelta::minutes(20);

/// What `account_link` says of whoever signed in: how, and who linked them.
const HOW: (&str, &str) = ("sign-in", "portal");

/// All of a sign-in, with the account's name.
const SIGN_IN: &str =
    "SELECT s.sign_in_id, s.portal, s.messenger, s.account, s.language, s.nonce, s.state, s.expires_at,
         s.came_at, s.person, s.name, s.proof_until, s.finished_at, a.name AS account_name
     FROM sign_in AS s LEFT JOIN messenger_account AS a USING (messenger, account)";

pub(super) use self::rows::{is_app_sealed, is_token_sealed};

/// Forgets a portal's application and what people's sign-ins gave; whether there was one.
pub(super) async fn forget_app(tx: &mut Writing, id: &PortalId) -> Result<bool, StoreError> {
    sqlx::query("DELETE FROM personal_token WHERE portal = $1").bind(id.as_str()).execute(&mut **tx).await?;
    let done = sqlx::query("DELETE FROM sign_in_app WHERE portal = $1").bind(id.as_str()).execute(&mut **tx).await?;
    Ok(done.rows_affected() > 0)
}

#[async_trait]
impl SignInStore for SqliteStore {
    async fn save_sign_in_app(&self, app: &SignInApp, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let present = AppRow::load(&mut tx, &app.portal).await?;
        // The tokens of one application are worth nothing to another.
        if present.is_none_or(|present| present.client_id != app.client_id || present.server != app.server) {
            forget_app(&mut tx, &app.portal).await?;
        }
        AppRow::of(app, now).write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn find_sign_in_app(&self, id: &PortalId) -> Result<Option<SignInApp>, StoreError> {
        let row = sqlx::query("SELECT * FROM sign_in_app WHERE portal = $1")
            .bind(id.as_str())
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let row = AppRow::read(&row)?.sealed()?;
        match self.load_webhook(id).await {
            Ok(webhook) => Ok(Some(row.to_app(id, webhook))),
            Err(StoreError::NotFound { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn remove_sign_in_app(&self, id: &PortalId) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let was_there = forget_app(&mut tx, id).await?;
        tx.commit().await?;
        Ok(was_there)
    }

    async fn list_sign_in_apps(&self) -> Result<Vec<PortalId>, StoreError> {
        let names: Vec<String> = sqlx::query_scalar(
            "SELECT s.portal FROM sign_in_app AS s JOIN portal AS p ON p.id = s.portal
             WHERE p.webhook IS NOT NULL ORDER BY s.portal",
        )
        .fetch_all(self.readers())
        .await?;
        names.iter().map(|name| portal(name)).collect()
    }

    async fn note_member_id(&self, id: &PortalId, member_id: &str) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if let Some(row) = AppRow::load(&mut tx, id).await? {
            row.sealed()?.of_member(member_id).write(&mut tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn forget_unfinished(&self, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        sqlx::query("DELETE FROM personal_token WHERE link_id IS NULL AND made_at < $1")
            .bind(to_micros(now - PENDING_KEPT))
            .execute(&mut *tx)
            .await?;
        sqlx::query("DELETE FROM sign_in WHERE made_at < $1").bind(to_micros(now - KEPT)).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn begin_sign_in(&self, new: &NewSignIn, now: DateTime<Utc>) -> Result<i64, StoreError> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "INSERT INTO sign_in (portal, messenger, account, language, nonce, state, made_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(new.portal.as_str())
        .bind(&new.messenger.0)
        .bind(new.account)
        .bind(&new.language)
        .bind(&new.nonce)
        .bind(&new.state)
        .bind(to_micros(now))
        .bind(to_micros(new.expires_at))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(done.last_insert_rowid())
    }

    async fn find_sign_in(&self, id: i64) -> Result<Option<SignIn>, StoreError> {
        let sql = format!("{SIGN_IN} WHERE s.sign_in_id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(self.readers()).await?;
        row.as_ref().map(sign_in).transpose()
    }

    async fn come_back(&self, state: &str, now: DateTime<Utc>) -> Result<Option<CameBack>, StoreError> {
        let mut tx = self.begin().await?;
        let sql = format!("{SIGN_IN} WHERE s.state = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(state).fetch_optional(&mut *tx).await?;
        let Some(found) = row.as_ref().map(sign_in).transpose()? else { return Ok(None) };
        if found.came_at.is_some() {
            return Ok(Some(CameBack::Again(found)));
        }
        if found.begun.expires_at <= now {
            return Ok(Some(CameBack::Late(found)));
        }
        sqlx::query("UPDATE sign_in SET came_at = $2 WHERE sign_in_id = $1")
            .bind(found.id)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(Some(CameBack::First(SignIn { came_at: Some(now), ..found })))
    }

    async fn keep_signed(&self, id: i64, new: &NewToken, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "UPDATE sign_in SET person = $2, name = $3, proof = $4, proof_until = $5
             WHERE sign_in_id = $1 AND proof IS NULL",
        )
        .bind(id)
        .bind(new.profile.person.0.cast_signed())
        .bind(&new.profile.name)
        .bind(&new.proof)
        .bind(to_micros(new.proof_until))
        .execute(&mut *tx)
        .await?;
        // Whoever had everything erased meanwhile leaves nothing behind.
        if done.rows_affected() == 0 {
            return Ok(());
        }
        let (portal, messenger): (String, String) =
            sqlx::query_as("SELECT portal, messenger FROM sign_in WHERE sign_in_id = $1")
                .bind(id)
                .fetch_one(&mut *tx)
                .await?;
        TokenRow::pending(portal, id, new, now).write(&mut tx).await?;
        add_notice(&mut tx, &MessengerId(messenger), &new.notice, now).await?;
        Ok(tx.commit().await?)
    }

    async fn find_proof(&self, proof: &str) -> Result<Option<SignIn>, StoreError> {
        let sql = format!("{SIGN_IN} WHERE s.proof = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(proof).fetch_optional(self.readers()).await?;
        row.as_ref().map(sign_in).transpose()
    }

    async fn finish_sign_in(
        &self,
        id: i64,
        newcomer: Newcomer<'_>,
        introduction: &str,
        now: DateTime<Utc>,
    ) -> Result<SignInUse, StoreError> {
        let mut tx = self.begin().await?;
        let sql = format!("{SIGN_IN} WHERE s.sign_in_id = $1");
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).fetch_optional(&mut *tx).await?;
        let found = row.as_ref().map(sign_in).transpose()?.filter(|found| is_open_for(found, newcomer, now));
        let token = TokenRow::of_sign_in(&mut tx, id).await?;
        let (Some(found), Some(token)) = (found, token) else { return Ok(SignInUse::Over) };
        let Some(signed) = found.signed else { return Ok(SignInUse::Over) };
        let link = match find_link(&mut tx, newcomer, &found.begun.portal).await? {
            Some(other) if other.person != signed.person => return Ok(SignInUse::OtherPerson(other)),
            Some(link) => link,
            None => {
                let new = NewLink { portal: &found.begun.portal, person: signed.person, how: HOW.0, linked_by: HOW.1 };
                add_link(&mut tx, newcomer, new, now).await?
            }
        };
        sqlx::query("DELETE FROM personal_token WHERE link_id = $1").bind(link.id).execute(&mut *tx).await?;
        token.sealed()?.linked(link.id).write(&mut tx).await?;
        sqlx::query("UPDATE sign_in SET finished_at = $2 WHERE sign_in_id = $1")
            .bind(id)
            .bind(to_micros(now))
            .execute(&mut *tx)
            .await?;
        settle_account(&mut tx, newcomer, &found.begun.portal, introduction).await?;
        tx.commit().await?;
        Ok(SignInUse::Linked(link))
    }

    async fn list_personal_tokens(&self, id: &PortalId, person: UserId) -> Result<Vec<PersonalToken>, StoreError> {
        let rows = sqlx::query(
            "SELECT t.*, l.messenger, l.account, a.language
             FROM personal_token AS t JOIN account_link AS l USING (link_id)
                 LEFT JOIN messenger_account AS a USING (messenger, account)
             WHERE t.portal = $1 AND t.person = $2 AND l.revoked_at IS NULL ORDER BY t.made_at DESC, t.token_id DESC",
        )
        .bind(id.as_str())
        .bind(person.0.cast_signed())
        .fetch_all(self.readers())
        .await?;
        rows.iter().map(token).collect()
    }

    async fn list_signed_in_links(&self, messenger: &MessengerId, account: i64) -> Result<Vec<i64>, StoreError> {
        Ok(sqlx::query_scalar(
            "SELECT l.link_id FROM account_link AS l JOIN personal_token AS t USING (link_id)
             WHERE l.messenger = $1 AND l.account = $2 AND l.revoked_at IS NULL ORDER BY l.link_id",
        )
        .bind(&messenger.0)
        .bind(account)
        .fetch_all(self.readers())
        .await?)
    }

    async fn renew_personal_token(&self, id: i64, tokens: &Tokens) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if let Some(row) = TokenRow::load(&mut tx, id).await? {
            row.sealed()?.with(tokens).write(&mut tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn note_own_word(&self, id: i64, is_admin: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        if let Some(row) = TokenRow::load(&mut tx, id).await? {
            row.sealed()?.told(is_admin, now).write(&mut tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn end_personal_token(&self, id: i64, notice: &NewNotice, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let messenger: Option<String> = sqlx::query_scalar(
            "SELECT l.messenger FROM personal_token AS t JOIN account_link AS l USING (link_id) WHERE t.token_id = $1",
        )
        .bind(id)
        .fetch_optional(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM personal_token WHERE token_id = $1").bind(id).execute(&mut *tx).await?;
        if let Some(messenger) = messenger {
            add_notice(&mut tx, &MessengerId(messenger), notice, now).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Whether the proof of a sign-in can be shown by that account now.
fn is_open_for(found: &SignIn, newcomer: Newcomer<'_>, now: DateTime<Utc>) -> bool {
    let is_its_own = found.begun.account == newcomer.account && found.begun.messenger == *newcomer.messenger;
    is_its_own && found.finished_at.is_none() && found.signed.as_ref().is_some_and(|signed| signed.until > now)
}
