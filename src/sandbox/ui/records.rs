//! Recycle bin, history, records, list filters, scenarios.

use serde_json::{Value, json};

use super::{Refusal, UiRequest, given};
use crate::sandbox::envelope::RestError;
use crate::sandbox::fields::Entity;
use crate::sandbox::filter::Api;
use crate::sandbox::php::Php;
use crate::sandbox::portal::{BIN_DAYS, Deed, HistoryEntry};
use crate::sandbox::record::{Selection, write_item};
use crate::sandbox::scenario::Scenario;
use crate::sandbox::world::World;
use crate::sandbox::writes::Author;
use crate::sandbox::zone::DAY;

/// Answers, if the route is one of these.
pub fn route(world: &mut World, request: &UiRequest<'_>) -> Option<Result<Value, Refusal>> {
    Some(match (request.verb, request.path) {
        ("GET", "recycle-bin") => recycle_bin(world, request),
        ("POST", "recycle-bin/restore") => restore(world, request),
        ("POST", "recycle-bin/purge") => purge(world, request),
        ("GET", "history") => history(world, request),
        ("POST", "records/add" | "records/edit") => write(world, request),
        ("POST", "records/delete") => delete(world, request),
        ("GET", "records") => show(world, request),
        ("GET", "counts") => Ok(counts(world)),
        ("GET", "lists") => Ok(json!({"filters": world.portal.list_filters})),
        ("POST", "lists") => set_filter(world, request),
        ("GET", "truth") => Ok(truth(world, request)),
        ("GET", "scenario") => Ok(json!({"scenarios": Scenario::ALL.map(Scenario::name)})),
        ("POST", "scenario") => plan(world, request),
        _ => return None,
    })
}

fn wanted(request: &UiRequest<'_>) -> Result<Vec<Entity>, Refusal> {
    Ok(request.entity()?.map_or_else(|| Entity::ALL.to_vec(), |entity| vec![entity]))
}

fn recycle_bin(world: &World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let zone = &world.portal.generator.zone;
    let mut items = Vec::new();
    for entity in wanted(request)? {
        for (id, binned, name) in world.portal.bin(entity) {
            items.push(json!({
                "type": entity.name(), "id": id, "name": name, "deleted_at": zone.text(binned.moment),
                "deleted_by": binned.user, "deleted_by_name": world.portal.user_name(binned.user),
                "kept_until": zone.text(binned.moment + BIN_DAYS * DAY),
            }));
        }
    }
    Ok(json!({"items": items}))
}

fn restore(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let (entity, user) = (request.needed_entity()?, request.user(world)?);
    let (restored, missing): (Vec<i64>, Vec<i64>) =
        request.needed_ids()?.into_iter().partition(|id| world.portal_mut().restore(entity, *id, user, request.now));
    Ok(json!({"restored": restored, "missing": missing}))
}

fn purge(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let mut purged = 0;
    let named = request.ids()?;
    for entity in wanted(request)? {
        let all = || world.portal.bin(entity).map(|(id, ..)| id).collect();
        let ids: Vec<i64> = named.clone().unwrap_or_else(all);
        purged += ids.into_iter().filter(|id| world.portal_mut().purge(entity, *id)).count();
    }
    Ok(json!({"purged": purged}))
}

fn history(world: &World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let zone = &world.portal.generator.zone;
    let moment = |name: &str| request.parameter(name, "a moment", |text| zone.parse(text));
    let (since, until) = (moment("since")?.unwrap_or(i64::MIN), moment("until")?.unwrap_or(i64::MAX));
    let types = wanted(request)?;
    let deed = request.parameter("deed", "added, changed, deleted or restored", Deed::of_name)?;
    let user = request.parameter("user", "a user's number", |text| text.parse::<i64>().ok())?;
    let limit = request.parameter("limit", "a number from 0 on", |text| text.parse().ok())?.unwrap_or(usize::MAX);
    let is_wanted = |entry: &&HistoryEntry| {
        types.contains(&entry.entity)
            && (since..=until).contains(&entry.moment)
            && deed.is_none_or(|deed| deed == entry.deed)
            && user.is_none_or(|user| user == entry.user)
    };
    let mut entries: Vec<&HistoryEntry> = world.portal.history.iter().filter(is_wanted).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.moment));
    let rows: Vec<Value> = entries
        .into_iter()
        .take(limit)
        .map(|entry| {
            json!({
                "when": zone.text(entry.moment), "user": entry.user, "user_name": world.portal.user_name(entry.user),
                "deed": entry.deed.name(), "type": entry.entity.name(), "id": entry.id, "name": entry.name,
            })
        })
        .collect();
    Ok(json!({"entries": rows}))
}

fn refused(error: RestError) -> Refusal {
    (error.status, error.text.into_owned())
}

fn write(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let entity = request.needed_entity()?;
    let fields = given(&request.body, "fields", "an object", |fields| fields.is_object().then(|| fields.clone()))?;
    let fields = fields.ok_or_else(|| (400, "\"fields\" is missing: an object is needed".to_owned()))?;
    let fields: Php = serde_json::from_value(fields).map_err(|error| (400, error.to_string()))?;
    let author = author(world, request)?;
    if request.path == "records/add" {
        let id = author.add(world.portal_mut(), entity, &fields).map_err(refused)?;
        return Ok(json!({"id": id}));
    }
    let mut changed = 0;
    for id in request.needed_ids()? {
        changed += usize::from(author.update(world.portal_mut(), entity, id, &fields).map_err(refused)?);
    }
    Ok(json!({"changed": changed}))
}

/// People at the interface reach every record here; rights are a matter of webhooks.
fn author(world: &World, request: &UiRequest<'_>) -> Result<Author, Refusal> {
    Ok(Author { user: request.user(world)?, is_admin: true, now: request.now, api: Api::Item })
}

fn delete(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let (entity, user) = (request.needed_entity()?, request.user(world)?);
    let (deleted, missing): (Vec<i64>, Vec<i64>) =
        request.needed_ids()?.into_iter().partition(|id| world.portal_mut().remove(entity, *id, user, request.now));
    Ok(json!({"deleted": deleted, "missing": missing}))
}

fn show(world: &World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let entity = request.needed_entity()?;
    let id = request.parameter("id", "a number", |text| text.parse().ok())?.unwrap_or(0);
    let record = world.portal.load(entity, id, request.now).ok_or_else(|| (404, "no such record".to_owned()))?;
    let mut text = String::new();
    write_item(&record, &Selection::whole_item(entity, true), &world.portal.generator.zone, &mut text);
    serde_json::from_str(&text).map_err(|error| (500, error.to_string()))
}

fn counts(world: &World) -> Value {
    Entity::ALL
        .into_iter()
        .map(|entity| (entity.name().to_owned(), json!(world.portal.count(entity, 1, i64::MAX - 1))))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn set_filter(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let entity = request.needed_entity()?;
    let filter = match &request.body["filter"] {
        Value::Null => None,
        Value::String(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
        other => return Err((400, format!("\"filter\" is {other}: a text that names it, or null, is needed"))),
    };
    match filter {
        Some(text) => world.portal_mut().list_filters.insert(entity.name(), text.to_owned()),
        None => world.portal_mut().list_filters.remove(entity.name()),
    };
    Ok(json!({"filters": world.portal.list_filters}))
}

fn plan(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    let name = given(&request.body, "name", "a text", Value::as_str)?.unwrap_or_default();
    let scenario: Scenario = name.parse().map_err(|error| (400, format!("{error}")))?;
    let end = world.end;
    let portal = world.portal_mut();
    portal.plan(scenario, end, request.now);
    portal.advance(request.now);
    Ok(truth(world, request))
}

/// The scenario's truth, and which damaged records were edited in passing since.
fn truth(world: &World, request: &UiRequest<'_>) -> Value {
    let portal = &world.portal;
    let zone = &portal.generator.zone;
    let mut truth = portal.truth.to_json(zone);
    let mut edited = Vec::new();
    for change in portal.truth.damaged.iter().filter(|_| portal.evolves) {
        for edit in portal.generator.edits(change.entity, change.id, change.moment, request.now) {
            edited.push(json!({
                "type": change.entity.name(), "id": change.id, "when": zone.text(edit.moment), "by": edit.user,
            }));
        }
    }
    truth["edited_since"] = edited.into();
    truth
}
