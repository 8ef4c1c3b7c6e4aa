//! Planning to take a restore back (B05): exactly what it did, newest first, sparing what people did since.
//!
//! In charge of turning a journal into a plan of its own, with its own preview and consent. It is carried out by
//! `service::restore` like any other plan. Undoing twice is harmless: the second plan is empty.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::desk::{Desk, OnAdvance};
use super::live::{LivePortal, read_live, read_records};
use super::plan::cuts::find_pointing;
use super::plan::draft::Draft;
use super::plan::{MadePlan, PlanError, estimate_seconds, refuse_unfinished, save};
use super::restore::settle;
use crate::domain::consent::Who;
use crate::domain::plan::compare::{Changes, World, is_pointer, keep_links, merge_pointers, relinks};
use crate::domain::plan::cut::{Pointer, kept_by_links, pointers_at};
use crate::domain::plan::{ActionKind, Choices, Conflict, ConflictReason, RestorePlan, Scope, Source, Step};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::restore::{JournalEntry, RestoreState, StepState};
use crate::domain::schema::rewrite_references;
use crate::domain::{EntityType, RecordId, RestoreId};
use chrono::TimeDelta;
use serde_json::Value;

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
    let snapshots = desk.snapshots.list_snapshots(desk.portal_id()).await?;
    let mut draft = Draft::new(desk, live, snapshots, Vec::new(), true);
    draft.is_undo = true;
    journal.bring_back_removed(&mut draft);
    let kept = journal.remove_created(&mut draft, &present, on_advance).await?;
    journal.set_back(&mut draft, &present, &kept);
    journal.give_back_cut(&mut draft, &present);

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
        left_out_links: BTreeMap::new(),
        links_unknown: std::mem::take(&mut draft.links_unknown),
        read_at: Some(draft.live.read_at),
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

    /// Records that stayed and lost links with what the restore removed, under their numbers then.
    fn cut(&self) -> impl Iterator<Item = RecordKey> {
        self.entries.iter().flat_map(|entry| &entry.cut).map(|lost| lost.record)
    }

    fn touches(&self, entity_type: EntityType) -> bool {
        let steps = self.entries.iter().filter_map(|entry| self.number(entry));
        steps.chain(self.cut()).any(|key| key.entity_type == entity_type)
    }

    async fn read_present(&self, desk: &Desk, live: &LivePortal) -> Result<HashMap<RecordKey, Record>, PlanError> {
        let mut ids: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for key in self.entries.iter().filter_map(|entry| self.number(entry)) {
            if live.is_alive(key) {
                ids.entry(key.entity_type).or_default().push(key.id);
            }
        }
        for key in self.cut() {
            ids.entry(key.entity_type).or_default().extend(live.living(key));
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
        for (record, earlier, changes) in self.find_set_back(draft, present, kept) {
            draft.add_changes(record, &earlier, changes, ConflictReason::ChangedAfterRestore);
        }
    }

    /// What is to be set back, record by record: as it is, as it was before, and what that changes.
    fn find_set_back<'p>(
        &self,
        draft: &Draft<'_>,
        present: &'p HashMap<RecordKey, Record>,
        kept: &HashSet<RecordKey>,
    ) -> Vec<(&'p Record, Record, Changes)> {
        let is_removed: HashSet<RecordKey> =
            self.of_kind(ActionKind::Remove).filter_map(|entry| self.number(entry)).collect();
        let mut found = Vec::new();
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
                let without = without_pointers(world, record.entity_type, sent, &is_removed);
                what_to_set_back(world, record, &earlier, [sent, &without], is_relink)
            });
            found.push((record, earlier, changes));
        }
        found
    }

    /// Records that the restore created go again, unless somebody changed them since, or a record that stays points at
    /// them. Returns those that stay, by first number.
    async fn remove_created(
        &self,
        draft: &mut Draft<'_>,
        present: &HashMap<RecordKey, Record>,
        on_advance: OnAdvance<'_>,
    ) -> Result<HashSet<RecordKey>, PlanError> {
        let links = self.links();
        let mut kept = HashSet::new();
        let mut edited = Vec::new();
        let mut created: BTreeMap<RecordKey, &Record> = BTreeMap::new();
        for entry in self.of_kind(ActionKind::Recreate) {
            let Some(record) = self.number(entry).and_then(|key| present.get(&key)) else { continue };
            if self.is_as_we_left_it(draft, entry, record, &links) {
                created.insert(record.key(), record);
            } else {
                keep(draft, &mut kept, record, ConflictReason::ChangedAfterRestore);
                edited.push(record);
            }
        }
        let mut pointing = find_pointing(draft, &created, on_advance).await?;
        pointing.extend(edited.into_iter().chain(created.values().copied()).cloned());
        let pointers = self.pointers_that_stay(draft, present, &kept, &pointing, &created);
        let pointed_at = kept_by_links(&created.keys().copied().collect(), &pointers);
        for (key, record) in created {
            match pointed_at.get(&key) {
                Some(by) => keep(draft, &mut kept, record, ConflictReason::PointedAt { by: *by }),
                None => draft.remove(record),
            }
        }
        Ok(kept)
    }

    /// The pointers at what was re-created that setting back does not take away.
    fn pointers_that_stay(
        &self,
        draft: &Draft<'_>,
        present: &HashMap<RecordKey, Record>,
        kept: &HashSet<RecordKey>,
        pointing: &[Record],
        created: &BTreeMap<RecordKey, &Record>,
    ) -> Vec<Pointer> {
        let mut taken_away: HashSet<(RecordKey, String)> = HashSet::new();
        for (record, _, changes) in self.find_set_back(draft, present, kept) {
            let fields = changes.set.into_iter().chain(changes.relink).map(|(field, _)| (record.key(), field));
            taken_away.extend(fields);
        }
        let definitions = &draft.live.definitions;
        let at_created = |record| pointers_at(definitions, record, &|key| created.contains_key(&key));
        let stays = |pointer: &Pointer| !taken_away.contains(&(pointer.from, pointer.field.clone()));
        pointing.iter().flat_map(at_created).filter(stays).collect()
    }

    /// Links that went with what the restore removed come back with it. What else changed in the field since stays.
    fn give_back_cut(&self, draft: &mut Draft<'_>, present: &HashMap<RecordKey, Record>) {
        if self.cut().next().is_none() {
            return;
        }
        let planned = draft.planned_values();
        let mut earlier: BTreeMap<RecordKey, Vec<Record>> = BTreeMap::new();
        // The entries are newest first, earlier versions are wanted oldest first.
        for lost in self.entries.iter().rev().flat_map(|entry| &entry.cut) {
            let Some(id) = draft.live.living(lost.record) else { continue };
            let key = RecordKey { id, ..lost.record };
            if !planned.contains_key(&(key, lost.field.clone())) {
                let fields = Fields::from([(lost.field.clone(), lost.value.clone())]);
                earlier.entry(key).or_default().push(Record { entity_type: key.entity_type, id, fields });
            }
        }
        for (key, versions) in earlier {
            let Some(record) = present.get(&key) else { continue };
            let mut changes = draft.in_world(|world| match merge_pointers(world, &versions) {
                Some(earlier) => relinks(world, record, &earlier),
                None => Changes::default(),
            });
            changes.relink.retain(|field, _| versions.iter().any(|version| version.fields.contains_key(field)));
            draft.add_changes(record, record, changes, ConflictReason::ChangedAfterRestore);
        }
    }

    /// The entries whose steps are of a kind, newest first.
    fn of_kind(&self, kind: ActionKind) -> impl Iterator<Item = &JournalEntry> {
        self.entries.iter().filter(move |entry| self.kind(entry) == Some(kind))
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

/// Leaves a re-created record where it is, and says so.
fn keep(draft: &mut Draft<'_>, kept: &mut HashSet<RecordKey>, record: &Record, reason: ConflictReason) {
    kept.insert(draft.live.lineage.first(record.key()));
    draft.conflicts.push(Conflict { record: record.key(), name: record.display_name(), fields: Vec::new(), reason });
}

/// Values without their pointers at records that are removed: the portal takes those away by itself.
fn without_pointers(
    world: &World<'_>,
    entity_type: EntityType,
    fields: &Fields,
    removed: &HashSet<RecordKey>,
) -> Fields {
    let without = |(field, value): (&String, &Value)| {
        let keep = |key: RecordKey| (!removed.contains(&key)).then_some(key.id);
        let is_pointer = is_pointer(world.definitions.role(entity_type, field));
        let value = if is_pointer {
            rewrite_references(world.definitions, entity_type, field, value, &keep)
        } else {
            value.clone()
        };
        (field.clone(), value)
    };
    fields.iter().map(without).collect()
}

/// The fields that still hold what the restore sent (`ours`: in one form or the other), with their values from before.
///
/// A pointer that dangled and was set to the new number of the same record compares as equal; taking it back means the
/// number from before all the same: under it the record may come out of the recycle bin.
fn what_to_set_back(
    world: &World<'_>,
    present: &Record,
    earlier: &Record,
    ours: [&Fields; 2],
    is_relink: bool,
) -> Changes {
    let [sent, without] = ours.map(|fields| Record { fields: fields.clone(), ..*present });
    let mut changes = Changes::default();
    for field in sent.fields.keys() {
        let is = world.comparable(present, field);
        let is_ours = is == world.comparable(&sent, field) || is == world.comparable(&without, field);
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
