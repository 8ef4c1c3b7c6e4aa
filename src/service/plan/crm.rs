//! The CRM rollback: every record of the snapshot goes back to the snapshot (R15).
//!
//! In charge of comparing the whole CRM with one snapshot while reading from the portal only what changed.
//! What is new since is removed only if that was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanError;
use super::cuts::note_cuts;
use super::draft::Draft;
use super::links::{Pointing, give_back, newest, scan_snapshot};
use super::owed::Losses;
use crate::domain::evidence::Vanished;
use crate::domain::plan::compare::changes_back;
use crate::domain::plan::{Choices, ConflictReason, Source};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey};
use crate::service::desk::{Advance, OnAdvance, Stage};
use crate::service::evidence::{load_earlier, missing_from, new_since};
use crate::service::live::{LOOK_UP, read_records};

/// Fills a draft; returns how many records of each type are new since the snapshot. `vanished` is everything missing
/// since the snapshot.
pub(super) async fn fill(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    choices: &Choices,
    vanished: &[Vanished],
    on_advance: OnAdvance<'_>,
) -> Result<BTreeMap<EntityType, u64>, PlanError> {
    let types: Vec<EntityType> =
        draft.live.ids.keys().copied().filter(|kind| choices.takes(*kind) && snapshot.holds(*kind)).collect();
    for entity_type in &types {
        want_missing(draft, snapshot, *entity_type, on_advance).await?;
    }
    // What the plan removes stands for nothing.
    draft.load_creations(choices.with_alike || choices.remove_new, on_advance).await?;
    let mut candidates = find_candidates(draft, snapshot, on_advance).await?;
    let mut new_ids: BTreeMap<EntityType, BTreeSet<RecordId>> = BTreeMap::new();
    let mut removed: Vec<Record> = Vec::new();
    for entity_type in types {
        let new: BTreeSet<RecordId> = new_since(draft.desk, &draft.live, snapshot.id, entity_type)
            .await?
            .into_iter()
            .map(|live| live.id)
            .collect();
        let candidates = candidates.remove(&entity_type).unwrap_or_default();
        compare_type(draft, snapshot, entity_type, candidates, on_advance).await?;
        if choices.remove_new {
            let ids: Vec<RecordId> = new.iter().copied().collect();
            let records = read_records(draft.desk, entity_type, &ids).await?;
            records.iter().for_each(|record| draft.remove(record));
            removed.extend(records);
        }
        new_ids.insert(entity_type, new);
    }
    // The snapshot says nothing of what is newer, nor is a type that was not chosen compared: both get lost links back.
    let takes = |key: RecordKey| match new_ids.get(&key.entity_type) {
        Some(new) => !choices.remove_new && new.contains(&key.id),
        None => true,
    };
    let lost: Vec<Vanished> = vanished.iter().filter(|each| draft.returns(each.record)).copied().collect();
    let losses = Losses::find(draft, &lost).await?;
    give_back(draft, &lost, &losses, &takes, on_advance).await?;
    note_cuts(draft, &removed, on_advance).await?;
    Ok(new_ids.into_iter().map(|(entity_type, new)| (entity_type, new.len() as u64)).collect())
}

async fn want_missing(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    entity_type: EntityType,
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    for key in missing_from(draft.desk, &mut draft.live, snapshot.id, entity_type, on_advance).await? {
        draft.bring_back(key, Source::Snapshot(snapshot.id));
    }
    Ok(())
}

/// Records that may differ although the portal does not call them changed: by later snapshots, or because what
/// they point at is gone.
async fn find_candidates(
    draft: &Draft<'_>,
    snapshot: &SnapshotHeader,
    on_advance: OnAdvance<'_>,
) -> Result<BTreeMap<EntityType, BTreeSet<RecordId>>, PlanError> {
    let mut candidates: BTreeMap<EntityType, BTreeSet<RecordId>> = BTreeMap::new();
    let mut pointing = Pointing::new();
    scan_snapshot(draft, snapshot.id, &mut pointing, on_advance).await?;
    for key in pointing.into_keys() {
        candidates.entry(key.entity_type).or_default().insert(key.id);
    }
    if let Some(newest) = newest(draft).filter(|newest| *newest > snapshot.id) {
        for difference in draft.desk.snapshots.diff(draft.desk.portal_id(), snapshot.id, newest).await? {
            if difference.before.is_some()
                && let Some(id) = draft.live.living(difference.record)
            {
                candidates.entry(difference.record.entity_type).or_default().insert(id);
            }
        }
    }
    Ok(candidates)
}

async fn compare_type(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    entity_type: EntityType,
    mut candidates: BTreeSet<RecordId>,
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    let mut after = RecordId(0);
    let mut done = 0;
    loop {
        let page = draft.desk.crm.read_changed(entity_type, snapshot.taken_at, after).await?;
        done += page.items.len() as u64;
        on_advance(Advance { stage: Stage::Comparing, done, total: None });
        for record in &page.items {
            candidates.remove(&record.id);
        }
        let last = page.items.last().map(|record| record.id);
        compare_records(draft, snapshot, entity_type, &page.items).await?;
        match last {
            Some(last) if !page.is_last && last > after => after = last,
            _ => break,
        }
    }
    let rest: Vec<RecordId> = candidates.into_iter().collect();
    for chunk in rest.chunks(LOOK_UP) {
        let records = draft.desk.crm.read_by_ids(entity_type, chunk).await?;
        compare_records(draft, snapshot, entity_type, &records).await?;
    }
    Ok(())
}

async fn compare_records(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    entity_type: EntityType,
    records: &[Record],
) -> Result<(), PlanError> {
    let earlier = load_earlier(draft.desk, &draft.live, snapshot.id, entity_type, records).await?;
    for record in records {
        let first: RecordKey = draft.live.lineage.first(record.key());
        let Some(wanted) = earlier.get(&first) else { continue };
        let (wanted, changes) = draft.in_world(|world| (world.attainable(wanted), changes_back(world, record, wanted)));
        draft.add_changes(record, &wanted, changes, ConflictReason::ChangedAfterPlanning);
    }
    Ok(())
}
