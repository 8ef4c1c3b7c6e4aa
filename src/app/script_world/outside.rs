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
    audit: Vec<AuditEntry>,
    requests: Vec<SupportRequest>,
}

impl Surface {
    /// As it is now.
    ///
    /// # Errors
    /// The store cannot be read.
    pub async fn read(server: &Server, store: &SqliteStore, portal: &PortalId) -> Result<Self, StoreError> {
        let mut deeds = BTreeMap::new();
        for entry in server.ui_get("history")["entries"].as_array().into_iter().flatten() {
            let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
            *deeds.entry((text("deed"), text("type"), entry["id"].as_i64().unwrap_or_default())).or_default() += 1;
        }
        let audit = store.list_audit(Some(portal)).await?;
        let requests = store.list_requests(portal, MOST_REQUESTS).await?;
        Ok(Self { deeds, audit, requests })
    }
}

/// What happened between the two, in the order consents, creations, changes, removals, files, requests.
pub fn differences(before: &Surface, after: &Surface, server: &Server) -> Vec<Seen> {
    let new_audit = after.audit.get(before.audit.len()..).unwrap_or_default();
    let of = |action: AuditAction| new_audit.iter().filter(move |entry| entry.action == action);
    let mut seen: Vec<Seen> = of(AuditAction::ConfirmedAndStarted).map(consent).collect();
    seen.extend(writes(before, after, server));
    seen.extend(of(AuditAction::Exported).map(export));
    // Newest first in the store.
    let new_requests = after.requests.len().saturating_sub(before.requests.len());
    seen.extend(after.requests.iter().take(new_requests).rev().map(request));
    seen
}

fn writes(before: &Surface, after: &Surface, server: &Server) -> Vec<Seen> {
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
            let created = touched.get(&("added", entity.as_str())).filter(|_| deed == "changed");
            let count = ids.iter().filter(|id| created.is_none_or(|created| !created.contains(id))).count();
            if count == 0 {
                continue;
            }
            let mut args = vec![("count", count.to_string())];
            if deed == "added" {
                args.push(("lost", lost(&truth, &entity).to_string()));
            }
            if deed != "changed" && repeated.get(&(deed, entity.as_str())).is_some_and(|times| *times != count) {
                args.push(("twice", "yes".to_owned()));
            }
            seen.push(Seen::effect(format!("{effect} {entity}"), &args));
        }
    }
    seen
}

/// How many of a type the scenario truly took.
fn lost(truth: &Value, entity: &str) -> usize {
    truth["deleted"][entity].as_array().map_or(0, Vec::len)
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
        "handoff" => {
            let reason = details["reason"].as_str().unwrap_or_default().to_owned();
            Seen::effect("handoff", &[("reason", reason)])
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
