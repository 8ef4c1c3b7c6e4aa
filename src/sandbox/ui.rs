//! What only the portal's interface can do, and what only a test wants.
//!
//! In charge of `/ui/`: recycle bin, history, editing as somebody else, list filters, the portal's clock,
//! scenarios and their truth, switches and counters. None of it is reachable over REST. Answers are JSON.

mod records;
mod switches;

use std::time::Instant;

use serde_json::{Value, json};

use super::fields::Entity;
use super::php::{Php, parse_form};
use super::world::{Reply, World};

/// A request to the interface.
pub struct UiRequest<'a> {
    /// `GET` or `POST`.
    pub verb: &'a str,
    /// The path behind `/ui/`.
    pub path: &'a str,
    /// Query parameters, by name.
    pub query: Php,
    /// The body; null where there is none.
    pub body: Value,
    /// The machine's monotonic time.
    pub at: Instant,
    /// The portal's time.
    pub now: i64,
}

/// A refusal: status and text.
pub type Refusal = (u16, String);

/// Every route with what it does.
const ROUTES: [(&str, &str); 40] = [
    ("GET /ui/", "this list"),
    ("GET /ui/recycle-bin", "what was deleted in the last 30 days; ?type=contact"),
    ("POST /ui/recycle-bin/restore", "{type, ids, user?}: takes records out of the bin, under their numbers"),
    ("POST /ui/recycle-bin/purge", "{type, ids?}: removes records from the bin for good"),
    (
        "GET /ui/history",
        "what people added, changed and deleted (edits of passing days are left out); ?type= ?user= ?deed=deleted ?since= ?until= ?limit=",
    ),
    ("POST /ui/records/add", "{type, fields, user?}: adds a record as a user; fields as in crm.item.add"),
    ("POST /ui/records/edit", "{type, id, fields, user?}: changes a record as a user"),
    ("POST /ui/records/delete", "{type, ids, user?}: deletes records as a user"),
    ("GET /ui/records", "?type= ?id=: one record as crm.item.get tells it"),
    ("GET /ui/counts", "how many records of each type there are"),
    ("GET /ui/lists", "list filters of the administrator's views"),
    ("POST /ui/lists", "{type, filter|null}: sets (by a text that names it) or clears a list filter"),
    ("GET /ui/truth", "what truly happened in the scenario"),
    ("GET /ui/scenario", "scenarios to choose from, and the one that was chosen"),
    ("POST /ui/scenario", "{name}: plans a scenario; what should have happened already happens now"),
    ("GET /ui/clock", "the portal's time"),
    ("POST /ui/clock", "{now?, advance_seconds?, frozen?}: moves it forward, stops it, lets it run"),
    ("GET /ui/users", "users with rights, and the webhooks"),
    ("POST /ui/users", "{id, admin?, active?}: grants or takes rights, dismisses or takes back"),
    ("GET /ui/notifications", "what people were shown by the bell; ?user="),
    ("POST /ui/webhooks", "{user, secret, scopes?}: makes a webhook or changes its scopes"),
    ("POST /ui/webhooks/revoke", "{user, secret}: deletes a webhook"),
    ("GET /ui/apps", "applications by which people sign in, who gave them something, who sits before the browser"),
    ("POST /ui/apps", "{client_id, client_secret, handler, scopes?}: registers a local application or changes it"),
    (
        "POST /ui/apps/withdraw",
        "{client_id?, user?, remove?}: takes back what people gave to it; with remove the application too",
    ),
    ("POST /ui/browser", "{user|null}: who sits before the browser that comes to /oauth/authorize/"),
    ("GET /ui/tariff", "license, whether webhooks are told it, and whether it has REST"),
    ("POST /ui/tariff", "{license?, told?, rest?}: changes them"),
    ("POST /ui/rename", "{host|null}: renames the portal; requests under other names get a 302"),
    ("POST /ui/identity", "{origin}: makes it another portal: other registration dates"),
    ("GET /ui/limits", "whether limits are on"),
    ("POST /ui/limits", "{on}: switches them; counters start anew"),
    ("GET /ui/faults", "the grammar of faults"),
    ("POST /ui/faults", "{spec}: sets what goes wrong from now on; empty for nothing"),
    ("GET /ui/requests", "HTTP requests and calls served per method, robots started"),
    ("POST /ui/requests/reset", "sets the counters to zero"),
    ("POST /ui/requests", "the same"),
    ("GET /ui/settings", "seed, zone, language, where the story ends"),
    ("POST /ui/language", "{language: en|de}: the language of labels"),
    ("GET /ui/webhook", "the ready-made webhook's path"),
];

/// Answers a request to the interface.
pub fn answer(world: &mut World, verb: &str, path: &str, query: &str, body: &[u8], at: Instant) -> Reply {
    let mut parameters = Php::EMPTY;
    parse_form(query, &mut parameters, Php::text);
    let body = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) };
    let now = world.clock.now(at);
    world.advance(at);
    let outcome = match body {
        Err(error) => Err((400, format!("the body is not JSON: {error}"))),
        Ok(body) => {
            let path = path.trim_start_matches("/ui").trim_matches('/');
            route(world, &UiRequest { verb, path, query: parameters, body, at, now })
        }
    };
    match outcome {
        Ok(value) => (200, value.to_string()),
        Err((status, text)) => (status, json!({"error": text}).to_string()),
    }
}

fn route(world: &mut World, request: &UiRequest<'_>) -> Result<Value, Refusal> {
    if request.path.is_empty() {
        let routes: Vec<Value> = ROUTES.iter().map(|(route, text)| json!({"route": route, "does": text})).collect();
        return Ok(json!({"routes": routes}));
    }
    let found = records::route(world, request).or_else(|| switches::route(world, request));
    found.unwrap_or_else(|| Err((404, format!("no route {} /ui/{}; GET /ui/ lists them", request.verb, request.path))))
}

/// A value of the body: absent, or of the type wanted.
fn given<'a, T>(
    body: &'a Value,
    name: &str,
    what: &str,
    read: impl Fn(&'a Value) -> Option<T>,
) -> Result<Option<T>, Refusal> {
    match &body[name] {
        Value::Null => Ok(None),
        value => read(value).map(Some).ok_or_else(|| (400, format!("\"{name}\" is {value}: {what} is needed"))),
    }
}

/// A whole number, also from its digits.
fn whole(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

impl UiRequest<'_> {
    /// The type of record that the request names, if it names one.
    fn entity(&self) -> Result<Option<Entity>, Refusal> {
        const WHAT: &str = "lead, deal, contact or company";
        let named = given(&self.body, "type", WHAT, |value| Entity::of_name(value.as_str()?))?;
        match named {
            Some(entity) => Ok(Some(entity)),
            None => self.parameter("type", WHAT, Entity::of_name),
        }
    }

    fn needed_entity(&self) -> Result<Entity, Refusal> {
        self.entity()?.ok_or_else(|| (400, "\"type\" is missing: lead, deal, contact or company".to_owned()))
    }

    /// Who acts: user 1 unless the request says otherwise.
    fn user(&self, world: &World) -> Result<i64, Refusal> {
        let known = |id: &i64| world.portal.users.iter().any(|user| user.id == *id);
        let user =
            given(&self.body, "user", "the number of a user (GET /ui/users)", |value| whole(value).filter(known))?;
        Ok(user.unwrap_or(1))
    }

    /// `ids`, or the one `id`; `None` where the request names none.
    fn ids(&self) -> Result<Option<Vec<i64>>, Refusal> {
        let all = |value: &Value| value.as_array()?.iter().map(whole).collect::<Option<Vec<i64>>>();
        let listed = given(&self.body, "ids", "a list of numbers", all)?;
        let one = given(&self.body, "id", "a number", whole)?;
        Ok(match (listed, one) {
            (None, None) => None,
            (listed, one) => Some(listed.into_iter().flatten().chain(one).collect()),
        })
    }

    fn needed_ids(&self) -> Result<Vec<i64>, Refusal> {
        self.ids()?.ok_or_else(|| (400, "\"ids\" is missing: a list of numbers is needed".to_owned()))
    }

    /// A query parameter: absent, or what is wanted.
    fn parameter<T>(&self, name: &str, what: &str, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
        let Some(value) = self.query.get(name) else { return Ok(None) };
        let text = value.as_text().unwrap_or_default();
        read(&text).map(Some).ok_or_else(|| (400, format!("{name}={text}: {what} is needed")))
    }
}
