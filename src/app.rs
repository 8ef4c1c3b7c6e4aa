//! Where services meet adapters: what commands, the demo and the service assemble in the same way.
//!
//! In charge of putting things together. What a command is called and how its result looks is `cli`'s.

pub mod conversations;
pub mod daily;
pub mod dialogue_watch;
pub mod doctor;
pub mod portals;
pub mod script_world;
pub mod stage;
pub mod telegram;
pub mod watching;

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use chrono::{DateTime, Utc};

use crate::adapters::bitrix24::{Bitrix24Crm, Bitrix24SignIn, ClientSettings, WebhookUrl};
use crate::adapters::files::{DiskFolder, remove_unfinished};
use crate::adapters::store::{self, SqliteStore, StoreSettings};
use crate::config;
use crate::domain::PortalId;
use crate::domain::policy::Policy;
use crate::domain::retention::RetentionPolicy;
use crate::ports::captures::Lineage;
use crate::ports::crm::Crm;
use crate::ports::leases::{Lease, Leases, Purpose};
use crate::ports::portals::{Portal, PortalStore, RequestRate};
use crate::ports::sign_ins::OwnRights;
use crate::ports::snapshots::StoreError;
use crate::service::capture::{CaptureReport, CaptureRequest, CaptureStep, capture};
use crate::service::desk::{Clock, Desk};
use crate::service::retention::{PruneReport, prune};
use crate::service::sign_in::own::OwnTokens;
use secrecy::ExposeSecret;

/// Opens the installation in that folder, which has to be there: a mistyped or unmounted folder is not begun anew.
///
/// # Errors
/// [`StoreError::NoInstallation`], [`StoreError::BrokenDatabase`] where the database is empty, and as [`begin_store`].
pub async fn open_store(data: &Path) -> Result<SqliteStore, StoreError> {
    check_begun(data)?;
    begin_store(data).await
}

/// Opens the installation in that folder for a command that only reads: also where nothing can be written, for want of
/// rights or of room.
///
/// # Errors
/// As [`open_store`] but for [`StoreError::ReadOnly`], and [`StoreError::OlderVersion`].
pub async fn open_store_to_read(data: &Path) -> Result<SqliteStore, StoreError> {
    match open_store(data).await {
        Err(StoreError::ReadOnly { .. }) => SqliteStore::open_to_read(data, store_settings()).await,
        // Where that fails too, it is the want of room that is told.
        Err(error) if error.is_full() => SqliteStore::open_to_read(data, store_settings()).await.or(Err(error)),
        opened => opened,
    }
}

/// Whether there is an installation that can be opened, as far as its files tell.
fn check_begun(data: &Path) -> Result<(), StoreError> {
    if data.join(store::DATABASE_FILE).try_exists().is_err_and(|error| error.kind() == ErrorKind::PermissionDenied) {
        let reason = "no permission to look into it".to_owned();
        return Err(StoreError::Unusable { folder: data.to_owned(), reason });
    }
    // What is no folder at all is told by the store itself.
    check_complete(data)?;
    if !store::is_begun(data) && (data.is_dir() || !data.exists()) {
        return Err(StoreError::NoInstallation { folder: data.to_owned() });
    }
    if store::is_emptied(data) {
        return Err(StoreError::BrokenDatabase { what: "its file is empty".to_owned() });
    }
    Ok(())
}

/// Refuses a folder in which everything but the database is there: another one would give numbers anew, and files of
/// the same names would replace those that are kept.
fn check_complete(data: &Path) -> Result<(), StoreError> {
    if store::is_begun(data) {
        return Ok(());
    }
    match store::left_behind(data) {
        Some(found) => Err(StoreError::NoDatabase { folder: data.to_owned(), found }),
        None => Ok(()),
    }
}

/// Opens the installation in that folder, or begins one: for the commands that may.
///
/// # Errors
/// See [`SqliteStore::open`], and [`StoreError::NoDatabase`].
pub async fn begin_store(data: &Path) -> Result<SqliteStore, StoreError> {
    check_complete(data)?;
    SqliteStore::open_with(data, store_settings()).await
}

fn store_settings() -> StoreSettings {
    let defaults = StoreSettings::default();
    StoreSettings { busy_timeout: config::busy_time().unwrap_or(defaults.busy_timeout), ..defaults }
}

/// Which portal a command is for.
#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    /// No portal was added yet.
    #[error("there is no portal yet")]
    NoPortal,
    /// There are several and none was named.
    #[error("there are several portals ({}), and none was named", names.join(", "))]
    Several {
        /// All of them.
        names: Vec<String>,
    },
    /// There is none of that name, or the store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ChoiceError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoPortal => Some("add one with `restore24 portal add NAME`"),
            Self::Several { .. } => Some("name one with --portal NAME"),
            Self::Store(StoreError::NotFound { .. }) => Some("see the names with `restore24 portal list`"),
            Self::Store(error) => error.hint(),
        }
    }
}

/// The portal of that name; without a name the only one there is.
///
/// # Errors
/// [`ChoiceError`] where that leaves none, or several.
pub async fn choose_portal(store: &SqliteStore, name: Option<&PortalId>) -> Result<Portal, ChoiceError> {
    if let Some(name) = name {
        return Ok(store.load_portal(name).await?);
    }
    let mut portals = store.list_portals().await?;
    match portals.len() {
        0 => Err(ChoiceError::NoPortal),
        1 => Ok(portals.remove(0)),
        _ => Err(ChoiceError::Several { names: portals.into_iter().map(|portal| portal.id.to_string()).collect() }),
    }
}

/// How a portal is asked, by the rate that the operator gave it and the waits that the environment asks for.
pub fn client_settings(rate: Option<RequestRate>) -> ClientSettings {
    let usual = ClientSettings::default();
    let defaults = ClientSettings {
        request_timeout: config::answer_time().unwrap_or(usual.request_timeout),
        backoff: config::retry_pause().unwrap_or(usual.backoff),
        ..usual
    };
    match rate {
        None => defaults,
        Some(RequestRate::PerSecond(rate)) => ClientSettings { drain_per_second: Some(rate), ..defaults },
        Some(RequestRate::Unlimited) => {
            ClientSettings { drain_per_second: None, operating_slow_down: None, ..defaults }
        }
    }
}

/// A connection to a known portal; nothing is sent yet.
///
/// # Errors
/// Where its webhook was removed or is not one, or the store fails.
pub async fn connect(store: &SqliteStore, portal: &Portal) -> anyhow::Result<Bitrix24Crm> {
    connect_with(store, portal, client_settings(portal.rate)).await
}

/// As [`connect`], asking as told instead of as the operator set it.
///
/// # Errors
/// As there.
pub async fn connect_with(
    store: &SqliteStore,
    portal: &Portal,
    settings: ClientSettings,
) -> anyhow::Result<Bitrix24Crm> {
    let webhook = store.load_webhook(&portal.id).await?;
    let webhook: WebhookUrl = webhook.expose_secret().parse().context("the stored webhook cannot be used")?;
    Ok(Bitrix24Crm::connect(webhook, settings)?)
}

/// What evidence, plans and restores of a portal work with.
pub fn desk(store: &SqliteStore, portal: Portal, crm: Arc<dyn Crm>, policy: Policy) -> Desk {
    let store = Arc::new(store.clone());
    Desk {
        portal,
        crm,
        own_rights: own_rights(&store, Arc::new(Utc::now)),
        files: Arc::new(DiskFolder::new(store.folder())),
        snapshots: store.clone(),
        restores: store.clone(),
        leases: store,
        policy,
        clock: Arc::new(Utc::now),
        settle: config::settle_time(),
    }
}

/// What people's own sign-ins tell. Whoever works for longer keeps one, since it renews tokens one after another.
pub fn own_rights(store: &Arc<SqliteStore>, clock: Clock) -> Arc<dyn OwnRights> {
    Arc::new(OwnTokens::new(store.clone(), store.clone(), Arc::new(Bitrix24SignIn::default()), clock))
}

/// Takes a snapshot of a portal: lease, lineage, capture.
///
/// # Errors
/// [`LeaseError`](crate::ports::leases::LeaseError), [`CaptureError`](crate::service::capture::CaptureError) or
/// [`StoreError`] within.
pub async fn take_snapshot(
    store: &SqliteStore,
    crm: &dyn Crm,
    portal: &PortalId,
    now: DateTime<Utc>,
    watch: &(dyn Fn(CaptureStep) + Send + Sync),
) -> anyhow::Result<CaptureReport> {
    let lease = store.take_lease(portal, Purpose::Capture).await?;
    let report = take_snapshot_under(store, crm, &*lease, now, watch).await;
    if let Err(error) = lease.release().await {
        // Whoever comes next finds this process gone, and what was done or failed is what counts.
        tracing::warn!(%error, "the portal's lease was given up without being removed");
    }
    report
}

/// As [`take_snapshot`], for whoever holds the portal already, such as a restore.
///
/// # Errors
/// As there.
pub async fn take_snapshot_under(
    store: &SqliteStore,
    crm: &dyn Crm,
    lease: &dyn Lease,
    now: DateTime<Utc>,
    watch: &(dyn Fn(CaptureStep) + Send + Sync),
) -> anyhow::Result<CaptureReport> {
    let first_ids = store.first_ids(lease.portal()).await?;
    Ok(capture(crm, store, lease, CaptureRequest { now, first_ids }, watch).await?)
}

/// Lets go of the snapshots of a portal that are no longer kept, and of files that nobody will finish.
///
/// # Errors
/// [`LeaseError`](crate::ports::leases::LeaseError) or [`StoreError`] within; pruning again goes on.
pub async fn prune_snapshots(
    store: &SqliteStore,
    portal: &PortalId,
    policy: RetentionPolicy,
    now: DateTime<Utc>,
) -> anyhow::Result<PruneReport> {
    let lease = store.take_lease(portal, Purpose::Prune).await?;
    let report = prune(store, &*lease, policy, now).await;
    lease.release().await?;
    remove_unfinished(store.folder());
    Ok(report?)
}

/// Keeps the address of a portal that answered under another host than the stored one.
///
/// # Errors
/// Where the store fails.
pub async fn follow_move(store: &SqliteStore, portal: &PortalId, crm: &Bitrix24Crm) -> Result<bool, StoreError> {
    let stored = store.load_webhook(portal).await?;
    let present = crm.webhook().to_secret();
    let has_moved = stored.expose_secret() != present.expose_secret();
    if has_moved {
        store.save_webhook(portal, &present).await?;
    }
    Ok(has_moved)
}
