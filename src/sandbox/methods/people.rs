//! `profile` and `user.*`.

use super::Call;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::listing::PAGE;
use crate::sandbox::php::Php;
use crate::sandbox::users::{FIELD_TITLES, User};

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &Call<'_>) -> Option<Outcome> {
    Some(match method {
        "profile" => profile(call),
        "user.admin" => Ok(Answer::of(Php::Bool(call.caller.is_admin))),
        "user.current" => match own(call) {
            Some(user) => Ok(Answer::of(user.row(&call.portal.generator.zone, call.now))),
            None => Err(RestError::not_found()),
        },
        "user.fields" => Ok(Answer::of(Php::map(FIELD_TITLES.map(|(name, title)| (name, Php::text(title)))))),
        "user.get" | "user.search" => Ok(list(method, call)),
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

fn list(method: &str, call: &Call<'_>) -> Answer {
    let mut conditions: Vec<(String, &Php)> = Vec::new();
    for (key, value) in call.param("filter").entries() {
        conditions.push((key.to_ascii_uppercase(), value));
    }
    for key in ["ID", "ACTIVE", "EMAIL", "NAME", "LAST_NAME", "FIND"] {
        if let Some(value) = call.params.get(&key.to_ascii_lowercase()) {
            conditions.push((key.to_owned(), value));
        }
    }
    let is_match =
        |user: &&User| conditions.iter().all(|(key, value)| passes(user, key, value, method == "user.search"));
    let mut users: Vec<&User> = call.portal.users.iter().filter(is_match).collect();
    let is_descending = call.param("order").as_text().is_some_and(|order| order.eq_ignore_ascii_case("desc"))
        || call.param("order").get("ID").and_then(Php::as_text).is_some_and(|order| order.eq_ignore_ascii_case("desc"));
    if is_descending {
        users.reverse();
    }
    let start = call.number("start").max(0) as usize;
    let zone = &call.portal.generator.zone;
    let rows: Vec<Php> = users.iter().skip(start).take(PAGE).map(|user| user.row(zone, call.now)).collect();
    let next = (start + rows.len() < users.len()).then(|| (start + PAGE) as i64);
    Answer { total: Some(users.len() as i64), next, ..Answer::of(Php::list(rows)) }
}

fn passes(user: &User, key: &str, value: &Php, is_search: bool) -> bool {
    let name = key.trim_start_matches(['!', '=', '<', '>', '@', '%']);
    let prefix = &key[..key.len() - name.len()];
    let texts: Vec<String> = value.each().iter().filter_map(|value| Some(value.as_text()?.to_lowercase())).collect();
    let is_wanted = match name {
        "ID" => {
            let numbers = texts.iter().map(|text| text.parse().unwrap_or(0));
            return match prefix {
                ">" => numbers.min().is_some_and(|bound| user.id > bound),
                ">=" => numbers.min().is_some_and(|bound| user.id >= bound),
                "<" => numbers.max().is_some_and(|bound| user.id < bound),
                "<=" => numbers.max().is_some_and(|bound| user.id <= bound),
                "!" | "!=" | "!@" => numbers.into_iter().all(|number| number != user.id),
                _ => numbers.into_iter().any(|number| number == user.id),
            };
        }
        "ACTIVE" => value.is_yes() == user.is_active,
        "EMAIL" => texts.contains(&user.email()),
        "NAME" | "LAST_NAME" | "FIND" => {
            let own = match name {
                "NAME" => user.name.to_lowercase(),
                "LAST_NAME" => user.last_name.to_lowercase(),
                _ => user.full_name().to_lowercase(),
            };
            texts.iter().any(|text| if is_search || prefix.contains('%') { own.contains(text) } else { own == *text })
        }
        "USER_TYPE" => texts.iter().any(|text| text == "employee"),
        _ => return true,
    };
    is_wanted != prefix.starts_with('!')
}
