//! Logging: one line per event to standard error, filtered by `RESTORE24_LOG`.
//!
//! In charge of the subscriber only. What may stand in a line is each caller's duty: ids and measures,
//! never field values, message texts, names, tokens or addresses.

use std::fs::File;
use std::io::IsTerminal;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// What is logged where nobody asked for anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// Nothing: a command speaks for itself, and a line of a log beside its words would be read as a failure.
    Nothing,
    /// Warnings and errors: somebody reads a log.
    Warnings,
}

/// Starts logging: to `file` where one is given, else to standard error.
///
/// `filter` is in the notation of `tracing_subscriber` (`info,restore24::service=debug`); one that cannot be
/// read is treated as absent, and an absent one means what is `unasked`.
pub fn start(filter: Option<&str>, unasked: Unasked, file: Option<File>) {
    let given = filter.filter(|text| !text.trim().is_empty()).and_then(|text| EnvFilter::try_new(text).ok());
    let filter = given.unwrap_or_else(|| match unasked {
        Unasked::Nothing => EnvFilter::new("off"),
        Unasked::Warnings => EnvFilter::new("warn"),
    });
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_target(false);
    let started = match file {
        Some(file) => {
            // What the log cannot take (its disk is full) shall not stand among the replies instead.
            subscriber.with_ansi(false).log_internal_errors(false).with_writer(Mutex::new(file)).try_init()
        }
        None => subscriber.with_ansi(std::io::stderr().is_terminal()).with_writer(std::io::stderr).try_init(),
    };
    // A second start (tests run several programs in one process) keeps the first subscriber.
    drop(started);
}
