//! Planning a restore: reads the portal and snapshots, writes nothing to the portal.
//!
//! In charge of gathering what a plan needs, of storing it and of the files beside it. What a plan is, and how
//! records compare, is `domain::plan`'s; carrying it out is `service::restore`'s.

mod crm;
pub(in crate::service) mod cuts;
pub(in crate::service) mod draft;
mod links;
mod named;
mod owed;
pub mod preview;
mod selective;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde_json::json;

use super::desk::{Advance, Desk, OnAdvance, Stage};
use super::evidence::{EvidenceError, OwnRemovals, find_changed, find_vanished, kept_snapshots, not_held};
use super::live::{LiveError, read_live};
use super::restore::{SettleError, find_in_the_way, way_past};
use crate::domain::at::{At, AtError};
use crate::domain::consent::{SavedPlan, Who};
use crate::domain::evidence::{
    ChangedGroup, GroupKey, MissingGroup, UnknownType, Vanished, group_changed, group_missing,
};
use crate::domain::plan::{Action, Burst, Choices, NamedRecords, Naming, RestorePlan, Scope, Source, Step};
use crate::domain::policy::RemoveNew;
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::zone::Zone;
use crate::domain::{EntityType, RestoreId, SnapshotId};
use crate::ports::crm::{CrmError, WRITE_BATCH};
use crate::ports::snapshots::StoreError;
use draft::Draft;

/// Groups of changes that a plan lists beside those that were chosen.
const MOST_BURSTS: usize = 50;

/// What is to be planned.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanRequest {
    /// Selective or the CRM rollback.
    pub scope: PlanScope,
    /// The snapshot.
    pub at: At,
    /// What the admin chose.
    pub choices: Choices,
    /// Groups of missing records by their place in the plan's list of groups, from 1; they join those chosen by name.
    pub group_numbers: Vec<usize>,
    /// Records by name: these only, or all but these (selective restores only).
    pub naming: Naming,
    /// Whether a group, burst or name that is not there fails the plan, as for what a person typed.
    pub has_to_match: bool,
    /// For whom.
    pub who: Who,
}

impl PlanRequest {
    /// Every group and burst that was named is there, where that is asked for.
    fn check_names(
        &self,
        choices: &Choices,
        groups: &[MissingGroup],
        bursts: &[ChangedGroup],
    ) -> Result<(), PlanError> {
        if !self.has_to_match {
            return Ok(());
        }
        if let Some(key) = choices.groups.iter().find(|key| !groups.iter().any(|group| group.key() == **key)) {
            return Err(PlanError::NoSuchKey { key: *key });
        }
        match choices.bursts.iter().find(|burst| !bursts.iter().any(|group| group.is_named(burst))) {
            Some(burst) => Err(PlanError::NoSuchBurst { burst: *burst }),
            None => Ok(()),
        }
    }

    /// Every name means records, where that is asked for.
    fn check_named(&self, named: &[NamedRecords]) -> Result<(), PlanError> {
        let strange = named.iter().find(|each| self.has_to_match && each.records.is_empty());
        match strange {
            None => Ok(()),
            Some(each) if each.is_unclear() => {
                Err(PlanError::UnclearName { name: each.said.clone(), names: each.names.clone() })
            }
            Some(each) => Err(PlanError::NoSuchName { name: each.said.clone() }),
        }
    }
}

/// The scopes that can be planned from a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanScope {
    /// [`Scope::Selective`].
    Selective,
    /// [`Scope::Crm`].
    Crm,
}

/// A plan that was made, with its files.
#[derive(Debug, Clone, PartialEq)]
pub struct MadePlan {
    /// The stored plan.
    pub saved: SavedPlan,
    /// Its files, by name within the installation's folder.
    pub files: Vec<String>,
    /// What the names that were said mean in it.
    pub named: Vec<NamedRecords>,
    /// Rows of the file that tells what will be done: one for each field that is set, not for each record.
    pub done_rows: u64,
}

/// Why no plan was made. Nothing was written to the portal.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// Portal or snapshots could not be read.
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    /// No snapshot fits.
    #[error(transparent)]
    At(#[from] AtError),
    /// No group has this number.
    #[error("there is no group {number}: there are {there}")]
    NoSuchGroup {
        /// The number.
        number: usize,
        /// How many there are.
        there: usize,
    },
    /// No group of missing records has this name.
    #[error("there is no group {key}: no record of that type is missing that was last seen in that snapshot")]
    NoSuchKey {
        /// The name.
        key: GroupKey,
    },
    /// No group of changes has this name.
    #[error("there is no group of changes {burst}")]
    NoSuchBurst {
        /// The name.
        burst: Burst,
    },
    /// No record that would be restored has this name.
    #[error("no record that would be restored is called {name}")]
    NoSuchName {
        /// The name.
        name: String,
    },
    /// Records of several names may be meant.
    #[error("{name} fits records of several names: {}", .names.join(", "))]
    UnclearName {
        /// The name.
        name: String,
        /// What they are called.
        names: Vec<String>,
    },
    /// The policy does not offer this.
    #[error("the policy of this installation does not offer {what}")]
    NotOffered {
        /// What was asked for.
        what: &'static str,
    },
    /// Nothing that was asked for could be read completely.
    #[error("none of the types asked for could be read completely ({reason})")]
    NothingReadable {
        /// Why.
        reason: String,
    },
    /// The restore is another portal's.
    #[error("{what} belongs to another portal")]
    AnotherPortal {
        /// What was named.
        what: String,
    },
    /// A restore of this portal runs, was cut off, or stopped before it was known what its last request did.
    #[error("{restore}, a restore of this portal, has not ended, so it is not known yet what is missing")]
    Unfinished {
        /// Which restore.
        restore: RestoreId,
    },
    /// It could not be found out what the restore that is to be undone did.
    #[error(transparent)]
    Unsettled(#[from] SettleError),
    /// The files beside the plan could not be written.
    #[error("the files of the plan could not be written")]
    Files(#[source] std::io::Error),
}

impl PlanError {
    /// What the operator can do about it.
    pub fn hint(&self) -> Option<Cow<'static, str>> {
        match self {
            Self::Unfinished { restore } => {
                Some(Cow::Owned(format!("{}; then plan again. Nothing was written", way_past(*restore))))
            }
            _ => self.fixed_hint().map(Cow::Borrowed),
        }
    }

    fn fixed_hint(&self) -> Option<&'static str> {
        match self {
            Self::Unfinished { .. } => None,
            Self::Evidence(error) => error.hint(),
            Self::At(error) => Some(error.hint()),
            Self::NoSuchBurst { .. } => Some(
                "plan without --burst to see them all; changes from before the snapshot take an older one with --at",
            ),
            Self::NoSuchGroup { .. } | Self::NoSuchKey { .. } => Some("plan without --group to see them all"),
            Self::NoSuchName { .. } => Some("plan without --record and --without to see what would be restored"),
            Self::UnclearName { .. } => Some("give the whole name; nothing was planned"),
            Self::NotOffered { .. } => Some("see [options] in policy.toml"),
            Self::NothingReadable { .. } => Some(
                "absence is not deletion, so nothing was planned or written, and snapshots are safe; let an administrator \
                 create the webhook with all permissions, then plan again",
            ),
            Self::AnotherPortal { .. } => None,
            Self::Unsettled(error) => error.hint(),
            Self::Files(_) => {
                Some("free some space or check the permissions of the data folder; nothing was written to the portal")
            }
        }
    }
}

impl From<StoreError> for PlanError {
    fn from(error: StoreError) -> Self {
        Self::Evidence(error.into())
    }
}

impl From<LiveError> for PlanError {
    fn from(error: LiveError) -> Self {
        Self::Evidence(error.into())
    }
}

impl From<CrmError> for PlanError {
    fn from(error: CrmError) -> Self {
        Self::Evidence(error.into())
    }
}

/// Plans a restore: reads the portal now, compares, stores plan and files.
///
/// # Errors
/// See [`PlanError`].
pub async fn make_plan(desk: &Desk, request: &PlanRequest, on_advance: OnAdvance<'_>) -> Result<MadePlan, PlanError> {
    check_offered(desk, request.scope)?;
    refuse_unfinished(desk, None).await?;
    let snapshots = kept_snapshots(desk).await?;
    let mut live = read_live(desk, on_advance).await?;
    let zone = Zone::parse_or_utc(&live.probe.time_zone);
    let snapshot = request.at.find(&snapshots, live.read_at, zone)?.clone();
    let unknown = unknown_types(&live.unknown, &snapshot, &request.choices)?;
    let mut choices = request.choices.clone();
    choices.remove_new |= request.scope == PlanScope::Crm && desk.policy.restores.remove_new == RemoveNew::Always;
    choices.remove_new &= request.scope == PlanScope::Crm;

    // A group that was named comes back from the last snapshot that holds it, even where that is an earlier one.
    let since = choices.groups.iter().map(|group| group.last_seen).fold(snapshot.id, SnapshotId::min);
    let mut vanished = find_vanished(desk, &mut live, &snapshots, since, on_advance).await?;
    vanished.retain(|each| each.last_seen >= snapshot.id || choices.groups.contains(&each.group()));
    let mut left_out = Vec::new();
    if !choices.with_removed {
        left_out = OwnRemovals::load(desk).await?.leave_out(&live.lineage, &mut vanished);
    }
    let mut groups = group_missing(&vanished, &snapshots, live.read_at);
    for group in &mut groups {
        group.examples = super::evidence::name_examples(desk, group, &vanished).await?;
    }
    for number in &request.group_numbers {
        // As a plan without named groups counts them.
        let mut numbered = groups.iter().filter(|group| group.last_seen.id >= snapshot.id);
        let there = numbered.clone().count();
        let group = number.checked_sub(1).and_then(|place| numbered.nth(place));
        let group = group.ok_or(PlanError::NoSuchGroup { number: *number, there })?;
        choices.groups.insert(group.key());
    }
    let mut bursts = group_changed(&find_changed(desk, &live, &snapshots).await?, &live.definitions.users);
    // What was changed before the snapshot stands in it as it is now.
    bursts.retain(|group| group.burst.hour + TimeDelta::hours(1) > snapshot.taken_at);
    request.check_names(&choices, &groups, &bursts)?;
    bursts.retain(|group| group.count() > 0);
    let is_chosen = |group: &ChangedGroup| choices.bursts.iter().any(|burst| group.is_named(burst));
    let mut place = 0;
    bursts.retain(|group| {
        place += 1;
        place <= MOST_BURSTS || is_chosen(group)
    });
    let mut named = Vec::new();
    if request.scope == PlanScope::Selective {
        named = named::find(desk, &live, &snapshots, (&choices, &vanished), &request.naming).await?;
        request.check_named(&named)?;
        named::choose(&mut choices, &named);
    }
    let refusals = desk.restores.list_refusals(desk.portal_id()).await?;
    let not_held = not_held(desk, &live.definitions, &snapshots).await?;

    let mut draft = Draft::new(desk, live, snapshots, refusals, choices.retry_refused);
    let is_left_out = |each: &&Vanished| match request.scope {
        PlanScope::Selective => !selective::is_chosen(each, &choices),
        PlanScope::Crm => !choices.takes(each.record.entity_type),
    };
    draft.not_chosen = vanished.iter().filter(is_left_out).map(|each| draft.live.lineage.first(each.record)).collect();
    let new_since = match request.scope {
        PlanScope::Selective => {
            selective::fill(&mut draft, &choices, &vanished, on_advance).await?;
            BTreeMap::new()
        }
        PlanScope::Crm => crm::fill(&mut draft, &snapshot, &choices, &vanished, on_advance).await?,
    };
    let steps = draft.take_steps();
    let now = desk.now();
    let plan = RestorePlan {
        portal: desk.portal_id().clone(),
        scope: match request.scope {
            PlanScope::Selective => Scope::Selective,
            PlanScope::Crm => Scope::Crm,
        },
        snapshot: snapshot.id,
        snapshot_taken_at: snapshot.taken_at,
        planned_at: now,
        expires_at: now + TimeDelta::hours(i64::from(desk.policy.restores.plan_hours)),
        requested_by: request.who.user,
        choices,
        live_records: draft.live.count(),
        lost_values: draft.preview.lost.len() as u64,
        new_since,
        groups,
        bursts,
        unknown,
        not_held,
        refused_before: draft.refused_before,
        left_out,
        left_out_links: draft.left_out_links(),
        links_unknown: std::mem::take(&mut draft.links_unknown),
        read_at: Some(draft.live.read_at),
        highest: draft.live.highest(),
        estimated_seconds: estimate_seconds(desk, &steps),
        conflicts: std::mem::take(&mut draft.conflicts),
        steps,
    };
    let made = save(desk, plan, &draft.preview, &request.who, on_advance).await?;
    Ok(MadePlan { named, ..made })
}

/// Stores a plan and writes its files.
pub(super) async fn save(
    desk: &Desk,
    plan: RestorePlan,
    preview: &preview::Preview,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<MadePlan, PlanError> {
    let saved = desk.restores.save_plan(plan, who).await?;
    on_advance(Advance { stage: Stage::WritingFiles, done: 0, total: None });
    let files =
        preview::write_preview(&*desk.files, saved.id, preview, &saved.plan.conflicts).map_err(PlanError::Files)?;
    tracing::info!(
        portal.id = %saved.plan.portal, plan.id = %saved.id, steps = saved.plan.steps.len(),
        counts = %json!(saved.plan.counts()), "planned"
    );
    Ok(MadePlan { saved, files, named: Vec::new(), done_rows: preview.done.len() as u64 })
}

/// Refuses while a restore has not ended: what it sent may be in the portal without being known here as ours, and would
/// be planned once more.
pub(super) async fn refuse_unfinished(desk: &Desk, except: Option<RestoreId>) -> Result<(), PlanError> {
    match find_in_the_way(desk, except).await? {
        None => Ok(()),
        Some(other) => Err(PlanError::Unfinished { restore: other.id }),
    }
}

fn check_offered(desk: &Desk, scope: PlanScope) -> Result<(), PlanError> {
    let options = &desk.policy.options;
    match scope {
        PlanScope::Selective if !options.selective => Err(PlanError::NotOffered { what: "selective restores" }),
        PlanScope::Crm if !options.crm_rollback => Err(PlanError::NotOffered { what: "CRM rollbacks" }),
        PlanScope::Selective | PlanScope::Crm => Ok(()),
    }
}

/// What stays out of the plan: types that cannot be read now, and those that the snapshot lacks, unless something of them
/// was named.
fn unknown_types(
    unknown: &[UnknownType],
    snapshot: &SnapshotHeader,
    choices: &Choices,
) -> Result<Vec<UnknownType>, PlanError> {
    let mut all: Vec<UnknownType> = unknown.to_vec();
    for entity_type in EntityType::ALL {
        let is_known = snapshot.holds(entity_type) || choices.names(entity_type);
        if !is_known && !all.iter().any(|each| each.entity_type == entity_type) {
            let reason = format!("snapshot {} does not hold this type", snapshot.id);
            all.push(UnknownType { entity_type, reason });
        }
    }
    let wanted = EntityType::ALL.into_iter().filter(|kind| choices.takes(*kind)).count();
    all.retain(|each| choices.takes(each.entity_type));
    match all.first() {
        Some(first) if all.len() == wanted => Err(PlanError::NothingReadable { reason: first.reason.clone() }),
        _ => Ok(all),
    }
}

/// Requests that the steps need, at the pace of the portal's own answers; never below one request in half a second,
/// the rate that every tariff allows (reference §1.6).
pub(super) fn estimate_seconds(desk: &Desk, steps: &[Step]) -> u64 {
    let mut requests: u64 = 2;
    let mut runs: BTreeMap<(crate::domain::plan::ActionKind, EntityType), u64> = BTreeMap::new();
    for step in steps {
        *runs.entry((step.action.kind(), step.record.entity_type)).or_default() += 1;
    }
    for ((kind, _), count) in runs {
        let batches = count.div_ceil(WRITE_BATCH as u64);
        // Look, ask for the highest number, look what was made since, write, read back.
        let per_batch = if kind == crate::domain::plan::ActionKind::Recreate { 5 } else { 3 };
        requests += batches * per_batch;
    }
    let pace = desk.crm.slowest_answer().as_secs_f64().clamp(0.5, 20.0);
    (requests as f64 * pace).ceil() as u64
}

/// A plan as it is stored.
///
/// # Errors
/// Where there is none of that number or it is damaged.
pub async fn load_plan(desk: &Desk, id: crate::domain::PlanId) -> Result<SavedPlan, StoreError> {
    desk.restores.load_plan(id).await
}

/// A snapshot that a plan needs and that is no longer kept: the one that was asked for, and every one that a record comes
/// back from. An undo has what it needs in the journal.
pub(super) async fn snapshot_gone(desk: &Desk, plan: &RestorePlan) -> Result<Option<SnapshotId>, StoreError> {
    if matches!(plan.scope, Scope::Undo(_)) {
        return Ok(None);
    }
    let kept = desk.snapshots.list_snapshots(desk.portal_id()).await?;
    let sources = plan.steps.iter().filter_map(|step| match &step.action {
        Action::Recreate { source: Source::Snapshot(id), .. } | Action::Link { source: Source::Snapshot(id), .. } => {
            Some(*id)
        }
        _ => None,
    });
    let needed: BTreeSet<SnapshotId> = sources.chain([plan.snapshot]).collect();
    Ok(needed.into_iter().find(|id| !kept.iter().any(|snapshot| snapshot.id == *id)))
}
