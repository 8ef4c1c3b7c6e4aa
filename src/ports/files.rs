//! Files that are handed over: previews, reports, exports.
//!
//! In charge of the promise that a file is there whole or not at all. What stands in it is the service's.

use std::io::{self, ErrorKind, Write};

/// Whether a failure means that there is no room: on the disk, in a quota, or within a limit on the size of files.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge)
}

/// A folder that files are written to.
pub trait Folder: Send + Sync {
    /// Begins a file under a name that may hold `/`. Nothing stands under that name before
    /// [`commit`](NewFile::commit); dropped without it, nothing is left.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to.
    fn begin(&self, name: &str) -> io::Result<Box<dyn NewFile>>;

    /// What stands under that name.
    ///
    /// # Errors
    /// Where there is nothing, or it cannot be read.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;

    /// Whether something stands under that name.
    fn has(&self, name: &str) -> bool;

    /// Packs files of this folder into one ZIP beside them and takes them away.
    ///
    /// # Errors
    /// Where the disk is full; then the files stay as they were.
    fn pack(&self, names: &[String], into: &str) -> io::Result<Packed>;

    /// Takes a file away; one that is not there is no failure.
    ///
    /// # Errors
    /// Where the folder cannot be written to.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Where people find the folder.
    fn describe(&self) -> String;
}

/// A ZIP that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its size.
    pub size_bytes: u64,
    /// Its SHA-256 digest, in hexadecimal.
    pub sha256: String,
}

/// A file that is being written.
pub trait NewFile: Write + Send {
    /// Puts it under its name, replacing what stood there.
    ///
    /// # Errors
    /// Where the disk is full or the folder is gone.
    fn commit(self: Box<Self>) -> io::Result<()>;
}
