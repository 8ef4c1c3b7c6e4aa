//! The built program, run as a person or a script runs it, against a sandbox in this process.

use std::process::{Output, Stdio};

use chrono::{DateTime, Utc};
use restore24::sandbox::{Options, Server};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

/// An installation in a folder of its own.
pub struct Program {
    pub data: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The lines of the output as JSON.
    pub fn json(&self) -> Vec<Value> {
        assert_eq!(self.code, 0, "{self:?}");
        self.json_whatever_the_code()
    }

    /// The same where the program is expected to have found something.
    pub fn json_whatever_the_code(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
            .collect()
    }

    /// Asserts that the program did it.
    pub fn done(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    /// Asserts that the program failed with that in its message.
    pub fn failed(self, text: &str) -> Self {
        assert_eq!(self.code, 1, "{self:?}");
        assert!(self.err.contains(text), "{text:?} is not in {self:?}");
        self
    }
}

impl Program {
    /// An empty installation.
    pub fn new() -> Self {
        Self { data: tempfile::tempdir().unwrap() }
    }

    /// The program with these arguments, ready to be started.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_restore24"));
        command
            .arg("--data")
            .arg(self.data.path())
            .args(args)
            .env_remove("RESTORE24_WEBHOOK")
            .env_remove("RESTORE24_CLIENT_SECRET")
            .env_remove("RESTORE24_LOG");
        command.kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub async fn run(&self, args: &[&str]) -> Ran {
        ran(self.command(args).output().await.unwrap())
    }

    /// Runs the program with something in its standard input.
    pub async fn run_with_input(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // A program that does not read its input closes the pipe; that is its right.
        let _written = stdin.write_all(input.as_ref()).await;
        drop(stdin);
        ran(child.wait_with_output().await.unwrap())
    }

    /// Runs the program with short waits for a portal that does not answer.
    pub async fn run_impatiently(&self, args: &[&str], input: &str, answer_seconds: &str) -> Ran {
        let mut command = self.command(args);
        impatient(&mut command, answer_seconds);
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // As above.
        let _written = stdin.write_all(input.as_bytes()).await;
        drop(stdin);
        ran(child.wait_with_output().await.unwrap())
    }

    /// Adds the sandbox as a portal.
    pub async fn add_portal(&self, name: &str, server: &Server) {
        let args = ["portal", "add", name, "--rate", "unlimited"];
        self.run_with_input(&args, &server.webhook_url()).await.done();
    }
}

/// Waits as short as a portal on this machine allows.
pub fn impatient(command: &mut Command, answer_seconds: &str) {
    let waits = [("ANSWER", answer_seconds), ("RETRY", "0.002"), ("SETTLE", "0.02")];
    command.envs(waits.map(|(wait, seconds)| (format!("RESTORE24_{wait}_SECONDS"), seconds)));
}

fn ran(output: Output) -> Ran {
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// An installation with a snapshot, and a portal that lost two contacts an hour after it.
pub async fn two_contacts_lost() -> (Program, Server) {
    let (program, server) = (Program::new(), sandbox(60).await);
    server.ui_post("tariff", &json!({"license": "de_std"}));
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    server.ui_post("clock", &json!({"advance_seconds": 3_600}));
    server.ui_post("records/delete", &json!({"type": "contact", "ids": [1, 2], "user": 1}));
    (program, server)
}

impl Program {
    /// Plans the selective restore of what the first snapshot has, and carries it out: `p1` and `r1`.
    pub async fn restore_what_is_lost(&self) {
        let plan = self.run(&["restore", "plan", "--at", "s1", "--scope", "selective", "--json"]).await.json();
        assert_eq!((&plan[0]["plan"], &plan[0]["recreate"]), (&json!("p1"), &json!(2)));
        self.run(&["restore", "apply", "p1", "--yes", "--large"]).await.done();
    }
}

/// A sandbox with so many records whose clock stands at a fixed moment.
pub async fn sandbox(records: u32) -> Server {
    let now: DateTime<Utc> = "2026-11-16T02:00:00Z".parse().unwrap();
    Server::start_anywhere(Options { is_frozen: true, ..Options::at(now, records) }).await.unwrap()
}
