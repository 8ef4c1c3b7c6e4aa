//! The program: parses the command line, starts logging, runs one command.

use std::process::ExitCode;

use clap::Parser;
use restore24::cli::Cli;

#[tokio::main]
async fn main() -> ExitCode {
    rustls::crypto::ring::default_provider().install_default().expect("nothing else installs a provider before main");
    let cli = Cli::parse();
    match cli.run().await {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("restore24: {error:#}");
            ExitCode::from(1)
        }
    }
}
