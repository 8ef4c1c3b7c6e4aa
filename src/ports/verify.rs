//! Checking that everything stored is as it was written.

use async_trait::async_trait;
use serde::Serialize;

use super::snapshots::StoreError;
use crate::domain::{PortalId, SnapshotId};

/// Re-reads everything.
#[async_trait]
pub trait StoreVerifier: Send + Sync {
    /// Checks one portal's data, or all of it, and the database itself.
    ///
    /// # Errors
    /// Only where nothing can be read at all; damage is what the report is for.
    async fn verify(&self, portal: Option<&PortalId>) -> Result<VerifyReport, StoreError>;

    /// Checks that no entry of the audit was changed, taken out or put in.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    async fn verify_audit(&self) -> Result<VerifyReport, StoreError>;
}

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Portals that were checked.
    pub portals: u64,
    /// Kept snapshots that were checked.
    pub snapshots: u64,
    /// Headers of expired snapshots that were checked; their records are gone.
    pub expired: u64,
    /// Versions of records whose bodies were re-read.
    pub versions: u64,
    /// Rows of other tables that were checked.
    pub rows: u64,
    /// What is damaged, at most [`VerifyReport::MOST_DAMAGES`] of it.
    pub damages: Vec<Damage>,
    /// Damages beyond those listed.
    pub more_damages: u64,
    /// Per portal the kept snapshots in which nothing is damaged.
    pub intact: Vec<Intact>,
}

impl VerifyReport {
    /// The most damages that are listed one by one.
    pub const MOST_DAMAGES: usize = 1_000;

    /// Whether everything is as it was written.
    pub fn is_clean(&self) -> bool {
        self.damages.is_empty()
    }

    /// Notes a damage.
    pub fn note(&mut self, damage: Damage) {
        if self.damages.len() < Self::MOST_DAMAGES {
            self.damages.push(damage);
        } else {
            self.more_damages += 1;
        }
    }
}

/// The snapshots of a portal in which nothing is damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Intact {
    /// The portal's name.
    pub portal: String,
    /// Its kept snapshots without damage.
    pub snapshots: Vec<SnapshotId>,
}

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Damage {
    /// Whose data, where that can be told; as it is stored, so it may be damaged itself.
    pub portal: Option<String>,
    /// The table.
    pub table: String,
    /// Where: `contact 12 from s1`, `s3`, `step 4 of r2` …
    pub place: String,
    /// What is wrong with it.
    pub what: String,
    /// The kept snapshots of which something cannot be relied on because of it.
    pub affects: Vec<SnapshotId>,
}
