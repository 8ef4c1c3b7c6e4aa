//! What is told before anything is confirmed: that a restore would be refused, how it is confirmed, what a plan leaves
//! out. Nobody is sent to a command that is going to refuse.

use chrono::{DateTime, Utc};
use restore24::sandbox::{Options, Server};
use serde_json::{Value, json};

use crate::program::{Program, Ran};

/// A portal of sixty records, in which nobody works, with a snapshot, some hours ago.
async fn installation(tariff: Value) -> (Program, Server) {
    let begins: DateTime<Utc> = "2026-11-16T02:00:00Z".parse().unwrap();
    let options = Options { is_frozen: true, evolves: false, ..Options::at(begins, 60) };
    let (program, server) = (Program::new(), Server::start_anywhere(options).await.unwrap());
    server.ui_post("tariff", &tariff);
    program
        .run_with_input(&["portal", "add", "acme", "--rate", "unlimited", "--admin", "1,4"], server.webhook_url())
        .await
        .done();
    program.run(&["snapshot", "take"]).await.done();
    hours_pass(&server, 5);
    (program, server)
}

fn hours_pass(server: &Server, hours: i64) {
    server.ui_post("clock", &json!({"advance_seconds": hours * 3_600}));
}

fn lose(server: &Server, ids: &[u64]) {
    server.ui_post("records/delete", &json!({"type": "contact", "ids": ids, "user": 2}));
}

async fn run(program: &Program, line: &str) -> Ran {
    program.run(&line.split(' ').collect::<Vec<_>>()).await
}

/// Plans, and compares what the plan says of its own end with what confirming it ends in.
async fn assert_foretold(program: &Program, scope: &str, refusal: Option<(&str, &str)>) {
    let line = format!("restore plan --at s1 --scope {scope}");
    let told = run(program, &line).await.done();
    let plan = run(program, &format!("{line} --json")).await.json().remove(0);
    let id = plan["plan"].as_str().unwrap();
    let last = told.out.lines().last().unwrap();
    let applied = run(program, &format!("restore apply {id} --yes --large")).await;
    match refusal {
        None => {
            assert!(plan["refused"].is_null() && last.contains("carries it out"), "{plan} {told:?}");
            applied.done();
        }
        Some((what, way_on)) => {
            assert!(!told.out.contains("carries it out"), "{told:?}");
            assert!(told.out.contains("would be refused now: ") && told.out.contains(what), "{told:?}");
            assert!(last.contains(way_on) && plan["hint"].as_str().unwrap().contains(way_on), "{told:?}");
            let refused = plan["refused"].as_str().unwrap();
            assert!(refused.contains(what), "{plan}");
            applied.failed(refused);
        }
    }
}

#[tokio::test]
async fn a_plan_says_what_confirming_it_would_end_in() {
    for (tariff, refusal) in [
        (json!({"license": "de_std"}), None),
        (json!({"license": "de_free"}), Some(("not part of the portal's plan", "Subscription > Upgrade"))),
        (json!({"told": false}), Some(("is for a person to decide", "--tariff PLAN"))),
    ] {
        let (program, server) = installation(tariff).await;
        lose(&server, &[1, 2]);
        assert_foretold(&program, "selective", refusal).await;
        let policy = "[requests]\nwho_may_ask = \"owner\"\n";
        std::fs::write(program.data.path().join("policy.toml"), policy).unwrap();
        run(&program, "restore plan --at s1 --scope crm").await.failed("only the owner of acme may ask for this");
    }
}

#[tokio::test]
async fn the_limit_on_rollbacks_is_told_and_one_that_was_undone_entirely_does_not_count() {
    let (program, server) = installation(json!({"license": "de_std"})).await;
    lose(&server, &[1, 2]);
    assert_foretold(&program, "crm", None).await;
    lose(&server, &[3]);
    let too_soon =
        Some(("a rollback is possible once in 7 days; the next one from", "a selective restore or a CSV file"));
    assert_foretold(&program, "crm", too_soon).await;
    run(&program, "restore undo r1 --yes").await.done();
    assert_foretold(&program, "crm", None).await;
    // Where the undo is undone, what it took back counts again.
    run(&program, "restore undo r3 --yes").await.done();
    run(&program, "restore undo r4 --yes").await.done();
    lose(&server, &[4]);
    assert_foretold(&program, "crm", too_soon).await;
    assert_foretold(&program, "selective", None).await;
}

#[tokio::test]
async fn whoever_may_not_restore_learns_it_before_the_portal_is_read() {
    let (program, server) = installation(json!({"license": "de_std"})).await;
    lose(&server, &[1, 2]);
    run(&program, "restore plan --at s1 --scope selective").await.done();
    run(&program, "restore apply p1 --yes --large").await.done();
    server.ui_post("users", &json!({"id": 4, "active": false}));
    let before = run(&program, "audit export").await.done().out;
    for command in ["restore plan --at s1 --scope selective --as", "restore undo r1 --yes --as"] {
        for (user, what) in [(999, "user 999 is not among"), (2, "user 2 is not among"), (4, "user 4 is not active")] {
            let ran = run(&program, &format!("{command} {user}")).await.failed(what).failed("nothing was written");
            assert!(ran.out.is_empty(), "{ran:?}");
        }
    }
    assert_eq!(run(&program, "audit export").await.done().out, before, "nothing was planned");
}

#[tokio::test]
async fn an_unusual_share_is_told_with_the_option_that_confirms_it() {
    let (program, server) = installation(json!({"license": "de_std"})).await;
    let contacts = server.ui_get("counts")["contact"].as_u64().unwrap();
    lose(&server, &(1..=contacts).collect::<Vec<_>>());
    for line in ["restore plan --at s1 --scope selective", "restore show p1"] {
        let told = run(&program, line).await.done();
        assert!(told.out.contains("% of all records, an unusual share"), "{told:?}");
        assert!(
            told.out.lines().last().unwrap().contains("`restore24 restore apply p1 --large` carries it out"),
            "{told:?}"
        );
        assert_eq!(run(&program, "restore show p1 --json").await.json()[0]["needs_large"], true);
    }
    run(&program, "restore apply p1 --yes").await.failed("--large");
    run(&program, "restore apply p1 --yes --large").await.done();
    lose(&server, &[1]);
    let told = run(&program, "restore plan --at s1 --scope crm --json").await.json();
    assert_eq!(told[0]["needs_large"], false, "{told:?}");
}

#[tokio::test]
async fn nothing_to_do_is_done_and_who_did_it_is_told() {
    let (program, server) = installation(json!({"license": "de_std"})).await;
    lose(&server, &[1, 2]);
    run(&program, "restore plan --at s1 --scope selective").await.done();
    run(&program, "restore apply p1 --yes --large").await.done();
    let empty = run(&program, "restore plan --at s1 --scope selective").await.done();
    assert!(empty.out.contains("nothing to do"), "{empty:?}");
    let applied = run(&program, "restore apply p2").await.done();
    assert!(applied.out.contains("p2 has nothing to do") && applied.out.contains("nothing was written"), "{applied:?}");
    let applied = run(&program, "restore apply p2 --json").await.json();
    assert_eq!((&applied[0]["state"], &applied[0]["restore"]), (&json!("nothing-to-do"), &Value::Null));
    run(&program, "restore undo r1 --yes").await.done();
    let again = run(&program, "restore undo r1 --yes").await.done();
    assert!(again.out.contains("r1 was already taken back by r2"), "{again:?}");
    let again = run(&program, "restore undo r1 --yes --json").await.json();
    assert_eq!(again[0]["taken_back_by"], "r2");
}

#[tokio::test]
async fn changes_are_shown_with_how_to_take_them_in_and_older_ones_are_not_offered() {
    let (program, server) = installation(json!({"license": "de_std"})).await;
    let edit = |ids: [u64; 3], text: &str| {
        for id in ids {
            let change = json!({"type": "contact", "id": id, "fields": {"post": text}, "user": 2});
            assert_eq!(server.ui_post("records/edit", &change)["changed"], 1);
        }
    };
    edit([12, 13, 14], "Early");
    hours_pass(&server, 5);
    run(&program, "snapshot take").await.done();
    hours_pass(&server, 5);
    edit([9, 10, 11], "Late");
    lose(&server, &[1, 2]);
    hours_pass(&server, 1);
    let bursts = async |line: &str| {
        let plan = run(&program, &format!("{line} --json")).await.json().remove(0);
        let all = plan["bursts"].as_array().unwrap().clone();
        let name = |burst: &Value| format!("{}@{}Z", burst["user"], &burst["hour"].as_str().unwrap()[..16]);
        all.iter().map(|each| name(&each["burst"])).collect::<Vec<_>>()
    };
    let (since_first, since_second) = (
        bursts("restore plan --at s1 --scope selective").await,
        bursts("restore plan --at s2 --scope selective").await,
    );
    let of_user = |all: &[String]| all.iter().filter(|burst| burst.starts_with("2@")).cloned().collect::<Vec<_>>();
    let (both, late) = (of_user(&since_first), of_user(&since_second));
    assert_eq!((both.len(), late.len()), (2, 1), "{since_first:?} {since_second:?}");
    let early = both.iter().find(|burst| !late.contains(burst)).unwrap();
    run(&program, &format!("restore plan --at s2 --scope selective --burst {early}"))
        .await
        .failed("an older one with --at");

    let late = &late[0];
    for (options, says, change_back) in [
        (String::new(), format!("not included; --burst {late} takes it back"), "change back  0"),
        (format!(" --burst {late}"), format!("included by --burst {late}"), "change back  3"),
        (" --only missing".to_owned(), "without --only missing takes it back".to_owned(), "change back  0"),
    ] {
        let told = run(&program, &format!("restore plan --at s2 --scope selective{options}")).await.done();
        assert!(told.out.contains(&says) && told.out.contains(change_back), "{options}: {told:?}");
    }
}
