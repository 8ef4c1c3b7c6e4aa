//! What stands beside exported files: a manifest for programs, a note for people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ExportRequest, Written};
use crate::domain::evidence::NotHeld;
use crate::domain::record::EntityType;
use crate::domain::{PortalId, SnapshotId};
use crate::ports::portals::Portal;

/// What was exported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Whose data.
    pub portal: PortalId,
    /// The snapshot.
    pub snapshot: SnapshotId,
    /// Its moment, by the portal's clock.
    pub taken_at: DateTime<Utc>,
    /// When the export was made, by our clock.
    pub made_at: DateTime<Utc>,
    /// Whether it holds only what the portal lacked then.
    pub only_missing: bool,
    /// The types that were asked for; empty: all.
    pub types: BTreeSet<EntityType>,
    /// The ZIP that holds the files, where they are large.
    pub zip: Option<String>,
    /// Every file.
    pub files: Vec<ExportedFile>,
    /// Headings by CSV file, in order.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Headings of columns that the import wizard does not take.
    pub information_only: Vec<String>,
    /// Cells that got a leading `'` because a spreadsheet program would have run them.
    pub neutralised: Vec<NeutralisedCell>,
    /// What is in no file.
    pub not_held: Vec<NotHeld>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportedFile {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub entity_type: EntityType,
    /// How many records.
    pub records: u64,
    /// Its size.
    pub size_bytes: u64,
    /// Its BLAKE3 digest.
    pub blake3: String,
    /// Its SHA-256 digest; of a file within the ZIP too.
    pub sha256: String,
}

/// A cell that was made harmless.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeutralisedCell {
    /// In which file.
    pub file: String,
    /// The row, the heading being 1.
    pub row: u64,
    /// The column's heading.
    pub column: String,
}

impl Manifest {
    pub(super) fn new(portal: &Portal, request: &ExportRequest) -> Self {
        Self {
            portal: portal.id.clone(),
            snapshot: request.snapshot.id,
            taken_at: request.snapshot.taken_at,
            made_at: request.now,
            only_missing: request.only.is_some(),
            types: request.types.clone(),
            zip: None,
            files: Vec::new(),
            columns: BTreeMap::new(),
            information_only: Vec::new(),
            neutralised: Vec::new(),
            not_held: NotHeld::ALWAYS.to_vec(),
        }
    }

    pub(super) fn note(&mut self, name: &str, entity_type: EntityType, records: u64, written: Written) {
        let Written { size_bytes, blake3, sha256 } = written;
        self.files.push(ExportedFile { name: name.to_owned(), entity_type, records, size_bytes, blake3, sha256 });
    }

    /// All records, each counted once.
    pub fn records(&self) -> u64 {
        self.files.iter().filter(|file| file.name.ends_with(".csv")).map(|file| file.records).sum()
    }
}

/// What to do with the files, for people.
pub(super) fn readme(manifest: &Manifest) -> String {
    let mut text = format!(
        "Snapshot {} of {}, taken {}\n\n",
        manifest.snapshot,
        manifest.portal,
        manifest.taken_at.format("%Y-%m-%d %H:%M:%S UTC")
    );
    for file in &manifest.files {
        text += &format!("  {}: {} records\n", file.name, file.records);
    }
    let not_held: Vec<String> = manifest.not_held.iter().map(NotHeld::in_words).collect();
    text += &format!(
        "\nImport the CSV files in this order: companies, contacts, leads, deals (CRM > the list > gear menu > Import).\n\
         Companies and contacts are linked by their names, so those have to be there first.\n\
         Separator: semicolon. Encoding: UTF-8. Dates: year-month-day. The import creates new records; it never \
         changes existing ones.\n\
         Columns that begin with \"(information only)\" are for you; leave them out in the wizard.\n\
         Cells that begin with ' were made harmless for spreadsheet programs; {} of them are listed in manifest.json.\n\
         The .ndjson files hold every field as the portal gave it, one record a line.\n\
         Whether a file is as it was written tells `sha256sum -c SHA256SUMS`.\n\
         The files hold personal data: keep them where only those who need them can read them.\n\n\
         A .csv names the main company and the main contact of a record, as the import takes one of each; the .ndjson \
         files have all.\n\
         Not in these files: {}.\n",
        manifest.neutralised.len(),
        not_held.join("; ")
    );
    text
}
