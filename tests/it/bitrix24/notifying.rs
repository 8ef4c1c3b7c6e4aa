//! Finding a user by address, and what is shown behind the bell; against the scripted portal and the sandbox.

use restore24::adapters::bitrix24::Bitrix24Crm;
use restore24::domain::UserId;
use restore24::ports::crm::{Crm, CrmError};
use serde_json::json;

use super::server::ScriptedPortal;
use super::{connect, error, quick};
use crate::support_sandbox::{Portal, still};

fn row(id: u64, email: &str, is_active: bool) -> serde_json::Value {
    json!({"ID": id.to_string(), "NAME": format!("N{id}"), "LAST_NAME": "Berg", "EMAIL": email, "ACTIVE": is_active})
}

#[tokio::test]
async fn a_user_is_found_by_address_only_where_that_is_certain() {
    for (rows, found) in [
        (json!([row(3, "Ada@Example.de", true)]), Some(3)),
        (json!([]), None),
        // A portal that ignores the filter shows everybody.
        (json!([row(1, "bob@example.de", true), row(3, "ada@example.de", true)]), Some(3)),
        (json!([row(3, "ada@example.de", false)]), None),
        (json!([row(3, "ada@example.de", true), row(4, "ada@example.de", true)]), None),
        // Without the right to see addresses there is none.
        (json!([{"ID": "3", "NAME": "Ada", "ACTIVE": true}]), None),
    ] {
        let answer = rows.clone();
        let portal = ScriptedPortal::running(move |_, _| Ok(answer.clone())).await;
        let user = connect(&portal).find_user_by_email("ada@example.de").await.unwrap();
        assert_eq!(user.map(|user| user.id.0), found, "{rows}");
    }
}

#[tokio::test]
async fn where_one_way_of_notifying_is_refused_the_other_is_tried() {
    let text = "This method is available in application context only";
    let portal = ScriptedPortal::running(move |method, query| match method {
        "im.notify.system.add" => Err(error("WRONG_AUTH_TYPE", text)),
        "im.notify.personal.add" => {
            assert_eq!((query.get("USER_ID").unwrap(), query.get("TAG").unwrap()), ("4", "code"));
            Ok(json!(17))
        }
        other => panic!("{other}"),
    })
    .await;
    assert_eq!(connect(&portal).notify(UserId(4), "Hello", "code").await, Ok(()));
    let portal = ScriptedPortal::running(move |_, _| Err(error("ACCESS_DENIED", "no"))).await;
    let refused = connect(&portal).notify(UserId(4), "Hello", "code").await;
    assert_eq!(refused, Err(CrmError::AccessDenied { text: "no".into() }));
}

#[tokio::test]
async fn the_sandbox_shows_notifications_by_user_and_replaces_those_of_a_tag() {
    let portal = Portal::start(still()).await;
    let crm = Bitrix24Crm::connect(portal.server.webhook_url().parse().unwrap(), quick()).unwrap();
    for (user, text, tag) in [(4, "first", "a"), (4, "second", "a"), (1, "third & <b>", "b"), (4, "fourth", "c")] {
        crm.notify(UserId(user), text, tag).await.unwrap();
    }
    let shown = |query: &str| {
        let shown = portal.server.ui_get(&format!("notifications{query}"))["notifications"].clone();
        let text = |each: &serde_json::Value| each["text"].as_str().unwrap().to_owned();
        shown.as_array().unwrap().iter().map(text).collect::<Vec<_>>()
    };
    assert_eq!(shown("?user=4"), ["second", "fourth"]);
    assert_eq!(shown(""), ["second", "third & <b>", "fourth"]);
    // A tag without the client's name replaces nothing.
    for _ in 0..2 {
        portal.result("im.notify.personal.add", json!({"USER_ID": 2, "MESSAGE": " x ", "TAG": "a"})).await;
    }
    assert_eq!(shown("?user=2"), ["x", "x"]);
    for (params, code) in
        [(json!({"MESSAGE": "x"}), "USER_ID_EMPTY"), (json!({"USER_ID": 4, "MESSAGE": "  "}), "MESSAGE_EMPTY")]
    {
        assert_eq!(portal.refusal("im.notify.system.add", params).await.1, code);
    }
    for (email, found) in [
        ("user4@example.de", Some(4)),
        ("USER4@example.de", Some(4)),
        ("user7@example.de", None),
        ("nobody@example.de", None),
    ] {
        let user = crm.find_user_by_email(email).await.unwrap();
        assert_eq!(user.map(|user| user.id.0), found, "{email}");
    }
    portal.server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": ["crm", "user"]}));
    let lacking = crm.notify(UserId(4), "fifth", "d").await.unwrap_err();
    assert_eq!(lacking, CrmError::MissingScope { what: "im.notify.system.add".into() });
    assert!(lacking.to_string().contains("permission \"im\""), "{lacking}");
}
