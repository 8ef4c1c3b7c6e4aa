//! After a lost answer: wait until the request can no longer be at work, look, and only then go on.
//!
//! In charge of telling what a lost request did. Records that it created are known by our own mark, else by
//! content, as a multiset against that one request; only what is missing goes back to *planned*.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::run::{Halt, Run};
use crate::domain::plan::ActionKind;
use crate::domain::record::Record;
use crate::domain::restore::{Sending, StepState};
use crate::domain::schema::{Digest, ORIGIN_MARK};
use crate::domain::{EntityType, RecordId};
use crate::ports::restores::JournalChange;

impl Run<'_> {
    /// Finds out what became of every step that was sent and has no answer.
    pub(super) async fn settle_open(&mut self) -> Result<(), Halt> {
        let mut requests: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for entry in self.journal.iter().filter(|entry| entry.state.is_open()) {
            let batch = entry.sending.map_or(0, |sending| sending.batch);
            requests.entry(batch).or_default().push(entry.seq);
        }
        for seqs in requests.into_values() {
            let Some(sending) = self.journal[seqs[0] as usize].sending else { continue };
            self.wait_for(&sending).await;
            match self.step(seqs[0]).action.kind() {
                ActionKind::Recreate => self.settle_creations(&seqs, &sending).await?,
                ActionKind::Link | ActionKind::ChangeBack | ActionKind::Relink => self.settle_changes(&seqs).await?,
                ActionKind::Remove => self.settle_removals(&seqs).await?,
            }
        }
        Ok(())
    }

    async fn wait_for(&self, sending: &Sending) {
        let left = sending.left(self.desk.now());
        tracing::info!(restore.id = %self.restore.id, batch = sending.batch, left_ms = left.as_millis(), "waiting for a lost request");
        tokio::time::sleep(left).await;
    }

    async fn settle_creations(&mut self, seqs: &[u32], sending: &Sending) -> Result<(), Halt> {
        let entity_type = self.step(seqs[0]).record.entity_type;
        let found = self.read_above(entity_type, sending.highest).await?;
        let mut edges = Vec::new();
        for (seq, id) in self.match_created(seqs, entity_type, &found) {
            edges.push(self.turn_created(seq, id)?);
        }
        for seq in seqs {
            if self.journal[*seq as usize].state.is_open() {
                self.journal[*seq as usize].turn(StepState::Planned)?;
            }
        }
        self.save(seqs, JournalChange { edges, ..JournalChange::default() }).await
    }

    /// Every record above a number, without those that this restore knows to be its own.
    async fn read_above(&mut self, entity_type: EntityType, highest: RecordId) -> Result<Vec<Record>, Halt> {
        let known: HashSet<RecordId> = self
            .journal
            .iter()
            .filter(|entry| self.step(entry.seq).record.entity_type == entity_type)
            .filter_map(|entry| entry.new_id)
            .collect();
        let mut found = Vec::new();
        let mut after = highest;
        loop {
            let page = self.ask(|| self.desk.crm.read_page(entity_type, after)).await?;
            let last = page.items.last().map(|record| record.id);
            found.extend(page.items.into_iter().filter(|record| !known.contains(&record.id)));
            match last {
                Some(last) if !page.is_last && last > after => after = last,
                _ => return Ok(found),
            }
        }
    }

    /// Which of the records found was created by which step.
    fn match_created(&self, seqs: &[u32], entity_type: EntityType, found: &[Record]) -> Vec<(u32, RecordId)> {
        let mut matched = Vec::new();
        let mut taken: HashSet<RecordId> = HashSet::new();
        let by_mark: HashMap<String, RecordId> = found
            .iter()
            .filter(|record| record.text("originatorId") == Some(ORIGIN_MARK))
            .filter_map(|record| Some((record.text("originId")?.to_owned(), record.id)))
            .collect();
        let mut rest = Vec::new();
        for seq in seqs {
            match by_mark.get(&self.mark_of(*seq)) {
                Some(id) if self.journal[*seq as usize].is_marked => {
                    matched.push((*seq, *id));
                    taken.insert(*id);
                }
                _ => rest.push(*seq),
            }
        }
        // A record with a mark of ours was made by another step.
        let mut pool: Vec<&Record> = found
            .iter()
            .filter(|record| !taken.contains(&record.id) && record.text("originatorId") != Some(ORIGIN_MARK))
            .collect();
        for (seq, (names, digest)) in sorted(self.comparable_sent(&rest, entity_type)) {
            let is_it = |record: &&Record| self.in_world(|world| world.digest(record, &names)) == digest;
            if let Some(place) = pool.iter().position(is_it) {
                matched.push((seq, pool.remove(place).id));
            }
        }
        matched
    }

    async fn settle_changes(&mut self, seqs: &[u32]) -> Result<(), Halt> {
        let entity_type = self.step(seqs[0]).record.entity_type;
        let ids: Vec<RecordId> = seqs.iter().filter_map(|seq| self.number_of(*seq)).collect();
        let present = self.read(entity_type, &ids).await?;
        for seq in seqs {
            let record = self.number_of(*seq).and_then(|id| present.get(&id));
            let sent = self.journal[*seq as usize].sent.clone().unwrap_or_default();
            let is_there =
                record.is_some_and(|record| sent.iter().all(|(field, value)| self.is_as_wanted(record, field, value)));
            // Not there, or only in part: it is looked at and, where nobody else changed it, sent once more.
            let next = if is_there { StepState::Done } else { StepState::Planned };
            self.journal[*seq as usize].turn(next)?;
        }
        self.save(seqs, JournalChange::default()).await
    }

    async fn settle_removals(&mut self, seqs: &[u32]) -> Result<(), Halt> {
        let entity_type = self.step(seqs[0]).record.entity_type;
        let ids: Vec<RecordId> = seqs.iter().map(|seq| self.step(*seq).record.id).collect();
        let present = self.read(entity_type, &ids).await?;
        let mut removed = Vec::new();
        for seq in seqs {
            let is_gone = !present.contains_key(&self.step(*seq).record.id);
            let next = if is_gone { StepState::Done } else { StepState::Planned };
            self.journal[*seq as usize].turn(next)?;
            if is_gone {
                removed.push(self.turn_removed(*seq));
            }
        }
        self.save(seqs, JournalChange { removed, ..JournalChange::default() }).await
    }
}

fn sorted(sent: HashMap<u32, (Vec<String>, Digest)>) -> BTreeMap<u32, (Vec<String>, Digest)> {
    sent.into_iter().collect()
}
