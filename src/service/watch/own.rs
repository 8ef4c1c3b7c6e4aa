//! What our own restores and undos did since a portal was last looked at: it never alarms.
//!
//! In charge of reading their journals for it. A step counts from the moment at which it was sent, whatever became of its
//! answer.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::lineage::Lineage;
use crate::domain::plan::ActionKind;
use crate::domain::restore::StepState;
use crate::domain::{RecordId, RecordKey, RestoreId, UserId};
use crate::ports::crm::LiveId;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;

/// Our clock and the portal's may differ by so much.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::hours(1);

/// The work of recent restores.
pub(super) struct OwnTouch {
    writer: UserId,
    /// Under the number that each had then.
    removed: HashSet<RecordKey>,
    /// By first number, with the moment of the change where it was read back.
    changed: HashMap<RecordKey, Option<DateTime<Utc>>>,
}

impl OwnTouch {
    /// Reads the journals of the restores that were at work since a moment. A damaged one is left out: `snapshot verify`
    /// tells of the damage.
    pub(super) async fn load(desk: &Desk, lineage: &Lineage, since: Option<DateTime<Utc>>) -> Result<Self, StoreError> {
        let mut own = Self { writer: desk.portal.last_probe.user.id, removed: HashSet::new(), changed: HashMap::new() };
        let since = since.map(|since| since - CLOCKS_DIFFER);
        for restore in desk.restores.list_restores(Some(desk.portal_id())).await? {
            if restore.finished_at.zip(since).is_some_and(|(finished, since)| finished < since) {
                continue;
            }
            match own.add(desk, lineage, restore.id).await {
                Err(
                    error @ (StoreError::Damaged { .. }
                    | StoreError::BrokenDatabase { .. }
                    | StoreError::NotFound { .. }),
                ) => tracing::warn!(restore.id = %restore.id, %error, "what a restore did is not known"),
                added => added?,
            }
        }
        Ok(own)
    }

    async fn add(&mut self, desk: &Desk, lineage: &Lineage, restore: RestoreId) -> Result<(), StoreError> {
        let plan = desk.restores.load_plan(desk.restores.load_restore(restore).await?.plan).await?.plan;
        for entry in desk.restores.load_journal(restore).await? {
            let Some(step) = plan.steps.get(entry.seq as usize) else { continue };
            if matches!(entry.state, StepState::Planned | StepState::Conflict { .. }) {
                continue;
            }
            if step.action.kind() == ActionKind::Remove {
                self.removed.insert(step.record);
                continue;
            }
            self.changed.insert(lineage.first(step.record), entry.changed_at);
        }
        Ok(())
    }

    /// Whether the last number of a record was removed by us.
    pub(super) fn has_removed(&self, lineage: &Lineage, record: RecordKey) -> bool {
        let last: Option<RecordId> = lineage.members(record).into_iter().next_back();
        last.is_some_and(|id| self.removed.contains(&RecordKey { id, ..record }))
    }

    /// Whether the last change of a record is ours.
    pub(super) fn has_changed(&self, lineage: &Lineage, record: RecordKey, live: &LiveId) -> bool {
        match self.changed.get(&lineage.first(record)) {
            Some(Some(at)) if live.updated_at == Some(*at) => true,
            // Read back before its last write, or not yet: who wrote it decides.
            Some(_) => live.updated_by == Some(self.writer),
            None => false,
        }
    }
}
