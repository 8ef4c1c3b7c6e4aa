//! The person's language, and asking twice, while the desk is concerned.

use super::scene::{ANNA, BEN, GROUP, Scene};

#[tokio::test]
async fn the_person_changes_the_language_while_an_agent_has_the_conversation() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "/take").await;
    scene.hears(since, ANNA, "A colleague is here now").await;

    let since = scene.anna_writes("/language").await;
    let asked = scene.hears(since, ANNA, "Which language").await;
    // The agent is told, and nothing else is said; the button shows what was pressed.
    let since = scene.press(ANNA, ANNA, &asked, "Deutsch").await;
    scene.hears(since, GROUP, "speaks “de” here").await;
    scene.is_quiet(scene.now().await, ANNA).await;

    let since = scene.writes(BEN, topic, "/release").await;
    scene.hears(since, ANNA, "Ich bin wieder für Sie da").await;
}

#[tokio::test]
async fn whoever_asks_for_a_person_again_is_promised_the_same() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    scene.ask_for_person().await;
    let asked = scene.emulator.ask(ANNA, "/human").await;
    let text = super::scene::said(asked.last().unwrap()).to_owned();
    assert!(text.contains("A colleague answers by") && text.contains("You are next"), "{text}");
}

#[tokio::test]
async fn a_die_is_answered_as_every_other_thing_that_is_no_text() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    scene.emulator.ask(ANNA, "/start").await;
    let since = scene.does("send_file", serde_json::json!({ "user": ANNA, "kind": "dice" })).await;
    scene.hears(since, ANNA, "stickers, files and the like").await;
}
