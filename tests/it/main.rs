//! The one integration binary: every part against the outside it really meets.

mod bitrix24;
mod client_on_sandbox;
