//! What the service needs from outside, one narrow trait each. Adapters implement them.

pub mod accounts;
pub mod captures;
pub mod chats;
pub mod conversations;
pub mod crm;
pub mod files;
pub mod forums;
pub mod handoffs;
pub mod invites;
pub mod leases;
pub mod portals;
pub mod restores;
pub mod sign_ins;
pub mod snapshots;
pub mod verify;
pub mod watch;
