//! Links as rows: `crm.contact.company.*`, `crm.company.contact.*`, `crm.{deal,lead}.contact.*` (reference §2.7).

use super::Call;
use super::classic::id_of;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::{Entity, Field};
use crate::sandbox::filter::Api;
use crate::sandbox::php::Php;

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &mut Call<'_>) -> Option<Outcome> {
    let mut parts = method.strip_prefix("crm.")?.splitn(3, '.');
    let (owner, target, verb) = (Entity::of_name(parts.next()?)?, Entity::of_name(parts.next()?)?, parts.next()?);
    let field = match (owner, target) {
        (Entity::Contact, Entity::Company) => Field::CompanyIds,
        (Entity::Company | Entity::Lead | Entity::Deal, Entity::Contact) => Field::ContactIds,
        _ => return None,
    };
    Some(act(owner, field, key_of(target), verb, call))
}

fn key_of(target: Entity) -> &'static str {
    if target == Entity::Company { "COMPANY_ID" } else { "CONTACT_ID" }
}

fn act(owner: Entity, field: Field, key: &'static str, verb: &str, call: &mut Call<'_>) -> Outcome {
    if verb == "fields" {
        return Ok(Answer::of(Php::map([key, "SORT", "ROLE_ID", "IS_PRIMARY"].map(|name| {
            (name, Php::map([("type", Php::text(if name == "IS_PRIMARY" { "char" } else { "integer" }))]))
        }))));
    }
    let id = id_of(call)?;
    let record = call.author(Api::Classic).load(call.portal, owner, id)?;
    let mut linked = record.ints(field).to_vec();
    match verb {
        "items.get" => return Ok(Answer::of(rows(&linked, key, owner == Entity::Company))),
        "items.set" => linked = wanted(call.param("items"), key),
        "items.delete" => linked.clear(),
        "add" | "delete" => {
            let fields = call.param("fields");
            let other =
                number(fields, key).ok_or_else(|| RestError::bad("", format!("{key} is not defined or invalid.")))?;
            let is_linked = linked.contains(&other);
            if is_linked == (verb == "add") {
                return Ok(Answer::written(Php::Bool(false)));
            }
            if verb == "delete" {
                linked.retain(|id| *id != other);
            } else if flag(fields, "IS_PRIMARY") {
                linked.insert(0, other);
            } else {
                linked.push(other);
            }
        }
        _ => return Err(RestError::new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")),
    }
    let name = if field == Field::CompanyIds { "companyIds" } else { "contactIds" };
    let fields = Php::map([(name, Php::list(linked.into_iter().map(Php::Int)))]);
    let author = call.author(Api::Item);
    author.update(call.portal, owner, id, &fields)?;
    Ok(Answer::written(Php::Bool(true)))
}

fn rows(linked: &[i64], key: &'static str, all_primary: bool) -> Php {
    Php::list(linked.iter().enumerate().map(|(position, id)| {
        // A company's contacts are each told as primary (recorded answer).
        let is_primary = all_primary || position == 0;
        Php::map([
            (key, Php::Int(*id)),
            ("SORT", Php::Int(if all_primary { 10 } else { 10 * (position as i64 + 1) })),
            ("ROLE_ID", Php::Int(0)),
            ("IS_PRIMARY", Php::text(if is_primary { "Y" } else { "N" })),
        ])
    }))
}

fn number(row: &Php, key: &str) -> Option<i64> {
    let found = row.entries().iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    found.1.as_int().filter(|number| *number > 0)
}

fn flag(row: &Php, key: &str) -> bool {
    row.entries().iter().any(|(name, value)| name.eq_ignore_ascii_case(key) && value.is_yes())
}

fn wanted(items: &Php, key: &str) -> Vec<i64> {
    let mut rows: Vec<(bool, i64, i64)> = items
        .entries()
        .iter()
        .filter_map(|(_, row)| {
            Some((!flag(row, "IS_PRIMARY"), number(row, "SORT").unwrap_or(i64::MAX), number(row, key)?))
        })
        .collect();
    rows.sort_by_key(|(is_secondary, sort, _)| (*is_secondary, *sort));
    rows.into_iter().map(|(.., id)| id).collect()
}
