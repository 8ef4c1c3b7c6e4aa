//! Where everything lasting is kept.
//!
//! SQLite for one process on one machine; every store implements the same ports.

pub mod sqlite;

pub use sqlite::{DATABASE_FILE, SqliteStore, StoreSettings, is_begun, is_emptied, left_behind};
