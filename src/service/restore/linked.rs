//! What is not removed after all, and the links that go with what is.
//!
//! In charge of looking right before records are removed: who has changed them since planning, and which records that
//! stay point at them. A link that the plan told of goes, and its value is kept for the undo; a record at which any
//! other link leads stays. Removing itself is `change`'s.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::TimeDelta;

use super::run::{Halt, Run};
use crate::domain::plan::cut::{LostLink, Pointer, kept_by_links, mirrored, pointers_at, pointing_types};
use crate::domain::plan::{Action, ConflictReason};
use crate::domain::record::{Record, RecordKey};
use crate::domain::restore::StepState;
use crate::domain::{EntityType, RecordId};
use crate::ports::restores::JournalChange;

/// Records whose before-images are read and saved at once.
const IMAGES_AT_ONCE: usize = 200;

/// How the records stand that are to be removed.
#[derive(Debug, Default)]
struct Look {
    /// Those that can go, with their steps.
    open: BTreeMap<RecordKey, u32>,
    /// Those that stay, and why.
    stays: BTreeMap<RecordKey, ConflictReason>,
    /// Their pointers at each other.
    pointers: Vec<Pointer>,
    /// Contacts that the companies among them name as theirs.
    told: BTreeSet<RecordKey>,
    /// Links of other records that go with them, by what they lead to.
    cut: BTreeMap<RecordKey, Vec<LostLink>>,
}

impl Run<'_> {
    /// Finds what an undo will not remove, because somebody changed it since planning or a record that stays points at
    /// it, before any link to it goes.
    pub(super) async fn find_kept(&mut self) -> Result<(), Halt> {
        for key in self.look(false).await?.stays.into_keys() {
            self.removes.remove(&key);
            self.kept.insert(self.lineage.first(key));
        }
        Ok(())
    }

    /// Saves every record that is to be removed before the first of them goes, with the links that go with it: with each
    /// one, the portal also takes away pointers at it, and an undo wants those back too.
    pub(super) async fn look_before_removing(&mut self) -> Result<(), Halt> {
        let look = self.look(true).await?;
        let mut changed = Vec::new();
        for (key, links) in look.cut {
            let Some(seq) = look.open.get(&key) else { continue };
            let entry = &mut self.journal[*seq as usize];
            // Of the first look: a later one may see what went with others.
            if entry.cut.is_empty() {
                entry.cut = links;
                changed.push(*seq);
            }
        }
        self.stays = look.stays;
        self.has_looked = true;
        self.save(&changed, JournalChange::default()).await
    }

    async fn look(&mut self, saves_images: bool) -> Result<Look, Halt> {
        let mut by_type: BTreeMap<EntityType, Vec<u32>> = BTreeMap::new();
        for step in &self.plan.steps {
            if matches!(step.action, Action::Remove { .. }) && self.entry(step).state != StepState::Done {
                by_type.entry(step.record.entity_type).or_default().push(step.seq);
            }
        }
        let mut look = Look::default();
        let removals: HashSet<RecordKey> = by_type.values().flatten().map(|seq| self.step(*seq).record).collect();
        for (entity_type, seqs) in by_type {
            for chunk in seqs.chunks(IMAGES_AT_ONCE) {
                self.look_at(&mut look, entity_type, chunk, &removals, saves_images).await?;
            }
        }
        let other = self.read_pointing(&look, &removals).await?;
        self.note_pointing(&mut look, &other);
        let kept = kept_by_links(&look.open.keys().copied().collect(), &look.pointers);
        look.cut.retain(|key, _| !kept.contains_key(key));
        look.stays.extend(kept.into_iter().map(|(key, by)| (key, ConflictReason::PointedAt { by })));
        Ok(look)
    }

    async fn look_at(
        &mut self,
        look: &mut Look,
        entity_type: EntityType,
        seqs: &[u32],
        removals: &HashSet<RecordKey>,
        saves_images: bool,
    ) -> Result<(), Halt> {
        let ids: Vec<RecordId> = seqs.iter().map(|seq| self.step(*seq).record.id).collect();
        let mut present = self.read(entity_type, &ids).await?;
        let mut saved = Vec::new();
        for seq in seqs {
            let Some(record) = present.remove(&self.step(*seq).record.id) else { continue };
            look.pointers.extend(pointers_at(&self.definitions, &record, &|key| removals.contains(&key)));
            look.told.extend(mirrored(&record));
            // What was refused or left alone stays without more words.
            if !self.journal[*seq as usize].state.is_final() {
                if self.is_as_planned(*seq, &record) {
                    look.open.insert(record.key(), *seq);
                } else {
                    look.stays.insert(record.key(), ConflictReason::ChangedAfterPlanning);
                }
            }
            if saves_images && self.journal[*seq as usize].before.is_none() {
                self.journal[*seq as usize].before = Some(record.fields);
                saved.push(*seq);
            }
        }
        self.save(&saved, JournalChange::default()).await
    }

    /// Whether a record that is to be removed says of itself what it said when planning.
    pub(super) fn is_as_planned(&self, seq: u32, record: &Record) -> bool {
        match &self.step(seq).action {
            Action::Remove { expected, .. } => self.in_world(|world| world.own_digest(record) == *expected),
            _ => false,
        }
    }

    /// The records outside `removals` that may point at what can go: those of which the plan knows, those changed since it
    /// was made, and those that companies name.
    async fn read_pointing(&mut self, look: &Look, removals: &HashSet<RecordKey>) -> Result<Vec<Record>, Halt> {
        // Moments of change are told to the second.
        let since = self.plan.read_at.unwrap_or(self.plan.snapshot_taken_at) - TimeDelta::seconds(1);
        let mut suspects = look.told.clone();
        for seq in look.open.values() {
            if let Action::Remove { cuts, .. } = &self.step(*seq).action {
                suspects.extend(cuts.iter().map(|cut| cut.record));
            }
        }
        let mut found: BTreeMap<RecordKey, Record> = BTreeMap::new();
        for entity_type in pointing_types(&self.definitions, look.open.keys().copied()) {
            if self.plan.links_unknown.contains(&entity_type) {
                continue;
            }
            let mut after = RecordId(0);
            loop {
                let page = self.ask(|| self.desk.crm.read_changed(entity_type, since, after)).await?;
                let last = page.items.last().map(|record| record.id);
                let points = |record: &Record| {
                    !pointers_at(&self.definitions, record, &|key| look.open.contains_key(&key)).is_empty()
                };
                found.extend(page.items.into_iter().filter(points).map(|record| (record.key(), record)));
                match last {
                    Some(last) if !page.is_last && last > after => after = last,
                    _ => break,
                }
            }
            let of_type = |key: &&RecordKey| key.entity_type == entity_type;
            let unread = |key: &&RecordKey| !found.contains_key(key) && !removals.contains(key);
            let ids: Vec<RecordId> = suspects.iter().filter(of_type).filter(unread).map(|key| key.id).collect();
            found.extend(self.read(entity_type, &ids).await?.into_values().map(|record| (record.key(), record)));
        }
        found.retain(|key, _| !removals.contains(key));
        Ok(found.into_values().collect())
    }

    /// Tells the links that go as the plan says, or that the plan still sets otherwise, from those that stay.
    fn note_pointing(&self, look: &mut Look, others: &[Record]) {
        let set = if others.is_empty() { HashSet::new() } else { self.fields_to_set() };
        for record in others {
            for pointer in pointers_at(&self.definitions, record, &|key| look.open.contains_key(&key)) {
                let Some(seq) = look.open.get(&pointer.to) else { continue };
                let is_told = match &self.step(*seq).action {
                    Action::Remove { cuts, .. } => {
                        cuts.iter().any(|cut| cut.record == pointer.from && cut.field == pointer.field)
                    }
                    _ => false,
                };
                if is_told {
                    let value = record.fields[&pointer.field].clone();
                    let link = LostLink { record: pointer.from, field: pointer.field, value };
                    look.cut.entry(pointer.to).or_default().push(link);
                } else if !set.contains(&(pointer.from, pointer.field.as_str())) {
                    look.pointers.push(pointer);
                }
            }
        }
    }

    /// Fields of records that are there which the plan has still to set.
    fn fields_to_set(&self) -> HashSet<(RecordKey, &str)> {
        let mut fields = HashSet::new();
        for step in self.plan.steps.iter().filter(|step| !self.entry(step).state.is_final()) {
            if let Action::ChangeBack { set, .. } | Action::Relink { set, .. } = &step.action {
                fields.extend(set.keys().map(|field| (step.record, field.as_str())));
            }
        }
        fields
    }
}
