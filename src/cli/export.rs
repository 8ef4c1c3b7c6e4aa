//! `restore24 export`: writes a snapshot as files.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use clap::{Args, ValueEnum};
use serde_json::json;

use super::output::{Progress, counted, grouped, remark, say, say_json, show_waits};
use super::{Exit, Refused, chain_text};
use crate::adapters::files::DiskFolder;
use crate::app;
use crate::config;
use crate::domain::at::At;
use crate::domain::consent::Who;
use crate::domain::zone::Zone;
use crate::domain::{EntityType, PortalId};
use crate::ports::snapshots::{SnapshotReader, StoreError};
use crate::service::desk::Advance;
use crate::service::export::{ExportError, ExportRequest, ExportSource, Manifest, export, find_missing};

/// Write a snapshot as CSV files for Bitrix24's import wizard, each with a lossless NDJSON twin.
///
/// Works without the portal, unless --only missing is given, and where the data folder can only be read.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// The portal's name; may be left out where there is only one.
    #[arg(long, value_name = "NAME")]
    portal: Option<PortalId>,
    /// A snapshot (s5), or a moment: the snapshot closest before it. A date or a date and time, in the portal's zone
    /// unless it has an offset.
    #[arg(long, value_name = "SNAPSHOT|DATE")]
    at: String,
    /// The folder for the files; it is made where it is missing, and nothing in it is overwritten.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Only records that the portal does not have now.
    #[arg(long, value_enum)]
    only: Option<OnlyArg>,
    /// These types only (company, contact, lead, deal); can be given several times.
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<EntityType>,
}

/// What is left where an export meets the damage itself.
const BEYOND_READING: &str = "what was asked for is among what is damaged. Another snapshot (--at) or single types (--type) may \
                              be whole; else put back your own copy of the whole folder (keep the damaged one). Files of \
                              earlier exports and plans in it can still be read. Nothing was changed";

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OnlyArg {
    /// Records that are gone from the portal.
    Missing,
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: ExportArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let exported = write_files(args, data, json, now).await;
    exported.map_err(|error| {
        // The store's own advice is to try an export.
        let is_broken = |cause: &(dyn std::error::Error + 'static)| {
            matches!(cause.downcast_ref(), Some(StoreError::BrokenDatabase { .. } | StoreError::Damaged { .. }))
        };
        if error.chain().any(is_broken) { Refused::failed(chain_text(&error), BEYOND_READING).into() } else { error }
    })
}

async fn write_files(args: ExportArgs, data: &Path, json: bool, now: DateTime<Utc>) -> anyhow::Result<Exit> {
    let store = app::open_store_to_read(data).await?;
    let portal = app::choose_portal(&store, args.portal.as_ref()).await?;
    let policy = config::load_policy(data)?;
    let zone = Zone::parse_or_utc(&portal.last_probe.time_zone);
    let snapshots = store.list_snapshots(&portal.id).await?;
    if snapshots.is_empty() {
        let text = format!("there is no snapshot of {} yet", portal.id);
        return Err(Refused::failed(text, "take one with `restore24 snapshot take`").into());
    }
    let at = At::parse(&args.at, zone)?;
    if let At::Snapshot(id) = at {
        // The store's own message says what there is.
        store.load_snapshot(&portal.id, id).await?;
    }
    // Without the portal, its clock is at least where the newest snapshot was taken.
    let portal_now = snapshots.iter().map(|snapshot| snapshot.taken_at).max().unwrap_or(now).max(now);
    let snapshot = at.find(&snapshots, portal_now, zone)?.clone();
    let types = args.types.into_iter().collect();
    let progress = Progress::new();
    let watch = |advance: Advance| progress.show(format!("{}: {}", advance.stage.in_words(), grouped(advance.done)));
    let only = match args.only {
        None => None,
        Some(OnlyArg::Missing) => {
            let crm = app::connect(&store, &portal).await?;
            crm.when_waiting(show_waits(zone));
            let desk = app::desk(&store, portal.clone(), Arc::new(crm), policy.clone());
            Some(find_missing(&desk, &snapshot, &types, &watch).await?)
        }
    };
    let who = Who { user: portal.last_probe.user.id, os_user: config::operating_user() };
    let zip_above_bytes = u64::from(policy.restores.zip_above_mb) * 1_000_000;
    let without_audit = store.is_read_only();
    let mut request = ExportRequest { snapshot, types, only, who, zip_above_bytes, now, without_audit };
    let source = ExportSource { portal: &portal, snapshots: &store, restores: &store };
    let out = DiskFolder::new(&args.out);
    let mut exported = export(source, &request, &out, &watch).await;
    if matches!(&exported, Err(ExportError::Store(error)) if error.is_full()) {
        // No room for the entry in the audit; the files go elsewhere.
        request.without_audit = true;
        exported = export(source, &request, &out, &watch).await;
    }
    drop(progress);
    let manifest = exported?;
    if request.without_audit {
        remark(format!(
            "note: nothing can be written to {}, so the audit has no entry of this export; note it yourself",
            data.display()
        ));
    }
    show(&manifest, &args.out, zone, !request.without_audit, json)?;
    Ok(Exit::Done)
}

fn show(manifest: &Manifest, out: &Path, zone: Zone, is_audited: bool, json: bool) -> std::io::Result<()> {
    if json {
        return say_json(&json!({
            "snapshot": manifest.snapshot, "taken_at": zone.local(manifest.taken_at).to_rfc3339(),
            "records": manifest.records(), "only_missing": manifest.only_missing, "zip": manifest.zip,
            "files": manifest.files, "neutralised": manifest.neutralised.len(), "out": out.display().to_string(),
            "audited": is_audited,
        }));
    }
    let records = counted(manifest.records(), "record", "records");
    say(format!("{} of {}: {records}", manifest.snapshot, zone.show(manifest.taken_at)))?;
    for file in &manifest.files {
        say(format!(
            "  {:<40} {:>10} records  {:>12} bytes",
            file.name,
            grouped(file.records),
            grouped(file.size_bytes)
        ))?;
    }
    if let Some(zip) = &manifest.zip {
        say(format!("packed into {zip}"))?;
    }
    if !manifest.neutralised.is_empty() {
        let cells = counted(manifest.neutralised.len() as u64, "cell", "cells");
        say(format!("{cells} that a spreadsheet program would run got a leading '; manifest.json lists them"))?;
    }
    say(format!("in {}; README.txt tells in which order to import", out.display()))
}
