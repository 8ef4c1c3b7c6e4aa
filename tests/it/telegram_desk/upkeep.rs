//! What the group shows stays right: buttons that were answered elsewhere, people who had everything erased, rights that
//! are withdrawn, many words at once.

use std::time::Duration;

use serde_json::{Value, json};

use super::scene::{ANNA, BEN, CLEO, EVE, GROUP, Scene, count, said};
use crate::telegram_support::{buttons, link, texts};

/// A button that is not shown any more, as an old program may still show it.
fn old_press(user: i64, message: &Value, data: &str) -> Value {
    json!({ "user": user, "chat": GROUP, "message": message["message_id"], "data": data, "forged": true })
}

#[tokio::test]
async fn nothing_is_done_about_a_person_who_had_everything_erased() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let general = scene.hears(0, GROUP, "https://t.me/c/").await;
    let card = scene.find_in_topic(topic, "plan ").await;
    let waits = scene.find_in_topic(topic, "waits for a person").await;
    let since = scene.writes(BEN, topic, "/status").await;
    scene.hears(since, GROUP, "Anna").await;

    let asked = scene.does("send", json!({ "user": ANNA, "text": "/privacy" })).await;
    let privacy = scene.hears(asked, ANNA, "taken it in").await;
    let since = scene.press(ANNA, ANNA, &privacy, "Erase what you keep").await;
    let sure = scene.hears(since, ANNA, "Shall I erase it all").await;
    let since = scene.press(ANNA, ANNA, &sure, "Yes, erase it for good").await;
    scene.hears(since, ANNA, "Erased").await;
    scene.hears(since, GROUP, "had everything erased").await;
    let closed = scene.topic_becomes(topic, |topic| topic["closed"] == true).await;
    assert_eq!(closed["name"], "✅ acme · c1", "the name is forgotten too");
    let changed = scene.sees_changed(since, GROUP, "nothing can be done here").await;
    assert_eq!((&changed["message_id"], buttons(&changed)), (&card["message_id"], Vec::new()));
    for message in [&general, &waits] {
        scene.loses_its_buttons(message).await;
    }
    // Whatever an agent does there all the same is answered, and leads nowhere.
    for text in ["/take", "Are you there?", "/note he is gone", "/close", "/fill missing contacts", "/transcript"] {
        let since = scene.writes(BEN, topic, text).await;
        scene.hears(since, GROUP, "had everything erased").await;
        scene.is_quiet(since, ANNA).await;
    }
    for message in [&general, &waits, &card] {
        let (_, pressed) = scene.emulator.control_from("press", old_press(BEN, message, "d.take")).await;
        assert!(pressed["answer"]["text"].as_str().unwrap().contains("had everything erased"), "{pressed}");
    }
    let since = scene.writes(BEN, topic, "/record").await;
    let record = scene.hears(since, GROUP, "Who did what").await;
    let text = scene.content(&record).await;
    assert!(text.contains("asked for a person") && !text.contains("Anna"), "{text}");
    assert_eq!(scene.topics().await.len(), 1);
}

#[tokio::test]
async fn one_who_was_never_shown_to_the_desk_gets_no_topic_by_being_erased() {
    let scene = Scene::new("").await;
    let service = scene.serve().await;
    service.event("desk-ready").await;
    scene.emulator.ask(ANNA, "/start").await;
    let asked = scene.does("send", json!({ "user": ANNA, "text": "/privacy" })).await;
    let privacy = scene.hears(asked, ANNA, "taken it in").await;
    let since = scene.press(ANNA, ANNA, &privacy, "Erase what you keep").await;
    let sure = scene.hears(since, ANNA, "Shall I erase it all").await;
    let since = scene.press(ANNA, ANNA, &sure, "Yes, erase it for good").await;
    scene.hears(since, ANNA, "Erased").await;
    scene.is_quiet(since, GROUP).await;
    assert_eq!(scene.topics().await, Vec::<Value>::new());
}

#[tokio::test]
async fn buttons_go_wherever_they_were_answered_and_old_ones_never_act() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let first = scene.hears(0, GROUP, "https://t.me/c/").await;
    let waits = scene.find_in_topic(topic, "waits for a person").await;
    scene.writes(BEN, topic, "/take").await;
    for message in [&first, &waits] {
        scene.loses_its_buttons(message).await;
    }
    let answered = scene.sees_changed(0, GROUP, "→ Ben has it.").await;
    assert_eq!(answered["message_id"], first["message_id"], "everybody reads who answers");
    let press = |message: &Value| old_press(CLEO, message, "d.take");
    let (_, pressed) = scene.emulator.control_from("press", press(&first)).await;
    assert_eq!(pressed["answer"]["text"], "Ben has it.", "{pressed}");
    let since = scene.writes(BEN, topic, "/release").await;
    scene.emulator.asked(since, ANNA).await;
    let (since, pressed) = scene.emulator.control_from("press", press(&first)).await;
    assert_eq!(pressed["answer"]["text"], "The assistant answers.", "{pressed}");
    scene.is_quiet(since, ANNA).await;
    // A new request is not taken by the button of an old one.
    let asked = scene.emulator.ask(ANNA, "/human").await;
    let since = scene.press(ANNA, ANNA, asked.last().unwrap(), "Call a colleague").await;
    // What she is told goes its own way, and may come after what the group reads.
    scene.emulator.asked(since, ANNA).await;
    let second = scene.hears(since, GROUP, "https://t.me/c/").await;
    for old in [&first, &waits] {
        let (since, pressed) = scene.emulator.control_from("press", press(old)).await;
        assert!(pressed["answer"]["text"].as_str().unwrap().starts_with("Waits for a person"), "{pressed}");
        scene.is_quiet(since, ANNA).await;
    }
    let (since, pressed) = scene.pressed(CLEO, GROUP, &second, "Take it").await;
    assert!(pressed["text"].is_null(), "{pressed}");
    scene.hears(since, GROUP, "Cleo has the conversation").await;
}

#[tokio::test]
async fn whoever_never_had_it_hands_nothing_back() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let since = scene.writes(BEN, topic, "/release").await;
    scene.hears(since, GROUP, "You do not have it").await;
    scene.is_quiet(since, ANNA).await;
    let since = scene.writes(CLEO, topic, "/desk").await;
    scene.hears(since, GROUP, "acme · c1: waits since").await;
}

#[tokio::test]
async fn words_changed_after_the_hand_back_take_nothing_over() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    for order in ["/release", "/close"] {
        let words = format!("Look at the bun before {order}");
        let body = json!({ "user": BEN, "chat": GROUP, "thread": topic, "text": words });
        let (since, written) = scene.emulator.control_from("send", body).await;
        let told = scene.hears(since, ANNA, &words).await;
        let since = scene.writes(BEN, topic, order).await;
        scene.emulator.asked(since, ANNA).await;
        scene.hears(since, GROUP, "the conversation").await;
        let text = format!("Look at the bin before {order}");
        let edit = json!({ "user": BEN, "chat": GROUP, "message": written["message_id"], "text": text });
        let since = scene.does("edit", edit).await;
        let changed = scene.sees_changed(since, ANNA, "Look at the bin").await;
        assert_eq!(changed["message_id"], told["message_id"]);
        scene.is_quiet(scene.now().await, ANNA).await;
        let since = scene.does("send", json!({ "user": CLEO, "chat": GROUP, "text": "/desk" })).await;
        scene.hears(since, GROUP, "Nobody waits").await;
    }
    let all = scene.in_topic(topic).await;
    assert_eq!(
        count(&all, "Ben has begun the conversation") + count(&all, "Ben has the conversation"),
        2,
        "{:?}",
        texts(&all)
    );
}

#[tokio::test]
async fn a_right_that_is_withdrawn_holds_up_only_what_needs_it() {
    let scene = Scene::new("").await;
    link(&scene.program, EVE, 4).await;
    let service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let rights = |rights: &[&str]| json!({ "chat": GROUP, "bot": "restore_bot", "status": "administrator", "rights": rights, "by": BEN });
    let since = scene.does("groups/rights", rights(&["can_pin_messages"])).await;
    scene.hears(since, GROUP, "I may not make topics here").await;
    // Somebody else asks: everybody reads it, with what to grant and nothing to press.
    scene.emulator.ask(EVE, "/start").await;
    let asked = scene.emulator.ask(EVE, "/human").await;
    let since = scene.press(EVE, EVE, asked.last().unwrap(), "Call a colleague").await;
    scene.hears(since, EVE, "answers by").await;
    let told = scene.hears(since, GROUP, "acme · c2 waits for a person").await;
    assert!(said(&told).contains("grant me “Manage topics”"), "{}", said(&told));
    assert_eq!((buttons(&told), &told["message_thread_id"]), (Vec::new(), &Value::Null));
    // Whoever has a topic goes on in it at once.
    let begun = std::time::Instant::now();
    let since = scene.anna_writes("is anybody there?").await;
    let shown = scene.hears(since, GROUP, "👤 is anybody there?").await;
    assert_eq!(shown["message_thread_id"], topic);
    let since = scene.writes(BEN, topic, "I am").await;
    scene.hears(since, ANNA, "I am").await;
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(scene.topics().await.len(), 1);
    // It has come back: what waited is shown, and lost once more it is told once more.
    let since = scene.does("groups/rights", rights(&["can_pin_messages", "can_manage_topics"])).await;
    scene.hears(since, GROUP, "Eve (user 4), plan ").await;
    scene.topic_becomes(topic, |topic| topic["name"].as_str().unwrap().starts_with("💬")).await;
    assert_eq!(scene.topics().await.len(), 2);
    let since = scene.does("groups/rights", rights(&["can_pin_messages"])).await;
    scene.hears(since, GROUP, "I may not make topics here").await;
    assert_eq!(service.end().await, 0);
    let _again = scene.serve().await;
    scene.is_quiet(scene.now().await, GROUP).await;
    let all = scene.emulator.messages(GROUP).await;
    assert_eq!(
        count(&all, "I may not make topics here. Please"),
        3,
        "told twice by itself, once with Eve: {:#?}",
        texts(&all)
    );
}

#[tokio::test]
async fn what_is_said_in_one_breath_is_one_message() {
    let scene = Scene::new("").await;
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    scene.emulator.control("settings", json!({ "group_messages_per_minute": 20 })).await;
    for _ in 0..3 {
        let since = scene.writes(BEN, topic, "/status").await;
        scene.hears(since, GROUP, "Step:").await;
        // Evidence, and what follows from it, comes in many paragraphs.
        let since = scene.anna_writes("status").await;
        scene.hears(since, GROUP, "👤 status").await;
        scene.hears(since, GROUP, "🤖").await;
    }
    let all = scene.in_topic(topic).await;
    let (answers, replies) = (count(&all, "Step:"), count(&all, "🤖"));
    // The card has a step, too, and something was said before.
    assert_eq!((answers, replies), (4, 4), "{:#?}", texts(&all));
    // In the language of whoever asks, every command has its line.
    scene.emulator.control("users/change", json!({ "user": CLEO, "language_code": "de" })).await;
    let since = scene.writes(CLEO, topic, "/help").await;
    let help = scene.hears(since, GROUP, "/take – Das Gespräch übernehmen").await;
    assert!(said(&help).contains("/invite – "), "{}", said(&help));
}

#[tokio::test]
async fn while_an_agent_has_it_how_far_work_is_stands_on_the_card() {
    let scene = Scene::new("").await;
    scene.program.run(&["snapshot", "take"]).await.done();
    let _service = scene.serve().await;
    let topic = scene.ask_for_person().await;
    let slow = |spec: &str| scene.server.ui_post("faults", &json!({ "spec": spec }));
    scene.emulator.ask(ANNA, "My CRM data is missing or wrong").await;
    slow("*:slow=2");
    let since = scene.anna_writes("no, it is not there").await;
    let progress = scene.hears(since, ANNA, "Reading your portal").await;
    let since = scene.writes(BEN, topic, "I am here").await;
    scene.hears(since, ANNA, "I am here").await;
    let card = scene.sees_changed(since, GROUP, "🤫 Reading your portal").await;
    assert_eq!(card["message_thread_id"], topic);
    slow("");
    scene.sees_changed(since, ANNA, ": ended.").await;
    let held = scene.hears(since, GROUP, "🤫").await;
    assert_eq!(held["message_thread_id"], topic, "what came of it is for the agent: {held}");
    let all = scene.emulator.messages(ANNA).await;
    assert_eq!(texts(&all).last(), Some(&"I am here"), "{:?}", texts(&all));
    let since = scene.writes(BEN, topic, "/release").await;
    scene.hears(since, ANNA, "handed over to me").await;
    scene.emulator.asked(since, ANNA).await;
    assert!(!progress["message_id"].is_null());
}

#[tokio::test]
async fn what_came_of_work_takes_the_place_of_how_far_it_was() {
    let scene = Scene::new("").await;
    scene.program.run(&["snapshot", "take"]).await.done();
    let _service = scene.serve().await;
    scene.ask_for_person().await;
    scene.emulator.ask(ANNA, "My CRM data is missing or wrong").await;
    scene.server.ui_post("faults", &json!({ "spec": "*:slow=2" }));
    let since = scene.anna_writes("no, it is not there").await;
    let progress = scene.hears(since, ANNA, "Reading your portal").await;
    scene.server.ui_post("faults", &json!({ "spec": "" }));
    scene.emulator.asked(since, ANNA).await;
    let all = scene.emulator.messages(ANNA).await;
    let now = all.iter().find(|message| message["message_id"] == progress["message_id"]).unwrap();
    assert!(!said(now).contains("Reading your portal"), "{}", said(now));
    assert_eq!(count(&all, "Reading your portal"), 0, "{:?}", texts(&all));
}
