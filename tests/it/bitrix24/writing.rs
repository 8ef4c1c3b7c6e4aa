//! Creating, changing and removing: what is sent, and how each order ends.

use std::collections::BTreeMap;

use restore24::domain::{EntityType, Fields, Record, RecordId};
use restore24::ports::crm::{Crm, CrmError, Update, WRITE_BATCH, WriteOutcome};
use serde_json::{Value, json};

use super::server::{Query, Reply, ScriptedPortal};
use super::{SECRET, batch, connect, error, ok};

fn fields(value: Value) -> Fields {
    serde_json::from_value(value).unwrap()
}

fn sent(query: &Query) -> BTreeMap<&str, &str> {
    query.0.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn refused(code: &str, text: &str) -> WriteOutcome<()> {
    WriteOutcome::Refused { code: code.into(), text: text.into() }
}

fn is_unknown<T>(outcome: &WriteOutcome<T>) -> bool {
    matches!(outcome, WriteOutcome::Unknown { .. })
}

/// Gives out ids from 100 on.
async fn importing() -> ScriptedPortal {
    let mut next = 99;
    ScriptedPortal::running(move |_, _| {
        next += 1;
        Ok(json!({"item": {"id": next}}))
    })
    .await
}

#[tokio::test]
async fn records_are_imported_in_their_order_with_classic_multifields() {
    let portal = importing().await;
    let contact = fields(json!({
        "name": "Ánh & Söhne", "opened": true, "companyIds": [3, 4], "post": null, "observers": [], "UF_CRM_A": "50 %",
        "fm": [{"id": 9, "typeId": "PHONE", "valueType": "WORK", "value": "+49 30 1"},
               {"typeId": "EMAIL", "valueType": "HOME", "value": "a@b.example"},
               {"typeId": "PHONE", "valueType": "MOBILE", "value": "+49 30 2"}]}));
    let mut items = vec![contact];
    items.extend((1..WRITE_BATCH).map(|number| fields(json!({"name": format!("N{number}")}))));
    let outcomes = connect(&portal).create(EntityType::Contact, &items).await.unwrap();
    let expected: Vec<_> = (100..100 + WRITE_BATCH as u64).map(|id| WriteOutcome::Done(RecordId(id))).collect();
    assert_eq!(outcomes, expected);

    let body = &portal.requests()[0].body;
    assert_eq!(body["halt"], 0);
    let commands = portal.commands(0);
    assert!(commands.values().all(|(method, _)| method == "crm.item.import"));
    assert_eq!(
        sent(&commands["w00"].1),
        BTreeMap::from([
            ("entityTypeId", "3"),
            ("useOriginalUfNames", "Y"),
            ("fields[name]", "Ánh & Söhne"),
            ("fields[opened]", "Y"),
            ("fields[companyIds][0]", "3"),
            ("fields[companyIds][1]", "4"),
            ("fields[UF_CRM_A]", "50 %"),
            ("fields[PHONE][0][VALUE]", "+49 30 1"),
            ("fields[PHONE][0][VALUE_TYPE]", "WORK"),
            ("fields[PHONE][1][VALUE]", "+49 30 2"),
            ("fields[PHONE][1][VALUE_TYPE]", "MOBILE"),
            ("fields[EMAIL][0][VALUE]", "a@b.example"),
            ("fields[EMAIL][0][VALUE_TYPE]", "HOME"),
        ])
    );
    assert_eq!(commands["w49"].1.get("fields[name]"), Some("N49"));
}

#[tokio::test]
async fn each_order_of_a_batch_has_its_own_ending() {
    let answer = batch(
        json!({"w00": {"item": {"id": 7}}, "w03": {"item": {}}, "w05": {"item": {"id": 9}}}),
        json!({"w01": error("CRM_FIELD_ERROR_VALUE_NOT_VALID", "Field \"createdTime\"<br>is wrong"),
               "w04": error("INTERNAL_SERVER_ERROR", "…"), "w05": error("100", "both")}),
    );
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, answer)]).await;
    let items: Vec<Fields> = (0..6).map(|_| fields(json!({"title": "x"}))).collect();
    let outcomes = connect(&portal).create(EntityType::Deal, &items).await.unwrap();
    assert_eq!(outcomes[0], WriteOutcome::Done(RecordId(7)));
    let text = "Field \"createdTime\" is wrong".to_owned();
    assert_eq!(outcomes[1], WriteOutcome::Refused { code: "CRM_FIELD_ERROR_VALUE_NOT_VALID".into(), text });
    assert!(is_unknown(&outcomes[2]), "left out");
    assert!(is_unknown(&outcomes[3]), "no id");
    assert!(is_unknown(&outcomes[4]), "a stumble");
    assert_eq!(outcomes[5], WriteOutcome::Refused { code: "100".into(), text: "both".into() });
    assert_eq!(portal.requests().len(), 1);
}

#[tokio::test]
async fn only_what_a_limit_kept_from_running_is_sent_again() {
    let limit = || error("OPERATION_TIME_LIMIT", "Method is blocked");
    let first = batch(json!({"w00": {"item": {"id": 1}}}), json!({"w01": limit(), "w02": limit()}));
    let second = batch(json!({"w01": {"item": {"id": 2}}}), json!({"w02": error("QUERY_LIMIT_EXCEEDED", "…")}));
    let third = batch(json!({"w02": {"item": {"id": 3}}}), json!({}));
    let portal = ScriptedPortal::saying([first, second, third].map(|answer| Reply::Json(200, answer)).into()).await;
    let items: Vec<Fields> = (0..3).map(|_| fields(json!({"title": "x"}))).collect();
    let outcomes = connect(&portal).create(EntityType::Deal, &items).await.unwrap();
    assert_eq!(outcomes, [1, 2, 3].map(|id| WriteOutcome::Done(RecordId(id))));
    let labels = |request: usize| portal.commands(request).into_keys().collect::<Vec<_>>();
    assert_eq!((labels(1), labels(2)), (vec!["w01".to_owned(), "w02".to_owned()], vec!["w02".to_owned()]));
}

#[tokio::test]
async fn a_limit_that_stays_leaves_an_error_or_unknown_endings() {
    let limit = || error("OPERATION_TIME_LIMIT", "Method is blocked");
    let items: Vec<Fields> = (0..2).map(|_| fields(json!({"title": "x"}))).collect();
    let nothing = batch(json!({}), json!({"w00": limit(), "w01": limit()}));
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, nothing)]).await;
    let outcome = connect(&portal).create(EntityType::Deal, &items).await;
    assert!(matches!(outcome, Err(CrmError::RateLimited { .. })), "{outcome:?}");
    assert_eq!(portal.requests().len(), 3);

    let some = batch(json!({"w00": {"item": {"id": 1}}}), json!({"w01": limit()}));
    let none = batch(json!({}), json!({"w01": limit()}));
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, some), Reply::Json(200, none)]).await;
    let outcomes = connect(&portal).create(EntityType::Deal, &items).await.unwrap();
    assert_eq!(outcomes[0], WriteOutcome::Done(RecordId(1)));
    assert!(is_unknown(&outcomes[1]));

    let some = batch(json!({"w00": {"item": {"id": 1}}}), json!({"w01": limit()}));
    let dismissed = Reply::Json(401, error("INVALID_CREDENTIALS", "Invalid request credentials"));
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, some), dismissed]).await;
    let outcomes = connect(&portal).create(EntityType::Deal, &items).await.unwrap();
    assert_eq!(outcomes[0], WriteOutcome::Done(RecordId(1)), "what was done is told, whatever follows");
    assert!(is_unknown(&outcomes[1]));
}

#[tokio::test]
async fn a_text_that_looks_like_a_reference_travels_alone() {
    let portal = importing().await;
    let items = [json!({"title": "a"}), json!({"comments": "see $result[w00][item][id]"}), json!({"title": "b"})];
    let items: Vec<Fields> = items.into_iter().map(fields).collect();
    let outcomes = connect(&portal).create(EntityType::Deal, &items).await.unwrap();
    assert_eq!(outcomes, [100, 101, 102].map(|id| WriteOutcome::Done(RecordId(id))));
    let requests = portal.requests();
    let paths: Vec<&str> = requests.iter().map(|request| request.path.rsplit('/').next().unwrap()).collect();
    assert_eq!(paths, ["batch", "crm.item.import", "batch"]);
    assert_eq!(requests[1].body["fields"]["comments"], "see $result[w00][item][id]");

    let portal = ScriptedPortal::saying(vec![Reply::Json(400, error("", "Access denied."))]).await;
    let outcome = connect(&portal).create(EntityType::Deal, &items[1..2]).await.unwrap();
    assert_eq!(outcome, [WriteOutcome::Refused { code: String::new(), text: "Access denied.".into() }]);
}

fn update_of(present: Value, set: Value) -> Update {
    let present = Record { entity_type: EntityType::Contact, id: RecordId(8), fields: fields(present) };
    Update { present, set: fields(set) }
}

#[tokio::test]
async fn an_update_writes_and_clears() {
    let portal = ScriptedPortal::running(|_, _| Ok(json!({"item": {"id": 8}}))).await;
    let update = update_of(
        json!({"post": "Chief", "UF_CRM_ONE": "b"}),
        json!({"post": null, "companyIds": [4], "UF_CRM_ONE": null, "opened": "N", "lastName": "Ö"}),
    );
    let outcomes = connect(&portal).update(EntityType::Contact, &[update]).await.unwrap();
    assert_eq!(outcomes, [WriteOutcome::Done(())]);
    let (method, query) = &portal.commands(0)["w00"];
    assert_eq!(method, "crm.item.update");
    assert_eq!(
        sent(query),
        BTreeMap::from([
            ("entityTypeId", "3"),
            ("id", "8"),
            ("useOriginalUfNames", "Y"),
            ("fields[post]", ""),
            ("fields[companyIds][0]", "4"),
            ("fields[UF_CRM_ONE]", ""),
            ("fields[opened]", "N"),
            ("fields[lastName]", "Ö"),
        ])
    );
}

#[tokio::test]
async fn lists_are_emptied_by_a_request_of_their_own_after_the_batch() {
    let portal = ScriptedPortal::running(|_, _| Ok(json!({"item": {"id": 8}}))).await;
    let emptied = update_of(
        json!({"companyIds": [1, 2], "UF_CRM_LIST": ["a"]}),
        json!({"companyIds": [], "UF_CRM_LIST": null, "post": null}),
    );
    let plain = update_of(json!({}), json!({"post": "x"}));
    let outcomes = connect(&portal).update(EntityType::Contact, &[emptied, plain.clone(), plain]).await.unwrap();
    assert_eq!(outcomes, vec![WriteOutcome::Done(()); 3]);
    assert_eq!(portal.commands(0).into_keys().collect::<Vec<_>>(), ["w01", "w02"]);
    let alone = &portal.requests()[1];
    assert!(alone.path.ends_with("/crm.item.update"));
    assert_eq!(alone.body["id"], 8);
    assert_eq!(alone.body["fields"], json!({"companyIds": [], "UF_CRM_LIST": [], "post": ""}));
}

#[tokio::test]
async fn multifields_are_set_in_their_order_by_their_row_ids() {
    let row = |id: u64, value: &str| json!({"id": id, "typeId": "PHONE", "valueType": "WORK", "value": value});
    let wanted = |value: &str| json!({"typeId": "PHONE", "valueType": "WORK", "value": value});
    for (present, set, expected) in [
        // The first is the main one: each row gets the value of its place.
        (json!([row(1, "+1"), row(2, "+2")]), json!([wanted("+3"), wanted("+2")]), vec![("1", "+3")]),
        (json!([row(1, "+1"), row(2, "+2")]), json!([wanted("+2"), wanted("+3")]), vec![("1", "+2"), ("2", "+3")]),
        (json!([row(2, "+2")]), json!([wanted("+1"), wanted("+2")]), vec![("2", "+1"), ("n0", "+2")]),
        (json!([row(1, "+1"), row(2, "+2")]), json!([wanted("+2")]), vec![("1", "+2"), ("2", "")]),
        // Each kind has an order of its own.
        (
            json!([row(1, "+1"), {"id": 2, "typeId": "EMAIL", "valueType": "WORK", "value": "a@b.example"}]),
            json!([{"typeId": "EMAIL", "valueType": "WORK", "value": "c@d.example"}, wanted("+1")]),
            vec![("2", "c@d.example")],
        ),
        // The same number twice, wanted once.
        (json!([row(1, "+1"), row(2, "+1")]), json!([wanted("+1")]), vec![("2", "")]),
        // The same number once, wanted twice.
        (json!([row(1, "+1")]), json!([wanted("+1"), wanted("+1")]), vec![("n0", "+1")]),
        (json!([row(1, "+1")]), json!([]), vec![("1", "")]),
        (json!([row(1, "+1")]), Value::Null, vec![("1", "")]),
        (Value::Null, json!([wanted("+1")]), vec![("n0", "+1")]),
        // Another order is no change, and rows may come as a map.
        (json!({"1": row(1, "+1"), "2": row(2, "+2")}), json!([wanted("+2"), wanted("+1")]), vec![]),
    ] {
        let portal = ScriptedPortal::running(|_, _| Ok(json!({"item": {"id": 8}}))).await;
        let update = update_of(json!({"fm": present}), json!({"fm": set}));
        let outcomes = connect(&portal).update(EntityType::Contact, &[update]).await.unwrap();
        assert_eq!(outcomes, [WriteOutcome::Done(())]);
        let mut pairs = BTreeMap::new();
        for (name, value) in
            portal.requests().first().map(|_| portal.commands(0)["w00"].1.0.clone()).unwrap_or_default()
        {
            if let Some(key) = name.strip_prefix("fields[fm][").and_then(|name| name.strip_suffix("][value]")) {
                pairs.insert(key.to_owned(), value);
            }
        }
        let expected: BTreeMap<String, String> =
            expected.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        assert_eq!(pairs, expected);
        assert_eq!(portal.requests().len(), usize::from(!expected.is_empty()), "nothing to say, nothing sent");
    }
}

#[tokio::test]
async fn a_changed_kind_of_number_is_a_changed_row() {
    let portal = ScriptedPortal::running(|_, _| Ok(json!({"item": {"id": 8}}))).await;
    let row = |kind: &str| json!([{"id": 5, "typeId": "PHONE", "valueType": kind, "value": "+1"}]);
    let update = update_of(json!({"fm": row("WORK")}), json!({"fm": row("HOME")}));
    connect(&portal).update(EntityType::Contact, &[update]).await.unwrap();
    let query = &portal.commands(0)["w00"].1;
    assert_eq!(query.get("fields[fm][5][value]"), Some("+1"));
    assert_eq!(query.get("fields[fm][5][valueType]"), Some("HOME"));
    assert_eq!(query.get("fields[fm][5][typeId]"), Some("PHONE"));
}

#[tokio::test]
async fn what_is_gone_already_is_removed() {
    let answer = batch(
        json!({"w00": [], "w05": false}),
        json!({"w01": error("", "Not found"), "w02": error("NOT_FOUND", "Элемент не найден"),
               "w03": error("ACCESS_DENIED", "Access denied.")}),
    );
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, answer)]).await;
    let ids: Vec<RecordId> = (21..27).map(RecordId).collect();
    let outcomes = connect(&portal).delete(EntityType::Company, &ids).await.unwrap();
    assert_eq!(outcomes[..3], [WriteOutcome::Done(()), WriteOutcome::Done(()), WriteOutcome::Done(())]);
    assert_eq!(outcomes[3], refused("ACCESS_DENIED", "Access denied."));
    assert!(is_unknown(&outcomes[4]));
    assert_eq!(outcomes[5], refused("", "the portal answered \"false\""));
    let (method, query) = &portal.commands(0)["w05"];
    assert_eq!(
        (method.as_str(), query.get("entityTypeId"), query.get("id")),
        ("crm.item.delete", Some("4"), Some("26"))
    );
    let update = update_of(json!({}), json!({"post": "x"}));
    let missing = batch(json!({}), json!({"w00": error("", "Not found")}));
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, missing)]).await;
    let outcomes = connect(&portal).update(EntityType::Contact, &[update]).await.unwrap();
    assert_eq!(outcomes, [refused("", "Not found")], "an update of nothing is refused");
}

#[tokio::test]
async fn too_many_or_no_orders_reach_no_portal() {
    let portal = ScriptedPortal::saying(vec![Reply::Json(200, ok(json!({})))]).await;
    let crm = connect(&portal);
    assert_eq!(crm.create(EntityType::Deal, &[]).await, Ok(Vec::new()));
    assert_eq!(crm.delete(EntityType::Deal, &[]).await, Ok(Vec::new()));
    let ids: Vec<RecordId> = (0..=WRITE_BATCH as u64).map(RecordId).collect();
    assert!(matches!(crm.delete(EntityType::Deal, &ids).await, Err(CrmError::Rejected { .. })));
    assert_eq!(portal.requests().len(), 0);
    assert!(!format!("{crm:?}").contains(SECRET));
}
