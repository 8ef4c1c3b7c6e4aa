//! Re-creating records: fifty at a time, by import, under new numbers.
//!
//! In charge of what is sent and of how the portal's answers turn the journal. A lost answer is `settle`'s, what is
//! alike `domain::plan::alike`'s, and which values are still there `domain::plan::values`'.

use std::collections::HashMap;

use serde_json::Value;

use super::run::{Halt, Run, pick};
use crate::domain::lineage::Edge;
use crate::domain::plan::alike::Pool;
use crate::domain::plan::values::{Holdable, holdable};
use crate::domain::plan::{Action, ConflictReason, Source};
use crate::domain::record::{Fields, Record};
use crate::domain::report::DifferenceReason;
use crate::domain::restore::StepState;
use crate::domain::schema::{
    Digest, IMPORT_AUTHORS, Multifield, ORIGIN_MARK, Writability, is_custom, multifields, positive_id, writability,
};
use crate::domain::{EntityType, RecordId};
use crate::ports::crm::WriteOutcome;
use crate::ports::restores::{JournalChange, Refusal};
use crate::service::rights::check_connection;

/// What the portal answers where a field's value is not allowed, authors among them (reference §2.6).
const VALUE_NOT_VALID: &str = "CRM_FIELD_ERROR_VALUE_NOT_VALID";
/// Fields that name users.
const PEOPLE: [&str; 2] = ["assignedById", "observers"];
/// Codes that speak of rights and limits, not of the record.
const NOT_ABOUT_THE_RECORD: [&str; 7] = [
    "ACCESS_DENIED",
    "INSUFFICIENT_SCOPE",
    "INVALID_CREDENTIALS",
    "NO_AUTH_FOUND",
    "EXPIRED_TOKEN",
    "QUERY_LIMIT_EXCEEDED",
    "OPERATION_TIME_LIMIT",
];

/// What people made of one type since planning.
#[derive(Debug)]
pub(super) struct MadeSince {
    /// Everything up to this number was looked at.
    up_to: RecordId,
    /// What did not stand for a wanted record yet.
    pool: Pool,
}

impl Run<'_> {
    /// Creates what these steps want, of one type.
    pub(super) async fn create_batch(&mut self, batch: &[u32]) -> Result<(), Halt> {
        let entity_type = self.step(batch[0]).record.entity_type;
        let numbers: Vec<RecordId> =
            batch.iter().flat_map(|seq| self.lineage.members(self.step(*seq).record)).collect();
        self.read(entity_type, &numbers).await?;
        let sources = self.load_sources(batch).await?;
        self.learn_targets(entity_type, sources.values().flat_map(|source| &source.fields)).await?;
        let highest = self.ask(|| self.desk.crm.highest_id(entity_type)).await?.unwrap_or(RecordId(0));
        self.learn_made_since(entity_type, highest).await?;
        let sending = self.new_sending(highest);
        let mut sent = Vec::with_capacity(batch.len());
        for seq in batch {
            // Somebody may have taken it out of the recycle bin meanwhile.
            if self.target(self.step(*seq).record).is_some() {
                self.turn_conflict(*seq, ConflictReason::AlreadyThere)?;
                continue;
            }
            if let Some(made) =
                self.made_since.get_mut(&entity_type).and_then(|made| made.pool.take(&sources[seq], &self.lineage))
            {
                self.turn_conflict(*seq, ConflictReason::MadeAgain { as_id: made.id })?;
                continue;
            }
            let (fields, is_marked) = self.fields_to_create(*seq, &sources[seq]);
            self.turn_sent(*seq, sending)?;
            let entry = &mut self.journal[*seq as usize];
            entry.is_marked = is_marked;
            entry.sent = Some(fields);
            sent.push(*seq);
        }
        self.save(batch, JournalChange::default()).await?;
        if sent.is_empty() {
            return Ok(());
        }
        let items: Vec<Fields> =
            sent.iter().map(|seq| self.journal[*seq as usize].sent.clone().unwrap_or_default()).collect();
        match self.desk.crm.create(entity_type, &items).await {
            Ok(outcomes) => self.note_creations(&sent, outcomes).await,
            Err(error) => self.take_back_sent(&sent, &error).await,
        }
    }

    /// Looks what was made since planning, by hand or from another copy of our data: what stands for a record that is to
    /// be re-created is not made twice.
    async fn learn_made_since(&mut self, entity_type: EntityType, highest: RecordId) -> Result<(), Halt> {
        let Some(planned) = self.plan.highest.get(&entity_type).filter(|_| !self.plan.choices.with_alike) else {
            return Ok(());
        };
        let mut after = self.made_since.get(&entity_type).map_or(*planned, |made| made.up_to);
        while after < highest {
            let page = self.ask(|| self.desk.crm.read_page(entity_type, after)).await?;
            let Some(last) = page.items.last().map(|record| record.id).filter(|last| *last > after) else { break };
            after = last;
            let made = self.made_since.entry(entity_type);
            let made = made.or_insert_with(|| MadeSince { up_to: after, pool: Pool::default() });
            made.up_to = after;
            for record in page.items {
                made.pool.add(record, &self.lineage);
            }
            if page.is_last {
                break;
            }
        }
        Ok(())
    }

    /// The portal has certainly done nothing: the steps are as before, and the error decides whether to go on.
    pub(super) async fn take_back_sent(
        &mut self,
        sent: &[u32],
        error: &crate::ports::crm::CrmError,
    ) -> Result<(), Halt> {
        let mut attempts = 0;
        for seq in sent {
            attempts = attempts.max(self.attempts(*seq));
            self.journal[*seq as usize].turn(StepState::Planned)?;
        }
        self.save(sent, JournalChange::default()).await?;
        self.pause_after(error, attempts).await
    }

    async fn note_creations(&mut self, sent: &[u32], outcomes: Vec<WriteOutcome<RecordId>>) -> Result<(), Halt> {
        let mut edges = Vec::new();
        let mut refused = Vec::new();
        for (seq, outcome) in sent.iter().zip(outcomes) {
            match outcome {
                WriteOutcome::Done(id) => edges.push(self.turn_created(*seq, id)?),
                WriteOutcome::Refused { code, text } => refused.push((*seq, code, text)),
                WriteOutcome::Unknown { .. } => self.journal[*seq as usize].turn(StepState::Unknown)?,
            }
        }
        let (refusals, halt) = self.turn_refused(refused).await?;
        self.save(sent, JournalChange { edges, refusals, ..JournalChange::default() }).await?;
        halt.map_or(Ok(()), Err)
    }

    /// A record was created under this number.
    pub(super) fn turn_created(&mut self, seq: u32, id: RecordId) -> Result<Edge, Halt> {
        let entry = &mut self.journal[seq as usize];
        entry.turn(StepState::Done)?;
        entry.new_id = Some(id);
        Ok(self.note_created(self.step(seq).record, id))
    }

    /// Turns refused steps: tried again without authors, taken back where the rights are gone, else refused for good.
    ///
    /// Gives what to remember, and what ends the run once the journal is saved.
    pub(super) async fn turn_refused(
        &mut self,
        refused: Vec<(u32, String, String)>,
    ) -> Result<(Vec<Refusal>, Option<Halt>), Halt> {
        let is_about_rights = |code: &str| NOT_ABOUT_THE_RECORD.iter().any(|known| known.eq_ignore_ascii_case(code));
        let mut halt = None;
        if refused.iter().any(|(_, code, _)| is_about_rights(code)) {
            // The portal may mean this one record; only if the connection itself lost its rights do we stop.
            halt = match check_connection(self.desk).await {
                Ok(_) => None,
                Err(error) => {
                    let hint = error.hint().unwrap_or_default();
                    let reason = format!("{error}; {hint}. What was done so far is safe and stays");
                    Some(Halt::Stop { reason, may_pass: false })
                }
            };
        }
        let mut refusals = Vec::new();
        for (seq, code, text) in refused {
            let (has_authors, attempts) = (self.has_authors(seq), self.attempts(seq));
            let entry = &mut self.journal[seq as usize];
            if (halt.is_some() && is_about_rights(&code)) || (is_limit(&code) && attempts < 5) {
                entry.turn(StepState::Planned)?;
            } else if code == VALUE_NOT_VALID && has_authors {
                entry.without_authors = true;
                entry.turn(StepState::Planned)?;
            } else {
                entry.turn(StepState::Refused { code: code.clone(), text: text.clone() })?;
                refusals.extend(self.refusals_of(seq, &DifferenceReason::Refused { code, text }));
            }
        }
        Ok((refusals, halt))
    }

    fn has_authors(&self, seq: u32) -> bool {
        let sent = self.journal[seq as usize].sent.as_ref();
        sent.is_some_and(|sent| IMPORT_AUTHORS.iter().any(|author| sent.contains_key(*author)))
    }

    /// What to remember of a step that the portal refused, so that it is not planned again.
    fn refusals_of(&self, seq: u32, reason: &DifferenceReason) -> Vec<Refusal> {
        let step = self.step(seq);
        let record = self.lineage.first(step.record);
        let refusal = |field: &str, wanted| Refusal {
            record,
            field: field.to_owned(),
            wanted,
            reason: reason.clone(),
            restore: self.restore.id,
        };
        match &step.action {
            Action::Recreate { .. } | Action::Remove { .. } => vec![refusal("", Digest([0; 32]))],
            Action::ChangeBack { set, .. } | Action::Relink { set, .. } => set
                .iter()
                .map(|(field, value)| {
                    let wanted = self.in_world(|world| world.wanted_digest(record.entity_type, field, value));
                    refusal(field, wanted)
                })
                .collect(),
            Action::Link { .. } => Vec::new(),
        }
    }

    /// What to send to create a record, and whether our own mark is in it.
    fn fields_to_create(&self, seq: u32, source: &Record) -> (Fields, bool) {
        let entity_type = source.entity_type;
        let mut fields = Fields::new();
        for (field, value) in &source.fields {
            let is_defined = !is_custom(field) || self.definitions.custom_field(entity_type, field).is_some();
            if writability(entity_type, field) == Writability::Never || !is_defined {
                continue;
            }
            let value = match (field.as_str(), self.holdable(seq, source, field)) {
                ("fm", _) => rows_to_send(&multifields(value)),
                (_, Holdable::Renumbered(value) | Holdable::Less(value)) => value,
                (_, Holdable::AsIs) => self.resolve(entity_type, field, value),
            };
            if !is_empty(&value) {
                fields.insert(field.clone(), value);
            }
        }
        if !self.journal[seq as usize].without_authors {
            let authors = IMPORT_AUTHORS.iter().map(|author| (*author).to_owned()).collect::<Vec<_>>();
            let authors = pick(source, &authors).into_iter().filter(|(_, value)| positive_id(value).is_some());
            fields.extend(authors);
        } else {
            // It may be the responsible person whom the portal does not know any more.
            fields.retain(|field, value| !PEOPLE.contains(&field.as_str()) || self.knows_all(value));
        }
        let has_origin = ["originatorId", "originId"].iter().any(|field| source.text(field).is_some());
        let had_our_mark = source.text("originatorId") == Some(ORIGIN_MARK);
        let is_marked = !has_origin || had_our_mark;
        if is_marked {
            fields.insert("originatorId".to_owned(), ORIGIN_MARK.into());
            fields.insert("originId".to_owned(), self.mark_of(seq).into());
        }
        (fields, is_marked)
    }

    /// What the portal can hold now of a field of this step's source.
    pub(super) fn holdable(&self, seq: u32, source: &Record, field: &str) -> Holdable {
        let then = match &self.step(seq).action {
            Action::Recreate { source: Source::Snapshot(snapshot), .. } => self.then.get(snapshot),
            _ => None,
        };
        holdable(&self.definitions, then, source, field)
    }

    fn knows_all(&self, users: &Value) -> bool {
        let users = users.as_array().map_or(std::slice::from_ref(users), Vec::as_slice);
        let known = &self.definitions.users;
        users.iter().filter_map(positive_id).all(|id| known.contains_key(&id.to_string()))
    }

    /// Our mark in a record that this step creates: `r1:5`.
    ///
    /// After a lost answer it tells which records were ours. It stays for good: to take it away would be an update,
    /// which starts the portal's robots for every re-created record (creations start none, reference §2.6), and it is
    /// nothing wherever records are compared. What would change our mind: an integration that minds the two fields,
    /// which so far are empty in every record that gets it.
    pub(super) fn mark_of(&self, seq: u32) -> String {
        format!("{}:{}", self.restore.id, self.step(seq).record.id)
    }

    /// What was sent for these steps, in the form in which records compare, and the fields that count.
    pub(super) fn comparable_sent(&self, seqs: &[u32], entity_type: EntityType) -> HashMap<u32, (Vec<String>, Digest)> {
        let mut sent = HashMap::new();
        for seq in seqs {
            let Some(fields) = self.journal[*seq as usize].sent.clone() else { continue };
            let marked = self.journal[*seq as usize].is_marked;
            let names: Vec<String> = fields
                .keys()
                .filter(|field| !(marked && matches!(field.as_str(), "originatorId" | "originId")))
                .cloned()
                .collect();
            let record = Record { entity_type, id: RecordId(0), fields };
            let digest = self.in_world(|world| world.digest(&record, &names));
            sent.insert(*seq, (names, digest));
        }
        sent
    }
}

fn is_limit(code: &str) -> bool {
    code.eq_ignore_ascii_case("QUERY_LIMIT_EXCEEDED") || code.eq_ignore_ascii_case("OPERATION_TIME_LIMIT")
}

fn rows_to_send(rows: &[Multifield]) -> Value {
    serde_json::to_value(rows).expect("three texts are always JSON")
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
