//! What is true of backups and restores whatever surrounds them: plain values, no I/O, no clock.

pub mod at;
pub mod audit;
pub mod consent;
pub mod daily;
pub mod diff;
pub mod evidence;
pub mod handoff;
pub mod ids;
pub mod lineage;
pub mod plain;
pub mod plan;
pub mod policy;
pub mod record;
pub mod record_set;
pub mod report;
pub mod restore;
pub mod retention;
pub mod schema;
pub mod snapshot;
pub mod tariff;
pub mod watch;
pub mod zone;

pub use ids::{ConsentId, ConversationId, PlanId, PortalId, RecordId, RestoreId, SnapshotId, UserId};
pub use record::{EntityType, Fields, Record, RecordKey};
