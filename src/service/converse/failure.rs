//! Failures of orders, told in the few kinds that a person needs; the cause itself goes to the log.

use super::work::DeskError;
use crate::dialogue::event::FailureKind;
use crate::domain::consent::ConsentError;
use crate::ports::crm::CrmError;
use crate::ports::files::is_full;
use crate::ports::leases::LeaseError;
use crate::ports::restores::StartError;
use crate::ports::snapshots::StoreError;
use crate::service::evidence::EvidenceError;
use crate::service::export::ExportError;
use crate::service::live::LiveError;
use crate::service::plan::PlanError;
use crate::service::restore::{RestoreError, SettleError};
use crate::service::rights::RightsError;

/// A failure on its way to the person.
pub(super) struct Failure {
    /// What the person is told.
    pub kind: FailureKind,
    /// The whole story, for the log.
    pub source: anyhow::Error,
}

impl Failure {
    /// Of a kind, with its cause.
    pub fn new(kind: FailureKind, source: impl Into<anyhow::Error>) -> Self {
        Self { kind, source: source.into() }
    }
}

impl From<&CrmError> for FailureKind {
    fn from(error: &CrmError) -> Self {
        match error {
            CrmError::RateLimited { .. } => Self::PortalBusy,
            CrmError::Unauthorized { .. } => Self::NotAuthorised,
            CrmError::MissingScope { .. } | CrmError::AccessDenied { .. } => Self::RightMissing,
            CrmError::RestUnavailable => Self::RestUnavailable,
            CrmError::PortalDeleted
            | CrmError::Unavailable { .. }
            | CrmError::Malformed { .. }
            | CrmError::NotThePortal { .. } => Self::PortalUnreachable,
            CrmError::Rejected { .. } => Self::Internal,
        }
    }
}

impl From<&StoreError> for FailureKind {
    fn from(error: &StoreError) -> Self {
        match error {
            StoreError::Busy => Self::StoreBusy,
            StoreError::DiskFull | StoreError::NotWritten => Self::DiskFull,
            StoreError::Damaged { .. } => Self::Damaged,
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
    DeskError => |error| match &error {
        DeskError::Store(error) => FailureKind::from(error),
        DeskError::Webhook(_) => FailureKind::NotAuthorised,
    };
    EvidenceError => |error| of_evidence(&error);
    PlanError => |error| match &error {
        PlanError::Evidence(error) => of_evidence(error),
        PlanError::At(_) => FailureKind::SnapshotGone,
        PlanError::NothingReadable { .. } => FailureKind::RightMissing,
        PlanError::Files(error) => of_io(error),
        PlanError::Unfinished { .. } | PlanError::Unsettled(SettleError::Busy(_)) => FailureKind::AlreadyRunning,
        PlanError::Unsettled(SettleError::Store(error)) => error.into(),
        PlanError::Unsettled(SettleError::Portal { .. }) => FailureKind::PortalUnreachable,
        _ => FailureKind::Internal,
    };
    ConsentError => |error| match &error {
        ConsentError::Expired { .. } | ConsentError::AnotherPlan => FailureKind::PlanStale,
        ConsentError::NameNotTyped { .. } => FailureKind::NameDiffers,
        ConsentError::NothingToDo => FailureKind::NothingToUndo,
        ConsentError::Altered => FailureKind::Damaged,
        ConsentError::UnusualShare { .. } => FailureKind::Internal,
    };
    RestoreError => |error| match &error {
        RestoreError::Rights(error) => of_rights(error),
        RestoreError::Start(StartError::AlreadyConfirmed { .. })
        | RestoreError::Busy(LeaseError::Held { .. })
        | RestoreError::AnotherRuns { .. } => FailureKind::AlreadyRunning,
        RestoreError::Start(StartError::Store(error))
         | RestoreError::Store(error)
         | RestoreError::Interrupted { source: error, .. } => FailureKind::from(error),
        RestoreError::Stale { .. } | RestoreError::Overtaken { .. } => FailureKind::PlanStale,
        RestoreError::SnapshotGone { .. } => FailureKind::SnapshotGone,
        RestoreError::Crm(error) => FailureKind::from(error),
        _ => FailureKind::Internal,
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
        RightsError::NotAdministrator { .. } | RightsError::NotOwner { .. } | RightsError::NotActive { .. } => {
            FailureKind::NotAllowed
        }
        RightsError::WebhookWithoutRights { .. } => FailureKind::RightMissing,
        RightsError::AnotherPortal { .. } => FailureKind::NotAuthorised,
        RightsError::TariffRefused { .. } | RightsError::TariffUndecided { .. } => FailureKind::TariffRefused,
        RightsError::TooSoon { .. } => FailureKind::WeekRefused,
        RightsError::Crm(error) => error.into(),
        RightsError::Store(error) => error.into(),
    }
}

fn of_io(error: &std::io::Error) -> FailureKind {
    if is_full(error) { FailureKind::DiskFull } else { FailureKind::Internal }
}
