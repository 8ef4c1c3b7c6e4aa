//! `restore24 audit`: who asked for, confirmed, ran and undid what.

use std::path::Path;

use clap::{Args, Subcommand};
use serde_json::json;

use super::Exit;
use super::output::{counted, remark, say, say_json};
use super::snapshot::describe_damage;
use crate::adapters::store::SqliteStore;
use crate::app;
use crate::domain::PortalId;
use crate::domain::audit::AuditEntry;
use crate::ports::portals::PortalStore;
use crate::ports::restores::RestoreStore;
use crate::ports::verify::StoreVerifier;

/// Who asked for, confirmed, ran and undid what: verify, export.
#[derive(Debug, Args)]
pub struct AuditArgs {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Check that no entry was changed, taken out or put in. What was cut off at the end is not found: keep exports.
    Verify,
    /// Print every entry, oldest first; with --json an object a line. Names and field values are not in it.
    Export {
        /// This portal's entries only.
        #[arg(long, value_name = "NAME")]
        portal: Option<PortalId>,
    },
}

/// Runs the command.
///
/// # Errors
/// Whatever kept it from being done; `cli::hint` finds the advice in it.
pub async fn run(args: AuditArgs, data: &Path, json: bool) -> anyhow::Result<Exit> {
    let store = app::open_store_to_read(data).await?;
    match args.command {
        AuditCommand::Verify => verify(&store, json).await,
        AuditCommand::Export { portal } => export(&store, portal.as_ref(), json).await,
    }
}

async fn verify(store: &SqliteStore, json: bool) -> anyhow::Result<Exit> {
    let report = store.verify_audit().await?;
    let entries = counted(report.rows, "entry", "entries");
    if json {
        say_json(&json!({"ok": report.is_clean(), "entries": report.rows, "damages": report.damages}))?;
    } else if report.is_clean() {
        say(format!("{entries} re-read: each is as it was written, and none is missing between them"))?;
    } else {
        for damage in &report.damages {
            say(describe_damage(damage))?;
        }
        let found = report.damages.len() as u64 + report.more_damages;
        say(format!("{entries} re-read: {} found; the others can be relied on", counted(found, "damage", "damages")))?;
    }
    Ok(if report.is_clean() { Exit::Done } else { Exit::Failed })
}

async fn export(store: &SqliteStore, portal: Option<&PortalId>, json: bool) -> anyhow::Result<Exit> {
    if let Some(portal) = portal {
        store.load_portal(portal).await?;
    }
    let entries = store.list_audit(portal).await?;
    if entries.is_empty() && !json {
        remark("nothing was asked for, planned or run yet");
    }
    for entry in &entries {
        if json {
            say_json(&json!(entry))?;
        } else {
            say(line(entry))?;
        }
    }
    Ok(Exit::Done)
}

/// `2026-11-22T14:03:11Z acme user 1 (os maria) planned p3 {"recreate":72}`
fn line(entry: &AuditEntry) -> String {
    let AuditEntry { at, portal, who, subject, details, .. } = entry;
    let at = at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    format!("{at} {portal} user {} (os {}) {} {subject} {details}", who.user, who.os_user, entry.action)
}
