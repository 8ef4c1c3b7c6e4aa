//! Installations that are not as we left them: without their database, open to others, with files half-written, and
//! commands whose output finds no room.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use restore24::sandbox::Server;
use serde_json::json;

use crate::program::{Program, Ran, sandbox, two_contacts_lost};

/// Two contacts that were lost, planned and restored.
async fn installation() -> (Program, Server) {
    let (program, server) = two_contacts_lost().await;
    program.restore_what_is_lost().await;
    (program, server)
}

fn remove_database(data: &Path) {
    for name in ["restore24.db", "restore24.db-wal", "restore24.db-shm"] {
        let _gone = fs::remove_file(data.join(name));
    }
}

#[tokio::test]
async fn without_its_database_nothing_begins_anew_over_the_files_of_restores() {
    let (program, server) = installation().await;
    let (data, numbers) = (program.data.path(), "restores/r1/new-numbers.csv");
    let before = fs::read(data.join(numbers)).unwrap();
    let aside = tempfile::tempdir().unwrap();
    fs::copy(data.join("restore24.db"), aside.path().join("restore24.db")).unwrap();
    remove_database(data);
    for line in ["snapshot take", "snapshot list", "restore status", "config", "export --at s1 --out out"] {
        let args: Vec<&str> = line.split(' ').collect();
        program.run(&args).await.failed("the database restore24.db is missing").failed("put the database back");
    }
    let ran = program.run_with_input(&["portal", "add", "acme"], &server.webhook_url()).await;
    ran.failed("restores/r1 of an installation is there").failed("nothing was changed");
    let ran = program.run(&["doctor"]).await;
    assert!(ran.code == 1 && ran.out.contains("is missing in"), "{ran:?}");
    assert!(!data.join("restore24.db").exists());
    // What was moved away keeps nobody from beginning anew.
    fs::rename(data.join("restores"), aside.path().join("restores")).unwrap();
    program.run_with_input(&["portal", "add", "acme"], &server.webhook_url()).await.failed("plans/p1");
    fs::rename(data.join("plans"), aside.path().join("plans")).unwrap();
    program.add_portal("acme", &server).await;
    // An earlier copy knows nothing of p1 and r1: their numbers stay theirs.
    fs::rename(aside.path().join("restores"), data.join("restores")).unwrap();
    fs::rename(aside.path().join("plans"), data.join("plans")).unwrap();
    program.run(&["snapshot", "take"]).await.done();
    server.ui_post("clock", &json!({"advance_seconds": 3_600}));
    server.ui_post("records/delete", &json!({"type": "contact", "ids": [3], "user": 1}));
    let plan = program.run(&["restore", "plan", "--at", "s1", "--scope", "selective", "--json"]).await.json();
    assert_eq!(plan[0]["plan"], "p2");
    let done = program.run(&["restore", "apply", "P2", "--yes", "--large", "--json"]).await.json();
    assert_eq!(done[0]["restore"], "r2");
    assert_eq!(fs::read(data.join(numbers)).unwrap(), before, "the old-to-new numbers of r1");
}

#[tokio::test]
async fn rights_that_let_others_in_are_told_with_the_command_that_mends_them() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    let (data, database) = (program.data.path().to_owned(), program.data.path().join("restore24.db"));
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for (folder, file, is_loose) in [
        (0o700, 0o600, false),
        (0o777, 0o777, true),
        (0o700, 0o666, false),
        (0o755, 0o644, true),
        (0o755, 0o600, false),
    ] {
        set(&data, folder);
        set(&database, file);
        let out = program.run(&["doctor"]).await.out;
        assert_eq!(out.contains("other users of this machine"), is_loose, "{folder:o} {file:o}: {out}");
        assert_eq!(out.contains("chmod 700"), is_loose, "{folder:o} {file:o}: {out}");
    }
    set(&data, 0o777);
    let advice = program.run(&["doctor"]).await.out;
    let command = advice.lines().find_map(|line| line.trim().strip_prefix("`chmod")).unwrap().trim_end_matches('`');
    assert!(std::process::Command::new("sh").arg("-c").arg(format!("chmod{command}")).status().unwrap().success());
    assert!(!program.run(&["doctor"]).await.out.contains("other users"));
}

#[tokio::test]
async fn files_that_nobody_finishes_are_told_and_go() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let out = program.data.path().join("out");
    let left =
        [program.data.path().join("plans/p1/.what-will-be-done.csv.7-0.part"), out.join(".contact.csv.7-1.part")];
    for path in &left {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "customers").unwrap();
    }
    let told = program.run(&["doctor"]).await.out;
    assert!(told.contains("2 unfinished files") && told.contains("snapshot prune"), "{told}");
    program.run(&["export", "--at", "s1", "--out", out.to_str().unwrap()]).await.done();
    assert!(!left[1].exists() && left[0].exists());
    program.run(&["snapshot", "prune"]).await.done();
    assert!(!left[0].exists());
}

/// Runs a command whose output finds no room.
async fn into_full(program: &Program, line: &str) -> Ran {
    let args: Vec<&str> = line.split(' ').collect();
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let child = program.command(&args).stdout(Stdio::from(full)).spawn().unwrap();
    let output = child.wait_with_output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn output_that_finds_no_room_does_not_hide_what_was_done() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    for (line, code) in [
        ("snapshot take", 0),
        ("snapshot take --json", 0),
        ("snapshot prune", 0),
        ("snapshot list", 1),
        ("portal list", 1),
    ] {
        server.ui_post("clock", &json!({"advance_seconds": 86_400}));
        let ran = into_full(&program, line).await;
        assert_eq!(ran.code, code, "{line}: {ran:?}");
        assert!(ran.err.contains("could not be written to standard output"), "{line}: {ran:?}");
        assert_eq!(ran.err.contains("it is done"), code == 0, "{line}: {ran:?}");
    }
    assert!(!program.run(&["snapshot", "list", "--json"]).await.json().is_empty());
}

#[tokio::test]
async fn what_cannot_be_checked_is_told() {
    let (program, server) = (Program::new(), sandbox(20).await);
    server.ui_post("tariff", &json!({"told": false}));
    let args = ["portal", "add", "acme", "--tariff", "nonsense", "--admin", "1,2"];
    let told = program.run_with_input(&args, &server.webhook_url()).await.done().err;
    for expected in ["the policy knows no plan \"nonsense\"", "user 2 may ask for restores", "see to it yourself"] {
        assert!(told.contains(expected), "{told}");
    }
    assert!(!told.contains("user 1 may"), "{told}");
    let config = program.run(&["config"]).await.done().out;
    assert!(config.starts_with("# the defaults: there is no "), "{config}");
    fs::write(program.data.path().join("policy.toml"), "").unwrap();
    assert!(program.run(&["config"]).await.done().out.starts_with("# as in "));
    program.run(&["snapshot", "take"]).await.done();
    program.run(&["snapshot", "show", "S1"]).await.done();
    for (line, told) in [
        (
            "restore plan --at s1 --scope selective --only missing --burst 3@2026-11-15T10:00Z",
            "--only missing leaves out",
        ),
        ("restore plan --at s1 --scope selective --only changed --group 1", "--only changed leaves out"),
        ("restore plan --at s1 --scope crm --without Anna", "belong to --scope selective"),
        ("demo", "--data belongs to the other commands"),
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        let ran = program.run(&args).await;
        assert!(ran.code == 2 && ran.err.contains(told), "{line}: {ran:?}");
    }
    let kept = ["demo", "--keep", program.data.path().to_str().unwrap()];
    let ran =
        std::process::Command::new(env!("CARGO_BIN_EXE_restore24")).args(kept).stdin(Stdio::null()).output().unwrap();
    let err = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.code() == Some(1) && err.contains("whose portal is another one"), "{err}");
}

#[tokio::test]
async fn names_of_other_people_keep_to_their_line() {
    let (program, server) = (Program::new(), sandbox(60).await);
    program.add_portal("acme", &server).await;
    let name = "Eve\nrestore24: all is well\u{202e}txt\u{2066}\u{1b}[31m";
    server.ui_post("records/edit", &json!({"type": "contact", "id": 1, "fields": {"name": name}, "user": 1}));
    program.run(&["snapshot", "take"]).await.done();
    server.ui_post("clock", &json!({"advance_seconds": 3_600}));
    server.ui_post("records/delete", &json!({"type": "contact", "ids": [1], "user": 1}));
    let out = program.run(&["restore", "plan", "--at", "s1", "--scope", "selective"]).await.done().out;
    assert!(out.contains("Eve restore24: all is well"), "{out}");
    assert!(!out.lines().any(|line| line.starts_with("restore24: all is well")), "{out}");
    assert!(!out.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{out:?}");
    assert!(out.contains("p1 (selective) of acme, to snapshot s1 of 2026-11-16 "), "its snapshot is dated: {out}");
}

#[tokio::test]
async fn ordinary_work_is_not_proposed_to_be_taken_back_in_one_line() {
    let (program, server) = (Program::new(), sandbox(200).await);
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    for hour in 1..=12 {
        server.ui_post("clock", &json!({"advance_seconds": 3_600}));
        let fields = json!({"title": format!("Renamed {hour}")});
        server.ui_post("records/edit", &json!({"type": "company", "id": hour, "fields": fields, "user": 2}));
    }
    let out = program.run(&["restore", "plan", "--at", "s1", "--scope", "selective"]).await.done().out;
    assert_eq!(out.matches("; --burst ").count(), 10, "{out}");
    assert!(out.contains("of changes: `restore24 restore show PLAN --json` names all"), "{out}");
    let hint = out.lines().find(|line| line.contains("to be chosen")).unwrap();
    assert!(hint.contains("groups of changes wait") && hint.matches("--burst").count() == 1, "{hint}");
}
