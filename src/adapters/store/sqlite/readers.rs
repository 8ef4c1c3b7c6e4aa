//! Reading: a few connections that are kept and lent.
//!
//! In charge of lending them. sqlx's pool asks a connection whether it is still there before and after each use, which for a
//! database in a file is a wait for another thread each time, three instead of one for every read; so its connections
//! are taken out of it once and lent from here.

use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use futures::stream::{self, BoxStream};
use futures::{FutureExt as _, StreamExt as _, TryFutureExt as _};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteQueryResult, SqliteRow, SqliteStatement, SqliteTypeInfo};
use sqlx::{Describe, Either, Execute, Executor, SqlStr, Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Connections that only read. A query runs on whichever is free.
#[derive(Debug)]
pub struct Readers {
    pool: SqlitePool,
    idle: Arc<Mutex<Vec<PoolConnection<Sqlite>>>>,
    free: Arc<Semaphore>,
    patience: Duration,
}

/// One of them, until it is dropped.
struct Lent {
    idle: Arc<Mutex<Vec<PoolConnection<Sqlite>>>>,
    /// `None` only while it is given back.
    connection: Option<PoolConnection<Sqlite>>,
    free: Arc<Semaphore>,
    _turn: OwnedSemaphorePermit,
}

impl Readers {
    /// Lends the connections of a pool; whoever waits longer than `patience` for one is told that all are busy.
    pub(super) fn new(pool: SqlitePool, patience: Duration) -> Self {
        let most = pool.options().get_max_connections() as usize;
        Self { pool, idle: Arc::default(), free: Arc::new(Semaphore::new(most)), patience }
    }

    /// Closes them; whoever asks later is refused.
    pub(super) async fn close(&self) {
        self.free.close();
        drop(std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner)));
        self.pool.close().await;
    }

    async fn lend(&self) -> Result<Lent, sqlx::Error> {
        let turn = tokio::time::timeout(self.patience, Arc::clone(&self.free).acquire_owned()).await;
        let turn = turn.map_err(|_| sqlx::Error::PoolTimedOut)?.map_err(|_| sqlx::Error::PoolClosed)?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.pool.acquire().await?,
        };
        let (idle, free) = (Arc::clone(&self.idle), Arc::clone(&self.free));
        Ok(Lent { idle, connection: Some(connection), free, _turn: turn })
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // Dropped in the middle of a query, it is done with that one before it begins another.
        let connection = self.connection.take();
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever closes waits until the pool has it back.
        if !self.free.is_closed() {
            idle.extend(connection);
        }
    }
}

impl Deref for Lent {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        self.connection.as_ref().expect("it is there until it is given back")
    }
}

impl DerefMut for Lent {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        self.connection.as_mut().expect("it is there until it is given back")
    }
}

impl<'c> Executor<'c> for &'c Readers {
    type Database = Sqlite;

    /// The rows are read to the end first: nothing here reads a stream of them, since long reads page by key.
    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<SqliteQueryResult, SqliteRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        let read = async move {
            let mut lent = self.lend().await?;
            let found: Vec<_> = (&mut *lent).fetch_many(query).collect().await;
            Ok(stream::iter(found))
        };
        read.try_flatten_stream().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<SqliteRow>, sqlx::Error>>
    where
        'c: 'e,
        E: 'q + Execute<'q, Sqlite>,
    {
        async move { (&mut *self.lend().await?).fetch_optional(query).await }.boxed()
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [SqliteTypeInfo],
    ) -> BoxFuture<'e, Result<SqliteStatement, sqlx::Error>>
    where
        'c: 'e,
    {
        async move { (&mut *self.lend().await?).prepare_with(sql, parameters).await }.boxed()
    }

    fn describe<'e>(self, sql: SqlStr) -> BoxFuture<'e, Result<Describe<Sqlite>, sqlx::Error>>
    where
        'c: 'e,
    {
        async move { (&mut *self.lend().await?).describe(sql).await }.boxed()
    }
}
