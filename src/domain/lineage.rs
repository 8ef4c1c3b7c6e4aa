//! Which records are one and the same although the portal gave them new numbers.
//!
//! A re-created record gets a new id; an *edge* says so. In charge of following edges in both directions.
//! Whether a number is alive in the portal is asked of the caller; edges are stored by the store.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::ids::{RecordId, RestoreId};
use super::record::RecordKey;

/// A record that was re-created: the number it had and the one it got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// The record under its earlier number.
    pub old: RecordKey,
    /// Its number since.
    pub new: RecordId,
    /// The restore that re-created it.
    pub restore: RestoreId,
    /// Whether that was undone, so that the new number is gone again.
    pub undone: bool,
}

/// Every edge of a portal, ready to be followed.
///
/// Undone edges count too: what a snapshot saw under the new number is still the same record.
#[derive(Debug, Clone, Default)]
pub struct Lineage {
    first: HashMap<RecordKey, RecordId>,
    members: HashMap<RecordKey, Vec<RecordId>>,
}

impl Lineage {
    /// Takes edges in any order.
    pub fn from_edges(edges: impl IntoIterator<Item = Edge>) -> Self {
        // By new number: a number is only ever given once, so an edge's old end was there before its new one.
        let mut edges: Vec<Edge> = edges.into_iter().collect();
        edges.sort_by_key(|edge| (edge.old.entity_type, edge.new));
        let mut lineage = Self::default();
        for edge in edges {
            lineage.add(edge.old, edge.new);
        }
        lineage
    }

    /// Learns that `old` was re-created under the number `new`.
    pub fn add(&mut self, old: RecordKey, new: RecordId) {
        let new_key = RecordKey { id: new, ..old };
        let first = self.first(old);
        if new_key == first || self.first.contains_key(&new_key) {
            return;
        }
        self.first.insert(new_key, first.id);
        self.members.entry(first).or_insert_with(|| vec![first.id]).push(new);
    }

    /// The first number that this record had.
    pub fn first_id(&self, key: RecordKey) -> RecordId {
        self.first.get(&key).copied().unwrap_or(key.id)
    }

    /// The record under its first number: what stays the same through every restore.
    pub fn first(&self, key: RecordKey) -> RecordKey {
        RecordKey { id: self.first_id(key), ..key }
    }

    /// Every number that this record had, oldest first.
    pub fn members(&self, key: RecordKey) -> Vec<RecordId> {
        let first = self.first(key);
        self.members.get(&first).cloned().unwrap_or_else(|| vec![first.id])
    }

    /// The number under which the record is alive, newest first; `None` where it is gone.
    pub fn living(&self, key: RecordKey, is_alive: &dyn Fn(RecordKey) -> bool) -> Option<RecordId> {
        let first = self.first(key);
        match self.members.get(&first) {
            None => is_alive(first).then_some(first.id),
            Some(members) => members.iter().rev().copied().find(|id| is_alive(RecordKey { id: *id, ..key })),
        }
    }

    /// First numbers by record, for those that have another one: what the store needs to compute `content`.
    pub fn renumbered(&self) -> BTreeMap<RecordKey, RecordId> {
        self.first.iter().map(|(key, first)| (*key, *first)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EntityType;

    fn contact(id: u64) -> RecordKey {
        RecordKey { entity_type: EntityType::Contact, id: RecordId(id) }
    }

    fn edge(old: u64, new: u64) -> Edge {
        Edge { old: contact(old), new: RecordId(new), restore: RestoreId(1), undone: false }
    }

    #[test]
    fn a_record_re_created_twice_is_still_the_first() {
        // In the wrong order on purpose.
        let lineage = Lineage::from_edges([edge(105, 205), edge(5, 105)]);
        for id in [5, 105, 205] {
            assert_eq!(lineage.first_id(contact(id)), RecordId(5));
            assert_eq!(lineage.members(contact(id)), [RecordId(5), RecordId(105), RecordId(205)]);
        }
        assert_eq!(lineage.first_id(contact(6)), RecordId(6));
        assert_eq!(lineage.first_id(RecordKey { entity_type: EntityType::Deal, id: RecordId(105) }), RecordId(105));
    }

    #[test]
    fn the_living_number_is_found_from_any_of_them() {
        let lineage = Lineage::from_edges([edge(5, 105)]);
        let alive = |id: u64| move |key: RecordKey| key == contact(id);
        assert_eq!(lineage.living(contact(5), &alive(105)), Some(RecordId(105)));
        assert_eq!(lineage.living(contact(105), &alive(5)), Some(RecordId(5)));
        assert_eq!(lineage.living(contact(5), &alive(7)), None);
        assert_eq!(lineage.living(contact(7), &alive(7)), Some(RecordId(7)));
    }

    #[test]
    fn the_same_edge_twice_changes_nothing() {
        let lineage = Lineage::from_edges([edge(5, 105), edge(5, 105)]);
        assert_eq!(lineage.members(contact(5)), [RecordId(5), RecordId(105)]);
    }
}
