//! What differs between two snapshots, seen through lineage.

use std::collections::{BTreeMap, HashMap};

use super::ids::RecordId;
use super::record::RecordKey;
use crate::domain::schema::Digest;

/// One record that differs between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// The record.
    pub record: RecordKey,
    /// Its comparable form before, `None` where it was not there.
    pub before: Option<Digest>,
    /// Its comparable form after, `None` where it is gone.
    pub after: Option<Digest>,
}

impl Difference {
    /// What became of the record.
    pub fn kind(&self) -> DifferenceKind {
        match (self.before, self.after) {
            (None, _) => DifferenceKind::Added,
            (Some(_), None) => DifferenceKind::Removed,
            (Some(_), Some(_)) => DifferenceKind::Changed,
        }
    }
}

/// What became of a record between two snapshots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// It was not there before.
    Added,
    /// It is gone.
    Removed,
    /// Something that a restore could write is another.
    Changed,
}

impl DifferenceKind {
    /// `added`, `removed` or `changed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// Takes a record that a restore re-created for the one that it was: *removed* under the old number and *added* under
/// the new one becomes *changed*, or nothing where both are alike. It keeps the number under which it is there
/// afterwards. Sorted by type and number.
pub fn fold_lineage(differences: Vec<Difference>, first_ids: &HashMap<RecordKey, RecordId>) -> Vec<Difference> {
    if first_ids.is_empty() {
        return differences;
    }
    let mut families: BTreeMap<RecordKey, Vec<Difference>> = BTreeMap::new();
    for difference in differences {
        let key = difference.record;
        let id = first_ids.get(&key).copied().unwrap_or(key.id);
        families.entry(RecordKey { id, ..key }).or_default().push(difference);
    }
    let mut folded: Vec<Difference> = families.into_values().flat_map(fold_family).collect();
    folded.sort_by_key(|difference| difference.record);
    folded
}

/// The differences of records that are one through lineage.
fn fold_family(family: Vec<Difference>) -> Vec<Difference> {
    let befores = family.iter().filter(|difference| difference.before.is_some()).count();
    let afters = family.iter().filter(|difference| difference.after.is_some()).count();
    if family.len() < 2 || befores > 1 || afters > 1 {
        return family;
    }
    let before = family.iter().find_map(|difference| difference.before);
    let after = family.iter().find_map(|difference| difference.after);
    if before == after {
        return Vec::new();
    }
    let there = |difference: &&Difference| difference.after.is_some();
    family
        .iter()
        .find(there)
        .or(family.first())
        .map(|found| Difference { record: found.record, before, after })
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::EntityType;

    fn difference(id: u64, before: Option<&str>, after: Option<&str>) -> Difference {
        let digest = |text: &str| Digest::of(text.as_bytes());
        let record = RecordKey { entity_type: EntityType::Deal, id: RecordId(id) };
        Difference { record, before: before.map(digest), after: after.map(digest) }
    }

    #[test]
    fn a_re_created_record_is_the_one_it_was() {
        let key = |id| RecordKey { entity_type: EntityType::Deal, id: RecordId(id) };
        let first_ids = HashMap::from([(key(105), RecordId(5)), (key(106), RecordId(6))]);
        let found = vec![
            difference(5, Some("same"), None),
            difference(6, Some("old"), None),
            difference(7, Some("gone"), None),
            difference(105, None, Some("same")),
            difference(106, None, Some("new")),
            difference(107, None, Some("made")),
        ];
        assert_eq!(
            fold_lineage(found.clone(), &first_ids),
            [
                difference(7, Some("gone"), None),
                difference(106, Some("old"), Some("new")),
                difference(107, None, Some("made"))
            ]
        );
        assert_eq!(fold_lineage(found.clone(), &HashMap::new()), found);
    }

    #[test]
    fn two_that_are_there_at_once_stay_two() {
        let key = RecordKey { entity_type: EntityType::Deal, id: RecordId(105) };
        let first_ids = HashMap::from([(key, RecordId(5))]);
        let both = vec![difference(5, None, Some("a")), difference(105, None, Some("a"))];
        assert_eq!(fold_lineage(both.clone(), &first_ids), both);
    }
}
