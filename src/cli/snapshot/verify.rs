//! `restore24 snapshot verify`: what is damaged, what it touches, and what can still be relied on.

use serde_json::json;

use crate::adapters::store::SqliteStore;
use crate::cli::Exit;
use crate::cli::output::{counted, say, say_json};
use crate::domain::{PortalId, SnapshotId};
use crate::ports::portals::PortalStore;
use crate::ports::verify::{Damage, StoreVerifier, VerifyReport};

pub(super) async fn run(store: &SqliteStore, portal: Option<&PortalId>, json: bool) -> anyhow::Result<Exit> {
    if let Some(portal) = portal {
        store.load_portal(portal).await?;
    }
    let report = store.verify(portal).await?;
    if json {
        let mut value = json!(report);
        value["ok"] = json!(report.is_clean());
        say_json(&value)?;
    } else {
        show(&report)?;
    }
    Ok(if report.is_clean() { Exit::Done } else { Exit::Failed })
}

fn show(report: &VerifyReport) -> std::io::Result<()> {
    let expired = match report.expired {
        0 => String::new(),
        expired => format!(", {}", counted(expired, "header of an expired one", "headers of expired ones")),
    };
    let checked = format!(
        "{}{expired}, {} of records and {} re-read",
        counted(report.snapshots, "snapshot", "snapshots"),
        counted(report.versions, "version", "versions"),
        counted(report.rows, "other row", "other rows")
    );
    if report.is_clean() {
        return say(format!("{checked}: everything is as it was written"));
    }
    for damage in &report.damages {
        say(describe(damage))?;
    }
    if report.more_damages > 0 {
        say(format!("… and {} more", report.more_damages))?;
    }
    for intact in &report.intact {
        let ids = list(&intact.snapshots);
        let usable = if ids.is_empty() {
            "no snapshot is without damage; records that are not named above can still be read".to_owned()
        } else {
            format!("without damage: {ids}; in the others, records that are not named above can still be read")
        };
        say(format!("{}: {usable}", intact.portal))?;
    }
    say(format!("{checked}: {} found", counted(report.damages.len() as u64 + report.more_damages, "damage", "damages")))
}

/// A damage as people read it.
pub fn describe(damage: &Damage) -> String {
    let portal = damage.portal.as_deref().map(|portal| format!("{portal}, ")).unwrap_or_default();
    let affects =
        if damage.affects.is_empty() { String::new() } else { format!(" (affects {})", list(&damage.affects)) };
    format!("damaged: {portal}{} [{}]: {}{affects}", damage.place, damage.table, damage.what)
}

fn list(ids: &[SnapshotId]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
