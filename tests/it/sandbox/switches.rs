//! What the interface switches: rights, scopes, tariff, name, identity, limits, faults, clock.

use std::time::Duration;

use restore24::sandbox::{Options, Server};
use serde_json::{Value, json};

use crate::support_sandbox::{Portal, still};

#[tokio::test]
async fn only_this_machine_is_served() {
    let open = Server::start(still(), "0.0.0.0:0".parse().expect("an address")).await;
    assert!(open.is_err_and(|error| error.to_string() == "0.0.0.0:0 can be reached from other machines"));
}

#[tokio::test]
async fn a_demoted_owner_sees_an_emptier_portal() {
    let portal = Portal::start(still()).await;
    let count = async || portal.post("crm.contact.list", json!({"select": ["ID"]})).await.1["total"].as_i64();
    let (all, own) = (
        count().await,
        portal.post("crm.contact.list", json!({"filter": {"ASSIGNED_BY_ID": 1}})).await.1["total"].as_i64(),
    );
    assert_eq!(portal.result("user.admin", json!({})).await, true);
    portal.server.ui_post("users", &json!({"id": 1, "admin": false}));
    assert_eq!(portal.result("user.admin", json!({})).await, false);
    assert_eq!(portal.result("profile", json!({})).await["ADMIN"], false);
    assert_eq!(count().await, own);
    assert!(own < all && own > Some(0));
    let foreign = portal.server.ui_get("history");
    assert!(foreign["entries"].is_array());
    let others = (1..40).find(|id| portal.server.ui_get(&format!("records?type=contact&id={id}"))["assignedById"] != 1);
    let refusal = portal.refusal("crm.contact.update", json!({"ID": others, "fields": {"NAME": "X"}})).await;
    assert_eq!(refusal, (400, String::new(), "Access denied.".to_owned()));
}

#[tokio::test]
async fn scopes_tariff_and_credentials_close_the_door() {
    let portal = Portal::start(still()).await;
    portal.server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": ["user"]}));
    assert_eq!(portal.refusal("crm.contact.list", json!({})).await.1, "insufficient_scope");
    assert_eq!(portal.result("scope", json!({})).await, json!(["user"]));
    portal.server.ui_post("tariff", &json!({"rest": false}));
    let refusal = portal.refusal("profile", json!({})).await;
    assert_eq!(refusal, (403, "ACCESS_DENIED".to_owned(), "REST API is available only on commercial plans".to_owned()));
    portal.server.ui_post("tariff", &json!({"rest": true, "license": "de_std"}));
    assert_eq!(portal.result("app.info", json!({})).await, json!({"SCOPE": ["user"], "LICENSE": "de_std"}));
    portal.server.ui_post("tariff", &json!({"told": false}));
    let refusal = portal.refusal("app.info", json!({})).await;
    assert_eq!(refusal, (400, "ACCESS_DENIED".to_owned(), "Access denied! Application context required".to_owned()));
    portal.server.ui_post("webhooks/revoke", &json!({"user": 1, "secret": "abc"}));
    assert_eq!(portal.refusal("profile", json!({})).await.0, 401);
    portal.server.ui_post("webhooks", &json!({"user": 1, "secret": "abc"}));
    portal.server.ui_post("users", &json!({"id": 1, "active": false}));
    assert_eq!(portal.refusal("profile", json!({})).await.1, "INVALID_CREDENTIALS");
}

#[tokio::test]
async fn a_renamed_portal_redirects_and_another_one_has_other_users() {
    let portal = Portal::start(still()).await;
    let registered = portal.result("user.get", json!({"ID": 1})).await[0]["DATE_REGISTER"].clone();
    portal.server.ui_post("identity", &json!({"origin": 77}));
    assert_ne!(portal.result("user.get", json!({"ID": 1})).await[0]["DATE_REGISTER"], registered);
    let port = portal.server.address().port();
    portal.server.ui_post("rename", &json!({"host": format!("localhost:{port}")}));
    let url = format!("{}profile?a=b", portal.server.webhook_url());
    let answer = portal.client().post(url).send().await.expect("an answer");
    let location = answer.headers().get("location").and_then(|value| value.to_str().ok()).map(str::to_owned);
    assert_eq!(
        (answer.status().as_u16(), location),
        (302, Some(format!("http://localhost:{port}/rest/1/abc/profile?a=b")))
    );
}

#[tokio::test]
async fn users_are_told_with_filters() {
    let portal = Portal::start(still()).await;
    let ids = async |filter: Value| -> Vec<String> {
        let users = portal.result("user.get", json!({"FILTER": filter})).await;
        users.as_array().into_iter().flatten().filter_map(|user| Some(user["ID"].as_str()?.to_owned())).collect()
    };
    assert_eq!(ids(json!({"ACTIVE": false})).await, ["7"]);
    assert_eq!(ids(json!({"ACTIVE": true})).await.len(), 9);
    assert_eq!(ids(json!({">ID": 8})).await, ["9", "10"]);
    assert_eq!(ids(json!({"@ID": [2, 3]})).await, ["2", "3"]);
    assert_eq!(portal.result("user.get", json!({"ID": 99})).await, json!([]));
}

#[tokio::test]
async fn too_many_requests_are_refused_when_limits_are_on() {
    let portal = Portal::start(Options { limits: true, ..still() }).await;
    let mut statuses = Vec::new();
    for _ in 0..80 {
        statuses.push(portal.get("server.time").await.0);
    }
    assert!(statuses[..50].iter().all(|status| *status == 200));
    assert!(statuses.contains(&503));
    assert_eq!(portal.refusal("server.time", json!({})).await.1, "QUERY_LIMIT_EXCEEDED");
    portal.server.ui_post("limits", &json!({"on": false}));
    assert_eq!(portal.get("server.time").await.0, 200);
}

#[tokio::test]
async fn faults_lose_answers_but_cut_ones_did_their_work() {
    let portal = Portal::start(still()).await;
    let url = format!("{}crm.contact.add", portal.server.webhook_url());
    let add = async || portal.client().post(&url).json(&json!({"fields": {"NAME": "A"}})).send().await;
    let count = || portal.server.ui_get("counts")["contact"].as_i64().expect("a number");
    let start = count();
    for (spec, works) in [("crm.contact.add:cut", 1), ("crm.contact.add:drop", 0), ("crm.contact.add:slowcut=0.05", 1)]
    {
        portal.server.ui_post("faults", &json!({"spec": spec}));
        let before = count();
        assert!(add().await.is_err(), "{spec}");
        assert_eq!(count() - before, works, "{spec}");
    }
    portal.server.ui_post("faults", &json!({"spec": "crm.contact.add:half"}));
    let half = add().await.expect("a beginning");
    assert_eq!(half.status().as_u16(), 200);
    assert!(half.bytes().await.is_err(), "the second half is missing");
    for (spec, status, is_html) in [
        ("*:html", 502, true),
        ("*:html=200", 200, true),
        ("*:500", 500, false),
        ("*:503", 503, false),
        ("*:429", 429, false),
    ] {
        portal.server.ui_post("faults", &json!({"spec": spec}));
        let (found, body) = portal.post("profile", json!({})).await;
        assert_eq!((found, body.is_string()), (status, is_html), "{spec}");
    }
    portal.server.ui_post("faults", &json!({"spec": "profile:hang,crm.contact.add:cut@2"}));
    let hung = tokio::time::timeout(Duration::from_millis(100), portal.get("profile")).await;
    assert!(hung.is_err());
    // A batch counts for its commands.
    let batch = json!({"cmd": ["crm.contact.add?fields[NAME]=B", "crm.contact.add?fields[NAME]=C"]});
    assert_eq!(portal.post("batch", batch.clone()).await.0, 200);
    let before = count();
    let lost = portal.client().post(format!("{}batch", portal.server.webhook_url())).json(&batch).send().await;
    assert!(lost.is_err());
    assert_eq!(count() - before, 2);
    assert_eq!(count() - start, 7);
    assert!(portal.server.ui_post("faults", &json!({"spec": "x:y"}))["error"].is_string());
}

#[tokio::test]
async fn the_interface_acts_as_others_and_rest_does_not_tell() {
    let portal = Portal::start(still()).await;
    portal.server.ui_post("records/edit", &json!({"type": "contact", "id": 4, "fields": {"post": "Z"}, "user": 8}));
    portal.server.ui_post("records/delete", &json!({"type": "lead", "ids": [2], "user": 3}));
    let added =
        portal.server.ui_post("records/add", &json!({"type": "company", "fields": {"title": "Neu"}, "user": 5}));
    let contact = portal.result("crm.contact.get", json!({"ID": 4})).await;
    assert_eq!((&contact["POST"], &contact["MODIFY_BY_ID"]), (&json!("Z"), &json!("8")));
    assert_eq!(portal.result("crm.company.get", json!({"ID": added["id"]})).await["CREATED_BY_ID"], "5");
    let history = portal.server.ui_get("history?type=lead")["entries"].clone();
    assert_eq!(
        (&history[0]["user"], &history[0]["deed"], &history[0]["id"]),
        (&json!(3), &json!("deleted"), &json!(2))
    );
    let (status, answer) = portal.send(portal.client().get(format!("{}nothing-here", portal.server.ui_url()))).await;
    assert!(status == 404 && answer["error"].is_string());
    let (_, routes) = portal.send(portal.client().get(portal.server.ui_url())).await;
    assert!(routes["routes"].as_array().is_some_and(|routes| routes.len() > 30));
    for method in portal.result("methods", json!({})).await.as_array().expect("names") {
        let name = method.as_str().unwrap_or_default();
        assert!(!name.contains("recycle") && !name.contains("history") || name == "crm.stagehistory.list", "{name}");
    }
}

#[tokio::test]
async fn the_clock_only_moves_forward() {
    let portal = Portal::start(still()).await;
    let back = portal.server.ui_post("clock", &json!({"now": "2026-06-17T15:29:00+02:00"}));
    assert!(back["error"].as_str().is_some_and(|text| text.contains("only moves forward")));
    portal.server.ui_post("clock", &json!({"now": "2026-06-18T03:00:00+02:00"}));
    assert_eq!(portal.result("server.time", json!({})).await, "2026-06-18T03:00:00+02:00");
}

#[tokio::test]
async fn requests_are_counted_per_method() {
    let portal = Portal::start(still()).await;
    portal.post("batch", json!({"cmd": ["profile", "profile"]})).await;
    portal.get("Profile.json").await;
    let counted = portal.server.ui_get("requests");
    assert_eq!(counted["requests"], 2);
    assert_eq!(
        (&counted["by_method"], &counted["calls"]),
        (&json!({"batch": 1, "profile": 1}), &json!({"batch": 1, "profile": 3}))
    );
}

#[tokio::test]
async fn every_method_that_is_listed_answers() {
    let portal = Portal::start(still()).await;
    for method in portal.result("methods", json!({})).await.as_array().expect("names").clone() {
        let name = method.as_str().unwrap_or_default();
        let (status, body) = portal.post(name, json!({"entityTypeId": 2, "id": 1, "cmd": ["profile"]})).await;
        assert_ne!(body["error"], "ERROR_METHOD_NOT_FOUND", "{name}");
        assert!([200, 400].contains(&status), "{name}: {status} {body}");
    }
}

#[tokio::test]
async fn nonsense_at_the_interface_is_named_and_does_nothing() {
    let portal = Portal::start(still()).await;
    portal.server.ui_post("records/delete", &json!({"type": "contact", "ids": [1, 2]}));
    let state = || {
        ["counts", "recycle-bin", "history", "users", "lists", "clock"].map(|path| portal.server.ui_get(path)).to_vec()
    };
    let before = state();
    for (verb, path, body, says) in [
        ("GET", "history?limit=abc", json!(null), "limit=abc"),
        ("GET", "history?limit=-1", json!(null), "limit=-1"),
        ("GET", "history?user=abc", json!(null), "user=abc"),
        ("GET", "history?deed=burnt", json!(null), "deed=burnt"),
        ("GET", "history?type=order", json!(null), "type=order"),
        ("GET", "history?since=soon", json!(null), "since=soon"),
        ("GET", "records?type=contact&id=x", json!(null), "id=x"),
        ("POST", "recycle-bin/restore", json!({"type": "contact", "ids": "all"}), "\"ids\" is \"all\""),
        ("POST", "recycle-bin/restore", json!({"type": "contact"}), "\"ids\" is missing"),
        ("POST", "recycle-bin/restore", json!({"type": "contact", "ids": [1], "user": 999}), "\"user\" is 999"),
        ("POST", "recycle-bin/purge", json!({"type": "contact", "ids": "all"}), "\"ids\" is \"all\""),
        ("POST", "recycle-bin/purge", json!({"type": 3}), "\"type\" is 3"),
        ("POST", "records/delete", json!({"type": "contact"}), "\"ids\" is missing"),
        ("POST", "records/delete", json!({"type": "contact", "ids": [3, "x"]}), "\"ids\" is"),
        ("POST", "records/edit", json!({"type": "contact", "fields": {"post": "A"}}), "\"ids\" is missing"),
        ("POST", "records/edit", json!({"type": "contact", "id": 5}), "\"fields\" is missing"),
        ("POST", "records/add", json!({"type": "deal", "fields": "x"}), "\"fields\" is \"x\""),
        ("POST", "records/add", json!({"type": "deal", "fields": {"title": "A"}, "user": 999}), "\"user\" is 999"),
        ("POST", "records/add", json!({"type": "deal", "fields": {"title": "A"}, "user": "me"}), "\"user\" is \"me\""),
        ("POST", "faults", json!({"spec": "*:500@5-2"}), "*:500@5-2"),
        ("POST", "faults", json!({"spec": 5}), "\"spec\" is 5"),
        ("POST", "identity", json!({"origin": "x"}), "\"origin\" is \"x\""),
        ("POST", "webhooks", json!({"user": 1, "secret": "abc", "scopes": "crm"}), "\"scopes\" is \"crm\""),
        ("POST", "scenario", json!({"name": 7}), "\"name\" is 7"),
    ] {
        let url = format!("{}{path}", portal.server.ui_url());
        let request = if verb == "GET" { portal.client().get(url) } else { portal.client().post(url).json(&body) };
        let (status, answer) = portal.send(request).await;
        assert_eq!(status, 400, "{path} {body}: {answer}");
        assert!(answer["error"].as_str().is_some_and(|text| text.contains(says)), "{path} {body}: {answer}");
        assert_eq!(state(), before, "{path} {body}");
    }
    assert_eq!(portal.server.ui_get("history?limit=1")["entries"].as_array().map(Vec::len), Some(1));
    assert_eq!(portal.server.ui_post("recycle-bin/purge", &json!({"type": "contact", "ids": []}))["purged"], 0);
    assert_eq!(portal.server.ui_post("recycle-bin/purge", &json!({"type": "contact"}))["purged"], 2);
}

#[tokio::test]
async fn only_get_and_post_do_anything_and_only_with_plain_bodies() {
    use reqwest::Method;
    let portal = Portal::start(still()).await;
    let count = || portal.server.ui_get("counts")["contact"].as_i64().expect("a number");
    let before = count();
    let url = format!("{}crm.contact.add?fields[NAME]=A", portal.server.webhook_url());
    for method in [Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS, Method::PATCH] {
        let answer = portal.client().request(method.clone(), &url).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 405, "{method}");
        assert_eq!(answer.headers()["allow"], "GET, POST");
        let interface = format!("{}counts", portal.server.ui_url());
        let answer = portal.client().request(method.clone(), interface).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 405, "{method}");
    }
    for (encoding, status) in [("gzip", 415), ("br", 415), ("identity", 200)] {
        let request = portal.client().post(&url).header("content-encoding", encoding).json(&json!({"x": 1}));
        assert_eq!(portal.send(request).await.0, status, "{encoding}");
    }
    assert_eq!(count(), before + 1);
}

#[tokio::test]
async fn only_what_is_there_is_claimed() {
    let portal = Portal::start(still()).await;
    let methods = portal.result("methods", json!({})).await.to_string();
    for scopes in [
        portal.result("scope", json!({})).await,
        portal.result("scope", json!({"full": true})).await,
        portal.result("app.info", json!({})).await["SCOPE"].clone(),
    ] {
        for scope in scopes.as_array().expect("names") {
            let family = scope.as_str().expect("a name").split('_').next().unwrap_or_default();
            assert!(methods.contains(&format!("\"{family}.")), "{scope}");
        }
    }
    for id in [json!(null), json!("x"), json!([]), json!("")] {
        let (status, code, _) = portal.refusal("crm.category.get", json!({"entityTypeId": 2, "id": id})).await;
        assert_eq!((status, &*code), (400, "100"), "{id}");
    }
    assert_eq!(portal.refusal("crm.category.get", json!({"entityTypeId": 2})).await.1, "100");
    let general = portal.result("crm.category.get", json!({"entityTypeId": 2, "id": "0"})).await;
    assert_eq!(general["category"]["isDefault"], "Y");
}

/// A list that is sorted by names looks at every record; who asks for the time does not wait for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_list_holds_nobody_up() {
    let portal = std::sync::Arc::new(Portal::with_counts(0, 0, 60_000, 0).await);
    let slow = std::sync::Arc::clone(&portal);
    let list = tokio::spawn(async move {
        let params =
            json!({"order": {"LAST_NAME": "ASC"}, "select": ["ID", "LAST_NAME"], "filter": {"!LAST_NAME": "x"}});
        slow.result("crm.contact.list", params).await
    });
    // The list is under way as soon as it is counted as served.
    while portal.server.ui_get("requests")["calls"]["crm.contact.list"].is_null() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let mut answered = 0;
    while !list.is_finished() {
        portal.result("server.time", json!({})).await;
        portal.result("crm.contact.update", json!({"id": 1, "fields": {"LAST_NAME": format!("A {answered}")}})).await;
        answered += 1;
    }
    assert!(answered > 2, "{answered} answers while the list was made");
    let rows = list.await.expect("it ends");
    assert_eq!(rows.as_array().map(Vec::len), Some(50));
    let told = portal.result("crm.contact.get", json!({"id": 1})).await;
    assert_eq!(told["LAST_NAME"], format!("A {}", answered - 1), "what was written meanwhile is kept");
}
