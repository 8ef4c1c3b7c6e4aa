//! Links as rows: `crm.contact.company.*`, `crm.company.contact.*`, `crm.{deal,lead}.contact.*` (reference §2.7).
//!
//! In charge of reading and writing rows. What a link means for both of its sides is decided in
//! [`portal`](crate::sandbox::portal). The documentation (read on 25 November 2026) knows no refusal for a company or
//! contact that does not exist: such rows are left out, and where nothing else is sent nothing is changed.

use super::Call;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::fields::Entity;
use crate::sandbox::filter::Api;
use crate::sandbox::input::link_field;
use crate::sandbox::php::Php;
use crate::sandbox::portal::{Link, WantedLink};

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &mut Call<'_>) -> Option<Outcome> {
    let mut parts = method.strip_prefix("crm.")?.splitn(3, '.');
    let (owner, target, verb) = (Entity::of_name(parts.next()?)?, Entity::of_name(parts.next()?)?, parts.next()?);
    (link_field(owner).1 == target).then(|| act(owner, target, verb, call))
}

fn key_of(target: Entity) -> &'static str {
    if target == Entity::Company { "COMPANY_ID" } else { "CONTACT_ID" }
}

fn act(owner: Entity, target: Entity, verb: &str, call: &mut Call<'_>) -> Outcome {
    let key = key_of(target);
    if verb == "fields" {
        return Ok(Answer::of(fields(key)));
    }
    let id = Some(call.number("id")).filter(|id| *id > 0);
    let id = id.ok_or_else(|| RestError::bad("", "The parameter 'ownerEntityID' is invalid or not defined."))?;
    let record = call.author(Api::Classic).load(call.portal, owner, id)?;
    let present = call.portal.links_of(&record, call.now);
    let wanted = match verb {
        "items.get" => return Ok(Answer::of(rows(&present, key))),
        "items.set" => all_wanted(call.param("items"), key)?,
        "items.delete" => Vec::new(),
        "add" => with_one(&present, given(call, key)?),
        "delete" => {
            let other = given(call, key)?.id;
            present.iter().filter(|link| link.id != other).map(as_it_is).collect()
        }
        _ => return Err(RestError::new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")),
    };
    let known: Vec<WantedLink> = wanted.iter().copied().filter(|link| call.portal.exists(target, link.id)).collect();
    let is_same_count = matches!(verb, "add" | "delete") && known.len() == present.len();
    if is_same_count || known.is_empty() && !wanted.is_empty() {
        return Ok(Answer::written(Php::Bool(false)));
    }
    let author = call.author(Api::Classic);
    author.set_links(call.portal_mut(), owner, id, &known)?;
    Ok(Answer::written(Php::Bool(true)))
}

fn fields(key: &'static str) -> Php {
    Php::map(
        [key, "SORT", "ROLE_ID", "IS_PRIMARY"]
            .map(|name| (name, Php::map([("type", Php::text(if name == "IS_PRIMARY" { "char" } else { "integer" }))]))),
    )
}

fn rows(links: &[Link], key: &'static str) -> Php {
    Php::list(links.iter().map(|link| {
        Php::map([
            (key, Php::Int(link.id)),
            ("SORT", Php::Int(link.sort)),
            ("ROLE_ID", Php::Int(link.role)),
            ("IS_PRIMARY", Php::text(if link.is_primary { "Y" } else { "N" })),
        ])
    }))
}

fn as_it_is(link: &Link) -> WantedLink {
    WantedLink { is_primary: Some(link.is_primary), ..WantedLink::plain(link.id) }
}

/// The present links and one more; those that are there already stay as they are.
fn with_one(present: &[Link], new: WantedLink) -> Vec<WantedLink> {
    let mut wanted: Vec<WantedLink> = present.iter().map(as_it_is).collect();
    if present.iter().all(|link| link.id != new.id) {
        // The first that is said to be primary is it.
        let at = if new.is_primary == Some(true) { 0 } else { wanted.len() };
        wanted.insert(at, new);
    }
    wanted
}

/// The link in `fields`.
fn given(call: &Call<'_>, key: &str) -> Result<WantedLink, RestError> {
    let fields = call.param("fields");
    if !fields.is_array() {
        return Err(RestError::bad("", "The parameter 'fields' must be array."));
    }
    read(fields, key).ok_or_else(|| RestError::bad("", "The parameter 'fields' is not valid."))
}

/// The links in `items`, each once.
fn all_wanted(items: &Php, key: &str) -> Result<Vec<WantedLink>, RestError> {
    if !items.is_array() {
        return Err(RestError::bad("", "The parameter items must be array."));
    }
    let mut wanted: Vec<WantedLink> = Vec::new();
    for row in items.each() {
        let link = read(row, key).ok_or_else(|| RestError::bad("", "The parameter items is not valid."))?;
        match wanted.iter_mut().find(|known| known.id == link.id) {
            Some(known) => *known = link,
            None => wanted.push(link),
        }
    }
    Ok(wanted)
}

fn read(row: &Php, key: &str) -> Option<WantedLink> {
    let part = |wanted: &str| {
        let found = row.entries().iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| value).filter(|value| value.as_text().is_some_and(|text| !text.is_empty()))
    };
    Some(WantedLink {
        id: part(key)?.as_int().filter(|number| *number > 0)?,
        sort: part("SORT").and_then(Php::as_int),
        role: part("ROLE_ID").and_then(Php::as_int),
        is_primary: part("IS_PRIMARY").map(Php::is_yes),
    })
}
