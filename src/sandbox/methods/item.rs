//! `crm.item.*` for the four entities (reference §2.2, §2.6).

use super::Call;
use crate::sandbox::custom;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::{Access, Column, Entity, Kind, columns};
use crate::sandbox::filter::Api;
use crate::sandbox::listing::{Query, is_original};
use crate::sandbox::php::Php;
use crate::sandbox::record::{Selection, write_item};

/// Items that `batchImport` takes (reference §1.6).
const BATCH_IMPORT: usize = 20;

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &mut Call<'_>) -> Option<Outcome> {
    let verb = method.strip_prefix("crm.item.")?;
    let Some(entity) = Entity::of_type_id(call.number("entitytypeid")) else {
        return Some(Err(RestError::bad("NOT_FOUND", "SPA not found")));
    };
    Some(match verb {
        "list" => list(entity, call),
        "get" => get(entity, call),
        "add" => add(entity, call),
        "update" => update(entity, call),
        "delete" => delete(entity, call),
        "fields" => Ok(Answer::of(Php::map([("fields", fields(entity, call))]))),
        "import" => import(entity, call),
        "batchimport" => batch_import(entity, call),
        _ => return None,
    })
}

fn list(entity: Entity, call: &Call<'_>) -> Outcome {
    let query = Query::read(call.portal, entity, Api::Item, call.params, call.only_of())?;
    Ok(query.page(call.portal, call.now))
}

fn get(entity: Entity, call: &Call<'_>) -> Outcome {
    Ok(Answer::of(item(entity, call.number("id"), call)?))
}

/// `{"item": {…}}` with everything.
fn item(entity: Entity, id: i64, call: &Call<'_>) -> Result<Php, RestError> {
    let record = call.author(Api::Item).load(call.portal, entity, id)?;
    let mut rows = crate::sandbox::php::Rows::default();
    let selection = Selection::whole_item(entity, is_original(call.params));
    rows.push(|out| write_item(&record, &selection, &call.portal.generator.zone, out));
    let item = Php::Rows(rows).at(&["0"]).unwrap_or(Php::Null);
    Ok(Php::map([("item", item)]))
}

fn given_fields<'a>(call: &'a Call<'_>) -> Result<&'a Php, RestError> {
    checked_fields(call.param("fields"))
}

fn checked_fields(fields: &Php) -> Result<&Php, RestError> {
    if fields.is_array() {
        Ok(fields)
    } else {
        Err(RestError::bad("100", "Could not find value for parameter {fields}"))
    }
}

fn add(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let fields = given_fields(call)?.clone();
    let id = call.author(Api::Item).add(call.portal_mut(), entity, &fields)?;
    // Somebody who may add need not be able to read what is now somebody else's.
    let result = item(entity, id, call).unwrap_or_else(|_| Php::map([("item", Php::map([("id", Php::Int(id))]))]));
    Ok(Answer::written(result))
}

fn update(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let fields = given_fields(call)?.clone();
    let id = call.number("id");
    call.author(Api::Item).update(call.portal_mut(), entity, id, &fields)?;
    let result = item(entity, id, call).unwrap_or_else(|_| Php::map([("item", Php::map([("id", Php::Int(id))]))]));
    Ok(Answer::written(result))
}

fn delete(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let id = call.number("id");
    call.author(Api::Item).delete(call.portal_mut(), entity, id)?;
    Ok(Answer::written(Php::EMPTY))
}

fn import(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let fields = given_fields(call)?.clone();
    let id = call.author(Api::Item).import(call.portal_mut(), entity, &fields)?;
    Ok(Answer::written(imported(id)))
}

fn imported(id: i64) -> Php {
    Php::map([("item", Php::map([("id", Php::Int(id))]))])
}

fn batch_import(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let items: Vec<Php> = call.param("data").entries().iter().map(|(_, item)| item.clone()).collect();
    if items.len() > BATCH_IMPORT {
        let text = "The maximum number of items in one call is 20.";
        return Err(RestError::bad("MAX_IMPORT_BATCH_SIZE_EXCEEDED", text));
    }
    let author = call.author(Api::Item);
    let outcomes = items.iter().map(|fields| {
        let outcome = checked_fields(fields).and_then(|fields| author.import(call.portal_mut(), entity, fields));
        outcome.map_or_else(|error| error.to_php(), imported)
    });
    let result = Php::map([("items", Php::list(outcomes.collect::<Vec<_>>()))]);
    Ok(Answer { cost: 0.06 * items.len() as f64, ..Answer::written(result) })
}

fn fields(entity: Entity, call: &Call<'_>) -> Php {
    let keep_original = is_original(call.params);
    let columns = columns(entity).iter().filter(|column| !column.item.is_empty());
    let mut found = Php::EMPTY;
    for column in columns {
        let name = if keep_original && column.field.is_custom() { column.classic } else { column.item };
        let mut meta = describe(entity, column, call.facts.is_german);
        meta.set("upperName", Php::text(column.classic));
        found.set(name, meta);
    }
    if entity.has_multifields() {
        let mut meta = flags("crm_multifield", false, false, false, true, false);
        meta.set("title", Php::text("fm"));
        meta.set("upperName", Php::text("FM"));
        found.set("fm", meta);
    }
    found
}

fn flags(kind: &'static str, required: bool, read_only: bool, immutable: bool, multiple: bool, dynamic: bool) -> Php {
    Php::map([
        ("type", Php::text(kind)),
        ("isRequired", Php::Bool(required)),
        ("isReadOnly", Php::Bool(read_only)),
        ("isImmutable", Php::Bool(immutable)),
        ("isMultiple", Php::Bool(multiple)),
        ("isDynamic", Php::Bool(dynamic)),
    ])
}

/// What both APIs tell about a field; custom ones with labels, options and settings.
pub fn describe(entity: Entity, column: &'static Column, is_german: bool) -> Php {
    let kind = match column.kind {
        Kind::Integer => "integer",
        Kind::User | Kind::Users => "user",
        Kind::Text => "string",
        Kind::Status(_) => "crm_status",
        Kind::Currency => "crm_currency",
        Kind::Char => "char",
        Kind::Double => "double",
        Kind::Datetime => "datetime",
        Kind::Date => "date",
        Kind::One(Entity::Company) | Kind::Many(Entity::Company) => "crm_company",
        Kind::One(Entity::Contact) | Kind::Many(Entity::Contact) => "crm_contact",
        Kind::One(Entity::Lead) | Kind::Many(Entity::Lead) => "crm_lead",
        Kind::One(Entity::Deal) | Kind::Many(Entity::Deal) => "crm_deal",
        Kind::File => "file",
        Kind::Custom(kind) => kind.name(),
    };
    let read_only = matches!(column.access, Access::Never | Access::AdminImport);
    let immutable = column.access == Access::OnAdd;
    let mut meta =
        flags(kind, column.is_required, read_only, immutable, column.is_multiple(), column.field.is_custom());
    if let Kind::Status(dictionary) = column.kind {
        meta.set("statusType", Php::text(dictionary));
    }
    if column.field == crate::sandbox::fields::Field::CompanyId {
        meta.set("settings", Php::map([("parentEntityTypeId", Php::Int(4))]));
    }
    if column.field == crate::sandbox::fields::Field::ContactId {
        meta.set("isDeprecated", Php::Bool(true));
    }
    let choices = custom::choices(entity, column.field, is_german);
    if !choices.is_empty() {
        let rows = choices
            .iter()
            .map(|choice| Php::map([("ID", Php::text(choice.id.to_string())), ("VALUE", Php::text(choice.value))]));
        meta.set("items", Php::list(rows));
    }
    if column.field.is_custom() {
        let label = column.label(is_german);
        meta.set("title", Php::text(column.classic));
        for key in ["listLabel", "formLabel", "filterLabel"] {
            meta.set(key, Php::text(label));
        }
        meta.set("settings", custom::settings(entity, column));
    } else {
        meta.set("title", Php::text(column.label(is_german)));
    }
    meta
}
