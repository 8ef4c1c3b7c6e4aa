//! Which values of a record the portal can still hold.
//!
//! In charge of stages, pipelines, dictionaries and choices that were deleted or made anew since a snapshot: a portal
//! may refuse a whole record because of one of them. Where a dictionary could not be read, everything is held
//! possible.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::record::{EntityType, Fields, Record};
use crate::domain::schema::{Definitions, is_custom};

/// What the portal can hold of a field's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Holdable {
    /// The value as it is.
    AsIs,
    /// The same choice under the number that it has now.
    Renumbered(Value),
    /// Part of it, or nothing.
    Less(Value),
}

/// What the portal can hold now of a field of a record that was read when the set-up was `then`.
pub fn holdable(now: &Definitions, then: Option<&Definitions>, record: &Record, field: &str) -> Holdable {
    let Some(value) = record.fields.get(field).filter(|value| !is_nothing(value)) else { return Holdable::AsIs };
    if is_custom(field) {
        return holdable_choice(now, then, record.entity_type, field, value);
    }
    let is_there = match (record.entity_type, field) {
        (EntityType::Deal, "categoryId") => has_pipeline(now, &record.fields),
        (EntityType::Deal, "stageId") => has_stage(now, &record.fields),
        (kind, _) => dictionary(kind, field).is_none_or(|name| has_code(now, name, value)),
    };
    if is_there { Holdable::AsIs } else { Holdable::Less(Value::Null) }
}

/// A record of earlier with its choices under the numbers that they have now; choices that are gone for good, and all
/// else, as they were.
pub fn with_choices_of_now(now: &Definitions, then: &Definitions, record: &Record) -> Record {
    let mut renumbered = record.clone();
    for field in record.fields.keys().filter(|field| is_custom(field)) {
        if let Holdable::Renumbered(value) = holdable(now, Some(then), record, field) {
            renumbered.fields.insert(field.clone(), value);
        }
    }
    renumbered
}

/// The dictionary behind a field (reference §2.1, §2.3).
fn dictionary(entity_type: EntityType, field: &str) -> Option<&'static str> {
    Some(match (entity_type, field) {
        (EntityType::Lead, "stageId") => "STATUS",
        (EntityType::Deal, "typeId") => "DEAL_TYPE",
        (EntityType::Contact, "typeId") => "CONTACT_TYPE",
        (EntityType::Company, "typeId") => "COMPANY_TYPE",
        (EntityType::Company, "industry") => "INDUSTRY",
        (EntityType::Company, "employees") => "EMPLOYEES",
        (EntityType::Contact | EntityType::Lead, "honorific") => "HONORIFIC",
        (_, "sourceId") => "SOURCE",
        _ => return None,
    })
}

fn has_code(now: &Definitions, dictionary: &str, value: &Value) -> bool {
    let Some(codes) = now.statuses.get(dictionary).filter(|codes| !codes.is_empty()) else { return true };
    value.as_str().is_none_or(|code| codes.contains_key(code))
}

fn pipeline(fields: &Fields) -> String {
    fields.get("categoryId").map(plain).filter(|id| !id.is_empty()).unwrap_or_else(|| "0".to_owned())
}

/// The general pipeline, 0, cannot be deleted (reference, `crm.category.list`).
fn has_pipeline(now: &Definitions, fields: &Fields) -> bool {
    let id = pipeline(fields);
    id == "0" || now.pipelines.is_empty() || now.pipelines.contains_key(&id)
}

fn has_stage(now: &Definitions, fields: &Fields) -> bool {
    let id = pipeline(fields);
    let name = if id == "0" { "DEAL_STAGE".to_owned() } else { format!("DEAL_STAGE_{id}") };
    has_pipeline(now, fields) && has_code(now, &name, fields.get("stageId").unwrap_or(&Value::Null))
}

/// A choice that is there no more may have been made anew under another number: it is known by its label.
fn holdable_choice(
    now: &Definitions,
    then: Option<&Definitions>,
    entity_type: EntityType,
    field: &str,
    value: &Value,
) -> Holdable {
    let options = |definitions: &Definitions| -> Option<BTreeMap<String, String>> {
        let found = definitions.custom_field(entity_type, field)?;
        (found.kind == "enumeration").then(|| found.options.clone())
    };
    let Some(present) = options(now).filter(|options| !options.is_empty()) else { return Holdable::AsIs };
    let earlier = then.and_then(options).unwrap_or_default();
    let find = |item: &Value| -> Option<Value> {
        let id = plain(item);
        if present.contains_key(&id) {
            return Some(item.clone());
        }
        let label = earlier.get(&id)?;
        let (id, _) = present.iter().find(|(_, present)| *present == label)?;
        Some(id.parse::<u64>().map_or_else(|_| Value::from(id.clone()), Value::from))
    };
    let (found, is_complete) = match value {
        Value::Array(items) => {
            let found: Vec<Value> = items.iter().filter_map(find).collect();
            let is_complete = found.len() == items.len();
            (Value::Array(found), is_complete)
        }
        single => match find(single) {
            Some(found) => (found, true),
            None => (Value::Null, false),
        },
    };
    match (found == *value, is_complete) {
        (true, _) => Holdable::AsIs,
        (false, true) => Holdable::Renumbered(found),
        (false, false) => Holdable::Less(found),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RecordId;
    use crate::domain::schema::CustomField;
    use serde_json::json;
    use std::collections::BTreeSet;

    fn set_up(options: Value) -> Definitions {
        let size = CustomField {
            name: "UF_CRM_SIZE".into(),
            label: "Size".into(),
            kind: "enumeration".into(),
            multiple: true,
            options: serde_json::from_value(options).unwrap(),
            targets: BTreeSet::new(),
        };
        let mut definitions = Definitions::default();
        definitions.custom_fields.insert(EntityType::Deal, vec![size]);
        definitions.pipelines = serde_json::from_value(json!({"0": "General", "3": "Partners"})).unwrap();
        definitions.statuses = serde_json::from_value(json!({
            "DEAL_STAGE": {"NEW": "New"}, "DEAL_STAGE_3": {"C3:NEW": "New"}, "SOURCE": {"WEB": "Web"}, "STATUS": {"NEW": "New"}
        }))
        .unwrap();
        definitions
    }

    fn deal(fields: Value) -> Record {
        Record { entity_type: EntityType::Deal, id: RecordId(1), fields: serde_json::from_value(fields).unwrap() }
    }

    #[test]
    fn stages_pipelines_and_sources_have_to_be_there() {
        let now = set_up(json!({}));
        let cases = [
            (json!({"stageId": "NEW"}), "stageId", true),
            (json!({"stageId": "WON_LONG_AGO"}), "stageId", false),
            (json!({"categoryId": 3, "stageId": "C3:NEW"}), "stageId", true),
            (json!({"categoryId": 5, "stageId": "C5:NEW"}), "stageId", false),
            (json!({"categoryId": 5, "stageId": "C5:NEW"}), "categoryId", false),
            (json!({"categoryId": 0}), "categoryId", true),
            (json!({"sourceId": "FAIR"}), "sourceId", false),
            (json!({"sourceId": null}), "sourceId", true),
            (json!({"typeId": "SALE"}), "typeId", true),
            (json!({"title": "x"}), "title", true),
        ];
        for (fields, field, is_there) in cases {
            let found = holdable(&now, None, &deal(fields.clone()), field);
            let expected = if is_there { Holdable::AsIs } else { Holdable::Less(Value::Null) };
            assert_eq!(found, expected, "{fields} {field}");
        }
    }

    #[test]
    fn what_is_not_known_is_held_possible() {
        let record = deal(json!({"stageId": "X", "categoryId": 9, "UF_CRM_SIZE": [4]}));
        for field in ["stageId", "categoryId", "UF_CRM_SIZE"] {
            assert_eq!(holdable(&Definitions::default(), None, &record, field), Holdable::AsIs, "{field}");
        }
    }

    #[test]
    fn a_choice_made_anew_is_known_by_its_label() {
        let then = set_up(json!({"4": "Small", "5": "Large", "6": "Huge"}));
        let now = set_up(json!({"41": "Small", "5": "Large"}));
        let found = |value: Value| holdable(&now, Some(&then), &deal(json!({"UF_CRM_SIZE": value})), "UF_CRM_SIZE");
        assert_eq!(found(json!([5])), Holdable::AsIs);
        assert_eq!(found(json!([4, 5])), Holdable::Renumbered(json!([41, 5])));
        assert_eq!(found(json!([6, 5])), Holdable::Less(json!([5])));
        assert_eq!(found(json!("6")), Holdable::Less(Value::Null));
    }
}
