//! The group itself: what it lacks, topics deleted by hand, people who are not reached, codes that are guessed.

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, CLEO, EVE, GROUP, Scene, count, said};
use crate::telegram_support::texts;

#[tokio::test]
async fn what_the_group_lacks_is_said_with_what_to_grant() {
    let group = |more: Value| {
        let mut group =
            json!({ "id": GROUP, "title": "Support", "owner": BEN, "members": [CLEO], "bot": "restore_bot" });
        group.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Some(group)
    };
    let rows = [
        (None, vec!["not-there"], ""),
        (group(json!({ "is_forum": true, "bot_status": "left" })), vec!["not-there"], ""),
        (group(json!({ "is_forum": false })), vec!["topics"], "switch them on"),
        (group(json!({ "is_forum": true, "bot_status": "member" })), vec!["administrator"], "no administrator here"),
        (
            group(json!({ "is_forum": true, "bot_rights": [] })),
            vec!["manage-topics", "pins"],
            "grant me “Manage topics”",
        ),
        (group(json!({ "is_forum": true, "bot_rights": ["can_manage_topics"] })), vec!["pins"], "Pin messages"),
    ];
    for (group, lacks, in_group) in rows {
        let scene = Scene::with_group("", group).await;
        let service = scene.serve().await;
        let told = service.event("desk-lacks").await;
        let named: Vec<&str> =
            told["lacks"].as_array().unwrap().iter().map(|lack| lack["lack"].as_str().unwrap()).collect();
        assert_eq!(named, lacks, "{told}");
        assert!(told["lacks"][0]["hint"].as_str().unwrap().len() > 20, "{told}");
        if !in_group.is_empty() {
            scene.hears(0, GROUP, in_group).await;
        }
        assert_eq!(service.end().await, 0, "the service goes on without: {told}");
    }
}

#[tokio::test]
async fn a_request_waits_until_the_right_is_granted() {
    let group = json!({ "id": GROUP, "title": "Support", "is_forum": true, "owner": BEN, "members": [CLEO],
        "bot": "restore_bot", "bot_rights": ["can_pin_messages"] });
    let scene = Scene::with_group("", Some(group)).await;
    let service = scene.serve().await;
    service.event("desk-lacks").await;
    scene.emulator.ask(ANNA, "/start").await;
    let asked = scene.emulator.ask(ANNA, "/human").await;
    let since = scene.press(ANNA, ANNA, asked.last().unwrap(), "Call a colleague").await;
    scene.hears(since, ANNA, "answers by").await;
    assert_eq!(scene.topics().await, Vec::<Value>::new());
    let rights = json!({ "chat": GROUP, "bot": "restore_bot", "status": "administrator",
        "rights": ["can_manage_topics", "can_pin_messages"], "by": BEN });
    let since = scene.does("groups/rights", rights).await;
    scene.hears(since, GROUP, "plan ").await;
    service.event("desk-ready").await;
    assert_eq!(scene.topics().await.len(), 1);
}

#[tokio::test]
async fn a_topic_deleted_by_hand_is_made_again_and_nothing_is_lost() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    let since = scene.anna_writes("first words").await;
    scene.hears(since, GROUP, "👤 first words").await;
    scene.does("topics/delete", json!({ "chat": GROUP, "thread": topic })).await;
    let since = scene.anna_writes("second words").await;
    let again = scene.hears(since, GROUP, "👤 second words").await;
    let new = again["message_thread_id"].as_i64().unwrap();
    assert_ne!(new, topic);
    scene.find_in_topic(new, "Ben answers").await;
    let past = scene.find_in_topic(new, "said before").await;
    let text = scene.content(&past).await;
    assert!(text.contains("first words") && text.contains("Ben: I am here"), "{text}");
    // The agent still has it, and goes on in the new one.
    let since = scene.writes(BEN, new, "Still here").await;
    scene.hears(since, ANNA, "Still here").await;
    assert_eq!(count(&scene.emulator.messages(ANNA).await, "A colleague is here now"), 1);
    assert_eq!(scene.topics().await.iter().filter(|topic| topic["deleted"] == false).count(), 1);
}

#[tokio::test]
async fn a_topic_closed_by_hand_is_opened_where_somebody_waits_or_has_it() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let close = json!({ "chat": GROUP, "thread": topic, "user": BEN });
    scene.does("topics/close", close.clone()).await;
    scene.topic_becomes(topic, |topic| topic["closed"] == false).await;
    let since = scene.writes(BEN, topic, "/take").await;
    scene.hears(since, ANNA, "A colleague is here now").await;
    let since = scene.writes(BEN, topic, "/release").await;
    scene.hears(since, ANNA, "handed over to me").await;
    scene.topic_becomes(topic, |topic| topic["name"].as_str().unwrap().starts_with("🤖")).await;
    scene.does("topics/close", close).await;
    scene.writes(BEN, topic, "/take").await;
    scene.topic_becomes(topic, |topic| topic["closed"] == false).await;
    scene.writes(CLEO, topic, "/status").await;
}

#[tokio::test]
async fn a_topic_whose_making_was_not_answered_is_made_once() {
    for kind in ["answered_but_cut", "cut", "503"] {
        let scene = Scene::new("").await;
        let service = scene.serve().await;
        service.event("desk-ready").await;
        scene.emulator.control("faults", json!({ "kind": kind, "method": "createForumTopic" })).await;
        let topic = scene.ask_for_person().await;
        scene.find_in_topic(topic, "waits for a person").await;
        let topics = scene.topics().await;
        assert_eq!(topics.len(), 1, "{kind}: {topics:?}");
        let all = scene.in_topic(topic).await;
        assert_eq!((count(&all, "plan "), count(&all, "said before")), (1, 1), "{kind}: {:?}", texts(&all));
    }
}

#[tokio::test]
async fn a_person_who_blocked_the_bot_is_shown_to_the_agents() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.does("block", json!({ "user": ANNA })).await;
    let told = scene.hears(since, GROUP, "The person has blocked the bot. What you write waits").await;
    assert_eq!(told["message_thread_id"], topic);
    let since = scene.writes(BEN, topic, "are you there?").await;
    scene.hears(since, GROUP, "This did not arrive").await;
    let since = scene.does("unblock", json!({ "user": ANNA })).await;
    scene.hears(since, GROUP, "lets the bot in again").await;
    scene.hears(since, ANNA, "are you there?").await;
    assert_eq!(count(&scene.emulator.messages(ANNA).await, "are you there?"), 1);
}

#[tokio::test]
async fn whoever_guesses_links_is_told_to_the_desk() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    for number in 0..12 {
        scene.does("start", json!({ "user": EVE, "payload": format!("i-wrong{number}") })).await;
    }
    let told = scene.hears(0, GROUP, "Account 203 is guessing").await;
    assert!(told["message_thread_id"].is_null(), "{}", said(&told));
}
