//! Records in the order of their ids.
//!
//! In charge of lists: fifty pages of fifty in one request, each beginning after the last id of the one before
//! (reference §1.4). What a list leaves out may later be taken for deleted, so nothing here guesses: a page that
//! failed is an error, and ids that do not ascend are an error too.

use std::collections::BTreeSet;

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Map, Value, json};

use super::batch::{Batch, MOST_COMMANDS, Replies, Reply, numbered, unsigned};
use super::transport::{Call, Transport};
use super::type_number;
use crate::domain::{EntityType, Fields, Record, RecordId, UserId};
use crate::ports::crm::{CrmError, LiveId, Page};

/// Rows on one page of a list; fixed by the portal (reference §1.3).
pub(super) const PAGE_ROWS: usize = 50;

/// Pages asked for where a list begins. Pages after the end of a list repeat its beginning, at the cost of the portal's
/// execution time: most lists of changes, and most types of a small portal, end within these. Long lists pay one
/// request more.
const FIRST_PAGES: usize = 10;

const LIST: &str = "crm.item.list";

/// What a chained list asks for.
#[derive(Debug, Clone)]
pub(super) struct ListQuery {
    pub entity_type: EntityType,
    /// Only what changed at or after this moment.
    pub changed_since: Option<DateTime<Utc>>,
    pub select: &'static [&'static str],
}

/// Full records: every field with custom ones by their original names, and the multifields (`fm`), which the portal
/// adds for `*` only.
pub(super) const EVERYTHING: &[&str] = &["*"];
/// What the ids-only pass needs.
pub(super) const IDS: &[&str] = &["id", "updatedTime", "updatedBy"];

/// One row of a list, its id taken out.
pub(super) struct Row {
    pub id: RecordId,
    pub fields: Map<String, Value>,
}

impl Row {
    pub(super) fn into_record(self, entity_type: EntityType) -> Record {
        Record { entity_type, id: self.id, fields: self.fields.into_iter().collect::<Fields>() }
    }

    pub(super) fn into_live_id(self) -> LiveId {
        let updated_at = self.fields.get("updatedTime").and_then(Value::as_str);
        LiveId {
            id: self.id,
            updated_at: updated_at.and_then(|text| DateTime::parse_from_rfc3339(text).ok()).map(|date| date.to_utc()),
            updated_by: self.fields.get("updatedBy").and_then(unsigned).filter(|user| *user > 0).map(UserId),
        }
    }
}

/// Reads up to fifty pages after an id, ten where the list begins.
pub(super) async fn read_chain(
    transport: &Transport,
    query: &ListQuery,
    after: RecordId,
) -> Result<Page<Row>, CrmError> {
    let page_count = if after.0 == 0 { FIRST_PAGES } else { MOST_COMMANDS };
    let mut batch = Batch::default();
    for page in 0..page_count {
        let cursor = match page {
            0 => Value::from(after.0),
            _ => Value::from(format!("$result[{}][items][{}][id]", label(page - 1), PAGE_ROWS - 1)),
        };
        batch.push(label(page), LIST, &list_params(transport, query, cursor));
    }
    let mut replies = batch.ask(transport).await?;
    let portal_time = portal_time(&replies)?;
    let mut items: Vec<Row> = Vec::new();
    let mut last = after;
    for page in 0..page_count {
        let rows = rows(replies.expect(&label(page), LIST)?)?;
        let count = rows.len();
        for row in rows {
            if row.id <= last {
                return Err(malformed("a list is not in the order of its ids"));
            }
            last = row.id;
            items.push(row);
        }
        if count < PAGE_ROWS {
            // The pages after a short one refer to a row that is not there. The portal puts nothing in its place and
            // may begin the list anew, or complain: either way they say nothing.
            return Ok(Page { items, portal_time, is_last: true });
        }
    }
    Ok(Page { items, portal_time, is_last: false })
}

/// Reads the records with these ids, fifty to a page.
pub(super) async fn read_by_ids(
    transport: &Transport,
    entity_type: EntityType,
    ids: &[RecordId],
) -> Result<Vec<Record>, CrmError> {
    let wanted: Vec<u64> = ids.iter().map(|id| id.0).collect::<BTreeSet<_>>().into_iter().collect();
    let mut records = Vec::with_capacity(wanted.len());
    for stretch in wanted.chunks(PAGE_ROWS * MOST_COMMANDS) {
        let mut batch = Batch::default();
        for (page, ids) in stretch.chunks(PAGE_ROWS).enumerate() {
            let params = json!({
                "entityTypeId": type_number(entity_type), "select": EVERYTHING, "useOriginalUfNames": "Y",
                "order": {"id": "ASC"}, "filter": {"@id": ids}, "start": -1});
            batch.push(label(page), LIST, &params);
        }
        let mut replies = batch.ask(transport).await?;
        for (page, ids) in stretch.chunks(PAGE_ROWS).enumerate() {
            let mut missing: BTreeSet<u64> = ids.iter().copied().collect();
            for row in rows(replies.expect(&label(page), LIST)?)? {
                if !missing.remove(&row.id.0) {
                    return Err(malformed("a list by ids holds a record that was not asked for"));
                }
                records.push(row.into_record(entity_type));
            }
        }
    }
    Ok(records)
}

/// The highest id in use.
pub(super) async fn highest_id(transport: &Transport, entity_type: EntityType) -> Result<Option<RecordId>, CrmError> {
    let params = json!({
        "entityTypeId": type_number(entity_type), "select": ["id"], "order": {"id": "DESC"}, "start": -1});
    let call = Call { method: LIST, params: &params, runs: &[LIST.to_owned()], commands: 1 };
    let rows = rows(transport.read(&call).await?.result)?;
    if rows.windows(2).any(|pair| pair[0].id <= pair[1].id) {
        return Err(malformed("a list is not in the order of its ids"));
    }
    Ok(rows.first().map(|row| row.id))
}

/// A question for nothing but whether a type may be read.
pub(super) fn sample_params(entity_type: EntityType) -> Value {
    json!({"entityTypeId": type_number(entity_type), "select": ["id"], "order": {"id": "ASC"}, "start": -1})
}

/// Whether the reply to [`sample_params`] is a list.
pub(super) fn is_list(reply: Reply) -> Result<(), String> {
    match reply {
        Reply::Done(value) => rows(value).map(drop).map_err(|error| error.to_string()),
        Reply::Refused(error) => Err(error.to_crm_error(LIST).to_string()),
        Reply::Missing => Err("the portal gave no answer".to_owned()),
    }
}

fn list_params(transport: &Transport, query: &ListQuery, cursor: Value) -> Value {
    let mut filter = Map::from_iter([(">id".to_owned(), cursor)]);
    if let Some(since) = query.changed_since {
        let since = since.with_timezone(&transport.offset()).to_rfc3339_opts(SecondsFormat::Secs, false);
        filter.insert(">=updatedTime".to_owned(), Value::from(since));
    }
    json!({
        "entityTypeId": type_number(query.entity_type), "select": query.select, "useOriginalUfNames": "Y",
        "order": {"id": "ASC"}, "filter": filter, "start": -1})
}

fn label(page: usize) -> String {
    numbered('p', page)
}

fn rows(result: Value) -> Result<Vec<Row>, CrmError> {
    let items = match result {
        Value::Object(mut result) => result.remove("items"),
        _ => None,
    };
    let Some(Value::Array(items)) = items else { return Err(malformed("a list has no items")) };
    if items.len() > PAGE_ROWS {
        return Err(malformed("a page is longer than the portal's pages are"));
    }
    items.into_iter().map(row).collect()
}

fn row(item: Value) -> Result<Row, CrmError> {
    let Value::Object(mut fields) = item else { return Err(malformed("an item of a list is no record")) };
    let id = fields.remove("id").as_ref().and_then(unsigned).filter(|id| *id > 0);
    let id = id.map(RecordId).ok_or_else(|| malformed("an item of a list has no id"))?;
    Ok(Row { id, fields })
}

/// The portal's clock when it began to answer.
pub(super) fn portal_time(replies: &Replies) -> Result<DateTime<Utc>, CrmError> {
    replies.time.start.ok_or_else(|| malformed("an answer does not tell the portal's time"))
}

fn malformed(reason: &str) -> CrmError {
    CrmError::Malformed { reason: reason.to_owned() }
}
