//! `restore24 demo`: everything on this machine, nothing to configure.
//!
//! In charge of the stage: a stand-in portal, a week of daily snapshots of it, a loss, then the chat. The portal's
//! clock moves to 03:00 of each day and then to now; ours does not.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::Args;

use super::chat::{Chat, hold};
use super::output::{Progress, counted, remark};
use super::{Exit, Refused};
use crate::adapters::store::{SqliteStore, is_begun};
use crate::app::portals::{NewPortal, add_portal};
use crate::app::stage::{captures_before, move_clock};
use crate::app::{begin_store, connect, take_snapshot};
use crate::domain::{PortalId, UserId};
use crate::ports::portals::{Portal, RequestRate};
use crate::sandbox::{Options, Scenario, Server};

/// The zone of the stand-in portal.
const ZONE: Tz = chrono_tz::Europe::Berlin;

/// All on this machine: a stand-in portal, a week of snapshots, a loss, and the chat.
///
/// Scenarios: deleted-contacts (a long list was deleted yesterday), deleted-mixed (companies with everything around
/// them, on the last morning), bad-import (an import overwrote hundreds of records), few-items (three contacts), and
/// hidden-by-filter (nothing is lost at all).
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// What went wrong in the portal: deleted-contacts, deleted-mixed, bad-import, hidden-by-filter or few-items.
    #[arg(long, value_name = "NAME", default_value = "deleted-contacts")]
    scenario: Scenario,
    /// The language to talk in: en, de, fr, it, pl or vi.
    #[arg(long, value_name = "L", default_value = "en")]
    lang: String,
    /// How many records the portal has, about.
    #[arg(long, value_name = "N", default_value_t = 2_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    records: u32,
    /// What everybody takes as now: RFC 3339. Default: the clock.
    #[arg(long, value_name = "TIME")]
    now: Option<DateTime<Utc>>,
    /// Keep the installation in this folder instead of a passing one.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,
    /// Use the dialogue files in this folder instead of the shipped ones, and follow them while they change.
    #[arg(long, value_name = "DIR")]
    dialogues: Option<PathBuf>,
    /// Write the conversation to this file, as a script that `dialogue test --via full` plays.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

impl DemoArgs {
    /// Where the log goes: beside the installation where it is kept, else to the folder for passing files.
    pub fn log_folder(&self) -> PathBuf {
        self.keep.clone().unwrap_or_else(|| std::env::temp_dir().join("restore24-demo-log"))
    }
}

/// Runs the command.
///
/// # Errors
/// No free port, no room for the passing folder, or the conversation cannot go on.
pub async fn run(args: DemoArgs, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let names_data =
        |argument: &std::ffi::OsStr| argument == "--data" || argument.to_string_lossy().starts_with("--data=");
    if std::env::args_os().any(|argument| names_data(&argument)) {
        let text = "--data belongs to the other commands: the demo has an installation of its own";
        return Err(Refused::usage(text)
            .advised("--keep DIR keeps it in a folder of yours; nothing was changed")
            .into());
    }
    let dialogues = match super::dialogue::files::load(args.dialogues.as_deref()) {
        Ok(dialogues) => dialogues,
        Err(problems) => return super::dialogue::tell(&problems, json),
    };
    let end = args.now.unwrap_or(now);
    let passing =
        tempfile::Builder::new().prefix("restore24-demo-").tempdir().context("no room for a passing folder")?;
    let data = args.keep.clone().unwrap_or_else(|| passing.path().to_owned());
    if is_begun(&data) {
        // The stand-in portal is a new one each time, and what an earlier one's journal says is false of it.
        let text = format!("an installation is in {} already, whose portal is another one", data.display());
        return Err(Refused::failed(text, "name a new folder with --keep; nothing was changed").into());
    }
    let server = start_portal(&args, end).await?;
    let store = begin_store(&data).await?;
    let portal = add(&store, &server, end).await?;
    take_week(&store, &portal, &server, end).await?;
    remark(format!(
        "A stand-in portal of {} (scenario {}) runs at\n  {}\nIts snapshots are in\n  {}\n\
         Type a number or words; Ctrl-D leaves.\n",
        counted(u64::from(args.records), "record", "records"),
        args.scenario,
        server.webhook_url(),
        data.display()
    ));
    let person = portal.administrators.first().copied().unwrap_or(UserId(1));
    let chat = Chat {
        portal: portal.id,
        person,
        lang: Some(args.lang),
        now: args.now,
        json,
        dialogues: args.dialogues,
        is_forced: false,
        record: args.record,
        given: vec![
            format!("scenario {}", args.scenario),
            format!("records {}", args.records),
            "tariff pro100".to_owned(),
            "role owner".to_owned(),
            format!("story-end {}", end.with_timezone(&ZONE).format("%Y-%m-%dT%H:%M")),
        ],
    };
    let exit = hold(&store, dialogues, &data, chat).await;
    remark(match &args.keep {
        None => "\nThe demo is over: its portal and its snapshots are gone.".to_owned(),
        Some(folder) => format!(
            "\nThe demo is over: its portal is gone; snapshots, files and conversation stay in {}.",
            folder.display()
        ),
    });
    store.close().await;
    server.shutdown().await;
    exit
}

async fn start_portal(args: &DemoArgs, end: DateTime<Utc>) -> anyhow::Result<Server> {
    let options = Options {
        scenario: Some(args.scenario),
        is_german: args.lang.starts_with("de"),
        is_frozen: true,
        license: "de_pro100".to_owned(),
        zone: ZONE,
        clock: captures_before(end, ZONE).first().copied().unwrap_or(end),
        ..Options::at(end, args.records)
    };
    Ok(Server::start(options, SocketAddr::from(([127, 0, 0, 1], 0))).await?)
}

async fn add(store: &SqliteStore, server: &Server, now: DateTime<Utc>) -> anyhow::Result<Portal> {
    let name: PortalId = "demo".parse()?;
    let new = NewPortal {
        name,
        administrators: Vec::new(),
        owner: Some(UserId(1)),
        rate: Some(RequestRate::Unlimited),
        tariff: None,
    };
    Ok(add_portal(store, server.webhook_url().parse()?, new, now).await?.portal)
}

/// Takes the daily snapshots that the retention keeps, then lets the portal's clock run from `end`.
async fn take_week(store: &SqliteStore, portal: &Portal, server: &Server, end: DateTime<Utc>) -> anyhow::Result<()> {
    let crm = connect(store, portal).await?;
    let progress = Progress::new();
    for moment in captures_before(end, ZONE) {
        progress.show(format!("snapshot of {}", moment.with_timezone(&ZONE).format("%A %d %B, %H:%M")));
        move_clock(server, moment, true)?;
        take_snapshot(store, &crm, &portal.id, moment, &|_| {}).await?;
    }
    move_clock(server, end, false)
}
