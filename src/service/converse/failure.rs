//! Failures of orders, told in the few kinds that a person needs; the cause itself goes to the log.

use super::work::DeskError;
use crate::dialogue::event::FailureKind;
use crate::domain::RestoreId;
use crate::domain::consent::ConsentError;
use crate::domain::ids::InvalidId;
use crate::ports::crm::CrmError;
use crate::ports::files::is_full;
use crate::ports::leases::{LeaseError, Purpose};
use crate::ports::restores::StartError;
use crate::ports::sign_ins::{GrantError, OwnRightsError};
use crate::ports::snapshots::StoreError;
use crate::service::evidence::EvidenceError;
use crate::service::export::ExportError;
use crate::service::handoff::HandoffError;
use crate::service::live::LiveError;
use crate::service::plan::PlanError;
use crate::service::restore::{RestoreError, SettleError};
use crate::service::rights::RightsError;

/// A failure on its way to the person.
pub(super) struct Failure {
    /// What the person is told.
    pub kind: FailureKind,
    /// The restore that is in the way, where one is.
    pub other: Option<RestoreId>,
    /// The whole story, for the log.
    pub source: anyhow::Error,
}

impl Failure {
    /// Of a kind, with its cause.
    pub fn new(kind: FailureKind, source: impl Into<anyhow::Error>) -> Self {
        Self { kind, other: None, source: source.into() }
    }
}

impl From<&CrmError> for FailureKind {
    fn from(error: &CrmError) -> Self {
        match error {
            CrmError::RateLimited { .. } => Self::PortalBusy,
            CrmError::Unauthorized { .. } => Self::NotAuthorised,
            CrmError::MissingScope { .. } | CrmError::AccessDenied { .. } => Self::RightMissing,
            CrmError::RestUnavailable => Self::RestUnavailable,
            CrmError::NotThePortal { .. } => Self::NotThePortal,
            CrmError::PortalDeleted | CrmError::Unavailable { .. } | CrmError::Malformed { .. } => {
                Self::PortalUnreachable
            }
            CrmError::Rejected { .. } => Self::Internal,
        }
    }
}

impl From<&StoreError> for FailureKind {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Busy => Self::StoreBusy,
            StoreError::DiskFull | StoreError::NotWritten => Self::DiskFull,
            StoreError::Damaged { .. } | StoreError::BrokenDatabase { .. } => Self::Damaged,
            _ => Self::Internal,
        }
    }
}

/// Each error has its kind; the error itself goes to the log.
macro_rules! failures {
    ($($error:ty => |$value:ident| $kind:expr;)*) => {
        $(impl From<$error> for Failure {
            fn from($value: $error) -> Self {
                let kind = $kind;
                Self::new(kind, $value)
            }
        })*
    };
}

failures! {
    StoreError => |error| FailureKind::from(&error);
    CrmError => |error| FailureKind::from(&error);
    HandoffError => |error| match &error {
        HandoffError::Store(error) => FailureKind::from(error),
        _ => FailureKind::Internal,
    };
    DeskError => |error| match &error {
        DeskError::Store(error) => FailureKind::from(error),
        DeskError::Webhook(_) => FailureKind::NotAuthorised,
    };
    EvidenceError => |error| of_evidence(&error);
    ConsentError => |error| match &error {
        ConsentError::Expired { .. } | ConsentError::AnotherPlan => FailureKind::PlanStale,
        ConsentError::NameNotTyped { .. } => FailureKind::NameDiffers,
        ConsentError::NothingToDo => FailureKind::NothingToUndo,
        ConsentError::Altered => FailureKind::Damaged,
        ConsentError::UnusualShare { .. } => FailureKind::Internal,
    };
    ExportError => |error| match &error {
        ExportError::Lacking { .. } => FailureKind::SnapshotGone,
        ExportError::Unknown { .. } => FailureKind::RightMissing,
        ExportError::DiskFull { .. } => FailureKind::DiskFull,
        ExportError::Evidence(error) => of_evidence(error),
        ExportError::Store(error) => FailureKind::from(error),
        ExportError::InTheWay { .. } | ExportError::Files { .. } => FailureKind::Internal,
    };
    RightsError => |error| of_rights(&error);
    // The conversation ordered something by a name that we did not give.
    InvalidId => |_error| FailureKind::Internal;
}

impl From<PlanError> for Failure {
    fn from(error: PlanError) -> Self {
        let (kind, other) = match &error {
            PlanError::Evidence(error) => (of_evidence(error), None),
            PlanError::At(_) => (FailureKind::SnapshotGone, None),
            PlanError::NothingReadable { .. } => (FailureKind::RightMissing, None),
            PlanError::Files(error) => (of_io(error), None),
            PlanError::Unfinished { restore } => (FailureKind::AlreadyRunning, Some(*restore)),
            PlanError::Unsettled(SettleError::Busy(error)) => (of_lease(error), None),
            PlanError::Unsettled(SettleError::Portal { .. }) => (FailureKind::PortalUnreachable, None),
            PlanError::Unsettled(SettleError::Store(error)) => (error.into(), None),
            _ => (FailureKind::Internal, None),
        };
        Self { kind, other, source: error.into() }
    }
}

impl From<RestoreError> for Failure {
    fn from(error: RestoreError) -> Self {
        let (kind, other) = of_restore(&error);
        Self { kind, other, source: error.into() }
    }
}

/// What the person is told of a restore that failed, and the restore that is in its way.
fn of_restore(error: &RestoreError) -> (FailureKind, Option<RestoreId>) {
    match error {
        RestoreError::Rights(error) => (of_rights(error), None),
        RestoreError::Start(StartError::AlreadyConfirmed { restore, .. })
        | RestoreError::AnotherRuns { restore, .. } => (FailureKind::AlreadyRunning, Some(*restore)),
        RestoreError::Busy(error) => (of_lease(error), None),
        RestoreError::Start(StartError::Store(error))
        | RestoreError::Store(error)
        | RestoreError::Interrupted { source: error, .. } => (error.into(), None),
        RestoreError::Overtaken { restore, .. } => (FailureKind::Overtaken, Some(*restore)),
        RestoreError::Stale { .. } | RestoreError::LostFileMissing { .. } => (FailureKind::PlanStale, None),
        RestoreError::HasEnded { restore } => (FailureKind::HasEnded, Some(*restore)),
        RestoreError::TakenBack { undo, .. } => (FailureKind::HasEnded, Some(*undo)),
        RestoreError::SnapshotGone { .. } => (FailureKind::SnapshotGone, None),
        RestoreError::Crm(error) => (error.into(), None),
        _ => (FailureKind::Internal, None),
    }
}

fn of_lease(error: &LeaseError) -> FailureKind {
    match error {
        LeaseError::Held { purpose: Purpose::Restore, .. } => FailureKind::AlreadyRunning,
        LeaseError::Held { .. } => FailureKind::PortalInUse,
        LeaseError::Store(error) => error.into(),
    }
}

fn of_live(error: &LiveError) -> FailureKind {
    match error {
        LiveError::Crm(error) => error.into(),
        LiveError::Store(error) => error.into(),
        _ => FailureKind::NotAuthorised,
    }
}

fn of_evidence(error: &EvidenceError) -> FailureKind {
    match error {
        EvidenceError::Live(error) => of_live(error),
        EvidenceError::NoSnapshots { .. } => FailureKind::NoSnapshots,
    }
}

fn of_rights(error: &RightsError) -> FailureKind {
    match error {
        RightsError::NotAdministrator { .. }
        | RightsError::NotAdministratorThere { .. }
        | RightsError::NotOwner { .. }
        | RightsError::NotActive { .. } => FailureKind::NotAllowed,
        RightsError::WebhookWithoutRights { .. } => FailureKind::RightMissing,
        RightsError::AnotherPortal { .. } => FailureKind::NotAuthorised,
        RightsError::TariffRefused { .. } | RightsError::TariffUndecided { .. } => FailureKind::TariffRefused,
        RightsError::TooSoon { .. } => FailureKind::WeekRefused,
        RightsError::OwnWord(OwnRightsError::Grant(GrantError::App { .. })) => FailureKind::RightMissing,
        RightsError::OwnWord(OwnRightsError::Grant(_)) => FailureKind::PortalUnreachable,
        RightsError::OwnWord(OwnRightsError::Store(error)) => error.into(),
        RightsError::Crm(error) => error.into(),
        RightsError::Store(error) => error.into(),
    }
}

fn of_io(error: &std::io::Error) -> FailureKind {
    if is_full(error) { FailureKind::DiskFull } else { FailureKind::Internal }
}
