//! Records that point, or pointed, at what a plan brings back (B08).
//!
//! In charge of finding them without asking the portal for everything: snapshots tell who pointed at what, and
//! only those records are read.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::draft::Draft;
use crate::domain::evidence::Vanished;
use crate::domain::record::{Record, RecordKey};
use crate::domain::schema::references;
use crate::domain::{EntityType, RecordId, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, OnAdvance, Stage};
use crate::service::evidence::{RECORD_PAGE, newest_with};

/// Earlier versions of living records that point at something that returns, oldest first, by present key.
pub(super) type Pointing = BTreeMap<RecordKey, Vec<Record>>;

/// Whether some pointer of a record leads to one of these (first numbers), or to a number that was replaced.
pub(super) fn points_at(draft: &Draft<'_>, record: &Record, targets: &HashSet<RecordKey>) -> bool {
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
pub(super) async fn scan_losses(
    draft: &Draft<'_>,
    vanished: &[Vanished],
    pointing: &mut Pointing,
) -> Result<(), StoreError> {
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
