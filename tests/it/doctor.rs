//! `restore24 doctor`: what it finds in installations that are well, new, neglected and broken.

use serde_json::{Value, json};

use crate::program::{Program, sandbox};

fn states<'a>(findings: &'a [Value], about: &str) -> Vec<&'a str> {
    findings.iter().filter(|found| found["about"] == about).map(|found| found["state"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn an_installation_is_fine_when_its_newest_snapshot_is_fresh() {
    let (program, server) = (Program::new(), sandbox(20).await);
    // The program's clock is the machine's, so the portal's has to be too.
    server.ui_post("clock", &json!({"now": chrono::Utc::now().to_rfc3339(), "frozen": false}));
    server.ui_post("tariff", &json!({"license": "de_std"}));
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let ran = program.run(&["doctor"]).await.done();
    assert!(ran.out.lines().all(|line| line.starts_with("fine")), "{ran:?}");
    assert!(ran.out.contains("the newest snapshot, s1, is of"), "{ran:?}");
}

#[tokio::test]
async fn everything_wrong_is_named_with_advice_and_the_rest_is_looked_at_all_the_same() {
    let (program, old, gone) = (Program::new(), sandbox(20).await, sandbox(20).await);
    program.add_portal("old", &old).await;
    program.run(&["snapshot", "take"]).await.done();
    gone.ui_post("identity", &json!({"origin": 7}));
    program.add_portal("gone", &gone).await;
    gone.ui_post("webhooks/revoke", &json!({"user": 1, "secret": "abc"}));
    std::fs::write(program.data.path().join("policy.toml"), "[steps]\nhistroy = true\n").unwrap();
    let ran = program.run(&["doctor", "--json"]).await;
    assert_eq!(ran.code, 1, "{ran:?}");
    let findings = ran.json_whatever_the_code();
    assert_eq!(states(&findings, "folder"), ["fine"]);
    assert_eq!(states(&findings, "policy"), ["wrong"]);
    assert_eq!(states(&findings, "gone"), ["wrong", "wrong"], "the webhook, and no snapshot: {findings:?}");
    assert!(
        findings.iter().filter(|found| found["state"] != "fine").all(|found| found["hint"].is_string()),
        "{findings:?}"
    );
    let old = states(&findings, "old");
    assert!(old.contains(&"fine"), "it answers: {findings:?}");
}

#[tokio::test]
async fn a_snapshot_of_long_ago_and_a_folder_that_is_not_there_are_wrong() {
    let (program, server) = (Program::new(), sandbox(20).await);
    program.add_portal("acme", &server).await;
    program.run(&["snapshot", "take"]).await.done();
    let ran = program.run(&["doctor"]).await;
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("over a day ago") && ran.out.contains("restore24 serve"), "{ran:?}");
    let nowhere = Program::new();
    std::fs::remove_dir(nowhere.data.path()).unwrap();
    let ran = nowhere.run(&["doctor"]).await;
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("there is no folder"), "{ran:?}");
    assert!(!nowhere.data.path().exists(), "a look makes nothing");
}
