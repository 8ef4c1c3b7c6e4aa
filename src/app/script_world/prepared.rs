//! Portals with a week of snapshots, prepared once and used by many cases.
//!
//! In charge of taking the snapshots over HTTP, of keeping the database they are in, and of giving every case a portal
//! of its own that has lived the same week: the same seed lives the same story, so the copied snapshots are its own.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use tempfile::TempDir;
use tokio::sync::{Mutex, OnceCell};

use super::{OWNER, open_passing};
use crate::adapters::store::{DATABASE_FILE, SqliteStore};
use crate::app::portals::{NewPortal, add_portal};
use crate::app::stage::{captures_before, move_clock};
use crate::app::{connect, take_snapshot};
use crate::ports::portals::{PortalStore, RequestRate};
use crate::sandbox::{Counts, Options, Scenario, Server};

/// The portal's name, which is typed to confirm a rollback.
pub const PORTAL: &str = "acme";

/// What a prepared week depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// What goes wrong.
    pub scenario: Scenario,
    /// The portal's zone.
    pub zone: Tz,
    /// What goes wrong goes wrong the day before.
    pub story_end: DateTime<Utc>,
    /// When it ends: the case's now.
    pub end: DateTime<Utc>,
    /// How many records the portal has, about; `None` for as many as lose 48 contacts where a list of them is deleted.
    pub records: Option<u32>,
    /// Only so many snapshots, the newest.
    pub snapshots: Option<u32>,
    /// Whether the portal's labels are German.
    pub is_german: bool,
}

type Prepared = Arc<OnceCell<TempDir>>;

/// Keeps prepared weeks for as long as it lives.
#[derive(Default)]
pub struct Stage {
    weeks: Mutex<HashMap<String, Prepared>>,
}

impl Stage {
    /// A portal at the end of its week, and a folder with an installation that has its snapshots.
    ///
    /// # Errors
    /// No free port, no room, or the snapshots cannot be taken.
    pub async fn set_up(&self, week: &Week) -> anyhow::Result<(Server, TempDir)> {
        let prepared = Arc::clone(self.weeks.lock().await.entry(format!("{week:?}")).or_default());
        let source = prepared.get_or_try_init(|| prepare(week)).await?;
        let folder = passing_folder()?;
        std::fs::copy(source.path().join(DATABASE_FILE), folder.path().join(DATABASE_FILE))?;
        let server = start(week).await?;
        move_clock(&server, week.end, true)?;
        let store = open_passing(folder.path()).await?;
        store.save_webhook(&PORTAL.parse()?, &server.webhook_url().into()).await?;
        store.close().await;
        Ok((server, folder))
    }
}

fn passing_folder() -> std::io::Result<TempDir> {
    tempfile::Builder::new().prefix("restore24-script-").tempdir()
}

async fn start(week: &Week) -> anyhow::Result<Server> {
    let mut options = Options {
        scenario: Some(week.scenario),
        is_german: week.is_german,
        is_frozen: true,
        zone: week.zone,
        clock: captures_before(week.end, week.zone).first().copied().unwrap_or(week.end),
        ..Options::at(week.story_end, week.records.unwrap_or_default())
    };
    if week.records.is_none() {
        options.counts = Counts::exact(60, 120, 604, 60);
    }
    Ok(Server::start_anywhere(options).await?)
}

async fn prepare(week: &Week) -> anyhow::Result<TempDir> {
    let folder = passing_folder()?;
    let server = start(week).await?;
    let store = open_passing(folder.path()).await?;
    take_week(&store, &server, week).await?;
    // What is in the write-ahead log goes to the file that is copied.
    store.close().await;
    Ok(folder)
}

async fn take_week(store: &SqliteStore, server: &Server, week: &Week) -> anyhow::Result<()> {
    let rate = Some(RequestRate::Unlimited);
    let new = NewPortal { name: PORTAL.parse()?, administrators: vec![OWNER], owner: Some(OWNER), rate, tariff: None };
    let portal = add_portal(store, server.webhook_url().parse()?, new, week.end).await?.portal;
    let crm = connect(store, &portal).await?;
    let captures = captures_before(week.end, week.zone);
    let left_out = week.snapshots.map_or(0, |wanted| captures.len().saturating_sub(wanted as usize));
    for moment in captures.into_iter().skip(left_out) {
        move_clock(server, moment, true)?;
        take_snapshot(store, &crm, &portal.id, moment, &|_| {}).await?;
    }
    Ok(())
}
