//! Restores on a scripted portal: cut off anywhere, refused, disputed, undone; nothing is ever created twice.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::TimeDelta;
use restore24::adapters::scripted::{Fault, Method, ScriptedPortal};
use restore24::domain::audit::AuditAction;
use restore24::domain::plan::{ActionKind, Choices, ConflictReason};
use restore24::domain::policy::{Policy, WhoMayAsk};
use restore24::domain::report::DifferenceReason;
use restore24::domain::restore::RestoreState;
use restore24::domain::tariff::Tariff;
use restore24::domain::{EntityType, RestoreId, SnapshotId, UserId};
use restore24::ports::crm::{CrmError, PortalUser};
use restore24::ports::leases::{Leases, Purpose};
use restore24::ports::restores::{RestoreStore, StartError};
use restore24::service::desk::Desk;
use restore24::service::plan::PlanScope;
use restore24::service::restore::{RestoreError, start};
use restore24::service::rights::RightsError;
use restore24::service::undo::plan_undo;
use serde_json::json;

use crate::restore_cuts::CutStore;
use crate::restore_support::{
    admin, apply, confirm, desk, desk_with, go_on, picture, plan, plan_missing, populate, populated, take_day, undo,
};
use crate::store_support::{Bench, key};

/// A loss that needs every kind of step: creations of all types with pointers in a circle, links, changes, removals.
fn lose(portal: &mut ScriptedPortal) {
    for id in [1, 2] {
        portal.remove(key(EntityType::Company, id));
        portal.remove(key(EntityType::Contact, id));
        portal.remove(key(EntityType::Deal, id));
    }
    portal.remove(key(EntityType::Lead, 1));
    portal.change(key(EntityType::Company, 3), json!({"title": "Renamed"}));
    portal.add(EntityType::Company, json!({"title": "New"}));
    portal.advance(TimeDelta::hours(1));
}

async fn lost() -> (Bench, SnapshotId) {
    let (bench, snapshot) = populated().await;
    lose(&mut bench.crm.portal());
    (bench, snapshot)
}

async fn plan_rollback(desk: &Desk, at: SnapshotId) -> restore24::domain::consent::SavedPlan {
    let choices = Choices { remove_new: true, ..Choices::default() };
    plan(desk, PlanScope::Crm, at, choices).await.unwrap().saved
}

/// How the portal looks after the rollback of [`lose`]: as before, but for what can be set while creating only.
async fn expected() -> std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>> {
    let (bench, _) = populated().await;
    let mut expected = picture(&bench.crm.portal());
    for name in ["deal Deal 3", "deal Deal 5"] {
        expected.get_mut(name).unwrap().remove("leadId");
    }
    expected
}

#[tokio::test]
async fn b07_whatever_call_fails_the_end_is_the_same_and_nothing_is_there_twice() {
    let expected = expected().await;
    let (bench, snapshot) = lost().await;
    let plain = desk(&bench).await;
    let before = bench.crm.portal().calls().len();
    apply(&plain, &plan_rollback(&plain, snapshot).await).await.unwrap();
    assert_eq!(picture(&bench.crm.portal()), expected);
    let kinds: Vec<bool> = bench.crm.portal().calls()[before..].iter().map(|call| call.method.is_write()).collect();
    let calls = kinds.len();
    assert!(calls > 40, "{calls} calls: the loss needs many kinds of them");

    let refused = || CrmError::Unavailable { reason: "503".into() };
    for (number, is_write) in (1..).zip(kinds) {
        let answers = [Fault::LoseAnswer, Fault::LoseAnswerHalfway, Fault::LoseRequest];
        let faults = if is_write { answers.to_vec() } else { vec![Fault::Fail(refused())] };
        for fault in faults {
            let told = format!("{fault:?} at call {number} of {calls}");
            let (bench, snapshot) = lost().await;
            let desk = desk(&bench).await;
            let saved = plan_rollback(&desk, snapshot).await;
            bench.crm.fault_in(number, fault);
            let mut result = apply(&desk, &saved).await;
            if result.is_err() {
                // It could not even begin; asked again, it does.
                bench.crm.clear_script();
                result = apply(&desk, &saved).await;
            }
            let outcome = result.unwrap_or_else(|error| panic!("{told}: {error}"));
            assert_eq!(outcome.restore.state, RestoreState::Done, "{told}");
            assert_eq!(picture(&bench.crm.portal()), expected, "{told}");
        }
    }
}

#[tokio::test]
async fn b07_cut_off_at_every_journal_step_it_goes_on_and_creates_nothing_twice() {
    let expected = expected().await;
    let mut cut = 0;
    loop {
        cut += 1;
        let mut is_past_the_end = false;
        for (keeps_last, fault) in [(false, None), (true, None), (true, Some(Fault::LoseAnswer))] {
            {
                let told = format!("cut at journal write {cut}, kept: {keeps_last}, {fault:?}");
                let (bench, snapshot) = lost().await;
                let store = Arc::new(CutStore::new(bench.store.clone(), cut, keeps_last));
                let cutting = desk_with(&bench, bench.crm.clone(), store.clone()).await;
                let saved = plan_rollback(&cutting, snapshot).await;
                if let Some(fault) = fault {
                    // And on top of that, one answer is lost on the way.
                    bench.crm.fault_in(cut + 8, fault);
                }
                let first = apply(&cutting, &saved).await;
                is_past_the_end = store.writes.load(Ordering::SeqCst) < cut;
                bench.crm.clear_script();
                if first.is_err() && bench.store.find_restore_of(saved.id).await.unwrap().is_none() {
                    // The lost answer kept it from beginning.
                    apply(&desk(&bench).await, &saved).await.unwrap();
                } else if first.is_err() {
                    let outcome = go_on(&desk(&bench).await, RestoreId(1)).await;
                    assert_eq!(outcome.unwrap().restore.state, RestoreState::Done, "{told}");
                }
                assert_eq!(picture(&bench.crm.portal()), expected, "{told}");
                let report = bench.store.find_report(RestoreId(1)).await.unwrap().unwrap();
                assert_eq!(report.done_of(ActionKind::Recreate), 7, "{told}");
            }
        }
        if is_past_the_end {
            assert!(cut > 20, "only {cut} journal writes");
            return;
        }
    }
}

#[tokio::test]
async fn records_with_an_origin_of_their_own_are_matched_by_content() {
    let phone = |value: &str| json!([{"typeId": "PHONE", "valueType": "WORK", "value": value}]);
    let mut bench = Bench::new().await;
    for number in 1..=4 {
        // Two and two are alike: only their number tells how many the portal made.
        let fields = json!({"name": format!("Twin {}", number % 2), "originatorId": "1C", "originId": "x", "fm": phone("1111111")});
        bench.crm.portal().add(EntityType::Contact, fields);
    }
    let snapshot = take_day(&mut bench).await;
    for id in 1..=4 {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    let desk = desk(&bench).await;
    let saved = plan_missing(&desk, snapshot).await;
    let create_call = calls_to_the_first_creation().await;
    bench.crm.fault_in(create_call, Fault::LoseAnswerHalfway);
    // A colleague makes a third one while we wait, of another person.
    bench.crm.before_call(create_call + 1, move |portal| {
        portal.add(EntityType::Contact, json!({"name": "Twin 1", "originatorId": "colleague", "fm": phone("2222222")}));
    });
    let outcome = apply(&desk, &saved).await.unwrap();
    assert_eq!(outcome.restore.state, RestoreState::Done);
    let portal = bench.crm.portal();
    let count = |name: &str, origin: &str| {
        let records = portal.records(EntityType::Contact);
        let is_it = |record: &&restore24::domain::Record| {
            record.text("name") == Some(name) && record.text("originatorId") == Some(origin)
        };
        records.iter().filter(is_it).count()
    };
    assert_eq!((count("Twin 0", "1C"), count("Twin 1", "1C"), count("Twin 1", "colleague")), (2, 2, 1));
}

/// The number of calls up to and with the first creation of a restore like the one above, counted on its twin.
async fn calls_to_the_first_creation() -> usize {
    let mut twin = Bench::new().await;
    for _ in 1..=4 {
        let fields = json!({"name": "Twin", "originatorId": "1C", "originId": "x"});
        twin.crm.portal().add(EntityType::Contact, fields);
    }
    let snapshot = take_day(&mut twin).await;
    for id in 1..=4 {
        twin.crm.portal().remove(key(EntityType::Contact, id));
    }
    let desk = desk(&twin).await;
    let saved = plan_missing(&desk, snapshot).await;
    let before = twin.crm.portal().calls().len();
    apply(&desk, &saved).await.unwrap();
    let calls = twin.crm.portal().calls()[before..].to_vec();
    calls.iter().position(|call| call.method == Method::Create).unwrap() + 1
}

#[tokio::test]
async fn b05_an_undo_takes_back_exactly_what_the_restore_did() {
    let (bench, snapshot) = lost().await;
    let damaged = picture(&bench.crm.portal());
    let desk = desk(&bench).await;
    apply(&desk, &plan_rollback(&desk, snapshot).await).await.unwrap();
    let outcome = undo(&desk, RestoreId(1)).await;
    assert_eq!(outcome.restore.state, RestoreState::Done);
    assert_eq!(picture(&bench.crm.portal()), damaged);

    let again = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap();
    assert_eq!(again.saved.plan.steps, [], "undoing twice is harmless");
    assert!(bench.store.load_lineage(&bench.portal).await.unwrap().iter().filter(|edge| edge.undone).count() >= 7);

    // And the undo can be undone.
    undo(&desk, RestoreId(2)).await;
    assert_eq!(expected().await, picture(&bench.crm.portal()));
}

#[tokio::test]
async fn b05_an_undo_keeps_what_people_did_since() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    apply(&desk, &plan_rollback(&desk, snapshot).await).await.unwrap();
    let by_name = |kind: EntityType, name: &str| {
        let records = bench.crm.portal().records(kind);
        records.into_iter().find(|record| record.display_name() == name).map(|record| record.key())
    };
    let worked_on = by_name(EntityType::Contact, "Contact 1").unwrap();
    bench.crm.portal().change(worked_on, json!({"post": "called today"}));
    bench.crm.portal().change(key(EntityType::Company, 3), json!({"title": "By hand"}));

    let made = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap();
    let conflicts: Vec<_> =
        made.saved.plan.conflicts.iter().map(|conflict| (conflict.name.as_str(), conflict.reason)).collect();
    assert!(conflicts.contains(&("Contact 1", ConflictReason::ChangedAfterRestore)), "{conflicts:?}");
    assert!(conflicts.contains(&("By hand", ConflictReason::ChangedAfterRestore)), "{conflicts:?}");
    apply(&desk, &made.saved).await.unwrap();
    assert!(by_name(EntityType::Contact, "Contact 1").is_some());
    assert!(by_name(EntityType::Contact, "Contact 2").is_none());
    assert!(by_name(EntityType::Company, "By hand").is_some());
    assert!(by_name(EntityType::Company, "New").is_some(), "what the rollback removed is back");
}

#[tokio::test]
async fn an_undo_that_is_cut_off_goes_on() {
    let (bench, _) = populated().await;
    lose(&mut bench.crm.portal());
    let damaged = picture(&bench.crm.portal());
    for cut in [1, 2, 3, 5, 8, 13] {
        let (bench, snapshot) = lost().await;
        let plain = desk(&bench).await;
        apply(&plain, &plan_rollback(&plain, snapshot).await).await.unwrap();
        let made = plan_undo(&plain, RestoreId(1), &admin(), &|_| {}).await.unwrap();
        let store = Arc::new(CutStore::new(bench.store.clone(), cut, true));
        let cutting = desk_with(&bench, bench.crm.clone(), store).await;
        assert!(apply(&cutting, &made.saved).await.is_err());
        assert_eq!(go_on(&plain, RestoreId(2)).await.unwrap().restore.state, RestoreState::Done);
        assert_eq!(picture(&bench.crm.portal()), damaged, "cut at {cut}");
    }
}

#[tokio::test]
async fn two_admins_confirm_at_once_and_one_restore_starts() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    let saved = plan_rollback(&desk, snapshot).await;
    let confirmed = confirm(&saved);
    let (one, two) = tokio::join!(start(&desk, &confirmed, &|_| {}), start(&desk, &confirmed, &|_| {}));
    let (done, told) = if one.is_ok() { (one, two) } else { (two, one) };
    assert_eq!(done.unwrap().restore.state, RestoreState::Done);
    match told.unwrap_err() {
        RestoreError::Busy(_) | RestoreError::Start(StartError::AlreadyConfirmed { .. }) => {}
        other => panic!("{other}"),
    }
    assert_eq!(expected().await, picture(&bench.crm.portal()));
    // And once more, when all is done.
    match start(&desk, &confirmed, &|_| {}).await.unwrap_err() {
        RestoreError::Start(StartError::AlreadyConfirmed { restore, .. }) => assert_eq!(restore, RestoreId(1)),
        other => panic!("{other}"),
    }
    // The store itself knows only one.
    let twice = bench.store.start_restore(&confirmed).await.unwrap_err();
    assert!(matches!(twice, StartError::AlreadyConfirmed { .. }), "{twice}");
}

#[tokio::test]
async fn b04_a_rollback_does_not_run_without_the_file_of_what_it_loses() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    let saved = plan_rollback(&desk, snapshot).await;
    std::fs::remove_dir_all(bench.folder.path().join("plans")).unwrap();
    let error = apply(&desk, &saved).await.unwrap_err();
    assert!(matches!(error, RestoreError::LostFileMissing { .. }), "{error}");
    apply(&desk, &plan_rollback(&desk, snapshot).await).await.unwrap();
}

#[tokio::test]
async fn b08_switched_off_leaves_pointers_alone() {
    let (bench, snapshot) = lost().await;
    let mut desk = desk(&bench).await;
    assert!(desk.policy.switch_off("B08"));
    let saved = plan_missing(&desk, snapshot).await;
    assert_eq!((saved.plan.counts().recreate, saved.plan.counts().relink), (7, 0));
    apply(&desk, &saved).await.unwrap();
    assert_ne!(expected().await, picture(&bench.crm.portal()));
}

#[tokio::test]
async fn a_portal_under_work_is_left_alone() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    let saved = plan_rollback(&desk, snapshot).await;
    let lease = bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap();
    let error = apply(&desk, &saved).await.unwrap_err();
    assert!(error.to_string().contains("a snapshot is being taken"), "{error}");
    lease.release().await.unwrap();
    apply(&desk, &saved).await.unwrap();
}

async fn refused(desk: &Desk, bench: &Bench, snapshot: SnapshotId) -> RightsError {
    let saved = plan_rollback(desk, snapshot).await;
    let writes = || bench.crm.portal().calls().iter().filter(|call| call.method.is_write()).count();
    let before = writes();
    match apply(desk, &saved).await.unwrap_err() {
        RestoreError::Rights(error) => {
            assert!(error.hint().is_some());
            assert_eq!(writes(), before, "nothing is written");
            assert!(bench.store.find_restore_of(saved.id).await.unwrap().is_none(), "and the consent is not used up");
            error
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn r12_rights_are_asked_again_right_before_the_start() {
    let (bench, snapshot) = lost().await;
    let plain = desk(&bench).await;

    let mut struck_off = desk(&bench).await;
    struck_off.portal.administrators = vec![UserId(2)];
    assert!(matches!(refused(&struck_off, &bench, snapshot).await, RightsError::NotAdministrator { .. }));

    let mut owner_only = desk(&bench).await;
    owner_only.policy.requests.who_may_ask = WhoMayAsk::Owner;
    assert!(matches!(refused(&owner_only, &bench, snapshot).await, RightsError::NotOwner { .. }));
    owner_only.portal.owner = Some(UserId(2));
    assert!(matches!(refused(&owner_only, &bench, snapshot).await, RightsError::NotOwner { .. }));

    bench.crm.portal().users[0].is_active = false;
    assert!(matches!(refused(&plain, &bench, snapshot).await, RightsError::NotActive { .. }));
    bench.crm.portal().users[0] = PortalUser { id: UserId(3), name: "Other".into(), is_active: true };
    assert!(
        matches!(refused(&plain, &bench, snapshot).await, RightsError::NotActive { .. }),
        "the portal forgot the user"
    );
    bench.crm.portal().users[0].id = UserId(1);

    // The webhook's owner is demoted between preview and confirmation.
    let saved = plan_rollback(&plain, snapshot).await;
    bench.crm.portal().is_admin = false;
    let error = apply(&plain, &saved).await.unwrap_err();
    assert!(matches!(error, RestoreError::Rights(RightsError::WebhookWithoutRights { .. })), "{error}");
    bench.crm.portal().is_admin = true;
    apply(&plain, &saved).await.unwrap();
}

#[tokio::test]
async fn r25_the_tariff_decides() {
    let (bench, snapshot) = lost().await;
    let plain = desk(&bench).await;
    for (tariff, is_refused) in [("project", true), ("free", true), ("plus", true), ("basic", false)] {
        bench.crm.portal().tariff = Tariff::Known(tariff.into());
        let error = refused(&plain, &bench, snapshot).await;
        assert_eq!(matches!(error, RightsError::TariffRefused { .. }), is_refused, "{tariff}: {error}");
    }
    // What the portal does not tell, it told before.
    bench.crm.portal().tariff = Tariff::Unknown("not told".into());
    apply(&plain, &plan_rollback(&plain, snapshot).await).await.unwrap();
}

#[tokio::test]
async fn r28_a_rollback_once_a_week_and_selective_restores_at_any_time() {
    let (bench, snapshot) = lost().await;
    let plain = desk(&bench).await;
    apply(&plain, &plan_rollback(&plain, snapshot).await).await.unwrap();
    let last = bench.crm.portal().records(EntityType::Deal).last().unwrap().key();
    bench.crm.portal().change(last, json!({"title": "again"}));
    assert!(matches!(refused(&plain, &bench, snapshot).await, RightsError::TooSoon { .. }));
    bench.crm.portal().remove(last);
    apply(&plain, &plan_missing(&plain, snapshot).await).await.unwrap();

    let mut without = desk(&bench).await;
    let mut policy = Policy::default();
    policy.switch_off("R28");
    without.policy = policy;
    bench.crm.portal().change(key(EntityType::Company, 3), json!({"title": "again"}));
    apply(&without, &plan_rollback(&without, snapshot).await).await.unwrap();
}

#[tokio::test]
async fn a_stale_plan_is_refused_and_a_single_change_becomes_a_conflict() {
    let mut bench = Bench::new().await;
    for number in 1..=30 {
        bench.crm.portal().add(EntityType::Deal, json!({"title": format!("Deal {number}")}));
    }
    let snapshot = take_day(&mut bench).await;
    for id in 1..=30 {
        bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": "broken"}));
    }
    let desk = desk(&bench).await;
    let saved = plan_rollback(&desk, snapshot).await;
    bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": "by hand"}));
    let lease_free = desk.clone();
    bench.crm.portal().change(key(EntityType::Deal, 2), json!({"title": "by hand"}));
    match apply(&lease_free, &saved).await.unwrap_err() {
        RestoreError::Stale { mismatches, steps, .. } => assert_eq!((mismatches, steps), (2, 30)),
        other => panic!("{other}"),
    }
    let saved = plan_rollback(&desk, snapshot).await;
    bench.crm.portal().change(key(EntityType::Deal, 3), json!({"title": "by hand"}));
    // Another field is none of the plan's business.
    bench.crm.portal().change(key(EntityType::Deal, 4), json!({"comments": "called"}));
    bench.crm.portal().remove(key(EntityType::Deal, 30));
    let mut tolerant = desk.clone();
    tolerant.policy.restores.stale_percent = 50;
    let report = apply(&tolerant, &saved).await.unwrap().report.unwrap();
    let told: Vec<_> = report.conflicts.iter().map(|each| (each.record.id.0, each.reason)).collect();
    assert_eq!(told, [(3, ConflictReason::ChangedAfterPlanning), (30, ConflictReason::Gone)]);
    let deal = |id| bench.crm.portal().record(key(EntityType::Deal, id)).unwrap();
    assert_eq!(deal(3).text("title"), Some("by hand"));
    assert_eq!((deal(4).text("title"), deal(4).text("comments")), (Some("Deal 4"), Some("called")));
}

#[tokio::test]
async fn what_came_back_by_itself_is_not_created_again() {
    let (bench, snapshot) = populated().await;
    let recycled = bench.crm.portal().record(key(EntityType::Contact, 2)).unwrap();
    for id in [1, 2, 3] {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    let desk = desk(&bench).await;
    let saved = plan_missing(&desk, snapshot).await;
    bench.crm.portal().bring_back(recycled);
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    assert_eq!(report.done_of(ActionKind::Recreate), 2);
    assert_eq!(report.conflicts[0].reason, ConflictReason::AlreadyThere);
    picture(&bench.crm.portal());
}

#[tokio::test]
async fn b07_what_the_portal_refuses_is_told_and_not_planned_again() {
    let (bench, snapshot) = lost().await;
    bench.crm.portal().refuse_writes(|entity_type, fields| {
        let is_refused = match entity_type {
            EntityType::Contact => fields.get("name") == Some(&json!("Contact 2")),
            EntityType::Company => fields.get("title") == Some(&json!("Company 3")),
            _ => false,
        };
        is_refused.then(|| ("100".to_owned(), "a rule of this portal".to_owned()))
    });
    let desk = desk(&bench).await;
    let outcome = apply(&desk, &plan_rollback(&desk, snapshot).await).await.unwrap();
    assert_eq!(outcome.restore.state, RestoreState::Done);
    let report = outcome.report.unwrap();
    assert_eq!(report.progress.refused, 2);
    let refused: Vec<_> = report
        .differences
        .iter()
        .filter(|each| matches!(&each.reason, DifferenceReason::Refused { code, .. } if code == "100"))
        .map(|each| each.name.as_str())
        .collect();
    assert_eq!(refused, ["Contact 2", "Renamed"]);
    assert!(report.differences[0].reason.in_words().contains("a rule of this portal"));
    assert!(report.differences.iter().any(|each| each.reason == DifferenceReason::PointsAtGone));
    for file in &report.files {
        assert!(bench.folder.path().join(file).exists(), "{file}");
    }

    let again = plan_rollback(&desk, snapshot).await.plan;
    assert_eq!(again.steps, []);
    assert_eq!(again.refused_before, 2);
    assert_eq!(plan_missing(&desk, snapshot).await.plan.steps, []);

    // Asked for, it is tried again, and now the portal takes it.
    bench.crm.portal().refuse_writes(|_, _| None);
    let choices = Choices { retry_refused: true, ..Choices::default() };
    let mut policy = Policy::default();
    policy.switch_off("R28");
    let desk = Desk { policy, ..desk };
    let saved = plan(&desk, PlanScope::Crm, snapshot, choices).await.unwrap().saved;
    apply(&desk, &saved).await.unwrap();
    assert_eq!(expected().await, picture(&bench.crm.portal()));
}

#[tokio::test]
async fn authors_are_kept_and_left_out_where_the_portal_refuses_them() {
    for refuses in [false, true] {
        let mut bench = Bench::new().await;
        bench.crm.portal().add(EntityType::Deal, json!({"title": "A", "createdBy": 7}));
        let snapshot = take_day(&mut bench).await;
        bench.crm.portal().remove(key(EntityType::Deal, 1));
        if refuses {
            bench.crm.portal().refuse_writes(|_, fields| {
                let has = fields.contains_key("createdBy");
                has.then(|| ("CRM_FIELD_ERROR_VALUE_NOT_VALID".to_owned(), "author".to_owned()))
            });
        }
        let desk = desk(&bench).await;
        let report = apply(&desk, &plan_missing(&desk, snapshot).await).await.unwrap().report.unwrap();
        assert_eq!((report.progress.done, report.progress.refused), (1, 0));
        let deal = bench.crm.portal().records(EntityType::Deal).pop().unwrap();
        assert_eq!(deal.fields["createdBy"], json!(if refuses { 1 } else { 7 }));
    }
}

#[tokio::test]
async fn rights_lost_in_the_middle_stop_the_restore_and_it_can_be_resumed() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    let saved = plan_rollback(&desk, snapshot).await;
    bench.crm.before_call(18, |portal| {
        portal.outage = Some(CrmError::Unauthorized { code: "INVALID_CREDENTIALS".into() });
    });
    let outcome = apply(&desk, &saved).await.unwrap();
    let RestoreState::Stopped { reason } = &outcome.restore.state else { panic!("{:?}", outcome.restore) };
    assert!(reason.contains("does not accept the webhook") && reason.contains("is safe"), "{reason}");
    assert!(matches!(go_on(&desk, RestoreId(1)).await.unwrap_err(), RestoreError::Rights(_)), "still no connection");
    bench.crm.portal().outage = None;
    assert_eq!(go_on(&desk, RestoreId(1)).await.unwrap().restore.state, RestoreState::Done);
    assert_eq!(expected().await, picture(&bench.crm.portal()));
    assert!(matches!(go_on(&desk, RestoreId(1)).await.unwrap_err(), RestoreError::HasEnded { .. }));
}

#[tokio::test]
async fn everything_is_in_the_audit() {
    let (bench, snapshot) = lost().await;
    let desk = desk(&bench).await;
    apply(&desk, &plan_rollback(&desk, snapshot).await).await.unwrap();
    undo(&desk, RestoreId(1)).await;
    let entries = bench.store.list_audit(Some(&bench.portal)).await.unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (entry.action, entry.subject.as_str())).collect();
    use AuditAction::{ConfirmedAndStarted, Finished, Planned};
    assert_eq!(
        told,
        [
            (Planned, "p1"),
            (ConfirmedAndStarted, "r1"),
            (Finished, "r1"),
            (Planned, "p2"),
            (ConfirmedAndStarted, "r2"),
            (Finished, "r2")
        ]
    );
    assert!(entries.iter().all(|entry| entry.who == admin()));
    let text = serde_json::to_string(&entries).unwrap();
    assert!(!text.contains("Contact 1"), "no personal data");
}

#[tokio::test]
async fn a_thousand_records_come_back_in_batches() {
    let mut bench = Bench::new().await;
    for number in 1..=1000 {
        bench.crm.portal().add(EntityType::Contact, json!({"name": format!("Contact {number}")}));
    }
    populate(&mut bench.crm.portal());
    let snapshot = take_day(&mut bench).await;
    for id in 1..=1000 {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    let desk = desk(&bench).await;
    let saved = plan_missing(&desk, snapshot).await;
    assert_eq!(saved.plan.counts().recreate, 1000);
    let before = bench.crm.portal().calls().len();
    apply(&desk, &saved).await.unwrap();
    let calls = bench.crm.portal().calls().len() - before;
    assert!(calls < 150, "{calls} calls");
}
