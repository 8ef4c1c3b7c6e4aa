//! The program where nothing more can be stored: it says so, ends with 1, loses nothing, and goes on with room again.
//!
//! The room is a limit on the size of files (`ulimit -f`), which needs no rights and no file system of its own: the
//! system then refuses the write as it does on a full disk. `on_a_full_file_system` has the real thing where
//! this machine lets us mount one.
#![cfg(unix)]

use std::process::Stdio;

use restore24::adapters::store::SqliteStore;
use restore24::app::script_world::{PORTAL, Stage};
use restore24::ports::verify::StoreVerifier;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use crate::kill_chat::{NOW, Scene, TALK};
use crate::kill_restore::{assert_same, delete_some, plan, portal_now};
use crate::program::{Program, Ran, sandbox};

const TAKE: &[&str] = &["snapshot", "take"];

/// Runs the program where no file may grow beyond so many KiB, with something in its standard input.
async fn run_within(program: &Program, kib: u64, args: &[&str], input: &str) -> Ran {
    let mut command = Command::new("sh");
    // POSIX counts in blocks of 512 bytes; `$0` and what follows is the program with its arguments.
    command.arg("-c").arg(format!("ulimit -f {} && exec \"$0\" \"$@\"", kib * 2)).arg(env!("CARGO_BIN_EXE_restore24"));
    command.arg("--data").arg(program.data.path()).args(args).env_remove("RESTORE24_WEBHOOK");
    command.env("RESTORE24_SETTLE_SECONDS", "0.05").kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that has ended reads no more; that is its right.
    let _written = stdin.write_all(input.as_bytes()).await;
    drop(stdin);
    let output = child.wait_with_output().await.unwrap();
    Ran {
        // Ended by a signal (SIGXFSZ) is no way to end.
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Asserts that the program says that there is no room, what is safe, and what to do.
fn says_full(ran: Ran, safe: &str, way_on: &str) {
    let said = &ran.err;
    let is_plain = said.contains("full") && said.contains("free some space") && said.contains(safe);
    assert!(ran.code == 1 && is_plain && said.contains(way_on), "{safe:?}, {way_on:?}: {ran:?}");
}

async fn verify(program: &Program) {
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let report = store.verify(None).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damages);
    store.close().await;
}

async fn snapshots(program: &Program) -> Vec<Value> {
    program.run(&["snapshot", "list", "--json"]).await.json()
}

#[tokio::test]
async fn a_portal_is_added_or_not_at_all() {
    let server = sandbox(40).await;
    let program = Program::new();
    let args = ["portal", "add", "acme", "--rate", "unlimited"];
    let mut refused = 0;
    for kib in [0, 4, 16, 40, 64, 96, 160, 256, 1024] {
        let ran = run_within(&program, kib, &args, &server.webhook_url()).await;
        if ran.code == 0 {
            break;
        }
        says_full(ran, "what was stored before is safe", "run the same command again");
        refused += 1;
    }
    assert!(refused >= 3, "only {refused} of the limits were too narrow");
    program.add_portal("acme", &server).await;
    assert_eq!(program.run(&["portal", "list", "--json"]).await.json()[0]["portal"], "acme");
    verify(&program).await;
}

#[tokio::test]
async fn a_capture_without_room_leaves_the_snapshots_and_goes_on_later() {
    let server = sandbox(1_500).await;
    let program = Program::new();
    program.add_portal("acme", &server).await;
    let mut refused = 0;
    for kib in [0, 40, 200, 400, 800] {
        says_full(run_within(&program, kib, TAKE, "").await, "safe", "again");
        assert_eq!(snapshots(&program).await, Vec::<Value>::new(), "nothing that is not whole is shown");
        refused += 1;
    }
    program.run(TAKE).await.done();
    let first = snapshots(&program).await;
    assert_eq!(first[0]["records"], 1_500);
    server.ui_post("clock", &json!({"advance_seconds": 86_400}));
    says_full(run_within(&program, 0, TAKE, "").await, "safe", "run the same command again");
    says_full(run_within(&program, 34, TAKE, "").await, "safe", "again");
    assert_eq!(snapshots(&program).await, first, "the first snapshot is as it was");
    let taken = program.run(&["snapshot", "take", "--json"]).await.json();
    assert_eq!((refused, &taken[0]["id"], &taken[0]["state"]), (5, &json!("s2"), &json!("complete")));
    verify(&program).await;
}

#[tokio::test]
async fn a_capture_that_runs_out_of_room_names_the_command_to_go_on_with() {
    let server = sandbox(1_500).await;
    let program = Program::new();
    program.add_portal("acme", &server).await;
    // Room for the tables and their log, and for the beginning of the capture.
    let tables_kib = std::fs::metadata(program.data.path().join("restore24.db")).unwrap().len() / 1024;
    says_full(
        run_within(&program, tables_kib + 64, TAKE, "").await,
        "snapshots taken so far are safe",
        "run `restore24 snapshot take` again",
    );
    let taken = program.run(&["snapshot", "take", "--json"]).await.json();
    assert_eq!((&taken[0]["resumed"], &taken[0]["records"]), (&json!(true), &json!(1_500)));
    verify(&program).await;
}

#[tokio::test]
async fn a_restore_without_room_goes_on_later_and_creates_nothing_twice() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let server = sandbox(400).await;
    server.ui_post("tariff", &json!({"license": "de_pro100"}));
    let program = Program::new();
    program.add_portal("acme", &server).await;
    program.run(TAKE).await.done();
    let before = portal_now(&server, &program).await;
    let lost = delete_some(&server, 0).await;
    let after_loss = portal_now(&server, &program).await;
    assert_eq!(plan(&program).await["recreate"], lost);

    let (mut not_begun, mut interrupted, mut kib) = (0, 0, 0);
    let resume = ["restore", "resume", "r1"];
    loop {
        let status = program.run(&["restore", "status", "--json"]).await.json();
        let args: &[&str] = if status.is_empty() { &["restore", "apply", "p1", "--yes", "--large"] } else { &resume };
        let ran = run_within(&program, kib, args, "").await;
        if ran.code == 0 {
            break;
        }
        if ran.err.contains("r1 was begun") {
            interrupted += 1;
            says_full(ran, "what was done so far is safe", "run `restore24 restore resume r1`");
        } else {
            not_begun += usize::from(status.is_empty());
            says_full(ran, "what was stored before is safe", "run the same command again");
        }
        if program.run(&["restore", "status", "--json"]).await.json().is_empty() {
            assert_same(&portal_now(&server, &program).await, &after_loss, "not begun, so nothing was written");
        }
        kib += 8;
        assert!(kib < 4_096, "it never had enough room");
    }
    assert!(not_begun > 0 && interrupted > 0, "{not_begun} not begun, {interrupted} interrupted");
    assert_same(&portal_now(&server, &program).await, &before, "restored");
    assert_eq!(plan(&program).await["recreate"], 0);
    verify(&program).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_conversation_without_room_is_kept_and_restores_once() {
    let scene = Scene::new(&Stage::default()).await;
    // The last connection that closes folds the log into the database; ours would keep the log large for the program.
    scene.store.close().await;
    let args = ["chat", "--json", "--portal", PORTAL, "--as", "1", "--now", NOW];
    let (mut told, mut named, mut kib, mut taken) = (0, 0, 0, 0);
    loop {
        let restores = scene.program.run(&["restore", "status", "--json"]).await.json();
        if restores.last().is_some_and(|restore| restore["state"] == "done") {
            break;
        }
        // What failed on the way is chosen again, which takes one more line than the talk has.
        let rest = if taken < TALK.len() { &TALK[taken..] } else { &["1"] };
        let ran = run_within(&scene.program, kib, &args, &(rest.join("\n") + "\n")).await;
        if ran.code != 0 {
            named += usize::from(ran.err.contains("run `restore24 chat` again: it goes on where it was"));
            says_full(ran, "", "again");
        } else if ran.out.contains("failure-disk-full") {
            told += 1;
            if !restores.is_empty() {
                // The operator makes room and does as told.
                scene.program.run(&["restore", "resume", "r1"]).await.done();
            }
        }
        taken = lines_taken(&scene.program).await;
        kib += 24;
        assert!(kib < 8_192, "it never had enough room");
    }
    assert!(named > 0, "{named} ended with the way on, {told} told by the assistant");
    scene.assert_restored_once();
    verify(&scene.program).await;
}

/// How many lines of the person were stored.
async fn lines_taken(program: &Program) -> usize {
    let store = SqliteStore::open(program.data.path()).await.unwrap();
    let count = sqlx::query_scalar("SELECT COUNT(*) FROM inbox WHERE inbox_id LIKE 'line-%'");
    let count: i64 = count.fetch_one(store.readers()).await.unwrap();
    store.close().await;
    usize::try_from(count).unwrap()
}

/// A file system of 1.6 MB that only this process tree sees, where the machine allows that without rights.
#[tokio::test]
async fn on_a_full_file_system() {
    let may_mount = Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output().await;
    if !may_mount.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: this machine lets nobody mount a file system of their own");
        return;
    }
    let server = sandbox(3_000).await;
    let folder = tempfile::tempdir().unwrap();
    let script = r#"
        set -u
        mount -t tmpfs -o size=1600k none "$DATA" || exit 90
        printf %s "$WEBHOOK" | "$0" --data "$DATA" portal add acme --rate unlimited || exit 91
        "$0" --data "$DATA" snapshot take; echo "first $?"
        "$0" --data "$DATA" snapshot list --json
        head -c 4m /dev/zero > "$DATA/filler"
        "$0" --data "$DATA" snapshot take; echo "second $?"
        "$0" --data "$DATA" snapshot verify; echo "verified $?"
        rm "$DATA/filler"
        mount -o remount,size=64m "$DATA" || exit 92
        "$0" --data "$DATA" snapshot take --json; echo "third $?"
        "$0" --data "$DATA" snapshot verify; echo "verified $?"
    "#;
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_restore24")]);
    let output = command.env("DATA", folder.path()).env("WEBHOOK", server.webhook_url()).output().await.unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let told = format!("{out}\n{err}");
    for expected in ["first 1", "second 1", "third 0"] {
        assert!(out.contains(expected), "{expected}: {told}");
    }
    assert_eq!(out.matches("verified 0").count(), 2, "{told}");
    assert!(!out.contains("\"id\":\"s2\""), "{told}");
    assert!(
        err.contains("the disk of the data folder") && err.contains("full") && err.contains("free some space"),
        "{told}"
    );
    assert!(out.contains("\"records\":3000"), "{told}");
}

/// The rescue: what is stored leaves a full disk for another one.
#[tokio::test]
async fn a_full_data_disk_lets_an_export_through_to_another_one() {
    let may_mount = Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output().await;
    if !may_mount.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: this machine lets nobody mount a file system of their own");
        return;
    }
    let server = sandbox(200).await;
    let (folder, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let script = r#"
        set -u
        mount -t tmpfs -o size=8m none "$DATA" || exit 90
        printf %s "$WEBHOOK" | "$0" --data "$DATA" portal add acme --rate unlimited || exit 91
        "$0" --data "$DATA" snapshot take || exit 92
        head -c 9m /dev/zero > "$DATA/filler"
        "$0" --data "$DATA" export --at s1 --out "$ELSEWHERE/files"; echo "elsewhere $?"
        "$0" --data "$DATA" export --at s1 --out "$DATA/files"; echo "same disk $?"
        "$0" --data "$DATA" snapshot list; echo "list $?"
        "$0" --data "$DATA" snapshot take; echo "take $?"
        "$0" --data "$DATA" doctor; echo "doctor $?"
    "#;
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_restore24")]);
    command.env("DATA", folder.path()).env("ELSEWHERE", elsewhere.path()).env("WEBHOOK", server.webhook_url());
    let output = command.output().await.unwrap();
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    let told = format!("{out}\n{err}");
    for expected in ["elsewhere 0", "same disk 1", "list 0", "take 1", "doctor 1"] {
        assert!(out.contains(expected), "{expected}: {told}");
    }
    assert!(err.contains("the audit has no entry of this export"), "{told}");
    assert!(err.contains("the disk of the data folder"), "which disk: {told}");
    assert!(err.contains(&format!("the disk of {}", folder.path().join("files").display())), "which disk: {told}");
    assert!(out.contains("FOLDER_ELSEWHERE"), "{told}");
    assert!(elsewhere.path().join("files/manifest.json").exists());
}
