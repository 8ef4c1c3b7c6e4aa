//! Four eyes in the group: who decides sees what is to be done, and everybody reads what was decided.

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, CLEO, GROUP, Scene, said};
use crate::telegram_support::buttons;

/// What is pressed on the way to a restore, whichever of it is offered.
const WAY: [&str; 9] = ["crm-data", "not-there", "seen", "skip", "right", "selective", "take-it", "go-on", "confirm"];

/// Anna has confirmed a restore that waits for approval; gives the announcement in the General topic.
async fn confirmed(scene: &Scene) -> Value {
    let waits = |message: &Value| said(message).contains("Before this runs");
    scene.emulator.walk(ANNA, &WAY, waits).await;
    scene.hears(0, GROUP, "It waits for approval until").await;
    scene.hears(0, GROUP, "https://t.me/c/").await
}

async fn scene() -> Scene {
    let scene = Scene::new("approve_restores = \"always\"").await;
    scene.program.run(&["snapshot", "take"]).await.done();
    let deleted = json!({ "type": "contact", "ids": [1, 2, 3, 4, 5, 6], "user": 2 });
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
}

#[tokio::test]
async fn a_restore_is_refused_with_a_reason_that_the_person_reads() {
    let scene = scene().await;
    let _service = scene.serve().await;
    let announced = confirmed(&scene).await;
    let topic = scene.topics().await[0]["message_thread_id"].as_i64().unwrap();
    let since = scene.writes(CLEO, topic, "/deny Not before the audit on Monday").await;
    scene.hears(since, ANNA, "for this reason: Not before the audit on Monday").await;
    let changed = scene.sees_changed(since, GROUP, "→ Cleo has denied it: Not before the audit on Monday").await;
    assert_eq!(changed["message_id"], announced["message_id"]);
}
