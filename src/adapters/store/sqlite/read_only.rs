//! Opening a database that can only be read: a read-only disk, a folder of another owner, a copy put away.
//!
//! In charge of finding out that nothing can be written, of how SQLite reads all the same
//! (<https://www.sqlite.org/wal.html#read_only_databases>, read 2026-11-25), and of telling a structure that is not this
//! release's. Bringing that up to date is left to a folder that can be written.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

use super::{DATABASE_FILE, MIGRATIONS};
use crate::ports::snapshots::StoreError;

/// Whether the system refuses a write for good, however much room there is.
pub(super) fn forbids_writing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Whether no file can be made in that folder, as SQLite needs for its log.
pub(super) fn takes_no_file(folder: &Path) -> bool {
    tempfile::tempfile_in(folder).is_err_and(|error| forbids_writing(&error))
}

/// What SQLite's files beside the database allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Log {
    /// Nothing is in it that is not in the database too. Nobody tells of writes then: a program that can write there
    /// all the same, through another mount, has to be at rest.
    None,
    /// A log with its index: it is read along, beside whoever writes it.
    Readable,
    /// A log with content and no index, which SQLite would have to make.
    WithoutIndex,
}

/// The least size in bytes of the log's index, which whoever has the database open has made
/// (<https://www.sqlite.org/walformat.html>, read 2026-11-25). A smaller one found no room.
const LEAST_INDEX: u64 = 32_768;

fn look_at_log(folder: &Path) -> Log {
    let size = |ending: &str| fs::metadata(folder.join(format!("{DATABASE_FILE}{ending}"))).map(|file| file.len()).ok();
    match (size("-wal"), size("-shm")) {
        (Some(_), Some(index)) if index >= LEAST_INDEX => Log::Readable,
        (None | Some(0), _) => Log::None,
        (Some(_), _) => Log::WithoutIndex,
    }
}

/// The same connection, for reading where nothing can be written.
pub(super) fn options(options: SqliteConnectOptions, folder: &Path) -> Result<SqliteConnectOptions, StoreError> {
    let unusable = |reason: String| StoreError::Unusable { folder: folder.to_owned(), reason };
    if let Err(error) = fs::File::open(folder.join(DATABASE_FILE)) {
        return Err(unusable(match error.kind() {
            ErrorKind::PermissionDenied => "no permission to read its database".to_owned(),
            _ => error.to_string(),
        }));
    }
    let options = options.read_only(true).pragma("query_only", "ON");
    match look_at_log(folder) {
        Log::None => Ok(options.immutable(true)),
        Log::Readable => Ok(options),
        Log::WithoutIndex => Err(unusable(
            "it can only be read, and its newest part is in a log that cannot be read there; copy the whole folder"
                .into(),
        )),
    }
}

/// Refuses a database whose structure is not this release's: nothing can be brought up to date here.
pub(super) async fn check_structure(readers: &SqlitePool, folder: &Path) -> Result<(), StoreError> {
    let applied = sqlx::query_as("SELECT version, checksum FROM _sqlx_migrations WHERE success ORDER BY version");
    let applied: Vec<(i64, Vec<u8>)> =
        applied.fetch_all(readers).await.map_err(|error| super::in_folder(error, folder))?;
    let known = || MIGRATIONS.iter().filter(|step| !step.migration_type.is_down_migration());
    for (version, checksum) in &applied {
        match known().find(|step| step.version == *version) {
            None => return Err(StoreError::NewerVersion),
            Some(step) if *step.checksum != checksum[..] => {
                return Err(StoreError::BrokenDatabase { what: format!("its structure, step {version}") });
            }
            Some(_) => {}
        }
    }
    if known().any(|step| !applied.iter().any(|(version, _)| *version == step.version)) {
        return Err(StoreError::OlderVersion { folder: folder.to_owned() });
    }
    Ok(())
}

/// What a folder that is there and cannot be written to is told as.
pub(super) fn told(folder: &Path) -> StoreError {
    StoreError::ReadOnly { folder: folder.to_owned() }
}
