//! The one integration binary: every part against the outside it really meets.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod audit;
mod bad_input;
mod bitrix24;
mod capture;
mod client_on_sandbox;
mod dialogue;
mod doctor;
mod export;
mod full_disk;
mod full_scripts;
mod installation;
mod kill_capture;
mod kill_chat;
mod kill_restore;
mod locked_store;
mod plan;
mod program;
mod readme;
mod restore;
mod restore_again;
mod restore_cuts;
mod restore_links;
mod restore_odd;
mod restore_support;
mod restore_unfinished;
mod restore_verify;
mod sandbox;
mod sandbox_recorded;
mod sandbox_scenarios;
mod serve;
mod snapshot_cli;
mod store;
mod store_support;
mod strangers;
mod support_sandbox;
