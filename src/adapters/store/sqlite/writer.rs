//! Writing: everybody who writes at the same time shares one wait for the disk.
//!
//! In charge of the one connection that writes. A [`Writing`] is a transaction: kept whole or not at all, and on the disk
//! once [`commit`](Writing::commit) has returned. Underneath, those that come while others write are savepoints of one
//! transaction of the database, and whoever is done first behind the last of them has it written down for all.
//! Whatever the state of that transaction depends on runs in tasks of its own, so a task that is dropped in the middle
//! leaves nothing half-done to the others.

use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use sqlx::pool::PoolConnection;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Sqlite, SqliteConnection, SqlitePool};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::readers::Readers;
use crate::ports::snapshots::StoreError;

/// The one that writes.
#[derive(Debug)]
pub(super) struct Writer {
    pool: SqlitePool,
    patience: Duration,
    shared: Arc<Mutex<Shared>>,
    /// How many want to begin.
    wanting: Arc<AtomicUsize>,
    log: Arc<LogKeeper>,
}

/// Folds the write-ahead log into the database while others write, so that nobody's transaction has to do it: it takes
/// tens of milliseconds each time.
#[derive(Debug)]
struct LogKeeper {
    readers: Arc<Readers>,
    begun_at: std::sync::Mutex<Instant>,
}

/// How often the log is folded in while there is writing.
const FOLD_EVERY: Duration = Duration::from_millis(500);

impl LogKeeper {
    /// The next commit folds it in.
    #[cfg(test)]
    fn begin_at_once(&self) {
        *self.begun_at.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now() - FOLD_EVERY;
    }

    fn fold_where_due(self: Arc<Self>) {
        let mut begun_at = self.begun_at.lock().unwrap_or_else(PoisonError::into_inner);
        if begun_at.elapsed() >= FOLD_EVERY {
            *begun_at = Instant::now();
            drop(begun_at);
            tokio::spawn(async move { self.fold().await });
        }
    }

    /// Folds it in. Where it fails SQLite does it by itself when the log is large (`wal_autocheckpoint`).
    async fn fold(&self) {
        if let Err(error) = sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&*self.readers).await {
            tracing::debug!(%error, "the database's log is folded in later");
        }
    }
}

/// What those that write share; whoever has the lock has the connection.
#[derive(Debug, Default)]
struct Shared {
    open: Option<Open>,
    /// The connection between two transactions.
    idle: Option<PoolConnection<Sqlite>>,
    /// Whoever closes waits until the pool has it back.
    is_closed: bool,
    /// How many transactions of the database were begun.
    begun: u64,
}

/// A transaction of the database that goes on.
#[derive(Debug)]
struct Open {
    connection: PoolConnection<Sqlite>,
    number: u64,
    /// Whoever waits for it to be on the disk.
    waiting: Vec<oneshot::Sender<Result<(), StoreError>>>,
    /// Whether the last savepoint was left without an end.
    is_left: bool,
}

/// Tells when it is on the disk.
type Kept = oneshot::Receiver<Result<(), StoreError>>;

impl Open {
    fn wait(&mut self) -> (u64, Kept) {
        let (send, kept) = oneshot::channel();
        self.waiting.push(send);
        (self.number, kept)
    }
}

/// A writing transaction. Dropped without [`commit`](Self::commit), it leaves nothing.
#[derive(Debug)]
pub struct Writing {
    shared: Arc<Mutex<Shared>>,
    wanting: Arc<AtomicUsize>,
    log: Arc<LogKeeper>,
    /// `None` once it has ended.
    guard: Option<OwnedMutexGuard<Shared>>,
}

impl Writer {
    /// `readers` fold the log in beside the writing.
    pub(super) fn new(pool: SqlitePool, patience: Duration, readers: Arc<Readers>) -> Self {
        let log = Arc::new(LogKeeper { readers, begun_at: std::sync::Mutex::new(Instant::now()) });
        Self { pool, patience, shared: Arc::default(), wanting: Arc::default(), log }
    }

    pub(super) async fn begin(&self) -> Result<Writing, StoreError> {
        let (pool, patience, shared) = (self.pool.clone(), self.patience, Arc::clone(&self.shared));
        let (wanting, log) = (Arc::clone(&self.wanting), Arc::clone(&self.log));
        in_own_task(async move {
            wanting.fetch_add(1, Ordering::SeqCst);
            let guard = tokio::time::timeout(patience, Arc::clone(&shared).lock_owned()).await;
            wanting.fetch_sub(1, Ordering::SeqCst);
            let mut guard = guard.map_err(|_| StoreError::Busy)?;
            guard.begin(&pool).await?;
            Ok(Writing { shared, wanting, log, guard: Some(guard) })
        })
        .await
    }

    /// Writes statements on which no decision depends, all of them or none, in one step; they are on the disk once this
    /// has returned. Arguments are named by their numbers (`$1`) in all of them.
    pub(super) async fn write(&self, statements: &str, arguments: SqliteArguments) -> Result<(), StoreError> {
        let (pool, patience, shared) = (self.pool.clone(), self.patience, Arc::clone(&self.shared));
        let (wanting, log, statements) = (Arc::clone(&self.wanting), Arc::clone(&self.log), statements.to_owned());
        in_own_task(async move {
            wanting.fetch_add(1, Ordering::SeqCst);
            let guard = tokio::time::timeout(patience, Arc::clone(&shared).lock_owned()).await;
            wanting.fetch_sub(1, Ordering::SeqCst);
            let mut guard = guard.map_err(|_| StoreError::Busy)?;
            let is_alone = wanting.load(Ordering::SeqCst) == 0;
            let written = guard.write(&pool, &statements, arguments, is_alone).await;
            // Where it failed there may be others' writing to be kept, or a transaction that nobody needs.
            let number = guard.open.as_ref().map(|open| open.number);
            drop(guard);
            if let Some(number) = number {
                shared.lock().await.end(number).await;
            }
            let kept = match written? {
                Some(kept) => kept.await.unwrap_or(Err(StoreError::Busy)),
                None => Ok(()),
            };
            log.fold_where_due();
            kept
        })
        .await
    }

    pub(super) async fn close(&self) {
        // Whoever still writes comes to an end first.
        let mut shared = self.shared.lock().await;
        shared.is_closed = true;
        drop(shared.idle.take());
        drop(shared);
        self.pool.close().await;
    }
}

impl Writing {
    /// Keeps what was written; it is on the disk once this has returned.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::NotWritten`] and whatever else keeps it from the disk; nothing of it is
    /// there then.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let Some(mut guard) = self.guard.take() else { return Ok(()) };
        let (shared, wanting, log) = (Arc::clone(&self.shared), Arc::clone(&self.wanting), Arc::clone(&self.log));
        in_own_task(async move {
            let kept = if wanting.load(Ordering::SeqCst) == 0 {
                let kept = guard.keep_and_end().await;
                drop(guard);
                kept
            } else {
                let (number, kept) = guard.keep().await?;
                drop(guard);
                // Those who came meanwhile are before us, and go along.
                shared.lock().await.end(number).await;
                kept.await.unwrap_or(Err(StoreError::Busy))
            };
            log.fold_where_due();
            kept
        })
        .await
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        let Some(mut guard) = self.guard.take() else { return };
        let Some(open) = &mut guard.open else { return };
        open.is_left = true;
        let number = open.number;
        drop(guard);
        let shared = Arc::clone(&self.shared);
        // Without a runtime the program is about to end, and the database takes it back by itself.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move { shared.lock().await.end(number).await });
        }
    }
}

impl Deref for Writing {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        let open = self.guard.as_ref().and_then(|guard| guard.open.as_ref());
        &open.expect("a transaction has its connection until it ends").connection
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        let open = self.guard.as_mut().and_then(|guard| guard.open.as_mut());
        &mut open.expect("a transaction has its connection until it ends").connection
    }
}

impl Shared {
    /// Opens a savepoint, and the transaction around it where none goes on.
    async fn begin(&mut self, pool: &SqlitePool) -> Result<(), StoreError> {
        self.take_back().await;
        if let Some(open) = &mut self.open {
            match run(&mut open.connection, "SAVEPOINT one").await {
                Ok(()) => return Ok(()),
                Err(error) => self.fail(&error).await,
            }
        }
        let mut connection = self.connection(pool).await?;
        run(&mut connection, "BEGIN IMMEDIATE; SAVEPOINT one").await?;
        self.open(connection);
        Ok(())
    }

    /// sqlx's pool would ask before and after each use whether it is still there.
    async fn connection(&mut self, pool: &SqlitePool) -> Result<PoolConnection<Sqlite>, StoreError> {
        Ok(match self.idle.take() {
            Some(connection) => connection,
            None => pool.acquire().await?,
        })
    }

    fn open(&mut self, connection: PoolConnection<Sqlite>) -> &mut Open {
        self.begun += 1;
        self.open.insert(Open { connection, number: self.begun, waiting: Vec::new(), is_left: false })
    }

    /// Writes statements in a savepoint of their own. Gives when they are on the disk; `None` where they are there
    /// already, as whoever is alone needs not wait for others.
    async fn write(
        &mut self,
        pool: &SqlitePool,
        statements: &str,
        arguments: SqliteArguments,
        is_alone: bool,
    ) -> Result<Option<Kept>, StoreError> {
        self.take_back().await;
        let begin = if self.open.is_none() { "BEGIN IMMEDIATE; " } else { "" };
        let end = if is_alone { "; COMMIT" } else { "" };
        let sql = format!("{begin}SAVEPOINT one; {statements}; RELEASE one{end}");
        if self.open.is_none() {
            let connection = self.connection(pool).await?;
            self.open(connection);
        }
        let Some(open) = &mut self.open else { return Err(StoreError::Busy) };
        let query = sqlx::query_with(sqlx::AssertSqlSafe(sql), arguments);
        if let Err(error) = query.execute(&mut *open.connection).await {
            open.is_left = true;
            return Err(error.into());
        }
        if is_alone {
            self.tell_kept();
            return Ok(None);
        }
        let (_number, kept) = open.wait();
        Ok(Some(kept))
    }

    /// Ends a savepoint so that what was written in it stays; gives the transaction and when it is on the disk.
    async fn keep(&mut self) -> Result<(u64, Kept), StoreError> {
        let Some(open) = &mut self.open else { return Err(StoreError::Busy) };
        if let Err(error) = run(&mut open.connection, "RELEASE one").await {
            self.fail(&error).await;
            return Err(error);
        }
        Ok(open.wait())
    }

    /// The same where nobody else wants to write: ends the transaction with it, in one step.
    async fn keep_and_end(&mut self) -> Result<(), StoreError> {
        let Some(open) = &mut self.open else { return Err(StoreError::Busy) };
        match run(&mut open.connection, "RELEASE one; COMMIT").await {
            Ok(()) => self.tell_kept(),
            Err(error) => {
                self.fail(&error).await;
                return Err(error);
            }
        }
        Ok(())
    }

    /// Ends the transaction, unless somebody else has done so.
    async fn end(&mut self, number: u64) {
        if self.open.as_ref().is_none_or(|open| open.number != number) {
            return;
        }
        self.take_back().await;
        let Some(open) = &mut self.open else { return };
        match run(&mut open.connection, "COMMIT").await {
            Ok(()) => self.tell_kept(),
            Err(error) => self.fail(&error).await,
        }
    }

    /// It is on the disk.
    fn tell_kept(&mut self) {
        let Some(open) = self.open.take() else { return };
        self.idle = Some(open.connection).filter(|_| !self.is_closed);
        for waiting in open.waiting {
            // Whoever was dropped meanwhile does not need to know.
            let _told = waiting.send(Ok(()));
        }
    }

    /// Takes back what was left without an end.
    async fn take_back(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| open.is_left) else { return };
        open.is_left = false;
        // On a full disk SQLite takes the whole transaction back by itself, and the savepoint is gone
        // (<https://www.sqlite.org/lang_transaction.html>, read 2026-11-26): so is what the others wrote.
        let mut taken = run(&mut open.connection, "ROLLBACK TO one").await;
        if taken.is_ok() {
            taken = run(&mut open.connection, "RELEASE one").await;
        }
        if taken.is_err() {
            self.fail(&StoreError::NotWritten).await;
        }
    }

    /// Nothing of the transaction stays; all who wait are told.
    async fn fail(&mut self, error: &StoreError) {
        let Some(mut open) = self.open.take() else { return };
        // Where SQLite has taken it back already there is nothing to roll back, which is an error too.
        let _rolled_back = run(&mut open.connection, "ROLLBACK").await;
        for waiting in open.waiting {
            let _told = waiting.send(Err(once_more(error)));
        }
    }
}

async fn run(connection: &mut SqliteConnection, sql: &'static str) -> Result<(), StoreError> {
    sqlx::query(sql).execute(connection).await?;
    Ok(())
}

/// Runs to its end even where whoever waits for it is dropped.
async fn in_own_task<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::spawn(work).await.unwrap_or_else(|error| Err(StoreError::Failed(Box::new(error))))
}

/// The same error for one more who waits.
fn once_more(error: &StoreError) -> StoreError {
    match error {
        StoreError::Busy => StoreError::Busy,
        StoreError::DiskFull => StoreError::DiskFull,
        StoreError::NotWritten => StoreError::NotWritten,
        StoreError::BrokenDatabase { what } => StoreError::BrokenDatabase { what: what.clone() },
        StoreError::Unusable { reason, .. } => StoreError::Unusable { folder: PathBuf::new(), reason: reason.clone() },
        other => StoreError::Failed(other.to_string().into()),
    }
}

#[cfg(test)]
mod tests;
