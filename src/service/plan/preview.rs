//! The files beside a plan: what will be done to each record (B03), and what would be lost (B04).
//!
//! In charge of their rows and of writing them. They are for people and spreadsheets, so values are labels; the
//! lossless before-images are the journal's.

use serde_json::Value;

use crate::domain::plan::{ActionKind, Conflict};
use crate::domain::schema::Definitions;
use crate::domain::{PlanId, Record, RecordKey};
use crate::ports::files::Folder;
use crate::service::export::csv_out::CsvOut;
use crate::service::export::values::{cell, title};

/// The file that tells what will be done.
pub const DONE_FILE: &str = "what-will-be-done.csv";
/// The file that tells what would be lost.
pub const LOST_FILE: &str = "what-would-be-lost.csv";
/// What stands for a link that goes with the record that it leads to.
pub(in crate::service) const LOSE_LINK: &str = "lose link";
/// What stands before the number of a record that is created again.
pub(in crate::service) const NEW_NUMBER: &str = "the new number of ";
/// The file that tells what is left alone.
pub const CONFLICTS_FILE: &str = "conflicts.csv";

/// Rows for the files of a plan.
#[derive(Debug, Default)]
pub(in crate::service) struct Preview {
    pub done: Vec<DoneRow>,
    pub lost: Vec<LostRow>,
}

/// One thing that will be done.
#[derive(Debug, Clone)]
pub(in crate::service) struct DoneRow {
    action: ActionKind,
    record: RecordKey,
    name: String,
    field: String,
    pub present: String,
    pub wanted: String,
}

impl DoneRow {
    /// What will be done.
    pub(in crate::service) fn action(&self) -> ActionKind {
        self.action
    }

    /// A step that takes a whole record.
    pub(in crate::service) fn whole(action: ActionKind, record: RecordKey, name: &str) -> Self {
        Self {
            action,
            record,
            name: name.to_owned(),
            field: String::new(),
            present: String::new(),
            wanted: String::new(),
        }
    }

    /// A field that will be set.
    pub(in crate::service) fn field(
        definitions: &Definitions,
        action: ActionKind,
        present: &Record,
        field: &str,
        wanted: &Value,
    ) -> Self {
        let kind = present.entity_type;
        Self {
            action,
            record: present.key(),
            name: present.display_name(),
            field: title(definitions, kind, field),
            present: present.fields.get(field).map(|value| cell(definitions, kind, field, value)).unwrap_or_default(),
            wanted: cell(definitions, kind, field, wanted),
        }
    }
}

/// A present value that would be lost.
#[derive(Debug, Clone)]
pub(in crate::service) struct LostRow {
    action: &'static str,
    record: RecordKey,
    name: String,
    field: String,
    present: String,
}

impl From<&DoneRow> for LostRow {
    fn from(row: &DoneRow) -> Self {
        Self {
            action: row.action.as_str(),
            record: row.record,
            name: row.name.clone(),
            field: row.field.clone(),
            present: row.present.clone(),
        }
    }
}

impl LostRow {
    /// A link of a record that stays, which goes with the record that it leads to.
    pub(in crate::service) fn link(
        definitions: &Definitions,
        from: &Record,
        field: &str,
        removed: RecordKey,
        name: &str,
    ) -> Self {
        Self {
            action: LOSE_LINK,
            record: from.key(),
            name: from.display_name(),
            field: title(definitions, from.entity_type, field),
            present: format!("{removed} ({name})"),
        }
    }
}

/// The folder of a plan's files within the installation's folder.
pub fn folder_of(plan: PlanId) -> String {
    format!("plans/{plan}")
}

/// Writes the files of a plan; returns their names within the installation's folder.
///
/// # Errors
/// Where the disk is full or the folder cannot be written to; then no file is left half-written.
pub(in crate::service) fn write_preview(
    files: &dyn Folder,
    plan: PlanId,
    preview: &Preview,
    conflicts: &[Conflict],
) -> std::io::Result<Vec<String>> {
    let folder = folder_of(plan);
    let names = [DONE_FILE, LOST_FILE, CONFLICTS_FILE].map(|name| format!("{folder}/{name}"));
    let record = |key: RecordKey| [key.entity_type.to_string(), key.id.to_string()];

    let mut out = CsvOut::begin(files, &names[0])?;
    out.row(["action", "type", "number", "name", "field", "present value", "value afterwards"])?;
    for row in &preview.done {
        let [kind, id] = record(row.record);
        out.row([row.action.as_str(), &kind, &id, &row.name, &row.field, &row.present, &row.wanted])?;
    }
    out.commit()?;

    let mut out = CsvOut::begin(files, &names[1])?;
    out.row(["action", "type", "number", "name", "field", "present value"])?;
    for row in &preview.lost {
        let [kind, id] = record(row.record);
        out.row([row.action, &kind, &id, &row.name, &row.field, &row.present])?;
    }
    out.commit()?;

    let mut out = CsvOut::begin(files, &names[2])?;
    out.row(["type", "number", "name", "fields", "reason"])?;
    for conflict in conflicts {
        let [kind, id] = record(conflict.record);
        out.row([&kind, &id, &conflict.name, &conflict.fields.join(", "), &*conflict.in_words()])?;
    }
    out.commit()?;
    Ok(names.to_vec())
}
