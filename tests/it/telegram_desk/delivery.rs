//! Whatever the messenger does and whenever the program ends: on both sides each thing is said once.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::json;

use super::scene::{ANNA, BEN, GROUP, Scene, count};
use crate::telegram_support::texts;

#[tokio::test]
async fn whatever_the_messenger_does_each_thing_is_said_once() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    let faults = [
        json!({ "kind": "429", "method": "sendMessage", "chat": GROUP, "retry_after": 1 }),
        json!({ "kind": "cut", "method": "sendMessage", "chat": GROUP }),
        json!({ "kind": "answered_but_cut", "method": "sendMessage", "chat": GROUP }),
        json!({ "kind": "answered_but_cut", "method": "sendMessage", "chat": ANNA }),
        json!({ "kind": "503", "method": "getChatMember" }),
        json!({ "kind": "answered_but_cut", "method": "editMessageText", "chat": GROUP }),
    ];
    for (number, fault) in faults.iter().enumerate() {
        scene.emulator.control("faults", fault.clone()).await;
        let (asks, tells) = (format!("question {number}."), format!("answer {number}."));
        let since = scene.anna_writes(&asks).await;
        scene.hears(since, GROUP, &asks).await;
        let since = scene.writes(BEN, topic, &tells).await;
        scene.hears(since, ANNA, &tells).await;
        scene.emulator.control("faults/clear", json!({})).await;
    }
    let (anna, desk) = (scene.emulator.messages(ANNA).await, scene.in_topic(topic).await);
    for number in 0..faults.len() {
        assert_eq!(count(&anna, &format!("answer {number}.")), 1, "{number}: {:#?}", texts(&anna));
        assert_eq!(count(&desk, &format!("👤 question {number}.")), 1, "{number}: {:#?}", texts(&desk));
    }
}

#[tokio::test]
async fn an_album_whose_copying_was_not_answered_is_copied_once() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    scene.emulator.control("faults", json!({ "kind": "answered_but_cut", "method": "copyMessages" })).await;
    let files = json!([{ "kind": "photo" }, { "kind": "photo" }]);
    let album = json!({ "user": BEN, "chat": GROUP, "thread": topic, "files": files });
    let since = scene.does("send_album", album).await;
    scene.emulator.said(since, ANNA, 2).await;
    let since = scene.writes(BEN, topic, "these two").await;
    scene.hears(since, ANNA, "these two").await;
    let anna = scene.emulator.messages(ANNA).await;
    assert_eq!(anna.iter().filter(|message| !message["photo"].is_null()).count(), 2);
}

#[tokio::test]
async fn an_agent_hears_of_words_that_never_arrive_and_the_person_nothing() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    let refuse = |method: &str, words: &str| json!({ "kind": "refuse", "method": method, "chat": ANNA, "description": format!("Bad Request: {words}") });
    scene.emulator.control("faults", refuse("copyMessage", "VOICE_MESSAGES_FORBIDDEN")).await;
    let voice = json!({ "user": BEN, "chat": GROUP, "thread": topic, "kind": "voice", "size": 20_000 });
    let since = scene.does("send_file", voice).await;
    let told = scene.hears(since, GROUP, "takes no voice or video messages").await;
    assert_eq!(told["message_thread_id"], topic);
    scene.emulator.control("faults", refuse("sendMessage", "message is too long")).await;
    let since = scene.writes(BEN, topic, "much to say").await;
    scene.hears(since, GROUP, "Telegram takes no such message").await;
    scene.is_quiet(since, ANNA).await;
    let since = scene.writes(BEN, topic, "/transcript").await;
    let paper = scene.hears(since, GROUP, "The transcript").await;
    let text = scene.content(&paper).await;
    for line in ["Ben: (did not arrive) (voice message)", "Ben: (did not arrive) much to say", "Ben: I am here"] {
        assert!(text.contains(line), "{line}: {text}");
    }
}

#[tokio::test]
async fn killed_at_any_moment_nothing_is_lost_and_nothing_is_said_twice() {
    let scene = Scene::new("").await;
    let mut service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    let mut random = StdRng::seed_from_u64(7);
    let rounds = 12;
    for number in 0..rounds {
        let since = scene.anna_writes(&format!("question {number}.")).await;
        scene.writes(BEN, topic, &format!("// note {number}.")).await;
        scene.writes(BEN, topic, &format!("answer {number}.")).await;
        tokio::time::sleep(Duration::from_millis(random.random_range(0..250))).await;
        service.kill().await;
        // What was acknowledged is known; a late double changes nothing.
        service = scene.serve().await;
        scene.hears(since, ANNA, &format!("answer {number}.")).await;
        scene.hears(since, GROUP, &format!("👤 question {number}.")).await;
    }
    let (anna, desk) = (scene.emulator.messages(ANNA).await, scene.in_topic(topic).await);
    for number in 0..rounds {
        assert_eq!(count(&anna, &format!("answer {number}.")), 1, "{number}: {:#?}", texts(&anna));
        assert_eq!(count(&desk, &format!("👤 question {number}.")), 1, "{number}: {:#?}", texts(&desk));
    }
    assert_eq!(count(&desk, "Noted."), rounds, "{:#?}", texts(&desk));
    assert_eq!(count(&desk, "Ben has the conversation"), 1);
    assert_eq!(scene.topics().await.len(), 1);
    assert_eq!(service.end().await, 0);
}
