//! The chain of a portal's snapshot headers.

use std::collections::BTreeMap;

use super::super::snapshots::HeaderRow;
use super::Check;
use crate::domain::record_set::RecordSet;
use crate::domain::{EntityType, SnapshotId};

/// What the check has learnt of a portal.
#[derive(Default)]
pub(super) struct Known {
    /// Whether there is a portal of that name.
    pub is_registered: bool,
    /// Number and header digest of the newest snapshot, as the portal's row tells.
    pub newest: Option<(i64, Vec<u8>)>,
    /// The snapshot that the capture under way will be.
    pub pending: Option<i64>,
    /// The highest number of a finished snapshot.
    pub last: i64,
    /// The kept snapshots, ascending.
    pub kept: Vec<SnapshotId>,
    /// What each kept snapshot says it holds, where its header is sound.
    pub sets: BTreeMap<SnapshotId, BTreeMap<EntityType, RecordSet>>,
    definitions: Vec<(SnapshotId, Vec<u8>)>,
}

impl Known {
    /// The kept snapshots with that set-up.
    pub(super) fn with_definitions(&self, digest: &[u8]) -> Vec<SnapshotId> {
        self.definitions.iter().filter(|(_, named)| named == digest).map(|(id, _)| *id).collect()
    }

    /// The set-ups that kept snapshots name.
    pub(super) fn needed_definitions(&self) -> Vec<(SnapshotId, Vec<u8>)> {
        self.definitions.clone()
    }

    /// The kept snapshots within a span; all of them where the span makes no sense.
    pub(super) fn kept_within(&self, first: i64, last: Option<i64>) -> Vec<SnapshotId> {
        let last = last.unwrap_or(i64::MAX);
        self.kept.iter().copied().filter(|id| first <= id.0 && id.0 <= last).collect()
    }
}

/// Checks the headers of one portal, oldest first.
pub(super) fn check(check: &mut Check<'_>, portal: &str, mut known: Known, rows: Vec<HeaderRow>) -> Known {
    if !known.is_registered {
        let place = format!("the portal \"{portal}\"");
        check.damage(portal, "portal", place, "there are snapshots of it, and no portal of that name", Vec::new());
    }
    let mut previous: Option<Vec<u8>> = None;
    let mut expected_id = 1;
    for row in &rows {
        let id = SnapshotId(row.id);
        let mut wrong = Vec::new();
        if row.to_header().is_err() {
            wrong.push("the header is not as it was written");
        }
        if row.id != expected_id {
            wrong.push("snapshots before it are missing");
        }
        if row.previous != previous {
            wrong.push("it does not follow the header before it");
        }
        let is_kept = row.expired_at.is_none();
        for what in wrong {
            let affects = if is_kept { vec![id] } else { Vec::new() };
            check.damage(portal, "snapshot", id.to_string(), what, affects);
        }
        if is_kept {
            known.kept.push(id);
            known.definitions.push((id, row.definitions.clone()));
            if let (true, Ok(types)) = (row.is_sealed(), row.types()) {
                known.sets.insert(id, types.0);
            }
        }
        previous = Some(row.header.clone());
        expected_id = row.id + 1;
    }
    known.last = rows.last().map_or(0, |row| row.id);
    let newest = rows.last().map(|row| (row.id, row.header.clone()));
    if known.is_registered && known.newest != newest {
        let place = known.newest.as_ref().map_or_else(|| "the newest".to_owned(), |(id, _)| format!("s{id}"));
        let what = "the newest header is not the one that the portal's row names";
        check.damage(portal, "snapshot", place, what, newest.map(|(id, _)| SnapshotId(id)).into_iter().collect());
    }
    known
}
