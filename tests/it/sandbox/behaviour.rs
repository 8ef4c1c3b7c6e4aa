//! What the CRM does with records: numbers, dates, multifields, links, imports, deletions.

use serde_json::{Value, json};

use crate::support_sandbox::{Portal, still};
use restore24::sandbox::{Counts, Options};

async fn portal() -> Portal {
    Portal::with_counts(20, 20, 60, 20).await
}

async fn item(portal: &Portal, entity: i64, id: i64) -> Value {
    portal.result("crm.item.get", json!({"entityTypeId": entity, "id": id})).await["item"].clone()
}

fn advance(portal: &Portal, seconds: i64) {
    portal.server.ui_post("clock", &json!({"advance_seconds": seconds}));
}

#[tokio::test]
async fn numbers_are_never_used_twice() {
    let portal = portal().await;
    let add =
        async || portal.result("crm.contact.add", json!({"fields": {"NAME": "A"}})).await.as_i64().expect("a number");
    let first = add().await;
    assert_eq!(portal.result("crm.contact.delete", json!({"ID": first})).await, true);
    assert_eq!(add().await, first + 1);
    assert_eq!(portal.result("crm.item.delete", json!({"entityTypeId": 3, "id": first + 1})).await, json!([]));
    assert_eq!(add().await, first + 2);
}

#[tokio::test]
async fn only_a_real_change_bumps_the_change_date() {
    let portal = portal().await;
    let before = item(&portal, 3, 5).await;
    advance(&portal, 60);
    let same = json!({"ID": 5, "fields": {"NAME": before["name"], "ASSIGNED_BY_ID": before["assignedById"]}});
    assert_eq!(portal.result("crm.contact.update", same).await, true);
    assert_eq!(item(&portal, 3, 5).await, before);
    let update = json!({"entityTypeId": 3, "id": 5, "fields": {"post": "Neu"}});
    let after = portal.result("crm.item.update", update).await["item"].clone();
    assert_eq!(
        (&after["post"], &after["updatedTime"], &after["updatedBy"]),
        (&json!("Neu"), &json!("2026-06-17T15:31:00+02:00"), &json!(1))
    );
    assert_eq!(after["createdTime"], before["createdTime"]);
    let changed =
        json!({"entityTypeId": 3, "filter": {">=updatedTime": "2026-06-17T15:30:30+02:00"}, "select": ["id"]});
    assert_eq!(portal.result("crm.item.list", changed).await, json!({"items": [{"id": 5}]}));
}

#[tokio::test]
async fn contacts_and_companies_mirror_their_links() {
    let portal = portal().await;
    let company = portal.result("crm.company.add", json!({"fields": {"TITLE": "One"}})).await;
    let other = portal.result("crm.company.add", json!({"fields": {"TITLE": "Two"}})).await;
    let add = json!({"entityTypeId": 3, "fields": {"name": "A", "companyIds": [company, other]}});
    let contact = portal.result("crm.item.add", add).await["item"].clone();
    assert_eq!((&contact["companyId"], &contact["companyIds"]), (&company, &json!([company, other])));
    let id = &contact["id"];
    assert_eq!(item(&portal, 4, other.as_i64().unwrap_or(0)).await["contactIds"], json!([id]));
    let rows = portal.result("crm.contact.company.items.get", json!({"id": id})).await;
    assert_eq!(rows[0], json!({"COMPANY_ID": company, "SORT": 10, "ROLE_ID": 0, "IS_PRIMARY": "Y"}));

    let items = json!([{"COMPANY_ID": other, "IS_PRIMARY": "Y"}]);
    portal.result("crm.contact.company.items.set", json!({"id": id, "items": items})).await;
    assert_eq!(item(&portal, 4, company.as_i64().unwrap_or(0)).await["contactIds"], json!([]));
    portal.result("crm.company.contact.add", json!({"id": company, "fields": {"CONTACT_ID": id}})).await;
    assert_eq!(item(&portal, 3, id.as_i64().unwrap_or(0)).await["companyIds"], json!([other, company]));
    let again = portal.result("crm.company.contact.add", json!({"id": company, "fields": {"CONTACT_ID": id}})).await;
    assert_eq!(again, false);
}

#[tokio::test]
async fn deleting_clears_links_silently_and_the_bin_gives_the_record_back() {
    let portal = portal().await;
    let contact = portal.result("crm.contact.add", json!({"fields": {"NAME": "A", "PHONE": [{"VALUE": "+1"}]}})).await;
    let deal = json!({"entityTypeId": 2, "fields": {"title": "D", "contactIds": [contact, 1]}});
    let deal = portal.result("crm.item.add", deal).await["item"]["id"].as_i64().unwrap_or(0);
    let (whole, before) = (item(&portal, 3, contact.as_i64().unwrap_or(0)).await, item(&portal, 2, deal).await);
    assert_eq!((&before["contactId"], &before["contactIds"]), (&contact, &json!([contact, 1])));
    advance(&portal, 60);
    portal.result("crm.contact.delete", json!({"ID": contact})).await;
    let after = item(&portal, 2, deal).await;
    assert_eq!((&after["contactId"], &after["contactIds"]), (&json!(1), &json!([1])));
    assert_eq!(after["updatedTime"], before["updatedTime"]);
    let bin = portal.server.ui_get("recycle-bin?type=contact");
    assert_eq!((&bin["items"][0]["id"], &bin["items"][0]["deleted_by"]), (&contact, &json!(1)));
    let back = portal.server.ui_post("recycle-bin/restore", &json!({"type": "contact", "ids": [contact]}));
    assert_eq!(back["restored"], json!([contact]));
    assert_eq!(item(&portal, 3, contact.as_i64().unwrap_or(0)).await, whole);
    assert_eq!(item(&portal, 2, deal).await, before);
}

#[tokio::test]
async fn the_bin_is_emptied_after_thirty_days() {
    let portal = portal().await;
    portal.result("crm.contact.delete", json!({"ID": 3})).await;
    advance(&portal, 29 * 86_400);
    assert_eq!(portal.server.ui_get("recycle-bin")["items"].as_array().map(Vec::len), Some(1));
    advance(&portal, 86_400);
    assert_eq!(portal.server.ui_get("recycle-bin")["items"], json!([]));
    let late = portal.server.ui_post("recycle-bin/restore", &json!({"type": "contact", "ids": [3]}));
    assert_eq!(late, json!({"restored": [], "missing": [3]}));
}

async fn import(portal: &Portal, fields: Value) -> (u16, Value) {
    portal.post("crm.item.import", json!({"entityTypeId": 3, "fields": fields})).await
}

#[tokio::test]
async fn an_import_keeps_authors_and_refuses_dates_before_the_last_record() {
    let portal = portal().await;
    portal.server.ui_post("requests/reset", &json!({}));
    let fields = json!({"name": "A", "createdBy": 5, "updatedBy": 6, "leadId": 1, "PHONE": [{"VALUE": "+1", "VALUE_TYPE": "WORK"}],
        "UF_CRM_1700000001": "K-1"});
    let (status, body) = import(&portal, fields).await;
    assert_eq!((status, body["result"]["item"].as_object().map(|item| item.len())), (200, Some(1)));
    let found = item(&portal, 3, body["result"]["item"]["id"].as_i64().unwrap_or(0)).await;
    assert_eq!((&found["createdBy"], &found["updatedBy"], &found["leadId"]), (&json!(5), &json!(6), &json!(1)));
    assert_eq!((&found["fm"][0]["value"], &found["ufCrm_1700000001"]), (&json!("+1"), &json!("K-1")));
    assert_eq!(portal.server.ui_get("requests")["robots_started"], 0);
    for dates in [
        json!({"createdTime": "2024-01-01T10:00:00+01:00"}),
        json!({"createdTime": "2026-06-17T16:00:00+02:00"}),
        json!({"updatedTime": "2026-06-17T16:00:00+02:00"}),
        json!({"updatedTime": "2026-06-17T15:00:00+02:00"}),
    ] {
        let mut fields = dates.clone();
        fields["name"] = json!("B");
        let (status, body) = import(&portal, fields).await;
        assert_eq!((status, &body["error"]), (400, &json!("CRM_FIELD_ERROR_VALUE_NOT_VALID")), "{dates}");
    }
    portal.server.ui_post("users", &json!({"id": 1, "admin": false}));
    let (status, body) = import(&portal, json!({"name": "C", "createdBy": 5})).await;
    assert_eq!((status, &body["error"]), (400, &json!("CRM_FIELD_ERROR_VALUE_NOT_VALID")));
    assert_eq!(import(&portal, json!({"name": "C"})).await.0, 200);
}

#[tokio::test]
async fn an_empty_portal_takes_old_dates_in_ascending_order() {
    let portal = Portal::start(Options { counts: Counts::exact(0, 0, 0, 0), ..still() }).await;
    for (created, status) in
        [("2020-05-01T10:00:00+02:00", 200), ("2021-05-01T10:00:00+02:00", 200), ("2020-06-01T10:00:00+02:00", 400)]
    {
        let fields = json!({"name": "A", "createdTime": created, "updatedTime": "2022-01-01T00:00:00Z"});
        assert_eq!(import(&portal, fields).await.0, status, "{created}");
    }
    assert_eq!(item(&portal, 3, 1).await["updatedTime"], "2022-01-01T01:00:00+01:00");
}

#[tokio::test]
async fn batch_import_takes_twenty() {
    let portal = portal().await;
    let data = |count: usize| json!({"entityTypeId": 3, "data": vec![json!({"lastName": "A"}); count]});
    assert_eq!(portal.refusal("crm.item.batchImport", data(21)).await.1, "MAX_IMPORT_BATCH_SIZE_EXCEEDED");
    let mixed = json!({"entityTypeId": 3, "data": [{"name": "A"}, {"post": "nobody"}, {"name": "B"}]});
    let items = portal.result("crm.item.batchImport", mixed).await["items"].clone();
    assert!(items[0]["item"]["id"].is_number() && items[2]["item"]["id"].is_number());
    assert_eq!(items[1]["error"], "CRM_FIELD_ERROR_REQUIRED");
}

#[tokio::test]
async fn days_bring_edits_and_additions_but_no_deletions() {
    let options = Options { evolves: true, ..still() }.days_before(3);
    let portal =
        Portal::start(Options { counts: Counts::exact(200, 400, 1_000, 300), is_frozen: true, ..options }).await;
    let whole = |entity: i64, page: i64| json!({"entityTypeId": entity, "select": ["*"], "start": page * 50});
    let mut first = Vec::new();
    for page in 0..20 {
        first.extend(portal.result("crm.item.list", whole(3, page)).await["items"].as_array().expect("rows").clone());
    }
    let since = first.iter().filter_map(|row| row["updatedTime"].as_str()).max().expect("rows").to_owned();
    advance(&portal, 86_400);
    let mut second = Vec::new();
    for page in 0..21 {
        second.extend(portal.result("crm.item.list", whole(3, page)).await["items"].as_array().expect("rows").clone());
    }
    let differing: Vec<i64> =
        second.iter().filter(|row| !first.contains(row)).filter_map(|row| row["id"].as_i64()).collect();
    assert!((9..=16).contains(&differing.len()), "about one in a hundred: {differing:?}");
    assert_eq!(second.len(), first.len() + 1);
    // The change date finds exactly those.
    let params = json!({"entityTypeId": 3, "filter": {">updatedTime": "2026-06-14T03:00:00+02:00"}, "select": ["id", "updatedTime", "updatedBy"]});
    let told = portal.result("crm.item.list", params).await["items"].clone();
    let told_ids: Vec<i64> = told.as_array().expect("rows").iter().filter_map(|row| row["id"].as_i64()).collect();
    assert_eq!(told_ids, differing, "since {since}");
    for row in told.as_array().expect("rows") {
        let hour: u32 = row["updatedTime"].as_str().and_then(|text| text[11..13].parse().ok()).expect("an hour");
        assert!((8..18).contains(&hour) && row["updatedBy"] != 7, "{row}");
    }
    assert_eq!(portal.server.ui_get("history?deed=deleted")["entries"], json!([]));
}

#[tokio::test]
async fn the_classic_and_the_universal_words_tell_the_same() {
    let portal = portal().await;
    let (classic, item) = (
        portal.result("crm.deal.get", json!({"ID": 3})).await,
        portal.result("crm.item.get", json!({"entityTypeId": 2, "id": 3, "useOriginalUfNames": "Y"})).await["item"]
            .clone(),
    );
    for (upper, camel) in [
        ("TITLE", "title"),
        ("STAGE_ID", "stageId"),
        ("BEGINDATE", "begindate"),
        ("DATE_MODIFY", "updatedTime"),
        ("OPENED", "opened"),
    ] {
        assert_eq!(classic[upper], item[camel], "{upper}");
    }
    assert_eq!(classic["ID"], "3");
    assert_eq!(classic["ASSIGNED_BY_ID"], item["assignedById"].to_string());
    let amount = item["opportunity"].as_f64().expect("a number");
    assert_eq!(classic["OPPORTUNITY"], format!("{amount:.2}"));
}
