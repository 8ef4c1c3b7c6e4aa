//! `crm.lead.*`, `crm.deal.*`, `crm.contact.*`, `crm.company.*` (reference §2.2).

use super::Call;
use super::item::describe;
use crate::sandbox::custom;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::{Column, Entity, columns};
use crate::sandbox::filter::Api;
use crate::sandbox::listing::Query;
use crate::sandbox::php::{Php, Rows};
use crate::sandbox::record::{Channel, Selection, write_classic};

/// Answers a method of an entity.
pub fn call(entity: Entity, verb: &str, call: &mut Call<'_>) -> Outcome {
    match verb {
        "list" => {
            let query = Query::read(call.portal, entity, Api::Classic, call.params, call.only_of())?;
            Ok(query.page(call.portal, call.now))
        }
        "get" => get(entity, call),
        "add" => add(entity, call),
        "update" => {
            let id = existing(entity, call)?;
            let fields = given_fields(call)?;
            call.author(Api::Classic).update(call.portal_mut(), entity, id, &fields)?;
            Ok(Answer::written(Php::Bool(true)))
        }
        "delete" => {
            let id = existing(entity, call)?;
            call.author(Api::Classic).delete(call.portal_mut(), entity, id)?;
            Ok(Answer::written(Php::Bool(true)))
        }
        "fields" => Ok(Answer::of(fields(entity, call.facts.is_german))),
        "userfield.list" => Ok(custom_fields(entity, call)),
        "userfield.get" => custom_field(entity, call),
        _ => Err(RestError::new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")),
    }
}

/// The number of the record that the call is about.
pub fn id_of(call: &Call<'_>) -> Result<i64, RestError> {
    match call.number("id") {
        id if id > 0 => Ok(id),
        _ => Err(RestError::bad("", "ID is not defined or invalid.")),
    }
}

fn existing(entity: Entity, call: &Call<'_>) -> Result<i64, RestError> {
    let id = id_of(call)?;
    if call.portal.exists(entity, id) { Ok(id) } else { Err(RestError::not_found()) }
}

fn get(entity: Entity, call: &Call<'_>) -> Outcome {
    let record = call.author(Api::Classic).load(call.portal, entity, id_of(call)?)?;
    let mut rows = Rows::default();
    let selection = Selection::whole_classic(entity);
    rows.push(|out| write_classic(&record, &selection, &call.portal.generator.zone, out));
    Ok(Answer::of(Php::Rows(rows).at(&["0"]).unwrap_or(Php::Null)))
}

fn given_fields(call: &Call<'_>) -> Result<Php, RestError> {
    match call.param("fields") {
        fields if fields.is_array() => Ok(fields.clone()),
        _ => Err(RestError::bad("", "Parameter 'fields' must be array.")),
    }
}

fn add(entity: Entity, call: &mut Call<'_>) -> Outcome {
    let fields = given_fields(call)?;
    let params = call.param("params");
    if !matches!(params, Php::Null) && !params.is_array() {
        return Err(RestError::bad("", "Parameter 'params' must be array"));
    }
    // `IMPORT` lets contacts and companies set their dates and authors (reference §2.6).
    let is_import = params.entries().iter().any(|(key, value)| key.eq_ignore_ascii_case("import") && value.is_yes())
        && !entity.has_stages();
    let author = call.author(Api::Classic);
    let id = if is_import {
        author.import(call.portal_mut(), entity, &fields)?
    } else {
        author.add(call.portal_mut(), entity, &fields)?
    };
    Ok(Answer::written(Php::Int(id)))
}

fn fields(entity: Entity, is_german: bool) -> Php {
    let mut found = Php::EMPTY;
    let of_kind = |is_custom: bool| {
        columns(entity)
            .iter()
            .filter(move |column| !column.classic.is_empty() && column.field.is_custom() == is_custom)
            .map(|column| (column.classic, describe(entity, column, is_german)))
    };
    let multifields = Channel::ALL.into_iter().filter(|_| entity.has_multifields());
    let described = multifields.map(|channel| (channel.name(), multifield(channel, is_german)));
    for (name, meta) in of_kind(false).chain(described).chain(of_kind(true)) {
        found.set(name, meta);
    }
    found
}

fn multifield(channel: Channel, is_german: bool) -> Php {
    let (english, german) = match channel {
        Channel::Phone => ("Phone", "Telefon"),
        Channel::Email => ("E-mail", "E-Mail"),
        Channel::Web => ("Website", "Website"),
        Channel::Im => ("Messenger", "Messenger"),
        Channel::Link => ("Link", "Link"),
    };
    Php::map([
        ("type", Php::text("crm_multifield")),
        ("isRequired", Php::Bool(false)),
        ("isReadOnly", Php::Bool(false)),
        ("isImmutable", Php::Bool(false)),
        ("isMultiple", Php::Bool(true)),
        ("isDynamic", Php::Bool(false)),
        ("title", Php::text(if is_german { german } else { english })),
    ])
}

fn language(call: &Call<'_>) -> Option<bool> {
    let filter = call.param("filter").entries();
    let found = filter.iter().find(|(key, _)| key.eq_ignore_ascii_case("lang"))?;
    Some(found.1.as_text()?.eq_ignore_ascii_case("de"))
}

fn custom_fields(entity: Entity, call: &Call<'_>) -> Answer {
    let language = language(call);
    let conditions: Vec<(String, Vec<String>)> = call
        .param("filter")
        .entries()
        .iter()
        .map(|(key, value)| {
            let texts = value.each().iter().filter_map(|value| Some(value.as_text()?.into_owned())).collect();
            (key.trim_start_matches(['=', '@']).to_ascii_uppercase(), texts)
        })
        .collect();
    let is_wanted = |column: &&'static Column| {
        conditions.iter().all(|(key, texts)| match key.as_str() {
            "FIELD_NAME" => texts.iter().any(|text| text == column.classic),
            "ID" => texts.contains(&custom::definition_id(entity, column.field).to_string()),
            "USER_TYPE_ID" => {
                matches!(column.kind, crate::sandbox::fields::Kind::Custom(kind) if texts.iter().any(|text| text == kind.name()))
            }
            _ => true,
        })
    };
    let is_german = language.unwrap_or(call.facts.is_german);
    let rows = custom::custom_columns(entity)
        .filter(is_wanted)
        .map(|column| custom::classic_definition(entity, column, is_german, language.is_some()));
    Answer::listed(rows.collect())
}

fn custom_field(entity: Entity, call: &Call<'_>) -> Outcome {
    let id = id_of(call)?;
    let is_it = |column: &&'static Column| custom::definition_id(entity, column.field) == id;
    let column = custom::custom_columns(entity)
        .find(is_it)
        .ok_or_else(|| RestError::bad("ERROR_NOT_FOUND", format!("The entity with ID '{id}' is not found.")))?;
    Ok(Answer::of(custom::classic_definition_full(entity, column, call.facts.is_german)))
}
