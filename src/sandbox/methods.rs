//! The REST methods: names, scopes, and which code answers.
//!
//! In charge of finding a method and of its scope. Parameters arrive with lower-case names; what a method
//! does is in the modules below, one per family.

mod classic;
mod item;
mod links;
mod notify;
mod people;
mod service;
mod setup;
mod stages;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::auth::Caller;
use super::envelope::{Outcome, RestError};
use super::fields::Entity;
use super::filter::Api;
use super::php::Php;
use super::portal::Portal;
use super::writes::Author;

/// One call of one method.
pub struct Call<'a> {
    /// The portal's data; changed through [`Call::portal_mut`].
    pub portal: &'a mut Arc<Portal>,
    /// Who calls.
    pub caller: &'a Caller,
    /// The parameters, names in lower case.
    pub params: &'a Php,
    /// The portal's time.
    pub now: i64,
    /// Facts about the portal as a whole.
    pub facts: &'a Facts,
}

/// Facts about the portal as a whole, which the interface may change.
#[derive(Debug, Clone)]
pub struct Facts {
    /// `LICENSE`, as `app.info` tells it.
    pub license: String,
    /// Whether a webhook is told it. Portals differ (reference §3.10).
    pub tells_license: bool,
    /// Whether labels are German.
    pub is_german: bool,
}

impl Call<'_> {
    /// The portal's data, to be changed. Not for methods that are [long](is_long): they have a copy of their own.
    pub fn portal_mut(&mut self) -> &mut Portal {
        Arc::make_mut(self.portal)
    }

    /// A parameter; null where it is missing.
    pub fn param(&self, name: &str) -> &Php {
        self.params.get(name).unwrap_or(&Php::Null)
    }

    /// A number among the parameters, zero where there is none.
    pub fn number(&self, name: &str) -> i64 {
        self.param(name).as_int().unwrap_or(0)
    }

    /// A text among the parameters, empty where there is none.
    pub fn text(&self, name: &str) -> String {
        self.param(name).as_text().unwrap_or_default().into_owned()
    }

    /// Who reads and writes, in the words of an API.
    pub fn author(&self, api: Api) -> Author {
        Author { user: self.caller.user, is_admin: self.caller.is_admin, now: self.now, api }
    }

    /// Whose records are visible: everybody's for an administrator.
    pub fn only_of(&self) -> Option<i64> {
        (!self.caller.is_admin).then_some(self.caller.user)
    }
}

/// Methods that are no family of an entity, with their scopes.
const METHODS: [(&str, &str); 55] = [
    ("app.info", ""),
    ("profile", ""),
    ("scope", ""),
    ("methods", ""),
    ("method.get", ""),
    ("server.time", ""),
    ("batch", ""),
    ("user.get", "user"),
    ("user.search", "user"),
    ("user.current", "user"),
    ("user.fields", "user"),
    ("user.admin", ""),
    ("user.access", ""),
    ("im.notify.system.add", "im"),
    ("im.notify.personal.add", "im"),
    ("crm.item.list", "crm"),
    ("crm.item.get", "crm"),
    ("crm.item.add", "crm"),
    ("crm.item.update", "crm"),
    ("crm.item.delete", "crm"),
    ("crm.item.fields", "crm"),
    ("crm.item.import", "crm"),
    ("crm.item.batchimport", "crm"),
    ("userfieldconfig.list", "userfieldconfig"),
    ("userfieldconfig.get", "userfieldconfig"),
    ("crm.status.list", "crm"),
    ("crm.status.get", "crm"),
    ("crm.status.entity.types", "crm"),
    ("crm.status.entity.items", "crm"),
    ("crm.category.list", "crm"),
    ("crm.category.get", "crm"),
    ("crm.dealcategory.list", "crm"),
    ("crm.dealcategory.stage.list", "crm"),
    ("crm.currency.list", "crm"),
    ("crm.currency.base.get", "crm"),
    ("crm.enum.ownertype", "crm"),
    ("crm.settings.mode.get", "crm"),
    ("crm.type.list", "crm"),
    ("crm.stagehistory.list", "crm"),
    ("crm.contact.company.items.get", "crm"),
    ("crm.contact.company.items.set", "crm"),
    ("crm.contact.company.items.delete", "crm"),
    ("crm.contact.company.add", "crm"),
    ("crm.contact.company.delete", "crm"),
    ("crm.contact.company.fields", "crm"),
    ("crm.company.contact.items.get", "crm"),
    ("crm.company.contact.items.set", "crm"),
    ("crm.company.contact.items.delete", "crm"),
    ("crm.company.contact.add", "crm"),
    ("crm.company.contact.delete", "crm"),
    ("crm.company.contact.fields", "crm"),
    ("crm.userfield.types", "crm"),
    ("crm.deal.contact.fields", "crm"),
    ("crm.lead.contact.fields", "crm"),
    ("crm.duplicate.findbycomm", "crm"),
];

/// Verbs of the classic methods of every entity.
const VERBS: [&str; 8] = ["list", "get", "add", "update", "delete", "fields", "userfield.list", "userfield.get"];
/// Verbs of the links of leads and deals.
const LINK_VERBS: [&str; 5] =
    ["contact.items.get", "contact.items.set", "contact.items.delete", "contact.add", "contact.delete"];

/// The names of all methods.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = METHODS.iter().map(|(name, _)| (*name).to_owned()).collect();
    for entity in Entity::ALL {
        names.extend(VERBS.iter().map(|verb| format!("crm.{}.{verb}", entity.name())));
        if entity.has_stages() {
            names.extend(LINK_VERBS.iter().map(|verb| format!("crm.{}.{verb}", entity.name())));
        }
    }
    names.sort();
    names
}

/// The methods by what they have in common, a line each: `crm.deal, crm.lead: add, delete`.
pub fn families() -> Vec<String> {
    let mut verbs_of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in names() {
        let (prefix, verb) = name.rsplit_once('.').unwrap_or(("", &name));
        verbs_of.entry(prefix.to_owned()).or_default().push(verb.to_owned());
    }
    let mut prefixes_of: Vec<(String, Vec<String>)> = Vec::new();
    for (prefix, verbs) in verbs_of {
        let verbs = verbs.join(", ");
        match prefixes_of.iter_mut().find(|(known, _)| *known == verbs) {
            Some((_, prefixes)) => prefixes.push(prefix),
            None => prefixes_of.push((verbs, vec![prefix])),
        }
    }
    let line = |(verbs, prefixes): (String, Vec<String>)| {
        let prefixes = prefixes.join(", ");
        if prefixes.is_empty() { verbs } else { format!("{prefixes}: {verbs}") }
    };
    prefixes_of.into_iter().map(line).collect()
}

/// The scope of a method, `None` where there is no such method. The name is in lower case.
pub fn scope_of(method: &str) -> Option<&'static str> {
    if let Some((_, scope)) = METHODS.iter().find(|(name, _)| *name == method) {
        return Some(scope);
    }
    let (entity, verb) = split(method)?;
    let is_known = VERBS.contains(&verb) || entity.has_stages() && LINK_VERBS.contains(&verb);
    is_known.then_some("crm")
}

/// Whether a method may look at every record: it only reads, and others are served meanwhile.
pub fn is_long(method: &str) -> bool {
    method.ends_with(".list") || method == "crm.duplicate.findbycomm"
}

fn split(method: &str) -> Option<(Entity, &str)> {
    let (name, verb) = method.strip_prefix("crm.")?.split_once('.')?;
    Some((Entity::of_name(name)?, verb))
}

/// Calls a method other than `batch`. The name is in lower case.
///
/// # Errors
/// There is no such method, the scope is missing, or the method refuses.
pub fn call(method: &str, call: &mut Call<'_>) -> Outcome {
    let scope = scope_of(method).ok_or_else(|| RestError::new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!"))?;
    call.caller.check_scope(scope)?;
    let found = service::call(method, call)
        .or_else(|| people::call(method, call))
        .or_else(|| notify::call(method, call))
        .or_else(|| item::call(method, call))
        .or_else(|| setup::call(method, call))
        .or_else(|| links::call(method, call));
    match (found, split(method)) {
        (Some(outcome), _) => outcome,
        (None, Some((entity, verb))) => classic::call(entity, verb, call),
        (None, None) => Err(RestError::new(404, "ERROR_METHOD_NOT_FOUND", "Method not found!")),
    }
}
