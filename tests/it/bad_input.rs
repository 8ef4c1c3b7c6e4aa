//! Bad input, by tables: what can be wrong with a portal, a webhook or an answer, against every command and the chat.
//!
//! Each row says what the person reads (what is safe, what to do), the exit code, and what is still there. With the
//! fault gone the same commands work.

mod chat;
mod commands;
mod mid_restore;
mod words;

use chrono::{DateTime, Utc};
use restore24::adapters::store::SqliteStore;
use restore24::ports::snapshots::SnapshotReader;
use restore24::ports::verify::StoreVerifier;
use restore24::sandbox::{Options, Server};
use serde_json::json;

use crate::program::{Program, Ran};

/// A portal and an installation that knows it.
struct Scene {
    server: Server,
    program: Program,
    /// How long to wait for an answer of the portal.
    answer_seconds: &'static str,
}

impl Scene {
    /// With a snapshot of sixty records.
    async fn new() -> Self {
        let now: DateTime<Utc> = "2026-11-16T02:00:00Z".parse().unwrap();
        let options = Options { is_frozen: true, evolves: false, ..Options::at(now, 60) };
        let server = Server::start_anywhere(options).await.unwrap();
        server.ui_post("tariff", &json!({"license": "de_pro100"}));
        let scene = Self { server, program: Program::new(), answer_seconds: "10" };
        scene.program.add_portal("acme", &scene.server).await;
        scene.run("snapshot take").await.done();
        scene.server.ui_post("clock", &json!({"advance_seconds": 43_200}));
        scene
    }

    /// Somebody deletes these contacts.
    fn lose(&self, ids: &[u64]) {
        self.server.ui_post("records/delete", &json!({"type": "contact", "ids": ids, "user": 2}));
    }

    fn faults(&self, spec: &str) {
        let answer = self.server.ui_post("faults", &json!({ "spec": spec }));
        assert!(answer.get("error").is_none(), "{answer}");
    }

    fn contacts(&self) -> u64 {
        self.server.ui_get("counts")["contact"].as_u64().unwrap()
    }

    async fn run(&self, line: &str) -> Ran {
        self.run_with_input(line, "").await
    }

    /// Runs a command whose words have no spaces in them, impatiently.
    async fn run_with_input(&self, line: &str, input: &str) -> Ran {
        let args: Vec<&str> = line.split(' ').collect();
        self.program.run_impatiently(&args, input, self.answer_seconds).await
    }

    /// Everything stored is as it was written, and so many snapshots are there.
    async fn assert_sound(&self, snapshots: usize, told: &str) {
        let store = SqliteStore::open(self.program.data.path()).await.unwrap();
        let headers = store.list_snapshots(&"acme".parse().unwrap()).await.unwrap();
        assert_eq!(headers.len(), snapshots, "{told}");
        let report = store.verify(None).await.unwrap();
        assert!(report.is_clean(), "{told}: {report:?}");
        store.close().await;
    }
}
