//! The report of a restore, made from its journal, and the files with all details.
//!
//! In charge of counting and naming. The words are `domain::report`'s and, for the admin, the dialogue's.

use std::collections::{BTreeMap, BTreeSet};

use super::run::Run;
use crate::domain::plan::cut::CutCounts;
use crate::domain::plan::{ActionKind, Conflict};
use crate::domain::report::{DIFFERENCES_TOLD, DifferenceReason, DoneCount, Limit, RefusedDifference, RestoreReport};
use crate::domain::restore::{Progress, StepState};
use crate::domain::{EntityType, RecordKey, RestoreId};
use crate::service::export::csv_out::CsvOut;
use crate::service::export::values::title;

/// The file with every difference.
pub const DIFFERENCES_FILE: &str = "differences.csv";
/// The file that tells which number became which.
pub const NUMBERS_FILE: &str = "new-numbers.csv";

/// The folder of a restore's files within the installation's folder.
pub fn folder_of(restore: RestoreId) -> String {
    format!("restores/{restore}")
}

impl Run<'_> {
    /// What the restore did.
    pub(super) fn report(&self) -> RestoreReport {
        let mut done: BTreeMap<(ActionKind, EntityType), u64> = BTreeMap::new();
        for entry in self.journal.iter().filter(|entry| entry.has_effect()) {
            let step = self.step(entry.seq);
            let is_gone = entry.differences.iter().any(|(_, reason)| *reason == DifferenceReason::GoneSince);
            if step.action.kind() != ActionKind::Link && !is_gone {
                *done.entry((step.action.kind(), step.record.entity_type)).or_default() += 1;
            }
        }
        let has = |kind: ActionKind| done.keys().any(|(done, _)| *done == kind);
        let mut differences = self.differences();
        differences.retain(|each| each.reason != DifferenceReason::LeftOut);
        let (mut meanwhile, mut differences): (Vec<_>, Vec<_>) =
            differences.into_iter().partition(|each| each.reason.is_of_people());
        // A record that is gone is told once, whatever was done to it.
        meanwhile.sort_by(|one, other| (one.record, &one.field).cmp(&(other.record, &other.field)));
        meanwhile.dedup_by(|one, other| (one.record, &one.field) == (other.record, &other.field));
        meanwhile.truncate(DIFFERENCES_TOLD);
        let difference_count = differences.len() as u64;
        differences.truncate(DIFFERENCES_TOLD);
        let mut conflicts = self.conflicts();
        conflicts.truncate(DIFFERENCES_TOLD);
        let folder = folder_of(self.restore.id);
        let files = [DIFFERENCES_FILE, NUMBERS_FILE].map(|name| format!("{folder}/{name}"));
        RestoreReport {
            restore: self.restore.id,
            plan: self.restore.plan,
            scope: self.restore.scope,
            progress: Progress::of(&self.journal),
            differences,
            difference_count,
            meanwhile,
            conflicts,
            cut_links: self.cut_links(),
            left_out_links: self.plan.left_out_links.clone(),
            limits: Limit::of(has(ActionKind::Recreate), has(ActionKind::ChangeBack) || has(ActionKind::Relink)),
            not_held: self.plan.not_held.clone(),
            files: files.into_iter().filter(|name| self.desk.files.has(name)).collect(),
            done: done.into_iter().map(|((kind, entity_type), count)| DoneCount { kind, entity_type, count }).collect(),
        }
    }

    /// The links that went with what was removed.
    fn cut_links(&self) -> CutCounts {
        let cut = self.journal.iter().filter(|entry| entry.has_effect()).flat_map(|entry| &entry.cut);
        let records: BTreeSet<RecordKey> = cut.clone().map(|lost| lost.record).collect();
        CutCounts { links: cut.count() as u64, records: records.len() as u64 }
    }

    /// Everything that is not as it was wanted, refused steps first.
    fn differences(&self) -> Vec<RefusedDifference> {
        let mut differences = Vec::new();
        for entry in &self.journal {
            if let StepState::Refused { code, text } = &entry.state {
                let reason = DifferenceReason::Refused { code: code.clone(), text: text.clone() };
                differences.push(self.difference(entry.seq, "", reason));
            }
        }
        for entry in &self.journal {
            for (field, reason) in &entry.differences {
                differences.push(self.difference(entry.seq, field, reason.clone()));
            }
        }
        differences
    }

    fn difference(&self, seq: u32, field: &str, reason: DifferenceReason) -> RefusedDifference {
        let step = self.step(seq);
        let id = self.number_of(seq).unwrap_or(step.record.id);
        RefusedDifference {
            record: RecordKey { id, ..step.record },
            name: step.name.clone(),
            field: field.to_owned(),
            title: if field.is_empty() {
                String::new()
            } else {
                title(&self.definitions, step.record.entity_type, field)
            },
            reason,
        }
    }

    /// What was left alone, by the plan and while it was carried out.
    fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = self.plan.conflicts.clone();
        for entry in &self.journal {
            if let StepState::Conflict { reason } = &entry.state {
                let step = self.step(entry.seq);
                let (record, name) = (step.record, step.name.clone());
                conflicts.push(Conflict { record, name, fields: Vec::new(), reason: *reason });
            }
        }
        conflicts
    }

    /// Writes the files beside the report. They repeat what the journal holds, so a full disk costs the files only.
    pub(super) fn write_files(&self) {
        if let Err(error) = self.try_write_files() {
            tracing::warn!(restore.id = %self.restore.id, %error, "the files of the report could not be written");
        }
    }

    fn try_write_files(&self) -> std::io::Result<()> {
        let folder = folder_of(self.restore.id);
        let mut out = CsvOut::begin(&*self.desk.files, &format!("{folder}/{DIFFERENCES_FILE}"))?;
        out.row(["type", "number", "name", "field", "reason"])?;
        for each in self.differences() {
            let (kind, id) = (each.record.entity_type.to_string(), each.record.id.to_string());
            out.row([&kind, &id, &each.name, &each.title, &each.reason.in_words()])?;
        }
        for each in self.conflicts() {
            let (kind, id) = (each.record.entity_type.to_string(), each.record.id.to_string());
            out.row([&kind, &id, &each.name, &each.fields.join(", "), &*each.in_words()])?;
        }
        out.commit()?;

        let mut out = CsvOut::begin(&*self.desk.files, &format!("{folder}/{NUMBERS_FILE}"))?;
        out.row(["type", "number before", "number now", "name"])?;
        for entry in &self.journal {
            let step = self.step(entry.seq);
            if let (ActionKind::Recreate, Some(new)) = (step.action.kind(), entry.new_id) {
                let (kind, id) = (step.record.entity_type.to_string(), step.record.id.to_string());
                out.row([&kind, &id, &new.to_string(), &step.name])?;
            }
        }
        out.commit()?;
        Ok(())
    }
}
