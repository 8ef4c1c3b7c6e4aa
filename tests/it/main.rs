//! The one integration binary: every part against the outside it really meets.

mod sandbox;
mod sandbox_recorded;
mod sandbox_scenarios;
mod strangers;
mod support_sandbox;
