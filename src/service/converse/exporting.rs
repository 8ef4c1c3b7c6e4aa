//! Files of an order: which they are, and in which folder they stand.
//!
//! In charge of the folder. What a file holds is `service::export`'s.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Job;
use super::failure::Failure;
use crate::dialogue::backend::{ExportResult, FilePurpose, FileView, Order};
use crate::domain::EntityType;
use crate::domain::consent::Who;
use crate::ports::files::{Folder, NewFile, Packed};
use crate::service::desk::{Advance, Desk};
use crate::service::export::{ExportRequest, ExportSource, README_FILE, export, find_missing};
use crate::service::rights::check_file_rights;

/// A folder within another.
struct Within {
    folder: Arc<dyn Folder>,
    name: String,
}

impl Within {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.name)
    }
}

impl Folder for Within {
    fn begin(&self, name: &str) -> std::io::Result<Box<dyn NewFile>> {
        self.folder.begin(&self.path(name))
    }

    fn read(&self, name: &str) -> std::io::Result<Vec<u8>> {
        self.folder.read(&self.path(name))
    }

    fn has(&self, _: &str) -> bool {
        // The folder belongs to one order: what stands in it is that order's, from before a crash.
        false
    }

    fn pack(&self, names: &[String], into: &str) -> std::io::Result<Packed> {
        let names: Vec<String> = names.iter().map(|name| self.path(name)).collect();
        self.folder.pack(&names, &self.path(into))
    }

    fn remove(&self, name: &str) -> std::io::Result<()> {
        self.folder.remove(&self.path(name))
    }

    fn describe(&self) -> String {
        format!("{}/{}", self.folder.describe(), self.name)
    }
}

/// Makes the files of an order in a folder of its own.
///
/// # Errors
/// The person may not have them, the snapshot is gone, or the files can't be written.
pub(super) async fn make_export(
    desk: &Desk,
    order: &Order,
    who: Who,
    job: Job<'_>,
    on_advance: &(dyn Fn(Advance) + Send + Sync),
) -> Result<ExportResult, Failure> {
    check_file_rights(desk, who.user).await?;
    let snapshot = desk.snapshots.load_snapshot(desk.portal_id(), order.snapshot).await?;
    let types: BTreeSet<EntityType> = order.types.iter().copied().filter(|kind| snapshot.holds(*kind)).collect();
    let only = match order.only_missing {
        true => Some(find_missing(desk, &snapshot, &types, on_advance).await?),
        false => None,
    };
    let zip_above_bytes = u64::from(desk.policy.restores.zip_above_mb) * 1_000_000;
    let request = ExportRequest { snapshot, types, only, who, zip_above_bytes, now: desk.now(), without_audit: false };
    let source = ExportSource { portal: &desk.portal, snapshots: &*desk.snapshots, restores: &*desk.restores };
    let name = format!("exports/{}-{}", job.conversation.id, job.item);
    let folder = Within { folder: Arc::clone(&desk.files), name };
    let made = export(source, &request, &folder, on_advance).await?;
    let mut records = BTreeMap::new();
    for file in made.files.iter().filter(|file| file.name.ends_with(".csv")) {
        *records.entry(file.entity_type).or_insert(0) += file.records;
    }
    let view = |name: &str, rows| FileView { purpose: FilePurpose::Export, name: folder.path(name), rows };
    let mut files: Vec<FileView> = match &made.zip {
        Some(zip) => vec![view(zip, records.values().sum())],
        None => made.files.iter().map(|file| view(&file.name, file.records)).collect(),
    };
    files.push(view(README_FILE, 0));
    Ok(ExportResult { files, records, neutralised: made.neutralised.len() as u64 })
}
