//! Logging: one line per event to standard error, filtered by `RESTORE24_LOG`.
//!
//! In charge of the subscriber only. What may stand in a line is each caller's duty: ids and measures,
//! never field values, message texts, names, tokens or addresses.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging. Without a filter only warnings and errors are shown: the commands speak for themselves.
///
/// `filter` is in the notation of `tracing_subscriber` (`info,restore24::service=debug`); one that cannot be
/// read is treated as absent. JSON lines are written where standard error is no terminal and `json` is asked for.
pub fn start(filter: Option<&str>, json: bool) {
    let filter = filter.and_then(|text| EnvFilter::try_new(text).ok()).unwrap_or_else(|| EnvFilter::new("warn"));
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = if json {
        subscriber.json().try_init()
    } else {
        subscriber.with_ansi(std::io::stderr().is_terminal()).with_target(false).try_init()
    };
    // A second start (tests run several programs in one process) keeps the first subscriber.
    drop(started);
}
