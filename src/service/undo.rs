//! Planning to take a restore back (B05): exactly what it did, newest first, sparing what people did since.
//!
//! In charge of turning a journal into a plan of its own, with its own preview and consent. It is carried out by
//! `service::restore` like any other plan. Undoing twice is harmless: the second plan is empty.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::desk::{Desk, OnAdvance};
use super::live::{LivePortal, read_live, read_records};
use super::plan::draft::Draft;
use super::plan::{MadePlan, PlanError, estimate_seconds, refuse_unfinished, save};
use super::restore::settle;
use crate::domain::consent::Who;
use crate::domain::plan::compare::{Changes, World, keep_links};
use crate::domain::plan::{ActionKind, Choices, Conflict, ConflictReason, RestorePlan, Scope, Source, Step};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::restore::{JournalEntry, RestoreState, StepState};
use crate::domain::{EntityType, RecordId, RestoreId};
use chrono::TimeDelta;

/// What a restore did, as its journal tells.
struct Journal {
    restore: RestoreId,
    steps: HashMap<u32, Step>,
    /// Entries with an effect, newest first.
    entries: Vec<JournalEntry>,
}

/// Plans the undo of a restore: reads the portal, stores plan and files, writes nothing to the portal.
///
/// # Errors
/// See [`PlanError`]. Of a restore that was cut off or stopped it is found out first what it did; it can then go on
/// until its undo is confirmed.
pub async fn plan_undo(
    desk: &Desk,
    restore: RestoreId,
    who: &Who,
    on_advance: OnAdvance<'_>,
) -> Result<MadePlan, PlanError> {
    if !desk.policy.restores.undo {
        return Err(PlanError::NotOffered { what: "undoing restores" });
    }
    let header = desk.restores.load_restore(restore).await?;
    if header.portal != *desk.portal_id() {
        return Err(PlanError::AnotherPortal { what: restore.to_string() });
    }
    refuse_unfinished(desk, Some(restore)).await?;
    if header.state != RestoreState::Done {
        settle(desk, restore, who, on_advance).await?;
    }
    let undone = desk.restores.load_plan(header.plan).await?.plan;
    let mut entries = desk.restores.load_journal(restore).await?;
    entries.retain(JournalEntry::has_effect);
    entries.reverse();
    let steps = undone.steps.iter().map(|step| (step.seq, step.clone())).collect();
    let journal = Journal { restore, steps, entries };

    let live = read_live(desk, on_advance).await?;
    if let Some(unknown) = live.unknown.iter().find(|unknown| journal.touches(unknown.entity_type)) {
        return Err(PlanError::NothingReadable { reason: unknown.reason.clone() });
    }
    let present = journal.read_present(desk, &live).await?;
    let mut draft = Draft::new(desk, live, Vec::new(), Vec::new(), true);
    draft.is_undo = true;
    journal.bring_back_removed(&mut draft);
    let kept = journal.remove_created(&mut draft, &present);
    journal.set_back(&mut draft, &present, &kept);

    let steps = draft.take_steps();
    let now = desk.now();
    let plan = RestorePlan {
        portal: desk.portal_id().clone(),
        scope: Scope::Undo(restore),
        snapshot: undone.snapshot,
        snapshot_taken_at: undone.snapshot_taken_at,
        planned_at: now,
        expires_at: now + TimeDelta::hours(i64::from(desk.policy.restores.plan_hours)),
        requested_by: who.user,
        choices: Choices::default(),
        live_records: draft.live.count(),
        lost_values: draft.preview.lost.len() as u64,
        new_since: BTreeMap::new(),
        groups: Vec::new(),
        bursts: Vec::new(),
        unknown: draft.live.unknown.clone(),
        not_held: undone.not_held,
        refused_before: draft.refused_before,
        left_out: Vec::new(),
        highest: draft.live.highest(),
        estimated_seconds: estimate_seconds(desk, &steps),
        conflicts: std::mem::take(&mut draft.conflicts),
        steps,
    };
    save(desk, plan, &draft.preview, who, on_advance).await
}

impl Journal {
    fn kind(&self, entry: &JournalEntry) -> Option<ActionKind> {
        self.steps.get(&entry.seq).map(|step| step.action.kind())
    }

    /// The number under which a step's record stood when the step was done.
    fn number(&self, entry: &JournalEntry) -> Option<RecordKey> {
        let step = self.steps.get(&entry.seq)?;
        Some(RecordKey { id: entry.new_id.unwrap_or(step.record.id), ..step.record })
    }

    fn touches(&self, entity_type: EntityType) -> bool {
        self.entries.iter().filter_map(|entry| self.number(entry)).any(|key| key.entity_type == entity_type)
    }

    async fn read_present(&self, desk: &Desk, live: &LivePortal) -> Result<HashMap<RecordKey, Record>, PlanError> {
        let mut ids: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for key in self.entries.iter().filter_map(|entry| self.number(entry)) {
            if live.is_alive(key) {
                ids.entry(key.entity_type).or_default().push(key.id);
            }
        }
        let mut present = HashMap::new();
        for (entity_type, mut ids) in ids {
            ids.sort_unstable();
            ids.dedup();
            let records = read_records(desk, entity_type, &ids).await?;
            present.extend(records.into_iter().map(|record| (record.key(), record)));
        }
        Ok(present)
    }

    /// Records that the restore removed come back as they stood right before.
    fn bring_back_removed(&self, draft: &mut Draft<'_>) {
        let mut removed = Vec::new();
        for entry in self.entries.iter().filter(|entry| self.kind(entry) == Some(ActionKind::Remove)) {
            let (Some(key), Some(fields)) = (self.number(entry), entry.before.clone()) else { continue };
            if draft.live.living(key).is_some() {
                continue;
            }
            let source = Source::Before { restore: self.restore, seq: entry.seq };
            draft.bring_back(key, source);
            removed.push((Record { entity_type: key.entity_type, id: key.id, fields }, source));
        }
        for (record, source) in &removed {
            draft.add_creation(record, *source);
        }
    }

    /// Fields that still hold what the restore wrote get the value from before. Links to re-created records that stay
    /// (`kept`, by first number) stay with them.
    fn set_back(&self, draft: &mut Draft<'_>, present: &HashMap<RecordKey, Record>, kept: &HashSet<RecordKey>) {
        for entry in &self.entries {
            if !matches!(self.kind(entry), Some(ActionKind::ChangeBack | ActionKind::Relink)) {
                continue;
            }
            let record = self.number(entry).and_then(|key| present.get(&key));
            let (Some(record), Some(before), Some(sent)) = (record, &entry.before, &entry.sent) else { continue };
            let is_relink = self.kind(entry) == Some(ActionKind::Relink);
            let mut earlier = Record { fields: before.clone(), ..*record };
            let changes = draft.in_world(|world| {
                for (field, value) in &mut earlier.fields {
                    *value = keep_links(world, record, field, value, kept);
                }
                what_to_set_back(world, record, &earlier, sent, is_relink)
            });
            draft.add_changes(record, &earlier, changes, ConflictReason::ChangedAfterRestore);
        }
    }

    /// Records that the restore created go again, unless somebody changed them since. Returns those that stay, by first
    /// number.
    fn remove_created(&self, draft: &mut Draft<'_>, present: &HashMap<RecordKey, Record>) -> HashSet<RecordKey> {
        let links = self.links();
        let mut kept = HashSet::new();
        for entry in self.entries.iter().filter(|entry| self.kind(entry) == Some(ActionKind::Recreate)) {
            let Some(record) = self.number(entry).and_then(|key| present.get(&key)) else { continue };
            if self.is_as_we_left_it(draft, entry, record, &links) {
                draft.remove(record);
            } else {
                kept.insert(draft.live.lineage.first(record.key()));
                draft.conflicts.push(Conflict {
                    record: record.key(),
                    name: record.display_name(),
                    fields: Vec::new(),
                    reason: ConflictReason::ChangedAfterRestore,
                });
            }
        }
        kept
    }

    /// What the second pass set in re-created records, by their number before.
    fn links(&self) -> HashMap<RecordKey, Fields> {
        let mut links: HashMap<RecordKey, Fields> = HashMap::new();
        for entry in self.entries.iter().filter(|entry| self.kind(entry) == Some(ActionKind::Link)) {
            if let (Some(step), Some(sent)) = (self.steps.get(&entry.seq), &entry.sent) {
                links.entry(step.record).or_default().extend(sent.clone());
            }
        }
        links
    }

    fn is_as_we_left_it(
        &self,
        draft: &Draft<'_>,
        entry: &JournalEntry,
        record: &Record,
        links: &HashMap<RecordKey, Fields>,
    ) -> bool {
        if let (Some(after), StepState::Done) = (entry.after, &entry.state) {
            return draft.in_world(|world| world.content_digest(record)) == after;
        }
        // It stopped before it was read back: what we sent is all we know.
        let mut sent = entry.sent.clone().unwrap_or_default();
        let linked = self.steps.get(&entry.seq).and_then(|step| links.get(&step.record));
        sent.extend(linked.cloned().unwrap_or_default());
        sent.retain(|field, _| !(entry.is_marked && matches!(field.as_str(), "originatorId" | "originId")));
        let ours = Record { fields: sent, ..*record };
        draft.in_world(|world| {
            ours.fields.keys().all(|field| world.comparable(record, field) == world.comparable(&ours, field))
        })
    }
}

/// The fields that still hold what the restore sent, with their values from before.
///
/// A pointer that dangled and was set to the new number of the same record compares as equal; taking it back means the
/// number from before all the same: under it the record may come out of the recycle bin.
fn what_to_set_back(world: &World<'_>, present: &Record, earlier: &Record, sent: &Fields, is_relink: bool) -> Changes {
    let ours = Record { fields: sent.clone(), ..*present };
    let mut changes = Changes::default();
    for field in sent.keys() {
        let is = world.comparable(present, field);
        let is_ours = is == world.comparable(&ours, field);
        let is_back =
            is == world.comparable(earlier, field) && world.aims(present, field) == world.aims(earlier, field);
        match (is_ours, is_back) {
            (_, true) => {}
            (true, false) if is_relink => _ = changes.relink.insert(field.clone(), earlier.fields[field].clone()),
            (true, false) => _ = changes.set.insert(field.clone(), earlier.fields[field].clone()),
            (false, false) if is == world.comparable(earlier, field) => {}
            (false, false) => changes.conflicts.push(field.clone()),
        }
    }
    changes
}
