//! The folder of an installation: not begun by accident, and what is said when its database is gone to pieces.

use restore24::adapters::store::{DATABASE_FILE, SqliteStore};

use crate::program::{Program, sandbox};

/// Every command that only an installation can answer.
const COMMANDS: &[&str] = &[
    "snapshot take",
    "snapshot list",
    "snapshot verify",
    "snapshot prune",
    "audit verify",
    "audit export",
    "portal list",
    "portal check",
    "portal remove",
    "restore status",
    "restore show p1",
    "restore plan --at s1 --scope selective",
    "export --at s1 --out out",
    "chat",
    "serve",
    "config",
];

#[tokio::test]
async fn no_command_begins_an_installation_by_accident() {
    let program = Program::new();
    let nowhere = program.data.path();
    std::fs::remove_dir(nowhere).unwrap();
    for line in COMMANDS.iter().chain(&["doctor"]) {
        let args: Vec<&str> = line.split(' ').collect();
        let ran = program.run(&args).await;
        assert_eq!(ran.code, 1, "{line}: {ran:?}");
        let told = if *line == "doctor" { &ran.out } else { &ran.err };
        assert!(told.contains("there is no") && told.contains("portal add"), "{line}: {ran:?}");
        assert!(!nowhere.exists(), "{line} made the folder");
    }
    std::fs::create_dir(nowhere).unwrap();
    // A folder that is there and empty, as that of a disk that is not mounted.
    for line in COMMANDS {
        let args: Vec<&str> = line.split(' ').collect();
        program.run(&args).await.failed("there is no installation in").failed("mounted");
    }
    let ran = program.run(&["doctor"]).await;
    assert!(ran.code == 1 && ran.out.contains("there is no installation in"), "{ran:?}");
    assert_eq!(std::fs::read_dir(program.data.path()).unwrap().count(), 0);
    program.run(&["config", "--defaults"]).await.done();
}

#[tokio::test]
async fn a_database_in_pieces_ends_in_advice_that_leads_on() {
    let (program, server) = (Program::new(), sandbox(40).await);
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let file = program.data.path().join(DATABASE_FILE);
    // Closed in order, so that everything is in the one file.
    SqliteStore::open(program.data.path()).await.unwrap().close().await;
    let whole = std::fs::read(&file).unwrap();
    let noise = b"no database at all ".repeat(600);
    for (what, bytes) in
        [("empty", &[][..]), ("a stump", &whole[..5_000]), ("half", &whole[..whole.len() / 2]), ("noise", &noise[..])]
    {
        std::fs::write(&file, bytes).unwrap();
        for args in [&["snapshot", "verify"][..], &["audit", "verify"], &["snapshot", "list"]] {
            let ran = program.run(args).await;
            if ran.code == 0 && what == "half" && args[1] != "verify" {
                continue; // What it needed was in the half that is there.
            }
            let ran = ran.failed("put back your own copy").failed("keep it").failed("begin anew");
            assert!(!ran.err.contains("run `restore24 snapshot verify`"), "{what}, {args:?}: {ran:?}");
        }
        // The advice of an export that met the damage is another one than to export.
        let out = program.data.path().join(what.replace(' ', "-"));
        let ran = program.run(&["export", "--at", "s1", "--out", out.to_str().unwrap()]).await;
        if ran.code != 0 {
            let ran = ran.failed("put back your own copy").failed("keep the damaged one");
            assert!(!ran.err.contains("restore24 export"), "{what}: {ran:?}");
        }
        for beside in ["-wal", "-shm"] {
            let _gone = std::fs::remove_file(program.data.path().join(format!("{DATABASE_FILE}{beside}")));
        }
    }
    std::fs::write(&file, &whole).unwrap();
    program.run(&["snapshot", "verify"]).await.done();
}

#[tokio::test]
async fn a_webhook_given_as_an_argument_is_not_repeated() {
    let program = Program::new();
    let address = "https://acme.bitrix24.de/rest/1/s3cr3tk3y/";
    for args in [&["portal", "add", "acme", address][..], &["portal", "add", address], &[address]] {
        let ran = program.run(args).await;
        assert_eq!(ran.code, 2, "{args:?}: {ran:?}");
        assert!(!ran.err.contains("s3cr3tk3y") && ran.out.is_empty(), "{args:?}: {ran:?}");
        assert!(ran.err.contains("[webhook]") && ran.err.contains("asks for it"), "{args:?}: {ran:?}");
    }
    let ran = program.run(&["portal", "add", "acme", "beta"]).await;
    assert!(ran.code == 2 && ran.err.contains("'beta'") && !ran.err.contains("webhook's address is"), "{ran:?}");
}

#[tokio::test]
async fn people_whom_the_portal_does_not_have_are_refused_by_number() {
    let (program, server) = (Program::new(), sandbox(20).await);
    let webhook = server.webhook_url();
    let wrong = ["portal", "add", "acme", "--admin", "1,999", "--owner", "998"];
    let ran = program.run_with_input(&wrong, &webhook).await;
    let ran = ran.failed("user 999 does not exist").failed("user 998 does not exist").failed("nothing was changed");
    assert!(!ran.err.contains("user 1 "), "{ran:?}");
    assert!(program.run(&["portal", "list"]).await.done().out.is_empty());
    program.run_with_input(&["portal", "add", "acme", "--admin", "1", "--owner", "2"], &webhook).await.done();
    let before = program.run(&["portal", "list"]).await.done().out;
    program.run_with_input(&wrong, &webhook).await.failed("user 999");
    assert_eq!(program.run(&["portal", "list"]).await.done().out, before, "what was named before counts");
}

#[cfg(unix)]
#[tokio::test]
async fn the_audit_names_the_user_of_the_process_whatever_the_environment_says() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    let id = uzers::get_current_uid();
    let expected = uzers::get_user_by_uid(id).map_or(format!("uid {id}"), |user| user.name().to_string_lossy().into());
    let wanted = ["restore", "plan", "--at", "s1", "--scope", "account", "--request"];
    let mut command = program.command(&wanted);
    command.env("USER", "mallory").env("LOGNAME", "mallory").env_remove("SUDO_USER");
    command.output().await.unwrap();
    let mut command = program.command(&wanted);
    command.output().await.unwrap();
    command.env("SUDO_USER", "maria").env("USER", "").output().await.unwrap();
    let entries = program.run(&["audit", "export", "--json"]).await.json();
    assert_eq!(entries[0]["who"]["os_user"], expected.as_str(), "{entries:?}");
    let by_sudo = if id == 0 { format!("{expected} (sudo: maria)") } else { expected };
    assert_eq!(entries.last().unwrap()["who"]["os_user"], by_sudo.as_str(), "{entries:?}");
}

#[tokio::test]
async fn groups_that_are_not_there_are_refused_by_name() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    for (option, name) in [("--burst", "12@2026-11-10T14:00Z"), ("--group", "contact@s5")] {
        let ran = program.run(&["restore", "plan", "--at", "s1", "--scope", "selective", option, name]).await;
        ran.failed("there is no group").failed(&format!("plan without {option}"));
    }
}
