//! Links that were cut because their other end was deleted, of records that were not there to get them back.
//!
//! A record that vanished after what it pointed at has lost the link in its own last version already; one that was
//! re-created while the other was gone never had it. In charge of finding both: a link is owed where the last snapshot
//! before the loss of the other end shows it (or the last one before that which holds the record), and no snapshot
//! since, nor the portal, shows both records together: whoever saw both without the link decided so.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use std::collections::btree_map::Entry;

use super::PlanError;
use super::draft::Draft;
use super::links::Pointing;
use crate::domain::evidence::Vanished;
use crate::domain::plan::compare::is_pointer;
use crate::domain::plan::owed::{aims, with_owed};
use crate::domain::record::{Record, RecordKey};
use crate::domain::schema::rewrite_references;
use crate::domain::{EntityType, RecordId, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::service::evidence::RECORD_PAGE;

/// When records went, and where they were seen before and after.
pub(super) struct Losses {
    /// By the last snapshot that held them, the records (first numbers) that went then.
    by_last_seen: BTreeMap<SnapshotId, HashSet<RecordKey>>,
    /// The snapshots that hold a record that was ever re-created, whatever its number, by first number.
    seen: HashMap<RecordKey, BTreeSet<SnapshotId>>,
}

impl Losses {
    /// Every loss that can have cut links: of what `vanished`, and of what was re-created since it went.
    pub(super) async fn find(draft: &Draft<'_>, vanished: &[Vanished]) -> Result<Self, StoreError> {
        let mut losses = Self { by_last_seen: BTreeMap::new(), seen: HashMap::new() };
        if draft.returning().is_empty() {
            return Ok(losses);
        }
        for each in vanished {
            losses.note(each.last_seen, draft.live.lineage.first(each.record));
        }
        let mut numbers: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for key in draft.live.lineage.renumbered().into_keys().flat_map(|key| numbers_of(draft, key)) {
            numbers.entry(key.entity_type).or_default().push(key.id);
        }
        let mut last_seen: BTreeMap<RecordKey, SnapshotId> = BTreeMap::new();
        for (entity_type, mut ids) in numbers {
            ids.sort_unstable();
            ids.dedup();
            for snapshot in draft.snapshots.iter().filter(|snapshot| snapshot.holds(entity_type)) {
                let portal = draft.desk.portal_id();
                for stored in draft.desk.snapshots.load_records(portal, snapshot.id, entity_type, &ids).await? {
                    let key = stored.record.key();
                    last_seen.insert(key, snapshot.id);
                    losses.seen.entry(draft.live.lineage.first(key)).or_default().insert(snapshot.id);
                }
            }
        }
        for (key, snapshot) in last_seen.into_iter().filter(|(key, _)| !draft.live.is_alive(*key)) {
            losses.note(snapshot, draft.live.lineage.first(key));
        }
        Ok(losses)
    }

    fn note(&mut self, last_seen: SnapshotId, first: RecordKey) {
        self.by_last_seen.entry(last_seen).or_default().insert(first);
    }

    /// Whether a snapshot after that loss shows a record together with what was lost then. Without a lineage a record
    /// stands in every snapshot up to its `last` one.
    fn are_seen_together(&self, record: RecordKey, last: SnapshotId, lost: RecordKey, loss: SnapshotId) -> bool {
        let Some(returned) = self.seen.get(&lost) else { return false };
        let is_there = |snapshot: &SnapshotId| match self.seen.get(&record) {
            Some(seen) => seen.contains(snapshot),
            None => *snapshot <= last,
        };
        returned.iter().any(|snapshot| *snapshot > loss && is_there(snapshot))
    }
}

/// Gives what returns the links back that it had lost before it vanished itself.
pub(super) async fn complete_creations(draft: &mut Draft<'_>, losses: &Losses) -> Result<(), PlanError> {
    if !draft.desk.policy.restores.rewrite_links {
        return Ok(());
    }
    let last: BTreeMap<RecordKey, (RecordKey, SnapshotId)> = draft.last_versions();
    // As it stood last, and with what it is owed.
    let mut links: BTreeMap<RecordKey, (Record, Record)> = BTreeMap::new();
    // The newest loss first: each earlier one adds what was lost before.
    for (loss, gone) in losses.by_last_seen.iter().rev() {
        let gone: HashSet<RecordKey> = gone.iter().copied().filter(|key| draft.may_point_at(*key)).collect();
        if gone.is_empty() {
            continue;
        }
        let later: Vec<RecordKey> =
            last.iter().filter(|(_, (_, source))| source > loss).map(|(first, _)| *first).collect();
        for chunk in later.chunks(RECORD_PAGE) {
            for (first, earlier) in find_versions(draft, chunk, *loss).await? {
                let (key, source) = last[&first];
                let is_owed =
                    |lost: RecordKey| gone.contains(&lost) && !losses.are_seen_together(first, source, lost, *loss);
                if !draft.in_world(|world| aims(world, &earlier).into_iter().any(is_owed)) {
                    continue;
                }
                if let Entry::Vacant(entry) = links.entry(first) {
                    let Some(record) = load(draft, source, key).await? else { continue };
                    entry.insert((record.clone(), record));
                }
                let Some((_, joined)) = links.get_mut(&first) else { continue };
                let owed = draft.in_world(|world| with_owed(world, joined, &earlier, &is_owed));
                joined.fields.extend(owed);
            }
        }
    }
    draft.complete_creations(links);
    Ok(())
}

/// Earlier versions of living records that were re-created: what they pointed at when it went, of what the plan brings
/// back. The oldest come first.
pub(super) async fn scan_re_created(
    draft: &Draft<'_>,
    losses: &Losses,
    pointing: &mut Pointing,
) -> Result<(), StoreError> {
    let newest = draft.snapshots.last().map_or(SnapshotId(0), |snapshot| snapshot.id);
    let lives =
        |first: &RecordKey| draft.live.living(*first).is_some() && draft.live.ids.contains_key(&first.entity_type);
    let re_created: Vec<RecordKey> = losses.seen.keys().copied().filter(lives).collect();
    for (loss, gone) in &losses.by_last_seen {
        let gone: HashSet<RecordKey> = gone.iter().copied().filter(|key| draft.returns(*key)).collect();
        if gone.is_empty() {
            continue;
        }
        for chunk in re_created.chunks(RECORD_PAGE) {
            for (first, earlier) in find_versions(draft, chunk, *loss).await? {
                let is_owed =
                    |lost: RecordKey| gone.contains(&lost) && !losses.are_seen_together(first, newest, lost, *loss);
                let Some(id) = draft.live.living(first) else { continue };
                if draft.in_world(|world| aims(world, &earlier).into_iter().any(is_owed)) {
                    let earlier = without_others(draft, earlier, &is_owed);
                    pointing.entry(RecordKey { id, ..first }).or_default().push(earlier);
                }
            }
        }
    }
    Ok(())
}

/// A version without its pointers at what returns and is not owed to it.
fn without_others(draft: &Draft<'_>, mut earlier: Record, is_owed: &dyn Fn(RecordKey) -> bool) -> Record {
    let definitions = &draft.live.definitions;
    let stays = |key: RecordKey| (!draft.returns(key) || is_owed(draft.live.lineage.first(key))).then_some(key.id);
    for (field, value) in &mut earlier.fields {
        if is_pointer(definitions.role(earlier.entity_type, field)) {
            *value = rewrite_references(definitions, earlier.entity_type, field, value, &stays);
        }
    }
    earlier
}

/// The last version of each of these records (first numbers) up to a snapshot, whatever its number was then.
async fn find_versions(
    draft: &Draft<'_>,
    firsts: &[RecordKey],
    up_to: SnapshotId,
) -> Result<BTreeMap<RecordKey, Record>, StoreError> {
    let mut found = BTreeMap::new();
    for entity_type in EntityType::ALL {
        let mut wanted: BTreeSet<RecordKey> =
            firsts.iter().copied().filter(|first| first.entity_type == entity_type).collect();
        let mut snapshots = draft.snapshots.iter().rev();
        while !wanted.is_empty() {
            let Some(snapshot) = snapshots.find(|each| each.id <= up_to && each.holds(entity_type)) else { break };
            let ids: Vec<RecordId> = wanted.iter().flat_map(|first| draft.live.lineage.members(*first)).collect();
            let portal = draft.desk.portal_id();
            for stored in draft.desk.snapshots.load_records(portal, snapshot.id, entity_type, &ids).await? {
                let first = draft.live.lineage.first(stored.record.key());
                wanted.remove(&first);
                found.insert(first, stored.record);
            }
            // Numbers are given once: what has only one and is not here came later.
            wanted.retain(|first| draft.live.lineage.members(*first).len() > 1);
        }
    }
    Ok(found)
}

fn numbers_of(draft: &Draft<'_>, key: RecordKey) -> Vec<RecordKey> {
    draft.live.lineage.members(key).into_iter().map(|id| RecordKey { id, ..key }).collect()
}

async fn load(draft: &Draft<'_>, snapshot: SnapshotId, key: RecordKey) -> Result<Option<Record>, StoreError> {
    let portal = draft.desk.portal_id();
    let found = draft.desk.snapshots.load_records(portal, snapshot, key.entity_type, &[key.id]).await?;
    Ok(found.into_iter().next().map(|stored| stored.record))
}
