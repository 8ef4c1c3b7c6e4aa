//! Which snapshots are kept, and why.
