//! One run of a restore: what it knows, and the loop from open steps to the last one.
//!
//! In charge of the order of things and of what is shared by all kinds of steps: asking the portal again when it
//! did not answer, resolving pointers to the numbers of now, saving the journal. Single kinds of steps have files
//! of their own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::time::Duration;

use serde_json::Value;

use super::RestoreError;
use super::create::MadeSince;
use super::sources::links_owed;
use crate::domain::lineage::{Edge, Lineage};
use crate::domain::plan::compare::{World, is_pointer};
use crate::domain::plan::{Action, ActionKind, ConflictReason, RestorePlan, Scope, Step};
use crate::domain::record::{Fields, Record, RecordKey};
use crate::domain::restore::{JournalEntry, Progress, RestoreHeader, Sending, StepState, WrongTurn};
use crate::domain::schema::{Definitions, references, rewrite_references};
use crate::domain::{EntityType, PlanId, RecordId, SnapshotId};
use crate::ports::crm::{CrmError, WRITE_BATCH};
use crate::ports::restores::JournalChange;
use crate::ports::snapshots::StoreError;
use crate::service::desk::{Advance, Desk, OnAdvance, Stage};
use crate::service::live::LOOK_UP;

/// How often a step is sent, or a question asked, before the restore stops and waits for a person.
const MOST_ATTEMPTS: u32 = 6;

/// Why a run ends early.
#[derive(Debug)]
pub(super) enum Halt {
    /// The portal does not let it go on. It can be resumed.
    Stop {
        /// In words for the admin.
        reason: String,
        /// Whether it may go on later without anybody doing anything.
        may_pass: bool,
    },
    /// What happens cannot be recorded.
    Store(StoreError),
}

impl From<StoreError> for Halt {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<WrongTurn> for Halt {
    fn from(error: WrongTurn) -> Self {
        Self::Store(StoreError::Damaged { what: error.to_string() })
    }
}

impl Halt {
    /// The portal's error that ends the run, with the way on.
    pub(super) fn by(error: &CrmError) -> Self {
        let reason = format!("{error}; {}. What was done so far is safe and stays", error.hint());
        Self::Stop { reason, may_pass: error.is_passing() }
    }
}

/// The longest pause that the portal may ask for while somebody watches; where it asks for more, the restore stops and can be
/// resumed then.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// What a run knows.
pub(super) struct Run<'a> {
    pub desk: &'a Desk,
    pub restore: &'a RestoreHeader,
    pub plan: &'a RestorePlan,
    /// By the steps' numbers.
    pub journal: Vec<JournalEntry>,
    pub definitions: Definitions,
    pub lineage: Lineage,
    /// Links that what is re-created had lost before it vanished, by record.
    pub owed: HashMap<RecordKey, &'a Fields>,
    /// New numbers of what this restore created, by first number.
    created: HashMap<RecordKey, RecordId>,
    /// Whether the portal has a record under exactly this number, as far as that was asked.
    alive: HashMap<RecordKey, bool>,
    /// How often each step had been sent when this run began.
    sent_before: Vec<u32>,
    /// What the plan removes.
    pub removes: HashSet<RecordKey>,
    /// What it does not remove after all, because somebody changed it since planning; by first number.
    pub kept: HashSet<RecordKey>,
    /// What was to be removed and stays, as it was found right before removing.
    pub stays: BTreeMap<RecordKey, ConflictReason>,
    /// Whether that was looked for.
    pub has_looked: bool,
    next_batch: u32,
    /// The newest snapshot; none is taken while this run holds the portal.
    newest: Option<SnapshotId>,
    /// The portal's set-up as it was in the snapshots that records come from.
    pub then: HashMap<SnapshotId, Definitions>,
    /// What was made by hand since planning.
    pub made_since: HashMap<EntityType, MadeSince>,
    on_advance: OnAdvance<'a>,
}

impl<'a> Run<'a> {
    /// Takes up a restore where its journal says it is.
    pub(super) async fn open(
        desk: &'a Desk,
        restore: &'a RestoreHeader,
        plan: &'a RestorePlan,
        on_advance: OnAdvance<'a>,
    ) -> Result<Self, Halt> {
        let mut journal: Vec<JournalEntry> = plan.steps.iter().map(|step| JournalEntry::planned(step.seq)).collect();
        for entry in desk.restores.load_journal(restore.id).await? {
            let damaged = || StoreError::Damaged { what: format!("the journal of restore {}", restore.id) };
            let seq = entry.seq as usize;
            // Attempts are counted anew: whoever resumes says that the portal may answer again.
            *journal.get_mut(seq).ok_or_else(damaged)? = JournalEntry { attempts: 0, ..entry };
        }
        let lineage = Lineage::from_edges(desk.restores.load_lineage(&restore.portal).await?);
        let sent_before = journal.iter().map(|entry| entry.attempts).collect();
        let next_batch = journal.iter().filter_map(|entry| entry.sending).map(|sent| sent.batch).max().unwrap_or(0) + 1;
        let newest = desk.snapshots.list_snapshots(&restore.portal).await?.pop();
        let mut run = Self {
            desk,
            restore,
            plan,
            journal,
            definitions: Definitions::default(),
            lineage,
            owed: links_owed(plan),
            created: HashMap::new(),
            alive: HashMap::new(),
            sent_before,
            removes: removes(plan),
            kept: HashSet::new(),
            stays: BTreeMap::new(),
            has_looked: false,
            next_batch,
            newest: newest.map(|snapshot| snapshot.id),
            then: HashMap::new(),
            made_since: HashMap::new(),
            on_advance,
        };
        run.definitions = run.ask(|| desk.crm.read_definitions()).await?;
        for step in &plan.steps {
            match (step.action.kind(), run.entry(step).new_id) {
                (ActionKind::Recreate, Some(id)) => _ = run.note_created(step.record, id),
                (ActionKind::Remove, _) if run.entry(step).state == StepState::Done => run.note_removed(step.record),
                _ => {}
            }
        }
        run.look_after_created().await?;
        Ok(run)
    }

    /// Looks which of the records that were created before this run are still there: nothing is to point at the others.
    async fn look_after_created(&mut self) -> Result<(), Halt> {
        let mut ids: BTreeMap<EntityType, Vec<RecordId>> = BTreeMap::new();
        for (key, id) in &self.created {
            ids.entry(key.entity_type).or_default().push(*id);
        }
        for (entity_type, ids) in ids {
            self.read(entity_type, &ids).await?;
        }
        Ok(())
    }

    /// Does everything that is left to do.
    pub(super) async fn carry_on(&mut self) -> Result<(), Halt> {
        let stage = match self.restore.scope {
            Scope::Undo(_) => {
                self.find_kept().await?;
                Stage::TakingBack
            }
            _ => Stage::Restoring,
        };
        loop {
            self.tell(stage);
            self.settle_open().await?;
            let Some(batch) = self.next_batch() else { break };
            let step = &self.plan.steps[batch[0] as usize];
            match step.action.kind() {
                ActionKind::Recreate => self.create_batch(&batch).await?,
                ActionKind::Link | ActionKind::ChangeBack | ActionKind::Relink => self.change_batch(&batch).await?,
                ActionKind::Remove => self.remove_batch(&batch).await?,
            }
        }
        self.verify_all().await?;
        self.write_files();
        Ok(())
    }

    /// The next steps that one request can take: of one kind and type, in their order.
    fn next_batch(&self) -> Option<Vec<u32>> {
        let is_next = |step: &&Step| !self.entry(step).state.is_final();
        let first = self.plan.steps.iter().find(is_next)?;
        let fits = |step: &&Step| {
            step.action.kind() == first.action.kind() && step.record.entity_type == first.record.entity_type
        };
        let batch = self.plan.steps[first.seq as usize..]
            .iter()
            .take_while(fits)
            .filter(is_next)
            .take(WRITE_BATCH)
            .map(|step| step.seq);
        Some(batch.collect())
    }

    /// What the journal holds of a step.
    pub(super) fn entry(&self, step: &Step) -> &JournalEntry {
        &self.journal[step.seq as usize]
    }

    /// The step of that number.
    pub(super) fn step(&self, seq: u32) -> &'a Step {
        &self.plan.steps[seq as usize]
    }

    /// Tells how far it has come.
    pub(super) fn tell(&self, stage: Stage) {
        let progress = Progress::of(&self.journal);
        (self.on_advance)(Advance { stage, done: progress.ended(), total: Some(progress.total) });
    }

    /// Asks the portal, again and again while it makes sense.
    pub(super) async fn ask<T, F>(&self, mut question: impl FnMut() -> F) -> Result<T, Halt>
    where
        F: Future<Output = Result<T, CrmError>>,
    {
        let mut attempts = 0;
        loop {
            match question().await {
                Ok(answer) => return Ok(answer),
                Err(error) => {
                    attempts += 1;
                    self.pause_after(&error, attempts).await?;
                }
            }
        }
    }

    /// Waits after an error that may pass; ends the run after one that does not, or after too many.
    pub(super) async fn pause_after(&self, error: &CrmError, attempts: u32) -> Result<(), Halt> {
        if !error.is_passing() || attempts >= MOST_ATTEMPTS {
            return Err(Halt::by(error));
        }
        let pause = match error {
            CrmError::RateLimited { retry_in } if *retry_in > LONGEST_PAUSE => return Err(Halt::by(error)),
            CrmError::RateLimited { retry_in } => *retry_in,
            _ => self.desk.settle.least.min(Duration::from_secs(1)) * attempts,
        };
        tokio::time::sleep(pause).await;
        Ok(())
    }

    /// The records with these numbers, as they are now.
    pub(super) async fn read(
        &mut self,
        entity_type: EntityType,
        ids: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Record>, Halt> {
        let mut records = BTreeMap::new();
        for chunk in ids.chunks(LOOK_UP) {
            let found = self.ask(|| self.desk.crm.read_by_ids(entity_type, chunk)).await?;
            records.extend(found.into_iter().map(|record| (record.id, record)));
        }
        for id in ids {
            self.alive.insert(RecordKey { entity_type, id: *id }, records.contains_key(id));
        }
        Ok(records)
    }

    /// Asks which of the records at which these values point are alive, where that is not known yet.
    pub(super) async fn learn_targets<'f>(
        &mut self,
        entity_type: EntityType,
        fields: impl IntoIterator<Item = (&'f String, &'f Value)>,
    ) -> Result<(), Halt> {
        let mut unknown: BTreeMap<EntityType, BTreeSet<RecordId>> = BTreeMap::new();
        for (field, value) in fields {
            for key in references(&self.definitions, entity_type, field, value) {
                if self.created.contains_key(&self.lineage.first(key)) {
                    continue;
                }
                for id in self.lineage.members(key) {
                    if !self.alive.contains_key(&RecordKey { id, ..key }) {
                        unknown.entry(key.entity_type).or_default().insert(id);
                    }
                }
            }
        }
        for (entity_type, ids) in unknown {
            let ids: Vec<RecordId> = ids.into_iter().collect();
            self.read(entity_type, &ids).await?;
        }
        Ok(())
    }

    /// The present number of a record, `None` where it is gone or not created yet.
    pub(super) fn target(&self, key: RecordKey) -> Option<RecordId> {
        let created = self.created.get(&self.lineage.first(key)).copied();
        let is_there = |id: &RecordId| self.alive.get(&RecordKey { id: *id, ..key }) != Some(&false);
        created.filter(is_there).or_else(|| self.lineage.living(key, &|key| self.is_alive(key)))
    }

    /// For an undo, the number to set where a pointer held this one before: the same, even where it dangled, unless
    /// the record was re-created and stays.
    fn target_before(&self, key: RecordKey) -> RecordId {
        match self.target(key) {
            Some(id) if !self.removes.contains(&RecordKey { id, ..key }) => id,
            _ => key.id,
        }
    }

    fn is_alive(&self, key: RecordKey) -> bool {
        self.alive.get(&key).copied().unwrap_or(false)
    }

    /// A value with its pointers set to the numbers of now; what is gone is dropped.
    pub(super) fn resolve(&self, entity_type: EntityType, field: &str, value: &Value) -> Value {
        if is_pointer(self.definitions.role(entity_type, field)) {
            rewrite_references(&self.definitions, entity_type, field, value, &|key| match self.restore.scope {
                Scope::Undo(_) => Some(self.target_before(key)),
                Scope::Selective | Scope::Crm => self.target(key),
            })
        } else {
            value.clone()
        }
    }

    /// Runs a comparison with what is known of the portal; nothing is expected to come back any more.
    pub(super) fn in_world<T>(&self, run: impl FnOnce(&World<'_>) -> T) -> T {
        let is_alive = |key: RecordKey| self.is_alive(key);
        let (definitions, lineage) = (&self.definitions, &self.lineage);
        run(&World { definitions, lineage, is_alive: &is_alive, returns: &|_| false })
    }

    /// Learns the number of a record that was re-created.
    pub(super) fn note_created(&mut self, old: RecordKey, new: RecordId) -> Edge {
        self.lineage.add(old, new);
        self.created.insert(self.lineage.first(old), new);
        self.alive.insert(RecordKey { id: new, ..old }, true);
        Edge { old, new, restore: self.restore.id, undone: false }
    }

    /// Learns that a record is gone.
    pub(super) fn note_removed(&mut self, key: RecordKey) {
        self.alive.insert(key, false);
    }

    /// Whether this restore removed the record with exactly this number.
    pub(super) fn is_removed(&self, key: RecordKey) -> bool {
        self.removes.contains(&key) && self.alive.get(&key) == Some(&false)
    }

    /// The number that this restore gave a record.
    pub(super) fn created_id(&self, old: RecordKey) -> Option<RecordId> {
        self.created.get(&self.lineage.first(old)).copied()
    }

    /// Where a request with these steps stands in the journal.
    pub(super) fn new_sending(&mut self, highest: RecordId) -> Sending {
        let batch = self.next_batch;
        self.next_batch += 1;
        let settle = self.desk.settle.after(self.desk.crm.slowest_answer());
        let settle_ms = u64::try_from(settle.as_millis()).unwrap_or(u64::MAX);
        Sending { batch, sent_at: self.desk.now(), settle_ms, highest, newest: self.newest }
    }

    /// How often this run has sent a step: whoever resumes begins to count anew.
    pub(super) fn attempts(&self, seq: u32) -> u32 {
        self.journal[seq as usize].attempts.saturating_sub(self.sent_before[seq as usize])
    }

    /// Marks a step as sent; stops a restore whose requests are lost again and again.
    pub(super) fn turn_sent(&mut self, seq: u32, sending: Sending) -> Result<(), Halt> {
        if self.attempts(seq) >= MOST_ATTEMPTS {
            let reason = "the portal did not answer the same request several times; resume later. What was done so \
                          far is safe and stays";
            return Err(Halt::Stop { reason: reason.to_owned(), may_pass: true });
        }
        let entry = &mut self.journal[seq as usize];
        entry.sending = Some(sending);
        Ok(entry.turn(StepState::Sent)?)
    }

    /// Leaves a step alone.
    pub(super) fn turn_conflict(&mut self, seq: u32, reason: ConflictReason) -> Result<(), Halt> {
        Ok(self.journal[seq as usize].turn(StepState::Conflict { reason })?)
    }

    /// Saves how some steps stand, with all that belongs to them.
    pub(super) async fn save(&self, seqs: &[u32], change: JournalChange) -> Result<(), Halt> {
        let entries = seqs.iter().map(|seq| self.journal[*seq as usize].clone()).collect();
        self.desk.restores.save_journal(self.restore.id, &JournalChange { entries, ..change }).await?;
        Ok(())
    }
}

fn removes(plan: &RestorePlan) -> HashSet<RecordKey> {
    let removals = plan.steps.iter().filter(|step| step.action.kind() == ActionKind::Remove);
    removals.map(|step| step.record).collect()
}

/// Refuses a plan of which too much no longer matches the portal. Single steps become conflicts later.
pub(super) async fn check_stale(desk: &Desk, id: PlanId, plan: &RestorePlan) -> Result<(), RestoreError> {
    if matches!(plan.scope, Scope::Undo(_)) {
        // Every step of an undo is three-way by itself.
        return Ok(());
    }
    let definitions = desk.crm.read_definitions().await?;
    let lineage = Lineage::from_edges(desk.restores.load_lineage(&plan.portal).await?);
    let world = World { definitions: &definitions, lineage: &lineage, is_alive: &|_| true, returns: &|_| false };
    let mut mismatches = 0;
    for steps in plan.steps.chunks(LOOK_UP) {
        let mut ids: BTreeMap<EntityType, BTreeSet<RecordId>> = BTreeMap::new();
        for step in steps {
            ids.entry(step.record.entity_type).or_default().extend(lineage.members(step.record));
        }
        let mut present: HashMap<RecordKey, Record> = HashMap::new();
        for (entity_type, ids) in ids {
            let ids: Vec<RecordId> = ids.into_iter().collect();
            let records = desk.crm.read_by_ids(entity_type, &ids).await?;
            present.extend(records.into_iter().map(|record| (record.key(), record)));
        }
        let there: HashSet<RecordKey> = present.keys().map(|key| lineage.first(*key)).collect();
        mismatches += steps.iter().filter(|step| !still_matches(&world, step, &present, &there)).count() as u64;
    }
    let steps = plan.steps.len() as u64;
    let limit = u64::from(desk.policy.restores.stale_percent);
    if mismatches > 1 && mismatches * 100 > limit * steps {
        return Err(RestoreError::Stale { plan: id, mismatches, steps });
    }
    Ok(())
}

fn still_matches(
    world: &World<'_>,
    step: &Step,
    present: &HashMap<RecordKey, Record>,
    there: &HashSet<RecordKey>,
) -> bool {
    match &step.action {
        Action::Recreate { .. } => !there.contains(&world.lineage.first(step.record)),
        Action::Link { .. } => true,
        Action::ChangeBack { set, expected } | Action::Relink { set, expected } => {
            present.get(&step.record).is_some_and(|record| world.digest(record, set.keys()) == *expected)
        }
        Action::Remove { expected, .. } => {
            present.get(&step.record).is_some_and(|record| world.own_digest(record) == *expected)
        }
    }
}

/// The fields of `record` with these names; `null` where it has none.
pub(super) fn pick<'f>(record: &Record, names: impl IntoIterator<Item = &'f String>) -> Fields {
    names.into_iter().map(|name| (name.clone(), record.fields.get(name).cloned().unwrap_or(Value::Null))).collect()
}
