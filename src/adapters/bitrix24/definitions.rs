//! The portal's set-up: custom fields, dictionaries, pipelines, titles, users.
//!
//! In charge of collecting it and of the portal's spellings. What a field means for a restore is
//! [`domain::schema`](crate::domain::schema)'s.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::answer::scalar;
use super::batch::{Batch, Replies, Reply};
use super::read::PAGE_ROWS;
use super::transport::Transport;
use super::{probe, type_number};
use crate::domain::EntityType;
use crate::domain::schema::{CustomField, Definitions};
use crate::ports::crm::CrmError;

/// The most pages of one list that are asked for; a portal with more users than this answers wrongly.
const MOST_PAGES: u64 = 2_000;

/// A list that is read to its end by `start`.
struct Listing {
    label: String,
    method: String,
    params: Value,
    rows: Vec<Value>,
}

/// Reads everything, as a rule with one request.
///
/// A type that the webhook may not read has no definitions; any other failure is a failure of the whole.
pub(super) async fn read_definitions(transport: &Transport) -> Result<Definitions, CrmError> {
    let language = &transport.settings().language;
    let mut batch = Batch::default();
    for entity_type in EntityType::ALL {
        let params = json!({"entityTypeId": type_number(entity_type), "useOriginalUfNames": "Y"});
        batch.push(format!("fields-{entity_type}"), "crm.item.fields", &params);
    }
    batch.push("pipelines", "crm.category.list", &json!({"entityTypeId": type_number(EntityType::Deal)}));
    let mut listings: Vec<Listing> = EntityType::ALL
        .into_iter()
        .map(|entity_type| Listing {
            label: format!("custom-{entity_type}"),
            method: format!("crm.{entity_type}.userfield.list"),
            params: json!({"order": {"SORT": "ASC", "ID": "ASC"}, "filter": {"LANG": language}}),
            rows: Vec::new(),
        })
        .collect();
    listings.push(Listing {
        label: "statuses".to_owned(),
        method: "crm.status.list".to_owned(),
        params: json!({"order": {"ID": "ASC"}}),
        rows: Vec::new(),
    });
    listings.push(Listing {
        label: "users".to_owned(),
        method: "user.get".to_owned(),
        params: probe::users_params(0),
        rows: Vec::new(),
    });
    for listing in &listings {
        batch.push(&listing.label, &listing.method, &listing.params);
    }
    let mut replies = batch.ask(transport).await?;
    let mut definitions = Definitions::default();
    for entity_type in EntityType::ALL {
        match replies.take(&format!("fields-{entity_type}")) {
            Reply::Done(value) => {
                definitions.titles.insert(entity_type, titles(&value)?);
            }
            reply => {
                skip_unreadable(reply, "crm.item.fields")?;
                listings.retain(|listing| listing.label != format!("custom-{entity_type}"));
            }
        }
    }
    match replies.take("pipelines") {
        Reply::Done(value) => definitions.pipelines = pipelines(&value)?,
        reply => skip_unreadable(reply, "crm.category.list")?,
    }
    for listing in &mut listings {
        listing.read_on(transport, &mut replies).await?;
    }
    for listing in listings {
        place(&mut definitions, listing);
    }
    Ok(definitions)
}

fn place(definitions: &mut Definitions, listing: Listing) {
    match listing.label.strip_prefix("custom-").and_then(|name| name.parse::<EntityType>().ok()) {
        Some(entity_type) => {
            let titles = definitions.titles.get(&entity_type);
            let fields = listing.rows.iter().filter_map(|row| custom_field(row, titles)).collect();
            definitions.custom_fields.insert(entity_type, fields);
        }
        None if listing.label == "statuses" => {
            for row in &listing.rows {
                let dictionary = definitions.statuses.entry(text(row, "ENTITY_ID")).or_default();
                dictionary.insert(text(row, "STATUS_ID"), text(row, "NAME"));
            }
        }
        None => {
            let users = listing.rows.iter().filter_map(probe::user);
            definitions.users = users.map(|user| (user.id.to_string(), user.name)).collect();
        }
    }
}

/// What the webhook may not see is left out; everything else that is no result is an error.
fn skip_unreadable(reply: Reply, method: &str) -> Result<(), CrmError> {
    let error = match reply {
        Reply::Refused(error) => error.to_crm_error(method),
        _ => malformed(format!("the answer to a batch leaves out {method}")),
    };
    match error {
        CrmError::AccessDenied { text } => {
            tracing::debug!(method, reason = text, "no definitions of a type that cannot be read");
            Ok(())
        }
        error => Err(error),
    }
}

impl Listing {
    /// Takes the first page from the replies and asks for the others, fifty pages in a request.
    async fn read_on(&mut self, transport: &Transport, replies: &mut Replies) -> Result<(), CrmError> {
        let mut seen = BTreeSet::new();
        self.take_page(replies, &self.label.clone(), &mut seen)?;
        let Some((next, total)) = replies.next_page(&self.label) else { return Ok(()) };
        let mut start = next;
        while start < total.min(MOST_PAGES * PAGE_ROWS as u64) {
            let mut batch = Batch::default();
            let mut labels = Vec::new();
            while start < total && !batch.is_full() {
                let mut params = self.params.clone();
                params["start"] = Value::from(start);
                let label = format!("p{start}");
                batch.push(&label, &self.method, &params);
                labels.push(label);
                start += PAGE_ROWS as u64;
            }
            let mut replies = batch.ask(transport).await?;
            for label in labels {
                self.take_page(&mut replies, &label, &mut seen)?;
            }
        }
        Ok(())
    }

    /// Adds the rows of one page; rows that were there before are left out (a list may shift while it is read).
    fn take_page(&mut self, replies: &mut Replies, label: &str, seen: &mut BTreeSet<String>) -> Result<(), CrmError> {
        let Value::Array(rows) = replies.expect(label, &self.method)? else {
            return Err(malformed(format!("the list of {} is no list", self.method)));
        };
        self.rows.extend(rows.into_iter().filter(|row| seen.insert(text(row, "ID"))));
        Ok(())
    }
}

fn titles(result: &Value) -> Result<BTreeMap<String, String>, CrmError> {
    let fields = match result.get("fields") {
        Some(Value::Object(fields)) => fields,
        _ => return Err(malformed("the answer to crm.item.fields has no fields".to_owned())),
    };
    let named = fields.iter().map(|(name, meta)| {
        // Where original names are not known, a custom field comes as `ufCrm_…` and tells its original name.
        let original = meta.get("upperName").and_then(Value::as_str).filter(|_| name.starts_with("uf"));
        (original.unwrap_or(name).to_owned(), text(meta, "title"))
    });
    Ok(named.filter(|(_, title)| !title.is_empty()).collect())
}

fn pipelines(result: &Value) -> Result<BTreeMap<String, String>, CrmError> {
    match result.get("categories") {
        Some(Value::Array(rows)) => Ok(rows.iter().map(|row| (text(row, "id"), text(row, "name"))).collect()),
        _ => Err(malformed("the answer to crm.category.list has no categories".to_owned())),
    }
}

fn custom_field(row: &Value, titles: Option<&BTreeMap<String, String>>) -> Option<CustomField> {
    let name = Some(text(row, "FIELD_NAME")).filter(|name| !name.is_empty())?;
    let labels = ["EDIT_FORM_LABEL", "LIST_COLUMN_LABEL", "LIST_FILTER_LABEL"].map(|key| text(row, key));
    let title = titles.and_then(|titles| titles.get(&name)).cloned().filter(|title| *title != name);
    let label = labels.into_iter().find(|label| !label.is_empty()).or(title).unwrap_or_else(|| name.clone());
    let options = rows_of(row.get("LIST")).map(|option| (text(option, "ID"), text(option, "VALUE"))).collect();
    Some(CustomField {
        label,
        kind: text(row, "USER_TYPE_ID"),
        multiple: text(row, "MULTIPLE") == "Y",
        options,
        targets: targets(row.get("SETTINGS")),
        name,
    })
}

/// The types at which a field of the kind *crm* may point: `{"LEAD": "N", "CONTACT": "Y", …}`.
fn targets(settings: Option<&Value>) -> BTreeSet<EntityType> {
    let allows = |entity_type: &EntityType| {
        let flag = settings.and_then(|settings| settings.get(entity_type.as_str().to_ascii_uppercase()));
        flag.and_then(Value::as_str) == Some("Y")
    };
    EntityType::ALL.into_iter().filter(allows).collect()
}

fn rows_of(value: Option<&Value>) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Some(Value::Array(rows)) => Box::new(rows.iter()),
        Some(Value::Object(rows)) => Box::new(rows.values()),
        _ => Box::new(std::iter::empty()),
    }
}

fn text(row: &Value, key: &str) -> String {
    row.get(key).map(scalar).unwrap_or_default()
}

fn malformed(reason: String) -> CrmError {
    CrmError::Malformed { reason }
}
