//! The one integration binary: every part against the outside it really meets.

mod dialogue;
