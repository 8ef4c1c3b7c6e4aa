//! Whether a person may restore, asked anew each time something is about to happen.
//!
//! In charge of R12 (who), R25 (which subscription) and R28 (how often). Whoever signed in is asked for at the portal with
//! their own sign-in. What the portal does not tell, the operator has named (`portal add --admin`, `--owner`); unknown
//! is refused, with the way on.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::connection::leads_elsewhere;
use super::desk::Desk;
use crate::domain::plan::Scope;
use crate::domain::policy::{TariffVerdict, WhoMayAsk};
use crate::domain::restore::{RestoreHeader, RestoreState, next_rollback_at, standing_rollbacks};
use crate::domain::tariff::Tariff;
use crate::domain::zone::Zone;
use crate::domain::{RestoreId, UserId};
use crate::ports::crm::{CrmError, Probe};
use crate::ports::sign_ins::{OwnRightsError, OwnWord};
use crate::ports::snapshots::StoreError;

/// Why a restore is not allowed now. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum RightsError {
    /// R12: not one of the portal's administrators.
    #[error("user {user} is not among the administrators that the operator named for {portal}")]
    NotAdministrator {
        /// Who asked.
        user: UserId,
        /// Whose data.
        portal: crate::domain::PortalId,
    },
    /// R12: the portal itself says so, asked with the person's own sign-in.
    #[error("user {user} is no administrator of {portal}, as the portal itself says")]
    NotAdministratorThere {
        /// Who asked.
        user: UserId,
        /// Whose data.
        portal: crate::domain::PortalId,
    },
    /// R12: the policy asks for the owner.
    #[error("only the owner of {portal} may ask for this")]
    NotOwner {
        /// Whose data.
        portal: crate::domain::PortalId,
    },
    /// The portal does not know the user any more, or has dismissed them.
    #[error("user {user} is not active in the portal any more")]
    NotActive {
        /// Who asked.
        user: UserId,
    },
    /// The webhook's owner lost the rights.
    #[error("the webhook's owner, {name}, is not an administrator of the portal any more")]
    WebhookWithoutRights {
        /// The owner's name.
        name: String,
    },
    /// The webhook leads elsewhere.
    #[error("{}", leads_elsewhere(portal.as_str(), expected, found))]
    AnotherPortal {
        /// Our name for the known one.
        portal: crate::domain::PortalId,
        /// Its host.
        expected: String,
        /// The host that answered.
        found: String,
    },
    /// R25.
    #[error("restores are not part of the portal's plan ({tariff})")]
    TariffRefused {
        /// The plan.
        tariff: Tariff,
    },
    /// R25: neither allowed nor refused.
    #[error("whether restores are part of the portal's plan ({tariff}) is for a person to decide")]
    TariffUndecided {
        /// The plan.
        tariff: Tariff,
    },
    /// R28.
    #[error("a rollback is possible once in {days} days; the next one from {from}")]
    TooSoon {
        /// The span.
        days: u32,
        /// As the portal's clock shows it.
        from: String,
    },
    /// R12: nobody knows whether the person is an administrator.
    #[error(transparent)]
    OwnWord(#[from] OwnRightsError),
    /// The portal could not be asked.
    #[error("the portal could not be asked whether this is allowed")]
    Crm(#[from] CrmError),
    /// The store failed.
    #[error("our own store could not be read")]
    Store(#[from] StoreError),
}

impl RightsError {
    /// The way on.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NotAdministrator { .. } => Some(
                "let an administrator ask, or let the operator name this one with `restore24 portal add NAME --admin ID`; \
                 nothing was written",
            ),
            Self::NotAdministratorThere { .. } => Some(
                "let an administrator of the portal ask, or let one make this user an administrator there; nothing was written",
            ),
            Self::OwnWord(error) => error.hint(),
            Self::NotOwner { .. } => Some(
                "let the owner ask; the operator names the owner with `restore24 portal add NAME --owner ID`; nothing \
                 was written",
            ),
            Self::NotActive { .. } => Some("let an active administrator ask; nothing was written"),
            Self::WebhookWithoutRights { .. } => Some(
                "let an administrator create a new webhook and store it with `restore24 portal add NAME`; nothing was \
                 written, snapshots are safe",
            ),
            Self::AnotherPortal { .. } => Some(
                "store the right webhook with `restore24 portal add NAME`; nothing was written, snapshots are safe",
            ),
            Self::TariffRefused { .. } => Some(
                "upgrade under Subscription > Upgrade, then confirm again; nothing was written, the snapshot is kept meanwhile",
            ),
            Self::TariffUndecided { tariff: Tariff::Unknown(_) } => Some(
                "the operator tells the portal's plan with `restore24 portal add NAME --tariff PLAN` (std, pro100, ent250 …); \
                 nothing was written",
            ),
            Self::TariffUndecided { .. } => Some(
                "ask your contact for restores, or let the operator allow this plan in policy.toml ([tariffs] allowed); nothing \
                 was written",
            ),
            Self::TooSoon { .. } => {
                Some("nothing was written; a selective restore or a CSV file is possible at any time")
            }
            Self::Crm(error) => Some(error.hint()),
            Self::Store(error) => error.hint(),
        }
    }
}

/// Asks the portal and the rules whether this person may have this restore now.
///
/// # Errors
/// [`RightsError`] names the rule and the way on.
pub async fn check_rights(desk: &Desk, user: UserId, scope: Scope, now: DateTime<Utc>) -> Result<Probe, RightsError> {
    check_person(desk, user).await?;
    let probe = check_connection(desk).await?;
    if matches!(scope, Scope::Undo(_)) {
        // Taking back what was allowed is always allowed.
        return Ok(probe);
    }
    check_tariff(desk, &probe)?;
    if scope.is_rollback() {
        check_pace(desk, &probe, now).await?;
    }
    Ok(probe)
}

/// Asks whether this person may have files of a snapshot now: R12 and R25, not R28. The operator at the command line
/// needs no such leave.
///
/// # Errors
/// [`RightsError`] names the rule and the way on.
pub async fn check_file_rights(desk: &Desk, user: UserId) -> Result<(), RightsError> {
    check_person(desk, user).await?;
    let probe = check_connection(desk).await?;
    check_tariff(desk, &probe)
}

/// R12: an administrator by their own sign-in, or where there is none among those whom the operator named; or the owner.
/// And still active in the portal.
///
/// # Errors
/// [`RightsError`] names the rule and the way on.
pub async fn check_person(desk: &Desk, user: UserId) -> Result<(), RightsError> {
    let portal = desk.portal_id().clone();
    let is_owner = desk.portal.owner == Some(user);
    if desk.policy.requests.who_may_ask == WhoMayAsk::Owner && !is_owner {
        return Err(RightsError::NotOwner { portal });
    }
    if !is_owner {
        match desk.own_rights.ask_own_word(&portal, user).await? {
            OwnWord::Administrator => {}
            OwnWord::NoAdministrator => return Err(RightsError::NotAdministratorThere { user, portal }),
            OwnWord::NotSignedIn if desk.portal.administrators.contains(&user) => {}
            OwnWord::NotSignedIn => return Err(RightsError::NotAdministrator { user, portal }),
        }
    }
    match desk.crm.find_user(user).await? {
        Some(found) if found.is_active => Ok(()),
        _ => Err(RightsError::NotActive { user }),
    }
}

/// The webhook still leads to this portal and still sees all of it.
///
/// # Errors
/// [`RightsError`] names what changed and the way on.
pub async fn check_connection(desk: &Desk) -> Result<Probe, RightsError> {
    let probe = desk.crm.probe().await?;
    if probe.fingerprint.first_users.is_empty() {
        // Nothing tells which portal this is.
        return Err(CrmError::MissingScope { what: "user.get".to_owned() }.into());
    }
    if !desk.portal.fingerprint.is_same_portal(&probe.fingerprint) {
        let (portal, expected) = (desk.portal_id().clone(), desk.portal.fingerprint.host.clone());
        return Err(RightsError::AnotherPortal { portal, expected, found: probe.fingerprint.host });
    }
    if !probe.is_admin {
        return Err(RightsError::WebhookWithoutRights { name: probe.user.name });
    }
    Ok(probe)
}

fn check_tariff(desk: &Desk, probe: &Probe) -> Result<(), RightsError> {
    // What the portal does not tell, it may have told before, or the operator has set.
    let tariff = match &probe.tariff {
        Tariff::Unknown(_) => desk.portal.tariff.clone(),
        known => known.clone(),
    };
    match desk.policy.verdict_on(&tariff) {
        TariffVerdict::Allowed => Ok(()),
        TariffVerdict::Refused => Err(RightsError::TariffRefused { tariff }),
        TariffVerdict::AgentDecides => Err(RightsError::TariffUndecided { tariff }),
    }
}

async fn check_pace(desk: &Desk, probe: &Probe, now: DateTime<Utc>) -> Result<(), RightsError> {
    let limit = desk.policy.requests.restores;
    let earlier = desk.restores.list_restores(Some(desk.portal_id())).await?;
    let complete_undos = complete_undos(desk, &earlier).await?;
    let standing = standing_rollbacks(&earlier, &complete_undos);
    match next_rollback_at(&standing, limit.count, limit.days, now) {
        None => Ok(()),
        Some(moment) => {
            let from = Zone::parse_or_utc(&probe.time_zone).show(moment);
            Err(RightsError::TooSoon { days: limit.days, from })
        }
    }
}

/// The undos that took everything back: done, nothing left alone, nothing that the portal did not take.
///
/// # Errors
/// Where a report cannot be read.
pub(super) async fn complete_undos(desk: &Desk, restores: &[RestoreHeader]) -> Result<BTreeSet<RestoreId>, StoreError> {
    let mut complete = BTreeSet::new();
    for undo in restores.iter().filter(|each| matches!(each.scope, Scope::Undo(_)) && each.state == RestoreState::Done)
    {
        let report = desk.restores.find_report(undo.id).await?;
        if report.is_some_and(|report| {
            report.conflicts.is_empty() && report.meanwhile.is_empty() && report.difference_count == 0
        }) {
            complete.insert(undo.id);
        }
    }
    Ok(complete)
}
