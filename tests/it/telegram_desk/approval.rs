//! Four eyes in the group: who decides sees what is to be done, and everybody reads what was decided.

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, CLEO, GROUP, Scene, said};
use crate::telegram_support::{Service, buttons, link};

/// What is pressed on the way to a restore, whichever of it is offered.
const WAY: [&str; 10] =
    ["crm-data", "not-there", "seen", "skip", "right", "selective", "take-it", "go-on", "yes-large", "confirm"];

/// Anna has confirmed a restore that waits for approval; gives the announcement in the General topic.
async fn confirmed(scene: &Scene) -> Value {
    let waits = |message: &Value| said(message).contains("Before this runs");
    scene.emulator.walk(ANNA, &WAY, waits).await;
    scene.hears(0, GROUP, "It waits for approval until").await;
    scene.hears(0, GROUP, "https://t.me/c/").await
}

async fn scene() -> Scene {
    let scene = Scene::new("approve_restores = \"always\"").await;
    // Names that do not shrink much, so that the preview is larger than some messengers take.
    let add = |number: u32| {
        let name = format!("{:08x}", number.wrapping_mul(2_654_435_761));
        scene.server.ui_post("records/add", &json!({ "type": "contact", "fields": { "name": name } }))["id"].clone()
    };
    let ids: Vec<Value> = (1..=120).map(add).collect();
    scene.program.run(&["snapshot", "take"]).await.done();
    let deleted = json!({ "type": "contact", "ids": ids, "user": 2 });
    assert_eq!(scene.server.ui_post("records/delete", &deleted)["deleted"], deleted["ids"]);
    scene
}

#[tokio::test]
async fn what_was_decided_stands_below_what_everybody_read() {
    let scene = scene().await;
    let _service = scene.serve().await;
    let announced = confirmed(&scene).await;
    assert_eq!(announced["message_thread_id"], json!(null));
    assert_eq!(buttons(&announced), ["Approve", "Deny"]);
    // Whoever decides has the preview that was confirmed; the list says what waits.
    let preview = scene.hears(0, GROUP, "The preview: every record").await;
    assert!(scene.content(&preview).await.lines().count() >= 7, "{preview}");
    let waits = scene.hears(0, GROUP, "waits for approval since").await;
    assert_eq!(waits["message_thread_id"], json!(null));
    // A refusal is given where its reason can be written.
    let (since, pressed) = scene.pressed(CLEO, GROUP, &announced, "Deny").await;
    assert!(pressed["text"].as_str().unwrap().contains("write /deny REASON there"), "{pressed}");
    scene.is_quiet(since, ANNA).await;
    let (since, _) = scene.pressed(BEN, GROUP, &announced, "Approve").await;
    let changed = scene.sees_changed(since, GROUP, "→ Ben has approved it. It runs.").await;
    assert_eq!((&changed["message_id"], buttons(&changed)), (&announced["message_id"], Vec::new()));
    assert!(said(&changed).contains("https://t.me/c/"), "{}", said(&changed));
    let list = scene.sees_changed(since, GROUP, "Nobody waits.").await;
    assert_eq!(list["message_id"], waits["message_id"]);
    scene.hears(since, ANNA, "I have read everything back").await;
    // Whose eyes the other two were stands in the audit.
    let audit = scene.program.run(&["audit", "export", "--json"]).await.json();
    let begun = audit.iter().find(|entry| entry["action"] == "confirmed-and-started");
    assert_eq!(begun.expect("it was begun")["details"]["approved_by"], BEN, "{audit:?}");
}

#[tokio::test]
async fn what_waits_for_approval_ends_with_the_link_and_does_not_run_when_it_is_back() {
    let scene = scene().await;
    let _service = scene.serve().await;
    let announced = confirmed(&scene).await;
    let contacts = || scene.server.ui_get("counts")["contact"].clone();
    let before = contacts();
    let links = scene.program.run(&["account", "list", "--json"]).await.json();
    let number = links[0]["link"].as_i64().unwrap().to_string();
    scene.program.run(&["account", "revoke", &number]).await.done();
    let (since, _) = scene.pressed(BEN, GROUP, &announced, "Approve").await;
    scene.hears(since, GROUP, "what waited for approval does not run").await;
    let topic = scene.topics().await[0]["message_thread_id"].as_i64().unwrap();
    let since = scene.writes(BEN, topic, "Are you there?").await;
    scene.hears(since, GROUP, "nothing written here reaches them").await;
    link(&scene.program, ANNA, 1).await;
    let since = scene.anna_writes("hello").await;
    scene.hears(since, ANNA, "Nobody approved it in time. Nothing was changed").await;
    // A new preview, and the confirmation is asked for anew.
    scene.hears(since, ANNA, "Shall we go on to the confirmation?").await;
    assert_eq!(contacts(), before, "nothing ran");
}

#[tokio::test]
async fn a_restore_is_refused_with_a_reason_that_the_person_reads() {
    let scene = scene().await;
    let _service = Service::start(&scene.program, &scene.emulator, &["--telegram-max-file", "1000"]).await;
    let announced = confirmed(&scene).await;
    // The desk is handed the parts of a preview that is too large, too.
    let parts = scene.hears(0, GROUP, "comes in parts").await;
    assert!(said(&parts).contains("what-will-be-done"), "{}", said(&parts));
    let topic = scene.topics().await[0]["message_thread_id"].as_i64().unwrap();
    let since = scene.writes(CLEO, topic, "/deny Not before the audit on Monday").await;
    scene.hears(since, ANNA, "for this reason: Not before the audit on Monday").await;
    let changed = scene.sees_changed(since, GROUP, "→ Cleo has denied it: Not before the audit on Monday").await;
    assert_eq!(changed["message_id"], announced["message_id"]);
}
