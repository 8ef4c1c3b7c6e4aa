//! `crm.stagehistory.list` and `crm.duplicate.findbycomm`.

use super::Call;
use crate::sandbox::dictionaries;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::filter::take_prefix;
use crate::sandbox::listing::PAGE;
use crate::sandbox::php::Php;
use crate::sandbox::portal::Move;
use crate::sandbox::record::Channel;
use crate::sandbox::rows::{RowFilter, is_descending, sort_rows};
use crate::sandbox::zone::Zone;

/// The columns of a row, of deals and of leads.
const COLUMNS: [[&str; 7]; 2] = [
    ["ID", "TYPE_ID", "OWNER_ID", "CREATED_TIME", "CATEGORY_ID", "STAGE_SEMANTIC_ID", "STAGE_ID"],
    ["ID", "TYPE_ID", "OWNER_ID", "CREATED_TIME", "", "STATUS_SEMANTIC_ID", "STATUS_ID"],
];

/// The moves of leads or deals.
///
/// # Errors
/// A filter or an order by what a row does not have (documented, read on 25 November 2026).
pub fn list(entity: Entity, call: &Call<'_>) -> Outcome {
    let zone = &call.portal.generator.zone;
    let order = call.param("order");
    check_names(entity, call)?;
    let filter = RowFilter::read(call.param("filter"), zone);
    let is_by_id = order.entries().first().is_none_or(|(name, _)| name.eq_ignore_ascii_case("ID"));
    let is_descending = is_by_id && order.entries().first().is_some_and(|(_, direction)| is_descending(direction));
    let start = call.number("start").max(-1);
    let skipped = start.max(0) as usize;
    let rows = moves(entity, call, is_descending).map(|found| row(entity, &found, zone));
    let rows = rows.filter(|row| filter.passes(row));
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
    let page = page.into_iter().map(|row| selected(row, call.param("select")));
    Ok(Answer { total: Some(total as i64), next, cost: 0.03, ..Answer::of(Php::map([("items", Php::list(page))])) })
}

fn columns(entity: Entity) -> impl Iterator<Item = &'static str> {
    COLUMNS[usize::from(entity == Entity::Lead)].into_iter().filter(|name| !name.is_empty())
}

fn check_names(entity: Entity, call: &Call<'_>) -> Result<(), RestError> {
    for part in ["filter", "order"] {
        for (key, _) in call.param(part).entries() {
            let name = if part == "filter" { take_prefix(key).1 } else { key };
            if columns(entity).all(|column| !column.eq_ignore_ascii_case(name)) {
                let text = format!("Invalid {part}: field '{name}' is not allowed in {part}");
                return Err(RestError::bad("INVALID_ARG_VALUE", text));
            }
        }
    }
    Ok(())
}

/// Moves by their number: first those from before the story, record by record, then those since.
fn moves<'a>(entity: Entity, call: &'a Call<'_>, is_descending: bool) -> Box<dyn Iterator<Item = Move> + 'a> {
    let (named, after) = named(call);
    let is_visible = move |id: &i64| {
        call.portal.exists(entity, *id)
            && call.only_of().is_none_or(|user| {
                let record = call.portal.load(entity, *id, call.now);
                record.is_some_and(|record| record.int(Field::AssignedById) == user)
            })
    };
    let owners: Box<dyn Iterator<Item = i64>> = match named.clone() {
        None => call.portal.ids(entity, (after / 2).max(1), i64::MAX - 1, !is_descending),
        Some(ids) if is_descending => Box::new(ids.into_iter().rev()),
        Some(ids) => Box::new(ids.into_iter()),
    };
    let first = owners.filter(is_visible).flat_map(move |id| {
        let mut moves = call.portal.first_moves(entity, id);
        if is_descending {
            moves.reverse();
        }
        moves
    });
    let later = std::iter::once_with(move || {
        let since = call.portal.generator.story_start;
        let owners: Box<dyn Iterator<Item = i64>> = match named {
            None => call.portal.touched(entity, 1, i64::MAX - 1, since, call.now),
            Some(ids) => Box::new(ids.into_iter()),
        };
        let moves = owners.filter(is_visible).flat_map(|id| call.portal.later_moves(entity, id, call.now));
        let mut moves: Vec<Move> = moves.collect();
        moves.sort_by_key(|found| if is_descending { -found.id } else { found.id });
        moves
    });
    if is_descending { Box::new(later.flatten().chain(first)) } else { Box::new(first.chain(later.flatten())) }
}

/// The records that the filter names, if it does, ascending; and the number that it wants to be exceeded.
fn named(call: &Call<'_>) -> (Option<Vec<i64>>, i64) {
    let mut after = 0;
    let mut named: Option<Vec<i64>> = None;
    for (key, value) in call.param("filter").entries() {
        match key.to_ascii_uppercase().as_str() {
            ">ID" => after = value.as_int().unwrap_or(0).max(0),
            "OWNER_ID" | "=OWNER_ID" | "@OWNER_ID" => {
                let mut ids: Vec<i64> = value.each().iter().filter_map(|value| value.as_int()).collect();
                ids.sort_unstable();
                ids.dedup();
                named = Some(ids);
            }
            _ => {}
        }
    }
    (named, after)
}

fn row(entity: Entity, found: &Move, zone: &Zone) -> Php {
    let text = |number: i64| Php::text(number.to_string());
    let value = |name: &str| match name {
        "ID" => text(found.id),
        "TYPE_ID" => Php::text(found.kind),
        "OWNER_ID" => text(found.owner),
        "CREATED_TIME" => Php::text(zone.text(found.moment)),
        "CATEGORY_ID" => text(found.category),
        "STAGE_SEMANTIC_ID" | "STATUS_SEMANTIC_ID" => Php::text(dictionaries::semantics(entity, &found.stage)),
        _ => Php::Text(found.stage.clone()),
    };
    Php::map(columns(entity).map(|name| (name, value(name))))
}

/// The columns that `select` names; all of them where it names none.
fn selected(row: Php, select: &Php) -> Php {
    let names: Vec<String> = select.each().into_iter().filter_map(|name| Some(name.as_text()?.into_owned())).collect();
    let is_named = |key: &str| names.iter().any(|name| name.eq_ignore_ascii_case(key));
    if is_named("*") || row.entries().iter().all(|(key, _)| !is_named(key)) {
        return row;
    }
    Php::map(row.entries().iter().filter(|(key, _)| is_named(key)).cloned())
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
