//! The store itself: opening, leases, damage, full disks, other processes, retention.

use std::path::Path;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::adapters::store::sqlite::DATABASE_FILE;
use restore24::adapters::store::{SqliteStore, StoreSettings};
use restore24::domain::retention::{Reason, RetentionPolicy};
use restore24::domain::{EntityType, SnapshotId};
use restore24::ports::captures::CaptureStore;
use restore24::ports::crm::CrmError;
use restore24::ports::leases::{LeaseError, Leases, Purpose};
use restore24::ports::portals::PortalStore;
use restore24::ports::snapshots::{SnapshotReader, StoreError};
use restore24::ports::verify::{StoreVerifier, VerifyReport};
use restore24::service::capture::CaptureError;
use restore24::service::retention::prune;
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Row};

use crate::store_support::{Bench, key};

/// A second connection to the database, as another process would have.
async fn other_process(folder: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(folder.join(DATABASE_FILE))
        .busy_timeout(Duration::from_millis(100))
        .connect()
        .await
        .unwrap()
}

async fn short_waiting(folder: &Path) -> SqliteStore {
    let settings = StoreSettings { busy_timeout: Duration::from_millis(50), ..StoreSettings::default() };
    SqliteStore::open_with(folder, settings).await.unwrap()
}

#[tokio::test]
async fn the_folder_and_the_database_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a/b");
    SqliteStore::open(&folder).await.unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    assert_eq!(mode(&folder.join(DATABASE_FILE)), 0o600);
}

#[tokio::test]
async fn what_cannot_be_used_as_a_folder_is_said_to_be_so() {
    let parent = tempfile::tempdir().unwrap();
    let file = parent.path().join("file");
    std::fs::write(&file, "x").unwrap();
    for folder in [file.clone(), file.join("below")] {
        let error = SqliteStore::open(&folder).await.unwrap_err();
        assert!(error.to_string().contains("it is not a folder"), "{error}");
        assert!(error.hint().unwrap().contains("--data"));
    }
    let folder = parent.path().join("taken");
    std::fs::create_dir_all(folder.join(DATABASE_FILE)).unwrap();
    let error = SqliteStore::open(&folder).await.unwrap_err();
    assert!(matches!(error, StoreError::Unusable { .. }), "{error}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(DATABASE_FILE), "this is no database".repeat(300)).unwrap();
    let error = SqliteStore::open(folder.path()).await.unwrap_err();
    assert!(matches!(error, StoreError::BrokenDatabase { .. }), "{error}");
}

#[tokio::test]
async fn the_database_of_a_newer_version_is_left_alone() {
    let bench = Bench::new().await;
    let mut other = other_process(bench.folder.path()).await;
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
         VALUES (99990101, 'later', 1, x'00', 0)",
    )
    .execute(&mut other)
    .await
    .unwrap();
    let error = SqliteStore::open(bench.folder.path()).await.unwrap_err();
    assert!(matches!(error, StoreError::NewerVersion), "{error}");
}

#[tokio::test]
async fn two_processes_may_open_a_new_folder_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let opened = futures::future::join_all((0..4).map(|_| SqliteStore::open(folder.path()))).await;
    assert!(opened.iter().all(Result::is_ok), "{opened:?}");
}

#[tokio::test]
async fn a_database_that_another_process_holds_is_busy_and_nothing_changes() {
    let mut bench = Bench::with_records(5).await;
    bench.capture_day().await;
    let mut other = other_process(bench.folder.path()).await;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    let store = short_waiting(bench.folder.path()).await;
    let error = store.take_lease(&bench.portal, Purpose::Capture).await.unwrap_err();
    assert!(matches!(error, LeaseError::Store(StoreError::Busy)), "{error}");
    assert!(error.hint().unwrap().contains("nothing was changed"));
    // Reading goes on meanwhile.
    assert_eq!(store.list_snapshots(&bench.portal).await.unwrap().len(), 1);
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    store.take_lease(&bench.portal, Purpose::Capture).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_stops_the_capture_and_nothing_else() {
    let mut bench = Bench::with_records(20).await;
    bench.capture_day().await;
    for number in 0..2_000 {
        let text = format!("{number} {}", "✓ long words of their own ".repeat(number % 40));
        bench.crm.portal().add(EntityType::Deal, json!({"title": format!("D{number}"), "comments": text}));
    }
    bench.store.close().await;
    let pages = std::fs::metadata(bench.folder.path().join(DATABASE_FILE)).unwrap().len() / 4096;
    let settings = StoreSettings { max_pages: Some(u32::try_from(pages).unwrap() + 20), ..StoreSettings::default() };
    bench.store = SqliteStore::open_with(bench.folder.path(), settings).await.unwrap();
    // A process that lives on can try again and again.
    for _ in 0..3 {
        let error = bench.capture().await.unwrap_err();
        assert!(matches!(error, CaptureError::Store(StoreError::DiskFull)), "{error:?}");
        assert!(error.hint().unwrap().contains("free some space"));
    }
    assert_eq!(bench.names(SnapshotId(1), EntityType::Deal).await.len(), 20);
    let report = bench.store.verify(None).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damages);
    // With room again, it goes on.
    bench.store.close().await;
    bench.store = SqliteStore::open(bench.folder.path()).await.unwrap();
    let report = bench.capture().await.unwrap();
    assert!(report.is_resumed);
    assert_eq!(report.header.counts[&EntityType::Deal], 2_020);
}

#[tokio::test]
async fn a_portal_has_one_holder_until_it_lets_go() {
    let bench = Bench::new().await;
    let lease = bench.store.take_lease(&bench.portal, Purpose::Restore).await.unwrap();
    let error = bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap_err();
    assert!(error.to_string().contains("a restore is running"), "{error}");
    drop(lease);
    let lease = bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap();
    lease.release().await.unwrap();
    bench.store.take_lease(&bench.portal, Purpose::Prune).await.unwrap();
}

#[tokio::test]
async fn the_lease_of_a_process_that_is_gone_counts_no_longer() {
    let bench = Bench::new().await;
    let lease = bench.store.take_lease(&bench.portal, Purpose::Restore).await.unwrap();
    let mut other = other_process(bench.folder.path()).await;
    let set = |column: &str, value: &str| AssertSqlSafe(format!("UPDATE lease SET {column} = {value}"));
    // A living process of this machine: the parent of all.
    let stat = std::fs::read_to_string("/proc/1/stat").unwrap();
    let started = stat.rsplit_once(')').unwrap().1.split_whitespace().nth(19).unwrap().to_owned();
    sqlx::query(set("pid", "1")).execute(&mut other).await.unwrap();
    sqlx::query(set("started", &started)).execute(&mut other).await.unwrap();
    bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap_err();
    // The same number, used again for a later process.
    sqlx::query(set("started", "started + 1")).execute(&mut other).await.unwrap();
    let second = bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap();
    drop((lease, second));
    // A holder elsewhere counts while it keeps pushing.
    sqlx::query(set("boot", "'another machine'")).execute(&mut other).await.unwrap();
    bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap_err();
    sqlx::query(set("expires_at", "1")).execute(&mut other).await.unwrap();
    bench.store.take_lease(&bench.portal, Purpose::Capture).await.unwrap();
}

#[tokio::test]
async fn a_snapshot_that_is_not_there_is_answered_with_those_that_are() {
    let mut bench = Bench::with_records(2).await;
    let load = async |bench: &Bench, id| bench.store.load_snapshot(&bench.portal, SnapshotId(id)).await;
    assert!(load(&bench, 1).await.unwrap_err().to_string().contains("none was taken yet"));
    bench.capture_day().await;
    assert!(load(&bench, 9).await.unwrap_err().to_string().contains("there is only s1"));
    bench.capture_day().await;
    let error = load(&bench, 9).await.unwrap_err();
    assert!(error.to_string().contains("there are s1 to s2"), "{error}");
}

#[tokio::test]
async fn removing_a_portal_forgets_the_webhook_and_keeps_the_snapshots() {
    let mut bench = Bench::with_records(2).await;
    bench.capture_day().await;
    assert!(!format!("{:?}", bench.store.load_portal(&bench.portal).await.unwrap()).contains("secret"));
    bench.store.load_webhook(&bench.portal).await.unwrap();
    bench.store.remove_portal(&bench.portal).await.unwrap();
    let error = bench.store.load_webhook(&bench.portal).await.unwrap_err();
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    assert!(!bench.store.load_portal(&bench.portal).await.unwrap().is_connected);
    assert_eq!(bench.names(SnapshotId(1), EntityType::Deal).await.len(), 2);
}

#[tokio::test]
async fn pruning_removes_what_only_expired_snapshots_hold() {
    let mut bench = Bench::with_records(10).await;
    for day in 1..=12 {
        bench.capture_day().await;
        bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": format!("after day {day}")}));
        bench.crm.portal().remove(key(EntityType::Lead, day));
    }
    let before: Vec<_> = {
        let mut all = Vec::new();
        for id in 6..=12 {
            all.push(bench.records(SnapshotId(id), EntityType::Deal).await);
        }
        all
    };
    let policy = RetentionPolicy::default();
    let lease = bench.store.take_lease(&bench.portal, Purpose::Prune).await.unwrap();
    let report = prune(&bench.store, &*lease, policy, bench.now).await.unwrap();
    let expired: Vec<i64> =
        report.verdicts.iter().filter(|verdict| verdict.reason == Reason::TooOld).map(|verdict| verdict.id.0).collect();
    assert_eq!(expired, [1, 2, 3, 4, 5]);
    assert_eq!(report.removed_versions, 5 + 5, "five forms of the deal and five leads");
    let kept: Vec<i64> =
        bench.store.list_snapshots(&bench.portal).await.unwrap().iter().map(|header| header.id.0).collect();
    assert_eq!(kept, [6, 7, 8, 9, 10, 11, 12]);
    for (index, id) in (6..=12).enumerate() {
        assert_eq!(bench.records(SnapshotId(id), EntityType::Deal).await, before[index]);
    }
    let error = bench.store.load_snapshot(&bench.portal, SnapshotId(2)).await.unwrap_err();
    assert!(error.to_string().contains("have expired (there are s6 to s12)"), "{error}");
    let again = prune(&bench.store, &*lease, policy, bench.now).await.unwrap();
    assert_eq!(again.removed_versions, 0);
    drop(lease);
    let report = bench.store.verify(None).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damages);
    bench.capture_day().await;
    assert!(bench.store.verify(None).await.unwrap().is_clean());
}

/// Three snapshots, the second one partial, an expired one, and a capture that was cut off.
async fn bench_with_everything() -> Bench {
    let mut bench = Bench::with_records(60).await;
    bench.capture_day().await;
    bench.crm.portal().change(key(EntityType::Deal, 1), json!({"title": "Changed"}));
    bench.crm.portal().remove(key(EntityType::Company, 2));
    bench.crm.portal().unreadable.insert(EntityType::Lead, "no right".into());
    bench.capture_day().await;
    bench.crm.portal().unreadable.clear();
    bench.crm.portal().remove(key(EntityType::Contact, 3));
    for _ in 0..7 {
        bench.next_day();
    }
    bench.capture_day().await;
    let lease = bench.store.take_lease(&bench.portal, Purpose::Prune).await.unwrap();
    prune(&bench.store, &*lease, RetentionPolicy::default(), bench.now).await.unwrap();
    drop(lease);
    bench.crm.portal().change(key(EntityType::Company, 1), json!({"title": "Pending"}));
    bench.crm.portal().remove(key(EntityType::Company, 5));
    bench.crm.before_call(5, |portal| portal.outage = Some(CrmError::Unavailable { reason: "cut".into() }));
    bench.capture().await.unwrap_err();
    assert!(bench.store.find_pending(&bench.portal).await.unwrap().is_some());
    bench
}

async fn verify(bench: &Bench) -> VerifyReport {
    bench.store.verify(None).await.unwrap()
}

/// One flipped bit of a column of a row, as an SQL expression; NULL becomes something.
fn flipped(kind: &str, bytes: &[u8], integer: Option<i64>, at: usize) -> String {
    match (kind, integer) {
        ("NULL", _) => "1".to_owned(),
        // Above the numbers in use, so that no other row is hit.
        (_, Some(integer)) => (integer ^ (1 << (10 + at % 40))).to_string(),
        (kind, None) => {
            let mut bytes = bytes.to_vec();
            let position = at % bytes.len();
            bytes[position] ^= 1 << (at % 8);
            let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            if kind == "TEXT" { format!("CAST(x'{hex}' AS TEXT)") } else { format!("x'{hex}'") }
        }
    }
}

#[tokio::test]
async fn verify_finds_a_flipped_bit_in_every_column_of_every_row() {
    let bench = bench_with_everything().await;
    let clean = verify(&bench).await;
    assert!(clean.is_clean(), "{:?}", clean.damages);
    assert_eq!((clean.portals, clean.snapshots, clean.expired), (1, 1, 2));
    assert_eq!(clean.intact[0].snapshots, [SnapshotId(3)]);
    let mut other = other_process(bench.folder.path()).await;
    let mut rng = StdRng::seed_from_u64(24);
    let tables =
        ["portal", "snapshot", "definitions", "record_version", "capture", "capture_progress", "pending_close"];
    let mut flips = 0;
    for table in tables {
        let query = AssertSqlSafe(format!("SELECT rowid FROM {table} ORDER BY random() LIMIT 3"));
        let rowids: Vec<i64> = sqlx::query_scalar(query).fetch_all(&mut other).await.unwrap();
        assert!(!rowids.is_empty(), "{table} has rows");
        let query = AssertSqlSafe(format!("SELECT name FROM pragma_table_info('{table}')"));
        let columns: Vec<String> = sqlx::query_scalar(query).fetch_all(&mut other).await.unwrap();
        for (rowid, column) in rowids.iter().flat_map(|rowid| columns.iter().map(move |column| (rowid, column))) {
            let query = format!(
                "SELECT upper(typeof({column})), CAST({column} AS BLOB), \
                 CASE typeof({column}) WHEN 'integer' THEN {column} END, quote({column}) FROM {table} WHERE rowid = {rowid}"
            );
            let row = sqlx::query(AssertSqlSafe(query)).fetch_one(&mut other).await.unwrap();
            let bytes: Option<Vec<u8>> = row.get(1);
            let new =
                flipped(&row.get::<String, _>(0), &bytes.unwrap_or_default(), row.get(2), rng.random_range(0..4096));
            let old: String = row.get(3);
            let set =
                |value: &str| AssertSqlSafe(format!("UPDATE {table} SET {column} = {value} WHERE rowid = {rowid}"));
            if sqlx::query(set(&new)).execute(&mut other).await.is_err() {
                // NULL in a column of texts or blobs.
                sqlx::query(set("x'00'"))
                    .execute(&mut other)
                    .await
                    .or(sqlx::query(set("'x'")).execute(&mut other).await)
                    .unwrap();
            }
            let report = verify(&bench).await;
            assert!(!report.is_clean(), "{table}.{column} of row {rowid}: {old} became {new}, and nobody noticed");
            flips += 1;
            sqlx::query(set(&old)).execute(&mut other).await.unwrap();
        }
    }
    assert!(flips > 100, "{flips}");
    assert!(verify(&bench).await.is_clean());
}

#[tokio::test]
async fn verify_names_what_is_damaged_and_what_is_not() {
    let mut bench = Bench::with_records(5).await;
    bench.capture_day().await;
    bench.crm.portal().change(key(EntityType::Deal, 4), json!({"title": "Changed"}));
    bench.capture_day().await;
    let mut other = other_process(bench.folder.path()).await;
    let damage = "UPDATE record_version SET body = CAST(body || x'00' AS BLOB) WHERE type = 'deal' AND id = 4 AND first_snapshot = 1";
    sqlx::query(damage).execute(&mut other).await.unwrap();
    let report = verify(&bench).await;
    assert_eq!(report.damages.len(), 1, "{:?}", report.damages);
    assert_eq!(report.damages[0].place, "deal 4 from s1");
    assert_eq!(report.damages[0].affects, [SnapshotId(1)]);
    assert_eq!(report.intact[0].snapshots, [SnapshotId(2)]);
    // Whoever reads it is told, whoever reads something else is served.
    let page = bench.store.page_records(&bench.portal, SnapshotId(1), EntityType::Deal, 3.into_id(), 10).await;
    assert!(matches!(page, Err(StoreError::Damaged { .. })), "{page:?}");
    assert_eq!(bench.names(SnapshotId(2), EntityType::Deal).await[&4], "Changed");
    // A missing row is found by the snapshot's sum, a missing snapshot by the chain.
    sqlx::query("DELETE FROM record_version WHERE type = 'deal' AND id = 2").execute(&mut other).await.unwrap();
    let report = verify(&bench).await;
    let what: Vec<&str> = report.damages.iter().map(|damage| damage.what.as_str()).collect();
    assert!(what.contains(&"its deal records are not the ones that were captured (4 of 5)"), "{what:?}");
    sqlx::query("DELETE FROM snapshot WHERE id = 2").execute(&mut other).await.unwrap();
    let report = verify(&bench).await;
    assert!(report.damages.iter().any(|damage| damage.what.contains("the newest header")), "{:?}", report.damages);
}

#[tokio::test]
async fn damage_to_a_header_or_a_portal_costs_that_and_not_the_next_capture() {
    let mut bench = Bench::with_records(30).await;
    bench.capture_day().await;
    bench.capture_day().await;
    let mut other = other_process(bench.folder.path()).await;
    sqlx::query("UPDATE snapshot SET taken_at = taken_at + 1 WHERE id = 2").execute(&mut other).await.unwrap();
    bench.crm.portal().remove(key(EntityType::Deal, 3));
    let report = bench.capture_day().await;
    assert_eq!(report.header.counts[&EntityType::Deal], 29);
    let kept: Vec<i64> =
        bench.store.list_snapshots(&bench.portal).await.unwrap().iter().map(|header| header.id.0).collect();
    assert_eq!(kept, [1, 3], "the damaged one is left out");
    let report = verify(&bench).await;
    assert!(report.damages.iter().all(|damage| damage.place == "s2"), "{:?}", report.damages);
    assert_eq!(report.intact[0].snapshots, [SnapshotId(1), SnapshotId(3)]);

    sqlx::query("UPDATE portal SET owner = 4").execute(&mut other).await.unwrap();
    let error = bench.capture().await.unwrap_err();
    assert!(matches!(error, CaptureError::Store(StoreError::Damaged { .. })), "{error}");
    crate::store_support::add_portal(&bench.store, &bench.portal, &bench.crm).await;
    let report = bench.capture_day().await;
    assert_eq!((report.header.id, report.gone), (SnapshotId(4), 0));
    assert!(verify(&bench).await.damages.iter().all(|damage| damage.place == "s2"));
}

trait IntoId {
    fn into_id(self) -> restore24::domain::RecordId;
}

impl IntoId for u64 {
    fn into_id(self) -> restore24::domain::RecordId {
        restore24::domain::RecordId(self)
    }
}

/// Everything that the finished snapshots say, as one text.
async fn all_that_can_be_read(store: &SqliteStore, portal: &restore24::domain::PortalId) -> Result<String, StoreError> {
    let mut text = format!("{:?}", store.load_portal(portal).await?);
    for header in store.list_snapshots(portal).await? {
        text += &format!("{header:?}{:?}", store.load_definitions(portal, header.id).await?);
        for entity_type in EntityType::ALL {
            text += &format!("{:?}", store.page_records(portal, header.id, entity_type, 0.into_id(), 10_000).await?);
        }
    }
    Ok(text)
}

#[tokio::test]
async fn a_flipped_bit_anywhere_in_the_file_is_found_or_means_nothing() {
    let bench = bench_with_everything().await;
    let expected = all_that_can_be_read(&bench.store, &bench.portal).await.unwrap();
    bench.store.close().await;
    let bytes = std::fs::read(bench.folder.path().join(DATABASE_FILE)).unwrap();
    let mut rng = StdRng::seed_from_u64(7);
    let (mut found, mut harmless) = (0, 0);
    for _ in 0..60 {
        let folder = tempfile::tempdir().unwrap();
        let mut damaged = bytes.clone();
        // Bytes that hold something; the rest is room not yet used.
        let at = std::iter::repeat_with(|| rng.random_range(0..bytes.len())).find(|at| bytes[*at] != 0).unwrap();
        damaged[at] ^= 1 << rng.random_range(0..8);
        std::fs::write(folder.path().join(DATABASE_FILE), &damaged).unwrap();
        let Ok(store) = SqliteStore::open(folder.path()).await else {
            found += 1;
            continue;
        };
        let report = store.verify(None).await.unwrap();
        if report.is_clean() {
            // Unused room in a page, or a part that says nothing.
            assert_eq!(all_that_can_be_read(&store, &bench.portal).await.unwrap(), expected, "byte {at}");
            harmless += 1;
        } else {
            found += 1;
        }
    }
    assert!(found >= 20, "{found} found, {harmless} harmless");
}
