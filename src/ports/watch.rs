//! What a look at a portal leaves for the next one (B09).

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::snapshots::StoreError;
use crate::domain::PortalId;
use crate::domain::watch::Memory;

/// Keeps what was last seen of each portal.
#[async_trait]
pub trait WatchStore: Send + Sync {
    /// What the last look left, `None` before the first one.
    async fn find_memory(&self, portal: &PortalId) -> Result<Option<Memory>, StoreError>;

    /// Keeps it.
    async fn save_memory(&self, portal: &PortalId, memory: &Memory, now: DateTime<Utc>) -> Result<(), StoreError>;
}
