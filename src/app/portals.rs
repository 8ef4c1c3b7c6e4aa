//! Adding a portal: what the command line and the demo do in the same way.
//!
//! In charge of asking the portal who it is before anything is stored, of never giving a known name to another
//! portal nor a connected portal a second name, and of refusing a webhook with which no snapshot could be taken.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::client_settings;
use crate::adapters::bitrix24::{Bitrix24Crm, WebhookUrl};
use crate::adapters::store::SqliteStore;
use crate::domain::tariff::Tariff;
use crate::domain::{PortalId, UserId};
use crate::ports::crm::{Crm, Fingerprint, Probe};
use crate::ports::portals::{LastProbe, Portal, PortalStore, RequestRate};
use crate::ports::snapshots::StoreError;
use crate::service::connection::{Concern, concerns};

/// What the operator says of a portal.
#[derive(Debug, Clone)]
pub struct NewPortal {
    /// Our own name for it.
    pub name: PortalId,
    /// Who may ask for restores; empty: as known, else the webhook's creator.
    pub administrators: Vec<UserId>,
    /// Who owns it; `None`: as known.
    pub owner: Option<UserId>,
    /// How fast it may be asked; `None`: as known.
    pub rate: Option<RequestRate>,
    /// The plan, for a portal that does not tell its own; `None`: as known.
    pub tariff: Option<Tariff>,
}

/// A portal that was added, or given a new webhook.
#[derive(Debug)]
pub struct AddedPortal {
    /// As it is stored now.
    pub portal: Portal,
    /// What it said of itself.
    pub probe: Probe,
    /// Whether what was stored of it before could not be read.
    pub was_damaged: bool,
    /// Names under which the same portal was known before; its webhook was taken away there.
    pub formerly_known_as: Vec<PortalId>,
}

/// Why a portal was not added.
#[derive(Debug, thiserror::Error)]
pub enum AddError {
    /// The name is taken by another portal.
    #[error(
        "\"{name}\" is the portal {known} already, and this webhook leads to another one{}",
        told_apart(known, found)
    )]
    AnotherPortal {
        /// The name.
        name: PortalId,
        /// The known portal's host.
        known: String,
        /// The host behind the webhook.
        found: String,
    },
    /// What keeps two restores apart, and what knows the records re-created before, goes by the name.
    #[error("this portal is known as \"{known}\" already")]
    SecondName {
        /// The name that it has.
        known: PortalId,
    },
    /// Without the users nothing tells one portal from another.
    #[error("the webhook has no permission to read users, by which a portal is known again")]
    NoUsers,
    /// Those named as administrators or owner could never ask for a restore.
    #[error("{} in the portal", list_strangers(strangers))]
    Strangers {
        /// Each with whether the portal knows them, dismissed as they are.
        strangers: Vec<(UserId, bool)>,
    },
    /// Nothing that is worth relying on could be read with it.
    #[error("the webhook cannot be used for backups: {concern}")]
    OfNoUse {
        /// What speaks against it.
        concern: Concern,
    },
}

impl AddError {
    /// What the operator can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::SecondName { .. } => {
                "use that name, with `portal add` too to give it a new webhook; or take its webhook away first with \
                 `portal remove`; nothing was changed"
            }
            Self::AnotherPortal { .. } => "give the other portal a name of its own; nothing was changed",
            Self::Strangers { .. } => {
                "name active users of the portal with --admin and --owner, by the number in the address of their profile; \
                 nothing was changed"
            }
            Self::NoUsers => "edit the webhook and tick the permission \"user\", then try again; nothing was changed",
            Self::OfNoUse { concern: Concern::MissingScope(_) } => {
                "edit the webhook in the portal and tick the permissions \"crm\" and \"user\", then try again; nothing was \
                 changed"
            }
            Self::OfNoUse { .. } => {
                "let an administrator of the portal create an inbound webhook with the permissions crm and user, and add \
                 that one; nothing was changed"
            }
        }
    }
}

/// How the portal behind a webhook differs from the known one, whose host may be the same.
fn told_apart(known: &str, found: &str) -> String {
    if known == found {
        ": the registration dates of its first users are others".to_owned()
    } else {
        format!(", {found}")
    }
}

/// `user 998 does not exist, user 12 is not active`.
fn list_strangers(strangers: &[(UserId, bool)]) -> String {
    let say = |(user, is_known): &(UserId, bool)| match is_known {
        true => format!("user {user} is not active"),
        false => format!("user {user} does not exist"),
    };
    strangers.iter().map(say).collect::<Vec<_>>().join(", ")
}

/// Refuses where somebody named now is no active user of the portal.
async fn check_people(crm: &Bitrix24Crm, new: &NewPortal) -> anyhow::Result<()> {
    let named: BTreeSet<UserId> = new.administrators.iter().copied().chain(new.owner).collect();
    let mut strangers = Vec::new();
    for user in named {
        match crm.find_user(user).await? {
            Some(found) if found.is_active => {}
            found => strangers.push((user, found.is_some())),
        }
    }
    if strangers.is_empty() { Ok(()) } else { Err(AddError::Strangers { strangers }.into()) }
}

/// Asks the portal who it is and stores it under its name; its snapshots, if it has any, stay.
///
/// # Errors
/// [`AddError`], or where the portal or the store fails; then nothing was changed.
pub async fn add_portal(
    store: &SqliteStore,
    webhook: WebhookUrl,
    new: NewPortal,
    now: DateTime<Utc>,
) -> anyhow::Result<AddedPortal> {
    let (known, was_damaged) = match store.find_portal(&new.name).await {
        Err(StoreError::Damaged { .. }) => (None, true),
        found => (found?, false),
    };
    let rate = new.rate.or(known.as_ref().and_then(|portal| portal.rate));
    let crm = Bitrix24Crm::connect(webhook, client_settings(rate))?;
    let probe = crm.probe().await?;
    if probe.fingerprint.first_users.is_empty() {
        return Err(AddError::NoUsers.into());
    }
    if let Some(portal) = &known
        && !portal.fingerprint.is_same_portal(&probe.fingerprint)
    {
        let (known, found) = (portal.fingerprint.host.clone(), probe.fingerprint.host);
        return Err(AddError::AnotherPortal { name: new.name, known, found }.into());
    }
    // Stored, it would replace a webhook that may still work, and no snapshot could be taken with it.
    if let Some(concern) = concerns(&probe).into_iter().find(Concern::forbids_snapshots) {
        return Err(AddError::OfNoUse { concern }.into());
    }
    let mut others = match store.list_portals().await {
        // One that cannot be read must not keep the damaged one from being written anew.
        Err(StoreError::Damaged { .. }) => Vec::new(),
        others => others?,
    };
    others.retain(|other| other.id != new.name && other.fingerprint.is_same_portal(&probe.fingerprint));
    if let Some(other) = others.iter().find(|other| other.is_connected) {
        return Err(AddError::SecondName { known: other.id.clone() }.into());
    }
    let formerly_known_as = others.into_iter().map(|other| other.id).collect();
    check_people(&crm, &new).await?;
    let portal = describe(&new, known, rate, &probe, now);
    store.save_portal(&portal, &crm.webhook().to_secret()).await?;
    store.save_probe(&portal.id, &probe, now).await?;
    let portal = store.load_portal(&portal.id).await?;
    Ok(AddedPortal { portal, probe, was_damaged, formerly_known_as })
}

/// The portal as it will be kept: what is given now, what was known, or the defaults.
fn describe(
    new: &NewPortal,
    known: Option<Portal>,
    rate: Option<RequestRate>,
    probe: &Probe,
    now: DateTime<Utc>,
) -> Portal {
    let administrators = match (&new.administrators[..], &known) {
        ([], Some(portal)) => portal.administrators.clone(),
        ([], None) => vec![probe.user.id],
        (named, _) => named.to_vec(),
    };
    let (tariff, tariff_at) = match (&new.tariff, &known) {
        (Some(told), _) => (told.clone(), now),
        (None, Some(portal)) => (portal.tariff.clone(), portal.tariff_at),
        (None, None) => (probe.tariff.clone(), now),
    };
    let first_users = match &known {
        Some(portal) => portal.fingerprint.first_users.clone(),
        None => probe.fingerprint.first_users.clone(),
    };
    Portal {
        id: new.name.clone(),
        is_connected: true,
        fingerprint: Fingerprint { host: probe.fingerprint.host.clone(), first_users },
        administrators,
        owner: new.owner.or(known.as_ref().and_then(|portal| portal.owner)),
        rate,
        last_probe: LastProbe::from(probe),
        probed_at: now,
        // What the portal itself tells is noted right after, over this.
        tariff,
        tariff_at,
        added_at: known.as_ref().map_or(now, |portal| portal.added_at),
    }
}
