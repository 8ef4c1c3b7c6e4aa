//! Creating, changing and removing records.
//!
//! In charge of the spelling of writes and of how each of them ended. Which records are written, and what to do
//! about an unknown outcome, is the restore's. A command is sent again only where the portal said that it was not
//! run because of a limit; everything else ends here as done, refused or unknown.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Map, Value, json};

use super::answer::{PortalError, Reaction};
use super::batch::{Batch, Reply, numbered, unsigned};
use super::transport::{Call, Transport, WriteFailure};
use super::type_number;
use crate::domain::schema::{Multifield, multifields};
use crate::domain::{EntityType, Fields, RecordId};
use crate::ports::crm::{CrmError, Update, WRITE_BATCH, WriteOutcome};

/// A text with this in it would be taken for a reference to another command of the batch (reference §1.7), and the
/// portal has no way to say that it is none.
const REFERENCE_START: &str = "$result[";

const UPDATE: &str = "crm.item.update";

/// One command that changes something.
pub(super) struct Order {
    method: &'static str,
    params: Value,
}

/// Orders without an ending, each with its place in the call.
type OpenOrders = Vec<(usize, Order)>;

/// How one order ended, as the portal told it.
type Ending = WriteOutcome<Value>;

/// Creates records by `crm.item.import`.
pub(super) async fn create(
    transport: &Transport,
    entity_type: EntityType,
    items: &[Fields],
) -> Result<Vec<WriteOutcome<RecordId>>, CrmError> {
    let orders = items.iter().map(|fields| import_order(entity_type, fields)).map(Some).collect();
    let endings = carry_out(transport, orders).await?;
    Ok(endings.into_iter().map(|ending| and_then(ending, created_id)).collect())
}

/// Changes records by `crm.item.update`.
pub(super) async fn update(
    transport: &Transport,
    entity_type: EntityType,
    items: &[Update],
) -> Result<Vec<WriteOutcome<()>>, CrmError> {
    let orders = items.iter().map(|item| update_order(entity_type, item)).collect();
    let endings = carry_out(transport, orders).await?;
    Ok(endings.into_iter().map(|ending| and_then(ending, accepted)).collect())
}

/// Removes records by `crm.item.delete`.
pub(super) async fn delete(
    transport: &Transport,
    entity_type: EntityType,
    ids: &[RecordId],
) -> Result<Vec<WriteOutcome<()>>, CrmError> {
    let order = |id: &RecordId| Order {
        method: "crm.item.delete",
        params: json!({"entityTypeId": type_number(entity_type), "id": id.0}),
    };
    let endings = carry_out(transport, ids.iter().map(order).map(Some).collect()).await?;
    Ok(endings.into_iter().map(gone).collect())
}

/// What is gone already is done.
fn gone(ending: Ending) -> WriteOutcome<()> {
    if let WriteOutcome::Refused { code, text } = &ending {
        let error = PortalError { status: None, code: code.clone(), text: text.clone(), resets_in: None };
        if error.is_not_found() {
            return WriteOutcome::Done(());
        }
    }
    and_then(ending, accepted)
}

fn created_id(value: Value) -> WriteOutcome<RecordId> {
    let id = value.get("item").and_then(|item| item.get("id")).and_then(unsigned).filter(|id| *id > 0);
    match id {
        Some(id) => WriteOutcome::Done(RecordId(id)),
        None => WriteOutcome::Unknown { reason: "the portal did not tell the new record's number".to_owned() },
    }
}

fn accepted(value: Value) -> WriteOutcome<()> {
    match value {
        Value::Bool(false) => {
            WriteOutcome::Refused { code: String::new(), text: "the portal answered \"false\"".to_owned() }
        }
        _ => WriteOutcome::Done(()),
    }
}

fn and_then<T>(ending: Ending, done: impl FnOnce(Value) -> WriteOutcome<T>) -> WriteOutcome<T> {
    match ending {
        WriteOutcome::Done(value) => done(value),
        WriteOutcome::Refused { code, text } => WriteOutcome::Refused { code, text },
        WriteOutcome::Unknown { reason } => WriteOutcome::Unknown { reason },
    }
}

fn import_order(entity_type: EntityType, fields: &Fields) -> Order {
    let mut sent = Map::new();
    for (name, value) in fields {
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            _ if name == "fm" => sent.extend(classic_multifields(&multifields(value))),
            _ => {
                sent.insert(name.clone(), value.clone());
            }
        }
    }
    let params = json!({"entityTypeId": type_number(entity_type), "useOriginalUfNames": "Y", "fields": sent});
    Order { method: "crm.item.import", params }
}

/// `PHONE: [{VALUE, VALUE_TYPE}]`: the structure that import takes (reference §2.6).
fn classic_multifields(rows: &[Multifield]) -> Map<String, Value> {
    let mut by_type: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for row in rows {
        let entry = json!({"VALUE": row.value, "VALUE_TYPE": row.value_type});
        by_type.entry(row.type_id.clone()).or_default().push(entry);
    }
    by_type.into_iter().map(|(type_id, rows)| (type_id, Value::Array(rows))).collect()
}

/// `None` where nothing needs to be sent.
fn update_order(entity_type: EntityType, item: &Update) -> Option<Order> {
    let mut sent = Map::new();
    for (name, value) in &item.set {
        let present = item.present.fields.get(name);
        if name == "fm" {
            let rows = changed_multifields(present.unwrap_or(&Value::Null), value);
            if !rows.is_empty() {
                sent.insert(name.clone(), Value::Object(rows));
            }
            continue;
        }
        let value = match (value, present) {
            (Value::Null, Some(Value::Array(_))) => json!([]),
            (Value::Null, _) => json!(""),
            (value, _) => value.clone(),
        };
        sent.insert(name.clone(), value);
    }
    if sent.is_empty() {
        return None;
    }
    let params = json!({
        "entityTypeId": type_number(entity_type), "id": item.present.id.0, "useOriginalUfNames": "Y", "fields": sent});
    Some(Order { method: UPDATE, params })
}

/// The rows to send so that the wanted ones stand, in their order: people take the first number of a kind for the main
/// one, and new rows come last. So each row that is there gets the wanted value of its place by its id, what is left
/// over is emptied, and only what is more comes under a new key (reference §2.5).
fn changed_multifields(present: &Value, wanted: &Value) -> Map<String, Value> {
    if sorted(multifields(present)) == sorted(multifields(wanted)) {
        return Map::new();
    }
    let mut wanted_of: BTreeMap<String, VecDeque<Multifield>> = BTreeMap::new();
    for row in multifields(wanted) {
        wanted_of.entry(row.type_id.clone()).or_default().push_back(row);
    }
    let mut rows = Map::new();
    for row in present_rows(present) {
        let as_list = Value::Array(vec![row.clone()]);
        let Some(here) = multifields(&as_list).into_iter().next() else { continue };
        let Some(id) = row.get("id").and_then(unsigned) else { continue };
        let next = wanted_of.get_mut(&here.type_id).and_then(VecDeque::pop_front);
        if next.as_ref() != Some(&here) {
            let emptied = Multifield { value: String::new(), ..here };
            rows.insert(id.to_string(), row_to_send(next.as_ref().unwrap_or(&emptied)));
        }
    }
    for (position, row) in wanted_of.into_values().flatten().enumerate() {
        rows.insert(format!("n{position}"), row_to_send(&row));
    }
    rows
}

fn sorted(mut rows: Vec<Multifield>) -> Vec<Multifield> {
    rows.sort();
    rows
}

fn row_to_send(row: &Multifield) -> Value {
    json!({"typeId": row.type_id, "valueType": row.value_type, "value": row.value})
}

fn present_rows(present: &Value) -> Vec<&Value> {
    match present {
        Value::Array(rows) => rows.iter().collect(),
        Value::Object(rows) => rows.values().collect(),
        _ => Vec::new(),
    }
}

/// Sends the orders and tells how each ended; `None` is nothing to do and done.
///
/// Orders that the portal did not run because of a limit are sent again, as often as a call may fail. If nothing at
/// all was done, the whole call is an error; otherwise what is left over ends *unknown*, since that is the outcome
/// after which a restore looks and sends again (*refused* would be kept as the portal's last word on the record).
async fn carry_out(transport: &Transport, orders: Vec<Option<Order>>) -> Result<Vec<Ending>, CrmError> {
    if orders.len() > WRITE_BATCH {
        let text = format!("{} orders in one call, {WRITE_BATCH} are the most", orders.len());
        return Err(CrmError::Rejected { code: "TOO_MANY_ORDERS".into(), text });
    }
    let mut progress = Progress {
        endings: orders.iter().map(|order| order.is_none().then_some(WriteOutcome::Done(Value::Null))).collect(),
        anything_run: false,
        rounds_refused: 0,
    };
    let mut open: OpenOrders =
        orders.into_iter().enumerate().filter_map(|(position, order)| Some((position, order?))).collect();
    // New records come in their order, which their dates depend on; changes may come in any.
    open.sort_by_key(|(_, order)| order.method == UPDATE && travels_alone(&order.params));
    while !open.is_empty() {
        let (round, rest) = next_round(open);
        let failure = match send_round(transport, &round).await {
            Ok(replies) => {
                let (put_off, limit) = progress.settle(transport, round, replies);
                open = put_off;
                limit.filter(|_| progress.rounds_refused > transport.settings().retries).map(WriteFailure::NotDone)
            }
            Err(failure) => {
                open = round;
                Some(failure)
            }
        };
        open.extend(rest);
        match failure {
            None => {}
            Some(WriteFailure::NotDone(error)) if !progress.anything_run => return Err(error),
            Some(failure) => {
                for (position, _) in open.drain(..) {
                    progress.endings[position] = Some(ending_of_failure(&failure));
                }
            }
        }
    }
    let without = || WriteOutcome::Unknown { reason: "the order was not sent".to_owned() };
    Ok(progress.endings.into_iter().map(|ending| ending.unwrap_or_else(without)).collect())
}

/// How far a call with orders has come.
struct Progress {
    endings: Vec<Option<Ending>>,
    anything_run: bool,
    rounds_refused: u32,
}

impl Progress {
    /// Notes the replies of one request; gives back the orders that a limit kept from running, and that limit.
    fn settle(
        &mut self,
        transport: &Transport,
        round: OpenOrders,
        replies: Vec<Reply>,
    ) -> (OpenOrders, Option<CrmError>) {
        let mut put_off = Vec::new();
        let mut limit = None;
        for ((position, order), reply) in round.into_iter().zip(replies) {
            match reply {
                Reply::Refused(error) if is_limit(&error) => {
                    transport.note_refusal(&[order.method.to_owned()], &error);
                    limit = Some(error.to_crm_error(order.method));
                    put_off.push((position, order));
                }
                reply => {
                    self.anything_run = true;
                    self.endings[position] = Some(ending_of(reply));
                }
            }
        }
        self.rounds_refused += u32::from(limit.is_some());
        (put_off, limit)
    }
}

/// The orders that go into one request: a stretch that a batch can say, or a single one that it cannot.
fn next_round(mut open: OpenOrders) -> (OpenOrders, OpenOrders) {
    let first_single = open.iter().position(|(_, order)| travels_alone(&order.params));
    let rest = match first_single {
        Some(0) => open.split_off(1),
        Some(position) => open.split_off(position),
        None => Vec::new(),
    };
    (open, rest)
}

/// Whether the text of a batch cannot say this: a text that looks like a reference, or an empty list, for which PHP
/// has no spelling (`a[]=` is a list with an empty entry, which the portal refuses for numbers). Such an order is sent as
/// JSON by a request of its own.
fn travels_alone(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains(REFERENCE_START),
        Value::Array(items) => items.is_empty() || items.iter().any(travels_alone),
        Value::Object(map) => map.iter().any(|(name, value)| name.contains(REFERENCE_START) || travels_alone(value)),
        _ => false,
    }
}

async fn send_round(transport: &Transport, round: &[(usize, Order)]) -> Result<Vec<Reply>, WriteFailure> {
    if let [(_, order)] = round
        && travels_alone(&order.params)
    {
        return send_alone(transport, order).await.map(|reply| vec![reply]);
    }
    let mut batch = Batch::default();
    for (position, order) in round {
        batch.push(numbered('w', *position), order.method, &order.params);
    }
    let mut replies = batch.order(transport).await?;
    Ok(round.iter().map(|(position, _)| replies.take(&numbered('w', *position))).collect())
}

async fn send_alone(transport: &Transport, order: &Order) -> Result<Reply, WriteFailure> {
    let runs = [order.method.to_owned()];
    let call = Call { method: order.method, params: &order.params, runs: &runs, commands: 1 };
    match transport.write(&call).await {
        Ok(answer) => Ok(Reply::Done(answer.result)),
        // What the portal says about this one record is its ending, as it would be within a batch.
        Err(WriteFailure::NotDone(CrmError::Rejected { code, text })) => {
            Ok(Reply::Refused(PortalError { status: None, code, text, resets_in: None }))
        }
        Err(WriteFailure::NotDone(CrmError::AccessDenied { text })) => {
            Ok(Reply::Refused(PortalError { status: None, code: "ACCESS_DENIED".to_owned(), text, resets_in: None }))
        }
        Err(failure) => Err(failure),
    }
}

fn is_limit(error: &PortalError) -> bool {
    matches!(error.reaction(), Reaction::Pause | Reaction::WaitForMethod)
}

fn ending_of(reply: Reply) -> Ending {
    match reply {
        Reply::Done(value) => WriteOutcome::Done(value),
        Reply::Refused(error) if error.reaction() == Reaction::Overload => {
            WriteOutcome::Unknown { reason: format!("{} ({})", error.text, error.label()) }
        }
        Reply::Refused(error) => refused(&error),
        Reply::Missing => WriteOutcome::Unknown { reason: "the portal's answer leaves this record out".to_owned() },
    }
}

fn ending_of_failure(failure: &WriteFailure) -> Ending {
    match failure {
        WriteFailure::Lost(reason) => WriteOutcome::Unknown { reason: reason.clone() },
        WriteFailure::NotDone(error) => WriteOutcome::Unknown { reason: format!("not carried out: {error}") },
    }
}

fn refused(error: &PortalError) -> Ending {
    WriteOutcome::Refused { code: error.code.clone(), text: error.text.clone() }
}
