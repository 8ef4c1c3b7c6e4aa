//! The one integration binary: every part against the outside it really meets.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it finds something wrong")]

mod bitrix24;
mod capture;
mod dialogue;
mod store;
mod store_support;
