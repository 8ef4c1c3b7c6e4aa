//! The command line: one file per command under `cli/`.
//!
//! In charge of arguments, exit codes and how results look on a terminal or as `--json`. Decides nothing.

pub mod account;
pub mod audit;
pub mod chat;
pub mod config;
pub mod demo;
pub mod dialogue;
pub mod doctor;
pub mod export;
pub mod invite;
pub mod output;
pub mod portal;
pub mod restore;
pub mod sandbox;
pub mod secret;
pub mod serve;
pub mod snapshot;

use std::borrow::Cow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::LazyLock;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use regex::Regex;

use crate::adapters::bitrix24::InvalidWebhook;
use crate::adapters::store::is_begun;
use crate::adapters::telegram::ConnectError;
use crate::app::ChoiceError;
use crate::app::portals::AddError;
use crate::config::ConfigError;
use crate::domain::at::AtError;
use crate::domain::consent::ConsentError;
use crate::domain::retention::InvalidRetention;
use crate::ports::crm::CrmError;
use crate::ports::leases::LeaseError;
use crate::ports::sign_ins::UnknownServer;
use crate::ports::snapshots::StoreError;
use crate::service::capture::CaptureError;
use crate::service::converse::ConverseError;
use crate::service::export::ExportError;
use crate::service::invite::InviteError;
use crate::service::plan::PlanError;
use crate::service::restore::RestoreError;
use crate::service::rights::RightsError;
use output::OutputLost;
use secret::SecretError;

/// What every command has in common.
const AFTER_HELP: &str = "\
Begin with `restore24 demo`: it needs no portal. For your own: `portal add NAME`, `snapshot take` (daily), `chat`.

Exit codes: 0 done (or nothing to do), 1 something failed or was found, 2 wrong usage. Where `snapshot take`, `snapshot \
prune` or `portal add` and `remove` are done and only their output finds no room, that is a remark and 0; any other lost \
output is 1. With --json, what failed before \
anything was printed is an object too: {\"error\", \"hint\", \"exit\"}; for people it stands on standard error as ever.

Environment:
  RESTORE24_DATA            the installation's folder, as --data
  RESTORE24_WEBHOOK         the webhook's address for `portal add`
  RESTORE24_CLIENT_SECRET   the application's secret for `portal sign-in`
  RESTORE24_TELEGRAM_TOKEN  the bot's token for `serve` and `invite`
  RESTORE24_TELEGRAM_API    the address of a Bot API server, as --telegram-api
  RESTORE24_LOG             what is logged, such as info or restore24=debug; commands log nothing without it, the \
service and the chat's restore24.log warnings
  RESTORE24_BUSY_SECONDS    longest wait for another program that holds the database (5)
  RESTORE24_ANSWER_SECONDS  longest wait for one answer of the portal (70)
  RESTORE24_RETRY_SECONDS   first wait before a failed request is tried again (1); it doubles
  RESTORE24_SETTLE_SECONDS  least wait after a lost answer before looking what was done (2)";

/// Backup, evidence and restore for Bitrix24 portals, led by an assistant.
#[derive(Debug, Parser)]
#[command(name = "restore24", version, arg_required_else_help = true, after_long_help = AFTER_HELP)]
pub struct Cli {
    /// The installation's folder: snapshots, journal, files of plans, policy.toml.
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
    /// All on this machine: a stand-in portal, a week of snapshots, a loss, and the chat.
    Demo(demo::DemoArgs),
    /// Talk to the assistant in this terminal.
    Chat(chat::ChatArgs),
    /// Check and try what the assistant says.
    Dialogue(dialogue::DialogueCommand),
    /// Portals: add, list, check, remove.
    Portal(portal::PortalArgs),
    /// Snapshots: take, list, show, diff, verify, prune.
    Snapshot(snapshot::SnapshotArgs),
    /// Write a snapshot as CSV files for Bitrix24's import wizard, each with a lossless NDJSON twin.
    Export(export::ExportArgs),
    /// Restores: plan, show, apply, status, resume, undo.
    Restore(restore::RestoreArgs),
    Serve(serve::ServeArgs),
    Invite(invite::InviteArgs),
    /// Messenger accounts and whose they are: list, revoke.
    Account(account::AccountArgs),
    Sandbox(sandbox::SandboxArgs),
    /// Who asked for, confirmed, ran and undid what: verify, export.
    Audit(audit::AuditArgs),
    Doctor(doctor::DoctorArgs),
    /// Show the policy: what this installation allows, asks and says.
    Config(config::ConfigArgs),
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

impl Exit {
    fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

impl Cli {
    /// Reads the command line; help and wrong usage end the program here.
    ///
    /// A webhook's address given as an argument by mistake is not repeated, since it is a secret.
    pub fn from_arguments() -> Self {
        let error = match Self::try_parse() {
            Ok(cli) => return cli,
            Err(error) => error,
        };
        let text = error.render().to_string();
        let masked = mask_webhooks(&text);
        if error.use_stderr() && std::env::args_os().any(|argument| argument == "--json") {
            let what = masked.lines().next().unwrap_or_default();
            output::say_failure(what.trim_start_matches("error: "), Some("see --help"), error.exit_code());
        }
        match masked {
            Cow::Borrowed(_) => error.exit(),
            Cow::Owned(masked) => {
                output::remark(masked.trim_end());
                output::remark(
                    "\nThe webhook's address is never an argument: `portal add NAME` asks for it. It may stand in your \
                     shell's history now: take it out there, or create a new webhook.",
                );
                std::process::exit(error.exit_code())
            }
        }
    }

    /// Whether warnings are logged where `RESTORE24_LOG` asks for nothing: by the service, whose standard error is its
    /// log. Other commands speak for themselves.
    pub fn logs_warnings(&self) -> bool {
        matches!(self.command, Command::Serve(_))
    }

    /// Where the log goes while somebody talks to the assistant, so that no line of it stands among the replies:
    /// `restore24.log` in the installation's folder. `None`: standard error.
    pub fn log_file(&self) -> Option<std::fs::File> {
        let folder = match &self.command {
            // Where there is no installation none is begun, by a log neither.
            Command::Chat(_) if is_begun(&self.data) => self.data.clone(),
            Command::Demo(args) => args.log_folder(),
            _ => return None,
        };
        std::fs::create_dir_all(&folder).ok()?;
        let mut options = std::fs::File::options();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(folder.join("restore24.log")).ok()
    }

    /// Whether the command writes its result only once all of its work is done, so that `take && prune` may go on where
    /// the result alone is lost. What is read is lost with its output, and a restore tells by its exit code how it ended.
    fn is_done_before_told(&self) -> bool {
        match &self.command {
            Command::Snapshot(args) => args.changes_something(),
            Command::Portal(args) => args.changes_something(),
            _ => false,
        }
    }

    /// Runs the command; what it has to say goes to standard output and error.
    ///
    /// # Errors
    /// Whatever kept it from being done; [`report`] tells it.
    pub async fn run(self) -> anyhow::Result<Exit> {
        let is_done_before_told = self.is_done_before_told();
        match self.carry_out().await {
            Err(error) if is_done_before_told && OutputLost::is_in(&error) => {
                output::remark(format!("restore24: it is done, but {}\n  {}", chain_text(&error), OutputLost::hint()));
                Ok(Exit::Done)
            }
            ended => ended,
        }
    }

    async fn carry_out(self) -> anyhow::Result<Exit> {
        let (data, json, now) = (self.data.as_path(), self.json, chrono::Utc::now());
        match self.command {
            Command::Demo(args) => demo::run(args, json, now).await,
            Command::Chat(args) => chat::run(args, data, json, now).await,
            Command::Config(args) => config::run(&args, data),
            Command::Portal(args) => portal::run(args, data, json, now).await,
            Command::Snapshot(args) => snapshot::run(args, data, json, now).await,
            Command::Export(args) => export::run(args, data, json, now).await,
            Command::Restore(args) => restore::run(args, data, json, now).await,
            Command::Audit(args) => audit::run(args, data, json).await,
            Command::Doctor(args) => doctor::run(args, data, json, now).await,
            Command::Serve(args) => serve::run(args, data, json).await,
            Command::Invite(args) => invite::run(args, data, json, now).await,
            Command::Account(args) => account::run(args, data, json, now).await,
            Command::Sandbox(args) => args.run(json).await,
            Command::Dialogue(command) => command.run(data, json).await,
        }
    }
}

/// The text without addresses of webhooks.
fn mask_webhooks(text: &str) -> Cow<'_, str> {
    static WEBHOOK: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"[^\s'"]*/rest/[^\s'"]+"#).expect("the pattern is fixed and tested"));
    WEBHOOK.replace_all(text, "[webhook]")
}

/// What a command refuses by itself.
#[derive(Debug, thiserror::Error)]
#[error("{text}")]
pub struct Refused {
    text: String,
    hint: Option<String>,
    exit: Exit,
}

impl Refused {
    /// The command line asks for something that does not go together.
    pub fn usage(text: impl Into<String>) -> Self {
        Self { text: text.into(), hint: None, exit: Exit::Usage }
    }

    /// The same, with the way on.
    #[must_use]
    pub fn advised(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Something that the command needs is not there.
    pub fn failed(text: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { text: text.into(), hint: Some(hint.into()), exit: Exit::Failed }
    }
}

/// What the operator can do about an error: the advice of the first cause that has some.
pub fn hint(error: &anyhow::Error) -> Option<Cow<'static, str>> {
    error.chain().find_map(|cause| {
        let restore = cause.downcast_ref::<RestoreError>().and_then(RestoreError::hint);
        let plan = || cause.downcast_ref::<PlanError>().and_then(PlanError::hint);
        let refused = || cause.downcast_ref::<Refused>()?.hint.clone().map(Cow::Owned);
        restore.or_else(plan).or_else(refused).or_else(|| fixed_hint(cause).map(Cow::Borrowed))
    })
}

fn fixed_hint(cause: &(dyn std::error::Error + 'static)) -> Option<&'static str> {
    None.or_else(|| cause.downcast_ref::<CaptureError>().and_then(CaptureError::hint))
        .or_else(|| cause.downcast_ref::<LeaseError>().and_then(LeaseError::hint))
        .or_else(|| cause.downcast_ref::<ChoiceError>().and_then(ChoiceError::hint))
        .or_else(|| cause.downcast_ref::<ConverseError>().and_then(ConverseError::hint))
        .or_else(|| cause.downcast_ref::<ExportError>().and_then(ExportError::hint))
        .or_else(|| cause.downcast_ref::<RightsError>().and_then(RightsError::hint))
        .or_else(|| cause.downcast_ref::<InviteError>().and_then(InviteError::hint))
        .or_else(|| cause.downcast_ref::<SecretError>().map(SecretError::hint))
        .or_else(|| cause.downcast_ref::<ConsentError>().map(ConsentError::hint))
        .or_else(|| cause.downcast_ref::<AtError>().map(AtError::hint))
        .or_else(|| cause.downcast_ref::<StoreError>().and_then(StoreError::hint))
        .or_else(|| cause.downcast_ref::<CrmError>().map(CrmError::hint))
        .or_else(|| cause.is::<UnknownServer>().then_some(UnknownServer::HINT))
        .or_else(|| cause.downcast_ref::<InvalidWebhook>().map(InvalidWebhook::hint))
        .or_else(|| cause.downcast_ref::<AddError>().map(AddError::hint))
        .or_else(|| cause.downcast_ref::<ConfigError>().map(ConfigError::hint))
        .or_else(|| cause.downcast_ref::<ConnectError>().map(ConnectError::hint))
        .or_else(|| OutputLost::is(cause).then(OutputLost::hint))
}

/// Whether an error is a wrong usage of the command line.
fn is_usage(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        matches!(cause.downcast_ref(), Some(ChoiceError::Several { .. }))
            || matches!(cause.downcast_ref(), Some(AtError::Unreadable { .. } | AtError::Skipped { .. }))
            || cause.downcast_ref::<Refused>().is_some_and(|refused| refused.exit == Exit::Usage)
            || cause.is::<InvalidRetention>()
    })
}

/// Tells the operator what went wrong and what to do about it, and gives the exit code. With `json` a program is told
/// too, unless it was given a part of the result already.
pub fn report(error: &anyhow::Error, json: bool) -> Exit {
    let (text, hint) = (chain_text(error), hint(error));
    output::remark(format!("restore24: {text}"));
    if let Some(hint) = &hint {
        output::remark(format!("  {hint}"));
    }
    let exit = if is_usage(error) { Exit::Usage } else { Exit::Failed };
    if json && !output::has_said() {
        output::say_failure(&text, hint.as_deref(), exit.code());
    }
    exit
}

/// Waits for Ctrl-C or SIGTERM.
async fn asked_to_end() -> anyhow::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).context("cannot wait for SIGTERM")?;
        tokio::select! {
            ended = tokio::signal::ctrl_c() => ended.context("cannot wait for Ctrl-C"),
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await.context("cannot wait for Ctrl-C")
}

/// Every cause once: an error that only passes another one on has its text.
fn chain_text(error: &anyhow::Error) -> String {
    chain_of(error.as_ref())
}

/// As [`chain_text`], of an error that is nobody's context yet.
fn chain_of(error: &(dyn std::error::Error + 'static)) -> String {
    let mut texts: Vec<String> = Vec::new();
    for text in std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string) {
        if texts.last() != Some(&text) {
            texts.push(text);
        }
    }
    texts.join(": ")
}
