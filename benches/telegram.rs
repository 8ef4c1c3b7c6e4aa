//! The whole bot, its state on the disk, against echo bots that keep nothing: aiogram's and grammY's.
//!
//! `cargo bench --bench telegram` starts the emulator of the Bot API (`tests/telegram`) anew for each bot and prints
//! 1. updates a second when 4,000 messages of 500 people wait, and the ratios to the peers,
//! 2. how long an answer takes at 200 updates a second (median, 99th percentile),
//! 3. the most memory that the service holds with 10,000 open conversations,
//! 4. what is lost and what is said twice over 100 × `kill -9` while 1,000 messages come in.
//!
//! Our bot hears, decides, words, stores and answers each message (`/help`); a peer sends the text back. `RESTORE24_BENCH_PARTS`
//! picks some of `speed,latency,memory,kills`. Needs Linux (memory is read from `/proc`), Python with venv, Node.js with
//! npm; the peers go to `target/peers`. Nothing is asserted about time; something lost or doubled is an error.

#[expect(dead_code, reason = "the other benches need more of it")]
mod support;

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use restore24::adapters::store::SqliteStore;
use serde_json::{Value, json};

use support::{Sandbox, Workplace, is_bench_run, mib, peak_memory, ratio};

const TOKEN: &str = "7000000001:emulated";
/// The emulator's people have numbers from here on.
const FIRST_PERSON: i64 = 900_000_000;
/// The peer that comes from npm; aiogram comes with the emulator.
const GRAMMY: &str = "grammy@1.46.0";
/// The command that is sent, and words of its answer that stand in no other message.
const ASKED: &str = "/help";
const HELP: &str = "I lead you step by step";

const PEOPLE: u64 = 500;
const MESSAGES: u64 = 4_000;
const PER_SECOND: u64 = 200;
const LATENCY_SECONDS: u64 = 20;
const CONVERSATIONS: u64 = 10_000;
const KILLS: u64 = 100;
const KILL_MESSAGES: u64 = 1_000;
const KILL_PEOPLE: u64 = 50;

#[tokio::main]
async fn main() -> Result<()> {
    if !is_bench_run() {
        return Ok(());
    }
    // Whoever talks to another program needs this first, as the program's own `main` does.
    let _installed_before = rustls::crypto::ring::default_provider().install_default();
    let peers = Peers::install()?;
    let parts = std::env::var("RESTORE24_BENCH_PARTS").unwrap_or_else(|_| "speed,latency,memory,kills".to_owned());
    for part in parts.split(',') {
        match part.trim() {
            "speed" => speed(&peers).await?,
            "latency" => latency(&peers).await?,
            "memory" => memory(&peers).await?,
            "kills" => kills(&peers).await?,
            other => anyhow::bail!("RESTORE24_BENCH_PARTS: there is no part {other:?}"),
        }
    }
    Ok(())
}

async fn speed(peers: &Peers) -> Result<()> {
    println!("{:<28}{:>12}{:>12}", "", "updates/s", "answered");
    let mut found = Vec::new();
    for (name, bot) in
        [("restore24", BotKind::Ours), ("aiogram echo", BotKind::Aiogram), ("grammY echo", BotKind::Grammy)]
    {
        let emulator = Emulator::start(peers, true)?;
        let running = Running::start(bot, peers, &emulator, PEOPLE).await?;
        // Everybody has said something before, so that nobody is greeted.
        emulator.feed(PEOPLE, PEOPLE, None).await?;
        emulator.report(PEOPLE).await?;
        emulator.control("bench/clear", json!({})).await?;
        emulator.feed(MESSAGES, PEOPLE, None).await?;
        let report = emulator.report(MESSAGES).await?;
        let per_second = report["per_second"].as_f64().context("nothing was answered")?;
        println!("{name:<28}{per_second:>12.0}{:>12}", report["answered"].as_u64().unwrap_or_default());
        found.push(per_second);
        drop(running);
    }
    println!(
        "\nupdates a second: restore24 / aiogram echo {}, restore24 / grammY echo {}",
        ratio(found[0], found[1]),
        ratio(found[0], found[2])
    );
    Ok(())
}

async fn latency(peers: &Peers) -> Result<()> {
    println!("\nat {PER_SECOND} updates a second, {PEOPLE} people");
    println!("{:<28}{:>12}{:>12}{:>12}", "", "median ms", "99 % ms", "longest ms");
    for (name, bot) in
        [("restore24", BotKind::Ours), ("aiogram echo", BotKind::Aiogram), ("grammY echo", BotKind::Grammy)]
    {
        let emulator = Emulator::start(peers, true)?;
        let _running = Running::start(bot, peers, &emulator, PEOPLE).await?;
        emulator.feed(PEOPLE, PEOPLE, None).await?;
        emulator.report(PEOPLE).await?;
        emulator.control("bench/clear", json!({})).await?;
        let count = PER_SECOND * LATENCY_SECONDS;
        emulator.feed(count, PEOPLE, Some(PER_SECOND)).await?;
        let report = emulator.report(count).await?;
        let figure = |key: &str| report[key].as_f64().unwrap_or(f64::NAN);
        println!("{name:<28}{:>12.1}{:>12.1}{:>12.1}", figure("p50_ms"), figure("p99_ms"), figure("max_ms"));
    }
    Ok(())
}

async fn memory(peers: &Peers) -> Result<()> {
    let emulator = Emulator::start(peers, true)?;
    let running = Running::start(BotKind::Ours, peers, &emulator, CONVERSATIONS).await?;
    emulator.feed(CONVERSATIONS, CONVERSATIONS, None).await?;
    let report = emulator.report(CONVERSATIONS).await?;
    let peak = peak_memory(running.child.id()).context("the service ended")?;
    println!(
        "\n{} conversations, all of them begun at once: the service held {:.1} MiB at most",
        report["answered"].as_u64().unwrap_or_default(),
        mib(peak)
    );
    Ok(())
}

async fn kills(peers: &Peers) -> Result<()> {
    let emulator = Emulator::start(peers, false)?;
    let mut running = Running::start(BotKind::Ours, peers, &emulator, KILL_PEOPLE).await?;
    let mut random = StdRng::seed_from_u64(24);
    for person in 0..KILL_PEOPLE as i64 {
        let account = FIRST_PERSON + person;
        emulator.control("users", json!({ "id": account, "first_name": "Bench", "language_code": "en" })).await?;
        emulator.control("start", json!({ "user": account })).await?;
    }
    for _ in 0..KILLS {
        for _ in 0..KILL_MESSAGES / KILLS {
            let account = FIRST_PERSON + random.random_range(0..KILL_PEOPLE as i64);
            emulator.control("send", json!({ "user": account, "text": ASKED })).await?;
            tokio::time::sleep(Duration::from_millis(random.random_range(0..20))).await;
        }
        running.kill_and_start_again()?;
    }
    let mut said = 0;
    for _ in 0..600 {
        said = count_help(&emulator).await?;
        if said >= KILL_MESSAGES {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Whatever would come twice has had its time.
    tokio::time::sleep(Duration::from_secs(3)).await;
    said = said.max(count_help(&emulator).await?);
    println!(
        "\nkill -9 × {KILLS} over {KILL_MESSAGES} messages: lost {}, said twice {}",
        KILL_MESSAGES.saturating_sub(said),
        said.saturating_sub(KILL_MESSAGES)
    );
    ensure!(said == KILL_MESSAGES, "each message is to be answered exactly once");
    Ok(())
}

async fn count_help(emulator: &Emulator) -> Result<u64> {
    let mut count = 0;
    for person in 0..KILL_PEOPLE as i64 {
        let stands = emulator.control("messages", json!({ "chat": FIRST_PERSON + person, "by_bot": true })).await?;
        let texts = stands.as_array().context("messages are a list")?.iter().filter_map(|said| said["text"].as_str());
        count += texts.filter(|text| text.contains(HELP)).count() as u64;
    }
    Ok(count)
}

/// Where the peers and the emulator's packages are.
struct Peers {
    python: PathBuf,
    grammy: PathBuf,
}

impl Peers {
    fn install() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        support::run(&mut Command::new(root.join("tests/strangers/install")))?;
        let grammy = target.join("peers/grammy");
        if !grammy.join("node_modules/grammy").exists() {
            std::fs::create_dir_all(&grammy)?;
            let mut npm = Command::new("npm");
            npm.args(["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", GRAMMY]);
            support::run(npm.current_dir(&grammy)).context("Node.js with npm is needed")?;
        }
        // It finds its package beside itself.
        std::fs::copy(root.join("benches/telegram/echo.mjs"), grammy.join("echo.mjs"))?;
        Ok(Self { python: target.join("strangers/venv/bin/python"), grammy })
    }
}

/// The emulator in a process of its own; it ends when its stdin closes.
struct Emulator {
    child: Child,
    _stdin: Option<ChildStdin>,
    url: String,
    bot_url: String,
    client: reqwest::Client,
}

impl Emulator {
    /// `is_lean`: bots use its lean door, and nothing is written down.
    fn start(peers: &Peers, is_lean: bool) -> Result<Self> {
        let mut command = Command::new(&peers.python);
        command.args(["-m", "emulator", "--port", "0"]);
        command.args(is_lean.then_some("--bench"));
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/telegram"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let stdin = child.stdin.take();
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("the emulator has no output")?).read_line(&mut line)?;
        let told: Value = serde_json::from_str(&line).context("the emulator does not say where it is")?;
        let url = told["url"].as_str().context("the emulator does not say where it is")?.to_owned();
        let bot_url = told["bot_url"].as_str().unwrap_or(&url).to_owned();
        Ok(Self { child, _stdin: stdin, url, bot_url, client: reqwest::Client::new() })
    }

    async fn control(&self, command: &str, body: Value) -> Result<Value> {
        let asked = self.client.post(format!("{}/control/{command}", self.url)).json(&body).send().await?;
        let answer: Value = asked.json().await?;
        ensure!(answer["ok"] == true, "{command}: {answer}");
        Ok(answer["result"].clone())
    }

    async fn feed(&self, count: u64, chats: u64, per_second: Option<u64>) -> Result<()> {
        let body = json!({ "count": count, "chats": chats, "text": ASKED, "per_second": per_second });
        self.control("bench/feed", body).await.map(drop)
    }

    async fn report(&self, wait_for: u64) -> Result<Value> {
        let report = self.control("bench/report", json!({ "wait_for": wait_for, "timeout_seconds": 300 })).await?;
        ensure!(report["answered"].as_u64() >= Some(wait_for), "not everything was answered: {report}");
        Ok(report)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // It keeps nothing that could be lost.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Clone, Copy)]
enum BotKind {
    Ours,
    Aiogram,
    Grammy,
}

/// A bot in a process of its own; it ends when dropped.
struct Running {
    child: Child,
    installation: Option<(Sandbox, Workplace, String)>,
}

impl Running {
    async fn start(kind: BotKind, peers: &Peers, emulator: &Emulator, people: u64) -> Result<Self> {
        emulator.control("bots", json!({ "token": TOKEN, "username": "restore_bot" })).await?;
        let (mut command, installation) = match kind {
            BotKind::Ours => {
                let sandbox = Sandbox::start(100, &[])?;
                let workplace = Workplace::with_portal(&sandbox)?;
                link_people(&workplace, people).await?;
                let command = serve(&workplace, &emulator.bot_url);
                (command, Some((sandbox, workplace, emulator.bot_url.clone())))
            }
            BotKind::Aiogram => {
                let mut command = Command::new(&peers.python);
                command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/telegram/echo.py"));
                (command, None)
            }
            BotKind::Grammy => {
                let mut command = Command::new("node");
                command.arg("echo.mjs").current_dir(&peers.grammy);
                (command, None)
            }
        };
        command.env("API_URL", &emulator.bot_url).env("TOKEN", TOKEN);
        Ok(Self { child: spawn(&mut command)?, installation })
    }

    /// `kill -9`, and a new one in its place.
    fn kill_and_start_again(&mut self) -> Result<()> {
        let (_, workplace, url) = self.installation.as_ref().context("only ours is killed")?;
        self.child.kill()?;
        self.child.wait()?;
        self.child = spawn(&mut serve(workplace, url))?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A peer keeps nothing, and the installation goes with it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn spawn(command: &mut Command) -> Result<Child> {
    Ok(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?)
}

fn serve(workplace: &Workplace, api: &str) -> Command {
    let mut command = workplace.command(&["--json", "serve", "--telegram-api", api]);
    command.env("RESTORE24_TELEGRAM_TOKEN", TOKEN);
    command
}

/// Links the emulator's people to a user of the portal.
async fn link_people(workplace: &Workplace, people: u64) -> Result<()> {
    // No snapshots while it is measured.
    std::fs::write(workplace.data().join("policy.toml"), "[snapshots]\ndaily_at = \"\"\n")?;
    let store = SqliteStore::open(&workplace.data()).await?;
    let mut tx = store.begin().await?;
    for person in 0..people as i64 {
        sqlx::query(
            "INSERT INTO account_link (link_id, portal, messenger, account, person, how, linked_by, linked_at)
             VALUES ($1, 'portal', 'telegram:7000000001', $2, 1, 'invite', 'bench', 0)",
        )
        .bind(person + 1)
        .bind(FIRST_PERSON + person)
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    store.close().await;
    Ok(())
}
