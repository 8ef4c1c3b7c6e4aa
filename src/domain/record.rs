//! A record as the portal gives it, and the kinds of record we know.
//!
//! In charge of the shape of data at rest. What a field *means* (writable, a reference …) is
//! [`schema`](super::schema)'s; how Bitrix24 numbers its types stays in the adapter.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ids::{InvalidId, RecordId};
use super::plain::one_line;

/// The kinds of record that a snapshot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntityType {
    /// An organisation.
    Company,
    /// A person.
    Contact,
    /// A request that is not yet qualified.
    Lead,
    /// A sale.
    Deal,
}

impl EntityType {
    /// Every type, in the order in which records are captured and re-created (reference §2.11).
    pub const ALL: [Self; 4] = [Self::Company, Self::Contact, Self::Lead, Self::Deal];

    /// The name used in files, on the command line and in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Contact => "contact",
            Self::Lead => "lead",
            Self::Deal => "deal",
        }
    }
}

impl fmt::Display for EntityType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for EntityType {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| InvalidId {
            text: text.chars().take(60).collect(),
            kind: "type of record",
            example: "company, contact, lead or deal",
        })
    }
}

/// Field values by the portal's own field names (`title`, `contactIds`, `fm`, `UF_CRM_…`).
pub type Fields = BTreeMap<String, Value>;

/// Names one record of one portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RecordKey {
    /// Its kind.
    pub entity_type: EntityType,
    /// Its number within the kind.
    pub id: RecordId,
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.entity_type, self.id)
    }
}

/// One record as it was read: everything the portal told, nothing interpreted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// Its kind.
    pub entity_type: EntityType,
    /// Its number within the kind.
    pub id: RecordId,
    /// Every field, the computed ones too.
    pub fields: Fields,
}

impl Record {
    /// Names this record.
    pub fn key(&self) -> RecordKey {
        RecordKey { entity_type: self.entity_type, id: self.id }
    }

    /// A field as text, `None` where it is absent, null or empty.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// What a person calls this record: its title, or the parts of a name, or its number.
    pub fn display_name(&self) -> String {
        let told = |field: &str| {
            let line = one_line(self.text(field)?).trim().to_owned();
            (!line.is_empty()).then_some(line)
        };
        if let Some(title) = told("title") {
            return title;
        }
        let parts: Vec<String> = ["name", "secondName", "lastName"].into_iter().filter_map(told).collect();
        if parts.is_empty() { format!("№ {}", self.id) } else { parts.join(" ") }
    }

    /// The body that is stored: JSON with sorted keys at every level, no white space.
    pub fn to_canonical_json(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        write_fields(&self.fields, &mut out);
        out
    }
}

/// Writes fields as canonical JSON (sorted keys at every level, no white space).
pub fn write_fields(fields: &Fields, out: &mut Vec<u8>) {
    out.push(b'{');
    for (position, (name, value)) in fields.iter().enumerate() {
        if position > 0 {
            out.push(b',');
        }
        write_text(name, out);
        out.push(b':');
        write_value(value, out);
    }
    out.push(b'}');
}

/// Writes one value as canonical JSON.
pub fn write_value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                write_value(item, out);
            }
            out.push(b']');
        }
        Value::Object(map) => {
            // serde_json keeps insertion order when some dependency asks for it; we never rely on it.
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(name, _)| *name);
            out.push(b'{');
            for (position, (name, item)) in entries.into_iter().enumerate() {
                if position > 0 {
                    out.push(b',');
                }
                write_text(name, out);
                out.push(b':');
                write_value(item, out);
            }
            out.push(b'}');
        }
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    serde_json::to_writer(&mut *out, text).expect("a string is always JSON and a Vec takes every byte");
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn canonical_json_sorts_at_every_level() {
        let fields: Fields = serde_json::from_value(json!({"b": {"z": 1, "a": [true, null]}, "a": "é\n"})).unwrap();
        let record = Record { entity_type: EntityType::Deal, id: RecordId(1), fields };
        assert_eq!(
            String::from_utf8(record.to_canonical_json()).unwrap(),
            "{\"a\":\"é\\n\",\"b\":{\"a\":[true,null],\"z\":1}}"
        );
    }
}
