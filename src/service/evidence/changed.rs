//! Records that were changed, by the author and hour of their last change.
//!
//! In charge of telling real changes from mere touches: a record counts if its comparable form differs from that
//! in the newest snapshot before the change. What the portal changed by itself (a link lost with a deleted
//! contact) names no author within the time and does not count. A record that was changed again later belongs to
//! both: a plan that takes a burst back looks at every record of it, so the evidence counts every one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::{EvidenceError, newest_with};
use crate::domain::evidence::Changed;
use crate::domain::plan::values::with_choices_of_now;
use crate::domain::plan::{Burst, compare};
use crate::domain::record::Fields;
use crate::domain::restore::{RestoreHeader, forward_scope};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId, UserId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;
use crate::service::live::LivePortal;

/// Every record that was changed since the oldest snapshot, under its present number, once for each burst.
pub(in crate::service) async fn find_changed(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
) -> Result<Vec<Changed>, EvidenceError> {
    let ours = OwnWork::load(desk, live).await?;
    let mut found: BTreeSet<(RecordKey, Burst)> = BTreeSet::new();
    for pair in snapshots.windows(2) {
        if let [older, newer] = pair {
            changed_between(desk, live, &ours, older, newer, &mut found).await?;
        }
    }
    for entity_type in live.ids.keys() {
        if let Some(newest) = newest_with(snapshots, *entity_type) {
            changed_since_newest(desk, live, &ours, newest, *entity_type, &mut found).await?;
        }
    }
    Ok(found.into_iter().map(|(record, burst)| Changed { record, burst }).collect())
}

/// Records of which the later of two snapshots holds another version, by the change that made that version.
async fn changed_between(
    desk: &Desk,
    live: &LivePortal,
    ours: &OwnWork,
    older: &SnapshotHeader,
    newer: &SnapshotHeader,
    found: &mut BTreeSet<(RecordKey, Burst)>,
) -> Result<(), EvidenceError> {
    let mut numbers: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for difference in desk.snapshots.diff(desk.portal_id(), older.id, newer.id).await? {
        if difference.before.is_some() && difference.after.is_some() {
            numbers.entry(difference.record.entity_type).or_default().push(difference.record.id);
        }
    }
    for (entity_type, numbers) in numbers {
        let versions = desk.snapshots.load_records(desk.portal_id(), newer.id, entity_type, &numbers).await?;
        for version in versions {
            let (Some(user), Some(at)) = last_change(&version.record) else { continue };
            let Some(id) = live.living(version.record.key()) else { continue };
            // Its last change lies between these two readings: it is the one that made the difference.
            if at > older.taken_at && at <= newer.read_until && !ours.has(live, &version.record) {
                found.insert((RecordKey { entity_type, id }, Burst::of(user, at)));
            }
        }
    }
    Ok(())
}

/// What our restores wrote: no damage. Known by the record's own moment of change as the portal told it when it was read
/// back, so that no two clocks are compared and what people did in the same hour counts; where it was not read back
/// yet, by what was sent. What an undo changed is damage again, as before the restore that it took back.
struct OwnWork {
    writer: UserId,
    /// Moments by first number.
    moments: HashSet<(RecordKey, DateTime<Utc>)>,
    /// What was sent and not read back, by first number.
    unread: HashMap<RecordKey, Vec<Fields>>,
}

impl OwnWork {
    /// Reads the journals of all restores. A damaged one is left out: `snapshot verify` tells of the damage.
    async fn load(desk: &Desk, live: &LivePortal) -> Result<Self, StoreError> {
        let writer = desk.portal.last_probe.user.id;
        let mut own = Self { writer, moments: HashSet::new(), unread: HashMap::new() };
        let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
        for restore in restores.iter().filter(|restore| forward_scope(&restores, restore).is_some()) {
            match own.add(desk, live, restore).await {
                Err(
                    error @ (StoreError::Damaged { .. }
                    | StoreError::BrokenDatabase { .. }
                    | StoreError::NotFound { .. }),
                ) => {
                    tracing::warn!(restore.id = %restore.id, %error, "what a restore wrote is not known");
                }
                added => added?,
            }
        }
        Ok(own)
    }

    async fn add(&mut self, desk: &Desk, live: &LivePortal, restore: &RestoreHeader) -> Result<(), StoreError> {
        let plan = desk.restores.load_plan(restore.plan).await?.plan;
        for entry in desk.restores.load_journal(restore.id).await? {
            let Some(step) = plan.steps.get(entry.seq as usize) else { continue };
            let first = live.lineage.first(step.record);
            match (entry.changed_at, entry.sent) {
                (Some(at), _) => _ = self.moments.insert((first, at)),
                (None, Some(sent)) if !entry.is_verified => self.unread.entry(first).or_default().push(sent),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether the last change of this version is ours.
    fn has(&self, live: &LivePortal, version: &Record) -> bool {
        let first = live.lineage.first(version.key());
        let (Some(user), Some(at)) = last_change(version) else { return false };
        if self.moments.contains(&(first, at)) {
            return true;
        }
        let holds = |sent: &Fields| {
            let ours = Record { fields: sent.clone(), ..*version };
            live.in_world(&|_| false, |world| {
                sent.keys().all(|field| world.comparable(version, field) == world.comparable(&ours, field))
            })
        };
        user == self.writer && self.unread.get(&first).is_some_and(|all| all.iter().any(holds))
    }
}

async fn changed_since_newest(
    desk: &Desk,
    live: &LivePortal,
    ours: &OwnWork,
    newest: &SnapshotHeader,
    entity_type: EntityType,
    found: &mut BTreeSet<(RecordKey, Burst)>,
) -> Result<(), EvidenceError> {
    let mut after = RecordId(0);
    loop {
        let page = desk.crm.read_changed(entity_type, newest.taken_at, after).await?;
        let earlier = load_earlier(desk, live, newest.id, entity_type, &page.items).await?;
        for record in &page.items {
            let (Some(user), Some(at)) = last_change(record) else { continue };
            let Some(before) = earlier.get(&live.lineage.first(record.key())) else { continue };
            if ours.has(live, record) {
                continue;
            }
            let changes = live.in_world(&|_| false, |world| compare::changes_back(world, record, before));
            if !changes.set.is_empty() {
                found.insert((record.key(), Burst::of(user, at)));
            }
        }
        match page.items.last().map(|record| record.id) {
            Some(last) if !page.is_last && last > after => after = last,
            _ => return Ok(()),
        }
    }
}

/// The records as a snapshot holds them, by first number, whatever number it holds them under; choices under the numbers
/// that they have now.
pub(in crate::service) async fn load_earlier(
    desk: &Desk,
    live: &LivePortal,
    snapshot: SnapshotId,
    entity_type: EntityType,
    records: &[Record],
) -> Result<HashMap<RecordKey, Record>, StoreError> {
    let numbers: Vec<RecordId> = records.iter().flat_map(|record| live.lineage.members(record.key())).collect();
    let stored = desk.snapshots.load_records(desk.portal_id(), snapshot, entity_type, &numbers).await?;
    if stored.is_empty() {
        return Ok(HashMap::new());
    }
    let then = desk.snapshots.load_definitions(desk.portal_id(), snapshot).await?;
    let as_of_now = |record: &Record| with_choices_of_now(&live.definitions, &then, record);
    Ok(stored.iter().map(|stored| (live.lineage.first(stored.record.key()), as_of_now(&stored.record))).collect())
}

/// Who a record names as its last editor, and when.
pub(in crate::service) fn last_change(record: &Record) -> (Option<UserId>, Option<DateTime<Utc>>) {
    let user = record.fields.get("updatedBy").and_then(crate::domain::schema::positive_id).map(|id| UserId(id.0));
    let at = record.text("updatedTime").and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    (user, at.map(|at| at.with_timezone(&Utc)))
}

/// A record that a burst damaged: as it was right before, and right after.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::service) struct Damaged {
    /// Its present number.
    pub record: RecordKey,
    /// The newest version before the burst.
    pub before: Record,
    /// The first version after it; `None` where that is the present one.
    pub after: Option<Record>,
}

/// The records that the given bursts changed, from snapshot `since` on.
///
/// A record that a colleague changed again is known to be damaged only where a snapshot between holds the
/// damaged version; else nothing is assumed.
pub(in crate::service) async fn changed_in_bursts(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
    since: SnapshotId,
    bursts: &BTreeSet<Burst>,
) -> Result<Vec<Damaged>, EvidenceError> {
    let mut damaged: BTreeMap<RecordKey, Damaged> = BTreeMap::new();
    let usable: Vec<&SnapshotHeader> = snapshots.iter().filter(|snapshot| snapshot.id >= since).collect();
    for burst in bursts {
        let Some(before) = usable.iter().rev().find(|snapshot| snapshot.taken_at <= burst.hour) else { continue };
        let after = usable.iter().find(|snapshot| snapshot.id > before.id);
        let then = desk.snapshots.load_definitions(desk.portal_id(), before.id).await?;
        for entity_type in live.ids.keys().copied().filter(|entity_type| before.holds(*entity_type)) {
            let mut ids: BTreeMap<RecordId, Option<Record>> = live.ids[&entity_type]
                .iter()
                .filter(|live_id| burst.holds(live_id.updated_by, live_id.updated_at))
                .map(|live_id| (live_id.id, None))
                .collect();
            if let Some(after) = after.filter(|after| after.holds(entity_type)) {
                for (id, record) in damaged_versions(desk, live, before.id, after.id, entity_type, burst).await? {
                    ids.entry(id).or_insert(Some(record));
                }
            }
            let numbers: Vec<RecordId> =
                ids.keys().flat_map(|id| live.lineage.members(RecordKey { entity_type, id: *id })).collect();
            let stored = desk.snapshots.load_records(desk.portal_id(), before.id, entity_type, &numbers).await?;
            for stored in stored {
                let Some(id) = live.living(stored.record.key()) else { continue };
                let record = RecordKey { entity_type, id };
                let after = ids.get(&id).cloned().flatten();
                let before = with_choices_of_now(&live.definitions, &then, &stored.record);
                damaged.entry(record).or_insert(Damaged { record, before, after });
            }
        }
    }
    Ok(damaged.into_values().collect())
}

/// Versions in `after` that name the burst as their last change, by the record's present number.
async fn damaged_versions(
    desk: &Desk,
    live: &LivePortal,
    before: SnapshotId,
    after: SnapshotId,
    entity_type: EntityType,
    burst: &Burst,
) -> Result<Vec<(RecordId, Record)>, StoreError> {
    let numbers: Vec<RecordId> = desk
        .snapshots
        .diff(desk.portal_id(), before, after)
        .await?
        .into_iter()
        .filter(|each| each.record.entity_type == entity_type && each.before.is_some() && each.after.is_some())
        .map(|each| each.record.id)
        .collect();
    let stored = desk.snapshots.load_records(desk.portal_id(), after, entity_type, &numbers).await?;
    Ok(stored
        .into_iter()
        .filter(|stored| {
            let (user, at) = last_change(&stored.record);
            burst.holds(user, at)
        })
        .filter_map(|stored| Some((live.living(stored.record.key())?, stored.record)))
        .collect())
}
