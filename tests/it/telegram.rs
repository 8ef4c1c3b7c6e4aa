//! The Telegram bot end to end: the built program behind the emulator of the Bot API.

use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, sandbox};
use crate::telegram_support::{Emulator, Service, buttons, link, texts};

const ANNA: i64 = 101;
const BORIS: i64 = 102;
/// Words of the help, and of nothing else.
const HELP: &str = "I lead you step by step";

/// An installation with a portal, and Anna and Boris in a messenger; Anna is its administrator.
struct Scene {
    _server: Server,
    program: Program,
    emulator: Emulator,
}

impl Scene {
    async fn new(language: &str) -> Self {
        let (program, server) = (Program::new(), sandbox(60).await);
        server.ui_post("tariff", &json!({ "license": "de_std" }));
        program.add_portal("acme", &server).await;
        let emulator = Emulator::new().await;
        emulator.person(ANNA, "Anna <b>Weber</b> & Co", language).await;
        emulator.person(BORIS, "Boris", language).await;
        link(&program, ANNA, 1).await;
        Self { _server: server, program, emulator }
    }

    async fn serve(&self) -> Service {
        Service::start(&self.program, &self.emulator, &[]).await
    }
}

/// How often a text stands in a chat, said by the bot.
fn count_of(messages: &[Value], part: &str) -> usize {
    let by_bot = messages.iter().filter(|message| message["from"]["is_bot"] == true);
    by_bot.filter(|message| message["text"].as_str().is_some_and(|text| text.contains(part))).count()
}

#[tokio::test]
async fn a_linked_person_is_greeted_in_their_language_and_presses_a_button() {
    let scene = Scene::new("de").await;
    let service = scene.serve().await;
    let (since, _) = scene.emulator.control_from("start", json!({ "user": ANNA })).await;
    let greeted = scene.emulator.asked(since, ANNA).await;
    let asked = greeted.last().unwrap();
    let labels = buttons(asked);
    assert!(labels.iter().any(|label| label.contains("Mensch")), "{greeted:?}");

    let press = json!({ "user": ANNA, "message": asked["message_id"], "label": labels[0] });
    let (since, pressed) = scene.emulator.control_from("press", press.clone()).await;
    assert!(!pressed["answer"].is_null(), "a press is answered in its turn");
    let next = scene.emulator.asked(since, ANNA).await;
    assert_ne!(next[0]["message_id"], asked["message_id"]);
    // What was chosen stays to be seen, and the rest is gone.
    let stands = scene.emulator.messages(ANNA).await;
    let first = stands.iter().find(|message| message["message_id"] == asked["message_id"]).unwrap();
    assert_eq!(buttons(first), [format!("✓ {}", labels[0])]);
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn a_button_of_an_older_question_refreshes_and_never_acts() {
    let scene = Scene::new("en").await;
    let _service = scene.serve().await;
    let (since, _) = scene.emulator.control_from("start", json!({ "user": ANNA })).await;
    let greeted = scene.emulator.asked(since, ANNA).await;
    let old = greeted.last().unwrap();
    let data = old["reply_markup"]["inline_keyboard"][0][0]["callback_data"].clone();
    let open = scene.emulator.ask(ANNA, "contacts are gone").await;
    let press = json!({ "user": ANNA, "message": old["message_id"], "data": data });
    let (since, _) = scene.emulator.control_from("press", press).await;
    let told = scene.emulator.asked(since, ANNA).await;
    assert!(texts(&told)[0].contains("earlier question"), "{:?}", texts(&told));
    assert_eq!(buttons(told.last().unwrap()), buttons(open.last().unwrap()), "the open question is asked again");
    // One of another conversation, and nonsense, do nothing at all.
    for data in ["999.1.crm-data", "done", "n.link", "../..", ""] {
        let press = json!({ "user": ANNA, "message": old["message_id"], "data": data, "forged": true });
        let (since, _) = scene.emulator.control_from("press", press).await;
        let quiet = scene.emulator.control("quiet", json!({ "since": since, "chat": ANNA, "seconds": 0.4 })).await;
        assert_eq!(quiet, json!([]), "{data}");
    }
}

#[tokio::test]
async fn whoever_is_linked_to_nobody_is_shown_nothing_and_groups_are_sent_to_a_private_chat() {
    let scene = Scene::new("fr").await;
    let _service = scene.serve().await;
    let (since, _) =
        scene.emulator.control_from("send", json!({ "user": BORIS, "text": "tous les contacts ont disparu" })).await;
    let told = scene.emulator.said(since, BORIS, 1).await;
    assert!(texts(&told)[0].contains("lien d’invitation"), "{told:?}");
    let group = -1001;
    scene.emulator.control("groups", json!({ "id": group, "title": "Team", "members": [ANNA, BORIS] })).await;
    let send = |text: &str| json!({ "user": ANNA, "chat": group, "text": text });
    let (since, _) = scene.emulator.control_from("send", send("good morning all")).await;
    let quiet = scene.emulator.control("quiet", json!({ "since": since, "chat": group, "seconds": 0.4 })).await;
    assert_eq!(quiet, json!([]));
    for text in ["/status@restore_bot", "@restore_bot what is gone?"] {
        let (since, _) = scene.emulator.control_from("send", send(text)).await;
        let told = scene.emulator.said(since, group, 1).await;
        assert!(texts(&told)[0].contains("en privé"), "{text}: {told:?}");
    }
    let (since, _) = scene.emulator.control_from("send", send("/status@another_bot")).await;
    let quiet = scene.emulator.control("quiet", json!({ "since": since, "chat": group, "seconds": 0.4 })).await;
    assert_eq!(quiet, json!([]), "another bot's command");
}

#[tokio::test]
async fn an_edited_message_corrects_its_answer_and_media_get_one_answer() {
    let scene = Scene::new("en").await;
    let _service = scene.serve().await;
    scene.emulator.ask(ANNA, "/start").await;
    let (since, sent) = scene.emulator.control_from("send", json!({ "user": ANNA, "text": "deals are gone" })).await;
    scene.emulator.asked(since, ANNA).await;
    let edit = json!({ "user": ANNA, "message": sent["message_id"], "text": "contacts are gone" });
    let (since, _) = scene.emulator.control_from("edit", edit).await;
    let told = scene.emulator.asked(since, ANNA).await;
    assert!(texts(&told).iter().any(|text| text.to_lowercase().contains("contact")), "{told:?}");
    let files = json!([{ "kind": "photo" }, { "kind": "photo" }, { "kind": "photo" }]);
    let (since, _) = scene.emulator.control_from("send_album", json!({ "user": ANNA, "files": files })).await;
    let told = scene.emulator.asked(since, ANNA).await;
    assert!(texts(&told)[0].contains("open"), "{told:?}");
    tokio::time::sleep(Duration::from_millis(500)).await;
    let said = scene.emulator.control("events", json!({ "since": since, "chat": ANNA, "by_bot": true })).await;
    let answers = texts(&said.as_array().unwrap().iter().map(|event| event["message"].clone()).collect::<Vec<_>>())
        .into_iter()
        .filter(|text| text.contains("open"))
        .count();
    assert_eq!(answers, 1, "an album is answered once: {said}");
}

#[tokio::test]
async fn whatever_the_messenger_does_each_reply_is_said_once() {
    let scene = Scene::new("en").await;
    let _service = scene.serve().await;
    scene.emulator.ask(ANNA, "/start").await;
    let faults = [
        json!({ "kind": "429", "method": "sendMessage", "retry_after": 1 }),
        json!({ "kind": "cut", "method": "sendMessage" }),
        json!({ "kind": "answered_but_cut", "method": "sendMessage" }),
        json!({ "kind": "answered_but_cut", "method": "sendMessage", "times": 2 }),
        json!({ "kind": "refuse", "method": "sendMessage", "code": 500, "description": "Internal Server Error" }),
    ];
    for (position, fault) in faults.into_iter().enumerate() {
        let before = count_of(&scene.emulator.messages(ANNA).await, HELP);
        scene.emulator.control("faults", fault.clone()).await;
        let (since, _) = scene.emulator.control_from("send", json!({ "user": ANNA, "text": "/help" })).await;
        scene.emulator.asked(since, ANNA).await;
        // The next question is behind it, so nothing of it is still under way.
        scene.emulator.ask(ANNA, "/status").await;
        let after = count_of(&scene.emulator.messages(ANNA).await, HELP);
        assert_eq!(after, before + 1, "fault {position}: {fault}");
    }
}

#[tokio::test]
async fn killed_at_any_moment_nothing_is_lost_and_nothing_is_said_twice() {
    survive_kills(false).await;
}

#[tokio::test]
async fn killed_at_any_moment_behind_a_webhook_neither() {
    survive_kills(true).await;
}

/// `kill -9` at random moments while people write; every message is answered exactly once.
async fn survive_kills(by_webhook: bool) {
    const PEOPLE: i64 = 6;
    const ROUNDS: usize = 8;
    let scene = Scene::new("en").await;
    let mut random = StdRng::seed_from_u64(if by_webhook { 7 } else { 11 });
    for person in 0..PEOPLE {
        scene.emulator.person(500 + person, "P", "en").await;
        link(&scene.program, 500 + person, 1).await;
        scene.emulator.control("start", json!({ "user": 500 + person })).await;
    }
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let listen = format!("127.0.0.1:{port}");
    scene.emulator.control("settings", json!({ "webhook_origin": format!("http://{listen}") })).await;
    let more: Vec<&str> = match by_webhook {
        true => vec!["--public-url", "https://bot.example.com", "--listen", &listen],
        false => Vec::new(),
    };
    let mut sent = 0;
    for _ in 0..ROUNDS {
        let service = Service::start(&scene.program, &scene.emulator, &more).await;
        for _ in 0..6 {
            let user = 500 + random.random_range(0..PEOPLE);
            scene.emulator.control("send", json!({ "user": user, "text": "/help" })).await;
            sent += 1;
            tokio::time::sleep(Duration::from_millis(random.random_range(0..30))).await;
        }
        service.kill().await;
    }
    let _service = Service::start(&scene.program, &scene.emulator, &more).await;
    for _ in 0..300 {
        if answered(&scene).await >= sent {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Whatever would come twice has had its time.
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(answered(&scene).await, sent, "each message is answered exactly once");

    async fn answered(scene: &Scene) -> usize {
        let mut count = 0;
        for person in 0..PEOPLE {
            count += count_of(&scene.emulator.messages(500 + person).await, HELP);
        }
        count
    }
}

#[tokio::test]
async fn updates_that_come_twice_or_late_are_heard_once_and_blocked_chats_rest() {
    let scene = Scene::new("en").await;
    let service = scene.serve().await;
    scene.emulator.ask(ANNA, "/start").await;
    let pending_before = count_of(&scene.emulator.messages(ANNA).await, HELP);
    scene.emulator.control("updates/hold", json!({})).await;
    for text in ["/help", "/help", "/help"] {
        scene.emulator.control("send", json!({ "user": ANNA, "text": text })).await;
    }
    let (since, _) = scene.emulator.control_from("updates/release", json!({ "order": "reversed" })).await;
    scene.emulator.said(since, ANNA, 6).await;
    // A press once more, though it was acknowledged: what it led to is not said again.
    let asked = scene.emulator.ask(ANNA, "/start").await;
    let last = asked.last().unwrap();
    let press = json!({ "user": ANNA, "message": last["message_id"], "label": buttons(last)[0] });
    let (since, pressed) = scene.emulator.control_from("press", press).await;
    let led_to = scene.emulator.asked(since, ANNA).await;
    scene.emulator.control("updates/duplicate", json!({ "update": pressed["update"] })).await;
    scene.emulator.ask(ANNA, "/status").await;
    let question = texts(&led_to).last().unwrap().to_string();
    let stands = scene.emulator.messages(ANNA).await;
    // Once when it was pressed, and once behind the status.
    assert_eq!(count_of(&stands, &question), 2, "{:?}", texts(&stands));
    let after = count_of(&scene.emulator.messages(ANNA).await, HELP);
    assert_eq!(after, pending_before + 3);

    scene.emulator.control("block", json!({ "user": ANNA })).await;
    assert_eq!(service.end().await, 0);
    let service = scene.serve().await;
    let (since, _) = scene.emulator.control_from("start", json!({ "user": ANNA })).await;
    let told = scene.emulator.asked(since, ANNA).await;
    assert!(!told.is_empty(), "whoever comes back is answered");
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn wrong_tokens_and_strangers_at_the_webhook_are_told_and_refused() {
    let scene = Scene::new("en").await;
    let mut wrong = scene.program.command(&["serve", "--telegram-api", &scene.emulator.url]);
    let ran = wrong.env("RESTORE24_TELEGRAM_TOKEN", "1:wrong").output().await.unwrap();
    let told = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{told}");
    assert!(told.contains("does not know this bot's token") && told.contains("@BotFather"), "{told}");
    assert!(!told.contains("1:wrong"), "the token is shown: {told}");

    let listen = "127.0.0.1:0";
    scene.emulator.control("settings", json!({ "webhook_origin": "http://127.0.0.1:9" })).await;
    let more = ["--public-url", "https://bot.example.com", "--listen", listen];
    let (service, line) = Service::start_and_hear(&scene.program, &scene.emulator, &more).await;
    let address = line["webhook"].as_str().unwrap().to_owned();
    let update = json!({ "update_id": 1, "message": {
        "message_id": 1, "date": 1_790_000_000, "chat": { "id": ANNA, "type": "private", "first_name": "A" },
        "from": { "id": ANNA, "is_bot": false, "first_name": "A" }, "text": "/help" } });
    let client = reqwest::Client::new();
    for secret in [None, Some("wrong")] {
        let mut request = client.post(format!("http://{address}/telegram")).json(&update);
        if let Some(secret) = secret {
            request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        assert_eq!(request.send().await.unwrap().status().as_u16(), 401, "{secret:?}");
    }
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn telegram_that_fails_at_the_start_is_tried_again() {
    let scene = Scene::new("en").await;
    scene.emulator.control("faults", json!({ "kind": "502", "method": "getMe" })).await;
    let (service, line) = Service::start_and_hear(&scene.program, &scene.emulator, &[]).await;
    assert_eq!(line["event"], "telegram-trouble", "{line}");
    assert!(!scene.emulator.ask(ANNA, "/start").await.is_empty());
    assert_eq!(service.end().await, 0);
}

#[tokio::test]
async fn a_second_service_on_the_same_folder_is_refused_and_the_first_goes_on() {
    let scene = Scene::new("en").await;
    let service = scene.serve().await;
    scene.program.run(&["serve"]).await.failed("another `restore24 serve` works on");
    scene.emulator.ask(ANNA, "/start").await;
    service.kill().await;
    // However the first one ended, the next one begins.
    let _service = scene.serve().await;
    scene.emulator.ask(ANNA, "/help").await;
}
