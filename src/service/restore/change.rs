//! Changing and removing records that are there: look, compare with what the plan expects, write.
//!
//! In charge of sparing what people changed since planning, and of the before-images that an undo works from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::run::{Halt, Run, pick};
use crate::domain::plan::compare::{is_pointer, keep_links};
use crate::domain::plan::{Action, ActionKind, ConflictReason};
use crate::domain::record::{Fields, Record};
use crate::domain::restore::StepState;
use crate::domain::schema::{Digest, references};
use crate::domain::{EntityType, RecordId, RecordKey};
use crate::ports::crm::{Update, WriteOutcome};
use crate::ports::restores::JournalChange;

/// Records whose before-images are read and saved at once.
const IMAGES_AT_ONCE: usize = 200;

impl Run<'_> {
    /// Sets fields of existing records, of one type.
    pub(super) async fn change_batch(&mut self, batch: &[u32]) -> Result<(), Halt> {
        let entity_type = self.step(batch[0]).record.entity_type;
        let sources = self.load_sources(batch).await?;
        let ids: Vec<RecordId> = batch.iter().filter_map(|seq| self.number_of(*seq)).collect();
        let present = self.read(entity_type, &ids).await?;
        let mut wanted: BTreeMap<u32, Fields> = BTreeMap::new();
        for seq in batch {
            let set = match &self.step(*seq).action {
                Action::ChangeBack { set, .. } | Action::Relink { set, .. } => set.clone(),
                Action::Link { fields, .. } => sources.get(seq).map(|source| pick(source, fields)).unwrap_or_default(),
                Action::Recreate { .. } | Action::Remove { .. } => Fields::new(),
            };
            wanted.insert(*seq, set);
        }
        self.learn_targets(entity_type, wanted.values().flatten()).await?;
        let sending = self.new_sending(RecordId(0));
        let mut updates = Vec::new();
        let mut sent = Vec::new();
        for (seq, set) in wanted {
            let record = self.number_of(seq).and_then(|id| present.get(&id));
            if let Some(update) = self.decide_change(seq, record, &set)? {
                self.turn_sent(seq, sending)?;
                updates.push(update);
                sent.push(seq);
            }
        }
        self.save(batch, JournalChange::default()).await?;
        if sent.is_empty() {
            return Ok(());
        }
        match self.desk.crm.update(entity_type, &updates).await {
            Ok(outcomes) => self.note_changes(&sent, outcomes, false).await,
            Err(error) => self.take_back_sent(&sent, &error).await,
        }
    }

    /// The present number of the record that a changing step is about.
    pub(super) fn number_of(&self, seq: u32) -> Option<RecordId> {
        let step = self.step(seq);
        match &step.action {
            Action::Recreate { .. } | Action::Link { .. } => self.created_id(step.record),
            Action::ChangeBack { .. } | Action::Relink { .. } | Action::Remove { .. } => Some(step.record.id),
        }
    }

    /// What to send for one step; `None` where it ended without a request.
    fn decide_change(&mut self, seq: u32, present: Option<&Record>, set: &Fields) -> Result<Option<Update>, Halt> {
        let Some(present) = present else {
            let is_link = matches!(self.step(seq).action, Action::Link { .. });
            let reason = if is_link { ConflictReason::WithoutOwner } else { ConflictReason::Gone };
            self.turn_conflict(seq, reason)?;
            return Ok(None);
        };
        let target: Fields = set
            .iter()
            .filter(|(field, _)| self.in_world(|world| world.may_update(present.entity_type, field)))
            .map(|(field, value)| (field.clone(), self.wanted_value(present, field, value)))
            .filter(|(field, value)| !self.is_as_wanted(present, field, value))
            .collect();
        if target.is_empty() {
            self.journal[seq as usize].turn(StepState::Done)?;
            return Ok(None);
        }
        if !self.is_as_expected(seq, present, set) {
            self.turn_conflict(seq, ConflictReason::ChangedAfterPlanning)?;
            return Ok(None);
        }
        let entry = &mut self.journal[seq as usize];
        // Of the first attempt: a later one may already see what we wrote.
        if entry.before.is_none() {
            entry.before = Some(pick(present, target.keys()));
        }
        entry.sent = Some(target.clone());
        Ok(Some(Update { present: present.clone(), set: target }))
    }

    /// The value to send. Where an undo keeps a record that people changed, links to it stay.
    fn wanted_value(&self, present: &Record, field: &str, value: &Value) -> Value {
        let value = self.resolve(present.entity_type, field, value);
        if self.kept.is_empty() {
            return value;
        }
        self.in_world(|world| keep_links(world, present, field, &value, &self.kept))
    }

    /// Whether a field already holds what is wanted; a pointer at an old number of the right record does not.
    pub(super) fn is_as_wanted(&self, present: &Record, field: &str, wanted: &Value) -> bool {
        let entity_type = present.entity_type;
        if is_pointer(self.definitions.role(entity_type, field)) {
            let keys = |value: &Value| references(&self.definitions, entity_type, field, value);
            return keys(present.fields.get(field).unwrap_or(&Value::Null)) == keys(wanted);
        }
        let target = Record { fields: Fields::from([(field.to_owned(), wanted.clone())]), ..*present };
        self.in_world(|world| world.comparable(present, field) == world.comparable(&target, field))
    }

    fn is_as_expected(&self, seq: u32, present: &Record, set: &Fields) -> bool {
        if let Some(before) = &self.journal[seq as usize].before {
            let earlier = Record { fields: before.clone(), ..*present };
            return self.in_world(|world| {
                before.keys().all(|field| world.comparable(present, field) == world.comparable(&earlier, field))
            });
        }
        match &self.step(seq).action {
            Action::ChangeBack { expected, .. } | Action::Relink { expected, .. } => {
                self.in_world(|world| world.digest(present, set.keys()) == *expected)
            }
            Action::Recreate { .. } | Action::Link { .. } | Action::Remove { .. } => true,
        }
    }

    /// Finds what an undo will not remove, because somebody changed it since planning, before any link to it goes.
    pub(super) async fn find_kept(&mut self) -> Result<(), Halt> {
        let mut expected: BTreeMap<EntityType, BTreeMap<RecordId, Digest>> = BTreeMap::new();
        for step in &self.plan.steps {
            if let (Action::Remove { expected: digest }, false) = (&step.action, self.entry(step).state.is_final()) {
                expected.entry(step.record.entity_type).or_default().insert(step.record.id, *digest);
            }
        }
        for (entity_type, expected) in expected {
            let ids: Vec<RecordId> = expected.keys().copied().collect();
            for (id, record) in self.read(entity_type, &ids).await? {
                if expected.get(&id) != Some(&self.in_world(|world| world.own_digest(&record))) {
                    self.removes.remove(&record.key());
                    self.kept.insert(self.lineage.first(record.key()));
                }
            }
        }
        Ok(())
    }

    /// Saves every record that is to be removed before the first of them goes: with each one, the portal also takes
    /// away pointers at it, and an undo wants those back too.
    async fn save_removal_images(&mut self) -> Result<(), Halt> {
        let mut by_type: BTreeMap<EntityType, Vec<u32>> = BTreeMap::new();
        for entry in self.journal.iter().filter(|entry| !entry.state.is_final() && entry.before.is_none()) {
            let step = self.step(entry.seq);
            if step.action.kind() == ActionKind::Remove {
                by_type.entry(step.record.entity_type).or_default().push(entry.seq);
            }
        }
        for (entity_type, seqs) in by_type {
            for chunk in seqs.chunks(IMAGES_AT_ONCE) {
                let ids: Vec<RecordId> = chunk.iter().map(|seq| self.step(*seq).record.id).collect();
                let mut present = self.read(entity_type, &ids).await?;
                for seq in chunk {
                    let record = present.remove(&self.step(*seq).record.id);
                    self.journal[*seq as usize].before = record.map(|record| record.fields);
                }
                self.save(chunk, JournalChange::default()).await?;
            }
        }
        Ok(())
    }

    /// Removes records, of one type.
    pub(super) async fn remove_batch(&mut self, batch: &[u32]) -> Result<(), Halt> {
        if batch.iter().any(|seq| self.journal[*seq as usize].before.is_none()) {
            self.save_removal_images().await?;
        }
        let entity_type = self.step(batch[0]).record.entity_type;
        let ids: Vec<RecordId> = batch.iter().map(|seq| self.step(*seq).record.id).collect();
        let present = self.read(entity_type, &ids).await?;
        let sending = self.new_sending(RecordId(0));
        let mut sent = Vec::new();
        for seq in batch {
            let Some(record) = present.get(&self.step(*seq).record.id) else {
                self.journal[*seq as usize].turn(StepState::Done)?;
                continue;
            };
            let is_expected = match &self.step(*seq).action {
                Action::Remove { expected } => self.in_world(|world| world.own_digest(record) == *expected),
                _ => false,
            };
            if !is_expected {
                self.turn_conflict(*seq, ConflictReason::ChangedAfterPlanning)?;
                continue;
            }
            self.turn_sent(*seq, sending)?;
            let entry = &mut self.journal[*seq as usize];
            entry.before.get_or_insert_with(|| record.fields.clone());
            entry.sent = Some(Fields::new());
            sent.push(*seq);
        }
        self.save(batch, JournalChange::default()).await?;
        if sent.is_empty() {
            return Ok(());
        }
        let ids: Vec<RecordId> = sent.iter().map(|seq| self.step(*seq).record.id).collect();
        match self.desk.crm.delete(entity_type, &ids).await {
            Ok(outcomes) => self.note_changes(&sent, outcomes, true).await,
            Err(error) => self.take_back_sent(&sent, &error).await,
        }
    }

    async fn note_changes(
        &mut self,
        sent: &[u32],
        outcomes: Vec<WriteOutcome<()>>,
        is_removal: bool,
    ) -> Result<(), Halt> {
        let mut removed = Vec::new();
        let mut refused = Vec::new();
        for (seq, outcome) in sent.iter().zip(outcomes) {
            match outcome {
                WriteOutcome::Done(()) => {
                    self.journal[*seq as usize].turn(StepState::Done)?;
                    if is_removal {
                        removed.push(self.turn_removed(*seq));
                    }
                }
                WriteOutcome::Refused { code, text } => refused.push((*seq, code, text)),
                WriteOutcome::Unknown { .. } => self.journal[*seq as usize].turn(StepState::Unknown)?,
            }
        }
        let (refusals, halt) = self.turn_refused(refused).await?;
        self.save(sent, JournalChange { removed, refusals, ..JournalChange::default() }).await?;
        halt.map_or(Ok(()), Err)
    }

    /// A record is gone.
    pub(super) fn turn_removed(&mut self, seq: u32) -> RecordKey {
        let key = self.step(seq).record;
        self.note_removed(key);
        key
    }
}
