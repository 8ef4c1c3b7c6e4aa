//! Every version of every record: seals, bodies, spans, and the sums of the snapshots that hold them.

use std::collections::BTreeMap;

use super::super::snapshots::VersionRow;
use super::Check;
use super::headers::Known;
use crate::domain::record_set::{Leaf, RecordSet};
use crate::domain::schema::Digest;
use crate::domain::{EntityType, RecordId, SnapshotId};
use crate::ports::snapshots::StoreError;

/// Versions that are in memory at a time.
const PAGE: i64 = 2_000;

/// What is wrong with one version by itself, and its leaf where it has one.
struct Checked {
    row: VersionRow,
    what: Option<&'static str>,
    entity_type: Option<EntityType>,
    leaf: Option<Leaf>,
}

/// By portal and type: what begins and what has ended with each kept snapshot.
type Sums = BTreeMap<(String, EntityType), BTreeMap<SnapshotId, (RecordSet, RecordSet)>>;

pub(super) async fn check(check: &mut Check<'_>) -> Result<(), StoreError> {
    let mut sums = Sums::new();
    let mut after = i64::MIN;
    loop {
        let rows: Vec<(i64, VersionRow)> = read_page(check, after).await?;
        let Some((last, _)) = rows.last() else { break };
        after = *last;
        let checked =
            tokio::task::spawn_blocking(move || rows.into_iter().map(|(_, row)| check_alone(row)).collect::<Vec<_>>())
                .await
                .map_err(|error| StoreError::Failed(Box::new(error)))?;
        for checked in checked {
            if check.is_asked_for(&checked.row.portal) {
                check.report.versions += 1;
                check_in_place(check, checked, &mut sums);
            }
        }
    }
    compare_sums(check, &sums);
    Ok(())
}

/// Reads in the order of storage, so that a damaged index hides nothing.
async fn read_page(check: &Check<'_>, after: i64) -> Result<Vec<(i64, VersionRow)>, StoreError> {
    use sqlx::Row;
    let rows = sqlx::query("SELECT rowid, * FROM record_version NOT INDEXED WHERE rowid > ?1 ORDER BY rowid LIMIT ?2")
        .bind(after)
        .bind(PAGE)
        .fetch_all(check.store.readers())
        .await?;
    Ok(rows
        .iter()
        .map(|row| Ok((row.try_get("rowid")?, VersionRow::read(row)?)))
        .collect::<Result<_, sqlx::Error>>()?)
}

fn check_alone(row: VersionRow) -> Checked {
    let entity_type: Option<EntityType> = row.entity_type.parse().ok();
    let what = if !row.is_sealed() {
        Some("the row is not as it was written")
    } else if row.checked_json().is_none() {
        Some("the body does not match its digest")
    } else if entity_type.is_none() || row.to_record().is_err() {
        Some("the row cannot be read")
    } else {
        None
    };
    let digest = |bytes: &[u8]| bytes.try_into().ok().map(Digest);
    let leaf = u64::try_from(row.id).ok().zip(digest(&row.digest)).zip(digest(&row.content));
    let leaf = leaf.map(|((id, digest), content)| Leaf::new(RecordId(id), digest, content));
    Checked { row, what, entity_type, leaf }
}

fn check_in_place(check: &mut Check<'_>, checked: Checked, sums: &mut Sums) {
    let Checked { row, what, entity_type, leaf } = checked;
    let known = check.known.get(&row.portal);
    let what = what.or_else(|| known.map_or(Some("it belongs to no portal"), |known| span_problem(known, &row)));
    let kept = known.map(|known| known.kept_within(row.first_snapshot, row.last_snapshot)).unwrap_or_default();
    // Its place among the sums counts, damaged or not: a sum that does not come out names the snapshot.
    if let (Some(entity_type), Some(leaf), Some(first), Some(last)) = (entity_type, leaf, kept.first(), kept.last()) {
        let sums = sums.entry((row.portal.clone(), entity_type)).or_default();
        sums.entry(*first).or_default().0.add(leaf);
        sums.entry(*last).or_default().1.add(leaf);
    }
    if let Some(what) = what {
        let holds = |id: &SnapshotId| {
            let set = known.and_then(|known| known.sets.get(id));
            set.is_none_or(|set| entity_type.is_none_or(|entity_type| set.contains_key(&entity_type)))
        };
        let affects = kept.iter().copied().filter(holds).collect();
        let place = format!("{} {} from s{}", row.entity_type, row.id, row.first_snapshot);
        check.damage(&row.portal, "record_version", place, what, affects);
    }
}

/// Whether the span names snapshots that there are.
fn span_problem(known: &Known, row: &VersionRow) -> Option<&'static str> {
    let is_pending = known.pending == Some(row.first_snapshot) && row.last_snapshot.is_none();
    let begins = (1..=known.last).contains(&row.first_snapshot) || is_pending;
    let ends = row.last_snapshot.is_none_or(|last| (row.first_snapshot..=known.last).contains(&last));
    if begins && ends { None } else { Some("it spans snapshots that there are not") }
}

fn compare_sums(check: &mut Check<'_>, sums: &Sums) {
    let mut wrong = Vec::new();
    for (portal, known) in &check.known {
        for entity_type in EntityType::ALL {
            let steps = sums.get(&(portal.clone(), entity_type));
            let mut running = RecordSet::default();
            for id in &known.kept {
                let (begun, ended) = steps.and_then(|steps| steps.get(id)).copied().unwrap_or_default();
                running.add_all(begun);
                let expected = known.sets.get(id).and_then(|sets| sets.get(&entity_type));
                if let Some(expected) = expected.filter(|expected| **expected != running) {
                    let what = format!(
                        "its {entity_type} records are not the ones that were captured ({} of {})",
                        running.records, expected.records
                    );
                    wrong.push((portal.clone(), *id, what));
                }
                running.remove_all(ended);
            }
        }
    }
    for (portal, id, what) in wrong {
        check.damage(&portal, "snapshot", id.to_string(), &what, vec![id]);
    }
}
