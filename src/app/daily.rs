//! The daily snapshots of every portal of an installation (R08), and letting go of what is no longer kept (R09).
//!
//! In charge of doing it at the hour, of trying again after a failure and of going on whatever happens to one portal.
//! When it is due is `domain::daily`'s.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveTime, Utc};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::{connect, follow_move, prune_snapshots, take_snapshot_under};
use crate::adapters::store::SqliteStore;
use crate::config;
use crate::domain::daily::{BUSY_WAIT, Daily, newest, wait_after, wait_until};
use crate::domain::policy::Policy;
use crate::domain::retention::RetentionPolicy;
use crate::domain::zone::Zone;
use crate::domain::{PortalId, SnapshotId};
use crate::ports::leases::{Lease, LeaseError, Leases, Purpose};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::snapshots::{SnapshotReader, StoreError};
use crate::service::capture::CaptureReport;
use crate::service::in_force::PolicyInForce;

/// How many portals are read at the same time.
const PORTALS_AT_ONCE: usize = 4;

/// How the work is done.
#[derive(Clone)]
pub struct DailySettings {
    /// How often is looked what is due. A snapshot is late by so much at most, and so long it takes until a new portal or
    /// a changed policy is noticed.
    pub look_every: Duration,
    /// Where the policy is put in force for everybody else too, when it has changed.
    pub in_force: Option<PolicyInForce>,
    /// The group of the desk, where another one than the policy's is named.
    pub desk: Option<i64>,
    /// What time it is.
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl Default for DailySettings {
    fn default() -> Self {
        Self { look_every: Duration::from_secs(20), desk: None, in_force: None, clock: Arc::new(Utc::now) }
    }
}

/// What happened.
#[derive(Debug)]
pub enum DailyEvent {
    /// A snapshot was taken.
    Taken {
        /// Of which portal.
        portal: Portal,
        /// What was read.
        report: Box<CaptureReport>,
        /// The snapshots that are no longer kept.
        expired: Vec<SnapshotId>,
        /// When the next one is due.
        next_at: Option<DateTime<Utc>>,
    },
    /// A snapshot could not be taken. Those taken before are as they were.
    Failed {
        /// Of which portal.
        portal: Portal,
        /// Why.
        error: anyhow::Error,
        /// When it is tried again.
        retry_at: DateTime<Utc>,
    },
    /// Somebody else is at work on the portal: `snapshot take`, a restore, another `serve`. Told once until it is over.
    Busy {
        /// Which portal.
        portal: Portal,
        /// With what.
        error: anyhow::Error,
        /// When it is looked again whether a snapshot is due.
        retry_at: DateTime<Utc>,
    },
    /// Snapshots were taken, but old ones could not be let go of.
    NotPruned {
        /// Of which portal.
        portal: Portal,
        /// Why.
        error: anyhow::Error,
    },
    /// The installation itself could not be read; it is tried again.
    Unreadable {
        /// Why.
        error: anyhow::Error,
    },
}

/// What this process remembers of a portal.
#[derive(Debug, Default)]
struct Remembered {
    /// When it last took a snapshot, by our clock.
    taken: Option<DateTime<Utc>>,
    /// Failures in a row.
    failures: u32,
    /// Not before, after a failure or while somebody else was at work.
    not_before: Option<DateTime<Utc>>,
    /// Whether it was told that somebody else is at work.
    busy_told: bool,
    /// Whether it is being read.
    is_busy: bool,
}

/// Takes the daily snapshots of an installation.
pub struct DailySnapshots {
    store: SqliteStore,
    data: PathBuf,
    settings: DailySettings,
    policy: Policy,
    /// The last failure that was told and was no portal's, so that it is told once.
    told: Option<String>,
    remembered: BTreeMap<PortalId, Remembered>,
    at_once: Arc<Semaphore>,
    running: JoinSet<(Portal, anyhow::Result<Option<CaptureReport>>)>,
}

impl DailySnapshots {
    /// For the installation in `data`, opened as `store`.
    ///
    /// # Errors
    /// Where its policy cannot be used.
    pub fn new(store: SqliteStore, data: PathBuf, settings: DailySettings) -> Result<Self, config::ConfigError> {
        let policy = config::load_policy_with_desk(&data, settings.desk)?;
        Ok(Self {
            store,
            data,
            settings,
            policy,
            told: None,
            remembered: BTreeMap::new(),
            at_once: Arc::new(Semaphore::new(PORTALS_AT_ONCE)),
            running: JoinSet::new(),
        })
    }

    /// Works until it is dropped; each event is told to `tell`. A capture that is under way then goes on with the next
    /// start, where that comes within an hour.
    pub async fn run(mut self, tell: &(dyn Fn(DailyEvent) + Send + Sync)) {
        loop {
            let failure = self.begin_due((self.settings.clock)()).await.err();
            let text = failure.as_ref().map(|error| format!("{error:#}"));
            if let Some(error) = failure.filter(|_| text != self.told) {
                tell(DailyEvent::Unreadable { error });
            }
            self.told = text;
            tokio::select! {
                Some(ended) = self.running.join_next() => match ended {
                    Ok((portal, result)) => self.settle(portal, result, (self.settings.clock)(), tell).await,
                    Err(error) => tell(DailyEvent::Unreadable { error: error.into() }),
                },
                () = tokio::time::sleep(self.settings.look_every) => {}
            }
        }
    }

    /// Begins whatever is due. A policy that cannot be used leaves the one before in force, and a portal that cannot be
    /// looked at leaves the others alone.
    async fn begin_due(&mut self, now: DateTime<Utc>) -> anyhow::Result<()> {
        let policy = config::load_policy_with_desk(&self.data, self.settings.desk);
        let portals = self.store.list_portals().await?;
        let mut unreadable = None;
        for portal in portals.into_iter().filter(|portal| portal.is_connected) {
            match self.due(&portal, now).await {
                Ok(due) if due.is_some_and(|due| due <= now) => self.begin(portal),
                Ok(_) => {}
                Err(error) => {
                    let text = format!("whether a snapshot of {} is due cannot be told", portal.id);
                    unreadable.get_or_insert(error.context(text));
                }
            }
        }
        self.policy = policy?;
        if let Some(in_force) = &self.settings.in_force
            && in_force.replace(self.policy.clone())
        {
            tracing::info!("a changed policy is in force from now on");
        }
        unreadable.map_or(Ok(()), Err)
    }

    /// When a portal's next snapshot is due. `None`: the policy takes none, or it is being read.
    async fn due(&self, portal: &Portal, now: DateTime<Utc>) -> anyhow::Result<Option<DateTime<Utc>>> {
        let remembered = self.remembered.get(&portal.id);
        let Some(at) = self.policy.daily_at() else { return Ok(None) };
        if remembered.is_some_and(|remembered| remembered.is_busy) {
            return Ok(None);
        }
        let taken = remembered.and_then(|remembered| remembered.taken);
        let due = due_at(&self.store, portal, at, taken, now).await?;
        let not_before = remembered.and_then(|remembered| remembered.not_before);
        Ok(Some(wait_until(not_before, now).map_or(due, |wait| wait.max(due))))
    }

    fn begin(&mut self, portal: Portal) {
        let remembered = self.remembered.entry(portal.id.clone()).or_default();
        remembered.is_busy = true;
        let (taken, at) = (remembered.taken, self.policy.daily_at());
        let (store, at_once, clock) = (self.store.clone(), Arc::clone(&self.at_once), Arc::clone(&self.settings.clock));
        self.running.spawn(async move {
            let _place = at_once.acquire_owned().await;
            // There may have been a long wait for the place.
            let report = take(&store, &portal.id, at, taken, clock()).await;
            (portal, report)
        });
    }

    /// Notes how a capture ended, lets go of what is no longer kept, and tells.
    async fn settle(
        &mut self,
        portal: Portal,
        result: anyhow::Result<Option<CaptureReport>>,
        now: DateTime<Utc>,
        tell: &(dyn Fn(DailyEvent) + Send + Sync),
    ) {
        let remembered = self.remembered.entry(portal.id.clone()).or_default();
        remembered.is_busy = false;
        match result {
            Ok(None) => *remembered = Remembered { taken: remembered.taken, ..Remembered::default() },
            Err(error) if is_held(&error) => {
                let retry_at = now + BUSY_WAIT;
                remembered.not_before = Some(retry_at);
                if !std::mem::replace(&mut remembered.busy_told, true) {
                    tell(DailyEvent::Busy { portal, error, retry_at });
                }
            }
            Err(error) => {
                remembered.busy_told = false;
                remembered.failures += 1;
                let retry_at = now + wait_after(remembered.failures);
                remembered.not_before = Some(retry_at);
                tell(DailyEvent::Failed { portal, error, retry_at });
            }
            Ok(Some(report)) => {
                *remembered = Remembered { taken: Some(now), ..Remembered::default() };
                let expired = match self.let_go(&portal.id, now).await {
                    Ok(expired) => expired,
                    Err(error) => {
                        tell(DailyEvent::NotPruned { portal: portal.clone(), error });
                        Vec::new()
                    }
                };
                let next_at = self.due(&portal, now).await.unwrap_or_default();
                tell(DailyEvent::Taken { portal, report: Box::new(report), expired, next_at });
            }
        }
    }

    async fn let_go(&self, portal: &PortalId, now: DateTime<Utc>) -> anyhow::Result<Vec<SnapshotId>> {
        let policy = RetentionPolicy::keep_days(self.policy.snapshots.keep_days)?;
        let report = prune_snapshots(&self.store, portal, policy, now).await?;
        Ok(report.verdicts.iter().filter(|verdict| !verdict.is_kept()).map(|verdict| verdict.id).collect())
    }
}

/// When the next snapshot of a portal is due, by what is stored and what this process remembers.
async fn due_at(
    store: &SqliteStore,
    portal: &Portal,
    at: NaiveTime,
    taken: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, StoreError> {
    let stored = store.list_snapshots(&portal.id).await?;
    let moments = stored.iter().map(|header| header.taken_at).chain(taken);
    Ok(Daily { at, zone: Zone::parse_or_utc(&portal.last_probe.time_zone), newest: newest(moments, now) }.due(now))
}

/// Takes a snapshot. `None`: meanwhile the portal was removed, or somebody else took the day's.
async fn take(
    store: &SqliteStore,
    id: &PortalId,
    at: Option<NaiveTime>,
    taken: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<CaptureReport>> {
    let lease = store.take_lease(id, Purpose::Capture).await?;
    let report = take_under(store, &*lease, at, taken, now).await;
    if let Err(error) = lease.release().await {
        // Whoever comes next finds that nobody holds it any more.
        tracing::warn!(portal.id = %id, %error, "the portal's lease was given up without being removed");
    }
    report
}

async fn take_under(
    store: &SqliteStore,
    lease: &dyn Lease,
    at: Option<NaiveTime>,
    taken: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> anyhow::Result<Option<CaptureReport>> {
    let portal = store.load_portal(lease.portal()).await?;
    let Some(at) = at.filter(|_| portal.is_connected) else { return Ok(None) };
    if due_at(store, &portal, at, taken, now).await? > now {
        return Ok(None);
    }
    let crm = connect(store, &portal).await?;
    let report = take_snapshot_under(store, &crm, lease, now, &|_| {}).await?;
    if let Err(error) = follow_move(store, &portal.id, &crm).await {
        // The snapshot is there; a portal that was removed meanwhile has no address to keep.
        tracing::warn!(portal.id = %portal.id, %error, "the portal's present address was not kept");
    }
    Ok(Some(report))
}

/// Whether somebody else is at work on the portal, which is no failure.
fn is_held(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| matches!(cause.downcast_ref(), Some(LeaseError::Held { .. })))
}
