//! The selective restore: what is missing comes back in its last version, what a burst damaged is set right (B06).
//!
//! In charge of choosing the records; everything that was not chosen stays as it is.

use std::collections::BTreeMap;

use super::PlanError;
use super::draft::Draft;
use super::links;
use crate::domain::evidence::{GroupKey, Vanished};
use crate::domain::plan::compare::damage;
use crate::domain::plan::{Choices, ConflictReason, Only, Source};
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId};
use crate::service::desk::OnAdvance;
use crate::service::evidence::changed_in_bursts;
use crate::service::live::read_records;

/// Fills a draft. `vanished` is everything missing since the snapshot, chosen or not.
pub(super) async fn fill(
    draft: &mut Draft<'_>,
    since: SnapshotId,
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
        links::give_back(draft, &chosen, &|_| true, on_advance).await?;
    }
    if choices.only != Some(Only::Missing) && !choices.bursts.is_empty() {
        set_right(draft, since, choices).await?;
    }
    Ok(())
}

pub(super) fn is_chosen(vanished: &Vanished, choices: &Choices) -> bool {
    let group = GroupKey { entity_type: vanished.record.entity_type, last_seen: vanished.last_seen };
    choices.takes(vanished.record.entity_type) && (choices.groups.is_empty() || choices.groups.contains(&group))
}

async fn set_right(draft: &mut Draft<'_>, since: SnapshotId, choices: &Choices) -> Result<(), PlanError> {
    let found = changed_in_bursts(draft.desk, &draft.live, &draft.snapshots, since, &choices.bursts).await?;
    let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for each in found.iter().filter(|each| choices.takes(each.record.entity_type)) {
        by_type.entry(each.record.entity_type).or_default().push(each.record.id);
    }
    let mut present: BTreeMap<RecordKey, Record> = BTreeMap::new();
    for (entity_type, ids) in by_type {
        let records = read_records(draft.desk, entity_type, &ids).await?;
        present.extend(records.into_iter().map(|record| (record.key(), record)));
    }
    for each in found {
        let Some(record) = present.get(&each.record) else { continue };
        let damaged = each.after.as_ref().unwrap_or(record);
        let (wanted, changes) =
            draft.in_world(|world| (world.attainable(&each.before), damage(world, record, &each.before, damaged)));
        draft.add_changes(record, &wanted, changes, ConflictReason::ChangedAfterDamage);
    }
    Ok(())
}
