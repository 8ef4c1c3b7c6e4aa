//! The program: parses the command line, starts logging, runs one command.

use std::process::ExitCode;

use clap::Parser;
use restore24::cli::{self, Cli};
use restore24::{config, telemetry};

#[tokio::main]
async fn main() -> ExitCode {
    rustls::crypto::ring::default_provider().install_default().expect("nothing else installs a provider before main");
    let cli = Cli::parse();
    telemetry::start(config::log_filter().as_deref(), cli.log_file());
    match cli.run().await {
        Ok(exit) => exit.into(),
        Err(error) => cli::report(&error).into(),
    }
}
