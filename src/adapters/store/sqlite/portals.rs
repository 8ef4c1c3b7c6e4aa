//! Portals in SQLite: one sealed row each, changed as a whole.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::seal::{Seal, from_micros, to_micros};
use super::{SqliteStore, Writing, sign_ins};
use crate::domain::schema::Digest;
use crate::domain::tariff::Tariff;
use crate::domain::{PortalId, UserId};
use crate::ports::crm::{Fingerprint, Probe};
use crate::ports::portals::{LastProbe, Portal, PortalStore};
use crate::ports::snapshots::StoreError;

/// A row of `portal`, as it is.
#[derive(Clone)]
pub(super) struct PortalRow {
    pub id: String,
    webhook: Option<String>,
    fingerprint: String,
    administrators: String,
    owner: Option<i64>,
    rate: Option<String>,
    probe: String,
    probed_at: i64,
    tariff: String,
    tariff_at: i64,
    added_at: i64,
    pub newest_snapshot: Option<i64>,
    pub newest_header: Option<Vec<u8>>,
    seal: Vec<u8>,
}

impl PortalRow {
    pub(super) fn read(row: &SqliteRow) -> Result<Self, sqlx::Error> {
        Ok(Self {
            id: row.try_get("id")?,
            webhook: row.try_get("webhook")?,
            fingerprint: row.try_get("fingerprint")?,
            administrators: row.try_get("administrators")?,
            owner: row.try_get("owner")?,
            rate: row.try_get("rate")?,
            probe: row.try_get("probe")?,
            probed_at: row.try_get("probed_at")?,
            tariff: row.try_get("tariff")?,
            tariff_at: row.try_get("tariff_at")?,
            added_at: row.try_get("added_at")?,
            newest_snapshot: row.try_get("newest_snapshot")?,
            newest_header: row.try_get("newest_header")?,
            seal: row.try_get("seal")?,
        })
    }

    fn compute_seal(&self) -> Vec<u8> {
        Seal::of_table("portal")
            .text(&self.id)
            .text_or_null(self.webhook.as_deref())
            .text(&self.fingerprint)
            .text(&self.administrators)
            .integer_or_null(self.owner)
            .text_or_null(self.rate.as_deref())
            .text(&self.probe)
            .integer(self.probed_at)
            .text(&self.tariff)
            .integer(self.tariff_at)
            .integer(self.added_at)
            .integer_or_null(self.newest_snapshot)
            .bytes_or_null(self.newest_header.as_deref())
            .finish()
    }

    pub(super) fn is_sealed(&self) -> bool {
        self.seal == self.compute_seal()
    }

    /// Writes the whole row, sealed anew.
    pub(super) async fn write(&self, tx: &mut Writing) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT OR REPLACE INTO portal VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )
        .bind(&self.id)
        .bind(&self.webhook)
        .bind(&self.fingerprint)
        .bind(&self.administrators)
        .bind(self.owner)
        .bind(&self.rate)
        .bind(&self.probe)
        .bind(self.probed_at)
        .bind(&self.tariff)
        .bind(self.tariff_at)
        .bind(self.added_at)
        .bind(self.newest_snapshot)
        .bind(&self.newest_header)
        .bind(self.compute_seal())
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    pub(super) fn to_portal(&self) -> Result<Portal, StoreError> {
        let damaged = || StoreError::Damaged { what: format!("what is stored of portal \"{}\"", self.id) };
        if !self.is_sealed() {
            return Err(damaged());
        }
        let administrators: Vec<u64> = from_json(&self.administrators).ok_or_else(damaged)?;
        let moment = |micros: i64| from_micros(micros).ok_or_else(damaged);
        Ok(Portal {
            id: self.id.parse().map_err(|_| damaged())?,
            is_connected: self.webhook.is_some(),
            fingerprint: from_json(&self.fingerprint).ok_or_else(damaged)?,
            administrators: administrators.into_iter().map(UserId).collect(),
            owner: self.owner.map(|owner| UserId(owner.unsigned_abs())),
            rate: self.rate.as_deref().map(str::parse).transpose().map_err(|_| damaged())?,
            last_probe: from_json::<LastProbe>(&self.probe).ok_or_else(damaged)?,
            probed_at: moment(self.probed_at)?,
            tariff: from_json::<Tariff>(&self.tariff).ok_or_else(damaged)?,
            tariff_at: moment(self.tariff_at)?,
            added_at: moment(self.added_at)?,
        })
    }

    fn from_portal(portal: &Portal, webhook: &SecretString) -> Self {
        let administrators: Vec<u64> = portal.administrators.iter().map(|user| user.0).collect();
        Self {
            id: portal.id.to_string(),
            webhook: Some(webhook.expose_secret().to_owned()),
            fingerprint: to_json(&portal.fingerprint),
            administrators: to_json(&administrators),
            owner: portal.owner.map(|owner| i64::try_from(owner.0).unwrap_or(i64::MAX)),
            rate: portal.rate.map(|rate| rate.to_string()),
            probe: to_json(&portal.last_probe),
            probed_at: to_micros(portal.probed_at),
            tariff: to_json(&portal.tariff),
            tariff_at: to_micros(portal.tariff_at),
            added_at: to_micros(portal.added_at),
            newest_snapshot: None,
            newest_header: None,
            seal: Vec::new(),
        }
    }

    async fn find_newest(&mut self, tx: &mut Writing) -> Result<(), StoreError> {
        let newest: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT id, header FROM snapshot WHERE portal = ?1 ORDER BY id DESC LIMIT 1")
                .bind(&self.id)
                .fetch_optional(&mut **tx)
                .await?;
        (self.newest_snapshot, self.newest_header) = newest.unzip();
        Ok(())
    }

    fn note_probe(&mut self, probe: &Probe, asked_at: DateTime<Utc>) -> Result<(), StoreError> {
        let known = self.to_portal()?;
        let host = probe.fingerprint.host.clone();
        self.fingerprint = to_json(&Fingerprint { host, first_users: known.fingerprint.first_users });
        self.probe = to_json(&LastProbe::from(probe));
        self.probed_at = to_micros(asked_at);
        if matches!(probe.tariff, Tariff::Known(_)) || matches!(known.tariff, Tariff::Unknown(_)) {
            self.tariff = to_json(&probe.tariff);
            self.tariff_at = to_micros(asked_at);
        }
        Ok(())
    }
}

/// The row of a portal within a transaction.
pub(super) async fn load_row(tx: &mut Writing, id: &PortalId) -> Result<Option<PortalRow>, StoreError> {
    let row = sqlx::query("SELECT * FROM portal WHERE id = ?1").bind(id.as_str()).fetch_optional(&mut **tx).await?;
    Ok(row.as_ref().map(PortalRow::read).transpose()?)
}

/// The row of a portal that must be there and be as it was written.
pub(super) async fn load_sealed_row(tx: &mut Writing, id: &PortalId) -> Result<PortalRow, StoreError> {
    let row = load_row(tx, id).await?.ok_or_else(|| not_found(id))?;
    row.to_portal()?;
    Ok(row)
}

/// Notes a finished snapshot as the newest of its portal.
pub(super) async fn note_newest(
    tx: &mut Writing,
    id: &PortalId,
    snapshot: i64,
    header: Digest,
) -> Result<(), StoreError> {
    let mut row = load_sealed_row(tx, id).await?;
    row.newest_snapshot = Some(snapshot);
    row.newest_header = Some(header.0.to_vec());
    row.write(tx).await
}

fn not_found(id: &PortalId) -> StoreError {
    StoreError::NotFound { what: format!("portal named \"{id}\"") }
}

pub(super) fn to_json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("our own plain values are always JSON")
}

pub(super) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

#[async_trait]
impl PortalStore for SqliteStore {
    async fn save_portal(&self, portal: &Portal, webhook: &SecretString) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let mut row = PortalRow::from_portal(portal, webhook);
        match load_row(&mut tx, &portal.id).await? {
            Some(present) if present.is_sealed() => {
                row.newest_snapshot = present.newest_snapshot;
                row.newest_header = present.newest_header;
            }
            // A damaged row is written anew; what it knew of snapshots is read from them.
            _ => row.find_newest(&mut tx).await?,
        }
        row.write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn find_portal(&self, id: &PortalId) -> Result<Option<Portal>, StoreError> {
        let row =
            sqlx::query("SELECT * FROM portal WHERE id = ?1").bind(id.as_str()).fetch_optional(self.readers()).await?;
        row.map(|row| PortalRow::read(&row)?.to_portal()).transpose()
    }

    async fn list_portals(&self) -> Result<Vec<Portal>, StoreError> {
        let rows = sqlx::query("SELECT * FROM portal ORDER BY id").fetch_all(self.readers()).await?;
        rows.iter().map(|row| PortalRow::read(row)?.to_portal()).collect()
    }

    async fn load_webhook(&self, id: &PortalId) -> Result<SecretString, StoreError> {
        let row = sqlx::query("SELECT * FROM portal WHERE id = ?1")
            .bind(id.as_str())
            .fetch_optional(self.readers())
            .await?
            .ok_or_else(|| not_found(id))?;
        let row = PortalRow::read(&row)?;
        row.to_portal()?;
        let webhook = row.webhook.ok_or_else(|| StoreError::NotFound {
            what: format!("webhook for portal \"{id}\", it was removed; `portal add {id}` connects it again"),
        })?;
        Ok(SecretString::from(webhook))
    }

    async fn save_webhook(&self, id: &PortalId, webhook: &SecretString) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let mut row = load_sealed_row(&mut tx, id).await?;
        row.webhook = Some(webhook.expose_secret().to_owned());
        row.write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn save_probe(&self, id: &PortalId, probe: &Probe, asked_at: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let mut row = load_sealed_row(&mut tx, id).await?;
        row.note_probe(probe, asked_at)?;
        row.write(&mut tx).await?;
        Ok(tx.commit().await?)
    }

    async fn remove_portal(&self, id: &PortalId) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let mut row = load_sealed_row(&mut tx, id).await?;
        row.webhook = None;
        row.write(&mut tx).await?;
        sign_ins::forget_app(&mut tx, id).await?;
        Ok(tx.commit().await?)
    }
}
