//! Records that were changed, by the author and hour of each change.
//!
//! In charge of telling real changes from mere touches, and of what is left of each: a record counts if its comparable
//! form differs from that in the snapshot before the change, and as damaged only while some field still holds what the
//! change wrote. What the portal changed by itself (a link lost with a deleted contact) names no author within the time
//! and does not count. Evidence and plans read the same list, so a plan takes back what the evidence counted.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use chrono::{DateTime, Utc};

use super::own_work::OwnWork;
use super::{EvidenceError, RECORD_PAGE, newest_with};
use crate::domain::evidence::{Changed, Standing};
use crate::domain::plan::compare::Changes as Comparison;
use crate::domain::plan::values::with_choices_of_now;
use crate::domain::plan::{Burst, compare};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId, UserId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;
use crate::service::live::{LivePortal, read_records};

/// One change of one record, as snapshots and the portal show it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::service) struct Change {
    /// The record's present number.
    pub record: RecordKey,
    /// Who made it, and when.
    pub burst: Burst,
    /// The newest version before it.
    pub before: Record,
    /// The first version after it; `None` where that is the present one.
    pub after: Option<Record>,
}

impl Change {
    /// How the record differs from what it was, as far as this change did it.
    fn left(&self, live: &LivePortal, present: &Record) -> Comparison {
        let after = self.after.as_ref().unwrap_or(present);
        live.in_world(&|_| false, |world| compare::damage(world, present, &self.before, after))
    }
}

/// Every record that was changed since the oldest snapshot, once for each burst, and what is left of it.
pub(in crate::service) async fn find_changed(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
) -> Result<Vec<Changed>, EvidenceError> {
    let ours = OwnWork::load(desk, live).await?;
    let mut found: BTreeMap<(RecordKey, Burst), Standing> = BTreeMap::new();
    let mut reader = ChangeReader::new(desk, live, &ours, snapshots, None);
    while let Some(changes) = reader.next().await? {
        let present = load_present(desk, live, snapshots, &changes).await?;
        for change in changes {
            let standing = match (&change.after, present.get(&change.record)) {
                (None, _) => Standing::Damaged,
                (Some(_), Some(present)) => standing(&change.left(live, present)),
                // It has gone while we were reading.
                (Some(_), None) => continue,
            };
            found.insert((change.record, change.burst), standing);
        }
    }
    let changed = found.into_iter().map(|((record, burst), standing)| {
        let restore = ours.mender(live, record, burst);
        Changed { record, burst, standing, restore }
    });
    Ok(changed.collect())
}

fn standing(left: &Comparison) -> Standing {
    match (left.set.is_empty(), left.conflicts.is_empty()) {
        (false, _) => Standing::Damaged,
        (true, false) => Standing::ChangedSince,
        (true, true) => Standing::SetRight,
    }
}

/// The changes that the given bursts hold, by record, each record's oldest change first.
///
/// A record that a colleague changed again is known to be damaged only where a snapshot between holds the
/// damaged version; else nothing is assumed.
pub(in crate::service) async fn changed_in_bursts(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
    bursts: &BTreeSet<Burst>,
) -> Result<BTreeMap<RecordKey, Vec<Change>>, EvidenceError> {
    let ours = OwnWork::load(desk, live).await?;
    let mut found: BTreeMap<RecordKey, Vec<Change>> = BTreeMap::new();
    let mut reader = ChangeReader::new(desk, live, &ours, snapshots, Some(bursts));
    while let Some(changes) = reader.next().await? {
        for change in changes {
            found.entry(change.record).or_default().push(change);
        }
    }
    Ok(found)
}

/// A portion of what may have changed.
enum Portion<'a> {
    /// All that differs between two snapshots that follow each other, of these types.
    Between(&'a SnapshotHeader, &'a SnapshotHeader, Vec<EntityType>),
    /// Some records that differ between them.
    Numbers(&'a SnapshotHeader, &'a SnapshotHeader, EntityType, Vec<RecordId>),
    /// A page of what changed since a type's newest snapshot, from this number on.
    Since(&'a SnapshotHeader, EntityType, RecordId),
}

/// Reads changes in portions, oldest first.
struct ChangeReader<'a> {
    desk: &'a Desk,
    live: &'a LivePortal,
    ours: &'a OwnWork,
    /// Only what these hold, where they are given.
    bursts: Option<&'a BTreeSet<Burst>>,
    portions: VecDeque<Portion<'a>>,
}

impl<'a> ChangeReader<'a> {
    fn new(
        desk: &'a Desk,
        live: &'a LivePortal,
        ours: &'a OwnWork,
        snapshots: &'a [SnapshotHeader],
        bursts: Option<&'a BTreeSet<Burst>>,
    ) -> Self {
        let mut pairs: BTreeMap<(SnapshotId, SnapshotId), Portion<'a>> = BTreeMap::new();
        let mut since = Vec::new();
        for entity_type in live.ids.keys().copied() {
            // A snapshot that lacks a type is passed over for it.
            let holding: Vec<&SnapshotHeader> = snapshots.iter().filter(|each| each.holds(entity_type)).collect();
            for pair in holding.windows(2) {
                let [older, newer] = pair else { continue };
                let portion = pairs.entry((older.id, newer.id)).or_insert(Portion::Between(older, newer, Vec::new()));
                if let Portion::Between(_, _, types) = portion {
                    types.push(entity_type);
                }
            }
            since.extend(holding.last().map(|newest| Portion::Since(newest, entity_type, RecordId(0))));
        }
        let portions = pairs.into_values().chain(since).collect();
        Self { desk, live, ours, bursts, portions }
    }

    /// The next portion; `None` at the end.
    async fn next(&mut self) -> Result<Option<Vec<Change>>, EvidenceError> {
        let Some(portion) = self.portions.pop_front() else { return Ok(None) };
        match portion {
            Portion::Between(older, newer, types) => {
                if self.may_hold(older.taken_at, Some(newer.read_until)) {
                    self.list_numbers(older, newer, &types).await?;
                }
                Ok(Some(Vec::new()))
            }
            Portion::Numbers(older, newer, entity_type, numbers) => {
                Ok(Some(self.between(older, newer, entity_type, &numbers).await?))
            }
            Portion::Since(newest, entity_type, after) if self.may_hold(newest.taken_at, None) => {
                Ok(Some(self.since(newest, entity_type, after).await?))
            }
            Portion::Since(..) => Ok(Some(Vec::new())),
        }
    }

    /// Whether a change after one moment and until another may be among what is wanted.
    fn may_hold(&self, after: DateTime<Utc>, until: Option<DateTime<Utc>>) -> bool {
        let overlaps = |burst: &Burst| burst.until() > after && until.is_none_or(|until| burst.hour <= until);
        self.bursts.is_none_or(|bursts| bursts.iter().any(overlaps))
    }

    /// The burst of a record's last change, where it is wanted and not ours.
    fn burst_of(&self, version: &Record) -> Option<(Burst, DateTime<Utc>)> {
        let (Some(user), Some(at)) = last_change(version) else { return None };
        let holds = |burst: &Burst| burst.holds(version.entity_type, user, at);
        let is_wanted = self.bursts.is_none_or(|bursts| bursts.iter().any(holds));
        (is_wanted && !self.ours.has(self.live, version)).then(|| (Burst::of(user, at), at))
    }

    /// Cuts what differs between two snapshots into portions, next in turn.
    async fn list_numbers(
        &mut self,
        older: &'a SnapshotHeader,
        newer: &'a SnapshotHeader,
        types: &[EntityType],
    ) -> Result<(), StoreError> {
        let mut numbers: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for difference in self.desk.snapshots.diff(self.desk.portal_id(), older.id, newer.id).await? {
            let record = difference.record;
            if types.contains(&record.entity_type) && difference.before.is_some() && difference.after.is_some() {
                numbers.entry(record.entity_type).or_default().push(record.id);
            }
        }
        for (entity_type, numbers) in numbers.into_iter().rev() {
            for chunk in numbers.chunks(RECORD_PAGE).rev() {
                self.portions.push_front(Portion::Numbers(older, newer, entity_type, chunk.to_vec()));
            }
        }
        Ok(())
    }

    /// Records of which the later of two snapshots holds another version, by the change that made that version.
    async fn between(
        &self,
        older: &SnapshotHeader,
        newer: &SnapshotHeader,
        entity_type: EntityType,
        numbers: &[RecordId],
    ) -> Result<Vec<Change>, StoreError> {
        let before = load_versions(self.desk, self.live, older.id, entity_type, numbers).await?;
        let mut before: HashMap<RecordKey, Record> = before.into_iter().map(|record| (record.key(), record)).collect();
        let mut changes = Vec::new();
        for after in load_versions(self.desk, self.live, newer.id, entity_type, numbers).await? {
            let Some((burst, at)) = self.burst_of(&after) else { continue };
            let Some(id) = self.live.living(after.key()) else { continue };
            // Its last change lies between these two readings: it is the one that made the difference.
            if at <= older.taken_at || at > newer.read_until {
                continue;
            }
            if let Some(before) = before.remove(&after.key()) {
                let record = RecordKey { entity_type, id };
                changes.push(Change { record, burst, before, after: Some(after) });
            }
        }
        Ok(changes)
    }

    /// A page of the records that the portal changed since a snapshot; the page after it is next in turn.
    async fn since(
        &mut self,
        newest: &'a SnapshotHeader,
        entity_type: EntityType,
        after: RecordId,
    ) -> Result<Vec<Change>, EvidenceError> {
        let page = self.desk.crm.read_changed(entity_type, newest.taken_at, after).await?;
        if let Some(last) = page.items.last().map(|record| record.id).filter(|last| !page.is_last && *last > after) {
            self.portions.push_front(Portion::Since(newest, entity_type, last));
        }
        let mut earlier = load_earlier(self.desk, self.live, newest.id, entity_type, &page.items).await?;
        let mut changes = Vec::new();
        for record in &page.items {
            let Some((burst, _)) = self.burst_of(record) else { continue };
            let Some(before) = earlier.remove(&self.live.lineage.first(record.key())) else { continue };
            let change = Change { record: record.key(), burst, before, after: None };
            // A mere touch is no change.
            if !change.left(self.live, record).set.is_empty() {
                changes.push(change);
            }
        }
        Ok(changes)
    }
}

/// The changed records as they are now, those that are not as their change left them for certain. Only what was changed
/// since the newest snapshot is asked of the portal.
async fn load_present(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
    changes: &[Change],
) -> Result<HashMap<RecordKey, Record>, EvidenceError> {
    let mut present = HashMap::new();
    let mut by_type: BTreeMap<EntityType, Vec<Record>> = BTreeMap::new();
    for change in changes {
        by_type.entry(change.record.entity_type).or_default().extend(change.after.clone());
    }
    for (entity_type, versions) in by_type {
        let Some(newest) = newest_with(snapshots, entity_type) else { continue };
        let stored = load_earlier(desk, live, newest.id, entity_type, &versions).await?;
        let mut to_read = Vec::new();
        for version in &versions {
            let Some(id) = live.living(version.key()) else { continue };
            let changed_at = live.find(version.key()).and_then(|found| found.updated_at);
            match stored.get(&live.lineage.first(version.key())) {
                Some(stored) if changed_at.is_some_and(|at| at <= newest.taken_at) => {
                    present.insert(RecordKey { entity_type, id }, stored.clone());
                }
                _ => to_read.push(id),
            }
        }
        let read = read_records(desk, entity_type, &to_read).await?;
        present.extend(read.into_iter().map(|record| (record.key(), record)));
    }
    Ok(present)
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
    let versions = load_versions(desk, live, snapshot, entity_type, &numbers).await?;
    Ok(versions.into_iter().map(|record| (live.lineage.first(record.key()), record)).collect())
}

/// The records with these numbers as a snapshot holds them; choices under the numbers that they have now.
async fn load_versions(
    desk: &Desk,
    live: &LivePortal,
    snapshot: SnapshotId,
    entity_type: EntityType,
    numbers: &[RecordId],
) -> Result<Vec<Record>, StoreError> {
    let stored = desk.snapshots.load_records(desk.portal_id(), snapshot, entity_type, numbers).await?;
    if stored.is_empty() {
        return Ok(Vec::new());
    }
    let then = desk.snapshots.load_definitions(desk.portal_id(), snapshot).await?;
    Ok(stored.iter().map(|stored| with_choices_of_now(&live.definitions, &then, &stored.record)).collect())
}

/// Who a record names as its last editor, and when.
pub(in crate::service) fn last_change(record: &Record) -> (Option<UserId>, Option<DateTime<Utc>>) {
    let user = record.fields.get("updatedBy").and_then(crate::domain::schema::positive_id).map(|id| UserId(id.0));
    let at = record.text("updatedTime").and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    (user, at.map(|at| at.with_timezone(&Utc)))
}
