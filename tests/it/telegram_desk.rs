//! The desk in a forum group end to end: the built program behind the emulator of the Bot API, a person in a private
//! chat, agents in a group with topics. H1 to H15 as far as a messenger has part in them.

mod approval;
mod delivery;
mod doctor;
mod group;
mod language;
mod owners;
mod scene;
mod upkeep;
mod words;

use serde_json::json;

use self::scene::{ANNA, BEN, GROUP, Scene};
use crate::telegram_support::{buttons, texts};

#[tokio::test]
async fn a_person_is_called_speaks_and_hands_back() {
    let scene = Scene::new("").await;
    let service = scene.serve().await;
    service.event("desk-ready").await;
    let topic = scene.ask_for_person().await;
    let name = scene.topics().await[0]["name"].clone();
    assert_eq!(name, "⏳ acme · c1 Anna <b>Weber</b> & `Co`");
    // The card says how it stands, and is pinned; what was said before is there as a file; everybody hears who waits.
    let card = scene.find_in_topic(topic, "plan ").await;
    assert_eq!(buttons(&card), ["Take it", "Close", "Refresh"]);
    let past = scene.find_in_topic(topic, "said before").await;
    assert_eq!(past["document"]["file_name"], "transcript-acme-c1.txt");
    let pinned = scene.emulator.control("pinned", json!({ "chat": GROUP })).await;
    assert_eq!(pinned[0]["message_id"], card["message_id"], "{pinned}");
    scene.find_in_topic(topic, "waits for a person").await;
    // Everybody hears of it, with the way to the topic, and sees who waits in one place.
    let general = scene.hears(0, GROUP, "https://t.me/c/").await;
    assert_eq!((buttons(&general), &general["message_thread_id"]), (vec!["Take it".to_owned()], &json!(null)));
    let list = scene.hears(0, GROUP, "acme · c1: waits since").await;

    // H1: whoever writes has it, and the assistant is silent at once.
    let since = scene.writes(BEN, topic, "Hello, I am <Ben> & I look at it").await;
    scene.hears(since, ANNA, "A colleague is here now").await;
    scene.hears(since, ANNA, "Hello, I am <Ben> & I look at it").await;
    scene.topic_becomes(topic, |topic| topic["name"].as_str().unwrap().starts_with("💬")).await;
    let since = scene.anna_writes("contacts are gone since yesterday").await;
    scene.hears(since, GROUP, "👤 contacts are gone since yesterday").await;
    scene.is_quiet(since, ANNA).await;

    // H3: handed back, the assistant goes on where it was; what was said to the agent answers nothing.
    let since = scene.writes(BEN, topic, "/release").await;
    scene.hears(since, ANNA, "handed over to me").await;
    let told = scene.emulator.asked(since, ANNA).await;
    let told = texts(&told);
    assert!(told.last().is_some_and(|text| text.contains("What can I do for you?")), "{told:?}");
    assert!(!told.iter().any(|text| text.contains("You said")), "{told:?}");
    scene.hears(since, GROUP, "has handed the conversation back").await;
    scene.topic_becomes(topic, |topic| topic["name"].as_str().unwrap().starts_with("🤖")).await;
    let changed = scene.sees_changed(since, GROUP, "Nobody waits").await;
    assert_eq!(changed["message_id"], list["message_id"], "the list is changed in its place");
    assert_eq!(service.end().await, 0);
}
