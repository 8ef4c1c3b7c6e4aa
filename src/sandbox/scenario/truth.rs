//! What truly happened, for tests to compare with.

use serde_json::{Map, Value, json};

use super::Scenario;
use crate::sandbox::fields::Entity;
use crate::sandbox::record::{Record, Selection, write_item};
use crate::sandbox::zone::Zone;

/// One deletion.
#[derive(Debug, Clone)]
struct Deletion {
    entity: Entity,
    id: i64,
    moment: i64,
    user: i64,
    on_purpose: bool,
}

/// One change or addition, with the values of the fields concerned before and after.
#[derive(Debug, Clone)]
pub struct ChangeTruth {
    entity: Entity,
    id: i64,
    moment: i64,
    user: i64,
    fields: Value,
}

/// Everything a scenario did.
#[derive(Debug, Clone, Default)]
pub struct Truth {
    scenario: Option<Scenario>,
    deletions: Vec<Deletion>,
    /// Records that were damaged.
    pub damaged: Vec<ChangeTruth>,
    /// Records that were changed properly after the damage.
    pub corrected: Vec<ChangeTruth>,
    added: Vec<(Entity, i64, i64, i64)>,
    /// The filter that hides records, where there is one.
    pub filter: Option<String>,
}

impl Truth {
    /// Forgets everything before a scenario begins.
    pub fn begin(&mut self, scenario: Scenario) {
        *self = Self { scenario: Some(scenario), ..Self::default() };
    }

    /// Notes a deletion.
    pub fn deleted(&mut self, (entity, id): (Entity, i64), moment: i64, user: i64, on_purpose: bool) {
        self.deletions.push(Deletion { entity, id, moment, user, on_purpose });
    }

    /// Notes a record that was added by mistake.
    pub fn added(&mut self, entity: Entity, id: i64, moment: i64, user: i64) {
        self.added.push((entity, id, moment, user));
    }

    /// The truth as `/ui/truth` tells it.
    pub fn to_json(&self, zone: &Zone) -> Value {
        let loss = |deletion: &&Deletion| !deletion.on_purpose;
        let moments = || {
            let losses = self.deletions.iter().filter(loss).map(|deletion| (deletion.moment, deletion.user));
            losses.chain(self.damaged.iter().map(|change| (change.moment, change.user)))
        };
        let moment = |found: Option<i64>| found.map(|moment| zone.text(moment));
        let deletion = |deletion: &Deletion| json!({"type": deletion.entity.name(), "id": deletion.id, "when": zone.text(deletion.moment), "by": deletion.user});
        let changes = |changes: &[ChangeTruth]| -> Vec<Value> {
            let change = |change: &ChangeTruth| {
                json!({"type": change.entity.name(), "id": change.id, "when": zone.text(change.moment),
                       "by": change.user, "fields": change.fields})
            };
            changes.iter().map(change).collect()
        };
        json!({
            "scenario": self.scenario.map(Scenario::name),
            "from": moment(moments().map(|(moment, _)| moment).min()),
            "until": moment(moments().map(|(moment, _)| moment).max()),
            "by": moments().next().map(|(_, user)| user),
            "deleted": by_type(self.deletions.iter().filter(loss).map(|deletion| (deletion.entity, deletion.id))),
            "deletions": self.deletions.iter().filter(loss).map(deletion).collect::<Vec<_>>(),
            "purposeful": self.deletions.iter().filter(|found| found.on_purpose).map(deletion).collect::<Vec<_>>(),
            "changed": changes(&self.damaged),
            "later_changes": changes(&self.corrected),
            "added": by_type(self.added.iter().map(|(entity, id, ..)| (*entity, *id))),
            "filter": self.filter,
        })
    }
}

impl ChangeTruth {
    /// Compares two states of a record.
    pub fn between(before: &Record, after: &Record, zone: &Zone, moment: i64, user: i64) -> Self {
        let (old, new) = (whole(before, zone), whole(after, zone));
        let is_silent = |name: &str| name.starts_with("updated") || name.starts_with("lastActivity");
        let fields: Map<String, Value> = new
            .iter()
            .filter(|(name, value)| old.get(*name) != Some(value) && !is_silent(name))
            .map(|(name, value)| (name.clone(), json!({"before": old.get(name), "after": value})))
            .collect();
        Self { entity: after.entity, id: after.id, moment, user, fields: Value::Object(fields) }
    }
}

fn whole(record: &Record, zone: &Zone) -> Map<String, Value> {
    let mut text = String::new();
    write_item(record, &Selection::whole_item(record.entity, true), zone, &mut text);
    match serde_json::from_str(&text) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn by_type(records: impl Iterator<Item = (Entity, i64)>) -> Value {
    let mut found: Map<String, Value> =
        Entity::ALL.into_iter().map(|entity| (entity.name().to_owned(), json!([]))).collect();
    for (entity, id) in records {
        if let Some(Value::Array(ids)) = found.get_mut(entity.name()) {
            ids.push(json!(id));
        }
    }
    Value::Object(found)
}
