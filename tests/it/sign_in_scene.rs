//! A portal with an application for signing in, a bot behind the emulator, and a browser that goes from one to the other.

use std::net::TcpListener;

use reqwest::header::{ACCEPT_LANGUAGE, LOCATION};
use restore24::adapters::store::SqliteStore;
use restore24::sandbox::Server;
use serde_json::{Value, json};

use crate::program::{Program, two_contacts_lost};
use crate::telegram_support::{Emulator, Service, buttons};

pub const ANNA: i64 = 101;
pub const BORIS: i64 = 102;

pub const PUBLIC: &str = "https://bot.example.com";

pub struct Scene {
    pub server: Server,
    pub program: Program,
    pub emulator: Emulator,
    pub listen: String,
    pub browser: reqwest::Client,
}

/// What a browser is shown.
#[derive(Debug)]
pub struct Shown {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Shown {
    /// What the link on the page bears.
    pub fn proof(&self) -> Option<String> {
        let (_, rest) = self.text.split_once("href=\"https://t.me/restore_bot?start=")?;
        Some(rest.split('"').next().unwrap().to_owned())
    }
}

impl Scene {
    pub async fn new() -> Self {
        // The operator named nobody, so the webhook's creator (user 1) counts.
        let (program, server) = two_contacts_lost().await;
        // The snapshot of the test stays the only one.
        std::fs::write(program.data.path().join("policy.toml"), "[snapshots]\ndaily_at = \"\"\n").unwrap();
        let emulator = Emulator::new().await;
        for (account, name) in [(ANNA, "Anna & <b>Co</b>"), (BORIS, "Boris")] {
            emulator.person(account, name, "en").await;
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let listen = format!("127.0.0.1:{port}");
        emulator.control("settings", json!({ "webhook_origin": format!("http://{listen}") })).await;
        let app =
            json!({ "client_id": "local.1", "client_secret": "s3cret", "handler": format!("{PUBLIC}/oauth/bitrix24") });
        server.ui_post("apps", &app);
        let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let scene = Self { server, program, emulator, listen, browser };
        scene.set_up("s3cret").await;
        scene
    }

    /// Tells the program of the application.
    pub async fn set_up(&self, secret: &str) {
        let origin = self.origin();
        let args = ["portal", "sign-in", "acme", "--client-id", "local.1", "--oauth-server", &origin];
        let ran = self.program.run_with_input(&args, secret).await.done();
        assert!(!ran.out.contains(secret) && !ran.err.contains(secret), "{ran:?}");
    }

    pub fn origin(&self) -> String {
        self.server.webhook_url().split("/rest/").next().unwrap().to_owned()
    }

    pub async fn serve(&self) -> Service {
        let more = ["--public-url", PUBLIC, "--listen", &self.listen];
        Service::start(&self.program, &self.emulator, &more).await
    }

    /// What somebody writes, and the one message that comes of it.
    pub async fn say(&self, account: i64, text: &str) -> Value {
        let (since, _) = self.emulator.control_from("send", json!({ "user": account, "text": text })).await;
        self.emulator.said(since, account, 1).await.remove(0)
    }

    /// What `/settings` shows, whatever is said beside it.
    pub async fn settings(&self, account: i64) -> Value {
        let (since, _) = self.emulator.control_from("send", json!({ "user": account, "text": "/settings" })).await;
        self.said_with(since, account, "Language: English").await
    }

    /// Says which portal it is, and gives where the button leads.
    pub async fn ask_link(&self, account: i64) -> String {
        self.say(account, "/start").await;
        let said = self.say(account, "acme").await;
        assert!(said["text"].as_str().unwrap().contains("you sign in there with your own account"), "{said:?}");
        assert_eq!(buttons(&said), ["Sign in at acme", "Another portal"]);
        url_of(&said).unwrap()
    }

    /// The browser goes to the portal as that user, and gives where it is sent back to.
    pub async fn consent(&self, link: &str, user: u64) -> String {
        self.server.ui_post("browser", &json!({ "user": user }));
        let sent = self.browser.get(link).send().await.unwrap();
        assert_eq!(sent.status().as_u16(), 302);
        sent.headers()[LOCATION].to_str().unwrap().to_owned()
    }

    /// The browser comes back to us, by way of the proxy that the operator has in front.
    pub async fn come_back(&self, address: &str) -> Shown {
        let path = address.strip_prefix(PUBLIC).unwrap_or_else(|| panic!("sent elsewhere: {address}"));
        let url = format!("http://{}{path}", self.listen);
        let answer = self.browser.get(url).header(ACCEPT_LANGUAGE, "de-AT,de;q=0.8").send().await.unwrap();
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        Shown { status, headers, text: answer.text().await.unwrap() }
    }

    /// The whole way up to the page.
    pub async fn sign_in(&self, link: &str, user: u64) -> Shown {
        let back = self.consent(link, user).await;
        self.come_back(&back).await
    }

    /// The same, and the chat has been told.
    pub async fn signed_in(&self, account: i64, link: &str, user: u64) -> Shown {
        let (since, _) = self.emulator.control_from("messages", json!({ "chat": account })).await;
        let page = self.sign_in(link, user).await;
        self.said_with(since, account, "Somebody has just signed in").await;
        page
    }

    /// Opens the link of a page with an account, and waits for these words, whatever is said beside them.
    pub async fn open(&self, account: i64, payload: &str, words: &str) -> u64 {
        let (since, _) = self.emulator.control_from("start", json!({ "user": account, "payload": payload })).await;
        self.said_with(since, account, words).await;
        since
    }

    /// The whole way, and then into the conversation.
    pub async fn link_as(&self, account: i64, user: u64) {
        let link = self.ask_link(account).await;
        let proof = self.signed_in(account, &link, user).await.proof().unwrap();
        let since = self.open(account, &proof, "you signed in as").await;
        self.emulator.asked(since, account).await;
    }

    /// The message with these words that comes, whatever is said beside it.
    pub async fn said_with(&self, since: u64, account: i64, words: &str) -> Value {
        let body = json!({
            "since": since, "chat": account, "kinds": "message", "contains": words, "timeout_seconds": 40,
        });
        let heard = self.emulator.control("wait", body).await;
        assert_eq!(heard["timed_out"], false, "nobody said {words:?}: {:?}", self.emulator.messages(account).await);
        heard["events"][0]["message"].clone()
    }

    /// Presses a button of the last message that has it, and gives what comes of it, up to the next question.
    pub async fn press(&self, account: i64, label: &str) -> Vec<Value> {
        let messages = self.emulator.messages(account).await;
        let has_it = |message: &&Value| buttons(message).iter().any(|each| each == label);
        let message = messages.iter().rev().find(has_it).unwrap_or_else(|| panic!("no button {label}: {messages:?}"));
        let press = json!({ "user": account, "message": message["message_id"], "label": label });
        let (since, _) = self.emulator.control_from("press", press).await;
        self.emulator.asked(since, account).await
    }

    pub async fn links(&self) -> Vec<Value> {
        self.program.run(&["account", "list", "--json"]).await.json()
    }

    /// A number out of the store.
    pub async fn count(&self, sql: &'static str) -> i64 {
        let store = SqliteStore::open(self.program.data.path()).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        let found = sqlx::query_scalar(sql).fetch_one(&mut *tx).await.unwrap();
        drop(tx);
        store.close().await;
        found
    }

    /// Changes the store behind the program's back, as time would.
    pub async fn change(&self, sql: &'static str) {
        let store = SqliteStore::open(self.program.data.path()).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
    }

    /// Whether a user may have a restore, by what the program says to somebody who plans one at the command line.
    pub async fn may(&self, user: u64) -> Result<(), String> {
        let user = user.to_string();
        let args = ["restore", "plan", "--at", "s1", "--scope", "selective", "--as", &user];
        let ran = self.program.run(&args).await;
        if ran.code == 0 { Ok(()) } else { Err(ran.err) }
    }

    /// How often tokens were asked for.
    pub fn tokens_asked(&self) -> Value {
        self.server.ui_get("requests")["by_method"]["oauth.token"].clone()
    }

    pub async fn tokens_kept(&self) -> i64 {
        self.count("SELECT COUNT(*) FROM personal_token").await
    }
}

pub fn refused(told: Result<(), String>, words: &str) {
    let told = told.unwrap_err();
    assert!(told.contains(words), "{words:?} is not in {told}");
}

pub fn url_of(message: &Value) -> Option<String> {
    let rows = message["reply_markup"]["inline_keyboard"].as_array()?;
    rows.iter().flat_map(|row| row.as_array().unwrap()).find_map(|button| button["url"].as_str()).map(str::to_owned)
}
