//! Which columns a CSV file of one type has, and what stands in them.
//!
//! In charge of headings (field titles, reference §7.3), of their order, and of spreading multifields over columns by
//! type. Columns that are empty in every record are left out, so a first pass looks at all records.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::DateTime;
use serde_json::Value;

use super::values::{cell, title};
use crate::domain::plan::compare::is_pointer;
use crate::domain::record::{EntityType, Record, RecordKey};
use crate::domain::schema::{Definitions, Multifield, Writability, is_custom, multifields, references, writability};

/// Fields that tell something and that the import wizard does not take (reference §7.2).
const INFORMATION_ONLY: [&str; 4] = ["id", "createdTime", "updatedTime", "createdBy"];
/// Fields that people look for first, in this order; the others follow by name.
const FIRST: [&str; 18] = [
    "title",
    "honorific",
    "name",
    "secondName",
    "lastName",
    "companyTitle",
    "companyId",
    "companyIds",
    "contactIds",
    "post",
    "categoryId",
    "stageId",
    "typeId",
    "opportunity",
    "currencyId",
    "assignedById",
    "sourceId",
    "comments",
];
/// Our own bookkeeping: no use in another record.
const LEFT_OUT: [&str; 3] = ["originatorId", "originId", "originVersion"];

/// What a first pass over the records found to be in use.
#[derive(Debug, Default)]
pub(super) struct Used {
    fields: BTreeSet<String>,
    /// The most values of one kind (`PHONE`, `WORK`) in one record.
    multifields: BTreeMap<(String, String), usize>,
}

impl Used {
    /// Looks at one record.
    pub(super) fn note(&mut self, record: &Record) {
        for (field, value) in &record.fields {
            if !is_empty(value) && !self.fields.contains(field) {
                self.fields.insert(field.clone());
            }
        }
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in record.fields.get("fm").map(multifields).unwrap_or_default() {
            *counts.entry((row.type_id, row.value_type)).or_default() += 1;
        }
        for (kind, count) in counts {
            let most = self.multifields.entry(kind).or_default();
            *most = count.max(*most);
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The columns of one file.
pub(super) struct Columns<'d> {
    definitions: &'d Definitions,
    entity_type: EntityType,
    columns: Vec<Column>,
}

enum Column {
    Field { field: String, heading: String },
    /// The n-th value (from 0) of a kind.
    Multifield { type_id: String, value_type: String, place: usize, heading: String },
    /// For people; the wizard does not take it.
    Information { field: String, heading: String },
}

impl Column {
    fn heading(&self) -> &str {
        match self {
            Self::Field { heading, .. } | Self::Multifield { heading, .. } | Self::Information { heading, .. } => heading,
        }
    }
}

impl<'d> Columns<'d> {
    /// The columns for records in which these are used.
    pub(super) fn new(definitions: &'d Definitions, entity_type: EntityType, used: &Used) -> Self {
        let is_importable = |field: &&String| {
            let is_known = !is_custom(field) || definitions.custom_field(entity_type, field).is_some();
            writability(entity_type, field) != Writability::Never
                && is_known
                && *field != "fm"
                && !LEFT_OUT.contains(&field.as_str())
        };
        let mut fields: Vec<&String> = used.fields.iter().filter(is_importable).collect();
        let rank = |field: &str| FIRST.iter().position(|first| *first == field).unwrap_or(FIRST.len());
        fields.sort_by_key(|field| (rank(field), is_custom(field), (*field).clone()));
        let mut columns: Vec<Column> = fields
            .into_iter()
            .map(|field| Column::Field { field: field.clone(), heading: title(definitions, entity_type, field) })
            .collect();
        for ((type_id, value_type), most) in &used.multifields {
            columns.extend((0..*most).map(|place| Column::Multifield {
                type_id: type_id.clone(),
                value_type: value_type.clone(),
                place,
                heading: multifield_heading(type_id, value_type, place),
            }));
        }
        columns.extend(INFORMATION_ONLY.iter().map(|field| Column::Information {
            field: (*field).to_owned(),
            heading: format!("(information only) {}", title(definitions, entity_type, field)),
        }));
        let mut columns = Self { definitions, entity_type, columns };
        columns.tell_apart();
        columns
    }

    /// Two custom fields may bear one name; the wizard would mix them up.
    fn tell_apart(&mut self) {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for column in &self.columns {
            *counts.entry(column.heading().to_owned()).or_default() += 1;
        }
        for column in &mut self.columns {
            if let Column::Field { field, heading } = column
                && counts.get(heading).is_some_and(|count| *count > 1)
            {
                *heading = format!("{heading} ({field})");
            }
        }
    }

    /// The headings, in order.
    pub(super) fn headings(&self) -> Vec<&str> {
        self.columns.iter().map(Column::heading).collect()
    }

    /// The headings of columns that the wizard does not take.
    pub(super) fn information_only(&self) -> Vec<String> {
        let is_information = |column: &&Column| matches!(column, Column::Information { .. });
        self.columns.iter().filter(is_information).map(|column| column.heading().to_owned()).collect()
    }

    /// Records whose names stand in the columns of this record.
    pub(super) fn pointers(&self, record: &Record) -> Vec<RecordKey> {
        record
            .fields
            .iter()
            .flat_map(|(field, value)| references(self.definitions, self.entity_type, field, value))
            .collect()
    }

    /// One row.
    pub(super) fn row(&self, record: &Record, names: &HashMap<RecordKey, String>) -> Vec<String> {
        let rows = record.fields.get("fm").map(multifields).unwrap_or_default();
        self.columns
            .iter()
            .map(|column| match column {
                Column::Multifield { type_id, value_type, place, .. } => {
                    let of_kind = |row: &&Multifield| row.type_id == *type_id && row.value_type == *value_type;
                    rows.iter().filter(of_kind).nth(*place).map(|row| row.value.clone()).unwrap_or_default()
                }
                Column::Field { field, .. } | Column::Information { field, .. } => {
                    self.field(record, field, names)
                }
            })
            .collect()
    }

    fn field(&self, record: &Record, field: &str, names: &HashMap<RecordKey, String>) -> String {
        let Some(value) = record.fields.get(field) else { return String::new() };
        if is_pointer(self.definitions.role(self.entity_type, field)) {
            let named = references(self.definitions, self.entity_type, field, value)
                .into_iter()
                .filter_map(|key| names.get(&key).cloned());
            // The wizard links one company and one contact by name: the main one. The lossless twin has all.
            return if is_custom(field) { named.collect::<Vec<_>>().join(", ") } else { named.take(1).collect() };
        }
        let text = cell(self.definitions, self.entity_type, field, value);
        moment(&text, self.is_date(field)).unwrap_or(text)
    }

    fn is_date(&self, field: &str) -> bool {
        let is_custom_date =
            self.definitions.custom_field(self.entity_type, field).is_some_and(|custom| custom.kind == "date");
        is_custom_date || matches!(field, "birthdate" | "begindate" | "closedate")
    }
}

/// `2026-11-22`, or `2026-11-22 03:00:00` by the portal's clock.
fn moment(text: &str, is_date: bool) -> Option<String> {
    if text.len() < 19 || !text.as_bytes()[0].is_ascii_digit() {
        return None;
    }
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    Some(moment.format(if is_date { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" }).to_string())
}

fn multifield_heading(type_id: &str, value_type: &str, place: usize) -> String {
    let kind = match type_id {
        "PHONE" => "Phone",
        "EMAIL" => "E-mail",
        "WEB" => "Website",
        "IM" => "Messenger",
        "LINK" => "Link",
        other => other,
    };
    let number = if place == 0 { String::new() } else { format!(" ({})", place + 1) };
    format!("{kind}: {}{number}", value_type.to_lowercase())
}
