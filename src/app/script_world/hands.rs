//! What other people do in the portal while the conversation goes on, and what becomes of the way to it.
//!
//! In charge of spelling the script's words for the stand-in's interface. None of it goes through our program.
//!
//! `add deal 3`, `delete contact 2`, `delete created contact 2`, `edit created contact 2`, `bin restore contact`,
//! `bin restore contact 5`, `webhook revoked|back`, `scope lost|back`, `rest off|on`, `renamed`,
//! `license plus` (as `tariff`, but nobody tells the conversation).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::sandbox::Server;

/// A colleague who is neither the person in the chat nor the one who did the damage.
const SOMEBODY: i64 = 3;
/// The ready-made webhook.
const WEBHOOK: (i64, &str) = (1, "abc");
/// Numbers up to here are tried.
const HIGHEST: i64 = 20_000;

/// Does it; `false` where the words are not known or nothing could be done.
///
/// `created` are the records that restores of this case made: type and number.
pub fn act(server: &Server, created: &BTreeSet<(String, i64)>, what: &str) -> bool {
    let words: Vec<&str> = what.split_whitespace().collect();
    match words.as_slice() {
        ["add", entity, count] => many(count, |number| {
            let name = format!("New since {number}");
            let fields = json!({ "title": name, "name": name, "lastName": "Newer" });
            is_done(&server.ui_post("records/add", &json!({ "type": entity, "fields": fields, "user": SOMEBODY })))
        }),
        ["delete", "created", entity, count] => for_created(created, entity, count, |id| {
            server.ui_post("records/delete", &json!({ "type": entity, "ids": [id], "user": SOMEBODY }))
        }),
        ["edit", "created", entity, count] => for_created(created, entity, count, |id| {
            let fields = json!({ "comments": "changed by hand since" });
            server.ui_post("records/edit", &json!({ "type": entity, "id": id, "fields": fields, "user": SOMEBODY }))
        }),
        ["delete", entity, count] => {
            let mut next = 1..HIGHEST;
            many(count, |_| next.by_ref().any(|id| is_deleted(server, entity, id)))
        }
        ["bin", "restore", entity] => from_bin(server, entity, usize::MAX),
        ["bin", "restore", entity, count] => count.parse().is_ok_and(|count| from_bin(server, entity, count)),
        ["webhook", "revoked"] => {
            is_done(&server.ui_post("webhooks/revoke", &json!({ "user": WEBHOOK.0, "secret": WEBHOOK.1 })))
        }
        ["webhook", "back"] => is_done(&server.ui_post("webhooks", &json!({ "user": WEBHOOK.0, "secret": WEBHOOK.1 }))),
        ["scope", state @ ("lost" | "back")] => {
            let scopes: &[&str] = if *state == "lost" { &["user"] } else { &["crm", "user", "userfieldconfig"] };
            let body = json!({ "user": WEBHOOK.0, "secret": WEBHOOK.1, "scopes": scopes });
            is_done(&server.ui_post("webhooks", &body))
        }
        ["rest", state @ ("off" | "on")] => is_done(&server.ui_post("tariff", &json!({ "rest": *state == "on" }))),
        ["license", plan] => is_done(&server.ui_post("tariff", &json!({ "license": format!("de_{plan}") }))),
        ["renamed"] => is_done(&server.ui_post("rename", &json!({ "host": "renamed.example" }))),
        _ => false,
    }
}

fn is_done(answer: &Value) -> bool {
    answer.get("error").is_none()
}

fn many(count: &str, mut once: impl FnMut(usize) -> bool) -> bool {
    count.parse().is_ok_and(|count: usize| count > 0 && (1..=count).all(&mut once))
}

fn is_deleted(server: &Server, entity: &str, id: i64) -> bool {
    let answer = server.ui_post("records/delete", &json!({ "type": entity, "ids": [id], "user": SOMEBODY }));
    answer["deleted"].as_array().is_some_and(|deleted| !deleted.is_empty())
}

fn for_created(
    created: &BTreeSet<(String, i64)>,
    entity: &str,
    count: &str,
    mut act: impl FnMut(i64) -> Value,
) -> bool {
    let mut ids = created.iter().filter(|(kind, _)| kind == entity).map(|(_, id)| *id);
    many(count, |_| ids.next().is_some_and(|id| is_done(&act(id))))
}

fn from_bin(server: &Server, entity: &str, most: usize) -> bool {
    let bin = server.ui_get(&format!("recycle-bin?type={entity}"));
    let ids: Vec<&Value> = bin["items"].as_array().into_iter().flatten().map(|item| &item["id"]).take(most).collect();
    !ids.is_empty() && is_done(&server.ui_post("recycle-bin/restore", &json!({ "type": entity, "ids": ids })))
}
