//! Who works on a portal: one holder at a time, whatever the purpose.
//!
//! A lease outlives neither its process nor its value in the program: after `kill -9` the next command finds the
//! process gone and takes over at once. A process that cannot be looked up from here (another machine or container)
//! counts as gone once it has stopped pushing its lease on for a minute. Does not keep two programs from *reading*.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::Row;

use super::SqliteStore;
use super::seal::to_micros;
use crate::domain::PortalId;
use crate::ports::leases::{Lease, LeaseError, Leases, Purpose};
use crate::ports::snapshots::StoreError;

/// How long a lease counts without being pushed on, where its process cannot be looked up.
const SILENCE: TimeDelta = TimeDelta::seconds(60);
/// How often it is pushed on.
const PUSH_EVERY: Duration = Duration::from_secs(15);

type Token = [u8; 16];

/// The leases that are held by values of this process.
static HELD: LazyLock<Mutex<HashSet<Token>>> = LazyLock::new(Mutex::default);

/// The right to work on one portal. Given back by [`release`](Self::release), or when it is dropped.
#[derive(Debug)]
struct SqliteLease {
    store: SqliteStore,
    portal: PortalId,
    purpose: Purpose,
    token: Token,
    push: tokio::task::JoinHandle<()>,
}

#[async_trait]
impl Leases for SqliteStore {
    async fn take_lease(&self, portal: &PortalId, purpose: Purpose) -> Result<Box<dyn Lease>, LeaseError> {
        let me = Holder::of_this_process();
        let token: Token = rand::random();
        let now = wall_clock();
        let mut tx = self.begin().await?;
        let present = sqlx::query("SELECT * FROM lease WHERE portal = ?1")
            .bind(portal.as_str())
            .fetch_optional(&mut *tx)
            .await
            .map_err(StoreError::from)?;
        if let Some(row) = present {
            let (holder, purpose, expires_at) = read_lease(&row).map_err(StoreError::from)?;
            if holder.is_alive(&me, expires_at, now) {
                return Err(LeaseError::Held { portal: portal.clone(), purpose, pid: holder.pid });
            }
        }
        sqlx::query("INSERT OR REPLACE INTO lease VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
            .bind(portal.as_str())
            .bind(purpose.as_str())
            .bind(&token[..])
            .bind(&me.boot)
            .bind(&me.namespace)
            .bind(i64::from(me.pid))
            .bind(me.started)
            .bind(to_micros(now + SILENCE))
            .execute(&mut *tx)
            .await
            .map_err(StoreError::from)?;
        held().insert(token);
        if let Err(error) = tx.commit().await {
            held().remove(&token);
            return Err(error.into());
        }
        let push = tokio::spawn(push_on(self.clone(), portal.clone(), token));
        Ok(Box::new(SqliteLease { store: self.clone(), portal: portal.clone(), purpose, token, push }))
    }

    async fn find_holder(&self, portal: &PortalId) -> Result<Option<Purpose>, StoreError> {
        let row = sqlx::query("SELECT * FROM lease WHERE portal = ?1")
            .bind(portal.as_str())
            .fetch_optional(self.readers())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (holder, purpose, expires_at) = read_lease(&row)?;
        Ok(holder.is_alive(&Holder::of_this_process(), expires_at, wall_clock()).then_some(purpose))
    }
}

#[async_trait]
impl Lease for SqliteLease {
    fn portal(&self) -> &PortalId {
        &self.portal
    }

    fn purpose(&self) -> Purpose {
        self.purpose
    }

    async fn release(self: Box<Self>) -> Result<(), StoreError> {
        self.push.abort();
        let mut tx = self.store.begin().await?;
        sqlx::query("DELETE FROM lease WHERE portal = ?1 AND token = ?2")
            .bind(self.portal.as_str())
            .bind(&self.token[..])
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

impl Drop for SqliteLease {
    /// The row stays behind; it names a token that no value holds, so it counts no longer.
    fn drop(&mut self) {
        self.push.abort();
        held().remove(&self.token);
    }
}

fn held() -> std::sync::MutexGuard<'static, HashSet<Token>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn push_on(store: SqliteStore, portal: PortalId, token: Token) {
    loop {
        tokio::time::sleep(PUSH_EVERY).await;
        let pushed = async {
            let mut tx = store.begin().await?;
            sqlx::query("UPDATE lease SET expires_at = ?3 WHERE portal = ?1 AND token = ?2")
                .bind(portal.as_str())
                .bind(&token[..])
                .bind(to_micros(wall_clock() + SILENCE))
                .execute(&mut *tx)
                .await?;
            tx.commit().await
        };
        if let Err(error) = pushed.await {
            tracing::warn!(portal.id = %portal, %error, "the lease could not be pushed on; trying again");
        }
    }
}

/// A lease is compared with the clocks of other processes, so this adapter reads the wall clock itself.
fn wall_clock() -> DateTime<Utc> {
    Utc::now()
}

/// A process that holds a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Holder {
    boot: String,
    namespace: String,
    pid: u32,
    started: i64,
    token: Option<Token>,
}

impl Holder {
    fn of_this_process() -> Self {
        let pid = std::process::id();
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned();
        let namespace = std::fs::read_link("/proc/self/ns/pid").map(|path| path.display().to_string());
        Self {
            boot,
            namespace: namespace.unwrap_or_default(),
            pid,
            started: start_of(pid).unwrap_or_default(),
            token: None,
        }
    }

    fn is_alive(&self, me: &Self, expires_at: i64, now: DateTime<Utc>) -> bool {
        let can_look_up = !me.boot.is_empty() && self.boot == me.boot && self.namespace == me.namespace;
        if !can_look_up {
            return expires_at > to_micros(now);
        }
        if self.pid == me.pid && self.started == me.started {
            return self.token.is_some_and(|token| held().contains(&token));
        }
        start_of(self.pid) == Some(self.started)
    }
}

fn read_lease(row: &sqlx::sqlite::SqliteRow) -> Result<(Holder, Purpose, i64), sqlx::Error> {
    let purpose: String = row.try_get("purpose")?;
    let token: Vec<u8> = row.try_get("token")?;
    let holder = Holder {
        boot: row.try_get("boot")?,
        namespace: row.try_get("namespace")?,
        pid: row.try_get("pid")?,
        started: row.try_get("started")?,
        token: token.try_into().ok(),
    };
    let purpose = Purpose::ALL.into_iter().find(|known| known.as_str() == purpose).unwrap_or(Purpose::Capture);
    Ok((holder, purpose, row.try_get("expires_at")?))
}

/// When a process of this machine began, in clock ticks since the machine did; `None` where there is no such process.
///
/// Field 22 of `/proc/PID/stat` (proc(5)); the name in field 2 may hold spaces, so we count from its closing bracket.
fn start_of(pid: u32) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    // A zombie has ended; its parent just has not looked yet.
    if matches!(state, "Z" | "X") { None } else { fields.nth(18)?.parse().ok() }
}
