//! What orders calls to the outside: captures, evidence, plans, restores, conversations.

pub mod capture;
pub mod chats;
pub mod connection;
pub mod converse;
pub mod desk;
pub mod diff;
pub mod evidence;
pub mod export;
pub mod handoff;
pub mod in_force;
pub mod invite;
pub mod live;
pub mod plan;
pub mod restore;
pub mod retention;
pub mod rights;
pub mod sign_in;
pub mod undo;
pub mod watch;
