//! `im.notify.system.add` and `im.notify.personal.add`.
//!
//! After <https://apidocs.bitrix24.com/api-reference/chats/notifications/im-notify-system-add.html> and its sister page,
//! read 2026-11-25: text and recipient are needed, and one of a tag takes the place of the others. Of a webhook a tag
//! counts together with `CLIENT_ID` only.

use super::Call;
use crate::sandbox::envelope::{Answer, Outcome, RestError};
use crate::sandbox::php::Php;
use crate::sandbox::portal::Notification;

/// Answers, if the method is one of these.
pub fn call(method: &str, call: &mut Call<'_>) -> Option<Outcome> {
    let from = match method {
        "im.notify.system.add" => 0,
        "im.notify.personal.add" => call.caller.user,
        _ => return None,
    };
    Some(add(call, from))
}

fn add(call: &mut Call<'_>, from: i64) -> Outcome {
    let user = call.number("user_id");
    if user <= 0 {
        return Err(RestError::new(400, "USER_ID_EMPTY", "User ID can't be empty"));
    }
    let text = call.text("message").trim().to_owned();
    if text.is_empty() {
        return Err(RestError::new(400, "MESSAGE_EMPTY", "Message can't be empty"));
    }
    let client = call.text("client_id");
    let tag = Some(call.text("tag")).filter(|tag| !tag.is_empty() && !client.is_empty());
    let tag = tag.map(|tag| format!("{client}|{tag}"));
    let moment = call.now;
    let notifications = &mut call.portal_mut().notifications;
    notifications.retain(|other| tag.is_none() || other.tag != tag);
    let id = notifications.last().map_or(0, |last| last.id) + 1;
    notifications.push(Notification { id, user, from, text, tag, moment });
    Ok(Answer::of(Php::Int(id)))
}
