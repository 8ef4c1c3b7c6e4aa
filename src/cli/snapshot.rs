//! `restore24 snapshot`: takes, shows, compares, checks and lets go of snapshots.

mod diff;
mod verify;

pub(super) use verify::describe as describe_damage;

use std::path::Path;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::Exit;
use super::output::{Progress, counted, grouped, remark, say, say_json, show_waits};
use crate::adapters::store::SqliteStore;
use crate::domain::retention::{RetentionPolicy, Verdict};
use crate::domain::snapshot::{Lack, SnapshotHeader, SnapshotState};
use crate::domain::zone::Zone;
use crate::domain::{PortalId, SnapshotId};
use crate::ports::portals::Portal;
use crate::ports::snapshots::SnapshotReader;
use crate::service::capture::CaptureReport;
use crate::service::retention::{PruneReport, plan_prune};
use crate::{app, config};

/// Snapshots: take, list, show, diff, verify, prune.
#[derive(Debug, Args)]
pub struct SnapshotArgs {
    /// The portal's name; may be left out where there is only one.
    #[arg(long, global = true, value_name = "NAME")]
    portal: Option<PortalId>,
    #[command(subcommand)]
    command: SnapshotCommand,
}

#[derive(Debug, Subcommand)]
enum SnapshotCommand {
    /// Read the portal and store what changed. Writes nothing to the portal.
    Take,
    /// List the snapshots that are kept, oldest first.
    List,
    /// Show one snapshot: its moment, how many records of each type it holds, what it lacks.
    Show {
        /// The snapshot, such as s3.
        snapshot: SnapshotId,
    },
    /// List what differs between two snapshots, by the fields that a restore could write.
    Diff {
        /// The one to start from, such as s3.
        from: SnapshotId,
        /// The one to go to, such as s4.
        to: SnapshotId,
    },
    /// Re-read everything that is stored and name what is damaged.
    Verify,
    /// Delete snapshots that are older than the policy keeps them; never the last complete one, nor one still needed.
    Prune(PruneArgs),
}

impl SnapshotArgs {
    /// Whether it is more than a reading.
    pub(super) fn changes_something(&self) -> bool {
        matches!(self.command, SnapshotCommand::Take | SnapshotCommand::Prune(PruneArgs { dry_run: false, .. }))
    }
}

#[derive(Debug, Args)]
struct PruneArgs {
    /// Keep so many days instead of what the policy says.
    #[arg(long, value_name = "DAYS")]
    keep_days: Option<u32>,
    /// Only say what would be deleted.
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: SnapshotArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let store = match args.changes_something() {
        true => app::open_store(data).await?,
        false => app::open_store_to_read(data).await?,
    };
    if let SnapshotCommand::Verify = args.command {
        return verify::run(&store, args.portal.as_ref(), json).await;
    }
    let portal = app::choose_portal(&store, args.portal.as_ref()).await?;
    match args.command {
        SnapshotCommand::Take => take(&store, &portal, json, now).await,
        SnapshotCommand::List => list(&store, &portal, json).await,
        SnapshotCommand::Show { snapshot } => show(&store, &portal, snapshot, json).await,
        SnapshotCommand::Diff { from, to } => diff::run(&store, &portal.id, from, to, json).await,
        SnapshotCommand::Prune(args) => let_go(&store, &portal, args, data, json, now).await,
        SnapshotCommand::Verify => Ok(Exit::Done),
    }
}

async fn take(store: &SqliteStore, portal: &Portal, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let crm = app::connect(store, portal).await?;
    crm.when_waiting(show_waits(zone(portal)));
    let progress = Progress::new();
    let watch = |step: crate::service::capture::CaptureStep| {
        progress.show(format!("reading {}: {}", step.entity_type, grouped(step.read)));
    };
    let taken = app::take_snapshot(store, &crm, &portal.id, now, &watch).await;
    drop(progress);
    let report = taken?;
    app::follow_move(store, &portal.id, &crm).await?;
    let header = &report.header;
    for lack in lacking(header) {
        remark(format!("warning: {} lacks {} records: {}", header.id, lack.entity_type, lack.reason));
    }
    if json {
        let mut value = header_json(header, zone(portal));
        value["read_until"] = json!(zone(portal).local(header.read_until).to_rfc3339());
        value["new"] = json!(report.new);
        value["changed"] = json!(report.changed);
        value["gone"] = json!(report.gone);
        value["resumed"] = json!(report.is_resumed);
        say_json(&value)?;
    } else {
        say(what_was_taken(&report, zone(portal)))?;
    }
    Ok(Exit::Done)
}

/// A snapshot that was taken, in one line. One that went on where an interrupted one was cut off counts from there.
pub(super) fn what_was_taken(report: &CaptureReport, zone: Zone) -> String {
    let header = &report.header;
    let (new, changed, gone) = (grouped(report.new), grouped(report.changed), grouped(report.gone));
    let since = if report.is_resumed { " since it was cut off and taken up again" } else { "" };
    let records = counted(header.records(), "record", "records");
    format!(
        "{} of {}: {records} ({new} new, {changed} changed, {gone} gone{since})",
        header.id,
        zone.show(header.taken_at)
    )
}

async fn list(store: &SqliteStore, portal: &Portal, json: bool) -> anyhow::Result<Exit> {
    let headers = store.list_snapshots(&portal.id).await?;
    for damaged in store.list_damaged_snapshots(&portal.id).await? {
        remark(format!(
            "warning: {damaged} is damaged and left out; `restore24 snapshot verify` names what is affected"
        ));
    }
    if headers.is_empty() && !json {
        remark(format!("no snapshot of {} was taken yet; take one with `restore24 snapshot take`", portal.id));
    }
    for header in &headers {
        if json {
            say_json(&header_json(header, zone(portal)))?;
        } else {
            let records = counted(header.records(), "record", "records");
            say(format!(
                "{:<5} {}  {records}{}",
                header.id.to_string(),
                zone(portal).show(header.taken_at),
                state_note(header)
            ))?;
        }
    }
    Ok(Exit::Done)
}

async fn show(store: &SqliteStore, portal: &Portal, id: SnapshotId, json: bool) -> anyhow::Result<Exit> {
    let header = store.load_snapshot(&portal.id, id).await?;
    let zone = zone(portal);
    if json {
        let mut value = header_json(&header, zone);
        value["read_until"] = json!(zone.local(header.read_until).to_rfc3339());
        value["counts"] = json!(header.counts);
        let reasons: std::collections::BTreeMap<_, _> =
            lacking(&header).iter().map(|lack| (lack.entity_type, lack.reason.clone())).collect();
        value["reasons"] = json!(reasons);
        say_json(&value)?;
        return Ok(Exit::Done);
    }
    say(format!("{} of {}", header.id, portal.id))?;
    say(format!("moment      {}", zone.show(header.taken_at)))?;
    say(format!("read until  {}", zone.show(header.read_until)))?;
    say(format!("state       {}", if lacking(&header).is_empty() { "complete" } else { "partial" }))?;
    for (entity_type, count) in &header.counts {
        say(format!("{:<11} {:>9}", entity_type.as_str(), grouped(*count)))?;
    }
    for lack in lacking(&header) {
        say(format!("{:<11}   lacking  {}", lack.entity_type.as_str(), lack.reason))?;
    }
    Ok(Exit::Done)
}

async fn let_go(
    store: &SqliteStore,
    portal: &Portal,
    args: PruneArgs,
    data: &Path,
    json: bool,
    now: DateTime<Utc>,
) -> anyhow::Result<Exit> {
    let days = match args.keep_days {
        Some(days) => days,
        None => config::load_policy(data)?.snapshots.keep_days,
    };
    let policy = RetentionPolicy::keep_days(days)?;
    let report = if args.dry_run {
        PruneReport { verdicts: plan_prune(store, &portal.id, policy, now).await?, removed_versions: 0 }
    } else {
        app::prune_snapshots(store, &portal.id, policy, now).await?
    };
    let gone: Vec<&Verdict> = report.verdicts.iter().filter(|verdict| !verdict.is_kept()).collect();
    if json {
        let verdicts: Vec<Value> = report
            .verdicts
            .iter()
            .map(|verdict| json!({"id": verdict.id, "kept": verdict.is_kept(), "reason": verdict.reason}))
            .collect();
        say_json(&json!({
            "expired": gone.iter().map(|verdict| verdict.id).collect::<Vec<_>>(), "verdicts": verdicts,
            "removed_versions": report.removed_versions, "dry_run": args.dry_run,
        }))?;
        return Ok(Exit::Done);
    }
    for verdict in &report.verdicts {
        say(format!("{:<5} {}", verdict.id.to_string(), verdict.reason))?;
    }
    let did = if args.dry_run { "would expire" } else { "expired" };
    let versions = counted(report.removed_versions, "version", "versions");
    let removed = if args.dry_run { String::new() } else { format!("; {versions} of records removed") };
    say(format!("{} {did}{removed}", counted(gone.len() as u64, "snapshot", "snapshots")))?;
    Ok(Exit::Done)
}

fn zone(portal: &Portal) -> Zone {
    Zone::parse_or_utc(&portal.last_probe.time_zone)
}

fn lacking(header: &SnapshotHeader) -> &[Lack] {
    match &header.state {
        SnapshotState::Complete => &[],
        SnapshotState::Partial { lacking } => lacking,
    }
}

fn state_note(header: &SnapshotHeader) -> String {
    let types: Vec<&str> = lacking(header).iter().map(|lack| lack.entity_type.as_str()).collect();
    if types.is_empty() { String::new() } else { format!(", partial: lacks {}", types.join(", ")) }
}

/// The keys that `snapshot list` promises.
fn header_json(header: &SnapshotHeader, zone: Zone) -> Value {
    let lacking: Vec<&str> = lacking(header).iter().map(|lack| lack.entity_type.as_str()).collect();
    json!({
        "id": header.id,
        "taken_at": zone.local(header.taken_at).to_rfc3339(),
        "state": if lacking.is_empty() { "complete" } else { "partial" },
        "lacking": lacking,
        "records": header.records(),
    })
}
