//! Records that point, or pointed, at what a plan brings back (B08).
//!
//! In charge of finding them without asking the portal for everything: snapshots tell who pointed at what, and
//! only those records are read. What vanished or was re-created in between is `owed`'s.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::PlanError;
use super::draft::Draft;
use super::owed::{Losses, scan_re_created};
use crate::domain::evidence::Vanished;
use crate::domain::plan::ConflictReason;
use crate::domain::plan::compare::{Changes, merge_pointers, relinks};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schema::references;
use crate::domain::{EntityType, RecordId, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, OnAdvance, Stage};
use crate::service::evidence::{RECORD_PAGE, newest_with};
use crate::service::live::read_records;

/// Earlier versions of living records that point at something that returns, oldest first, by present key.
pub(super) type Pointing = BTreeMap<RecordKey, Vec<Record>>;

/// Gives back the pointers that living records lost with what the plan brings back, and corrects those that dangle.
/// `vanished` tells when it was lost, `takes` which living records are looked at.
pub(super) async fn give_back(
    draft: &mut Draft<'_>,
    vanished: &[Vanished],
    losses: &Losses,
    takes: &(dyn Fn(RecordKey) -> bool + Sync),
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    if draft.returning().is_empty() {
        return Ok(());
    }
    let mut pointing = Pointing::new();
    scan_re_created(draft, losses, &mut pointing).await?;
    scan_losses(draft, vanished, &mut pointing).await?;
    if let Some(newest) = newest(draft) {
        scan_snapshot(draft, newest, &mut pointing, on_advance).await?;
    }
    pointing.retain(|key, _| takes(*key));
    let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for key in pointing.keys() {
        by_type.entry(key.entity_type).or_default().push(key.id);
    }
    let mut present: BTreeMap<RecordKey, Record> = BTreeMap::new();
    for (entity_type, ids) in by_type {
        let records = read_records(draft.desk, entity_type, &ids).await?;
        present.extend(records.into_iter().map(|record| (record.key(), record)));
    }
    for record in read_recent(draft).await?.into_iter().filter(|record| takes(record.key())) {
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

/// Whether some pointer of a record leads to one of these (first numbers), or to a number that was replaced.
fn points_at(draft: &Draft<'_>, record: &Record, targets: &HashSet<RecordKey>) -> bool {
    record.fields.iter().any(|(field, value)| {
        references(&draft.live.definitions, record.entity_type, field, value).into_iter().any(|key| {
            let first = draft.live.lineage.first(key);
            targets.contains(&first) || (!draft.live.is_alive(key) && draft.live.living(key).is_some())
        })
    })
}

/// Living records that a snapshot shows pointing at what returns: all of the snapshot is read.
pub(super) async fn scan_snapshot(
    draft: &Draft<'_>,
    snapshot: SnapshotId,
    pointing: &mut Pointing,
    on_advance: OnAdvance<'_>,
) -> Result<(), StoreError> {
    let targets = draft.returning();
    let mut done = 0;
    for entity_type in EntityType::ALL.into_iter().filter(|kind| draft.live.ids.contains_key(kind)) {
        let mut after = RecordId(0);
        loop {
            let page = draft
                .desk
                .snapshots
                .page_records(draft.desk.portal_id(), snapshot, entity_type, after, RECORD_PAGE)
                .await?;
            let Some(last) = page.last() else { break };
            after = last.record.id;
            done += page.len() as u64;
            on_advance(Advance { stage: Stage::ReadingSnapshots, done, total: None });
            for stored in page {
                note(draft, stored.record, &targets, pointing);
            }
        }
    }
    Ok(())
}

/// Living records that lost pointers when these vanished: what changed with the snapshot after, as it stood before.
async fn scan_losses(draft: &Draft<'_>, vanished: &[Vanished], pointing: &mut Pointing) -> Result<(), StoreError> {
    let targets = draft.returning();
    let last_seen: BTreeSet<SnapshotId> = vanished.iter().map(|each| each.last_seen).collect();
    for before in last_seen {
        let Some(after) = draft.snapshots.iter().find(|snapshot| snapshot.id > before) else { continue };
        let mut ids: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for difference in draft.desk.snapshots.diff(draft.desk.portal_id(), before, after.id).await? {
            if difference.before.is_some() && difference.after.is_some() {
                ids.entry(difference.record.entity_type).or_default().push(difference.record.id);
            }
        }
        for (entity_type, ids) in ids {
            let stored = draft.desk.snapshots.load_records(draft.desk.portal_id(), before, entity_type, &ids).await?;
            for stored in stored {
                note(draft, stored.record, &targets, pointing);
            }
        }
    }
    Ok(())
}

/// The newest snapshot of all, where pointers that never changed are found.
pub(super) fn newest(draft: &Draft<'_>) -> Option<SnapshotId> {
    EntityType::ALL.iter().filter_map(|kind| newest_with(&draft.snapshots, *kind)).map(|found| found.id).max()
}

fn note(draft: &Draft<'_>, record: Record, targets: &HashSet<RecordKey>, pointing: &mut Pointing) {
    let Some(id) = draft.live.living(record.key()) else { return };
    if !draft.live.ids.contains_key(&record.entity_type) || !points_at(draft, &record, targets) {
        return;
    }
    pointing.entry(RecordKey { id, ..record.key() }).or_default().push(record);
}
