//! The selective restore: what is missing comes back in its last version, what a burst damaged is set right (B06).
//!
//! In charge of choosing the records; everything that was not chosen stays as it is.

use std::collections::BTreeMap;

use super::PlanError;
use super::draft::Draft;
use super::links;
use super::owed::{Losses, complete_creations};
use crate::domain::evidence::Vanished;
use crate::domain::plan::compare::{Changes, World, damage};
use crate::domain::plan::{Choices, ConflictReason, Only, Source};
use crate::domain::{EntityType, Record, RecordId, RecordKey};
use crate::service::desk::OnAdvance;
use crate::service::evidence::{Change, changed_in_bursts};
use crate::service::live::read_records;

/// Fills a draft. `vanished` is everything missing since the snapshot, chosen or not, and every chosen loss before it.
/// Bursts are always chosen by name, so each is taken back whichever snapshot was asked for.
pub(super) async fn fill(
    draft: &mut Draft<'_>,
    choices: &Choices,
    vanished: &[Vanished],
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    if choices.only != Some(Only::Changed) {
        let chosen: Vec<Vanished> = vanished.iter().filter(|each| is_chosen(each, choices)).copied().collect();
        for each in &chosen {
            draft.bring_back(each.record, Source::Snapshot(each.last_seen));
        }
        draft.load_creations(choices.with_alike, on_advance).await?;
        let losses = Losses::find(draft, vanished).await?;
        complete_creations(draft, &losses).await?;
        links::give_back(draft, &chosen, &losses, &|_| true, on_advance).await?;
    }
    if choices.only != Some(Only::Missing) && !choices.bursts.is_empty() {
        set_right(draft, choices).await?;
    }
    Ok(())
}

pub(super) fn is_chosen(vanished: &Vanished, choices: &Choices) -> bool {
    let is_named = choices.groups.is_empty() || choices.groups.contains(&vanished.group());
    choices.takes(vanished.record.entity_type) && is_named && choices.takes_record(vanished.record)
}

async fn set_right(draft: &mut Draft<'_>, choices: &Choices) -> Result<(), PlanError> {
    let mut found = changed_in_bursts(draft.desk, &draft.live, &draft.snapshots, &choices.bursts).await?;
    found.retain(|record, _| choices.takes(record.entity_type) && choices.takes_record(*record));
    let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for record in found.keys() {
        by_type.entry(record.entity_type).or_default().push(record.id);
    }
    let mut present: BTreeMap<RecordKey, Record> = BTreeMap::new();
    for (entity_type, ids) in by_type {
        let records = read_records(draft.desk, entity_type, &ids).await?;
        present.extend(records.into_iter().map(|record| (record.key(), record)));
    }
    for (key, changes) in found {
        let Some(record) = present.get(&key) else { continue };
        let (wanted, changes) = draft.in_world(|world| taken_back(world, record, &changes));
        draft.add_changes(record, &wanted, changes, ConflictReason::ChangedAfterDamage);
    }
    Ok(())
}

/// A record without these changes of it, oldest first, and how it differs from that. They are taken back one by one, the
/// newest first, so that what people did between two of them stays.
fn taken_back(world: &World<'_>, present: &Record, changes: &[Change]) -> (Record, Changes) {
    let mut wanted = present.clone();
    let mut all = Changes::default();
    for change in changes.iter().rev() {
        let damaged = change.after.as_ref().unwrap_or(present);
        let back = damage(world, &wanted, &change.before, damaged);
        wanted.fields.extend(back.set.clone());
        all.set.extend(back.set);
        all.conflicts.extend(back.conflicts);
    }
    all.conflicts.sort_unstable();
    all.conflicts.dedup();
    all.set.retain(|field, _| world.comparable(present, field) != world.comparable(&wanted, field));
    (wanted, all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::UserId;
    use crate::domain::lineage::Lineage;
    use crate::domain::plan::Burst;
    use crate::domain::schema::Definitions;
    use serde_json::{Value, json};

    fn deal(fields: Value) -> Record {
        Record { entity_type: EntityType::Deal, id: RecordId(7), fields: serde_json::from_value(fields).unwrap() }
    }

    #[test]
    fn several_changes_of_one_record_are_taken_back_newest_first() {
        let definitions = Definitions::default();
        let lineage = Lineage::default();
        let world = World { definitions: &definitions, lineage: &lineage, is_alive: &|_| true, returns: &|_| false };
        let change = |before: Value, after: Option<Value>| Change {
            record: deal(json!({})).key(),
            burst: Burst::of(UserId(7), "2026-11-20T14:00:00Z".parse().unwrap()),
            before: deal(before),
            after: after.map(deal),
        };
        let first = change(json!({"title": "Good"}), Some(json!({"title": "Bad"})));
        let second = change(json!({"title": "Bad"}), Some(json!({"title": "Worse"})));
        let corrected = change(json!({"title": "By hand"}), Some(json!({"title": "Worse"})));
        let back = change(json!({"title": "Bad"}), None);
        for (changes, present, set, conflicts) in [
            (vec![first.clone(), second.clone()], "Worse", json!({"title": "Good"}), 0),
            (vec![second.clone()], "Worse", json!({"title": "Bad"}), 0),
            (vec![first.clone()], "Worse", json!({}), 1),
            // Somebody's own title between the two stays.
            (vec![first.clone(), corrected], "Worse", json!({"title": "By hand"}), 1),
            // The second change was undone by hand, so nothing is to be done but what the first one left.
            (vec![first.clone(), back], "Good", json!({}), 0),
        ] {
            let present = deal(json!({"title": present}));
            let (_, found) = taken_back(&world, &present, &changes);
            let told = (serde_json::to_value(&found.set).unwrap(), found.conflicts.len());
            assert_eq!(told, (set, conflicts), "{changes:?}");
        }
    }
}
