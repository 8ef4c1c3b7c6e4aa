//! The one integration binary: every part against the outside it really meets.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod bitrix24;
mod capture;
mod plan;
mod restore;
mod restore_cuts;
mod restore_support;
mod kill_capture;
mod program;
mod snapshot_cli;
mod store;
mod store_support;
mod client_on_sandbox;

mod sandbox;
mod sandbox_recorded;
mod sandbox_scenarios;
mod strangers;
mod support_sandbox;
