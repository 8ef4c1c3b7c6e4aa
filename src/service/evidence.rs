//! Gathering evidence: the live portal, read now, against every kept snapshot (B02).
//!
//! In charge of finding what vanished, what was changed by whom, and what is new. Only reads. The shape of
//! evidence is `domain::evidence`'s; what a restore makes of it is `service::plan`'s.

mod added;
mod changed;
mod own_work;
mod removed;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::desk::{Advance, Desk, OnAdvance, Stage};
use super::live::{LiveError, LivePortal, read_live, read_records};
use crate::domain::evidence::{
    EXAMPLES, Evidence, MissingGroup, NotHeld, SnapshotMoment, Standing, Vanished, group_changed, group_missing,
};
use crate::domain::schema::Definitions;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, RecordId, RecordKey, SnapshotId};
use crate::ports::crm::LiveId;
use crate::ports::snapshots::StoreError;

pub(super) use changed::{Change, changed_in_bursts, find_changed, last_change, load_earlier};
pub(super) use removed::OwnRemovals;

/// Keys that are read from a snapshot at once.
pub(in crate::service) const KEY_PAGE: usize = 5_000;
/// Records that are read from a snapshot at once.
pub(super) const RECORD_PAGE: usize = 1_000;

/// Why there is no evidence.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    /// The portal could not be read.
    #[error(transparent)]
    Live(#[from] LiveError),
    /// There is nothing to compare with.
    #[error("there is no snapshot of {portal} yet")]
    NoSnapshots {
        /// Which portal.
        portal: crate::domain::PortalId,
    },
}

impl EvidenceError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Live(error) => error.hint(),
            Self::NoSnapshots { .. } => {
                Some("take one with `restore24 snapshot take`; what was lost before it cannot come back")
            }
        }
    }
}

impl From<StoreError> for EvidenceError {
    fn from(error: StoreError) -> Self {
        Self::Live(error.into())
    }
}

impl From<crate::ports::crm::CrmError> for EvidenceError {
    fn from(error: crate::ports::crm::CrmError) -> Self {
        Self::Live(error.into())
    }
}

/// Reads the portal and compares it with every kept snapshot.
///
/// # Errors
/// Where the portal cannot be asked at all, is another one, or there is no snapshot. A single type that cannot be
/// read completely is *unknown* in the result.
pub async fn gather_evidence(desk: &Desk, on_advance: OnAdvance<'_>) -> Result<Evidence, EvidenceError> {
    let snapshots = kept_snapshots(desk).await?;
    let mut live = read_live(desk, on_advance).await?;
    let mut vanished = find_vanished(desk, &mut live, &snapshots, snapshots[0].id, on_advance).await?;
    let left_out = OwnRemovals::load(desk).await?.leave_out(&live.lineage, &mut vanished);
    let mut missing = group_missing(&vanished, &snapshots, live.read_at);
    for group in &mut missing {
        group.examples = name_examples(desk, group, &vanished).await?;
    }
    on_advance(Advance { stage: Stage::Comparing, done: 0, total: None });
    let found = find_changed(desk, &live, &snapshots).await?;
    let mut changed = group_changed(&found, &live.definitions.users);
    added::count_added(desk, &live, &snapshots, &mut changed).await?;
    for group in changed.iter_mut().take(EXAMPLES) {
        let left = found.iter().filter(|each| each.burst == group.burst && each.standing == Standing::Damaged);
        let mut by_type: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for key in left.map(|each| each.record) {
            let some = by_type.entry(key.entity_type).or_default();
            if some.len() < EXAMPLES {
                some.push(key.id);
            }
        }
        group.named = name_living(desk, &by_type).await?;
        group.examples = group.named.values().flatten().take(EXAMPLES).cloned().collect();
    }
    Ok(Evidence {
        portal: desk.portal_id().clone(),
        read_at: live.read_at,
        live: live.ids.iter().map(|(entity_type, ids)| (*entity_type, ids.count())).collect(),
        missing,
        left_out,
        changed,
        new_since: count_new(desk, &live, &snapshots).await?,
        unknown: live.unknown.clone(),
        not_held: not_held(desk, &live.definitions, &snapshots).await?,
        snapshots: snapshots.iter().map(SnapshotMoment::from).collect(),
    })
}

/// Every kept snapshot, oldest first; at least one.
pub(super) async fn kept_snapshots(desk: &Desk) -> Result<Vec<SnapshotHeader>, EvidenceError> {
    let snapshots = desk.snapshots.list_snapshots(desk.portal_id()).await?;
    if snapshots.is_empty() {
        return Err(EvidenceError::NoSnapshots { portal: desk.portal_id().clone() });
    }
    Ok(snapshots)
}

/// The newest snapshot that holds a type.
pub(in crate::service) fn newest_with(
    snapshots: &[SnapshotHeader],
    entity_type: EntityType,
) -> Option<&SnapshotHeader> {
    snapshots.iter().rev().find(|snapshot| snapshot.holds(entity_type))
}

/// The records that some snapshot from `since` on holds and the portal does not have, each once, under its last
/// number and with the last snapshot that holds it. A second look by number confirms each (*absence is not deletion*).
pub(super) async fn find_vanished(
    desk: &Desk,
    live: &mut LivePortal,
    snapshots: &[SnapshotHeader],
    since: SnapshotId,
    on_advance: OnAdvance<'_>,
) -> Result<Vec<Vanished>, EvidenceError> {
    let mut vanished = Vec::new();
    let types: Vec<EntityType> = live.ids.keys().copied().collect();
    for entity_type in types {
        let mut last_seen: HashMap<RecordKey, Vanished> = HashMap::new();
        let mut note = |record: RecordKey, seen: SnapshotId| {
            let first = live.lineage.first(record);
            let known = last_seen.entry(first).or_insert(Vanished { record, last_seen: seen });
            if (seen, record.id) > (known.last_seen, known.record.id) {
                *known = Vanished { record, last_seen: seen };
            }
        };
        if let Some(newest) = newest_with(snapshots, entity_type).filter(|newest| newest.id >= since) {
            let mut after = RecordId(0);
            loop {
                let keys = desk.snapshots.page_keys(desk.portal_id(), newest.id, entity_type, after, KEY_PAGE).await?;
                let Some(last) = keys.last() else { break };
                after = last.record.id;
                on_advance(Advance { stage: Stage::ReadingSnapshots, done: after.0, total: None });
                for key in keys.iter().filter(|key| live.living(key.record).is_none()) {
                    note(key.record, newest.id);
                }
            }
        }
        for key in desk.snapshots.list_ended(desk.portal_id(), since, entity_type).await? {
            let Some(seen) = last_kept(snapshots, entity_type, since, key.first_snapshot, key.last_snapshot) else {
                continue;
            };
            if live.living(key.record).is_none() {
                note(key.record, seen);
            }
        }
        let mut suspects: Vec<Vanished> = last_seen.into_values().collect();
        suspects.sort_by_key(|each| each.record.id);
        let found = read_records(desk, entity_type, &every_number(live, &suspects)).await?;
        if !found.is_empty() {
            live.note_found(&found);
            suspects.retain(|each| live.living(each.record).is_none());
        }
        vanished.append(&mut suspects);
    }
    Ok(vanished)
}

fn every_number(live: &LivePortal, suspects: &[Vanished]) -> Vec<RecordId> {
    suspects.iter().flat_map(|each| live.lineage.members(each.record)).collect()
}

/// The last kept snapshot within a version's span.
fn last_kept(
    snapshots: &[SnapshotHeader],
    entity_type: EntityType,
    since: SnapshotId,
    first: SnapshotId,
    last: Option<SnapshotId>,
) -> Option<SnapshotId> {
    snapshots
        .iter()
        .rev()
        .find(|snapshot| {
            snapshot.id >= first.max(since)
                && last.is_none_or(|last| snapshot.id <= last)
                && snapshot.holds(entity_type)
        })
        .map(|snapshot| snapshot.id)
}

pub(super) async fn name_examples(
    desk: &Desk,
    group: &MissingGroup,
    vanished: &[Vanished],
) -> Result<Vec<String>, StoreError> {
    let ids: Vec<RecordId> = vanished
        .iter()
        .filter(|each| each.record.entity_type == group.entity_type && each.last_seen == group.last_seen.id)
        .map(|each| each.record.id)
        .take(EXAMPLES)
        .collect();
    let records = desk.snapshots.load_records(desk.portal_id(), group.last_seen.id, group.entity_type, &ids).await?;
    Ok(records.iter().map(|stored| stored.record.display_name()).collect())
}

async fn name_living(
    desk: &Desk,
    records: &BTreeMap<EntityType, Vec<RecordId>>,
) -> Result<BTreeMap<EntityType, Vec<String>>, EvidenceError> {
    let mut names = BTreeMap::new();
    for (entity_type, ids) in records {
        let records = desk.crm.read_by_ids(*entity_type, ids).await?;
        names.insert(*entity_type, records.iter().map(crate::domain::Record::display_name).collect());
    }
    Ok(names)
}

/// How many records of each type are there now and not in the newest snapshot.
async fn count_new(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
) -> Result<BTreeMap<EntityType, u64>, EvidenceError> {
    let mut counts = BTreeMap::new();
    for entity_type in live.ids.keys() {
        if let Some(newest) = newest_with(snapshots, *entity_type) {
            let new = new_since(desk, live, newest.id, *entity_type).await?;
            counts.insert(*entity_type, new.len() as u64);
        }
    }
    Ok(counts)
}

/// The live records of a type that a snapshot does not hold under any number.
pub(super) async fn new_since(
    desk: &Desk,
    live: &LivePortal,
    snapshot: SnapshotId,
    entity_type: EntityType,
) -> Result<Vec<LiveId>, StoreError> {
    let Some(ids) = live.ids.get(&entity_type) else { return Ok(Vec::new()) };
    let mut held: BTreeSet<RecordId> = BTreeSet::new();
    let mut after = RecordId(0);
    loop {
        let keys = desk.snapshots.page_keys(desk.portal_id(), snapshot, entity_type, after, KEY_PAGE).await?;
        let Some(last) = keys.last() else { break };
        after = last.record.id;
        held.extend(keys.iter().map(|key| live.lineage.first_id(key.record)));
    }
    let is_new = |live_id: &&LiveId| !held.contains(&live.lineage.first_id(RecordKey { entity_type, id: live_id.id }));
    Ok(ids.iter().filter(is_new).copied().collect())
}

/// The records of one snapshot that the portal does not have, confirmed by a second look by number.
pub(super) async fn missing_from(
    desk: &Desk,
    live: &mut LivePortal,
    snapshot: SnapshotId,
    entity_type: EntityType,
    on_advance: OnAdvance<'_>,
) -> Result<Vec<RecordKey>, EvidenceError> {
    let mut missing = Vec::new();
    let mut after = RecordId(0);
    loop {
        let keys = desk.snapshots.page_keys(desk.portal_id(), snapshot, entity_type, after, KEY_PAGE).await?;
        let Some(last) = keys.last() else { break };
        after = last.record.id;
        on_advance(Advance { stage: Stage::ReadingSnapshots, done: after.0, total: None });
        missing.extend(keys.iter().map(|key| key.record).filter(|key| live.living(*key).is_none()));
    }
    let numbers: Vec<RecordId> = missing.iter().flat_map(|key| live.lineage.members(*key)).collect();
    let found = read_records(desk, entity_type, &numbers).await?;
    if !found.is_empty() {
        live.note_found(&found);
        missing.retain(|key| live.living(*key).is_none());
    }
    Ok(missing)
}

/// What no snapshot holds: what never is held, and custom fields that a snapshot knows and the portal lacks.
pub(super) async fn not_held(
    desk: &Desk,
    now: &Definitions,
    snapshots: &[SnapshotHeader],
) -> Result<Vec<NotHeld>, StoreError> {
    let mut gone = BTreeSet::new();
    for snapshot in snapshots {
        let then = desk.snapshots.load_definitions(desk.portal_id(), snapshot.id).await?;
        for (entity_type, fields) in &then.custom_fields {
            // A type whose fields were not told now is unknown, which is no evidence of a deleted field.
            if !now.titles.contains_key(entity_type) && !now.custom_fields.contains_key(entity_type) {
                continue;
            }
            for field in fields.iter().filter(|field| now.custom_field(*entity_type, &field.name).is_none()) {
                gone.insert(NotHeld::DeletedField {
                    entity_type: *entity_type,
                    field: field.name.clone(),
                    label: field.label.clone(),
                });
            }
        }
    }
    Ok(NotHeld::ALWAYS.into_iter().chain(gone).collect())
}
