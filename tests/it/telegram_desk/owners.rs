//! Who has the conversation: taken, given back, closed, begun, by whom it may be, and what is told of it.

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, CLEO, EVE, GROUP, Scene, count, said};
use crate::program::sandbox;
use crate::telegram_support::{buttons, link_to};

#[tokio::test]
async fn of_two_agents_the_second_is_told_who_has_it() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let general = scene.hears(0, GROUP, "waits for a person").await;
    let in_topic = scene.find_in_topic(topic, "waits for a person").await;
    // In the General topic there is no thread (H11).
    assert!(general["message_thread_id"].is_null() || in_topic["message_thread_id"] == topic);

    let (since, answer) = scene.pressed(BEN, GROUP, &in_topic, "Take it").await;
    assert!(answer["text"].is_null(), "it was done: {answer}");
    scene.hears(since, GROUP, "Ben has the conversation").await;
    scene.hears(since, ANNA, "A colleague is here now").await;
    // The card is changed in place, and what was done by a button is not done again by it.
    let card = scene.sees_changed(since, GROUP, "Ben answers").await;
    assert_eq!(buttons(&card), ["Hand back", "Close", "Refresh"]);
    scene.loses_its_buttons(&in_topic).await;
    scene.loses_its_buttons(&general).await;
    let since = scene.writes(CLEO, topic, "Me too!").await;
    scene.hears(since, GROUP, "Ben has it").await;
    scene.hears(since, GROUP, "not passed on").await;
    scene.is_quiet(since, ANNA).await;
    // No call names the General topic.
    for request in scene.requests("sendMessage").await {
        let thread = &request["fields"]["message_thread_id"];
        assert!(thread != 1 && thread != "1", "{request}");
    }
}

#[tokio::test]
async fn a_turn_begun_before_an_agent_came_is_not_answered_after_it() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let fault = json!({ "kind": "429", "method": "sendMessage", "chat": ANNA, "retry_after": 3 });
    scene.emulator.control("faults", fault).await;
    let before = scene.anna_writes("all contacts are gone since yesterday").await;
    scene.hears(before, GROUP, "👤 all contacts are gone").await;
    scene.writes(BEN, topic, "I have it").await;
    scene.hears(before, ANNA, "A colleague is here now").await;
    scene.hears(before, ANNA, "I have it").await;
    let said: Vec<Value> = scene
        .emulator
        .control("events", json!({ "since": before, "chat": ANNA, "by_bot": true }))
        .await
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"] == "message")
        .map(|event| event["message"].clone())
        .collect();
    assert_eq!(said.len(), 2, "the assistant kept quiet: {said:?}");
}

#[tokio::test]
async fn closed_and_reopened_it_is_the_assistants_and_the_rating_is_told() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "Done, I think").await;
    scene.hears(since, ANNA, "Done, I think").await;
    let since = scene.writes(BEN, topic, "/close@restore_bot").await;
    scene.hears(since, ANNA, "has closed this").await;
    let rating = scene.hears(since, ANNA, "Did this help you?").await;
    scene
        .topic_becomes(topic, |topic| topic["closed"] == true && topic["name"].as_str().unwrap().starts_with("✅"))
        .await;
    let since = scene.press(ANNA, ANNA, &rating, "Yes, it helped").await;
    scene.hears(since, GROUP, "👤 [Yes, it helped]").await;
    scene.hears(since, GROUP, "says that it helped").await;

    // H4: the next word opens it again, for the assistant; the agent of before is not asked.
    let since = scene.anna_writes("one more thing: deals are gone").await;
    scene.hears(since, GROUP, "has written again").await;
    scene
        .topic_becomes(topic, |topic| topic["closed"] == false && topic["name"].as_str().unwrap().starts_with("🤖"))
        .await;
    scene.emulator.asked(since, ANNA).await;
    let all = scene.in_topic(topic).await;
    // H6: each change is announced once.
    for words in ["Ben has the conversation", "has closed the conversation", "has written again"] {
        assert_eq!(count(&all, words), 1, "{words}");
    }
}

#[tokio::test]
async fn how_it_went_can_be_pressed_after_something_else_was_written() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "Done, I think").await;
    scene.hears(since, ANNA, "Done, I think").await;
    let since = scene.writes(BEN, topic, "/close").await;
    let rating = scene.hears(since, ANNA, "Did this help you?").await;
    let since = scene.anna_writes("good morning").await;
    scene.hears(since, ANNA, "What can I do for you?").await;
    let since = scene.press(ANNA, ANNA, &rating, "Yes, it helped").await;
    scene.hears(since, ANNA, "I have passed it on").await;
    scene.hears(since, GROUP, "says that it helped").await;
}

#[tokio::test]
async fn a_conversation_begun_by_an_agent_is_the_agents() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    scene.emulator.ask(ANNA, "/start").await;
    let general = |text: &str| json!({ "user": CLEO, "chat": GROUP, "text": text });
    for (text, told) in [
        ("/begin", "/begin PORTAL USER"),
        ("/begin acme 4", "has no chat with the bot yet"),
        ("/begin nowhere 1", "I know no portal “nowhere”. There are: acme."),
        ("/take", "belongs into the topic"),
        ("/dance", "I do not know that"),
        ("/desk", "Nobody waits"),
    ] {
        let since = scene.does("send", general(text)).await;
        scene.hears(since, GROUP, told).await;
    }
    let since = scene.does("send", general("/begin acme 1")).await;
    let begun = scene.hears(since, GROUP, "Cleo has begun the conversation").await;
    scene.hears(since, ANNA, "A colleague is here now").await;
    let topic = begun["message_thread_id"].as_i64().unwrap();
    // Who ordered it in the General topic is told there where it is.
    let there = scene.hears(since, GROUP, "Cleo has acme · c1 now").await;
    assert!(said(&there).contains("https://t.me/c/") && there["message_thread_id"].is_null(), "{there}");
    let since = scene.anna_writes("yes?").await;
    scene.hears(since, GROUP, "👤 yes?").await;
    scene.is_quiet(since, ANNA).await;
    let since = scene.writes(CLEO, topic, "We noticed a deletion").await;
    scene.hears(since, ANNA, "We noticed a deletion").await;
    let since = scene.does("send", general("/desk")).await;
    scene.hears(since, GROUP, "acme · c1: Cleo has it").await;
    // What members say to each other is nobody's order.
    let since = scene.does("send", general("good morning")).await;
    scene.is_quiet(since, GROUP).await;
}

#[tokio::test]
async fn whoever_is_not_in_the_group_does_nothing() {
    let scene = Scene::new("").await;
    let service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let waits = scene.find_in_topic(topic, "waits for a person").await;
    let forged = |user: i64, chat: i64, message: &Value, data: &str| json!({ "user": user, "chat": chat, "message": message["message_id"], "data": data, "forged": true });
    // Somebody outside forges a press of every kind.
    for data in ["d.take", "d.close", "d.approve", "d.note", "1.1.yes", ""] {
        let (since, pressed) = scene.emulator.control_from("press", forged(EVE, GROUP, &waits, data)).await;
        assert!(
            pressed["answer"]["text"].as_str().unwrap().contains("members of this group only"),
            "{data}: {pressed}"
        );
        scene.is_quiet(since, ANNA).await;
    }
    // The person herself does so in her own chat, below a message of the bot's.
    let mine = scene.emulator.messages(ANNA).await.into_iter().rev().find(|message| message["from"]["is_bot"] == true);
    for data in ["d.take", "d.release", "d.approve"] {
        let (since, _) = scene.emulator.control_from("press", forged(ANNA, ANNA, mine.as_ref().unwrap(), data)).await;
        scene.is_quiet(since, GROUP).await;
        scene.is_quiet(since, ANNA).await;
    }
    // An agent presses what no button of that message bears.
    let (since, pressed) = scene.emulator.control_from("press", forged(BEN, GROUP, &waits, "c2.7.yes")).await;
    assert!(pressed["answer"]["text"].as_str().unwrap().contains("belongs to nothing"), "{pressed}");
    scene.is_quiet(since, ANNA).await;

    // An agent who left: what she had waits for somebody else, and her old button does nothing.
    let since = scene.press(CLEO, GROUP, &waits, "Take it").await;
    scene.hears(since, ANNA, "A colleague is here now").await;
    let card = scene.sees_changed(since, GROUP, "Cleo answers").await;
    let since = scene.does("groups/leave", json!({ "chat": GROUP, "user": CLEO, "by": BEN })).await;
    scene.hears(since, GROUP, "Cleo has left the desk").await;
    scene.hears(since, ANNA, "had to leave").await;
    scene.emulator.asked(since, ANNA).await;
    let (since, pressed) = scene.emulator.control_from("press", forged(CLEO, GROUP, &card, "d.take")).await;
    assert!(pressed["answer"]["text"].as_str().unwrap().contains("members of this group only"), "{pressed}");
    scene.is_quiet(since, ANNA).await;
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn what_somebody_waits_for_ends_with_the_link() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let links = scene.program.run(&["account", "list", "--json"]).await.json();
    let number = links[0]["link"].as_i64().unwrap().to_string();
    let since = scene.now().await;
    scene.program.run(&["account", "revoke", &number]).await.done();
    let told = scene.hears(since, GROUP, "not linked to the portal any more").await;
    assert_eq!(told["message_thread_id"], topic);
    scene.sees_changed(since, GROUP, "Nobody waits").await;
    scene.is_quiet(since, ANNA).await;
}

#[tokio::test]
async fn whoever_was_at_another_portal_answers_the_agent_who_speaks_to_them() {
    let scene = Scene::new("").await;
    let beta = sandbox(40).await;
    beta.ui_post("identity", &json!({ "origin": 7 }));
    scene.program.add_portal("beta", &beta).await;
    link_to(&scene.program, "beta", ANNA, 1).await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.anna_writes("/start p_beta").await;
    scene.hears(since, ANNA, "about beta").await;
    let since = scene.writes(BEN, topic, "I have looked at it").await;
    scene.hears(since, ANNA, "I have looked at it").await;
    let since = scene.anna_writes("yes, exactly that one").await;
    scene.hears(since, GROUP, "👤 yes, exactly that one").await;
    scene.is_quiet(since, ANNA).await;
}

#[tokio::test]
async fn where_the_bot_is_removed_from_the_group_the_assistant_is_back_at_once() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "I have looked at it").await;
    scene.hears(since, ANNA, "I have looked at it").await;
    let removed = json!({ "chat": GROUP, "bot": "restore_bot", "status": "kicked", "by": BEN });
    let since = scene.does("groups/rights", removed).await;
    scene.hears(since, ANNA, "cannot be reached here at the moment").await;
    let since = scene.anna_writes("what is going on?").await;
    scene.emulator.asked(since, ANNA).await;
}
