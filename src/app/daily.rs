//! The daily snapshots of every portal of an installation (R08), and letting go of what is no longer kept (R09).
//!
//! In charge of doing it at the hour, of trying again after a failure and of going on whatever happens to one portal.
//! When it is due is `domain::daily`'s.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::{connect, follow_move, prune_snapshots, take_snapshot};
use crate::adapters::store::SqliteStore;
use crate::config;
use crate::domain::daily::{Daily, wait_after};
use crate::domain::policy::Policy;
use crate::domain::retention::RetentionPolicy;
use crate::domain::zone::Zone;
use crate::domain::{PortalId, SnapshotId};
use crate::ports::portals::{Portal, PortalStore};
use crate::ports::snapshots::SnapshotReader;
use crate::service::capture::CaptureReport;

/// How many portals are read at the same time.
const PORTALS_AT_ONCE: usize = 4;

/// How the work is done.
#[derive(Clone)]
pub struct DailySettings {
    /// How often is looked what is due. A snapshot is late by so much at most, and so long it takes until a new portal or
    /// a changed policy is noticed.
    pub look_every: Duration,
    /// What time it is.
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl Default for DailySettings {
    fn default() -> Self {
        Self { look_every: Duration::from_secs(20), clock: Arc::new(Utc::now) }
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
    /// Not before, after a failure.
    not_before: Option<DateTime<Utc>>,
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
    running: JoinSet<(Portal, anyhow::Result<CaptureReport>)>,
}

impl DailySnapshots {
    /// For the installation in `data`, opened as `store`.
    ///
    /// # Errors
    /// Where its policy cannot be used.
    pub fn new(store: SqliteStore, data: PathBuf, settings: DailySettings) -> Result<Self, config::ConfigError> {
        let policy = config::load_policy(&data)?;
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

    /// Begins whatever is due. A policy that cannot be used leaves the one before in force.
    async fn begin_due(&mut self, now: DateTime<Utc>) -> anyhow::Result<()> {
        let policy = config::load_policy(&self.data);
        let portals = self.store.list_portals().await?;
        for portal in portals.into_iter().filter(|portal| portal.is_connected) {
            if self.due(&portal, now).await?.is_some_and(|due| due <= now) {
                self.begin(portal, now);
            }
        }
        self.policy = policy?;
        Ok(())
    }

    /// When a portal's next snapshot is due. `None`: the policy takes none, or it is being read.
    async fn due(&self, portal: &Portal, now: DateTime<Utc>) -> anyhow::Result<Option<DateTime<Utc>>> {
        let remembered = self.remembered.get(&portal.id);
        let Some(at) = self.policy.daily_at() else { return Ok(None) };
        if remembered.is_some_and(|remembered| remembered.is_busy) {
            return Ok(None);
        }
        let newest = self.store.list_snapshots(&portal.id).await?.iter().map(|header| header.taken_at).max();
        let newest = newest.max(remembered.and_then(|remembered| remembered.taken));
        let due = Daily { at, zone: Zone::parse_or_utc(&portal.last_probe.time_zone), newest }.due(now);
        Ok(Some(remembered.and_then(|remembered| remembered.not_before).map_or(due, |wait| wait.max(due))))
    }

    fn begin(&mut self, portal: Portal, now: DateTime<Utc>) {
        self.remembered.entry(portal.id.clone()).or_default().is_busy = true;
        let (store, at_once) = (self.store.clone(), Arc::clone(&self.at_once));
        self.running.spawn(async move {
            let _place = at_once.acquire_owned().await;
            let report = take(&store, &portal, now).await;
            (portal, report)
        });
    }

    /// Notes how a capture ended, lets go of what is no longer kept, and tells.
    async fn settle(
        &mut self,
        portal: Portal,
        result: anyhow::Result<CaptureReport>,
        now: DateTime<Utc>,
        tell: &(dyn Fn(DailyEvent) + Send + Sync),
    ) {
        let remembered = self.remembered.entry(portal.id.clone()).or_default();
        remembered.is_busy = false;
        match result {
            Err(error) => {
                remembered.failures += 1;
                let retry_at = now + wait_after(remembered.failures);
                remembered.not_before = Some(retry_at);
                tell(DailyEvent::Failed { portal, error, retry_at });
            }
            Ok(report) => {
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

async fn take(store: &SqliteStore, portal: &Portal, now: DateTime<Utc>) -> anyhow::Result<CaptureReport> {
    let crm = connect(store, portal).await?;
    let report = take_snapshot(store, &crm, &portal.id, now, &|_| {}).await?;
    follow_move(store, &portal.id, &crm).await?;
    Ok(report)
}
