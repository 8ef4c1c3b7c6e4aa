//! Methods about the connection itself.

use super::{Call, names, scope_of};
use crate::sandbox::auth::SCOPES;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::php::Php;

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &Call<'_>) -> Option<Outcome> {
    let text = |text: &str| Php::text(text.to_owned());
    let result = match method {
        // A webhook's short shape (reference §3.10); neither `member_id` nor the owner is told.
        "app.info" if !call.facts.tells_license => {
            return Some(Err(RestError::bad("ACCESS_DENIED", "Access denied! Application context required")));
        }
        "app.info" => Php::map([
            ("SCOPE", Php::list(call.caller.scopes.iter().map(|scope| text(scope)))),
            ("LICENSE", text(&call.facts.license)),
        ]),
        "scope" if call.param("full").is_yes() => Php::list(SCOPES.map(Php::text)),
        "scope" => Php::list(call.caller.scopes.iter().map(|scope| text(scope))),
        "methods" => Php::list(names().iter().map(|name| text(name))),
        "method.get" => {
            let scope = scope_of(&call.text("name").to_ascii_lowercase());
            let is_available = scope.is_some_and(|scope| call.caller.check_scope(scope).is_ok());
            Php::map([("isExisting", Php::Bool(scope.is_some())), ("isAvailable", Php::Bool(is_available))])
        }
        "server.time" => Php::text(call.portal.generator.zone.text(call.now)),
        _ => return None,
    };
    Some(Ok(Answer::of(result)))
}
