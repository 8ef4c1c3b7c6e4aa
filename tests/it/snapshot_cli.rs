//! `restore24 portal` and `restore24 snapshot`, run as people and scripts run them.

use restore24::adapters::store::SqliteStore;
use restore24::ports::leases::{Leases, Purpose};
use restore24::sandbox::Server;
use serde_json::{Value, json};
use sqlx::ConnectOptions;

use crate::program::{Program, Ran, sandbox};

async fn installation(records: u32) -> (Program, Server) {
    let (program, server) = (Program::new(), sandbox(records).await);
    program.add_portal("acme", &server).await;
    (program, server)
}

fn next_day(server: &Server) {
    server.ui_post("clock", &json!({"advance_seconds": 86_400}));
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn a_portal_is_added_listed_checked_and_removed() {
    let (program, server) = installation(40).await;
    let listed = program.run(&["portal", "list", "--json"]).await.json();
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["portal"], "acme");
    assert_eq!(listed[0]["admins"], json!([1]), "the webhook's creator by default");
    assert_eq!(listed[0]["owner"], Value::Null);
    assert_eq!(listed[0]["rate"], "unlimited");
    let checked = program.run(&["portal", "check", "--json"]).await.json();
    assert_eq!(checked[0]["ok"], true, "{checked:?}");

    let again = ["portal", "add", "acme", "--admin", "1,2", "--admin", "3", "--owner", "4", "--json"];
    let changed = program.run_with_input(&again, &format!("  {}\n", server.webhook_url())).await.json();
    assert_eq!((&changed[0]["admins"], &changed[0]["owner"]), (&json!([1, 2, 3]), &json!(4)));
    assert_eq!(changed[0]["rate"], "unlimited", "what is not given stays");

    program.run(&["snapshot", "take"]).await.done();
    let removed = program.run(&["portal", "remove", "acme"]).await.done();
    assert!(removed.out.contains("1 snapshot stays"), "{removed:?}");
    program.run(&["snapshot", "take"]).await.failed("it was removed");
    assert_eq!(program.run(&["snapshot", "list", "--json"]).await.json().len(), 1);
}

#[tokio::test]
async fn the_webhook_comes_from_a_pipe_a_file_or_the_environment_and_is_never_shown() {
    let server = sandbox(10).await;
    server.ui_post("webhooks", &json!({"user": 1, "secret": "s3cr3tw0rd24"}));
    let webhook = server.webhook_url().replace("/abc/", "/s3cr3tw0rd24/");
    let program = Program::new();
    let file = program.data.path().join("webhook.txt");
    std::fs::write(&file, &webhook).unwrap();
    let mut shown = String::new();
    let mut keep = |ran: Ran| shown += &format!("{ran:?}");
    keep(program.run(&["portal", "add", "from-file", "--webhook-file", file.to_str().unwrap()]).await.done());
    keep(program.run(&["portal", "remove", "from-file"]).await.done());
    let by_environment =
        program.command(&["portal", "add", "from-env"]).env("RESTORE24_WEBHOOK", &webhook).output().await;
    assert!(by_environment.unwrap().status.success());
    keep(program.run(&["portal", "remove", "from-env"]).await.done());
    keep(program.run_with_input(&["portal", "add", "from-pipe"], &webhook).await.done());
    keep(program.run(&["portal", "list", "--json"]).await.done());
    keep(program.run(&["snapshot", "take", "--portal", "from-pipe"]).await.done());
    server.ui_post("webhooks/revoke", &json!({"user": 1, "secret": "s3cr3tw0rd24"}));
    keep(program.run(&["snapshot", "take", "--portal", "from-pipe"]).await.failed("does not accept the webhook"));
    keep(
        program
            .run_with_input(&["portal", "add", "wrong"], &format!("{webhook}?x=s3cr3tw0rd24"))
            .await
            .failed("webhook"),
    );
    keep(program.run_with_input(&["portal", "add", "from-file"], "s3cr3tw0rd24").await.failed("not a web address"));
    assert!(!shown.contains("s3cr3tw0rd24"), "{shown}");
    // An argument is no place for it.
    assert_eq!(program.run(&["portal", "add", "x", &webhook]).await.code, 2);
}

#[tokio::test]
async fn snapshots_are_taken_listed_shown_and_compared() {
    let (program, server) = installation(200).await;
    let took = program.run(&["snapshot", "take", "--json"]).await.json();
    assert_eq!(
        (&took[0]["id"], &took[0]["records"], &took[0]["state"]),
        (&json!("s1"), &json!(200), &json!("complete"))
    );
    next_day(&server);
    server.ui_post("records/delete", &json!({"type": "contact", "ids": [1, 2, 3]}));
    server.ui_post("records/add", &json!({"type": "deal", "fields": {"title": "Made by hand"}}));
    program.run(&["snapshot", "take"]).await.done();

    let listed = program.run(&["snapshot", "list", "--json"]).await.json();
    assert_eq!(listed.len(), 2);
    assert_eq!(keys(&listed[0]), ["id", "lacking", "records", "state", "taken_at"]);
    assert_eq!(listed[0]["taken_at"], "2026-11-16T03:00:00+01:00", "the portal's moment, on its clock");
    let shown = program.run(&["snapshot", "show", "s2"]).await.done();
    assert!(shown.out.contains("2026-11-17 03:00:00 +01:00"), "{shown:?}");
    assert!(shown.out.contains("complete"), "{shown:?}");

    let lines = program.run(&["snapshot", "diff", "s1", "s2", "--json"]).await.json();
    let of = |kind: &str, change: &str| {
        let matching = lines.iter().filter(|line| line["type"] == kind && line["change"] == change);
        matching.cloned().collect::<Vec<Value>>()
    };
    assert_eq!(of("contact", "removed").iter().map(|line| line["id"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(of("deal", "added").iter().any(|line| line["fields"].as_array().unwrap().contains(&json!("title"))));
    for line in lines.iter().filter(|line| line["change"] == "changed") {
        assert!(!line["fields"].as_array().unwrap().is_empty(), "{line}");
    }
    let counts = program.run(&["snapshot", "diff", "s1", "s2"]).await.done();
    assert!(counts.out.contains("contact"), "{counts:?}");
    let none = program.run(&["snapshot", "diff", "s2", "s2"]).await.done();
    assert_eq!(none.out, "no differences\n");
}

#[tokio::test]
async fn what_is_not_there_is_said_with_what_is_and_wrong_usage_has_a_code_of_its_own() {
    let program = Program::new();
    program.run(&["snapshot", "list"]).await.failed("there is no installation in");
    let server = sandbox(10).await;
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "show", "s1"]).await.failed("none was taken yet");
    program.run(&["snapshot", "take"]).await.done();
    program.run(&["snapshot", "take"]).await.done();
    program.run(&["snapshot", "show", "s7"]).await.failed("there are s1 to s2");
    program.run(&["snapshot", "diff", "s1", "s7"]).await.failed("there are s1 to s2");
    program.run(&["snapshot", "list", "--portal", "other"]).await.failed("no portal named \"other\"");
    for wrong in [
        &["snapshot", "show", "7"][..],
        &["snapshot", "diff", "s1"],
        &["snapshot", "prune", "--keep-days", "0"],
        &["portal", "add", "Not A Name"],
        &["portal", "add", "x", "--rate", "fast"],
    ] {
        assert_eq!(program.run(wrong).await.code, 2, "{wrong:?}");
    }
    server.ui_post("identity", &json!({"origin": 7}));
    program.add_portal("second", &server).await;
    let ambiguous = program.run(&["snapshot", "list"]).await;
    assert_eq!(ambiguous.code, 2, "{ambiguous:?}");
    assert!(ambiguous.err.contains("acme, second"), "{ambiguous:?}");
}

#[tokio::test]
async fn a_portal_that_is_connected_gets_no_second_name() {
    let (program, server) = installation(10).await;
    let add_again = || async { program.run_with_input(&["portal", "add", "again"], &server.webhook_url()).await };
    let refused = add_again().await;
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("this portal is known as \"acme\" already"), "{refused:?}");
    assert!(refused.err.contains("`portal remove`") && refused.err.contains("nothing was changed"), "{refused:?}");
    let listed = program.run(&["portal", "list", "--json"]).await.json();
    assert_eq!(listed.iter().map(|portal| &portal["portal"]).collect::<Vec<_>>(), ["acme"]);
    // Its own name may be used again, and another one once that has no webhook any more.
    program.add_portal("acme", &server).await;
    program.run(&["portal", "remove", "acme"]).await.done();
    let added = add_again().await;
    assert!(added.done().err.contains("was known as \"acme\" before"));
    let back = program.run_with_input(&["portal", "add", "acme"], &server.webhook_url()).await;
    assert!(back.err.contains("this portal is known as \"again\" already"), "{back:?}");
}

#[tokio::test]
async fn another_portals_webhook_is_refused_wherever_it_turns_up() {
    let (program, server) = installation(10).await;
    program.run(&["snapshot", "take"]).await.done();
    server.ui_post("identity", &json!({"origin": 7}));
    program.run(&["snapshot", "take"]).await.failed("leads to another portal");
    // At the same address only the people tell that it is another one.
    for args in [
        &["portal", "check"][..],
        &["snapshot", "take"],
        &["restore", "plan", "--at", "s1", "--scope", "selective"],
        &["export", "--at", "s1", "--only", "missing", "--out", "nowhere"],
    ] {
        let ran = program.run(args).await.failed("leads to another portal").failed("registration dates");
        assert!(!ran.err.contains("was expected"), "{ran:?}");
    }
    let refused = program.run_with_input(&["portal", "add", "acme"], &server.webhook_url()).await;
    refused.failed("leads to another one").failed("registration dates");
    let other = sandbox(10).await;
    other.ui_post("identity", &json!({"origin": 7}));
    program
        .run_with_input(&["portal", "add", "acme"], &other.webhook_url())
        .await
        .failed("and this webhook leads to another one, ");
    assert_eq!(program.run(&["snapshot", "list", "--json"]).await.json().len(), 1);
}

#[tokio::test]
async fn what_a_portal_takes_away_is_told_and_what_is_stored_stays() {
    let (program, server) = installation(60).await;
    program.run(&["snapshot", "take"]).await.done();

    server.ui_post("users", &json!({"id": 1, "admin": false}));
    let refused = program.run(&["snapshot", "take"]).await.failed("not an administrator");
    assert!(refused.err.contains("safe"), "{refused:?}");
    assert_eq!(program.run(&["portal", "check"]).await.code, 1);
    server.ui_post("users", &json!({"id": 1, "admin": true}));

    server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": ["user"]}));
    let refused = program.run(&["snapshot", "take"]).await;
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.err.contains("crm") && refused.err.contains("safe"), "{refused:?}");
    server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": ["crm"]}));
    program.run(&["snapshot", "take"]).await.failed("user");
    server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": ["crm", "user", "user_basic"]}));

    server.ui_post("tariff", &json!({"rest": false}));
    let refused = program.run(&["snapshot", "take"]).await.failed("plan");
    assert!(refused.err.contains("can still be exported"), "{refused:?}");
    server.ui_post("tariff", &json!({"rest": true}));

    assert_eq!(program.run(&["snapshot", "list", "--json"]).await.json().len(), 1);
    program.run(&["snapshot", "verify"]).await.done();
    program.run(&["snapshot", "take"]).await.done();
}

#[tokio::test]
async fn verify_names_the_damage_and_prune_lets_go() {
    let (program, server) = installation(80).await;
    for _ in 0..3 {
        program.run(&["snapshot", "take"]).await.done();
        next_day(&server);
    }
    let report = program.run(&["snapshot", "verify", "--json"]).await.json();
    assert_eq!(report[0]["ok"], true);

    // Ten years of snapshots are young; one day's are not, for the sandbox's clock stands in the past.
    let kept = program.run(&["snapshot", "prune", "--keep-days", "3650", "--json"]).await.json();
    assert_eq!(kept[0]["expired"], json!([]));
    let planned = program.run(&["snapshot", "prune", "--keep-days", "1", "--dry-run", "--json"]).await.json();
    assert_eq!(planned[0]["expired"], json!(["s1", "s2"]));
    assert_eq!(program.run(&["snapshot", "list", "--json"]).await.json().len(), 3);
    let pruned = program.run(&["snapshot", "prune", "--keep-days", "1", "--json"]).await.json();
    assert_eq!(pruned[0]["expired"], json!(["s1", "s2"]));
    program.run(&["snapshot", "show", "s1"]).await.failed("have expired (there is only s3)");
    let verified = program.run(&["snapshot", "verify"]).await.done();
    assert!(verified.out.starts_with("1 snapshot, 2 headers of expired ones, "), "{verified:?}");
    let report = program.run(&["snapshot", "verify", "--json"]).await.json();
    assert_eq!((&report[0]["snapshots"], &report[0]["expired"]), (&json!(1), &json!(2)));

    let file = program.data.path().join("restore24.db");
    let mut other = sqlx::sqlite::SqliteConnectOptions::new().filename(file).connect().await.unwrap();
    let damage = "UPDATE record_version SET body = zeroblob(length(body)) WHERE type = 'contact' AND id = \
                  (SELECT min(id) FROM record_version WHERE type = 'contact')";
    sqlx::query(damage).execute(&mut other).await.unwrap();
    let found = program.run(&["snapshot", "verify"]).await;
    assert_eq!(found.code, 1, "{found:?}");
    assert!(found.out.contains("damaged: acme, contact") && found.out.contains("affects s3"), "{found:?}");
    let found = program.run(&["snapshot", "verify", "--json"]).await;
    assert_eq!(found.code, 1);
    assert_eq!(found.json_whatever_the_code()[0]["damages"][0]["affects"], json!(["s3"]));
}

#[tokio::test]
async fn a_database_that_is_held_and_a_folder_that_is_none_are_named() {
    let (program, _server) = installation(10).await;
    let file = program.data.path().join("restore24.db");
    let mut other = sqlx::sqlite::SqliteConnectOptions::new().filename(&file).connect().await.unwrap();
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    let busy = program.run(&["snapshot", "take"]).await.failed("held by another process");
    assert!(busy.err.contains("nothing was changed"), "{busy:?}");
    let output = program.command(&["snapshot", "list"]).arg("--data").arg(&file).output().await.unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("it is not a folder"));
}

#[tokio::test]
async fn a_portal_that_somebody_else_works_on_is_left_alone() {
    let (program, _server) = installation(10).await;
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let lease = store.take_lease(&"acme".parse().unwrap(), Purpose::Restore).await.unwrap();
    let busy = program.run(&["snapshot", "take"]).await.failed("a restore is running");
    assert!(busy.err.contains("nothing was changed"), "{busy:?}");
    program.run(&["snapshot", "prune"]).await.failed("a restore is running");
    lease.release().await.unwrap();
    program.run(&["snapshot", "take"]).await.done();
}

#[tokio::test]
async fn a_renamed_portal_is_followed_and_its_new_address_kept() {
    let (program, server) = installation(10).await;
    program.run(&["snapshot", "take"]).await.done();
    let renamed = format!("localhost:{}", server.address().port());
    server.ui_post("rename", &json!({"host": renamed}));
    program.run(&["snapshot", "take"]).await.done();
    let listed = program.run(&["portal", "list", "--json"]).await.json();
    assert_eq!((&listed[0]["host"], &listed[0]["snapshots"]), (&json!(renamed), &json!(2)));
}

#[tokio::test]
async fn the_operator_tells_the_plan_that_a_portal_does_not_tell_and_the_portals_word_counts_for_more() {
    let (program, server) = (Program::new(), sandbox(20).await);
    server.ui_post("tariff", &json!({"told": false}));
    let add = |tariff: &'static str| ["portal", "add", "acme", "--tariff", tariff, "--json"];
    let untold = program.run_with_input(&["portal", "add", "acme"], &server.webhook_url()).await.done();
    assert!(untold.err.contains("--tariff PLAN"), "{untold:?}");
    let told = program.run_with_input(&add("de_std"), &server.webhook_url()).await.json();
    assert_eq!(told[0]["tariff"], "std");
    let kept = program.run_with_input(&["portal", "add", "acme", "--json"], &server.webhook_url()).await.json();
    assert_eq!(kept[0]["tariff"], "std", "what is not given stays");
    program.run(&["portal", "check"]).await.done();
    assert_eq!(program.run(&["portal", "list", "--json"]).await.json()[0]["tariff"], "std");
    server.ui_post("tariff", &json!({"told": true, "license": "de_basic"}));
    let overruled = program.run_with_input(&add("ent250"), &server.webhook_url()).await;
    assert_eq!(overruled.json()[0]["tariff"], "basic");
    assert!(overruled.err.contains("its plan is basic"), "{overruled:?}");
    assert_eq!(program.run_with_input(&add(" "), &server.webhook_url()).await.code, 2);
}
