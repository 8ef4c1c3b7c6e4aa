//! An installation with a portal, a person in a private chat with the bot, and agents in a forum group.

use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, sandbox};
use crate::telegram_support::{Emulator, Service, buttons, link, texts};

/// The person, an administrator of the portal; markup in names is only a name.
pub const ANNA: i64 = 101;
/// The agents.
pub const BEN: i64 = 201;
pub const CLEO: i64 = 202;
/// Somebody who is in no group.
pub const EVE: i64 = 203;
/// The forum group.
pub const GROUP: i64 = -1_001_000_000_001;

const PATIENCE_SECONDS: u64 = 40;

pub struct Scene {
    pub server: Server,
    pub program: Program,
    pub emulator: Emulator,
}

impl Scene {
    /// With the desk's group as it should be.
    pub async fn new(policy: &str) -> Self {
        let group = json!({
            "id": GROUP, "title": "Support", "is_forum": true, "owner": BEN, "members": [CLEO], "bot": "restore_bot",
        });
        Self::with_group(policy, Some(group)).await
    }

    /// With another group, or none.
    pub async fn with_group(policy: &str, group: Option<Value>) -> Self {
        let (program, server) = (Program::new(), sandbox(60).await);
        server.ui_post("tariff", &json!({ "license": "de_std" }));
        program.add_portal("acme", &server).await;
        // A snapshot that is taken by itself in between, and what expires with it, would change what is found.
        let policy =
            format!("[snapshots]\ndaily_at = \"\"\n[desk]\ngroup = {GROUP}\n{policy}\n[desk.hours]\n{}", hours());
        std::fs::write(program.data.path().join("policy.toml"), policy).unwrap();
        let emulator = Emulator::new().await;
        emulator.person(ANNA, "Anna <b>Weber</b> & `Co`", "en").await;
        for (id, name) in [(BEN, "Ben"), (CLEO, "Cleo"), (EVE, "Eve")] {
            emulator.person(id, name, "en").await;
        }
        if let Some(group) = group {
            emulator.control("groups", group).await;
        }
        link(&program, ANNA, 1).await;
        Self { server, program, emulator }
    }

    pub async fn serve(&self) -> Service {
        Service::start(&self.program, &self.emulator, &[]).await
    }

    /// Somebody does something; gives the number of the last event before it.
    pub async fn does(&self, command: &str, body: Value) -> u64 {
        self.emulator.control_from(command, body).await.0
    }

    /// Anna asks for a person and has one called; gives the topic.
    pub async fn ask_for_person(&self) -> i64 {
        self.emulator.ask(ANNA, "/start").await;
        let asked = self.emulator.ask(ANNA, "/human").await;
        let since = self.press(ANNA, ANNA, asked.last().unwrap(), "Call a colleague").await;
        self.emulator.asked(since, ANNA).await;
        // Its card is the first thing in it.
        self.hears(since, GROUP, "plan ").await["message_thread_id"].as_i64().expect("the card stands in a topic")
    }

    /// An agent writes in a topic.
    pub async fn writes(&self, agent: i64, topic: i64, text: &str) -> u64 {
        self.does("send", json!({ "user": agent, "chat": GROUP, "thread": topic, "text": text })).await
    }

    /// Anna writes to the bot.
    pub async fn anna_writes(&self, text: &str) -> u64 {
        self.does("send", json!({ "user": ANNA, "text": text })).await
    }

    /// Somebody presses a button; gives the number of the last event before it.
    pub async fn press(&self, user: i64, chat: i64, message: &Value, label: &str) -> u64 {
        self.pressed(user, chat, message, label).await.0
    }

    /// The same, with the answer to the press.
    pub async fn pressed(&self, user: i64, chat: i64, message: &Value, label: &str) -> (u64, Value) {
        assert!(buttons(message).iter().any(|each| each == label), "no button {label}: {message}");
        let body = json!({ "user": user, "chat": chat, "message": message["message_id"], "label": label });
        let (since, pressed) = self.emulator.control_from("press", body).await;
        (since, pressed["answer"].clone())
    }

    /// The first message of the bot's with these words in a chat after that.
    pub async fn hears(&self, since: u64, chat: i64, words: &str) -> Value {
        self.finds(since, chat, "message", words).await
    }

    /// The first message of the bot's that was changed to these words.
    pub async fn sees_changed(&self, since: u64, chat: i64, words: &str) -> Value {
        self.finds(since, chat, "edit", words).await
    }

    async fn finds(&self, since: u64, chat: i64, kinds: &str, words: &str) -> Value {
        let body = json!({
            "since": since, "chat": chat, "kinds": kinds, "contains": words, "timeout_seconds": PATIENCE_SECONDS,
        });
        let heard = self.emulator.control("wait", body).await;
        if heard["timed_out"] != false {
            let (all, topics) = (self.emulator.messages(chat).await, self.topics().await);
            panic!("nobody said {words:?} in {chat}: {:#?}\n{topics:?}", texts(&all));
        }
        heard["events"][0]["message"].clone()
    }

    /// Nothing is said in a chat for a while.
    pub async fn is_quiet(&self, since: u64, chat: i64) {
        let body = json!({ "since": since, "chat": chat, "seconds": 0.8 });
        let quiet = self.emulator.control("quiet", body).await;
        assert_eq!(quiet, json!([]), "said in {chat}");
    }

    /// Waits until the buttons below a message are gone.
    pub async fn loses_its_buttons(&self, message: &Value) {
        let body = json!({ "chat": GROUP, "message": message["message_id"] });
        for _ in 0..PATIENCE_SECONDS * 10 {
            if buttons(&self.emulator.control("message", body.clone()).await).is_empty() {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("it keeps its buttons: {}", said(message));
    }

    /// What stands in a topic, service messages left out.
    pub async fn in_topic(&self, topic: i64) -> Vec<Value> {
        let body = json!({ "chat": GROUP, "thread": topic, "service": false });
        self.emulator.control("messages", body).await.as_array().unwrap().clone()
    }

    /// The message in a topic that says this now.
    pub async fn find_in_topic(&self, topic: i64, words: &str) -> Value {
        for _ in 0..PATIENCE_SECONDS * 10 {
            let all = self.in_topic(topic).await;
            if let Some(found) = all.into_iter().find(|message| said(message).contains(words)) {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("{words:?} is not in {:#?}", texts(&self.in_topic(topic).await))
    }

    pub async fn topics(&self) -> Vec<Value> {
        let topics = self.emulator.control("topics", json!({ "chat": GROUP })).await;
        let topics = topics.as_array().cloned().unwrap_or_default();
        // The General topic is always there.
        topics.into_iter().filter(|topic| topic["message_thread_id"] != 1).collect()
    }

    /// Waits until a topic looks as it should.
    pub async fn topic_becomes(&self, topic: i64, is: impl Fn(&Value) -> bool) -> Value {
        for _ in 0..PATIENCE_SECONDS * 10 {
            let topics = self.topics().await;
            let found = topics.iter().find(|each| each["message_thread_id"] == topic);
            if let Some(found) = found.filter(|found| is(found)) {
                return found.clone();
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("the topic does not become so: {:#?}", self.topics().await);
    }

    /// The text of a file that a message bears.
    pub async fn content(&self, message: &Value) -> String {
        let id = message["document"]["file_id"].as_str().expect("a document");
        let file =
            reqwest::Client::new().post(format!("{}/control/file", self.emulator.url)).json(&json!({ "id": id }));
        file.send().await.unwrap().text().await.unwrap()
    }

    /// The number of the last event.
    pub async fn now(&self) -> u64 {
        self.emulator.control_from("state", json!({})).await.0
    }

    /// What the bot asked the Bot API for, by method.
    pub async fn requests(&self, method: &str) -> Vec<Value> {
        let requests = self.emulator.control("requests", json!({ "method": method })).await;
        requests.as_array().unwrap().clone()
    }
}

/// What a message says, or what stands below its file.
pub fn said(message: &Value) -> &str {
    message["text"].as_str().or(message["caption"].as_str()).unwrap_or_default()
}

/// How many messages say that.
pub fn count(messages: &[Value], words: &str) -> usize {
    messages.iter().filter(|message| said(message).contains(words)).count()
}

/// Somebody is there around the clock.
fn hours() -> String {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("{day} = \"00:00-24:00\"\n")).concat()
}
