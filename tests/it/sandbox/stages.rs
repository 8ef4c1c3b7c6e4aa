//! The history of stages: every move as it happened, numbered as time goes.

use serde_json::{Value, json};

use crate::support_sandbox::{Portal, still};
use restore24::sandbox::{Counts, Options};

async fn history(portal: &Portal, params: Value) -> Vec<Value> {
    let (status, body) = portal.post("crm.stagehistory.list", params).await;
    assert_eq!(status, 200, "{body}");
    body["result"]["items"].as_array().expect("rows").clone()
}

/// Moves of a record as `type pipeline stage`.
async fn moves(portal: &Portal, entity: i64, id: &Value) -> Vec<String> {
    let rows = history(portal, json!({"entityTypeId": entity, "filter": {"OWNER_ID": id}})).await;
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    let stage = if entity == 1 { "STATUS_ID" } else { "STAGE_ID" };
    rows.iter()
        .map(|row| format!("{} {} {}", text(row, "TYPE_ID"), text(row, "CATEGORY_ID"), text(row, stage)))
        .collect()
}

#[tokio::test]
async fn every_move_of_a_record_stays_told() {
    let portal = Portal::with_counts(10, 10, 0, 0).await;
    let deal = portal.result("crm.deal.add", json!({"fields": {"TITLE": "D"}})).await;
    for fields in [
        json!({"stageId": "PREPARATION"}),
        json!({"stageId": "WON"}),
        json!({"title": "no move"}),
        json!({"stageId": "NEW"}),
        json!({"categoryId": 3}),
        json!({"stageId": "C3:LOSE"}),
    ] {
        portal.server.ui_post("clock", &json!({"advance_seconds": 60}));
        portal.result("crm.item.update", json!({"entityTypeId": 2, "id": deal, "fields": fields})).await;
    }
    let expected = ["1 0 NEW", "2 0 PREPARATION", "3 0 WON", "2 0 NEW", "5 3 C3:NEW", "3 3 C3:LOSE"];
    assert_eq!(moves(&portal, 2, &deal).await, expected);
    let rows = history(&portal, json!({"entityTypeId": 2, "filter": {"OWNER_ID": deal}})).await;
    assert_eq!(rows[1]["CREATED_TIME"], "2026-06-17T15:31:00+02:00");
    assert_eq!(rows[2]["STAGE_SEMANTIC_ID"], "S");

    let lead = portal.result("crm.lead.add", json!({"fields": {"TITLE": "L", "STATUS_ID": "IN_PROCESS"}})).await;
    portal.result("crm.lead.update", json!({"id": lead, "fields": {"STATUS_ID": "JUNK"}})).await;
    assert_eq!(moves(&portal, 1, &lead).await, ["1 - IN_PROCESS", "3 - JUNK"]);

    // Deleted with the record, given back with it.
    portal.result("crm.deal.delete", json!({"id": deal})).await;
    assert_eq!(moves(&portal, 2, &deal).await, [""; 0]);
    portal.server.ui_post("recycle-bin/restore", &json!({"type": "deal", "ids": [deal]}));
    assert_eq!(moves(&portal, 2, &deal).await, expected);
}

#[tokio::test]
async fn a_move_changes_nothing_that_was_told_before() {
    let portal = Portal::with_counts(0, 20, 0, 0).await;
    let before = history(&portal, json!({"entityTypeId": 2})).await;
    let open = before.iter().find(|row| row["TYPE_ID"] == "1" && row["STAGE_ID"] == "NEW").expect("a deal");
    portal.result("crm.deal.update", json!({"id": open["OWNER_ID"], "fields": {"STAGE_ID": "LOSE"}})).await;
    let after = history(&portal, json!({"entityTypeId": 2})).await;
    assert_eq!(after[..before.len()], before);
    assert_eq!((after.len(), &after[before.len()]["STAGE_ID"]), (before.len() + 1, &json!("LOSE")));
    // Who asks for what came after the last number known gets the new one.
    let last = before.last().expect("rows")["ID"].clone();
    let new = history(&portal, json!({"entityTypeId": 2, "filter": {">ID": last}, "start": -1})).await;
    assert_eq!(new, after[before.len()..]);
    let descending = history(&portal, json!({"entityTypeId": 2, "order": {"ID": "DESC"}})).await;
    assert_eq!(descending, after.into_iter().rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn passing_days_move_records_too_and_once_told_it_stays() {
    let options = Options { evolves: true, ..still() }.days_before(6);
    let portal = Portal::start(Options { counts: Counts::exact(0, 900, 0, 0), ..options }).await;
    let mut known: Vec<Value> = Vec::new();
    for _ in 0..6 {
        portal.server.ui_post("clock", &json!({"advance_seconds": 86_400}));
        let mut rows = Vec::new();
        loop {
            let last = rows.last().map_or(json!("10000000"), |row: &Value| row["ID"].clone());
            let params = json!({"entityTypeId": 2, "filter": {">ID": last}, "start": -1});
            let page = history(&portal, params).await;
            rows.extend(page.iter().cloned());
            if page.len() < 50 {
                break;
            }
        }
        assert_eq!(rows[..known.len()], known);
        known = rows;
    }
    let of_kind = |kind: &str| known.iter().filter(|row| row["TYPE_ID"] == kind).count();
    assert!(of_kind("1") == 6 && of_kind("2") > 5, "{} {}", of_kind("1"), of_kind("2"));
    let numbers: Vec<i64> = known.iter().filter_map(|row| row["ID"].as_str()?.parse().ok()).collect();
    assert!(numbers.is_sorted_by(|left, right| left < right));
    // The last move leads to where the record stands, whatever is done to it besides.
    let moved = known.iter().rev().find(|row| row["TYPE_ID"] == "2").expect("a move")["OWNER_ID"].clone();
    for title in [None, Some("Another")] {
        if let Some(title) = title {
            portal.result("crm.deal.update", json!({"id": moved, "fields": {"TITLE": title}})).await;
        }
        let own: Vec<&Value> = known.iter().filter(|row| row["OWNER_ID"] == moved).collect();
        let told = history(&portal, json!({"entityTypeId": 2, "filter": {"OWNER_ID": moved, ">ID": 10_000_000}})).await;
        assert_eq!(told.iter().collect::<Vec<_>>(), own);
        let deal = portal.result("crm.deal.get", json!({"id": moved})).await;
        assert_eq!(deal["STAGE_ID"], own.last().expect("rows")["STAGE_ID"]);
    }
}

#[tokio::test]
async fn columns_are_selected_and_unknown_ones_refused() {
    let portal = Portal::with_counts(10, 10, 0, 0).await;
    for (select, keys) in [
        (json!(["ID", "STAGE_ID"]), vec!["ID", "STAGE_ID"]),
        (json!(["stage_id", "NO_SUCH"]), vec!["STAGE_ID"]),
        (
            json!(["*"]),
            vec!["CATEGORY_ID", "CREATED_TIME", "ID", "OWNER_ID", "STAGE_ID", "STAGE_SEMANTIC_ID", "TYPE_ID"],
        ),
    ] {
        let rows = history(&portal, json!({"entityTypeId": 2, "select": select})).await;
        let mut found: Vec<&String> = rows[0].as_object().expect("a row").keys().collect();
        found.sort();
        assert_eq!(found, keys, "{select}");
    }
    for (params, text) in [
        (
            json!({"entityTypeId": 2, "filter": {">STATUS_ID": "x"}}),
            "Invalid filter: field 'STATUS_ID' is not allowed in filter",
        ),
        (
            json!({"entityTypeId": 1, "order": {"STAGE_ID": "ASC"}}),
            "Invalid order: field 'STAGE_ID' is not allowed in order",
        ),
    ] {
        let refusal = portal.refusal("crm.stagehistory.list", params).await;
        assert_eq!(refusal, (400, "INVALID_ARG_VALUE".to_owned(), text.to_owned()));
    }
    assert_eq!(
        portal.refusal("crm.stagehistory.list", json!({"entityTypeId": 3})).await.1,
        "ENTITY_TYPE_NOT_SUPPORTED"
    );
}
