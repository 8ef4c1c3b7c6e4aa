//! A store in a folder of its own with one portal in it, and what tests ask of both.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use restore24::adapters::scripted::{ScriptedCrm, ScriptedPortal, example_record};
use restore24::adapters::store::SqliteStore;
use restore24::domain::{EntityType, PortalId, RecordId, RecordKey, SnapshotId};
use restore24::ports::crm::Crm;
use restore24::ports::leases::{Leases, Purpose};
use restore24::ports::portals::{LastProbe, Portal, PortalStore};
use restore24::ports::snapshots::{SnapshotReader, StoredRecord};
use restore24::service::capture::{CaptureError, CaptureReport, CaptureRequest, capture};
use secrecy::SecretString;
use tempfile::TempDir;

/// A store, a scripted portal and our clock.
pub struct Bench {
    pub folder: TempDir,
    pub store: SqliteStore,
    pub crm: ScriptedCrm,
    pub portal: PortalId,
    pub now: DateTime<Utc>,
}

impl Bench {
    /// An empty portal, known to an empty store.
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let crm = ScriptedCrm::default();
        let portal: PortalId = "acme".parse().unwrap();
        add_portal(&store, &portal, &crm).await;
        let now = crm.portal().now;
        Self { folder, store, crm, portal, now }
    }

    /// A portal with so many records of each type.
    pub async fn with_records(number: u64) -> Self {
        let bench = Self::new().await;
        fill(&mut bench.crm.portal(), number);
        bench.crm.portal().advance(TimeDelta::minutes(5));
        bench
    }

    /// Takes a snapshot.
    pub async fn capture(&self) -> Result<CaptureReport, CaptureError> {
        self.capture_with(HashMap::new()).await
    }

    /// Takes a snapshot with lineage.
    pub async fn capture_with(&self, first_ids: HashMap<RecordKey, RecordId>) -> Result<CaptureReport, CaptureError> {
        let lease = self.store.take_lease(&self.portal, Purpose::Capture).await.unwrap();
        capture(&self.crm, &self.store, &*lease, CaptureRequest { now: self.now, first_ids }, &|_| {}).await
    }

    /// Takes the day's snapshot and lets both clocks move on by a day.
    pub async fn capture_day(&mut self) -> CaptureReport {
        let report = self.capture().await.unwrap();
        self.next_day();
        report
    }

    /// Lets both clocks move on by a day.
    pub fn next_day(&mut self) {
        self.now += TimeDelta::days(1);
        self.crm.portal().advance(TimeDelta::days(1));
    }

    /// Everything that a snapshot holds of a type.
    pub async fn records(&self, snapshot: SnapshotId, entity_type: EntityType) -> Vec<StoredRecord> {
        records(&self.store, &self.portal, snapshot, entity_type).await
    }

    /// The titles or names of what a snapshot holds of a type, by id.
    pub async fn names(&self, snapshot: SnapshotId, entity_type: EntityType) -> BTreeMap<u64, String> {
        let records = self.records(snapshot, entity_type).await;
        records.iter().map(|stored| (stored.record.id.0, stored.record.display_name())).collect()
    }
}

/// Reads a type of a snapshot page by page.
pub async fn records(
    store: &SqliteStore,
    portal: &PortalId,
    snapshot: SnapshotId,
    entity_type: EntityType,
) -> Vec<StoredRecord> {
    let mut all = Vec::new();
    let mut after = RecordId(0);
    loop {
        let page = store.page_records(portal, snapshot, entity_type, after, 37).await.unwrap();
        let Some(last) = page.last() else { return all };
        after = last.record.id;
        all.extend(page);
    }
}

/// Makes the store know a portal.
pub async fn add_portal(store: &SqliteStore, id: &PortalId, crm: &ScriptedCrm) {
    let probe = crm.probe().await.unwrap();
    let portal = Portal {
        id: id.clone(),
        is_connected: true,
        fingerprint: probe.fingerprint.clone(),
        administrators: vec![probe.user.id],
        owner: None,
        rate: None,
        last_probe: LastProbe::from(&probe),
        probed_at: probe.portal_time,
        tariff: probe.tariff.clone(),
        tariff_at: probe.portal_time,
        added_at: probe.portal_time,
    };
    let webhook = SecretString::from("https://scripted.example/rest/1/secret/".to_owned());
    store.save_portal(&portal, &webhook).await.unwrap();
}

/// Adds so many records of each type.
pub fn fill(portal: &mut ScriptedPortal, number: u64) {
    for entity_type in EntityType::ALL {
        for each in 1..=number {
            portal.add(entity_type, example_record(entity_type, each));
        }
    }
}

/// Names a record.
pub fn key(entity_type: EntityType, id: u64) -> RecordKey {
    RecordKey { entity_type, id: RecordId(id) }
}
