//! The command line: one file per command under `cli/`.
//!
//! In charge of arguments, exit codes and how results look on a terminal or as `--json`. Decides nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod dialogue;

/// Backup, evidence and restore for Bitrix24 portals, led by an assistant.
#[derive(Debug, Parser)]
#[command(name = "restore24", version, arg_required_else_help = true)]
pub struct Cli {
    /// The installation's folder.
    #[arg(long, global = true, env = "RESTORE24_DATA", default_value = "restore24-data", value_name = "DIR")]
    pub data: PathBuf,

    /// One JSON object, or one a line for lists, for programs to read.
    #[arg(long, global = true)]
    pub json: bool,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command, one file each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check and try what the assistant says.
    Dialogue(dialogue::DialogueCommand),
}

/// How a command ended: 0 done, 1 something failed or was found, 2 wrong usage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Something failed or was found.
    Failed,
    /// Wrong usage.
    Usage,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Failed => Self::from(1),
            Exit::Usage => Self::from(2),
        }
    }
}

impl Cli {
    /// Runs the command; what it has to say goes to standard output and error.
    pub async fn run(self) -> anyhow::Result<Exit> {
        match self.command {
            Command::Dialogue(command) => command.run(self.json),
        }
    }
}
