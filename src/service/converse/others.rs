//! Restores of the portal that a conversation did not begin, or that have not ended, as a person is told of them.
//!
//! In charge of finding them and of saying who confirmed them. Whether they may be gone on with is
//! `service::restore`'s.

use crate::dialogue::backend::{OtherRestore, RestoreOption};
use crate::domain::UserId;
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::plan::Scope;
use crate::domain::restore::{RestoreHeader, RestoreState};
use crate::ports::portals::Portal;
use crate::ports::snapshots::StoreError;
use crate::service::desk::Desk;

/// Whether a restore was begun, has not ended, and was not taken back either.
pub(super) fn is_unfinished(restore: &RestoreHeader, all: &[RestoreHeader]) -> bool {
    restore.state != RestoreState::Done && !all.iter().any(|each| each.scope == Scope::Undo(restore.id))
}

/// The newest restore of the portal that has not ended. Asks only our own store.
pub(super) async fn find_unfinished(desk: &Desk, portal: &Portal) -> Result<Option<OtherRestore>, StoreError> {
    let restores = desk.restores.list_restores(Some(&portal.id)).await?;
    match restores.iter().rev().find(|restore| is_unfinished(restore, &restores)) {
        Some(restore) => Ok(Some(describe_restore(desk, portal, restore, false).await)),
        None => Ok(None),
    }
}

/// A restore with the user who confirmed it; the portal is asked for an unknown name only if `ask`.
pub(super) async fn describe_restore(desk: &Desk, portal: &Portal, restore: &RestoreHeader, ask: bool) -> OtherRestore {
    let user = who_confirmed(desk, restore).await;
    let own = &portal.last_probe.user;
    let name = match user {
        Some(user) if user == own.id => Some(own.name.clone()),
        Some(user) if ask => desk.crm.find_user(user).await.ok().flatten().map(|found| found.name),
        _ => None,
    };
    OtherRestore {
        restore: restore.id,
        option: option_of(restore.scope),
        since: restore.started_at,
        user: user.map(|user| user.0),
        name: name.filter(|name| !name.trim().is_empty()),
    }
}

/// The way back that a restore takes; `None` for an undo.
pub(super) fn option_of(scope: Scope) -> Option<RestoreOption> {
    match scope {
        Scope::Selective => Some(RestoreOption::Selective),
        Scope::Crm => Some(RestoreOption::CrmRollback),
        Scope::Undo(_) => None,
    }
}

async fn who_confirmed(desk: &Desk, restore: &RestoreHeader) -> Option<UserId> {
    let subject = restore.id.to_string();
    let is_begin = |entry: &AuditEntry| entry.action == AuditAction::ConfirmedAndStarted && entry.subject == subject;
    let audit = desk.restores.list_audit(Some(&restore.portal)).await.ok()?;
    audit.into_iter().rev().find(is_begin).map(|entry| entry.who.user)
}
