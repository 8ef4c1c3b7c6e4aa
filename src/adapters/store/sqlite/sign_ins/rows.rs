//! Rows of applications and tokens, sealed, and how rows are read.

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::adapters::store::sqlite::Writing;
use crate::adapters::store::sqlite::accounts::{moment, portal};
use crate::adapters::store::sqlite::seal::{Seal, to_micros};
use crate::domain::{PortalId, UserId};
use crate::ports::chats::MessengerId;
use crate::ports::sign_ins::{NewSignIn, NewToken, PersonalToken, SignIn, SignInApp, Signed, Tokens};
use crate::ports::snapshots::StoreError;

/// A row of `sign_in_app`, as it is.
pub(super) struct AppRow {
    portal: String,
    pub client_id: String,
    client_secret: String,
    pub server: String,
    member_id: Option<String>,
    added_at: i64,
    seal: Vec<u8>,
}

impl AppRow {
    pub fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            portal: row.try_get("portal")?,
            client_id: row.try_get("client_id")?,
            client_secret: row.try_get("client_secret")?,
            server: row.try_get("server")?,
            member_id: row.try_get("member_id")?,
            added_at: row.try_get("added_at")?,
            seal: row.try_get("seal")?,
        })
    }

    pub fn of(app: &SignInApp, now: DateTime<Utc>) -> Self {
        Self {
            portal: app.portal.to_string(),
            client_id: app.client_id.clone(),
            client_secret: app.client_secret.expose_secret().to_owned(),
            server: app.server.clone(),
            member_id: app.member_id.clone(),
            added_at: to_micros(now),
            seal: Vec::new(),
        }
    }

    /// With the portal's own lasting number.
    pub fn of_member(self, member_id: &str) -> Self {
        Self { member_id: Some(member_id.to_owned()), ..self }
    }

    pub async fn load(tx: &mut Writing, id: &PortalId) -> Result<Option<Self>, StoreError> {
        let query = sqlx::query("SELECT * FROM sign_in_app WHERE portal = $1").bind(id.as_str());
        let row = query.fetch_optional(&mut **tx).await?;
        Ok(row.as_ref().map(Self::read).transpose()?)
    }

    /// The row, where it is as it was written.
    pub fn sealed(self) -> Result<Self, StoreError> {
        if self.seal == self.compute_seal() { Ok(self) } else { Err(damaged("the application for signing in")) }
    }

    pub fn to_app(&self, portal: &PortalId, webhook: SecretString) -> SignInApp {
        SignInApp {
            portal: portal.clone(),
            webhook,
            client_id: self.client_id.clone(),
            client_secret: SecretString::from(self.client_secret.clone()),
            server: self.server.clone(),
            member_id: self.member_id.clone(),
        }
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("sign_in_app")
            .text(&self.portal)
            .text(&self.client_id)
            .text(&self.client_secret)
            .text(&self.server)
            .text_or_null(self.member_id.as_deref())
            .integer(self.added_at)
            .finish()
    }

    /// Writes the whole row, sealed anew.
    pub async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO sign_in_app VALUES ($1, $2, $3, $4, $5, $6, $7)")
            .bind(&self.portal)
            .bind(&self.client_id)
            .bind(&self.client_secret)
            .bind(&self.server)
            .bind(&self.member_id)
            .bind(self.added_at)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// A row of `personal_token`, as it is.
pub(super) struct TokenRow {
    /// 0 for one that is not stored yet.
    id: i64,
    portal: String,
    person: i64,
    sign_in: i64,
    link: Option<i64>,
    access: String,
    refresh: String,
    is_admin: i64,
    told_at: i64,
    made_at: i64,
    seal: Vec<u8>,
}

impl TokenRow {
    pub fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("token_id")?,
            portal: row.try_get("portal")?,
            person: row.try_get("person")?,
            sign_in: row.try_get("sign_in_id")?,
            link: row.try_get("link_id")?,
            access: row.try_get("access_token")?,
            refresh: row.try_get("refresh_token")?,
            is_admin: row.try_get("is_admin")?,
            told_at: row.try_get("told_at")?,
            made_at: row.try_get("made_at")?,
            seal: row.try_get("seal")?,
        })
    }

    /// What a sign-in gave whose proof was not shown yet.
    pub fn pending(portal: String, sign_in: i64, new: &NewToken, now: DateTime<Utc>) -> Self {
        Self {
            id: 0,
            portal,
            person: new.profile.person.0.cast_signed(),
            sign_in,
            link: None,
            access: new.tokens.access.expose_secret().to_owned(),
            refresh: new.tokens.refresh.expose_secret().to_owned(),
            is_admin: i64::from(new.profile.is_admin),
            told_at: to_micros(now),
            made_at: to_micros(now),
            seal: Vec::new(),
        }
    }

    /// With the next tokens.
    pub fn with(self, tokens: &Tokens) -> Self {
        let (access, refresh) = (tokens.access.expose_secret().to_owned(), tokens.refresh.expose_secret().to_owned());
        Self { access, refresh, ..self }
    }

    /// As a link's own.
    pub fn linked(self, link: i64) -> Self {
        Self { link: Some(link), ..self }
    }

    /// With what the portal says of the person now.
    pub fn told(self, is_admin: bool, now: DateTime<Utc>) -> Self {
        Self { is_admin: i64::from(is_admin), told_at: to_micros(now), ..self }
    }

    pub async fn load(tx: &mut Writing, id: i64) -> Result<Option<Self>, StoreError> {
        let query = sqlx::query("SELECT * FROM personal_token WHERE token_id = $1").bind(id);
        let row = query.fetch_optional(&mut **tx).await?;
        Ok(row.as_ref().map(Self::read).transpose()?)
    }

    /// What waits for the proof of a sign-in.
    pub async fn of_sign_in(tx: &mut Writing, sign_in: i64) -> Result<Option<Self>, StoreError> {
        let sql = "SELECT * FROM personal_token WHERE sign_in_id = $1 AND link_id IS NULL";
        let row = sqlx::query(sql).bind(sign_in).fetch_optional(&mut **tx).await?;
        Ok(row.as_ref().map(Self::read).transpose()?)
    }

    /// The row, where it is as it was written.
    pub fn sealed(self) -> Result<Self, StoreError> {
        if self.seal == self.compute_seal() { Ok(self) } else { Err(damaged("what a sign-in gave")) }
    }

    fn compute_seal(&self) -> Vec<u8> {
        // Without the number: a new row has none before it is written.
        Seal::of_table("personal_token")
            .text(&self.portal)
            .integer(self.person)
            .integer(self.sign_in)
            .integer_or_null(self.link)
            .text(&self.access)
            .text(&self.refresh)
            .integer(self.is_admin)
            .integer(self.told_at)
            .integer(self.made_at)
            .finish()
    }

    /// Writes the whole row, sealed anew.
    pub async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query("INSERT OR REPLACE INTO personal_token VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
            .bind((self.id != 0).then_some(self.id))
            .bind(&self.portal)
            .bind(self.person)
            .bind(self.sign_in)
            .bind(self.link)
            .bind(&self.access)
            .bind(&self.refresh)
            .bind(self.is_admin)
            .bind(self.told_at)
            .bind(self.made_at)
            .bind(self.compute_seal())
            .execute(&mut **tx)
            .await?;
        Ok(())
    }
}

/// For `snapshot verify`: what a row is called, and whether it is as it was written.
pub(in crate::adapters::store::sqlite) fn is_app_sealed(row: &SqliteRow) -> Result<(String, bool), sqlx::Error> {
    let row = AppRow::read(row)?;
    Ok((format!("the application of {}", row.portal), row.seal == row.compute_seal()))
}

/// The same for what a sign-in gave.
pub(in crate::adapters::store::sqlite) fn is_token_sealed(row: &SqliteRow) -> Result<(String, bool), sqlx::Error> {
    let row = TokenRow::read(row)?;
    Ok((format!("sign-in {}", row.sign_in), row.seal == row.compute_seal()))
}

/// A token with the account that it belongs to.
pub(super) fn token(row: &SqliteRow) -> Result<PersonalToken, StoreError> {
    let found = TokenRow::read(row)?.sealed()?;
    Ok(PersonalToken {
        id: found.id,
        link: found.link.ok_or_else(|| damaged("what a sign-in gave"))?,
        messenger: MessengerId(row.try_get("messenger")?),
        account: row.try_get("account")?,
        language: row.try_get("language")?,
        access: SecretString::from(found.access),
        refresh: SecretString::from(found.refresh),
    })
}

pub(super) fn sign_in(row: &SqliteRow) -> Result<SignIn, StoreError> {
    let maybe = |name: &str| row.try_get::<Option<i64>, _>(name).map_err(StoreError::from)?.map(moment).transpose();
    let person: Option<i64> = row.try_get("person")?;
    let name: Option<String> = row.try_get("name")?;
    let signed = match (person, name, maybe("proof_until")?) {
        (Some(person), Some(name), Some(until)) => Some(Signed { person: UserId(person.cast_unsigned()), name, until }),
        _ => None,
    };
    Ok(SignIn {
        id: row.try_get("sign_in_id")?,
        begun: NewSignIn {
            portal: portal(row.try_get("portal")?)?,
            messenger: MessengerId(row.try_get("messenger")?),
            account: row.try_get("account")?,
            language: row.try_get("language")?,
            nonce: row.try_get("nonce")?,
            state: row.try_get("state")?,
            expires_at: moment(row.try_get("expires_at")?)?,
        },
        account_name: row.try_get("account_name")?,
        came_at: maybe("came_at")?,
        signed,
        finished_at: maybe("finished_at")?,
    })
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}
