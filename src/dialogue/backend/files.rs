//! Files that can be handed over.
//!
//! In charge of their names and purposes. Where they are on the disk is the service's.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Counts, named};

named! {
    /// What a file is about.
    FilePurpose {
        /// The steps of a plan (B03).
        Preview = "preview",
        /// What a rollback would lose (B04).
        Lost = "lost",
        /// Records as Bitrix24 imports them (R16).
        Export = "export",
        /// What was done, and what the portal would not take (B07).
        Report = "report",
    }
}

/// A file that can be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileView {
    /// What it is about.
    pub purpose: FilePurpose,
    /// Its name, unique within the conversation's work item; the service knows where it is.
    pub name: String,
    /// Rows in it.
    pub rows: u64,
}

impl FileView {
    /// Its name without the folders before it.
    pub fn short_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}

/// Files that were made (R16).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportResult {
    /// The files.
    pub files: Vec<FileView>,
    /// Records in them, by type.
    pub records: Counts,
    /// Cells that were neutralised because a spreadsheet would have run them.
    pub neutralised: u64,
}
