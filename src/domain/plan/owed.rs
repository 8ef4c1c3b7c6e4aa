//! Links that a record had lost before it vanished itself, because what they led to was deleted first.
//!
//! In charge of joining the last version of a record with such links of an earlier one. Which links those are, and
//! where the earlier version is found, is `service::plan`'s.

use serde_json::Value;

use super::compare::{World, is_pointer};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::schema::{Writability, references, writability};

/// The pointing fields of `last`, the record as it comes back, with the links of `earlier` that `is_owed` (by first
/// number) names; only fields that change, under the numbers of their time.
///
/// The order is that of the earlier version, as the first of several contacts is the main one. A single pointer that
/// has got another aim since keeps it: somebody decided so.
pub fn with_owed(world: &World<'_>, last: &Record, earlier: &Record, is_owed: &dyn Fn(RecordKey) -> bool) -> Fields {
    let kind = last.entity_type;
    let may_write = |field: &str| writability(kind, field) != Writability::Never && world.is_defined(kind, field);
    let mut fields = Fields::new();
    for (field, value) in &earlier.fields {
        if !is_pointer(world.definitions.role(kind, field)) || !may_write(field) {
            continue;
        }
        let now = last.fields.get(field).unwrap_or(&Value::Null);
        if let Some(joined) = join(world, last, field, value, now, is_owed) {
            fields.insert(field.clone(), joined);
        }
    }
    fields
}

/// The records, by first number, at which a record points.
pub fn aims(world: &World<'_>, record: &Record) -> Vec<RecordKey> {
    let keys =
        record.fields.iter().flat_map(|(field, value)| references(world.definitions, record.entity_type, field, value));
    keys.map(|key| world.lineage.first(key)).collect()
}

fn join(
    world: &World<'_>,
    last: &Record,
    field: &str,
    earlier: &Value,
    now: &Value,
    is_owed: &dyn Fn(RecordKey) -> bool,
) -> Option<Value> {
    let firsts = |value: &Value| -> Vec<RecordKey> {
        let keys = references(world.definitions, last.entity_type, field, value);
        keys.into_iter().map(|key| world.lineage.first(key)).collect()
    };
    let there = firsts(now);
    let is_missing = |key: &RecordKey| is_owed(*key) && !there.contains(key);
    if !firsts(earlier).iter().any(is_missing) {
        return None;
    }
    let Value::Array(items) = earlier else { return there.is_empty().then(|| earlier.clone()) };
    let now_items = now.as_array().map_or(&[][..], Vec::as_slice);
    let then = firsts(earlier);
    let kept = items.iter().filter_map(|item| {
        let keys = firsts(item);
        let of_now = now_items.iter().find(|now| !keys.is_empty() && firsts(now) == keys);
        of_now.or_else(|| keys.iter().any(is_missing).then_some(item))
    });
    let added = now_items.iter().filter(|item| !firsts(item).iter().any(|key| then.contains(key)));
    Some(Value::Array(kept.chain(added).cloned().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lineage::{Edge, Lineage};
    use crate::domain::schema::Definitions;
    use crate::domain::{EntityType, RecordId, RestoreId};
    use serde_json::json;

    #[test]
    fn links_lost_earlier_join_the_last_version_in_their_old_order() {
        let contact = |id: u64| RecordKey { entity_type: EntityType::Contact, id: RecordId(id) };
        let edge = Edge { old: contact(3), new: RecordId(103), restore: RestoreId(1), undone: false };
        let (lineage, definitions) = (Lineage::from_edges([edge]), Definitions::default());
        let world = World { definitions: &definitions, lineage: &lineage, is_alive: &|_| true, returns: &|_| true };
        let record = |fields: Value| Record {
            entity_type: EntityType::Deal,
            id: RecordId(7),
            fields: serde_json::from_value(fields).unwrap(),
        };
        // 5 and 6, and companies, are owed; 8 was taken away by somebody.
        let is_owed = |key: RecordKey| key.entity_type != EntityType::Contact || [5, 6].contains(&key.id.0);
        for (last, earlier, expected) in [
            (json!({"contactIds": []}), json!({"contactIds": [5]}), json!({"contactIds": [5]})),
            (json!({}), json!({"contactIds": [5, 6]}), json!({"contactIds": [5, 6]})),
            (json!({"contactIds": [9]}), json!({"contactIds": [5, 9, 6]}), json!({"contactIds": [5, 9, 6]})),
            (json!({"contactIds": [10, 9]}), json!({"contactIds": [5, 8, 9]}), json!({"contactIds": [5, 9, 10]})),
            (json!({"contactIds": [103]}), json!({"contactIds": [3, 5]}), json!({"contactIds": [103, 5]})),
            (json!({"contactIds": [5]}), json!({"contactIds": [5]}), json!({})),
            (json!({"contactIds": []}), json!({"contactIds": [8]}), json!({})),
            (json!({"companyId": null}), json!({"companyId": 4}), json!({"companyId": 4})),
            (json!({"companyId": 0}), json!({"companyId": 4}), json!({"companyId": 4})),
            (json!({"companyId": 2}), json!({"companyId": 4}), json!({})),
            // The portal takes it while the record is created, and never again.
            (json!({}), json!({"leadId": 4, "title": "Old"}), json!({"leadId": 4})),
            (json!({}), json!({"UF_CRM_GONE": ["C_5"]}), json!({})),
        ] {
            let found = with_owed(&world, &record(last.clone()), &record(earlier.clone()), &is_owed);
            assert_eq!(serde_json::to_value(found).unwrap(), expected, "{last} after {earlier}");
        }
    }
}
