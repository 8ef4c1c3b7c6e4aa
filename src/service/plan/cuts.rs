//! Living records that point at what a plan removes: the portal would take their links away.
//!
//! In charge of finding them without asking the portal for everything: the newest snapshot shows who pointed at what,
//! the portal tells what was changed since, and a company its own contacts. What stays for their sake is
//! `domain::plan::cut`'s.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};

use super::PlanError;
use super::draft::Draft;
use crate::domain::plan::cut::{mirrored, pointers_at, pointing_types};
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, OnAdvance, Stage};
use crate::service::evidence::{RECORD_PAGE, newest_with};
use crate::service::live::read_records;

/// Notes every link of a record that stays and would go with what a plan removes. Call it once all else is planned.
pub(super) async fn note_cuts(
    draft: &mut Draft<'_>,
    removed: &[Record],
    on_advance: OnAdvance<'_>,
) -> Result<(), PlanError> {
    let removed: BTreeMap<RecordKey, &Record> =
        removed.iter().filter(|record| draft.removes(record.key())).map(|record| (record.key(), record)).collect();
    let pointing = find_pointing(draft, &removed, on_advance).await?;
    if pointing.is_empty() {
        return Ok(());
    }
    let planned = draft.planned_values();
    for record in &pointing {
        let mut then = record.clone();
        for (field, value) in &mut then.fields {
            if let Some(set) = planned.get(&(record.key(), field.clone())) {
                value.clone_from(set);
            }
        }
        for pointer in pointers_at(&draft.live.definitions, &then, &|key| removed.contains_key(&key)) {
            draft.cut(pointer.to, record, &pointer.field);
        }
    }
    Ok(())
}

/// The living records, as they are now, that point at some of `removed` and are not among them. Types that cannot be
/// read are noted as unknown.
pub(in crate::service) async fn find_pointing(
    draft: &mut Draft<'_>,
    removed: &BTreeMap<RecordKey, &Record>,
    on_advance: OnAdvance<'_>,
) -> Result<Vec<Record>, PlanError> {
    let is_target = |key: RecordKey| removed.contains_key(&key);
    let mut found: BTreeMap<RecordKey, Record> = BTreeMap::new();
    let told: BTreeSet<RecordKey> = removed.values().flat_map(|record| mirrored(record)).collect();
    for entity_type in pointing_types(&draft.live.definitions, removed.keys().copied()) {
        if !draft.live.ids.contains_key(&entity_type) {
            draft.links_unknown.insert(entity_type);
            continue;
        }
        let (snapshot, since) = match newest_with(&draft.snapshots, entity_type) {
            Some(newest) => (Some(newest.id), newest.taken_at),
            None => (None, DateTime::<Utc>::UNIX_EPOCH),
        };
        for record in read_since(draft, entity_type, since, &is_target).await? {
            found.insert(record.key(), record);
        }
        let mut suspects: BTreeSet<RecordId> =
            told.iter().filter(|key| key.entity_type == entity_type).map(|key| key.id).collect();
        if let Some(snapshot) = snapshot
            && is_known_to(draft, snapshot, removed).await?
        {
            suspects.extend(scan(draft, snapshot, entity_type, &is_target, on_advance).await?);
        }
        suspects.retain(|id| {
            let key = RecordKey { entity_type, id: *id };
            draft.live.is_alive(key) && !found.contains_key(&key)
        });
        let suspects: Vec<RecordId> = suspects.into_iter().collect();
        for record in read_records(draft.desk, entity_type, &suspects).await? {
            if points(draft, &record, &is_target) {
                found.insert(record.key(), record);
            }
        }
    }
    Ok(found.into_values().filter(|record| !is_target(record.key())).collect())
}

/// Records changed since a moment that point there.
async fn read_since(
    draft: &Draft<'_>,
    entity_type: EntityType,
    since: DateTime<Utc>,
    is_target: &(dyn Fn(RecordKey) -> bool + Sync),
) -> Result<Vec<Record>, PlanError> {
    let mut found = Vec::new();
    let mut after = RecordId(0);
    loop {
        let page = draft.desk.crm.read_changed(entity_type, since, after).await?;
        let last = page.items.last().map(|record| record.id);
        found.extend(page.items.into_iter().filter(|record| points(draft, record, is_target)));
        match last {
            Some(last) if !page.is_last && last > after => after = last,
            _ => return Ok(found),
        }
    }
}

fn points(draft: &Draft<'_>, record: &Record, is_target: &(dyn Fn(RecordKey) -> bool + Sync)) -> bool {
    !pointers_at(&draft.live.definitions, record, &|key| is_target(key)).is_empty()
}

/// Whether a snapshot can show pointers at some of these: numbers are given once, so it holds what it points at.
async fn is_known_to(
    draft: &Draft<'_>,
    snapshot: SnapshotId,
    removed: &BTreeMap<RecordKey, &Record>,
) -> Result<bool, StoreError> {
    let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for key in removed.keys() {
        by_type.entry(key.entity_type).or_default().push(key.id);
    }
    for (entity_type, ids) in by_type {
        for ids in ids.chunks(RECORD_PAGE) {
            let portal = draft.desk.portal_id();
            if !draft.desk.snapshots.load_records(portal, snapshot, entity_type, ids).await?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The present numbers of records that a snapshot shows pointing there.
async fn scan(
    draft: &Draft<'_>,
    snapshot: SnapshotId,
    entity_type: EntityType,
    is_target: &(dyn Fn(RecordKey) -> bool + Sync),
    on_advance: OnAdvance<'_>,
) -> Result<Vec<RecordId>, StoreError> {
    let mut found = Vec::new();
    let mut after = RecordId(0);
    let mut done = 0;
    loop {
        let portal = draft.desk.portal_id();
        let page = draft.desk.snapshots.page_records(portal, snapshot, entity_type, after, RECORD_PAGE).await?;
        let Some(last) = page.last() else { return Ok(found) };
        after = last.record.id;
        done += page.len() as u64;
        on_advance(Advance { stage: Stage::ReadingSnapshots, done, total: None });
        for stored in page {
            if points(draft, &stored.record, is_target) {
                found.extend(draft.live.living(stored.record.key()));
            }
        }
    }
}
