//! The program while another one holds the database for longer than anybody waits: it says so, and nothing is lost.

use std::path::Path;

use restore24::adapters::store::{DATABASE_FILE, SqliteStore};
use restore24::ports::verify::StoreVerifier;
use serde_json::json;
use sqlx::sqlite::{SqliteConnectOptions, SqliteLockingMode};
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

use crate::kill_restore::{assert_same, delete_some, plan, portal_now};
use crate::program::{Program, Ran, sandbox};

async fn run(program: &Program, args: &[&str], input: &str) -> Ran {
    let mut command = program.command(args);
    command.env("RESTORE24_BUSY_SECONDS", "0.2").env("RESTORE24_SETTLE_SECONDS", "0.05");
    command.stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that has ended reads no more; that is its right.
    let _written = tokio::io::AsyncWriteExt::write_all(&mut stdin, input.as_bytes()).await;
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Another program that writes all the time.
async fn writer(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.join(DATABASE_FILE));
    let mut other = options.connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    other
}

/// Another program that lets nobody even read.
async fn owner(folder: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.join(DATABASE_FILE));
    let mut other = options.locking_mode(SqliteLockingMode::Exclusive).connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    other
}

#[tokio::test]
async fn whoever_finds_the_database_held_says_so_and_loses_nothing() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = sandbox(120).await;
    let webhook = server.webhook_url();
    server.ui_post("tariff", &json!({"license": "de_pro100"}));
    let program = Program::new();
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let before = portal_now(&server, &program).await;
    let lost = delete_some(&server, 0).await;
    let after_loss = portal_now(&server, &program).await;
    assert_eq!(plan(&program).await["recreate"], lost);

    let commands: [&[&str]; 6] = [
        &["portal", "add", "acme", "--rate", "unlimited"],
        &["snapshot", "take"],
        &["snapshot", "prune"],
        &["restore", "plan", "--at", "s1", "--scope", "selective"],
        &["restore", "apply", "p1", "--yes"],
        &["chat"],
    ];
    for is_owned in [false, true] {
        let other = if is_owned { owner(program.data.path()).await } else { writer(program.data.path()).await };
        for args in commands {
            let ran = run(&program, args, &webhook).await.failed("the database is held by another process");
            assert!(ran.err.contains("end the other"), "{args:?}: {ran:?}");
        }
        let list = run(&program, &["snapshot", "list"], "").await;
        assert_eq!(list.code, i32::from(is_owned), "who only reads waits for nobody who only writes: {list:?}");
        other.close().await.unwrap();
        assert_same(&portal_now(&server, &program).await, &after_loss, "nothing was written to the portal");
    }
    let status = program.run(&["restore", "status", "--json"]).await.json();
    assert!(status.is_empty(), "nothing was begun: {status:?}");
    run(&program, &["restore", "apply", "p1", "--yes", "--large"], "").await.done();
    assert_same(&portal_now(&server, &program).await, &before, "restored");
    run(&program, &["snapshot", "take"], "").await.done();
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let report = store.verify(None).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damages);
}
