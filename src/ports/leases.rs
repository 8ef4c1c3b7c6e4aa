//! Who works on a portal: one holder at a time, whatever the purpose.

use async_trait::async_trait;

use super::snapshots::StoreError;
use crate::domain::PortalId;

/// Gives portals to whoever is to work on them.
#[async_trait]
pub trait Leases: Send + Sync {
    /// Takes the portal for a purpose.
    ///
    /// # Errors
    /// [`LeaseError::Held`] where somebody, in this process or another living one, holds it.
    async fn take_lease(&self, portal: &PortalId, purpose: Purpose) -> Result<Box<dyn Lease>, LeaseError>;

    /// What a portal is held for now, `None` where nobody holds it.
    async fn find_holder(&self, portal: &PortalId) -> Result<Option<Purpose>, StoreError>;
}

/// The right to work on one portal. Given back by [`release`](Self::release), or when it is dropped.
#[async_trait]
pub trait Lease: Send + Sync + std::fmt::Debug {
    /// The portal that is held.
    fn portal(&self) -> &PortalId;

    /// What it is held for.
    fn purpose(&self) -> Purpose;

    /// Gives the portal back now.
    ///
    /// # Errors
    /// Where the store fails; the lease is given up all the same.
    async fn release(self: Box<Self>) -> Result<(), StoreError>;
}

/// What a portal is held for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Taking a snapshot.
    Capture,
    /// Letting old snapshots go.
    Prune,
    /// Writing to the portal: a restore or an undo.
    Restore,
}

impl Purpose {
    /// Every purpose.
    pub const ALL: [Self; 3] = [Self::Capture, Self::Prune, Self::Restore];

    /// The name used in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Capture => "capture",
            Self::Prune => "prune",
            Self::Restore => "restore",
        }
    }

    /// What the holder does, for people.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Capture => "a snapshot is being taken",
            Self::Prune => "old snapshots are being removed",
            Self::Restore => "a restore is running",
        }
    }
}

/// Why a lease was not given.
#[derive(Debug, thiserror::Error)]
pub enum LeaseError {
    /// Somebody else holds the portal.
    #[error("the portal {portal} is busy: {} (process {pid})", purpose.describe())]
    Held {
        /// Which portal.
        portal: PortalId,
        /// For what.
        purpose: Purpose,
        /// The holder's process number, on its machine.
        pid: u32,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LeaseError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Held { .. } => Some("wait until it is done, or end that process; nothing was changed"),
            Self::Store(error) => error.hint(),
        }
    }
}
