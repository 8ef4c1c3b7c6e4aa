//! What goes wrong while somebody talks to the assistant, through a pipe as any program drives it.

use std::process::Stdio;
use std::time::Duration;

use restore24::app::script_world::{PORTAL, Stage, Week};
use restore24::sandbox::{Scenario, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout};

use crate::program::{Program, impatient};

const NOW: &str = "2026-11-18T14:30:00Z";
/// What a person who wants everything back presses, wherever it is offered.
const WISHES: [&str; 11] = [
    "try-again",
    "look-again",
    "crm-data",
    "not-there",
    "seen",
    "skip",
    "selective",
    "right",
    "take-it",
    "go-on",
    "confirm",
];
/// Only a hanging program takes so long, also on a machine that is busy otherwise.
const LONGEST: Duration = Duration::from_secs(180);

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
    async fn new(stage: &Stage) -> Self {
        let week = Week {
            scenario: Scenario::DeletedContacts,
            zone: chrono_tz::Europe::Berlin,
            story_end: NOW.parse().unwrap(),
            end: NOW.parse().unwrap(),
            records: Some(150),
            snapshots: None,
            is_german: false,
        };
        let (server, data): (Server, TempDir) = stage.set_up(&week).await.unwrap();
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

    fn faults(&self, spec: &str) {
        let answer = self.server.ui_post("faults", &json!({ "spec": spec }));
        assert!(answer.get("error").is_none(), "{answer}");
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

    fn names(&self) -> Vec<&str> {
        self.said.iter().filter_map(|shown| shown["reply"].as_str()).collect()
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

/// Where in the conversation something goes wrong: after this reply.
const EVIDENCE: &str = "recycle-bin";
const PREVIEW: &str = "snapshot-closest";
const APPLYING: &str = "confirm-button";

/// When, which fault, the reply that tells of it, and what it says: that nothing is lost, and what to do.
const ROWS: [(&str, &str, &str, &str, &str); 15] = [
    (
        EVIDENCE,
        "*:401",
        "evidence-failed",
        "backups are safe, and we can go on without the comparison",
        "no longer accepts our access",
    ),
    (
        EVIDENCE,
        "*:402",
        "evidence-failed",
        "backups are safe, and we can go on without the comparison",
        "lacks the interface",
    ),
    (
        EVIDENCE,
        "*:html=200",
        "evidence-failed",
        "backups are safe, and we can go on without the comparison",
        "does not answer",
    ),
    (
        EVIDENCE,
        "*:drop",
        "evidence-failed",
        "backups are safe, and we can go on without the comparison",
        "does not answer",
    ),
    (PREVIEW, "*:401", "failure-not-authorised", "backups are safe", "create a new webhook"),
    (PREVIEW, "*:402", "failure-rest-unavailable", "backups are safe", "After a change of the plan"),
    (PREVIEW, "*:403", "failure-right-missing", "backups are safe", "give the webhook its rights"),
    (PREVIEW, "*:302", "failure-not-the-portal", "backups are safe", "store the new webhook"),
    (PREVIEW, "*:html=502", "failure-portal-unreachable", "Nothing is lost", "wait a few minutes"),
    (PREVIEW, "*:half", "failure-portal-unreachable", "Nothing is lost", "wait a few minutes"),
    (PREVIEW, "*:503", "failure-portal-busy", "Nothing is lost", "in a few minutes"),
    (APPLYING, "crm.item.import:401", "failure-stopped", "What it did so far is recorded", "goes on where it was"),
    (APPLYING, "crm.item.import:402", "failure-stopped", "What it did so far is recorded", "goes on where it was"),
    (APPLYING, "crm.item.update:html=200", "failure-stopped", "What it did so far is recorded", "goes on where it was"),
    (APPLYING, "*:401", "failure-not-authorised", "backups are safe", "create a new webhook"),
];

async fn play(stage: &Stage, (at, fault, reply, safe, way_on): (&str, &str, &str, &str, &str)) -> Vec<String> {
    let place = Place::new(stage).await;
    let before = place.contacts();
    let mut talk = place.talk_as("1").await;
    talk.go_on_to(at).await;
    place.faults(fault);
    let line = talk.next_wish();
    talk.type_in(&line).await;
    let mut amiss = Vec::new();
    let told = format!("{at}, {fault}: {:?} {}\n{:?}", talk.names(), talk.text(), talk.choices());
    if !talk.heard(reply) || !talk.text().contains(safe) || !talk.text().contains(way_on) {
        amiss.push(told);
    }
    place.faults("");
    talk.go_on_to("result-verified").await;
    assert_eq!(place.contacts(), before + place.lost(), "{at}, {fault}: each came back once");
    talk.leave().await;
    place.program.run(&["snapshot", "verify"]).await.done();
    amiss
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_is_told_and_the_conversation_goes_on() {
    let stage = Stage::default();
    let amiss = futures::future::join_all(ROWS.map(|row| play(&stage, row))).await.concat();
    assert!(amiss.is_empty(), "{}", amiss.join("\n\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_who_confirm_at_once_one_goes_first_and_the_other_is_told() {
    let place = Place::new(&Stage::default()).await;
    let before = place.contacts();
    let both = ["portal", "add", PORTAL, "--admin", "1,4"];
    place.program.run_with_input(&both, &place.server.webhook_url()).await.done();
    let (mut one, mut other) = (place.talk_as("1").await, place.talk_as("4").await);
    one.go_on_to(APPLYING).await;
    other.go_on_to(APPLYING).await;
    place.faults("crm.item.import:slow=1");
    tokio::join!(one.press("confirm"), other.press("confirm"));
    place.faults("");
    let (first, mut second) = if one.heard("restored") { (one, other) } else { (other, one) };
    assert!(first.heard("result-verified"), "{:#?}", first.said);
    assert!(second.heard("failure-already-running"), "{:#?}", second.said);
    assert!(second.text().contains("Yours was not started, and nothing is done twice"), "{:#?}", second.said);
    assert_eq!(second.choices(), ["look-again", "requests", "person", "cancel"]);
    // What the other brought back is not missing any more, and they are told so.
    second.press("look-again").await;
    assert!(second.heard("plan-empty"), "{:#?}", second.said);
    first.leave().await;
    second.leave().await;
    assert_eq!(place.contacts(), before + place.lost(), "each came back once");
    place.program.run(&["snapshot", "verify"]).await.done();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_dismissed_or_struck_off_before_the_confirmation_is_refused() {
    let place = Place::new(&Stage::default()).await;
    let before = place.contacts();
    let webhook = place.server.webhook_url();
    place.program.run_with_input(&["portal", "add", PORTAL, "--admin", "1,4"], &webhook).await.done();
    let mut talk = place.talk_as("4").await;
    talk.go_on_to(APPLYING).await;
    place.server.ui_post("users", &json!({"id": 4, "active": false}));
    talk.press("confirm").await;
    assert!(talk.heard("failure-not-allowed"), "{:#?}", talk.said);
    assert_eq!(place.contacts(), before);
    place.server.ui_post("users", &json!({"id": 4, "active": true}));
    talk.leave().await;

    place.program.run_with_input(&["portal", "add", PORTAL, "--admin", "1"], &webhook).await.done();
    let mut talk = place.talk_as("4").await;
    talk.press("look-again").await;
    assert!(talk.heard("failure-not-allowed") && !talk.heard("preview"), "{:#?}", talk.said);
    assert_eq!(place.contacts(), before);
    talk.leave().await;
    place.program.run(&["snapshot", "verify"]).await.done();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn words_that_are_no_answer_move_nothing() {
    let place = Place::new(&Stage::default()).await;
    let before = place.contacts();
    let mut talk = place.talk_as("1").await;
    talk.go_on_to(APPLYING).await;
    let long = "ja ".repeat(3_334);
    for words in ["17", "0", "-1", "¿cómo?", long.as_str(), "'; DROP TABLE plan; --", ""] {
        talk.type_in(words).await;
        assert!(!talk.heard("running"), "{words:.20}: {:?}", talk.names());
        assert!(talk.choices().contains(&"confirm".to_owned()), "{words:.20}: {:#?}", talk.said);
        assert!(talk.text().len() < 5_000, "{words:.20}");
    }
    assert_eq!(place.contacts(), before);
    talk.go_on_to("result-verified").await;
    talk.leave().await;
}
