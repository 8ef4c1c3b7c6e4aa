//! What is wrong with the portal or the webhook, against every command that asks the portal.

use serde_json::json;

use super::Scene;
use crate::program::Ran;

/// Every command that meets a portal, as it is typed. Those in a row take the portal for themselves.
const COMMANDS: [&[&str]; 6] = [
    &["portal add acme"],
    &["portal check"],
    &["snapshot take", "restore apply p3 --yes --large", "restore resume r2"],
    &["restore plan --at s1 --scope selective"],
    &["restore undo r1 --yes"],
    &["export --at s1 --only missing --out files"],
];

/// What every message has to say besides what happened: that nothing is lost.
const SAFE: &str = "safe|nothing was changed|nothing was written|nothing was lost|nothing in the portal was changed";

/// One thing that is wrong.
struct Row {
    name: &'static str,
    /// Makes it so.
    breaks: fn(&Scene),
    /// Takes it back.
    mends: fn(&Scene),
    /// What happened, as every command tells it: one of these.
    what: &'static str,
    /// What to do: one of these.
    way_on: &'static str,
}

fn faults(spec: &'static str) -> impl Fn(&Scene) {
    move |scene| scene.faults(spec)
}

fn webhook(scene: &Scene, scopes: &[&str]) {
    scene.server.ui_post("webhooks", &json!({"user": 1, "secret": "abc", "scopes": scopes}));
}

fn admin(scene: &Scene, is_admin: bool) {
    scene.server.ui_post("users", &json!({"id": 1, "admin": is_admin}));
}

fn all_scopes(scene: &Scene) {
    webhook(scene, &["crm", "user", "user_basic"]);
}

const RIGHTS: [Row; 6] = [
    Row {
        name: "the webhook was deleted",
        breaks: |scene| {
            scene.server.ui_post("webhooks/revoke", &json!({"user": 1, "secret": "abc"}));
        },
        mends: all_scopes,
        what: "does not accept the webhook",
        way_on: "create a new inbound webhook",
    },
    Row {
        name: "the permission crm is gone",
        breaks: |scene| webhook(scene, &["user"]),
        mends: all_scopes,
        what: "permission \"crm\"",
        way_on: "tick the",
    },
    Row {
        name: "the permission user is gone",
        breaks: |scene| webhook(scene, &["crm"]),
        mends: all_scopes,
        what: "permission \"user\"|permission to read users",
        way_on: "tick the",
    },
    Row {
        name: "the webhook's owner is no administrator any more",
        breaks: |scene| admin(scene, false),
        mends: |scene| admin(scene, true),
        what: "not an administrator|does not belong to an administrator",
        way_on: "let an administrator|an administrator again|leave --only missing out",
    },
    Row {
        name: "the webhook is another portal's",
        breaks: |scene| {
            scene.server.ui_post("identity", &json!({"origin": 7}));
        },
        mends: |scene| {
            scene.server.ui_post("identity", &json!({"origin": 1}));
        },
        what: "to another portal|leads to another one",
        way_on: "store the right webhook|a name of its own",
    },
    Row {
        name: "the plan has no REST",
        breaks: |scene| {
            scene.server.ui_post("tariff", &json!({"rest": false}));
        },
        mends: |scene| {
            scene.server.ui_post("tariff", &json!({"rest": true}));
        },
        what: "not part of the portal's plan",
        way_on: "needs a plan with REST",
    },
];

const ANSWERS: [Row; 7] = [
    Row {
        name: "web pages with status 200",
        breaks: |scene| faults("*:html=200")(scene),
        mends: |scene| faults("")(scene),
        what: "a web page in place of an answer",
        way_on: "try again in some minutes",
    },
    Row {
        name: "web pages with status 502",
        breaks: |scene| faults("*:html=502")(scene),
        mends: |scene| faults("")(scene),
        what: "a web page in place of an answer",
        way_on: "then try again",
    },
    Row {
        name: "half answers",
        breaks: |scene| faults("*:half")(scene),
        mends: |scene| faults("")(scene),
        what: "half an answer, then the connection broke off",
        way_on: "try again in some minutes",
    },
    Row {
        name: "a login page",
        breaks: |scene| faults("*:302")(scene),
        mends: |scene| faults("")(scene),
        what: "leads to another page",
        way_on: "where its address has changed, store the webhook with the new one",
    },
    Row {
        name: "too many requests",
        breaks: |scene| faults("*:503")(scene),
        mends: |scene| faults("")(scene),
        what: "request limits are used up",
        way_on: "wait some minutes, then try again",
    },
    Row {
        name: "cut connections",
        breaks: |scene| faults("*:drop")(scene),
        mends: |scene| faults("")(scene),
        what: "the connection broke off before an answer",
        way_on: "then try again",
    },
    Row {
        name: "the portal's own errors",
        breaks: |scene| faults("*:500")(scene),
        mends: |scene| faults("")(scene),
        what: "cannot be reached: Internal server error",
        way_on: "then try again",
    },
];

const SLOW: [Row; 2] = [
    Row {
        name: "no answer within the limit",
        breaks: |scene| faults("*:hang")(scene),
        mends: |scene| faults("")(scene),
        what: "no answer in time",
        way_on: "then try again",
    },
    Row {
        name: "an answer that takes longer than the limit",
        breaks: |scene| faults("*:drip=30")(scene),
        mends: |scene| faults("")(scene),
        what: "did not end in time",
        way_on: "try again in some minutes",
    },
];

/// A restore that is done (r1), one that stopped (r2), and a plan that nobody confirmed yet (p3).
async fn with_restores() -> Scene {
    let scene = Scene::new().await;
    for (ids, fault, code) in [([1, 2], "", 0), ([3, 4], "crm.item.import:401", 1)] {
        scene.lose(&ids);
        scene.run("restore plan --at s1 --scope selective").await.done();
        scene.faults(fault);
        let plan = if code == 0 { "p1" } else { "p2" };
        let applied = scene.run(&format!("restore apply {plan} --yes --large")).await;
        assert_eq!(applied.code, code, "{applied:?}");
        scene.faults("");
    }
    scene.lose(&[5, 6]);
    scene.run("restore plan --at s1 --scope selective").await.done();
    scene
}

fn says(text: &str, alternatives: &str) -> bool {
    let text = text.to_lowercase();
    alternatives.split('|').any(|alternative| text.contains(&alternative.to_lowercase()))
}

async fn type_in(scene: &Scene, command: &str) -> Ran {
    let files = scene.program.data.path().join("files").display().to_string();
    let webhook = scene.server.webhook_url();
    let input = if command.starts_with("portal add") { webhook.as_str() } else { "" };
    scene.run_with_input(&command.replace("files", &files), input).await
}

async fn play(row: &Row) {
    let mut scene = with_restores().await;
    let before = scene.server.ui_get("counts");
    (row.breaks)(&scene);
    let is_slow = SLOW.iter().any(|slow| slow.name == row.name);
    scene.answer_seconds = if is_slow { "0.1" } else { "10" };
    futures::future::join_all(COMMANDS.map(|commands| assert_refused(&scene, row, commands))).await;
    scene.answer_seconds = "10";
    // What needs no portal works all the same.
    let listed = scene.run("snapshot list --json").await.json();
    assert_eq!(listed.len(), 1, "{}", row.name);
    let whole = scene.program.data.path().join("whole").display().to_string();
    scene.run(&format!("export --at s1 --out {whole}")).await.done();
    scene.assert_sound(1, row.name).await;
    assert_eq!(scene.server.ui_get("counts"), before, "{}: nothing was written to the portal", row.name);
    (row.mends)(&scene);
    assert_mended(&scene, row.name).await;
}

async fn assert_refused(scene: &Scene, row: &Row, commands: &[&str]) {
    for command in commands {
        let ran = type_in(scene, command).await;
        let told = format!("{}, {command}: {ran:?}", row.name);
        let text = format!("{}{}", ran.out, ran.err);
        assert_eq!(ran.code, 1, "{told}");
        assert!(says(&text, row.what), "what happened: {told}");
        assert!(says(&text, row.way_on), "what to do: {told}");
        assert!(says(&text, SAFE), "what is safe: {told}");
        for technical in ["panicked", "os error 11", "hyper", "decoding", "Error {", "/abc"] {
            assert!(!text.contains(technical), "{technical}: {told}");
        }
    }
}

/// Every command does its work, and all that was lost is back.
async fn assert_mended(scene: &Scene, name: &str) {
    for command in [
        "portal add acme",
        "portal check",
        "restore apply p3 --yes --large",
        "restore resume r2",
        "snapshot take",
        "restore undo r1 --yes",
        "export --at s1 --only missing --out files",
        "restore plan --at s1 --scope selective",
    ] {
        let ran = type_in(scene, command).await;
        assert_eq!(ran.code, 0, "mended: {name}, {command}: {ran:?}");
    }
    let lost = scene.run("restore plan --at s1 --scope selective --json").await.json();
    assert_eq!(lost[0]["recreate"], 2, "{name}: those whose restore was undone, no others: {lost:?}");
    scene.assert_sound(2, name).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rights_that_are_gone() {
    futures::future::join_all(RIGHTS.iter().map(play)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_are_none() {
    futures::future::join_all(ANSWERS.iter().map(play)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_that_take_too_long() {
    futures::future::join_all(SLOW.iter().map(play)).await;
}

#[tokio::test]
async fn a_renamed_portal_is_followed_by_every_command() {
    let scene = with_restores().await;
    let renamed = format!("localhost:{}", scene.server.address().port());
    scene.server.ui_post("rename", &json!({ "host": renamed }));
    assert_mended(&scene, "renamed").await;
    let listed = scene.run("portal list --json").await.json();
    assert_eq!(listed[0]["host"], renamed);
}

#[tokio::test]
async fn a_webhook_of_no_use_is_refused_and_a_known_portal_keeps_its_own() {
    let scene = Scene::new().await;
    webhook(&scene, &["crm", "user", "user_basic"]);
    scene.server.ui_post("users", &json!({"id": 4, "admin": false}));
    for (user, scopes, what) in [
        (4, &["crm", "user", "user_basic"][..], "does not belong to an administrator"),
        (1, &["user", "user_basic"], "lacks the permission \"crm\""),
        (1, &["crm"], "no permission to read users"),
    ] {
        scene.server.ui_post("webhooks", &json!({"user": user, "secret": "other", "scopes": scopes}));
        let address = scene.server.webhook_url().replace("/1/abc/", &format!("/{user}/other/"));
        for name in ["acme", "beta"] {
            let ran = scene.run_with_input(&format!("portal add {name}"), &address).await.failed(what);
            assert!(ran.err.contains("nothing was changed") && ran.out.is_empty(), "{ran:?}");
        }
        let listed = scene.run("portal list --json").await.json();
        assert_eq!(listed.len(), 1, "{what}: {listed:?}");
        scene.run("portal check").await.done();
        scene.run("snapshot take").await.done();
    }
}

#[tokio::test]
async fn a_permission_lost_within_a_capture_leaves_what_is_stored() {
    let scene = Scene::new().await;
    for (lost, what) in [
        // The records that were read may lack what the webhook could not see any more.
        (&["crm", "user_basic"][..], "the webhook's permissions changed while the portal was being read"),
        (&["user", "user_basic"], "permission"),
    ] {
        all_scopes(&scene);
        scene.faults("crm.item.list:slow=0.1");
        let asked = || scene.server.ui_get("requests")["calls"]["crm.item.list"].as_u64().unwrap_or_default();
        let before = asked();
        let lose = async {
            for _ in 0..2_000 {
                if asked() > before {
                    return webhook(&scene, lost);
                }
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
            panic!("no list was asked for");
        };
        let (ran, ()) = tokio::join!(scene.run("snapshot take"), lose);
        let ran = ran.failed(what);
        assert!(says(&ran.err, SAFE) && says(&ran.err, "restore24 portal check|tick the"), "{ran:?}");
        scene.faults("");
        scene.assert_sound(1, what).await;
    }
    all_scopes(&scene);
    scene.run("snapshot take").await.done();
    scene.assert_sound(2, "given back").await;
}

#[tokio::test]
async fn an_address_without_a_portal_is_told_before_anything_is_stored() {
    let scene = Scene::new().await;
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (webhook, what, way_on) in [
        (format!("http://{nobody}/rest/1/s3cr3tw0rd24/"), "no connection", "check the address"),
        (
            scene.server.webhook_url().replace("/rest/", "/rust/"),
            "does not end in /rest/USER/SECRET/",
            "copy the whole",
        ),
        ("nonsense".to_owned(), "not a web address", "copy the whole address"),
        (String::new(), "no webhook address was given", "copy the whole address"),
        ("x".repeat(10_000), "not a web address", "copy the whole address"),
    ] {
        let ran = scene.run_with_input("portal add other", &webhook).await.failed(what);
        assert!(ran.err.contains(way_on), "{ran:?}");
        assert!(!ran.err.contains("s3cr3tw0rd24") && ran.err.len() < 1_000, "{ran:?}");
    }
    assert_eq!(scene.run("portal list --json").await.json().len(), 1);
    scene.assert_sound(1, "no portal").await;
}
