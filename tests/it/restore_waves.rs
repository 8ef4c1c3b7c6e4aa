//! Links of records that were lost in several waves: whoever vanished after what it pointed at, whatever came back
//! first.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use restore24::domain::plan::{ActionKind, Choices};
use restore24::domain::schema::CustomField;
use restore24::domain::{EntityType, RecordKey, RestoreId, SnapshotId};
use restore24::service::desk::Desk;
use restore24::service::plan::PlanScope;
use serde_json::json;

use crate::restore_cuts::CutStore;
use crate::restore_support::{apply, desk, desk_with, go_on, picture, plan, plan_missing, populate, take_day, undo};
use crate::store_support::{Bench, key};

/// A portal in which contact 1, company 1, lead 1 and the deals point at each other by every kind of link.
async fn scene() -> (Bench, Desk, SnapshotId) {
    let mut bench = Bench::new().await;
    {
        let mut portal = bench.crm.portal();
        populate(&mut portal);
        for (kind, name, multiple) in [
            (EntityType::Deal, "UF_CRM_MANY", true),
            (EntityType::Deal, "UF_CRM_ONE", false),
            (EntityType::Contact, "UF_CRM_MANY", true),
        ] {
            let field = CustomField {
                name: name.to_owned(),
                label: name.to_owned(),
                kind: "crm".to_owned(),
                multiple,
                options: BTreeMap::new(),
                targets: EntityType::ALL.into(),
            };
            portal.definitions.custom_fields.entry(kind).or_default().push(field);
        }
        portal.change(key(EntityType::Deal, 1), json!({"UF_CRM_MANY": ["C_2", "CO_1", "C_1"], "UF_CRM_ONE": "C_1"}));
        portal.change(key(EntityType::Contact, 1), json!({"UF_CRM_MANY": ["D_1", "CO_1"]}));
    }
    let snapshot = take_day(&mut bench).await;
    let desk = desk(&bench).await;
    (bench, desk, snapshot)
}

fn kind(word: &str) -> EntityType {
    word.parse().unwrap()
}

/// The number under which a record with that name lives.
fn find(bench: &Bench, kind: EntityType, name: &str) -> RecordKey {
    let records = bench.crm.portal().records(kind);
    records.iter().find(|record| record.display_name() == name).unwrap_or_else(|| panic!("no {name}")).key()
}

/// Plays a series of events: `lose contact 1`, `take`, `restore`, `restore deal`, `undo 1`, `cut deal 1`.
async fn play(bench: &mut Bench, desk: &Desk, snapshot: SnapshotId, events: &str) {
    for event in events.split(',').map(str::trim).filter(|event| !event.is_empty()) {
        let words: Vec<&str> = event.split(' ').collect();
        let named = |words: &[&str]| {
            let name = format!("{}{} {}", words[1][..1].to_uppercase(), &words[1][1..], words[2]);
            find(bench, kind(words[1]), &name)
        };
        match words[0] {
            "take" => _ = take_day(bench).await,
            "lose" => {
                let record = named(&words);
                bench.crm.portal().remove(record);
            }
            // Somebody takes the contacts out of it.
            "cut" => {
                let record = named(&words);
                bench.crm.portal().change(record, json!({"contactIds": []}));
            }
            "undo" => _ = undo(desk, RestoreId(words[1].parse().unwrap())).await,
            "restore" => {
                let types = words[1..].iter().map(|word| kind(word)).collect();
                let choices = Choices { types, ..Choices::default() };
                let saved = plan(desk, PlanScope::Selective, snapshot, choices).await.unwrap().saved;
                apply(desk, &saved).await.unwrap();
                bench.crm.portal().advance(TimeDelta::minutes(1));
            }
            other => panic!("{other} is no event"),
        }
    }
}

type Picture = BTreeMap<String, BTreeMap<String, String>>;

/// Without the order of what a custom field holds: links that come back to a living record later stand among the others.
fn in_any_order(mut picture: Picture) -> Picture {
    for value in picture.values_mut().filter_map(|fields| fields.get_mut("UF_CRM_MANY")) {
        let mut names: Vec<&str> = value.split(" + ").collect();
        names.sort_unstable();
        *value = names.join(" + ");
    }
    picture
}

async fn check(events: &str) {
    check_as(events, |picture| picture).await;
}

async fn check_as(events: &str, seen: impl Fn(Picture) -> Picture) {
    let (mut bench, desk, snapshot) = scene().await;
    let before = seen(picture(&bench.crm.portal()));
    play(&mut bench, &desk, snapshot, events).await;
    assert_eq!(seen(picture(&bench.crm.portal())), before, "{events}");
    let again = plan_missing(&desk, snapshot).await.plan;
    assert_eq!((again.steps.len(), again.groups.len(), again.conflicts.len()), (0, 0, 0), "{events}: {again:?}");
}

const LOST: [&str; 3] = ["company 1", "contact 1", "deal 1"];
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

#[tokio::test]
async fn b08_links_come_back_whatever_vanished_first() {
    for order in ORDERS {
        for pause in ["", ", take"] {
            let [one, two, three] = order.map(|place| LOST[place]);
            check(&format!("lose {one}, take, lose {two}{pause}, lose {three}, take, restore")).await;
            check(&format!("lose {one}, take, lose {two}, take, lose {three}{pause}, restore")).await;
        }
    }
}

#[tokio::test]
async fn b08_links_come_back_whatever_was_restored_first() {
    for order in ORDERS {
        for back in ORDERS {
            let [one, two, three] = order.map(|place| LOST[place]);
            let [first, second, third] = back.map(|place| LOST[place].split(' ').next().unwrap());
            let events = format!(
                "lose {one}, take, lose {two}, take, lose {three}, restore {first}, take, restore {second}, restore {third}"
            );
            check_as(&events, in_any_order).await;
        }
    }
}

#[tokio::test]
async fn b08_links_come_back_after_other_restores_and_undos() {
    for events in [
        // A lead can be set while a record is created only: whoever vanished after it gets it back all the same.
        "lose lead 1, take, lose contact 1, lose company 1, take, lose deal 1, lose deal 3, lose deal 5, take, restore",
        // Lost again, after a restore that a snapshot saw, or that none did.
        "lose contact 1, take, lose deal 1, take, restore, take, lose contact 1, take, lose deal 1, restore",
        "lose contact 1, take, lose deal 1, take, restore, lose deal 1, lose contact 1, restore",
        "lose contact 1, take, lose deal 1, restore contact, take, lose contact 1, take, restore",
        // Taken back, and restored anew.
        "lose contact 1, take, lose deal 1, take, restore, undo 1, restore",
        "lose contact 1, take, lose deal 1, take, restore, take, undo 1, take, restore",
        "lose contact 1, take, lose deal 1, take, restore deal, take, lose deal 1, take, restore",
        // In one wave, and only one of them came back at first.
        "lose contact 1, lose deal 1, take, restore deal, take, restore",
        "lose deal 1, take, lose contact 1, take, restore deal, take, restore",
        "lose contact 1, take, lose contact 2, take, lose contact 3, take, lose deal 1, lose deal 2, take, restore",
    ] {
        check(events).await;
    }
}

#[tokio::test]
async fn b08_links_that_somebody_cut_stay_cut() {
    for (events, expected) in [
        ("cut deal 1, take, lose contact 1, take, lose deal 1, take, restore", ""),
        ("lose contact 1, take, restore, take, cut deal 1, take, lose deal 1, restore", ""),
        ("lose contact 1, take, lose deal 1, restore, take, cut deal 1, take, lose contact 1, take, restore", ""),
        ("lose contact 1, take, lose contact 2, take, restore, take, cut deal 1, take, lose deal 1, restore", ""),
    ] {
        let (mut bench, desk, snapshot) = scene().await;
        play(&mut bench, &desk, snapshot, events).await;
        let picture = picture(&bench.crm.portal());
        let contacts = picture["deal Deal 1"].get("contactIds").map_or("", String::as_str);
        assert_eq!(contacts, expected, "{events}");
    }
}

#[tokio::test]
async fn b08_what_was_left_out_is_told_although_the_last_version_lost_it() {
    let (mut bench, desk, snapshot) = scene().await;
    play(&mut bench, &desk, snapshot, "lose contact 1, take, lose deal 1, take").await;
    let choices = Choices { types: [EntityType::Deal].into(), ..Choices::default() };
    let saved = plan(&desk, PlanScope::Selective, snapshot, choices).await.unwrap().saved;
    assert_eq!(saved.plan.left_out_links, BTreeMap::from([(EntityType::Contact, 1)]));
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    assert_eq!(report.left_out_links, BTreeMap::from([(EntityType::Contact, 1)]), "{report:?}");
}

#[tokio::test]
async fn b07_what_people_did_while_a_restore_was_cut_off_is_told_as_theirs() {
    let (bench, desk, snapshot) = scene().await;
    for id in [1, 2, 3] {
        bench.crm.portal().remove(key(EntityType::Company, id));
    }
    let saved = plan_missing(&desk, snapshot).await;
    // The second write is that of the three companies.
    let cutting = desk_with(&bench, bench.crm.clone(), Arc::new(CutStore::new(bench.store.clone(), 2, true))).await;
    assert!(apply(&cutting, &saved).await.is_err());
    let (gone, renamed) =
        (find(&bench, EntityType::Company, "Company 1"), find(&bench, EntityType::Company, "Company 2"));
    {
        let mut portal = bench.crm.portal();
        portal.advance(TimeDelta::minutes(5));
        portal.definitions.users.insert("2".to_owned(), "Jonas Weber".to_owned());
        portal.remove(gone);
        portal.change(renamed, json!({"title": "Renamed", "updatedBy": 2}));
    }
    let report = go_on(&desk, RestoreId(1)).await.unwrap().report.unwrap();
    assert_eq!((report.difference_count, report.done_of(ActionKind::Recreate)), (0, 2), "{report:?}");
    let told: Vec<_> = report.meanwhile.iter().map(|each| (each.name.as_str(), each.reason.in_words())).collect();
    assert!(told[0].0 == "Company 1" && told[0].1.contains("gone again since"), "{told:?}");
    assert!(told[1].0 == "Company 2" && told[1].1.contains("changed since by Jonas Weber"), "{told:?}");
    assert_eq!(told.len(), 2, "{told:?}");
    // Nothing is held against the record that is gone: it is missing again, and comes back.
    let again = plan_missing(&desk, snapshot).await.plan;
    assert_eq!((again.counts().recreate, again.refused_before), (1, 0));
}
