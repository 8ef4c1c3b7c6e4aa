//! What one stretch of records means for the snapshot: pure comparison, no I/O.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::record_set::{Leaf, RecordSet};
use crate::domain::schema::{Definitions, Digest, content_digest};
use crate::domain::{Record, RecordId, RecordKey};
use crate::ports::captures::{Change, Closing, Held, HeldVersion, NewVersion};

/// What records are compared by.
pub(super) struct Comparison {
    definitions: Definitions,
    first_ids: HashMap<RecordKey, RecordId>,
}

/// What is to be written.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub changes: Vec<Change>,
    /// The snapshot's records of the type, with the changes.
    pub set: RecordSet,
    pub new: u64,
    pub changed: u64,
    pub gone: u64,
    /// What was held of records that were not seen.
    unseen: BTreeMap<RecordId, Held>,
    was_compared: bool,
}

impl Outcome {
    /// Whether nothing was compared, so that the set says nothing.
    pub(super) fn is_untouched(&self) -> bool {
        !self.was_compared
    }

    /// Ends those of the given records that a second look did not find either.
    pub(super) fn end_unseen(&mut self, looked_for: &[RecordId]) {
        for id in looked_for {
            let Some(held) = self.unseen.remove(id) else { continue };
            let Some(current) = held.current else { continue };
            self.changes.push(Change::Close { id: *id, first_snapshot: current.first_snapshot, is_confirmed: true });
            self.move_in_set(*id, held.effective(), held.pending);
            self.gone += 1;
        }
    }

    fn move_in_set(&mut self, id: RecordId, before: Option<HeldVersion>, after: Option<HeldVersion>) {
        if let Some(version) = before {
            self.set.remove(leaf(id, version));
        }
        if let Some(version) = after {
            self.set.add(leaf(id, version));
        }
    }
}

fn leaf(id: RecordId, version: HeldVersion) -> Leaf {
    Leaf::new(id, version.digest, version.content)
}

impl Comparison {
    pub(super) fn new(definitions: Definitions, first_ids: HashMap<RecordKey, RecordId>) -> Arc<Self> {
        Arc::new(Self { definitions, first_ids })
    }

    /// Compares records that were seen with what is held of them, and of others.
    ///
    /// Where the records are all that there are in the range (`is_whole_range`), what is held and was not seen is
    /// *suspected*; nothing more, for absence is not deletion.
    pub(super) fn compare(
        &self,
        seen: Vec<Record>,
        mut held: BTreeMap<RecordId, Held>,
        set: RecordSet,
        is_whole_range: bool,
    ) -> Outcome {
        let mut outcome = Outcome { set, was_compared: true, ..Outcome::default() };
        for record in seen {
            let held = held.remove(&record.id).unwrap_or_default();
            self.compare_one(&record, held, &mut outcome);
        }
        if is_whole_range {
            for (id, held) in &held {
                if let (Some(current), Closing::No) = (held.current, held.closing) {
                    let first_snapshot = current.first_snapshot;
                    outcome.changes.push(Change::Close { id: *id, first_snapshot, is_confirmed: false });
                }
            }
        }
        outcome.unseen = held;
        outcome
    }

    fn compare_one(&self, record: &Record, held: Held, outcome: &mut Outcome) {
        let json = record.to_canonical_json();
        let digest = Digest::of(&json);
        let id = record.id;
        if let Some(current) = held.current.filter(|current| current.digest == digest) {
            // As it was: whatever this capture had noted about it is taken back.
            if held.pending.is_some() {
                outcome.changes.push(Change::Drop(id));
            }
            if held.closing != Closing::No {
                outcome.changes.push(Change::Keep(id));
            }
            outcome.move_in_set(id, held.effective(), Some(current));
            return;
        }
        if held.pending.is_some_and(|pending| pending.digest == digest) {
            return;
        }
        let first_id = |key: RecordKey| self.first_ids.get(&key).copied().unwrap_or(key.id);
        let content = content_digest(&self.definitions, record, &first_id);
        outcome.changes.push(Change::Put(NewVersion { id, digest, content, json }));
        match (held.current, held.closing) {
            (Some(current), Closing::No | Closing::Suspected) => {
                let first_snapshot = current.first_snapshot;
                outcome.changes.push(Change::Close { id, first_snapshot, is_confirmed: true });
                outcome.changed += 1;
            }
            (None, _) if held.pending.is_none() => outcome.new += 1,
            _ => {}
        }
        // Which snapshot it begins with does not count for the set.
        let first_snapshot = crate::domain::SnapshotId(0);
        outcome.move_in_set(id, held.effective(), Some(HeldVersion { first_snapshot, digest, content }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EntityType, SnapshotId};
    use proptest::prelude::*;
    use serde_json::json;

    fn record(id: u64, title: &str) -> Record {
        let fields = serde_json::from_value(json!({"id": id, "title": title})).unwrap();
        Record { entity_type: EntityType::Deal, id: RecordId(id), fields }
    }

    fn version(record: &Record, first_snapshot: i64) -> HeldVersion {
        HeldVersion {
            first_snapshot: SnapshotId(first_snapshot),
            digest: Digest::of(&record.to_canonical_json()),
            content: content_digest(&Definitions::default(), record, &|key| key.id),
        }
    }

    fn apply(held: &mut BTreeMap<RecordId, Held>, changes: &[Change]) {
        for change in changes {
            match change {
                Change::Put(put) => {
                    let entry = held.entry(put.id).or_default();
                    let (digest, content) = (put.digest, put.content);
                    entry.pending = Some(HeldVersion { first_snapshot: SnapshotId(2), digest, content });
                }
                Change::Drop(id) => held.get_mut(id).unwrap().pending = None,
                Change::Keep(id) => held.get_mut(id).unwrap().closing = Closing::No,
                Change::Close { id, is_confirmed, .. } => {
                    let closing = if *is_confirmed { Closing::Confirmed } else { Closing::Suspected };
                    held.get_mut(id).unwrap().closing = closing;
                }
            }
        }
    }

    fn set_of(held: &BTreeMap<RecordId, Held>) -> RecordSet {
        let mut set = RecordSet::default();
        held.iter().filter_map(|(id, held)| Some(leaf(*id, held.effective()?))).for_each(|leaf| set.add(leaf));
        set
    }

    #[test]
    fn what_was_not_seen_is_only_suspected_until_a_second_look() {
        let comparison = Comparison::new(Definitions::default(), HashMap::new());
        let (one, two) = (record(1, "a"), record(2, "b"));
        let held: BTreeMap<RecordId, Held> = [&one, &two]
            .map(|record| (record.id, Held { current: Some(version(record, 1)), ..Held::default() }))
            .into();
        let set = set_of(&held);
        let mut outcome = comparison.compare(vec![one], held, set, true);
        assert_eq!(
            outcome.changes,
            [Change::Close { id: RecordId(2), first_snapshot: SnapshotId(1), is_confirmed: false }]
        );
        assert_eq!(outcome.set, set, "a suspicion changes nothing");
        outcome.end_unseen(&[RecordId(2)]);
        assert_eq!(outcome.set.records, 1);
        assert_eq!(outcome.gone, 1);
    }

    proptest! {
        /// Whatever order a record is seen, changed, missed and found in: the running set is the set.
        #[test]
        fn the_running_set_is_the_set(steps in prop::collection::vec((1_u64..5, 0_u8..4), 0..40)) {
            let comparison = Comparison::new(Definitions::default(), HashMap::new());
            let mut held: BTreeMap<RecordId, Held> = (1..4)
                .map(|id| (RecordId(id), Held { current: Some(version(&record(id, "0"), 1)), ..Held::default() }))
                .collect();
            let mut set = set_of(&held);
            for (id, form) in steps {
                let of_it: BTreeMap<_, _> = held.get(&RecordId(id)).map(|held| (RecordId(id), *held)).into_iter().collect();
                let outcome = if form == 3 {
                    let is_suspected = of_it.values().any(|held| held.closing == Closing::Suspected && held.pending.is_none());
                    let mut outcome = comparison.compare(Vec::new(), of_it, set, true);
                    if is_suspected {
                        outcome.end_unseen(&[RecordId(id)]);
                    }
                    outcome
                } else {
                    comparison.compare(vec![record(id, &form.to_string())], of_it, set, false)
                };
                set = outcome.set;
                apply(&mut held, &outcome.changes);
                prop_assert_eq!(set, set_of(&held));
            }
        }
    }
}
