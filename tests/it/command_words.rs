//! What commands say besides their results: to programs when they fail, in a pipe while they wait, of secrets that cannot
//! be read. And what they leave unsaid: no line of a log that nobody asked for.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::program::{Program, Ran, sandbox};

async fn run(program: &Program, line: &str) -> Ran {
    program.run(&line.split(' ').collect::<Vec<_>>()).await
}

#[tokio::test]
async fn a_failure_is_an_object_for_programs_and_words_for_people() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    run(&program, "snapshot take").await.done();
    for (line, exit, error) in [
        ("snapshot show s9", 1, "there is no snapshot s9"),
        ("restore show p9", 1, "there is no plan p9"),
        ("restore plan --at 2001-01-01 --scope crm", 1, "the oldest is s1"),
        ("restore plan --at s1 --scope account", 1, "not possible yet"),
        ("portal add other", 1, "no webhook address was given"),
        ("chat --dialogues /nowhere", 1, "cannot be used"),
        ("restore plan --at s1 --scope selective --remove-new", 2, "--scope crm"),
        ("restore plan --at s1 --scope selective --request", 2, "--request belongs to --scope account"),
        ("restore plan --at s1 --scope crm --request", 2, "--request belongs to --scope account"),
        ("restore undo r1", 2, "--yes"),
        ("snapshot show 9", 2, "invalid value '9'"),
        ("snapshot lose", 2, "unrecognized subcommand"),
    ] {
        let ran = run(&program, &format!("{line} --json")).await;
        assert_eq!(ran.code, exit, "{line}: {ran:?}");
        let told = ran.json_whatever_the_code();
        assert_eq!(told.len(), 1, "{line}: {ran:?}");
        assert_eq!(told[0]["exit"], exit, "{line}: {ran:?}");
        assert!(told[0]["error"].as_str().unwrap().contains(error), "{line}: {ran:?}");
        let hint = told[0]["hint"].as_str();
        assert!(hint.is_some() || exit == 2, "{line}: {ran:?}");
        assert!(
            ran.err.contains(error) && hint.is_none_or(|hint| exit == 2 || ran.err.contains(hint)),
            "{line}: {ran:?}"
        );
        assert!(run(&program, line).await.out.is_empty(), "{line} without --json");
    }
    // What was printed is the result, and nothing follows it.
    let found = run(&program, "doctor --json").await;
    assert!(
        found.code == 1 && found.json_whatever_the_code().iter().all(|line| line.get("error").is_none()),
        "{found:?}"
    );
    server.ui_post("tariff", &json!({"rest": false}));
    assert_eq!(run(&program, "snapshot list --json").await.json().len(), 1);
}

#[tokio::test]
async fn a_webhook_that_cannot_be_read_is_told_in_plain_words() {
    let (program, server) = (Program::new(), sandbox(20).await);
    let folder = tempfile::tempdir().unwrap();
    let address = server.webhook_url();
    let wide: Vec<u8> = address.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xff, 0xfe][..], &wide].concat();
    for (name, bytes) in [("wide", &wide[..]), ("marked", &marked), ("latin", b"https://\xe4.example/rest/1/abc/")] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
        let ran = program.run_with_input(&["portal", "add", "acme"], bytes).await;
        ran.failed("standard input holds no text").failed("nothing was stored").failed("UTF-8");
    }
    for (name, what) in [
        ("wide", "holds no text"),
        ("marked", "holds no text"),
        ("latin", "holds no text"),
        ("nothing", "there is no such file"),
        ("", "it is a folder"),
    ] {
        let file = folder.path().join(name);
        let ran = program.run(&["portal", "add", "acme", "--webhook-file", file.to_str().unwrap()]).await;
        let ran = ran.failed(what).failed("nothing was stored");
        assert!(!ran.err.contains("os error"), "{ran:?}");
    }
    assert!(run(&program, "portal list").await.done().out.is_empty());
    // The mark that some editors put before UTF-8 does no harm.
    program.run_with_input(&["portal", "add", "acme"], format!("\u{feff}{address}")).await.done();
}

#[tokio::test]
async fn settings_of_a_known_portal_are_changed_without_its_secret() {
    let (program, server) = (Program::new(), sandbox(20).await);
    server.ui_post("tariff", &json!({"told": false}));
    program.add_portal("acme", &server).await;
    for (line, key, value) in [
        ("--tariff ent250", "tariff", json!("ent250")),
        ("--owner 2", "owner", json!(2)),
        ("--admin 1,3", "admins", json!([1, 3])),
        ("--rate 5", "rate", json!("5")),
    ] {
        let changed = run(&program, &format!("portal add acme {line} --json")).await.json();
        assert_eq!(changed[0][key], value, "{line}: {changed:?}");
    }
    run(&program, "portal check").await.done();
    run(&program, "portal remove acme").await.done();
    run(&program, "portal add acme --owner 2").await.failed("no webhook address was given");
    run(&program, "portal add other --owner 2").await.failed("no webhook address was given");
}

#[tokio::test]
async fn no_line_of_a_log_stands_among_the_words_unless_it_is_asked_for() {
    let (program, server) = (Program::new(), sandbox(40).await);
    program.add_portal("acme", &server).await;
    let (mut partial, mut failed) = (0, 0);
    // Which question is answered with a refusal decides which types a snapshot lacks, down to all of them.
    for when in ["@2", "@3", "@4", "@5", "@2-99"] {
        for log in [None, Some("warn")] {
            let spec = format!("crm.item.list:403{when}");
            server.ui_post("faults", &json!({ "spec": spec }));
            let mut command = program.command(&["snapshot", "take"]);
            command.envs(log.map(|log| ("RESTORE24_LOG", log)));
            let output = command.output().await.unwrap();
            let told = String::from_utf8(output.stderr).unwrap();
            let lacks = told.contains("the snapshot will lack a type");
            assert_eq!(lacks, log.is_some() && told.contains("WARN"), "{when}: {told}");
            match output.status.code() {
                Some(0) if told.contains(" lacks ") => {
                    assert!(told.contains("warning: s") && told.contains("records: "), "{when}: {told}");
                    partial += 1;
                }
                Some(1) => {
                    assert!(told.contains("restore24: ") && told.contains("safe"), "{when}: {told}");
                    failed += 1;
                }
                code => assert_eq!(code, Some(0), "{when}: {told}"),
            }
        }
    }
    assert!(partial > 0 && failed > 0, "{partial} partial, {failed} failed");
}

#[tokio::test]
async fn a_snapshot_that_is_damaged_is_named_where_the_others_are_listed() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    for _ in 0..2 {
        run(&program, "snapshot take").await.done();
    }
    let file = program.data.path().join("restore24.db");
    let mut database =
        sqlx::ConnectOptions::connect(&sqlx::sqlite::SqliteConnectOptions::new().filename(file)).await.unwrap();
    sqlx::query("UPDATE snapshot SET taken_at = taken_at + 1 WHERE id = 1").execute(&mut database).await.unwrap();
    let listed = run(&program, "snapshot list").await.done();
    assert_eq!(listed.out.lines().count(), 1, "{listed:?}");
    assert_eq!(
        listed.err.trim_end(),
        "warning: s1 is damaged and left out; `restore24 snapshot verify` names what is affected"
    );
}

#[tokio::test]
async fn a_policy_that_cannot_be_used_is_told_on_one_line() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    run(&program, "snapshot take").await.done();
    for (policy, says) in [
        ("[steps]\nhistroy = true\n", "unknown field `histroy`"),
        ("[steps]\nhistory = \n", "line 2: "),
        ("[snapshots]\nkeep_days = \"many\"\n", "invalid type: string \"many\""),
        ("[snapshots]\nkeep_days = 0\n", "snapshots.keep_days = 0, but then no snapshot could ever be restored"),
    ] {
        let file = program.data.path().join("policy.toml");
        std::fs::write(&file, policy).unwrap();
        for line in ["config", "restore plan --at s1 --scope selective"] {
            let ran = run(&program, line).await.failed(says).failed("`restore24 config --defaults` explains every key");
            let first = ran.err.lines().next().unwrap();
            assert!(first.starts_with(&format!("restore24: {} cannot be used: ", file.display())), "{ran:?}");
            assert_eq!((ran.err.lines().count(), first.matches("cannot be").count()), (2, 1), "{ran:?}");
        }
    }
}

/// A command that asks the portal, and what has to be there before it.
const WAITING: &[(&[&str], &str)] = &[
    (&[], "snapshot take"),
    (&["snapshot take"], "restore plan --at s1 --scope selective"),
    (&["snapshot take"], "export --at s1 --only missing --out OUT"),
    (&["snapshot take", "LOSE", "restore plan --at s1 --scope selective"], "restore apply p1 --yes --large"),
    (
        &["snapshot take", "LOSE", "restore plan --at s1 --scope selective", "restore apply p1 --yes --large"],
        "restore undo r1 --yes",
    ),
];

async fn assert_waits(before: &[&str], line: &str) {
    let (program, server) = (Program::new(), sandbox(20).await);
    server.ui_post("tariff", &json!({"license": "de_std"}));
    program.add_portal("acme", &server).await;
    for step in before {
        if *step == "LOSE" {
            server.ui_post("records/delete", &json!({"type": "contact", "ids": [1, 2], "user": 2}));
        } else {
            run(&program, step).await.done();
        }
    }
    server.ui_post("faults", &json!({"spec": "*:503@2"}));
    let out = tempfile::tempdir().unwrap();
    let line = line.replace("OUT", out.path().join("files").to_str().unwrap());
    let mut command = program.command(&line.split(' ').collect::<Vec<_>>());
    let begun = Instant::now();
    let output = command.env("RESTORE24_RETRY_SECONDS", "3.5").output().await.unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{line}: {told}");
    assert!(begun.elapsed() > Duration::from_secs(3), "{line} waited");
    let waits: Vec<&str> = told.lines().filter(|line| line.starts_with("waiting for the portal until ")).collect();
    assert_eq!(waits.len(), 1, "{line}: {told}");
    assert!(waits[0].contains("its limits are used up") && !waits[0].contains('\x1b'), "{line}: {told}");
}

#[tokio::test]
async fn a_long_wait_for_the_portal_is_told_in_a_pipe_too() {
    futures::future::join_all(WAITING.iter().map(|(before, line)| assert_waits(before, line))).await;
}
