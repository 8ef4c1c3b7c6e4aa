//! Dictionaries, pipelines, currencies, custom fields: the portal's set-up, to be read.

use super::Call;
use crate::sandbox::custom;
use crate::sandbox::dictionaries::{self, DICTIONARIES, Dictionary, PIPELINES, Status};
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::{Column, Entity, label};
use crate::sandbox::php::Php;
use crate::sandbox::rows::{RowFilter, sort_rows};

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &Call<'_>) -> Option<Outcome> {
    let is_german = call.facts.is_german;
    Some(match method {
        "crm.status.list" => Ok(statuses(call)),
        "crm.status.get" => {
            let id = call.text("id");
            let rows = dictionaries::status_rows(is_german);
            let row = rows.into_iter().find(|row| row.get("ID").and_then(Php::as_text).as_deref() == Some(&id));
            row.map(Answer::of).ok_or_else(RestError::not_found)
        }
        "crm.status.entity.types" => Ok(Answer::of(status_types(is_german))),
        "crm.status.entity.items" => Ok(Answer::of(Php::list(stage_rows(&call.text("entityid"), is_german)))),
        "crm.category.list" => categories(call),
        "crm.category.get" => category(call),
        "crm.dealcategory.list" => Ok(deal_categories(is_german)),
        "crm.dealcategory.stage.list" => {
            let rows = stage_rows(dictionaries::deal_dictionary(call.number("id")), is_german);
            Ok(Answer::of(Php::list(rows)))
        }
        "crm.currency.list" => Ok(currencies()),
        "crm.currency.base.get" => Ok(Answer::of(Php::text("EUR"))),
        "crm.enum.ownertype" => Ok(Answer::of(owner_types())),
        // 1: with leads.
        "crm.settings.mode.get" => Ok(Answer::of(Php::Int(1))),
        "crm.type.list" => Ok(Answer { total: Some(0), ..Answer::of(Php::map([("types", Php::EMPTY)])) }),
        "crm.userfield.types" => Ok(Answer::of(field_types())),
        "userfieldconfig.list" => Ok(field_configs(call)),
        "userfieldconfig.get" => field_config(call),
        "crm.stagehistory.list" => stage_history(call),
        "crm.duplicate.findbycomm" => Ok(super::stages::duplicates(call)),
        _ => return None,
    })
}

/// All that pass the filter, in the order asked for; the portal gives them in one piece.
fn statuses(call: &Call<'_>) -> Answer {
    let zone = &call.portal.generator.zone;
    let filter = RowFilter::read(call.param("filter"), zone);
    let mut rows = dictionaries::status_rows(call.facts.is_german);
    rows.retain(|row| filter.passes(row));
    sort_rows(&mut rows, call.param("order"), zone);
    Answer::listed(rows)
}

fn status_types(is_german: bool) -> Php {
    Php::list(DICTIONARIES.map(|Dictionary { id, name, stages_of }| {
        let mut row = vec![("ID", Php::text(id)), ("NAME", Php::text(label(name, is_german)))];
        match stages_of {
            Some((entity, pipeline)) => {
                let codes: Vec<&Status> = dictionaries::entries(id).collect();
                let last =
                    |semantics: &str| codes.iter().find(|status| status.semantics == semantics).map_or("", |s| s.code);
                row.push((
                    "SEMANTIC_INFO",
                    Php::map([
                        ("START_FIELD", Php::text(codes.first().map_or("", |status| status.code))),
                        ("FINAL_SUCCESS_FIELD", Php::text(last("S"))),
                        ("FINAL_UNSUCCESS_FIELD", Php::text(last("F"))),
                    ]),
                ));
                row.push(("ENTITY_TYPE_ID", Php::Int(entity.type_id())));
                if pipeline > 0 {
                    row.push(("PREFIX", Php::text(format!("C{pipeline}"))));
                    row.push(("CATEGORY_ID", Php::Int(pipeline)));
                }
            }
            None => row.push(("SEMANTIC_INFO", Php::EMPTY)),
        }
        Php::map(row)
    }))
}

fn stage_rows(dictionary: &str, is_german: bool) -> Vec<Php> {
    let row = |status: &Status| {
        Php::map([
            ("NAME", Php::text(label(status.name, is_german))),
            ("SORT", Php::Int(dictionaries::sort_of(status))),
            ("STATUS_ID", Php::text(status.code)),
        ])
    };
    dictionaries::entries(dictionary).map(row).collect()
}

fn category_row(position: usize, is_german: bool) -> Php {
    let pipeline = PIPELINES[position];
    let mut row = Php::map([
        ("id", Php::Int(pipeline.id)),
        ("name", Php::text(label(pipeline.name, is_german))),
        ("sort", Php::Int(100 * (position as i64 + 1))),
        ("entityTypeId", Php::Int(Entity::Deal.type_id())),
        ("isDefault", Php::text(if pipeline.id == 0 { "Y" } else { "N" })),
    ]);
    if pipeline.id != 0 {
        row.set("originId", Php::text(""));
        row.set("originatorId", Php::text(""));
    }
    row
}

fn categories(call: &Call<'_>) -> Outcome {
    if call.number("entitytypeid") != Entity::Deal.type_id() {
        return Err(RestError::bad("ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported"));
    }
    let rows = (0..PIPELINES.len()).map(|position| category_row(position, call.facts.is_german));
    let total = Some(PIPELINES.len() as i64);
    Ok(Answer { total, ..Answer::of(Php::map([("categories", Php::list(rows))])) })
}

fn category(call: &Call<'_>) -> Outcome {
    if call.number("entitytypeid") != Entity::Deal.type_id() {
        return Err(RestError::bad("ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported"));
    }
    // The general pipeline has the number 0, so a missing number is no number.
    let id = call.param("id").as_int();
    let id = id.ok_or_else(|| RestError::bad("100", "Could not find value for parameter {id}"))?;
    let position = PIPELINES.iter().position(|pipeline| pipeline.id == id);
    let position = position.ok_or_else(|| RestError::bad("NOT_FOUND", "Element not found"))?;
    Ok(Answer::of(Php::map([("category", category_row(position, call.facts.is_german))])))
}

/// The outdated twin of `crm.category.list`; it leaves the general pipeline out.
fn deal_categories(is_german: bool) -> Answer {
    let rows = PIPELINES.iter().skip(1).enumerate().map(|(position, pipeline)| {
        Php::map([
            ("ID", Php::text(pipeline.id.to_string())),
            ("CREATED_DATE", Php::text("")),
            ("NAME", Php::text(label(pipeline.name, is_german))),
            ("IS_LOCKED", Php::text("N")),
            ("SORT", Php::text((100 * (position + 2)).to_string())),
        ])
    });
    Answer::listed(rows.collect())
}

fn currencies() -> Answer {
    let row = |code: &'static str, name: &'static str, rate: &'static str, is_base: bool, sort: &'static str| {
        Php::map([
            ("CURRENCY", Php::text(code)),
            ("BASE", Php::text(if is_base { "Y" } else { "N" })),
            ("AMOUNT_CNT", Php::text("1")),
            ("AMOUNT", Php::text(rate)),
            ("SORT", Php::text(sort)),
            ("FULL_NAME", Php::text(name)),
            ("LID", Php::text("en")),
            ("FORMAT_STRING", Php::text("# &euro;")),
            ("DECIMALS", Php::text("2")),
        ])
    };
    Answer::listed(vec![row("EUR", "Euro", "1.0000", true, "100"), row("USD", "US Dollar", "0.9000", false, "200")])
}

fn owner_types() -> Php {
    let row = |id: i64, name: &'static str, code: &'static str, short: &'static str| {
        Php::map([
            ("ID", Php::Int(id)),
            ("NAME", Php::text(name)),
            ("SYMBOL_CODE", Php::text(code)),
            ("SYMBOL_CODE_SHORT", Php::text(short)),
        ])
    };
    Php::list([
        row(1, "Lead", "LEAD", "L"),
        row(2, "Deal", "DEAL", "D"),
        row(3, "Contact", "CONTACT", "C"),
        row(4, "Company", "COMPANY", "CO"),
    ])
}

fn field_types() -> Php {
    let names = [
        ("string", "String"),
        ("double", "Number"),
        ("boolean", "Yes/No"),
        ("date", "Date"),
        ("enumeration", "List"),
        ("crm", "Link to CRM items"),
    ];
    Php::list(names.map(|(id, title)| Php::map([("ID", Php::text(id)), ("title", Php::text(title))])))
}

fn all_custom() -> impl Iterator<Item = (Entity, &'static Column)> {
    Entity::ALL.into_iter().flat_map(|entity| custom::custom_columns(entity).map(move |column| (entity, column)))
}

fn field_configs(call: &Call<'_>) -> Answer {
    let filter = call.param("filter").entries();
    let wanted = filter.iter().find(|(key, _)| key.trim_start_matches('=').eq_ignore_ascii_case("entityid"));
    let wanted: Option<Vec<String>> =
        wanted.map(|(_, value)| value.each().iter().filter_map(|value| Some(value.as_text()?.into_owned())).collect());
    let found: Vec<(Entity, &Column)> = all_custom()
        .filter(|(entity, _)| wanted.as_ref().is_none_or(|wanted| wanted.contains(&custom::entity_code(*entity))))
        .collect();
    let start = call.number("start").max(0) as usize;
    let page = found.iter().skip(start).take(crate::sandbox::listing::PAGE);
    let rows: Vec<Php> = page
        .map(|(entity, column)| {
            // Options are told by `.get` only.
            let definition = custom::config_definition(*entity, column, call.facts.is_german);
            Php::Array(definition.entries().iter().filter(|(key, _)| key != "enum").cloned().collect())
        })
        .collect();
    let next = (start + rows.len() < found.len()).then(|| (start + rows.len()) as i64);
    Answer { total: Some(found.len() as i64), next, ..Answer::of(Php::map([("fields", Php::list(rows))])) }
}

fn field_config(call: &Call<'_>) -> Outcome {
    let id = call.number("id");
    let found = all_custom().find(|(entity, column)| custom::definition_id(*entity, column.field) == id);
    let (entity, column) = found.ok_or_else(|| RestError::bad("NOT_FOUND", "Element not found"))?;
    Ok(Answer::of(Php::map([("field", custom::config_definition(entity, column, call.facts.is_german))])))
}

/// The stages that leads and deals entered.
fn stage_history(call: &Call<'_>) -> Outcome {
    let entity = Entity::of_type_id(call.number("entitytypeid")).filter(|entity| entity.has_stages());
    let entity = entity.ok_or_else(|| RestError::bad("ENTITY_TYPE_NOT_SUPPORTED", "Entity type is not supported"))?;
    super::stages::list(entity, call)
}
