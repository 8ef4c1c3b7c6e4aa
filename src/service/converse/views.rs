//! What the backend found, in the shapes that a conversation can tell.
//!
//! In charge of translation only: from `domain` to `dialogue::backend`, and back for orders.

use std::collections::BTreeMap;

use crate::dialogue::backend as view;
use crate::dialogue::backend::{Counts, FilePurpose, FileView, Kind};
use crate::domain::consent::{is_unusual, percent};
use crate::domain::evidence::{ChangedGroup, Evidence, GroupKey, NotHeld, OwnRemoval};
use crate::domain::ids::InvalidId;
use crate::domain::plan::{ActionKind, Burst, Choices, Conflict, ConflictReason, Only, RestorePlan};
use crate::domain::policy::Policy;
use crate::domain::report::{DifferenceReason, RestoreReport};
use crate::domain::snapshot::{SnapshotHeader, SnapshotState};
use crate::domain::{EntityType, RecordKey, RestoreId};
use crate::service::plan::MadePlan;
use crate::service::plan::preview::{CONFLICTS_FILE, LOST_FILE};
use crate::service::restore::NUMBERS_FILE;

/// Separates the type from the burst in a change group's name.
const GROUP_SEPARATOR: char = '/';

/// Evidence as it is told. Bursts of fewer than `few` changes are everyday work and are not told; a larger one is, as
/// long as anything is left of it.
pub fn evidence(found: &Evidence, few: u64) -> view::Evidence {
    let groups = found.missing.iter().map(|group| view::LossGroup {
        id: group.key().to_string(),
        entity_type: group.entity_type,
        count: group.count,
        last_seen: group.last_seen.taken_at,
        first_missed: group.first_missed.moment(),
        examples: group.examples.clone(),
    });
    let large = || found.changed.iter().filter(|group| group.size >= few);
    let changes = large().flat_map(|group| {
        group.counts.iter().enumerate().map(|(position, (entity_type, count))| view::ChangeGroup {
            id: format!("{entity_type}{GROUP_SEPARATOR}{}", group.burst),
            entity_type: *entity_type,
            count: *count,
            author: group.author.clone(),
            hour: group.burst.hour,
            changed_again: group.changed_again.get(entity_type).copied().unwrap_or_default(),
            added: if position == 0 { group.added.clone() } else { Counts::new() },
            examples: group.named.get(entity_type).cloned().unwrap_or_default(),
        })
    });
    let deleted_fields = found.not_held.iter().filter_map(|what| match what {
        NotHeld::DeletedField { label, .. } => Some(label.clone()),
        _ => None,
    });
    let unknown = found
        .unknown
        .iter()
        .map(|each| view::UnknownType { entity_type: each.entity_type, reason: each.reason.clone() });
    view::Evidence {
        read_at: found.read_at,
        groups: groups.collect(),
        changes: changes.collect(),
        deleted_fields: deleted_fields.collect(),
        unknown: unknown.collect(),
        left_out: found.left_out.iter().map(removed_by_us).collect(),
        mended: mended_by_us(large()),
    }
}

/// What restores of ours set right of some groups, a row for each restore.
fn mended_by_us<'a>(groups: impl Iterator<Item = &'a ChangedGroup>) -> Vec<view::MendedByUs> {
    let mut rows: BTreeMap<RestoreId, view::MendedByUs> = BTreeMap::new();
    for (restore, mended) in groups.flat_map(|group| &group.mended) {
        let row = rows.entry(*restore).or_insert_with(|| view::MendedByUs {
            restore: *restore,
            counts: Counts::new(),
            kept: 0,
        });
        for (entity_type, count) in &mended.set_right {
            *row.counts.entry(*entity_type).or_default() += count;
        }
        row.kept += view::total(&mended.kept);
    }
    rows.into_values().filter(|row| !row.counts.is_empty()).collect()
}

fn removed_by_us(removal: &OwnRemoval) -> view::RemovedByUs {
    view::RemovedByUs { restore: removal.restore, at: removal.at, counts: removal.counts.clone() }
}

/// How many records are left as they are, by reason.
pub fn left_alone<'a>(conflicts: impl IntoIterator<Item = &'a Conflict>) -> view::Conflicts {
    let mut counts = view::Conflicts::new();
    for conflict in conflicts {
        *counts.entry(conflict_kind(conflict.reason)).or_default() += 1;
    }
    counts
}

fn conflict_kind(reason: ConflictReason) -> view::ConflictKind {
    use view::ConflictKind as Kind;
    match reason {
        ConflictReason::ChangedAfterDamage => Kind::ChangedAfterDamage,
        ConflictReason::ChangedAfterRestore => Kind::ChangedAfterRestore,
        ConflictReason::ChangedAfterPlanning => Kind::ChangedAfterPlanning,
        ConflictReason::AlreadyThere => Kind::AlreadyThere,
        ConflictReason::Gone => Kind::Gone,
        ConflictReason::WithoutOwner => Kind::WithoutOwner,
        ConflictReason::MadeAgain { .. } => Kind::MadeAgain,
        ConflictReason::OnlyWhileCreating => Kind::OnlyWhileCreating,
        ConflictReason::PointedAt { .. } => Kind::PointedAt,
    }
}

/// A snapshot as it is picked.
pub fn snapshot(header: &SnapshotHeader) -> view::SnapshotView {
    let lacking = match &header.state {
        SnapshotState::Complete => Vec::new(),
        SnapshotState::Partial { lacking } => lacking.iter().map(|lack| lack.entity_type).collect(),
    };
    view::SnapshotView { id: header.id, taken_at: header.taken_at, lacking, records: header.records() }
}

/// What an order chooses, for the plan.
///
/// # Errors
/// Where a ticked group has a name that nobody gave: leaving it out would choose something else.
pub fn choices(order: &view::Order) -> Result<Choices, InvalidId> {
    let mut choices = Choices {
        types: order.types.clone(),
        remove_new: order.remove_new,
        only: order.only_missing.then_some(Only::Missing),
        ..Choices::default()
    };
    for group in &order.groups {
        if let Ok(key) = group.parse::<GroupKey>() {
            choices.groups.insert(key);
        } else {
            choices.bursts.insert(changed_group(group)?);
        }
    }
    // Ticked groups mean these and nothing else.
    match (choices.groups.is_empty(), choices.bursts.is_empty()) {
        (false, true) => choices.only = Some(Only::Missing),
        (true, false) => choices.only = Some(Only::Changed),
        _ => {}
    }
    Ok(choices)
}

/// The burst that a change group's name means: that of its own type only.
fn changed_group(name: &str) -> Result<Burst, InvalidId> {
    let (entity_type, burst) = name.split_once(GROUP_SEPARATOR).unwrap_or_default();
    let burst: Burst = burst.parse()?;
    let invalid = || InvalidId { text: name.chars().take(60).collect(), kind: "group", example: "contact@s5" };
    Ok(burst.only(entity_type.parse().map_err(|_| invalid())?))
}

/// How many groups were ticked of which the plan finds nothing any more.
fn ticked_in_vain(plan: &RestorePlan) -> u64 {
    let choices = &plan.choices;
    let groups = choices.groups.iter().filter(|key| !plan.groups.iter().any(|group| group.key() == **key));
    let bursts = choices.bursts.iter().filter(|burst| {
        let is_left = |group: &ChangedGroup| {
            group.burst == burst.whole() && burst.entity_type.is_none_or(|kind| group.counts.contains_key(&kind))
        };
        !plan.bursts.iter().any(is_left)
    });
    (groups.count() + bursts.count()) as u64
}

/// A plan in figures.
pub fn plan(made: &MadePlan, policy: &Policy) -> view::PlanSummary {
    let plan = &made.saved.plan;
    let counts = plan.counts();
    view::PlanSummary {
        plan: made.saved.id,
        recreate: count_steps(plan, ActionKind::Recreate),
        change_back: count_steps(plan, ActionKind::ChangeBack),
        relink: counts.relink,
        remove: count_steps(plan, ActionKind::Remove),
        new_since: plan.new_since.values().sum(),
        left_alone: left_alone(&plan.conflicts),
        updates: plan.updates(),
        left_out: plan.left_out.iter().map(removed_by_us).collect(),
        ticked_in_vain: ticked_in_vain(plan),
        named: made.named.clone(),
        cut_records: plan.cut_counts().records,
        links_left_out: plan.left_out_links.clone(),
        files: made.files.iter().filter_map(|path| plan_file(made, path)).collect(),
        estimated_seconds: plan.estimated_seconds,
        unusual_percent: is_unusual(plan, policy).then(|| u64::from(percent(plan.share()))),
        not_held: kinds_not_held(&plan.not_held),
        expires_at: plan.expires_at,
    }
}

fn count_steps(plan: &RestorePlan, kind: ActionKind) -> Counts {
    let mut counts = Counts::new();
    for step in plan.steps.iter().filter(|step| step.action.kind() == kind) {
        *counts.entry(step.record.entity_type).or_default() += 1;
    }
    counts
}

/// A plan's file as it is handed over; one without rows says nothing and is not.
fn plan_file(made: &MadePlan, path: &str) -> Option<FileView> {
    let plan = &made.saved.plan;
    let (purpose, rows) = match path.rsplit('/').next()? {
        LOST_FILE => (FilePurpose::Lost, plan.lost_values),
        CONFLICTS_FILE => (FilePurpose::Preview, plan.conflicts.len() as u64),
        _ => (FilePurpose::Preview, made.done_rows),
    };
    (rows > 0).then(|| FileView { purpose, name: path.to_owned(), rows })
}

/// A restore's file as it is handed over; one without rows says nothing and is not.
fn report_file(report: &RestoreReport, path: &str) -> Option<FileView> {
    let rows = match path.rsplit('/').next()? {
        NUMBERS_FILE => report.done_of(ActionKind::Recreate),
        _ => report.difference_count + (report.meanwhile.len() + report.conflicts.len()) as u64,
    };
    (rows > 0).then(|| FileView { purpose: FilePurpose::Report, name: path.to_owned(), rows })
}

/// Kinds of data that no snapshot holds, once each.
pub fn kinds_not_held(not_held: &[NotHeld]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = not_held
        .iter()
        .filter_map(|what| match what {
            NotHeld::Products => Some(Kind::Products),
            NotHeld::Tasks => Some(Kind::Tasks),
            NotHeld::Activities => Some(Kind::Activities),
            NotHeld::Comments => Some(Kind::Comments),
            NotHeld::DeletedField { .. } => Some(Kind::Fields),
            NotHeld::Files | NotHeld::Requisites => None,
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// What a restore did.
pub fn report(report: &RestoreReport, is_verified: bool, can_undo: bool) -> view::Report {
    let done = |kind: ActionKind| -> Counts {
        let counted = report.done.iter().filter(|each| each.kind == kind && each.count > 0);
        counted.map(|each| (each.entity_type, each.count)).collect::<BTreeMap<EntityType, u64>>()
    };
    let not_taken = report.differences.iter().filter_map(|difference| {
        let field = if difference.title.is_empty() { String::new() } else { format!(", {}", difference.title) };
        let words = match &difference.reason {
            DifferenceReason::Refused { text, .. } => text.clone(),
            _ => String::new(),
        };
        let why = difference_kind(&difference.reason)?;
        Some(view::NotTaken { what: format!("{}{field}", difference.name), why, words })
    });
    view::Report {
        restore: report.restore,
        created: done(ActionKind::Recreate),
        changed: done(ActionKind::ChangeBack),
        relinked: report.done_of(ActionKind::Relink),
        removed: done(ActionKind::Remove),
        left_alone: left_alone_in_the_end(report),
        cut_records: report.cut_links.records,
        links_left_out: report.left_out_links.clone(),
        not_taken: not_taken.collect(),
        refused: report.difference_count,
        unknown: report.progress.unknown,
        is_verified,
        can_undo,
        undoes: None,
        files: report.files.iter().filter_map(|path| report_file(report, path)).collect(),
    }
}

/// What was left alone, what people deleted or changed meanwhile among it: each record once.
fn left_alone_in_the_end(report: &RestoreReport) -> view::Conflicts {
    let mut counts = left_alone(&report.conflicts);
    let meanwhile: BTreeMap<RecordKey, view::ConflictKind> = report
        .meanwhile
        .iter()
        .map(|each| match each.reason {
            DifferenceReason::GoneSince => (each.record, view::ConflictKind::GoneSince),
            _ => (each.record, view::ConflictKind::ChangedAfterRestore),
        })
        .collect();
    for kind in meanwhile.into_values() {
        *counts.entry(kind).or_default() += 1;
    }
    counts
}

/// `None` for what people did, which is told with what was left alone.
fn difference_kind(reason: &DifferenceReason) -> Option<view::DifferenceKind> {
    Some(match reason {
        DifferenceReason::GoneSince | DifferenceReason::ChangedSince { .. } => return None,
        DifferenceReason::Refused { .. } => view::DifferenceKind::Refused,
        DifferenceReason::NotTaken => view::DifferenceKind::NotTaken,
        DifferenceReason::OnlyWhileCreating => view::DifferenceKind::OnlyWhileCreating,
        DifferenceReason::FieldDeleted => view::DifferenceKind::FieldDeleted,
        DifferenceReason::PointsAtGone => view::DifferenceKind::PointsAtGone,
        DifferenceReason::LeftOut => view::DifferenceKind::LeftOut,
        DifferenceReason::ValueGone => view::DifferenceKind::ValueGone,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialogue::backend::{Order, RestoreOption};
    use crate::domain::SnapshotId;
    use crate::domain::plan::Naming;
    use std::collections::BTreeSet;

    fn order(groups: &[&str]) -> Order {
        Order {
            option: RestoreOption::Selective,
            snapshot: SnapshotId(3),
            types: BTreeSet::new(),
            groups: groups.iter().map(|group| (*group).to_owned()).collect(),
            naming: Naming::default(),
            remove_new: false,
            only_missing: false,
        }
    }

    #[test]
    fn ticked_groups_mean_these_and_nothing_else() {
        let contacts = "contact/12@2026-11-20T14:00Z";
        for (groups, only, missing, bursts) in [
            (&["contact@s5"][..], Some(Only::Missing), 1, &[][..]),
            (&[contacts], Some(Only::Changed), 0, &["12@2026-11-20T14:00Z/contact"]),
            (&["contact@s5", contacts], None, 1, &["12@2026-11-20T14:00Z/contact"]),
            (
                &[contacts, "deal/12@2026-11-20T14:00Z"],
                Some(Only::Changed),
                0,
                &["12@2026-11-20T14:00Z/contact", "12@2026-11-20T14:00Z/deal"],
            ),
        ] {
            let chosen = choices(&order(groups)).unwrap();
            let named: Vec<String> = chosen.bursts.iter().map(Burst::to_string).collect();
            assert_eq!(
                (chosen.only, chosen.groups.len(), named.as_slice()),
                (only, missing, &bursts.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()[..])
            );
        }
        assert_eq!(choices(&order(&[])), Ok(Choices::default()));
        for strange in ["contact", "boat/12@2026-11-20T14:00Z", "contact/noon"] {
            assert!(choices(&order(&[strange])).is_err(), "{strange} must not become everything");
        }
    }
}
