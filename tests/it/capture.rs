//! Captures against a scripted portal: what is written, what is left alone, what is refused.

use std::collections::HashMap;

use chrono::TimeDelta;
use restore24::adapters::scripted::{Fault, Method};
use restore24::domain::snapshot::SnapshotState;
use restore24::domain::{EntityType, RecordId, SnapshotId};
use restore24::ports::captures::CaptureStore;
use restore24::ports::crm::CrmError;
use restore24::ports::snapshots::{Difference, SnapshotReader};
use restore24::service::capture::CaptureError;
use serde_json::json;

use crate::store_support::{Bench, key};

const S1: SnapshotId = SnapshotId(1);
const S2: SnapshotId = SnapshotId(2);
const S3: SnapshotId = SnapshotId(3);

fn change_of(differences: &[Difference]) -> Vec<(String, &'static str)> {
    differences
        .iter()
        .map(|difference| {
            let kind = match (difference.before, difference.after) {
                (None, Some(_)) => "added",
                (Some(_), None) => "removed",
                _ => "changed",
            };
            (difference.record.to_string(), kind)
        })
        .collect()
}

#[tokio::test]
async fn a_snapshot_holds_what_the_portal_held() {
    let mut bench = Bench::with_records(120).await;
    let report = bench.capture_day().await;
    assert_eq!(report.header.id, S1);
    assert_eq!(report.header.state, SnapshotState::Complete);
    assert_eq!(report.header.records(), 480);
    for entity_type in EntityType::ALL {
        let stored = bench.records(S1, entity_type).await;
        let live = bench.crm.portal().records(entity_type);
        assert_eq!(stored.iter().map(|stored| stored.record.clone()).collect::<Vec<_>>(), live);
    }
    let headers = bench.store.list_snapshots(&bench.portal).await.unwrap();
    assert_eq!(headers, [report.header]);
}

#[tokio::test]
async fn the_next_day_costs_what_changed() {
    let mut bench = Bench::with_records(60).await;
    bench.capture_day().await;
    bench.crm.portal().change(key(EntityType::Deal, 5), json!({"title": "Changed"}));
    bench.crm.portal().remove(key(EntityType::Lead, 7));
    bench.crm.portal().add(EntityType::Contact, json!({"name": "New"}));
    let report = bench.capture_day().await;
    assert_eq!((report.new, report.changed, report.gone), (1, 1, 1));
    assert_eq!(report.header.records(), 240);
    let versions: i64 =
        sqlx::query_scalar("SELECT count(*) FROM record_version").fetch_one(bench.store.readers()).await.unwrap();
    assert_eq!(versions, 242);
    let differences = bench.store.diff(&bench.portal, S1, S2).await.unwrap();
    assert_eq!(
        change_of(&differences),
        [("contact 61".into(), "added"), ("lead 7".into(), "removed"), ("deal 5".into(), "changed")]
    );
    let back = bench.store.diff(&bench.portal, S2, S1).await.unwrap();
    assert_eq!(
        change_of(&back),
        [("contact 61".into(), "removed"), ("lead 7".into(), "added"), ("deal 5".into(), "changed")]
    );
    // The older one still reads as it was.
    assert_eq!(bench.names(S1, EntityType::Deal).await[&5], "Order 5");
    assert_eq!(bench.names(S2, EntityType::Deal).await[&5], "Changed");
    let ended = bench.store.list_ended(&bench.portal, S1, EntityType::Lead).await.unwrap();
    assert_eq!(ended.iter().map(|key| key.record.id.0).collect::<Vec<_>>(), [7]);
}

#[tokio::test]
async fn absence_in_the_list_is_no_deletion_when_the_id_is_still_there() {
    let mut bench = Bench::with_records(10).await;
    bench.capture_day().await;
    // The list is read while a record is hidden; the second look by id sees it again.
    let hidden = bench.crm.portal().record(key(EntityType::Deal, 3)).unwrap();
    bench.crm.portal().remove(hidden.key());
    let calls_to_last_list = 2 + EntityType::ALL.len();
    let again = hidden.clone();
    bench.crm.before_call(calls_to_last_list + 1, move |portal| portal.bring_back(again));
    let report = bench.capture_day().await;
    let looked = bench.crm.portal().calls().iter().filter(|call| call.method == Method::ByIds).count();
    assert_eq!(looked, 1, "the record was looked for by id");
    assert_eq!((report.new, report.changed, report.gone), (0, 0, 0));
    assert!(bench.store.diff(&bench.portal, S1, S2).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_demoted_owner_is_refused_and_nothing_ends() {
    let mut bench = Bench::with_records(10).await;
    bench.capture_day().await;
    {
        let mut portal = bench.crm.portal();
        portal.is_admin = false;
        portal.hidden.extend((1..=10).map(|id| key(EntityType::Contact, id)));
    }
    let error = bench.capture().await.unwrap_err();
    assert!(matches!(error, CaptureError::NotAdministrator { .. }), "{error}");
    assert!(error.hint().unwrap().contains("safe"));
    // Demoted between the first and the last question: what was read counts for nothing.
    bench.crm.portal().is_admin = true;
    bench.crm.before_call(4, |portal| portal.is_admin = false);
    let error = bench.capture().await.unwrap_err();
    assert!(matches!(error, CaptureError::StandingChanged { .. }), "{error}");
    assert!(bench.store.find_pending(&bench.portal).await.unwrap().is_none());
    bench.crm.portal().is_admin = true;
    let report = bench.capture_day().await;
    assert_eq!((report.header.id, report.new, report.changed, report.gone), (S2, 0, 0, 0));
}

#[tokio::test]
async fn another_portal_is_refused_and_a_renamed_one_is_not() {
    let mut bench = Bench::with_records(3).await;
    bench.capture_day().await;
    bench.crm.portal().fingerprint.host = "renamed.example".into();
    bench.capture_day().await;
    bench.crm.portal().fingerprint.first_users[0].1 = "2024-01-01T00:00:00+03:00".into();
    let error = bench.capture().await.unwrap_err();
    assert!(matches!(&error, CaptureError::AnotherPortal { found, .. } if found == "renamed.example"), "{error}");
    assert_eq!(bench.store.list_snapshots(&bench.portal).await.unwrap().len(), 2);
}

#[tokio::test]
async fn scopes_that_change_meanwhile_make_it_worthless_and_lost_ones_are_named() {
    let mut bench = Bench::with_records(3).await;
    bench.capture_day().await;
    bench.crm.before_call(5, |portal| portal.scopes.push("task".into()));
    let error = bench.capture().await.unwrap_err();
    assert!(matches!(error, CaptureError::StandingChanged { .. }), "{error}");
    bench.crm.portal().scopes = vec!["user".into()];
    let error = bench.capture().await.unwrap_err();
    assert!(error.hint().unwrap().contains("crm"), "{error}");
    assert_eq!(bench.store.list_snapshots(&bench.portal).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_type_that_cannot_be_read_is_lacking_and_stays_untouched() {
    let mut bench = Bench::with_records(5).await;
    bench.capture_day().await;
    bench.crm.portal().unreadable.insert(EntityType::Lead, "no right to leads".into());
    bench.crm.portal().remove(key(EntityType::Lead, 2));
    bench.crm.portal().remove(key(EntityType::Deal, 2));
    let partial = bench.capture_day().await;
    let SnapshotState::Partial { lacking } = &partial.header.state else { panic!("{:?}", partial.header) };
    assert_eq!(lacking.len(), 1);
    assert_eq!(lacking[0].entity_type, EntityType::Lead);
    assert!(lacking[0].reason.contains("no right to leads"));
    assert!(!partial.header.holds(EntityType::Lead));
    assert!(bench.records(S2, EntityType::Lead).await.is_empty());
    // What the snapshot lacks is no difference.
    let differences = bench.store.diff(&bench.portal, S1, S2).await.unwrap();
    assert_eq!(change_of(&differences), [("deal 2".into(), "removed")]);

    bench.crm.portal().unreadable.clear();
    let whole = bench.capture_day().await;
    assert_eq!(whole.header.counts[&EntityType::Lead], 4);
    assert_eq!(whole.header.counts[&EntityType::Deal], 4);
    let ended = bench.store.list_ended(&bench.portal, S1, EntityType::Lead).await.unwrap();
    assert_eq!(ended[0].last_snapshot, Some(S1), "last seen in the last snapshot that holds the type");
    assert_eq!(
        change_of(&bench.store.diff(&bench.portal, S1, S3).await.unwrap()),
        [("lead 2".into(), "removed"), ("deal 2".into(), "removed")]
    );
    assert!(bench.store.diff(&bench.portal, S2, S3).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_type_lost_on_the_way_leaves_no_trace() {
    let mut bench = Bench::with_records(120).await;
    bench.capture_day().await;
    bench.crm.portal().change(key(EntityType::Company, 1), json!({"title": "Written, then taken back"}));
    bench.crm.portal().remove(key(EntityType::Company, 2));
    bench.crm.before_call(4, |portal| {
        portal.unreadable.insert(EntityType::Company, "gone meanwhile".into());
    });
    let partial = bench.capture_day().await;
    assert!(!partial.header.holds(EntityType::Company));
    bench.crm.portal().unreadable.clear();
    let whole = bench.capture_day().await;
    assert_eq!((whole.new, whole.changed, whole.gone), (0, 1, 1));
    assert_eq!(whole.header.counts[&EntityType::Company], 119);
}

#[tokio::test]
async fn what_changes_while_it_is_read_is_read_again() {
    let mut bench = Bench::with_records(60).await;
    bench.capture_day().await;
    bench.crm.before_call(7, |portal| {
        portal.change(key(EntityType::Company, 1), json!({"title": "Late"}));
        portal.add(EntityType::Company, json!({"title": "Later"}));
    });
    let report = bench.capture_day().await;
    let names = bench.names(report.header.id, EntityType::Company).await;
    assert_eq!(names[&1], "Late");
    assert_eq!(names[&61], "Later");
    assert_eq!(report.header.counts[&EntityType::Company], 61);
}

#[tokio::test]
async fn a_capture_that_was_cut_off_goes_on_within_an_hour() {
    let mut bench = Bench::with_records(500).await;
    for at in [3, 5, 9, 14] {
        bench.crm.fault_in(at, Fault::Fail(CrmError::Unavailable { reason: "cut".into() }));
        let error = bench.capture().await.unwrap_err();
        assert!(matches!(error, CaptureError::Crm(CrmError::Unavailable { .. })), "{error}");
        assert!(bench.store.list_snapshots(&bench.portal).await.unwrap().is_empty(), "nothing unfinished is visible");
    }
    let begun = bench.store.find_pending(&bench.portal).await.unwrap().unwrap();
    let before = bench.crm.portal().calls().len();
    bench.now += TimeDelta::minutes(59);
    let report = bench.capture_day().await;
    assert!(report.is_resumed);
    assert_eq!(report.header.taken_at, begun.taken_at, "its moment is that of its beginning");
    assert_eq!(report.header.records(), 2_000);
    assert!(bench.crm.portal().calls().len() - before < 30, "it did not begin anew");
}

#[tokio::test]
async fn a_capture_that_is_too_old_begins_anew() {
    let mut bench = Bench::with_records(100).await;
    bench.crm.fault_in(7, Fault::LoseAnswer);
    bench.capture().await.unwrap_err();
    bench.now += TimeDelta::minutes(61);
    bench.crm.portal().remove(key(EntityType::Company, 1));
    let report = bench.capture_day().await;
    assert!(!report.is_resumed);
    assert_eq!(report.header.id, S1);
    assert_eq!(report.header.counts[&EntityType::Company], 99);
    assert_eq!(bench.records(S1, EntityType::Company).await.len(), 99);
}

#[tokio::test]
async fn a_record_that_reappears_has_two_spans() {
    let mut bench = Bench::with_records(3).await;
    bench.capture_day().await;
    let gone = bench.crm.portal().record(key(EntityType::Deal, 2)).unwrap();
    bench.crm.portal().remove(gone.key());
    bench.capture_day().await;
    bench.crm.portal().bring_back(gone);
    bench.capture_day().await;
    let ids = |names: std::collections::BTreeMap<u64, String>| names.into_keys().collect::<Vec<_>>();
    assert_eq!(ids(bench.names(S1, EntityType::Deal).await), [1, 2, 3]);
    assert_eq!(ids(bench.names(S2, EntityType::Deal).await), [1, 3]);
    assert_eq!(ids(bench.names(S3, EntityType::Deal).await), [1, 2, 3]);
    assert!(bench.store.diff(&bench.portal, S1, S3).await.unwrap().is_empty());
}

#[tokio::test]
async fn pointers_are_compared_by_their_first_id() {
    let mut bench = Bench::new().await;
    let contact = bench.crm.portal().add(EntityType::Contact, json!({"name": "Ada"}));
    let deal = bench.crm.portal().add(EntityType::Deal, json!({"title": "D", "contactIds": [contact.0]}));
    bench.capture_day().await;
    bench.crm.portal().remove(key(EntityType::Contact, contact.0));
    let again = bench.crm.portal().add(EntityType::Contact, json!({"name": "Ada"}));
    bench.crm.portal().change(key(EntityType::Deal, deal.0), json!({"contactIds": [again.0]}));
    let first_ids = HashMap::from([(key(EntityType::Contact, again.0), RecordId(contact.0))]);
    bench.capture_with(first_ids).await.unwrap();
    let differences = bench.store.diff(&bench.portal, S1, S2).await.unwrap();
    assert_eq!(change_of(&differences), [("contact 1".into(), "removed"), ("contact 2".into(), "added")]);
}

#[tokio::test]
async fn empty_types_and_an_emptied_type_are_snapshots_too() {
    let mut bench = Bench::new().await;
    let report = bench.capture_day().await;
    assert_eq!(report.header.counts, EntityType::ALL.map(|entity_type| (entity_type, 0)).into());
    for number in 0..130 {
        bench.crm.portal().add(EntityType::Lead, json!({"title": number.to_string()}));
    }
    bench.capture_day().await;
    for id in 1..=130 {
        bench.crm.portal().remove(key(EntityType::Lead, id));
    }
    let report = bench.capture_day().await;
    assert_eq!(report.gone, 130);
    assert!(bench.records(S3, EntityType::Lead).await.is_empty());
}

#[tokio::test]
async fn whatever_the_portal_fails_with_the_finished_snapshots_stay() {
    let mut bench = Bench::with_records(60).await;
    bench.capture_day().await;
    for error in [
        CrmError::RateLimited { retry_in: std::time::Duration::from_secs(1) },
        CrmError::Unauthorized { code: "NO_AUTH_FOUND".into() },
        CrmError::RestUnavailable,
        CrmError::PortalDeleted,
        CrmError::Unavailable { reason: "no connection".into() },
        CrmError::Malformed { reason: "HTML".into() },
    ] {
        bench.crm.portal().outage = Some(error.clone());
        let failed = bench.capture().await.unwrap_err();
        assert!(matches!(&failed, CaptureError::Crm(found) if *found == error), "{failed}");
        assert_eq!(failed.hint(), Some(error.hint()));
    }
    assert_eq!(bench.names(S1, EntityType::Deal).await.len(), 60);
}
