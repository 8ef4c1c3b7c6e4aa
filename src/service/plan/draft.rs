//! A plan in the making: collects what is to come back, to change and to go, and what the portal refused before.
//!
//! In charge of turning comparisons into steps and preview rows. Which records are compared is `selective`'s
//! and `crm`'s.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;

use super::PlanError;
use super::preview::{DoneRow, LostRow, NEW_NUMBER, Preview};
use crate::domain::plan::alike::Pool;
use crate::domain::plan::compare::{Changes, World, is_pointer};
use crate::domain::plan::cut::CutLink;
use crate::domain::plan::order::{Creation, number, order_creations, order_removals};
use crate::domain::plan::{Action, ActionKind, Conflict, ConflictReason, Source, Step};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::schema::{Digest, ORIGIN_MARK, Writability, references, rewrite_references, writability};
use crate::domain::snapshot::SnapshotHeader;
use crate::domain::{EntityType, RecordId, SnapshotId};
use crate::ports::restores::Refusal;
use crate::service::desk::{Advance, Desk, OnAdvance, Stage};
use crate::service::evidence::{RECORD_PAGE, new_since};
use crate::service::export::values::cell;
use crate::service::live::{LivePortal, read_records};

/// What a plan is made of.
pub(in crate::service) struct Draft<'d> {
    pub desk: &'d Desk,
    pub live: LivePortal,
    pub snapshots: Vec<SnapshotHeader>,
    pub preview: Preview,
    pub conflicts: Vec<Conflict>,
    pub refused_before: u64,
    /// Whether it takes back what a restore did, links included, whatever the policy says now.
    pub is_undo: bool,
    /// Records that are missing too and were left out by choice, by first number.
    pub not_chosen: HashSet<RecordKey>,
    /// Types of which nobody knows whether their records point at what is removed.
    pub links_unknown: BTreeSet<EntityType>,
    /// Those of `not_chosen` that re-created records point at.
    missed: BTreeSet<RecordKey>,
    refusals: HashMap<(RecordKey, String), Digest>,
    /// What comes back, by first number, with its last number and its content.
    returning: BTreeMap<RecordKey, (RecordKey, Source)>,
    creations: Vec<Creation>,
    changes: Vec<Step>,
    relinks: Vec<Step>,
    removals: BTreeMap<RecordKey, Step>,
}

impl<'d> Draft<'d> {
    /// Begins with an empty plan. With `retry`, earlier refusals are forgotten.
    pub(in crate::service) fn new(
        desk: &'d Desk,
        live: LivePortal,
        snapshots: Vec<SnapshotHeader>,
        refusals: Vec<Refusal>,
        retry: bool,
    ) -> Self {
        let refusals = refusals.into_iter().filter(|_| !retry);
        Self {
            desk,
            live,
            snapshots,
            preview: Preview::default(),
            conflicts: Vec::new(),
            refused_before: 0,
            is_undo: false,
            not_chosen: HashSet::new(),
            links_unknown: BTreeSet::new(),
            missed: BTreeSet::new(),
            refusals: refusals.map(|each| ((each.record, each.field), each.wanted)).collect(),
            returning: BTreeMap::new(),
            creations: Vec::new(),
            changes: Vec::new(),
            relinks: Vec::new(),
            removals: BTreeMap::new(),
        }
    }

    /// Whether the plan brings this record back.
    pub(in crate::service) fn returns(&self, key: RecordKey) -> bool {
        self.returning.contains_key(&self.live.lineage.first(key))
    }

    /// What the plan brings back, by first number.
    pub(in crate::service) fn returning(&self) -> HashSet<RecordKey> {
        self.returning.keys().copied().collect()
    }

    /// Runs a comparison.
    pub(in crate::service) fn in_world<T>(&self, run: impl FnOnce(&World<'_>) -> T) -> T {
        self.live.in_world(&|key| self.returns(key), run)
    }

    /// Wants a record back that is gone.
    pub(in crate::service) fn bring_back(&mut self, record: RecordKey, source: Source) {
        let first = self.live.lineage.first(record);
        if self.refusals.contains_key(&(first, String::new())) {
            self.refused_before += 1;
        } else {
            self.returning.insert(first, (record, source));
        }
    }

    /// Reads what is to come back, for names and pointers. Call it once everything was wanted. Where a record made
    /// since looks the same, none is created beside it unless `with_alike`.
    pub(in crate::service) async fn load_creations(
        &mut self,
        with_alike: bool,
        on_advance: OnAdvance<'_>,
    ) -> Result<(), PlanError> {
        let mut by_snapshot: BTreeMap<(SnapshotId, EntityType), Vec<RecordId>> = BTreeMap::new();
        for (record, source) in self.returning.values() {
            if let Source::Snapshot(snapshot) = source {
                by_snapshot.entry((*snapshot, record.entity_type)).or_default().push(record.id);
            }
        }
        let mut done = 0;
        let mut taken: HashSet<RecordKey> = HashSet::new();
        for ((snapshot, entity_type), ids) in by_snapshot {
            let mut pool = Pool::default();
            if !with_alike {
                let made = new_since(self.desk, &self.live, snapshot, entity_type).await?;
                let made: Vec<RecordId> = made.into_iter().map(|live| live.id).collect();
                let made = read_records(self.desk, entity_type, &made).await?;
                let made = made.into_iter().filter(|made| !taken.contains(&made.key()));
                made.for_each(|made| pool.add(made, &self.live.lineage));
            }
            for chunk in ids.chunks(RECORD_PAGE) {
                let stored =
                    self.desk.snapshots.load_records(self.desk.portal_id(), snapshot, entity_type, chunk).await?;
                done += stored.len() as u64;
                on_advance(Advance { stage: Stage::ReadingSnapshots, done, total: None });
                for stored in stored {
                    match pool.take(&stored.record, &self.live.lineage) {
                        Some(made) => {
                            taken.insert(made);
                            self.note_made_again(&stored.record, made);
                        }
                        None => self.add_creation(&stored.record, Source::Snapshot(snapshot)),
                    }
                }
            }
        }
        // A record whose content could not be loaded is not promised.
        let loaded: HashSet<RecordKey> = self.creations.iter().map(|each| each.first).collect();
        self.returning.retain(|first, _| loaded.contains(first));
        Ok(())
    }

    fn note_made_again(&mut self, wanted: &Record, made: RecordKey) {
        let name = wanted.display_name();
        let reason = ConflictReason::MadeAgain { as_id: made.id };
        self.conflicts.push(Conflict { record: made, name, fields: Vec::new(), reason });
    }

    /// Takes the content of a record that was wanted back.
    pub(in crate::service) fn add_creation(&mut self, record: &Record, source: Source) {
        let first = self.live.lineage.first(record.key());
        let (pointers, left_out) = self.pointers_of(record);
        let name = record.display_name();
        self.preview.done.push(DoneRow::whole(ActionKind::Recreate, record.key(), &name));
        let owed = Fields::new();
        self.creations.push(Creation { record: record.key(), first, name, source, pointers, left_out, owed });
    }

    /// Takes links that records which are to come back had lost before they vanished: by first number, their content
    /// without and with them.
    pub(super) fn complete_creations(&mut self, mut joined: BTreeMap<RecordKey, (Record, Record)>) {
        let mut creations = std::mem::take(&mut self.creations);
        for creation in &mut creations {
            let Some((record, joined)) = joined.remove(&creation.first) else { continue };
            (creation.pointers, creation.left_out) = self.pointers_of(&joined);
            let is_owed = |(field, value): &(String, Value)| record.fields.get(field) != Some(value);
            creation.owed = joined.fields.into_iter().filter(is_owed).collect();
            for (field, value) in &creation.owed {
                let mut row = DoneRow::field(&self.live.definitions, ActionKind::Link, &record, field, value);
                row.wanted = self.pointers_in_words(record.entity_type, field, value);
                self.preview.done.push(row);
            }
        }
        self.creations = creations;
    }

    /// What comes back, by first number, with its last number and the snapshot that it comes from.
    pub(super) fn last_versions(&self) -> BTreeMap<RecordKey, (RecordKey, SnapshotId)> {
        let of_snapshot = |(first, (record, source)): (&RecordKey, &(RecordKey, Source))| match source {
            Source::Snapshot(snapshot) => Some((*first, (*record, *snapshot))),
            Source::Before { .. } => None,
        };
        self.returning.iter().filter_map(of_snapshot).collect()
    }

    /// Whether a pointer at this record (first number) is worth having: it lives, returns, or is left out by choice.
    pub(super) fn may_point_at(&self, first: RecordKey) -> bool {
        self.returns(first) || self.live.living(first).is_some() || self.not_chosen.contains(&first)
    }

    /// At what a record points that comes back too, by field, and the fields that point at what is left out.
    fn pointers_of(&mut self, record: &Record) -> (Vec<(String, RecordKey)>, Vec<String>) {
        let mut pointers = Vec::new();
        let mut left_out = BTreeSet::new();
        for (field, value) in &record.fields {
            for target in references(&self.live.definitions, record.entity_type, field, value) {
                let target = self.live.lineage.first(target);
                if self.returning.contains_key(&target) {
                    pointers.push((field.clone(), target));
                } else if self.not_chosen.contains(&target) {
                    left_out.insert(field.clone());
                    self.missed.insert(target);
                }
            }
        }
        (pointers, left_out.into_iter().collect())
    }

    /// How many records of each type were left out although re-created ones point at them.
    pub(in crate::service) fn left_out_links(&self) -> BTreeMap<EntityType, u64> {
        let mut counts = BTreeMap::new();
        for key in &self.missed {
            *counts.entry(key.entity_type).or_default() += 1;
        }
        counts
    }

    /// Takes what a comparison found. `wanted` is the attainable record that `present` was compared with.
    pub(in crate::service) fn add_changes(
        &mut self,
        present: &Record,
        wanted: &Record,
        changes: Changes,
        reason: ConflictReason,
    ) {
        let (set, relink) = (self.not_refused(present, changes.set), self.not_refused(present, changes.relink));
        for (action, fields) in [(ActionKind::ChangeBack, set), (ActionKind::Relink, relink)] {
            if fields.is_empty() {
                continue;
            }
            self.preview_fields(action, present, wanted, &fields);
            let expected = self.in_world(|world| world.digest(present, fields.keys()));
            let step = |action| Step { seq: 0, record: present.key(), name: present.display_name(), action };
            if action == ActionKind::ChangeBack {
                self.changes.push(step(Action::ChangeBack { set: fields, expected }));
            } else {
                self.relinks.push(step(Action::Relink { set: fields, expected }));
            }
        }
        if !changes.conflicts.is_empty() {
            self.conflicts.push(Conflict {
                record: present.key(),
                name: present.display_name(),
                fields: changes.conflicts,
                reason,
            });
        }
        if !changes.unwritable.is_empty() {
            self.conflicts.push(Conflict {
                record: present.key(),
                name: present.display_name(),
                fields: changes.unwritable,
                reason: ConflictReason::OnlyWhileCreating,
            });
        }
    }

    fn not_refused(&mut self, present: &Record, fields: Fields) -> Fields {
        let first = self.live.lineage.first(present.key());
        let mut kept = Fields::new();
        for (field, value) in fields {
            let wanted = self.in_world(|world| world.wanted_digest(present.entity_type, &field, &value));
            if self.refusals.get(&(first, field.clone())) == Some(&wanted) {
                self.refused_before += 1;
            } else {
                kept.insert(field, value);
            }
        }
        kept
    }

    fn preview_fields(&mut self, action: ActionKind, present: &Record, wanted: &Record, fields: &Fields) {
        let definitions = &self.live.definitions;
        for (field, value) in fields {
            let value = if action == ActionKind::Relink { value } else { wanted.fields.get(field).unwrap_or(value) };
            let mut row = DoneRow::field(definitions, action, present, field, value);
            if is_pointer(definitions.role(present.entity_type, field)) {
                row.wanted = self.pointers_in_words(present.entity_type, field, value);
            }
            if action == ActionKind::ChangeBack && !row.present.is_empty() {
                self.preview.lost.push(LostRow::from(&row));
            }
            self.preview.done.push(row);
        }
    }

    /// What will stand in a pointing field: the numbers of now, as far as they are known before anything is re-created.
    fn pointers_in_words(&self, entity_type: EntityType, field: &str, value: &Value) -> String {
        let definitions = &self.live.definitions;
        let in_words = |item: &Value| {
            let as_it_is = cell(definitions, entity_type, field, item);
            let Some(key) = references(definitions, entity_type, field, item).pop() else { return as_it_is };
            match self.live.living(key) {
                Some(id) if !self.removes(RecordKey { id, ..key }) => {
                    let now = rewrite_references(definitions, entity_type, field, item, &|_| Some(id));
                    cell(definitions, entity_type, field, &now)
                }
                None if self.returns(key) => format!("{NEW_NUMBER}{as_it_is}"),
                _ => as_it_is,
            }
        };
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        items.iter().map(in_words).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Whether the plan removes a record under exactly this number.
    pub(super) fn removes(&self, key: RecordKey) -> bool {
        self.removals.contains_key(&key)
    }

    /// What the plan sets in records that are there, by record and field.
    pub(in crate::service) fn planned_values(&self) -> HashMap<(RecordKey, String), Value> {
        let mut planned = HashMap::new();
        for step in self.changes.iter().chain(&self.relinks) {
            if let Action::ChangeBack { set, .. } | Action::Relink { set, .. } = &step.action {
                planned.extend(set.iter().map(|(field, value)| ((step.record, field.clone()), value.clone())));
            }
        }
        planned
    }

    /// Notes that a link of a record that stays goes with a record that is removed.
    pub(super) fn cut(&mut self, removed: RecordKey, from: &Record, field: &str) {
        let Some(step) = self.removals.get_mut(&removed) else { return };
        if let Action::Remove { cuts, .. } = &mut step.action {
            cuts.push(CutLink { record: from.key(), field: field.to_owned() });
            let lost = LostRow::link(&self.live.definitions, from, field, removed, &step.name);
            self.preview.lost.push(lost);
        }
    }

    /// Wants a record gone that the snapshot does not have.
    pub(in crate::service) fn remove(&mut self, present: &Record) {
        let first = self.live.lineage.first(present.key());
        if self.refusals.contains_key(&(first, String::new())) {
            self.refused_before += 1;
            return;
        }
        let name = present.display_name();
        self.preview.done.push(DoneRow::whole(ActionKind::Remove, present.key(), &name));
        let definitions = &self.live.definitions;
        for (field, value) in &present.fields {
            let is_mark = field.starts_with("origin") && present.text("originatorId") == Some(ORIGIN_MARK);
            if !is_mark && writability(present.entity_type, field) != Writability::Never {
                let row = DoneRow::field(definitions, ActionKind::Remove, present, field, value);
                if !row.present.is_empty() {
                    self.preview.lost.push(LostRow::from(&row));
                }
            }
        }
        let expected = self.in_world(|world| world.own_digest(present));
        let action = Action::Remove { expected, cuts: Vec::new() };
        self.removals.insert(present.key(), Step { seq: 0, record: present.key(), name, action });
    }

    /// Every step in its order: creations and their links, changes, lost pointers, removals.
    pub(in crate::service) fn take_steps(&mut self) -> Vec<Step> {
        let mut steps = order_creations(std::mem::take(&mut self.creations));
        if !self.desk.policy.restores.rewrite_links && !self.is_undo {
            // B08 switched off: pointers at re-created records are left as the portal made them.
            steps.retain(|step| step.action.kind() != ActionKind::Link);
            self.relinks.clear();
            self.preview.done.retain(|row| row.action() != ActionKind::Relink);
        }
        let by_record = |step: &Step| step.record;
        self.changes.sort_by_key(by_record);
        self.relinks.sort_by_key(by_record);
        steps.append(&mut self.changes);
        steps.append(&mut self.relinks);
        let mut removals: Vec<Step> = std::mem::take(&mut self.removals).into_values().collect();
        order_removals(&mut removals);
        steps.append(&mut removals);
        number(&mut steps);
        steps
    }
}
