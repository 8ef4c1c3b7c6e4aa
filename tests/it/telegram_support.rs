//! The emulator of the Bot API, and the built program behind it.
//!
//! One emulator process serves all tests of this binary; each has a world of its own in it.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use restore24::adapters::store::SqliteStore;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::Child;
use tokio::sync::OnceCell;

use crate::program::Program;

pub const TOKEN: &str = "7000000001:emulated";
/// How long a test waits for something that has to come.
const PATIENCE_SECONDS: u64 = 40;

/// A world of the emulator.
pub struct Emulator {
    pub url: String,
    client: reqwest::Client,
}

/// The one process. Its stdin is a pipe that closes with this one, and it ends then.
struct Process {
    url: String,
    _child: Child,
}

static PROCESS: OnceCell<Process> = OnceCell::const_new();

async fn process() -> &'static Process {
    PROCESS.get_or_init(start_process).await
}

async fn start_process() -> Process {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let python = target.join("strangers/venv/bin/python");
    assert!(python.exists(), "{} is missing: run tests/strangers/install", python.display());
    let mut child = tokio::process::Command::new(python)
        .args(["-m", "emulator", "--port", "0"])
        .current_dir(root.join("tests/telegram"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next_line().await.unwrap().expect("the emulator says where it listens");
    let told: Value = serde_json::from_str(&first).unwrap();
    // Whatever it says later must not fill the pipe.
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Process { url: told["url"].as_str().unwrap().to_owned(), _child: child }
}

/// Where the emulator opens worlds.
pub async fn emulator_url() -> &'static str {
    // Whoever talks to it needs this first, as `main` does.
    let _ = rustls::crypto::ring::default_provider().install_default();
    &process().await.url
}

impl Emulator {
    /// A world with one bot.
    pub async fn new() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::new();
        let door = Self { url: process().await.url.clone(), client: client.clone() };
        let world = door.control("worlds", json!({})).await;
        let emulator = Self { url: world["url"].as_str().unwrap().to_owned(), client };
        emulator.control("bots", json!({ "token": TOKEN, "username": "restore_bot" })).await;
        emulator
    }

    /// What a command gives.
    pub async fn control(&self, command: &str, body: Value) -> Value {
        self.control_from(command, body).await.1
    }

    /// The number of the last event before a command, and what the command gives.
    pub async fn control_from(&self, command: &str, body: Value) -> (u64, Value) {
        let url = format!("{}/control/{command}", self.url);
        let answer = self.client.post(url).json(&body).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["ok"], true, "{command} {body}: {answer}");
        (answer["seq"].as_u64().unwrap_or_default(), answer["result"].clone())
    }

    /// Adds a person.
    pub async fn person(&self, id: i64, name: &str, language: &str) {
        self.control("users", json!({ "id": id, "first_name": name, "language_code": language })).await;
    }

    /// What the bot says in a chat after that, as many messages as are waited for.
    pub async fn said(&self, since: u64, chat: i64, count: usize) -> Vec<Value> {
        let body = json!({
            "since": since, "chat": chat, "count": count, "kinds": "message", "timeout_seconds": PATIENCE_SECONDS,
        });
        let heard = self.control("wait", body).await;
        assert_eq!(heard["timed_out"], false, "the bot said too little: {heard}");
        heard["events"].as_array().unwrap().iter().map(|event| event["message"].clone()).collect()
    }

    /// What the bot says in a chat after that, up to the next question.
    pub async fn asked(&self, mut since: u64, chat: i64) -> Vec<Value> {
        let mut said = Vec::new();
        loop {
            let body = json!({
                "since": since, "chat": chat, "kinds": "message", "timeout_seconds": PATIENCE_SECONDS,
            });
            let heard = self.control("wait", body).await;
            assert_eq!(heard["timed_out"], false, "the bot asked nothing: {said:?}");
            since = heard["next"].as_u64().unwrap();
            for event in heard["events"].as_array().unwrap() {
                said.push(event["message"].clone());
            }
            if said.last().is_some_and(|last| !buttons(last).is_empty()) {
                return said;
            }
        }
    }

    /// What a person writes, and what answers it up to the next question.
    pub async fn ask(&self, user: i64, text: &str) -> Vec<Value> {
        let (since, _) = self.control_from("send", json!({ "user": user, "text": text })).await;
        self.asked(since, user).await
    }

    /// Goes on by whichever button of `way` is offered, telling what is missing and that it was just now where that is
    /// asked, until something that was said ends it; gives all that was said.
    pub async fn walk(&self, user: i64, way: &[&str], is_end: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut all = self.ask(user, "/start").await;
        for _ in 0..25 {
            if all.iter().any(&is_end) {
                return all;
            }
            let asked = all.last().unwrap().clone();
            let data = |key: &&str| {
                let rows = asked["reply_markup"]["inline_keyboard"].as_array().unwrap().iter();
                let mut found = rows.flat_map(|row| row.as_array().unwrap()).map(|button| &button["callback_data"]);
                found.find(|data| data.as_str().unwrap().ends_with(&format!(".{key}"))).cloned()
            };
            let said = match way.iter().find_map(data) {
                Some(data) => {
                    let press = json!({ "user": user, "message": asked["message_id"], "data": data });
                    let (since, _) = self.control_from("press", press).await;
                    self.asked(since, user).await
                }
                None if texts(&[asked])[0].contains("What exactly") => self.ask(user, "contacts").await,
                None => self.ask(user, "just now").await,
            };
            all.extend(said);
        }
        panic!("it did not end: {:#?}", texts(&all));
    }

    /// All that stands in a chat.
    pub async fn messages(&self, chat: i64) -> Vec<Value> {
        self.control("messages", json!({ "chat": chat })).await.as_array().unwrap().clone()
    }
}

/// The texts of messages.
pub fn texts(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["text"].as_str().or(message["caption"].as_str()).unwrap_or("")).collect()
}

/// The labels of the buttons below a message.
pub fn buttons(message: &Value) -> Vec<String> {
    let rows = message["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let labels = rows.iter().flat_map(|row| row.as_array().unwrap()).map(|button| button["text"].as_str().unwrap());
    labels.map(str::to_owned).collect()
}

/// The running service.
pub struct Service {
    child: Child,
    told: Arc<Mutex<Vec<Value>>>,
}

impl Service {
    /// Starts `restore24 serve` for a world, and waits until the bot is there.
    pub async fn start(program: &Program, emulator: &Emulator, more: &[&str]) -> Self {
        let (service, line) = Self::start_and_hear(program, emulator, more).await;
        assert_eq!(line["event"], "telegram-connected", "{line}");
        service
    }

    /// Starts it, and gives the first line that is about Telegram.
    pub async fn start_and_hear(program: &Program, emulator: &Emulator, more: &[&str]) -> (Self, Value) {
        let mut args = vec!["--json", "serve", "--telegram-api", &emulator.url];
        args.extend(more);
        let mut child =
            program.command(&args).env("RESTORE24_TELEGRAM_TOKEN", TOKEN).stderr(Stdio::inherit()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = loop {
            let line = lines.next_line().await.unwrap().expect("the service says that the bot is there");
            let line: Value = serde_json::from_str(&line).unwrap();
            if line["event"].as_str().is_some_and(|event| event.starts_with("telegram")) {
                break line;
            }
        };
        let told: Arc<Mutex<Vec<Value>>> = Arc::default();
        let heard = Arc::clone(&told);
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                heard.lock().unwrap().push(serde_json::from_str(&line).unwrap());
            }
        });
        (Self { child, told }, line)
    }

    /// The first event of that name that it tells on its output.
    pub async fn event(&self, name: &str) -> Value {
        for _ in 0..PATIENCE_SECONDS * 20 {
            let found = self.told.lock().unwrap().iter().find(|line| line["event"] == name).cloned();
            match found {
                Some(event) => return event,
                None => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
        panic!("no event {name}: {:?}", self.told.lock().unwrap());
    }

    /// `kill -9`.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }

    /// SIGTERM, and how it ended.
    pub async fn end(mut self) -> i32 {
        let id = self.child.id().unwrap();
        let killed = tokio::process::Command::new("kill").arg(id.to_string()).status().await.unwrap();
        assert!(killed.success());
        let ended = tokio::time::timeout(Duration::from_secs(15), self.child.wait()).await;
        ended.expect("it drains within ten seconds").unwrap().code().unwrap_or(-1)
    }
}

static NEXT_LINK: AtomicI64 = AtomicI64::new(1);

/// Links an account to a user of the portal `acme`.
pub async fn link(program: &Program, account: i64, person: i64) {
    link_to(program, "acme", account, person).await;
}

/// Links an account to a user of a portal.
pub async fn link_to(program: &Program, portal: &str, account: i64, person: i64) {
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let mut tx = store.begin().await.unwrap();
    sqlx::query(
        "INSERT INTO account_link (link_id, portal, messenger, account, person, how, linked_by, linked_at)
         VALUES ($1, $4, 'telegram:7000000001', $2, $3, 'invite', 'test', 0)",
    )
    .bind(NEXT_LINK.fetch_add(1, Ordering::SeqCst))
    .bind(account)
    .bind(person)
    .bind(portal)
    .execute(&mut *tx)
    .await
    .unwrap();
    tx.commit().await.unwrap();
    store.close().await;
}
