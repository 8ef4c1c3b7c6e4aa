//! Exporting a snapshot: CSV files as Bitrix24's import wizard takes them (R16, R17), and a lossless NDJSON twin of
//! each.
//!
//! In charge of streaming them, of the manifest with digests, and of telling in which order to import. Works without
//! the portal, unless only what is missing is wanted. Who may have a file is `service::rights`'.

mod columns;
pub(in crate::service) mod csv_out;
mod hashed;
mod manifest;
pub(in crate::service) mod values;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, Write};

use chrono::{DateTime, Utc};
use serde_json::json;

use super::desk::{Advance, Desk, OnAdvance, Stage};
use super::evidence::{EvidenceError, missing_from};
use super::live::read_live;
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::consent::Who;
use crate::domain::record::{EntityType, Record, RecordKey, write_fields};
use crate::domain::schema::Definitions;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{RecordId, SnapshotId};
use crate::ports::files::{Folder, is_full};
use crate::ports::portals::Portal;
use crate::ports::restores::RestoreStore;
use crate::ports::snapshots::{SnapshotReader, StoreError};
use columns::{Columns, Used};
use csv_out::CsvOut;
use hashed::{Hashed, Written};
pub use manifest::{ExportedFile, Manifest, NeutralisedCell};

/// Records that are in memory at a time.
const PAGE: usize = 2_000;
/// The manifest's name.
pub const MANIFEST_FILE: &str = "manifest.json";
/// Digests of the files, as `sha256sum -c` reads them.
pub const SUMS_FILE: &str = "SHA256SUMS";
/// The note that tells what to do with the files.
pub const README_FILE: &str = "README.txt";

/// Where an export reads from.
#[derive(Clone, Copy)]
pub struct ExportSource<'a> {
    /// Whose data.
    pub portal: &'a Portal,
    /// Its snapshots.
    pub snapshots: &'a dyn SnapshotReader,
    /// For the audit.
    pub restores: &'a dyn RestoreStore,
}

/// What to export.
#[derive(Debug, Clone)]
pub struct ExportRequest {
    /// The snapshot.
    pub snapshot: SnapshotHeader,
    /// These types; empty: all that the snapshot holds.
    pub types: BTreeSet<EntityType>,
    /// These records only; `None`: all.
    pub only: Option<HashSet<RecordKey>>,
    /// For whom.
    pub who: Who,
    /// Files that are larger together are zipped.
    pub zip_above_bytes: u64,
    /// By our clock.
    pub now: DateTime<Utc>,
    /// Nothing can be written to the installation, not even the audit; whoever asks says so.
    pub without_audit: bool,
}

/// Why there is no export. Files that were begun are gone again.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The snapshot lacks a type that was asked for.
    #[error("snapshot {snapshot} does not hold {entity_type} records")]
    Lacking {
        /// Which snapshot.
        snapshot: SnapshotId,
        /// Which type.
        entity_type: EntityType,
    },
    /// What is missing is not known.
    #[error("which {entity_type} records are missing is not known: {reason}")]
    Unknown {
        /// Which type.
        entity_type: EntityType,
        /// Why.
        reason: String,
    },
    /// A file stands in the way.
    #[error("{name} is in {folder} already")]
    InTheWay {
        /// Its name.
        name: String,
        /// The folder.
        folder: String,
    },
    /// The disk is full.
    #[error("the disk of {folder} is full; nothing was left there")]
    DiskFull {
        /// The folder.
        folder: String,
    },
    /// The folder cannot be written to.
    #[error("the files could not be written to {folder}")]
    Files {
        /// The folder.
        folder: String,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The portal could not be read.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// The snapshot could not be read, or the audit not written.
    #[error("the export could not be made")]
    Store(#[from] StoreError),
}

impl ExportError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Lacking { .. } => Some("choose another snapshot, or name the types that it holds with --type"),
            Self::Unknown { .. } => {
                Some("leave --only missing out: snapshots are safe, and a whole one can be exported without the portal")
            }
            Self::InTheWay { .. } => Some("name another folder, or move the file away; nothing was overwritten"),
            Self::DiskFull { .. } => Some("free some space or name a folder on another disk; snapshots are safe"),
            Self::Files { .. } => Some("name a folder that you may write to; snapshots are safe"),
            Self::Evidence(error) => error.hint(),
            Self::Store(error) => error.hint(),
        }
    }
}

/// The records of a snapshot that the portal does not have now: what `--only missing` exports.
///
/// # Errors
/// Where the portal cannot be read, or a type that was asked for is unknown.
pub async fn find_missing(
    desk: &Desk,
    snapshot: &SnapshotHeader,
    types: &BTreeSet<EntityType>,
    on_advance: OnAdvance<'_>,
) -> Result<HashSet<RecordKey>, ExportError> {
    let mut live = read_live(desk, on_advance).await.map_err(EvidenceError::from)?;
    let mut missing = HashSet::new();
    for entity_type in EntityType::ALL.into_iter().filter(|kind| types.is_empty() || types.contains(kind)) {
        if let Some(unknown) = live.unknown.iter().find(|unknown| unknown.entity_type == entity_type) {
            return Err(ExportError::Unknown { entity_type, reason: unknown.reason.clone() });
        }
        if snapshot.holds(entity_type) {
            missing.extend(missing_from(desk, &mut live, snapshot.id, entity_type, on_advance).await?);
        }
    }
    Ok(missing)
}

/// Writes the files of an export into a folder: CSV and NDJSON per type, a note, and the manifest last.
///
/// # Errors
/// See [`ExportError`]; the folder is then as it was before.
pub async fn export(
    source: ExportSource<'_>,
    request: &ExportRequest,
    files: &dyn Folder,
    on_advance: OnAdvance<'_>,
) -> Result<Manifest, ExportError> {
    let types = chosen_types(request)?;
    let definitions = source.snapshots.load_definitions(&source.portal.id, request.snapshot.id).await?;
    let mut run = Run { source, request, definitions: &definitions, files, names: HashMap::new(), done: 0, on_advance };
    run.check_free(&types)?;
    if !request.without_audit {
        note_in_audit(source, request).await?;
    }
    let mut begun = Vec::new();
    for entity_type in types {
        begun.push(run.write_type(entity_type).await?);
    }
    run.finish(begun)
}

fn chosen_types(request: &ExportRequest) -> Result<Vec<EntityType>, ExportError> {
    let snapshot = &request.snapshot;
    if let Some(entity_type) = request.types.iter().find(|kind| !snapshot.holds(**kind)) {
        return Err(ExportError::Lacking { snapshot: snapshot.id, entity_type: *entity_type });
    }
    let is_wanted = |kind: &EntityType| request.types.is_empty() || request.types.contains(kind);
    Ok(EntityType::ALL.into_iter().filter(|kind| snapshot.holds(*kind)).filter(is_wanted).collect())
}

async fn note_in_audit(source: ExportSource<'_>, request: &ExportRequest) -> Result<(), StoreError> {
    let entry = AuditEntry {
        at: request.now,
        portal: source.portal.id.clone(),
        who: request.who.clone(),
        action: AuditAction::Exported,
        subject: request.snapshot.id.to_string(),
        details: json!({ "types": request.types, "only_missing": request.only.is_some() }),
    };
    source.restores.append_audit(&entry).await
}

struct Run<'a> {
    source: ExportSource<'a>,
    request: &'a ExportRequest,
    definitions: &'a Definitions,
    files: &'a dyn Folder,
    names: HashMap<RecordKey, String>,
    done: u64,
    on_advance: OnAdvance<'a>,
}

/// The two files of one type, written and not yet under their names.
struct BegunType {
    entity_type: EntityType,
    csv: CsvOut,
    twin: Hashed,
    records: u64,
    headings: Vec<String>,
    information_only: Vec<String>,
    neutralised: Vec<NeutralisedCell>,
}

impl Run<'_> {
    fn failed(&self, source: io::Error) -> ExportError {
        let folder = self.files.describe();
        if is_full(&source) { ExportError::DiskFull { folder } } else { ExportError::Files { folder, source } }
    }

    fn name(&self, entity_type: EntityType, ending: &str) -> String {
        let day = self.request.snapshot.taken_at.format("%Y-%m-%d");
        format!("{entity_type}_{day}_{}.{ending}", self.request.snapshot.id)
    }

    fn zip_name(&self) -> String {
        let day = self.request.snapshot.taken_at.format("%Y-%m-%d");
        format!("{}_{day}_{}.zip", self.source.portal.id, self.request.snapshot.id)
    }

    fn check_free(&self, types: &[EntityType]) -> Result<(), ExportError> {
        let mut names = [MANIFEST_FILE, README_FILE, SUMS_FILE].map(ToOwned::to_owned).to_vec();
        names.push(self.zip_name());
        names.extend(types.iter().flat_map(|kind| [self.name(*kind, "csv"), self.name(*kind, "ndjson")]));
        match names.into_iter().find(|name| self.files.has(name)) {
            Some(name) => Err(ExportError::InTheWay { name, folder: self.files.describe() }),
            None => Ok(()),
        }
    }

    async fn page(
        &self,
        entity_type: EntityType,
        after: RecordId,
    ) -> Result<Option<(RecordId, Vec<Record>)>, StoreError> {
        let stored = self
            .source
            .snapshots
            .page_records(&self.source.portal.id, self.request.snapshot.id, entity_type, after, PAGE)
            .await?;
        let Some(last) = stored.last().map(|stored| stored.record.id) else { return Ok(None) };
        let is_wanted = |record: &Record| self.request.only.as_ref().is_none_or(|only| only.contains(&record.key()));
        Ok(Some((last, stored.into_iter().map(|stored| stored.record).filter(is_wanted).collect())))
    }

    async fn write_type(&mut self, entity_type: EntityType) -> Result<BegunType, ExportError> {
        let mut used = Used::default();
        let mut after = RecordId(0);
        while let Some((last, records)) = self.page(entity_type, after).await? {
            records.iter().for_each(|record| used.note(record));
            after = last;
        }
        let columns = Columns::new(self.definitions, entity_type, &used);
        let csv_name = self.name(entity_type, "csv");
        let csv = CsvOut::begin(self.files, &csv_name).map_err(|error| self.failed(error))?;
        let twin = self.files.begin(&self.name(entity_type, "ndjson")).map_err(|error| self.failed(error))?;
        let mut begun = BegunType {
            entity_type,
            csv,
            twin: Hashed::new(twin),
            records: 0,
            headings: columns.headings().into_iter().map(ToOwned::to_owned).collect(),
            information_only: columns.information_only(),
            neutralised: Vec::new(),
        };
        begun.write_row(&columns.headings(), &csv_name).map_err(|error| self.failed(error))?;
        let mut after = RecordId(0);
        while let Some((last, records)) = self.page(entity_type, after).await? {
            after = last;
            self.learn_names(&columns, &records).await?;
            for record in &records {
                let row = columns.row(record, &self.names);
                begun.write_row(&row, &csv_name).map_err(|error| self.failed(error))?;
                begun.write_twin(record).map_err(|error| self.failed(error))?;
                begun.records += 1;
            }
            self.done += records.len() as u64;
            (self.on_advance)(Advance { stage: Stage::WritingFiles, done: self.done, total: None });
        }
        Ok(begun)
    }

    /// Learns the names of records that stand in columns.
    async fn learn_names(&mut self, columns: &Columns<'_>, records: &[Record]) -> Result<(), StoreError> {
        let mut unknown: HashMap<EntityType, BTreeSet<RecordId>> = HashMap::new();
        for key in records.iter().flat_map(|record| columns.pointers(record)) {
            if !self.names.contains_key(&key) {
                unknown.entry(key.entity_type).or_default().insert(key.id);
            }
        }
        for (entity_type, ids) in unknown {
            let ids: Vec<RecordId> = ids.into_iter().collect();
            let stored = self
                .source
                .snapshots
                .load_records(&self.source.portal.id, self.request.snapshot.id, entity_type, &ids)
                .await?;
            self.names.extend(stored.iter().map(|each| (each.record.key(), each.record.display_name())));
        }
        Ok(())
    }

    /// Puts all files under their names, zips them where they are large, and writes the manifest last. What fails on
    /// the way takes everything with it.
    fn finish(&self, begun: Vec<BegunType>) -> Result<Manifest, ExportError> {
        let mut placed = Vec::new();
        self.place(begun, &mut placed).map_err(|error| {
            for name in &placed {
                if let Err(error) = self.files.remove(name) {
                    tracing::warn!(name, %error, "a file of an export that failed could not be taken away");
                }
            }
            self.failed(error)
        })
    }

    fn place(&self, begun: Vec<BegunType>, placed: &mut Vec<String>) -> io::Result<Manifest> {
        let mut manifest = Manifest::new(self.source.portal, self.request);
        for each in begun {
            let csv_name = self.name(each.entity_type, "csv");
            let twin_name = self.name(each.entity_type, "ndjson");
            manifest.information_only.extend(each.information_only);
            manifest.neutralised.extend(each.neutralised);
            manifest.columns.insert(csv_name.clone(), each.headings);
            let written = each.csv.commit()?;
            placed.push(csv_name.clone());
            manifest.note(&csv_name, each.entity_type, each.records, written);
            let written = each.twin.commit()?;
            placed.push(twin_name.clone());
            manifest.note(&twin_name, each.entity_type, each.records, written);
        }
        manifest.information_only.sort();
        manifest.information_only.dedup();
        let size_bytes: u64 = manifest.files.iter().map(|file| file.size_bytes).sum();
        let mut sums: Vec<(String, String)> =
            manifest.files.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect();
        if size_bytes > self.request.zip_above_bytes {
            let zip = self.zip_name();
            let packed = self.files.pack(placed, &zip)?;
            *placed = vec![zip.clone()];
            sums = vec![(zip.clone(), packed.sha256)];
            manifest.zip = Some(zip);
        }
        let readme = self.write_text(README_FILE, &manifest::readme(&manifest))?;
        placed.push(README_FILE.to_owned());
        sums.push((README_FILE.to_owned(), readme.sha256));
        let lines: String = sums.into_iter().map(|(name, sha256)| format!("{sha256}  {name}\n")).collect();
        self.write_text(SUMS_FILE, &lines)?;
        placed.push(SUMS_FILE.to_owned());
        let text = serde_json::to_string_pretty(&manifest).expect("a manifest is always JSON") + "\n";
        self.write_text(MANIFEST_FILE, &text)?;
        Ok(manifest)
    }

    fn write_text(&self, name: &str, text: &str) -> io::Result<Written> {
        let mut file = Hashed::new(self.files.begin(name)?);
        file.write_all(text.as_bytes())?;
        file.commit()
    }
}

impl BegunType {
    fn write_row(&mut self, cells: &[impl AsRef<str>], file: &str) -> io::Result<()> {
        for cell in self.csv.row(cells)? {
            let column = self.headings.get(cell.column).cloned().unwrap_or_default();
            self.neutralised.push(NeutralisedCell { file: file.to_owned(), row: cell.row, column });
        }
        Ok(())
    }

    fn write_twin(&mut self, record: &Record) -> io::Result<()> {
        let mut line =
            format!("{{\"entity_type\":\"{}\",\"id\":{},\"fields\":", record.entity_type, record.id).into_bytes();
        write_fields(&record.fields, &mut line);
        line.extend_from_slice(b"}\n");
        self.twin.write_all(&line)
    }
}
