//! `crm.stagehistory.list` and `crm.duplicate.findbycomm`.
//!
//! The sandbox keeps no history of stages: it tells the first stage of a record and the one it is in.

use super::Call;
use crate::sandbox::dictionaries;
use crate::sandbox::envelope::{Answer, Outcome};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::listing::PAGE;
use crate::sandbox::php::Php;
use crate::sandbox::record::{Channel, Record};
use crate::sandbox::rows::{RowFilter, is_descending, sort_rows};
use crate::sandbox::zone::Zone;

/// Rows have the number `2 × record` for the first stage, one more for the present one.
pub fn list(entity: Entity, call: &Call<'_>) -> Outcome {
    let zone = &call.portal.generator.zone;
    let filter = RowFilter::read(call.param("filter"), zone);
    let order = call.param("order");
    let is_descending = order.entries().first().is_some_and(|(_, direction)| is_descending(direction));
    let is_by_id = order.entries().first().is_none_or(|(name, _)| name.eq_ignore_ascii_case("ID"));
    let start = call.number("start").max(-1);
    let skipped = start.max(0) as usize;
    let is_visible = |record: &Record| call.only_of().is_none_or(|user| record.int(Field::AssignedById) == user);
    let rows = owners(entity, call, is_by_id && is_descending)
        .filter_map(|id| call.portal.load(entity, id, call.now))
        .filter(is_visible)
        .flat_map(|record| {
            let mut rows = entries(&record, zone);
            if is_by_id && is_descending {
                rows.reverse();
            }
            rows
        })
        .filter(|row| filter.passes(row));
    let (page, total): (Vec<Php>, usize) = if start < 0 && is_by_id {
        (rows.take(PAGE).collect(), 0)
    } else {
        let mut all: Vec<Php> = rows.collect();
        if !is_by_id {
            sort_rows(&mut all, order, zone);
        }
        let total = if start < 0 { 0 } else { all.len() };
        (all.into_iter().skip(skipped).take(PAGE).collect(), total)
    };
    let next = (start >= 0 && skipped + page.len() < total).then(|| (skipped + PAGE) as i64);
    Ok(Answer { total: Some(total as i64), next, cost: 0.03, ..Answer::of(Php::map([("items", Php::list(page))])) })
}

/// The records whose rows may be wanted: those named, else from the one that `>ID` points behind.
fn owners<'a>(entity: Entity, call: &'a Call<'_>, is_descending: bool) -> Box<dyn Iterator<Item = i64> + 'a> {
    let mut after = 0;
    let mut named: Option<Vec<i64>> = None;
    for (key, value) in call.param("filter").entries() {
        match key.to_ascii_uppercase().as_str() {
            ">ID" => after = value.as_int().unwrap_or(0).max(0),
            "OWNER_ID" | "=OWNER_ID" | "@OWNER_ID" => {
                named = Some(value.each().iter().filter_map(|value| value.as_int()).collect());
            }
            _ => {}
        }
    }
    let Some(mut named) = named else {
        return call.portal.ids(entity, (after / 2).max(1), i64::MAX - 1, !is_descending);
    };
    named.sort_unstable();
    if is_descending {
        named.reverse();
    }
    Box::new(named.into_iter().filter(move |id| call.portal.exists(entity, *id)))
}

fn entries(record: &Record, zone: &Zone) -> Vec<Php> {
    let first = match record.entity {
        Entity::Deal => dictionaries::deal_stage_code(record.int(Field::CategoryId), 0),
        _ => "NEW",
    };
    let present = record.text(Field::StageId).to_owned();
    let mut rows = vec![entry(record, 2 * record.id, "1", first, record.int(Field::CreatedTime), zone)];
    if present != first {
        let kind = if record.text(Field::StageSemanticId) == "P" { "2" } else { "3" };
        rows.push(entry(record, 2 * record.id + 1, kind, &present, record.int(Field::MovedTime), zone));
    }
    rows
}

fn entry(record: &Record, id: i64, kind: &'static str, stage: &str, moment: i64, zone: &Zone) -> Php {
    let semantics = Php::text(dictionaries::semantics(record.entity, stage));
    let mut row = vec![
        ("ID", Php::text(id.to_string())),
        ("TYPE_ID", Php::text(kind)),
        ("OWNER_ID", Php::text(record.id.to_string())),
        ("CREATED_TIME", Php::text(zone.text(moment))),
    ];
    if record.entity == Entity::Deal {
        row.push(("CATEGORY_ID", Php::text(record.int(Field::CategoryId).to_string())));
        row.push(("STAGE_SEMANTIC_ID", semantics));
        row.push(("STAGE_ID", Php::text(stage.to_owned())));
    } else {
        row.push(("STATUS_SEMANTIC_ID", semantics));
        row.push(("STATUS_ID", Php::text(stage.to_owned())));
    }
    Php::map(row)
}

/// Records with one of the given phones or addresses, by entity; at most twenty each.
pub fn duplicates(call: &Call<'_>) -> Answer {
    let values: Vec<String> =
        call.param("values").each().iter().filter_map(|value| Some(value.as_text()?.to_lowercase())).collect();
    let channel = Channel::of_name(&call.text("type")).unwrap_or(Channel::Phone);
    let only = Entity::of_name(&call.text("entity_type").to_ascii_lowercase());
    let mut found = Php::EMPTY;
    for entity in [Entity::Lead, Entity::Contact, Entity::Company] {
        if only.is_some_and(|only| only != entity) {
            continue;
        }
        let has = |id: &i64| {
            call.portal.load(entity, *id, call.now).is_some_and(|record| {
                record
                    .multifields
                    .iter()
                    .any(|row| row.channel == channel && values.contains(&row.value.to_lowercase()))
            })
        };
        let ids: Vec<Php> = call.portal.ids(entity, 1, i64::MAX - 1, true).filter(has).take(20).map(Php::Int).collect();
        if !ids.is_empty() {
            found.set(entity.name().to_ascii_uppercase(), Php::list(ids));
        }
    }
    Answer::of(found)
}
