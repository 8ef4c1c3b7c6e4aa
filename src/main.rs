//! The program: parses the command line, starts logging, runs one command.

use std::process::ExitCode;

use restore24::cli::{self, Cli};
use restore24::telemetry::Unasked;
use restore24::{config, telemetry};

/// A file would grow beyond the limit of the process (`ulimit -f`). Number 25 on Linux and macOS (signal(7)).
#[cfg(unix)]
const SIGXFSZ: std::ffi::c_int = 25;

/// Reading dialogues, and turns of conversations, are many small pieces of memory that live for a moment. How it gives
/// memory back is set where it is built (`.cargo/config.toml`).
#[cfg(unix)]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    rustls::crypto::ring::default_provider().install_default().expect("nothing else installs a provider before main");
    #[cfg(unix)]
    // Caught, so that the write fails and can be told like a full disk; unheard, the signal would end the process.
    let _caught = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(SIGXFSZ));
    let cli = Cli::from_arguments();
    let log_file = cli.log_file();
    let unasked = if cli.logs_warnings() || log_file.is_some() { Unasked::Warnings } else { Unasked::Nothing };
    telemetry::start(config::log_filter().as_deref(), unasked, log_file);
    let json = cli.json;
    match cli.run().await {
        Ok(exit) => exit.into(),
        Err(error) => cli::report(&error, json).into(),
    }
}
