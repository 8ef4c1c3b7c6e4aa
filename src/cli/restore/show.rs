//! How plans, restores and reports look: for people, and as JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::outlook::{Open, Standing};
use crate::adapters::store::SqliteStore;
use crate::cli::Exit;
use crate::cli::output::{counted, counted_type, grouped, remark, say, say_json};
use crate::config::load_policy;
use crate::domain::consent::{SavedPlan, percent};
use crate::domain::evidence::Missed;
use crate::domain::plan::{ActionKind, Burst, Conflict, ConflictReason, Only, RestorePlan, Scope, Step};
use crate::domain::report::RestoreReport;
use crate::domain::restore::{Progress, RestoreHeader, RestoreState};
use crate::domain::zone::Zone;
use crate::domain::{EntityType, PlanId, PortalId, RecordKey, RestoreId};
use crate::ports::portals::PortalStore;
use crate::ports::restores::RestoreStore;
use crate::service::plan::preview;

/// Steps that are shown of a plan.
const FIRST_STEPS: usize = 10;

/// Shows a stored plan.
pub(super) async fn plan(
    store: &SqliteStore,
    id: PlanId,
    data: &Path,
    json: bool,
    now: DateTime<Utc>,
) -> anyhow::Result<Exit> {
    let saved = store.load_plan(id).await?;
    let folder = preview::folder_of(id);
    let names = [preview::DONE_FILE, preview::LOST_FILE, preview::CONFLICTS_FILE];
    let files: Vec<String> =
        names.iter().map(|name| format!("{folder}/{name}")).filter(|name| store.folder().join(name).exists()).collect();
    let restore = store.find_restore_of(id).await?;
    let zone = zone_of(store, &saved.plan.portal).await?;
    let standing = match &restore {
        Some(restore) => Standing::CarriedOut(restore),
        // A policy that cannot be read keeps nobody from reading a plan.
        None => Standing::Open(Open::of(&saved.plan, &load_policy(data).unwrap_or_default(), now)),
    };
    saved_plan(&saved, &files, store.folder(), &standing, zone, json)?;
    Ok(Exit::Done)
}

/// Shows a plan with its files.
pub(super) fn saved_plan(
    saved: &SavedPlan,
    files: &[String],
    folder: &Path,
    standing: &Standing<'_>,
    zone: Zone,
    json: bool,
) -> anyhow::Result<()> {
    let paths: Vec<String> = files.iter().map(|name| folder.join(name).display().to_string()).collect();
    if json {
        return Ok(say_json(&plan_json(saved, &paths, standing))?);
    }
    let plan = &saved.plan;
    say(format!("{} ({}) of {}{}", saved.id, plan.scope, plan.portal, goal(plan, zone)))?;
    counts(plan, zone)?;
    groups(plan, zone)?;
    for unknown in &plan.unknown {
        say(format!("  unknown      {}: {}", unknown.entity_type, unknown.reason))?;
    }
    let steps = plan.steps.iter().filter(|step| step.action.kind() != ActionKind::Link);
    for step in steps.take(FIRST_STEPS) {
        say(format!("  {:<12} {}  {}", step.action.kind().as_str(), step.record, step.name))?;
    }
    let shown = plan.steps.iter().filter(|step: &&Step| step.action.kind() != ActionKind::Link).count();
    if shown > FIRST_STEPS {
        say(format!("  … and {} more in the files", grouped((shown - FIRST_STEPS) as u64)))?;
    }
    for conflict in plan.conflicts.iter().take(FIRST_STEPS) {
        say(format!("  {:<12} {}  {}: {}", "left alone", conflict.record, conflict.name, conflict.in_words()))?;
    }
    let not_held: Vec<String> = plan.not_held.iter().map(|each| each.in_words()).collect();
    say(format!("not in our snapshots: {}", not_held.join("; ")))?;
    for path in &paths {
        say(format!("file: {path}"))?;
    }
    match standing {
        Standing::CarriedOut(restore) => say(format!("carried out by {} ({})", restore.id, restore.state.as_str()))?,
        Standing::Open(open) if plan.steps.is_empty() => nothing_to_do(plan, open)?,
        Standing::Open(open) if open.goes_on => {}
        Standing::Open(open) => open.say(saved, zone)?,
    }
    Ok(())
}

/// To what a plan goes back.
fn goal(plan: &RestorePlan, zone: Zone) -> String {
    match plan.scope {
        Scope::Undo(restore) => format!(", to what was there before {restore}"),
        Scope::Selective | Scope::Crm => {
            format!(", to snapshot {} of {}", plan.snapshot, zone.show(plan.snapshot_taken_at))
        }
    }
}

fn counts(plan: &RestorePlan, zone: Zone) -> std::io::Result<()> {
    let counts = plan.counts();
    say(format!("  re-create    {}", grouped(counts.recreate)))?;
    say(format!("  change back  {}", grouped(counts.change_back)))?;
    say(format!("  relink       {}", grouped(counts.relink)))?;
    say(format!("  remove       {}", grouped(counts.remove)))?;
    say(format!("  conflicts    {} (left alone)", grouped(plan.conflicts.len() as u64)))?;
    let new: u64 = plan.new_since.values().sum();
    if new > 0 && counts.remove == 0 {
        say(format!("  new since    {} (they stay; --remove-new removes them)", grouped(new)))?;
    }
    if plan.lost_values > 0 {
        say(format!("  present values that would be overwritten or removed: {}", grouped(plan.lost_values)))?;
    }
    links(plan)?;
    if plan.updates() > 0 {
        say(format!("  may start robots: {} (creations start none)", counted(plan.updates(), "update", "updates")))?;
    }
    for removal in &plan.left_out {
        say(format!(
            "  left out     {} that the rollback {} removed on {} (--with-removed counts them as missing)",
            grouped(removal.count()),
            removal.restore,
            zone.show(removal.at)
        ))?;
    }
    if plan.refused_before > 0 {
        say(format!("  refused before and left out: {} (--retry-refused tries again)", grouped(plan.refused_before)))?;
    }
    Ok(())
}

/// The links that the plan takes away or leaves out.
fn links(plan: &RestorePlan) -> std::io::Result<()> {
    let cut = plan.cut_counts();
    if cut.links > 0 {
        say(format!(
            "  lose links   {} in {} (they go with what is removed; undoing gives them back)",
            counted(cut.links, "link", "links"),
            counted(cut.records, "record that stays", "records that stay")
        ))?;
    }
    for entity_type in &plan.links_unknown {
        say(format!(
            "  unknown      links that {} records would lose with what is removed: they cannot be read",
            entity_type
        ))?;
    }
    links_left_out(&plan.left_out_links)
}

fn links_left_out(left_out: &BTreeMap<EntityType, u64>) -> std::io::Result<()> {
    for (entity_type, count) in left_out {
        say(format!(
            "  left out     links to {} are not included, because these were left out",
            counted_type(*count, *entity_type)
        ))?;
    }
    Ok(())
}

fn groups(plan: &RestorePlan, zone: Zone) -> std::io::Result<()> {
    let keys = |records: &BTreeSet<RecordKey>| records.iter().map(RecordKey::to_string).collect::<Vec<_>>().join(", ");
    if let Some(records) = &plan.choices.records {
        say(format!("  only         {}", keys(records)))?;
    }
    if !plan.choices.without.is_empty() {
        say(format!("  without      {}", keys(&plan.choices.without)))?;
    }
    for (number, group) in (1..).zip(&plan.groups) {
        let missed = match group.first_missed {
            Missed::InSnapshot(snapshot) => {
                format!("{} of {}", snapshot.id, zone.show(snapshot.taken_at))
            }
            Missed::Now(_) => "now".to_owned(),
        };
        say(format!(
            "  group {number}: {} missing, last seen in {} of {}, first missed {missed}: {}",
            counted_type(group.count, group.entity_type),
            group.last_seen.id,
            zone.show(group.last_seen.taken_at),
            group.examples.join(", ")
        ))?;
    }
    for group in plan.bursts.iter().take(FIRST_STEPS) {
        let author = group.author.as_deref().unwrap_or("an unknown user");
        let changed: Vec<String> = group.counts.iter().map(|(kind, count)| counted_type(*count, *kind)).collect();
        say(format!("  changed: {} by {author}{}", changed.join(", "), how_included(plan, group.burst)))?;
    }
    if plan.bursts.len() > FIRST_STEPS {
        let more = counted((plan.bursts.len() - FIRST_STEPS) as u64, "more group", "more groups");
        say(format!("  … and {more} of changes: `restore24 restore show PLAN --json` names all"))?;
    }
    Ok(())
}

/// Whether a plan takes a group of changes back, and how to have it so.
fn how_included(plan: &RestorePlan, burst: Burst) -> String {
    match plan.scope {
        Scope::Selective if plan.choices.only == Some(Only::Missing) => {
            format!(": not included; --burst {burst} without --only missing takes it back")
        }
        Scope::Selective if plan.choices.bursts.contains(&burst) => format!(": included by --burst {burst}"),
        Scope::Selective => format!(": not included; --burst {burst} takes it back"),
        // A rollback sets right every record that it takes.
        _ => String::new(),
    }
}

/// A plan without steps: what waits for another choice is not as the person wants it.
fn nothing_to_do(plan: &RestorePlan, open: &Open) -> std::io::Result<()> {
    if let (Scope::Undo(restore), Some(undo)) = (plan.scope, open.taken_back_by) {
        return say(format!("nothing to do: {restore} was already taken back by {undo}"));
    }
    let is_made_again = |conflict: &&Conflict| matches!(conflict.reason, ConflictReason::MadeAgain { .. });
    let alike = plan.conflicts.iter().filter(is_made_again).count() as u64;
    let takes_changes = plan.scope == Scope::Selective && plan.choices.only != Some(Only::Missing);
    let waiting: Vec<String> = plan
        .bursts
        .iter()
        .filter(|group| takes_changes && !plan.choices.bursts.iter().any(|burst| group.is_named(burst)))
        .map(|group| format!("--burst {}", group.burst))
        .collect();
    if alike == 0 && waiting.is_empty() && !plan.conflicts.is_empty() {
        return say("nothing to do: what is not as this plan wants it is left alone, for the reasons above");
    }
    if alike == 0 && waiting.is_empty() {
        return say("nothing to do: the portal is as this plan wants it");
    }
    say("nothing to do of what was chosen")?;
    if !waiting.is_empty() {
        let groups = counted(waiting.len() as u64, "group of changes waits", "groups of changes wait");
        // One as an example: most groups are ordinary work, and all of them together would take that back.
        let one = &waiting[0];
        say(format!("  {groups} to be chosen: plan again with those that are damage, such as {one}"))?;
    }
    if alike > 0 {
        let held = counted(alike, "record was", "records were");
        say(format!(
            "  {held} made again by hand, as it looks: plan again with --with-alike to re-create all the same"
        ))?;
    }
    Ok(())
}

fn plan_json(saved: &SavedPlan, files: &[String], standing: &Standing<'_>) -> Value {
    let (restore, open) = match standing {
        Standing::CarriedOut(restore) => (Some(restore), &Open::default()),
        Standing::Open(open) => (None, open),
    };
    let plan = &saved.plan;
    let (counts, cut) = (plan.counts(), plan.cut_counts());
    let steps: Vec<Value> = plan
        .steps
        .iter()
        .filter(|step| step.action.kind() != ActionKind::Link)
        .take(FIRST_STEPS)
        .map(|step| json!({"do": step.action.kind(), "type": step.record.entity_type, "id": step.record.id, "name": step.name}))
        .collect();
    json!({
        "plan": saved.id, "snapshot": plan.snapshot, "recreate": counts.recreate, "change_back": counts.change_back,
        "remove": counts.remove, "conflicts": plan.conflicts.len(), "expires_at": plan.expires_at.to_rfc3339(),
        "portal": plan.portal, "scope": plan.scope.to_string(), "relink": counts.relink, "new_since": plan.new_since,
        "groups": plan.groups, "bursts": plan.bursts, "unknown": plan.unknown, "lost_values": plan.lost_values,
        "refused_before": plan.refused_before, "not_held": plan.not_held, "share_percent": percent(plan.share()),
        "estimated_seconds": plan.estimated_seconds, "first": steps, "files": files,
        "updates": plan.updates(), "left_out": plan.left_out, "left_out_links": plan.left_out_links,
        "cut_links": {"links": cut.links, "records": cut.records, "unknown": plan.links_unknown},
        "restore": restore.map(|restore| restore.id),
        "refused": open.refused.as_ref().map(|(text, _)| text), "needs_large": open.needs_large,
        "hint": open.refused.as_ref().and_then(|(_, hint)| hint.as_ref()), "taken_back_by": open.taken_back_by,
    })
}

/// Shows how one restore stands, or all.
pub(super) async fn status(store: &SqliteStore, id: Option<RestoreId>, json: bool) -> anyhow::Result<Exit> {
    let all = store.list_restores(None).await?;
    let restores = match id {
        Some(id) => vec![store.load_restore(id).await?],
        None => all.clone(),
    };
    if restores.is_empty() && !json {
        remark("no restore was begun yet");
    }
    for restore in restores {
        let progress = store.count_steps(restore.id).await?;
        let report = if id.is_some() { store.find_report(restore.id).await? } else { None };
        let zone = zone_of(store, &restore.portal).await?;
        let taken_back = all.iter().find(|each| each.scope == Scope::Undo(restore.id));
        standing(&restore, &progress, report.as_ref(), taken_back, zone, store.folder(), json)?;
    }
    Ok(Exit::Done)
}

/// A portal's zone, UTC where the portal is not known any more.
async fn zone_of(store: &SqliteStore, portal: &PortalId) -> anyhow::Result<Zone> {
    let portal = store.find_portal(portal).await?;
    Ok(Zone::parse_or_utc(portal.as_ref().map_or("UTC", |portal| &portal.last_probe.time_zone)))
}

/// Shows how a restore stands.
pub(super) fn standing(
    restore: &RestoreHeader,
    progress: &Progress,
    report: Option<&RestoreReport>,
    taken_back: Option<&RestoreHeader>,
    zone: Zone,
    folder: &Path,
    json: bool,
) -> std::io::Result<()> {
    if json {
        let reason = match &restore.state {
            RestoreState::Stopped { reason } => Some(reason.clone()),
            RestoreState::Running | RestoreState::Done => None,
        };
        return say_json(&json!({
            "restore": restore.id, "state": restore.state.as_str(), "done": progress.done,
            "refused": progress.refused, "unknown": progress.unknown, "conflicts": progress.conflicts,
            "total": progress.total, "portal": restore.portal, "plan": restore.plan,
            "scope": restore.scope.to_string(), "reason": reason, "taken_back_by": taken_back.map(|undo| undo.id),
            "started_at": zone.local(restore.started_at).to_rfc3339(),
            "finished_at": restore.finished_at.map(|at| zone.local(at).to_rfc3339()), "report": report,
        }));
    }
    say(format!(
        "{} ({}) of {}, begun {}: {}; {} of {} steps done, {} refused, {} left alone, {} unknown",
        restore.id,
        restore.scope,
        restore.portal,
        zone.show(restore.started_at),
        restore.state.as_str(),
        grouped(progress.done),
        grouped(progress.total),
        grouped(progress.refused),
        grouped(progress.conflicts),
        grouped(progress.unknown)
    ))?;
    match (&restore.state, taken_back) {
        (RestoreState::Stopped { reason }, None) => {
            say(format!("  stopped: {reason}"))?;
            say(format!("  {}", ways_on(restore.id)))?;
        }
        (RestoreState::Running, None) => say(format!("  if nobody works on it any more: {}", ways_on(restore.id)))?,
        _ => {}
    }
    if let Some(report) = report {
        self::report(report, folder)?;
    }
    match (&restore.state, taken_back) {
        (_, Some(undo)) if undo.state == RestoreState::Done => say(format!("  taken back by {}", undo.id)),
        (_, Some(undo)) => say(format!("  being taken back by {}, which has not ended", undo.id)),
        (RestoreState::Done, None) if report.is_some() => {
            say(format!("`restore24 restore undo {}` takes it back", restore.id))
        }
        _ => Ok(()),
    }
}

fn report(report: &RestoreReport, folder: &Path) -> std::io::Result<()> {
    for each in &report.done {
        say(format!("  {:<12} {}", each.kind.as_str(), counted_type(each.count, each.entity_type)))?;
    }
    if report.cut_links.links > 0 {
        say(format!(
            "  lost links   {} in {} (they went with what was removed; undoing gives them back)",
            counted(report.cut_links.links, "link", "links"),
            counted(report.cut_links.records, "record", "records")
        ))?;
    }
    links_left_out(&report.left_out_links)?;
    if report.difference_count > 0 {
        say(format!(
            "{} that the portal did not take:",
            counted(report.difference_count, "difference", "differences")
        ))?;
        for each in report.differences.iter().take(20) {
            let field = if each.title.is_empty() { String::new() } else { format!(", {}", each.title) };
            say(format!("  {} {}{field}: {}", each.record, each.name, each.reason.in_words()))?;
        }
    }
    if !report.meanwhile.is_empty() {
        say("deleted or changed by people while this restore was at work, and left so:")?;
        for each in report.meanwhile.iter().take(20) {
            let field = if each.title.is_empty() { String::new() } else { format!(", {}", each.title) };
            say(format!("  {} {}{field}: {}", each.record, each.name, each.reason.in_words()))?;
        }
    }
    for conflict in report.conflicts.iter().take(20) {
        say(format!("  left alone: {} {}: {}", conflict.record, conflict.name, conflict.in_words()))?;
    }
    for limit in &report.limits {
        say(limit.in_words())?;
    }
    for file in &report.files {
        say(format!("file: {}", folder.join(file).display()))?;
    }
    Ok(())
}

fn ways_on(restore: RestoreId) -> String {
    format!("`restore24 restore resume {restore}` goes on, `restore24 restore undo {restore}` takes back what it did")
}
