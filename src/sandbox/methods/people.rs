//! `profile` and `user.*`.

use super::Call;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::filter::Operator;
use crate::sandbox::listing::PAGE;
use crate::sandbox::php::Php;
use crate::sandbox::rows::{RowFilter, sort_rows};
use crate::sandbox::users::{FIELD_TITLES, User};

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &Call<'_>) -> Option<Outcome> {
    Some(match method {
        "profile" => profile(call),
        "user.admin" => Ok(Answer::of(Php::Bool(call.caller.is_admin))),
        "user.current" => match own(call) {
            Some(user) => Ok(Answer::of(row(user, call))),
            None => Err(RestError::not_found()),
        },
        "user.fields" => Ok(Answer::of(Php::map(FIELD_TITLES.map(|(name, title)| (name, Php::text(title)))))),
        "user.get" | "user.search" => Ok(list(method, call)),
        "user.access" => Ok(Answer::of(Php::Bool(has_access(call)))),
        _ => return None,
    })
}

fn own<'a>(call: &'a Call<'_>) -> Option<&'a User> {
    call.portal.users.iter().find(|user| user.id == call.caller.user)
}

fn profile(call: &Call<'_>) -> Outcome {
    let user = own(call).ok_or_else(RestError::not_found)?;
    Ok(Answer::of(Php::map([
        ("ID", Php::text(user.id.to_string())),
        ("ADMIN", Php::Bool(user.is_admin)),
        ("NAME", Php::text(user.name)),
        ("LAST_NAME", Php::text(user.last_name)),
        ("PERSONAL_GENDER", Php::text("")),
        ("TIME_ZONE", Php::text(call.portal.generator.zone.name())),
    ])))
}

/// `user.get` and `user.search`; the latter looks for parts of names.
fn list(method: &str, call: &Call<'_>) -> Answer {
    let zone = &call.portal.generator.zone;
    let is_search = method == "user.search";
    let mut filter = RowFilter::read(call.param("filter"), zone);
    for name in ["ID", "ACTIVE", "EMAIL", "NAME", "LAST_NAME", "WORK_POSITION", "UF_DEPARTMENT", "USER_TYPE"] {
        if let Some(value) = call.params.get(&name.to_ascii_lowercase()) {
            let is_part = is_search && matches!(name, "NAME" | "LAST_NAME" | "WORK_POSITION");
            filter.and(name, if is_part { Operator::Contains } else { Operator::Equal }, value);
        }
    }
    let find = call.params.get("find").or_else(|| call.param("filter").get("FIND"));
    let words = find.and_then(Php::as_text).unwrap_or_default().to_lowercase();
    let named = call.portal.users.iter().filter(|user| user.full_name().to_lowercase().contains(&words));
    let mut rows: Vec<Php> = named.map(|user| row(user, call)).filter(|row| filter.passes(row)).collect();
    sort(&mut rows, call);
    let total = rows.len();
    let start = call.number("start").max(0) as usize;
    let rows: Vec<Php> = rows.into_iter().skip(start).take(PAGE).collect();
    let next = (start + rows.len() < total).then(|| (start + PAGE) as i64);
    Answer { total: Some(total as i64), next, ..Answer::of(Php::list(rows)) }
}

/// `sort` names a field and `order` its direction; `order` may be a map of both, too.
fn sort(rows: &mut [Php], call: &Call<'_>) {
    let order = match call.param("order") {
        order if order.is_array() => order.clone(),
        direction => {
            let name = Some(call.text("sort")).filter(|name| !name.is_empty()).unwrap_or_else(|| "ID".to_owned());
            Php::map([(name, direction.clone())])
        }
    };
    sort_rows(rows, &order, &call.portal.generator.zone);
}

/// A user as far as the webhook's scopes let it be seen (reference §3.9): `user_brief` keeps out how to reach them,
/// `user_basic` what they did last.
fn row(user: &User, call: &Call<'_>) -> Php {
    const OF_BASIC: [&str; 5] = ["EMAIL", "PERSONAL_WWW", "PERSONAL_MOBILE", "PERSONAL_CITY", "WORK_PHONE"];
    const OF_FULL: [&str; 2] = ["LAST_LOGIN", "LAST_ACTIVITY_DATE"];
    let has = |scope: &str| call.caller.scopes.iter().any(|present| present == scope);
    let (is_full, is_basic) = (has("user"), has("user") || has("user_basic"));
    let whole = user.row(&call.portal.generator.zone, call.now);
    let is_seen = |name: &str| (is_basic || !OF_BASIC.contains(&name)) && (is_full || !OF_FULL.contains(&name));
    Php::map(whole.entries().iter().filter(|(name, _)| is_seen(name)).cloned())
}

/// Whether the caller has one of the access codes: `U` and the number, `AU` for everybody, `G1` for administrators.
fn has_access(call: &Call<'_>) -> bool {
    let own = format!("U{}", call.caller.user);
    let has = |code: &str| code == own || matches!(code, "AU" | "G2") || code == "G1" && call.caller.is_admin;
    call.param("access").each().iter().any(|code| code.as_text().is_some_and(|code| has(&code)))
}
