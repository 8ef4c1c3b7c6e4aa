//! The CRM rollback: every record of the snapshot goes back to the snapshot (R15).
//!
//! In charge of comparing the whole CRM with one snapshot while reading from the portal only what changed.
//! What is new since is removed only if that was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::PlanError;
use super::draft::Draft;
use super::links::{Pointing, newest, scan_snapshot};
use crate::domain::plan::compare::changes_back;
use crate::domain::plan::{Choices, ConflictReason, Source};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey};
use crate::service::desk::{Advance, OnAdvance, Stage};
use crate::service::evidence::{KEY_PAGE, load_earlier, new_since};
use crate::service::live::{LOOK_UP, read_records};

/// Fills a draft; returns how many records of each type are new since the snapshot.
pub(super) async fn fill(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    choices: &Choices,
    on_advance: OnAdvance<'_>,
) -> Result<BTreeMap<EntityType, u64>, PlanError> {
    let types: Vec<EntityType> =
        draft.live.ids.keys().copied().filter(|kind| choices.takes(*kind) && snapshot.holds(*kind)).collect();
    for entity_type in &types {
        want_missing(draft, snapshot, *entity_type, on_advance).await?;
    }
    draft.load_creations(on_advance).await?;
    let mut candidates = find_candidates(draft, snapshot, on_advance).await?;
    let mut new_counts = BTreeMap::new();
    for entity_type in types {
        let new: BTreeSet<RecordId> = new_since(draft.desk, &draft.live, snapshot.id, entity_type)
            .await?
            .into_iter()
            .map(|live| live.id)
            .collect();
        new_counts.insert(entity_type, new.len() as u64);
        let candidates = candidates.remove(&entity_type).unwrap_or_default();
        compare_type(draft, snapshot, entity_type, candidates, on_advance).await?;
        if choices.remove_new {
            let ids: Vec<RecordId> = new.into_iter().collect();
            for record in read_records(draft.desk, entity_type, &ids).await? {
                draft.remove(&record);
            }
        }
    }
    Ok(new_counts)
}

async fn want_missing(
    draft: &mut Draft<'_>,
    snapshot: &SnapshotHeader,
    entity_type: EntityType,
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    let mut missing = Vec::new();
    let mut after = RecordId(0);
    loop {
        let keys =
            draft.desk.snapshots.page_keys(draft.desk.portal_id(), snapshot.id, entity_type, after, KEY_PAGE).await?;
        let Some(last) = keys.last() else { break };
        after = last.record.id;
        on_advance(Advance { stage: Stage::ReadingSnapshots, done: after.0, total: None });
        missing.extend(keys.iter().map(|key| key.record).filter(|key| draft.live.living(*key).is_none()));
    }
    let numbers: Vec<RecordId> = missing.iter().flat_map(|key| draft.live.lineage.members(*key)).collect();
    let found = read_records(draft.desk, entity_type, &numbers).await?;
    draft.live.note_found(&found);
    for key in missing {
        if draft.live.living(key).is_none() {
            draft.bring_back(key, Source::Snapshot(snapshot.id));
        }
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
