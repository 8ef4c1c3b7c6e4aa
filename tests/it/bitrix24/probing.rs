//! What a portal tells about itself, also where it tells only half of it.

use restore24::domain::tariff::Tariff;
use restore24::domain::{EntityType, UserId};
use restore24::ports::crm::{Crm, CrmError, PortalUser};
use restore24::service::connection::{Concern, concerns};
use serde_json::{Map, Value, json};

use super::server::{Query, Reply, ScriptedPortal};
use super::{batch, connect, error, ok};

fn user(id: u64) -> Value {
    json!({"ID": id.to_string(), "ACTIVE": id != 3, "NAME": format!("N{id}"), "LAST_NAME": "Berg",
        "DATE_REGISTER": format!("2020-01-0{}T00:00:00+02:00", id % 9 + 1)})
}

fn sound(method: &str) -> Value {
    match method {
        "profile" => {
            json!({"ID": "1", "ADMIN": true, "NAME": "Ada", "LAST_NAME": "Berg", "TIME_ZONE": "Europe/Berlin"})
        }
        "user.admin" => json!(true),
        "scope" => json!(["user", "crm", "task"]),
        "app.info" => json!({"SCOPE": ["crm"], "LICENSE": "de_std"}),
        "user.get" => Value::Array((1..=7).map(user).collect()),
        "crm.item.list" => json!({"items": []}),
        other => panic!("{other} was not expected"),
    }
}

#[tokio::test]
async fn one_request_tells_everything() {
    let portal = ScriptedPortal::running(|method, _| Ok(sound(method))).await;
    let probe = connect(&portal).probe().await.unwrap();
    assert_eq!(portal.requests().len(), 1);
    assert_eq!(probe.user, PortalUser { id: UserId(1), name: "Ada Berg".into(), is_active: true });
    assert!(probe.is_admin);
    assert_eq!(probe.scopes, ["crm", "task", "user"]);
    assert_eq!(probe.tariff, Tariff::Known("std".into()));
    assert_eq!(probe.time_zone, "Europe/Berlin");
    assert_eq!(probe.fingerprint.host, portal.host());
    let ids: Vec<u64> = probe.fingerprint.first_users.iter().map(|(id, _)| id.0).collect();
    assert_eq!(ids, [1, 2, 3, 4, 5]);
    assert_eq!(probe.fingerprint.first_users[1].1, "2020-01-02T22:00:00Z");
    assert!(probe.readable.iter().all(|(_, readable)| readable.is_ok()));
    assert_eq!(probe.readable.len(), 4);
    assert_eq!(concerns(&probe), []);
    let query = &portal.commands(0)["user.get"].1;
    assert_eq!((query.get("sort"), query.get("order")), (Some("ID"), Some("ASC")));
}

#[tokio::test]
async fn each_question_may_fail_alone() {
    for failing in ["profile", "user.admin", "scope", "app.info", "user.get", "crm.item.list"] {
        let portal = ScriptedPortal::running(move |method, query| {
            let fails = method == failing && query.get("entityTypeId").is_none_or(|number| number == "1");
            if fails { Err(error("ACCESS_DENIED", "Access denied!<br>")) } else { Ok(sound(method)) }
        })
        .await;
        let probe = connect(&portal).probe().await.unwrap();
        assert_eq!(probe.user.id, UserId(1), "{failing}");
        assert!(probe.is_admin, "{failing}: one of two answers is enough");
        assert_eq!(probe.time_zone, if failing == "profile" { "+02:00" } else { "Europe/Berlin" });
        let expected = match failing {
            "scope" => vec![Concern::MissingScope("user")],
            "app.info" => vec![Concern::UnknownTariff("Access denied! (ACCESS_DENIED)".into())],
            "crm.item.list" => {
                vec![Concern::Unreadable(EntityType::Lead, "the portal denied access: Access denied!".into())]
            }
            _ => vec![],
        };
        assert_eq!(concerns(&probe), expected, "{failing}");
        assert_eq!(probe.fingerprint.first_users.is_empty(), failing == "user.get");
    }
}

#[tokio::test]
async fn a_portal_that_tells_nothing_is_not_trusted() {
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, batch(json!({}), json!({})))]).await;
    let probe = connect(&portal).probe().await.unwrap();
    assert_eq!((probe.is_admin, probe.scopes.len(), probe.user.id), (false, 0, UserId(1)));
    assert_eq!(probe.tariff, Tariff::Unknown("the portal gave no answer".into()));
    assert!(probe.readable.iter().all(|(_, readable)| readable.is_err()));
    // Not an administrator, both permissions, the plan; each type is unreadable because of the permission.
    assert_eq!(concerns(&probe).len(), 4);

    let portal = ScriptedPortal::running(|method, _| {
        Ok(match method {
            "user.admin" => json!(false),
            "profile" => json!({"ID": "4", "ADMIN": true, "NAME": "", "TIME_ZONE": ""}),
            other => sound(other),
        })
    })
    .await;
    let probe = connect(&portal).probe().await.unwrap();
    assert!(!probe.is_admin, "what user.admin says counts");
    assert_eq!((probe.user.name.as_str(), probe.time_zone.as_str()), ("user 4", "+02:00"));
}

fn definitions(method: &str, query: &Query) -> Value {
    match method {
        "crm.item.fields" if query.get("entityTypeId") == Some("2") => json!({"fields": {
            "title": {"type": "string", "title": "Bezeichnung", "upperName": "TITLE"},
            "UF_CRM_LINK": {"type": "crm", "title": "Verweis", "upperName": "UF_CRM_LINK"},
            "ufCrm_9": {"type": "enumeration", "title": "UF_CRM_9", "upperName": "UF_CRM_9"},
            "UF_CRM_8": {"type": "string", "title": "UF_CRM_8", "formLabel": "Acht", "upperName": "UF_CRM_8"},
            "parentId5": {"type": "integer", "title": ""}}}),
        "crm.item.fields" => json!({"fields": {"name": {"title": "Name"}}}),
        "crm.deal.userfield.list" => json!([
            {"ID": "1", "FIELD_NAME": "UF_CRM_LINK", "USER_TYPE_ID": "crm", "MULTIPLE": "Y",
             "SETTINGS": {"CONTACT": "Y", "COMPANY": "Y", "LEAD": "N"}},
            {"ID": "2", "FIELD_NAME": "UF_CRM_9", "USER_TYPE_ID": "enumeration", "MULTIPLE": "N", "SETTINGS": [],
             "EDIT_FORM_LABEL": "Color", "LIST": [{"ID": "51", "VALUE": "blue"}, {"ID": "52", "VALUE": "red"}]},
            {"ID": "3", "FIELD_NAME": "UF_CRM_BARE", "USER_TYPE_ID": "string", "EDIT_FORM_LABEL": null}]),
        "crm.status.list" => json!([
            {"ID": "1", "ENTITY_ID": "DEAL_STAGE", "STATUS_ID": "NEW", "NAME": "Neu"},
            {"ID": "2", "ENTITY_ID": "SOURCE", "STATUS_ID": "WEB", "NAME": "Web"}]),
        "crm.category.list" => json!({"categories": [{"id": 0, "name": "Allgemein"}, {"id": 9, "name": "Export"}]}),
        "user.get" => json!([user(1), user(2)]),
        _ => json!([]),
    }
}

#[tokio::test]
async fn the_set_up_is_read_with_its_labels() {
    let portal = ScriptedPortal::running(|method, query| Ok(definitions(method, query))).await;
    let read = connect(&portal).read_definitions().await.unwrap();
    assert_eq!(portal.requests().len(), 1);
    assert_eq!(portal.commands(0)["custom-deal"].1.get("filter[LANG]"), Some("en"));
    let deal = &read.custom_fields[&EntityType::Deal];
    let labels: Vec<&str> = deal.iter().map(|field| field.label.as_str()).collect();
    assert_eq!(labels, ["Verweis", "Color", "UF_CRM_BARE"]);
    assert_eq!((deal[0].kind.as_str(), deal[0].multiple), ("crm", true));
    assert_eq!(deal[0].targets, [EntityType::Company, EntityType::Contact].into());
    assert_eq!(deal[1].options, [("51".to_owned(), "blue".to_owned()), ("52".to_owned(), "red".to_owned())].into());
    assert_eq!(read.titles[&EntityType::Deal]["title"], "Bezeichnung");
    assert_eq!(read.titles[&EntityType::Deal]["UF_CRM_8"], "Acht");
    assert!(!read.titles[&EntityType::Deal].contains_key("parentId5"));
    assert!(!read.titles[&EntityType::Deal].contains_key("UF_CRM_9"), "a technical name is no title");
    assert_eq!(read.titles[&EntityType::Contact]["name"], "Name");
    assert_eq!(read.statuses["DEAL_STAGE"]["NEW"], "Neu");
    assert_eq!(read.pipelines["9"], "Export");
    assert_eq!(read.users["2"], "N2 Berg");
}

#[tokio::test]
async fn a_type_that_cannot_be_read_has_no_definitions_and_other_failures_count() {
    let denied = |method: &str, query: &Query| {
        let is_lead = query.get("entityTypeId") == Some("1") || method == "crm.lead.userfield.list";
        if is_lead { Err(error("ACCESS_DENIED", "Access denied.")) } else { Ok(definitions(method, query)) }
    };
    let read = connect(&ScriptedPortal::running(denied).await).read_definitions().await.unwrap();
    assert!(!read.titles.contains_key(&EntityType::Lead) && !read.custom_fields.contains_key(&EntityType::Lead));
    assert_eq!(read.titles.len(), 3);

    for failing in ["crm.deal.userfield.list", "crm.status.list", "user.get", "crm.item.fields"] {
        let portal = ScriptedPortal::running(move |method, query| {
            if method == failing { Err(error("insufficient_scope", "…")) } else { Ok(definitions(method, query)) }
        })
        .await;
        let expected = CrmError::MissingScope { what: failing.into() };
        assert_eq!(connect(&portal).read_definitions().await, Err(expected));
    }
}

#[tokio::test]
async fn long_lists_are_read_to_their_end() {
    // 2,620 users: 53 pages, so the rest takes two more requests; each later page repeats a row of the one before.
    let portal = ScriptedPortal::start(|request| {
        let (mut results, mut next, mut totals) = (Map::new(), Map::new(), Map::new());
        for (label, command) in request.body["cmd"].as_object().unwrap() {
            let (method, query) = command.as_str().unwrap().split_once('?').unwrap();
            let query = Query::parse(query);
            if method != "user.get" {
                results.insert(label.clone(), definitions(method, &query));
                continue;
            }
            let start: u64 = query.get("start").unwrap().parse().unwrap();
            let rows = (start.max(1)..=(start + 50).min(2_620)).map(user).collect();
            results.insert(label.clone(), Value::Array(rows));
            totals.insert(label.clone(), json!(2_620));
            if start + 50 < 2_620 {
                next.insert(label.clone(), json!(start + 50));
            }
        }
        Reply::Json(
            200,
            ok(json!({"result": results, "result_error": [], "result_total": totals, "result_next": next})),
        )
    })
    .await;
    let read = connect(&portal).read_definitions().await.unwrap();
    assert_eq!(read.users.len(), 2_620);
    assert_eq!(portal.requests().len(), 3);
}

#[tokio::test]
async fn a_user_is_found_by_number() {
    let portal = ScriptedPortal::running(|_, query| {
        Ok(match query.get("ID").unwrap() {
            "3" => json!([user(3)]),
            "4" => json!([user(1), user(4)]),
            "5" => json!([user(1)]),
            _ => json!([]),
        })
    })
    .await;
    let crm = connect(&portal);
    let found = crm.find_user(UserId(3)).await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.is_active), ("N3 Berg", false));
    assert_eq!(crm.find_user(UserId(4)).await.unwrap().unwrap().id, UserId(4));
    assert_eq!(crm.find_user(UserId(5)).await, Ok(None), "another user is not the one asked for");
    assert_eq!(crm.find_user(UserId(99)).await, Ok(None));
    let portal = ScriptedPortal::running(|_, _| Err(error("", "User not found"))).await;
    assert_eq!(connect(&portal).find_user(UserId(1)).await, Ok(None));
    let portal = ScriptedPortal::running(|_, _| Err(error("insufficient_scope", "…"))).await;
    assert_eq!(connect(&portal).find_user(UserId(1)).await, Err(CrmError::MissingScope { what: "user.get".into() }));
}
