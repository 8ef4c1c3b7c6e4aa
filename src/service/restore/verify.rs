//! Reading back what was written, field by field (B07).
//!
//! In charge of finding what the portal did not take. A difference is kept with its reason in the journal and as
//! a refusal, so that planning the same restore again gives an empty plan.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::run::{Halt, Run};
use crate::domain::plan::compare::is_pointer;
use crate::domain::plan::values::Holdable;
use crate::domain::plan::{Action, ActionKind};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::report::DifferenceReason;
use crate::domain::schema::{Writability, positive_id, references, rewrite_references, writability};
use crate::domain::{EntityType, RecordId};
use crate::ports::restores::{JournalChange, Refusal};
use crate::service::desk::Stage;
use crate::service::evidence::last_change;

/// Records that are read back and saved at once.
const READ_BACK: usize = 200;

impl Run<'_> {
    /// Reads back every step that had an effect and was not read back yet.
    pub(super) async fn verify_all(&mut self) -> Result<(), Halt> {
        let mut groups: BTreeMap<(ActionKind, EntityType), Vec<u32>> = BTreeMap::new();
        for entry in self.journal.iter().filter(|entry| entry.has_effect() && !entry.is_verified) {
            let step = self.step(entry.seq);
            groups.entry((step.action.kind(), step.record.entity_type)).or_default().push(entry.seq);
        }
        for ((kind, entity_type), seqs) in groups {
            for chunk in seqs.chunks(READ_BACK) {
                self.tell(Stage::Verifying);
                self.verify_chunk(kind, entity_type, chunk).await?;
            }
        }
        Ok(())
    }

    async fn verify_chunk(&mut self, kind: ActionKind, entity_type: EntityType, seqs: &[u32]) -> Result<(), Halt> {
        let ids: Vec<RecordId> = seqs.iter().filter_map(|seq| self.number_of(*seq)).collect();
        let present = self.read(entity_type, &ids).await?;
        let sources = if kind == ActionKind::Recreate { self.load_sources(seqs).await? } else { Default::default() };
        self.learn_targets(entity_type, sources.values().flat_map(|source| &source.fields)).await?;
        let mut refusals = Vec::new();
        for seq in seqs {
            let record = self.number_of(*seq).and_then(|id| present.get(&id));
            let differences = match (kind, record) {
                (ActionKind::Remove, None) => Vec::new(),
                (ActionKind::Remove, Some(_)) => vec![(String::new(), DifferenceReason::NotTaken)],
                (_, None) => vec![(String::new(), DifferenceReason::GoneSince)],
                (ActionKind::Recreate, Some(record)) => self.compare_created(*seq, record, &sources[seq]),
                (_, Some(record)) => self.compare_changed(*seq, record),
            };
            let differences = self.by_people(*seq, record, differences);
            if self.desk.policy.restores.verify {
                refusals.extend(self.not_taken(*seq, &differences, sources.get(seq)));
                refusals.extend(sources.get(seq).map(|source| self.renumbered(*seq, source)).unwrap_or_default());
            }
            let after = record.map(|record| {
                self.in_world(|world| match &self.journal[*seq as usize].sent {
                    Some(sent) if kind != ActionKind::Recreate => world.digest(record, sent.keys()),
                    _ => world.content_digest(record),
                })
            });
            let writer = self.desk.portal.last_probe.user.id;
            let changed_at = record.map(last_change).filter(|(user, _)| *user == Some(writer)).and_then(|(_, at)| at);
            let entry = &mut self.journal[*seq as usize];
            entry.after = after;
            entry.changed_at = changed_at;
            entry.differences = if self.desk.policy.restores.verify { differences } else { Vec::new() };
            entry.is_verified = true;
        }
        self.save(seqs, JournalChange { refusals, ..JournalChange::default() }).await
    }

    /// Names whoever changed a record after it was written as the reason of its differences.
    fn by_people(
        &self,
        seq: u32,
        record: Option<&Record>,
        mut differences: Vec<(String, DifferenceReason)>,
    ) -> Vec<(String, DifferenceReason)> {
        let Some(by) = record.and_then(|record| self.editor_since(seq, record)) else { return differences };
        for (_, reason) in differences.iter_mut().filter(|(_, reason)| *reason == DifferenceReason::NotTaken) {
            *reason = DifferenceReason::ChangedSince { by: by.clone() };
        }
        differences
    }

    /// Who changed a record after we wrote it, as people call them. Whoever uses the webhook's own name cannot be told
    /// from us; and an import may name an earlier editor, but no later moment than that of the creation.
    fn editor_since(&self, seq: u32, record: &Record) -> Option<String> {
        let (user, at) = last_change(record);
        let user = user.filter(|user| *user != self.desk.portal.last_probe.user.id)?;
        let imported = self.journal[seq as usize].sent.as_ref().and_then(|sent| sent.get("updatedBy"));
        let is_imported = imported.and_then(positive_id).is_some_and(|editor| editor.0 == user.0);
        if is_imported && moment(record, "createdTime") >= at {
            return None;
        }
        Some(self.definitions.users.get(&user.to_string()).cloned().unwrap_or_else(|| format!("user {user}")))
    }

    /// By what a re-created record differs from its source.
    fn compare_created(&self, seq: u32, record: &Record, source: &Record) -> Vec<(String, DifferenceReason)> {
        let attainable = self.in_world(|world| world.attainable(source));
        let mut differences = Vec::new();
        for (field, value) in &source.fields {
            let kind = source.entity_type;
            // A deleted field is named once for all records, with what is not held.
            if writability(kind, field) == Writability::Never || !self.in_world(|world| world.is_defined(kind, field)) {
                continue;
            }
            match self.holdable(seq, source, field) {
                Holdable::AsIs => {}
                Holdable::Less(_) => {
                    differences.push((field.clone(), DifferenceReason::ValueGone));
                    continue;
                }
                Holdable::Renumbered(value) => {
                    let wanted = Record { fields: Fields::from([(field.clone(), value)]), ..*record };
                    if self.in_world(|world| world.comparable(record, field) != world.comparable(&wanted, field)) {
                        differences.push((field.clone(), DifferenceReason::NotTaken));
                    }
                    continue;
                }
            }
            let pointers = |value: &Value| references(&self.definitions, kind, field, value).len();
            if pointers(value) > pointers(&attainable.fields[field]) {
                let is_left_out = match &self.step(seq).action {
                    Action::Recreate { left_out, .. } => left_out.contains(field),
                    _ => false,
                };
                let reason = if is_left_out { DifferenceReason::LeftOut } else { DifferenceReason::PointsAtGone };
                differences.push((field.clone(), reason));
            }
            let is_same =
                self.in_world(|world| world.comparable(record, field) == world.comparable(&attainable, field));
            if !is_same {
                let only_creating = writability(kind, field) == Writability::OnImport;
                let reason =
                    if only_creating { DifferenceReason::OnlyWhileCreating } else { DifferenceReason::NotTaken };
                differences.push((field.clone(), reason));
            }
        }
        differences
    }

    /// Which of the fields that were set do not hold what was sent.
    fn compare_changed(&self, seq: u32, record: &Record) -> Vec<(String, DifferenceReason)> {
        let sent = self.journal[seq as usize].sent.clone().unwrap_or_default();
        sent.iter()
            .filter(|(field, value)| {
                let without = self.without_removed(record.entity_type, field, value);
                !self.is_as_wanted(record, field, value) && !self.is_as_wanted(record, field, &without)
            })
            .map(|(field, _)| (field.clone(), DifferenceReason::NotTaken))
            .collect()
    }

    /// A value without its pointers at what this restore has removed since it was set.
    fn without_removed(&self, entity_type: EntityType, field: &str, value: &Value) -> Value {
        if !is_pointer(self.definitions.role(entity_type, field)) {
            return value.clone();
        }
        let stays = |key: RecordKey| (!self.is_removed(key)).then_some(key.id);
        rewrite_references(&self.definitions, entity_type, field, value, &stays)
    }

    /// Choices that stand in the record under new numbers: not to be planned again under the old ones.
    fn renumbered(&self, seq: u32, source: &Record) -> Vec<Refusal> {
        let record = self.lineage.first(self.step(seq).record);
        let is_renumbered = |field: &&String| matches!(self.holdable(seq, source, field), Holdable::Renumbered(_));
        let refusal = |field: &String| Refusal {
            record,
            field: field.clone(),
            wanted: self.in_world(|world| world.wanted_digest(record.entity_type, field, &source.fields[field])),
            reason: DifferenceReason::ValueGone,
            restore: self.restore.id,
        };
        source.fields.keys().filter(is_renumbered).map(refusal).collect()
    }

    fn not_taken(&self, seq: u32, differences: &[(String, DifferenceReason)], source: Option<&Record>) -> Vec<Refusal> {
        let step = self.step(seq);
        let record = self.lineage.first(step.record);
        differences
            .iter()
            .filter(|(field, reason)| {
                !field.is_empty() && matches!(reason, DifferenceReason::NotTaken | DifferenceReason::ValueGone)
            })
            .filter_map(|(field, reason)| {
                let wanted = match (&step.action, source) {
                    (Action::Recreate { .. }, Some(source)) => {
                        self.in_world(|world| world.attainable(source)).fields.get(field).cloned()
                    }
                    (Action::ChangeBack { set, .. } | Action::Relink { set, .. }, _) => set.get(field).cloned(),
                    _ => None,
                }?;
                let wanted = self.in_world(|world| world.wanted_digest(record.entity_type, field, &wanted));
                let (field, reason) = (field.clone(), reason.clone());
                Some(Refusal { record, field, wanted, reason, restore: self.restore.id })
            })
            .collect()
    }
}

fn moment(record: &Record, field: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(record.text(field)?).ok().map(|at| at.with_timezone(&Utc))
}
