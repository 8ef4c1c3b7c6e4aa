//! Lets old snapshots go.
//!
//! In charge of asking for the portal's lease's sake, deciding and removing in that order; what is decided is
//! `domain::retention`'s.

use chrono::{DateTime, Utc};

use crate::domain::retention::{RetentionPolicy, Verdict, decide};
use crate::domain::{PortalId, SnapshotId};
use crate::ports::leases::Lease;
use crate::ports::snapshots::{SnapshotReader, SnapshotRetention, StoreError};

/// What pruning did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PruneReport {
    /// What became of each snapshot, and why.
    pub verdicts: Vec<Verdict>,
    /// Versions of records that no kept snapshot holds any more.
    pub removed_versions: u64,
}

/// What pruning would do now; writes nothing.
///
/// # Errors
/// Where the store fails.
pub async fn plan_prune<S>(
    store: &S,
    portal: &PortalId,
    policy: RetentionPolicy,
    now: DateTime<Utc>,
) -> Result<Vec<Verdict>, StoreError>
where
    S: SnapshotReader + SnapshotRetention + ?Sized,
{
    let snapshots = store.list_snapshots(portal).await?;
    let pinned = store.pinned_snapshots(portal).await?;
    Ok(decide(&snapshots, policy, now, &pinned))
}

/// Expires what the policy does not keep, and removes what only expired snapshots held.
///
/// # Errors
/// Where the store fails; running it again goes on.
pub async fn prune<S>(
    store: &S,
    lease: &dyn Lease,
    policy: RetentionPolicy,
    now: DateTime<Utc>,
) -> Result<PruneReport, StoreError>
where
    S: SnapshotReader + SnapshotRetention + ?Sized,
{
    let portal = lease.portal();
    let verdicts = plan_prune(store, portal, policy, now).await?;
    let expired: Vec<SnapshotId> =
        verdicts.iter().filter(|verdict| !verdict.is_kept()).map(|verdict| verdict.id).collect();
    let removed_versions = store.expire_snapshots(portal, &expired, now).await?;
    if !expired.is_empty() {
        tracing::info!(portal.id = %portal, expired = expired.len(), removed_versions, "old snapshots let go");
    }
    Ok(PruneReport { verdicts, removed_versions })
}
