//! SQLite: one file in the data folder, nothing to install.
//!
//! In charge of opening, migrations, the one writer and the readers, leases, and of turning SQLite's errors into
//! ours. Each group of tables has a file of its own below.
//!
//! # For whoever adds tables
//! - A migration of your own under `migrations/sqlite/`, portal first in every key, a `seal` in every lasting row.
//! - Writing: `let mut tx = store.begin().await?; …execute(&mut *tx)…; tx.commit().await?`. It is
//!   on the single writer connection, so a second `begin` in the same task waits for the first.
//!   `synchronous = FULL`: what is committed survives a power cut.
//! - Reading: `…fetch_all(store.readers())`. Page by key; a long read keeps the write-ahead log from shrinking.
//! - `sqlx::Error` becomes [`StoreError`] by `?`.
//! - Add your tables to [`verify::sealed_tables`], so that `snapshot verify` reads them.

pub mod seal;

mod accounts;
mod audit;
mod captures;
mod chats;
mod conversations;
mod forums;
mod handoffs;
mod invites;
mod lease;
mod lineage;
mod look;
mod plans;
mod played;
mod portals;
mod read_only;
mod readers;
mod restores;
mod retention;
mod sign_ins;
mod snapshots;
pub mod verify;
mod watch;
mod writer;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, Execute, Sqlite, SqliteConnection, SqlitePool};

use self::readers::Readers;
use self::writer::Writer;
pub use self::writer::Writing;
use crate::ports::files::is_full;
use crate::ports::snapshots::StoreError;

/// The database's name within the data folder.
pub const DATABASE_FILE: &str = "restore24.db";

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// How the database is opened.
#[derive(Debug, Clone)]
pub struct StoreSettings {
    /// How long a transaction waits for another process before it is told [`StoreError::Busy`].
    pub busy_timeout: Duration,
    /// The largest size of the database in pages of 4 KiB; `None`: what the disk holds.
    pub max_pages: Option<u32>,
    /// Nobody needs what is in it after a power cut: nothing waits for the disk. For passing folders only.
    pub is_passing: bool,
}

impl Default for StoreSettings {
    fn default() -> Self {
        Self { busy_timeout: Duration::from_secs(5), max_pages: None, is_passing: false }
    }
}

/// The store of one installation. Cheap to clone; all clones share the connections.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    /// `None` where the folder can only be read.
    writer: Option<Writer>,
    readers: Arc<Readers>,
}

impl SqliteStore {
    /// Opens the store in that folder, creating folder (0700) and database (0600) on first use.
    ///
    /// # Errors
    /// [`StoreError::Unusable`] where the folder cannot be used, [`StoreError::ReadOnly`] where what is there can only be
    /// read ([`open_to_read`](Self::open_to_read) does), [`StoreError::NewerVersion`] for the database of a later release,
    /// [`StoreError::Busy`], [`StoreError::DiskFull`], [`StoreError::BrokenDatabase`].
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        Self::open_with(folder, StoreSettings::default()).await
    }

    /// As [`open`](Self::open), with settings of one's own.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn open_with(folder: &Path, settings: StoreSettings) -> Result<Self, StoreError> {
        let file = prepare_files(folder)?;
        let options = connecting(&file, &settings).synchronous(if settings.is_passing {
            SqliteSynchronous::Off
        } else {
            SqliteSynchronous::Full
        });
        let mut writing = options.clone().journal_mode(SqliteJournalMode::Wal).pragma("journal_size_limit", "67108864");
        // What somebody has erased is not to be read in the file either.
        writing = writing.pragma("secure_delete", "ON");
        // The writer folds the log in only where it has grown to 64 MiB nevertheless: `writer` has it done beside.
        writing = writing.pragma("wal_autocheckpoint", "16384");
        if let Some(pages) = settings.max_pages {
            writing = writing.pragma("max_page_count", pages.to_string());
        }
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(settings.acquire_timeout())
            .idle_timeout(None)
            .max_lifetime(None)
            .after_release(|connection, _| Box::pin(is_usable(connection)));
        let writer = connect(&pool, &writing, folder, settings.busy_timeout).await?;
        migrate(&writer, folder, settings.busy_timeout).await?;
        // The system keeps what was read of the file, so each connection needs little of its own (1 MiB).
        let reading = options.pragma("query_only", "ON").pragma("cache_size", "-1024");
        let readers = readers(&settings).connect_lazy_with(reading);
        let readers = Arc::new(Readers::new(readers, settings.acquire_timeout()));
        let writer = Some(Writer::new(writer, settings.acquire_timeout(), Arc::clone(&readers)));
        Ok(Self { inner: Arc::new(Inner { folder: folder.to_owned(), writer, readers }) })
    }

    /// Opens the store in a folder that can only be read; whatever would write is refused with
    /// [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// As [`open`](Self::open), and [`StoreError::OlderVersion`] for a structure that would have to be brought up to date.
    pub async fn open_to_read(folder: &Path, settings: StoreSettings) -> Result<Self, StoreError> {
        let options = read_only::options(connecting(&folder.join(DATABASE_FILE), &settings), folder)?;
        let readers = readers(&settings).connect_lazy_with(options);
        read_only::check_structure(&readers, folder).await?;
        let readers = Arc::new(Readers::new(readers, settings.acquire_timeout()));
        Ok(Self { inner: Arc::new(Inner { folder: folder.to_owned(), writer: None, readers }) })
    }

    /// Whether nothing can be written, as in a folder on a read-only disk.
    pub fn is_read_only(&self) -> bool {
        self.inner.writer.is_none()
    }

    /// The data folder.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// Connections that only read.
    pub fn readers(&self) -> &Readers {
        &self.inner.readers
    }

    /// Begins a writing transaction; dropped without `commit`, it leaves nothing. Those that are at work at the same
    /// time in this process share one wait for the disk.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where another process is writing all the time, [`StoreError::ReadOnly`].
    pub async fn begin(&self) -> Result<Writing, StoreError> {
        let writer = self.inner.writer.as_ref().ok_or_else(|| read_only::told(self.folder()))?;
        writer.begin().await
    }

    /// Writes statements on which no decision depends, all of them or none: a transaction in one step.
    async fn write<'q>(&self, mut statements: impl Execute<'q, Sqlite>) -> Result<(), StoreError> {
        let writer = self.inner.writer.as_ref().ok_or_else(|| read_only::told(self.folder()))?;
        let arguments = statements.take_arguments().map_err(sqlx::Error::Encode)?.unwrap_or_default();
        writer.write(statements.sql().as_str(), arguments).await
    }

    /// Closes every connection; the write-ahead log is folded into the database.
    pub async fn close(&self) {
        self.inner.readers.close().await;
        if let Some(writer) = &self.inner.writer {
            writer.close().await;
        }
    }
}

impl StoreSettings {
    /// Tasks of this process wait for each other longer than for another process.
    fn acquire_timeout(&self) -> Duration {
        self.busy_timeout.saturating_mul(12)
    }
}

fn connecting(file: &Path, settings: &StoreSettings) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(settings.busy_timeout)
        .foreign_keys(true)
        .statement_cache_capacity(200)
}

fn readers(settings: &StoreSettings) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(4).acquire_timeout(settings.acquire_timeout())
}

/// Whether an installation was begun in that folder.
pub fn is_begun(folder: &Path) -> bool {
    folder.join(DATABASE_FILE).exists()
}

/// What is left of an installation whose database is missing: its log, or a folder of files with numbers of its own.
pub fn left_behind(folder: &Path) -> Option<String> {
    let log = format!("{DATABASE_FILE}-wal");
    if fs::metadata(folder.join(&log)).is_ok_and(|file| file.len() > 0) {
        return Some(log);
    }
    let highest =
        |kind: &FilesOf| highest_in(folder, *kind).map(|number| format!("{}/{}{number}", kind.folder(), kind.letter()));
    [FilesOf::Restores, FilesOf::Plans].iter().find_map(highest)
}

/// What has a folder of files for each number.
#[derive(Debug, Clone, Copy)]
enum FilesOf {
    Plans,
    Restores,
}

impl FilesOf {
    fn folder(self) -> &'static str {
        match self {
            Self::Plans => "plans",
            Self::Restores => "restores",
        }
    }

    fn letter(self) -> char {
        match self {
            Self::Plans => 'p',
            Self::Restores => 'r',
        }
    }
}

/// The highest number that has a folder of files, known to the database or not.
fn highest_in(folder: &Path, kind: FilesOf) -> Option<i64> {
    let names =
        fs::read_dir(folder.join(kind.folder())).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter_map(|name| name.strip_prefix(kind.letter())?.parse().ok()).max()
}

/// Whether its database was cut down to nothing. SQLite would drop the log beside it and begin anew.
pub fn is_emptied(folder: &Path) -> bool {
    fs::metadata(folder.join(DATABASE_FILE)).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// Makes the folder and an empty database where they are missing; both for the owner only.
fn prepare_files(folder: &Path) -> Result<PathBuf, StoreError> {
    let unusable = |reason: &str| StoreError::Unusable { folder: folder.to_owned(), reason: reason.to_owned() };
    let explain = |error: &std::io::Error| match error.kind() {
        _ if is_full(error) => StoreError::DiskFull,
        ErrorKind::PermissionDenied => unusable("no permission to write there"),
        ErrorKind::ReadOnlyFilesystem => unusable("it can only be read"),
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => unusable("it is not a folder"),
        _ => unusable(&error.to_string()),
    };
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    let mut file_options = fs::OpenOptions::new();
    // Not truncated: the file may be there.
    file_options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        file_options.mode(0o600);
    }
    builder.create(folder).map_err(|error| explain(&error))?;
    let file = folder.join(DATABASE_FILE);
    if file.is_dir() {
        return Err(unusable("a folder stands in the place of its database"));
    }
    match file_options.open(&file) {
        Ok(_) => Ok(file),
        Err(error) if read_only::forbids_writing(&error) && file.exists() => Err(read_only::told(folder)),
        Err(error) => Err(explain(&error)),
    }
}

/// Whether a connection that comes back can begin a transaction again; the pool opens another one where it cannot.
///
/// On a full disk SQLite rolls back by itself (<https://www.sqlite.org/lang_transaction.html>, read 2026-11-22), and
/// sqlx 0.9, whose own rollback then fails, believes the transaction to be open for ever.
async fn is_usable(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    // What was queued before, the rollback of a dropped transaction too, is done once this is answered.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

/// How long to wait before looking again whether another process has made the tables.
const BETWEEN_LOOKS: Duration = Duration::from_millis(20);

async fn connect(
    pool: &SqlitePoolOptions,
    writing: &SqliteConnectOptions,
    folder: &Path,
    patience: Duration,
) -> Result<SqlitePool, StoreError> {
    let begun = Instant::now();
    loop {
        match pool.clone().connect_with(writing.clone()).await.map_err(|error| in_folder(error, folder)) {
            // Another process begins its log; SQLite does not wait for that by itself.
            Err(StoreError::Busy) if begun.elapsed() < patience => tokio::time::sleep(BETWEEN_LOOKS).await,
            connected => return connected,
        }
    }
}

async fn migrate(writer: &SqlitePool, folder: &Path, patience: Duration) -> Result<(), StoreError> {
    let begun = Instant::now();
    loop {
        match MIGRATIONS.run(writer).await {
            Ok(()) => return Ok(()),
            Err(MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..)) => {
                return Err(StoreError::NewerVersion);
            }
            Err(MigrateError::VersionMismatch(version) | MigrateError::Dirty(version)) => {
                return Err(StoreError::BrokenDatabase { what: format!("its structure, step {version}") });
            }
            // Another process makes the same tables (SQLite refuses at once to let the second one write): look again.
            Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
                let error = in_folder(error, folder);
                if begun.elapsed() >= patience || !matches!(error, StoreError::Busy | StoreError::Failed(_)) {
                    return Err(error);
                }
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            Err(other) => return Err(StoreError::Failed(Box::new(other))),
        }
    }
}

/// What there is of numbered things, for whoever named another number: `there are p1 to p3`.
fn tell_numbers(letter: char, numbers: (Option<i64>, Option<i64>), none: &str) -> String {
    match numbers {
        (Some(first), Some(last)) if first == last => format!("there is only {letter}{first}"),
        (Some(first), Some(last)) => format!("there are {letter}{first} to {letter}{last}"),
        _ => none.to_owned(),
    }
}

fn in_folder(error: sqlx::Error, folder: &Path) -> StoreError {
    match error.into() {
        // Without a place for its log SQLite opens nothing for writing.
        StoreError::Unusable { .. } if read_only::takes_no_file(folder) => read_only::told(folder),
        StoreError::Unusable { reason, .. } => StoreError::Unusable { folder: folder.to_owned(), reason },
        other => other,
    }
}

/// SQLite's result codes (<https://www.sqlite.org/rescode.html>, read 2026-11-22).
mod code {
    pub const BUSY: i32 = 5;
    pub const LOCKED: i32 = 6;
    pub const READONLY: i32 = 8;
    pub const CORRUPT: i32 = 11;
    pub const FULL: i32 = 13;
    pub const CANTOPEN: i32 = 14;
    pub const NOTADB: i32 = 26;

    /// Extended: a page that should be there is not.
    pub const IOERR_SHORT_READ: i32 = 522;

    // Extended ones too. SQLite says FULL only where the system says ENOSPC; a quota or a limit on the size of files shows
    // up as one of these, and so does a full disk once it is the index of the log that finds no room.
    const IOERR_WRITE: i32 = 778;
    const IOERR_FSYNC: i32 = 1034;
    const IOERR_TRUNCATE: i32 = 1546;
    const IOERR_SHMOPEN: i32 = 4618;
    const IOERR_SHMSIZE: i32 = 4874;

    /// What a write ends with that found no room, or a failing disk.
    pub const NOT_WRITTEN: [i32; 5] = [IOERR_WRITE, IOERR_FSYNC, IOERR_TRUNCATE, IOERR_SHMOPEN, IOERR_SHMSIZE];
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let unusable = |reason: &str| Self::Unusable { folder: PathBuf::new(), reason: reason.to_owned() };
        let broken = |what: &str| Self::BrokenDatabase { what: what.to_owned() };
        match &error {
            sqlx::Error::Database(database) => {
                let extended = database.code().and_then(|code| code.parse::<i32>().ok());
                if extended.is_some_and(|code| code::NOT_WRITTEN.contains(&code)) {
                    return Self::NotWritten;
                }
                if extended == Some(code::IOERR_SHORT_READ) {
                    return broken("the file is shorter than it was");
                }
                match extended.map(|code| code & 0xff) {
                    Some(code::BUSY | code::LOCKED) => Self::Busy,
                    Some(code::FULL) => Self::DiskFull,
                    Some(code::CORRUPT | code::NOTADB) => broken("the file is cut off or was overwritten"),
                    Some(code::READONLY) => unusable("the database can only be read"),
                    Some(code::CANTOPEN) => unusable("the database cannot be opened"),
                    _ => Self::Failed(Box::new(error)),
                }
            }
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(cause) if is_full(cause) => Self::DiskFull,
            sqlx::Error::ColumnDecode { index, .. } => {
                Self::Damaged { what: format!("a value that is not of its kind (column {index})") }
            }
            _ => Self::Failed(Box::new(error)),
        }
    }
}
