//! What a plan's steps bring back: records of snapshots, and before-images of earlier restores.
//!
//! In charge of loading them as they are to stand, with the links that their last version had lost already. What of them
//! the portal can hold now is `create`'s.

use std::collections::{BTreeMap, HashMap};

use super::run::{Halt, Run};
use crate::domain::RecordId;
use crate::domain::plan::{Action, RestorePlan, Source, Step};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::ports::snapshots::StoreError;

impl Run<'_> {
    /// What the steps bring back, by step.
    pub(super) async fn load_sources(&mut self, seqs: &[u32]) -> Result<HashMap<u32, Record>, Halt> {
        let mut by_source: BTreeMap<Source, Vec<u32>> = BTreeMap::new();
        for seq in seqs {
            if let Action::Recreate { source, .. } | Action::Link { source, .. } = &self.step(*seq).action {
                let group = match source {
                    Source::Snapshot(_) => *source,
                    // One journal holds all before-images of a restore.
                    Source::Before { restore, .. } => Source::Before { restore: *restore, seq: 0 },
                };
                by_source.entry(group).or_default().push(*seq);
            }
        }
        let mut records = HashMap::new();
        for (source, seqs) in by_source {
            match source {
                Source::Snapshot(snapshot) => {
                    if !self.then.contains_key(&snapshot) {
                        let then = self.desk.snapshots.load_definitions(self.desk.portal_id(), snapshot).await?;
                        self.then.insert(snapshot, then);
                    }
                    let entity_type = self.step(seqs[0]).record.entity_type;
                    let ids: Vec<RecordId> = seqs.iter().map(|seq| self.step(*seq).record.id).collect();
                    let stored =
                        self.desk.snapshots.load_records(self.desk.portal_id(), snapshot, entity_type, &ids).await?;
                    let by_id: HashMap<RecordId, Record> =
                        stored.into_iter().map(|stored| (stored.record.id, stored.record)).collect();
                    for seq in seqs {
                        let key = self.step(seq).record;
                        if let Some(mut record) = by_id.get(&key.id).cloned() {
                            record.fields.extend(self.owed.get(&key).into_iter().flat_map(|owed| (*owed).clone()));
                            records.insert(seq, record);
                        }
                    }
                }
                Source::Before { restore, .. } => {
                    let journal = self.desk.restores.load_journal(restore).await?;
                    for seq in seqs {
                        let before = source_step(self.step(seq))
                            .and_then(|wanted| journal.iter().find(|entry| entry.seq == wanted)?.before.clone());
                        if let Some(fields) = before {
                            let RecordKey { entity_type, id } = self.step(seq).record;
                            records.insert(seq, Record { entity_type, id, fields });
                        }
                    }
                }
            }
        }
        let needs_source =
            |seq: &&u32| matches!(self.step(**seq).action, Action::Recreate { .. } | Action::Link { .. });
        match seqs.iter().filter(needs_source).find(|seq| !records.contains_key(seq)) {
            None => Ok(records),
            Some(seq) => {
                let what = format!("the content of {} that the plan relies on", self.step(*seq).record);
                Err(StoreError::NotFound { what }.into())
            }
        }
    }
}

/// Links that what is re-created had lost before it vanished, by record.
pub(super) fn links_owed(plan: &RestorePlan) -> HashMap<RecordKey, &Fields> {
    let mut all = HashMap::new();
    for step in &plan.steps {
        if let Action::Recreate { owed, .. } = &step.action {
            all.insert(step.record, owed);
        }
    }
    all
}

fn source_step(step: &Step) -> Option<u32> {
    match &step.action {
        Action::Recreate { source: Source::Before { seq, .. }, .. }
        | Action::Link { source: Source::Before { seq, .. }, .. } => Some(*seq),
        _ => None,
    }
}
