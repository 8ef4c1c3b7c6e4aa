//! `kill -9` at fifty moments of a capture: the store is as it was, and the next capture works.

use std::time::Instant;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::adapters::store::SqliteStore;
use restore24::domain::schema::Digest;
use restore24::domain::snapshot::SnapshotHeader;
use restore24::domain::{EntityType, PortalId, RecordId, SnapshotId};
use restore24::ports::snapshots::SnapshotReader;
use restore24::ports::verify::StoreVerifier;
use serde_json::json;

use crate::program::{Program, sandbox};

const KILLS: usize = 50;

/// The finished snapshots' headers. With a clean `verify`, which re-reads every body and compares each snapshot's sum
/// with its header, equal headers mean equal snapshots.
async fn headers(store: &SqliteStore, portal: &PortalId) -> Vec<SnapshotHeader> {
    store.list_snapshots(portal).await.unwrap()
}

/// Each finished snapshot with a digest over its header and every record, read as an export reads it.
async fn exported(store: &SqliteStore, portal: &PortalId) -> Vec<(SnapshotId, Digest)> {
    let mut all = Vec::new();
    for header in store.list_snapshots(portal).await.unwrap() {
        let mut text = format!("{header:?}");
        for entity_type in EntityType::ALL {
            let mut after = RecordId(0);
            loop {
                let page = store.page_records(portal, header.id, entity_type, after, 1_000).await.unwrap();
                let Some(last) = page.last() else { break };
                after = last.record.id;
                for stored in &page {
                    text += &String::from_utf8(stored.record.to_canonical_json()).unwrap();
                }
            }
        }
        all.push((header.id, Digest::of(text.as_bytes())));
    }
    all
}

#[tokio::test]
async fn fifty_kills_leave_the_store_as_it_was() {
    let server = sandbox(120).await;
    let program = Program::new();
    program.add_portal("acme", &server).await;
    let portal: PortalId = "acme".parse().unwrap();
    // How long a capture takes here and now, in an installation of its own.
    let trial = Program::new();
    trial.add_portal("acme", &server).await;
    let begun = Instant::now();
    trial.run(&["snapshot", "take"]).await.done();
    let mut usual = begun.elapsed();

    let mut rng = StdRng::seed_from_u64(50);
    let mut known: Vec<SnapshotHeader> = Vec::new();
    let mut export: Vec<(SnapshotId, Digest)> = Vec::new();
    let mut cut_off = 0;
    for kill in 1..=KILLS {
        let begun = Instant::now();
        let mut child = program.command(&["snapshot", "take"]).spawn().unwrap();
        let moment = usual.mul_f64(rng.random_range(0.02..1.05));
        if tokio::time::timeout(moment, child.wait()).await.is_err() {
            // Ends this process only.
            child.start_kill().unwrap();
        } else {
            usual = usual.min(begun.elapsed());
        }
        let status = child.wait().await.unwrap();
        cut_off += usize::from(!status.success());

        let store = SqliteStore::open(program.data.path()).await.unwrap();
        let now = headers(&store, &portal).await;
        assert_eq!(now[..known.len()], known, "kill {kill} changed a finished snapshot");
        assert!(now.len() <= known.len() + 1);
        let report = store.verify(None).await.unwrap();
        assert!(report.is_clean(), "kill {kill}: {:?}", report.damages);
        if kill % 10 == 0 {
            let all = exported(&store, &portal).await;
            assert_eq!(all[..export.len()], export, "kill {kill} changed what an export reads");
            export = all;
        }
        store.close().await;
        if now.len() > known.len() || kill % 10 == 0 {
            // The next day has something new to capture.
            server.ui_post("clock", &json!({"advance_seconds": 86_400}));
        }
        known = now;
    }
    assert!(cut_off >= KILLS / 3, "only {cut_off} of {KILLS} were cut off");
    let took = program.run(&["snapshot", "take", "--json"]).await.json();
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let all = exported(&store, &portal).await;
    assert_eq!(all[..export.len()], export);
    assert_eq!(all.last().unwrap().0.to_string(), took[0]["id"].as_str().unwrap());
    assert!(store.verify(None).await.unwrap().is_clean());
}
