//! Captures of 200,000 records against `fast-bitrix24`, which reads the same records from the same sandbox.
//!
//! `cargo bench --bench capture` prints wall time, HTTP requests, bytes stored and peak memory of the first
//! day's capture, of one after a day on which 1 % of the records changed, and of the peer, then their ratios.
//! `RESTORE24_BENCH_RECORDS` sets another number of records (a million is the most that the sandbox makes), or several
//! with commas between them; `RESTORE24_BENCH_PEER=no` leaves the peer out, which takes long for a million.
//!
//! Every line is one process from start to end, the peer's Python included. Limits are off for all: the portal is added
//! with the rate "unlimited", else a capture of more than 570,000 records would wait for the execution time that a
//! portal grants within ten minutes. The peer
//! keeps one type at a time and stores nothing. Needs Linux (memory is read from `/proc`) and what
//! `tests/strangers/install` needs, which puts the peer under `target/strangers`. Nothing is asserted about time.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _};

use support::{Run, Sandbox, Workplace, is_bench_run, mib, ratio};

/// Reads everything that a capture reads; prints how many records that were. The library's own limits are set to
/// what is never reached: switching its `respect_velocity_policy` off makes it fail on the first answer that tells
/// its execution time (1.8.14).
const PEER: &str = r#"
import sys
from fast_bitrix24 import Bitrix
portal = Bitrix(sys.argv[1], verbose=False, request_pool_size=10**9, requests_per_second=1e9, operating_time_limit=10**9)
params = {"select": ["*"], "useOriginalUfNames": "Y"}
print(sum(len(portal.get_all("crm.item.list", {"entityTypeId": kind, **params})) for kind in (1, 2, 3, 4)))
"#;

/// One line of the table.
struct Line {
    run: Run,
    requests: u64,
    stored_bytes: Option<u64>,
}

#[tokio::main]
async fn main() -> Result<()> {
    if !is_bench_run() {
        return Ok(());
    }
    let python = if wants_peer() { Some(install_peer()?) } else { None };
    for records in support::records_wanted(&[200_000])? {
        measure(records, python.as_deref()).await?;
    }
    Ok(())
}

fn wants_peer() -> bool {
    std::env::var("RESTORE24_BENCH_PEER").map_or(true, |wanted| wanted != "no")
}

async fn measure(records: u32, python: Option<&Path>) -> Result<()> {
    let sandbox = Sandbox::start(records, &[])?;
    let workplace = Workplace::with_portal(&sandbox)?;
    println!("{records} records, limits off, one run each\n");
    println!("{:<28}{:>10}{:>12}{:>14}{:>12}", "", "wall s", "requests", "stored MiB", "peak MiB");

    let first = measure_capture(&sandbox, &workplace).await?;
    first.print("restore24, first day");
    sandbox.pass_a_day()?;
    let second = measure_capture(&sandbox, &workplace).await?;
    second.print("restore24, 1 % changed");
    let peer = python.map(|python| measure_peer(&sandbox, python, records)).transpose()?;
    if let Some(peer) = &peer {
        peer.print("fast-bitrix24, reading all");
    }

    println!();
    if let Some(peer) = &peer {
        compare("first day / fast-bitrix24", &first, peer);
        compare("1 % changed / fast-bitrix24", &second, peer);
    }
    compare("1 % changed / first day", &second, &first);
    println!();
    Ok(())
}

async fn measure_capture(sandbox: &Sandbox, workplace: &Workplace) -> Result<Line> {
    let stored_before = stored_bytes(&workplace.data()).await?;
    reset_requests(sandbox)?;
    let run = workplace.capture()?;
    let stored_bytes = stored_bytes(&workplace.data()).await?.saturating_sub(stored_before);
    Ok(Line { run, requests: requests(sandbox)?, stored_bytes: Some(stored_bytes) })
}

fn measure_peer(sandbox: &Sandbox, python: &Path, records: u32) -> Result<Line> {
    reset_requests(sandbox)?;
    let run = support::run(Command::new(python).args(["-W", "ignore", "-c", PEER, &sandbox.webhook]))?;
    let read: u32 = run.output.trim().parse().context("fast-bitrix24 does not say how much it read")?;
    ensure!(read >= records, "fast-bitrix24 read {read} of {records} records");
    Ok(Line { run, requests: requests(sandbox)?, stored_bytes: None })
}

fn reset_requests(sandbox: &Sandbox) -> Result<()> {
    sandbox.ask("POST", "requests/reset", &Value::Null).map(drop)
}

fn requests(sandbox: &Sandbox) -> Result<u64> {
    sandbox.ask("GET", "requests", &Value::Null)?["requests"].as_u64().context("the sandbox does not count requests")
}

/// What the database holds, without pages that are free for the next capture and without the log.
async fn stored_bytes(data: &Path) -> Result<u64> {
    let options = SqliteConnectOptions::new().filename(data.join("restore24.db")).read_only(true);
    let mut database = options.connect().await?;
    let mut figures = [0_u64; 3];
    for (figure, question) in figures.iter_mut().zip(["PRAGMA page_count", "PRAGMA freelist_count", "PRAGMA page_size"])
    {
        let answer: i64 = sqlx::query_scalar(question).fetch_one(&mut database).await?;
        *figure = u64::try_from(answer)?;
    }
    database.close().await?;
    let [pages, free, page_bytes] = figures;
    Ok((pages - free) * page_bytes)
}

/// The Python that has the peer; installs it first where it is missing.
fn install_peer() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    support::run(Command::new("bash").arg(root.join("tests/strangers/install")))
        .context("fast-bitrix24 cannot be installed; `bash tests/run` installs what it needs")?;
    Ok(target.join("strangers/venv/bin/python"))
}

impl Line {
    fn print(&self, title: &str) {
        let stored = self.stored_bytes.map_or_else(|| "–".to_owned(), |bytes| format!("{:.1}", mib(bytes)));
        let Run { wall_seconds, peak_bytes, .. } = self.run;
        println!("{title:<28}{wall_seconds:>10.1}{:>12}{stored:>14}{:>12.0}", self.requests, mib(peak_bytes));
    }
}

fn compare(title: &str, of: &Line, to: &Line) {
    print!(
        "{title:<28} wall {}, requests {}, memory {}",
        ratio(of.run.wall_seconds, to.run.wall_seconds),
        ratio(of.requests as f64, to.requests as f64),
        ratio(of.run.peak_bytes as f64, to.run.peak_bytes as f64)
    );
    if let (Some(of), Some(to)) = (of.stored_bytes, to.stored_bytes) {
        print!(", stored {}", ratio(of as f64, to as f64));
    }
    println!();
}
