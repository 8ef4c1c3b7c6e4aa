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
