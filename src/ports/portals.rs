//! Portals as the installation knows them: names, connections, rights that the operator granted.

use std::fmt;
use std::str::FromStr;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use super::crm::{Fingerprint, PortalUser, Probe};
use super::snapshots::StoreError;
use crate::domain::tariff::Tariff;
use crate::domain::{EntityType, PortalId, UserId};

/// Keeps portals.
#[async_trait]
pub trait PortalStore: Send + Sync {
    /// Adds a portal, or replaces connection and settings of a known one; its snapshots stay.
    async fn save_portal(&self, portal: &Portal, webhook: &SecretString) -> Result<(), StoreError>;

    /// One portal, `None` where none has that name. Removed ones are found too.
    async fn find_portal(&self, id: &PortalId) -> Result<Option<Portal>, StoreError>;

    /// One portal, removed ones too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where none has that name.
    async fn load_portal(&self, id: &PortalId) -> Result<Portal, StoreError> {
        self.find_portal(id).await?.ok_or_else(|| StoreError::NotFound { what: format!("portal named \"{id}\"") })
    }

    /// Every portal by name, removed ones too.
    async fn list_portals(&self) -> Result<Vec<Portal>, StoreError>;

    /// The address of a portal's webhook.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where there is no such portal or it was removed.
    async fn load_webhook(&self, id: &PortalId) -> Result<SecretString, StoreError>;

    /// Replaces the address of a portal's webhook, after the portal moved to another host.
    async fn save_webhook(&self, id: &PortalId, webhook: &SecretString) -> Result<(), StoreError>;

    /// Notes what the portal said of itself. A tariff that it did not tell leaves the last known one.
    async fn save_probe(&self, id: &PortalId, probe: &Probe, asked_at: DateTime<Utc>) -> Result<(), StoreError>;

    /// Forgets the webhook. Snapshots stay and can be read.
    async fn remove_portal(&self, id: &PortalId) -> Result<(), StoreError>;
}

/// A portal as the installation knows it. The webhook is kept apart ([`PortalStore::load_webhook`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Portal {
    /// Our own name for it.
    pub id: PortalId,
    /// Whether there is a webhook; without one the portal was removed.
    pub is_connected: bool,
    /// What identifies it, as first seen (the host as last seen).
    pub fingerprint: Fingerprint,
    /// Users whom the operator named administrators.
    pub administrators: Vec<UserId>,
    /// The user whom the operator named owner.
    pub owner: Option<UserId>,
    /// How fast it may be asked; `None`: as the portal's own limits say.
    pub rate: Option<RequestRate>,
    /// What it last said of itself.
    pub last_probe: LastProbe,
    /// When it did, by our clock.
    pub probed_at: DateTime<Utc>,
    /// The last known tariff, or why none is known.
    pub tariff: Tariff,
    /// When that was, by our clock.
    pub tariff_at: DateTime<Utc>,
    /// When the portal was added, by our clock.
    pub added_at: DateTime<Utc>,
}

/// What a portal last said of itself and of the connection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastProbe {
    /// The calling user.
    pub user: PortalUser,
    /// Whether the calling user is an administrator.
    pub is_admin: bool,
    /// The scopes granted, sorted.
    pub scopes: Vec<String>,
    /// Types that cannot be read, and why not.
    pub unreadable: Vec<(EntityType, String)>,
    /// The portal's zone: an IANA name, or an offset such as `+02:00`.
    pub time_zone: String,
}

impl From<&Probe> for LastProbe {
    fn from(probe: &Probe) -> Self {
        let unreadable = probe
            .readable
            .iter()
            .filter_map(|(entity_type, answer)| Some((*entity_type, answer.as_ref().err()?.clone())))
            .collect();
        Self {
            user: probe.user.clone(),
            is_admin: probe.is_admin,
            scopes: probe.scopes.clone(),
            unreadable,
            time_zone: probe.time_zone.clone(),
        }
    }
}

/// How fast a portal may be asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RequestRate {
    /// At most so many requests a second, above zero.
    PerSecond(f64),
    /// Without a limit of ours, on requests and on execution time; the portal's refusals are honoured.
    Unlimited,
}

impl fmt::Display for RequestRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PerSecond(rate) => rate.fmt(f),
            Self::Unlimited => f.write_str("unlimited"),
        }
    }
}

/// A text that is no rate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a rate is a number of requests a second between 0.01 and 1000, or \"unlimited\"")]
pub struct InvalidRate;

impl FromStr for RequestRate {
    type Err = InvalidRate;

    fn from_str(text: &str) -> Result<Self, InvalidRate> {
        if text == "unlimited" {
            return Ok(Self::Unlimited);
        }
        let rate: f64 = text.parse().map_err(|_| InvalidRate)?;
        if (0.01..=1000.0).contains(&rate) { Ok(Self::PerSecond(rate)) } else { Err(InvalidRate) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_number_or_the_word() {
        assert_eq!("2.5".parse(), Ok(RequestRate::PerSecond(2.5)));
        assert_eq!("unlimited".parse(), Ok(RequestRate::Unlimited));
        for wrong in ["", "0", "-1", "NaN", "inf", "two", "1001"] {
            assert_eq!(wrong.parse::<RequestRate>(), Err(InvalidRate), "{wrong}");
        }
        assert_eq!(RequestRate::PerSecond(2.0).to_string().parse(), Ok(RequestRate::PerSecond(2.0)));
    }
}
