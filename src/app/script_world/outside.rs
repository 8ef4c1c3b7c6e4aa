//! What can be seen from outside: the portal's records, our audit, the requests to people.
//!
//! In charge of comparing before and after. Nothing of it is told by the conversation: creations, changes and deletions
//! come from the portal's own history, consents and files from the audit.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::adapters::store::SqliteStore;
use crate::dialogue::script::world::Seen;
use crate::domain::audit::{AuditAction, AuditEntry};
use crate::domain::{EntityType, PortalId};
use crate::ports::conversations::{ConversationStore, SupportRequest};
use crate::ports::restores::RestoreStore;
use crate::ports::snapshots::StoreError;
use crate::sandbox::Server;

/// More requests than any case makes.
const MOST_REQUESTS: usize = 1_000;

/// A line of the portal's history without its moment: deed, type, number.
type Deed = (String, String, i64);

/// Everything that is compared.
pub struct Surface {
    deeds: BTreeMap<Deed, usize>,
    /// The names of records when they were added or deleted.
    names: BTreeMap<Deed, String>,
    audit: Vec<AuditEntry>,
    requests: Vec<SupportRequest>,
}

impl Surface {
    /// As it is now.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn read(server: &Server, store: &SqliteStore, portal: &PortalId) -> Result<Self, StoreError> {
        let (mut deeds, mut names) = (BTreeMap::new(), BTreeMap::new());
        for entry in server.ui_get("history")["entries"].as_array().into_iter().flatten() {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            let deed = (text("deed"), text("type"), entry["id"].as_i64().unwrap_or_default());
            names.insert(deed.clone(), text("name"));
            *deeds.entry(deed).or_default() += 1;
        }
        let audit = store.list_audit(Some(portal)).await?;
        let requests = store.list_requests(portal, MOST_REQUESTS).await?;
        Ok(Self { deeds, names, audit, requests })
    }

    /// Records that were added since: type and number.
    pub fn created_since<'a>(&'a self, before: &'a Self) -> impl Iterator<Item = (String, i64)> + 'a {
        let added = self.deeds.keys().filter(|deed| deed.0 == "added" && !before.deeds.contains_key(*deed));
        added.map(|(_, entity, id)| (entity.clone(), *id))
    }

    fn name(&self, deed: &str, entity: &str, id: i64) -> Option<&str> {
        self.names.get(&(deed.to_owned(), entity.to_owned(), id)).map(String::as_str)
    }
}

/// What happened between the two, in the order consents, creations, changes, removals, files, requests.
///
/// `created` are the records that restores of this case made: type and number.
pub fn differences(before: &Surface, after: &Surface, server: &Server, created: &BTreeSet<(String, i64)>) -> Vec<Seen> {
    let new_audit = after.audit.get(before.audit.len()..).unwrap_or_default();
    let of = |action: AuditAction| new_audit.iter().filter(move |entry| entry.action == action);
    let mut seen: Vec<Seen> = of(AuditAction::ConfirmedAndStarted).map(consent).collect();
    seen.extend(writes(before, after, server, created));
    seen.extend(of(AuditAction::Exported).map(export));
    // Newest first in the store.
    let new_requests = after.requests.len().saturating_sub(before.requests.len());
    seen.extend(after.requests.iter().take(new_requests).rev().map(request));
    seen
}

fn writes(before: &Surface, after: &Surface, server: &Server, created: &BTreeSet<(String, i64)>) -> Vec<Seen> {
    let mut touched: BTreeMap<(&str, &str), BTreeSet<i64>> = BTreeMap::new();
    let mut repeated: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for ((deed, entity, id), count) in &after.deeds {
        let earlier = before.deeds.get(&(deed.clone(), entity.clone(), *id)).copied().unwrap_or_default();
        if *count > earlier {
            touched.entry((deed, entity)).or_default().insert(*id);
            *repeated.entry((deed, entity)).or_default() += count - earlier;
        }
    }
    let truth = server.ui_get("truth");
    let mut seen = Vec::new();
    for (deed, effect) in [("added", "create"), ("changed", "change"), ("deleted", "remove")] {
        for entity_type in EntityType::ALL {
            let entity = entity_type.to_string();
            let Some(ids) = touched.get(&(deed, entity.as_str())) else { continue };
            // A new record gets its links after it was created: that belongs to creating it.
            let new = touched.get(&("added", entity.as_str())).filter(|_| deed == "changed");
            let ids: BTreeSet<i64> = ids.iter().copied().filter(|id| new.is_none_or(|new| !new.contains(id))).collect();
            if ids.is_empty() {
                continue;
            }
            let mut args = vec![("count", ids.len().to_string())];
            match deed {
                "added" => {
                    args.push(("lost", lost(&truth, &entity).len().to_string()));
                    args.push(("same", same_names(after, &truth, &entity, &ids).to_string()));
                }
                "changed" => {
                    args.push(("mended", mended(server, &truth, &entity, &ids).to_string()));
                    args.push(("linked", linked(server, created, &entity, &ids).to_string()));
                }
                _ => {}
            }
            if deed != "changed" && repeated.get(&(deed, entity.as_str())).is_some_and(|times| *times != ids.len()) {
                args.push(("twice", "yes".to_owned()));
            }
            seen.push(Seen::effect(format!("{effect} {entity}"), &args));
        }
    }
    seen
}

/// The records of a type that the scenario truly took.
fn lost(truth: &Value, entity: &str) -> BTreeSet<i64> {
    truth["deleted"][entity].as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
}

/// How many of the new records bear the name of one that the scenario took, each of them once.
fn same_names(after: &Surface, truth: &Value, entity: &str, created: &BTreeSet<i64>) -> usize {
    let taken = lost(truth, entity);
    let mut names: Vec<&str> = taken.iter().filter_map(|id| after.name("deleted", entity, *id)).collect();
    created
        .iter()
        .filter(|id| {
            let name = after.name("added", entity, **id);
            let position = names.iter().position(|lost| Some(*lost) == name);
            position.map(|position| names.swap_remove(position)).is_some()
        })
        .count()
}

/// How many of the records have all those values again that the scenario spoiled.
fn mended(server: &Server, truth: &Value, entity: &str, ids: &BTreeSet<i64>) -> usize {
    let damaged = truth["changed"].as_array().into_iter().flatten();
    let of_type = damaged.filter(|change| change["type"] == entity);
    let is_mended = |change: &&Value| {
        let Some(id) = change["id"].as_i64().filter(|id| ids.contains(id)) else { return false };
        let now = server.ui_get(&format!("records?type={entity}&id={id}"));
        let fields = change["fields"].as_object().into_iter().flatten();
        fields.into_iter().all(|(name, values)| without_rows(&now[name]) == without_rows(&values["before"]))
    };
    of_type.filter(is_mended).count()
}

/// A value without the row numbers of phones and addresses, which the portal gives out anew, and without their
/// order; empty is empty.
fn without_rows(value: &Value) -> Value {
    match value {
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(without_rows).collect();
            items.sort_by_cached_key(Value::to_string);
            Value::Array(items)
        }
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, _)| !name.eq_ignore_ascii_case("id"));
            Value::Object(kept.map(|(name, value)| (name.clone(), without_rows(value))).collect())
        }
        Value::String(text) if text.is_empty() => Value::Null,
        other => other.clone(),
    }
}

/// The fields that point from one record to another: what they point at, its letter in custom fields, one, many.
const POINTERS: [(&str, &str, &str, &str); 4] = [
    ("contact", "C_", "contactId", "contactIds"),
    ("company", "CO_", "companyId", "companyIds"),
    ("lead", "L_", "leadId", "leadIds"),
    ("deal", "D_", "dealId", "dealIds"),
];

/// How many of the changed records point at one that a restore of this case made.
fn linked(server: &Server, created: &BTreeSet<(String, i64)>, entity: &str, ids: &BTreeSet<i64>) -> usize {
    let points = |id: &&i64| {
        let record = server.ui_get(&format!("records?type={entity}&id={id}"));
        POINTERS.iter().any(|(to, letter, one, many)| {
            let fields = record.as_object().into_iter().flatten();
            let mut values = fields.filter(|(name, _)| name == one || name == many || is_custom(name));
            values.any(|(name, value)| {
                let letter = if is_custom(name) { *letter } else { "" };
                let listed = value.as_array().into_iter().flatten().chain([value]);
                listed.filter_map(|value| as_number(value, letter)).any(|id| created.contains(&((*to).to_owned(), id)))
            })
        })
    };
    ids.iter().filter(points).count()
}

fn is_custom(field: &str) -> bool {
    field.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("uf"))
}

fn as_number(value: &Value, letter: &str) -> Option<i64> {
    let text = || value.as_str().map(|text| text.strip_prefix(letter).unwrap_or(text));
    value.as_i64().or_else(|| text()?.parse().ok())
}

fn export(entry: &AuditEntry) -> Seen {
    let only_missing = entry.details["only_missing"].as_bool().unwrap_or_default();
    Seen::effect("export", &[("only-missing", only_missing.to_string())])
}

fn consent(entry: &AuditEntry) -> Seen {
    let how = match entry.details["manner"].as_str() {
        Some("typed") => "typed",
        Some("pressed") => "button",
        _ => "unknown",
    };
    Seen::effect("consent", &[("how", how.to_owned())])
}

fn request(request: &SupportRequest) -> Seen {
    let details: Value = serde_json::from_str(&request.details).unwrap_or_default();
    match request.kind.as_str() {
        "handoff" | "partner" => {
            let text = |value: &Value| value.as_str().map(str::to_owned);
            let mut args = vec![("reason", text(&details["reason"]).unwrap_or_default())];
            args.extend(text(&details["known"]["words"]).map(|words| ("words", words)));
            Seen::effect("handoff", &args)
        }
        "feedback" => Seen::effect("feedback", &plain(&details)),
        kind => {
            let mut args = vec![("kind", kind.to_owned())];
            args.extend(plain(&details["known"]));
            Seen::effect("request", &args)
        }
    }
}

/// The values that are no lists or objects, as scripts write them.
fn plain(details: &Value) -> Vec<(&str, String)> {
    let values = details.as_object().into_iter().flatten();
    values
        .filter_map(|(key, value)| match value {
            Value::String(text) => Some((key.as_str(), text.clone())),
            Value::Number(number) => Some((key.as_str(), number.to_string())),
            Value::Bool(flag) => Some((key.as_str(), flag.to_string())),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        })
        .collect()
}
