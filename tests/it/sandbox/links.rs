//! Links as rows: both sides of one link tell the same, places are kept, and nothing is wiped by what cannot be read.

use serde_json::{Value, json};

use crate::support_sandbox::Portal;

/// A portal with companies 1 to 4, contacts 1 to 4, a deal and a lead; nothing is linked.
async fn portal() -> Portal {
    let portal = Portal::with_counts(0, 0, 0, 0).await;
    for number in 1..=4 {
        portal.result("crm.company.add", json!({"fields": {"TITLE": format!("Company {number}")}})).await;
        portal.result("crm.contact.add", json!({"fields": {"NAME": format!("Contact {number}")}})).await;
    }
    portal.result("crm.deal.add", json!({"fields": {"TITLE": "Deal"}})).await;
    portal.result("crm.lead.add", json!({"fields": {"TITLE": "Lead"}})).await;
    portal
}

/// Rows as `number sort role primary`.
async fn told(portal: &Portal, owner: &str, target: &str, id: i64) -> Vec<String> {
    let rows = portal.result(&format!("crm.{owner}.{target}.items.get"), json!({"id": id})).await;
    let key = format!("{}_ID", target.to_uppercase());
    let row = |row: &Value| {
        let primary = row["IS_PRIMARY"].as_str().expect("Y or N");
        format!("{} {} {} {primary}", row[&key], row["SORT"], row["ROLE_ID"])
    };
    rows.as_array().expect("rows").iter().map(row).collect()
}

#[tokio::test]
async fn places_and_roles_are_kept() {
    for (owner, target, key) in [
        ("contact", "company", "COMPANY_ID"),
        ("company", "contact", "CONTACT_ID"),
        ("deal", "contact", "CONTACT_ID"),
        ("lead", "contact", "CONTACT_ID"),
    ] {
        let portal = portal().await;
        let set = |items: Value| (format!("crm.{owner}.{target}.items.set"), json!({"id": 1, "items": items}));
        let (method, params) =
            set(json!([{key: 3, "SORT": 500, "ROLE_ID": 2}, {key: 2, "SORT": "70", "IS_PRIMARY": "Y"}]));
        assert_eq!(portal.result(&method, params).await, true);
        let third = if owner == "company" { "3 500 2 Y" } else { "3 500 2 N" };
        assert_eq!(told(&portal, owner, target, 1).await, ["2 70 0 Y", third], "{owner}");
        let add = json!({"id": 1, "fields": {key: 1, "SORT": 100, "ROLE_ID": 4}});
        assert_eq!(portal.result(&format!("crm.{owner}.{target}.add"), add.clone()).await, true);
        assert_eq!(portal.result(&format!("crm.{owner}.{target}.add"), add).await, false, "it is linked already");
        let first = if owner == "company" { "1 100 4 Y" } else { "1 100 4 N" };
        assert_eq!(told(&portal, owner, target, 1).await, ["2 70 0 Y", first, third], "{owner}");
        let delete = json!({"id": 1, "fields": {key: 2}});
        assert_eq!(portal.result(&format!("crm.{owner}.{target}.delete"), delete.clone()).await, true);
        assert_eq!(portal.result(&format!("crm.{owner}.{target}.delete"), delete).await, false);
        assert_eq!(told(&portal, owner, target, 1).await.len(), 2);
        assert_eq!(portal.result(&format!("crm.{owner}.{target}.items.delete"), json!({"id": 1})).await, true);
        assert_eq!(told(&portal, owner, target, 1).await, [""; 0]);
    }
}

#[tokio::test]
async fn without_a_place_links_count_in_tens() {
    let portal = portal().await;
    let items = json!([{"COMPANY_ID": 2}, {"COMPANY_ID": 1}, {"COMPANY_ID": 4}]);
    portal.result("crm.contact.company.items.set", json!({"id": 1, "items": items})).await;
    assert_eq!(told(&portal, "contact", "company", 1).await, ["2 10 0 Y", "1 20 0 N", "4 30 0 N"]);
    portal.result("crm.contact.company.add", json!({"id": 1, "fields": {"COMPANY_ID": 3}})).await;
    assert_eq!(told(&portal, "contact", "company", 1).await[3], "3 40 0 N");
    portal.result("crm.contact.update", json!({"id": 2, "fields": {"COMPANY_IDS": [3, 1]}})).await;
    assert_eq!(told(&portal, "contact", "company", 2).await, ["3 10 0 Y", "1 20 0 N"]);
}

#[tokio::test]
async fn both_sides_of_a_link_agree_on_who_is_primary() {
    let portal = portal().await;
    let items = json!([{"COMPANY_ID": 1, "IS_PRIMARY": "Y", "SORT": 30}, {"COMPANY_ID": 2, "SORT": 40}]);
    portal.result("crm.contact.company.items.set", json!({"id": 1, "items": items})).await;
    assert_eq!(told(&portal, "company", "contact", 1).await, ["1 30 0 Y"]);
    assert_eq!(told(&portal, "company", "contact", 2).await, ["1 40 0 N"]);
    // The company's side moves the primary one, by setting all rows …
    let items = json!([{"CONTACT_ID": 1, "IS_PRIMARY": "Y"}, {"CONTACT_ID": 2}]);
    portal.result("crm.company.contact.items.set", json!({"id": 2, "items": items})).await;
    assert_eq!(told(&portal, "contact", "company", 1).await, ["1 30 0 N", "2 40 0 Y"]);
    assert_eq!(told(&portal, "contact", "company", 2).await, ["2 10 0 Y"], "the only one is primary");
    assert_eq!(portal.result("crm.contact.get", json!({"id": 1})).await["COMPANY_ID"], "2");
    // … by taking it back …
    let items = json!([{"CONTACT_ID": 1, "IS_PRIMARY": "N"}, {"CONTACT_ID": 2, "IS_PRIMARY": "N"}]);
    portal.result("crm.company.contact.items.set", json!({"id": 2, "items": items})).await;
    assert_eq!(told(&portal, "company", "contact", 2).await, ["2 10 0 Y", "1 40 0 N"]);
    // … and by adding one row.
    let add = json!({"id": 3, "fields": {"CONTACT_ID": 1, "IS_PRIMARY": "Y", "SORT": 5}});
    portal.result("crm.company.contact.add", add).await;
    assert_eq!(told(&portal, "contact", "company", 1).await, ["3 5 0 Y", "1 30 0 N", "2 40 0 N"]);
    assert_eq!(told(&portal, "company", "contact", 1).await, ["1 30 0 N"]);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_and_wipes_nothing() {
    let portal = portal().await;
    let items = json!([{"COMPANY_ID": 2}, {"COMPANY_ID": 1}]);
    portal.result("crm.contact.company.items.set", json!({"id": 1, "items": items})).await;
    let before = told(&portal, "contact", "company", 1).await;
    let must = "The parameter items must be array.";
    let invalid = "The parameter items is not valid.";
    for (params, text) in [
        (json!({"id": 1}), must),
        (json!({"id": 1, "items": null}), must),
        (json!({"id": 1, "items": "2"}), must),
        (json!({"id": 1, "items": 2}), must),
        (json!({"id": 1, "items": {"COMPANY_ID": 3}}), invalid),
        (json!({"id": 1, "items": [3, 4]}), invalid),
        (json!({"id": 1, "items": [{"COMPANY_ID": 3}, {"CONTACT_ID": 4}]}), invalid),
        (json!({"id": 1, "items": [{"COMPANY_ID": "x"}]}), invalid),
        (json!({"id": 1, "items": [{"COMPANY_ID": -3}]}), invalid),
        (json!({"items": [{"COMPANY_ID": 3}]}), "The parameter 'ownerEntityID' is invalid or not defined."),
        (json!({"id": 77, "items": [{"COMPANY_ID": 3}]}), "Not found"),
    ] {
        let refusal = portal.refusal("crm.contact.company.items.set", params.clone()).await;
        assert_eq!(refusal, (400, String::new(), text.to_owned()), "{params}");
        assert_eq!(told(&portal, "contact", "company", 1).await, before, "{params}");
    }
    for (params, text) in [
        (json!({"id": 1}), "The parameter 'fields' must be array."),
        (json!({"id": 1, "fields": {}}), "The parameter 'fields' is not valid."),
        (json!({"id": 1, "fields": {"COMPANY_ID": 0}}), "The parameter 'fields' is not valid."),
    ] {
        let refusal = portal.refusal("crm.contact.company.add", params.clone()).await;
        assert_eq!(refusal, (400, String::new(), text.to_owned()), "{params}");
    }
    assert_eq!(portal.result("crm.contact.company.items.set", json!({"id": 1, "items": []})).await, true);
    assert_eq!(told(&portal, "contact", "company", 1).await, [""; 0], "an empty list is a list");
}

#[tokio::test]
async fn links_to_nobody_are_left_out_and_wipe_nothing() {
    let portal = portal().await;
    let set = async |items: Value| {
        let params = json!({"id": 1, "items": items});
        portal.result("crm.contact.company.items.set", params).await
    };
    set(json!([{"COMPANY_ID": 2}, {"COMPANY_ID": 1}])).await;
    let before = told(&portal, "contact", "company", 1).await;
    assert_eq!(set(json!([{"COMPANY_ID": 999_999}])).await, false);
    let add = json!({"id": 1, "fields": {"COMPANY_ID": 999_999}});
    assert_eq!(portal.result("crm.contact.company.add", add).await, false);
    for (method, params) in [
        ("crm.contact.update", json!({"id": 1, "fields": {"COMPANY_ID": 999_999}})),
        ("crm.contact.update", json!({"id": 1, "fields": {"COMPANY_IDS": [999_999, 999_998]}})),
        ("crm.item.update", json!({"entityTypeId": 3, "id": 1, "fields": {"companyIds": [999_999]}})),
        ("crm.item.update", json!({"entityTypeId": 3, "id": 1, "fields": {"companyId": 999_999}})),
    ] {
        portal.result(method, params.clone()).await;
        assert_eq!(told(&portal, "contact", "company", 1).await, before, "{params}");
    }
    assert_eq!(set(json!([{"COMPANY_ID": 999_999}, {"COMPANY_ID": 4}])).await, true);
    assert_eq!(told(&portal, "contact", "company", 1).await, ["4 10 0 Y"], "the one that exists is kept");
    // What did not exist when it was linked is not linked once it exists.
    portal.result("crm.contact.update", json!({"id": 2, "fields": {"COMPANY_ID": 5}})).await;
    portal.result("crm.company.add", json!({"fields": {"TITLE": "Five"}})).await;
    assert_eq!(told(&portal, "contact", "company", 2).await, [""; 0]);
    portal.result("crm.deal.update", json!({"id": 1, "fields": {"COMPANY_ID": 3}})).await;
    portal.result("crm.deal.update", json!({"id": 1, "fields": {"COMPANY_ID": 999_999}})).await;
    assert_eq!(portal.result("crm.deal.get", json!({"id": 1})).await["COMPANY_ID"], "3");
}

#[tokio::test]
async fn a_first_company_and_a_list_of_them_lose_no_link() {
    for (method, fields, list) in [
        ("crm.item.add", json!({"companyIds": [1, 2], "companyId": 3}), [3, 1, 2].as_slice()),
        ("crm.item.add", json!({"companyId": 2, "companyIds": [1, 2]}), &[2, 1]),
        ("crm.item.import", json!({"companyIds": [1, 2], "companyId": 3}), &[3, 1, 2]),
        ("crm.item.import", json!({"companyId": null, "companyIds": [1, 2]}), &[1, 2]),
        ("crm.contact.add", json!({"COMPANY_ID": 3, "COMPANY_IDS": [1, 2]}), &[3, 1, 2]),
        ("crm.contact.add", json!({"COMPANY_IDS": [1, 2], "COMPANY_ID": 2}), &[2, 1]),
    ] {
        let portal = portal().await;
        let mut fields = fields;
        fields["NAME"] = json!("A");
        fields["name"] = json!("A");
        let answer = portal.result(method, json!({"entityTypeId": 3, "fields": fields})).await;
        let id = answer["item"]["id"].as_i64().or(answer.as_i64()).expect("a number");
        let item = portal.result("crm.item.get", json!({"entityTypeId": 3, "id": id})).await["item"].clone();
        assert_eq!((&item["companyIds"], &item["companyId"]), (&json!(list), &json!(list[0])), "{method} {fields}");
    }
}
