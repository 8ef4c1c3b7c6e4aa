//! What orders calls to the outside: captures, evidence, plans, restores, conversations.

pub mod capture;
pub mod connection;
