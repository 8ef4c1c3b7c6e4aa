//! Restores that were begun and have not ended, and what they may have done that nobody knows of.
//!
//! In charge of finding those that are in the way, and of finding out what their last requests did without going on.
//! Nothing is planned, begun or taken up beside one: what it sent may be in the portal without being recorded, and
//! would be created once more. Going on with a restore is `service::restore::resume`'s.

use serde_json::json;

use super::run::{Halt, Run};
use super::{audit_entry, release};
use crate::domain::RestoreId;
use crate::domain::audit::AuditAction;
use crate::domain::consent::Who;
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::ports::leases::{LeaseError, Purpose};
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Desk, OnAdvance};

/// What is noted of a restore that had been cut off and is not to go on for now.
const CUT_OFF: &str = "it was cut off. What was done so far is safe and stays";

/// A restore of this portal that runs, was cut off, or stopped before it was known what its last request did.
///
/// One that stopped with nothing in doubt is in nobody's way: when it goes on, every step looks first.
pub(in crate::service) async fn find_in_the_way(
    desk: &Desk,
    except: Option<RestoreId>,
) -> Result<Option<RestoreHeader>, StoreError> {
    for restore in desk.restores.list_restores(Some(desk.portal_id())).await? {
        let is_in_the_way = match restore.state {
            _ if Some(restore.id) == except => false,
            RestoreState::Done => false,
            RestoreState::Running => true,
            RestoreState::Stopped { .. } => desk.restores.count_steps(restore.id).await?.unknown > 0,
        };
        if is_in_the_way {
            return Ok(Some(restore));
        }
    }
    Ok(None)
}

/// Why it could not be found out what a restore did.
#[derive(Debug, thiserror::Error)]
pub enum SettleError {
    /// It is being worked on.
    #[error(transparent)]
    Busy(#[from] LeaseError),
    /// The portal does not tell.
    #[error("it could not be found out what the last request of {restore} did: {reason}")]
    Portal {
        /// Which restore.
        restore: RestoreId,
        /// The portal's answer, with the way on.
        reason: String,
    },
    /// The store failed.
    #[error("our own store failed, so nothing was found out")]
    Store(#[from] StoreError),
}

impl SettleError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Busy(error) => error.hint(),
            Self::Portal { .. } => Some("nothing was written; once the portal answers, run the same command again"),
            Self::Store(error) => error.hint(),
        }
    }
}

/// Finds out what the last requests of a restore did that has not ended, and lets it stop. Only reads from the portal.
pub(in crate::service) async fn settle(
    desk: &Desk,
    id: RestoreId,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<(), SettleError> {
    let lease = desk.leases.take_lease(desk.portal_id(), Purpose::Restore).await?;
    let settled = settle_under_lease(desk, id, who, on_advance).await;
    release(lease).await;
    settled
}

async fn settle_under_lease(
    desk: &Desk,
    id: RestoreId,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<(), SettleError> {
    let restore = desk.restores.load_restore(id).await?;
    if restore.state == RestoreState::Done {
        return Ok(());
    }
    if desk.restores.count_steps(id).await?.unknown > 0 {
        let plan = desk.restores.load_plan(restore.plan).await?.plan;
        let settled = match Run::open(desk, &restore, &plan, on_advance).await {
            Ok(mut run) => run.settle_open().await,
            Err(halt) => Err(halt),
        };
        settled.map_err(|halt| match halt {
            Halt::Stop { reason, .. } => SettleError::Portal { restore: id, reason },
            Halt::Store(error) => SettleError::Store(error),
        })?;
    }
    if restore.state == RestoreState::Running {
        let entry = audit_entry(desk, &restore, who, AuditAction::Stopped, json!({ "reason": CUT_OFF }));
        let state = RestoreState::Stopped { reason: CUT_OFF.to_owned() };
        desk.restores.set_state(id, &state, None, &entry).await?;
    }
    tracing::info!(portal.id = %restore.portal, restore.id = %id, "what the restore did is known");
    Ok(())
}
