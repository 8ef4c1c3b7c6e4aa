//! What our restores wrote: no damage, and what tells which of them set damage right.
//!
//! In charge of reading their journals for it. Our work is known by the record's own moment of change as the portal told
//! it when it was read back, so that no two clocks are compared and what people did in the same hour counts; where it was
//! not read back yet, by what was sent. What an undo changed is damage again, as before the restore that it took back.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};

use super::changed::last_change;
use crate::domain::plan::{ActionKind, Burst, Conflict, ConflictReason, Scope};
use crate::domain::record::Fields;
use crate::domain::restore::{RestoreHeader, StepState, forward_scope};
use crate::domain::{Record, RecordKey, RestoreId, UserId};
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;
use crate::service::live::LivePortal;

/// The work of all restores; of an undo only where it carries one out anew.
pub(super) struct OwnWork {
    writer: UserId,
    /// Moments by first number.
    moments: HashSet<(RecordKey, DateTime<Utc>)>,
    /// What was sent and not read back, by first number.
    unread: HashMap<RecordKey, Vec<Fields>>,
    /// Which restores that are in force changed a record back or left its later values alone, by first number, and when it was changed.
    mended: HashMap<RecordKey, BTreeMap<RestoreId, Option<DateTime<Utc>>>>,
    /// The bursts that a selective restore took back; a rollback takes back every one and has no entry.
    bursts: HashMap<RestoreId, BTreeSet<Burst>>,
}

impl OwnWork {
    /// Reads the journals of all restores. A damaged one is left out: `snapshot verify` tells of the damage.
    pub(super) async fn load(desk: &Desk, live: &LivePortal) -> Result<Self, StoreError> {
        let mut own = Self {
            writer: desk.portal.last_probe.user.id,
            moments: HashSet::new(),
            unread: HashMap::new(),
            mended: HashMap::new(),
            bursts: HashMap::new(),
        };
        let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
        for restore in restores.iter().filter(|restore| forward_scope(&restores, restore).is_some()) {
            match own.add(desk, live, restore, is_in_force(&restores, restore.id)).await {
                Err(
                    error @ (StoreError::Damaged { .. }
                    | StoreError::BrokenDatabase { .. }
                    | StoreError::NotFound { .. }),
                ) => {
                    tracing::warn!(restore.id = %restore.id, %error, "what a restore wrote is not known");
                }
                added => added?,
            }
        }
        Ok(own)
    }

    async fn add(
        &mut self,
        desk: &Desk,
        live: &LivePortal,
        restore: &RestoreHeader,
        is_in_force: bool,
    ) -> Result<(), StoreError> {
        let plan = desk.restores.load_plan(restore.plan).await?.plan;
        for entry in desk.restores.load_journal(restore.id).await? {
            let Some(step) = plan.steps.get(entry.seq as usize) else { continue };
            let first = live.lineage.first(step.record);
            if is_in_force && step.action.kind() == ActionKind::ChangeBack && entry.state == StepState::Done {
                self.mended.entry(first).or_default().insert(restore.id, entry.changed_at);
            }
            match (entry.changed_at, entry.sent) {
                (Some(at), _) => _ = self.moments.insert((first, at)),
                (None, Some(sent)) if !entry.is_verified => self.unread.entry(first).or_default().push(sent),
                _ => {}
            }
        }
        let is_kept = |each: &&Conflict| is_in_force && each.reason == ConflictReason::ChangedAfterDamage;
        for conflict in plan.conflicts.iter().filter(is_kept) {
            self.mended.entry(live.lineage.first(conflict.record)).or_default().entry(restore.id).or_insert(None);
        }
        if plan.scope == Scope::Selective {
            self.bursts.insert(restore.id, plan.choices.bursts);
        }
        Ok(())
    }

    /// Whether the last change of this version is ours.
    pub(super) fn has(&self, live: &LivePortal, version: &Record) -> bool {
        let first = live.lineage.first(version.key());
        let (Some(user), Some(at)) = last_change(version) else { return false };
        if self.moments.contains(&(first, at)) {
            return true;
        }
        let holds = |sent: &Fields| {
            let ours = Record { fields: sent.clone(), ..*version };
            live.in_world(&|_| false, |world| {
                sent.keys().all(|field| world.comparable(version, field) == world.comparable(&ours, field))
            })
        };
        user == self.writer && self.unread.get(&first).is_some_and(|all| all.iter().any(holds))
    }

    /// The newest restore that took a change of a record back, or left the record as it is on purpose.
    pub(super) fn mender(&self, live: &LivePortal, record: RecordKey, burst: Burst) -> Option<RestoreId> {
        let restores = self.mended.get(&live.lineage.first(record))?;
        let took_back = |(restore, at): (&RestoreId, &Option<DateTime<Utc>>)| match self.bursts.get(restore) {
            Some(bursts) => bursts.iter().any(|each| each.holds(record.entity_type, burst.user, burst.hour)),
            None => at.is_none_or(|at| at >= burst.hour),
        };
        restores.iter().rev().find(|entry| took_back(*entry)).map(|(restore, _)| *restore)
    }
}

/// Whether a restore was not taken back, or that was.
fn is_in_force(restores: &[RestoreHeader], restore: RestoreId) -> bool {
    // An undo is newer than what it takes back, so this ends.
    let takes_back = |each: &RestoreHeader| each.scope == Scope::Undo(restore) && each.id > restore;
    !restores.iter().any(|each| takes_back(each) && is_in_force(restores, each.id))
}
