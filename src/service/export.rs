//! Files for people: exports of a snapshot, and the dialect that previews and reports share.

pub(in crate::service) mod csv_out;
pub(in crate::service) mod values;
