//! After a restore: what it removed is no loss, what it marked is no change, and its undo is as large as it was.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use restore24::adapters::scripted::{Call, Fault, Method};
use restore24::domain::evidence::{ChangedGroup, OwnRemoval};
use restore24::domain::plan::{ActionKind, Burst, Choices, ConflictReason};
use restore24::domain::restore::RestoreState;
use restore24::domain::schema::{CustomField, ORIGIN_MARK};
use restore24::domain::{EntityType, Record, RecordKey, RestoreId, UserId};
use restore24::ports::crm::CrmError;
use restore24::ports::restores::RestoreStore;
use restore24::service::desk::Desk;
use restore24::service::evidence::gather_evidence;
use restore24::service::plan::{PlanError, PlanScope};
use restore24::service::undo::plan_undo;
use serde_json::json;

use crate::restore_support::{
    admin, apply, counts, desk, go_on, picture, plan, plan_missing, populated, take_day, undo,
};
use crate::store_support::{Bench, key};

async fn evidence(desk: &Desk) -> (u64, Vec<OwnRemoval>) {
    let found = gather_evidence(desk, &|_| {}).await.unwrap();
    (found.missing_count(), found.left_out)
}

fn told(left_out: &[OwnRemoval]) -> Vec<String> {
    let one = |removal: &OwnRemoval| format!("{} {:?}", removal.restore, removal.counts);
    left_out.iter().map(one).collect()
}

fn by_name(bench: &Bench, kind: EntityType, name: &str) -> Option<Record> {
    bench.crm.portal().records(kind).into_iter().find(|record| record.display_name() == name)
}

/// A custom field of deals that points at contacts and companies.
fn add_crm_field(bench: &Bench, name: &str, multiple: bool) {
    let targets = BTreeSet::from([EntityType::Contact, EntityType::Company]);
    let (kind, options) = ("crm".to_owned(), BTreeMap::new());
    let field = CustomField { name: name.into(), label: name.into(), kind, multiple, options, targets };
    bench.crm.portal().definitions.custom_fields.entry(EntityType::Deal).or_default().push(field);
}

#[tokio::test]
async fn what_a_rollback_removed_is_offered_only_when_asked_for() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().add(EntityType::Company, json!({"title": "New company"}));
    bench.crm.portal().add(EntityType::Contact, json!({"name": "New contact"}));
    let second = take_day(&mut bench).await;
    let desk = desk(&bench).await;
    let choices = Choices { remove_new: true, ..Choices::default() };
    let saved = plan(&desk, PlanScope::Crm, first, choices.clone()).await.unwrap().saved;
    assert_eq!(saved.plan.counts(), counts(0, 0, 0, 2));
    apply(&desk, &saved).await.unwrap();

    let (missing, left_out) = evidence(&desk).await;
    assert_eq!(missing, 0, "what the admin had removed is no loss");
    assert_eq!(told(&left_out), ["r1 {Company: 1, Contact: 1}"]);
    for at in [first, second] {
        let again = plan_missing(&desk, at).await.plan;
        assert_eq!((again.steps.len(), again.groups.len()), (0, 0), "{at}");
        assert_eq!(told(&again.left_out), told(&left_out));
    }
    assert_eq!(plan(&desk, PlanScope::Crm, first, choices).await.unwrap().saved.plan.steps, []);
    // A snapshot that is named holds them, and so they come back by a rollback to it.
    let forth = plan(&desk, PlanScope::Crm, second, Choices::default()).await.unwrap().saved.plan;
    assert_eq!(forth.counts(), counts(2, 0, 0, 0));
    let asked = Choices { with_removed: true, ..Choices::default() };
    let asked = plan(&desk, PlanScope::Selective, first, asked).await.unwrap().saved.plan;
    assert_eq!((asked.counts(), asked.left_out.len()), (counts(2, 0, 0, 0), 0));

    // The same a day later, when a snapshot shows them gone.
    take_day(&mut bench).await;
    assert_eq!(evidence(&desk).await.0, 0);
    undo(&desk, RestoreId(1)).await;
    let (missing, left_out) = evidence(&desk).await;
    assert_eq!((missing, left_out.len()), (0, 0), "they are there again");
    let again = by_name(&bench, EntityType::Contact, "New contact").unwrap().key();
    bench.crm.portal().remove(again);
    assert_eq!(evidence(&desk).await.0, 1, "and lost by another hand they are a loss");
}

#[tokio::test]
async fn what_an_undo_took_away_is_missing_again() {
    // An admin takes the restore back and wants it done another way: by the next plan, or by undoing the undo.
    for is_seen in [false, true] {
        for scope in [PlanScope::Selective, PlanScope::Crm] {
            let (mut bench, first) = populated().await;
            bench.crm.portal().remove(key(EntityType::Contact, 2));
            let desk = desk(&bench).await;
            let lost = evidence(&desk).await;
            apply(&desk, &plan(&desk, scope, first, Choices::default()).await.unwrap().saved).await.unwrap();
            if is_seen {
                take_day(&mut bench).await;
            }
            undo(&desk, RestoreId(1)).await;
            let told = format!("{scope:?}, seen by a snapshot: {is_seen}");
            assert_eq!(evidence(&desk).await, lost, "{told}");
            assert_eq!(plan_missing(&desk, first).await.plan.counts().recreate, 1, "{told}");
            undo(&desk, RestoreId(2)).await;
            assert_eq!(evidence(&desk).await, (0, Vec::new()), "{told}");
            undo(&desk, RestoreId(3)).await;
            apply(&desk, &plan_missing(&desk, first).await).await.unwrap();
            assert!(by_name(&bench, EntityType::Contact, "Contact 2").is_some(), "{told}");
            assert_eq!(plan_missing(&desk, first).await.plan.steps, [], "{told}");
        }
    }
}

/// What is told of changes: by author how many records are damaged, and what a restore set right and kept of them.
fn changes(groups: &[ChangedGroup]) -> Vec<String> {
    let total = |counts: &BTreeMap<EntityType, u64>| counts.values().sum::<u64>();
    let one = |group: &ChangedGroup| {
        let mended = group.mended.iter().map(|(restore, mended)| {
            format!(", {restore} set right {} and kept {}", total(&mended.set_right), total(&mended.kept))
        });
        format!("{}: {} of {}{}", group.burst.user, group.count(), group.size, mended.collect::<String>())
    };
    groups.iter().map(one).collect()
}

#[tokio::test]
async fn what_a_restore_set_right_is_no_damage_any_more() {
    let (mut bench, first) = populated().await;
    let burst = Burst::of(UserId(7), bench.crm.portal().now);
    for id in 1..=4 {
        let broken = json!({"title": format!("Broken {id}"), "comments": "import", "updatedBy": 7});
        bench.crm.portal().change(key(EntityType::Deal, id), broken);
    }
    take_day(&mut bench).await;
    // One is mended in part by hand, one wholly, and one before anybody asked.
    bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": "By hand", "updatedBy": 3}));
    bench.crm.portal().change(key(EntityType::Deal, 2), json!({"title": "My own", "comments": "mine", "updatedBy": 3}));
    bench.crm.portal().change(key(EntityType::Deal, 4), json!({"title": "Deal 4", "comments": null, "updatedBy": 3}));
    take_day(&mut bench).await;
    let desk = desk(&bench).await;
    let told = async |desk: &Desk| changes(&gather_evidence(desk, &|_| {}).await.unwrap().changed);
    // The colleague's own edits are changes too, those of deals 1, 2 and 4.
    assert_eq!(told(&desk).await, ["3: 3 of 3", "7: 2 of 4"]);

    let choices = Choices { bursts: BTreeSet::from([burst]), ..Choices::default() };
    let saved = plan(&desk, PlanScope::Selective, first, choices.clone()).await.unwrap().saved;
    assert_eq!((saved.plan.counts(), saved.plan.conflicts.len()), (counts(0, 2, 0, 0), 2));
    apply(&desk, &saved).await.unwrap();
    // Deal 3 is as before, deals 1 and 2 keep what the colleague entered; deal 4 was set right by hand.
    let after = ["3: 3 of 3", "7: 0 of 4, r1 set right 1 and kept 2"];
    assert_eq!(told(&desk).await, after);
    take_day(&mut bench).await;
    assert_eq!(told(&desk).await, after, "the next snapshot changes nothing in that");
    let again = plan(&desk, PlanScope::Selective, first, choices).await.unwrap().saved.plan;
    assert_eq!(again.steps, [], "named again there is nothing to do, and no mistake either");

    undo(&desk, RestoreId(1)).await;
    let told = told(&desk).await;
    assert!(told.contains(&"7: 2 of 4".to_owned()), "taken back, the damage is there again: {told:?}");
}

#[tokio::test]
async fn a_rollback_that_is_carried_out_anew_removes_no_loss_either() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().add(EntityType::Contact, json!({"name": "New contact"}));
    take_day(&mut bench).await;
    let desk = desk(&bench).await;
    let choices = Choices { remove_new: true, ..Choices::default() };
    apply(&desk, &plan(&desk, PlanScope::Crm, first, choices).await.unwrap().saved).await.unwrap();
    undo(&desk, RestoreId(1)).await;
    assert_eq!(evidence(&desk).await, (0, Vec::new()));
    undo(&desk, RestoreId(2)).await;
    assert!(by_name(&bench, EntityType::Contact, "New contact").is_none());
    let (missing, left_out) = evidence(&desk).await;
    assert_eq!((missing, told(&left_out)), (0, vec!["r3 {Contact: 1}".to_owned()]));
}

#[tokio::test]
async fn what_came_back_after_a_rollback_and_vanished_again_is_a_loss() {
    let (mut bench, first) = populated().await;
    let id = bench.crm.portal().add(EntityType::Deal, json!({"title": "New deal"}));
    let new = RecordKey { entity_type: EntityType::Deal, id };
    take_day(&mut bench).await;
    let recycled = bench.crm.portal().record(new).unwrap();
    let desk = desk(&bench).await;
    let choices = Choices { remove_new: true, ..Choices::default() };
    apply(&desk, &plan(&desk, PlanScope::Crm, first, choices).await.unwrap().saved).await.unwrap();
    bench.crm.portal().bring_back(recycled);
    take_day(&mut bench).await;
    assert_eq!(evidence(&desk).await, (0, Vec::new()));
    bench.crm.portal().remove(new);
    assert_eq!(evidence(&desk).await, (1, Vec::new()));
    assert_eq!(plan_missing(&desk, first).await.plan.counts().recreate, 1);
}

#[tokio::test]
async fn our_mark_stays_without_an_update_and_is_no_difference() {
    let (mut bench, first) = populated().await;
    // Nothing points at a deal.
    bench.crm.portal().remove(key(EntityType::Deal, 2));
    let desk = desk(&bench).await;
    let saved = plan_missing(&desk, first).await;
    assert_eq!(saved.plan.updates(), 0);
    apply(&desk, &saved).await.unwrap();
    let updates = bench.crm.portal().calls().iter().filter(|call| call.method == Method::Update).count();
    assert_eq!(updates, 0, "an update starts robots, and a creation by import starts none");
    let deal = by_name(&bench, EntityType::Deal, "Deal 2").unwrap();
    assert_eq!((deal.text("originatorId"), deal.text("originId")), (Some(ORIGIN_MARK), Some("r1:2")));

    let second = take_day(&mut bench).await;
    for at in [first, second] {
        assert_eq!(plan_missing(&desk, at).await.plan.steps, []);
        assert_eq!(plan(&desk, PlanScope::Crm, at, Choices::default()).await.unwrap().saved.plan.steps, []);
    }
    assert!(gather_evidence(&desk, &|_| {}).await.unwrap().changed.is_empty());

    // An integration makes the record its own; a rollback takes that back and does not write our mark.
    bench.crm.portal().change(deal.key(), json!({"originatorId": "1C", "originId": "77"}));
    let saved = plan(&desk, PlanScope::Crm, second, Choices::default()).await.unwrap().saved;
    assert_eq!(saved.plan.counts(), counts(0, 1, 0, 0));
    apply(&desk, &saved).await.unwrap();
    let deal = by_name(&bench, EntityType::Deal, "Deal 2").unwrap();
    assert_eq!((deal.text("originatorId"), deal.text("originId")), (None, None));
}

#[tokio::test]
async fn b05_preview_report_and_undo_tell_the_same_number_of_links() {
    let (mut bench, _) = populated().await;
    add_crm_field(&bench, "UF_CRM_FRIENDS", true);
    // In deal 5 nothing but the number of the record will differ.
    let friends = [(2, json!(["C_2", "C_9"])), (3, json!(["C_2", "C_9"])), (5, json!(["C_2"]))];
    for (id, value) in &friends {
        bench.crm.portal().change(key(EntityType::Deal, *id), json!({"UF_CRM_FRIENDS": value}));
    }
    let snapshot = take_day(&mut bench).await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    for (id, value) in &friends {
        // The portal leaves dead pointers in custom fields.
        bench.crm.portal().change(key(EntityType::Deal, *id), json!({"UF_CRM_FRIENDS": value}));
    }
    let damaged = picture(&bench.crm.portal());
    let desk = desk(&bench).await;
    let saved = plan_missing(&desk, snapshot).await;
    // Deals 1 and 2 and lead 2 pointed at contact 2 by their lists of contacts, deals 2, 3 and 5 by the custom field.
    assert_eq!(saved.plan.counts(), counts(1, 0, 5, 0));
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    assert_eq!(report.done_of(ActionKind::Relink), 5);
    let new = by_name(&bench, EntityType::Contact, "Contact 2").unwrap().id;
    let deal = |id| bench.crm.portal().record(key(EntityType::Deal, id)).unwrap();
    assert_eq!(deal(3).fields["UF_CRM_FRIENDS"], json!([format!("C_{new}")]));

    let made = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap().saved;
    assert_eq!(made.plan.counts(), counts(0, 0, 5, 1));
    let report = apply(&desk, &made).await.unwrap().report.unwrap();
    assert_eq!((report.done_of(ActionKind::Relink), report.difference_count), (5, 0));
    for (id, value) in &friends {
        assert_eq!(deal(*id).fields["UF_CRM_FRIENDS"], *value, "as it was, dead numbers included");
    }
    assert_eq!(picture(&bench.crm.portal()), damaged);
    let again = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap().saved.plan;
    assert_eq!(again.steps, [], "undoing twice is harmless");
}

#[tokio::test]
async fn b08_a_lost_link_that_no_update_sets_is_told() {
    let (bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Lead, 1));
    let desk = desk(&bench).await;
    for scope in [PlanScope::Selective, PlanScope::Crm] {
        let saved = plan(&desk, scope, first, Choices::default()).await.unwrap().saved;
        let mut told: Vec<String> = saved
            .plan
            .conflicts
            .iter()
            .filter(|each| each.reason == ConflictReason::OnlyWhileCreating)
            .map(|each| format!("{} {}", each.name, each.fields.join("+")))
            .collect();
        told.sort();
        let all = ["Company 1", "Contact 1", "Deal 1", "Deal 3", "Deal 5"].map(|name| format!("{name} leadId"));
        assert_eq!(told, all, "{scope:?}");
        assert_eq!(saved.plan.conflicts.len(), 5, "{scope:?}");
    }
    let saved = plan_missing(&desk, first).await;
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    assert_eq!(report.conflicts.len(), 5);
    let again = plan_missing(&desk, first).await.plan;
    assert_eq!((again.steps.len(), again.conflicts.len()), (0, 0), "told once");
    let rollback = plan(&desk, PlanScope::Crm, first, Choices::default()).await.unwrap().saved.plan;
    assert_eq!((rollback.steps.len(), rollback.conflicts.len()), (0, 0));
}

#[tokio::test]
async fn b08_single_links_of_every_writable_kind_come_back() {
    let (mut bench, _) = populated().await;
    add_crm_field(&bench, "UF_CRM_ONE", false);
    bench.crm.portal().change(key(EntityType::Deal, 2), json!({"UF_CRM_ONE": "CO_1"}));
    let snapshot = take_day(&mut bench).await;
    let before = picture(&bench.crm.portal());
    for scope in [PlanScope::Selective, PlanScope::Crm] {
        let company = by_name(&bench, EntityType::Company, "Company 1").unwrap();
        bench.crm.portal().remove(company.key());
        let desk = desk(&bench).await;
        let saved = plan(&desk, scope, snapshot, Choices::default()).await.unwrap().saved;
        // Contacts 1 and 4, lead 1, deals 1 and 4 by companyId, deal 2 by the custom field.
        assert_eq!(saved.plan.counts(), counts(1, 0, 6, 0), "{scope:?}");
        apply(&desk, &saved).await.unwrap();
        assert_eq!(picture(&bench.crm.portal()), before, "{scope:?}");
        take_day(&mut bench).await;
    }
}

#[tokio::test]
async fn b08_a_rollback_gives_newer_records_their_links_back_too() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().add(EntityType::Deal, json!({"title": "Later", "contactIds": [2, 3]}));
    take_day(&mut bench).await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    // Made after every snapshot, with a number that leads nowhere.
    bench.crm.portal().add(EntityType::Deal, json!({"title": "Newest", "contactIds": [2]}));
    let desk = desk(&bench).await;
    let saved = plan(&desk, PlanScope::Crm, first, Choices::default()).await.unwrap().saved;
    assert_eq!(saved.plan.counts(), counts(1, 0, 5, 0), "deals 1 and 2, lead 2, and both that are newer");
    apply(&desk, &saved).await.unwrap();
    let new = by_name(&bench, EntityType::Contact, "Contact 2").unwrap().id;
    assert_eq!(by_name(&bench, EntityType::Deal, "Later").unwrap().fields["contactIds"], json!([new.0, 3]));
    assert_eq!(by_name(&bench, EntityType::Deal, "Newest").unwrap().fields["contactIds"], json!([new.0]));
    let again = plan(&desk, PlanScope::Crm, first, Choices::default()).await.unwrap().saved.plan;
    assert_eq!(again.steps, []);
}

#[tokio::test]
async fn b08_a_rollback_of_one_type_gives_the_others_their_links_back() {
    let (bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    bench.crm.portal().change(key(EntityType::Deal, 2), json!({"title": "Worked on"}));
    let desk = desk(&bench).await;
    let choices = Choices { types: BTreeSet::from([EntityType::Contact]), ..Choices::default() };
    let saved = plan(&desk, PlanScope::Crm, first, choices).await.unwrap().saved;
    assert_eq!(saved.plan.counts(), counts(1, 0, 3, 0), "deals 1 and 2 and lead 2 get their contact back");
    apply(&desk, &saved).await.unwrap();
    let new = by_name(&bench, EntityType::Contact, "Contact 2").unwrap().id;
    let deal = by_name(&bench, EntityType::Deal, "Worked on").unwrap();
    assert!(deal.fields["contactIds"].as_array().unwrap().contains(&json!(new.0)));
}

#[tokio::test]
async fn b05_links_to_a_record_that_the_undo_keeps_stay() {
    // The record is changed before the undo is previewed, or between its preview and its confirmation.
    for is_before in [true, false] {
        let (mut bench, _) = populated().await;
        add_crm_field(&bench, "UF_CRM_FRIENDS", true);
        add_crm_field(&bench, "UF_CRM_ONE", false);
        let lists = json!({"UF_CRM_FRIENDS": ["C_2", "C_3"], "UF_CRM_ONE": "C_2"});
        bench.crm.portal().change(key(EntityType::Deal, 6), lists.clone());
        let snapshot = take_day(&mut bench).await;
        let lost = [(EntityType::Contact, 2), (EntityType::Contact, 3), (EntityType::Company, 1)];
        lost.iter().for_each(|(kind, id)| bench.crm.portal().remove(key(*kind, *id)));
        // The portal leaves dead pointers in custom fields.
        bench.crm.portal().change(key(EntityType::Deal, 6), lists);
        let desk = desk(&bench).await;
        apply(&desk, &plan_missing(&desk, snapshot).await).await.unwrap();
        let id_of = |kind, name| by_name(&bench, kind, name).unwrap().id;
        let (contact, company) = (id_of(EntityType::Contact, "Contact 2"), id_of(EntityType::Company, "Company 1"));
        let edit = || {
            for key in [(EntityType::Contact, contact), (EntityType::Company, company)] {
                let key = RecordKey { entity_type: key.0, id: key.1 };
                bench.crm.portal().change(key, json!({"comments": "worked on"}));
            }
        };
        if is_before {
            edit();
        }
        let made = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap().saved;
        if !is_before {
            edit();
        }
        apply(&desk, &made).await.unwrap();
        let told = format!("changed before the preview: {is_before}");
        let deal = |id| bench.crm.portal().record(key(EntityType::Deal, id)).unwrap().fields;
        assert_eq!(by_name(&bench, EntityType::Contact, "Contact 3"), None, "{told}");
        assert_eq!(deal(2)["contactIds"], json!([contact.0]), "{told}");
        assert_eq!(deal(1)["contactIds"], json!([1, contact.0]), "{told}");
        assert_eq!(deal(3)["contactIds"], json!([4]), "contact 3 went again: {told}");
        assert_eq!((&deal(1)["companyId"], &deal(4)["companyId"]), (&json!(company.0), &json!(company.0)), "{told}");
        assert_eq!(deal(6)["UF_CRM_FRIENDS"], json!([format!("C_{contact}"), "C_3"]), "{told}");
        assert_eq!(deal(6)["UF_CRM_ONE"], json!(format!("C_{contact}")), "{told}");
        // The rest can come back, once.
        let again = plan_missing(&desk, snapshot).await;
        assert_eq!(again.plan.counts().recreate, 1, "{told}");
        apply(&desk, &again).await.unwrap();
        assert_eq!(plan_missing(&desk, snapshot).await.plan.steps, [], "{told}");
        assert_eq!(deal(2)["contactIds"].as_array().unwrap().len(), 2, "{told}");
    }
}

#[tokio::test]
async fn b02_our_own_work_is_no_change_and_what_people_do_in_the_same_hour_is() {
    // Damage, restore and more damage within one hour of the portal, all by the webhook's owner. Our clock says another
    // time altogether.
    let (mut bench, first) = populated().await;
    let damage = |bench: &Bench, id| bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": "X"}));
    let told = async |desk: &Desk| {
        let found = gather_evidence(desk, &|_| {}).await.unwrap();
        found.changed.iter().map(|group| group.count()).sum::<u64>()
    };
    damage(&bench, 1);
    damage(&bench, 2);
    bench.crm.portal().remove(key(EntityType::Contact, 3));
    let desk = desk(&bench).await;
    assert_eq!(told(&desk).await, 2);
    bench.crm.portal().advance(TimeDelta::minutes(1));
    // Changes back, re-creates and relinks.
    apply(&desk, &plan(&desk, PlanScope::Crm, first, Choices::default()).await.unwrap().saved).await.unwrap();
    assert_eq!(told(&desk).await, 0, "what we changed back is no damage");
    bench.crm.portal().advance(TimeDelta::minutes(1));
    damage(&bench, 2);
    damage(&bench, 5);
    assert_eq!(told(&desk).await, 2, "nor does it hide damage");
    bench.crm.portal().advance(TimeDelta::minutes(1));
    undo(&desk, RestoreId(1)).await;
    assert_eq!(told(&desk).await, 3, "what an undo brings about again is damage again");
    // The same when snapshots hold it. The link of deal 3 went with contact 3, and comes back with it.
    take_day(&mut bench).await;
    assert_eq!(told(&desk).await, 3);
}

#[tokio::test]
async fn b07_after_every_kind_of_restore_nothing_is_left_to_plan() {
    let choices = |remove_new, with_removed| Choices { remove_new, with_removed, ..Choices::default() };
    // Scope, what is chosen, and whether the answers to the first requests are lost, so that it stops and goes on.
    let table = [
        ("selective", PlanScope::Selective, choices(false, false), false),
        ("selective, cut off", PlanScope::Selective, choices(false, false), true),
        ("rollback", PlanScope::Crm, choices(false, false), false),
        ("rollback, cut off", PlanScope::Crm, choices(false, false), true),
        ("rollback that removes", PlanScope::Crm, choices(true, false), false),
        ("rollback that removes, cut off", PlanScope::Crm, choices(true, false), true),
    ];
    // Which call of the restore before, the same but for the cut, was the first that created.
    let mut create_call = 0;
    for (name, scope, chosen, is_cut_off) in table {
        let (mut bench, _) = populated().await;
        add_crm_field(&bench, "UF_CRM_FRIENDS", true);
        bench.crm.portal().change(key(EntityType::Deal, 3), json!({"UF_CRM_FRIENDS": ["C_2", "CO_1"]}));
        let snapshot = take_day(&mut bench).await;
        bench.crm.portal().add(EntityType::Deal, json!({"title": "New", "contactIds": [2, 4], "companyId": 1}));
        let lost = [(EntityType::Contact, 2), (EntityType::Company, 1), (EntityType::Lead, 2), (EntityType::Deal, 6)];
        lost.iter().for_each(|(kind, id)| bench.crm.portal().remove(key(*kind, *id)));
        bench.crm.portal().change(key(EntityType::Deal, 2), json!({"title": "Changed"}));
        let desk = desk(&bench).await;
        let saved = plan(&desk, scope, snapshot, chosen.clone()).await.unwrap().saved;
        assert_eq!(saved.plan.counts().recreate, 4, "{name}");
        assert!(saved.plan.counts().relink > 0, "{name}");
        if is_cut_off {
            // The portal creates, its answer is lost, and then it answers nothing at all: a request is in doubt.
            bench.crm.fault_in(create_call, Fault::LoseAnswerHalfway);
            bench.crm.fault_in(create_call + 1, Fault::Fail(CrmError::RestUnavailable));
            let stopped = apply(&desk, &saved).await.unwrap();
            assert!(matches!(stopped.restore.state, RestoreState::Stopped { .. }), "{name}");
            assert!(bench.store.count_steps(RestoreId(1)).await.unwrap().unknown > 0, "{name}");
            let beside = plan(&desk, scope, snapshot, chosen.clone()).await.unwrap_err();
            assert!(matches!(beside, PlanError::Unfinished { restore: RestoreId(1) }), "{name}: {beside}");
            assert!(beside.hint().unwrap().contains("restore resume r1"), "{name}");
            go_on(&desk, RestoreId(1)).await.unwrap();
        } else {
            let calls_before = bench.crm.portal().calls().len();
            apply(&desk, &saved).await.unwrap();
            let is_creation = |call: &Call| call.method == Method::Create;
            create_call = bench.crm.portal().calls()[calls_before..].iter().position(is_creation).unwrap() + 1;
        }
        let empty = async |told: &str| {
            for at in [PlanScope::Selective, scope] {
                let again = plan(&desk, at, snapshot, chosen.clone());
                let again = match at {
                    PlanScope::Selective => plan(&desk, at, snapshot, Choices::default()).await.unwrap().saved.plan,
                    PlanScope::Crm => again.await.unwrap().saved.plan,
                };
                assert_eq!(again.steps, [], "{name}, {told}, planned as {at:?}");
            }
        };
        empty("right after").await;
        take_day(&mut bench).await;
        empty("a day later").await;
        // There and back again: an undo, and the undo of it.
        undo(&desk, RestoreId(1)).await;
        undo(&desk, RestoreId(2)).await;
        empty("after undoing the undo").await;
    }
}
