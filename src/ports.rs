//! What the service needs from outside, one narrow trait each. Adapters implement them.

pub mod conversations;
pub mod crm;
pub mod restores;
pub mod snapshots;
