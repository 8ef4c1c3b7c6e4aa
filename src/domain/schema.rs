//! What the fields of each entity type mean, and the form in which two records are compared.
//!
//! In charge of: which fields a restore may write and when, which of them point at other records, and
//! the *comparable form* behind the `content` digest. Knows nothing of how a portal is asked: field names
//! are those of `crm.item.*` with original custom field names, as `reference` §2.3 and §2.6 list them
//! (<https://apidocs.bitrix24.com/api-reference/crm/universal/>, read 2026-11-22).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ids::{InvalidId, RecordId};
use super::record::{EntityType, Fields, Record, RecordKey, write_fields};

/// The value that marks a record as re-created by us. It counts as nothing wherever records are compared.
pub const ORIGIN_MARK: &str = "restore24";

/// What a field holds, as far as comparing and restoring go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// Made by the portal: never compared, never written.
    Computed,
    /// A value of its own.
    Plain,
    /// Points at one record.
    Reference(EntityType),
    /// Points at several records, the first of them the main one.
    References(EntityType),
    /// Phones, e-mail addresses and the like (`fm`): a multiset, the row ids do not count.
    Multifields,
    /// A custom field of the kind *crm*: `D_1`, `C_2`, `CO_3`, `L_4`, or bare numbers.
    CrmLinks,
}

/// When a field may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writability {
    /// Never.
    Never,
    /// Only while a record is made by `crm.item.import`.
    OnImport,
    /// On import and by a later update.
    Always,
}

/// A custom field as its definition describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomField {
    /// `UF_CRM_…`.
    pub name: String,
    /// What people see as its name; the technical name where no label is set.
    pub label: String,
    /// The portal's name for its kind: `string`, `double`, `boolean`, `date`, `enumeration`, `crm` …
    pub kind: String,
    /// Whether it takes several values.
    pub multiple: bool,
    /// Options of an enumeration by their number.
    pub options: BTreeMap<String, String>,
    /// For the kind *crm*: the types it may point at.
    pub targets: BTreeSet<EntityType>,
}

/// What the portal says about its own set-up, as far as records refer to it. Part of every snapshot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definitions {
    /// Custom fields by type.
    pub custom_fields: BTreeMap<EntityType, Vec<CustomField>>,
    /// What people see as the name of a field, by type and field name.
    pub titles: BTreeMap<EntityType, BTreeMap<String, String>>,
    /// Entries of the dictionaries (stages, sources, types …): dictionary, then code, then label.
    pub statuses: BTreeMap<String, BTreeMap<String, String>>,
    /// Deal pipelines by number.
    pub pipelines: BTreeMap<String, String>,
    /// Users by number: full names.
    pub users: BTreeMap<String, String>,
}

impl Definitions {
    /// The custom field of that name, if the portal defines it.
    pub fn custom_field(&self, entity_type: EntityType, name: &str) -> Option<&CustomField> {
        self.custom_fields.get(&entity_type)?.iter().find(|field| field.name == name)
    }

    /// The role of a field, custom ones included.
    pub fn role(&self, entity_type: EntityType, field: &str) -> FieldRole {
        if is_custom(field) {
            return match self.custom_field(entity_type, field) {
                Some(definition) if definition.kind == "crm" => FieldRole::CrmLinks,
                _ => FieldRole::Plain,
            };
        }
        standard_field(entity_type, field).map_or(FieldRole::Computed, |(role, _)| role)
    }

    /// What a crm-type value points at: `C_12`, or a bare number where the field allows one type only.
    pub fn crm_link(&self, entity_type: EntityType, field: &str, value: &Value) -> Option<RecordKey> {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        if let Some((code, number)) = text.split_once('_') {
            return Some(RecordKey { entity_type: type_of_code(code)?, id: number.parse().ok()? });
        }
        let targets = &self.custom_field(entity_type, field)?.targets;
        let only = targets.iter().next().filter(|_| targets.len() == 1)?;
        Some(RecordKey { entity_type: *only, id: text.parse().ok()? })
    }
}

/// The short code of a type in crm-type values (reference §2.1).
pub fn code_of_type(entity_type: EntityType) -> &'static str {
    match entity_type {
        EntityType::Company => "CO",
        EntityType::Contact => "C",
        EntityType::Lead => "L",
        EntityType::Deal => "D",
    }
}

/// The type behind a short code, if it is one we know.
pub fn type_of_code(code: &str) -> Option<EntityType> {
    EntityType::ALL.into_iter().find(|entity_type| code_of_type(*entity_type) == code)
}

/// Whether the name is a custom field's.
pub fn is_custom(field: &str) -> bool {
    field.starts_with("UF_")
}

/// Role and writability of a standard field; `None` for computed and unknown ones.
fn standard_field(entity_type: EntityType, field: &str) -> Option<(FieldRole, Writability)> {
    use EntityType::{Company, Contact, Deal, Lead};
    use FieldRole::{Multifields, Plain, Reference, References};
    use Writability::{Always, OnImport};

    let common = match field {
        "opened" | "comments" | "assignedById" | "originatorId" | "originId" | "observers" | "utmSource"
        | "utmMedium" | "utmCampaign" | "utmContent" | "utmTerm" => Some((Plain, Always)),
        "sourceId" | "sourceDescription" if entity_type != Company => Some((Plain, Always)),
        "fm" if entity_type != Deal => Some((Multifields, Always)),
        _ => None,
    };
    if common.is_some() {
        return common;
    }
    match (entity_type, field) {
        (
            Company,
            "title" | "typeId" | "bankingDetails" | "industry" | "employees" | "currencyId" | "revenue" | "isMyCompany"
            | "originVersion",
        )
        | (
            Contact,
            "honorific" | "name" | "secondName" | "lastName" | "birthdate" | "typeId" | "post" | "export"
            | "originVersion",
        )
        | (
            Lead,
            "title"
            | "honorific"
            | "name"
            | "secondName"
            | "lastName"
            | "birthdate"
            | "companyTitle"
            | "stageId"
            | "statusDescription"
            | "post"
            | "currencyId"
            | "isManualOpportunity"
            | "opportunity",
        )
        | (
            Deal,
            "title"
            | "typeId"
            | "categoryId"
            | "stageId"
            | "isRecurring"
            | "probability"
            | "currencyId"
            | "isManualOpportunity"
            | "opportunity"
            | "taxValue"
            | "begindate"
            | "closedate"
            | "additionalInfo"
            | "locationId",
        ) => Some((Plain, Always)),
        (Contact, "companyIds") => Some((References(Company), Always)),
        (Lead | Deal, "companyId") => Some((Reference(Company), Always)),
        (Lead | Deal, "contactIds") => Some((References(Contact), Always)),
        (Company | Contact | Deal, "leadId") => Some((Reference(Lead), OnImport)),
        // `contactIds` of a company and `companyId` of a contact mirror the contact's `companyIds`;
        // `contactId` repeats the first of `contactIds`.
        _ => None,
    }
}

/// When a restore may write the field.
pub fn writability(entity_type: EntityType, field: &str) -> Writability {
    if is_custom(field) {
        return Writability::Always;
    }
    standard_field(entity_type, field).map_or(Writability::Never, |(_, writability)| writability)
}

/// Fields by which an administrator's import keeps the authors (reference §2.6); outside the comparison.
pub const IMPORT_AUTHORS: [&str; 3] = ["createdBy", "updatedBy", "movedBy"];

/// One phone number, e-mail address, web address or messenger name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Multifield {
    /// `PHONE`, `EMAIL`, `WEB`, `IM` or `LINK`.
    pub type_id: String,
    /// `WORK`, `HOME`, `MOBILE` …
    pub value_type: String,
    /// The number or address.
    pub value: String,
}

/// The multifields in a value of `fm`, without the portal's row ids.
pub fn multifields(value: &Value) -> Vec<Multifield> {
    let rows: Vec<&Value> = match value {
        Value::Array(rows) => rows.iter().collect(),
        Value::Object(rows) => rows.values().collect(),
        _ => Vec::new(),
    };
    let text = |row: &Value, key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    rows.into_iter()
        .map(|row| Multifield {
            type_id: text(row, "typeId"),
            value_type: text(row, "valueType"),
            value: text(row, "value"),
        })
        .filter(|row| !row.value.is_empty())
        .collect()
}

/// The records at which one field points, in its order.
pub fn references(definitions: &Definitions, entity_type: EntityType, field: &str, value: &Value) -> Vec<RecordKey> {
    let values: &[Value] = match value {
        Value::Array(items) => items,
        other => std::slice::from_ref(other),
    };
    let key = |target: EntityType, item: &Value| Some(RecordKey { entity_type: target, id: positive_id(item)? });
    match definitions.role(entity_type, field) {
        FieldRole::Reference(target) | FieldRole::References(target) => {
            values.iter().filter_map(|item| key(target, item)).collect()
        }
        FieldRole::CrmLinks => {
            values.iter().filter_map(|item| definitions.crm_link(entity_type, field, item)).collect()
        }
        _ => Vec::new(),
    }
}

/// A record number in a value (`12`, `"12"`); zero and nothing are no reference.
pub fn positive_id(value: &Value) -> Option<RecordId> {
    let number = match value {
        Value::Number(number) => number.as_u64()?,
        Value::String(text) => text.parse().ok()?,
        _ => return None,
    };
    (number > 0).then_some(RecordId(number))
}

/// Replaces every pointer in a value by what `target` gives for it (`None`: the pointer is dropped).
pub fn rewrite_references(
    definitions: &Definitions,
    entity_type: EntityType,
    field: &str,
    value: &Value,
    target: &dyn Fn(RecordKey) -> Option<RecordId>,
) -> Value {
    let role = definitions.role(entity_type, field);
    let rewrite_one = |item: &Value| -> Option<Value> {
        match role {
            FieldRole::Reference(kind) | FieldRole::References(kind) => {
                let id = positive_id(item)?;
                target(RecordKey { entity_type: kind, id }).map(|id| Value::from(id.0))
            }
            FieldRole::CrmLinks => match definitions.crm_link(entity_type, field, item) {
                // A link to a kind that we do not hold (a quote, an invoice) stays as it is.
                None => Some(item.clone()),
                Some(key) => target(key).map(|id| {
                    let coded = item.as_str().is_some_and(|text| text.contains('_'));
                    if coded {
                        Value::from(format!("{}_{}", code_of_type(key.entity_type), id))
                    } else {
                        Value::from(id.0)
                    }
                }),
            },
            _ => Some(item.clone()),
        }
    };
    match value {
        Value::Array(items) => Value::Array(items.iter().filter_map(rewrite_one).collect()),
        other => rewrite_one(other).unwrap_or(Value::Null),
    }
}

/// The comparable form of one field, `None` where the field is empty or not compared.
///
/// Pointers become `type:first id` through `first_id`, multifields a sorted list without row ids, moments
/// are told in UTC, numbers and texts that look alike are alike, and our own origin mark is nothing.
pub fn comparable_field(
    definitions: &Definitions,
    entity_type: EntityType,
    field: &str,
    fields: &Fields,
    first_id: &dyn Fn(RecordKey) -> RecordId,
) -> Option<Value> {
    let value = fields.get(field)?;
    let role = definitions.role(entity_type, field);
    let comparable = match role {
        FieldRole::Computed => return None,
        FieldRole::Plain => comparable_plain(value)?,
        FieldRole::Multifields => {
            let mut rows = multifields(value);
            rows.sort();
            serde_json::to_value(rows).expect("three texts are always JSON")
        }
        FieldRole::Reference(_) | FieldRole::References(_) | FieldRole::CrmLinks => {
            let keys = references(definitions, entity_type, field, value);
            Value::Array(
                keys.into_iter().map(|key| Value::from(format!("{}:{}", key.entity_type, first_id(key)))).collect(),
            )
        }
    };
    let is_mark = matches!(field, "originatorId" | "originId")
        && fields.get("originatorId").and_then(Value::as_str) == Some(ORIGIN_MARK);
    let is_empty = comparable.as_array().is_some_and(Vec::is_empty);
    (!is_mark && !is_empty).then_some(comparable)
}

/// The comparable form of a whole record: only fields that a restore may write.
pub fn comparable(definitions: &Definitions, record: &Record, first_id: &dyn Fn(RecordKey) -> RecordId) -> Fields {
    record
        .fields
        .keys()
        .filter_map(|field| {
            let value = comparable_field(definitions, record.entity_type, field, &record.fields, first_id)?;
            Some((field.clone(), value))
        })
        .collect()
}

/// Digest of the comparable form (BLAKE3, 32 bytes): equal where a restore would have nothing to write.
pub fn content_digest(definitions: &Definitions, record: &Record, first_id: &dyn Fn(RecordKey) -> RecordId) -> Digest {
    let mut canonical = Vec::with_capacity(512);
    write_fields(&comparable(definitions, record, first_id), &mut canonical);
    Digest::of(&canonical)
}

fn comparable_plain(value: &Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Bool(flag) => Some(Value::from(if *flag { "Y" } else { "N" })),
        Value::Number(number) => Some(Value::from(plain_number(&number.to_string()))),
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(Value::from(match DateTime::parse_from_rfc3339(text) {
            Ok(moment) => moment.with_timezone(&Utc).to_rfc3339_opts(SecondsFormat::Secs, true),
            Err(_) => plain_number(text),
        })),
        Value::Array(items) => {
            let items: Vec<Value> = items.iter().filter_map(comparable_plain).collect();
            (!items.is_empty()).then_some(Value::Array(items))
        }
        Value::Object(map) if map.is_empty() => None,
        Value::Object(_) => Some(value.clone()),
    }
}

/// `1500.00`, `1500.0` and `1500` are one number; anything else stays as it is.
fn plain_number(text: &str) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let decimal = digits.split_once('.').is_some_and(|(whole, part)| {
        !whole.is_empty() && !part.is_empty() && whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit())
    });
    if decimal { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text.to_owned() }
}

/// A BLAKE3 digest; in JSON as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest(pub [u8; 32]);

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_hex()
    }
}

impl TryFrom<String> for Digest {
    type Error = InvalidId;

    fn try_from(text: String) -> Result<Self, InvalidId> {
        let hash = blake3::Hash::from_hex(&text).map_err(|_| InvalidId {
            text: text.chars().take(60).collect(),
            kind: "digest",
            example: "64 hexadecimal digits",
        })?;
        Ok(Self(*hash.as_bytes()))
    }
}

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// As 64 hexadecimal digits.
    pub fn to_hex(self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn record(fields: Value) -> Record {
        Record { entity_type: EntityType::Deal, id: RecordId(7), fields: serde_json::from_value(fields).unwrap() }
    }

    fn digest(fields: Value) -> Digest {
        content_digest(&Definitions::default(), &record(fields), &|key| key.id)
    }

    #[test]
    fn what_a_restore_cannot_write_does_not_count() {
        let before = digest(
            json!({"title": "A", "opportunity": 1500.0, "updatedTime": "2026-11-01T10:00:00+02:00", "comments": ""}),
        );
        let after = digest(
            json!({"title": "A", "opportunity": "1500.00", "updatedTime": "2026-11-02T10:00:00+02:00", "comments": null}),
        );
        assert_eq!(before, after);
        assert_ne!(before, digest(json!({"title": "B", "opportunity": 1500.0})));
    }

    #[test]
    fn moments_compare_whatever_their_offset() {
        assert_eq!(
            digest(json!({"begindate": "2026-11-01T02:00:00+02:00"})),
            digest(json!({"begindate": "2026-11-01T01:00:00+01:00"}))
        );
    }

    #[test]
    fn pointers_compare_by_their_first_id() {
        let definitions = Definitions::default();
        let old = record(json!({"contactIds": [5, 6]}));
        let new = record(json!({"contactIds": [105, 6]}));
        let first = |key: RecordKey| if key.id == RecordId(105) { RecordId(5) } else { key.id };
        assert_eq!(content_digest(&definitions, &old, &first), content_digest(&definitions, &new, &first));
    }

    #[test]
    fn multifields_are_a_multiset_without_ids() {
        let rows = |first: u64, second: u64| {
            json!({"fm": [
                {"id": first, "typeId": "PHONE", "valueType": "WORK", "value": "+4930"},
                {"id": second, "typeId": "EMAIL", "valueType": "WORK", "value": "a@b.example"}]})
        };
        let contact = |fields: Value| Record {
            entity_type: EntityType::Contact,
            id: RecordId(1),
            fields: serde_json::from_value(fields).unwrap(),
        };
        let digest = |fields: Value| content_digest(&Definitions::default(), &contact(fields), &|key| key.id);
        assert_eq!(digest(rows(1, 2)), digest(rows(31, 17)));
    }

    #[test]
    fn our_own_mark_is_nothing_and_a_customers_origin_is_something() {
        assert_eq!(digest(json!({})), digest(json!({"originatorId": "restore24", "originId": "r1:7"})));
        assert_ne!(digest(json!({})), digest(json!({"originatorId": "1C", "originId": "7"})));
    }

    #[test]
    fn crm_links_are_rewritten_with_their_code() {
        let mut definitions = Definitions::default();
        definitions.custom_fields.insert(
            EntityType::Deal,
            vec![CustomField {
                name: "UF_CRM_LINK".into(),
                label: "Link".into(),
                kind: "crm".into(),
                multiple: true,
                options: BTreeMap::new(),
                targets: BTreeSet::from([EntityType::Contact, EntityType::Company]),
            }],
        );
        let rewritten =
            rewrite_references(&definitions, EntityType::Deal, "UF_CRM_LINK", &json!(["C_5", "CO_9", "Q_4"]), &|key| {
                (key.entity_type == EntityType::Contact).then_some(RecordId(105))
            });
        assert_eq!(rewritten, json!(["C_105", "Q_4"]));
    }
}
