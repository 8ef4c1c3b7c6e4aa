//! Why a snapshot could not be taken.

use crate::domain::{EntityType, PortalId};
use crate::ports::captures::Standing;
use crate::ports::crm::CrmError;
use crate::ports::snapshots::StoreError;
use crate::service::connection::leads_elsewhere;

/// Why a snapshot could not be taken. Those taken before are as they were.
#[derive(Debug, thiserror::Error)]
pub enum CaptureError {
    /// The webhook leads to a portal that is not the known one.
    #[error("{}", leads_elsewhere(portal.as_str(), expected, found))]
    AnotherPortal {
        /// Our name for the known one.
        portal: PortalId,
        /// Its host.
        expected: String,
        /// The host that answered.
        found: String,
    },
    /// The webhook's owner is no administrator and would see only some of the records.
    #[error("the webhook's owner, {user}, is not an administrator of the portal, so records would be missing unseen")]
    NotAdministrator {
        /// The calling user's name.
        user: String,
    },
    /// Portal, rights or scopes changed while the portal was read.
    #[error("{what} changed while the portal was being read, so what was read cannot be relied on")]
    StandingChanged {
        /// What did.
        what: &'static str,
    },
    /// No type could be read.
    #[error("nothing could be read: {}", list_reasons(reasons))]
    NothingReadable {
        /// Each type and why not.
        reasons: Vec<(EntityType, String)>,
    },
    /// The portal gave no usable answer.
    #[error("the snapshot could not be taken")]
    Crm(#[from] CrmError),
    /// The store failed.
    #[error("the snapshot could not be stored")]
    Store(#[from] StoreError),
}

impl CaptureError {
    pub(super) fn standing_changed(before: &Standing, after: &Standing) -> Self {
        let what = if before.scopes != after.scopes {
            "the webhook's permissions"
        } else if !before.fingerprint.is_same_portal(&after.fingerprint) {
            "the portal behind the webhook"
        } else {
            "the administrator's right of the webhook's owner"
        };
        Self::StandingChanged { what }
    }

    /// What the operator can do about it, and what is safe.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::AnotherPortal { .. } => Some(
                "store the right webhook with `restore24 portal add NAME`, or give the other portal a name of its \
                 own; nothing was written, snapshots taken so far are safe",
            ),
            Self::NotAdministrator { .. } => Some(
                "make the owner an administrator again, or store an administrator's webhook with \
                 `restore24 portal add NAME`; nothing was written, snapshots taken so far are safe",
            ),
            Self::StandingChanged { .. } => Some(
                "check the webhook with `restore24 portal check`, then take the snapshot again; those taken so far are safe",
            ),
            Self::NothingReadable { .. } => {
                Some("edit the webhook and tick the permissions crm and user; snapshots taken so far are safe")
            }
            Self::Crm(CrmError::MissingScope { .. }) => Some(
                "edit the webhook and tick the missing permission (crm and user are needed); snapshots taken so far \
                 are safe",
            ),
            Self::Crm(error) => Some(error.hint()),
            Self::Store(error) if error.is_full() => Some(
                "free some space, then run `restore24 snapshot take` again: within the hour it goes on where it was; \
                 snapshots taken so far are safe",
            ),
            Self::Store(error) => error.hint(),
        }
    }
}

/// `why: company, contact` for each different reason.
fn list_reasons(reasons: &[(EntityType, String)]) -> String {
    let mut texts: Vec<(&str, Vec<&str>)> = Vec::new();
    for (entity_type, reason) in reasons {
        match texts.iter_mut().find(|(text, _)| text == reason) {
            Some((_, types)) => types.push(entity_type.as_str()),
            None => texts.push((reason, vec![entity_type.as_str()])),
        }
    }
    let texts: Vec<String> = texts.iter().map(|(reason, types)| format!("{reason} ({})", types.join(", "))).collect();
    texts.join("; ")
}
