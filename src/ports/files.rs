//! Files that are handed over: previews, reports, exports.
//!
//! In charge of the promise that a file is there whole or not at all. What stands in it is the service's.

use std::io::{self, Write};

/// A folder that files are written to.
pub trait Folder: Send + Sync {
    /// Begins a file under a name that may hold `/`. Nothing stands under that name before
    /// [`commit`](NewFile::commit); dropped without it, nothing is left.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to.
    fn begin(&self, name: &str) -> io::Result<Box<dyn NewFile>>;

    /// Whether something stands under that name.
    fn has(&self, name: &str) -> bool;

    /// Where people find the folder.
    fn describe(&self) -> String;
}

/// A file that is being written.
pub trait NewFile: Write + Send {
    /// Puts it under its name, replacing what stood there.
    ///
    /// # Errors
    /// Where the disk is full or the folder is gone.
    fn commit(self: Box<Self>) -> io::Result<()>;
}
