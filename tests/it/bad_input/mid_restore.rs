//! What goes wrong in the middle of applying: it stops or gets over it, can be resumed, and creates nothing twice.

use super::Scene;

/// How a restore ends whose requests of one method fail from the first to the last.
#[derive(Clone, Copy, PartialEq)]
enum Ends {
    /// The work was done and only the answer lost: it finds out and goes on.
    Done,
    /// It stops, with this in its reason.
    Stopped(&'static str),
}

const LOST: Ends = Ends::Stopped("the portal did not answer the same request several times; resume later");

const ROWS: [(&str, Ends); 12] = [
    ("crm.item.import:401", Ends::Stopped("create a new inbound webhook")),
    ("crm.item.import:402", Ends::Stopped("needs a plan with REST")),
    ("crm.item.import:403", Ends::Stopped("tick the missing permission")),
    ("crm.item.import:302", Ends::Stopped("store the webhook with the new one")),
    ("crm.item.import:half", Ends::Done),
    ("crm.item.import:cut", Ends::Done),
    ("crm.item.import:drip=30", Ends::Done),
    ("crm.item.update:401", Ends::Stopped("create a new inbound webhook")),
    ("crm.item.update:half", Ends::Done),
    ("crm.item.update:html=200", LOST),
    ("crm.item.update:html=502", LOST),
    ("crm.item.update:hang", LOST),
];

async fn play((fault, ends): (&str, Ends)) {
    let is_slow = fault.contains("hang") || fault.contains("drip");
    let mut scene = Scene::new().await;
    let before = scene.contacts();
    scene.lose(&[1, 2, 3, 4, 5, 6, 7, 8]);
    scene.run("restore plan --at s1 --scope selective").await.done();
    // From here on, so that only the faults take too long.
    scene.answer_seconds = if is_slow { "0.2" } else { "10" };
    scene.faults(fault);
    let applied = scene.run("restore apply p1 --yes --large").await;
    let told = format!("{fault}: {applied:?}");
    if let Ends::Stopped(reason) = ends {
        assert_eq!(applied.code, 1, "{told}");
        assert!(applied.out.contains(reason), "{told}");
        assert!(applied.out.contains("What was done so far is safe"), "{told}");
        assert!(applied.out.contains("`restore24 restore resume r1` goes on"), "{told}");
        // Still so: it stops again, and says the same.
        let again = scene.run("restore resume r1").await;
        assert!(again.code == 1 && again.out.contains(reason), "{fault}: {again:?}");
        scene.assert_sound(1, fault).await;
        scene.faults("");
        scene.run("restore resume r1").await.done();
    } else {
        assert_eq!(applied.code, 0, "{told}");
        scene.faults("");
    }
    assert_eq!(scene.contacts(), before, "{fault}: each came back once");
    let empty = scene.run("restore plan --at s1 --scope selective --json").await.json();
    assert_eq!((&empty[0]["recreate"], &empty[0]["relink"]), (&0.into(), &0.into()), "{fault}: {empty:?}");
    scene.assert_sound(1, fault).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_restore_gets_over_it_or_can_be_resumed() {
    futures::future::join_all(ROWS.map(play)).await;
}

#[tokio::test]
async fn an_undo_that_stops_is_resumed() {
    let scene = Scene::new().await;
    scene.lose(&[1, 2, 3]);
    let lost = scene.contacts();
    scene.run("restore plan --at s1 --scope selective").await.done();
    scene.run("restore apply p1 --yes --large").await.done();
    for (undo, resumed, fault) in [("r1", "r2", "crm.item.delete:401"), ("r2", "r3", "crm.item.import:402")] {
        let before = scene.contacts();
        scene.faults(fault);
        let stopped = scene.run(&format!("restore undo {undo} --yes")).await;
        assert_eq!(stopped.code, 1, "{stopped:?}");
        assert!(stopped.out.contains(&format!("`restore24 restore resume {resumed}` goes on")), "{stopped:?}");
        assert_eq!(scene.contacts(), before);
        scene.faults("");
        scene.run(&format!("restore resume {resumed}")).await.done();
    }
    assert_eq!(scene.contacts(), lost + 3, "taken back, and the taking back taken back");
    scene.assert_sound(1, "undo").await;
}

#[tokio::test]
async fn what_changed_between_preview_and_confirmation_is_asked_again() {
    let scene = Scene::new().await;
    scene.run_with_input("portal add acme --admin 1,4 --owner 1", &scene.server.webhook_url()).await.done();
    scene.lose(&[1, 2, 3]);
    scene.run("restore plan --at s1 --scope selective --as 4").await.done();
    let lost = scene.contacts();

    scene.server.ui_post("users", &serde_json::json!({"id": 4, "active": false}));
    let refused =
        scene.run("restore apply p1 --yes --large").await.failed("user 4 is not active in the portal any more");
    assert!(refused.err.contains("let an active administrator ask; nothing was written"), "{refused:?}");
    scene.server.ui_post("users", &serde_json::json!({"id": 4, "active": true}));

    scene.run_with_input("portal add acme --admin 1", &scene.server.webhook_url()).await.done();
    let refused = scene.run("restore apply p1 --yes --large").await.failed("user 4 is not among the administrators");
    assert!(refused.err.contains("nothing was written"), "{refused:?}");
    scene.run("restore apply p1 --yes --large --as 2").await.failed("user 2 is not among the administrators");
    assert_eq!(scene.contacts(), lost);
    scene.run("restore apply p1 --yes --large --as 1").await.done();
    assert_eq!(scene.contacts(), lost + 3);

    let twice = scene.run("restore apply p1 --yes --large --as 1").await.failed("was already confirmed by user 1");
    assert!(twice.err.contains("nothing was started a second time"), "{twice:?}");
    assert_eq!(scene.contacts(), lost + 3);
}
