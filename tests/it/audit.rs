//! `restore24 audit`: what was done by whom, and that nobody changed it.

use restore24::sandbox::Server;
use serde_json::json;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::program::{Program, two_contacts_lost};

/// An installation in which two contacts were lost and restored.
async fn restored() -> (Program, Server) {
    let (program, server) = two_contacts_lost().await;
    program.restore_what_is_lost().await;
    (program, server)
}

async fn tamper(program: &Program, statement: &'static str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(program.data.path().join("restore24.db"));
    let mut connection: SqliteConnection = options.connect().await.unwrap();
    for trigger in ["DROP TRIGGER audit_never_changes", "DROP TRIGGER audit_never_forgets", statement] {
        sqlx::query(trigger).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
}

#[tokio::test]
async fn what_was_done_is_exported_in_order_and_verified() {
    let (program, _server) = restored().await;
    let entries = program.run(&["audit", "export", "--json"]).await.json();
    let actions: Vec<&str> = entries.iter().map(|entry| entry["action"].as_str().unwrap()).collect();
    assert_eq!(actions, ["planned", "confirmed-and-started", "finished"]);
    assert!(entries.iter().all(|entry| entry["portal"] == "acme" && entry["who"]["user"] == 1), "{entries:?}");
    let shown = program.run(&["audit", "export", "--portal", "acme"]).await.done();
    assert_eq!(shown.out.lines().count(), 3);
    assert!(
        shown.out.lines().next().unwrap().contains("acme user 1") && shown.out.contains(" planned p1 "),
        "{shown:?}"
    );
    program.run(&["audit", "export", "--portal", "nobody"]).await.failed("nobody");
    let verified = program.run(&["audit", "verify", "--json"]).await.json();
    assert_eq!((&verified[0]["ok"], &verified[0]["entries"]), (&json!(true), &json!(3)));
}

#[tokio::test]
async fn an_entry_that_was_changed_or_taken_out_is_found() {
    for (statement, found) in [
        ("UPDATE audit SET body = replace(body, '\"user\":1', '\"user\":2') WHERE seq = 2", "entry 2"),
        ("DELETE FROM audit WHERE seq = 2", "entry 3"),
        ("DELETE FROM audit WHERE seq = 1", "entry 2"),
    ] {
        let (program, _server) = restored().await;
        tamper(&program, statement).await;
        let ran = program.run(&["audit", "verify"]).await;
        assert_eq!(ran.code, 1, "{ran:?}");
        assert!(ran.out.contains(found) && ran.out.contains("1 damage found"), "{statement}: {ran:?}");
    }
}

#[tokio::test]
async fn a_new_installation_has_nothing_to_tell() {
    let program = Program::new();
    // Refused, it has begun the installation all the same.
    program.run_with_input(&["portal", "add", "acme"], "no address").await.failed("webhook");
    let ran = program.run(&["audit", "export"]).await.done();
    assert!(ran.out.is_empty() && ran.err.contains("nothing was"), "{ran:?}");
    program.run(&["audit", "verify"]).await.done();
}
