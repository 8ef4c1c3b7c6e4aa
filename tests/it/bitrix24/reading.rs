//! Lists: their shape, their chains, and everything that must not be taken for their end.

use chrono::DateTime;
use restore24::domain::{EntityType, RecordId, UserId};
use restore24::ports::crm::{Crm, CrmError};
use serde_json::{Map, Value, json};

use super::server::{Query, Reply, ScriptedPortal, list_of};
use super::{SECRET, batch, connect, error, ok};

async fn portal_with(ids: Vec<u64>) -> ScriptedPortal {
    ScriptedPortal::running(move |_, query| Ok(list_of(&ids, query))).await
}

fn is_malformed<T: std::fmt::Debug>(result: Result<T, CrmError>) -> bool {
    matches!(result, Err(CrmError::Malformed { .. }))
}

/// A batch in which every page is empty but those listed.
fn pages(given: &[(usize, Value)]) -> Value {
    let mut results: Map<String, Value> = (0..50).map(|page| (format!("p{page:02}"), json!({"items": []}))).collect();
    results.extend(given.iter().map(|(page, value)| (format!("p{page:02}"), value.clone())));
    Value::Object(results)
}

fn full_page(first: u64) -> Value {
    json!({"items": (first..first + 50).map(|id| json!({"id": id})).collect::<Vec<_>>()})
}

#[tokio::test]
async fn one_request_asks_for_fifty_chained_pages() {
    let portal = portal_with(vec![3, 5]).await;
    let page = connect(&portal).read_page(EntityType::Contact, RecordId(2)).await.unwrap();
    assert_eq!(page.items.iter().map(|record| record.id.0).collect::<Vec<_>>(), [3, 5]);
    assert!(page.is_last);
    assert_eq!(Some(page.portal_time), DateTime::from_timestamp_millis(1_793_000_000_250));

    let requests = portal.requests();
    assert_eq!((requests.len(), requests[0].verb.as_str()), (1, "POST"));
    assert_eq!(requests[0].path, format!("/rest/1/{SECRET}/batch"));
    assert!(requests[0].head.contains("content-type: application/json"), "{}", requests[0].head);
    assert_eq!(requests[0].body["halt"], 0);
    let commands = portal.commands(0);
    assert_eq!(commands.len(), 50);
    assert!(commands.values().all(|(method, _)| method == "crm.item.list"));
    let pairs = |label: &str| {
        let mut pairs = commands[label].1.0.clone();
        pairs.sort();
        pairs
    };
    let query = |cursor: &str| {
        let mut pairs = Query::parse("entityTypeId=3&select[0]=*&useOriginalUfNames=Y&order[id]=ASC&start=-1").0;
        pairs.push(("filter[>id]".to_owned(), cursor.to_owned()));
        pairs.sort();
        pairs
    };
    assert_eq!(pairs("p00"), query("2"));
    assert_eq!(pairs("p01"), query("$result[p00][items][49][id]"));
    assert_eq!(pairs("p49"), query("$result[p48][items][49][id]"));
}

#[tokio::test]
async fn a_list_is_read_to_its_end_once() {
    let cases =
        [(0, 1), (1, 1), (49, 1), (50, 1), (51, 1), (499, 1), (500, 2), (501, 2), (2_999, 2), (3_000, 3), (5_503, 4)];
    for (count, requests) in cases {
        let ids: Vec<u64> = (1..=count as u64).map(|number| number * 3).collect();
        let portal = portal_with(ids.clone()).await;
        let crm = connect(&portal);
        let (mut read, mut after) = (Vec::new(), RecordId(0));
        loop {
            let page = crm.read_page(EntityType::Deal, after).await.unwrap();
            read.extend(page.items.iter().map(|record| record.id.0));
            after = page.items.last().map_or(after, |record| record.id);
            if page.is_last {
                break;
            }
        }
        assert_eq!(read, ids, "{count} records");
        assert_eq!(portal.requests().len(), requests, "{count} records");
        assert_eq!(portal.commands(0).len(), 10, "a beginning is asked for with fewer pages");
    }
}

#[tokio::test]
async fn a_record_keeps_everything_but_its_id() {
    let item = json!({"id": "12", "title": "Größe", "UF_CRM_1": ["a"], "fm": [{"id": 1, "typeId": "PHONE",
        "valueType": "WORK", "value": "+49"}], "phoneWork": "+49", "companyId": null, "opportunity": 10.5});
    let answer = batch(pages(&[(0, json!({"items": [item]}))]), json!({}));
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, answer)]).await;
    let page = connect(&portal).read_page(EntityType::Lead, RecordId(0)).await.unwrap();
    let record = &page.items[0];
    assert_eq!((record.entity_type, record.id), (EntityType::Lead, RecordId(12)));
    let mut expected = item.as_object().unwrap().clone();
    expected.remove("id");
    assert_eq!(record.fields, expected.into_iter().collect());
}

#[tokio::test]
async fn after_a_short_page_nothing_counts() {
    // The portal begins anew where a reference leads nowhere, or complains.
    let beginning = full_page(1);
    let results =
        pages(&[(0, full_page(1)), (1, json!({"items": [{"id": 60}]})), (2, beginning.clone()), (3, beginning)]);
    let errors = json!({"p04": error("INVALID_ARG_VALUE", "Invalid filter")});
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, batch(results, errors))]).await;
    let page = connect(&portal).read_page(EntityType::Contact, RecordId(0)).await.unwrap();
    assert_eq!((page.items.len(), page.is_last), (51, true));
}

#[tokio::test]
async fn a_page_that_failed_is_no_end() {
    let without = |label: &str| {
        let mut results = pages(&[(0, full_page(1))]);
        results.as_object_mut().unwrap().remove(label);
        results
    };
    for (answer, expected) in [
        (
            batch(without("p01"), json!({"p01": error("ACCESS_DENIED", "Access denied.")})),
            CrmError::AccessDenied { text: "Access denied.".into() },
        ),
        (
            batch(without("p00"), json!({"p00": error("insufficient_scope", "…")})),
            CrmError::MissingScope { what: "crm.item.list".into() },
        ),
        (
            // An error beside a result counts more than the result.
            batch(pages(&[]), json!({"p00": error("", "Something<br>broke")})),
            CrmError::Rejected { code: String::new(), text: "Something broke".into() },
        ),
    ] {
        let portal = ScriptedPortal::saying(vec![Reply::Json(200, answer)]).await;
        assert_eq!(connect(&portal).read_page(EntityType::Contact, RecordId(0)).await, Err(expected));
    }
}

#[tokio::test]
async fn an_answer_that_contradicts_itself_is_malformed() {
    let mut descending = full_page(1);
    descending["items"][7]["id"] = json!(3);
    let mut without_id = full_page(1);
    without_id["items"][0] = json!({"title": "x"});
    let mut missing = pages(&[(0, full_page(1))]);
    missing.as_object_mut().unwrap().remove("p01");
    let mut too_long = full_page(1);
    too_long["items"].as_array_mut().unwrap().push(json!({"id": 51}));
    let mut timeless = batch(pages(&[]), json!({}));
    timeless.as_object_mut().unwrap().remove("time");
    for (what, answer) in [
        ("ids that do not ascend", batch(pages(&[(0, descending)]), json!({}))),
        ("the same page twice", batch(pages(&[(0, full_page(1)), (1, full_page(1))]), json!({}))),
        ("an id below the cursor", batch(pages(&[(0, json!({"items": [{"id": 0}]}))]), json!({}))),
        ("a record without an id", batch(pages(&[(0, without_id)]), json!({}))),
        ("a page that is left out", batch(missing, json!({}))),
        ("a page that is too long", batch(pages(&[(0, too_long)]), json!({}))),
        ("a page without items", batch(pages(&[(0, json!([]))]), json!({}))),
        ("no portal time", timeless),
        ("no batch", ok(json!(true))),
        ("an empty batch", ok(json!([]))),
    ] {
        let portal = ScriptedPortal::saying(vec![Reply::Json(200, answer)]).await;
        assert!(is_malformed(connect(&portal).read_page(EntityType::Contact, RecordId(0)).await), "{what}");
    }
    let portal = ScriptedPortal::running(|_, _| Ok(json!({"items": [{"id": 9}]}))).await;
    assert!(is_malformed(connect(&portal).read_page(EntityType::Contact, RecordId(9)).await), "the cursor is ignored");
}

#[tokio::test]
async fn changes_are_asked_for_in_the_portals_own_zone() {
    let portal = portal_with(vec![4]).await;
    let crm = connect(&portal);
    let since = "2026-10-26T08:00:00.750Z".parse().unwrap();
    crm.read_changed(EntityType::Company, since, RecordId(0)).await.unwrap();
    let page = crm.read_changed(EntityType::Company, since, RecordId(1)).await.unwrap();
    assert_eq!(page.items.len(), 1);
    let query = |request: usize| portal.commands(request)["p00"].1.clone();
    assert_eq!(query(0).get("filter[>=updatedTime]"), Some("2026-10-26T08:00:00+00:00"));
    assert_eq!(query(1).get("filter[>=updatedTime]"), Some("2026-10-26T10:00:00+02:00"));
    assert_eq!((query(1).get("filter[>id]"), query(1).get("entityTypeId")), (Some("1"), Some("4")));
}

#[tokio::test]
async fn the_ids_only_pass_asks_for_three_fields() {
    let portal = portal_with(vec![4, 9]).await;
    let page = connect(&portal).read_ids(EntityType::Deal, RecordId(0)).await.unwrap();
    assert_eq!(portal.commands(0)["p00"].1.all("select"), ["id", "updatedTime", "updatedBy"]);
    let row = page.items[1];
    assert_eq!((row.id, row.updated_by), (RecordId(9), Some(UserId(7))));
    assert_eq!(row.updated_at, Some("2026-10-26T08:00:00Z".parse().unwrap()));
}

#[tokio::test]
async fn records_are_found_by_their_ids_and_strangers_are_noticed() {
    let portal = portal_with((1..=400).filter(|id| id % 2 == 0).collect()).await;
    let wanted: Vec<RecordId> = (1..=200).rev().chain([7, 8]).map(RecordId).collect();
    let found = connect(&portal).read_by_ids(EntityType::Contact, &wanted).await.unwrap();
    assert_eq!(
        found.iter().map(|record| record.id.0).collect::<Vec<_>>(),
        (1..=100).map(|n| n * 2).collect::<Vec<_>>()
    );
    assert_eq!(portal.requests().len(), 1);
    assert_eq!(portal.commands(0)["p03"].1.all("filter[@id]").len(), 50);
    assert!(connect(&portal).read_by_ids(EntityType::Contact, &[]).await.unwrap().is_empty());
    assert_eq!(portal.requests().len(), 1, "no ids, no request");

    let strange = ScriptedPortal::running(|_, _| Ok(json!({"items": [{"id": 1}, {"id": 2}]}))).await;
    assert!(is_malformed(connect(&strange).read_by_ids(EntityType::Contact, &[RecordId(2)]).await));
    let silent = ScriptedPortal::saying(vec![Reply::Json(200, batch(json!({}), json!({})))]).await;
    assert!(is_malformed(connect(&silent).read_by_ids(EntityType::Contact, &[RecordId(2)]).await));
}

#[tokio::test]
async fn the_highest_id_is_the_first_of_the_descending_list() {
    let portal = portal_with((1..=120).collect()).await;
    assert_eq!(connect(&portal).highest_id(EntityType::Lead).await, Ok(Some(RecordId(120))));
    assert_eq!(portal.requests()[0].path, format!("/rest/1/{SECRET}/crm.item.list"));
    assert_eq!(connect(&portal_with(Vec::new()).await).highest_id(EntityType::Lead).await, Ok(None));
    let ascending = ScriptedPortal::running(|_, _| Ok(full_page(1))).await;
    assert!(is_malformed(connect(&ascending).highest_id(EntityType::Lead).await));
}
