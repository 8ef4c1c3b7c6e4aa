//! Comparing a record as it is with the record as it should be, field by field.
//!
//! In charge of: which fields a restore would write, which of them are lost links, and the three-way
//! comparison that spares what a colleague did after the damage. Decides nothing about whole records.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use crate::domain::ids::RecordId;
use crate::domain::lineage::Lineage;
use crate::domain::record::{EntityType, Fields, Record, RecordKey, write_fields};
use crate::domain::schema::{
    Definitions, Digest, FieldRole, ORIGIN_MARK, Writability, comparable, comparable_field, content_digest, is_custom,
    references, rewrite_references, writability,
};

/// What comparing needs to know of the portal beside the two records.
pub struct World<'a> {
    /// The portal's set-up now.
    pub definitions: &'a Definitions,
    /// Which records are one and the same.
    pub lineage: &'a Lineage,
    /// Whether the portal has a record under exactly this number.
    pub is_alive: &'a (dyn Fn(RecordKey) -> bool + Sync),
    /// Whether the record, under whatever number, is gone and will be re-created by the same plan.
    pub returns: &'a (dyn Fn(RecordKey) -> bool + Sync),
}

impl World<'_> {
    /// Whether an update may write this field here and now: custom fields only while they are defined.
    pub fn may_update(&self, entity_type: EntityType, field: &str) -> bool {
        writability(entity_type, field) == Writability::Always && self.is_defined(entity_type, field)
    }

    /// Whether a field is one that the portal still has.
    pub fn is_defined(&self, entity_type: EntityType, field: &str) -> bool {
        !is_custom(field) || self.definitions.custom_field(entity_type, field).is_some()
    }

    /// A field's comparable form.
    pub fn comparable(&self, record: &Record, field: &str) -> Option<Value> {
        comparable_field(self.definitions, record.entity_type, field, &record.fields, &|key| self.lineage.first_id(key))
    }

    /// The records at which a field points, under the very numbers that it holds; none for other fields.
    pub fn aims(&self, record: &Record, field: &str) -> Vec<RecordKey> {
        let value = record.fields.get(field).unwrap_or(&Value::Null);
        references(self.definitions, record.entity_type, field, value)
    }

    /// Digest of the comparable form of some fields of a record.
    pub fn digest<'f>(&self, record: &Record, fields: impl IntoIterator<Item = &'f String>) -> Digest {
        let comparable: Fields =
            fields.into_iter().filter_map(|field| Some((field.clone(), self.comparable(record, field)?))).collect();
        let mut canonical = Vec::with_capacity(128);
        write_fields(&comparable, &mut canonical);
        Digest::of(&canonical)
    }

    /// Digest of what a record says of itself: its comparable form without pointers, which change with other records.
    pub fn own_digest(&self, record: &Record) -> Digest {
        let mut own = comparable(self.definitions, record, &|key| self.lineage.first_id(key));
        own.retain(|field, _| !is_pointer(self.definitions.role(record.entity_type, field)));
        let mut canonical = Vec::with_capacity(256);
        write_fields(&own, &mut canonical);
        Digest::of(&canonical)
    }

    /// Digest of the whole comparable form.
    pub fn content_digest(&self, record: &Record) -> Digest {
        content_digest(self.definitions, record, &|key| self.lineage.first_id(key))
    }

    /// Digest of what is wanted of one field: what refusals are remembered by.
    pub fn wanted_digest(&self, entity_type: EntityType, field: &str, value: &Value) -> Digest {
        let fields = Fields::from([(field.to_owned(), value.clone())]);
        self.digest(&Record { entity_type, id: RecordId(0), fields }, [&field.to_owned()])
    }

    /// The record without pointers at what is gone for good and without our own mark: what a restore can bring about
    /// at best, and what it shall.
    pub fn attainable(&self, wanted: &Record) -> Record {
        let mut fields: Fields = wanted
            .fields
            .iter()
            .map(|(field, value)| (field.clone(), self.attainable_value(wanted.entity_type, field, value)))
            .collect();
        if wanted.text("originatorId") == Some(ORIGIN_MARK) {
            fields.insert("originatorId".to_owned(), Value::Null);
            fields.insert("originId".to_owned(), Value::Null);
        }
        Record { fields, ..*wanted }
    }

    fn attainable_value(&self, entity_type: EntityType, field: &str, value: &Value) -> Value {
        if !is_pointer(self.definitions.role(entity_type, field)) {
            return value.clone();
        }
        rewrite_references(self.definitions, entity_type, field, value, &|key| self.exists(key).then_some(key.id))
    }

    fn exists(&self, key: RecordKey) -> bool {
        (self.returns)(key) || self.lineage.living(key, self.is_alive).is_some()
    }
}

/// The value to set a pointing field back to, with the links that `present` has to records that are `kept` (by first
/// number): whoever keeps a record keeps what leads to it.
///
/// A single pointer that led to another living record is set back all the same: there is no room for both.
pub fn keep_links(
    world: &World<'_>,
    present: &Record,
    field: &str,
    earlier: &Value,
    kept: &HashSet<RecordKey>,
) -> Value {
    let entity_type = present.entity_type;
    let firsts = |value: &Value| -> Vec<RecordKey> {
        let keys = references(world.definitions, entity_type, field, value);
        keys.into_iter().map(|key| world.lineage.first(key)).collect()
    };
    let now = present.fields.get(field).unwrap_or(&Value::Null);
    if !is_pointer(world.definitions.role(entity_type, field)) || !firsts(now).iter().any(|key| kept.contains(key)) {
        return earlier.clone();
    }
    let Value::Array(now_items) = now else {
        let is_free = references(world.definitions, entity_type, field, earlier)
            .into_iter()
            .all(|key| kept.contains(&world.lineage.first(key)) || world.lineage.living(key, world.is_alive).is_none());
        return if is_free { now.clone() } else { earlier.clone() };
    };
    let earlier_items: Vec<&Value> = earlier.as_array().into_iter().flatten().collect();
    let is_kept = |item: &Value| firsts(item).iter().any(|key| kept.contains(key));
    // In the order of now, but what is not kept under the numbers from before.
    let stays = now_items.iter().filter_map(|item| {
        let before = earlier_items.iter().find(|earlier| firsts(earlier) == firsts(item)).copied();
        if is_kept(item) { Some(item) } else { before }
    });
    let there = firsts(now);
    let lost = earlier_items.iter().copied().filter(|item| !firsts(item).iter().any(|key| there.contains(key)));
    Value::Array(stays.chain(lost).cloned().collect())
}

/// Whether a field of that role points at other records.
pub fn is_pointer(role: FieldRole) -> bool {
    matches!(role, FieldRole::Reference(_) | FieldRole::References(_) | FieldRole::CrmLinks)
}

/// What would have to be written to a record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changes {
    /// Fields to set, with the wanted values as they stood in their time.
    pub set: Fields,
    /// Lost pointers to give back, likewise.
    pub relink: Fields,
    /// Fields that differ and are left alone.
    pub conflicts: Vec<String>,
    /// Lost pointers that the portal takes only while a record is created.
    pub unwritable: Vec<String>,
}

impl Changes {
    /// Whether there is nothing to do and nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.relink.is_empty() && self.conflicts.is_empty() && self.unwritable.is_empty()
    }
}

/// Everything by which `present` differs from `wanted`, as a rollback changes it back.
pub fn changes_back(world: &World<'_>, present: &Record, wanted: &Record) -> Changes {
    let wanted = world.attainable(wanted);
    let mut changes = Changes::default();
    for field in compared_fields(world, present, &wanted) {
        let is_same = world.comparable(present, &field) == world.comparable(&wanted, &field);
        let value = wanted.fields.get(&field).cloned().unwrap_or(Value::Null);
        if is_same {
            if let Some(current) = dangling(world, present, &field) {
                changes.relink.insert(field, current);
            }
        } else if matches!(lost_links(world, present, &wanted, &field), Some(LostLinks::All(whole)) if whole == value) {
            changes.relink.insert(field, value);
        } else {
            changes.set.insert(field, value);
        }
    }
    changes.unwritable = lost_for_good(world, present, &wanted);
    changes
}

/// The single pointers that a record lost, or that dangle, because what they led to was deleted and returns now, in
/// fields that the portal takes only while a record is created (reference §2.7).
fn lost_for_good(world: &World<'_>, present: &Record, earlier: &Record) -> Vec<String> {
    let kind = present.entity_type;
    let aims = |record: &Record, field: &str| {
        references(world.definitions, kind, field, record.fields.get(field).unwrap_or(&Value::Null))
    };
    let is_lost = |field: &&String| {
        let now = aims(present, field);
        writability(kind, field) == Writability::OnImport
            && aims(earlier, field).iter().any(|key| (world.returns)(*key))
            // A new aim is somebody's decision.
            && now.iter().all(|key| (world.returns)(*key))
    };
    earlier.fields.keys().filter(is_lost).cloned().collect()
}

/// What the damage (`wanted` → `damaged`) did and nobody corrected since.
///
/// A field that the damage did not touch is not looked at. One that it touched and that now holds a third
/// value is a conflict.
pub fn damage(world: &World<'_>, present: &Record, wanted: &Record, damaged: &Record) -> Changes {
    let wanted = world.attainable(wanted);
    let mut changes = Changes::default();
    for field in compared_fields(world, damaged, &wanted) {
        let (is, was, broke) =
            (world.comparable(present, &field), world.comparable(&wanted, &field), world.comparable(damaged, &field));
        if was == broke || is == was || lost_links(world, present, &wanted, &field).is_some() {
            continue;
        }
        if is == broke {
            changes.set.insert(field.clone(), wanted.fields.get(&field).cloned().unwrap_or(Value::Null));
        } else {
            changes.conflicts.push(field);
        }
    }
    changes
}

/// The pointers that a live record lost because what it pointed at was deleted and will come back.
///
/// `earlier` is the record as it stood while the others were there. Pointers added since are kept; where
/// others of the earlier pointers were taken away, or a single pointer was given a new aim, somebody decided so:
/// a conflict.
pub fn relinks(world: &World<'_>, present: &Record, earlier: &Record) -> Changes {
    let earlier = world.attainable(earlier);
    let mut changes = Changes::default();
    let fields: BTreeSet<&String> = present.fields.keys().chain(earlier.fields.keys()).collect();
    for field in fields {
        if !world.may_update(present.entity_type, field)
            || !is_pointer(world.definitions.role(present.entity_type, field))
        {
            continue;
        }
        match lost_links(world, present, &earlier, field) {
            Some(LostLinks::All(value)) => _ = changes.relink.insert(field.clone(), value),
            Some(LostLinks::Disputed) => changes.conflicts.push(field.clone()),
            None => {
                if let Some(value) = dangling(world, present, field) {
                    changes.relink.insert(field.clone(), value);
                }
            }
        }
    }
    changes.unwritable = lost_for_good(world, present, &earlier);
    changes
}

/// One record of several earlier versions, oldest first, that holds every pointer that one of them had.
///
/// Records that vanish one after the other take their pointers with them one after the other.
pub fn merge_pointers(world: &World<'_>, versions: &[Record]) -> Option<Record> {
    let (oldest, later) = versions.split_first()?;
    let mut merged = oldest.clone();
    for version in later {
        for (field, value) in &version.fields {
            if !is_pointer(world.definitions.role(merged.entity_type, field)) {
                continue;
            }
            let firsts = |value: &Value| -> Vec<RecordKey> {
                let keys = references(world.definitions, merged.entity_type, field, value);
                keys.into_iter().map(|key| world.lineage.first(key)).collect()
            };
            let known = firsts(merged.fields.get(field).unwrap_or(&Value::Null));
            match (merged.fields.get(field), value) {
                (Some(Value::Array(items)), Value::Array(more)) => {
                    let added = more.iter().filter(|item| firsts(item).iter().any(|key| !known.contains(key)));
                    let all = items.iter().chain(added).cloned().collect();
                    merged.fields.insert(field.clone(), Value::Array(all));
                }
                // A single pointer: the newest aim that returns.
                _ if firsts(value).iter().any(|key| (world.returns)(*key)) => {
                    merged.fields.insert(field.clone(), value.clone());
                }
                _ => {}
            }
        }
    }
    Some(merged)
}

enum LostLinks {
    /// Only what was deleted is missing; this is the value to set.
    All(Value),
    /// Something else was changed too.
    Disputed,
}

fn lost_links(world: &World<'_>, present: &Record, earlier: &Record, field: &str) -> Option<LostLinks> {
    let entity_type = present.entity_type;
    let role = world.definitions.role(entity_type, field);
    if !is_pointer(role) {
        return None;
    }
    let firsts = |record: &Record| -> Vec<RecordKey> {
        let value = record.fields.get(field).unwrap_or(&Value::Null);
        references(world.definitions, entity_type, field, value)
            .into_iter()
            .map(|key| world.lineage.first(key))
            .collect()
    };
    let (now, then) = (firsts(present), firsts(earlier));
    if !then.iter().any(|key| (world.returns)(*key) && !now.contains(key)) {
        return None;
    }
    let surviving: Vec<&RecordKey> = then.iter().filter(|key| !(world.returns)(**key)).collect();
    if !surviving.iter().all(|key| now.contains(key)) {
        return Some(LostLinks::Disputed);
    }
    let value = earlier.fields.get(field).cloned().unwrap_or(Value::Null);
    let is_added = |key: &RecordKey| !then.contains(key);
    match value {
        Value::Array(mut items) => {
            let Some(Value::Array(now_items)) = present.fields.get(field) else {
                return Some(LostLinks::All(Value::Array(items)));
            };
            items.extend(
                now_items
                    .iter()
                    .filter(|item| {
                        let keys = references(world.definitions, entity_type, field, item);
                        keys.iter().any(|key| is_added(&world.lineage.first(*key)))
                    })
                    .cloned(),
            );
            Some(LostLinks::All(Value::Array(items)))
        }
        _ if now.iter().any(is_added) => Some(LostLinks::Disputed),
        single => Some(LostLinks::All(single)),
    }
}

/// The present value, where it still holds a number under which the record is gone although it lives (or will
/// live) under another.
fn dangling(world: &World<'_>, present: &Record, field: &str) -> Option<Value> {
    let value = present.fields.get(field)?;
    let is_dangling = |key: &RecordKey| {
        !(world.is_alive)(*key) && ((world.returns)(*key) || world.lineage.living(*key, world.is_alive).is_some())
    };
    let keys = references(world.definitions, present.entity_type, field, value);
    keys.iter().any(is_dangling).then(|| value.clone())
}

/// The fields that are compared. A custom field that the wanted state does not even name was defined later; it is
/// left alone. Any other field that it does not name was empty.
fn compared_fields(world: &World<'_>, present: &Record, wanted: &Record) -> Vec<String> {
    let added = present.fields.keys().filter(|field| !is_custom(field));
    let fields: BTreeSet<&String> = wanted.fields.keys().chain(added).collect();
    fields.into_iter().filter(|field| world.may_update(present.entity_type, field)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::RestoreId;
    use crate::domain::lineage::Edge;
    use serde_json::json;

    fn deal(fields: Value) -> Record {
        Record { entity_type: EntityType::Deal, id: RecordId(7), fields: serde_json::from_value(fields).unwrap() }
    }

    fn contact(id: u64) -> RecordKey {
        RecordKey { entity_type: EntityType::Contact, id: RecordId(id) }
    }

    /// Contacts below 100 are gone; 5 and 6 return, the others do not. 3 was re-created as 103 before.
    fn in_world<T>(run: impl FnOnce(&World<'_>) -> T) -> T {
        let edge = Edge { old: contact(3), new: RecordId(103), restore: RestoreId(1), undone: false };
        let lineage = Lineage::from_edges([edge]);
        let definitions = Definitions::default();
        let is_alive = |key: RecordKey| key.entity_type != EntityType::Contact || key.id.0 >= 100;
        let returns = |key: RecordKey| key == contact(5) || key == contact(6);
        run(&World { definitions: &definitions, lineage: &lineage, is_alive: &is_alive, returns: &returns })
    }

    fn fields(value: Value) -> Fields {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_rollback_sets_what_differs_and_tells_lost_links_apart() {
        let present = deal(json!({"title": "New", "opportunity": 5, "contactIds": [101], "comments": "x", "id": 7}));
        let wanted =
            deal(json!({"title": "Old", "opportunity": "5.00", "contactIds": [5, 101], "comments": "", "id": 1}));
        let changes = in_world(|world| changes_back(world, &present, &wanted));
        assert_eq!(changes.set, fields(json!({"title": "Old", "comments": ""})));
        assert_eq!(changes.relink, fields(json!({"contactIds": [5, 101]})));
    }

    #[test]
    fn pointers_at_what_is_gone_for_good_are_not_wanted_back() {
        let present = deal(json!({"contactIds": [101]}));
        let wanted = deal(json!({"contactIds": [50, 101]}));
        assert!(in_world(|world| changes_back(world, &present, &wanted)).is_empty());
    }

    #[test]
    fn a_re_created_record_is_no_difference_and_a_dangling_pointer_is_corrected() {
        let wanted = deal(json!({"contactIds": [3]}));
        assert!(in_world(|world| changes_back(world, &deal(json!({"contactIds": [103]})), &wanted)).is_empty());
        let changes = in_world(|world| changes_back(world, &deal(json!({"contactIds": [3]})), &wanted));
        assert_eq!(changes.relink, fields(json!({"contactIds": [3]})));
        assert!(changes.set.is_empty());
    }

    #[test]
    fn a_field_defined_later_is_left_alone_and_a_deleted_one_cannot_be_written() {
        let present = deal(json!({"UF_CRM_NEW": "kept"}));
        let wanted = deal(json!({"UF_CRM_GONE": "lost"}));
        assert!(in_world(|world| changes_back(world, &present, &wanted)).is_empty());
    }

    #[test]
    fn damage_spares_what_a_colleague_did_after_it() {
        let wanted = deal(json!({"title": "Old", "comments": "old", "opportunity": 1, "stageId": "NEW"}));
        let damaged = deal(json!({"title": "???", "comments": "???", "opportunity": 0, "stageId": "NEW"}));
        let present = deal(json!({"title": "???", "comments": "by hand", "opportunity": 1, "stageId": "WON"}));
        let changes = in_world(|world| damage(world, &present, &wanted, &damaged));
        assert_eq!(changes.set, fields(json!({"title": "Old"})));
        assert_eq!(changes.conflicts, ["comments"]);
        assert!(changes.relink.is_empty(), "the stage was not damaged, so it stays");
    }

    #[test]
    fn lost_links_keep_what_was_added_since() {
        let earlier = deal(json!({"contactIds": [5, 101, 6]}));
        let cases = [
            (json!([101]), Some(json!([5, 101, 6])), 0),
            (json!([101, 102]), Some(json!([5, 101, 6, 102])), 0),
            (json!([]), None, 1),
            (json!([102]), None, 1),
            (json!([5, 101, 6]), Some(json!([5, 101, 6])), 0),
        ];
        for (now, value, conflicts) in cases {
            let present = deal(json!({"contactIds": now}));
            let changes = in_world(|world| relinks(world, &present, &earlier));
            assert_eq!(changes.relink.get("contactIds"), value.as_ref(), "{now}");
            assert_eq!(changes.conflicts.len(), conflicts, "{now}");
        }
    }

    #[test]
    fn a_single_pointer_with_a_new_aim_is_somebodys_decision() {
        let earlier =
            Record { entity_type: EntityType::Deal, id: RecordId(7), fields: fields(json!({"companyId": 9})) };
        let definitions = Definitions::default();
        let lineage = Lineage::default();
        let company = RecordKey { entity_type: EntityType::Company, id: RecordId(9) };
        let (is_alive, returns) = (|key: RecordKey| key != company, |key: RecordKey| key == company);
        let world = World { definitions: &definitions, lineage: &lineage, is_alive: &is_alive, returns: &returns };
        for (now, relinked, conflicts) in [(json!(0), true, 0), (json!(null), true, 0), (json!(12), false, 1)] {
            let changes = relinks(&world, &deal(json!({"companyId": now})), &earlier);
            assert_eq!(changes.relink.contains_key("companyId"), relinked, "{now}");
            assert_eq!(changes.conflicts.len(), conflicts, "{now}");
        }
    }

    #[test]
    fn multifields_that_the_snapshot_does_not_have_are_taken_away() {
        let rows = json!([{"id": 1, "typeId": "PHONE", "valueType": "WORK", "value": "+49"}]);
        let present = Record {
            entity_type: EntityType::Contact,
            id: RecordId(100),
            fields: fields(json!({"name": "A", "fm": rows})),
        };
        let wanted = Record { fields: fields(json!({"name": "A"})), ..present.clone() };
        let changes = in_world(|world| changes_back(world, &present, &wanted));
        assert_eq!(changes.set, fields(json!({"fm": null})));
    }
}
