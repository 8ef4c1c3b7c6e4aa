//! What a connection may see and do, and who its users are.
//!
//! In charge of the questions about the portal and the webhook themselves. Each may fail on its own: what is not
//! told is *unknown*, with the reason. What follows from it is
//! [`service::connection`](crate::service::connection)'s to say.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde_json::{Value, json};

use super::answer::scalar;
use super::batch::{Batch, Replies, Reply, unsigned};
use super::read;
use super::transport::Transport;
use crate::domain::tariff::Tariff;
use crate::domain::{EntityType, UserId};
use crate::ports::crm::{CrmError, Fingerprint, PortalUser, Probe};

/// How many of the first users identify a portal.
const FIRST_USERS: usize = 5;

/// Asks everything in one request.
pub(super) async fn probe(transport: &Transport) -> Result<Probe, CrmError> {
    let mut batch = Batch::default();
    let nothing = json!({});
    for method in ["profile", "user.admin", "scope", "app.info"] {
        batch.push(method, method, &nothing);
    }
    batch.push("user.get", "user.get", &users_params(0));
    for entity_type in EntityType::ALL {
        batch.push(entity_type.as_str(), "crm.item.list", &read::sample_params(entity_type));
    }
    let mut replies = batch.ask(transport).await?;
    let portal_time = read::portal_time(&replies)?;
    let profile = told(replies.take("profile"));
    let app = told(replies.take("app.info"));
    let readable = |entity_type: EntityType| (entity_type, read::is_list(replies.take(entity_type.as_str())));
    let readable = EntityType::ALL.into_iter().map(readable).collect();
    Ok(Probe {
        portal_time,
        fingerprint: Fingerprint {
            host: transport.webhook().host().to_owned(),
            first_users: first_users(&mut replies),
        },
        user: calling_user(&profile, transport.webhook().user()),
        is_admin: is_admin(&mut replies, &profile),
        scopes: scopes(&mut replies, &app),
        tariff: tariff(&app),
        readable,
        time_zone: time_zone(&profile, replies.time.offset),
    })
}

/// The user with that number.
pub(super) async fn find_user(transport: &Transport, id: UserId) -> Result<Option<PortalUser>, CrmError> {
    let mut batch = Batch::default();
    batch.push("user", "user.get", &json!({"ID": id.0, "ADMIN_MODE": true}));
    let mut replies = batch.ask(transport).await?;
    match replies.take("user") {
        Reply::Refused(error) if error.is_not_found() => Ok(None),
        Reply::Refused(error) => Err(error.to_crm_error("user.get")),
        Reply::Done(Value::Array(users)) => Ok(users.iter().filter_map(user).find(|user| user.id == id)),
        Reply::Done(_) | Reply::Missing => Err(CrmError::Malformed { reason: "a list of users is no list".into() }),
    }
}

/// Parameters of one page of all users, dismissed ones too, lowest number first.
pub(super) fn users_params(start: u64) -> Value {
    json!({"sort": "ID", "order": "ASC", "ADMIN_MODE": true, "start": start})
}

/// A row of `user.get` or `profile`.
pub(super) fn user(row: &Value) -> Option<PortalUser> {
    let id = row.get("ID").and_then(unsigned).filter(|id| *id > 0)?;
    let text = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    let parts: Vec<&str> = [text("NAME"), text("LAST_NAME")].into_iter().filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { format!("user {id}") } else { parts.join(" ") };
    let is_active = row.get("ACTIVE").is_none_or(is_true);
    Some(PortalUser { id: UserId(id), name, is_active })
}

/// A truth value in any of the portal's spellings.
fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => matches!(text.as_str(), "Y" | "y" | "1" | "true"),
        _ => false,
    }
}

/// A reply's value, or why there is none.
fn told(reply: Reply) -> Result<Value, String> {
    match reply {
        Reply::Done(value) => Ok(value),
        Reply::Refused(error) => Err(match error.text.as_str() {
            "" => format!("the portal refused to tell ({})", error.label()),
            text => format!("{text} ({})", error.label()),
        }),
        Reply::Missing => Err("the portal gave no answer".to_owned()),
    }
}

fn first_users(replies: &mut Replies) -> Vec<(UserId, String)> {
    let Ok(Value::Array(rows)) = told(replies.take("user.get")) else { return Vec::new() };
    let registered = |row: &Value| {
        let id = row.get("ID").and_then(unsigned).filter(|id| *id > 0)?;
        let date = row.get("DATE_REGISTER").and_then(Value::as_str).filter(|date| !date.is_empty())?;
        // Told in the zone of whoever asks; in UTC it stays the same whoever that is.
        let in_utc = DateTime::parse_from_rfc3339(date)
            .map(|date| date.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true))
            .unwrap_or_else(|_| date.to_owned());
        Some((UserId(id), in_utc))
    };
    let mut users: Vec<(UserId, String)> = rows.iter().filter_map(registered).collect();
    users.sort();
    users.truncate(FIRST_USERS);
    users
}

fn calling_user(profile: &Result<Value, String>, creator: UserId) -> PortalUser {
    let told = profile.as_ref().ok().and_then(user);
    told.unwrap_or_else(|| PortalUser { id: creator, name: format!("user {creator}"), is_active: true })
}

/// Whoever is not told to be an administrator is none.
fn is_admin(replies: &mut Replies, profile: &Result<Value, String>) -> bool {
    match told(replies.take("user.admin")) {
        Ok(flag) => is_true(&flag),
        Err(_) => profile.as_ref().ok().and_then(|profile| profile.get("ADMIN")).is_some_and(is_true),
    }
}

fn scopes(replies: &mut Replies, app: &Result<Value, String>) -> Vec<String> {
    let listed = told(replies.take("scope")).ok();
    let listed = listed.or_else(|| app.as_ref().ok()?.get("SCOPE").cloned());
    let mut scopes: Vec<String> = match listed {
        Some(Value::Array(scopes)) => scopes.iter().map(scalar).collect(),
        Some(Value::Object(scopes)) => scopes.values().map(scalar).collect(),
        _ => Vec::new(),
    };
    scopes.retain(|scope| !scope.is_empty());
    scopes.sort();
    scopes.dedup();
    scopes
}

fn tariff(app: &Result<Value, String>) -> Tariff {
    match app {
        Ok(app) => match app.get("LICENSE").and_then(Value::as_str) {
            Some(license) => Tariff::from_license(license),
            None => Tariff::Unknown("the portal's answer names no licence".to_owned()),
        },
        Err(reason) => Tariff::Unknown(reason.clone()),
    }
}

fn time_zone(profile: &Result<Value, String>, offset: Option<FixedOffset>) -> String {
    let named = profile.as_ref().ok().and_then(|profile| profile.get("TIME_ZONE")).and_then(Value::as_str);
    match named.filter(|name| name.parse::<chrono_tz::Tz>().is_ok()) {
        Some(name) => name.to_owned(),
        None => offset.map_or_else(|| "+00:00".to_owned(), |offset| offset.to_string()),
    }
}
