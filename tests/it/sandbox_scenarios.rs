//! What each scenario does to a portal, and that its truth is the truth.

use std::collections::BTreeSet;

use restore24::sandbox::{Options, Scenario, Server};
use serde_json::{Value, json};

use crate::support_sandbox::story_end;

/// A portal whose story of a week begins, its clock at 03:00 seven days before.
async fn story(scenario: Scenario) -> Server {
    let options =
        Options { scenario: Some(scenario), is_frozen: true, ..Options::at(story_end(), 1_200) }.days_before(7);
    Server::start_anywhere(options).await.expect("a free port on this machine")
}

fn move_to(server: &Server, moment: &str) {
    let answer = server.ui_post("clock", &json!({"now": moment}));
    assert_eq!(answer["now"], moment, "{answer}");
}

fn to_end(server: &Server) {
    move_to(server, "2026-06-17T15:30:00+02:00");
}

fn ids(value: &Value) -> BTreeSet<i64> {
    value.as_array().into_iter().flatten().filter_map(Value::as_i64).collect()
}

fn counts(server: &Server) -> Value {
    server.ui_get("counts")
}

/// Deletions as the interface's history and recycle bin tell them.
fn told_deleted(server: &Server, kind: &str) -> (BTreeSet<i64>, BTreeSet<i64>) {
    let of = |answer: Value, list: &str| -> BTreeSet<i64> {
        answer[list].as_array().into_iter().flatten().filter_map(|row| row["id"].as_i64()).collect()
    };
    (
        of(server.ui_get(&format!("history?type={kind}&deed=deleted")), "entries"),
        of(server.ui_get(&format!("recycle-bin?type={kind}")), "items"),
    )
}

#[tokio::test]
async fn deleted_contacts_go_between_two_nights() {
    let server = story(Scenario::DeletedContacts).await;
    move_to(&server, "2026-06-16T03:00:00+02:00");
    let before = counts(&server)["contact"].as_i64();
    assert_eq!(server.ui_get("truth")["deletions"], json!([]), "nothing happened yet");
    move_to(&server, "2026-06-17T03:00:00+02:00");
    let truth = server.ui_get("truth");
    let gone = ids(&truth["deleted"]["contact"]);
    assert!((40..=60).contains(&gone.len()), "{}", gone.len());
    assert_eq!(
        (&truth["from"], &truth["until"]),
        (&json!("2026-06-16T15:00:00+02:00"), &json!("2026-06-16T15:15:00+02:00"))
    );
    assert_eq!(truth["by"], 6);
    assert_eq!(told_deleted(&server, "contact"), (gone.clone(), gone.clone()));
    // One contact is added a day.
    assert_eq!(counts(&server)["contact"].as_i64(), before.map(|count| count + 1 - gone.len() as i64));
    for id in &gone {
        assert_eq!(server.ui_get(&format!("records?type=contact&id={id}"))["error"], "no such record");
    }
}

#[tokio::test]
async fn deleted_mixed_takes_what_belongs_together_and_two_on_purpose() {
    let server = story(Scenario::DeletedMixed).await;
    move_to(&server, "2026-06-17T03:00:00+02:00");
    let truth = server.ui_get("truth");
    assert_eq!(truth["deletions"], json!([]));
    let purposeful = truth["purposeful"].as_array().expect("a list").clone();
    let days: Vec<_> = purposeful.iter().map(|deletion| &deletion["when"]).collect();
    assert_eq!(days, ["2026-06-13T11:12:00+02:00", "2026-06-14T16:40:00+02:00"]);

    to_end(&server);
    let truth = server.ui_get("truth");
    assert_eq!(truth["from"], "2026-06-17T09:10:00+02:00");
    for kind in ["company", "contact", "deal", "lead"] {
        let gone = ids(&truth["deleted"][kind]);
        assert!(gone.len() >= 3, "{kind}: {gone:?}");
        let (history, bin) = told_deleted(&server, kind);
        assert_eq!(history, bin);
        assert!(gone.is_subset(&bin) && bin.len() - gone.len() <= 1, "{kind}");
    }
    // Records are tied to each other: what comes back from the bin has its links again.
    let companies: Vec<i64> = ids(&truth["deleted"]["company"]).into_iter().collect();
    let contacts: Vec<i64> = ids(&truth["deleted"]["contact"]).into_iter().collect();
    server.ui_post("recycle-bin/restore", &json!({"type": "company", "ids": companies}));
    let restored = server.ui_post("recycle-bin/restore", &json!({"type": "contact", "ids": contacts}));
    assert_eq!(restored["missing"], json!([]));
    let linked: BTreeSet<i64> = companies
        .iter()
        .flat_map(|id| ids(&server.ui_get(&format!("records?type=company&id={id}"))["contactIds"]))
        .collect();
    assert!(contacts.iter().all(|id| linked.contains(id)), "{contacts:?} {linked:?}");
}

#[tokio::test]
async fn bad_import_overwrites_adds_and_is_mended_in_part() {
    let server = story(Scenario::BadImport).await;
    move_to(&server, "2026-06-16T16:00:00+02:00");
    let contacts: Vec<Value> = (1..600).map(|id| server.ui_get(&format!("records?type=contact&id={id}"))).collect();
    move_to(&server, "2026-06-17T03:00:00+02:00");
    let truth = server.ui_get("truth");
    let changed = truth["changed"].as_array().expect("a list").clone();
    assert!(changed.len() > 60, "{}", changed.len());
    assert_eq!(
        (&truth["from"], &truth["until"], &truth["by"]),
        (&json!("2026-06-16T16:05:00+02:00"), &json!("2026-06-16T16:50:00+02:00"), &json!(9))
    );
    let of_contacts: Vec<&Value> = changed.iter().filter(|change| change["type"] == "contact").collect();
    let edited: Vec<&Value> =
        truth["edited_since"].as_array().expect("a list").iter().map(|edit| &edit["id"]).collect();
    assert!(edited.len() <= 3, "{edited:?}");
    for change in of_contacts.iter().filter(|change| !edited.contains(&&change["id"])) {
        let id = change["id"].as_i64().expect("a number");
        let now = server.ui_get(&format!("records?type=contact&id={id}"));
        let was = &contacts[id as usize - 1];
        for (field, values) in change["fields"].as_object().expect("fields") {
            assert_eq!((&values["before"], &values["after"]), (&was[field], &now[field]), "contact {id} {field}");
        }
        assert_eq!(now["updatedBy"], 9);
    }
    let added = ids(&truth["added"]["contact"]);
    assert!(!added.is_empty() && added.iter().all(|id| *id > 600));
    assert_eq!(truth["later_changes"], json!([]), "colleagues come after the night");

    to_end(&server);
    let later = server.ui_get("truth")["later_changes"].as_array().expect("a list").clone();
    assert!(later.len() >= 4, "{}", later.len());
    let damaged: BTreeSet<i64> = of_contacts.iter().filter_map(|change| change["id"].as_i64()).collect();
    assert!(later.iter().all(|change| damaged.contains(&change["id"].as_i64().unwrap_or(0)) && change["by"] != 9));
    assert_eq!(server.ui_get("history?deed=deleted")["entries"], json!([]));
}

#[tokio::test]
async fn hidden_by_filter_loses_nothing() {
    let server = story(Scenario::HiddenByFilter).await;
    assert_eq!(server.ui_get("lists")["filters"], json!({}));
    to_end(&server);
    let truth = server.ui_get("truth");
    assert_eq!((&truth["deletions"], &truth["changed"]), (&json!([]), &json!([])));
    assert_eq!(server.ui_get("lists")["filters"]["contact"], truth["filter"]);
    assert!(truth["filter"].is_string());
    let cleared = server.ui_post("lists", &json!({"type": "contact", "filter": null}));
    assert_eq!(cleared["filters"], json!({}));
}

#[tokio::test]
async fn few_items_are_three() {
    let server = story(Scenario::FewItems).await;
    to_end(&server);
    let truth = server.ui_get("truth");
    assert_eq!(ids(&truth["deleted"]["contact"]).len(), 3);
    assert_eq!((&truth["from"], &truth["by"]), (&json!("2026-06-17T10:05:00+02:00"), &json!(5)));
}

#[tokio::test]
async fn a_scenario_told_later_happens_at_once() {
    let server = Server::start_anywhere(Options { is_frozen: true, ..Options::at(story_end(), 400) }).await;
    let server = server.expect("a free port on this machine");
    for scenario in Scenario::ALL {
        let truth = server.ui_post("scenario", &json!({"name": scenario.name()}));
        assert_eq!(truth["scenario"], scenario.name(), "{truth}");
        if scenario == Scenario::HiddenByFilter {
            assert!(truth["filter"].is_string());
        } else {
            assert!(truth["by"].is_number(), "{truth}");
            assert_eq!((&truth["from"], &truth["until"]), (&json!("2026-06-17T15:30:00+02:00"), &truth["from"]));
        }
        match scenario {
            Scenario::DeletedContacts => assert_eq!(ids(&truth["deleted"]["contact"]).len(), 14),
            Scenario::FewItems => assert_eq!(ids(&truth["deleted"]["contact"]).len(), 3),
            Scenario::BadImport => {
                assert!(truth["later_changes"].as_array().is_some_and(|changes| !changes.is_empty()))
            }
            _ => {}
        }
    }
    assert!(
        server.ui_post("scenario", &json!({"name": "fire"}))["error"]
            .as_str()
            .is_some_and(|text| text.contains("few-items"))
    );
}

#[tokio::test]
async fn the_same_seed_lives_the_same_week() {
    let (one, other) = (story(Scenario::DeletedMixed).await, story(Scenario::DeletedMixed).await);
    // One portal is moved day by day, the other at once.
    for day in 11..=17 {
        move_to(&one, &format!("2026-06-{day}T03:00:00+02:00"));
    }
    for server in [&one, &other] {
        to_end(server);
    }
    assert_eq!(one.ui_get("truth"), other.ui_get("truth"));
    assert_eq!(counts(&one), counts(&other));
    for kind in ["lead", "deal", "contact", "company"] {
        for id in (1..700).step_by(7) {
            let path = format!("records?type={kind}&id={id}");
            assert_eq!(one.ui_get(&path), other.ui_get(&path), "{path}");
        }
    }
}
