//! What is said to people inside the portal, and finding whom to say it to.
//!
//! In charge of notifications (<https://apidocs.bitrix24.com/api-reference/chats/notifications/index.html>, read
//! 2026-11-25). They need the permission `im`. The pages say that both methods are for applications and show calls by
//! webhook all the same, so where the portal refuses one of them the other is tried.

use serde_json::{Value, json};

use super::answer::without_markup;
use super::batch::{Batch, Reply};
use super::probe::user;
use super::transport::Transport;
use crate::domain::UserId;
use crate::ports::crm::{CrmError, PortalUser};

/// From the portal itself first; in the name of the webhook's owner where that is refused.
const METHODS: [&str; 2] = ["im.notify.system.add", "im.notify.personal.add"];

/// Tags of a webhook belong to the client that it names.
const CLIENT: &str = "restore24";

/// Shows a notification. Sent again with the same tag it replaces the first, so that a lost answer does no harm.
pub(super) async fn notify(transport: &Transport, user: UserId, text: &str, tag: &str) -> Result<(), CrmError> {
    let params = json!({"USER_ID": user.0, "MESSAGE": text, "TAG": tag, "CLIENT_ID": CLIENT});
    let mut refusal = None;
    for method in METHODS {
        let mut batch = Batch::default();
        batch.push("notify", method, &params);
        match batch.ask(transport).await?.take("notify") {
            Reply::Done(Value::Bool(false)) => {
                let text = "the notification was not taken".to_owned();
                refusal = Some(CrmError::Rejected { code: method.to_owned(), text });
            }
            Reply::Done(_) => return Ok(()),
            Reply::Refused(error) => match error.to_crm_error(method) {
                error @ (CrmError::Rejected { .. } | CrmError::AccessDenied { .. }) => refusal = Some(error),
                error => return Err(error),
            },
            Reply::Missing => return Err(CrmError::Malformed { reason: "a notification has no answer".into() }),
        }
    }
    Err(refusal.unwrap_or(CrmError::Malformed { reason: "a notification has no answer".into() }))
}

/// The active user with that address. Several of one address are nobody that could be told from another.
pub(super) async fn find_user_by_email(transport: &Transport, email: &str) -> Result<Option<PortalUser>, CrmError> {
    let mut batch = Batch::default();
    batch.push("user", "user.get", &json!({"FILTER": {"EMAIL": email, "ACTIVE": true}, "ADMIN_MODE": true}));
    match batch.ask(transport).await?.take("user") {
        Reply::Refused(error) if error.is_not_found() => Ok(None),
        Reply::Refused(error) => Err(error.to_crm_error("user.get")),
        Reply::Done(Value::Array(rows)) => {
            // A filter that the portal does not know is no filter at all.
            let has_it = |row: &&Value| {
                let told = row.get("EMAIL").and_then(Value::as_str).map(without_markup);
                told.is_some_and(|told| told.trim().to_lowercase() == email.to_lowercase())
            };
            let mut found = rows.iter().filter(has_it).filter_map(user).filter(|user| user.is_active);
            Ok(found.next().filter(|_| found.next().is_none()))
        }
        Reply::Done(_) | Reply::Missing => Err(CrmError::Malformed { reason: "a list of users is no list".into() }),
    }
}
