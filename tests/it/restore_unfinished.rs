//! Beside a restore that was cut off with a request in doubt, nothing is planned or begun, so nothing is created twice;
//! it goes on, or is taken back.

use std::time::Duration;

use serde_json::json;

use crate::kill_restore::{assert_same, delete_some, portal_now};
use crate::program::{Program, Ran, sandbox};

const PLAN: &[&str] = &["restore", "plan", "--at", "s1", "--scope", "selective", "--json"];

async fn run(program: &Program, args: &[&str]) -> Ran {
    let output = program.command(args).env("RESTORE24_SETTLE_SECONDS", "0.05").output().await.unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Carries out p1 until the portal has created records and the answer is lost, then ends the program.
async fn cut_off_in_doubt(program: &Program) {
    // Time enough to be ended while it waits before it looks; whoever takes it up waits for the rest of it.
    let mut command = program.command(&["restore", "apply", "p1", "--yes", "--large"]);
    let mut child = command.env("RESTORE24_SETTLE_SECONDS", "3").spawn().unwrap();
    loop {
        let state = run(program, &["restore", "status", "--json"]).await.json().pop();
        if state.is_some_and(|state| state["unknown"].as_u64() > Some(0)) {
            break;
        }
        assert_eq!(child.try_wait().unwrap(), None, "it waits for a lost answer");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    child.kill().await.unwrap();
}

#[tokio::test]
async fn b07_nothing_is_doubled_by_a_plan_beside_a_restore_in_doubt() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    for way_out in ["resume", "undo"] {
        let server = sandbox(120).await;
        server.ui_post("tariff", &json!({"license": "de_pro100"}));
        let program = Program::new();
        program.add_portal("acme", &server).await;
        program.run(&["snapshot", "take"]).await.done();
        let before = portal_now(&server, &program).await;
        let lost = delete_some(&server, 0).await;
        let damaged = portal_now(&server, &program).await;
        run(&program, PLAN).await.done();
        // Made beforehand, and for the time after the cut.
        run(&program, PLAN).await.done();
        server.ui_post("faults", &json!({"spec": "crm.item.import:cut*1"}));
        cut_off_in_doubt(&program).await;
        server.ui_post("faults", &json!({"spec": ""}));

        let counted = server.ui_get("counts");
        for args in [PLAN, &["restore", "apply", "p2", "--yes", "--large"]] {
            let ran = run(&program, args).await.failed("r1");
            for way in ["restore24 restore resume r1", "restore24 restore undo r1", "othing was written"] {
                assert!(ran.err.contains(way) || ran.err.contains(&way.to_lowercase()), "{way}: {ran:?}");
            }
        }
        assert_eq!(server.ui_get("counts"), counted);
        if way_out == "resume" {
            // It is the only one that has not ended.
            run(&program, &["restore", "resume"]).await.done();
            run(&program, &["restore", "resume"]).await.failed("no restore to go on with");
            assert_same(&portal_now(&server, &program).await, &before, "resumed");
        } else {
            run(&program, &["restore", "undo", "r1", "--yes"]).await.done();
            assert_same(&portal_now(&server, &program).await, &damaged, "undone");
            run(&program, &["restore", "resume", "r1"]).await.failed("taken back by r2");
            let status = run(&program, &["restore", "status", "r1"]).await.done();
            assert!(status.out.contains("taken back by r2") && !status.out.contains("resume"), "{status:?}");
            let planned = run(&program, PLAN).await.json().remove(0);
            assert_eq!(planned["recreate"], lost);
            let plan = planned["plan"].as_str().unwrap();
            run(&program, &["restore", "apply", plan, "--yes", "--large"]).await.done();
            assert_same(&portal_now(&server, &program).await, &before, "restored after all");
        }
        let planned = run(&program, PLAN).await.json().remove(0);
        assert_eq!((&planned["recreate"], &planned["relink"]), (&json!(0), &json!(0)), "{way_out}");
    }
}
