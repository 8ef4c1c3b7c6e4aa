//! Records that were named: which of what would be restored bears a name that somebody said.
//!
//! In charge of reading the names. What a name means is `domain::plan::named`'s.

use std::collections::{BTreeMap, BTreeSet};

use super::{PlanError, selective};
use crate::domain::evidence::Vanished;
use crate::domain::plan::{Choices, NameUse, NamedRecords, Naming, Only};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, RecordId, RecordKey, SnapshotId};
use crate::service::desk::Desk;
use crate::service::evidence::{RECORD_PAGE, changed_in_bursts};
use crate::service::live::LivePortal;

/// What each name means among the records that a selective restore takes by what else is chosen. Changed records are
/// called what they were called before their change.
pub(super) async fn find(
    desk: &Desk,
    live: &LivePortal,
    snapshots: &[SnapshotHeader],
    (choices, vanished): (&Choices, &[Vanished]),
    naming: &Naming,
) -> Result<Vec<NamedRecords>, PlanError> {
    if naming.is_empty() {
        return Ok(Vec::new());
    }
    let mut candidates: Vec<(RecordKey, String)> = Vec::new();
    if choices.only != Some(Only::Changed) {
        let mut by_snapshot: BTreeMap<(SnapshotId, EntityType), Vec<RecordId>> = BTreeMap::new();
        for each in vanished.iter().filter(|each| selective::is_chosen(each, choices)) {
            by_snapshot.entry((each.last_seen, each.record.entity_type)).or_default().push(each.record.id);
        }
        for ((snapshot, entity_type), ids) in by_snapshot {
            for chunk in ids.chunks(RECORD_PAGE) {
                let stored = desk.snapshots.load_records(desk.portal_id(), snapshot, entity_type, chunk).await?;
                candidates.extend(stored.iter().map(|each| (each.record.key(), each.record.display_name())));
            }
        }
    }
    if choices.only != Some(Only::Missing) && !choices.bursts.is_empty() {
        let changed = changed_in_bursts(desk, live, snapshots, &choices.bursts).await?;
        let first = |(key, changes): (RecordKey, Vec<_>)| {
            let change: &crate::service::evidence::Change = changes.first()?;
            choices.takes(key.entity_type).then(|| (key, change.before.display_name()))
        };
        candidates.extend(changed.into_iter().filter_map(first));
    }
    Ok(naming.all().map(|(name_use, said)| NamedRecords::find(said, name_use, &candidates)).collect())
}

/// Takes what names mean into a choice. *Only* of a name that means nothing takes nothing.
pub(super) fn choose(choices: &mut Choices, named: &[NamedRecords]) {
    for each in named {
        match each.name_use {
            NameUse::Only => choices.records.get_or_insert_with(BTreeSet::new).extend(&each.records),
            NameUse::Without => choices.without.extend(&each.records),
        }
    }
}
