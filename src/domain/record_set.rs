//! What a snapshot holds of one type, as a number and one sum that does not care for order.
//!
//! In charge of proving later that a stored set is the set that was captured. The sum is kept up to date by adding
//! what is new and taking off what ended, so a capture never has to read what did not change. It finds accidents;
//! somebody who can choose records could make two sets meet.

use serde::{Deserialize, Serialize};

use super::ids::RecordId;
use super::schema::Digest;

/// A set of record versions of one type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSet {
    /// How many.
    pub records: u64,
    /// The sum over their leaves, lane by lane, wrapping.
    pub leaves: [u64; 4],
}

/// One version's part in the sum: BLAKE3 over its id and both digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leaf([u64; 4]);

impl Leaf {
    /// The leaf of a version.
    pub fn new(id: RecordId, digest: Digest, content: Digest) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&id.0.to_le_bytes()).update(&digest.0).update(&content.0);
        let mut lanes = [0; 4];
        for (lane, bytes) in lanes.iter_mut().zip(hasher.finalize().as_bytes().as_chunks::<8>().0) {
            *lane = u64::from_le_bytes(*bytes);
        }
        Self(lanes)
    }
}

impl RecordSet {
    /// Takes a version in.
    pub fn add(&mut self, leaf: Leaf) {
        self.records = self.records.wrapping_add(1);
        for (sum, lane) in self.leaves.iter_mut().zip(leaf.0) {
            *sum = sum.wrapping_add(lane);
        }
    }

    /// Takes a version out.
    pub fn remove(&mut self, leaf: Leaf) {
        self.records = self.records.wrapping_sub(1);
        for (sum, lane) in self.leaves.iter_mut().zip(leaf.0) {
            *sum = sum.wrapping_sub(lane);
        }
    }

    /// Takes a whole set in.
    pub fn add_all(&mut self, other: Self) {
        self.records = self.records.wrapping_add(other.records);
        for (sum, lane) in self.leaves.iter_mut().zip(other.leaves) {
            *sum = sum.wrapping_add(lane);
        }
    }

    /// Takes a whole set out.
    pub fn remove_all(&mut self, other: Self) {
        self.records = self.records.wrapping_sub(other.records);
        for (sum, lane) in self.leaves.iter_mut().zip(other.leaves) {
            *sum = sum.wrapping_sub(lane);
        }
    }

    /// The sum as 32 bytes.
    pub fn leaves_to_bytes(self) -> Vec<u8> {
        self.leaves.iter().flat_map(|lane| lane.to_le_bytes()).collect()
    }

    /// The set behind a stored number and sum; `None` where the sum is not 32 bytes.
    pub fn from_stored(records: u64, bytes: &[u8]) -> Option<Self> {
        let (chunks, rest) = bytes.as_chunks::<8>();
        let lanes: [[u8; 8]; 4] = chunks.try_into().ok()?;
        rest.is_empty().then(|| Self { records, leaves: lanes.map(u64::from_le_bytes) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(id: u64, text: &str) -> Leaf {
        Leaf::new(RecordId(id), Digest::of(text.as_bytes()), Digest::of(b"content"))
    }

    #[test]
    fn order_does_not_count_and_taking_off_undoes_adding() {
        let mut forth = RecordSet::default();
        let mut back = RecordSet::default();
        let leaves = [leaf(1, "a"), leaf(2, "b"), leaf(3, "c")];
        leaves.iter().for_each(|leaf| forth.add(*leaf));
        leaves.iter().rev().for_each(|leaf| back.add(*leaf));
        assert_eq!(forth, back);
        let two = forth;
        forth.add(leaf(4, "d"));
        assert_ne!(two, forth);
        forth.remove(leaf(4, "d"));
        assert_eq!(two, forth);
        assert_eq!(RecordSet::from_stored(two.records, &two.leaves_to_bytes()), Some(two));
        assert_eq!(RecordSet::from_stored(1, &[0; 31]), None);
    }
}
