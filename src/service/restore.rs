//! Carrying out a confirmed plan: look, save the step, send it, save how it ended, until all is done and read back.
//!
//! In charge of starting, resuming and stopping. Nothing starts without a [`ConfirmedPlan`]; rights and tariff are
//! asked again here. A restore that was cut off at any instant goes on with [`resume`]; nothing is created twice.

mod change;
mod create;
mod linked;
mod report;
mod run;
mod settle;
mod sources;
mod unfinished;
mod verify;

use std::borrow::Cow;
use std::time::Duration;

use serde_json::json;

use super::desk::{Desk, OnAdvance};
use super::plan::{preview, snapshot_gone};
use super::rights::{RightsError, check_connection, check_person, check_rights};
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::consent::{ConfirmedPlan, Who};
use crate::domain::plan::{RestorePlan, Scope};
use crate::domain::report::RestoreReport;
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::domain::{PlanId, RestoreId, SnapshotId, UserId};
use crate::ports::crm::CrmError;
use crate::ports::leases::{Lease, LeaseError, Purpose};
use crate::ports::restores::StartError;
use crate::ports::snapshots::StoreError;
pub use report::NUMBERS_FILE;
use run::{Halt, Run};
pub use unfinished::SettleError;
pub(super) use unfinished::{find_in_the_way, settle};

/// How often, and how long apart, it is looked who holds the portal before the question is answered with *busy*.
const LOOKS: u32 = 20;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// How a restore stands after it was started or resumed.
#[derive(Debug, Clone, PartialEq)]
pub struct RestoreOutcome {
    /// The restore; its state is *done* or *stopped*.
    pub restore: RestoreHeader,
    /// What it did, once it is done.
    pub report: Option<RestoreReport>,
    /// Whether it stopped for what may pass without anybody doing anything: the portal did not answer.
    pub may_pass: bool,
}

/// Why a restore was not begun, or could not go on being recorded.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// It is not allowed (now).
    #[error(transparent)]
    Rights(#[from] RightsError),
    /// Its plan was confirmed before.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The portal is being worked on.
    #[error(transparent)]
    Busy(#[from] LeaseError),
    /// Another restore of this portal runs, was cut off, or stopped before it was known what its last request did.
    #[error("{restore}, which carries out {plan} and was confirmed by user {by} at {since}, has not ended")]
    AnotherRuns {
        /// Which restore.
        restore: RestoreId,
        /// The plan that it carries out.
        plan: PlanId,
        /// Who confirmed it.
        by: UserId,
        /// When it began, by our clock.
        since: String,
    },
    /// Another restore was begun after the plan was made.
    #[error(
        "the plan {plan} is stale: after it was made, user {by} confirmed another one, and {restore} carried it out"
    )]
    Overtaken {
        /// Which plan.
        plan: PlanId,
        /// The restore that was begun since.
        restore: RestoreId,
        /// Who confirmed that one.
        by: UserId,
    },
    /// The portal changed since the plan was made.
    #[error("the plan {plan} is stale: {mismatches} of its {steps} steps no longer match the portal")]
    Stale {
        /// Which plan.
        plan: PlanId,
        /// How many do not match.
        mismatches: u64,
        /// How many there are.
        steps: u64,
    },
    /// The snapshot was let go since the plan was made.
    #[error("the plan {plan} is stale: its snapshot {snapshot} is not kept any more")]
    SnapshotGone {
        /// Which plan.
        plan: PlanId,
        /// Which snapshot.
        snapshot: SnapshotId,
    },
    /// The file of what would be lost was not written or is gone.
    #[error("{file}, the file of what this rollback would lose, is not there")]
    LostFileMissing {
        /// Its name within the installation's folder.
        file: String,
    },
    /// There is nothing to resume.
    #[error("restore {restore} has ended")]
    HasEnded {
        /// Which restore.
        restore: RestoreId,
    },
    /// There is nothing to go on with: it was taken back.
    #[error("restore {restore} was taken back by {undo}")]
    TakenBack {
        /// Which restore.
        restore: RestoreId,
        /// Its undo.
        undo: RestoreId,
    },
    /// The plan is another portal's.
    #[error("the plan {plan} was made for another portal")]
    AnotherPortal {
        /// Which plan.
        plan: PlanId,
    },
    /// The portal could not be asked.
    #[error("the portal could not be read")]
    Crm(#[from] CrmError),
    /// The restore was begun, and what happens cannot be recorded, so nothing more happens.
    #[error("restore {restore} was begun and does not go on, because what it does cannot be recorded")]
    Interrupted {
        /// Which restore.
        restore: RestoreId,
        /// Why.
        #[source]
        source: StoreError,
    },
    /// Our own store failed before anything was begun.
    #[error("our own store failed, so no restore was begun or resumed")]
    Store(#[from] StoreError),
}

impl RestoreError {
    /// Whether the portal did not answer, so that the same may succeed later without anybody doing anything.
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Crm(error) | Self::Rights(RightsError::Crm(error)) if error.is_passing())
    }

    /// What the operator can do about it.
    pub fn hint(&self) -> Option<Cow<'static, str>> {
        match self {
            Self::Interrupted { restore, source } => Some(Cow::Owned(way_on(*restore, source))),
            Self::AnotherRuns { restore, .. } => Some(Cow::Owned(format!(
                "nothing was written and no confirmation was used up: {}; then make a new plan, because the portal is \
                 another afterwards",
                way_past(*restore)
            ))),
            _ => self.fixed_hint().map(Cow::Borrowed),
        }
    }

    fn fixed_hint(&self) -> Option<&'static str> {
        match self {
            Self::Interrupted { .. } | Self::AnotherRuns { .. } => None,
            Self::Rights(error) => error.hint(),
            Self::Start(StartError::AlreadyConfirmed { .. }) => {
                Some("nothing was started a second time; `restore24 restore status` shows how it stands")
            }
            Self::Start(StartError::Store(error)) | Self::Store(error) => error.hint(),
            Self::Busy(error) => error.hint(),
            Self::Stale { .. } | Self::Overtaken { .. } | Self::SnapshotGone { .. } => {
                Some("make a new plan; nothing was written")
            }
            Self::LostFileMissing { .. } => {
                Some("make a new plan, so that the present values are kept; nothing was written")
            }
            Self::HasEnded { .. } => Some("`restore24 restore status` shows what it did"),
            Self::TakenBack { .. } => Some("make a new plan; nothing was written"),
            Self::AnotherPortal { .. } => None,
            Self::Crm(error) => Some(error.hint()),
        }
    }
}

/// How to go on with a restore that our own store interrupted.
fn way_on(restore: RestoreId, error: &StoreError) -> String {
    let first = match error {
        error if error.is_full() => "free some space",
        StoreError::Busy => "end the other program that uses the data folder, or wait for it",
        _ => "see the cause",
    };
    format!(
        "{first}, then run `restore24 restore resume {restore}`: it goes on where it was, and nothing is done twice; \
         what was done so far is safe and stays"
    )
}

/// What to do about a restore that has not ended and is in the way.
pub(super) fn way_past(restore: RestoreId) -> String {
    format!(
        "wait for it (`restore24 restore status {restore}`); if nobody works on it any more, `restore24 restore resume \
         {restore}` goes on where it was, and `restore24 restore undo {restore}` takes back what it did"
    )
}

/// Begins the restore of a confirmed plan and carries it out.
///
/// # Errors
/// As [`begin`]. Once begun, whatever the portal does ends in a state of the outcome; an error then says that our
/// own store failed, and the restore can be resumed.
pub async fn start(
    desk: &Desk,
    confirmed: &ConfirmedPlan,
    on_advance: OnAdvance<'_>,
) -> Result<RestoreOutcome, RestoreError> {
    let (restore, lease) = begin_under_lease(desk, confirmed).await?;
    let outcome = carry_out(desk, restore, confirmed.plan(), confirmed.who(), on_advance).await;
    release(lease).await;
    outcome
}

/// Begins the restore of a confirmed plan: the consent is stored and used up. [`resume`] carries it out.
///
/// # Errors
/// Where it may not or cannot begin; then nothing was written to the portal.
pub async fn begin(desk: &Desk, confirmed: &ConfirmedPlan) -> Result<RestoreHeader, RestoreError> {
    let (restore, lease) = begin_under_lease(desk, confirmed).await?;
    release(lease).await;
    Ok(restore)
}

async fn begin_under_lease(
    desk: &Desk,
    confirmed: &ConfirmedPlan,
) -> Result<(RestoreHeader, Box<dyn Lease>), RestoreError> {
    let plan = confirmed.plan();
    if plan.portal != *desk.portal_id() {
        return Err(RestoreError::AnotherPortal { plan: confirmed.plan_id() });
    }
    refuse_used(desk, confirmed).await?;
    let lease = match take_free_portal(desk).await {
        Err(error @ RestoreError::AnotherRuns { .. }) => {
            // It may be this very plan, confirmed by somebody else.
            refuse_used(desk, confirmed).await?;
            return Err(error);
        }
        taken => taken?,
    };
    refuse_used(desk, confirmed).await?;
    check_overtaken(desk, confirmed).await?;
    check_rights(desk, confirmed.who().user, plan.scope, desk.now()).await?;
    if let Some(snapshot) = snapshot_gone(desk, plan).await? {
        return Err(RestoreError::SnapshotGone { plan: confirmed.plan_id(), snapshot });
    }
    check_lost_file(desk, confirmed)?;
    run::check_stale(desk, confirmed.plan_id(), plan).await?;
    let restore = desk.restores.start_restore(confirmed).await?;
    tracing::info!(portal.id = %restore.portal, restore.id = %restore.id, steps = plan.steps.len(), "restore begun");
    Ok((restore, lease))
}

/// Says who used a plan's consent up, where somebody did: the store refuses it, and knows who came first.
async fn refuse_used(desk: &Desk, confirmed: &ConfirmedPlan) -> Result<(), RestoreError> {
    if desk.restores.find_restore_of(confirmed.plan_id()).await?.is_some() {
        desk.restores.start_restore(confirmed).await?;
    }
    Ok(())
}

/// A plan that was made before another restore began was made of another portal.
async fn check_overtaken(desk: &Desk, confirmed: &ConfirmedPlan) -> Result<(), RestoreError> {
    let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
    match restores.iter().rev().find(|restore| restore.started_at >= confirmed.plan().planned_at) {
        None => Ok(()),
        Some(restore) => {
            let by = who_confirmed(desk, restore).await?;
            Err(RestoreError::Overtaken { plan: confirmed.plan_id(), restore: restore.id, by })
        }
    }
}

/// Takes the portal where no other restore is in the way.
async fn take_free_portal(desk: &Desk) -> Result<Box<dyn Lease>, RestoreError> {
    let mut looks = 0;
    loop {
        let taken = desk.leases.take_lease(desk.portal_id(), Purpose::Restore).await;
        if let Some(other) = find_in_the_way(desk, None).await? {
            if let Ok(lease) = taken {
                release(lease).await;
            }
            return Err(another_runs(desk, &other).await?);
        }
        looks += 1;
        match taken {
            // Somebody has confirmed a moment ago, and it is still being checked.
            Err(LeaseError::Held { purpose: Purpose::Restore, .. }) if looks < LOOKS => {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            taken => return Ok(taken?),
        }
    }
}

/// Takes the portal for a restore that has begun; somebody else who confirms may hold it for a moment to find that out.
async fn take_portal_to_resume(desk: &Desk) -> Result<Box<dyn Lease>, LeaseError> {
    let mut looks = 0;
    loop {
        looks += 1;
        match desk.leases.take_lease(desk.portal_id(), Purpose::Restore).await {
            Err(LeaseError::Held { purpose: Purpose::Restore, .. }) if looks < LOOKS => {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            taken => return taken,
        }
    }
}

async fn another_runs(desk: &Desk, running: &RestoreHeader) -> Result<RestoreError, StoreError> {
    let by = who_confirmed(desk, running).await?;
    let since = running.started_at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
    Ok(RestoreError::AnotherRuns { restore: running.id, plan: running.plan, by, since })
}

async fn who_confirmed(desk: &Desk, restore: &RestoreHeader) -> Result<UserId, StoreError> {
    let subject = restore.id.to_string();
    let is_begin = |entry: &AuditEntry| entry.action == AuditAction::ConfirmedAndStarted && entry.subject == subject;
    let begun = desk.restores.list_audit(Some(desk.portal_id())).await?.into_iter().rev().find(is_begin);
    match begun {
        Some(entry) => Ok(entry.who.user),
        None => Ok(desk.restores.load_plan(restore.plan).await?.plan.requested_by),
    }
}

/// Goes on with a restore that was cut off or stopped.
///
/// # Errors
/// As [`start`], and where the restore has ended.
pub async fn resume(
    desk: &Desk,
    id: RestoreId,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<RestoreOutcome, RestoreError> {
    let lease = take_portal_to_resume(desk).await?;
    let restore = desk.restores.load_restore(id).await?;
    if restore.portal != *desk.portal_id() {
        return Err(RestoreError::AnotherPortal { plan: restore.plan });
    }
    if restore.state == RestoreState::Done {
        return Err(RestoreError::HasEnded { restore: id });
    }
    let restores = desk.restores.list_restores(Some(desk.portal_id())).await?;
    if let Some(undo) = restores.iter().find(|each| each.scope == Scope::Undo(id)) {
        return Err(RestoreError::TakenBack { restore: id, undo: undo.id });
    }
    if let Some(other) = find_in_the_way(desk, Some(id)).await? {
        return Err(another_runs(desk, &other).await?);
    }
    check_person(desk, who.user).await?;
    check_connection(desk).await?;
    let plan = desk.restores.load_plan(restore.plan).await?.plan;
    let entry = audit_entry(desk, &restore, who, AuditAction::Resumed, json!({}));
    desk.restores.set_state(id, &RestoreState::Running, None, &entry).await?;
    tracing::info!(portal.id = %restore.portal, restore.id = %id, "restore resumed");
    let outcome = carry_out(desk, restore, &plan, who, on_advance).await;
    release(lease).await;
    outcome
}

/// B04: a rollback does not run before what it would lose was handed over.
fn check_lost_file(desk: &Desk, confirmed: &ConfirmedPlan) -> Result<(), RestoreError> {
    let plan = confirmed.plan();
    let file = format!("{}/{}", preview::folder_of(confirmed.plan_id()), preview::LOST_FILE);
    let is_needed = plan.scope.is_rollback() && plan.lost_values > 0 && desk.policy.restores.hand_over_lost;
    if is_needed && !desk.files.has(&file) { Err(RestoreError::LostFileMissing { file }) } else { Ok(()) }
}

async fn release(lease: Box<dyn Lease>) {
    if let Err(error) = lease.release().await {
        tracing::warn!(%error, "the portal's lease was given up without being removed");
    }
}

async fn carry_out(
    desk: &Desk,
    restore: RestoreHeader,
    plan: &RestorePlan,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<RestoreOutcome, RestoreError> {
    let id = restore.id;
    let recorded = carry_out_recorded(desk, restore, plan, who, on_advance).await;
    recorded.map_err(|source| RestoreError::Interrupted { restore: id, source })
}

async fn carry_out_recorded(
    desk: &Desk,
    restore: RestoreHeader,
    plan: &RestorePlan,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<RestoreOutcome, StoreError> {
    let id = restore.id;
    let ended = match Run::open(desk, &restore, plan, on_advance).await {
        Ok(mut run) => match run.carry_on().await {
            Ok(()) => Ok(run.report()),
            Err(halt) => Err(halt),
        },
        Err(halt) => Err(halt),
    };
    let mut has_to_wait = false;
    let report = match ended {
        Ok(report) => {
            let entry = audit_entry(desk, &restore, who, AuditAction::Finished, json!({ "progress": report.progress }));
            desk.restores.set_state(id, &RestoreState::Done, Some(&report), &entry).await?;
            tracing::info!(restore.id = %id, done = report.progress.done, refused = report.progress.refused, "restore done");
            Some(report)
        }
        Err(Halt::Store(error)) => return Err(error),
        Err(Halt::Stop { reason, may_pass }) => {
            has_to_wait = may_pass;
            tracing::warn!(restore.id = %id, reason, "restore stopped");
            let entry = audit_entry(desk, &restore, who, AuditAction::Stopped, json!({ "reason": reason }));
            desk.restores.set_state(id, &RestoreState::Stopped { reason }, None, &entry).await?;
            None
        }
    };
    Ok(RestoreOutcome { restore: desk.restores.load_restore(id).await?, report, may_pass: has_to_wait })
}

fn audit_entry(
    desk: &Desk,
    restore: &RestoreHeader,
    who: &Who,
    action: AuditAction,
    details: serde_json::Value,
) -> AuditEntry {
    AuditEntry {
        at: desk.now(),
        portal: restore.portal.clone(),
        who: who.clone(),
        action,
        subject: restore.id.to_string(),
        details,
    }
}
