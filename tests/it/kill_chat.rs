//! `kill -9` of `restore24 chat`: after every turn, and at moments of a restore. Nothing is lost, nothing comes twice.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::{Duration, Instant};

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::adapters::store::SqliteStore;
use restore24::app::script_world::{PORTAL, Stage, Week};
use restore24::sandbox::{Scenario, Server};
use serde_json::{Value, json};
use sqlx::Row;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout};

use crate::full_scripts::stage;
use crate::program::Program;

pub const NOW: &str = "2026-11-18T14:30:00Z";
/// From the greeting to the confirmation of a selective restore, as a person types it; the last line starts it.
pub const TALK: [&str; 11] = ["1", "2", "1", "1", "1", "Tuesday 15:10", "1", "1", "1", "1", "1"];
const KILLS: usize = 15;
const LONGEST: Duration = Duration::from_secs(30);

/// An installation with a week of snapshots, and the portal they are of.
pub struct Scene {
    pub server: Server,
    pub program: Program,
    pub store: SqliteStore,
    contacts_before: u64,
}

/// One run of the program.
struct Run {
    child: Child,
    stdin: Option<ChildStdin>,
    out: Lines<BufReader<ChildStdout>>,
}

impl Scene {
    pub async fn new(stage: &Stage) -> Self {
        let week = Week {
            scenario: Scenario::DeletedContacts,
            zone: chrono_tz::Europe::Berlin,
            story_end: NOW.parse().unwrap(),
            end: NOW.parse().unwrap(),
            records: Some(600),
            snapshots: None,
            is_german: false,
        };
        let (server, data) = stage.set_up(&week).await.unwrap();
        server.ui_post("tariff", &json!({ "license": "de_pro100" }));
        let store = SqliteStore::open(data.path()).await.unwrap();
        let contacts_before = contacts(&server);
        Self { server, program: Program { data }, store, contacts_before }
    }

    fn start(&self) -> Run {
        let args = ["chat", "--json", "--portal", PORTAL, "--as", "1", "--now", NOW];
        let mut command = self.program.command(&args);
        command.env("RESTORE24_SETTLE_SECONDS", "0.05").stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take().unwrap());
        Run { child, stdin, out: BufReader::new(stdout).lines() }
    }

    /// How many lines of the person were stored.
    pub async fn lines_taken(&self) -> usize {
        let rows = sqlx::query("SELECT COUNT(*) FROM inbox WHERE inbox_id LIKE 'line-%'");
        usize::try_from(rows.fetch_one(self.store.readers()).await.unwrap().get::<i64, _>(0)).unwrap()
    }

    pub async fn is_quiet(&self) -> bool {
        let rows = sqlx::query("SELECT COUNT(*) FROM outbox WHERE done_at IS NULL");
        rows.fetch_one(self.store.readers()).await.unwrap().get::<i64, _>(0) == 0
    }

    /// Waits until so many lines were taken and all that follows from them was said and done.
    async fn wait_for(&self, lines: usize) {
        let until = Instant::now() + LONGEST;
        while self.lines_taken().await < lines || !self.is_quiet().await {
            assert!(Instant::now() < until, "line {lines} is not answered");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    /// Whether the last line was taken and all that follows from it was said and done.
    pub async fn is_over(&self) -> bool {
        self.lines_taken().await == TALK.len() && self.is_quiet().await
    }

    /// How many requests the portal was sent.
    fn requests(&self) -> u64 {
        self.server.ui_get("requests")["requests"].as_u64().unwrap()
    }

    /// Waits until the portal was sent so many requests, or everything was said and done with fewer.
    async fn wait_for_requests(&self, requests: u64) {
        let until = Instant::now() + LONGEST;
        while self.requests() < requests && !self.is_over().await {
            assert!(Instant::now() < until, "{} of {requests} requests", self.requests());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Starts the program again; the last line is said again where it was not stored.
    async fn go_on(&self, last: &str) -> Run {
        let mut run = self.start();
        if self.lines_taken().await < TALK.len() {
            run.say(last).await;
        }
        run
    }

    /// Everything that was to be said, in order, without (or with) what a person is told on coming back.
    async fn decided(&self, with_reminders: bool) -> Vec<String> {
        let query = "SELECT outbox.payload, inbox.inbox_id FROM outbox JOIN inbox USING (portal, conversation_id, revision) \
                     WHERE kind = 'say' ORDER BY item";
        let rows = sqlx::query(query).fetch_all(self.store.readers()).await.unwrap();
        let is_wanted = |row: &&sqlx::sqlite::SqliteRow| {
            let event: String = row.get("inbox_id");
            with_reminders || !event.starts_with("opened-") || event == "opened-0"
        };
        rows.iter().filter(is_wanted).map(|row| name_of(&row.get::<String, _>("payload"))).collect()
    }

    /// Nothing was created twice, and nothing is missing.
    pub fn assert_restored_once(&self) {
        let truth = self.server.ui_get("truth");
        let lost = truth["deleted"]["contact"].as_array().unwrap().len() as u64;
        assert_eq!(contacts(&self.server), self.contacts_before + lost);
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let history = self.server.ui_get("history?type=contact&deed=added&since=2026-11-18T15:30:00%2B01:00");
        for entry in history["entries"].as_array().unwrap() {
            *names.entry(entry["name"].as_str().unwrap().to_owned()).or_default() += 1;
        }
        assert_eq!(names.values().sum::<usize>() as u64, lost, "{names:?}");
    }
}

impl Run {
    async fn say(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(format!("{line}\n").as_bytes()).await.unwrap();
        stdin.flush().await.unwrap();
    }

    /// `kill -9`; what had been said by then.
    async fn kill(mut self) -> Vec<String> {
        self.child.kill().await.unwrap();
        self.rest().await
    }

    /// Ends the input; what was said until the program ended by itself.
    async fn finish(mut self) -> Vec<String> {
        drop(self.stdin.take());
        let said = self.rest().await;
        assert!(self.child.wait().await.unwrap().success());
        said
    }

    async fn rest(&mut self) -> Vec<String> {
        let mut said = Vec::new();
        while let Some(line) = self.out.next_line().await.unwrap() {
            said.extend(printed_name(&line));
        }
        said
    }
}

fn contacts(server: &Server) -> u64 {
    server.ui_get("counts")["contact"].as_u64().unwrap()
}

/// What an item of the outbox says: the reply's name, or the file's.
fn name_of(payload: &str) -> String {
    let effect: Value = serde_json::from_str(payload).unwrap();
    let name = effect["say"]["name"].as_str().or_else(|| effect["send-file"]["name"].as_str());
    file_name(name.unwrap_or_else(|| panic!("neither reply nor file: {payload}")))
}

/// What a printed line says; `None` where it only says that the next line is read.
fn printed_name(line: &str) -> Option<String> {
    let shown: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    let name = shown["reply"].as_str().or_else(|| shown["file"].as_str()).map(file_name);
    assert!(name.is_some() || shown["waiting"] == true, "{line}");
    name
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// The whole conversation in one go, as it is to be.
async fn undisturbed(stage: &Stage) -> Vec<String> {
    let scene = Scene::new(stage).await;
    let mut run = scene.start();
    for line in TALK {
        run.say(line).await;
    }
    let said = run.finish().await;
    assert_eq!(said, scene.decided(true).await, "all that was decided was said, once, in order");
    assert!(
        said.contains(&"result-verified".to_owned()) && said.last().is_some_and(|last| last == "result-next"),
        "{said:?}"
    );
    scene.assert_restored_once();
    said
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b07_killed_after_every_turn() {
    let stage = stage();
    let expected = undisturbed(&stage).await;
    let scene = Scene::new(&stage).await;
    let mut said = Vec::new();
    for (position, line) in TALK.into_iter().enumerate() {
        let mut run = scene.start();
        run.say(line).await;
        scene.wait_for(position + 1).await;
        said.extend(run.kill().await);
    }
    assert_eq!(said, scene.decided(true).await, "nothing lost, nothing repeated between turns");
    assert_eq!(scene.decided(false).await, expected, "the same conversation");
    scene.assert_restored_once();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn b07_killed_at_any_moment_of_a_restore() {
    let stage = stage();
    let expected = undisturbed(&stage).await;
    let (last, before) = TALK.split_last().unwrap();
    let mut rng = StdRng::seed_from_u64(15);
    let (mut kills, mut cut_off) = (0, 0);
    let mut usual = None;
    while kills < KILLS {
        let scene = Scene::new(&stage).await;
        let mut run = scene.start();
        for line in before {
            run.say(line).await;
        }
        let mut said = run.finish().await;
        let mut kills_at = Vec::new();
        // The first round runs through and tells how many requests to the portal the rest takes.
        while let Some(usual) = usual
            && kills < KILLS
            && !scene.is_over().await
        {
            let until = scene.requests() + rng.random_range(1..=usual);
            let run = scene.go_on(last).await;
            scene.wait_for_requests(until).await;
            tokio::time::sleep(Duration::from_millis(rng.random_range(0..15))).await;
            said.extend(run.kill().await);
            kills += 1;
            cut_off += usize::from(!scene.is_over().await);
            kills_at.push(said.len());
        }
        let requests_before = scene.requests();
        said.extend(scene.go_on(last).await.finish().await);
        usual.get_or_insert_with(|| scene.requests() - requests_before);
        assert_eq!(scene.decided(false).await, expected, "the same conversation");
        assert_said_in_full(&said, &scene.decided(true).await, &kills_at);
        scene.assert_restored_once();
    }

    assert!(cut_off >= KILLS / 5, "only {cut_off} of {kills} were cut off, of {usual:?} requests");
}

/// Everything decided was said in order. Only what was being said at a kill may have come a second time: nobody can
/// know whether the person saw it.
fn assert_said_in_full(said: &[String], decided: &[String], kills_at: &[usize]) {
    let mut next = 0;
    for (position, one) in said.iter().enumerate() {
        if decided.get(next) == Some(one) {
            next += 1;
        } else {
            let is_repeated = kills_at.contains(&position) && next > 0 && decided[next - 1] == *one;
            assert!(is_repeated, "{one} at {position} after {next} of {decided:?}\nin {said:?}");
        }
    }
    assert_eq!(next, decided.len(), "something decided was never said: {:?}", &decided[next..]);
}
