//! Links of other records while a removal is carried out: made late, cut off, unknown, not to be given back.

use std::sync::Arc;

use chrono::TimeDelta;
use restore24::domain::plan::cut::CutCounts;
use restore24::domain::plan::{Choices, Conflict, ConflictReason};
use restore24::domain::restore::RestoreState;
use restore24::domain::{EntityType, RecordKey, RestoreId, SnapshotId};
use restore24::service::plan::PlanScope;
use restore24::service::undo::plan_undo;
use serde_json::{Value, json};

use crate::restore_cuts::CutStore;
use crate::restore_support::{
    admin, apply, counts, desk, desk_with, go_on, picture, plan, plan_missing, populated, undo,
};
use crate::store_support::{Bench, key};

/// The small CRM, a new company in it, and records of people that point at the company by each kind of link.
async fn linked() -> (Bench, SnapshotId) {
    let (bench, snapshot) = populated().await;
    {
        let mut portal = bench.crm.portal();
        let company = portal.add(EntityType::Company, json!({"title": "New"})).0;
        portal.add(EntityType::Lead, json!({"title": "New lead", "companyId": company}));
        portal.add(EntityType::Contact, json!({"name": "New contact", "companyIds": [company, 2]}));
        portal.change(key(EntityType::Deal, 3), json!({"companyId": company}));
        portal.change(key(EntityType::Contact, 5), json!({"companyIds": [2, company]}));
    }
    bench.crm.portal().advance(TimeDelta::hours(1));
    (bench, snapshot)
}

fn remove_companies() -> Choices {
    Choices { types: [EntityType::Company].into(), remove_new: true, ..Choices::default() }
}

fn field(bench: &Bench, kind: EntityType, id: u64, field: &str) -> Value {
    bench.crm.portal().record(key(kind, id)).unwrap().fields[field].clone()
}

#[tokio::test]
async fn b04_a_link_made_after_the_preview_keeps_what_it_leads_to() {
    let (bench, snapshot) = linked().await;
    let desk = desk(&bench).await;
    let saved = plan(&desk, PlanScope::Crm, snapshot, remove_companies()).await.unwrap().saved;
    assert_eq!(saved.plan.cut_counts(), CutCounts { links: 4, records: 4 });
    let late = bench.crm.portal().add(EntityType::Deal, json!({"title": "Late", "companyId": 4}));
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    let by = RecordKey { entity_type: EntityType::Deal, id: late };
    let told: Vec<_> = report.conflicts.iter().map(|each| (each.record.id.0, each.reason)).collect();
    assert_eq!(told, [(4, ConflictReason::PointedAt { by })]);
    assert_eq!(report.cut_links, CutCounts::default());
    assert_eq!(field(&bench, EntityType::Deal, late.0, "companyId"), json!(4));
    assert_eq!(field(&bench, EntityType::Contact, 5, "companyIds"), json!([2, 4]));
}

#[tokio::test]
async fn b04_what_was_edited_after_the_preview_keeps_what_it_points_at() {
    let (bench, snapshot) = linked().await;
    let desk = desk(&bench).await;
    let choices = Choices { remove_new: true, ..Choices::default() };
    let saved = plan(&desk, PlanScope::Crm, snapshot, choices).await.unwrap().saved;
    // Deal 3 and contact 5 are changed back, the others are removed with the company: no link goes unseen.
    assert_eq!((saved.plan.counts(), saved.plan.cut_counts()), (counts(0, 2, 0, 3), CutCounts::default()));
    bench.crm.portal().change(key(EntityType::Contact, 7), json!({"post": "by hand"}));
    let report = apply(&desk, &saved).await.unwrap().report.unwrap();
    let mut told: Vec<_> = report.conflicts.iter().map(|each| (each.name.as_str(), each.reason)).collect();
    told.sort();
    let by = key(EntityType::Contact, 7);
    let expected = [("New", ConflictReason::PointedAt { by }), ("New contact", ConflictReason::ChangedAfterPlanning)];
    assert_eq!(told, expected);
    assert_eq!(field(&bench, EntityType::Contact, 7, "companyIds"), json!([4, 2]));
}

#[tokio::test]
async fn b05_an_undo_keeps_what_somebody_links_to_after_its_preview() {
    let (bench, snapshot) = populated().await;
    for id in [1, 2] {
        bench.crm.portal().remove(key(EntityType::Company, id));
    }
    let desk = desk(&bench).await;
    apply(&desk, &plan_missing(&desk, snapshot).await).await.unwrap();
    bench.crm.portal().advance(TimeDelta::hours(1));
    let made = plan_undo(&desk, RestoreId(1), &admin(), &|_| {}).await.unwrap().saved;
    assert_eq!(made.plan.counts().remove, 2);
    let again = bench.crm.portal().records(EntityType::Company);
    let again = again.iter().find(|company| company.display_name() == "Company 1").unwrap().id.0;
    bench.crm.portal().add(EntityType::Deal, json!({"title": "Late", "companyId": again}));
    let report = apply(&desk, &made).await.unwrap().report.unwrap();
    assert!(matches!(report.conflicts[..], [Conflict { reason: ConflictReason::PointedAt { .. }, .. }]), "{report:?}");
    // Found before any link was set back: everybody keeps it.
    assert_eq!(field(&bench, EntityType::Contact, 1, "companyIds"), json!([again]));
    assert_eq!(field(&bench, EntityType::Contact, 2, "companyIds"), json!([]));
}

#[tokio::test]
async fn b04_links_of_a_type_that_cannot_be_read_are_unknown() {
    let (bench, snapshot) = linked().await;
    bench.crm.portal().unreadable.insert(EntityType::Deal, "no right".to_owned());
    let desk = desk(&bench).await;
    let saved = plan(&desk, PlanScope::Crm, snapshot, remove_companies()).await.unwrap().saved;
    assert_eq!(saved.plan.links_unknown, [EntityType::Deal].into());
    assert_eq!(saved.plan.cut_counts(), CutCounts { links: 3, records: 3 });
    assert_eq!(apply(&desk, &saved).await.unwrap().restore.state, RestoreState::Done);
}

#[tokio::test]
async fn b05_links_come_back_wherever_the_removal_was_cut_off() {
    // A company that returns makes contact 2 a record whose links are both given back and taken away.
    let scene = async || {
        let (bench, snapshot) = linked().await;
        bench.crm.portal().remove(key(EntityType::Company, 2));
        bench.crm.portal().change(key(EntityType::Contact, 2), json!({"companyIds": [4]}));
        (bench, snapshot)
    };
    let (bench, _) = scene().await;
    let damaged = picture(&bench.crm.portal());
    let mut cut = 0;
    loop {
        cut += 1;
        let (bench, snapshot) = scene().await;
        let store = Arc::new(CutStore::new(bench.store.clone(), cut, true));
        let cutting = desk_with(&bench, bench.crm.clone(), store.clone()).await;
        let saved = plan(&cutting, PlanScope::Crm, snapshot, remove_companies()).await.unwrap().saved;
        assert_eq!(saved.plan.cut_counts(), CutCounts { links: 5, records: 5 });
        let plain = desk(&bench).await;
        let first = apply(&cutting, &saved).await;
        let report = match &first {
            Ok(outcome) => outcome.report.clone(),
            Err(_) => go_on(&plain, RestoreId(1)).await.unwrap().report,
        };
        let report = report.unwrap();
        assert_eq!(
            (report.difference_count, report.cut_links.links, report.conflicts.len()),
            (0, 5, 0),
            "cut at {cut}"
        );
        let outcome = undo(&plain, RestoreId(1)).await;
        assert_eq!(outcome.report.unwrap().conflicts, [], "cut at {cut}");
        assert_eq!(picture(&bench.crm.portal()), damaged, "cut at {cut}");
        if first.is_ok() {
            assert!(cut > 5, "only {cut} journal writes");
            return;
        }
    }
}

#[tokio::test]
async fn b05_a_link_that_no_update_gives_back_is_told() {
    let (bench, snapshot) = populated().await;
    let lead = bench.crm.portal().add(EntityType::Lead, json!({"title": "New lead"}));
    bench.crm.portal().add(EntityType::Deal, json!({"title": "From it", "leadId": lead.0}));
    let desk = desk(&bench).await;
    let choices = Choices { types: [EntityType::Lead].into(), remove_new: true, ..Choices::default() };
    let saved = plan(&desk, PlanScope::Crm, snapshot, choices).await.unwrap().saved;
    assert_eq!(saved.plan.cut_counts(), CutCounts { links: 1, records: 1 });
    apply(&desk, &saved).await.unwrap();
    let report = undo(&desk, RestoreId(1)).await.report.unwrap();
    let told: Vec<_> = report.conflicts.iter().map(|each| (each.name.as_str(), each.reason)).collect();
    assert_eq!(told, [("From it", ConflictReason::OnlyWhileCreating)]);
}
