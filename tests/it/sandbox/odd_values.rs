//! Requests that strangers try: far-out numbers and dates, odd orders, half-wrong updates. Each gets an answer, and
//! what was refused changed nothing.

use serde_json::{Value, json};

use crate::support_sandbox::Portal;

async fn portal() -> Portal {
    Portal::with_counts(20, 20, 60, 20).await
}

#[tokio::test]
async fn every_field_can_be_sorted_by() {
    let portal = portal().await;
    for entity in ["contact", "company", "lead", "deal"] {
        let fields = portal.result(&format!("crm.{entity}.fields"), json!({})).await;
        for name in fields.as_object().expect("fields by name").keys() {
            for direction in ["ASC", "DESC"] {
                let params = json!({"order": {name: direction, "ID": "ASC"}, "select": ["ID", name]});
                let (status, body) = portal.post(&format!("crm.{entity}.list"), params).await;
                assert!(status == 200 && body["result"].is_array(), "{entity} by {name} {direction}: {body}");
            }
        }
    }
}

#[tokio::test]
async fn bounds_beyond_every_number_find_nothing_or_everything() {
    let portal = portal().await;
    for (filter, total) in [
        (json!({">ID": "9223372036854775807"}), 0),
        (json!({">ID": "99999999999999999999"}), 0),
        (json!({">ID": "1e400"}), 0),
        (json!({"<ID": "-99999999999999999999"}), 0),
        (json!({"<=ID": "99999999999999999999"}), 60),
    ] {
        let (_, body) = portal.post("crm.contact.list", json!({"filter": filter})).await;
        assert_eq!(body["total"], total, "{filter}");
    }
    let history = json!({"entityTypeId": 2, "filter": {">ID": i64::MAX}});
    assert_eq!(portal.result("crm.stagehistory.list", history).await, json!({"items": []}));
}

#[tokio::test]
async fn values_out_of_range_are_refused_and_nothing_is_poisoned() {
    let portal = portal().await;
    for (method, fields) in [
        ("crm.contact.add", json!({"NAME": "A", "BIRTHDATE": "+99999-01-01"})),
        ("crm.contact.add", json!({"NAME": "A", "BIRTHDATE": "-0005-01-01"})),
        ("crm.deal.add", json!({"TITLE": "A", "OPPORTUNITY": "NaN"})),
        ("crm.deal.add", json!({"TITLE": "A", "OPPORTUNITY": "1e400"})),
    ] {
        let (status, code, _) = portal.refusal(method, json!({"fields": fields})).await;
        assert_eq!((status, &*code), (400, "CRM_FIELD_ERROR_VALUE_NOT_VALID"), "{fields}");
    }
    assert_eq!(portal.post("crm.contact.list", json!({"start": 0})).await.1["total"], 60);
}

#[tokio::test]
async fn a_refused_update_changes_no_link_either() {
    let portal = portal().await;
    let company = portal.result("crm.company.add", json!({"fields": {"TITLE": "One"}})).await;
    let contact = portal.result("crm.contact.add", json!({"fields": {"NAME": "A"}})).await;
    let update = json!({"ID": company, "fields": {"TITLE": "", "CONTACT_ID": [contact]}});
    assert_eq!(portal.refusal("crm.company.update", update).await.0, 400);
    assert_eq!(portal.result("crm.company.contact.items.get", json!({"id": company})).await, json!([]));
}

#[tokio::test]
async fn an_item_that_is_none_fails_alone_in_a_batch_import() {
    let portal = portal().await;
    let answer = portal.result("crm.item.batchImport", json!({"entityTypeId": 2, "data": [{"title": "a"}, "x"]})).await;
    let items = answer["items"].as_array().expect("one outcome each");
    assert!(items[0]["item"]["id"].is_i64() && items[1]["error"] == "100", "{answer}");
}

#[tokio::test]
async fn users_are_filtered_sorted_and_told_as_far_as_the_scope_goes() {
    let portal = portal().await;
    let names = async |params: Value| -> Vec<String> {
        let users = portal.result("user.get", params).await;
        users.as_array().into_iter().flatten().map(|user| user["LAST_NAME"].as_str().unwrap_or("").to_owned()).collect()
    };
    let sorted = names(json!({"sort": "LAST_NAME", "order": "ASC"})).await;
    assert_eq!(sorted[..3], ["Albers", "Dubois", "Ferri"]);
    let descending = names(json!({"SORT": "LAST_NAME", "ORDER": "desc"})).await;
    assert_eq!(descending, sorted.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(names(json!({"FILTER": {"WORK_POSITION": "Marketing"}})).await, ["Ferri"]);
    assert_eq!(portal.result("user.access", json!({"ACCESS": ["U1"]})).await, true);
    assert_eq!(portal.result("user.access", json!({"ACCESS": ["U2", "G9"]})).await, false);

    portal.server.ui_post("webhooks", &json!({"user": 1, "secret": "brief", "scopes": ["user_brief"]}));
    let address = portal.server.webhook_url().replace("/1/abc/", "/1/brief/");
    let (_, body) = portal.send(portal.client().get(format!("{address}user.get"))).await;
    let user = &body["result"][0];
    assert!(user["EMAIL"].is_null() && user["LAST_LOGIN"].is_null() && user["NAME"] == "Katharina", "{user}");
}

#[tokio::test]
async fn stage_history_and_statuses_are_filtered_and_ordered() {
    let portal = portal().await;
    let ids = async |params: Value| -> Vec<i64> {
        let answer = portal.result("crm.stagehistory.list", params).await;
        let rows = answer["items"].as_array().cloned().unwrap_or_default();
        rows.iter().filter_map(|row| row["ID"].as_str()?.parse().ok()).collect()
    };
    let first = ids(json!({"entityTypeId": 2, "order": {"ID": "ASC"}})).await;
    let last = ids(json!({"entityTypeId": 2, "order": {"ID": "DESC"}})).await;
    assert!(first.is_sorted() && last.iter().rev().is_sorted() && first == last.into_iter().rev().collect::<Vec<_>>());
    assert_eq!(ids(json!({"entityTypeId": 2, "filter": {"STAGE_ID": "NOPE"}})).await, [0; 0]);
    assert_eq!(ids(json!({"entityTypeId": 2, "filter": {">=CREATED_TIME": "2099-01-01"}})).await, [0; 0]);

    let stages = json!({"filter": {"ENTITY_ID": "DEAL_STAGE"}, "order": {"SORT": "DESC"}});
    let stages = portal.result("crm.status.list", stages).await;
    let sorts: Vec<i64> =
        stages.as_array().into_iter().flatten().filter_map(|row| row["SORT"].as_str()?.parse().ok()).collect();
    assert!(sorts.len() > 3 && sorts.iter().rev().is_sorted(), "{sorts:?}");
    let (_, code, _) = portal.refusal("crm.category.get", json!({"entityTypeId": 3, "id": 0})).await;
    assert_eq!(code, "ENTITY_TYPE_NOT_SUPPORTED");
}

#[tokio::test]
async fn change_dates_that_cannot_be_read_find_nothing() {
    let portal = portal().await;
    for value in [json!(""), json!(null), json!("garbage"), json!([]), json!("2026-06-17T15:30:00 02:00"), json!(0)] {
        for key in [">DATE_MODIFY", ">=DATE_MODIFY", ">DATE_CREATE", ">BIRTHDATE", "=DATE_MODIFY"] {
            let (status, body) = portal.post("crm.contact.list", json!({"filter": {key: value}})).await;
            assert_eq!((status, &body["result"]), (200, &json!([])), "{key} {value}");
        }
        let params = json!({"entityTypeId": 3, "filter": {">updatedTime": value}});
        assert_eq!(portal.result("crm.item.list", params).await["items"], json!([]), "{value}");
    }
    let (status, body) = portal.get("crm.contact.list?filter[>DATE_MODIFY]=2020-06-17T15:30:00+02:00").await;
    assert_eq!((status, &body["result"]), (200, &json!([])), "a plus that was not encoded is a space");
    let unresolved = json!({"cmd": {"a": "crm.contact.list?filter[>DATE_MODIFY]=$result[x][0][DATE_MODIFY]"}});
    assert_eq!(portal.result("batch", unresolved).await["result"]["a"], json!([]));
    let either = json!({"filter": {">DATE_MODIFY": ["garbage", "2001-01-01"]}});
    assert_eq!(portal.post("crm.contact.list", either).await.1["total"], 60, "one of the two can be read");
}

#[tokio::test]
async fn the_largest_and_smallest_numbers_get_an_answer_everywhere() {
    let portal = portal().await;
    for number in ["9223372036854775807", "9223372036854775806", "-9223372036854775808", "-1", "1e300"] {
        for (method, params) in [
            ("crm.contact.list", json!({"start": number})),
            ("crm.contact.list", json!({"start": number, "order": {"LAST_NAME": "DESC"}})),
            ("crm.contact.list", json!({"filter": {"ID": number}})),
            ("crm.contact.list", json!({"filter": {">=ID": number, "<ID": number}})),
            ("crm.contact.list", json!({"filter": {">ASSIGNED_BY_ID": number}})),
            ("crm.contact.get", json!({"ID": number})),
            ("crm.contact.delete", json!({"ID": number})),
            ("crm.item.get", json!({"entityTypeId": 3, "id": number})),
            ("crm.item.update", json!({"entityTypeId": 2, "id": number, "fields": {"title": "A"}})),
            ("crm.item.get", json!({"entityTypeId": number, "id": 1})),
            ("crm.item.add", json!({"entityTypeId": 2, "fields": {"leadId": number, "companyId": number}})),
            ("crm.item.add", json!({"entityTypeId": 2, "fields": {"probability": number}})),
            ("crm.stagehistory.list", json!({"entityTypeId": 2, "start": number})),
            ("crm.stagehistory.list", json!({"entityTypeId": 2, "filter": {"OWNER_ID": number}})),
            ("crm.contact.company.items.set", json!({"id": 1, "items": [{"COMPANY_ID": number, "SORT": number}]})),
            (
                "crm.contact.company.items.set",
                json!({"id": 1, "items": [{"COMPANY_ID": 1, "SORT": number}, {"COMPANY_ID": 2}]}),
            ),
            ("crm.contact.company.items.get", json!({"id": number})),
            ("user.get", json!({"start": number, "ID": number})),
            ("userfieldconfig.list", json!({"start": number})),
            ("userfieldconfig.get", json!({"id": number})),
            ("crm.category.get", json!({"entityTypeId": 2, "id": number})),
        ] {
            let (status, body) = portal.post(method, params.clone()).await;
            assert!([200, 400].contains(&status), "{method} {params}: {status} {body}");
        }
    }
    for moment in ["9999-12-31T23:59:59+00:00", "9999-12-31", "0001-01-01", "-0001-01-01", "+300000-01-01", "-1"] {
        for field in [">DATE_MODIFY", "<DATE_MODIFY", ">BIRTHDATE", "<=BIRTHDATE", "DATE_CREATE"] {
            let (status, body) = portal.post("crm.contact.list", json!({"filter": {field: moment}})).await;
            assert!(status == 200 && body["total"].is_i64(), "{field} {moment}: {status} {body}");
        }
        let (status, body) =
            portal.post("crm.contact.add", json!({"fields": {"NAME": "A", "BIRTHDATE": moment}})).await;
        assert!([200, 400].contains(&status), "{moment}: {body}");
    }
    let nested = format!("crm.contact.list?filter{}=1", "[a]".repeat(500));
    assert_eq!(portal.get(&nested).await.0, 200);
    assert_eq!(portal.get("crm.contact.list?select[18446744073709551615]=ID&select[]=NAME").await.0, 200);
}

#[tokio::test]
async fn addresses_are_kept() {
    let portal = portal().await;
    for entity in ["contact", "company", "lead"] {
        let fields = portal.result(&format!("crm.{entity}.fields"), json!({})).await;
        let named = fields.as_object().expect("fields").iter().filter(|(name, _)| name.contains("ADDRESS"));
        let names: Vec<String> = named.map(|(name, _)| name.clone()).collect();
        assert!(names.len() >= 9, "{entity}: {names:?}");
        let mut given = json!({"NAME": "A", "TITLE": "A"});
        for (position, name) in names.iter().enumerate() {
            assert_eq!(fields[name]["isReadOnly"], false, "{name}");
            given[name] =
                json!(if fields[name]["type"] == "integer" { "77".to_owned() } else { format!("Weg {position}") });
        }
        let id = portal.result(&format!("crm.{entity}.add"), json!({"fields": given})).await;
        let told = portal.result(&format!("crm.{entity}.get"), json!({"ID": id})).await;
        let params = json!({"filter": {"ADDRESS_CITY": given["ADDRESS_CITY"]}, "select": names});
        let listed = portal.result(&format!("crm.{entity}.list"), params).await;
        for name in &names {
            assert_eq!((&told[name], &listed[0][name]), (&given[name], &given[name]), "{entity} {name}");
        }
        let update = json!({"ID": id, "fields": {"ADDRESS_CITY": "Hà Nội", "ADDRESS": ""}});
        portal.result(&format!("crm.{entity}.update"), update).await;
        let told = portal.result(&format!("crm.{entity}.get"), json!({"ID": id})).await;
        assert_eq!((&told["ADDRESS_CITY"], &told["ADDRESS"]), (&json!("Hà Nội"), &json!(null)), "{entity}");
        // The universal methods know no addresses.
        let number = json!({"lead": 1, "contact": 3, "company": 4})[entity].clone();
        let item = portal.result("crm.item.get", json!({"entityTypeId": number, "id": id})).await;
        assert!(!item.to_string().contains("Nội"), "{entity}");
    }
}
