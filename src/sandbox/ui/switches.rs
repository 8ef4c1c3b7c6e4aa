//! Clock, users, webhooks, tariff, name, limits, faults, counters.

use serde_json::{Value, json};

use super::{Refusal, UiRequest, given};
use crate::sandbox::auth::Webhook;
use crate::sandbox::faults::GRAMMAR;
use crate::sandbox::limits::Limits;
use crate::sandbox::oauth::App;
use crate::sandbox::portal::Notification;
use crate::sandbox::users::team;
use crate::sandbox::world::World;
use crate::sandbox::zone::DAY;

/// How far the clock moves at once, in seconds: every day on the way is lived through.
const MOST_SECONDS: i64 = 3_660 * DAY;

/// Answers, if the route is one of these.
pub fn route(world: &mut World, request: &UiRequest<'_>) -> Option<Result<Value, Refusal>> {
    let body = &request.body;
    Some(match (request.verb, request.path) {
        ("GET", "clock") => Ok(clock(world, request)),
        ("POST", "clock") => set_clock(world, request),
        ("GET", "users") => Ok(users(world)),
        ("POST", "users") => set_user(world, body),
        ("GET", "notifications") => notifications(world, request),
        ("POST", "webhooks") => set_webhook(world, body),
        ("POST", "webhooks/revoke") => revoke(world, body),
        ("GET", "apps") => Ok(world.sign_ins.to_json()),
        ("POST", "apps") => set_app(world, body),
        ("POST", "apps/withdraw") => withdraw(world, body),
        ("POST", "browser") => sit_down(world, body),
        ("GET", "webhook") => Ok(json!({"path": "/rest/1/abc/"})),
        ("GET", "tariff") => Ok(tariff(world)),
        ("POST", "tariff") => set_tariff(world, body),
        ("POST", "rename") => rename(world, body),
        ("POST", "identity") => set_identity(world, body),
        ("GET", "limits") => Ok(json!({"on": world.limits.is_on})),
        ("POST", "limits") => set_limits(world, request),
        ("GET", "faults") => Ok(json!({"grammar": GRAMMAR})),
        ("POST", "faults") => set_faults(world, body),
        ("GET", "requests") => Ok(requests(world)),
        ("POST", "requests" | "requests/reset") => {
            world.requests.clear();
            world.served.clear();
            world.portal_mut().robots_started = 0;
            Ok(requests(world))
        }
        ("GET", "settings") => Ok(settings(world)),
        ("POST", "language") => set_language(world, body),
        _ => return None,
    })
}

fn flag(body: &Value, name: &str) -> Result<Option<bool>, Refusal> {
    given(body, name, "true or false", Value::as_bool)
}

fn rename(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let is_host =
        |host: &&str| !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".:-[]".contains(c));
    let host = given(body, "host", "a host, with a port where one is needed,", |value| value.as_str().filter(is_host))?;
    world.renamed_to = host.map(str::to_owned);
    Ok(json!({"host": world.renamed_to}))
}

fn set_identity(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let origin = given(body, "origin", "a whole number", Value::as_u64)?.unwrap_or(1);
    let portal = world.portal_mut();
    let rights = std::mem::replace(&mut portal.users, team(portal.generator.story_start, origin));
    for (user, old) in portal.users.iter_mut().zip(rights) {
        (user.is_admin, user.is_active) = (old.is_admin, old.is_active);
    }
    Ok(users(world))
}

fn set_limits(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let is_on = flag(&request.body, "on")?.unwrap_or(true);
    world.limits = Limits::new(is_on, request.at);
    Ok(json!({"on": is_on}))
}

fn set_language(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let known = |value: &Value| matches!(value.as_str(), Some("en" | "de")).then_some(value.as_str() == Some("de"));
    world.facts.is_german = given(body, "language", "\"en\" or \"de\"", known)?.unwrap_or(false);
    Ok(settings(world))
}

fn clock(world: &World, request: &UiRequest<'_>) -> Value {
    let zone = &world.portal.generator.zone;
    json!({"now": zone.text(world.clock.now(request.at)), "zone": zone.name(), "end": zone.text(world.end)})
}

fn set_clock(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let zone = world.portal.generator.zone.clone();
    let mut target = None;
    if let Some(moment) = given(&request.body, "now", "a moment", |value| zone.parse(value.as_str()?))? {
        target = Some(moment);
    }
    if let Some(seconds) = given(&request.body, "advance_seconds", "a number of seconds", Value::as_i64)? {
        target = Some(world.clock.now(request.at).saturating_add(seconds));
    }
    if target.is_some_and(|target| target > world.clock.now(request.at).saturating_add(MOST_SECONDS)) {
        return Err((400, "the clock moves by ten years at the most".to_owned()));
    }
    if let Some(target) = target
        && !world.clock.move_to(target, request.at)
    {
        let now = zone.text(world.clock.now(request.at));
        return Err((409, format!("the portal's clock shows {now} and only moves forward")));
    }
    if let Some(is_frozen) = flag(&request.body, "frozen")? {
        world.clock.freeze(is_frozen, request.at);
    }
    world.advance(request.at);
    Ok(clock(world, request))
}

fn users(world: &World) -> Value {
    let zone = &world.portal.generator.zone;
    let users: Vec<Value> = world
        .portal
        .users
        .iter()
        .map(|user| {
            json!({"id": user.id, "name": user.full_name(), "email": user.email(), "admin": user.is_admin,
                   "active": user.is_active, "registered": zone.text(user.registered)})
        })
        .collect();
    let webhooks: Vec<Value> = world
        .webhooks
        .iter()
        .map(|webhook| {
            json!({"user": webhook.user, "path": format!("/rest/{}/{}/", webhook.user, webhook.secret),
                   "scopes": webhook.scopes, "revoked": webhook.is_revoked})
        })
        .collect();
    json!({"users": users, "webhooks": webhooks})
}

fn notifications(world: &World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let zone = &world.portal.generator.zone;
    let user = request.parameter("user", "the number of a user", |text| text.parse::<i64>().ok())?;
    let shown = world.portal.notifications.iter().filter(|each| user.is_none_or(|user| each.user == user));
    let row = |each: &Notification| {
        json!({"id": each.id, "user": each.user, "from": each.from, "text": each.text, "tag": each.tag,
               "at": zone.text(each.moment)})
    };
    Ok(json!({"notifications": shown.map(row).collect::<Vec<Value>>()}))
}

fn set_user(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let (is_admin, is_active) = (flag(body, "admin")?, flag(body, "active")?);
    let id = body["id"].as_i64();
    let user = world.portal_mut().users.iter_mut().find(|user| Some(user.id) == id);
    let user = user.ok_or_else(|| (404, "no such user".to_owned()))?;
    user.is_admin = is_admin.unwrap_or(user.is_admin);
    user.is_active = is_active.unwrap_or(user.is_active);
    Ok(users(world))
}

fn key(body: &Value) -> Result<(i64, String), Refusal> {
    let is_secret = |secret: &str| !secret.is_empty() && secret.chars().all(|c| c.is_ascii_alphanumeric());
    match (body["user"].as_i64(), body["secret"].as_str()) {
        (Some(user), Some(secret)) if is_secret(secret) => Ok((user, secret.to_owned())),
        _ => Err((400, "\"user\" (a number) and \"secret\" (letters and digits) are needed".to_owned())),
    }
}

fn set_webhook(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let (user, secret) = key(body)?;
    if world.portal.users.iter().all(|known| known.id != user) {
        return Err((404, "no such user".to_owned()));
    }
    let text = |scope: &Value| scope.as_str().map(str::to_owned);
    let listed = |scopes: &Value| scopes.as_array()?.iter().map(text).collect::<Option<Vec<String>>>();
    let scopes = given(body, "scopes", "a list of names", listed)?;
    let is_it = |webhook: &Webhook| webhook.user == user && webhook.secret == secret;
    let position = match world.webhooks.iter().position(is_it) {
        Some(position) => position,
        None => {
            world.webhooks.push(Webhook::new(user, &secret));
            world.webhooks.len() - 1
        }
    };
    let webhook = &mut world.webhooks[position];
    webhook.is_revoked = false;
    if let Some(scopes) = scopes {
        webhook.scopes = scopes;
    }
    Ok(users(world))
}

fn revoke(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let (user, secret) = key(body)?;
    for webhook in world.webhooks.iter_mut().filter(|webhook| webhook.user == user && webhook.secret == secret) {
        webhook.is_revoked = true;
    }
    Ok(users(world))
}

fn set_app(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let needed = |name: &str| {
        let text = given(body, name, "a text", Value::as_str)?.filter(|text| !text.is_empty());
        text.map(str::to_owned).ok_or_else(|| (400, format!("\"{name}\" is missing: a text is needed")))
    };
    let text = |scope: &Value| scope.as_str().map(str::to_owned);
    let listed = |scopes: &Value| scopes.as_array()?.iter().map(text).collect::<Option<Vec<String>>>();
    let scopes = given(body, "scopes", "a list of names", listed)?;
    world.sign_ins.register(App {
        client_id: needed("client_id")?,
        client_secret: needed("client_secret")?,
        handler: needed("handler")?,
        scopes: scopes.unwrap_or_else(|| vec!["user".to_owned()]),
    });
    Ok(world.sign_ins.to_json())
}

fn withdraw(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let client_id = given(body, "client_id", "a text", Value::as_str)?;
    let user = given(body, "user", "the number of a user", Value::as_i64)?;
    match client_id {
        Some(client_id) if flag(body, "remove")?.unwrap_or(false) => world.sign_ins.remove(client_id),
        client_id => {
            world.sign_ins.withdraw(client_id, user);
        }
    }
    Ok(world.sign_ins.to_json())
}

fn sit_down(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let known = |id: &i64| world.portal.users.iter().any(|user| user.id == *id);
    let user = given(body, "user", "the number of a user", |value| value.as_i64().filter(known))?;
    world.sign_ins.at_browser = user;
    Ok(world.sign_ins.to_json())
}

fn tariff(world: &World) -> Value {
    json!({"license": world.facts.license, "told": world.facts.tells_license, "rest": world.has_rest})
}

fn set_tariff(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let license = given(body, "license", "a text", Value::as_str)?;
    let (told, rest) = (flag(body, "told")?, flag(body, "rest")?);
    if let Some(license) = license {
        license.clone_into(&mut world.facts.license);
    }
    world.facts.tells_license = told.unwrap_or(world.facts.tells_license);
    world.has_rest = rest.unwrap_or(world.has_rest);
    Ok(tariff(world))
}

fn set_faults(world: &mut World, body: &Value) -> Result<Value, Refusal> {
    let spec = given(body, "spec", "a text", Value::as_str)?.unwrap_or_default();
    world.faults = spec.parse().map_err(|error| (400, format!("{error}\n{GRAMMAR}")))?;
    Ok(json!({"spec": spec}))
}

fn requests(world: &World) -> Value {
    json!({
        "requests": world.requests.values().sum::<u64>(), "by_method": world.requests, "calls": world.served,
        "robots_started": world.portal.robots_started,
    })
}

fn settings(world: &World) -> Value {
    let generator = &world.portal.generator;
    json!({
        "seed": generator.seed, "zone": generator.zone.name(), "language": if world.facts.is_german { "de" } else { "en" },
        "story_start": generator.zone.text(generator.story_start), "end": generator.zone.text(world.end),
    })
}
