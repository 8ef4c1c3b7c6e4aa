//! Records that are gone because a rollback of ours removed them, as the admin had asked: no loss.
//!
//! In charge of telling them from real losses. Offered as missing right afterwards, they would come back by the next
//! plan. What the undo of a restore removed is missing again, as before that restore: whoever takes a restore back
//! often wants another one. A record that came back since and vanished again is a loss like any other.

use std::collections::{BTreeMap, HashMap};

use super::EvidenceError;
use crate::domain::evidence::{OwnRemoval, Vanished};
use crate::domain::lineage::Lineage;
use crate::domain::plan::{ActionKind, Scope};
use crate::domain::restore::{RestoreHeader, StepState, forward_scope};
use crate::domain::{RecordKey, RestoreId, SnapshotId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;

/// What our rollbacks removed, by the number that it had then.
#[derive(Debug, Default)]
pub(in crate::service) struct OwnRemovals {
    restores: BTreeMap<RestoreId, RestoreHeader>,
    /// Which rollback removed it, and the newest snapshot at that time.
    removed: HashMap<RecordKey, (RestoreId, Option<SnapshotId>)>,
}

impl OwnRemovals {
    /// Reads the journals of all rollbacks, and of what carried one out anew.
    ///
    /// A damaged journal is left out: what it removed is offered again, and `snapshot verify` tells of the damage.
    pub(in crate::service) async fn load(desk: &Desk) -> Result<Self, EvidenceError> {
        let mut all = Self::default();
        let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
        for restore in restores.iter().filter(|restore| forward_scope(&restores, restore) == Some(Scope::Crm)).cloned()
        {
            match all.add(desk, &restore).await {
                Ok(()) => _ = all.restores.insert(restore.id, restore),
                Err(
                    error @ (StoreError::Damaged { .. }
                    | StoreError::BrokenDatabase { .. }
                    | StoreError::NotFound { .. }),
                ) => {
                    tracing::warn!(restore.id = %restore.id, %error, "what a restore removed is not known");
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(all)
    }

    async fn add(&mut self, desk: &Desk, restore: &RestoreHeader) -> Result<(), StoreError> {
        let plan = desk.restores.load_plan(restore.plan).await?.plan;
        if !plan.steps.iter().any(|step| step.action.kind() == ActionKind::Remove) {
            return Ok(());
        }
        for entry in desk.restores.load_journal(restore.id).await? {
            let Some(step) = plan.steps.get(entry.seq as usize) else { continue };
            // One that was gone already when its turn came was to be removed all the same.
            if step.action.kind() == ActionKind::Remove && entry.state == StepState::Done {
                let newest = entry.sending.and_then(|sending| sending.newest);
                self.removed.insert(step.record, (restore.id, newest));
            }
        }
        Ok(())
    }

    /// The rollback that removed a record, where nobody brought it back since.
    fn remover(&self, lineage: &Lineage, each: &Vanished) -> Option<&RestoreHeader> {
        let last = lineage.members(each.record).into_iter().next_back()?;
        let (restore, newest) = self.removed.get(&RecordKey { id: last, ..each.record })?;
        let is_seen_since = newest.is_some_and(|newest| each.last_seen > newest);
        self.restores.get(restore).filter(|_| !is_seen_since)
    }

    /// Takes what we removed ourselves out of what vanished, and counts it.
    pub(in crate::service) fn leave_out(&self, lineage: &Lineage, vanished: &mut Vec<Vanished>) -> Vec<OwnRemoval> {
        let mut left_out: BTreeMap<RestoreId, OwnRemoval> = BTreeMap::new();
        vanished.retain(|each| {
            let Some(restore) = self.remover(lineage, each) else { return true };
            let removal = left_out.entry(restore.id).or_insert_with(|| OwnRemoval {
                restore: restore.id,
                at: restore.finished_at.unwrap_or(restore.started_at),
                counts: BTreeMap::new(),
            });
            *removal.counts.entry(each.record.entity_type).or_default() += 1;
            false
        });
        left_out.into_values().collect()
    }
}
