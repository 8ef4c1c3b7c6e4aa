//! Changing and removing records that are there: look, compare with what the plan expects, write.
//!
//! In charge of sparing what people changed since planning, and of the before-images that an undo works from.

use std::collections::BTreeMap;

use serde_json::Value;

use super::run::{Halt, Run, pick};
use crate::domain::plan::compare::{is_pointer, keep_links};
use crate::domain::plan::{Action, ConflictReason};
use crate::domain::record::{Fields, Record};
use crate::domain::restore::StepState;
use crate::domain::schema::references;
use crate::domain::{RecordId, RecordKey};
use crate::ports::crm::{Update, WriteOutcome};
use crate::ports::restores::JournalChange;

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

    /// Removes records, of one type.
    pub(super) async fn remove_batch(&mut self, batch: &[u32]) -> Result<(), Halt> {
        if !self.has_looked {
            self.look_before_removing().await?;
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
            if !self.is_as_planned(*seq, record) {
                self.turn_conflict(*seq, ConflictReason::ChangedAfterPlanning)?;
                continue;
            }
            if let Some(reason) = self.stays.get(&record.key()) {
                self.turn_conflict(*seq, *reason)?;
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
        // What the portal would not remove stays, and so does what it points at.
        self.has_looked &= !is_removal || refused.is_empty();
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
