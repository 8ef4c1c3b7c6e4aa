//! A data folder that can only be read: whatever reads works there, whatever writes is refused with what is safe.
//!
//! The folder is mounted for reading in a file system view that only the program sees, since rights keep nothing from
//! root. Where this machine lets nobody mount, the tests say that they were skipped.
#![cfg(target_os = "linux")]

use restore24::adapters::store::{DATABASE_FILE, SqliteStore};
use restore24::sandbox::Server;
use sqlx::ConnectOptions;
use tokio::process::Command;

use crate::program::{Program, Ran, two_contacts_lost};

/// Makes the folder one that can only be read.
const WHOLE: &str = r#"mount --bind "$DATA" "$DATA" && mount -o remount,bind,ro "$DATA""#;

/// Makes it one in which no file can be made, though the database itself could be written.
const FOLDER_ONLY: &str = r#"mount --bind "$DATA" "$DATA" && mount --bind "$DATA/restore24.db" "$DATA/restore24.db" &&
    mount -o remount,bind,ro "$DATA""#;

/// Commands that only read, with something that each of them says.
const READING: &[(&str, &str)] = &[
    ("snapshot list", "s2"),
    ("snapshot show s1", "complete"),
    ("snapshot diff s1 s2", "removed"),
    ("snapshot verify", "everything is as it was written"),
    ("snapshot prune --dry-run --keep-days 3650", "0 snapshots would expire"),
    ("restore show p1", "re-create"),
    ("restore status", "r1"),
    ("portal list", "acme"),
    ("audit export", "planned p1"),
    ("audit verify", "each is as it was written"),
    ("export --at s1 --out OUT/whole", "the audit has no entry of this export"),
    ("export --at s1 --out OUT/missing --only missing --json", "\"audited\":false"),
    ("config", "daily_at"),
];

/// Commands that write.
const WRITING: &[&str] = &[
    "snapshot take",
    "snapshot prune",
    "restore plan --at s1 --scope selective",
    "restore apply p1 --yes",
    "restore resume r1",
    "restore undo r1 --yes",
    "portal add acme",
    "portal check",
    "portal remove acme",
    "chat",
    "serve",
];

async fn may_mount() -> bool {
    let tried = Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output().await;
    let may = tried.is_ok_and(|output| output.status.success());
    if !may {
        eprintln!("skipped: this machine lets nobody mount a file system of their own");
    }
    may
}

/// Two snapshots, between which two contacts went, and a restore of them.
async fn installation() -> (Program, Server) {
    let (program, server) = two_contacts_lost().await;
    program.run(&["snapshot", "take"]).await.done();
    program.restore_what_is_lost().await;
    (program, server)
}

async fn run(program: &Program, mount: &str, line: &str) -> Ran {
    let script = format!("{mount} || exit 90; exec \"$0\" --data \"$DATA\" {line}");
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", &script, env!("CARGO_BIN_EXE_restore24")]);
    command.env("DATA", program.data.path()).env_remove("RESTORE24_WEBHOOK").stdin(std::process::Stdio::null());
    let output = command.output().await.unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Every command in a folder that this makes one to be read only.
async fn try_all(program: &Program, mount: &str) {
    let elsewhere = tempfile::tempdir().unwrap();
    for (line, says) in READING {
        let line = line.replace("OUT", elsewhere.path().to_str().unwrap());
        let ran = run(program, mount, &line).await;
        assert!(ran.code == 0 && format!("{}{}", ran.out, ran.err).contains(says), "{line}: {ran:?}");
    }
    assert!(elsewhere.path().join("whole/manifest.json").exists());
    for line in WRITING {
        let ran = run(program, mount, line).await.failed("can only be read").failed("nothing was changed");
        assert!(ran.err.contains("export --out") && ran.err.contains("--data"), "{line}: {ran:?}");
    }
    let doctor = run(program, mount, "doctor").await;
    assert_eq!(doctor.code, 1, "{doctor:?}");
    for said in ["wrong  folder:", "cannot be written", "fine   store: what is stored can be read", "fine   acme:"] {
        assert!(doctor.out.contains(said), "{said}: {doctor:?}");
    }
}

#[tokio::test]
async fn whatever_only_reads_works_and_what_writes_is_refused() {
    if !may_mount().await {
        return;
    }
    let (program, _server) = installation().await;
    let exported_before = program.run(&["audit", "export"]).await.done().out;
    // Closed in order, so that everything is in the one file and SQLite would have to make its log.
    SqliteStore::open(program.data.path()).await.unwrap().close().await;
    assert!(!program.data.path().join(format!("{DATABASE_FILE}-wal")).exists());
    try_all(&program, WHOLE).await;
    try_all(&program, FOLDER_ONLY).await;
    // With a log beside it, as another program leaves it that is at work there or was cut off.
    let other = SqliteStore::open(program.data.path()).await.unwrap();
    sqlx::query("INSERT INTO lease SELECT id, 'capture', x'00', 1, 'gone', 'gone', 0, 0 FROM portal")
        .execute(&mut *other.begin().await.unwrap())
        .await
        .unwrap_err();
    try_all(&program, WHOLE).await;
    other.close().await;
    assert_eq!(program.run(&["audit", "export"]).await.done().out, exported_before, "nothing was written");
}

#[tokio::test]
async fn what_a_log_holds_is_read_and_one_that_cannot_be_read_is_told() {
    if !may_mount().await {
        return;
    }
    let (program, _server) = installation().await;
    let other = SqliteStore::open(program.data.path()).await.unwrap();
    let mut tx = other.begin().await.unwrap();
    sqlx::query("UPDATE portal SET owner = 77").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    // The changed row is in the log alone, and its seal gives the change away.
    run(&program, WHOLE, "portal list").await.failed("damaged");
    // So it is where nobody is at work any more, as after a power cut; without the log's index nothing can be read.
    for (endings, says) in [(&["", "-wal", "-shm"][..], "damaged"), (&["", "-wal"], "copy the whole folder")] {
        let copy = Program::new();
        for ending in endings {
            let name = format!("{DATABASE_FILE}{ending}");
            std::fs::copy(program.data.path().join(&name), copy.data.path().join(&name)).unwrap();
        }
        run(&copy, WHOLE, "portal list").await.failed(says);
        // Copied to where it can be written, all of it is there.
        copy.run(&["portal", "list"]).await.failed("damaged");
    }
    other.close().await;
}

#[tokio::test]
async fn a_database_of_an_older_structure_is_told_where_it_cannot_be_brought_up_to_date() {
    if !may_mount().await {
        return;
    }
    for (statement, says) in [
        (
            "DELETE FROM _sqlx_migrations WHERE version = (SELECT MAX(version) FROM _sqlx_migrations)",
            "an older version",
        ),
        ("UPDATE _sqlx_migrations SET version = 9999 WHERE version = 1", "a newer version"),
    ] {
        let (program, _server) = installation().await;
        SqliteStore::open(program.data.path()).await.unwrap().close().await;
        let file = program.data.path().join(DATABASE_FILE);
        let mut database = sqlx::sqlite::SqliteConnectOptions::new().filename(file).connect().await.unwrap();
        sqlx::query(statement).execute(&mut database).await.unwrap();
        sqlx::Connection::close(database).await.unwrap();
        run(&program, WHOLE, "snapshot list").await.failed(says).failed("nothing was changed");
    }
}

/// Runs the program with no more rights than a user who owns the files: root's right to write everywhere is laid down.
async fn run_without_privilege(program: &Program, line: &str) -> Option<Ran> {
    let args: Vec<&str> = line.split(' ').collect();
    if uzers::get_current_uid() != 0 {
        return Some(program.run(&args).await);
    }
    let mut command = Command::new("setpriv");
    command.args(["--bounding-set=-dac_override,-dac_read_search", env!("CARGO_BIN_EXE_restore24"), "--data"]);
    let output = command.arg(program.data.path()).args(args).stdin(std::process::Stdio::null()).output().await.ok()?;
    Some(Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    })
}

#[tokio::test]
async fn rights_that_are_missing_are_told_one_by_one() {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let (program, _server) = installation().await;
    let file = program.data.path().join(DATABASE_FILE);
    // What the folder and the database allow, and what comes of reading, writing and the check-up.
    for (folder, database, list, take, doctor) in [
        (0o700, 0o600, "", "", "can be written"),
        (0o500, 0o600, "", "can only be read", "what is stored can be read"),
        (0o700, 0o400, "", "can only be read", "what is stored can be read"),
        (0o500, 0o400, "", "can only be read", "what is stored can be read"),
        (0o700, 0o000, "no permission to read its database", "can only be read", "no permission to read its database"),
        (
            0o000,
            0o600,
            "no permission to look into it",
            "no permission to look into it",
            "no permission to look into it",
        ),
    ] {
        // A log that the last program left beside the database could be written without any right on the folder.
        std::fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        SqliteStore::open(program.data.path()).await.unwrap().close().await;
        std::fs::set_permissions(&file, Permissions::from_mode(database)).unwrap();
        std::fs::set_permissions(program.data.path(), Permissions::from_mode(folder)).unwrap();
        let mut told = Vec::new();
        for line in ["snapshot list", "snapshot take", "doctor"] {
            told.push(run_without_privilege(&program, line).await);
        }
        std::fs::set_permissions(program.data.path(), Permissions::from_mode(0o700)).unwrap();
        let [Some(listed), Some(taken), Some(examined)] = &told[..] else {
            panic!("setpriv (Debian's util-linux) is needed, so that root can lay down its rights");
        };
        for (ran, says) in [(listed, list), (taken, take)] {
            assert_eq!(ran.code, i32::from(!says.is_empty()), "{folder:o} {database:o}: {ran:?}");
            assert!(ran.err.contains(says), "{folder:o} {database:o}: {ran:?}");
            assert!(says.is_empty() || ran.err.contains("nothing was changed"), "{folder:o} {database:o}: {ran:?}");
        }
        assert!(examined.out.contains(doctor), "{folder:o} {database:o}: {examined:?}");
    }
}
