//! Evidence and plans on a scripted portal: what counts as lost, and what a plan makes of it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use restore24::domain::at::{At, AtError};
use restore24::domain::evidence::Missed;
use restore24::domain::plan::{Action, ActionKind, Burst, Choices, ConflictReason, Naming, Only};
use restore24::domain::{EntityType, UserId};
use restore24::service::evidence::gather_evidence;
use restore24::service::plan::{PlanError, PlanRequest, PlanScope, make_plan};
use serde_json::json;

use crate::restore_support::{admin, apply, counts, desk, picture, plan, plan_missing, populated, take_day};
use crate::store_support::key;

#[tokio::test]
async fn evidence_names_what_vanished_between_which_readings() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    let second = take_day(&mut bench).await;
    for id in [3, 4] {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    bench.crm.portal().remove(key(EntityType::Deal, 1));
    bench.crm.portal().add(EntityType::Lead, json!({"title": "Fresh"}));

    let evidence = gather_evidence(&desk(&bench).await, &|_| {}).await.unwrap();
    let told: Vec<String> = evidence
        .missing
        .iter()
        .map(|group| {
            let missed = match group.first_missed {
                Missed::InSnapshot(snapshot) => snapshot.id.to_string(),
                Missed::Now(_) => "now".to_owned(),
            };
            format!("{} {} {missed} {:?}", group.count, group.key(), group.examples)
        })
        .collect();
    assert_eq!(
        told,
        [
            format!("1 contact@{first} {second} [\"Contact 2\"]"),
            format!("2 contact@{second} now [\"Contact 3\", \"Contact 4\"]"),
            format!("1 deal@{second} now [\"Deal 1\"]"),
        ]
    );
    assert_eq!(evidence.new_since[&EntityType::Lead], 1);
    assert_eq!(evidence.new_since[&EntityType::Deal], 0);
    assert!(evidence.unknown.is_empty());
    serde_json::to_string(&evidence).unwrap();
}

#[tokio::test]
async fn evidence_groups_changes_by_author_and_hour() {
    let (mut bench, _) = populated().await;
    for id in 1..=4 {
        bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": "???", "updatedBy": 7}));
    }
    bench.crm.portal().definitions.users.insert("7".into(), "Bob Import".into());
    // A touch that changes nothing is no change.
    bench.crm.portal().change(key(EntityType::Deal, 5), json!({"opportunity": "5000.00", "updatedBy": 8}));
    take_day(&mut bench).await;
    bench.crm.portal().change(key(EntityType::Lead, 1), json!({"title": "Renamed", "updatedBy": 9}));

    let evidence = gather_evidence(&desk(&bench).await, &|_| {}).await.unwrap();
    let told: Vec<_> =
        evidence.changed.iter().map(|group| (group.burst.user.0, group.count(), group.author.clone())).collect();
    assert_eq!(told, [(7, 4, Some("Bob Import".to_owned())), (9, 1, None)]);
    assert_eq!(evidence.changed[1].examples, ["Renamed"]);
    assert!(evidence.missing.is_empty());
}

#[tokio::test]
async fn absence_is_not_deletion() {
    let (bench, snapshot) = populated().await;
    let desk = desk(&bench).await;
    {
        let mut portal = bench.crm.portal();
        portal.hidden = (1..=6).map(|id| key(EntityType::Contact, id)).collect();
        portal.is_admin = false;
    }
    let evidence = gather_evidence(&desk, &|_| {}).await.unwrap();
    assert_eq!((evidence.missing_count(), evidence.unknown.len()), (0, 4));
    let error = plan(&desk, PlanScope::Crm, snapshot, Choices::default()).await.unwrap_err();
    assert!(matches!(error, PlanError::NothingReadable { .. }), "{error}");
    assert!(error.hint().unwrap().contains("administrator"));

    // Demoted in the middle of the reading: nothing of it counts.
    bench.crm.portal().is_admin = true;
    bench.crm.before_call(4, |portal| portal.is_admin = false);
    let evidence = gather_evidence(&desk, &|_| {}).await.unwrap();
    assert_eq!((evidence.missing_count(), evidence.unknown.len()), (0, 4));
    assert_eq!(bench.crm.portal().calls().iter().filter(|call| call.method.is_write()).count(), 0);
}

#[tokio::test]
async fn one_type_that_cannot_be_read_leaves_the_others() {
    let (bench, snapshot) = populated().await;
    {
        let mut portal = bench.crm.portal();
        portal.unreadable.insert(EntityType::Contact, "no".into());
        portal.remove(key(EntityType::Deal, 2));
    }
    let saved = plan_missing(&desk(&bench).await, snapshot).await;
    assert_eq!(saved.plan.counts(), counts(1, 0, 0, 0));
    assert_eq!(saved.plan.unknown[0].entity_type, EntityType::Contact);
}

#[tokio::test]
async fn another_portals_webhook_is_noticed() {
    let (bench, snapshot) = populated().await;
    bench.crm.portal().fingerprint.first_users[0].1 = "2020-01-01T00:00:00Z".into();
    let error = plan(&desk(&bench).await, PlanScope::Selective, snapshot, Choices::default()).await.unwrap_err();
    assert!(error.to_string().contains("another portal"), "{error}");
}

#[tokio::test]
async fn b06_missing_records_come_back_in_their_last_version_with_their_links() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().change(key(EntityType::Contact, 1), json!({"post": "Director"}));
    let second = take_day(&mut bench).await;
    let before = picture(&bench.crm.portal());
    {
        let mut portal = bench.crm.portal();
        portal.remove(key(EntityType::Contact, 1));
        portal.remove(key(EntityType::Company, 1));
        portal.change(key(EntityType::Deal, 6), json!({"title": "A colleague was here"}));
    }
    let desk = desk(&bench).await;
    let made = plan(&desk, PlanScope::Selective, first, Choices::default()).await.unwrap();
    let plan = &made.saved.plan;
    // Contact 1: deals 1 and 6, lead 1. Company 1: contacts 4 (1 itself returns), deals 1 and 4, lead 1.
    assert_eq!(plan.counts(), counts(2, 0, 5, 0));
    let sources: BTreeSet<String> = plan
        .steps
        .iter()
        .filter_map(|step| match &step.action {
            Action::Recreate { source, .. } => Some(serde_json::to_string(source).unwrap()),
            _ => None,
        })
        .collect();
    assert_eq!(sources, BTreeSet::from([format!("{{\"snapshot\":\"{second}\"}}")]));
    assert_eq!(
        bench.crm.portal().calls().iter().filter(|call| call.method.is_write()).count(),
        0,
        "planning only reads"
    );
    for file in &made.files {
        assert!(bench.folder.path().join(file).exists(), "{file}");
    }

    let outcome = apply(&desk, &made.saved).await.unwrap();
    assert_eq!(outcome.restore.state.as_str(), "done");
    let mut expected = before;
    let colleagues = expected.remove("deal Deal 6").unwrap();
    expected.insert("deal A colleague was here".into(), colleagues);
    expected.get_mut("deal A colleague was here").unwrap().insert("title".into(), "\"A colleague was here\"".into());
    assert_eq!(picture(&bench.crm.portal()), expected);
    assert_eq!(plan_missing(&desk, first).await.plan.steps, [], "planning again finds nothing");
}

#[tokio::test]
async fn only_the_chosen_groups_and_types_come_back() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    take_day(&mut bench).await;
    bench.crm.portal().remove(key(EntityType::Contact, 3));
    bench.crm.portal().remove(key(EntityType::Deal, 3));
    let desk = desk(&bench).await;
    let group = format!("contact@{first}").parse().unwrap();
    for (choices, recreate) in [
        (Choices { groups: BTreeSet::from([group]), ..Choices::default() }, 1),
        (Choices { types: BTreeSet::from([EntityType::Contact]), ..Choices::default() }, 2),
        (Choices { only: Some(Only::Changed), ..Choices::default() }, 0),
        (Choices::default(), 3),
    ] {
        let made = plan(&desk, PlanScope::Selective, first, choices.clone()).await.unwrap();
        assert_eq!(made.saved.plan.counts().recreate, recreate, "{choices:?}");
        assert_eq!(made.saved.plan.groups.len(), 3, "all groups are offered");
    }
}

#[tokio::test]
async fn b06_records_are_left_out_and_picked_by_name() {
    let (mut bench, first) = populated().await;
    let at = bench.crm.portal().now;
    for id in 1..=3 {
        bench.crm.portal().change(key(EntityType::Deal, id), json!({"title": format!("Broken {id}"), "updatedBy": 7}));
    }
    take_day(&mut bench).await;
    for id in [2, 3, 4] {
        bench.crm.portal().remove(key(EntityType::Contact, id));
    }
    let desk = desk(&bench).await;
    let bursts = BTreeSet::from([Burst::of(UserId(7), at)]);
    let request = |only: &[&str], without: &[&str], has_to_match| PlanRequest {
        scope: PlanScope::Selective,
        at: At::Snapshot(first),
        choices: Choices { bursts: bursts.clone(), ..Choices::default() },
        group_numbers: Vec::new(),
        naming: Naming {
            only: only.iter().map(|name| (*name).to_owned()).collect(),
            without: without.iter().map(|name| (*name).to_owned()).collect(),
        },
        has_to_match,
        who: admin(),
    };
    for (only, without, recreate, change_back) in [
        (&[][..], &[][..], 3, 3),
        (&[], &["contact 3"], 2, 3),
        (&["Contact 3"], &[], 1, 0),
        // A changed record is called as it was before.
        (&["contact 4", "Deal 2"], &[], 1, 1),
        (&[], &["Deal 1", "Contact 2"], 2, 2),
        // Nothing is called so, so nothing comes back, or all of it.
        (&["Nobody"], &[], 0, 0),
        (&[], &["Nobody"], 3, 3),
    ] {
        let made = make_plan(&desk, &request(only, without, false), &|_| {}).await.unwrap();
        let counts = made.saved.plan.counts();
        assert_eq!((counts.recreate, counts.change_back), (recreate, change_back), "{only:?} {without:?}");
        assert_eq!(made.named.len(), only.len() + without.len());
    }
    let refused = make_plan(&desk, &request(&[], &["Nobody"], true), &|_| {}).await;
    assert!(matches!(refused, Err(PlanError::NoSuchName { .. })), "{refused:?}");
    let refused = make_plan(&desk, &request(&["Contact"], &[], true), &|_| {}).await;
    assert!(matches!(refused, Err(PlanError::UnclearName { .. })), "{refused:?}");

    let saved = make_plan(&desk, &request(&[], &["Contact 3"], true), &|_| {}).await.unwrap().saved;
    apply(&desk, &saved).await.unwrap();
    let left = plan_missing(&desk, first).await;
    assert_eq!(left.plan.counts().recreate, 1, "the one that was left out is missing as before");
    assert_eq!(left.plan.groups[0].examples, ["Contact 3"]);
}

#[tokio::test]
async fn b06_a_burst_is_taken_back_and_what_colleagues_did_after_it_is_kept() {
    let (mut bench, first) = populated().await;
    let at = bench.crm.portal().now;
    for id in 1..=3 {
        bench.crm.portal().change(
            key(EntityType::Deal, id),
            json!({"title": format!("Broken {id}"), "comments": "import", "opportunity": 0, "updatedBy": 7}),
        );
    }
    take_day(&mut bench).await;
    // A colleague repaired one field of deal 1 by hand and moved deal 2 on.
    bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": "By hand", "updatedBy": 3}));
    bench.crm.portal().change(key(EntityType::Deal, 2), json!({"stageId": "WON", "updatedBy": 3}));
    let desk = desk(&bench).await;

    let nothing = plan(&desk, PlanScope::Selective, first, Choices::default()).await.unwrap().saved.plan;
    assert_eq!(nothing.counts(), counts(0, 0, 0, 0), "without a base nothing is assumed");
    let burst = Burst::of(UserId(7), at);
    assert!(nothing.bursts.iter().any(|group| group.burst == burst), "but the burst is offered");

    let choices = Choices { bursts: BTreeSet::from([burst]), ..Choices::default() };
    let saved = plan(&desk, PlanScope::Selective, first, choices.clone()).await.unwrap().saved;
    assert_eq!(saved.plan.counts(), counts(0, 3, 0, 0));
    assert_eq!(saved.plan.conflicts.len(), 1);
    assert_eq!(saved.plan.conflicts[0].reason, ConflictReason::ChangedAfterDamage);
    assert_eq!(saved.plan.conflicts[0].fields, ["title"]);

    apply(&desk, &saved).await.unwrap();
    let portal = bench.crm.portal();
    let deal = |id| portal.record(key(EntityType::Deal, id)).unwrap();
    assert_eq!(deal(1).text("title"), Some("By hand"));
    assert_eq!(deal(1).fields["opportunity"], json!(1000));
    assert_eq!((deal(2).text("title"), deal(2).text("stageId")), (Some("Deal 2"), Some("WON")));
    assert_eq!((deal(3).text("title"), deal(3).text("comments")), (Some("Deal 3"), None));
}

#[tokio::test]
async fn b06_a_named_group_comes_back_whichever_snapshot_is_asked_for() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    take_day(&mut bench).await;
    bench.crm.portal().remove(key(EntityType::Deal, 3));
    let third = take_day(&mut bench).await;
    bench.crm.portal().remove(key(EntityType::Contact, 3));
    let desk = desk(&bench).await;
    let old = format!("contact@{first}").parse().unwrap();
    let new = format!("contact@{third}").parse().unwrap();
    for (groups, names, listed) in [
        (vec![], vec!["Contact 3"], 1),
        (vec![old], vec!["Contact 2"], 2),
        (vec![old, new], vec!["Contact 2", "Contact 3"], 2),
    ] {
        let choices = Choices { groups: groups.into_iter().collect(), ..Choices::default() };
        let saved = plan(&desk, PlanScope::Selective, third, choices).await.unwrap().saved;
        let created = saved.plan.steps.iter().filter(|step| step.action.kind() == ActionKind::Recreate);
        assert_eq!(created.map(|step| step.name.as_str()).collect::<Vec<_>>(), names);
        assert_eq!(saved.plan.groups.len(), listed, "a loss before the snapshot is listed where it was named");
    }
    // A number means the place in the list that a plan without names shows.
    let mut request = PlanRequest {
        scope: PlanScope::Selective,
        at: At::Snapshot(third),
        choices: Choices { groups: BTreeSet::from([old]), ..Choices::default() },
        group_numbers: vec![1],
        naming: Naming::default(),
        has_to_match: true,
        who: admin(),
    };
    let saved = make_plan(&desk, &request, &|_| {}).await.unwrap().saved;
    assert_eq!(saved.plan.choices.groups, BTreeSet::from([old, new]));
    request.group_numbers = vec![2];
    let error = make_plan(&desk, &request, &|_| {}).await.unwrap_err();
    assert!(matches!(error, PlanError::NoSuchGroup { number: 2, there: 1 }), "{error}");
}

#[tokio::test]
async fn b06_a_burst_is_taken_back_whichever_snapshot_is_asked_for_and_by_its_type_alone() {
    let (mut bench, _) = populated().await;
    let burst = Burst::of(UserId(7), bench.crm.portal().now);
    for id in 1..=2 {
        for kind in [EntityType::Deal, EntityType::Company] {
            bench.crm.portal().change(key(kind, id), json!({"title": format!("Broken {id}"), "updatedBy": 7}));
        }
    }
    let second = take_day(&mut bench).await;
    let desk = desk(&bench).await;
    let some = |bursts: &[Burst]| Choices { bursts: bursts.iter().copied().collect(), ..Choices::default() };
    use EntityType::{Company, Contact, Deal};
    for (bursts, companies, deals) in [
        (&[burst][..], 2, 2),
        (&[burst.only(Company)], 2, 0),
        (&[burst.only(Deal)], 0, 2),
        (&[burst.only(Deal), burst.only(Company)], 2, 2),
        (&[burst, burst.only(Company)], 2, 2),
    ] {
        let plan = plan(&desk, PlanScope::Selective, second, some(bursts)).await.unwrap().saved.plan;
        let of = |kind| plan.steps.iter().filter(|step| step.record.entity_type == kind).count();
        assert_eq!((of(Company), of(Deal), plan.steps.len()), (companies, deals, companies + deals), "{bursts:?}");
    }
    let error = plan(&desk, PlanScope::Selective, second, some(&[burst.only(Contact)])).await.unwrap_err();
    assert!(matches!(error, PlanError::NoSuchBurst { .. }), "{error}");
}

#[tokio::test]
async fn a_type_that_a_snapshot_between_lacks_is_compared_across_it() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": "???", "updatedBy": 7}));
    bench.crm.portal().unreadable.insert(EntityType::Deal, "no".into());
    take_day(&mut bench).await;
    bench.crm.portal().unreadable.clear();
    take_day(&mut bench).await;
    let desk = desk(&bench).await;
    let found = gather_evidence(&desk, &|_| {}).await.unwrap().changed;
    assert_eq!(found.iter().map(|group| (group.burst.user.0, group.count())).collect::<Vec<_>>(), [(7, 1)]);
    let choices = Choices { bursts: BTreeSet::from([found[0].burst]), ..Choices::default() };
    let plan = plan(&desk, PlanScope::Selective, first, choices).await.unwrap().saved.plan;
    assert_eq!(plan.counts(), counts(0, 1, 0, 0), "what the evidence counts is what the plan takes back");
}

#[tokio::test]
async fn r15_a_crm_rollback_goes_back_to_the_snapshot() {
    let (mut bench, first) = populated().await;
    let before = picture(&bench.crm.portal());
    {
        let mut portal = bench.crm.portal();
        portal.remove(key(EntityType::Contact, 5));
        portal.remove(key(EntityType::Lead, 1));
        portal.change(key(EntityType::Company, 2), json!({"title": "Renamed", "comments": "by mistake"}));
        let rows = json!([{"typeId": "PHONE", "valueType": "HOME", "value": "+1 555"}]);
        portal.change(key(EntityType::Contact, 6), json!({"fm": rows}));
    }
    take_day(&mut bench).await;
    {
        let mut portal = bench.crm.portal();
        let company = portal.add(EntityType::Company, json!({"title": "New company"}));
        portal.add(EntityType::Contact, json!({"name": "New contact", "companyIds": [company.0]}));
        portal.change(key(EntityType::Deal, 4), json!({"stageId": "WON"}));
    }
    let desk = desk(&bench).await;
    let kept = plan(&desk, PlanScope::Crm, first, Choices::default()).await.unwrap().saved.plan;
    // Lead 1 was the origin of contact 1 and company 1 (set while creating only) and of deals 1, 3 and 5.
    assert_eq!((kept.counts().recreate, kept.counts().change_back, kept.counts().remove), (2, 3, 0));
    assert_eq!(kept.new_since[&EntityType::Company], 1);
    assert_eq!(kept.new_since[&EntityType::Deal], 0);

    let choices = Choices { remove_new: true, ..Choices::default() };
    let made = plan(&desk, PlanScope::Crm, first, choices.clone()).await.unwrap();
    assert_eq!(made.saved.plan.counts().remove, 2);
    let lost = std::fs::read_to_string(bench.folder.path().join(&made.files[1])).unwrap();
    for value in ["Renamed", "by mistake", "New contact", "WON", "+1 555"] {
        assert!(lost.contains(value), "B04: {value} is handed over\n{lost}");
    }

    let outcome = apply(&desk, &made.saved).await.unwrap();
    assert_eq!(outcome.restore.state.as_str(), "done");
    let mut expected = before;
    for name in ["contact Contact 1", "company Company 1", "deal Deal 1", "deal Deal 3", "deal Deal 5"] {
        expected.get_mut(name).unwrap().remove("leadId");
    }
    assert_eq!(picture(&bench.crm.portal()), expected);
    let again = plan(&desk, PlanScope::Crm, first, choices).await.unwrap().saved.plan;
    assert_eq!(again.steps, [], "planning the same again gives an empty plan");
}

#[tokio::test]
async fn what_was_restored_is_not_lost_again_in_later_snapshots() {
    let (mut bench, first) = populated().await;
    bench.crm.portal().remove(key(EntityType::Contact, 2));
    let made = desk(&bench).await;
    apply(&made, &plan_missing(&made, first).await).await.unwrap();
    let second = take_day(&mut bench).await;
    let desk = desk(&bench).await;
    assert_eq!(gather_evidence(&desk, &|_| {}).await.unwrap().missing_count(), 0);
    for at in [first, second] {
        assert_eq!(plan_missing(&desk, at).await.plan.steps, []);
        let rollback = plan(&desk, PlanScope::Crm, at, Choices::default()).await.unwrap().saved.plan;
        assert_eq!(rollback.steps, [], "rolled back to {at}");
    }
    // Deleted a second time, it comes back once, whatever snapshot is named.
    let again = bench.crm.portal().records(EntityType::Contact).last().unwrap().key();
    bench.crm.portal().remove(again);
    let saved = plan_missing(&desk, first).await;
    assert_eq!(saved.plan.counts().recreate, 1);
    apply(&desk, &saved).await.unwrap();
    let third = take_day(&mut bench).await;
    for at in [first, second, third] {
        assert_eq!(plan_missing(&desk, at).await.plan.steps, []);
        assert_eq!(plan(&desk, PlanScope::Crm, at, Choices::default()).await.unwrap().saved.plan.steps, []);
    }
}

#[tokio::test]
async fn moments_out_of_reach_are_told() {
    let (bench, _) = populated().await;
    let desk = desk(&bench).await;
    let now = bench.crm.portal().now;
    for (moment, is_right) in [
        (now + TimeDelta::hours(1), (|error| matches!(error, AtError::Future { .. })) as fn(&AtError) -> bool),
        (now - TimeDelta::days(30), |error| matches!(error, AtError::BeforeOldest { .. })),
    ] {
        let at = At::Moment(moment);
        let request = PlanRequest {
            scope: PlanScope::Crm,
            at,
            choices: Choices::default(),
            group_numbers: Vec::new(),
            naming: Naming::default(),
            has_to_match: true,
            who: admin(),
        };
        match make_plan(&desk, &request, &|_| {}).await {
            Err(PlanError::At(error)) => assert!(is_right(&error), "{error}"),
            other => panic!("{other:?}"),
        }
    }
}
