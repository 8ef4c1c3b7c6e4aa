//! `restore24 snapshot diff`: counts for people, one line a record for programs.

use std::collections::BTreeMap;

use serde_json::json;

use crate::adapters::store::SqliteStore;
use crate::cli::Exit;
use crate::cli::output::{grouped, remark, say, say_json};
use crate::domain::diff::{Difference, DifferenceKind};
use crate::domain::{EntityType, PortalId, SnapshotId};
use crate::ports::captures::Lineage;
use crate::ports::snapshots::SnapshotReader;
use crate::service::diff::{ChangedFields, diff_snapshots};

pub(super) async fn run(
    store: &SqliteStore,
    portal: &PortalId,
    from: SnapshotId,
    to: SnapshotId,
    json: bool,
) -> anyhow::Result<Exit> {
    let first_ids = store.first_ids(portal).await?;
    let (older, newer) = (store.load_snapshot(portal, from).await?, store.load_snapshot(portal, to).await?);
    let left_out: Vec<&str> = EntityType::ALL
        .into_iter()
        .filter(|entity_type| !older.holds(*entity_type) || !newer.holds(*entity_type))
        .map(EntityType::as_str)
        .collect();
    if !left_out.is_empty() {
        remark(format!("note: not compared, since {from} or {to} lacks them: {}", left_out.join(", ")));
    }
    let differences = diff_snapshots(store, portal, from, to, &first_ids).await?;
    if json {
        let mut fields = ChangedFields::new(store, portal, from, to, &first_ids).await?;
        for chunk in differences.chunks(500) {
            for (difference, fields) in fields.of(chunk).await? {
                say_json(&json!({
                    "type": difference.record.entity_type, "id": difference.record.id,
                    "change": difference.kind().as_str(), "fields": fields,
                }))?;
            }
        }
    } else {
        say_counts(&differences)?;
    }
    Ok(Exit::Done)
}

fn say_counts(differences: &[Difference]) -> std::io::Result<()> {
    if differences.is_empty() {
        return say("no differences");
    }
    let mut counts: BTreeMap<(EntityType, DifferenceKind), u64> = BTreeMap::new();
    for difference in differences {
        *counts.entry((difference.record.entity_type, difference.kind())).or_default() += 1;
    }
    say(format!("{:<9} {:>9} {:>9} {:>9}", "", "added", "removed", "changed"))?;
    for entity_type in EntityType::ALL {
        let count = |kind| counts.get(&(entity_type, kind)).copied().unwrap_or(0);
        let (added, removed, changed) =
            (count(DifferenceKind::Added), count(DifferenceKind::Removed), count(DifferenceKind::Changed));
        if added + removed + changed > 0 {
            let [added, removed, changed] = [added, removed, changed].map(grouped);
            say(format!("{:<9} {added:>9} {removed:>9} {changed:>9}", entity_type.as_str()))?;
        }
    }
    Ok(())
}
