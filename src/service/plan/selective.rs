//! The selective restore: what is missing comes back in its last version, what a burst damaged is set right (B06).
//!
//! In charge of choosing the records; everything that was not chosen stays as it is.

use std::collections::BTreeMap;

use super::PlanError;
use super::draft::Draft;
use super::links::{Pointing, newest, points_at, scan_losses, scan_snapshot};
use crate::domain::evidence::{GroupKey, Vanished};
use crate::domain::plan::compare::{Changes, damage, merge_pointers, relinks};
use crate::domain::plan::{Choices, ConflictReason, Only, Source};
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId};
use crate::service::desk::OnAdvance;
use crate::service::evidence::{changed_in_bursts, newest_with};
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
        draft.load_creations(on_advance).await?;
        give_back_links(draft, &chosen, on_advance).await?;
    }
    if choices.only != Some(Only::Missing) && !choices.bursts.is_empty() {
        set_right(draft, since, choices).await?;
    }
    Ok(())
}

fn is_chosen(vanished: &Vanished, choices: &Choices) -> bool {
    let group = GroupKey { entity_type: vanished.record.entity_type, last_seen: vanished.last_seen };
    choices.takes(vanished.record.entity_type) && (choices.groups.is_empty() || choices.groups.contains(&group))
}

async fn give_back_links(
    draft: &mut Draft<'_>,
    chosen: &[Vanished],
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    if draft.returning().is_empty() {
        return Ok(());
    }
    let mut pointing = Pointing::new();
    scan_losses(draft, chosen, &mut pointing).await?;
    if let Some(newest) = newest(draft) {
        scan_snapshot(draft, newest, &mut pointing, on_advance).await?;
    }
    let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for key in pointing.keys() {
        by_type.entry(key.entity_type).or_default().push(key.id);
    }
    let mut present: BTreeMap<RecordKey, Record> = BTreeMap::new();
    for (entity_type, ids) in by_type {
        let records = read_records(draft.desk, entity_type, &ids).await?;
        present.extend(records.into_iter().map(|record| (record.key(), record)));
    }
    for record in read_recent(draft).await? {
        // No snapshot shows where it pointed before; its own pointers may dangle.
        if let std::collections::btree_map::Entry::Vacant(entry) = present.entry(record.key()) {
            entry.insert(record);
        }
    }
    for (key, record) in present {
        let versions = pointing.remove(&key).unwrap_or_else(|| vec![record.clone()]);
        let changes = draft.in_world(|world| match merge_pointers(world, &versions) {
            Some(earlier) => relinks(world, &record, &earlier),
            None => Changes::default(),
        });
        draft.add_changes(&record, &record, changes, ConflictReason::ChangedAfterDamage);
    }
    Ok(())
}

/// Records changed since the newest snapshot whose pointers lead to what returns.
async fn read_recent(draft: &Draft<'_>) -> Result<Vec<Record>, PlanError> {
    let targets = draft.returning();
    let mut found = Vec::new();
    for entity_type in draft.live.ids.keys().copied() {
        let Some(newest) = newest_with(&draft.snapshots, entity_type) else { continue };
        let mut after = RecordId(0);
        loop {
            let page = draft.desk.crm.read_changed(entity_type, newest.taken_at, after).await?;
            let last = page.items.last().map(|record| record.id);
            found.extend(page.items.into_iter().filter(|record| points_at(draft, record, &targets)));
            match last {
                Some(last) if !page.is_last && last > after => after = last,
                _ => break,
            }
        }
    }
    Ok(found)
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
