//! What goes wrong while somebody talks to the assistant, through a pipe as any program drives it.

use std::process::Stdio;
use std::time::Duration;

use restore24::adapters::store::SqliteStore;
use restore24::app::script_world::{PORTAL, Stage, Week};
use restore24::ports::portals::PortalStore;
use restore24::ports::verify::StoreVerifier;
use restore24::sandbox::{Scenario, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout};

use crate::program::{Program, impatient};

const NOW: &str = "2026-11-18T14:30:00Z";
/// What a person who wants everything back presses, wherever it is offered.
const WISHES: [&str; 12] = [
    "crm-data",
    "not-there",
    "seen",
    "skip",
    "selective",
    "right",
    "take-it",
    "confirm",
    "yes",
    "go-on",
    "restore",
    "continue",
];
const LONGEST: Duration = Duration::from_secs(30);

/// A portal that lost contacts yesterday, and an installation with a week of snapshots of it.
struct Place {
    server: Server,
    program: Program,
}

/// Somebody who talks.
struct Talk {
    child: Child,
    stdin: ChildStdin,
    out: Lines<BufReader<ChildStdout>>,
    /// The last answer.
    said: Vec<Value>,
}

impl Place {
    async fn new() -> Self {
        let week = Week {
            scenario: Scenario::DeletedContacts,
            zone: chrono_tz::Europe::Berlin,
            end: NOW.parse().unwrap(),
            records: 150,
            is_german: false,
        };
        let (server, data): (Server, TempDir) = Stage::default().set_up(&week).await.unwrap();
        server.ui_post("tariff", &json!({"license": "de_pro100"}));
        Self { server, program: Program { data } }
    }

    async fn talk_as(&self, user: &str) -> Talk {
        let mut command = self.program.command(&["chat", "--json", "--portal", PORTAL, "--as", user, "--now", NOW]);
        impatient(&mut command, "2");
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (stdin, stdout) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let mut talk = Talk { child, stdin, out: BufReader::new(stdout).lines(), said: Vec::new() };
        talk.listen().await;
        talk
    }

    fn contacts(&self) -> u64 {
        self.server.ui_get("counts")["contact"].as_u64().unwrap()
    }

    fn lost(&self) -> u64 {
        self.server.ui_get("truth")["deleted"]["contact"].as_array().unwrap().len() as u64
    }
}

impl Talk {
    /// Reads until the next line is awaited.
    async fn listen(&mut self) {
        self.said.clear();
        loop {
            let line = tokio::time::timeout(LONGEST, self.out.next_line()).await.unwrap().unwrap();
            let shown: Value = serde_json::from_str(&line.expect("the chat goes on")).unwrap();
            if shown["waiting"] == true {
                return;
            }
            self.said.push(shown);
        }
    }

    async fn type_in(&mut self, line: &str) {
        self.stdin.write_all(format!("{line}\n").as_bytes()).await.unwrap();
        self.stdin.flush().await.unwrap();
        self.listen().await;
    }

    /// Whether a reply of that name was among the last ones.
    fn heard(&self, reply: &str) -> bool {
        self.said.iter().any(|shown| shown["reply"] == reply)
    }

    fn text(&self) -> String {
        let texts: Vec<&str> = self.said.iter().filter_map(|shown| shown["text"].as_str()).collect();
        texts.join("\n")
    }

    fn choices(&self) -> Vec<String> {
        let last = self.said.iter().rev().find(|shown| shown["choices"].as_array().is_some_and(|all| !all.is_empty()));
        let keys = last.into_iter().flat_map(|shown| shown["choices"].as_array().unwrap());
        keys.map(|choice| choice["key"].as_str().unwrap().to_owned()).collect()
    }

    /// The number of a choice.
    fn number(&self, key: &str) -> String {
        let position = self.choices().iter().position(|choice| choice == key);
        (position.unwrap_or_else(|| panic!("{key} is not offered: {:#?}", self.said)) + 1).to_string()
    }

    async fn press(&mut self, key: &str) {
        let number = self.number(key);
        self.type_in(&number).await;
    }

    /// What somebody says next who wants everything back.
    fn next_wish(&self) -> String {
        let last = self.said.last().map(|shown| shown["reply"].as_str().unwrap_or_default()).unwrap_or_default();
        if last == "moment-of-loss" {
            return "Tuesday 15:10".to_owned();
        }
        let offered = self.choices();
        let wish = WISHES.iter().find(|wish| offered.iter().any(|key| key == *wish));
        self.number(wish.unwrap_or_else(|| panic!("nothing to press: {:#?}", self.said)))
    }

    /// Goes on until a reply of that name comes.
    async fn go_on_to(&mut self, reply: &str) {
        for _ in 0..30 {
            if self.heard(reply) {
                return;
            }
            println!("{:?} {:?}", self.said.iter().map(|s| s["reply"].clone()).collect::<Vec<_>>(), self.choices());
            let line = self.next_wish();
            self.type_in(&line).await;
        }
        panic!("{reply} never came: {:#?}", self.said);
    }

    async fn leave(mut self) {
        drop(self.stdin);
        assert!(self.child.wait().await.unwrap().success());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn look() {
    let place = Place::new().await;
    let mut talk = place.talk_as("1").await;
    talk.go_on_to("result-verified").await;
    println!("{:#?}", talk.said);
    talk.leave().await;
    panic!("look");
}
