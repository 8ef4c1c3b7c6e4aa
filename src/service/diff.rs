//! Compares snapshots: which records differ, and in which fields.
//!
//! In charge of what two snapshots say about the same record, seen through lineage. What a restore would make of it
//! is the plan's.

use std::collections::{BTreeSet, HashMap};

use crate::domain::diff::{Difference, fold_lineage};
use crate::domain::schema::{Definitions, comparable};
use crate::domain::{EntityType, Fields, PortalId, RecordId, RecordKey, SnapshotId};
use crate::ports::snapshots::{SnapshotReader, StoreError};

/// What differs between two snapshots, a re-created record taken for the one that it was. Sorted by type and number.
///
/// # Errors
/// Where a snapshot is not there, or the store fails.
pub async fn diff_snapshots(
    store: &(impl SnapshotReader + ?Sized),
    portal: &PortalId,
    from: SnapshotId,
    to: SnapshotId,
    first_ids: &HashMap<RecordKey, RecordId>,
) -> Result<Vec<Difference>, StoreError> {
    Ok(fold_lineage(store.diff(portal, from, to).await?, first_ids))
}

/// Tells in which fields records differ; reads them in the chunks in which it is asked.
pub struct ChangedFields<'a, S: ?Sized> {
    store: &'a S,
    portal: &'a PortalId,
    before: (SnapshotId, Definitions),
    after: (SnapshotId, Definitions),
    first_ids: &'a HashMap<RecordKey, RecordId>,
    /// Which numbers a record had: the first one, then all others.
    family: HashMap<RecordKey, Vec<RecordId>>,
}

impl<'a, S: SnapshotReader + ?Sized> ChangedFields<'a, S> {
    /// Prepares to compare the records of two snapshots.
    ///
    /// # Errors
    /// Where a snapshot is not there, or the store fails.
    pub async fn new(
        store: &'a S,
        portal: &'a PortalId,
        from: SnapshotId,
        to: SnapshotId,
        first_ids: &'a HashMap<RecordKey, RecordId>,
    ) -> Result<Self, StoreError> {
        let before = (from, store.load_definitions(portal, from).await?);
        let after = (to, store.load_definitions(portal, to).await?);
        let mut family: HashMap<RecordKey, Vec<RecordId>> = HashMap::new();
        for (key, first) in first_ids {
            family.entry(RecordKey { id: *first, ..*key }).or_default().push(key.id);
        }
        Ok(Self { store, portal, before, after, first_ids, family })
    }

    /// The fields in which each of these records differs: all that it has where it was added or removed.
    ///
    /// # Errors
    /// Where a record is damaged, or the store fails.
    pub async fn of(&mut self, differences: &[Difference]) -> Result<Vec<(Difference, Vec<String>)>, StoreError> {
        let mut before = HashMap::new();
        let mut after = HashMap::new();
        for entity_type in EntityType::ALL {
            let of_type = differences.iter().map(|difference| difference.record);
            let keys: Vec<RecordKey> = of_type.filter(|key| key.entity_type == entity_type).collect();
            if !keys.is_empty() {
                self.read(&self.before, entity_type, &keys, &mut before).await?;
                self.read(&self.after, entity_type, &keys, &mut after).await?;
            }
        }
        let nothing = Fields::new();
        let differing = differences.iter().map(|difference| {
            let first = self.first_key(difference.record);
            let before = before.get(&first).filter(|_| difference.before.is_some()).unwrap_or(&nothing);
            let after = after.get(&first).filter(|_| difference.after.is_some()).unwrap_or(&nothing);
            let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            let changed = names.into_iter().filter(|name| before.get(*name) != after.get(*name)).cloned();
            (*difference, changed.collect())
        });
        Ok(differing.collect())
    }

    fn first_key(&self, key: RecordKey) -> RecordKey {
        RecordKey { id: self.first_ids.get(&key).copied().unwrap_or(key.id), ..key }
    }

    /// Reads the comparable forms of records under any number that they had, by their first one.
    async fn read(
        &self,
        (snapshot, definitions): &(SnapshotId, Definitions),
        entity_type: EntityType,
        keys: &[RecordKey],
        into: &mut HashMap<RecordKey, Fields>,
    ) -> Result<(), StoreError> {
        let mut ids = BTreeSet::new();
        for key in keys {
            let first = self.first_key(*key);
            ids.extend([key.id, first.id]);
            ids.extend(self.family.get(&first).into_iter().flatten());
        }
        let ids: Vec<RecordId> = ids.into_iter().collect();
        let first_id = |key: RecordKey| self.first_key(key).id;
        for stored in self.store.load_records(self.portal, *snapshot, entity_type, &ids).await? {
            let first = self.first_key(stored.record.key());
            into.insert(first, comparable(definitions, &stored.record, &first_id));
        }
        Ok(())
    }
}
