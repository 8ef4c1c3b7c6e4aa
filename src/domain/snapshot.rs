//! A snapshot: the dated, unchanging result of a capture.
//!
//! In charge of its states and of finding the one that fits a moment (R23). How captures run is
//! `service::capture`'s, what is kept is `domain::retention`'s.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{PortalId, SnapshotId};
use super::record::EntityType;

/// What a snapshot says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotHeader {
    /// Whose data it holds.
    pub portal: PortalId,
    /// Its number.
    pub id: SnapshotId,
    /// Its moment, by the portal's clock: `time.start` of the first answer.
    pub taken_at: DateTime<Utc>,
    /// When reading ended, by the portal's clock.
    pub read_until: DateTime<Utc>,
    /// Whether something is missing from it.
    pub state: SnapshotState,
    /// Records by type; a type that the snapshot lacks has no entry.
    pub counts: BTreeMap<EntityType, u64>,
}

impl SnapshotHeader {
    /// All records in it.
    pub fn records(&self) -> u64 {
        self.counts.values().sum()
    }

    /// Whether it holds that type.
    pub fn holds(&self, entity_type: EntityType) -> bool {
        self.counts.contains_key(&entity_type)
    }
}

/// Whether a finished snapshot holds everything it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SnapshotState {
    /// Every type was read to the end.
    Complete,
    /// Some types are not part of it.
    Partial {
        /// Which, and why.
        lacking: Vec<Lack>,
    },
}

/// A type that a snapshot does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lack {
    /// The type.
    pub entity_type: EntityType,
    /// Why it could not be read, in words for the operator.
    pub reason: String,
}

/// The snapshot closest *before* a moment among those given (R23), whatever their order.
pub fn closest_before(snapshots: &[SnapshotHeader], moment: DateTime<Utc>) -> Option<&SnapshotHeader> {
    snapshots
        .iter()
        .filter(|snapshot| snapshot.taken_at <= moment)
        .max_by_key(|snapshot| (snapshot.taken_at, snapshot.id))
}
