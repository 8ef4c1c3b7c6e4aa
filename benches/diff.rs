//! The difference of two snapshots with 2,000 changes, in 200,000 and in 1,000,000 records, against `sqldiff`.
//!
//! `cargo bench --bench diff` prints, for either size, how long the store takes to tell the differences, how long
//! `restore24 snapshot diff` takes as a process, and how long `sqldiff` takes on two databases that hold the
//! records of the two snapshots: a table per type, the number as primary key, the record as canonical JSON. Every
//! time is the median of five, after the files were read once. The changes are 1,800 edits over all types, 100
//! deals deleted and 100 contacts added; `sqldiff` has to find as many. Nothing is asserted about time.
//! `RESTORE24_BENCH_RECORDS` sets other sizes, with commas between them.
//!
//! Needs Linux, a few GB under `target/`, and `sqldiff` (Debian: `apt install sqlite3-tools`).

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use restore24::adapters::store::SqliteStore;
use restore24::domain::{EntityType, PortalId, RecordId, SnapshotId};
use restore24::ports::snapshots::SnapshotReader as _;
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, QueryBuilder, SqliteConnection};

use support::{Sandbox, Workplace, is_bench_run, mib, ratio};

const SIZES: [u32; 2] = [200_000, 1_000_000];
const EDITS_PER_TYPE: usize = 450;
const DELETED_DEALS: usize = 100;
const ADDED_CONTACTS: usize = 100;
const CHANGES: usize = EDITS_PER_TYPE * EntityType::ALL.len() + DELETED_DEALS + ADDED_CONTACTS;

const OLDER: SnapshotId = SnapshotId(1);
const NEWER: SnapshotId = SnapshotId(2);

const RUNS: usize = 5;
/// Rows written or read at a time.
const PAGE: usize = 2_000;

/// Milliseconds.
struct Times {
    inside: f64,
    process: f64,
    sqldiff: f64,
}

#[tokio::main]
async fn main() -> Result<()> {
    if !is_bench_run() {
        return Ok(());
    }
    find_sqldiff()?;
    println!("{CHANGES} changes, median of {RUNS}\n");
    println!(
        "{:>9} {:>14} {:>14} {:>12} {:>18}",
        "records", "inside ms", "process ms", "sqldiff ms", "process / sqldiff"
    );
    let sizes = support::records_wanted(&SIZES)?;
    let mut all = Vec::with_capacity(sizes.len());
    for records in &sizes {
        let times = measure(*records).await?;
        println!(
            "{records:>9} {:>14.1} {:>14.1} {:>12.0} {:>18}",
            times.inside,
            times.process,
            times.sqldiff,
            ratio(times.process, times.sqldiff)
        );
        all.push(times);
    }
    let ([small, large], [few, many]) = (&all[..], &sizes[..]) else { return Ok(()) };
    println!(
        "\n{many} / {few} records: inside {}, process {}, sqldiff {}",
        ratio(large.inside, small.inside),
        ratio(large.process, small.process),
        ratio(large.sqldiff, small.sqldiff)
    );
    Ok(())
}

fn find_sqldiff() -> Result<()> {
    let found = support::run(Command::new("sqldiff").arg("--help"));
    found.map(drop).context("sqldiff is needed to compare with; install it with `apt install sqlite3-tools`")
}

async fn measure(records: u32) -> Result<Times> {
    let sandbox = Sandbox::start(records, &["--still"])?;
    let workplace = Workplace::with_portal(&sandbox)?;
    let portal: PortalId = "portal".parse()?;
    for is_first in [true, false] {
        let run = workplace.capture()?;
        // Set-up takes a while, so it says what it does.
        eprintln!("{} ({:.0} s, {:.0} MiB)", run.output.trim(), run.wall_seconds, mib(run.peak_bytes));
        if is_first {
            let store = SqliteStore::open(&workplace.data()).await?;
            change(&sandbox, &store, &portal).await?;
        }
    }
    drop(sandbox);
    let store = SqliteStore::open(&workplace.data()).await?;
    let (inside, found) = time_inside(&store, &portal).await?;
    ensure!(found == CHANGES, "{found} differences where {CHANGES} records were changed");
    let older = write_database(workplace.folder.path(), &store, &portal, OLDER).await?;
    let newer = write_database(workplace.folder.path(), &store, &portal, NEWER).await?;
    drop(store);
    let (process, _) = time_process(|| workplace.command(&["snapshot", "diff", "s1", "s2"]))?;
    let (sqldiff, output) = time_process(|| {
        let mut command = Command::new("sqldiff");
        command.args([&older, &newer]);
        command
    })?;
    let statements = output.lines().count();
    ensure!(statements == CHANGES, "sqldiff finds {statements} differences, not {CHANGES}");
    Ok(Times { inside, process, sqldiff })
}

/// A day later: edits spread evenly over every type, deals that go, contacts that come.
async fn change(sandbox: &Sandbox, store: &SqliteStore, portal: &PortalId) -> Result<()> {
    sandbox.pass_a_day()?;
    for entity_type in EntityType::ALL {
        let keys = store.page_keys(portal, OLDER, entity_type, RecordId(0), usize::MAX).await?;
        let ids: Vec<u64> = keys.iter().map(|key| key.record.id.0).collect();
        let every = |wanted: usize| ids.iter().skip(1).step_by(ids.len() / wanted).take(wanted);
        let edited: Vec<u64> = every(EDITS_PER_TYPE).copied().collect();
        let edit = json!({"type": entity_type, "ids": edited, "fields": {"comments": "Changed for the bench"}});
        sandbox.ask("POST", "records/edit", &edit)?;
        if entity_type == EntityType::Deal {
            let unedited = ids.iter().filter(|id| !edited.contains(id));
            let deleted: Vec<&u64> = unedited.step_by(ids.len() / DELETED_DEALS / 2).take(DELETED_DEALS).collect();
            sandbox.ask("POST", "records/delete", &json!({"type": entity_type, "ids": deleted}))?;
        }
    }
    for number in 0..ADDED_CONTACTS {
        let fields = json!({"name": "Ada", "lastName": format!("Number {number}")});
        sandbox.ask("POST", "records/add", &json!({"type": EntityType::Contact, "fields": fields}))?;
    }
    Ok(())
}

/// Milliseconds that the store itself takes, and how many differences it tells.
async fn time_inside(store: &SqliteStore, portal: &PortalId) -> Result<(f64, usize)> {
    let mut found = store.diff(portal, OLDER, NEWER).await?.len();
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let begun = Instant::now();
        found = store.diff(portal, OLDER, NEWER).await?.len().max(found);
        times.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok((median(times), found))
}

/// Milliseconds that a process takes from start to end, and what it printed.
fn time_process(command: impl Fn() -> Command) -> Result<(f64, String)> {
    let mut output = support::run(&mut command())?.output;
    let mut times = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let run = support::run(&mut command())?;
        times.push(run.wall_seconds * 1_000.0);
        output = run.output;
    }
    Ok((median(times), output))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// The records of a snapshot as `sqldiff` likes them best: a table per type, joined by row number.
async fn write_database(folder: &Path, store: &SqliteStore, portal: &PortalId, id: SnapshotId) -> Result<PathBuf> {
    let file = folder.join(format!("{id}.db"));
    // It is thrown away; only its content matters.
    let options = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off);
    let mut database = options.connect().await?;
    for entity_type in EntityType::ALL {
        let create = format!("CREATE TABLE {entity_type} (id INTEGER PRIMARY KEY, body TEXT NOT NULL)");
        sqlx::query(AssertSqlSafe(create)).execute(&mut database).await?;
        let mut after = RecordId(0);
        loop {
            let page = store.page_records(portal, id, entity_type, after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = last.record.id;
            let mut rows = Vec::with_capacity(page.len());
            for stored in &page {
                rows.push((i64::try_from(stored.record.id.0)?, String::from_utf8(stored.record.to_canonical_json())?));
            }
            insert(&mut database, entity_type, rows).await?;
        }
    }
    database.close().await?;
    Ok(file)
}

async fn insert(database: &mut SqliteConnection, entity_type: EntityType, rows: Vec<(i64, String)>) -> Result<()> {
    let mut statement = QueryBuilder::new(format!("INSERT INTO {entity_type} (id, body) "));
    statement.push_values(rows, |mut row, (id, body)| {
        row.push_bind(id).push_bind(body);
    });
    statement.build().execute(database).await?;
    Ok(())
}
