//! Records that somebody added in the hour in which they changed many others: an import seldom does only one of both.
//!
//! In charge of counting them, so that nobody takes a restore of the changed values for all of an import. What a restore
//! of ours created is none of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;

use super::{EvidenceError, RECORD_PAGE, new_since};
use crate::domain::evidence::{ChangedGroup, EXAMPLES};
use crate::domain::plan::Burst;
use crate::domain::schema::positive_id;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, Record, RecordId, RecordKey, SnapshotId, UserId};
use crate::service::desk::Desk;
use crate::service::live::{LivePortal, read_records};

/// Notes with the largest groups how many records were added beside them and are there still.
pub(super) async fn count_added(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
    groups: &mut [ChangedGroup],
) -> Result<(), EvidenceError> {
    let wanted = groups.iter().take(EXAMPLES).filter(|group| group.count() > 0).map(|group| group.burst);
    let mut added = Added { live, bursts: wanted.collect(), seen: BTreeSet::new(), counts: BTreeMap::new() };
    for pair in snapshots.windows(2) {
        let [older, newer] = pair else { continue };
        if added.may_lie_between(older, Some(newer)) {
            for (entity_type, numbers) in begun_between(desk, older.id, newer.id).await? {
                for numbers in numbers.chunks(RECORD_PAGE) {
                    let stored = desk.snapshots.load_records(desk.portal_id(), newer.id, entity_type, numbers).await?;
                    stored.iter().for_each(|stored| added.note(&stored.record));
                }
            }
        }
    }
    let Some(newest) = snapshots.last().filter(|newest| added.may_lie_between(newest, None)) else {
        return added.tell(groups);
    };
    for entity_type in live.ids.keys().copied().filter(|entity_type| newest.holds(*entity_type)) {
        let new: Vec<RecordId> =
            new_since(desk, live, newest.id, entity_type).await?.into_iter().map(|found| found.id).collect();
        for numbers in new.chunks(RECORD_PAGE) {
            read_records(desk, entity_type, numbers).await?.iter().for_each(|record| added.note(record));
        }
    }
    added.tell(groups)
}

/// The records that the later of two snapshots holds and the earlier one does not, by type.
async fn begun_between(
    desk: &Desk,
    older: SnapshotId,
    newer: SnapshotId,
) -> Result<BTreeMap<EntityType, Vec<RecordId>>, EvidenceError> {
    let mut begun: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
    for difference in desk.snapshots.diff(desk.portal_id(), older, newer).await? {
        if difference.before.is_none() {
            begun.entry(difference.record.entity_type).or_default().push(difference.record.id);
        }
    }
    Ok(begun)
}

/// What was found so far.
struct Added<'a> {
    live: &'a LivePortal,
    bursts: BTreeSet<Burst>,
    seen: BTreeSet<RecordKey>,
    counts: BTreeMap<Burst, BTreeMap<EntityType, u64>>,
}

impl Added<'_> {
    fn may_lie_between(&self, older: &SnapshotHeader, newer: Option<&SnapshotHeader>) -> bool {
        let overlaps =
            |burst: &Burst| burst.until() > older.taken_at && newer.is_none_or(|newer| burst.hour <= newer.read_until);
        self.bursts.iter().any(overlaps)
    }

    fn note(&mut self, record: &Record) {
        let key = record.key();
        let is_ours = self.live.lineage.first(key) != key;
        let Some(burst) = creation(record).filter(|burst| self.bursts.contains(burst) && !is_ours) else { return };
        if self.live.living(key).is_some() && self.seen.insert(key) {
            *self.counts.entry(burst).or_default().entry(key.entity_type).or_default() += 1;
        }
    }

    fn tell(mut self, groups: &mut [ChangedGroup]) -> Result<(), EvidenceError> {
        for group in groups {
            group.added = self.counts.remove(&group.burst).unwrap_or_default();
        }
        Ok(())
    }
}

/// Who created a record, in which hour.
fn creation(record: &Record) -> Option<Burst> {
    let user = record.fields.get("createdBy").and_then(positive_id)?;
    let at = DateTime::parse_from_rfc3339(record.text("createdTime")?).ok()?;
    Some(Burst::of(UserId(user.0), at.to_utc()))
}
